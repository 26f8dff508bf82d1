//! Tables: how a dataset becomes one, whose it is, and whether one that is there fits.

use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, TransactionBehavior, params};

use super::super::super::{Column, ColumnType, ComponentError, Dataset, EdgeContext, Owner};
use super::super::columns::key_columns;
use super::super::place::{Hold, Place, unknown_shape};
use super::database::sqlite_error;
use super::markers;
use crate::model::Lineage;

/// Version of the layout of our own tables.
const FORMAT_VERSION: u32 = 1;

/// Our own tables. The database compares table names without case, so these do, too.
pub(super) const OWN_TABLES: &str = "
CREATE TABLE IF NOT EXISTS _cdpctl_tables (
  table_name TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
  format_version INTEGER NOT NULL,
  dataset TEXT NOT NULL,
  dataset_version INTEGER NOT NULL,
  lineage TEXT NOT NULL, -- the lockfile
  edge TEXT NOT NULL,    -- pipeline.NAME/PROCESSOR->CONSUMER
  network TEXT NOT NULL,
  fencing INTEGER NOT NULL DEFAULT 0 -- number of the lease that writes
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS _cdpctl_markers (
  table_name TEXT NOT NULL COLLATE NOCASE,
  lo INTEGER NOT NULL, -- first ledger
  hi INTEGER NOT NULL, -- one past the last ledger
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (table_name, lo),
  CHECK (lo < hi)
) STRICT, WITHOUT ROWID;
";

/// What is recorded about a table.
pub(super) struct Recorded {
    format_version: u32,
    dataset: String,
    dataset_version: u32,
    /// Who writes it, under which lease.
    pub(super) hold: Hold,
}

/// Looks for a table of ours. `None` when there is no table of that name.
///
/// # Errors
/// A table of that name that is not ours.
pub(super) fn find(db: &Connection, place: &Place, name: &str) -> Result<Option<Recorded>, ComponentError> {
    let sql = |e: rusqlite::Error| sqlite_error("cannot read", place, &e);
    match (exists(db, name).map_err(sql)?, recorded(db, name).map_err(sql)?) {
        (false, _) => Ok(None),
        (true, None) => Err(unknown_shape(format!("table {name} in {} was not made by cdpctl", place.path()))),
        (true, Some(recorded)) if recorded.format_version > FORMAT_VERSION => {
            Err(unknown_shape(format!("table {name} in {} was written by a newer cdpctl", place.path())))
        }
        (true, Some(recorded)) => Ok(Some(recorded)),
    }
}

/// The table, for people.
pub(super) fn words(place: &Place, name: &str) -> String {
    format!("table {name} in {}", place.path())
}

/// Makes the table, or makes sure that it is ours and fits, and takes it for this lease; columns that the rows gained are added.
/// In what is there already they are NULL, whatever the dataset says: nobody knows their values until it is delivered again.
pub(super) fn prepare(
    db: &mut Connection,
    place: &Place,
    name: &str,
    edge: &EdgeContext,
) -> Result<Hold, ComponentError> {
    let dataset = edge.dataset;
    let sql = |e: rusqlite::Error| sqlite_error("cannot write", place, &e);
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
    transaction.execute_batch(OWN_TABLES).map_err(sql)?;
    if !knows_fencing(&transaction).map_err(sql)? {
        transaction
            .execute_batch("ALTER TABLE _cdpctl_tables ADD COLUMN fencing INTEGER NOT NULL DEFAULT 0")
            .map_err(sql)?;
    }
    let hold = match find(&transaction, place, name)? {
        None => {
            let hold = Hold::of(edge);
            create(&transaction, name, dataset, &hold).map_err(sql)?;
            hold
        }
        Some(found) => {
            let what = words(place, name);
            let hold = Hold::take(&what, &found.hold, edge)?;
            for column in found.check(&transaction, place, name, edge)? {
                let (column, kind) = (quoted(column.name), sql_type(column.column_type));
                let add = format!("ALTER TABLE {} ADD COLUMN {column} {kind}", quoted(name));
                transaction.execute_batch(&add).map_err(sql)?;
            }
            if hold != found.hold {
                let update = "UPDATE _cdpctl_tables SET lineage = ?2, edge = ?3, network = ?4, fencing = ?5 WHERE table_name = ?1";
                let Owner { lineage, edge, network } = &hold.owner;
                transaction.execute(update, params![name, lineage.0, edge, network, stored(&hold)]).map_err(sql)?;
            }
            hold
        }
    };
    transaction.commit().map_err(sql)?;
    Ok(hold)
}

impl Recorded {
    /// The columns that the rows gained since the table was made.
    ///
    /// # Errors
    /// The table is of another dataset, or another release changed its meaning, or somebody changed it.
    pub(super) fn check(
        &self,
        db: &Connection,
        place: &Place,
        name: &str,
        edge: &EdgeContext,
    ) -> Result<Vec<&'static Column>, ComponentError> {
        let (what, dataset) = (words(place, name), edge.dataset);
        let sql = |e: rusqlite::Error| sqlite_error("cannot read", place, &e);
        if (self.dataset.as_str(), self.dataset_version) != (dataset.name, dataset.version) {
            return Err(unknown_shape(format!(
                "{what} holds {} version {}, not {} version {}",
                self.dataset, self.dataset_version, dataset.name, dataset.version
            )));
        }
        let there = columns(db, name).map_err(sql)?;
        let missing = missing(&there, dataset).map_err(|why| unknown_shape(format!("{what} {why}")))?;
        let required = missing.iter().find(|column| !column.nullable);
        if let Some(column) = required {
            // The edge takes it since its fingerprint is another. Rows of the present one had it, until somebody took it away.
            let markers = markers::read(db, name).map_err(sql)?;
            if markers.iter().any(|marker| marker.fingerprint == edge.fingerprint) {
                return Err(unknown_shape(format!("{what} lacks the column {}", column.name)));
            }
        }
        Ok(missing)
    }
}

