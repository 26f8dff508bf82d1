//! This room against real ledgers and what other implementations say about them.
//!
//! The data is not part of the project: it is looked for in `CDPCTL_TEST_DATA`, else in `../shared/data`, and a test
//! that does not find it says so and passes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use stellar_xdr::{FeeBumpTransactionInnerTx, Limits as XdrLimits, ReadXdr, ScVal, TransactionEnvelope};

use super::{
    Batch, Event, EventPosition, FramedLedgers, HashedPart, Ledger, Limits, Stage, Toid, Transaction, VerifyError,
    contract_from_strkey, contract_strkey, hex, rfc3339, verify,
};

/// The most that any test object decompresses to.
const CAPACITY: usize = 64 << 20;

fn data(path: &str) -> Option<PathBuf> {
    let root = crate::sys::env("CDPCTL_TEST_DATA")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data")), PathBuf::from);
    let path = root.join(path);
    path.exists().then_some(path)
}

/// The path, or an early return that says what is missing.
macro_rules! data_or_skip {
    ($path:literal) => {
        match data($path) {
            Some(path) => path,
            None => return skipped($path),
        }
    };
}

fn skipped(what: &str) {
    eprintln!("skipped: {what} is not here");
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            files_below(&path, found);
        } else if path.file_name().is_some_and(|name| name.to_string_lossy().contains(".xdr")) {
            found.push(path);
        }
    }
    found.sort();
}

fn read(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).expect("a readable file");
    if path.extension().is_some_and(|extension| extension == "zst" || extension == "zstd") {
        zstd::bulk::decompress(&bytes, CAPACITY).expect("valid zstd")
    } else {
        bytes
    }
}

fn batches_below(folder: &Path) -> Vec<Batch<'static>> {
    let mut files = Vec::new();
    files_below(folder, &mut files);
    let decode = |path: &PathBuf| Batch::decode(read(path).leak(), Limits::default()).expect("a valid batch");
    files.iter().map(decode).collect()
}

