//! A group: its edges' threads, which live as long as it, and the passes over its ledgers.
//!
//! The first pass is for all edges. An edge that held back the others too long is detached, and reads what it still wants in
//! a later pass. At last the tail is followed.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{Scope, ScopedJoinHandle};
use std::time::{Duration, Instant};

use futures_util::stream;
use tokio::sync::OnceCell;

use super::budget::{BudgetKind, Meter};
use super::chain::Chain;
use super::chunks::{Chunk, WorkInterval, cut};
use super::edge::{EdgeEnd, EdgeWorker};
use super::fetch::{Ending, Fetcher, Order};
use super::follow::{Arrivals, Follower, Place};
use super::queues::Queues;
use super::recorder::RecorderMessage;
use super::run::Shared;
use super::sequence::EdgeSide;
use super::task::{ReadGroup, Stream, Tail};
use super::whole::Carried;
use super::window::{Permit, Window};
use super::worker::{ChunkStats, EdgeForm, Failure, FetchedChunk, ProcessedChunk, Worker};
use crate::components::{ComponentError, DeliveryMode, ErrorClass, ProcessorState, Source};
use crate::diag::Code;
use crate::model::{LedgerRange, RangeSet};
use crate::wire::RunEvent;

/// How soon a stop is noticed while edges that gave up are waited for.
const STOP_EVERY: Duration = Duration::from_millis(100);

/// A group at work.
pub(super) struct Group<'scope, 'env> {
    pub(super) source: Arc<dyn Source>,
    pub(super) name: String,
    streams: Arc<[Stream]>,
    forms: Arc<[EdgeForm]>,
    tail: Option<Tail>,
    /// What its edge's rows depend on besides their ledger.
    pub(super) state: ProcessorState,
    warm_up: RangeSet,
    /// What is known of what is carried from chunk to chunk.
    pub(super) carried: Carried,
    /// With a state: the workers between two readings, with what they carry.
    pub(super) workers: Vec<Worker>,
    threads: usize,
    pub(super) window: Arc<Window>,
    /// Ledgers of a chunk when the run began: cells of up to so many are one chunk.
    length: u32,
    object_ledgers: u32,
    verify_full: bool,
    pub(super) sides: Vec<EdgeSide>,
    pub(super) anchors: HashMap<u32, String>,
    pub(super) chain: Chain,
    pub(super) chain_broken: bool,
    rejoin: bool,
    pub(super) queues: Arc<Queues>,
    pub(super) recorder: Sender<RecorderMessage>,
    pub(super) shared: &'env Shared<'env>,
    pub(super) ending: Ending,
    pub(super) meter: Arc<Meter<'env>>,
    /// Index of its first edge among those of the run.
    pub(super) first_edge: usize,
    edge_threads: Vec<Option<ScopedJoinHandle<'scope, EdgeEnd>>>,
    pub(super) reads: Reads,
    /// Distinct ledgers that were processed.
    pub(super) seen: RangeSet,
    worker_time: Duration,
}

/// What a group read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reads {
    pub ledgers: u64,
    pub objects: u64,
    pub bytes: u64,
    pub raw_bytes: u64,
    pub fetch_us: u64,
    pub decode_us: u64,
    pub process_us: u64,
}

/// What came of a group.
pub(super) struct Finished {
    pub name: String,
    pub first_edge: usize,
    pub edges: Vec<(EdgeSide, EdgeEnd)>,
    pub reads: Reads,
    pub worker_time: Duration,
    pub chain_broken: bool,
    pub rejoin: bool,
    pub budget: Option<BudgetKind>,
    /// Ledgers of a tail with an end that the budget left.
    pub tail_left: RangeSet,
}

/// Chunks that are processed at a time or wait to be handed over: one for every worker, and two that are done.
fn processed_chunks(threads: usize) -> usize {
    threads + 2
}

/// One of the chunks that may be processed at a time; goes back when it is dropped.
struct Slot(Sender<()>);

impl Drop for Slot {
    fn drop(&mut self) {
        // Without a receiver nobody waits for it.
        let _ = self.0.send(());
    }
}

/// What a chunk holds until it is handed over.
pub(super) struct InFlight {
    _permit: Permit,
    _slot: Slot,
}

