//! Work made whole: a processor that carries something from ledger to ledger cannot do any ledger alone.
//!
//! ```text
//! grid(N)   a cell that has work is done as a whole, as far as it is wanted and there; a ledger of it that cannot be had
//!           holds back the others
//! ordered   from the first ledger that has work on, all that follow are done; up to there all are read again to build up what
//!           is carried; a ledger that cannot be had holds back all behind it
//! ```
//! What is done and not part of the same unit of work any more is to be done again when it is wanted again: so a unit that was
//! done in part, or over other ledgers than are wanted now, is never taken for whole.
//!
//! Invariants: the classes still partition what is desired; work stays what can be had; a plan that got through, or through any
//! part, leaves no unit that is taken for done and is not.

use super::{ClassInput, Classes};
use crate::components::ProcessorState;
use crate::model::{LedgerRange, RangeSet};

/// What the work of an edge is made whole by.
pub(super) struct Wholes<'a> {
    /// What its rows depend on.
    pub state: ProcessorState,
    /// What the classes were computed from.
    pub input: &'a ClassInput<'a>,
    /// What this plan is asked to do again; of the input's restated ledgers.
    pub asked: &'a RangeSet,
    /// The ledgers that the plan is narrowed to.
    pub window: &'a RangeSet,
    /// Work that was reviewed, and that it must not go beyond.
    pub promised: Option<&'a RangeSet>,
}

/// What came of it besides the classes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Widened {
    /// Done ledgers that are done again for the sake of others.
    pub again: RangeSet,
    /// Done ledgers, also such as are no longer wanted, that are of no unit any more: to be done again some time.
    pub stale: RangeSet,
    /// Done ledgers that are done again anyway. Until the unit that they are part of is through, a target may hold it in part
    /// as it was and in part anew: it must not count as done under what it was done under before.
    pub mixed: RangeSet,
    /// Ledgers that are read before the work, for what is carried.
    pub warm_up: RangeSet,
}

impl Wholes<'_> {
    /// Makes the work whole, and narrows the classes to the window.
    pub fn apply(&self, classes: &mut Classes) -> Widened {
        match self.state {
            ProcessorState::None => {
                classes.narrow(self.window);
                Widened::default()
            }
            ProcessorState::Grid(_) => self.cells(classes),
            ProcessorState::Ordered => self.ordered(classes),
        }
    }

    fn cells(&self, classes: &mut Classes) -> Widened {
        let cells = |set: &RangeSet| self.state.cells(set);
        let (desired, available, current) = (self.input.desired, self.input.available, self.input.current());
        let narrowed = match self.promised {
            Some(promised) => self.window.intersect(promised),
            None => self.window.clone(),
        };
        // A cell of which some is no longer wanted holds rows over more than is wanted.
        let outgrown = if self.input.forward_only {
            RangeSet::new()
        } else {
            cells(&current.subtract(desired)).intersect(&classes.reuse)
        };
        let wanted = classes.work().union(&outgrown).intersect(&narrowed);
        let touched = cells(&wanted);
        // A cell that the window cuts is done as far as the window goes, unless some of it is done beyond.
        let beyond = cells(&current.intersect(&touched).intersect(desired).subtract(&narrowed));
        let scope = touched.intersect(&narrowed.union(&beyond));
        let aside = self.input.quarantined.intersect(available);
        let lacking = classes.missing.union(&aside).union(&classes.reuse.subtract(available));
        let stuck = cells(&lacking.intersect(&scope).intersect(desired));
        classes.held = classes.work().intersect(&stuck).intersect(&scope);
        let there = desired.intersect(available).intersect(&scope);
        let mut whole = touched.subtract(&stuck);
        if let Some(promised) = self.promised {
            whole = whole.subtract(&cells(&there.subtract(promised)));
        }
        let work = there.intersect(&whole);
        let again = classes.reuse.intersect(&work);
        classes.keep_work(&work, &again);
        classes.narrow(&self.window.union(&work));
        // Of these cells nothing else is whole any more, whatever it was done under. The same goes for what was done together
        // with ledgers that are asked for, also where the plan does not come to them.
        let done = if self.input.target_gone { RangeSet::new() } else { self.input.done.all() };
        let stale = done.intersect(&whole.union(&cells(self.asked))).subtract(&work).subtract(self.input.restated);
        let mixed = done.intersect(&work).subtract(&again).subtract(self.input.restated);
        Widened { again, stale, mixed, warm_up: RangeSet::new() }
    }

    fn ordered(&self, classes: &mut Classes) -> Widened {
        let wanted = classes.work();
        let (desired, available) = (self.input.desired, self.input.available);
        let narrowed = match self.promised {
            Some(promised) => self.window.intersect(promised),
            None => self.window.clone(),
        };
        let first = wanted.hull().map(LedgerRange::first);
        let start = desired.hull().map(LedgerRange::first);
        let unreadable = desired.subtract(available).union(&desired.intersect(self.input.quarantined));
        let hole = unreadable.hull().map_or(u32::MAX, LedgerRange::first);
        // Contiguous from the first ledger that has work on, as far as all is there and the plan goes.
        let run = |first: u32| narrowed.ranges().iter().find(|range| range.contains(first)).copied();
        let work = first
            .and_then(|first| LedgerRange::new(first, run(first)?.hi().min(hole)))
            .map(|range| desired.intersect(&range.into()))
            .unwrap_or_default();
        let mut widened = Widened::default();
        // Up to there everything is done once the plan is through.
        let reached = work.hull().map(LedgerRange::hi).or(first);
        if let Some(hull) = work.hull() {
            widened.again = classes.reuse.intersect(&work);
            widened.stale = self.input.current().intersect(&from(hull.hi()));
            widened.warm_up = start.and_then(|start| LedgerRange::new(start, hull.lo())).into();
            // What is done behind a hole rests on ledgers that are done otherwise now.
            classes.held = classes.reuse.intersect(&from(hole));
            classes.reuse = classes.reuse.subtract(&classes.held);
        }
        // What lies behind a hole waits for it, and what lies behind ledgers that the plan leaves out for these.
        if let Some(reached) = reached.filter(|reached| *reached >= hole || !self.window.contains(*reached)) {
            classes.held = classes.held.union(&wanted.intersect(&from(reached)));
        }
        classes.keep_work(&work, &widened.again);
        classes.narrow(self.window);
        widened
    }
}

/// Done ledgers that are no longer wanted and were made together with wanted ones: they go with the next apply, which makes their
/// cell anew, and not before.
pub(super) fn shared(state: ProcessorState, current: &RangeSet, desired: &RangeSet) -> RangeSet {
    match state {
        ProcessorState::Grid(_) => {
            let (wanted, rest) = (current.intersect(desired), current.subtract(desired));
            rest.intersect(&state.cells(&wanted))
        }
        _ => RangeSet::new(),
    }
}

/// All ledgers from one on.
fn from(first: u32) -> RangeSet {
    LedgerRange::new(first, u32::MAX).into()
}

#[cfg(test)]
mod tests;
