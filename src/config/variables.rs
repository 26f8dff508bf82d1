//! Files of project variables: `--var-file`.

use std::path::Path;
use std::sync::Arc;

use super::files;
use super::yaml;
use crate::diag::{Code, Diagnostic, Diagnostics, SourceText};

/// Reads a YAML mapping of names to scalars. The texts are what `--var NAME=VALUE` would be given.
///
/// # Errors
/// The file cannot be read, is no mapping, or holds a value that is no scalar: each at its place.
pub fn read_variables(path: &Path, current: &Path) -> Result<Vec<(String, String)>, Diagnostics> {
    let text = files::read(path, current).map_err(|error| {
        Diagnostics::from(Diagnostic::error(Code::E300, error.to_string()).fix("give a file of names and values"))
    })?;
    let name = text.name.clone();
    let (documents, mut diagnostics) = yaml::parse(&Arc::new(SourceText::new(text.name, text.text)));
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let mut variables = Vec::new();
    for document in &documents {
        let Some(entries) = document.root.as_map() else {
            diagnostics.push(Diagnostic::error(Code::E312, format!("{name} is no mapping of names to values")));
            continue;
        };
        for entry in entries {
            match entry.value.as_scalar() {
                Some(scalar) => variables.push((entry.key.clone(), scalar.raw.clone())),
                None => {
                    let summary = format!("the variable `{}` is no scalar", entry.key.escape_debug());
                    diagnostics.push(document.place_key(Diagnostic::error(Code::E312, summary), entry));
                }
            }
        }
    }
    if diagnostics.has_errors() { Err(diagnostics) } else { Ok(variables) }
}
