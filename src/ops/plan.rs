//! `plan`: configuration × lockfile × facts, as a document that policies have judged.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::facts_cache::FactsCache;
use super::probe::{self, Facts};
use super::project::{OpsError, Request, Workspace};
use super::refusals::{broken_columns, must_be_known, nothing_restated, other_than_reviewed, renames_in_vain};
use crate::components::{SourceFacts, SourceIdentity};
use crate::cost::{self, Cost, CostInput, Estimate, Route, Sizes};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::{EdgeId, Fingerprint, Move, RangeSet};
use crate::plan::{
    self, EdgePlan, Estimates, Options, PlannedPipeline, Prior, Reads, Removal, RemovedPipeline, digest,
    pipeline_document, plan_pipeline, removed_document, sums,
};
use crate::policy;
use crate::resolve::ResolvedPipeline;
use crate::runtime::usable_threads;
use crate::stellar::rfc3339;
use crate::wire::{
    ActionKind, Available, Base, Basis, DataVolume, ExitStatus, FORMAT_VERSION, Narrowed, NextAction, PipelinePlan,
    PlanDocument, PlanMode, PlannedMove, ProcessingTime, RuleLevel, SourceFactsDoc, SummaryDoc, TipDoc,
};
use crate::{state, sys};

/// Listings that probing a lake takes: its root and the partitions at the ends of what is wanted.
pub(super) const LISTS: u64 = 3;
/// How long a plan stays applicable.
const EXPIRES_MS: i64 = 24 * 60 * 60 * 1000;

/// What a plan is asked with.
#[derive(Debug, Clone, Default)]
pub struct PlanRequest {
    /// Files, variables, lockfile.
    pub request: Request,
    /// What kind of plan, and what narrows it.
    pub options: Options,
    /// Whether sources and targets are left alone: what was learnt before counts.
    pub offline: bool,
}

/// A plan with everything that applying it needs.
pub struct PlanOutcome {
    /// The document.
    pub document: PlanDocument,
    /// How the command ends, `--detailed-exitcode` apart.
    pub status: ExitStatus,
    /// The lockfile as shown.
    pub state_shown: String,
    /// Milliseconds that asking the sources and targets took.
    pub probed_ms: u64,
    /// The configuration.
    pub workspace: Workspace,
    /// The plan of each pipeline of the workspace; `None` where facts were lacking.
    pub(super) planned: Vec<Option<PlannedPipeline>>,
    /// Pipelines that are no longer configured.
    pub(super) removed: Vec<RemovedPipeline>,
    /// Rows that go, in a plan that removes.
    pub(super) removals: Vec<Removal>,
    /// Renames that the lockfile has not seen yet.
    pub(super) moves: Vec<Move>,
    /// What the lockfile said, those renames done.
    pub(super) prior: Option<Prior>,
    /// What was found out.
    pub(super) facts: Facts,
    /// Cost of the whole plan.
    pub(super) cost: Cost,
    /// Why done ledgers are done again; empty when none are.
    pub(super) restate_reason: String,
}

impl PlanOutcome {
    /// How many pipelines could not be planned, since their source could not be asked.
    pub fn unplanned(&self) -> usize {
        // To destroy, no source is asked and nothing is planned.
        let planned = self.document.mode != PlanMode::Destroy;
        self.planned.iter().filter(|found| planned && found.is_none()).count()
    }

    /// Whether applying would change or try anything.
    pub fn has_changes(&self) -> bool {
        match self.document.mode {
            PlanMode::Normal => {
                !self.removed.is_empty()
                    || !self.moves.is_empty()
                    || self.planned.iter().flatten().any(PlannedPipeline::has_changes)
            }
            PlanMode::RefreshOnly => {
                let mut edges = self.planned.iter().flatten().flat_map(|planned| &planned.edges);
                edges.any(|edge| !edge.drift.is_empty() || !edge.adopted.is_empty() || edge.taken_over)
            }
            PlanMode::Prune | PlanMode::Destroy => !self.removals.is_empty(),
        }
    }

    /// Whether nothing can be done now although ledgers are wanted: the source lacks them, or they are set aside.
    pub(super) fn only_held_up(&self) -> bool {
        let stuck = |planned: &PlannedPipeline| planned.action == ActionKind::NoOp && planned.work().is_empty();
        self.removed.is_empty() && self.moves.is_empty() && self.planned.iter().flatten().all(stuck)
    }

