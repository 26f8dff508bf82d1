//! The last lines of a plan: what policies say, what it comes to, where it is kept, and what makes sense next.

use std::fmt::Write as _;

use super::super::Style;
use super::super::text::{count, counted, wrap};
use super::{LABEL, PlanView};
use crate::wire::{Action, ActionKind, IntervalClass, PlanDocument, PlanMode, PolicyResult, Reason, RuleLevel};

/// The summary, complete, and the next command.
pub(super) fn summary(view: &PlanView<'_>, out: &mut String) {
    let document = view.document;
    if view.unplanned > 0 {
        let pipelines = counted(view.unplanned as u64, "pipeline");
        let _ = writeln!(out, "{}", view.style.red(&format!("{pipelines} could not be planned.")));
    }
    let pipelines = &document.summary.pipelines;
    let none = pipelines.create + pipelines.update + pipelines.delete == 0;
    if none && document.moves.is_empty() && !document.errored && document.summary.ledgers.blocked == 0 {
        out.push_str(&no_changes(view));
    } else if !document.pipelines.is_empty() {
        let _ = writeln!(out, "{}", view.style.bold(&wrap(&changes(document), "")));
    }
    if let Some(path) = view.saved.as_ref().filter(|_| !document.errored) {
        let until = format!("valid until serial {} or {}", document.base.serial + 1, document.expires_at);
        let _ = writeln!(out, "{}", wrap(&format!("Plan {} in {path}, {until}.", document.plan_id), ""));
        let _ = writeln!(out, "Digest {}", document.digest);
    }
    if let Some(next) = document.next_actions.first() {
        let _ = writeln!(out, "Next: {}", next.command);
    }
}

/// That nothing is to be done, in words for each kind of plan.
fn no_changes(view: &PlanView<'_>) -> String {
    let document = view.document;
    match document.mode {
        PlanMode::Prune => "Nothing to prune: every recorded row is wanted.\n".to_owned(),
        PlanMode::Destroy => "Nothing to destroy: nothing is recorded.\n".to_owned(),
        _ if document.pipelines.is_empty() && view.unplanned > 0 => String::new(),
        _ if document.pipelines.is_empty() => "Nothing to plan.\n".to_owned(),
        PlanMode::RefreshOnly => "No changes. What is recorded is what the targets say.\n".to_owned(),
        PlanMode::Normal => {
            let tip = document.sources.iter().filter_map(|source| source.tip.as_ref()).map(|tip| tip.ledger).max();
            let tip = tip.map(|tip| format!(" (tip {})", count(u64::from(tip)))).unwrap_or_default();
            let verb = if document.pipelines.len() == 1 { "is" } else { "are" };
            let pipelines = counted(document.pipelines.len() as u64, "pipeline");
            let drift =
                if document.drift.is_empty() { "" } else { " Not all targets hold what is recorded: see above." };
            format!("No changes. {pipelines} {verb} up to date{tip}.{drift}\n")
        }
    }
}

/// What is to be done, in words for each kind of plan.
fn changes(document: &PlanDocument) -> String {
    let (pipelines, ledgers) = (&document.summary.pipelines, &document.summary.ledgers);
    match document.mode {
        PlanMode::Prune | PlanMode::Destroy => {
            let going = |action: &&Action| action.action == ActionKind::Delete;
            let targets = document.pipelines.iter().flat_map(|pipeline| &pipeline.actions).filter(going).count() as u64;
            format!("Plan: rows of {} to remove, in {}.", counted(ledgers.orphan, "ledger"), counted(targets, "target"))
        }
        PlanMode::RefreshOnly => {
            let taken_over = document.pipelines.iter().map(|pipeline| pipeline.actions.len() as u64).sum();
            let sum = |class: IntervalClass, reason: Reason| -> u64 {
                let edges = document.pipelines.iter().flat_map(|pipeline| &pipeline.edges);
                let intervals = edges.flat_map(|edge| &edge.intervals);
                intervals.filter(|i| (i.class, i.reason) == (class, Some(reason))).map(|i| u64::from(i.ledgers)).sum()
            };
            format!(
                "Plan: {} to take as done, {} to forget, {} to take over.",
                counted(sum(IntervalClass::Reuse, Reason::Adopted), "ledger"),
                count(sum(IntervalClass::Gap, Reason::Lost)),
                counted(taken_over, "target")
            )
        }
        PlanMode::Normal => {
            let renames = document.moves.len();
            let mut text = format!(
                "Plan: {} to create, {} to update, {} to delete{}. Ledgers: {} new, {} gap, {} reprocess, {} blocked.",
                pipelines.create,
                pipelines.update,
                pipelines.delete,
                if renames > 0 { format!(", {renames} to rename") } else { String::new() },
                count(ledgers.new),
                count(ledgers.gap),
                count(ledgers.reprocess),
                count(ledgers.blocked)
            );
            if let Some(cost) = &document.summary.estimated_cost {
                let _ = write!(text, "\nCost: ${} now, ${} a month.", cost.now, cost.per_month);
            }
            let approvals = document.summary.policy.approve;
            if approvals > 0 {
                let _ = write!(text, " {} needed.", counted(approvals, "approval"));
            }
            text
        }
    }
}

/// What the policies say.
pub(super) fn policies(view: &PlanView<'_>, out: &mut String) {
    let document = view.document;
    let mut label = "Policy";
    for result in &document.policy_results {
        out.push_str(&policy_line(view.style, label, result));
        label = "";
    }
    let passed = document.summary.policy.passed;
    if passed > 0 && !document.pipelines.is_empty() {
        let _ = writeln!(out, "{label:LABEL$}{} passed", counted(passed, "rule"));
    }
}

fn policy_line(style: Style, label: &str, result: &PolicyResult) -> String {
    let level = match result.level {
        RuleLevel::Deny => "deny",
        RuleLevel::Approve => "approve",
        RuleLevel::Warn | RuleLevel::Off => "warn",
    };
    let painted = if result.level == RuleLevel::Deny { style.red(level) } else { style.yellow(level) };
    let pad = " ".repeat(8usize.saturating_sub(level.len()));
    let mut out = format!("{label:LABEL$}{painted}{pad} {}  {}", result.code, result.message);
    let place = result.range.as_ref().map(|range| format!("{}:{}", range.filename, range.start.line));
    let _ = write!(out, "\n{:LABEL$}{:8} {}", "", "", style.dim(&result.address));
    if let Some(place) = place {
        let _ = write!(out, "  {}", style.dim(&place));
    }
    out.push('\n');
    if let Some(fix) = &result.fix {
        let indent = " ".repeat(LABEL + 9);
        let _ = writeln!(out, "{}", wrap(&format!("help: {fix}"), &indent));
    }
    out
}
