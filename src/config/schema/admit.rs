//! Generated JSON Schemas made fit for documents: references are admitted where values stand, secrets only as references.
//!
//! Invariants: annotations (`description`, `default`, `affects`, `secret` ...) stay on the property, where editors and
//! [`Checker`](super::Checker) look for them; the first branch of every `anyOf` written here is the real type; doing
//! it twice changes nothing.

use serde_json::{Map, Value, json};

use crate::config::reference::{REFERENCE_PATTERN, SECRET_PATTERN};

/// Where the schema of a reference stands.
pub(super) const REFERENCE: &str = "#/$defs/reference";
/// The deepest chain of `$ref` that is followed to see what a schema is.
const MAX_CHAIN: usize = 16;

/// Keywords that say what a value is; all others are annotations.
const VALIDATION: &[&str] = &[
    "$ref",
    "type",
    "enum",
    "const",
    "pattern",
    "format",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "items",
    "prefixItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "contains",
    "minContains",
    "maxContains",
    "oneOf",
    "anyOf",
    "allOf",
    "not",
    "if",
    "then",
    "else",
    "unevaluatedItems",
];

/// Rewrites a schema as schemars generates it:
///
/// - a value that is an integer, number, boolean, list, one of some words, or a string with a pattern or format also takes
///   a `${...}` reference: `{"anyOf": [<as it was>, {"$ref": "#/$defs/reference"}], ...annotations}`;
/// - a field marked `"secret": true` takes only `${NAME}` or `{file: PATH}`;
/// - a field marked `"literal": true`, and one with a single possible value, is left as it is.
pub fn admit_references(schema: &mut Value) {
    let definitions = schema.get("$defs").cloned().unwrap_or_default();
    inside(schema, &definitions);
    if let Value::Object(root) = schema {
        let defs = root.entry("$defs").or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(defs) = defs {
            defs.insert(
                "reference".to_owned(),
                json!({
                    "description": "A reference: ${NAME}, ${NAME:-default} or ${var.NAME}.",
                    "type": "string",
                    "pattern": REFERENCE_PATTERN,
                }),
            );
        }
    }
}

/// Goes through the parts of a schema; those that are values of a document are rewritten.
fn inside(schema: &mut Value, definitions: &Value) {
    let Value::Object(map) = schema else { return };
    for (keyword, part) in map.iter_mut() {
        match keyword.as_str() {
            "properties" | "patternProperties" => {
                for (_, value) in part.as_object_mut().into_iter().flatten() {
                    value_schema(value, definitions);
                }
            }
            "items" | "additionalProperties" | "unevaluatedProperties" => value_schema(part, definitions),
            "prefixItems" => part.as_array_mut().into_iter().flatten().for_each(|part| value_schema(part, definitions)),
            "oneOf" | "anyOf" | "allOf" => {
                part.as_array_mut().into_iter().flatten().for_each(|part| inside(part, definitions));
            }
            "then" | "else" => inside(part, definitions),
            "$defs" => {
                for (_, definition) in
                    part.as_object_mut().into_iter().flatten().filter(|(name, _)| *name != "reference")
                {
                    inside(definition, definitions);
                }
            }
            _ => {}
        }
    }
}

/// Rewrites the schema of one value.
fn value_schema(schema: &mut Value, definitions: &Value) {
    if schema.get("secret") == Some(&Value::Bool(true)) {
        return secret(schema);
    }
    inside(schema, definitions);
    if schema.get("literal") == Some(&Value::Bool(true)) || admits(schema) || !is_typed(schema, definitions, 0) {
        return;
    }
    let Value::Object(map) = schema else { return };
    let reference = json!({"$ref": REFERENCE});
    // alternatives (an optional value, say) get one more
    let alone = map.keys().filter(|key| VALIDATION.contains(&key.as_str())).count() == 1;
    if let (true, Some(Value::Array(branches))) = (alone, map.get_mut("anyOf")) {
        branches.push(reference);
        return;
    }
    let real = take_validation(map);
    map.insert("anyOf".to_owned(), Value::Array(vec![Value::Object(real), reference]));
}

fn take_validation(map: &mut Map<String, Value>) -> Map<String, Value> {
    let (real, annotations) =
        std::mem::take(map).into_iter().partition(|(keyword, _)| VALIDATION.contains(&keyword.as_str()));
    *map = annotations;
    real
}

fn secret(schema: &mut Value) {
    let nullable = is_nullable(schema);
    let Value::Object(map) = schema else { return };
    if map.contains_key("oneOf") && map.get("oneOf").is_some_and(|branches| branches[0]["pattern"] == SECRET_PATTERN) {
        return;
    }
    take_validation(map);
    for keyword in ["properties", "required", "additionalProperties", "patternProperties"] {
        map.remove(keyword);
    }
    let mut branches = vec![
        json!({"type": "string", "pattern": SECRET_PATTERN}),
        json!({
            "type": "object",
            "properties": {"file": {"type": "string", "description": "The file whose text is the secret."}},
            "required": ["file"],
            "additionalProperties": false,
        }),
    ];
    if nullable {
        branches.push(json!({"type": "null"}));
    }
    map.insert("oneOf".to_owned(), Value::Array(branches));
}

