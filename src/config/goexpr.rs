//! Expressions of Go templates (<https://pkg.go.dev/text/template>), parsed and written again as minijinja expressions.
//!
//! Invariants: what is written means the same as in Go, or is refused with its place: a pipe hands its value on as the last
//! argument, `default` replaces what is empty, `$` is the root. Only constant-size text comes out per token, and nesting is
//! bounded, so the work is linear in the input.

use std::fmt::Write as _;

use super::suggest;
use crate::diag::{Code, Span};

/// The deepest nesting of parentheses, and the longest pipe.
const MAX_NESTING: usize = 32;

/// A part of the template that is refused, at a span of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// E201 for what is no Go template, E203 for what is not supported.
    pub code: Code,
    pub message: String,
    pub fix: Option<String>,
    pub span: Span,
}

impl Refusal {
    pub fn syntax(message: impl Into<String>, span: Span) -> Self {
        Self { code: Code::E201, message: message.into(), fix: None, span }
    }

    pub fn with_fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    pub fn unsupported(message: impl Into<String>, fix: impl Into<String>, span: Span) -> Self {
        Self { code: Code::E203, message: message.into(), fix: Some(fix.into()), span }
    }
}

/// Functions whose last argument is the value that a pipe hands on: `(Go name, filter)`. Others are operators.
const FILTERS: &[(&str, &str)] = &[
    ("trunc", "trunc"),
    ("networkPassphrase", "networkPassphrase"),
    ("toJson", "toJson"),
    ("toYaml", "toYaml"),
    ("default", "go_default"),
    ("required", "required"),
    ("quote", "quote"),
    ("squote", "squote"),
    ("upper", "upper"),
    ("lower", "lower"),
    ("indent", "go_indent"),
    ("nindent", "nindent"),
    ("trim", "trim"),
    ("trimPrefix", "trimPrefix"),
    ("trimSuffix", "trimSuffix"),
    ("replace", "replace"),
    ("join", "go_join"),
    ("contains", "contains"),
    ("hasPrefix", "hasPrefix"),
    ("hasSuffix", "hasSuffix"),
    ("toString", "toString"),
    ("int", "int"),
    ("len", "length"),
    ("empty", "empty"),
];

/// Functions that become operators, for suggestions.
const OPERATORS: &[&str] = &["eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not", "index", "printf"];

/// One token and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    /// `.name`
    Field(String),
    /// `.` alone
    Dot,
    /// `$` alone
    Root,
    /// `$name`
    Variable(String),
    Word(String),
    Number(String),
    Text(String),
    Pipe,
    Open,
    Close,
    /// `:=`, `=`, `,`
    Sign(&'static str),
}

/// Splits the inside of an action into tokens; `base` is where `text` begins in the template.
pub(super) fn tokens(text: &str, base: usize) -> Result<Vec<Token>, Refusal> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        let span = |end: usize| Span::new(base + start, base + end);
        let word_end = |from: usize| {
            text[from..].find(|c: char| !(c.is_alphanumeric() || c == '_')).map_or(text.len(), |end| from + end)
        };
        let kind = match c {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            '|' => TokenKind::Pipe,
            '(' => TokenKind::Open,
            ')' => TokenKind::Close,
            ',' => TokenKind::Sign(","),
            '=' => TokenKind::Sign("="),
            ':' if text[at..].starts_with(":=") => TokenKind::Sign(":="),
            '.' if text[at + 1..].starts_with(|c: char| c.is_alphabetic() || c == '_') => {
                TokenKind::Field(text[at + 1..word_end(at + 1)].to_owned())
            }
            '.' if text[at + 1..].starts_with(|c: char| c.is_ascii_digit()) => number(&text[at..]),
            '.' => TokenKind::Dot,
            '$' if word_end(at + 1) > at + 1 => TokenKind::Variable(text[at + 1..word_end(at + 1)].to_owned()),
            '$' => TokenKind::Root,
            '"' | '`' => {
                let (value, length) = literal(&text[at..], base + at)?;
                at += length;
                tokens.push(Token { kind: TokenKind::Text(value), span: span(at) });
                continue;
            }
            '\'' => {
                let message = "characters in single quotes are not supported";
                return Err(Refusal::unsupported(message, "use double quotes", span(at + 1)));
            }
            c if c.is_ascii_digit() || "+-".contains(c) => number(&text[at..]),
            c if c.is_alphabetic() || c == '_' => TokenKind::Word(text[at..word_end(at)].to_owned()),
            c => return Err(Refusal::syntax(format!("unexpected `{c}`"), span(at + c.len_utf8()))),
        };
        at += match &kind {
            TokenKind::Field(name) | TokenKind::Variable(name) => 1 + name.len(),
            TokenKind::Word(text) | TokenKind::Number(text) => text.len(),
            TokenKind::Sign(sign) => sign.len(),
            _ => 1,
        };
        tokens.push(Token { kind, span: span(at) });
    }
    Ok(tokens)
}

