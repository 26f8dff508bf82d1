//! The consumers, one file or folder each, and what they share: typed columns of a batch, rows as JSON, places on disk.
//!
//! Invariants: a consumer takes every dataset and knows none by name; the promises of [`super::Consumer`] are checked for
//! each by one conformance suite. A database driver is used only in the consumer named after it.

mod columns;
mod comparer;
#[cfg(test)]
mod conformance;
mod json_rows;
mod place;
pub mod save_to_jsonl;
pub mod save_to_sqlite;
pub mod webhook_notifier;

#[cfg(test)]
pub use json_rows::JsonLines;
