//! `cdpctl status`

use super::inputs::InputArgs;
use super::output::Output;
use crate::ops::{self, PlanRequest};
use crate::views;
use crate::wire::ExitStatus;

/// Show how far every pipeline is, and how its last run ended
///
/// Exit code 12 when a pipeline is unhealthy: failed, or more than 1,000 ledgers behind.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,

    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    let document =
        args.inputs.request().and_then(|request| ops::status(&PlanRequest { request, ..PlanRequest::default() }));
    match document {
        Ok(document) => {
            if args.json {
                output.print(&views::json(&document));
            } else {
                output.print(&views::status_table(&document));
                output.diagnostics(&document.diagnostics);
            }
            document.status
        }
        Err(error) => output.failed(&error, args.json),
    }
}
