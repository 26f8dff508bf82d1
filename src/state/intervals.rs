//! Done intervals: recording, cutting out, reading one edge's.
//!
//! Invariants: intervals of one edge and target do not overlap; neighbours of one fingerprint are one; neighbours whose hashes
//! are known chain.

use rusqlite::{Row, Transaction, params};

use super::lease::StateFailure;
use super::{Acknowledged, StateError};
use crate::model::{EdgeId, Fingerprint, LedgerRange, RangeSet};

/// Number of an edge.
pub(super) fn edge_number(tx: &Transaction<'_>, id: &EdgeId) -> rusqlite::Result<i64> {
    tx.prepare_cached("SELECT id FROM edges WHERE pipeline = ?1 AND processor = ?2 AND consumer = ?3 AND network = ?4")?
        .query_row(params![id.pipeline, id.processor, id.consumer, id.network], |row| row.get(0))
}

/// Number of a target, given when it has none.
pub(super) fn target_number(tx: &Transaction<'_>, target: &str, words: &str) -> rusqlite::Result<i64> {
    tx.prepare_cached(
        "INSERT INTO targets (target, words) VALUES (?1, ?2)
         ON CONFLICT (target) DO UPDATE SET words = CASE ?2 WHEN '' THEN words ELSE ?2 END RETURNING id",
    )?
    .query_row([target, words], |row| row.get(0))
}

/// Number of a fingerprint, given when it has none.
pub(super) fn fingerprint_number(tx: &Transaction<'_>, fingerprint: &Fingerprint) -> rusqlite::Result<i64> {
    let hash = fingerprint.to_string();
    tx.prepare_cached("INSERT OR IGNORE INTO fingerprints (hash) VALUES (?1)")?.execute([&hash])?;
    tx.prepare_cached("SELECT id FROM fingerprints WHERE hash = ?1")?.query_row([&hash], |row| row.get(0))
}

/// A stored interval.
#[derive(Clone)]
struct Stored {
    range: LedgerRange,
    fingerprint: i64,
    previous_hash: Option<Vec<u8>>,
    first_hash: Option<Vec<u8>>,
    last_hash: Option<Vec<u8>>,
    rows: Option<i64>,
    run: i64,
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let (lo, hi): (u32, u32) = (row.get(0)?, row.get(1)?);
    Ok(Stored {
        range: LedgerRange::new(lo, hi).ok_or(rusqlite::Error::IntegralValueOutOfRange(1, hi.into()))?,
        fingerprint: row.get(2)?,
        previous_hash: row.get(3)?,
        first_hash: row.get(4)?,
        last_hash: row.get(5)?,
        rows: row.get(6)?,
        run: row.get(7)?,
    })
}

impl Stored {
    /// The part below `lo`, when there is any. Hashes and rows of a cut interval are not known.
    fn left_of(&self, lo: u32) -> Option<Self> {
        let range = LedgerRange::new(self.range.lo(), self.range.hi().min(lo))?;
        let whole = range == self.range;
        Some(Self {
            range,
            last_hash: self.last_hash.clone().filter(|_| whole),
            rows: self.rows.filter(|_| whole),
            ..self.clone()
        })
    }

    /// The part from `hi` on, when there is any.
    fn right_of(&self, hi: u32) -> Option<Self> {
        let range = LedgerRange::new(self.range.lo().max(hi), self.range.hi())?;
        let whole = range == self.range;
        Some(Self {
            range,
            previous_hash: self.previous_hash.clone().filter(|_| whole),
            first_hash: self.first_hash.clone().filter(|_| whole),
            rows: self.rows.filter(|_| whole),
            ..self.clone()
        })
    }
}

/// The intervals that overlap or touch a range, ascending. At most one begins before it, so that the search has a lower bound
/// too: what is recorded far below costs nothing.
const TOUCHING: &str = "SELECT lo, hi, fingerprint, previous_hash, first_hash, last_hash, rows, run FROM intervals
     WHERE edge = ?1 AND target = ?2 AND lo <= ?4 AND hi >= ?3
       AND lo >= (SELECT coalesce(max(lo), 0) FROM intervals WHERE edge = ?1 AND target = ?2 AND lo < ?3)
     ORDER BY lo";

