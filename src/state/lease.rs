//! Leases: who works on which pipeline. 60 seconds long, renewed every 10, taken over when the holder is dead or silent.
//!
//! Invariants: a lease that its holder may still use is never taken by itself, only by `lock break`; every lease of a scope
//! has a greater fencing number than the one before, also after the lockfile was put back from a copy, since the number is at
//! least the time in milliseconds.

use std::collections::BTreeMap;
use std::fmt;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};

use super::StateError;
use crate::sys::{self, ProcessFacts};

/// How long a lease lasts without a heartbeat, in milliseconds.
pub const LEASE_MS: i64 = 60_000;

/// Who holds a lease.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaseHolder {
    /// Id of the lease.
    pub id: String,
    /// What it is for: `apply`.
    pub operation: String,
    /// The user.
    pub who: String,
    /// The process.
    #[serde(flatten)]
    pub process: ProcessFacts,
    /// When it was taken, Unix milliseconds.
    pub created: i64,
    /// When it was last renewed, Unix milliseconds.
    pub heartbeat: i64,
}

impl fmt::Display for LeaseHolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (pid {} on {}, user {})", self.operation, self.process.pid, self.process.host, self.who)
    }
}

/// Whether a lease still keeps others out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeaseState {
    /// Its holder may be at work.
    Held,
    /// Its process is dead: the next one takes it over.
    Dead,
    /// It was not renewed in time: the next one takes it over.
    Expired,
}

/// A lease as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lease {
    /// `pipeline.NAME`.
    pub scope: String,
    /// Whether it still keeps others out.
    pub state: LeaseState,
    /// Its number; grows with every lease of the scope.
    pub fencing: i64,
    /// When it runs out unless it is renewed, Unix milliseconds.
    pub expires: i64,
    /// Who has it.
    #[serde(flatten)]
    pub holder: LeaseHolder,
}

/// Leases held by this process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldLeases {
    id: String,
    /// Fencing number by scope.
    scopes: BTreeMap<String, i64>,
}

impl HeldLeases {
    /// The fencing number under which a pipeline's targets are written; 0 for one that is not held.
    pub fn fencing(&self, pipeline: &str) -> u64 {
        let number = self.scopes.get(&scope_of(pipeline)).copied().unwrap_or(0);
        u64::try_from(number).unwrap_or(0)
    }

    /// Splits off the leases of some pipelines, to be released by themselves.
    #[must_use]
    pub fn split_off(&mut self, pipelines: &[String]) -> Self {
        let scopes = pipelines.iter().filter_map(|name| self.scopes.remove_entry(&scope_of(name))).collect();
        Self { id: self.id.clone(), scopes }
    }
}

/// The scope of a pipeline's lease.
pub(super) fn scope_of(pipeline: &str) -> String {
    format!("pipeline.{pipeline}")
}

const COLUMNS: &str = "scope, id, fencing, operation, who, process, created, heartbeat, expires";

fn lease(row: &Row<'_>) -> rusqlite::Result<Lease> {
    let process: String = row.get(5)?;
    // A process that cannot be read is of a newer release, or of no release: it counts as alive until its lease runs out.
    let process: ProcessFacts = serde_json::from_str(&process).unwrap_or_else(|_| ProcessFacts::unknown());
    let expires: i64 = row.get(8)?;
    let state = if expires <= sys::now_ms() {
        LeaseState::Expired
    } else if sys::is_alive(&process) == Some(false) {
        LeaseState::Dead
    } else {
        LeaseState::Held
    };
    let holder = LeaseHolder {
        id: row.get(1)?,
        operation: row.get(3)?,
        who: row.get(4)?,
        process,
        created: row.get(6)?,
        heartbeat: row.get(7)?,
    };
    Ok(Lease { scope: row.get(0)?, state, fencing: row.get(2)?, expires, holder })
}

/// All leases that were not given back, by scope.
pub(super) fn all(db: &Connection) -> rusqlite::Result<Vec<Lease>> {
    let mut statement = db.prepare(&format!("SELECT {COLUMNS} FROM leases WHERE expires > 0 ORDER BY scope"))?;
    statement.query_map([], lease)?.collect()
}

