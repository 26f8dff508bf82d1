//! Trees to YAML text: block style, keys in order, nothing lost.
//!
//! Invariant: reading the text gives the same values again. A text is quoted whenever any YAML reader, 1.1 ones included,
//! could take it for something else; a reference stays plain or quoted as it was, since that decides its type.

use std::fmt::Write as _;

use super::tree::{self, Node, NodeValue, Scalar, ScalarValue, Style};

const INDENT: usize = 2;

/// The YAML text of a tree, ending with a newline.
pub fn to_yaml(node: &Node) -> String {
    let mut out = String::new();
    block(&mut out, node, 0);
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// Writes a node whose first line begins at the current place and whose further lines are indented by `indent`.
fn block(out: &mut String, node: &Node, indent: usize) {
    match &node.value {
        NodeValue::Scalar(scalar) => self::scalar(out, scalar, indent),
        NodeValue::Seq(items) if items.is_empty() => out.push_str("[]"),
        NodeValue::Map(entries) if entries.is_empty() => out.push_str("{}"),
        NodeValue::Seq(items) => {
            for (nth, item) in items.iter().enumerate() {
                new_line(out, nth, indent);
                out.push_str("- ");
                block(out, item, indent + INDENT);
            }
        }
        NodeValue::Map(entries) => {
            for (nth, entry) in entries.iter().enumerate() {
                new_line(out, nth, indent);
                quoted_if_needed(out, &entry.key);
                out.push(':');
                match &entry.value.value {
                    value if has_items(value) => {
                        newline_indent(out, indent + INDENT);
                        block(out, &entry.value, indent + INDENT);
                    }
                    _ => {
                        out.push(' ');
                        block(out, &entry.value, indent + INDENT);
                    }
                }
            }
        }
    }
}

fn new_line(out: &mut String, nth: usize, indent: usize) {
    if nth > 0 {
        newline_indent(out, indent);
    }
}

fn newline_indent(out: &mut String, indent: usize) {
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out.extend(std::iter::repeat_n(' ', indent));
}

fn scalar(out: &mut String, scalar: &Scalar, indent: usize) {
    match scalar.value {
        ScalarValue::Null => out.push_str("null"),
        ScalarValue::Text if fits_literal(&scalar.raw) => literal(out, &scalar.raw, indent),
        ScalarValue::Text if scalar.style != Style::Plain && scalar.raw.contains("${") => {
            double_quoted(out, &scalar.raw);
        }
        ScalarValue::Text => quoted_if_needed(out, &scalar.raw),
        _ => out.push_str(&scalar.raw),
    }
}

/// Whether a text of several lines survives as a literal block.
fn fits_literal(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    body.contains('\n')
        && !body.ends_with('\n')
        && !body.starts_with([' ', '\n', '\t'])
        && text.chars().all(|c| c == '\n' || (is_printable(c) && c != '\t'))
        && body.lines().all(|line| !line.ends_with(' '))
}

fn literal(out: &mut String, text: &str, indent: usize) {
    out.push_str(if text.ends_with('\n') { "|" } else { "|-" });
    // at the root, content needs an indentation too
    let indent = indent.max(INDENT);
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        out.push('\n');
        if !line.is_empty() {
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str(line);
        }
    }
    out.push('\n');
}

fn quoted_if_needed(out: &mut String, text: &str) {
    if is_safe_plain(text) { out.push_str(text) } else { double_quoted(out, text) }
}

