//! What every consumer promises, as tests: replay, crash between delivery and acknowledgement, empty batches, numbers at
//! their limits, owners, leases, removing, destroying, comparing, schema drift. Each consumer's tests call these with its own
//! [`Bench`].

mod comparing;
mod holding;
mod removing;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use arrow_array::{
    ArrayRef, BooleanArray, Int32Array, Int64Array, RecordBatch, StringArray, TimestampSecondArray, UInt32Array,
};
use serde_json::Value;

use super::super::registry::{BuiltConsumer, ConsumerEntry};
use super::super::*;
use crate::diag::Code;
use crate::model::{EdgeId, Fingerprint, LedgerRange, Lineage, RangeSet, Secret};
use crate::net::AddressPolicy;

const fn column(name: &'static str, column_type: ColumnType, nullable: bool, doc: &'static str) -> Column {
    Column { name, column_type, nullable, doc }
}

const WIDE_COLUMNS: [Column; 8] = [
    column("id", ColumnType::Text, false, "Natural key."),
    column("ledger_sequence", ColumnType::U32, false, "Ledger."),
    column("small", ColumnType::I32, false, "A small number."),
    column("big", ColumnType::I64, true, "A big number."),
    column("flag", ColumnType::Bool, true, "A flag."),
    column("amount", ColumnType::Text, true, "Decimal text."),
    column("topics", ColumnType::Json, false, "JSON."),
    column("closed_at", ColumnType::Timestamp, false, "A time."),
];

const GROWN_COLUMNS: [Column; 9] = {
    let [a, b, c, d, e, f, g, h] = WIDE_COLUMNS;
    [a, b, column("new", ColumnType::Text, true, "A new column."), c, d, e, f, g, h]
};

/// A dataset with a column of every type.
pub(super) static WIDE: Dataset =
    Dataset { name: "wide", version: 1, doc: "One row of every type.", key: &["id"], columns: &WIDE_COLUMNS };

/// The same, a release later: a nullable column was added.
pub(super) static WIDE_GROWN: Dataset = Dataset { columns: &GROWN_COLUMNS, ..wide() };

/// The same with a meaning changed.
pub(super) static WIDE_CHANGED: Dataset = Dataset { version: 2, ..wide() };

const fn wide() -> Dataset {
    Dataset { name: "wide", version: 1, doc: "One row of every type.", key: &["id"], columns: &WIDE_COLUMNS }
}

/// A row of [`WIDE`].
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) ledger: u32,
    pub(super) id: String,
    pub(super) small: i32,
    pub(super) big: Option<i64>,
    pub(super) flag: Option<bool>,
    pub(super) amount: Option<String>,
    pub(super) topics: String,
    pub(super) closed_at: i64,
}

impl Row {
    /// An ordinary row; `version` tells the rows of one ledger made at different times apart.
    pub(super) fn plain(ledger: u32, version: i32) -> Self {
        Self {
            ledger,
            id: format!("{ledger}:0"),
            small: version,
            big: Some(i64::from(ledger)),
            flag: Some(false),
            amount: Some("1.5".to_owned()),
            topics: "[]".to_owned(),
            closed_at: 0,
        }
    }

    /// Values at their limits.
    pub(super) fn extreme(ledger: u32) -> Self {
        Self {
            ledger,
            id: format!("{ledger}:\"\\é\n\u{1}😀"),
            small: i32::MIN,
            big: Some(i64::MIN),
            flag: Some(true),
            amount: Some("115792089237316195423570985008687907853269984665640564039457584007913129639935".to_owned()),
            topics: r#"[1,{"a":"\n"}]"#.to_owned(),
            closed_at: 1_595_895_040,
        }
    }
}

