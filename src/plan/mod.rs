//! Desired × recorded × facts = plan: which intervals are new, gaps, redone, blocked, reused, orphaned; what changes where.
//!
//! Pure: values in, values out. The same inputs give the same plan, byte for byte.

mod build;
mod classes;
mod diff;
mod document;
mod prior;

pub use build::{
    EdgeFacts, EdgePlan, Options, PipelineFacts, PlannedPipeline, RemovedPipeline, plan_pipeline, removed, unrecorded,
};
pub use classes::{ClassInput, Classes};
pub use document::{Estimates, digest, pipeline_document, removed_document, sums};
pub use prior::{DoneInterval, Prior, PriorEdge, PriorPipeline};
