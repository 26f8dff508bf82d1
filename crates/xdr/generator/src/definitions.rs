//! The definitions as tables, which the slow walk reads.

use std::fmt::Write as _;

use crate::model::{Arm, Kind, Model, Type};
use crate::names::screaming;

pub(crate) fn emit(model: &Model) -> String {
    let mut out = String::from(
        "use crate::definition::{Arm, Definition, Field, Member, Shape, Type};\nuse crate::landmarks::Landmark;\n",
    );
    for definition in model.definitions.values() {
        let table = screaming(&definition.xdr);
        let landmark = if model.landmarks.contains(&definition.xdr) {
            format!("Some(Landmark::{})", definition.rust)
        } else {
            "None".to_owned()
        };
        let shape = match &definition.kind {
            Kind::Enum(members) => {
                let members = members.iter().fold(String::new(), |mut all, member| {
                    let _ = writeln!(all, "        Member {{ name: \"{}\", value: {} }},", member.xdr, member.value);
                    all
                });
                format!("Shape::Enum(&[\n{members}    ])")
            }
            Kind::Struct(fields) => {
                let fields = fields.iter().fold(String::new(), |mut all, field| {
                    let _ = writeln!(all, "        Field {{ name: \"{}\", of: {} }},", field.name, type_of(&field.of));
                    all
                });
                format!("Shape::Struct(&[\n{fields}    ])")
            }
            Kind::Union { discriminant, of, arms } => {
                let of = of.as_ref().map_or("None".to_owned(), |of| format!("Some(&{})", screaming(of)));
                let arms = arms.iter().fold(String::new(), |mut all, one| {
                    let _ = writeln!(all, "            {},", arm(one));
                    all
                });
                format!(
                    "Shape::Union {{\n        discriminant: \"{discriminant}\",\n        of: {of},\n        arms: &[\n{arms}        ],\n    }}"
                )
            }
            Kind::Typedef(of) => format!("Shape::Typedef({})", type_of(of)),
        };
        let _ = write!(
            out,
            "\npub(crate) static {table}: Definition = Definition {{\n    name: \"{}\",\n    landmark: {landmark},\n    \
             shape: {shape},\n}};\n",
            definition.xdr
        );
    }
    let _ = write!(out, "\npub(crate) static ALL: &[&Definition] = &[\n");
    for name in model.definitions.keys() {
        let _ = writeln!(out, "    &{},", screaming(name));
    }
    out.push_str("];\n");
    out
}

fn arm(arm: &Arm) -> String {
    let cases = arm.cases.iter().map(|(value, _)| format!("{value}")).collect::<Vec<_>>().join(", ");
    let name = arm.name.as_ref().map_or("\"\"".to_owned(), |name| format!("\"{name}\""));
    let of = arm.of.as_ref().map_or("None".to_owned(), |of| format!("Some({})", type_of(of)));
    format!("Arm {{ cases: &[{cases}], name: {name}, of: {of} }}")
}

fn type_of(of: &Type) -> String {
    match of {
        Type::U32 => "Type::U32".to_owned(),
        Type::I32 => "Type::I32".to_owned(),
        Type::U64 => "Type::U64".to_owned(),
        Type::I64 => "Type::I64".to_owned(),
        Type::Bool => "Type::Bool".to_owned(),
        Type::Opaque(len) => format!("Type::Opaque({len})"),
        Type::Bytes { max, text: false } => format!("Type::Bytes({})", bound(*max)),
        Type::Bytes { max, text: true } => format!("Type::Text({})", bound(*max)),
        Type::List { of, max } => format!("Type::List(&{}, {})", type_of(of), bound(*max)),
        Type::Array { of, len } => format!("Type::Array(&{}, {len})", type_of(of)),
        Type::Optional(of) => format!("Type::Optional(&{})", type_of(of)),
        Type::Boxed(of) => format!("Type::Boxed(&{})", type_of(of)),
        Type::Ref(name) => format!("Type::Defined(&{})", screaming(name)),
    }
}

fn bound(max: u32) -> String {
    if max == u32::MAX { "u32::MAX".to_owned() } else { max.to_string() }
}
