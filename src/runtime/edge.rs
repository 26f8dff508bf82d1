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

use super::recorder::RecorderMessage;
use super::worker::LedgerHashes;
use crate::components::{ComponentError, Delivery, DeliveryMode, EdgeWriter, ErrorClass, Guarantee, Tally};
use crate::model::{EdgeId, Fingerprint, LedgerRange, RangeSet};
use crate::resolve::Masks;
use crate::state::Acknowledged;
use crate::stellar::hex;
use crate::sys::StopSignal;

/// How often a delivery that failed for a passing reason is tried again.
const RETRIES: u32 = 4;

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
            let result = self.writer.flush(&mut acked);
            end.deliver_ms += millis(started);
            self.acknowledge(&acked, &mut pending, &mut end);
            if let Err(error) = result {
                self.fail(error, &mut end);
            }
        }
        end
    }

    fn deliver(&mut self, delivery: &EdgeDelivery, acked: &mut RangeSet) -> Result<(), ComponentError> {
        let mut wait = Duration::from_millis(500);
        let mut tries = 0;
        loop {
            let result = self
                .writer
                .deliver(&Delivery { mode: delivery.mode, range: delivery.range, batch: &delivery.batch }, acked);
            match result {
                // A consumer that cannot take rows back retries by itself, record by record.
                Err(error)
                    if error.class == ErrorClass::Transient
                        && self.guarantee != Guarantee::AtLeastOnce
                        && tries < RETRIES
                        && !self.stop.is_set() =>
                {
                    tries += 1;
                    std::thread::sleep(wait);
                    wait *= 2;
                }
                done => return done,
            }
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
