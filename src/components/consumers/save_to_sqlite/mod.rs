//! `SaveToSQLite`: a table per dataset in one database file; rows and the marker of their ledgers commit together.
//!
//! ```text
//! contract_events      the rows. STRICT; primary key: ledger_sequence, then the dataset's natural key
//! _cdpctl_tables       who owns each table, under which lease it is written, and the dataset in it
//! _cdpctl_markers      which ledgers of each table were committed, under which fingerprint
//! ```
//!
//! Invariants:
//! - A delivery is one transaction: rows deleted, rows inserted, marker set; or nothing. Exactly once, through any crash.
//! - The transaction also looks whether the lease in the database is still the writer's: a run that was taken over, however
//!   late it wakes up, changes nothing.
//! - Append never meets rows of its ledgers: that is an error, not a second copy.
//! - A table that is not ours, belongs to another owner or has another shape is left as it is.
//! - Looking reads, and never recovers, checkpoints or makes anything.
//!
//! Numbers of up to 64 bits are INTEGER, booleans INTEGER 0 or 1, everything else TEXT (times RFC 3339 in UTC).

mod database;
mod markers;
mod removal;
mod stored;
mod table;
#[cfg(test)]
mod tests;
mod writer;

use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::RecordBatch;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::database::{Reading, sqlite_error};
use self::writer::Writer;
use super::super::registry::{BuiltConsumer, ConsumerEntry};
use super::super::{
    Comparison, ComponentError, ConfigError, Consumer, ConsumerContext, DataTypes, Dataset, Descriptor, EdgeContext,
    EdgeWriter, Guarantee, Kind, ProcessingMode, ResourceEstimates, TargetFacts, TargetState,
};
use super::place::{Place, TABLE_PATTERN, shell_word};
use crate::diag::Code;
use crate::model::{LedgerRange, RangeSet};

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
    state: None,
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
        let name = self.place.table(edge.dataset);
        let Reading::Open(db, _at_work) = database::open_for_reading(&self.place)? else {
            return Ok(TargetFacts::absent());
        };
        let Some(found) = table::find(&db, &self.place, name)? else { return Ok(TargetFacts::absent()) };
        let markers = markers::read(&db, name).map_err(|e| sqlite_error("cannot read", &self.place, &e))?;
        Ok(TargetFacts {
            state: TargetState::Present,
            owner: Some(found.hold.owner),
            markers: Some(markers),
            // Rows that somebody deleted from the table are not missed: nobody counts them.
            lost: RangeSet::new(),
        })
    }

    fn compare(
        &self,
        edge: &EdgeContext,
        range: LedgerRange,
        batch: &RecordBatch,
    ) -> Result<Option<Comparison>, ComponentError> {
        stored::compare(&self.place, edge, range, batch).map(Some)
    }

    fn destroy(&self, edge: EdgeContext) -> Result<u64, ComponentError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        removal::destroy(&self.place, &edge)
    }

    fn open(&self, edge: EdgeContext) -> Result<Box<dyn EdgeWriter>, ComponentError> {
        Ok(Box::new(Writer::open(&self.place, &self.turn, &edge)?))
    }
}
