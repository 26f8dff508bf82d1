//! A worker: takes fetched chunks, gives rows. Owns its decompression context and builders; nothing is shared but the queue.

use std::sync::Arc;
use std::time::Instant;

use arrow_array::RecordBatch;

use super::chunks::Chunk;
use super::task::{EdgeTask, Stream, StreamInput};
use crate::components::{
    ComponentError, Dataset, DeliveryMode, Encoded, Encoder, ExtractorState, FetchedObject, ObjectRoom, ObjectsAtHand,
    ProcessorState, Rows, SpareRoom, Tally, Wants, ledgers_of,
};
use crate::diag::Code;
use crate::model::LedgerRange;
use crate::stellar::{Batch, Index, Ledger, Limits};
use crate::storage::Decompressor;
use crate::sys;

/// A chunk whose objects were fetched.
pub(super) struct FetchedChunk {
    /// Place in the order of delivery.
    pub index: usize,
    /// Its ledgers and who wants them.
    pub chunk: Chunk,
    /// Its objects.
    pub objects: Objects,
    /// Which streams the chunk's edges read.
    pub streams: Vec<bool>,
    /// Microseconds it took.
    pub fetch_us: u64,
}

/// The objects of a chunk.
pub(super) enum Objects {
    /// They were fetched.
    Fetched(Vec<FetchedObject>),
    /// The worker reads them.
    AtHand(Arc<dyn ObjectsAtHand>),
}

/// A chunk turned into rows.
pub(super) struct ProcessedChunk {
    /// Place in the order of delivery.
    pub index: usize,
    /// Its ledgers and who wants them.
    pub chunk: Chunk,
    /// Contiguous stretches of good ledgers, ascending.
    pub segments: Vec<Segment>,
    /// What could not be had.
    pub failures: Vec<Failure>,
    /// With cells: the rows of the one that ends here.
    pub rows: Option<Vec<EdgeRows>>,
    /// What it took.
    pub stats: ChunkStats,
}

/// Rows for one edge.
pub(super) struct EdgeRows {
    /// Which, by index.
    pub edge: usize,
    /// How they meet what is in its target.
    pub mode: DeliveryMode,
    /// The rows, in the form that its target takes.
    pub rows: Rows,
    /// What its processor counted.
    pub tally: Tally,
}

/// What workers need to know of an edge.
pub(super) struct EdgeForm {
    /// The stream that it reads, by index.
    pub stream: usize,
    /// What of its dataset is delivered.
    pub dataset: &'static Dataset,
    /// What its rows are encoded by.
    pub encoder: Option<Arc<dyn Encoder>>,
}

impl EdgeForm {
    /// That of an edge, by its open target.
    pub fn of(edge: &EdgeTask) -> Self {
        let encoder = edge.writer.as_ref().ok().and_then(|writer| writer.encoder());
        Self { stream: edge.stream, dataset: edge.dataset, encoder }
    }
}

/// Rows per stream; `None` for streams that nobody reads.
type StreamRows = Vec<Option<(RecordBatch, Tally)>>;

/// A contiguous stretch of good ledgers with their rows.
pub(super) struct Segment {
    /// The ledgers.
    pub range: LedgerRange,
    /// The object of the first of them.
    pub object: Arc<str>,
    /// Who each of them is.
    pub hashes: Vec<LedgerHashes>,
    /// Their rows; with cells none, since rows are taken at the end of a cell.
    pub rows: Vec<EdgeRows>,
}

/// A ledger's place in the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LedgerHashes {
    /// Hash of the ledger before, as its header states it.
    pub previous: [u8; 32],
    /// Its own hash, checked against its header.
    pub own: [u8; 32],
}

/// Ledgers that cannot be read or processed.
#[derive(Debug, Clone)]
pub(super) struct Failure {
    /// Which.
    pub ledgers: LedgerRange,
    /// The object they are in.
    pub object: Arc<str>,
    /// Why.
    pub error: ComponentError,
}

