//! The rows of a ledger as a plain program would make them: everything decoded into the types of the stellar-xdr crate, every
//! row through serde.
//!
//! It shares no code with the `stellar` room and is written for being obviously right, not fast. Tests hold the output of
//! cdpctl against it byte by byte, and benchmarks measure how much faster cdpctl is. What it writes is the JSON lines that
//! `SaveToJSONL` writes for the datasets `contract_events` (every event but diagnostics) and `ledgers`.

#![expect(clippy::unwrap_used, reason = "what is read here was written by a network; anything else is a failure")]

mod base64;

use serde::Serialize;
use sha2::{Digest, Sha256};
use stellar_strkey::{Contract, ed25519::PublicKey as AccountKey};
use stellar_xdr::{
    ContractEvent, ContractEventBody, ContractEventType, FeeBumpTransactionInnerTx, GeneralizedTransactionSet,
    InnerTransactionResultResult as Inner, LedgerCloseMeta, LedgerCloseMetaBatch, LedgerCloseMetaExt,
    LedgerCloseValueSignature, LedgerHeader, LedgerHeaderHistoryEntry, LedgerKey, Limits, NodeId, PublicKey, ReadXdr,
    ScVal, StellarValueExt, TransactionEnvelope, TransactionEvent, TransactionEventStage, TransactionMeta,
    TransactionPhase, TransactionResultPair, TransactionResultResult as Outer, TxSetComponent, WriteXdr,
};

use self::base64::base64;

/// Decodes a decompressed object of a data lake.
pub fn decode_batch(xdr: &[u8]) -> LedgerCloseMetaBatch {
    LedgerCloseMetaBatch::from_xdr(xdr, Limits { depth: 500, len: xdr.len() }).unwrap()
}

/// Checks the hashes that are always checked while reading: the header's own.
pub fn header_is_honest(meta: &LedgerCloseMeta) -> bool {
    let entry = header_entry(meta);
    <[u8; 32]>::from(Sha256::digest(xdr(&entry.header))) == entry.hash.0
}

/// One applied transaction: its result and its metadata.
pub type Applied<'a> = (&'a TransactionResultPair, &'a TransactionMeta);

/// The transactions of a ledger, in the order they were applied.
pub fn applied(meta: &LedgerCloseMeta) -> Vec<Applied<'_>> {
    match meta {
        LedgerCloseMeta::V0(meta) => meta.tx_processing.iter().map(|t| (&t.result, &t.tx_apply_processing)).collect(),
        LedgerCloseMeta::V1(meta) => meta.tx_processing.iter().map(|t| (&t.result, &t.tx_apply_processing)).collect(),
        LedgerCloseMeta::V2(meta) => meta.tx_processing.iter().map(|t| (&t.result, &t.tx_apply_processing)).collect(),
    }
}

/// The envelopes of a ledger's transaction set, in the set's order.
pub fn envelopes(meta: &LedgerCloseMeta) -> Vec<&TransactionEnvelope> {
    let GeneralizedTransactionSet::V1(set) = match meta {
        LedgerCloseMeta::V0(meta) => return meta.tx_set.txs.iter().collect(),
        LedgerCloseMeta::V1(meta) => &meta.tx_set,
        LedgerCloseMeta::V2(meta) => &meta.tx_set,
    };
    let mut found = Vec::new();
    for phase in set.phases.iter() {
        match phase {
            TransactionPhase::V0(components) => {
                for TxSetComponent::TxsetCompTxsMaybeDiscountedFee(component) in components.iter() {
                    found.extend(component.txs.iter());
                }
            }
            TransactionPhase::V1(parallel) => {
                for stage in parallel.execution_stages.iter() {
                    found.extend(stage.0.iter().flat_map(|cluster| cluster.0.iter()));
                }
            }
        }
    }
    found
}

