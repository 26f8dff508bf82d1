//! The delivery thread of one edge: takes segments in ledger order, delivers, hands acknowledgements to the recorder.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use tokio::sync::OwnedSemaphorePermit;

use super::pace::Pace;
use super::recorder::RecorderMessage;
use super::worker::LedgerHashes;
use crate::components::{ComponentError, Delivery, DeliveryMode, EdgeWriter, ErrorClass, Guarantee, Tally};
use crate::model::{EdgeId, Fingerprint, LedgerRange, RangeSet};
use crate::resolve::Masks;
use crate::state::Acknowledged;
use crate::stellar::hex;
use crate::sys::{self, StopSignal};

/// How soon a stop is noticed between tries.
const STOP_EVERY: Duration = Duration::from_millis(50);

/// One segment for one edge.
pub(super) struct EdgeDelivery {
    pub range: LedgerRange,
    pub mode: DeliveryMode,
    pub hashes: Arc<Vec<LedgerHashes>>,
    pub batch: RecordBatch,
    pub tally: Tally,
    /// Given back when every edge is done with the chunk: bounds what is in flight.
    pub permit: Arc<OwnedSemaphorePermit>,
}

/// What is known of an edge while it delivers.
pub(super) struct EdgeWorker {
    pub index: usize,
    pub id: EdgeId,
    pub target: String,
    pub fingerprint: Fingerprint,
    /// Expanded values that must not show, with the references that stand for them.
    pub masks: Masks,
    pub guarantee: Guarantee,
    pub writer: Box<dyn EdgeWriter>,
    pub recorder: Sender<RecorderMessage>,
    pub stop: StopSignal,
    pub pace: Pace,
    /// Edges that can still deliver; the last one to give up ends the reading.
    pub alive: Arc<AtomicUsize>,
    pub abort: Arc<AtomicBool>,
}

/// How an edge ended.
#[derive(Debug, Default)]
pub(super) struct EdgeEnd {
    /// Ledgers handed to it.
    pub offered: RangeSet,
    /// Ledgers acknowledged.
    pub acknowledged: RangeSet,
    /// First and last acknowledged ledger with its hash, hex.
    pub bounds: Option<[(u32, String); 2]>,
    /// Records that an operator could not judge.
    pub unjudged: u64,
    /// Milliseconds spent in the consumer.
    pub deliver_ms: u64,
    /// Why it gave up.
    pub error: Option<ComponentError>,
}

/// What is kept of a ledger until it is acknowledged.
struct Pending {
    hashes: LedgerHashes,
    rows: u64,
}

impl EdgeWorker {
    /// Delivers until the queue closes, then makes everything durable.
    pub fn run(mut self, queue: &Receiver<EdgeDelivery>) -> EdgeEnd {
        let mut end = EdgeEnd::default();
        let mut pending: BTreeMap<u32, Pending> = BTreeMap::new();
        while let Ok(delivery) = queue.recv() {
            end.offered.insert(delivery.range);
            // When nothing can be recorded any more, nothing more may be sent.
            if end.error.is_none() && self.abort.load(Ordering::Acquire) {
                end.error = Some(ComponentError::cancelled());
            }
            if end.error.is_some() {
                continue;
            }
            end.unjudged += delivery.tally.unjudged;
            let started = Instant::now();
            note(&mut pending, &delivery);
            let mut acked = RangeSet::new();
            let result = self.deliver(&delivery, &mut acked);
            end.deliver_ms += millis(started);
            self.acknowledge(&acked, &mut pending, &mut end);
            drop(delivery.permit);
            if let Err(error) = result {
                self.fail(error, &mut end);
            }
        }
        let orderly = end.error.as_ref().is_none_or(|error| error.class == ErrorClass::Cancelled);
        if orderly && !self.abort.load(Ordering::Acquire) {
            let started = Instant::now();
            let mut acked = RangeSet::new();
            let result = self.retried(|writer| writer.flush(&mut acked));
            end.deliver_ms += millis(started);
            self.acknowledge(&acked, &mut pending, &mut end);
            if let Err(error) = result {
                self.fail(error, &mut end);
            }
        }
        end
    }

    fn deliver(&mut self, delivery: &EdgeDelivery, acked: &mut RangeSet) -> Result<(), ComponentError> {
        sys::fail_point("before_deliver");
        let part = Delivery { mode: delivery.mode, range: delivery.range, batch: &delivery.batch };
        let result = if self.guarantee == Guarantee::AtLeastOnce {
            // A consumer that cannot take rows back retries by itself, record by record.
            self.writer.deliver(&part, acked)
        } else {
            self.retried(|writer| writer.deliver(&part, acked))
        };
        if result.is_ok() {
            sys::fail_point("after_deliver");
        }
        result
    }

