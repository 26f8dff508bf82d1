//! Rows of a batch as JSON text: one object a row, keys in column order, the same bytes for the same row always.
//!
//! Integers of up to 32 bits are numbers; 64-bit ones are strings, since JSON readers lose digits above 2^53. JSON columns
//! are embedded as they are. An object never holds a line break.

use std::cell::RefCell;
use std::io::Write as _;

use super::columns::{Columns, Values};
use crate::stellar::{push_integer, push_rfc3339};

/// Writes rows of one batch.
pub(super) struct JsonRows<'a> {
    columns: &'a Columns<'a>,
    /// For each column what stands before its value: `"name":`.
    prefixes: Vec<Vec<u8>>,
    /// The time that was written last, and its text: all rows of a ledger have the same.
    time: RefCell<(i64, Vec<u8>)>,
}

impl<'a> JsonRows<'a> {
    /// Prepares the column names.
    pub(super) fn new(columns: &'a Columns<'a>) -> Self {
        let prefixes = columns.columns.iter().map(|(column, _)| format!("\"{}\":", column.name).into()).collect();
        Self { columns, prefixes, time: RefCell::new((0, Vec::new())) }
    }

    /// Appends the object of one row to `out`.
    pub(super) fn push_row(&self, row: usize, out: &mut Vec<u8>) {
        self.push_columns(|_| true, row, out);
    }

    /// The same with only those columns of which `takes` says so.
    pub(super) fn push_columns(&self, takes: impl Fn(&str) -> bool, row: usize, out: &mut Vec<u8>) {
        let mut before = b'{';
        for (prefix, (column, values)) in self.prefixes.iter().zip(&self.columns.columns) {
            if takes(column.name) {
                out.push(before);
                out.extend_from_slice(prefix);
                self.push_value(values, row, out);
                before = b',';
            }
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
            match self.columns.values(name) {
                Some(Values::Text(array)) => out.extend_from_slice(array.value(row).as_bytes()),
                Some(Values::I64(array)) => push_integer(out, array.value(row)),
                Some(values) => self.push_value(values, row, out),
                None => {}
            }
        }
    }

    fn push_value(&self, values: &Values<'_>, row: usize, out: &mut Vec<u8>) {
        if values.is_null(row) {
            out.extend_from_slice(b"null");
            return;
        }
        match values {
            Values::U32(array) => push_integer(out, array.value(row)),
            Values::I32(array) => push_integer(out, array.value(row)),
            Values::I64(array) => {
                out.push(b'"');
                push_integer(out, array.value(row));
                out.push(b'"');
            }
            Values::Bool(array) => out.extend_from_slice(if array.value(row) { b"true" } else { b"false" }),
            Values::Text(array) => push_string(array.value(row), out),
            Values::Json(array) => push_json(array.value(row), out),
            Values::Timestamp(array) => {
                let mut time = self.time.borrow_mut();
                let (second, text) = &mut *time;
                if text.is_empty() || *second != array.value(row) {
                    text.clear();
                    text.push(b'"');
                    push_rfc3339(text, array.value(row));
                    text.push(b'"');
                    *second = array.value(row);
                }
                out.extend_from_slice(text);
            }
        }
    }
}

/// Whether any byte of a text is one of those, asked in groups that the processor takes at once.
fn any(text: &[u8], wanted: impl Fn(u8) -> bool) -> bool {
    let groups = text.chunks_exact(32);
    let rest = groups.remainder();
    groups.into_iter().any(|group| group.iter().fold(false, |found, byte| found | wanted(*byte)))
        || rest.iter().any(|byte| wanted(*byte))
}

/// Embeds JSON. Between tokens a line break means nothing, inside strings it is escaped: each becomes a space.
fn push_json(json: &str, out: &mut Vec<u8>) {
    let breaks = |byte| byte == b'\n' || byte == b'\r';
    if any(json.as_bytes(), breaks) {
        out.extend(json.bytes().map(|byte| if breaks(byte) { b' ' } else { byte }));
    } else {
        out.extend_from_slice(json.as_bytes());
    }
}

/// A JSON string (RFC 8259 section 7): quotes, backslashes and control characters are escaped, all else stands as it is.
fn push_string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let text = text.as_bytes();
    if any(text, |byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
        push_escaped(text, out);
    } else {
        out.extend_from_slice(text);
    }
    out.push(b'"');
}

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
        let mut text = Vec::new();
        push_string(&all, &mut text);
        assert_eq!(serde_json::from_slice::<String>(&text).unwrap(), all);
    }
}
