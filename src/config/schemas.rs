//! The published JSON Schemas (draft 2020-12): made from the components' configuration types, and the very files that
//! validation runs.

use serde_json::{Map, Value, json};

use super::project::ProjectSpec;
use super::schema::admit_references;
use crate::components::{Descriptor, Kind, registry};

/// Text of `schemas/pipeline.schema.json`.
pub const PIPELINE_SCHEMA: &str = include_str!("../../schemas/pipeline.schema.json");
/// Text of `schemas/template.schema.json`.
pub const TEMPLATE_SCHEMA: &str = include_str!("../../schemas/template.schema.json");
/// Text of `schemas/project.schema.json`.
pub const PROJECT_SCHEMA: &str = include_str!("../../schemas/project.schema.json");

/// What names of pipelines and ids of nodes look like; see `model::check_name`.
const NAME_PATTERN: &str = "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$";

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Schema of one component's configuration, references admitted.
pub fn component_schema(descriptor: &Descriptor) -> Value {
    let mut schema = registry::config_schema(descriptor).clone();
    admit_references(&mut schema);
    schema
}

/// Schema of a `kind: Pipeline` document, be it a pipeline or an instance of a template.
pub fn pipeline_schema() -> Value {
    let mut defs = Map::new();
    let source = node_schema(Kind::Source, &mut defs);
    let processor = node_schema(Kind::Processor, &mut defs);
    let consumer = node_schema(Kind::Consumer, &mut defs);
    json!({
        "$schema": DRAFT,
        "title": "Pipeline",
        "description": "A pipeline: source → processors → consumers over a range of ledgers; or an instance of a template.",
        "type": "object",
        "required": ["apiVersion", "kind", "metadata", "spec"],
        "additionalProperties": false,
        "properties": {
            "apiVersion": api_version(),
            "kind": { "description": "Kind of the document.", "const": "Pipeline" },
            "metadata": metadata("Name of the pipeline, or of the template's instance."),
            "spec": {
                "description": "What it does.",
                "type": "object",
                "if": { "required": ["template"] },
                "then": {
                    "title": "spec of a template's instance",
                    "required": ["template"],
                    "additionalProperties": false,
                    "properties": {
                        "template": {
                            "title": "template",
                            "description": "The template that makes this pipeline.",
                            "type": "object",
                            "required": ["name"],
                            "additionalProperties": false,
                            "properties": {
                                "pack": { "description": "Template pack, such as cdp. Without it a project template of that name wins over the built-in pack.", "type": "string" },
                                "name": { "description": "Name of the template.", "type": "string" },
                                "values": { "description": "Values for the template's parameters.", "type": "object" }
                            }
                        }
                    }
                },
                "else": {
                    "title": "spec",
                    "required": ["source", "processors", "consumers"],
                    "additionalProperties": false,
                    "properties": {
                        "source": source,
                        "processors": { "description": "What turns ledgers into records, in order.", "type": "array", "minItems": 1, "items": processor },
                        "consumers": { "description": "Where records go.", "type": "array", "minItems": 1, "items": consumer },
                        "on_bad_data": { "description": "What happens to a ledger that cannot be read or processed: every apply tries it again (fail), or it is set aside, counted and named until cdpctl runs resume (quarantine). Either way it stays undone, and the exit code says so.", "enum": ["fail", "quarantine"], "default": "fail" }
                    }
                }
            }
        },
        "$defs": defs,
    })
}

/// Schema of a `kind: PipelineTemplate` document.
pub fn template_schema() -> Value {
    let parameter = json!({
        "title": "parameter",
        "type": "object",
        "required": ["name"],
        "additionalProperties": false,
        "properties": {
            "name": { "description": "Name, unique in the template.", "type": "string" },
            "description": { "description": "What it is for.", "type": "string" },
            "type": { "description": "Type of its values.", "enum": ["string", "integer", "number", "boolean", "array", "object"] },
            "required": { "description": "Whether every instance must give it.", "type": "boolean", "default": false },
            "default": { "description": "The value when none is given." },
            "enum": { "description": "The only values allowed.", "type": "array" },
            "pattern": { "description": "A regular expression that a string must match.", "type": "string" },
            "minimum": { "description": "The least value of a number.", "type": "number" },
            "maximum": { "description": "The largest value of a number.", "type": "number" },
            "sensitive": { "description": "Whether its value is kept out of messages.", "type": "boolean", "default": false }
        }
    });
    json!({
        "$schema": DRAFT,
        "title": "PipelineTemplate",
        "description": "A template that makes pipelines from values.",
        "type": "object",
        "required": ["apiVersion", "kind", "metadata", "spec"],
        "additionalProperties": false,
        "properties": {
            "apiVersion": api_version(),
            "kind": { "description": "Kind of the document.", "const": "PipelineTemplate" },
            "metadata": metadata("Name of the template."),
            "spec": {
                "title": "spec of a template",
                "description": "Its parameters and its text.",
                "type": "object",
                "required": ["template"],
                "additionalProperties": false,
                "properties": {
                    "syntax": { "description": "Spelling of the text. Without it: go when an interpolation begins with a dot, else jinja.", "enum": ["jinja", "go"] },
                    "parameters": {
                        "description": "What an instance may and must give.",
                        "type": "array",
                        "items": parameter
                    },
                    "template": { "description": "Text of one Pipeline document with {{ interpolations }}.", "type": "string" }
                }
            }
        }
    })
}

