//! Arguments that several commands share.

use std::io::Read;
use std::path::PathBuf;

use clap::Args;

use crate::config::Inputs;
use crate::diag::{Code, Diagnostic};
use crate::ops::{OpsError, Request};
use crate::plan::Options;
use crate::wire::ExitStatus;

/// What to read.
#[derive(Debug, Args)]
pub(super) struct InputArgs {
    /// Pipeline files, a project's folder, or - for standard input; without any: the project around the current folder
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Set a project variable, used as ${var.NAME}
    #[arg(long = "var", value_name = "NAME=VALUE", value_parser = name_and_value)]
    vars: Vec<(String, String)>,

    /// Lockfile to use instead of state/cdpctl.lock beside the project file [env: CDPCTL_STATE]
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
}

impl InputArgs {
    /// The request of an operation.
    pub fn request(&self) -> Result<Request, OpsError> {
        let failed = |what: &str, error: std::io::Error| {
            OpsError::new(ExitStatus::Failed, Diagnostic::error(Code::E300, format!("cannot read {what}: {error}")))
        };
        let current = std::env::current_dir().map_err(|error| failed("the current folder", error))?;
        let stdin = if self.paths.iter().any(|path| path.as_os_str() == "-") {
            let mut text = String::new();
            // One byte more than a document may have is enough to know that it is too large.
            let limit = crate::config::MAX_BYTES as u64 + 1;
            std::io::stdin().take(limit).read_to_string(&mut text).map_err(|error| failed("standard input", error))?;
            Some(text)
        } else {
            None
        };
        let inputs = Inputs { paths: self.paths.clone(), current, stdin };
        Ok(Request { inputs, vars: self.vars.clone(), state: self.state.clone() })
    }
}

/// Which ledgers a plan is narrowed to.
#[derive(Debug, Args)]
pub(super) struct NarrowArgs {
    /// Do no ledger before this one; also where a pipeline without start_ledger starts at its first apply
    #[arg(long, value_name = "LEDGER", value_parser = ledger)]
    from: Option<u32>,

    /// Do no ledger after this one
    #[arg(long, value_name = "LEDGER", value_parser = ledger)]
    until: Option<u32>,
}

impl NarrowArgs {
    /// The options of a plan.
    pub fn options(&self) -> Result<Options, OpsError> {
        if let (Some(from), Some(until)) = (self.from, self.until)
            && until < from
        {
            let summary = format!("--until {until} lies before --from {from}");
            return Err(OpsError::new(ExitStatus::Usage, Diagnostic::error(Code::E342, summary)));
        }
        Ok(Options { from: self.from, until: self.until })
    }
}

fn name_and_value(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    if name.is_empty() { Err("the name is empty".to_owned()) } else { Ok((name.to_owned(), value.to_owned())) }
}

/// A ledger in any absolute spelling: 57000000, `57_000_000`, 57M.
fn ledger(text: &str) -> Result<u32, String> {
    match crate::resolve::parse_bound(&text.into(), false) {
        Ok(crate::resolve::Bound::At(ledger)) => Ok(ledger),
        Ok(_) => Err("a ledger's number is wanted, such as 57000000 or 57M".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}
