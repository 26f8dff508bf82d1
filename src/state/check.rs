//! Looking for damage, and taking copies.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use super::snapshot::damaged;
use super::{Lockfile, StateError};
use crate::model::{EdgeId, LedgerRange};
use crate::stellar::hex;

/// Everything that is wrong inside a lockfile, in words.
pub(super) fn damage(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut pages = db.prepare("PRAGMA integrity_check(20)")?;
    let lines: Vec<String> = pages.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    found.extend(lines.into_iter().filter(|line| line != "ok").map(|line| format!("the file: {line}")));
    let mut keys = db.prepare("PRAGMA foreign_key_check")?;
    let lines: Vec<String> = keys
        .query_map([], |row| {
            Ok(format!(
                "table {} refers to a row of {} that is not there",
                row.get::<_, String>(0)?,
                row.get::<_, String>(2)?
            ))
        })?
        .collect::<rusqlite::Result<_>>()?;
    found.extend(lines);
    for key in ["lineage", "serial"] {
        let there: bool = db.query_row("SELECT EXISTS (SELECT 1 FROM meta WHERE key = ?1)", [key], |row| row.get(0))?;
        if !there {
            found.push(format!("it has no {key}"));
        }
    }
    let serial: Option<String> =
        db.query_row("SELECT value FROM meta WHERE key = 'serial'", [], |row| row.get(0)).optional()?;
    if let Some(serial) = serial.filter(|serial| serial.parse::<u64>().is_err()) {
        found.push(format!("its serial is `{serial}`, which is no number"));
    }
    intervals(db, &mut found)?;
    Ok(found)
}

/// Intervals of one edge and target must not overlap, and must chain where their hashes are known.
fn intervals(db: &Connection, found: &mut Vec<String>) -> rusqlite::Result<()> {
    let mut names = db.prepare("SELECT pipeline, processor, consumer, network FROM edges WHERE id = ?1")?;
    let mut name = |edge: i64| {
        let id = names.query_row([edge], |row| {
            Ok(EdgeId { pipeline: row.get(0)?, processor: row.get(1)?, consumer: row.get(2)?, network: row.get(3)? })
        });
        id.map_or_else(|_| format!("edge {edge}"), |id| id.to_string())
    };
    let mut statement =
        db.prepare("SELECT edge, target, lo, hi, previous_hash, last_hash FROM intervals ORDER BY edge, target, lo")?;
    let mut rows = statement.query([])?;
    let mut before: Option<(i64, i64, LedgerRange, Option<Vec<u8>>)> = None;
    while let Some(row) = rows.next()? {
        let (edge, target): (i64, i64) = (row.get(0)?, row.get(1)?);
        let Some(range) = LedgerRange::new(row.get(2)?, row.get(3)?) else {
            found.push(format!("{} has an interval without ledgers", name(edge)));
            continue;
        };
        let previous: Option<Vec<u8>> = row.get(4)?;
        if let Some((_, _, last, hash)) = before.filter(|(e, t, ..)| (*e, *t) == (edge, target)) {
            if range.lo() < last.hi() {
                found.push(format!("{}: intervals {last} and {range} overlap", name(edge)));
            } else if range.lo() == last.hi()
                && let Some((a, b)) = hash.zip(previous).filter(|(a, b)| a != b)
            {
                let (a, b) = (hex(&a), hex(&b));
                found.push(format!("{}: intervals {last} and {range} do not chain: {a} before {b}", name(edge)));
            }
        }
        before = Some((edge, target, range, row.get(5)?));
    }
    Ok(())
}

impl Lockfile {
    /// Writes a copy, consistent whatever is going on, to a file that is not there yet.
    pub fn backup(&self, to: &Path) -> Result<(), StateError> {
        let unwritable = |reason: String| StateError::Unwritable { path: to.to_owned(), reason };
        if to.exists() {
            return Err(unwritable("the file is there already".to_owned()));
        }
        let text = to.to_str().ok_or_else(|| unwritable("its name is not Unicode".to_owned()))?;
        self.connection().execute("VACUUM INTO ?1", [text]).map_err(|error| damaged(to, &error))?;
        std::fs::File::open(to).and_then(|file| file.sync_all()).map_err(|error| unwritable(error.to_string()))
    }
}
