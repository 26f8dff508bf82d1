//! Processors whose rows depend on more than their ledger: whole cells, and all ledgers before. Only debug builds have such
//! processors, and only when they are asked for.

mod following;
mod random;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use super::kill::until;
use super::{Bench, FIRST, Rows, Spec, intervals, lake_of, said, undone};
use crate::support::{Project, lake, targets, test_data};

/// Ledgers in the lakes of these tests.
const COUNT: u32 = 60;
/// A row for each ten ledgers, and one for each ledger that depends on all before, beside one that depends on nothing.
const THREE: &str = "    - type: Ledgers\n    - {type: TestCells, config: {ledgers: 10}}\n    - type: TestRunning";
/// The edges of the two with a state, by the end of their addresses.
const CELLS: [&str; 2] = ["test-cells->save-to-sqlite", "test-cells->save-to-jsonl"];
const RUNNING: [&str; 2] = ["test-running->save-to-sqlite", "test-running->save-to-jsonl"];
const PLAIN: &str = "/ledgers->save-to-sqlite";

/// A project in which the processors for tests are there.
fn bench() -> Bench {
    Bench { project: Project::new("").with_variable("CDPCTL_TEST_PROCESSORS", "1") }
}

fn bench_with(spec: &Spec) -> Bench {
    let bench = bench();
    bench.write(spec);
    bench
}

fn spec(lake: &Path, first: u32, last: u32) -> Spec {
    Spec { source: "buffer_size: 10", ..Spec::new(lake, first, last) }.processors(THREE)
}

/// What a fresh run writes: checked against the ledgers of each cell and the number of ledgers so far.
#[track_caller]
fn fresh(spec: &Spec) -> Rows {
    let bench = bench_with(spec);
    bench.apply(0);
    bench.must_be_settled();
    if spec.processors == THREE {
        let cells = bench.query("out/rows.db", "SELECT ledger_sequence, first, last FROM test_cells ORDER BY 1");
        let wanted = (spec.first / 10..=spec.last / 10).map(|cell| {
            let (first, last) = (spec.first.max(cell * 10), spec.last.min(cell * 10 + 9));
            format!("{first} {first} {last}")
        });
        assert_eq!(cells, wanted.collect::<Vec<_>>());
        let running = bench.query("out/rows.db", "SELECT ledger_sequence, ledgers FROM test_running ORDER BY 1");
        let wanted = (spec.first..=spec.last).map(|ledger| format!("{ledger} {}", ledger - spec.first + 1));
        assert_eq!(running, wanted.collect::<Vec<_>>());
        let sums = "SELECT (SELECT sum(transaction_count) FROM test_cells) = max(transaction_count),
                    count(DISTINCT hash) = count(*) FROM test_running";
        assert_eq!(bench.query("out/rows.db", sums), ["1 1"]);
    }
    bench.rows()
}

/// `class reason first-last` of each interval of an edge.
#[track_caller]
fn classes(plan: &Value, edge: &str) -> Vec<String> {
    let edges =
        plan["pipelines"].as_array().expect("a list").iter().flat_map(|p| p["edges"].as_array().expect("edges"));
    let found = edges.clone().find(|found| found["address"].as_str().expect("text").ends_with(edge)).expect("the edge");
    let words = |i: &Value| {
        let reason = i["reason"].as_str().map(|reason| format!(" {reason}")).unwrap_or_default();
        format!("{}{reason} {}-{}", i["class"].as_str().expect("text"), i["start"], i["end"])
    };
    found["intervals"].as_array().expect("a list").iter().map(words).collect()
}

/// Applies, and fails unless the targets hold what a fresh run of the same configuration writes.
#[track_caller]
fn applies_as_fresh(bench: &Bench, spec: &Spec, when: &str) -> Value {
    let receipt = applies(bench, spec, when);
    bench.rows().must_equal(&fresh(spec), when);
    receipt
}

/// The same when runs were killed before.
#[track_caller]
fn applies_as_fresh_after_kills(bench: &Bench, spec: &Spec, when: &str) {
    applies(bench, spec, when);
    wanted_rows(bench, spec).must_equal(&fresh(spec), when);
}

