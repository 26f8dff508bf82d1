//! Gathering facts: what sources hold, what targets say. Reads only.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::facts_cache::{Asked, FactsCache};
use crate::components::{
    ComponentError, EdgeContext, ErrorClass, LedgerHeaderFacts, Owner, Source, SourceFacts, SourceIdentity, TargetState,
};
use crate::config::Place;
use crate::cost::Sizes;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{EdgeId, LedgerRange, RangeSet};
use crate::plan::{EdgeFacts, Options, PipelineFacts, Prior, PriorPipeline};
use crate::resolve::{Bound, Desired, RangeFacts, RangeProblem, ResolvedEdge, ResolvedPipeline};
use crate::state::StateError;
use crate::wire::ExitStatus;

/// A source that was asked.
pub(super) struct ProbedSource {
    /// Who it is.
    pub identity: SourceIdentity,
    /// Where it is as shown.
    pub url: String,
    /// The source.
    pub source: Arc<dyn Source>,
    /// What it holds.
    pub facts: SourceFacts,
    /// Sizes of its objects.
    pub sizes: Sizes,
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
    /// Nothing was asked.
    pub fn of_nothing(pipelines: usize) -> Self {
        Self { pipelines: vec![None; pipelines], ..Self::default() }
    }

    fn refuse(&mut self, status: ExitStatus, diagnostic: Diagnostic) {
        self.status = Some(self.status.map_or(status, |before| before.or(status)));
        self.diagnostics.push(diagnostic);
    }
}

/// Asks every source and every target of the pipelines, which learn where their ranges start.
pub(super) fn gather(
    pipelines: &mut [ResolvedPipeline],
    prior: Option<&Prior>,
    options: &Options,
    cache: &FactsCache,
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
        let mut asked: BTreeMap<SourceIdentity, Asked<'_>> = BTreeMap::new();
        for (identity, members) in by_source {
            if let Some(source) = agreeing(&members, pipelines, cache, &mut facts).await {
                probe_source(&source, pipelines, prior, options, &mut facts).await;
                asked.insert(identity, source.asked);
            }
        }
        for (pipeline, facts) in pipelines.iter_mut().zip(&facts.pipelines) {
            let range = facts.as_ref().and_then(|facts| facts.desired.range);
            pipeline.set_start(range.map(LedgerRange::first));
        }
        for (n, pipeline) in pipelines.iter().enumerate() {
            if facts.pipelines[n].is_some() && !cache.offline() {
                inspect(pipeline, n, prior, options.take_over, &mut facts);
            }
        }
        check_anchors(pipelines, prior, &asked, &mut facts).await;
        for source in asked.into_values() {
            source.keep();
        }
        facts
    }))
}

/// A source with the pipelines whose own words about it agree with what it says of itself.
struct Agreeing<'a> {
    asked: Asked<'a>,
    /// By index.
    members: Vec<usize>,
}

/// Every pipeline's own configuration must agree with the lake's manifest; the reading is shared by those that do.
async fn agreeing<'a>(
    members: &[usize],
    pipelines: &[ResolvedPipeline],
    cache: &'a FactsCache,
    facts: &mut Facts,
) -> Option<Agreeing<'a>> {
    let mut agreeing = Vec::new();
    for n in members {
        let pipeline = &pipelines[*n];
        let checked = if cache.offline() { Ok(()) } else { pipeline.source.source.check().await };
        match checked {
            Ok(()) => agreeing.push(*n),
            Err(error) => refuse_source(pipeline, &error, facts),
        }
    }
    let source = Arc::clone(&pipelines[*agreeing.first()?].source.source);
    Some(Agreeing { asked: Asked::new(source, cache), members: agreeing })
}

fn refuse_source(pipeline: &ResolvedPipeline, error: &ComponentError, facts: &mut Facts) {
    let place = source_place(pipeline, error.code);
    let diagnostic = component_diagnostic(error, &format!("source of {}", pipeline.address()));
    facts.refuse(source_status(error), place.map_or(diagnostic.clone(), |place| place.mark(diagnostic)));
}