    /// Whether targets say that more was committed than the lockfile records: taken over by the next apply, and no change.
    pub fn has_adoptions(&self) -> bool {
        self.planned.iter().flatten().flat_map(|planned| &planned.edges).any(EdgePlan::adopts)
    }

    /// The plan is saved: applying the file is what makes sense next.
    pub fn save_to(&mut self, path: &std::path::Path) {
        let next = self.document.next_actions.first_mut().filter(|_| self.document.applyable);
        if let Some(next) = next {
            next.command = format!("cdpctl apply {}", shell_word(&path.display().to_string()));
        }
    }

    /// Whether it is about ledgers to be done again.
    pub(super) fn restates(&self) -> bool {
        !self.restate_reason.is_empty()
    }

    /// Compressed bytes of one ledger of a source, on the average of the objects that were seen; 0 when none was.
    pub(super) fn ledger_bytes(&self, identity: &SourceIdentity) -> u64 {
        let probed = self.facts.sources.iter().find(|source| source.identity == *identity);
        probed.map_or(0, |source| average_bytes(&source.facts))
    }

    /// The same plan with what the lockfile says now.
    pub(super) fn with_present_state(mut self) -> Result<Self, OpsError> {
        self.prior = state::read_prior(&self.workspace.state_path)?;
        Ok(self)
    }

    /// The newest ledger of a source.
    pub(super) fn tip(&self, identity: &SourceIdentity) -> Option<u32> {
        let probed = self.facts.sources.iter().find(|source| source.identity == *identity)?;
        probed.facts.tip.as_ref().map(|tip| tip.ledger)
    }

    /// Ledgers in one object of a source.
    pub(super) fn object_ledgers(&self, identity: &SourceIdentity) -> u32 {
        let probed = self.facts.sources.iter().find(|source| source.identity == *identity);
        probed.map_or(1, |source| source.facts.ledgers_per_object.max(1))
    }

    /// Edges whose recorded target was found gone.
    pub(super) fn targets_gone(&self) -> BTreeSet<EdgeId> {
        let edges = self.planned.iter().flatten().flat_map(|planned| &planned.edges);
        edges.filter(|edge| edge.target_gone).map(|edge| edge.id.clone()).collect()
    }

    /// Each changed pipeline's nodes as YAML: address, as applied last, as wanted.
    pub fn yaml_changes(&self) -> Vec<(String, String, String)> {
        let recorded = |name: &str| self.prior.as_ref().and_then(|prior| prior.pipelines.get(name));
        let yaml = |nodes: Option<&serde_json::Value>| nodes.map(crate::config::value_to_yaml).unwrap_or_default();
        let wanted = self.workspace.pipelines.iter().zip(&self.planned).filter_map(|(pipeline, planned)| {
            let before = yaml(recorded(&pipeline.name).map(|record| &record.nodes));
            Some((pipeline.address(), before, yaml(Some(&planned.as_ref()?.applied_nodes))))
        });
        let gone =
            self.removed.iter().map(|gone| (format!("pipeline.{}", gone.name), yaml(Some(&gone.nodes)), String::new()));
        wanted.chain(gone).filter(|(_, before, after)| before != after).collect()
    }
}