/// Whether a text can stand without quotes in block style and is a text to every reader.
fn is_safe_plain(text: &str) -> bool {
    /// Words that YAML 1.1 readers take for booleans.
    const WORDS: &[&str] = &["y", "n", "yes", "no", "on", "off"];
    let Some(first) = text.chars().next() else { return false };
    // dates, sexagesimals, 1_000: numbers to 1.1 readers
    let number_like = text.starts_with(|c: char| c.is_ascii_digit() || "+.".contains(c))
        && text.chars().all(|c| c.is_ascii_digit() || "+-.:_eExXTZ ".contains(c));
    let reserved = text.starts_with("...") || "-?:,[]{}#&*!|>'\"%@`=<~ ".contains(first) || text.ends_with([' ', ':']);
    let is_word = WORDS.contains(&text.to_ascii_lowercase().as_str()) || tree::resolve(text) != ScalarValue::Text;
    let is_split = text.contains(": ") || text.contains(" #");
    !(number_like || reserved || is_word || is_split) && text.chars().all(|c| is_printable(c) && c != '\t')
}

fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

fn double_quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_printable(c) => out.push(c),
            c => {
                // every character that is not printable here lies in the basic plane
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
        }
    }
    out.push('"');
}

/// Whether it is a list or mapping that is not empty.
fn has_items(value: &NodeValue) -> bool {
    match value {
        NodeValue::Map(entries) => !entries.is_empty(),
        NodeValue::Seq(items) => !items.is_empty(),
        NodeValue::Scalar(_) => false,
    }
}

/// A JSON value as YAML text, in block style.
pub fn value_to_yaml(value: &serde_json::Value) -> String {
    to_yaml(&Node::from_json(value, crate::diag::Span::default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::{tree::Document, yaml},
        diag::{SourceText, Span},
    };

    fn document(text: &str) -> Document {
        let (mut documents, diagnostics) = yaml::parse(&std::sync::Arc::new(SourceText::new("a.yaml", text)));
        assert!(diagnostics.is_empty(), "{text}\n{diagnostics:?}");
        assert_eq!(documents.len(), 1, "{text}");
        documents.remove(0)
    }

    #[test]
    fn every_text_reads_back_as_itself() {
        for text in [
            "",
            " ",
            "a",
            "true",
            "yes",
            "No",
            "12",
            "+5",
            "57_000_000",
            "2026-01-01",
            "12:30",
            "null",
            "~",
            "a: b",
            "a #b",
            "a:",
            "- x",
            "-x",
            "?",
            "@x",
            "`",
            "%",
            "x\n  evil: 1",
            "a\nb\n",
            "a\nb",
            "a\n\nb\n",
            "\na\nb",
            "a\nb\n\n",
            " lead\nx",
            "tab\there\nx",
            "tr \nx",
            "\u{0}\u{7f}\u{85}\u{2028}\u{feff}",
            "\"q\" 'q' \\",
            "${X}",
            "a ${X:-b: c}",
            "<<",
            "---",
            "...",
            "é漢🦀",
            "#",
            "a,b",
            "[x]",
            "{x}",
            "0x1F",
            "1e5",
            ".5",
            "\r\n",
            "=",
            "a\n...\nb",
            "---\nx",
        ] {
            for json in [
                serde_json::json!(text),
                serde_json::json!({"k": text, "l": [text, [text], {"m": text}]}),
                serde_json::json!({text: {text: 1}}),
            ] {
                let yaml = to_yaml(&Node::from_json(&json, Span::default()));
                assert_eq!(document(&yaml).root.to_json(), json, "{yaml}");
            }
        }
    }

    #[test]
    fn structure_is_written_the_way_people_write_it() {
        let json = serde_json::json!({"a": {"b": [{"c": 1, "d": []}, "x"], "e": {}}, "f": "l1\nl2\n", "g": null});
        let yaml = to_yaml(&Node::from_json(&json, Span::default()));
        assert_eq!(yaml, "a:\n  b:\n    - c: 1\n      d: []\n    - x\n  e: {}\nf: |\n  l1\n  l2\ng: null\n");
    }

    #[test]
    fn raw_numbers_and_the_style_of_references_are_kept() {
        let text = "a: 0x1F\nb: 0.10\nc: ${N}\nd: \"${N}\"\ne: +5\n";
        assert_eq!(to_yaml(&document(text).root), text);
    }
}
