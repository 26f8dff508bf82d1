//! What an apply did, as text and as lines of NDJSON.

use std::fmt::Write as _;

use super::Style;
use super::text::{WIDTH, bytes, count, counted, cut, duration, wrap};
use crate::runtime::QUARANTINED;
use crate::wire::{EdgeReceipt, EventRecord, Receipt, RunState, UndoneLedgers};

/// Undone stretches that are shown; the rest are counted.
const MOST_UNDONE: usize = 20;

/// One event as a line of NDJSON.
///
/// # Panics
/// When the event does not serialise, which plain data cannot do.
pub fn event_line(event: &EventRecord) -> String {
    let mut line = serde_json::to_string(event).expect("events are plain data");
    line.push('\n');
    line
}

/// The summary of a run: what was written where, how it compares with the plan, how to look at it, what is missing.
pub fn apply_summary(receipt: &Receipt, looks: &[String], style: Style) -> String {
    let word = match (receipt.state, receipt.operation.as_str()) {
        (RunState::Completed, "restate") => style.bold("Done again:"),
        (RunState::Completed, "refresh") => style.bold("Refreshed:"),
        (RunState::Completed, "prune") => style.bold("Pruned:"),
        (RunState::Completed, "destroy") => style.bold("Destroyed:"),
        (RunState::Completed, _) if receipt.quarantined > 0 => style.yellow("Applied"),
        (RunState::Completed, _) => style.bold("Applied"),
        (RunState::Stopped, _) => style.yellow("Stopped"),
        _ => style.red("Incomplete"),
    };
    let took = match receipt.elapsed_ms {
        ms @ 0..1000 => format!("{ms} ms"),
        ms @ 1000..10_000 => format!("{}.{} s", ms / 1000, ms % 1000 / 100),
        ms => duration(ms / 1000),
    };
    // What removes or refreshes reads no ledger.
    let reads = !matches!(receipt.operation.as_str(), "refresh" | "prune" | "destroy");
    let read = format!(": {} read, {}", counted(receipt.ledgers, "ledger"), bytes(receipt.bytes));
    let mut out = format!("{word} run {} in {took}{}.\n", receipt.run, if reads { read.as_str() } else { "" });
    let short = |address: &str| address.split_once('/').map_or(address, |(_, edge)| edge).replace("->", " -> ");
    let several = receipt.edges.iter().any(|edge| pipeline(&edge.edge) != pipeline(&receipt.edges[0].edge));
    let name = |address: &str| {
        if several { format!("{}/{}", pipeline(address), short(address)) } else { short(address) }
    };
    let width = receipt.edges.iter().map(|edge| name(&edge.edge).chars().count()).max().unwrap_or(0).clamp(0, 44);
    let rows_width = receipt.edges.iter().map(|edge| counted(edge.rows, "row").len()).max().unwrap_or(0);
    let head = |edge: &EdgeReceipt| {
        format!(
            "  {:width$}  {:>rows_width$}  {:<13}  ",
            cut(&name(&edge.edge), width),
            counted(edge.rows, "row"),
            guarantee(&edge.guarantee)
        )
    };
    let fits = |edge: &EdgeReceipt| head(edge).chars().count() + edge.target.chars().count() <= WIDTH;
    // Where one target needs a line of its own, each gets one.
    let beside = receipt.edges.iter().all(fits);
    for edge in &receipt.edges {
        if beside {
            let _ = writeln!(out, "{}{}", head(edge), edge.target);
        } else {
            let _ = writeln!(out, "{}\n{}", head(edge).trim_end(), wrap(&edge.target, "      "));
        }
        if edge.unjudged > 0 {
            let _ = writeln!(
                out,
                "  {:width$}  {} without a number to compare did not match",
                "",
                counted(edge.unjudged, "record")
            );
        }
    }
    if !receipt.undone.is_empty() {
        let ledgers: u64 =
            receipt.undone.iter().map(|undone| u64::from(undone.ledgers.end - undone.ledgers.start) + 1).sum();
        let _ = writeln!(out, "{} left undone:", counted(ledgers, "ledger"));
        for undone in receipt.undone.iter().take(MOST_UNDONE) {
            let span = if undone.ledgers.start == undone.ledgers.end {
                count(u64::from(undone.ledgers.start))
            } else {
                format!("{} – {}", count(u64::from(undone.ledgers.start)), count(u64::from(undone.ledgers.end)))
            };
            let _ = writeln!(out, "  {}  {span}  {} {}", name(&undone.address), style.red(&undone.code), undone.class);
            let _ = writeln!(out, "{}", wrap(&undone.message, "      "));
        }
        if receipt.undone.len() > MOST_UNDONE {
            let _ = writeln!(out, "  and {} more: cdpctl show {}", receipt.undone.len() - MOST_UNDONE, receipt.run);
        }
    }
    if reads && receipt.state == RunState::Completed {
        let estimated = duration(receipt.estimated_seconds);
        let _ = writeln!(
            out,
            "Estimated {estimated} and ${}; took {took} and ${}.",
            receipt.estimated_cost, receipt.actual_cost
        );
    }
    let mut label = "Look:";
    for look in looks {
        let _ = writeln!(out, "{label:<6}{look}");
        label = "";
    }
    if let Some(budget) = &receipt.budget {
        let left = counted(receipt.left_by_budget, "ledger");
        let _ =
            writeln!(out, "The budget of {budget} is reached: {left} left.\nNext: cdpctl apply (it goes on from here)");
    }
    let set_aside = |undone: &&UndoneLedgers| undone.class == QUARANTINED;
    if receipt.undone.iter().any(|undone| !set_aside(&undone)) && receipt.budget.is_none() {
        out.push_str("Next: cdpctl apply (it does only what is missing)\n");
    }
    if receipt.undone.iter().any(|undone| set_aside(&undone)) {
        let run = &receipt.run;
        let _ = writeln!(out, "Next: cdpctl runs resume {run} (what was set aside is tried again; apply does not)");
    }
    out
}

/// A guarantee in the words that people use for it.
fn guarantee(name: &str) -> String {
    if name == "transactional" { "exactly once".to_owned() } else { name.replace('_', " ") }
}

fn pipeline(address: &str) -> &str {
    let name = address.strip_prefix("pipeline.").unwrap_or(address);
    name.split_once('/').map_or(name, |(pipeline, _)| pipeline)
}
