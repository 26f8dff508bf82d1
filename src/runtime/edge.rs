//! The delivery thread of one edge: takes segments in ledger order, delivers, hands acknowledgements to the recorder.
//!
//! What a consumer only buffered is flushed when nothing waits and it lies there for a while, so that at the tip it becomes
//! durable.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::fence::Fence;
use super::fetch::Ending;
use super::pace::Pace;
use super::queues::{Queues, Taken};
use super::recorder::RecorderMessage;
use super::worker::LedgerHashes;
use crate::components::{ComponentError, Delivery, DeliveryMode, EdgeWriter, ErrorClass, Guarantee, Rows, Tally};
use crate::diag::Code;
use crate::model::{EdgeId, Fingerprint, LedgerRange, RangeSet};
use crate::resolve::Masks;
use crate::state::Acknowledged;
use crate::stellar::hex;
use crate::sys;

/// How soon a stop is noticed between tries.
const STOP_EVERY: Duration = Duration::from_millis(50);

/// One segment for one edge.
#[derive(Clone)]
pub(super) struct EdgeDelivery {
    pub range: LedgerRange,
    pub mode: DeliveryMode,
    pub hashes: Arc<Vec<LedgerHashes>>,
    pub rows: Rows,
    pub tally: Tally,
    /// Memory that its rows take.
    pub bytes: usize,
}

/// What is known of an edge while it delivers.
pub(super) struct EdgeWorker {
    /// Index among the edges of its group.
    pub index: usize,
    /// Index among the edges of the run.
    pub place: usize,
    pub id: EdgeId,
    pub target: String,
    pub fingerprint: Fingerprint,
    /// Expanded values that must not show, with the references that stand for them.
    pub masks: Masks,
    pub guarantee: Guarantee,
    pub writer: Box<dyn EdgeWriter>,
    pub recorder: Sender<RecorderMessage>,
    pub ending: Ending,
    pub pace: Pace,
    pub flush_interval: Duration,
    pub queues: Arc<Queues>,
    pub fence: Arc<Fence>,
    /// Whether each delivery is recorded as a whole, or not at all.
    pub whole: bool,
}

/// How an edge ended.
#[derive(Debug, Default)]
pub(super) struct EdgeEnd {
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
    pub fn run(mut self) -> EdgeEnd {
        let mut end = EdgeEnd::default();
        // A bug must cost its edge and no more: the others would wait for a full queue that nobody empties.
        if catch_unwind(AssertUnwindSafe(|| self.deliver_all(&mut end))).is_err() {
            self.fail(ComponentError::permanent(Code::E602, "internal error while delivering"), &mut end);
        }
        end
    }

    fn deliver_all(&mut self, end: &mut EdgeEnd) {
        let mut pending: BTreeMap<u32, Pending> = BTreeMap::new();
        let mut wholes = Wholes::default();
        // Since when something delivered is not acknowledged.
        let mut oldest: Option<Instant> = None;
        let queues = Arc::clone(&self.queues);
        loop {
            let taken = queues.take(self.index, oldest.map(|oldest| oldest + self.flush_interval));
            let (started, mut acked) = (Instant::now(), RangeSet::new());
            let result = match taken {
                Taken::Delivery(delivery) => {
                    end.unjudged += delivery.tally.unjudged;
                    note(&mut pending, &delivery);
                    wholes.add(delivery.range, self.whole);
                    self.deliver(&delivery, &mut acked)
                }
                Taken::Quiet => {
                    oldest = None;
                    self.flush(&mut acked)
                }
                Taken::Closed => break,
            };
            end.deliver_ms += millis(started);
            wholes.complete(&mut acked);
            self.acknowledge(&acked, &mut pending, end);
            // What an acknowledgement leaves over was delivered just now.
            oldest = oldest.filter(|_| acked.is_empty()).or(Some(started)).filter(|_| !pending.is_empty());
            if let Err(error) = result {
                self.fail(error, end);
                break;
            }
        }
        // After a stop what was delivered is still made durable; after a failure nobody knows what there is.
        if end.error.as_ref().is_none_or(|error| error.class == ErrorClass::Cancelled) {
            let (started, mut acked) = (Instant::now(), RangeSet::new());
            let result = self.flush(&mut acked);
            end.deliver_ms += millis(started);
            wholes.complete(&mut acked);
            self.acknowledge(&acked, &mut pending, end);
            if let (Err(error), None) = (result, &end.error) {
                self.fail(error, end);
            }
        }
    }

