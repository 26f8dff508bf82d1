//! `SaveToJSONL`: a folder of part files per dataset, one JSON object a line.
//!
//! ```text
//! <path>/<table>/63092000-63092999.jsonl      the rows of one aligned cell of ledgers_per_part ledgers, in ledger order
//! <path>/<table>/.cdpctl.json                 who owns the folder, what it holds, on which grid
//! <path>/<table>/.63092000-63092999.spool     only while running: rows of the open cell that are not published yet
//! ```
//!
//! Invariants:
//! - A part file appears, changes and goes in one step (rename, unlink), after its bytes are durable: a reader, and a crash
//!   at any point, sees the old part or the new one.
//! - Only what is published is acknowledged. A published part is (its old lines outside the delivered intervals) + the new
//!   ones; no rows, no file. Which chunks the rows came in, and over how many runs, never shows.
//! - Memory does not grow with the cell: rows are spooled to disk.

mod cell;
mod manifest;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use self::cell::{OpenCell, Published, SPOOL_SUFFIX};
use self::manifest::{Lookup, Manifest};
use super::super::registry::{BuiltConsumer, ConsumerEntry};
use super::super::{
    ComponentError, ConfigError, Consumer, ConsumerContext, DataTypes, Dataset, Delivery, Descriptor, EdgeContext,
    EdgeWriter, Guarantee, Kind, Marker, ProcessingMode, ResourceEstimates, TargetFacts, TargetState,
};
use super::columns::Columns;
use super::json_rows::JsonRows;
use super::place::{Place, TABLE_PATTERN, check_owner, io_error, make_folder, owner_of, shell_word};
use crate::diag::Code;
use crate::model::{LedgerRange, RangeSet};

/// Ending of part files.
const PART_SUFFIX: &str = ".jsonl";
/// Default of `ledgers_per_part`.
const LEDGERS_PER_PART: u32 = 1000;

/// Writes records as JSON Lines: a folder per dataset, with a part file for each aligned cell of ledgers.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "SaveToJSONL")]
pub struct Config {
    /// Folder that holds a folder per dataset. It is made when it is not there. A relative path starts at the project's
    /// folder.
    #[schemars(length(min = 1), extend("affects" = "target"))]
    pub path: String,
    /// Name of the folder inside `path`. Without it, the folder is named after the dataset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(
        regex(pattern = TABLE_PATTERN),
        extend("affects" = "target", "words" = "a letter and then letters, digits and underscores, at most 63 in all")
    )]
    pub table: Option<String>,
    /// Ledgers in one part file. Part files begin at multiples of it.
    #[serde(default = "ledgers_per_part")]
    #[schemars(range(min = 1), extend("affects" = "target"))]
    pub ledgers_per_part: u32,
}

fn ledgers_per_part() -> u32 {
    LEDGERS_PER_PART
}

/// What the component says about itself.
pub static DESCRIPTOR: Descriptor = Descriptor {
    id: "save-to-jsonl",
    kind: Kind::Consumer,
    config_type: "SaveToJSONL",
    aliases: &[],
    name: "JSON Lines files",
    description: "Writes a folder of .jsonl part files per dataset, cut on an aligned ledger grid",
    version: "1.0.0",
    network_support: &["any"],
    stellar_version: "any",
    processing_mode: ProcessingMode::Streaming,
    data_types: DataTypes { input: &["any"], output: &[] },
    resource_estimates: ResourceEstimates { memory_mb: 4, cpu_cores: 1, throughput_tps: 400_000 },
    delivery: Some(Guarantee::Idempotent),
    example: "consumers:\n  - type: SaveToJSONL\n    config:\n      path: out\n",
};

/// The component in the list.
pub const ENTRY: ConsumerEntry =
    ConsumerEntry { descriptor: &DESCRIPTOR, schema: || schemars::schema_for!(Config), build };

