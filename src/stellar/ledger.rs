//! One closed ledger, read without saying which version of `LedgerCloseMeta` holds it.

use stellar_xdr::{
    GeneralizedTransactionSet, LedgerCloseMeta, LedgerCloseMetaExt, LedgerCloseValueSignature, LedgerHeader,
    LedgerHeaderHistoryEntry, LedgerKey, NodeId, PublicKey, StellarValueExt, TransactionEnvelope, TransactionMeta,
    TransactionPhase, TransactionResultMeta, TransactionResultMetaV1, TransactionResultPair, TxSetComponent,
};

use super::{Toid, Transaction, VerifyError, encoding, scval, strkey, verify};

/// A closed ledger: its header, and the transactions it applied.
///
/// Amounts are stroops (10^-7 lumens), times are Unix seconds.
#[derive(Clone, Copy)]
pub struct Ledger<'a> {
    meta: &'a LedgerCloseMeta,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(meta: &'a LedgerCloseMeta) -> Self {
        Self { meta }
    }

    pub(super) fn meta(self) -> &'a LedgerCloseMeta {
        self.meta
    }

    fn entry(self) -> &'a LedgerHeaderHistoryEntry {
        match self.meta {
            LedgerCloseMeta::V0(meta) => &meta.ledger_header,
            LedgerCloseMeta::V1(meta) => &meta.ledger_header,
            LedgerCloseMeta::V2(meta) => &meta.ledger_header,
        }
    }

    pub(super) fn header(self) -> &'a LedgerHeader {
        &self.entry().header
    }

    /// The version of the `LedgerCloseMeta` that holds this ledger: 0, 1 or 2. A fact about the object, not about the
    /// chain.
    pub fn meta_version(self) -> u32 {
        match self.meta {
            LedgerCloseMeta::V0(_) => 0,
            LedgerCloseMeta::V1(_) => 1,
            LedgerCloseMeta::V2(_) => 2,
        }
    }

    /// The sequence number.
    pub fn sequence(self) -> u32 {
        self.header().ledger_seq
    }

    /// The ledger's TOID: (sequence, 0, 0).
    pub fn toid(self) -> Toid {
        Toid::new(self.sequence(), 0, 0)
    }

    /// The header's SHA-256 as the object states it; [`Ledger::verify_header`] checks it.
    pub fn hash(self) -> [u8; 32] {
        self.entry().hash.0
    }

    /// The hash of the ledger before this one.
    pub fn previous_hash(self) -> [u8; 32] {
        self.header().previous_ledger_hash.0
    }

    /// When the ledger closed, as the network agreed, in Unix seconds.
    pub fn closed_at(self) -> i64 {
        // 2^63 seconds are 292 thousand million years; a header that says more is nonsense, but must not stop anything.
        i64::try_from(self.header().scp_value.close_time.0).unwrap_or(i64::MAX)
    }

    /// The protocol version the ledger was closed under.
    pub fn protocol_version(self) -> u32 {
        self.header().ledger_version
    }

    /// The least fee per operation, in stroops.
    pub fn base_fee(self) -> u32 {
        self.header().base_fee
    }

    /// The reserve per ledger entry, in stroops.
    pub fn base_reserve(self) -> u32 {
        self.header().base_reserve
    }

    /// How many operations (protocol 11 and later; transactions before) a transaction set may hold.
    pub fn max_tx_set_size(self) -> u32 {
        self.header().max_tx_set_size
    }

    /// All lumens there are, in stroops.
    pub fn total_coins(self) -> i64 {
        self.header().total_coins
    }

    /// The fees collected and not given out, in stroops.
    pub fn fee_pool(self) -> i64 {
        self.header().fee_pool
    }

    /// The last id given to an offer or other entry that is numbered.
    pub fn id_pool(self) -> u64 {
        self.header().id_pool
    }

    /// The number of the last inflation run.
    pub fn inflation_sequence(self) -> u32 {
        self.header().inflation_seq
    }

    /// The hash of the transaction set, as the header states it.
    pub fn tx_set_hash(self) -> [u8; 32] {
        self.header().scp_value.tx_set_hash.0
    }

    /// The hash of the transaction results, as the header states it.
    pub fn result_set_hash(self) -> [u8; 32] {
        self.header().tx_set_result_hash.0
    }

    /// The hash of the bucket list, that is of the whole state after this ledger.
    pub fn bucket_list_hash(self) -> [u8; 32] {
        self.header().bucket_list_hash.0
    }

    /// Appends the header's XDR, in base64.
    pub fn push_header_xdr_base64(self, out: &mut Vec<u8>) {
        encoding::push_base64(out, &scval::xdr_bytes(self.header()));
    }

    fn close_signature(self) -> Option<&'a LedgerCloseValueSignature> {
        match &self.header().scp_value.ext {
            StellarValueExt::Basic => None,
            StellarValueExt::Signed(signature) => Some(signature),
            StellarValueExt::EmptyTxSet(value) => Some(&value.lc_value_signature),
            StellarValueExt::SignedMs(value) => Some(&value.lc_value_signature),
            StellarValueExt::EmptyTxSetMs(value) => Some(&value.lc_value_signature),
        }
    }

    /// Appends the validator that proposed the close value, as a `G...` strkey; false, and nothing appended, where the value
    /// is not signed (before protocol 14).
    pub fn push_node_id(self, out: &mut Vec<u8>) -> bool {
        let signature = self.close_signature();
        if let Some(signature) = signature {
            let NodeId(PublicKey::PublicKeyTypeEd25519(key)) = &signature.node_id;
            strkey::push_strkey(out, strkey::Kind::Account, &key.0);
        }
        signature.is_some()
    }

    /// Appends the validator's signature of the close value, in base64; false as for [`Ledger::push_node_id`].
    pub fn push_close_signature_base64(self, out: &mut Vec<u8>) -> bool {
        let signature = self.close_signature();
        if let Some(signature) = signature {
            encoding::push_base64(out, &signature.signature.0);
        }
        signature.is_some()
    }

    /// The fee for writing 1 KiB to the ledger, in stroops, where the object tells (from protocol 20, if it was asked
    /// for).
    pub fn soroban_fee_write_1kb(self) -> Option<i64> {
        let ext = match self.meta {
            LedgerCloseMeta::V0(_) => return None,
            LedgerCloseMeta::V1(meta) => &meta.ext,
            LedgerCloseMeta::V2(meta) => &meta.ext,
        };
        match ext {
            LedgerCloseMetaExt::V0 => None,
            LedgerCloseMetaExt::V1(ext) => Some(ext.soroban_fee_write1_kb),
        }
    }

    /// The size of live Soroban state in bytes (before protocol 23: of the whole bucket list), where the object tells
    /// (from protocol 20).
    pub fn live_soroban_state_bytes(self) -> Option<u64> {
        match self.meta {
            LedgerCloseMeta::V0(_) => None,
            LedgerCloseMeta::V1(meta) => Some(meta.total_byte_size_of_live_soroban_state),
            LedgerCloseMeta::V2(meta) => Some(meta.total_byte_size_of_live_soroban_state),
        }
    }

    /// The keys of entries that this ledger evicted from live state, in the object's order.
    pub fn evicted_keys(self) -> impl ExactSizeIterator<Item = EvictedKey<'a>> {
        let keys: &'a [LedgerKey] = match self.meta {
            LedgerCloseMeta::V0(_) => &[],
            LedgerCloseMeta::V1(meta) => meta.evicted_keys.as_slice(),
            LedgerCloseMeta::V2(meta) => meta.evicted_keys.as_slice(),
        };
        keys.iter().map(|key| EvictedKey { key })
    }

    /// Calls `visit` with each envelope of the transaction set, in the set's order (which is not that of application).
    pub(super) fn for_each_envelope(self, mut visit: impl FnMut(&'a TransactionEnvelope)) {
        let GeneralizedTransactionSet::V1(set) = match self.meta {
            LedgerCloseMeta::V0(meta) => return meta.tx_set.txs.iter().for_each(visit),
            LedgerCloseMeta::V1(meta) => &meta.tx_set,
            LedgerCloseMeta::V2(meta) => &meta.tx_set,
        };
        for phase in &set.phases {
            match phase {
                TransactionPhase::V0(components) => {
                    for component in components {
                        let TxSetComponent::TxsetCompTxsMaybeDiscountedFee(component) = component;
                        component.txs.iter().for_each(&mut visit);
                    }
                }
                TransactionPhase::V1(parallel) => {
                    let clusters = parallel.execution_stages.iter().flat_map(|stage| stage.0.iter());
                    clusters.flat_map(|cluster| cluster.0.iter()).for_each(&mut visit);
                }
            }
        }
    }

    /// How many operations the transactions of the set have, failed ones included. (A fee bump counts as its inner
    /// transaction.)
    pub fn tx_set_operation_count(self) -> u64 {
        let mut count = 0;
        self.for_each_envelope(|envelope| count += scval::envelope_operations(envelope).len() as u64);
        count
    }

    /// The transactions, in the order they were applied.
    pub fn transactions(self) -> Transactions<'a> {
        let results = match self.meta {
            LedgerCloseMeta::V0(meta) => Results::Plain(&meta.tx_processing),
            LedgerCloseMeta::V1(meta) => Results::Plain(&meta.tx_processing),
            LedgerCloseMeta::V2(meta) => Results::WithPostFees(&meta.tx_processing),
        };
        Transactions { ledger: self.sequence(), results, next: 0, events_before_all: 0, events_after_all: 0 }
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

/// The key of an entry that was evicted from live Soroban state.
#[derive(Debug, Clone, Copy)]
pub struct EvictedKey<'a> {
    key: &'a LedgerKey,
}

