//! Traps that a review found: each would lose, double or wrongly trust rows without a word.

use std::path::Path;

use cdpctl::components::LakeLayout;
use cdpctl::model::Network;
use cdpctl::stellar::build::{demo_ledgers, join};
use cdpctl::storage::compress;

use super::{Bench, FIRST, Spec, fresh, lake_of, said};
use crate::support::{lake, pipeline};

/// A new target is not the old one: what the old one held stays wanted, however far the first apply into the new one came.
#[test]
fn a_deleted_target_that_is_rebuilt_in_part_still_lacks_the_rest() {
    let lake = lake_of(40);
    let spec = Spec::new(lake.path(), 102, 138);
    let bench = Bench::with(&spec);
    bench.apply(0);
    std::fs::remove_dir_all(bench.project.join("out")).unwrap();
    bench.project.run(&["apply", "--auto-approve", "--until", "115"]).expect(0);
    let plan = bench.plan();
    assert_eq!(plan["summary"]["ledgers"]["gap"], 4 * 23, "{plan:#}");
    bench.project.run(&["plan", "--detailed-exitcode"]).expect(2);
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "rebuilt in two steps");
}

/// What one pipeline wants checked is checked, also where another reads the same lake and does not care.
#[test]
fn a_stricter_pipeline_is_not_softened_by_one_that_reads_the_same_lake() {
    let lake = lake_of(20);
    let ledger = FIRST + 9;
    let mut raw = lake::raw(lake.path(), ledger);
    let strict = Spec { name: "strict", source: "verify: full", ..Spec::new(lake.path(), FIRST, FIRST + 19) }
        .consumers("    - {type: SaveToSQLite, config: {path: strict.db}}");
    // A byte that only the transaction set's or the results' hash covers: found by trying.
    let soft = Spec { name: "a-soft", ..Spec::new(lake.path(), FIRST, FIRST + 19) }
        .consumers("    - {type: SaveToSQLite, config: {path: soft.db}}");
    let at = (0..raw.len())
        .find(|at| {
            let mut changed = raw.clone();
            changed[*at] ^= 1;
            let limits = cdpctl::stellar::Limits::default();
            cdpctl::stellar::Batch::decode(&changed, limits).is_ok_and(|batch| {
                let found = batch.ledgers().next().unwrap();
                found.sequence() == ledger && found.verify_header().is_ok() && found.verify_full().is_err()
            })
        })
        .expect("such a byte");
    raw[at] ^= 1;
    lake::put(lake.path(), ledger, &compress(&raw));
    let bench = Bench::with(&soft);
    bench.write(&strict);
    let text = said(&bench.apply(10));
    assert!(text.contains("E409") && text.contains(&ledger.to_string()), "{text}");
}

/// A restored lockfile makes the target's markers count; what they stand for still belongs to one chain.
#[test]
fn adopted_intervals_still_tell_another_chain() {
    let lake = lake_of(60);
    let spec = Spec::new(lake.path(), FIRST, 120).consumers("    - {type: SaveToSQLite, config: {path: out/rows.db}}");
    let bench = Bench::with(&spec);
    bench.apply(0);
    let saved = std::fs::read(bench.project.join("state/cdpctl.lock")).unwrap();
    bench.write(&spec.range(FIRST, 140));
    bench.apply(0);
    std::fs::write(bench.project.join("state/cdpctl.lock"), saved).unwrap();
    bench.apply(0);
    bench.must_be_settled();
    // The network was reset behind what was adopted.
    for (ledger, bytes) in lake::chain("standalone", FIRST - 7, 67).iter() {
        lake::put(lake.path(), *ledger, bytes);
    }
    bench.write(&spec.range(FIRST, 150));
    let text = said(&bench.apply(5));
    assert!(text.contains("E104"), "{text}");
}

