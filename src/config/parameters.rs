//! Parameters of a template: their declaration, and the values that an instance gives for them.
//!
//! Invariants: all mistakes are reported, each at its place; a default obeys its own declaration; a value that holds a
//! reference is not judged by what only its expansion would show.

use regex_lite::Regex;

use super::{
    reference, suggest,
    tree::{Document, Entry, Node, NodeValue, Scalar, ScalarValue},
};
use crate::diag::{Code, Diagnostic, Diagnostics, Span};

/// The type of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterType {
    /// A text; a number or boolean must be quoted.
    String,
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list.
    Array,
    /// A mapping.
    Object,
}

impl ParameterType {
    const ALL: [(&'static str, Self, &'static str); 6] = [
        ("string", Self::String, "a string"),
        ("integer", Self::Integer, "an integer"),
        ("number", Self::Number, "a number"),
        ("boolean", Self::Boolean, "a boolean"),
        ("array", Self::Array, "a list"),
        ("object", Self::Object, "a mapping"),
    ];

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, ..)| *name == word).map(|(_, found, _)| *found)
    }

    /// The word for a value of it: `a string` ...
    pub fn kind(self) -> &'static str {
        Self::ALL.iter().find(|(_, found, _)| *found == self).map_or("a value", |(.., kind)| kind)
    }

    fn takes(self, node: &Node) -> bool {
        match &node.value {
            NodeValue::Scalar(scalar) => match scalar.value {
                ScalarValue::Text => self == Self::String || reference::is_typed_reference(scalar),
                ScalarValue::Int(_) => matches!(self, Self::Integer | Self::Number),
                ScalarValue::Float(_) => self == Self::Number,
                ScalarValue::Bool(_) => self == Self::Boolean,
                ScalarValue::Null => false,
            },
            NodeValue::Seq(_) => self == Self::Array,
            NodeValue::Map(_) => self == Self::Object,
        }
    }
}

/// One declared parameter of a template.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name, unique in the template.
    pub name: String,
    /// What it is for; may be empty.
    pub description: String,
    /// Its type.
    pub kind: ParameterType,
    /// Whether every instance must give it.
    pub required: bool,
    /// The value when none is given.
    pub default: Option<Node>,
    /// The only values allowed, when any are listed.
    pub allowed: Vec<Node>,
    /// A pattern that a string must match somewhere.
    pub pattern: Option<Regex>,
    /// The least value of a number.
    pub minimum: Option<f64>,
    /// The largest value of a number.
    pub maximum: Option<f64>,
    /// Whether its value is kept out of messages.
    pub sensitive: bool,
}

const FIELDS: [&str; 10] =
    ["name", "description", "type", "required", "default", "enum", "pattern", "minimum", "maximum", "sensitive"];

/// Reads `spec.parameters` of a template, which is `node` in `document`.
///
/// Codes: E212 for a wrong declaration, E310 for an unknown field, E312 for a field of the wrong type.
pub fn declarations(document: &Document, node: Option<&Node>) -> (Vec<Parameter>, Diagnostics) {
    let mut reader = Reader { document, diagnostics: Diagnostics::new() };
    let mut parameters: Vec<(Parameter, &Node)> = Vec::new();
    let Some(node) = node.filter(|node| !node.is_null()) else { return (Vec::new(), reader.diagnostics) };
    let Some(items) = node.as_seq() else {
        reader.wrong_type(node, "parameters", "a list");
        return (Vec::new(), reader.diagnostics);
    };
    for item in items {
        let Some(parameter) = reader.parameter(item) else { continue };
        match parameters.iter().find(|(known, _)| known.name == parameter.name) {
            Some((_, first)) => {
                let summary = format!("two parameters are named `{}`", parameter.name);
                let diagnostic = document.place(Diagnostic::error(Code::E212, summary), item);
                reader.diagnostics.push(diagnostic.related("the first one", document.range(first)));
            }
            None => parameters.push((parameter, item)),
        }
    }
    (parameters.into_iter().map(|(parameter, _)| parameter).collect(), reader.diagnostics)
}

struct Reader<'d> {
    document: &'d Document,
    diagnostics: Diagnostics,
}

