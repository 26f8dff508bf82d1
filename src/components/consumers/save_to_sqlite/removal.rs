//! Removing a table with all that is recorded of it, and the file when nothing else is in it.

use std::fs;
use std::io;

use rusqlite::{Connection, TransactionBehavior};

use super::super::super::{ComponentError, EdgeContext};
use super::super::place::{Hold, Place, folder_of, io_error, sync_folder};
use super::database::{self, beside, sqlite_error};
use super::table;
use crate::diag::Code;
use crate::sys;

/// Removes the edge's table and gives the number of its rows.
pub(super) fn destroy(place: &Place, edge: &EdgeContext) -> Result<u64, ComponentError> {
    let path = place.full();
    if !path.try_exists().map_err(|e| io_error(Code::E601, "cannot read", path, &e))? {
        return Ok(0);
    }
    let _at_work = database::at_work();
    let mut db = database::open_for_writing(place)?;
    let rows = drop_table(&mut db, place, edge)?;
    remove_empty_file(db, place)?;
    Ok(rows)
}

/// Drops the table and forgets it, in one transaction.
fn drop_table(db: &mut Connection, place: &Place, edge: &EdgeContext) -> Result<u64, ComponentError> {
    let sql = |e: rusqlite::Error| sqlite_error("cannot write", place, &e);
    let name = place.table(edge.dataset);
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
    let found = table::find(&transaction, place, name)?;
    let there = found.is_some();
    // What is recorded of a table that somebody dropped goes, too.
    let Some(recorded) =
        found.map_or_else(|| table::recorded(&transaction, name), |found| Ok(Some(found))).map_err(sql)?
    else {
        return Ok(0);
    };
    Hold::take(&table::words(place, name), &recorded.hold, edge)?;
    let mut rows = 0_i64;
    if there {
        let table = table::quoted(name);
        rows = transaction.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).map_err(sql)?;
        transaction.execute_batch(&format!("DROP TABLE {table}")).map_err(sql)?;
    }
    table::forget(&transaction, name).map_err(sql)?;
    sys::fail_point("in_target_commit");
    transaction.commit().map_err(sql)?;
    Ok(rows.unsigned_abs())
}

/// Removes the file when it is one of ours and holds nothing any more.
fn remove_empty_file(mut db: Connection, place: &Place) -> Result<(), ComponentError> {
    let sql = |e: rusqlite::Error| sqlite_error("cannot write", place, &e);
    let remove_error = |e: io::Error| io_error(Code::E602, "cannot remove", place.full(), &e);
    // While the lock is held nobody can make a table in the file. Who waits for it finds the file gone, and fails.
    let transaction = db.transaction_with_behavior(TransactionBehavior::Exclusive).map_err(sql)?;
    if !table::is_only_ours_and_empty(&transaction).map_err(sql)? {
        return Ok(());
    }
    fs::remove_file(place.full()).map_err(remove_error)?;
    drop(transaction);
    drop(db);
    for suffix in ["-wal", "-shm"] {
        match fs::remove_file(beside(place.full(), suffix)) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(remove_error(e)),
            _ => {}
        }
    }
    sync_folder(folder_of(place.full())).map_err(remove_error)
}
