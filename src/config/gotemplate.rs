//! Go templates, written again as minijinja templates with a map back to the text as it was.
//!
//! Invariants: text outside actions is copied byte for byte (but for what trim markers cut) and can never be taken for an
//! action, since the delimiters of the result hold characters that a template's text may not hold; all refusals are
//! reported, not the first.

use super::goexpr::{self, Refusal, Token, TokenKind};
use crate::diag::Span;

/// Delimiters of the result: `(block, variable, comment)`, each with its start and end.
pub(super) const DELIMITERS: [(&str, &str); 3] =
    [("\u{E002}%", "%\u{E003}"), ("\u{E002}{", "}\u{E003}"), ("\u{E002}#", "#\u{E003}")];

/// The deepest nesting of blocks.
const MAX_BLOCKS: usize = 32;

/// A stretch of the result and where it came from.
#[derive(Debug)]
struct Piece {
    out: Span,
    from: Span,
    /// Copied byte for byte.
    verbatim: bool,
}

/// A template for minijinja and the way back to its text as written.
#[derive(Debug)]
pub(super) struct Translated<'t> {
    pub text: String,
    original: &'t str,
    pieces: Vec<Piece>,
}

impl<'t> Translated<'t> {
    /// A template that needs no translation.
    pub fn verbatim(text: &'t str) -> Self {
        let whole = Span::new(0, text.len());
        Self { text: text.to_owned(), original: text, pieces: vec![Piece { out: whole, from: whole, verbatim: true }] }
    }

    /// The stretch of the original text that a stretch of the result stands for; an interpolation includes its braces.
    pub fn original_span(&self, out: Span) -> Span {
        let end_of_text = self.original.len();
        let start = self.original_piece(out.start).map_or(end_of_text, |piece| {
            let shifted = piece.from.start + out.start.saturating_sub(piece.out.start);
            if piece.verbatim { shifted.min(piece.from.end) } else { piece.from.start }
        });
        let last = out.end.saturating_sub(1).max(out.start);
        let end = self.original_piece(last).map_or(end_of_text, |piece| {
            let shifted = piece.from.start + out.end.saturating_sub(piece.out.start);
            if piece.verbatim { shifted.min(piece.from.end) } else { piece.from.end }
        });
        self.with_braces(Span::new(start, end.max(start)))
    }

    /// Widens the span of an expression to the braces around it.
    fn with_braces(&self, span: Span) -> Span {
        let (Some(before), Some(after)) = (self.original.get(..span.start), self.original.get(span.end..)) else {
            return span;
        };
        let before = before.trim_end().trim_end_matches('-').trim_end();
        let lead = after.len() - after.trim_start().len();
        let after = after.trim_start();
        let dash = usize::from(after.starts_with('-'));
        if before.ends_with("{{") && after[dash..].starts_with("}}") {
            return Span::new(before.len() - 2, span.end + lead + dash + 2);
        }
        span
    }

    fn original_piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.out.start <= at);
        self.pieces[..after].last().or(self.pieces.first())
    }
}

/// Whether a template without `syntax` is a Go template: an interpolation begins with a dot, or with what only Go knows.
pub(super) fn looks_like_go(text: &str) -> bool {
    const KEYWORDS: &[&str] = &["if", "range", "with", "define", "template", "block"];
    text.match_indices("{{").any(|(at, _)| {
        let inside = text[at + 2..].strip_prefix('-').unwrap_or(&text[at + 2..]).trim_start();
        let word_end = inside.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(inside.len());
        let (word, rest) = inside.split_at(word_end);
        let argument = rest.trim_start_matches(' ');
        inside.starts_with(['.', '$'])
            || inside.starts_with("/*")
            || (argument.len() < rest.len() && (KEYWORDS.contains(&word) || argument.starts_with(['.', '$'])))
    })
}

/// What an open block does with the dot.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    If,
    Range,
    With,
    /// A block that was refused: its end is awaited all the same.
    Refused,
}

struct Block {
    kind: Kind,
    opened: Span,
    has_else: bool,
    /// The dot outside.
    outer: Option<String>,
}

struct Translator<'t> {
    source: &'t str,
    out: String,
    pieces: Vec<Piece>,
    blocks: Vec<Block>,
    dot: Option<String>,
    names: usize,
    refusals: Vec<Refusal>,
}

