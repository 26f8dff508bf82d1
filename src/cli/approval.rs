//! What every command shares that changes something: show the plan, ask, do it, say what was done.

use std::io::{BufRead, IsTerminal};
use std::time::Duration;

use super::inputs::seconds;
use super::output::Output;
use super::plan;
use crate::diag::{Code, Diagnostic};
use crate::ops::{self, ApplyRequest, OpsError, PlanOutcome, PlanRequest, RunLimits, SavedPlan};
use crate::views::{self, Progress};
use crate::wire::{EventRecord, ExitStatus};

/// How a change is approved and reported.
#[derive(Debug, clap::Args)]
pub(super) struct ApprovalArgs {
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

/// What is carried out.
pub(super) struct Order {
    /// The plan.
    pub plan: PlanRequest,
    /// The saved plan it comes from.
    pub saved: Option<SavedPlan>,
    /// The digest that was reviewed.
    pub expect_digest: Option<String>,
    /// What it may take, and whether it goes on at the tip.
    pub limits: RunLimits,
}

impl From<PlanRequest> for Order {
    fn from(plan: PlanRequest) -> Self {
        Self { plan, saved: None, expect_digest: None, limits: RunLimits::default() }
    }
}

impl ApprovalArgs {
    /// Carries an order out, from the plan to the summary.
    pub fn carry_out(&self, order: Result<Order, OpsError>, output: &Output) -> ExitStatus {
        match order.and_then(|order| self.run(order, output)) {
            Ok(status) => status,
            Err(error) => {
                if self.json {
                    let summary = ops::summary(error.status, None, error.diagnostics.0.clone());
                    output.print(&views::event_line(&ops::event_record(summary)));
                }
                output.failed(&error, false)
            }
        }
    }

    fn run(&self, order: Order, output: &Output) -> Result<ExitStatus, OpsError> {
        let progress = Progress::new(!self.json && std::io::stderr().is_terminal());
        let json = self.json;
        let emit = |event: EventRecord| {
            if json {
                output.print(&views::event_line(&event));
            } else if let Some(line) = progress.event(&event.event) {
                output.error(&format!("{line}\n"));
            }
        };
        let mut approve = |outcome: &PlanOutcome| self.approve(outcome, output);
        let outcome = ops::apply(ApplyRequest {
            plan: order.plan,
            saved: order.saved,
            expect_digest: order.expect_digest,
            limits: order.limits,
            lock_timeout: self.lock_timeout,
            approve: &mut approve,
            emit: &emit,
        })?;
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
                output.print(&plan::text(&outcome.plan, true, output));
                if outcome.status == ExitStatus::Denied {
                    output.error("Denied by policy: nothing was applied.\n");
                }
            }
        }
        Ok(outcome.status)
    }

    /// Shows the plan and asks, unless the answer was given on the command line.
    fn approve(&self, outcome: &PlanOutcome, output: &Output) -> Result<bool, OpsError> {
        if self.auto_approve {
            if !self.json {
                output.diagnostics(&outcome.document.diagnostics);
            }
            return Ok(true);
        }
        if self.json || !std::io::stdin().is_terminal() {
            if !self.json {
                output.print(&plan::text(outcome, false, output));
            }
            let summary = "this changes something, so it is asked for first, and there is no terminal to ask on";
            let diagnostic = Diagnostic::error(Code::E106, summary)
                .fix("review the plan, then run the command again with --auto-approve");
            return Err(OpsError::new(ExitStatus::ApprovalRequired, diagnostic));
        }
        output.print(&plan::text(outcome, false, output));
        output.print("\nApply this plan? Only `yes` is taken as an answer: ");
        let mut answer = String::new();
        let read = std::io::stdin().lock().read_line(&mut answer);
        Ok(read.is_ok() && answer.trim() == "yes")
    }
}
