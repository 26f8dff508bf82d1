//! `cdpctl graph`

use super::inputs::InputArgs;
use super::output::Output;
use crate::ops;
use crate::views;
use crate::wire::ExitStatus;

/// Show which node reads which
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,

    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    match args.inputs.request().and_then(|request| ops::graph(&request)) {
        Ok(graph) => {
            output.print(&if args.json { views::json(&graph) } else { views::graph_text(&graph) });
            ExitStatus::Ok
        }
        Err(error) => output.failed(&error, args.json),
    }
}
