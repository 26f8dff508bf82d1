//! `apply`: does exactly what the plan says, and records what was acknowledged.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::plan::{LISTS, PlanOutcome, PlanRequest, plan};
use super::project::{OpsError, state_status};
use crate::components::{ComponentError, DeliveryMode, EdgeContext, Guarantee, Marker, Processor};
use crate::cost::{self, Route, Usage};
use crate::diag::{Code, Diagnostic, Severity};
use crate::model::{Fingerprint, LedgerRange, RangeSet};
use crate::plan::{EdgePlan, PlannedPipeline, Prior, PriorEdge, PriorPipeline, unrecorded};
use crate::resolve::{Input, ResolvedEdge, ResolvedPipeline};
use crate::runtime::{EdgeTask, Outcome, ReadGroup, Recorder, RunSettings, Stream, StreamInput, WorkInterval, run};
use crate::state::{Acknowledged, AppliedEdge, AppliedPipeline, Lockfile, StateError, Structure};
use crate::stellar::rfc3339;
use crate::sys::{self, StopSignal, Stopped};
use crate::wire::{
    EventRecord, ExitStatus, FORMAT_VERSION, LedgerSpan, Receipt, RuleLevel, RunEvent, RunState, UndoneLedgers,
};

/// How often an apply plans again because another run came between.
const MOST_ATTEMPTS: u32 = 5;

/// Milestones that are kept of a run; the receipt names what was left undone in any case.
const MOST_MILESTONES: usize = 1000;

/// What an apply is asked with.
pub struct ApplyRequest<'a> {
    /// What to plan.
    pub plan: PlanRequest,
    /// How long to wait for another run's lease.
    pub lock_timeout: Duration,
    /// Says yes or no to a plan; called when there is something to do, and again when another run changed what that is.
    pub approve: &'a mut dyn FnMut(&PlanOutcome) -> Result<bool, OpsError>,
    /// Takes every event with its time.
    pub emit: &'a (dyn Fn(EventRecord) + Sync),
}

/// How an apply ended.
pub struct ApplyOutcome {
    /// The plan it was about.
    pub plan: PlanOutcome,
    /// What the run did; `None` when there was nothing to run.
    pub receipt: Option<Receipt>,
    /// Commands to look at the results, by edge.
    pub looks: Vec<String>,
    /// Why the lockfile could not be written to the end.
    pub problem: Option<Diagnostic>,
    /// How the command ends.
    pub status: ExitStatus,
}