/// What a chunk took.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ChunkStats {
    pub objects: u64,
    pub bytes: u64,
    pub raw_bytes: u64,
    pub transactions_ok: u64,
    pub transactions_failed: u64,
    pub fetch_us: u64,
    pub decode_us: u64,
    pub process_us: u64,
}

/// Contexts and builders of one thread.
pub(super) struct Worker {
    decompressor: Decompressor,
    index: Index,
    room: ObjectRoom,
    limits: Limits,
    extraction: Extraction,
}

/// What is made of ledgers.
struct Extraction {
    streams: Arc<[Stream]>,
    states: Vec<Option<Box<dyn ExtractorState>>>,
    edges: Arc<[EdgeForm]>,
    /// For each edge: room for encoded rows.
    rooms: Vec<SpareRoom>,
    verify_full: bool,
    /// What rows depend on besides their ledger.
    state: ProcessorState,
    /// Whether what is carried lacks a ledger that failed: nothing more is processed, with cells until the next one.
    lacking: bool,
    /// With cells: whether there are rows of one that is not at its end.
    open_cell: bool,
    /// A ledger that failed when some of the extractors had taken it: its rows go.
    spoiled: Option<u32>,
}

impl Worker {
    pub fn new(
        streams: Arc<[Stream]>,
        edges: Arc<[EdgeForm]>,
        state: ProcessorState,
        verify_full: bool,
    ) -> Result<Self, ComponentError> {
        let limits = Limits::default();
        let decompressor = Decompressor::new(limits.bytes)
            .map_err(|error| ComponentError::permanent(Code::E406, error.to_string()))?;
        let states = start(&streams);
        let extraction = Extraction {
            streams,
            states,
            rooms: edges.iter().map(|_| SpareRoom::default()).collect(),
            edges,
            verify_full,
            state,
            lacking: false,
            open_cell: false,
            spoiled: None,
        };
        Ok(Self { decompressor, index: Index::default(), room: ObjectRoom::default(), limits, extraction })
    }

    /// The same when the ledgers of a chunk were not processed.
    pub fn without(mut self, chunk: &Chunk) -> Self {
        self.extraction.lack();
        self.extraction.lacking &= self.extraction.state == ProcessorState::Ordered || !chunk.ends();
        self
    }

    /// The rows of a cell that does not come to its end, when all its ledgers so far are good.
    pub fn rest(mut self, edges: &[(usize, DeliveryMode)]) -> Result<Option<Vec<EdgeRows>>, ComponentError> {
        self.extraction.rest(edges)
    }

    /// Turns a fetched chunk into rows.
    pub fn process(&mut self, fetched: FetchedChunk) -> ProcessedChunk {
        let needed = self.extraction.needed(&fetched.streams);
        let mut done = ProcessedChunk {
            index: fetched.index,
            chunk: fetched.chunk,
            segments: Vec::new(),
            failures: Vec::new(),
            rows: None,
            stats: ChunkStats { fetch_us: fetched.fetch_us, ..ChunkStats::default() },
        };
        let mut open = OpenSegment::with_room(done.chunk.range);
        match fetched.objects {
            Objects::Fetched(objects) => {
                for object in objects {
                    let bytes = object.bytes.as_deref().map_err(Clone::clone);
                    self.object(object.ledgers, &object.key, bytes, &needed, &mut open, &mut done);
                }
            }
            Objects::AtHand(lake) => {
                let (chunk, mut room) = (done.chunk.range, std::mem::take(&mut self.room));
                let mut next = chunk.lo();
                while let Some(ledgers) = LedgerRange::new(next, lake.object_range(next).hi().min(chunk.hi())) {
                    let started = Instant::now();
                    let read = lake.read(next, &mut room);
                    done.stats.fetch_us += micros(started);
                    self.object(ledgers, &room.key, read.map(|()| &room.bytes[..]), &needed, &mut open, &mut done);
                    next = ledgers.hi();
                }
                self.room = room;
                sys::fail_point("after_fetch");
            }
        }
        self.extraction.close(&mut open, &needed, &mut done);
        self.extraction.end(&needed, &mut done);
        sys::fail_point("after_process");
        done
    }

