//! The only door to the clock, environment variables, randomness, signals and facts about this process.
//!
//! Invariant: everything else gets time, identity and environment as values, so that plans and tests can fix them.

mod fail_point;
mod process;
mod signals;
pub mod store_env;

use std::time::{SystemTime, UNIX_EPOCH};

pub use fail_point::{FAIL_POINTS, fail_point};
pub use process::{ProcessFacts, cpu_time_ms, is_alive, peak_memory_bytes, this_process};
pub use signals::{StopSignal, Stopped};

/// Path of the lockfile, instead of `state/cdpctl.lock`.
pub const ENV_STATE: &str = "CDPCTL_STATE";
/// Any non-empty value turns colour off: <https://no-color.org>.
pub const ENV_NO_COLOR: &str = "NO_COLOR";

/// Folder for caches, instead of `$HOME/.cache`: XDG Base Directory Specification.
const ENV_CACHE: &str = "XDG_CACHE_HOME";

/// The user's folder for caches; `None` where the environment names no home.
pub fn cache_folder() -> Option<std::path::PathBuf> {
    let named = |name: &str| env(name).filter(|path| !path.is_empty()).map(std::path::PathBuf::from);
    named(ENV_CACHE).or_else(|| Some(named("HOME")?.join(".cache")))
}

/// The user's home folder; `None` where the environment names none.
pub fn home_folder() -> Option<std::path::PathBuf> {
    env("HOME").filter(|path| !path.is_empty()).map(std::path::PathBuf::from)
}

/// The environment variable of that name; `None` when unset or not Unicode.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
pub fn env(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Name of the user, as the environment says.
pub fn user() -> String {
    env("USER").or_else(|| env("LOGNAME")).unwrap_or_else(|| "unknown".to_owned())
}

/// Milliseconds since the Unix epoch, UTC.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// `N` random bytes.
///
/// # Panics
/// When the operating system has no randomness to give, which leaves nothing safe to go on with.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A new identifier that sorts by time: eleven hex digits of milliseconds, sixteen of randomness.
pub fn new_id(prefix: &str) -> String {
    format!("{prefix}_{:011x}{:016x}", now_ms(), u64::from_be_bytes(random()))
}
