//! Gathering facts: what sources hold, what targets say. Reads only.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::components::{ComponentError, EdgeContext, Owner, Source, SourceFacts, SourceIdentity, TargetState};
use crate::config::Place;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{EdgeId, LedgerRange, RangeSet};
use crate::plan::{EdgeFacts, Options, PipelineFacts, Prior, PriorPipeline};
use crate::resolve::{Bound, Desired, RangeFacts, RangeProblem, ResolvedPipeline};
use crate::state::StateError;
use crate::wire::ExitStatus;

/// A source that was asked.
pub(super) struct ProbedSource {
    /// Who it is.
    pub identity: SourceIdentity,
    /// The source.
    pub source: Arc<dyn Source>,
    /// What it holds.
    pub facts: SourceFacts,
    /// What is wanted of it.
    pub wanted: RangeSet,
}

/// What was found out.
#[derive(Default)]
pub(super) struct Facts {
    /// Sources that answered, by identity.
    pub sources: Vec<ProbedSource>,
    /// Facts of each pipeline, in order; `None` for one that cannot be planned.
    pub pipelines: Vec<Option<PipelineFacts>>,
    /// Problems.
    pub diagnostics: Diagnostics,
    /// The gravest of what they mean.
    pub status: Option<ExitStatus>,
}

impl Facts {
    fn refuse(&mut self, status: ExitStatus, diagnostic: Diagnostic) {
        self.status = Some(self.status.map_or(status, |before| before.or(status)));
        self.diagnostics.push(diagnostic);
    }
}

/// Asks every source and every target of the pipelines.
pub(super) fn gather(
    pipelines: &[ResolvedPipeline],
    prior: Option<&Prior>,
    options: Options,
) -> Result<Facts, StateError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| StateError::Unwritable { path: "runtime".into(), reason: error.to_string() })?;
    Ok(runtime.block_on(async {
        let mut facts = Facts { pipelines: vec![None; pipelines.len()], ..Facts::default() };
        let mut by_source: BTreeMap<SourceIdentity, Vec<usize>> = BTreeMap::new();
        for (n, pipeline) in pipelines.iter().enumerate() {
            by_source.entry(pipeline.source.source.identity()).or_default().push(n);
        }
        for (identity, members) in by_source {
            probe_source(identity, &members, pipelines, prior, options, &mut facts).await;
        }
        check_anchors(pipelines, prior, &mut facts).await;
        facts
    }))
}

