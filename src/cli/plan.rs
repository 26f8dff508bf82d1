//! `cdpctl plan`

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::inputs::{InputArgs, NarrowArgs};
use super::output::Output;
use crate::diag::{Code, Diagnostic};
use crate::ops::{self, OpsError, PlanOutcome, PlanRequest, SavedPlan};
use crate::views::{self, PlanView};
use crate::wire::{ExitStatus, PlanDocument, PlanMode};

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

    /// Save the plan for apply: what is reviewed is what is done
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Plan the removal of everything that was delivered, as destroy does
    #[arg(long, conflicts_with_all = ["refresh_only", "replace"])]
    destroy: bool,

    /// Ask no source and no target: plan with what was learnt before
    #[arg(long)]
    offline: bool,

    /// Taken for the sake of scripts: planning takes no lock, and never waits
    #[arg(long, value_name = "TIME", value_parser = super::inputs::seconds)]
    lock_timeout: Option<std::time::Duration>,

    /// Print headers, tables and the summary only
    #[arg(long)]
    concise: bool,

    /// Print each changed pipeline as a line diff too
    #[arg(long)]
    diff: bool,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    let planned = args.inputs.request().and_then(|request| {
        let mut options = args.narrow.options()?;
        if args.destroy {
            options.mode = PlanMode::Destroy;
        }
        let request = PlanRequest { request, options, offline: args.offline };
        Ok((ops::plan(&request)?, request))
    });
    let (mut outcome, request) = match planned {
        Ok(planned) => planned,
        Err(error) => return output.failed(&error, args.json),
    };
    if let Some(path) = &args.out {
        outcome.save_to(path);
        if let Err(error) = SavedPlan::of(&outcome, &request).write(path) {
            return output.failed(&error, args.json);
        }
    }
    if let Some(path) = &args.json_into
        && let Err(error) = write_document(path, &outcome.document)
    {
        let summary = format!("cannot write {}: {error}", path.display());
        let error = OpsError::new(ExitStatus::Failed, Diagnostic::error(Code::E300, summary));
        return output.failed(&error, false);
    }
    if args.json {
        output.print_json(&outcome.document);
    } else {
        output.print(&views::plan_text(&PlanView {
            concise: args.concise,
            probed_ms: (!args.offline).then_some(outcome.probed_ms),
            saved: args.out.as_ref().map(|path| path.display().to_string()),
            diffs: if args.diff { diffs(&outcome) } else { Vec::new() },
            ..view(&outcome, output)
        }));
    }
    if args.detailed_exitcode && outcome.has_changes() {
        return outcome.status.or(ExitStatus::Changes);
    }
    outcome.status
}

fn write_document(path: &Path, document: &PlanDocument) -> std::io::Result<()> {
    let mut file = BufWriter::with_capacity(1 << 16, File::create(path)?);
    views::write_json(document, &mut file)?;
    file.flush()
}

/// The plan as text for standard output.
pub(super) fn text(outcome: &PlanOutcome, concise: bool, output: &Output) -> String {
    views::plan_text(&PlanView { concise, ..view(outcome, output) })
}

fn view<'a>(outcome: &'a PlanOutcome, output: &Output) -> PlanView<'a> {
    PlanView {
        document: &outcome.document,
        state: &outcome.state_shown,
        probed_ms: Some(outcome.probed_ms),
        unplanned: outcome.unplanned(),
        concise: false,
        saved: None,
        diffs: Vec::new(),
        style: output.style(),
    }
}

/// Each changed pipeline as a line diff, by address.
fn diffs(outcome: &PlanOutcome) -> Vec<(String, String)> {
    let changes = outcome.yaml_changes().into_iter();
    changes.map(|(address, before, after)| (address, views::yaml_diff(&before, &after))).collect()
}
