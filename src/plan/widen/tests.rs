//! A model of a target: every ledger's row says over which ledgers, and over which versions of them, it was made. However a
//! range, a lake and a target changed, and wherever runs ended, one more apply leaves the rows of a fresh run.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use proptest::prelude::*;

use super::*;
use crate::model::Fingerprint;
use crate::plan::DoneSets;

/// Ledgers of the lake.
const FIRST: u32 = 1;
const LAST: u32 = 40;

/// What a row was made of: the fingerprint, and each ledger with its version.
type Row = (Fingerprint, Vec<(u32, u32)>);

#[derive(Debug, Clone)]
struct Model {
    state: ProcessorState,
    desired: LedgerRange,
    available: RangeSet,
    print: u8,
    done: DoneSets,
    restated: RangeSet,
    quarantined: RangeSet,
    versions: BTreeMap<u32, u32>,
    rows: BTreeMap<u32, Row>,
}

#[derive(Debug, Clone)]
enum Step {
    /// Another range.
    Want(u32, u32),
    /// Another lake: ledgers that are missing, and the tip.
    Lake(BTreeSet<u32>, u32),
    /// Another fingerprint.
    Print(u8),
    /// The ledgers are others now, and are to be done again, by an apply as below.
    Restate((u32, u32), Option<(u32, u32)>, u32),
    /// They count as never done.
    Forget(u32, u32),
    /// Rows that nobody wants go.
    Prune,
    /// They are set aside, or all are tried again.
    Aside(Option<u32>),
    /// An apply that is narrowed, and ends after so many ledgers.
    Apply(Option<(u32, u32)>, u32),
}

fn set(first: u32, count: u32) -> RangeSet {
    LedgerRange::new(first, first + count).into()
}

fn window_of(window: Option<(u32, u32)>) -> RangeSet {
    window.map_or_else(|| set(0, 1000), |(first, count)| set(first, count))
}

/// What an apply writes down before it begins.
fn recorded(widened: &Widened) -> RangeSet {
    widened.again.union(&widened.stale).union(&widened.mixed)
}

fn ledgers(set: &RangeSet) -> impl Iterator<Item = u32> {
    set.ranges().iter().flat_map(|range| range.lo()..range.hi())
}

impl Model {
    fn new(state: ProcessorState) -> Self {
        Self {
            state,
            desired: LedgerRange::new(10, 30).unwrap(),
            available: set(FIRST, LAST),
            print: 0,
            done: DoneSets::new(),
            restated: RangeSet::new(),
            quarantined: RangeSet::new(),
            versions: (FIRST..=LAST).map(|ledger| (ledger, 0)).collect(),
            rows: BTreeMap::new(),
        }
    }

    /// The fingerprint: of an ordered processor with the start.
    fn fingerprint(&self) -> Fingerprint {
        let start = if self.state == ProcessorState::Ordered { self.desired.first() } else { 0 };
        Fingerprint::of_text(format!("{} {start}", self.print))
    }

    fn plan(&self, window: &RangeSet, promised: Option<&RangeSet>) -> (Classes, Widened) {
        self.plan_again(&RangeSet::new(), window, promised)
    }

    fn plan_again(&self, asked: &RangeSet, window: &RangeSet, promised: Option<&RangeSet>) -> (Classes, Widened) {
        let desired = RangeSet::from(self.desired);
        let input = ClassInput {
            desired: &desired,
            available: &self.available,
            done: &self.done,
            restated: &self.restated.union(asked),
            quarantined: &self.quarantined,
            fingerprint: self.fingerprint(),
            forward_only: false,
            target_gone: false,
            former_hull: None,
            tip: self.available.hull().map(LedgerRange::last),
        };
        let mut classes = Classes::compute(&input);
        let widened = Wholes { state: self.state, input: &input, asked, window, promised }.apply(&mut classes);
        (classes, widened)
    }

    /// The row of a ledger as a run makes it that does this work.
    fn made(&self, ledger: u32, work: &RangeSet) -> Row {
        let over = match self.state {
            ProcessorState::Ordered => LedgerRange::new(self.desired.lo(), ledger + 1).into(),
            _ => self.state.cells(&RangeSet::from(LedgerRange::single(ledger))).intersect(work),
        };
        (self.fingerprint(), ledgers(&over).map(|ledger| (ledger, self.versions[&ledger])).collect())
    }

    fn apply(&mut self, asked: &RangeSet, window: &RangeSet, most: u32) {
        let (classes, widened) = self.plan_again(asked, window, None);
        let work = classes.work();
        assert!(work.subtract(&self.available).is_empty(), "work is there");
        assert!(widened.warm_up.subtract(&self.available).is_empty(), "what is read before is there");
        assert!(work.intersect(&self.quarantined).is_empty(), "work was not tried in vain");
        self.restated = self.restated.union(asked).union(&recorded(&widened));
        self.run(&work, most);
    }

