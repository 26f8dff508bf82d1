//! Real ledgers through the binary into SQLite and JSONL, against what other implementations say about them.
//!
//! | column | golden |
//! |---|---|
//! | `ledger_hash, previous_ledger_hash, protocol_version, base_fee, total_coins, fee_pool` | `hash, prev, protocol, base_fee, total_coins, fee_pool` of `goldens/counts` |
//! | `closed_at` | `close_time`, as Unix seconds |
//! | `successful_transaction_count + failed_transaction_count` | `tx_count`; by result code in `txs` each of them |
//! | `tx_set_operation_count` | `op_count` |
//! | events with an `operation_index`, and those with a transaction's `stage` | `operation_events`, `transaction_events`; in `txs` for each transaction |
//! | all columns of `ledgers` that stellar-etl has | `goldens/stellar-etl/ledgers.jsonl`, which writes what is absent as "", 0 or null |
//! | `contract_events` | `goldens/contract-events`: see [`golden_rendering`] |

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use rusqlite::types::Value as Sql;
use serde_json::{Value as Json, json};

use crate::support::{Project, lake, pipeline, test_data};

/// A row by column.
type Row = BTreeMap<String, Sql>;

/// Ranges of `lake/pubnet`: two stretches, and ledgers that stand alone.
const PUBNET: [(u32, u32); 12] = [
    (63_092_982, 63_092_991),
    (30_822_015, 30_822_019),
    (60_659_332, 60_659_332),
    (57_500_008, 57_500_008),
    (53_312_000, 53_312_000),
    (36_154_623, 36_154_623),
    (26_154_623, 26_154_623),
    (16_154_623, 16_154_623),
    (9_652_698, 9_652_698),
    (9_652_679, 9_652_679),
    (7_762_802, 7_762_802),
    (7_320_888, 7_320_888),
];

/// What an apply wrote.
struct Applied {
    ledgers: Vec<Row>,
    events: Vec<Row>,
    /// The same from JSONL.
    ledger_lines: Vec<Json>,
    event_lines: Vec<Json>,
}

/// Applies ranges of a lake, a pipeline each, in one run, and reads everything back.
fn apply(lake: &Path, network: &str, ranges: &[(u32, u32)]) -> Applied {
    let project = Project::new("");
    for (first, last) in ranges {
        let consumers = format!(
            "    - {{type: SaveToSQLite, config: {{path: out/{first}.db}}}}\n    - {{type: SaveToJSONL, config: {{path: out/{first}, ledgers_per_part: 64}}}}"
        );
        let range = format!("start_ledger: {first}, end_ledger: {last}, verify: full");
        let processors = "    - type: Ledgers\n    - type: ContractEvent";
        let text = pipeline(&format!("p{first}"), lake, network, &range, processors, &consumers);
        project.write(&format!("{first}.pipeline.yaml"), &text);
    }
    project.run(&["apply", "--auto-approve"]).expect(0);
    project.run(&["plan", "--detailed-exitcode"]).expect(0);
    let mut applied =
        Applied { ledgers: Vec::new(), events: Vec::new(), ledger_lines: Vec::new(), event_lines: Vec::new() };
    for (first, _) in ranges {
        let db = rusqlite::Connection::open(project.join(&format!("out/{first}.db"))).expect("a database");
        applied.ledgers.extend(rows(&db, "ledgers", "ledger_sequence"));
        applied.events.extend(rows(&db, "contract_events", "event_id"));
        applied.ledger_lines.extend(lines(&project.join(&format!("out/{first}/ledgers"))));
        applied.event_lines.extend(lines(&project.join(&format!("out/{first}/contract_events"))));
    }
    applied
}

fn rows(db: &rusqlite::Connection, table: &str, order: &str) -> Vec<Row> {
    // Unix seconds by SQLite's own calendar, for comparing.
    let sql =
        format!("SELECT *, CAST(strftime('%s', closed_at) AS INTEGER) AS close_time FROM {table} ORDER BY {order}");
    let mut statement = db.prepare(&sql).expect("a table");
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    statement
        .query_map([], |row| columns.iter().enumerate().map(|(n, name)| Ok((name.clone(), row.get(n)?))).collect())
        .and_then(Iterator::collect)
        .expect("rows")
}