fn number(text: &str) -> TokenKind {
    let end =
        text[1..].find(|c: char| !(c.is_ascii_alphanumeric() || "._".contains(c))).map_or(text.len(), |at| at + 1);
    TokenKind::Number(text[..end].to_owned())
}

/// A string literal at the beginning of `text`: its value and its length in bytes.
fn literal(text: &str, base: usize) -> Result<(String, usize), Refusal> {
    let open = |message: &str| Refusal::syntax(message, Span::new(base, base + 1));
    if let Some(raw) = text.strip_prefix('`') {
        let end = raw.find('`').ok_or_else(|| open("the closing ` is missing"))?;
        return Ok((raw[..end].to_owned(), end + 2));
    }
    let mut value = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Ok((value, at + 1)),
            '\n' => break,
            '\\' => {
                let escape = |message: &str| Refusal::syntax(message, Span::new(base + at, base + at + 2));
                let (_, escaped) = chars.next().ok_or_else(|| open("the closing \" is missing"))?;
                value.push(match escaped {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    '\\' | '"' | '\'' => escaped,
                    'x' | 'u' | 'U' => {
                        let digits = match escaped {
                            'x' => 2,
                            'u' => 4,
                            _ => 8,
                        };
                        let hex: String = chars.by_ref().take(digits).map(|(_, c)| c).collect();
                        let code = u32::from_str_radix(&hex, 16).ok().filter(|_| hex.len() == digits);
                        code.and_then(char::from_u32).ok_or_else(|| escape("not a character"))?
                    }
                    _ => return Err(escape("unknown escape")),
                });
            }
            c => value.push(c),
        }
    }
    Err(open("the closing \" is missing"))
}

/// An expression.
#[derive(Debug)]
enum Expr {
    /// A minijinja path: the dot or the root, and fields.
    Path(String),
    /// A literal, as minijinja writes it.
    Literal(String),
    /// Fields of a parenthesised expression.
    Field(Box<Expr>, Vec<String>),
    Call {
        name: String,
        span: Span,
        args: Vec<Expr>,
    },
}

/// Writes the tokens of a pipeline as a minijinja expression. `dot` is what `.` stands for; `None` at the top, where it is the
/// root.
pub(super) fn translate(tokens: &[Token], dot: Option<&str>, whole: Span) -> Result<String, Refusal> {
    let mut parser = ExprParser { tokens, at: 0, dot, whole, nesting: 0 };
    let expr = parser.pipeline()?;
    if let Some(token) = parser.peek() {
        return Err(Refusal::syntax("unexpected `)`", token.span));
    }
    let mut out = String::new();
    write(&mut out, &expr)?;
    Ok(out)
}

struct ExprParser<'t> {
    tokens: &'t [Token],
    at: usize,
    dot: Option<&'t str>,
    whole: Span,
    nesting: usize,
}

