//! One closed ledger, read without saying which version of `LedgerCloseMeta` holds it.

use cdpctl_xdr::{
    FeeBumpTransactionInnerTxArm, LedgerCloseMetaArm, LedgerCloseMetaExtArm, LedgerCloseMetaView,
    LedgerCloseValueSignatureView, LedgerHeaderHistoryEntryView, LedgerHeaderView, LedgerKeyArm, LedgerKeyView,
    ListView, PublicKeyArm, StellarValueExtArm, TransactionEnvelopeArm, TransactionEnvelopeView, UpgradeEntryMetaView,
    Value as _, View as _,
};

use super::index::{Index, LedgerSpans, TransactionSpans};
use super::{Toid, Transaction, VerifyError, encoding, strkey, verify};

/// A closed ledger: its header, and the transactions it applied.
///
/// Amounts are stroops (10^-7 lumens), times are Unix seconds.
#[derive(Clone, Copy)]
pub struct Ledger<'a> {
    xdr: &'a [u8],
    index: &'a Index,
    spans: &'a LedgerSpans,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(xdr: &'a [u8], index: &'a Index, spans: &'a LedgerSpans) -> Self {
        Self { xdr, index, spans }
    }

    /// The metadata that holds it.
    pub(super) fn meta(self) -> LedgerCloseMetaView<'a> {
        LedgerCloseMetaView::from_validated(self.spans.whole.of(self.xdr))
    }

    fn entry(self) -> LedgerHeaderHistoryEntryView<'a> {
        LedgerHeaderHistoryEntryView::from_validated(self.spans.header.of(self.xdr))
    }

    pub(super) fn header(self) -> LedgerHeaderView<'a> {
        self.entry().header()
    }

    /// The version of the `LedgerCloseMeta` that holds this ledger: 0, 1 or 2. A fact about the object, not about the
    /// chain.
    pub fn meta_version(self) -> u32 {
        match self.meta().arm() {
            LedgerCloseMetaArm::V0(_) => 0,
            LedgerCloseMetaArm::V1(_) => 1,
            LedgerCloseMetaArm::V2(_) => 2,
        }
    }

    /// The sequence number.
    pub fn sequence(self) -> u32 {
        self.header().ledger_seq()
    }

    /// The ledger's TOID: (sequence, 0, 0).
    pub fn toid(self) -> Toid {
        Toid::new(self.sequence(), 0, 0)
    }

    /// The header's SHA-256 as the object states it; [`Ledger::verify_header`] checks it.
    pub fn hash(self) -> [u8; 32] {
        *self.entry().hash()
    }

    /// The hash of the ledger before this one.
    pub fn previous_hash(self) -> [u8; 32] {
        *self.header().previous_ledger_hash()
    }

    /// When the ledger closed, as the network agreed, in Unix seconds.
    pub fn closed_at(self) -> i64 {
        // 2^63 seconds are 292 thousand million years; a header that says more is nonsense, but must not stop anything.
        i64::try_from(self.header().scp_value().close_time()).unwrap_or(i64::MAX)
    }

    /// The protocol version the ledger was closed under.
    pub fn protocol_version(self) -> u32 {
        self.header().ledger_version()
    }

    /// The least fee per operation, in stroops.
    pub fn base_fee(self) -> u32 {
        self.header().base_fee()
    }

    /// The reserve per ledger entry, in stroops.
    pub fn base_reserve(self) -> u32 {
        self.header().base_reserve()
    }

    /// How many operations (protocol 11 and later; transactions before) a transaction set may hold.
    pub fn max_tx_set_size(self) -> u32 {
        self.header().max_tx_set_size()
    }

    /// All lumens there are, in stroops.
    pub fn total_coins(self) -> i64 {
        self.header().total_coins()
    }

    /// The fees collected and not given out, in stroops.
    pub fn fee_pool(self) -> i64 {
        self.header().fee_pool()
    }

    /// The last id given to an offer or other entry that is numbered.
    pub fn id_pool(self) -> u64 {
        self.header().id_pool()
    }

    /// The number of the last inflation run.
    pub fn inflation_sequence(self) -> u32 {
        self.header().inflation_seq()
    }

    /// The hash of the transaction set, as the header states it.
    pub fn tx_set_hash(self) -> [u8; 32] {
        *self.header().scp_value().tx_set_hash()
    }

    /// The hash of the transaction results, as the header states it.
    pub fn result_set_hash(self) -> [u8; 32] {
        *self.header().tx_set_result_hash()
    }

    /// The hash of the bucket list, that is of the whole state after this ledger.
    pub fn bucket_list_hash(self) -> [u8; 32] {
        *self.header().bucket_list_hash()
    }

    /// Appends the header's XDR, in base64.
    pub fn push_header_xdr_base64(self, out: &mut Vec<u8>) {
        encoding::push_base64(out, self.header().span());
    }

    fn close_signature(self) -> Option<LedgerCloseValueSignatureView<'a>> {
        match self.header().scp_value().ext().arm() {
            StellarValueExtArm::Basic => None,
            StellarValueExtArm::Signed(signature) => Some(signature),
            StellarValueExtArm::EmptyTxSet(value) => Some(value.lc_value_signature()),
            StellarValueExtArm::SignedMs(value) => Some(value.lc_value_signature()),
            StellarValueExtArm::EmptyTxSetMs(value) => Some(value.lc_value_signature()),
        }
    }

    /// Appends the validator that proposed the close value, as a `G...` strkey; false, and nothing appended, where the value
    /// is not signed (before protocol 14).
    pub fn push_node_id(self, out: &mut Vec<u8>) -> bool {
        let signature = self.close_signature();
        if let Some(signature) = signature {
            let PublicKeyArm::PublicKeyTypeEd25519(key) = signature.node_id().arm();
            strkey::push_strkey(out, strkey::Kind::Account, key);
        }
        signature.is_some()
    }

    /// Appends the validator's signature of the close value, in base64; false as for [`Ledger::push_node_id`].
    pub fn push_close_signature_base64(self, out: &mut Vec<u8>) -> bool {
        let signature = self.close_signature();
        if let Some(signature) = signature {
            encoding::push_base64(out, signature.signature());
        }
        signature.is_some()
    }

    /// The fee for writing 1 KiB to the ledger, in stroops, where the object tells (from protocol 20, if it was asked
    /// for).
    pub fn soroban_fee_write_1kb(self) -> Option<i64> {
        let ext = match self.meta().arm() {
            LedgerCloseMetaArm::V0(_) => return None,
            LedgerCloseMetaArm::V1(meta) => meta.ext(),
            LedgerCloseMetaArm::V2(meta) => meta.ext(),
        };
        match ext.arm() {
            LedgerCloseMetaExtArm::V0 => None,
            LedgerCloseMetaExtArm::V1(ext) => Some(ext.soroban_fee_write1_kb()),
        }
    }

    /// The size of live Soroban state in bytes, and the keys of evicted entries: from protocol 20.
    fn state_facts(self) -> Option<(u64, ListView<'a, LedgerKeyView<'a>>)> {
        let arm = self.meta().arm();
        if matches!(arm, LedgerCloseMetaArm::V0(_)) {
            return None;
        }
        // Both stand at the end. What follows the last transaction is short; the way there is all of the ledger.
        if let Some(rest) = self.spans.after_transactions {
            let upgrades = rest.of(self.xdr);
            let scp = ListView::<UpgradeEntryMetaView<'a>>::after(upgrades)?;
            let size = ListView::<cdpctl_xdr::ScpHistoryEntryView<'a>>::after(scp)?;
            return Some((u64::read(size), ListView::read(u64::after(size)?)));
        }
        Some(match arm {
            LedgerCloseMetaArm::V0(_) => return None,
            LedgerCloseMetaArm::V1(meta) => (meta.total_byte_size_of_live_soroban_state(), meta.evicted_keys()),
            LedgerCloseMetaArm::V2(meta) => (meta.total_byte_size_of_live_soroban_state(), meta.evicted_keys()),
        })
    }

    /// The size of live Soroban state in bytes (before protocol 23: of the whole bucket list), where the object tells
    /// (from protocol 20).
    pub fn live_soroban_state_bytes(self) -> Option<u64> {
        self.state_facts().map(|(bytes, _)| bytes)
    }

    /// The keys of entries that this ledger evicted from live state, in the object's order.
    pub fn evicted_keys(self) -> impl Iterator<Item = EvictedKey<'a>> {
        self.state_facts().into_iter().flat_map(|(_, keys)| keys.iter()).map(|key| EvictedKey { key })
    }

    /// The envelopes of the transaction set, in the set's order (which is not that of application).
    pub(super) fn envelopes(self) -> impl ExactSizeIterator<Item = TransactionEnvelopeView<'a>> {
        self.envelope_spans().map(TransactionEnvelopeView::from_validated)
    }

    /// Their XDR.
    pub(super) fn envelope_spans(self) -> impl ExactSizeIterator<Item = &'a [u8]> {
        self.spans.envelopes.of(&self.index.envelopes).iter().map(move |span| span.of(self.xdr))
    }

    /// How many operations the transactions of the set have, failed ones included. (A fee bump counts as its inner
    /// transaction.)
    pub fn tx_set_operation_count(self) -> u64 {
        self.envelopes().map(operation_count).sum()
    }

    /// The XDR of all transaction results, in the order of application.
    pub(super) fn result_spans(self) -> impl ExactSizeIterator<Item = &'a [u8]> {
        self.transaction_spans().iter().map(move |spans| spans.result.of(self.xdr))
    }

    fn transaction_spans(self) -> &'a [TransactionSpans] {
        self.spans.transactions.of(&self.index.transactions)
    }

    /// The transactions, in the order they were applied.
    pub fn transactions(self) -> Transactions<'a> {
        Transactions {
            xdr: self.xdr,
            index: self.index,
            ledger: self.sequence(),
            spans: self.transaction_spans().iter(),
            order: 0,
            events_before_all: 0,
            events_after_all: 0,
        }
    }

    /// Checks that the header hashes to the hash stated beside it.
    ///
    /// # Errors
    /// [`VerifyError`] with both hashes.
    pub fn verify_header(self) -> Result<(), VerifyError> {
        verify::header(self)
    }

    /// Checks all that the header commits to in this object: its own hash, the transaction set's, the results'.
    ///
    /// Events, entry changes and everything else in the metadata are covered by no hash.
    ///
    /// # Errors
    /// [`VerifyError`] of the first hash that differs.
    pub fn verify_full(self) -> Result<(), VerifyError> {
        verify::header(self)?;
        verify::transaction_set(self)?;
        verify::results(self)
    }
}

