//! What a lake holds, found out with few requests.
//!
//! A store that can be listed is asked for its partitions, for the first page of the newest one (names sort the newest first,
//! so the tip stands there), and for a few pages at the ends of what is wanted. One that cannot be listed is asked for single
//! objects: from one that is there upwards in growing steps, then by halving.
//!
//! Invariants: a lake is never listed as a whole; what no page covered is `assumed`, never `listed`; a search takes at most
//! some sixty requests.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::lake::{Lake, Opened, store_error};
use super::layout::{parse_key, parse_name};
use crate::components::{ComponentError, ErrorClass, SourceFacts, Tip};
use crate::diag::Code;
use crate::model::{LedgerRange, Network, RangeSet};
use crate::storage::{ObjectInfo, StoreError, StoreErrorKind};
use crate::sys;

/// How long what is known of a remote lake's ends holds: planning asks twice within a moment.
const KNOWN_FOR: Duration = Duration::from_secs(10);
/// Pages that are read at one end of what is wanted.
const PAGES_AT_AN_END: u8 = 3;
/// Objects of a page, where a store does not say otherwise by giving more or fewer.
const PAGE_OBJECTS: u32 = 1_000;
/// No listing of a partition goes on for longer, whatever the store does with what it is asked.
const MOST_PAGES: usize = 100;
/// By how much the steps of a search grow.
const STEP_FACTOR: u32 = 8;
/// How often a search for any object at all steps back from where the tip should be by now.
const MOST_STEPS_BACK: u32 = 16;
/// A ledger of mainnet with its close time in Unix seconds, and how long ledgers take since.
const MAINNET_THEN: (u32, i64) = (64_289_467, 1_788_635_204);
/// Seconds between ledgers of mainnet, times ten.
const MAINNET_TENTHS: i64 = 57;

/// What was found out about the ends of a lake.
#[derive(Clone)]
pub(super) struct Known {
    at: Instant,
    ends: Ends,
    tip: Option<Tip>,
}

#[derive(Clone)]
enum Ends {
    /// By listing: the partitions, ascending, and the newest objects.
    Listed { partitions: Vec<LedgerRange>, newest: Option<Seen> },
    /// By trying: sizes of what was found.
    Tried { sizes: Vec<(u32, u64)> },
}

/// A stretch of a partition that was listed: what is not among the objects is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    covered: LedgerRange,
    /// Ascending.
    pub objects: Vec<SeenObject>,
}

/// An object that was listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SeenObject {
    pub ledgers: LedgerRange,
    pub bytes: u64,
    /// What its name ends in.
    pub ending: &'static str,
}

impl Lake {
    /// What is there around the wanted ledgers.
    pub(super) async fn facts(&self, wanted: Option<RangeSet>) -> Result<SourceFacts, ComponentError> {
        let opened = self.opened().await?;
        let known = self.known(opened).await?;
        let mut facts = SourceFacts {
            ledgers_per_object: opened.layout.ledgers_per_batch,
            listing_refused: self.listing_refused.load(Ordering::Relaxed),
            tip: known.tip.clone(),
            ..SourceFacts::default()
        };
        let Some(tip) = known.tip.as_ref().map(|tip| tip.ledger) else { return Ok(facts) };
        match known.ends {
            Ends::Listed { partitions, newest } => {
                self.listed(opened, &partitions, newest, tip, wanted.as_ref(), &mut facts).await?;
            }
            Ends::Tried { sizes } => {
                facts.sizes = sizes;
                self.tried(opened, tip, wanted.as_ref(), &mut facts).await?;
            }
        }
        facts.sizes.sort_unstable();
        facts.sizes.dedup();
        Ok(facts)
    }

    /// The ends of the lake. A remote one is not asked again within a moment.
    async fn known(&self, opened: &Opened) -> Result<Known, ComponentError> {
        let mut kept = self.known.lock().await;
        let fresh = kept.as_ref().filter(|known| !opened.store.is_local() && known.at.elapsed() < KNOWN_FOR);
        if let Some(known) = fresh {
            return Ok(known.clone());
        }
        let (ends, tip) = self.ends(opened).await?;
        let tip = match tip {
            Some(ledger) => Some(self.tip(opened, ledger).await?),
            None => None,
        };
        let known = Known { at: Instant::now(), ends, tip };
        *kept = Some(known.clone());
        Ok(known)
    }

