//! How long a run waits for what is slow, and how much of it may lie around meanwhile.

use std::time::Duration;

use crate::net::Backoff;

/// The measures of a run. Only tests want others than the usual ones.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Waits between tries of a delivery that failed for a passing reason.
    pub backoff: Backoff,
    /// How long one delivery is tried in all.
    pub retry_for: Duration,
    /// Bytes of rows that may wait for one edge.
    pub edge_queue_bytes: usize,
    /// How long a full queue may hold back other edges before its edge is detached.
    pub detach_after: Duration,
    /// How long an object may be missing at the tip, although later ones are there, before it is given up.
    pub hole_patience: Duration,
    /// How long a group follows the tip without some of its edges before it gives control back.
    pub rejoin_after: Duration,
}

/// How long one delivery is tried in all.
const RETRY_FOR: Duration = Duration::from_mins(2);
/// Bytes of rows that may wait for one edge.
const EDGE_QUEUE_BYTES: usize = 4 << 20;
/// How long a full queue may hold back other edges.
const DETACH_AFTER: Duration = Duration::from_secs(2);
/// How long an object may be missing behind the tip.
const HOLE_PATIENCE: Duration = Duration::from_secs(30);
/// How long a group follows without some of its edges.
const REJOIN_AFTER: Duration = Duration::from_mins(1);

impl Default for Pace {
    fn default() -> Self {
        Self {
            backoff: Backoff::default(),
            retry_for: RETRY_FOR,
            edge_queue_bytes: EDGE_QUEUE_BYTES,
            detach_after: DETACH_AFTER,
            hole_patience: HOLE_PATIENCE,
            rejoin_after: REJOIN_AFTER,
        }
    }
}
