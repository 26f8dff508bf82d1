//! `cdpctl schema`

use super::output::Output;
use crate::diag::{Code, Diagnostic};
use crate::ops::{self, OpsError};
use crate::views;
use crate::wire::ExitStatus;

/// Print a JSON Schema or a table for machines
///
/// Names: pipeline, template, project, exit-codes, codes, datasets, or a component type. Without a name: all names.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Which one
    #[arg(value_name = "NAME")]
    name: Option<String>,

    /// Print JSON; the default for everything but the list of names and the exit codes
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    let Some(name) = args.name else {
        let names = ops::schema_names();
        output.print(&if args.json {
            views::json(&names)
        } else {
            names.iter().map(|name| format!("{name}\n")).collect()
        });
        return ExitStatus::Ok;
    };
    if name == "exit-codes" && !args.json {
        let line = |status: &ExitStatus| format!("{:>4}  {}\n", status.code(), status.meaning());
        let mut all = ExitStatus::ALL.to_vec();
        all.sort_by_key(|status| status.code());
        output.print(&all.iter().map(line).collect::<String>());
        return ExitStatus::Ok;
    }
    match ops::schema(&name) {
        Some(document) => {
            output.print(&views::json(&document.value));
            ExitStatus::Ok
        }
        None => {
            let summary = format!("there is no schema `{}`", name.escape_debug());
            let fix = format!("names are {}", ops::schema_names().join(", "));
            output.failed(&OpsError::new(ExitStatus::Usage, Diagnostic::error(Code::E351, summary).fix(fix)), args.json)
        }
    }
}