    /// Waits until the leases are known to be held; an error when they are lost.
    fn pass_fence(&self) -> Result<(), ComponentError> {
        let recorder = &self.recorder;
        // Without a recorder the fence says that the leases are lost.
        let held = self.fence.pass(|| drop(recorder.send(RecorderMessage::Renew)));
        if held { Ok(()) } else { Err(ComponentError::cancelled()) }
    }

    fn flush(&mut self, acked: &mut RangeSet) -> Result<(), ComponentError> {
        self.pass_fence()?;
        self.retried(|writer| writer.flush(acked))
    }

    fn deliver(&mut self, delivery: &EdgeDelivery, acked: &mut RangeSet) -> Result<(), ComponentError> {
        self.pass_fence()?;
        sys::fail_point("before_deliver");
        let part = Delivery { mode: delivery.mode, range: delivery.range, rows: &delivery.rows };
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
            if self.ending.is_ordered() {
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
        self.queues.fail(self.index);
        if self.queues.is_deserted() {
            self.ending.deserted.store(true, Ordering::Release);
        }
    }

    fn acknowledge(&self, acked: &RangeSet, pending: &mut BTreeMap<u32, Pending>, end: &mut EdgeEnd) {
        for range in acked.ranges() {
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
            let _ = self.recorder.send(RecorderMessage::Done { index: self.place, done: Box::new(done) });
        }
    }
}

/// Deliveries that are recorded as a whole: a target may take them part by part, and a cell of which it has only some must be
/// done again.
#[derive(Default)]
struct Wholes {
    /// Those that are not acknowledged as a whole.
    open: Vec<LedgerRange>,
    /// What is acknowledged of them.
    acked: RangeSet,
}

impl Wholes {
    fn add(&mut self, range: LedgerRange, whole: bool) {
        if whole {
            self.open.push(range);
        }
    }

    /// Keeps back what is acknowledged of deliveries that are not acknowledged as a whole, and gives back the others.
    fn complete(&mut self, acked: &mut RangeSet) {
        if self.open.is_empty() {
            return;
        }
        let all = self.acked.union(acked);
        self.open.retain(|whole| !all.covers(*whole));
        let open = self.open.iter().copied().collect();
        self.acked = all.intersect(&open);
        *acked = all.subtract(&open);
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
    for (ledger, rows) in delivery.rows.ledgers() {
        if let Some(pending) = pending.get_mut(&ledger) {
            pending.rows += rows;
        }
    }
}

fn millis(started: Instant) -> u64 {
    u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::sync::atomic::AtomicUsize;
    use std::sync::mpsc;

    use arrow_array::{RecordBatch, UInt32Array};

    use super::super::queues::Offered;
    use super::*;
    use crate::components::Marker;
    use crate::net::Backoff;
    use crate::sys::{StopSignal, Stopped};

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

        fn remove(&mut self, _: LedgerRange) -> Result<u64, ComponentError> {
            Ok(0)
        }
    }

    fn busy() -> ComponentError {
        ComponentError::transient(Code::E602, "busy")
    }

    /// Delivers one ledger by a script; how the edge ended, how many acknowledgements it gave, and how often its writer was
    /// called (flushes included).
    fn delivered(
        script: Vec<ComponentError>,
        guarantee: Guarantee,
        pace: Pace,
        stops: bool,
    ) -> (EdgeEnd, usize, usize) {
        let fence = Arc::new(Fence::new());
        fence.renewed(fence.now());
        let stop = StopSignal::default();
        let writer = Scripted { script: script.into(), calls: Arc::default(), stop: stops.then(|| stop.clone()) };
        let calls = Arc::clone(&writer.calls);
        let (worker, recorded) = worker(writer, guarantee, pace, stop, fence);
        let end = worker.run();
        let acknowledged = recorded.iter().filter(|message| matches!(message, RecorderMessage::Done { .. })).count();
        (end, acknowledged, calls.load(Ordering::Acquire))
    }

