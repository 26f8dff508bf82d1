//! The views and the strict pass against the stellar-xdr crate.

mod depth;
#[rustfmt::skip]
mod encode;
mod errors;
mod garbage;
mod landmarks;
mod ledgers;
mod mutations;
mod support;
mod types;
mod values;
