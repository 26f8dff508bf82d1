//! Ledger ranges and sets of them.
//!
//! Invariants: a [`LedgerRange`] is never empty; a [`RangeSet`] holds its ranges sorted, disjoint and not adjacent, so
//! two sets are equal exactly when they hold the same ledgers.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A non-empty half-open range of ledger sequences `[lo, hi)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LedgerRange {
    lo: u32,
    hi: u32,
}

impl LedgerRange {
    /// `[lo, hi)`; `None` when empty.
    pub const fn new(lo: u32, hi: u32) -> Option<Self> {
        if lo < hi { Some(Self { lo, hi }) } else { None }
    }

    /// The inclusive range that users write; `None` when it ends before it starts or at the last u32, which no network reaches.
    pub const fn inclusive(first: u32, last: u32) -> Option<Self> {
        if last == u32::MAX { None } else { Self::new(first, last + 1) }
    }

    /// A single ledger.
    ///
    /// # Panics
    /// At `u32::MAX`, which is not a ledger.
    pub const fn single(ledger: u32) -> Self {
        assert!(ledger < u32::MAX, "ledger sequences stay below u32::MAX");
        Self { lo: ledger, hi: ledger + 1 }
    }

    /// First ledger.
    pub const fn first(self) -> u32 {
        self.lo
    }

    /// Last ledger (inclusive).
    pub const fn last(self) -> u32 {
        self.hi - 1
    }

    /// Lower bound, inclusive.
    pub const fn lo(self) -> u32 {
        self.lo
    }

    /// Upper bound, exclusive.
    pub const fn hi(self) -> u32 {
        self.hi
    }

    /// Number of ledgers; at least 1.
    pub const fn count(self) -> u64 {
        (self.hi - self.lo) as u64
    }

    /// Whether the ledger lies in the range.
    pub const fn contains(self, ledger: u32) -> bool {
        self.lo <= ledger && ledger < self.hi
    }

    /// What both have in common.
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(self.lo.max(other.lo), self.hi.min(other.hi))
    }

    /// The aligned cell of `size` ledgers (counted from 0) that holds `ledger`.
    ///
    /// # Panics
    /// When `size` is 0.
    pub fn cell(ledger: u32, size: u32) -> Self {
        let lo = ledger / size * size;
        Self { lo, hi: lo.saturating_add(size) }
    }
}

impl fmt::Display for LedgerRange {
    /// Inclusive: `10-20`, or `10` for a single ledger.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.count() == 1 { write!(f, "{}", self.lo) } else { write!(f, "{}-{}", self.first(), self.last()) }
    }
}

/// A set of ledgers, kept as sorted, disjoint, non-adjacent ranges.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RangeSet(Vec<LedgerRange>);

impl RangeSet {
    /// The empty set.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether no ledger is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Number of ledgers.
    pub fn count(&self) -> u64 {
        self.0.iter().map(|r| r.count()).sum()
    }

    /// The ranges, ascending.
    pub fn ranges(&self) -> &[LedgerRange] {
        &self.0
    }

    /// The smallest range that holds the whole set.
    pub fn hull(&self) -> Option<LedgerRange> {
        LedgerRange::new(self.0.first()?.lo, self.0.last()?.hi)
    }

    /// Whether the ledger is in the set.
    pub fn contains(&self, ledger: u32) -> bool {
        let after = self.0.partition_point(|r| r.hi <= ledger);
        self.0.get(after).is_some_and(|r| r.contains(ledger))
    }

    /// Whether the whole range is in the set.
    pub fn covers(&self, range: LedgerRange) -> bool {
        let after = self.0.partition_point(|r| r.hi <= range.lo);
        self.0.get(after).is_some_and(|r| r.lo <= range.lo && range.hi <= r.hi)
    }

    /// Adds a range. Constant time when it lies behind all others.
    pub fn insert(&mut self, range: LedgerRange) {
        if let Some(last) = self.0.last_mut() {
            if last.hi < range.lo {
                self.0.push(range);
                return;
            }
            if last.lo <= range.lo {
                last.hi = last.hi.max(range.hi);
                return;
            }
        } else {
            self.0.push(range);
            return;
        }
        let from = self.0.partition_point(|r| r.hi < range.lo);
        let to = self.0.partition_point(|r| r.lo <= range.hi);
        let merged = self.0[from..to].iter().fold(range, |a, r| LedgerRange { lo: a.lo.min(r.lo), hi: a.hi.max(r.hi) });
        self.0.splice(from..to, [merged]);
    }