/// Objects of many ledgers are read once each, whatever the chunks.
#[test]
fn an_object_of_many_ledgers_is_read_once() {
    let folder = tempfile::tempdir().unwrap();
    let network = Network::from_name("standalone").unwrap();
    let layout = LakeLayout { ledgers_per_batch: 16, batches_per_partition: 1 };
    let manifest = serde_json::json!({
        "networkPassphrase": network.passphrase(), "version": "1.0", "compression": "zstd",
        "ledgersPerBatch": 16, "batchesPerPartition": 1,
    });
    std::fs::write(folder.path().join(".config.json"), manifest.to_string()).unwrap();
    // The first object of a chain is named from 0 and begins with ledger 2.
    let all = demo_ledgers(&network, 2, 62);
    for object in all.chunk_by(|a, b| a.sequence / 16 == b.sequence / 16) {
        let name = format!("{}.xdr.zst", layout.object_stem(object[0].sequence));
        std::fs::write(folder.path().join(name), compress(&join(object))).unwrap();
    }
    let bench = Bench::new();
    let write = |first: u32| {
        let range = format!("start_ledger: {first}, end_ledger: 63, num_workers: 10");
        let consumers = "    - {type: SaveToSQLite, config: {path: out/rows.db}}";
        let text = pipeline("p", folder.path(), "standalone", &range, "    - type: Ledgers", consumers);
        bench.project.write("p.pipeline.yaml", &text);
    };
    write(2);
    bench.apply(0);
    let receipt = bench.project.run(&["show", "r-1", "--json"]).expect(0).json();
    assert_eq!(
        (&receipt["receipt"]["objects"], &receipt["receipt"]["ledgers"]),
        (&4.into(), &62.into()),
        "{receipt:#}"
    );
    // Ledger 1 is in no lake: it is named, and nothing else suffers.
    write(1);
    let text = said(&bench.apply(10));
    assert!(text.contains("missing") || text.contains("E405"), "{text}");
}

/// What the environment put into a configuration is stored and shown nowhere: not in the lockfile, not in messages.
#[test]
fn values_from_the_environment_stay_references() {
    let lake = lake_of(20);
    let bench = Bench::new();
    let secret = "plantedvalue";
    let processors = "    - {type: ContractEvent, config: {event_types: [\"${TOPIC}\", transfer]}}";
    let consumers = "    - {type: SaveToSQLite, config: {path: \"out/${NAME}.db\"}}\n    - {type: WebhookNotifier, config: {url: \"http://127.0.0.1:9/${NAME}\", retry_limit: 0}}";
    let text = pipeline("p", lake.path(), "standalone", "start_ledger: 100, end_ledger: 119", processors, consumers);
    bench.project.write("cdpctl.yaml", "apiVersion: v1\nkind: Project\nmetadata: {name: t}\nspec:\n  pipelines: [\"*.pipeline.yaml\"]\n  network: {allow_private: [\"127.0.0.1\"]}\n");
    bench.project.write("p.pipeline.yaml", &text);
    let env = [("TOPIC", secret), ("NAME", secret)];
    let mut all = String::new();
    for arguments in [
        &["plan"][..],
        &["plan", "--json"],
        &["apply", "--auto-approve"],
        &["apply", "--json", "--auto-approve"],
        &["show", "p", "--json"],
        &["show", "r-1"],
    ] {
        let ran = bench.project.run_with(arguments, &env);
        all += &ran.stdout;
        all += &ran.stderr;
    }
    assert!(!all.contains(secret), "{all}");
    // Where a target is, is its identity, and is kept as it is; nothing else is.
    for query in [
        "SELECT parts, target_words FROM edges",
        "SELECT nodes FROM pipelines",
        "SELECT coalesce(receipt, '') FROM runs",
        "SELECT event FROM run_events",
    ] {
        let rows = bench.query("state/cdpctl.lock", query);
        assert!(!rows.is_empty(), "{query}");
        assert!(!rows.iter().any(|row| row.contains(secret)), "{query}: {rows:?}");
    }
    // A value that is refused is named by its reference too.
    bench
        .project
        .write("p.pipeline.yaml", &text.replace("event_types: [\"${TOPIC}\", transfer]", "contract_id: \"${TOPIC}\""));
    let ran = bench.project.run_with(&["validate"], &env).expect(3);
    assert!(!ran.stdout.contains(secret) && ran.stdout.contains("${TOPIC}"), "{}", ran.stdout);
}

/// An operator reads the nearest processor before it, also when another one before it waits for one behind.
#[test]
fn an_operator_without_inputs_reads_the_nearest_one_before_it() {
    let bench = Bench::new();
    let processors = "    - {id: e, type: ContractEvent}\n    - {id: f1, type: AlertFilter, inputs: [e2], config: {conditions: [{field: value, operator: \">\", threshold: 1}]}}\n    - {id: f2, type: AlertFilter, config: {conditions: [{field: value, operator: \">\", threshold: 2}]}}\n    - {id: e2, type: ContractEvent}";
    let consumers = "    - {type: SaveToSQLite, config: {path: a.db}, inputs: [f2]}\n    - {type: SaveToSQLite, config: {path: b.db}, inputs: [e]}";
    let text = pipeline("p", Path::new("lake"), "standalone", "start_ledger: 2, end_ledger: 9", processors, consumers);
    bench.project.write("p.pipeline.yaml", &text);
    let graph = bench.project.run(&["graph", "--json"]).expect(0).json();
    let nodes = graph["nodes"].as_array().unwrap();
    let f2 = nodes.iter().find(|node| node["address"] == "pipeline.p/f2").unwrap();
    assert_eq!(f2["inputs"][0], "pipeline.p/f1", "{graph:#}");
}
