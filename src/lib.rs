//! cdpctl: a declarative control plane for Stellar CDP pipelines.
//!
//! The rooms, in import order; a room imports only rooms above it (checked by `tests/it/tidy.rs`):
//!
//! | room | what it is |
//! |---|---|
//! | [`model`] | nouns: ledger ranges and sets, networks, addresses, fingerprints, decimals, secrets |
//! | [`diag`] | diagnostics and the one table of codes |
//! | [`wire`] | versioned documents that machines read: plan, events, receipts, exit codes |
//! | [`sys`] | the only door to clock, environment, randomness, signals |
//! | [`stellar`] | the only place that knows XDR: ledgers, transactions, events; makes ledgers for demo and tests |
//! | [`net`] | the one HTTP client |
//! | [`storage`] | object stores, size-capped decompression |
//! | [`components`] | sources, processors, consumers and their registry |
//! | [`config`] | files, templates, variables, environment to pipelines with places |
//! | [`resolve`] | names to components, wiring, fingerprints, ranges against facts |
//! | [`plan`] | desired × recorded × facts = plan |
//! | [`cost`] | plan to bytes, time, money |
//! | [`policy`] | plan document to findings |
//! | [`state`] | the lockfile |
//! | [`runtime`] | the stages of a run |
//! | [`ops`] | one function per operation |
//! | [`views`] | words for outcomes; decides nothing |
//! | [`cli`] | one file per command |
//!
//! How data flows, and what always holds: `docs/architecture.md`.

pub mod cli;
pub mod components;
pub mod config;
pub mod cost;
pub mod diag;
pub mod model;
pub mod net;
pub mod ops;
pub mod plan;
pub mod policy;
pub mod resolve;
pub mod runtime;
pub mod state;
pub mod stellar;
pub mod storage;
pub mod sys;
pub mod views;
pub mod wire;
