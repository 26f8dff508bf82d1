//! `${NAME}`, `${NAME:-default}` and `${var.NAME}` inside scalars; `$${` is a literal `${`.
//!
//! Invariants: references are expanded per scalar of the parsed tree, never in text, so a value cannot become structure;
//! an unset variable is an error, never an empty text; secret fields are left as they are, their values are read only by
//! [`expand_secret`] when work starts; an expanded value is not scanned again.

use serde_json::Value;

use super::{
    suggest,
    tree::{self, Document, Entry, Node, NodeValue, Scalar, ScalarValue, Style},
    yaml::{MAX_NODES, MAX_TEXT},
};
use crate::diag::{Code, Diagnostic, Diagnostics};

/// The pattern of a text that holds a reference; schemas admit it.
pub const REFERENCE_PATTERN: &str = r"\$\{";
/// The pattern of a text that is a whole `${NAME}`, the only text that a secret field takes.
pub const SECRET_PATTERN: &str = r"^\$\{[A-Za-z_][A-Za-z0-9_]*\}$";

/// Where the values of references come from.
pub trait Resolver {
    /// The environment variable of that name, when it is set.
    fn env(&self, name: &str) -> Option<String>;

    /// The project variable of that name (`spec.variables`, `--var`), when it is defined.
    fn var(&self, name: &str) -> Option<Value>;

    /// The names of all project variables, for suggestions.
    fn var_names(&self) -> Vec<String> {
        Vec::new()
    }
}

/// One stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Literal text, escapes resolved.
    Text(String),
    /// `${NAME}` or `${NAME:-default}`.
    Env {
        /// The environment variable.
        name: String,
        /// What stands for it when it is not set.
        default: Option<String>,
    },
    /// `${var.NAME}`.
    Var(String),
}

/// Why a reference does not yield a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// The text between `${` and `}` is not a reference.
    #[error("`{text}` is not a reference: {reason}")]
    Malformed {
        /// The text from `${` on, cut.
        text: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The environment variable is not set and has no default.
    #[error("the environment variable `{0}` is not set")]
    Unset(String),
    /// No project variable has that name.
    #[error("there is no project variable `{0}`")]
    UnknownVariable(String),
    /// A list or mapping stands within a text.
    #[error("the project variable `{0}` is a list or mapping and cannot stand within a text")]
    NotText(String),
    /// A secret field takes only a whole `${{NAME}}`.
    #[error("a secret is not given as a reference")]
    NotASecretReference,
}

impl ReferenceError {
    /// The permanent code of the error.
    pub fn code(&self) -> Code {
        match self {
            Self::Malformed { .. } | Self::NotText(_) => Code::E323,
            Self::Unset(_) => Code::E320,
            Self::UnknownVariable(_) => Code::E322,
            Self::NotASecretReference => Code::E321,
        }
    }

    /// The finding without its place. `resolver` is asked for names to suggest.
    pub fn diagnostic(&self, resolver: &dyn Resolver) -> Diagnostic {
        let diagnostic = Diagnostic::error(self.code(), self.to_string());
        match self {
            Self::Malformed { .. } => {
                diagnostic.fix("write ${NAME}, ${NAME:-default} or ${var.NAME}; a literal ${ is written $${")
            }
            Self::Unset(name) => diagnostic.fix(format!("set it, or write ${{{name}:-default}}")),
            Self::UnknownVariable(name) => {
                let names = resolver.var_names();
                match suggest::hint(name, names.iter().map(String::as_str)) {
                    Some(hint) => diagnostic.fix(hint),
                    None => {
                        diagnostic.fix(format!("add it to spec.variables in cdpctl.yaml, or pass --var {name}=VALUE"))
                    }
                }
            }
            Self::NotText(name) => diagnostic.fix(format!("let ${{var.{name}}} stand alone, without quotes")),
            Self::NotASecretReference => diagnostic.fix("write ${NAME} or {file: PATH}"),
        }
    }
}

/// Whether a text holds a reference (escapes are none).
pub fn has_reference(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        if !rest[..at].ends_with('$') {
            return true;
        }
        rest = &rest[at + 2..];
    }
    false
}

/// Whether any scalar of a tree holds a reference: plans then show the text instead of the value.
pub fn holds_reference(node: &Node) -> bool {
    match &node.value {
        NodeValue::Scalar(scalar) => has_reference(&scalar.raw),
        NodeValue::Seq(items) => items.iter().any(holds_reference),
        NodeValue::Map(entries) => entries.iter().any(|entry| holds_reference(&entry.value)),
    }
}

