//! Templates to documents: text with marks, then a tree, then values in the places of the marks.
//!
//! Order: the text is rendered with a mark (`U+E000 n U+E001`) wherever a value is printed; that text is parsed as YAML;
//! then each mark is replaced by its value inside the parsed scalar.
//!
//! Invariants: a value can never change the document's structure; nothing is read from files, network or environment;
//! time and memory are bounded; every place reported lies in the template's file, related to the instance that asked.

mod marks;

use std::sync::Arc;

use minijinja::ErrorKind;

use self::marks::{Failure, Filling, MarkedText};
use super::{
    emit,
    gotemplate::{self, Translated},
    parameters::Parameter,
    reference, suggest,
    tree::{Document, Node, NodeValue, Style, Via},
    yaml::{self, Problem},
};
use crate::diag::{Code, Diagnostic, Diagnostics, Range, SourceText, Span};

/// The most refusals of a translation that are reported.
const MAX_REFUSALS: usize = 50;

/// The two spellings of templates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// `{{ Values.name | trunc(8) }}`, `{% if %}`.
    Jinja,
    /// `{{ .Values.name | trunc 8 }}`, `{{ if }}`.
    Go,
}

impl Syntax {
    /// The syntax of that name.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "jinja" => Some(Self::Jinja),
            "go" => Some(Self::Go),
            _ => None,
        }
    }
}

/// A template's text and where it stands in its file.
#[derive(Debug, Clone)]
pub struct TemplateSource {
    name: String,
    syntax: Syntax,
    text: String,
    file: Arc<SourceText>,
    /// Where the text's scalar stands in the file.
    span: Span,
    /// `(start in the text, start in the file)` of each line; empty when lines cannot be told apart (a quoted text).
    lines: Vec<(usize, usize)>,
}

impl TemplateSource {
    /// The template whose text is the scalar `node` of `document` (`spec.template`). Without `syntax`, it is Go when an
    /// interpolation begins with a dot. `None` when the node is no text.
    pub fn new(name: impl Into<String>, syntax: Option<Syntax>, document: &Document, node: &Node) -> Option<Self> {
        let text = node.as_str()?.to_owned();
        let syntax = syntax.unwrap_or(if gotemplate::looks_like_go(&text) { Syntax::Go } else { Syntax::Jinja });
        let file = Arc::clone(&document.source);
        let lines = if node.as_scalar().is_some_and(|scalar| scalar.style == Style::Block) {
            line_starts(&text, &file, node.span)
        } else {
            Vec::new()
        };
        Some(Self { name: name.into(), syntax, text, file, span: node.span, lines })
    }

    /// The stretch of the file that a stretch of the text stands at.
    fn file_span(&self, span: Span) -> Span {
        let offset = |at: usize| {
            let line = self.lines.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
            let (start, file) = self.lines[line];
            Some((file + (at - start)).min(self.file.text().len()))
        };
        match (offset(span.start), offset(span.end)) {
            (Some(start), Some(end)) => Span::new(start, end.max(start)),
            _ => self.span,
        }
    }
}

/// Finds the lines of a literal block in its file: each is the file's line without the block's indentation.
fn line_starts(text: &str, file: &SourceText, span: Span) -> Vec<(usize, usize)> {
    let header = file.position(span.start).line as usize;
    // the span begins at the `|` or, by the parser's choice, at the first line of the text
    'first: for first in [header + 1, header] {
        let mut lines = Vec::new();
        let mut at = 0;
        for (nth, line) in text.split_inclusive('\n').enumerate() {
            let bare = line.strip_suffix('\n').unwrap_or(line);
            let in_file = file.line(first + nth);
            if !in_file.ends_with(bare) {
                continue 'first;
            }
            let start = file.line_span(first + nth).start;
            let indent = in_file.len() - in_file.trim_start().len();
            lines.push((at, start - indent + (in_file.len() - bare.len())));
            at += line.len();
        }
        return lines;
    }
    Vec::new()
}

