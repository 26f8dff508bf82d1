//! Facts about processes on this host, read from `/proc` where there is one (proc(5)); unknown elsewhere.

use std::fs;

use serde::{Deserialize, Serialize};

/// Who a process is: enough to tell whether it still lives, also after a reboot or when its number was given away again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessFacts {
    /// Name of the host.
    pub host: String,
    /// Changes with every boot; empty where the system does not tell.
    pub boot_id: String,
    /// Process number.
    pub pid: u32,
    /// When it started, in clock ticks since boot; 0 where the system does not tell.
    pub pid_started: u64,
    /// The namespace that its number counts in: containers on one host do not see each other's processes.
    #[serde(default)]
    pub pid_namespace: String,
}

impl ProcessFacts {
    /// A process of which nothing is known: whether it lives cannot be told.
    pub fn unknown() -> Self {
        Self { host: String::new(), boot_id: String::new(), pid: 0, pid_started: 0, pid_namespace: String::new() }
    }
}

/// This process.
pub fn this_process() -> ProcessFacts {
    let pid = std::process::id();
    ProcessFacts {
        host: read("/proc/sys/kernel/hostname").unwrap_or_else(|| "localhost".to_owned()),
        boot_id: read("/proc/sys/kernel/random/boot_id").unwrap_or_default(),
        pid,
        pid_started: started(pid).unwrap_or(0),
        pid_namespace: fs::read_link("/proc/self/ns/pid").map(|link| link.display().to_string()).unwrap_or_default(),
    }
}

/// Whether that process still lives: `None` when this host cannot tell.
pub fn is_alive(process: &ProcessFacts) -> Option<bool> {
    let here = this_process();
    if here.host != process.host || here.boot_id.is_empty() || process.boot_id.is_empty() {
        return None;
    }
    if here.boot_id == process.boot_id && here.pid_namespace != process.pid_namespace {
        return None;
    }
    Some(here.boot_id == process.boot_id && started(process.pid) == Some(process.pid_started))
}

/// CPU time of this process so far, user and system, in milliseconds.
pub fn cpu_time_ms() -> Option<u64> {
    let fields = stat(std::process::id())?;
    // utime and stime are fields 14 and 15; Linux counts them in ticks of 10 ms on every architecture it still runs on.
    let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    Some(ticks * 10)
}

/// Peak resident memory of this process in bytes.
pub fn peak_memory_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib * 1024)
}

fn read(path: &str) -> Option<String> {
    fs::read_to_string(path).ok().map(|text| text.trim().to_owned())
}

/// Fields of `/proc/PID/stat` from the third on: what stands before can hold spaces.
fn stat(pid: u32) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(text.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect())
}

fn started(pid: u32) -> Option<u64> {
    let fields = stat(pid)?;
    // A zombie is dead: its parent just has not looked yet.
    if fields.first()? == "Z" {
        return None;
    }
    fields.get(19)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_lives_and_another_start_does_not() {
        let me = this_process();
        if me.boot_id.is_empty() {
            println!("skipped: /proc is not here");
            return;
        }
        assert_eq!(is_alive(&me), Some(true));
        assert_eq!(is_alive(&ProcessFacts { pid_started: me.pid_started + 1, ..me.clone() }), Some(false));
        assert_eq!(is_alive(&ProcessFacts { boot_id: "earlier".into(), ..me.clone() }), Some(false));
        assert_eq!(is_alive(&ProcessFacts { pid_namespace: "pid:[1]".into(), ..me.clone() }), None);
        assert_eq!(is_alive(&ProcessFacts { host: "elsewhere".into(), ..me }), None);
        assert!(peak_memory_bytes().is_some_and(|bytes| bytes > 100_000));
    }
}
