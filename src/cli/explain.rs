//! `cdpctl explain`

use super::output::Output;
use crate::config::did_you_mean;
use crate::diag::Code;
use crate::views;
use crate::wire::ExitStatus;

/// Explain an error code, offline
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The code, such as E310; without one: all codes
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    let Some(text) = args.code else {
        output.print(&Code::ALL.iter().map(|code| format!("{code}  {}\n", code.title())).collect::<String>());
        return ExitStatus::Ok;
    };
    match Code::parse(&text) {
        Some(code) => {
            output.print(&views::explain_text(code));
            ExitStatus::Ok
        }
        None => {
            let upper = text.to_ascii_uppercase();
            let near = did_you_mean(&upper, Code::ALL.iter().map(|code| code.as_str()));
            let hint = near
                .map_or_else(|| "cdpctl explain lists all codes".to_owned(), |near| format!("did you mean {near}?"));
            output.error(&format!("there is no code `{}`; {hint}\n", text.escape_debug()));
            ExitStatus::Usage
        }
    }
}
