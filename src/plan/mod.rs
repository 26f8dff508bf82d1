//! Desired × recorded × facts = plan: which intervals are new, gaps, redone, blocked, reused, orphaned; what changes where.
//!
//! Pure: values in, values out. The same inputs give the same plan, byte for byte.

mod build;
mod classes;
mod diff;
mod document;
mod done;
mod options;
mod prior;
mod removal;
mod widen;

pub use build::{EdgeFacts, EdgePlan, PipelineFacts, PlannedPipeline, Reads, RemovedPipeline, plan_pipeline, removed};
pub use classes::{ClassInput, Classes};
pub use document::{
    Estimates, digest, keep_refresh_only, pipeline_document, removal_documents, removed_document, sums,
};
pub use done::DoneSets;
pub use options::{Options, Restate, Reviewed, ReviewedEdge};
pub use prior::{Anchor, Prior, PriorEdge, PriorPipeline, PriorTarget, SetAside};
pub use removal::{Removal, RemovalReason, removals};
