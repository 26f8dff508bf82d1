//! What a plan is asked to be: its kind, which ledgers and edges it is narrowed to, what it does again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Classes;
use crate::model::{Address, EdgeId, Fingerprint, LedgerRange, RangeSet};
use crate::resolve::Desired;
use crate::wire::{IntervalClass, PlanDocument, PlanMode};

/// What narrows and shapes a plan.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// What kind of plan it is.
    pub mode: PlanMode,
    /// `--from`.
    pub from: Option<u32>,
    /// `--until`, inclusive.
    pub until: Option<u32>,
    /// `--target`: only what these name is worked on; empty means everything.
    pub target: Vec<Address>,
    /// `--exclude`: what these name is left as it is.
    pub exclude: Vec<Address>,
    /// `--replace`: everything done there is done again.
    pub replace: Vec<Address>,
    /// Ledgers to do again.
    pub restate: Option<Restate>,
    /// Whether targets of another lockfile are taken over, for a lockfile that was lost.
    pub take_over: bool,
    /// A reviewed plan that this one must not grow beyond.
    pub reviewed: Option<Arc<Reviewed>>,
}

/// A wish to have done ledgers done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restate {
    /// Whose.
    pub address: Address,
    /// Which.
    pub range: LedgerRange,
    /// Why, in the user's words.
    pub reason: String,
}

impl Options {
    /// The ledgers that `--from` and `--until` leave.
    pub fn window(&self) -> RangeSet {
        LedgerRange::new(self.from.unwrap_or(0), self.until.map_or(u32::MAX, |until| until.saturating_add(1))).into()
    }

    /// Whether an edge is worked on.
    pub fn selects(&self, edge: &EdgeId) -> bool {
        let named = |list: &[Address]| list.iter().any(|address| address.covers(edge));
        (self.target.is_empty() || named(&self.target)) && !named(&self.exclude)
    }

    /// Whether anything of a pipeline may be worked on.
    pub fn selects_pipeline(&self, name: &str) -> bool {
        let whole = |address: &Address| matches!(address, Address::Pipeline(excluded) if excluded == name);
        (self.target.is_empty() || self.target.iter().any(|address| address.pipeline() == name))
            && !self.exclude.iter().any(whole)
    }

    /// Whether the plan covers everything that is configured.
    pub fn is_whole(&self) -> bool {
        self.target.is_empty() && self.exclude.is_empty()
    }

    /// What of the done ledgers of an edge is to be done again by this plan.
    pub(super) fn again(&self, edge: &EdgeId, done: &RangeSet) -> RangeSet {
        let mut again = RangeSet::new();
        if self.replace.iter().any(|address| address.covers(edge)) {
            again = done.clone();
        }
        if let Some(restate) = self.restate.as_ref().filter(|restate| restate.address.covers(edge)) {
            again = again.union(&done.intersect(&restate.range.into()));
        }
        again
    }
}

/// What a saved plan promised: applying it does this or less.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reviewed {
    /// Each pipeline's range as resolved then, by name.
    pub pipelines: BTreeMap<String, Desired>,
    /// Each edge's work, by address.
    pub edges: BTreeMap<String, ReviewedEdge>,
}

/// What a saved plan promised for one edge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewedEdge {
    /// The fingerprint that its rows are made under.
    pub fingerprint: Option<Fingerprint>,
    /// Ledgers to do: new, gap and reprocess.
    pub work: RangeSet,
    /// Ledgers to remove, in plans that remove.
    pub orphans: RangeSet,
}

impl Reviewed {
    /// Reads the promise from the plan's document.
    pub fn of(document: &PlanDocument) -> Self {
        let mut reviewed = Self::default();
        for pipeline in &document.pipelines {
            let name = pipeline.address.strip_prefix("pipeline.").unwrap_or(&pipeline.address);
            let range = pipeline.desired.and_then(|span| LedgerRange::inclusive(span.start, span.end));
            let pin_start = range.filter(|_| pipeline.pins_start).map(LedgerRange::first);
            reviewed.pipelines.insert(name.to_owned(), Desired { range, follow: pipeline.follow, pin_start });
            for edge in &pipeline.edges {
                let action = pipeline.actions.iter().find(|action| action.address == edge.address);
                let fingerprint = action.and_then(|action| action.fingerprint.as_ref()?.after);
                let mut promised = ReviewedEdge { fingerprint, ..ReviewedEdge::default() };
                let of = |wanted: fn(IntervalClass) -> bool| -> RangeSet {
                    let intervals = edge.intervals.iter().filter(|interval| wanted(interval.class));
                    intervals.filter_map(|interval| LedgerRange::inclusive(interval.start, interval.end)).collect()
                };
                promised.work =
                    of(|class| matches!(class, IntervalClass::New | IntervalClass::Gap | IntervalClass::Reprocess));
                promised.orphans = of(|class| class == IntervalClass::Orphan);
                reviewed.edges.insert(edge.address.clone(), promised);
            }
        }
        reviewed
    }

    /// Takes out of an edge's classes what was not promised.
    pub(super) fn shrink(&self, edge: &EdgeId, classes: &mut Classes) {
        let none = ReviewedEdge::default();
        let promised = self.edges.get(&edge.to_string()).unwrap_or(&none);
        for class in [&mut classes.new, &mut classes.gap, &mut classes.reprocess] {
            *class = class.intersect(&promised.work);
        }
        classes.beyond_tip = RangeSet::new();
    }
}
