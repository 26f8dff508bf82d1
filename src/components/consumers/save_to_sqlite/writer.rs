//! The open table of one edge: each change is one transaction, under the lease that the database names.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::types::Null;
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior, params};

use super::super::super::{
    ComponentError, Dataset, Delivery, DeliveryMode, EdgeContext, EdgeWriter, LEDGER_COLUMN, Marker,
};
use super::super::columns::{Columns, Values};
use super::super::place::{Hold, Place};
use super::database::{self, sqlite_error};
use super::{markers, table};
use crate::diag::Code;
use crate::model::{Fingerprint, LedgerRange, RangeSet};
use crate::stellar::rfc3339;
use crate::sys;

/// The open table of one edge.
pub(super) struct Writer {
    db: Connection,
    table: OpenTable,
}

/// All of it but the connection.
struct OpenTable {
    place: Place,
    name: String,
    /// What stands in the database as long as no other run took over.
    hold: Hold,
    dataset: &'static Dataset,
    fingerprint: Fingerprint,
    statements: Statements,
    turn: Arc<Mutex<()>>,
}

/// The statements of a delivery; the connection keeps them prepared.
struct Statements {
    insert: String,
    delete: String,
    exists: String,
}

impl Statements {
    fn new(table: &str, dataset: &Dataset) -> Self {
        let table = table::quoted(table);
        let names: Vec<String> = dataset.columns.iter().map(|column| table::quoted(column.name)).collect();
        let slots = vec!["?"; names.len()].join(", ");
        let within = format!("\"{LEDGER_COLUMN}\" >= ?1 AND \"{LEDGER_COLUMN}\" < ?2");
        Self {
            insert: format!("INSERT INTO {table} ({}) VALUES ({slots})", names.join(", ")),
            delete: format!("DELETE FROM {table} WHERE {within}"),
            exists: format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {within})"),
        }
    }
}

impl Writer {
    /// Opens the table for an edge; makes what is missing.
    pub(super) fn open(place: &Place, turn: &Arc<Mutex<()>>, edge: &EdgeContext) -> Result<Self, ComponentError> {
        let name = place.table(edge.dataset).to_owned();
        let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
        let _at_work = database::at_work();
        let mut db = database::open_for_writing(place)?;
        let hold = table::prepare(&mut db, place, &name, edge)?;
        if !place.full().exists() {
            // In WAL mode nothing else says that the file was removed while this waited for its lock, and takes what is
            // written to it along.
            let message = format!("{} was removed while it was opened", place.path());
            return Err(ComponentError::transient(Code::E601, message));
        }
        let table = OpenTable {
            place: place.clone(),
            hold,
            dataset: edge.dataset,
            fingerprint: edge.fingerprint,
            statements: Statements::new(&name, edge.dataset),
            turn: Arc::clone(turn),
            name,
        };
        Ok(Self { db, table })
    }
}

impl EdgeWriter for Writer {
    fn markers(&mut self) -> Result<Option<Vec<Marker>>, ComponentError> {
        let _at_work = database::at_work();
        let markers = markers::read(&self.db, &self.table.name);
        markers.map(Some).map_err(|e| sqlite_error("cannot read", &self.table.place, &e))
    }

    fn deliver(&mut self, delivery: &Delivery<'_>, acked: &mut RangeSet) -> Result<(), ComponentError> {
        let table = &self.table;
        let columns = Columns::of(delivery.batch()?, table.dataset)?;
        table.change(&mut self.db, delivery.range, |transaction| {
            let range = params![delivery.range.lo(), delivery.range.hi()];
            match delivery.mode {
                DeliveryMode::Replace => {
                    transaction.prepare_cached(&table.statements.delete)?.execute(range)?;
                }
                DeliveryMode::Append => {
                    if transaction.prepare_cached(&table.statements.exists)?.query_row(range, |row| row.get(0))? {
                        return Err(Failure::Refused(table.rows_in_the_way(delivery.range)));
                    }
                }
            }
            insert(transaction, &table.statements.insert, &columns)?;
            markers::record(transaction, &table.name, delivery.range, &table.fingerprint)?;
            Ok(())
        })?;
        acked.insert(delivery.range);
        Ok(())
    }

