//! Enumerations: all members, named as in stellar-xdr, with their XDR names.

use std::fmt::Write as _;

use crate::model::{Kind, Model};

pub(crate) fn emit(model: &Model) -> String {
    let mut out = String::from("use crate::view::enumeration;\n");
    for definition in model.definitions.values() {
        let Kind::Enum(members) = &definition.kind else { continue };
        let _ = write!(out, "\nenumeration! {{\n    /// `{}`.\n    {} {{\n", definition.xdr, definition.rust);
        for member in members {
            let _ =
                writeln!(out, "        /// `{0}`\n        {1} = {2}, \"{0}\";", member.xdr, member.rust, member.value);
        }
        out.push_str("    }\n}\n");
    }
    out
}