/// The rows in the targets; of part files only those of wanted ledgers: what a killed run published and did not record is
/// nobody's while nothing is to be done there.
fn wanted_rows(bench: &Bench, spec: &Spec) -> Rows {
    let mut jsonl = targets::jsonl(&bench.project.join("out/rows"));
    let wanted = u64::from(spec.first)..=u64::from(spec.last);
    for lines in jsonl.values_mut() {
        lines.retain(|line| wanted.contains(&ledger_of(line)));
    }
    jsonl.retain(|_, lines| !lines.is_empty());
    Rows { sqlite: targets::sqlite(&bench.project.join("out/rows.db")), jsonl }
}

/// Applies and prunes, and fails unless that did what was planned and nothing is left to do.
#[track_caller]
fn applies(bench: &Bench, spec: &Spec, when: &str) -> Value {
    bench.write(spec);
    let planned = bench.plan();
    let events = bench.apply_events(0);
    let receipt = events.last().expect("events")["receipt"].clone();
    applied_is_planned(&planned, &events, when);
    bench.must_be_settled();
    bench.project.run(&["prune", "--auto-approve"]).expect(0);
    bench.must_be_settled();
    receipt
}

/// Nothing was delivered that was not planned as work, and all of the work was, unless its target turned out to hold it
/// already; no more was read than was counted.
#[track_caller]
fn applied_is_planned(plan: &Value, events: &[Value], when: &str) {
    let of_type = |name: &str| {
        let mut ledgers: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        for event in events.iter().filter(|event| event["type"] == name) {
            let (first, last) = (event["start"].as_u64().expect("a ledger"), event["end"].as_u64().expect("a ledger"));
            ledgers.entry(event["edge"].as_str().expect("text").to_owned()).or_default().extend(first..=last);
        }
        ledgers
    };
    let (mut delivered, adopted) = (of_type("delivered"), of_type("adopted"));
    for edge in plan["pipelines"][0]["edges"].as_array().expect("a list") {
        let address = edge["address"].as_str().expect("text");
        let work = ["new", "gap", "reprocess"].iter().flat_map(|class| intervals(plan, address, class));
        let mut work: Vec<u64> = work.flat_map(|(first, last)| first..=last).collect();
        work.sort_unstable();
        work.retain(|ledger| !adopted.get(address).is_some_and(|adopted| adopted.contains(ledger)));
        let mut done = delivered.remove(address).unwrap_or_default();
        done.sort_unstable();
        assert_eq!(done, work, "{when}: {address}");
    }
    assert_eq!(delivered, BTreeMap::new(), "{when}");
    let Some(summary) = events.last() else { panic!("{when}: no events") };
    if summary["receipt"].is_object() {
        let volume = &plan["summary"]["data_volume"];
        if adopted.is_empty() {
            assert_eq!(summary["receipt"]["ledgers"], volume["ledgers"], "{when}: ledgers read");
        }
    }
}