fn lines(folder: &Path) -> Vec<Json> {
    // A dataset without rows has no folder of part files with rows in it, yet it has a folder.
    let parts = crate::support::targets::jsonl(folder);
    parts.values().flatten().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// `lake/pubnet`, applied once for all tests; `None` when it is not here.
fn pubnet() -> Option<&'static Applied> {
    static APPLIED: OnceLock<Option<Applied>> = OnceLock::new();
    APPLIED.get_or_init(|| Some(apply(&test_data("lake/pubnet")?, "mainnet", &PUBNET))).as_ref()
}

/// `lake/testnet`, likewise.
fn testnet() -> Option<&'static Applied> {
    static APPLIED: OnceLock<Option<Applied>> = OnceLock::new();
    APPLIED.get_or_init(|| Some(apply(&test_data("lake/testnet")?, "testnet", &[(1_410_048, 1_410_367)]))).as_ref()
}

fn int(row: &Row, column: &str) -> i64 {
    match row.get(column) {
        Some(Sql::Integer(number)) => *number,
        other => panic!("{column} is {other:?}"),
    }
}

fn text<'a>(row: &'a Row, column: &str) -> &'a str {
    match row.get(column) {
        Some(Sql::Text(text)) => text,
        other => panic!("{column} is {other:?}"),
    }
}