    async fn tip(&self, opened: &Opened, ledger: u32) -> Result<Tip, ComponentError> {
        let header = match self.header_of(opened, ledger).await {
            Ok(Some(header)) => Ok(header),
            Ok(None) => {
                let message = format!("the object of ledger {ledger} was listed and is gone");
                Err(ComponentError::transient(Code::E405, message))
            }
            // A damaged object is one ledger's trouble, not the lake's.
            Err(error) if error.class == ErrorClass::BadData => Err(error),
            Err(error) => return Err(error),
        };
        Ok(Tip { ledger, header })
    }

    async fn ends(&self, opened: &Opened) -> Result<(Ends, Option<u32>), ComponentError> {
        if opened.store.can_list() {
            match self.listed_ends(opened).await {
                Ok(found) => return Ok(found),
                // Who may not list may still be allowed to get.
                Err(error) if error.kind == StoreErrorKind::Denied && !opened.store.is_local() => {
                    self.listing_refused.store(true, Ordering::Relaxed);
                    let found = self.tried_ends(opened).await?;
                    return if found.1.is_some() { Ok(found) } else { Err(store_error(error)) };
                }
                Err(error) => return Err(store_error(error)),
            }
        }
        self.tried_ends(opened).await
    }

    async fn listed_ends(&self, opened: &Opened) -> Result<(Ends, Option<u32>), StoreError> {
        let partitions = self.partitions(opened).await?;
        for partition in partitions.iter().rev() {
            let pages = if opened.store.is_local() { MOST_PAGES } else { 1 };
            let seen = self.seen(opened, *partition, *partition, pages).await?;
            if let Some(last) = seen.objects.last() {
                let tip = last.ledgers.last();
                return Ok((Ends::Listed { partitions, newest: Some(seen) }, Some(tip)));
            }
        }
        Ok((Ends::Listed { partitions, newest: None }, None))
    }

