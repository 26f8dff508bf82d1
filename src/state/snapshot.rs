//! Reading the lockfile: everything that planning and reporting need, as plain values. Never writes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use serde_json::Value;

use super::lease::{self, Lease};
use super::lockfile::{APPLICATION_ID, MIGRATIONS};
use super::{StateError, portable};
use crate::model::{EdgeId, Fingerprint, LedgerRange, Lineage, RangeSet};
use crate::plan::{Anchor, DoneSets, Prior, PriorEdge, PriorPipeline, PriorTarget, SetAside};
use crate::stellar::hex;
use crate::wire::{Receipt, RunState, StateDocument};

/// Intervals of one edge whose hashes are read for planning: the first, the last, and some between.
const ANCHORED: usize = 8;

/// A run as recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct RunRecord {
    /// Its number.
    pub id: i64,
    /// Its state, with a dead process's `running` already read as `interrupted`.
    pub state: RunState,
    /// `apply`, `restate` ...
    pub operation: String,
    /// Names of its pipelines.
    pub pipelines: Vec<String>,
    /// Who started it.
    pub who: String,
    /// The saved plan it works on.
    pub plan: Option<String>,
    /// Whether somebody asked it to stop.
    pub cancel_requested: bool,
    /// Unix milliseconds.
    pub started_at: i64,
    /// Unix milliseconds.
    pub ended_at: Option<i64>,
    /// What it did.
    pub receipt: Option<Receipt>,
    /// Its milestones, as JSON; read with [`read_run`] alone, since a run may have a thousand.
    pub events: Vec<Value>,
}

/// The newest run of a pipeline, in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastRun {
    /// Its number.
    pub id: i64,
    /// Its state, with a dead process's `running` already read as `interrupted`.
    pub state: RunState,
    /// Unix milliseconds.
    pub started_at: i64,
    /// Unix milliseconds.
    pub ended_at: Option<i64>,
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
    reader.read(|reader| {
        let Some(mut run) = reader.runs("WHERE id = ?1", id)?.into_iter().next() else { return Ok(None) };
        let mut events = reader.connection.prepare("SELECT event FROM run_events WHERE run = ?1 ORDER BY seq")?;
        run.events = events.query_map([id], |row| Ok(json(&row.get::<_, String>(0)?)))?.collect::<Result<_, _>>()?;
        Ok(Some(run))
    })
}

/// Reads the newest run of each pipeline that has one, by name.
pub fn read_last_runs(path: &Path) -> Result<BTreeMap<String, LastRun>, StateError> {
    let Some(reader) = Reader::open(path)? else { return Ok(BTreeMap::new()) };
    reader.read(|reader| {
        // SQLite takes the other columns from the row that has the maximum.
        let mut statement = reader.connection.prepare(
            "SELECT value, max(runs.id), state, process, started_at, ended_at
             FROM runs, json_each(runs.pipelines) GROUP BY value",
        )?;
        let last = statement.query_map([], |row| {
            let state = run_state(&row.get::<_, String>(2)?, &row.get::<_, String>(3)?);
            Ok((row.get(0)?, LastRun { id: row.get(1)?, state, started_at: row.get(4)?, ended_at: row.get(5)? }))
        })?;
        last.collect()
    })
}

/// Reads everything, for `state export`; `None` when there is no lockfile.
pub fn read_document(path: &Path) -> Result<Option<StateDocument>, StateError> {
    Reader::open(path)?.map(|reader| reader.read(|reader| portable::export(&reader.connection))).transpose()
}

/// Reads the leases that were not given back.
pub fn read_leases(path: &Path) -> Result<Vec<Lease>, StateError> {
    Reader::open(path)?.map_or_else(|| Ok(Vec::new()), |reader| reader.read(|reader| lease::all(&reader.connection)))
}

/// Reads what is recorded of a saved plan: the structural serial after its own commit, and whether it was brought to its end.
pub fn read_plan(path: &Path, id: &str) -> Result<Option<(u64, bool)>, StateError> {
    let Some(reader) = Reader::open(path)? else { return Ok(None) };
    reader.read(|reader| {
        let sql = "SELECT serial, consumed IS NOT NULL FROM plans WHERE id = ?1";
        reader.connection.query_row(sql, [id], |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?))).optional()
    })
}

/// Reads the hashes that are recorded beside and inside ranges of one edge's target, for what is read there to chain with.
pub fn read_anchors(path: &Path, edge: &EdgeId, target: &str, near: &RangeSet) -> Result<Vec<Anchor>, StateError> {
    let Some(reader) = Reader::open(path)? else { return Ok(Vec::new()) };
    reader.read(|reader| reader.anchors_near(edge, target, near))
}

