//! The plan of one pipeline: its edges with their classes and work, and what happens to its nodes.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;

use super::diff::{change, columns_change, node_value};
use super::widen::Wholes;
use super::{ClassInput, Classes, DoneSets, Options, Prior, PriorEdge, PriorTarget};
use crate::components::{Marker, OnChange, ProcessorState, TargetState};
use crate::config::Place;
use crate::model::{EdgeId, LedgerRange, RangeSet};
use crate::resolve::{Desired, ResolvedEdge, ResolvedPipeline};
use crate::wire::{Action, ActionKind, Change, FingerprintChange};

/// What was found out about a pipeline before planning.
#[derive(Debug, Clone)]
pub struct PipelineFacts {
    /// What it wants.
    pub desired: Desired,
    /// What its source has.
    pub available: Arc<RangeSet>,
    /// The newest ledger of its source.
    pub tip: Option<u32>,
    /// What each edge's target says, in the order of the edges.
    pub edges: Vec<EdgeFacts>,
}

/// What an edge's target says.
#[derive(Debug, Clone, Default)]
pub struct EdgeFacts {
    /// Whether it is there; `None` when it could not be asked.
    pub state: Option<TargetState>,
    /// What it says was committed; `None` when it keeps no markers, or could not be asked.
    pub markers: Option<Vec<Marker>>,
    /// Ledgers whose rows it says it held, and that are gone.
    pub lost: RangeSet,
    /// Whether it is another lockfile's and is to be taken over.
    pub foreign: bool,
    /// Whether it must be opened for writing before it can be asked: a transaction in it was interrupted.
    pub unrecovered: bool,
}

/// An edge of the plan.
#[derive(Debug, Clone)]
pub struct EdgePlan {
    /// Index among the pipeline's edges; `None` for an edge that is no longer configured.
    pub index: Option<usize>,
    /// The edge.
    pub id: EdgeId,
    /// Ledgers by class, within `--from/--until`.
    pub classes: Classes,
    /// Why orphans are orphans.
    pub orphan_targets: RangeSet,
    /// Whether the recorded target is gone.
    pub target_gone: bool,
    /// What happens to it.
    pub action: ActionKind,
    /// Why.
    pub reason: Option<String>,
    /// Fingerprints before and after.
    pub fingerprint: FingerprintChange,
    /// Done by the target's word alone: adopted when the plan is applied.
    pub adopted: DoneSets,
    /// What the target says is known only once it is opened for writing: it is asked when the plan is applied.
    pub unrecovered: bool,
    /// Recorded as done, and not there any more by the target's word.
    pub drift: RangeSet,
    /// What this plan, and earlier ones that did not get through, do again although it is done.
    pub restated: RangeSet,
    /// What of that is to be done again for the sake of other ledgers, which cannot be done alone.
    pub widened: RangeSet,
    /// What is done again anyway, and must not count as done meanwhile.
    pub mixed: RangeSet,
    /// Ledgers that are read before the work to build up what its processor carries. Their rows are dropped.
    pub warm_up: RangeSet,
    /// What its rows depend on besides their ledger.
    pub state: ProcessorState,
    /// What of that this plan asks for, in the order of recording.
    pub restate_now: RangeSet,
    /// Whether the plan works on it.
    pub selected: bool,
    /// Whether its target is another lockfile's and is taken over.
    pub taken_over: bool,
}

impl EdgePlan {
    /// Whether its target holds more than the lockfile records, or may do so.
    pub fn adopts(&self) -> bool {
        self.unrecovered || !self.adopted.is_empty()
    }

    /// Whether it wants ledgers that somebody must mend first: the source lacks them, they were tried in vain, or they wait for
    /// such ledgers.
    pub fn is_held_up(&self) -> bool {
        let classes = &self.classes;
        !classes.missing.is_empty() || !classes.quarantined.is_empty() || !classes.held.is_empty()
    }

    /// What is to be recorded as to be done again when the plan is applied.
    pub fn restates(&self) -> RangeSet {
        self.restate_now.union(&self.widened).union(&self.mixed)
    }
}

/// Ledgers that are read in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reads {
    /// The ledgers.
    pub ledgers: RangeSet,
    /// Whether they are read for one edge alone.
    pub own: bool,
    /// What the rows of that edge depend on besides their ledger.
    pub state: ProcessorState,
}

/// A pipeline of the plan.
#[derive(Debug, Clone)]
pub struct PlannedPipeline {
    /// What happens to it.
    pub action: ActionKind,
    /// Why.
    pub reason: Option<String>,
    /// What it wants.
    pub desired: Desired,
    /// Its edges: those configured, in order, then those that are gone.
    pub edges: Vec<EdgePlan>,
    /// What happens to its nodes.
    pub nodes: Vec<Action>,
    /// Its nodes as they are recorded when applied.
    pub applied_nodes: Value,
    /// The address it had when it was applied last, when that was another.
    pub moved_from: Option<String>,
}

