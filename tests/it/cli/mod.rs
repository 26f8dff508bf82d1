//! What users see: output, error output and exit code together, as a pipe gets them.

mod help;
mod help_engine;
mod listings;
mod plan;
mod results;

use crate::support::{Project, Ran, lake};

/// A project with a lake of synthetic ledgers 2 to 21 and one pipeline into SQLite.
fn project() -> Project {
    let project = Project::new("");
    lake::write(&project.join("lake"), 2, 20);
    project.write("events.pipeline.yaml", EVENTS);
    project
}

const EVENTS: &str = "\
apiVersion: v1
kind: Pipeline
metadata:
  name: events
spec:
  source:
    type: BufferedStorageSourceAdapter
    config:
      path: lake
      network: standalone
      start_ledger: 2
      end_ledger: 21
  processors:
    - type: ContractEvent
  consumers:
    - type: SaveToSQLite
      config:
        path: out/events.db
";

/// A second pipeline, for what happens to the others.
const LEDGERS: &str = "\
apiVersion: v1
kind: Pipeline
metadata:
  name: ledgers
spec:
  source:
    type: BufferedStorageSourceAdapter
    config: {path: lake, network: standalone, start_ledger: 2, end_ledger: 11}
  processors:
    - type: Ledgers
  consumers:
    - type: SaveToJSONL
      config: {path: out/ledgers}
";

/// The help of a command.
#[track_caller]
fn help(project: &Project, command: &[&str]) -> String {
    let mut ran = project.run(&[command, &["--help"]].concat()).expect(0);
    // clap leaves blanks on lines between paragraphs.
    ran.stdout = ran.stdout.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    seen(project, ran)
}

/// A command's transcript for a snapshot. What changes from run to run is masked, digit by digit so that columns stay where
/// they are; that it fits in 100 columns and holds no escape codes is checked before.
#[track_caller]
fn transcript(project: &Project, arguments: &[&str]) -> String {
    seen(project, project.run(arguments))
}

#[track_caller]
fn seen(project: &Project, ran: Ran) -> String {
    for line in ran.stdout.lines() {
        // A path of the machine may be as long as it wants to.
        let shown = line.replace(&project.path().display().to_string(), "/project");
        assert!(shown.chars().count() <= 100, "{} columns: {line}", shown.chars().count());
        assert_eq!(shown, shown.trim_end(), "a line ends in blanks");
    }
    assert!(!format!("{}{}", ran.stdout, ran.stderr).contains('\u{1b}'), "escape codes in a pipe: {ran:?}");
    masked(&ran.transcript(project))
}

/// Durations, times and identities masked; sizes and fingerprints digit by digit, since columns hang on their length.
fn masked(text: &str) -> String {
    let mut text = text.to_owned();
    for (pattern, word) in [
        (r"(probed in|took|r-1 in) \d[\d.]* m?s\b", "$1 TIME"),
        (r"(< )?\d+ s ago", "TIME ago"),
        (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "TIME"),
        (r"ln_[0-9a-f]+", "ln_LINEAGE"),
    ] {
        text = regex_lite::Regex::new(pattern).unwrap().replace_all(&text, word).into_owned();
    }
    for pattern in [r"\b[0-9a-f]{6}…", r"\b[0-9a-f]{6} -> [0-9a-f]{6}\b", r"\b[0-9a-f]{12}\b", r"\b\d[\d.]* K?B\b"] {
        let masked = |hit: &regex_lite::Captures<'_>| {
            hit[0].replace(|c: char| c.is_ascii_digit() || ('a'..='f').contains(&c), "#")
        };
        text = regex_lite::Regex::new(pattern).unwrap().replace_all(&text, masked).into_owned();
    }
    text
}
