//! For tests: writes a view as XDR from what its accessors give, all of them, and names stellar-xdr's type for each of
//! ours.

use std::fmt::Write as _;

use crate::model::{Arm, Kind, Model, Type};
use crate::names::snake;
use crate::views::{has_fields, rust_type};

pub(crate) fn emit(model: &Model) -> String {
    let mut out = String::from(
        "use cdpctl_xdr::*;\nuse stellar_xdr as oracle;\n\nuse super::support::{Encode, Out, decoded, encoded, walked};\n",
    );
    out.push_str(
        "\n/// What stellar-xdr decodes as the type of this name, encoded by it.\n\
         pub fn oracle(name: &str, bytes: &[u8], depth: u32) -> Option<Vec<u8>> {\n    match name {\n",
    );
    for definition in model.definitions.values() {
        let _ =
            writeln!(out, "        \"{}\" => decoded::<oracle::{}>(bytes, depth),", definition.xdr, definition.rust);
    }
    out.push_str(
        "        other => panic!(\"{other} is not a type\"),\n    }\n}\n\n\
         /// What the type's view accepts, written back; nothing for types without views.\n\
         pub fn written_back(name: &str, bytes: &[u8], depth: u32) -> Option<Result<Vec<u8>, Error>> {\n    Some(match name {\n",
    );
    for definition in model.viewed() {
        let _ = writeln!(out, "        \"{}\" => encoded::<{}View>(bytes, depth),", definition.xdr, definition.rust);
    }
    out.push_str(
        "        _ => return None,\n    })\n}\n\n\
         /// The length of what the type's view of bytes that nobody looked at gives; nothing for types without views.\n\
         pub fn walked_unchecked(name: &str, bytes: &[u8]) -> Option<usize> {\n    Some(match name {\n",
    );
    for definition in model.viewed() {
        let _ = writeln!(out, "        \"{}\" => walked::<{}View>(bytes),", definition.xdr, definition.rust);
    }
    out.push_str("        _ => return None,\n    })\n}\n");
    for definition in model.definitions.values() {
        let rust = &definition.rust;
        let mut body = String::new();
        let name = match &definition.kind {
            Kind::Enum(_) => {
                body.push_str("        self.value().encode(out);\n");
                rust.clone()
            }
            Kind::Struct(fields) => {
                let one_by_one = fields.iter().fold(String::new(), |mut all, field| {
                    let _ = writeln!(all, "self.{}().encode(out);", snake(&field.name));
                    all
                });
                if has_fields(model, fields) {
                    let at_once = fields.iter().fold(String::new(), |mut all, field| {
                        let _ = writeln!(all, "fields.{}.encode(out);", snake(&field.name));
                        all
                    });
                    let _ = write!(
                        body,
                        "        if out.at_once {{\n            let fields = self.fields();\n{}        }} else {{\n{}        }}\n",
                        indented(&at_once, 3),
                        indented(&one_by_one, 3)
                    );
                } else {
                    body.push_str(&indented(&one_by_one, 2));
                }
                format!("{rust}View<'_>")
            }
            Kind::Union { arms, .. } => {
                body.push_str("        self.discriminant().encode(out);\n");
                if arms.iter().any(|arm| arm.of.is_some()) {
                    body.push_str("        match self.arm() {\n");
                    for (of, cases) in by_type(model, arms) {
                        let made = if of.is_some() { ("(it)", "it.encode(out),") } else { ("", "{}") };
                        let cases: Vec<_> = cases.iter().map(|case| format!("{rust}Arm::{case}{}", made.0)).collect();
                        let _ = writeln!(body, "            {} => {}", cases.join(" | "), made.1);
                    }
                    body.push_str("        }\n");
                }
                format!("{rust}View<'_>")
            }
            Kind::Typedef(Type::List { .. }) => {
                body.push_str("        self.list().encode(out);\n");
                format!("{rust}View<'_>")
            }
            Kind::Typedef(_) => continue,
        };
        let _ = write!(out, "\nimpl Encode for {name} {{\n    fn encode(self, out: &mut Out) {{\n{body}    }}\n}}\n");
    }
    out
}

/// Cases that hold the same Rust type, in the order of the first of them.
fn by_type<'m>(model: &Model, arms: &'m [Arm]) -> Vec<(Option<String>, Vec<&'m str>)> {
    let mut groups: Vec<(Option<String>, Vec<&str>)> = Vec::new();
    for arm in arms {
        let of = arm.of.as_ref().map(|of| rust_type(model, of));
        let cases = arm.cases.iter().map(|(_, case)| case.as_str());
        match groups.iter_mut().find(|(other, _)| *other == of) {
            Some((_, all)) => all.extend(cases),
            None => groups.push((of, cases.collect())),
        }
    }
    groups
}

fn indented(text: &str, levels: usize) -> String {
    text.lines().fold(String::new(), |all, line| all + &"    ".repeat(levels) + line + "\n")
}
