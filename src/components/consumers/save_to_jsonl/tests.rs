//! Tests of the consumer; the promises that every consumer makes are in `conformance.rs`.

use std::fs;

use tempfile::TempDir;

use super::super::super::{DeliveryMode, Difference, ErrorClass, TargetState};
use super::super::conformance::{self, Bench, Row, WIDE, edge, range};
use super::*;
use crate::diag::Code;
use crate::model::RangeSet;

struct JsonlBench {
    base: TempDir,
    ledgers_per_part: u32,
    consumer: Arc<dyn Consumer>,
}

impl JsonlBench {
    fn new(ledgers_per_part: u32) -> Self {
        let base = TempDir::new().unwrap();
        let config = json!({"path": "out", "ledgers_per_part": ledgers_per_part});
        let consumer = conformance::build(&ENTRY, config, base.path()).consumer;
        Self { base, ledgers_per_part, consumer }
    }

    fn folder(&self) -> PathBuf {
        self.base.path().join("out/wide")
    }

    fn parts(&self) -> Vec<String> {
        let mut parts: Vec<_> =
            parts::names(&self.folder()).unwrap().into_iter().filter(|n| n.ends_with(PART_SUFFIX)).collect();
        parts.sort_by_key(|name| name.split_once('-').unwrap().0.parse::<u32>().unwrap());
        parts
    }

    fn text(&self, part: &str) -> String {
        fs::read_to_string(self.folder().join(part)).unwrap()
    }

    fn run(&self, deliveries: &[(LedgerRange, Vec<Row>)]) {
        let mut writer = self.consumer.open(edge(&WIDE, 1)).unwrap();
        let mut acked = RangeSet::new();
        for (range, rows) in deliveries {
            conformance::deliver(&mut *writer, DeliveryMode::Replace, *range, rows, &mut acked).unwrap();
        }
        writer.flush(&mut acked).unwrap();
        assert_eq!(acked, deliveries.iter().map(|(range, _)| *range).collect());
    }
}

impl Bench for JsonlBench {
    fn consumer(&self) -> Arc<dyn Consumer> {
        Arc::clone(&self.consumer)
    }

    fn rows(&self) -> Vec<Value> {
        let lines = self.parts().into_iter().map(|part| {
            let text = self.text(&part);
            assert!(text.ends_with('\n') && !text.contains("\n\n"), "{part}: {text}");
            text
        });
        let rows: Vec<Value> =
            lines.flat_map(|text| text.lines().map(|l| serde_json::from_str(l).unwrap()).collect::<Vec<_>>()).collect();
        assert!(rows.is_sorted_by_key(|row: &Value| row["ledger_sequence"].as_u64()), "{rows:?}");
        rows
    }

    fn remove(&self) {
        fs::remove_dir_all(self.folder()).unwrap();
    }

    fn rewrite(&self, rows: &[Value]) {
        for part in self.parts() {
            let cell = parts::cell(&part, self.ledgers_per_part).unwrap();
            let of_cell = rows.iter().filter(|row| {
                let ledger = row["ledger_sequence"].as_u64().unwrap();
                cell.contains(u32::try_from(ledger).unwrap())
            });
            let text: String = of_cell.map(|row| format!("{row}\n")).collect();
            fs::write(self.folder().join(part), text).unwrap();
        }
    }
}

fn rows(ledgers: impl IntoIterator<Item = u32>) -> Vec<Row> {
    ledgers.into_iter().map(|ledger| Row::plain(ledger, 0)).collect()
}

#[test]
fn conforms() {
    for ledgers_per_part in [1, 4, 10, 1000] {
        conformance::check_keeps_rows(|| Box::new(JsonlBench::new(ledgers_per_part)));
    }
}

#[test]
fn parts_are_named_after_aligned_cells_and_published_when_left() {
    let bench = JsonlBench::new(10);
    let mut writer = bench.consumer.open(edge(&WIDE, 1)).unwrap();
    let mut acked = RangeSet::new();
    let mut deliver = |lo, hi, acked: &mut RangeSet| {
        let rows = rows(lo..hi);
        conformance::deliver(&mut *writer, DeliveryMode::Append, range(lo, hi), &rows, acked).unwrap();
    };
    deliver(7, 9, &mut acked);
    deliver(9, 10, &mut acked);
    assert_eq!((bench.parts(), acked.is_empty()), (vec![], true));
    deliver(13, 15, &mut acked);
    assert_eq!((bench.parts(), &acked), (vec!["0-9.jsonl".to_owned()], &RangeSet::from(range(7, 10))));
    deliver(15, 31, &mut acked);
    assert_eq!(bench.parts(), ["0-9.jsonl", "10-19.jsonl", "20-29.jsonl"]);
    writer.flush(&mut acked).unwrap();
    assert_eq!(bench.parts(), ["0-9.jsonl", "10-19.jsonl", "20-29.jsonl", "30-39.jsonl"]);
    assert_eq!(acked, [range(7, 10), range(13, 31)].into_iter().collect());
    let all: Vec<String> = parts::names(&bench.folder()).unwrap();
    assert_eq!(all.len(), 5, "{all:?}");
}