impl Reader<'_> {
    fn push(&mut self, diagnostic: Diagnostic, node: &Node) {
        self.diagnostics.push(self.document.place(diagnostic, node));
    }

    fn wrong(&mut self, summary: impl Into<String>, node: &Node) {
        self.push(Diagnostic::error(Code::E212, summary), node);
    }

    fn wrong_type(&mut self, node: &Node, field: &str, wanted: &str) {
        self.push(Diagnostic::error(Code::E312, format!("`{field}` is {}, {wanted} is expected", node.kind())), node);
    }

    fn parameter(&mut self, node: &Node) -> Option<Parameter> {
        let Some(entries) = node.as_map() else {
            self.wrong_type(node, "parameter", "a mapping");
            return None;
        };
        for entry in entries.iter().filter(|entry| !FIELDS.contains(&entry.key.as_str())) {
            let diagnostic = Diagnostic::error(Code::E310, format!("unknown field `{}`", entry.key))
                .detail("not a field of a template parameter");
            let diagnostic = match suggest::hint(&entry.key, FIELDS) {
                Some(hint) => diagnostic.fix(hint),
                None => diagnostic,
            };
            self.diagnostics.push(self.document.place_key(diagnostic, entry));
        }
        let name = self.text(node, "name").filter(|name| !name.is_empty());
        if name.is_none() {
            self.wrong("a parameter needs a name", node);
        }
        let kind = match self.text(node, "type") {
            None => {
                self.wrong("a parameter needs a type", node);
                None
            }
            Some(word) => {
                let kind = ParameterType::parse(&word);
                if kind.is_none() {
                    let names = ParameterType::ALL.map(|(name, ..)| name);
                    let place = node.get("type").expect("it was just read");
                    let diagnostic = Diagnostic::error(Code::E212, format!("there is no parameter type `{word}`"));
                    let hint = suggest::closest(&word, names).map(|meant| format!("did you mean `{meant}`?"));
                    let hint = hint.unwrap_or_else(|| format!("types: {}", names.join(", ")));
                    self.push(diagnostic.fix(hint), place);
                }
                kind
            }
        };
        let description = self.text(node, "description").unwrap_or_default();
        let required = self.flag(node, "required");
        let sensitive = self.flag(node, "sensitive");
        let (minimum, maximum) = (self.number(node, "minimum"), self.number(node, "maximum"));
        let pattern = self.pattern(node);
        let allowed = match node.get("enum") {
            None => Vec::new(),
            Some(list) => match list.as_seq() {
                Some(items) if !items.is_empty() => items.to_vec(),
                _ => {
                    self.wrong("`enum` needs a list of the allowed values", list);
                    Vec::new()
                }
            },
        };
        let mut parameter = Parameter {
            name: name?,
            description,
            kind: kind?,
            required,
            default: None,
            allowed,
            pattern,
            minimum,
            maximum,
            sensitive,
        };
        self.check_bounds(&parameter, node);
        // a default of null is no default
        if let Some(default) = node.get("default").filter(|default| !default.is_null()) {
            for fault in faults(&parameter, default) {
                let summary = format!("the default of `{}` does not fit its declaration", parameter.name);
                self.push(Diagnostic::error(Code::E212, summary).detail(fault.text), default);
            }
            parameter.default =
                Some(default.clone().with_given(&self.document.source, "the value is the parameter's default"));
        }
        Some(parameter)
    }

    fn check_bounds(&mut self, parameter: &Parameter, node: &Node) {
        let numeric = matches!(parameter.kind, ParameterType::Integer | ParameterType::Number);
        for field in ["minimum", "maximum"] {
            if let Some(bound) = node.get(field).filter(|_| !numeric) {
                self.wrong(
                    format!("`{field}` is for numbers, `{}` is {}", parameter.name, parameter.kind.kind()),
                    bound,
                );
            }
        }
        if let Some(pattern) = node.get("pattern").filter(|_| parameter.kind != ParameterType::String) {
            self.wrong(format!("`pattern` is for strings, `{}` is {}", parameter.name, parameter.kind.kind()), pattern);
        }
        if let (Some(minimum), Some(maximum)) = (parameter.minimum, parameter.maximum)
            && minimum > maximum
        {
            self.wrong(format!("`minimum` of `{}` is above its maximum", parameter.name), node);
        }
        for value in parameter.allowed.iter().filter(|value| !parameter.kind.takes(value)) {
            let summary =
                format!("a value of `enum` is {}, `{}` is {}", value.kind(), parameter.name, parameter.kind.kind());
            self.wrong(summary, value);
        }
    }

    fn text(&mut self, node: &Node, field: &str) -> Option<String> {
        let value = node.get(field)?;
        let text = value.as_str().map(str::to_owned);
        if text.is_none() && !value.is_null() {
            self.wrong_type(value, field, "a string");
        }
        text
    }

    fn flag(&mut self, node: &Node, field: &str) -> bool {
        match node.get(field).map(|value| (value, value.as_scalar().map(|scalar| scalar.value))) {
            Some((_, Some(ScalarValue::Bool(flag)))) => flag,
            Some((value, _)) => {
                self.wrong_type(value, field, "a boolean");
                false
            }
            None => false,
        }
    }

    fn number(&mut self, node: &Node, field: &str) -> Option<f64> {
        let value = node.get(field)?;
        let number = value.as_scalar().and_then(as_f64);
        if number.is_none() {
            self.wrong_type(value, field, "a number");
        }
        number
    }

    fn pattern(&mut self, node: &Node) -> Option<Regex> {
        let text = self.text(node, "pattern")?;
        match Regex::new(&text) {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                let place = node.get("pattern").expect("it was just read");
                self.push(
                    Diagnostic::error(Code::E212, "the pattern is not a regular expression").detail(error.to_string()),
                    place,
                );
                None
            }
        }
    }
}

