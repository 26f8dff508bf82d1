//! Datasets: named, versioned tables with documented columns. Records travel as Arrow batches of a dataset's schema.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use serde::Serialize;

use super::ComponentError;
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
        let fields: Vec<Field> = self
            .columns
            .iter()
            .map(|column| {
                let field = Field::new(column.name, column.column_type.arrow(), column.nullable);
                if column.column_type == ColumnType::Json {
                    field.with_metadata(HashMap::from([(JSON_METADATA_KEY.to_owned(), "true".to_owned())]))
                } else {
                    field
                }
            })
            .collect();
        Arc::new(Schema::new(fields))
    }

    /// A batch of this dataset from one array per column, in order.
    pub fn batch(&self, columns: Vec<ArrayRef>) -> Result<RecordBatch, ComponentError> {
        RecordBatch::try_new(self.schema(), columns)
            .map_err(|error| ComponentError::permanent(Code::E501, format!("build a batch of {}: {error}", self.name)))
    }
}