#[test]
fn any_order_of_runs_gives_the_bytes_of_one_run() {
    let whole = JsonlBench::new(20);
    whole.run(&[(range(3, 20), rows(3..20)), (range(20, 33), rows(20..33))]);
    let pieces = JsonlBench::new(20);
    pieces.run(&[(range(10, 12), rows(10..12)), (range(15, 16), rows(15..16))]);
    pieces.run(&[(range(3, 10), rows(3..10)), (range(12, 15), rows(12..15)), (range(30, 33), rows(30..33))]);
    pieces.run(&[(range(16, 20), rows(16..20)), (range(20, 30), rows(20..30))]);
    pieces.run(&[(range(11, 13), rows(11..13))]);
    assert_eq!(pieces.parts(), whole.parts());
    for part in whole.parts() {
        assert_eq!(pieces.text(&part), whole.text(&part));
    }
}

#[test]
fn a_part_without_rows_goes_and_its_folder_is_not_taken_for_a_deleted_one() {
    let bench = JsonlBench::new(10);
    bench.run(&[(range(0, 10), rows(0..10)), (range(10, 12), rows(10..12))]);
    bench.run(&[(range(0, 10), vec![])]);
    assert_eq!(bench.parts(), ["10-19.jsonl"]);
    bench.run(&[(range(10, 11), vec![]), (range(11, 12), vec![])]);
    assert_eq!(bench.parts(), Vec::<String>::new());
    assert_eq!(bench.consumer.inspect(&edge(&WIDE, 1)).unwrap().state, TargetState::Present);
    bench.run(&[(range(10, 11), rows([10]))]);
    fs::remove_file(bench.folder().join("10-19.jsonl")).unwrap();
    assert_eq!(bench.consumer.inspect(&edge(&WIDE, 1)).unwrap().state, TargetState::Absent);
}

#[test]
fn what_a_run_that_died_left_is_removed_and_never_shows() {
    let bench = JsonlBench::new(10);
    bench.run(&[(range(0, 5), rows(0..5))]);
    let before = bench.text("0-9.jsonl");
    let mut writer = bench.consumer.open(edge(&WIDE, 1)).unwrap();
    let mut acked = RangeSet::new();
    conformance::deliver(&mut *writer, DeliveryMode::Replace, range(2, 8), &rows(2..8), &mut acked).unwrap();
    std::mem::forget(writer);
    fs::write(bench.folder().join(".0-9.merge.spool"), "half").unwrap();
    assert_eq!((bench.text("0-9.jsonl"), acked.is_empty()), (before, true));
    drop(bench.consumer.open(edge(&WIDE, 1)).unwrap());
    let mut all = parts::names(&bench.folder()).unwrap();
    all.sort();
    assert_eq!(all, [".cdpctl.json", "0-9.jsonl"]);
}

#[test]
fn files_that_are_not_ours_and_another_grid_are_refused() {
    let bench = JsonlBench::new(10);
    fs::create_dir_all(bench.folder()).unwrap();
    fs::write(bench.folder().join("mine.jsonl"), "{}\n").unwrap();
    assert_eq!(bench.consumer.open(edge(&WIDE, 1)).err().unwrap().code, Code::E111);
    fs::remove_file(bench.folder().join("mine.jsonl")).unwrap();
    bench.run(&[(range(0, 1), rows(0..1))]);
    let other = conformance::build(&ENTRY, json!({"path": "out"}), bench.base.path()).consumer;
    for error in [other.open(edge(&WIDE, 1)).err().unwrap(), other.inspect(&edge(&WIDE, 1)).unwrap_err()] {
        assert_eq!(
            (error.code, error.message.as_str()),
            (Code::E111, "the folder out/wide holds part files of 10 ledgers, not 1000")
        );
        assert!(error.fix.unwrap().contains("another path"));
    }
}

#[test]
fn a_part_that_was_edited_is_reported_and_kept() {
    let bench = JsonlBench::new(10);
    bench.run(&[(range(0, 3), rows(0..3))]);
    fs::write(bench.folder().join("0-9.jsonl"), "{\"ledger_sequence\":1}\noops\n").unwrap();
    let mut writer = bench.consumer.open(edge(&WIDE, 1)).unwrap();
    let mut acked = RangeSet::new();
    conformance::deliver(&mut *writer, DeliveryMode::Replace, range(3, 4), &rows(3..4), &mut acked).unwrap();
    let error = writer.flush(&mut acked).unwrap_err();
    assert_eq!((error.code, acked.is_empty()), (Code::E109, true));
    assert!(error.message.starts_with("line 2 of "), "{error}");
    assert_eq!(bench.text("0-9.jsonl"), "{\"ledger_sequence\":1}\noops\n");
}

