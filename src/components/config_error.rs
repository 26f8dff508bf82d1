//! Why a configuration that satisfies its schema is refused all the same.

use super::ComponentError;
use crate::diag::Code;

/// A mistake in one field of a component's configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// Code of the table.
    pub code: Code,
    /// JSON pointer of the field inside the component's configuration; empty for the whole.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub fix: Option<String>,
}

impl ConfigError {
    /// An error about one field.
    pub fn new(code: Code, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, pointer: pointer.into(), message: message.into(), fix: None }
    }

    /// Adds what to do.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// The value did not fit its type although the schema let it pass: a gap between schema and type.
    pub fn from_serde(error: &serde_json::Error) -> Vec<Self> {
        vec![Self::new(Code::E312, "", error.to_string())]
    }
}

impl From<ComponentError> for ConfigError {
    fn from(error: ComponentError) -> Self {
        Self { code: error.code, pointer: String::new(), message: error.message, fix: error.fix }
    }
}
