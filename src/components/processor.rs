//! Processors: extractors take ledgers, operators take records. Both are configured once and shared by all workers.

use std::sync::Arc;

use arrow_array::RecordBatch;

use super::{ColumnSet, ComponentError, Dataset};
use crate::stellar::Ledger;

/// What an extractor needs of a ledger. Today's decoder reads everything, and only counting looks at this; a decoder that
/// walks to what is asked can skip the rest without touching an extractor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wants {
    /// Transaction results.
    pub results: bool,
    /// Contract and system events, transaction-level ones included.
    pub events: bool,
    /// Diagnostic events.
    pub diagnostics: bool,
}

/// A configured processor.
#[derive(Clone)]
pub enum Processor {
    /// Takes ledgers.
    Extract(Arc<dyn Extractor>),
    /// Takes records.
    Operate(Arc<dyn Operator>),
}

/// A processor that takes ledgers. It must be able to take any chunk alone: nothing is carried over from earlier ledgers.
pub trait Extractor: Send + Sync {
    /// What it emits.
    fn dataset(&self) -> &'static Dataset;

    /// What it needs of a ledger.
    fn wants(&self) -> Wants;

    /// A worker's own state: builders that are reused from chunk to chunk. Only these columns are read; its batches have no
    /// others.
    fn start(&self, columns: &ColumnSet) -> Box<dyn ExtractorState>;
}

/// One worker's builders for one extractor.
pub trait ExtractorState: Send {
    /// Appends the rows of one ledger. On an error nothing of this ledger may show in the next batch.
    fn ledger(&mut self, ledger: Ledger<'_>) -> Result<(), ComponentError>;

    /// Takes the rows appended so far, in ledger order.
    fn take(&mut self) -> Result<RecordBatch, ComponentError>;
}

/// What an operator counted besides its output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Records that could not be judged, and were therefore left out.
    pub unjudged: u64,
}

/// A processor that takes records of any dataset and gives records of the same dataset.
pub trait Operator: Send + Sync {
    /// The columns it needs.
    fn columns(&self) -> Vec<&str>;

    /// The records that pass, in the same order.
    fn apply(&self, batch: &RecordBatch) -> Result<(RecordBatch, Tally), ComponentError>;
}
