//! What is in flight: ledgers between reading and delivery, and the compressed bytes that lie fetched.
//!
//! Sizes are known only once an object is there. What is fetched is counted by the size of the ledgers before it; what turns
//! out larger is owed, and paid before anything more is fetched. So bytes pass the bound only for a moment, and nobody who
//! has something waits for room.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Most ledgers in a chunk.
const MAX_CHUNK_LEDGERS: u32 = 64;
/// Compressed bytes of a chunk; its rows may take some six times as much.
const CHUNK_BYTES: u64 = 512 << 10;
/// Compressed bytes that may lie fetched: enough for fast workers and a store that answers slowly.
const FETCHED_BYTES: u64 = 16 << 20;
/// The unit in which bytes are counted.
const KIB: u64 = 1 << 10;

/// The bounds of a group, and what is in flight within them.
pub(super) struct Window {
    ledgers: Arc<Semaphore>,
    most_ledgers: u32,
    /// KiB that may be fetched.
    fetched: Arc<Semaphore>,
    most_fetched: u32,
    /// KiB that turned out to be there beyond what was counted.
    owed: AtomicU32,
    /// Compressed bytes of a ledger, of late.
    ledger_bytes: AtomicU64,
    /// Longest chunk that leaves room for enough of them.
    longest: u32,
}

/// A chunk's part of the window: given back when it is dropped.
pub(super) struct Permit {
    _ledgers: OwnedSemaphorePermit,
    fetched: Option<OwnedSemaphorePermit>,
}

impl Permit {
    /// Its compressed bytes are gone.
    pub fn processed(&mut self) {
        self.fetched = None;
    }
}

impl Window {
    /// For so many ledgers in flight, in at least so many chunks, where ledgers have some `ledger_bytes`.
    pub fn new(ledgers: u32, chunks: usize, ledger_bytes: u64) -> Self {
        let chunks = u32::try_from(chunks).unwrap_or(u32::MAX);
        let most_ledgers = ledgers.max(1);
        let most_fetched = kib(FETCHED_BYTES);
        Self {
            ledgers: Arc::new(Semaphore::new(most_ledgers as usize)),
            most_ledgers,
            fetched: Arc::new(Semaphore::new(most_fetched as usize)),
            most_fetched,
            owed: AtomicU32::new(0),
            ledger_bytes: AtomicU64::new(ledger_bytes.max(1)),
            longest: (ledgers / chunks).clamp(1, MAX_CHUNK_LEDGERS),
        }
    }

    /// Ledgers of the next chunk: large ledgers make short chunks, so that memory does not grow with them.
    pub fn chunk_ledgers(&self) -> u32 {
        let by_bytes = u32::try_from(CHUNK_BYTES / self.ledger_bytes.load(Ordering::Relaxed)).unwrap_or(u32::MAX);
        by_bytes.clamp(1, self.longest)
    }

    /// Waits until so many ledgers may be fetched.
    pub async fn enter(&self, ledgers: u64) -> Permit {
        let expected = kib(ledgers.saturating_mul(self.ledger_bytes.load(Ordering::Relaxed)));
        let owed = self.owed.swap(0, Ordering::AcqRel);
        let fetched = expected.saturating_add(owed).clamp(1, self.most_fetched);
        let fetched = acquire(&self.fetched, fetched).await;
        let ledgers = u32::try_from(ledgers).unwrap_or(u32::MAX).clamp(1, self.most_ledgers);
        Permit { _ledgers: acquire(&self.ledgers, ledgers).await, fetched: Some(fetched) }
    }

    /// So many bytes lie fetched under a permit.
    pub fn arrived(&self, permit: &Permit, bytes: u64) {
        let counted = permit.fetched.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let more = kib(bytes).saturating_sub(u32::try_from(counted).unwrap_or(u32::MAX));
        self.owed.fetch_add(more, Ordering::AcqRel);
    }

    /// So many ledgers have so many bytes.
    pub fn learn(&self, ledgers: u64, bytes: u64) {
        if bytes == 0 || ledgers == 0 {
            return;
        }
        let (now, before) = ((bytes / ledgers).max(1), self.ledger_bytes.load(Ordering::Relaxed));
        // Growth counts at once, and is forgotten slowly.
        self.ledger_bytes.store(now.max((7 * before + now) / 8), Ordering::Relaxed);
    }
}

async fn acquire(semaphore: &Arc<Semaphore>, permits: u32) -> OwnedSemaphorePermit {
    Arc::clone(semaphore).acquire_many_owned(permits).await.expect("it is never closed")
}

/// Whole KiB of so many bytes.
fn kib(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(KIB)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    /// A permit, if it can be had now.
    fn enter(window: &Window, ledgers: u64) -> Option<Permit> {
        window.enter(ledgers).now_or_never()
    }

    #[test]
    fn chunks_are_as_long_as_their_bytes_allow() {
        let length = |ledgers, bytes| Window::new(ledgers, 6, bytes).chunk_ledgers();
        assert_eq!([length(1_000, 0), length(1_000, 100 << 10), length(1_000, 1 << 30)], [64, 5, 1]);
        assert_eq!([length(60, 1), length(3, 1), length(0, 1)], [10, 1, 1]);
    }

    #[test]
    fn ledgers_in_flight_are_bounded_until_they_are_delivered() {
        let window = Window::new(10, 2, 1);
        let mut permits = [enter(&window, 5), enter(&window, 5)].map(Option::unwrap);
        permits[0].processed();
        assert!(enter(&window, 1).is_none());
        drop(permits);
        assert!(enter(&window, 50).is_some(), "more than there may be is taken alone");
    }

    #[test]
    fn bytes_that_lie_fetched_are_bounded_until_they_are_processed() {
        let window = Window::new(1_000_000, 2, FETCHED_BYTES / 4);
        let mut permits: Vec<Permit> = (0..4).map(|_| enter(&window, 1).unwrap()).collect();
        assert!(enter(&window, 1).is_none());
        permits[0].processed();
        let fifth = enter(&window, 1).unwrap();
        // It turns out to be as large as all that may be there: nothing is fetched until nothing else is there.
        window.arrived(&fifth, FETCHED_BYTES);
        window.learn(1, FETCHED_BYTES);
        assert_eq!(window.chunk_ledgers(), 1);
        drop((permits, fifth));
        let alone = enter(&window, 1).unwrap();
        assert!(enter(&window, 1).is_none());
        drop(alone);
        for _ in 0..64 {
            window.learn(64, 64);
        }
        assert_eq!(window.chunk_ledgers(), 64, "small ledgers make long chunks again");
    }
}
