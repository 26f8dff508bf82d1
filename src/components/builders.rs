//! Builders of columns that keep their room: what a chunk needed is there for the next one, so that rows cost no allocation
//! and a chunk costs a constant number for each column. The text of a batch, which is most of it, comes back to its builder
//! when the last reader of the batch is done.
//!
//! A column that nobody reads is not built: its builder takes nothing and gives nothing.

use std::sync::Arc;

use arrow_array::types::ArrowPrimitiveType;
use arrow_array::{ArrayRef, BooleanArray, PrimitiveArray, StringArray};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::DataType;

use super::dataset::ColumnSet;
use super::room::SpareRoom;
use super::{ColumnType, ComponentError};
use crate::diag::Code;

/// Which rows of a column have a value. Without a null it is nothing.
#[derive(Debug, Default)]
struct Validity {
    rows: usize,
    /// Filled from the first null on.
    valid: Vec<bool>,
    any_null: bool,
}

impl Validity {
    fn push(&mut self, valid: bool) {
        if !valid && !self.any_null {
            self.any_null = true;
            self.valid.resize(self.rows, true);
        }
        if self.any_null {
            self.valid.push(valid);
        }
        self.rows += 1;
    }

    fn take(&mut self) -> Option<NullBuffer> {
        let nulls = self.any_null.then(|| NullBuffer::from(self.valid.as_slice()));
        self.valid.clear();
        (self.rows, self.any_null) = (0, false);
        nulls
    }
}

/// A column of text.
#[derive(Debug)]
pub struct Texts {
    name: &'static str,
    wanted: bool,
    text: Vec<u8>,
    spare: SpareRoom,
    ends: Vec<usize>,
    validity: Validity,
}

impl Texts {
    /// The builder of the column of that name.
    pub fn new(name: &'static str, columns: &ColumnSet) -> Self {
        Self {
            name,
            wanted: columns.holds(name),
            text: Vec::new(),
            spare: SpareRoom::default(),
            ends: Vec::new(),
            validity: Validity::default(),
        }
    }

    /// Appends a value.
    pub fn push(&mut self, value: &str) {
        self.push_with(|out| out.extend_from_slice(value.as_bytes()));
    }

    /// Appends a value, or null.
    pub fn push_option(&mut self, value: Option<&str>) {
        match value {
            Some(value) => self.push(value),
            None => self.push_some(|_| false),
        }
    }

    /// Appends the last value once more. There must be one, and not null.
    pub fn repeat(&mut self) {
        let start = self.ends.len().checked_sub(2).map_or(0, |before| self.ends[before]);
        self.push_with(|out| out.extend_from_within(start..));
    }

    /// Appends what `write` appends to the buffer it is given: UTF-8.
    pub fn push_with(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        self.push_some(|out| {
            write(out);
            true
        });
    }

    /// The same, where `write` says whether there is a value at all; if not, it must have appended nothing.
    pub fn push_some(&mut self, write: impl FnOnce(&mut Vec<u8>) -> bool) {
        if self.wanted {
            let valid = write(&mut self.text);
            self.ends.push(self.text.len());
            self.validity.push(valid);
        }
    }
}

/// A column of numbers (or of times, which are numbers).
#[derive(Debug)]
pub struct Numbers<T: ArrowPrimitiveType> {
    wanted: bool,
    values: Vec<T::Native>,
    validity: Validity,
}

impl<T: ArrowPrimitiveType> Numbers<T> {
    /// The builder of the column of that name.
    pub fn new(name: &'static str, columns: &ColumnSet) -> Self {
        Self { wanted: columns.holds(name), values: Vec::new(), validity: Validity::default() }
    }

    /// Appends a value.
    pub fn push(&mut self, value: T::Native) {
        self.push_option(Some(value));
    }

    /// Appends the value that `make` gives.
    pub fn push_with(&mut self, make: impl FnOnce() -> T::Native) {
        if self.wanted {
            self.push(make());
        }
    }

    /// Appends a value, or null.
    pub fn push_option(&mut self, value: Option<T::Native>) {
        if self.wanted {
            self.values.push(value.unwrap_or_default());
            self.validity.push(value.is_some());
        }
    }

    fn array(&mut self) -> PrimitiveArray<T> {
        let room = Vec::with_capacity(self.values.capacity());
        let values = std::mem::replace(&mut self.values, room);
        PrimitiveArray::new(values.into(), self.validity.take())
    }
}

/// A column of truth values, never null.
#[derive(Debug)]
pub struct Flags {
    wanted: bool,
    values: Vec<bool>,
}

