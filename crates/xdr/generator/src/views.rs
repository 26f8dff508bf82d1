//! Views: for a structure an accessor per field, for a union the discriminant and the arm, for a named list the list.

use std::fmt::Write as _;

use crate::model::{Arm, Definition, Field, Kind, Model, Type};
use crate::names::{screaming, snake};

pub(crate) fn emit(model: &Model) -> String {
    let mut out = String::from(
        "use crate::generated::{check, definitions};\nuse crate::generated::enums::*;\nuse crate::landmarks::Marks;\n\
         use crate::view::{ListView, after, at, read, view};\n",
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

fn structure(out: &mut String, model: &Model, definition: &Definition, fields: &[Field]) {
    head(out, model, definition);
    let _ = writeln!(out, "\nimpl<'a> {}View<'a> {{", definition.rust);
    // Fields up to the first of variable size stand at known places; each after such a field is found by going over it.
    let (mut segment, mut offset) = (0, 0);
    let mut starts = String::new();
    for (index, field) in fields.iter().enumerate() {
        let _ = write!(
            out,
            "    /// `{}`.\n    #[inline]\n    pub fn {}(self) -> {} {{\n        read({})\n    }}\n\n",
            field.name,
            snake(&field.name),
            rust_type(model, &field.of),
            place(segment, offset)
        );
        match model.fixed(&field.of) {
            Some(fixed) => offset += fixed.size,
            None if index + 1 < fields.len() => {
                let _ = write!(
                    starts,
                    "    fn s{}(self) -> &'a [u8] {{\n        after::<{}>({})\n    }}\n\n",
                    segment + 1,
                    rust_type(model, &field.of),
                    place(segment, offset)
                );
                (segment, offset) = (segment + 1, 0);
            }
            None => {}
        }
    }
    out.push_str(&starts);
    out.truncate(out.trim_end().len());
    out.push_str("\n}\n");
}

/// The bytes from a place on: an offset from where a run of fixed size starts.
fn place(segment: usize, offset: usize) -> String {
    let start = if segment == 0 { "self.bytes".to_owned() } else { format!("self.s{segment}()") };
    if offset == 0 { start } else { format!("at({start}, {offset})") }
}

fn union(out: &mut String, model: &Model, definition: &Definition, of: Option<&str>, arms: &[Arm]) {
    head(out, model, definition);
    let rust = &definition.rust;
    let tag = of.map_or("i32".to_owned(), |of| model.get(of).rust.clone());
    let _ = write!(
        out,
        "\nimpl<'a> {rust}View<'a> {{\n    /// Which arm it is.\n    #[inline]\n    pub fn discriminant(self) -> {tag} {{\n        \
         read(self.bytes)\n    }}\n"
    );
    if arms.iter().all(|arm| arm.of.is_none()) {
        out.push_str("}\n");
        return;
    }
    let lifetime = if arms.iter().filter_map(|arm| arm.of.as_ref()).any(|of| borrows(model, of)) { "<'a>" } else { "" };
    let mut variants = String::new();
    let mut cases = String::new();
    let mut fallback = String::new();
    for arm in arms {
        for (value, name) in &arm.cases {
            let label = arm.name.as_deref().unwrap_or("void");
            let (variant, made) = match &arm.of {
                Some(of) => (format!("{name}({})", rust_type(model, of)), format!("{rust}Arm::{name}(read(b))")),
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
    let _ = write!(
        out,
        "\n    /// What it holds.\n    #[inline]\n    pub fn arm(self) -> {rust}Arm{lifetime} {{\n        let b = at(self.bytes, 4);\n        \
         match read::<i32>(self.bytes) {{\n{cases}            _ => {fallback},\n        }}\n    }}\n}}\n\n\
         /// What a `{}` holds.\n#[derive(Clone, Copy, Debug)]\npub enum {rust}Arm{lifetime} {{\n{variants}}}\n",
        definition.xdr
    );
}

fn typedef(out: &mut String, model: &Model, definition: &Definition, of: &Type) {
    if let Type::List { of: element, .. } = of {
        head(out, model, definition);
        let element = rust_type(model, element);
        let _ = write!(out, "\ncrate::view::named_list!({}View, {});\n", definition.rust, element);
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
