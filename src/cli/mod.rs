//! The command line: one file per command, which parses arguments, calls one operation and prints its view.
//!
//! Invariants: results go to standard output, progress and diagnostics to standard error; the exit code is an
//! [`ExitStatus`](crate::wire::ExitStatus) and nothing else; a usage error is 64, never 2.

mod apply;
mod approval;
mod components;
mod destroy;
mod explain;
mod graph;
mod init;
mod inputs;
mod intervals;
mod lake;
mod lock;
mod output;
mod plan;
mod policy;
mod prune;
mod removal;
mod render;
mod restate;
mod runs;
mod schema;
mod show;
mod state;
mod status;
mod validate;
mod verify;
mod version;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::output::Output;
use crate::wire::ExitStatus;

/// Plan and apply Stellar ledger pipelines from a repository of YAML
///
/// A pipeline reads a range of ledgers from a data lake, extracts records, and delivers them without losing or doubling a
/// row. `plan` shows what would be done, how long it takes and what it costs; `apply` does exactly that and remembers it in
/// a lockfile.
///
/// Exit codes: cdpctl schema exit-codes.
#[derive(Debug, Parser)]
#[command(name = "cdpctl", version, subcommand_required = true, arg_required_else_help = true, max_term_width = 100)]
struct Cli {
    /// Write no colour, also on a terminal
    #[arg(long, global = true)]
    no_color: bool,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Render(render::Args),
    Validate(validate::Args),
    Plan(plan::Args),
    Apply(apply::Args),
    Restate(restate::Args),
    Prune(prune::Args),
    Destroy(destroy::Args),
    Status(status::Args),
    Verify(verify::Args),
    Show(show::Args),
    Runs(runs::Args),
    Intervals(intervals::Args),
    Lake(lake::Args),
    State(state::Args),
    Lock(lock::Args),
    Graph(graph::Args),
    Components(components::Args),
    Schema(schema::Args),
    Policy(policy::Args),
    Explain(explain::Args),
    Version(version::Args),
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os()))
}

/// Runs a command line; the first argument is the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let usage = error.use_stderr();
            // Nobody is left to tell when even this cannot be written.
            let _ = error.print();
            return if usage { ExitStatus::Usage } else { ExitStatus::Ok };
        }
    };
    let output = Output::new(cli.no_color);
    // A bug must not look like a result: it ends with its own code, and says that it is one.
    let result = catch_unwind(AssertUnwindSafe(|| dispatch(cli.command, &output)));
    result.unwrap_or_else(|_| {
        output.error("internal error: this is a bug in cdpctl; what was committed is consistent\n");
        ExitStatus::Internal
    })
}

fn dispatch(command: Command, output: &Output) -> ExitStatus {
    match command {
        Command::Init(args) => init::run(args, output),
        Command::Render(args) => render::run(args, output),
        Command::Validate(args) => validate::run(args, output),
        Command::Plan(args) => plan::run(args, output),
        Command::Apply(args) => apply::run(args, output),
        Command::Restate(args) => restate::run(args, output),
        Command::Prune(args) => prune::run(args, output),
        Command::Destroy(args) => destroy::run(args, output),
        Command::Status(args) => status::run(args, output),
        Command::Verify(args) => verify::run(args, output),
        Command::Show(args) => show::run(args, output),
        Command::Runs(args) => runs::run(args, output),
        Command::Intervals(args) => intervals::run(args, output),
        Command::Lake(args) => lake::run(args, output),
        Command::State(args) => state::run(args, output),
        Command::Lock(args) => lock::run(args, output),
        Command::Graph(args) => graph::run(args, output),
        Command::Components(args) => components::run(args, output),
        Command::Schema(args) => schema::run(args, output),
        Command::Policy(args) => policy::run(args, output),
        Command::Explain(args) => explain::run(args, output),
        Command::Version(args) => version::run(args, output),
    }
}
