//! Following the tip: which ledgers come next, once they are at the source.
//!
//! Invariants: no ledger is left out or told twice; an object that is missing although later ones are there is waited for,
//! and then reported as failed, never passed over in silence.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures_util::{Stream, stream};

use super::chunks::Chunk;
use super::fetch::{Fetcher, Order};
use super::queues::Queues;
use super::task::Tail;
use crate::components::{ComponentError, DeliveryMode, Source};
use crate::model::LedgerRange;
use crate::wire::RunEvent;

/// How soon a stop or a change among the edges is noticed while the source is being waited for.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// How often it is looked behind a missing ledger in the time of patience.
const LOOKS_IN_PATIENCE: u32 = 6;

/// Waits for objects of a source that grows.
pub(super) struct Arrivals {
    source: Arc<dyn Source>,
    object_ledgers: u32,
    patience: Duration,
    /// A ledger that was there at that moment: what lies before it should have been there too.
    seen: Cell<Option<(u32, Instant)>>,
}

impl Arrivals {
    pub fn new(source: Arc<dyn Source>, object_ledgers: u32, patience: Duration) -> Self {
        Self { source, object_ledgers: object_ledgers.max(1), patience, seen: Cell::new(None) }
    }

    /// Whether the ledger's object is there now.
    async fn has(&self, ledger: u32) -> Result<bool, ComponentError> {
        let there = self.source.holds(ledger).await?;
        if there {
            self.saw(ledger);
        }
        Ok(there)
    }

    fn saw(&self, ledger: u32) {
        if self.seen.get().is_none_or(|(seen, _)| seen < ledger) {
            self.seen.set(Some((ledger, Instant::now())));
        }
    }

    /// For how long something behind that ledger is known to be there.
    fn overdue(&self, ledger: u32) -> Option<Duration> {
        self.seen.get().filter(|(seen, _)| *seen > ledger).map(|(_, at)| at.elapsed())
    }

    /// Waits until the ledger's object is there; `false` when it is a hole.
    pub async fn wait_for(&self, ledger: u32) -> Result<bool, ComponentError> {
        let is_hole = || self.overdue(ledger).is_some_and(|overdue| overdue >= self.patience);
        // In a hole of many objects only the first one costs patience. What goes wrong here shows below.
        if let (true, Ok(there)) = (is_hole(), self.source.holds(ledger).await) {
            return Ok(there);
        }
        let mut arrival = self.source.wait_for(ledger);
        let look_every = (self.patience / LOOKS_IN_PATIENCE).max(Duration::from_millis(1));
        let mut listed = Instant::now();
        loop {
            tokio::select! {
                biased;
                arrived = &mut arrival => return arrived.map(|()| true),
                () = tokio::time::sleep(look_every) => {}
            }
            if is_hole() {
                return Ok(false);
            }
            if self.overdue(ledger).is_some() {
                continue;
            }
            // A failure of these looks is no news: the ledger itself is still waited for, and says what is wrong.
            let next = LedgerRange::cell(ledger, self.object_ledgers).hi();
            if !self.has(next).await.unwrap_or(false) && listed.elapsed() >= self.patience {
                listed = Instant::now();
                if let Some(tip) = self.source.probe(None).await.ok().and_then(|facts| facts.tip) {
                    self.saw(tip.ledger);
                }
            }
        }
    }
}

/// Makes chunks of a tail as its ledgers appear.
pub(super) struct Follower<'a> {
    pub tail: Tail,
    /// Addresses of the tail's edges.
    pub names: Vec<String>,
    /// Cells that chunks must not cross.
    pub grids: Vec<u32>,
    /// Cells that are delivered as a whole.
    pub cell: Option<u32>,
    pub object_ledgers: u32,
    /// Objects of the longest chunk.
    pub longest: u32,
    pub queues: Arc<Queues>,
    pub fetcher: &'a Fetcher<'a>,
    pub arrivals: &'a Arrivals,
    pub emit: &'a (dyn Fn(RunEvent) + Sync),
    pub rejoin_after: Duration,
    /// Set when the tail ends for the sake of edges that fell behind.
    pub rejoin: &'a AtomicBool,
    /// Set when every tail ends.
    pub tails_end: &'a AtomicBool,
    pub place: Place,
}

/// Where a follower is.
pub(super) struct Place {
    /// The next ledger.
    next: Cell<u32>,
    /// Objects of the last chunk.
    grown: Cell<u32>,
    /// Whether it was told that the tip is reached.
    told: Cell<bool>,
    /// Whether the source failed for good.
    over: Cell<bool>,
    /// Since when an edge is missing.
    apart: Cell<Option<Instant>>,
}