/// Reads the rows delivered into the present target of each edge; `None` where some are not known.
pub fn read_rows(path: &Path) -> Result<BTreeMap<EdgeId, Option<u64>>, StateError> {
    let Some(reader) = Reader::open(path)? else { return Ok(BTreeMap::new()) };
    reader.read(|reader| {
        let mut statement = reader.connection.prepare(
            "SELECT pipeline, processor, consumer, network, count(*) = count(rows), sum(rows)
             FROM intervals JOIN edges ON edges.id = edge
               JOIN targets ON targets.id = intervals.target AND targets.target = edges.target
             GROUP BY edge",
        )?;
        statement
            .query_map([], |row| {
                let id = EdgeId {
                    pipeline: row.get(0)?,
                    processor: row.get(1)?,
                    consumer: row.get(2)?,
                    network: row.get(3)?,
                };
                let rows = row.get::<_, Option<i64>>(5)?.map(i64::unsigned_abs);
                Ok((id, rows.filter(|_| row.get(4).unwrap_or(false))))
            })?
            .collect()
    })
}

/// Looks for damage inside the file; an empty list means that none was found.
pub fn read_damage(path: &Path) -> Result<Vec<String>, StateError> {
    let Some(reader) = Reader::open(path)? else { return Ok(Vec::new()) };
    reader.read(|reader| super::check::damage(&reader.connection))
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
            Ok(reader) if reader.is_older() => Self::migrated_copy(path).map(Some),
            Ok(reader) => Ok(Some(reader)),
            Err(error) if needs_recovery(&error) => {
                let folder = copy_for_recovery(path)?;
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

    fn migrated_copy(path: &Path) -> Result<Self, StateError> {
        let folder = copy_for_recovery(path)?;
        let copy = folder.join("cdpctl.lock");
        let reader = super::Lockfile::open(&copy)
            .and_then(|_| Self::connect(&copy, Some(folder.clone())).map_err(|error| damaged(path, &error)));
        let mut reader = reader.inspect_err(|_| {
            // The copy is of no use; a leftover of it in the temporary folder would do no harm either.
            let _ = std::fs::remove_dir_all(&folder);
        })?;
        path.clone_into(&mut reader.path);
        Ok(reader)
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

    /// Whether the file is of an older format: it is read as a migrated copy, since reading must not write.
    fn is_older(&self) -> bool {
        let version = self.connection.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0));
        let id = self.connection.query_row("PRAGMA application_id", [], |row| row.get::<_, i64>(0));
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        id.is_ok_and(|id| id == APPLICATION_ID) && version.is_ok_and(|version| 0 < version && version < known)
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
        let fingerprints = self.fingerprints()?;
        let targets = self.targets()?;
        let mut statement = self.connection.prepare(
            "SELECT id, pipeline, processor, consumer, network, target, fingerprint, parts, columns, active, former FROM edges",
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
                    fingerprint: fingerprint(row, 6)?,
                    parts: json(&row.get::<_, String>(7)?),
                    columns: json(&row.get::<_, String>(8)?),
                    active: row.get(9)?,
                    former: serde_json::from_str(&row.get::<_, String>(10)?).unwrap_or_default(),
                    targets: BTreeMap::new(),
                };
                Ok((row.get::<_, i64>(0)?, record))
            })?
            .collect::<Result<_, _>>()?;
        let mut places = Places { edges: &mut by_number, targets: &targets };
        self.intervals(&fingerprints, &mut places)?;
        let words: BTreeMap<&str, &str> =
            targets.values().map(|(target, words)| (target.as_str(), words.as_str())).collect();
        for edge in places.edges.values_mut() {
            // A target that holds nothing yet is the edge's all the same.
            let words = words.get(edge.target.as_str()).copied().unwrap_or_default();
            words.clone_into(&mut edge.targets.entry(edge.target.clone()).or_default().words);
        }
        let mut statement = self.connection.prepare("SELECT edge, target, lo, hi FROM hulls")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let (Some(target), range) =
                (places.at(row.get(0)?, row.get(1)?), LedgerRange::new(row.get(2)?, row.get(3)?))
            {
                target.hull = range;
            }
        }
        let mut statement = self.connection.prepare("SELECT edge, target, lo, hi FROM restatements ORDER BY lo")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(target) = places.at(row.get(0)?, row.get(1)?) {
                target.restated.extend(LedgerRange::new(row.get(2)?, row.get(3)?));
            }
        }
        let mut statement = self
            .connection
            .prepare("SELECT edge, target, lo, hi, fingerprint, code, message, run FROM quarantine ORDER BY lo")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let under = fingerprints.get(&row.get(4)?).copied();
            let range = LedgerRange::new(row.get(2)?, row.get(3)?);
            if let (Some(target), Some(range), Some(fingerprint)) = (places.at(row.get(0)?, row.get(1)?), range, under)
            {
                let (code, message, run) = (row.get(5)?, row.get(6)?, row.get(7)?);
                target.set_aside.push(SetAside { range, fingerprint, code, message, run });
            }
        }
        let edges = by_number.into_values().map(|edge| (edge.id.clone(), edge)).collect();
        Ok(Prior { lineage, serial, pipelines, edges })
    }

    fn fingerprints(&self) -> rusqlite::Result<BTreeMap<i64, Fingerprint>> {
        let mut statement = self.connection.prepare("SELECT id, hash FROM fingerprints")?;
        statement.query_map([], |row| Ok((row.get(0)?, fingerprint(row, 1)?)))?.collect()
    }

    /// Targets by number, with their words.
    fn targets(&self) -> rusqlite::Result<BTreeMap<i64, (String, String)>> {
        let mut statement = self.connection.prepare("SELECT id, target, words FROM targets")?;
        statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?.collect()
    }

    /// Reads all intervals, an edge's target at a time. A million of them must be no burden: of each only range and
    /// fingerprint are kept, and hashes of a few.
    fn intervals(&self, fingerprints: &BTreeMap<i64, Fingerprint>, places: &mut Places<'_>) -> rusqlite::Result<()> {
        let mut statement = self
            .connection
            .prepare("SELECT edge, target, lo, hi, fingerprint FROM intervals ORDER BY edge, target, lo")?;
        let mut rows = statement.query([])?;
        let mut group: Option<Group> = None;
        while let Some(row) = rows.next()? {
            let key = (row.get(0)?, row.get(1)?);
            let (lo, hi, number): (u32, u32, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
            let of_key = group.as_ref().is_some_and(|group| group.key == key);
            if !of_key && let Some(ended) = group.replace(Group { key, starts: Vec::new(), runs: Vec::new() }) {
                self.put(ended, fingerprints, places)?;
            }
            let group = group.get_or_insert_with(|| Group { key, starts: Vec::new(), runs: Vec::new() });
            let Some(range) = LedgerRange::new(lo, hi) else { continue };
            group.starts.push(lo);
            match group.runs.iter_mut().find(|(fingerprint, _)| *fingerprint == number) {
                Some((_, set)) => set.insert(range),
                None => group.runs.push((number, range.into())),
            }
        }
        if let Some(ended) = group {
            self.put(ended, fingerprints, places)?;
        }
        Ok(())
    }

    fn put(
        &self,
        group: Group,
        fingerprints: &BTreeMap<i64, Fingerprint>,
        places: &mut Places<'_>,
    ) -> rusqlite::Result<()> {
        let Some(target) = places.at(group.key.0, group.key.1) else { return Ok(()) };
        let mut done = DoneSets::new();
        for (number, set) in group.runs {
            if let Some(fingerprint) = fingerprints.get(&number) {
                done.set(&set, *fingerprint);
            }
        }
        target.done = done;
        let count = group.starts.len();
        let step = (count / ANCHORED).max(1);
        let mut starts: Vec<u32> =
            group.starts.iter().copied().step_by(step).chain(group.starts.last().copied()).collect();
        starts.dedup();
        target.anchors = self.anchors(group.key, &starts)?;
        Ok(())
    }

    /// The hashes of the intervals of one edge and target that begin at the given ledgers, ascending.
    fn anchors(&self, key: (i64, i64), starts: &[u32]) -> rusqlite::Result<Vec<Anchor>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT lo, hi, previous_hash, first_hash, last_hash FROM intervals
             WHERE edge = ?1 AND target = ?2 AND lo = ?3",
        )?;
        let mut anchors = Vec::new();
        for lo in starts {
            statement.query_row(params![key.0, key.1, lo], |row| anchors_of(row, &mut anchors))?;
        }
        anchors.sort_by_key(|anchor| anchor.ledger);
        anchors.dedup();
        Ok(anchors)
    }

    fn anchors_near(&self, edge: &EdgeId, target: &str, near: &RangeSet) -> rusqlite::Result<Vec<Anchor>> {
        let mut statement = self.connection.prepare(
            "SELECT lo, hi, previous_hash, first_hash, last_hash FROM intervals
             WHERE edge = (SELECT id FROM edges WHERE pipeline = ?1 AND processor = ?2 AND consumer = ?3 AND network = ?4)
               AND target = (SELECT id FROM targets WHERE target = ?5) AND lo <= ?7 AND hi >= ?6
               AND lo >= (SELECT coalesce(max(lo), 0) FROM intervals
                 WHERE edge = (SELECT id FROM edges
                     WHERE pipeline = ?1 AND processor = ?2 AND consumer = ?3 AND network = ?4)
                   AND target = (SELECT id FROM targets WHERE target = ?5) AND lo < ?6)",
        )?;
        let mut anchors = Vec::new();
        for range in near.ranges() {
            let key =
                params![edge.pipeline, edge.processor, edge.consumer, edge.network, target, range.lo(), range.hi()];
            let mut rows = statement.query(key)?;
            while let Some(row) = rows.next()? {
                anchors_of(row, &mut anchors)?;
            }
        }
        Ok(anchors)
    }

    fn runs(&self, which: &str, parameter: i64) -> rusqlite::Result<Vec<RunRecord>> {
        let sql = format!(
            "SELECT id, state, pipelines, process, started_at, ended_at, receipt, operation, who, plan, cancel_requested
             FROM runs {which}"
        );
        let mut statement = self.connection.prepare(&sql)?;
        statement
            .query_map([parameter], |row| {
                let state = run_state(&row.get::<_, String>(1)?, &row.get::<_, String>(3)?);
                Ok(RunRecord {
                    id: row.get(0)?,
                    state,
                    pipelines: serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or_default(),
                    operation: row.get(7)?,
                    who: row.get(8)?,
                    plan: row.get(9)?,
                    cancel_requested: row.get::<_, Option<i64>>(10)?.is_some(),
                    started_at: row.get(4)?,
                    ended_at: row.get(5)?,
                    receipt: row.get::<_, Option<String>>(6)?.and_then(|text| serde_json::from_str(&text).ok()),
                    events: Vec::new(),
                })
            })?
            .collect()
    }
}

