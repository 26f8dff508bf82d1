//! Changes of the state by hand: renaming, forgetting, marking as done, removing what was removed from targets.
//!
//! Each is one transaction, refused while somebody is at work on the pipeline, and makes saved plans stale.

use std::time::Duration;

use rusqlite::{OptionalExtension, Transaction, params};

use super::intervals::{self, edge_number, target_number};
use super::lease::{self, StateFailure};
use super::structure::{EVERYTHING, keep_hull, rename};
use super::{Acknowledged, HeldLeases, Lockfile, StateError};
use crate::model::{EdgeId, LedgerRange, Move};
use crate::sys;

impl Lockfile {
    /// Renames a pipeline, a node or an edge; false when nothing is recorded at the old address.
    ///
    /// # Errors
    /// Somebody is at work on either pipeline; the new address is taken.
    pub fn rename(&mut self, step: &Move, wait: Duration) -> Result<bool, StateError> {
        let names = [step.from.pipeline().to_owned(), step.to.pipeline().to_owned()];
        self.structural(&names, wait, |tx| rename(tx, step))
    }

    /// Forgets that ledgers of an edge's target are done; rows are not touched. They are noted as to be done again, so that
    /// rows which are there after all are replaced, and the target's own markers are not taken at their word. True when
    /// anything was recorded of them.
    pub fn forget(
        &mut self,
        edge: &EdgeId,
        target: &str,
        range: LedgerRange,
        wait: Duration,
    ) -> Result<bool, StateError> {
        self.structural(std::slice::from_ref(&edge.pipeline), wait, |tx| {
            let Some(number) = edge_number(tx, edge).optional()? else { return Ok(false) };
            let target = target_number(tx, target, "")?;
            Ok(to_do_again(tx, (number, target, range), "forgotten by hand")?)
        })
    }

    /// The same under the leases of a run, for ledgers that the target lacks.
    pub fn lost(
        &mut self,
        held: &HeldLeases,
        edge: &EdgeId,
        target: &str,
        range: LedgerRange,
    ) -> Result<(), StateError> {
        self.transaction(|tx| {
            lease::renew(tx, held)?;
            let Some(number) = edge_number(tx, edge).optional()? else { return Ok(()) };
            let target = target_number(tx, target, "")?;
            to_do_again(tx, (number, target, range), "the target lacked them")?;
            Ok(())
        })
    }

    /// Records ledgers as done on the user's word.
    pub fn mark_done(&mut self, done: &Acknowledged, wait: Duration) -> Result<(), StateError> {
        self.structural(std::slice::from_ref(&done.edge.pipeline), wait, |tx| intervals::record(tx, 0, done))
    }

    /// Drops a pipeline or edges from the state; rows are not touched. The number of edges dropped.
    pub fn drop_edges(&mut self, pipeline: &str, edges: &[EdgeId], wait: Duration) -> Result<usize, StateError> {
        self.structural(&[pipeline.to_owned()], wait, |tx| {
            let mut dropped = 0;
            for edge in edges {
                dropped += usize::from(drop_edge(tx, edge)?);
            }
            drop_empty_pipeline(tx, pipeline)?;
            drop_unused(tx)?;
            Ok(dropped)
        })
    }

    /// Records, under the leases of a run, that ledgers of a target were removed: nothing of them is done any more. With
    /// `forget_edge` an edge that has nothing left goes, and its pipeline with its last edge.
    pub fn removed(
        &mut self,
        held: &HeldLeases,
        edge: &EdgeId,
        target: &str,
        ledgers: Option<LedgerRange>,
        forget_edge: bool,
    ) -> Result<(), StateError> {
        self.transaction(|tx| {
            lease::renew(tx, held)?;
            let Some(number) = edge_number(tx, edge).optional()? else { return Ok(()) };
            let target = target_number(tx, target, "")?;
            intervals::forget(tx, number, target, ledgers.unwrap_or(EVERYTHING))?;
            if ledgers.is_none() {
                tx.execute("DELETE FROM hulls WHERE edge = ?1 AND target = ?2", params![number, target])?;
            }
            let left: bool =
                tx.query_row("SELECT EXISTS (SELECT 1 FROM intervals WHERE edge = ?1)", [number], |row| row.get(0))?;
            if forget_edge && !left {
                drop_edge(tx, edge)?;
                drop_empty_pipeline(tx, &edge.pipeline)?;
            }
            drop_unused(tx)?;
            Ok(())
        })
    }
}

/// Forgets that ledgers are done, and notes that they are to be done again. True when any of them were done.
fn to_do_again(tx: &Transaction<'_>, place: (i64, i64, LedgerRange), reason: &str) -> rusqlite::Result<bool> {
    let (edge, target, range) = place;
    keep_hull(tx, edge, target)?;
    let cut = intervals::forget(tx, edge, target, range)?;
    for range in cut.ranges() {
        let place = (edge, target, *range);
        intervals::put_range(tx, "restatements", place, &[&reason, &sys::user(), &sys::now_ms()])?;
    }
    Ok(!cut.is_empty())
}

fn drop_edge(tx: &Transaction<'_>, edge: &EdgeId) -> Result<bool, StateFailure> {
    let Some(number) = edge_number(tx, edge).optional()? else { return Ok(false) };
    for table in ["intervals", "hulls", "restatements", "quarantine"] {
        tx.execute(&format!("DELETE FROM {table} WHERE edge = ?1"), [number])?;
    }
    tx.execute("DELETE FROM edges WHERE id = ?1", [number])?;
    Ok(true)
}

fn drop_empty_pipeline(tx: &Transaction<'_>, pipeline: &str) -> rusqlite::Result<()> {
    let sql = "DELETE FROM pipelines WHERE name = ?1 AND NOT EXISTS (SELECT 1 FROM edges WHERE pipeline = ?1)";
    tx.execute(sql, [pipeline]).map(|_| ())
}

/// Drops targets that nothing refers to any more.
fn drop_unused(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    tx.execute_batch(
        "DELETE FROM targets WHERE id NOT IN (SELECT target FROM intervals UNION SELECT target FROM restatements
           UNION SELECT target FROM quarantine UNION SELECT target FROM hulls)
         AND target NOT IN (SELECT target FROM edges)",
    )
}
