//! The I/O thread: one current-thread runtime that gets the objects of chunks, in order, as far as the window allows.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use futures_util::{StreamExt, stream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::chunks::Chunk;
use super::worker::FetchedChunk;
use crate::components::Source;
use crate::sys::{self, StopSignal};

/// Chunks whose objects are fetched at a time.
const CONCURRENT_FETCHES: usize = 4;
/// How soon a stop is noticed while a source is being waited for.
const STOP_EVERY: Duration = Duration::from_millis(100);

/// The I/O thread: fetches chunks in order, as long as the window allows.
pub(super) struct Fetcher {
    pub source: Arc<dyn Source>,
    pub streams_of_edges: Vec<usize>,
    pub stream_count: usize,
    pub semaphore: Arc<Semaphore>,
    pub stop: StopSignal,
    pub abort: Arc<AtomicBool>,
}

impl Fetcher {
    pub fn run(
        self,
        chunks: Box<dyn Iterator<Item = Chunk> + Send>,
        out: &Sender<(FetchedChunk, OwnedSemaphorePermit)>,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let Ok(runtime) = runtime else { return };
        let this = &self;
        runtime.block_on(async {
            let mut fetches = stream::iter(chunks.enumerate())
                .map(|(index, chunk)| this.fetch(index, chunk))
                .buffered(CONCURRENT_FETCHES);
            while let Some(fetched) = fetches.next().await {
                // No answer: somebody asked to stop. No receiver: every worker is gone.
                let Some(fetched) = fetched else { break };
                if out.send(fetched).is_err() {
                    break;
                }
            }
        });
    }

    async fn fetch(&self, index: usize, chunk: Chunk) -> Option<(FetchedChunk, OwnedSemaphorePermit)> {
        let permit = Arc::clone(&self.semaphore).acquire_owned().await.ok()?;
        if self.stopped() {
            return None;
        }
        let started = Instant::now();
        // A source may wait long before it tries again; nobody waits for that once the run is to stop.
        let objects = tokio::select! {
            objects = self.source.fetch(chunk.range) => objects,
            () = self.until_stopped() => return None,
        };
        sys::fail_point("after_fetch");
        let mut streams = vec![false; self.stream_count];
        for (edge, _) in chunk.edges.iter() {
            streams[self.streams_of_edges[*edge]] = true;
        }
        let fetch_us = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
        Some((FetchedChunk { index, chunk, objects, streams, fetch_us }, permit))
    }

    fn stopped(&self) -> bool {
        self.stop.is_set() || self.abort.load(Ordering::Acquire)
    }

    async fn until_stopped(&self) {
        while !self.stopped() {
            tokio::time::sleep(STOP_EVERY).await;
        }
    }
}
