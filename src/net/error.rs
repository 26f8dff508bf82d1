//! What can go wrong with a request, and whether trying again may help.

use std::net::IpAddr;
use std::time::Duration;

/// A failed request. `place` is a URL as [`super::shown_url`] writes it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NetError {
    /// The host leads to an address that the policy refuses. Nothing was sent.
    #[error("{place} leads to {address}, which is a private address")]
    PrivateAddress {
        /// The URL, redacted.
        place: String,
        /// Where it leads.
        address: IpAddr,
    },
    /// No connection, or it broke before the answer.
    #[error("{place} cannot be reached: {reason}")]
    Unreachable {
        /// The URL, redacted.
        place: String,
        /// In the words of the system.
        reason: String,
    },
    /// The host's name leads nowhere.
    #[error("the host of {place} is not found: {reason}")]
    UnknownHost {
        /// The URL, redacted.
        place: String,
        /// In the words of the system.
        reason: String,
        /// Whether the name may be known later: the name server did not answer.
        passing: bool,
    },
    /// No secure connection: a certificate that is not trusted, or no TLS at the other end.
    #[error("no secure connection to {place}: {reason}")]
    Tls {
        /// The URL, redacted.
        place: String,
        /// In the words of the TLS library.
        reason: String,
    },
    /// The answer's body ended early, or stopped coming.
    #[error("the answer of {place} is cut off: {reason}")]
    CutOff {
        /// The URL, redacted.
        place: String,
        /// How.
        reason: String,
    },
    /// The answer's body is larger than allowed.
    #[error("the answer of {place} has {size} bytes, more than the cap of {cap}")]
    TooLarge {
        /// The URL, redacted.
        place: String,
        /// Its size, as far as known.
        size: u64,
        /// The cap.
        cap: u64,
    },
    /// No answer in time.
    #[error("{place} did not answer within {} s", after.as_secs_f64())]
    TimedOut {
        /// The URL, redacted.
        place: String,
        /// How long it was given.
        after: Duration,
    },
    /// The answer was not a success.
    #[error("{place} answered {status}{}", reason_words(reason))]
    Status {
        /// The URL, redacted.
        place: String,
        /// The status code.
        status: u16,
        /// What the status code means by the standard; empty for an unknown one.
        reason: &'static str,
        /// How long the server asked to wait.
        retry_after: Option<Duration>,
    },
    /// A header cannot be sent. Its value is not shown.
    #[error("the value of the header {name} holds characters that a header cannot carry")]
    BadHeader {
        /// The header's name.
        name: String,
    },
    /// The client itself cannot be made, for example without any root certificate for https.
    #[error("the HTTP client for {place} cannot be set up: {reason}")]
    Setup {
        /// The URL, redacted.
        place: String,
        /// Why.
        reason: String,
    },
    /// The caller's stop flag was set.
    #[error("stopped before {place} answered")]
    Stopped {
        /// The URL, redacted.
        place: String,
    },
}

fn reason_words(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!(" {reason}") }
}

/// Whether an answer of that status may be another one later: 408, 425, 429 or 5xx.
pub const fn is_transient_status(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500..)
}

impl NetError {
    /// Whether the same request may succeed later: no connection, no answer in time, 408, 425, 429 or 5xx.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::TimedOut { .. } | Self::CutOff { .. } => true,
            Self::UnknownHost { passing, .. } => *passing,
            Self::Status { status, .. } => is_transient_status(*status),
            Self::PrivateAddress { .. }
            | Self::Tls { .. }
            | Self::TooLarge { .. }
            | Self::BadHeader { .. }
            | Self::Setup { .. }
            | Self::Stopped { .. } => false,
        }
    }

    /// How long the server asked to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }
}
