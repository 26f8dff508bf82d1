//! Renames: nothing is done again, and the owner in the target follows.

use super::{done, refused};
use crate::runtime::{Bench, FIRST, Spec, fresh, lake_of};

/// Appends renames to the project.
fn moved(bench: &Bench, moves: &[(&str, &str)]) {
    let text = std::fs::read_to_string(bench.project.join("cdpctl.yaml")).expect("a project");
    let moves: String = moves.iter().map(|(from, to)| format!("    - {{from: \"{from}\", to: \"{to}\"}}\n")).collect();
    bench.project.write("cdpctl.yaml", &format!("{text}  moved:\n{moves}"));
}

/// Owners that the targets name.
fn owners(bench: &Bench) -> Vec<String> {
    let mut owners = bench.query("out/rows.db", "SELECT edge FROM _cdpctl_tables");
    for table in ["ledgers", "contract_events"] {
        let path = bench.project.join("out/rows").join(table).join(".cdpctl.json");
        let manifest: serde_json::Value =
            serde_json::from_slice(&std::fs::read(path).expect("a manifest")).expect("JSON");
        owners.push(manifest["owner"]["edge"].as_str().expect("text").to_owned());
    }
    owners.sort();
    owners
}

/// Renamed one way or another, what is done stays done; more of it continues in the same tables and files.
fn must_go_on(bench: &Bench, after: &Spec, expected: [&str; 4], when: &str) {
    assert_eq!(done(bench, after.name), [(100, 114); 4], "{when}: nothing is lost");
    bench.must_be_settled();
    assert_eq!(bench.plan()["pipelines"][0]["moved_from"], serde_json::Value::Null, "{when}: told once");
    let wider = after.range(FIRST, FIRST + 19);
    bench.write(&wider);
    let ran = bench.apply(0);
    assert!(ran.stdout.contains(": 5 ledgers read"), "{when}: {}", ran.stdout);
    bench.rows().must_equal(&fresh(&wider), when);
    assert_eq!(owners(bench), expected, "{when}");
    bench.must_be_settled();
}

#[test]
fn a_renamed_pipeline_goes_on() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 14);
    let renamed = Spec { name: "q", ..spec.clone() };
    let owners = [
        "pipeline.q/contract-event->save-to-jsonl",
        "pipeline.q/contract-event->save-to-sqlite",
        "pipeline.q/ledgers->save-to-jsonl",
        "pipeline.q/ledgers->save-to-sqlite",
    ];
    for by_hand in [false, true] {
        let bench = Bench::with(&spec);
        bench.apply(0);
        std::fs::remove_file(bench.project.join("p.pipeline.yaml")).expect("a file");
        bench.write(&renamed);
        if by_hand {
            let said = bench.project.run(&["state", "mv", "p", "q"]).expect(0).stdout;
            assert_eq!(said, "pipeline.p is pipeline.q from now on.\n");
        } else {
            moved(&bench, &[("pipeline.p", "pipeline.q")]);
            let plan = bench.plan();
            assert_eq!(plan["pipelines"][0]["moved_from"], "pipeline.p");
            assert_eq!(plan["summary"]["ledgers"]["new"], 0, "{plan:#}");
            let said = bench.project.run(&["plan", "--detailed-exitcode"]).expect(2).stdout;
            assert!(said.contains("  # pipeline.p is pipeline.q from now on\n"), "{said}");
            assert!(said.contains("0 to delete, 1 to rename. Ledgers: 0 new"), "{said}");
            let ran = bench.apply(0);
            assert!(ran.stderr.contains("pipeline.p is pipeline.q from now on"), "{}", ran.stderr);
        }
        must_go_on(&bench, &renamed, owners, if by_hand { "by hand" } else { "by the project" });
        if !by_hand {
            // The rename stays where it is written, also when the old name means another pipeline one day.
            bench.write(&Spec { name: "p", ..spec.consumers("    - {type: SaveToSQLite, config: {path: out/p.db}}") });
            bench.apply(0);
            bench.must_be_settled();
            assert_eq!(done(&bench, "q"), [(100, 119); 4]);
            assert_eq!(done(&bench, "p"), [(100, 114); 2]);
        }
    }
}

