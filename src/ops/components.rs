//! `components`: what a component takes, field by field, from its schema.

use serde::Serialize;
use serde_json::{Value, json};

use crate::components::{Affects, Dataset, Descriptor, Kind, registry};
use crate::config::node_fields;

/// A field of a component's configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldDetails {
    /// Its name.
    pub name: String,
    /// Its type, in words.
    pub kind: String,
    /// `required`, its default, or empty.
    pub default: String,
    /// What a change of it affects.
    pub affects: String,
    /// What it means.
    pub description: String,
}

/// Everything about a component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComponentDetails {
    /// What it says about itself.
    pub descriptor: &'static Descriptor,
    /// The fields of its configuration.
    pub fields: Vec<FieldDetails>,
    /// What a node of it has beside its configuration.
    pub node_fields: Vec<FieldDetails>,
    /// What it emits.
    pub dataset: Option<&'static Dataset>,
}

/// Details of a component by type, alias or id.
pub fn component_details(name: &str) -> Option<ComponentDetails> {
    let descriptor = registry::find_any(name)?;
    let schema = registry::config_schema(descriptor);
    let mut fields = Vec::new();
    add_fields(schema, schema, "", &mut fields);
    let beside = json!({ "properties": node_fields(descriptor.kind) });
    let mut node_fields = Vec::new();
    add_fields(&beside, &beside, "", &mut node_fields);
    let dataset = (descriptor.kind == Kind::Processor)
        .then(|| registry::processors().iter().find(|entry| entry.descriptor.id == descriptor.id))
        .flatten()
        .and_then(|entry| entry.dataset);
    Some(ComponentDetails { descriptor, fields, node_fields, dataset })
}

/// The fields of an object, each followed by those of the objects in it: `conditions`, `conditions[].field`.
fn add_fields(object: &Value, root: &Value, prefix: &str, fields: &mut Vec<FieldDetails>) {
    let required: Vec<&str> =
        object.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    for (name, field) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let default = field.get("default").filter(|default| !default.is_null()).map(Value::to_string);
        fields.push(FieldDetails {
            name: format!("{prefix}{name}"),
            kind: type_words(field, root),
            default: if required.contains(&name.as_str()) {
                "required".to_owned()
            } else {
                default.unwrap_or_default()
            },
            affects: Affects::parse(field.get("affects").and_then(Value::as_str)).as_str().to_owned(),
            description: field.get("description").and_then(Value::as_str).unwrap_or_default().replace('\n', " "),
        });
        if let Some(items) = field.get("items") {
            add_fields(items, root, &format!("{prefix}{name}[]."), fields);
        }
    }
}

fn type_words(field: &Value, root: &Value) -> String {
    let target = field.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
    if let Some(found) = target.and_then(|target| root.pointer(target)) {
        return type_words(found, root);
    }
    if let Some(words) = field.get("enum").and_then(Value::as_array) {
        let words: Vec<String> =
            words.iter().map(|word| word.as_str().map_or_else(|| word.to_string(), str::to_owned)).collect();
        return words.join(" | ");
    }
    if let Some(options) = field.get("oneOf").or_else(|| field.get("anyOf")).and_then(Value::as_array) {
        let words: Vec<String> = options
            .iter()
            .map(|option| match option.get("const").and_then(Value::as_str) {
                Some(word) => word.to_owned(),
                None => type_words(option, root),
            })
            .filter(|word| word != "null")
            .collect();
        return words.join(" | ");
    }
    match field.get("type") {
        Some(Value::String(one)) if one == "array" => {
            format!("list of {}", field.get("items").map_or_else(|| "any".to_owned(), |items| type_words(items, root)))
        }
        Some(Value::String(one)) => one.clone(),
        Some(Value::Array(many)) => {
            let words: Vec<&str> = many.iter().filter_map(Value::as_str).filter(|word| *word != "null").collect();
            words.join(" | ")
        }
        _ => "any".to_owned(),
    }
}
