//! JSON Schema (draft 2020-12) over trees: every finding at its place in the YAML.
//!
//! Invariants: all findings are reported; nothing is fetched; patterns run in linear time; the value of a secret field is
//! in no message or snippet. Of alternatives, the findings of the one that was most likely meant are reported.

mod admit;

pub use admit::admit_references;
use jsonschema::{
    Draft, JsonType, PatternOptions, ValidationError, Validator,
    error::{TypeKind, ValidationErrorKind},
};
use serde_json::Value;

use self::admit::REFERENCE;
use super::{
    suggest,
    tree::{self, Document, Entry, Found, Node, ScalarValue},
};
use crate::diag::{Code, Diagnostic, Diagnostics, Span};

/// The most schemas that are looked at for one value.
const MAX_SCHEMAS: usize = 256;
/// The most findings of one check.
const MAX_FINDINGS: usize = 200;

/// Why a schema cannot be used. Schemas are part of the program, so this is a defect of it.
#[derive(Debug, thiserror::Error)]
#[error("the schema is not valid: {0}")]
pub struct SchemaError(String);

/// A schema, ready to check trees.
#[derive(Debug)]
pub struct Checker {
    schema: Value,
    validator: Validator,
}

impl Checker {
    /// Prepares a schema; keywords that JSON Schema does not know (`affects`, `secret`) are annotations.
    pub fn new(schema: &Value) -> Result<Self, SchemaError> {
        let validator = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .offline()
            .with_pattern_options(PatternOptions::regex())
            .build(schema)
            .map_err(|error| SchemaError(error.to_string()))?;
        Ok(Self { schema: schema.clone(), validator })
    }

    /// The schema as given.
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// Checks a node of a document. `label` is what the node is called when the finding is about itself: `config`.
    ///
    /// Codes: E310 unknown field, E311 missing field, E312 wrong type, E313 not allowed, E321 a secret that is no reference.
    pub fn check(&self, document: &Document, node: &Node, label: &str) -> Diagnostics {
        let json = node.to_json();
        let mut check = Check { checker: self, document, node, label, diagnostics: Diagnostics::new() };
        for error in self.validator.iter_errors(&json).take(MAX_FINDINGS) {
            check.report(&error);
        }
        check.diagnostics.sort();
        check.diagnostics
    }

    /// An annotation of the value at a JSON pointer: the nearest one, through references and alternatives.
    pub fn annotation(&self, pointer: &str, keyword: &str) -> Option<&Value> {
        self.schemas_at(pointer).into_iter().find_map(|schema| schema.get(keyword))
    }

    /// Whether the value at a JSON pointer, or one that it lies in, is declared secret.
    pub fn is_secret(&self, pointer: &str) -> bool {
        let ends = pointer.match_indices('/').map(|(at, _)| at).skip(1).chain([pointer.len()]);
        ends.into_iter().any(|end| self.annotation(&pointer[..end], "secret") == Some(&Value::Bool(true)))
    }

    /// Every schema that speaks of the value at a pointer.
    fn schemas_at(&self, pointer: &str) -> Vec<&Value> {
        let mut schemas = self.closure(vec![&self.schema]);
        for segment in tree::segments(pointer) {
            let next = schemas.iter().flat_map(|schema| step(schema, &segment)).collect();
            schemas = self.closure(next);
        }
        schemas
    }

    /// Adds what `$ref`, `allOf`, `anyOf`, `oneOf`, `then` and `else` lead to, nearest first.
    fn closure<'s>(&'s self, mut schemas: Vec<&'s Value>) -> Vec<&'s Value> {
        let mut at = 0;
        while let Some(schema) = schemas.get(at).copied() {
            at += 1;
            let mut add = |found: &'s Value| {
                if schemas.len() < MAX_SCHEMAS && !schemas.iter().any(|known| std::ptr::eq(*known, found)) {
                    schemas.push(found);
                }
            };
            if let Some(target) = schema.get("$ref").and_then(Value::as_str)
                && let Some(found) = target.strip_prefix('#').and_then(|pointer| self.schema.pointer(pointer))
            {
                add(found);
            }
            for keyword in ["allOf", "anyOf", "oneOf"] {
                schema.get(keyword).and_then(Value::as_array).into_iter().flatten().for_each(&mut add);
            }
            ["then", "else"].iter().filter_map(|keyword| schema.get(*keyword)).for_each(&mut add);
        }
        schemas
    }
}