async fn probe_source(
    identity: SourceIdentity,
    members: &[usize],
    pipelines: &[ResolvedPipeline],
    prior: Option<&Prior>,
    options: Options,
    facts: &mut Facts,
) {
    // Every pipeline's own configuration must agree with the lake's manifest; the reading is shared by those that do.
    let mut agreeing = Vec::new();
    let mut answered = None;
    for n in members {
        let pipeline = &pipelines[*n];
        match pipeline.source.source.probe(None).await {
            Ok(found) => {
                answered.get_or_insert((Arc::clone(&pipeline.source.source), found));
                agreeing.push(*n);
            }
            Err(error) => {
                let place = source_place(pipeline, error.code);
                let diagnostic = component_diagnostic(&error, &format!("source of {}", pipeline.address()));
                facts.refuse(source_status(&error), place.map_or(diagnostic.clone(), |place| place.mark(diagnostic)));
            }
        }
    }
    let Some((source, first)) = answered else { return };
    let source = &source;
    let members = &agreeing;
    let tip = first.tip.as_ref().map(|tip| tip.ledger);
    if tip.is_none() {
        facts.diagnostics.push(
            Diagnostic::warning(Code::E411, format!("{} holds no ledgers", identity.url))
                .fix("check that this is the lake's root: the folder with .config.json and the partitions"),
        );
    }
    if let Some(Err(error)) = first.tip.as_ref().map(|tip| &tip.header) {
        let mut diagnostic = component_diagnostic(error, &format!("the newest ledger of {}", identity.url));
        diagnostic.severity = crate::diag::Severity::Warning;
        facts.diagnostics.push(diagnostic);
    }
    let mut desired: Vec<(usize, Desired)> = Vec::new();
    for n in members {
        let pipeline = &pipelines[*n];
        match desired_range(pipeline, source, tip, prior, options).await {
            Ok(found) => desired.push((*n, found)),
            Err(RangeError::Problem(problem)) => {
                let code = match problem {
                    RangeProblem::NoTip => Code::E411,
                    RangeProblem::OutOfBounds => Code::E341,
                    RangeProblem::EndsBeforeStart { .. } => Code::E342,
                };
                let status = if problem == RangeProblem::NoTip { ExitStatus::Unreachable } else { ExitStatus::Invalid };
                let diagnostic = Diagnostic::error(code, format!("{}: {problem}", pipeline.address()));
                let place = pipeline.source.places.nearest("/end_ledger").cloned();
                facts.refuse(status, place.map_or(diagnostic.clone(), |place| place.mark(diagnostic)));
            }
            Err(RangeError::Source(error)) => {
                facts.refuse(
                    source_status(&error),
                    component_diagnostic(&error, &format!("source of {}", pipeline.address())),
                );
            }
        }
    }
    let wanted: RangeSet = desired.iter().filter_map(|(_, desired)| desired.range).collect();
    let probed = match source.probe(Some(wanted.clone())).await {
        Ok(probed) => probed,
        Err(error) => {
            facts.refuse(source_status(&error), component_diagnostic(&error, &identity.url));
            return;
        }
    };
    let available = probed.listed.union(&probed.assumed);
    for (n, desired) in desired {
        let edges = pipelines[n].edges.iter().map(|_| EdgeFacts::default()).collect();
        facts.pipelines[n] = Some(PipelineFacts { desired, available: available.clone(), tip, edges });
        inspect(&pipelines[n], n, prior, facts);
    }
    facts.sources.push(ProbedSource { identity, source: Arc::clone(source), facts: probed, wanted });
}

enum RangeError {
    Problem(RangeProblem),
    Source(ComponentError),
}

async fn desired_range(
    pipeline: &ResolvedPipeline,
    source: &Arc<dyn Source>,
    tip: Option<u32>,
    prior: Option<&Prior>,
    options: Options,
) -> Result<Desired, RangeError> {
    let record = prior.and_then(|prior| prior.pipelines.get(&pipeline.name));
    // A start that is written otherwise now means something else, and is resolved anew.
    let same =
        |record: &&PriorPipeline| record.pinned_from.as_deref().unwrap_or_default() == pipeline.source.start_written;
    let pinned_start = record.filter(same).and_then(|record| record.pinned_start);
    let range = &pipeline.source.range;
    let mut facts = RangeFacts { tip, pinned_start, from: options.from, ..RangeFacts::default() };
    if let (Some(Bound::Time(time)), None) = (range.start, pinned_start) {
        facts.start_by_time = first_closed_at(source, tip, time).await.map_err(RangeError::Source)?;
    }
    if let Some(Bound::Time(time)) = range.end {
        // The last ledger closed at or before a time is the one before the first closed after it.
        let after = first_closed_at(source, tip, time.saturating_add(1)).await.map_err(RangeError::Source)?;
        facts.end_by_time = after.map(|ledger| ledger - 1).or(tip);
    }
    range.desired(&facts).map_err(RangeError::Problem)
}

/// The first ledger closed at or after a time: a binary search over real headers. `None` when there is none yet.
async fn first_closed_at(source: &Arc<dyn Source>, tip: Option<u32>, time: i64) -> Result<Option<u32>, ComponentError> {
    let Some(tip) = tip else { return Ok(None) };
    let everything = LedgerRange::inclusive(1, tip).map(RangeSet::from).unwrap_or_default();
    let facts = source.probe(Some(everything)).await?;
    let there = facts.listed.union(&facts.assumed);
    let Some(hull) = there.hull() else { return Ok(None) };
    // Invariant: ledgers below `lo` closed before the time, those from `hi` on did not.
    let (mut lo, mut hi) = (hull.lo(), hull.hi());
    while lo < hi {
        let middle = lo + (hi - lo) / 2;
        // A ledger that is missing is judged by the next one that is there.
        let mut probe = next_in(&there, middle);
        let mut header = None;
        while let Some(ledger) = probe.filter(|ledger| *ledger < hi) {
            header = source.header(ledger).await?;
            if header.is_some() {
                break;
            }
            probe = next_in(&there, ledger + 1);
        }
        match (header, probe) {
            (Some(header), Some(ledger)) if header.closed_at < time => lo = ledger + 1,
            _ => hi = middle,
        }
    }
    Ok((lo < hull.hi()).then_some(lo))
}