    /// Adds the rows of one object's ledgers, or says why there are none.
    fn object(
        &mut self,
        wanted: LedgerRange,
        key: &str,
        bytes: Result<&[u8], ComponentError>,
        needed: &[bool],
        open: &mut OpenSegment,
        done: &mut ProcessedChunk,
    ) {
        let result = bytes.and_then(|bytes| {
            done.stats.objects += 1;
            done.stats.bytes += bytes.len() as u64;
            if self.extraction.lacking { Ok(()) } else { self.ledgers(wanted, key, bytes, needed, open, done) }
        });
        if let Err(error) = result {
            self.extraction.close(open, needed, done);
            done.failures.push(Failure { ledgers: wanted, object: key.into(), error });
            self.extraction.lack();
        }
    }

    fn ledgers(
        &mut self,
        wanted: LedgerRange,
        key: &str,
        bytes: &[u8],
        needed: &[bool],
        open: &mut OpenSegment,
        done: &mut ProcessedChunk,
    ) -> Result<(), ComponentError> {
        let started = Instant::now();
        let about =
            |error: &dyn std::fmt::Display, code| ComponentError::bad_data(code, format!("object {key}: {error}"));
        let raw = self.decompressor.decompress(bytes).map_err(|error| about(&error, Code::E406))?;
        done.stats.raw_bytes += raw.len() as u64;
        let batch = Batch::decode_with(raw, self.limits, std::mem::take(&mut self.index))
            .map_err(|error| about(&error, code_of(&error)))?;
        done.stats.decode_us += micros(started);
        sys::fail_point("after_decode");
        // The first object of a chain is named from ledger 0 on and begins with ledger 2.
        let absent = LedgerRange::new(wanted.lo(), wanted.hi().min(2)).filter(|_| batch.start() == 2);
        if let Some(ledgers) = absent {
            let error =
                ComponentError::permanent(Code::E405, format!("object {key}: the first ledger that lakes hold is 2"));
            done.failures.push(Failure { ledgers, object: key.into(), error });
            self.extraction.lack();
        }
        if batch.start() > wanted.first().max(absent.map_or(0, |_| 2)) || batch.end() < wanted.last() {
            let found = format!("it holds ledgers {}-{}, its name promises {wanted}", batch.start(), batch.end());
            return Err(about(&found, Code::E408));
        }
        for ledger in batch.ledgers().filter(|ledger| wanted.contains(ledger.sequence())) {
            if self.extraction.lacking {
                break;
            }
            if let Err(error) = self.extraction.ledger(ledger, key, needed, open, done) {
                self.extraction.close(open, needed, done);
                let ledgers = LedgerRange::single(ledger.sequence());
                done.failures.push(Failure { ledgers, object: key.into(), error });
                self.extraction.lack();
            }
        }
        self.index = batch.into_index();
        Ok(())
    }
}

impl Extraction {
    /// Streams that must be computed: those that are read, and those that they read.
    fn needed(&self, read: &[bool]) -> Vec<bool> {
        let mut needed = read.to_vec();
        for (n, stream) in self.streams.iter().enumerate().rev() {
            if let (true, StreamInput::Stream(input, _)) = (needed[n], &stream.input) {
                needed[*input] = true;
            }
        }
        needed
    }

