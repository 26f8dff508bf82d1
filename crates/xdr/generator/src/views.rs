//! Views: for a structure an accessor per field, for a union the discriminant and the arm, for a named list the list.

use std::fmt::Write as _;

use crate::model::{Arm, Definition, Field, Kind, Model, Type};
use crate::names::{screaming, snake};

pub(crate) fn emit(model: &Model) -> String {
    let enums = model.definitions.values().filter(|definition| matches!(definition.kind, Kind::Enum(_)));
    let enums = enums.fold(String::new(), |all, definition| all + "    " + &definition.rust + ",\n");
    let mut out = format!(
        "use crate::generated::enums::{{\n{enums}}};\nuse crate::generated::{{check, definitions}};\n\
         use crate::landmarks::Marks;\nuse crate::view::{{ListView, after, at, named_list, read, view}};\n",
    );
    for definition in model.definitions.values() {
        match &definition.kind {
            Kind::Enum(_) => {}
            Kind::Struct(fields) => structure(&mut out, model, definition, fields),
            Kind::Union { of, arms, .. } => union(&mut out, model, definition, of.as_deref(), arms),
            Kind::Typedef(of) => typedef(&mut out, model, definition, of),
        }
    }
    out
}

/// The Rust type of what an accessor gives.
pub(crate) fn rust_type(model: &Model, of: &Type) -> String {
    match of {
        Type::U32 => "u32".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::U64 => "u64".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::Opaque(len) => format!("&'a [u8; {len}]"),
        Type::Bytes { .. } => "&'a [u8]".to_owned(),
        Type::List { of, .. } => format!("ListView<'a, {}>", rust_type(model, of)),
        Type::Array { of, len } => format!("[{}; {len}]", rust_type(model, of)),
        Type::Optional(of) => format!("Option<{}>", rust_type(model, of)),
        Type::Boxed(of) => rust_type(model, of),
        Type::Ref(name) => {
            let definition = model.get(name);
            match &definition.kind {
                Kind::Enum(_) => definition.rust.clone(),
                Kind::Typedef(of) if !matches!(of, Type::List { .. }) => rust_type(model, of),
                _ => format!("{}View<'a>", definition.rust),
            }
        }
    }
}

/// Whether the Rust type borrows.
pub(crate) fn borrows(model: &Model, of: &Type) -> bool {
    rust_type(model, of).contains("'a")
}

fn head(out: &mut String, model: &Model, definition: &Definition) {
    let whole = Type::Ref(definition.xdr.clone());
    let d = if model.has_heads(&whole) { ", d" } else { "" };
    let l = if model.has_landmarks(&whole) { ", l" } else { "" };
    let _ = write!(
        out,
        "\nview! {{\n    /// A view of `{}`.\n    ///\n    /// ```text\n{}    /// ```\n    {}View, {}, least {}, depth {}, |b, d, l| check::{}(b{d}{l})\n}}\n",
        definition.xdr,
        definition.source.lines().fold(String::new(), |mut all, line| {
            let line = format!("    /// {line}");
            let _ = writeln!(all, "{}", line.trim_end());
            all
        }),
        definition.rust,
        screaming(&definition.xdr),
        model.least(&whole),
        model.depth(&whole),
        definition.snake,
    );
}

/// Accessors, and where fields of variable size make going over them worth it, all fields at once.
fn structure(out: &mut String, model: &Model, definition: &Definition, fields: &[Field]) {
    head(out, model, definition);
    let rust = &definition.rust;
    // Fields up to the first of variable size stand at known places; each after such a field is found by going over it.
    let (mut segment, mut offset) = (0, 0);
    let mut accessors = String::new();
    let mut starts = String::new();
    let mut lines = String::new();
    let mut members = String::new();
    let mut values = String::new();
    for (index, field) in fields.iter().enumerate() {
        let (name, of) = (snake(&field.name), rust_type(model, &field.of));
        let _ = write!(
            accessors,
            "    /// `{}`.\n    #[inline]\n    pub fn {name}(self) -> {of} {{\n        read({})\n    }}\n\n",
            field.name,
            place(&start(segment, "()"), offset)
        );
        let _ = writeln!(members, "    /// `{}`.\n    pub {name}: {of},", field.name);
        let _ = writeln!(values, "            {name}: read({}),", place(&start(segment, ""), offset));
        match model.fixed(&field.of) {
            Some(fixed) => offset += fixed.size,
            None if index + 1 < fields.len() => {
                let next = segment + 1;
                let _ = write!(
                    starts,
                    "    fn s{next}(self) -> &'a [u8] {{\n        after::<{of}>({})\n    }}\n\n",
                    place(&start(segment, "()"), offset)
                );
                let _ = writeln!(lines, "        let s{next} = after::<{of}>({});", place(&start(segment, ""), offset));
                (segment, offset) = (next, 0);
            }
            None => {}
        }
    }
    let at_once = if has_fields(model, fields) {
        format!(
            "    /// All fields, found in one go.\n    #[inline]\n    pub fn fields(self) -> {rust}Fields<'a> {{\n{lines}        \
             {rust}Fields {{\n{values}        }}\n    }}\n\n"
        )
    } else {
        String::new()
    };
    let body = accessors + &at_once + &starts;
    let _ = write!(out, "\n{}{}\n}}\n", implementation(rust, &body), body.trim_end());
    if !at_once.is_empty() {
        let _ = write!(
            out,
            "\n/// All fields of a `{}`.\n#[derive(Clone, Copy, Debug)]\npub struct {rust}Fields<'a> {{\n{members}}}\n",
            definition.xdr
        );
    }
}