/// Renders a template. `values` is what [`check_values`](super::parameters::check_values) returned; `instance` is the place
/// of the instance's `template:`.
///
/// The document's source is the template's file; its places lead there and, as related places, to the instance and to the
/// value given.
///
/// Codes: E201 syntax, E202 an undefined value, E203 unsupported Go, E205, E206 refused by a filter, E208 too much,
/// E209 reserved characters, E210 a mark where none may be, E211 not one document, and those of
/// [`yaml::parse`](super::yaml::parse).
pub fn render(
    template: &TemplateSource,
    parameters: &[Parameter],
    values: &Node,
    instance: &Range,
) -> Result<Document, Diagnostics> {
    let via = Via { template: template.name.clone(), range: instance.clone() };
    let document = Document {
        source: Arc::clone(&template.file),
        root: Node::new(NodeValue::Map(Vec::new()), template.span),
        via: Some(Arc::new(via)),
    };
    let place = |diagnostic: Diagnostic, span: Span| document.place_span(diagnostic, template.file_span(span));
    check_characters(template, &place)?;
    let translated = match template.syntax {
        Syntax::Jinja => Translated::verbatim(&template.text),
        Syntax::Go => gotemplate::translate(&template.text).map_err(|refusals| {
            let diagnostics = refusals.into_iter().take(MAX_REFUSALS).map(|refusal| {
                let diagnostic = Diagnostic::error(refusal.code, refusal.message);
                let diagnostic = match refusal.fix {
                    Some(fix) => diagnostic.fix(fix),
                    None => diagnostic,
                };
                place(diagnostic, refusal.span)
            });
            Diagnostics(diagnostics.collect())
        })?,
    };
    let compared = compared_references(template, &translated, values);
    if !compared.is_empty() {
        let diagnostic = |(span, name): (Span, String)| {
            let summary = format!("`{name}` is compared, and its value is a reference that is known only later");
            let diagnostic = Diagnostic::error(Code::E206, summary);
            place(diagnostic.fix("write the value out instead of a ${...} reference"), translated.original_span(span))
        };
        return Err(Diagnostics(compared.into_iter().map(diagnostic).collect()));
    }
    let text = MarkedText::render(template, &translated, values)
        .map_err(|failure| Diagnostics::from(refusal(template, &translated, parameters, &failure, &place)))?;
    let original = |span: Span| translated.original_span(text.template_span(span));
    if text.has_captured_marks() {
        let diagnostic = Diagnostic::error(Code::E210, "a value stands in captured block output")
            .detail("set blocks, filter blocks and macros turn what they hold into text, values included")
            .fix("use {% set name = expression %}, or write the block's text out");
        return Err(place(diagnostic, capture_place(&template.text)).into());
    }
    let loaded = yaml::load(&text.text);
    let problem_at = |problem: Problem| {
        let diagnostic = place(problem.diagnostic(), original(problem.span));
        match problem.other {
            Some((message, span)) => {
                diagnostic.related(message, template.file.range(template.file_span(original(span))))
            }
            None => diagnostic,
        }
    };
    let mut filling = Filling::new(&text, &translated, values);
    let mut roots: Vec<Node> = loaded.roots.into_iter().map(|root| filling.node(root, 0)).collect();
    let mut problems = loaded.problems;
    problems.append(&mut filling.problems);
    if problems.is_empty() && roots.len() != 1 {
        let summary = format!("the template renders to {} documents, one is expected", roots.len());
        return Err(place(Diagnostic::error(Code::E211, summary), Span::new(0, 0)).into());
    }
    if !problems.is_empty() {
        return Err(Diagnostics(problems.into_iter().map(problem_at).collect()));
    }
    let root = roots.remove(0).map_spans(&|span| template.file_span(original(span)));
    Ok(Document { root, ..document })
}

/// The rendered document as YAML text, values filled in: what `cdpctl render` prints.
pub fn rendered_text(document: &Document) -> String {
    emit::to_yaml(&document.root)
}

