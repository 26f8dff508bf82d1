//! From a plan to work: opens the targets, adopts what they say was committed, and groups what is left by source.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::plan::PlanOutcome;
use super::project::OpsError;
use crate::components::{ComponentError, DeliveryMode, EdgeContext, Guarantee, Processor};
use crate::diag::Code;
use crate::model::{Fingerprint, LedgerRange, RangeSet};
use crate::plan::{DoneSets, EdgePlan, PlannedPipeline, Prior};
use crate::resolve::{Input, ResolvedEdge, ResolvedPipeline};
use crate::runtime::{EdgeTask, ReadGroup, Recorder, Stream, StreamInput, Tail, WorkInterval};
use crate::state::{self, Acknowledged, StateError};
use crate::sys::StopSignal;
use crate::wire::{LedgerSpan, RunEvent, UndoneLedgers};

/// Groups ready to run.
pub(super) struct Prepared {
    pub groups: Vec<ReadGroup>,
    /// Wanted, and not to be had: the source lacks it, or it is set aside.
    pub undone: Vec<UndoneLedgers>,
    /// How to look at an edge's rows, by its address.
    pub looks: Vec<(String, String)>,
}

/// Which edges are opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    /// Those that have work.
    Working,
    /// Those of pipelines without an end, to go on behind the tip that was planned.
    Following,
}

/// Opens targets, adopts what they say was committed, and turns the rest into work.
pub(super) fn prepare(
    outcome: &PlanOutcome,
    opened: Opened,
    recorder: &mut Recorder,
    stop: &StopSignal,
    emit: &dyn Fn(RunEvent),
) -> Result<Prepared, OpsError> {
    let mut prepared = Prepared { groups: Vec::new(), undone: Vec::new(), looks: Vec::new() };
    let mut by_source: BTreeMap<_, ReadGroup> = BTreeMap::new();
    let mut known: BTreeMap<_, BTreeMap<Fingerprint, usize>> = BTreeMap::new();
    for (pipeline, planned) in outcome.workspace.pipelines.iter().zip(&outcome.planned) {
        let Some(planned) = planned else { continue };
        for edge in &planned.edges {
            let Some(resolved) = edge.index.map(|index| &pipeline.edges[index]) else { continue };
            let tail = tail(outcome, pipeline, planned, edge).filter(|_| opened == Opened::Following);
            if opened == Opened::Working {
                held_up(edge, outcome.prior.as_ref(), resolved, &mut prepared.undone);
                if edge.classes.work().is_empty() && edge.adopted.is_empty() {
                    continue;
                }
            } else if tail.is_none() {
                continue;
            }
            let identity = pipeline.source.source.identity();
            let group = by_source.entry(identity.clone()).or_insert_with(|| ReadGroup {
                source: Arc::clone(&pipeline.source.source),
                name: pipeline.source.url_shown.clone(),
                ledger_bytes: outcome.ledger_bytes(&identity),
                object_ledgers: outcome.object_ledgers(&identity),
                workers: 1,
                buffered_ledgers: 1,
                verify_full: false,
                streams: Vec::new(),
                edges: Vec::new(),
                tail: None,
                anchors: HashMap::new(),
            });
            let source = &pipeline.source.source;
            group.workers = group.workers.max(source.workers());
            group.buffered_ledgers = group.buffered_ledgers.max(source.buffered_ledgers());
            group.verify_full |= source.verify_full();
            let streams = known.entry(identity).or_default();
            let stream = stream(pipeline, resolved.processor, &mut group.streams, streams);
            let mut task = open_edge(pipeline, edge, resolved, stream, outcome.prior.as_ref(), recorder, stop, emit)?;
            if let Some(tail) = tail {
                // What was left of the work stays a gap, told already; the tail begins behind it.
                task.work.clear();
                let followed = group.tail.get_or_insert_with(|| tail.clone());
                followed.edges.push(group.edges.len());
            } else if task.work.is_empty() && task.writer.is_ok() {
                continue;
            }
            // A command that names what the environment put in would show it.
            let node = &pipeline.consumers[resolved.consumer];
            let look = node.consumer.look(pipeline.dataset(resolved));
            if let Some(look) = look.filter(|look| node.masks.apply(look) == *look) {
                prepared.looks.push((resolved.id.to_string(), look));
            }
            if !edge.target_gone {
                let mut near: RangeSet = task.work.iter().map(|work| work.range).collect();
                near.extend(group.tail.iter().map(|tail| LedgerRange::single(tail.from)));
                let known = state::read_anchors(&outcome.workspace.state_path, &resolved.id, &resolved.target, &near)?;
                group.anchors.extend(known.into_iter().map(|anchor| (anchor.ledger, anchor.hash)));
            }
            group.edges.push(task);
        }
    }
    prepared.groups = by_source.into_values().filter(|group| !group.edges.is_empty()).collect();
    Ok(prepared)
}

