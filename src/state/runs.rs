//! Runs: what they recorded while they went on, how they ended, and asking one to stop.

use rusqlite::{OptionalExtension, Transaction, params};

use super::intervals::{self, edge_number, fingerprint_number, put_range, target_number};
use super::lease::{self, StateFailure};
use super::{HeldLeases, Lockfile, StateError};
use crate::model::{EdgeId, Fingerprint, LedgerRange};
use crate::sys;
use crate::wire::{EventRecord, Receipt, RunState};

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

/// Ledgers that were tried in vain and are set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// The edge.
    pub edge: EdgeId,
    /// Its target.
    pub target: String,
    /// The ledgers.
    pub range: LedgerRange,
    /// What they were tried under.
    pub fingerprint: Fingerprint,
    /// Code of the error.
    pub code: String,
    /// The error in words, with the object's name.
    pub message: String,
}

/// What a run has to write down at one moment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Journal {
    /// What was acknowledged.
    pub done: Vec<Acknowledged>,
    /// What was set aside.
    pub quarantined: Vec<Quarantined>,
    /// Milestones that are new, each with its number in the run.
    pub milestones: Vec<(u64, EventRecord)>,
}

impl Lockfile {
    /// Records acknowledged intervals, and proves that the leases are still held, in one transaction.
    pub fn record(&mut self, run: i64, held: &HeldLeases, done: &[Acknowledged]) -> Result<(), StateError> {
        self.write(run, held, &Journal { done: done.to_vec(), ..Journal::default() }).map(|_| ())
    }

    /// Writes down what a run has to say, and proves that the leases are still held, in one transaction. True when somebody
    /// asked the run to stop.
    pub fn write(&mut self, run: i64, held: &HeldLeases, journal: &Journal) -> Result<bool, StateError> {
        self.transaction(|tx| {
            lease::renew(tx, held)?;
            for done in &journal.done {
                intervals::record(tx, run, done)?;
            }
            for aside in &journal.quarantined {
                set_aside(tx, run, aside)?;
            }
            write_milestones(tx, run, &journal.milestones)?;
            Ok(tx.query_row("SELECT cancel_requested IS NOT NULL FROM runs WHERE id = ?1", [run], |row| row.get(0))?)
        })
    }

    /// Sets the state of a run that goes on.
    pub fn set_run_state(&mut self, run: i64, state: RunState) -> Result<(), StateError> {
        self.transaction(|tx| {
            tx.execute("UPDATE runs SET state = ?2 WHERE id = ?1", params![run, state.as_str()])?;
            Ok(())
        })
    }

    /// Ends a run: its receipt, its last milestones, its leases. A saved plan whose run completed is consumed.
    pub fn finish(
        &mut self,
        run: i64,
        held: &HeldLeases,
        receipt: &Receipt,
        milestones: &[(u64, EventRecord)],
    ) -> Result<(), StateError> {
        self.transaction(|tx| {
            let now = sys::now_ms();
            let text = serde_json::to_string(receipt).expect("plain data");
            tx.execute(
                "UPDATE runs SET state = ?2, ended_at = ?3, receipt = ?4 WHERE id = ?1",
                params![run, receipt.state.as_str(), now, text],
            )?;
            write_milestones(tx, run, milestones)?;
            if receipt.state == RunState::Completed {
                tx.execute("UPDATE plans SET consumed = ?2 WHERE run = ?1", params![run, now])?;
            }
            lease::release(tx, held)
        })
    }

    /// Asks a run to stop; false when it is not running.
    pub fn cancel_run(&mut self, run: i64) -> Result<bool, StateError> {
        self.transaction(|tx| {
            let now = sys::now_ms();
            let sql = "UPDATE runs SET cancel_requested = coalesce(cancel_requested, ?2)
                       WHERE id = ?1 AND state IN ('starting', 'running')";
            Ok(tx.execute(sql, params![run, now])? > 0)
        })
    }

    /// Lets ledgers that were set aside be tried again; the number of stretches that were.
    pub fn retry_quarantined(&mut self, edges: &[EdgeId]) -> Result<usize, StateError> {
        self.transaction(|tx| {
            let mut freed = 0;
            for edge in edges {
                if let Some(number) = edge_number(tx, edge).optional()? {
                    freed += tx.execute("DELETE FROM quarantine WHERE edge = ?1", [number])?;
                }
            }
            Ok(freed)
        })
    }
}

fn set_aside(tx: &Transaction<'_>, run: i64, aside: &Quarantined) -> Result<(), StateFailure> {
    let edge = edge_number(tx, &aside.edge)?;
    let target = target_number(tx, &aside.target, "")?;
    let fingerprint = fingerprint_number(tx, &aside.fingerprint)?;
    let key = (edge, target, aside.range);
    put_range(tx, "quarantine", key, &[&fingerprint, &aside.code, &aside.message, &run, &sys::now_ms()])?;
    Ok(())
}

fn write_milestones(tx: &Transaction<'_>, run: i64, milestones: &[(u64, EventRecord)]) -> rusqlite::Result<()> {
    let mut insert = tx.prepare_cached("INSERT OR REPLACE INTO run_events (run, seq, event) VALUES (?1, ?2, ?3)")?;
    for (seq, event) in milestones {
        let text = serde_json::to_string(event).expect("plain data");
        insert.execute(params![run, i64::try_from(*seq).unwrap_or(i64::MAX), text])?;
    }
    Ok(())
}
