//! Marks: characters that stand for values while a template's text is rendered and parsed.
//!
//! Invariants: a mark holds a number and nothing of its value; each stands in the text once, in order; a value is put into
//! the parsed tree only inside the scalar or key that its mark stands in, so it cannot change the structure around it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, OutputSpanKind, UndefinedBehavior, Value, syntax::SyntaxConfig,
};

use super::{Syntax, TemplateSource};
use crate::{
    config::{
        filters,
        gotemplate::{self, Translated},
        tree::{Node, NodeValue, Scalar, Style},
        values::{self, FilterRefusal, Form, Lead, laid, text_of},
        yaml::{self, MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_TEXT, Problem},
    },
    diag::{Code, Span},
};

/// Steps that a template may take: bounds time, and memory at about 64 bytes each.
const FUEL: u64 = 100_000;
/// Stack of the rendering thread: several times what values nested `FUEL` levels deep need. Only what is used is taken.
const STACK_BYTES: usize = 128 << 20;
/// The deepest recursion of the renderer.
const RECURSION: usize = 64;
const MARK: char = '\u{E000}';
const MARK_END: char = '\u{E001}';

/// What was printed, and where in the template.
#[derive(Debug, Clone, Copy)]
struct Printed {
    out: Span,
    /// In the translated template.
    from: Span,
    raw: bool,
}

/// A rendered text: values stand in it as marks.
pub(super) struct MarkedText {
    pub text: String,
    marks: Vec<Value>,
    printed: Vec<Printed>,
}

#[derive(Default)]
struct Marks {
    values: Vec<Value>,
    nodes: usize,
    bytes: usize,
}

