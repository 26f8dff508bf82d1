//! Numbers, sizes, times and cut texts, the same everywhere.

use serde_json::Value;

/// Width of everything that is printed.
pub(super) const WIDTH: usize = 100;

/// A number with thousands apart: `1,499,936`.
pub fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number with its noun: `1 ledger`, `2 ledgers`.
pub(super) fn counted(n: u64, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{} {noun}s", count(n)) }
}

/// Bytes in decimal units: `1.4 MB`.
pub fn bytes(n: u64) -> String {
    const UNITS: [&str; 6] = ["B", "KB", "MB", "GB", "TB", "PB"];
    let (mut unit, mut scale) = (0, 1u64);
    // What would round up to 1000 is said in the next unit.
    while n.saturating_add(scale / 2) / scale >= 1000 && unit + 1 < UNITS.len() {
        scale *= 1000;
        unit += 1;
    }
    let rounded = |n: u128| (n + u128::from(scale) / 2) / u128::from(scale);
    let tenths = rounded(u128::from(n) * 10);
    match unit {
        0 => format!("{n} B"),
        _ if tenths >= 1000 => format!("{} {}", rounded(u128::from(n)), UNITS[unit]),
        _ => format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit]),
    }
}

/// Seconds in words: `< 1 s`, `42 s`, `7 m 44 s`, `1 h 18 m`, `12 d 3 h`.
pub fn duration(secs: u64) -> String {
    match secs {
        0 => "< 1 s".to_owned(),
        1..60 => format!("{secs} s"),
        60..3600 => format!("{} m {:02} s", secs / 60, secs % 60),
        3600..86400 => format!("{} h {:02} m", secs / 3600, secs % 3600 / 60),
        _ => format!("{} d {} h", secs / 86400, secs % 86400 / 3600),
    }
}

/// A text of at most `width` characters; what is cut shows as `…`.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(width.saturating_sub(1)).collect();
    out.push('…');
    out
}

/// A text cut at its beginning, so that a file's name and line stay.
pub(super) fn tail(text: &str, width: usize) -> String {
    let length = text.chars().count();
    if length <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().skip(length + 1 - width).collect();
    format!("…{kept}")
}

/// A text cut in the middle, so that both ends can be told: `CAS3J7GY…OWMA`.
pub(super) fn middle(text: &str, width: usize) -> String {
    let length = text.chars().count();
    if length <= width {
        return text.to_owned();
    }
    let tail = (width / 3).max(1);
    let head = width.saturating_sub(tail + 1);
    let start: String = text.chars().take(head).collect();
    let end: String = text.chars().skip(length - tail).collect();
    format!("{start}…{end}")
}

/// Text wrapped at word ends, each line behind `indent`.
pub(super) fn wrap(text: &str, indent: &str) -> String {
    let width = WIDTH.saturating_sub(indent.chars().count());
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace().flat_map(|word| pieces(word, width)) {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
        lines.push(line);
    }
    lines.iter().map(|line| format!("{indent}{line}")).collect::<Vec<_>>().join("\n")
}

/// A word in pieces of at most `width` characters.
fn pieces(word: &str, width: usize) -> Vec<String> {
    let characters: Vec<char> = word.chars().collect();
    characters.chunks(width.max(1)).map(|piece| piece.iter().collect()).collect()
}

/// A configuration value on one line, as flow YAML reads.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::String(text) => text.escape_debug().to_string().replace("\\'", "'").replace("\\\"", "\""),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(self::value).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(fields) => {
            let fields: Vec<String> =
                fields.iter().map(|(name, field)| format!("{name}: {}", self::value(field))).collect();
            format!("{{{}}}", fields.join(", "))
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(count(0), "0");
        assert_eq!(count(999), "999");
        assert_eq!(count(1_499_936), "1,499,936");
        assert_eq!([bytes(999), bytes(1_400_000), bytes(240_000_000_000)], ["999 B", "1.4 MB", "240 GB"]);
        assert_eq!([bytes(201_989), bytes(99_960), bytes(999_600)], ["202 KB", "100 KB", "1.0 MB"]);
        assert_eq!([duration(0), duration(464), duration(4680)], ["< 1 s", "7 m 44 s", "1 h 18 m"]);
    }

    #[test]
    fn cut_texts_keep_their_width() {
        assert_eq!(cut("contract-event -> save-to-postgresql", 12), "contract-ev…");
        assert_eq!(middle("CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA", 13), "CAS3J7GY…OWMA");
        assert_eq!(wrap("one two three", &" ".repeat(93)), format!("{0}one two\n{0}three", " ".repeat(93)));
    }
}
