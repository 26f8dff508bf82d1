//! How many bytes a set of ledgers is: from the sizes of real objects where there are any, else from a table of eras.

use crate::model::{LedgerRange, Network, RangeSet};
use crate::wire::{Basis, DataVolume};

/// Average zstd object of one ledger on mainnet: (ledger, bytes); in between it is interpolated. Early years grew faster
/// than a line, so that figures before ledger 30,000,000 are on the high side. Made from public lakes in 2026; in sum it is
/// the size of the whole archive, 5.2 TB.
const MAINNET_ERAS: &[(u64, u64)] = &[
    (0, 300),
    (512_000, 300),
    (10_000_000, 500),
    (21_000_000, 10_000),
    (31_000_000, 31_000),
    (35_000_000, 57_000),
    (38_000_000, 145_000),
    (41_000_000, 200_000),
    (46_000_000, 217_000),
    (50_500_000, 159_000),
    (51_000_000, 185_000),
    (57_500_000, 140_000),
    (60_700_000, 140_000),
    (62_000_000, 157_500),
    (63_000_000, 157_500),
];

/// Bytes a ledger of any other network is taken for. Test networks have no eras (they are reset); objects of theirs that
/// were seen are between 1 and 20 KB.
const OTHER_NETWORK_BYTES: u64 = 20_000;

/// Sizes above this (256 TB) are no sizes of objects; cutting them off keeps sums far from overflow.
const MAX_OBJECT_BYTES: u64 = 1 << 48;

/// Sizes of real objects of one source, ready to be summed over any work: many pipelines may ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Sizes {
    /// Ledgers in one object.
    per_object: u32,
    /// By index of the object on the grid of the lake.
    known: Curve,
    /// Sum of the sizes before each.
    before: Vec<u128>,
}

impl Default for Sizes {
    /// Nothing was seen, and an object is taken to hold one ledger.
    fn default() -> Self {
        Self::new(1, &[])
    }
}

impl Sizes {
    /// From objects that were seen: (a ledger of the object, compressed bytes), in any order.
    pub fn new(ledgers_per_object: u32, seen: &[(u32, u64)]) -> Self {
        let per_object = ledgers_per_object.max(1);
        let mut known: Vec<(u64, u64)> = seen
            .iter()
            .map(|(ledger, bytes)| (u64::from(ledger / per_object), (*bytes).min(MAX_OBJECT_BYTES)))
            .collect();
        known.sort_unstable();
        known.dedup_by_key(|(cell, _)| *cell);
        let before = running(known.iter().map(|(_, bytes)| u128::from(*bytes)));
        Self { per_object, known: Curve::new(known), before }
    }

    /// The sum of the sizes when every object of the work is among the known ones.
    fn listed(&self, cells: &RangeSet) -> Option<u128> {
        let place = |at: u32| self.known.points.partition_point(|(cell, _)| *cell < u64::from(at));
        let sum = |range: &LedgerRange| {
            let (from, to) = (place(range.lo()), place(range.hi()));
            ((to - from) as u64 == range.count()).then(|| self.before[to] - self.before[from])
        };
        cells.ranges().iter().map(sum).sum()
    }
}

