//! `cdpctl prune`

use super::approval::ApprovalArgs;
use super::inputs::InputArgs;
use super::output::Output;
use crate::model::Address;
use crate::ops::{OpsError, PlanRequest};
use crate::plan::Options;
use crate::wire::{ExitStatus, PlanMode};

/// Remove rows that nobody wants any more
///
/// Those outside of a pipeline's range, in targets that an edge had before, and of pipelines and edges that are no longer
/// configured. Shows them and asks first.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,

    /// Only of this pipeline, node or edge; may be repeated
    #[arg(long, value_name = "ADDRESS")]
    target: Vec<Address>,

    /// Not of this pipeline, node or edge; may be repeated
    #[arg(long, value_name = "ADDRESS")]
    exclude: Vec<Address>,

    #[command(flatten)]
    approval: ApprovalArgs,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    args.approval.carry_out(request(&args).map(Into::into), output)
}

fn request(args: &Args) -> Result<PlanRequest, OpsError> {
    let options = Options {
        mode: PlanMode::Prune,
        target: args.target.clone(),
        exclude: args.exclude.clone(),
        ..Options::default()
    };
    Ok(PlanRequest { request: args.inputs.request()?, options, offline: false })
}