    /// Delivers ledgers one by one, and ends after some. What cannot be done alone is recorded together.
    fn run(&mut self, work: &RangeSet, most: u32) {
        for ledger in ledgers(work).take(most as usize) {
            self.rows.insert(ledger, self.made(ledger, work));
            let mut unit = RangeSet::from(LedgerRange::single(ledger));
            if let ProcessorState::Grid(_) = self.state {
                unit = self.state.cells(&unit).intersect(work);
                if unit.hull().unwrap().last() != ledger {
                    continue;
                }
            }
            self.done.set(&unit, self.fingerprint());
            self.restated = self.restated.subtract(&unit);
        }
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Want(first, count) => self.desired = LedgerRange::new(*first, first + count).unwrap(),
            Step::Lake(missing, tip) => {
                let there = (FIRST..=*tip).filter(|ledger| !missing.contains(ledger));
                self.available = there.map(LedgerRange::single).collect();
            }
            Step::Print(print) => self.print = *print,
            Step::Restate(asked, window, most) => {
                let asked = set(asked.0, asked.1).intersect(&self.done.all()).intersect(&self.desired.into());
                for ledger in ledgers(&asked) {
                    *self.versions.get_mut(&ledger).unwrap() += 1;
                }
                self.apply(&asked, &window_of(*window), *most);
            }
            Step::Forget(first, count) => {
                let forgotten = self.state.with_others(&set(*first, *count).intersect(&self.done.all()));
                self.done.remove(&forgotten);
                self.restated = self.restated.subtract(&forgotten);
            }
            Step::Prune => {
                let all = self.done.all().union(&self.restated).subtract(&self.desired.into());
                let current = self.done.under(&self.fingerprint()).subtract(&self.restated);
                let gone = all.subtract(&shared(self.state, &current, &self.desired.into()));
                self.done.remove(&gone);
                self.restated = self.restated.subtract(&gone);
                self.rows.retain(|ledger, _| !gone.contains(*ledger));
            }
            Step::Aside(Some(ledger)) => {
                self.quarantined = self.quarantined.union(&LedgerRange::single(*ledger).into());
            }
            Step::Aside(None) => self.quarantined = RangeSet::new(),
            Step::Apply(window, most) => {
                self.apply(&RangeSet::new(), &window_of(*window), *most);
            }
        }
    }

    /// What is wanted, there, and does not wait for anything.
    fn settled(&self) -> RangeSet {
        let (desired, there) = (RangeSet::from(self.desired), self.available.subtract(&self.quarantined));
        let tip = self.available.hull().map_or(0, LedgerRange::last);
        // What is done and was lost by the source since is part of its unit, and cannot be read again.
        let lost = self.done.all().subtract(&there);
        let lacking = desired.subtract(&there).intersect(&set(0, tip + 1)).union(&desired.intersect(&lost));
        match self.state {
            ProcessorState::Ordered => {
                let hole = lacking.hull().map_or(u32::MAX, LedgerRange::first);
                desired.intersect(&there).intersect(&set(0, hole.min(1000)))
            }
            state => desired.intersect(&there).subtract(&state.cells(&lacking)),
        }
    }
}

fn any_step() -> impl Strategy<Value = Step> {
    let range = || (5_u32..35, 1_u32..14);
    let missing = proptest::collection::btree_set(FIRST..=LAST, 0..3);
    prop_oneof![
        2 => range().prop_map(|(first, count)| Step::Want(first, count.min(LAST + 1 - first).max(1))),
        2 => (missing, 15..=LAST).prop_map(|(missing, tip)| Step::Lake(missing, tip)),
        1 => (0_u8..2).prop_map(Step::Print),
        2 => (range(), proptest::option::of(range()), 0_u32..40).prop_map(|(asked, window, most)| Step::Restate(asked, window, most)),
        1 => range().prop_map(|(first, count)| Step::Forget(first, count)),
        1 => Just(Step::Prune),
        1 => proptest::option::of(FIRST..=LAST).prop_map(Step::Aside),
        4 => (proptest::option::of(range()), 0_u32..40).prop_map(|(window, most)| Step::Apply(window, most)),
        3 => Just(Step::Apply(None, 1000)),
    ]
}

