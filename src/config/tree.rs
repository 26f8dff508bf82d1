//! The document tree: YAML values that know where they stand.
//!
//! Invariants: a node's span lies in its [`Document`]'s source (for a rendered template: in the template's file); scalars
//! keep exactly what was written, since ranges and amounts are read from raw text; a snippet made here never shows the
//! value beside a key that sounds like a secret, nor the user part of a URL. Nothing here reads files or resolves references.

use std::sync::Arc;

use serde_json::{Map, Number, Value};

use crate::diag::{Diagnostic, Range, SourceText, Span};

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes: the only style whose type is resolved.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// A literal (`|`) or folded (`>`) block.
    Block,
}

/// What a scalar means by the YAML 1.2 core rules (§10.3.2 of the specification).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ScalarValue {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number, also `0x` and `0o`. One that does not fit is a [`ScalarValue::Text`].
    Int(i128),
    /// A number with a fraction or exponent, `.inf` or `.nan`. Never used for amounts: those read [`Scalar::raw`].
    Float(f64),
    /// Anything else: the text is [`Scalar::raw`].
    Text,
}

/// A scalar: what was written, how, and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    /// The text after quotes and escapes are taken away; for plain scalars exactly what stands in the file.
    pub raw: String,
    /// How it was written.
    pub style: Style,
    /// What it means.
    pub value: ScalarValue,
}

/// One entry of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// The three shapes of a node.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeValue {
    /// A single value.
    Scalar(Scalar),
    /// A list.
    Seq(Vec<Node>),
    /// A mapping in the order written, without repeated keys.
    Map(Vec<Entry>),
}

/// The place in another file that a rendered value came from.
#[derive(Debug, Clone)]
pub struct Given {
    /// What that place has to do with it.
    pub message: &'static str,
    /// The file.
    pub source: Arc<SourceText>,
    /// The stretch of the file.
    pub span: Span,
}

impl Given {
    /// The place. Lines and columns are counted only here: a file may have very many values in a very long line.
    pub fn range(&self) -> Range {
        self.source.range(self.span)
    }
}

impl PartialEq for Given {
    fn eq(&self, other: &Self) -> bool {
        self.message == other.message && Arc::ptr_eq(&self.source, &other.source) && self.span == other.span
    }
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: NodeValue,
    /// Its stretch in the document's source.
    pub span: Span,
    /// Where the value was given, when a template took it over whole.
    pub given: Option<Arc<Given>>,
}

/// The template instance that a document was rendered for.
#[derive(Debug, Clone, PartialEq)]
pub struct Via {
    /// The template's name.
    pub template: String,
    /// Where the instance names the template.
    pub range: Range,
}

/// One YAML document: its source and its tree.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file that spans point into: for a rendered document the template's file.
    pub source: Arc<SourceText>,
    /// The tree.
    pub root: Node,
    /// The instance, when the document was rendered from a template.
    pub via: Option<Arc<Via>>,
}

/// What a JSON pointer leads to: the value, and the key when it is a mapping's entry.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The value.
    pub node: &'a Node,
    /// The key's span; `None` for the root and for list items.
    pub key_span: Option<Span>,
}

impl Scalar {
    /// A plain scalar, its type resolved from the text.
    pub fn plain(raw: impl Into<String>) -> Self {
        let raw = raw.into();
        let value = resolve(&raw);
        Self { raw, style: Style::Plain, value }
    }

    /// A text whatever it looks like.
    pub fn text(raw: impl Into<String>, style: Style) -> Self {
        Self { raw: raw.into(), style, value: ScalarValue::Text }
    }

    /// The word for what it is: `a string`, `an integer` ...
    pub fn kind(&self) -> &'static str {
        match self.value {
            ScalarValue::Null => "empty",
            ScalarValue::Bool(_) => "a boolean",
            ScalarValue::Int(_) => "an integer",
            ScalarValue::Float(_) => "a number",
            ScalarValue::Text => "a string",
        }
    }

    fn to_json(&self) -> Value {
        match self.value {
            ScalarValue::Null => Value::Null,
            ScalarValue::Bool(value) => Value::Bool(value),
            // beyond 64 bits, JSON numbers lose digits: what was written is kept as text
            ScalarValue::Int(value) => {
                Number::from_i128(value).map_or_else(|| Value::String(self.raw.clone()), Value::Number)
            }
            ScalarValue::Float(value) => {
                Number::from_f64(value).map_or_else(|| Value::String(self.raw.clone()), Value::Number)
            }
            ScalarValue::Text => Value::String(self.raw.clone()),
        }
    }
}

