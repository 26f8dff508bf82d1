//! The one HTTP client: TLS, timeouts, retry by error class, the private-address guard, redaction.
//!
//! Invariants:
//! - No connection is made to an address that [`AddressPolicy`] refuses, whatever name led there: the check is made on the
//!   very addresses that are connected to, after resolution. Redirects are never followed and no proxy is used, since both
//!   would lead around it.
//! - Nothing of a URL but scheme, host, port and path, and no header value, ever stands in an error or a log.
//! - No request and no wait outlives the caller's stop flag by more than a short grace.

mod address;
mod client;
mod error;
mod redaction;
mod retry;
#[cfg(test)]
pub mod test_server;

pub use address::{AddressPolicy, BadAllowedHost};
pub use client::{HttpClient, HttpSettings};
pub use error::NetError;
pub use redaction::shown_url;
pub use retry::Backoff;
pub use url::Url;
