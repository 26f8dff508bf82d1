//! `status`: how far every pipeline is, measured against the tip of its source.

use std::collections::BTreeMap;

use serde::Serialize;

use super::plan::{PlanOutcome, PlanRequest, plan};
use super::project::OpsError;
use crate::diag::Diagnostic;
use crate::model::{LedgerRange, RangeSet};
use crate::state::{self, LastRun, LeaseState};
use crate::stellar::rfc3339;
use crate::sys;
use crate::wire::{ExitStatus, FORMAT_VERSION, RunState};

/// A pipeline further behind its tip than this is unhealthy, unless a run with an end is at work on it.
const UNHEALTHY_LAG: u64 = 1000;

/// Status of one pipeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PipelineStatus {
    /// `pipeline.NAME`.
    pub address: String,
    /// `new`, `synced`, `behind`, `running`, `following`, `held_up`, `failed`, `unknown`.
    pub state: String,
    /// Last ledger up to which every edge is done without a hole.
    pub done_to: Option<u32>,
    /// The newest ledger of its source.
    pub tip: Option<u32>,
    /// Ledgers that are done on every edge.
    pub processed: u64,
    /// Ledgers wanted and available, and not done, over its edges.
    pub lag: u64,
    /// Edges without anything to do, and without ledgers that are missing or set aside.
    pub edges_done: usize,
    /// All its edges.
    pub edges: usize,
    /// Its last run with work.
    pub last_run: Option<String>,
    /// How that run stands or ended.
    pub last_run_state: Option<String>,
    /// When, RFC 3339, UTC.
    pub last_run_at: Option<String>,
    /// Seconds since then.
    pub last_run_age_secs: Option<u64>,
}

/// Status of all pipelines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatusDocument {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.status`.
    pub kind: String,
    /// Whether every pipeline is healthy.
    pub healthy: bool,
    /// One entry per pipeline, by address.
    pub pipelines: Vec<PipelineStatus>,
    /// What stood in the way of knowing more.
    pub diagnostics: Vec<Diagnostic>,
    /// How the command ends.
    #[serde(skip)]
    pub status: ExitStatus,
}

/// Looks at everything; changes nothing.
pub fn status(request: &PlanRequest) -> Result<StatusDocument, OpsError> {
    let outcome = plan(request)?;
    let runs = state::read_last_runs(&outcome.workspace.state_path)?;
    let leases = state::read_leases(&outcome.workspace.state_path)?;
    let held: Vec<&str> =
        leases.iter().filter(|lease| lease.state == LeaseState::Held).map(|lease| lease.scope.as_str()).collect();
    let numbers = 0..outcome.workspace.pipelines.len();
    let mut pipelines: Vec<PipelineStatus> = numbers.map(|n| pipeline_status(&outcome, n, &runs, &held)).collect();
    pipelines.sort_by(|a, b| a.address.cmp(&b.address));
    let unhealthy = |pipeline: &PipelineStatus| {
        matches!(pipeline.state.as_str(), "failed" | "held_up" | "unknown")
            || (matches!(pipeline.state.as_str(), "behind" | "following") && pipeline.lag > UNHEALTHY_LAG)
    };
    let healthy = !pipelines.iter().any(unhealthy) && !outcome.document.errored;
    Ok(StatusDocument {
        format_version: FORMAT_VERSION.to_owned(),
        kind: "cdpctl.status".to_owned(),
        healthy,
        pipelines,
        diagnostics: outcome.document.diagnostics,
        status: if healthy { ExitStatus::Ok } else { ExitStatus::ChecksFailed },
    })
}

fn pipeline_status(outcome: &PlanOutcome, n: usize, runs: &BTreeMap<String, LastRun>, held: &[&str]) -> PipelineStatus {
    let pipeline = &outcome.workspace.pipelines[n];
    let run = runs.get(&pipeline.name);
    let recorded = outcome.prior.as_ref().is_some_and(|prior| prior.pipelines.contains_key(&pipeline.name));
    let facts = outcome.facts.pipelines[n].as_ref();
    let mut aside = false;
    let mut processed: Option<RangeSet> = None;
    let (mut lag, mut edges_done, mut missing, mut done_to) = (RangeSet::new(), 0, false, None);
    if let Some(planned) = &outcome.planned[n] {
        for edge in planned.edges.iter().filter(|edge| edge.index.is_some()) {
            let work = edge.classes.work();
            edges_done += usize::from(work.is_empty() && !edge.is_held_up());
            missing |= !edge.classes.missing.is_empty();
            aside |= !edge.classes.quarantined.is_empty();
            // What waits for ledgers that are set aside waits for the same; for others it is told by these.
            missing |= !edge.classes.held.is_empty() && edge.classes.quarantined.is_empty();
            lag = lag.union(&work);
            let reuse = &edge.classes.reuse;
            processed = Some(processed.map_or_else(|| reuse.clone(), |done| done.intersect(reuse)));
            let start = planned.desired.range.map(LedgerRange::first);
            let reused = edge.classes.reuse.ranges().first().filter(|range| Some(range.first()) == start);
            let to = reused.map_or(0, |range| range.last());
            done_to = Some(done_to.map_or(to, |least: u32| least.min(to)));
        }
    }
    // A run that follows some pipelines has given back the others: who holds the lease is at work.
    let running = held.contains(&pipeline.address().as_str());
    let follows = outcome.planned[n].as_ref().is_some_and(|planned| planned.desired.follow);
    let failed = run.is_some_and(|run| matches!(run.state, RunState::Failed | RunState::Interrupted));
    let state = if facts.is_none() {
        "unknown"
    } else if running && follows {
        "following"
    } else if running {
        "running"
    } else if !recorded {
        "new"
    } else if (failed && !lag.is_empty()) || missing {
        "failed"
    } else if lag.is_empty() && aside {
        "held_up"
    } else if lag.is_empty() {
        "synced"
    } else {
        "behind"
    };
    PipelineStatus {
        address: pipeline.address(),
        state: state.to_owned(),
        done_to: done_to.filter(|ledger| *ledger > 0),
        tip: facts.and_then(|facts| facts.tip),
        processed: processed.map_or(0, |done| done.count()),
        lag: lag.count(),
        edges_done,
        edges: pipeline.edges.len(),
        last_run: run.map(|run| format!("r-{}", run.id)),
        last_run_state: run.map(|run| run.state.as_str().to_owned()),
        last_run_at: run.map(|run| rfc3339(run.ended_at.unwrap_or(run.started_at) / 1000)),
        last_run_age_secs: run.map(|run| {
            let age = sys::now_ms() - run.ended_at.unwrap_or(run.started_at);
            u64::try_from(age / 1000).unwrap_or(0)
        }),
    }
}