/// Plans. Writes nothing, the cache of facts apart.
pub fn plan(request: &PlanRequest) -> Result<PlanOutcome, OpsError> {
    let mut workspace = Workspace::open_valid(&request.request)?;
    let options = &request.options;
    let (prior, moves) = match state::read_prior(&workspace.state_path)? {
        Some(prior) => {
            let (prior, moves) = prior.moved(&workspace.moves);
            renames_in_vain(&workspace, &prior, &moves)?;
            (Some(prior), moves)
        }
        None => (None, Vec::new()),
    };
    must_be_known(options, &workspace, prior.as_ref())?;
    let names: Vec<String> = workspace.pipelines.iter().map(|pipeline| pipeline.name.clone()).collect();
    let whole_project = workspace.loaded.located.whole_project();
    workspace.pipelines.retain(|pipeline| {
        let recorded = prior.iter().flat_map(|prior| prior.edges_of(&pipeline.name)).map(|edge| &edge.id);
        let mut edges = pipeline.edges.iter().map(|edge| &edge.id).chain(recorded);
        options.selects_pipeline(&pipeline.name) && edges.any(|edge| options.selects(edge))
    });
    let started = std::time::Instant::now();
    let cache = FactsCache::new(request.offline);
    // What goes as a whole goes whatever its source says.
    let facts = if options.mode == PlanMode::Destroy {
        Facts::of_nothing(workspace.pipelines.len())
    } else {
        probe::gather(&mut workspace.pipelines, prior.as_ref(), options, &cache)?
    };
    let probed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let mut planned: Vec<Option<PlannedPipeline>> = workspace
        .pipelines
        .iter()
        .zip(&facts.pipelines)
        .map(|(pipeline, facts)| facts.as_ref().map(|facts| plan_pipeline(pipeline, facts, prior.as_ref(), options)))
        .collect();
    nothing_restated(options, &planned)?;
    for pipeline in planned.iter_mut().flatten() {
        // An address that it had before is told once, by the plan that renames it.
        pipeline.moved_from.take_if(|former| !moves.iter().any(|step| step.from.to_string() == *former));
    }
    let mut removed = match &prior {
        Some(prior) if whole_project && options.mode == PlanMode::Normal => plan::removed(prior, &names),
        _ => Vec::new(),
    };
    removed.retain(|removed| {
        options.selects_pipeline(&removed.name) && removed.edges.iter().all(|(edge, _)| options.selects(edge))
    });
    let removals = match &prior {
        Some(prior) if matches!(options.mode, PlanMode::Prune | PlanMode::Destroy) => {
            let ranges: Vec<Option<RangeSet>> =
                facts.pipelines.iter().map(|facts| Some(RangeSet::from(facts.as_ref()?.desired.range))).collect();
            plan::removals(prior, &workspace.pipelines, &names, &ranges, whole_project, options)
        }
        _ => Vec::new(),
    };
    let mut pipelines = documents(options.mode, &workspace, &planned, &removed, &removals, &facts);
    pipelines.sort_by(|a, b| a.address.cmp(&b.address));
    let whole = if options.mode == PlanMode::Normal { whole(&workspace, &planned, &facts) } else { nothing_to_read() };
    let cost = whole.cost.clone();
    let drift = drift(&workspace, &planned);
    let mut diagnostics = workspace.diagnostics.clone();
    diagnostics.extend(facts.diagnostics.clone());
    diagnostics.extend(other_than_reviewed(options, &workspace));
    diagnostics.extend(broken_columns(&workspace, &planned, prior.as_ref()));
    let errored = diagnostics.has_errors();
    let (by_action, ledgers) = sums(&pipelines);
    let now = sys::now_ms();
    let mut document = PlanDocument {
        format_version: FORMAT_VERSION.to_owned(),
        kind: "cdpctl.plan".to_owned(),
        cdpctl_version: env!("CARGO_PKG_VERSION").to_owned(),
        plan_id: sys::new_id("pl"),
        digest: digest(&pipelines),
        created_at: rfc3339(now / 1000),
        expires_at: rfc3339((now + EXPIRES_MS) / 1000),
        mode: options.mode,
        applyable: false,
        complete: !errored && whole_project && options.is_whole(),
        errored,
        base: base(&workspace, prior.as_ref()),
        sources: sources(&facts),
        pipelines,
        summary: SummaryDoc {
            pipelines: by_action,
            ledgers,
            policy: crate::wire::PolicySums::default(),
            estimated_cost: Some(cost.to_document()),
            data_volume: Some(whole.volume),
            processing_time: Some(whole.time),
        },
        policy_results: Vec::new(),
        drift: drift.0,
        diagnostics: diagnostics.0,
        next_actions: Vec::new(),
        narrowed: Narrowed { from: options.from, until: options.until },
        moves: moves.iter().map(|step| PlannedMove { from: step.from.to_string(), to: step.to.to_string() }).collect(),
    };
    let (results, policy_sums) = policy::judge(&document, &workspace.policies);
    document.policy_results = results;
    document.summary.policy = policy_sums;
    let mut outcome = PlanOutcome {
        status: ExitStatus::Ok,
        state_shown: workspace.state_shown(&request.request),
        probed_ms,
        document,
        workspace,
        planned,
        removed,
        removals,
        moves,
        prior,
        facts,
        cost,
        restate_reason: match &options.restate {
            Some(restate) => restate.reason.clone(),
            None if options.replace.is_empty() => String::new(),
            None => "--replace".to_owned(),
        },
    };
    outcome.status = status(&outcome);
    outcome.document.applyable = outcome.status == ExitStatus::Ok && outcome.has_changes();
    outcome.document.next_actions = next_actions(&outcome, request);
    Ok(outcome)
}

