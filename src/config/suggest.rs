//! "Did you mean": the known word closest to a misspelt one.
//!
//! Invariant: only a word that is really close is suggested; a wrong hint is worse than none.

use std::fmt::Write as _;

/// The candidate that `word` was most likely meant to be, if any is close: the same but for case, `-` and `_`, or few
/// enough edits (insert, delete, replace, swap of neighbours) for its length. Ties go to the first.
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    const LONGEST: usize = 128;
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let wanted = normal(word);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.len() > LONGEST {
            continue;
        }
        let known = normal(candidate);
        let length = wanted.len().max(known.len());
        let distance = distance(&wanted, &known);
        let near = distance <= length / 3 || (distance == 1 && length > 1) || is_part(&wanted, &known);
        if near && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// A sentence for a fix: the closest word, or else all words when they are few.
pub fn hint<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str> + Clone) -> Option<String> {
    if let Some(meant) = closest(word, candidates.clone()) {
        return Some(format!("did you mean `{meant}`?"));
    }
    let known: Vec<&str> = candidates.into_iter().collect();
    (!known.is_empty()).then(|| format!("known: {}", list(&known)))
}

/// Words as a list; a long one is cut.
pub fn list(words: &[&str]) -> String {
    const SHOWN: usize = 24;
    let mut text = words.iter().take(SHOWN).map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    if words.len() > SHOWN {
        let _ = write!(text, " and {} more", words.len() - SHOWN);
    }
    text
}

/// Lower case without separators.
fn normal(word: &str) -> Vec<char> {
    word.chars().filter(|c| !"-_. ".contains(*c)).flat_map(char::to_lowercase).collect()
}

/// `ledger` for `start_ledger`: a whole part of the known word, long enough to mean something.
fn is_part(word: &[char], known: &[char]) -> bool {
    word.len() >= 4 && word.len() * 2 >= known.len() && known.windows(word.len()).any(|part| part == word)
}

/// Optimal string alignment distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let width = b.len() + 1;
    let mut rows = vec![0; (a.len() + 1) * width];
    for (i, row) in rows.chunks_mut(width).enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[..width].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..width {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let above = rows[(i - 1) * width + j] + 1;
            let left = rows[i * width + j - 1] + 1;
            let mut least = above.min(left).min(rows[(i - 1) * width + j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[(i - 2) * width + j - 2] + 1);
            }
            rows[i * width + j] = least;
        }
    }
    rows[a.len() * width + b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_words_are_suggested_and_far_ones_are_not() {
        let known = ["start_ledger", "end_ledger", "num_workers", "url", "path"];
        for (word, meant) in [
            ("start_leger", Some("start_ledger")),
            ("startLedger", Some("start_ledger")),
            ("END-LEDGER", Some("end_ledger")),
            ("num_wrokers", Some("num_workers")),
            ("workers", Some("num_workers")),
            ("ulr", Some("url")),
            ("banana", None),
            ("", None),
        ] {
            assert_eq!(closest(word, known), meant, "{word}");
        }
        assert_eq!(closest(&"x".repeat(1_000_000), known), None);
        assert_eq!(hint("zzz", ["a1", "b2"]).as_deref(), Some("known: `a1`, `b2`"));
    }

    #[test]
    fn swapped_neighbours_count_once() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(distance(&chars("abcd"), &chars("abdc")), 1);
        assert_eq!(distance(&chars(""), &chars("abc")), 3);
    }
}
