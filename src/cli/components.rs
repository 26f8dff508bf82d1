//! `cdpctl components`

use clap::Subcommand;

use super::output::Output;
use crate::components::{Kind, registry};
use crate::config::did_you_mean;
use crate::diag::{Code, Diagnostic};
use crate::ops::{self, OpsError};
use crate::views;
use crate::wire::ExitStatus;

/// List the sources, processors and consumers of this binary
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List all components
    List {
        /// Only sources, processors or consumers
        #[arg(long, value_enum)]
        kind: Option<KindArg>,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Show one component: what it takes, field by field, and what it gives
    Show {
        /// Its type, an alias or its id
        #[arg(value_name = "TYPE")]
        name: String,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum KindArg {
    Source,
    Processor,
    Consumer,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    match args.command {
        Command::List { kind, json } => {
            let kind = kind.map(|kind| match kind {
                KindArg::Source => Kind::Source,
                KindArg::Processor => Kind::Processor,
                KindArg::Consumer => Kind::Consumer,
            });
            let found: Vec<_> =
                registry::descriptors().filter(|descriptor| kind.is_none_or(|kind| descriptor.kind == kind)).collect();
            output.print(&if json { views::json(&found) } else { views::components_table(&found) });
            ExitStatus::Ok
        }
        Command::Show { name, json } => match ops::component_details(&name) {
            Some(details) => {
                output.print(&if json { views::json(details.descriptor) } else { views::component_text(&details) });
                ExitStatus::Ok
            }
            None => {
                let known: Vec<&str> = registry::descriptors().map(|descriptor| descriptor.config_type).collect();
                let fix = did_you_mean(&name, known.iter().copied()).map_or_else(
                    || "cdpctl components list shows all".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let summary = format!("there is no component `{}`", name.escape_debug());
                let error = OpsError::new(ExitStatus::Failed, Diagnostic::error(Code::E314, summary).fix(fix));
                output.failed(&error, json)
            }
        },
    }
}
