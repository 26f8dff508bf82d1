//! The plan of one pipeline: its edges with their classes and work, and what happens to its nodes.

use std::collections::BTreeMap;

use serde_json::Value;

use super::diff::{change, node_value};
use super::{ClassInput, Classes, Prior, PriorEdge};
use crate::components::{Marker, OnChange, TargetState};
use crate::model::{EdgeId, Fingerprint, LedgerRange, RangeSet};
use crate::resolve::{Desired, ResolvedEdge, ResolvedPipeline};
use crate::wire::{Action, ActionKind, Change, FingerprintChange};

/// What was found out about a pipeline before planning.
#[derive(Debug, Clone)]
pub struct PipelineFacts {
    /// What it wants.
    pub desired: Desired,
    /// What its source has.
    pub available: RangeSet,
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
}

/// What narrows a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// `--from`.
    pub from: Option<u32>,
    /// `--until`, inclusive.
    pub until: Option<u32>,
}

impl Options {
    fn window(self) -> RangeSet {
        LedgerRange::new(self.from.unwrap_or(0), self.until.map_or(u32::MAX, |until| until.saturating_add(1))).into()
    }
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
    /// What counts as done before this plan, under which fingerprint: recorded, or adopted from the target's markers.
    pub done: Vec<(LedgerRange, Fingerprint)>,
    /// Done by the target's word alone: adopted when the plan is applied.
    pub adopted: Vec<Marker>,
    /// Recorded as done, and not in the target's markers.
    pub drift: RangeSet,
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
}

impl PlannedPipeline {
    /// Ledgers to read now, each once.
    pub fn work(&self) -> RangeSet {
        self.edges.iter().fold(RangeSet::new(), |all, edge| all.union(&edge.classes.work()))
    }

    /// What is wanted and not there, each ledger once: new, gap, reprocess and blocked.
    pub fn wanted(&self) -> RangeSet {
        self.edges.iter().fold(self.work(), |all, edge| all.union(&edge.classes.blocked()))
    }