/// The schemas of a part of a value.
fn step<'s>(schema: &'s Value, segment: &str) -> Vec<&'s Value> {
    if let Some(found) = schema.get("properties").and_then(|properties| properties.get(segment)) {
        return vec![found];
    }
    let patterns = schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
    let matched: Vec<&Value> = patterns
        .filter(|(pattern, _)| regex_lite::Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(segment)))
        .map(|(_, found)| found)
        .collect();
    if !matched.is_empty() {
        return matched;
    }
    if let Ok(nth) = segment.parse::<usize>() {
        let prefix = schema.get("prefixItems").and_then(|items| items.get(nth));
        if let Some(found) = prefix.or_else(|| schema.get("items")) {
            return vec![found];
        }
    }
    ["additionalProperties", "unevaluatedProperties"].iter().filter_map(|keyword| schema.get(*keyword)).collect()
}

fn fields<'s>(schemas: &[&'s Value]) -> Vec<&'s str> {
    let mut names: Vec<&str> = Vec::new();
    for schema in schemas {
        let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        for (name, _) in properties {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
    }
    names
}

/// One run of a checker over a node.
struct Check<'c> {
    checker: &'c Checker,
    document: &'c Document,
    node: &'c Node,
    label: &'c str,
    diagnostics: Diagnostics,
}

