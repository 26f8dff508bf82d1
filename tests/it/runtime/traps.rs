//! Traps that a review found: each would lose, double or wrongly trust rows without a word.

use std::path::Path;

use cdpctl::components::LakeLayout;
use cdpctl::model::Network;
use cdpctl::stellar::build::{demo_ledgers, join};
use cdpctl::storage::compress;

use super::{ALL, Bench, FIRST, Spec, fresh, lake_of, said};
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
        "SELECT parts, words FROM edges JOIN targets USING (target)",
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

/// A pipeline that cannot be planned holds nobody else up, whatever became of its targets.
#[test]
fn a_deleted_target_of_an_unreachable_pipeline_leaves_the_others_their_work() {
    let (lake, other) = (lake_of(40), lake_of(40));
    let sqlite = |path: &str| format!("    - {{type: SaveToSQLite, config: {{path: {path}}}}}");
    let a = Spec { name: "a", ..Spec::new(lake.path(), FIRST, 119) }.consumers(&sqlite("out/a.db"));
    let b = Spec { name: "b", ..Spec::new(other.path(), FIRST, 119) }.consumers(&sqlite("out/b.db"));
    let bench = Bench::with(&a);
    bench.write(&b);
    bench.apply(0);
    std::fs::remove_file(bench.project.join("out/b.db")).unwrap();
    drop(other);
    bench.write(&a.range(FIRST, 130));
    let text = said(&bench.apply(10));
    assert!(text.contains("E401"), "{text}");
    assert_eq!(bench.query("out/a.db", "SELECT count(*) FROM ledgers"), ["31"]);
}

/// What was committed beside a foreign ledger cannot be adopted: that edge is named and left, the run ends in order.
#[test]
fn what_cannot_be_adopted_holds_up_its_edge_only() {
    let lake = lake_of(60);
    let spec = Spec::new(lake.path(), FIRST, 139);
    let bench = Bench::with(&spec);
    let narrowed = |arguments: &[&str]| {
        bench.project.run(&[&["apply", "--auto-approve"], arguments].concat()).expect(0);
    };
    narrowed(&["--until", "119"]);
    narrowed(&["--from", "130"]);
    let saved = std::fs::read(bench.project.join("state/cdpctl.lock")).unwrap();
    narrowed(&["--from", "120", "--until", "129"]);
    std::fs::write(bench.project.join("state/cdpctl.lock"), saved).unwrap();
    let foreign = lake::chain("standalone", FIRST - 7, 60);
    let (ledger, bytes) = foreign.iter().find(|(ledger, _)| *ledger == 129).unwrap();
    lake::put(lake.path(), *ledger, bytes);
    let text = said(&bench.apply(5));
    assert!(text.contains("E112"), "{text}");
    // The other consumer has what could be read, and the run is over.
    let recorded = "SELECT sum(hi - lo) FROM intervals JOIN edges ON edges.id = edge WHERE consumer = 'save-to-jsonl' AND processor = 'ledgers'";
    assert_eq!(bench.query("state/cdpctl.lock", recorded), ["39"]);
    assert_eq!(bench.query("state/cdpctl.lock", "SELECT count(*) FROM runs WHERE state = 'starting'"), ["0"]);
    bench.project.run(&["show", "r-3", "--json"]).expect(0);
}

/// A source that contradicts its lake is refused itself, also when it is the first of those that read there.
#[test]
fn a_wrong_layout_is_the_fault_of_its_own_pipeline() {
    let lake = lake_of(20);
    let sqlite = |path: &str| format!("    - {{type: SaveToSQLite, config: {{path: {path}}}}}");
    let wrong = Spec { name: "a", source: "ledgers_per_file: 64", ..Spec::new(lake.path(), FIRST, 119) };
    let right = Spec { name: "b", ..Spec::new(lake.path(), FIRST, 119) };
    let bench = Bench::with(&wrong.consumers(&sqlite("out/a.db")));
    bench.write(&right.consumers(&sqlite("out/b.db")));
    let plan = bench.project.run(&["plan", "--json"]).expect(3).json();
    let errors: Vec<&str> =
        plan["diagnostics"].as_array().unwrap().iter().map(|found| found["summary"].as_str().unwrap()).collect();
    assert!(errors.len() == 1 && errors[0].contains("pipeline.a"), "{errors:?}");
}

/// Where nothing is left of what was built from the old chain, the new one is built.
#[test]
fn deleted_targets_are_built_anew_from_another_chain() {
    let lake = lake_of(40);
    let spec = Spec::new(lake.path(), FIRST, 130);
    let bench = Bench::with(&spec);
    bench.apply(0);
    for (ledger, bytes) in lake::chain("standalone", FIRST - 7, 47).iter() {
        lake::put(lake.path(), *ledger, bytes);
    }
    let text = said(&bench.apply(5));
    assert!(text.contains("E104"), "{text}");
    std::fs::remove_dir_all(bench.project.join("out")).unwrap();
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "another chain");
}

/// A folder whose part files were deleted is empty from the next apply on, also when that writes no rows.
#[test]
fn deleted_part_files_settle_where_no_rows_follow() {
    let lake = lake_of(40);
    let jsonl = "    - {type: SaveToJSONL, config: {path: out/rows, ledgers_per_part: 7}}";
    let spec = Spec::new(lake.path(), FIRST, 130).processors("    - type: ContractEvent").consumers(jsonl);
    let bench = Bench::with(&spec);
    bench.apply(0);
    let folder = bench.project.join("out/rows/contract_events");
    for file in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
        if file.extension().is_some_and(|extension| extension == "jsonl") {
            std::fs::remove_file(file).unwrap();
        }
    }
    bench.write(&spec.processors("    - {type: ContractEvent, config: {event_types: [of_no_event]}}"));
    bench.apply(0);
    bench.must_be_settled();
}

/// A relative start that is written anew is fixed by the next apply, also when it brings no ledgers.
#[test]
fn a_start_that_moves_inwards_is_fixed_too() {
    let lake = lake_of(40);
    let bench = Bench::new();
    let consumers = "    - {type: SaveToSQLite, config: {path: out/rows.db}}";
    let range = "start_ledger: \"${BACK}\", end_ledger: 139";
    bench.project.write("p.pipeline.yaml", &pipeline("p", lake.path(), "standalone", range, ALL, consumers));
    let apply = |back: &str| bench.project.run_with(&["apply", "--auto-approve"], &[("BACK", back)]).expect(0);
    let pinned = || bench.query("state/cdpctl.lock", "SELECT pinned_start FROM pipelines");
    apply("-30");
    assert_eq!(pinned(), ["109"]);
    apply("-5");
    assert_eq!(pinned(), ["134"]);
    bench.project.run_with(&["plan", "--detailed-exitcode"], &[("BACK", "-5")]).expect(0);
}