impl<'scope, 'env> Group<'scope, 'env> {
    /// Starts the threads of the edges.
    pub fn start(
        group: ReadGroup,
        first_edge: usize,
        shared: &'env Shared<'env>,
        scope: &'scope Scope<'scope, '_>,
        recorder: &Sender<RecorderMessage>,
    ) -> Self {
        let settings = shared.settings;
        let threads = settings.workers.unwrap_or(group.workers).max(1);
        let window = Window::new(group.buffered_ledgers, processed_chunks(threads), group.ledger_bytes);
        let length = window.chunk_ledgers();
        let threads = usable(group.state, threads, length);
        let queues = Arc::new(Queues::new(group.edges.len(), settings.pace.edge_queue_bytes));
        let ending = Ending {
            stop: settings.stop.clone(),
            halted: Arc::clone(&shared.halted),
            deserted: Arc::new(AtomicBool::new(false)),
        };
        let (mut sides, mut edge_threads) = (Vec::new(), Vec::new());
        let forms = group.edges.iter().map(EdgeForm::of).collect();
        for (index, edge) in group.edges.into_iter().enumerate() {
            let mut side = EdgeSide::new(&edge);
            let worker = edge.writer.map(|writer| EdgeWorker {
                index,
                place: first_edge + index,
                id: edge.id,
                target: edge.target,
                fingerprint: edge.fingerprint,
                masks: edge.masks,
                guarantee: edge.guarantee,
                writer,
                recorder: recorder.clone(),
                ending: ending.clone(),
                pace: settings.pace,
                flush_interval: settings.flush_interval,
                queues: Arc::clone(&queues),
                fence: Arc::clone(&shared.fence),
                whole: matches!(group.state, ProcessorState::Grid(_)),
            });
            match worker {
                Ok(worker) => {
                    edge_threads.push(Some(scope.spawn(move || worker.run())));
                    sides.push(side);
                }
                Err(error) => {
                    queues.fail(index);
                    (settings.emit)(RunEvent::EdgeFailed {
                        edge: side.id.to_string(),
                        code: error.code.to_string(),
                        class: error.class.to_string(),
                        message: error.message.clone(),
                    });
                    edge_threads.push(None);
                    side.open_error = Some(error);
                    sides.push(side);
                }
            }
        }
        if queues.is_deserted() {
            ending.deserted.store(true, Ordering::Release);
        }
        let meter =
            Meter::new(settings.budget.clone(), group.name.clone(), threads, group.ledger_bytes, group.object_ledgers);
        Self {
            source: group.source,
            name: group.name,
            streams: group.streams.into(),
            forms,
            tail: group.tail,
            state: group.state,
            warm_up: group.warm_up,
            carried: Carried::default(),
            workers: Vec::new(),
            threads,
            window: Arc::new(window),
            length,
            object_ledgers: group.object_ledgers.max(1),
            verify_full: group.verify_full,
            sides,
            anchors: group.anchors,
            chain: Chain::default(),
            chain_broken: false,
            rejoin: false,
            queues,
            recorder: recorder.clone(),
            shared,
            ending,
            meter: Arc::new(meter),
            first_edge,
            edge_threads,
            reads: Reads::default(),
            seen: RangeSet::new(),
            worker_time: Duration::ZERO,
        }
    }

    /// Does the work: all edges together, and then what is left to those that were detached.
    pub fn work(&mut self) {
        let mut edges: Vec<usize> = (0..self.sides.len()).filter(|edge| self.queues.takes(*edge)).collect();
        while !edges.is_empty() && !self.ending.is_reached() {
            let work: Vec<(Vec<WorkInterval>, Option<u32>)> = (0..self.sides.len())
                .map(|edge| if edges.contains(&edge) { self.sides[edge].left() } else { (Vec::new(), None) })
                .collect();
            for edge in 0..self.sides.len() {
                self.sides[edge].reach = work[edge].0.last().map_or(0, |work| work.range.hi());
            }
            let before = self.handed();
            self.pass(self.chunks(work));
            // Ledgers that were read before cost nothing of a budget of ledgers.
            let spent = self.meter.reached().is_some_and(|kind| kind != BudgetKind::Ledgers);
            if spent || self.handed() == before {
                break;
            }
            edges = (0..self.sides.len())
                .filter(|edge| self.queues.is_detached(*edge) && !self.sides[*edge].left().0.is_empty())
                .collect();
            for edge in &edges {
                self.reattach(*edge);
            }
        }
        for edge in 0..self.sides.len() {
            if self.queues.is_detached(edge) && self.sides[edge].left().0.is_empty() {
                self.reattach(edge);
            }
        }
    }