/// Schema of a `kind: Project` document, with the schemas of policy settings and of price overrides put in.
pub fn project_schema(policies: &Value, prices: &Value) -> Value {
    let mut defs = Map::new();
    let mut spec = hoisted(schemars::schema_for!(ProjectSpec).to_value(), &mut defs);
    for (field, schema) in [("policies", policies), ("prices", prices)] {
        let mut schema = hoisted(schema.clone(), &mut defs);
        let description = spec["properties"][field]["description"].take();
        schema["description"] = description;
        spec["properties"][field] = schema;
    }
    spec["properties"]["defaults"] = json!({
        "description": spec["properties"]["defaults"]["description"],
        "type": "object",
        "additionalProperties": { "type": "object" }
    });
    admit_references(&mut spec);
    if let Some(reference) = spec.get_mut("$defs").map(Value::take) {
        defs.extend(reference.as_object().cloned().unwrap_or_default());
        spec.as_object_mut().expect("a schema object").remove("$defs");
    }
    json!({
        "$schema": DRAFT,
        "title": "Project",
        "description": "Settings of a project: where its pipelines and templates are, where lakes are, what is allowed.",
        "type": "object",
        "required": ["apiVersion", "kind", "metadata"],
        "additionalProperties": false,
        "properties": {
            "apiVersion": api_version(),
            "kind": { "description": "Kind of the document.", "const": "Project" },
            "metadata": metadata("Name of the project."),
            "spec": spec,
        },
        "$defs": defs,
    })
}

fn api_version() -> Value {
    json!({ "description": "Version of the document's form.", "enum": ["v1", "cdpctl/v1"] })
}

fn metadata(name: &str) -> Value {
    json!({
        "title": "metadata",
        "description": "Name and labels.",
        "type": "object",
        "required": ["name"],
        "additionalProperties": false,
        "properties": {
            "name": { "description": name, "type": "string", "pattern": NAME_PATTERN },
            "description": { "description": "What it is for.", "type": "string" },
            "labels": { "description": "Labels, for people.", "type": "object", "additionalProperties": { "type": "string" } }
        }
    })
}

/// Schema of a node of one kind; each component's schema goes into `defs` under its id.
/// The fields that a node has beside `type` and `config`, as properties of a schema.
pub fn node_fields(kind: Kind) -> Value {
    let mut fields = json!({});
    if kind != Kind::Source {
        fields["id"] = json!({
            "description": "Id of the node; without it the component's id, numbered when taken.",
            "type": "string",
            "pattern": NAME_PATTERN
        });
        fields["inputs"] = json!({
            "description": "Nodes that it reads. Without: a processor that takes ledgers reads the source, one that takes records the nearest processor before it that has its columns; a consumer reads every processor that no other processor reads.",
            "type": "array",
            "items": { "type": "string" }
        });
    }
    if kind == Kind::Consumer {
        fields["on_change"] = json!({
            "description": "What happens to done intervals when what shapes their rows changes: they are done again (reprocess), or stay as they are (forward_only). Consumers that cannot take rows back default to forward_only, others to reprocess.",
            "enum": ["reprocess", "forward_only"]
        });
        fields["columns"] = json!({
            "description": "The columns that it takes of what it reads, in any order; those of the key and ledger_sequence are always among them. Without: all. What no consumer takes is not computed. A changed set is a change of what shapes the rows.",
            "type": "array",
            "minItems": 1,
            "items": { "type": "string" }
        });
    }
    fields
}

fn node_schema(kind: Kind, defs: &mut Map<String, Value>) -> Value {
    let mut names = Vec::new();
    let mut rules = Vec::new();
    for descriptor in registry::descriptors().filter(|descriptor| descriptor.kind == kind) {
        let spellings: Vec<&str> = descriptor.spellings().collect();
        let schema = hoisted(component_schema(descriptor), defs);
        let needs_config = schema.get("required").and_then(Value::as_array).is_some_and(|fields| !fields.is_empty());
        let mut then = json!({ "properties": { "config": { "$ref": format!("#/$defs/{}", descriptor.id) } } });
        if needs_config {
            then["required"] = json!(["config"]);
        }
        rules.push(
            json!({ "if": { "properties": { "type": { "enum": spellings } }, "required": ["type"] }, "then": then }),
        );
        names.extend(spellings);
        defs.insert(descriptor.id.to_owned(), schema);
    }
    let mut properties = json!({
        "type": { "description": format!("Type of the {kind}."), "enum": names },
        "config": { "description": "Its configuration.", "type": "object" },
    });
    let properties_map = properties.as_object_mut().expect("an object");
    properties_map.extend(node_fields(kind).as_object().cloned().unwrap_or_default());
    json!({
        "title": kind.to_string(),
        "description": format!("A {kind}: its type and its configuration."),
        "type": "object",
        "required": ["type"],
        "additionalProperties": false,
        "properties": properties,
        "allOf": rules,
    })
}

/// Takes a schema's own definitions out into `defs`, and what belongs only at a document's root away.
fn hoisted(mut schema: Value, defs: &mut Map<String, Value>) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.remove("$schema");
        if let Some(Value::Object(inner)) = object.remove("$defs") {
            defs.extend(inner);
        }
    }
    schema
}
