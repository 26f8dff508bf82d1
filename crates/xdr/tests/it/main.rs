//! The views and the strict pass against the stellar-xdr crate.

#[rustfmt::skip]
mod encode;
mod ledgers;
mod support;
