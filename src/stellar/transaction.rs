//! One applied transaction: what came of it, and the events it left.

use cdpctl_xdr::{
    DiagnosticEventView, InnerTransactionResultPairView, InnerTransactionResultResultArm as Inner,
    TransactionEventStage, TransactionEventView, TransactionMetaArm, TransactionMetaView, TransactionResultPairView,
    TransactionResultResultArm as Outer, TransactionResultView, View as _,
};

use super::Toid;
use super::event::{Event, EventKind, EventPosition, Stage};
use super::index::{EventSpans, Index, TransactionSpans};

/// A transaction in a ledger, successful or not.
#[derive(Clone, Copy)]
pub struct Transaction<'a> {
    pub(super) xdr: &'a [u8],
    pub(super) index: &'a Index,
    pub(super) spans: &'a TransactionSpans,
    pub(super) ledger: u32,
    pub(super) order: u32,
    /// How many events "before all" and "after all" the ledger's earlier transactions have.
    pub(super) events_before_all: u32,
    pub(super) events_after_all: u32,
}

impl<'a> Transaction<'a> {
    /// The sequence of the ledger that holds it.
    pub fn ledger_sequence(self) -> u32 {
        self.ledger
    }

    /// Its place among the ledger's transactions as they were applied, from 1.
    pub fn order(self) -> u32 {
        self.order
    }

    /// Its TOID: (ledger, order, 0).
    pub fn toid(self) -> Toid {
        Toid::new(self.ledger, self.order, 0)
    }

    /// Its hash; of a fee bump, the outer transaction's.
    pub fn hash(self) -> [u8; 32] {
        *self.pair().transaction_hash()
    }

