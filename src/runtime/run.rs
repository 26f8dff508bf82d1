//! A run: the threads, the queues between them, and what came of it.

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::chain::Chain;
use super::chunks::{Chunk, WorkInterval, cut};
use super::edge::{EdgeDelivery, EdgeEnd, EdgeWorker};
use super::fetch::Fetcher;
use super::pace::Pace;
use super::recorder::Recorder;
use super::worker::{ChunkStats, Failure, FetchedChunk, ProcessedChunk, Segment, Worker};
use crate::components::{ComponentError, EdgeWriter, ErrorClass, Extractor, Guarantee, Operator, Source};
use crate::diag::Code;
use crate::model::{EdgeId, Fingerprint, LedgerRange, RangeSet};
use crate::resolve::Masks;
use crate::state::StateError;
use crate::sys::StopSignal;
use crate::wire::{EdgeProgress, EdgeReceipt, LedgerSpan, RunEvent, UndoneLedgers};

/// Most ledgers in a chunk.
const MAX_CHUNK_LEDGERS: u32 = 64;
/// Compressed bytes of a chunk; decoded ledgers and their rows take some thirty times as much.
const CHUNK_BYTES: u64 = 512 << 10;
/// How often progress is reported.
const PROGRESS_EVERY: Duration = Duration::from_millis(250);
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
    /// What it wants, ascending.
    pub work: Vec<WorkInterval>,
    /// Expanded values that must not show in messages, with the references that stand for them.
    pub masks: Masks,
    /// Its open target, or why it cannot be opened.
    pub writer: Result<Box<dyn EdgeWriter>, ComponentError>,
}

/// Edges that read the same ledgers from the same source.
pub struct ReadGroup {
    /// The source.
    pub source: Arc<dyn Source>,
    /// Short name for messages.
    pub name: String,
    /// Processors' outputs, each after what it reads.
    pub streams: Vec<Stream>,
    /// The edges.
    pub edges: Vec<EdgeTask>,
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

/// What a run is given besides its work.
pub struct RunSettings<'a> {
    /// Takes every event.
    pub emit: &'a (dyn Fn(RunEvent) + Sync),
    /// Set by signals.
    pub stop: StopSignal,
    /// How long it waits for what is slow.
    pub pace: Pace,
}

impl<'a> RunSettings<'a> {
    /// The usual settings.
    pub fn new(emit: &'a (dyn Fn(RunEvent) + Sync), stop: StopSignal) -> Self {
        Self { emit, stop, pace: Pace::default() }
    }
}

/// What was read from one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceReads {
    /// Where it is.
    pub url: String,
    /// Objects read.
    pub objects: u64,
    /// Compressed bytes read.
    pub bytes: u64,
    /// Wall time in seconds, times the threads that processed.
    pub worker_seconds: u64,
}

/// What came of a run.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Distinct ledgers read and processed.
    pub ledgers: u64,
    /// Objects read.
    pub objects: u64,
    /// Compressed bytes read.
    pub bytes: u64,
    /// The same by source.
    pub by_source: Vec<SourceReads>,
    /// Decompressed bytes.
    pub raw_bytes: u64,
    /// Microseconds of fetching.
    pub fetch_us: u64,
    /// Microseconds of decompressing and decoding.
    pub decode_us: u64,
    /// Microseconds of processing.
    pub process_us: u64,
    /// Milliseconds of delivering.
    pub deliver_ms: u64,
    /// One per edge.
    pub edges: Vec<EdgeReceipt>,
    /// What was wanted and not delivered.
    pub undone: Vec<UndoneLedgers>,
    /// Ledgers that do not chain with what is recorded: another chain.
    pub chain_broken: bool,
    /// The lockfile could not be written.
    pub state_error: Option<StateError>,
    /// No edge could be opened.
    pub nothing_started: bool,
}

/// Runs groups one after the other, each at full speed.
pub fn run(groups: Vec<ReadGroup>, recorder: &mut Recorder, settings: &RunSettings<'_>) -> Outcome {
    let mut outcome = Outcome::default();
    let started = Instant::now();
    let total: u64 = groups.iter().map(|group| wanted(&group.edges).count()).sum();
    let mut edges = groups.iter().flat_map(|group| &group.edges).peekable();
    outcome.nothing_started = edges.peek().is_some() && edges.all(|edge| edge.writer.is_err());
    for group in groups {
        if outcome.state_error.is_some() {
            break;
        }
        let (url, objects, bytes) = (group.name.clone(), outcome.objects, outcome.bytes);
        let (threads, began) = (group.workers.max(1) as u64, Instant::now());
        GroupRun::new(group, settings, started, total).run(recorder, &mut outcome);
        outcome.by_source.push(SourceReads {
            url,
            objects: outcome.objects - objects,
            bytes: outcome.bytes - bytes,
            worker_seconds: began.elapsed().as_secs() * threads,
        });
    }
    outcome
}