impl Check<'_> {
    fn report(&mut self, error: &ValidationError<'_>) {
        // alternatives hold any number of findings
        if self.diagnostics.0.len() >= MAX_FINDINGS {
            return;
        }
        let pointer = error.instance_path().as_str();
        let Some(found) = self.node.at(pointer) else { return };
        if self.checker.is_secret(pointer) {
            return self.secret(pointer, found.node);
        }
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                let schema = error.schema_path().as_str();
                for name in unexpected.iter().take(MAX_FINDINGS) {
                    self.unknown(found.node, name, schema);
                }
            }
            ValidationErrorKind::Required { property } => self.missing(pointer, found, property),
            ValidationErrorKind::Type { kind } => self.wrong_type(pointer, found.node, &kinds(kind)),
            ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
                self.alternatives(error, pointer, found.node, context);
            }
            ValidationErrorKind::Enum { options } => {
                let options: Vec<&Value> = options.as_array().into_iter().flatten().collect();
                self.not_allowed(pointer, found.node, &options);
            }
            ValidationErrorKind::Constant { expected_value } => {
                self.not_allowed(pointer, found.node, &[expected_value]);
            }
            ValidationErrorKind::PropertyNames { error } => {
                let name = error.instance().as_str().unwrap_or_default();
                if let Some(entry) = found.node.entry(name) {
                    let diagnostic = Diagnostic::error(Code::E313, format!("the key `{name}` is not allowed"));
                    self.diagnostics.push(self.document.place_key(diagnostic.detail(bound(error)), entry));
                }
            }
            _ => {
                // A pattern means something to people only in words, where the schema has them.
                let words = matches!(error.kind(), ValidationErrorKind::Pattern { .. })
                    .then(|| self.checker.annotation(pointer, "words").and_then(Value::as_str))
                    .flatten();
                let what = words.map_or_else(|| bound(error), |words| format!("must be {words}"));
                let summary = format!("{} {what}", self.name(pointer));
                self.push(Diagnostic::error(Code::E313, summary), found.node);
            }
        }
    }

    fn push(&mut self, diagnostic: Diagnostic, node: &Node) {
        self.diagnostics.push(self.document.place(diagnostic, node));
    }

    /// What a value is called in a sentence.
    fn name(&self, pointer: &str) -> String {
        let segments: Vec<String> = tree::segments(pointer).collect();
        match segments.as_slice() {
            [] => format!("`{}`", self.label),
            [.., list, nth] if nth.parse::<usize>().is_ok() => {
                format!("item {} of `{list}`", nth.parse::<usize>().unwrap_or_default() + 1)
            }
            [nth] if nth.parse::<usize>().is_ok() => {
                format!("item {} of `{}`", nth.parse::<usize>().unwrap_or_default() + 1, self.label)
            }
            [.., name] => format!("`{name}`"),
        }
    }

    fn secret(&mut self, pointer: &str, node: &Node) {
        // a secret is one value: the innermost one that is declared so, once
        let place = self.document.range(node);
        if self.diagnostics.iter().any(|known| known.code == Code::E321 && known.range.as_ref() == Some(&place)) {
            return;
        }
        let diagnostic = Diagnostic::error(Code::E321, format!("{} is secret and holds a literal", self.name(pointer)))
            .detail("a field that holds a secret takes only a reference")
            .fix("write ${NAME} and set that variable, or {file: PATH}");
        self.diagnostics.push(self.document.place_secret(diagnostic, node));
    }

    fn unknown(&mut self, node: &Node, name: &str, schema_path: &str) {
        let Some(entry) = node.entry(name) else { return };
        let parent = schema_path.rsplit_once('/').map_or("", |(parent, _)| parent);
        let root = &self.checker.schema;
        let schema = root.pointer(parent).unwrap_or(root);
        let schemas = self.checker.closure(vec![schema]);
        let known = fields(&schemas);
        let title = schema.get("title").and_then(Value::as_str).map(str::to_owned);
        let title =
            title.or_else(|| parent.strip_prefix("/$defs/").filter(|name| !name.contains('/')).map(str::to_owned));
        let diagnostic = Diagnostic::error(Code::E310, format!("unknown field `{name}`"))
            .detail(format!("not a field of {}", title.unwrap_or_else(|| self.label.to_owned())));
        let diagnostic = match suggest::hint(name, known.iter().copied()) {
            Some(hint) => diagnostic.fix(hint),
            None => diagnostic,
        };
        let meant = suggest::closest(name, known.iter().copied());
        let meant = meant.and_then(|meant| schema.pointer(&tree::join("/properties", meant)));
        let is_secret = meant.is_some_and(|meant| meant.get("secret") == Some(&Value::Bool(true)));
        self.diagnostics.push(self.place_unknown(diagnostic, entry, is_secret));
    }

    /// A misspelt secret field shows its key, not what stands beside it.
    fn place_unknown(&self, diagnostic: Diagnostic, entry: &Entry, is_secret: bool) -> Diagnostic {
        let mut placed = self.document.place_key(diagnostic, entry);
        let source = &self.document.source;
        let line = |at: usize| source.position(at).line;
        if is_secret && line(entry.key_span.start) == line(entry.value.span.start) {
            placed.snippet = Some(self.document.masked_line(entry.value.span));
        }
        placed
    }

    fn missing(&mut self, pointer: &str, found: Found<'_>, property: &Value) {
        let property = property.as_str().unwrap_or_default();
        let field = tree::join(pointer, property);
        let about = self.checker.annotation(&field, "description").and_then(Value::as_str).unwrap_or_default();
        let within = if pointer.is_empty() { self.label.to_owned() } else { self.name(pointer).replace('`', "") };
        let diagnostic = Diagnostic::error(Code::E311, format!("the field `{property}` is missing in {within}"))
            .detail(about.lines().next().unwrap_or_default())
            .fix(format!("add `{property}:`"));
        // the key of the mapping, else its first line
        let span = found.key_span.unwrap_or_else(|| {
            let first = self.document.source.position(found.node.span.start).line as usize;
            let line = self.document.source.line_span(first);
            Span::new(
                found.node.span.start,
                line.end.clamp(found.node.span.start, found.node.span.end.max(found.node.span.start)),
            )
        });
        let mut placed = self.document.place_span(diagnostic, span);
        if let Some(given) = &found.node.given {
            placed = placed.related(given.message, given.range());
        }
        self.diagnostics.push(placed);
    }

    fn wrong_type(&mut self, pointer: &str, node: &Node, wanted: &[JsonType]) {
        let words: Vec<&str> = wanted.iter().filter(|kind| **kind != JsonType::Null).map(|kind| word(*kind)).collect();
        let summary = format!("{} is {}, {} is expected", self.name(pointer), node.kind(), words.join(" or "));
        let diagnostic = Diagnostic::error(Code::E312, summary);
        let raw = node.as_scalar().map(|scalar| scalar.raw.as_str()).unwrap_or_default();
        let plain = tree::resolve(raw);
        let numeric = wanted.contains(&JsonType::Integer) && matches!(plain, ScalarValue::Int(_))
            || wanted.contains(&JsonType::Number) && matches!(plain, ScalarValue::Int(_) | ScalarValue::Float(_))
            || wanted.contains(&JsonType::Boolean) && matches!(plain, ScalarValue::Bool(_));
        let fix = if node.as_str().is_some() && numeric {
            Some(format!("write it without quotes: {raw}"))
        } else if node.as_str().is_some() && is_grouped(raw) && wanted.contains(&JsonType::Integer) {
            Some(format!("write the digits alone: {}", raw.replace(['_', ','], "")))
        } else if wanted.contains(&JsonType::String) && node.as_scalar().is_some() && !node.is_null() {
            Some(format!("put it in quotes: \"{raw}\""))
        } else if wanted.contains(&JsonType::Array) && node.as_scalar().is_some() && !node.is_null() {
            Some(format!("write a list: [{raw}]"))
        } else if wanted.contains(&JsonType::Boolean) && matches!(raw, "yes" | "on" | "Yes" | "On") {
            Some("write true".to_owned())
        } else if wanted.contains(&JsonType::Boolean) && matches!(raw, "no" | "off" | "No" | "Off") {
            Some("write false".to_owned())
        } else {
            None
        };
        let sensitive = tree::segments(pointer).last().is_some_and(|key| tree::sounds_secret(&key));
        let diagnostic = match fix.filter(|_| !sensitive) {
            Some(fix) => diagnostic.fix(fix),
            None => diagnostic,
        };
        self.push(diagnostic, node);
    }

    fn not_allowed(&mut self, pointer: &str, node: &Node, options: &[&Value]) {
        let words: Vec<String> = options
            .iter()
            .filter(|option| !option.is_null())
            .map(|option| option.as_str().map_or_else(|| option.to_string(), str::to_owned))
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let raw = node.as_scalar().map(|scalar| scalar.raw.as_str());
        let sensitive = tree::segments(pointer).last().is_some_and(|key| tree::sounds_secret(&key));
        let shown = match raw.filter(|_| !sensitive) {
            Some(raw) if raw.chars().count() <= 60 => format!("`{raw}`"),
            _ => node.kind().to_owned(),
        };
        let diagnostic = Diagnostic::error(Code::E313, format!("{} cannot be {shown}", self.name(pointer)))
            .detail(format!("allowed: {}", suggest::list(&words)));
        let meant = raw.and_then(|raw| suggest::closest(raw, words.iter().copied()));
        let diagnostic = match meant {
            Some(meant) => diagnostic.fix(format!("did you mean `{meant}`?")),
            None => diagnostic,
        };
        self.push(diagnostic, node);
    }

    /// Reports the findings of the alternative that was most likely meant.
    fn alternatives(
        &mut self,
        error: &ValidationError<'_>,
        pointer: &str,
        node: &Node,
        context: &[Vec<ValidationError<'static>>],
    ) {
        let schemas = self.checker.schema.pointer(error.schema_path().as_str()).and_then(Value::as_array);
        let counts = |nth: usize| {
            let schema = schemas.and_then(|schemas| schemas.get(nth));
            schema.is_none_or(|schema| schema["$ref"] != REFERENCE && schema["type"] != "null")
        };
        let branches: Vec<&Vec<ValidationError<'static>>> =
            context.iter().enumerate().filter(|(nth, _)| counts(*nth)).map(|(_, branch)| branch).collect();
        if let [branch] = branches.as_slice() {
            return branch.iter().for_each(|error| self.report(error));
        }
        let here = |error: &ValidationError<'_>| error.instance_path().as_str() == pointer;
        // words: every alternative is one
        let options: Vec<&Value> =
            branches.iter().flat_map(|branch| branch.iter().filter(|e| here(e)).flat_map(words_of)).collect();
        if branches.iter().all(|branch| branch.iter().any(|e| here(e) && has_words(e))) {
            return self.not_allowed(pointer, node, &options);
        }
        // a key that tells the alternatives apart, such as `type`
        let told_apart = |branch: &&&Vec<ValidationError<'static>>| branch.iter().any(|e| !here(e) && has_words(e));
        // the value has another type than the alternative
        let mismatched = |branch: &&&Vec<ValidationError<'static>>| {
            branch.iter().any(|e| here(e) && matches!(e.kind(), ValidationErrorKind::Type { .. }))
        };
        let possible = branches.iter().filter(|branch| !told_apart(branch) && !mismatched(branch));
        if let Some(meant) = possible.min_by_key(|branch| branch.len()) {
            return meant.iter().for_each(|error| self.report(error));
        }
        let telling: Vec<&ValidationError<'_>> = branches
            .iter()
            .filter(|branch| !mismatched(branch))
            .filter_map(|branch| branch.iter().find(|e| !here(e) && has_words(e)))
            .collect();
        if let Some(first) = telling.first() {
            let at = first.instance_path().as_str();
            let same = telling.iter().filter(|error| error.instance_path().as_str() == at);
            let options: Vec<&Value> = same.flat_map(|error| words_of(error)).collect();
            if let Some(found) = self.node.at(at) {
                return self.not_allowed(at, found.node, &options);
            }
        }
        let wanted: Vec<JsonType> = branches
            .iter()
            .flat_map(|branch| branch.iter().filter(|e| here(e)))
            .flat_map(|error| match error.kind() {
                ValidationErrorKind::Type { kind } => kinds(kind),
                _ => Vec::new(),
            })
            .collect();
        if !wanted.is_empty() {
            return self.wrong_type(pointer, node, &wanted);
        }
        let summary = format!("{} fits none of the allowed forms", self.name(pointer));
        self.push(Diagnostic::error(Code::E313, summary), node);
    }
}