    /// Whether applying would change or try anything. Ledgers beyond the tip are no change.
    pub fn has_changes(&self) -> bool {
        self.action != ActionKind::NoOp || self.edges.iter().any(|edge| !edge.classes.missing.is_empty())
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
pub fn removed(prior: &Prior, names: &[&str]) -> Vec<RemovedPipeline> {
    prior
        .pipelines
        .iter()
        .filter(|(name, _)| !names.contains(&name.as_str()))
        .map(|(name, record)| RemovedPipeline {
            name: name.clone(),
            nodes: record.nodes.clone(),
            edges: prior
                .edges
                .values()
                .filter(|edge| edge.id.pipeline == *name)
                .map(|edge| (edge.id.clone(), done_anywhere(edge)))
                .collect(),
        })
        .collect()
}

fn done_anywhere(edge: &PriorEdge) -> RangeSet {
    edge.intervals.values().flatten().map(|done| done.range).collect()
}

/// Plans one pipeline.
pub fn plan_pipeline(
    pipeline: &ResolvedPipeline,
    facts: &PipelineFacts,
    prior: Option<&Prior>,
    options: Options,
) -> PlannedPipeline {
    let desired = RangeSet::from(facts.desired.range);
    let window = options.window();
    let mut edges: Vec<EdgePlan> = pipeline
        .edges
        .iter()
        .enumerate()
        .map(|(n, edge)| {
            let record = prior.and_then(|prior| prior.edges.get(&edge.id));
            plan_edge(pipeline, n, edge, record, &facts.edges[n], facts, &desired, &window)
        })
        .collect();
    let configured: Vec<&EdgeId> = pipeline.edges.iter().map(|edge| &edge.id).collect();
    let gone = prior.iter().flat_map(|prior| prior.edges.values());
    edges.extend(
        gone.filter(|edge| edge.id.pipeline == pipeline.name && !configured.contains(&&edge.id)).map(removed_edge),
    );
    edges.retain(|edge| edge.index.is_some() || edge.action != ActionKind::NoOp || !edge.classes.orphan.is_empty());
    let record = prior.and_then(|prior| prior.pipelines.get(&pipeline.name));
    let applied_nodes = applied_nodes(pipeline);
    let nodes = node_actions(pipeline, record.map(|record| &record.nodes));
    let has_work = edges.iter().any(|edge| !edge.classes.work().is_empty());
    let edge_changes = edges.iter().any(|edge| edge.action != ActionKind::NoOp);
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
    PlannedPipeline { action, reason, desired: facts.desired, edges, nodes, applied_nodes }
}

#[expect(clippy::too_many_arguments, reason = "the facts of one edge, gathered by the one caller")]
fn plan_edge(
    pipeline: &ResolvedPipeline,
    index: usize,
    edge: &ResolvedEdge,
    record: Option<&PriorEdge>,
    target: &EdgeFacts,
    facts: &PipelineFacts,
    desired: &RangeSet,
    window: &RangeSet,
) -> EdgePlan {
    let consumer = &pipeline.consumers[edge.consumer];
    let recorded: Vec<(LedgerRange, Fingerprint)> = record
        .and_then(|record| record.intervals.get(&edge.target))
        .into_iter()
        .flatten()
        .map(|done| (done.range, done.fingerprint))
        .collect();
    let recorded_set: RangeSet = recorded.iter().map(|(range, _)| *range).collect();
    let target_gone = target.state == Some(TargetState::Absent) && !recorded.is_empty();
    let (done, adopted, drift) = match &target.markers {
        Some(markers) if !target_gone => {
            let marked: RangeSet = markers.iter().map(|marker| marker.range).collect();
            let done = merge_markers(&recorded, markers, &marked);
            (done, unrecorded(&recorded, markers), recorded_set.subtract(&marked))
        }
        _ => (recorded, Vec::new(), RangeSet::new()),
    };
    let mut classes = Classes::compute(&ClassInput {
        desired,
        available: &facts.available,
        done: &done,
        fingerprint: edge.fingerprint,
        forward_only: consumer.on_change == OnChange::ForwardOnly,
        target_gone,
        tip: facts.tip,
        former_hull: record.and_then(|record| record.hulls.get(&edge.target)).copied(),
    });
    // What lies in former targets of the edge stays there, and is nobody's any more.
    let orphan_targets: RangeSet = record
        .into_iter()
        .flat_map(|record| record.intervals.iter())
        .filter(|(name, _)| **name != edge.target)
        .flat_map(|(_, intervals)| intervals.iter().map(|done| done.range))
        .collect();
    classes.narrow(window);
    let before = record.map(|record| record.fingerprint);
    let active = record.filter(|record| record.active);
    let (action, reason) = match active {
        None => (ActionKind::Create, None),
        Some(record) if record.target != edge.target => {
            (ActionKind::Replace, Some(format!("target was {}; it stays as it is", record.target_words)))
        }
        Some(record) if record.fingerprint != edge.fingerprint => {
            (ActionKind::Update, Some("fingerprint changed".to_owned()))
        }
        Some(_) => (ActionKind::NoOp, None),
    };
    let changed = record
        .filter(|record| record.fingerprint != edge.fingerprint)
        .map_or_else(Vec::new, |record| pipeline.processors[edge.processor].parts.changed_since(&record.parts));
    EdgePlan {
        index: Some(index),
        id: edge.id.clone(),
        classes,
        orphan_targets,
        target_gone,
        action,
        reason,
        fingerprint: FingerprintChange { before, after: Some(edge.fingerprint), changed },
        done,
        adopted,
        drift,
    }
}

/// What a target's own markers say goes before what the lockfile says: they committed together with the rows.
fn merge_markers(
    recorded: &[(LedgerRange, Fingerprint)],
    markers: &[Marker],
    marked: &RangeSet,
) -> Vec<(LedgerRange, Fingerprint)> {
    let mut done: Vec<(LedgerRange, Fingerprint)> =
        markers.iter().map(|marker| (marker.range, marker.fingerprint)).collect();
    for (range, fingerprint) in recorded {
        let left = RangeSet::from(*range).subtract(marked);
        done.extend(left.ranges().iter().map(|range| (*range, *fingerprint)));
    }
    done.sort_unstable();
    done
}

/// The parts of markers that the lockfile lacks, or has under another fingerprint.
pub fn unrecorded(recorded: &[(LedgerRange, Fingerprint)], markers: &[Marker]) -> Vec<Marker> {
    let mut by_fingerprint: BTreeMap<Fingerprint, RangeSet> = BTreeMap::new();
    for (range, fingerprint) in recorded {
        by_fingerprint.entry(*fingerprint).or_default().insert(*range);
    }
    let none = RangeSet::new();
    markers
        .iter()
        .flat_map(|marker| {
            let known = by_fingerprint.get(&marker.fingerprint).unwrap_or(&none);
            let lacking = RangeSet::from(marker.range).subtract(known);
            lacking.ranges().iter().map(|range| Marker { range: *range, ..*marker }).collect::<Vec<_>>()
        })
        .collect()
}

fn removed_edge(record: &PriorEdge) -> EdgePlan {
    EdgePlan {
        index: None,
        id: record.id.clone(),
        classes: Classes { orphan: done_anywhere(record), ..Classes::default() },
        orphan_targets: RangeSet::new(),
        target_gone: false,
        action: if record.active { ActionKind::Delete } else { ActionKind::NoOp },
        reason: Some("no longer configured; its rows stay".to_owned()),
        fingerprint: FingerprintChange { before: Some(record.fingerprint), after: None, changed: Vec::new() },
        done: Vec::new(),
        adopted: Vec::new(),
        drift: RangeSet::new(),
    }
}

fn applied_nodes(pipeline: &ResolvedPipeline) -> Value {
    let source = node_value(&pipeline.source.id, pipeline.source.descriptor, &pipeline.source.shown);
    let processors = pipeline.processors.iter().map(|node| node_value(&node.id, node.descriptor, &node.shown));
    let consumers = pipeline.consumers.iter().map(|node| node_value(&node.id, node.descriptor, &node.shown));
    std::iter::once(source).chain(processors).chain(consumers).collect()
}

/// Compares each node with the one of its id applied last.
fn node_actions(pipeline: &ResolvedPipeline, before: Option<&Value>) -> Vec<Action> {
    let recorded: Vec<&Value> = before.and_then(Value::as_array).into_iter().flatten().collect();
    let find = |id: &str| recorded.iter().find(|node| node["id"] == id).copied();
    let source = &pipeline.source;
    let nodes = std::iter::once((&source.id, source.descriptor, &source.shown, &source.places))
        .chain(pipeline.processors.iter().map(|node| (&node.id, node.descriptor, &node.shown, &node.places)))
        .chain(pipeline.consumers.iter().map(|node| (&node.id, node.descriptor, &node.shown, &node.places)));
    let mut ids = Vec::new();
    let mut actions: Vec<Action> = nodes
        .map(|(id, descriptor, shown, places)| {
            ids.push(id.clone());
            let old = find(id);
            let same_type = old.is_some_and(|old| old["type"] == descriptor.config_type);
            let action = match old {
                None => ActionKind::Create,
                Some(_) if !same_type => ActionKind::Replace,
                Some(old) if old["config"] != *shown => ActionKind::Update,
                Some(_) => ActionKind::NoOp,
            };
            let old_config = old.map(|old| &old["config"]).filter(|_| same_type);
            Action {
                address: pipeline.node_address(id),
                action,
                reason: None,
                change: change(old_config, Some(shown), Some(descriptor), Some(places)),
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
