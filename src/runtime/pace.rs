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
}

/// How long one delivery is tried in all.
const RETRY_FOR: Duration = Duration::from_mins(2);

impl Default for Pace {
    fn default() -> Self {
        Self { backoff: Backoff::default(), retry_for: RETRY_FOR }
    }
}
