//! One event: what a contract, the system or (since protocol 23) a classic operation says happened.

use cdpctl_xdr::{
    ContractEventBodyArm, ContractEventType, ContractEventV0View, ContractEventView, ListView, ScValArm, ScValView,
    View as _,
};

use super::encoding::{self, push_padded};
use super::scval::{self, Cursor};
use super::{Toid, strkey};

/// What an event says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// Of a contract, or (protocol 23) of a classic operation in the name of an asset's contract.
    Contract,
    /// Of the host, such as a contract's executable being updated.
    System,
    /// Of the host for debugging: calls, returns, errors.
    Diagnostic,
}

/// When an event of a transaction itself happened (CAP-67).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Before any transaction of the ledger was applied: the fee is charged.
    BeforeAllTransactions,
    /// Right after the transaction's operations: a refund, before protocol 23.
    AfterTransaction,
    /// After all transactions of the ledger: a refund, from protocol 23.
    AfterAllTransactions,
}

impl Stage {
    /// The stage in the spelling of output: `before_all_txs`, `after_tx`, `after_all_txs`.
    pub fn name(self) -> &'static str {
        match self {
            Self::BeforeAllTransactions => "before_all_txs",
            Self::AfterTransaction => "after_tx",
            Self::AfterAllTransactions => "after_all_txs",
        }
    }
}

/// Where in its ledger an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventPosition {
    /// Of the transaction itself.
    Transaction {
        /// When it happened.
        stage: Stage,
        /// Counted from 0: over the whole ledger before and after all transactions, per transaction otherwise.
        index: u32,
    },
    /// Of an operation.
    Operation {
        /// The operation's place in its transaction, from 0.
        operation: u32,
        /// The event's place in its operation, from 0.
        index: u32,
    },
    /// Known only from the transaction's diagnostics; it may be of a call that failed.
    Diagnostic {
        /// Its place among the transaction's diagnostics, from 0.
        index: u32,
    },
}

/// An event of a transaction: see [`Transaction::events`](super::Transaction::events).
#[derive(Clone, Copy)]
pub struct Event<'a> {
    pub(super) ledger: u32,
    pub(super) order: u32,
    pub(super) position: EventPosition,
    pub(super) in_successful_contract_call: bool,
    /// `ContractEvent`.
    pub(super) xdr: &'a [u8],
}

