//! Arguments that several commands share.

use std::io::Read;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use crate::config::Inputs;
use crate::diag::{Code, Diagnostic};
use crate::model::Address;
use crate::ops::{OpsError, Request};
use crate::plan::Options;
use crate::wire::{ExitStatus, PlanMode};

/// What to read.
#[derive(Debug, Args)]
pub(super) struct InputArgs {
    /// Pipeline files, a project's folder, or - for standard input; without any: the project around the current folder
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    #[command(flatten)]
    pub settings: SettingArgs,
}

/// Settings of the project that the command line may change.
#[derive(Debug, Args)]
pub(super) struct SettingArgs {
    /// Set a project variable, used as ${var.NAME}
    #[arg(long = "var", value_name = "NAME=VALUE", value_parser = name_and_value)]
    pub vars: Vec<(String, String)>,

    /// Read project variables from a YAML file of names and values; --var goes before it
    #[arg(long = "var-file", value_name = "FILE")]
    pub var_files: Vec<PathBuf>,

    /// Lockfile to use instead of state/cdpctl.lock beside the project file [env: CDPCTL_STATE]
    #[arg(long, value_name = "FILE")]
    pub state: Option<PathBuf>,
}

impl InputArgs {
    /// The request of an operation.
    pub fn request(&self) -> Result<Request, OpsError> {
        self.settings.request(&self.paths)
    }
}

impl SettingArgs {
    /// The request of an operation on these files.
    pub fn request(&self, paths: &[PathBuf]) -> Result<Request, OpsError> {
        let failed = |what: &str, error: std::io::Error| {
            OpsError::new(ExitStatus::Failed, Diagnostic::error(Code::E300, format!("cannot read {what}: {error}")))
        };
        let current = std::env::current_dir().map_err(|error| failed("the current folder", error))?;
        let stdin = if paths.iter().any(|path| path.as_os_str() == "-") {
            let mut text = String::new();
            // One byte more than a document may have is enough to know that it is too large.
            let limit = crate::config::MAX_BYTES as u64 + 1;
            std::io::stdin().take(limit).read_to_string(&mut text).map_err(|error| failed("standard input", error))?;
            Some(text)
        } else {
            None
        };
        let mut vars: Vec<(String, String)> = Vec::new();
        for path in &self.var_files {
            vars.extend(crate::ops::read_variables(path)?);
        }
        vars.extend(self.vars.iter().cloned());
        let inputs = Inputs { paths: paths.to_vec(), current, stdin };
        Ok(Request { inputs, vars, state: self.state.clone() })
    }
}

/// Which ledgers and edges a plan is narrowed to, and what it does again.
#[derive(Debug, Args)]
pub(super) struct NarrowArgs {
    /// Do no ledger before this one; also where a pipeline without start_ledger starts at its first apply
    #[arg(long, value_name = "LEDGER", value_parser = ledger)]
    from: Option<u32>,

    /// Do no ledger after this one
    #[arg(long, value_name = "LEDGER", value_parser = ledger)]
    until: Option<u32>,

    /// Work only on this pipeline, node or edge; may be repeated
    #[arg(long, value_name = "ADDRESS")]
    target: Vec<Address>,

    /// Leave this pipeline, node or edge as it is; may be repeated
    #[arg(long, value_name = "ADDRESS")]
    exclude: Vec<Address>,

    /// Do everything again that is done for this pipeline, node or edge; may be repeated
    #[arg(long, value_name = "ADDRESS")]
    replace: Vec<Address>,

    /// Only bring the lockfile to what the targets say: deliver nothing
    #[arg(long, conflicts_with = "replace")]
    refresh_only: bool,
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
        Ok(Options {
            mode: if self.refresh_only { PlanMode::RefreshOnly } else { PlanMode::Normal },
            from: self.from,
            until: self.until,
            target: self.target.clone(),
            exclude: self.exclude.clone(),
            replace: self.replace.clone(),
            ..Options::default()
        })
    }

    /// Names of the flags that were given.
    pub fn given(&self) -> Vec<&'static str> {
        [
            ("--from", self.from.is_some()),
            ("--until", self.until.is_some()),
            ("--target", !self.target.is_empty()),
            ("--exclude", !self.exclude.is_empty()),
            ("--replace", !self.replace.is_empty()),
            ("--refresh-only", self.refresh_only),
        ]
        .into_iter()
        .filter_map(|(flag, given)| given.then_some(flag))
        .collect()
    }
}

fn name_and_value(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    if name.is_empty() { Err("the name is empty".to_owned()) } else { Ok((name.to_owned(), value.to_owned())) }
}

/// A ledger in any absolute spelling: 57000000, `57_000_000`, 57M.
pub(super) fn ledger(text: &str) -> Result<u32, String> {
    match crate::resolve::parse_bound(&text.into(), false) {
        Ok(crate::resolve::Bound::At(ledger)) => Ok(ledger),
        Ok(_) => Err("a ledger's number is wanted, such as 57000000 or 57M".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// `FIRST:LAST`, inclusive, each in any absolute spelling.
pub(super) fn ledgers(text: &str) -> Result<crate::model::LedgerRange, String> {
    let (first, last) = text.split_once(':').ok_or("write FIRST:LAST, such as 57000000:57000999")?;
    let (first, last) = (ledger(first)?, ledger(last)?);
    crate::model::LedgerRange::inclusive(first, last).ok_or_else(|| format!("{last} lies before {first}"))
}

/// `30s`, `5m`, `1h`, or a bare number of seconds.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let wrong = || format!("`{text}` is no time; write 30s, 5m or 1h");
    let (digits, unit) = match text.as_bytes().last() {
        Some(b's') => (&text[..text.len() - 1], 1),
        Some(b'm') => (&text[..text.len() - 1], 60),
        Some(b'h') => (&text[..text.len() - 1], 3600),
        _ => (text, 1),
    };
    let number: u64 = digits.parse().map_err(|_| wrong())?;
    number.checked_mul(unit).map(Duration::from_secs).ok_or_else(wrong)
}