    /// The chunks of a pass. What is read before the work comes first, wanted by nobody.
    fn chunks(&self, mut work: Vec<(Vec<WorkInterval>, Option<u32>)>) -> impl Iterator<Item = Chunk> + use<> {
        let object_ledgers = self.object_ledgers;
        let mut whole = false;
        if let ProcessorState::Grid(cell) = self.state {
            // Consumers cut at their own cells by themselves.
            for (_, cells) in &mut work {
                *cells = Some(cell.get());
            }
            whole = is_one_chunk(cell.get(), self.length);
        }
        let window = Arc::clone(&self.window);
        let length = move || window.chunk_ledgers();
        let read = |range: &LedgerRange| WorkInterval { range: *range, mode: DeliveryMode::Append };
        let warm_up = [(self.warm_up.ranges().iter().map(read).collect(), None)];
        let dropped = cut(&warm_up, length.clone(), object_ledgers, false);
        let dropped = dropped.map(|chunk| Chunk { edges: Arc::from([]), ..chunk });
        dropped.chain(cut(&work, length, object_ledgers, whole))
    }

    /// Whether its work is done beside the tails of the others: following goes on with what was carried through the work, and
    /// the others do not wait for that.
    pub fn works_beside(&self) -> bool {
        self.state == ProcessorState::Ordered && self.tail.is_some()
    }

    fn reattach(&mut self, edge: usize) {
        self.queues.attach(edge);
        if let Some((ledger, hash)) = self.sides[edge].last {
            self.chain.resume(ledger, hash);
        }
    }

    fn handed(&self) -> u64 {
        self.sides.iter().map(|side| side.handed.count() + side.failures()).sum()
    }

    /// Whether there is a tail to follow.
    pub fn follows(&self) -> bool {
        let started = self.edge_threads.iter().any(Option::is_some);
        self.tail.is_some() && started && !self.ending.is_ordered() && self.meter.reached().is_none()
    }

    /// One pass over chunks.
    fn pass(&mut self, chunks: impl Iterator<Item = Chunk> + Send) {
        let meter = Arc::clone(&self.meter);
        let whole = matches!(self.state, ProcessorState::Grid(_));
        let chunks = chunks.map_while(move |chunk| {
            if whole {
                let admitted = !chunk.begins() || meter.admit_whole(chunk.stretch);
                return admitted.then_some(Order::Fetch(chunk));
            }
            let range = meter.admit(chunk.range)?;
            Some(Order::Fetch(Chunk { range, ..chunk }))
        });
        let fetcher = self.fetcher(None);
        self.read(false, move |out| {
            block_on(async { fetcher.run(stream::iter(chunks), out).await });
        });
    }

    /// Follows the tail until its end, a stop, or until edges want to join again.
    pub fn follow(&mut self) {
        let Some(tail) = self.tail.clone() else { return };
        let (shared, began) = (self.shared, Instant::now());
        let interrupted = self.carried.stopped.is_none() && self.follow_tail(&tail);
        if self.ending.is_ordered() || self.meter.reached().is_some() {
            return;
        }
        // An edge that fell behind before the end wants the rest, and one that gave up may be mended; what stopped one that
        // reads in order may go away by itself.
        let behind = tail.edges.iter().any(|edge| self.queues.is_detached(*edge));
        let stopped = self.carried.stopped.as_ref().is_some_and(|stopped| stopped.1.class == ErrorClass::Transient);
        let idle = stopped || self.queues.is_deserted();
        self.rejoin = interrupted || behind || idle;
        // When no edge is left, the time that edges are given to come back is waited for here.
        while idle && !self.ending.is_ordered() && !self.meter.time_is_up() {
            let left = shared.settings.pace.rejoin_after.saturating_sub(began.elapsed());
            if left.is_zero() {
                break;
            }
            std::thread::sleep(left.min(STOP_EVERY));
        }
    }

    /// Ends the tails of all groups when this one is to be planned again, or its budget, which is that of all, is reached.
    pub fn end_tails(&self) {
        if self.rejoin || self.meter.reached().is_some() {
            self.shared.tails_end.store(true, Ordering::Release);
        }
    }

