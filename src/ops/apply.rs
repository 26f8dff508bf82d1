//! `apply`: does exactly what the plan says, and records what was acknowledged.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::follow;
use super::plan::{LISTS, Origin, PlanOutcome, PlanRequest, plan};
use super::planfile::{SavedPlan, refusal};
use super::project::{OpsError, state_status};
use super::removal;
use super::work::{FOR_OTHERS, Opened, prepare};
use crate::components::registry;
use crate::cost::{self, Route, Usage};
use crate::diag::{Code, Diagnostic, Severity};
use crate::model::Decimal;
use crate::plan::{EdgePlan, PlannedPipeline, Prior, PriorEdge, PriorPipeline};
use crate::resolve::ResolvedPipeline;
use crate::runtime::{Budget, Outcome, QUARANTINED, Recorder, RunSettings, SourceReads, Spent, run};
use crate::state::{self, AppliedEdge, AppliedPipeline, HeldLeases, Lockfile, RunOrder, Structure};
use crate::stellar::rfc3339;
use crate::sys::{self, StopSignal, Stopped};
use crate::wire::{
    ActionKind, EventRecord, ExitStatus, FORMAT_VERSION, PlanMode, Receipt, RuleLevel, RunEvent, RunState,
};

/// How often an apply plans again because another run came between.
const MOST_ATTEMPTS: u32 = 5;

/// Milestones that are kept of a run; the receipt names what was left undone in any case.
const MOST_MILESTONES: u64 = 1000;

/// What an apply is asked with.
pub struct ApplyRequest<'a> {
    /// What to plan.
    pub plan: PlanRequest,
    /// The saved plan that is applied; its request stands in `plan`.
    pub saved: Option<SavedPlan>,
    /// The digest of the plan that was reviewed: another one is refused.
    pub expect_digest: Option<String>,
    /// What the run may take, and whether it goes on at the tip.
    pub limits: RunLimits,
    /// How long to wait for another run's lease.
    pub lock_timeout: Duration,
    /// Says yes or no to a plan; called when there is something to do, and again when another run changed what that is.
    pub approve: &'a mut dyn FnMut(&PlanOutcome) -> Result<bool, OpsError>,
    /// Takes every event with its time.
    pub emit: &'a (dyn Fn(EventRecord) + Sync),
}

