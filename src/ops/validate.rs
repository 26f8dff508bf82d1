//! `validate`: everything that is wrong with the configuration, without looking at any source or target.

use super::project::{Request, Workspace};
use crate::diag::Diagnostics;
use crate::wire::ExitStatus;

/// What validation found.
#[derive(Debug, Clone, PartialEq)]
pub struct ValidateOutcome {
    /// All findings.
    pub diagnostics: Diagnostics,
    /// Number of files read.
    pub files: usize,
    /// Names of the pipelines.
    pub pipelines: Vec<String>,
    /// How the command ends.
    pub status: ExitStatus,
}

/// Validates.
pub fn validate(request: &Request) -> ValidateOutcome {
    let workspace = Workspace::open(request);
    let status = if workspace.diagnostics.has_errors() { ExitStatus::Invalid } else { ExitStatus::Ok };
    ValidateOutcome {
        files: workspace.loaded.files,
        pipelines: workspace.loaded.pipelines.iter().map(|pipeline| pipeline.name.clone()).collect(),
        diagnostics: workspace.diagnostics,
        status,
    }
}
