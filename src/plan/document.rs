//! From the plan to its document.

use std::fmt;

use super::{EdgePlan, PlannedPipeline, Removal, RemovalReason, RemovedPipeline};
use crate::components::ProcessorState;
use crate::model::{Canonical, Fingerprint, LedgerRange, RangeSet};
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
        columns: None,
    };
    let source = &pipeline.source;
    let nodes = std::iter::once(node(&source.id, source.descriptor.config_type, &source.shown))
        .chain(pipeline.processors.iter().map(|n| node(&n.id, n.descriptor.config_type, &n.shown)))
        .chain(pipeline.consumers.iter().map(|n| NodeConfig {
            columns: n.columns.as_ref().map(|(names, _)| names.iter().copied().map(str::to_owned).collect()),
            ..node(&n.id, n.descriptor.config_type, &n.shown)
        }))
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
        moved_from: planned.moved_from.clone(),
    }
}

/// The document of a pipeline that is no longer configured: it is unregistered, its rows stay as orphans.
pub fn removed_document(removed: &RemovedPipeline, estimates: Estimates) -> PipelinePlan {
    let edges = removed.edges.iter().map(|(id, done)| EdgeIntervals {
        address: id.to_string(),
        intervals: intervals(IntervalClass::Orphan, Some(Reason::EdgeRemoved), done),
    });
    PipelinePlan {
        action_reason: Some("no longer configured; its rows stay".to_owned()),
        ..bare(&removed.name, ActionKind::Delete, edges.collect(), estimates)
    }
}

/// The documents of a plan that removes, one per pipeline that loses rows.
pub fn removal_documents(removals: &[Removal], estimates: &dyn Fn() -> Estimates) -> Vec<PipelinePlan> {
    let mut pipelines: Vec<PipelinePlan> = Vec::new();
    for of_pipeline in removals.chunk_by(|a, b| a.edge.pipeline == b.edge.pipeline) {
        let mut edges: Vec<EdgeIntervals> = Vec::new();
        let mut actions = Vec::new();
        for of_edge in of_pipeline.chunk_by(|a, b| a.edge == b.edge) {
            let orphans = of_edge.iter().flat_map(|removal| {
                let reason = match removal.reason {
                    RemovalReason::EdgeRemoved => Reason::EdgeRemoved,
                    RemovalReason::FormerTarget => Reason::FormerTarget,
                    RemovalReason::OutOfRange => Reason::OutOfRange,
                    RemovalReason::Destroyed => Reason::Destroyed,
                };
                intervals(IntervalClass::Orphan, Some(reason), &removal.ledgers)
            });
            edges.push(EdgeIntervals { address: of_edge[0].edge.to_string(), intervals: orphans.collect() });
            for removal in of_edge.iter().filter(|removal| !removal.target.is_empty()) {
                let what = if removal.whole { "all rows in" } else { "rows in" };
                actions.push(Action {
                    reason: Some(format!("{what} {} go", removal.words)),
                    ..bare_action(removal.edge.to_string(), ActionKind::Delete)
                });
            }
        }
        let destroyed = of_pipeline.iter().any(|removal| removal.reason == RemovalReason::Destroyed);
        let (action, reason) = if destroyed {
            (ActionKind::Delete, "its rows go, and what is recorded of it")
        } else {
            (ActionKind::Update, "rows that nobody wants go")
        };
        pipelines.push(PipelinePlan {
            action_reason: Some(reason.to_owned()),
            actions,
            ..bare(&of_pipeline[0].edge.pipeline, action, edges, estimates())
        });
    }
    pipelines
}

/// Leaves of a pipeline's document what a plan is about that only brings the lockfile to what the targets say: ledgers that it
/// takes as done as reuse, those that it forgets as gap.
pub fn keep_refresh_only(document: &mut PipelinePlan, planned: &PlannedPipeline) {
    let mut any = false;
    document.edges.clear();
    document.actions.clear();
    for edge in &planned.edges {
        let mut found = intervals(IntervalClass::Gap, Some(Reason::Lost), &edge.drift);
        found.extend(intervals(IntervalClass::Reuse, Some(Reason::Adopted), &edge.adopted.all()));
        any |= !found.is_empty() || edge.taken_over;
        if edge.taken_over {
            document.actions.push(Action {
                reason: Some("its target is taken over from another lockfile".to_owned()),
                ..bare_action(edge.id.to_string(), ActionKind::Update)
            });
        }
        if !found.is_empty() {
            document.edges.push(EdgeIntervals { address: edge.id.to_string(), intervals: found });
        }
    }
    document.action = if any { ActionKind::Update } else { ActionKind::NoOp };
    document.action_reason = any.then(|| "what is recorded follows the targets".to_owned());
    document.ledger_range = PipelineRange::default();
}

