//! The document of `cdpctl validate --json`.

use serde::{Deserialize, Serialize};

use crate::diag::{Diagnostic, Diagnostics};

/// What validation found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValidateDocument {
    /// Version of the document's shape.
    pub format_version: String,
    /// Whether there are no errors.
    pub valid: bool,
    /// Number of errors.
    pub error_count: usize,
    /// Number of warnings.
    pub warning_count: usize,
    /// All findings.
    pub diagnostics: Vec<Diagnostic>,
}

impl From<Diagnostics> for ValidateDocument {
    fn from(diagnostics: Diagnostics) -> Self {
        Self {
            format_version: super::FORMAT_VERSION.to_owned(),
            valid: !diagnostics.has_errors(),
            error_count: diagnostics.error_count(),
            warning_count: diagnostics.warning_count(),
            diagnostics: diagnostics.0,
        }
    }
}
