//! Status as a table.

use comfy_table::Table;
use comfy_table::presets::NOTHING;

use super::text::{count, cut, duration};
use crate::ops::StatusDocument;

/// One line per pipeline.
pub fn status_table(document: &StatusDocument) -> String {
    if document.pipelines.is_empty() {
        return "No pipelines.\n".to_owned();
    }
    let mut table = plain_table(&["PIPELINE", "STATE", "DONE TO", "TIP", "LAG", "EDGES", "LAST RUN"]);
    for pipeline in &document.pipelines {
        let ledger = |ledger: Option<u32>| ledger.map_or_else(|| "—".to_owned(), |ledger| count(u64::from(ledger)));
        let run = match (&pipeline.last_run, &pipeline.last_run_state, pipeline.last_run_age_secs) {
            (Some(run), Some(state), Some(age)) => format!("{run}  {state}  {} ago", duration(age)),
            _ => "—".to_owned(),
        };
        table.add_row(vec![
            cut(pipeline.address.strip_prefix("pipeline.").unwrap_or(&pipeline.address), 32),
            pipeline.state.clone(),
            ledger(pipeline.done_to),
            ledger(pipeline.tip),
            count(pipeline.lag),
            format!("{} of {}", pipeline.edges_done, pipeline.edges),
            run,
        ]);
    }
    table_text(&table)
}

/// A table without lines.
pub(super) fn plain_table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING);
    table.set_header(header.to_vec());
    table
}

/// The table's text, without blanks at the ends of lines.
pub(super) fn table_text(table: &Table) -> String {
    let mut out = String::new();
    for line in table.to_string().lines() {
        out.push_str(line.trim_end().strip_prefix(' ').unwrap_or(line.trim_end()));
        out.push('\n');
    }
    out
}