fn build(config: Value, context: &ConsumerContext) -> Result<BuiltConsumer, Vec<ConfigError>> {
    let config: Config = serde_json::from_value(config).map_err(|error| ConfigError::from_serde(&error))?;
    let effective = serde_json::to_value(&config).expect("a configuration is plain JSON");
    let place = Place::new(&config.path, config.table, context);
    let consumer = Arc::new(SaveToJsonl { place, ledgers_per_part: config.ledgers_per_part.max(1) });
    Ok(BuiltConsumer { consumer, effective })
}

struct SaveToJsonl {
    place: Place,
    ledgers_per_part: u32,
}

impl SaveToJsonl {
    fn folder(&self, dataset: &Dataset) -> PathBuf {
        self.place.full().join(self.place.table(dataset))
    }

    /// The folder, for people.
    fn shown(&self, dataset: &Dataset) -> String {
        Path::new(self.place.path()).join(self.place.table(dataset)).display().to_string()
    }
}

impl Consumer for SaveToJsonl {
    fn target(&self, dataset: &Dataset) -> Option<Value> {
        let mut target = self.place.target(dataset);
        if self.ledgers_per_part != LEDGERS_PER_PART {
            target["ledgers_per_part"] = json!(self.ledgers_per_part);
        }
        Some(target)
    }

    fn target_words(&self, dataset: &Dataset) -> String {
        format!("files {}/*{PART_SUFFIX}", self.shown(dataset))
    }

    fn look(&self, dataset: &Dataset) -> Option<String> {
        Some(format!("head -n 3 {}/*{PART_SUFFIX}", shell_word(&self.folder(dataset).to_string_lossy())))
    }

    fn grid(&self) -> Option<u32> {
        Some(self.ledgers_per_part)
    }

    fn inspect(&self, edge: &EdgeContext) -> Result<TargetFacts, ComponentError> {
        let folder = self.folder(edge.dataset);
        let absent = TargetFacts { state: TargetState::Absent, owner: None, markers: None };
        let Lookup::Found(manifest) = Manifest::read(&folder)? else { return Ok(absent) };
        manifest.check(&self.shown(edge.dataset), edge.dataset, self.ledgers_per_part)?;
        if manifest.has_rows && !holds_parts(&folder)? {
            return Ok(absent);
        }
        Ok(TargetFacts { state: TargetState::Present, owner: Some(manifest.owner), markers: None })
    }

    fn open(&self, edge: EdgeContext) -> Result<Box<dyn EdgeWriter>, ComponentError> {
        let folder = self.folder(edge.dataset);
        let shown = self.shown(edge.dataset);
        let owner = owner_of(&edge);
        make_folder(&folder)?;
        let manifest = match Manifest::read(&folder)? {
            Lookup::Found(mut manifest) => {
                check_owner(&format!("the folder {shown}"), &manifest.owner, &owner)?;
                manifest.check(&shown, edge.dataset, self.ledgers_per_part)?;
                // All parts were deleted by hand, and the plan said so: from now on the folder is an empty one.
                if manifest.has_rows && !holds_parts(&folder)? {
                    manifest.has_rows = false;
                    manifest.write(&folder)?;
                }
                manifest
            }
            Lookup::Absent if holds_parts(&folder)? => return Err(manifest::foreign_parts(&shown)),
            Lookup::Absent => {
                let manifest = Manifest::new(edge.dataset, self.ledgers_per_part, owner);
                manifest.write(&folder)?;
                manifest
            }
        };
        remove_spools(&folder)?;
        Ok(Box::new(Writer {
            dataset: edge.dataset,
            ledgers_per_part: self.ledgers_per_part,
            folder,
            manifest,
            cell: None,
        }))
    }
}

/// The open folder of one edge.
struct Writer {
    dataset: &'static Dataset,
    ledgers_per_part: u32,
    folder: PathBuf,
    manifest: Manifest,
    /// What was delivered and is not published.
    cell: Option<OpenCell>,
}

impl EdgeWriter for Writer {
    fn markers(&mut self) -> Result<Option<Vec<Marker>>, ComponentError> {
        Ok(None)
    }

