//! The strict pass: a function per type that takes the bytes from a value on and gives those after it.
//!
//! Runs of fixed size are checked against the end once. Depth is subtracted where it is known and compared only as a
//! recursive type is entered.

use std::fmt::Write as _;

use crate::model::{Definition, Fixed, Kind, Model, Type};

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
    let fixed = model.fixed(&whole).is_some();
    let inline = if fixed { "#[inline]\n" } else { "" };
    let _ = write!(
        out,
        "\n{inline}pub(crate) fn {}{generics}(b: {bytes}{depth}{l}) -> Option<{result}> {{\n",
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
    match &definition.kind {
        Kind::Enum(_) => {}
        Kind::Typedef(of) => statements(out, model, &[of], 1, 1),
        Kind::Struct(fields) => {
            statements(out, model, &fields.iter().map(|field| &field.of).collect::<Vec<_>>(), 1, 1);
        }
        Kind::Union { arms, .. } => {
            if let Some(fixed) = model.fixed(&whole) {
                step(out, &Step::Words(fixed), 1);
            } else {
                out.push_str("    let (tag, b) = tag(b)?;\n    let b = match tag {\n");
                let mut bodies: Vec<(Vec<i32>, String)> = Vec::new();
                for arm in arms {
                    let mut body = String::new();
                    let of: Vec<&Type> = arm.of.iter().collect();
                    statements(&mut body, model, &of, 1, 3);
                    let values = arm.cases.iter().map(|case| case.0);
                    match bodies.iter_mut().find(|(_, other)| *other == body) {
                        Some((all, _)) => all.extend(values),
                        None => bodies.push((values.collect(), body)),
                    }
                }
                for (values, body) in bodies {
                    let values = values.iter().map(i32::to_string).collect::<Vec<_>>().join(" | ");
                    if body.is_empty() {
                        let _ = writeln!(out, "        {values} => b,");
                    } else {
                        let _ = writeln!(out, "        {values} => {{\n{body}            b\n        }}");
                    }
                }
                out.push_str("        _ => return None,\n    };\n");
            }
        }
    }
    if landmark {
        let _ = writeln!(out, "    l.leave(Landmark::{}, from, b);", definition.rust);
    }
    out.push_str("    Some(b)\n}\n");
}

/// Statements that move `b` over values of these types. `depth` levels are taken where they stand.
fn statements(out: &mut String, model: &Model, types: &[&Type], depth: u32, indent: usize) {
    for one in &steps(model, types, depth) {
        step(out, one, indent);
    }
}

fn step(out: &mut String, step: &Step, indent: usize) {
    let space = "    ".repeat(indent);
    let _ = match step {
        Step::Path(path) => writeln!(out, "{space}let b = {path}(b)?;"),
        Step::Expression(expression) => writeln!(out, "{space}let b = {expression}?;"),
        Step::Words(fixed) => writeln!(
            out,
            "{space}let (c, b) = chunk::<{}>(b)?;\n{space}if {} {{\n{space}    return None;\n{space}}}",
            fixed.size,
            conditions(fixed)
        ),
    };
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
    if let [Step::Expression(expression)] = steps.as_slice() {
        return format!("|b| {expression}");
    }
    let mut body = String::new();
    for one in &steps {
        step(&mut body, one, 2);
    }
    format!("|b| {{\n{body}        Some(b)\n    }}")
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
        let values = sorted.iter().map(|value| value.cast_unsigned().to_string()).collect::<Vec<_>>().join(" | ");
        format!("!matches!(word(c, {at}), {values})")
    }
}