/// Refuses when somebody may be at work on one of the scopes.
pub(super) fn must_be_free(tx: &Transaction<'_>, scopes: &[String]) -> Result<(), StateFailure> {
    let mut statement = tx.prepare_cached(&format!("SELECT {COLUMNS} FROM leases WHERE scope = ?1 AND expires > 0"))?;
    for scope in scopes {
        let held = statement.query_row([scope], lease).optional()?;
        if let Some(held) = held.filter(|lease| lease.state == LeaseState::Held) {
            let error = StateError::Locked { scope: scope.clone(), holder: Box::new(held.holder) };
            return Err(StateFailure::State(error));
        }
    }
    Ok(())
}

/// Takes the leases of all scopes, or none.
pub(super) fn acquire(tx: &Transaction<'_>, scopes: &[String], operation: &str) -> Result<HeldLeases, StateFailure> {
    must_be_free(tx, scopes)?;
    let now = sys::now_ms();
    let id = sys::new_id("ls");
    let process = serde_json::to_string(&sys::this_process()).expect("plain data");
    let mut held = BTreeMap::new();
    for scope in scopes {
        let fencing: i64 = tx
            .prepare_cached(
                "INSERT INTO leases (scope, id, fencing, operation, who, process, created, heartbeat, expires)
                 VALUES (?1, ?2, ?6, ?3, ?4, ?5, ?6, ?6, ?7)
                 ON CONFLICT (scope) DO UPDATE SET id = ?2, fencing = max(fencing + 1, ?6), operation = ?3, who = ?4,
                   process = ?5, created = ?6, heartbeat = ?6, expires = ?7
                 RETURNING fencing",
            )?
            .query_row(params![scope, id, operation, sys::user(), process, now, now + LEASE_MS], |row| row.get(0))?;
        held.insert(scope.clone(), fencing);
    }
    Ok(HeldLeases { id, scopes: held })
}

/// Renews the leases, or says that one was taken over or broken.
pub(super) fn renew(tx: &Transaction<'_>, held: &HeldLeases) -> Result<(), StateFailure> {
    let now = sys::now_ms();
    let mut statement = tx.prepare_cached(
        "UPDATE leases SET heartbeat = ?3, expires = ?4 WHERE scope = ?1 AND id = ?2 AND expires > 0",
    )?;
    for scope in held.scopes.keys() {
        if statement.execute(params![scope, held.id, now, now + LEASE_MS])? == 0 {
            return Err(StateFailure::State(StateError::LeaseLost { scope: scope.clone() }));
        }
    }
    Ok(())
}

/// Gives the leases back; those that were taken over stay with their new holder.
pub(super) fn release(tx: &Transaction<'_>, held: &HeldLeases) -> Result<(), StateFailure> {
    for scope in held.scopes.keys() {
        tx.execute("UPDATE leases SET expires = 0 WHERE scope = ?1 AND id = ?2", params![scope, held.id])?;
    }
    Ok(())
}

/// Ends a lease whatever its holder does: its next renewal fails. `None` when nobody has it.
pub(super) fn break_lease(tx: &Transaction<'_>, scope: &str) -> rusqlite::Result<Option<Lease>> {
    let held = tx
        .query_row(&format!("SELECT {COLUMNS} FROM leases WHERE scope = ?1 AND expires > 0"), [scope], lease)
        .optional()?;
    tx.execute("UPDATE leases SET expires = 0, fencing = fencing + 1 WHERE scope = ?1", [scope])?;
    Ok(held)
}

/// Either of what a step inside a transaction can fail with.
#[derive(Debug)]
pub(super) enum StateFailure {
    Sql(rusqlite::Error),
    State(StateError),
}

impl From<rusqlite::Error> for StateFailure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<StateError> for StateFailure {
    fn from(error: StateError) -> Self {
        Self::State(error)
    }
}