    fn ledger(
        &mut self,
        ledger: Ledger<'_>,
        key: &str,
        needed: &[bool],
        open: &mut OpenSegment,
        done: &mut ProcessedChunk,
    ) -> Result<(), ComponentError> {
        let started = Instant::now();
        let verified = if self.verify_full { ledger.verify_full() } else { ledger.verify_header() };
        verified.map_err(|error| ComponentError::bad_data(Code::E409, format!("object {key}: {error}")))?;
        let hashes = LedgerHashes { previous: ledger.previous_hash(), own: ledger.hash() };
        // Which side of a break is wrong shows only with what stands before: the sequencer judges, segment by segment.
        if open.hashes.last().is_some_and(|before| before.own != hashes.previous) {
            self.close(open, needed, done);
        }
        let mut wants =
            self.streams.iter().zip(needed).filter(|(_, needed)| **needed).map(|(stream, _)| match &stream.input {
                StreamInput::Ledgers(extractor) => extractor.wants(),
                StreamInput::Stream(..) => Wants::default(),
            });
        if wants.any(|wants| wants.results) {
            for transaction in ledger.transactions() {
                if transaction.successful() {
                    done.stats.transactions_ok += 1;
                } else {
                    done.stats.transactions_failed += 1;
                }
            }
        }
        for (state, _) in self.states.iter_mut().zip(needed).filter(|(_, needed)| **needed) {
            if let Some(state) = state {
                state.ledger(ledger).map_err(|error| {
                    self.spoiled = Some(ledger.sequence());
                    ComponentError { message: format!("ledger {}: {}", ledger.sequence(), error.message), ..error }
                })?;
            }
        }
        open.first.get_or_insert_with(|| (ledger.sequence(), key.into()));
        open.hashes.push(hashes);
        done.stats.process_us += micros(started);
        Ok(())
    }

    /// Ends the open segment: takes its rows and runs the operators over them.
    fn close(&mut self, open: &mut OpenSegment, needed: &[bool], done: &mut ProcessedChunk) {
        let Some((first, object)) = open.first.take() else {
            if self.spoiled.take().is_some() && self.state.is_none() {
                self.states = start(&self.streams);
            }
            return;
        };
        let started = Instant::now();
        let hashes = std::mem::take(&mut open.hashes);
        let count = u32::try_from(hashes.len()).expect("a chunk counts its ledgers in u32");
        let range = LedgerRange::new(first, first + count).expect("an open segment has a ledger");
        self.open_cell = self.has_cells();
        match if self.open_cell { Ok(Vec::new()) } else { self.rows(needed, &done.chunk.edges) } {
            Ok(rows) => done.segments.push(Segment { range, object, hashes, rows }),
            Err(error) => {
                done.failures.push(Failure { ledgers: range, object, error });
                self.lack();
            }
        }
        done.stats.process_us += micros(started);
    }

    fn has_cells(&self) -> bool {
        matches!(self.state, ProcessorState::Grid(_))
    }

    /// Notes that a ledger failed: what is carried from ledger to ledger lacks it.
    fn lack(&mut self) {
        self.lacking = !self.state.is_none();
    }

    /// Ends a cell behind its last ledger: takes its rows, unless ledgers of it failed. Then nothing of it may show in the next
    /// one.
    fn end(&mut self, needed: &[bool], done: &mut ProcessedChunk) {
        if !self.has_cells() || !done.chunk.ends() {
            return;
        }
        match if self.lacking { Ok(None) } else { self.rows(needed, &done.chunk.edges).map(Some) } {
            Ok(rows) => done.rows = rows,
            Err(error) => {
                self.lacking = true;
                done.failures.push(Failure { ledgers: done.chunk.range, object: "".into(), error });
            }
        }
        if std::mem::take(&mut self.lacking) {
            self.states = start(&self.streams);
        }
        self.open_cell = false;
    }

    /// The rows of a cell that is not at its end, when all its ledgers so far are good.
    fn rest(&mut self, edges: &[(usize, DeliveryMode)]) -> Result<Option<Vec<EdgeRows>>, ComponentError> {
        if !self.open_cell || self.lacking {
            return Ok(None);
        }
        self.rows(&vec![true; self.streams.len()], edges).map(Some)
    }

