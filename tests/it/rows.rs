//! Every row of every real ledger, byte by byte, against rows made by decoding everything with stellar-xdr and writing it with
//! serde (`tests/oracle`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cdpctl::model::Network;
use cdpctl::storage::{Decompressor, compress};

use crate::support::{Project, lake, pipeline, targets, test_data};

#[path = "../oracle/mod.rs"]
mod oracle;

/// A lake of real ledgers, and their decompressed objects by ledger.
struct Real {
    lake: PathBuf,
    /// How a pipeline names the network.
    network: String,
    objects: BTreeMap<u32, Vec<u8>>,
}

/// Decompressed objects of a lake.
fn of_lake(name: &str, network: &str) -> Option<Real> {
    let lake = test_data(name)?;
    let mut objects = BTreeMap::new();
    for partition in std::fs::read_dir(&lake).expect("a lake").map(|entry| entry.expect("an entry").path()) {
        if partition.is_dir() {
            for object in std::fs::read_dir(partition).expect("a partition") {
                let xdr = decompress(&std::fs::read(object.expect("an entry").path()).expect("an object"));
                objects.insert(u32::from_be_bytes(*xdr.first_chunk().expect("a sequence")), xdr);
            }
        }
    }
    Some(Real { lake, network: format!("network: {network}"), objects })
}

/// A metadata stream, made into a lake.
fn of_stream(name: &str, passphrase: &str, folder: &Path) -> Option<Real> {
    let stream = decompress(&std::fs::read(test_data(name)?).expect("a stream"));
    let mut objects = BTreeMap::new();
    let mut rest = stream.as_slice();
    while let Some((mark, after)) = rest.split_first_chunk() {
        let (meta, after) = after.split_at((u32::from_be_bytes(*mark) & !(1 << 31)) as usize);
        let ledger = cdpctl::stellar::FramedLedgers::new(&rest[..4 + meta.len()], cdpctl::stellar::Limits::default());
        let sequence = ledger.map(|batch| batch.expect("a ledger").start()).next().expect("one");
        let numbers = [sequence.to_be_bytes(), sequence.to_be_bytes(), 1_u32.to_be_bytes()].concat();
        objects.insert(sequence, [&numbers, meta].concat());
        rest = after;
    }
    let network = Network::from_passphrase(passphrase);
    let manifest = serde_json::json!({
        "networkPassphrase": network.passphrase(), "version": "1.0", "compression": "zstd",
        "ledgersPerBatch": 1, "batchesPerPartition": 64_000,
    });
    std::fs::write(folder.join(".config.json"), manifest.to_string()).expect("a manifest");
    for (ledger, xdr) in &objects {
        lake::put(folder, *ledger, &compress(xdr));
    }
    Some(Real { lake: folder.to_owned(), network: format!("network_passphrase: \"{passphrase}\""), objects })
}

fn decompress(object: &[u8]) -> Vec<u8> {
    Decompressor::new(1 << 30).expect("a context").decompress(object).expect("a good object").to_vec()
}

/// Runs both processors over the ledgers of `real`, and compares all lines; gives how many there were.
fn same_rows(real: &Real) -> (usize, usize) {
    let project = Project::new("");
    let mut first = None;
    let sequences: Vec<u32> = real.objects.keys().copied().collect();
    for (n, sequence) in sequences.iter().enumerate() {
        let first_of_run = *first.get_or_insert(*sequence);
        if sequences.get(n + 1) != Some(&(sequence + 1)) {
            let range = format!("start_ledger: {first_of_run}, end_ledger: {sequence}");
            let text = pipeline(
                &format!("p{first_of_run}"),
                &real.lake,
                "mainnet",
                &range,
                "    - type: Ledgers\n    - type: ContractEvent",
                &format!("    - {{type: SaveToJSONL, config: {{path: out/{first_of_run}}}}}"),
            );
            let text = text.replace("network: mainnet", &real.network);
            project.write(&format!("{first_of_run}.pipeline.yaml"), &text);
            first = None;
        }
    }
    project.run(&["apply", "--auto-approve"]).expect(0);
    let (mut ledgers, mut events) = (BTreeMap::new(), BTreeMap::new());
    for folder in std::fs::read_dir(project.join("out")).expect("output") {
        let folder = folder.expect("an entry").path();
        for (dataset, lines) in [("ledgers", &mut ledgers), ("contract_events", &mut events)] {
            for line in targets::jsonl(&folder.join(dataset)).into_values().flatten() {
                let ledger: u32 = line
                    .split("\"ledger_sequence\":")
                    .nth(1)
                    .and_then(|rest| rest.split(',').next()?.parse().ok())
                    .expect("a ledger");
                lines.entry(ledger).or_insert_with(Vec::new).push(line);
            }
        }
    }
    let mut counts = (0, 0);
    for (sequence, xdr) in &real.objects {
        for meta in oracle::decode_batch(xdr).ledger_close_metas.iter() {
            assert!(oracle::header_is_honest(meta), "{sequence}");
            counts.0 += compare(*sequence, &ledgers, |out| oracle::push_ledger(meta, out));
            counts.1 += compare(*sequence, &events, |out| oracle::push_contract_events(meta, out));
        }
    }
    assert_eq!(counts.0, ledgers.values().map(Vec::len).sum::<usize>());
    assert_eq!(counts.1, events.values().map(Vec::len).sum::<usize>());
    counts
}

fn compare(ledger: u32, found: &BTreeMap<u32, Vec<String>>, push: impl FnOnce(&mut Vec<u8>)) -> usize {
    let mut text = Vec::new();
    push(&mut text);
    let text = String::from_utf8(text).expect("JSON is UTF-8");
    let found = found.get(&ledger).map_or(&[][..], Vec::as_slice);
    for (n, line) in text.lines().enumerate() {
        assert_eq!(found.get(n).map(String::as_str), Some(line), "row {n} of ledger {ledger}");
    }
    assert_eq!(found.len(), text.lines().count(), "ledger {ledger}");
    found.len()
}

#[test]
fn rows_of_mainnet_ledgers_of_all_eras_are_those_of_a_full_decode() {
    let Some(real) = of_lake("lake/pubnet", "mainnet") else { return };
    let (ledgers, events) = same_rows(&real);
    assert!(ledgers >= 25 && events >= 6_591, "{ledgers} ledgers, {events} events");
}

#[test]
fn rows_of_testnet_ledgers_are_those_of_a_full_decode() {
    let Some(real) = of_lake("lake/testnet", "testnet") else { return };
    assert_eq!(same_rows(&real).0, 320);
}

#[test]
fn rows_of_metadata_streams_are_those_of_a_full_decode() {
    for (name, passphrase, events) in [
        ("streams/apply-load-p28.framed.xdr.zst", "Apply Load", 72_300),
        ("streams/standalone-p23.framed.xdr.zst", "Standalone Network ; February 2017", 0),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let Some(real) = of_stream(name, passphrase, folder.path()) else { return };
        let found = same_rows(&real).1;
        assert!(found >= events, "{name}: {found} events");
    }
}
