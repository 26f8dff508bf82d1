//! What a run may take: ledgers, bytes, time, money. Asked before every chunk; what is reached ends the reading, and all
//! that was read is still delivered and recorded.
//!
//! Invariants: distinct ledgers never exceed their limit; what is on its way counts as read, by its expected size. The
//! counters are shared by clones, so that several runs of one apply have one budget.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use super::run::SourceReads;
use crate::model::{LedgerRange, RangeSet};

/// What a run may take; by default all it wants.
#[derive(Clone, Default)]
pub struct Budget<'a> {
    /// Distinct ledgers.
    pub max_ledgers: Option<u64>,
    /// Compressed bytes.
    pub max_bytes: Option<u64>,
    /// When reading ends.
    pub deadline: Option<Instant>,
    /// Whether so much costs too much.
    pub over_cost: Option<&'a (dyn Fn(&Spent) -> bool + Sync)>,
    /// What was taken so far.
    pub counters: Counters,
}

/// What a budget was asked for so far. Clones count together.
#[derive(Clone, Default)]
pub struct Counters(Arc<Mutex<Counted>>);

/// What was spent, and would be with the next chunk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spent {
    /// By source.
    pub by_source: Vec<SourceReads>,
}

/// Which part of a budget was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BudgetKind {
    /// `max_ledgers`.
    Ledgers,
    /// `max_bytes`.
    Bytes,
    /// `deadline`.
    Time,
    /// `over_cost`.
    Cost,
}

impl fmt::Display for BudgetKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ledgers => "ledgers",
            Self::Bytes => "bytes",
            Self::Time => "time",
            Self::Cost => "cost",
        })
    }
}

#[derive(Default)]
struct Counted {
    by_source: BTreeMap<String, Taken>,
}

/// What was taken from one source.
#[derive(Default)]
struct Taken {
    ledgers: RangeSet,
    objects: u64,
    bytes: u64,
    worker_time: Duration,
}

/// The budget at one source, while it is read.
pub(super) struct Meter<'a> {
    budget: Budget<'a>,
    url: String,
    threads: u32,
    ledger_bytes: u64,
    object_ledgers: u32,
    /// When the reading began.
    began: Mutex<Option<Instant>>,
    reached: OnceLock<BudgetKind>,
}

impl<'a> Meter<'a> {
    pub fn new(budget: Budget<'a>, url: String, threads: usize, ledger_bytes: u64, object_ledgers: u32) -> Self {
        Self {
            budget,
            url,
            threads: u32::try_from(threads).unwrap_or(u32::MAX),
            ledger_bytes,
            object_ledgers: object_ledgers.max(1),
            began: Mutex::new(None),
            reached: OnceLock::new(),
        }
    }

    /// What of a chunk may be read: all of it, its first ledgers, or nothing. It counts as read from now on.
    pub fn admit(&self, range: LedgerRange) -> Option<LedgerRange> {
        let mut counted = self.counted();
        match self.judge(&counted, range) {
            Ok(admitted) => {
                self.take(&mut counted, admitted);
                if admitted != range {
                    self.reach(BudgetKind::Ledgers);
                }
                Some(admitted)
            }
            Err(kind) => {
                self.reach(kind);
                None
            }
        }
    }

    /// Whether ledgers that cannot be done one by one may be read, all of them. If so they count as read from now on.
    pub fn admit_whole(&self, range: LedgerRange) -> bool {
        let mut counted = self.counted();
        let judged = self.judge(&counted, range);
        let admitted = judged == Ok(range);
        if admitted {
            self.take(&mut counted, range);
        } else {
            self.reach(judged.err().unwrap_or(BudgetKind::Ledgers));
        }
        admitted
    }

    fn take(&self, counted: &mut Counted, admitted: LedgerRange) {
        let (objects, bytes) = self.expected(admitted);
        let taken = counted.by_source.entry(self.url.clone()).or_default();
        taken.ledgers.insert(admitted);
        taken.objects += objects;
        taken.bytes += bytes;
    }

    fn judge(&self, counted: &Counted, range: LedgerRange) -> Result<LedgerRange, BudgetKind> {
        if self.time_is_up() {
            return Err(BudgetKind::Time);
        }
        let admitted = match self.budget.max_ledgers {
            Some(most) => {
                let count: u64 = counted.by_source.values().map(|taken| taken.ledgers.count()).sum();
                let known = counted.by_source.get(&self.url).map(|taken| taken.ledgers.clone()).unwrap_or_default();
                first_new(range, &known, most.saturating_sub(count)).ok_or(BudgetKind::Ledgers)?
            }
            None => range,
        };
        let (objects, bytes) = self.expected(admitted);
        if let Some(most) = self.budget.max_bytes {
            let taken: u64 = counted.by_source.values().map(|taken| taken.bytes).sum();
            if taken >= most || taken.saturating_add(bytes) > most {
                return Err(BudgetKind::Bytes);
            }
        }
        if let Some(over_cost) = self.budget.over_cost {
            let mut by_source: Vec<SourceReads> =
                counted.by_source.iter().map(|(url, taken)| taken.reads(url)).collect();
            let here = match by_source.iter_mut().find(|reads| reads.url == self.url) {
                Some(here) => here,
                None => by_source.push_mut(Taken::default().reads(&self.url)),
            };
            here.objects += objects;
            here.bytes += bytes;
            here.worker_seconds += self.running().as_secs();
            if over_cost(&Spent { by_source }) {
                return Err(BudgetKind::Cost);
            }
        }
        Ok(admitted)
    }

