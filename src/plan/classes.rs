//! Interval classes: set algebra over what is desired, available and done.
//!
//! ```text
//! D  desired                 A  available at the source
//! P  done                    Pn done under the wanted fingerprint, less what was restated
//! Q  quarantined: tried in vain under the wanted fingerprint
//! reuse     = D ∩ Pn                              nothing to do
//! new       = (D ∩ A) \ P \ Q, outside hull(P)    gap = the same, inside hull(P)
//! reprocess = (D ∩ A ∩ P) \ Pn \ Q                blocked = (D \ A) \ Pn, and (D ∩ A ∩ Q) \ Pn
//! orphan    = P \ D
//! ```
//! reuse, new, gap, reprocess and blocked partition D. Where a ledger cannot be done alone ([`super::widen`]), more of D is
//! reprocess, and what waits for ledgers that cannot be had is blocked too. `hull(P)` is that of what is recorded, also where the target is gone.

use super::DoneSets;
use crate::model::{Fingerprint, LedgerRange, RangeSet};

/// What the classes are computed from.
#[derive(Debug, Clone)]
pub struct ClassInput<'a> {
    /// D: the ledgers that the edge should have.
    pub desired: &'a RangeSet,
    /// A: the ledgers that the source has.
    pub available: &'a RangeSet,
    /// P by fingerprint: what is done.
    pub done: &'a DoneSets,
    /// What of P somebody asked to have done again.
    pub restated: &'a RangeSet,
    /// Ledgers that were tried in vain under the wanted fingerprint, and are left alone until somebody asks.
    pub quarantined: &'a RangeSet,
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

impl ClassInput<'_> {
    /// Pn: what is done and not to be done again.
    pub fn current(&self) -> RangeSet {
        if self.target_gone {
            RangeSet::new()
        } else if self.forward_only {
            self.done.all().subtract(self.restated)
        } else {
            self.done.under(&self.fingerprint).subtract(self.restated)
        }
    }
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
    /// Done under another fingerprint, or to be done again.
    pub reprocess: RangeSet,
    /// Wanted, behind the tip.
    pub beyond_tip: RangeSet,
    /// Wanted, missing at the source.
    pub missing: RangeSet,
    /// Wanted, there, and tried in vain.
    pub quarantined: RangeSet,
    /// Wanted, there, and not to be done before other ledgers that cannot be done now.
    pub held: RangeSet,
    /// Done, no longer wanted.
    pub orphan: RangeSet,
}

impl Classes {
    /// Computes the classes.
    pub fn compute(input: &ClassInput<'_>) -> Self {
        let recorded = input.done.all();
        let hull = RangeSet::from(recorded.union(&input.former_hull.into()).hull());
        let done = if input.target_gone { RangeSet::new() } else { recorded };
        let current = input.current();
        let wanted = input.desired.subtract(&current);
        let reachable = wanted.intersect(input.available);
        let quarantined = reachable.intersect(input.quarantined);
        let workable = reachable.subtract(&quarantined);
        let undone = workable.subtract(&done);
        let blocked = wanted.subtract(input.available);
        let behind = RangeSet::from(LedgerRange::new(input.tip.map_or(0, |tip| tip.saturating_add(1)), u32::MAX));
        Self {
            reuse: input.desired.intersect(&current),
            new: undone.subtract(&hull),
            gap: undone.intersect(&hull),
            reprocess: workable.intersect(&done),
            beyond_tip: blocked.intersect(&behind),
            missing: blocked.subtract(&behind),
            quarantined,
            held: RangeSet::new(),
            orphan: done.subtract(input.desired),
        }
    }

    /// What can be done now: new, gap, reprocess.
    pub fn work(&self) -> RangeSet {
        self.new.union(&self.gap).union(&self.reprocess)
    }

    /// What is wanted and is not done now.
    pub fn blocked(&self) -> RangeSet {
        self.beyond_tip.union(&self.missing).union(&self.quarantined).union(&self.held)
    }