fn json_lines(path: &Path) -> Vec<Json> {
    let bytes = std::fs::read(path).expect("a file");
    let compressed = path.extension().is_some_and(|extension| extension == "zst");
    let bytes = if compressed {
        cdpctl::storage::Decompressor::new(1 << 30).expect("a context").decompress(&bytes).expect("zstd").to_vec()
    } else {
        bytes
    };
    let text = String::from_utf8(bytes).expect("UTF-8");
    text.lines().filter(|line| !line.is_empty()).map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Everything that `goldens/counts` says about a ledger.
fn assert_counts(ledger: &Row, events: &[&Row], golden: &Json) {
    let sequence = int(ledger, "ledger_sequence");
    assert_eq!(golden["seq"], sequence);
    assert_eq!((int(ledger, "sequence"), int(ledger, "id")), (sequence, sequence << 32), "{sequence}");
    for (column, key) in [("ledger_hash", "hash"), ("previous_ledger_hash", "prev")] {
        assert_eq!(text(ledger, column), golden[key], "{sequence}: {column}");
    }
    let numbers = [
        ("protocol_version", "protocol"),
        ("close_time", "close_time"),
        ("base_fee", "base_fee"),
        ("total_coins", "total_coins"),
        ("fee_pool", "fee_pool"),
        ("tx_set_operation_count", "op_count"),
    ];
    for (column, key) in numbers {
        assert_eq!(golden[key], int(ledger, column), "{sequence}: {column}");
    }
    let (succeeded, failed) = (int(ledger, "successful_transaction_count"), int(ledger, "failed_transaction_count"));
    assert_eq!(golden["tx_count"], succeeded + failed, "{sequence}");
    assert_eq!(int(ledger, "transaction_count"), succeeded, "{sequence}");
    let operations = int(ledger, "operation_count");
    let in_set = int(ledger, "tx_set_operation_count");
    assert!(
        if failed == 0 { operations == in_set } else { operations < in_set },
        "{sequence}: {operations} of {in_set}"
    );

    let mut by_transaction: BTreeMap<&str, (bool, [i64; 2])> = BTreeMap::new();
    for event in events {
        let of_transaction = event["operation_index"] == Sql::Null;
        let stage = match &event["stage"] {
            Sql::Text(stage) => Some(stage.as_str()),
            _ => None,
        };
        let stages = ["before_all_txs", "after_tx", "after_all_txs"];
        assert!(
            if of_transaction { stage.is_some_and(|stage| stages.contains(&stage)) } else { stage.is_none() },
            "{event:?}"
        );
        let counted = by_transaction.entry(text(event, "transaction_hash")).or_default();
        counted.0 = int(event, "successful") == 1;
        counted.1[usize::from(of_transaction)] += 1;
    }
    let mut expected_success = 0;
    for tx in golden["txs"].as_array().expect("a list") {
        let hash = tx[0].as_str().expect("text");
        let success = ["txSUCCESS", "txFEE_BUMP_INNER_SUCCESS"].contains(&tx[1].as_str().expect("text"));
        expected_success += i64::from(success);
        let (found_success, [of_operations, of_transaction]) = by_transaction.remove(hash).unwrap_or((success, [0, 0]));
        assert_eq!((&tx[3], &tx[4]), (&of_operations.into(), &of_transaction.into()), "{sequence}: events of {hash}");
        assert_eq!(found_success, success, "{sequence}: {hash}");
    }
    assert!(by_transaction.is_empty(), "{sequence}: events of unknown transactions: {by_transaction:?}");
    assert_eq!(succeeded, expected_success, "{sequence}");
    let sum = |key: &str| golden[key].as_u64().expect("a number");
    assert_eq!(events.len() as u64, sum("operation_events") + sum("transaction_events"), "{sequence}");
}

fn assert_all_counts(applied: &Applied, golden: impl Fn(i64) -> Json) {
    let mut events: BTreeMap<i64, Vec<&Row>> = BTreeMap::new();
    for event in &applied.events {
        events.entry(int(event, "ledger_sequence")).or_default().push(event);
    }
    for ledger in &applied.ledgers {
        let sequence = int(ledger, "ledger_sequence");
        let events = events.remove(&sequence).unwrap_or_default();
        for event in &events {
            assert_eq!(event["closed_at"], ledger["closed_at"], "{sequence}");
        }
        assert_counts(ledger, &events, &golden(sequence));
    }
    assert!(events.is_empty(), "events of ledgers that have no row: {:?}", events.keys());
}

#[test]
fn every_pubnet_ledger_is_as_an_independent_implementation_counts_it() {
    let (Some(applied), Some(goldens)) = (pubnet(), test_data("goldens/counts")) else { return };
    assert_eq!(applied.ledgers.len(), 25);
    assert_all_counts(applied, |sequence| {
        let path = goldens.join(format!("pubnet-{sequence}.json"));
        serde_json::from_slice(&std::fs::read(path).expect("a golden")).expect("JSON")
    });
}

#[test]
fn every_testnet_ledger_is_as_an_independent_implementation_counts_it() {
    let (Some(applied), Some(goldens)) = (testnet(), test_data("goldens/counts/testnet-1410048-1410367.jsonl")) else {
        return;
    };
    let goldens: BTreeMap<i64, Json> =
        json_lines(&goldens).into_iter().map(|golden| (golden["seq"].as_i64().expect("a number"), golden)).collect();
    assert_eq!((applied.ledgers.len(), goldens.len()), (320, 320));
    assert_all_counts(applied, |sequence| goldens[&sequence].clone());
}

/// Columns whose 64 bits are text in JSON.
const WIDE: [&str; 7] = [
    "id",
    "total_coins",
    "fee_pool",
    "soroban_fee_write_1kb",
    "total_byte_size_of_live_soroban_state",
    "transaction_id",
    "operation_id",
];
/// Columns that are JSON themselves.
const EMBEDDED: [&str; 5] =
    ["topics", "topics_decoded", "data_decoded", "evicted_ledger_keys_type", "evicted_ledger_keys_hash"];
/// Columns that are true or false.
const FLAGS: [&str; 2] = ["successful", "in_successful_contract_call"];

/// A row as its line in a part file is documented to be.
fn as_line(row: &Row) -> Json {
    let cell = |(name, value): (&String, &Sql)| {
        let json = match value {
            Sql::Null => Json::Null,
            Sql::Integer(number) if WIDE.contains(&name.as_str()) => number.to_string().into(),
            Sql::Integer(number) if FLAGS.contains(&name.as_str()) => (*number == 1).into(),
            Sql::Integer(number) => (*number).into(),
            Sql::Text(text) if EMBEDDED.contains(&name.as_str()) => serde_json::from_str(text).expect("JSON"),
            Sql::Text(text) => text.clone().into(),
            other => panic!("{name} is {other:?}"),
        };
        (name.clone(), json)
    };
    row.iter().filter(|(name, _)| *name != "close_time").map(cell).collect::<serde_json::Map<_, _>>().into()
}

fn assert_same_rows(applied: &Applied) {
    for (rows, lines, key) in [
        (&applied.ledgers, &applied.ledger_lines, "ledger_sequence"),
        (&applied.events, &applied.event_lines, "event_id"),
    ] {
        assert_eq!(rows.len(), lines.len());
        let by_key: BTreeMap<String, &Json> = lines.iter().map(|line| (line[key].to_string(), line)).collect();
        assert_eq!(by_key.len(), lines.len(), "{key} is no key");
        for row in rows {
            let line = as_line(row);
            assert_eq!(by_key[&line[key].to_string()], &line);
        }
    }
}

#[test]
fn part_files_hold_the_rows_of_the_tables_field_by_field() {
    let (Some(pubnet), Some(testnet)) = (pubnet(), testnet()) else { return };
    assert!(pubnet.events.len() > 6_591 && testnet.events.is_empty());
    assert_same_rows(pubnet);
    assert_same_rows(testnet);
}

/// A value in SEP-51 JSON, in the rendering of `goldens/contract-events`:
///
/// | value | there |
/// |---|---|
/// | symbol, string, address | its text |
/// | u32, i32 | a number |
/// | u64, i64, u128, i128, timepoint, duration | its decimal text |
/// | bool, void | `true`/`false`, `null` |
/// | bytes | hex |
/// | vec | a list |
/// | map | a list of [key, value] |
/// | u256 | base64 of the value's XDR: compared by [`decimal_of_u256`] |
///
/// And the keys: `op` is `operation_index`, -1 for events of the transaction itself; `i` is `event_index`, for events of the
/// transaction itself their place among all of it, through the stages before, after it, after all; `tx, ok, contract` are
/// `transaction_hash, successful, contract_id`.
fn golden_rendering(value: &Json) -> Json {
    if value == "void" {
        return Json::Null;
    }
    let (kind, inner) = value.as_object().and_then(|object| object.iter().next()).expect("a union of one key");
    match kind.as_str() {
        "vec" => inner.as_array().expect("a list").iter().map(golden_rendering).collect(),
        "map" => {
            let pairs = inner.as_array().expect("a list").iter();
            pairs.map(|pair| json!([golden_rendering(&pair["key"]), golden_rendering(&pair["val"])])).collect()
        }
        "u256" => value.clone(),
        _ => inner.clone(),
    }
}

fn matches_golden(ours: &Json, golden: &Json) -> bool {
    match (ours, golden) {
        (Json::Array(ours), Json::Array(golden)) => {
            ours.len() == golden.len() && ours.iter().zip(golden).all(|(ours, golden)| matches_golden(ours, golden))
        }
        (Json::Object(ours), Json::String(xdr)) => ours["u256"] == decimal_of_u256(xdr),
        _ => ours == golden,
    }
}

/// The number in a base64 `ScVal` of type U256: its discriminant, 11, and 32 bytes from the highest.
fn decimal_of_u256(base64: &str) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for letter in base64.bytes().filter(|letter| *letter != b'=') {
        let six = ALPHABET.iter().position(|known| *known == letter).expect("base64");
        bits = bits << 6 | u32::try_from(six).expect("six bits");
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).expect("a byte"));
        }
    }
    assert_eq!((bytes.len(), &bytes[..4]), (36, &[0, 0, 0, 11][..]), "{base64}");
    let mut digits = vec![0_u32];
    for byte in &bytes[4..] {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            let value = *digit * 256 + carry;
            (*digit, carry) = (value % 10, value / 10);
        }
        while carry > 0 {
            digits.push(carry % 10);
            carry /= 10;
        }
    }
    digits.iter().rev().map(u32::to_string).collect()
}

