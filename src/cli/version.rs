//! `cdpctl version`

use super::output::Output;
use crate::views;
use crate::wire::ExitStatus;

/// Print the version
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    let version = env!("CARGO_PKG_VERSION");
    if args.json {
        output.print(&views::json(&serde_json::json!({ "name": "cdpctl", "version": version })));
    } else {
        output.print(&format!("cdpctl {version}\n"));
    }
    ExitStatus::Ok
}
