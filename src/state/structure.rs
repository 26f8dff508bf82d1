//! Structure: which pipelines and edges are applied, under what, into which targets; and the beginning of a run.

use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::Value;

use super::intervals::{edge_number, fingerprint_number, put_range, target_number};
use super::lease::{self, StateFailure};
use super::lockfile::raise_serial;
use super::{HeldLeases, Lockfile, StateError};
use crate::model::{Address, EdgeId, Fingerprint, LedgerRange, Move, RangeSet};
use crate::sys;

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
    /// Edges that are recorded and no longer configured.
    pub removed: Vec<EdgeId>,
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
    /// The columns of its rows: `{name: type}`.
    pub columns: Value,
    /// The target was found gone: what is recorded for it is forgotten, all but its hull.
    pub target_gone: bool,
    /// Done ledgers that are to be done again.
    pub restate: RangeSet,
    /// Whether this apply takes its configuration in; one that is excluded stays as it was recorded.
    pub selected: bool,
}

/// The structural part of an apply.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Structure {
    /// Renames, done first.
    pub moves: Vec<Move>,
    /// Pipelines of the plan.
    pub pipelines: Vec<AppliedPipeline>,
    /// Names of pipelines that are no longer configured.
    pub removed: Vec<String>,
    /// Why done ledgers are done again.
    pub restate_reason: String,
}

/// What a run is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunOrder {
    /// `apply`, `restate`, `prune` ...
    pub operation: String,
    /// The saved plan that it works on, with its digest.
    pub plan: Option<(String, String)>,
    /// Names of the pipelines, beside those of the structure that have work.
    pub pipelines: Vec<String>,
}

impl Lockfile {
    /// Records what is configured now and starts a run. The serial grows when anything structural changed.
    pub fn begin(&mut self, structure: &Structure, order: &RunOrder, held: &HeldLeases) -> Result<i64, StateError> {
        self.transaction(|tx| {
            lease::renew(tx, held)?;
            interrupt_dead_runs(tx)?;
            let now = sys::now_ms();
            let with_work = structure.pipelines.iter().filter(|pipeline| pipeline.has_work).map(|p| p.name.clone());
            let names: Vec<String> = with_work.chain(order.pipelines.iter().cloned()).collect();
            tx.execute(
                "INSERT INTO runs (state, pipelines, process, started_at, operation, plan, who)
                 VALUES ('starting', ?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    serde_json::to_string(&names).expect("plain data"),
                    serde_json::to_string(&sys::this_process()).expect("plain data"),
                    now,
                    order.operation,
                    order.plan.as_ref().map(|(id, _)| id),
                    sys::user(),
                ],
            )?;
            let run = tx.last_insert_rowid();
            // What is removed or forgotten is planned for no longer: plans that were saved before are stale.
            let mut changed = !order.pipelines.is_empty();
            for step in &structure.moves {
                changed |= rename(tx, step)?;
            }
            for pipeline in &structure.pipelines {
                changed |= apply_pipeline(tx, pipeline, &structure.restate_reason, run, now)?;
            }
            for name in &structure.removed {
                changed |= tx.execute("DELETE FROM pipelines WHERE name = ?1", [name])? > 0;
                tx.execute("UPDATE edges SET active = 0 WHERE pipeline = ?1", [name])?;
            }
            if changed {
                raise_serial(tx)?;
            }
            if let Some((id, digest)) = &order.plan {
                tx.execute(
                    "INSERT INTO plans (id, digest, serial, run)
                     VALUES (?1, ?2, (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'serial'), ?3)
                     ON CONFLICT (id) DO UPDATE SET serial = excluded.serial, run = ?3",
                    params![id, digest, run],
                )?;
            }
            Ok(run)
        })
    }
}

impl Lockfile {
    /// Marks done ledgers of an edge as to be done again.
    pub fn restate(
        &mut self,
        held: &HeldLeases,
        edge: &EdgeId,
        target: &str,
        ledgers: &RangeSet,
        reason: &str,
    ) -> Result<(), StateError> {
        if ledgers.is_empty() {
            return Ok(());
        }
        self.transaction(|tx| {
            lease::renew(tx, held)?;
            let (edge, target, now) = (edge_number(tx, edge)?, target_number(tx, target, "")?, sys::now_ms());
            for range in ledgers.ranges() {
                put_range(tx, "restatements", (edge, target, *range), &[&reason, &sys::user(), &now])?;
            }
            Ok(())
        })
    }
}