#[test]
fn renamed_nodes_and_edges_go_on() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 14);
    let node = spec.processors("    - {type: Ledgers, id: headers}\n    - type: ContractEvent");
    let edge = spec.consumers(
        "    - {type: SaveToSQLite, id: db, config: {path: out/rows.db}}\n    - {type: SaveToJSONL, config: {path: out/rows, ledgers_per_part: 7}}",
    );
    let cases = [
        (
            &node,
            &[("pipeline.p/ledgers", "pipeline.p/headers")][..],
            [
                "pipeline.p/contract-event->save-to-jsonl",
                "pipeline.p/contract-event->save-to-sqlite",
                "pipeline.p/headers->save-to-jsonl",
                "pipeline.p/headers->save-to-sqlite",
            ],
        ),
        (
            &edge,
            &[
                ("pipeline.p/ledgers->save-to-sqlite", "pipeline.p/ledgers->db"),
                ("pipeline.p/contract-event->save-to-sqlite", "pipeline.p/contract-event->db"),
            ],
            [
                "pipeline.p/contract-event->db",
                "pipeline.p/contract-event->save-to-jsonl",
                "pipeline.p/ledgers->db",
                "pipeline.p/ledgers->save-to-jsonl",
            ],
        ),
    ];
    for (after, moves, owners) in cases {
        for by_hand in [false, true] {
            let bench = Bench::with(&spec);
            bench.apply(0);
            bench.write(after);
            let when = format!("{moves:?}, by hand: {by_hand}");
            if by_hand {
                for (from, to) in moves {
                    bench.project.run(&["state", "mv", from, to]).expect(0);
                }
            } else {
                moved(&bench, moves);
            }
            assert_eq!(bench.plan()["moves"].as_array().expect("a list").len(), if by_hand { 0 } else { moves.len() });
            let ran = bench.apply(0);
            assert!(ran.stdout.contains(": 0 ledgers read"), "{when}: {}", ran.stdout);
            must_go_on(&bench, after, owners, &when);
        }
    }
}

#[test]
fn nothing_moves_onto_an_address_that_is_taken() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 9);
    let bench = Bench::with(&spec);
    bench.write(&Spec { name: "q", ..spec.consumers("    - {type: SaveToSQLite, config: {path: out/q.db}}") });
    bench.apply(0);
    let before = bench.project.run(&["state", "export"]).expect(0).stdout;
    for (from, to) in [("p", "q"), ("p/ledgers", "p/contract-event")] {
        refused(bench.project.run(&["state", "mv", from, to]), 1, "E114");
    }
    refused(bench.project.run(&["state", "mv", "p", "p"]), 64, "E114");
    refused(bench.project.run(&["state", "mv", "p", "q/ledgers"]), 64, "E114");
    refused(bench.project.run(&["state", "mv", "nobody", "r"]), 1, "E108");
    let after = bench.project.run(&["state", "export"]).expect(0).stdout;
    assert!(after == before, "a refusal changes nothing");
    // The same in the project: the old pipeline is no longer configured, and the new one has a past of its own.
    std::fs::remove_file(bench.project.join("p.pipeline.yaml")).expect("a file");
    moved(&bench, &[("pipeline.p", "pipeline.q")]);
    for command in [&["plan"][..], &["apply", "--auto-approve"]] {
        let ran = refused(bench.project.run(command), 3, "E114");
        assert!(ran.stderr.contains("spec.moved: pipeline.p cannot become pipeline.q"), "{}", ran.stderr);
    }
    bench.project.run(&["state", "rm", "q"]).expect(0);
    bench.project.run(&["plan"]).expect(0);
}
