//! The one integration harness.

#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

mod cli;
mod config;
mod docs;
mod engine;
mod generated;
mod golden;
mod golden_outputs;
mod lake;
mod lakes;
mod plan;
mod registry;
mod rows;
mod runtime;
mod support;
mod tidy;
mod webhook;
