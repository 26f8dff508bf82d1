//! What the tests share: throw-away projects, the binary, lakes of synthetic ledgers, object stores and a proxy that does
//! harm, a receiver, dumps of targets.

pub mod big_lake;
pub mod http;
pub mod lake;
pub mod proxy;
pub mod receiver;
pub mod servers;
pub mod targets;
pub mod yaml;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How a command ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Exit code; -1 for a signal.
    pub code: i32,
}

impl Ran {
    /// Fails with everything that was printed unless the exit code is `code`.
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}\n{}", self.stdout, self.stderr))
    }

    /// Exit code, output and error output in one text with the project's folder masked, for snapshots.
    pub fn transcript(&self, project: &Project) -> String {
        let root = project.path().display().to_string();
        let mask = |text: &str| text.replace(&root, "/project");
        format!("exit {}\n--- stdout\n{}--- stderr\n{}", self.code, mask(&self.stdout), mask(&self.stderr))
    }
}

/// A folder with a project in it; gone when dropped.
pub struct Project {
    folder: tempfile::TempDir,
    /// Environment variables of every command.
    environment: Vec<(&'static str, &'static str)>,
}

impl Project {
    /// An empty folder.
    pub fn empty() -> Self {
        let folder = tempfile::Builder::new().prefix("cdpctl-it-").tempdir().expect("a temporary folder");
        Self { folder, environment: Vec::new() }
    }

    /// The same with an environment variable for every command.
    pub fn with_variable(mut self, name: &'static str, value: &'static str) -> Self {
        self.environment.push((name, value));
        self
    }

    /// A folder with a `cdpctl.yaml` that takes `*.pipeline.yaml`, followed by `settings` under `spec`.
    pub fn new(settings: &str) -> Self {
        let project = Self::empty();
        project.write(
            "cdpctl.yaml",
            &format!("apiVersion: v1\nkind: Project\nmetadata: {{name: test}}\nspec:\n  pipelines: [\"*.pipeline.yaml\"]\n{settings}"),
        );
        project
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A path inside.
    pub fn join(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.join(name);
        std::fs::create_dir_all(path.parent().expect("inside the project")).expect("folders");
        std::fs::write(path, text).expect("a file");
    }

    /// The command, ready to run: cleared environment, this folder, no terminal.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cdpctl"));
        command.args(arguments).current_dir(self.path()).env_clear().stdin(Stdio::null());
        command.env("PATH", "/usr/bin:/bin").env("USER", "tester");
        command.envs(self.environment.iter().copied());
        command
    }

    /// Runs the command.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, &[])
    }

    /// Runs the command with environment variables.
    pub fn run_with(&self, arguments: &[&str], env: &[(&str, &str)]) -> Ran {
        let output = self.command(arguments).envs(env.iter().copied()).output().expect("the binary runs");
        Ran {
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
            code: output.status.code().unwrap_or(-1),
        }
    }
}

/// A pipeline over a lake in the form that most tests need: `processors` and `consumers` are YAML list items.
pub fn pipeline(name: &str, lake: &Path, network: &str, range: &str, processors: &str, consumers: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Pipeline\nmetadata: {{name: {name}}}\nspec:\n  source:\n    type: BufferedStorageSourceAdapter\n    config: {{path: \"{}\", network: {network}{}{range}}}\n  processors:\n{processors}\n  consumers:\n{consumers}\n",
        lake.display(),
        if range.is_empty() { "" } else { ", " },
    )
}

/// A setting of the tests themselves, from the environment.
#[expect(clippy::disallowed_methods, reason = "the tests' own setting, not the program's")]
pub fn setting(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} is a number, not `{text}`")))
}

/// Real ledgers beside the checkout; `None` with a word about it when they are not here.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
pub fn test_data(what: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the tests' own setting, not the program's")]
    let folder = std::env::var("CDPCTL_TEST_DATA")
        .map_or_else(|_| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data")), PathBuf::from);
    let path = folder.join(what);
    if path.exists() {
        return Some(path.canonicalize().expect("it exists"));
    }
    println!("skipped: {} is not here", path.display());
    None
}
