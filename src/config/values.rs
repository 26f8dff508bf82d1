//! Values of templates: trees to minijinja values and back.
//!
//! Invariants: a value becomes structure or text only where a mark stands; nothing here writes YAML text that is parsed
//! again. Conversion is bounded in depth, and [`cost`] says what a value will cost before it is repeated.

use std::{fmt, sync::Arc};

use minijinja::{
    Error, ErrorKind, Value,
    value::{Object, ObjectRepr, ValueKind},
};

use super::{
    emit,
    tree::{Entry, Node, NodeValue, Scalar, ScalarValue, Style},
    yaml::MAX_DEPTH,
};
use crate::diag::{Code, Span};

/// A filter's refusal, carried through minijinja as the source of its error.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub(super) struct FilterRefusal {
    pub code: Code,
    pub message: String,
    pub fix: Option<String>,
}

impl FilterRefusal {
    /// The error that a filter returns.
    pub fn error(code: Code, message: impl Into<String>, fix: Option<&str>) -> Error {
        let refusal = Self { code, message: message.into(), fix: fix.map(str::to_owned) };
        Error::new(ErrorKind::InvalidOperation, refusal.message.clone()).with_source(refusal)
    }
}

/// How a value is written where it stands within a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As it is.
    Plain,
    /// As JSON.
    Json,
    /// As YAML.
    Yaml,
    /// As text in double quotes.
    Quote,
    /// As text in single quotes.
    Squote,
}

/// A value with a layout: what `toJson`, `toYaml`, `quote`, `indent` and `nindent` yield. Alone in a plain scalar it is the
/// value itself; within a text it is written in its form.
#[derive(Debug, Clone)]
pub(super) struct Laid {
    pub value: Value,
    pub form: Form,
    /// Spaces that `indent` or `nindent` ask for.
    pub indent: Option<usize>,
    /// Whether the indentation is written before the value, and whether a new line is begun for it.
    pub lead: Lead,
}

/// White space that goes before a laid-out value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    None,
    Indent,
    NewLine,
}

impl Object for Laid {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        self.value.is_true()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().map_err(|_| fmt::Error)?)
    }
}

impl Laid {
    /// The text in its form; the indentation is left to where it stands.
    pub fn text(&self) -> Result<String, Error> {
        match self.form {
            Form::Plain => text_of(&self.value),
            Form::Json => Ok(to_node(&self.value, Span::default())?.to_json().to_string()),
            Form::Yaml => {
                let yaml = emit::to_yaml(&to_node(&self.value, Span::default())?);
                Ok(yaml.trim_end_matches('\n').to_owned())
            }
            Form::Quote => Ok(serde_json::Value::String(text_of(&self.value)?).to_string()),
            Form::Squote => Ok(format!("'{}'", text_of(&self.value)?.replace('\'', "''"))),
        }
    }
}

/// The layout of a value, when it has one.
pub(super) fn laid(value: &Value) -> Option<&Laid> {
    value.downcast_object_ref::<Laid>()
}

/// The template value of a tree.
pub(super) fn to_value(node: &Node) -> Value {
    match &node.value {
        NodeValue::Scalar(scalar) => match scalar.value {
            ScalarValue::Null => Value::from(()),
            ScalarValue::Bool(value) => Value::from(value),
            ScalarValue::Int(value) => i64::try_from(value).map_or_else(|_| Value::from(value), Value::from),
            ScalarValue::Float(value) => Value::from(value),
            ScalarValue::Text => Value::from(scalar.raw.as_str()),
        },
        NodeValue::Seq(items) => Value::from(items.iter().map(to_value).collect::<Vec<_>>()),
        NodeValue::Map(entries) => {
            Value::from_pairs(entries.iter().map(|entry| (entry.key.as_str(), to_value(&entry.value))))
        }
    }
}

/// Whether a template value is the value of a tree. The work is at most the size of the smaller one.
pub(super) fn equals(node: &Node, value: &Value) -> bool {
    match &node.value {
        NodeValue::Scalar(_) => to_value(node) == *value,
        NodeValue::Seq(items) => {
            value.kind() == ValueKind::Seq
                && value.len() == Some(items.len())
                && value
                    .try_iter()
                    .is_ok_and(|values| items.iter().zip(values).all(|(item, value)| equals(item, &value)))
        }
        NodeValue::Map(entries) => {
            value.kind() == ValueKind::Map
                && value.len() == Some(entries.len())
                && entries
                    .iter()
                    .all(|entry| value.get_attr(&entry.key).is_ok_and(|value| equals(&entry.value, &value)))
        }
    }
}

/// The tree of a template value, every node at `span`.
pub(super) fn to_node(value: &Value, span: Span) -> Result<Node, Error> {
    Ok(Node::new(node_value(value, span, 0)?, span))
}

