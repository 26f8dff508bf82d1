//! What a plan decides: policies, ranges, exit codes; and that it touches nothing.

mod exit_codes;
mod policy;
mod ranges;
mod untouched;

use serde_json::Value;

use crate::support::{Project, lake, pipeline};

const LEDGERS: &str = "    - type: Ledgers";
const SQLITE: &str = "    - {type: SaveToSQLite, config: {path: out.db}}";

/// A project with a lake of ledgers 2 to 21 and one pipeline from ledgers to `SQLite` with that source configuration.
fn project(range: &str) -> Project {
    project_with("", range)
}

/// The same with settings in the project file.
fn project_with(settings: &str, range: &str) -> Project {
    let project = Project::new(settings);
    std::fs::create_dir(project.join("later")).unwrap();
    lake::write(&project.join("lake"), 2, 40);
    for ledger in 22..42 {
        let object = lake::object(&project.join("lake"), ledger);
        std::fs::rename(&object, project.join("later").join(ledger.to_string())).unwrap();
    }
    set(&project, range);
    project
}

/// Lets the lake grow to ledger `tip`, at most 41.
fn grow(project: &Project, tip: u32) {
    for ledger in 22..=tip {
        let waiting = project.join("later").join(ledger.to_string());
        if waiting.exists() {
            std::fs::rename(waiting, lake::object(&project.join("lake"), ledger)).unwrap();
        }
    }
}

/// Writes the pipeline with another range.
fn set(project: &Project, range: &str) {
    project
        .write("p.pipeline.yaml", &pipeline("p", std::path::Path::new("lake"), "standalone", range, LEDGERS, SQLITE));
}

/// The plan's only pipeline.
#[track_caller]
fn planned(project: &Project, arguments: &[&str]) -> Value {
    let plan = project.run(&[&["plan", "--json"], arguments].concat()).expect(0).json();
    plan["pipelines"][0].clone()
}

/// First, last and count of what the only pipeline wants.
#[track_caller]
fn wanted(project: &Project, arguments: &[&str]) -> (u64, u64, u64) {
    let range = planned(project, arguments)["ledger_range"].clone();
    let number = |key: &str| range[key].as_u64().unwrap_or_else(|| panic!("{key} in {range}"));
    (number("start"), number("end"), number("count"))
}
