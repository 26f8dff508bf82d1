//! `cdpctl lock`

use clap::Subcommand;

use super::inputs::SettingArgs;
use super::intervals::state_path;
use super::output::Output;
use crate::model::Address;
use crate::ops;
use crate::views;
use crate::wire::ExitStatus;

/// Show who works on which pipeline, and end a lease by hand
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show the leases that were not given back
    Show {
        /// Print one JSON document
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        settings: SettingArgs,
    },
    /// End the lease of a pipeline: its holder can record and deliver nothing more
    ///
    /// A lease ends by itself when its process is dead on this host, or was not heard of for 60 seconds. Breaking one is for a
    /// process that hangs, or that lives on another host which is known to be gone.
    Break {
        /// The pipeline
        #[arg(value_name = "ADDRESS")]
        address: Address,
        #[command(flatten)]
        settings: SettingArgs,
    },
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    match args.command {
        Command::Show { json, settings } => match state_path(&settings).and_then(|path| ops::lock_show(&path)) {
            Ok(locks) => {
                output.print(&if json { views::json(&locks) } else { views::locks_table(&locks) });
                ExitStatus::Ok
            }
            Err(error) => output.failed(&error, json),
        },
        Command::Break { address, settings } => {
            match state_path(&settings).and_then(|path| ops::lock_break(&path, &address)) {
                Ok(lease) => {
                    output.print(&format!("Ended the lease of {}, held by {}.\n", lease.scope, lease.holder));
                    ExitStatus::Ok
                }
                Err(error) => output.failed(&error, false),
            }
        }
    }
}