/// The same for a table of disjoint ranges of which only overlapping ones count.
fn overlapping(table: &str) -> String {
    format!(
        "SELECT lo, hi FROM {table}
         WHERE edge = ?1 AND target = ?2 AND lo < ?4 AND hi > ?3
           AND lo >= (SELECT coalesce(max(lo), 0) FROM {table} WHERE edge = ?1 AND target = ?2 AND lo < ?3)
         ORDER BY lo"
    )
}

/// Takes out the intervals that overlap or touch a range, ascending.
fn take_touching(tx: &Transaction<'_>, edge: i64, target: i64, range: LedgerRange) -> rusqlite::Result<Vec<Stored>> {
    let touching: Vec<Stored> = tx
        .prepare_cached(TOUCHING)?
        .query_map(params![edge, target, range.lo(), range.hi()], stored)?
        .collect::<rusqlite::Result<_>>()?;
    let mut delete = tx.prepare_cached("DELETE FROM intervals WHERE edge = ?1 AND target = ?2 AND lo = ?3")?;
    for interval in &touching {
        delete.execute(params![edge, target, interval.range.lo()])?;
    }
    Ok(touching)
}

/// Records one interval: what it overlaps is cut, neighbours of the same fingerprint are merged into it, and what was to be
/// done again or was set aside no longer is.
pub(super) fn record(tx: &Transaction<'_>, run: i64, done: &Acknowledged) -> Result<(), StateFailure> {
    let edge = edge_number(tx, &done.edge)?;
    let target = target_number(tx, &done.target, "")?;
    let fingerprint = fingerprint_number(tx, &done.fingerprint)?;
    let bytes = |hash: &Option<String>| hash.as_deref().and_then(bytes_of);
    let mut merged = Stored {
        range: done.range,
        fingerprint,
        previous_hash: bytes(&done.previous_hash),
        first_hash: bytes(&done.first_hash),
        last_hash: bytes(&done.last_hash),
        rows: done.rows.map(|rows| i64::try_from(rows).unwrap_or(i64::MAX)),
        run,
    };
    let broken = || StateFailure::State(StateError::ChainBroken { range: done.range });
    for interval in take_touching(tx, edge, target, done.range)? {
        if let Some(left) = interval.left_of(done.range.lo()) {
            if differ(left.last_hash.as_deref(), bytes(&done.previous_hash).as_deref()) {
                return Err(broken());
            }
            if left.fingerprint == fingerprint {
                merged.range = LedgerRange::new(left.range.lo(), merged.range.hi()).expect("grows to the left");
                merged.previous_hash = left.previous_hash;
                merged.first_hash = left.first_hash;
                merged.rows = merged.rows.zip(left.rows).map(|(a, b)| a + b);
            } else {
                insert(tx, edge, target, &left)?;
            }
        }
        if let Some(right) = interval.right_of(done.range.hi()) {
            if differ(right.previous_hash.as_deref(), bytes(&done.last_hash).as_deref()) {
                return Err(broken());
            }
            if right.fingerprint == fingerprint {
                merged.range = LedgerRange::new(merged.range.lo(), right.range.hi()).expect("grows to the right");
                merged.last_hash = right.last_hash;
                merged.rows = merged.rows.zip(right.rows).map(|(a, b)| a + b);
            } else {
                insert(tx, edge, target, &right)?;
            }
        }
    }
    insert(tx, edge, target, &merged)?;
    cut_ranges(tx, "restatements", edge, target, done.range)?;
    cut_ranges(tx, "quarantine", edge, target, done.range)?;
    Ok(())
}

/// Forgets that a range is done. What of it was.
pub(super) fn forget(tx: &Transaction<'_>, edge: i64, target: i64, range: LedgerRange) -> rusqlite::Result<RangeSet> {
    let mut cut = RangeSet::new();
    for interval in take_touching(tx, edge, target, range)? {
        cut.extend(interval.range.intersect(range));
        for part in [interval.left_of(range.lo()), interval.right_of(range.hi())].into_iter().flatten() {
            insert(tx, edge, target, &part)?;
        }
    }
    cut_ranges(tx, "restatements", edge, target, range)?;
    cut_ranges(tx, "quarantine", edge, target, range)?;
    Ok(cut)
}

