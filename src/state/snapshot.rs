//! Reading the lockfile: everything that planning and reporting need, as plain values. Never writes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

use super::StateError;
use super::lockfile::{APPLICATION_ID, MIGRATIONS};
use crate::model::{EdgeId, Fingerprint, LedgerRange, Lineage};
use crate::plan::{DoneInterval, Prior, PriorEdge, PriorPipeline};
use crate::wire::{Receipt, RunState};

/// A run as recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct RunRecord {
    /// Its number.
    pub id: i64,
    /// Its state, with a dead process's `running` already read as `interrupted`.
    pub state: RunState,
    /// Names of its pipelines.
    pub pipelines: Vec<String>,
    /// Unix milliseconds.
    pub started_at: i64,
    /// Unix milliseconds.
    pub ended_at: Option<i64>,
    /// What it did.
    pub receipt: Option<Receipt>,
    /// Its milestones, as JSON.
    pub events: Vec<Value>,
}

/// Reads what was applied and done; `None` when there is no lockfile.
pub fn read_prior(path: &Path) -> Result<Option<Prior>, StateError> {
    Reader::open(path)?.map(|reader| reader.read(Reader::prior)).transpose()
}

/// Reads the runs, newest first, at most `limit`.
pub fn read_runs(path: &Path, limit: usize) -> Result<Vec<RunRecord>, StateError> {
    let Some(reader) = Reader::open(path)? else { return Ok(Vec::new()) };
    reader.read(|reader| reader.runs("ORDER BY id DESC LIMIT ?1", i64::try_from(limit).unwrap_or(i64::MAX)))
}

/// Reads one run.
pub fn read_run(path: &Path, id: i64) -> Result<Option<RunRecord>, StateError> {
    let Some(reader) = Reader::open(path)? else { return Ok(None) };
    Ok(reader.read(|reader| reader.runs("WHERE id = ?1", id))?.into_iter().next())
}