#[test]
fn a_range_grows_and_shrinks_at_both_ends() {
    let lake = lake_of(COUNT);
    let at = |first, last| spec(lake.path(), first, last);
    let bench = bench();
    applies_as_fresh(&bench, &at(115, 134), "at first");

    // The end: the cell that was cut there is made anew; what reads in order reads all before once more.
    bench.write(&at(115, 142));
    let plan = bench.plan();
    for edge in CELLS {
        assert_eq!(classes(&plan, edge), ["new 135-142", "reprocess whole_cell 130-134", "reuse 115-129"]);
    }
    for edge in RUNNING {
        assert_eq!(classes(&plan, edge), ["new 135-142", "reuse 115-134"]);
    }
    assert_eq!(classes(&plan, PLAIN), ["new 135-142", "reuse 115-134"]);
    // 8 once for all that is done alone; 13 for each edge that takes cells, 28 for each that reads in order.
    assert_eq!(plan["summary"]["data_volume"]["ledgers"], 8 + 2 * 13 + 2 * 28);
    let text = said(&bench.project.run(&["plan"]));
    assert!(text.contains("whole cell"), "{text}");
    let receipt = applies_as_fresh(&bench, &at(115, 142), "longer");
    assert_eq!(receipt["ledgers"], 8 + 2 * 13 + 2 * 28);

    // The start: rows that count from it are others.
    bench.write(&at(108, 142));
    let plan = bench.plan();
    for edge in CELLS {
        assert_eq!(classes(&plan, edge), ["new 108-114", "reprocess whole_cell 115-119", "reuse 120-142"]);
    }
    for edge in RUNNING {
        assert_eq!(classes(&plan, edge), ["new 108-114", "reprocess fingerprint_changed 115-142"]);
    }
    let explained = said(&bench.project.run(&["explain", "fingerprint", "pipeline.p"]).expect(0));
    assert!(explained.contains("state ordered from ledger 108 on  changed"), "{explained}");
    assert!(explained.contains("state grid(10)") && !explained.contains("grid(10)  changed"), "{explained}");
    applies_as_fresh(&bench, &at(108, 142), "begins earlier");

    // Narrower at both ends: cells that are cut there are made anew, and the rest goes when it is pruned.
    bench.write(&at(123, 137));
    let plan = bench.plan();
    for edge in CELLS {
        let reprocess = ["reprocess whole_cell 123-129", "reprocess whole_cell 130-137"];
        let joined = ["reprocess whole_cell 123-137", "orphan out_of_range 108-122", "orphan out_of_range 138-142"];
        let found = classes(&plan, edge);
        assert!(found == joined || found[..2] == reprocess, "{found:?}");
    }
    applies_as_fresh(&bench, &at(123, 137), "narrower");
    applies_as_fresh(&bench, &at(120, 149), "whole cells");
    let plan = bench.plan();
    assert_eq!(classes(&plan, CELLS[0]), ["reuse 120-149"]);
    bench.write(&at(120, 139));
    assert_eq!(classes(&bench.plan(), CELLS[0]), ["reuse 120-139", "orphan out_of_range 140-149"]);
    applies_as_fresh(&bench, &at(120, 139), "narrower by whole cells");
}

#[test]
fn a_hole_holds_back_its_cell_and_all_behind_it_until_it_is_mended() {
    let lake = lake_of(COUNT);
    let spec = spec(lake.path(), FIRST, FIRST + 39);
    let path = lake::object(lake.path(), 117);
    let good = fs::read(&path).expect("an object");
    fs::remove_file(&path).expect("an object");
    let bench = bench_with(&spec);
    let events = bench.apply_events(10);
    let told = |edge: &str| -> Vec<(u64, u64, String)> {
        let mine = undone(&events).into_iter().filter(|(address, ..)| address.ends_with(edge));
        let mut told: Vec<(u64, u64, String)> = mine.map(|(_, first, last, code, _)| (first, last, code)).collect();
        told.sort();
        told
    };
    let codes = |list: &[(u64, u64, &str)]| -> Vec<(u64, u64, String)> {
        list.iter().map(|(first, last, code)| (*first, *last, (*code).to_owned())).collect()
    };
    assert_eq!(told(PLAIN), codes(&[(117, 117, "E405")]));
    for edge in CELLS {
        assert_eq!(told(edge), codes(&[(110, 116, "E502"), (117, 117, "E405"), (118, 119, "E502")]));
    }
    for edge in RUNNING {
        assert_eq!(told(edge), codes(&[(117, 117, "E405"), (118, 139, "E502")]));
    }
    for (_, _, _, code, message) in undone(&events) {
        assert!(code == "E405" || message.contains("held back by ledger 117, which the source lacks"), "{message}");
    }
    let count = |table| bench.query("out/rows.db", &format!("SELECT count(*) FROM {table}"));
    assert_eq!(["ledgers", "test_cells", "test_running"].map(count), [["39"], ["3"], ["17"]]);

    let plan = bench.plan();
    for edge in CELLS {
        let blocked = ["blocked missing 117-117", "blocked held_back 110-116", "blocked held_back 118-119"];
        let found = classes(&plan, edge);
        assert_eq!(found, [&blocked[..], &["reuse 100-109", "reuse 120-139"]].concat(), "{edge}");
    }
    for edge in RUNNING {
        let found = classes(&plan, edge);
        assert_eq!(found, ["blocked missing 117-117", "blocked held_back 118-139", "reuse 100-116"], "{edge}");
    }
    bench.apply(10);
    fs::write(&path, good).expect("the object");
    let receipt = applies_as_fresh(&bench, &spec, "mended");
    // One, ten for each edge that takes cells, and all for each that reads in order.
    assert_eq!(receipt["ledgers"], 1 + 2 * 10 + 2 * 40);
}