    /// Takes the rows, for edges that want them.
    fn rows(&mut self, needed: &[bool], edges: &[(usize, DeliveryMode)]) -> Result<Vec<EdgeRows>, ComponentError> {
        let spoiled = self.spoiled.take();
        let streams = self.take(needed, spoiled).inspect_err(|_| {
            // What others made of the same ledgers must not show among the rows of the next ones.
            self.states = start(&self.streams);
        })?;
        let mut rows = Vec::with_capacity(edges.len());
        for (edge, mode) in edges {
            let Some((batch, tally)) = &streams[self.edges[*edge].stream] else { continue };
            rows.push(EdgeRows { edge: *edge, mode: *mode, rows: self.formed(*edge, batch)?, tally: *tally });
        }
        Ok(rows)
    }

    /// Rows of an edge's stream in the form that it takes.
    fn formed(&self, edge: usize, batch: &RecordBatch) -> Result<Rows, ComponentError> {
        let (form, spare) = (&self.edges[edge], &self.rooms[edge]);
        let Some(encoder) = &form.encoder else { return Ok(Rows::Batch(form.dataset.select(batch))) };
        let mut bytes = spare.take(0);
        let ledgers = encoder.encode(batch, &mut bytes)?;
        Ok(Rows::Encoded(Encoded { bytes: spare.lend(bytes), ledgers }))
    }

    /// The rows of all streams; without those of the last ledger, if it is spoiled.
    fn take(&mut self, needed: &[bool], spoiled: Option<u32>) -> Result<StreamRows, ComponentError> {
        let mut batches = StreamRows::with_capacity(self.streams.len());
        for (n, stream) in self.streams.iter().enumerate() {
            let batch = match (&stream.input, &mut self.states[n]) {
                _ if !needed[n] => None,
                (StreamInput::Ledgers(_), Some(state)) => {
                    let rows = state.take()?;
                    let rows = if let Some(ledger) = spoiled { before(&rows, ledger) } else { rows };
                    Some((rows, Tally::default()))
                }
                (StreamInput::Stream(input, operator), _) => {
                    let (rows, _) = batches[*input].as_ref().expect("streams come after what they read");
                    Some(operator.apply(rows)?)
                }
                (StreamInput::Ledgers(_), None) => unreachable!("every extractor has its state"),
            };
            batches.push(batch);
        }
        Ok(batches)
    }
}

/// The rows of ledgers before that one.
fn before(rows: &RecordBatch, ledger: u32) -> RecordBatch {
    rows.slice(0, ledgers_of(rows).partition_point(|of_row| *of_row < ledger))
}

/// Fresh states of the streams that take ledgers.
fn start(streams: &[Stream]) -> Vec<Option<Box<dyn ExtractorState>>> {
    let start = |stream: &Stream| match &stream.input {
        StreamInput::Ledgers(extractor) => Some(extractor.start(&stream.columns)),
        StreamInput::Stream(..) => None,
    };
    streams.iter().map(start).collect()
}

/// The stretch of good ledgers that is being filled.
struct OpenSegment {
    /// The first ledger and its object.
    first: Option<(u32, Arc<str>)>,
    hashes: Vec<LedgerHashes>,
}

impl OpenSegment {
    /// An empty one, with room for the hashes of so many ledgers.
    fn with_room(range: LedgerRange) -> Self {
        let count = usize::try_from(range.count()).unwrap_or(0);
        Self { first: None, hashes: Vec::with_capacity(count) }
    }
}

/// The code for what a decoder says.
fn code_of(error: &crate::stellar::DecodeError) -> Code {
    use crate::stellar::DecodeError::{WrongCount, WrongLedger};
    if matches!(error, WrongLedger { .. } | WrongCount { .. }) { Code::E408 } else { Code::E407 }
}