impl<'t> ExprParser<'t> {
    fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<&'t Token> {
        let token = self.tokens.get(self.at);
        self.at += 1;
        token
    }

    fn pipeline(&mut self) -> Result<Expr, Refusal> {
        let mut expr = self.command(None)?;
        let mut pipes = 0;
        while let Some(Token { kind: TokenKind::Pipe, span }) = self.peek() {
            pipes += 1;
            if pipes > MAX_NESTING {
                return Err(Refusal::syntax("the pipe is too long", *span));
            }
            self.at += 1;
            expr = self.command(Some(expr))?;
        }
        Ok(expr)
    }

    /// A function with arguments, or a single operand; `piped` becomes the last argument.
    fn command(&mut self, piped: Option<Expr>) -> Result<Expr, Refusal> {
        let Some(first) = self.peek() else {
            return Err(Refusal::syntax("an expression is missing", Span::new(self.whole.end, self.whole.end)));
        };
        let name = match &first.kind {
            TokenKind::Word(word) if !matches!(word.as_str(), "true" | "false" | "nil") => Some(word.clone()),
            _ => None,
        };
        let Some(name) = name else {
            let operand = self.operand()?;
            if piped.is_some() {
                return Err(Refusal::syntax("a pipe leads to something that is not a function", first.span));
            }
            return match self.peek() {
                Some(Token { kind: TokenKind::Pipe | TokenKind::Close, .. }) | None => Ok(operand),
                Some(Token { kind: TokenKind::Sign(sign @ (":=" | "=" | ",")), span }) => Err(variable(sign, *span)),
                Some(Token { kind: TokenKind::Number(text), span }) if text.starts_with('-') => {
                    Err(Refusal::syntax("a name with a dash needs index", *span)
                        .with_fix("write {{ index .Values \"the-name\" }}"))
                }
                Some(token) => Err(Refusal::unsupported(
                    "calling a value with arguments is not supported",
                    "write a function first, such as eq or trunc",
                    token.span,
                )),
            };
        };
        self.at += 1;
        let mut args = Vec::new();
        while let Some(token) = self.peek() {
            match &token.kind {
                TokenKind::Pipe | TokenKind::Close => break,
                TokenKind::Sign(sign) => return Err(variable(sign, token.span)),
                // a function without arguments cannot be an argument here: none is supported
                _ => args.push(self.operand()?),
            }
        }
        args.extend(piped);
        Ok(Expr::Call { name, span: first.span, args })
    }

    fn operand(&mut self) -> Result<Expr, Refusal> {
        let token = self.next().expect("operand is called with a token left");
        let path = match &token.kind {
            TokenKind::Field(name) => {
                // at the top, the fields of the root are variables
                Some(self.dot.map_or_else(|| name.clone(), |dot| format!("{dot}.{name}")))
            }
            TokenKind::Dot => match self.dot {
                Some(dot) => Some(dot.to_owned()),
                None => {
                    return Err(Refusal::unsupported(
                        "the dot alone, outside range and with, is not supported",
                        "write .Values or a field of it",
                        token.span,
                    ));
                }
            },
            TokenKind::Root => match self.next() {
                Some(Token { kind: TokenKind::Field(name), .. }) => Some(name.clone()),
                _ => {
                    return Err(Refusal::unsupported("`$` alone is not supported", "write $.Values", token.span));
                }
            },
            _ => None,
        };
        if let Some(mut path) = path {
            while let Some(Token { kind: TokenKind::Field(name), span }) = self.peek() {
                if !self.touches(span.start) {
                    break;
                }
                path.push('.');
                path.push_str(name);
                self.at += 1;
            }
            return Ok(Expr::Path(path));
        }
        match &token.kind {
            TokenKind::Text(text) => Ok(Expr::Literal(quoted(text))),
            TokenKind::Number(text) => {
                let plain = text.trim_start_matches('+').replace('_', "");
                let is_number = plain.parse::<f64>().is_ok_and(f64::is_finite);
                if !is_number || !plain.ends_with(|c: char| c.is_ascii_digit()) {
                    return Err(Refusal::syntax(format!("`{text}` is not a number"), token.span));
                }
                Ok(Expr::Literal(if plain.starts_with('-') { format!("({plain})") } else { plain }))
            }
            TokenKind::Word(word) => match word.as_str() {
                "true" | "false" => Ok(Expr::Literal(word.clone())),
                "nil" => Ok(Expr::Literal("none".to_owned())),
                _ => Err(Refusal::syntax(
                    format!("the function `{word}` stands where a value is expected: put it in parentheses"),
                    token.span,
                )),
            },
            TokenKind::Open => {
                if self.nesting >= MAX_NESTING {
                    return Err(Refusal::syntax("parentheses are nested too deeply", token.span));
                }
                self.nesting += 1;
                let inner = self.pipeline()?;
                self.nesting -= 1;
                match self.next() {
                    Some(Token { kind: TokenKind::Close, .. }) => {}
                    _ => return Err(Refusal::syntax("the closing ) is missing", token.span)),
                }
                let mut fields = Vec::new();
                while let Some(Token { kind: TokenKind::Field(name), span }) = self.peek() {
                    if !self.touches(span.start) {
                        break;
                    }
                    fields.push(name.clone());
                    self.at += 1;
                }
                Ok(if fields.is_empty() { inner } else { Expr::Field(Box::new(inner), fields) })
            }
            TokenKind::Variable(name) => Err(variable(&format!("${name}"), token.span)),
            TokenKind::Sign(sign) => Err(Refusal::syntax(format!("unexpected `{sign}`"), token.span)),
            TokenKind::Close => Err(Refusal::syntax("unexpected `)`", token.span)),
            _ => Err(Refusal::syntax("an expression is missing", token.span)),
        }
    }

    /// Whether the token before the present one ends where the present one begins.
    fn touches(&self, start: usize) -> bool {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|token| token.span.end == start)
    }
}

