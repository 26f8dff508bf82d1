//! Intervals by hand: listing what is done, finding holes, taking the user's word for what is or is not done.

use std::path::Path;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::project::OpsError;
use super::{Request, Workspace};
use crate::diag::{Code, Diagnostic};
use crate::model::{Address, LedgerRange, RangeSet};
use crate::plan::Prior;
use crate::state::{self, Acknowledged, Lockfile};
use crate::wire::{ExitStatus, FORMAT_VERSION, StateInterval, StateQuarantined, StateRestated};

/// What is recorded of the ledgers of one edge and target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedIntervals {
    /// `pipeline.NAME/PROCESSOR->CONSUMER`.
    pub address: String,
    /// Canonical network name, or passphrase.
    pub network: String,
    /// The target in words.
    pub target: String,
    /// Whether it is the edge's present target, and the edge is configured.
    pub present: bool,
    /// What is done, ascending.
    pub done: Vec<StateInterval>,
    /// What is to be done again.
    pub restated: Vec<StateRestated>,
    /// What was set aside.
    pub quarantined: Vec<StateQuarantined>,
}

/// What is recorded of ledgers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IntervalsDocument {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.intervals`.
    pub kind: String,
    /// By edge and target.
    pub edges: Vec<ListedIntervals>,
}

/// Lists what is recorded, of all edges or of those that an address covers.
pub fn list_intervals(state_path: &Path, address: Option<&Address>) -> Result<IntervalsDocument, OpsError> {
    let state = state::read_document(state_path)?;
    let mut edges = Vec::new();
    for edge in state.into_iter().flat_map(|state| state.edges) {
        let id = crate::model::EdgeId {
            pipeline: edge.pipeline,
            processor: edge.processor,
            consumer: edge.consumer,
            network: edge.network,
        };
        if address.is_some_and(|address| !address.covers(&id)) {
            continue;
        }
        for target in edge.targets {
            edges.push(ListedIntervals {
                address: id.to_string(),
                network: id.network.clone(),
                present: edge.active && target.target == edge.target,
                target: target.words,
                done: target.intervals,
                restated: target.restated,
                quarantined: target.quarantined,
            });
        }
    }
    if let Some(address) = address.filter(|_| edges.is_empty()) {
        return Err(unknown(address));
    }
    Ok(IntervalsDocument { format_version: FORMAT_VERSION.to_owned(), kind: "cdpctl.intervals".to_owned(), edges })
}

fn unknown(address: &Address) -> OpsError {
    let diagnostic = Diagnostic::error(Code::E108, format!("nothing is recorded at {address}"))
        .fix("cdpctl state list shows what is recorded");
    OpsError::new(ExitStatus::Failed, diagnostic)
}

/// Holes of one edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EdgeGaps {
    /// The edge.
    pub address: String,
    /// What was found.
    #[serde(flatten)]
    pub scan: GapReport,
}

/// Holes, in the shape in which Galexie's `detect-gaps` reports those of a lake (stellar/stellar-galexie, `internal/scan`): tools
/// that read the one read the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GapReport {
    /// First ledger looked at.
    pub scan_from: u32,
    /// Last ledger looked at.
    pub scan_to: u32,
    /// How long it took, in words.
    pub duration_seconds: String,
    /// What was found.
    pub report: Gaps,
}

impl GapReport {
    /// What is missing of a range, where so much is there.
    pub(super) fn of(scanned: LedgerRange, there: &RangeSet, started: Instant) -> Self {
        let found = there.intersect(&scanned.into());
        let missing = RangeSet::from(scanned).subtract(&found);
        let hull = found.hull();
        let report = Gaps {
            gaps: missing.ranges().iter().map(|gap| Gap { start: gap.first(), end: gap.last() }).collect(),
            total_ledgers_found: found.count(),
            total_ledgers_missing: missing.count(),
            min_sequence_found: hull.map_or(0, LedgerRange::first),
            max_sequence_found: hull.map_or(0, LedgerRange::last),
        };
        Self {
            scan_from: scanned.first(),
            scan_to: scanned.last(),
            duration_seconds: format!("{:?}", started.elapsed()),
            report,
        }
    }
}

/// Holes and counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gaps {
    /// Holes, ascending.
    pub gaps: Vec<Gap>,
    /// Ledgers that are done.
    pub total_ledgers_found: u64,
    /// Ledgers that are not.
    pub total_ledgers_missing: u64,
    /// First done ledger; 0 when there is none.
    pub min_sequence_found: u32,
    /// Last done ledger; 0 when there is none.
    pub max_sequence_found: u32,
}

/// A hole, inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// First ledger.
    pub start: u32,
    /// Last ledger.
    pub end: u32,
}

