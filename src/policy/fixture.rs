//! Small plan documents for the tests of rules.

use serde_json::{Value, json};

use crate::diag::{Position, Range};
use crate::wire::{
    ActionKind, Base, Basis, DataVolume, EdgeIntervals, EstimatedCost, Interval, IntervalClass, Narrowed, NodeConfig,
    PipelinePlan, PipelineRange, PlanDocument, PlanMode, ProcessingTime, SummaryDoc,
};

/// A plan of these pipelines.
pub fn plan(pipelines: Vec<PipelinePlan>) -> PlanDocument {
    let text = || String::from("-");
    PlanDocument {
        format_version: text(),
        kind: text(),
        cdpctl_version: text(),
        plan_id: text(),
        digest: text(),
        created_at: text(),
        expires_at: text(),
        mode: PlanMode::Normal,
        applyable: true,
        complete: true,
        errored: false,
        base: Base {
            lineage: None,
            serial: 0,
            config_hash: text(),
            policy_hash: text(),
            packs_hash: text(),
            git: None,
        },
        sources: Vec::new(),
        pipelines,
        summary: SummaryDoc::default(),
        policy_results: Vec::new(),
        drift: Vec::new(),
        diagnostics: Vec::new(),
        next_actions: Vec::new(),
        narrowed: Narrowed::default(),
        moves: Vec::new(),
    }
}

/// A pipeline on mainnet that wants the ledgers `first..=last`.
pub fn pipeline(name: &str, first: u32, last: u32) -> PipelinePlan {
    let count = u64::from(last - first) + 1;
    let address = format!("pipeline.{name}");
    PipelinePlan {
        action: ActionKind::Create,
        action_reason: None,
        follow: false,
        range: Some(line(4)),
        nodes: vec![NodeConfig {
            columns: None,
            address: format!("{address}/buffered-storage-source"),
            component: "BufferedStorageSourceAdapter".into(),
            config: json!({"path": "lake", "network": "mainnet", "buffer_size": 100}),
        }],
        ledger_range: PipelineRange { start: Some(first), end: Some(last), count },
        data_volume: DataVolume { ledgers: 0, objects: 0, bytes: 0, basis: Basis::None },
        processing_time: ProcessingTime { p50_seconds: 0, p90_seconds: 0, basis: Basis::None },
        estimated_cost: amount("0.00"),
        optimizations: Vec::new(),
        actions: Vec::new(),
        edges: vec![EdgeIntervals {
            address: format!("{address}/ledgers->save-to-sqlite"),
            intervals: vec![interval(IntervalClass::New, first, last)],
        }],
        address,
        desired: None,
        pins_start: false,
        moved_from: None,
    }
}

/// An interval without a reason.
pub fn interval(class: IntervalClass, start: u32, end: u32) -> Interval {
    Interval { class, reason: None, start, end, ledgers: end - start + 1 }
}

/// Sets a key of the source.
pub fn set(pipeline: &mut PipelinePlan, key: &str, value: Value) {
    pipeline.nodes[0].config[key] = value;
}

/// Sets what the plan costs.
pub fn cost(plan: &mut PlanDocument, now: &str) {
    plan.summary.estimated_cost = Some(amount(now));
}

/// A place in a pipeline's file.
pub fn line(line: u32) -> Range {
    let position = |column| Position { line, column, byte: 0 };
    Range { filename: "a.yaml".into(), start: position(1), end: position(9) }
}

fn amount(now: &str) -> EstimatedCost {
    EstimatedCost { currency: "USD".into(), now: now.into(), per_month: "0.00".into(), lines: Vec::new() }
}
