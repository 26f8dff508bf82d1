//! Rows of a batch as JSON text: one object a row, keys in column order, the same bytes for the same row always.
//!
//! Integers of up to 32 bits are numbers; 64-bit ones are strings, since JSON readers lose digits above 2^53. JSON columns
//! are embedded as they are. An object never holds a line break.

use std::cell::RefCell;
use std::io::Write as _;

use arrow_array::{Array as _, RecordBatch, StringArray};

use super::super::{Column, ComponentError, Dataset, EncodedLedger, Encoder};
use super::columns::{Columns, Values};
use crate::stellar::{push_integer, push_rfc3339};

/// Rooms are this many bytes or a multiple of it, so that one serves batch after batch.
const ROOM_BYTES: usize = 64 << 10;

/// Encodes rows as lines of JSON.
pub struct JsonLines {
    dataset: &'static Dataset,
}

impl JsonLines {
    /// For rows of a dataset.
    pub fn new(dataset: &'static Dataset) -> Self {
        Self { dataset }
    }
}

impl Encoder for JsonLines {
    fn encode(&self, batch: &RecordBatch, out: &mut Vec<u8>) -> Result<Vec<EncodedLedger>, ComponentError> {
        let columns = Columns::of(batch, self.dataset)?;
        let rows = JsonRows::new(&columns);
        // Exactly: what is reserved otherwise is up to twice as much.
        out.reserve_exact(rows.bytes(columns.rows()).next_multiple_of(ROOM_BYTES));
        let of_ledgers = || columns.ledgers.chunk_by(|a, b| a == b);
        let mut ledgers = Vec::with_capacity(of_ledgers().count());
        let mut row = 0;
        for of_ledger in of_ledgers() {
            for row in row..row + of_ledger.len() {
                rows.push_row(row, out);
                out.push(b'\n');
            }
            row += of_ledger.len();
            ledgers.push(EncodedLedger { ledger: of_ledger[0], rows: of_ledger.len() as u64, end: out.len() });
        }
        Ok(ledgers)
    }
}

/// Writes rows of one batch.
pub(super) struct JsonRows<'a> {
    fields: Vec<Field<'a>>,
    /// What stands behind the last value of a row.
    end: &'static [u8],
    /// The time that was written last, and its text: all rows of a ledger have the same.
    time: RefCell<(i64, Vec<u8>)>,
}

/// A column of the batch, and what is the same for all its rows.
struct Field<'a> {
    column: &'static Column,
    values: &'a Values<'a>,
    /// What stands between the value before and this one, without a null: quotes included.
    before: Vec<u8>,
    /// Whether values stand in quotes.
    quoted: bool,
    /// Whether any value is null.
    any_null: bool,
    /// Whether every text can stand as it is.
    plain: bool,
}

impl<'a> Field<'a> {
    fn of(column: &'static Column, values: &'a Values<'a>) -> Self {
        let quoted = matches!(values, Values::I64(_) | Values::Text(_) | Values::Timestamp(_));
        let plain = match values {
            Values::Text(array) => !any(texts_of(array), is_escaped),
            Values::Json(array) => !any(texts_of(array), is_break),
            _ => true,
        };
        Self { column, values, before: Vec::new(), quoted, any_null: values.any_null(), plain }
    }

    /// Whether it is known without looking at a row that its value stands in quotes.
    fn always_quoted(&self) -> bool {
        self.quoted && !self.any_null
    }

    /// Most bytes of so many values that are plain.
    fn bytes(&self, rows: usize) -> usize {
        let quotes_or_null = if self.any_null { 4 } else { 0 };
        let (texts, longest) = match self.values {
            Values::Text(array) | Values::Json(array) => (texts_of(array).len(), 0),
            Values::U32(_) | Values::I32(_) => (0, 11),
            Values::I64(_) | Values::Timestamp(_) => (0, 20),
            Values::Bool(_) => (0, 5),
        };
        texts + rows * (self.before.len() + longest + quotes_or_null)
    }
}

impl<'a> JsonRows<'a> {
    /// Prepares what all rows share.
    pub(super) fn new(columns: &'a Columns<'a>) -> Self {
        let mut fields: Vec<Field> = columns.columns.iter().map(|(column, values)| Field::of(column, values)).collect();
        let mut end = "{";
        for field in &mut fields {
            let quote = if field.always_quoted() { "\"" } else { "" };
            field.before = format!("{end}\"{}\":{quote}", field.column.name).into();
            end = if field.always_quoted() { "\"," } else { "," };
        }
        let end: &[u8] = if end == "\"," { b"\"}" } else { b"}" };
        Self { fields, end, time: RefCell::new((0, Vec::new())) }
    }

    /// The most bytes that so many lines take, if no text needs escapes.
    fn bytes(&self, rows: usize) -> usize {
        self.fields.iter().map(|field| field.bytes(rows)).sum::<usize>() + rows * (self.end.len() + 1)
    }

    /// Appends the object of one row to `out`.
    pub(super) fn push_row(&self, row: usize, out: &mut Vec<u8>) {
        for field in &self.fields {
            out.extend_from_slice(&field.before);
            if field.any_null {
                self.push_value(field, row, out);
            } else {
                self.push_unquoted(field, row, out);
            }
        }
        out.extend_from_slice(self.end);
    }

    /// The same with only those columns of which `takes` says so.
    pub(super) fn push_columns(&self, takes: impl Fn(&str) -> bool, row: usize, out: &mut Vec<u8>) {
        let mut before = "{";
        for field in self.fields.iter().filter(|field| takes(field.column.name)) {
            write!(out, "{before}\"{}\":", field.column.name).expect("writing to memory cannot fail");
            self.push_value(field, row, out);
            before = ",";
        }
        out.push(b'}');
    }