fn json_lines(path: &Path) -> Vec<Json> {
    let text = String::from_utf8(read(path)).expect("UTF-8");
    text.lines().filter(|line| !line.is_empty()).map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn text_of(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut text = Vec::new();
    write(&mut text);
    String::from_utf8(text).expect("UTF-8")
}

/// Every event readable to the last byte, ids unique and in order, nothing repeated.
fn read_everything(ledger: Ledger<'_>) -> usize {
    let mut ids = Vec::new();
    for transaction in ledger.transactions() {
        let mut diagnostics_begun = false;
        for event in transaction.events() {
            let decoded: Json =
                serde_json::from_str(&text_of(|text| event.content().push_topics_json(text))).expect("JSON");
            let encoded: Json = serde_json::from_str(&text_of(|text| event.push_topics_xdr_json(text))).expect("JSON");
            assert_eq!(decoded.as_array().expect("an array").len(), event.topic_count());
            for (decoded, encoded) in
                decoded.as_array().into_iter().flatten().zip(encoded.as_array().into_iter().flatten())
            {
                assert_eq!(*decoded, decoded_scval(encoded.as_str().expect("text")));
            }
            let data: Json = serde_json::from_str(&text_of(|text| event.content().push_data_json(text))).expect("JSON");
            assert_eq!(data, decoded_scval(&text_of(|text| event.push_data_xdr_base64(text))));
            ids.push(event.event_id());
            let diagnostic = matches!(event.position(), EventPosition::Diagnostic { .. });
            assert!(diagnostic || !diagnostics_begun, "diagnostics come last");
            diagnostics_begun |= diagnostic;
        }
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "event ids of ledger {} are unique", ledger.sequence());
    count
}

fn decoded_scval(base64: &str) -> Json {
    let value = ScVal::from_xdr_base64(base64, XdrLimits::none()).expect("XDR in base64");
    serde_json::to_value(value).expect("JSON")
}

/// `goldens/counts`: facts about a ledger from a second, independent XDR implementation.
fn assert_counts(ledger: Ledger<'_>, golden: &Json) {
    let sequence = ledger.sequence();
    let expected = |key: &str| golden[key].as_i64().unwrap_or_else(|| panic!("{key} of {sequence}"));
    assert_eq!(expected("seq"), i64::from(sequence));
    assert_eq!(expected("lcm"), i64::from(ledger.meta_version()), "{sequence}");
    assert_eq!(golden["hash"], hex(&ledger.hash()), "{sequence}");
    assert_eq!(golden["prev"], hex(&ledger.previous_hash()), "{sequence}");
    assert_eq!(expected("protocol"), i64::from(ledger.protocol_version()), "{sequence}");
    assert_eq!(expected("close_time"), ledger.closed_at(), "{sequence}");
    assert_eq!(expected("base_fee"), i64::from(ledger.base_fee()), "{sequence}");
    assert_eq!(expected("total_coins"), ledger.total_coins(), "{sequence}");
    assert_eq!(expected("fee_pool"), ledger.fee_pool(), "{sequence}");
    assert_eq!(expected("op_count").unsigned_abs(), ledger.tx_set_operation_count(), "{sequence}");

    let mut operations = BTreeMap::<String, u64>::new();
    for xdr in ledger.envelope_spans() {
        let decoded = match TransactionEnvelope::from_xdr(xdr, XdrLimits::none()).expect("an envelope") {
            TransactionEnvelope::TxV0(envelope) => envelope.tx.operations,
            TransactionEnvelope::Tx(envelope) => envelope.tx.operations,
            TransactionEnvelope::TxFeeBump(envelope) => {
                let FeeBumpTransactionInnerTx::Tx(inner) = envelope.tx.inner_tx;
                inner.tx.operations
            }
        };
        for operation in &decoded {
            *operations.entry(upper_snake_case(operation.body.name())).or_default() += 1;
        }
    }
    assert_eq!(golden["ops"], serde_json::json!(operations), "{sequence}");

    let mut totals = (0, 0);
    let rows: Vec<Json> = ledger
        .transactions()
        .map(|transaction| {
            let (of_operations, of_transaction) = event_counts(transaction);
            totals.0 += of_operations;
            totals.1 += of_transaction;
            let hash = hex(&transaction.hash());
            serde_json::json!([
                hash,
                transaction.result_code(),
                transaction.fee_charged(),
                of_operations,
                of_transaction
            ])
        })
        .collect();
    assert_eq!(golden["txs"], Json::Array(rows), "{sequence}");
    let successful = ledger.transactions().filter(|transaction| transaction.successful()).count();
    let failed = ledger.transactions().filter(|transaction| !transaction.successful()).count();
    assert_eq!(golden["tx_count"], successful + failed, "{sequence}");
    assert_eq!(golden["operation_events"], totals.0, "{sequence}");
    assert_eq!(golden["transaction_events"], totals.1, "{sequence}");
}

fn event_counts(transaction: Transaction<'_>) -> (usize, usize) {
    let of_operations = |event: &Event<'_>| matches!(event.position(), EventPosition::Operation { .. });
    let of_transaction = |event: &Event<'_>| matches!(event.position(), EventPosition::Transaction { .. });
    (transaction.events().filter(of_operations).count(), transaction.events().filter(of_transaction).count())
}

/// `ManageSellOffer` to `MANAGE_SELL_OFFER`.
fn upper_snake_case(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.extend(letter.to_uppercase());
    }
    text
}

#[test]
fn every_pubnet_ledger_verifies_and_counts_as_others_count_it() {
    let lake = data_or_skip!("lake/pubnet");
    let goldens = data_or_skip!("goldens/counts");
    let batches = batches_below(&lake);
    let mut versions = BTreeMap::new();
    for batch in &batches {
        let ledger = batch.ledgers().next().expect("one");
        ledger.verify_full().expect("real hashes");
        let golden = goldens.join(format!("pubnet-{}.json", ledger.sequence()));
        assert_counts(ledger, &serde_json::from_slice(&read(&golden)).expect("JSON"));
        read_everything(ledger);
        for transaction in ledger.transactions() {
            *versions.entry((ledger.meta_version(), transaction.meta_version())).or_insert(0) += 1;
        }
    }
    assert_eq!(batches.len(), 25);
    let versions: Vec<_> = versions.into_keys().collect();
    assert!([(0, 4), (1, 3), (1, 4), (2, 4)].iter().all(|pair| versions.contains(pair)), "{versions:?}");
}

