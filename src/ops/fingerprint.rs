//! `explain fingerprint`: what shapes the rows of an edge, and which part of it changed since it was applied.

use serde::Serialize;
use serde_json::Value;

use super::project::OpsError;
use super::{Request, Workspace};
use crate::diag::{Code, Diagnostic};
use crate::model::Address;
use crate::resolve::columns_changed;
use crate::state;
use crate::wire::{ExitStatus, FORMAT_VERSION};

/// One step of what shapes rows: a processor, from the one that is delivered to the one that takes ledgers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FingerprintStep {
    /// Id of the component.
    pub component: String,
    /// Version of its logic.
    pub version: String,
    /// Its parameters that are not at their defaults, as `(name, SHA-256 of the value, changed)`.
    pub parameters: Vec<FingerprintParameter>,
    /// Whether the version differs from the recorded one.
    pub version_changed: bool,
    /// What its rows depend on besides their ledger: `none`, `grid(N)` or `ordered`.
    pub state: String,
    /// First ledger of the range, where rows depend on it; null also where no apply has fixed it yet.
    pub start: Option<u32>,
    /// Whether the state or the start differs from the recorded one.
    pub state_changed: bool,
}

/// A parameter that shapes rows. Only its hash is kept: a value may come from the environment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FingerprintParameter {
    /// Its name.
    pub name: String,
    /// SHA-256 of its value; null when it is at its default now and was not when it was recorded.
    pub hash: Option<String>,
    /// Whether it differs from what is recorded; false when nothing is.
    pub changed: bool,
}

/// What shapes the rows of one edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExplainedFingerprint {
    /// The edge.
    pub address: String,
    /// The fingerprint that is configured.
    pub fingerprint: String,
    /// The one that was applied last; null before the first apply.
    pub recorded: Option<String>,
    /// Names of what changed since then.
    pub changed: Vec<String>,
    /// Passphrase of the network.
    pub network: String,
    /// The columns that its consumer takes, sorted; null when it takes all.
    pub columns: Option<Vec<String>>,
    /// Processors, from the one that is delivered up to the one that takes ledgers.
    pub steps: Vec<FingerprintStep>,
    /// Columns that the rows have now and had not when they were recorded: no reason to do anything again.
    pub columns_added: Vec<String>,
    /// Columns that went, or have another type: the target cannot take both.
    pub columns_broken: Vec<String>,
}

/// What shapes rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FingerprintDocument {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.fingerprints`.
    pub kind: String,
    /// By address.
    pub edges: Vec<ExplainedFingerprint>,
}

/// Explains the fingerprints of every edge that an address covers.
pub fn explain_fingerprint(request: &Request, address: &Address) -> Result<FingerprintDocument, OpsError> {
    let mut workspace = Workspace::open_valid(request)?;
    let prior = state::read_prior(&workspace.state_path)?.map(|prior| prior.moved(&workspace.moves).0);
    workspace.take_known_starts(prior.as_ref());
    let mut edges = Vec::new();
    for pipeline in &workspace.pipelines {
        for edge in pipeline.edges.iter().filter(|edge| address.covers(&edge.id)) {
            let parts = &edge.parts;
            let record = prior.as_ref().and_then(|prior| prior.edges.get(&edge.id));
            let before = record.map(|record| &record.parts);
            let columns = columns_changed(record.map(|record| &record.columns), &edge.dataset.columns_json());
            edges.push(ExplainedFingerprint {
                address: edge.id.to_string(),
                fingerprint: edge.fingerprint.to_string(),
                recorded: record.map(|record| record.fingerprint.to_string()),
                changed: before.map(|before| parts.changed_since(before)).unwrap_or_default(),
                network: pipeline.network.passphrase().to_owned(),
                columns: parts.columns().map(|names| names.map(str::to_owned).collect()),
                steps: steps(&parts.0, before),
                columns_added: columns.added,
                columns_broken: columns.broken,
            });
        }
    }
    if edges.is_empty() {
        let diagnostic = Diagnostic::error(Code::E108, format!("no edge is configured at {address}"))
            .fix("cdpctl graph lists pipelines, nodes and edges");
        return Err(OpsError::new(ExitStatus::Failed, diagnostic));
    }
    edges.sort_by(|a, b| a.address.cmp(&b.address));
    Ok(FingerprintDocument { format_version: FORMAT_VERSION.to_owned(), kind: "cdpctl.fingerprints".to_owned(), edges })
}

fn steps(parts: &Value, before: Option<&Value>) -> Vec<FingerprintStep> {
    let mut steps = Vec::new();
    let (mut now, mut then) = (Some(parts), before);
    while let Some(part) = now.filter(|part| part.is_object()) {
        let text = |key: &str| part[key].as_str().unwrap_or_default().to_owned();
        // Another component in this place shares nothing with what was there.
        let same = then.filter(|then| then["component"] == part["component"]);
        let none = serde_json::Map::new();
        let fields = |value: Option<&Value>| value.and_then(|v| v["parameters"].as_object()).unwrap_or(&none).clone();
        let (own, old) = (fields(Some(part)), fields(same));
        let mut names: Vec<&String> = own.keys().chain(old.keys()).collect();
        names.sort();
        names.dedup();
        let parameters = names.into_iter().map(|name| FingerprintParameter {
            name: name.clone(),
            hash: own.get(name).and_then(Value::as_str).map(str::to_owned),
            changed: before.is_some() && own.get(name) != old.get(name),
        });
        steps.push(FingerprintStep {
            component: text("component"),
            version: text("version"),
            parameters: parameters.collect(),
            version_changed: same.is_some_and(|same| same["version"] != part["version"]),
            state: part["state"].as_str().unwrap_or("none").to_owned(),
            start: part["start"].as_u64().and_then(|start| u32::try_from(start).ok()),
            state_changed: same.is_some_and(|same| ["state", "start"].iter().any(|key| same[*key] != part[*key])),
        });
        then = then.map(|then| &then["upstream"]);
        now = Some(&part["upstream"]);
    }
    steps
}
