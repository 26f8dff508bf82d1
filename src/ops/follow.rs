//! `apply --follow`: once everything that was there at planning is done, pipelines without an end go on with new ledgers.
//!
//! The tail of each source begins right behind the tip that was planned, so nothing is left out and nothing repeated. Pipelines
//! that have an end give their leases back first: one that follows holds up no other. When an edge fails or falls behind, the
//! others go on; after a while all are planned again, and those that can take part again do.

use std::time::{Duration, Instant};

use super::plan::{PlanOutcome, PlanRequest, plan};
use super::project::OpsError;
use super::work::{Opened, prepare};
use crate::components::ComponentError;
use crate::diag::Severity;
use crate::model::{Address, RangeSet};
use crate::plan::Options;
use crate::runtime::{Outcome, Recorder, RunSettings, run};
use crate::wire::{EdgeReceipt, LedgerSpan, RunEvent, UndoneLedgers};

/// How long until planning is tried again.
const PLAN_AGAIN: Duration = Duration::from_secs(10);
/// How soon a stop is noticed meanwhile.
const STOP_EVERY: Duration = Duration::from_millis(100);

/// Names of the pipelines that go on at the tip.
pub(super) fn following(outcome: &PlanOutcome) -> Vec<String> {
    let planned = outcome.workspace.pipelines.iter().zip(&outcome.planned);
    let follows = planned.filter(|(_, planned)| planned.as_ref().is_some_and(|planned| planned.desired.follow));
    follows.map(|(pipeline, _)| pipeline.name.clone()).collect()
}

/// Follows until a signal, `--until`, a budget, or something that stops everything.
pub(super) fn follow(
    request: &PlanRequest,
    first: &PlanOutcome,
    recorder: &mut Recorder,
    settings: &RunSettings<'_>,
    result: &mut Outcome,
) -> Result<(), OpsError> {
    let names = following(first);
    if names.is_empty() {
        return Ok(());
    }
    let others = first.workspace.pipelines.iter().map(|pipeline| pipeline.name.clone());
    let others: Vec<String> = others.filter(|name| !names.contains(name)).collect();
    let ended = recorder.held.split_off(&others);
    recorder.lockfile.release(&ended)?;
    let follows = |address: &str| names.iter().any(|name| address.starts_with(&format!("pipeline.{name}/")));
    // What the others left undone stays so; of those that follow it is known at the end.
    result.undone.retain(|undone| !follows(&undone.address));
    let target = names.iter().cloned().map(Address::Pipeline).collect();
    let options = Options { target, restate: None, replace: Vec::new(), reviewed: None, ..request.options.clone() };
    let request = PlanRequest { request: request.request.clone(), options, offline: false };
    loop {
        // What was delivered meanwhile is in the lockfile; the tip may have moved.
        let Some(outcome) = plan_patiently(&request, recorder, settings)? else { return Ok(()) };
        let work = prepare(&outcome, Opened::Backlog, recorder, &settings.stop, settings.emit)?;
        let mut undone = work.undone;
        let backlog = run(work.groups, recorder, settings);
        undone.extend(backlog.undone.clone());
        let mut ended = is_over(&backlog, settings);
        merge(result, backlog);
        if ended {
            leave(work.later, result);
        }
        if !ended {
            // The tail begins behind the tip of this plan; only what is recorded by now is another.
            let outcome = outcome.with_present_state()?;
            let tails = prepare(&outcome, Opened::Following, recorder, &settings.stop, settings.emit)?;
            // What the tail reads again it tells again.
            let again = |undone: &UndoneLedgers| {
                let edges = tails.groups.iter().filter(|group| !group.state.is_none()).flat_map(|group| {
                    let from = group.tail.as_ref().map_or(u32::MAX, |tail| tail.from);
                    group.edges.iter().map(move |edge| (edge.id.to_string(), from))
                });
                edges.into_iter().any(|(edge, from)| edge == undone.address && undone.ledgers.end >= from)
            };
            undone.retain(|undone| !again(undone));
            let tail = run(tails.groups, recorder, settings);
            undone.extend(tail.undone.clone());
            ended = is_over(&tail, settings) || !tail.rejoin;
            merge(result, tail);
        }
        if ended {
            result.undone.extend(undone);
            return Ok(());
        }
    }
}

