//! Following the tip of a lake that grows: every ledger once, holes told, stops heard, edges that fell behind back again.

use std::sync::Arc;
use std::time::Duration;

use cdpctl::components::ComponentError;
use cdpctl::diag::Code;
use cdpctl::model::{LedgerRange, RangeSet};
use cdpctl::runtime::Pace;
use cdpctl::sys::{StopSignal, Stopped};
use cdpctl::wire::RunEvent;

use super::FIRST;
use super::scripted::{Act, World, add, count, edge_id, got, impatient, object, range, tail, willing};

fn following(world: &World) -> Vec<(u32, Vec<String>)> {
    world.events(|event| match event {
        RunEvent::Following { ledger, edges } => Some((*ledger, edges.clone())),
        _ => None,
    })
}

fn failed(world: &World) -> Vec<(u32, u32, String)> {
    world.events(|event| match event {
        RunEvent::LedgerFailed { ledger, last, code, .. } => Some((*ledger, *last, code.clone())),
        _ => None,
    })
}

#[test]
fn a_lake_that_grows_by_bursts_is_delivered_once_up_to_the_end() {
    let world = World::new();
    let lake = world.lake("lake", range(0, 10));
    let mut group = world.group(&lake, Some(range(0, 10)), 0, vec![willing(), willing()]);
    group.tail = Some(tail(10, Some(60), 2));
    let outcome = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut written = 10;
            world.events.wait_until("the tip is reached", |events| {
                events.iter().any(|event| matches!(event, RunEvent::Following { .. }))
            });
            for burst in [1, 2, 1, 30, 3, 13] {
                let so_far = u64::from(written);
                world.deliveries.wait_until("what is there is delivered", |deliveries| {
                    (0..2).all(|edge| count(deliveries, edge) == so_far)
                });
                add(&lake, FIRST + written..FIRST + written + burst);
                written += burst;
            }
        });
        world.run(vec![group], |_| ())
    });
    assert_eq!((outcome.undone, outcome.rejoin, outcome.ledgers), (Vec::new(), false, 60));
    for edge in [0, 1] {
        assert_eq!(got(&world.deliveries, edge), range(0, 60).into(), "edge {edge}");
        assert_eq!(world.recorded(edge), range(0, 60).into(), "edge {edge}");
    }
    let names = vec![edge_id(0).to_string(), edge_id(1).to_string()];
    assert_eq!(following(&world), [(FIRST + 10, names)]);
    let chunks = world.events(|event| match event {
        RunEvent::ChunkProcessed { start, end, .. } if *start >= FIRST + 10 => Some(end - start + 1),
        _ => None,
    });
    assert_eq!(chunks[0], 1, "at the tip a chunk is one object");
    assert!(chunks.iter().any(|ledgers| *ledgers > 1), "chunks grow when there is more: {chunks:?}");
    let totals = world.events(|event| match event {
        RunEvent::Progress { ledgers, ledgers_total, .. } => Some((*ledgers, *ledgers_total)),
        _ => None,
    });
    assert_eq!(totals.last(), Some(&(60, 60)));
}

#[test]
fn an_object_that_is_still_being_written_is_read_when_it_is_whole() {
    let world = World::new();
    let lake = world.lake("lake", range(0, 2));
    let mut group = world.group(&lake, Some(range(0, 2)), 0, vec![willing()]);
    group.tail = Some(tail(2, Some(4), 1));
    let outcome = std::thread::scope(|scope| {
        scope.spawn(|| {
            world.events.wait_until("the tip is reached", |events| {
                events.iter().any(|event| matches!(event, RunEvent::Following { .. }))
            });
            let whole = object(FIRST + 2);
            for end in [0, 1, whole.len() / 2, whole.len() - 1, whole.len()] {
                crate::support::lake::put(&lake, FIRST + 2, &whole[..end]);
                std::thread::sleep(Duration::from_millis(60));
            }
            add(&lake, [FIRST + 3]);
        });
        world.run(vec![group], |_| ())
    });
    assert_eq!((outcome.undone, outcome.ledgers), (Vec::new(), 4));
    assert_eq!(world.recorded(0), range(0, 4).into());
}

