//! SIGINT and SIGTERM: the first asks for a clean stop, the second ends the process at once. `runs cancel` asks the same way.

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

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

/// Those that are told of a signal; `None` until somebody listens.
static LISTENING: Mutex<Option<Vec<StopSignal>>> = Mutex::new(None);

impl StopSignal {
    /// Listens from now on. One thread of the process listens for all, from the first call on.
    pub fn listen() -> std::io::Result<Self> {
        let signal = Self::default();
        let mut listening = LISTENING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listening) = &mut *listening {
            // What nobody looks at any more need not be told.
            listening.retain(|known| Arc::strong_count(&known.flag) > 1);
            listening.push(signal.clone());
            return Ok(signal);
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
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
                    Self::tell_all(stopped);
                }
            });
        })?;
        *listening = Some(vec![signal.clone()]);
        Ok(signal)
    }

    /// A signal came: the first asks all to stop, the second ends the process.
    fn tell_all(stopped: Stopped) {
        let listening = LISTENING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut told = false;
        for signal in listening.iter().flatten().filter(|signal| !signal.is_set()) {
            signal.set(stopped);
            told = true;
        }
        if !told {
            exit_at_once(stopped);
        }
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
