//! Whether the leases can still be trusted: nothing is delivered once they may have run out.
//!
//! A process that was paused, or whose lockfile does not answer, may have lost its leases without knowing. Its edges then
//! wait for the recorder's verdict: renewed, they go on; lost, they deliver nothing more.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

use crate::state::LEASE_MS;
use crate::sys;

/// How much earlier than the lease its use ends, so that a delivery that began in time also ends in time. The recorder
/// renews far oftener.
const MARGIN_MS: i64 = 10_000;
/// How often somebody who waits looks at the clock again.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Says until when something may be delivered.
pub(super) struct Fence {
    verdict: Mutex<Verdict>,
    changed: Condvar,
    clock: fn() -> i64,
}

struct Verdict {
    /// Unix milliseconds.
    valid_until: i64,
    lost: bool,
}

impl Fence {
    /// Closed until the first renewal.
    pub fn new() -> Self {
        Self::with_clock(sys::now_ms)
    }

    fn with_clock(clock: fn() -> i64) -> Self {
        Self { verdict: Mutex::new(Verdict { valid_until: i64::MIN, lost: false }), changed: Condvar::new(), clock }
    }

    /// The present time, to be taken before a renewal is tried.
    pub fn now(&self) -> i64 {
        (self.clock)()
    }

    /// The leases were renewed, not before that moment.
    pub fn renewed(&self, at: i64) {
        self.verdict.lock().expect("no thread panics while holding it").valid_until = at + LEASE_MS - MARGIN_MS;
        self.changed.notify_all();
    }

    /// Nothing can be recorded any more.
    pub fn lost(&self) {
        self.verdict.lock().expect("no thread panics while holding it").lost = true;
        self.changed.notify_all();
    }

    /// Waits until something may be delivered, and asks for a renewal when it has to wait; whether it may.
    pub fn pass(&self, ask: impl FnOnce()) -> bool {
        let mut verdict = self.verdict.lock().expect("no thread panics while holding it");
        let mut ask = Some(ask);
        loop {
            if verdict.lost {
                return false;
            }
            if self.now() < verdict.valid_until {
                return true;
            }
            if let Some(ask) = ask.take() {
                ask();
            }
            verdict = self.changed.wait_timeout(verdict, LOOK_EVERY).expect("no thread panics while holding it").0;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn nobody_passes_before_the_leases_are_renewed() {
        let fence = Fence::with_clock(|| 1_000_000);
        let (asked, asks) = mpsc::channel();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| fence.pass(|| asked.send(()).unwrap()));
            asks.recv().unwrap();
            assert!(!waiting.is_finished());
            fence.renewed(1_000_000);
            assert!(waiting.join().unwrap());
        });
        assert!(fence.pass(|| panic!("it is valid")));
    }

    #[test]
    fn a_lease_that_ran_out_is_not_passed_and_a_lost_one_never() {
        let fence = Fence::with_clock(|| 1_000_000);
        let (asked, asks) = mpsc::channel();
        fence.renewed(1_000_000 - LEASE_MS + MARGIN_MS);
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| fence.pass(|| asked.send(()).unwrap()));
            asks.recv().unwrap();
            fence.lost();
            assert!(!waiting.join().unwrap());
        });
        fence.renewed(1_000_000);
        assert!(!fence.pass(|| ()));
    }
}