/// Translates a Go template.
pub(super) fn translate(source: &str) -> Result<Translated<'_>, Vec<Refusal>> {
    let mut translator = Translator {
        source,
        out: String::with_capacity(source.len() * 2),
        pieces: Vec::new(),
        blocks: Vec::new(),
        dot: None,
        names: 0,
        refusals: Vec::new(),
    };
    translator.run();
    for block in &translator.blocks {
        translator.refusals.push(Refusal::syntax("the {{ end }} of this block is missing", block.opened));
    }
    if translator.refusals.is_empty() {
        Ok(Translated { text: translator.out, original: source, pieces: translator.pieces })
    } else {
        Err(translator.refusals)
    }
}

impl Translator<'_> {
    fn run(&mut self) {
        let source = self.source;
        let mut at = 0;
        let mut trim_next = false;
        while let Some(open) = source[at..].find("{{").map(|found| at + found) {
            let after = &source[open + 2..];
            let trim = after.starts_with('-') && after[1..].starts_with(char::is_whitespace);
            self.copy(at, open, trim_next, trim);
            let from = open + 2 + usize::from(trim);
            let Some(close) = action_end(source, from) else {
                self.refusals.push(Refusal::syntax("the closing }} is missing", Span::new(open, open + 2)));
                return;
            };
            let inside = &source[from..close];
            let body = inside.strip_suffix('-').filter(|rest| rest.ends_with(char::is_whitespace));
            trim_next = body.is_some();
            self.action(body.unwrap_or(inside), from, Span::new(open, close + 2));
            at = close + 2;
        }
        self.copy(at, source.len(), trim_next, false);
    }

    /// Copies text, cut where trim markers stand beside it.
    fn copy(&mut self, start: usize, end: usize, trim_start: bool, trim_end: bool) {
        let mut text = &self.source[start..end];
        let mut start = start;
        if trim_start {
            let cut = text.trim_start();
            start += text.len() - cut.len();
            text = cut;
        }
        if trim_end {
            text = text.trim_end();
        }
        self.piece(text, Span::new(start, start + text.len()), true);
    }

    fn piece(&mut self, text: &str, from: Span, verbatim: bool) {
        if !text.is_empty() {
            let start = self.out.len();
            self.out.push_str(text);
            self.pieces.push(Piece { out: Span::new(start, self.out.len()), from, verbatim });
        }
    }

    fn statement(&mut self, text: &str, from: Span) {
        let (open, close) = DELIMITERS[0];
        self.piece(&format!("{open} {text} {close}"), from, false);
    }

    /// One action; `whole` includes its braces.
    fn action(&mut self, body: &str, base: usize, whole: Span) {
        let trimmed = body.trim();
        if let Some(comment) = trimmed.strip_prefix("/*") {
            if !comment.ends_with("*/") {
                self.refusals.push(Refusal::syntax("a comment must end right before the }}", whole));
            }
            return;
        }
        let tokens = match goexpr::tokens(body, base) {
            Ok(tokens) => tokens,
            Err(refusal) => return self.refuse(refusal, body, whole),
        };
        let word = match tokens.first() {
            Some(Token { kind: TokenKind::Word(word), .. }) => word.as_str(),
            _ => "",
        };
        let rest = &tokens[usize::from(!tokens.is_empty())..];
        let result = match word {
            "if" => self.expression(rest, whole).map(|expr| {
                self.statement(&format!("if {expr}"), whole);
                self.open(Kind::If, whole, None);
            }),
            "range" => self.expression(rest, whole).map(|expr| {
                let name = self.name();
                self.statement(&format!("for {name} in ({expr}) | go_items"), whole);
                self.open(Kind::Range, whole, Some(name));
            }),
            "with" => self.expression(rest, whole).map(|expr| {
                let name = self.name();
                self.statement(&format!("with {name} = ({expr})"), whole);
                self.statement(&format!("if {name}"), whole);
                self.open(Kind::With, whole, Some(name));
            }),
            "else" => self.otherwise(rest, whole),
            "end" => self.end(rest, whole),
            "break" | "continue" if rest.is_empty() => {
                if self.blocks.iter().any(|block| block.kind == Kind::Range) {
                    self.statement(word, whole);
                    Ok(())
                } else {
                    Err(Refusal::syntax(format!("{word} stands outside of range"), whole))
                }
            }
            "define" | "template" | "block" => Err(Refusal::unsupported(
                format!("{word} is not supported"),
                "write the text out, or use a parameter",
                whole,
            )),
            _ => self.expression(&tokens, whole).map(|expr| {
                let (open, close) = DELIMITERS[1];
                self.piece(&format!("{open} {expr} {close}"), whole, false);
            }),
        };
        if let Err(refusal) = result {
            self.refuse(refusal, body, whole);
        }
    }

    /// Notes a refusal; a block that was refused still waits for its end.
    fn refuse(&mut self, refusal: Refusal, body: &str, whole: Span) {
        self.refusals.push(refusal);
        let word = body.split_whitespace().next().unwrap_or_default();
        if matches!(word, "if" | "range" | "with" | "define" | "block") {
            // inside it the dot is something, so that its uses are not reported as well
            let dot = if word == "if" { self.dot.clone() } else { Some(self.name()) };
            self.open(Kind::Refused, whole, dot);
        }
    }

    fn expression(&self, tokens: &[Token], whole: Span) -> Result<String, Refusal> {
        goexpr::translate(tokens, self.dot.as_deref(), whole)
    }

    fn name(&mut self) -> String {
        self.names += 1;
        format!("dot_{}", self.names)
    }

    fn open(&mut self, kind: Kind, opened: Span, dot: Option<String>) {
        if self.blocks.len() == MAX_BLOCKS {
            self.refusals.push(Refusal::syntax("blocks are nested too deeply", opened));
        }
        let outer = self.dot.clone();
        if dot.is_some() {
            self.dot = dot;
        }
        self.blocks.push(Block { kind, opened, has_else: false, outer });
    }

    fn otherwise(&mut self, rest: &[Token], whole: Span) -> Result<(), Refusal> {
        let stray = || Refusal::syntax("this else belongs to no if, range or with", whole);
        let block = self.blocks.last_mut().filter(|block| !block.has_else).ok_or_else(stray)?;
        let kind = block.kind;
        match rest {
            [] => {
                block.has_else = true;
                // in the else part the dot is the one outside
                self.dot.clone_from(&block.outer);
                if kind != Kind::Refused {
                    self.statement("else", whole);
                }
                Ok(())
            }
            [Token { kind: TokenKind::Word(word), .. }, condition @ ..] if word == "if" && kind == Kind::If => {
                let expr = self.expression(condition, whole)?;
                self.statement(&format!("elif {expr}"), whole);
                Ok(())
            }
            _ if kind == Kind::Refused => Ok(()),
            _ => Err(Refusal::unsupported(
                "only `else` and, in an if, `else if` are supported",
                "nest the inner block in {{ else }}",
                whole,
            )),
        }
    }

    fn end(&mut self, rest: &[Token], whole: Span) -> Result<(), Refusal> {
        if !rest.is_empty() {
            return Err(Refusal::syntax("`end` takes nothing", whole));
        }
        let block = self.blocks.pop().ok_or_else(|| Refusal::syntax("this end belongs to no block", whole))?;
        self.dot = block.outer;
        match block.kind {
            Kind::If => self.statement("endif", whole),
            Kind::Range => self.statement("endfor", whole),
            Kind::With => {
                self.statement("endif", whole);
                self.statement("endwith", whole);
            }
            Kind::Refused => {}
        }
        Ok(())
    }
}