/// A number for comparing with bounds. Bounds are no amounts: a rounding far beyond 2^53 does no harm.
#[expect(clippy::cast_precision_loss, reason = "bounds of template parameters are small numbers")]
fn as_f64(scalar: &Scalar) -> Option<f64> {
    match scalar.value {
        ScalarValue::Int(number) => Some(number as f64),
        ScalarValue::Float(number) => Some(number),
        _ => None,
    }
}

/// What is wrong with a value, and what to do.
struct Fault {
    text: String,
    fix: Option<String>,
}

impl Fault {
    fn new(text: impl Into<String>, fix: Option<String>) -> Self {
        Self { text: text.into(), fix }
    }
}

fn faults(parameter: &Parameter, value: &Node) -> Vec<Fault> {
    if !parameter.kind.takes(value) {
        let text = format!("`{}` is {}, {} is expected", parameter.name, value.kind(), parameter.kind.kind());
        let raw = value.as_scalar().map(|scalar| scalar.raw.as_str()).filter(|_| !parameter.sensitive);
        let fix = match (parameter.kind, raw) {
            (ParameterType::String, Some(raw)) => Some(format!("put it in quotes: \"{raw}\"")),
            (_, Some(raw)) if Scalar::plain(raw).value != ScalarValue::Text => {
                Some(format!("write it without quotes: {raw}"))
            }
            (ParameterType::Array, Some(raw)) => Some(format!("write a list: [{raw}]")),
            _ => None,
        };
        return vec![Fault::new(text, fix)];
    }
    if reference::holds_reference(value) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    if !parameter.allowed.is_empty() && !parameter.allowed.iter().any(|allowed| same(allowed, value)) {
        let words: Vec<String> = parameter.allowed.iter().map(shown).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let text = if parameter.sensitive {
            format!("`{}` is not one of the allowed values", parameter.name)
        } else {
            format!("`{}` is not an allowed value of `{}`", shown(value), parameter.name)
        };
        let meant = suggest::closest(&shown(value), words.iter().copied()).filter(|_| !parameter.sensitive);
        let fix = meant.map_or_else(
            || format!("allowed: {}", suggest::list(&words)),
            |meant| format!("did you mean `{meant}`? allowed: {}", suggest::list(&words)),
        );
        faults.push(Fault::new(text, Some(fix)));
    }
    if let (Some(pattern), Some(text)) = (&parameter.pattern, value.as_str())
        && !pattern.is_match(text)
    {
        faults.push(Fault::new(format!("`{}` does not match the pattern {}", parameter.name, pattern.as_str()), None));
    }
    if let Some(number) = value.as_scalar().and_then(as_f64) {
        if let Some(least) = parameter.minimum.filter(|least| number < *least) {
            faults.push(Fault::new(format!("`{}` is less than {least}", parameter.name), None));
        }
        if let Some(most) = parameter.maximum.filter(|most| number > *most) {
            faults.push(Fault::new(format!("`{}` is more than {most}", parameter.name), None));
        }
    }
    faults
}

/// Equal as values: by type and, for numbers, by what they mean.
fn same(a: &Node, b: &Node) -> bool {
    match (a.as_scalar(), b.as_scalar()) {
        (Some(a), Some(b)) if matches!(a.value, ScalarValue::Text) => a.value == b.value && a.raw == b.raw,
        (Some(a), Some(b)) => match (as_f64(a), as_f64(b)) {
            (Some(a), Some(b)) => a.total_cmp(&b).is_eq(),
            _ => a.value == b.value,
        },
        _ => a.to_json() == b.to_json(),
    }
}