/// What a run may take, and whether it goes on at the tip.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RunLimits {
    /// Go on with new ledgers as they come.
    pub follow: bool,
    /// Threads that decode, instead of as many as the sources say.
    pub parallelism: Option<u32>,
    /// Distinct ledgers to read at most.
    pub max_ledgers: Option<u64>,
    /// Compressed bytes to read at most.
    pub max_bytes: Option<u64>,
    /// How long to read.
    pub max_time: Option<Duration>,
    /// What it may cost, in the currency of the price tables.
    pub max_cost: Option<Decimal>,
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
pub fn apply(mut request: ApplyRequest<'_>) -> Result<ApplyOutcome, OpsError> {
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
    let (outcome, mut lockfile, held, undone_anyway) = match settle(&mut request)? {
        Settled::Nothing(outcome, status) => return Ok(nothing(*outcome, status)),
        Settled::Work(work) => (work.outcome, work.lockfile, work.held, work.undone_anyway),
    };
    let structure = structure(&outcome);
    // Until here a signal ends the process as it ends any other; from here on it asks for a clean stop.
    let stop = StopSignal::listen().map_err(|error| {
        let diagnostic = Diagnostic::error(Code::E300, format!("cannot listen for signals: {error}"));
        OpsError::new(ExitStatus::Failed, diagnostic)
    })?;
    let order = order(&outcome, request.saved.as_ref());
    sys::fail_point("before_begin");
    let run_id = lockfile.begin(&structure, &order, &held)?;
    sys::fail_point("after_begin");
    let started = std::time::Instant::now();
    let started_at = timestamp();
    let milestones = Milestones::default();
    let emit = |event: RunEvent| {
        let record = event_record(event);
        milestones.keep(&record);
        (request.emit)(record);
    };
    let volume = &outcome.document.summary.data_volume;
    if outcome.restates() {
        emit(RunEvent::Notice { message: format!("done again: {}", outcome.restate_reason) });
    }
    for step in &structure.moves {
        emit(RunEvent::Notice { message: format!("{} is {} from now on", step.from, step.to) });
    }
    emit(RunEvent::RunStarted {
        run: format!("r-{run_id}"),
        pipelines: structure.pipelines.iter().filter(|p| p.has_work).map(|p| format!("pipeline.{}", p.name)).collect(),
        ledgers: volume.map_or(0, |volume| volume.ledgers),
        bytes: volume.map_or(0, |volume| volume.bytes),
    });
    let pending = milestones.clone();
    let mut recorder = Recorder { lockfile, held, run: run_id, milestones: Arc::new(move || pending.take()) };
    if outcome.document.mode != PlanMode::Normal {
        let result = removal::carry_out(&outcome, &mut recorder, &stop, &emit);
        let (state, status) = conclude(&result, &stop, undone_anyway);
        let receipt = receipt(run_id, state, &outcome, &result, started_at, started.elapsed());
        recorder.lockfile.finish(run_id, &recorder.held, &receipt, &milestones.take())?;
        emit(summary(status, Some(&receipt), Vec::new()));
        return Ok(ApplyOutcome { plan: outcome, receipt: Some(receipt), looks: Vec::new(), problem: None, status });
    }
    let opened = if request.limits.follow { Opened::Backlog } else { Opened::Working };
    let mut prepared = match prepare(&outcome, opened, &mut recorder, &stop, &emit) {
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
    let over_cost = |spent: &Spent| exceeds(spent, request.limits.max_cost.as_ref(), &outcome);
    let mut settings = RunSettings::new(&emit, stop.clone());
    settings.workers = request.limits.parallelism.and_then(|threads| usize::try_from(threads).ok());
    settings.budget = Budget {
        max_ledgers: request.limits.max_ledgers,
        max_bytes: request.limits.max_bytes,
        deadline: request.limits.max_time.map(|time| Instant::now() + time),
        over_cost: request.limits.max_cost.as_ref().map(|_| &over_cost as &(dyn Fn(&Spent) -> bool + Sync)),
        ..Budget::default()
    };
    let mut result = run(prepared.groups, &mut recorder, &settings);
    result.undone.extend(prepared.undone);
    let goes_on = request.limits.follow && result.state_error.is_none() && result.budget.is_none() && !stop.is_set();
    if !goes_on {
        follow::leave(prepared.later, &mut result);
    } else if let Err(error) = follow::follow(&request.plan, &outcome, &mut recorder, &settings, &mut result) {
        // As above; what was delivered so far is in the receipt.
        let receipt = receipt(run_id, RunState::Failed, &outcome, &result, started_at, started.elapsed());
        let _ = recorder.lockfile.finish(run_id, &recorder.held, &receipt, &milestones.take());
        return Err(error);
    }
    let (state, status) = conclude(&result, &stop, undone_anyway);
    let receipt = receipt(run_id, state, &outcome, &result, started_at, started.elapsed());
    let mut problem = result.state_error.as_ref().map(crate::state::StateError::diagnostic);
    let mut status = status;
    sys::fail_point("before_finish");
    if let Err(error) = recorder.lockfile.finish(run_id, &recorder.held, &receipt, &milestones.take()) {
        // What was delivered is recorded or will be adopted; only this run's receipt is lost.
        problem.get_or_insert_with(|| error.diagnostic());
        status = status.or(ExitStatus::Failed);
    }
    emit(summary(status, Some(&receipt), problem.iter().cloned().collect()));
    let with_rows = |edge: &str| receipt.edges.iter().any(|done| done.edge == edge && done.rows > 0);
    let looks = prepared.looks.into_iter().filter(|(edge, _)| with_rows(edge)).map(|(_, look)| look).collect();
    Ok(ApplyOutcome { plan: outcome, receipt: Some(receipt), looks, problem, status })
}

/// A plan that is run.
struct Work {
    outcome: PlanOutcome,
    lockfile: Lockfile,
    held: HeldLeases,
    undone_anyway: ExitStatus,
}

/// What planning and asking came to.
enum Settled {
    /// Nothing is run.
    Nothing(Box<PlanOutcome>, ExitStatus),
    /// The plan that is run, with the leases of its pipelines.
    Work(Box<Work>),
}

/// Plans, asks, and takes the leases; plans again when another run came between.
fn settle(request: &mut ApplyRequest<'_>) -> Result<Settled, OpsError> {
    for _ in 0..MOST_ATTEMPTS {
        let outcome = Box::new(plan(&request.plan)?);
        let state_path = outcome.workspace.state_path.clone();
        if let Some(saved) = &request.saved {
            saved.check(&state_path)?;
            saved.check_same(&outcome.document)?;
            // A run of this plan wrote down what is to be done again; to ask for it a second time would do more than that.
            let options = &mut request.plan.options;
            let asks = options.restate.is_some() || !options.replace.is_empty();
            if asks && state::read_plan(&state_path, &saved.document.plan_id)?.is_some() {
                (options.restate, options.replace) = (None, Vec::new());
                continue;
            }
        }
        if let Some(expected) = request.expect_digest.as_ref().filter(|digest| **digest != outcome.document.digest) {
            let found = &outcome.document.digest;
            let error = refusal(Code::E126, format!("the plan is {found}, expected is {expected}"));
            return Err(error.with("review the plan again with cdpctl plan"));
        }
        // A source that cannot be reached leaves the others their work; anything else stops before a target is touched.
        if !matches!(outcome.status, ExitStatus::Ok | ExitStatus::Failed) {
            // A first apply that runs beside this one made the lockfile after it was looked for: its targets are no stranger's.
            let now = state::read_prior(&state_path)?.map(|now| now.lineage);
            if outcome.prior.is_none() && now.is_some() {
                continue;
            }
            let status = outcome.status;
            return Ok(Settled::Nothing(outcome, status));
        }
        let undone_anyway = if outcome.status == ExitStatus::Failed { ExitStatus::WorkUndone } else { ExitStatus::Ok };
        let normal = outcome.document.mode == PlanMode::Normal;
        let goes_on = request.limits.follow && !follow::following(&outcome).is_empty();
        if !goes_on {
            let adopts = normal && outcome.has_adoptions();
            if !outcome.has_changes() && !adopts {
                return Ok(Settled::Nothing(outcome, undone_anyway));
            }
            if normal && outcome.only_held_up() && !adopts {
                return Ok(Settled::Nothing(outcome, undone_anyway.or(ExitStatus::WorkUndone)));
            }
        }
        // Writing down what is done already changes nothing that anybody would have to approve.
        if outcome.has_changes() && request.saved.is_none() && !(request.approve)(&outcome)? {
            return Ok(Settled::Nothing(outcome, ExitStatus::ApprovalRequired));
        }
        let mut names = touched(&outcome);
        if goes_on {
            names.extend(follow::following(&outcome));
            names.sort();
            names.dedup();
        }
        let mut lockfile = Lockfile::open(&state_path)?;
        let held = lockfile.acquire(&names, operation(&outcome), request.lock_timeout)?;
        let now = state::read_prior(&state_path)?.map(|now| now.moved(&outcome.workspace.moves).0);
        // What could not be planned is not run: what became of its targets changes nothing.
        let planned = outcome.workspace.pipelines.iter().zip(&outcome.planned).filter(|(_, planned)| planned.is_some());
        let planned = planned.map(|(pipeline, _)| pipeline);
        let steady = || super::probe::targets_gone(planned, now.as_ref()) == outcome.targets_gone();
        if same_ground(outcome.prior.as_ref(), now.as_ref(), &names) && steady() {
            return Ok(Settled::Work(Box::new(Work { outcome: *outcome, lockfile, held, undone_anyway })));
        }
        // Another run finished between planning and the lease, or a target went: what is to be done now is another plan.
        lockfile.release(&held)?;
    }
    let diagnostic = Diagnostic::error(Code::E103, "other runs keep changing the state while this one is planned")
        .fix("run cdpctl apply again when they are done");
    Err(OpsError::new(ExitStatus::Locked, diagnostic))
}

/// What a run of this plan is called.
fn operation(outcome: &PlanOutcome) -> &'static str {
    match outcome.document.mode {
        PlanMode::Normal if outcome.restates() => "restate",
        PlanMode::Normal => "apply",
        PlanMode::RefreshOnly => "refresh",
        PlanMode::Prune => "prune",
        PlanMode::Destroy => "destroy",
    }
}