/// The refusal of a variable or its declaration.
pub(super) fn variable(what: &str, span: Span) -> Refusal {
    Refusal::unsupported(
        format!("variables are not supported (`{what}`)"),
        "use a parameter, or the dot inside range and with",
        span,
    )
}

fn write(out: &mut String, expr: &Expr) -> Result<(), Refusal> {
    match expr {
        Expr::Path(text) | Expr::Literal(text) => out.push_str(text),
        Expr::Field(inner, fields) => {
            group(out, inner)?;
            for field in fields {
                out.push('.');
                out.push_str(field);
            }
        }
        Expr::Call { name, span, args } => call(out, name, *span, args)?,
    }
    Ok(())
}

/// Writes an expression so that it can be a part of any other.
fn group(out: &mut String, expr: &Expr) -> Result<(), Refusal> {
    if matches!(expr, Expr::Call { .. }) {
        out.push('(');
        write(out, expr)?;
        out.push(')');
        return Ok(());
    }
    write(out, expr)
}

fn infix(out: &mut String, parts: &[Expr], sign: &str) -> Result<(), Refusal> {
    for (nth, part) in parts.iter().enumerate() {
        if nth > 0 {
            let _ = write!(out, " {sign} ");
        }
        group(out, part)?;
    }
    Ok(())
}

fn call(out: &mut String, name: &str, span: Span, args: &[Expr]) -> Result<(), Refusal> {
    let wants = |least: usize, most: usize| {
        if (least..=most).contains(&args.len()) {
            return Ok(());
        }
        Err(Refusal::syntax(format!("`{name}` is given {} arguments", args.len()), span))
    };
    let compare = match name {
        "ne" => Some("!="),
        "lt" => Some("<"),
        "le" => Some("<="),
        "gt" => Some(">"),
        "ge" => Some(">="),
        _ => None,
    };
    if let Some(sign) = compare {
        wants(2, 2)?;
        return infix(out, args, sign);
    }
    match name {
        // eq a b c: a is b or c
        "eq" => {
            wants(2, 16)?;
            for (nth, other) in args[1..].iter().enumerate() {
                out.push_str(if nth > 0 { " or " } else { "" });
                group(out, &args[0])?;
                out.push_str(" == ");
                group(out, other)?;
            }
            Ok(())
        }
        "and" | "or" => {
            wants(1, 64)?;
            infix(out, args, name)
        }
        "not" => {
            wants(1, 1)?;
            out.push_str("not ");
            group(out, &args[0])
        }
        "index" => {
            wants(2, 16)?;
            group(out, &args[0])?;
            for key in &args[1..] {
                out.push('[');
                write(out, key)?;
                out.push(']');
            }
            Ok(())
        }
        "printf" => {
            wants(1, 16)?;
            filter(out, "go_printf", &args[0], &args[1..])
        }
        _ => {
            let Some((_, name)) = FILTERS.iter().find(|(known, _)| *known == name) else {
                let known = FILTERS.iter().map(|(known, _)| *known).chain(OPERATORS.iter().copied());
                let hint = suggest::closest(name, known.clone()).map(|meant| format!("did you mean `{meant}`?"));
                let hint = hint.unwrap_or_else(|| format!("supported: {}", known.collect::<Vec<_>>().join(", ")));
                return Err(Refusal::unsupported(format!("the function `{name}` is not supported"), hint, span));
            };
            wants(1, 8)?;
            let (subject, others) = args.split_last().expect("at least one argument");
            filter(out, name, subject, others)
        }
    }
}