#[test]
fn a_bad_ledger_fails_what_depends_on_it_and_can_be_set_aside() {
    for quarantine in [false, true] {
        let lake = lake_of(COUNT);
        let spec = spec(lake.path(), FIRST, FIRST + 39);
        let good = fs::read(lake::object(lake.path(), 123)).expect("an object");
        lake::put(lake.path(), 123, b"broken");
        let bench = bench();
        let write = || {
            bench.write(&spec);
            if quarantine {
                let file = bench.project.join("p.pipeline.yaml");
                let text = fs::read_to_string(&file).expect("the file");
                fs::write(file, text.replace("spec:\n", "spec:\n  on_bad_data: quarantine\n")).expect("the file");
            }
        };
        write();
        let events = bench.apply_events(10);
        let failed = events.iter().filter(|event| event["type"] == "ledger_failed").count();
        assert_eq!(failed, 1, "five readings tell of it once");
        for (address, first, last, code, message) in undone(&events) {
            let cause = (first, last) == (123, 123);
            assert_eq!(code, if cause { "E406" } else { "E502" }, "{address} {first}-{last}");
            assert!(cause || message.contains("held back by ledger 123: E406"), "{message}");
        }
        let receipt = &events.last().expect("events")["receipt"];
        let state = if quarantine { "completed" } else { "failed" };
        assert_eq!(receipt["state"], state, "{receipt:#}");
        let plan = bench.plan();
        for edge in CELLS {
            assert_eq!(intervals(&plan, edge, "reuse"), [(100, 119), (130, 139)]);
            if quarantine {
                let blocked = ["blocked quarantined 123-123", "blocked held_back 120-122", "blocked held_back 124-129"];
                let found = classes(&plan, edge);
                assert!(blocked.iter().all(|blocked| found.iter().any(|found| found == blocked)), "{found:?}");
            }
        }
        for edge in RUNNING {
            assert_eq!(intervals(&plan, edge, "reuse"), [(100, 122)]);
            if quarantine {
                assert_eq!(intervals(&plan, edge, "blocked").iter().map(|(a, b)| b - a + 1).sum::<u64>(), 17);
            }
        }
        if quarantine {
            let text = said(&bench.project.run(&["plan"]).expect(0));
            assert!(text.contains("held back") && text.contains("quarantined"), "{text}");
            let text = said(&bench.apply(10));
            assert!(text.contains("E502") || text.contains("set aside"), "{text}");
        }
        lake::put(lake.path(), 123, &good);
        if quarantine {
            bench.apply(10);
            bench.project.run(&["runs", "resume", "r-1", "--auto-approve"]).expect(0);
        } else {
            bench.apply(0);
        }
        bench.must_be_settled();
        bench.rows().must_equal(&fresh(&spec), "mended");
    }
}

#[test]
fn ledgers_inside_a_cell_are_done_again_with_the_whole_cell_and_all_behind_in_order() {
    let lake = lake_of(COUNT);
    let spec = spec(lake.path(), 105, 144);
    let bench = bench_with(&spec);
    bench.apply(0);
    let wanted = bench.rows();
    // Rows that are wrong must be replaced.
    bench.sql("out/rows.db", "UPDATE test_cells SET hash = 'x' WHERE ledger_sequence = 120");
    bench.sql("out/rows.db", "UPDATE test_running SET hash = 'x' WHERE ledger_sequence >= 124");
    let verified = bench.project.run(&["verify", "--json"]).expect(12).json();
    let wrong = |edge: &str| {
        let edges = verified["edges"].as_array().expect("a list");
        let found = edges.iter().find(|found| found["address"].as_str().expect("text").ends_with(edge)).expect("it");
        found["comparison"]["differing"].as_u64().expect("a number")
    };
    assert_eq!((wrong(CELLS[0]), wrong(CELLS[1]), wrong(RUNNING[0]), wrong(PLAIN)), (1, 0, 21, 0));
    let restate = ["restate", "pipeline.p", "--range", "124:124", "--reason", "wrong", "--auto-approve", "--json"];
    let ran = bench.project.run(&restate).expect(0);
    let events: Vec<Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let delivered = |edge: &str| -> Vec<(u64, u64)> {
        let mine = events.iter().filter(|e| e["type"] == "delivered" && e["edge"].as_str().unwrap().ends_with(edge));
        mine.map(|e| (e["start"].as_u64().expect("a ledger"), e["end"].as_u64().expect("a ledger"))).collect()
    };
    assert_eq!(delivered(CELLS[0]), [(120, 129)]);
    let running = delivered(RUNNING[0]);
    assert_eq!((running.first().map(|first| first.0), running.last().map(|last| last.1)), (Some(124), Some(144)));
    assert_eq!(delivered(PLAIN), [(124, 124)]);
    bench.must_be_settled();
    bench.rows().must_equal(&wanted, "restated");
    bench.project.run(&["verify"]).expect(0);
    for seed in ["1", "2", "3"] {
        bench.project.run(&["verify", "--sample", "2", "--seed", seed]).expect(0);
    }
    // What is forgotten goes with what was made together with it.
    bench.project.run(&["intervals", "forget", "pipeline.p", "--range", "131:132"]).expect(0);
    let plan = bench.plan();
    assert_eq!(classes(&plan, CELLS[0]), ["reprocess restated 130-139", "reuse 105-129", "reuse 140-144"]);
    assert_eq!(intervals(&plan, RUNNING[0], "reuse"), [(105, 130)]);
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&wanted, "forgotten and done again");
}

