//! `SaveToSQLite`: a table per dataset in one database file; rows and the marker of their ledgers commit together.
//!
//! ```text
//! contract_events      the rows. STRICT; primary key: ledger_sequence, then the dataset's natural key
//! _cdpctl_tables       who owns each table, and the dataset in it
//! _cdpctl_markers      which ledgers of each table were committed, under which fingerprint
//! ```
//!
//! Invariants:
//! - A delivery is one transaction: rows deleted, rows inserted, marker set; or nothing. Exactly once, through any crash.
//! - Append never meets rows of its ledgers: that is an error, not a second copy.
//! - A table that is not ours, belongs to another owner or has another shape is left as it is.
//! - Looking reads, and never recovers, checkpoints or makes anything.
//!
//! Numbers of up to 64 bits are INTEGER, booleans INTEGER 0 or 1, everything else TEXT (times RFC 3339 in UTC).

mod database;
mod markers;
mod table;

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::types::Null;
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::database::{Reading, sqlite_error};
use super::super::registry::{BuiltConsumer, ConsumerEntry};
use super::super::{
    ComponentError, ConfigError, Consumer, ConsumerContext, DataTypes, Dataset, Delivery, DeliveryMode, Descriptor,
    EdgeContext, EdgeWriter, Guarantee, Kind, Marker, ProcessingMode, ResourceEstimates, TargetFacts, TargetState,
};
use super::columns::{Columns, LEDGER_COLUMN, Values};
use super::place::{Place, TABLE_PATTERN, owner_of, shell_word};
use crate::diag::Code;
use crate::model::{Fingerprint, LedgerRange, RangeSet};
use crate::stellar::push_rfc3339;
use crate::sys;

/// Writes records into one database file: a table per dataset, exactly once.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "SaveToSQLite")]
pub struct Config {
    /// The database file. It is made, with its folder, when it is not there. A relative path starts at the project's folder.
    #[schemars(length(min = 1), extend("affects" = "target"))]
    pub path: String,
    /// Name of the table. Without it, the table is named after the dataset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(
        regex(pattern = TABLE_PATTERN),
        extend("affects" = "target", "words" = "a letter and then letters, digits and underscores, at most 63 in all")
    )]
    pub table: Option<String>,
}

/// What the component says about itself.
pub static DESCRIPTOR: Descriptor = Descriptor {
    id: "save-to-sqlite",
    kind: Kind::Consumer,
    config_type: "SaveToSQLite",
    aliases: &[],
    name: "SQLite database",
    description: "Writes a table per dataset into a SQLite file, rows and progress in one transaction",
    version: "1.0.0",
    network_support: &["any"],
    stellar_version: "any",
    processing_mode: ProcessingMode::Streaming,
    data_types: DataTypes { input: &["any"], output: &[] },
    resource_estimates: ResourceEstimates { memory_mb: 12, cpu_cores: 1, throughput_tps: 300_000 },
    delivery: Some(Guarantee::Transactional),
    example: "consumers:\n  - type: SaveToSQLite\n    config:\n      path: out.db\n",
};

/// The component in the list.
pub const ENTRY: ConsumerEntry =
    ConsumerEntry { descriptor: &DESCRIPTOR, schema: || schemars::schema_for!(Config), build };

fn build(config: Value, context: &ConsumerContext) -> Result<BuiltConsumer, Vec<ConfigError>> {
    let config: Config = serde_json::from_value(config).map_err(|error| ConfigError::from_serde(&error))?;
    let effective = serde_json::to_value(&config).expect("a configuration is plain JSON");
    if let Some(table) = config.table.as_deref().filter(|table| table.to_ascii_lowercase().starts_with("sqlite_")) {
        let error = ConfigError::new(Code::E313, "/table", format!("SQLite keeps the name {table} for itself"));
        return Err(vec![error.fix("choose a name that does not begin with sqlite_")]);
    }
    let place = Place::new(&config.path, config.table, context);
    Ok(BuiltConsumer { consumer: Arc::new(SaveToSqlite { place, turn: Arc::default() }), effective })
}

