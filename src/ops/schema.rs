//! `schema`: every schema and every table that a machine may want, by name.

use serde_json::{Value, json};

use crate::components::registry;
use crate::config;
use crate::cost::PriceOverrides;
use crate::policy::PolicySettings;
use crate::wire::ExitStatus;

/// A schema or table by name.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemaDocument {
    /// Its name: `pipeline`, `exit-codes`, a component's type.
    pub name: String,
    /// The document.
    pub value: Value,
}

/// Names that [`schema`] takes, component types last.
pub fn schema_names() -> Vec<String> {
    let fixed = ["pipeline", "template", "project", "exit-codes", "codes", "datasets"];
    fixed
        .into_iter()
        .chain(registry::descriptors().map(|descriptor| descriptor.config_type))
        .map(str::to_owned)
        .collect()
}

/// The schema or table of that name.
pub fn schema(name: &str) -> Option<SchemaDocument> {
    let value = match name {
        "pipeline" => config::pipeline_schema(),
        "template" => config::template_schema(),
        "project" => {
            let policies = schemars::schema_for!(PolicySettings).to_value();
            let prices = schemars::schema_for!(PriceOverrides).to_value();
            config::project_schema(&policies, &prices)
        }
        "exit-codes" => ExitStatus::ALL
            .iter()
            .map(|status| json!({ "code": status.code(), "name": status, "meaning": status.meaning() }))
            .collect(),
        "codes" => crate::diag::Code::ALL
            .iter()
            .map(|code| json!({ "code": code, "title": code.title(), "explanation": code.explanation() }))
            .collect(),
        "datasets" => registry::datasets().map(|dataset| serde_json::to_value(dataset).expect("plain data")).collect(),
        component => config::component_schema(registry::find_any(component)?),
    };
    Some(SchemaDocument { name: name.to_owned(), value })
}
