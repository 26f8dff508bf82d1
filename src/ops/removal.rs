//! Carrying out plans that deliver nothing: removing rows (`prune`, `destroy`), and bringing the lockfile to what the targets
//! say (`--refresh-only`).
//!
//! Invariant: rows go before what is recorded of them, so that a crash in between leaves something to remove again, never rows
//! that nobody knows.

use super::plan::PlanOutcome;
use super::work::{adopt, writing};
use crate::components::registry::{self, BuiltConsumer};
use crate::components::{ComponentError, Consumer, Dataset, EdgeContext, TargetState};
use crate::diag::Code;
use crate::model::{EdgeId, RangeSet};
use crate::plan::{DoneSets, Removal, RemovalReason};
use crate::runtime::{Outcome, Recorder};
use crate::sys::StopSignal;
use crate::wire::{EdgeReceipt, LedgerSpan, PlanMode, RunEvent, UndoneLedgers};

/// Does what the plan says, and tells what came of it.
pub(super) fn carry_out(
    outcome: &PlanOutcome,
    recorder: &mut Recorder,
    stop: &StopSignal,
    emit: &dyn Fn(RunEvent),
) -> Outcome {
    let mut result = Outcome::default();
    if outcome.document.mode == PlanMode::RefreshOnly {
        if let Err(error) = refresh(outcome, recorder, stop, emit, &mut result) {
            result.state_error = Some(error);
        }
        return result;
    }
    for removal in &outcome.removals {
        if stop.is_set() {
            left_undone(removal, &ComponentError::cancelled(), &mut result);
            continue;
        }
        match remove(outcome, removal, recorder, stop) {
            Ok(rows) => {
                let ledgers = if removal.whole { None } else { Some(&removal.ledgers) };
                let recorded = forget(recorder, removal, ledgers);
                if let Err(error) = recorded {
                    result.state_error = Some(error);
                    return result;
                }
                emit(RunEvent::Removed {
                    edge: removal.edge.to_string(),
                    target: removal.words.clone(),
                    ledgers: removal.ledgers.count(),
                    rows,
                });
                result.edges.push(EdgeReceipt {
                    edge: removal.edge.to_string(),
                    target: removal.words.clone(),
                    guarantee: "removed".to_owned(),
                    ledgers: removal.ledgers.count(),
                    rows,
                    unjudged: 0,
                    first: None,
                    last: None,
                });
            }
            Err(error) => {
                failed(&removal.edge, &error, emit);
                left_undone(removal, &error, &mut result);
            }
        }
    }
    result
}

fn failed(edge: &EdgeId, error: &ComponentError, emit: &dyn Fn(RunEvent)) {
    emit(RunEvent::EdgeFailed {
        edge: edge.to_string(),
        code: error.code.to_string(),
        class: error.class.to_string(),
        message: error.message.clone(),
    });
}

fn left_undone(removal: &Removal, error: &ComponentError, result: &mut Outcome) {
    let hull = removal.ledgers.hull().map_or(LedgerSpan { start: 0, end: 0 }, LedgerSpan::from);
    result.undone.push(UndoneLedgers {
        address: removal.edge.to_string(),
        ledgers: hull,
        code: error.code.to_string(),
        class: error.class.to_string(),
        message: format!("remove from {}: {}", removal.words, error.message),
    });
}

/// Removes the rows; how many there were.
fn remove(
    outcome: &PlanOutcome,
    removal: &Removal,
    recorder: &Recorder,
    stop: &StopSignal,
) -> Result<u64, ComponentError> {
    // A consumer without a target keeps nothing that could be removed.
    if removal.target.is_empty() {
        return Ok(0);
    }
    let (consumer, dataset) = consumer_of(outcome, removal)?;
    let context = EdgeContext {
        edge: removal.edge.clone(),
        lineage: Some(recorder.lockfile.lineage().clone()),
        dataset,
        fingerprint: crate::model::Fingerprint::of_bytes(b""),
        fencing: recorder.held.fencing(&removal.edge.pipeline),
        former: outcome
            .prior
            .as_ref()
            .and_then(|prior| prior.edges.get(&removal.edge))
            .map(|edge| edge.former.clone())
            .unwrap_or_default(),
        take_over: false,
        stop: stop.flag(),
    };
    if removal.whole {
        return consumer.destroy(context);
    }
    // Opening a target that is gone would make it anew, and nobody would miss any more what it held. One that cannot be looked
    // at is there: opening recovers what was interrupted in it, or says what is wrong.
    if consumer.inspect(&context).is_ok_and(|found| found.state == TargetState::Absent) {
        return Ok(0);
    }
    let mut writer = consumer.open(context)?;
    let mut rows = 0;
    for range in removal.ledgers.ranges() {
        rows += writer.remove(*range)?;
    }
    Ok(rows)
}

