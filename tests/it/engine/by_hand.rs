//! Intervals by hand: listing, holes, marking, forgetting.

use serde_json::Value;

use super::{codes, done, refused, serial};
use crate::runtime::{Bench, FIRST, Spec, fresh, intervals, lake_of};

#[test]
fn holes_are_reported_in_the_shape_that_galexie_has() {
    let lake = lake_of(30);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 19));
    bench.apply(0);
    let edge = "p/ledgers->save-to-sqlite";
    let whole = bench.project.run(&["intervals", "gaps", edge, "--json"]).expect(0).json();
    let report = |scan: &Value| {
        let keys: Vec<&String> = scan.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["scan_from", "scan_to", "duration_seconds", "report"]);
        assert!(scan["duration_seconds"].is_string(), "{scan}");
        let report = scan["report"].clone();
        let keys: Vec<&String> = report.as_object().expect("an object").keys().collect();
        let wanted =
            ["gaps", "total_ledgers_found", "total_ledgers_missing", "min_sequence_found", "max_sequence_found"];
        assert_eq!(keys, wanted);
        (scan["scan_from"].clone(), scan["scan_to"].clone(), report)
    };
    let (from, to, found) = report(&whole);
    assert_eq!((from, to), (100.into(), 119.into()));
    assert_eq!(
        found,
        serde_json::json!({"gaps": [], "total_ledgers_found": 20, "total_ledgers_missing": 0,
            "min_sequence_found": 100, "max_sequence_found": 119})
    );
    for range in ["104:105", "117:119"] {
        bench.project.run(&["intervals", "forget", edge, "--range", range]).expect(0);
    }
    let (_, _, found) = report(&bench.project.run(&["intervals", "gaps", edge, "--json"]).expect(12).json());
    assert_eq!(
        found,
        serde_json::json!({"gaps": [{"start": 104, "end": 105}, {"start": 117, "end": 119}],
            "total_ledgers_found": 15, "total_ledgers_missing": 5,
            "min_sequence_found": 100, "max_sequence_found": 116})
    );
    let (_, _, found) =
        report(&bench.project.run(&["intervals", "gaps", edge, "--json", "--range", "104:107"]).expect(12).json());
    assert_eq!(found["gaps"], serde_json::json!([{"start": 104, "end": 105}]));
    bench.project.run(&["intervals", "gaps", edge, "--range", "106:116"]).expect(0);
    // Of several edges each report says whose it is.
    let all = bench.project.run(&["intervals", "gaps", "--json"]).expect(12).json();
    let addresses: Vec<&str> =
        all.as_array().expect("a list").iter().map(|report| report["address"].as_str().expect("text")).collect();
    assert_eq!(
        addresses,
        [
            "pipeline.p/contract-event->save-to-jsonl",
            "pipeline.p/contract-event->save-to-sqlite",
            "pipeline.p/ledgers->save-to-jsonl",
            "pipeline.p/ledgers->save-to-sqlite",
        ]
    );
    let text = bench.project.run(&["intervals", "gaps", edge]).expect(12).stdout;
    assert!(
        text.starts_with("pipeline.p/ledgers->save-to-sqlite  100 – 119: 15 done, 5 missing\n  104 – 105"),
        "{text}"
    );
}

#[test]
fn what_is_forgotten_is_delivered_again_into_every_kind_of_target() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 19);
    let bench = Bench::with(&spec);
    bench.apply(0);
    bench.sql("out/rows.db", "UPDATE ledgers SET transaction_count = 999");
    let before = serial(&bench);
    let said = bench.project.run(&["intervals", "forget", "p/ledgers", "--range", "104:105"]).expect(0).stdout;
    assert_eq!(
        said,
        "pipeline.p/ledgers->save-to-jsonl: 104 – 105 forgotten\npipeline.p/ledgers->save-to-sqlite: 104 – 105 forgotten\n"
    );
    assert!(serial(&bench) > before, "it is structural");
    bench.project.run(&["intervals", "forget", "p/ledgers->save-to-sqlite", "--range", "117:119"]).expect(0);
    assert_eq!(done(&bench, "p/ledgers->save-to-sqlite"), [(100, 103), (106, 116)]);
    // The target's own markers say that they are done, and are not taken at their word.
    bench.project.run(&["plan", "--refresh-only", "--detailed-exitcode"]).expect(0);
    let plan = bench.plan();
    assert_eq!(intervals(&plan, "/ledgers->save-to-sqlite", "reprocess"), [(104, 105), (117, 119)]);
    assert_eq!(intervals(&plan, "/ledgers->save-to-jsonl", "gap"), [(104, 105)]);
    bench.apply(0);
    let healed = bench.query("out/rows.db", "SELECT ledger_sequence FROM ledgers WHERE transaction_count <> 999");
    assert_eq!(healed, ["104", "105", "117", "118", "119"]);
    bench.must_be_settled();
    bench.project.run(&["intervals", "forget", "p/ledgers->save-to-sqlite"]).expect(0);
    bench.apply(0);
    bench.rows().must_equal(&fresh(&spec), "all forgotten, all delivered");
    refused(bench.project.run(&["intervals", "forget", "p", "--range", "500:600"]), 1, "E108");
    refused(bench.project.run(&["intervals", "forget", "q"]), 1, "E108");
}

#[test]
fn ledgers_can_be_marked_as_done_and_forgotten_again() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 24);
    let bench = Bench::with(&spec);
    let mark = |edge: &str, range: &str| bench.project.run(&["intervals", "mark-done", edge, "--range", range]);
    // Nothing is recorded that a mark could belong to.
    refused(mark("p", "100:104"), 1, "E108");
    bench.project.run(&["apply", "--auto-approve", "--until", "109"]).expect(0);
    let edge = "p/ledgers->save-to-sqlite";
    let said = mark(edge, "115:119").expect(0).stdout;
    assert_eq!(said, "pipeline.p/ledgers->save-to-sqlite: 115 – 119 recorded as done\n");
    assert_eq!(done(&bench, edge), [(100, 109), (115, 119)]);
    let state = bench.project.run(&["state", "export"]).expect(0).json();
    let edges = state["edges"].as_array().expect("edges").iter();
    let marked = edges.filter(|edge| edge["processor"] == "ledgers" && edge["consumer"] == "save-to-sqlite");
    let marked = marked.map(|edge| &edge["targets"][0]["intervals"][1]).next().expect("an interval");
    assert_eq!(marked["first_hash"].as_str().map(str::len), Some(64), "another chain would be told: {marked}");
    // A user's word is drift for a target that keeps markers of its own: it is reported, not undone.
    let plan = bench.plan();
    assert_eq!(codes(&plan["drift"]), ["E109"]);
    assert_eq!(intervals(&plan, "/ledgers->save-to-sqlite", "new"), [(120, 124)]);
    assert_eq!(intervals(&plan, "/ledgers->save-to-sqlite", "gap"), [(110, 114)]);
    bench.project.run(&["intervals", "forget", edge, "--range", "115:119"]).expect(0);
    assert_eq!(done(&bench, edge), [(100, 109)]);
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "nothing was lost by the round trip");
    // Not over what is done under another fingerprint.
    bench
        .write(&spec.processors("    - type: Ledgers\n    - {type: ContractEvent, config: {event_types: [transfer]}}"));
    refused(mark("p/contract-event->save-to-jsonl", "100:104"), 1, "E117");
}