struct SaveToSqlite {
    place: Place,
    /// The database lets one connection write at a time and has the others poll; the edges of one consumer queue up here
    /// instead.
    turn: Arc<Mutex<()>>,
}

impl Consumer for SaveToSqlite {
    fn target(&self, dataset: &Dataset) -> Option<Value> {
        Some(self.place.target(dataset))
    }

    fn target_words(&self, dataset: &Dataset) -> String {
        format!("table {} in {}", self.place.table(dataset), self.place.path())
    }

    fn look(&self, dataset: &Dataset) -> Option<String> {
        let (path, table) = (shell_word(&self.place.full().to_string_lossy()), self.place.table(dataset));
        Some(format!("sqlite3 {path} 'select count(*) from {table}'"))
    }

    fn inspect(&self, edge: &EdgeContext) -> Result<TargetFacts, ComponentError> {
        let absent = TargetFacts { state: TargetState::Absent, owner: None, markers: None };
        let name = self.place.table(edge.dataset);
        let Reading::Open(db, _at_work) = database::open_for_reading(&self.place)? else { return Ok(absent) };
        let Some(found) = table::find(&db, &self.place, name)? else { return Ok(absent) };
        let markers = markers::read(&db, name).map_err(|e| sqlite_error("cannot read", &self.place, &e))?;
        Ok(TargetFacts { state: TargetState::Present, owner: Some(found.owner), markers: Some(markers) })
    }

    fn open(&self, edge: EdgeContext) -> Result<Box<dyn EdgeWriter>, ComponentError> {
        let owner = owner_of(&edge);
        let name = self.place.table(edge.dataset).to_owned();
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let _at_work = database::at_work();
        let mut db = database::open_for_writing(&self.place)?;
        table::prepare(&mut db, &self.place, &name, edge.dataset, &owner)?;
        Ok(Box::new(Writer {
            statements: Statements::new(&name, edge.dataset),
            db,
            place: self.place.clone(),
            name,
            dataset: edge.dataset,
            fingerprint: edge.fingerprint,
            turn: Arc::clone(&self.turn),
        }))
    }
}

/// The open table of one edge.
struct Writer {
    db: Connection,
    place: Place,
    name: String,
    dataset: &'static Dataset,
    fingerprint: Fingerprint,
    statements: Statements,
    turn: Arc<Mutex<()>>,
}

/// The statements of a delivery; the connection keeps them prepared.
struct Statements {
    insert: String,
    delete: String,
    exists: String,
}

impl Statements {
    fn new(table: &str, dataset: &Dataset) -> Self {
        let table = table::quoted(table);
        let names: Vec<String> = dataset.columns.iter().map(|column| table::quoted(column.name)).collect();
        let slots = vec!["?"; names.len()].join(", ");
        let within = format!("\"{LEDGER_COLUMN}\" >= ?1 AND \"{LEDGER_COLUMN}\" < ?2");
        Self {
            insert: format!("INSERT INTO {table} ({}) VALUES ({slots})", names.join(", ")),
            delete: format!("DELETE FROM {table} WHERE {within}"),
            exists: format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {within})"),
        }
    }
}

impl EdgeWriter for Writer {
    fn markers(&mut self) -> Result<Option<Vec<Marker>>, ComponentError> {
        let _at_work = database::at_work();
        let markers = markers::read(&self.db, &self.name);
        markers.map(Some).map_err(|e| sqlite_error("cannot read", &self.place, &e))
    }

    fn deliver(&mut self, delivery: &Delivery<'_>, acked: &mut RangeSet) -> Result<(), ComponentError> {
        let columns = Columns::of(delivery.batch, self.dataset)?;
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let _at_work = database::at_work();
        let outcome = deliver(&mut self.db, &self.statements, delivery, &columns, |transaction| {
            markers::record(transaction, &self.name, delivery.range, &self.fingerprint)
        });
        match outcome {
            Ok(Delivered::Committed) => {
                acked.insert(delivery.range);
                Ok(())
            }
            Ok(Delivered::RowsInTheWay) => Err(self.rows_in_the_way(delivery.range)),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                let words = format!(
                    "table {} in {} refuses a row of ledgers {}: {error}",
                    self.name,
                    self.place.path(),
                    delivery.range
                );
                Err(ComponentError::permanent(Code::E602, words))
            }
            Err(error) => Err(sqlite_error("cannot write", &self.place, &error)),
        }
    }

    fn flush(&mut self, _acked: &mut RangeSet) -> Result<(), ComponentError> {
        // Every delivery was committed, and acknowledged, by itself.
        Ok(())
    }
}

