//! Writing the lockfile: structure, intervals, runs, leases. Short transactions, each started with `BEGIN IMMEDIATE`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use serde_json::Value;

use super::lease::{self, StateFailure};
use super::snapshot::{check_format, damaged};
use super::{HeldLeases, StateError};
use crate::model::{EdgeId, Fingerprint, LedgerRange, Lineage};
use crate::sys;
use crate::wire::{Receipt, RunEvent, RunState};

/// `cdpc` in SQLite's `application_id`.
pub(super) const APPLICATION_ID: i64 = 0x6364_7063;

/// Append-only. The number of the last one applied is SQLite's `user_version`.
pub(super) const MIGRATIONS: &[&str] = &[include_str!("../../state/0001_lockfile.sql")];

/// A pipeline as it is applied.
#[derive(Debug, Clone, PartialEq)]
pub struct AppliedPipeline {
    /// Its name.
    pub name: String,
    /// JSON `[{id, kind, type, config}]`.
    pub nodes: Value,
    /// Whether it has no end.
    pub follow: bool,
    /// A start to be fixed now, with how it is written.
    pub pin_start: Option<(u32, String)>,
    /// Its edges.
    pub edges: Vec<AppliedEdge>,
    /// Whether this run has work for it.
    pub has_work: bool,
}

/// An edge as it is applied.
#[derive(Debug, Clone, PartialEq)]
pub struct AppliedEdge {
    /// The edge.
    pub id: EdgeId,
    /// Canonical JSON of its target.
    pub target: String,
    /// The same for people.
    pub target_words: String,
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
    /// What that is made of.
    pub parts: Value,
    /// The target was found gone: what is recorded for it is forgotten, all but its hull.
    pub target_gone: bool,
}

/// The structural part of an apply.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Structure {
    /// Pipelines of the plan.
    pub pipelines: Vec<AppliedPipeline>,
    /// Names of pipelines that are no longer configured.
    pub removed: Vec<String>,
}

/// An interval that a consumer acknowledged durably.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledged {
    /// The edge.
    pub edge: EdgeId,
    /// The target that holds the rows.
    pub target: String,
    /// The ledgers.
    pub range: LedgerRange,
    /// What they were made under.
    pub fingerprint: Fingerprint,
    /// Hash of the ledger before the first, hex.
    pub previous_hash: Option<String>,
    /// Hash of the first ledger, hex.
    pub first_hash: Option<String>,
    /// Hash of the last ledger, hex.
    pub last_hash: Option<String>,
    /// Rows delivered.
    pub rows: Option<u64>,
}

/// An open lockfile, for writing.
pub struct Lockfile {
    path: PathBuf,
    connection: Connection,
    lineage: Lineage,
}

