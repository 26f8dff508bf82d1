//! Receipts: what a run did, kept for good since most of it cannot be had later.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::wire::LedgerSpan;

/// How a run stands or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RunState {
    /// Targets are being opened.
    Starting,
    /// Ledgers are being delivered.
    Running,
    /// All planned work is done.
    Completed,
    /// Planned work was left undone.
    Failed,
    /// Stopped by a signal, a budget or `runs cancel`, after a clean drain.
    Stopped,
    /// Its process died; found at the next start.
    Interrupted,
}

impl RunState {
    /// As stored and printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Stopped => "stopped",
            Self::Interrupted => "interrupted",
        }
    }
}

/// What one run did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// `r-7`.
    pub run: String,
    /// What it was for: `apply`, `restate`, `refresh`, `prune`, `destroy`.
    #[serde(default)]
    pub operation: String,
    /// How it ended.
    pub state: RunState,
    /// RFC 3339, UTC.
    pub started_at: String,
    /// RFC 3339, UTC.
    pub ended_at: String,
    /// Wall time in milliseconds.
    pub elapsed_ms: u64,
    /// Distinct ledgers read.
    pub ledgers: u64,
    /// Objects read.
    pub objects: u64,
    /// Compressed bytes read.
    pub bytes: u64,
    /// Decompressed bytes.
    pub raw_bytes: u64,
    /// Milliseconds spent fetching, summed over tasks.
    pub fetch_ms: u64,
    /// Milliseconds spent decompressing and decoding, summed over workers.
    pub decode_ms: u64,
    /// Milliseconds spent in processors, summed over workers.
    pub process_ms: u64,
    /// Milliseconds spent delivering, summed over edges.
    pub deliver_ms: u64,
    /// CPU time of the process in milliseconds, where the system tells.
    pub cpu_ms: Option<u64>,
    /// Peak resident memory of the process in bytes, where the system tells.
    pub peak_memory_bytes: Option<u64>,
    /// Estimated wall time in seconds (p50).
    pub estimated_seconds: u64,
    /// Estimated cost, exact decimal.
    pub estimated_cost: String,
    /// Actual cost from what was read, exact decimal.
    pub actual_cost: String,
    /// Currency of both.
    pub currency: String,
    /// One entry per edge.
    pub edges: Vec<EdgeReceipt>,
    /// What was wanted and not done, with the reason.
    pub undone: Vec<UndoneLedgers>,
    /// Version of the binary.
    pub cdpctl_version: String,
    /// Versions of the components' logic, by id.
    #[serde(default)]
    pub component_versions: BTreeMap<String, String>,
    /// The part of the budget that ended the reading: `ledgers`, `bytes`, `time` or `cost`.
    #[serde(default)]
    pub budget: Option<String>,
    /// Distinct ledgers that are left because of it. They are not among the undone.
    #[serde(default)]
    pub left_by_budget: u64,
    /// Ledgers that were set aside, summed over edges. They are among the undone.
    #[serde(default)]
    pub quarantined: u64,
}

/// What a run did for one edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EdgeReceipt {
    /// Address of the edge.
    pub edge: String,
    /// Where the rows went, in words: `table contract_events in out.db`.
    pub target: String,
    /// The guarantee: `transactional`, `idempotent`, `at_least_once`.
    pub guarantee: String,
    /// Ledgers acknowledged.
    pub ledgers: u64,
    /// Rows written.
    pub rows: u64,
    /// Records that an operator could not judge (no number where one was compared).
    pub unjudged: u64,
    /// First acknowledged ledger with its hash.
    pub first: Option<(u32, String)>,
    /// Last acknowledged ledger with its hash.
    pub last: Option<(u32, String)>,
}

/// Ledgers that were wanted and not delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoneLedgers {
    /// Address of the edge.
    pub address: String,
    /// Which.
    pub ledgers: LedgerSpan,
    /// Code of the cause.
    pub code: String,
    /// Error class.
    pub class: String,
    /// In words, with the object's name.
    pub message: String,
}
