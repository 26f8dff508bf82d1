//! `cdpctl init`

use std::path::PathBuf;

use super::output::Output;
use crate::ops;
use crate::views::count;
use crate::wire::ExitStatus;

/// Write a project that runs, with a demo lake of synthetic ledgers
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder to write into
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    match ops::init(&args.folder) {
        Ok(outcome) => {
            for file in &outcome.files {
                output.print(&format!("wrote {}\n", outcome.folder.join(file).display()));
            }
            let lake = outcome.folder.join("lake");
            output.print(&format!("wrote {} ({} synthetic ledgers)\n", lake.display(), count(outcome.objects as u64)));
            let place = if args.folder.as_os_str() == "." {
                String::new()
            } else {
                format!("cd {} && ", args.folder.display())
            };
            output.print(&format!("Next: {place}cdpctl plan, then cdpctl apply\n"));
            ExitStatus::Ok
        }
        Err(error) => output.failed(&error, false),
    }
}
