//! SIGINT and SIGTERM: the first asks for a clean stop, the second ends the process at once. `runs cancel` asks the same way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

/// What asked to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// SIGINT: exit 130.
    Interrupted,
    /// SIGTERM: exit 143.
    Terminated,
    /// Somebody asked through the lockfile.
    Cancelled,
}

/// Set by the first signal. Cheap to clone and to look at.
#[derive(Debug, Clone, Default)]
pub struct StopSignal {
    flag: Arc<AtomicBool>,
    which: Arc<AtomicU8>,
}

impl StopSignal {
    /// Listens on a thread of its own from now on.
    pub fn listen() -> std::io::Result<Self> {
        let signal = Self::default();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let listening = signal.clone();
        let (mut interrupts, mut terminations) = runtime.block_on(async {
            use tokio::signal::unix::{SignalKind, signal};
            Ok::<_, std::io::Error>((signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?))
        })?;
        std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
            runtime.block_on(async move {
                loop {
                    let stopped = tokio::select! {
                        _ = interrupts.recv() => Stopped::Interrupted,
                        _ = terminations.recv() => Stopped::Terminated,
                    };
                    if listening.is_set() {
                        exit_at_once(stopped);
                    }
                    listening.set(stopped);
                }
            });
        })?;
        Ok(signal)
    }

    /// Asks to stop.
    pub fn set(&self, stopped: Stopped) {
        let number = match stopped {
            Stopped::Interrupted => 1,
            Stopped::Terminated => 2,
            Stopped::Cancelled => 3,
        };
        self.which.store(number, Ordering::Relaxed);
        self.flag.store(true, Ordering::Release);
    }

    /// Whether somebody asked to stop.
    pub fn is_set(&self) -> bool {
        self.flag.load(Ordering::Acquire)
    }

    /// What it was.
    pub fn which(&self) -> Option<Stopped> {
        match self.which.load(Ordering::Relaxed) {
            1 => Some(Stopped::Interrupted),
            2 => Some(Stopped::Terminated),
            3 => Some(Stopped::Cancelled),
            _ => None,
        }
    }

    /// The bare flag, for those who only look.
    pub fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.flag)
    }
}

#[expect(
    clippy::disallowed_methods,
    clippy::exit,
    reason = "a second signal means at once; what is committed is consistent"
)]
fn exit_at_once(stopped: Stopped) -> ! {
    std::process::exit(if stopped == Stopped::Interrupted { 130 } else { 143 })
}
