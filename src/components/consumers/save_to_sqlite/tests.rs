//! Tests of the consumer; the promises that every consumer makes are in `conformance.rs`.

use std::path::{Path, PathBuf};
use std::thread;

use rusqlite::{Connection, params};
use serde_json::json;
use tempfile::TempDir;

use super::super::super::{ColumnSet, Delivery, DeliveryMode, ErrorClass, Rows};
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

    fn rewrite(&self, rows: &[Value]) {
        let db = self.db();
        db.execute_batch("DELETE FROM wide").unwrap();
        for row in rows {
            let sql = "INSERT INTO wide (id, ledger_sequence, small, big, flag, amount, topics, closed_at) \
                       VALUES (?1, ?2, ?3, CAST(?4 AS INTEGER), ?5, ?6, ?7, ?8)";
            let text = |name: &str| row[name].as_str().map(str::to_owned);
            let values = params![
                text("id"),
                row["ledger_sequence"].as_i64(),
                row["small"].as_i64(),
                text("big"),
                row["flag"].as_bool(),
                text("amount"),
                row["topics"].to_string(),
                text("closed_at")
            ];
            db.execute(sql, values).unwrap();
        }
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
    let error = conformance::deliver(&mut *writer, DeliveryMode::Replace, range(1, 2), &twice, &mut acked).unwrap_err();
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
        deliver_one(&*bench.consumer, DeliveryMode::Append, 1).unwrap();
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
fn a_column_that_an_edge_takes_from_now_on_is_null_until_its_rows_are_delivered_again() {
    let bench = SqliteBench::new();
    let part = ColumnSet::of(&WIDE, ["id", "ledger_sequence", "amount"]).dataset();
    let mut writer = bench.consumer.open(edge(part, 1)).unwrap();
    let deliver = |writer: &mut dyn EdgeWriter, ledger: u32| {
        let rows = Rows::Batch(conformance::batch(&WIDE, &[Row::plain(ledger, 0)]));
        // What the edge does not take is not written, be it there or not.
        let delivery = Delivery { mode: DeliveryMode::Replace, range: LedgerRange::single(ledger), rows: &rows };
        writer.deliver(&delivery, &mut RangeSet::new()).unwrap();
    };
    deliver(&mut *writer, 1);
    deliver(&mut *writer, 2);
    drop(writer);
    // `small` is never null in the dataset.
    let mut writer = bench.consumer.open(edge(&WIDE, 2)).unwrap();
    deliver(&mut *writer, 2);
    let read = |row: &rusqlite::Row<'_>| row.get::<_, Option<i64>>(0);
    let small = "SELECT small FROM wide ORDER BY ledger_sequence";
    let found: Vec<_> = bench.db().prepare(small).unwrap().query_map([], read).unwrap().map(Result::unwrap).collect();
    assert_eq!((found[0], found[1].is_some()), (None, true));
    // With rows of the present fingerprint there, its absence is somebody's doing.
    drop(writer);
    bench.db().execute_batch("ALTER TABLE wide DROP COLUMN small").unwrap();
    assert_eq!(bench.consumer.open(edge(&WIDE, 2)).err().unwrap().code, Code::E111);
    assert_eq!(bench.consumer.open(edge(part, 1)).err().unwrap().code, Code::E111);
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

#[test]
fn a_file_of_the_first_releases_is_read_and_gets_the_lease() {
    let bench = SqliteBench::new();
    deliver_one(&*bench.consumer, DeliveryMode::Append, 1).unwrap();
    bench.db().execute_batch("ALTER TABLE _cdpctl_tables DROP COLUMN fencing").unwrap();
    let before = std::fs::read(bench.path()).unwrap();
    let facts = bench.consumer.inspect(&edge(&WIDE, 1)).unwrap();
    assert_eq!((facts.state, facts.owner), (TargetState::Present, edge(&WIDE, 1).owner()));
    let batch = conformance::batch(&WIDE, &[Row::plain(1, 1)]);
    assert!(bench.consumer.compare(&edge(&WIDE, 1), range(1, 2), &batch).unwrap().unwrap().is_equal());
    assert!(std::fs::read(bench.path()).unwrap() == before);
    let mut leased = edge(&WIDE, 1);
    leased.fencing = 3;
    drop(bench.consumer.open(leased).unwrap());
    let stored: u64 =
        bench.db().query_row("SELECT fencing FROM _cdpctl_tables", [], |row| row.get::<_, u32>(0)).unwrap().into();
    assert_eq!(stored, 3);
    assert_eq!(bench.consumer.open(edge(&WIDE, 1)).err().unwrap().code, Code::E103);
    // One that is destroyed before it is written again.
    let old = SqliteBench::new();
    deliver_one(&*old.consumer, DeliveryMode::Append, 1).unwrap();
    old.db().execute_batch("ALTER TABLE _cdpctl_tables DROP COLUMN fencing").unwrap();
    assert_eq!(old.consumer.destroy(edge(&WIDE, 1)).unwrap(), 1);
    assert_eq!(old.files(), Vec::<String>::new());
}

#[test]
fn the_file_goes_with_the_last_that_is_in_it() {
    let folder = TempDir::new().unwrap();
    let [one, two] = ["one", "two"].map(|table| build_at(folder.path(), json!({"path": "o.db", "table": table})));
    let path = folder.path().join("o.db");
    deliver_one(&*one, DeliveryMode::Append, 1).unwrap();
    deliver_one(&*two, DeliveryMode::Append, 1).unwrap();
    assert_eq!(one.destroy(edge(&WIDE, 1)).unwrap(), 1);
    let left = |sql: &str| Connection::open(&path).unwrap().query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap();
    for table in ["two", "_cdpctl_tables", "_cdpctl_markers"] {
        assert_eq!(left(&format!("SELECT count(*) FROM {table}")), 1, "{table}");
    }
    // What the user keeps there stays.
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE mine (x); PRAGMA journal_mode = WAL").unwrap();
    assert_eq!(two.destroy(edge(&WIDE, 1)).unwrap(), 1);
    assert_eq!(left("SELECT count(*) FROM mine"), 0);
    Connection::open(&path).unwrap().execute_batch("DROP TABLE mine").unwrap();
    assert_eq!(two.destroy(edge(&WIDE, 1)).unwrap(), 0);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    // A database that we never wrote into stays, empty or not.
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE mine (x); DROP TABLE mine").unwrap();
    assert_eq!(two.destroy(edge(&WIDE, 1)).unwrap(), 0);
    assert!(path.exists());
}

#[test]
fn what_is_recorded_of_a_table_that_somebody_dropped_goes() {
    let bench = SqliteBench::new();
    deliver_one(&*bench.consumer, DeliveryMode::Append, 1).unwrap();
    bench.db().execute_batch("CREATE TABLE mine (x)").unwrap();
    bench.remove();
    let mut other = edge(&WIDE, 1);
    other.edge.pipeline = "q".to_owned();
    assert_eq!(bench.consumer.destroy(other).unwrap_err().code, Code::E105);
    assert_eq!(bench.consumer.destroy(edge(&WIDE, 1)).unwrap(), 0);
    let sql = "SELECT (SELECT count(*) FROM _cdpctl_tables) + (SELECT count(*) FROM _cdpctl_markers)";
    assert_eq!(bench.db().query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap(), 0);
}

#[test]
fn a_foreign_table_is_not_destroyed() {
    let bench = SqliteBench::new();
    std::fs::create_dir_all(bench.path().parent().unwrap()).unwrap();
    bench.db().execute_batch("CREATE TABLE WIDE (x)").unwrap();
    assert_eq!(bench.consumer.destroy(edge(&WIDE, 1)).unwrap_err().code, Code::E111);
    assert_eq!(bench.db().query_row("SELECT count(*) FROM wide", [], |row| row.get::<_, u32>(0)).unwrap(), 0);
}

#[test]
fn who_waits_for_a_file_that_is_removed_meanwhile_loses_nothing() {
    let bench = SqliteBench::new();
    deliver_one(&*bench.consumer, DeliveryMode::Append, 1).unwrap();
    let db = bench.db();
    db.query_row("SELECT count(*) FROM wide", [], |_| Ok(())).unwrap();
    bench.consumer.destroy(edge(&WIDE, 1)).unwrap();
    assert!(db.execute_batch("CREATE TABLE late (x)").is_err());
}