#[test]
fn every_testnet_ledger_verifies_chains_and_counts_as_others_count_it() {
    let lake = data_or_skip!("lake/testnet");
    let goldens = data_or_skip!("goldens/counts/testnet-1410048-1410367.jsonl");
    let goldens: BTreeMap<u64, Json> =
        json_lines(&goldens).into_iter().map(|golden| (golden["seq"].as_u64().expect("a number"), golden)).collect();
    let mut batches = batches_below(&lake);
    batches.sort_by_key(Batch::start);
    let mut previous = None;
    for batch in &batches {
        let ledger = batch.ledgers().next().expect("one");
        ledger.verify_full().expect("real hashes");
        assert_eq!(previous.unwrap_or(ledger.previous_hash()), ledger.previous_hash());
        previous = Some(ledger.hash());
        assert_counts(ledger, &goldens[&u64::from(ledger.sequence())]);
        assert_eq!(read_everything(ledger), 0);
    }
    assert_eq!(batches.len(), 320);
}

#[test]
fn objects_as_galexie_wrote_them_verify() {
    let folder = data_or_skip!("originals");
    let mut sequences = Vec::new();
    for batch in batches_below(&folder) {
        for ledger in batch.ledgers() {
            ledger.verify_full().expect("real hashes");
            read_everything(ledger);
            sequences.push(ledger.sequence());
        }
    }
    sequences.sort_unstable();
    assert_eq!(sequences, [997, 998, 999, 53_312_000, 60_659_332]);
}

#[test]
fn a_stream_of_stellar_core_verifies_chains_and_holds_all_its_events() {
    let stream = read(&data_or_skip!("streams/apply-load-p28.framed.xdr.zst"));
    let (mut ledgers, mut transactions, mut operation_events) = (0, 0, 0);
    let mut previous = None;
    for batch in FramedLedgers::new(&stream, Limits::default()) {
        let batch = batch.expect("a valid frame");
        let ledger = batch.ledgers().next().expect("one");
        ledger.verify_full().expect("real hashes");
        assert_eq!(previous.unwrap_or(ledger.previous_hash()), ledger.previous_hash());
        previous = Some(ledger.hash());
        ledgers += 1;
        transactions += ledger.transactions().len();
        operation_events += ledger.transactions().map(|transaction| event_counts(transaction).0).sum::<usize>();
        read_everything(ledger);
    }
    assert_eq!((ledgers, transactions, operation_events), (30, 14_760, 72_300));
}

/// Two ledgers of this stream carry the transactions of several ledgers under the header of one, as a load generator
/// merges them: their phases repeat, so that neither transactions nor results are what the header commits to.
#[test]
fn ledgers_merged_for_a_load_test_have_right_headers_and_are_found_out() {
    let stream = read(&data_or_skip!("streams/standalone-p23.framed.xdr.zst"));
    let mut verdicts = Vec::new();
    for batch in FramedLedgers::new(&stream, Limits::default()) {
        let batch = batch.expect("a valid frame");
        let ledger = batch.ledgers().next().expect("one");
        let wrong = [verify::header(ledger), verify::transaction_set(ledger), verify::results(ledger)]
            .into_iter()
            .filter_map(Result::err)
            .map(|VerifyError::HashMismatch { part, .. }| part)
            .collect::<Vec<_>>();
        verdicts.push((ledger.sequence(), wrong));
        read_everything(ledger);
    }
    let merged = vec![HashedPart::TransactionSet, HashedPart::Results];
    assert_eq!(verdicts, [(84, vec![]), (85, merged.clone()), (88, merged)]);
}

