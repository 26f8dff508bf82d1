//! `cdpctl verify`

use super::inputs::{InputArgs, ledger};
use super::output::Output;
use crate::model::Address;
use crate::ops::{self, PlanRequest, VerifyRequest};
use crate::plan::Options;
use crate::views;
use crate::wire::ExitStatus;

/// Read done ledgers again, compute their rows, and compare with what the targets hold
///
/// Changes nothing. Exit code 12 when a hash or a row is not what was recorded and delivered.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,

    /// Only that many random slices of 64 ledgers for each edge
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    sample: Option<u32>,

    /// Choose the same slices again: the seed that an earlier verify printed
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,

    /// No ledger before this one
    #[arg(long, value_name = "LEDGER", value_parser = ledger)]
    from: Option<u32>,

    /// No ledger after this one
    #[arg(long, value_name = "LEDGER", value_parser = ledger)]
    until: Option<u32>,

    /// Only this pipeline, node or edge; may be repeated
    #[arg(long, value_name = "ADDRESS")]
    target: Vec<Address>,

    /// Not this pipeline, node or edge; may be repeated
    #[arg(long, value_name = "ADDRESS")]
    exclude: Vec<Address>,

    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    let verified = args.inputs.request().and_then(|request| {
        let options = Options {
            from: args.from,
            until: args.until,
            target: args.target.clone(),
            exclude: args.exclude.clone(),
            ..Options::default()
        };
        let plan = PlanRequest { request, options, offline: false };
        ops::verify(&VerifyRequest { plan, sample: args.sample, seed: args.seed })
    });
    match verified {
        Ok(document) => {
            if args.json {
                output.print(&views::json(&document));
            } else {
                output.print(&views::verify_text(&document));
                output.diagnostics(&document.diagnostics.0);
            }
            if document.sound { ExitStatus::Ok } else { ExitStatus::ChecksFailed }
        }
        Err(error) => output.failed(&error, args.json),
    }
}