/// A batch of [`WIDE`], or of a dataset derived from it; columns that it has more are null.
pub(super) fn batch(dataset: &'static Dataset, rows: &[Row]) -> RecordBatch {
    fn texts<'a>(values: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
        Arc::new(values.collect::<StringArray>())
    }
    let columns = dataset.columns.iter().map(|column| -> ArrayRef {
        match column.name {
            "id" => texts(rows.iter().map(|r| Some(r.id.as_str()))),
            "ledger_sequence" => Arc::new(UInt32Array::from_iter_values(rows.iter().map(|r| r.ledger))),
            "small" => Arc::new(Int32Array::from_iter_values(rows.iter().map(|r| r.small))),
            "big" => Arc::new(rows.iter().map(|r| r.big).collect::<Int64Array>()),
            "flag" => Arc::new(rows.iter().map(|r| r.flag).collect::<BooleanArray>()),
            "amount" => texts(rows.iter().map(|r| r.amount.as_deref())),
            "topics" => texts(rows.iter().map(|r| Some(r.topics.as_str()))),
            "closed_at" => {
                let times = rows.iter().map(|r| r.closed_at);
                Arc::new(TimestampSecondArray::from_iter_values(times).with_timezone("UTC"))
            }
            _ => texts(rows.iter().map(|_| None)),
        }
    });
    RecordBatch::try_new(dataset.schema(), columns.collect()).unwrap()
}

/// Surroundings of a consumer under test.
pub(super) fn context(base: &Path) -> ConsumerContext {
    ConsumerContext {
        base: base.to_owned(),
        addresses: AddressPolicy::new(["127.0.0.1"]).unwrap(),
        secrets: Arc::new(|reference: &Value| Ok(Secret::new(format!("secret of {reference}")))),
    }
}

/// Builds a consumer from its configuration, which must satisfy its published schema.
pub(super) fn build(entry: &ConsumerEntry, config: Value, base: &Path) -> BuiltConsumer {
    let schema = (entry.schema)().to_value();
    let validator = jsonschema::validator_for(&schema).unwrap();
    if let Err(error) = validator.validate(&config) {
        panic!("{config} does not satisfy the schema: {error}");
    }
    let built = (entry.build)(config, &context(base)).map_err(|errors| format!("{errors:?}")).unwrap();
    validator.validate(&built.effective).unwrap();
    built
}

/// An edge of one pipeline in one lineage.
pub(super) fn edge(dataset: &'static Dataset, version: u8) -> EdgeContext {
    EdgeContext {
        edge: EdgeId {
            pipeline: "p".to_owned(),
            processor: "wide".to_owned(),
            consumer: "out".to_owned(),
            network: "testnet".to_owned(),
        },
        lineage: Some(Lineage("lineage-1".to_owned())),
        dataset,
        fingerprint: Fingerprint::of_bytes(&[version]),
        fencing: 0,
        former: Vec::new(),
        take_over: false,
        stop: Arc::new(AtomicBool::new(false)),
    }
}

/// `[lo, hi)`.
pub(super) fn range(lo: u32, hi: u32) -> LedgerRange {
    LedgerRange::new(lo, hi).unwrap()
}

/// Delivers rows to a writer.
pub(super) fn deliver(
    writer: &mut dyn EdgeWriter,
    mode: DeliveryMode,
    range: LedgerRange,
    rows: &[Row],
    acked: &mut RangeSet,
) -> Result<(), ComponentError> {
    let rows = rows_for(writer, batch(&WIDE, rows));
    writer.deliver(&Delivery { mode, range, rows: &rows }, acked)
}

/// Rows in the form that the writer takes.
pub(super) fn rows_for(writer: &dyn EdgeWriter, batch: RecordBatch) -> Rows {
    let Some(encoder) = writer.encoder() else { return Rows::Batch(batch) };
    let mut bytes = Vec::new();
    let ledgers = encoder.encode(&batch, &mut bytes).unwrap();
    Rows::Encoded(Encoded { bytes: bytes.into(), ledgers })
}

/// A consumer under test whose target can be read.
pub(super) trait Bench {
    /// The consumer.
    fn consumer(&self) -> Arc<dyn Consumer>;

    /// The rows in the target, as canonical objects in ledger order.
    fn rows(&self) -> Vec<Value>;

