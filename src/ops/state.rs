//! The state as a whole: what is recorded, renaming and dropping it, copies, damage, leases.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;

use super::Request;
use super::plan::PlanRequest;
use super::project::OpsError;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Address, EdgeId, Move};
use crate::plan::Options;
use crate::state::{self, Lease, Lockfile, StateError};
use crate::wire::{ExitStatus, FORMAT_VERSION, PlanMode, StateDocument};

/// One edge of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedEdge {
    /// `pipeline.NAME/PROCESSOR->CONSUMER`.
    pub address: String,
    /// Canonical network name, or passphrase.
    pub network: String,
    /// Whether it is configured, as applied last.
    pub active: bool,
    /// Its present target in words.
    pub target: String,
    /// Ledgers done in it.
    pub ledgers: u64,
    /// First done ledger.
    pub first: Option<u32>,
    /// Last done ledger.
    pub last: Option<u32>,
    /// Ledgers that are recorded in targets that it had before.
    pub in_former_targets: u64,
}

/// What is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateListDocument {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.state_list`.
    pub kind: String,
    /// Identity of the lockfile; null when there is none.
    pub lineage: Option<String>,
    /// Structural serial.
    pub serial: u64,
    /// Edges by address.
    pub edges: Vec<ListedEdge>,
}

/// Lists what is recorded.
pub fn state_list(state_path: &Path) -> Result<StateListDocument, OpsError> {
    let prior = state::read_prior(state_path)?;
    let edges = prior.iter().flat_map(|prior| prior.edges.values()).map(|edge| {
        let done = edge.present().map(|target| target.done.all()).unwrap_or_default();
        let hull = done.hull();
        ListedEdge {
            address: edge.id.to_string(),
            network: edge.id.network.clone(),
            active: edge.active,
            target: edge.target_words().to_owned(),
            ledgers: done.count(),
            first: hull.map(crate::model::LedgerRange::first),
            last: hull.map(crate::model::LedgerRange::last),
            in_former_targets: edge
                .targets
                .iter()
                .filter(|(target, _)| **target != edge.target)
                .map(|(_, target)| target.done.all().count())
                .sum(),
        }
    });
    Ok(StateListDocument {
        format_version: FORMAT_VERSION.to_owned(),
        kind: "cdpctl.state_list".to_owned(),
        edges: edges.collect(),
        lineage: prior.as_ref().map(|prior| prior.lineage.0.clone()),
        serial: prior.as_ref().map_or(0, |prior| prior.serial),
    })
}

fn unknown(address: &Address) -> OpsError {
    let diagnostic = Diagnostic::error(Code::E108, format!("nothing is recorded at {address}"))
        .fix("cdpctl state list shows what is recorded");
    OpsError::new(ExitStatus::Failed, diagnostic)
}

fn existing(state_path: &Path) -> Result<Lockfile, OpsError> {
    if !state_path.exists() {
        let summary = format!("there is no lockfile {}", state_path.display());
        let diagnostic = Diagnostic::error(Code::E108, summary).fix("the first cdpctl apply makes it");
        return Err(OpsError::new(ExitStatus::Failed, diagnostic));
    }
    Ok(Lockfile::open(state_path)?)
}

/// Renames a pipeline, node or edge in the state. Targets follow when they are opened next.
pub fn state_mv(state_path: &Path, from: &Address, to: &Address, wait: Duration) -> Result<(), OpsError> {
    let step = Move { from: from.clone(), to: to.clone() };
    if !step.is_of_one_kind() || from == to {
        let summary = format!("{from} cannot become {to}");
        let diagnostic = Diagnostic::error(Code::E114, summary).fix("give two different addresses of one kind");
        return Err(OpsError::new(ExitStatus::Usage, diagnostic));
    }
    let moved = existing(state_path)?.rename(&step, wait)?;
    if moved { Ok(()) } else { Err(unknown(from)) }
}