fn wanted(edges: &[EdgeTask]) -> RangeSet {
    edges.iter().flat_map(|edge| &edge.work).map(|work| work.range).collect()
}

/// Chunks in flight between fetching and delivery: one in hand and one waiting for every worker, and two for the edges.
fn window(threads: usize) -> usize {
    2 * threads + 2
}

/// What the sequencer knows of an edge.
struct EdgeSide {
    queue: Option<Sender<EdgeDelivery>>,
    wanted: RangeSet,
    failed: Vec<(LedgerRange, ComponentError)>,
    open_error: Option<ComponentError>,
    guarantee: Guarantee,
    target_words: String,
    id: EdgeId,
    stream: usize,
}

struct GroupRun<'a> {
    source: Arc<dyn Source>,
    name: String,
    streams: Arc<[Stream]>,
    chunks: Box<dyn Iterator<Item = Chunk> + Send>,
    threads: usize,
    verify_full: bool,
    sides: Vec<EdgeSide>,
    writers: Vec<Option<EdgeWorkerParts>>,
    anchors: HashMap<u32, String>,
    settings: &'a RunSettings<'a>,
    abort: Arc<AtomicBool>,
    progress: Mutex<Vec<EdgeProgress>>,
    recorded: Mutex<Vec<RangeSet>>,
    started: Instant,
    total: u64,
}

/// What an edge's thread takes over.
struct EdgeWorkerParts {
    target: String,
    fingerprint: Fingerprint,
    masks: Masks,
    writer: Box<dyn EdgeWriter>,
}

impl<'a> GroupRun<'a> {
    fn new(group: ReadGroup, settings: &'a RunSettings<'a>, started: Instant, total: u64) -> Self {
        let threads = group.workers.max(1);
        // Enough chunks in flight to keep every worker busy, within what the source may have in flight; large ledgers make
        // short chunks, so that memory does not grow with them.
        let in_flight = u32::try_from(window(threads)).unwrap_or(u32::MAX);
        let by_bytes = u32::try_from(CHUNK_BYTES / group.ledger_bytes.max(1)).unwrap_or(u32::MAX);
        let length = (group.buffered_ledgers / in_flight).min(by_bytes).clamp(1, MAX_CHUNK_LEDGERS);
        let work: Vec<(Vec<WorkInterval>, Option<u32>)> = group
            .edges
            .iter()
            .map(|edge| if edge.writer.is_ok() { (edge.work.clone(), edge.grid) } else { (Vec::new(), None) })
            .collect();
        let chunks = Box::new(cut(&work, length, group.object_ledgers));
        let mut sides = Vec::new();
        let mut writers = Vec::new();
        let mut progress = Vec::new();
        for edge in group.edges {
            let wanted: RangeSet = edge.work.iter().map(|work| work.range).collect();
            progress.push(EdgeProgress {
                edge: edge.id.to_string(),
                ledgers: 0,
                ledgers_total: wanted.count(),
                rows: 0,
            });
            let (writer, open_error) = match edge.writer {
                Ok(writer) => {
                    let parts = EdgeWorkerParts {
                        target: edge.target,
                        fingerprint: edge.fingerprint,
                        masks: edge.masks,
                        writer,
                    };
                    (Some(parts), None)
                }
                Err(error) => (None, Some(error)),
            };
            writers.push(writer);
            sides.push(EdgeSide {
                queue: None,
                wanted,
                failed: Vec::new(),
                open_error,
                guarantee: edge.guarantee,
                target_words: edge.target_words,
                id: edge.id,
                stream: edge.stream,
            });
        }
        Self {
            source: group.source,
            name: group.name,
            streams: group.streams.into(),
            chunks,
            threads,
            verify_full: group.verify_full,
            sides,
            writers,
            anchors: group.anchors,
            settings,
            abort: Arc::new(AtomicBool::new(false)),
            recorded: Mutex::new(vec![RangeSet::new(); progress.len()]),
            progress: Mutex::new(progress),
            started,
            total,
        }
    }