/// The ledger's header with its hash.
pub fn header_entry(meta: &LedgerCloseMeta) -> &LedgerHeaderHistoryEntry {
    match meta {
        LedgerCloseMeta::V0(meta) => &meta.ledger_header,
        LedgerCloseMeta::V1(meta) => &meta.ledger_header,
        LedgerCloseMeta::V2(meta) => &meta.ledger_header,
    }
}

fn header(meta: &LedgerCloseMeta) -> &LedgerHeader {
    &header_entry(meta).header
}

/// Whether a transaction's operations took effect.
pub fn successful(result: &TransactionResultPair) -> bool {
    matches!(result.result.result, Outer::TxSuccess(_) | Outer::TxFeeBumpInnerSuccess(_))
}

#[derive(Serialize)]
struct EventRow<'a> {
    event_id: String,
    ledger_sequence: u32,
    closed_at: String,
    transaction_hash: String,
    transaction_id: String,
    operation_id: Option<String>,
    operation_index: Option<u32>,
    event_index: u32,
    stage: Option<&'static str>,
    successful: bool,
    in_successful_contract_call: bool,
    contract_id: Option<String>,
    r#type: i32,
    type_string: &'static str,
    topics: Vec<String>,
    topics_decoded: &'a [ScVal],
    data: String,
    data_decoded: &'a ScVal,
    value: Option<String>,
    contract_event_xdr: String,
}

/// Appends the rows of `contract_events`: contract and system events, those of whole transactions included.
pub fn push_contract_events(meta: &LedgerCloseMeta, out: &mut Vec<u8>) {
    let header = header(meta);
    let ledger = i64::from(header.ledger_seq);
    let toid = |order: i64, operation: i64| ledger << 32 | order << 12 | operation;
    let closed_at = rfc3339(header.scp_value.close_time.0);
    let (mut before_all, mut after_all) = (0, 0);
    for (order, (result, meta)) in (1..).zip(applied(meta)) {
        let mut push = |id: (i64, u32), operation: Option<u32>, stage, event: &ContractEvent| {
            let ContractEventBody::V0(body) = &event.body;
            let (kind, type_string) = match event.type_ {
                ContractEventType::System => (0, "ContractEventTypeSystem"),
                ContractEventType::Contract => (1, "ContractEventTypeContract"),
                ContractEventType::Diagnostic => return,
            };
            let row = EventRow {
                event_id: format!("{:019}-{:010}", id.0, id.1),
                ledger_sequence: header.ledger_seq,
                closed_at: closed_at.clone(),
                transaction_hash: hex(&result.transaction_hash.0),
                transaction_id: toid(order, 0).to_string(),
                operation_id: operation.map(|index| toid(order, i64::from(index) + 1).to_string()),
                operation_index: operation,
                event_index: id.1,
                stage,
                successful: successful(result),
                in_successful_contract_call: true,
                contract_id: event.contract_id.as_ref().map(|id| Contract(id.0.0).to_string().as_str().to_owned()),
                r#type: kind,
                type_string,
                topics: body.topics.iter().map(|topic| base64(&xdr(topic))).collect(),
                topics_decoded: body.topics.as_slice(),
                data: base64(&xdr(&body.data)),
                data_decoded: &body.data,
                value: value(&body.data),
                contract_event_xdr: base64(&[vec![0, 0, 0, 1], xdr(event)].concat()),
            };
            serde_json::to_writer(&mut *out, &row).unwrap();
            out.push(b'\n');
        };
        let of_transaction: &[TransactionEvent] = match meta {
            TransactionMeta::V4(meta) => &meta.events,
            _ => &[],
        };
        for item in of_transaction.iter().filter(|item| item.stage == TransactionEventStage::BeforeAllTxs) {
            push((toid(0, 0), before_all), None, Some("before_all_txs"), &item.event);
            before_all += 1;
        }
        match meta {
            TransactionMeta::V0(_) | TransactionMeta::V1(_) | TransactionMeta::V2(_) => {}
            TransactionMeta::V3(meta) => {
                for (index, event) in (0..).zip(meta.soroban_meta.iter().flat_map(|meta| meta.events.iter())) {
                    push((toid(order, 0), index), Some(0), None, event);
                }
            }
            TransactionMeta::V4(meta) => {
                for (operation, meta) in (0..).zip(meta.operations.iter()) {
                    for (index, event) in (0..).zip(meta.events.iter()) {
                        push((toid(order, i64::from(operation)), index), Some(operation), None, event);
                    }
                }
            }
        }
        let mut after = of_transaction.iter().filter(|item| item.stage == TransactionEventStage::AfterTx);
        for (index, item) in (0..).zip(&mut after) {
            push((toid(order, 4095), index), None, Some("after_tx"), &item.event);
        }
        for item in of_transaction.iter().filter(|item| item.stage == TransactionEventStage::AfterAllTxs) {
            push((toid(0xF_FFFF, 0), after_all), None, Some("after_all_txs"), &item.event);
            after_all += 1;
        }
    }
}