    /// Leaves of the work what is in `work`; `again` is work too, and was reuse.
    pub(super) fn keep_work(&mut self, work: &RangeSet, again: &RangeSet) {
        self.new = self.new.intersect(work);
        self.gap = self.gap.intersect(work);
        self.reprocess = self.reprocess.intersect(work).union(again);
        self.reuse = self.reuse.subtract(again);
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
            &mut self.quarantined,
            &mut self.held,
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

    /// Disjoint done ledgers under one of three fingerprints.
    fn any_done() -> impl Strategy<Value = DoneSets> {
        proptest::collection::vec(proptest::option::of(0u8..3), 90).prop_map(|cells| {
            let done = (1u32..).zip(cells);
            done.filter_map(|(ledger, cell)| Some((LedgerRange::single(ledger), print(cell?)))).collect()
        })
    }

    #[derive(Debug, Clone)]
    struct Input {
        desired: RangeSet,
        available: RangeSet,
        done: DoneSets,
        restated: RangeSet,
        quarantined: RangeSet,
        forward_only: bool,
        target_gone: bool,
        former_hull: Option<LedgerRange>,
        tip: Option<u32>,
    }

    impl Input {
        fn classes(&self) -> Classes {
            Classes::compute(&ClassInput {
                desired: &self.desired,
                available: &self.available,
                done: &self.done,
                restated: &self.restated,
                quarantined: &self.quarantined,
                fingerprint: print(0),
                forward_only: self.forward_only,
                target_gone: self.target_gone,
                former_hull: self.former_hull,
                tip: self.tip,
            })
        }
    }

    prop_compose! {
        fn any_input()(
            desired in any_set(), available in any_set(), done in any_done(), restated in any_set(),
            quarantined in any_set(), forward_only: bool, target_gone: bool,
            former_hull in proptest::option::of((1u32..80, 1u32..20)), tip in proptest::option::of(1u32..100),
        ) -> Input {
            let restated = restated.intersect(&done.all());
            let former_hull = former_hull.and_then(|(lo, n)| LedgerRange::new(lo, lo + n));
            Input { desired, available, done, restated, quarantined, forward_only, target_gone, former_hull, tip }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        /// The contract's definitions, ledger by ledger: nothing of the set algebra above is used.
        #[test]
        fn every_ledger_has_the_class_of_its_definition(input in any_input()) {
            let classes = input.classes();
            let recorded = input.done.all();
            let (lo, hi) = recorded.hull().into_iter().chain(input.former_hull).fold((u32::MAX, 0), |(lo, hi), range| {
                (lo.min(range.lo()), hi.max(range.hi()))
            });
            for ledger in 1u32..110 {
                let p = recorded.contains(ledger) && !input.target_gone;
                let fresh = input.forward_only || input.done.under(&print(0)).contains(ledger);
                let pn = p && fresh && !input.restated.contains(ledger);
                let (d, a) = (input.desired.contains(ledger), input.available.contains(ledger));
                let held = d && a && !pn && input.quarantined.contains(ledger);
                let inside = lo <= ledger && ledger < hi;
                let beyond = input.tip.is_none_or(|tip| ledger > tip);
                let wanted = [
                    ("reuse", d && pn, &classes.reuse),
                    ("new", d && a && !p && !held && !inside, &classes.new),
                    ("gap", d && a && !p && !held && inside, &classes.gap),
                    ("reprocess", d && a && p && !pn && !held, &classes.reprocess),
                    ("beyond tip", d && !a && !pn && beyond, &classes.beyond_tip),
                    ("missing", d && !a && !pn && !beyond, &classes.missing),
                    ("quarantined", held, &classes.quarantined),
                    ("orphan", p && !d, &classes.orphan),
                ];
                for (class, expected, set) in wanted {
                    prop_assert_eq!(set.contains(ledger), expected, "ledger {} {}", ledger, class);
                }
            }
        }

        #[test]
        fn classes_partition_what_is_desired(input in any_input()) {
            let classes = input.classes();
            let parts = [
                &classes.reuse, &classes.new, &classes.gap, &classes.reprocess, &classes.beyond_tip, &classes.missing,
                &classes.quarantined,
            ];
            let total: u64 = parts.iter().map(|part| part.count()).sum();
            prop_assert_eq!(total, input.desired.count());
            prop_assert_eq!(parts.iter().fold(RangeSet::new(), |all, part| all.union(part)), input.desired.clone());
            prop_assert!(classes.work().subtract(&input.available).is_empty(), "work must be available");
        }

        /// Plan, apply, plan: no work; and the same again after an apply that got through any part of it.
        #[test]
        fn applying_the_work_leaves_no_work(input in any_input(), part in any_set()) {
            let work = input.classes().work();
            let apply = |input: &Input, part: &RangeSet| {
                let mut after = input.clone();
                if after.target_gone {
                    after.former_hull = None;
                    after.done = DoneSets::new();
                    after.target_gone = false;
                }
                after.done.set(part, print(0));
                after.restated = after.restated.subtract(part);
                after
            };
            let whole = apply(&input, &work);
            prop_assert!(whole.classes().work().is_empty(), "left: {}", whole.classes().work());
            prop_assert!(apply(&whole, &whole.classes().work()).classes() == whole.classes());
            // A crash after any part: the rest is the work that is left, neither more nor less.
            if !input.target_gone {
                let part = part.intersect(&work);
                let crashed = apply(&input, &part);
                prop_assert_eq!(crashed.classes().work(), work.subtract(&part));
                prop_assert_eq!(apply(&crashed, &crashed.classes().work()).done, whole.done);
            }
        }

        #[test]
        fn a_window_narrows_the_work_and_makes_no_orphans(input in any_input(), window in any_set()) {
            let (whole, mut narrowed) = (input.classes(), input.classes());
            narrowed.narrow(&window);
            prop_assert_eq!(narrowed.work(), whole.work().intersect(&window));
            prop_assert_eq!(narrowed.orphan, whole.orphan);
        }
    }

    #[test]
    fn a_gone_target_makes_gaps_inside_the_recorded_hull() {
        let desired = RangeSet::from(LedgerRange::inclusive(1, 30));
        let input = Input {
            desired: desired.clone(),
            available: desired,
            done: [(LedgerRange::inclusive(10, 20).unwrap(), print(0))].into_iter().collect(),
            restated: RangeSet::new(),
            quarantined: RangeSet::new(),
            forward_only: false,
            target_gone: true,
            former_hull: None,
            tip: Some(30),
        };
        let classes = input.classes();
        assert_eq!(classes.gap.to_string(), "10-20");
        assert_eq!(classes.new.to_string(), "1-9, 21-30");
    }
}
