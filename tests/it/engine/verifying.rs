//! `verify`: evidence that targets hold what their ledgers give.

use serde_json::Value;

use super::codes;
use crate::runtime::{Bench, FIRST, Spec, lake_of};
use crate::support::lake;

/// The edge's entry of a verification that must end with that code.
#[track_caller]
fn verified(bench: &Bench, exit: i32, edge: &str) -> Value {
    let document = bench.project.run(&["verify", "--json"]).expect(exit).json();
    assert_eq!(document["sound"], exit == 0, "{document:#}");
    let mut edges = document["edges"].as_array().expect("edges").iter();
    edges.find(|found| found["address"] == format!("pipeline.p/{edge}")).expect("the edge").clone()
}

#[test]
fn everything_is_sound_after_an_apply() {
    let lake = lake_of(160);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 149));
    let said = bench.project.run(&["verify"]).expect(0).stdout;
    assert_eq!(said, "Nothing is recorded as done that could be verified.\n");
    bench.apply(0);
    let found = verified(&bench, 0, "ledgers->save-to-jsonl");
    assert_eq!((&found["ledgers"], &found["comparison"]["rows"]), (&150.into(), &150.into()));
    let said = bench.project.run(&["verify"]).expect(0).stdout;
    assert!(said.contains("pipeline.p/ledgers->save-to-sqlite  150 ledgers in 3 slices\n"), "{said}");
    assert!(said.ends_with("\nSound.\n"), "{said}");
    // A sample says by which seed it was drawn, and the seed draws it again.
    let sample = |seed: &[&str]| {
        let arguments: Vec<&str> = ["verify", "--json", "--sample", "1"].iter().chain(seed).copied().collect();
        bench.project.run(&arguments).expect(0).json()
    };
    let first = sample(&[]);
    let seed = first["seed"].as_str().expect("a seed");
    assert_eq!(sample(&["--seed", seed])["edges"], first["edges"]);
    assert!(first["edges"][0]["ledgers"].as_u64().expect("a number") <= 64);
    let part = bench.project.run(&["verify", "--json", "--from", "110", "--until", "119", "--target", "p/ledgers"]);
    let part = part.expect(0).json();
    assert_eq!(part["edges"].as_array().expect("edges").len(), 2);
    assert_eq!(part["edges"][0]["slices"], serde_json::json!([[110, 119]]));
}

#[test]
fn every_difference_is_found_with_an_example() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 19);
    let changes: [(&str, &str, &str, &str); 3] = [
        (
            "UPDATE ledgers SET transaction_count = 999 WHERE ledger_sequence = 107",
            "differing",
            "transaction_count",
            "107",
        ),
        ("DELETE FROM ledgers WHERE ledger_sequence = 108", "missing", "missing", "108"),
        (
            "INSERT INTO contract_events
             SELECT event_id || 'x', ledger_sequence, closed_at, transaction_hash, transaction_id, operation_id,
               operation_index, event_index + 1000, stage, successful, in_successful_contract_call, contract_id, type,
               type_string, topics, topics_decoded, data, data_decoded, value, contract_event_xdr
             FROM contract_events WHERE event_id = (SELECT min(event_id) FROM contract_events)",
            "extra",
            "extra",
            "100",
        ),
    ];
    for (sql, kind, example, ledger) in changes {
        let bench = Bench::with(&spec);
        bench.apply(0);
        assert_eq!(bench.sql("out/rows.db", sql), 1);
        let edge = if kind == "extra" { "contract-event->save-to-sqlite" } else { "ledgers->save-to-sqlite" };
        let found = verified(&bench, 12, edge);
        assert_eq!(found["comparison"][kind], 1, "{found:#}");
        let examples = found["comparison"]["examples"].to_string();
        assert!(examples.contains(example) && examples.contains(ledger), "{examples}");
        let ran = bench.project.run(&["verify"]).expect(12);
        assert!(ran.stdout.ends_with("\nNot sound.\n") && ran.stdout.contains(ledger), "{}", ran.stdout);
        assert!(ran.stderr.contains(&format!("error[E118]: pipeline.p/{edge}")), "{}", ran.stderr);
        assert!(ran.stderr.contains(&format!("cdpctl restate pipeline.p/{edge} --range")), "{}", ran.stderr);
        verified(&bench, 12, "ledgers->save-to-jsonl");
        bench.project.run(&["verify", "--target", "p/save-to-jsonl"]).expect(0);
    }
}

#[test]
fn a_changed_line_of_a_part_file_is_found() {
    let lake = lake_of(25);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 19));
    bench.apply(0);
    let part = bench.project.join("out/rows/ledgers/105-111.jsonl");
    let text = std::fs::read_to_string(&part).expect("a part file");
    let changed = text.replacen("\"base_fee\":100", "\"base_fee\":101", 1);
    assert_ne!(text, changed);
    std::fs::write(&part, changed).expect("a part file");
    let found = verified(&bench, 12, "ledgers->save-to-jsonl");
    assert_eq!(found["comparison"]["differing"], 1, "{found:#}");
    let example = &found["comparison"]["examples"][0];
    assert!(example["key"].as_str().expect("text").contains("105"), "{example}");
    assert_eq!(example["difference"]["value"]["column"], "base_fee", "{example}");
}

#[test]
fn a_ledger_of_another_chain_is_found_by_its_hash() {
    let lake = lake_of(40);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 29));
    bench.apply(0);
    let other = lake::chain("standalone", FIRST - 10, 50);
    let (ledger, bytes) = &other[25];
    assert_eq!(*ledger, 115);
    let own = std::fs::read(lake::object(lake.path(), 115)).expect("an object");
    assert_ne!(&own, bytes, "it is another chain");
    lake::put(lake.path(), 115, bytes);
    let document = bench.project.run(&["verify", "--json"]).expect(12).json();
    assert!(codes(&document["diagnostics"]).iter().all(|code| *code == "E118"), "{document:#}");
    let failures = document["edges"][0]["failures"].to_string();
    assert!(failures.contains("115") || failures.contains("116"), "{failures}");
    // At a border whose hash is recorded it is seen before anything is compared.
    lake::put(lake.path(), 115, &own);
    lake::put(lake.path(), 129, &other[39].1);
    let ran = bench.project.run(&["verify"]).expect(5);
    assert!(ran.stderr.contains("error[E104]"), "{}", ran.stderr);
}