impl Place {
    pub fn at(ledger: u32) -> Self {
        Self {
            next: Cell::new(ledger),
            grown: Cell::new(1),
            told: Cell::new(false),
            over: Cell::new(false),
            apart: Cell::new(None),
        }
    }
}

impl<'a> Follower<'a> {
    /// What is to be fetched, as it appears.
    pub fn orders(self) -> impl Stream<Item = Order> {
        stream::unfold(self, async |follower: Follower<'a>| {
            if follower.is_interrupted() {
                return None;
            }
            let order = tokio::select! {
                order = follower.order() => order,
                () = follower.until_interrupted() => None,
            };
            order.map(|order| (order, follower))
        })
    }

    async fn order(&self) -> Option<Order> {
        let next = self.place.next.get();
        if self.place.over.get() || next == u32::MAX || self.tail.until.is_some_and(|until| next > until) {
            return None;
        }
        let there = match self.arrivals.has(next).await {
            Ok(true) => Ok(true),
            // An error shows again while waiting, where it is judged.
            Ok(false) | Err(_) => {
                if !self.place.told.replace(true) {
                    (self.emit)(RunEvent::Following { ledger: next, edges: self.names.clone() });
                }
                self.arrivals.wait_for(next).await
            }
        };
        let range = if there == Ok(true) { self.longest_there(next).await } else { self.objects(next, 1) };
        let admitted = self.fetcher.meter.admit(range)?;
        self.place.next.set(admitted.hi());
        let edges = self.tail.edges.iter().filter(|edge| self.queues.takes(**edge));
        // A target may hold rows that a run before this left there.
        let edges = edges.map(|edge| (*edge, DeliveryMode::Replace)).collect();
        let chunk = Chunk { range: admitted, edges, stretch: self.stretch(admitted) };
        Some(match there {
            // A hole is fetched too: the source says in its own words what is missing.
            Ok(_) => Order::Fetch(chunk),
            Err(error) => {
                self.place.over.set(true);
                Order::Fail(chunk, error)
            }
        })
    }

    /// The cell that a chunk is part of, as far as the tail goes.
    fn stretch(&self, chunk: LedgerRange) -> LedgerRange {
        let cell = self.cell.map_or(chunk, |size| LedgerRange::cell(chunk.first(), size));
        let end = self.tail.until.map_or(u32::MAX, |until| until.saturating_add(1));
        LedgerRange::new(cell.lo().max(self.tail.from), cell.hi().min(end)).unwrap_or(chunk)
    }

    /// Chunks grow while whole ones are there: 1, 2, 4 ... objects.
    async fn longest_there(&self, next: u32) -> LedgerRange {
        let objects = self.place.grown.get().saturating_mul(2).min(self.longest);
        let range = self.objects(next, objects);
        let several = range.hi() > self.objects(next, 1).hi();
        let grown = several && self.arrivals.has(range.last()).await.unwrap_or(false);
        self.place.grown.set(if grown { objects } else { 1 });
        if grown { range } else { self.objects(next, 1) }
    }

    /// So many objects from a ledger on, within the tail and one cell.
    fn objects(&self, next: u32, objects: u32) -> LedgerRange {
        let object = self.object_ledgers.max(1);
        let end = LedgerRange::cell(next, object).lo().saturating_add(objects.saturating_mul(object));
        let cells = self.grids.iter().chain(&self.cell).map(|grid| LedgerRange::cell(next, *grid).hi());
        let last = self.tail.until.map(|until| until.saturating_add(1));
        let end = cells.chain(last).fold(end, u32::min);
        LedgerRange::new(next, end).unwrap_or_else(|| LedgerRange::single(next))
    }

    /// Whether the tail ends here.
    fn is_interrupted(&self) -> bool {
        if self.fetcher.ended() || self.tails_end.load(Ordering::Acquire) {
            return true;
        }
        let mut taking = self.tail.edges.iter().filter(|edge| self.queues.takes(**edge));
        let nobody = taking.next().is_none();
        if !self.queues.is_complete() {
            let since = self.place.apart.get().unwrap_or_else(Instant::now);
            self.place.apart.set(Some(since));
            if nobody || since.elapsed() >= self.rejoin_after {
                self.rejoin.store(true, Ordering::Release);
                return true;
            }
        }
        nobody
    }

    async fn until_interrupted(&self) {
        while !self.is_interrupted() {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}