/// The columns of a table in the dataset's order; `None` for one that the rows gained since.
pub(super) fn present(
    recorded: &Recorded,
    db: &Connection,
    place: &Place,
    name: &str,
    edge: &EdgeContext,
) -> Result<Vec<Option<&'static Column>>, ComponentError> {
    let gained = recorded.check(db, place, name, edge)?;
    Ok(edge.dataset.columns.iter().map(|column| Some(column).filter(|column| !gained.contains(column))).collect())
}

/// Who holds a table now. `None` when it is not recorded. For writers: our own tables are as this release makes them.
pub(super) fn hold(transaction: &Transaction<'_>, name: &str) -> rusqlite::Result<Option<Hold>> {
    let sql = "SELECT lineage, edge, network, fencing FROM _cdpctl_tables WHERE table_name = ?1";
    let read = |row: &Row<'_>| {
        let owner = Owner { lineage: Lineage(row.get(0)?), edge: row.get(1)?, network: row.get(2)? };
        Ok(Hold { owner, fencing: fencing(row, 3)? })
    };
    transaction.prepare_cached(sql)?.query_row([name], read).optional()
}

/// A lease's number; one below 0 was never ours.
fn fencing(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(column)?;
    Ok(u64::try_from(number).unwrap_or(0))
}

/// The lease's number as the database takes it: signed.
fn stored(hold: &Hold) -> i64 {
    i64::try_from(hold.fencing).unwrap_or(i64::MAX)
}

/// Whether our own table has the column of the lease; files of the first releases lack it until they are written again.
fn knows_fencing(db: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM pragma_table_info('_cdpctl_tables') WHERE name = 'fencing')";
    db.query_row(sql, [], |row| row.get(0))
}

/// A name inside SQL.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn exists(db: &Connection, name: &str) -> rusqlite::Result<bool> {
    // A view or an index of that name is in the way as well: whatever it is, it is not ours.
    db.query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1 COLLATE NOCASE)", [name], |row| row.get(0))
}

/// What is recorded under a name, also when somebody dropped the table.
pub(super) fn recorded(db: &Connection, name: &str) -> rusqlite::Result<Option<Recorded>> {
    if !exists(db, "_cdpctl_tables")? {
        return Ok(None);
    }
    let lease = if knows_fencing(db)? { "fencing" } else { "0" };
    let sql = format!(
        "SELECT format_version, dataset, dataset_version, lineage, edge, network, {lease} FROM _cdpctl_tables \
         WHERE table_name = ?1"
    );
    let read = |row: &Row<'_>| {
        Ok(Recorded {
            format_version: row.get(0)?,
            dataset: row.get(1)?,
            dataset_version: row.get(2)?,
            hold: Hold {
                owner: Owner { lineage: Lineage(row.get(3)?), edge: row.get(4)?, network: row.get(5)? },
                fencing: fencing(row, 6)?,
            },
        })
    };
    db.query_row(&sql, [name], read).optional()
}

/// Makes the table. What is recorded of one of that name that somebody dropped goes: its rows are gone, too.
fn create(transaction: &Transaction<'_>, name: &str, dataset: &Dataset, hold: &Hold) -> rusqlite::Result<()> {
    forget(transaction, name)?;
    transaction.execute_batch(&create_statement(name, dataset))?;
    transaction.execute(
        "INSERT INTO _cdpctl_tables (table_name, format_version, dataset, dataset_version, lineage, edge, network, fencing) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            name,
            FORMAT_VERSION,
            dataset.name,
            dataset.version,
            hold.owner.lineage.0,
            hold.owner.edge,
            hold.owner.network,
            stored(hold)
        ],
    )?;
    Ok(())
}