/// Where the `}}` of an action begins: the first one outside strings and comments.
fn action_end(source: &str, from: usize) -> Option<usize> {
    let text = &source[from..];
    let lead = text.len() - text.trim_start().len();
    let mut at = from + lead;
    if source[at..].starts_with("/*") {
        at += source[at..].find("*/")? + 2;
        return source[at..].find("}}").map(|found| at + found);
    }
    let bytes = source.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'}' if bytes.get(at + 1) == Some(&b'}') => return Some(at),
            b'`' => at += source[at + 1..].find('`')? + 1,
            b'"' => {
                at += 1;
                while *bytes.get(at)? != b'"' {
                    // a newline ends the string: the token reader reports it
                    match bytes[at] {
                        b'\n' => break,
                        b'\\' => at += 2,
                        _ => at += 1,
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;

    /// The result with its delimiters made visible.
    fn shown(source: &str) -> String {
        let translated = translate(source).unwrap_or_else(|refusals| panic!("{source}: {refusals:?}"));
        translated.text.replace(['\u{E002}', '\u{E003}'], "~")
    }

    fn refusals(source: &str) -> Vec<(Code, usize)> {
        translate(source).expect_err(source).iter().map(|refusal| (refusal.code, refusal.span.start)).collect()
    }

    #[test]
    fn blocks_and_trim_markers_are_translated() {
        assert_eq!(shown("a: {{ .Values.x }}\n"), "a: ~{ Values.x }~\n");
        assert_eq!(shown("a  {{- .Values.x -}}  \n b"), "a~{ Values.x }~b");
        assert_eq!(shown("x {{-3}}"), "x ~{ (-3) }~");
        assert_eq!(shown("a{{/* no }} here */}}b {{- /* c */ -}} d"), "abd");
        assert_eq!(
            shown("{{ if .Values.a }}1{{ else if eq .Values.b \"}}\" }}2{{ else }}3{{ end }}"),
            "~% if Values.a %~1~% elif Values.b == \"}}\" %~2~% else %~3~% endif %~"
        );
        assert_eq!(
            shown("{{ range .Values.l }}{{ .n }}{{ $.Values.x }}{{ else }}-{{ end }}"),
            "~% for dot_1 in (Values.l) | go_items %~~{ dot_1.n }~~{ Values.x }~~% else %~-~% endfor %~"
        );
        assert_eq!(
            shown("{{ with .Values.a }}{{ . }}{{ else }}{{ .Values.b }}{{ end }}"),
            "~% with dot_1 = (Values.a) %~~% if dot_1 %~~{ dot_1 }~~% else %~~{ Values.b }~~% endif %~~% endwith %~"
        );
        assert_eq!(shown("{% raw %} {# x #} {a: {b: 1}}"), "{% raw %} {# x #} {a: {b: 1}}");
    }

    #[test]
    fn all_refusals_are_reported_with_their_places() {
        assert_eq!(
            refusals("{{ define \"x\" }}{{ . }}{{ end }} {{ $x := 1 }} {{ template \"x\" }} {{ foo 1 }}"),
            [(Code::E203, 0), (Code::E203, 36), (Code::E203, 47), (Code::E203, 69)]
        );
        assert_eq!(refusals("{{ range $i, $x := .Values.l }}{{ .a }}{{ end }}"), [(Code::E203, 9)]);
        assert_eq!(refusals("{{ if .Values.a }}x"), [(Code::E201, 0)]);
        assert_eq!(refusals("x {{ end }}"), [(Code::E201, 2)]);
        assert_eq!(refusals("{{ else }}"), [(Code::E201, 0)]);
        assert_eq!(refusals("a {{ .Values.x"), [(Code::E201, 2)]);
        assert_eq!(refusals("{{ break }}"), [(Code::E201, 0)]);
        assert_eq!(refusals("{{ with .Values.a }}{{ else with .Values.b }}{{ end }}"), [(Code::E203, 20)]);
        assert_eq!(refusals("{{ \"\\"), [(Code::E201, 0)]);
    }

    #[test]
    fn places_lead_back_to_the_text_as_written() {
        let source = "é: {{ .Values.x | trunc 8 }}\nb: {{- .Values.y }} tail";
        let translated = translate(source).expect("translates");
        let back = |needle: &str| {
            let at = translated.text.find(needle).expect("there");
            let span = translated.original_span(Span::new(at, at + needle.len()));
            &source[span.start..span.end]
        };
        assert_eq!(back("é"), "é");
        assert_eq!(back("Values.x"), "{{ .Values.x | trunc 8 }}");
        assert_eq!(back("Values.y"), "{{- .Values.y }}");
        assert_eq!(back("tail"), "tail");
    }

    #[test]
    fn go_is_told_from_jinja() {
        for text in [
            "{{ .Values.x }}",
            "a {{- .x }}",
            "{{ if .x }}",
            "{{ toJson .Values.x }}",
            "{{/* c */}}",
            "{{ $.Values.x }}",
        ] {
            assert!(looks_like_go(text), "{text}");
        }
        for text in [
            "{{ Values.x }}",
            "{% if x %}{{ x if y }}{% endif %}",
            "{{ x | trunc(8) }}",
            "{{ not (x) }}",
            "",
            "{{ 'a' }}",
        ] {
            assert!(!looks_like_go(text), "{text}");
        }
    }

    #[test]
    fn hostile_templates_end_quickly() {
        assert!(translate(&"{{ if .Values.a }}".repeat(20_000)).is_err());
        assert!(translate(&"{{".repeat(20_000)).is_err());
        assert!(translate(&"{{ \"".repeat(20_000)).is_err());
    }
}