    fn flush(&mut self, _acked: &mut RangeSet) -> Result<(), ComponentError> {
        // Every delivery was committed, and acknowledged, by itself.
        Ok(())
    }

    fn remove(&mut self, range: LedgerRange) -> Result<u64, ComponentError> {
        let table = &self.table;
        table.change(&mut self.db, range, |transaction| {
            let rows =
                transaction.prepare_cached(&table.statements.delete)?.execute(params![range.lo(), range.hi()])?;
            markers::clear(transaction, &table.name, range)?;
            Ok(rows as u64)
        })
    }
}

/// Why a change was rolled back.
enum Failure {
    /// The database says no.
    Sql(rusqlite::Error),
    /// We say no.
    Refused(ComponentError),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl OpenTable {
    /// Makes a change of some ledgers in one transaction; nothing is changed when a step fails, or when another run took over
    /// the table.
    fn change<T>(
        &self,
        db: &mut Connection,
        range: LedgerRange,
        step: impl FnOnce(&Transaction<'_>) -> Result<T, Failure>,
    ) -> Result<T, ComponentError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let _at_work = database::at_work();
        self.commit(db, step).map_err(|failure| match failure {
            Failure::Refused(error) => error,
            Failure::Sql(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                let words = format!("{} refuses a row of ledgers {range}: {error}", self.words());
                ComponentError::permanent(Code::E602, words)
            }
            Failure::Sql(error) => sqlite_error("cannot write", &self.place, &error),
        })
    }

    fn commit<T>(
        &self,
        db: &mut Connection,
        step: impl FnOnce(&Transaction<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        // An early return rolls back. From here to the commit nobody else writes, so what is read now still holds then.
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let found = table::hold(&transaction, &self.name)?;
        self.hold.check(&self.words(), found.as_ref()).map_err(Failure::Refused)?;
        let outcome = step(&transaction)?;
        sys::fail_point("in_target_commit");
        transaction.commit()?;
        Ok(outcome)
    }

    fn rows_in_the_way(&self, range: LedgerRange) -> ComponentError {
        let message = format!("{} holds rows of ledgers {range} that were never recorded", self.words());
        ComponentError::permanent(Code::E109, message)
            .fix("remove those rows, or drop the table and apply again to have all of it written anew")
    }

    fn words(&self) -> String {
        table::words(&self.place, &self.name)
    }
}

/// Inserts all rows. The values are bound as they lie in the batch; nothing is allocated for a row.
fn insert(transaction: &Transaction<'_>, sql: &str, columns: &Columns<'_>) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare_cached(sql)?;
    // All rows of a ledger have the same time.
    let mut time = (0, rfc3339(0));
    for row in 0..columns.rows() {
        for (slot, (_, values)) in (1_usize..).zip(&columns.columns) {
            if values.is_null(row) {
                statement.raw_bind_parameter(slot, Null)?;
                continue;
            }
            match values {
                Values::U32(array) => statement.raw_bind_parameter(slot, array.value(row))?,
                Values::I32(array) => statement.raw_bind_parameter(slot, array.value(row))?,
                Values::I64(array) => statement.raw_bind_parameter(slot, array.value(row))?,
                Values::Bool(array) => statement.raw_bind_parameter(slot, array.value(row))?,
                Values::Text(array) | Values::Json(array) => statement.raw_bind_parameter(slot, array.value(row))?,
                Values::Timestamp(array) => {
                    if time.0 != array.value(row) {
                        time = (array.value(row), rfc3339(array.value(row)));
                    }
                    statement.raw_bind_parameter(slot, time.1.as_str())?;
                }
            }
        }
        statement.raw_execute()?;
    }
    Ok(())
}