    /// Tries again what may go away by itself, until it is tried long enough or the run is to stop.
    fn retried(
        &mut self,
        mut attempt: impl FnMut(&mut dyn EdgeWriter) -> Result<(), ComponentError>,
    ) -> Result<(), ComponentError> {
        let (started, mut tried) = (Instant::now(), 0);
        loop {
            let error = match attempt(&mut *self.writer) {
                Err(error) if error.class == ErrorClass::Transient => error,
                done => return done,
            };
            let wait = self.pace.backoff.wait(tried, error.retry_after);
            if started.elapsed() + wait > self.pace.retry_for || !self.sleep(wait) {
                return Err(error);
            }
            tried += 1;
        }
    }

    /// Sleeps; whether it slept to the end: nobody waits once the run is to stop.
    fn sleep(&self, wait: Duration) -> bool {
        let until = Instant::now() + wait;
        loop {
            if self.stop.is_set() || self.abort.load(Ordering::Acquire) {
                return false;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return true;
            }
            std::thread::sleep(left.min(STOP_EVERY));
        }
    }

    fn fail(&self, mut error: ComponentError, end: &mut EdgeEnd) {
        error.message = self.masks.apply(&error.message);
        if error.class != ErrorClass::Cancelled {
            // The recorder ends only after every edge; when it is gone, the run has failed already.
            let _ = self.recorder.send(RecorderMessage::EdgeFailed {
                edge: self.id.to_string(),
                code: error.code.to_string(),
                class: error.class.to_string(),
                message: error.message.clone(),
            });
        }
        end.error = Some(error);
        if self.alive.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.abort.store(true, Ordering::Release);
        }
    }

    fn acknowledge(&self, acked: &RangeSet, pending: &mut BTreeMap<u32, Pending>, end: &mut EdgeEnd) {
        for range in acked.ranges() {
            end.acknowledged.insert(*range);
            let first = pending.get(&range.first()).map(|ledger| ledger.hashes);
            let last = pending.get(&range.last()).map(|ledger| ledger.hashes);
            let mut rows = 0;
            for ledger in range.lo()..range.hi() {
                rows += pending.remove(&ledger).map_or(0, |ledger| ledger.rows);
            }
            let done = Acknowledged {
                edge: self.id.clone(),
                target: self.target.clone(),
                range: *range,
                fingerprint: self.fingerprint,
                previous_hash: first.map(|hashes| hex(&hashes.previous)),
                first_hash: first.map(|hashes| hex(&hashes.own)),
                last_hash: last.map(|hashes| hex(&hashes.own)),
                rows: Some(rows),
            };
            end.bounds = widened(end.bounds.take(), &done);
            // As above: without a recorder the run has failed already, and says so.
            let _ = self.recorder.send(RecorderMessage::Done { index: self.index, done: Box::new(done) });
        }
    }
}

/// The bounds with an acknowledged interval taken in.
fn widened(bounds: Option<[(u32, String); 2]>, done: &Acknowledged) -> Option<[(u32, String); 2]> {
    let (Some(first_hash), Some(last_hash)) = (&done.first_hash, &done.last_hash) else { return bounds };
    let new = [(done.range.first(), first_hash.clone()), (done.range.last(), last_hash.clone())];
    Some(match bounds {
        None => new,
        Some([first, last]) => {
            let [new_first, new_last] = new;
            [if new_first.0 < first.0 { new_first } else { first }, if new_last.0 > last.0 { new_last } else { last }]
        }
    })
}

/// Remembers who the segment's ledgers are and how many rows each has.
fn note(pending: &mut BTreeMap<u32, Pending>, delivery: &EdgeDelivery) {
    for (n, hashes) in (0u32..).zip(delivery.hashes.iter()) {
        pending.insert(delivery.range.first() + n, Pending { hashes: *hashes, rows: 0 });
    }
    let Some(column) = delivery.batch.column_by_name("ledger_sequence") else { return };
    for ledger in column.as_primitive::<UInt32Type>().iter().flatten() {
        if let Some(pending) = pending.get_mut(&ledger) {
            pending.rows += 1;
        }
    }
}