/// The JSON pointers of all scalars below a node that hold a reference, with their text, in document order.
pub fn references(node: &Node) -> Vec<(String, String)> {
    fn walk(node: &Node, pointer: &str, found: &mut Vec<(String, String)>) {
        match &node.value {
            NodeValue::Scalar(scalar) if has_reference(&scalar.raw) => {
                found.push((pointer.to_owned(), scalar.raw.clone()));
            }
            NodeValue::Scalar(_) => {}
            NodeValue::Seq(items) => {
                for (nth, item) in items.iter().enumerate() {
                    walk(item, &tree::join(pointer, &nth.to_string()), found);
                }
            }
            NodeValue::Map(entries) => {
                for entry in entries {
                    walk(&entry.value, &tree::join(pointer, &entry.key), found);
                }
            }
        }
    }
    let mut found = Vec::new();
    walk(node, "", &mut found);
    found
}

/// Whether a scalar is one reference and nothing else, without quotes: its type is that of the expanded value.
pub fn is_typed_reference(scalar: &Scalar) -> bool {
    scalar.style == Style::Plain
        && scalar.value == ScalarValue::Text
        && matches!(parts(&scalar.raw).as_deref(), Ok([Part::Env { .. } | Part::Var(_)]))
}

/// Splits a text into literal stretches and references.
pub fn parts(text: &str) -> Result<Vec<Part>, ReferenceError> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        literal.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("$${") {
            literal.push_str("${");
            rest = after;
        } else if let Some(after) = rest.strip_prefix("${") {
            let malformed = |reason| ReferenceError::Malformed { text: rest.chars().take(40).collect(), reason };
            let end = after.find('}').ok_or_else(|| malformed("the closing } is missing"))?;
            let part = reference(&after[..end]).map_err(malformed)?;
            if !literal.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut literal)));
            }
            parts.push(part);
            rest = &after[end + 1..];
        } else {
            literal.push('$');
            rest = &rest[1..];
        }
    }
    literal.push_str(rest);
    if !literal.is_empty() || parts.is_empty() {
        parts.push(Part::Text(literal));
    }
    Ok(parts)
}

/// The reference that stands between `${` and `}`.
fn reference(inside: &str) -> Result<Part, &'static str> {
    let is_name = |name: &str, more: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || more.contains(c))
    };
    if inside.contains("${") {
        return Err("references do not nest");
    }
    if let Some(name) = inside.strip_prefix("var.") {
        return if is_name(name, ".-") {
            Ok(Part::Var(name.to_owned()))
        } else {
            Err("the variable's name is not a name")
        };
    }
    let (name, default) = match inside.split_once(":-") {
        Some((name, default)) => (name, Some(default.to_owned())),
        None => (inside, None),
    };
    if is_name(name, "") {
        Ok(Part::Env { name: name.to_owned(), default })
    } else {
        Err("names consist of letters, digits and underscores")
    }
}

/// Expands all references of one part of a document, which stands at `pointer`; `is_secret` tells by JSON pointer which
/// values to leave alone.
///
/// Codes: E320 unset, E322 unknown variable, E323 malformed, each at its scalar; such a scalar is left as it stands.
pub fn expand_node(
    document: &Document,
    node: &Node,
    pointer: &str,
    resolver: &dyn Resolver,
    is_secret: &dyn Fn(&str) -> bool,
) -> (Node, Diagnostics) {
    let mut expander =
        Expander { document, resolver, is_secret, diagnostics: Diagnostics::new(), nodes: 0, bytes: 0, full: false };
    let node = expander.node(node, pointer);
    (node, expander.diagnostics)
}

/// The value of a secret's `${NAME}`. The caller keeps it out of all output.
pub fn expand_secret(text: &str, resolver: &dyn Resolver) -> Result<String, ReferenceError> {
    match parts(text)?.as_slice() {
        [Part::Env { name, default: None }] => resolver.env(name).ok_or_else(|| ReferenceError::Unset(name.clone())),
        _ => Err(ReferenceError::NotASecretReference),
    }
}

struct Expander<'a> {
    document: &'a Document,
    resolver: &'a dyn Resolver,
    is_secret: &'a dyn Fn(&str) -> bool,
    diagnostics: Diagnostics,
    /// What references brought in so far.
    nodes: usize,
    bytes: usize,
    full: bool,
}

