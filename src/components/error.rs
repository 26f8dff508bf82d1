//! Errors of components: a code for people, a class for the retry logic, which looks at nothing else.

use std::fmt;
use std::time::Duration;

use serde::Serialize;

use crate::diag::Code;

/// What a failure means for what to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorClass {
    /// May go away by itself: retried with backoff.
    Transient,
    /// Stays until somebody mends it: not retried.
    Permanent,
    /// The data is wrong: the ledger is left out and named.
    BadData,
    /// Somebody asked to stop.
    Cancelled,
}

impl fmt::Display for ErrorClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Transient => "transient",
            Self::Permanent => "permanent",
            Self::BadData => "bad_data",
            Self::Cancelled => "cancelled",
        })
    }
}

/// A failure of a source, processor or consumer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ComponentError {
    /// Code of the table.
    pub code: Code,
    /// What the retry logic looks at.
    pub class: ErrorClass,
    /// In words: names the object, table or host; never a secret.
    pub message: String,
    /// What to do, when there is something particular.
    pub fix: Option<String>,
    /// How long the other side asked to wait.
    pub retry_after: Option<Duration>,
}

impl ComponentError {
    /// An error that stays until somebody mends it.
    pub fn permanent(code: Code, message: impl Into<String>) -> Self {
        Self { code, class: ErrorClass::Permanent, message: message.into(), fix: None, retry_after: None }
    }

    /// An error that may go away by itself.
    pub fn transient(code: Code, message: impl Into<String>) -> Self {
        Self { class: ErrorClass::Transient, ..Self::permanent(code, message) }
    }

    /// Wrong data.
    pub fn bad_data(code: Code, message: impl Into<String>) -> Self {
        Self { class: ErrorClass::BadData, ..Self::permanent(code, message) }
    }

    /// Somebody asked to stop.
    pub fn cancelled() -> Self {
        Self { class: ErrorClass::Cancelled, ..Self::permanent(Code::E110, "stopped before it was delivered") }
    }

    /// Adds what to do.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }
}
