//! Budgets: the reading ends, what was read is delivered, and the rest is counted.

use std::time::Instant;

use cdpctl::model::RangeSet;
use cdpctl::runtime::{Budget, BudgetKind, Outcome, Spent};

use super::scripted::{World, got, range, tail, willing};

const COUNT: u32 = 60;

/// What was delivered is what was recorded; gives how many distinct ledgers.
fn delivered(world: &World, edges: usize) -> u64 {
    (0..edges)
        .map(|edge| {
            let got = got(&world.deliveries, edge);
            assert_eq!(world.recorded(edge), got, "edge {edge}");
            got.count()
        })
        .sum()
}

fn reached(outcome: &Outcome, kind: BudgetKind) {
    assert_eq!((outcome.budget, &outcome.undone), (Some(kind), &Vec::new()));
}

#[test]
fn ledgers_are_counted_over_groups_and_runs_of_one_budget() {
    let world = World::new();
    let (a, b) = (world.lake("a", range(0, COUNT)), world.lake("b", range(0, COUNT)));
    let groups = || {
        vec![
            world.group(&a, Some(range(0, 10)), 0, vec![willing()]),
            world.group(&b, Some(range(0, COUNT)), 1, vec![willing()]),
        ]
    };
    let budget = Budget { max_ledgers: Some(25), ..Budget::default() };
    let outcome = world.run(groups(), |settings| settings.budget = budget.clone());
    reached(&outcome, BudgetKind::Ledgers);
    assert_eq!((outcome.ledgers, outcome.left_by_budget), (25, 45));
    assert_eq!(delivered(&world, 2), 25);
    assert_eq!(got(&world.deliveries, 1), range(0, 15).into());
    // The same budget has nothing left for ledgers that were not read before.
    let mut rest = world.group(&b, Some(range(15, COUNT)), 1, vec![willing()]);
    rest.edges[0].id.consumer = "c1".to_owned();
    let outcome = world.run(vec![rest], |settings| settings.budget = budget);
    reached(&outcome, BudgetKind::Ledgers);
    assert_eq!((outcome.ledgers, outcome.objects, outcome.left_by_budget), (0, 0, 45));
}

#[test]
fn a_budget_that_is_just_enough_is_not_reached() {
    let world = World::new();
    let lake = world.lake("lake", range(0, COUNT));
    let group = world.group(&lake, Some(range(0, COUNT)), 0, vec![willing()]);
    let outcome = world.run(vec![group], |settings| {
        settings.budget = Budget { max_ledgers: Some(u64::from(COUNT)), ..Budget::default() };
    });
    assert_eq!((outcome.budget, outcome.left_by_budget, outcome.ledgers), (None, 0, u64::from(COUNT)));
}

#[test]
fn a_tail_keeps_the_budget_too() {
    let world = World::new();
    let lake = world.lake("lake", range(0, COUNT));
    for (limit, done) in [(30, 30), (5, 5)] {
        let mut group = world.group(&lake, Some(range(0, 10)), 0, vec![willing(), willing()]);
        group.tail = Some(tail(10, Some(COUNT), 2));
        let outcome = world.run(vec![group], |settings| {
            settings.budget = Budget { max_ledgers: Some(limit), ..Budget::default() };
        });
        reached(&outcome, BudgetKind::Ledgers);
        assert_eq!((outcome.ledgers, outcome.left_by_budget), (done, u64::from(COUNT) - done));
        assert!(!outcome.rejoin);
    }
}

#[test]
fn bytes_stay_within_their_limit() {
    let world = World::new();
    let lake = world.lake("lake", range(0, COUNT));
    let sizes: Vec<u64> = (range(0, COUNT).lo()..range(0, COUNT).hi())
        .map(|ledger| std::fs::metadata(crate::support::lake::object(&lake, ledger)).unwrap().len())
        .collect();
    let limit = sizes.iter().sum::<u64>() / 2;
    let mut group = world.group(&lake, Some(range(0, COUNT)), 0, vec![willing()]);
    // As large as the largest: what is expected is never less than what comes.
    group.ledger_bytes = *sizes.iter().max().unwrap();
    let outcome =
        world.run(vec![group], |settings| settings.budget = Budget { max_bytes: Some(limit), ..Budget::default() });
    reached(&outcome, BudgetKind::Bytes);
    assert!(outcome.bytes > 0 && outcome.bytes <= limit, "{} of {limit}", outcome.bytes);
    let done = got(&world.deliveries, 0);
    assert_eq!(delivered(&world, 1), outcome.ledgers);
    assert_eq!(outcome.left_by_budget, RangeSet::from(range(0, COUNT)).subtract(&done).count());
}

#[test]
fn no_time_reads_nothing() {
    let world = World::new();
    let lake = world.lake("lake", range(0, COUNT));
    let group = world.group(&lake, Some(range(0, COUNT)), 0, vec![willing(), willing()]);
    let outcome = world.run(vec![group], |settings| {
        settings.budget = Budget { deadline: Some(Instant::now()), ..Budget::default() };
    });
    reached(&outcome, BudgetKind::Time);
    assert_eq!((outcome.objects, outcome.left_by_budget, delivered(&world, 2)), (0, u64::from(COUNT), 0));
}

#[test]
fn cost_is_asked_for_with_what_the_next_chunk_takes() {
    let world = World::new();
    let lake = world.lake("lake", range(0, COUNT));
    let group = world.group(&lake, Some(range(0, COUNT)), 0, vec![willing()]);
    let url = group.name.clone();
    let over = |spent: &Spent| {
        let [only] = &spent.by_source[..] else { panic!("one source: {spent:?}") };
        assert_eq!(only.url, url);
        only.objects > 20
    };
    let outcome =
        world.run(vec![group], |settings| settings.budget = Budget { over_cost: Some(&over), ..Budget::default() });
    reached(&outcome, BudgetKind::Cost);
    assert!(outcome.objects > 10 && outcome.objects <= 20, "{}", outcome.objects);
    assert_eq!(delivered(&world, 1), outcome.ledgers);
    assert_eq!(outcome.left_by_budget, u64::from(COUNT) - outcome.ledgers);
}