/// Cuts a range out of a table of disjoint ranges by edge and target.
fn cut_ranges(tx: &Transaction<'_>, table: &str, edge: i64, target: i64, range: LedgerRange) -> rusqlite::Result<()> {
    let overlapping: Vec<(u32, u32)> = tx
        .prepare_cached(&overlapping(table))?
        .query_map(params![edge, target, range.lo(), range.hi()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (lo, hi) in overlapping {
        let key = params![edge, target, lo];
        match (lo < range.lo(), hi > range.hi()) {
            (false, false) => {
                tx.execute(&format!("DELETE FROM {table} WHERE edge = ?1 AND target = ?2 AND lo = ?3"), key)?;
            }
            (false, true) => {
                let sql = format!("UPDATE {table} SET lo = ?4 WHERE edge = ?1 AND target = ?2 AND lo = ?3");
                tx.execute(&sql, params![edge, target, lo, range.hi()])?;
            }
            (true, right) => {
                if right {
                    copy_right(tx, table, edge, target, lo, range.hi())?;
                }
                let sql = format!("UPDATE {table} SET hi = ?4 WHERE edge = ?1 AND target = ?2 AND lo = ?3");
                tx.execute(&sql, params![edge, target, lo, range.lo()])?;
            }
        }
    }
    Ok(())
}

/// Repeats a row with another beginning: the right part of one that is cut in its middle.
fn copy_right(tx: &Transaction<'_>, table: &str, edge: i64, target: i64, lo: u32, from: u32) -> rusqlite::Result<()> {
    let rest: String = tx.query_row(
        "SELECT group_concat(name, ', ') FROM pragma_table_info(?1) WHERE name NOT IN ('edge', 'target', 'lo')",
        [table],
        |row| row.get(0),
    )?;
    let sql = format!(
        "INSERT INTO {table} (edge, target, lo, {rest})
         SELECT edge, target, ?4, {rest} FROM {table} WHERE edge = ?1 AND target = ?2 AND lo = ?3"
    );
    tx.execute(&sql, params![edge, target, lo, from])?;
    Ok(())
}

/// Adds a range to a table of disjoint ranges; `rest` are its further columns, in the order of the table.
pub(super) fn put_range(
    tx: &Transaction<'_>,
    table: &str,
    (edge, target, range): (i64, i64, LedgerRange),
    rest: &[&dyn rusqlite::ToSql],
) -> rusqlite::Result<()> {
    cut_ranges(tx, table, edge, target, range)?;
    let slots: String = (0..rest.len()).map(|n| format!(", ?{}", n + 5)).collect();
    let (lo, hi) = (range.lo(), range.hi());
    let key: [&dyn rusqlite::ToSql; 4] = [&edge, &target, &lo, &hi];
    let values: Vec<&dyn rusqlite::ToSql> = key.into_iter().chain(rest.iter().copied()).collect();
    tx.execute(&format!("INSERT INTO {table} VALUES (?1, ?2, ?3, ?4{slots})"), &*values)?;
    Ok(())
}

/// Whether both are known and differ.
fn differ(a: Option<&[u8]>, b: Option<&[u8]>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a != b)
}

fn insert(tx: &Transaction<'_>, edge: i64, target: i64, stored: &Stored) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO intervals (edge, target, lo, hi, fingerprint, previous_hash, first_hash, last_hash, rows, run)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        edge,
        target,
        stored.range.lo(),
        stored.range.hi(),
        stored.fingerprint,
        stored.previous_hash,
        stored.first_hash,
        stored.last_hash,
        stored.rows,
        stored.run
    ])?;
    Ok(())
}