/// Plans, asks, runs, records.
pub fn apply(request: ApplyRequest<'_>) -> Result<ApplyOutcome, OpsError> {
    let emit = |event: RunEvent| (request.emit)(event_record(event));
    emit(RunEvent::Version {
        format_version: FORMAT_VERSION.to_owned(),
        cdpctl_version: env!("CARGO_PKG_VERSION").to_owned(),
    });
    let nothing = |plan: PlanOutcome, status: ExitStatus| {
        let errors = plan.document.diagnostics.iter().filter(|found| found.severity == Severity::Error).cloned();
        emit(summary(status, None, errors.chain(denials(&plan)).collect()));
        ApplyOutcome { plan, receipt: None, looks: Vec::new(), problem: None, status }
    };
    let mut attempts = 0;
    let (outcome, structure, mut lockfile, held, undone_anyway) = loop {
        let outcome = plan(&request.plan)?;
        // A source that cannot be reached leaves the others their work; anything else stops before a target is touched.
        if !matches!(outcome.status, ExitStatus::Ok | ExitStatus::Failed) {
            let status = outcome.status;
            return Ok(nothing(outcome, status));
        }
        let undone_anyway = if outcome.status == ExitStatus::Failed { ExitStatus::WorkUndone } else { ExitStatus::Ok };
        if !outcome.has_changes() && !outcome.has_adoptions() {
            return Ok(nothing(outcome, undone_anyway));
        }
        if outcome.only_missing() && !outcome.has_adoptions() {
            return Ok(nothing(outcome, undone_anyway.or(ExitStatus::WorkUndone)));
        }
        // Writing down what is done already changes nothing that anybody would have to approve.
        if outcome.has_changes() && !(request.approve)(&outcome)? {
            return Ok(nothing(outcome, ExitStatus::ApprovalRequired));
        }
        let structure = structure(&outcome);
        let names: Vec<String> =
            structure.pipelines.iter().map(|pipeline| pipeline.name.clone()).chain(structure.removed.clone()).collect();
        let mut lockfile = Lockfile::open(&outcome.workspace.state_path)?;
        let held = lockfile.acquire(&names, "apply", request.lock_timeout)?;
        let now = crate::state::read_prior(&outcome.workspace.state_path)?;
        // What could not be planned is not run: what became of its targets changes nothing.
        let planned = outcome.workspace.pipelines.iter().zip(&outcome.planned).filter(|(_, planned)| planned.is_some());
        let planned = planned.map(|(pipeline, _)| pipeline);
        let steady = || super::probe::targets_gone(planned, now.as_ref()) == outcome.targets_gone();
        if same_ground(outcome.prior.as_ref(), now.as_ref(), &names) && steady() {
            break (outcome, structure, lockfile, held, undone_anyway);
        }
        // Another run finished between planning and the lease, or a target went: what is to be done now is another plan.
        lockfile.release(&held)?;
        attempts += 1;
        if attempts == MOST_ATTEMPTS {
            let diagnostic =
                Diagnostic::error(Code::E103, "other runs keep changing the state while this one is planned")
                    .fix("run cdpctl apply again when they are done");
            return Err(OpsError::new(ExitStatus::Locked, diagnostic));
        }
    };
    // Until here a signal ends the process as it ends any other; from here on it asks for a clean stop.
    let stop = StopSignal::listen().map_err(|error| {
        let diagnostic = Diagnostic::error(Code::E300, format!("cannot listen for signals: {error}"));
        OpsError::new(ExitStatus::Failed, diagnostic)
    })?;
    let run_id = lockfile.begin(&structure, &held)?;
    let started = std::time::Instant::now();
    let started_at = timestamp();
    let milestones: Mutex<Vec<RunEvent>> = Mutex::new(Vec::new());
    let emit = |event: RunEvent| {
        if !matches!(event, RunEvent::Progress { .. } | RunEvent::ChunkProcessed { .. } | RunEvent::Delivered { .. }) {
            let mut kept = milestones.lock().expect("no thread panics while holding it");
            if kept.len() < MOST_MILESTONES {
                kept.push(event.clone());
            }
        }
        emit(event);
    };
    let work: RangeSet =
        outcome.planned.iter().flatten().flat_map(|planned| planned.work().ranges().to_vec()).collect();
    emit(RunEvent::RunStarted {
        run: format!("r-{run_id}"),
        pipelines: structure.pipelines.iter().filter(|p| p.has_work).map(|p| format!("pipeline.{}", p.name)).collect(),
        ledgers: work.count(),
        bytes: outcome.document.summary.data_volume.map_or(0, |volume| volume.bytes),
    });
    let mut recorder = Recorder { lockfile, held, run: run_id };
    let mut prepared = match prepare(&outcome, &mut recorder, &stop, &emit) {
        Ok(prepared) => prepared,
        Err(error) => {
            // The run ends here with a receipt, and its lease with it; that the lockfile fails twice adds nothing.
            let nothing = Outcome::default();
            let receipt = receipt(run_id, RunState::Failed, &outcome, &nothing, started_at, started.elapsed());
            let _ = recorder.lockfile.finish(run_id, &recorder.held, &receipt, &[]);
            return Err(error);
        }
    };
    // What lies below the current folder is named from there.
    let here = format!("{}/", request.plan.request.inputs.current.display());
    for (_, look) in &mut prepared.looks {
        *look = look.replace(&here, "");
    }
    for name in &structure.removed {
        emit(RunEvent::Notice {
            message: format!("pipeline.{name} is no longer configured: unregistered, its rows stay"),
        });
    }
    recorder.lockfile.set_run_state(run_id, RunState::Running)?;
    let mut result = run(prepared.groups, &mut recorder, &RunSettings::new(&emit, stop.clone()));
    result.undone.extend(prepared.undone);
    let (state, status) = conclude(&result, &stop, undone_anyway);
    let receipt = receipt(run_id, state, &outcome, &result, started_at, started.elapsed());
    let mut problem = result.state_error.as_ref().map(crate::state::StateError::diagnostic);
    let mut status = status;
    let milestones = std::mem::take(&mut *milestones.lock().expect("no thread panics while holding it"));
    sys::fail_point("before_finish");
    if let Err(error) = recorder.lockfile.finish(run_id, &recorder.held, &receipt, &milestones) {
        // What was delivered is recorded or will be adopted; only this run's receipt is lost.
        problem.get_or_insert_with(|| error.diagnostic());
        status = status.or(ExitStatus::Failed);
    }
    emit(summary(status, Some(&receipt), problem.iter().cloned().collect()));
    let with_rows = |edge: &str| receipt.edges.iter().any(|done| done.edge == edge && done.rows > 0);
    let looks = prepared.looks.into_iter().filter(|(edge, _)| with_rows(edge)).map(|(_, look)| look).collect();
    Ok(ApplyOutcome { plan: outcome, receipt: Some(receipt), looks, problem, status })
}

