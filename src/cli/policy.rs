//! `cdpctl policy`

use clap::Subcommand;

use super::inputs::InputArgs;
use super::output::Output;
use crate::diag::{Code, Diagnostic};
use crate::ops::{OpsError, Workspace};
use crate::policy::RULES;
use crate::views;
use crate::wire::ExitStatus;

/// List the policy rules and the settings in force
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List all rules with the settings of the project
    List {
        #[command(flatten)]
        inputs: InputArgs,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Show one rule: what it checks, why, an example, the fix
    Show {
        /// Its name or code
        #[arg(value_name = "RULE")]
        rule: String,
        #[command(flatten)]
        inputs: InputArgs,
    },
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    match args.command {
        Command::List { inputs, json } => match settings(&inputs) {
            Ok(settings) if json => {
                let rules: Vec<serde_json::Value> = RULES
                    .iter()
                    .map(|rule| {
                        let values: serde_json::Map<String, serde_json::Value> = rule
                            .settings
                            .iter()
                            .map(|setting| (setting.name.to_owned(), (setting.value)(&settings).into()))
                            .collect();
                        serde_json::json!({
                            "name": rule.name, "code": rule.code, "level": (rule.level)(&settings),
                            "summary": rule.summary, "settings": values,
                        })
                    })
                    .collect();
                output.print(&views::json(&rules));
                ExitStatus::Ok
            }
            Ok(settings) => {
                output.print(&views::policy_table(&settings));
                ExitStatus::Ok
            }
            Err(error) => output.failed(&error, json),
        },
        Command::Show { rule, inputs } => {
            let settings = match settings(&inputs) {
                Ok(settings) => settings,
                Err(error) => return output.failed(&error, false),
            };
            let found =
                RULES.iter().find(|known| known.name == rule || known.code.as_str().eq_ignore_ascii_case(&rule));
            let Some(found) = found else {
                let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
                let diagnostic = Diagnostic::error(Code::E351, format!("there is no rule `{}`", rule.escape_debug()))
                    .fix(format!("rules are {}", names.join(", ")));
                return output.failed(&OpsError::new(ExitStatus::Usage, diagnostic), false);
            };
            output.print(&views::policy_text(found, &settings));
            ExitStatus::Ok
        }
    }
}

/// The project's settings, or the defaults outside a project.
fn settings(inputs: &InputArgs) -> Result<crate::policy::PolicySettings, OpsError> {
    Ok(Workspace::open(&inputs.request()?).policies)
}
