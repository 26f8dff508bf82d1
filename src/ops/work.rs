//! From a plan to work: opens the targets, adopts what they say was committed, and groups what is left by source.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::plan::PlanOutcome;
use super::project::OpsError;
use crate::components::{
    ColumnSet, ComponentError, DeliveryMode, EdgeContext, Guarantee, OnChange, Processor, ProcessorState,
    SourceIdentity,
};
use crate::diag::Code;
use crate::model::{Fingerprint, LedgerRange, RangeSet};
use crate::plan::{DoneSets, EdgePlan, PlannedPipeline, Prior};
use crate::resolve::{Input, ResolvedEdge, ResolvedPipeline};
use crate::runtime::{EdgeTask, ReadGroup, Recorder, Stream, StreamInput, Tail, WorkInterval};
use crate::state::{self, Acknowledged, StateError};
use crate::sys::StopSignal;
use crate::wire::{LedgerSpan, RunEvent, UndoneLedgers};

/// Why ledgers are done again that nobody asked for.
pub(super) const FOR_OTHERS: &str = "with other ledgers, which cannot be done alone";

/// Groups ready to run.
pub(super) struct Prepared {
    pub groups: Vec<ReadGroup>,
    /// Wanted, and not to be had: the source lacks it, or it is set aside.
    pub undone: Vec<UndoneLedgers>,
    /// Work that is left to the tail, by edge.
    pub later: Vec<(String, RangeSet)>,
    /// How to look at an edge's rows, by its address.
    pub looks: Vec<(String, String)>,
}

/// Which edges are opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    /// Those that have work.
    Working,
    /// The same before following: what reads in order and follows is left to the tail, so that it need not begin anew there.
    Backlog,
    /// Those of pipelines without an end, to go on behind the tip that was planned.
    Following,
}

/// Which edges read together: those of a source whose ledgers can be done alone, first; each other edge by itself.
type GroupKey = (Option<String>, SourceIdentity);

