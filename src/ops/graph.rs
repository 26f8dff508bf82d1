//! `graph`: who reads whom, as resolved.

use serde::Serialize;

use super::project::{OpsError, Request, Workspace};
use crate::resolve::Input;
use crate::wire::FORMAT_VERSION;

/// A node and what it reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GraphNode {
    /// `pipeline.NAME/NODE`.
    pub address: String,
    /// `source`, `processor` or `consumer`.
    pub kind: String,
    /// Canonical component type.
    #[serde(rename = "type")]
    pub component: String,
    /// Addresses of the nodes it reads.
    pub inputs: Vec<String>,
    /// Datasets that it takes from processors.
    pub datasets: Vec<String>,
    /// The columns that a consumer takes of them; absent when it takes all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<String>>,
}

/// The graph of every pipeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GraphOutcome {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.graph`.
    pub kind: String,
    /// Nodes of all pipelines, each after what it reads.
    pub nodes: Vec<GraphNode>,
}

/// Resolves the wiring.
pub fn graph(request: &Request) -> Result<GraphOutcome, OpsError> {
    let workspace = Workspace::open_valid(request)?;
    let mut nodes = Vec::new();
    for pipeline in &workspace.pipelines {
        let address = |id: &str| pipeline.node_address(id);
        nodes.push(GraphNode {
            address: address(&pipeline.source.id),
            kind: "source".to_owned(),
            component: pipeline.source.descriptor.config_type.to_owned(),
            inputs: Vec::new(),
            datasets: Vec::new(),
            columns: None,
        });
        for node in &pipeline.processors {
            let (input, datasets) = match node.input {
                Input::Source => (address(&pipeline.source.id), Vec::new()),
                Input::Processor(input) => {
                    (address(&pipeline.processors[input].id), vec![node.dataset.name.to_owned()])
                }
            };
            nodes.push(GraphNode {
                address: address(&node.id),
                kind: "processor".to_owned(),
                component: node.descriptor.config_type.to_owned(),
                inputs: vec![input],
                datasets,
                columns: None,
            });
        }
        for node in &pipeline.consumers {
            nodes.push(GraphNode {
                address: address(&node.id),
                kind: "consumer".to_owned(),
                component: node.descriptor.config_type.to_owned(),
                inputs: node.inputs.iter().map(|n| address(&pipeline.processors[*n].id)).collect(),
                datasets: node.inputs.iter().map(|n| pipeline.processors[*n].dataset.name.to_owned()).collect(),
                columns: node.columns.as_ref().map(|(names, _)| names.iter().copied().map(str::to_owned).collect()),
            });
        }
    }
    Ok(GraphOutcome { format_version: FORMAT_VERSION.to_owned(), kind: "cdpctl.graph".to_owned(), nodes })
}
