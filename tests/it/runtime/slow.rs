//! Consumers that are slow: they hold back nobody, and still get everything once.

use std::sync::Arc;

use cdpctl::components::ComponentError;
use cdpctl::diag::Code;
use cdpctl::model::{LedgerRange, RangeSet};
use cdpctl::wire::RunEvent;

use super::scripted::{Act, World, count, edge_id, got, impatient, range, willing};

/// Ledgers of the work; far more than a window and a queue of one delivery hold.
const COUNT: u32 = 80;

/// A consumer that takes its first delivery only once another edge has everything.
fn waits_for(world: &World, other: usize) -> Act {
    let deliveries = Arc::clone(&world.deliveries);
    Box::new(move |_| {
        let all = |deliveries: &[(usize, LedgerRange)]| count(deliveries, other) == u64::from(COUNT);
        deliveries.wait_until("the others go on meanwhile", all);
        Ok(())
    })
}

fn detached(world: &World) -> Vec<(String, u32)> {
    world.events(|event| match event {
        RunEvent::EdgeDetached { edge, ledger } => Some((edge.clone(), *ledger)),
        _ => None,
    })
}

#[test]
fn a_slow_consumer_is_detached_and_gets_the_rest_later() {
    let world = World::new();
    let lake = world.lake("lake", range(0, COUNT));
    let group = world.group(&lake, Some(range(0, COUNT)), 0, vec![waits_for(&world, 1), willing()]);
    let outcome = world.run(vec![group], |settings| settings.pace = impatient());
    assert_eq!((outcome.undone, outcome.ledgers), (Vec::new(), u64::from(COUNT)));
    for edge in [0, 1] {
        assert_eq!(got(&world.deliveries, edge), range(0, COUNT).into(), "edge {edge}");
        assert_eq!(world.recorded(edge), range(0, COUNT).into(), "edge {edge}");
    }
    let detached = detached(&world);
    assert!(detached.len() == 1 && detached[0].0 == edge_id(0).to_string(), "{detached:?}");
    assert!(outcome.objects > u64::from(COUNT), "what it was not handed was read again");
}

#[test]
fn several_slow_consumers_wait_for_each_other_in_any_order() {
    let world = World::new();
    let lake = world.lake("lake", range(0, COUNT));
    let acts = vec![waits_for(&world, 2), waits_for(&world, 0), willing()];
    let group = world.group(&lake, Some(range(0, COUNT)), 0, acts);
    let outcome = world.run(vec![group], |settings| settings.pace = impatient());
    assert_eq!((outcome.undone, outcome.ledgers), (Vec::new(), u64::from(COUNT)));
    for edge in [0, 1, 2] {
        assert_eq!(got(&world.deliveries, edge), range(0, COUNT).into(), "edge {edge}");
        assert_eq!(world.recorded(edge), range(0, COUNT).into(), "edge {edge}");
    }
    assert!(detached(&world).len() >= 2);
}

#[test]
fn a_slow_consumer_that_fails_costs_its_own_rest_only() {
    let world = World::new();
    let lake = world.lake("lake", range(0, COUNT));
    let mut wait = waits_for(&world, 1);
    let fails_from = range(40, 41).lo();
    let fails: Act = Box::new(move |range| {
        wait(range)?;
        if range.contains(fails_from) { Err(ComponentError::permanent(Code::E602, "full")) } else { Ok(()) }
    });
    let group = world.group(&lake, Some(range(0, COUNT)), 0, vec![fails, willing()]);
    let outcome = world.run(vec![group], |settings| settings.pace = impatient());
    assert_eq!(got(&world.deliveries, 1), range(0, COUNT).into());
    assert_eq!(world.recorded(1), range(0, COUNT).into());
    let undone: RangeSet = outcome
        .undone
        .iter()
        .map(|undone| {
            assert_eq!((undone.address.as_str(), undone.code.as_str()), (&*edge_id(0).to_string(), "E602"));
            LedgerRange::inclusive(undone.ledgers.start, undone.ledgers.end).unwrap()
        })
        .collect();
    assert!(undone.contains(fails_from));
    assert_eq!(world.recorded(0), got(&world.deliveries, 0));
    assert_eq!(RangeSet::from(range(0, COUNT)).subtract(&undone), world.recorded(0));
    assert!(!detached(&world).is_empty());
}

#[test]
fn a_consumer_with_a_bug_costs_its_own_work_only() {
    let world = World::new();
    let lake = world.lake("lake", range(0, COUNT));
    let buggy: Act = Box::new(|taken| {
        assert!(!taken.contains(range(10, 11).lo()), "a bug");
        Ok(())
    });
    let group = world.group(&lake, Some(range(0, COUNT)), 0, vec![buggy, willing()]);
    let outcome = world.run(vec![group], |settings| settings.pace.edge_queue_bytes = 1);
    assert_eq!(world.recorded(1), range(0, COUNT).into());
    assert_eq!(world.recorded(0), got(&world.deliveries, 0));
    let rest = RangeSet::from(range(0, COUNT)).subtract(&world.recorded(0));
    let undone: Vec<_> = outcome.undone.iter().map(|undone| (undone.ledgers.start, undone.ledgers.end)).collect();
    assert_eq!(undone, rest.ranges().iter().map(|range| (range.first(), range.last())).collect::<Vec<_>>());
}

#[test]
fn a_consumer_that_is_alone_is_waited_for() {
    let world = World::new();
    let lake = world.lake("lake", range(0, COUNT));
    let deliveries = Arc::clone(&world.deliveries);
    // The other one needs only the beginning: once it has that, nobody starves.
    let first: Act = Box::new(move |taken| {
        if taken.first() == range(0, 1).lo() {
            deliveries.wait_until("the other has its part", |deliveries| count(deliveries, 1) == 2);
        }
        Ok(())
    });
    let mut group = world.group(&lake, Some(range(0, COUNT)), 0, vec![first, willing()]);
    group.edges[1].work[0].range = range(0, 2);
    let outcome = world.run(vec![group], |settings| settings.pace = impatient());
    assert_eq!((outcome.undone, outcome.objects), (Vec::new(), u64::from(COUNT)));
    assert_eq!(detached(&world), []);
    assert_eq!(got(&world.deliveries, 0), range(0, COUNT).into());
}