async fn probe_source(
    source: &Agreeing<'_>,
    pipelines: &[ResolvedPipeline],
    prior: Option<&Prior>,
    options: &Options,
    facts: &mut Facts,
) {
    let (members, source) = (&source.members, &source.asked);
    let identity = source.identity();
    let url = pipelines[members[0]].source.url_shown.clone();
    let first = match source.probe(None).await {
        Ok(found) => found,
        Err(error) => {
            for n in members {
                refuse_source(&pipelines[*n], &error, facts);
            }
            return;
        }
    };
    let tip = first.tip.as_ref().map(|tip| tip.ledger);
    if tip.is_none() && !source.is_assumed() {
        facts.diagnostics.push(
            Diagnostic::warning(Code::E411, format!("{url} holds no ledgers"))
                .fix("check that this is the lake's root: the folder with .config.json and the partitions"),
        );
    }
    if first.listing_refused {
        let summary = format!("{url} may be read and not listed");
        facts.diagnostics.push(
            Diagnostic::warning(Code::E420, summary)
                .detail("the newest ledger was searched by single requests; that those before it are there is assumed")
                .fix("allow listing too (s3:ListBucket), so that holes are known before they are read"),
        );
    }
    if let Some(Err(error)) = first.tip.as_ref().map(|tip| &tip.header) {
        let mut diagnostic = component_diagnostic(error, &format!("the newest ledger of {url}"));
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
                    RangeProblem::NoTip if source.is_assumed() => Code::E412,
                    RangeProblem::NoTip => Code::E411,
                    RangeProblem::OutOfBounds => Code::E341,
                    RangeProblem::EndsBeforeStart { .. } => Code::E342,
                };
                let status = if problem == RangeProblem::NoTip { ExitStatus::Unreachable } else { ExitStatus::Invalid };
                let mut diagnostic = Diagnostic::error(code, format!("{}: {problem}", pipeline.address()));
                if code == Code::E412 {
                    let summary = "its range depends on the source's ledgers, of which nothing is known offline";
                    diagnostic.summary = format!("{}: {summary}", pipeline.address());
                    diagnostic = diagnostic.fix("plan once without --offline, or write start_ledger and end_ledger");
                }
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
            facts.refuse(source_status(&error), component_diagnostic(&error, &url));
            return;
        }
    };
    // Many pipelines share what may be a long list.
    let available = Arc::new(probed.listed.union(&probed.assumed));
    for (n, desired) in desired {
        let edges = pipelines[n].edges.iter().map(|_| EdgeFacts::default()).collect();
        facts.pipelines[n] = Some(PipelineFacts { desired, available: Arc::clone(&available), tip, edges });
    }
    let sizes = Sizes::new(probed.ledgers_per_object, &probed.sizes);
    facts.sources.push(ProbedSource {
        identity,
        url,
        source: Arc::clone(source.source()),
        facts: probed,
        sizes,
        wanted,
    });
}

enum RangeError {
    Problem(RangeProblem),
    Source(ComponentError),
}

async fn desired_range(
    pipeline: &ResolvedPipeline,
    source: &Asked<'_>,
    tip: Option<u32>,
    prior: Option<&Prior>,
    options: &Options,
) -> Result<Desired, RangeError> {
    let record = prior.and_then(|prior| prior.pipelines.get(&pipeline.name));
    // A start that is written otherwise now means something else, and is resolved anew.
    let same =
        |record: &&PriorPipeline| record.pinned_from.as_deref().unwrap_or_default() == pipeline.source.start_written;
    let pinned_start = record.filter(same).and_then(|record| record.pinned_start);
    // What was reviewed was resolved then, and means the same now.
    if let Some(reviewed) = &options.reviewed {
        let desired = reviewed.pipelines.get(&pipeline.name).copied().unwrap_or_default();
        return Ok(Desired { pin_start: desired.pin_start.filter(|_| pinned_start.is_none()), ..desired });
    }
    let range = &pipeline.source.range;
    let by_time = |bound: Option<Bound>| matches!(bound, Some(Bound::Time(_)));
    if source.is_assumed() && ((by_time(range.start) && pinned_start.is_none()) || by_time(range.end)) {
        return Err(RangeError::Problem(RangeProblem::NoTip));
    }
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
async fn first_closed_at(source: &Asked<'_>, tip: Option<u32>, time: i64) -> Result<Option<u32>, ComponentError> {
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
        Code::E415 => &["/region", "/url", "/bucket_name"],
        Code::E413 | Code::E416 => {
            &["/access_key_id", "/profile", "/access_key", "/sas_token", "/service_account_file", "/anonymous", "/url"]
        }
        Code::E418 | Code::E419 => &["/endpoint", "/url", "/bucket_name"],
        _ => &["/path", "/url", "/bucket_name"],
    };
    let places = &pipeline.source.places;
    fields.iter().find_map(|field| places.0.get(*field)).or_else(|| places.nearest("")).cloned()
}

/// The context for looking at an edge's target.
pub(super) fn looking(edge: &ResolvedEdge, prior: Option<&Prior>) -> EdgeContext {
    EdgeContext {
        edge: edge.id.clone(),
        lineage: prior.map(|prior| prior.lineage.clone()),
        dataset: edge.dataset,
        fingerprint: edge.fingerprint,
        fencing: 0,
        former: prior.and_then(|prior| prior.edges.get(&edge.id)).map(|edge| edge.former.clone()).unwrap_or_default(),
        take_over: false,
        stop: Arc::new(AtomicBool::new(false)),
    }
}