/// Opens targets, adopts what they say was committed, and turns the rest into work.
pub(super) fn prepare(
    outcome: &PlanOutcome,
    opened: Opened,
    recorder: &mut Recorder,
    stop: &StopSignal,
    emit: &dyn Fn(RunEvent),
) -> Result<Prepared, OpsError> {
    let mut prepared = Prepared { groups: Vec::new(), undone: Vec::new(), later: Vec::new(), looks: Vec::new() };
    let mut by_key: BTreeMap<GroupKey, ReadGroup> = BTreeMap::new();
    let mut known: BTreeMap<GroupKey, BTreeMap<Fingerprint, usize>> = BTreeMap::new();
    for (pipeline, planned) in outcome.workspace.pipelines.iter().zip(&outcome.planned) {
        let Some(planned) = planned else { continue };
        for edge in &planned.edges {
            let Some(resolved) = edge.index.map(|index| &pipeline.edges[index]) else { continue };
            let follows = tail(outcome, pipeline, planned, edge, resolved);
            let tail = follows.clone().filter(|_| opened == Opened::Following);
            if opened == Opened::Following {
                if tail.is_none() {
                    continue;
                }
            } else {
                held_up(edge, outcome.prior.as_ref(), resolved, &mut prepared.undone);
                if edge.classes.work().is_empty() && !edge.adopts() {
                    continue;
                }
                if opened == Opened::Backlog && follows.is_some() && edge.state == ProcessorState::Ordered {
                    prepared.later.push((edge.id.to_string(), edge.classes.work()));
                    continue;
                }
            }
            if opened != Opened::Working {
                restate(edge, resolved, tail.as_ref(), outcome.prior.as_ref(), recorder)?;
            }
            let identity = pipeline.source.source.identity();
            let key: GroupKey = ((!edge.state.is_none()).then(|| edge.id.to_string()), identity.clone());
            let group = by_key.entry(key.clone()).or_insert_with(|| ReadGroup {
                source: Arc::clone(&pipeline.source.source),
                name: pipeline.source.url_shown.clone(),
                ledger_bytes: outcome.ledger_bytes(&identity),
                object_ledgers: outcome.object_ledgers(&identity),
                workers: 1,
                buffered_ledgers: 1,
                verify_full: false,
                streams: Vec::new(),
                edges: Vec::new(),
                state: edge.state,
                warm_up: RangeSet::new(),
                tail: None,
                anchors: HashMap::new(),
            });
            let source = &pipeline.source.source;
            group.workers = group.workers.max(source.workers());
            group.buffered_ledgers = group.buffered_ledgers.max(source.buffered_ledgers());
            group.verify_full |= source.verify_full();
            let streams = known.entry(key).or_default();
            let columns = pipeline.columns(resolved);
            let stream = stream(pipeline, resolved.processor, columns, &mut group.streams, streams);
            let mut task = open_edge(pipeline, edge, resolved, stream, outcome.prior.as_ref(), recorder, stop, emit)?;
            if let Some(tail) = tail {
                // What was left of the work stays a gap, told already; the tail begins behind it.
                if edge.state != ProcessorState::Ordered {
                    task.work.clear();
                }
                let followed = group.tail.get_or_insert_with(|| tail.clone());
                followed.edges.push(group.edges.len());
            } else if task.work.is_empty() && task.writer.is_ok() {
                continue;
            }
            // A command that names what the environment put in would show it.
            let node = &pipeline.consumers[resolved.consumer];
            let look = node.consumer.look(resolved.dataset);
            if let Some(look) = look.filter(|look| node.masks.apply(look) == *look) {
                prepared.looks.push((resolved.id.to_string(), look));
            }
            if edge.state == ProcessorState::Ordered {
                let first = task.work.first().map(|work| work.range.lo()).or(group.tail.as_ref().map(|tail| tail.from));
                let start = planned.desired.range.map(LedgerRange::lo);
                group.warm_up = start.zip(first).and_then(|(start, first)| LedgerRange::new(start, first)).into();
            }
            if !edge.target_gone {
                let mut near: RangeSet = task.work.iter().map(|work| work.range).collect();
                near.extend(group.warm_up.ranges().iter().copied());
                near.extend(group.tail.iter().map(|tail| LedgerRange::single(tail.from)));
                let known = state::read_anchors(&outcome.workspace.state_path, &resolved.id, &resolved.target, &near)?;
                group.anchors.extend(known.into_iter().map(|anchor| (anchor.ledger, anchor.hash)));
            }
            group.edges.push(task);
        }
    }
    prepared.groups = by_key.into_values().filter(|group| !group.edges.is_empty()).collect();
    Ok(prepared)
}

/// Where an edge goes on once all that was there at planning is done; `None` for one that does not.
fn tail(
    outcome: &PlanOutcome,
    pipeline: &ResolvedPipeline,
    planned: &PlannedPipeline,
    edge: &EdgePlan,
    resolved: &ResolvedEdge,
) -> Option<Tail> {
    if !planned.desired.follow || !edge.selected {
        return None;
    }
    let identity = pipeline.source.source.identity();
    let tip = outcome.tip(&identity)?;
    let until = outcome.document.narrowed.until;
    let mut from = tip.checked_add(1)?;
    match edge.state {
        ProcessorState::None => {}
        // The cell in which it begins is read again from its beginning.
        ProcessorState::Grid(cell) => {
            let cell = LedgerRange::cell(from, cell.get());
            from = planned.desired.range.map_or(from, |range| cell.lo().max(range.lo()).min(from));
        }
        // Behind ledgers that are left undone nothing can be done.
        ProcessorState::Ordered => {
            let recorded = outcome.prior.as_ref().and_then(|prior| prior.edges.get(&edge.id)?.target(&resolved.target));
            let mut done = recorded.map(|recorded| recorded.done.clone()).unwrap_or_default();
            for (range, fingerprint) in edge.adopted.ranges() {
                done.set(&range.into(), fingerprint);
            }
            let any = pipeline.consumers[resolved.consumer].on_change == OnChange::ForwardOnly;
            let done = if any { done.all() } else { done.under(&resolved.fingerprint) };
            let done = done.subtract(&edge.restated).union(&edge.classes.work());
            let before = planned.desired.range.and_then(|range| LedgerRange::new(range.lo(), from));
            if !RangeSet::from(before).subtract(&done).is_empty() {
                return None;
            }
        }
    }
    (until.is_none_or(|until| from <= until)).then_some(Tail { from, until, edges: Vec::new() })
}