    /// Appends the row's natural key to `out`: the values of the key columns, joined by `-`. Key columns are never
    /// null.
    pub(super) fn push_key(&self, key: &[&str], row: usize, out: &mut Vec<u8>) {
        for (n, name) in key.iter().enumerate() {
            if n > 0 {
                out.push(b'-');
            }
            let Some(field) = self.fields.iter().find(|field| field.column.name == *name) else { continue };
            match field.values {
                Values::Text(array) => out.extend_from_slice(array.value(row).as_bytes()),
                Values::I64(_) => self.push_unquoted(field, row, out),
                _ => self.push_value(field, row, out),
            }
        }
    }

    fn push_value(&self, field: &Field<'_>, row: usize, out: &mut Vec<u8>) {
        if field.values.is_null(row) {
            out.extend_from_slice(b"null");
        } else if field.quoted {
            out.push(b'"');
            self.push_unquoted(field, row, out);
            out.push(b'"');
        } else {
            self.push_unquoted(field, row, out);
        }
    }

    /// Appends a value that is not null, without its quotes.
    fn push_unquoted(&self, field: &Field<'_>, row: usize, out: &mut Vec<u8>) {
        match field.values {
            Values::Text(array) | Values::Json(array) if field.plain => {
                out.extend_from_slice(array.value(row).as_bytes());
            }
            Values::Text(array) => push_escaped(array.value(row).as_bytes(), out),
            Values::Json(array) => push_unbroken(array.value(row), out),
            Values::U32(array) => push_integer(out, array.value(row)),
            Values::I32(array) => push_integer(out, array.value(row)),
            Values::I64(array) => push_integer(out, array.value(row)),
            Values::Bool(array) => out.extend_from_slice(if array.value(row) { b"true" } else { b"false" }),
            Values::Timestamp(array) => {
                let mut time = self.time.borrow_mut();
                let (second, text) = &mut *time;
                if text.is_empty() || *second != array.value(row) {
                    text.clear();
                    push_rfc3339(text, array.value(row));
                    *second = array.value(row);
                }
                out.extend_from_slice(text);
            }
        }
    }
}

/// All texts of a column.
fn texts_of(array: &StringArray) -> &[u8] {
    let (offsets, bytes) = (array.value_offsets(), array.value_data());
    let [first, last] = [offsets[0], offsets[array.len()]].map(|offset| usize::try_from(offset).unwrap_or(0));
    &bytes[first..last]
}

/// Whether any byte is one of those: all are looked at, many at a time.
fn any(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> bool {
    let (groups, rest) = bytes.as_chunks::<32>();
    let mut found = [0; 32];
    for group in groups {
        for (found, byte) in found.iter_mut().zip(group) {
            *found |= u8::from(wanted(*byte));
        }
    }
    found != [0; 32] || rest.iter().any(|byte| wanted(*byte))
}

/// Between tokens of JSON a line break means nothing, inside strings it is escaped.
fn is_break(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

/// What a JSON string escapes (RFC 8259 section 7): quotes, backslashes and control characters.
fn is_escaped(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// Embeds JSON: each line break becomes a space.
fn push_unbroken(json: &str, out: &mut Vec<u8>) {
    out.extend(json.bytes().map(|byte| if is_break(byte) { b' ' } else { byte }));
}

/// What stands between the quotes of a JSON string.
fn push_escaped(text: &[u8], out: &mut Vec<u8>) {
    for byte in text {
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0x00..=0x1f => write!(out, "\\u{byte:04x}").expect("writing to memory cannot fail"),
            _ => out.push(*byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::conformance::{Row, WIDE, batch};
    use super::*;

    #[test]
    fn every_type_is_written_as_documented() {
        let batch = batch(&WIDE, &[Row::extreme(7)]);
        let columns = Columns::of(&batch, &WIDE).unwrap();
        let rows = JsonRows::new(&columns);
        let mut text = Vec::new();
        rows.push_row(0, &mut text);
        let text = String::from_utf8(text).unwrap();
        assert_eq!(
            text,
            concat!(
                r#"{"id":"7:\"\\é\n\u0001😀","ledger_sequence":7,"small":-2147483648,"big":"-9223372036854775808","flag":true,"#,
                r#""amount":"115792089237316195423570985008687907853269984665640564039457584007913129639935","#,
                r#""topics":[1,{"a":"\n"}],"closed_at":"2020-07-28T00:10:40Z"}"#
            )
        );
        let mut key = Vec::new();
        rows.push_key(&["ledger_sequence", "id", "big"], 0, &mut key);
        assert_eq!(String::from_utf8(key).unwrap(), "7-7:\"\\é\n\u{1}😀--9223372036854775808");
    }

    #[test]
    fn nulls_are_written_and_json_never_breaks_a_line() {
        let mut row = Row::plain(3, 0);
        (row.big, row.flag, row.amount) = (None, None, None);
        row.topics = "{\n \"a\":\r\n 1}".to_owned();
        let batch = batch(&WIDE, &[row]);
        let columns = Columns::of(&batch, &WIDE).unwrap();
        let mut text = Vec::new();
        JsonRows::new(&columns).push_row(0, &mut text);
        let text = String::from_utf8(text).unwrap();
        assert!(!text.contains(['\n', '\r']), "{text}");
        let parsed: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(parsed["topics"]["a"], 1);
        assert!(parsed["big"].is_null() && parsed["flag"].is_null() && parsed["amount"].is_null());
    }

    #[test]
    fn strings_read_back_as_they_were() {
        let all: String = (0..0x3000).filter_map(char::from_u32).collect();
        let mut text = b"\"".to_vec();
        push_escaped(all.as_bytes(), &mut text);
        text.push(b'"');
        assert_eq!(serde_json::from_slice::<String>(&text).unwrap(), all);
    }
}
