//! `cdpctl intervals`

use std::time::Duration;

use clap::Subcommand;

use super::inputs::{SettingArgs, ledgers, seconds};
use super::output::Output;
use crate::model::{Address, LedgerRange};
use crate::ops::{self, OpsError, Workspace};
use crate::views;
use crate::wire::ExitStatus;

/// List which ledgers are done, find holes, correct the record by hand
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List what is recorded as done, to be done again, or set aside
    List {
        /// Only of this pipeline, node or edge
        #[arg(value_name = "ADDRESS")]
        address: Option<Address>,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        settings: SettingArgs,
    },
    /// Find holes in what is done; exit code 12 when there are any
    Gaps {
        /// Only of this pipeline, node or edge
        #[arg(value_name = "ADDRESS")]
        address: Option<Address>,
        /// Ledgers to look at, inclusive; without: from the first done one to the last
        #[arg(long, value_name = "FIRST:LAST", value_parser = ledgers)]
        range: Option<LedgerRange>,
        /// Print JSON in the shape of Galexie's detect-gaps: one report for an edge, else a list with an address in each
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        settings: SettingArgs,
    },
    /// Record ledgers as done without delivering them: their rows are in the target already
    MarkDone {
        /// The pipeline, node or edge
        #[arg(value_name = "ADDRESS")]
        address: Address,
        /// Ledgers, inclusive
        #[arg(long, value_name = "FIRST:LAST", value_parser = ledgers)]
        range: LedgerRange,
        #[command(flatten)]
        change: ChangeArgs,
    },
    /// Forget that ledgers are done: the next apply delivers them again. Rows are not touched
    Forget {
        /// The pipeline, node or edge
        #[arg(value_name = "ADDRESS")]
        address: Address,
        /// Ledgers, inclusive; without: all
        #[arg(long, value_name = "FIRST:LAST", value_parser = ledgers)]
        range: Option<LedgerRange>,
        #[command(flatten)]
        change: ChangeArgs,
    },
}

/// Arguments of changes by hand.
#[derive(Debug, clap::Args)]
pub(super) struct ChangeArgs {
    /// How long to wait while a run holds a pipeline: 30s, 5m
    #[arg(long, value_name = "TIME", default_value = "0s", value_parser = seconds)]
    pub lock_timeout: Duration,

    #[command(flatten)]
    pub settings: SettingArgs,
}

/// The lockfile that the settings name. Broken configuration must not stand in the way.
pub(super) fn state_path(settings: &SettingArgs) -> Result<std::path::PathBuf, OpsError> {
    Ok(Workspace::open(&settings.request(&[])?).state_path)
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    match args.command {
        Command::List { address, json, settings } => {
            match state_path(&settings).and_then(|path| ops::list_intervals(&path, address.as_ref())) {
                Ok(found) => {
                    output.print(&if json { views::json(&found) } else { views::intervals_text(&found) });
                    ExitStatus::Ok
                }
                Err(error) => output.failed(&error, json),
            }
        }
        Command::Gaps { address, range, json, settings } => {
            match state_path(&settings).and_then(|path| ops::interval_gaps(&path, address.as_ref(), range)) {
                Ok(found) => {
                    output.print(&match (&found[..], &address) {
                        // One edge was asked for: the very document that Galexie's users know.
                        ([one], Some(Address::Edge(..))) if json => views::json(&one.scan),
                        _ if json => views::json(&found),
                        _ => views::gaps_text(&found),
                    });
                    let holes = found.iter().any(|edge| !edge.scan.report.gaps.is_empty());
                    if holes { ExitStatus::ChecksFailed } else { ExitStatus::Ok }
                }
                Err(error) => output.failed(&error, json),
            }
        }
        Command::MarkDone { address, range, change } => {
            let marked = change
                .settings
                .request(&[])
                .and_then(|request| ops::mark_done(&request, &address, range, change.lock_timeout));
            report("recorded as done", marked, output)
        }
        Command::Forget { address, range, change } => {
            let forgotten = state_path(&change.settings)
                .and_then(|path| ops::forget_intervals(&path, &address, range, change.lock_timeout));
            report("forgotten", forgotten, output)
        }
    }
}

fn report(what: &str, changed: Result<Vec<ops::ChangedIntervals>, OpsError>, output: &Output) -> ExitStatus {
    match changed {
        Ok(changed) => {
            output.print(&views::changed_intervals(what, &changed));
            ExitStatus::Ok
        }
        Err(error) => output.failed(&error, false),
    }
}