/// Asks the targets of a pipeline what is there.
fn inspect(pipeline: &ResolvedPipeline, n: usize, prior: Option<&Prior>, take_over: bool, facts: &mut Facts) {
    for (e, edge) in pipeline.edges.iter().enumerate() {
        let consumer = &pipeline.consumers[edge.consumer];
        let context = EdgeContext { take_over, ..looking(edge, prior) };
        let place = consumer.places.nearest("").cloned();
        let mark = |diagnostic: Diagnostic| place.as_ref().map_or(diagnostic.clone(), |place| place.mark(diagnostic));
        let masked = |error: ComponentError| ComponentError { message: consumer.masks.apply(&error.message), ..error };
        match consumer.consumer.inspect(&context).map_err(masked) {
            Ok(target) => {
                let foreign = target.owner.as_ref().is_some_and(|owner| !context.owns(owner));
                if let Some(owner) = target.owner.filter(|owner| !context.may_write(owner)) {
                    let words = pipeline.target_words(edge);
                    facts.refuse(ExitStatus::Stale, mark(owned(&edge.id.to_string(), &words, &owner)));
                    // What somebody else committed is nothing of this edge.
                    continue;
                }
                if let Some(pipeline_facts) = facts.pipelines[n].as_mut() {
                    pipeline_facts.edges[e] = EdgeFacts {
                        state: Some(target.state),
                        markers: target.markers,
                        lost: target.lost,
                        foreign,
                        unrecovered: false,
                    };
                }
            }
            Err(error) if matches!(error.code, Code::E105 | Code::E111) => {
                facts.refuse(ExitStatus::Stale, mark(component_diagnostic(&error, &edge.id.to_string())));
            }
            Err(error) => {
                if let Some(pipeline_facts) = facts.pipelines[n].as_mut() {
                    // Opening recovers it, and it must be asked then: it may hold more than the lockfile records.
                    pipeline_facts.edges[e].unrecovered =
                        error.code == Code::E601 && error.class == ErrorClass::Transient;
                }
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
            let recorded = prior.edges.get(&edge.id).and_then(|record| record.target(&edge.target));
            if recorded.is_none_or(|recorded| recorded.done.is_empty()) {
                continue;
            }
            let context = looking(edge, Some(prior));
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
    header_of(pipeline, ledger).map(|header| header.hash)
}

/// Who a ledger is as the source has it now; `None` when it cannot be had.
pub(super) fn header_of(pipeline: &ResolvedPipeline, ledger: u32) -> Option<LedgerHeaderFacts> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
    runtime.block_on(pipeline.source.source.header(ledger)).ok().flatten()
}

fn owned(edge: &str, target: &str, owner: &Owner) -> Diagnostic {
    Diagnostic::error(
        Code::E105,
        format!("{target} belongs to {} ({}, lockfile {})", owner.edge, owner.network, owner.lineage),
    )
    .detail(format!("{edge} would write into it"))
    .fix("use the lockfile that owns it (when it is lost: cdpctl state adopt), or choose another path or table")
}

/// Re-reads ledgers whose hashes are recorded, and compares: the newest of each edge that the source still has, and the
/// oldest, with what leads up to it.
async fn check_anchors(
    pipelines: &[ResolvedPipeline],
    prior: Option<&Prior>,
    sources: &BTreeMap<SourceIdentity, Asked<'_>>,
    facts: &mut Facts,
) {
    let Some(prior) = prior else { return };
    let mut known: BTreeMap<(SourceIdentity, u32), Option<String>> = BTreeMap::new();
    for (n, pipeline) in pipelines.iter().enumerate() {
        let Some(available) = facts.pipelines[n].as_ref().map(|facts| Arc::clone(&facts.available)) else { continue };
        let identity = pipeline.source.source.identity();
        let Some(source) = sources.get(&identity) else { continue };
        for (e, edge) in pipeline.edges.iter().enumerate() {
            let Some(record) = prior.edges.get(&edge.id).filter(|record| record.target == edge.target) else {
                continue;
            };
            // Nothing is left of what was built from the recorded chain.
            let state = facts.pipelines[n].as_ref().and_then(|facts| facts.edges[e].state);
            if state == Some(TargetState::Absent) {
                continue;
            }
            let anchors = record.present().map_or(&[][..], |target| target.anchors.as_slice());
            let mut there = anchors.iter().filter(|anchor| available.contains(anchor.ledger));
            let (oldest, newest) = (there.next(), there.next_back());
            for anchor in oldest.into_iter().chain(there.next()).chain(newest) {
                let key = (identity.clone(), anchor.ledger);
                if !known.contains_key(&key) {
                    // A ledger that cannot be read now says nothing about the chain; reading it for work will say why.
                    let found = source.header(anchor.ledger).await.ok().flatten().map(|header| header.hash);
                    known.insert(key.clone(), found);
                }
                if let Some(found) = known[&key].as_ref().filter(|found| **found != anchor.hash) {
                    let diagnostic = Diagnostic::error(
                        Code::E104,
                        format!("{}: ledger {} is another one now", edge.id, anchor.ledger),
                    )
                    .detail(format!("recorded with hash {}, the source says {found}", anchor.hash))
                    .fix("point the source at the lake of the recorded chain; for the new chain forget the old one's intervals (cdpctl intervals forget), or delete the targets");
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

pub(super) fn source_status(error: &ComponentError) -> ExitStatus {
    match error.code {
        Code::E402 | Code::E403 | Code::E404 => ExitStatus::Invalid,
        _ => ExitStatus::Unreachable,
    }
}
