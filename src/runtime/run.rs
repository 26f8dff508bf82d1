//! A run: its settings, its groups one after the other and their tails side by side, and what came of it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use super::budget::{Budget, BudgetKind};
use super::fence::Fence;
use super::group::{Finished, Group};
use super::pace::Pace;
use super::recorder::Recorder;
use super::task::{EdgeTask, ReadGroup};
use crate::components::{ComponentError, ErrorClass};
use crate::diag::Code;
use crate::model::{EdgeId, LedgerRange, RangeSet};
use crate::state::StateError;
use crate::sys::StopSignal;
use crate::wire::{EdgeProgress, EdgeReceipt, LedgerSpan, RunEvent, UndoneLedgers};

/// How long what a consumer buffers may lie there when nothing more comes.
const FLUSH_INTERVAL: Duration = Duration::from_secs(10);

/// Class of ledgers that are undone because they were set aside.
pub const QUARANTINED: &str = "quarantined";

/// What a run is given besides its work.
pub struct RunSettings<'a> {
    /// Takes every event.
    pub emit: &'a (dyn Fn(RunEvent) + Sync),
    /// Set by signals.
    pub stop: StopSignal,
    /// What it may take.
    pub budget: Budget<'a>,
    /// How long what a consumer buffers may lie there when nothing more comes.
    pub flush_interval: Duration,
    /// How long it waits for what is slow.
    pub pace: Pace,
    /// Threads that decode, instead of as many as a group says.
    pub workers: Option<usize>,
}

impl<'a> RunSettings<'a> {
    /// The usual settings.
    pub fn new(emit: &'a (dyn Fn(RunEvent) + Sync), stop: StopSignal) -> Self {
        Self {
            emit,
            stop,
            budget: Budget::default(),
            flush_interval: FLUSH_INTERVAL,
            pace: Pace::default(),
            workers: None,
        }
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
    /// Ledgers read and processed: distinct ones by group. A group of its own reads again what others read.
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
    /// The part of the budget that ended the reading.
    pub budget: Option<BudgetKind>,
    /// Distinct ledgers that are left because of it. They are not among the undone.
    pub left_by_budget: u64,
    /// A tail ended because edges gave up or fell behind: planned again, all of them can go on.
    pub rejoin: bool,
    /// Ledgers that were set aside, summed over edges. They are among the undone.
    pub quarantined: u64,
    /// Ledgers that do not chain with what is recorded: another chain.
    pub chain_broken: bool,
    /// The lockfile could not be written.
    pub state_error: Option<StateError>,
    /// No edge could be opened.
    pub nothing_started: bool,
}

/// What all groups of a run share.
pub(super) struct Shared<'a> {
    pub settings: &'a RunSettings<'a>,
    pub started: Instant,
    pub totals: Mutex<Totals>,
    /// Nothing can be recorded any more.
    pub halted: Arc<AtomicBool>,
    pub fence: Arc<Fence>,
    /// By edge, over all groups.
    pub progress: Mutex<Vec<EdgeProgress>>,
    /// By source: ledgers whose failure was told.
    pub told: Mutex<HashMap<String, RangeSet>>,
    /// Every tail ends: all are to be planned again, or the budget of one is reached, which is that of all.
    pub tails_end: AtomicBool,
}

/// Numbers of the progress.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub ledgers: u64,
    pub bytes: u64,
    pub raw_bytes: u64,
    pub wanted: u64,
}