fn order(outcome: &PlanOutcome, saved: Option<&SavedPlan>) -> RunOrder {
    let of_removal = if outcome.document.mode == PlanMode::Normal { Vec::new() } else { touched(outcome) };
    RunOrder {
        operation: operation(outcome).to_owned(),
        plan: saved.map(|saved| (saved.document.plan_id.clone(), saved.document.digest.clone())),
        pipelines: of_removal,
    }
}

/// Names of the pipelines that this apply works on, old names of renamed ones included.
fn touched(outcome: &PlanOutcome) -> Vec<String> {
    let structure = structure(outcome);
    let mut names: Vec<String> = structure.pipelines.iter().map(|pipeline| pipeline.name.clone()).collect();
    names.extend(structure.removed);
    for step in &structure.moves {
        names.extend([step.from.pipeline().to_owned(), step.to.pipeline().to_owned()]);
    }
    names.extend(outcome.removals.iter().map(|removal| removal.edge.pipeline.clone()));
    if outcome.document.mode == PlanMode::RefreshOnly {
        names.extend(outcome.workspace.pipelines.iter().map(|pipeline| pipeline.name.clone()));
    }
    names.sort();
    names.dedup();
    names
}

/// Events that are kept of a run, each with its number.
#[derive(Clone, Default)]
struct Milestones {
    kept: Arc<Mutex<Kept>>,
}

