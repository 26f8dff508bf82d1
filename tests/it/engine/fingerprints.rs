//! What makes ledgers be done again, and what does not: through the binary.

use std::path::Path;

use serde_json::Value;

use crate::runtime::{Bench, FIRST, action, intervals, lake_of, said};
use crate::support::lake;

/// Four edges: ledgers, events, and alerts on the events, each into a place of its own; and the events into files.
const PROCESSORS: &str = "    - type: Ledgers
    - {type: ContractEvent, config: {event_types: [transfer]}}
    - {type: AlertFilter, inputs: [contract-event], config: {conditions: [{field: value, operator: \">\", threshold: 10}]}}";
const CONSUMERS: &str = "    - {id: a, type: SaveToSQLite, inputs: [ledgers], config: {path: out/a.db}}
    - {id: b, type: SaveToSQLite, inputs: [contract-event], config: {path: out/b.db}}
    - {id: c, type: SaveToSQLite, inputs: [alert-filter], config: {path: out/c.db}}
    - {id: d, type: SaveToJSONL, inputs: [contract-event], config: {path: out/d}}";
const EDGES: [&str; 4] = ["/ledgers->a", "/contract-event->b", "/alert-filter->c", "/contract-event->d"];
/// What the pipeline wants.
const WANTED: (u64, u64) = (102, 110);

fn yaml(lake: &Path) -> String {
    let lake = lake.display();
    format!(
        "apiVersion: v1\nkind: Pipeline\nmetadata: {{name: p}}\nspec:\n  source:\n    type: BufferedStorageSourceAdapter\n    config: {{path: \"{lake}\", network: standalone, start_ledger: 102, end_ledger: 110}}\n  processors:\n{PROCESSORS}\n  consumers:\n{CONSUMERS}\n"
    )
}

/// The pipeline, applied.
fn applied(lake: &Path) -> (Bench, String) {
    let (bench, text) = (Bench::new(), yaml(lake));
    bench.project.write("p.pipeline.yaml", &text);
    bench.apply(0);
    bench.must_be_settled();
    (bench, text)
}

/// The same with another text in place of one that stands there once.
#[track_caller]
fn with(text: &str, old: &str, new: &str) -> String {
    assert_eq!(text.matches(old).count(), 1, "{old} in\n{text}");
    text.replace(old, new)
}

/// Fails unless exactly these edges do everything again, and the others nothing.
#[track_caller]
fn must_reprocess(plan: &Value, edges: &[&str], what: &str) {
    for edge in EDGES {
        let (class, kind) = if edges.contains(&edge) { ("reprocess", "update") } else { ("reuse", "no_op") };
        assert_eq!(intervals(plan, edge, class), [WANTED], "{what}: {edge} in {plan:#}");
        assert_eq!(action(plan, edge), kind, "{what}: {edge}");
    }
}

#[test]
fn words_that_mean_the_same_are_no_change() {
    let lake = lake_of(20);
    let (bench, text) = applied(lake.path());
    let source = format!("path: \"{}\", network: standalone", lake.path().display());
    let variants = [
        ("a comment", format!("# a comment\n{text}")),
        ("labels", with(&text, "{name: p}", "{name: p, labels: {team: data}}")),
        (
            "the order of keys in a source",
            with(&text, &format!("{source}, start_ledger: 102"), &format!("start_ledger: 102, {source}")),
        ),
        ("the order of keys in a node", with(&text, "id: a, type: SaveToSQLite,", "type: SaveToSQLite, id: a,")),
        ("the order of keys in a document", format!("kind: Pipeline\n{}", with(&text, "kind: Pipeline\n", ""))),
        ("an alias of a processor", with(&text, "type: Ledgers", "type: LatestLedger")),
        ("an alias with a filter", with(&text, "{type: ContractEvent,", "{type: ContractEvents,")),
        ("an alias of the source", with(&text, "BufferedStorageSourceAdapter", "BufferedStorageSource")),
        ("the id that it has anyway", with(&text, "type: Ledgers", "{id: ledgers, type: Ledgers}")),
        ("a number with separators", with(&text, "end_ledger: 110", "end_ledger: 1_10")),
        ("quotes", with(&text, "[transfer]", "[\"transfer\"]")),
        ("a value said twice", with(&text, "[transfer]", "[transfer, transfer]")),
        ("the default of ledgers_per_part", with(&text, "path: out/d", "path: out/d, ledgers_per_part: 1000")),
        ("another spelling of a threshold", with(&text, "threshold: 10", "threshold: 10.0")),
    ];
    for (what, text) in variants {
        bench.project.write("p.pipeline.yaml", &text);
        let plan = bench.plan();
        must_reprocess(&plan, &[], what);
    }
    // Where a pipeline is written says nothing either.
    std::fs::remove_file(bench.project.join("p.pipeline.yaml")).unwrap();
    bench.project.write("moved.pipeline.yaml", &text);
    bench.must_be_settled();
    bench.project.write(
        "moved.pipeline.yaml",
        &format!("# a comment\n{}", with(&text, "{name: p}", "{name: p, labels: {team: data}}")),
    );
    bench.must_be_settled();
}

#[test]
fn how_ledgers_are_read_and_where_they_lie_does_nothing_again() {
    let lake = lake_of(20);
    let (bench, text) = applied(lake.path());
    let moved = tempfile::tempdir().unwrap();
    for variant in [
        with(&text, "end_ledger: 110", "end_ledger: 110, num_workers: 3"),
        with(&text, "end_ledger: 110", "end_ledger: 110, buffer_size: 40, retry_limit: 1"),
        with(&text, "end_ledger: 110", "end_ledger: 110, verify: full"),
        text.replace(&lake.path().display().to_string(), &moved.path().join("lake").display().to_string()),
    ] {
        if variant.contains(&moved.path().display().to_string()) {
            std::fs::rename(lake.path(), moved.path().join("lake")).unwrap();
        }
        bench.project.write("p.pipeline.yaml", &variant);
        must_reprocess(&bench.plan(), &[], &variant);
        bench.apply(0);
        bench.must_be_settled();
    }
    assert_eq!(bench.query("state/cdpctl.lock", "SELECT count(DISTINCT run) FROM intervals"), ["1"]);
    std::fs::create_dir(lake.path()).unwrap();
}

#[test]
fn a_changed_filter_redoes_its_own_edges_and_those_that_read_it() {
    let lake = lake_of(20);
    let (bench, text) = applied(lake.path());
    let events = ["/contract-event->b", "/alert-filter->c", "/contract-event->d"];
    let change = |old: &str, new: &str, edges: &[&str]| {
        bench.project.write("p.pipeline.yaml", &with(&text, old, new));
        let plan = bench.plan();
        must_reprocess(&plan, edges, new);
        assert_eq!(plan["summary"]["ledgers"]["reprocess"], 9 * edges.len(), "{new}");
    };
    change("[transfer]", "[adjust]", &events);
    // What an operator keeps is its own affair.
    change("threshold: 10", "threshold: 11", &["/alert-filter->c"]);
    // The default, written out where something else stood before, is a change; left out it is the same.
    change("[transfer]", "[\"*\"]", &events);
    let with_default = bench.plan()["pipelines"][0]["actions"].clone();
    change(", config: {event_types: [transfer]}", "", &events);
    let without = bench.plan()["pipelines"][0]["actions"].clone();
    let prints = |actions: &Value| -> Vec<Value> {
        actions.as_array().unwrap().iter().map(|action| action["fingerprint"]["after"].clone()).collect()
    };
    assert_eq!(prints(&with_default), prints(&without));
    bench.apply(0);
    bench.project.write("p.pipeline.yaml", &with(&text, "[transfer]", "[\"*\"]"));
    must_reprocess(&bench.plan(), &[], "the default written out");
}

#[test]
fn forward_only_takes_a_change_for_new_ledgers_alone() {
    let lake = lake_of(20);
    let (bench, text) = applied(lake.path());
    let forward = with(&text, "{id: b, type: SaveToSQLite,", "{id: b, type: SaveToSQLite, on_change: forward_only,");
    let before = bench.query("out/b.db", "SELECT event_id FROM contract_events ORDER BY 1");
    bench.project.write("p.pipeline.yaml", &with(&forward, "[transfer]", "[adjust]").replace("110", "115"));
    let plan = bench.plan();
    assert_eq!(intervals(&plan, "/contract-event->b", "reuse"), [WANTED]);
    assert_eq!(intervals(&plan, "/contract-event->b", "reprocess"), []);
    assert_eq!(intervals(&plan, "/contract-event->b", "new"), [(111, 115)]);
    assert_eq!(intervals(&plan, "/contract-event->d", "reprocess"), [WANTED]);
    bench.apply(0);
    bench.must_be_settled();
    let old = "SELECT event_id FROM contract_events WHERE ledger_sequence <= 110 ORDER BY 1";
    assert_eq!(bench.query("out/b.db", old), before, "done ledgers keep their rows");
    // Asked for, they are done again all the same.
    let restate = ["restate", "pipeline.p/b", "--range", "104:105", "--reason", "asked", "--auto-approve"];
    bench.project.run(&restate).expect(0);
    let kept = "SELECT DISTINCT ledger_sequence FROM contract_events WHERE topics LIKE '%' AND ledger_sequence IN (104, 105) AND topics_decoded LIKE '%transfer%'";
    assert_eq!(bench.query("out/b.db", kept), Vec::<String>::new());
    bench.must_be_settled();
}

#[test]
fn another_network_is_refused_or_has_edges_of_its_own() {
    let lake = lake_of(20);
    let (bench, text) = applied(lake.path());
    let rows = |bench: &Bench| bench.query("out/b.db", "SELECT * FROM contract_events ORDER BY event_id");
    let before = rows(&bench);
    // The lake says which network it is of.
    bench.project.write("p.pipeline.yaml", &with(&text, "network: standalone", "network: testnet"));
    let refused = said(&bench.project.run(&["plan"]).expect(3));
    assert!(refused.contains("E402"), "{refused}");
    // A lake of another network does not write among the rows of the first.
    let other = tempfile::tempdir().unwrap();
    lake::write_for(other.path(), "testnet", FIRST, 20);
    let there = with(&text, "network: standalone", "network: testnet")
        .replace(&lake.path().display().to_string(), &other.path().display().to_string());
    bench.project.write("p.pipeline.yaml", &there);
    let refused = said(&bench.apply(5));
    assert!(refused.contains("E105") && refused.contains("standalone"), "{refused}");
    assert_eq!(rows(&bench), before);
    // In places of its own everything is new, and nothing is taken from the other network.
    bench.project.write("p.pipeline.yaml", &there.replace("out/", "testnet/"));
    let plan = bench.plan();
    let new: u64 = plan["summary"]["ledgers"]["new"].as_u64().unwrap();
    assert_eq!((new, plan["summary"]["ledgers"]["reuse"].as_u64()), (4 * 9, Some(0)), "{plan:#}");
    bench.apply(0);
    assert_eq!(rows(&bench), before);
}
