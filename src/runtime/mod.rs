//! The stages of a run: fetch, decode, process, deliver, record.
//!
//! ```text
//! one I/O thread    objects of a chunk, in order, bounded in ledgers and bytes; objects at hand it leaves to the workers
//! N workers         decompress, decode, verify, process: one batch per stream and segment
//! one sequencer     puts chunks back in order, checks that they chain, hands them to the edges
//! one thread/edge   delivers, in ledger order, from a queue with a bound of its own
//! one recorder      writes what was acknowledged into the lockfile, many at a time; keeps the leases
//! ```
//! A group reads in passes: all edges together; then those that were detached because they held back the others; then the
//! tail, ledger by ledger as it appears. The groups work one after the other, and follow their tails side by side.
//!
//! Invariants: an interval is recorded only after its consumer acknowledged it; nothing is delivered once the leases may have
//! run out; a bad ledger fails alone; an edge that fails or is slow holds back nobody else for long, and memory does not grow
//! with it; a budget that is reached ends the reading, not the delivery; nothing is dropped silently: what is not delivered
//! is counted and named; the only output is [`RunEvent`](crate::wire::RunEvent)s.

mod budget;
mod chain;
mod chunks;
mod edge;
mod fence;
mod fetch;
mod follow;
mod group;
mod pace;
mod queues;
mod recompute;
mod recorder;
mod run;
mod sequence;
mod task;
mod whole;
mod window;
mod worker;

pub use budget::{Budget, BudgetKind, Counters, Spent};
pub use chunks::{Chunk, WorkInterval, cut};
pub use group::usable_threads;
pub use pace::Pace;
pub use recompute::Recomputation;
pub use recorder::{MilestoneSource, Recorder};
pub use run::{Outcome, QUARANTINED, RunSettings, SourceReads, run};
pub use task::{EdgeTask, ReadGroup, Stream, StreamInput, Tail};
