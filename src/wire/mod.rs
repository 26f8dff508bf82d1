//! What machines read: the plan, events of a run, receipts, validation results, exit codes. Small listings stand with their
//! operation.
//!
//! Invariants: a document carries its `format_version`; keys keep the order of the structs; user-facing ranges are
//! inclusive (`start`, `end`); secrets appear as references or as `(sensitive)`. Nothing here computes.

mod events;
mod exit;
mod plan;
mod receipt;
mod state;
mod validate;

/// Version of the shape of every document here. Raised when a reader written for the old shape could go wrong.
pub const FORMAT_VERSION: &str = "1.0";

pub use events::{EdgeProgress, EventRecord, RunEvent};
pub use exit::ExitStatus;
pub use plan::{
    Action, ActionKind, Available, Base, Basis, Change, CostLine, DataVolume, EdgeIntervals, EstimatedCost,
    FingerprintChange, Interval, IntervalClass, LedgerSpan, LedgerSums, Narrowed, NextAction, NodeConfig, Optimization,
    PathChange, PipelinePlan, PipelineRange, PipelineSums, PlanDocument, PlanMode, PlannedMove, PolicyResult,
    PolicySums, ProcessingTime, Reason, RuleLevel, SourceFactsDoc, SummaryDoc, TipDoc,
};
pub use receipt::{EdgeReceipt, Receipt, RunState, UndoneLedgers};
pub use state::{
    StateDocument, StateEdge, StateInterval, StatePipeline, StatePlan, StateQuarantined, StateRestated, StateRun,
    StateTarget,
};
pub use validate::ValidateDocument;