/// The last event of the stream.
pub fn summary(status: ExitStatus, receipt: Option<&Receipt>, diagnostics: Vec<Diagnostic>) -> RunEvent {
    RunEvent::Summary { exit_code: status.code(), receipt: receipt.cloned().map(Box::new), diagnostics }
}

/// What policies denied, as diagnostics.
fn denials(plan: &PlanOutcome) -> Vec<Diagnostic> {
    let denied = plan.document.policy_results.iter().filter(|result| result.level == RuleLevel::Deny);
    denied
        .map(|result| {
            let mut diagnostic = Diagnostic::error(result.code, format!("{}: {}", result.address, result.message));
            diagnostic.range.clone_from(&result.range);
            diagnostic.fix.clone_from(&result.fix);
            diagnostic
        })
        .collect()
}

/// Whether a plan still rests on what the lockfile says of its pipelines. A lockfile that was made just now is no change.
fn same_ground(planned: Option<&Prior>, now: Option<&Prior>, names: &[String]) -> bool {
    let edges = |prior: Option<&Prior>| -> Vec<PriorEdge> {
        let all = prior.into_iter().flat_map(|prior| prior.edges.values());
        all.filter(|edge| names.contains(&edge.id.pipeline)).cloned().collect()
    };
    let pipelines = |prior: Option<&Prior>| -> Vec<Option<PriorPipeline>> {
        names.iter().map(|name| prior.and_then(|prior| prior.pipelines.get(name)).cloned()).collect()
    };
    edges(planned) == edges(now) && pipelines(planned) == pipelines(now)
}

fn structure(outcome: &PlanOutcome) -> Structure {
    let pipelines = outcome
        .workspace
        .pipelines
        .iter()
        .zip(&outcome.planned)
        .filter_map(|(pipeline, planned)| {
            let planned = planned.as_ref()?;
            let adopted = planned.edges.iter().any(|edge| !edge.adopted.is_empty());
            let touched = planned.has_changes() || adopted;
            touched.then(|| applied_pipeline(pipeline, planned))
        })
        .collect();
    Structure { pipelines, removed: outcome.removed.iter().map(|removed| removed.name.clone()).collect() }
}

fn applied_pipeline(pipeline: &ResolvedPipeline, planned: &PlannedPipeline) -> AppliedPipeline {
    let edges = pipeline
        .edges
        .iter()
        .map(|edge| AppliedEdge {
            id: edge.id.clone(),
            target: edge.target.clone(),
            target_words: pipeline.target_words(edge),
            fingerprint: edge.fingerprint,
            parts: pipeline.processors[edge.processor].parts.0.clone(),
            target_gone: planned.edges.iter().any(|plan| plan.id == edge.id && plan.target_gone),
        })
        .collect();
    AppliedPipeline {
        name: pipeline.name.clone(),
        nodes: planned.applied_nodes.clone(),
        follow: planned.desired.follow,
        pin_start: planned.desired.pin_start.map(|ledger| (ledger, pipeline.source.start_written.clone())),
        edges,
        has_work: !planned.work().is_empty(),
    }
}

/// Groups ready to run.
struct Prepared {
    groups: Vec<ReadGroup>,
    /// Wanted, and not to be had at the source.
    undone: Vec<UndoneLedgers>,
    /// How to look at an edge's rows, by its address.
    looks: Vec<(String, String)>,
}