fn documents(
    mode: PlanMode,
    workspace: &Workspace,
    planned: &[Option<PlannedPipeline>],
    removed: &[RemovedPipeline],
    removals: &[Removal],
    facts: &Facts,
) -> Vec<PipelinePlan> {
    if matches!(mode, PlanMode::Prune | PlanMode::Destroy) {
        return plan::removal_documents(removals, &nothing);
    }
    let mut pipelines: Vec<PipelinePlan> = Vec::new();
    for (pipeline, planned) in workspace.pipelines.iter().zip(planned) {
        let Some(planned) = planned else { continue };
        let estimates =
            if mode == PlanMode::Normal { estimates(pipeline, planned, facts, workspace) } else { nothing() };
        let mut document = pipeline_document(pipeline, planned, estimates);
        if mode == PlanMode::RefreshOnly {
            plan::keep_refresh_only(&mut document, planned);
        }
        pipelines.push(document);
    }
    for gone in removed {
        pipelines.push(removed_document(gone, nothing()));
    }
    pipelines
}

fn status(outcome: &PlanOutcome) -> ExitStatus {
    let mut status = ExitStatus::Ok;
    if outcome.document.policy_results.iter().any(|result| result.level == RuleLevel::Deny) {
        status = status.or(ExitStatus::Denied);
    }
    let stale = [Code::E119, Code::E124];
    if outcome.document.diagnostics.iter().any(|found| stale.contains(&found.code)) {
        status = status.or(ExitStatus::Stale);
    }
    if let Some(found) = outcome.facts.status {
        // A source that cannot be reached stops only its own pipelines.
        let some_can = outcome.planned.iter().any(Option::is_some);
        let found = if found == ExitStatus::Unreachable && some_can { ExitStatus::Failed } else { found };
        status = status.or(found);
    }
    status
}

fn estimates(
    pipeline: &ResolvedPipeline,
    planned: &PlannedPipeline,
    facts: &Facts,
    workspace: &Workspace,
) -> Estimates {
    let reads = planned.reads();
    let estimate = sum(reads.iter().map(|reads| estimate(&[pipeline], reads, facts, workspace)).collect());
    let origin = Origin::of(pipeline);
    let work = planned.work();
    let optimizations = cost::optimizations(&origin.route(), &pipeline.network, work.hull(), &estimate.cost);
    Estimates { volume: estimate.volume, time: estimate.time, cost: estimate.cost.to_document(), optimizations }
}

/// Where a source's bytes come from.
pub(super) struct Origin {
    identity: SourceIdentity,
    region: Option<String>,
}

impl Origin {
    pub fn of(pipeline: &ResolvedPipeline) -> Self {
        let source = &pipeline.source.source;
        Self { identity: source.identity(), region: source.region() }
    }

    pub fn route(&self) -> Route<'_> {
        let (endpoint, region) = (self.identity.endpoint.as_deref(), self.region.as_deref());
        Route { url: &self.identity.url, endpoint, region, runs_in: None }
    }
}

/// What it takes to read some ledgers for pipelines that have one source.
fn estimate(pipelines: &[&ResolvedPipeline], reads: &Reads, facts: &Facts, workspace: &Workspace) -> Estimate {
    let first = pipelines[0];
    let origin = Origin::of(first);
    let probed = facts.sources.iter().find(|source| source.identity == origin.identity);
    let mut rates: BTreeMap<&str, u32> = BTreeMap::new();
    for pipeline in pipelines {
        let source = pipeline.source.descriptor;
        rates.insert(source.id, source.resource_estimates.throughput_tps);
        for node in &pipeline.processors {
            rates.insert(node.descriptor.id, node.descriptor.resource_estimates.throughput_tps);
        }
    }
    let rates: Vec<u32> = rates.into_values().collect();
    let unknown = Sizes::default();
    let average = probed.map_or(0, |source| average_bytes(&source.facts));
    let threads = usable_threads(reads.state, &*first.source.source, average);
    let input = CostInput {
        route: origin.route(),
        network: &first.network,
        work: &reads.ledgers,
        sizes: probed.map_or(&unknown, |source| &source.sizes),
        rates: &rates,
        cores: u32::try_from(threads).unwrap_or(1),
        // A source is listed once.
        lists: if reads.own { 0 } else { LISTS },
        stored: &[],
    };
    cost::estimate(&input, &workspace.prices)
}

