//! CPU time and peak memory of one process.
//!
//! The system sums them over the children of a process that it has waited for, so each process that is measured is the only
//! child of a small one that measures it: this program, called with [`ONCE`].

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// Runs the command that follows and prints its figures.
pub const ONCE: &str = "--once";

/// Figures of one process.
#[derive(Clone, Copy)]
pub struct Measured {
    /// Seconds of user and system time.
    pub cpu: f64,
    /// Seconds from start to end.
    pub wall: f64,
    /// Peak resident size in MB of 1,000,000 bytes.
    pub megabytes: f64,
}

/// What is measured: a program, its arguments, its folder.
pub struct Measurable<'a> {
    /// The program.
    pub program: OsString,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// Where it runs.
    pub folder: &'a Path,
}

impl Measurable<'_> {
    /// The command with nothing in its environment but a cache folder inside its own.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        self.surrounded(command)
    }

    fn surrounded(&self, mut command: Command) -> Command {
        command.current_dir(self.folder).env_clear().stdin(Stdio::null());
        command.env("PATH", "/usr/bin:/bin").env("USER", "bench").env("XDG_CACHE_HOME", self.folder.join("cache"));
        command
    }
}

/// Runs a process and measures it.
pub fn measure(what: &Measurable<'_>) -> Measured {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.arg(ONCE).arg(&what.program).args(&what.arguments);
    let output = what.surrounded(command).stderr(Stdio::inherit()).output().expect("this program runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let figures: Vec<f64> = text.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    match figures[..] {
        [cpu, wall, megabytes] => Measured { cpu, wall, megabytes },
        _ => panic!("{} failed: {text}", what.program.display()),
    }
}

/// The small process: runs one command and prints what it took.
pub fn once(command: &[OsString]) {
    let started = Instant::now();
    let status = Command::new(&command[0]).args(&command[1..]).stdout(Stdio::null()).status();
    let wall = started.elapsed().as_secs_f64();
    let status = status.expect("the program runs");
    assert!(status.success(), "{command:?} ended with {status}");
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system keeps account");
    let cpu = usage.user_time() + usage.system_time();
    println!("{} {wall} {}", seconds(cpu.num_microseconds()), kilobytes(usage.max_rss()) / 1e6);
}

#[expect(clippy::cast_precision_loss, reason = "a benchmark's microseconds are few")]
fn seconds(microseconds: i64) -> f64 {
    microseconds as f64 / 1e6
}

/// Bytes from the unit of the system: 1024 bytes, on Apple's one.
#[expect(clippy::cast_precision_loss, reason = "memory is less than a float can count")]
fn kilobytes(size: i64) -> f64 {
    if cfg!(target_vendor = "apple") { size as f64 } else { size as f64 * 1024.0 }
}

/// The machine in one line.
pub fn machine() -> String {
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processors.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{}, {cores} cores, {}", model.map_or("unknown processor", |(_, model)| model), std::env::consts::OS)
}
