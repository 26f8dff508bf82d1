//! What shapes the rows of an edge, as text.

use std::fmt::Write as _;

use super::Style;
use super::text::wrap;
use crate::ops::FingerprintDocument;

/// A paragraph per edge: the processors from the one that is delivered upwards, what changed marked.
pub fn fingerprint_text(document: &FingerprintDocument, style: Style) -> String {
    let mut out = String::new();
    for (n, edge) in document.edges.iter().enumerate() {
        if n > 0 {
            out.push('\n');
        }
        let _ = writeln!(out, "{}", style.bold(&edge.address));
        let state = match &edge.recorded {
            None => "not applied yet".to_owned(),
            Some(recorded) if *recorded == edge.fingerprint => "as applied".to_owned(),
            Some(recorded) => format!("applied was {}", &recorded[..12]),
        };
        let _ = writeln!(out, "  fingerprint  {}  {state}", &edge.fingerprint[..12]);
        if !edge.changed.is_empty() {
            let changed = wrap(&format!("changed: {}", edge.changed.join(", ")), "  ");
            let _ = writeln!(out, "{}", style.yellow(&changed));
        }
        let _ = writeln!(out, "  network      {}", edge.network);
        if let Some(columns) = &edge.columns {
            let _ = writeln!(out, "{}", wrap(&format!("columns: {}", columns.join(", ")), "  "));
        }
        for step in &edge.steps {
            let mark = if step.version_changed { style.yellow("  changed") } else { String::new() };
            let _ = writeln!(out, "  {}  logic {}{mark}", step.component, step.version);
            if step.state != "none" {
                let start = step.start.map(|start| format!(" from ledger {start} on")).unwrap_or_default();
                let mark = if step.state_changed { style.yellow("  changed") } else { String::new() };
                let _ = writeln!(out, "    state {}{start}{mark}", step.state);
            }
            if step.parameters.is_empty() {
                let _ = writeln!(out, "    all parameters at their defaults");
            }
            for parameter in &step.parameters {
                let hash = parameter.hash.as_deref().map_or("(default)", |hash| &hash[..12]);
                let mark = if parameter.changed { style.yellow("  changed") } else { String::new() };
                let _ = writeln!(out, "    {:<22} {hash}{mark}", parameter.name);
            }
        }
        if !edge.columns_added.is_empty() {
            let added = format!("columns added, not breaking: {}", edge.columns_added.join(", "));
            let _ = writeln!(out, "{}", wrap(&added, "  "));
        }
        if !edge.columns_broken.is_empty() {
            let broken = format!("columns gone or of another type: {}", edge.columns_broken.join(", "));
            let _ = writeln!(out, "{}", style.red(&wrap(&broken, "  ")));
        }
    }
    out
}
