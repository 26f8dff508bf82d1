//! What is recorded, as tables: edges, intervals, holes, runs, leases.

use std::fmt::Write as _;

use super::status::{plain_table, table_text};
use super::text::{WIDTH, count, counted, cut, middle};
use crate::ops::{
    ChangedIntervals, EdgeGaps, IntervalsDocument, ListedEdge, LocksDocument, RunsDocument, StateListDocument,
};
use crate::state::LeaseState;
use crate::stellar::rfc3339;

pub(super) fn span(start: u32, end: u32) -> String {
    if start == end {
        count(u64::from(start))
    } else {
        format!("{} – {}", count(u64::from(start)), count(u64::from(end)))
    }
}

/// One line per edge.
pub fn state_table(document: &StateListDocument) -> String {
    let Some(lineage) = &document.lineage else { return "Nothing is recorded yet.\n".to_owned() };
    let mut out = format!("lineage {lineage}  serial {}\n", document.serial);
    if document.edges.is_empty() {
        return out;
    }
    let mut table = plain_table(&["EDGE", "LEDGERS", "DONE", "TARGET"]);
    let short = |edge: &ListedEdge| middle(edge.address.strip_prefix("pipeline.").unwrap_or(&edge.address), 44);
    let done = |edge: &ListedEdge| match (edge.first, edge.last) {
        (Some(first), Some(last)) => span(first, last),
        _ => "—".to_owned(),
    };
    // What the other columns leave is for the target.
    let widest = |of: &dyn Fn(&ListedEdge) -> usize| document.edges.iter().map(of).max().unwrap_or(0);
    let taken = widest(&|edge| short(edge).chars().count())
        + widest(&|edge| count(edge.ledgers).len()).max("LEDGERS".len())
        + widest(&|edge| done(edge).chars().count()).max("DONE".len());
    let notes = widest(&|edge| if edge.active && edge.in_former_targets == 0 { 0 } else { 28 });
    let room = WIDTH.saturating_sub(taken + 6 + notes).max(24);
    for edge in &document.edges {
        let mut target = middle(&edge.target, room);
        if !edge.active {
            target.push_str(" (no longer configured)");
        }
        if edge.in_former_targets > 0 {
            let _ = write!(target, " (+{} in former targets)", count(edge.in_former_targets));
        }
        table.add_row(vec![short(edge), count(edge.ledgers), done(edge), target]);
    }
    out.push_str(&table_text(&table));
    out
}

/// Every interval, by edge.
pub fn intervals_text(document: &IntervalsDocument) -> String {
    if document.edges.is_empty() {
        return "Nothing is recorded yet.\n".to_owned();
    }
    let mut out = String::new();
    for edge in &document.edges {
        let former = if edge.present { "" } else { "  (former target)" };
        let _ = writeln!(out, "{}  {}{former}", edge.address, cut(&edge.target, 60));
        for done in &edge.done {
            let rows = done.rows.map_or_else(|| "rows not known".to_owned(), |rows| counted(rows, "row"));
            let _ = writeln!(
                out,
                "  done         {:<27} {:>12}  {rows}, r-{}, {}",
                span(done.start, done.end),
                count(u64::from(done.end - done.start) + 1),
                done.run,
                &done.fingerprint[..6.min(done.fingerprint.len())]
            );
        }
        for restated in &edge.restated {
            let _ = writeln!(
                out,
                "  to do again  {:<27} {:>12}  {} ({})",
                span(restated.start, restated.end),
                count(u64::from(restated.end - restated.start) + 1),
                cut(&restated.reason, 30),
                restated.who
            );
        }
        for aside in &edge.quarantined {
            let _ = writeln!(
                out,
                "  quarantined  {:<27} {:>12}  {} r-{}",
                span(aside.start, aside.end),
                count(u64::from(aside.end - aside.start) + 1),
                aside.code,
                aside.run
            );
        }
    }
    out
}

/// Holes, by edge.
pub fn gaps_text(reports: &[EdgeGaps]) -> String {
    if reports.is_empty() {
        return "Nothing is recorded yet.\n".to_owned();
    }
    let mut out = String::new();
    for EdgeGaps { address, scan } in reports {
        let found = &scan.report;
        let _ = writeln!(
            out,
            "{address}  {}: {} done, {} missing",
            span(scan.scan_from, scan.scan_to),
            count(found.total_ledgers_found),
            count(found.total_ledgers_missing)
        );
        for gap in &found.gaps {
            let ledgers = count(u64::from(gap.end - gap.start) + 1);
            let _ = writeln!(out, "  {:<27} {ledgers:>12}", span(gap.start, gap.end));
        }
    }
    out
}

/// What was changed by hand.
pub fn changed_intervals(what: &str, changed: &[ChangedIntervals]) -> String {
    changed.iter().map(|change| format!("{}: {} {what}\n", change.address, span(change.start, change.end))).collect()
}

/// One line per run.
pub fn runs_table(document: &RunsDocument) -> String {
    if document.runs.is_empty() {
        return "No runs.\n".to_owned();
    }
    let mut table = plain_table(&["RUN", "STATE", "OPERATION", "LEDGERS", "ROWS", "UNDONE", "STARTED", "PIPELINES"]);
    for run in &document.runs {
        let number = |number: Option<u64>| number.map_or_else(|| "—".to_owned(), count);
        let state = if run.cancel_requested && run.ended_at.is_none() { "stopping" } else { &run.state };
        table.add_row(vec![
            run.run.clone(),
            state.to_owned(),
            run.operation.clone(),
            number(run.ledgers),
            number(run.rows),
            number(run.undone),
            run.started_at.clone(),
            cut(&run.pipelines.join(", "), 28),
        ]);
    }
    table_text(&table)
}

/// One line per lease.
pub fn locks_table(document: &LocksDocument) -> String {
    if document.locks.is_empty() {
        return "Nobody holds a pipeline.\n".to_owned();
    }
    let mut table = plain_table(&["PIPELINE", "STATE", "OPERATION", "HOLDER", "SINCE", "HEARTBEAT"]);
    for lease in &document.locks {
        let state = match lease.state {
            LeaseState::Held => "held",
            LeaseState::Dead => "dead, free to take",
            LeaseState::Expired => "expired, free to take",
        };
        let holder = &lease.holder;
        table.add_row(vec![
            cut(lease.scope.strip_prefix("pipeline.").unwrap_or(&lease.scope), 24),
            state.to_owned(),
            holder.operation.clone(),
            format!("{} pid {} on {}", holder.who, holder.process.pid, cut(&holder.process.host, 16)),
            rfc3339(holder.created / 1000),
            rfc3339(holder.heartbeat / 1000),
        ]);
    }
    table_text(&table)
}
