//! A named text with line starts: turns byte spans into places and snippets.

use super::{Position, Range};

/// A half-open stretch of bytes in one [`SourceText`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end` (exclusive).
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

/// A file's name and text, with the starts of its lines.
#[derive(Debug)]
pub struct SourceText {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

impl SourceText {
    /// Takes a text under the name that diagnostics show.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, line_starts }
    }

    /// The name that diagnostics show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of a byte offset; one past the end is the end. An offset inside a character is moved to its start.
    pub fn position(&self, byte: usize) -> Position {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.line_starts.partition_point(|start| *start <= byte);
        let column = self.text[self.line_starts[line - 1]..byte].chars().count() + 1;
        Position { line: clamp(line), column: clamp(column), byte }
    }

    /// The range that a span stands for.
    pub fn range(&self, span: Span) -> Range {
        Range {
            filename: self.name.clone(),
            start: self.position(span.start),
            end: self.position(span.end.max(span.start)),
        }
    }

    /// The whole line (without its end) at which a span begins.
    pub fn line_of(&self, span: Span) -> &str {
        let line = self.position(span.start).line as usize;
        self.line(line)
    }

    /// The text of line `line` (from 1); empty past the end.
    pub fn line(&self, line: usize) -> &str {
        let Some(start) = self.line_starts.get(line.wrapping_sub(1)) else { return "" };
        let end = self.line_starts.get(line).map_or(self.text.len(), |next| next - 1);
        self.text[*start..end].trim_end_matches('\r')
    }

    /// Span of line `line` (from 1) without its indentation; empty at the end when there is no such line.
    pub fn line_span(&self, line: usize) -> Span {
        let Some(start) = self.line_starts.get(line.wrapping_sub(1)) else {
            return Span::new(self.text.len(), self.text.len());
        };
        let text = self.line(line);
        let indent = text.len() - text.trim_start().len();
        Span::new(start + indent, start + text.trim_end().len().max(indent))
    }

    /// The line at which a span begins, with the span's part of it replaced by `(sensitive)`.
    pub fn masked_line_of(&self, span: Span) -> String {
        let place = self.position(span.start);
        let start = self.line_starts[place.line as usize - 1];
        let line = self.line_of(span);
        let from = (place.byte - start).min(line.len());
        let to = (span.end.saturating_sub(start)).clamp(from, line.len());
        let to = (to..=line.len()).find(|at| line.is_char_boundary(*at)).unwrap_or(line.len());
        format!("{}(sensitive){}", &line[..from], &line[to..])
    }
}

fn clamp(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let s = SourceText::new("a.yaml", "é: 1\nkey: value\n");
        let range = s.range(Span::new(6, 9));
        assert_eq!((range.start.line, range.start.column, range.start.byte), (2, 1, 6));
        assert_eq!(s.position(2).column, 2);
        assert_eq!(s.line_of(Span::new(11, 16)), "key: value");
        assert_eq!(s.position(10_000).line, 3);
    }

    #[test]
    fn a_masked_line_keeps_all_but_the_secret() {
        let s = SourceText::new("a.yaml", "x: 1\nurl: http://u:p@h  # note\n");
        assert_eq!(s.masked_line_of(Span::new(10, 22)), "url: (sensitive)  # note");
    }
}
