//! The recorder: the one thread that writes the lockfile during a run.
//!
//! It takes all acknowledgements that are waiting, writes them in one transaction that also proves the lease, and only then
//! reports them. Between acknowledgements it keeps the lease alive.

use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::run::Shared;
use crate::model::RangeSet;
use crate::state::{Acknowledged, HeldLeases, Journal, Lockfile, Quarantined, StateError};
use crate::sys::{self, Stopped};
use crate::wire::{EdgeProgress, EventRecord, RunEvent};

/// How often the lease is renewed when nothing is recorded.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// What the recorder is told.
pub(super) enum RecorderMessage {
    /// A consumer acknowledged an interval durably.
    Done {
        /// Index of the edge.
        index: usize,
        /// The interval.
        done: Box<Acknowledged>,
    },
    /// Ledgers that cannot be read or processed are set aside for an edge.
    Quarantined(Box<Quarantined>),
    /// An edge waits for the leases to be renewed before it delivers on.
    Renew,
    /// An edge gave up.
    EdgeFailed {
        /// Its address.
        edge: String,
        /// Code of the error.
        code: String,
        /// Its class.
        class: String,
        /// In words.
        message: String,
    },
}

/// Gives the milestones of the run that were not written yet, each with its number.
pub type MilestoneSource = Arc<dyn Fn() -> Vec<(u64, EventRecord)> + Send + Sync>;

/// The lockfile of a run, with the leases that allow writing it.
pub struct Recorder {
    /// The lockfile.
    pub lockfile: Lockfile,
    /// The leases.
    pub held: HeldLeases,
    /// The run.
    pub run: i64,
    /// What else is written while the run goes on, so that a run that dies leaves a trace.
    pub milestones: MilestoneSource,
}

impl Recorder {
    /// Records until every sender is gone. On an error the run is told to stop, and later acknowledgements are left to be
    /// adopted or redone by the next apply.
    pub(super) fn record_all(
        &mut self,
        messages: &Receiver<RecorderMessage>,
        recorded: &Mutex<Vec<RangeSet>>,
        shared: &Shared<'_>,
    ) -> Result<(), StateError> {
        let (emit, stop, fence) = (shared.settings.emit, &shared.settings.stop, &shared.fence);
        // The first renewal comes at once: until then no edge delivers.
        let mut renewed: Option<Instant> = None;
        let mut failure = None;
        loop {
            // After a failure there is nothing to renew: only the end is waited for.
            let patience = if failure.is_some() { HEARTBEAT } else { until_heartbeat(renewed) };
            let first = match messages.recv_timeout(patience) {
                Ok(message) => Some(message),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => break,
            };
            let mut done = Vec::new();
            let mut quarantined = Vec::new();
            for message in first.into_iter().chain(messages.try_iter()) {
                match message {
                    RecorderMessage::Done { index, done: acknowledged } => done.push((index, *acknowledged)),
                    RecorderMessage::Quarantined(aside) => quarantined.push(*aside),
                    RecorderMessage::Renew => {}
                    RecorderMessage::EdgeFailed { edge, code, class, message } => {
                        emit(RunEvent::EdgeFailed { edge, code, class, message });
                    }
                }
            }
            if failure.is_some() {
                continue;
            }
            let intervals: Vec<Acknowledged> = done.iter().map(|(_, acknowledged)| acknowledged.clone()).collect();
            if !intervals.is_empty() {
                sys::fail_point("after_ack");
            }
            let at = fence.now();
            let recorded_any = !intervals.is_empty();
            let journal = Journal { done: intervals, quarantined, milestones: (self.milestones)() };
            match self.lockfile.write(self.run, &self.held, &journal) {
                Ok(cancelled) => {
                    if cancelled && !stop.is_set() {
                        emit(RunEvent::Notice { message: "somebody asked this run to stop".to_owned() });
                        stop.set(Stopped::Cancelled);
                    }
                    fence.renewed(at);
                    renewed = Some(Instant::now());
                    if recorded_any {
                        sys::fail_point("after_record");
                    }
                    for (index, acknowledged) in done {
                        if let Some(set) = recorded.lock().expect("no thread panics while holding it").get_mut(index) {
                            set.insert(acknowledged.range);
                        }
                        report(index, &acknowledged, &shared.progress, emit);
                    }
                }
                Err(error) => {
                    // Nothing more can be recorded: nothing more is delivered, and the reading ends.
                    shared.halted.store(true, Ordering::Release);
                    fence.lost();
                    failure = Some(error);
                }
            }
        }
        failure.map_or(Ok(()), Err)
    }
}

fn until_heartbeat(renewed: Option<Instant>) -> Duration {
    renewed.map_or(Duration::ZERO, |renewed| HEARTBEAT.saturating_sub(renewed.elapsed()))
}

fn report(index: usize, done: &Acknowledged, progress: &Mutex<Vec<EdgeProgress>>, emit: &(dyn Fn(RunEvent) + Sync)) {
    let rows = done.rows.unwrap_or(0);
    if let Some(edge) = progress.lock().expect("no thread panics while holding it").get_mut(index) {
        edge.ledgers += done.range.count();
        edge.rows += rows;
    }
    emit(RunEvent::Delivered { edge: done.edge.to_string(), start: done.range.first(), end: done.range.last(), rows });
}
