//! `cdpctl explain`

use super::inputs::SettingArgs;
use super::output::Output;
use crate::config::did_you_mean;
use crate::diag::{Code, Diagnostic};
use crate::model::Address;
use crate::ops::{self, OpsError};
use crate::views;
use crate::wire::ExitStatus;

/// Explain an error code, or what shapes the rows of an edge
///
/// cdpctl explain E310 works offline. cdpctl explain fingerprint pipeline.NAME/PROCESSOR->CONSUMER prints what the edge's
/// fingerprint is made of, and which part changed since it was applied: that part is why ledgers are done again.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The code, such as E310, or the word fingerprint; without: all codes
    #[arg(value_name = "CODE")]
    topic: Option<String>,

    /// With fingerprint: the pipeline, node or edge
    #[arg(value_name = "ADDRESS")]
    address: Option<Address>,

    /// With fingerprint: print one JSON document
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    settings: SettingArgs,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    let Some(topic) = args.topic else {
        output.print(&Code::ALL.iter().map(|code| format!("{code}  {}\n", code.title())).collect::<String>());
        return ExitStatus::Ok;
    };
    if topic == "fingerprint" {
        return fingerprint(args.address, args.json, &args.settings, output);
    }
    match Code::parse(&topic) {
        Some(code) => {
            output.print(&views::explain_text(code));
            ExitStatus::Ok
        }
        None => {
            let upper = topic.to_ascii_uppercase();
            let near = did_you_mean(&upper, Code::ALL.iter().map(|code| code.as_str()));
            let hint = near
                .map_or_else(|| "cdpctl explain lists all codes".to_owned(), |near| format!("did you mean {near}?"));
            output.error(&format!("there is no code `{}`; {hint}\n", topic.escape_debug()));
            ExitStatus::Usage
        }
    }
}

fn fingerprint(address: Option<Address>, json: bool, settings: &SettingArgs, output: &Output) -> ExitStatus {
    let Some(address) = address else {
        let diagnostic = Diagnostic::error(Code::E108, "whose fingerprint is to be explained?")
            .fix("cdpctl explain fingerprint pipeline.NAME/PROCESSOR->CONSUMER");
        return output.failed(&OpsError::new(ExitStatus::Usage, diagnostic), json);
    };
    match settings.request(&[]).and_then(|request| ops::explain_fingerprint(&request, &address)) {
        Ok(found) => {
            output.print(&if json { views::json(&found) } else { views::fingerprint_text(&found, output.style()) });
            ExitStatus::Ok
        }
        Err(error) => output.failed(&error, json),
    }
}