impl Writer {
    fn rows_in_the_way(&self, range: LedgerRange) -> ComponentError {
        let message = format!(
            "table {} in {} holds rows of ledgers {range} that were never recorded",
            self.name,
            self.place.path()
        );
        ComponentError::permanent(Code::E109, message)
            .fix("remove those rows, or drop the table and apply again to have all of it written anew")
    }
}

/// What came of a delivery.
enum Delivered {
    /// Rows and marker are durable.
    Committed,
    /// An Append met rows of its ledgers. Nothing was changed.
    RowsInTheWay,
}

/// One delivery, one transaction. An early return rolls back.
fn deliver(
    db: &mut Connection,
    statements: &Statements,
    delivery: &Delivery<'_>,
    columns: &Columns<'_>,
    record: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<Delivered> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let range = params![delivery.range.lo(), delivery.range.hi()];
    match delivery.mode {
        DeliveryMode::Replace => {
            transaction.prepare_cached(&statements.delete)?.execute(range)?;
        }
        DeliveryMode::Append => {
            if transaction.prepare_cached(&statements.exists)?.query_row(range, |row| row.get(0))? {
                return Ok(Delivered::RowsInTheWay);
            }
        }
    }
    insert(&transaction, &statements.insert, columns)?;
    record(&transaction)?;
    sys::fail_point("in_target_commit");
    transaction.commit()?;
    Ok(Delivered::Committed)
}