    fn run(mut self, recorder: &mut Recorder, outcome: &mut Outcome) {
        for side in &self.sides {
            if let Some(error) = &side.open_error {
                (self.settings.emit)(RunEvent::EdgeFailed {
                    edge: side.id.to_string(),
                    code: error.code.to_string(),
                    class: error.class.to_string(),
                    message: error.message.clone(),
                });
            }
        }
        let threads = self.threads;
        let semaphore = Arc::new(Semaphore::new(window(threads)));
        let (fetched_tx, fetched_rx) = mpsc::channel::<(FetchedChunk, OwnedSemaphorePermit)>();
        let (processed_tx, processed_rx) = mpsc::channel::<(ProcessedChunk, OwnedSemaphorePermit)>();
        let (record_tx, record_rx) = mpsc::channel();
        let fetched_rx = Arc::new(Mutex::new(fetched_rx));
        let writers = std::mem::take(&mut self.writers);
        let alive = Arc::new(AtomicUsize::new(writers.iter().flatten().count()));
        let (emit, abort) = (self.settings.emit, Arc::clone(&self.abort));
        let (ends, recorded) = std::thread::scope(|scope| {
            let mut edge_threads: Vec<Option<std::thread::ScopedJoinHandle<'_, EdgeEnd>>> = Vec::new();
            for (index, (side, writer)) in self.sides.iter_mut().zip(writers).enumerate() {
                let Some(parts) = writer else {
                    edge_threads.push(None);
                    continue;
                };
                let (tx, rx) = mpsc::channel();
                side.queue = Some(tx);
                let worker = EdgeWorker {
                    index,
                    id: side.id.clone(),
                    target: parts.target,
                    fingerprint: parts.fingerprint,
                    masks: parts.masks,
                    guarantee: side.guarantee,
                    writer: parts.writer,
                    recorder: record_tx.clone(),
                    stop: self.settings.stop.clone(),
                    pace: self.settings.pace,
                    alive: Arc::clone(&alive),
                    abort: Arc::clone(&self.abort),
                };
                edge_threads.push(Some(scope.spawn(move || worker.run(&rx))));
            }
            drop(record_tx);
            let io = Fetcher {
                source: Arc::clone(&self.source),
                streams_of_edges: self.sides.iter().map(|side| side.stream).collect(),
                stream_count: self.streams.len(),
                semaphore: Arc::clone(&semaphore),
                stop: self.settings.stop.clone(),
                abort: Arc::clone(&self.abort),
            };
            let chunks = std::mem::replace(&mut self.chunks, Box::new(std::iter::empty()));
            scope.spawn(move || io.run(chunks, &fetched_tx));
            for _ in 0..threads {
                let (queue, out) = (Arc::clone(&fetched_rx), processed_tx.clone());
                let (streams, verify_full) = (Arc::clone(&self.streams), self.verify_full);
                scope.spawn(move || work(&streams, verify_full, &queue, &out));
            }
            drop(processed_tx);
            let (progress, recorded) = (&self.progress, &self.recorded);
            let recording = scope.spawn(move || {
                let result = recorder.record_all(&record_rx, progress, recorded, emit, &abort);
                if result.is_err() {
                    // Nothing more can be recorded: stop reading too.
                    abort.store(true, Ordering::Release);
                }
                result
            });
            sequence(
                &mut self.sides,
                &self.anchors,
                &processed_rx,
                &Sequencing {
                    source: &self.source,
                    name: &self.name,
                    settings: self.settings,
                    progress: &self.progress,
                    started: self.started,
                    total: self.total,
                },
                outcome,
            );
            for side in &mut self.sides {
                side.queue = None;
            }
            let ends: Vec<EdgeEnd> = edge_threads
                .into_iter()
                .map(|thread| {
                    thread.map(|thread| thread.join().expect("delivery threads do not panic")).unwrap_or_default()
                })
                .collect();
            (ends, recording.join().expect("the recorder does not panic"))
        });
        if let Err(error) = recorded {
            outcome.state_error = Some(error);
        }
        self.conclude(ends, outcome);
    }

