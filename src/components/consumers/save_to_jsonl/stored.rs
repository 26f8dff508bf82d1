//! Comparing the lines of part files with computed rows.
//!
//! The same row is written with the same bytes always, so a line is compared as bytes; it is taken apart only to say where it
//! differs. A column that the dataset gained after the line was written is not in it, and reads as null.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;

use serde_json::{Map, Value};

use super::super::super::{ComponentError, Dataset, Difference};
use super::super::columns::{Columns, key_columns};
use super::super::comparer::{Comparer, Key};
use super::super::json_rows::JsonRows;
use super::super::place::io_error;
use super::cell::{changed_by_hand, ledger_of};
use super::parts;
use crate::diag::Code;
use crate::model::{LedgerRange, RangeSet};

/// Has all lines of a range of ledgers compared.
pub(super) fn take_all(
    folder: &Path,
    grid: u32,
    dataset: &'static Dataset,
    range: LedgerRange,
    columns: &Columns<'_>,
    comparer: &mut Comparer<'_>,
) -> Result<(), ComponentError> {
    let json = JsonRows::new(columns);
    let there = parts::list(folder, grid)?;
    for cell in parts::cells(&there.intersect(&RangeSet::from(range)), grid) {
        let path = folder.join(parts::name(cell));
        let read_error = |e: io::Error| io_error(Code::E601, "cannot read", &path, &e);
        let file = match File::open(&path) {
            // A run that is writing removed it meanwhile.
            Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
            file => file.map_err(read_error)?,
        };
        let mut reader = BufReader::new(file);
        let mut line = Vec::new();
        for number in 1_u64.. {
            line.clear();
            if reader.read_until(b'\n', &mut line).map_err(read_error)? == 0 {
                break;
            }
            let ledger = ledger_of(&line).filter(|ledger| cell.contains(*ledger));
            let ledger = ledger.ok_or_else(|| changed_by_hand(&path, number))?;
            if range.contains(ledger) {
                let row: Map<String, Value> =
                    serde_json::from_slice(&line).map_err(|_| changed_by_hand(&path, number))?;
                let key: Key =
                    key_columns(dataset).map(|name| row.get(name).and_then(text).unwrap_or_default()).collect();
                comparer.take(&key, |columns, computed| difference(columns, &json, computed, &line, &row));
            }
        }
    }
    Ok(())
}

/// How a line differs from a computed row.
fn difference(
    columns: &Columns<'_>,
    json: &JsonRows<'_>,
    computed: usize,
    line: &[u8],
    row: &Map<String, Value>,
) -> Option<Difference> {
    let mut expected = Vec::new();
    json.push_columns(|name| row.contains_key(name) || !is_null(columns, name, computed), computed, &mut expected);
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    if line == expected {
        return None;
    }
    let parsed: Map<String, Value> = serde_json::from_slice(&expected).unwrap_or_default();
    let other = columns.columns.iter().find(|(column, _)| row.get(column.name) != parsed.get(column.name));
    Some(match other {
        Some((column, _)) => Difference::Value {
            column: column.name.to_owned(),
            stored: row.get(column.name).and_then(text),
            computed: parsed.get(column.name).and_then(text),
        },
        // Numbers that a reader rounds, keys that are no columns, keys that stand there twice, white space.
        None => Difference::Value {
            column: "line".to_owned(),
            stored: Some(String::from_utf8_lossy(line).into_owned()),
            computed: Some(String::from_utf8_lossy(&expected).into_owned()),
        },
    })
}

fn is_null(columns: &Columns<'_>, name: &str, row: usize) -> bool {
    columns.values(name).is_none_or(|values| values.is_null(row))
}

/// A value as text; `None` for null.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
