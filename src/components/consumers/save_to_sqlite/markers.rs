//! Markers: which ledgers of a table were committed, and under which fingerprint.
//!
//! Invariant: the intervals `[lo, hi)` of one table do not overlap, and neighbours have different fingerprints, so that a
//! long run in order keeps one row.

use rusqlite::{Connection, Row, Transaction, params};

use super::super::super::Marker;
use crate::model::{Fingerprint, LedgerRange};

/// All markers of a table, ascending.
pub(super) fn read(db: &Connection, table: &str) -> rusqlite::Result<Vec<Marker>> {
    let sql = "SELECT lo, hi, fingerprint FROM _cdpctl_markers WHERE table_name = ?1 ORDER BY lo";
    db.prepare_cached(sql)?.query_map([table], marker)?.collect()
}

/// Sets the marker of a range, whatever markers were there: it commits with the rows of the transaction.
pub(super) fn record(
    transaction: &Transaction<'_>,
    table: &str,
    range: LedgerRange,
    fingerprint: &Fingerprint,
) -> rusqlite::Result<()> {
    clear(transaction, table, range)?;
    let (mut lo, mut hi) = (range.lo(), range.hi());
    for neighbour in touching(transaction, table, range)?.iter().filter(|old| old.fingerprint == *fingerprint) {
        lo = lo.min(neighbour.range.lo());
        hi = hi.max(neighbour.range.hi());
        delete(transaction, table, neighbour.range)?;
    }
    match LedgerRange::new(lo, hi) {
        Some(range) => insert(transaction, table, range, fingerprint),
        None => Ok(()),
    }
}

/// Takes a range out of the markers; it commits with the removal of the rows.
pub(super) fn clear(transaction: &Transaction<'_>, table: &str, range: LedgerRange) -> rusqlite::Result<()> {
    for old in touching(transaction, table, range)?.iter().filter(|old| old.range.intersect(range).is_some()) {
        delete(transaction, table, old.range)?;
        let before = LedgerRange::new(old.range.lo(), range.lo());
        let behind = LedgerRange::new(range.hi(), old.range.hi());
        for rest in before.into_iter().chain(behind) {
            insert(transaction, table, rest, &old.fingerprint)?;
        }
    }
    Ok(())
}

/// The markers that overlap a range or lie next to it.
fn touching(transaction: &Transaction<'_>, table: &str, range: LedgerRange) -> rusqlite::Result<Vec<Marker>> {
    // Markers do not overlap: of those that begin before the range only the last can reach it.
    let sql = "SELECT lo, hi, fingerprint FROM _cdpctl_markers WHERE table_name = ?1 AND lo <= ?3 AND hi >= ?2 \
               AND lo >= (SELECT coalesce(max(lo), 0) FROM _cdpctl_markers WHERE table_name = ?1 AND lo < ?2) ORDER BY lo";
    transaction.prepare_cached(sql)?.query_map(params![table, range.lo(), range.hi()], marker)?.collect()
}

fn delete(transaction: &Transaction<'_>, table: &str, range: LedgerRange) -> rusqlite::Result<()> {
    let sql = "DELETE FROM _cdpctl_markers WHERE table_name = ?1 AND lo = ?2";
    transaction.prepare_cached(sql)?.execute(params![table, range.lo()])?;
    Ok(())
}

fn insert(
    transaction: &Transaction<'_>,
    table: &str,
    range: LedgerRange,
    fingerprint: &Fingerprint,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO _cdpctl_markers (table_name, lo, hi, fingerprint) VALUES (?1, ?2, ?3, ?4)";
    transaction.prepare_cached(sql)?.execute(params![table, range.lo(), range.hi(), fingerprint.to_string()])?;
    Ok(())
}

fn marker(row: &Row<'_>) -> rusqlite::Result<Marker> {
    let (lo, hi, fingerprint): (u32, u32, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let range = LedgerRange::new(lo, hi).ok_or(rusqlite::Error::IntegralValueOutOfRange(1, hi.into()))?;
    let fingerprint = fingerprint.parse().map_err(|e| {
        rusqlite::Error::FromSqlConversionFailure(
            2,
            rusqlite::types::Type::Text,
            Box::<dyn std::error::Error + Send + Sync>::from(e),
        )
    })?;
    Ok(Marker { range, fingerprint })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn markers_say_for_each_ledger_what_was_recorded_last(
            steps in proptest::collection::vec((1_u32..40, 1_u32..9, 0_u8..4), 1..30)
        ) {
            let mut db = Connection::open_in_memory().unwrap();
            db.execute_batch(super::super::table::OWN_TABLES).unwrap();
            let mut model = BTreeMap::new();
            for (lo, count, version) in steps {
                let (range, fingerprint) = (LedgerRange::new(lo, lo + count).unwrap(), Fingerprint::of_bytes(&[version]));
                let transaction = db.transaction().unwrap();
                if version == 3 {
                    clear(&transaction, "t", range).unwrap();
                    model.retain(|ledger, _| !range.contains(*ledger));
                } else {
                    record(&transaction, "t", range, &fingerprint).unwrap();
                    model.extend((lo..lo + count).map(|ledger| (ledger, fingerprint)));
                }
                transaction.commit().unwrap();
                let markers = read(&db, "T").unwrap();
                let told: BTreeMap<_, _> =
                    markers.iter().flat_map(|m| (m.range.lo()..m.range.hi()).map(|l| (l, m.fingerprint))).collect();
                prop_assert_eq!(&told, &model);
                prop_assert_eq!(markers.iter().map(|m| m.range.count()).sum::<u64>(), model.len() as u64);
                for pair in markers.windows(2) {
                    let mergeable = pair[0].range.hi() == pair[1].range.lo() && pair[0].fingerprint == pair[1].fingerprint;
                    prop_assert!(!mergeable, "{:?}", markers);
                }
            }
        }
    }
}
