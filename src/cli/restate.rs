//! `cdpctl restate`

use super::approval::ApprovalArgs;
use super::inputs::{SettingArgs, ledgers};
use super::output::Output;
use crate::model::{Address, LedgerRange};
use crate::ops::{OpsError, PlanRequest};
use crate::plan::{Options, Restate};
use crate::wire::ExitStatus;

/// Do ledgers again that are done already
///
/// Shows the plan, asks, marks the ledgers, and delivers them again: their rows are replaced. Stopped in between, the next
/// apply does the rest. Use it when what was delivered is wrong although nothing of the configuration changed.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Address of a pipeline, node or edge
    #[arg(value_name = "ADDRESS")]
    address: Address,

    /// Ledgers, inclusive: FIRST:LAST
    #[arg(long, value_name = "FIRST:LAST", value_parser = ledgers)]
    range: LedgerRange,

    /// Why: kept in the state beside the ledgers
    #[arg(long, value_name = "TEXT")]
    reason: String,

    #[command(flatten)]
    settings: SettingArgs,

    #[command(flatten)]
    approval: ApprovalArgs,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    args.approval.carry_out(request(&args).map(Into::into), output)
}

fn request(args: &Args) -> Result<PlanRequest, OpsError> {
    let options = Options {
        from: Some(args.range.first()),
        until: Some(args.range.last()),
        target: vec![args.address.clone()],
        restate: Some(Restate { address: args.address.clone(), range: args.range, reason: args.reason.clone() }),
        ..Options::default()
    };
    Ok(PlanRequest { request: args.settings.request(&[])?, options, offline: false })
}