    fn deliver(&mut self, delivery: &Delivery<'_>, acked: &mut RangeSet) -> Result<(), ComponentError> {
        let columns = Columns::of(delivery.batch, self.dataset)?;
        let json = JsonRows::new(&columns);
        // A chunk lies in one cell; should one not, its parts are delivered cell by cell.
        let mut rest = Some(delivery.range);
        let mut row = 0;
        while let Some(range) = rest {
            let cell = LedgerRange::cell(range.lo(), self.ledgers_per_part);
            let part = range.intersect(cell).expect("a ledger lies in its own cell");
            rest = LedgerRange::new(part.hi(), range.hi());
            let end = row + columns.ledgers[row..].partition_point(|ledger| *ledger < part.hi());
            if self.cell.as_ref().is_some_and(|open| !open.takes(part)) {
                self.flush(acked)?;
            }
            let open = self.cell.get_or_insert_with(|| OpenCell::new(cell));
            open.append(&self.folder, part, row..end, &json)?;
            row = end;
        }
        Ok(())
    }

    fn flush(&mut self, acked: &mut RangeSet) -> Result<(), ComponentError> {
        let Some(cell) = &mut self.cell else { return Ok(()) };
        if cell.has_rows() && !self.manifest.has_rows {
            self.manifest.has_rows = true;
            self.manifest.write(&self.folder)?;
        }
        let published = cell.publish(&self.folder)?;
        if published == Published::Removed && !holds_parts(&self.folder)? {
            self.manifest.has_rows = false;
            self.manifest.write(&self.folder)?;
        }
        acked.extend(cell.delivered().ranges().iter().copied());
        self.cell = None;
        Ok(())
    }
}

/// Whether there is any part file.
fn holds_parts(folder: &Path) -> Result<bool, ComponentError> {
    let found = names(folder)?.iter().any(|name| name.ends_with(PART_SUFFIX));
    Ok(found)
}

/// Removes what a run that died left behind. The folder has one writer at a time, so they are nobody's.
fn remove_spools(folder: &Path) -> Result<(), ComponentError> {
    for name in names(folder)? {
        if name.starts_with('.') && name.ends_with(SPOOL_SUFFIX) {
            let path = folder.join(name);
            fs::remove_file(&path).map_err(|e| io_error(Code::E601, "cannot remove", &path, &e))?;
        }
    }
    Ok(())
}

/// The names in a folder that are UTF-8: ours are.
fn names(folder: &Path) -> Result<Vec<String>, ComponentError> {
    let error = |e| io_error(Code::E601, "cannot list the folder", folder, &e);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(error)? {
        names.extend(entry.map_err(error)?.file_name().into_string());
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::super::super::{DeliveryMode, ErrorClass};
    use super::super::conformance::{self, Bench, Row, WIDE, edge, range};
    use super::*;

    struct JsonlBench {
        base: TempDir,
        consumer: Arc<dyn Consumer>,
    }

    impl JsonlBench {
        fn new(ledgers_per_part: u32) -> Self {
            let base = TempDir::new().unwrap();
            let config = json!({"path": "out", "ledgers_per_part": ledgers_per_part});
            let consumer = conformance::build(&ENTRY, config, base.path()).consumer;
            Self { base, consumer }
        }

        fn folder(&self) -> PathBuf {
            self.base.path().join("out/wide")
        }

        fn parts(&self) -> Vec<String> {
            let mut parts: Vec<_> =
                names(&self.folder()).unwrap().into_iter().filter(|n| n.ends_with(PART_SUFFIX)).collect();
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
            let rows: Vec<Value> = lines
                .flat_map(|text| text.lines().map(|l| serde_json::from_str(l).unwrap()).collect::<Vec<_>>())
                .collect();
            assert!(rows.is_sorted_by_key(|row: &Value| row["ledger_sequence"].as_u64()), "{rows:?}");
            rows
        }

        fn remove(&self) {
            fs::remove_dir_all(self.folder()).unwrap();
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
        let all: Vec<String> = names(&bench.folder()).unwrap();
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
        let mut all = names(&bench.folder()).unwrap();
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
}