/// The expressions that compare a value which is a reference: the outcome would be that of the reference's text, so they are
/// refused. Testing whether it is given is fine. A value that goes by another name (a loop's, a `with`'s) is not seen.
fn compared_references(template: &TemplateSource, translated: &Translated<'_>, values: &Node) -> Vec<(Span, String)> {
    let entries = values.as_map().unwrap_or_default().iter();
    let names: Vec<&str> =
        entries.filter(|entry| reference::holds_reference(&entry.value)).map(|entry| entry.key.as_str()).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let delimiters = match template.syntax {
        Syntax::Go => gotemplate::DELIMITERS,
        Syntax::Jinja => [("{%", "%}"), ("{{", "}}"), ("{#", "#}")],
    };
    let text = translated.text.as_str();
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let next =
            delimiters.iter().filter_map(|(open, close)| Some((at + text[at..].find(open)?, *open, *close))).min();
        let Some((open_at, open, close)) = next else { break };
        let start = open_at + open.len();
        let end = text[start..].find(close).map_or(text.len(), |found| start + found);
        at = end + if end < text.len() { close.len() } else { 0 };
        let inside = &text[start..end];
        if open == delimiters[2].0 {
            continue;
        }
        let compared: Vec<&str> =
            inside.split(" and ").flat_map(|part| part.split(" or ")).filter(|part| compares(part)).collect();
        found.extend(
            names
                .iter()
                .filter(|name| compared.iter().any(|part| mentions(part, name)))
                .map(|name| (Span::new(start, end), (*name).to_owned())),
        );
    }
    found
}

/// Whether an expression compares: `is defined` and `for x in` do not.
fn compares(expression: &str) -> bool {
    let mut text = format!(" {} ", expression.trim_matches(['-', '+', ' ', '\n']));
    for presence in [" is defined", " is not defined", " is undefined", " is not undefined", " is none", " is not none"]
    {
        text = text.replace(presence, "");
    }
    if text.trim_start().starts_with("for ") {
        text = text.replacen(" in ", " ", 1);
    }
    ["==", "!=", "<", ">", " in ", " is "].iter().any(|sign| text.contains(sign))
}

/// Whether an expression names the value.
fn mentions(expression: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    ["Values.", "Values[\"", "Values['"].iter().any(|prefix| {
        expression.match_indices(prefix).any(|(at, _)| {
            let rest = &expression[at + prefix.len()..];
            rest.strip_prefix(name).is_some_and(|after| !after.starts_with(is_part))
        })
    })
}

fn check_characters(
    template: &TemplateSource,
    place: &dyn Fn(Diagnostic, Span) -> Diagnostic,
) -> Result<(), Diagnostics> {
    let found = template.text.char_indices().filter(|(_, c)| yaml::is_mark(*c)).take(MAX_REFUSALS);
    let diagnostics: Vec<_> = found
        .map(|(at, c)| {
            let summary = format!("the template's text holds the reserved character U+{:04X}", u32::from(c));
            place(Diagnostic::error(Code::E209, summary), Span::new(at, at + c.len_utf8()))
        })
        .collect();
    if diagnostics.is_empty() { Ok(()) } else { Err(Diagnostics(diagnostics)) }
}

/// Where text is captured: the first block of that kind that holds an interpolation.
fn capture_place(text: &str) -> Span {
    let mut at = 0;
    while let Some(open) = text[at..].find("{%").map(|found| at + found) {
        let Some(close) = text[open + 2..].find("%}").map(|found| open + 2 + found + 2) else { break };
        let inside = text[open + 2..close - 2].trim_matches(['-', '+']).trim();
        let word = inside.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let captures = match word {
            "filter" | "macro" | "call" => true,
            "set" => !inside.contains('='),
            _ => false,
        };
        if captures && text[close..].find("{{").is_some() {
            return Span::new(open, close);
        }
        at = close;
    }
    Span::new(0, text.find('\n').unwrap_or(text.len()))
}