/// Opens every target that has work, adopts what they say was committed, and turns the rest into work.
fn prepare(
    outcome: &PlanOutcome,
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
            missing(edge, &mut prepared.undone);
            if edge.classes.work().is_empty() && edge.adopted.is_empty() {
                continue;
            }
            let identity = pipeline.source.source.identity();
            let group = by_source.entry(identity.clone()).or_insert_with(|| ReadGroup {
                source: Arc::clone(&pipeline.source.source),
                name: identity.url.clone(),
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
            let task = open_edge(pipeline, edge, resolved, stream, outcome.prior.as_ref(), recorder, stop, emit)?;
            if task.work.is_empty() && task.writer.is_ok() {
                continue;
            }
            // A command that names what the environment put in would show it.
            let node = &pipeline.consumers[resolved.consumer];
            let look = node.consumer.look(pipeline.dataset(resolved));
            if let Some(look) = look.filter(|look| node.masks.apply(look) == *look) {
                prepared.looks.push((resolved.id.to_string(), look));
            }
            if !edge.target_gone {
                anchors(outcome.prior.as_ref(), resolved, &mut group.anchors);
            }
            group.edges.push(task);
        }
    }
    prepared.groups = by_source.into_values().filter(|group| !group.edges.is_empty()).collect();
    Ok(prepared)
}

/// Ledgers that the source lacks are named as undone; those beyond the tip are only not there yet.
fn missing(edge: &EdgePlan, undone: &mut Vec<UndoneLedgers>) {
    for range in edge.classes.missing.ranges() {
        undone.push(UndoneLedgers {
            address: edge.id.to_string(),
            ledgers: LedgerSpan::from(*range),
            code: Code::E405.to_string(),
            class: "permanent".to_owned(),
            message: format!("the source has no object for ledgers {range}"),
        });
    }
}

