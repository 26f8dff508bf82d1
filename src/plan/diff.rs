//! Differences between configurations as values: which path had what, and has what now.

use serde_json::Value;

use crate::components::{Affects, Descriptor, registry};
use crate::config::{Place, Places};
use crate::wire::{Change, PathChange};

/// A node of a pipeline as recorded and compared: `{id, kind, type, config}`, and `columns` of a consumer that takes some alone.
pub(super) fn node_value(id: &str, descriptor: &Descriptor, config: &Value, columns: &Value) -> Value {
    let mut node =
        serde_json::json!({ "id": id, "kind": descriptor.kind, "type": descriptor.config_type, "config": config });
    if !columns.is_null() {
        node["columns"] = columns.clone();
    }
    node
}

/// The change of the columns that a consumer takes; null stands for all.
pub(super) fn columns_change(before: &Value, after: &Value, place: Option<&Place>) -> Option<PathChange> {
    (before != after).then(|| PathChange {
        path: "columns".to_owned(),
        before: before.clone(),
        after: after.clone(),
        affects: Affects::Data.as_str().to_owned(),
        range: place.map(|place| place.range.clone()),
    })
}

/// Compares a node's configuration with the one applied last.
pub(super) fn change(
    before: Option<&Value>,
    after: Option<&Value>,
    descriptor: Option<&Descriptor>,
    places: Option<&Places>,
) -> Change {
    let mut paths = Vec::new();
    let empty = Value::Object(serde_json::Map::new());
    match (before, after) {
        (Some(before), Some(after)) => differing(before, after, &mut Vec::new(), &mut paths),
        (None, Some(Value::Object(fields))) => {
            paths.extend(fields.iter().map(|(name, value)| (vec![name.clone()], Value::Null, value.clone())));
        }
        _ => {}
    }
    let schema = descriptor.map(registry::config_schema);
    let paths: Vec<PathChange> = paths
        .into_iter()
        .map(|(path, before, after)| {
            let pointer: String = path.iter().map(|step| format!("/{step}")).collect();
            PathChange {
                affects: affects(schema.unwrap_or(&empty), &path).as_str().to_owned(),
                range: places.and_then(|places| written(places, &pointer)).map(|place| place.range.clone()),
                path: path.join("."),
                before,
                after,
            }
        })
        .collect();
    let mut sensitive_paths = Vec::new();
    if let (Some(schema), Some(value)) = (schema, after.or(before)) {
        secrets(schema, value, "", &mut sensitive_paths);
    }
    Change {
        before: before.cloned().unwrap_or(Value::Null),
        after: after.cloned().unwrap_or(Value::Null),
        paths,
        sensitive_paths,
    }
}

/// The place of a value, or of the value inside the configuration that it is part of; none for a default.
fn written<'a>(places: &'a Places, pointer: &str) -> Option<&'a Place> {
    let mut pointer = pointer;
    while !pointer.is_empty() {
        if let Some(place) = places.0.get(pointer) {
            return Some(place);
        }
        pointer = &pointer[..pointer.rfind('/')?];
    }
    None
}

/// What a path affects, by the annotation nearest to it in the component's schema.
fn affects(schema: &Value, path: &[String]) -> Affects {
    let mut at = schema;
    let mut found = None;
    for step in path {
        let next = at.get("properties").and_then(|properties| properties.get(step));
        let Some(next) = next.or_else(|| at.get("items")).or_else(|| at.get("additionalProperties")) else { break };
        at = next;
        found = at.get("affects").and_then(Value::as_str).or(found);
    }
    Affects::parse(found)
}

/// Dotted paths of the values that the schema declares secret.
fn secrets(schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    if schema.get("secret").and_then(Value::as_bool) == Some(true) {
        found.push(path.to_owned());
        return;
    }
    for (name, field) in value.as_object().into_iter().flatten() {
        let known = schema.get("properties").and_then(|properties| properties.get(name));
        let patterns = schema.get("patternProperties").and_then(Value::as_object);
        let by_pattern = patterns
            .into_iter()
            .flatten()
            .find(|(pattern, _)| regex_lite::Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(name)));
        if let Some(inner) = known.or(by_pattern.map(|(_, inner)| inner)) {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            secrets(inner, field, &path, found);
        }
    }
}

type Difference = (Vec<String>, Value, Value);

fn differing(before: &Value, after: &Value, path: &mut Vec<String>, out: &mut Vec<Difference>) {
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            let gone = old.keys().filter(|key| !new.contains_key(*key));
            for key in new.keys().chain(gone) {
                path.push(key.clone());
                differing(old.get(key).unwrap_or(&Value::Null), new.get(key).unwrap_or(&Value::Null), path, out);
                path.pop();
            }
        }
        (Value::Array(old), Value::Array(new))
            if old.len() == new.len() && old.iter().chain(new).any(Value::is_object) =>
        {
            for (n, (old, new)) in old.iter().zip(new).enumerate() {
                path.push(n.to_string());
                differing(old, new, path, out);
                path.pop();
            }
        }
        (old, new) if old == new => {}
        (old, new) => out.push((path.clone(), old.clone(), new.clone())),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_differs_is_named_by_its_path() {
        let before = json!({"a": 1, "b": {"c": [1, 2]}, "gone": true, "list": [{"x": 1}, {"x": 2}]});
        let after = json!({"b": {"c": [1, 3]}, "a": 1, "added": "n", "list": [{"x": 1}, {"x": 3}]});
        let change = change(Some(&before), Some(&after), None, None);
        let paths: Vec<_> = change.paths.iter().map(|p| (p.path.as_str(), p.before.clone(), p.after.clone())).collect();
        assert_eq!(
            paths,
            [
                ("b.c", json!([1, 2]), json!([1, 3])),
                ("added", Value::Null, json!("n")),
                ("list.1.x", json!(2), json!(3)),
                ("gone", json!(true), Value::Null),
            ]
        );
    }

    #[test]
    fn a_path_affects_what_its_field_says() {
        let descriptor = registry::find_any("BufferedStorageSourceAdapter").unwrap();
        let schema = registry::config_schema(descriptor);
        let path = |name: &str| affects(schema, &[name.to_owned()]);
        assert_eq!(path("num_workers"), Affects::None);
        assert_eq!(path("network"), Affects::Data);
    }
}