    /// What was admitted was read, and took this.
    pub fn read(&self, admitted: LedgerRange, objects: u64, bytes: u64) {
        let (expected_objects, expected_bytes) = self.expected(admitted);
        let mut counted = self.counted();
        let taken = counted.by_source.entry(self.url.clone()).or_default();
        taken.objects = taken.objects.saturating_sub(expected_objects) + objects;
        taken.bytes = taken.bytes.saturating_sub(expected_bytes) + bytes;
    }

    /// Notes which part of the budget was reached, the first time.
    pub fn reach(&self, kind: BudgetKind) {
        let _ = self.reached.set(kind);
    }

    /// Which part of the budget was reached.
    pub fn reached(&self) -> Option<BudgetKind> {
        self.reached.get().copied()
    }

    /// Whether the time is up.
    pub fn time_is_up(&self) -> bool {
        self.budget.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }

    /// Workers run from now on.
    pub fn start(&self) {
        *self.began.lock().expect("no thread panics while holding it") = Some(Instant::now());
    }

    /// Workers ended.
    pub fn pause(&self) {
        let running = self.running();
        *self.began.lock().expect("no thread panics while holding it") = None;
        self.counted().by_source.entry(self.url.clone()).or_default().worker_time += running;
    }

    /// Time since the workers started, times their number.
    fn running(&self) -> Duration {
        let began = *self.began.lock().expect("no thread panics while holding it");
        began.map_or(Duration::ZERO, |began| began.elapsed()) * self.threads
    }

    /// Objects and bytes of a chunk, by the average.
    fn expected(&self, range: LedgerRange) -> (u64, u64) {
        let object = self.object_ledgers;
        let objects = u64::from(range.last() / object - range.first() / object + 1);
        (objects, objects.saturating_mul(u64::from(object)).saturating_mul(self.ledger_bytes))
    }

    fn counted(&self) -> std::sync::MutexGuard<'_, Counted> {
        self.budget.counters.0.lock().expect("no thread panics while holding it")
    }
}

impl Taken {
    fn reads(&self, url: &str) -> SourceReads {
        SourceReads {
            url: url.to_owned(),
            objects: self.objects,
            bytes: self.bytes,
            worker_seconds: self.worker_time.as_secs(),
        }
    }
}

/// The longest beginning of a range with at most so many ledgers that are not known. `None` when that is nothing.
fn first_new(range: LedgerRange, known: &RangeSet, most: u64) -> Option<LedgerRange> {
    let mut left = most;
    for new in RangeSet::from(range).subtract(known).ranges() {
        if new.count() > left {
            let end = u32::try_from(u64::from(new.lo()) + left).expect("lies inside the range");
            return LedgerRange::new(range.lo(), end);
        }
        left -= new.count();
    }
    Some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(lo: u32, hi: u32) -> LedgerRange {
        LedgerRange::new(lo, hi).unwrap()
    }

    fn meter<'a>(budget: &Budget<'a>, url: &str) -> Meter<'a> {
        Meter::new(budget.clone(), url.to_owned(), 2, 100, 1)
    }

    #[test]
    fn without_limits_everything_is_admitted() {
        let meter = meter(&Budget::default(), "a");
        assert_eq!((meter.admit(range(2, 1_000_000)), meter.reached()), (Some(range(2, 1_000_000)), None));
    }

    #[test]
    fn distinct_ledgers_are_counted_over_sources_and_passes_and_a_chunk_is_cut_short() {
        let budget = Budget { max_ledgers: Some(10), ..Budget::default() };
        let (a, b) = (meter(&budget, "a"), meter(&budget, "b"));
        assert_eq!(a.admit(range(100, 106)), Some(range(100, 106)));
        assert_eq!(a.admit(range(100, 106)), Some(range(100, 106)), "read again, counted once");
        assert_eq!(b.admit(range(100, 103)), Some(range(100, 103)), "another source has other ledgers");
        assert_eq!((a.reached(), b.reached()), (None, None));
        assert_eq!(a.admit(range(104, 110)), Some(range(104, 107)), "two known ones and the tenth");
        assert_eq!(a.reached(), Some(BudgetKind::Ledgers));
        assert_eq!(a.admit(range(107, 108)), None);
        assert_eq!(a.admit(range(100, 104)), Some(range(100, 104)));
        assert_eq!((b.admit(range(103, 104)), b.reached()), (None, Some(BudgetKind::Ledgers)));
    }

    #[test]
    fn bytes_on_their_way_count_by_the_average_until_they_are_there() {
        let budget = Budget { max_bytes: Some(1_000), ..Budget::default() };
        let meter = meter(&budget, "a");
        assert!(meter.admit(range(2, 8)).is_some());
        assert!(meter.admit(range(8, 12)).is_some());
        meter.read(range(2, 8), 6, 60);
        assert!(meter.admit(range(12, 17)).is_some(), "60 read, 400 on their way, 500 asked for");
        assert_eq!((meter.admit(range(17, 18)), meter.reached()), (None, Some(BudgetKind::Bytes)));
    }

    #[test]
    fn time_and_cost_end_the_reading() {
        let over = |spent: &Spent| spent.by_source.iter().map(|reads| reads.objects).sum::<u64>() > 4;
        let budget = Budget { over_cost: Some(&over), ..Budget::default() };
        let meter_of_cost = meter(&budget, "a");
        assert!(meter_of_cost.admit(range(2, 6)).is_some());
        assert_eq!((meter_of_cost.admit(range(6, 7)), meter_of_cost.reached()), (None, Some(BudgetKind::Cost)));
        let budget = Budget { deadline: Some(Instant::now()), ..Budget::default() };
        let meter_of_time = meter(&budget, "a");
        assert_eq!((meter_of_time.admit(range(6, 7)), meter_of_time.reached()), (None, Some(BudgetKind::Time)));
    }
}
