//! The whole state as one document, and back.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, Transaction, params};
use serde_json::Value;

use super::intervals::{bytes_of, target_number};
use super::lease::StateFailure;
use super::snapshot::json;
use super::{Lockfile, StateError};
use crate::model::LedgerRange;
use crate::stellar::hex;
use crate::wire::{
    FORMAT_VERSION, StateDocument, StateEdge, StateInterval, StatePipeline, StatePlan, StateQuarantined, StateRestated,
    StateRun, StateTarget,
};

/// Reads everything, in one canonical order.
pub(super) fn export(db: &Connection) -> rusqlite::Result<StateDocument> {
    let meta = |key: &str| db.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get::<_, String>(0));
    Ok(StateDocument {
        format_version: FORMAT_VERSION.to_owned(),
        kind: "cdpctl.state".to_owned(),
        lineage: meta("lineage")?,
        serial: meta("serial")?.parse().unwrap_or(0),
        pipelines: all(
            db,
            "SELECT name, nodes, follow, pinned_start, pinned_from, applied_at, run FROM pipelines ORDER BY name",
            |row| {
                Ok(StatePipeline {
                    name: row.get(0)?,
                    nodes: json(&row.get::<_, String>(1)?),
                    follow: row.get(2)?,
                    pinned_start: row.get(3)?,
                    pinned_from: row.get(4)?,
                    applied_at: row.get(5)?,
                    run: row.get(6)?,
                })
            },
        )?,
        edges: edges(db)?,
        runs: runs(db)?,
        plans: all(db, "SELECT id, digest, serial, run, consumed FROM plans ORDER BY id", |row| {
            Ok(StatePlan {
                id: row.get(0)?,
                digest: row.get(1)?,
                serial: row.get::<_, i64>(2)?.unsigned_abs(),
                run: row.get(3)?,
                consumed: row.get(4)?,
            })
        })?,
    })
}

fn all<T>(db: &Connection, sql: &str, read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>) -> rusqlite::Result<Vec<T>> {
    db.prepare(sql)?.query_map([], read)?.collect()
}