/// Finds the holes of every edge that an address covers: inside the range, or between the first and the last done ledger.
pub fn interval_gaps(
    state_path: &Path,
    address: Option<&Address>,
    range: Option<LedgerRange>,
) -> Result<Vec<EdgeGaps>, OpsError> {
    let started = Instant::now();
    let prior = state::read_prior(state_path)?;
    let mut reports = Vec::new();
    for edge in prior.iter().flat_map(|prior| prior.edges.values()).filter(|edge| edge.active) {
        if address.is_some_and(|address| !address.covers(&edge.id)) {
            continue;
        }
        let done = edge.present().map(|target| target.done.all().subtract(&target.restated)).unwrap_or_default();
        // What was forgotten at an end is missing, too.
        let ever = edge.present().map(|target| target.restated.union(&target.hull.into())).unwrap_or_default();
        let Some(scanned) = range.or_else(|| done.union(&ever).hull()) else { continue };
        reports.push(EdgeGaps { address: edge.id.to_string(), scan: GapReport::of(scanned, &done, started) });
    }
    match address.filter(|_| reports.is_empty()) {
        Some(address) => Err(unknown(address)),
        None => Ok(reports),
    }
}

/// What changed by hand: edge and ledgers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedIntervals {
    /// The edge.
    pub address: String,
    /// First ledger.
    pub start: u32,
    /// Last ledger.
    pub end: u32,
}

fn changed(address: String, range: LedgerRange) -> ChangedIntervals {
    ChangedIntervals { address, start: range.first(), end: range.last() }
}

/// Forgets that ledgers are done: they count as never done, or as a hole. Rows are not touched.
pub fn forget_intervals(
    state_path: &Path,
    address: &Address,
    range: Option<LedgerRange>,
    wait: Duration,
) -> Result<Vec<ChangedIntervals>, OpsError> {
    let prior = state::read_prior(state_path)?.ok_or_else(|| unknown(address))?;
    let mut forgotten = Vec::new();
    let mut lockfile = Lockfile::open(state_path)?;
    for edge in prior.edges.values().filter(|edge| address.covers(&edge.id)) {
        let done = edge.present().map(|target| target.done.all()).unwrap_or_default();
        let Some(range) = range.or_else(|| done.hull()) else { continue };
        if lockfile.forget(&edge.id, &edge.target, range, wait)? {
            let was = done.intersect(&range.into());
            forgotten.extend(was.ranges().iter().map(|range| changed(edge.id.to_string(), *range)));
        }
    }
    if forgotten.is_empty() { Err(unknown(address)) } else { Ok(forgotten) }
}

/// Records ledgers as done on the user's word, under the fingerprint that is configured now. Their hashes are read from the
/// source where it can be asked, so that another chain is still told.
pub fn mark_done(
    request: &Request,
    address: &Address,
    range: LedgerRange,
    wait: Duration,
) -> Result<Vec<ChangedIntervals>, OpsError> {
    let workspace = Workspace::open_valid(request)?;
    let prior = state::read_prior(&workspace.state_path)?.ok_or_else(|| unknown(address))?;
    let mut lockfile = Lockfile::open(&workspace.state_path)?;
    let mut marked = Vec::new();
    for pipeline in &workspace.pipelines {
        for edge in pipeline.edges.iter().filter(|edge| address.covers(&edge.id)) {
            must_be_markable(&prior, edge, range)?;
            let done = Acknowledged {
                edge: edge.id.clone(),
                target: edge.target.clone(),
                range,
                fingerprint: edge.fingerprint,
                previous_hash: None,
                first_hash: super::probe::hash_of(pipeline, range.first()),
                last_hash: super::probe::hash_of(pipeline, range.last()),
                rows: None,
            };
            lockfile.mark_done(&done, wait)?;
            marked.push(changed(edge.id.to_string(), range));
        }
    }
    if marked.is_empty() { Err(unknown(address)) } else { Ok(marked) }
}

fn must_be_markable(prior: &Prior, edge: &crate::resolve::ResolvedEdge, range: LedgerRange) -> Result<(), OpsError> {
    let refuse =
        |summary: String, fix: &str| OpsError::new(ExitStatus::Failed, Diagnostic::error(Code::E117, summary).fix(fix));
    let record = prior.edges.get(&edge.id).filter(|record| record.active && record.target == edge.target);
    let Some(record) = record else {
        let summary = format!("{} was never applied with its present target", edge.id);
        return Err(refuse(summary, "apply it once, with --until where the first ledgers are enough"));
    };
    let done = record.present().map(|target| target.done.clone()).unwrap_or_default();
    let other = done.all().subtract(&done.under(&edge.fingerprint)).intersect(&range.into());
    if other.is_empty() {
        return Ok(());
    }
    let summary = format!("{}: ledgers {other} are done under another fingerprint", edge.id);
    Err(refuse(summary, "forget them first with cdpctl intervals forget, or apply"))
}
