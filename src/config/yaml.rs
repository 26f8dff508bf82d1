//! YAML 1.2 text to document trees.
//!
//! Invariants: work and memory are bounded by the constants here, whatever the text holds (nesting, aliases, length); the
//! builder is a stack of its own and never recurses; every problem names its place; no value is ever dropped silently.
//! Refused, because tools disagree on their meaning: keys that are not scalars, merge keys (`<<`), tags outside the core
//! schema, and the same key twice.

use std::{collections::HashMap, sync::Arc};

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, StrInput, Tag};

use super::tree::{self, Document, Entry, Node, NodeValue, Scalar, ScalarValue, Style};
use crate::diag::{Code, Diagnostic, Diagnostics, SourceText, Span};

/// The largest file that is read: the caller checks it before reading.
pub const MAX_BYTES: usize = 4 << 20;
/// The deepest nesting of lists and mappings.
pub const MAX_DEPTH: usize = 64;
/// The most nodes of all documents of a file, aliases expanded.
pub const MAX_NODES: usize = 100_000;
/// The most bytes of scalar text, aliases expanded.
pub const MAX_TEXT: usize = 4 * MAX_BYTES;
/// The most problems that are reported for one file.
const MAX_PROBLEMS: usize = 100;

/// The first and last of the four characters that stand for values while a template is rendered.
pub(super) const MARKS: std::ops::RangeInclusive<char> = '\u{E000}'..='\u{E003}';

/// Something wrong with a text, its spans in that text.
#[derive(Debug)]
pub(super) struct Problem {
    pub code: Code,
    pub summary: String,
    pub detail: String,
    pub fix: Option<String>,
    pub span: Span,
    pub other: Option<(&'static str, Span)>,
}

impl Problem {
    pub fn new(code: Code, summary: impl Into<String>, span: Span) -> Self {
        Self { code, summary: summary.into(), detail: String::new(), fix: None, span, other: None }
    }

    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// The diagnostic, apart from its place.
    pub fn diagnostic(&self) -> Diagnostic {
        let diagnostic = Diagnostic::error(self.code, self.summary.clone()).detail(self.detail.clone());
        match &self.fix {
            Some(fix) => diagnostic.fix(fix.clone()),
            None => diagnostic,
        }
    }
}

/// The trees of a text and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    pub roots: Vec<Node>,
    pub problems: Vec<Problem>,
}

/// Reads all documents of a file. Documents that could be read in full are returned even when there are problems, so that
/// later checks can report theirs as well; a key that stands twice keeps its first value.
///
/// Codes: E301 not YAML, E302 a key twice, E303 too large or deep, E304 a feature that is refused.
pub fn parse(source: &Arc<SourceText>) -> (Vec<Document>, Diagnostics) {
    let loaded = load(source.text());
    let documents =
        loaded.roots.into_iter().map(|root| Document { source: Arc::clone(source), root, via: None }).collect();
    let mut diagnostics = Diagnostics::new();
    for problem in loaded.problems {
        let diagnostic = tree::at(problem.diagnostic(), source, problem.span);
        diagnostics.push(match problem.other {
            Some((message, span)) => diagnostic.related(message, source.range(span)),
            None => diagnostic,
        });
    }
    (documents, diagnostics)
}

/// Reads all documents of a text; spans are byte offsets in it.
pub(super) fn load(text: &str) -> Loaded {
    if text.len() > MAX_BYTES {
        let summary = format!("the text is larger than {} MiB", MAX_BYTES >> 20);
        let problem = Problem::new(Code::E303, summary, Span::new(0, 0));
        return Loaded { roots: Vec::new(), problems: vec![problem] };
    }
    let options = granit_parser::options! {
        emit_comments: false,
        emit_anchor_events: true,
        // one more than allowed, so that the limit is reported here and with its name
        flow_nesting_limit: MAX_DEPTH + 1,
        block_nesting_limit: MAX_DEPTH + 1,
    };
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut builder =
        Builder { text, loaded: Loaded::default(), frames: Vec::new(), anchors: HashMap::new(), nodes: 0, bytes: 0 };
    if let Err(problem) = builder.run(&mut parser) {
        builder.loaded.problems.push(*problem);
    }
    builder.loaded
}

/// A node that an alias may stand for, with what it costs to repeat it.
struct Anchored {
    node: Node,
    nodes: usize,
    bytes: usize,
    depth: usize,
}

/// An open list or mapping.
struct Frame {
    kind: FrameKind,
    span: Span,
    anchor: usize,
    /// Budgets before it was opened, to know what it costs.
    nodes: usize,
    bytes: usize,
    /// Levels below this frame, itself included.
    depth: usize,
}

