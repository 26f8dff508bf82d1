//! The I/O thread: one current-thread runtime that gets the objects of chunks, in order, as far as the window allows. Objects
//! that are at hand it leaves to the workers.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use futures_util::{Stream, StreamExt};
use tokio::sync::OnceCell;

use super::budget::{BudgetKind, Meter};
use super::chunks::Chunk;
use super::follow::Arrivals;
use super::window::{Permit, Window};
use super::worker::{FetchedChunk, Objects};
use crate::components::{ComponentError, ErrorClass, FetchedObject, ObjectsAtHand, Source};
use crate::diag::Code;
use crate::net::Backoff;
use crate::storage::is_whole;
use crate::sys::{self, StopSignal};

/// How long an object at the tip may take until it is whole; after that it is a damaged one.
const UNFINISHED_PATIENCE: Duration = Duration::from_secs(5);
/// How soon it is read again.
const UNFINISHED_AGAIN: Duration = Duration::from_millis(50);
/// Chunks whose objects are fetched at a time.
const CONCURRENT_FETCHES: usize = 4;
/// How soon a stop is noticed while a source is being waited for.
const STOP_EVERY: Duration = Duration::from_millis(100);

/// What ends the reading of a group before its work is done.
#[derive(Clone)]
pub(super) struct Ending {
    /// Somebody asked to stop.
    pub stop: StopSignal,
    /// Nothing can be recorded any more.
    pub halted: Arc<AtomicBool>,
    /// Every edge of the group gave up.
    pub deserted: Arc<AtomicBool>,
}

impl Ending {
    pub fn is_reached(&self) -> bool {
        self.is_ordered() || self.deserted.load(Ordering::Acquire)
    }

    /// Whether nothing more is to be done at all.
    pub fn is_ordered(&self) -> bool {
        self.stop.is_set() || self.halted.load(Ordering::Acquire)
    }
}

/// What the I/O thread is to get.
pub(super) enum Order {
    /// The objects of a chunk.
    Fetch(Chunk),
    /// Nothing: the source said why not.
    Fail(Chunk, ComponentError),
}

/// The I/O thread: fetches chunks in order, as long as the window allows.
pub(super) struct Fetcher<'a> {
    pub source: Arc<dyn Source>,
    pub streams_of_edges: Vec<usize>,
    pub stream_count: usize,
    /// Whether all streams are computed, also of ledgers that no edge wants.
    pub all_streams: bool,
    pub window: Arc<Window>,
    pub ending: Ending,
    pub meter: Arc<Meter<'a>>,
    /// Set when objects may still come: one that is missing is waited for.
    pub arrivals: Option<Arrivals>,
    /// The source's objects, if they are at hand.
    pub at_hand: OnceCell<Option<Arc<dyn ObjectsAtHand>>>,
}

impl Fetcher<'_> {
    pub async fn run(&self, orders: impl Stream<Item = Order>, out: &Sender<(FetchedChunk, Permit)>) {
        // Room is taken in order: what comes later must not have what comes first waits for.
        let entered = orders.enumerate().then(|(index, order)| async move { (index, self.enter(&order).await, order) });
        let fetches = entered.map(|(index, permit, order)| self.fetch(index, permit, order));
        let fetches = fetches.buffered(CONCURRENT_FETCHES);
        let mut fetches = pin!(fetches);
        while let Some(fetched) = fetches.next().await {
            // No answer: the reading ends. No receiver: every worker is gone.
            let Some(fetched) = fetched else { break };
            if out.send(fetched).is_err() {
                break;
            }
        }
    }

    /// Waits for room; `None` when the reading ends.
    async fn enter(&self, order: &Order) -> Option<Permit> {
        let (Order::Fetch(chunk) | Order::Fail(chunk, _)) = order;
        tokio::select! {
            permit = self.window.enter(chunk.range.count()) => Some(permit).filter(|_| !self.ended()),
            () = self.until_ended() => None,
        }
    }

    async fn fetch(&self, index: usize, permit: Option<Permit>, order: Order) -> Option<(FetchedChunk, Permit)> {
        let permit = permit?;
        let started = Instant::now();
        let (chunk, objects) = match order {
            Order::Fetch(chunk) => {
                // A source may wait long before it tries again; nobody waits for that once the reading ends.
                let objects = tokio::select! {
                    objects = self.objects(&chunk, &permit) => objects,
                    () = self.until_ended() => return None,
                };
                (chunk, objects)
            }
            Order::Fail(chunk, error) => {
                let key = self.source.identity().url.into();
                let objects = vec![FetchedObject { ledgers: chunk.range, key, bytes: Err(error) }];
                (chunk, Objects::Fetched(objects))
            }
        };
        let mut streams = vec![self.all_streams; self.stream_count];
        for (edge, _) in chunk.edges.iter() {
            streams[self.streams_of_edges[*edge]] = true;
        }
        let fetch_us = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
        Some((FetchedChunk { index, chunk, objects, streams, fetch_us }, permit))
    }

    async fn objects(&self, chunk: &Chunk, permit: &Permit) -> Objects {
        // At the tip objects may still be on their way, which the I/O thread waits for.
        if self.arrivals.is_none()
            && let Some(at_hand) = self.at_hand.get_or_init(|| self.source.at_hand()).await
        {
            return Objects::AtHand(Arc::clone(at_hand));
        }
        let mut objects = self.source.fetch(chunk.range).await;
        if let Some(arrivals) = &self.arrivals {
            for object in &mut objects {
                self.insist(object, arrivals).await;
            }
        }
        let bytes = objects.iter().filter_map(|object| object.bytes.as_ref().ok()).map(|bytes| bytes.len() as u64);
        self.window.arrived(permit, bytes.sum());
        sys::fail_point("after_fetch");
        Objects::Fetched(objects)
    }

    /// At the tip what may still come is waited for, and what may go away by itself is tried for ever: nobody reads the
    /// ledger again soon.
    async fn insist(&self, object: &mut FetchedObject, arrivals: &Arrivals) {
        let (mut waited, mut tried, started) = (false, 0, Instant::now());
        loop {
            let error = match &object.bytes {
                // Whoever writes a lake without renaming shows objects before they are whole.
                Ok(bytes) if is_whole(bytes) || started.elapsed() >= UNFINISHED_PATIENCE => return,
                Ok(_) => {
                    tokio::time::sleep(UNFINISHED_AGAIN).await;
                    match self.source.fetch(object.ledgers).await.pop() {
                        Some(again) if again.ledgers == object.ledgers => *object = again,
                        _ => return,
                    }
                    continue;
                }
                Err(error) => error,
            };
            if error.code == Code::E405 && !waited {
                waited = true;
                // The chunk was made when its last object was there; the others may come after it.
                if !arrivals.wait_for(object.ledgers.first()).await.is_ok_and(|there| there) {
                    return;
                }
            } else if error.class == ErrorClass::Transient {
                tokio::time::sleep(Backoff::default().wait(tried, error.retry_after)).await;
                tried += 1;
            } else {
                return;
            }
            match self.source.fetch(object.ledgers).await.pop() {
                Some(again) if again.ledgers == object.ledgers => *object = again,
                _ => return,
            }
        }
    }

    /// Whether the reading ends.
    pub fn ended(&self) -> bool {
        if self.meter.time_is_up() {
            self.meter.reach(BudgetKind::Time);
            return true;
        }
        self.ending.is_reached()
    }

    /// Waits until the reading ends.
    pub async fn until_ended(&self) {
        while !self.ended() {
            tokio::time::sleep(STOP_EVERY).await;
        }
    }
}