/// The stream of a processor, made with all it reads when no edge has asked for it yet.
fn stream(
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
    let context = EdgeContext {
        edge: resolved.id.clone(),
        lineage: Some(recorder.lockfile.lineage().clone()),
        dataset: pipeline.dataset(resolved),
        fingerprint: resolved.fingerprint,
        stop: stop.flag(),
    };
    let mut task = EdgeTask {
        id: resolved.id.clone(),
        target: resolved.target.clone(),
        target_words: pipeline.target_words(resolved),
        fingerprint: resolved.fingerprint,
        guarantee,
        grid: node.consumer.grid(),
        stream,
        work: work(edge, &[], guarantee),
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
            let adopted = adopt(pipeline, resolved, prior, &markers, recorder, emit);
            task.writer = match adopted {
                Ok(()) => {
                    task.work = work(edge, &markers, guarantee);
                    Ok(writer)
                }
                // A ledger of another chain at the border of what was committed holds up this edge and nothing else.
                Err(error @ StateError::ChainBroken { .. }) => {
                    let committed = edge.adopted.iter().map(|adopted| adopted.range);
                    task.work.extend(committed.map(|range| WorkInterval { range, mode: DeliveryMode::Replace }));
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

/// Records what the target says was committed and the lockfile does not know. The target is asked now, under the lease: at
/// planning it may have been in the middle of a commit.
fn adopt(
    pipeline: &ResolvedPipeline,
    resolved: &ResolvedEdge,
    prior: Option<&Prior>,
    markers: &[Marker],
    recorder: &mut Recorder,
    emit: &dyn Fn(RunEvent),
) -> Result<(), StateError> {
    let record = prior.and_then(|prior| prior.edges.get(&resolved.id));
    let intervals = record.and_then(|record| record.intervals.get(&resolved.target));
    let recorded: Vec<(LedgerRange, Fingerprint)> =
        intervals.into_iter().flatten().map(|done| (done.range, done.fingerprint)).collect();
    let adopted = unrecorded(&recorded, markers);
    if adopted.is_empty() {
        return Ok(());
    }
    let done: Vec<Acknowledged> = adopted
        .iter()
        .map(|adopted| Acknowledged {
            edge: resolved.id.clone(),
            target: resolved.target.clone(),
            range: adopted.range,
            fingerprint: adopted.fingerprint,
            previous_hash: None,
            // Without them nobody could tell later whether the source still holds the same chain.
            first_hash: super::probe::hash_of(pipeline, adopted.range.first()),
            last_hash: super::probe::hash_of(pipeline, adopted.range.last()),
            rows: None,
        })
        .collect();
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
fn work(edge: &EdgePlan, markers: &[Marker], guarantee: Guarantee) -> Vec<WorkInterval> {
    let fingerprint = edge.fingerprint.after;
    let done: RangeSet =
        markers.iter().filter(|m| Some(m.fingerprint) == fingerprint).map(|marker| marker.range).collect();
    let marked: RangeSet = markers.iter().map(|marker| marker.range).collect();
    let append =
        if guarantee == Guarantee::Transactional { edge.classes.new.subtract(&marked) } else { RangeSet::new() };
    let left = edge.classes.work().subtract(&done);
    let mut work: Vec<WorkInterval> = Vec::new();
    for (set, mode) in
        [(left.intersect(&append), DeliveryMode::Append), (left.subtract(&append), DeliveryMode::Replace)]
    {
        work.extend(set.ranges().iter().map(|range| WorkInterval { range: *range, mode }));
    }
    work.sort_by_key(|interval| interval.range);
    work
}

/// Hashes of ledgers at the borders of what is recorded, for what is read beside them to chain with.
fn anchors(prior: Option<&Prior>, edge: &ResolvedEdge, anchors: &mut HashMap<u32, String>) {
    let Some(record) = prior.and_then(|prior| prior.edges.get(&edge.id)) else { return };
    for done in record.present() {
        let known = [
            (done.range.first().wrapping_sub(1), &done.previous_hash),
            (done.range.first(), &done.first_hash),
            (done.range.last(), &done.last_hash),
        ];
        anchors.extend(known.into_iter().filter_map(|(ledger, hash)| Some((ledger, hash.clone()?))));
    }
}

fn conclude(result: &Outcome, stop: &StopSignal, undone_anyway: ExitStatus) -> (RunState, ExitStatus) {
    let mut status = ExitStatus::Ok;
    if !result.undone.is_empty() {
        status = status.or(ExitStatus::WorkUndone);
    }
    if result.nothing_started {
        status = status.or(ExitStatus::Unreachable);
    }
    let owned = [Code::E104, Code::E105, Code::E111, Code::E112].map(|code| code.to_string());
    if result.chain_broken || result.undone.iter().any(|undone| owned.contains(&undone.code)) {
        status = status.or(ExitStatus::Stale);
    }
    if let Some(error) = &result.state_error {
        status = status.or(state_status(error, ExitStatus::WorkUndone));
    }
    match stop.which() {
        Some(Stopped::Interrupted) => (RunState::Stopped, status.or(ExitStatus::Interrupted)),
        Some(Stopped::Terminated) => (RunState::Stopped, status.or(ExitStatus::Terminated)),
        // A pipeline that could not be planned leaves the run of the others complete.
        None if status == ExitStatus::Ok => (RunState::Completed, undone_anyway),
        None => (RunState::Failed, status.or(undone_anyway)),
    }
}

fn receipt(
    run: i64,
    state: RunState,
    outcome: &PlanOutcome,
    result: &Outcome,
    started_at: String,
    elapsed: Duration,
) -> Receipt {
    let actual: Vec<cost::Cost> = result
        .by_source
        .iter()
        .map(|source| {
            let route = Route { url: &source.url, endpoint: None, region: None, runs_in: None };
            let usage = Usage {
                objects: source.objects,
                lists: LISTS,
                bytes: source.bytes,
                vcpu_seconds: source.worker_seconds,
                stored: &[],
            };
            cost::price(&route, &usage, &outcome.workspace.prices)
        })
        .collect();
    let estimated = outcome.cost.to_document();
    Receipt {
        run: format!("r-{run}"),
        state,
        started_at,
        ended_at: timestamp(),
        elapsed_ms: u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX),
        ledgers: result.ledgers,
        objects: result.objects,
        bytes: result.bytes,
        raw_bytes: result.raw_bytes,
        fetch_ms: result.fetch_us / 1000,
        decode_ms: result.decode_us / 1000,
        process_ms: result.process_us / 1000,
        deliver_ms: result.deliver_ms,
        cpu_ms: sys::cpu_time_ms(),
        peak_memory_bytes: sys::peak_memory_bytes(),
        estimated_seconds: outcome.document.summary.processing_time.map_or(0, |time| time.p50_seconds),
        estimated_cost: estimated.now,
        actual_cost: actual.iter().collect::<cost::Cost>().to_document().now,
        currency: estimated.currency,
        edges: result.edges.clone(),
        undone: result.undone.clone(),
        cdpctl_version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// An event with the present time.
pub fn event_record(event: RunEvent) -> EventRecord {
    EventRecord { at: timestamp(), event }
}

fn timestamp() -> String {
    let now = sys::now_ms();
    let text = rfc3339(now.div_euclid(1000));
    format!("{}.{:03}Z", text.trim_end_matches('Z'), now.rem_euclid(1000))
}