/// SEP-51 JSON of a value, in the rendering of `goldens/contract-events`:
///
/// | value | there |
/// |---|---|
/// | symbol, string, address | its text |
/// | u32, i32 | a number |
/// | u64, i64, u128, i128, timepoint, duration | its decimal text |
/// | bool, void | `true`/`false`, `null` |
/// | bytes | hex |
/// | vec | a list |
/// | map | a list of (key, value) pairs |
/// | u256, i256 | base64 of the value's XDR: decoded before comparing, by [`matches_golden`] |
fn golden_rendering(value: &Json) -> Json {
    if value == "void" {
        return Json::Null;
    }
    let (kind, inner) = value.as_object().and_then(|object| object.iter().next()).expect("a union of one key");
    match kind.as_str() {
        "vec" => inner.as_array().expect("a list").iter().map(golden_rendering).collect(),
        "map" => {
            let pairs = inner.as_array().expect("a list").iter();
            pairs.map(|pair| Json::from(vec![golden_rendering(&pair["key"]), golden_rendering(&pair["val"])])).collect()
        }
        "u256" | "i256" => value.clone(),
        _ => inner.clone(),
    }
}

fn matches_golden(ours: &Json, golden: &Json) -> bool {
    match (ours, golden) {
        (Json::Array(ours), Json::Array(golden)) => {
            ours.len() == golden.len() && ours.iter().zip(golden).all(|(ours, golden)| matches_golden(ours, golden))
        }
        (Json::Object(_), Json::String(xdr)) => *ours == decoded_scval(xdr),
        _ => ours == golden,
    }
}

#[test]
fn all_events_of_ten_busy_ledgers_are_those_of_the_go_sdk() {
    let lake = data_or_skip!("lake/pubnet");
    let goldens = data_or_skip!("goldens/contract-events/pubnet-63092982-63092991.jsonl.zst");
    // (ledger, transaction, operation or -1, index there) -> event
    let mut goldens: BTreeMap<(u64, String, i64, u64), Json> = json_lines(&goldens)
        .into_iter()
        .map(|golden| {
            let key = (
                golden["ledger"].as_u64().expect("a number"),
                golden["tx"].as_str().expect("text").to_owned(),
                golden["op"].as_i64().expect("a number"),
                golden["i"].as_u64().expect("a number"),
            );
            (key, golden)
        })
        .collect();
    assert_eq!(goldens.len(), 6_591);
    for batch in batches_below(&lake).iter().filter(|batch| batch.start() >= 63_092_982) {
        let ledger = batch.ledgers().next().expect("one");
        for transaction in ledger.transactions() {
            // There, events of the transaction itself count through all stages; here, within each.
            let mut of_transaction = 0..;
            for event in transaction.events() {
                let (operation, index) = match event.position() {
                    EventPosition::Operation { operation, index } => (i64::from(operation), u64::from(index)),
                    EventPosition::Transaction { .. } => (-1, of_transaction.next().expect("endless")),
                    EventPosition::Diagnostic { .. } => continue,
                };
                let key = (u64::from(ledger.sequence()), hex(&transaction.hash()), operation, index);
                let golden = goldens.remove(&key).unwrap_or_else(|| panic!("{key:?} is not among the goldens"));
                assert_eq!(golden["ok"], transaction.successful(), "{key:?}");
                assert_eq!(golden["contract"], Json::from(event.contract_strkey()), "{key:?}");
                let decoded_topics: Json =
                    serde_json::from_str(&text_of(|text| event.content().push_topics_json(text))).expect("JSON");
                let topics = decoded_topics.as_array().expect("a list").iter().map(golden_rendering).collect();
                assert!(matches_golden(&topics, &golden["topics"]), "{key:?}: {topics} {}", golden["topics"]);
                let data: Json =
                    serde_json::from_str(&text_of(|text| event.content().push_data_json(text))).expect("JSON");
                let rendered = golden_rendering(&data);
                assert!(matches_golden(&rendered, &golden["data"]), "{key:?}: {rendered} {}", golden["data"]);
                let symbol = decoded_topics[0]["symbol"].as_str();
                assert_eq!(event.first_topic_symbol(), symbol.map(str::as_bytes), "{key:?}");
                assert_value(event, &data);
            }
        }
    }
    assert!(goldens.is_empty(), "{} goldens are not among our events", goldens.len());
}

