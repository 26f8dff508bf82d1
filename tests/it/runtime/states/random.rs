//! Any sequence of changes, holes, bad ledgers, restatements and kills ends in the rows of a fresh run.

use std::collections::BTreeSet;
use std::fs;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use super::super::Chance;
use super::{COUNT, FIRST, applies_as_fresh_after_kills, bench, lake_of, spec};
use crate::support::{lake, setting};

/// Sequences, and steps of each.
const RUNS: u64 = 6;
const STEPS: u64 = 12;

/// Every ledger that is wanted has one class, on every edge.
#[track_caller]
fn classes_partition(plan: &Value, first: u32, last: u32, when: &str) {
    for edge in plan["pipelines"][0]["edges"].as_array().expect("a list") {
        let wanted = edge["intervals"].as_array().expect("a list").iter().filter(|i| i["class"] != "orphan");
        let mut ledgers: Vec<u64> = wanted
            .flat_map(|i| i["start"].as_u64().expect("a ledger")..=i["end"].as_u64().expect("a ledger"))
            .collect();
        ledgers.sort_unstable();
        assert_eq!(ledgers, (u64::from(first)..=u64::from(last)).collect::<Vec<_>>(), "{when}: {}", edge["address"]);
    }
}

#[test]
fn any_sequence_of_changes_ends_in_the_rows_of_a_fresh_run() {
    let runs = setting("CDPCTL_STATES_RUNS").unwrap_or(RUNS);
    let seed = setting("CDPCTL_STATES_SEED").unwrap_or(1);
    for run in 0..runs {
        let mut chance = Chance(seed + run);
        let mut pick = |low: u32, count: u64| low + u32::try_from(chance.below(count)).expect("small");
        let lake = lake_of(COUNT);
        let chain = lake::chain("standalone", FIRST, COUNT);
        let good = |ledger: u32| chain[(ledger - FIRST) as usize].1.as_slice();
        let bench = bench();
        let (mut first, mut last) = (pick(FIRST, 30), FIRST + 39);
        let mut broken: BTreeSet<u32> = BTreeSet::new();
        let mut told = Vec::new();
        bench.write(&spec(lake.path(), first, last));
        for step in 0..STEPS {
            let what = pick(0, 11);
            told.push(match what {
                0 | 1 => {
                    first = pick(FIRST, 35);
                    last = pick(first, 25).min(FIRST + COUNT - 1);
                    bench.write(&spec(lake.path(), first, last));
                    format!("wants {first}-{last}")
                }
                2 => {
                    let ledger = pick(FIRST, u64::from(COUNT));
                    let _ = fs::remove_file(lake::object(lake.path(), ledger));
                    broken.insert(ledger);
                    format!("{ledger} is missing")
                }
                3 => {
                    let ledger = pick(FIRST, u64::from(COUNT));
                    lake::put(lake.path(), ledger, b"broken");
                    broken.insert(ledger);
                    format!("{ledger} is bad")
                }
                4 => {
                    for ledger in std::mem::take(&mut broken) {
                        lake::put(lake.path(), ledger, good(ledger));
                    }
                    "mended".to_owned()
                }
                5 => {
                    let range = format!("{}:{}", pick(first, 10), pick(first + 10, 10));
                    let ran = bench.project.run(&[
                        "restate",
                        "pipeline.p",
                        "--range",
                        &range,
                        "--reason",
                        "why",
                        "--auto-approve",
                    ]);
                    format!("restated {range}: {}", ran.code)
                }
                6 => {
                    let ledger = pick(first, 20).to_string();
                    let range = format!("{ledger}:{ledger}");
                    let ran = bench.project.run(&["intervals", "forget", "pipeline.p", "--range", &range]);
                    format!("forgot {range}: {}", ran.code)
                }
                7 => {
                    let (from, until) = (pick(first, 12).to_string(), pick(first + 12, 12).to_string());
                    let ran = bench.project.run(&["apply", "--auto-approve", "--from", &from, "--until", &until]);
                    assert!([0, 10].contains(&ran.code), "{told:?}: {from} {until}: {}{}", ran.stdout, ran.stderr);
                    format!("applied {from} to {until}: {}", ran.code)
                }
                8 => {
                    let mut command = bench.project.command(&["apply", "--auto-approve"]);
                    let mut child =
                        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the binary runs");
                    std::thread::sleep(Duration::from_millis(u64::from(pick(0, 150))));
                    child.kill().expect("it is ours");
                    child.wait().expect("it is ours");
                    "killed".to_owned()
                }
                9 => {
                    let ran = bench.project.run(&["prune", "--auto-approve"]);
                    format!("pruned: {}", ran.code)
                }
                _ => {
                    let ran = bench.project.run(&["apply", "--auto-approve"]);
                    assert!([0, 10].contains(&ran.code), "{told:?}: {}{}", ran.stdout, ran.stderr);
                    format!("applied: {}", ran.code)
                }
            });
            classes_partition(&bench.plan(), first, last, &format!("run {run}, step {step}: {told:?}"));
        }
        for ledger in broken {
            lake::put(lake.path(), ledger, good(ledger));
        }
        applies_as_fresh_after_kills(&bench, &spec(lake.path(), first, last), &format!("run {run}: {told:?}"));
        bench.project.run(&["verify"]).expect(0);
    }
}