/// Marks what is done again for the sake of other ledgers: a target may take it part by part, and until all of it is recorded
/// it must not count as done. When a plan is applied this is part of its beginning.
fn restate(
    edge: &EdgePlan,
    resolved: &ResolvedEdge,
    tail: Option<&Tail>,
    prior: Option<&Prior>,
    recorder: &mut Recorder,
) -> Result<(), StateError> {
    let recorded = prior.and_then(|prior| prior.edges.get(&edge.id)?.target(&resolved.target));
    let done = recorded.map(|recorded| recorded.done.all()).unwrap_or_default();
    let again = match (edge.state, tail) {
        (ProcessorState::None, _) => return Ok(()),
        (ProcessorState::Grid(_), Some(tail)) => LedgerRange::new(tail.from, u32::MAX).into(),
        _ => edge.restates(),
    };
    let again = again.intersect(&done);
    recorder.lockfile.restate(&recorder.held, &resolved.id, &resolved.target, &again, FOR_OTHERS)
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
    for range in edge.classes.held.ranges() {
        let (reason, class) = match held_by(edge, *range) {
            Some((ledger, aside)) => {
                let words = if aside { "was set aside" } else { "the source lacks" };
                (
                    format!("held back by ledger {ledger}, which {words}"),
                    if aside { "quarantined" } else { "permanent" },
                )
            }
            None => ("held back by ledgers before them that are not done".to_owned(), "permanent"),
        };
        undone.push(UndoneLedgers {
            address: edge.id.to_string(),
            ledgers: LedgerSpan::from(*range),
            code: Code::E502.to_string(),
            class: class.to_owned(),
            message: reason,
        });
    }
}

/// The ledger that others wait for, and whether it was set aside.
fn held_by(edge: &EdgePlan, held: LedgerRange) -> Option<(u32, bool)> {
    let near = match edge.state {
        ProcessorState::Ordered => LedgerRange::new(0, held.lo()).into(),
        state => state.cells(&held.into()),
    };
    let first = |set: &RangeSet| set.intersect(&near).hull().map(LedgerRange::first);
    let (missing, aside) = (first(&edge.classes.missing), first(&edge.classes.quarantined));
    match (missing, aside) {
        (Some(missing), Some(aside)) => Some((missing.min(aside), aside < missing)),
        (missing, aside) => missing.map(|ledger| (ledger, false)).or(aside.map(|ledger| (ledger, true))),
    }
}

/// The stream of a processor, made with all it reads when no edge has asked for it yet; it computes these columns from now on.
pub(super) fn stream(
    pipeline: &ResolvedPipeline,
    processor: usize,
    columns: ColumnSet,
    streams: &mut Vec<Stream>,
    known: &mut BTreeMap<Fingerprint, usize>,
) -> usize {
    let node = &pipeline.processors[processor];
    let fingerprint = node.parts.fingerprint();
    let input = match (&node.processor, node.input) {
        (Processor::Extract(extractor), _) => StreamInput::Ledgers(Arc::clone(extractor)),
        (Processor::Operate(operator), Input::Processor(input)) => {
            // It passes on what is asked of it, and looks at columns of its own.
            let columns = columns.union(ColumnSet::of(node.dataset, operator.columns()));
            StreamInput::Stream(stream(pipeline, input, columns, streams, known), Arc::clone(operator))
        }
        (Processor::Operate(_), Input::Source) => unreachable!("the wiring gives every operator a processor"),
    };
    if let Some(stream) = known.get(&fingerprint) {
        streams[*stream].columns = streams[*stream].columns.union(columns);
        return *stream;
    }
    streams.push(Stream { fingerprint, input, columns });
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
        dataset: resolved.dataset,
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
        ..super::probe::looking(resolved, prior)
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
    let all = edge.classes.work();
    let mut left = all.subtract(&done.subtract(&edge.restated));
    let mut append = append;
    if !edge.state.is_none() {
        // What was committed and not recorded is done again too where it cannot stay alone; a cell is replaced as a whole.
        left = edge.state.with_others(&left).intersect(&all);
        append = append.subtract(&edge.state.cells(&left.subtract(&append)));
    }
    let mut work: Vec<WorkInterval> = Vec::new();
    for (set, mode) in
        [(left.intersect(&append), DeliveryMode::Append), (left.subtract(&append), DeliveryMode::Replace)]
    {
        work.extend(set.ranges().iter().map(|range| WorkInterval { range: *range, mode }));
    }
    work.sort_by_key(|interval| interval.range);
    work
}

