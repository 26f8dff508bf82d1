//! The lockfile: what was applied, which intervals are done, which runs there were, who holds what.
//!
//! Promises:
//! - one SQLite file with a rollback journal (`journal_mode=DELETE`, `synchronous=FULL`): it can be copied, cached, and read
//!   on a read-only mount;
//! - reading never writes, not even to recover a crashed writer's journal: then a copy is read;
//! - a file written by a newer cdpctl, or by something else, is refused and left as it is;
//! - an interval is recorded in the same transaction that proves the lease is still held;
//! - a lockfile on a network file system is refused, since locks are not kept there;
//! - no secret is ever stored: configurations keep their references.

mod admin;
mod check;
mod error;
mod intervals;
mod lease;
mod lockfile;
mod place;
mod portable;
mod runs;
mod snapshot;
mod structure;

pub use error::StateError;
pub use lease::{HeldLeases, LEASE_MS, Lease, LeaseHolder, LeaseState};
pub use lockfile::Lockfile;
pub use runs::{Acknowledged, Journal, Quarantined};
pub use snapshot::{
    LastRun, RunRecord, read_anchors, read_damage, read_document, read_last_runs, read_leases, read_plan, read_prior,
    read_rows, read_run, read_runs,
};
pub use structure::{AppliedEdge, AppliedPipeline, RunOrder, Structure};