impl EvictedKey<'_> {
    /// The entry's type, in the spelling of SDF's data: `LedgerEntryTypeContractData`, `LedgerEntryTypeTtl` ...
    pub fn type_name(self) -> &'static str {
        match self.key {
            LedgerKey::Account(_) => "LedgerEntryTypeAccount",
            LedgerKey::Trustline(_) => "LedgerEntryTypeTrustline",
            LedgerKey::Offer(_) => "LedgerEntryTypeOffer",
            LedgerKey::Data(_) => "LedgerEntryTypeData",
            LedgerKey::ClaimableBalance(_) => "LedgerEntryTypeClaimableBalance",
            LedgerKey::LiquidityPool(_) => "LedgerEntryTypeLiquidityPool",
            LedgerKey::ContractData(_) => "LedgerEntryTypeContractData",
            LedgerKey::ContractCode(_) => "LedgerEntryTypeContractCode",
            LedgerKey::ConfigSetting(_) => "LedgerEntryTypeConfigSetting",
            LedgerKey::Ttl(_) => "LedgerEntryTypeTtl",
        }
    }

    /// Appends the key's XDR, in base64: what SDF's data calls its hash.
    pub fn push_xdr_base64(self, out: &mut Vec<u8>) {
        encoding::push_base64(out, &scval::xdr_bytes(self.key));
    }

    /// The SHA-256 of the key's XDR, by which TTL entries name it.
    pub fn hash(self) -> [u8; 32] {
        verify::sha256(&scval::xdr_bytes(self.key))
    }
}