#[test]
fn all_events_of_ten_busy_ledgers_are_those_of_the_go_sdk() {
    let goldens = test_data("goldens/contract-events/pubnet-63092982-63092991.jsonl.zst");
    let (Some(applied), Some(goldens)) = (pubnet(), goldens) else { return };
    let mut goldens: BTreeMap<(i64, String, i64, i64), Json> = json_lines(&goldens)
        .into_iter()
        .map(|golden| {
            let number = |key: &str| golden[key].as_i64().expect("a number");
            let tx = golden["tx"].as_str().expect("text").to_owned();
            ((number("ledger"), tx, number("op"), number("i")), golden)
        })
        .collect();
    assert_eq!(goldens.len(), 6_591);
    // Events of a transaction itself, in the order of their stages.
    let stage = |event: &Row| match &event["stage"] {
        Sql::Text(stage) => ["before_all_txs", "after_tx", "after_all_txs"].iter().position(|known| known == stage),
        _ => None,
    };
    let mut events: Vec<&Row> =
        applied.events.iter().filter(|event| int(event, "ledger_sequence") >= 63_092_982).collect();
    events.sort_by_key(|event| (text(event, "transaction_hash").to_owned(), stage(event), int(event, "event_index")));
    let mut counted: BTreeMap<&str, i64> = BTreeMap::new();
    for event in events {
        let transaction = text(event, "transaction_hash");
        let (operation, index) = if let Sql::Integer(operation) = event["operation_index"] {
            let toid = int(event, "transaction_id") + operation + 1;
            assert_eq!(int(event, "operation_id"), toid, "operations count from 1 there");
            (operation, int(event, "event_index"))
        } else {
            assert_eq!(event["operation_id"], Sql::Null);
            let count = counted.entry(transaction).or_default();
            *count += 1;
            (-1, *count - 1)
        };
        let key = (int(event, "ledger_sequence"), transaction.to_owned(), operation, index);
        let golden = goldens.remove(&key).unwrap_or_else(|| panic!("{key:?} is not among the goldens"));
        assert_eq!(golden["ok"], int(event, "successful") == 1, "{key:?}");
        assert_eq!(golden["contract"], text(event, "contract_id"), "{key:?}");
        let topics: Json = serde_json::from_str(text(event, "topics_decoded")).expect("JSON");
        let topics: Json = topics.as_array().expect("a list").iter().map(golden_rendering).collect();
        assert!(matches_golden(&topics, &golden["topics"]), "{key:?}: {topics} {}", golden["topics"]);
        let decoded: Json = serde_json::from_str(text(event, "data_decoded")).expect("JSON");
        let data = golden_rendering(&decoded);
        assert!(matches_golden(&data, &golden["data"]), "{key:?}: {data} {}", golden["data"]);
        let value = match &event["value"] {
            Sql::Text(value) => Json::from(value.clone()),
            _ => Json::Null,
        };
        assert_eq!(value, number_in(&decoded), "{key:?}: {decoded}");
    }
    assert!(goldens.is_empty(), "{} goldens are not among our events", goldens.len());
}