fn micros(started: Instant) -> u64 {
    u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::super::chunks::Chunk;
    use super::*;
    use crate::components::consumers::JsonLines;
    use crate::components::processors::{contract_events, ledgers};
    use crate::components::{ColumnSet, Dataset, Extractor, Processor};
    use crate::model::{Fingerprint, Network};
    use crate::stellar::build::demo_ledgers;
    use crate::storage::compress;

    const FIRST: u32 = 1_000;

    /// Objects of one ledger each, in memory.
    struct InMemory(Vec<Vec<u8>>);

    impl ObjectsAtHand for InMemory {
        fn object_range(&self, ledger: u32) -> LedgerRange {
            LedgerRange::single(ledger)
        }

        fn read(&self, ledger: u32, room: &mut ObjectRoom) -> Result<(), ComponentError> {
            room.key.clear();
            room.key.push_str("object");
            room.bytes.clear();
            room.bytes.extend_from_slice(&self.0[(ledger - FIRST) as usize]);
            Ok(())
        }
    }

    fn streams() -> Arc<[Stream]> {
        let entries = [&ledgers::ENTRY, &contract_events::ENTRY];
        let stream = |entry: &crate::components::registry::ProcessorEntry| {
            let Ok(Processor::Extract(extractor)) = (entry.build)(json!({})).map(|built| built.processor) else {
                panic!("an extractor without configuration")
            };
            Stream {
                fingerprint: Fingerprint::of(&json!(entry.descriptor.id)),
                columns: ColumnSet::all(extractor.dataset()),
                input: StreamInput::Ledgers(extractor),
            }
        };
        entries.map(stream).into()
    }

    /// Edges that take ledgers as they are, events as they are, and events as lines.
    fn edges() -> Arc<[EdgeForm]> {
        let lines: Arc<dyn Encoder> = Arc::new(JsonLines::new(&contract_events::DATASET));
        Arc::from([
            EdgeForm { stream: 0, dataset: &ledgers::DATASET, encoder: None },
            EdgeForm { stream: 1, dataset: &contract_events::DATASET, encoder: None },
            EdgeForm { stream: 1, dataset: &contract_events::DATASET, encoder: Some(lines) },
        ])
    }

    /// Fails at one ledger, or when its rows are taken.
    #[derive(Clone, Copy)]
    struct Failing {
        at: Option<u32>,
    }

    impl Extractor for Failing {
        fn dataset(&self) -> &'static Dataset {
            &ledgers::DATASET
        }

        fn wants(&self) -> Wants {
            Wants::default()
        }

        fn start(&self, _: &ColumnSet) -> Box<dyn ExtractorState> {
            Box::new(*self)
        }
    }

    impl ExtractorState for Failing {
        fn ledger(&mut self, ledger: Ledger<'_>) -> Result<(), ComponentError> {
            let fails = self.at == Some(ledger.sequence());
            if fails { Err(ComponentError::bad_data(Code::E501, "cannot")) } else { Ok(()) }
        }

        fn take(&mut self) -> Result<RecordBatch, ComponentError> {
            let empty = RecordBatch::new_empty(ledgers::DATASET.schema());
            if self.at.is_some() { Ok(empty) } else { Err(ComponentError::bad_data(Code::E501, "cannot")) }
        }
    }

    /// Ledgers of the rows that come of eight ledgers in chunks of four, with a stream that fails behind the others or before
    /// them; and the ledgers that failed.
    fn rows_beside(failing: Failing, is_first: bool) -> (Vec<u32>, Vec<u32>) {
        let stream = Stream {
            fingerprint: Fingerprint::of(&json!("failing")),
            columns: ColumnSet::all(&ledgers::DATASET),
            input: StreamInput::Ledgers(Arc::new(failing)),
        };
        let mut all = streams().to_vec();
        all.insert(if is_first { 0 } else { 2 }, stream);
        let network = Network::from_name("testnet").expect("known");
        let objects = demo_ledgers(&network, FIRST, 8).iter().map(|built| compress(&built.batch_xdr)).collect();
        let lake: Arc<dyn ObjectsAtHand> = Arc::new(InMemory(objects));
        let edges = Arc::from([EdgeForm { stream: usize::from(is_first), dataset: &ledgers::DATASET, encoder: None }]);
        let mut worker = Worker::new(all.into(), edges, ProcessorState::None, false).expect("a worker");
        let (mut rows, mut failed) = (Vec::new(), Vec::new());
        for first in [FIRST, FIRST + 4] {
            let range = LedgerRange::new(first, first + 4).expect("not empty");
            let edges = Arc::from([(0, DeliveryMode::Append)]);
            let chunk = Chunk { range, edges, stretch: range };
            let objects = Objects::AtHand(Arc::clone(&lake));
            let done = worker.process(FetchedChunk { index: 0, chunk, objects, streams: vec![true; 3], fetch_us: 0 });
            for segment in &done.segments {
                let ledgers = segment.rows[0].rows.ledgers();
                assert!(ledgers.iter().all(|(ledger, rows)| segment.range.contains(*ledger) && *rows == 1));
                rows.extend(ledgers.iter().map(|(ledger, _)| ledger - FIRST));
            }
            failed.extend(done.failures.iter().flat_map(|failure| failure.ledgers.lo()..failure.ledgers.hi()));
        }
        (rows, failed.into_iter().map(|ledger| ledger - FIRST).collect())
    }

    #[test]
    fn a_ledger_that_one_extractor_fails_at_has_rows_of_no_other() {
        for (at, left) in [(0, vec![1, 2, 3, 4, 5, 6, 7]), (2, vec![0, 1, 3, 4, 5, 6, 7]), (7, (0..7).collect())] {
            for is_first in [false, true] {
                assert_eq!(rows_beside(Failing { at: Some(FIRST + at) }, is_first), (left.clone(), vec![at]));
            }
        }
    }

    #[test]
    fn rows_that_cannot_be_taken_leave_nothing_for_the_next_chunk() {
        for is_first in [false, true] {
            assert_eq!(rows_beside(Failing { at: None }, is_first), (vec![], (0..8).collect()));
        }
    }

    #[test]
    fn a_ledger_more_in_a_chunk_allocates_nothing() {
        let network = Network::from_name("testnet").expect("known");
        // The same ledgers again and again: what a chunk needs must be there after the first ones.
        let objects: Vec<Vec<u8>> =
            demo_ledgers(&network, FIRST, 64).iter().map(|built| compress(&built.batch_xdr)).collect();
        let lake: Arc<dyn ObjectsAtHand> = Arc::new(InMemory(objects));
        let wanted: Arc<[_]> = Arc::from([0, 1, 2].map(|edge| (edge, DeliveryMode::Append)));
        let mut worker = Worker::new(streams(), edges(), ProcessorState::None, true).expect("a worker");
        let mut process = |ledgers: u32| {
            let range = LedgerRange::new(FIRST, FIRST + ledgers).expect("not empty");
            let chunk = Chunk { range, edges: Arc::clone(&wanted), stretch: range };
            let objects = Objects::AtHand(Arc::clone(&lake));
            let fetched = FetchedChunk { index: 0, chunk, objects, streams: vec![true; 2], fetch_us: 0 };
            let done = worker.process(fetched);
            assert!(done.failures.is_empty() && done.segments.len() == 1);
            done.segments[0].rows.iter().flat_map(|rows| rows.rows.ledgers()).map(|(_, rows)| rows).sum::<u64>()
        };
        for _ in 0..4 {
            process(64);
        }
        let mut counted = |ledgers| {
            let mut rows = 0;
            let info = allocation_counter::measure(|| rows = process(ledgers));
            (rows, info.count_total)
        };
        // Both have nulls in the same columns, which costs a buffer each.
        let [(few, of_few), (many, of_many)] = [44, 64].map(&mut counted);
        assert!(many > few + few / 3, "{few} and {many} rows");
        assert_eq!(of_few, of_many, "allocations of 44 and 64 ledgers");
    }
}