    /// Whether the tail ended for the sake of edges that are missing.
    fn follow_tail(&mut self, tail: &Tail) -> bool {
        for (ledger, hash) in self.sides.iter().filter_map(|side| side.last) {
            self.chain.resume(ledger, hash);
        }
        let shared = self.shared;
        for edge in 0..self.sides.len() {
            self.sides[edge].reach = if tail.edges.contains(&edge) { u32::MAX } else { 0 };
        }
        let arrivals = Arrivals::new(Arc::clone(&self.source), self.object_ledgers, shared.settings.pace.hole_patience);
        let fetcher = self.fetcher(Some(arrivals));
        let rejoin = Arc::new(AtomicBool::new(false));
        let names = tail.edges.iter().map(|edge| self.sides[*edge].id.to_string()).collect();
        let grids = tail.edges.iter().filter_map(|edge| self.sides[*edge].grid).collect();
        let cell = if let ProcessorState::Grid(cell) = self.state { Some(cell.get()) } else { None };
        let (queues, object_ledgers) = (Arc::clone(&self.queues), self.object_ledgers);
        let longest = (self.window.chunk_ledgers() / object_ledgers).max(1);
        let (followed, rejoining) = (tail.clone(), Arc::clone(&rejoin));
        self.read(true, move |out| {
            let Some(arrivals) = &fetcher.arrivals else { return };
            let follower = Follower {
                place: Place::at(followed.from),
                tail: followed,
                names,
                grids,
                cell,
                object_ledgers,
                longest,
                queues,
                fetcher: &fetcher,
                arrivals,
                emit: shared.settings.emit,
                rejoin_after: shared.settings.pace.rejoin_after,
                rejoin: &rejoining,
                tails_end: &shared.tails_end,
            };
            block_on(async { fetcher.run(follower.orders(), out).await });
        });
        rejoin.load(Ordering::Acquire)
    }

    fn fetcher(&self, arrivals: Option<Arrivals>) -> Fetcher<'env> {
        Fetcher {
            source: Arc::clone(&self.source),
            streams_of_edges: self.sides.iter().map(|side| side.stream).collect(),
            stream_count: self.streams.len(),
            all_streams: !self.state.is_none(),
            window: Arc::clone(&self.window),
            ending: self.ending.clone(),
            meter: Arc::clone(&self.meter),
            arrivals,
            at_hand: OnceCell::new(),
        }
    }

    /// Reads what `fetch` gets: workers process, this thread puts in order and hands over.
    fn read(&mut self, grows: bool, fetch: impl FnOnce(&Sender<(FetchedChunk, Permit)>) + Send) {
        let started = Instant::now();
        self.meter.start();
        let (fetched_tx, fetched_rx) = mpsc::channel();
        let (processed_tx, processed_rx) = mpsc::channel();
        let (slots_tx, slots_rx) = mpsc::channel();
        for _ in 0..processed_chunks(self.threads) {
            slots_tx.send(()).expect("its receiver is here");
        }
        let queue = Mutex::new((fetched_rx, slots_rx));
        // At the tip a cell comes in many chunks, whatever its size.
        let state = self.state;
        let threads = if grows && !state.is_none() { 1 } else { self.threads };
        let (streams, forms, verify_full) = (Arc::clone(&self.streams), Arc::clone(&self.forms), self.verify_full);
        // At the tip little lies fetched, and what is wrong with it is worth telling.
        let ending = (!grows).then(|| self.ending.clone());
        let mut kept = std::mem::take(&mut self.workers);
        let workers: Vec<Worker> = std::thread::scope(|scope| {
            scope.spawn(move || fetch(&fetched_tx));
            let mut workers = Vec::new();
            for _ in 0..threads {
                let (queue, slots, out) = (&queue, slots_tx.clone(), processed_tx.clone());
                let (streams, forms, ending) = (&streams, &forms, ending.as_ref());
                let start = move || Worker::new(Arc::clone(streams), Arc::clone(forms), state, verify_full);
                let worker = kept.pop();
                workers.push(scope.spawn(move || work(worker, start, ending, queue, &slots, &out)));
            }
            drop(processed_tx);
            self.sequence(&processed_rx, grows);
            workers.into_iter().filter_map(|worker| worker.join().expect("a worker catches its panics").ok()).collect()
        });
        self.keep(workers, grows);
        self.meter.pause();
        self.worker_time += started.elapsed() * u32::try_from(threads).unwrap_or(u32::MAX);
    }

    /// Ends the edges' threads, once they delivered what they were handed.
    pub fn finish(self) -> Finished {
        self.queues.close();
        let budget = self.meter.reached();
        let until = self.tail.filter(|_| budget.is_some()).and_then(|tail| Some((tail.from, tail.until?)));
        let read: RangeSet = self.sides.iter().flat_map(|side| side.wanted.ranges()).copied().collect();
        let tail_left =
            RangeSet::from(until.and_then(|(from, until)| LedgerRange::inclusive(from, until))).subtract(&read);
        let ends = self.edge_threads.into_iter().map(|thread| {
            thread.map(|thread| thread.join().expect("delivery threads do not panic")).unwrap_or_default()
        });
        Finished {
            name: self.name,
            first_edge: self.first_edge,
            edges: self.sides.into_iter().zip(ends).collect(),
            reads: self.reads,
            worker_time: self.worker_time,
            chain_broken: self.chain_broken,
            rejoin: self.rejoin,
            budget,
            tail_left,
        }
    }
}