impl PlannedPipeline {
    /// Ledgers to read now, each once.
    pub fn work(&self) -> RangeSet {
        self.edges.iter().fold(RangeSet::new(), |all, edge| all.union(&edge.classes.work()))
    }

    /// What is read now: once for all edges whose ledgers can be done alone, first, and once for each other edge.
    pub fn reads(&self) -> Vec<Reads> {
        let shared = self.edges.iter().filter(|edge| edge.state.is_none());
        let together = shared.fold(RangeSet::new(), |all, edge| all.union(&edge.classes.work()));
        let own = self.edges.iter().filter(|edge| !edge.state.is_none()).map(|edge| Reads {
            ledgers: edge.classes.work().union(&edge.warm_up),
            own: true,
            state: edge.state,
        });
        let own = own.filter(|reads| !reads.ledgers.is_empty());
        std::iter::once(Reads { ledgers: together, own: false, state: ProcessorState::None }).chain(own).collect()
    }

    /// What is wanted and not there, each ledger once: new, gap, reprocess and blocked.
    pub fn wanted(&self) -> RangeSet {
        self.edges.iter().fold(self.work(), |all, edge| all.union(&edge.classes.blocked()))
    }

    /// Whether applying would change or try anything. Ledgers beyond the tip are no change.
    pub fn has_changes(&self) -> bool {
        self.action != ActionKind::NoOp || self.edges.iter().any(EdgePlan::is_held_up)
    }
}

/// A pipeline that is recorded and no longer configured.
#[derive(Debug, Clone)]
pub struct RemovedPipeline {
    /// Its name.
    pub name: String,
    /// Its recorded edges, with their done intervals as orphans.
    pub edges: Vec<(EdgeId, RangeSet)>,
    /// Its recorded nodes.
    pub nodes: Value,
}

/// Pipelines that are recorded and not among `names`.
pub fn removed(prior: &Prior, names: &[String]) -> Vec<RemovedPipeline> {
    let names: BTreeSet<&String> = names.iter().collect();
    prior
        .pipelines
        .iter()
        .filter(|(name, _)| !names.contains(name))
        .map(|(name, record)| RemovedPipeline {
            name: name.clone(),
            nodes: record.nodes.clone(),
            edges: prior.edges_of(name).map(|edge| (edge.id.clone(), edge.done_anywhere())).collect(),
        })
        .collect()
}

/// Plans one pipeline.
pub fn plan_pipeline(
    pipeline: &ResolvedPipeline,
    facts: &PipelineFacts,
    prior: Option<&Prior>,
    options: &Options,
) -> PlannedPipeline {
    let desired = RangeSet::from(facts.desired.range);
    let mut edges: Vec<EdgePlan> = pipeline
        .edges
        .iter()
        .enumerate()
        .map(|(n, edge)| {
            let record = prior.and_then(|prior| prior.edges.get(&edge.id));
            plan_edge(pipeline, n, edge, record, facts, &desired, options)
        })
        .collect();
    let configured: Vec<&EdgeId> = pipeline.edges.iter().map(|edge| &edge.id).collect();
    let recorded = prior.iter().flat_map(|prior| prior.edges_of(&pipeline.name));
    let gone = recorded.filter(|edge| !configured.contains(&&edge.id));
    edges.extend(gone.map(|edge| removed_edge(edge, options.selects(&edge.id))));
    edges.retain(|edge| edge.index.is_some() || edge.action != ActionKind::NoOp || !edge.classes.orphan.is_empty());
    let record = prior.and_then(|prior| prior.pipelines.get(&pipeline.name));
    let applied_nodes = applied_nodes(pipeline);
    let nodes = node_actions(pipeline, record.map(|record| &record.nodes));
    let has_work = edges.iter().any(|edge| !edge.classes.work().is_empty());
    let edge_changes = edges.iter().any(|edge| edge.action != ActionKind::NoOp);
    let moved_from = edges.iter().find_map(|edge| {
        let former = prior?.edges.get(&edge.id)?.former.last()?;
        let name = former.strip_prefix("pipeline.")?.split_once('/')?.0;
        (name != pipeline.name).then(|| format!("pipeline.{name}"))
    });
    let (action, reason) = match record {
        None => {
            let reason = pipeline.origin.as_ref().map(|origin| format!("made by template {}", origin.template));
            (ActionKind::Create, reason)
        }
        Some(record) if record.nodes != applied_nodes || record.follow != facts.desired.follow => {
            (ActionKind::Update, None)
        }
        Some(_) if edge_changes => (ActionKind::Update, None),
        Some(_) if has_work => (ActionKind::Update, Some("ledgers to do".to_owned())),
        // A start that is written anew is fixed by the next apply, whether there is work or not.
        Some(_) if facts.desired.pin_start.is_some() => (ActionKind::Update, Some("start to be fixed".to_owned())),
        Some(_) => (ActionKind::NoOp, None),
    };
    PlannedPipeline { action, reason, desired: facts.desired, edges, nodes, applied_nodes, moved_from }
}

