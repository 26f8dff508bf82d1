//! Who may write into a target: the last lease of its owner, also under a new name, or of a new lockfile when told so.

use super::*;

/// Delivers one row of a ledger and makes it durable.
pub(super) fn deliver_one(writer: &mut dyn EdgeWriter, ledger: u32, version: i32) -> Result<RangeSet, ComponentError> {
    let mut acked = RangeSet::new();
    let rows = [Row::plain(ledger, version)];
    deliver(writer, DeliveryMode::Replace, LedgerRange::single(ledger), &rows, &mut acked)?;
    writer.flush(&mut acked)?;
    Ok(acked)
}

fn leased(fencing: u64) -> EdgeContext {
    EdgeContext { fencing, ..edge(&WIDE, 1) }
}

fn assert_shut_out<T>(outcome: Result<T, ComponentError>) {
    let error = outcome.err().expect("an earlier run must not write");
    assert_eq!((error.code, error.class), (Code::E103, ErrorClass::Permanent), "{error}");
    assert!(error.message.contains("another run took over"), "{error}");
}

pub(super) fn a_later_run_shuts_out_the_earlier(bench: &dyn Bench) {
    let consumer = bench.consumer();
    let mut first = consumer.open(leased(1)).unwrap();
    deliver_one(&mut *first, 1, 1).unwrap();
    // The first still has something on its way when it is taken over.
    let rows = |version| [Row::plain(2000, version)];
    deliver(&mut *first, DeliveryMode::Replace, range(2000, 2001), &rows(1), &mut RangeSet::new()).unwrap();
    let mut second = consumer.open(leased(2)).unwrap();
    let mut late = RangeSet::new();
    assert_shut_out(
        deliver(&mut *first, DeliveryMode::Replace, range(2001, 2002), &[Row::plain(2001, 1)], &mut late)
            .and_then(|()| first.flush(&mut late)),
    );
    // Both are at work on the same ledgers, and the first tidies up while the second is not done.
    let mut acked = RangeSet::new();
    deliver(&mut *second, DeliveryMode::Replace, range(2000, 2001), &rows(2), &mut acked).unwrap();
    assert_shut_out(first.remove(range(0, 3000)));
    drop(first);
    second.flush(&mut acked).unwrap();
    assert_eq!((acked, late), (RangeSet::from(range(2000, 2001)), RangeSet::new()));
    assert_eq!(bench.rows(), shown_all(&[Row::plain(1, 1), Row::plain(2000, 2)]));
    drop(second);
    // The same lease may open again.
    deliver_one(&mut *consumer.open(leased(2)).unwrap(), 1, 3).unwrap();
    assert_eq!(bench.rows()[0], shown(&Row::plain(1, 3)));
}

pub(super) fn a_run_that_comes_too_late_is_refused(bench: &dyn Bench) {
    let consumer = bench.consumer();
    deliver_one(&mut *consumer.open(leased(7)).unwrap(), 1, 1).unwrap();
    assert_shut_out(consumer.open(leased(6)));
    assert_shut_out(consumer.destroy(leased(6)));
    assert_eq!(bench.rows(), shown_all(&[Row::plain(1, 1)]));
    // Looking needs no lease.
    assert_eq!(consumer.inspect(&leased(0)).unwrap().state, TargetState::Present);
    // A target that was destroyed is not written by who still has it open, and a new one takes any lease.
    let mut open = consumer.open(leased(7)).unwrap();
    assert_eq!(consumer.destroy(leased(8)).unwrap(), 1);
    assert!(deliver_one(&mut *open, 2, 1).is_err());
    drop(open);
    assert_eq!(consumer.inspect(&leased(0)).unwrap().state, TargetState::Absent);
    deliver_one(&mut *consumer.open(leased(1)).unwrap(), 3, 1).unwrap();
    assert_eq!(bench.rows(), shown_all(&[Row::plain(3, 1)]));
}

pub(super) fn an_edge_that_was_renamed_keeps_its_target(bench: &dyn Bench) {
    let consumer = bench.consumer();
    let mut before = consumer.open(leased(9)).unwrap();
    deliver_one(&mut *before, 1, 1).unwrap();
    let mut renamed = leased(1);
    renamed.edge.pipeline = "renamed".to_owned();
    assert_eq!(consumer.open(renamed.clone()).err().unwrap().code, Code::E105);
    renamed.former = vec!["pipeline.x/wide->out".to_owned(), edge(&WIDE, 1).edge.to_string()];
    let mut elsewhere = renamed.clone();
    elsewhere.edge.network = "mainnet".to_owned();
    let mut other_lockfile = renamed.clone();
    other_lockfile.lineage = Some(Lineage("lineage-2".to_owned()));
    for other in [elsewhere, other_lockfile] {
        assert_eq!(consumer.open(other.clone()).err().unwrap().code, Code::E105);
        assert_eq!(consumer.destroy(other).unwrap_err().code, Code::E105);
    }
    let found = consumer.inspect(&renamed).unwrap().owner.unwrap();
    assert!(renamed.owns(&found) && Some(&found) != renamed.owner().as_ref());
    let mut writer = consumer.open(renamed.clone()).unwrap();
    assert_eq!(consumer.inspect(&renamed).unwrap().owner, renamed.owner());
    // The number of a pipeline of another name means nothing; who wrote under that name is shut out.
    assert_shut_out(deliver_one(&mut *before, 2, 1));
    deliver_one(&mut *writer, 2, 2).unwrap();
    assert_eq!(bench.rows(), shown_all(&[Row::plain(1, 1), Row::plain(2, 2)]));
    assert_eq!(consumer.open(leased(10)).err().unwrap().code, Code::E105);
}

pub(super) fn a_target_of_a_lost_lockfile_is_taken_over_when_told(bench: &dyn Bench) {
    let consumer = bench.consumer();
    let mut before = consumer.open(leased(1)).unwrap();
    deliver_one(&mut *before, 1, 1).unwrap();
    let mut anew = leased(1);
    anew.lineage = Some(Lineage("lineage-2".to_owned()));
    assert_eq!(consumer.open(anew.clone()).err().unwrap().code, Code::E105);
    anew.take_over = true;
    let mut other_edge = anew.clone();
    other_edge.edge.consumer = "other".to_owned();
    let mut elsewhere = anew.clone();
    elsewhere.edge.network = "mainnet".to_owned();
    for other in [other_edge, elsewhere] {
        assert_eq!(consumer.open(other).err().unwrap().code, Code::E105);
    }
    let mut writer = consumer.open(anew.clone()).unwrap();
    assert_eq!(consumer.inspect(&anew).unwrap().owner, anew.owner());
    // Two lockfiles count alike: the number alone would not tell the two runs apart.
    assert_shut_out(deliver_one(&mut *before, 2, 1));
    deliver_one(&mut *writer, 2, 2).unwrap();
    drop(writer);
    // From now on it is the new lockfile's without being told.
    anew.take_over = false;
    deliver_one(&mut *consumer.open(anew).unwrap(), 3, 2).unwrap();
    assert_eq!(bench.rows(), shown_all(&[Row::plain(1, 1), Row::plain(2, 2), Row::plain(3, 2)]));
    assert_eq!(consumer.open(leased(2)).err().unwrap().code, Code::E105);
}
