//! What the lockfile says was applied and done, as plain values.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::model::{EdgeId, Fingerprint, LedgerRange, Lineage};

/// An interval that was delivered and acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneInterval {
    /// The ledgers.
    pub range: LedgerRange,
    /// What it was made under.
    pub fingerprint: Fingerprint,
    /// Hash of the ledger before the first, hex; `None` when cut.
    pub previous_hash: Option<String>,
    /// Hash of the first ledger, hex; `None` when cut.
    pub first_hash: Option<String>,
    /// Hash of the last ledger, hex; `None` when cut.
    pub last_hash: Option<String>,
    /// Rows delivered; `None` when cut.
    pub rows: Option<u64>,
}

/// An edge as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorEdge {
    /// The edge.
    pub id: EdgeId,
    /// Canonical JSON of its present target; empty for a consumer without one.
    pub target: String,
    /// The same for people.
    pub target_words: String,
    /// Fingerprint applied last.
    pub fingerprint: Fingerprint,
    /// What it is made of.
    pub parts: Value,
    /// Whether the configuration applied last has it.
    pub active: bool,
    /// Done intervals by target, ascending.
    pub intervals: BTreeMap<String, Vec<DoneInterval>>,
    /// Hulls of what was done in targets that were found gone, by target.
    pub hulls: BTreeMap<String, LedgerRange>,
}

impl PriorEdge {
    /// Done intervals of the present target, ascending.
    pub fn present(&self) -> &[DoneInterval] {
        self.intervals.get(&self.target).map_or(&[], Vec::as_slice)
    }
}

/// A pipeline as applied last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorPipeline {
    /// JSON `[{id, kind, type, config}]`.
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

/// The lockfile at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Prior {
    /// Identity.
    pub lineage: Lineage,
    /// Structural serial.
    pub serial: u64,
    /// Pipelines by name.
    pub pipelines: BTreeMap<String, PriorPipeline>,
    /// Edges by id.
    pub edges: BTreeMap<EdgeId, PriorEdge>,
}
