//! Words for outcomes: text for people, one JSON document for machines. Decides nothing.
//!
//! Invariants: at most 100 columns; summaries last; no colour unless the caller says so; progress never goes to standard
//! output; a secret cannot appear, since outcomes hold none.

mod apply;
mod components;
mod diagnostics;
mod fingerprint;
mod lake;
mod plan;
mod policy;
mod progress;
mod show;
mod state;
mod status;
mod style;
mod text;
mod verify;

pub use apply::{apply_summary, event_line};
pub use components::{component_text, components_table, graph_text};
pub use diagnostics::{diagnostics_text, explain_text, validate_summary};
pub use fingerprint::fingerprint_text;
pub use lake::{lake_check_text, lake_copy_line, lake_copy_text, lake_gaps_text, lake_objects_text};
pub use plan::{PlanView, plan_text, yaml_diff};
pub use policy::{policy_table, policy_text};
pub use progress::Progress;
pub use show::show_text;
pub use state::{changed_intervals, gaps_text, intervals_text, locks_table, runs_table, state_table};
pub use status::status_table;
pub use style::Style;
pub use text::{bytes, count, duration};
pub use verify::verify_text;

use serde::Serialize;

/// A document as the JSON that `--json` prints: pretty, keys in the order of the structs, with a final line end.
///
/// # Panics
/// When the document does not serialise, which plain data cannot do.
pub fn json<T: Serialize>(document: &T) -> String {
    let mut text = serde_json::to_string_pretty(document).expect("documents are plain data");
    text.push('\n');
    text
}

/// The same, written piece by piece: for documents that may be large.
pub fn write_json<T: Serialize>(document: &T, out: &mut impl std::io::Write) -> std::io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, document)?;
    out.write_all(b"\n")
}
