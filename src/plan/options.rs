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

    /// What was promised to be done of an edge.
    pub(super) fn work(&self, edge: &EdgeId) -> &RangeSet {
        static NOTHING: RangeSet = RangeSet::new();
        self.edges.get(&edge.to_string()).map_or(&NOTHING, |promised| &promised.work)
    }

    /// Takes out of an edge's classes what was not promised.
    pub(super) fn shrink(&self, edge: &EdgeId, classes: &mut Classes) {
        let promised = self.work(edge);
        for class in [&mut classes.new, &mut classes.gap, &mut classes.reprocess] {
            *class = class.intersect(promised);
        }
        classes.beyond_tip = RangeSet::new();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PIPELINES: [&str; 2] = ["p", "q"];
    const NODES: [&str; 3] = ["a", "b", "c"];

    /// Any address over a few names.
    fn any_address() -> impl Strategy<Value = Address> {
        (0..3, 0..2_usize, 0..3_usize, 0..3_usize).prop_map(|(kind, pipeline, one, other)| {
            let (pipeline, one, other) =
                (PIPELINES[pipeline].to_owned(), NODES[one].to_owned(), NODES[other].to_owned());
            match kind {
                0 => Address::Pipeline(pipeline),
                1 => Address::Node(pipeline, one),
                _ => Address::Edge(pipeline, one, other),
            }
        })
    }

    fn edges() -> Vec<EdgeId> {
        let pairs = PIPELINES.iter().flat_map(|p| NODES.iter().flat_map(move |a| NODES.iter().map(move |b| (p, a, b))));
        let id = |(pipeline, processor, consumer): (&&str, &&str, &&str)| EdgeId {
            pipeline: (*pipeline).to_owned(),
            processor: (*processor).to_owned(),
            consumer: (*consumer).to_owned(),
            network: "testnet".to_owned(),
        };
        pairs.map(id).collect()
    }

    /// Whether an address means an edge, by their words alone.
    fn means(address: &Address, edge: &EdgeId) -> bool {
        let (pipeline, edge) = (format!("pipeline.{}", edge.pipeline), edge.to_string());
        let [from, to] = [edge.split("->").next(), edge.split("->").nth(1)].map(Option::unwrap);
        let text = address.to_string();
        text == pipeline || text == edge || text == from || text == format!("{pipeline}/{to}")
    }

    const CLASSES: usize = 9;

    /// Classes of ledgers 1, 2, 3 and so on, each in one class or in none.
    fn classes_of(cells: &[usize]) -> Classes {
        let mut classes = Classes::default();
        for (ledger, cell) in (1..).zip(cells) {
            let class = match cell {
                0 => &mut classes.reuse,
                1 => &mut classes.new,
                2 => &mut classes.gap,
                3 => &mut classes.reprocess,
                4 => &mut classes.beyond_tip,
                5 => &mut classes.missing,
                6 => &mut classes.quarantined,
                7 => &mut classes.orphan,
                _ => continue,
            };
            class.insert(LedgerRange::single(ledger));
        }
        classes
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn edges_are_selected_as_the_addresses_say(
            target in proptest::collection::vec(any_address(), 0..3),
            exclude in proptest::collection::vec(any_address(), 0..3),
        ) {
            let options = Options { target, exclude, ..Options::default() };
            for edge in edges() {
                let named = |list: &[Address]| list.iter().any(|address| means(address, &edge));
                let wanted = (options.target.is_empty() || named(&options.target)) && !named(&options.exclude);
                prop_assert_eq!(options.selects(&edge), wanted, "{}", edge);
                prop_assert!(!wanted || options.selects_pipeline(&edge.pipeline), "{} without its pipeline", edge);
                prop_assert!(!options.is_whole() || wanted, "the whole leaves out {}", edge);
            }
        }

        /// Whatever came since, a saved plan does what was promised of it or less.
        #[test]
        fn a_saved_plan_shrinks_and_never_grows(
            now in proptest::collection::vec(0..CLASSES, 40),
            promised in proptest::collection::vec(any::<bool>(), 40),
            known: bool,
        ) {
            let edge = edges().remove(0);
            let work: RangeSet =
                (1..).zip(&promised).filter(|(_, promised)| **promised).map(|(ledger, _)| LedgerRange::single(ledger)).collect();
            let mut reviewed = Reviewed::default();
            if known {
                reviewed.edges.insert(edge.to_string(), ReviewedEdge { work, ..ReviewedEdge::default() });
            }
            let (before, mut after) = (classes_of(&now), classes_of(&now));
            reviewed.shrink(&edge, &mut after);
            for (ledger, promised) in (1..).zip(promised) {
                let promised = promised && known;
                prop_assert_eq!(after.new.contains(ledger), before.new.contains(ledger) && promised);
                prop_assert_eq!(after.gap.contains(ledger), before.gap.contains(ledger) && promised);
                prop_assert_eq!(after.reprocess.contains(ledger), before.reprocess.contains(ledger) && promised);
                prop_assert!(!after.beyond_tip.contains(ledger), "what is behind the tip was not promised");
            }
            prop_assert_eq!(
                (&after.reuse, &after.missing, &after.quarantined, &after.orphan),
                (&before.reuse, &before.missing, &before.quarantined, &before.orphan)
            );
            let once = after.clone();
            reviewed.shrink(&edge, &mut after);
            prop_assert_eq!(after, once);
        }

        #[test]
        fn what_is_asked_for_again_was_done(
            done in proptest::collection::vec(any::<bool>(), 40),
            (lo, count) in (1_u32..45, 1_u32..20), address in any_address(), replace in proptest::option::of(any_address()),
        ) {
            let done: RangeSet =
                (1..).zip(done).filter(|(_, done)| *done).map(|(ledger, _)| LedgerRange::single(ledger)).collect();
            let range = LedgerRange::new(lo, lo + count).unwrap();
            let restate = Restate { address, range, reason: "a test".to_owned() };
            let options = Options { restate: Some(restate), replace: replace.into_iter().collect(), ..Options::default() };
            for edge in edges() {
                let again = options.again(&edge, &done);
                let named = options.restate.as_ref().is_some_and(|restate| means(&restate.address, &edge));
                let whole = options.replace.iter().any(|address| means(address, &edge));
                for ledger in 1..65 {
                    let wanted = done.contains(ledger) && (whole || (named && range.contains(ledger)));
                    prop_assert_eq!(again.contains(ledger), wanted, "{} {}", edge, ledger);
                }
            }
        }
    }
}