enum FrameKind {
    Seq(Vec<Node>),
    Map { entries: Vec<Entry>, keys: HashMap<String, Span>, key: Option<(String, Span)>, open: OpenKey },
}

/// What a mapping does with the value that comes next.
#[derive(PartialEq)]
enum OpenKey {
    Take,
    /// The key was refused: its value is read and dropped.
    Refused,
}

type Stop = Box<Problem>;

struct Builder<'t> {
    text: &'t str,
    loaded: Loaded,
    frames: Vec<Frame>,
    anchors: HashMap<usize, Anchored>,
    nodes: usize,
    bytes: usize,
}

impl<'t> Builder<'t> {
    fn run(&mut self, parser: &mut Parser<'t, StrInput<'t>>) -> Result<(), Stop> {
        for event in parser {
            let (event, span) = event.map_err(|error| Box::new(self.scan_problem(&error)))?;
            let tag_span = span.tag_span().map(to_span);
            let span = to_span(span);
            match event {
                Event::DocumentStart(..) => self.anchors.clear(),
                Event::Scalar(raw, style, anchor, tag) => {
                    self.charge(1, raw.len(), span)?;
                    let scalar = self.scalar(raw.into_owned(), style, tag.as_deref(), tag_span, span);
                    let bytes = scalar.raw.len();
                    let node = Node::new(NodeValue::Scalar(scalar), trim(self.text, span));
                    self.remember(anchor, &node, 1, bytes, 0);
                    self.finish(node, 0);
                }
                Event::Alias(id) => self.alias(id, span)?,
                Event::SequenceStart(_, anchor, tag) => {
                    self.check_tag(tag.as_deref(), "seq", tag_span, span);
                    self.open(FrameKind::Seq(Vec::new()), span, anchor)?;
                }
                Event::MappingStart(_, anchor, tag) => {
                    self.check_tag(tag.as_deref(), "map", tag_span, span);
                    let kind =
                        FrameKind::Map { entries: Vec::new(), keys: HashMap::new(), key: None, open: OpenKey::Take };
                    self.open(kind, span, anchor)?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
                Event::Anchor(_, name) if name.contains(is_mark) => self.problem(misplaced_mark(span)),
                _ => {}
            }
            if self.loaded.problems.len() >= MAX_PROBLEMS {
                return Ok(());
            }
        }
        Ok(())
    }

    fn problem(&mut self, problem: Problem) {
        self.loaded.problems.push(problem);
    }

    /// Takes from the budgets; an empty one ends the reading.
    fn charge(&mut self, nodes: usize, bytes: usize, span: Span) -> Result<(), Stop> {
        self.nodes = self.nodes.saturating_add(nodes);
        self.bytes = self.bytes.saturating_add(bytes);
        let summary = if self.nodes > MAX_NODES {
            format!("the document has more than {MAX_NODES} values, aliases expanded")
        } else if self.bytes > MAX_TEXT {
            format!("the document has more than {} MiB of text, aliases expanded", MAX_TEXT >> 20)
        } else {
            return Ok(());
        };
        Err(Box::new(Problem::new(Code::E303, summary, span)))
    }

    fn too_deep(span: Span) -> Problem {
        let summary = format!("lists and mappings are nested more than {MAX_DEPTH} levels deep");
        Problem::new(Code::E303, summary, Span::new(span.start, span.start))
    }

    fn scan_problem(&self, error: &granit_parser::ScanError) -> Problem {
        let at = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        let span = Span::new(at, at + self.text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8));
        if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            return Self::too_deep(span);
        }
        if let Some(problem) = self.mark_in_property(at) {
            return problem;
        }
        let mut problem = Problem::new(Code::E301, "the text is not valid YAML", span).detail(error.info());
        let line = self.line_around(at);
        if line.contains(is_mark) {
            problem = problem.fix(
                "an interpolated value can stand as a value or within a text, not as a key and value at once; for several \
                 lines use toYaml with nindent after a key",
            );
        } else if line.trim_start().starts_with('@') || line.contains(": @") {
            problem = problem.fix("YAML reserves @: put the value in quotes");
        } else if line.contains("${") {
            problem =
                problem.fix("inside { } and [ ], a ${NAME} needs quotes; or write the value on a line of its own");
        } else if line.contains('\t') {
            problem = problem.fix("YAML is indented with spaces, not tabs");
        }
        problem
    }

    /// A mark in an anchor, alias or tag makes the scanner stumble; the reason is the mark.
    fn mark_in_property(&self, at: usize) -> Option<Problem> {
        let line = self.line_around(at);
        let start = line.as_ptr() as usize - self.text.as_ptr() as usize;
        let words = line.split(|c: char| c.is_whitespace() || "[]{},".contains(c));
        let word = words.into_iter().find(|word| word.starts_with(['&', '*', '!']) && word.contains(is_mark))?;
        let from = start + (word.as_ptr() as usize - line.as_ptr() as usize);
        Some(misplaced_mark(Span::new(from, from + word.len())))
    }

    fn line_around(&self, at: usize) -> &'t str {
        let start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline);
        &self.text[start..end]
    }

    fn scalar(
        &mut self,
        raw: String,
        style: ScalarStyle,
        tag: Option<&Tag>,
        tag_span: Option<Span>,
        span: Span,
    ) -> Scalar {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        let Some(tag) = tag else {
            return if style == Style::Plain { Scalar::plain(raw) } else { Scalar::text(raw, style) };
        };
        let span = tag_span.unwrap_or(span);
        let core = if tag.original() == "!" { Some("str") } else { tag.core_suffix() };
        let value = tree::resolve(&raw);
        let value = match (core, value) {
            (Some("str"), _) => ScalarValue::Text,
            (Some("null"), ScalarValue::Null)
            | (Some("bool"), ScalarValue::Bool(_))
            | (Some("int"), ScalarValue::Int(_))
            | (Some("float"), ScalarValue::Float(_)) => value,
            (Some("float"), ScalarValue::Int(_)) => raw.parse().map_or(ScalarValue::Text, ScalarValue::Float),
            _ => {
                self.refuse_tag(tag, span);
                ScalarValue::Text
            }
        };
        // text keeps a style that stands for text; a tagged number keeps one that shows its value was resolved
        let style = match value {
            ScalarValue::Text if style == Style::Plain => Style::Quoted,
            ScalarValue::Text => style,
            _ => Style::Plain,
        };
        Scalar { raw, style, value }
    }

    fn check_tag(&mut self, tag: Option<&Tag>, wanted: &str, tag_span: Option<Span>, span: Span) {
        if let Some(tag) = tag.filter(|tag| tag.core_suffix() != Some(wanted)) {
            self.refuse_tag(tag, tag_span.unwrap_or(span));
        }
    }

    fn refuse_tag(&mut self, tag: &Tag, span: Span) {
        let original = tag.original();
        if original.contains(is_mark) || self.text.get(span.start..span.end).is_some_and(|text| text.contains(is_mark))
        {
            return self.problem(misplaced_mark(span));
        }
        let problem = match tag.core_suffix() {
            Some(_) => Problem::new(Code::E304, format!("the tag `{original}` does not fit the value"), span),
            None => Problem::new(Code::E304, format!("the tag `{original}` is not supported"), span),
        };
        self.problem(problem.fix("take the tag away, or put a text in quotes"));
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<(), Stop> {
        let Some(anchored) = self.anchors.get(&id) else {
            self.problem(Problem::new(Code::E304, "an alias stands inside the value it names", span));
            self.finish(Node::new(NodeValue::Scalar(Scalar::plain("")), span), 0);
            return Ok(());
        };
        let (nodes, bytes, depth) = (anchored.nodes, anchored.bytes, anchored.depth);
        self.charge(nodes, bytes, span)?;
        if self.frames.len() + depth > MAX_DEPTH {
            return Err(Box::new(Self::too_deep(span)));
        }
        let mut node = self.anchors[&id].node.clone();
        node.span = span;
        self.finish(node, depth);
        Ok(())
    }

    fn remember(&mut self, anchor: usize, node: &Node, nodes: usize, bytes: usize, depth: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, Anchored { node: node.clone(), nodes, bytes, depth });
        }
    }

    fn open(&mut self, kind: FrameKind, span: Span, anchor: usize) -> Result<(), Stop> {
        if self.frames.len() >= MAX_DEPTH {
            return Err(Box::new(Self::too_deep(span)));
        }
        let (nodes, bytes) = (self.nodes, self.bytes);
        self.charge(1, 0, span)?;
        self.frames.push(Frame { kind, span, anchor, nodes, bytes, depth: 1 });
        Ok(())
    }

    fn close(&mut self, end: Span) -> Result<(), Stop> {
        let frame = self.frames.pop().expect("the parser pairs start and end events");
        let span = trim(self.text, Span::new(frame.span.start, end.end.max(frame.span.end)));
        let value = match frame.kind {
            FrameKind::Seq(items) => NodeValue::Seq(items),
            FrameKind::Map { entries, .. } => NodeValue::Map(entries),
        };
        let node = Node::new(value, span);
        if frame.anchor > 0 {
            // the copy kept for aliases is as large as the node: it counts too
            let (nodes, bytes) = (self.nodes - frame.nodes, self.bytes - frame.bytes);
            self.charge(nodes, bytes, span)?;
            self.remember(frame.anchor, &node, nodes, bytes, frame.depth);
        }
        self.finish(node, frame.depth);
        Ok(())
    }

    /// Puts a finished node, which has `depth` levels, where it belongs.
    fn finish(&mut self, node: Node, depth: usize) {
        let Some(frame) = self.frames.last_mut() else {
            self.loaded.roots.push(node);
            return;
        };
        frame.depth = frame.depth.max(depth + 1);
        match &mut frame.kind {
            FrameKind::Seq(items) => items.push(node),
            FrameKind::Map { entries, keys, key, open } => {
                if let Some((key, key_span)) = key.take() {
                    if std::mem::replace(open, OpenKey::Take) == OpenKey::Take {
                        entries.push(Entry { key, key_span, value: node });
                    }
                    return;
                }
                let (text, problem) = match &node.value {
                    NodeValue::Scalar(scalar) if scalar.raw == "<<" && scalar.style == Style::Plain => {
                        let problem = Problem::new(Code::E304, "merge keys are not supported", node.span);
                        (scalar.raw.clone(), Some(problem.fix("write the keys out, or use a template")))
                    }
                    NodeValue::Scalar(scalar) => {
                        let first = keys.get(&scalar.raw).copied();
                        let problem = first.map(|first| duplicate(&scalar.raw, node.span, first));
                        (scalar.raw.clone(), problem)
                    }
                    _ => {
                        let problem = Problem::new(Code::E304, "a key is not a single value", node.span);
                        (String::new(), Some(problem.fix("in YAML, { and [ begin a mapping or a list: quote the key")))
                    }
                };
                if problem.is_some() {
                    *open = OpenKey::Refused;
                } else {
                    keys.insert(text.clone(), node.span);
                }
                *key = Some((text, node.span));
                if let Some(problem) = problem {
                    self.problem(problem);
                }
            }
        }
    }
}

