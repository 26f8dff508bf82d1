//! Interval classes: set algebra over what is desired, available and done.
//!
//! ```text
//! D  desired                 A  available at the source
//! P  done                    Pn done under the wanted fingerprint
//! reuse     = D ∩ Pn                          nothing to do
//! new       = (D ∩ A) \ P, outside hull(P)    gap = the same, inside hull(P)
//! reprocess = (D ∩ A ∩ P) \ Pn                blocked = (D \ A) \ Pn
//! orphan    = P \ D
//! ```
//! reuse, new, gap, reprocess and blocked partition D. `hull(P)` is that of what is recorded, also where the target is gone.

use crate::model::{Fingerprint, LedgerRange, RangeSet};

/// What the classes are computed from.
#[derive(Debug, Clone)]
pub struct ClassInput<'a> {
    /// D: the ledgers that the edge should have.
    pub desired: &'a RangeSet,
    /// A: the ledgers that the source has.
    pub available: &'a RangeSet,
    /// P with fingerprints: what is done.
    pub done: &'a [(LedgerRange, Fingerprint)],
    /// The wanted fingerprint.
    pub fingerprint: Fingerprint,
    /// Done intervals keep their rows when the fingerprint changes.
    pub forward_only: bool,
    /// What is recorded as done is wholly gone from the target.
    pub target_gone: bool,
    /// The hull of what was done in this target before it was found gone.
    pub former_hull: Option<LedgerRange>,
    /// The newest ledger at the source.
    pub tip: Option<u32>,
}

/// Ledgers by class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Classes {
    /// Done and wanted.
    pub reuse: RangeSet,
    /// Never done.
    pub new: RangeSet,
    /// A hole inside what was done.
    pub gap: RangeSet,
    /// Done under another fingerprint.
    pub reprocess: RangeSet,
    /// Wanted, behind the tip.
    pub beyond_tip: RangeSet,
    /// Wanted, missing at the source.
    pub missing: RangeSet,
    /// Done, no longer wanted.
    pub orphan: RangeSet,
}

impl Classes {
    /// Computes the classes.
    pub fn compute(input: &ClassInput<'_>) -> Self {
        let recorded: RangeSet = input.done.iter().map(|(range, _)| *range).collect();
        let hull = RangeSet::from(recorded.union(&input.former_hull.into()).hull());
        let done = if input.target_gone { RangeSet::new() } else { recorded };
        let current: RangeSet = if input.forward_only {
            done.clone()
        } else if input.target_gone {
            RangeSet::new()
        } else {
            let of_wanted = input.done.iter().filter(|(_, fingerprint)| *fingerprint == input.fingerprint);
            of_wanted.map(|(range, _)| *range).collect()
        };
        let reachable = input.desired.intersect(input.available);
        let undone = reachable.subtract(&done);
        let blocked = input.desired.subtract(input.available).subtract(&current);
        let behind = RangeSet::from(LedgerRange::new(input.tip.map_or(0, |tip| tip.saturating_add(1)), u32::MAX));
        Self {
            reuse: input.desired.intersect(&current),
            new: undone.subtract(&hull),
            gap: undone.intersect(&hull),
            reprocess: reachable.intersect(&done).subtract(&current),
            beyond_tip: blocked.intersect(&behind),
            missing: blocked.subtract(&behind),
            orphan: done.subtract(input.desired),
        }
    }

    /// What can be done now: new, gap, reprocess.
    pub fn work(&self) -> RangeSet {
        self.new.union(&self.gap).union(&self.reprocess)
    }

    /// What is wanted and cannot be done now.
    pub fn blocked(&self) -> RangeSet {
        self.beyond_tip.union(&self.missing)
    }

    /// Keeps only the ledgers of a window; orphans stay, since narrowing makes and unmakes none.
    pub fn narrow(&mut self, window: &RangeSet) {
        for class in [
            &mut self.reuse,
            &mut self.new,
            &mut self.gap,
            &mut self.reprocess,
            &mut self.beyond_tip,
            &mut self.missing,
        ] {
            *class = class.intersect(window);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_set() -> impl Strategy<Value = RangeSet> {
        proptest::collection::vec((1u32..80, 1u32..12), 0..6)
            .prop_map(|v| v.into_iter().filter_map(|(lo, n)| LedgerRange::new(lo, lo + n)).collect())
    }

    fn print(n: u8) -> Fingerprint {
        Fingerprint::of_bytes(&[n])
    }

    /// Disjoint done intervals under one of three fingerprints.
    fn any_done() -> impl Strategy<Value = Vec<(LedgerRange, Fingerprint)>> {
        proptest::collection::vec((0u8..3, any::<bool>()), 80).prop_map(|cells| {
            let done = cells.into_iter().enumerate().filter(|(_, (_, done))| *done);
            done.map(|(n, (fp, _))| (LedgerRange::single(u32::try_from(n).unwrap() + 1), print(fp))).collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn classes_partition_what_is_desired(
            desired in any_set(), available in any_set(), done in any_done(),
            forward_only: bool, target_gone: bool, tip in proptest::option::of(1u32..100),
        ) {
            let input = ClassInput {
                desired: &desired, available: &available, done: &done, fingerprint: print(0), forward_only, target_gone, tip, former_hull: None,
            };
            let classes = Classes::compute(&input);
            let parts = [
                &classes.reuse, &classes.new, &classes.gap, &classes.reprocess, &classes.beyond_tip, &classes.missing,
            ];
            let total: u64 = parts.iter().map(|part| part.count()).sum();
            prop_assert_eq!(total, desired.count());
            prop_assert_eq!(parts.iter().fold(RangeSet::new(), |all, part| all.union(part)), desired.clone());
            let recorded: RangeSet = done.iter().map(|(range, _)| *range).collect();
            if !target_gone {
                prop_assert_eq!(&classes.orphan, &recorded.subtract(&desired));
            }
            prop_assert!(classes.work().subtract(&available).is_empty(), "work must be available");
        }

        #[test]
        fn applying_the_work_leaves_no_work(
            desired in any_set(), available in any_set(), done in any_done(), forward_only: bool, target_gone: bool,
        ) {
            let input = ClassInput {
                desired: &desired, available: &available, done: &done, fingerprint: print(0), forward_only, target_gone, tip: None, former_hull: None,
            };
            let work = Classes::compute(&input).work();
            let kept = done.iter().filter(|(range, _)| !target_gone && !work.contains(range.first())).copied();
            let after: Vec<_> = kept.chain(work.ranges().iter().map(|range| (*range, print(0)))).collect();
            let again = Classes::compute(&ClassInput { done: &after, target_gone: false, ..input });
            prop_assert!(again.work().is_empty(), "left: {}", again.work());
        }
    }

    #[test]
    fn a_gone_target_makes_gaps_inside_the_recorded_hull() {
        let desired = RangeSet::from(LedgerRange::inclusive(1, 30));
        let done = [(LedgerRange::inclusive(10, 20).unwrap(), print(0))];
        let input = ClassInput {
            desired: &desired,
            available: &desired,
            done: &done,
            fingerprint: print(0),
            forward_only: false,
            target_gone: true,
            tip: Some(30),
            former_hull: None,
        };
        let classes = Classes::compute(&input);
        assert_eq!(classes.gap.to_string(), "10-20");
        assert_eq!(classes.new.to_string(), "1-9, 21-30");
    }
}