/// The consumer of a target: the configured one where the target is still configured, else one made of the target itself.
fn consumer_of(
    outcome: &PlanOutcome,
    removal: &Removal,
) -> Result<(std::sync::Arc<dyn Consumer>, &'static Dataset), ComponentError> {
    for pipeline in &outcome.workspace.pipelines {
        if let Some(edge) = pipeline.edges.iter().find(|edge| edge.id == removal.edge && edge.target == removal.target)
        {
            return Ok((std::sync::Arc::clone(&pipeline.consumers[edge.consumer].consumer), edge.dataset));
        }
    }
    let unknown = |what: String| {
        ComponentError::permanent(Code::E111, what).fix("remove the target by hand, then cdpctl state rm")
    };
    let target: serde_json::Value =
        serde_json::from_str(&removal.target).map_err(|error| unknown(format!("its recorded target: {error}")))?;
    let id = target["consumer"].as_str().unwrap_or_default();
    let entry = registry::CONSUMERS
        .iter()
        .find(|entry| entry.descriptor.id == id)
        .ok_or_else(|| unknown(format!("there is no consumer `{id}` in this cdpctl")))?;
    let built: BuiltConsumer = (entry.build)(target["place"].clone(), &outcome.workspace.consumers)
        .map_err(|errors| unknown(errors.first().map(|error| error.message.clone()).unwrap_or_default()))?;
    let parts = outcome.prior.as_ref().and_then(|prior| prior.edges.get(&removal.edge)).map(|edge| &edge.parts);
    let dataset = parts.and_then(registry::dataset_of);
    let dataset = dataset.ok_or_else(|| unknown("which dataset it holds is not recorded".to_owned()))?;
    Ok((built.consumer, dataset))
}

fn forget(
    recorder: &mut Recorder,
    removal: &Removal,
    ledgers: Option<&RangeSet>,
) -> Result<(), crate::state::StateError> {
    let drop_edge = matches!(removal.reason, RemovalReason::EdgeRemoved | RemovalReason::Destroyed);
    match ledgers {
        None => recorder.lockfile.removed(&recorder.held, &removal.edge, &removal.target, None, drop_edge),
        Some(ledgers) => ledgers.ranges().iter().try_for_each(|range| {
            recorder.lockfile.removed(&recorder.held, &removal.edge, &removal.target, Some(*range), drop_edge)
        }),
    }
}

/// Adopts what targets have and the lockfile does not know, and forgets what they have no more.
fn refresh(
    outcome: &PlanOutcome,
    recorder: &mut Recorder,
    stop: &StopSignal,
    emit: &dyn Fn(RunEvent),
    result: &mut Outcome,
) -> Result<(), crate::state::StateError> {
    for (pipeline, planned) in outcome.workspace.pipelines.iter().zip(&outcome.planned) {
        for edge in planned.iter().flat_map(|planned| &planned.edges) {
            let Some(resolved) = edge.index.map(|index| &pipeline.edges[index]) else { continue };
            for range in edge.drift.ranges() {
                recorder.lockfile.lost(&recorder.held, &edge.id, &resolved.target, *range)?;
                emit(RunEvent::Forgotten { edge: edge.id.to_string(), start: range.first(), end: range.last() });
            }
            if edge.adopted.is_empty() && !edge.taken_over {
                continue;
            }
            let consumer = &pipeline.consumers[resolved.consumer].consumer;
            let mut context = writing(pipeline, resolved, outcome.prior.as_ref(), recorder, stop);
            context.take_over = edge.taken_over;
            let words = pipeline.target_words(resolved);
            // Opening puts this lockfile in the place of the owner.
            let opened = if edge.taken_over { consumer.open(context.clone()).map(|_| ()) } else { Ok(()) };
            let markers = match opened.and_then(|()| consumer.inspect(&context)) {
                Ok(found) => found.markers,
                Err(error) => {
                    let message = pipeline.consumers[resolved.consumer].masks.apply(&error.message);
                    failed(&edge.id, &ComponentError { message: message.clone(), ..error.clone() }, emit);
                    result.undone.push(UndoneLedgers {
                        address: edge.id.to_string(),
                        ledgers: edge.adopted.all().hull().map_or(LedgerSpan { start: 0, end: 0 }, LedgerSpan::from),
                        code: error.code.to_string(),
                        class: error.class.to_string(),
                        message: format!("record what {words} says: {message}"),
                    });
                    continue;
                }
            };
            if edge.taken_over {
                emit(RunEvent::Notice { message: format!("{}: {words} is this lockfile's from now on", edge.id) });
            }
            if let Some(markers) = markers {
                let markers = DoneSets::of_markers(&markers);
                adopt(pipeline, resolved, edge, outcome.prior.as_ref(), &markers, recorder, emit)?;
            }
        }
    }
    Ok(())
}