/// A read-only connection, and the copy it reads when the original needs recovery.
struct Reader {
    path: PathBuf,
    connection: Connection,
    copy: Option<PathBuf>,
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(folder) = &self.copy {
            // A leftover copy in the temporary folder does no harm; there is nobody to tell.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

impl Reader {
    fn open(path: &Path) -> Result<Option<Self>, StateError> {
        if !path.exists() {
            return Ok(None);
        }
        match Self::connect(path, None) {
            // A run that died while it made the lockfile leaves an empty one: nothing is recorded yet.
            Ok(reader) if reader.is_empty() => Ok(None),
            Ok(reader) => Ok(Some(reader)),
            Err(error) if needs_recovery(&error) => {
                let folder = copy_for_recovery(path).map_err(|error| damaged(path, &error))?;
                let reader = Self::connect(&folder.join("cdpctl.lock"), Some(folder.clone()));
                let mut reader = reader.map_err(|error| {
                    // The copy is of no use; a leftover of it in the temporary folder would do no harm either.
                    let _ = std::fs::remove_dir_all(&folder);
                    damaged(path, &error)
                })?;
                path.clone_into(&mut reader.path);
                Ok((!reader.is_empty()).then_some(reader))
            }
            Err(error) => Err(damaged(path, &error)),
        }
    }

    fn connect(path: &Path, copy: Option<PathBuf>) -> rusqlite::Result<Self> {
        let flags = if copy.is_some() { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(std::time::Duration::from_secs(10))?;
        // Touches the file: a journal left by a crash shows itself here.
        connection.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
        Ok(Self { path: path.to_owned(), connection, copy })
    }

    /// Whether nothing was ever written into the file.
    fn is_empty(&self) -> bool {
        let count = |sql: &str| self.connection.query_row(sql, [], |row| row.get::<_, i64>(0));
        count("SELECT count(*) FROM sqlite_master").is_ok_and(|tables| tables == 0)
            && count("PRAGMA application_id").is_ok_and(|id| id == 0)
    }

    /// Runs queries in one transaction, so that they see one moment.
    fn read<T>(&self, queries: impl FnOnce(&Self) -> rusqlite::Result<T>) -> Result<T, StateError> {
        self.check()?;
        let run = || {
            let tx = self.connection.unchecked_transaction()?;
            let value = queries(self)?;
            tx.commit()?;
            Ok(value)
        };
        run().map_err(|error: rusqlite::Error| damaged(&self.path, &error))
    }

    fn check(&self) -> Result<(), StateError> {
        let pragma = |name: &str| {
            self.connection
                .query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0))
                .map_err(|error| damaged(&self.path, &error))
        };
        check_format(&self.path, pragma("application_id")?, pragma("user_version")?)
    }

    fn prior(&self) -> rusqlite::Result<Prior> {
        let meta = |key: &str| {
            self.connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get::<_, String>(0))
        };
        let lineage = Lineage(meta("lineage")?);
        let serial = meta("serial")?.parse().unwrap_or(0);
        let mut statement = self
            .connection
            .prepare("SELECT name, nodes, follow, pinned_start, applied_at, run, pinned_from FROM pipelines")?;
        let pipelines = statement
            .query_map([], |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    PriorPipeline {
                        nodes: json(&row.get::<_, String>(1)?),
                        follow: row.get(2)?,
                        pinned_start: row.get(3)?,
                        pinned_from: row.get(6)?,
                        applied_at: row.get(4)?,
                        run: row.get(5)?,
                    },
                ))
            })?
            .collect::<Result<_, _>>()?;
        let mut fingerprints = BTreeMap::new();
        let mut statement = self.connection.prepare("SELECT id, hash FROM fingerprints")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            fingerprints.insert(row.get::<_, i64>(0)?, fingerprint(row, 1)?);
        }
        let mut statement = self.connection.prepare(
            "SELECT id, pipeline, processor, consumer, network, target, target_words, fingerprint, parts, active FROM edges",
        )?;
        let mut by_number: BTreeMap<i64, PriorEdge> = statement
            .query_map([], |row| {
                let id = EdgeId {
                    pipeline: row.get(1)?,
                    processor: row.get(2)?,
                    consumer: row.get(3)?,
                    network: row.get(4)?,
                };
                let record = PriorEdge {
                    id,
                    target: row.get(5)?,
                    target_words: row.get(6)?,
                    fingerprint: fingerprint(row, 7)?,
                    parts: json(&row.get::<_, String>(8)?),
                    active: row.get(9)?,
                    intervals: BTreeMap::new(),
                    hulls: BTreeMap::new(),
                };
                Ok((row.get::<_, i64>(0)?, record))
            })?
            .collect::<Result<_, _>>()?;
        let mut statement = self.connection.prepare(
            "SELECT edge, target, lo, hi, fingerprint, previous_hash, first_hash, last_hash, rows
             FROM intervals ORDER BY edge, target, lo",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Some(edge) = by_number.get_mut(&row.get::<_, i64>(0)?) else { continue };
            let (Some(range), Some(fingerprint)) =
                (LedgerRange::new(row.get(2)?, row.get(3)?), fingerprints.get(&row.get::<_, i64>(4)?))
            else {
                continue;
            };
            let done = DoneInterval {
                range,
                fingerprint: *fingerprint,
                previous_hash: row.get(5)?,
                first_hash: row.get(6)?,
                last_hash: row.get(7)?,
                rows: row.get::<_, Option<i64>>(8)?.and_then(|rows| u64::try_from(rows).ok()),
            };
            let target = row.get_ref(1)?.as_str()?;
            match edge.intervals.get_mut(target) {
                Some(list) => list.push(done),
                None => {
                    edge.intervals.insert(target.to_owned(), vec![done]);
                }
            }
        }
        let mut statement = self.connection.prepare("SELECT edge, target, lo, hi FROM hulls")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Some(edge) = by_number.get_mut(&row.get::<_, i64>(0)?) else { continue };
            if let Some(range) = LedgerRange::new(row.get(2)?, row.get(3)?) {
                edge.hulls.insert(row.get(1)?, range);
            }
        }
        let edges = by_number.into_values().map(|edge| (edge.id.clone(), edge)).collect();
        Ok(Prior { lineage, serial, pipelines, edges })
    }

    fn runs(&self, which: &str, parameter: i64) -> rusqlite::Result<Vec<RunRecord>> {
        let sql = format!("SELECT id, state, pipelines, process, started_at, ended_at, receipt FROM runs {which}");
        let mut statement = self.connection.prepare(&sql)?;
        let mut runs: Vec<RunRecord> = statement
            .query_map([parameter], |row| {
                let state = run_state(&row.get::<_, String>(1)?, &row.get::<_, String>(3)?);
                Ok(RunRecord {
                    id: row.get(0)?,
                    state,
                    pipelines: serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or_default(),
                    started_at: row.get(4)?,
                    ended_at: row.get(5)?,
                    receipt: row.get::<_, Option<String>>(6)?.and_then(|text| serde_json::from_str(&text).ok()),
                    events: Vec::new(),
                })
            })?
            .collect::<Result<_, _>>()?;
        let mut events = self.connection.prepare("SELECT event FROM run_events WHERE run = ?1 ORDER BY seq")?;
        for run in &mut runs {
            run.events =
                events.query_map([run.id], |row| Ok(json(&row.get::<_, String>(0)?)))?.collect::<Result<_, _>>()?;
        }
        Ok(runs)
    }
}