fn filter(out: &mut String, name: &str, subject: &Expr, args: &[Expr]) -> Result<(), Refusal> {
    group(out, subject)?;
    out.push_str(" | ");
    out.push_str(name);
    if args.is_empty() {
        return Ok(());
    }
    out.push('(');
    for (nth, arg) in args.iter().enumerate() {
        out.push_str(if nth > 0 { ", " } else { "" });
        write(out, arg)?;
    }
    out.push(')');
    Ok(())
}

/// A string literal of minijinja; nothing that could end an action survives unescaped.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || super::yaml::is_mark(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn go(text: &str) -> Result<String, Refusal> {
        translate(&tokens(text, 0)?, None, Span::new(0, text.len()))
    }

    fn inside(text: &str) -> String {
        translate(&tokens(text, 0).expect("tokens"), Some("dot_1"), Span::new(0, text.len())).expect("translates")
    }

    #[test]
    fn expressions_are_written_as_minijinja() {
        for (text, written) in [
            (".Values.a.b", "Values.a.b"),
            ("$.Values.a", "Values.a"),
            (".Values.a | trunc 8", "Values.a | trunc(8)"),
            ("trunc 8 .Values.a", "Values.a | trunc(8)"),
            (".Values.a | default \"x\" | quote", "(Values.a | go_default(\"x\")) | quote"),
            ("and (eq .Values.a 1) (not .Values.b)", "(Values.a == 1) and (not Values.b)"),
            ("eq .Values.a \"x\" \"y\"", "Values.a == \"x\" or Values.a == \"y\""),
            ("index .Values.list 0 \"k\"", "Values.list[0][\"k\"]"),
            ("(index .Values.list 0).name", "(Values.list[0]).name"),
            ("printf \"%s-%d\" .Values.a 5", "\"%s-%d\" | go_printf(Values.a, 5)"),
            (".Values.a | replace \"a\" `b\\n`", "Values.a | replace(\"a\", \"b\\\\n\")"),
            ("gt (len .Values.l) 2", "(Values.l | length) > 2"),
            ("lt .Values.a -1", "Values.a < (-1)"),
            ("\"a\\u00e9\\\"\"", "\"aé\\\"\""),
            (".Values.a | eq 5", "5 == Values.a"),
        ] {
            assert_eq!(go(text).as_deref(), Ok(written), "{text}");
        }
        assert_eq!(inside("."), "dot_1");
        assert_eq!(inside(".name | upper"), "dot_1.name | upper");
        assert_eq!(inside("eq . $.Values.x"), "dot_1 == Values.x");
    }

    #[test]
    fn what_is_not_supported_is_refused_at_its_place() {
        for (text, code, start) in [
            ("$x := .Values.a", Code::E203, 0),
            (".Values.a | $x", Code::E203, 12),
            ("nope .Values.a", Code::E203, 0),
            (".", Code::E203, 0),
            (".Values.f 1", Code::E203, 10),
            (".Values.a-b", Code::E201, 9),
            ("'a'", Code::E203, 0),
            (".Values.a |", Code::E201, 11),
            ("(.Values.a", Code::E201, 0),
            (".Values.a)", Code::E201, 9),
            ("\"open", Code::E201, 0),
            (".Values.a ? 1", Code::E201, 10),
            ("1x", Code::E201, 0),
            ("", Code::E201, 0),
            ("not", Code::E201, 0),
            (".Values.a | .Values.b", Code::E201, 12),
        ] {
            let refusal = go(text).expect_err(text);
            assert_eq!((refusal.code, refusal.span.start), (code, start), "{text}: {refusal:?}");
        }
        assert_eq!(go("truncc 8 .Values.a").expect_err("unknown").fix.as_deref(), Some("did you mean `trunc`?"));
    }

    #[test]
    fn nesting_is_bounded() {
        assert_eq!(go(&"(".repeat(100_000)).expect_err("deep").code, Code::E201);
        assert_eq!(go(&format!(".Values.a{}", " | upper".repeat(100_000))).expect_err("long").code, Code::E201);
    }
}