/// The value column, from the JSON of the data.
fn assert_value(event: Event<'_>, data: &Json) {
    let number = |value: &Json| {
        let (kind, inner) = value.as_object()?.iter().next()?;
        let integer = ["u32", "i32", "u64", "i64", "u128", "i128", "u256", "i256"].contains(&kind.as_str());
        integer.then(|| inner.as_str().map_or_else(|| inner.to_string(), str::to_owned))
    };
    let amount = || {
        let entries = data.get("map")?.as_array()?;
        let entry =
            entries.iter().find(|entry| entry["key"]["symbol"] == "amount" || entry["key"]["string"] == "amount");
        number(&entry?["val"])
    };
    let mut found = false;
    let value = text_of(|text| found = event.push_value(text));
    assert_eq!(found.then_some(value), number(data).or_else(amount), "{event:?}");
}

#[test]
fn event_ids_are_those_that_stellar_rpc_would_give() {
    let lake = data_or_skip!("lake/pubnet");
    for batch in batches_below(&lake) {
        let ledger = batch.ledgers().next().expect("one");
        let (mut before, mut after) = (0_u32.., 0_u32..);
        for transaction in ledger.transactions() {
            let mut after_transaction = 0_u32..;
            for event in transaction.events() {
                let (order, operation, index) = match event.position() {
                    EventPosition::Transaction { stage, .. } => match stage {
                        Stage::BeforeAllTransactions => (0, 0, before.next()),
                        Stage::AfterTransaction => (transaction.order(), 4095, after_transaction.next()),
                        Stage::AfterAllTransactions => (1_048_575, 0, after.next()),
                    },
                    EventPosition::Operation { operation, index } => (transaction.order(), operation, Some(index)),
                    EventPosition::Diagnostic { .. } => continue,
                };
                let toid = i64::from(ledger.sequence()) << 32 | i64::from(order) << 12 | i64::from(operation);
                assert_eq!(event.event_id(), format!("{toid:019}-{:010}", index.expect("endless")));
            }
        }
    }
}

/// Every field of stellar-etl's ledger that the metadata can tell.
#[test]
fn a_ledger_has_the_fields_of_stellar_etl() {
    let lake = data_or_skip!("lake/pubnet");
    let golden = data_or_skip!("goldens/stellar-etl/ledgers.jsonl");
    let golden = json_lines(&golden).remove(0);
    let batches = batches_below(&lake);
    let ledger = batches.iter().flat_map(Batch::ledgers).find(|ledger| ledger.sequence() == 30_822_015).expect("there");
    let successful = || ledger.transactions().filter(|transaction| transaction.successful());
    let failed = ledger.transactions().count() - successful().count();
    let operations: u32 = successful().map(Transaction::operation_count).sum();
    // stellar-etl writes what is absent as "", 0 or null.
    let ours = serde_json::json!({
        "base_fee": ledger.base_fee(),
        "base_reserve": ledger.base_reserve(),
        "closed_at": rfc3339(ledger.closed_at()),
        "evicted_ledger_keys_hash": (ledger.evicted_keys().count() > 0).then_some(0),
        "evicted_ledger_keys_type": (ledger.evicted_keys().count() > 0).then_some(0),
        "failed_transaction_count": failed,
        "fee_pool": ledger.fee_pool(),
        "id": ledger.toid().value(),
        "ledger_hash": hex(&ledger.hash()),
        "ledger_header": text_of(|text| ledger.push_header_xdr_base64(text)),
        "max_tx_set_size": ledger.max_tx_set_size(),
        "node_id": text_of(|text| _ = ledger.push_node_id(text)),
        "operation_count": operations,
        "previous_ledger_hash": hex(&ledger.previous_hash()),
        "protocol_version": ledger.protocol_version(),
        "sequence": ledger.sequence(),
        "signature": text_of(|text| _ = ledger.push_close_signature_base64(text)),
        "soroban_fee_write_1kb": ledger.soroban_fee_write_1kb().unwrap_or_default(),
        "successful_transaction_count": successful().count(),
        "total_byte_size_of_bucket_list": ledger.live_soroban_state_bytes().unwrap_or_default(),
        "total_byte_size_of_live_soroban_state": ledger.live_soroban_state_bytes().unwrap_or_default(),
        "total_coins": ledger.total_coins(),
        "transaction_count": successful().count(),
        "tx_set_operation_count": ledger.tx_set_operation_count().to_string(),
    });
    assert_eq!(ours, golden);
}

