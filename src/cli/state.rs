//! `cdpctl state`

use std::path::PathBuf;

use clap::Subcommand;

use super::approval::ApprovalArgs;
use super::inputs::{InputArgs, SettingArgs};
use super::intervals::{ChangeArgs, state_path};
use super::output::Output;
use crate::diag::{Code, Diagnostic};
use crate::model::Address;
use crate::ops::{self, OpsError};
use crate::views;
use crate::wire::ExitStatus;

/// List, rename, drop, copy and check what is recorded
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the edges that are recorded, with what is done
    List {
        /// Print one JSON document
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        settings: SettingArgs,
    },
    /// Show a pipeline or edge as recorded
    Show {
        /// The pipeline or edge
        #[arg(value_name = "ADDRESS")]
        address: String,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        settings: SettingArgs,
    },
    /// Rename a pipeline, node or edge: nothing is done again
    Mv {
        /// The address so far
        #[arg(value_name = "FROM")]
        from: Address,
        /// The address from now on
        #[arg(value_name = "TO")]
        to: Address,
        #[command(flatten)]
        change: ChangeArgs,
    },
    /// Drop what is recorded of a pipeline, node or edge; its rows stay where they are
    Rm {
        /// The pipeline, node or edge
        #[arg(value_name = "ADDRESS")]
        address: Address,
        #[command(flatten)]
        change: ChangeArgs,
    },
    /// Take over targets whose lockfile was lost: what they say was committed counts as done
    Adopt {
        /// Pipelines, nodes or edges; without: all
        #[arg(value_name = "ADDRESS")]
        addresses: Vec<Address>,
        #[command(flatten)]
        settings: SettingArgs,
        #[command(flatten)]
        approval: ApprovalArgs,
    },
    /// Print everything that is recorded as one canonical JSON document
    Export {
        #[command(flatten)]
        settings: SettingArgs,
    },
    /// Put an exported document in the place of everything that is recorded
    Import {
        /// The document
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Also when it is of another lockfile, or older
        #[arg(long)]
        force: bool,
        #[command(flatten)]
        settings: SettingArgs,
    },
    /// Look for damage; exit code 12 when there is any
    Check {
        /// Print one JSON document
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        inputs: InputArgs,
    },
    /// Write a copy of the lockfile, consistent whatever is going on
    Backup {
        /// The copy; it must not be there yet
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        settings: SettingArgs,
    },
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    match args.command {
        Command::List { json, settings } => match state_path(&settings).and_then(|path| ops::state_list(&path)) {
            Ok(found) => {
                output.print(&if json { views::json(&found) } else { views::state_table(&found) });
                ExitStatus::Ok
            }
            Err(error) => output.failed(&error, json),
        },
        Command::Show { address, json, settings } => {
            match state_path(&settings).and_then(|path| ops::show(&path, &address)) {
                Ok(shown) => {
                    output.print(&if json { views::json(&shown) } else { views::show_text(&shown, output.style()) });
                    ExitStatus::Ok
                }
                Err(error) => output.failed(&error, json),
            }
        }
        Command::Mv { from, to, change } => {
            let moved =
                state_path(&change.settings).and_then(|path| ops::state_mv(&path, &from, &to, change.lock_timeout));
            said(moved.map(|()| format!("{from} is {to} from now on.\n")), output)
        }
        Command::Rm { address, change } => {
            let dropped =
                state_path(&change.settings).and_then(|path| ops::state_rm(&path, &address, change.lock_timeout));
            let lines =
                |edges: Vec<String>| edges.iter().map(|edge| format!("dropped {edge}; its rows stay\n")).collect();
            said(dropped.map(lines), output)
        }
        Command::Adopt { addresses, settings, approval } => {
            let order = settings.request(&[]).map(|request| ops::state_adopt(request, addresses));
            approval.carry_out(order.map(Into::into), output)
        }
        Command::Export { settings } => said(
            state_path(&settings).and_then(|path| ops::state_export(&path)).map(|state| views::json(&state)),
            output,
        ),
        Command::Import { file, force, settings } => {
            let imported = std::fs::read_to_string(&file)
                .map_err(|error| {
                    let summary = format!("cannot read {}: {error}", file.display());
                    OpsError::new(ExitStatus::Failed, Diagnostic::error(Code::E300, summary))
                })
                .and_then(|text| ops::state_import(&state_path(&settings)?, &text, force));
            let words = |state: crate::wire::StateDocument| {
                format!("Imported lineage {}, serial {}: {} edges.\n", state.lineage, state.serial, state.edges.len())
            };
            said(imported.map(words), output)
        }
        Command::Check { json, inputs } => {
            let path = inputs.request().map(|request| ops::Workspace::open(&request).state_path);
            match path.map(|path| ops::state_check(&path)) {
                Ok(check) => {
                    if json {
                        output.print(&views::json(&check));
                    } else if !check.present {
                        output.print(&format!(
                            "There is no lockfile {}: nothing is recorded yet.\n",
                            check.path.display()
                        ));
                    } else if check.sound {
                        output.print(&format!("{} is sound.\n", check.path.display()));
                    }
                    output.diagnostics(&check.diagnostics.0);
                    if check.sound { ExitStatus::Ok } else { ExitStatus::ChecksFailed }
                }
                Err(error) => output.failed(&error, json),
            }
        }
        Command::Backup { file, settings } => {
            let copied = state_path(&settings).and_then(|path| ops::state_backup(&path, &file));
            said(copied.map(|()| format!("Copied to {}.\n", file.display())), output)
        }
    }
}

fn said(result: Result<String, OpsError>, output: &Output) -> ExitStatus {
    match result {
        Ok(text) => {
            output.print(&text);
            ExitStatus::Ok
        }
        Err(error) => output.failed(&error, false),
    }
}