impl Flags {
    /// The builder of the column of that name.
    pub fn new(name: &'static str, columns: &ColumnSet) -> Self {
        Self { wanted: columns.holds(name), values: Vec::new() }
    }

    /// Appends a value.
    pub fn push(&mut self, value: bool) {
        if self.wanted {
            self.values.push(value);
        }
    }
}

/// What can give the column it built.
pub trait ColumnBuilder {
    /// Takes the rows appended so far; `None` for a column that nobody reads.
    ///
    /// # Errors
    /// The column cannot be built: its text is no UTF-8 or too long.
    fn take_column(&mut self) -> Result<Option<ArrayRef>, ComponentError>;
}

impl ColumnBuilder for Texts {
    fn take_column(&mut self) -> Result<Option<ArrayRef>, ComponentError> {
        if !self.wanted {
            return Ok(None);
        }
        let failed = |what: &dyn std::fmt::Display| {
            ComponentError::bad_data(Code::E501, format!("the texts of column {}: {what}", self.name))
        };
        let mut offsets = Vec::with_capacity(self.ends.len() + 1);
        offsets.push(0);
        for end in self.ends.drain(..) {
            offsets.push(i32::try_from(end).map_err(|_| failed(&"a chunk has more than 2 GiB of them"))?);
        }
        let room = self.spare.take(self.text.capacity());
        let text = Buffer::from(self.spare.lend(std::mem::replace(&mut self.text, room)));
        let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets));
        let array = StringArray::try_new(offsets, text, self.validity.take()).map_err(|error| failed(&error))?;
        Ok(Some(Arc::new(array)))
    }
}

impl<T: ArrowPrimitiveType> ColumnBuilder for Numbers<T> {
    fn take_column(&mut self) -> Result<Option<ArrayRef>, ComponentError> {
        if !self.wanted {
            return Ok(None);
        }
        let array = match T::DATA_TYPE {
            // The one kind of time that datasets have.
            DataType::Timestamp(..) => self.array().with_data_type(ColumnType::Timestamp.arrow()),
            _ => self.array(),
        };
        Ok(Some(Arc::new(array)))
    }
}

impl ColumnBuilder for Flags {
    fn take_column(&mut self) -> Result<Option<ArrayRef>, ComponentError> {
        if !self.wanted {
            return Ok(None);
        }
        let values = BooleanBuffer::from(self.values.as_slice());
        self.values.clear();
        Ok(Some(Arc::new(BooleanArray::new(values, None))))
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::types::{TimestampSecondType, UInt32Type};
    use arrow_array::{Array as _, StringArray, cast::AsArray as _};

    use super::*;
    use crate::components::processors::ledgers;

    #[test]
    fn rows_come_back_chunk_after_chunk_and_nulls_stay_where_they_are() {
        let columns = ColumnSet::all(&ledgers::DATASET);
        let mut texts = Texts::new("node_id", &columns);
        let mut numbers = Numbers::<UInt32Type>::new("base_fee", &columns);
        for round in 0..3 {
            texts.push("é");
            texts.push_option(None);
            texts.push_with(|out| out.extend_from_slice(b"xyz"));
            numbers.push(round);
            numbers.push_option((round == 1).then_some(7));
            let column = texts.take_column().unwrap().unwrap();
            let expected = StringArray::from(vec![Some("é"), None, Some("xyz")]);
            assert_eq!(column.as_string::<i32>(), &expected);
            let column = numbers.take_column().unwrap().unwrap();
            let second = (round == 1).then_some(7);
            assert_eq!(column.as_primitive::<UInt32Type>().iter().collect::<Vec<_>>(), [Some(round), second]);
        }
        assert_eq!(texts.take_column().unwrap().unwrap().len(), 0);
    }

    #[test]
    fn a_column_that_nobody_reads_is_not_built() {
        let columns = ColumnSet::of(&ledgers::DATASET, ["base_fee"]);
        let mut texts = Texts::new("node_id", &columns);
        texts.push_with(|_| panic!("asked for a value"));
        assert!(texts.take_column().unwrap().is_none());
        let mut times = Numbers::<TimestampSecondType>::new("closed_at", &columns);
        times.push(1);
        assert!(times.take_column().unwrap().is_none());
    }

    #[test]
    fn text_that_is_no_text_is_refused() {
        let mut texts = Texts::new("node_id", &ColumnSet::all(&ledgers::DATASET));
        texts.push_with(|out| out.push(0xFF));
        assert!(texts.take_column().is_err_and(|error| error.message.contains("node_id")));
    }
}
