//! The columns of a batch under their own types, looked up once per batch and not once per value.

use arrow_array::{
    Array, BooleanArray, Int32Array, Int64Array, RecordBatch, StringArray, TimestampSecondArray, UInt32Array,
};

use super::super::{Column, ColumnType, ComponentError, Dataset, LEDGER_COLUMN};
use crate::diag::Code;

/// The columns that tell the rows of a dataset apart: the ledger, then the natural key.
pub(super) fn key_columns(dataset: &Dataset) -> impl Iterator<Item = &'static str> {
    std::iter::once(LEDGER_COLUMN).chain(dataset.key.iter().copied().filter(|name| *name != LEDGER_COLUMN))
}

/// The values of one column.
pub(super) enum Values<'a> {
    /// [`ColumnType::U32`].
    U32(&'a UInt32Array),
    /// [`ColumnType::I32`].
    I32(&'a Int32Array),
    /// [`ColumnType::I64`].
    I64(&'a Int64Array),
    /// [`ColumnType::Bool`].
    Bool(&'a BooleanArray),
    /// [`ColumnType::Text`].
    Text(&'a StringArray),
    /// [`ColumnType::Json`].
    Json(&'a StringArray),
    /// [`ColumnType::Timestamp`].
    Timestamp(&'a TimestampSecondArray),
}

impl Values<'_> {
    /// Whether any value is null.
    pub(super) fn any_null(&self) -> bool {
        match self {
            Self::U32(array) => array.null_count() > 0,
            Self::I32(array) => array.null_count() > 0,
            Self::I64(array) => array.null_count() > 0,
            Self::Bool(array) => array.null_count() > 0,
            Self::Text(array) | Self::Json(array) => array.null_count() > 0,
            Self::Timestamp(array) => array.null_count() > 0,
        }
    }

    /// Whether the value of that row is null.
    pub(super) fn is_null(&self, row: usize) -> bool {
        match self {
            Self::U32(array) => array.is_null(row),
            Self::I32(array) => array.is_null(row),
            Self::I64(array) => array.is_null(row),
            Self::Bool(array) => array.is_null(row),
            Self::Text(array) | Self::Json(array) => array.is_null(row),
            Self::Timestamp(array) => array.is_null(row),
        }
    }
}

/// A batch seen through its dataset: the dataset's columns, in its order.
pub(super) struct Columns<'a> {
    /// Description and values of each column.
    pub(super) columns: Vec<(&'static Column, Values<'a>)>,
    /// The ledger of each row, ascending.
    pub(super) ledgers: &'a [u32],
}

impl<'a> Columns<'a> {
    /// Looks the dataset's columns up in the batch.
    ///
    /// # Errors
    /// The batch lacks a column or has it under another type: it is not one of this dataset.
    pub(super) fn of(batch: &'a RecordBatch, dataset: &'static Dataset) -> Result<Self, ComponentError> {
        let mut ledgers = None;
        let mut columns = Vec::with_capacity(dataset.columns.len());
        for column in dataset.columns {
            let values = values(batch, column).ok_or_else(|| {
                let message = format!("the batch has no column {} of dataset {}", column.name, dataset.name);
                ComponentError::permanent(Code::E602, message)
            })?;
            if let (LEDGER_COLUMN, Values::U32(array)) = (column.name, &values) {
                ledgers = Some(array.values().as_ref());
            }
            columns.push((column, values));
        }
        let ledgers = ledgers.expect("every dataset has the column ledger_sequence");
        Ok(Self { columns, ledgers })
    }

    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        self.ledgers.len()
    }

    /// The values of a column.
    pub(super) fn values(&self, name: &str) -> Option<&Values<'a>> {
        self.columns.iter().find(|(column, _)| column.name == name).map(|(_, values)| values)
    }
}

fn values<'a>(batch: &'a RecordBatch, column: &Column) -> Option<Values<'a>> {
    let array = batch.column_by_name(column.name)?.as_any();
    Some(match column.column_type {
        ColumnType::U32 => Values::U32(array.downcast_ref()?),
        ColumnType::I32 => Values::I32(array.downcast_ref()?),
        ColumnType::I64 => Values::I64(array.downcast_ref()?),
        ColumnType::Bool => Values::Bool(array.downcast_ref()?),
        ColumnType::Text => Values::Text(array.downcast_ref()?),
        ColumnType::Json => Values::Json(array.downcast_ref()?),
        ColumnType::Timestamp => Values::Timestamp(array.downcast_ref()?),
    })
}
