//! The sequencer: puts chunks back in order, checks that they chain, hands their segments to the edges.
//!
//! It waits for an edge whose queue is full, since what is read must lie somewhere. An edge for which the others of its group
//! mostly starve is detached instead.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::chunks::{Chunk, WorkInterval};
use super::edge::EdgeDelivery;
use super::group::{Group, InFlight};
use super::queues::Offered;
use super::recorder::RecorderMessage;
use super::run::Totals;
use super::task::EdgeTask;
use super::worker::{EdgeRows, Failure, ProcessedChunk, Segment};
use crate::components::{ComponentError, ErrorClass, Guarantee};
use crate::model::{EdgeId, Fingerprint, LedgerRange, RangeSet};
use crate::state::Quarantined;
use crate::wire::{EdgeProgress, RunEvent};

/// How often progress is reported.
const PROGRESS_EVERY: Duration = Duration::from_millis(250);
/// How soon a full queue is looked at again when nothing changed.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// What the sequencer knows of an edge.
pub(super) struct EdgeSide {
    pub work: Vec<WorkInterval>,
    /// Ledgers of the work, and of the tail as far as it was seen.
    pub wanted: RangeSet,
    /// Ledgers that its queue took.
    pub handed: RangeSet,
    pub failed: Vec<(LedgerRange, ComponentError)>,
    pub open_error: Option<ComponentError>,
    pub guarantee: Guarantee,
    pub target_words: String,
    pub id: EdgeId,
    pub stream: usize,
    pub grid: Option<u32>,
    pub target: String,
    pub fingerprint: Fingerprint,
    /// Whether bad ledgers are set aside.
    pub quarantine: bool,
    /// Where its part of this pass ends.
    pub reach: u32,
    /// The last ledger that it was handed, with its hash.
    pub last: Option<(u32, [u8; 32])>,
    /// Since when its queue is full, and how long others starved for it meanwhile.
    full: Option<(Instant, Duration)>,
}

impl EdgeSide {
    pub fn new(edge: &EdgeTask) -> Self {
        Self {
            work: edge.work.clone(),
            wanted: edge.work.iter().map(|work| work.range).collect(),
            handed: RangeSet::new(),
            failed: Vec::new(),
            open_error: None,
            guarantee: edge.guarantee,
            target_words: edge.target_words.clone(),
            id: edge.id.clone(),
            stream: edge.stream,
            grid: edge.grid,
            target: edge.target.clone(),
            fingerprint: edge.fingerprint,
            quarantine: edge.quarantine,
            reach: 0,
            last: None,
            full: None,
        }
    }

    /// Its work less what it was handed and what failed, with the cells that chunks of it must not cross.
    pub fn left(&self) -> (Vec<WorkInterval>, Option<u32>) {
        let failed: RangeSet = self.failed.iter().map(|(range, _)| *range).collect();
        let done = self.handed.union(&failed);
        let left = self.work.iter().flat_map(|work| {
            let rest = RangeSet::from(work.range).subtract(&done);
            rest.ranges().iter().map(|range| WorkInterval { range: *range, mode: work.mode }).collect::<Vec<_>>()
        });
        (left.collect(), self.grid)
    }

    /// Whether ledgers that fail so are set aside.
    pub fn quarantines(&self, error: &ComponentError) -> bool {
        self.quarantine && error.class == ErrorClass::BadData
    }

    /// How many ledgers failed.
    pub fn failures(&self) -> u64 {
        self.failed.iter().map(|(range, _)| range.count()).sum()
    }

    /// Takes a failure in: neighbours that failed for the same kind of reason are one stretch, told in the words of its
    /// first. Failures come in ledger order, so a hole of any length is one entry.
    pub fn note_failure(&mut self, range: LedgerRange, error: &ComponentError) {
        match self.failed.last_mut() {
            Some((last, before))
                if last.hi() == range.lo() && before.code == error.code && before.class == error.class =>
            {
                *last = LedgerRange::new(last.lo(), range.hi()).expect("grows");
            }
            _ => self.failed.push((range, error.clone())),
        }
    }
}

/// When and what was reported last.
pub(super) struct Reported {
    at: Instant,
    state: Option<(Totals, Vec<EdgeProgress>)>,
    /// A tail that waits has nothing new to say.
    only_news: bool,
}

impl Reported {
    pub fn new(only_news: bool) -> Self {
        Self { at: Instant::now(), state: None, only_news }
    }
}