impl Lockfile {
    /// Opens the lockfile, makes it when it is not there, migrates it when it is older.
    pub fn open(path: &Path) -> Result<Self, StateError> {
        let unwritable = |reason: &dyn std::fmt::Display| StateError::Unwritable {
            path: path.to_owned(),
            reason: reason.to_string(),
        };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| unwritable(&error))?;
        }
        let connection = Connection::open(path).map_err(|error| unwritable(&error))?;
        let prepare = || {
            connection.busy_timeout(Duration::from_secs(30))?;
            connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
            connection.pragma_update(None, "synchronous", "FULL")?;
            connection.pragma_update(None, "foreign_keys", "ON")?;
            connection.pragma_update(None, "trusted_schema", "OFF")
        };
        prepare().map_err(|error: rusqlite::Error| damaged(path, &error))?;
        let mut lockfile = Self { path: path.to_owned(), connection, lineage: Lineage(String::new()) };
        lockfile.migrate()?;
        lockfile.lineage = lockfile.transaction(|tx| {
            Ok(Lineage(tx.query_row("SELECT value FROM meta WHERE key = 'lineage'", [], |row| row.get(0))?))
        })?;
        Ok(lockfile)
    }

    fn migrate(&mut self) -> Result<(), StateError> {
        let path = self.path.clone();
        self.transaction(|tx| {
            let pragma = |name: &str| tx.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
            let tables: i64 = tx.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
            let fresh = tables == 0 && pragma("application_id")? == 0;
            let version = pragma("user_version")?;
            if !fresh {
                check_format(&path, pragma("application_id")?, version).map_err(StateFailure::State)?;
            }
            let applied = usize::try_from(version).unwrap_or(0);
            for (n, migration) in MIGRATIONS.iter().enumerate().skip(applied) {
                tx.execute_batch(migration)?;
                tx.pragma_update(None, "user_version", i64::try_from(n + 1).unwrap_or(i64::MAX))?;
            }
            if fresh {
                tx.pragma_update(None, "application_id", APPLICATION_ID)?;
                let mut meta = tx.prepare("INSERT INTO meta (key, value) VALUES (?1, ?2)")?;
                meta.execute(["lineage", &sys::new_id("ln")])?;
                meta.execute(["serial", "0"])?;
                meta.execute(["created_by", concat!("cdpctl ", env!("CARGO_PKG_VERSION"))])?;
            }
            Ok(())
        })
    }

    /// The lockfile's identity.
    pub fn lineage(&self) -> &Lineage {
        &self.lineage
    }

    /// Takes the leases of pipelines, waiting up to `wait` for another holder.
    pub fn acquire(&mut self, pipelines: &[String], operation: &str, wait: Duration) -> Result<HeldLeases, StateError> {
        let scopes: Vec<String> = pipelines.iter().map(|name| format!("pipeline.{name}")).collect();
        let started = std::time::Instant::now();
        loop {
            match self.transaction(|tx| lease::acquire(tx, &scopes, operation)) {
                Err(StateError::Locked { .. }) if started.elapsed() < wait => {
                    std::thread::sleep(Duration::from_millis(200).min(wait));
                }
                done => return done,
            }
        }
    }

    /// Renews the leases.
    pub fn renew(&mut self, held: &HeldLeases) -> Result<(), StateError> {
        self.transaction(|tx| lease::renew(tx, held))
    }

    /// Gives the leases back.
    pub fn release(&mut self, held: &HeldLeases) -> Result<(), StateError> {
        self.transaction(|tx| lease::release(tx, held))
    }

    /// Records what is configured now and starts a run. The serial grows when anything structural changed.
    pub fn begin(&mut self, structure: &Structure, held: &HeldLeases) -> Result<i64, StateError> {
        self.transaction(|tx| {
            lease::renew(tx, held)?;
            interrupt_dead_runs(tx)?;
            let now = sys::now_ms();
            let names: Vec<&str> = structure.pipelines.iter().filter(|p| p.has_work).map(|p| p.name.as_str()).collect();
            tx.execute(
                "INSERT INTO runs (state, pipelines, process, started_at) VALUES ('starting', ?1, ?2, ?3)",
                params![
                    serde_json::to_string(&names).expect("plain data"),
                    serde_json::to_string(&sys::this_process()).expect("plain data"),
                    now
                ],
            )?;
            let run = tx.last_insert_rowid();
            let mut changed = false;
            for pipeline in &structure.pipelines {
                changed |= apply_pipeline(tx, pipeline, run, now)?;
            }
            for name in &structure.removed {
                changed |= tx.execute("DELETE FROM pipelines WHERE name = ?1", [name])? > 0;
                tx.execute("UPDATE edges SET active = 0 WHERE pipeline = ?1", [name])?;
            }
            if changed {
                tx.execute(
                    "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'serial'",
                    [],
                )?;
            }
            Ok(run)
        })
    }

    /// Records acknowledged intervals, and proves that the leases are still held, in one transaction.
    pub fn record(&mut self, run: i64, held: &HeldLeases, done: &[Acknowledged]) -> Result<(), StateError> {
        self.transaction(|tx| {
            lease::renew(tx, held)?;
            for acknowledged in done {
                record_one(tx, run, acknowledged)?;
            }
            Ok(())
        })
    }

    /// Sets the state of a run that goes on.
    pub fn set_run_state(&mut self, run: i64, state: RunState) -> Result<(), StateError> {
        self.transaction(|tx| {
            tx.execute("UPDATE runs SET state = ?2 WHERE id = ?1", params![run, state.as_str()])?;
            Ok(())
        })
    }

    /// Ends a run: its receipt, its milestones, its leases.
    pub fn finish(
        &mut self,
        run: i64,
        held: &HeldLeases,
        receipt: &Receipt,
        milestones: &[RunEvent],
    ) -> Result<(), StateError> {
        self.transaction(|tx| {
            tx.execute(
                "UPDATE runs SET state = ?2, ended_at = ?3, receipt = ?4 WHERE id = ?1",
                params![
                    run,
                    receipt.state.as_str(),
                    sys::now_ms(),
                    serde_json::to_string(receipt).expect("plain data")
                ],
            )?;
            let mut insert = tx.prepare("INSERT OR REPLACE INTO run_events (run, seq, event) VALUES (?1, ?2, ?3)")?;
            for (seq, event) in milestones.iter().enumerate() {
                let text = serde_json::to_string(event).expect("plain data");
                insert.execute(params![run, i64::try_from(seq).unwrap_or(i64::MAX), text])?;
            }
            lease::release(tx, held)
        })
    }

    fn transaction<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StateFailure>,
    ) -> Result<T, StateError> {
        let path = self.path.clone();
        let run = || {
            let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = work(&tx)?;
            tx.commit()?;
            Ok(value)
        };
        run().map_err(|failure: StateFailure| match failure {
            StateFailure::State(error) => error,
            StateFailure::Sql(error) => sql_error(&path, &error),
        })
    }
}

