//! `--target` and `--exclude`: what is left out stays as it was.

use super::{codes, delivered, done, refused};
use crate::runtime::{BOTH, Bench, FIRST, Spec, action, fresh, lake_of};
use crate::support::pipeline;

fn addresses(plan: &serde_json::Value) -> Vec<(&str, &str)> {
    let pipelines = plan["pipelines"].as_array().expect("pipelines").iter();
    pipelines.map(|p| (p["address"].as_str().expect("text"), p["action"].as_str().expect("text"))).collect()
}

#[test]
fn pipelines_that_are_not_named_are_neither_changed_nor_unregistered() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 9);
    let bench = Bench::with(&spec);
    let other = |name: &'static str| {
        let consumers = format!("    - {{type: SaveToSQLite, config: {{path: out/{name}.db}}}}");
        Spec { name, ..spec.consumers(&consumers) }
    };
    for name in ["q", "r"] {
        bench.write(&other(name));
    }
    bench.apply(0);
    let wider = spec.range(FIRST, FIRST + 14);
    bench.write(&wider);
    bench.write(&other("q").range(FIRST, FIRST + 19));
    std::fs::remove_file(bench.project.join("r.pipeline.yaml")).expect("a file");
    let whole = bench.plan();
    assert_eq!(whole["complete"], true);
    assert_eq!(addresses(&whole), [("pipeline.p", "update"), ("pipeline.q", "update"), ("pipeline.r", "delete")]);
    for narrow in [&["--target", "p"][..], &["--exclude", "pipeline.q", "--exclude", "r"]] {
        let arguments: Vec<&str> = ["plan", "--json"].iter().chain(narrow).copied().collect();
        let plan = bench.project.run(&arguments).expect(0).json();
        assert_eq!(plan["complete"], false);
        assert_eq!(addresses(&plan), [("pipeline.p", "update")], "{narrow:?}");
    }
    bench.project.run(&["apply", "--auto-approve", "--target", "p"]).expect(0);
    bench.rows().must_equal(&fresh(&wider), "the named one");
    assert_eq!(addresses(&bench.plan())[1..], [("pipeline.q", "update"), ("pipeline.r", "delete")]);
    assert_eq!(done(&bench, "q/ledgers->save-to-sqlite"), [(100, 109)]);
    bench.project.run(&["plan", "--target", "p", "--detailed-exitcode"]).expect(0);
    bench.apply(0);
    bench.must_be_settled();
}

#[test]
fn nodes_and_edges_can_be_named() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 9);
    let bench = Bench::with(&spec);
    bench.project.run(&["apply", "--auto-approve", "--target", "p/ledgers->save-to-jsonl"]).expect(0);
    assert_eq!(delivered(&bench, "r-1"), [("p/ledgers->save-to-jsonl".to_owned(), 10)]);
    assert!(!bench.project.join("out/rows.db").exists());
    bench.project.run(&["apply", "--auto-approve", "--target", "p/save-to-sqlite"]).expect(0);
    assert_eq!(delivered(&bench, "r-2").len(), 2);
    bench.project.run(&["apply", "--auto-approve", "--exclude", "p/ledgers"]).expect(0);
    assert_eq!(delivered(&bench, "r-3"), [("p/contract-event->save-to-jsonl".to_owned(), 10)]);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "piece by piece");
}

#[test]
fn edges_that_are_left_out_keep_what_is_recorded_of_them() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 9);
    let bench = Bench::with(&spec);
    bench.apply(0);
    // The events are filtered now and the part files are gone from the configuration; only the table of ledgers is named.
    let changed = spec
        .processors("    - type: Ledgers\n    - {type: ContractEvent, config: {event_types: [transfer]}}")
        .consumers("    - {type: SaveToSQLite, config: {path: out/rows.db}}");
    bench.write(&changed);
    let target = ["--target", "p/ledgers->save-to-sqlite"];
    let plan = bench.project.run(&["plan", "--json", target[0], target[1]]).expect(0).json();
    assert_eq!(action(&plan, "/contract-event->save-to-sqlite"), "no_op");
    bench.project.run(&["apply", "--auto-approve", target[0], target[1]]).expect(0);
    bench.project.run(&["plan", "--detailed-exitcode", target[0], target[1]]).expect(0);
    let plan = bench.plan();
    assert_eq!(action(&plan, "/contract-event->save-to-sqlite"), "update");
    assert_eq!(action(&plan, "/ledgers->save-to-jsonl"), "delete", "it is still registered");
    bench.apply(0);
    bench.must_be_settled();
    bench.write(&spec.consumers(&BOTH.replace("out/rows,", "out/rows,")));
    bench.apply(0);
    bench.rows().must_equal(&fresh(&spec), "all as before");
}

#[test]
fn a_pipeline_of_which_nothing_is_named_is_not_registered() {
    let lake = lake_of(25);
    let bench = Bench::new();
    let text = pipeline(
        "p",
        lake.path(),
        "standalone",
        "start_ledger: 100, end_ledger: 109",
        "    - type: Ledgers",
        "    - {type: SaveToSQLite, config: {path: out/rows.db}}",
    );
    bench.project.write("p.pipeline.yaml", &text);
    bench.project.run(&["plan", "--detailed-exitcode", "--exclude", "p/save-to-sqlite"]).expect(0);
    bench.project.run(&["apply", "--auto-approve", "--exclude", "p/save-to-sqlite"]).expect(0);
    assert!(!bench.project.join("state").exists());
}

#[test]
fn an_address_where_nothing_is_is_an_error() {
    let lake = lake_of(25);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 9));
    for (flag, address) in
        [("--target", "q"), ("--exclude", "p/save-to-csv"), ("--replace", "p/ledgers->contract-event")]
    {
        let ran = refused(bench.project.run(&["plan", flag, address]), 64, "E108");
        assert!(ran.stderr.contains(&format!("there is nothing at pipeline.{address}")), "{}", ran.stderr);
        let document = bench.project.run(&["plan", "--json", flag, address]).expect(64).json();
        assert_eq!(codes(&document["diagnostics"]), ["E108"]);
        bench.project.run(&["apply", "--auto-approve", flag, address]).expect(64);
    }
    let ran = bench.project.run(&["plan", "--target", "a b"]).expect(64);
    assert!(ran.stderr.contains("is no address; write pipeline.NAME"), "{}", ran.stderr);
    assert!(!bench.project.join("state").exists());
}