fn bare(name: &str, action: ActionKind, edges: Vec<EdgeIntervals>, estimates: Estimates) -> PipelinePlan {
    PipelinePlan {
        address: format!("pipeline.{name}"),
        action,
        action_reason: None,
        follow: false,
        range: None,
        nodes: Vec::new(),
        ledger_range: PipelineRange::default(),
        data_volume: estimates.volume,
        processing_time: estimates.time,
        estimated_cost: estimates.cost,
        optimizations: estimates.optimizations,
        actions: Vec::new(),
        edges,
        desired: None,
        pins_start: false,
        moved_from: None,
    }
}

fn bare_action(address: String, action: ActionKind) -> Action {
    let none = serde_json::Value::Null;
    Action {
        address,
        action,
        reason: None,
        change: Change { before: none.clone(), after: none, paths: Vec::new(), sensitive_paths: Vec::new() },
        fingerprint: None,
        range: None,
    }
}

fn edge_action(edge: &EdgePlan) -> Action {
    Action {
        reason: edge.reason.clone(),
        fingerprint: Some(edge.fingerprint.clone()),
        ..bare_action(edge.id.to_string(), edge.action)
    }
}

fn edge_intervals(edge: &EdgePlan) -> EdgeIntervals {
    let classes = &edge.classes;
    let gone = edge.target_gone.then_some(Reason::TargetGone);
    let orphan = if edge.index.is_none() { Reason::EdgeRemoved } else { Reason::OutOfRange };
    let widened = classes.reprocess.intersect(&edge.widened);
    let asked = edge.restated.subtract(&edge.widened);
    let changed = classes.reprocess.subtract(&widened).subtract(&asked);
    let again = classes.reprocess.intersect(&asked);
    let for_others = if edge.state == ProcessorState::Ordered { Reason::InOrder } else { Reason::WholeCell };
    let sets = [
        (IntervalClass::New, None, &classes.new),
        (IntervalClass::Gap, gone, &classes.gap),
        (IntervalClass::Reprocess, Some(Reason::FingerprintChanged), &changed),
        (IntervalClass::Reprocess, Some(Reason::Restated), &again),
        (IntervalClass::Reprocess, Some(for_others), &widened),
        (IntervalClass::Blocked, Some(Reason::Missing), &classes.missing),
        (IntervalClass::Blocked, Some(Reason::Quarantined), &classes.quarantined),
        (IntervalClass::Blocked, Some(Reason::HeldBack), &classes.held),
        (IntervalClass::Blocked, Some(Reason::BeyondTip), &classes.beyond_tip),
        (IntervalClass::Reuse, None, &classes.reuse),
        (IntervalClass::Orphan, Some(orphan), &classes.orphan),
        (IntervalClass::Orphan, Some(Reason::FormerTarget), &edge.orphan_targets),
    ];
    // All edges together may have a million: no room is taken that is not needed.
    let mut all = Vec::with_capacity(sets.iter().map(|(.., set)| set.ranges().len()).sum());
    for (class, reason, set) in sets {
        all.extend(set.ranges().iter().map(|range| interval(class, reason, *range)));
    }
    let reprocess = classes.new.ranges().len() + classes.gap.ranges().len();
    all[reprocess..][..changed.ranges().len() + again.ranges().len() + widened.ranges().len()]
        .sort_by_key(|interval| interval.start);
    EdgeIntervals { address: edge.id.to_string(), intervals: all }
}

fn intervals(class: IntervalClass, reason: Option<Reason>, set: &RangeSet) -> Vec<Interval> {
    set.ranges().iter().map(|range| interval(class, reason, *range)).collect()
}

fn interval(class: IntervalClass, reason: Option<Reason>, range: LedgerRange) -> Interval {
    Interval { class, reason, start: range.first(), end: range.last(), ledgers: range.hi() - range.lo() }
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
            *sum += u64::from(interval.ledgers);
        }
    }
    (by_action, ledgers)
}

