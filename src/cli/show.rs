//! `cdpctl show`

use super::inputs::InputArgs;
use super::output::Output;
use crate::ops::{self, Workspace};
use crate::views;
use crate::wire::ExitStatus;

/// Show what the lockfile knows about a pipeline, an edge or a run
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Address of a pipeline (pipeline.NAME, or its name), an edge (pipeline.NAME/PROCESSOR->CONSUMER) or a run (r-7)
    #[arg(value_name = "ADDRESS")]
    address: String,

    #[command(flatten)]
    inputs: InputArgs,

    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    let shown = args.inputs.request().and_then(|request| {
        // Broken configuration must not hide what was done.
        let workspace = Workspace::open(&request);
        ops::show(&workspace.state_path, &args.address)
    });
    match shown {
        Ok(outcome) => {
            let text = if args.json { views::json(&outcome) } else { views::show_text(&outcome, output.style()) };
            output.print(&text);
            ExitStatus::Ok
        }
        Err(error) => output.failed(&error, args.json),
    }
}