/// Inserts all rows. The values are bound as they lie in the batch; nothing is allocated for a row.
fn insert(transaction: &Transaction<'_>, sql: &str, columns: &Columns<'_>) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare_cached(sql)?;
    let mut time = String::new();
    for row in 0..columns.rows() {
        for (slot, (_, values)) in (1_usize..).zip(&columns.columns) {
            if values.is_null(row) {
                statement.raw_bind_parameter(slot, Null)?;
                continue;
            }
            match values {
                Values::U32(array) => statement.raw_bind_parameter(slot, array.value(row))?,
                Values::I32(array) => statement.raw_bind_parameter(slot, array.value(row))?,
                Values::I64(array) => statement.raw_bind_parameter(slot, array.value(row))?,
                Values::Bool(array) => statement.raw_bind_parameter(slot, array.value(row))?,
                Values::Text(array) | Values::Json(array) => statement.raw_bind_parameter(slot, array.value(row))?,
                Values::Timestamp(array) => {
                    time.clear();
                    push_rfc3339(&mut time, array.value(row));
                    statement.raw_bind_parameter(slot, time.as_str())?;
                }
            }
        }
        statement.raw_execute()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::thread;

    use serde_json::json;
    use tempfile::TempDir;

    use super::super::super::ErrorClass;
    use super::super::conformance::{self, Bench, Row, WIDE, WIDE_GROWN, edge, range};
    use super::*;

    struct SqliteBench {
        folder: TempDir,
        consumer: Arc<dyn Consumer>,
    }

    impl SqliteBench {
        fn new() -> Self {
            let folder = TempDir::new().unwrap();
            let consumer = build_at(folder.path(), json!({"path": "made/out x?.db"}));
            Self { folder, consumer }
        }

        fn path(&self) -> PathBuf {
            self.folder.path().join("made/out x?.db")
        }

        fn db(&self) -> Connection {
            Connection::open(self.path()).unwrap()
        }

        fn files(&self) -> Vec<String> {
            let entries = std::fs::read_dir(self.path().parent().unwrap()).unwrap();
            let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        }
    }

    fn build_at(base: &Path, config: Value) -> Arc<dyn Consumer> {
        conformance::build(&ENTRY, config, base).consumer
    }

    impl Bench for SqliteBench {
        fn consumer(&self) -> Arc<dyn Consumer> {
            Arc::clone(&self.consumer)
        }

        fn rows(&self) -> Vec<Value> {
            let sql = "SELECT id, ledger_sequence, small, CAST(big AS TEXT), flag, amount, topics, closed_at FROM wide \
                       ORDER BY ledger_sequence, id";
            let db = self.db();
            let mut statement = db.prepare(sql).unwrap();
            let rows = statement.query_map([], |row| {
                let topics: String = row.get(6)?;
                Ok(json!({
                    "id": row.get::<_, String>(0)?,
                    "ledger_sequence": row.get::<_, u32>(1)?,
                    "small": row.get::<_, i32>(2)?,
                    "big": row.get::<_, Option<String>>(3)?,
                    "flag": row.get::<_, Option<bool>>(4)?,
                    "amount": row.get::<_, Option<String>>(5)?,
                    "topics": serde_json::from_str::<Value>(&topics).unwrap(),
                    "closed_at": row.get::<_, String>(7)?,
                }))
            });
            rows.unwrap().map(Result::unwrap).collect()
        }

        fn remove(&self) {
            self.db().execute_batch("DROP TABLE wide").unwrap();
        }
    }

    fn deliver_one(consumer: &dyn Consumer, mode: DeliveryMode, version: u8) -> Result<(), ComponentError> {
        let mut writer = consumer.open(edge(&WIDE, version))?;
        let rows = [Row::plain(1, i32::from(version))];
        conformance::deliver(&mut *writer, mode, range(1, 2), &rows, &mut RangeSet::new())
    }

    #[test]
    fn conforms() {
        conformance::check_keeps_rows(|| Box::new(SqliteBench::new()));
    }

    #[test]
    fn the_target_is_path_and_table_in_one_spelling() {
        let base = Path::new("/nowhere");
        let consumer = build_at(base, json!({"path": "./a//b.db"}));
        assert_eq!(consumer.target(&WIDE), Some(json!({"path": "a/b.db", "table": "wide"})));
        assert_eq!(consumer.target_words(&WIDE), "table wide in a/b.db");
        assert_eq!(consumer.look(&WIDE).unwrap(), "sqlite3 /nowhere/a/b.db 'select count(*) from wide'");
        let named = build_at(base, json!({"path": "a/b.db", "table": "wide"}));
        assert_eq!(named.target(&WIDE), consumer.target(&WIDE));
        let refused = (ENTRY.build)(json!({"path": "x", "table": "SQLITE_x"}), &conformance::context(base));
        assert_eq!(refused.err().unwrap()[0].code, Code::E313);
    }

    #[test]
    fn append_onto_rows_is_an_error_and_changes_nothing() {
        let bench = SqliteBench::new();
        deliver_one(&*bench.consumer, DeliveryMode::Append, 1).unwrap();
        let error = deliver_one(&*bench.consumer, DeliveryMode::Append, 2).unwrap_err();
        assert_eq!((error.code, error.class), (Code::E109, ErrorClass::Permanent));
        assert_eq!(bench.rows()[0]["small"], 1);
        assert_eq!(
            bench.consumer.inspect(&edge(&WIDE, 1)).unwrap().markers.unwrap()[0].fingerprint,
            edge(&WIDE, 1).fingerprint
        );
    }

    #[test]
    fn a_failed_delivery_leaves_rows_and_markers_as_they_were() {
        let bench = SqliteBench::new();
        deliver_one(&*bench.consumer, DeliveryMode::Append, 1).unwrap();
        let mut writer = bench.consumer.open(edge(&WIDE, 2)).unwrap();
        let mut acked = RangeSet::new();
        let twice = [Row::plain(1, 2), Row::plain(1, 3)];
        let error =
            conformance::deliver(&mut *writer, DeliveryMode::Replace, range(1, 2), &twice, &mut acked).unwrap_err();
        assert_eq!((error.code, acked.is_empty()), (Code::E602, true));
        assert_eq!(bench.rows()[0]["small"], 1);
        assert_eq!(writer.markers().unwrap().unwrap()[0].fingerprint, edge(&WIDE, 1).fingerprint);
        conformance::deliver(&mut *writer, DeliveryMode::Replace, range(1, 2), &twice[..1], &mut acked).unwrap();
        assert_eq!(bench.rows()[0]["small"], 2);
    }

    #[test]
    fn a_foreign_table_or_file_is_left_alone() {
        let bench = SqliteBench::new();
        std::fs::create_dir_all(bench.path().parent().unwrap()).unwrap();
        bench.db().execute_batch("CREATE TABLE WIDE (x)").unwrap();
        assert_eq!(bench.consumer.inspect(&edge(&WIDE, 1)).unwrap_err().code, Code::E111);
        assert_eq!(bench.consumer.open(edge(&WIDE, 1)).err().unwrap().code, Code::E111);
        std::fs::write(bench.path(), "this is no database, but long enough to look like a file of its own".repeat(20))
            .unwrap();
        assert_eq!(bench.consumer.inspect(&edge(&WIDE, 1)).unwrap_err().code, Code::E111);
        assert_eq!(bench.consumer.open(edge(&WIDE, 1)).err().unwrap().code, Code::E111);
    }

    #[test]
    fn columns_that_were_added_by_hand_or_lost_are_refused() {
        for change in ["ALTER TABLE wide ADD COLUMN mine TEXT", "ALTER TABLE wide DROP COLUMN small"] {
            let bench = SqliteBench::new();
            drop(bench.consumer.open(edge(&WIDE, 1)).unwrap());
            bench.db().execute_batch(change).unwrap();
            assert_eq!(bench.consumer.open(edge(&WIDE, 1)).err().unwrap().code, Code::E111, "{change}");
        }
    }

    #[test]
    fn a_column_that_the_dataset_gained_is_added() {
        let bench = SqliteBench::new();
        deliver_one(&*bench.consumer, DeliveryMode::Append, 1).unwrap();
        drop(bench.consumer.open(edge(&WIDE_GROWN, 1)).unwrap());
        let new: Option<String> = bench.db().query_row("SELECT new FROM wide", [], |row| row.get(0)).unwrap();
        assert_eq!(new, None);
        // An older release does not know the column, and must not write rows without it.
        assert_eq!(bench.consumer.open(edge(&WIDE, 1)).err().unwrap().code, Code::E111);
    }

    #[test]
    fn several_edges_write_to_one_file_at_a_time() {
        let folder = TempDir::new().unwrap();
        let (one, two) = (json!({"path": "o.db", "table": "one"}), json!({"path": "o.db", "table": "two"}));
        let consumers = [build_at(folder.path(), one), build_at(folder.path(), two)];
        thread::scope(|scope| {
            for consumer in &consumers {
                scope.spawn(move || {
                    let mut writer = consumer.open(edge(&WIDE, 1)).unwrap();
                    let mut acked = RangeSet::new();
                    for ledger in 1..60 {
                        let rows = [Row::plain(ledger, 0)];
                        let range = LedgerRange::single(ledger);
                        conformance::deliver(&mut *writer, DeliveryMode::Append, range, &rows, &mut acked).unwrap();
                        assert_eq!(consumer.inspect(&edge(&WIDE, 1)).unwrap().state, TargetState::Present);
                    }
                });
            }
        });
        let db = Connection::open(folder.path().join("o.db")).unwrap();
        for table in ["one", "two"] {
            let count: u32 = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
            assert_eq!(count, 59);
        }
        let markers: u32 = db.query_row("SELECT count(*) FROM _cdpctl_markers", [], |row| row.get(0)).unwrap();
        assert_eq!(markers, 2);
    }

    #[test]
    fn looking_at_an_interrupted_transaction_waits_for_the_next_writer() {
        let bench = SqliteBench::new();
        deliver_one(&*bench.consumer, DeliveryMode::Append, 1).unwrap();
        // A copy of the file and its journal in the middle of a commit is what a crash leaves.
        let (path, saved) = (bench.path(), bench.folder.path().join("saved.db"));
        let mut db = bench.db();
        db.pragma_update(None, "cache_size", 1).unwrap();
        let transaction = db.transaction().unwrap();
        transaction.execute_batch("CREATE TABLE big (x); DELETE FROM _cdpctl_markers").unwrap();
        for _ in 0..200 {
            transaction.execute("INSERT INTO big VALUES (zeroblob(4000))", []).unwrap();
        }
        transaction.cache_flush().unwrap();
        let journal = path.with_file_name("out x?.db-journal");
        std::fs::copy(&path, &saved).unwrap();
        let saved_journal = std::fs::read(&journal).unwrap();
        drop(transaction);
        drop(db);
        std::fs::copy(&saved, &path).unwrap();
        std::fs::write(&journal, saved_journal).unwrap();
        let before = std::fs::read(&path).unwrap();
        let error = bench.consumer.inspect(&edge(&WIDE, 1)).unwrap_err();
        assert_eq!((error.code, error.class), (Code::E601, ErrorClass::Transient), "{error}");
        assert_eq!((bench.files().len(), std::fs::read(&path).unwrap() == before), (2, true));
        // The writer rolls it back.
        let mut writer = bench.consumer.open(edge(&WIDE, 1)).unwrap();
        assert_eq!(writer.markers().unwrap().unwrap().len(), 1);
        assert_eq!(bench.rows().len(), 1);
        assert_eq!(bench.files(), ["out x?.db"]);
    }

    #[test]
    fn looking_makes_no_file_in_any_journal_mode() {
        let bench = SqliteBench::new();
        assert_eq!(bench.consumer.inspect(&edge(&WIDE, 1)).unwrap().state, TargetState::Absent);
        assert!(!bench.path().parent().unwrap().exists());
        deliver_one(&*bench.consumer, DeliveryMode::Append, 1).unwrap();
        assert_eq!(bench.files(), ["out x?.db"]);
        bench.db().pragma_update(None, "journal_mode", "WAL").unwrap();
        assert_eq!(bench.files(), ["out x?.db"]);
        assert_eq!(bench.consumer.inspect(&edge(&WIDE, 1)).unwrap().markers.unwrap().len(), 1);
        assert_eq!(bench.files(), ["out x?.db"]);
        // While somebody has it open, what is in the log counts.
        let mut writer = bench.consumer.open(edge(&WIDE, 1)).unwrap();
        let rows = [Row::plain(7, 0)];
        conformance::deliver(&mut *writer, DeliveryMode::Append, range(7, 8), &rows, &mut RangeSet::new()).unwrap();
        assert_eq!(bench.consumer.inspect(&edge(&WIDE, 1)).unwrap().markers.unwrap().len(), 2);
        // A copy of what a writer has open is what a crash leaves: its log is read, not recovered.
        let crashed = TempDir::new().unwrap();
        let all = ["", "-wal", "-shm"].map(|suffix| format!("out x?.db{suffix}"));
        for name in &all {
            std::fs::copy(bench.path().with_file_name(name), crashed.path().join(name)).unwrap();
        }
        let read_all = || all.each_ref().map(|name| std::fs::read(crashed.path().join(name)).unwrap());
        let before = read_all();
        let consumer = build_at(crashed.path(), json!({"path": "out x?.db"}));
        assert_eq!(consumer.inspect(&edge(&WIDE, 1)).unwrap().markers.unwrap().len(), 2);
        assert!(read_all() == before);
        std::fs::remove_file(crashed.path().join(&all[2])).unwrap();
        let error = consumer.inspect(&edge(&WIDE, 1)).unwrap_err();
        assert_eq!(error.class, ErrorClass::Transient, "{error}");
        assert_eq!(std::fs::read_dir(crashed.path()).unwrap().count(), 2);
    }

    #[test]
    fn an_unwritable_place_is_a_permanent_error() {
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        let consumer = build_at(folder.path(), json!({"path": "file/out.db"}));
        let error = consumer.open(edge(&WIDE, 1)).err().unwrap();
        assert_eq!((error.code, error.class), (Code::E601, ErrorClass::Permanent), "{error}");
        let consumer = build_at(folder.path(), json!({"path": "."}));
        let error = consumer.open(edge(&WIDE, 1)).err().unwrap();
        assert_eq!((error.code, error.class), (Code::E601, ErrorClass::Permanent), "{error}");
    }
}
