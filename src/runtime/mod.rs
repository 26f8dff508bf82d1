//! The stages of a run: fetch, decode, process, deliver, record.
//!
//! ```text
//! one I/O thread    objects of a chunk, in order, at most a window of chunks in flight
//! N workers         decompress, decode, verify, process: one batch per stream and segment
//! one sequencer     puts chunks back in order, checks that they chain, hands them to the edges
//! one thread/edge   delivers, in ledger order; an edge that fails holds back nobody else
//! one recorder      writes what was acknowledged into the lockfile, many at a time
//! ```
//! Invariants: an interval is recorded only after its consumer acknowledged it; a bad ledger fails alone; nothing is dropped
//! silently: what is not delivered is counted and named; the only output is [`RunEvent`](crate::wire::RunEvent)s.

mod chain;
mod chunks;
mod edge;
mod fetch;
mod pace;
mod recorder;
mod run;
mod worker;

pub use chunks::{Chunk, WorkInterval, cut};
pub use pace::Pace;
pub use recorder::Recorder;
pub use run::{EdgeTask, Outcome, ReadGroup, RunSettings, SourceReads, Stream, StreamInput, run};