/// What the whole plan takes: each source is read once, however many pipelines want its ledgers, and once more for each edge
/// that has a reader of its own.
fn whole(workspace: &Workspace, planned: &[Option<PlannedPipeline>], facts: &Facts) -> Estimate {
    let mut by_source: BTreeMap<SourceIdentity, (Vec<&ResolvedPipeline>, Reads)> = BTreeMap::new();
    let mut parts: Vec<Estimate> = Vec::new();
    for (pipeline, planned) in workspace.pipelines.iter().zip(planned) {
        let Some(planned) = planned else { continue };
        let (members, shared) = by_source.entry(pipeline.source.source.identity()).or_default();
        members.push(pipeline);
        for reads in planned.reads() {
            if reads.own {
                parts.push(estimate(&[pipeline], &reads, facts, workspace));
            } else {
                shared.ledgers = shared.ledgers.union(&reads.ledgers);
            }
        }
    }
    parts.extend(by_source.values().map(|(members, reads)| estimate(members, reads, facts, workspace)));
    sum(parts)
}

/// Compressed bytes of one ledger, on the average; 0 where nothing is known.
fn average_bytes(facts: &SourceFacts) -> u64 {
    let bytes: u64 = facts.sizes.iter().map(|(_, bytes)| bytes).sum();
    bytes / (facts.sizes.len() as u64 * u64::from(facts.ledgers_per_object.max(1))).max(1)
}

/// What several readings take in all.
fn sum(parts: Vec<Estimate>) -> Estimate {
    let sum = |of: fn(&Estimate) -> u64| parts.iter().map(of).sum::<u64>();
    let with_work = parts.iter().find(|part| part.volume.ledgers > 0);
    Estimate {
        volume: DataVolume {
            ledgers: sum(|part| part.volume.ledgers),
            objects: sum(|part| part.volume.objects),
            bytes: sum(|part| part.volume.bytes),
            basis: with_work.map_or(Basis::None, |part| part.volume.basis),
        },
        time: ProcessingTime {
            p50_seconds: sum(|part| part.time.p50_seconds),
            p90_seconds: sum(|part| part.time.p90_seconds),
            basis: with_work.map_or(Basis::None, |part| part.time.basis),
        },
        cost: parts.iter().map(|part| &part.cost).collect(),
    }
}

/// An estimate of no work.
fn nothing_to_read() -> Estimate {
    Estimate {
        volume: DataVolume { ledgers: 0, objects: 0, bytes: 0, basis: Basis::None },
        time: ProcessingTime { p50_seconds: 0, p90_seconds: 0, basis: Basis::None },
        cost: Cost::default(),
    }
}

fn nothing() -> Estimates {
    let nothing = nothing_to_read();
    Estimates {
        volume: nothing.volume,
        time: nothing.time,
        cost: nothing.cost.to_document(),
        optimizations: Vec::new(),
    }
}

/// Intervals that are recorded and that the target's own markers lack.
fn drift(workspace: &Workspace, planned: &[Option<PlannedPipeline>]) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (pipeline, planned) in workspace.pipelines.iter().zip(planned) {
        for edge in planned.iter().flat_map(|planned| &planned.edges).filter(|edge| !edge.drift.is_empty()) {
            let Some(resolved) = edge.index.map(|index| &pipeline.edges[index]) else { continue };
            let words = pipeline.target_words(resolved);
            found.push(
                Diagnostic::warning(Code::E109, format!("{}: {words} lacks ledgers {}", edge.id, edge.drift))
                    .detail("the lockfile records them as delivered")
                    .fix("cdpctl apply --refresh-only forgets them, and the next apply delivers them again"),
            );
        }
    }
    found
}