/// The diagnostic of an error of minijinja.
fn refusal(
    template: &TemplateSource,
    translated: &Translated<'_>,
    parameters: &[Parameter],
    failure: &Failure,
    place: &dyn Fn(Diagnostic, Span) -> Diagnostic,
) -> Diagnostic {
    let span = failure.span.unwrap_or_else(|| line_span(&translated.text, failure.line));
    let at = |diagnostic: Diagnostic| place(diagnostic, translated.original_span(span));
    if let Some(refusal) = &failure.refusal {
        let diagnostic = Diagnostic::error(refusal.code, refusal.message.clone());
        return at(match &refusal.fix {
            Some(fix) => diagnostic.fix(fix.clone()),
            None => diagnostic,
        });
    }
    let detail = failure.detail.as_str();
    // only what was written is shown: names that the translation made up stand for the dot
    let shown = match template.syntax {
        Syntax::Jinja => detail.to_owned(),
        Syntax::Go => as_go(detail),
    };
    match failure.kind {
        ErrorKind::UndefinedError => {
            // what a filter got comes without a name: it stands before the filter
            let before = translated.text.get(..span.start).unwrap_or_default();
            let before = before.rfind('{').map_or("", |open| &before[open + 1..]);
            let path = detail.split('`').nth(1).unwrap_or_else(|| before.trim_start_matches(['(', ' ', '-']));
            let diagnostic = Diagnostic::error(Code::E202, "the template uses a value that is not there").detail(shown);
            at(diagnostic.fix(undefined_fix(path, parameters)))
        }
        ErrorKind::OutOfFuel => at(too_much()),
        ErrorKind::InvalidOperation if detail.contains("recursion") || detail.contains("too many") => at(too_much()),
        ErrorKind::SyntaxError
        | ErrorKind::UnknownFilter
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownMethod
        | ErrorKind::BadEscape
        | ErrorKind::TooManyArguments
        | ErrorKind::MissingArgument
        | ErrorKind::InvalidDelimiter => {
            let summary = match failure.kind {
                ErrorKind::SyntaxError => "the template cannot be parsed".to_owned(),
                kind => kind.to_string(),
            };
            let diagnostic = Diagnostic::error(Code::E201, summary).detail(shown);
            let dotted = template.syntax == Syntax::Jinja && template.text.contains("{{ .");
            at(if dotted {
                diagnostic.fix("a leading dot is Go: leave out syntax: jinja, or the dot")
            } else {
                diagnostic
            })
        }
        kind => at(Diagnostic::error(Code::E206, format!("the template cannot use this value: {kind}")).detail(shown)),
    }
}

fn too_much() -> Diagnostic {
    Diagnostic::error(Code::E208, "the template takes too many steps or writes too much")
        .fix("give it shorter lists, or split the pipeline")
}

/// What to do about an undefined value; `path` is what names it.
fn undefined_fix(path: &str, parameters: &[Parameter]) -> String {
    if path.starts_with("dot_") && path.contains(".Values") {
        return "inside range and with the dot is the item: write $.Values".to_owned();
    }
    let name = path.strip_prefix("Values.").unwrap_or_default();
    let name = name.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
    let mut names = parameters.iter().map(|parameter| parameter.name.as_str());
    if name.is_empty() || names.clone().any(|known| known == name) {
        return "give the parameter a default, or guard it with if".to_owned();
    }
    match suggest::closest(name, &mut names) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("the template declares no parameter `{name}`: add it under spec.parameters"),
    }
}

/// A message of minijinja in the words of the Go template.
fn as_go(detail: &str) -> String {
    let mut out = String::with_capacity(detail.len());
    let mut rest = detail;
    while let Some(at) = rest.find("dot_") {
        out.push_str(&rest[..at]);
        rest = rest[at + 4..].trim_start_matches(|c: char| c.is_ascii_digit());
        if !rest.starts_with('.') {
            out.push('.');
        }
    }
    out.push_str(rest);
    out.replace("`Values", "`.Values")
}