impl MarkedText {
    /// Renders on a thread with a stack of its own: values that a template nests are as deep as its fuel lets them be, and
    /// are taken apart recursively.
    pub fn render(template: &TemplateSource, translated: &Translated<'_>, values: &Node) -> Result<Self, Failure> {
        std::thread::scope(|scope| {
            std::thread::Builder::new()
                .stack_size(STACK_BYTES)
                // an error of minijinja keeps the values around its place: it is read and dropped on this thread too
                .spawn_scoped(scope, || Self::render_here(template, translated, values).map_err(|e| Failure::new(&e)))
                .map_err(|error| Failure::new(&Error::new(ErrorKind::InvalidOperation, error.to_string())))?
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    fn render_here(template: &TemplateSource, translated: &Translated<'_>, values: &Node) -> Result<Self, Error> {
        let marks = Arc::new(Mutex::new(Marks::default()));
        let mut env = Environment::new();
        filters::add(&mut env);
        for unsafe_global in ["debug", "namespace"] {
            // namespaces would let a loop nest values without bound
            env.remove_global(unsafe_global);
        }
        env.set_debug(true);
        env.set_fuel(Some(FUEL));
        env.set_recursion_limit(RECURSION);
        env.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        env.set_auto_escape_callback(|_| AutoEscape::None);
        let mut syntax = SyntaxConfig::builder();
        syntax.keep_trailing_newline(true);
        if template.syntax == Syntax::Go {
            let [block, variable, comment] = gotemplate::DELIMITERS;
            syntax
                .block_delimiters(block.0, block.1)
                .variable_delimiters(variable.0, variable.1)
                .comment_delimiters(comment.0, comment.1);
        }
        env.set_syntax(syntax.build()?);
        let kept = Arc::clone(&marks);
        env.set_formatter(move |out, state, value| {
            // what an inline `if` without `else` leaves out
            if value.is_undefined() {
                return Ok(());
            }
            let (nodes, bytes) = values::cost(value)?;
            state.consume_fuel(u64::try_from(nodes + bytes / 64).unwrap_or(u64::MAX))?;
            let mut marks = kept.lock().unwrap_or_else(PoisonError::into_inner);
            marks.nodes += nodes;
            marks.bytes += bytes;
            if marks.nodes > MAX_NODES || marks.bytes > MAX_TEXT {
                return Err(Error::from(ErrorKind::OutOfFuel));
            }
            if let Some(laid) = laid(value) {
                let width = laid.indent.unwrap_or_default();
                match laid.lead {
                    Lead::None => {}
                    Lead::Indent => write!(out, "{:width$}", "")?,
                    Lead::NewLine => write!(out, "\n{:width$}", "")?,
                }
            }
            write!(out, "{MARK}{}{MARK_END}", marks.values.len())?;
            marks.values.push(value.clone());
            Ok(())
        });
        let compiled = env.template_from_named_str("template", &translated.text)?;
        let about = Value::from_pairs([("name", template.name.as_str()), ("Name", template.name.as_str())]);
        let context = Value::from_pairs([("Values", values::to_value(values)), ("Template", about)]);
        let (text, spans) = compiled.render_with_spans(context)?;
        if text.len() > MAX_BYTES {
            return Err(Error::from(ErrorKind::OutOfFuel));
        }
        let printed = spans
            .iter()
            .map(|span| Printed {
                out: Span::new(span.output_range().start, span.output_range().end),
                from: Span::new(span.source_range().start, span.source_range().end),
                raw: span.kind() == OutputSpanKind::Raw,
            })
            .collect();
        let marks = std::mem::take(&mut marks.lock().unwrap_or_else(PoisonError::into_inner).values);
        Ok(Self { text, marks, printed })
    }

    /// What was printed at an offset of the text.
    fn printed_at(&self, at: usize) -> Option<&Printed> {
        let after = self.printed.partition_point(|printed| printed.out.start <= at);
        self.printed[..after].last().or(self.printed.first())
    }

    /// The stretch of the translated template that a stretch of the text came from.
    pub fn template_span(&self, span: Span) -> Span {
        let last = span.end.saturating_sub(1).max(span.start);
        let (Some(first), Some(last)) = (self.printed_at(span.start), self.printed_at(last)) else {
            return Span::new(0, 0);
        };
        let shift = |printed: &Printed, at: usize| {
            (printed.from.start + at.saturating_sub(printed.out.start)).min(printed.from.end)
        };
        let start = if first.raw { shift(first, span.start) } else { first.from.start };
        let end = if last.raw { shift(last, span.end) } else { last.from.end };
        Span::new(start, end.max(start))
    }

    /// Whether a mark was captured and so does not stand in the text: all others stand there once, in order.
    pub fn has_captured_marks(&self) -> bool {
        let found = self.text.split(MARK).skip(1).map(|rest| rest.split(MARK_END).next().unwrap_or_default());
        let mut next = 0;
        for number in found {
            if number.parse() != Ok(next) {
                return true;
            }
            next += 1;
        }
        next < self.marks.len()
    }
}

/// The pieces of a scalar's text.
enum Piece<'t> {
    Text(&'t str),
    Mark(usize),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(MARK) {
        let Some((number, after)) = rest[at + MARK.len_utf8()..].split_once(MARK_END) else { break };
        let Ok(number) = number.parse() else { break };
        if at > 0 {
            pieces.push(Piece::Text(&rest[..at]));
        }
        pieces.push(Piece::Mark(number));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Puts values in the places of marks.
pub(super) struct Filling<'a> {
    text: &'a MarkedText,
    translated: &'a Translated<'a>,
    values: &'a Node,
    pub problems: Vec<Problem>,
    nodes: usize,
    bytes: usize,
}

impl<'a> Filling<'a> {
    pub fn new(text: &'a MarkedText, translated: &'a Translated<'a>, values: &'a Node) -> Self {
        Self { text, translated, values, problems: Vec::new(), nodes: 0, bytes: 0 }
    }

    /// Fills a tree, whose root has `depth` levels above it.
    pub fn node(&mut self, node: Node, depth: usize) -> Node {
        let value = match node.value {
            NodeValue::Scalar(scalar) if scalar.raw.contains(MARK) => return self.scalar(&scalar, node.span, depth),
            NodeValue::Scalar(_) => node.value,
            NodeValue::Seq(items) => NodeValue::Seq(items.into_iter().map(|item| self.node(item, depth + 1)).collect()),
            NodeValue::Map(entries) => {
                let mut keys: HashMap<String, Span> = HashMap::new();
                let mut filled = Vec::with_capacity(entries.len());
                for mut entry in entries {
                    if entry.key.contains(MARK) {
                        entry.key = self.spliced(&entry.key, entry.key_span);
                    }
                    if let Some(first) = keys.get(&entry.key) {
                        self.problems.push(yaml::duplicate(&entry.key, entry.key_span, *first));
                        continue;
                    }
                    keys.insert(entry.key.clone(), entry.key_span);
                    entry.value = self.node(entry.value, depth + 1);
                    filled.push(entry);
                }
                NodeValue::Map(filled)
            }
        };
        Node { value, ..node }
    }

    fn scalar(&mut self, scalar: &Scalar, span: Span, depth: usize) -> Node {
        if let ([Piece::Mark(number)], Style::Plain) = (pieces(&scalar.raw).as_slice(), scalar.style) {
            return self.whole(*number, span, depth);
        }
        let raw = self.spliced(&scalar.raw, span);
        let style = if scalar.style == Style::Block { Style::Block } else { Style::Quoted };
        Node::new(NodeValue::Scalar(Scalar::text(raw, style)), span)
    }

    /// A mark alone in a plain scalar: the value with its type.
    fn whole(&mut self, number: usize, span: Span, depth: usize) -> Node {
        let Some(value) = self.text.marks.get(number) else { return Node::new(NodeValue::Map(Vec::new()), span) };
        let (inner, as_text) = match laid(value) {
            Some(laid) => (&laid.value, matches!(laid.form, Form::Quote | Form::Squote)),
            None => (value, false),
        };
        if let Some(given) = self.given(span, inner) {
            let mut node = given.clone().map_spans(&|_| span);
            if let (true, NodeValue::Scalar(scalar)) = (as_text, &mut node.value) {
                *scalar = Scalar::text(std::mem::take(&mut scalar.raw), Style::Quoted);
            }
            return self.bounded(node, span, depth);
        }
        match values::to_node(value, span) {
            Ok(node) => self.bounded(node, span, depth),
            Err(error) => {
                self.refuse(&error, span);
                Node::new(NodeValue::Map(Vec::new()), span)
            }
        }
    }

    /// The instance's or default's value that an interpolation took over whole, if it did: it keeps its raw text and place.
    fn given(&self, span: Span, value: &Value) -> Option<&Node> {
        let printed = self.text.printed_at(span.end.saturating_sub(1))?;
        let expression = self.translated.text.get(printed.from.start..printed.from.end)?;
        let mut rest = expression.trim_start_matches(['(', ' ']).strip_prefix("Values")?;
        let mut node = self.values;
        // `.name` and `["name"]`, then at most filters
        loop {
            let name = if let Some(field) = rest.strip_prefix('.') {
                let end = field.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(field.len());
                rest = &field[end..];
                &field[..end]
            } else if let Some(quoted) = rest.strip_prefix("[\"").or_else(|| rest.strip_prefix("['")) {
                let end = quoted.find(['"', '\''])?;
                rest = quoted[end + 1..].strip_prefix(']')?;
                &quoted[..end]
            } else {
                break;
            };
            node = node.get(name)?;
        }
        let only_filters = rest.trim_start().is_empty() || rest.trim_start().starts_with(['|', ')']);
        (only_filters && values::equals(node, value)).then_some(node)
    }

    fn bounded(&mut self, node: Node, span: Span, depth: usize) -> Node {
        fn measure(node: &Node) -> (usize, usize) {
            match &node.value {
                NodeValue::Scalar(_) => (1, 0),
                NodeValue::Seq(items) => items.iter().map(measure).fold((1, 0), |(n, d), (m, e)| (n + m, d.max(e + 1))),
                NodeValue::Map(entries) => {
                    entries.iter().map(|e| measure(&e.value)).fold((1, 0), |(n, d), (m, e)| (n + m, d.max(e + 1)))
                }
            }
        }
        let (nodes, levels) = measure(&node);
        self.nodes += nodes;
        if self.nodes > MAX_NODES || depth + levels > MAX_DEPTH {
            self.too_large(span);
            return Node::new(NodeValue::Map(Vec::new()), span);
        }
        node
    }

    /// The text of a scalar or key with its marks replaced by text.
    fn spliced(&mut self, raw: &str, span: Span) -> String {
        let mut out = String::with_capacity(raw.len());
        for piece in pieces(raw) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Mark(number) => {
                    let Some(value) = self.text.marks.get(number) else { continue };
                    match text_of(value) {
                        Ok(text) => {
                            self.bytes += text.len();
                            if self.bytes > MAX_TEXT {
                                self.too_large(span);
                                return out;
                            }
                            push_laid_out(&mut out, &text, value);
                        }
                        Err(error) => self.refuse(&error, span),
                    }
                }
            }
        }
        out
    }

    fn too_large(&mut self, span: Span) {
        if self.problems.iter().all(|problem| problem.code != Code::E208) {
            self.problems.push(Problem::new(Code::E208, "the rendered document is too large or too deep", span));
        }
    }

    fn refuse(&mut self, error: &Error, span: Span) {
        let (code, message, fix) = match filter_refusal(error) {
            Some(refusal) => (refusal.code, refusal.message.clone(), refusal.fix.clone()),
            None => (Code::E206, error.to_string(), None),
        };
        let problem = Problem::new(code, message, span);
        self.problems.push(match fix {
            Some(fix) => problem.fix(fix),
            None => problem,
        });
    }
}

/// Adds a text; when `indent` or `nindent` laid it out, its further lines get the white space before its first.
fn push_laid_out(out: &mut String, text: &str, value: &Value) {
    let line = &out[out.rfind('\n').map_or(0, |at| at + 1)..];
    let laid_out = laid(value).is_some_and(|laid| laid.indent.is_some());
    if !laid_out || !text.contains('\n') || line.is_empty() || !line.trim_start().is_empty() {
        out.push_str(text);
        return;
    }
    let separator = format!("\n{line}");
    out.push_str(&text.replace('\n', &separator));
}

/// An error of minijinja, without the values that it keeps.
#[derive(Debug)]
pub(super) struct Failure {
    pub kind: ErrorKind,
    pub detail: String,
    /// In the translated template.
    pub span: Option<Span>,
    pub line: usize,
    pub refusal: Option<FilterRefusal>,
}

impl Failure {
    fn new(error: &Error) -> Self {
        Self {
            kind: error.kind(),
            detail: error.detail().unwrap_or_default().to_owned(),
            span: error.range().map(|range| Span::new(range.start, range.end)),
            line: error.line().unwrap_or(1),
            refusal: filter_refusal(error).cloned(),
        }
    }
}

fn filter_refusal(error: &Error) -> Option<&FilterRefusal> {
    let mut source: Option<&(dyn std::error::Error + 'static)> = std::error::Error::source(error);
    while let Some(error) = source {
        if let Some(refusal) = error.downcast_ref() {
            return Some(refusal);
        }
        source = error.source();
    }
    None
}