/// Forgets a table and its markers.
pub(super) fn forget(transaction: &Transaction<'_>, name: &str) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM _cdpctl_markers WHERE table_name = ?1", [name])?;
    transaction.execute("DELETE FROM _cdpctl_tables WHERE table_name = ?1", [name])?;
    Ok(())
}

/// Whether a database holds our own tables, without a row, and nothing else.
pub(super) fn is_only_ours_and_empty(db: &Connection) -> rusqlite::Result<bool> {
    if !exists(db, "_cdpctl_tables")? || !exists(db, "_cdpctl_markers")? {
        return Ok(false);
    }
    // Tables that begin with sqlite_ are the database's own.
    let sql = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*' \
                 AND tbl_name NOT IN ('_cdpctl_tables', '_cdpctl_markers')) \
               AND NOT EXISTS (SELECT 1 FROM _cdpctl_tables) AND NOT EXISTS (SELECT 1 FROM _cdpctl_markers)";
    db.query_row(sql, [], |row| row.get(0))
}

/// The statement that makes a dataset's table; `.schema` shows the columns' docs.
fn create_statement(name: &str, dataset: &Dataset) -> String {
    let mut sql = format!("CREATE TABLE {} ( -- {}", quoted(name), one_line(dataset.doc));
    for column in dataset.columns {
        write!(sql, "\n  {}, -- {}", definition(column), one_line(column.doc))
            .expect("writing to a String cannot fail");
    }
    // The ledger comes first, so that the rows of an interval are found together.
    let key: Vec<String> = key_columns(dataset).map(quoted).collect();
    write!(sql, "\n  PRIMARY KEY ({})\n) STRICT", key.join(", ")).expect("writing to a String cannot fail");
    sql
}

fn definition(column: &Column) -> String {
    let not_null = if column.nullable { "" } else { " NOT NULL" };
    format!("{} {}{not_null}", quoted(column.name), sql_type(column.column_type))
}

fn sql_type(column_type: ColumnType) -> &'static str {
    match column_type {
        ColumnType::U32 | ColumnType::I32 | ColumnType::I64 | ColumnType::Bool => "INTEGER",
        ColumnType::Text | ColumnType::Json | ColumnType::Timestamp => "TEXT",
    }
}

fn one_line(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A column as the database describes it.
struct ColumnThere {
    name: String,
    sql_type: String,
    not_null: bool,
    /// Place in the primary key, from 1; 0 for none.
    key: u32,
}

fn columns(db: &Connection, table: &str) -> rusqlite::Result<Vec<ColumnThere>> {
    db.prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid")?
        .query_map([table], |row| {
            Ok(ColumnThere { name: row.get(0)?, sql_type: row.get(1)?, not_null: row.get(2)?, key: row.get(3)? })
        })?
        .collect()
}

/// The dataset's columns that a table lacks and can be given.
///
/// # Errors
/// In words that follow the table's name, when it is not a table of the dataset, of an earlier release of it, or of some of its
/// columns.
fn missing(there: &[ColumnThere], dataset: &'static Dataset) -> Result<Vec<&'static Column>, String> {
    if let Some(other) = there.iter().find(|there| dataset.column(&there.name).is_none()) {
        return Err(format!("has a column {} that the rows of {} do not have", other.name, dataset.name));
    }
    let mut missing = Vec::new();
    for column in dataset.columns {
        let place_in_key =
            (1_u32..).zip(key_columns(dataset)).find(|(_, name)| *name == column.name).map_or(0, |(n, _)| n);
        match there.iter().find(|there| there.name == column.name) {
            Some(there) => {
                // One that was added later is NULL in the rows before.
                let fits = there.sql_type.eq_ignore_ascii_case(sql_type(column.column_type))
                    && !(there.not_null && column.nullable)
                    && there.key == place_in_key;
                if !fits {
                    return Err(format!("has a column {} of another type", column.name));
                }
            }
            None if place_in_key == 0 => missing.push(column),
            None => return Err(format!("lacks the column {}", column.name)),
        }
    }
    Ok(missing)
}

#[cfg(test)]
mod tests {
    use super::super::super::conformance::WIDE;
    use super::*;

    #[test]
    fn a_table_is_strict_documented_and_keyed_by_ledger_first() {
        let sql = create_statement("t\"x", &WIDE);
        assert!(
            sql.starts_with("CREATE TABLE \"t\"\"x\" ( -- One row of every type.\n  \"id\" TEXT NOT NULL, -- "),
            "{sql}"
        );
        assert!(sql.contains("\n  \"amount\" TEXT, -- Decimal text.\n"), "{sql}");
        assert!(sql.ends_with("\n  PRIMARY KEY (\"ledger_sequence\", \"id\")\n) STRICT"), "{sql}");
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(&sql).unwrap();
        assert!(missing(&columns(&db, "t\"x").unwrap(), &WIDE).unwrap().is_empty());
    }
}
