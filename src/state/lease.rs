//! Leases: who works on which pipeline. 60 seconds long, renewed every 10, taken over when the holder is dead or silent.

use std::fmt;

use rusqlite::{OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};

use super::StateError;
use crate::sys::{self, ProcessFacts};

/// How long a lease lasts without a heartbeat.
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

/// Leases held by this process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldLeases {
    pub(super) id: String,
    pub(super) scopes: Vec<String>,
}

/// Takes the leases of all scopes, or none.
pub(super) fn acquire(tx: &Transaction<'_>, scopes: &[String], operation: &str) -> Result<HeldLeases, StateFailure> {
    let now = sys::now_ms();
    let id = sys::new_id("ls");
    let process = serde_json::to_string(&sys::this_process()).expect("plain data");
    let who = sys::env("USER").or_else(|| sys::env("LOGNAME")).unwrap_or_else(|| "unknown".to_owned());
    for scope in scopes {
        let held = tx
            .query_row(
                "SELECT id, operation, who, process, created, heartbeat, expires FROM leases WHERE scope = ?1",
                [scope],
                |row| {
                    Ok((
                        row.get::<_, String>(0)?,
                        row.get::<_, String>(1)?,
                        row.get::<_, String>(2)?,
                        row.get::<_, String>(3)?,
                        row.get::<_, i64>(4)?,
                        row.get::<_, i64>(5)?,
                        row.get::<_, i64>(6)?,
                    ))
                },
            )
            .optional()?;
        if let Some((held_id, held_operation, held_who, held_process, created, heartbeat, expires)) = held {
            let holder: Option<ProcessFacts> = serde_json::from_str(&held_process).ok();
            let dead = holder.as_ref().is_some_and(|process| sys::is_alive(process) == Some(false));
            if expires > now && !dead {
                let process = holder.unwrap_or_else(sys::this_process);
                let holder =
                    LeaseHolder { id: held_id, operation: held_operation, who: held_who, process, created, heartbeat };
                return Err(StateFailure::State(StateError::Locked { scope: scope.clone(), holder: Box::new(holder) }));
            }
        }
        tx.execute(
            "INSERT INTO leases (scope, id, fencing, operation, who, process, created, heartbeat, expires)
             VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?6, ?7)
             ON CONFLICT (scope) DO UPDATE SET id = ?2, fencing = fencing + 1, operation = ?3, who = ?4, process = ?5,
               created = ?6, heartbeat = ?6, expires = ?7",
            params![scope, id, operation, who, process, now, now + LEASE_MS],
        )?;
    }
    Ok(HeldLeases { id, scopes: scopes.to_vec() })
}

/// Renews the leases, or says that one was taken over.
pub(super) fn renew(tx: &Transaction<'_>, held: &HeldLeases) -> Result<(), StateFailure> {
    let now = sys::now_ms();
    let mut statement =
        tx.prepare_cached("UPDATE leases SET heartbeat = ?3, expires = ?4 WHERE scope = ?1 AND id = ?2")?;
    for scope in &held.scopes {
        if statement.execute(params![scope, held.id, now, now + LEASE_MS])? == 0 {
            return Err(StateFailure::State(StateError::LeaseLost { scope: scope.clone() }));
        }
    }
    Ok(())
}

/// Gives the leases back; those that were taken over stay with their new holder.
pub(super) fn release(tx: &Transaction<'_>, held: &HeldLeases) -> Result<(), StateFailure> {
    for scope in &held.scopes {
        tx.execute("UPDATE leases SET expires = 0 WHERE scope = ?1 AND id = ?2", params![scope, held.id])?;
    }
    Ok(())
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