impl Node {
    /// A node without an origin of its own.
    pub fn new(value: NodeValue, span: Span) -> Self {
        Self { value, span, given: None }
    }

    /// The tree of a JSON value; every node gets the same span.
    pub fn from_json(value: &Value, span: Span) -> Self {
        let value = match value {
            Value::String(text) => NodeValue::Scalar(Scalar::text(text, Style::Quoted)),
            Value::Array(items) => NodeValue::Seq(items.iter().map(|item| Self::from_json(item, span)).collect()),
            Value::Object(map) => NodeValue::Map(
                map.iter()
                    .map(|(key, value)| Entry { key: key.clone(), key_span: span, value: Self::from_json(value, span) })
                    .collect(),
            ),
            other => NodeValue::Scalar(Scalar::plain(other.to_string())),
        };
        Self::new(value, span)
    }

    /// The JSON value of the tree, references in place. Numbers that JSON cannot hold exactly become texts.
    pub fn to_json(&self) -> Value {
        match &self.value {
            NodeValue::Scalar(scalar) => scalar.to_json(),
            NodeValue::Seq(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            NodeValue::Map(entries) => {
                let mut map = Map::with_capacity(entries.len());
                for entry in entries {
                    map.insert(entry.key.clone(), entry.value.to_json());
                }
                Value::Object(map)
            }
        }
    }

    /// The scalar, when it is one.
    pub fn as_scalar(&self) -> Option<&Scalar> {
        match &self.value {
            NodeValue::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of a scalar that is a string.
    pub fn as_str(&self) -> Option<&str> {
        self.as_scalar().filter(|scalar| scalar.value == ScalarValue::Text).map(|scalar| scalar.raw.as_str())
    }

    /// The items, when it is a list.
    pub fn as_seq(&self) -> Option<&[Self]> {
        match &self.value {
            NodeValue::Seq(items) => Some(items),
            _ => None,
        }
    }

    /// The entries, when it is a mapping.
    pub fn as_map(&self) -> Option<&[Entry]> {
        match &self.value {
            NodeValue::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The entry of that key, when it is a mapping that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.as_map()?.iter().find(|entry| entry.key == key)
    }

    /// The value under that key, when it is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Whether it is `null`, `~` or nothing.
    pub fn is_null(&self) -> bool {
        self.as_scalar().is_some_and(|scalar| scalar.value == ScalarValue::Null)
    }

    /// The word for what it is: `a mapping`, `a list`, `a string` ...
    pub fn kind(&self) -> &'static str {
        match &self.value {
            NodeValue::Scalar(scalar) => scalar.kind(),
            NodeValue::Seq(_) => "a list",
            NodeValue::Map(_) => "a mapping",
        }
    }

    /// What a JSON pointer (RFC 6901) leads to; the empty pointer is the node itself.
    pub fn at(&self, pointer: &str) -> Option<Found<'_>> {
        let mut found = Found { node: self, key_span: None };
        for segment in segments(pointer) {
            found = match &found.node.value {
                NodeValue::Map(entries) => {
                    let entry = entries.iter().find(|entry| entry.key == segment)?;
                    Found { node: &entry.value, key_span: Some(entry.key_span) }
                }
                NodeValue::Seq(items) => Found { node: items.get(segment.parse::<usize>().ok()?)?, key_span: None },
                NodeValue::Scalar(_) => return None,
            };
        }
        Some(found)
    }

    /// How many nodes the tree has.
    pub fn count(&self) -> usize {
        1 + match &self.value {
            NodeValue::Scalar(_) => 0,
            NodeValue::Seq(items) => items.iter().map(Self::count).sum::<usize>(),
            NodeValue::Map(entries) => entries.iter().map(|entry| entry.value.count()).sum::<usize>(),
        }
    }

    /// Notes on every node where it stands now, so that it can be moved into another document.
    #[must_use]
    pub fn with_given(mut self, source: &Arc<SourceText>, message: &'static str) -> Self {
        let given = self.given.take();
        let here = || Arc::new(Given { message, source: Arc::clone(source), span: self.span });
        self.given = Some(given.unwrap_or_else(here));
        self.value = match self.value {
            NodeValue::Seq(items) => {
                NodeValue::Seq(items.into_iter().map(|item| item.with_given(source, message)).collect())
            }
            NodeValue::Map(entries) => NodeValue::Map(
                entries
                    .into_iter()
                    .map(|entry| Entry { value: entry.value.with_given(source, message), ..entry })
                    .collect(),
            ),
            scalar @ NodeValue::Scalar(_) => scalar,
        };
        self
    }

    /// Moves every span of the tree.
    #[must_use]
    pub fn map_spans(mut self, map: &impl Fn(Span) -> Span) -> Self {
        self.span = map(self.span);
        self.value = match self.value {
            NodeValue::Seq(items) => NodeValue::Seq(items.into_iter().map(|item| item.map_spans(map)).collect()),
            NodeValue::Map(entries) => NodeValue::Map(
                entries
                    .into_iter()
                    .map(|entry| Entry {
                        key: entry.key,
                        key_span: map(entry.key_span),
                        value: entry.value.map_spans(map),
                    })
                    .collect(),
            ),
            scalar @ NodeValue::Scalar(_) => scalar,
        };
        self
    }
}

impl Document {
    /// Points a diagnostic at a value.
    #[must_use]
    pub fn place(&self, diagnostic: Diagnostic, node: &Node) -> Diagnostic {
        relate(self.place_span(diagnostic, node.span), node.given.as_deref())
    }

    /// Points a diagnostic at a value that holds a secret: its text is masked, and what looks like a secret beside it.
    #[must_use]
    pub fn place_secret(&self, diagnostic: Diagnostic, node: &Node) -> Diagnostic {
        let mut placed = diagnostic.at_secret(&self.source, node.span);
        placed.snippet = Some(self.masked_line(node.span));
        relate(self.via(placed), node.given.as_deref())
    }

    /// The line of a stretch that holds a secret, without it and without what looks like a secret beside it.
    pub fn masked_line(&self, span: Span) -> String {
        mask_line(&self.source.masked_line_of(span))
    }

    /// Points a diagnostic at a mapping's key.
    #[must_use]
    pub fn place_key(&self, diagnostic: Diagnostic, entry: &Entry) -> Diagnostic {
        relate(self.place_span(diagnostic, entry.key_span), entry.value.given.as_deref())
    }

    /// Points a diagnostic at a stretch of the source.
    #[must_use]
    pub fn place_span(&self, diagnostic: Diagnostic, span: Span) -> Diagnostic {
        self.via(at(diagnostic, &self.source, span))
    }

    /// The range of a value, for plans and related places.
    pub fn range(&self, node: &Node) -> Range {
        self.source.range(node.span)
    }

    /// The value that a JSON pointer leads to.
    pub fn at(&self, pointer: &str) -> Option<Found<'_>> {
        self.root.at(pointer)
    }

    fn via(&self, diagnostic: Diagnostic) -> Diagnostic {
        match &self.via {
            Some(via) => {
                let message = format!("template `{}` is used here", via.template);
                diagnostic.related(message, via.range.clone())
            }
            None => diagnostic,
        }
    }
}

fn relate(diagnostic: Diagnostic, given: Option<&Given>) -> Diagnostic {
    match given {
        Some(given) => diagnostic.related(given.message, given.range()),
        None => diagnostic,
    }
}

/// Points a diagnostic at a stretch of a file; the snippet is masked where it looks like a secret.
#[must_use]
pub fn at(diagnostic: Diagnostic, source: &SourceText, span: Span) -> Diagnostic {
    let mut diagnostic = diagnostic.at(source, span);
    let column = diagnostic.range.as_ref().map_or(0, |range| range.start.column as usize);
    diagnostic.snippet = diagnostic.snippet.and_then(|line| shorten(line, column)).map(|line| mask_line(&line));
    diagnostic
}

/// A line as long as people can use; none where the place itself is beyond it.
fn shorten(line: String, column: usize) -> Option<String> {
    const LONGEST: usize = 1_000;
    match line.char_indices().nth(LONGEST) {
        None => Some(line),
        Some(_) if column > LONGEST => None,
        Some((end, _)) => Some(format!("{}…", &line[..end])),
    }
}

/// The decoded segments of a JSON pointer.
pub fn segments(pointer: &str) -> impl Iterator<Item = String> + '_ {
    pointer.split('/').skip(1).map(|segment| segment.replace("~1", "/").replace("~0", "~"))
}

