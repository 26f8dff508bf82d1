//! Components and graphs as text.

use std::fmt::Write as _;

use super::status::{plain_table, table_text};
use super::text::{cut, wrap};
use crate::components::Descriptor;
use crate::ops::{ComponentDetails, GraphOutcome};

/// One line per component.
pub fn components_table(descriptors: &[&Descriptor]) -> String {
    let mut table = plain_table(&["TYPE", "KIND", "DELIVERY", "DESCRIPTION"]);
    for descriptor in descriptors {
        let delivery = descriptor.delivery.map_or("", |delivery| delivery.words());
        table.add_row(vec![
            descriptor.config_type.to_owned(),
            descriptor.kind.to_string(),
            delivery.to_owned(),
            cut(descriptor.description, 42),
        ]);
    }
    table_text(&table)
}

/// Everything about one component.
pub fn component_text(details: &ComponentDetails) -> String {
    let descriptor = details.descriptor;
    let mut out = format!("{}  {}\n{}\n", descriptor.config_type, descriptor.kind, wrap(descriptor.description, ""));
    let facts = [
        ("id", descriptor.id.to_owned()),
        ("aliases", descriptor.aliases.join(", ")),
        ("version", descriptor.version.to_owned()),
        ("networks", descriptor.network_support.join(", ")),
        ("protocols", descriptor.stellar_version.to_owned()),
        ("takes", descriptor.data_types.input.join(", ")),
        ("gives", descriptor.data_types.output.join(", ")),
        ("state", descriptor.state.map_or_else(String::new, |state| state.as_str().to_owned())),
        ("delivery", descriptor.delivery.map_or_else(String::new, |delivery| delivery.words().to_owned())),
    ];
    out.push('\n');
    for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(out, "  {name:<10} {value}");
    }
    if !details.fields.is_empty() {
        out.push_str("\nConfiguration\n");
        for field in &details.fields {
            let default = if field.default.is_empty() { String::new() } else { format!("  {}", field.default) };
            let _ = writeln!(out, "  {}  {}{default}  affects {}", field.name, field.kind, field.affects);
            let _ = writeln!(out, "{}", wrap(&field.description, "      "));
        }
    }
    if !details.node_fields.is_empty() {
        out.push_str("\nBeside the configuration\n");
        for field in &details.node_fields {
            let _ = writeln!(out, "  {}  {}", field.name, field.kind);
            let _ = writeln!(out, "{}", wrap(&field.description, "      "));
        }
    }
    if let Some(dataset) = details.dataset {
        let _ =
            writeln!(out, "\nDataset {} (version {}), key {}", dataset.name, dataset.version, dataset.key.join(", "));
        for column in dataset.columns {
            let kind = format!("{:?}", column.column_type).to_lowercase();
            let null = if column.nullable { "?" } else { "" };
            let _ = writeln!(out, "  {:<38} {kind}{null}", column.name);
            let _ = writeln!(out, "{}", wrap(column.doc, "      "));
        }
    }
    let _ =
        write!(out, "\nExample\n{}", descriptor.example.lines().map(|line| format!("  {line}\n")).collect::<String>());
    out
}

/// Who reads whom, pipeline by pipeline.
pub fn graph_text(graph: &GraphOutcome) -> String {
    let mut out = String::new();
    let mut pipeline = "";
    for node in &graph.nodes {
        let (owner, id) = node.address.split_once('/').unwrap_or((&node.address, ""));
        if owner != pipeline {
            let _ = writeln!(out, "{}{owner}", if pipeline.is_empty() { "" } else { "\n" });
            pipeline = owner;
        }
        let inputs: Vec<String> = node
            .inputs
            .iter()
            .enumerate()
            .map(|(n, input)| {
                let short = input.split_once('/').map_or(input.as_str(), |(_, id)| id);
                match node.datasets.get(n) {
                    Some(dataset) => format!("{short} ({dataset})"),
                    None => short.to_owned(),
                }
            })
            .collect();
        let reads = if inputs.is_empty() { String::new() } else { format!("  <- {}", inputs.join(", ")) };
        let _ = writeln!(out, "  {:<9} {id}  {}{reads}", node.kind, node.component);
        if let Some(columns) = &node.columns {
            let _ = writeln!(out, "{}", wrap(&format!("columns: {}", columns.join(", ")), "            "));
        }
    }
    out
}
