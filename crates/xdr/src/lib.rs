//! Borrowed, strict views over Stellar's ledger metadata (`LedgerCloseMeta`) in XDR.
//!
//! [`View::parse`] goes over the bytes once and accepts exactly what the `stellar-xdr` crate would decode, at a fraction
//! of its cost and without allocating. What it gives is a view: a `Copy` value that borrows the bytes, with an accessor
//! for every field.
//!
//! Invariants:
//! - A view comes from validated bytes, or from [`View::from_validated`], where the caller says that they are.
//! - Nothing panics and nothing loops without end, whatever the bytes. Views of bytes that are not valid give values
//!   without meaning.
//! - Nothing is allocated but the path of an error.

#![forbid(unsafe_code)]

mod definition;
mod error;
#[rustfmt::skip]
mod generated;
mod landmarks;
mod scan;
mod view;

pub use definition::{Arm, Definition, Field, Member, Shape, Type};
pub use error::{Error, ErrorKind};
pub use generated::enums::*;
pub use generated::views::*;
pub use landmarks::{Landmark, Landmarks};
pub use view::{Limits, ListIter, ListView, Value, View};