/// The first ledger of a set from `ledger` on.
fn next_in(set: &RangeSet, ledger: u32) -> Option<u32> {
    let after = set.ranges().partition_point(|range| range.hi() <= ledger);
    set.ranges().get(after).map(|range| range.first().max(ledger))
}

/// The field of a source that an error of its kind is about.
fn source_place(pipeline: &ResolvedPipeline, code: Code) -> Option<Place> {
    let fields: &[&str] = match code {
        Code::E402 => &["/network", "/network_passphrase"],
        Code::E403 => &["/ledgers_per_file", "/files_per_partition"],
        _ => &["/path", "/url", "/bucket_name"],
    };
    let places = &pipeline.source.places;
    fields.iter().find_map(|field| places.0.get(*field)).or_else(|| places.nearest("")).cloned()
}

/// Asks the targets of a pipeline what is there.
fn inspect(pipeline: &ResolvedPipeline, n: usize, prior: Option<&Prior>, facts: &mut Facts) {
    let lineage = prior.map(|prior| prior.lineage.clone());
    for (e, edge) in pipeline.edges.iter().enumerate() {
        let consumer = &pipeline.consumers[edge.consumer];
        let context = EdgeContext {
            edge: edge.id.clone(),
            lineage: lineage.clone(),
            dataset: pipeline.dataset(edge),
            fingerprint: edge.fingerprint,
            fencing: 0,
            former: Vec::new(),
            take_over: false,
            stop: Arc::new(AtomicBool::new(false)),
        };
        let place = consumer.places.nearest("").cloned();
        let mark = |diagnostic: Diagnostic| place.as_ref().map_or(diagnostic.clone(), |place| place.mark(diagnostic));
        let masked = |error: ComponentError| ComponentError { message: consumer.masks.apply(&error.message), ..error };
        match consumer.consumer.inspect(&context).map_err(masked) {
            Ok(target) => {
                if let Some(owner) = target.owner.filter(|owner| !context.may_write(owner)) {
                    let words = pipeline.target_words(edge);
                    facts.refuse(ExitStatus::Stale, mark(owned(&edge.id.to_string(), &words, &owner)));
                    // What somebody else committed is nothing of this edge.
                    continue;
                }
                if let Some(pipeline_facts) = facts.pipelines[n].as_mut() {
                    pipeline_facts.edges[e] = EdgeFacts { state: Some(target.state), markers: target.markers };
                }
            }
            Err(error) if matches!(error.code, Code::E105 | Code::E111) => {
                facts.refuse(ExitStatus::Stale, mark(component_diagnostic(&error, &edge.id.to_string())));
            }
            Err(error) => {
                let mut diagnostic = component_diagnostic(&error, &edge.id.to_string());
                diagnostic.severity = crate::diag::Severity::Warning;
                diagnostic = diagnostic.detail("what the lockfile records counts");
                facts.diagnostics.push(mark(diagnostic));
            }
        }
    }
}

/// Edges whose target holds recorded intervals and is wholly gone now.
pub(super) fn targets_gone<'a>(
    pipelines: impl Iterator<Item = &'a ResolvedPipeline>,
    prior: Option<&Prior>,
) -> BTreeSet<EdgeId> {
    let mut gone = BTreeSet::new();
    let Some(prior) = prior else { return gone };
    for pipeline in pipelines {
        for edge in &pipeline.edges {
            let recorded = prior.edges.get(&edge.id).and_then(|record| record.intervals.get(&edge.target));
            if recorded.is_none_or(Vec::is_empty) {
                continue;
            }
            let context = EdgeContext {
                edge: edge.id.clone(),
                lineage: Some(prior.lineage.clone()),
                dataset: pipeline.dataset(edge),
                fingerprint: edge.fingerprint,
                fencing: 0,
                former: Vec::new(),
                take_over: false,
                stop: Arc::new(AtomicBool::new(false)),
            };
            let found = pipeline.consumers[edge.consumer].consumer.inspect(&context);
            if found.is_ok_and(|found| found.state == TargetState::Absent) {
                gone.insert(edge.id.clone());
            }
        }
    }
    gone
}