impl Expander<'_> {
    fn node(&mut self, node: &Node, pointer: &str) -> Node {
        if self.full || (self.is_secret)(pointer) {
            return node.clone();
        }
        let value = match &node.value {
            NodeValue::Scalar(scalar) if scalar.value == ScalarValue::Text && scalar.raw.contains("${") => {
                match self.scalar(scalar, node) {
                    Ok(value) => match self.charge(node, value) {
                        Some(value) => value,
                        None => return node.clone(),
                    },
                    Err(error) => {
                        let diagnostic = error.diagnostic(self.resolver);
                        self.diagnostics.push(self.document.place(diagnostic, node));
                        return node.clone();
                    }
                }
            }
            NodeValue::Scalar(_) => return node.clone(),
            NodeValue::Seq(items) => {
                let items = items.iter().enumerate();
                NodeValue::Seq(
                    items.map(|(nth, item)| self.node(item, &tree::join(pointer, &nth.to_string()))).collect(),
                )
            }
            NodeValue::Map(entries) => {
                let entry = |entry: &Entry| Entry {
                    value: self.node(&entry.value, &tree::join(pointer, &entry.key)),
                    key: entry.key.clone(),
                    key_span: entry.key_span,
                };
                NodeValue::Map(entries.iter().map(entry).collect())
            }
        };
        Node { value, ..node.clone() }
    }

    /// Takes what a reference brought in from the budgets; `None` when they are used up, which is reported once.
    fn charge(&mut self, node: &Node, value: NodeValue) -> Option<NodeValue> {
        let value = Node { value, ..node.clone() };
        self.nodes += value.count();
        self.bytes += value.as_scalar().map_or(0, |scalar| scalar.raw.len());
        if self.nodes <= MAX_NODES && self.bytes <= MAX_TEXT {
            return Some(value.value);
        }
        if !std::mem::replace(&mut self.full, true) {
            let diagnostic = Diagnostic::error(Code::E303, "the document is too large with its references expanded");
            self.diagnostics.push(self.document.place(diagnostic, node));
        }
        None
    }

    fn scalar(&self, scalar: &Scalar, node: &Node) -> Result<NodeValue, ReferenceError> {
        let parts = parts(&scalar.raw)?;
        if let ([part], Style::Plain) = (parts.as_slice(), scalar.style) {
            match part {
                Part::Env { .. } => return Ok(NodeValue::Scalar(Scalar::plain(self.text(part)?))),
                Part::Var(name) => {
                    let value = self.resolver.var(name).ok_or_else(|| ReferenceError::UnknownVariable(name.clone()))?;
                    return Ok(Node::from_json(&value, node.span).value);
                }
                Part::Text(_) => {}
            }
        }
        let text = parts.iter().map(|part| self.text(part)).collect::<Result<String, _>>()?;
        let style = if scalar.style == Style::Plain { Style::Quoted } else { scalar.style };
        Ok(NodeValue::Scalar(Scalar::text(text, style)))
    }

    fn text(&self, part: &Part) -> Result<String, ReferenceError> {
        match part {
            Part::Text(text) => Ok(text.clone()),
            Part::Env { name, default } => {
                self.resolver.env(name).or_else(|| default.clone()).ok_or_else(|| ReferenceError::Unset(name.clone()))
            }
            Part::Var(name) => match self.resolver.var(name) {
                None => Err(ReferenceError::UnknownVariable(name.clone())),
                Some(Value::Array(_) | Value::Object(_)) => Err(ReferenceError::NotText(name.clone())),
                Some(Value::String(text)) => Ok(text),
                Some(other) => Ok(other.to_string()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::{config::yaml, diag::SourceText};

    struct Fixed;

    impl Resolver for Fixed {
        fn env(&self, name: &str) -> Option<String> {
            match name {
                "PORT" => Some("5432".to_owned()),
                "EVIL" => Some("x\n  evil: [1, ${PORT}]".to_owned()),
                "EMPTY" => Some(String::new()),
                _ => None,
            }
        }

        fn var(&self, name: &str) -> Option<Value> {
            match name {
                "list" => Some(json!(["a", "5"])),
                "text" => Some(json!("12")),
                "number" => Some(json!(12)),
                _ => None,
            }
        }

        fn var_names(&self) -> Vec<String> {
            ["list", "text", "number"].map(str::to_owned).to_vec()
        }
    }

    fn document(text: &str) -> Document {
        yaml::parse(&Arc::new(SourceText::new("a.yaml", text))).0.remove(0)
    }

    fn expanded(text: &str) -> Value {
        let (document, diagnostics) = expand(&document(text), &Fixed, &|_| false);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        document.root.to_json()
    }

    fn expand(
        document: &Document,
        resolver: &dyn Resolver,
        is_secret: &dyn Fn(&str) -> bool,
    ) -> (Document, Diagnostics) {
        let (root, diagnostics) = expand_node(document, &document.root, "", resolver, is_secret);
        (Document { source: document.source.clone(), root, via: document.via.clone() }, diagnostics)
    }

    #[test]
    fn a_whole_plain_reference_takes_the_type_of_its_value() {
        assert_eq!(
            expanded("a: ${PORT}\nb: \"${PORT}\"\nc: p${PORT}\nd: ${NOPE:-true}\ne: ${EMPTY}\nf: ${NOPE:-}\n"),
            json!({"a": 5432, "b": "5432", "c": "p5432", "d": true, "e": null, "f": null})
        );
        assert_eq!(
            expanded("a: ${var.list}\nb: ${var.text}\nc: ${var.number}\nd: \"${var.number}\"\n"),
            json!({"a": ["a", "5"], "b": "12", "c": 12, "d": "12"})
        );
    }

    #[test]
    fn escapes_and_other_dollars_stay_literal() {
        assert_eq!(
            expanded("a: $${PORT}\nb: $$x $ $5\nc: \"$$${PORT}\"\n"),
            json!({"a": "${PORT}", "b": "$$x $ $5", "c": "$${PORT}"})
        );
        assert!(!has_reference("$${X} $"));
        assert!(has_reference("$${X} ${Y}"));
    }

    #[test]
    fn an_expanded_value_is_neither_structure_nor_scanned_again() {
        assert_eq!(expanded("a: ${EVIL}\n"), json!({"a": "x\n  evil: [1, ${PORT}]"}));
    }

    #[test]
    fn all_problems_are_reported_with_their_places() {
        let text = "a: ${NOPE}\nb:\n  - \"x ${nope y}\"\n  - ${var.lst}\nc: x${var.list}\nd: ${A:-${B}}\ne: ${OPEN\n";
        let (document, diagnostics) = expand(&document(text), &Fixed, &|_| false);
        let found: Vec<_> =
            diagnostics.iter().map(|d| (d.code, d.range.as_ref().expect("placed").start.line)).collect();
        assert_eq!(
            found,
            [(Code::E320, 1), (Code::E323, 3), (Code::E322, 4), (Code::E323, 5), (Code::E323, 6), (Code::E323, 7)]
        );
        assert!(diagnostics.0[0].summary.contains("`NOPE`"));
        assert_eq!(diagnostics.0[2].fix.as_deref(), Some("did you mean `list`?"));
        assert_eq!(document.root.to_json()["a"], json!("${NOPE}"));
    }

    #[test]
    fn secrets_are_left_alone_and_expanded_later() {
        let text = "headers:\n  Authorization: ${TOKEN}\n  X: ${PORT}\n";
        let (document, diagnostics) = expand(&document(text), &Fixed, &|p| p == "/headers/Authorization");
        assert!(diagnostics.is_empty());
        assert_eq!(document.root.to_json(), json!({"headers": {"Authorization": "${TOKEN}", "X": 5432}}));
        assert_eq!(expand_secret("${PORT}", &Fixed).as_deref(), Ok("5432"));
        assert_eq!(expand_secret("${TOKEN}", &Fixed), Err(ReferenceError::Unset("TOKEN".to_owned())));
        for text in ["hunter2", "x${PORT}", "${PORT:-x}", "${var.text}", ""] {
            assert_eq!(expand_secret(text, &Fixed), Err(ReferenceError::NotASecretReference), "{text}");
        }
    }

    #[test]
    fn what_references_bring_in_is_bounded() {
        struct Large;
        impl Resolver for Large {
            fn env(&self, _: &str) -> Option<String> {
                Some("x".repeat(100_000))
            }

            fn var(&self, _: &str) -> Option<Value> {
                Some(json!([vec![0; 10_000]]))
            }
        }
        for text in ["- ${X}\n".repeat(1_000), "- ${var.x}\n".repeat(1_000)] {
            let (_, diagnostics) = expand(&document(&text), &Large, &|_| false);
            assert_eq!(diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), [Code::E303]);
        }
    }

    #[test]
    fn texts_with_references_are_listed() {
        let found = references(&document("a: [1, \"x${Y}\"]\nb: $${Z}\n").root);
        assert_eq!(found, [("/a/1".to_owned(), "x${Y}".to_owned())]);
    }
}