fn sql_error(path: &Path, error: &rusqlite::Error) -> StateError {
    use rusqlite::ErrorCode::{CannotOpen, DiskFull, PermissionDenied, ReadOnly, SystemIoFailure};
    let unwritable = [CannotOpen, DiskFull, PermissionDenied, ReadOnly, SystemIoFailure];
    if error.sqlite_error_code().is_some_and(|code| unwritable.contains(&code)) {
        StateError::Unwritable { path: path.to_owned(), reason: error.to_string() }
    } else {
        damaged(path, error)
    }
}

/// A run whose process is dead was interrupted, whatever it last said.
fn interrupt_dead_runs(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut statement = tx.prepare("SELECT id, process FROM runs WHERE state IN ('starting', 'running')")?;
    let open: Vec<(i64, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (id, process) in open {
        if serde_json::from_str(&process).is_ok_and(|process| sys::is_alive(&process) == Some(false)) {
            tx.execute("UPDATE runs SET state = 'interrupted' WHERE id = ?1", [id])?;
        }
    }
    Ok(())
}

/// What is recorded of a pipeline so far.
struct Before {
    nodes: String,
    follow: bool,
    pinned: (Option<u32>, Option<String>),
    run: Option<i64>,
}

/// Records a pipeline; true when anything structural changed.
fn apply_pipeline(tx: &Transaction<'_>, pipeline: &AppliedPipeline, run: i64, now: i64) -> rusqlite::Result<bool> {
    let nodes = pipeline.nodes.to_string();
    let before = tx
        .query_row(
            "SELECT nodes, follow, pinned_start, pinned_from, run FROM pipelines WHERE name = ?1",
            [&pipeline.name],
            |row| {
                let pinned = (row.get(2)?, row.get(3)?);
                Ok(Before { nodes: row.get(0)?, follow: row.get(1)?, pinned, run: row.get(4)? })
            },
        )
        .optional()?;
    let kept = before.as_ref().map_or((None, None), |before| before.pinned.clone());
    let pinned = pipeline.pin_start.clone().map_or(kept, |(ledger, written)| (Some(ledger), Some(written)));
    let last_run = if pipeline.has_work { Some(run) } else { before.as_ref().and_then(|before| before.run) };
    let mut changed = before
        .is_none_or(|before| before.nodes != nodes || before.follow != pipeline.follow || before.pinned != pinned);
    tx.execute(
        "INSERT INTO pipelines (name, nodes, follow, pinned_start, applied_at, run, pinned_from)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (name) DO UPDATE
         SET nodes = ?2, follow = ?3, pinned_start = ?4, applied_at = ?5, run = ?6, pinned_from = ?7",
        params![pipeline.name, nodes, pipeline.follow, pinned.0, now, last_run, pinned.1],
    )?;
    let mut active = Vec::new();
    for edge in &pipeline.edges {
        let before: Option<(i64, String, String, bool)> = tx
            .query_row(
                "SELECT id, target, fingerprint, active FROM edges
                 WHERE pipeline = ?1 AND processor = ?2 AND consumer = ?3 AND network = ?4",
                params![edge.id.pipeline, edge.id.processor, edge.id.consumer, edge.id.network],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )
            .optional()?;
        let fingerprint = edge.fingerprint.to_string();
        changed |= !matches!(&before, Some((_, t, f, true)) if *t == edge.target && *f == fingerprint);
        tx.execute(
            "INSERT INTO edges (pipeline, processor, consumer, network, target, target_words, fingerprint, parts, active)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1)
             ON CONFLICT (pipeline, processor, consumer, network)
             DO UPDATE SET target = ?5, target_words = ?6, fingerprint = ?7, parts = ?8, active = 1",
            params![
                edge.id.pipeline,
                edge.id.processor,
                edge.id.consumer,
                edge.id.network,
                edge.target,
                edge.target_words,
                fingerprint,
                edge.parts.to_string()
            ],
        )?;
        let number = edge_number(tx, &edge.id)?;
        if edge.target_gone {
            changed = true;
            retire(tx, number, &edge.target)?;
        }
        active.push(number);
    }
    let mut statement = tx.prepare("SELECT id FROM edges WHERE pipeline = ?1 AND active = 1")?;
    let recorded: Vec<i64> = statement.query_map([&pipeline.name], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for gone in recorded.into_iter().filter(|id| !active.contains(id)) {
        changed = true;
        tx.execute("UPDATE edges SET active = 0 WHERE id = ?1", [gone])?;
    }
    Ok(changed)
}

/// Forgets what is recorded for a target that is gone, before anything new is made there: the next plan would take the new
/// target for the old one. The hull stays, so that what is missing counts as a gap.
fn retire(tx: &Transaction<'_>, edge: i64, target: &str) -> rusqlite::Result<()> {
    tx.execute(
        "INSERT INTO hulls (edge, target, lo, hi)
         SELECT edge, target, min(lo), max(hi) FROM intervals WHERE edge = ?1 AND target = ?2 GROUP BY edge, target
         ON CONFLICT (edge, target) DO UPDATE SET lo = min(lo, excluded.lo), hi = max(hi, excluded.hi)",
        params![edge, target],
    )?;
    tx.execute("DELETE FROM intervals WHERE edge = ?1 AND target = ?2", params![edge, target])?;
    Ok(())
}

fn edge_number(tx: &Transaction<'_>, id: &EdgeId) -> rusqlite::Result<i64> {
    tx.prepare_cached("SELECT id FROM edges WHERE pipeline = ?1 AND processor = ?2 AND consumer = ?3 AND network = ?4")?
        .query_row(params![id.pipeline, id.processor, id.consumer, id.network], |row| row.get(0))
}

/// A stored interval, as far as recording needs it.
struct Stored {
    range: LedgerRange,
    fingerprint: i64,
    previous_hash: Option<String>,
    first_hash: Option<String>,
    last_hash: Option<String>,
    rows: Option<i64>,
}

/// Records one interval: what it overlaps is cut, neighbours of the same fingerprint are merged into it.
fn record_one(tx: &Transaction<'_>, run: i64, done: &Acknowledged) -> Result<(), StateFailure> {
    let edge = edge_number(tx, &done.edge)?;
    tx.prepare_cached("INSERT OR IGNORE INTO fingerprints (hash) VALUES (?1)")?
        .execute([done.fingerprint.to_string()])?;
    let fingerprint: i64 = tx
        .prepare_cached("SELECT id FROM fingerprints WHERE hash = ?1")?
        .query_row([done.fingerprint.to_string()], |row| row.get(0))?;
    let touching: Vec<Stored> = tx
        .prepare_cached(
            "SELECT lo, hi, fingerprint, previous_hash, first_hash, last_hash, rows FROM intervals
             WHERE edge = ?1 AND target = ?2 AND lo <= ?4 AND hi >= ?3 ORDER BY lo",
        )?
        .query_map(params![edge, done.target, done.range.lo(), done.range.hi()], |row| {
            Ok(LedgerRange::new(row.get(0)?, row.get(1)?).map(|range| (range, row)).map(|(range, row)| {
                Ok::<_, rusqlite::Error>(Stored {
                    range,
                    fingerprint: row.get(2)?,
                    previous_hash: row.get(3)?,
                    first_hash: row.get(4)?,
                    last_hash: row.get(5)?,
                    rows: row.get(6)?,
                })
            }))
        })?
        .filter_map(|stored| stored.transpose().map(|inner| inner.and_then(|stored| stored)))
        .collect::<Result<_, _>>()?;
    let mut merged = Stored {
        range: done.range,
        fingerprint,
        previous_hash: done.previous_hash.clone(),
        first_hash: done.first_hash.clone(),
        last_hash: done.last_hash.clone(),
        rows: done.rows.map(|rows| i64::try_from(rows).unwrap_or(i64::MAX)),
    };
    for stored in touching {
        tx.prepare_cached("DELETE FROM intervals WHERE edge = ?1 AND target = ?2 AND lo = ?3")?.execute(params![
            edge,
            done.target,
            stored.range.lo()
        ])?;
        let left = LedgerRange::new(stored.range.lo(), stored.range.hi().min(done.range.lo()));
        let right = LedgerRange::new(stored.range.lo().max(done.range.hi()), stored.range.hi());
        let whole = stored.range.intersect(done.range).is_none();
        if let Some(range) = left {
            if whole && differ(stored.last_hash.as_deref(), done.previous_hash.as_deref()) {
                return Err(StateFailure::State(StateError::ChainBroken { range: done.range }));
            }
            let part = Stored {
                range,
                last_hash: stored.last_hash.clone().filter(|_| whole),
                rows: stored.rows.filter(|_| whole),
                previous_hash: stored.previous_hash.clone(),
                first_hash: stored.first_hash.clone(),
                fingerprint: stored.fingerprint,
            };
            if stored.fingerprint == fingerprint {
                merged.range = LedgerRange::new(range.lo(), merged.range.hi()).expect("grows to the left");
                merged.previous_hash = part.previous_hash;
                merged.first_hash = part.first_hash;
                merged.rows = merged.rows.zip(part.rows).map(|(a, b)| a + b);
            } else {
                insert(tx, edge, &done.target, run, &part)?;
            }
        }
        if let Some(range) = right {
            if whole && differ(stored.previous_hash.as_deref(), done.last_hash.as_deref()) {
                return Err(StateFailure::State(StateError::ChainBroken { range: done.range }));
            }
            let part = Stored {
                range,
                previous_hash: stored.previous_hash.filter(|_| whole),
                first_hash: stored.first_hash.filter(|_| whole),
                rows: stored.rows.filter(|_| whole),
                last_hash: stored.last_hash,
                fingerprint: stored.fingerprint,
            };
            if stored.fingerprint == fingerprint {
                merged.range = LedgerRange::new(merged.range.lo(), range.hi()).expect("grows to the right");
                merged.last_hash = part.last_hash;
                merged.rows = merged.rows.zip(part.rows).map(|(a, b)| a + b);
            } else {
                insert(tx, edge, &done.target, run, &part)?;
            }
        }
    }
    insert(tx, edge, &done.target, run, &merged)?;
    Ok(())
}

/// Whether both are known and differ.
fn differ(a: Option<&str>, b: Option<&str>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a != b)
}

fn insert(tx: &Transaction<'_>, edge: i64, target: &str, run: i64, stored: &Stored) -> rusqlite::Result<()> {
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
        run
    ])?;
    Ok(())
}