/// Drops what is recorded at an address; rows stay, and are nobody's. The dropped edges.
pub fn state_rm(state_path: &Path, address: &Address, wait: Duration) -> Result<Vec<String>, OpsError> {
    let prior = state::read_prior(state_path)?.ok_or_else(|| unknown(address))?;
    let edges: Vec<EdgeId> =
        prior.edges_of(address.pipeline()).map(|edge| edge.id.clone()).filter(|id| address.covers(id)).collect();
    if edges.is_empty() {
        return Err(unknown(address));
    }
    existing(state_path)?.drop_edges(address.pipeline(), &edges, wait)?;
    Ok(edges.iter().map(ToString::to_string).collect())
}

/// The plan that takes over the targets of a lost lockfile: their owner becomes this one, and what they say was committed
/// counts as done. Empty addresses mean all pipelines.
pub fn state_adopt(request: Request, addresses: Vec<Address>) -> PlanRequest {
    let options = Options { mode: PlanMode::RefreshOnly, target: addresses, take_over: true, ..Options::default() };
    PlanRequest { request, options, offline: false }
}

/// Everything, as one document.
pub fn state_export(state_path: &Path) -> Result<StateDocument, OpsError> {
    state::read_document(state_path)?.ok_or_else(|| {
        let summary = format!("there is no lockfile {}", state_path.display());
        OpsError::new(ExitStatus::Failed, Diagnostic::error(Code::E108, summary).fix("the first cdpctl apply makes it"))
    })
}

/// Puts a document in the place of everything that is recorded.
pub fn state_import(state_path: &Path, text: &str, force: bool) -> Result<StateDocument, OpsError> {
    let document: StateDocument = serde_json::from_str(text)
        .map_err(|error| OpsError::from(StateError::BadDocument { reason: error.to_string() }))?;
    Lockfile::open(state_path)?.import(&document, force)?;
    Ok(document)
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StateCheck {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.state_check`.
    pub kind: String,
    /// The lockfile.
    pub path: PathBuf,
    /// Whether there is one.
    pub present: bool,
    /// Whether nothing is wrong.
    pub sound: bool,
    /// What is wrong, with what to do.
    pub diagnostics: Diagnostics,
}

/// Looks for damage: pages, references, intervals that overlap or do not chain.
pub fn state_check(state_path: &Path) -> StateCheck {
    let remedy = "restore a copy made with cdpctl state backup; without one move the file away, then cdpctl state adopt takes the targets over";
    let damage =
        |words: String| Diagnostic::error(Code::E102, format!("{}: {words}", state_path.display())).fix(remedy);
    let diagnostics = match state::read_damage(state_path) {
        Ok(found) => Diagnostics(found.into_iter().map(damage).collect()),
        Err(error) => error.diagnostic().into(),
    };
    StateCheck {
        format_version: FORMAT_VERSION.to_owned(),
        kind: "cdpctl.state_check".to_owned(),
        path: state_path.to_owned(),
        present: state_path.exists(),
        sound: diagnostics.0.is_empty(),
        diagnostics,
    }
}

/// Writes a copy of the lockfile.
pub fn state_backup(state_path: &Path, to: &Path) -> Result<(), OpsError> {
    Ok(existing(state_path)?.backup(to)?)
}

/// The leases that were not given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LocksDocument {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.locks`.
    pub kind: String,
    /// By scope.
    pub locks: Vec<Lease>,
}

/// Who works on what.
pub fn lock_show(state_path: &Path) -> Result<LocksDocument, OpsError> {
    let locks = state::read_leases(state_path)?;
    Ok(LocksDocument { format_version: FORMAT_VERSION.to_owned(), kind: "cdpctl.locks".to_owned(), locks })
}

/// Ends the lease of a pipeline, whatever its holder does.
pub fn lock_break(state_path: &Path, address: &Address) -> Result<Lease, OpsError> {
    let broken = existing(state_path)?.break_lease(address.pipeline())?;
    broken.ok_or_else(|| {
        let diagnostic = Diagnostic::error(Code::E108, format!("nobody holds pipeline.{}", address.pipeline()))
            .fix("cdpctl lock show lists who holds what");
        OpsError::new(ExitStatus::Failed, diagnostic)
    })
}