    /// Takes the target away, as a user would.
    fn remove(&self);

    /// Puts other rows in the place of those in the target, behind the consumer's back. They come in ledger order, each as
    /// [`Bench::rows`] shows it.
    fn rewrite(&self, rows: &[Value]);
}

/// How [`Bench::rows`] shows a row.
pub(super) fn shown(row: &Row) -> Value {
    let batch = batch(&WIDE, std::slice::from_ref(row));
    let columns = super::columns::Columns::of(&batch, &WIDE).unwrap();
    let mut text = Vec::new();
    super::json_rows::JsonRows::new(&columns).push_row(0, &mut text);
    serde_json::from_slice(&text).unwrap()
}

fn shown_all(rows: &[Row]) -> Vec<Value> {
    rows.iter().map(shown).collect()
}

/// All that a consumer which keeps rows promises.
pub(super) fn check_keeps_rows(make: impl Fn() -> Box<dyn Bench>) {
    looking_touches_nothing_and_finds_what_was_delivered(&*make());
    replay_leaves_the_same_rows(&*make());
    extremes_survive(&*make());
    an_empty_batch_is_acknowledged_and_removes_rows(&*make());
    another_owner_is_refused(&*make());
    holding::a_later_run_shuts_out_the_earlier(&*make());
    holding::a_run_that_comes_too_late_is_refused(&*make());
    holding::an_edge_that_was_renamed_keeps_its_target(&*make());
    holding::a_target_of_a_lost_lockfile_is_taken_over_when_told(&*make());
    removing::a_range_goes_with_its_rows_and_markers(&*make());
    removing::what_is_on_its_way_is_removed_and_not_acknowledged(&*make());
    removing::a_target_is_destroyed_whole_and_made_anew(&*make());
    removing::only_the_owner_destroys(&*make());
    comparing::equal_rows_are_counted(&*make());
    comparing::every_kind_of_difference_is_seen(&*make());
    comparing::a_column_that_was_added_later_reads_as_null(&*make());
    comparing::comparing_touches_nothing_and_asks_for_the_owner(&*make());
    a_changed_meaning_is_refused(&*make());
    a_target_that_was_removed_is_absent_and_made_anew(&*make());
    for seed in 0..12 {
        any_history_leaves_what_was_acknowledged(&*make(), seed);
    }
}

fn looking_touches_nothing_and_finds_what_was_delivered(bench: &dyn Bench) {
    let consumer = bench.consumer();
    let mut planned = edge(&WIDE, 1);
    planned.lineage = None;
    assert_eq!(consumer.inspect(&planned).unwrap().state, TargetState::Absent);
    let mut acked = RangeSet::new();
    let mut writer = consumer.open(edge(&WIDE, 1)).unwrap();
    deliver(&mut *writer, DeliveryMode::Replace, range(5, 7), &[Row::plain(5, 0), Row::plain(6, 0)], &mut acked)
        .unwrap();
    writer.flush(&mut acked).unwrap();
    assert_eq!(acked, RangeSet::from(range(5, 7)));
    let facts = consumer.inspect(&planned).unwrap();
    assert_eq!((facts.state, facts.owner), (TargetState::Present, edge(&WIDE, 1).owner()));
    assert_eq!(facts.lost, RangeSet::new());
    if let Some(markers) = facts.markers {
        let fingerprint = Fingerprint::of_bytes(&[1]);
        assert_eq!(markers, [Marker { range: range(5, 7), fingerprint }]);
        assert_eq!(writer.markers().unwrap(), Some(markers));
    }
}

fn replay_leaves_the_same_rows(bench: &dyn Bench) {
    let rows: Vec<Row> = (10..20).map(|ledger| Row::plain(ledger, 1)).collect();
    for _ in 0..3 {
        let mut acked = RangeSet::new();
        let mut writer = bench.consumer().open(edge(&WIDE, 1)).unwrap();
        deliver(&mut *writer, DeliveryMode::Replace, range(10, 20), &rows, &mut acked).unwrap();
        writer.flush(&mut acked).unwrap();
        assert_eq!(bench.rows(), shown_all(&rows));
    }
}