/// The values that an error of `enum` or `const` names.
fn words_of<'e>(error: &'e ValidationError<'_>) -> Vec<&'e Value> {
    match error.kind() {
        ValidationErrorKind::Enum { options } => options.as_array().into_iter().flatten().collect(),
        ValidationErrorKind::Constant { expected_value } => vec![expected_value],
        _ => Vec::new(),
    }
}

fn has_words(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), ValidationErrorKind::Enum { .. } | ValidationErrorKind::Constant { .. })
}

fn kinds(kind: &TypeKind) -> Vec<JsonType> {
    match kind {
        TypeKind::Single(kind) => vec![*kind],
        TypeKind::Multiple(kinds) => kinds.into_iter().collect(),
    }
}

fn word(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Null => "nothing",
        JsonType::Boolean => "a boolean",
        JsonType::Integer => "an integer",
        JsonType::Number => "a number",
        JsonType::String => "a string",
        JsonType::Array => "a list",
        JsonType::Object => "a mapping",
    }
}

/// `57_000_000` or `57,000,000`: digits in groups.
fn is_grouped(raw: &str) -> bool {
    raw.starts_with(|c: char| c.is_ascii_digit())
        && raw.contains(['_', ','])
        && raw.chars().all(|c| c.is_ascii_digit() || c == '_' || c == ',')
}

