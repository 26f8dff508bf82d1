//! What follows from the XDR definitions alone.
//!
//! Generated from the XDR definitions of stellar-xdr 30.0.0 by `UPDATE=1 cargo test -p cdpctl-xdr-generator`.
//! Never edited.

pub(crate) mod check;
pub(crate) mod definitions;
pub(crate) mod enums;
pub(crate) mod views;