fn extremes_survive(bench: &dyn Bench) {
    let mut high = Row::extreme(4_000_000_000);
    (high.small, high.big, high.flag, high.amount) = (i32::MAX, Some(i64::MAX), None, None);
    let rows = [Row::extreme(0), high];
    let mut acked = RangeSet::new();
    let mut writer = bench.consumer().open(edge(&WIDE, 1)).unwrap();
    for row in &rows {
        let range = LedgerRange::single(row.ledger);
        deliver(&mut *writer, DeliveryMode::Append, range, std::slice::from_ref(row), &mut acked).unwrap();
    }
    writer.flush(&mut acked).unwrap();
    assert_eq!(bench.rows(), shown_all(&rows));
}

fn an_empty_batch_is_acknowledged_and_removes_rows(bench: &dyn Bench) {
    let consumer = bench.consumer();
    let mut acked = RangeSet::new();
    let mut writer = consumer.open(edge(&WIDE, 1)).unwrap();
    deliver(&mut *writer, DeliveryMode::Append, range(1, 3), &[], &mut acked).unwrap();
    writer.flush(&mut acked).unwrap();
    assert_eq!(acked, RangeSet::from(range(1, 3)));
    assert_eq!(bench.rows(), Vec::<Value>::new());
    assert_eq!(consumer.inspect(&edge(&WIDE, 1)).unwrap().state, TargetState::Present);
    deliver(&mut *writer, DeliveryMode::Replace, range(1, 3), &[Row::plain(1, 0)], &mut acked).unwrap();
    writer.flush(&mut acked).unwrap();
    deliver(&mut *writer, DeliveryMode::Replace, range(1, 3), &[], &mut acked).unwrap();
    writer.flush(&mut acked).unwrap();
    assert_eq!(bench.rows(), Vec::<Value>::new());
    assert_eq!(consumer.inspect(&edge(&WIDE, 1)).unwrap().state, TargetState::Present);
}

fn another_owner_is_refused(bench: &dyn Bench) {
    let consumer = bench.consumer();
    let mut acked = RangeSet::new();
    let mut writer = consumer.open(edge(&WIDE, 1)).unwrap();
    deliver(&mut *writer, DeliveryMode::Append, range(1, 2), &[Row::plain(1, 0)], &mut acked).unwrap();
    writer.flush(&mut acked).unwrap();
    drop(writer);
    let mut other_edge = edge(&WIDE, 1);
    other_edge.edge.pipeline = "q".to_owned();
    let mut other_network = edge(&WIDE, 1);
    other_network.edge.network = "mainnet".to_owned();
    let mut other_lockfile = edge(&WIDE, 1);
    other_lockfile.lineage = Some(Lineage("lineage-2".to_owned()));
    for other in [other_edge, other_network, other_lockfile] {
        let error = consumer.open(other).err().unwrap();
        assert_eq!((error.code, error.class), (Code::E105, ErrorClass::Permanent));
        assert!(error.message.contains("pipeline.p/wide->out") && error.message.contains("lineage-1"), "{error}");
        assert!(error.fix.is_some());
    }
    assert_eq!(bench.rows(), shown_all(&[Row::plain(1, 0)]));
}

fn a_changed_meaning_is_refused(bench: &dyn Bench) {
    drop(bench.consumer().open(edge(&WIDE, 1)).unwrap());
    let error = bench.consumer().open(edge(&WIDE_CHANGED, 1)).err().unwrap();
    assert_eq!(error.code, Code::E111);
    let mut acked = RangeSet::new();
    let mut writer = bench.consumer().open(edge(&WIDE_GROWN, 1)).unwrap();
    let rows = rows_for(&*writer, batch(&WIDE_GROWN, &[Row::plain(1, 0)]));
    writer.deliver(&Delivery { mode: DeliveryMode::Append, range: range(1, 2), rows: &rows }, &mut acked).unwrap();
    writer.flush(&mut acked).unwrap();
    assert_eq!(bench.rows().len(), 1);
}