/// The rule that was broken, as the end of a sentence. The value itself is not in it.
fn bound(error: &ValidationError<'_>) -> String {
    match error.kind() {
        ValidationErrorKind::Minimum { limit } => format!("must be at least {limit}"),
        ValidationErrorKind::Maximum { limit } => format!("must be at most {limit}"),
        ValidationErrorKind::ExclusiveMinimum { limit } => format!("must be more than {limit}"),
        ValidationErrorKind::ExclusiveMaximum { limit } => format!("must be less than {limit}"),
        ValidationErrorKind::MinLength { limit: 1 } | ValidationErrorKind::MinItems { limit: 1 } => {
            "must not be empty".to_owned()
        }
        ValidationErrorKind::MinLength { limit } => format!("must have at least {limit} characters"),
        ValidationErrorKind::MaxLength { limit } => format!("must have at most {limit} characters"),
        ValidationErrorKind::MinItems { limit } => format!("must have at least {limit} items"),
        ValidationErrorKind::MaxItems { limit } => format!("must have at most {limit} items"),
        ValidationErrorKind::MinProperties { limit } => format!("must have at least {limit} entries"),
        ValidationErrorKind::MaxProperties { limit } => format!("must have at most {limit} entries"),
        ValidationErrorKind::MultipleOf { multiple_of } => format!("must be a multiple of {multiple_of}"),
        ValidationErrorKind::UniqueItems => "must not hold an item twice".to_owned(),
        ValidationErrorKind::Pattern { pattern } => format!("does not match the pattern {pattern}"),
        ValidationErrorKind::Format { format } => format!("is not a valid {format}"),
        ValidationErrorKind::OneOfMultipleValid { .. } => "fits several of the allowed forms".to_owned(),
        _ => format!("is not allowed: {}", error.masked_with("it")),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::{config::yaml, diag::SourceText};

    fn schema() -> Value {
        let mut schema = json!({
            "title": "BufferedStorageSourceAdapter",
            "type": "object",
            "additionalProperties": false,
            "required": ["network"],
            "properties": {
                "network": {"type": "string", "enum": ["mainnet", "testnet"], "description": "The network."},
                "start_ledger": {"type": ["string", "integer", "number"], "affects": "data"},
                "num_workers": {"type": "integer", "minimum": 1, "maximum": 100, "affects": "none"},
                "verify": {"type": "boolean"},
                "mode": {"$ref": "#/$defs/Mode"},
                "opt": {"anyOf": [{"$ref": "#/$defs/Mode"}, {"type": "null"}]},
                "name": {"type": "string", "pattern": "^[a-z]+$"},
                "ids": {"type": "array", "items": {"type": "string", "minLength": 2}},
                "conditions": {"type": "array", "items": {"$ref": "#/$defs/Condition"}},
                "token": {"type": "string", "secret": true},
                "headers": {"type": "object", "patternProperties": {"^Auth": {"type": "string", "secret": true}},
                            "additionalProperties": {"type": "string"}},
                "target": {"oneOf": [
                    {"type": "object", "properties": {"type": {"const": "file"}, "path": {"type": "string"}}, "required": ["type", "path"], "additionalProperties": false},
                    {"type": "object", "properties": {"type": {"const": "url"}, "url": {"type": "string"}}, "required": ["type", "url"], "additionalProperties": false}
                ]},
                "either": {"anyOf": [{"type": "integer"}, {"type": "array", "items": {"type": "integer"}}]}
            },
            "$defs": {
                "Mode": {"oneOf": [{"const": "fast", "description": "quick"}, {"const": "full"}]},
                "Condition": {"type": "object", "additionalProperties": false, "required": ["field", "operator"],
                    "properties": {"field": {"type": "string"}, "operator": {"type": "string", "enum": [">", "<"]}}}
            }
        });
        admit_references(&mut schema);
        schema
    }

    fn document(text: &str) -> Document {
        yaml::parse(&Arc::new(SourceText::new("a.yaml", text))).0.remove(0)
    }

    fn check(text: &str) -> Diagnostics {
        let document = document(text);
        Checker::new(&schema()).expect("valid").check(&document, &document.root, "config")
    }

    fn brief(text: &str) -> Vec<(Code, u32, u32, String)> {
        let place = |d: &Diagnostic| d.range.as_ref().map_or((0, 0), |range| (range.start.line, range.start.column));
        check(text).iter().map(|d| (d.code, place(d).0, place(d).1, d.summary.clone())).collect()
    }

    #[test]
    fn ten_mistakes_are_found_at_their_places() {
        let text = "netwrok: x\nstart_leger: 57M\nnum_workers: 0\nverify: \"true\"\nmode: fats\nname: Bad_Name\nids:\n  - ab\n  - c\n  - 5\nconditions:\n  - field: value\n    operator: \"=>\"\n  - {operator: \">\", fild: x}\ntoken: hunter2\neither: x\n";
        let found = brief(text);
        let want = [
            (Code::E310, 1, 1, "unknown field `netwrok`"),
            (Code::E311, 1, 1, "the field `network` is missing in config"),
            (Code::E310, 2, 1, "unknown field `start_leger`"),
            (Code::E313, 3, 14, "`num_workers` must be at least 1"),
            (Code::E312, 4, 9, "`verify` is a string, a boolean is expected"),
            (Code::E313, 5, 7, "`mode` cannot be `fats`"),
            (Code::E313, 6, 7, "`name` does not match the pattern ^[a-z]+$"),
            (Code::E313, 9, 5, "item 2 of `ids` must have at least 2 characters"),
            (Code::E312, 10, 5, "item 3 of `ids` is an integer, a string is expected"),
            (Code::E313, 13, 15, "`operator` cannot be `=>`"),
            (Code::E311, 14, 5, "the field `field` is missing in item 2 of conditions"),
            (Code::E310, 14, 21, "unknown field `fild`"),
            (Code::E321, 15, 8, "`token` is secret and holds a literal"),
            (Code::E312, 16, 9, "`either` is a string, an integer or a list is expected"),
        ];
        let want: Vec<_> =
            want.iter().map(|(code, line, column, text)| (*code, *line, *column, (*text).to_owned())).collect();
        assert_eq!(found, want);
        let all = check(text);
        assert!(!format!("{all:?}").contains("hunter2"));
        let fix = |nth: usize| all.0[nth].fix.clone().unwrap_or_default();
        assert_eq!((fix(0), fix(2)), ("did you mean `network`?".to_owned(), "did you mean `start_ledger`?".to_owned()));
        assert_eq!(all.0[2].detail, "not a field of BufferedStorageSourceAdapter");
        assert_eq!(fix(4), "write it without quotes: true");
        assert_eq!(fix(5), "did you mean `fast`?");
        assert_eq!(all.0[1].detail, "The network.");
    }

    #[test]
    fn references_are_admitted_everywhere_and_real_errors_reported_of_the_real_type() {
        assert_eq!(
            brief(
                "network: ${NET}\nnum_workers: ${N:-4}\nverify: ${V}\nmode: ${M}\nopt: ${M}\nname: ${X}\nids: ${var.ids}\nconditions:\n  - field: x\n    operator: ${OP}\ntoken: ${TOKEN}\nstart_ledger: ${S}\n"
            ),
            []
        );
        assert_eq!(brief("network: mainnet\ntoken: {file: secrets/t}\nopt:\nmode: fast\n"), []);
        let found = brief("network: mainnet\nopt: fsat\nnum_workers: 57_000\n");
        assert_eq!(found[0].3, "`opt` cannot be `fsat`");
        assert_eq!(found[1].3, "`num_workers` is a string, an integer is expected");
    }

    #[test]
    fn secrets_are_masked_wherever_they_stand() {
        let text = "network: mainnet\nheaders:\n  Authorization: Bearer abc\n  Accept: json\ntoken: \"x ${T}\"\n";
        let all = check(text);
        let found: Vec<_> = all.iter().map(|d| (d.code, d.snippet.clone().unwrap_or_default())).collect();
        assert_eq!(
            found,
            [(Code::E321, "  Authorization: (sensitive)".to_owned()), (Code::E321, "token: (sensitive)".to_owned()),]
        );
        let misspelt = check("network: mainnet\ntokn: hunter2\nnested: 1\n");
        assert!(!format!("{misspelt:?}").contains("hunter2"));
        let block = check("network: mainnet\ntoken:\n  fiel: hunter2\n");
        assert_eq!(block.iter().map(|d| d.code).collect::<Vec<_>>(), [Code::E321]);
        assert!(!format!("{block:?}").contains("hunter2"));
        // Also where another one is what is wrong in the same line.
        for text in ["{network: mainnet, token: hunter2, api_key: hunter2}", "{tokn: x, token: hunter2}"] {
            assert!(!format!("{:?}", check(text)).contains("hunter2"));
        }
    }

    #[test]
    fn the_alternative_that_was_meant_is_judged() {
        assert_eq!(
            brief("network: mainnet\ntarget: {type: url, pth: x}\n").iter().map(|f| f.0).collect::<Vec<_>>(),
            [Code::E311, Code::E310]
        );
        let found = brief("network: mainnet\ntarget: {type: fiel, path: x}\n");
        assert_eq!((found.len(), found[0].3.as_str()), (1, "`type` cannot be `fiel`"));
    }

    #[test]
    fn annotations_and_secrets_are_found_by_pointer() {
        let checker = Checker::new(&schema()).expect("valid");
        assert_eq!(checker.annotation("/num_workers", "affects"), Some(&json!("none")));
        assert_eq!(checker.annotation("/conditions/3/field", "affects"), None);
        assert!(
            checker.is_secret("/token")
                && checker.is_secret("/token/file")
                && checker.is_secret("/headers/Authorization")
        );
        assert!(!checker.is_secret("/headers/Accept") && !checker.is_secret("/network") && !checker.is_secret(""));
    }

    #[test]
    fn many_findings_are_cut() {
        for line in ["1, ".repeat(50_000), "1,\n ".repeat(50_000)] {
            assert_eq!(check(&format!("network: mainnet\nids: [{line}]\n")).0.len(), MAX_FINDINGS);
        }
    }
}
