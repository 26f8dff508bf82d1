//! `cdpctl destroy`

use super::output::Output;
use super::removal::RemovalArgs;
use crate::wire::{ExitStatus, PlanMode};

/// Remove everything that was delivered, and forget it
///
/// Tables, part files and what is recorded of them, of all pipelines or of those that --target names. What a consumer cannot
/// take back, such as a webhook, is only forgotten. Shows what goes and asks first.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    removal: RemovalArgs,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    args.removal.carry_out(PlanMode::Destroy, output)
}