fn a_target_that_was_removed_is_absent_and_made_anew(bench: &dyn Bench) {
    let consumer = bench.consumer();
    for _ in 0..2 {
        let mut acked = RangeSet::new();
        let mut writer = consumer.open(edge(&WIDE, 1)).unwrap();
        if let Some(markers) = writer.markers().unwrap() {
            assert_eq!(markers, []);
        }
        deliver(&mut *writer, DeliveryMode::Append, range(1, 2), &[Row::plain(1, 0)], &mut acked).unwrap();
        writer.flush(&mut acked).unwrap();
        drop(writer);
        assert_eq!(bench.rows().len(), 1);
        bench.remove();
        assert_eq!(consumer.inspect(&edge(&WIDE, 1)).unwrap().state, TargetState::Absent);
    }
}

/// Deliveries and removals at random, with runs that end in order and runs that die: the target holds for each ledger the rows that were
/// acknowledged last, and nothing else.
fn any_history_leaves_what_was_acknowledged(bench: &dyn Bench, seed: u64) {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut random = move |below: u32| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u32::try_from(state % u64::from(below)).unwrap()
    };
    let mut kept: BTreeMap<u32, Vec<Row>> = BTreeMap::new();
    for run in 0..12_u8 {
        let mut lease = edge(&WIDE, run % 3);
        lease.fencing = run.into();
        let mut writer = bench.consumer().open(lease.clone()).unwrap();
        let mut pending: BTreeMap<u32, Vec<Row>> = BTreeMap::new();
        let mut lo = random(30);
        for _ in 0..random(8) {
            let chunk = range(lo, lo + 1 + random(9));
            let mut rows = Vec::new();
            for ledger in chunk.lo()..chunk.hi() {
                let of_ledger: Vec<Row> = (0..random(3))
                    .map(|n| Row { id: format!("{ledger}:{n}"), ..Row::plain(ledger, i32::from(run)) })
                    .collect();
                rows.extend_from_slice(&of_ledger);
                pending.insert(ledger, of_ledger);
            }
            let mut acked = RangeSet::new();
            deliver(&mut *writer, DeliveryMode::Replace, chunk, &rows, &mut acked).unwrap();
            settle(&mut kept, &mut pending, &acked);
            lo = chunk.hi() + random(6);
            if random(5) == 0 {
                let gone = range(random(30), 30 + random(30));
                let mut there = kept.clone();
                there.extend(pending.clone());
                let rows: usize = there.iter().filter(|(l, _)| gone.contains(**l)).map(|(_, rows)| rows.len()).sum();
                assert_eq!(writer.remove(gone).unwrap(), rows as u64, "seed {seed}, run {run}");
                // What was on its way is in the target now, but for what was removed.
                kept.append(&mut pending);
                kept.retain(|ledger, _| !gone.contains(*ledger));
            }
        }
        if random(3) == 0 {
            // A run that dies: nothing is flushed, dropped or tidied up.
            std::mem::forget(writer);
        } else {
            let mut acked = RangeSet::new();
            writer.flush(&mut acked).unwrap();
            settle(&mut kept, &mut pending, &acked);
            assert!(pending.is_empty(), "{pending:?}");
        }
        let expected: Vec<Value> = kept.values().flatten().map(shown).collect();
        assert_eq!(bench.rows(), expected, "seed {seed}, run {run}");
        assert_eq!(bench.consumer().inspect(&lease).unwrap().lost, RangeSet::new(), "seed {seed}, run {run}");
    }
}

fn settle(kept: &mut BTreeMap<u32, Vec<Row>>, pending: &mut BTreeMap<u32, Vec<Row>>, acked: &RangeSet) {
    for (ledger, rows) in std::mem::take(pending) {
        if acked.contains(ledger) {
            kept.insert(ledger, rows);
        } else {
            pending.insert(ledger, rows);
        }
    }
}