/// Whether a structure's fields can be had at once: some of them are found only by going over others.
pub(crate) fn has_fields(model: &Model, fields: &[Field]) -> bool {
    fields.iter().rev().skip(1).any(|field| model.fixed(&field.of).is_none())
        && fields.iter().any(|field| borrows(model, &field.of))
}

/// The first line of an implementation, with the lifetime if it is named.
fn implementation(rust: &str, body: &str) -> String {
    if body.contains("'a") { format!("impl<'a> {rust}View<'a> {{\n") } else { format!("impl {rust}View<'_> {{\n") }
}

fn start(segment: usize, call: &str) -> String {
    match (segment, call) {
        (0, _) => "self.bytes".to_owned(),
        (segment, "") => format!("s{segment}"),
        (segment, call) => format!("self.s{segment}{call}"),
    }
}

/// The bytes at an offset from where a run of fixed size starts.
fn place(start: &str, offset: usize) -> String {
    if offset == 0 { start.to_owned() } else { format!("at({start}, {offset})") }
}

fn union(out: &mut String, model: &Model, definition: &Definition, of: Option<&str>, arms: &[Arm]) {
    head(out, model, definition);
    let rust = &definition.rust;
    let tag = of.map_or("i32".to_owned(), |of| model.get(of).rust.clone());
    let mut body = format!(
        "    /// Which arm it is.\n    #[inline]\n    pub fn discriminant(self) -> {tag} {{\n        read(self.bytes)\n    }}\n"
    );
    if arms.iter().all(|arm| arm.of.is_none()) {
        let _ = write!(out, "\n{}{body}}}\n", implementation(rust, &body));
        return;
    }
    let lifetime = if arms.iter().filter_map(|arm| arm.of.as_ref()).any(|of| borrows(model, of)) { "<'a>" } else { "" };
    let mut variants = String::new();
    let mut cases = String::new();
    // Bytes that are not validated may give the first arm.
    let mut fallback = String::new();
    for arm in arms {
        for (value, name) in &arm.cases {
            let label = arm.name.as_deref().unwrap_or("void");
            let (variant, made) = match &arm.of {
                Some(of) => {
                    (format!("{name}({})", rust_type(model, of)), format!("{rust}Arm::{name}(read(at(self.bytes, 4)))"))
                }
                None => (name.clone(), format!("{rust}Arm::{name}")),
            };
            let _ = writeln!(variants, "    /// {value}: `{label}`.\n    {variant},");
            if fallback.is_empty() {
                fallback = made;
            } else {
                let _ = writeln!(cases, "            {value} => {made},");
            }
        }
    }
    let choice = if cases.is_empty() {
        format!("        {fallback}\n")
    } else {
        format!("        match read::<i32>(self.bytes) {{\n{cases}            _ => {fallback},\n        }}\n")
    };
    let _ = write!(
        body,
        "\n    /// What it holds.\n    #[inline]\n    pub fn arm(self) -> {rust}Arm{lifetime} {{\n{choice}    }}\n"
    );
    let _ = write!(
        out,
        "\n{}{body}}}\n\n/// What a `{}` holds.\n#[derive(Clone, Copy, Debug)]\npub enum {rust}Arm{lifetime} {{\n{variants}}}\n",
        implementation(rust, &body),
        definition.xdr
    );
}

fn typedef(out: &mut String, model: &Model, definition: &Definition, of: &Type) {
    if let Type::List { of: element, .. } = of {
        head(out, model, definition);
        let _ = write!(out, "\nnamed_list!({}View, {});\n", definition.rust, rust_type(model, element));
        return;
    }
    // Other typedefs are what they stand for; those of structures and unions also have the name.
    let Type::Ref(name) = of else { return };
    if matches!(model.get(name).kind, Kind::Struct(_) | Kind::Union { .. }) {
        let _ = write!(
            out,
            "\n/// A view of `{}`.\npub type {}View<'a> = {};\n",
            definition.xdr,
            definition.rust,
            rust_type(model, of)
        );
    }
}