fn node_value(value: &Value, span: Span, depth: usize) -> Result<NodeValue, Error> {
    if depth > MAX_DEPTH {
        return Err(too_deep());
    }
    let inner = |value: &Value| Ok::<_, Error>(Node::new(node_value(value, span, depth + 1)?, span));
    let scalar = match value.kind() {
        ValueKind::None => Scalar::plain("null"),
        ValueKind::Bool => Scalar::plain(value.is_true().to_string()),
        ValueKind::Number => Scalar::plain(number_text(value)),
        ValueKind::String => Scalar::text(value.as_str().unwrap_or_default(), Style::Quoted),
        ValueKind::Seq | ValueKind::Iterable => {
            return Ok(NodeValue::Seq(value.try_iter()?.map(|item| inner(&item)).collect::<Result<_, _>>()?));
        }
        ValueKind::Map => {
            let mut entries: Vec<Entry> = Vec::new();
            for key in value.try_iter()? {
                let text = text_of(&key)?;
                entries.push(Entry { key: text, key_span: span, value: inner(&value.get_item(&key)?)? });
            }
            return Ok(NodeValue::Map(entries));
        }
        ValueKind::Undefined => return Err(undefined()),
        _ => match laid(value) {
            Some(Laid { value, form: Form::Quote | Form::Squote, .. }) => Scalar::text(text_of(value)?, Style::Quoted),
            Some(laid) => return node_value(&laid.value, span, depth + 1),
            None => return Err(no_value()),
        },
    };
    Ok(NodeValue::Scalar(scalar))
}

/// A value as text: lists and mappings as JSON.
pub(super) fn text_of(value: &Value) -> Result<String, Error> {
    match value.kind() {
        ValueKind::String => Ok(value.as_str().unwrap_or_default().to_owned()),
        ValueKind::None => Ok("null".to_owned()),
        ValueKind::Bool => Ok(value.is_true().to_string()),
        ValueKind::Number => Ok(number_text(value)),
        ValueKind::Seq | ValueKind::Iterable | ValueKind::Map => {
            Ok(to_node(value, Span::default())?.to_json().to_string())
        }
        ValueKind::Undefined => Err(undefined()),
        _ => laid(value).ok_or_else(no_value)?.text(),
    }
}

/// A number as YAML writes it.
fn number_text(value: &Value) -> String {
    match i128::try_from(value.clone()) {
        Ok(whole) if value.is_integer() => whole.to_string(),
        _ => match f64::try_from(value.clone()) {
            Ok(float) if float.is_nan() => ".nan".to_owned(),
            Ok(float) if float.is_infinite() => if float > 0.0 { ".inf" } else { "-.inf" }.to_owned(),
            Ok(float) => serde_json::Value::from(float).to_string(),
            Err(_) => value.to_string(),
        },
    }
}

/// How many nodes and bytes of text a value has. Fails where it is nested too deeply.
pub(super) fn cost(value: &Value) -> Result<(usize, usize), Error> {
    fn walk(value: &Value, depth: usize, total: &mut (usize, usize)) -> Result<(), Error> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        if total.0 > super::yaml::MAX_NODES {
            return Err(Error::from(ErrorKind::OutOfFuel));
        }
        total.0 += 1;
        total.1 += value.as_str().map_or(8, str::len);
        match value.kind() {
            ValueKind::Seq | ValueKind::Iterable => {
                for item in value.try_iter()? {
                    walk(&item, depth + 1, total)?;
                }
            }
            ValueKind::Map => {
                for key in value.try_iter()? {
                    total.1 += key.as_str().map_or(8, str::len);
                    walk(&value.get_item(&key)?, depth + 1, total)?;
                }
            }
            _ => {
                if let Some(laid) = laid(value) {
                    walk(&laid.value, depth + 1, total)?;
                }
            }
        }
        Ok(())
    }
    let mut total = (0, 0);
    walk(value, 0, &mut total)?;
    Ok(total)
}

fn undefined() -> Error {
    Error::from(ErrorKind::UndefinedError)
}

fn no_value() -> Error {
    FilterRefusal::error(
        Code::E206,
        "a function or another thing of the template stands where a value is expected",
        None,
    )
}

fn too_deep() -> Error {
    FilterRefusal::error(Code::E208, format!("a value is nested more than {MAX_DEPTH} levels deep"), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_survive_the_way_there_and_back() {
        let json = serde_json::json!({"a": [1, -2, 1.5, true, null, "x", "12", {"b": []}], "c": 18_446_744_073_709_551_615_u64});
        let node = Node::from_json(&json, Span::default());
        assert_eq!(to_node(&to_value(&node), Span::default()).expect("converts").to_json(), json);
    }

    #[test]
    fn deep_values_are_refused() {
        let mut value = Value::from(1);
        for _ in 0..100 {
            value = Value::from(vec![value]);
        }
        assert!(to_node(&value, Span::default()).is_err());
        assert!(cost(&value).is_err());
    }
}