/// A run whose process is dead was interrupted, whatever it last said.
pub(super) fn interrupt_dead_runs(tx: &Transaction<'_>) -> rusqlite::Result<()> {
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

/// Renames pipelines and edges, keeping everything that is recorded of them; true when there was anything to rename. An edge
/// remembers the address it had, since its target names that one as its owner.
///
/// # Errors
/// The new address is taken.
pub(super) fn rename(tx: &Transaction<'_>, step: &Move) -> Result<bool, StateFailure> {
    let taken = || StateFailure::State(StateError::Taken { address: step.to.to_string() });
    let mut statement = tx.prepare(
        "SELECT id, pipeline, processor, consumer, network, former FROM edges WHERE pipeline = ?1 ORDER BY id",
    )?;
    let edges: Vec<(i64, EdgeId, String)> = statement
        .query_map([step.from.pipeline()], |row| {
            let id =
                EdgeId { pipeline: row.get(1)?, processor: row.get(2)?, consumer: row.get(3)?, network: row.get(4)? };
            Ok((row.get(0)?, id, row.get(5)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut renamed = false;
    for (number, edge, former) in edges {
        let Some(to) = step.apply(&edge) else { continue };
        if edge_number(tx, &to).optional()?.is_some() {
            return Err(taken());
        }
        let mut former: Vec<String> = serde_json::from_str(&former).unwrap_or_default();
        former.push(edge.to_string());
        tx.execute(
            "UPDATE edges SET pipeline = ?2, processor = ?3, consumer = ?4, former = ?5 WHERE id = ?1",
            params![
                number,
                to.pipeline,
                to.processor,
                to.consumer,
                serde_json::to_string(&former).expect("plain data")
            ],
        )?;
        renamed = true;
    }
    if let (Address::Pipeline(from), Address::Pipeline(to)) = (&step.from, &step.to) {
        let there: i64 = tx.query_row("SELECT count(*) FROM pipelines WHERE name = ?1", [to], |row| row.get(0))?;
        if there > 0 {
            return Err(taken());
        }
        renamed |= tx.execute("UPDATE pipelines SET name = ?2 WHERE name = ?1", [from, to])? > 0;
    }
    Ok(renamed)
}

/// What is recorded of a pipeline so far.
struct Before {
    nodes: String,
    follow: bool,
    pinned: (Option<u32>, Option<String>),
    run: Option<i64>,
}

/// Records a pipeline; true when anything structural changed.
fn apply_pipeline(
    tx: &Transaction<'_>,
    pipeline: &AppliedPipeline,
    reason: &str,
    run: i64,
    now: i64,
) -> rusqlite::Result<bool> {
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
    // What is left out of this apply stays as it was, whether it was recorded or not.
    for edge in pipeline.edges.iter().filter(|edge| edge.selected) {
        let (number, differs) = apply_edge(tx, edge)?;
        changed |= differs || edge.target_gone || !edge.restate.is_empty();
        let target = target_number(tx, &edge.target, &edge.target_words)?;
        if edge.target_gone {
            retire(tx, number, target)?;
        }
        for range in edge.restate.ranges() {
            put_range(tx, "restatements", (number, target, *range), &[&reason, &sys::user(), &now])?;
        }
    }
    for gone in &pipeline.removed {
        if let Some(number) = edge_number(tx, gone).optional()? {
            changed |= tx.execute("UPDATE edges SET active = 0 WHERE id = ?1 AND active = 1", [number])? > 0;
        }
    }
    Ok(changed)
}

/// Records an edge: its number, and whether it differs from what was recorded.
fn apply_edge(tx: &Transaction<'_>, edge: &AppliedEdge) -> rusqlite::Result<(i64, bool)> {
    let before: Option<(String, String, bool)> = tx
        .query_row(
            "SELECT target, fingerprint, active FROM edges
             WHERE pipeline = ?1 AND processor = ?2 AND consumer = ?3 AND network = ?4",
            params![edge.id.pipeline, edge.id.processor, edge.id.consumer, edge.id.network],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    let fingerprint = edge.fingerprint.to_string();
    let same = matches!(&before, Some((target, print, true)) if *target == edge.target && *print == fingerprint);
    let number: i64 = tx.query_row(
        "INSERT INTO edges (pipeline, processor, consumer, network, target, fingerprint, parts, columns, active)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1)
         ON CONFLICT (pipeline, processor, consumer, network)
         DO UPDATE SET target = ?5, fingerprint = ?6, parts = ?7, columns = ?8, active = 1
         RETURNING id",
        params![
            edge.id.pipeline,
            edge.id.processor,
            edge.id.consumer,
            edge.id.network,
            edge.target,
            fingerprint,
            edge.parts.to_string(),
            edge.columns.to_string(),
        ],
        |row| row.get(0),
    )?;
    fingerprint_number(tx, &edge.fingerprint)?;
    Ok((number, !same))
}

/// Forgets what is recorded for a target that is gone, before anything new is made there: the next plan would take the new
/// target for the old one. The hull stays, so that what is missing counts as a gap.
fn retire(tx: &Transaction<'_>, edge: i64, target: i64) -> rusqlite::Result<()> {
    keep_hull(tx, edge, target)?;
    for table in ["intervals", "restatements"] {
        tx.execute(&format!("DELETE FROM {table} WHERE edge = ?1 AND target = ?2"), params![edge, target])?;
    }
    Ok(())
}

/// Remembers between which ledgers something was done, before intervals are forgotten: what is missing there is a gap.
pub(super) fn keep_hull(tx: &Transaction<'_>, edge: i64, target: i64) -> rusqlite::Result<()> {
    tx.execute(
        "INSERT INTO hulls (edge, target, lo, hi)
         SELECT edge, target, min(lo), max(hi) FROM intervals WHERE edge = ?1 AND target = ?2 GROUP BY edge, target
         ON CONFLICT (edge, target) DO UPDATE SET lo = min(lo, excluded.lo), hi = max(hi, excluded.hi)",
        params![edge, target],
    )?;
    Ok(())
}

/// The ledgers of a whole target.
pub(super) const EVERYTHING: LedgerRange = match LedgerRange::new(0, u32::MAX) {
    Some(range) => range,
    None => unreachable!(),
};
