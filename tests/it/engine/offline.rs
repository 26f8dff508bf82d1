//! Planning without asking anybody: what was learnt before counts.

use serde_json::Value;

use super::refused;
use crate::runtime::{Bench, FIRST, Spec, lake_of, said};
use crate::support::{Ran, pipeline};

/// Runs a command with a cache of its own.
fn cached(bench: &Bench, arguments: &[&str]) -> Ran {
    let cache = bench.project.join("cache").display().to_string();
    bench.project.run_with(arguments, &[("XDG_CACHE_HOME", cache.as_str())])
}

/// A document without ids and times.
fn timeless(mut plan: Value) -> Value {
    for field in ["plan_id", "created_at", "expires_at"] {
        plan[field] = Value::Null;
    }
    plan
}

fn open_ended(bench: &Bench, lake: &std::path::Path, range: &str) {
    let consumers = "    - {type: SaveToSQLite, config: {path: out/rows.db}}";
    let text = pipeline("p", lake, "standalone", range, "    - type: Ledgers", consumers);
    bench.project.write("p.pipeline.yaml", &text);
}

#[test]
fn offline_gives_the_same_plan_as_online_before() {
    let lake = lake_of(30);
    let bench = Bench::new();
    for range in [
        "start_ledger: 100, end_ledger: 119",
        "start_ledger: 105",
        "start_ledger: \"-10\"",
        "start_ledger: 100, end_ledger: 200",
    ] {
        open_ended(&bench, lake.path(), range);
        let online = cached(&bench, &["plan", "--json"]).expect(0).json();
        let away = lake.path().with_extension("away");
        std::fs::rename(lake.path(), &away).expect("a rename");
        let offline = cached(&bench, &["plan", "--json", "--offline"]).expect(0).json();
        cached(&bench, &["plan"]).expect(11);
        std::fs::rename(&away, lake.path()).expect("a rename");
        assert!(timeless(online.clone()) == timeless(offline.clone()), "{range}: {online:#}\n{offline:#}");
    }
    // The same after an apply: what is recorded counts, targets are not asked.
    open_ended(&bench, lake.path(), "start_ledger: 100, end_ledger: 119");
    cached(&bench, &["apply", "--auto-approve", "--until", "109"]).expect(0);
    let online = cached(&bench, &["plan", "--json"]).expect(0).json();
    let offline = cached(&bench, &["plan", "--json", "--offline"]).expect(0).json();
    assert!(timeless(online) == timeless(offline), "after an apply");
    std::fs::remove_file(bench.project.join("out/rows.db")).expect("a file");
    cached(&bench, &["plan", "--offline", "--detailed-exitcode", "--until", "109"]).expect(0);
}

#[test]
fn without_a_cache_a_bounded_range_is_taken_as_there_and_an_open_one_is_an_error() {
    let lake = lake_of(30);
    let bench = Bench::new();
    open_ended(&bench, lake.path(), "start_ledger: 100, end_ledger: 119");
    let plan = cached(&bench, &["plan", "--json", "--offline"]).expect(0).json();
    assert_eq!(plan["summary"]["ledgers"]["new"], 20);
    assert_eq!(plan["sources"][0]["available"], serde_json::json!([{"start": 100, "end": 119, "basis": "assumed"}]));
    assert_eq!(plan["sources"][0]["tip"], Value::Null);
    assert!(!bench.project.join("cache").exists(), "nothing was learnt");
    for range in
        ["start_ledger: 100", "start_ledger: \"-10\"", "start_ledger: \"@2026-01-01T00:00:00Z\", end_ledger: 119"]
    {
        open_ended(&bench, lake.path(), range);
        let ran = refused(cached(&bench, &["plan", "--offline"]), 11, "E412");
        assert!(said(&ran).contains("--offline"), "{range}: {}", said(&ran));
    }
}

#[test]
fn a_cache_that_cannot_be_used_is_no_error() {
    let lake = lake_of(30);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 9));
    bench.project.write("cache", "a file where the folder should be");
    let plan = cached(&bench, &["plan", "--json"]).expect(0).json();
    assert_eq!(plan["summary"]["ledgers"]["new"], 40);
    std::fs::remove_file(bench.project.join("cache")).expect("a file");
    cached(&bench, &["plan"]).expect(0);
    let folder = bench.project.join("cache/cdpctl/facts");
    for entry in std::fs::read_dir(&folder).expect("a folder") {
        std::fs::write(entry.expect("an entry").path(), "{\"format\":").expect("a file");
    }
    let plan = cached(&bench, &["plan", "--json", "--offline"]).expect(0).json();
    assert_eq!(plan["sources"][0]["available"][0]["basis"], "assumed");
}