impl std::fmt::Debug for Ledger<'_> {
    /// Names the ledger only: its contents are megabytes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ledger({})", self.sequence())
    }
}

fn operation_count(envelope: TransactionEnvelopeView<'_>) -> u64 {
    let count = match envelope.arm() {
        TransactionEnvelopeArm::TxV0(envelope) => envelope.tx().operations().len(),
        TransactionEnvelopeArm::Tx(envelope) => envelope.tx().operations().len(),
        TransactionEnvelopeArm::TxFeeBump(envelope) => {
            let FeeBumpTransactionInnerTxArm::Tx(inner) = envelope.tx().inner_tx().arm();
            inner.tx().operations().len()
        }
    };
    count as u64
}

/// The key of an entry that was evicted from live Soroban state.
#[derive(Debug, Clone, Copy)]
pub struct EvictedKey<'a> {
    key: LedgerKeyView<'a>,
}

impl EvictedKey<'_> {
    /// The entry's type, in the spelling of SDF's data: `LedgerEntryTypeContractData`, `LedgerEntryTypeTtl` ...
    pub fn type_name(self) -> &'static str {
        match self.key.arm() {
            LedgerKeyArm::Account(_) => "LedgerEntryTypeAccount",
            LedgerKeyArm::Trustline(_) => "LedgerEntryTypeTrustline",
            LedgerKeyArm::Offer(_) => "LedgerEntryTypeOffer",
            LedgerKeyArm::Data(_) => "LedgerEntryTypeData",
            LedgerKeyArm::ClaimableBalance(_) => "LedgerEntryTypeClaimableBalance",
            LedgerKeyArm::LiquidityPool(_) => "LedgerEntryTypeLiquidityPool",
            LedgerKeyArm::ContractData(_) => "LedgerEntryTypeContractData",
            LedgerKeyArm::ContractCode(_) => "LedgerEntryTypeContractCode",
            LedgerKeyArm::ConfigSetting(_) => "LedgerEntryTypeConfigSetting",
            LedgerKeyArm::Ttl(_) => "LedgerEntryTypeTtl",
        }
    }

    /// Appends the key's XDR, in base64: what SDF's data calls its hash.
    pub fn push_xdr_base64(self, out: &mut Vec<u8>) {
        encoding::push_base64(out, self.key.span());
    }

    /// The SHA-256 of the key's XDR, by which TTL entries name it.
    pub fn hash(self) -> [u8; 32] {
        verify::sha256(self.key.span())
    }
}

/// The transactions of a ledger in the order they were applied: see [`Ledger::transactions`].
#[derive(Clone)]
pub struct Transactions<'a> {
    xdr: &'a [u8],
    index: &'a Index,
    ledger: u32,
    spans: std::slice::Iter<'a, TransactionSpans>,
    /// Of the transaction given last, from 1.
    order: u32,
    /// How many events "before all" the transactions already given have: their index runs through the whole ledger.
    events_before_all: u32,
    /// The same of events "after all".
    events_after_all: u32,
}

impl<'a> Iterator for Transactions<'a> {
    type Item = Transaction<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let spans = self.spans.next()?;
        self.order += 1;
        let transaction = Transaction {
            xdr: self.xdr,
            index: self.index,
            spans,
            ledger: self.ledger,
            order: self.order,
            events_before_all: self.events_before_all,
            events_after_all: self.events_after_all,
        };
        (self.events_before_all, self.events_after_all) = transaction.ledger_wide_events_so_far();
        Some(transaction)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.spans.size_hint()
    }
}

impl ExactSizeIterator for Transactions<'_> {}
