//! A server as a child process on free ports of this machine, in a folder of its own.
//!
//! It ends with the test process, however that ends: a shell waits for the end of its input, which is a pipe from here.

use std::io::{self, Write as _};
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Runs `$2…` in the folder `$1` until the input ends, and takes the folder away. `ended` is there once the server is not.
const WATCH: &str = r#"
folder=$1; shift
{ "$@" >"$folder/log" 2>&1 & echo $! >"$folder/pid"; wait $!; : >"$folder/ended"; } </dev/null &
read -r _
[ -e "$folder/ended" ] || kill -9 $(cat "$folder/pid")
wait
rm -rf "$folder"
"#;

/// How long a server may take until it answers: two cores that compile something else are slow.
const PATIENCE: Duration = Duration::from_mins(2);

/// A server that answers. It ends when this is dropped, or with the process.
#[derive(Debug)]
pub struct Running {
    watch: Child,
    /// The ports it was given.
    pub ports: Vec<u16>,
    /// Its folder.
    pub folder: PathBuf,
}

impl Running {
    /// Starts a server on `ports` free ports: `command` says how, given them and its folder; `answers` whether it is ready.
    pub fn start(
        ports: usize,
        command: impl Fn(&[u16], &Path) -> io::Result<Command>,
        answers: impl Fn(&[u16]) -> bool,
    ) -> Result<Self, String> {
        // Another process may take a port between our look and the server's.
        let mut tries = 3;
        loop {
            tries -= 1;
            match Self::start_once(ports, &command, &answers) {
                Err((_, true)) if tries > 0 => {}
                other => return other.map_err(|(why, _)| why),
            }
        }
    }

    /// Why it did not start, and whether it ended by itself.
    fn start_once(
        ports: usize,
        command: impl Fn(&[u16], &Path) -> io::Result<Command>,
        answers: impl Fn(&[u16]) -> bool,
    ) -> Result<Self, (String, bool)> {
        let io = |error: io::Error| (error.to_string(), false);
        let folder = tempfile::Builder::new().prefix("cdpctl-server-").tempdir().map_err(io)?.keep();
        let ports = free_ports(ports).map_err(io)?;
        let server = command(&ports, &folder).map_err(io)?;
        let mut watch = Command::new("sh");
        watch.args(["-c", WATCH, "watch"]).arg(&folder).arg(server.get_program()).args(server.get_args());
        watch.envs(server.get_envs().filter_map(|(name, value)| Some((name, value?))));
        // A process group of its own: Ctrl-C is for the tests, and the server ends with them.
        watch.current_dir(&folder).env("HOME", &folder).process_group(0);
        watch.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let watch = watch.spawn().map_err(io)?;
        let running = Self { watch, ports, folder };
        let begun = Instant::now();
        while !answers(&running.ports) {
            let ended = running.folder.join("ended").exists();
            if ended || begun.elapsed() > PATIENCE {
                let log = std::fs::read(running.folder.join("log")).unwrap_or_default();
                let log = String::from_utf8_lossy(&log[log.len().saturating_sub(2_000)..]).into_owned();
                let how = if ended { "ended".to_owned() } else { format!("does not answer after {PATIENCE:?}") };
                return Err((format!("{server:?} {how}: {log}"), ended));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(running)
    }

    /// The process id of the shell that watches the server.
    pub fn watch(&self) -> u32 {
        self.watch.id()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The end of its input is what the shell waits for.
        if let Some(mut input) = self.watch.stdin.take() {
            let _ = input.write_all(b"\n");
        }
        let _ = self.watch.wait();
    }
}

/// Ports that were free a moment ago. SeaweedFS takes the port 10,000 above each too, so that is free as well.
fn free_ports(count: usize) -> io::Result<Vec<u16>> {
    let mut held = Vec::new();
    while held.len() < count {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        if let Some(above) = port.checked_add(10_000)
            && let Ok(above) = TcpListener::bind(("127.0.0.1", above))
        {
            held.push((port, listener, above));
        }
    }
    Ok(held.into_iter().map(|(port, ..)| port).collect())
}