/// What the column `value` is documented to hold: the number that the data is, or its `amount`.
fn number_in(data: &Json) -> Json {
    let number = |value: &Json| {
        let (kind, inner) = value.as_object()?.iter().next()?;
        let kinds = ["u32", "i32", "u64", "i64", "u128", "i128", "u256", "i256"];
        kinds.contains(&kind.as_str()).then(|| inner.as_str().map_or_else(|| inner.to_string(), str::to_owned))
    };
    let amount = || {
        let mut entries = data.get("map")?.as_array()?.iter();
        number(&entries.find(|entry| entry["key"] == json!({"symbol": "amount"}))?["val"])
    };
    number(data).or_else(amount).into()
}

#[test]
fn a_ledger_row_has_the_fields_of_stellar_etl() {
    let (Some(applied), Some(golden)) = (pubnet(), test_data("goldens/stellar-etl/ledgers.jsonl")) else { return };
    let golden = json_lines(&golden).remove(0);
    let row = applied.ledgers.iter().find(|row| int(row, "ledger_sequence") == 30_822_015).expect("its row");
    let mut compared = 0;
    for (name, theirs) in golden.as_object().expect("an object") {
        let Some(ours) = row.get(name) else {
            assert_eq!(name, "total_byte_size_of_bucket_list", "a column that stellar-etl has");
            continue;
        };
        compared += 1;
        let same = match ours {
            // What the ledger does not say.
            Sql::Null => [json!(""), json!(0), Json::Null].contains(theirs),
            Sql::Integer(number) => *theirs == json!(number) || *theirs == json!(number.to_string()),
            Sql::Text(text) if text == "[]" => theirs.is_null(),
            Sql::Text(text) => theirs == text,
            other => panic!("{name} is {other:?}"),
        };
        assert!(same, "{name}: {ours:?}, stellar-etl says {theirs}");
    }
    assert_eq!(compared, 23, "columns in common");
}