fn plan_edge(
    pipeline: &ResolvedPipeline,
    index: usize,
    edge: &ResolvedEdge,
    record: Option<&PriorEdge>,
    facts: &PipelineFacts,
    desired: &RangeSet,
    options: &Options,
) -> EdgePlan {
    let (consumer, target) = (&pipeline.consumers[edge.consumer], &facts.edges[index]);
    let nothing = PriorTarget::default();
    let recorded = record.and_then(|record| record.target(&edge.target)).unwrap_or(&nothing);
    let target_gone = target.state == Some(TargetState::Absent) && !recorded.done.is_empty();
    let (done, adopted, drift) = match &target.markers {
        Some(markers) if !target_gone => {
            let marked = DoneSets::of_markers(markers);
            let drift = recorded.done.all().subtract(&marked.all());
            let mut adopted = marked.subtract(&recorded.done);
            // What is to be done again is not taken at the target's word.
            adopted.remove(&recorded.restated);
            (recorded.done.overruled_by(&marked), adopted, drift)
        }
        _ => (recorded.done.clone(), DoneSets::new(), RangeSet::new()),
    };
    let drift = drift.union(&target.lost.intersect(&recorded.done.all()));
    let selected = options.selects(&edge.id);
    // What is left out of this plan stays as it is recorded.
    let (adopted, drift) = if selected { (adopted, drift) } else { (DoneSets::new(), RangeSet::new()) };
    let restate_now = if selected { options.again(&edge.id, &done.all().intersect(desired)) } else { RangeSet::new() };
    let restated = recorded.restated.union(&restate_now);
    let input = ClassInput {
        desired,
        available: &facts.available,
        done: &done,
        restated: &restated,
        quarantined: &recorded.quarantined(&edge.fingerprint),
        fingerprint: edge.fingerprint,
        forward_only: consumer.on_change == OnChange::ForwardOnly,
        target_gone,
        tip: facts.tip,
        former_hull: recorded.hull,
    };
    let mut classes = Classes::compute(&input);
    // What lies in former targets of the edge stays there, and is nobody's any more.
    let former = record.into_iter().flat_map(|record| record.targets.iter().filter(|(name, _)| **name != edge.target));
    let orphan_targets = former.fold(RangeSet::new(), |all, (_, target)| all.union(&target.done.all()));
    let state = pipeline.state(edge);
    let window = match &options.restate {
        _ if !selected => RangeSet::new(),
        // What is asked for again changes all that follows in order.
        Some(restate) if state == ProcessorState::Ordered => LedgerRange::new(restate.range.lo(), u32::MAX).into(),
        _ => options.window(),
    };
    let wholes = Wholes {
        state,
        input: &input,
        asked: &restate_now,
        window: &window,
        promised: options.reviewed.as_ref().map(|reviewed| reviewed.work(&edge.id)),
    };
    let whole = wholes.apply(&mut classes);
    let widened = whole.again.union(&whole.stale);
    let restated = if widened.is_empty() { restated } else { restated.union(&widened) };
    if let Some(reviewed) = &options.reviewed {
        reviewed.shrink(&edge.id, &mut classes);
    }
    let before = record.map(|record| record.fingerprint);
    let active = record.filter(|record| record.active);
    let (action, reason) = match active {
        _ if !selected => (ActionKind::NoOp, None),
        None => (ActionKind::Create, None),
        Some(record) if record.target != edge.target => {
            (ActionKind::Replace, Some(format!("target was {}; it stays as it is", record.target_words())))
        }
        Some(record) if record.fingerprint != edge.fingerprint => {
            (ActionKind::Update, Some("fingerprint changed".to_owned()))
        }
        Some(_) if !restate_now.is_empty() => (ActionKind::Update, Some("to be done again".to_owned())),
        Some(_) => (ActionKind::NoOp, None),
    };
    let changed = record
        .filter(|record| record.fingerprint != edge.fingerprint)
        .map_or_else(Vec::new, |record| edge.parts.changed_since(&record.parts));
    EdgePlan {
        index: Some(index),
        id: edge.id.clone(),
        classes,
        orphan_targets,
        target_gone,
        action,
        reason,
        fingerprint: FingerprintChange { before, after: Some(edge.fingerprint), changed },
        adopted,
        unrecovered: target.unrecovered && selected,
        drift,
        restated,
        widened,
        mixed: whole.mixed,
        warm_up: whole.warm_up,
        state,
        restate_now,
        selected,
        taken_over: target.foreign && selected,
    }
}

