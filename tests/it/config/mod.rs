//! From files to pipelines: templates, mistakes, secrets, inputs, wiring.

mod files;
mod mistakes;
mod secrets;
mod templates;
mod wiring;

use crate::support::{Project, Ran};

/// Places and codes of all diagnostics of `validate --json`: `file:line:column CODE`.
#[track_caller]
fn found(ran: &Ran) -> Vec<String> {
    let document = ran.json();
    let place = |range: &serde_json::Value| {
        let start = &range["start"];
        match range["filename"].as_str() {
            Some(name) => format!("{name}:{}:{}", start["line"], start["column"]),
            None => "-".to_owned(),
        }
    };
    let diagnostics = document["diagnostics"].as_array().expect("diagnostics");
    diagnostics.iter().map(|found| format!("{} {}", place(&found["range"]), found["code"].as_str().unwrap())).collect()
}

/// Validates one pipeline file of a project and gives what was found.
#[track_caller]
fn validated(text: &str) -> Vec<String> {
    let project = Project::new("");
    project.write("a.pipeline.yaml", text);
    found(&project.run(&["validate", "--json"]))
}

/// A valid pipeline over `lake` (which need not be there to validate it), with its parts replaced by the caller.
fn minimal(processors: &str, consumers: &str) -> String {
    crate::support::pipeline(
        "p",
        std::path::Path::new("lake"),
        "standalone",
        "start_ledger: 2, end_ledger: 4",
        processors,
        consumers,
    )
}

const SQLITE: &str = "    - {type: SaveToSQLite, config: {path: out.db}}";
