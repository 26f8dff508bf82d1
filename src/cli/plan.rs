//! `cdpctl plan`

use std::path::PathBuf;

use super::inputs::{InputArgs, NarrowArgs};
use super::output::Output;
use crate::diag::{Code, Diagnostic};
use crate::ops::{self, OpsError, PlanOutcome, PlanRequest};
use crate::views::{self, PlanView};
use crate::wire::ExitStatus;

/// Show what apply would do: changes, ledgers, volume, time, cost, policy
///
/// Changes nothing: no target, no lockfile, no file of the project. Exit codes: 0, or 2 with --detailed-exitcode when there
/// is something to do; 3 configuration invalid; 4 denied by policy; 5 another chain or another owner; 11 source unreachable.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,

    #[command(flatten)]
    narrow: NarrowArgs,

    /// Print one JSON document
    #[arg(long)]
    json: bool,

    /// Write the JSON document into a file as well
    #[arg(long, value_name = "FILE")]
    json_into: Option<PathBuf>,

    /// Exit with 2 when there is something to do
    #[arg(long)]
    detailed_exitcode: bool,

    /// Print headers, tables and the summary only
    #[arg(long)]
    concise: bool,

    /// Print each changed pipeline as a line diff too
    #[arg(long)]
    diff: bool,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    let outcome = args.inputs.request().and_then(|request| {
        let options = args.narrow.options()?;
        ops::plan(&PlanRequest { request, options })
    });
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(error) => return output.failed(&error, args.json),
    };
    if let Some(path) = &args.json_into
        && let Err(error) = std::fs::write(path, views::json(&outcome.document))
    {
        let summary = format!("cannot write {}: {error}", path.display());
        let error = OpsError::new(ExitStatus::Failed, Diagnostic::error(Code::E300, summary));
        return output.failed(&error, false);
    }
    if args.json {
        output.print(&views::json(&outcome.document));
    } else {
        output.print(&text(&outcome, args.concise, args.diff, output));
    }
    if args.detailed_exitcode && outcome.has_changes() {
        return outcome.status.or(ExitStatus::Changes);
    }
    outcome.status
}

/// The plan as text for standard output.
pub(super) fn text(outcome: &PlanOutcome, concise: bool, diff: bool, output: &Output) -> String {
    let diffs = if diff {
        outcome
            .yaml_changes()
            .into_iter()
            .map(|(address, before, after)| (address, views::yaml_diff(&before, &after)))
            .collect()
    } else {
        Vec::new()
    };
    views::plan_text(&PlanView {
        document: &outcome.document,
        state: &outcome.state_shown,
        probed_ms: Some(outcome.probed_ms),
        unplanned: outcome.unplanned(),
        concise,
        diffs,
        style: output.style(),
    })
}