impl Group<'_, '_> {
    /// Sequences until every worker ended. `grows`: what comes is more than what was wanted before.
    pub(super) fn sequence(&mut self, processed: &Receiver<(ProcessedChunk, InFlight)>, grows: bool) {
        let mut waiting: BTreeMap<usize, (ProcessedChunk, InFlight)> = BTreeMap::new();
        let mut next = 0;
        let mut reported = Reported::new(grows);
        loop {
            match processed.recv_timeout(PROGRESS_EVERY) {
                Ok((chunk, in_flight)) => {
                    waiting.insert(chunk.index, (chunk, in_flight));
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            // Its part of what may be in flight goes when a chunk is handed over: what waits for an edge has its own bound.
            while let Some((chunk, _in_flight)) = waiting.remove(&next) {
                next += 1;
                self.add(&chunk, grows);
                if !self.state.is_none() {
                    self.take_whole(chunk, grows, &mut reported);
                    continue;
                }
                for failure in &chunk.failures {
                    self.fail(&chunk.chunk, failure, grows);
                }
                for segment in chunk.segments {
                    match self.chain.take(&segment, &self.anchors) {
                        Ok(()) => self.hand_over(segment, grows, &mut reported),
                        Err((error, recorded)) => {
                            self.chain_broken |= recorded;
                            let failure = Failure { ledgers: segment.range, object: segment.object, error };
                            self.fail(&chunk.chunk, &failure, grows);
                        }
                    }
                }
            }
            self.report_now_and_then(&mut reported);
        }
        self.report(&mut reported);
    }

    fn report_now_and_then(&self, reported: &mut Reported) {
        if reported.at.elapsed() >= PROGRESS_EVERY {
            self.report(reported);
        }
    }

    fn report(&self, reported: &mut Reported) {
        reported.at = Instant::now();
        let totals = *self.shared.totals.lock().expect("no thread panics while holding it");
        let edges = {
            let progress = self.shared.progress.lock().expect("no thread panics while holding it");
            progress[self.first_edge..self.first_edge + self.sides.len()].to_vec()
        };
        let state = Some((totals, edges.clone()));
        if reported.only_news && reported.state == state {
            return;
        }
        reported.state = state;
        (self.shared.settings.emit)(RunEvent::Progress {
            ledgers: totals.ledgers,
            ledgers_total: totals.wanted,
            bytes: totals.bytes,
            raw_bytes: totals.raw_bytes,
            elapsed_ms: u64::try_from(self.shared.started.elapsed().as_millis()).unwrap_or(u64::MAX),
            edges,
        });
    }

    /// Counts what a chunk took.
    fn add(&mut self, chunk: &ProcessedChunk, grows: bool) {
        let (stats, range) = (&chunk.stats, chunk.chunk.range);
        self.meter.read(range, stats.objects, stats.bytes);
        self.window.learn(range.count(), stats.bytes);
        let mut new = 0;
        for segment in &chunk.segments {
            new += RangeSet::from(segment.range).subtract(&self.seen).count();
            self.seen.insert(segment.range);
        }
        self.reads.ledgers += new;
        self.reads.objects += stats.objects;
        self.reads.bytes += stats.bytes;
        self.reads.raw_bytes += stats.raw_bytes;
        self.reads.fetch_us += stats.fetch_us;
        self.reads.decode_us += stats.decode_us;
        self.reads.process_us += stats.process_us;
        {
            let mut totals = self.shared.totals.lock().expect("no thread panics while holding it");
            totals.ledgers += new;
            totals.bytes += stats.bytes;
            totals.raw_bytes += stats.raw_bytes;
            if grows {
                totals.wanted += range.count();
            }
        }
        (self.shared.settings.emit)(RunEvent::ChunkProcessed {
            network: self.source.network().name().to_owned(),
            source: self.name.clone(),
            start: range.first(),
            end: range.last(),
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

    /// Hands a segment to every edge that takes it. Each has it before any is waited for.
    pub(super) fn hand_over(&mut self, segment: Segment, grows: bool, reported: &mut Reported) {
        let hashes = Arc::new(segment.hashes);
        let end = hashes.last().map(|hashes| (segment.range.last(), hashes.own));
        let delivery = |rows: EdgeRows| EdgeDelivery {
            range: segment.range,
            mode: rows.mode,
            hashes: Arc::clone(&hashes),
            bytes: rows.rows.bytes(),
            rows: rows.rows,
            tally: rows.tally,
        };
        let mut left: Vec<(usize, EdgeDelivery)> =
            segment.rows.into_iter().map(|rows| (rows.edge, delivery(rows))).collect();
        for (edge, _) in &left {
            if self.sides[*edge].full.is_some() && self.queues.is_half_empty(*edge) {
                self.sides[*edge].full = None;
            }
        }
        loop {
            left.retain(|(edge, delivery)| match self.queues.offer(*edge, delivery) {
                Offered::Full => true,
                Offered::Refused => false,
                Offered::Taken => {
                    let side = &mut self.sides[*edge];
                    side.handed.insert(segment.range);
                    side.last = end;
                    if grows {
                        self.grow(*edge, segment.range);
                    }
                    false
                }
            });
            if left.is_empty() {
                return;
            }
            let waited = Instant::now();
            self.queues.wait(LOOK_EVERY);
            self.report_now_and_then(reported);
            // What an edge has not got of this segment it gets next: it waits for nobody else.
            let starving = (0..self.sides.len()).any(|edge| {
                let has_this = left.iter().all(|(full, _)| *full != edge);
                has_this && self.sides[edge].reach > segment.range.hi() && self.queues.starves(edge)
            });
            for (edge, _) in &left {
                self.hold_back(*edge, waited, starving, segment.range.first());
            }
        }
    }

    /// Notes that everybody waited for an edge since then, and detaches it when others starve for it more often than not.
    fn hold_back(&mut self, edge: usize, waited: Instant, starving: bool, ledger: u32) {
        let (since, held) = self.sides[edge].full.get_or_insert((waited, Duration::ZERO));
        if !starving {
            return;
        }
        *held += waited.elapsed();
        if *held >= self.shared.settings.pace.detach_after && *held * 2 >= since.elapsed() {
            self.sides[edge].full = None;
            self.queues.detach(edge);
            (self.shared.settings.emit)(RunEvent::EdgeDetached { edge: self.sides[edge].id.to_string(), ledger });
        }
    }

    /// Ledgers of a tail are wanted from the moment that an edge takes them.
    pub(super) fn grow(&mut self, edge: usize, range: LedgerRange) {
        self.sides[edge].wanted.insert(range);
        let mut progress = self.shared.progress.lock().expect("no thread panics while holding it");
        if let Some(progress) = progress.get_mut(self.first_edge + edge) {
            progress.ledgers_total += range.count();
        }
    }

    /// Has the recorder write down what is not tried again until somebody asks.
    pub(super) fn set_aside(&self, edge: usize, failure: &Failure) {
        let side = &self.sides[edge];
        if !side.quarantines(&failure.error) {
            return;
        }
        let aside = Quarantined {
            edge: side.id.clone(),
            target: side.target.clone(),
            range: failure.ledgers,
            fingerprint: side.fingerprint,
            code: failure.error.code.to_string(),
            message: failure.error.message.clone(),
        };
        // The recorder ends only after every edge; when it is gone, the run has failed already.
        let _ = self.recorder.send(RecorderMessage::Quarantined(Box::new(aside)));
    }

    fn fail(&mut self, chunk: &Chunk, failure: &Failure, grows: bool) {
        let concerned: Vec<usize> =
            chunk.edges.iter().map(|(edge, _)| *edge).filter(|edge| !self.queues.is_detached(*edge)).collect();
        for edge in &concerned {
            // An edge that gave up follows no more; of its work it lacks this too.
            if grows && !self.queues.takes(*edge) {
                continue;
            }
            self.sides[*edge].note_failure(failure.ledgers, &failure.error);
            self.set_aside(*edge, failure);
            if grows {
                self.grow(*edge, failure.ledgers);
            }
        }
        if !concerned.is_empty() {
            self.tell(failure);
        }
    }

    /// Tells of ledgers that cannot be read or processed, once for all that read this source.
    pub(super) fn tell(&self, failure: &Failure) {
        let mut told = self.shared.told.lock().expect("no thread panics while holding it");
        let told = told.entry(self.name.clone()).or_default();
        if failure.error.class == ErrorClass::Cancelled || told.covers(failure.ledgers) {
            return;
        }
        told.insert(failure.ledgers);
        (self.shared.settings.emit)(RunEvent::LedgerFailed {
            ledger: failure.ledgers.first(),
            last: failure.ledgers.last(),
            object: failure.object.to_string(),
            code: failure.error.code.to_string(),
            class: failure.error.class.to_string(),
            message: failure.error.message.clone(),
        });
    }
}