#[derive(Default)]
struct Kept {
    /// Those that are not written yet.
    unwritten: Vec<(u64, EventRecord)>,
    /// How many there were in all.
    count: u64,
}

impl Milestones {
    fn keep(&self, record: &EventRecord) {
        let passing = matches!(
            record.event,
            RunEvent::Progress { .. } | RunEvent::ChunkProcessed { .. } | RunEvent::Delivered { .. }
        );
        let mut kept = self.kept.lock().expect("no thread panics while holding it");
        if !passing && kept.count < MOST_MILESTONES {
            let number = kept.count;
            kept.unwritten.push((number, record.clone()));
            kept.count += 1;
        }
    }

    /// Those that came since the last call.
    fn take(&self) -> Vec<(u64, EventRecord)> {
        std::mem::take(&mut self.kept.lock().expect("no thread panics while holding it").unwritten)
    }
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
    let mode = outcome.document.mode;
    if matches!(mode, PlanMode::Prune | PlanMode::Destroy) {
        return Structure { moves: outcome.moves.clone(), ..Structure::default() };
    }
    let pipelines = outcome
        .workspace
        .pipelines
        .iter()
        .zip(&outcome.planned)
        .filter_map(|(pipeline, planned)| {
            let planned = planned.as_ref()?;
            let adopted = planned.edges.iter().any(EdgePlan::adopts);
            let normal = mode == PlanMode::Normal && (planned.has_changes() || planned.moved_from.is_some() || adopted);
            // What is taken over must be recorded before it can be adopted.
            let unknown = |edge: &EdgePlan| edge.taken_over || (edge.adopts() && edge.fingerprint.before.is_none());
            let taken_over = mode == PlanMode::RefreshOnly && planned.edges.iter().any(unknown);
            (normal || taken_over).then(|| applied_pipeline(pipeline, planned))
        })
        .collect();
    Structure {
        moves: outcome.moves.clone(),
        pipelines,
        removed: outcome.removed.iter().map(|removed| removed.name.clone()).collect(),
        restate_reason: if outcome.restates() { outcome.restate_reason.clone() } else { FOR_OTHERS.to_owned() },
    }
}

