//! `cdpctl apply`

use std::time::Duration;

use super::approval::{ApprovalArgs, Order};
use super::inputs::{InputArgs, NarrowArgs, seconds};
use super::output::Output;
use crate::diag::{Code, Diagnostic};
use crate::model::Decimal;
use crate::ops::{OpsError, PlanRequest, RunLimits, SavedPlan};
use crate::wire::ExitStatus;

/// Do what plan shows, and record what was delivered
///
/// Takes pipelines as plan does, or a plan that plan --out saved: that one is not asked about, does what was reviewed or less,
/// and is refused when anything else was applied since. Otherwise asks before anything is changed. Stopped by a signal it
/// finishes what is on its way, and the next apply goes on from there. Exit codes: 0; 4 denied by policy; 5 saved plan stale or
/// another chain; 6 not approved; 7 locked by another run; 8 a budget was reached; 10 something left undone; 11 nothing could
/// start; 130 or 143 stopped by a signal.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,

    #[command(flatten)]
    narrow: NarrowArgs,

    #[command(flatten)]
    approval: ApprovalArgs,

    /// Apply only when the plan has this digest, the one that was reviewed
    #[arg(long, value_name = "DIGEST")]
    expect_digest: Option<String>,

    /// Go on with new ledgers as they come, until a signal or --until
    #[arg(long)]
    follow: bool,

    /// Decode on that many threads, instead of as many as the sources say
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..=1024))]
    parallelism: Option<u32>,

    /// Stop after that many ledgers
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u64).range(1..))]
    max_ledgers: Option<u64>,

    /// Stop before more than that is read: 500M, 20G, or a number of bytes
    #[arg(long, value_name = "BYTES", value_parser = bytes)]
    max_bytes: Option<u64>,

    /// Stop reading after that time: 90s, 30m, 2h
    #[arg(long, value_name = "TIME", value_parser = seconds)]
    max_time: Option<Duration>,

    /// Stop before it costs more than that, in the currency of the price tables: 2.50
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    max_cost: Option<Decimal>,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    args.approval.carry_out(order(&args), output)
}

fn order(args: &Args) -> Result<Order, OpsError> {
    let limits = RunLimits {
        follow: args.follow,
        parallelism: args.parallelism,
        max_ledgers: args.max_ledgers,
        max_bytes: args.max_bytes,
        max_time: args.max_time,
        max_cost: args.max_cost.clone(),
    };
    let saved = match &args.inputs.paths[..] {
        [path] if SavedPlan::is_one(path) => Some(SavedPlan::read(path)?),
        _ => None,
    };
    let Some(saved) = saved else {
        let (request, options) = (args.inputs.request()?, args.narrow.options()?);
        let plan = PlanRequest { request, options, offline: false };
        return Ok(Order { plan, saved: None, expect_digest: args.expect_digest.clone(), limits });
    };
    let mut refused = args.narrow.given();
    refused
        .extend([("--var", !args.inputs.settings.vars.is_empty()), ("--follow", args.follow)].iter().filter_map(given));
    refused.extend([("--var-file", !args.inputs.settings.var_files.is_empty())].iter().filter_map(given));
    if !refused.is_empty() {
        let summary = format!("a saved plan is applied as it is: {} cannot be given with it", refused.join(", "));
        let diagnostic = Diagnostic::error(Code::E120, summary).fix("make the plan anew with those flags");
        return Err(OpsError::new(ExitStatus::Usage, diagnostic));
    }
    let plan = saved.plan_request(args.inputs.settings.request(&[])?)?;
    Ok(Order { plan, saved: Some(saved), expect_digest: args.expect_digest.clone(), limits })
}

fn given(flag: &(&'static str, bool)) -> Option<&'static str> {
    flag.1.then_some(flag.0)
}

/// `500M`, `20G`, or a bare number of bytes; units are decimal.
fn bytes(text: &str) -> Result<u64, String> {
    let wrong = || format!("`{text}` is no size; write 500M, 20G or a number of bytes");
    let (digits, unit) = match text.as_bytes().last() {
        Some(b'K' | b'k') => (&text[..text.len() - 1], 1_000),
        Some(b'M' | b'm') => (&text[..text.len() - 1], 1_000_000),
        Some(b'G' | b'g') => (&text[..text.len() - 1], 1_000_000_000),
        Some(b'T' | b't') => (&text[..text.len() - 1], 1_000_000_000_000),
        _ => (text, 1),
    };
    let number: u64 = digits.parse().map_err(|_| wrong())?;
    number.checked_mul(unit).filter(|bytes| *bytes > 0).ok_or_else(wrong)
}

fn amount(text: &str) -> Result<Decimal, String> {
    let wrong = || format!("`{text}` is no amount; write 2.50");
    Decimal::parse(text).filter(|amount| !amount.to_string().starts_with('-')).ok_or_else(wrong)
}
