//! What is done in one target: ledgers by the fingerprint they were made under.

use std::collections::BTreeMap;

use crate::components::Marker;
use crate::model::{Fingerprint, LedgerRange, RangeSet};

/// Disjoint sets of ledgers, each under one fingerprint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DoneSets(BTreeMap<Fingerprint, RangeSet>);

impl DoneSets {
    /// Nothing done.
    pub fn new() -> Self {
        Self::default()
    }

    /// Markers that do not overlap, in any order.
    pub fn of_markers(markers: &[Marker]) -> Self {
        let mut sets = Self::new();
        for marker in markers {
            sets.push(marker.range, marker.fingerprint);
        }
        sets
    }

    /// Adds ledgers that are in no set yet. Constant time when ranges come in ascending order.
    pub fn push(&mut self, range: LedgerRange, fingerprint: Fingerprint) {
        self.0.entry(fingerprint).or_default().insert(range);
    }

    /// Sets ledgers to a fingerprint, whatever they were under before.
    pub fn set(&mut self, ledgers: &RangeSet, fingerprint: Fingerprint) {
        self.remove(ledgers);
        if !ledgers.is_empty() {
            let set = self.0.entry(fingerprint).or_default();
            *set = set.union(ledgers);
        }
    }

    /// Takes ledgers out.
    pub fn remove(&mut self, ledgers: &RangeSet) {
        if ledgers.is_empty() {
            return;
        }
        self.0.retain(|_, set| {
            *set = set.subtract(ledgers);
            !set.is_empty()
        });
    }

    /// All ledgers, under whatever fingerprint.
    pub fn all(&self) -> RangeSet {
        self.0.values().fold(RangeSet::new(), |all, set| all.union(set))
    }

    /// The ledgers under one fingerprint.
    pub fn under(&self, fingerprint: &Fingerprint) -> RangeSet {
        self.0.get(fingerprint).cloned().unwrap_or_default()
    }

    /// Each fingerprint with its ledgers.
    pub fn iter(&self) -> impl Iterator<Item = (&Fingerprint, &RangeSet)> {
        self.0.iter()
    }

    /// Each range with its fingerprint, ascending.
    pub fn ranges(&self) -> Vec<(LedgerRange, Fingerprint)> {
        let mut all: Vec<(LedgerRange, Fingerprint)> = self
            .0
            .iter()
            .flat_map(|(fingerprint, set)| set.ranges().iter().map(|range| (*range, *fingerprint)))
            .collect();
        all.sort_unstable_by_key(|(range, _)| *range);
        all
    }

    /// Whether nothing is done.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is here and not in `other` under the same fingerprint.
    #[must_use]
    pub fn subtract(&self, other: &Self) -> Self {
        let none = RangeSet::new();
        let left = self
            .0
            .iter()
            .map(|(fingerprint, set)| (*fingerprint, set.subtract(other.0.get(fingerprint).unwrap_or(&none))));
        Self(left.filter(|(_, set)| !set.is_empty()).collect())
    }

    /// What a target's own markers say goes before what is recorded: they committed together with the rows.
    #[must_use]
    pub fn overruled_by(&self, markers: &Self) -> Self {
        let mut merged = self.clone();
        merged.remove(&markers.all());
        for (fingerprint, set) in &markers.0 {
            let kept = merged.0.entry(*fingerprint).or_default();
            *kept = kept.union(set);
        }
        merged
    }
}

impl FromIterator<(LedgerRange, Fingerprint)> for DoneSets {
    fn from_iter<I: IntoIterator<Item = (LedgerRange, Fingerprint)>>(done: I) -> Self {
        let mut sets = Self::new();
        for (range, fingerprint) in done {
            sets.push(range, fingerprint);
        }
        sets
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn print(n: u8) -> Fingerprint {
        Fingerprint::of_bytes(&[n])
    }

    fn sets_of(cells: &[Option<u8>]) -> DoneSets {
        let done =
            (1u32..).zip(cells).filter_map(|(ledger, cell)| Some((LedgerRange::single(ledger), print((*cell)?))));
        done.collect()
    }

    fn cell(sets: &DoneSets, ledger: u32) -> Vec<Fingerprint> {
        sets.iter().filter(|(_, set)| set.contains(ledger)).map(|(fingerprint, _)| *fingerprint).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn sets_agree_with_a_map_of_ledgers(
            a in proptest::collection::vec(proptest::option::of(0u8..3), 40),
            b in proptest::collection::vec(proptest::option::of(0u8..3), 40),
            lo in 1u32..40, count in 1u32..12, under in 0u8..3,
        ) {
            let (left, right) = (sets_of(&a), sets_of(&b));
            let range = RangeSet::from(LedgerRange::new(lo, lo + count));
            let (mut set, mut removed) = (left.clone(), left.clone());
            set.set(&range, print(under));
            removed.remove(&range);
            let (overruled, rest) = (left.overruled_by(&right), left.subtract(&right));
            for ledger in 1u32..=40 {
                let at = |cells: &[Option<u8>]| cells[ledger as usize - 1];
                let one = |cell: Option<u8>| cell.map(print).into_iter().collect::<Vec<_>>();
                prop_assert_eq!(cell(&left, ledger), one(at(&a)));
                prop_assert_eq!(cell(&overruled, ledger), one(at(&b).or(at(&a))));
                prop_assert_eq!(cell(&rest, ledger), one(at(&a).filter(|_| at(&a) != at(&b))));
                let inside = range.contains(ledger);
                prop_assert_eq!(cell(&set, ledger), one(if inside { Some(under) } else { at(&a) }));
                prop_assert_eq!(cell(&removed, ledger), one(at(&a).filter(|_| !inside)));
                prop_assert_eq!(left.all().contains(ledger), at(&a).is_some());
            }
            prop_assert_eq!(left.ranges().into_iter().collect::<DoneSets>(), left);
        }
    }
}
