//! `cdpctl apply`

use std::io::{BufRead, IsTerminal};
use std::time::Duration;

use super::inputs::{InputArgs, NarrowArgs};
use super::output::Output;
use super::plan;
use crate::diag::{Code, Diagnostic};
use crate::ops::{self, ApplyRequest, OpsError, PlanOutcome, PlanRequest};
use crate::views::{self, Progress};
use crate::wire::{EventRecord, ExitStatus};

/// Do what plan shows, and record what was delivered
///
/// Asks before anything is changed. Ends by itself; stopped by a signal it finishes what is on its way, and the next apply
/// goes on from there. Exit codes: 0; 4 denied by policy; 6 not approved; 7 locked by another run; 10 something left undone;
/// 11 nothing could start; 130 or 143 stopped by a signal.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,

    #[command(flatten)]
    narrow: NarrowArgs,

    /// Do not ask
    #[arg(long)]
    auto_approve: bool,

    /// Print events as NDJSON, one object a line
    #[arg(long)]
    json: bool,

    /// How long to wait while another run holds a pipeline: 30s, 5m
    #[arg(long, value_name = "TIME", default_value = "0s", value_parser = seconds)]
    lock_timeout: Duration,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    match apply(&args, output) {
        Ok(status) => status,
        Err(error) => {
            if args.json {
                let summary = ops::summary(error.status, None, error.diagnostics.0.clone());
                output.print(&views::event_line(&ops::event_record(summary)));
            }
            output.failed(&error, false)
        }
    }
}

fn apply(args: &Args, output: &Output) -> Result<ExitStatus, OpsError> {
    let plan = PlanRequest { request: args.inputs.request()?, options: args.narrow.options()? };
    let progress = Progress::new(!args.json && std::io::stderr().is_terminal());
    let json = args.json;
    let emit = |event: EventRecord| {
        if json {
            output.print(&views::event_line(&event));
        } else if let Some(line) = progress.event(&event.event) {
            output.error(&format!("{line}\n"));
        }
    };
    let mut approve = |outcome: &PlanOutcome| approve(args, outcome, output);
    let request = ApplyRequest { plan, lock_timeout: args.lock_timeout, approve: &mut approve, emit: &emit };
    let outcome = ops::apply(request)?;
    if let Some(problem) = &outcome.problem {
        output.diagnostics(std::slice::from_ref(problem));
    }
    match &outcome.receipt {
        Some(receipt) if !json => output.print(&views::apply_summary(receipt, &outcome.looks, output.style())),
        Some(_) => {}
        None if outcome.status == ExitStatus::ApprovalRequired => {
            output.error("Not applied: the answer was not yes.\n");
        }
        // Nothing was run: the plan says why, be it that nothing is to be done or that it is refused.
        None if json => {}
        None => {
            output.print(&plan::text(&outcome.plan, true, false, output));
            if outcome.status == ExitStatus::Denied {
                output.error("Denied by policy: nothing was applied.\n");
            }
        }
    }
    Ok(outcome.status)
}

/// Shows the plan and asks, unless the answer was given on the command line.
fn approve(args: &Args, outcome: &PlanOutcome, output: &Output) -> Result<bool, OpsError> {
    if args.auto_approve {
        if !args.json {
            output.diagnostics(&outcome.document.diagnostics);
        }
        return Ok(true);
    }
    if args.json || !std::io::stdin().is_terminal() {
        let diagnostic =
            Diagnostic::error(Code::E106, "apply asks before it changes anything, and there is no terminal to ask on")
                .fix("review with cdpctl plan, then run cdpctl apply --auto-approve");
        return Err(OpsError::new(ExitStatus::ApprovalRequired, diagnostic));
    }
    output.print(&plan::text(outcome, false, false, output));
    output.print("\nApply this plan? Only `yes` is taken as an answer: ");
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    Ok(read.is_ok() && answer.trim() == "yes")
}

/// `30s`, `5m`, `1h`, or a bare number of seconds.
fn seconds(text: &str) -> Result<Duration, String> {
    let wrong = || format!("`{text}` is no time; write 30s, 5m or 1h");
    let (digits, unit) = match text.as_bytes().last() {
        Some(b's') => (&text[..text.len() - 1], 1),
        Some(b'm') => (&text[..text.len() - 1], 60),
        Some(b'h') => (&text[..text.len() - 1], 3600),
        _ => (text, 1),
    };
    let number: u64 = digits.parse().map_err(|_| wrong())?;
    number.checked_mul(unit).map(Duration::from_secs).ok_or_else(wrong)
}
