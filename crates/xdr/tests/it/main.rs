//! The views and the strict pass against the stellar-xdr crate.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test that fails may panic, and says what it counted")]

mod depth;
#[rustfmt::skip]
mod encode;
mod errors;
mod garbage;
mod landmarks;
mod ledgers;
mod mutations;
mod parity;
mod samples;
mod support;
mod types;
mod values;
