//! Rows of a batch as JSON text: one object a row, keys in column order, the same bytes for the same row always.
//!
//! Integers of up to 32 bits are numbers; 64-bit ones are strings, since JSON readers lose digits above 2^53. JSON columns
//! are embedded as they are. An object never holds a line break.

use std::fmt::Write as _;

use super::columns::{Columns, Values};
use crate::stellar::push_rfc3339;

/// Writes rows of one batch.
pub(super) struct JsonRows<'a> {
    columns: &'a Columns<'a>,
    /// For each column what stands before its value: `"name":`.
    prefixes: Vec<String>,
}

impl<'a> JsonRows<'a> {
    /// Prepares the column names.
    pub(super) fn new(columns: &'a Columns<'a>) -> Self {
        let prefixes = columns.columns.iter().map(|(column, _)| format!("\"{}\":", column.name)).collect();
        Self { columns, prefixes }
    }

    /// Appends the object of one row to `out`.
    pub(super) fn push_row(&self, row: usize, out: &mut String) {
        self.push_columns(|_| true, row, out);
    }

    /// The same with only those columns of which `takes` says so.
    pub(super) fn push_columns(&self, takes: impl Fn(&str) -> bool, row: usize, out: &mut String) {
        let mut before = '{';
        for (prefix, (column, values)) in self.prefixes.iter().zip(&self.columns.columns) {
            if takes(column.name) {
                out.push(before);
                out.push_str(prefix);
                push_value(values, row, out);
                before = ',';
            }
        }
        out.push('}');
    }

    /// Appends the row's natural key to `out`: the values of the key columns, joined by `-`. Key columns are never
    /// null.
    pub(super) fn push_key(&self, key: &[&str], row: usize, out: &mut String) {
        for (n, name) in key.iter().enumerate() {
            if n > 0 {
                out.push('-');
            }
            match self.columns.values(name) {
                Some(Values::Text(array)) => out.push_str(array.value(row)),
                Some(Values::I64(array)) => push_number(array.value(row), out),
                Some(values) => push_value(values, row, out),
                None => {}
            }
        }
    }
}

fn push_value(values: &Values<'_>, row: usize, out: &mut String) {
    if values.is_null(row) {
        out.push_str("null");
        return;
    }
    match values {
        Values::U32(array) => push_number(array.value(row), out),
        Values::I32(array) => push_number(array.value(row), out),
        Values::I64(array) => {
            out.push('"');
            push_number(array.value(row), out);
            out.push('"');
        }
        Values::Bool(array) => out.push_str(if array.value(row) { "true" } else { "false" }),
        Values::Text(array) => push_string(array.value(row), out),
        Values::Json(array) => push_json(array.value(row), out),
        Values::Timestamp(array) => {
            out.push('"');
            push_rfc3339(out, array.value(row));
            out.push('"');
        }
    }
}

fn push_number(number: impl std::fmt::Display, out: &mut String) {
    write!(out, "{number}").expect("writing to a String cannot fail");
}

/// Embeds JSON. Between tokens a line break means nothing, inside strings it is escaped: each becomes a space.
fn push_json(json: &str, out: &mut String) {
    if json.bytes().any(|b| b == b'\n' || b == b'\r') {
        out.extend(json.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
    } else {
        out.push_str(json);
    }
}

/// A JSON string (RFC 8259 section 7): quotes, backslashes and control characters are escaped, all else stands as it is.
fn push_string(text: &str, out: &mut String) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0x00..=0x1f => "",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        plain = at + 1;
        if escape.is_empty() {
            write!(out, "\\u{byte:04x}").expect("writing to a String cannot fail");
        } else {
            out.push_str(escape);
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
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
        let mut text = String::new();
        rows.push_row(0, &mut text);
        assert_eq!(
            text,
            concat!(
                r#"{"id":"7:\"\\é\n\u0001😀","ledger_sequence":7,"small":-2147483648,"big":"-9223372036854775808","flag":true,"#,
                r#""amount":"115792089237316195423570985008687907853269984665640564039457584007913129639935","#,
                r#""topics":[1,{"a":"\n"}],"closed_at":"2020-07-28T00:10:40Z"}"#
            )
        );
        let mut key = String::new();
        rows.push_key(&["ledger_sequence", "id", "big"], 0, &mut key);
        assert_eq!(key, "7-7:\"\\é\n\u{1}😀--9223372036854775808");
    }

    #[test]
    fn nulls_are_written_and_json_never_breaks_a_line() {
        let mut row = Row::plain(3, 0);
        (row.big, row.flag, row.amount) = (None, None, None);
        row.topics = "{\n \"a\":\r\n 1}".to_owned();
        let batch = batch(&WIDE, &[row]);
        let columns = Columns::of(&batch, &WIDE).unwrap();
        let mut text = String::new();
        JsonRows::new(&columns).push_row(0, &mut text);
        assert!(!text.contains(['\n', '\r']), "{text}");
        let parsed: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(parsed["topics"]["a"], 1);
        assert!(parsed["big"].is_null() && parsed["flag"].is_null() && parsed["amount"].is_null());
    }

    #[test]
    fn strings_read_back_as_they_were() {
        let all: String = (0..0x3000).filter_map(char::from_u32).collect();
        let mut text = String::new();
        push_string(&all, &mut text);
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), all);
    }
}