fn edges(db: &Connection) -> rusqlite::Result<Vec<StateEdge>> {
    let targets: BTreeMap<i64, (String, String)> =
        all(db, "SELECT id, target, words FROM targets", |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?
            .into_iter()
            .collect();
    let sql = "SELECT id, pipeline, processor, consumer, network, target, fingerprint, parts, columns, active, former
               FROM edges ORDER BY pipeline, processor, consumer, network";
    let mut found: Vec<(i64, StateEdge)> = all(db, sql, |row| {
        let edge = StateEdge {
            pipeline: row.get(1)?,
            processor: row.get(2)?,
            consumer: row.get(3)?,
            network: row.get(4)?,
            target: row.get(5)?,
            fingerprint: row.get(6)?,
            parts: json(&row.get::<_, String>(7)?),
            columns: json(&row.get::<_, String>(8)?),
            active: row.get(9)?,
            former: serde_json::from_str(&row.get::<_, String>(10)?).unwrap_or_default(),
            targets: Vec::new(),
        };
        Ok((row.get(0)?, edge))
    })?;
    for (number, edge) in &mut found {
        let sql = "SELECT target FROM intervals WHERE edge = ?1 UNION SELECT target FROM restatements WHERE edge = ?1
                   UNION SELECT target FROM quarantine WHERE edge = ?1 UNION SELECT target FROM hulls WHERE edge = ?1
                   UNION SELECT id FROM targets WHERE target = ?2";
        let mut statement = db.prepare_cached(sql)?;
        let numbers: Vec<i64> =
            statement.query_map(params![*number, edge.target], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        for target in numbers {
            let Some((name, words)) = targets.get(&target) else { continue };
            edge.targets.push(of_target(db, *number, target, name, words)?);
        }
        edge.targets.sort_by(|a, b| a.target.cmp(&b.target));
    }
    Ok(found.into_iter().map(|(_, edge)| edge).collect())
}

fn of_target(db: &Connection, edge: i64, target: i64, name: &str, words: &str) -> rusqlite::Result<StateTarget> {
    let key = params![edge, target];
    let last = |row: &Row<'_>, column: usize| Ok::<u32, rusqlite::Error>(row.get::<_, u32>(column)?.saturating_sub(1));
    let hash = |row: &Row<'_>, column: usize| {
        Ok::<_, rusqlite::Error>(row.get::<_, Option<Vec<u8>>>(column)?.map(|bytes| hex(&bytes)))
    };
    let intervals = db
        .prepare_cached(
            "SELECT lo, hi, hash, previous_hash, first_hash, last_hash, rows, run
             FROM intervals JOIN fingerprints ON fingerprints.id = fingerprint
             WHERE edge = ?1 AND target = ?2 ORDER BY lo",
        )?
        .query_map(key, |row| {
            Ok(StateInterval {
                start: row.get(0)?,
                end: last(row, 1)?,
                fingerprint: row.get(2)?,
                previous_hash: hash(row, 3)?,
                first_hash: hash(row, 4)?,
                last_hash: hash(row, 5)?,
                rows: row.get::<_, Option<i64>>(6)?.map(i64::unsigned_abs),
                run: row.get(7)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let restated = db
        .prepare_cached(
            "SELECT lo, hi, reason, who, created FROM restatements WHERE edge = ?1 AND target = ?2 ORDER BY lo",
        )?
        .query_map(key, |row| {
            Ok(StateRestated {
                start: row.get(0)?,
                end: last(row, 1)?,
                reason: row.get(2)?,
                who: row.get(3)?,
                created: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let quarantined = db
        .prepare_cached(
            "SELECT lo, hi, hash, code, message, run, created
             FROM quarantine JOIN fingerprints ON fingerprints.id = fingerprint
             WHERE edge = ?1 AND target = ?2 ORDER BY lo",
        )?
        .query_map(key, |row| {
            Ok(StateQuarantined {
                start: row.get(0)?,
                end: last(row, 1)?,
                fingerprint: row.get(2)?,
                code: row.get(3)?,
                message: row.get(4)?,
                run: row.get(5)?,
                created: row.get(6)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let hull = db
        .prepare_cached("SELECT lo, hi FROM hulls WHERE edge = ?1 AND target = ?2")?
        .query_map(key, |row| Ok([row.get(0)?, last(row, 1)?]))?
        .next()
        .transpose()?;
    Ok(StateTarget { target: name.to_owned(), words: words.to_owned(), intervals, restated, quarantined, hull })
}

fn runs(db: &Connection) -> rusqlite::Result<Vec<StateRun>> {
    let sql = "SELECT id, state, operation, pipelines, who, process, plan, started_at, ended_at, receipt FROM runs ORDER BY id";
    let mut found: Vec<StateRun> = all(db, sql, |row| {
        Ok(StateRun {
            id: row.get(0)?,
            state: row.get(1)?,
            operation: row.get(2)?,
            pipelines: serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default(),
            who: row.get(4)?,
            process: json(&row.get::<_, String>(5)?),
            plan: row.get(6)?,
            started_at: row.get(7)?,
            ended_at: row.get(8)?,
            receipt: row.get::<_, Option<String>>(9)?.and_then(|text| serde_json::from_str(&text).ok()),
            events: Vec::new(),
        })
    })?;
    let mut events = db.prepare("SELECT event FROM run_events WHERE run = ?1 ORDER BY seq")?;
    for run in &mut found {
        run.events = events
            .query_map([run.id], |row| Ok(json(&row.get::<_, String>(0)?)))?
            .collect::<rusqlite::Result<Vec<Value>>>()?;
    }
    Ok(found)
}

impl Lockfile {
    /// Puts a document in the place of everything that is here. Nobody may be at work.
    ///
    /// # Errors
    /// [`StateError::NotOurs`] when the document is of another lockfile, or older than what is here, unless `force` is set;
    /// [`StateError::BadDocument`] when it contradicts itself.
    pub fn import(&mut self, document: &StateDocument, force: bool) -> Result<(), StateError> {
        let own = self.lineage().clone();
        self.transaction(|tx| {
            let held: Vec<String> = super::lease::all(tx)?.into_iter().map(|lease| lease.scope).collect();
            super::lease::must_be_free(tx, &held)?;
            let serial: i64 =
                tx.query_row("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'serial'", [], |row| row.get(0))?;
            let fresh: bool = tx.query_row("SELECT NOT EXISTS (SELECT 1 FROM runs)", [], |row| row.get(0))?;
            let newer = serial.unsigned_abs() > document.serial;
            if !force && !fresh && (own.0 != document.lineage || newer) {
                return Err(StateError::NotOurs { lineage: document.lineage.clone(), serial: document.serial }.into());
            }
            for table in [
                "run_events",
                "runs",
                "plans",
                "quarantine",
                "restatements",
                "hulls",
                "intervals",
                "edges",
                "pipelines",
                "targets",
                "fingerprints",
                "leases",
            ] {
                tx.execute(&format!("DELETE FROM {table}"), [])?;
            }
            write(tx, document)
        })?;
        self.read_lineage()
    }
}

fn write(tx: &Transaction<'_>, document: &StateDocument) -> Result<(), StateFailure> {
    let wrong = |reason: String| StateFailure::State(StateError::BadDocument { reason });
    if document.kind != "cdpctl.state" || document.format_version != FORMAT_VERSION {
        return Err(wrong(format!("it is {} {}", document.kind, document.format_version)));
    }
    let mut meta = tx.prepare("UPDATE meta SET value = ?2 WHERE key = ?1")?;
    meta.execute(["lineage", &document.lineage])?;
    meta.execute(["serial", &document.serial.to_string()])?;
    for pipeline in &document.pipelines {
        tx.execute(
            "INSERT INTO pipelines (name, nodes, follow, pinned_start, pinned_from, applied_at, run)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                pipeline.name,
                pipeline.nodes.to_string(),
                pipeline.follow,
                pipeline.pinned_start,
                pipeline.pinned_from,
                pipeline.applied_at,
                pipeline.run
            ],
        )?;
    }
    for edge in &document.edges {
        let number: i64 = tx.query_row(
            "INSERT INTO edges (pipeline, processor, consumer, network, target, fingerprint, parts, columns, active, former)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id",
            params![
                edge.pipeline,
                edge.processor,
                edge.consumer,
                edge.network,
                edge.target,
                edge.fingerprint,
                edge.parts.to_string(),
                edge.columns.to_string(),
                edge.active,
                serde_json::to_string(&edge.former).expect("plain data")
            ],
            |row| row.get(0),
        )?;
        for target in &edge.targets {
            write_target(tx, number, target)?;
        }
    }
    for run in &document.runs {
        tx.execute(
            "INSERT INTO runs (id, state, operation, pipelines, who, process, plan, started_at, ended_at, receipt)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                run.id,
                run.state,
                run.operation,
                serde_json::to_string(&run.pipelines).expect("plain data"),
                run.who,
                run.process.to_string(),
                run.plan,
                run.started_at,
                run.ended_at,
                run.receipt.as_ref().map(|receipt| serde_json::to_string(receipt).expect("plain data"))
            ],
        )?;
        for (seq, event) in run.events.iter().enumerate() {
            let seq = i64::try_from(seq).unwrap_or(i64::MAX);
            let sql = "INSERT INTO run_events (run, seq, event) VALUES (?1, ?2, ?3)";
            tx.execute(sql, params![run.id, seq, event.to_string()])?;
        }
    }
    for plan in &document.plans {
        tx.execute(
            "INSERT INTO plans (id, digest, serial, run, consumed) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![plan.id, plan.digest, i64::try_from(plan.serial).unwrap_or(i64::MAX), plan.run, plan.consumed],
        )?;
    }
    Ok(())
}

fn write_target(tx: &Transaction<'_>, edge: i64, target: &StateTarget) -> Result<(), StateFailure> {
    let number = target_number(tx, &target.target, &target.words)?;
    let print = |hash: &str| {
        let parsed = hash.parse().map_err(|_| {
            StateFailure::State(StateError::BadDocument { reason: format!("`{hash}` is no fingerprint") })
        })?;
        super::intervals::fingerprint_number(tx, &parsed).map_err(StateFailure::from)
    };
    let bounds = |start: u32, end: u32| {
        LedgerRange::inclusive(start, end).ok_or_else(|| {
            StateFailure::State(StateError::BadDocument { reason: format!("{start}-{end} is no range of ledgers") })
        })
    };
    let mut before = 0;
    for interval in &target.intervals {
        let range = bounds(interval.start, interval.end)?;
        if range.lo() < before {
            let reason = format!("intervals of {} overlap at ledger {}", target.words, interval.start);
            return Err(StateError::BadDocument { reason }.into());
        }
        before = range.hi();
        let bytes = |hash: &Option<String>| hash.as_deref().and_then(bytes_of);
        tx.execute(
            "INSERT INTO intervals (edge, target, lo, hi, fingerprint, previous_hash, first_hash, last_hash, rows, run)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                edge,
                number,
                range.lo(),
                range.hi(),
                print(&interval.fingerprint)?,
                bytes(&interval.previous_hash),
                bytes(&interval.first_hash),
                bytes(&interval.last_hash),
                interval.rows.map(|rows| i64::try_from(rows).unwrap_or(i64::MAX)),
                interval.run
            ],
        )?;
    }
    for restated in &target.restated {
        let range = bounds(restated.start, restated.end)?;
        tx.execute(
            "INSERT INTO restatements (edge, target, lo, hi, reason, who, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![edge, number, range.lo(), range.hi(), restated.reason, restated.who, restated.created],
        )?;
    }
    for aside in &target.quarantined {
        let range = bounds(aside.start, aside.end)?;
        tx.execute(
            "INSERT INTO quarantine (edge, target, lo, hi, fingerprint, code, message, run, created)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                edge,
                number,
                range.lo(),
                range.hi(),
                print(&aside.fingerprint)?,
                aside.code,
                aside.message,
                aside.run,
                aside.created
            ],
        )?;
    }
    if let Some([first, last]) = target.hull {
        let range = bounds(first, last)?;
        let sql = "INSERT INTO hulls (edge, target, lo, hi) VALUES (?1, ?2, ?3, ?4)";
        tx.execute(sql, params![edge, number, range.lo(), range.hi()])?;
    }
    Ok(())
}
