//! For tests: writes a view as XDR from what its accessors give, all of them, and names stellar-xdr's type for each of
//! ours.

use std::fmt::Write as _;

use crate::model::{Kind, Model, Type};
use crate::names::snake;

pub(crate) fn emit(model: &Model) -> String {
    let mut out = String::from(
        "use cdpctl_xdr::*;\nuse stellar_xdr as oracle;\n\nuse super::support::{Encode, decodes, encoded};\n",
    );
    out.push_str(
        "\n/// Whether stellar-xdr decodes the bytes as the type of this name.\n\
         pub fn oracle(name: &str, bytes: &[u8], depth: u32) -> bool {\n    match name {\n",
    );
    for definition in model.definitions.values() {
        let _ =
            writeln!(out, "        \"{}\" => decodes::<oracle::{}>(bytes, depth),", definition.xdr, definition.rust);
    }
    out.push_str(
        "        other => panic!(\"{other} is not a type\"),\n    }\n}\n\n\
         /// What the type's view accepts, written back; nothing for types without views.\n\
         pub fn written_back(name: &str, bytes: &[u8], depth: u32) -> Option<Result<Vec<u8>, Error>> {\n    Some(match name {\n",
    );
    for definition in model.viewed() {
        let _ = writeln!(out, "        \"{}\" => encoded::<{}View>(bytes, depth),", definition.xdr, definition.rust);
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
                for field in fields {
                    let _ = writeln!(body, "        self.{}().encode(out);", snake(&field.name));
                }
                format!("{rust}View<'_>")
            }
            Kind::Union { arms, .. } => {
                body.push_str("        self.discriminant().encode(out);\n");
                if arms.iter().any(|arm| arm.of.is_some()) {
                    body.push_str("        match self.arm() {\n");
                    for arm in arms {
                        for (_, case) in &arm.cases {
                            let _ = match arm.of {
                                Some(_) => writeln!(body, "            {rust}Arm::{case}(it) => it.encode(out),"),
                                None => writeln!(body, "            {rust}Arm::{case} => {{}}"),
                            };
                        }
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
        let _ =
            write!(out, "\nimpl Encode for {name} {{\n    fn encode(self, out: &mut Vec<u8>) {{\n{body}    }}\n}}\n");
    }
    out
}