fn block_on(reading: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    // Without a runtime nothing is read, and all that is wanted is named as undone.
    if let Ok(runtime) = runtime {
        runtime.block_on(reading);
    }
}

/// Whether a cell of that many ledgers is read as one chunk. Then several can be worked on at a time.
fn is_one_chunk(cell: u32, length: u32) -> bool {
    cell <= length
}

/// How many of a source's threads can work where rows depend on that.
pub fn usable_threads(state: ProcessorState, source: &dyn Source, ledger_bytes: u64) -> usize {
    let threads = source.workers().max(1);
    let window = Window::new(source.buffered_ledgers(), processed_chunks(threads), ledger_bytes);
    usable(state, threads, window.chunk_ledgers())
}

/// Only one where what is carried from chunk to chunk leaves no choice.
fn usable(state: ProcessorState, threads: usize, length: u32) -> usize {
    match state {
        ProcessorState::None => threads,
        ProcessorState::Grid(cell) if is_one_chunk(cell.get(), length) => threads,
        ProcessorState::Grid(_) | ProcessorState::Ordered => 1,
    }
}

/// What a worker takes from: chunks that were fetched, and slots for chunks that are processed.
type Queue = Mutex<(Receiver<(FetchedChunk, Permit)>, Receiver<()>)>;

/// Works until there is nothing more, and gives back the worker with what it carries.
fn work(
    worker: Option<Worker>,
    start: impl Fn() -> Result<Worker, ComponentError>,
    ending: Option<&Ending>,
    queue: &Queue,
    slots: &Sender<()>,
    out: &Sender<(ProcessedChunk, InFlight)>,
) -> Result<Worker, ComponentError> {
    let mut worker = worker.map_or_else(&start, Ok);
    loop {
        let (chunk, mut permit, slot) = {
            let queue = queue.lock().expect("no thread panics while holding it");
            // In this order, and by one worker at a time: whoever has a slot has the chunk that comes next.
            let Ok((chunk, permit)) = queue.0.recv() else { return worker };
            let Ok(()) = queue.1.recv() else { return worker };
            (chunk, permit, Slot(slots.clone()))
        };
        // What lies fetched when somebody asks to stop is read again by the next run.
        if ending.is_some_and(Ending::is_ordered) {
            return worker;
        }
        let (index, wanted) = (chunk.index, chunk.chunk.clone());
        let failed = |error: ComponentError| ProcessedChunk {
            index,
            chunk: wanted.clone(),
            segments: Vec::new(),
            rows: None,
            failures: vec![Failure { ledgers: wanted.range, object: "".into(), error }],
            stats: ChunkStats::default(),
        };
        let processed = match &mut worker {
            // A bug must cost its chunk and no more: without an answer the run would wait for it for ever.
            Ok(ready) => catch_unwind(AssertUnwindSafe(|| ready.process(chunk))).unwrap_or_else(|_| {
                worker = start().map(|worker| worker.without(&wanted));
                let message = format!("internal error while processing ledgers {}", wanted.range);
                failed(ComponentError::permanent(Code::E501, message))
            }),
            Err(error) => failed(error.clone()),
        };
        permit.processed();
        if out.send((processed, InFlight { _permit: permit, _slot: slot })).is_err() {
            return worker;
        }
    }
}