fn removed_edge(record: &PriorEdge, selected: bool) -> EdgePlan {
    EdgePlan {
        index: None,
        id: record.id.clone(),
        classes: Classes { orphan: record.done_anywhere(), ..Classes::default() },
        orphan_targets: RangeSet::new(),
        target_gone: false,
        action: if record.active && selected { ActionKind::Delete } else { ActionKind::NoOp },
        reason: Some("no longer configured; its rows stay".to_owned()),
        fingerprint: FingerprintChange { before: Some(record.fingerprint), after: None, changed: Vec::new() },
        adopted: DoneSets::new(),
        unrecovered: false,
        drift: RangeSet::new(),
        restated: RangeSet::new(),
        widened: RangeSet::new(),
        mixed: RangeSet::new(),
        warm_up: RangeSet::new(),
        state: ProcessorState::None,
        restate_now: RangeSet::new(),
        selected,
        taken_over: false,
    }
}

fn applied_nodes(pipeline: &ResolvedPipeline) -> Value {
    let all = &Value::Null;
    let source = node_value(&pipeline.source.id, pipeline.source.descriptor, &pipeline.source.shown, all);
    let processors = pipeline.processors.iter().map(|node| node_value(&node.id, node.descriptor, &node.shown, all));
    let consumers = pipeline
        .consumers
        .iter()
        .map(|node| node_value(&node.id, node.descriptor, &node.shown, &columns(node.columns.as_ref())));
    std::iter::once(source).chain(processors).chain(consumers).collect()
}

/// The columns that a consumer takes, as they are shown; null for all.
fn columns(taken: Option<&(Vec<&'static str>, Place)>) -> Value {
    taken.map_or(Value::Null, |(names, _)| names.iter().copied().collect())
}

/// Compares each node with the one of its id applied last.
fn node_actions(pipeline: &ResolvedPipeline, before: Option<&Value>) -> Vec<Action> {
    let recorded: Vec<&Value> = before.and_then(Value::as_array).into_iter().flatten().collect();
    let find = |id: &str| recorded.iter().find(|node| node["id"] == id).copied();
    let source = &pipeline.source;
    let processors = pipeline.processors.iter();
    let consumers = pipeline.consumers.iter();
    let nodes = std::iter::once((&source.id, source.descriptor, &source.shown, &source.places, None))
        .chain(processors.map(|node| (&node.id, node.descriptor, &node.shown, &node.places, None)))
        .chain(consumers.map(|node| (&node.id, node.descriptor, &node.shown, &node.places, node.columns.as_ref())));
    let mut ids = Vec::new();
    let mut actions: Vec<Action> = nodes
        .map(|(id, descriptor, shown, places, taken)| {
            ids.push(id.clone());
            let old = find(id);
            let old_columns = old.and_then(|old| old.get("columns")).unwrap_or(&Value::Null);
            let columns = columns_change(old_columns, &columns(taken), taken.map(|(_, place)| place));
            let same_type = old.is_some_and(|old| old["type"] == descriptor.config_type);
            let action = match old {
                None => ActionKind::Create,
                Some(_) if !same_type => ActionKind::Replace,
                Some(old) if old["config"] != *shown || columns.is_some() => ActionKind::Update,
                Some(_) => ActionKind::NoOp,
            };
            let old_config = old.map(|old| &old["config"]).filter(|_| same_type);
            let mut change = change(old_config, Some(shown), Some(descriptor), Some(places));
            change.paths.extend(columns);
            Action {
                address: pipeline.node_address(id),
                action,
                reason: None,
                change,
                fingerprint: None,
                range: places.nearest("").map(|place| place.range.clone()),
            }
        })
        .collect();
    for old in recorded {
        let id = old["id"].as_str().unwrap_or_default();
        if !ids.iter().any(|known| known == id) {
            let gone = Change {
                before: old["config"].clone(),
                after: Value::Null,
                paths: Vec::new(),
                sensitive_paths: Vec::new(),
            };
            actions.push(Action {
                address: pipeline.node_address(id),
                action: ActionKind::Delete,
                reason: None,
                change: gone,
                fingerprint: None,
                range: None,
            });
        }
    }
    actions
}
