//! What commands share that remove rows: which edges are meant, and the way from the plan to the summary.

use super::approval::ApprovalArgs;
use super::inputs::InputArgs;
use super::output::Output;
use crate::model::Address;
use crate::ops::PlanRequest;
use crate::plan::Options;
use crate::wire::{ExitStatus, PlanMode};

/// Arguments of a removal.
#[derive(Debug, clap::Args)]
pub(super) struct RemovalArgs {
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

impl RemovalArgs {
    /// Plans the removal, asks, and does it.
    pub fn carry_out(self, mode: PlanMode, output: &Output) -> ExitStatus {
        let Self { inputs, target, exclude, approval } = self;
        let options = Options { mode, target, exclude, ..Options::default() };
        let plan = inputs.request().map(|request| PlanRequest { request, options, offline: false });
        approval.carry_out(plan.map(Into::into), output)
    }
}
