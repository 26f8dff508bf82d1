//! The nouns everything else is said in: ledger ranges and sets of them, networks, names and addresses, fingerprints,
//! exact decimals, secrets.
//!
//! Invariants: values in, values out; no I/O, no clock. A stored range is half-open; what users read and write is inclusive.

mod address;
mod decimal;
mod fingerprint;
mod network;
mod range;
mod raw_scalar;
mod secret;

pub use address::{Address, BadAddress, EdgeId, Move, NameError, check_name};
pub use decimal::Decimal;
pub use fingerprint::{Canonical, Fingerprint, Lineage};
pub use network::Network;
pub use range::{LedgerRange, RangeSet};
pub use raw_scalar::RawScalar;
pub use secret::Secret;
