//! Stellar's ledgers: from bytes to ledgers, transactions and events, whatever protocol era they come from.
//!
//! This is the only room that knows XDR types, the versions of `LedgerCloseMeta` and `TransactionMeta`, and what each
//! of them means. Everything outside reads [`Ledger`], [`Transaction`] and [`Event`], which say *what* is known and
//! hide where it was kept, so that the decoder behind them can be replaced without touching a processor.
//!
//! Invariants:
//! - Pure: bytes in, values out. No files, network, clock, threads.
//! - Nothing public names a type of an XDR library.
//! - Decoding is strict: an unknown version, a trailing byte or a length beyond the object is an error, never skipped.
//! - Amounts are integers or exact decimal text, never floats; times are UTC.
//! - What is not hashed into the ledger header (all transaction metadata, and with it every event) is not authenticated
//!   by anything here: [`Ledger::verify_header`] and [`Ledger::verify_full`] say what they check.

mod batch;
pub mod build;
mod decimal;
mod encoding;
mod event;
mod index;
mod ledger;
mod scval;
mod strkey;
mod time;
mod toid;
mod transaction;
mod verify;

#[cfg(test)]
mod golden_tests;

pub use batch::{Batch, DecodeError, FramedLedgers, Limits};
pub use encoding::{hex, push_base64, push_hex, push_integer};
pub use event::{Event, EventContent, EventKind, EventPosition, Stage};
pub use index::Index;
pub use ledger::{EvictedKey, Ledger, Transactions};
pub use strkey::{StrkeyError, account_strkey, contract_from_strkey, contract_strkey};
pub use time::{parse_rfc3339, push_rfc3339, rfc3339};
pub use toid::Toid;
pub use transaction::Transaction;
pub use verify::{HashedPart, VerifyError};