fn applied_pipeline(pipeline: &ResolvedPipeline, planned: &PlannedPipeline) -> AppliedPipeline {
    let edges = pipeline
        .edges
        .iter()
        .map(|edge| {
            let plan = planned.edges.iter().find(|plan| plan.id == edge.id);
            AppliedEdge {
                id: edge.id.clone(),
                target: edge.target.clone(),
                target_words: pipeline.target_words(edge),
                fingerprint: edge.fingerprint,
                parts: edge.parts.0.clone(),
                columns: edge.dataset.columns_json(),
                target_gone: plan.is_some_and(|plan| plan.target_gone),
                restate: plan.map(EdgePlan::restates).unwrap_or_default(),
                selected: plan.is_some_and(|plan| plan.selected),
            }
        })
        .collect();
    let gone = planned.edges.iter().filter(|edge| edge.action == ActionKind::Delete);
    AppliedPipeline {
        name: pipeline.name.clone(),
        nodes: planned.applied_nodes.clone(),
        follow: planned.desired.follow,
        pin_start: planned.desired.pin_start.map(|ledger| (ledger, pipeline.source.start_written.clone())),
        edges,
        removed: gone.map(|edge| edge.id.clone()).collect(),
        has_work: !planned.work().is_empty(),
    }
}

/// Whether what was read, and would be with the next chunk, costs more than it may.
fn exceeds(spent: &Spent, most: Option<&Decimal>, outcome: &PlanOutcome) -> bool {
    let cost: cost::Cost = actual_cost(&spent.by_source, outcome);
    let now = Decimal::parse(&cost.now().to_string());
    most.zip(now).is_some_and(|(most, now)| now > *most)
}

fn conclude(result: &Outcome, stop: &StopSignal, undone_anyway: ExitStatus) -> (RunState, ExitStatus) {
    let mut status = ExitStatus::Ok;
    if !result.undone.is_empty() {
        status = status.or(ExitStatus::WorkUndone);
    }
    if result.budget.is_some() {
        status = status.or(ExitStatus::BudgetReached);
    }
    // What was set aside was dealt with as the configuration says: the run did its work, and the exit code tells.
    let dealt_with = result.undone.iter().all(|undone| undone.class == QUARANTINED);
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
        Some(Stopped::Cancelled) => (RunState::Stopped, status.or(ExitStatus::WorkUndone)),
        None if result.budget.is_some() => (RunState::Stopped, status.or(undone_anyway)),
        // A pipeline that could not be planned leaves the run of the others complete.
        None if status == ExitStatus::Ok => (RunState::Completed, undone_anyway),
        None if status == ExitStatus::WorkUndone && dealt_with => (RunState::Completed, status.or(undone_anyway)),
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
    let nodes = outcome.document.pipelines.iter().flat_map(|pipeline| &pipeline.nodes);
    let components = nodes.filter_map(|node| registry::find_any(&node.component));
    let component_versions: BTreeMap<String, String> =
        components.map(|component| (component.id.to_owned(), component.version.to_owned())).collect();
    let estimated = outcome.cost.to_document();
    Receipt {
        run: format!("r-{run}"),
        operation: operation(outcome).to_owned(),
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
        actual_cost: actual_cost(&result.by_source, outcome).to_document().now,
        currency: estimated.currency,
        edges: result.edges.clone(),
        undone: result.undone.clone(),
        cdpctl_version: env!("CARGO_PKG_VERSION").to_owned(),
        component_versions,
        budget: result.budget.map(|kind| kind.to_string()),
        left_by_budget: result.left_by_budget,
        quarantined: result.quarantined,
    }
}

/// What reading so much costs.
fn actual_cost(by_source: &[SourceReads], outcome: &PlanOutcome) -> cost::Cost {
    let costs: Vec<cost::Cost> = by_source
        .iter()
        .map(|source| {
            let pipelines = &outcome.workspace.pipelines;
            let pipeline = pipelines.iter().find(|pipeline| pipeline.source.url_shown == source.url);
            let origin = pipeline.map(Origin::of);
            let unknown = Route { url: &source.url, endpoint: None, region: None, runs_in: None };
            let route = origin.as_ref().map_or(unknown, Origin::route);
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
    costs.iter().collect()
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