#[test]
fn cells_of_any_size_give_the_same_rows_with_any_number_of_workers() {
    let lake = lake_of(COUNT);
    for cell in [1, 3, 10, 25, 64_000] {
        let mut rows = Vec::new();
        for source in ["num_workers: 1, buffer_size: 1", "num_workers: 4, buffer_size: 200", "num_workers: 3"] {
            for at_last in [false, true] {
                let processors = format!(
                    "    - {{type: TestCells, config: {{ledgers: {cell}, at_last: {at_last}}}}}\n    - type: TestRunning"
                );
                let spec = Spec { source, ..spec(lake.path(), 104, 152) }.processors(&processors);
                let bench = bench_with(&spec);
                bench.apply(0);
                bench.must_be_settled();
                let query = "SELECT first, last, transaction_count, hash FROM test_cells ORDER BY 1";
                let running = "SELECT ledger_sequence, ledgers, hash FROM test_running ORDER BY 1";
                rows.push((bench.query("out/rows.db", query), bench.query("out/rows.db", running)));
                let under = if at_last { "last" } else { "first" };
                let wrong = format!("SELECT count(*) FROM test_cells WHERE ledger_sequence <> {under}");
                assert_eq!(bench.query("out/rows.db", &wrong), ["0"]);
                bench.project.run(&["verify"]).expect(0);
            }
        }
        assert_eq!(rows[0].0.len(), usize::try_from(152 / cell - 104 / cell + 1).expect("few"));
        assert!(rows.iter().all(|other| *other == rows[0]), "cells of {cell}");
    }
    let spec = spec(lake.path(), 104, 152).processors("    - {type: TestCells, config: {ledgers: 64001}}");
    let text = said(&bench_with(&spec).project.run(&["validate"]).expect(3));
    assert!(text.contains("cells of 64001 ledgers are too large"), "{text}");
}

#[test]
fn an_operator_behind_cells_takes_whole_cells_too() {
    let lake = lake_of(COUNT);
    let filter =
        "    - type: AlertFilter\n      config: {conditions: [{field: first, operator: \">=\", threshold: 120}]}";
    let processors = format!("    - {{type: TestCells, config: {{ledgers: 10}}}}\n{filter}");
    let at = |first, last| spec(lake.path(), first, last).processors(&processors);
    let bench = bench();
    applies_as_fresh(&bench, &at(100, 134), "at first");
    bench.write(&at(100, 137));
    let plan = bench.plan();
    let edges = plan["pipelines"][0]["edges"].as_array().expect("a list").clone();
    for edge in edges.iter().map(|edge| edge["address"].as_str().expect("text")) {
        assert_eq!(classes(&plan, edge), ["new 135-137", "reprocess whole_cell 130-134", "reuse 100-129"], "{edge}");
    }
    applies_as_fresh(&bench, &at(100, 137), "longer");
    assert_eq!(bench.query("out/rows.db", "SELECT first, last FROM test_cells ORDER BY 1"), ["120 129", "130 137"]);
    bench.project.run(&["verify"]).expect(0);
}