/// A JSON pointer extended by one segment.
pub fn join(pointer: &str, segment: &str) -> String {
    format!("{pointer}/{}", segment.replace('~', "~0").replace('/', "~1"))
}

/// Whether a key's name says that its value is a credential.
pub fn sounds_secret(key: &str) -> bool {
    const WORDS: &[&str] = &[
        "password",
        "passwd",
        "secret",
        "token",
        "authorization",
        "apikey",
        "accesskey",
        "privatekey",
        "credential",
        "cookie",
    ];
    let plain: String = key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    WORDS.iter().any(|word| plain.contains(word))
}

/// A line of a file as a snippet: values beside keys that sound like secrets, and passwords and queries in URLs, are
/// masked.
fn mask_line(line: &str) -> String {
    const MASK: &str = "(sensitive)";
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(colon) = rest.find(':') {
        let (before, after) = rest.split_at(colon + 1);
        out.push_str(before);
        rest = after;
        if let Some(authority) = after.strip_prefix("//") {
            let end = authority.find(|c: char| c == '/' || c.is_whitespace() || "\"',}".contains(c));
            let end = end.unwrap_or(authority.len());
            if let Some(at) = authority[..end].rfind('@') {
                out.push_str("//");
                out.push_str(MASK);
                rest = &authority[at..];
            }
            // A signed query is as good as a password.
            let url = rest.find(|c: char| c.is_whitespace() || "\"'".contains(c)).unwrap_or(rest.len());
            if let Some(query) = rest[..url].find('?') {
                out.push_str(&rest[..=query]);
                out.push_str(MASK);
                rest = &rest[url..];
            }
            continue;
        }
        let key = before.trim_end_matches(':').trim_end_matches(['"', '\'']);
        let key = key.rsplit(|c: char| !(c.is_alphanumeric() || "_-".contains(c))).next().unwrap_or_default();
        let value = after.trim_start();
        if sounds_secret(key) && !value.is_empty() && !value.starts_with(['$', '{', '#', '|', '>']) {
            let skip = after.len() - value.len();
            let end = value_end(value);
            out.push_str(&after[..skip]);
            out.push_str(MASK);
            rest = &value[end..];
        }
    }
    out.push_str(rest);
    out
}