    /// Adds up what the edges did, and names what they did not.
    fn conclude(self, ends: Vec<EdgeEnd>, outcome: &mut Outcome) {
        let progress = self.progress.into_inner().expect("no thread panics while holding it");
        let recorded = self.recorded.into_inner().expect("no thread panics while holding it");
        for (((side, end), progress), recorded) in self.sides.into_iter().zip(ends).zip(progress).zip(recorded) {
            outcome.deliver_ms += end.deliver_ms;
            let (first, last) = end.bounds.map_or((None, None), |[first, last]| (Some(first), Some(last)));
            outcome.edges.push(EdgeReceipt {
                edge: side.id.to_string(),
                target: side.target_words,
                guarantee: side.guarantee.as_str().to_owned(),
                ledgers: progress.ledgers,
                rows: progress.rows,
                unjudged: end.unjudged,
                first,
                last,
            });
            let mut left = side.wanted.subtract(&recorded);
            for (range, mut error) in side.failed {
                if range.count() > 1 && error.code == Code::E405 {
                    error.message = format!("{} and those of the ledgers after it, to {}", error.message, range.last());
                }
                left = left.subtract(&RangeSet::from(range));
                outcome.undone.push(undone(&side.id, range, &error));
            }
            let reason = side.open_error.or(end.error).unwrap_or_else(ComponentError::cancelled);
            outcome.undone.extend(left.ranges().iter().map(|range| undone(&side.id, *range, &reason)));
        }
    }
}

fn undone(edge: &EdgeId, ledgers: LedgerRange, error: &ComponentError) -> UndoneLedgers {
    UndoneLedgers {
        address: edge.to_string(),
        ledgers: LedgerSpan::from(ledgers),
        code: error.code.to_string(),
        class: error.class.to_string(),
        message: error.message.clone(),
    }
}

/// Takes a failure in: neighbours that failed for the same kind of reason are one stretch, told in the words of its first.
/// Failures come in ledger order, so a hole of any length is one entry.
fn note_failure(failed: &mut Vec<(LedgerRange, ComponentError)>, range: LedgerRange, error: &ComponentError) {
    match failed.last_mut() {
        Some((last, before)) if last.hi() == range.lo() && before.code == error.code && before.class == error.class => {
            *last = LedgerRange::new(last.lo(), range.hi()).expect("grows");
        }
        _ => failed.push((range, error.clone())),
    }
}

fn work(
    streams: &Arc<[Stream]>,
    verify_full: bool,
    queue: &Mutex<Receiver<(FetchedChunk, OwnedSemaphorePermit)>>,
    out: &Sender<(ProcessedChunk, OwnedSemaphorePermit)>,
) {
    let mut worker = Worker::new(Arc::clone(streams), verify_full);
    loop {
        let next = queue.lock().expect("no thread panics while holding it").recv();
        let Ok((chunk, permit)) = next else { return };
        let (index, wanted) = (chunk.index, chunk.chunk.clone());
        let failed = |error: ComponentError| ProcessedChunk {
            index,
            chunk: wanted.clone(),
            segments: Vec::new(),
            failures: vec![Failure { ledgers: wanted.range, object: "".into(), error }],
            stats: ChunkStats::default(),
        };
        let processed = match &mut worker {
            // A bug must cost its chunk and no more: without an answer the run would wait for it for ever.
            Ok(ready) => catch_unwind(AssertUnwindSafe(|| ready.process(chunk))).unwrap_or_else(|_| {
                worker = Worker::new(Arc::clone(streams), verify_full);
                let message = format!("internal error while processing ledgers {}", wanted.range);
                failed(ComponentError::permanent(Code::E501, message))
            }),
            Err(error) => failed(error.clone()),
        };
        if out.send((processed, permit)).is_err() {
            return;
        }
    }
}

/// What the sequencer needs to report.
struct Sequencing<'a> {
    source: &'a Arc<dyn Source>,
    name: &'a str,
    settings: &'a RunSettings<'a>,
    progress: &'a Mutex<Vec<EdgeProgress>>,
    started: Instant,
    total: u64,
}