fn any_state() -> impl Strategy<Value = ProcessorState> {
    prop_oneof![
        1 => Just(ProcessorState::None),
        3 => (1_u32..12).prop_map(|size| ProcessorState::Grid(NonZeroU32::new(size).unwrap())),
        3 => Just(ProcessorState::Ordered),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn after_any_history_one_apply_leaves_the_rows_of_a_fresh_run(
        state in any_state(), steps in proptest::collection::vec(any_step(), 0..14),
    ) {
        let mut model = Model::new(state);
        let whole = set(0, 1000);
        for step in &steps {
            model.step(step);
            let (classes, _) = model.plan(&whole, None);
            let parts = [
                &classes.reuse, &classes.new, &classes.gap, &classes.reprocess, &classes.beyond_tip, &classes.missing,
                &classes.quarantined, &classes.held,
            ];
            prop_assert_eq!(parts.iter().map(|part| part.count()).sum::<u64>(), model.desired.count());
            prop_assert!(parts.iter().fold(RangeSet::new(), |all, part| all.union(part)) == model.desired.into());
        }
        model.apply(&RangeSet::new(), &whole, 1000);
        let (classes, widened) = model.plan(&whole, None);
        prop_assert!(classes.work().is_empty(), "left: {}", classes.work());
        prop_assert_eq!(widened, Widened::default());
        let settled = model.settled();
        prop_assert!(settled.subtract(&classes.reuse).is_empty(), "not done: {}", settled.subtract(&classes.reuse));
        for ledger in ledgers(&settled) {
            prop_assert_eq!(&model.rows[&ledger], &model.made(ledger, &settled), "ledger {}", ledger);
        }
    }

    /// A plan that was reviewed does what it promised or less, and nothing that only its rest would make whole.
    #[test]
    fn a_reviewed_plan_does_not_grow(
        state in any_state(), steps in proptest::collection::vec(any_step(), 0..8),
        meanwhile in proptest::collection::vec(any_step(), 0..4),
    ) {
        let mut model = Model::new(state);
        let whole = set(0, 1000);
        for step in &steps {
            model.step(step);
        }
        let promised = model.plan(&whole, None).0.work();
        let desired = model.desired;
        for step in meanwhile.iter().filter(|step| !matches!(step, Step::Want(..) | Step::Print(_))) {
            model.step(step);
        }
        let (mut classes, widened) = model.plan(&whole, Some(&promised));
        if state.is_none() {
            classes.keep_work(&promised, &RangeSet::new());
        }
        prop_assert!(classes.work().subtract(&promised).is_empty());
        let mut after = model.clone();
        after.restated = after.restated.union(&recorded(&widened));
        after.run(&classes.work(), 1000);
        prop_assert_eq!(after.desired, desired);
        after.apply(&RangeSet::new(), &whole, 1000);
        let settled = after.settled();
        for ledger in ledgers(&settled) {
            prop_assert_eq!(&after.rows[&ledger], &after.made(ledger, &settled), "ledger {}", ledger);
        }
    }

    /// The window narrows the work, but for cells that are done in part beyond it.
    #[test]
    fn a_window_is_left_only_for_the_rest_of_a_cell(
        state in any_state(), steps in proptest::collection::vec(any_step(), 0..10), first in 5_u32..35, count in 1_u32..20,
    ) {
        let mut model = Model::new(state);
        for step in &steps {
            model.step(step);
        }
        let window = set(first, count);
        let (classes, _) = model.plan(&window, None);
        let beyond = classes.work().subtract(&window);
        prop_assert!(beyond.subtract(&state.cells(&window)).is_empty(), "{}", beyond);
        if state.is_none() || state == ProcessorState::Ordered {
            prop_assert!(beyond.is_empty());
        }
    }
}

#[test]
fn a_cell_is_done_as_a_whole_and_a_hole_holds_it_back() {
    let mut model = Model::new(ProcessorState::Grid(NonZeroU32::new(10).unwrap()));
    let whole = set(0, 1000);
    model.step(&Step::Want(5, 10));
    model.apply(&RangeSet::new(), &whole, 1000);
    model.step(&Step::Want(5, 20));
    let (classes, widened) = model.plan(&whole, None);
    assert_eq!([&classes.new, &classes.reprocess, &classes.reuse].map(ToString::to_string), ["15-24", "10-14", "5-9"]);
    assert_eq!(widened.again.to_string(), "10-14");
    model.step(&Step::Lake([17].into(), 40));
    let (classes, _) = model.plan(&whole, None);
    assert_eq!(
        [&classes.new, &classes.held, &classes.missing].map(ToString::to_string),
        ["20-24", "15-16, 18-19", "17"]
    );
    assert_eq!(classes.reuse.to_string(), "5-14");
}

#[test]
fn what_follows_is_done_again_in_order_and_a_hole_ends_it() {
    let mut model = Model::new(ProcessorState::Ordered);
    let whole = set(0, 1000);
    model.apply(&RangeSet::new(), &whole, 1000);
    let (classes, widened) = model.plan_again(&set(20, 1), &whole, None);
    assert_eq!([&classes.reprocess, &classes.reuse].map(ToString::to_string), ["20-29", "10-19"]);
    assert_eq!([&widened.again, &widened.warm_up].map(ToString::to_string), ["21-29", "10-19"]);
    model.step(&Step::Lake([25].into(), 40));
    let (classes, widened) = model.plan_again(&set(20, 1), &whole, None);
    assert_eq!([&classes.reprocess, &classes.held].map(ToString::to_string), ["20-24", "25-29"]);
    assert_eq!(widened.stale.to_string(), "25-29");
    // What is left out before it cannot be passed over.
    let (classes, widened) = model.plan_again(&set(20, 1), &set(22, 20), None);
    assert_eq!([classes.work(), classes.held].map(|set| set.to_string()), ["", ""]);
    assert_eq!(widened, Widened::default());
    model.step(&Step::Forget(20, 1));
    let (classes, _) = model.plan(&set(22, 20), None);
    assert_eq!([classes.work(), classes.held].map(|set| set.to_string()), ["", "22-24, 26-29"]);
}