/// Where a flow value that begins a text ends: after its quotes, or before `,`, `}` or ` #`.
fn value_end(text: &str) -> usize {
    if let Some(quote) = text.chars().next().filter(|c| "\"'".contains(*c)) {
        return text[1..].find(quote).map_or(text.len(), |at| at + 2);
    }
    [", ", "}", " #"].iter().filter_map(|end| text.find(end)).min().unwrap_or(text.len())
}

/// Resolves a plain scalar by the YAML 1.2 core rules.
pub fn resolve(raw: &str) -> ScalarValue {
    match raw {
        "" | "~" | "null" | "Null" | "NULL" => return ScalarValue::Null,
        "true" | "True" | "TRUE" => return ScalarValue::Bool(true),
        "false" | "False" | "FALSE" => return ScalarValue::Bool(false),
        ".nan" | ".NaN" | ".NAN" => return ScalarValue::Float(f64::NAN),
        _ => {}
    }
    let (negative, digits) = match raw.as_bytes()[0] {
        b'-' => (true, &raw[1..]),
        b'+' => (false, &raw[1..]),
        _ => (false, raw),
    };
    if let ".inf" | ".Inf" | ".INF" = digits {
        return ScalarValue::Float(if negative { f64::NEG_INFINITY } else { f64::INFINITY });
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = raw.strip_prefix(prefix) {
            let fits = digits.chars().all(|c| c.is_digit(radix)) && !digits.is_empty();
            return match i128::from_str_radix(digits, radix) {
                Ok(value) if fits => ScalarValue::Int(value),
                _ => ScalarValue::Text,
            };
        }
    }
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return raw.parse().map_or(ScalarValue::Text, ScalarValue::Int);
    }
    if is_float(digits) { raw.parse().map_or(ScalarValue::Text, ScalarValue::Float) } else { ScalarValue::Text }
}