#[cfg(test)]
mod tests {
    use super::super::{Request, Workspace};
    use super::*;
    use crate::config::Inputs;

    /// The columns that each stream of a pipeline computes for all of its edges, by the component behind it.
    fn computed(processors: &str, consumers: &str) -> Vec<Vec<&'static str>> {
        let text = format!(
            "apiVersion: v1\nkind: Pipeline\nmetadata: {{name: p}}\nspec:\n  source: {{type: BufferedStorageSourceAdapter, config: {{path: lake, network: standalone, start_ledger: 2, end_ledger: 9}}}}\n  processors: [{processors}]\n  consumers: [{consumers}]\n"
        );
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("p.pipeline.yaml");
        std::fs::write(&file, text).unwrap();
        let inputs = Inputs { paths: vec![file], current: folder.path().to_owned(), stdin: None };
        let workspace = Workspace::open_valid(&Request { inputs, vars: Vec::new(), state: None }).unwrap();
        let pipeline = &workspace.pipelines[0];
        let (mut streams, mut known) = (Vec::new(), BTreeMap::new());
        for edge in &pipeline.edges {
            stream(pipeline, edge.processor, pipeline.columns(edge), &mut streams, &mut known);
        }
        streams.iter().map(|stream| stream.columns.names().collect()).collect()
    }

    #[test]
    fn a_stream_computes_what_its_edges_take_and_what_operators_behind_it_need() {
        let events = "{type: ContractEvent}";
        let alerts = format!(
            "{events}, {{type: AlertFilter, config: {{conditions: [{{field: value, operator: \">\", threshold: 1}}]}}}}"
        );
        let into = |folder: &str, more: &str| format!("{{type: SaveToJSONL, {more} config: {{path: {folder}}}}}");
        let (type_alone, data) = (into("a", "columns: [type],"), into("b", "columns: [data],"));
        let key = ["event_id", "ledger_sequence"];
        assert_eq!(computed(events, &type_alone), [[&key[..], &["type"]].concat()]);
        assert_eq!(computed(events, &format!("{type_alone}, {data}")), [[&key[..], &["type", "data"]].concat()]);
        // What the filter looks at is computed before it, and what is read behind it.
        let [before, behind] = &computed(&alerts, &type_alone)[..] else { panic!("two streams") };
        assert_eq!((before, behind), (&[&key[..], &["type", "value"]].concat(), &[&key[..], &["type"]].concat()));
        // In whatever order they ask.
        let whole = into("c", "inputs: [contract-event], columns: [stage],");
        for consumers in [format!("{type_alone}, {whole}"), format!("{whole}, {type_alone}")] {
            let streams = computed(&alerts, &consumers);
            assert_eq!(streams[0], [&key[..], &["stage", "type", "value"]].concat(), "{consumers}");
        }
        let all = ColumnSet::all(crate::components::registry::datasets().next().unwrap()).names().collect::<Vec<_>>();
        assert_eq!(computed(events, &format!("{type_alone}, {}", into("b", ""))), [all]);
    }
}
