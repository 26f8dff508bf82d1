//! `SaveToJSONL`: a folder of part files per dataset, one JSON object a line.
//!
//! ```text
//! <path>/<table>/63092000-63092999.jsonl      the rows of one aligned cell of ledgers_per_part ledgers, in ledger order
//! <path>/<table>/.cdpctl.json                 who owns the folder, what it holds, on which grid
//! <path>/<table>/.63092000-63092999.….spool   only while running: rows of the open cell that are not published yet
//! ```
//!
//! Invariants:
//! - A part file appears, changes and goes in one step (rename, unlink), after its bytes are durable: a reader, and a crash
//!   at any point, sees the old part or the new one.
//! - Only what is published is acknowledged. A published part is (its old lines outside the delivered intervals) + the new
//!   ones; no rows, no file. Which chunks the rows came in, and over how many runs, never shows.
//! - Memory does not grow with the cell: rows are spooled to disk.
//! - The manifest names the cells that have a part file, so that one which somebody deleted is missed. A cell is entered after
//!   its part file was renamed into place and before its rows are acknowledged, and struck out before the part file is
//!   removed. So what is entered is there, through a crash at any point; a part file that is not entered yet counts as there,
//!   and is entered by the next run.
//! - A run that was taken over publishes nothing. The manifest names the lease; it is read again right before each rename and
//!   unlink. Between that look and that step are a few microseconds, more only when the process is halted just there. What
//!   slips through is harmless: whole ledgers of this very edge, which the late run cannot record, since the lockfile checks
//!   its lease, too. The later run finds them as old lines and replaces them with its own.

mod cell;
mod manifest;
mod parts;
mod removal;
mod stored;
#[cfg(test)]
mod tests;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use self::manifest::{Lookup, Manifest};
use self::parts::PART_SUFFIX;
use self::writer::Writer;
use super::super::registry::{BuiltConsumer, ConsumerEntry};
use super::super::{
    Comparison, ComponentError, ConfigError, Consumer, ConsumerContext, DataTypes, Dataset, Descriptor, EdgeContext,
    EdgeWriter, Guarantee, Kind, ProcessingMode, ResourceEstimates, TargetFacts, TargetState,
};
use super::columns::Columns;
use super::comparer::Comparer;
use super::place::{Place, TABLE_PATTERN, check_owner, shell_word};
use crate::model::LedgerRange;

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
    state: None,
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
        let Lookup::Found(manifest) = Manifest::read(&folder)? else { return Ok(TargetFacts::absent()) };
        manifest.check(&self.shown(edge.dataset), edge.dataset, self.ledgers_per_part)?;
        let there = parts::list(&folder, self.ledgers_per_part)?;
        if manifest.holds_rows() && there.is_empty() {
            // Whose folder it is stands there still.
            return Ok(TargetFacts { owner: Some(manifest.owner), ..TargetFacts::absent() });
        }
        let mut lost = manifest.lost(&there);
        if !lost.is_empty() {
            // A run may be writing: what it struck out before it removed the part file was not lost.
            match Manifest::read(&folder)? {
                Lookup::Found(later) => lost = lost.intersect(&later.lost(&there)),
                Lookup::Absent => return Ok(TargetFacts::absent()),
            }
        }
        Ok(TargetFacts { state: TargetState::Present, owner: Some(manifest.owner), markers: None, lost })
    }

    fn compare(
        &self,
        edge: &EdgeContext,
        range: LedgerRange,
        batch: &RecordBatch,
    ) -> Result<Option<Comparison>, ComponentError> {
        let columns = Columns::of(batch, edge.dataset)?;
        let mut comparer = Comparer::new(&columns, edge.dataset);
        let folder = self.folder(edge.dataset);
        let shown = self.shown(edge.dataset);
        if let Lookup::Found(manifest) = Manifest::read(&folder)? {
            check_owner(&folder_words(&shown), &manifest.owner, edge)?;
            manifest.check(&shown, edge.dataset, self.ledgers_per_part)?;
            stored::take_all(&folder, self.ledgers_per_part, edge.dataset, range, &columns, &mut comparer)?;
        }
        Ok(Some(comparer.finish()))
    }

    fn destroy(&self, edge: EdgeContext) -> Result<u64, ComponentError> {
        removal::destroy(&self.folder(edge.dataset), &self.shown(edge.dataset), &edge)
    }

    fn open(&self, edge: EdgeContext) -> Result<Box<dyn EdgeWriter>, ComponentError> {
        let (folder, shown) = (self.folder(edge.dataset), self.shown(edge.dataset));
        Ok(Box::new(Writer::open(folder, shown, self.ledgers_per_part, &edge)?))
    }
}

/// A folder of part files, for people.
fn folder_words(shown: &str) -> String {
    format!("the folder {shown}")
}
