//! Makes synthetic ledgers: for the demo lake, and for tests of everything that reads ledgers.
//!
//! A [`LedgerSpec`] says what happened in plain words; [`LedgerSpec::build`] writes it down in the XDR of an [`Era`].
//! Transaction, transaction-set, result-set and header hashes are honest, so a built ledger passes
//! [`verify_full`](super::Ledger::verify_full) and chains to the one before. What a real network would also have is
//! filler: signatures sign nothing, the bucket list hash is of no bucket list, accounts never run dry.
//!
//! Invariant: the same spec gives the same bytes, on every machine, in every run. Nothing is read from outside, and
//! chance is a small generator with a fixed seed.

mod assemble;
mod demo;

pub use demo::{DEMO_FIRST_CLOSE, demo_contracts, demo_ledgers};

use super::{EventKind, Stage};
use crate::model::Network;

/// Which versions of the metadata a ledger is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Era {
    /// The protocol version in the header. From 23 on, Soroban transactions form a parallel phase of the transaction
    /// set.
    pub protocol: u32,
    /// The form of the ledger.
    pub ledger: LedgerForm,
    /// The form of each transaction's metadata.
    pub transactions: TransactionForm,
}

impl Era {
    /// As written under protocol 22: ledgers V1, transactions V3, no events but those of contracts.
    pub const PROTOCOL_22: Self = Self { protocol: 22, ledger: LedgerForm::V1, transactions: TransactionForm::V3 };
    /// As written under protocol 23: ledgers V2, transactions V4, events for fees and classic payments too.
    pub const PROTOCOL_23: Self = Self { protocol: 23, ledger: LedgerForm::V2, transactions: TransactionForm::V4 };
}

/// The version of the ledger's metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedgerForm {
    /// Protocols 20 to 22.
    V1,
    /// Protocol 23 and later.
    V2,
}

/// The version of a transaction's metadata. Either can stand in any [`LedgerForm`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransactionForm {
    /// Protocols 20 to 22: Soroban events only.
    V3,
    /// Protocol 23 and later: events per operation, and of the transaction itself (CAP-67).
    V4,
}

/// A ledger, ready to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltLedger {
    /// Its sequence.
    pub sequence: u32,
    /// Its hash: the previous hash of the next.
    pub hash: [u8; 32],
    /// A SEP-54 batch that holds this ledger alone, not compressed.
    pub batch_xdr: Vec<u8>,
}

/// What happens in a ledger.
#[derive(Debug, Clone)]
pub struct LedgerSpec {
    /// Its sequence.
    pub sequence: u32,
    /// The hash of the ledger before.
    pub previous_hash: [u8; 32],
    /// When it closes, in Unix seconds.
    pub closed_at: u64,
    /// How it is written down.
    pub era: Era,
    /// The fee pool after it, in stroops.
    pub fee_pool: i64,
    /// Its transactions, in the order they are applied.
    pub transactions: Vec<TransactionSpec>,
    /// Contracts of which a temporary entry (and its TTL) is evicted.
    pub evicted_contracts: Vec<[u8; 32]>,
}

impl LedgerSpec {
    /// An empty ledger of [`Era::PROTOCOL_23`] that closes at the demo's first moment.
    pub fn new(sequence: u32, previous_hash: [u8; 32]) -> Self {
        Self {
            sequence,
            previous_hash,
            closed_at: DEMO_FIRST_CLOSE,
            era: Era::PROTOCOL_23,
            fee_pool: 0,
            transactions: Vec::new(),
            evicted_contracts: Vec::new(),
        }
    }

    /// Writes the ledger down, for that network: its id is part of every transaction's hash.
    pub fn build(&self, network: &Network) -> BuiltLedger {
        assemble::ledger(self, network)
    }
}

