//! `cdpctl prune`

use super::output::Output;
use super::removal::RemovalArgs;
use crate::wire::{ExitStatus, PlanMode};

/// Remove rows that nobody wants any more
///
/// Those outside of a pipeline's range, in targets that an edge had before, and of pipelines and edges that are no longer
/// configured. Shows them and asks first.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    removal: RemovalArgs,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    args.removal.carry_out(PlanMode::Prune, output)
}
