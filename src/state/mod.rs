//! The lockfile: what was applied, which intervals are done, which runs there were, who holds what.
//!
//! Promises:
//! - one SQLite file with a rollback journal (`journal_mode=DELETE`, `synchronous=FULL`): it can be copied, cached, and read
//!   on a read-only mount;
//! - reading never writes, not even to recover a crashed writer's journal: then a copy is read;
//! - a file written by a newer cdpctl, or by something else, is refused and left as it is;
//! - an interval is recorded in the same transaction that proves the lease is still held;
//! - no secret is ever stored: configurations keep their references.

mod error;
mod lease;
mod lockfile;
mod snapshot;

pub use error::StateError;
pub use lease::{HeldLeases, LEASE_MS, LeaseHolder};
pub use lockfile::{Acknowledged, AppliedEdge, AppliedPipeline, Lockfile, Structure};
pub use snapshot::{RunRecord, read_prior, read_run, read_runs};