/// Edges by number, with their targets by number.
struct Places<'a> {
    edges: &'a mut BTreeMap<i64, PriorEdge>,
    targets: &'a BTreeMap<i64, (String, String)>,
}

impl Places<'_> {
    fn at(&mut self, edge: i64, target: i64) -> Option<&mut PriorTarget> {
        let (name, words) = self.targets.get(&target)?;
        let edge = self.edges.get_mut(&edge)?;
        let found = edge.targets.entry(name.clone()).or_default();
        words.clone_into(&mut found.words);
        Some(found)
    }
}

/// Intervals of one edge and target while they are read.
struct Group {
    key: (i64, i64),
    /// Where each begins.
    starts: Vec<u32>,
    /// Ledgers by number of the fingerprint.
    runs: Vec<(i64, RangeSet)>,
}

/// The hashes in a row `lo, hi, previous_hash, first_hash, last_hash`.
fn anchors_of(row: &rusqlite::Row<'_>, anchors: &mut Vec<Anchor>) -> rusqlite::Result<()> {
    let (lo, hi): (u32, u32) = (row.get(0)?, row.get(1)?);
    for (ledger, column) in [(lo.checked_sub(1), 2), (Some(lo), 3), (hi.checked_sub(1), 4)] {
        let hash: Option<Vec<u8>> = row.get(column)?;
        anchors.extend(ledger.zip(hash).map(|(ledger, hash)| Anchor { ledger, hash: hex(&hash) }));
    }
    Ok(())
}

