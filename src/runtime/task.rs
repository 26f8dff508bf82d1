//! What a run is given to do: groups of edges that read the same ledgers.

use std::collections::HashMap;
use std::sync::Arc;

use super::chunks::WorkInterval;
use crate::components::{
    ColumnSet, ComponentError, Dataset, EdgeWriter, Extractor, Guarantee, Operator, ProcessorState, Source,
};
use crate::model::{EdgeId, Fingerprint, RangeSet};
use crate::resolve::Masks;

/// What a stream reads.
#[derive(Clone)]
pub enum StreamInput {
    /// Ledgers.
    Ledgers(Arc<dyn Extractor>),
    /// Records of an earlier stream, by index.
    Stream(usize, Arc<dyn Operator>),
}

/// A processor's output, computed once per chunk however many edges read it.
#[derive(Clone)]
pub struct Stream {
    /// What shapes it: streams with equal fingerprints are one.
    pub fingerprint: Fingerprint,
    /// What it reads.
    pub input: StreamInput,
    /// What is computed of it: the columns of its edges, and those that its operators pass on or look at.
    pub columns: ColumnSet,
}

/// One edge of a run.
pub struct EdgeTask {
    /// The edge.
    pub id: EdgeId,
    /// Canonical JSON of its target.
    pub target: String,
    /// The same for people.
    pub target_words: String,
    /// What its rows are made under.
    pub fingerprint: Fingerprint,
    /// What its consumer promises.
    pub guarantee: Guarantee,
    /// Cells that its chunks must not cross.
    pub grid: Option<u32>,
    /// Index of its stream.
    pub stream: usize,
    /// What it carries of its stream.
    pub dataset: &'static Dataset,
    /// Whether ledgers that cannot be read are set aside, not to be tried again until somebody asks.
    pub quarantine: bool,
    /// What it wants, ascending.
    pub work: Vec<WorkInterval>,
    /// Expanded values that must not show in messages, with the references that stand for them.
    pub masks: Masks,
    /// Its open target, or why it cannot be opened.
    pub writer: Result<Box<dyn EdgeWriter>, ComponentError>,
}

/// Ledgers that are delivered as they appear, once the work is done. With cells the first one begins where its cell does, so
/// that all of it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tail {
    /// The first of them: the one behind the work of these edges.
    pub from: u32,
    /// The last of them; without it there is no end but a stop.
    pub until: Option<u32>,
    /// The edges that want them, by index.
    pub edges: Vec<usize>,
}

/// Edges that read the same ledgers from the same source. An edge whose rows depend on more than their ledger has a group of
/// its own: so it holds back nobody.
pub struct ReadGroup {
    /// The source.
    pub source: Arc<dyn Source>,
    /// Short name for messages.
    pub name: String,
    /// Processors' outputs, each after what it reads.
    pub streams: Vec<Stream>,
    /// The edges.
    pub edges: Vec<EdgeTask>,
    /// What its edge's rows depend on besides their ledger.
    pub state: ProcessorState,
    /// Ledgers that are read before the work for what is carried; their rows are dropped. One range that ends where the work, or
    /// the tail, begins.
    pub warm_up: RangeSet,
    /// What is followed after the work.
    pub tail: Option<Tail>,
    /// Compressed bytes of one ledger, on the average.
    pub ledger_bytes: u64,
    /// Ledgers in one object.
    pub object_ledgers: u32,
    /// Threads that decode and process: the most that any of its pipelines asks for.
    pub workers: usize,
    /// Ledgers in flight: the most that any of its pipelines allows.
    pub buffered_ledgers: u32,
    /// Whether any of its pipelines wants all hashes checked.
    pub verify_full: bool,
    /// Known hashes of ledgers beside the work, hex: what is read must chain with them.
    pub anchors: HashMap<u32, String>,
}