/// `( \.[0-9]+ | [0-9]+(\.[0-9]*)? ) ([eE][-+]?[0-9]+)?`
fn is_float(text: &str) -> bool {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mantissa_fits = all_digits(whole) && all_digits(fraction) && !(whole.is_empty() && fraction.is_empty());
    let exponent_fits = exponent.is_none_or(|part| {
        let digits = part.strip_prefix(['-', '+']).unwrap_or(part);
        !digits.is_empty() && all_digits(digits)
    });
    mantissa_fits && exponent_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_resolve_by_the_core_rules() {
        for (raw, value) in [
            ("", ScalarValue::Null),
            ("~", ScalarValue::Null),
            ("True", ScalarValue::Bool(true)),
            ("yes", ScalarValue::Text),
            ("-12", ScalarValue::Int(-12)),
            ("+10000", ScalarValue::Int(10_000)),
            ("007", ScalarValue::Int(7)),
            ("0x1F", ScalarValue::Int(31)),
            ("0o17", ScalarValue::Int(15)),
            ("0x-1", ScalarValue::Text),
            ("57_000_000", ScalarValue::Text),
            ("57M", ScalarValue::Text),
            ("0.10", ScalarValue::Float(0.1)),
            ("1.", ScalarValue::Float(1.0)),
            ("-.5e-3", ScalarValue::Float(-0.0005)),
            (".", ScalarValue::Text),
            ("e5", ScalarValue::Text),
            ("1e", ScalarValue::Text),
            ("-", ScalarValue::Text),
            ("-.inf", ScalarValue::Float(f64::NEG_INFINITY)),
            ("inf", ScalarValue::Text),
            ("99999999999999999999999999999999999999999", ScalarValue::Text),
        ] {
            assert_eq!(resolve(raw), value, "{raw}");
        }
    }

    #[test]
    fn numbers_that_json_cannot_hold_stay_exact_texts() {
        let json = |raw: &str| Scalar::plain(raw).to_json();
        assert_eq!(json("18446744073709551615"), serde_json::json!(u64::MAX));
        assert_eq!(json("100000000000000000000"), serde_json::json!("100000000000000000000"));
        assert_eq!(json(".inf"), serde_json::json!(".inf"));
    }

    #[test]
    fn snippets_hide_what_looks_like_a_secret() {
        for (line, shown) in [
            ("  passwrod: x, password: \"hunter2\", a: 1", "  passwrod: x, password: (sensitive), a: 1"),
            ("api_key: abc # note", "api_key: (sensitive) # note"),
            ("{Authorization: Bearer abc}", "{Authorization: (sensitive)}"),
            ("password: ${PW}", "password: ${PW}"),
            ("url: postgres://u:p@host/db", "url: postgres://(sensitive)@host/db"),
            ("url: http://host:80/a@b", "url: http://host:80/a@b"),
            ("{url: \"https://u:p@h/x?sig=a:b,c\", a: 1}", "{url: \"https://(sensitive)@h/x?(sensitive)\", a: 1}"),
            ("url: https://h?sig=a # why?", "url: https://h?(sensitive) # why?"),
            ("start_leger: 57M", "start_leger: 57M"),
        ] {
            assert_eq!(mask_line(line), shown);
        }
    }

    #[test]
    fn pointers_lead_to_keys_and_values() {
        let node = Node::from_json(&serde_json::json!({"a/b": [{"c": 1}]}), Span::new(0, 3));
        let found = node.at("/a~1b/0/c").expect("there");
        assert_eq!(found.node.as_scalar().map(|s| s.raw.as_str()), Some("1"));
        assert!(node.at("/a~1b/1").is_none() && node.at("/a~1b/0/c/d").is_none());
        assert_eq!(join("/x", "a/b~"), "/x/a~1b~0");
    }
}