/// The semantic digest of a plan: which edges go from which fingerprint to which, over which intervals. Equal digests mean
/// that applying does the same.
pub fn digest(pipelines: &[PipelinePlan]) -> String {
    format!("sha256:{}", Fingerprint::of_text(Work(pipelines)))
}

/// What a digest is of, in canonical JSON: `[{edge, fingerprint, intervals: [{class, end, ledgers, reason, start}], pipeline}]`.
/// It is printed piece by piece, since a plan may hold a million intervals.
struct Work<'a>(&'a [PipelinePlan]);

impl fmt::Display for Work<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let edges = self.0.iter().flat_map(|pipeline| pipeline.edges.iter().map(move |edge| (pipeline, edge)));
        f.write_str("[")?;
        for (n, (pipeline, edge)) in edges.enumerate() {
            let action = pipeline.actions.iter().find(|action| action.address == edge.address);
            let fingerprint = serde_json::json!(action.map(|action| &action.fingerprint));
            let (address, kind) = (serde_json::json!(edge.address), serde_json::json!(pipeline.action));
            let comma = if n > 0 { "," } else { "" };
            write!(f, "{comma}{{\"edge\":{address},\"fingerprint\":{},\"intervals\":[", Canonical(&fingerprint))?;
            let is_work =
                |interval: &&Interval| !matches!(interval.class, IntervalClass::Reuse | IntervalClass::Orphan);
            let work: Vec<&Interval> = edge.intervals.iter().filter(is_work).collect();
            let mut comma = "";
            for alike in work.chunk_by(|a, b| (a.class, a.reason) == (b.class, b.reason)) {
                let class = serde_json::json!(alike[0].class).to_string();
                let reason = serde_json::json!(alike[0].reason).to_string();
                for Interval { start, end, ledgers, .. } in alike {
                    write!(
                        f,
                        "{comma}{{\"class\":{class},\"end\":{end},\"ledgers\":{ledgers},\"reason\":{reason},\"start\":{start}}}"
                    )?;
                    comma = ",";
                }
            }
            write!(f, "],\"pipeline\":{kind}}}")?;
        }
        f.write_str("]")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::wire::{Basis, FingerprintChange};

    /// The digest is part of the interface: saved plans and `--expect-digest` of an earlier version name it.
    #[test]
    fn a_digest_is_the_hash_of_the_canonical_work() {
        let interval =
            |class, reason, start: u32, end: u32| Interval { class, reason, start, end, ledgers: end - start + 1 };
        let print = Fingerprint::of_bytes(b"x");
        let edge = EdgeIntervals {
            address: "pipeline.a/\"p\"->c".to_owned(),
            intervals: vec![
                interval(IntervalClass::New, None, 1, 9),
                interval(IntervalClass::New, None, 20, 29),
                interval(IntervalClass::Gap, Some(Reason::TargetGone), 40, 40),
                interval(IntervalClass::Blocked, Some(Reason::BeyondTip), 50, 60),
                interval(IntervalClass::Reuse, None, 10, 19),
                interval(IntervalClass::Orphan, Some(Reason::OutOfRange), 70, 79),
            ],
        };
        let bare_edge = EdgeIntervals { address: "pipeline.a/q->c".to_owned(), intervals: Vec::new() };
        let fingerprint = FingerprintChange { before: None, after: Some(print), changed: vec!["b".into(), "a".into()] };
        let mut pipeline = bare("a", ActionKind::Update, vec![edge.clone(), bare_edge.clone()], estimates(0));
        pipeline.actions.push(Action {
            fingerprint: Some(fingerprint.clone()),
            ..bare_action(edge.address.clone(), ActionKind::Update)
        });
        let other = bare("b", ActionKind::NoOp, vec![bare_edge.clone()], estimates(0));
        let expected: Value = json!([
            {"edge": edge.address, "pipeline": "update", "fingerprint": fingerprint, "intervals": &edge.intervals[..4]},
            {"edge": bare_edge.address, "pipeline": "update", "fingerprint": null, "intervals": []},
            {"edge": bare_edge.address, "pipeline": "no_op", "fingerprint": null, "intervals": []},
        ]);
        assert_eq!(Work(&[pipeline.clone(), other.clone()]).to_string(), Canonical(&expected).to_string());
        assert_eq!(digest(&[pipeline, other]), format!("sha256:{}", Fingerprint::of(&expected)));
        assert_eq!(digest(&[]), format!("sha256:{}", Fingerprint::of(&json!([]))));
    }

    fn estimates(seconds: u64) -> Estimates {
        Estimates {
            volume: DataVolume { ledgers: seconds, objects: 0, bytes: 0, basis: Basis::None },
            time: ProcessingTime { p50_seconds: seconds, p90_seconds: seconds, basis: Basis::None },
            cost: EstimatedCost {
                currency: "USD".to_owned(),
                now: seconds.to_string(),
                per_month: "0".to_owned(),
                lines: Vec::new(),
            },
            optimizations: Vec::new(),
        }
    }

    /// An edge as a test makes it: the class of each ledger from 1 on, and both fingerprints.
    #[derive(Debug, Clone, PartialEq)]
    struct Edge {
        cells: Vec<usize>,
        before: Option<u8>,
        after: u8,
    }

    const CLASSES: [IntervalClass; 6] = [
        IntervalClass::New,
        IntervalClass::Gap,
        IntervalClass::Reprocess,
        IntervalClass::Blocked,
        IntervalClass::Reuse,
        IntervalClass::Orphan,
    ];
    /// The first of those that applying leaves as they are.
    const LEFT: usize = 4;

    fn any_edge() -> impl Strategy<Value = Edge> {
        let cells = proptest::collection::vec(0..CLASSES.len(), 12);
        (cells, proptest::option::of(0_u8..3), 0_u8..3).prop_map(|(cells, before, after)| Edge { cells, before, after })
    }

    fn document_of(edges: &[Edge], seconds: u64) -> Vec<PipelinePlan> {
        let address = |n: usize| format!("pipeline.p/a{n}->b");
        let all = edges.iter().enumerate().map(|(n, edge)| {
            let of_class = |class: &usize| -> RangeSet {
                let cells = (1..).zip(&edge.cells).filter(|(_, cell)| *cell == class);
                cells.map(|(ledger, _)| LedgerRange::single(ledger)).collect()
            };
            let all = (0..CLASSES.len()).flat_map(|class| intervals(CLASSES[class], None, &of_class(&class)));
            EdgeIntervals { address: address(n), intervals: all.collect() }
        });
        let print = |n: u8| Fingerprint::of_bytes(&[n]);
        let actions = edges.iter().enumerate().map(|(n, edge)| Action {
            fingerprint: Some(FingerprintChange {
                before: edge.before.map(print),
                after: Some(print(edge.after)),
                changed: Vec::new(),
            }),
            ..bare_action(address(n), ActionKind::Update)
        });
        let edges = all.collect();
        vec![PipelinePlan { actions: actions.collect(), ..bare("p", ActionKind::Update, edges, estimates(seconds)) }]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        /// Plans that do the same have one digest; a change of any ledger's work or of a fingerprint gives another.
        #[test]
        fn equal_digests_are_of_equal_work(
            edges in proptest::collection::vec(any_edge(), 1..4), at: prop::sample::Index, ledger in 0_usize..12,
            class in 0..CLASSES.len(), what in 0..4,
        ) {
            let before = digest(&document_of(&edges, 1));
            prop_assert_eq!(&before, &digest(&document_of(&edges, 2)), "estimates are no work");
            let mut other = edges.clone();
            let n = at.index(edges.len());
            match what {
                0 => other[n].after = (other[n].after + 1) % 3,
                1 => other[n].before = if other[n].before.is_none() { Some(0) } else { None },
                _ => other[n].cells[ledger] = class,
            }
            let idle = |class: usize| class >= LEFT;
            let unchanged = other == edges
                || (what > 1 && idle(edges[n].cells[ledger]) && idle(class));
            prop_assert_eq!(digest(&document_of(&other, 1)) == before, unchanged, "{:?} {:?}", edges, other);
        }

        #[test]
        fn sums_count_every_ledger_of_every_edge(edges in proptest::collection::vec(any_edge(), 1..4)) {
            let (_, ledgers) = sums(&document_of(&edges, 1));
            let count = |class: usize| edges.iter().flat_map(|edge| &edge.cells).filter(|cell| **cell == class).count() as u64;
            let found = [ledgers.new, ledgers.gap, ledgers.reprocess, ledgers.blocked, ledgers.reuse, ledgers.orphan];
            prop_assert_eq!(found, [count(0), count(1), count(2), count(3), count(4), count(5)]);
        }
    }
}
