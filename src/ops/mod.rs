//! One function per operation: request in, outcome out. Facts are gathered here; what they mean is decided in the pure rooms.
//!
//! Invariants: nothing prints; nothing exits; planning writes nothing, not even a lock.

mod apply;
mod components;
mod git;
mod graph;
mod init;
mod plan;
mod probe;
mod project;
mod render;
mod schema;
mod show;
mod status;
mod validate;

pub use apply::{ApplyOutcome, ApplyRequest, apply, event_record, summary};
pub use components::{ComponentDetails, FieldDetails, component_details};
pub use graph::{GraphNode, GraphOutcome, graph};
pub use init::{InitOutcome, demo_lake, init};
pub use plan::{PlanOutcome, PlanRequest, plan};
pub use project::{OpsError, Request, Workspace};
pub use render::render;
pub use schema::{SchemaDocument, schema, schema_names};
pub use show::{ShowOutcome, show};
pub use status::{PipelineStatus, StatusDocument, status};
pub use validate::{ValidateOutcome, validate};
