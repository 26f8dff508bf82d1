//! Runs: what was done, by whom, and taking up what was left undone.

use super::{delivered, killed_at, refused};
use crate::runtime::{Bench, FIRST, Spec, fresh, lake_of};
use crate::support::lake;

#[test]
fn runs_are_listed_shown_and_logged() {
    let lake = lake_of(30);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 19));
    assert_eq!(bench.project.run(&["runs", "list"]).expect(0).stdout, "No runs.\n");
    bench.project.run(&["apply", "--auto-approve", "--until", "109"]).expect(0);
    killed_at(&bench, "after_deliver", 1, &["apply", "--auto-approve"]);
    bench.apply(0);
    bench.project.run(&["destroy", "--auto-approve"]).expect(0);
    let list = bench.project.run(&["runs", "list", "--json"]).expect(0).json();
    let runs: Vec<(&str, &str, &str)> = list["runs"]
        .as_array()
        .expect("runs")
        .iter()
        .map(|run| {
            let text = |key: &str| run[key].as_str().expect("text");
            (text("run"), text("operation"), text("state"))
        })
        .collect();
    assert_eq!(
        runs,
        [
            ("r-4", "destroy", "completed"),
            ("r-3", "apply", "completed"),
            ("r-2", "apply", "interrupted"),
            ("r-1", "apply", "completed"),
        ]
    );
    assert_eq!((&list["runs"][3]["ledgers"], &list["runs"][2]["ledgers"]), (&10.into(), &serde_json::Value::Null));
    assert_eq!(list["runs"][0]["who"], "tester");
    let table = bench.project.run(&["runs", "list", "--limit", "2"]).expect(0).stdout;
    assert_eq!(table.lines().count(), 3, "{table}");
    assert!(table.lines().all(|line| line.chars().count() <= 100), "{table}");
    let shown = bench.project.run(&["runs", "show", "r-1"]).expect(0).stdout;
    assert!(shown.starts_with("Applied run r-1 in "), "{shown}");
    let shown = bench.project.run(&["runs", "show", "r-2"]).expect(0).stdout;
    assert!(shown.starts_with("Run r-2 interrupted: p · started "), "{shown}");
    let logs = bench.project.run(&["runs", "logs", "r-4"]).expect(0).stdout;
    let events: Vec<serde_json::Value> =
        logs.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect();
    assert_eq!(events.iter().filter(|event| event["type"] == "removed").count(), 4, "{logs}");
}

#[test]
fn what_is_no_run_or_not_in_the_state_for_it_is_refused() {
    let lake = lake_of(30);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 9));
    bench.apply(0);
    for command in ["show", "logs", "cancel", "resume"] {
        for run in ["r-99", "seven"] {
            refused(bench.project.run(&["runs", command, run]), 1, "E108");
        }
    }
    let ran = refused(bench.project.run(&["runs", "cancel", "r-1"]), 1, "E116");
    assert!(ran.stderr.contains("r-1 is not running: it is completed"), "{}", ran.stderr);
    // Its pipeline is gone from the configuration.
    std::fs::remove_file(bench.project.join("p.pipeline.yaml")).expect("a file");
    bench.write(&Spec {
        name: "q",
        ..Spec::new(lake.path(), FIRST, FIRST + 4).consumers("    - {type: SaveToSQLite, config: {path: out/q.db}}")
    });
    refused(bench.project.run(&["runs", "resume", "r-1", "--auto-approve"]), 1, "E116");
}

#[test]
fn resuming_does_what_a_run_left_undone_and_only_that() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 19);
    let bench = Bench::with(&spec);
    let good = std::fs::read(lake::object(lake.path(), 110)).expect("an object");
    lake::put(lake.path(), 110, b"broken");
    bench.apply(10);
    bench.write(&Spec { name: "q", ..spec.consumers("    - {type: SaveToSQLite, config: {path: out/q.db}}") });
    lake::put(lake.path(), 110, &good);
    bench.project.run(&["runs", "resume", "r-1", "--auto-approve"]).expect(0);
    for (edge, ledgers) in delivered(&bench, "r-2") {
        assert!(edge.starts_with("p/") && ledgers == 1, "{edge}: {ledgers}");
    }
    bench.rows().must_equal(&fresh(&spec), "resumed");
    assert!(!bench.project.join("out/q.db").exists(), "only the pipelines of that run");
}