fn line_span(text: &str, line: usize) -> Span {
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>().min(text.len());
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let indent = text[start..end].len() - text[start..end].trim_start().len();
    Span::new(start + indent, end)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::config::parameters::{check_values, declarations};

    fn document(name: &str, text: &str) -> Document {
        let (mut documents, diagnostics) = yaml::parse(&Arc::new(SourceText::new(name, text)));
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        documents.remove(0)
    }

    /// Renders a whole template file for the values of an instance file.
    fn render_files(template: &str, values: &str) -> Result<Document, Diagnostics> {
        let file = document("t.yaml", template);
        let spec = file.root.get("spec").expect("spec");
        let (parameters, mut diagnostics) = declarations(&file, spec.get("parameters"));
        let syntax = spec.get("syntax").and_then(Node::as_str).and_then(Syntax::parse);
        let source = TemplateSource::new("t", syntax, &file, spec.get("template").expect("template")).expect("text");
        let instance = document("i.yaml", values);
        let place = instance.root.as_map().map_or(Span::new(0, 1), |entries| entries[0].key_span);
        let (values, found) = check_values(&parameters, &instance, Some(&instance.root), place);
        diagnostics.extend(found);
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        render(&source, &parameters, &values, &instance.source.range(place))
    }

    /// Renders a template text for values without declared types.
    fn render_text(text: &str, values: &str) -> Result<Document, Diagnostics> {
        let indented = format!("    {}", text.replace('\n', "\n    "));
        let instance = document("i.yaml", values);
        let names = instance.root.as_map().expect("a mapping").iter().map(|entry| {
            let kind = match entry.value.kind() {
                "a string" => "string",
                "an integer" => "integer",
                "a number" => "number",
                "a boolean" => "boolean",
                "a list" => "array",
                _ => "object",
            };
            format!("    - {{name: {}, type: {kind}}}", entry.key)
        });
        let names = names.collect::<Vec<_>>().join("\n");
        render_files(&format!("spec:\n  parameters:\n{names}\n  template: |2\n{indented}\n"), values)
    }

    fn value(text: &str, values: &str) -> serde_json::Value {
        render_text(text, values).unwrap_or_else(|error| panic!("{text}\n{error:#?}")).root.to_json()
    }

    fn codes(text: &str, values: &str) -> Vec<(Code, u32)> {
        let diagnostics = render_text(text, values).err().unwrap_or_default();
        // the template's text begins after `spec:`, `parameters:`, the parameters and `template:`
        let lines = 3 + u32::try_from(values.lines().count()).expect("few");
        diagnostics.iter().map(|d| (d.code, d.range.as_ref().expect("placed").start.line - lines)).collect()
    }

    const MONITORING: &str = include_str!("../../templates/cdp/stellar-contract-monitoring.yaml");

    #[test]
    fn the_monitoring_template_renders_verbatim() {
        let values = "contract_id: CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA\nalert_webhook: \"http://127.0.0.1:1/hook\"\n";
        let rendered = render_files(MONITORING, values).expect("renders");
        let at = |pointer: &str| rendered.at(pointer).map(|found| found.node.to_json());
        assert_eq!(at("/metadata/name"), Some(json!("contract-monitor-CAS3J7GY")));
        assert_eq!(at("/spec/source/config/bucket_name"), Some(json!("stellar-mainnet-ledgers")));
        assert_eq!(at("/spec/source/config/num_workers"), Some(json!(4)));
        let config = "/spec/processors/0/config";
        assert_eq!(
            at(&format!("{config}/network_passphrase")),
            Some(json!("Public Global Stellar Network ; September 2015"))
        );
        assert_eq!(at(&format!("{config}/event_types")), Some(json!(["*"])));
        let again = document("r.yaml", &rendered_text(&rendered));
        assert_eq!(again.root.to_json(), rendered.root.to_json());
        // places: the template's line, the instance, and where the value was given
        let node = rendered.at("/spec/consumers/0/config/url").expect("there").node;
        let placed = rendered.place(Diagnostic::error(Code::E313, "x"), node);
        let range = placed.range.expect("placed");
        assert_eq!((range.filename.as_str(), range.start.line, range.start.column), ("t.yaml", 55, 18));
        assert_eq!(placed.snippet.as_deref().map(str::trim), Some("url: {{ .Values.alert_webhook }}"));
        let related: Vec<_> = placed.related.iter().map(|r| (r.range.filename.as_str(), r.range.start.line)).collect();
        assert_eq!(related, [("i.yaml", 1), ("i.yaml", 2)]);
    }

    #[test]
    fn a_value_never_becomes_structure() {
        let evil =
            "contract_id: \"x\\n  evil: 1\"\nalert_webhook: \"a: b # c\\n- d\"\nevent_types: [\"]\\nx: 1\", 5]\n";
        let rendered = render_files(MONITORING, evil).expect("renders").root.to_json();
        assert_eq!(rendered["spec"]["processors"][0]["config"]["contract_id"], "x\n  evil: 1");
        assert_eq!(rendered["spec"]["processors"][0]["config"]["event_types"], json!(["]\nx: 1", 5]));
        assert_eq!(rendered["metadata"]["name"], "contract-monitor-x\n  evil");
        assert_eq!(rendered["spec"]["consumers"][0]["config"]["url"], "a: b # c\n- d");
        let values = "v: \"\\\"'|\\n - : {}[]#&*!%@`\"\n";
        let text = "a: {{ .Values.v }}\nb: \"{{ .Values.v }}\"\nc: '{{ .Values.v }}'\nd: |\n  {{ .Values.v }}\n{{ .Values.v }}: [{{ .Values.v }}] # {{ .Values.v }}\n";
        let v = "\"'|\n - : {}[]#&*!%@`";
        assert_eq!(value(text, values), json!({"a": v, "b": v, "c": v, "d": format!("{v}\n"), v: [v]}));
    }

    #[test]
    fn a_whole_mark_keeps_its_type_and_a_mark_in_text_is_text() {
        assert_eq!(
            value(
                "a: {{ .Values.n }}\nb: \"{{ .Values.n }}\"\nc: 1{{ .Values.n }}\nd: {{ .Values.t }}\ne: {{ .Values.l }}\nf: x{{ .Values.l | toJson }}\ng: {{ .Values.n | quote }}\nh: {{ .Values.b }}\n",
                "n: 5\nt: \"5\"\nl: [1, \"a\"]\nb: true\n"
            ),
            json!({"a": 5, "b": "5", "c": "15", "d": "5", "e": [1, "a"], "f": "x[1,\"a\"]", "g": "5", "h": true})
        );
    }

    #[test]
    fn raw_text_of_numbers_is_kept() {
        let rendered = render_text("a: {{ .Values.n }}\nb: {{ Values.r | toJson }}\n", "n: +10000\nr: [0.10, 0x1F]\n");
        // a Go template: the second has no dot and is a function, so it is refused
        assert!(rendered.is_err());
        let rendered = render_text("a: {{ .Values.n }}\nb: {{ .Values.r | toJson }}\n", "n: +10000\nr: [0.10, 0x1F]\n")
            .expect("renders");
        assert_eq!(rendered_text(&rendered), "a: +10000\nb:\n  - 0.10\n  - 0x1F\n");
        let rendered = render_text("a: {{ index .Values \"n-n\" }}\nb: {{ add .Values }}\n", "n-n: +5\n");
        assert!(rendered.is_err());
        let rendered =
            render_text("a: {{ Values['n-n'] }}\nb: {{ Values['n-n'] * 1 }}\n", "n-n: +5\n").expect("renders");
        assert_eq!(rendered_text(&rendered), "a: +5\nb: 5\n");
    }

    #[test]
    fn layouts_give_structure_and_text() {
        let values = "m: {x: 1, z: [a]}\ns: \"l1\\nl2\"\n";
        for text in [
            "a: {{ .Values.m | toJson }}\n",
            "a:\n  {{ toYaml .Values.m | indent 2 }}\n",
            "a: {{- .Values.m | toYaml | nindent 4 }}\n",
            "a:\n{{ toYaml .Values.m | indent 4 }}\n",
            "a:\n  {{- toYaml .Values.m | nindent 2 }}\n",
        ] {
            assert_eq!(value(text, values), json!({"a": {"x": 1, "z": ["a"]}}), "{text}");
        }
        assert_eq!(value("a: |\n  {{- .Values.m | toYaml | nindent 2 }}\n", values), json!({"a": "x: 1\nz:\n  - a\n"}));
        assert_eq!(value("a: |\n  k:\n    {{ .Values.s | indent 4 | trim }}\n", "s: x\n"), json!({"a": "k:\n  x\n"}));
        assert_eq!(value("a: |\n  k:\n{{ .Values.s | indent 4 }}\n", values), json!({"a": "k:\n  l1\n  l2\n"}));
        assert_eq!(value("a: |\n  {{ Values.s | indent(2) }}\n", values), json!({"a": "l1\nl2\n"}));
    }

    #[test]
    fn both_spellings_loop_and_choose() {
        let values = "l: [a, b]\non: false\nm: {k: v}\n";
        let want = json!({"l": ["a", "b"], "off": 1, "k": "v"});
        assert_eq!(
            value(
                "l:\n{{- range .Values.l }}\n  - {{ . }}\n{{- end }}\n{{ if .Values.on }}on: 1{{ else if not .Values.on }}off: 1{{ end }}\n{{ with .Values.m }}k: {{ .k }}{{ end }}\n",
                values
            ),
            want
        );
        assert_eq!(
            value(
                "l:\n{%- for x in Values.l %}\n  - {{ x }}\n{%- endfor %}\n{% if Values.on %}on: 1{% else %}off: 1{% endif %}\nk: {{ Values.m.k }}\n",
                values
            ),
            want
        );
        assert_eq!(
            value(
                "a: {{ Template.name }}\nb: {% if Values.absent %}1{% else %}2{% endif %}\nc: {{ Values.absent | default('d') }}\n",
                "x: 1\n"
            ),
            json!({"a": "t", "b": 2, "c": "d"})
        );
    }

    #[test]
    fn references_in_values_stay_references() {
        let rendered =
            render_text("a: {{ .Values.r }}\nb: x-{{ .Values.r }}\nc: {{ .Values.q }}\n", "r: ${X}\nq: \"${X}\"\n")
                .expect("renders");
        assert_eq!(rendered_text(&rendered), "a: ${X}\nb: \"x-${X}\"\nc: \"${X}\"\n");
        assert_eq!(codes("a: 1\nb: {{ .Values.r | trunc 3 }}\n", "r: ${X}\n"), [(Code::E206, 2)]);
        for text in [
            "a: 1\n{{ if eq .Values.r \"x\" }}b: 1{{ end }}\n",
            "a: 1\n{% if Values.r == 'x' %}b: 1{% endif %}\n",
            "a: 1\nb: {{ 1 if Values['r'] in ['x'] else 2 }}\n",
        ] {
            assert_eq!(codes(text, "r: ${X}\n"), [(Code::E206, 2)], "{text}");
        }
        for text in [
            "{{ if .Values.r }}b: 1{{ end }}\n",
            "{% if Values.r is defined and Values.rr == 1 %}b: 1{% endif %}\n",
            "{% for x in Values.l %}b: 1{% endfor %}{# Values.r == 1 #}\n",
        ] {
            assert_eq!(value(text, "r: ${X}\nrr: 1\nl:\n  - ${X}\n"), json!({"b": 1}), "{text}");
        }
    }

    #[test]
    fn mistakes_of_templates_are_reported_at_their_lines() {
        let x = "xyz: 1\nxbc: [1]\n";
        for (text, want) in [
            ("a: 1\nb: {{ .Values.nope }}\n", (Code::E202, 2)),
            ("a: 1\nb: {{ Values.nope }}\n", (Code::E202, 2)),
            ("a: 1\nb: {{ Values.xyz | trunc 8 }}\n", (Code::E201, 2)),
            ("a: 1\n\n{% if %}\n", (Code::E201, 3)),
            ("a: {{ .Values.xyz }}\nb: {{ $x := 1 }}\n", (Code::E203, 2)),
            ("a: {{ Values.xyz | nofilter }}\n", (Code::E201, 1)),
            ("a: 1\nb: [{{ Values.xyz }}\nc: 1\n", (Code::E301, 3)),
            ("a: 1\nb: {{ Values.xyz }}\nb: 2\n", (Code::E302, 3)),
            ("'1': 1\n{{ Values.xyz }}: 2\n", (Code::E302, 2)),
            ("a: &{{ Values.xyz }} 1\n", (Code::E210, 1)),
            ("a: 1\nb: *{{ Values.xyz }}\n", (Code::E210, 2)),
            ("a: !{{ Values.xyz }} 1\n", (Code::E210, 1)),
            ("a: !<{{ Values.xyz }}> 1\n", (Code::E210, 1)),
            ("a: 1\n{% set s %}x{{ Values.xyz }}{% endset %}\nb: {{ s }}\n", (Code::E210, 2)),
            ("a: 1\nb: 2\n{% macro m(x) %}{{ x }}{% endmacro %}\nb: {{ m(1) }}\n", (Code::E210, 3)),
            ("a: {% filter upper %}x{{ Values.xyz }}{% endfilter %}\n", (Code::E210, 1)),
            ("a: 1\n---\nb: 2\n", (Code::E211, 1)),
            ("# nothing\n", (Code::E211, 1)),
            ("a: 1\nb: \u{E001}\n", (Code::E209, 2)),
            ("a: 1\nb: {{ Values.xyz | networkPassphrase }}\n", (Code::E206, 2)),
            ("a: 1\nb: {{ 1 // 0 }}\n", (Code::E206, 2)),
        ] {
            assert_eq!(codes(text, x), [want], "{text}");
        }
    }

    #[test]
    fn the_reserved_characters_are_harmless_in_values() {
        assert_eq!(
            value("a: {{ .Values.v }}\nb: x{{ .Values.v }}{{ .Values.v }}\n", "v: \"\\uE0001\\uE001\"\n"),
            json!({"a": "\u{E000}1\u{E001}", "b": "x\u{E000}1\u{E001}\u{E000}1\u{E001}"})
        );
    }

    #[test]
    fn undefined_values_come_with_a_hint() {
        let fix =
            |text: &str| render_text(text, "contract: 1\n").expect_err("fails").0[0].fix.clone().unwrap_or_default();
        assert_eq!(fix("a: {{ .Values.contrat }}\n"), "did you mean `contract`?");
        assert_eq!(fix("a: {{ .Values.contrat | trunc 3 }}\n"), "did you mean `contract`?");
        assert!(fix("a: {{ .Values.zzzzzz }}\n").contains("no parameter `zzzzzz`"));
        assert!(fix("{{ with .Values.contract }}a: {{ .Values.x }}{{ end }}\n").contains("$.Values"));
        assert!(fix("{{ range .Values.contract }}{{ end }}\n").is_empty());
    }

    #[test]
    fn a_tag_without_an_inside_does_not_disturb_the_search_for_captures() {
        let found = codes("a: 1\n{# {%} #}{% set x %}{{ Values.a }}{% endset %}\nb: {{ x }}\n", "a: 1");
        assert_eq!(found.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [Code::E210]);
    }

    #[test]
    fn hostile_templates_are_refused_after_little_work() {
        let big = format!("s: \"{}\"\nl: [{}]\n", "x".repeat(200_000), "1, ".repeat(5_000));
        for text in [
            "a: {% for i in range(100000000) %}{% endfor %}\n",
            "a: {{ 'a' * 1000000000 }}\n",
            "{% for i in range(10000) %}- {{ Values.s }}\n{% endfor %}\n",
            "{% for i in range(10000) %}- {{ Values.l }}\n{% endfor %}\n",
            "{% for i in range(10000) %}- x{{ Values.s }}\n{% endfor %}\n",
            "{% macro m(x) %}{{ m(x) }}{% endmacro %}a: {{ m(1) }}\n",
            "a: {{ Values.s | replace('x', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx') }}\n",
        ] {
            let found = render_text(text, &big).err().unwrap_or_default();
            assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), [Code::E208], "{text}");
        }
        let nested = "{% set x = [1] %}\n".to_owned() + &"{% set x = [x] %}".repeat(200_000) + "a: {{ x }}\n";
        assert!(render_text(&nested, "v: 1\n").is_err());
        assert!(render_text(&format!("a: {}1{}\n", "[".repeat(20_000), "]".repeat(20_000)), "v: 1\n").is_err());
        assert!(
            render_text(&format!("a: {{{{ {}1{} }}}}\n", "(".repeat(20_000), ")".repeat(20_000)), "v: 1\n").is_err()
        );
        assert!(render_text(&"{% if 1 %}".repeat(20_000), "v: 1\n").is_err());
    }
}