    fn pair(self) -> TransactionResultPairView<'a> {
        TransactionResultPairView::from_validated(self.spans.result.of(self.xdr))
    }

    fn result(self) -> TransactionResultView<'a> {
        self.pair().result()
    }

    fn meta(self) -> TransactionMetaView<'a> {
        TransactionMetaView::from_validated(self.spans.meta.of(self.xdr))
    }

    fn inner(self) -> Option<InnerTransactionResultPairView<'a>> {
        match self.result().result().arm() {
            Outer::TxFeeBumpInnerSuccess(inner) | Outer::TxFeeBumpInnerFailed(inner) => Some(inner),
            _ => None,
        }
    }

    /// The inner transaction's hash, if this is a fee bump.
    ///
    /// A fee bump that failed before its inner transaction was tried has no inner result, and looks like any other
    /// here.
    pub fn inner_hash(self) -> Option<[u8; 32]> {
        self.inner().map(|inner| *inner.transaction_hash())
    }

    /// Whether its operations took effect. For a fee bump that is what became of the inner transaction.
    pub fn successful(self) -> bool {
        matches!(self.result().result().arm(), Outer::TxSuccess(_) | Outer::TxFeeBumpInnerSuccess(_))
    }

    /// The result code in the protocol's spelling: `txSUCCESS`, `txFAILED`, `txFEE_BUMP_INNER_SUCCESS` ...
    pub fn result_code(self) -> &'static str {
        match self.result().result().arm() {
            Outer::TxFeeBumpInnerSuccess(_) => "txFEE_BUMP_INNER_SUCCESS",
            Outer::TxFeeBumpInnerFailed(_) => "txFEE_BUMP_INNER_FAILED",
            Outer::TxSuccess(_) => "txSUCCESS",
            Outer::TxFailed(_) => "txFAILED",
            Outer::TxTooEarly => "txTOO_EARLY",
            Outer::TxTooLate => "txTOO_LATE",
            Outer::TxMissingOperation => "txMISSING_OPERATION",
            Outer::TxBadSeq => "txBAD_SEQ",
            Outer::TxBadAuth => "txBAD_AUTH",
            Outer::TxInsufficientBalance => "txINSUFFICIENT_BALANCE",
            Outer::TxNoAccount => "txNO_ACCOUNT",
            Outer::TxInsufficientFee => "txINSUFFICIENT_FEE",
            Outer::TxBadAuthExtra => "txBAD_AUTH_EXTRA",
            Outer::TxInternalError => "txINTERNAL_ERROR",
            Outer::TxNotSupported => "txNOT_SUPPORTED",
            Outer::TxBadSponsorship => "txBAD_SPONSORSHIP",
            Outer::TxBadMinSeqAgeOrGap => "txBAD_MIN_SEQ_AGE_OR_GAP",
            Outer::TxMalformed => "txMALFORMED",
            Outer::TxSorobanInvalid => "txSOROBAN_INVALID",
            Outer::TxFrozenKeyAccessed => "txFROZEN_KEY_ACCESSED",
        }
    }

    /// The inner transaction's result code, if this is a fee bump.
    pub fn inner_result_code(self) -> Option<&'static str> {
        self.inner().map(|inner| match inner.result().result().arm() {
            Inner::TxSuccess(_) => "txSUCCESS",
            Inner::TxFailed(_) => "txFAILED",
            Inner::TxTooEarly => "txTOO_EARLY",
            Inner::TxTooLate => "txTOO_LATE",
            Inner::TxMissingOperation => "txMISSING_OPERATION",
            Inner::TxBadSeq => "txBAD_SEQ",
            Inner::TxBadAuth => "txBAD_AUTH",
            Inner::TxInsufficientBalance => "txINSUFFICIENT_BALANCE",
            Inner::TxNoAccount => "txNO_ACCOUNT",
            Inner::TxInsufficientFee => "txINSUFFICIENT_FEE",
            Inner::TxBadAuthExtra => "txBAD_AUTH_EXTRA",
            Inner::TxInternalError => "txINTERNAL_ERROR",
            Inner::TxNotSupported => "txNOT_SUPPORTED",
            Inner::TxBadSponsorship => "txBAD_SPONSORSHIP",
            Inner::TxBadMinSeqAgeOrGap => "txBAD_MIN_SEQ_AGE_OR_GAP",
            Inner::TxMalformed => "txMALFORMED",
            Inner::TxSorobanInvalid => "txSOROBAN_INVALID",
            Inner::TxFrozenKeyAccessed => "txFROZEN_KEY_ACCESSED",
        })
    }

    /// What it paid, in stroops, refunds taken off as far as the result knows them.
    pub fn fee_charged(self) -> i64 {
        self.result().fee_charged()
    }

    /// How many operations have a result; 0 when the transaction failed before any was tried.
    pub fn operation_count(self) -> u32 {
        let results = match self.result().result().arm() {
            Outer::TxSuccess(results) | Outer::TxFailed(results) => results,
            Outer::TxFeeBumpInnerSuccess(inner) | Outer::TxFeeBumpInnerFailed(inner) => {
                match inner.result().result().arm() {
                    Inner::TxSuccess(results) | Inner::TxFailed(results) => results,
                    _ => return 0,
                }
            }
            _ => return 0,
        };
        u32::try_from(results.len()).expect("XDR counts in u32")
    }

    /// The version of the `TransactionMeta` that holds its effects: 0 to 4. A fact about the object, not about the
    /// chain.
    pub fn meta_version(self) -> u32 {
        match self.meta().arm() {
            TransactionMetaArm::V0(_) => 0,
            TransactionMetaArm::V1(_) => 1,
            TransactionMetaArm::V2(_) => 2,
            TransactionMetaArm::V3(_) => 3,
            TransactionMetaArm::V4(_) => 4,
        }
    }

    /// Every event it left, in the order of their ids as far as one transaction goes: before all transactions, of its
    /// operations, after it, after all transactions; then what exists only as a diagnostic.
    ///
    /// Diagnostics that merely repeat an event emitted elsewhere (stellar-core lists those among them when the call
    /// succeeded) are left out: each event comes once.
    pub fn events(self) -> impl Iterator<Item = Event<'a>> {
        let staged = move |stage: Stage, first: u32| {
            let of_stage = self.of_transaction().iter().filter(move |spans| self.stage_of(spans) == stage);
            of_stage
                .zip(first..)
                .map(move |(spans, index)| self.event(spans, EventPosition::Transaction { stage, index }, true))
        };
        // Events count from 0 in each operation.
        let mut next = (0, 0);
        let of_operations = self.spans.of_operations.of(&self.index.events).iter().map(move |spans| {
            let operation = spans.operation;
            let index = if next.0 == operation { next.1 } else { 0 };
            next = (operation, index + 1);
            self.event(spans, EventPosition::Operation { operation, index }, true)
        });
        staged(Stage::BeforeAllTransactions, self.events_before_all)
            .chain(of_operations)
            .chain(staged(Stage::AfterTransaction, 0))
            .chain(staged(Stage::AfterAllTransactions, self.events_after_all))
            .chain(self.diagnostics())
    }

    fn event(self, spans: &EventSpans, position: EventPosition, in_successful_contract_call: bool) -> Event<'a> {
        let xdr = spans.event.of(self.xdr);
        Event { ledger: self.ledger, order: self.order, position, in_successful_contract_call, xdr }
    }

    fn diagnostics(self) -> impl Iterator<Item = Event<'a>> {
        let diagnostics = self.spans.diagnostics.of(&self.index.events);
        diagnostics.iter().zip(0_u32..).filter_map(move |(spans, index)| {
            let outer = DiagnosticEventView::from_validated(spans.outer.of(self.xdr));
            let in_successful_contract_call = outer.in_successful_contract_call();
            let event = self.event(spans, EventPosition::Diagnostic { index }, in_successful_contract_call);
            let repeats_emitted =
                self.successful() && in_successful_contract_call && event.kind() != EventKind::Diagnostic;
            (!repeats_emitted).then_some(event)
        })
    }

    /// Its own events, of all stages.
    fn of_transaction(self) -> &'a [EventSpans] {
        self.spans.of_transaction.of(&self.index.events)
    }

    fn stage_of(self, spans: &EventSpans) -> Stage {
        match TransactionEventView::from_validated(spans.outer.of(self.xdr)).stage() {
            TransactionEventStage::BeforeAllTxs => Stage::BeforeAllTransactions,
            TransactionEventStage::AfterTx => Stage::AfterTransaction,
            TransactionEventStage::AfterAllTxs => Stage::AfterAllTransactions,
        }
    }

    /// How many events "before all" and "after all" transactions the ledger has up to and with this transaction.
    pub(super) fn ledger_wide_events_so_far(self) -> (u32, u32) {
        let mut counts = (self.events_before_all, self.events_after_all);
        for spans in self.of_transaction() {
            match self.stage_of(spans) {
                Stage::BeforeAllTransactions => counts.0 += 1,
                Stage::AfterAllTransactions => counts.1 += 1,
                Stage::AfterTransaction => {}
            }
        }
        counts
    }
}