fn millis(started: Instant) -> u64 {
    u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::sync::mpsc;

    use arrow_array::UInt32Array;

    use super::*;
    use crate::components::Marker;
    use crate::diag::Code;
    use crate::net::Backoff;
    use crate::sys::Stopped;

    /// A writer that answers each call by what stands next in its script, and then with success.
    struct Scripted {
        script: VecDeque<ComponentError>,
        calls: Arc<AtomicUsize>,
        /// Asks to stop at the first call.
        stop: Option<StopSignal>,
    }

    impl Scripted {
        fn answer(&mut self) -> Result<(), ComponentError> {
            self.calls.fetch_add(1, Ordering::AcqRel);
            if let Some(stop) = self.stop.take() {
                stop.set(Stopped::Terminated);
            }
            self.script.pop_front().map_or(Ok(()), Err)
        }
    }

    impl EdgeWriter for Scripted {
        fn markers(&mut self) -> Result<Option<Vec<Marker>>, ComponentError> {
            Ok(None)
        }

        fn deliver(&mut self, delivery: &Delivery<'_>, acked: &mut RangeSet) -> Result<(), ComponentError> {
            self.answer()?;
            acked.insert(delivery.range);
            Ok(())
        }

        fn flush(&mut self, _: &mut RangeSet) -> Result<(), ComponentError> {
            self.answer()
        }
    }

    fn busy() -> ComponentError {
        ComponentError::transient(Code::E602, "busy")
    }

    /// Delivers one ledger by a script; how the edge ended, and how often its writer was called (flushes included).
    fn delivered(script: Vec<ComponentError>, guarantee: Guarantee, pace: Pace, stops: bool) -> (EdgeEnd, usize) {
        let calls = Arc::new(AtomicUsize::new(0));
        let stop = StopSignal::default();
        let writer = Scripted { script: script.into(), calls: Arc::clone(&calls), stop: stops.then(|| stop.clone()) };
        let (recorder, _recorded) = mpsc::channel();
        let worker = EdgeWorker {
            index: 0,
            id: EdgeId {
                pipeline: "p".to_owned(),
                processor: "a".to_owned(),
                consumer: "b".to_owned(),
                network: "standalone".to_owned(),
            },
            target: "{}".to_owned(),
            fingerprint: Fingerprint::of_bytes(&[]),
            masks: Masks::default(),
            guarantee,
            writer: Box::new(writer),
            recorder,
            stop,
            pace,
            alive: Arc::new(AtomicUsize::new(1)),
            abort: Arc::new(AtomicBool::new(false)),
        };
        let (queue, deliveries) = mpsc::channel();
        let batch =
            RecordBatch::try_from_iter([("ledger_sequence", Arc::new(UInt32Array::from(vec![7])) as _)]).unwrap();
        let semaphore = Arc::new(tokio::sync::Semaphore::new(1));
        queue
            .send(EdgeDelivery {
                range: LedgerRange::single(7),
                mode: DeliveryMode::Replace,
                hashes: Arc::new(vec![LedgerHashes { previous: [0; 32], own: [1; 32] }]),
                batch,
                tally: Tally::default(),
                permit: Arc::new(semaphore.try_acquire_owned().unwrap()),
            })
            .unwrap();
        drop(queue);
        let end = worker.run(&deliveries);
        (end, calls.load(Ordering::Acquire))
    }

    fn quick() -> Pace {
        let wait = Duration::from_millis(1);
        Pace { backoff: Backoff { first: wait, longest: wait }, ..Pace::default() }
    }

    #[test]
    fn what_fails_for_a_passing_reason_is_tried_until_it_is_through() {
        let (end, calls) = delivered(vec![busy(); 20], Guarantee::Idempotent, quick(), false);
        assert_eq!((end.error, end.acknowledged.count(), calls), (None, 1, 22));
    }

    #[test]
    fn what_the_other_side_asks_for_goes_before_our_own_wait() {
        let hour = Duration::from_hours(1);
        let slow = Pace { backoff: Backoff { first: hour, longest: hour }, ..Pace::default() };
        let asked = ComponentError { retry_after: Some(Duration::from_millis(1)), ..busy() };
        let (end, calls) = delivered(vec![asked], Guarantee::Transactional, slow, false);
        assert_eq!((end.error, end.acknowledged.count(), calls), (None, 1, 3));
        // Its own wait would lead past the time that one delivery has.
        let (end, calls) = delivered(vec![busy()], Guarantee::Transactional, slow, false);
        assert_eq!((end.error, end.acknowledged.count(), calls), (Some(busy()), 0, 1));
    }

    #[test]
    fn a_stop_ends_the_tries_at_once() {
        let hour = Duration::from_hours(1);
        let slow = Pace { backoff: Backoff { first: hour, longest: hour }, retry_for: 2 * hour };
        let (end, calls) = delivered(vec![busy()], Guarantee::Idempotent, slow, true);
        assert_eq!((end.error, end.acknowledged.count(), calls), (Some(busy()), 0, 1));
    }

    #[test]
    fn what_is_not_passing_or_tried_by_the_consumer_itself_is_not_tried_again() {
        let broken = ComponentError::permanent(Code::E602, "broken");
        let (end, calls) = delivered(vec![broken.clone()], Guarantee::Idempotent, quick(), false);
        assert_eq!((end.error, calls), (Some(broken), 1));
        let (end, calls) = delivered(vec![busy()], Guarantee::AtLeastOnce, quick(), false);
        assert_eq!((end.error, calls), (Some(busy()), 1));
    }
}
