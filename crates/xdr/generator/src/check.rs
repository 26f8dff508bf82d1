//! The strict pass: a function per type that takes the bytes from a value on and gives those after it.
//!
//! Runs of fixed size are checked against the end once. Depth is subtracted where it is known and compared only as a
//! recursive type is entered.

use std::fmt::Write as _;

use crate::model::{Arm, Definition, Fixed, Kind, Model, Type};

/// One step over a value.
enum Step {
    /// A function of the bytes alone.
    Path(String),
    /// An expression of `b`.
    Expression(String),
    /// Bytes of fixed size with words to look at.
    Words(Fixed),
}

pub(crate) fn emit(model: &Model) -> String {
    let mut out = String::from(
        "use crate::definition::descend;\nuse crate::generated::definitions;\nuse crate::landmarks::{Landmark, Landmarks, Marks};\n\
         use crate::scan::{bytes, chunk, list, optional, plain_list, skip, tag, word};\n",
    );
    for definition in model.viewed() {
        function(&mut out, model, definition);
    }
    out
}

fn function(out: &mut String, model: &Model, definition: &Definition) {
    let name = &definition.xdr;
    let whole = Type::Ref(name.clone());
    let head = model.heads.contains(name);
    let landmark = model.landmarks.contains(name);
    let deep = model.has_heads(&whole);
    let marks = model.has_landmarks(&whole);
    let (generics, bytes, result) =
        if marks { ("<'a, L: Landmarks>", "&'a [u8]", "&'a [u8]") } else { ("", "&[u8]", "&[u8]") };
    let depth = if deep { ", d: u32" } else { "" };
    let l = if marks { ", l: &mut Marks<'_, L>" } else { "" };
    let fixed = model.fixed(&whole);
    let inline = if fixed.is_some() { "#[inline]\n" } else { "" };
    let _ = writeln!(
        out,
        "\n{inline}pub(crate) fn {}{generics}(b: {bytes}{depth}{l}) -> Option<{result}> {{",
        definition.snake
    );
    if head {
        let needed = model.body_depth(name);
        let table = crate::names::screaming(name);
        let _ = writeln!(out, "    if d < {needed} {{\n        return descend(&definitions::{table}, b, d);\n    }}");
    }
    if landmark {
        let _ = writeln!(out, "    let from = b;\n    l.enter(Landmark::{}, from);", definition.rust);
    }
    let mut body = match &definition.kind {
        Kind::Enum(_) => Body::default(),
        Kind::Typedef(of) => Body::new(&steps(model, &[of], 1)),
        Kind::Struct(fields) => Body::new(&steps(model, &fields.iter().map(|field| &field.of).collect::<Vec<_>>(), 1)),
        Kind::Union { .. } if fixed.is_some() => Body::new(&[Step::Words(fixed.unwrap_or_default())]),
        Kind::Union { arms, .. } => union(model, arms),
    };
    if landmark {
        body.bind();
        body.lines.push(format!("l.leave(Landmark::{}, from, b);", definition.rust));
    }
    out.push_str(&indented(&body.text()));
    out.push_str("}\n");
}

fn union(model: &Model, arms: &[Arm]) -> Body {
    let mut bodies: Vec<(Vec<i32>, Body)> = Vec::new();
    for arm in arms {
        let of: Vec<&Type> = arm.of.iter().collect();
        let body = Body::new(&steps(model, &of, 1));
        let values = arm.cases.iter().map(|case| case.0);
        match bodies.iter_mut().find(|(_, other)| *other == body) {
            Some((all, _)) => all.extend(values),
            None => bodies.push((values.collect(), body)),
        }
    }
    let mut tail = String::from("match tag {\n");
    for (values, body) in bodies {
        let made =
            if body.lines.is_empty() { body.tail } else { format!("{{\n{}    }}", indented(&indented(&body.text()))) };
        let _ = writeln!(tail, "    {} => {made},", pattern(&values));
    }
    tail.push_str("    _ => None,\n}");
    Body { lines: vec!["let (tag, b) = tag(b)?;".to_owned()], tail }
}

/// Lines that move `b`, and the bytes after them as an option.
#[derive(PartialEq, Eq)]
struct Body {
    lines: Vec<String>,
    tail: String,
}

impl Default for Body {
    fn default() -> Self {
        Self { lines: Vec::new(), tail: "Some(b)".to_owned() }
    }
}

impl Body {
    fn new(steps: &[Step]) -> Self {
        let mut body = Self::default();
        for step in steps {
            body.bind();
            match step {
                Step::Path(path) => body.tail = format!("{path}(b)"),
                Step::Expression(expression) => body.tail.clone_from(expression),
                Step::Words(fixed) => {
                    body.lines.push(format!("let (c, b) = chunk::<{}>(b)?;", fixed.size));
                    body.lines.push(format!("if {} {{\n    return None;\n}}", conditions(fixed)));
                }
            }
        }
        body
    }