/// The stored state, except that a process that is known to be dead cannot be running.
fn run_state(stored: &str, process: &str) -> RunState {
    let all = [RunState::Starting, RunState::Running, RunState::Completed, RunState::Failed, RunState::Stopped];
    let state = all.into_iter().find(|state| state.as_str() == stored).unwrap_or(RunState::Interrupted);
    let dead = || serde_json::from_str(process).is_ok_and(|process| crate::sys::is_alive(&process) == Some(false));
    if matches!(state, RunState::Starting | RunState::Running) && dead() { RunState::Interrupted } else { state }
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

/// What a failed read of a lockfile says of it.
pub(super) fn damaged(path: &Path, error: &rusqlite::Error) -> StateError {
    use rusqlite::ErrorCode::{CannotOpen, DatabaseBusy, DatabaseLocked, PermissionDenied};
    let (path, reason) = (path.to_owned(), error.to_string());
    match error.sqlite_error_code() {
        Some(DatabaseBusy | DatabaseLocked) => StateError::Busy { path },
        Some(CannotOpen | PermissionDenied) => StateError::Unreadable { path, reason },
        _ => StateError::Damaged { path, reason },
    }
}

pub(super) fn json(text: &str) -> Value {
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
fn copy_for_recovery(path: &Path) -> Result<PathBuf, StateError> {
    let folder = std::env::temp_dir().join(crate::sys::new_id("cdpctl"));
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    let copy = || {
        std::fs::create_dir_all(&folder)?;
        std::fs::copy(path, folder.join("cdpctl.lock"))?;
        if Path::new(&journal).exists() {
            std::fs::copy(&journal, folder.join("cdpctl.lock-journal"))?;
        }
        Ok(())
    };
    copy().map_err(|error: std::io::Error| {
        // Half a copy is of no use; a leftover of it in the temporary folder would do no harm either.
        let _ = std::fs::remove_dir_all(&folder);
        StateError::Unreadable { path: path.to_owned(), reason: format!("copy it to {}: {error}", folder.display()) }
    })?;
    Ok(folder)
}
