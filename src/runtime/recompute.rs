//! Computing the rows of some ledgers again, for comparing: the same fetching, decoding and processing as in a run, on one
//! thread, delivered nowhere.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::RecordBatch;
use tokio::runtime::Runtime;

use super::chain::Chain;
use super::chunks::Chunk;
use super::task::Stream;
use super::worker::{EdgeForm, FetchedChunk, Objects, Worker};
use crate::components::{ComponentError, DeliveryMode, ProcessorState, Rows, Source};
use crate::diag::Code;
use crate::model::LedgerRange;
use crate::plan::Anchor;

/// Most ledgers that are read at a time.
const CHUNK: u32 = 64;

/// A stream whose rows are computed again.
pub struct Recomputation {
    source: Arc<dyn Source>,
    streams: Arc<[Stream]>,
    stream: usize,
    state: ProcessorState,
    anchors: HashMap<u32, String>,
    runtime: Runtime,
    /// One: the caller, who takes batches.
    forms: Arc<[EdgeForm]>,
    worker: Worker,
    /// In order: the next ledger, or why there is none.
    next: Result<u32, ComponentError>,
}

impl Recomputation {
    /// `state` is what the rows depend on besides their ledger, and `first` where they begin if that is all before it.
    /// `anchors` are recorded hashes beside and inside of the ledgers, hex: what is read must chain with them.
    ///
    /// # Errors
    /// There is no runtime for reading, or no memory for decompressing.
    pub fn new(
        source: &Arc<dyn Source>,
        streams: &Arc<[Stream]>,
        stream: usize,
        state: ProcessorState,
        first: u32,
        anchors: &[Anchor],
    ) -> Result<Self, ComponentError> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| ComponentError::permanent(Code::E401, format!("cannot read: {error}")))?;
        let forms: Arc<[_]> =
            Arc::from([EdgeForm { stream, dataset: streams[stream].columns.dataset(), encoder: None }]);
        Ok(Self {
            source: Arc::clone(source),
            streams: Arc::clone(streams),
            stream,
            state,
            anchors: anchors.iter().map(|anchor| (anchor.ledger, anchor.hash.clone())).collect(),
            runtime,
            worker: Worker::new(Arc::clone(streams), Arc::clone(&forms), state, source.verify_full())?,
            forms,
            next: Ok(first),
        })
    }

    /// The rows of contiguous ledgers, read and computed now. With cells these are all that were done of one; in order they lie
    /// behind those of the call before, and all between are read too.
    ///
    /// # Errors
    /// A ledger cannot be had, read or processed, or is another one than recorded.
    pub fn rows(&mut self, range: LedgerRange) -> Result<RecordBatch, ComponentError> {
        let mut chain = Chain::default();
        if self.state != ProcessorState::Ordered {
            // Nothing of ledgers that failed may show in other ones.
            let (streams, forms) = (Arc::clone(&self.streams), Arc::clone(&self.forms));
            self.worker = Worker::new(streams, forms, self.state, self.source.verify_full())?;
            return self.read(range, &mut chain);
        }
        let first = self.next.clone()?;
        let before = LedgerRange::new(first, range.lo());
        let read = before.map_or(Ok(()), |before| self.read(before, &mut chain).map(drop));
        let read = read.and_then(|()| self.read(range, &mut chain));
        self.next = read.as_ref().map(|_| range.hi()).map_err(Clone::clone);
        read
    }

    fn read(&mut self, range: LedgerRange, chain: &mut Chain) -> Result<RecordBatch, ComponentError> {
        let mut batches = Vec::new();
        let mut lo = range.lo();
        while let Some(part) = LedgerRange::new(lo, lo.saturating_add(CHUNK).min(range.hi())) {
            lo = part.hi();
            let mut read = vec![false; self.streams.len()];
            read[self.stream] = true;
            let chunk = Chunk { range: part, edges: Arc::from([(0, DeliveryMode::Append)]), stretch: range };
            let objects = Objects::Fetched(self.runtime.block_on(self.source.fetch(part)));
            let done = self.worker.process(FetchedChunk { index: 0, chunk, objects, streams: read, fetch_us: 0 });
            if let Some(failure) = done.failures.into_iter().next() {
                return Err(failure.error);
            }
            let mut all = Vec::new();
            for segment in done.segments {
                chain.take(&segment, &self.anchors).map_err(|(error, _)| error)?;
                all.extend(segment.rows);
            }
            all.extend(done.rows.into_iter().flatten());
            batches.extend(all.into_iter().filter_map(|rows| match rows.rows {
                Rows::Batch(batch) => Some(batch),
                Rows::Encoded(_) => None,
            }));
        }
        let Some(first) = batches.first() else {
            return Err(ComponentError::permanent(Code::E405, format!("ledgers {range} gave nothing")));
        };
        arrow_select::concat::concat_batches(&first.schema(), &batches)
            .map_err(|error| ComponentError::permanent(Code::E501, format!("ledgers {range}: {error}")))
    }
}
