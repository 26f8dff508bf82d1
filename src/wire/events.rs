//! Events of a run: the only output of the runtime, and the lines of `apply --json`.
//!
//! They carry what progress bars, journals, metrics and receipts need, so that none of those is asked for later.

use serde::{Deserialize, Serialize};

use crate::diag::Diagnostic;
use crate::wire::Receipt;

/// One event with its time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventRecord {
    /// What happened.
    #[serde(flatten)]
    pub event: RunEvent,
    /// RFC 3339, UTC, milliseconds.
    pub at: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum RunEvent {
    /// First line of the stream.
    Version {
        /// Version of the events' shape.
        format_version: String,
        /// Version of the binary.
        cdpctl_version: String,
    },
    /// A run begins.
    RunStarted {
        /// `r-7`.
        run: String,
        /// Addresses of its pipelines.
        pipelines: Vec<String>,
        /// Distinct ledgers to read.
        ledgers: u64,
        /// Estimated compressed bytes.
        bytes: u64,
    },
    /// What a target had committed and the lockfile had not recorded is taken as done.
    Adopted {
        /// The edge.
        edge: String,
        /// First ledger.
        start: u32,
        /// Last ledger.
        end: u32,
    },
    /// At a fixed cadence.
    Progress {
        /// Ledgers read and processed.
        ledgers: u64,
        /// Ledgers to read in all.
        ledgers_total: u64,
        /// Compressed bytes read.
        bytes: u64,
        /// Decompressed bytes.
        raw_bytes: u64,
        /// Milliseconds since the start.
        elapsed_ms: u64,
        /// Each edge's part.
        edges: Vec<EdgeProgress>,
    },
    /// A chunk was turned into rows.
    ChunkProcessed {
        /// Canonical network name.
        network: String,
        /// Where it came from.
        source: String,
        /// First ledger.
        start: u32,
        /// Last ledger.
        end: u32,
        /// Objects read.
        objects: u64,
        /// Compressed bytes.
        bytes: u64,
        /// Decompressed bytes.
        raw_bytes: u64,
        /// Transactions that succeeded.
        transactions_ok: u64,
        /// Transactions that failed.
        transactions_failed: u64,
        /// Microseconds of fetching.
        fetch_us: u64,
        /// Microseconds of decompressing and decoding.
        decode_us: u64,
        /// Microseconds of the processors.
        process_us: u64,
    },
    /// A consumer acknowledged an interval durably and it is recorded.
    Delivered {
        /// The edge.
        edge: String,
        /// First ledger.
        start: u32,
        /// Last ledger.
        end: u32,
        /// Rows written.
        rows: u64,
    },
    /// A ledger could not be read or processed.
    LedgerFailed {
        /// The ledger, or the first of those in one object.
        ledger: u32,
        /// The last of them.
        last: u32,
        /// The object it was in.
        object: String,
        /// Code of the error.
        code: String,
        /// `bad_data`, `transient` ...
        class: String,
        /// In words.
        message: String,
    },
    /// An edge gave up; others go on.
    EdgeFailed {
        /// The edge.
        edge: String,
        /// Code of the error.
        code: String,
        /// `permanent`, `transient` ...
        class: String,
        /// In words.
        message: String,
    },
    /// Rows were removed from a target, and what is recorded of them.
    Removed {
        /// The edge.
        edge: String,
        /// The target, in words.
        target: String,
        /// Ledgers that are no longer recorded.
        ledgers: u64,
        /// Rows removed.
        rows: u64,
    },
    /// What is recorded was forgotten, since the target has it no more.
    Forgotten {
        /// The edge.
        edge: String,
        /// First ledger.
        start: u32,
        /// Last ledger.
        end: u32,
    },
    /// An edge was too slow for the others of its group: they go on, and it reads the rest again later.
    EdgeDetached {
        /// The edge.
        edge: String,
        /// The first ledger that it was not handed.
        ledger: u32,
    },
    /// All that is at the source was read; from here on ledgers are delivered as they appear.
    Following {
        /// The ledger that is waited for.
        ledger: u32,
        /// Addresses of the edges that want it.
        edges: Vec<String>,
    },
    /// Something to know.
    Notice {
        /// In words.
        message: String,
    },
    /// Last line of the stream.
    Summary {
        /// The exit code that follows.
        exit_code: u8,
        /// What the run did; null when nothing was run.
        receipt: Option<Box<Receipt>>,
        /// Why nothing was run, or could be recorded; empty when all is well.
        diagnostics: Vec<Diagnostic>,
    },
}

/// Progress of one edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EdgeProgress {
    /// Address of the edge.
    pub edge: String,
    /// Ledgers acknowledged and recorded.
    pub ledgers: u64,
    /// Ledgers to do in all.
    pub ledgers_total: u64,
    /// Rows written.
    pub rows: u64,
}