impl std::fmt::Debug for Transaction<'_> {
    /// Names the transaction only: its contents are long.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Transaction({}, {})", self.ledger, self.order)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Network;
    use crate::stellar::build::{
        Action, Era, EventSpec, LedgerForm, LedgerSpec, TransactionForm, TransactionSpec, Value,
    };
    use crate::stellar::{Batch, Limits};

    const CONTRACT: [u8; 32] = [7; 32];

    fn emitted(name: &str) -> EventSpec {
        EventSpec::of_contract(CONTRACT, vec![Value::symbol(name)], Value::I128(5))
    }

    fn call(sequence_number: i64, events: Vec<EventSpec>) -> TransactionSpec {
        let action = Action::Call { contract: CONTRACT, function: "run".to_owned(), events };
        TransactionSpec::new([1; 32], sequence_number, action)
    }

    fn ledger(era: Era, transactions: Vec<TransactionSpec>) -> Batch<'static> {
        let spec = LedgerSpec { era, transactions, ..LedgerSpec::new(9, [0; 32]) };
        let built = spec.build(&Network::from_name("testnet").expect("known"));
        let batch = Batch::decode(built.batch_xdr.leak(), Limits::default()).expect("valid");
        batch.ledgers().next().expect("one").verify_full().expect("honest");
        batch
    }

    /// Per transaction: name of the event (first topic), place within (ledger, ...) and index.
    fn places(batch: &Batch<'_>) -> Vec<Vec<(String, String)>> {
        let transactions = batch.ledgers().next().expect("one").transactions();
        let of_event = |event: Event<'_>| {
            let toid = event.toid().value() - (9 << 32);
            let place = format!("{}/{}-{}", toid >> 12, toid & 0xFFF, event.event_id().split_at(20).1);
            (String::from_utf8_lossy(event.first_topic_symbol().unwrap_or(b"?")).into_owned(), place)
        };
        transactions.map(|transaction| transaction.events().map(of_event).collect()).collect()
    }

    fn place(name: &str, place: &str) -> (String, String) {
        (name.to_owned(), place.to_owned())
    }

    #[test]
    fn fee_events_count_over_the_ledger_before_and_after_all_and_per_transaction_after_it() {
        let refund = |stage, transaction| TransactionSpec { refund: Some((stage, 10)), ..transaction };
        let transactions = vec![
            refund(Stage::AfterAllTransactions, call(1, vec![emitted("a"), emitted("b")])),
            TransactionSpec { successful: false, ..refund(Stage::AfterTransaction, call(2, vec![emitted("c")])) },
            refund(Stage::AfterAllTransactions, call(3, vec![])),
        ];
        for ledger_form in [LedgerForm::V1, LedgerForm::V2] {
            let era = Era { ledger: ledger_form, ..Era::PROTOCOL_23 };
            assert_eq!(
                places(&ledger(era, transactions.clone())),
                [
                    vec![
                        place("fee", "0/0-0000000000"),
                        place("a", "1/0-0000000000"),
                        place("b", "1/0-0000000001"),
                        place("fee", "1048575/0-0000000000"),
                    ],
                    vec![place("fee", "0/0-0000000001"), place("fee", "2/4095-0000000000")],
                    vec![place("fee", "0/0-0000000002"), place("fee", "1048575/0-0000000001")],
                ]
            );
        }
    }

    #[test]
    fn version_three_metadata_has_events_of_the_one_operation_in_any_ledger_version() {
        for ledger_form in [LedgerForm::V1, LedgerForm::V2] {
            let era = Era { ledger: ledger_form, transactions: TransactionForm::V3, protocol: 22 };
            let batch = ledger(era, vec![call(1, vec![emitted("a"), emitted("b")])]);
            assert_eq!(places(&batch), [vec![place("a", "1/0-0000000000"), place("b", "1/0-0000000001")]]);
        }
    }

    #[test]
    fn each_payment_of_a_transaction_has_its_own_operation_index() {
        let action = Action::Pay(vec![([2; 32], 5), ([3; 32], 6)]);
        let batch = ledger(Era::PROTOCOL_23, vec![TransactionSpec::new([1; 32], 1, action)]);
        assert_eq!(
            places(&batch),
            [vec![
                place("fee", "0/0-0000000000"),
                place("transfer", "1/0-0000000000"),
                place("transfer", "1/1-0000000000")
            ]]
        );
        let transaction = batch.ledgers().next().expect("one").transactions().next().expect("one");
        let operations: Vec<_> = transaction.events().map(Event::operation_toid).collect();
        assert_eq!(operations, [None, Some(Toid::new(9, 1, 1)), Some(Toid::new(9, 1, 2))]);
        assert_eq!(transaction.operation_count(), 2);
    }

    #[test]
    fn diagnostics_do_not_repeat_what_was_emitted_but_keep_what_a_failed_call_said() {
        let called = EventSpec {
            contract: None,
            kind: EventKind::Diagnostic,
            topics: vec![Value::symbol("fn_call")],
            data: Value::Void,
        };
        for era in [Era::PROTOCOL_22, Era::PROTOCOL_23] {
            let works = TransactionSpec { diagnostics: vec![called.clone()], ..call(1, vec![emitted("a")]) };
            let fails =
                TransactionSpec { successful: false, ..TransactionSpec { sequence_number: 2, ..works.clone() } };
            let mut places = places(&ledger(era, vec![works, fails]));
            for places in &mut places {
                places.retain(|(name, _)| name != "fee");
            }
            assert_eq!(
                places,
                [
                    vec![place("a", "1/0-0000000000"), place("fn_call", "1/4095-d0000000000")],
                    vec![place("fn_call", "2/4095-d0000000000"), place("a", "2/4095-d0000000001")],
                ]
            );
        }
        let fails = TransactionSpec { successful: false, diagnostics: vec![called], ..call(1, vec![emitted("a")]) };
        let batch = ledger(Era::PROTOCOL_22, vec![fails]);
        let events = batch.ledgers().flat_map(crate::stellar::Ledger::transactions).flat_map(Transaction::events);
        for event in events {
            assert!(event.is_diagnostic() && !event.in_successful_contract_call());
        }
    }

    #[test]
    fn a_fee_bump_succeeds_as_its_inner_transaction_does() {
        let bump = |sequence_number, successful| TransactionSpec {
            fee_bump: Some([4; 32]),
            successful,
            fee_charged: 777,
            ..call(sequence_number, vec![])
        };
        let batch = ledger(Era::PROTOCOL_23, vec![bump(1, true), bump(2, false), call(3, vec![])]);
        let transactions = batch.ledgers().next().expect("one").transactions();
        let facts: Vec<_> = transactions
            .map(|tx| (tx.order(), tx.successful(), tx.result_code(), tx.inner_result_code(), tx.fee_charged()))
            .collect();
        assert_eq!(
            facts,
            [
                (1, true, "txFEE_BUMP_INNER_SUCCESS", Some("txSUCCESS"), 777),
                (2, false, "txFEE_BUMP_INNER_FAILED", Some("txFAILED"), 777),
                (3, true, "txSUCCESS", None, 100),
            ]
        );
        let mut transactions = batch.ledgers().next().expect("one").transactions();
        let bumped = transactions.next().expect("first");
        assert_ne!(bumped.inner_hash().expect("a fee bump"), bumped.hash());
        assert_eq!(transactions.nth(1).expect("third").inner_hash(), None);
    }
}
