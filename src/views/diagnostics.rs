//! Diagnostics as text: code, place, the line with the stretch underlined, what to do.

use std::fmt::Write as _;

use super::Style;
use super::text::{WIDTH, counted, cut, wrap};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};

/// All diagnostics, a blank line between.
pub fn diagnostics_text(diagnostics: &[Diagnostic], style: Style) -> String {
    diagnostics.iter().map(|diagnostic| one(&harmless(diagnostic), style)).collect::<Vec<_>>().join("\n")
}

/// Keys and values of a file stand in diagnostics: what would move a terminal's cursor shows as an escape.
fn harmless(diagnostic: &Diagnostic) -> Diagnostic {
    let clean = |text: &str| -> String {
        let control = |c: char| c.is_control() && c != '\n' && c != '\t';
        text.chars().map(|c| if control(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
    };
    let mut diagnostic = diagnostic.clone();
    diagnostic.summary = clean(&diagnostic.summary);
    diagnostic.detail = clean(&diagnostic.detail);
    diagnostic.snippet = diagnostic.snippet.as_deref().map(clean);
    diagnostic.fix = diagnostic.fix.as_deref().map(clean);
    diagnostic
}

fn one(diagnostic: &Diagnostic, style: Style) -> String {
    let word = format!("{}[{}]", diagnostic.severity, diagnostic.code);
    let word = if diagnostic.severity == Severity::Error { style.red(&word) } else { style.yellow(&word) };
    let mut out = format!("{word}: {}\n", style.bold(&diagnostic.summary));
    let mut gutter = 1;
    if let Some(range) = &diagnostic.range {
        gutter = range.start.line.to_string().len();
        let pad = " ".repeat(gutter);
        let _ = writeln!(out, "{pad}--> {}", style.cyan(&range.to_string()));
        if let Some(snippet) = &diagnostic.snippet {
            let (text, marks) =
                window(&snippet.replace('\t', " "), &underline(diagnostic, snippet), WIDTH - gutter - 3);
            let _ = writeln!(out, "{pad} |");
            let _ = writeln!(out, "{} | {text}", range.start.line);
            let _ = writeln!(out, "{pad} | {}", style.red(&marks));
        }
    }
    let pad = " ".repeat(gutter);
    for related in &diagnostic.related {
        let _ = writeln!(out, "{pad} ::: {} {}", style.cyan(&related.range.to_string()), related.message);
    }
    if !diagnostic.detail.is_empty() {
        let _ = writeln!(out, "{}", labelled(&pad, "note", &diagnostic.detail));
    }
    if let Some(fix) = &diagnostic.fix {
        let _ = writeln!(out, "{}", labelled(&pad, "help", fix));
    }
    out
}

/// `= help: …`, further lines indented below.
fn labelled(pad: &str, label: &str, text: &str) -> String {
    let first = format!("{pad} = {label}: ");
    let rest = " ".repeat(first.chars().count());
    wrap(text, &rest).replacen(&rest, &first, 1)
}

/// The part of a long line around the carets, with as much before them as fits.
fn window(line: &str, marks: &str, width: usize) -> (String, String) {
    if line.chars().count() <= width {
        return (line.to_owned(), marks.to_owned());
    }
    let first = marks.chars().take_while(|c| *c == ' ').count();
    let last = marks.chars().count().min(first + width / 2);
    let from = (last + 2).saturating_sub(width);
    let cut_before = |text: &str| {
        if from > 0 { format!("…{}", text.chars().skip(from + 1).collect::<String>()) } else { text.to_owned() }
    };
    let text = cut(&cut_before(line), width);
    let marks: String = marks.chars().skip(from).take(width.min(last - from)).collect();
    (text, marks)
}

/// Carets under the stretch, as far as it lies on the first line.
fn underline(diagnostic: &Diagnostic, snippet: &str) -> String {
    let Some(range) = &diagnostic.range else { return String::new() };
    let length = snippet.chars().count();
    let start = (range.start.column as usize - 1).min(length);
    let end = if range.end.line == range.start.line { range.end.column as usize - 1 } else { length };
    // A masked snippet can be shorter than the stretch it stands for.
    let end = end.clamp(start + 1, length.max(start + 1));
    format!("{}{}", " ".repeat(start), "^".repeat(end - start))
}

/// A code with its whole explanation.
pub fn explain_text(code: Code) -> String {
    format!("{code}: {}\n\n{}\n", code.title(), wrap(&code.explanation().replace('\n', " "), ""))
}

/// The last line of `validate`.
pub fn validate_summary(diagnostics: &Diagnostics, files: usize, pipelines: usize) -> String {
    let files = counted(files as u64, "file");
    if diagnostics.is_empty() {
        return format!("Valid: {} in {files}.\n", counted(pipelines as u64, "pipeline"));
    }
    let mut out = format!(
        "{}, {} in {files}.",
        counted(diagnostics.error_count() as u64, "error"),
        counted(diagnostics.warning_count() as u64, "warning")
    );
    if let Some(first) = diagnostics.iter().next() {
        let _ = write!(out, " More on one: cdpctl explain {}", first.code);
    }
    out.push('\n');
    out
}
