//! `cdpctl show`

use std::path::Path;

use super::inputs::InputArgs;
use super::output::Output;
use crate::ops::{self, OpsError, SavedPlan, Workspace};
use crate::views::{self, PlanView};
use crate::wire::ExitStatus;

/// Show a saved plan, or what the lockfile knows about a pipeline, an edge or a run
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A file that plan --out wrote, or the address of a pipeline (pipeline.NAME, or its name), an edge
    /// (pipeline.NAME/PROCESSOR->CONSUMER) or a run (r-7)
    #[arg(value_name = "FILE|ADDRESS")]
    what: String,

    #[command(flatten)]
    inputs: InputArgs,

    /// Print one JSON document; of a saved plan the one that plan --json printed
    #[arg(long)]
    json: bool,

    /// Of a saved plan: exit with 2 when it has something to do
    #[arg(long)]
    detailed_exitcode: bool,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    let shown = if SavedPlan::is_one(Path::new(&args.what)) { saved(&args, output) } else { recorded(&args, output) };
    shown.unwrap_or_else(|error| output.failed(&error, args.json))
}

fn saved(args: &Args, output: &Output) -> Result<ExitStatus, OpsError> {
    let plan = SavedPlan::read(Path::new(&args.what))?;
    if args.json {
        output.print(&views::json(&plan.document));
    } else {
        output.print(&views::plan_text(&PlanView {
            document: &plan.document,
            state: &plan.state_shown,
            probed_ms: None,
            unplanned: plan.unplanned,
            concise: false,
            saved: Some(args.what.clone()),
            diffs: Vec::new(),
            style: output.style(),
        }));
    }
    let changes = args.detailed_exitcode && plan.document.has_changes();
    Ok(if changes { ExitStatus::Changes } else { ExitStatus::Ok })
}

fn recorded(args: &Args, output: &Output) -> Result<ExitStatus, OpsError> {
    // Broken configuration must not hide what was done.
    let workspace = Workspace::open(&args.inputs.request()?);
    let found = ops::show(&workspace.state_path, &args.what)?;
    output.print(&if args.json { views::json(&found) } else { views::show_text(&found, output.style()) });
    Ok(ExitStatus::Ok)
}