#[derive(Serialize)]
struct LedgerRow<'a> {
    ledger_sequence: u32,
    sequence: u32,
    id: String,
    ledger_hash: String,
    previous_ledger_hash: String,
    closed_at: String,
    protocol_version: u32,
    transaction_count: usize,
    successful_transaction_count: usize,
    failed_transaction_count: usize,
    operation_count: usize,
    tx_set_operation_count: usize,
    base_fee: u32,
    base_reserve: u32,
    max_tx_set_size: u32,
    total_coins: String,
    fee_pool: String,
    soroban_fee_write_1kb: Option<String>,
    total_byte_size_of_live_soroban_state: Option<String>,
    node_id: Option<String>,
    signature: Option<String>,
    evicted_ledger_keys_type: Vec<&'a str>,
    evicted_ledger_keys_hash: Vec<String>,
    ledger_header: String,
}

/// Appends the row of `ledgers`.
pub fn push_ledger(meta: &LedgerCloseMeta, out: &mut Vec<u8>) {
    let (ext, state_bytes, evicted): (_, _, &[LedgerKey]) = match meta {
        LedgerCloseMeta::V0(_) => (None, None, &[]),
        LedgerCloseMeta::V1(meta) => {
            (Some(&meta.ext), Some(meta.total_byte_size_of_live_soroban_state), meta.evicted_keys.as_slice())
        }
        LedgerCloseMeta::V2(meta) => {
            (Some(&meta.ext), Some(meta.total_byte_size_of_live_soroban_state), meta.evicted_keys.as_slice())
        }
    };
    let entry = header_entry(meta);
    let header = &entry.header;
    let applied = applied(meta);
    let succeeded: Vec<_> = applied.iter().filter(|(result, _)| successful(result)).collect();
    let signature = signature(header);
    let row = LedgerRow {
        ledger_sequence: header.ledger_seq,
        sequence: header.ledger_seq,
        id: (i64::from(header.ledger_seq) << 32).to_string(),
        ledger_hash: hex(&entry.hash.0),
        previous_ledger_hash: hex(&header.previous_ledger_hash.0),
        closed_at: rfc3339(header.scp_value.close_time.0),
        protocol_version: header.ledger_version,
        transaction_count: succeeded.len(),
        successful_transaction_count: succeeded.len(),
        failed_transaction_count: applied.len() - succeeded.len(),
        operation_count: succeeded.iter().map(|(result, _)| operation_results(result)).sum(),
        tx_set_operation_count: envelopes(meta).into_iter().map(operations).sum(),
        base_fee: header.base_fee,
        base_reserve: header.base_reserve,
        max_tx_set_size: header.max_tx_set_size,
        total_coins: header.total_coins.to_string(),
        fee_pool: header.fee_pool.to_string(),
        soroban_fee_write_1kb: ext.and_then(|ext| match ext {
            LedgerCloseMetaExt::V0 => None,
            LedgerCloseMetaExt::V1(ext) => Some(ext.soroban_fee_write1_kb.to_string()),
        }),
        total_byte_size_of_live_soroban_state: state_bytes.map(|bytes| bytes.to_string()),
        node_id: signature.map(|signature| {
            let NodeId(PublicKey::PublicKeyTypeEd25519(key)) = &signature.node_id;
            AccountKey(key.0).to_string().as_str().to_owned()
        }),
        signature: signature.map(|signature| base64(&signature.signature.0)),
        evicted_ledger_keys_type: evicted.iter().map(key_type).collect(),
        evicted_ledger_keys_hash: evicted.iter().map(|key| base64(&xdr(key))).collect(),
        ledger_header: base64(&xdr(header)),
    };
    serde_json::to_writer(&mut *out, &row).unwrap();
    out.push(b'\n');
}

