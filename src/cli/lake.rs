//! `cdpctl lake`

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Subcommand;

use super::inputs::{SettingArgs, ledger, ledgers};
use super::output::Output;
use crate::model::LedgerRange;
use crate::ops::{self, LakeFetchRequest, LakeRequest, OpsError};
use crate::views;
use crate::wire::ExitStatus;

/// How often progress is told.
const LINE_EVERY: Duration = Duration::from_secs(5);

/// Check, list and copy data lakes, and find holes in them
///
/// A lake is named by its url (s3://, gs://, az://, https://, file://), by a folder, or by the address of a pipeline, whose
/// source is meant.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read the manifest and the newest object, and say what worked
    ///
    /// Exit code 12 when something is wrong with the lake, 11 when it cannot be read.
    Check {
        #[command(flatten)]
        lake: LakeArgs,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Find holes in a lake; exit code 12 when there are any
    ///
    /// Lists the whole range, a thousand objects with each request.
    Gaps {
        #[command(flatten)]
        lake: LakeArgs,
        /// First ledger; without: the first one that is there
        #[arg(long, value_name = "LEDGER", value_parser = ledger)]
        from: Option<u32>,
        /// Last ledger; without: the newest one
        #[arg(long, value_name = "LEDGER", value_parser = ledger)]
        until: Option<u32>,
        /// Print the JSON document of Galexie's detect-gaps
        #[arg(long)]
        json: bool,
    },
    /// List the objects that hold some ledgers, with their sizes
    Ls {
        #[command(flatten)]
        lake: LakeArgs,
        /// Ledgers, inclusive; without: the newest
        #[arg(long, value_name = "FIRST:LAST", value_parser = ledgers)]
        range: Option<LedgerRange>,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Copy the objects that hold some ledgers into a folder, as a lake of the same layout
    ///
    /// Objects that are there already and whole stay; each one is decoded and its hashes are checked before it shows. Exit code
    /// 10 when ledgers are missing or damaged: what could be copied was.
    Fetch {
        #[command(flatten)]
        lake: LakeArgs,
        /// Ledgers, inclusive
        #[arg(long, value_name = "FIRST:LAST", value_parser = ledgers)]
        range: LedgerRange,
        /// Folder of the copy; made when it is not there
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
}

/// Which lake, and how it is reached.
#[derive(Debug, clap::Args)]
struct LakeArgs {
    /// Url, folder, or pipeline.NAME
    #[arg(value_name = "LAKE")]
    place: String,

    /// Region of the store
    #[arg(long, value_name = "REGION")]
    region: Option<String>,

    /// Endpoint of a store that is not the cloud's own: https://HOST or http://HOST:PORT
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,

    /// Storage account of Azure
    #[arg(long, value_name = "NAME")]
    account: Option<String>,

    /// Profile of the shared files of AWS
    #[arg(long, value_name = "NAME", conflicts_with = "anonymous")]
    profile: Option<String>,

    /// Read without credentials, as public lakes are
    #[arg(long)]
    anonymous: bool,

    /// Network that the lake must be of
    #[arg(long, value_name = "NETWORK")]
    network: Option<String>,

    /// Ledgers in one object, of a lake without a manifest
    #[arg(long, value_name = "COUNT")]
    ledgers_per_file: Option<u32>,

    /// Objects in one partition, of a lake without a manifest
    #[arg(long, value_name = "COUNT")]
    files_per_partition: Option<u32>,

    #[command(flatten)]
    settings: SettingArgs,
}

impl LakeArgs {
    fn request(self) -> Result<LakeRequest, OpsError> {
        Ok(LakeRequest {
            request: self.settings.request(&[])?,
            place: self.place,
            region: self.region,
            endpoint: self.endpoint,
            account: self.account,
            profile: self.profile,
            anonymous: self.anonymous,
            network: self.network,
            ledgers_per_file: self.ledgers_per_file,
            files_per_partition: self.files_per_partition,
        })
    }
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    match args.command {
        Command::Check { lake, json } => match lake.request().and_then(|request| ops::lake_check(&request)) {
            Ok(found) => {
                if json {
                    output.print(&views::json(&found));
                } else {
                    output.print(&views::lake_check_text(&found));
                    output.diagnostics(&found.diagnostics.0);
                }
                if found.sound { ExitStatus::Ok } else { ExitStatus::ChecksFailed }
            }
            Err(error) => output.failed(&error, json),
        },
        Command::Gaps { lake, from, until, json } => {
            match lake.request().and_then(|request| ops::lake_gaps(&request, from, until)) {
                Ok(found) => {
                    output.print(&if json { views::json(&found) } else { views::lake_gaps_text(&found) });
                    if found.report.gaps.is_empty() { ExitStatus::Ok } else { ExitStatus::ChecksFailed }
                }
                Err(error) => output.failed(&error, json),
            }
        }
        Command::Ls { lake, range, json } => {
            match lake.request().and_then(|request| ops::lake_objects(&request, range)) {
                Ok(found) if json => {
                    output.print_json(&found);
                    ExitStatus::Ok
                }
                Ok(found) => {
                    output.print(&views::lake_objects_text(&found));
                    ExitStatus::Ok
                }
                Err(error) => output.failed(&error, json),
            }
        }
        Command::Fetch { lake, range, out, json } => {
            let mut told = Instant::now();
            let copied = lake.request().and_then(|lake| {
                ops::lake_fetch(&LakeFetchRequest { lake, range, out }, |progress| {
                    if told.elapsed() >= LINE_EVERY {
                        told = Instant::now();
                        output.error(&views::lake_copy_line(&progress));
                    }
                })
            });
            match copied {
                Ok(copy) => {
                    output.print(&if json { views::json(&copy) } else { views::lake_copy_text(&copy) });
                    if copy.undone == 0 { ExitStatus::Ok } else { ExitStatus::WorkUndone }
                }
                Err(error) => output.failed(&error, json),
            }
        }
    }
}