fn shown(node: &Node) -> String {
    const LONGEST: usize = 60;
    let text = node.as_scalar().map_or_else(|| node.to_json().to_string(), |scalar| scalar.raw.clone());
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

/// Checks the values that an instance gives and fills in defaults. `values` lies in `instance`; `place` is where a missing
/// value is reported: the instance's `values:`, else its `template:`.
///
/// The result is a mapping whose every node knows where it was given; parameters with neither value nor default are absent.
///
/// Codes: E204 unknown, E205 missing, E206 not allowed.
pub fn check_values(
    parameters: &[Parameter],
    instance: &Document,
    values: Option<&Node>,
    place: Span,
) -> (Node, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let given: &[Entry] = match values.map(|node| (node, node.as_map())) {
        Some((_, Some(entries))) => entries,
        Some((node, None)) if !node.is_null() => {
            let summary = format!("`values` is {}, a mapping is expected", node.kind());
            diagnostics.push(instance.place(Diagnostic::error(Code::E206, summary), node));
            &[]
        }
        _ => &[],
    };
    for entry in given.iter().filter(|entry| !parameters.iter().any(|known| known.name == entry.key)) {
        let diagnostic = Diagnostic::error(Code::E204, format!("unknown template value `{}`", entry.key))
            .detail("the template declares no such parameter");
        let names = parameters.iter().map(|parameter| parameter.name.as_str());
        diagnostics.push(instance.place_key(
            match suggest::hint(&entry.key, names) {
                Some(hint) => diagnostic.fix(hint),
                None => diagnostic.fix("the template takes no values"),
            },
            entry,
        ));
    }
    let mut entries = Vec::new();
    for parameter in parameters {
        let entry = given.iter().find(|entry| entry.key == parameter.name);
        let Some(entry) = entry.filter(|entry| !entry.value.is_null()) else {
            if let Some(default) = &parameter.default {
                entries.push(Entry { key: parameter.name.clone(), key_span: default.span, value: default.clone() });
            } else if parameter.required {
                diagnostics.push(missing(parameter, instance, entry, place));
            }
            continue;
        };
        for fault in faults(parameter, &entry.value) {
            let diagnostic = Diagnostic::error(Code::E206, fault.text);
            let diagnostic = match fault.fix {
                Some(fix) => diagnostic.fix(fix),
                None => diagnostic,
            };
            diagnostics.push(if parameter.sensitive {
                instance.place_secret(diagnostic, &entry.value)
            } else {
                instance.place(diagnostic, &entry.value)
            });
        }
        entries.push(Entry {
            key: entry.key.clone(),
            key_span: entry.key_span,
            value: entry.value.clone().with_given(&instance.source, "the value is given here"),
        });
    }
    (Node::new(NodeValue::Map(entries), place), diagnostics)
}

fn missing(parameter: &Parameter, instance: &Document, entry: Option<&Entry>, place: Span) -> Diagnostic {
    let what = if entry.is_some() { "is empty" } else { "is missing" };
    let diagnostic = Diagnostic::error(Code::E205, format!("the template value `{}` {what}", parameter.name))
        .detail(parameter.description.clone())
        .fix(format!("give {} under values: `{}: …`", parameter.kind.kind(), parameter.name));
    match entry {
        Some(entry) => instance.place_key(diagnostic, entry),
        None => instance.place_span(diagnostic, place),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{config::yaml, diag::SourceText};

    fn document(text: &str) -> Document {
        let (mut documents, diagnostics) = yaml::parse(&Arc::new(SourceText::new("t.yaml", text)));
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        documents.remove(0)
    }

    fn declared(text: &str) -> (Vec<Parameter>, Vec<(Code, u32)>) {
        let document = document(text);
        let (parameters, diagnostics) = declarations(&document, Some(&document.root));
        let places = diagnostics.iter().map(|d| (d.code, d.range.as_ref().expect("placed").start.line)).collect();
        (parameters, places)
    }

    const DECLARED: &str = r#"
- {name: contract_id, type: string, required: true, description: "the contract"}
- {name: network, type: string, default: mainnet, enum: [mainnet, testnet]}
- {name: event_types, type: array, default: ["*"]}
- {name: workers, type: integer, minimum: 1, maximum: 10}
- {name: slug, type: string, pattern: "^[a-z-]+$"}
- {name: rate, type: number}
- {name: on, type: boolean}
- {name: extra, type: object}
- {name: token, type: string, sensitive: true, pattern: "^x"}
"#;

    fn checked(text: &str) -> (Node, Vec<(Code, u32, String)>) {
        let (parameters, places) = declared(DECLARED);
        assert_eq!(places, []);
        let instance = document(text);
        let (values, diagnostics) = check_values(&parameters, &instance, Some(&instance.root), Span::new(0, 1));
        let line = |d: &Diagnostic| d.range.as_ref().expect("placed").start.line;
        let found = diagnostics.iter().map(|d| (d.code, line(d), d.fix.clone().unwrap_or_default())).collect();
        (values, found)
    }

    #[test]
    fn defaults_fill_in_and_given_values_win() {
        let (values, found) = checked("contract_id: C\nnetwork: testnet\nworkers:\n");
        assert_eq!(found, []);
        assert_eq!(
            values.to_json(),
            serde_json::json!({"contract_id": "C", "network": "testnet", "event_types": ["*"]})
        );
        assert_eq!(values.get("contract_id").and_then(|n| n.given.as_ref()).map(|g| g.range().start.line), Some(1));
        assert_eq!(values.get("event_types").and_then(|n| n.given.as_ref()).map(|g| g.range().start.line), Some(4));
    }

    #[test]
    fn all_mistakes_are_reported_at_their_places() {
        let (_, found) = checked(
            "netwrok: x\nnetwork: mainet\nevent_types: transfer\nworkers: 11\nslug: A b\nrate: \"1.5\"\non: yes\nextra: []\ntoken: hunter2\n",
        );
        let codes: Vec<_> = found.iter().map(|(code, line, _)| (*code, *line)).collect();
        assert_eq!(
            codes,
            [
                (Code::E204, 1),
                (Code::E205, 1),
                (Code::E206, 2),
                (Code::E206, 3),
                (Code::E206, 4),
                (Code::E206, 5),
                (Code::E206, 6),
                (Code::E206, 7),
                (Code::E206, 8),
                (Code::E206, 9),
            ]
        );
        assert!(found[0].2.contains("`network`") && found[2].2.contains("did you mean `mainnet`"));
        assert_eq!(found[3].2, "write a list: [transfer]");
        assert_eq!(found[6].2, "write it without quotes: 1.5");
        let (_, found) = checked("contract_id: 123\n");
        assert_eq!(found, [(Code::E206, 1, "put it in quotes: \"123\"".to_owned())]);
    }

    #[test]
    fn a_sensitive_value_is_in_no_message() {
        let (parameters, _) = declared(DECLARED);
        let instance = document("contract_id: C\ntoken: hunter2\n");
        let (_, diagnostics) = check_values(&parameters, &instance, Some(&instance.root), Span::new(0, 1));
        assert_eq!(diagnostics.error_count(), 1);
        assert!(!format!("{diagnostics:?}").contains("hunter2"));
    }

    #[test]
    fn references_are_not_judged_by_what_only_expansion_shows() {
        let (_, found) =
            checked("contract_id: ${C}\nnetwork: ${NET}\nworkers: ${N}\nslug: x-${S}\nevent_types: ${var.types}\n");
        assert_eq!(found, []);
        let (_, found) = checked("contract_id: C\nworkers: \"${N}\"\n");
        assert_eq!(found.iter().map(|(code, line, _)| (*code, *line)).collect::<Vec<_>>(), [(Code::E206, 2)]);
    }

    #[test]
    fn wrong_declarations_are_reported() {
        let (parameters, places) = declared(
            "- {name: a, type: strin}\n- {type: string}\n- {name: b, type: integer, default: x}\n- {name: b, type: string}\n\
             - {name: c, type: string, pattern: \"(\"}\n- {name: d, type: string, minimum: 1}\n- {name: e, type: integer, minimum: 5, maximum: 1}\n\
             - {name: f, type: string, defualt: x}\n- {name: g, type: integer, enum: [a]}\n- {name: h}\n- 5\n- {name: i, type: string, required: maybe}\n",
        );
        assert_eq!(
            places,
            [
                (Code::E212, 1),
                (Code::E212, 2),
                (Code::E212, 3),
                (Code::E212, 4),
                (Code::E212, 5),
                (Code::E212, 6),
                (Code::E212, 7),
                (Code::E310, 8),
                (Code::E212, 9),
                (Code::E212, 10),
                (Code::E312, 11),
                (Code::E312, 12),
            ]
        );
        assert!(parameters.iter().any(|parameter| parameter.name == "f"));
    }
}