/// A transaction and what becomes of it.
#[derive(Debug, Clone)]
pub struct TransactionSpec {
    /// The account it acts for.
    pub source: [u8; 32],
    /// The source's sequence number in it; with the source, what tells transactions apart.
    pub sequence_number: i64,
    /// The account that pays for it, if it is wrapped in a fee bump.
    pub fee_bump: Option<[u8; 32]>,
    /// What it does.
    pub action: Action,
    /// Whether that works. Events of an action that fails are not emitted.
    pub successful: bool,
    /// What it pays in the end, in stroops.
    pub fee_charged: i64,
    /// What was charged beyond that and given back, in stroops, and when. Only V4 metadata tells.
    pub refund: Option<(Stage, i64)>,
    /// Diagnostic events. If there are any, the action's events stand among them once more, as stellar-core has it.
    pub diagnostics: Vec<EventSpec>,
}

impl TransactionSpec {
    /// A successful transaction that pays 100 stroops, without refund or diagnostics.
    pub fn new(source: [u8; 32], sequence_number: i64, action: Action) -> Self {
        Self {
            source,
            sequence_number,
            fee_bump: None,
            action,
            successful: true,
            fee_charged: 100,
            refund: None,
            diagnostics: Vec::new(),
        }
    }
}

/// What a transaction does.
#[derive(Debug, Clone)]
pub enum Action {
    /// Pays lumens: (to whom, stroops), one operation each. In V4 each payment that works emits a `transfer` event.
    Pay(Vec<([u8; 32], i64)>),
    /// Calls a contract.
    Call {
        /// The contract.
        contract: [u8; 32],
        /// The function, a symbol of at most 32 letters, digits and underscores.
        function: String,
        /// What is emitted on the way, if the call works.
        events: Vec<EventSpec>,
    },
}

/// An event.
#[derive(Debug, Clone)]
pub struct EventSpec {
    /// The contract it speaks for, if any.
    pub contract: Option<[u8; 32]>,
    /// What it says it is.
    pub kind: EventKind,
    /// Its topics.
    pub topics: Vec<Value>,
    /// Its data.
    pub data: Value,
}

impl EventSpec {
    /// An event of a contract.
    pub fn of_contract(contract: [u8; 32], topics: Vec<Value>, data: Value) -> Self {
        Self { contract: Some(contract), kind: EventKind::Contract, topics, data }
    }
}

/// A value in an event.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing.
    Void,
    /// True or false.
    Bool(bool),
    /// 32 bits, unsigned.
    U32(u32),
    /// 64 bits, unsigned.
    U64(u64),
    /// 64 bits, signed.
    I64(i64),
    /// 128 bits, signed: amounts of tokens.
    I128(i128),
    /// 256 bits, unsigned, as 64-bit words from the highest.
    U256([u64; 4]),
    /// Seconds since 1970.
    Time(u64),
    /// A symbol of at most 32 letters, digits and underscores.
    Symbol(String),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// The address of an account.
    Account([u8; 32]),
    /// The address of a contract.
    Contract([u8; 32]),
    /// Values in sequence.
    List(Vec<Value>),
    /// Values under symbols.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// A symbol.
    pub fn symbol(text: &str) -> Self {
        Self::Symbol(text.to_owned())
    }
}

/// The length of what stands before the first ledger of a batch: its first sequence, its last and its count.
const BATCH_HEAD_BYTES: usize = 12;

/// One SEP-54 batch of consecutive built ledgers, not compressed.
///
/// # Panics
/// If there are none, or they are not consecutive: that would be no batch.
pub fn join(ledgers: &[BuiltLedger]) -> Vec<u8> {
    assert!(ledgers.is_sorted_by(|a, b| a.sequence + 1 == b.sequence), "ledgers of a batch are consecutive");
    let (first, last) = ledgers.first().zip(ledgers.last()).expect("a batch has at least one ledger");
    let mut batch = Vec::new();
    for word in [first.sequence, last.sequence, last.sequence - first.sequence + 1] {
        batch.extend(word.to_be_bytes());
    }
    for ledger in ledgers {
        batch.extend(&ledger.batch_xdr[BATCH_HEAD_BYTES..]);
    }
    batch
}
