//! Rows that go: of a range, or with the whole target.

use super::holding::deliver_one;
use super::*;

fn plain(ledgers: impl IntoIterator<Item = u32>) -> Vec<Row> {
    ledgers.into_iter().map(|ledger| Row::plain(ledger, 0)).collect()
}

fn filled(bench: &dyn Bench, ledgers: LedgerRange) {
    let mut acked = RangeSet::new();
    let mut writer = bench.consumer().open(edge(&WIDE, 1)).unwrap();
    let rows = plain(ledgers.lo()..ledgers.hi());
    deliver(&mut *writer, DeliveryMode::Replace, ledgers, &rows, &mut acked).unwrap();
    writer.flush(&mut acked).unwrap();
}

pub(super) fn a_range_goes_with_its_rows_and_markers(bench: &dyn Bench) {
    filled(bench, range(5, 25));
    let consumer = bench.consumer();
    let mut writer = consumer.open(edge(&WIDE, 1)).unwrap();
    for gone in [8, 0] {
        assert_eq!(writer.remove(range(8, 16)).unwrap(), gone);
        // Durable when it returns: nothing is flushed.
        assert_eq!(bench.rows(), shown_all(&plain((5..8).chain(16..25))));
        let facts = consumer.inspect(&edge(&WIDE, 1)).unwrap();
        assert_eq!((facts.state, facts.lost), (TargetState::Present, RangeSet::new()));
        if let Some(markers) = facts.markers {
            let ranges: Vec<LedgerRange> = markers.iter().map(|marker| marker.range).collect();
            assert_eq!(ranges, [range(5, 8), range(16, 25)]);
        }
    }
    // A removed range can be delivered as new.
    let mut acked = RangeSet::new();
    deliver(&mut *writer, DeliveryMode::Append, range(8, 16), &plain(8..16), &mut acked).unwrap();
    writer.flush(&mut acked).unwrap();
    assert_eq!(bench.rows(), shown_all(&plain(5..25)));
    assert_eq!(writer.remove(range(0, 1_000_000_000)).unwrap(), 20);
    drop(writer);
    assert_eq!(bench.rows(), Vec::<Value>::new());
    let facts = consumer.inspect(&edge(&WIDE, 1)).unwrap();
    assert_eq!((facts.state, facts.lost), (TargetState::Present, RangeSet::new()));
    assert!(facts.markers.is_none_or(|markers| markers.is_empty()));
}

pub(super) fn what_is_on_its_way_is_removed_and_not_acknowledged(bench: &dyn Bench) {
    let mut acked = RangeSet::new();
    let mut writer = bench.consumer().open(edge(&WIDE, 1)).unwrap();
    deliver(&mut *writer, DeliveryMode::Append, range(0, 4), &plain(0..4), &mut acked).unwrap();
    assert_eq!(writer.remove(range(1, 3)).unwrap(), 2);
    let mut after = RangeSet::new();
    writer.flush(&mut after).unwrap();
    let told = acked.union(&after);
    assert!(told.contains(0) && told.contains(3), "{told}");
    assert!(!after.contains(1) && !after.contains(2), "{after}");
    assert_eq!(bench.rows(), shown_all(&plain([0, 3])));
}

pub(super) fn a_target_is_destroyed_whole_and_made_anew(bench: &dyn Bench) {
    let consumer = bench.consumer();
    assert_eq!(consumer.destroy(edge(&WIDE, 1)).unwrap(), 0);
    for _ in 0..2 {
        filled(bench, range(5, 25));
        // A run that died left what it had on its way.
        let mut writer = consumer.open(edge(&WIDE, 1)).unwrap();
        deliver(&mut *writer, DeliveryMode::Replace, range(24, 26), &plain(24..26), &mut RangeSet::new()).unwrap();
        std::mem::forget(writer);
        let there = bench.rows().len() as u64;
        assert_eq!(consumer.destroy(edge(&WIDE, 1)).unwrap(), there);
        assert_eq!(consumer.inspect(&edge(&WIDE, 1)).unwrap(), TargetFacts::absent());
        assert_eq!(consumer.destroy(edge(&WIDE, 1)).unwrap(), 0);
    }
    let mut writer = consumer.open(edge(&WIDE, 1)).unwrap();
    assert!(writer.markers().unwrap().is_none_or(|markers| markers.is_empty()));
    deliver_one(&mut *writer, 1, 0).unwrap();
    assert_eq!(bench.rows(), shown_all(&plain([1])));
}

pub(super) fn only_the_owner_destroys(bench: &dyn Bench) {
    filled(bench, range(5, 8));
    let consumer = bench.consumer();
    let mut other_edge = edge(&WIDE, 1);
    other_edge.edge.pipeline = "q".to_owned();
    let mut other_lockfile = edge(&WIDE, 1);
    other_lockfile.lineage = Some(Lineage("lineage-2".to_owned()));
    for other in [other_edge, other_lockfile] {
        let error = consumer.destroy(other).unwrap_err();
        assert_eq!((error.code, error.class), (Code::E105, ErrorClass::Permanent));
    }
    assert_eq!(bench.rows(), shown_all(&plain(5..8)));
}
