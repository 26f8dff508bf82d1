//! What verifying found.

use std::fmt::Write as _;

use super::text::{WIDTH, count, counted, cut};
use crate::components::{Difference, RowDifference};
use crate::ops::VerifyDocument;

/// One paragraph per edge, the verdict last.
pub fn verify_text(document: &VerifyDocument) -> String {
    if document.edges.is_empty() {
        return "Nothing is recorded as done that could be verified.\n".to_owned();
    }
    let mut out = String::new();
    for edge in &document.edges {
        let slices = counted(edge.slices.len() as u64, "slice");
        let _ = writeln!(out, "{}  {} in {slices}", edge.address, counted(edge.ledgers, "ledger"));
        match &edge.comparison {
            None => {
                let _ = writeln!(out, "  {}: it keeps nothing to compare; hashes only", edge.target);
            }
            Some(found) => {
                let _ = writeln!(
                    out,
                    "  {}: {} equal, {} missing, {} too many, {} different",
                    edge.target,
                    counted(found.rows, "row"),
                    count(found.missing),
                    count(found.extra),
                    count(found.differing)
                );
                for example in &found.examples {
                    let _ = writeln!(out, "    {}", cut(&example_words(example), WIDTH - 4));
                }
            }
        }
        for failure in &edge.failures {
            let _ = writeln!(out, "  {}", cut(failure, WIDTH - 2));
        }
    }
    let verdict = if document.sound { "Sound" } else { "Not sound" };
    let seed =
        document.seed.as_ref().map(|seed| format!(" Slices were chosen with --seed {seed}.")).unwrap_or_default();
    let _ = writeln!(out, "{verdict}.{seed}");
    out
}

fn example_words(example: &RowDifference) -> String {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "NULL".to_owned());
    match &example.difference {
        Difference::Missing => format!("{}: missing", example.key),
        Difference::Extra => format!("{}: too many", example.key),
        Difference::Value { column, stored, computed } => {
            format!("{}: {column} is {}, should be {}", example.key, value(stored), value(computed))
        }
    }
}