#[test]
fn a_stop_ends_the_wait_and_leaves_nothing_undone() {
    let world = World::new();
    let lake = world.lake("lake", range(0, 3));
    let mut group = world.group(&lake, Some(range(0, 3)), 0, vec![willing()]);
    group.tail = Some(tail(3, None, 1));
    let stop = StopSignal::default();
    let outcome = std::thread::scope(|scope| {
        scope.spawn(|| {
            world.events.wait_until("the tip is reached", |events| {
                events.iter().any(|event| matches!(event, RunEvent::Following { .. }))
            });
            add(&lake, FIRST + 3..FIRST + 5);
            world.deliveries.wait_until("they are delivered", |deliveries| count(deliveries, 0) == 5);
            stop.set(Stopped::Terminated);
        });
        world.run(vec![group], |settings| settings.stop = stop.clone())
    });
    assert_eq!((outcome.undone, outcome.rejoin, outcome.ledgers), (Vec::new(), false, 5));
    assert_eq!(world.recorded(0), range(0, 5).into());
}

#[test]
fn a_hole_is_told_once_patience_ends_and_the_tail_goes_on_behind_it() {
    let world = World::new();
    let lake = world.lake("lake", range(0, 2));
    // Two objects are missing: the one behind the first of them does not show that it is late.
    add(&lake, [2, 5, 6, 8].map(|ledger| FIRST + ledger));
    let mut group = world.group(&lake, None, 0, vec![willing()]);
    group.tail = Some(tail(0, Some(9), 1));
    let outcome = world.run(vec![group], |settings| {
        settings.pace = Pace { hole_patience: Duration::from_millis(300), ..Pace::default() };
    });
    let there: RangeSet = [range(0, 3), range(5, 7), range(8, 9)].into_iter().collect();
    assert_eq!(got(&world.deliveries, 0), there);
    assert_eq!(world.recorded(0), there);
    let undone: Vec<_> =
        outcome.undone.iter().map(|undone| (undone.ledgers.start, undone.ledgers.end, undone.code.as_str())).collect();
    assert_eq!(undone, [(FIRST + 3, FIRST + 4, "E405"), (FIRST + 7, FIRST + 7, "E405")]);
    let told: Vec<u32> = failed(&world).iter().map(|(ledger, ..)| *ledger).collect();
    assert_eq!(told, [3, 4, 7].map(|ledger| FIRST + ledger));
}

#[test]
fn objects_that_come_in_any_order_are_waited_for() {
    let world = World::new();
    let lake = world.lake("lake", range(0, 1));
    let mut group = world.group(&lake, None, 0, vec![willing()]);
    group.tail = Some(tail(0, Some(33), 1));
    let outcome = std::thread::scope(|scope| {
        scope.spawn(|| {
            world.deliveries.wait_until("the first is delivered", |deliveries| count(deliveries, 0) == 1);
            add(&lake, (FIRST + 17..FIRST + 33).rev());
            add(&lake, [1, 2, 3, 5, 6, 16, 15, 8, 9, 10].map(|ledger| FIRST + ledger));
            world.deliveries.wait_until("as far as there is no hole", |deliveries| count(deliveries, 0) >= 2);
            add(&lake, [14, 13, 12, 11, 7, 4].map(|ledger| FIRST + ledger));
        });
        world.run(vec![group], |_| ())
    });
    assert_eq!((outcome.undone, failed(&world)), (Vec::new(), Vec::new()));
    assert_eq!(got(&world.deliveries, 0), range(0, 33).into());
    assert_eq!(world.recorded(0), range(0, 33).into());
}

#[test]
fn what_a_consumer_buffers_is_flushed_at_the_tip() {
    let world = World::new();
    let lake = world.lake("lake", range(0, 2));
    let mut group = world.group(&lake, Some(range(0, 2)), 0, vec![willing()]);
    group.edges[0].writer = Ok(world.buffering(0));
    group.tail = Some(tail(2, None, 1));
    let stop = StopSignal::default();
    let outcome = std::thread::scope(|scope| {
        scope.spawn(|| {
            let recorded = |ledger: u32| {
                world.events.wait_until("it is recorded while the run goes on", |events| {
                    events.iter().any(|event| matches!(event, RunEvent::Delivered { end, .. } if *end == ledger))
                });
            };
            recorded(FIRST + 1);
            add(&lake, [FIRST + 2]);
            recorded(FIRST + 2);
            stop.set(Stopped::Interrupted);
        });
        world.run(vec![group], |settings| {
            settings.stop = stop.clone();
            settings.flush_interval = Duration::from_millis(20);
        })
    });
    assert_eq!(outcome.undone, []);
    assert_eq!(world.recorded(0), range(0, 3).into());
}