/// Puts chunks back in order, checks that they chain, and hands their segments to the edges.
fn sequence(
    sides: &mut [EdgeSide],
    anchors: &HashMap<u32, String>,
    processed: &Receiver<(ProcessedChunk, OwnedSemaphorePermit)>,
    sequencing: &Sequencing<'_>,
    outcome: &mut Outcome,
) {
    let mut waiting: BTreeMap<usize, (ProcessedChunk, OwnedSemaphorePermit)> = BTreeMap::new();
    let mut next = 0;
    let mut chain = Chain::default();
    let mut reported = Instant::now();
    loop {
        match processed.recv_timeout(PROGRESS_EVERY) {
            Ok((chunk, permit)) => {
                waiting.insert(chunk.index, (chunk, permit));
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        while let Some((chunk, permit)) = waiting.remove(&next) {
            next += 1;
            add(outcome, &chunk, sequencing);
            let permit = Arc::new(permit);
            for failure in &chunk.failures {
                fail(sides, &chunk.chunk, failure, sequencing);
            }
            for segment in chunk.segments {
                match chain.take(&segment, anchors) {
                    Ok(()) => hand_over(sides, &chunk.chunk, segment, &permit),
                    Err((error, recorded)) => {
                        outcome.chain_broken |= recorded;
                        let failure = Failure { ledgers: segment.range, object: segment.object, error };
                        fail(sides, &chunk.chunk, &failure, sequencing);
                    }
                }
            }
        }
        if reported.elapsed() >= PROGRESS_EVERY {
            reported = Instant::now();
            report(outcome, sequencing);
        }
    }
    report(outcome, sequencing);
}

fn report(outcome: &Outcome, sequencing: &Sequencing<'_>) {
    let edges = sequencing.progress.lock().expect("no thread panics while holding it").clone();
    (sequencing.settings.emit)(RunEvent::Progress {
        ledgers: outcome.ledgers,
        ledgers_total: sequencing.total,
        bytes: outcome.bytes,
        raw_bytes: outcome.raw_bytes,
        elapsed_ms: u64::try_from(sequencing.started.elapsed().as_millis()).unwrap_or(u64::MAX),
        edges,
    });
}

fn add(outcome: &mut Outcome, chunk: &ProcessedChunk, sequencing: &Sequencing<'_>) {
    let stats = &chunk.stats;
    outcome.ledgers += chunk.segments.iter().map(|segment| segment.range.count()).sum::<u64>();
    outcome.objects += stats.objects;
    outcome.bytes += stats.bytes;
    outcome.raw_bytes += stats.raw_bytes;
    outcome.fetch_us += stats.fetch_us;
    outcome.decode_us += stats.decode_us;
    outcome.process_us += stats.process_us;
    (sequencing.settings.emit)(RunEvent::ChunkProcessed {
        network: sequencing.source.network().name().to_owned(),
        source: sequencing.name.to_owned(),
        start: chunk.chunk.range.first(),
        end: chunk.chunk.range.last(),
        objects: stats.objects,
        bytes: stats.bytes,
        raw_bytes: stats.raw_bytes,
        transactions_ok: stats.transactions_ok,
        transactions_failed: stats.transactions_failed,
        fetch_us: stats.fetch_us,
        decode_us: stats.decode_us,
        process_us: stats.process_us,
    });
}

fn hand_over(sides: &mut [EdgeSide], chunk: &Chunk, segment: Segment, permit: &Arc<OwnedSemaphorePermit>) {
    let hashes = Arc::new(segment.hashes);
    for (edge, mode) in chunk.edges.iter() {
        let side = &mut sides[*edge];
        let (Some(queue), Some((batch, tally))) = (&side.queue, &segment.batches[side.stream]) else { continue };
        let delivery = EdgeDelivery {
            range: segment.range,
            mode: *mode,
            hashes: Arc::clone(&hashes),
            batch: batch.clone(),
            tally: *tally,
            permit: Arc::clone(permit),
        };
        // An edge's thread ends only when its queue is closed: it takes this, or it panicked, which ends the run.
        let _ = queue.send(delivery);
    }
}

fn fail(sides: &mut [EdgeSide], chunk: &Chunk, failure: &Failure, sequencing: &Sequencing<'_>) {
    for (edge, _) in chunk.edges.iter() {
        note_failure(&mut sides[*edge].failed, failure.ledgers, &failure.error);
    }
    if failure.error.class == ErrorClass::Cancelled {
        return;
    }
    (sequencing.settings.emit)(RunEvent::LedgerFailed {
        ledger: failure.ledgers.first(),
        last: failure.ledgers.last(),
        object: failure.object.to_string(),
        code: failure.error.code.to_string(),
        class: failure.error.class.to_string(),
        message: failure.error.message.clone(),
    });
}