impl<'a> Event<'a> {
    fn view(self) -> ContractEventView<'a> {
        ContractEventView::from_validated(self.xdr)
    }

    fn body(self) -> ContractEventV0View<'a> {
        let ContractEventBodyArm::V0(body) = self.view().body().arm();
        body
    }

    fn topics(self) -> ListView<'a, ScValView<'a>> {
        self.body().topics()
    }

    /// The data's XDR.
    fn data(self) -> &'a [u8] {
        self.body().data().span()
    }

    /// Where the event stands.
    pub fn position(self) -> EventPosition {
        self.position
    }

    /// What the event says it is. An event of a failed call may say `Contract` too: see [`Event::is_diagnostic`].
    pub fn kind(self) -> EventKind {
        match self.view().type_() {
            ContractEventType::Contract => EventKind::Contract,
            ContractEventType::System => EventKind::System,
            ContractEventType::Diagnostic => EventKind::Diagnostic,
        }
    }

    /// Whether it is only a diagnostic, by kind or because it stands among the diagnostics alone: the chain does not
    /// count it as having happened.
    pub fn is_diagnostic(self) -> bool {
        matches!(self.position, EventPosition::Diagnostic { .. }) || self.kind() == EventKind::Diagnostic
    }

    /// The kind in the spelling of SDF's data: `ContractEventTypeContract` ...
    pub fn type_name(self) -> &'static str {
        match self.kind() {
            EventKind::Contract => "ContractEventTypeContract",
            EventKind::System => "ContractEventTypeSystem",
            EventKind::Diagnostic => "ContractEventTypeDiagnostic",
        }
    }

    /// Whether the call it comes from succeeded. True for every event that is not in the diagnostics alone, the fee
    /// events of failed transactions included (as SDF's data has it).
    pub fn in_successful_contract_call(self) -> bool {
        self.in_successful_contract_call
    }

    /// The TOID part of its id, as Stellar RPC assigns it: the operation's index counts from **0** here, and events of
    /// the transaction itself have places no operation can have.
    pub fn toid(self) -> Toid {
        let (order, operation) = match self.position {
            EventPosition::Operation { operation, .. } => (self.order, operation),
            EventPosition::Transaction { stage: Stage::BeforeAllTransactions, .. } => (0, 0),
            EventPosition::Transaction { stage: Stage::AfterTransaction, .. } | EventPosition::Diagnostic { .. } => {
                (self.order, Toid::MAX_OPERATION)
            }
            EventPosition::Transaction { stage: Stage::AfterAllTransactions, .. } => (Toid::MAX_TRANSACTION, 0),
        };
        Toid::new(self.ledger, order, operation)
    }

    /// Its number among the events of the same TOID.
    pub fn index(self) -> u32 {
        match self.position {
            EventPosition::Transaction { index, .. }
            | EventPosition::Operation { index, .. }
            | EventPosition::Diagnostic { index } => index,
        }
    }

    /// Its id, unique in its network, ordered as text: `%019d-%010d` of [`Event::toid`] and [`Event::index`], as
    /// Stellar RPC writes it.
    ///
    /// Diagnostics have no id in Stellar RPC. Here they have `%019d-d%010d`, which sorts behind all other events of
    /// their transaction.
    pub fn event_id(self) -> String {
        let mut id = Vec::with_capacity(31);
        self.push_event_id(&mut id);
        encoding::ascii(id)
    }

    /// Appends [`Event::event_id`] to `out`.
    pub fn push_event_id(self, out: &mut Vec<u8>) {
        // A TOID is never negative.
        push_padded::<19>(out, self.toid().value().unsigned_abs());
        out.push(b'-');
        if matches!(self.position, EventPosition::Diagnostic { .. }) {
            out.push(b'd');
        }
        push_padded::<10>(out, u64::from(self.index()));
    }

    /// The TOID of the operation it comes from, where operations count from **1** (SEP-35), if it comes from one.
    pub fn operation_toid(self) -> Option<Toid> {
        match self.position {
            EventPosition::Operation { operation, .. } => Some(Toid::new(self.ledger, self.order, operation + 1)),
            _ => None,
        }
    }

    /// The contract it speaks for, if any.
    pub fn contract_id(self) -> Option<[u8; 32]> {
        self.view().contract_id().copied()
    }

    /// [`Event::contract_id`] as a `C...` strkey.
    pub fn contract_strkey(self) -> Option<String> {
        self.contract_id().map(|id| strkey::contract_strkey(&id))
    }

    /// Appends [`Event::contract_id`] as a `C...` strkey; false, and nothing appended, if there is none.
    pub fn push_contract_strkey(self, out: &mut Vec<u8>) -> bool {
        let id = self.contract_id();
        if let Some(id) = id {
            strkey::push_strkey(out, strkey::Kind::Contract, &id);
        }
        id.is_some()
    }

    /// How many topics it has.
    pub fn topic_count(self) -> usize {
        self.topics().len()
    }

    /// The first topic, if it is a symbol: by custom the event's name, such as `transfer`. The host lets only letters, digits
    /// and underscores into a symbol; the encoding would let in anything.
    pub fn first_topic_symbol(self) -> Option<&'a [u8]> {
        match self.topics().first().map(ScValView::arm) {
            Some(ScValArm::Symbol(symbol)) => Some(symbol),
            _ => None,
        }
    }

    /// Appends the topics as a JSON array of their XDR in base64.
    pub fn push_topics_xdr_json(self, out: &mut Vec<u8>) {
        out.push(b'[');
        for (index, topic) in self.topics().iter().enumerate() {
            out.extend_from_slice(if index == 0 { b"\"" } else { b",\"" });
            encoding::push_base64(out, topic.span());
            out.push(b'"');
        }
        out.push(b']');
    }

    /// Its topics and data, to be decoded.
    pub fn content(self) -> EventContent<'a> {
        EventContent { event: self, behind_topics: None }
    }

    /// Appends the data as XDR in base64.
    pub fn push_data_xdr_base64(self, out: &mut Vec<u8>) {
        encoding::push_base64(out, self.data());
    }

    /// Appends the XDR of the event (`ContractEvent`) in base64.
    pub fn push_event_xdr_base64(self, out: &mut Vec<u8>) {
        encoding::push_base64(out, self.xdr);
    }

    /// Appends the XDR of the event as a `DiagnosticEvent`, that is with [`Event::in_successful_contract_call`] before
    /// it, in base64: what SDF's data calls `contract_event_xdr`.
    pub fn push_diagnostic_event_xdr_base64(self, out: &mut Vec<u8>) {
        // Six bytes make two whole groups of base64; so the rest can be taken as it stands.
        let (first, rest) = self.xdr.split_at(self.xdr.len().min(2));
        let mut beginning = [0, 0, 0, u8::from(self.in_successful_contract_call), 0, 0];
        beginning[4..4 + first.len()].copy_from_slice(first);
        encoding::push_base64(out, &beginning[..4 + first.len()]);
        encoding::push_base64(out, rest);
    }

    /// Appends the number the event is about, in exact decimal: its data if that is an integer (32 to 256 bits, signed
    /// or not; times and durations are none), or the integer under the key `amount` if its data is a map that has one.
    /// Says whether there was a number; otherwise `out` stays as it was.
    pub fn push_value(self, out: &mut Vec<u8>) -> bool {
        let data = self.body().data();
        scval::push_number(out, data)
            || scval::map_value(data, "amount").is_some_and(|amount| scval::push_number(out, amount))
    }
}

/// Topics and data of an event. Where the data stands is known once the topics were gone through, so ask for these first.
pub struct EventContent<'a> {
    event: Event<'a>,
    behind_topics: Option<Cursor<'a>>,
}

impl EventContent<'_> {
    /// Appends the topics as a JSON array of their XDR-JSON (SEP-51), which loses nothing.
    pub fn push_topics_json(&mut self, out: &mut Vec<u8>) {
        let mut xdr = Cursor::new(self.event.topics().start());
        scval::push_list(out, &mut xdr);
        self.behind_topics = Some(xdr);
    }

    /// Appends the data as XDR-JSON (SEP-51), which loses nothing.
    pub fn push_data_json(&mut self, out: &mut Vec<u8>) {
        let mut xdr = self.behind_topics.take().unwrap_or_else(|| Cursor::new(self.event.data()));
        scval::push_json(out, &mut xdr);
    }
}

impl std::fmt::Debug for Event<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Event({})", self.event_id())
    }
}