/// Plans, again and again while a source cannot be asked: that is no reason to stop following. `None` when somebody asked to
/// stop meanwhile.
fn plan_patiently(
    request: &PlanRequest,
    recorder: &mut Recorder,
    settings: &RunSettings<'_>,
) -> Result<Option<PlanOutcome>, OpsError> {
    loop {
        let problem = match plan(request) {
            Ok(outcome) if !outcome.document.errored => return Ok(Some(outcome)),
            Ok(outcome) => outcome.document.diagnostics.into_iter().find(|found| found.severity == Severity::Error),
            Err(error) => error.diagnostics.0.into_iter().next(),
        };
        let words =
            problem.map_or_else(|| "planning failed".to_owned(), |found| format!("{} {}", found.code, found.summary));
        let message = format!("{words}; tried again in {} s", PLAN_AGAIN.as_secs());
        (settings.emit)(RunEvent::Notice { message });
        // Nothing is recorded meanwhile that would renew them.
        recorder.lockfile.renew(&recorder.held)?;
        let started = Instant::now();
        while started.elapsed() < PLAN_AGAIN {
            if settings.stop.is_set() {
                return Ok(None);
            }
            std::thread::sleep(STOP_EVERY);
        }
    }
}

fn is_over(outcome: &Outcome, settings: &RunSettings<'_>) -> bool {
    outcome.state_error.is_some() || outcome.budget.is_some() || outcome.chain_broken || settings.stop.is_set()
}

/// Names what was left to a tail that is not followed any more.
pub(super) fn leave(later: Vec<(String, RangeSet)>, result: &mut Outcome) {
    for (address, ledgers) in later {
        if result.budget.is_some() {
            result.left_by_budget += ledgers.count();
            continue;
        }
        let error = ComponentError::cancelled();
        result.undone.extend(ledgers.ranges().iter().map(|range| UndoneLedgers {
            address: address.clone(),
            ledgers: LedgerSpan::from(*range),
            code: error.code.to_string(),
            class: error.class.to_string(),
            message: error.message.clone(),
        }));
    }
}

/// Adds what a further part of the run did. What is undone is known only at the end.
fn merge(result: &mut Outcome, part: Outcome) {
    result.ledgers += part.ledgers;
    result.objects += part.objects;
    result.bytes += part.bytes;
    result.raw_bytes += part.raw_bytes;
    result.fetch_us += part.fetch_us;
    result.decode_us += part.decode_us;
    result.process_us += part.process_us;
    result.deliver_ms += part.deliver_ms;
    result.quarantined += part.quarantined;
    result.budget = result.budget.or(part.budget);
    result.left_by_budget = part.left_by_budget;
    result.chain_broken |= part.chain_broken;
    result.nothing_started &= part.nothing_started;
    result.state_error = result.state_error.take().or(part.state_error);
    for reads in part.by_source {
        match result.by_source.iter_mut().find(|known| known.url == reads.url) {
            Some(known) => {
                known.objects += reads.objects;
                known.bytes += reads.bytes;
                known.worker_seconds += reads.worker_seconds;
            }
            None => result.by_source.push(reads),
        }
    }
    for edge in part.edges {
        match result.edges.iter_mut().find(|known| known.edge == edge.edge) {
            Some(known) => widen(known, edge),
            None => result.edges.push(edge),
        }
    }
}

fn widen(known: &mut EdgeReceipt, edge: EdgeReceipt) {
    known.ledgers += edge.ledgers;
    known.rows += edge.rows;
    known.unjudged += edge.unjudged;
    known.target = edge.target;
    if let Some(first) = edge.first.filter(|first| known.first.as_ref().is_none_or(|known| first.0 < known.0)) {
        known.first = Some(first);
    }
    if let Some(last) = edge.last.filter(|last| known.last.as_ref().is_none_or(|known| last.0 > known.0)) {
        known.last = Some(last);
    }
}
