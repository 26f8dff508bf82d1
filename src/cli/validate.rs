//! `cdpctl validate`

use super::inputs::InputArgs;
use super::output::Output;
use crate::ops;
use crate::views;
use crate::wire::{ExitStatus, ValidateDocument};

/// Check the configuration and report everything that is wrong with it
///
/// Looks at no source and no target. Exit code 3 when there are errors.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,

    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    let outcome = match args.inputs.request() {
        Ok(request) => ops::validate(&request),
        Err(error) => return output.failed(&error, args.json),
    };
    if args.json {
        output.print(&views::json(&ValidateDocument::from(outcome.diagnostics)));
    } else {
        let style = output.style();
        let text = views::diagnostics_text(&outcome.diagnostics.0, style);
        let separator = if text.is_empty() { "" } else { "\n" };
        let summary = views::validate_summary(&outcome.diagnostics, outcome.files, outcome.pipelines.len());
        output.print(&format!("{text}{separator}{summary}"));
    }
    outcome.status
}