/// The problem of a key that stands twice, which names both places.
pub(super) fn duplicate(key: &str, second: Span, first: Span) -> Problem {
    let mut problem = Problem::new(Code::E302, format!("the key `{key}` stands twice"), second)
        .fix("keep one of them: other tools silently take the last");
    problem.other = Some(("it stands here first", first));
    problem
}

fn misplaced_mark(span: Span) -> Problem {
    Problem::new(Code::E210, "a value stands in an anchor, an alias or a tag", span)
        .fix("write the anchor or tag out; values may stand in scalars and keys")
}

pub(super) fn is_mark(c: char) -> bool {
    MARKS.contains(&c)
}

fn to_span(span: granit_parser::Span) -> Span {
    let byte = |marker: granit_parser::Marker| marker.byte_offset().unwrap_or_default();
    Span::new(byte(span.start), byte(span.end).max(byte(span.start)))
}

/// Takes white space off the end of a span: blocks end where the next token begins.
fn trim(text: &str, span: Span) -> Span {
    let inside = text.get(span.start..span.end).unwrap_or_default();
    Span::new(span.start, span.start + inside.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Document>, Diagnostics) {
        parse(&Arc::new(SourceText::new("a.yaml", text)))
    }

    fn json(text: &str) -> serde_json::Value {
        let (documents, diagnostics) = read(text);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        documents[0].root.to_json()
    }

    fn codes(text: &str) -> Vec<(Code, u32, u32)> {
        let place = |d: &Diagnostic| d.range.as_ref().map_or((0, 0), |r| (r.start.line, r.start.column));
        read(text).1.iter().map(|d| (d.code, place(d).0, place(d).1)).collect()
    }

    #[test]
    fn values_keep_type_raw_text_and_place() {
        let text = "a: 1\nb: \"1\"\nc:\n  - +10000\n  - 57_000_000\n  - 0.10\nd: |\n  x\n  y\ne:\n";
        assert_eq!(
            json(text),
            serde_json::json!({"a": 1, "b": "1", "c": [10000, "57_000_000", 0.1], "d": "x\ny\n", "e": null})
        );
        let (documents, _) = read(text);
        let raw = |pointer: &str| documents[0].at(pointer).and_then(|f| f.node.as_scalar()).map(|s| s.raw.clone());
        assert_eq!(raw("/c/0").as_deref(), Some("+10000"));
        assert_eq!(raw("/c/2").as_deref(), Some("0.10"));
        let found = documents[0].at("/b").expect("there");
        assert_eq!(&text[found.node.span.start..found.node.span.end], "\"1\"");
        assert_eq!(found.key_span.map(|span| &text[span.start..span.end]), Some("b"));
        let list = documents[0].at("/c").expect("there").node.span;
        assert_eq!(&text[list.start..list.end], "- +10000\n  - 57_000_000\n  - 0.10");
    }

    #[test]
    fn several_documents_and_none_are_told_apart() {
        assert_eq!(read("a: 1\n---\nb: 2\n").0.len(), 2);
        assert_eq!(read("# only a comment\n").0.len(), 0);
        assert_eq!(read("").0.len(), 0);
    }

    #[test]
    fn a_repeated_key_is_reported_at_both_places_and_the_rest_is_read() {
        let (documents, diagnostics) = read("a: 1\nb: 2\na: {x: 1, x: 2}\nc: 3\n");
        let shown: Vec<_> =
            diagnostics.iter().map(|d| (d.code, d.range.as_ref().expect("placed").start.line)).collect();
        assert_eq!(shown, [(Code::E302, 3), (Code::E302, 3)]);
        assert_eq!(diagnostics.0[0].related[0].range.start.line, 1);
        assert_eq!(documents[0].root.to_json(), serde_json::json!({"a": 1, "b": 2, "c": 3}));
    }

    #[test]
    fn features_that_tools_disagree_on_are_refused() {
        assert_eq!(codes("a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n"), [(Code::E304, 3, 3)]);
        assert_eq!(codes("? [a, b]\n: 1\n"), [(Code::E304, 1, 3)]);
        assert_eq!(codes("a: !Ref x\nb: !!int y\nc: !!str 1\nd: !!set {a}\n").len(), 3);
        assert_eq!(json("a: !!str 1\nb: !!float 1\nc: ! 2\n"), serde_json::json!({"a": "1", "b": 1.0, "c": "2"}));
        assert_eq!(codes("a: &x [*x]\n"), [(Code::E304, 1, 8)]);
    }

    #[test]
    fn aliases_repeat_their_value() {
        assert_eq!(json("a: &x [1, 2]\nb: *x\n"), serde_json::json!({"a": [1, 2], "b": [1, 2]}));
        assert_eq!(codes("a: *nowhere\n"), [(Code::E301, 1, 4)]);
    }

    #[test]
    fn syntax_errors_name_their_place_and_keep_earlier_documents() {
        let (documents, diagnostics) = read("a: 1\n---\nb: [1, 2\nc: 3\n");
        assert_eq!(documents.len(), 1);
        assert_eq!(diagnostics.0[0].code, Code::E301);
        assert!(codes("at: @2026\n")[0].1 == 1);
        assert!(read("at: @2026\n").1.0[0].fix.as_deref().is_some_and(|fix| fix.contains("quotes")));
    }

    #[test]
    fn hostile_texts_are_refused_after_little_work() {
        for text in ["[".repeat(20_000), "- ".repeat(20_000), "{a: ".repeat(20_000)] {
            let found = codes(&text);
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].0, Code::E303, "{found:?}");
        }
        let level = |level: usize| format!("a{level}: &a{level} [{}]", vec![format!("*a{}", level - 1); 10].join(", "));
        let levels: Vec<String> = (1..9).map(level).collect();
        let bomb = format!("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n{}\n", levels.join("\n"));
        let found = codes(&bomb);
        assert_eq!((found.len(), found[0].0), (1, Code::E303));
        let long = format!("a: &a \"{}\"\nb: [{}]\n", "x".repeat(1 << 20), "*a, ".repeat(1000));
        assert_eq!(codes(&long)[0].0, Code::E303);
        assert_eq!(codes(&"x".repeat(MAX_BYTES + 1))[0].0, Code::E303);
        let many = "- 1\n".repeat(MAX_NODES + 1);
        assert_eq!(codes(&many)[0].0, Code::E303);
        let nested =
            format!("a: &a {}1{}\nb: {}*a{}\n", "[".repeat(40), "]".repeat(40), "[".repeat(40), "]".repeat(40));
        assert_eq!(codes(&nested)[0].0, Code::E303);
        assert!(codes(&"a: 1\n".repeat(5_000)).len() <= MAX_PROBLEMS);
    }

    #[test]
    fn depth_up_to_the_limit_is_read() {
        let text = format!("{}1{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
        assert!(read(&text).1.is_empty());
    }
}
