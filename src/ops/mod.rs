//! One function per operation: request in, outcome out. Facts are gathered here; what they mean is decided in the pure rooms.
//!
//! Invariants: nothing prints; nothing exits; planning writes nothing, not even a lock.

mod apply;
mod components;
mod facts_cache;
mod fingerprint;
mod follow;
mod git;
mod graph;
mod init;
mod intervals;
mod lake;
mod plan;
mod planfile;
mod probe;
mod project;
mod refusals;
mod removal;
mod render;
mod runs;
mod schema;
mod show;
mod state;
mod status;
mod validate;
mod verify;
mod work;

pub use apply::{ApplyOutcome, ApplyRequest, RunLimits, apply, event_record, summary};
pub use components::{ComponentDetails, FieldDetails, component_details};
pub use fingerprint::{
    ExplainedFingerprint, FingerprintDocument, FingerprintParameter, FingerprintStep, explain_fingerprint,
};
pub use graph::{GraphNode, GraphOutcome, graph};
pub use init::{InitOutcome, demo_lake, init};
pub use intervals::{
    ChangedIntervals, EdgeGaps, Gap, GapReport, Gaps, IntervalsDocument, ListedIntervals, forget_intervals,
    interval_gaps, list_intervals, mark_done,
};
pub use lake::{
    LakeAccess, LakeCheck, LakeCopy, LakeCopyFailure, LakeCopyProgress, LakeFetchRequest, LakeLayoutDoc, LakeNewest,
    LakeObjects, LakeRequest, LakeTip, ListedObject, lake_check, lake_fetch, lake_gaps, lake_objects,
};
pub use plan::{PlanOutcome, PlanRequest, plan};
pub use planfile::{Rendered, SavedPlan, SavedRequest};
pub use project::{OpsError, Request, Workspace, read_variables};
pub use render::render;
pub use runs::{ListedRun, RunsDocument, cancel_run, list_runs, resume_run, run_logs};
pub use schema::{SchemaDocument, schema, schema_names};
pub use show::{ShowOutcome, show};
pub use state::{
    ListedEdge, LocksDocument, StateCheck, StateListDocument, lock_break, lock_show, state_adopt, state_backup,
    state_check, state_export, state_import, state_list, state_mv, state_rm,
};
pub use status::{PipelineStatus, StatusDocument, status};
pub use validate::{ValidateOutcome, validate};
pub use verify::{VerifiedEdge, VerifyDocument, VerifyRequest, verify};
