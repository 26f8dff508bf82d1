//! `show`: what the lockfile knows about a pipeline or a run.

use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use super::project::OpsError;
use crate::diag::{Code, Diagnostic};
use crate::model::RangeSet;
use crate::state;
use crate::stellar::rfc3339;
use crate::wire::{ExitStatus, FORMAT_VERSION, LedgerSpan, Receipt};

/// What is known.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ShowOutcome {
    /// A pipeline.
    Pipeline {
        /// Version of the document's shape.
        format_version: String,
        /// `pipeline.NAME`.
        address: String,
        /// Whether it has no end.
        follow: bool,
        /// The start that its first apply fixed.
        pinned_start: Option<u32>,
        /// RFC 3339, UTC.
        applied_at: String,
        /// Its last run with work.
        run: Option<String>,
        /// Its nodes as applied, secrets as references.
        nodes: Value,
        /// Its edges.
        edges: Vec<ShownEdge>,
    },
    /// A run.
    Run {
        /// Version of the document's shape.
        format_version: String,
        /// `r-7`.
        run: String,
        /// How it stands or ended.
        state: String,
        /// RFC 3339, UTC.
        started_at: String,
        /// RFC 3339, UTC.
        ended_at: Option<String>,
        /// Names of its pipelines.
        pipelines: Vec<String>,
        /// What it did.
        receipt: Option<Box<Receipt>>,
        /// Its milestones.
        events: Vec<Value>,
    },
}

/// An edge as recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownEdge {
    /// Its address.
    pub address: String,
    /// Canonical network name.
    pub network: String,
    /// Whether the configuration still has it.
    pub active: bool,
    /// Its present target, in words.
    pub target: String,
    /// Fingerprint applied last.
    pub fingerprint: String,
    /// Done in the present target.
    pub done: Vec<LedgerSpan>,
    /// Number of ledgers done.
    pub ledgers: u64,
    /// Rows delivered, as far as it is known.
    pub rows: Option<u64>,
    /// Done in former targets.
    pub orphans: Vec<LedgerSpan>,
}

/// Shows a pipeline (`pipeline.NAME`, `NAME`), one of its edges (`pipeline.NAME/PROCESSOR->CONSUMER`) or a run (`r-7`).
pub fn show(state_path: &Path, address: &str) -> Result<ShowOutcome, OpsError> {
    let unknown = || {
        OpsError::new(
            ExitStatus::Failed,
            Diagnostic::error(Code::E108, format!("nothing is known at `{}`", address.escape_debug()))
                .fix("cdpctl status lists pipelines and their last runs"),
        )
    };
    if let Some(id) = address.strip_prefix("r-").and_then(|number| number.parse::<i64>().ok()) {
        let run = state::read_run(state_path, id)?.ok_or_else(unknown)?;
        return Ok(ShowOutcome::Run {
            format_version: FORMAT_VERSION.to_owned(),
            run: format!("r-{}", run.id),
            state: run.state.as_str().to_owned(),
            started_at: rfc3339(run.started_at / 1000),
            ended_at: run.ended_at.map(|at| rfc3339(at / 1000)),
            pipelines: run.pipelines,
            receipt: run.receipt.map(Box::new),
            events: run.events,
        });
    }
    let prior = state::read_prior(state_path)?.ok_or_else(unknown)?;
    let name = address.strip_prefix("pipeline.").unwrap_or(address);
    let (name, wanted) = name.split_once('/').map_or((name, None), |(name, edge)| (name, Some(edge)));
    let record = prior.pipelines.get(name).ok_or_else(unknown)?;
    let spans = |set: &RangeSet| set.ranges().iter().map(|range| LedgerSpan::from(*range)).collect::<Vec<_>>();
    let rows = state::read_rows(state_path)?;
    let edges: Vec<ShownEdge> = prior
        .edges
        .values()
        .filter(|edge| edge.id.pipeline == name && wanted.is_none_or(|wanted| edge.id.short() == wanted))
        .map(|edge| {
            let done = edge.present().map(|target| target.done.all()).unwrap_or_default();
            let former = edge.targets.iter().filter(|(target, _)| **target != edge.target);
            let orphans = former.fold(RangeSet::new(), |all, (_, target)| all.union(&target.done.all()));
            ShownEdge {
                address: edge.id.to_string(),
                network: edge.id.network.clone(),
                active: edge.active,
                target: edge.target_words().to_owned(),
                fingerprint: edge.fingerprint.to_string(),
                ledgers: done.count(),
                rows: rows.get(&edge.id).copied().flatten(),
                done: spans(&done),
                orphans: spans(&orphans),
            }
        })
        .collect();
    if wanted.is_some() && edges.is_empty() {
        return Err(unknown());
    }
    Ok(ShowOutcome::Pipeline {
        format_version: FORMAT_VERSION.to_owned(),
        address: format!("pipeline.{name}"),
        follow: record.follow,
        pinned_start: record.pinned_start,
        applied_at: rfc3339(record.applied_at / 1000),
        run: record.run.map(|run| format!("r-{run}")),
        nodes: record.nodes.clone(),
        edges,
    })
}