fn base(workspace: &Workspace, prior: Option<&Prior>) -> Base {
    let policies = serde_json::to_value(&workspace.policies).expect("settings are plain data");
    Base {
        lineage: prior.map(|prior| prior.lineage.0.clone()),
        serial: prior.map_or(0, |prior| prior.serial),
        config_hash: format!("sha256:{}", workspace.config_hash()),
        policy_hash: format!("sha256:{}", Fingerprint::of(&policies)),
        packs_hash: format!("sha256:{}", workspace.loaded.packs_hash),
        git: super::git::head(&workspace.loaded.located.base),
    }
}

fn sources(facts: &Facts) -> Vec<SourceFactsDoc> {
    facts
        .sources
        .iter()
        .enumerate()
        .map(|(n, probed)| {
            let spans = |set: &RangeSet, basis: Basis| -> Vec<Available> {
                let near = set.intersect(&probed.wanted);
                near.ranges().iter().map(|r| Available { start: r.first(), end: r.last(), basis }).collect()
            };
            let mut available = spans(&probed.facts.listed, Basis::Listed);
            available.extend(spans(&probed.facts.assumed, Basis::Assumed));
            available.sort_by_key(|span| span.start);
            SourceFactsDoc {
                id: if n == 0 { "lake".to_owned() } else { format!("lake-{}", n + 1) },
                url: probed.url.clone(),
                network: probed.source.network().name().to_owned(),
                available,
                tip: probed.facts.tip.as_ref().map(|tip| TipDoc {
                    ledger: tip.ledger,
                    hash: tip.header.as_ref().ok().map(|header| header.hash.clone()),
                    closed_at: tip.header.as_ref().ok().map(|header| rfc3339(header.closed_at)),
                }),
            }
        })
        .collect()
}

/// A word as a shell takes it.
fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/=:@+,".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

fn next_actions(outcome: &PlanOutcome, request: &PlanRequest) -> Vec<NextAction> {
    let next = |command: String, why: &str| vec![NextAction { command, why: why.to_owned() }];
    let denied = outcome.document.policy_results.iter().find(|result| result.level == RuleLevel::Deny);
    if let Some(result) = denied {
        return next(
            format!("cdpctl policy show {}", result.rule),
            result.fix.as_deref().unwrap_or("see what the rule allows"),
        );
    }
    let error = outcome.document.diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error);
    if let Some(error) = error {
        return next(format!("cdpctl explain {}", error.code), "what the error means");
    }
    let mode = outcome.document.mode;
    if mode == PlanMode::Normal && !outcome.has_changes() && !outcome.document.drift.is_empty() {
        return next("cdpctl apply --refresh-only".to_owned(), "forget what the targets lack, to deliver it again");
    }
    if !outcome.has_changes() || (mode == PlanMode::Normal && outcome.only_held_up()) {
        return Vec::new();
    }
    let mut command = match mode {
        PlanMode::Normal => "cdpctl apply".to_owned(),
        PlanMode::RefreshOnly => "cdpctl apply --refresh-only".to_owned(),
        PlanMode::Prune => "cdpctl prune".to_owned(),
        PlanMode::Destroy => "cdpctl destroy".to_owned(),
    };
    let options = &request.options;
    for (flag, addresses) in
        [("--target", &options.target), ("--exclude", &options.exclude), ("--replace", &options.replace)]
    {
        for address in addresses {
            let _ = write!(command, " {flag} {}", shell_word(&address.to_string()));
        }
    }
    for path in &request.request.inputs.paths {
        let _ = write!(command, " {}", shell_word(&path.display().to_string()));
    }
    for (name, value) in &request.request.vars {
        let _ = write!(command, " --var {}", shell_word(&format!("{name}={value}")));
    }
    if let Some(state) = &request.request.state {
        let _ = write!(command, " --state {}", shell_word(&state.display().to_string()));
    }
    for (flag, ledger) in [("--from", request.options.from), ("--until", request.options.until)] {
        if let Some(ledger) = ledger {
            let _ = write!(command, " {flag} {ledger}");
        }
    }
    let why = if matches!(mode, PlanMode::Prune | PlanMode::Destroy) {
        "remove these rows"
    } else if mode == PlanMode::RefreshOnly {
        "record what the targets say"
    } else if outcome.document.pipelines.iter().any(|pipeline| pipeline.action == ActionKind::Create) {
        "create the pipelines and deliver their ledgers"
    } else {
        "deliver what is missing"
    };
    next(command, why)
}