    /// Makes the tail the last of the lines.
    fn bind(&mut self) {
        let last = std::mem::replace(&mut self.tail, "Some(b)".to_owned());
        if last != self.tail {
            self.lines.push(format!("let b = {last}?;"));
        }
    }

    fn text(&self) -> String {
        self.lines.iter().chain([&self.tail]).fold(String::new(), |all, line| all + line + "\n")
    }
}

fn indented(text: &str) -> String {
    text.lines().fold(String::new(), |all, line| all + "    " + line + "\n")
}

/// Values as a pattern, three or more in a row as a range.
fn pattern(values: &[i32]) -> String {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for value in sorted {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == value => *last = value,
            _ => runs.push((value, value)),
        }
    }
    let run = |(first, last): (i32, i32)| match last - first {
        0 => first.to_string(),
        1 => format!("{first} | {last}"),
        _ => format!("{first}..={last}"),
    };
    runs.into_iter().map(run).collect::<Vec<_>>().join(" | ")
}

/// Steps over values of these types one after the other, runs of fixed size joined.
fn steps(model: &Model, types: &[&Type], depth: u32) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut run = Fixed::default();
    for of in types {
        match model.fixed(of) {
            Some(fixed) => run = std::mem::take(&mut run).then(&fixed),
            None => {
                steps.extend(fixed_step(std::mem::take(&mut run)));
                steps.extend(variable(model, of, depth));
            }
        }
    }
    steps.extend(fixed_step(run));
    steps
}

fn fixed_step(run: Fixed) -> Option<Step> {
    match run {
        Fixed { size: 0, .. } => None,
        Fixed { size, words } if words.is_empty() => Some(Step::Path(format!("skip::<{size}>"))),
        run => Some(Step::Words(run)),
    }
}

fn variable(model: &Model, of: &Type, depth: u32) -> Vec<Step> {
    let step = match of {
        Type::Bytes { max, .. } => Step::Path(format!("bytes::<{}>", bound(*max))),
        Type::List { of, max } => match model.fixed(of) {
            Some(Fixed { size, words }) if words.is_empty() => {
                Step::Path(format!("plain_list::<{size}, {}>", bound(*max)))
            }
            _ => Step::Expression(format!("list::<{}>(b, {})", bound(*max), callable(model, of, depth + 1))),
        },
        Type::Array { of, len } => {
            return (0..*len).flat_map(|_| steps(model, &[of], depth + 1)).collect();
        }
        Type::Optional(of) => Step::Expression(format!("optional(b, {})", callable(model, of, depth + 1))),
        Type::Boxed(of) => return steps(model, &[of], depth + 1),
        Type::Ref(name) => {
            let definition = model.get(name);
            match &definition.kind {
                Kind::Typedef(of) if !model.landmarks.contains(name) => return steps(model, &[of], depth + 1),
                _ => {}
            }
            let d = if model.has_heads(&Type::Ref(name.clone())) { format!(", d - {depth}") } else { String::new() };
            let l = if model.has_landmarks(&Type::Ref(name.clone())) { ", l" } else { "" };
            if d.is_empty() && l.is_empty() {
                Step::Path(definition.snake.clone())
            } else {
                Step::Expression(format!("{}(b{d}{l})", definition.snake))
            }
        }
        Type::Opaque(len) => Step::Path(format!("opaque::<{len}>")),
        Type::U32 | Type::I32 | Type::U64 | Type::I64 | Type::Bool => return Vec::new(),
    };
    vec![step]
}

/// What moves over one value, as an argument.
fn callable(model: &Model, of: &Type, depth: u32) -> String {
    let steps = steps(model, &[of], depth);
    if let [Step::Path(path)] = steps.as_slice() {
        return path.clone();
    }
    let body = Body::new(&steps);
    if body.lines.is_empty() { format!("|b| {}", body.tail) } else { format!("|b| {{\n{}}}", indented(&body.text())) }
}

fn bound(max: u32) -> String {
    if max == u32::MAX { "{ u32::MAX }".to_owned() } else { max.to_string() }
}

/// True when a word of the chunk `c` is not among its values.
fn conditions(fixed: &Fixed) -> String {
    fixed.words.iter().map(|(at, values)| condition(*at, values)).collect::<Vec<_>>().join(" || ")
}

fn condition(at: usize, values: &[i32]) -> String {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else { return "true".to_owned() };
    let span = last.abs_diff(*first);
    let dense = usize::try_from(span).is_ok_and(|span| span + 1 == sorted.len());
    if dense && span == 0 {
        format!("word(c, {at}) != {}", first.cast_unsigned())
    } else if dense && *first == 0 {
        format!("word(c, {at}) > {last}")
    } else if dense {
        // The difference wraps around, so that smaller values are far too great.
        format!("word(c, {at}).wrapping_add({}) > {span}", first.wrapping_neg().cast_unsigned())
    } else {
        format!("!matches!(word(c, {at}).cast_signed(), {})", pattern(&sorted))
    }
}