    /// Ledgers in either. Linear.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        if other.is_empty() {
            return self.clone();
        }
        if self.is_empty() {
            return other.clone();
        }
        let (mut a, mut b) = (self.0.iter().copied().peekable(), other.0.iter().copied().peekable());
        let mut out = Self(Vec::with_capacity(self.0.len().max(other.0.len())));
        while let Some(next) = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if y < x => b.next(),
            (Some(_), _) => a.next(),
            (None, _) => b.next(),
        } {
            // Ranges come in ascending order, where insertion is a push or a growth of the last one.
            out.insert(next);
        }
        out
    }

    /// Ledgers in both.
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Self {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut out = Vec::new();
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            out.extend(x.intersect(**y));
            if x.hi < y.hi {
                a.next()
            } else {
                b.next()
            };
        }
        Self(out)
    }

    /// Ledgers of `self` that are not in `other`.
    #[must_use]
    pub fn subtract(&self, other: &Self) -> Self {
        let mut out = Vec::new();
        let mut holes = other.0.iter().copied().peekable();
        for range in &self.0 {
            let mut lo = range.lo;
            while holes.next_if(|hole| hole.hi <= lo).is_some() {}
            let mut ahead = holes.clone();
            while let Some(hole) = ahead.next_if(|hole| hole.lo < range.hi) {
                out.extend(LedgerRange::new(lo, hole.lo));
                lo = lo.max(hole.hi);
            }
            out.extend(LedgerRange::new(lo, range.hi));
        }
        Self(out)
    }
}

impl From<LedgerRange> for RangeSet {
    fn from(range: LedgerRange) -> Self {
        Self(vec![range])
    }
}

impl From<Option<LedgerRange>> for RangeSet {
    fn from(range: Option<LedgerRange>) -> Self {
        Self(range.into_iter().collect())
    }
}

impl FromIterator<LedgerRange> for RangeSet {
    fn from_iter<I: IntoIterator<Item = LedgerRange>>(ranges: I) -> Self {
        let mut ranges: Vec<LedgerRange> = ranges.into_iter().collect();
        ranges.sort_unstable();
        let mut set = Self::new();
        for range in ranges {
            set.insert(range);
        }
        set
    }
}

impl Extend<LedgerRange> for RangeSet {
    fn extend<I: IntoIterator<Item = LedgerRange>>(&mut self, ranges: I) {
        for range in ranges {
            self.insert(range);
        }
    }
}

impl fmt::Display for RangeSet {
    /// Inclusive ranges with commas: `1-5, 9`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, range) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{range}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn ledgers(set: &RangeSet) -> BTreeSet<u32> {
        set.ranges().iter().flat_map(|r| r.lo..r.hi).collect()
    }

    fn any_set() -> impl Strategy<Value = RangeSet> {
        proptest::collection::vec((0u32..60, 1u32..9), 0..8)
            .prop_map(|v| v.into_iter().filter_map(|(lo, n)| LedgerRange::new(lo, lo + n)).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn set_algebra_agrees_with_sets_of_numbers(a in any_set(), b in any_set(), lo in 0u32..60, n in 1u32..9) {
            let (x, y) = (ledgers(&a), ledgers(&b));
            prop_assert_eq!(ledgers(&a.union(&b)), x.union(&y).copied().collect::<BTreeSet<_>>());
            prop_assert_eq!(ledgers(&a.intersect(&b)), x.intersection(&y).copied().collect::<BTreeSet<_>>());
            prop_assert_eq!(ledgers(&a.subtract(&b)), x.difference(&y).copied().collect::<BTreeSet<_>>());
            prop_assert_eq!(a.count(), x.len() as u64);
            prop_assert_eq!(a.contains(lo), x.contains(&lo));
            let range = LedgerRange::new(lo, lo + n).expect("n > 0");
            prop_assert_eq!(a.covers(range), (lo..lo + n).all(|l| x.contains(&l)));
            let mut with = a.clone();
            with.insert(range);
            prop_assert_eq!(&with, &a.union(&range.into()));
            for set in [a.union(&b), a.intersect(&b), a.subtract(&b), with] {
                prop_assert!(set.ranges().windows(2).all(|w| w[0].hi < w[1].lo), "not canonical: {}", set);
            }
        }
    }

    #[test]
    fn inclusive_ranges_count_both_ends() {
        assert_eq!(LedgerRange::inclusive(10, 20).map(LedgerRange::count), Some(11));
        assert_eq!(LedgerRange::inclusive(10, 9), None);
        assert_eq!(LedgerRange::cell(1999, 1000), LedgerRange { lo: 1000, hi: 2000 });
    }
}
