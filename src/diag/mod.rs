//! Diagnostics: what went wrong, where in the user's files, and what to do about it.
//!
//! Invariants: every diagnostic carries a permanent [`Code`] of the one table in [`code`]; text is complete without its
//! context; a secret never stands in a summary, a detail, a snippet or a fix (whoever builds the snippet masks it).

mod code;
mod source;

use std::fmt;

pub use code::Code;
use serde::{Deserialize, Serialize};
pub use source::{SourceText, Span};

/// How bad it is. Errors stop the command; warnings do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The command cannot do what was asked.
    Error,
    /// Worth knowing; the command goes on.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// A place in a text file: line and column count from 1 (columns in characters), `byte` from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Byte offset in the file, from 0.
    pub byte: usize,
}

/// A stretch of a file, as shown to people and machines; `end` is exclusive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Range {
    /// The file as the user named it (relative to where it was found), or `<stdin>`.
    pub filename: String,
    /// First character.
    pub start: Position,
    /// One past the last character.
    pub end: Position,
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.filename, self.start.line, self.start.column)
    }
}

/// A second place that explains the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// What that place has to do with it.
    pub message: String,
    /// The place.
    pub range: Range,
}

/// One finding, the same in text, `--json`, plans and events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// Permanent code, explained by `cdpctl explain CODE`.
    pub code: Code,
    /// One line: what is wrong.
    pub summary: String,
    /// The cause, or what exactly was found at the place; may be empty.
    pub detail: String,
    /// The place in the user's files, when there is one. In rendered text this is the template's line.
    pub range: Option<Range>,
    /// Further places, such as the instance of a template.
    pub related: Vec<Related>,
    /// The source line of `range`, secrets masked.
    pub snippet: Option<String>,
    /// What to do.
    pub fix: Option<String>,
}

impl Diagnostic {
    /// An error with a code and a one-line summary.
    pub fn error(code: Code, summary: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, summary.into())
    }

    /// A warning with a code and a one-line summary.
    pub fn warning(code: Code, summary: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, summary.into())
    }

    fn new(severity: Severity, code: Code, summary: String) -> Self {
        Self {
            severity,
            code,
            summary,
            detail: String::new(),
            range: None,
            related: Vec::new(),
            snippet: None,
            fix: None,
        }
    }

    /// Adds the cause.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// Points at a stretch of a file and keeps its first line as the snippet.
    #[must_use]
    pub fn at(mut self, source: &SourceText, span: Span) -> Self {
        self.range = Some(source.range(span));
        self.snippet = Some(source.line_of(span).to_owned());
        self
    }

    /// Points at a stretch that holds a secret: the place is kept, the text is masked.
    #[must_use]
    pub fn at_secret(mut self, source: &SourceText, span: Span) -> Self {
        self.range = Some(source.range(span));
        self.snippet = Some(source.masked_line_of(span));
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, message: impl Into<String>, range: Range) -> Self {
        self.related.push(Related { message: message.into(), range });
        self
    }
}

/// All findings of a step: errors and warnings together, in the order found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// Nothing found yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another step.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }

    /// Number of errors.
    pub fn error_count(&self) -> usize {
        self.0.iter().filter(|d| d.severity == Severity::Error).count()
    }

    /// Number of warnings.
    pub fn warning_count(&self) -> usize {
        self.0.len() - self.error_count()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The findings, in the order found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Sorts by file and place, so that output does not depend on the order of checks; findings without a place go last.
    pub fn sort(&mut self) {
        self.0.sort_by(|a, b| {
            (a.range.is_none(), &a.range, a.severity, a.code).cmp(&(b.range.is_none(), &b.range, b.severity, b.code))
        });
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}
