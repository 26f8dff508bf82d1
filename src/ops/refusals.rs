//! What makes a request no plan, before anything is found out about it: addresses that nothing has, renames that cannot be done,
//! fingerprints other than the reviewed ones.

use super::project::{OpsError, Workspace};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Address, Move};
use crate::plan::{Options, PlannedPipeline, Prior};
use crate::resolve::{ResolvedEdge, ResolvedPipeline, columns_changed};
use crate::wire::{ExitStatus, PlanMode};

/// What a flag names must be configured or recorded: a misspelt address would silently mean nothing.
pub(super) fn must_be_known(options: &Options, workspace: &Workspace, prior: Option<&Prior>) -> Result<(), OpsError> {
    let flags = options.target.iter().chain(&options.exclude).chain(&options.replace);
    let addresses = flags.chain(options.restate.iter().map(|restate| &restate.address));
    let configured = || workspace.pipelines.iter().flat_map(|pipeline| pipeline.edges.iter().map(|edge| &edge.id));
    let recorded = || prior.iter().flat_map(|prior| prior.edges.keys());
    let unknown: Vec<Diagnostic> = addresses
        .filter(|address| !configured().chain(recorded()).any(|edge| address.covers(edge)))
        .map(|address| {
            Diagnostic::error(Code::E108, format!("there is nothing at {address}"))
                .fix("cdpctl graph lists pipelines and nodes, cdpctl state list what is recorded")
        })
        .collect();
    if unknown.is_empty() {
        return Ok(());
    }
    Err(OpsError { diagnostics: crate::diag::Diagnostics(unknown), status: ExitStatus::Usage })
}

/// To do ledgers again of which none is done is a mistake in the range or the address.
pub(super) fn nothing_restated(options: &Options, planned: &[Option<PlannedPipeline>]) -> Result<(), OpsError> {
    let Some(restate) = &options.restate else { return Ok(()) };
    let mut edges = planned.iter().flatten().flat_map(|planned| &planned.edges);
    if planned.iter().any(Option::is_none) || edges.any(|edge| !edge.restate_now.is_empty()) {
        return Ok(());
    }
    let summary = format!("none of the ledgers {} is wanted and done at {}", restate.range, restate.address);
    let diagnostic = Diagnostic::error(Code::E108, summary).fix("cdpctl intervals list shows what is done");
    Err(OpsError::new(ExitStatus::Failed, diagnostic))
}

/// A rename onto an address where something is recorded already cannot be done. One whose old address is configured (again) is
/// long done.
pub(super) fn renames_in_vain(workspace: &Workspace, prior: &Prior, done: &[Move]) -> Result<(), OpsError> {
    let configured = |step: &Move| {
        let mut edges = workspace.pipelines.iter().flat_map(|pipeline| &pipeline.edges);
        edges.any(|edge| step.from.covers(&edge.id))
    };
    let recorded = |step: &Move| {
        prior.edges.keys().any(|edge| step.apply(edge).is_some())
            || matches!(&step.from, Address::Pipeline(name) if prior.pipelines.contains_key(name))
    };
    let vain = workspace.moves.iter().filter(|step| !done.contains(step) && recorded(step) && !configured(step));
    let refused: Vec<Diagnostic> = vain
        .map(|step| {
            let summary = format!("spec.moved: {} cannot become {}: something is recorded there", step.from, step.to);
            Diagnostic::error(Code::E114, summary)
                .fix("choose another name, or remove what is there with cdpctl state rm; then plan again")
        })
        .collect();
    if refused.is_empty() {
        return Ok(());
    }
    Err(OpsError { diagnostics: Diagnostics(refused), status: ExitStatus::Invalid })
}

/// A saved plan was made of certain fingerprints: those of now must be the same, values of the environment included.
pub(super) fn other_than_reviewed(options: &Options, workspace: &Workspace) -> Diagnostics {
    let Some(reviewed) = options.reviewed.as_ref().filter(|_| options.mode == PlanMode::Normal) else {
        return Diagnostics::new();
    };
    let edges = workspace.pipelines.iter().flat_map(|pipeline| &pipeline.edges);
    let other = edges.filter(|edge| {
        let then = reviewed.edges.get(&edge.id.to_string()).and_then(|edge| edge.fingerprint);
        then != Some(edge.fingerprint)
    });
    let found = other
        .map(|edge| {
            Diagnostic::error(Code::E124, format!("{}: what shapes its rows is not what was planned", edge.id))
                .detail("a value that comes from the environment may differ from the one at planning")
                .fix("apply where the plan was made, or make the plan anew")
        })
        .collect();
    Diagnostics(found)
}

/// A target whose rows have columns that the edge carries no more cannot take new rows.
pub(super) fn broken_columns(
    workspace: &Workspace,
    planned: &[Option<PlannedPipeline>],
    prior: Option<&Prior>,
) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (pipeline, planned) in workspace.pipelines.iter().zip(planned) {
        for edge in planned.iter().flat_map(|planned| &planned.edges).filter(|edge| edge.selected && !edge.target_gone)
        {
            let Some(resolved) = edge.index.map(|index| &pipeline.edges[index]) else { continue };
            let record = prior.and_then(|prior| prior.edges.get(&edge.id)).filter(|old| old.target == resolved.target);
            let columns = record.map(|record| &record.columns);
            let broken = columns_changed(columns, &resolved.dataset.columns_json()).broken;
            if !broken.is_empty() && !resolved.target.is_empty() {
                found.push(broken_in(pipeline, resolved, &broken));
            }
        }
    }
    found
}

fn broken_in(pipeline: &ResolvedPipeline, edge: &ResolvedEdge, broken: &[String]) -> Diagnostic {
    let (id, target, names) = (&edge.id, pipeline.target_words(edge), broken.join(", "));
    let other = format!(
        "use another table or path: everything is delivered there anew; or remove the target with cdpctl destroy --target '{id}'"
    );
    let whole = pipeline.processors[edge.processor].dataset;
    let left_out = |name: &String| whole.column(name).is_some() && edge.dataset.column(name).is_none();
    if broken.iter().all(left_out) {
        let summary = format!("{id} leaves out columns that are in {target}: {names}");
        let diagnostic = Diagnostic::error(Code::E119, summary).fix(format!("name them in columns, too; or {other}"));
        let place = pipeline.consumers[edge.consumer].columns.as_ref().map(|(_, place)| place);
        return place.map_or(diagnostic.clone(), |place| place.mark(diagnostic));
    }
    let summary = format!("{id}: columns that are in {target} are gone or have another type: {names}");
    Diagnostic::error(Code::E119, summary).fix(other)
}
