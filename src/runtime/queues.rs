//! What waits for the edges of a group: one bounded queue each, under one lock, so that whoever hands over can wait for any
//! of them and see who starves meanwhile.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use super::edge::EdgeDelivery;

/// The queues of a group's edges.
pub(super) struct Queues {
    by_edge: Mutex<Vec<Queue>>,
    changed: Condvar,
    /// Bytes that may wait for one edge; one delivery always may.
    limit: usize,
}

#[derive(Default)]
struct Queue {
    waiting: VecDeque<EdgeDelivery>,
    bytes: usize,
    /// Its edge waits for something to do.
    idle: bool,
    closed: bool,
    /// Its edge gave up: what it is offered is let go.
    failed: bool,
    /// It takes nothing in this pass.
    detached: bool,
}

/// What an edge finds in its queue.
pub(super) enum Taken {
    /// Something to deliver.
    Delivery(Box<EdgeDelivery>),
    /// Nothing, until the time given.
    Quiet,
    /// Nothing, for ever.
    Closed,
}

/// What became of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Offered {
    /// It waits for its edge.
    Taken,
    /// The queue is full.
    Full,
    /// The edge takes nothing.
    Refused,
}

impl Queues {
    pub fn new(edges: usize, limit: usize) -> Self {
        let queues = std::iter::repeat_with(Queue::default).take(edges).collect();
        Self { by_edge: Mutex::new(queues), changed: Condvar::new(), limit }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Queue>> {
        self.by_edge.lock().expect("no thread panics while holding it")
    }

    /// Waits for something to deliver, at most until then.
    pub fn take(&self, edge: usize, until: Option<Instant>) -> Taken {
        let mut queues = self.lock();
        loop {
            let queue = &mut queues[edge];
            if let Some(delivery) = queue.waiting.pop_front() {
                queue.bytes -= delivery.bytes;
                queue.idle = false;
                self.changed.notify_all();
                return Taken::Delivery(Box::new(delivery));
            }
            if queue.closed {
                return Taken::Closed;
            }
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            if left.is_some_and(|left| left.is_zero()) {
                queue.idle = false;
                return Taken::Quiet;
            }
            if !queue.idle {
                queue.idle = true;
                self.changed.notify_all();
            }
            queues = match left {
                Some(left) => self.changed.wait_timeout(queues, left).expect("no thread panics while holding it").0,
                None => self.changed.wait(queues).expect("no thread panics while holding it"),
            };
        }
    }

    /// Puts a delivery into the queue, when there is room for it.
    pub fn offer(&self, edge: usize, delivery: &EdgeDelivery) -> Offered {
        let mut queues = self.lock();
        let queue = &mut queues[edge];
        if queue.failed || queue.closed || queue.detached {
            return Offered::Refused;
        }
        if !queue.waiting.is_empty() && queue.bytes + delivery.bytes > self.limit {
            return Offered::Full;
        }
        queue.bytes += delivery.bytes;
        queue.waiting.push_back(delivery.clone());
        self.changed.notify_all();
        Offered::Taken
    }

    /// Waits until something changes, or so long.
    pub fn wait(&self, at_most: Duration) {
        let queues = self.lock();
        drop(self.changed.wait_timeout(queues, at_most).expect("no thread panics while holding it"));
    }

    /// Whether the edge has nothing to do.
    pub fn starves(&self, edge: usize) -> bool {
        let queue = &self.lock()[edge];
        queue.idle && queue.waiting.is_empty() && !queue.failed && !queue.closed && !queue.detached
    }

    /// Whether no more than half of what may wait does.
    pub fn is_half_empty(&self, edge: usize) -> bool {
        self.lock()[edge].bytes <= self.limit / 2
    }

    /// Hands nothing more to the edge, until it is attached again.
    pub fn detach(&self, edge: usize) {
        self.lock()[edge].detached = true;
    }

    /// Hands over to the edge again.
    pub fn attach(&self, edge: usize) {
        self.lock()[edge].detached = false;
    }

    /// Whether the edge is detached and did not give up.
    pub fn is_detached(&self, edge: usize) -> bool {
        let queue = &self.lock()[edge];
        queue.detached && !queue.failed
    }

    /// Whether every edge takes what comes: none gave up or is detached.
    pub fn is_complete(&self) -> bool {
        self.lock().iter().all(|queue| !queue.failed && !queue.detached)
    }

    /// Whether every edge gave up.
    pub fn is_deserted(&self) -> bool {
        self.lock().iter().all(|queue| queue.failed)
    }

    /// Whether the edge would take something.
    pub fn takes(&self, edge: usize) -> bool {
        let queue = &self.lock()[edge];
        !queue.failed && !queue.closed && !queue.detached
    }

    /// The edge gave up.
    pub fn fail(&self, edge: usize) {
        let mut queues = self.lock();
        let queue = &mut queues[edge];
        queue.failed = true;
        queue.waiting.clear();
        queue.bytes = 0;
        self.changed.notify_all();
    }

    /// Nothing more comes for any edge.
    pub fn close(&self) {
        for queue in self.lock().iter_mut() {
            queue.closed = true;
        }
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::RecordBatch;
    use arrow_array::UInt32Array;

    use super::*;
    use crate::components::{DeliveryMode, Rows, Tally};
    use crate::model::LedgerRange;

    fn delivery(bytes: usize) -> EdgeDelivery {
        let batch = RecordBatch::try_from_iter([("ledger_sequence", Arc::new(UInt32Array::from(vec![7])) as _)]);
        EdgeDelivery {
            range: LedgerRange::single(7),
            mode: DeliveryMode::Replace,
            hashes: Arc::new(Vec::new()),
            rows: Rows::Batch(batch.unwrap()),
            tally: Tally::default(),
            bytes,
        }
    }

    #[test]
    fn a_queue_takes_one_delivery_of_any_size_and_otherwise_what_fits() {
        let queues = Queues::new(2, 10);
        assert_eq!(queues.offer(0, &delivery(50)), Offered::Taken);
        assert_eq!(queues.offer(0, &delivery(1)), Offered::Full);
        assert!(matches!(queues.take(0, None), Taken::Delivery(taken) if taken.bytes == 50));
        assert_eq!(
            [4, 6, 1].map(|bytes| queues.offer(0, &delivery(bytes))),
            [Offered::Taken, Offered::Taken, Offered::Full]
        );
        assert!(!queues.is_half_empty(0));
        assert_eq!(queues.offer(1, &delivery(1)), Offered::Taken, "each has its own bound");
    }

    #[test]
    fn what_is_detached_or_failed_takes_nothing_and_what_is_closed_is_emptied_first() {
        let queues = Queues::new(2, 10);
        queues.detach(0);
        assert_eq!(queues.offer(0, &delivery(1)), Offered::Refused);
        assert!(queues.is_detached(0) && !queues.takes(0) && !queues.is_complete());
        queues.attach(0);
        assert_eq!(queues.offer(0, &delivery(1)), Offered::Taken);
        queues.fail(1);
        assert_eq!(queues.offer(1, &delivery(1)), Offered::Refused);
        assert!(!queues.is_complete() && !queues.is_deserted());
        queues.close();
        assert!(matches!(queues.take(0, None), Taken::Delivery(_)));
        assert!(matches!(queues.take(0, None), Taken::Closed));
        queues.fail(0);
        assert!(queues.is_deserted());
    }

    #[test]
    fn an_edge_starves_while_it_waits_for_something() {
        let queues = Queues::new(1, 10);
        assert!(!queues.starves(0), "it did not ask yet");
        assert!(matches!(queues.take(0, Some(Instant::now())), Taken::Quiet));
        assert!(!queues.starves(0), "it has something else to do");
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| queues.take(0, None));
            while !queues.starves(0) {
                queues.wait(Duration::from_millis(10));
            }
            assert_eq!(queues.offer(0, &delivery(1)), Offered::Taken);
            assert!(matches!(waiting.join().unwrap(), Taken::Delivery(_)));
        });
    }
}