#[test]
fn the_target_is_path_table_and_grid() {
    let base = Path::new("/nowhere");
    let target = |config| conformance::build(&ENTRY, config, base).consumer.target(&WIDE).unwrap();
    assert_eq!(target(json!({"path": "./out/"})), json!({"path": "out", "table": "wide"}));
    let default_grid = json!({"path": "out", "ledgers_per_part": 1000, "table": "wide"});
    assert_eq!(target(default_grid), json!({"path": "out", "table": "wide"}));
    let grid = json!({"path": "out", "ledgers_per_part": 64});
    assert_eq!(target(grid), json!({"path": "out", "table": "wide", "ledgers_per_part": 64}));
}

#[test]
fn an_unwritable_place_is_a_permanent_error() {
    let base = TempDir::new().unwrap();
    fs::write(base.path().join("file"), "").unwrap();
    let consumer = conformance::build(&ENTRY, json!({"path": "file"}), base.path()).consumer;
    let error = consumer.open(edge(&WIDE, 1)).err().unwrap();
    assert_eq!((error.code, error.class), (Code::E601, ErrorClass::Permanent), "{error}");
}

fn lost(bench: &JsonlBench) -> Vec<LedgerRange> {
    let facts = bench.consumer.inspect(&edge(&WIDE, 1)).unwrap();
    assert_eq!(facts.state, TargetState::Present);
    facts.lost.ranges().to_vec()
}

#[test]
fn a_part_that_was_deleted_is_missed_until_its_ledgers_are_written_again() {
    let bench = JsonlBench::new(10);
    bench.run(&[(range(0, 40), rows((0..10).chain(20..40)))]);
    assert_eq!(lost(&bench), []);
    for part in ["0-9.jsonl", "30-39.jsonl"] {
        fs::remove_file(bench.folder().join(part)).unwrap();
    }
    assert_eq!(lost(&bench), [range(0, 10), range(30, 40)]);
    // Opening alone mends nothing, nor does a delivery elsewhere.
    bench.run(&[(range(20, 21), rows(20..21)), (range(50, 51), rows(50..51))]);
    assert_eq!(lost(&bench), [range(0, 10), range(30, 40)]);
    // A part file that is there again does not hide what it lacks.
    bench.run(&[(range(32, 35), rows(32..35))]);
    assert_eq!(lost(&bench), [range(0, 10), range(30, 32), range(35, 40)]);
    bench.run(&[(range(30, 32), vec![]), (range(35, 40), rows(35..40))]);
    assert_eq!(lost(&bench), [range(0, 10)]);
    // Ledgers that have no rows any more are mended by none.
    bench.run(&[(range(0, 4), vec![])]);
    assert_eq!(lost(&bench), [range(4, 10)]);
    bench.run(&[(range(4, 10), vec![])]);
    assert_eq!(lost(&bench), []);
    assert_eq!(bench.parts(), ["20-29.jsonl", "30-39.jsonl", "50-59.jsonl"]);
}

#[test]
fn what_was_lost_can_be_removed() {
    let bench = JsonlBench::new(10);
    bench.run(&[(range(0, 30), rows(0..30))]);
    fs::remove_file(bench.folder().join("0-9.jsonl")).unwrap();
    let mut writer = bench.consumer.open(edge(&WIDE, 1)).unwrap();
    assert_eq!(writer.remove(range(5, 12)).unwrap(), 2);
    assert_eq!(lost(&bench), [range(0, 5)]);
    assert_eq!(writer.remove(range(0, 12)).unwrap(), 0);
    assert_eq!((lost(&bench), bench.parts()), (vec![], vec!["10-19.jsonl".to_owned(), "20-29.jsonl".to_owned()]));
}

#[test]
fn a_part_that_a_run_published_right_before_it_died_counts_as_there() {
    let bench = JsonlBench::new(10);
    let manifest = bench.folder().join(manifest::NAME);
    bench.run(&[(range(0, 10), rows(0..10))]);
    let before = fs::read(&manifest).unwrap();
    bench.run(&[(range(10, 20), rows(10..20))]);
    // The rename was done, the manifest was not written, nothing was acknowledged.
    fs::write(&manifest, before).unwrap();
    assert_eq!(lost(&bench), []);
    fs::rename(bench.folder().join("10-19.jsonl"), bench.base.path().join("aside")).unwrap();
    assert_eq!(lost(&bench), []);
    fs::rename(bench.base.path().join("aside"), bench.folder().join("10-19.jsonl")).unwrap();
    // The next run enters it.
    drop(bench.consumer.open(edge(&WIDE, 1)).unwrap());
    fs::remove_file(bench.folder().join("10-19.jsonl")).unwrap();
    assert_eq!(lost(&bench), [range(10, 20)]);
}