#[test]
fn a_budget_ends_between_cells() {
    let lake = lake_of(COUNT);
    let spec = spec(lake.path(), 100, 149).processors("    - {type: TestCells, config: {ledgers: 20}}");
    let bench = bench_with(&spec);
    for (most, done) in [("19", Vec::new()), ("45", vec![(100, 139)])] {
        bench.project.run(&["apply", "--auto-approve", "--max-ledgers", most]).expect(8);
        for edge in CELLS {
            assert_eq!(intervals(&bench.plan(), edge, "reuse"), done, "{most}");
        }
    }
    applies_as_fresh(&bench, &spec, "the rest");
}

/// Kills at every boundary, in a run that extends, and so replaces cells and builds up what is carried.
#[test]
fn a_kill_at_any_boundary_leaves_no_cell_that_counts_as_done_and_is_not() {
    let lake = lake_of(COUNT);
    let (before, after) = (spec(lake.path(), FIRST, 133), spec(lake.path(), FIRST, 147));
    let wanted = fresh(&after);
    let narrowed = fresh(&before);
    for point in cdpctl::sys::FAIL_POINTS {
        for passing in [1, 2, 5] {
            if matches!(*point, "before_begin" | "after_begin" | "before_finish") && passing > 1 {
                continue;
            }
            let when = format!("{point}, passing {passing}");
            let bench = bench_with(&before);
            bench.apply(0);
            bench.write(&after);
            let reached = bench.project.join("reached");
            let mut command = bench.project.command(&["apply", "--auto-approve"]);
            command.env("CDPCTL_FAIL_POINT", format!("{point}:{passing}:pause"));
            command.env("CDPCTL_FAIL_POINT_FILE", &reached).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().expect("the binary runs");
            until(&when, || reached.exists() || child_ended(&mut child));
            if !reached.exists() {
                continue;
            }
            child.kill().expect("it is ours");
            child.wait().expect("it is ours");
            // Some go back to what they wanted before.
            if passing == 2 {
                bench.write(&before);
                bench.apply(0);
                bench.project.run(&["prune", "--auto-approve"]).expect(0);
                bench.must_be_settled();
                wanted_rows(&bench, &before).must_equal(&narrowed, &format!("{when}, back"));
                bench.write(&after);
            }
            bench.apply(0);
            bench.rows().must_equal(&wanted, &when);
            bench.must_be_settled();
        }
    }
}

fn ledger_of(line: &str) -> u64 {
    let row: Value = serde_json::from_str(line).expect("JSON");
    row["ledger_sequence"].as_u64().expect("a ledger")
}

fn child_ended(child: &mut std::process::Child) -> bool {
    child.try_wait().expect("it is ours").is_some()
}

#[test]
fn the_processors_for_tests_are_there_only_when_asked_for() {
    let lake = lake_of(COUNT);
    let plain = Bench::with(&spec(lake.path(), 100, 110));
    let text = said(&plain.project.run(&["validate"]).expect(3));
    assert!(text.contains("E314"), "{text}");
    let listed = said(&plain.project.run(&["components", "list"]).expect(0));
    assert!(!listed.contains("TestCells"), "{listed}");
    let shown = |name: &str| bench().project.run(&["components", "show", name, "--json"]).expect(0).json();
    assert_eq!(shown("TestCells")["state"], "grid");
    assert_eq!(shown("TestRunning")["state"], "ordered");
    assert_eq!(shown("Ledgers")["state"], "none");
    assert_eq!(shown("AlertFilter")["state"], "inherited");
    let text = said(&bench().project.run(&["components", "show", "TestCells"]).expect(0));
    assert!(text.contains("state") && text.contains("grid"), "{text}");
}

#[test]
fn real_ledgers_in_cells_and_in_order() {
    let Some(lake) = test_data("lake/testnet") else { return };
    let (first, last) = (1_410_060, 1_410_330);
    let at = |last| Spec { network: "testnet", source: "num_workers: 2", ..spec(&lake, first, last) };
    let bench = bench();
    applies_as_fresh(&bench, &at(last - 105), "real ledgers");
    applies_as_fresh(&bench, &at(last), "more real ledgers");
    bench.project.run(&["verify"]).expect(0);
}
