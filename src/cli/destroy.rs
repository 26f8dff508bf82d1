//! `cdpctl destroy`

use super::approval::ApprovalArgs;
use super::inputs::InputArgs;
use super::output::Output;
use crate::model::Address;
use crate::ops::{OpsError, PlanRequest};
use crate::plan::Options;
use crate::wire::{ExitStatus, PlanMode};

/// Remove everything that was delivered, and forget it
///
/// Tables, part files and what is recorded of them, of all pipelines or of those that --target names. What a consumer cannot
/// take back, such as a webhook, is only forgotten. Shows what goes and asks first.
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
        mode: PlanMode::Destroy,
        target: args.target.clone(),
        exclude: args.exclude.clone(),
        ..Options::default()
    };
    Ok(PlanRequest { request: args.inputs.request()?, options, offline: false })
}