fn signature(header: &LedgerHeader) -> Option<&LedgerCloseValueSignature> {
    match &header.scp_value.ext {
        StellarValueExt::Basic => None,
        StellarValueExt::Signed(signature) => Some(signature),
        StellarValueExt::EmptyTxSet(value) => Some(&value.lc_value_signature),
        StellarValueExt::SignedMs(value) => Some(&value.lc_value_signature),
        StellarValueExt::EmptyTxSetMs(value) => Some(&value.lc_value_signature),
    }
}

fn operation_results(result: &TransactionResultPair) -> usize {
    match &result.result.result {
        Outer::TxSuccess(results) | Outer::TxFailed(results) => results.len(),
        Outer::TxFeeBumpInnerSuccess(inner) | Outer::TxFeeBumpInnerFailed(inner) => match &inner.result.result {
            Inner::TxSuccess(results) | Inner::TxFailed(results) => results.len(),
            _ => 0,
        },
        _ => 0,
    }
}

fn operations(envelope: &TransactionEnvelope) -> usize {
    match envelope {
        TransactionEnvelope::TxV0(envelope) => envelope.tx.operations.len(),
        TransactionEnvelope::Tx(envelope) => envelope.tx.operations.len(),
        TransactionEnvelope::TxFeeBump(envelope) => {
            let FeeBumpTransactionInnerTx::Tx(inner) = &envelope.tx.inner_tx;
            inner.tx.operations.len()
        }
    }
}

fn key_type(key: &LedgerKey) -> &'static str {
    match key {
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

/// The number that an event's data is about: an integer, or the `amount` of a map.
fn value(data: &ScVal) -> Option<String> {
    integer(data).or_else(|| {
        let ScVal::Map(Some(map)) = data else { return None };
        let amount = map.iter().find(|entry| match &entry.key {
            ScVal::Symbol(symbol) => symbol.0.as_slice() == b"amount",
            ScVal::String(string) => string.0.as_slice() == b"amount",
            _ => false,
        });
        amount.and_then(|entry| integer(&entry.val))
    })
}

fn integer(value: &ScVal) -> Option<String> {
    // The texts of wide integers in XDR-JSON are exact decimals.
    let text = |value: &ScVal| {
        let json = serde_json::to_value(value).unwrap();
        json.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned()
    };
    match value {
        ScVal::U32(number) => Some(number.to_string()),
        ScVal::I32(number) => Some(number.to_string()),
        ScVal::U64(number) => Some(number.to_string()),
        ScVal::I64(number) => Some(number.to_string()),
        ScVal::U128(_) | ScVal::I128(_) | ScVal::U256(_) | ScVal::I256(_) => Some(text(value)),
        _ => None,
    }
}

fn xdr(value: &impl WriteXdr) -> Vec<u8> {
    value.to_xdr(Limits::none()).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Unix seconds as RFC 3339 in UTC, by counting days as the Gregorian calendar does.
fn rfc3339(seconds: u64) -> String {
    let (mut days, second) = (seconds / 86_400, seconds % 86_400);
    let leap = |year: u64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let mut year = 1970;
    while days >= 365 + u64::from(leap(year)) {
        days -= 365 + u64::from(leap(year));
        year += 1;
    }
    let mut month = 0;
    for length in [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("{year:04}-{:02}-{:02}T{hour:02}:{minute:02}:{:02}Z", month + 1, days + 1, second % 60)
}