    /// Partitions that exist, ascending; a lake without partitions has one that holds everything.
    pub(super) async fn partitions(&self, opened: &Opened) -> Result<Vec<LedgerRange>, StoreError> {
        if opened.layout.batches_per_partition == 1 {
            return Ok(LedgerRange::new(0, u32::MAX).into_iter().collect());
        }
        let mut found: Vec<LedgerRange> = Vec::new();
        let mut token = None;
        for _ in 0..MOST_PAGES {
            let page = self.retried(|| opened.store.page("", None, token.clone())).await?;
            let names = page.folders.iter().filter_map(|folder| parse_name(folder.trim_end_matches('/')));
            found.extend(names.filter(|range| opened.layout.partition_range(range.first()) == *range));
            token = page.next;
            if token.is_none() {
                break;
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Lists a stretch of a partition from its newest object down, over at most so many pages that hold some of it.
    pub(super) async fn seen(
        &self,
        opened: &Opened,
        partition: LedgerRange,
        stretch: LedgerRange,
        pages: usize,
    ) -> Result<Seen, StoreError> {
        let layout = opened.layout;
        let folder = layout.partition_name(partition.first()).unwrap_or_default();
        let newest = layout.object_range(stretch.last());
        // Names begin with a number that falls as ledgers rise: what comes after this is the newest object wanted and those
        // before it.
        let number = format!("{:08X}", u32::MAX - newest.first());
        let start = if folder.is_empty() { number } else { format!("{folder}/{number}") };
        let after = (newest.hi() < partition.hi() && !opened.store.is_local()).then_some(start);
        let mut objects: Vec<SeenObject> = Vec::new();
        let mut token = None;
        let mut useful = 0;
        for _ in 0..pages.max(MOST_PAGES) {
            let page = self.retried(|| opened.store.page(&folder, after.as_deref(), token.clone())).await?;
            let read = page.objects.iter().filter_map(|ObjectInfo { key, size }| {
                let (ledgers, ending) = parse_key(key)?;
                Some(SeenObject { ledgers, bytes: *size, ending })
            });
            let before = objects.len();
            objects.extend(read.filter(|object| layout.object_range(object.ledgers.first()) == object.ledgers));
            useful += usize::from(objects.len() > before);
            token = page.next;
            let reached = objects[before..].iter().any(|object| object.ledgers.first() <= stretch.first());
            if token.is_none() || reached || useful >= pages {
                break;
            }
        }
        objects.sort_unstable();
        objects.dedup_by_key(|object| object.ledgers);
        // Where the pages ended, nothing is known of what lies below.
        let lowest = match token {
            Some(_) => objects.first().map_or(stretch.last(), |object| object.ledgers.first()),
            None => partition.first(),
        };
        let highest = if after.is_some() { newest.hi() } else { partition.hi() };
        let covered = LedgerRange::new(lowest, highest).unwrap_or(stretch);
        Ok(Seen { covered, objects })
    }

    /// Facts about the wanted ledgers by listing.
    async fn listed(
        &self,
        opened: &Opened,
        partitions: &[LedgerRange],
        newest: Option<Seen>,
        tip: u32,
        wanted: Option<&RangeSet>,
        facts: &mut SourceFacts,
    ) -> Result<(), ComponentError> {
        let mut seen: Vec<Seen> = newest.into_iter().collect();
        for range in wanted.into_iter().flat_map(RangeSet::ranges) {
            let inside: Vec<LedgerRange> =
                partitions.iter().copied().filter(|partition| partition.intersect(*range).is_some()).collect();
            for partition in &inside {
                // What comes after the tip is not there yet.
                facts.assumed.extend(LedgerRange::new(partition.lo(), partition.hi().min(tip.saturating_add(1))));
            }
            let (Some(first), Some(last)) = (inside.first(), inside.last()) else { continue };
            let mut ends: Vec<(LedgerRange, LedgerRange)> = Vec::new();
            let there = LedgerRange::new(range.lo(), range.hi().min(tip.saturating_add(1)));
            let part = |partition: &LedgerRange| there.and_then(|range| range.intersect(*partition));
            let most = PAGE_OBJECTS
                .saturating_mul(opened.layout.ledgers_per_batch)
                .saturating_mul(u32::from(PAGES_AT_AN_END) - 1);
            if let Some(piece) = part(last) {
                ends.push((*last, piece));
            }
            if let Some(piece) = part(first) {
                // From the start up as far as the pages reach.
                let high = piece.first().saturating_add(most - 1).min(piece.last());
                ends.extend(LedgerRange::inclusive(piece.first(), high).map(|piece| (*first, piece)));
            }
            for (partition, piece) in ends {
                let covered: RangeSet = seen.iter().map(|seen| seen.covered).collect();
                let left = RangeSet::from(piece).subtract(&covered);
                if let Some(left) = left.hull() {
                    let pages = if opened.store.is_local() { MOST_PAGES } else { PAGES_AT_AN_END.into() };
                    seen.push(self.seen(opened, partition, left, pages).await.map_err(store_error)?);
                }
            }
        }
        // What was listed is known; an assumption about the same ledgers says nothing more.
        let covered: RangeSet = seen.iter().map(|seen| seen.covered).collect();
        facts.assumed = facts.assumed.subtract(&covered);
        for seen in &seen {
            // An object may be named from ledger 0 on; the first ledger that lakes hold is 2.
            let ledgers = seen.objects.iter().map(|object| object.ledgers);
            facts.listed.extend(ledgers.filter_map(|range| LedgerRange::new(range.lo().max(2), range.hi())));
            facts.sizes.extend(seen.objects.iter().map(|object| (object.ledgers.first(), object.bytes)));
        }
        Ok(())
    }

    /// Size of the object that holds a ledger, as searches ask for it.
    async fn try_ledger(&self, opened: &Opened, ledger: u32, sizes: &mut Vec<(u32, u64)>) -> Result<bool, StoreError> {
        let ending = self.ending.load(Ordering::Relaxed);
        let size = self.retried(|| self.size_under(opened, ledger, ending)).await?;
        sizes.extend(size.filter(|size| *size > 0).map(|size| (opened.layout.object_range(ledger).first(), size)));
        Ok(size.is_some())
    }

    /// The newest ledger by trying: from an object that is there upwards in growing steps, then by halving.
    async fn tried_ends(&self, opened: &Opened) -> Result<(Ends, Option<u32>), ComponentError> {
        let mut sizes = Vec::new();
        let found = self.tried_tip(opened, &mut sizes).await.map_err(store_error)?;
        Ok((Ends::Tried { sizes }, found))
    }

    async fn tried_tip(&self, opened: &Opened, sizes: &mut Vec<(u32, u64)>) -> Result<Option<u32>, StoreError> {
        let Some(mut there) = self.any(opened, sizes).await? else { return Ok(None) };
        let size = opened.layout.ledgers_per_batch;
        let mut step = size;
        let mut absent = loop {
            let Some(next) = there.checked_add(step).filter(|next| *next < u32::MAX - size) else {
                break u32::MAX - size;
            };
            if !self.try_ledger(opened, next, sizes).await? {
                break next;
            }
            there = next;
            step = step.saturating_mul(STEP_FACTOR);
        };
        while absent - there > size {
            let middle = there + (absent - there) / size / 2 * size;
            if self.try_ledger(opened, middle, sizes).await? {
                there = middle;
            } else {
                absent = middle;
            }
        }
        Ok(Some(opened.layout.object_range(there).last()))
    }

    /// First ledger of any object that is there: near a ledger that the configuration names, else where mainnet should be by
    /// now, else at the very beginning. Under the ending that the first one found has.
    async fn any(&self, opened: &Opened, sizes: &mut Vec<(u32, u64)>) -> Result<Option<u32>, StoreError> {
        let mut candidates: Vec<u32> = self.settings.near.clone();
        candidates.push(2);
        if opened.network.as_ref().is_some_and(Network::is_mainnet) {
            let now = mainnet_now();
            candidates.extend((0..MOST_STEPS_BACK).map(|step| now.saturating_sub(500 << step)));
        }
        for ending in 0..super::layout::EXTENSIONS.len() {
            self.ending.store(ending, Ordering::Relaxed);
            for candidate in &candidates {
                let object = opened.layout.object_range((*candidate).max(2)).first();
                if self.try_ledger(opened, object, sizes).await? {
                    return Ok(Some(object));
                }
            }
        }
        self.ending.store(0, Ordering::Relaxed);
        Ok(None)
    }

    /// Facts about the wanted ledgers by trying: what lies between two objects that are there is assumed.
    async fn tried(
        &self,
        opened: &Opened,
        tip: u32,
        wanted: Option<&RangeSet>,
        facts: &mut SourceFacts,
    ) -> Result<(), ComponentError> {
        let size = opened.layout.ledgers_per_batch;
        for range in wanted.into_iter().flat_map(RangeSet::ranges) {
            let first = range.first().max(2);
            if first > tip {
                continue;
            }
            let mut sizes = Vec::new();
            let start = opened.layout.object_range(first).first();
            let mut there = start;
            if !self.try_ledger(opened, start, &mut sizes).await.map_err(store_error)? {
                // The lake begins later; where, is found by halving.
                let mut absent = start;
                there = opened.layout.object_range(tip).first();
                while there - absent > size {
                    let middle = absent + (there - absent) / size / 2 * size;
                    if self.try_ledger(opened, middle, &mut sizes).await.map_err(store_error)? {
                        there = middle;
                    } else {
                        absent = middle;
                    }
                }
            }
            facts.assumed.extend(LedgerRange::inclusive(there.max(2), tip));
            facts.sizes.extend(sizes);
        }
        Ok(())
    }
}

/// The ledger that mainnet should be at by now.
pub(super) fn mainnet_now() -> u32 {
    let (ledger, closed_at) = MAINNET_THEN;
    let passed = (sys::now_ms() / 1000 - closed_at) * 10 / MAINNET_TENTHS;
    u32::try_from(i64::from(ledger) + passed).unwrap_or(ledger)
}