/// The stored state, except that a process that is known to be dead cannot be running.
fn run_state(stored: &str, process: &str) -> RunState {
    let all = [RunState::Starting, RunState::Running, RunState::Completed, RunState::Failed, RunState::Stopped];
    let state = all.into_iter().find(|state| state.as_str() == stored).unwrap_or(RunState::Interrupted);
    let dead = serde_json::from_str(process).is_ok_and(|process| crate::sys::is_alive(&process) == Some(false));
    if matches!(state, RunState::Starting | RunState::Running) && dead { RunState::Interrupted } else { state }
}

/// Refuses what is not a lockfile and what is newer than this binary.
pub(super) fn check_format(path: &Path, application_id: i64, version: i64) -> Result<(), StateError> {
    if application_id != APPLICATION_ID {
        return Err(StateError::Damaged { path: path.to_owned(), reason: "it is not a cdpctl lockfile".to_owned() });
    }
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    if version > known {
        return Err(StateError::Newer { path: path.to_owned(), found: version, known });
    }
    Ok(())
}

pub(super) fn damaged(path: &Path, error: &dyn std::fmt::Display) -> StateError {
    StateError::Damaged { path: path.to_owned(), reason: error.to_string() }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

fn fingerprint(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Fingerprint> {
    let text: String = row.get(column)?;
    text.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })
}

/// Whether a read-only connection met a journal that only a writer can roll back.
fn needs_recovery(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi;
    error.sqlite_error().is_some_and(|error| {
        error.extended_code == ffi::SQLITE_READONLY_ROLLBACK
            || error.extended_code == ffi::SQLITE_READONLY_CANTLOCK
            || error.code == rusqlite::ErrorCode::CannotOpen
            || error.code == rusqlite::ErrorCode::ReadOnly
    })
}

/// Copies the lockfile with its journal into the temporary folder, where it can be rolled back.
fn copy_for_recovery(path: &Path) -> std::io::Result<PathBuf> {
    let folder = std::env::temp_dir().join(crate::sys::new_id("cdpctl"));
    std::fs::create_dir_all(&folder)?;
    std::fs::copy(path, folder.join("cdpctl.lock"))?;
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    if Path::new(&journal).exists() {
        std::fs::copy(&journal, folder.join("cdpctl.lock-journal"))?;
    }
    Ok(folder)
}
