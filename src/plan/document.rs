//! From the plan to its document.

use super::{EdgePlan, PlannedPipeline, RemovedPipeline};
use crate::model::{Fingerprint, LedgerRange, RangeSet};
use crate::resolve::ResolvedPipeline;
use crate::wire::{
    Action, ActionKind, Change, DataVolume, EdgeIntervals, EstimatedCost, Interval, IntervalClass, LedgerSpan,
    LedgerSums, NodeConfig, Optimization, PipelinePlan, PipelineRange, PipelineSums, ProcessingTime, Reason,
};

/// What the work of a pipeline takes, from `cost`.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimates {
    /// What is read.
    pub volume: DataVolume,
    /// How long it takes.
    pub time: ProcessingTime,
    /// What it costs.
    pub cost: EstimatedCost,
    /// What would be cheaper.
    pub optimizations: Vec<Optimization>,
}

/// The document of a configured pipeline.
pub fn pipeline_document(pipeline: &ResolvedPipeline, planned: &PlannedPipeline, estimates: Estimates) -> PipelinePlan {
    let node = |id: &str, component: &str, config: &serde_json::Value| NodeConfig {
        address: pipeline.node_address(id),
        component: component.to_owned(),
        config: config.clone(),
    };
    let source = &pipeline.source;
    let nodes = std::iter::once(node(&source.id, source.descriptor.config_type, &source.shown))
        .chain(pipeline.processors.iter().map(|n| node(&n.id, n.descriptor.config_type, &n.shown)))
        .chain(pipeline.consumers.iter().map(|n| node(&n.id, n.descriptor.config_type, &n.shown)))
        .collect();
    let wanted = planned.wanted();
    PipelinePlan {
        address: pipeline.address(),
        action: planned.action,
        action_reason: planned.reason.clone(),
        follow: planned.desired.follow,
        range: Some(pipeline.range.clone()),
        nodes,
        ledger_range: PipelineRange {
            start: wanted.hull().map(LedgerRange::first),
            end: wanted.hull().map(LedgerRange::last),
            count: wanted.count(),
        },
        data_volume: estimates.volume,
        processing_time: estimates.time,
        estimated_cost: estimates.cost,
        optimizations: estimates.optimizations,
        actions: planned.nodes.iter().cloned().chain(planned.edges.iter().map(edge_action)).collect(),
        edges: planned.edges.iter().map(edge_intervals).collect(),
        desired: planned.desired.range.map(LedgerSpan::from),
        pins_start: planned.desired.pin_start.is_some(),
    }
}

/// The document of a pipeline that is no longer configured: it is unregistered, its rows stay as orphans.
pub fn removed_document(removed: &RemovedPipeline, estimates: Estimates) -> PipelinePlan {
    let edges = removed
        .edges
        .iter()
        .map(|(id, done)| EdgeIntervals {
            address: id.to_string(),
            intervals: intervals(IntervalClass::Orphan, Some(Reason::EdgeRemoved), done),
        })
        .collect();
    PipelinePlan {
        address: format!("pipeline.{}", removed.name),
        action: ActionKind::Delete,
        action_reason: Some("no longer configured; its rows stay".to_owned()),
        follow: false,
        range: None,
        nodes: Vec::new(),
        ledger_range: PipelineRange::default(),
        data_volume: estimates.volume,
        processing_time: estimates.time,
        estimated_cost: estimates.cost,
        optimizations: Vec::new(),
        actions: Vec::new(),
        edges,
        desired: None,
        pins_start: false,
    }
}

fn edge_action(edge: &EdgePlan) -> Action {
    let none = serde_json::Value::Null;
    Action {
        address: edge.id.to_string(),
        action: edge.action,
        reason: edge.reason.clone(),
        change: Change { before: none.clone(), after: none, paths: Vec::new(), sensitive_paths: Vec::new() },
        fingerprint: Some(edge.fingerprint.clone()),
        range: None,
    }
}

fn edge_intervals(edge: &EdgePlan) -> EdgeIntervals {
    let classes = &edge.classes;
    let gone = edge.target_gone.then_some(Reason::TargetGone);
    let orphan = if edge.index.is_none() { Reason::EdgeRemoved } else { Reason::OutOfRange };
    let mut all = intervals(IntervalClass::New, None, &classes.new);
    all.extend(intervals(IntervalClass::Gap, gone, &classes.gap));
    all.extend(intervals(IntervalClass::Reprocess, Some(Reason::FingerprintChanged), &classes.reprocess));
    all.extend(intervals(IntervalClass::Blocked, Some(Reason::Missing), &classes.missing));
    all.extend(intervals(IntervalClass::Blocked, Some(Reason::BeyondTip), &classes.beyond_tip));
    all.extend(intervals(IntervalClass::Reuse, None, &classes.reuse));
    all.extend(intervals(IntervalClass::Orphan, Some(orphan), &classes.orphan));
    all.extend(intervals(IntervalClass::Orphan, Some(Reason::FormerTarget), &edge.orphan_targets));
    EdgeIntervals { address: edge.id.to_string(), intervals: all }
}

fn intervals(class: IntervalClass, reason: Option<Reason>, set: &RangeSet) -> Vec<Interval> {
    let interval = |range: &LedgerRange| Interval {
        class,
        reason,
        start: range.first(),
        end: range.last(),
        ledgers: range.count(),
    };
    set.ranges().iter().map(interval).collect()
}

/// Sums over pipelines and over edges.
pub fn sums(pipelines: &[PipelinePlan]) -> (PipelineSums, LedgerSums) {
    let (mut by_action, mut ledgers) = (PipelineSums::default(), LedgerSums::default());
    for pipeline in pipelines {
        match pipeline.action {
            ActionKind::Create => by_action.create += 1,
            ActionKind::Update | ActionKind::Replace => by_action.update += 1,
            ActionKind::Delete => by_action.delete += 1,
            ActionKind::NoOp => by_action.no_op += 1,
        }
        for interval in pipeline.edges.iter().flat_map(|edge| &edge.intervals) {
            let sum = match interval.class {
                IntervalClass::New => &mut ledgers.new,
                IntervalClass::Gap => &mut ledgers.gap,
                IntervalClass::Reprocess => &mut ledgers.reprocess,
                IntervalClass::Blocked => &mut ledgers.blocked,
                IntervalClass::Reuse => &mut ledgers.reuse,
                IntervalClass::Orphan => &mut ledgers.orphan,
            };
            *sum += interval.ledgers;
        }
    }
    (by_action, ledgers)
}

/// The semantic digest of a plan: which edges go from which fingerprint to which, over which intervals. Equal digests mean
/// that applying does the same.
pub fn digest(pipelines: &[PipelinePlan]) -> String {
    let edges: Vec<serde_json::Value> = pipelines
        .iter()
        .flat_map(|pipeline| {
            pipeline.edges.iter().map(move |edge| {
                let fingerprint =
                    pipeline.actions.iter().find(|action| action.address == edge.address).map(|a| &a.fingerprint);
                let work: Vec<&Interval> = edge
                    .intervals
                    .iter()
                    .filter(|interval| !matches!(interval.class, IntervalClass::Reuse | IntervalClass::Orphan))
                    .collect();
                serde_json::json!({
                    "edge": edge.address,
                    "pipeline": pipeline.action,
                    "fingerprint": fingerprint,
                    "intervals": work,
                })
            })
        })
        .collect();
    format!("sha256:{}", Fingerprint::of(&serde_json::Value::Array(edges)))
}
