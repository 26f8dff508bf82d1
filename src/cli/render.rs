//! `cdpctl render`

use super::inputs::InputArgs;
use super::output::Output;
use crate::ops;
use crate::wire::ExitStatus;

/// Print pipelines as they are after templates are rendered
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,
}

pub(super) fn run(args: Args, output: &Output) -> ExitStatus {
    match args.inputs.request().and_then(|request| ops::render(&request)) {
        Ok(pipelines) => {
            for (n, pipeline) in pipelines.iter().enumerate() {
                let from = pipeline.template.as_ref().map(|name| format!(", template {name}")).unwrap_or_default();
                let separator = if n == 0 { "" } else { "---\n" };
                output.print(&format!("{separator}# {}{from}\n{}", pipeline.filename, pipeline.text));
            }
            ExitStatus::Ok
        }
        Err(error) => output.failed(&error, false),
    }
}
