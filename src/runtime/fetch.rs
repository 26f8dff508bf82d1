//! The I/O thread: one current-thread runtime that gets the objects of chunks, in order, as far as the window allows.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use futures_util::{Stream, StreamExt};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::budget::{BudgetKind, Meter};
use super::chunks::Chunk;
use super::follow::Arrivals;
use super::worker::FetchedChunk;
use crate::components::{ComponentError, ErrorClass, FetchedObject, Source};
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
    pub semaphore: Arc<Semaphore>,
    pub ending: Ending,
    pub meter: Arc<Meter<'a>>,
    /// Set when objects may still come: one that is missing is waited for.
    pub arrivals: Option<Arrivals>,
}

impl Fetcher<'_> {
    pub async fn run(&self, orders: impl Stream<Item = Order>, out: &Sender<(FetchedChunk, OwnedSemaphorePermit)>) {
        let fetches = orders.enumerate().map(|(index, order)| self.fetch(index, order)).buffered(CONCURRENT_FETCHES);
        let mut fetches = pin!(fetches);
        while let Some(fetched) = fetches.next().await {
            // No answer: the reading ends. No receiver: every worker is gone.
            let Some(fetched) = fetched else { break };
            if out.send(fetched).is_err() {
                break;
            }
        }
    }

    async fn fetch(&self, index: usize, order: Order) -> Option<(FetchedChunk, OwnedSemaphorePermit)> {
        let permit = tokio::select! {
            permit = Arc::clone(&self.semaphore).acquire_owned() => permit.ok()?,
            () = self.until_ended() => return None,
        };
        if self.ended() {
            return None;
        }
        let started = Instant::now();
        let (chunk, objects) = match order {
            Order::Fetch(chunk) => {
                // A source may wait long before it tries again; nobody waits for that once the reading ends.
                let objects = tokio::select! {
                    objects = self.objects(&chunk) => objects,
                    () = self.until_ended() => return None,
                };
                (chunk, objects)
            }
            Order::Fail(chunk, error) => {
                let key = self.source.identity().url.into();
                let objects = vec![FetchedObject { ledgers: chunk.range, key, bytes: Err(error) }];
                (chunk, objects)
            }
        };
        let read = objects.iter().filter_map(|object| object.bytes.as_ref().ok());
        let (count, bytes) = read.fold((0, 0), |(count, bytes), object| (count + 1, bytes + object.len() as u64));
        self.meter.read(chunk.range, count, bytes);
        sys::fail_point("after_fetch");
        let mut streams = vec![self.all_streams; self.stream_count];
        for (edge, _) in chunk.edges.iter() {
            streams[self.streams_of_edges[*edge]] = true;
        }
        let fetch_us = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
        Some((FetchedChunk { index, chunk, objects, streams, fetch_us }, permit))
    }

    async fn objects(&self, chunk: &Chunk) -> Vec<FetchedObject> {
        let mut objects = self.source.fetch(chunk.range).await;
        if let Some(arrivals) = &self.arrivals {
            for object in &mut objects {
                self.insist(object, arrivals).await;
            }
        }
        objects
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