/// The two forms in which results and metadata of transactions are kept.
#[derive(Clone, Copy)]
enum Results<'a> {
    Plain(&'a [TransactionResultMeta]),
    WithPostFees(&'a [TransactionResultMetaV1]),
}

impl<'a> Results<'a> {
    fn len(self) -> usize {
        match self {
            Self::Plain(results) => results.len(),
            Self::WithPostFees(results) => results.len(),
        }
    }

    fn get(self, index: usize) -> Option<(&'a TransactionResultPair, &'a TransactionMeta)> {
        match self {
            Self::Plain(results) => results.get(index).map(|item| (&item.result, &item.tx_apply_processing)),
            Self::WithPostFees(results) => results.get(index).map(|item| (&item.result, &item.tx_apply_processing)),
        }
    }
}

/// The transactions of a ledger in the order they were applied: see [`Ledger::transactions`].
#[derive(Clone)]
pub struct Transactions<'a> {
    ledger: u32,
    results: Results<'a>,
    next: usize,
    /// How many events "before all" the transactions already given have: their index runs through the whole ledger.
    events_before_all: u32,
    /// The same of events "after all".
    events_after_all: u32,
}

impl<'a> Iterator for Transactions<'a> {
    type Item = Transaction<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let (result, meta) = self.results.get(self.next)?;
        self.next += 1;
        let transaction = Transaction {
            ledger: self.ledger,
            order: u32::try_from(self.next).expect("XDR counts in u32"),
            events_before_all: self.events_before_all,
            events_after_all: self.events_after_all,
            result,
            meta,
        };
        (self.events_before_all, self.events_after_all) = transaction.ledger_wide_events_so_far();
        Some(transaction)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.results.len() - self.next;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Transactions<'_> {}
