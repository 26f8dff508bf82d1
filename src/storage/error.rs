//! Why a store does not give what was asked, with a code, a remedy, and whether trying again may help.

use std::time::Duration;

use crate::diag::Code;

/// What kind of trouble it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreErrorKind {
    /// No such object.
    NotFound,
    /// The local folder is not there.
    NoRoot,
    /// The store is of no kind that is read.
    Scheme,
    /// The url or endpoint cannot be understood.
    Url,
    /// The url or endpoint holds credentials.
    UrlCredentials,
    /// Access settings that do not fit together.
    Settings,
    /// No answer, a server in trouble, or an answer that was cut off: may go away by itself.
    Passing,
    /// Access is refused.
    Denied,
    /// No such bucket or container.
    NoBucket,
    /// The bucket lies in another region.
    WrongRegion,
    /// There are no credentials, or they are incomplete, unknown or expired.
    Credentials,
    /// This machine's clock is wrong.
    Clock,
    /// The store's host is not found.
    UnknownHost,
    /// No secure connection.
    Tls,
    /// An object larger than any ledger object.
    TooLarge,
    /// Anything else the store says.
    Other,
}

/// A failed request to a store.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct StoreError {
    /// What kind of trouble it is.
    pub kind: StoreErrorKind,
    /// In words; never a secret.
    pub message: String,
    /// What to do.
    pub fix: Option<String>,
    /// How long the store asked to wait.
    pub retry_after: Option<Duration>,
}

impl StoreError {
    /// An error.
    pub fn new(kind: StoreErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), fix: None, retry_after: None }
    }

    /// Adds what to do.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// Whether it may go away by itself.
    pub fn is_transient(&self) -> bool {
        self.kind == StoreErrorKind::Passing
    }

    /// Whether the object is not there.
    pub fn is_missing(&self) -> bool {
        self.kind == StoreErrorKind::NotFound
    }

    /// The code that explains it.
    pub const fn code(&self) -> Code {
        match self.kind {
            StoreErrorKind::NotFound => Code::E405,
            StoreErrorKind::Scheme => Code::E404,
            StoreErrorKind::Url => Code::E346,
            StoreErrorKind::UrlCredentials => Code::E421,
            StoreErrorKind::Settings => Code::E422,
            StoreErrorKind::NoRoot | StoreErrorKind::Passing | StoreErrorKind::Other => Code::E401,
            StoreErrorKind::Denied => Code::E413,
            StoreErrorKind::NoBucket => Code::E414,
            StoreErrorKind::WrongRegion => Code::E415,
            StoreErrorKind::Credentials => Code::E416,
            StoreErrorKind::Clock => Code::E417,
            StoreErrorKind::UnknownHost => Code::E418,
            StoreErrorKind::Tls => Code::E419,
            StoreErrorKind::TooLarge => Code::E406,
        }
    }
}