    /// An edge with one ledger in its queue, and what it tells the recorder.
    fn worker(
        writer: Scripted,
        guarantee: Guarantee,
        pace: Pace,
        stop: StopSignal,
        fence: Arc<Fence>,
    ) -> (EdgeWorker, mpsc::Receiver<RecorderMessage>) {
        let (recorder, recorded) = mpsc::channel();
        let queues = Arc::new(Queues::new(1, usize::MAX));
        let worker = EdgeWorker {
            index: 0,
            place: 0,
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
            ending: Ending { stop, halted: Arc::default(), deserted: Arc::default() },
            pace,
            flush_interval: Duration::from_hours(1),
            queues: Arc::clone(&queues),
            fence,
            whole: false,
        };
        let batch =
            RecordBatch::try_from_iter([("ledger_sequence", Arc::new(UInt32Array::from(vec![7])) as _)]).unwrap();
        let delivery = EdgeDelivery {
            range: LedgerRange::single(7),
            mode: DeliveryMode::Replace,
            hashes: Arc::new(vec![LedgerHashes { previous: [0; 32], own: [1; 32] }]),
            bytes: batch.get_array_memory_size(),
            rows: Rows::Batch(batch),
            tally: Tally::default(),
        };
        assert_eq!(queues.offer(0, &delivery), Offered::Taken);
        queues.close();
        (worker, recorded)
    }

    #[test]
    fn nothing_is_delivered_until_the_leases_are_known_to_be_held() {
        for held in [true, false] {
            let fence = Arc::new(Fence::new());
            let writer = Scripted { script: VecDeque::new(), calls: Arc::default(), stop: None };
            let calls = Arc::clone(&writer.calls);
            let (worker, recorded) =
                worker(writer, Guarantee::Transactional, quick(), StopSignal::default(), Arc::clone(&fence));
            let end = std::thread::scope(|scope| {
                let running = scope.spawn(|| worker.run());
                assert!(matches!(recorded.recv().unwrap(), RecorderMessage::Renew));
                assert_eq!(calls.load(Ordering::Acquire), 0);
                if held {
                    fence.renewed(fence.now());
                } else {
                    fence.lost();
                }
                running.join().unwrap()
            });
            let done = recorded.iter().filter(|message| matches!(message, RecorderMessage::Done { .. })).count();
            // A delivery and a flush, or neither.
            assert_eq!((calls.load(Ordering::Acquire), done), if held { (2, 1) } else { (0, 0) });
            assert_eq!(end.error.map(|error| error.class), (!held).then_some(ErrorClass::Cancelled));
        }
    }

    fn quick() -> Pace {
        let wait = Duration::from_millis(1);
        Pace { backoff: Backoff { first: wait, longest: wait }, ..Pace::default() }
    }

    #[test]
    fn what_fails_for_a_passing_reason_is_tried_until_it_is_through() {
        let (end, acknowledged, calls) = delivered(vec![busy(); 20], Guarantee::Idempotent, quick(), false);
        assert_eq!((end.error, acknowledged, calls), (None, 1, 22));
    }

    #[test]
    fn what_the_other_side_asks_for_goes_before_our_own_wait() {
        let hour = Duration::from_hours(1);
        let slow = Pace { backoff: Backoff { first: hour, longest: hour }, ..Pace::default() };
        let asked = ComponentError { retry_after: Some(Duration::from_millis(1)), ..busy() };
        let (end, acknowledged, calls) = delivered(vec![asked], Guarantee::Transactional, slow, false);
        assert_eq!((end.error, acknowledged, calls), (None, 1, 3));
        // Its own wait would lead past the time that one delivery has.
        let (end, acknowledged, calls) = delivered(vec![busy()], Guarantee::Transactional, slow, false);
        assert_eq!((end.error, acknowledged, calls), (Some(busy()), 0, 1));
    }

    #[test]
    fn a_stop_ends_the_tries_at_once() {
        let hour = Duration::from_hours(1);
        let slow = Pace { backoff: Backoff { first: hour, longest: hour }, retry_for: 2 * hour, ..Pace::default() };
        let (end, acknowledged, calls) = delivered(vec![busy()], Guarantee::Idempotent, slow, true);
        assert_eq!((end.error, acknowledged, calls), (Some(busy()), 0, 1));
    }

    #[test]
    fn what_is_not_passing_or_tried_by_the_consumer_itself_is_not_tried_again() {
        let broken = ComponentError::permanent(Code::E602, "broken");
        let (end, acknowledged, calls) = delivered(vec![broken.clone()], Guarantee::Idempotent, quick(), false);
        assert_eq!((end.error, acknowledged, calls), (Some(broken), 0, 1));
        let (end, acknowledged, calls) = delivered(vec![busy()], Guarantee::AtLeastOnce, quick(), false);
        assert_eq!((end.error, acknowledged, calls), (Some(busy()), 0, 1));
    }
}
