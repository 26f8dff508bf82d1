//! `cdpctl runs`

use clap::Subcommand;

use super::approval::ApprovalArgs;
use super::inputs::{InputArgs, SettingArgs};
use super::output::Output;
use crate::ops::{self, OpsError, Workspace};
use crate::views;
use crate::wire::ExitStatus;

/// List runs, look at one, stop one, take up what one left undone
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the runs, newest first
    List {
        /// How many at most
        #[arg(long, value_name = "COUNT", default_value_t = 20)]
        limit: usize,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        inputs: InputArgs,
    },
    /// Show what a run did
    Show {
        /// The run, such as r-7
        #[arg(value_name = "RUN")]
        run: String,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        inputs: InputArgs,
    },
    /// Print the milestones of a run, one JSON object a line
    Logs {
        /// The run, such as r-7
        #[arg(value_name = "RUN")]
        run: String,
        #[command(flatten)]
        inputs: InputArgs,
    },
    /// Ask a run to stop; it finishes what is on its way
    Cancel {
        /// The run, such as r-7
        #[arg(value_name = "RUN")]
        run: String,
        #[command(flatten)]
        inputs: InputArgs,
    },
    /// Do what a run left undone, ledgers that it set aside included
    Resume {
        /// The run, such as r-7
        #[arg(value_name = "RUN")]
        run: String,
        #[command(flatten)]
        settings: SettingArgs,
        #[command(flatten)]
        approval: ApprovalArgs,
    },
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    // Broken configuration must not hide what was done.
    let state_path = |inputs: &InputArgs| Ok::<_, OpsError>(Workspace::open(&inputs.request()?).state_path);
    match args.command {
        Command::List { limit, json, inputs } => {
            match state_path(&inputs).and_then(|path| ops::list_runs(&path, limit)) {
                Ok(runs) => {
                    output.print(&if json { views::json(&runs) } else { views::runs_table(&runs) });
                    ExitStatus::Ok
                }
                Err(error) => output.failed(&error, json),
            }
        }
        Command::Show { run, json, inputs } => match state_path(&inputs).and_then(|path| ops::show(&path, &run)) {
            Ok(shown) => {
                output.print(&if json { views::json(&shown) } else { views::show_text(&shown, output.style()) });
                ExitStatus::Ok
            }
            Err(error) => output.failed(&error, json),
        },
        Command::Logs { run, inputs } => match state_path(&inputs).and_then(|path| ops::run_logs(&path, &run)) {
            Ok(events) => {
                output.print(&events.iter().map(|event| format!("{event}\n")).collect::<String>());
                ExitStatus::Ok
            }
            Err(error) => output.failed(&error, false),
        },
        Command::Cancel { run, inputs } => match state_path(&inputs).and_then(|path| ops::cancel_run(&path, &run)) {
            Ok(run) => {
                output.print(&format!("{run} was asked to stop; it finishes what is on its way.\n"));
                ExitStatus::Ok
            }
            Err(error) => output.failed(&error, false),
        },
        Command::Resume { run, settings, approval } => {
            let order = settings.request(&[]).and_then(|request| ops::resume_run(request, &run));
            approval.carry_out(order.map(Into::into), output)
        }
    }
}
