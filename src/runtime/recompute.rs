//! Computing the rows of some ledgers again, for comparing: the same fetching, decoding and processing as in a run, on one
//! thread, delivered nowhere.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::RecordBatch;

use super::chain::Chain;
use super::chunks::Chunk;
use super::task::Stream;
use super::worker::{FetchedChunk, Objects, Worker};
use crate::components::{ComponentError, Source};
use crate::diag::Code;
use crate::model::LedgerRange;
use crate::plan::Anchor;

/// The rows of a stream for contiguous ledgers, read and computed now. `anchors` are recorded hashes beside and inside of
/// them, hex: what is read must chain with them.
///
/// # Errors
/// A ledger cannot be had, read or processed, or is another one than recorded.
pub fn recompute(
    source: &Arc<dyn Source>,
    streams: &Arc<[Stream]>,
    stream: usize,
    range: LedgerRange,
    anchors: &[Anchor],
) -> Result<RecordBatch, ComponentError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| ComponentError::permanent(Code::E401, format!("cannot read: {error}")))?;
    let objects = runtime.block_on(source.fetch(range));
    let mut read = vec![false; streams.len()];
    read[stream] = true;
    let chunk = Chunk { range, edges: Arc::from(Vec::new()) };
    let objects = Objects::Fetched(objects);
    let fetched = FetchedChunk { index: 0, chunk, objects, streams: read, fetch_us: 0 };
    let done = Worker::new(Arc::clone(streams), source.verify_full())?.process(fetched);
    if let Some(failure) = done.failures.into_iter().next() {
        return Err(failure.error);
    }
    let known: HashMap<u32, String> = anchors.iter().map(|anchor| (anchor.ledger, anchor.hash.clone())).collect();
    let mut chain = Chain::default();
    let mut batches = Vec::new();
    for segment in done.segments {
        chain.take(&segment, &known).map_err(|(error, _)| error)?;
        batches.extend(segment.batches.into_iter().nth(stream).flatten().map(|(batch, _)| batch));
    }
    let whole = batches.split_first().map_or_else(
        || Err(ComponentError::permanent(Code::E405, format!("ledgers {range} gave nothing"))),
        |(first, rest)| {
            let all = std::iter::once(first).chain(rest);
            arrow_select::concat::concat_batches(&first.schema(), all)
                .map_err(|error| ComponentError::permanent(Code::E501, format!("ledgers {range}: {error}")))
        },
    )?;
    Ok(whole)
}