#[test]
fn an_edge_that_fails_lets_the_others_follow_until_it_is_time_to_join_again() {
    let world = World::new();
    let lake = world.lake("lake", range(0, 2));
    let fails: Act = Box::new(|range| {
        let fails = range.contains(FIRST + 2);
        if fails { Err(ComponentError::permanent(Code::E602, "full")) } else { Ok(()) }
    });
    let mut group = world.group(&lake, Some(range(0, 2)), 0, vec![fails, willing()]);
    group.tail = Some(tail(2, None, 2));
    add(&lake, FIRST + 2..FIRST + 6);
    let outcome = world.run(vec![group], |settings| {
        settings.pace = Pace { rejoin_after: Duration::from_millis(400), ..Pace::default() };
    });
    assert!(outcome.rejoin);
    assert_eq!(got(&world.deliveries, 1), range(0, 6).into());
    assert_eq!((world.recorded(0), world.recorded(1)), (range(0, 2).into(), range(0, 6).into()));
    assert!(outcome.undone.iter().all(|undone| undone.address == edge_id(0).to_string() && undone.code == "E602"));
    assert_eq!(outcome.undone[0].ledgers.start, FIRST + 2);
}

#[test]
fn when_the_only_edge_fails_control_comes_back_too() {
    let world = World::new();
    let lake = world.lake("lake", range(0, 2));
    let fails: Act = Box::new(|_| Err(ComponentError::permanent(Code::E602, "full")));
    let mut group = world.group(&lake, None, 0, vec![fails]);
    group.tail = Some(tail(0, None, 1));
    let outcome = world.run(vec![group], |settings| {
        settings.pace = Pace { rejoin_after: Duration::from_millis(100), ..Pace::default() };
    });
    assert!(outcome.rejoin && !outcome.undone.is_empty());
}

#[test]
fn an_edge_that_is_detached_at_the_tip_joins_again() {
    let world = World::new();
    let lake = world.lake("lake", range(0, 40));
    let deliveries = Arc::clone(&world.deliveries);
    let slow: Act = Box::new(move |_| {
        deliveries.wait_until("the other goes on", |deliveries| count(deliveries, 1) == 40);
        Ok(())
    });
    let mut group = world.group(&lake, None, 0, vec![slow, willing()]);
    group.tail = Some(tail(0, Some(40), 2));
    let outcome = world.run(vec![group], |settings| settings.pace = impatient());
    assert_eq!(got(&world.deliveries, 1), range(0, 40).into());
    let begun = got(&world.deliveries, 0);
    assert!(outcome.rejoin && begun.count() < 40, "{begun:?}");
    assert_eq!((outcome.undone, world.recorded(0)), (Vec::new(), begun));
}

#[test]
fn groups_follow_side_by_side() {
    let world = World::new();
    let (a, b) = (world.lake("a", range(0, 2)), world.lake("b", range(0, 1)));
    let mut groups = vec![
        world.group(&a, Some(range(0, 2)), 0, vec![willing()]),
        world.group(&b, Some(range(0, 1)), 1, vec![willing()]),
    ];
    groups[0].tail = Some(tail(2, Some(6), 1));
    groups[1].tail = Some(tail(1, Some(6), 1));
    let outcome = std::thread::scope(|scope| {
        scope.spawn(|| {
            // Each waits for the other before it goes on.
            for ledger in 2..6 {
                add(&a, [FIRST + ledger]);
                let so_far = |edge: usize, ledgers: u32| {
                    move |deliveries: &[(usize, LedgerRange)]| count(deliveries, edge) == u64::from(ledgers)
                };
                world.deliveries.wait_until("the first follows", so_far(0, ledger + 1));
                add(&b, [FIRST + ledger - 1]);
                world.deliveries.wait_until("the second follows", so_far(1, ledger));
            }
            add(&b, [FIRST + 5]);
        });
        world.run(groups, |_| ())
    });
    assert_eq!((outcome.undone, outcome.ledgers), (Vec::new(), 12));
    assert_eq!((world.recorded(0), world.recorded(1)), (range(0, 6).into(), range(0, 6).into()));
}