#[test]
fn transactions_and_their_fees_are_those_of_stellar_etl() {
    let lake = data_or_skip!("lake/pubnet");
    let transactions = data_or_skip!("goldens/stellar-etl/transactions.jsonl");
    let transfers = data_or_skip!("goldens/stellar-etl/token_transfers.jsonl");
    let mut transactions: BTreeMap<i64, Json> =
        json_lines(&transactions).into_iter().map(|row| (row["id"].as_i64().expect("a number"), row)).collect();
    let mut transfers = json_lines(&transfers);
    assert_eq!((transactions.len(), transfers.len()), (282, 285));
    for batch in batches_below(&lake).iter().filter(|batch| (30_822_015..=30_822_019).contains(&batch.start())) {
        let ledger = batch.ledgers().next().expect("one");
        for transaction in ledger.transactions() {
            let golden = transactions.remove(&transaction.toid().value()).expect("a transaction with that id");
            let hash = hex(&transaction.hash());
            assert_eq!(golden["transaction_hash"], hash);
            assert_eq!(golden["ledger_sequence"], transaction.ledger_sequence());
            assert_eq!(golden["successful"], transaction.successful());
            assert_eq!(golden["fee_charged"], transaction.fee_charged());
            assert_eq!(golden["operation_count"], transaction.operation_count());
            let code = golden["transaction_result_code"].as_str().expect("text");
            assert_eq!(
                code.trim_start_matches("TransactionResultCode").to_lowercase(),
                transaction.result_code().to_lowercase()
            );
            for event in transaction.events() {
                let value = text_of(|text| _ = event.push_value(text));
                let operation = event.operation_toid().map(Toid::value);
                transfers.retain(|golden| {
                    !(golden["transaction_hash"] == hash
                        && golden["operation_id"] == Json::from(operation)
                        && golden["event_topic"].as_str().map(str::as_bytes) == event.first_topic_symbol()
                        && golden["contract_id"] == Json::from(event.contract_strkey())
                        && golden["amount_raw"] == value)
                });
            }
        }
    }
    assert!(transactions.is_empty(), "{} of stellar-etl's transactions are not among ours", transactions.len());
    assert!(
        transfers.is_empty(),
        "{} of stellar-etl's transfers are not among our events: {transfers:?}",
        transfers.len()
    );
}

/// The famous corner cases of SDF's token transfer processor: old ledgers, no events in their metadata.
#[test]
fn old_transactions_are_those_of_the_token_transfer_processor() {
    let lake = data_or_skip!("lake/pubnet");
    let folder = data_or_skip!("goldens/token-transfer");
    let batches = batches_below(&lake);
    let mut compared = 0;
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let text = fs::read_to_string(entry.expect("a readable entry").path()).expect("UTF-8");
        let field = |block: &str, key: &str| {
            let (_, rest) = block.split_once(&format!("\"{key}\":"))?;
            Some(rest.trim_start().trim_start_matches('"').split(['"', ',', '\n']).next()?.to_owned())
        };
        for block in text.split("###").filter(|block| block.contains("\"fee\":")) {
            let field = |key: &str| field(block, key).unwrap_or_else(|| panic!("{key} in {block}"));
            let sequence: u32 = field("ledgerSequence").parse().expect("a number");
            let order: usize = field("transactionIndex").parse().expect("a number");
            let ledger =
                batches.iter().flat_map(Batch::ledgers).find(|ledger| ledger.sequence() == sequence).expect("there");
            let transaction = ledger.transactions().nth(order - 1).expect("there");
            assert_eq!(field("txHash"), hex(&transaction.hash()));
            assert_eq!(field("closedAt"), rfc3339(ledger.closed_at()));
            assert_eq!(field("amount"), transaction.fee_charged().to_string());
            compared += 1;
        }
    }
    assert!(compared >= 4, "{compared}");
}

#[test]
fn contract_ids_of_real_events_survive_both_ways() {
    let lake = data_or_skip!("lake/pubnet");
    let batches = batches_below(&lake);
    for event in batches.iter().flat_map(Batch::ledgers).flat_map(Ledger::transactions).flat_map(Transaction::events) {
        let id = event.contract_id();
        assert_eq!(id.map(|id| contract_from_strkey(&contract_strkey(&id))), id.map(Ok));
    }
}