#[test]
fn a_manifest_of_the_first_releases_is_read_and_completed() {
    let bench = JsonlBench::new(10);
    let manifest = bench.folder().join(manifest::NAME);
    bench.run(&[(range(0, 20), rows(0..20))]);
    let old = || {
        let mut text: Value = serde_json::from_slice(&fs::read(&manifest).unwrap()).unwrap();
        for field in ["fencing", "cells", "lost"] {
            assert!(text.as_object_mut().unwrap().remove(field).is_some(), "{field}");
        }
        fs::write(&manifest, text.to_string()).unwrap();
    };
    old();
    assert_eq!(lost(&bench), []);
    let mut leased = edge(&WIDE, 1);
    leased.fencing = 3;
    drop(bench.consumer.open(leased).unwrap());
    assert_eq!(bench.consumer.open(edge(&WIDE, 1)).err().unwrap().code, Code::E103);
    fs::remove_file(bench.folder().join("0-9.jsonl")).unwrap();
    assert_eq!(lost(&bench), [range(0, 10)]);
    old();
    fs::remove_file(bench.folder().join("10-19.jsonl")).unwrap();
    let found = bench.consumer.inspect(&edge(&WIDE, 1)).unwrap();
    // Whose the folder is stands there still.
    assert!(found.owner.is_some());
    assert_eq!(found, TargetFacts { owner: found.owner.clone(), ..TargetFacts::absent() });
}

#[test]
fn neighbouring_cells_keep_the_manifest_small() {
    let bench = JsonlBench::new(10);
    bench.run(&[(range(0, 1000), rows(0..1000))]);
    let text: Value = serde_json::from_slice(&fs::read(bench.folder().join(manifest::NAME)).unwrap()).unwrap();
    assert_eq!(text["cells"], json!([{"lo": 0, "hi": 1000}]));
}

#[test]
fn lines_that_stand_twice_or_are_spelled_otherwise_are_told() {
    let bench = JsonlBench::new(10);
    bench.run(&[(range(0, 3), rows(0..3))]);
    let batch = conformance::batch(&WIDE, &rows(0..3));
    let compare = || bench.consumer.compare(&edge(&WIDE, 1), range(0, 3), &batch);
    let text = bench.text("0-9.jsonl");
    let (first, rest) = text.split_once('\n').unwrap();
    let write = |text: String| fs::write(bench.folder().join("0-9.jsonl"), text).unwrap();
    write(format!("{first}\n{first}\n{rest}"));
    let found = compare().unwrap().unwrap();
    assert_eq!((found.rows, found.missing, found.extra, found.differing), (3, 0, 1, 0));
    for other in [
        first.replace("\"small\":0", "\"small\":0.0"),
        first.replace("\"small\":0", "\"small\":0,\"small\":0"),
        first.replace("\"small\":0", "\"small\": 0"),
        first.replace('}', ",\"mine\":1}"),
    ] {
        assert_ne!(other, first);
        write(format!("{other}\n{rest}"));
        let found = compare().unwrap().unwrap();
        assert_eq!((found.rows, found.missing, found.extra, found.differing), (2, 0, 0, 1), "{other}");
        let Difference::Value { stored, computed, .. } = &found.examples[0].difference else { panic!("{found:?}") };
        assert_ne!(stored, computed);
    }
    for foreign in ["oops", "{\"ledger_sequence\":50}"] {
        write(format!("{first}\n{foreign}\n{rest}"));
        let error = compare().unwrap_err();
        assert_eq!(error.code, Code::E109);
        assert!(error.message.starts_with("line 2 of "), "{error}");
    }
}

#[test]
fn files_of_others_stay_when_the_folder_is_destroyed() {
    let bench = JsonlBench::new(10);
    bench.run(&[(range(0, 20), rows(0..20))]);
    for name in ["notes.txt", "mine.jsonl", "1-9.jsonl"] {
        fs::write(bench.folder().join(name), "mine").unwrap();
    }
    fs::write(bench.folder().join(".0-9.spool"), "half").unwrap();
    assert_eq!(bench.consumer.destroy(edge(&WIDE, 1)).unwrap(), 20);
    let mut left = parts::names(&bench.folder()).unwrap();
    left.sort();
    assert_eq!(left, ["1-9.jsonl", "mine.jsonl", "notes.txt"]);
    assert_eq!(bench.consumer.destroy(edge(&WIDE, 1)).unwrap(), 0);
    let clean = JsonlBench::new(10);
    clean.run(&[(range(0, 20), rows(0..20))]);
    clean.consumer.destroy(edge(&WIDE, 1)).unwrap();
    assert_eq!(parts::names(&clean.base.path().join("out")).unwrap(), Vec::<String>::new());
}
