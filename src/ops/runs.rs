//! Runs: listing them, telling one to stop, taking up what one left undone.

use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use super::plan::PlanRequest;
use super::project::OpsError;
use super::{Request, Workspace};
use crate::diag::{Code, Diagnostic};
use crate::model::Address;
use crate::plan::Options;
use crate::state::{self, Lockfile, RunRecord};
use crate::stellar::rfc3339;
use crate::wire::{ExitStatus, FORMAT_VERSION, RunState};

/// One run of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedRun {
    /// `r-7`.
    pub run: String,
    /// How it stands or ended.
    pub state: String,
    /// `apply`, `restate` ...
    pub operation: String,
    /// Names of its pipelines.
    pub pipelines: Vec<String>,
    /// Who started it.
    pub who: String,
    /// RFC 3339, UTC.
    pub started_at: String,
    /// RFC 3339, UTC; null while it goes on, and after its process died.
    pub ended_at: Option<String>,
    /// Distinct ledgers read; null while it goes on.
    pub ledgers: Option<u64>,
    /// Rows written; null while it goes on.
    pub rows: Option<u64>,
    /// Ledgers left undone over its edges; null while it goes on.
    pub undone: Option<u64>,
    /// Whether somebody asked it to stop.
    pub cancel_requested: bool,
}

/// All runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunsDocument {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.runs`.
    pub kind: String,
    /// Newest first.
    pub runs: Vec<ListedRun>,
}

/// Lists the runs, newest first.
pub fn list_runs(state_path: &Path, limit: usize) -> Result<RunsDocument, OpsError> {
    let runs = state::read_runs(state_path, limit)?.into_iter().map(listed).collect();
    Ok(RunsDocument { format_version: FORMAT_VERSION.to_owned(), kind: "cdpctl.runs".to_owned(), runs })
}

fn listed(run: RunRecord) -> ListedRun {
    let receipt = run.receipt.as_ref();
    ListedRun {
        run: format!("r-{}", run.id),
        state: run.state.as_str().to_owned(),
        operation: run.operation,
        pipelines: run.pipelines,
        who: run.who,
        started_at: rfc3339(run.started_at / 1000),
        ended_at: run.ended_at.map(|at| rfc3339(at / 1000)),
        ledgers: receipt.map(|receipt| receipt.ledgers),
        rows: receipt.map(|receipt| receipt.edges.iter().map(|edge| edge.rows).sum()),
        undone: receipt.map(|receipt| {
            receipt.undone.iter().map(|undone| u64::from(undone.ledgers.end - undone.ledgers.start) + 1).sum()
        }),
        cancel_requested: run.cancel_requested,
    }
}

/// A run by its name, `r-7`.
fn find(state_path: &Path, name: &str) -> Result<RunRecord, OpsError> {
    let unknown = || {
        OpsError::new(
            ExitStatus::Failed,
            Diagnostic::error(Code::E108, format!("there is no run `{}`", name.escape_debug()))
                .fix("cdpctl runs list shows them"),
        )
    };
    let number = name.strip_prefix("r-").unwrap_or(name).parse::<i64>().map_err(|_| unknown())?;
    state::read_run(state_path, number)?.ok_or_else(unknown)
}

/// The milestones of a run, as they were recorded.
pub fn run_logs(state_path: &Path, name: &str) -> Result<Vec<Value>, OpsError> {
    Ok(find(state_path, name)?.events)
}

/// Asks a run to stop. It notices with its next record, at the latest after some ten seconds, and stops as for a signal.
pub fn cancel_run(state_path: &Path, name: &str) -> Result<String, OpsError> {
    let run = find(state_path, name)?;
    if !matches!(run.state, RunState::Starting | RunState::Running) {
        let summary = format!("r-{} is not running: it is {}", run.id, run.state.as_str());
        let diagnostic = Diagnostic::error(Code::E116, summary).fix("cdpctl runs list shows which runs go on");
        return Err(OpsError::new(ExitStatus::Failed, diagnostic));
    }
    Lockfile::open(state_path)?.cancel_run(run.id)?;
    Ok(format!("r-{}", run.id))
}

/// The plan that takes up what a run left undone: ledgers that it set aside are tried again, and only its pipelines are worked
/// on.
pub fn resume_run(request: Request, name: &str) -> Result<PlanRequest, OpsError> {
    let workspace = Workspace::open_valid(&request)?;
    let run = find(&workspace.state_path, name)?;
    if matches!(run.state, RunState::Starting | RunState::Running) {
        let summary = format!("r-{} is still running", run.id);
        let diagnostic = Diagnostic::error(Code::E116, summary).fix("wait for it, or stop it with cdpctl runs cancel");
        return Err(OpsError::new(ExitStatus::Locked, diagnostic));
    }
    let configured = |name: &String| workspace.pipelines.iter().any(|pipeline| pipeline.name == *name);
    let names: Vec<String> = run.pipelines.iter().filter(|name| configured(name)).cloned().collect();
    if names.is_empty() {
        let summary = format!("no pipeline of r-{} is configured any more", run.id);
        let fix = "cdpctl runs show tells what it was about; add its pipelines again, or apply what is configured";
        return Err(OpsError::new(ExitStatus::Failed, Diagnostic::error(Code::E116, summary).fix(fix)));
    }
    if let Some(prior) = state::read_prior(&workspace.state_path)? {
        let edges: Vec<_> = names.iter().flat_map(|name| prior.edges_of(name)).map(|edge| edge.id.clone()).collect();
        Lockfile::open(&workspace.state_path)?.retry_quarantined(&edges)?;
    }
    let target = names.into_iter().map(Address::Pipeline).collect();
    Ok(PlanRequest { request, options: Options { target, ..Options::default() }, offline: false })
}
