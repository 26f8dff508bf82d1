//! Processors: extractors take ledgers, operators take records. Both are configured once and shared by all workers.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;
use std::sync::Arc;

use arrow_array::RecordBatch;

use super::{ColumnSet, ComponentError, Dataset};
use crate::model::{LedgerRange, RangeSet};
use crate::stellar::Ledger;

/// What is to be counted of a ledger for an extractor. What it looks at is read where it stands, so nothing is decoded for this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wants {
    /// Transaction results.
    pub results: bool,
}

/// A configured processor.
#[derive(Clone)]
pub enum Processor {
    /// Takes ledgers.
    Extract(Arc<dyn Extractor>),
    /// Takes records.
    Operate(Arc<dyn Operator>),
}

/// What the rows of a ledger depend on besides that ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProcessorState {
    /// Nothing: any chunk can be taken alone.
    #[default]
    None,
    /// The other ledgers of its cell: those from a multiple of this number on, up to the next multiple. A cell is worked
    /// through in order by one state, and its rows are taken once at its end.
    Grid(NonZeroU32),
    /// Every wanted ledger before it: all are worked through in order by one state, from the first one on.
    Ordered,
}

impl ProcessorState {
    /// Most ledgers of a cell. Its rows and what is known of its ledgers are held until it is whole.
    pub const MAX_CELL: u32 = 64_000;

    /// Whether it is [`ProcessorState::None`].
    pub const fn is_none(self) -> bool {
        matches!(self, Self::None)
    }

    /// The aligned cells that a set of ledgers touches, as a whole. Without cells the set itself.
    pub fn cells(self, ledgers: &RangeSet) -> RangeSet {
        let Self::Grid(size) = self else { return ledgers.clone() };
        let whole = |range: &LedgerRange| {
            let (first, last) =
                (LedgerRange::cell(range.first(), size.get()), LedgerRange::cell(range.last(), size.get()));
            LedgerRange::new(first.lo(), last.hi())
        };
        ledgers.ranges().iter().filter_map(whole).collect()
    }

    /// A set of ledgers with all that cannot stay when these change: the rest of their cells, or all that follows the first.
    pub fn with_others(self, ledgers: &RangeSet) -> RangeSet {
        match self {
            Self::Ordered => ledgers.hull().and_then(|hull| LedgerRange::new(hull.lo(), u32::MAX)).into(),
            state => state.cells(ledgers),
        }
    }
}

impl fmt::Display for ProcessorState {
    /// `none`, `grid(10)`, `ordered`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Grid(size) => write!(f, "grid({size})"),
            Self::Ordered => f.write_str("ordered"),
        }
    }
}

impl FromStr for ProcessorState {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "none" => Ok(Self::None),
            "ordered" => Ok(Self::Ordered),
            _ => {
                let size = text.strip_prefix("grid(").and_then(|rest| rest.strip_suffix(')'));
                size.and_then(|size| size.parse().ok()).map(Self::Grid).ok_or(())
            }
        }
    }
}

/// A processor that takes ledgers.
pub trait Extractor: Send + Sync {
    /// What it emits.
    fn dataset(&self) -> &'static Dataset;

    /// What is counted for it.
    fn wants(&self) -> Wants;

    /// What its rows depend on besides their ledger. With [`ProcessorState::None`] nothing may be carried over from ledger to
    /// ledger.
    fn state(&self) -> ProcessorState {
        ProcessorState::None
    }

    /// A worker's own state: builders that are reused from chunk to chunk. Only these columns are read; its batches have no
    /// others.
    fn start(&self, columns: &ColumnSet) -> Box<dyn ExtractorState>;
}

/// One worker's builders for one extractor, and what it carries from ledger to ledger as its [`ProcessorState`] allows.
pub trait ExtractorState: Send {
    /// Appends the rows of one ledger. On an error nothing of this ledger may show in the next batch.
    fn ledger(&mut self, ledger: Ledger<'_>) -> Result<(), ComponentError>;

    /// Takes the rows appended since the last call, in ledger order. With cells it is called once for each, after its last
    /// ledger, and what comes next is the first ledger of another cell; every row stands under a ledger of its cell. In any
    /// other state it may be called behind every ledger.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_aligned_and_whole() {
        let grid = ProcessorState::Grid(NonZeroU32::new(10).unwrap());
        let set: RangeSet = [(12, 13), (18, 22), (50, 60), (u32::MAX - 1, u32::MAX)]
            .into_iter()
            .filter_map(|(lo, hi)| LedgerRange::new(lo, hi))
            .collect();
        let wanted: RangeSet = [(10, 30), (50, 60), (u32::MAX - 5, u32::MAX)]
            .into_iter()
            .filter_map(|(lo, hi)| LedgerRange::new(lo, hi))
            .collect();
        assert_eq!(grid.cells(&set), wanted);
        assert_eq!(ProcessorState::Ordered.cells(&set), set);
        assert_eq!(grid.with_others(&set), wanted);
        assert_eq!(ProcessorState::Ordered.with_others(&set), LedgerRange::new(12, u32::MAX).into());
        assert_eq!(ProcessorState::None.with_others(&set), set);
    }

    #[test]
    fn a_state_is_read_as_it_is_written() {
        for state in [ProcessorState::None, ProcessorState::Grid(NonZeroU32::MIN), ProcessorState::Ordered] {
            assert_eq!(state.to_string().parse(), Ok(state));
        }
        assert_eq!("grid(0)".parse::<ProcessorState>(), Err(()));
    }
}
