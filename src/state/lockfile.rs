//! The lockfile open for writing: made when it is not there, migrated when it is older; short transactions, each started
//! with `BEGIN IMMEDIATE`. What is written is in the files beside this one.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::lease::{self, Lease, StateFailure, scope_of};
use super::place::refuse_network_file_system;
use super::snapshot::{check_format, damaged};
use super::{HeldLeases, StateError};
use crate::model::Lineage;
use crate::sys;

/// `cdpc` in SQLite's `application_id`.
pub(super) const APPLICATION_ID: i64 = 0x6364_7063;

/// Append-only. The number of the last one applied is SQLite's `user_version`.
pub(super) const MIGRATIONS: &[&str] =
    &[include_str!("../../state/0001_lockfile.sql"), include_str!("../../state/0002_engine.sql")];

/// How often a lease that somebody holds is asked for again.
const ASK_AGAIN: Duration = Duration::from_millis(200);

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
        refuse_network_file_system(path)?;
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
        lockfile.read_lineage()?;
        Ok(lockfile)
    }

    pub(super) fn read_lineage(&mut self) -> Result<(), StateError> {
        self.lineage = self.transaction(|tx| {
            Ok(Lineage(tx.query_row("SELECT value FROM meta WHERE key = 'lineage'", [], |row| row.get(0))?))
        })?;
        Ok(())
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.connection
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
        let scopes: Vec<String> = pipelines.iter().map(|name| scope_of(name)).collect();
        self.patiently(wait, |lockfile| lockfile.transaction(|tx| lease::acquire(tx, &scopes, operation)))
    }

    /// Renews the leases.
    pub fn renew(&mut self, held: &HeldLeases) -> Result<(), StateError> {
        self.transaction(|tx| lease::renew(tx, held))
    }

    /// Gives the leases back.
    pub fn release(&mut self, held: &HeldLeases) -> Result<(), StateError> {
        self.transaction(|tx| lease::release(tx, held))
    }

    /// Ends the lease of a pipeline, whatever its holder does: its next record fails. `None` when nobody has it.
    pub fn break_lease(&mut self, pipeline: &str) -> Result<Option<Lease>, StateError> {
        self.transaction(|tx| {
            let broken = lease::break_lease(tx, &scope_of(pipeline))?;
            if broken.is_some() {
                raise_serial(tx)?;
            }
            Ok(broken)
        })
    }

    /// A structural change of some pipelines by itself: nobody may be at work on them, and saved plans become stale when it
    /// changes anything.
    pub(super) fn structural<T>(
        &mut self,
        pipelines: &[String],
        wait: Duration,
        change: impl Fn(&Transaction<'_>) -> Result<T, StateFailure>,
    ) -> Result<T, StateError> {
        let scopes: Vec<String> = pipelines.iter().map(|name| scope_of(name)).collect();
        self.patiently(wait, |lockfile| {
            lockfile.transaction(|tx| {
                lease::must_be_free(tx, &scopes)?;
                let changes = || tx.query_row("SELECT total_changes()", [], |row| row.get::<_, i64>(0));
                let before = changes()?;
                let value = change(tx)?;
                if changes()? != before {
                    raise_serial(tx)?;
                }
                Ok(value)
            })
        })
    }

    /// Tries again while somebody holds what is asked for, for at most `wait`.
    fn patiently<T>(
        &mut self,
        wait: Duration,
        mut attempt: impl FnMut(&mut Self) -> Result<T, StateError>,
    ) -> Result<T, StateError> {
        let started = Instant::now();
        loop {
            match attempt(self) {
                Err(StateError::Locked { .. }) if started.elapsed() < wait => {
                    std::thread::sleep(ASK_AGAIN.min(wait));
                }
                done => return done,
            }
        }
    }

    pub(super) fn transaction<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StateFailure>,
    ) -> Result<T, StateError> {
        let path = self.path.clone();
        let run = || {
            let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = work(&tx)?;
            sys::fail_point("in_state_commit");
            tx.commit()?;
            Ok(value)
        };
        run().map_err(|failure: StateFailure| match failure {
            StateFailure::State(error) => error,
            StateFailure::Sql(error) => sql_error(&path, &error),
        })
    }
}

/// Marks a structural change: saved plans made before it are stale.
pub(super) fn raise_serial(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    tx.execute("UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'serial'", [])?;
    Ok(())
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
