//! The one HTTP client: TLS, timeouts, retry by error class, the private-address guard, redaction.
//!
//! Invariants:
//! - What sends records ([`HttpClient`]) makes no connection to an address that [`AddressPolicy`] refuses, whatever name led
//!   there: the check is made on the very addresses that are connected to, after resolution. What reads ledgers
//!   ([`ReadClient`]) asks the stores that a configuration names, which may be anywhere, and sends nothing of ours there.
//! - Redirects are never followed and no proxy is used, since both would lead around the check.
//! - Nothing of a URL but scheme, host, port and path, and no header value, ever stands in an error or a log.
//! - No request and no wait outlives the caller's stop flag by more than a short grace.

mod address;
mod client;
mod error;
mod read;
mod redaction;
mod retry;
#[cfg(test)]
pub mod test_server;

pub use address::{AddressPolicy, BadAllowedHost};
pub use client::{HttpClient, HttpSettings};
pub use error::{NetError, is_transient_status};
pub use read::{Answer, HeaderMap, Method, ReadClient, ReadLimits, ReadRequest};
pub use redaction::shown_url;
pub use retry::Backoff;
pub use url::Url;