/// Where an edge goes on once all that was there at planning is done; `None` for one that does not.
fn tail(
    outcome: &PlanOutcome,
    pipeline: &ResolvedPipeline,
    planned: &PlannedPipeline,
    edge: &EdgePlan,
) -> Option<Tail> {
    if !planned.desired.follow || !edge.selected {
        return None;
    }
    let identity = pipeline.source.source.identity();
    let tip = outcome.tip(&identity)?;
    let until = outcome.document.narrowed.until;
    let from = tip.checked_add(1)?;
    (until.is_none_or(|until| from <= until)).then_some(Tail { from, until, edges: Vec::new() })
}

/// Ledgers that the source lacks, or that were set aside, are named as undone; those beyond the tip are only not there yet.
fn held_up(edge: &EdgePlan, prior: Option<&Prior>, resolved: &ResolvedEdge, undone: &mut Vec<UndoneLedgers>) {
    for range in edge.classes.missing.ranges() {
        undone.push(UndoneLedgers {
            address: edge.id.to_string(),
            ledgers: LedgerSpan::from(*range),
            code: Code::E405.to_string(),
            class: "permanent".to_owned(),
            message: format!("the source has no object for ledgers {range}"),
        });
    }
    let recorded = prior.and_then(|prior| prior.edges.get(&edge.id)?.target(&resolved.target));
    for aside in recorded.into_iter().flat_map(|target| &target.set_aside) {
        for range in edge.classes.quarantined.intersect(&aside.range.into()).ranges() {
            undone.push(UndoneLedgers {
                address: edge.id.to_string(),
                ledgers: LedgerSpan::from(*range),
                code: aside.code.clone(),
                class: "quarantined".to_owned(),
                message: format!("set aside by r-{}: {}", aside.run, aside.message),
            });
        }
    }
}

/// The stream of a processor, made with all it reads when no edge has asked for it yet.
pub(super) fn stream(
    pipeline: &ResolvedPipeline,
    processor: usize,
    streams: &mut Vec<Stream>,
    known: &mut BTreeMap<Fingerprint, usize>,
) -> usize {
    let node = &pipeline.processors[processor];
    let fingerprint = node.parts.fingerprint();
    if let Some(stream) = known.get(&fingerprint) {
        return *stream;
    }
    let input = match (&node.processor, node.input) {
        (Processor::Extract(extractor), _) => StreamInput::Ledgers(Arc::clone(extractor)),
        (Processor::Operate(operator), Input::Processor(input)) => {
            StreamInput::Stream(stream(pipeline, input, streams, known), Arc::clone(operator))
        }
        (Processor::Operate(_), Input::Source) => unreachable!("the wiring gives every operator a processor"),
    };
    streams.push(Stream { fingerprint, input });
    known.insert(fingerprint, streams.len() - 1);
    streams.len() - 1
}

#[expect(clippy::too_many_arguments, reason = "one edge of one plan, opened in one place")]
fn open_edge(
    pipeline: &ResolvedPipeline,
    edge: &EdgePlan,
    resolved: &ResolvedEdge,
    stream: usize,
    prior: Option<&Prior>,
    recorder: &mut Recorder,
    stop: &StopSignal,
    emit: &dyn Fn(RunEvent),
) -> Result<EdgeTask, OpsError> {
    let node = &pipeline.consumers[resolved.consumer];
    let guarantee = node.descriptor.delivery.unwrap_or(Guarantee::AtLeastOnce);
    let context = writing(pipeline, resolved, prior, recorder, stop);
    let mut task = EdgeTask {
        id: resolved.id.clone(),
        target: resolved.target.clone(),
        target_words: pipeline.target_words(resolved),
        fingerprint: resolved.fingerprint,
        guarantee,
        grid: node.consumer.grid(),
        stream,
        quarantine: pipeline.quarantine,
        work: work(edge, &DoneSets::new(), guarantee),
        masks: node.masks.clone(),
        writer: Err(ComponentError::cancelled()),
    };
    let mut writer = match node.consumer.open(context) {
        Ok(writer) => writer,
        Err(error) => {
            task.writer = Err(ComponentError { message: node.masks.apply(&error.message), ..error });
            return Ok(task);
        }
    };
    match writer.markers() {
        Ok(Some(markers)) => {
            let markers = DoneSets::of_markers(&markers);
            let adopted = adopt(pipeline, resolved, edge, prior, &markers, recorder, emit);
            task.writer = match adopted {
                Ok(()) => {
                    task.work = work(edge, &markers, guarantee);
                    Ok(writer)
                }
                // A ledger of another chain at the border of what was committed holds up this edge and nothing else.
                Err(error @ StateError::ChainBroken { .. }) => {
                    let committed = edge.adopted.all();
                    let again = |range: &LedgerRange| WorkInterval { range: *range, mode: DeliveryMode::Replace };
                    task.work.extend(committed.ranges().iter().map(again));
                    Err(ComponentError::permanent(Code::E112, format!("adopt what was committed: {error}"))
                        .fix("restore that ledger's object at the source, or delete the target to build it anew"))
                }
                Err(error) => return Err(error.into()),
            };
        }
        Ok(None) => task.writer = Ok(writer),
        Err(error) => task.writer = Err(ComponentError { message: node.masks.apply(&error.message), ..error }),
    }
    Ok(task)
}

