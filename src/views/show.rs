//! What the lockfile knows, as text.

use std::fmt::Write as _;

use super::Style;
use super::apply::apply_summary;
use super::text::{count, counted, wrap};
use crate::ops::ShowOutcome;
use crate::wire::LedgerSpan;

/// A pipeline's edges with what is done, or a run's receipt.
pub fn show_text(outcome: &ShowOutcome, style: Style) -> String {
    match outcome {
        ShowOutcome::Pipeline { address, follow, pinned_start, applied_at, run, nodes, edges, .. } => {
            let mut out = format!("{}\n", style.bold(address));
            let _ = writeln!(
                out,
                "  applied   {applied_at}{}",
                run.as_ref().map(|run| format!(" in {run}")).unwrap_or_default()
            );
            if let Some(start) = pinned_start {
                let _ = writeln!(out, "  start     {} (fixed by the first apply)", count(u64::from(*start)));
            }
            if *follow {
                let _ = writeln!(out, "  end       open: follows the tip");
            }
            for node in nodes.as_array().into_iter().flatten() {
                let text = |key: &str| node.get(key).and_then(serde_json::Value::as_str).unwrap_or_default();
                let _ = writeln!(out, "  {:<9} {}  {}", text("kind"), text("id"), text("type"));
                let columns = node.get("columns").and_then(serde_json::Value::as_array);
                if let Some(columns) = columns {
                    let names: Vec<&str> = columns.iter().filter_map(serde_json::Value::as_str).collect();
                    let _ = writeln!(out, "{}", wrap(&format!("columns: {}", names.join(", ")), "            "));
                }
            }
            for edge in edges {
                let id = edge.address.split_once('/').map_or(edge.address.as_str(), |(_, id)| id).replace("->", " -> ");
                let gone = if edge.active { "" } else { "  (no longer configured)" };
                let _ = writeln!(out, "\n  {id}{gone}");
                let _ = writeln!(out, "    target       {}", edge.target);
                let _ = writeln!(out, "    fingerprint  {}", &edge.fingerprint[..12]);
                let rows = edge.rows.map(|rows| format!(", {}", counted(rows, "row"))).unwrap_or_default();
                let _ = writeln!(out, "    done         {}{rows}", counted(edge.ledgers, "ledger"));
                spans(&mut out, &edge.done);
                if !edge.orphans.is_empty() {
                    let _ = writeln!(out, "    orphans in former targets");
                    spans(&mut out, &edge.orphans);
                }
            }
            out
        }
        ShowOutcome::Run { run, state, started_at, ended_at, pipelines, receipt, .. } => {
            if let Some(receipt) = receipt {
                return apply_summary(receipt, &[], style);
            }
            let ended = ended_at.as_ref().map(|at| format!(", ended {at}")).unwrap_or_default();
            format!("Run {run} {state}: {} · started {started_at}{ended}\n", pipelines.join(", "))
        }
    }
}

fn spans(out: &mut String, spans: &[LedgerSpan]) {
    for span in spans {
        let _ = writeln!(out, "                 {} – {}", count(u64::from(span.start)), count(u64::from(span.end)));
    }
}
