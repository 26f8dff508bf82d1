//! Datasets: named, versioned tables with documented columns. Records travel as Arrow batches of a dataset's schema.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use serde::Serialize;

use super::ComponentError;
use super::builders::ColumnBuilder;
use crate::diag::Code;

/// Field metadata key set to `true` on text columns that hold JSON.
pub const JSON_METADATA_KEY: &str = "cdpctl.json";

/// Type of a column, and how consumers write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnType {
    /// Unsigned 32-bit; a JSON number.
    U32,
    /// Signed 32-bit; a JSON number.
    I32,
    /// Signed 64-bit; a JSON string, since JSON readers lose digits above 2^53.
    I64,
    /// True or false.
    Bool,
    /// Text. Amounts wider than 64 bits are exact decimal text.
    Text,
    /// JSON in text; embedded as it is where the target is JSON.
    Json,
    /// Second in UTC; RFC 3339 text where the target has no such type.
    Timestamp,
}

impl ColumnType {
    /// The Arrow type of the column.
    pub fn arrow(self) -> DataType {
        match self {
            Self::U32 => DataType::UInt32,
            Self::I32 => DataType::Int32,
            Self::I64 => DataType::Int64,
            Self::Bool => DataType::Boolean,
            Self::Text | Self::Json => DataType::Utf8,
            Self::Timestamp => DataType::Timestamp(TimeUnit::Second, Some(Arc::from("UTC"))),
        }
    }
}

/// A documented column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Name, in snake case; the one that SDF's stellar-etl uses where it has the same fact.
    pub name: &'static str,
    /// Type.
    #[serde(rename = "type")]
    pub column_type: ColumnType,
    /// Whether it can be null.
    pub nullable: bool,
    /// One line.
    pub doc: &'static str,
}

impl Column {
    /// A column that always has a value.
    pub const fn required(name: &'static str, column_type: ColumnType, doc: &'static str) -> Self {
        Self { name, column_type, nullable: false, doc }
    }

    /// Its field in an Arrow schema.
    fn field(&self) -> Field {
        let field = Field::new(self.name, self.column_type.arrow(), self.nullable);
        if self.column_type == ColumnType::Json {
            field.with_metadata(HashMap::from([(JSON_METADATA_KEY.to_owned(), "true".to_owned())]))
        } else {
            field
        }
    }

    /// A column that may be null.
    pub const fn optional(name: &'static str, column_type: ColumnType, doc: &'static str) -> Self {
        Self { name, column_type, nullable: true, doc }
    }
}

/// A named, versioned table. Every dataset has the column `ledger_sequence`, and rows come in ledger order.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Dataset {
    /// Name; tables and folders are called so unless the consumer's `table` says otherwise.
    pub name: &'static str,
    /// Raised when a column changes its meaning or goes; added columns do not raise it.
    pub version: u32,
    /// What a row is.
    pub doc: &'static str,
    /// The columns that identify a row on its network, in order.
    pub key: &'static [&'static str],
    /// The columns, in order.
    pub columns: &'static [Column],
}

impl Dataset {
    /// The columns as `{name: type}`, to tell later what changed.
    pub fn columns_json(&self) -> serde_json::Value {
        let columns = self.columns.iter().map(|column| (column.name.to_owned(), serde_json::json!(column.column_type)));
        serde_json::Value::Object(columns.collect())
    }

    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The Arrow schema of its batches.
    pub fn schema(&self) -> SchemaRef {
        Arc::new(Schema::new(self.columns.iter().map(Column::field).collect::<Vec<_>>()))
    }

    /// A batch of what was appended to the builders of its columns, in order.
    ///
    /// # Errors
    /// A column cannot be built, or has not as many rows as the others.
    pub fn take<const N: usize>(&self, columns: [&mut dyn ColumnBuilder; N]) -> Result<RecordBatch, ComponentError> {
        let arrays = columns.into_iter().map(ColumnBuilder::take_column).collect::<Result<_, _>>()?;
        self.batch(arrays)
    }

    /// A batch of this dataset from one array per column, in order; without the columns that are `None`.
    ///
    /// # Errors
    /// The arrays are not of the columns' types, or not of one length.
    pub fn batch(&self, columns: Vec<Option<ArrayRef>>) -> Result<RecordBatch, ComponentError> {
        let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) =
            self.columns.iter().zip(columns).filter_map(|(column, array)| Some((column.field(), array?))).unzip();
        RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
            .map_err(|error| ComponentError::permanent(Code::E501, format!("build a batch of {}: {error}", self.name)))
    }
}

/// Some of the columns of a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnSet {
    dataset: &'static Dataset,
    /// One bit for each column, by its place.
    bits: u64,
}

impl ColumnSet {
    /// All of them.
    pub fn all(dataset: &'static Dataset) -> Self {
        Self::of(dataset, dataset.columns.iter().map(|column| column.name))
    }

    /// Those of these names; other names are no columns.
    ///
    /// # Panics
    /// For a dataset of more than 64 columns.
    pub fn of<'n>(dataset: &'static Dataset, names: impl IntoIterator<Item = &'n str>) -> Self {
        assert!(dataset.columns.len() <= 64, "a dataset has at most 64 columns");
        let place = |name| dataset.columns.iter().position(|column| column.name == name);
        Self { dataset, bits: names.into_iter().filter_map(place).fold(0, |bits, place| bits | 1 << place) }
    }

    /// Whether the column of that name is among them.
    pub fn holds(&self, name: &str) -> bool {
        let place = self.dataset.columns.iter().position(|column| column.name == name);
        place.is_some_and(|place| self.bits >> place & 1 == 1)
    }

    /// These and others of the same dataset.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { bits: self.bits | other.bits, ..self }
    }

    /// Their names, in the dataset's order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let Self { dataset, bits } = *self;
        dataset
            .columns
            .iter()
            .enumerate()
            .filter(move |(place, _)| bits >> place & 1 == 1)
            .map(|(_, column)| column.name)
    }
}