/// The context for writing into an edge's target, under the run's lease.
pub(super) fn writing(
    pipeline: &ResolvedPipeline,
    resolved: &ResolvedEdge,
    prior: Option<&Prior>,
    recorder: &Recorder,
    stop: &StopSignal,
) -> EdgeContext {
    EdgeContext {
        lineage: Some(recorder.lockfile.lineage().clone()),
        fencing: recorder.held.fencing(&pipeline.name),
        stop: stop.flag(),
        ..super::probe::looking(pipeline, resolved, prior)
    }
}

/// Records what the target says was committed and the lockfile does not know. The target is asked now, under the lease: at
/// planning it may have been in the middle of a commit.
pub(super) fn adopt(
    pipeline: &ResolvedPipeline,
    resolved: &ResolvedEdge,
    edge: &EdgePlan,
    prior: Option<&Prior>,
    markers: &DoneSets,
    recorder: &mut Recorder,
    emit: &dyn Fn(RunEvent),
) -> Result<(), StateError> {
    let record = prior.and_then(|prior| prior.edges.get(&resolved.id)?.target(&resolved.target));
    let adopted = record.map_or_else(|| markers.clone(), |record| markers.subtract(&record.done));
    if adopted.is_empty() {
        return Ok(());
    }
    let mut done: Vec<Acknowledged> = Vec::new();
    for (range, fingerprint) in adopted.ranges() {
        // What is to be done again stays so, whatever was committed before.
        for range in RangeSet::from(range).subtract(&edge.restated).ranges() {
            // Without hashes nobody could tell later whether the source still holds the same chain.
            let first = super::probe::header_of(pipeline, range.first());
            done.push(Acknowledged {
                edge: resolved.id.clone(),
                target: resolved.target.clone(),
                range: *range,
                fingerprint,
                previous_hash: first.as_ref().map(|header| header.previous_hash.clone()),
                first_hash: first.map(|header| header.hash),
                last_hash: super::probe::header_of(pipeline, range.last()).map(|header| header.hash),
                rows: None,
            });
        }
    }
    recorder.lockfile.record(recorder.run, &recorder.held, &done)?;
    for adopted in &done {
        emit(RunEvent::Adopted {
            edge: resolved.id.to_string(),
            start: adopted.range.first(),
            end: adopted.range.last(),
        });
    }
    Ok(())
}

/// What is left to do, and how it meets what is in the target: an interval that may hold rows is replaced.
fn work(edge: &EdgePlan, markers: &DoneSets, guarantee: Guarantee) -> Vec<WorkInterval> {
    let done = edge.fingerprint.after.map(|wanted| markers.under(&wanted)).unwrap_or_default();
    let append = if guarantee == Guarantee::Transactional {
        edge.classes.new.subtract(&markers.all()).subtract(&edge.restated)
    } else {
        RangeSet::new()
    };
    let left = edge.classes.work().subtract(&done.subtract(&edge.restated));
    let mut work: Vec<WorkInterval> = Vec::new();
    for (set, mode) in
        [(left.intersect(&append), DeliveryMode::Append), (left.subtract(&append), DeliveryMode::Replace)]
    {
        work.extend(set.ranges().iter().map(|range| WorkInterval { range: *range, mode }));
    }
    work.sort_by_key(|interval| interval.range);
    work
}