/// A hash as bytes; `None` for what is not 64 hex digits.
pub(super) fn bytes_of(hash: &str) -> Option<Vec<u8>> {
    hash.parse::<Fingerprint>().ok().map(|hash| hash.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, StatementStatus};

    use super::*;
    use crate::state::lockfile::MIGRATIONS;

    const UNDER: &str = "under";

    fn edge() -> EdgeId {
        EdgeId { pipeline: "p".into(), processor: "a".into(), consumer: "b".into(), network: "n".into() }
    }

    /// A lockfile in memory with one edge that has `count` intervals, ranges to do again and ledgers set aside, of one ledger
    /// each with a hole between.
    fn with_intervals(count: u32) -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        for migration in MIGRATIONS {
            connection.execute_batch(migration).unwrap();
        }
        let fill = format!(
            "INSERT INTO edges (id, pipeline, processor, consumer, network, target, fingerprint, parts, active)
             VALUES (1, 'p', 'a', 'b', 'n', '', '', '{{}}', 1);
             INSERT INTO targets VALUES (1, '', '');
             INSERT INTO fingerprints VALUES (1, '{}');
             CREATE TEMP TABLE n AS WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {count})
               SELECT 2 * n AS lo FROM n;
             INSERT INTO intervals SELECT 1, 1, lo, lo + 1, 1, NULL, NULL, NULL, 1, 1 FROM n;
             INSERT INTO restatements SELECT 1, 1, lo, lo + 1, '', '', 0 FROM n;
             INSERT INTO quarantine SELECT 1, 1, lo, lo + 1, 1, '', '', 1, 0 FROM n;",
            Fingerprint::of_bytes(UNDER.as_bytes())
        );
        connection.execute_batch(&fill).unwrap();
        connection
    }

    /// Steps of SQLite's machine that searching takes when the interval of one ledger is recorded.
    fn steps(count: u32, ledger: u32) -> i32 {
        let mut connection = with_intervals(count);
        let tx = connection.transaction().unwrap();
        let done = Acknowledged {
            edge: edge(),
            target: String::new(),
            range: LedgerRange::single(ledger),
            fingerprint: Fingerprint::of_bytes(UNDER.as_bytes()),
            previous_hash: None,
            first_hash: None,
            last_hash: None,
            rows: Some(1),
        };
        record(&tx, 1, &done).ok().unwrap();
        // A statement counts its steps for as long as it stays in the cache.
        let counted = |sql: &str| tx.prepare_cached(sql).unwrap().get_status(StatementStatus::VmStep);
        let found =
            [TOUCHING.to_owned(), overlapping("restatements"), overlapping("quarantine")].map(|sql| counted(&sql));
        assert!(found.iter().all(|steps| *steps > 0), "not the statements that were run: {found:?}");
        found.iter().sum()
    }

    #[test]
    fn recording_takes_no_more_steps_however_much_is_recorded() {
        // Between its neighbours, both of which it is merged with: in the middle, and near the end.
        let few = steps(100, 101);
        assert_eq!(steps(100_000, 100_001), few);
        assert_eq!(steps(100_000, 199_991), few);
    }

    #[test]
    fn ranges_to_do_again_are_cut_at_their_ends_and_in_their_middle() {
        let mut connection = with_intervals(1);
        let tx = connection.transaction().unwrap();
        tx.execute_batch("DELETE FROM restatements").unwrap();
        let put = |lo, hi| {
            let range = LedgerRange::new(lo, hi).unwrap();
            put_range(&tx, "restatements", (1, 1, range), &[&"why", &"who", &0]).unwrap();
        };
        let all = || -> Vec<(u32, u32)> {
            let mut statement = tx.prepare("SELECT lo, hi FROM restatements ORDER BY lo").unwrap();
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<Result<_, _>>().unwrap()
        };
        put(10, 20);
        put(30, 40);
        put(50, 60);
        let cut = |lo, hi| cut_ranges(&tx, "restatements", 1, 1, LedgerRange::new(lo, hi).unwrap()).unwrap();
        cut(20, 30);
        assert_eq!(all(), [(10, 20), (30, 40), (50, 60)]);
        cut(33, 35);
        assert_eq!(all(), [(10, 20), (30, 33), (35, 40), (50, 60)]);
        cut(15, 51);
        assert_eq!(all(), [(10, 15), (51, 60)]);
    }
}