#[test]
fn objects_as_galexie_wrote_them_give_the_rows_of_the_repacked_ones() {
    let (Some(applied), Some(originals)) = (pubnet(), test_data("originals")) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let pubnet = folder.path().join("pubnet");
    lake::write_manifest(&pubnet, "mainnet");
    // One with the old ending, and one that was never an object of a lake, made one.
    let bytes = std::fs::read(originals.join("FCD285FF--53312000.xdr.zstd")).expect("an object");
    let object = lake::object(&pubnet, 53_312_000).with_extension("zstd");
    std::fs::create_dir_all(object.parent().expect("a partition")).expect("a folder");
    std::fs::write(object, bytes).expect("an object");
    let batch = std::fs::read(originals.join("FC62697B--60659332.xdr")).expect("a batch");
    lake::put(&pubnet, 60_659_332, &cdpctl::storage::compress(&batch));
    let original = apply(&pubnet, "mainnet", &[(53_312_000, 53_312_000), (60_659_332, 60_659_332)]);
    assert_eq!(original.ledgers.len(), 2);
    assert_same_rows(&original);
    let of = |rows: &[Row]| -> Vec<Row> {
        let mut found: Vec<Row> = rows
            .iter()
            .filter(|row| [53_312_000, 60_659_332].contains(&int(row, "ledger_sequence")))
            .cloned()
            .collect();
        found.sort_by_key(|row| {
            (int(row, "ledger_sequence"), row.get("event_id").map(|_| text(row, "event_id").to_owned()))
        });
        found
    };
    assert!(of(&original.ledgers) == of(&applied.ledgers), "rows of ledgers");
    assert!(!original.events.is_empty() && of(&original.events) == of(&applied.events), "rows of events");

    let testnet = folder.path().join("testnet");
    lake::write_manifest(&testnet, "testnet");
    for ledger in 997..=999 {
        let stem = cdpctl::components::LakeLayout { batches_per_partition: 1, ..lake::LAYOUT }.object_stem(ledger);
        let name = format!("galexie-testnet/{stem}.xdr.zst");
        lake::put(&testnet, ledger, &std::fs::read(originals.join(&name)).expect("an object"));
    }
    let applied = apply(&testnet, "testnet", &[(997, 999)]);
    assert_same_rows(&applied);
    let chain: Vec<(i64, &str, &str)> = applied
        .ledgers
        .iter()
        .map(|row| (int(row, "ledger_sequence"), text(row, "previous_ledger_hash"), text(row, "ledger_hash")))
        .collect();
    assert_eq!(chain.iter().map(|ledger| ledger.0).collect::<Vec<_>>(), [997, 998, 999]);
    assert!(chain.windows(2).all(|pair| pair[1].1 == pair[0].2), "{chain:?}");
}
