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
    let touching: Vec<Marker> = transaction
        .prepare_cached(
            "SELECT lo, hi, fingerprint FROM _cdpctl_markers WHERE table_name = ?1 AND lo <= ?3 AND hi >= ?2 \
             AND lo >= (SELECT coalesce(max(lo), 0) FROM _cdpctl_markers WHERE table_name = ?1 AND lo < ?2) ORDER BY lo",
        )?
        .query_map(params![table, range.lo(), range.hi()], marker)?
        .collect::<rusqlite::Result<_>>()?;
    let (mut lo, mut hi) = (range.lo(), range.hi());
    let mut rests = Vec::new();
    for old in &touching {
        if old.fingerprint == *fingerprint {
            lo = lo.min(old.range.lo());
            hi = hi.max(old.range.hi());
        } else {
            rests.extend(
                LedgerRange::new(old.range.lo(), range.lo().min(old.range.hi())).map(|rest| (rest, old.fingerprint)),
            );
            rests.extend(
                LedgerRange::new(range.hi().max(old.range.lo()), old.range.hi()).map(|rest| (rest, old.fingerprint)),
            );
        }
    }
    let mut delete = transaction.prepare_cached("DELETE FROM _cdpctl_markers WHERE table_name = ?1 AND lo = ?2")?;
    for old in &touching {
        delete.execute(params![table, old.range.lo()])?;
    }
    let mut insert = transaction
        .prepare_cached("INSERT INTO _cdpctl_markers (table_name, lo, hi, fingerprint) VALUES (?1, ?2, ?3, ?4)")?;
    for (rest, fingerprint) in rests {
        insert.execute(params![table, rest.lo(), rest.hi(), fingerprint.to_string()])?;
    }
    insert.execute(params![table, lo, hi, fingerprint.to_string()])?;
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
            steps in proptest::collection::vec((1_u32..40, 1_u32..9, 0_u8..3), 1..30)
        ) {
            let mut db = Connection::open_in_memory().unwrap();
            db.execute_batch(super::super::table::OWN_TABLES).unwrap();
            let mut model = BTreeMap::new();
            for (lo, count, version) in steps {
                let (range, fingerprint) = (LedgerRange::new(lo, lo + count).unwrap(), Fingerprint::of_bytes(&[version]));
                let transaction = db.transaction().unwrap();
                record(&transaction, "t", range, &fingerprint).unwrap();
                transaction.commit().unwrap();
                model.extend((lo..lo + count).map(|ledger| (ledger, fingerprint)));
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