fn is_nullable(schema: &Value) -> bool {
    let null = json!({"type": "null"});
    let is_null = |kind: &Value| kind == "null";
    match &schema["type"] {
        Value::Array(kinds) => kinds.iter().any(is_null),
        kind => is_null(kind) || schema["anyOf"].as_array().is_some_and(|branches| branches.contains(&null)),
    }
}

/// Whether the reference is already one of the alternatives.
fn admits(schema: &Value) -> bool {
    schema["anyOf"].as_array().is_some_and(|branches| branches.iter().any(|branch| branch["$ref"] == REFERENCE))
}

/// Whether a schema, which is not a mapping's, would refuse a text that is a reference.
fn is_typed(schema: &Value, definitions: &Value, chain: usize) -> bool {
    let Value::Object(map) = schema else { return false };
    if chain > MAX_CHAIN || map.contains_key("const") {
        return false;
    }
    if let Some(target) = map.get("$ref").and_then(Value::as_str) {
        let target = target.strip_prefix("#/$defs/").and_then(|name| definitions.get(name));
        return target.is_some_and(|target| is_typed(target, definitions, chain + 1));
    }
    if map.contains_key("enum") {
        return true;
    }
    let is_null_or_const = |branch: &Value| branch["type"] == "null" || branch.get("const").is_some();
    for keyword in ["oneOf", "anyOf"] {
        if let Some(branches) = map.get(keyword).and_then(Value::as_array) {
            // one branch that takes any text takes a reference, one that is a mapping is no single value
            return branches.iter().all(|branch| is_null_or_const(branch) || is_typed(branch, definitions, chain + 1));
        }
    }
    let kinds: Vec<&str> = match map.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return false,
    };
    let constrained = ["pattern", "format", "minLength", "maxLength"].iter().any(|keyword| map.contains_key(*keyword));
    !kinds.contains(&"object") && (!kinds.contains(&"string") || constrained) && kinds != ["null"]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admitted(schema: &Value) -> Value {
        let mut schema = json!({"properties": {"x": schema}, "$defs": {
            "Mode": {"oneOf": [{"const": "a", "description": "A"}, {"const": "b"}]},
            "Inner": {"type": "object", "properties": {"n": {"type": "integer"}}},
            "Loop": {"$ref": "#/$defs/Loop"}
        }});
        admit_references(&mut schema);
        let once = schema.clone();
        admit_references(&mut schema);
        assert_eq!(schema, once, "a second time changes nothing");
        assert_eq!(
            schema["$defs"]["Inner"]["properties"]["n"],
            json!({"anyOf": [{"type": "integer"}, {"$ref": "#/$defs/reference"}]})
        );
        schema["properties"]["x"].clone()
    }

    #[test]
    fn typed_values_also_take_references_and_keep_their_annotations() {
        let reference = json!({"$ref": "#/$defs/reference"});
        assert_eq!(
            admitted(&json!({"type": "integer", "minimum": 1, "description": "d", "default": 4, "affects": "none"})),
            json!({"description": "d", "default": 4, "affects": "none", "anyOf": [{"type": "integer", "minimum": 1}, reference]})
        );
        for typed in [
            json!({"type": "boolean"}),
            json!({"type": ["integer", "null"]}),
            json!({"type": "string", "enum": ["a"]}),
            json!({"type": "string", "pattern": "^a"}),
            json!({"$ref": "#/$defs/Mode"}),
            json!({"oneOf": [{"const": "a"}, {"const": "b"}]}),
            json!({"type": "array", "items": {"type": "string"}}),
        ] {
            assert_eq!(admitted(&typed), json!({"anyOf": [typed, reference]}));
        }
        assert_eq!(
            admitted(&json!({"anyOf": [{"$ref": "#/$defs/Mode"}, {"type": "null"}], "default": null})),
            json!({"anyOf": [{"$ref": "#/$defs/Mode"}, {"type": "null"}, reference], "default": null})
        );
        for free in [
            json!({"type": "string"}),
            json!({"type": ["string", "integer", "number"]}),
            json!({"type": "object", "additionalProperties": {"type": "string"}}),
            json!({"const": "Pipeline"}),
            json!({"$ref": "#/$defs/Inner"}),
            json!({"$ref": "#/$defs/Loop"}),
            json!({"enum": ["v1"], "literal": true}),
            json!({}),
            json!(true),
        ] {
            assert_eq!(admitted(&free), free);
        }
    }

    #[test]
    fn secrets_take_only_references() {
        let secret = admitted(&json!({"type": ["string", "null"], "secret": true, "description": "d"}));
        assert_eq!(secret["description"], "d");
        assert_eq!(secret["oneOf"].as_array().map(Vec::len), Some(3));
        assert_eq!(secret["oneOf"][0]["pattern"], SECRET_PATTERN);
        assert!(secret.get("type").is_none());
    }
}
