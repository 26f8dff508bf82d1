//! The lockfile as one JSON document: `cdpctl state export` and `state import`.
//!
//! Canonical: the same state gives the same bytes. Ranges are inclusive, times RFC 3339 in UTC where people read them and Unix
//! milliseconds where they are only carried; 64-bit counts are numbers here, since rows of one interval stay far below 2^53.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Receipt;

/// The whole state, leases apart: they belong to processes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateDocument {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.state`.
    pub kind: String,
    /// Identity of the lockfile.
    pub lineage: String,
    /// Structural serial.
    pub serial: u64,
    /// Pipelines as applied last, by name.
    pub pipelines: Vec<StatePipeline>,
    /// Edges, by address and network.
    pub edges: Vec<StateEdge>,
    /// Runs, oldest first.
    pub runs: Vec<StateRun>,
    /// Saved plans that were applied, by id.
    pub plans: Vec<StatePlan>,
}

/// A pipeline as applied last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatePipeline {
    /// Its name.
    pub name: String,
    /// `[{id, kind, type, config}]`, secrets as references.
    pub nodes: Value,
    /// Whether it has no end.
    pub follow: bool,
    /// The start that its first apply fixed.
    pub pinned_start: Option<u32>,
    /// How that start was written.
    pub pinned_from: Option<String>,
    /// Unix milliseconds.
    pub applied_at: i64,
    /// The last run that had work for it.
    pub run: Option<i64>,
}

/// An edge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateEdge {
    /// The pipeline's name.
    pub pipeline: String,
    /// The node whose records are delivered.
    pub processor: String,
    /// The node that delivers them.
    pub consumer: String,
    /// Canonical network name, or passphrase.
    pub network: String,
    /// Canonical JSON of the present target; empty for a consumer without one.
    pub target: String,
    /// Fingerprint applied last.
    pub fingerprint: String,
    /// What it is made of.
    pub parts: Value,
    /// `{name: type}` of its rows; null when it was never recorded.
    pub columns: Value,
    /// Whether the configuration applied last has it.
    pub active: bool,
    /// Addresses that it had before, oldest first.
    pub former: Vec<String>,
    /// Its targets, the present one and former ones.
    pub targets: Vec<StateTarget>,
}

/// What is recorded of one target of an edge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateTarget {
    /// Canonical JSON.
    pub target: String,
    /// In words.
    pub words: String,
    /// What is done, ascending.
    pub intervals: Vec<StateInterval>,
    /// What is to be done again, ascending.
    pub restated: Vec<StateRestated>,
    /// What was set aside, ascending.
    pub quarantined: Vec<StateQuarantined>,
    /// Hull of what was done before the target was found gone: `[first, last]`.
    pub hull: Option<[u32; 2]>,
}

/// A done interval, inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateInterval {
    /// First ledger.
    pub start: u32,
    /// Last ledger.
    pub end: u32,
    /// What it was made under.
    pub fingerprint: String,
    /// Hash of the ledger before the first, hex; null when not known.
    pub previous_hash: Option<String>,
    /// Hash of the first ledger, hex; null when not known.
    pub first_hash: Option<String>,
    /// Hash of the last ledger, hex; null when not known.
    pub last_hash: Option<String>,
    /// Rows delivered; null when not known.
    pub rows: Option<u64>,
    /// The run that delivered it, or its last part.
    pub run: i64,
}

/// A restated interval, inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateRestated {
    /// First ledger.
    pub start: u32,
    /// Last ledger.
    pub end: u32,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub who: String,
    /// When, Unix milliseconds.
    pub created: i64,
}

/// A quarantined interval, inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateQuarantined {
    /// First ledger.
    pub start: u32,
    /// Last ledger.
    pub end: u32,
    /// What it was tried under.
    pub fingerprint: String,
    /// Code of the error.
    pub code: String,
    /// The error in words.
    pub message: String,
    /// The run that tried.
    pub run: i64,
    /// When, Unix milliseconds.
    pub created: i64,
}

/// A run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateRun {
    /// Its number.
    pub id: i64,
    /// How it stands or ended.
    pub state: String,
    /// `apply`, `restate` ...
    pub operation: String,
    /// Names of its pipelines.
    pub pipelines: Vec<String>,
    /// Who started it.
    pub who: String,
    /// The process: host, boot, number.
    pub process: Value,
    /// The saved plan it worked on.
    pub plan: Option<String>,
    /// Unix milliseconds.
    pub started_at: i64,
    /// Unix milliseconds.
    pub ended_at: Option<i64>,
    /// What it did.
    pub receipt: Option<Receipt>,
    /// Its milestones.
    pub events: Vec<Value>,
}

/// A saved plan that was applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatePlan {
    /// Its id.
    pub id: String,
    /// Its semantic digest.
    pub digest: String,
    /// Structural serial after its own commit.
    pub serial: u64,
    /// The last run that worked on it.
    pub run: i64,
    /// When it was brought to its end, Unix milliseconds; null before.
    pub consumed: Option<i64>,
}