/// Sums of what comes before each item, and of all.
fn running(items: impl Iterator<Item = u128>) -> Vec<u128> {
    let sums = items.scan(0, |sum, item| {
        *sum += item;
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

/// What reading `work` takes.
///
/// When `sizes` hold every object of the work, the bytes are their sum and the basis is `listed`; else bytes between two known
/// objects are interpolated, and beyond the first and the last are taken to be like them (`sampled`). Without any, the table
/// of eras holds. An object is read as a whole, also when only some of its ledgers are wanted.
pub(super) fn volume(work: &RangeSet, sizes: &Sizes, network: &Network) -> DataVolume {
    let size = sizes.per_object;
    if work.is_empty() {
        return DataVolume { ledgers: 0, objects: 0, bytes: 0, basis: Basis::None };
    }
    // Objects by their index on the grid of the lake.
    let cells: RangeSet = work
        .ranges()
        .iter()
        .filter_map(|range| LedgerRange::inclusive(range.first() / size, range.last() / size))
        .collect();
    let objects = cells.count();
    let (bytes, basis) = if let Some(bytes) = sizes.listed(&cells) {
        (bytes, Basis::Listed)
    } else if !sizes.known.points.is_empty() {
        (sizes.known.sum_over(cells.ranges(), 1), Basis::Sampled)
    } else if network.is_mainnet() {
        (Curve::new(MAINNET_ERAS.to_vec()).sum_over(cells.ranges(), size), Basis::EraTable)
    } else {
        let ledgers = u128::from(objects) * u128::from(size);
        (ledgers * u128::from(OTHER_NETWORK_BYTES), Basis::EraTable)
    };
    DataVolume { ledgers: work.count(), objects, bytes: u64::try_from(bytes).unwrap_or(u64::MAX), basis }
}

/// Sizes along the chain: lines between points, level before the first and after the last.
#[derive(Debug, Clone, PartialEq)]
struct Curve {
    /// Ascending.
    points: Vec<(u64, u64)>,
    /// Sum of the whole lines before each point.
    before: Vec<u128>,
}

impl Curve {
    /// Through points that ascend.
    fn new(points: Vec<(u64, u64)>) -> Self {
        let before = running(points.windows(2).map(|pair| line(pair[0], pair[1], pair[0].0, pair[1].0)));
        Self { points, before }
    }

    /// Sum over every position of the ranges, each range stretched by `scale` positions a unit.
    fn sum_over(&self, ranges: &[LedgerRange], scale: u32) -> u128 {
        let scale = u64::from(scale);
        ranges.iter().map(|range| self.sum(u64::from(range.lo()) * scale, u64::from(range.hi()) * scale)).sum()
    }

    /// Sum over the positions `[lo, hi)`. The lines inside are not looked at one by one: there may be very many.
    fn sum(&self, lo: u64, hi: u64) -> u128 {
        let (Some((first, level_before)), Some((last, level_after))) = (self.points.first(), self.points.last()) else {
            return 0;
        };
        let level = |from: u64, to: u64, level: u64| u128::from(to.saturating_sub(from)) * u128::from(level);
        let ends = level(lo, hi.min(*first), *level_before) + level(lo.max(*last), hi, *level_after);
        // The line that ends at a point, as far as it lies in the range.
        let part = |n: usize| match (n.checked_sub(1).and_then(|n| self.points.get(n)), self.points.get(n)) {
            (Some(a), Some(b)) => line(*a, *b, lo, hi),
            _ => 0,
        };
        // Points `from..to` lie in `[lo, hi]`.
        let from = self.points.partition_point(|(at, _)| *at < lo);
        let to = self.points.partition_point(|(at, _)| *at <= hi);
        let inside = if from < to { self.before[to - 1] - self.before[from] + part(to) } else { 0 };
        ends + part(from) + inside
    }
}

/// Sum of the line through `a` and `b` over the positions of `[lo, hi)` that lie in `[a, b)`, rounded down.
fn line(a: (u64, u64), b: (u64, u64), lo: u64, hi: u64) -> u128 {
    let (from, to) = (lo.max(a.0), hi.min(b.0));
    if from >= to {
        return 0;
    }
    // Of n consecutive offsets from a, the sum is n × (first + last) / 2, and what is halved is always even.
    let n = u128::from(to - from);
    let offsets = n * u128::from((from - a.0) + (to - 1 - a.0)) / 2;
    let level = n * u128::from(a.1);
    let slope = offsets * u128::from(a.1.abs_diff(b.1)) / u128::from(b.0 - a.0);
    if b.1 >= a.1 { level + slope } else { level - slope }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mainnet() -> Network {
        Network::from_name("mainnet").expect("known")
    }

    fn set(ranges: &[(u32, u32)]) -> RangeSet {
        ranges.iter().filter_map(|(first, last)| LedgerRange::inclusive(*first, *last)).collect()
    }

    fn volume(work: &RangeSet, per_object: u32, seen: &[(u32, u64)], network: &Network) -> DataVolume {
        super::volume(work, &Sizes::new(per_object, seen), network)
    }

    #[test]
    fn no_work_is_nothing() {
        let none = volume(&RangeSet::new(), 1, &[(1, 5)], &mainnet());
        assert_eq!(none, DataVolume { ledgers: 0, objects: 0, bytes: 0, basis: Basis::None });
    }

    #[test]
    fn objects_are_counted_once_however_the_work_is_cut() {
        let volume = volume(&set(&[(10, 12), (15, 15), (63, 64), (200, 200)]), 64, &[], &mainnet());
        assert_eq!((volume.ledgers, volume.objects), (7, 3));
    }

    #[test]
    fn a_complete_listing_is_summed_exactly() {
        let sizes = [(63_092_983, 139_859), (63_092_982, 160_539), (63_092_990, 131_687)];
        let all = volume(&set(&[(63_092_982, 63_092_983)]), 1, &sizes, &mainnet());
        assert_eq!((all.bytes, all.objects, all.basis), (300_398, 2, Basis::Listed));
        let part = volume(&set(&[(63_092_982, 63_092_984)]), 1, &sizes, &mainnet());
        assert_eq!(part.basis, Basis::Sampled);
    }

    #[test]
    fn an_object_is_read_whole_also_for_one_ledger() {
        let volume = volume(&set(&[(70, 70)]), 64, &[(64, 1_000)], &mainnet());
        assert_eq!((volume.ledgers, volume.objects, volume.bytes, volume.basis), (1, 1, 1_000, Basis::Listed));
    }

    #[test]
    fn between_samples_sizes_are_interpolated_and_beyond_them_level() {
        let sizes = [(100, 1_000), (200, 2_000)];
        let bytes = |first, last| volume(&set(&[(first, last)]), 1, &sizes, &mainnet()).bytes;
        assert_eq!(bytes(0, 9), 10_000);
        assert_eq!(bytes(300, 309), 20_000);
        assert_eq!(bytes(150, 151), 1_500 + 1_510);
        // 99 objects between the two average 1,500; both ends are known.
        assert_eq!(bytes(100, 200), 1_000 + 99 * 1_500 + 2_000);
        assert_eq!(bytes(90, 210), 10 * 1_000 + 1_000 + 99 * 1_500 + 2_000 + 10 * 2_000);
    }

    #[test]
    fn the_era_table_adds_up_to_the_archive() {
        let archive = volume(&set(&[(2, 64_289_467)]), 1, &[], &mainnet());
        assert_eq!(archive.basis, Basis::EraTable);
        assert!((5_100_000_000_000..5_400_000_000_000).contains(&archive.bytes), "{}", archive.bytes);
    }

    #[test]
    fn eras_are_interpolated_by_ledger() {
        let at = |ledger| volume(&set(&[(ledger, ledger)]), 1, &[], &mainnet()).bytes;
        assert_eq!((at(2), at(400_000), at(41_000_000), at(90_000_000)), (300, 300, 200_000, 157_500));
        assert_eq!(at(26_000_000), 20_500);
        // With many ledgers in an object, the object has the bytes of all of them.
        assert_eq!(volume(&set(&[(300_000, 300_000)]), 64, &[], &mainnet()).bytes, 64 * 300);
    }

    #[test]
    fn other_networks_are_not_measured_with_the_eras_of_mainnet() {
        let testnet = Network::from_name("testnet").expect("known");
        let volume = volume(&set(&[(41_000_000, 41_000_009)]), 1, &[], &testnet);
        assert_eq!((volume.bytes, volume.basis), (200_000, Basis::EraTable));
    }

    #[test]
    fn absurd_sizes_do_not_overflow() {
        let volume =
            volume(&set(&[(1, u32::MAX - 1)]), 1, &[(2, u64::MAX), (9, 0), (u32::MAX - 2, u64::MAX)], &mainnet());
        assert_eq!(volume.bytes, u64::MAX);
    }

    proptest! {
        #[test]
        fn a_sum_over_a_range_is_the_sum_of_its_parts(
            points in proptest::collection::btree_map(0u64..300, 0u64..1_000, 1..6), lo in 0u64..320, n in 0u64..80,
        ) {
            let points: Vec<_> = points.into_iter().collect();
            let curve = Curve::new(points.clone());
            let single: u128 = (lo..lo + n).map(|at| curve.sum(at, at + 1)).sum();
            let whole = curve.sum(lo, lo + n);
            // Line by line, and none is left out.
            let lines: u128 = points.windows(2).map(|pair| line(pair[0], pair[1], lo, lo + n)).sum();
            let outside = |at: &u64| *at < points[0].0 || *at >= points[points.len() - 1].0;
            let level: u128 = (lo..lo + n).filter(outside).map(|at| curve.sum(at, at + 1)).sum();
            prop_assert_eq!(whole, lines + level);
            // Each position and each line round by less than one.
            prop_assert!(whole.abs_diff(single) <= u128::from(n) + 6, "{} {}", whole, single);
        }
    }
}