/// Hash of a ledger as the source has it now; `None` when it cannot be had.
pub(super) fn hash_of(pipeline: &ResolvedPipeline, ledger: u32) -> Option<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
    runtime.block_on(pipeline.source.source.header(ledger)).ok().flatten().map(|header| header.hash)
}

fn owned(edge: &str, target: &str, owner: &Owner) -> Diagnostic {
    Diagnostic::error(
        Code::E105,
        format!("{target} belongs to {} ({}, lockfile {})", owner.edge, owner.network, owner.lineage),
    )
    .detail(format!("{edge} would write into it"))
    .fix("choose another path or table, or use the lockfile that owns it")
}

/// Re-reads one ledger per edge that is recorded as done, and compares its hash.
async fn check_anchors(pipelines: &[ResolvedPipeline], prior: Option<&Prior>, facts: &mut Facts) {
    let Some(prior) = prior else { return };
    let mut known: BTreeMap<(SourceIdentity, u32), Option<String>> = BTreeMap::new();
    for (n, pipeline) in pipelines.iter().enumerate() {
        let Some(available) = facts.pipelines[n].as_ref().map(|facts| facts.available.clone()) else { continue };
        for (e, edge) in pipeline.edges.iter().enumerate() {
            let Some(record) = prior.edges.get(&edge.id) else { continue };
            // Nothing is left of what was built from the recorded chain.
            let state = facts.pipelines[n].as_ref().and_then(|facts| facts.edges[e].state);
            if state == Some(TargetState::Absent) && record.target == edge.target {
                continue;
            }
            let mut anchors: Vec<(u32, &String)> = Vec::new();
            let last = record.present().iter().rev().find(|done| available.contains(done.range.last()));
            anchors.extend(last.and_then(|done| Some((done.range.last(), done.last_hash.as_ref()?))));
            anchors.extend(last.and_then(|done| Some((done.range.first(), done.first_hash.as_ref()?))));
            // What is read before the first recorded ledger must lead up to it.
            let first = record.present().first().filter(|done| done.range.first() > 1);
            anchors.extend(first.and_then(|done| Some((done.range.first() - 1, done.previous_hash.as_ref()?))));
            for (ledger, recorded) in anchors.into_iter().filter(|(ledger, _)| available.contains(*ledger)) {
                let key = (pipeline.source.source.identity(), ledger);
                if !known.contains_key(&key) {
                    // A ledger that cannot be read now says nothing about the chain; reading it for work will say why.
                    let found = pipeline.source.source.header(ledger).await.ok().flatten().map(|header| header.hash);
                    known.insert(key.clone(), found);
                }
                if let Some(found) = known[&key].as_ref().filter(|found| *found != recorded) {
                    let diagnostic = Diagnostic::error(
                        Code::E104,
                        format!("{}: ledger {ledger} is another one now", edge.id),
                    )
                    .detail(format!("recorded with hash {recorded}, the source says {found}"))
                    .fix("point the source at the lake of the recorded chain; for the new chain delete the targets, or name others");
                    facts.refuse(ExitStatus::Stale, diagnostic);
                }
            }
        }
    }
}

/// A component's error as a diagnostic.
pub(super) fn component_diagnostic(error: &ComponentError, about: &str) -> Diagnostic {
    let mut diagnostic = Diagnostic::error(error.code, format!("{about}: {}", error.message));
    diagnostic.fix.clone_from(&error.fix);
    diagnostic
}

fn source_status(error: &ComponentError) -> ExitStatus {
    match error.code {
        Code::E402 | Code::E403 | Code::E404 => ExitStatus::Invalid,
        _ => ExitStatus::Unreachable,
    }
}