/// Runs the work of groups one after the other, each at full speed, and then their tails side by side.
pub fn run(groups: Vec<ReadGroup>, recorder: &mut Recorder, settings: &RunSettings<'_>) -> Outcome {
    let mut outcome = Outcome::default();
    let wanted = groups.iter().map(|group| wanted(&group.edges).count() + group.warm_up.count()).sum();
    let mut edges = groups.iter().flat_map(|group| &group.edges).peekable();
    outcome.nothing_started = edges.peek().is_some() && edges.all(|edge| edge.writer.is_err());
    let progress: Vec<EdgeProgress> = groups.iter().flat_map(|group| &group.edges).map(progress_of).collect();
    let recorded = Mutex::new(vec![RangeSet::new(); progress.len()]);
    let shared = Shared {
        settings,
        started: Instant::now(),
        totals: Mutex::new(Totals { wanted, ..Totals::default() }),
        halted: Arc::new(AtomicBool::new(false)),
        fence: Arc::new(Fence::new()),
        progress: Mutex::new(progress),
        told: Mutex::default(),
        tails_end: AtomicBool::new(false),
    };
    let (record_tx, record_rx) = mpsc::channel();
    let (finished, result) = std::thread::scope(|scope| {
        let (shared, recorded) = (&shared, &recorded);
        let recording = scope.spawn(move || recorder.record_all(&record_rx, recorded, shared));
        let mut finished: Vec<Finished> = Vec::new();
        let mut following: Vec<Group<'_, '_>> = Vec::new();
        let mut first_edge = 0;
        for group in groups {
            if shared.halted.load(Ordering::Acquire) {
                break;
            }
            let edges = group.edges.len();
            let mut group = Group::start(group, first_edge, shared, scope, &record_tx);
            first_edge += edges;
            if !group.works_beside() {
                group.work();
            }
            group.end_tails();
            if group.follows() {
                following.push(group);
            } else {
                finished.push(group.finish());
            }
        }
        drop(record_tx);
        finished.extend(std::thread::scope(|tails| {
            let tails: Vec<_> = following
                .into_iter()
                .map(|mut group| {
                    tails.spawn(move || {
                        if group.works_beside() {
                            group.work();
                        }
                        if group.follows() {
                            group.follow();
                        }
                        group.end_tails();
                        group.finish()
                    })
                })
                .collect();
            let ended: Vec<Finished> =
                tails.into_iter().map(|tail| tail.join().expect("a tail does not panic")).collect();
            ended
        }));
        (finished, recording.join().expect("the recorder does not panic"))
    });
    outcome.state_error = result.err();
    let progress = shared.progress.into_inner().expect("no thread panics while holding it");
    let recorded = recorded.into_inner().expect("no thread panics while holding it");
    let mut finished = finished;
    finished.sort_by_key(|group| group.first_edge);
    for group in finished {
        let edges = group.first_edge..group.first_edge + group.edges.len();
        conclude(group, &progress[edges.clone()], &recorded[edges], &mut outcome);
    }
    outcome
}

fn wanted(edges: &[EdgeTask]) -> RangeSet {
    edges.iter().flat_map(|edge| &edge.work).map(|work| work.range).collect()
}

fn progress_of(edge: &EdgeTask) -> EdgeProgress {
    let wanted: RangeSet = edge.work.iter().map(|work| work.range).collect();
    EdgeProgress { edge: edge.id.to_string(), ledgers: 0, ledgers_total: wanted.count(), rows: 0 }
}

/// Adds up what a group's edges did, and names what they did not.
fn conclude(group: Finished, progress: &[EdgeProgress], recorded: &[RangeSet], outcome: &mut Outcome) {
    let reads = group.reads;
    outcome.ledgers += reads.ledgers;
    outcome.objects += reads.objects;
    outcome.bytes += reads.bytes;
    outcome.raw_bytes += reads.raw_bytes;
    outcome.fetch_us += reads.fetch_us;
    outcome.decode_us += reads.decode_us;
    outcome.process_us += reads.process_us;
    outcome.by_source.push(SourceReads {
        url: group.name,
        objects: reads.objects,
        bytes: reads.bytes,
        worker_seconds: group.worker_time.as_secs(),
    });
    outcome.chain_broken |= group.chain_broken;
    outcome.rejoin |= group.rejoin;
    outcome.budget = outcome.budget.or(group.budget);
    let mut unread = group.tail_left;
    for (((side, end), progress), recorded) in group.edges.into_iter().zip(progress).zip(recorded) {
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
        let mut left = side.wanted.subtract(recorded);
        for (range, mut error) in side.failed {
            if range.count() > 1 && error.code == Code::E405 {
                error.message = format!("{} and those of the ledgers after it, to {}", error.message, range.last());
            }
            left = left.subtract(&RangeSet::from(range));
            let mut undone = undone(&side.id, range, &error);
            if side.quarantine && error.class == ErrorClass::BadData {
                outcome.quarantined += range.count();
                QUARANTINED.clone_into(&mut undone.class);
            }
            outcome.undone.push(undone);
        }
        if group.budget.is_some() && side.open_error.is_none() && end.error.is_none() {
            unread = unread.union(&left.subtract(&side.handed));
            left = left.intersect(&side.handed);
        }
        let reason = side.open_error.or(end.error).unwrap_or_else(ComponentError::cancelled);
        outcome.undone.extend(left.ranges().iter().map(|range| undone(&side.id, *range, &reason)));
    }
    outcome.left_by_budget += unread.count();
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
