//! Rows that go: what nobody wants any more, or everything.

use super::{done, refused};
use crate::runtime::{BOTH, Bench, FIRST, Spec, fresh, lake_of};
use crate::support::targets;

fn prune(bench: &Bench) -> String {
    bench.project.run(&["prune", "--auto-approve"]).expect(0).stdout
}

fn must_be_pruned(bench: &Bench) {
    let said = prune(bench);
    assert!(said.ends_with("Nothing to prune: every recorded row is wanted.\n"), "{said}");
    bench.must_be_settled();
}

#[test]
fn prune_removes_what_lies_outside_the_range() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 24);
    let bench = Bench::with(&spec);
    bench.apply(0);
    let smaller = spec.range(FIRST + 5, FIRST + 16);
    bench.write(&smaller);
    bench.apply(0);
    let planned = bench.project.run(&["prune"]);
    refused(planned, 6, "E106");
    let said = prune(&bench);
    assert!(said.starts_with("Pruned: run r-3 in "), "{said}");
    bench.rows().must_equal(&fresh(&smaller), "pruned");
    assert_eq!(done(&bench, "p/ledgers->save-to-jsonl"), [(105, 116)]);
    must_be_pruned(&bench);
    // What was pruned is new again when it is wanted again.
    bench.write(&spec);
    bench.apply(0);
    bench.rows().must_equal(&fresh(&spec), "wanted again");
}

#[test]
fn prune_removes_former_targets() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 14);
    let bench = Bench::with(&spec.consumers(&BOTH.replace("out/rows", "out/old")));
    bench.apply(0);
    bench.project.write("out/old/ledgers/notes.txt", "not cdpctl's");
    bench.write(&spec);
    bench.apply(0);
    let listed = bench.project.run(&["state", "list"]).expect(0).stdout;
    assert!(listed.contains("(+15 in former targets)"), "{listed}");
    let said = prune(&bench);
    assert!(said.contains("table ledgers in out/old.db"), "{said}");
    assert!(!bench.project.join("out/old.db").exists() && !bench.project.join("out/old/contract_events").exists());
    let left: Vec<_> = std::fs::read_dir(bench.project.join("out/old/ledgers")).expect("a folder").collect();
    assert_eq!(left.len(), 1, "somebody else's file stays: {left:?}");
    bench.rows().must_equal(&fresh(&spec), "the present targets");
    let state = bench.project.run(&["state", "export"]).expect(0).json();
    assert!(!state["edges"].to_string().contains("out/old"), "{}", state["edges"]);
    must_be_pruned(&bench);
}

#[test]
fn prune_removes_edges_and_pipelines_that_are_gone() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 14);
    let bench = Bench::with(&spec);
    let other = Spec { name: "q", ..spec.consumers("    - {type: SaveToSQLite, config: {path: out/q.db}}") };
    bench.write(&other);
    bench.apply(0);
    let smaller = spec.processors("    - type: Ledgers");
    bench.write(&smaller);
    std::fs::remove_file(bench.project.join("q.pipeline.yaml")).expect("a file");
    bench.apply(0);
    assert!(bench.project.join("out/q.db").exists(), "unregistering leaves rows");
    prune(&bench);
    assert!(!bench.project.join("out/q.db").exists());
    bench.rows().must_equal(&fresh(&smaller), "pruned");
    let listed = bench.project.run(&["state", "list", "--json"]).expect(0).json();
    let edges: Vec<&str> =
        listed["edges"].as_array().expect("edges").iter().map(|edge| edge["address"].as_str().expect("text")).collect();
    assert_eq!(edges, ["pipeline.p/ledgers->save-to-jsonl", "pipeline.p/ledgers->save-to-sqlite"]);
    must_be_pruned(&bench);
}

#[test]
fn prune_can_be_narrowed() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 19);
    let bench = Bench::with(&spec);
    bench.apply(0);
    bench.write(&spec.range(FIRST, FIRST + 9));
    bench.apply(0);
    bench.project.run(&["prune", "--target", "p/save-to-sqlite", "--auto-approve"]).expect(0);
    assert_eq!(done(&bench, "p/ledgers->save-to-sqlite"), [(100, 109)]);
    assert_eq!(done(&bench, "p/ledgers->save-to-jsonl"), [(100, 119)]);
    bench.project.run(&["prune", "--exclude", "p/save-to-jsonl", "--auto-approve"]).expect(0);
    assert_eq!(done(&bench, "p/ledgers->save-to-jsonl"), [(100, 119)]);
    refused(bench.project.run(&["prune", "--target", "nobody", "--auto-approve"]), 64, "E108");
    prune(&bench);
    must_be_pruned(&bench);
    // A file that was not named says nothing about its pipeline: its rows are nobody's to remove.
    let other = Spec { name: "q", ..spec.consumers("    - {type: SaveToSQLite, config: {path: out/q.db}}") };
    bench.write(&other);
    bench.apply(0);
    bench.project.run(&["prune", "--auto-approve", "p.pipeline.yaml"]).expect(0);
    assert!(bench.project.join("out/q.db").exists());
}

#[test]
fn destroy_removes_everything_and_the_next_apply_begins_anew() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 14);
    let bench = Bench::with(&spec);
    bench.apply(0);
    bench.project.write("out/rows/ledgers/notes.txt", "not cdpctl's");
    let planned = bench.project.run(&["plan", "--destroy", "--detailed-exitcode"]).expect(2).stdout;
    assert!(planned.contains("# pipeline.p will be destroyed"), "{planned}");
    assert!(planned.contains("Plan: rows of 60 ledgers to remove, in 4 targets.\nNext: cdpctl destroy\n"), "{planned}");
    assert!(!planned.contains("not planned"), "{planned}");
    assert!(planned.lines().all(|line| line.chars().count() <= 100), "{planned}");
    refused(bench.project.run(&["destroy"]), 6, "E106");
    // The source is not asked.
    let away = lake.path().with_extension("away");
    std::fs::rename(lake.path(), &away).expect("a rename");
    let said = bench.project.run(&["destroy", "--auto-approve"]).expect(0).stdout;
    std::fs::rename(&away, lake.path()).expect("a rename");
    assert!(said.starts_with("Destroyed: run r-2 in ") && !said.contains("Estimated"), "{said}");
    assert!(!bench.project.join("out/rows.db").exists() && !bench.project.join("out/rows/contract_events").exists());
    assert_eq!(targets::jsonl(&bench.project.join("out/rows")).len(), 0);
    std::fs::remove_file(bench.project.join("out/rows/ledgers/notes.txt")).expect("it stayed");
    let listed = bench.project.run(&["state", "list", "--json"]).expect(0).json();
    assert_eq!(listed["edges"], serde_json::json!([]));
    let again = bench.project.run(&["destroy", "--auto-approve"]).expect(0).stdout;
    assert!(again.ends_with("Nothing to destroy: nothing is recorded.\n"), "{again}");
    bench.apply(0);
    bench.rows().must_equal(&fresh(&spec), "anew");
    bench.must_be_settled();
}

#[test]
fn one_pipeline_can_be_destroyed_alone() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 14);
    let bench = Bench::with(&spec);
    bench.write(&Spec { name: "q", ..spec.consumers("    - {type: SaveToSQLite, config: {path: out/q.db}}") });
    bench.apply(0);
    bench.project.run(&["destroy", "--target", "q", "--auto-approve"]).expect(0);
    assert!(!bench.project.join("out/q.db").exists());
    bench.rows().must_equal(&fresh(&spec), "the other one");
    assert_eq!(done(&bench, "p"), [(100, 114); 4]);
}
