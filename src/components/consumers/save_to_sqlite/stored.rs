//! Comparing the rows of a table with computed ones.

use arrow_array::RecordBatch;
use rusqlite::params;
use rusqlite::types::ValueRef;

use super::super::super::{Column, ColumnType, Comparison, ComponentError, EdgeContext, LEDGER_COLUMN};
use super::super::columns::{Columns, key_columns};
use super::super::comparer::{Comparer, Key, first_difference};
use super::super::place::{Place, check_owner};
use super::database::{self, Reading, sqlite_error};
use super::table;
use crate::model::LedgerRange;

/// Compares the rows of a range of ledgers. Reads only.
pub(super) fn compare(
    place: &Place,
    edge: &EdgeContext,
    range: LedgerRange,
    batch: &RecordBatch,
) -> Result<Comparison, ComponentError> {
    let columns = Columns::of(batch, edge.dataset)?;
    let mut comparer = Comparer::new(&columns, edge.dataset);
    let name = place.table(edge.dataset);
    let Reading::Open(db, _at_work) = database::open_for_reading(place)? else { return Ok(comparer.finish()) };
    let Some(found) = table::find(&db, place, name)? else { return Ok(comparer.finish()) };
    check_owner(&table::words(place, name), &found.hold.owner, edge)?;
    let present = table::present(&found, &db, place, name, edge)?;
    let names = present.iter().map(|column| column.map_or("NULL".to_owned(), |column| table::quoted(column.name)));
    let sql = format!(
        "SELECT {} FROM {} WHERE \"{LEDGER_COLUMN}\" >= ?1 AND \"{LEDGER_COLUMN}\" < ?2 ORDER BY {}",
        names.collect::<Vec<_>>().join(", "),
        table::quoted(name),
        key_columns(edge.dataset).map(table::quoted).collect::<Vec<_>>().join(", ")
    );
    let places: Vec<usize> = key_columns(edge.dataset)
        .filter_map(|key| edge.dataset.columns.iter().position(|column| column.name == key))
        .collect();
    let mut read = || -> rusqlite::Result<()> {
        let mut statement = db.prepare(&sql)?;
        let mut rows = statement.query(params![range.lo(), range.hi()])?;
        while let Some(row) = rows.next()? {
            let mut stored = Vec::with_capacity(edge.dataset.columns.len());
            for (n, column) in edge.dataset.columns.iter().enumerate() {
                stored.push(text(column, row.get_ref(n)?));
            }
            let key: Key = places.iter().map(|place| stored[*place].clone().unwrap_or_default()).collect();
            comparer.take(&key, |columns, row| first_difference(columns, row, &stored));
        }
        Ok(())
    };
    read().map_err(|e| sqlite_error("cannot read", place, &e))?;
    Ok(comparer.finish())
}

/// A value as the text that the computed one has; `None` for NULL. A value of another storage class than the column's is like
/// no computed text.
fn text(column: &Column, value: ValueRef<'_>) -> Option<String> {
    let is_text = matches!(column.column_type, ColumnType::Text | ColumnType::Json | ColumnType::Timestamp);
    match value {
        ValueRef::Null => None,
        ValueRef::Integer(number) if column.column_type == ColumnType::Bool => Some(match number {
            0 => "false".to_owned(),
            1 => "true".to_owned(),
            other => other.to_string(),
        }),
        ValueRef::Integer(number) if is_text => Some(format!("{number} (INTEGER)")),
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(format!("{number} (REAL)")),
        ValueRef::Text(bytes) => Some(match std::str::from_utf8(bytes) {
            Ok(text) if is_text => text.to_owned(),
            Ok(text) => format!("{text} (TEXT)"),
            Err(_) => format!("{} (not UTF-8)", String::from_utf8_lossy(bytes)),
        }),
        ValueRef::Blob(bytes) => Some(format!("{} bytes (BLOB)", bytes.len())),
    }
}
