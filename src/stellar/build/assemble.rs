//! From a spec to XDR.
//!
//! Every conversion to a bounded XDR type is of a length fixed here or documented as the caller's to keep, hence
//! `expect`.

use stellar_xdr::{
    AccountEntry, AccountEntryExt, AccountId, Asset, ContractDataDurability, ContractEvent, ContractEventBody,
    ContractEventType, ContractEventV0, ContractId, ContractIdPreimage, DecoratedSignature, DependentTxCluster,
    DiagnosticEvent, ExtensionPoint, FeeBumpTransaction, FeeBumpTransactionEnvelope, FeeBumpTransactionExt,
    FeeBumpTransactionInnerTx, GeneralizedTransactionSet, Hash, HashIdPreimage, HashIdPreimageContractId, HostFunction,
    InnerTransactionResult, InnerTransactionResultExt, InnerTransactionResultPair, InnerTransactionResultResult,
    InvokeContractArgs, InvokeHostFunctionOp, InvokeHostFunctionResult, InvokeHostFunctionSuccessPreImage,
    LedgerCloseMeta, LedgerCloseMetaBatch, LedgerCloseMetaExt, LedgerCloseMetaExtV1, LedgerCloseMetaV1,
    LedgerCloseMetaV2, LedgerCloseValueSignature, LedgerEntry, LedgerEntryChange, LedgerEntryChanges, LedgerEntryData,
    LedgerEntryExt, LedgerFootprint, LedgerHeader, LedgerHeaderExt, LedgerHeaderHistoryEntry,
    LedgerHeaderHistoryEntryExt, LedgerKey, LedgerKeyContractData, LedgerKeyTtl, Limits, MAX_OPS_PER_TX, Memo,
    MuxedAccount, NodeId, Operation, OperationBody, OperationMeta, OperationMetaV2, OperationResult, OperationResultTr,
    ParallelTxExecutionStage, ParallelTxsComponent, PaymentOp, PaymentResult, Preconditions, PublicKey, ScAddress,
    ScBytes, ScMap, ScMapEntry, ScString, ScSymbol, ScVal, ScVec, SequenceNumber, Signature, SignatureHint,
    SorobanResources, SorobanTransactionData, SorobanTransactionDataExt, SorobanTransactionMeta,
    SorobanTransactionMetaExt, SorobanTransactionMetaV2, StellarValue, StellarValueExt, String32, Thresholds,
    TimePoint, Transaction, TransactionEnvelope, TransactionEvent, TransactionEventStage, TransactionExt,
    TransactionMeta, TransactionMetaV3, TransactionMetaV4, TransactionPhase, TransactionResult, TransactionResultExt,
    TransactionResultMeta, TransactionResultMetaV1, TransactionResultPair, TransactionResultResult,
    TransactionResultSet, TransactionSetV1, TransactionV1Envelope, TxSetComponent, TxSetComponentTxsMaybeDiscountedFee,
    UInt256Parts, Uint256, VecM, WriteXdr,
};

use super::super::verify::sha256;
use super::super::{EventKind, Stage};
use super::{
    Action, BATCH_HEAD_BYTES, BuiltLedger, EventSpec, LedgerForm, LedgerSpec, TransactionForm, TransactionSpec,
};
use crate::model::Network;

const FITS: &str = "lengths in specs keep to the bounds of XDR";
/// What every account holds before it does anything, in stroops: a thousand lumens.
const BALANCE: i64 = 10_000_000_000;

/// What is known about a transaction once it is written down.
struct Applied {
    hash: [u8; 32],
    soroban: bool,
    envelope: TransactionEnvelope,
    result: TransactionResultPair,
    fee_processing: LedgerEntryChanges,
    meta: TransactionMeta,
    post_fee_processing: LedgerEntryChanges,
}

pub(super) fn ledger(spec: &LedgerSpec, network: &Network) -> BuiltLedger {
    let network_id = sha256(network.passphrase().as_bytes());
    let applied: Vec<Applied> = spec.transactions.iter().map(|tx| transaction(spec, tx, network_id)).collect();
    let tx_set = transaction_set(spec, &applied);
    let results = TransactionResultSet { results: list(applied.iter().map(|tx| tx.result.clone())) };
    let header = header(spec, sha256(&xdr_bytes(&tx_set)), sha256(&xdr_bytes(&results)));
    let hash = sha256(&xdr_bytes(&header));
    let ledger_header = LedgerHeaderHistoryEntry { hash: Hash(hash), header, ext: LedgerHeaderHistoryEntryExt::V0 };
    let ext = LedgerCloseMetaExt::V1(LedgerCloseMetaExtV1 { ext: ExtensionPoint::V0, soroban_fee_write1_kb: 5_000 });
    let total_byte_size_of_live_soroban_state = 1_000_000 + 64 * u64::from(spec.sequence);
    let evicted_keys = list(spec.evicted_contracts.iter().flat_map(evicted_keys));
    let meta = match spec.era.ledger {
        LedgerForm::V1 => LedgerCloseMeta::V1(LedgerCloseMetaV1 {
            ext,
            ledger_header,
            tx_set,
            tx_processing: list(applied.into_iter().map(|tx| TransactionResultMeta {
                result: tx.result,
                fee_processing: tx.fee_processing,
                tx_apply_processing: tx.meta,
            })),
            upgrades_processing: VecM::default(),
            scp_info: VecM::default(),
            total_byte_size_of_live_soroban_state,
            evicted_keys,
            unused: VecM::default(),
        }),
        LedgerForm::V2 => LedgerCloseMeta::V2(LedgerCloseMetaV2 {
            ext,
            ledger_header,
            tx_set,
            tx_processing: list(applied.into_iter().map(|tx| TransactionResultMetaV1 {
                ext: ExtensionPoint::V0,
                result: tx.result,
                fee_processing: tx.fee_processing,
                tx_apply_processing: tx.meta,
                post_tx_apply_fee_processing: tx.post_fee_processing,
            })),
            upgrades_processing: VecM::default(),
            scp_info: VecM::default(),
            total_byte_size_of_live_soroban_state,
            evicted_keys,
        }),
    };
    let batch = LedgerCloseMetaBatch {
        start_sequence: spec.sequence,
        end_sequence: spec.sequence,
        ledger_close_metas: list([meta]),
    };
    let batch_xdr = xdr_bytes(&batch);
    debug_assert!(batch_xdr.len() > BATCH_HEAD_BYTES);
    BuiltLedger { sequence: spec.sequence, hash, batch_xdr }
}

fn header(spec: &LedgerSpec, tx_set_hash: [u8; 32], result_set_hash: [u8; 32]) -> LedgerHeader {
    let signature = LedgerCloseValueSignature {
        node_id: NodeId(public_key(sha256(b"cdpctl synthetic validator"))),
        signature: filler_signature(&tx_set_hash),
    };
    LedgerHeader {
        ledger_version: spec.era.protocol,
        previous_ledger_hash: Hash(spec.previous_hash),
        scp_value: StellarValue {
            tx_set_hash: Hash(tx_set_hash),
            close_time: TimePoint(spec.closed_at),
            upgrades: VecM::default(),
            ext: StellarValueExt::Signed(signature),
        },
        tx_set_result_hash: Hash(result_set_hash),
        bucket_list_hash: Hash(sha256(&[b"cdpctl synthetic bucket list", &spec.previous_hash[..]].concat())),
        ledger_seq: spec.sequence,
        total_coins: 1_000_000_000_000_000_000,
        fee_pool: spec.fee_pool,
        inflation_seq: 0,
        id_pool: 0,
        base_fee: 100,
        base_reserve: 5_000_000,
        max_tx_set_size: 1_000,
        skip_list: [const { Hash([0; 32]) }; 4],
        ext: LedgerHeaderExt::V0,
    }
}

/// Classic transactions in the first phase, Soroban ones in the second, each sorted by hash as consensus wants it.
fn transaction_set(spec: &LedgerSpec, applied: &[Applied]) -> GeneralizedTransactionSet {
    let envelopes = |soroban: bool| {
        let mut of_phase: Vec<&Applied> = applied.iter().filter(|tx| tx.soroban == soroban).collect();
        of_phase.sort_by_key(|tx| tx.hash);
        of_phase.into_iter().map(|tx| tx.envelope.clone())
    };
    let sequential = |soroban: bool| {
        let txs = list(envelopes(soroban));
        let component = TxSetComponentTxsMaybeDiscountedFee { base_fee: Some(100), txs };
        let components = vec![TxSetComponent::TxsetCompTxsMaybeDiscountedFee(component)];
        TransactionPhase::V0(list(components.into_iter().filter(|_| applied.iter().any(|tx| tx.soroban == soroban))))
    };
    let soroban = if spec.era.protocol >= 23 {
        // One stage, each transaction a cluster of its own.
        let clusters: Vec<_> = envelopes(true).map(|envelope| DependentTxCluster(list([envelope]))).collect();
        let stages = if clusters.is_empty() { Vec::new() } else { vec![ParallelTxExecutionStage(list(clusters))] };
        TransactionPhase::V1(ParallelTxsComponent { base_fee: Some(100), execution_stages: list(stages) })
    } else {
        sequential(true)
    };
    GeneralizedTransactionSet::V1(TransactionSetV1 {
        previous_ledger_hash: Hash(spec.previous_hash),
        phases: list([sequential(false), soroban]),
    })
}

fn transaction(ledger: &LedgerSpec, spec: &TransactionSpec, network_id: [u8; 32]) -> Applied {
    let native = native_contract(network_id);
    let (operations, ext) = operations(spec);
    let charged_first = spec.fee_charged + spec.refund.map_or(0, |(_, amount)| amount);
    let inner = Transaction {
        source_account: MuxedAccount::Ed25519(Uint256(spec.source)),
        fee: u32::try_from(charged_first).expect("fees in specs fit 32 bits"),
        seq_num: SequenceNumber(spec.sequence_number),
        cond: Preconditions::None,
        memo: Memo::None,
        operations,
        ext,
    };
    let inner = TransactionV1Envelope { signatures: list([filler_decorated_signature(&spec.source)]), tx: inner };
    let inner_hash = inner.hash(network_id).expect("an envelope in memory encodes");
    let envelope = match spec.fee_bump {
        None => TransactionEnvelope::Tx(inner),
        Some(fee_source) => TransactionEnvelope::TxFeeBump(FeeBumpTransactionEnvelope {
            tx: FeeBumpTransaction {
                fee_source: MuxedAccount::Ed25519(Uint256(fee_source)),
                fee: charged_first * 2,
                inner_tx: FeeBumpTransactionInnerTx::Tx(inner),
                ext: FeeBumpTransactionExt::V0,
            },
            signatures: list([filler_decorated_signature(&fee_source)]),
        }),
    };
    let hash = envelope.hash(network_id).expect("an envelope in memory encodes");
    let payer = spec.fee_bump.unwrap_or(spec.source);
    let change =
        |account, before, after, sequence_number| changes(ledger.sequence, account, before, after, sequence_number);
    let refund = spec.refund.map_or(0, |(_, amount)| amount);
    Applied {
        hash,
        soroban: matches!(spec.action, Action::Call { .. }),
        envelope,
        result: TransactionResultPair { transaction_hash: Hash(hash), result: result(spec, inner_hash) },
        fee_processing: change(payer, BALANCE, BALANCE - charged_first, spec.sequence_number - 1),
        meta: meta(ledger, spec, native),
        post_fee_processing: match spec.refund {
            Some((Stage::AfterAllTransactions, _)) => {
                change(payer, BALANCE - charged_first, BALANCE - charged_first + refund, spec.sequence_number)
            }
            _ => LedgerEntryChanges(VecM::default()),
        },
    }
}

fn operations(spec: &TransactionSpec) -> (VecM<Operation, MAX_OPS_PER_TX>, TransactionExt) {
    match &spec.action {
        Action::Pay(payments) => {
            let operations = payments.iter().map(|(destination, amount)| Operation {
                source_account: None,
                body: OperationBody::Payment(PaymentOp {
                    destination: MuxedAccount::Ed25519(Uint256(*destination)),
                    asset: Asset::Native,
                    amount: *amount,
                }),
            });
            (list(operations), TransactionExt::V0)
        }
        Action::Call { contract, function, .. } => {
            let call = InvokeContractArgs {
                contract_address: contract_address(*contract),
                function_name: symbol(function),
                args: VecM::default(),
            };
            let operation = Operation {
                source_account: None,
                body: OperationBody::InvokeHostFunction(InvokeHostFunctionOp {
                    host_function: HostFunction::InvokeContract(call),
                    auth: VecM::default(),
                }),
            };
            let footprint = LedgerFootprint { read_only: VecM::default(), read_write: VecM::default() };
            let resources =
                SorobanResources { footprint, instructions: 1_000_000, disk_read_bytes: 1_000, write_bytes: 1_000 };
            let data = SorobanTransactionData { ext: SorobanTransactionDataExt::V0, resources, resource_fee: 50_000 };
            (list([operation]), TransactionExt::V1(data))
        }
    }
}

fn result(spec: &TransactionSpec, inner_hash: [u8; 32]) -> TransactionResult {
    let operations = match &spec.action {
        Action::Pay(payments) => {
            let outcome = if spec.successful { PaymentResult::Success } else { PaymentResult::Underfunded };
            list(payments.iter().map(|_| OperationResult::OpInner(OperationResultTr::Payment(outcome.clone()))))
        }
        Action::Call { events, .. } => {
            let outcome = if spec.successful {
                let success = InvokeHostFunctionSuccessPreImage {
                    return_value: ScVal::Void,
                    events: list(events.iter().map(event)),
                };
                InvokeHostFunctionResult::Success(Hash(sha256(&xdr_bytes(&success))))
            } else {
                InvokeHostFunctionResult::Trapped
            };
            list([OperationResult::OpInner(OperationResultTr::InvokeHostFunction(outcome))])
        }
    };
    let result = match (spec.fee_bump, spec.successful) {
        (None, true) => TransactionResultResult::TxSuccess(operations),
        (None, false) => TransactionResultResult::TxFailed(operations),
        (Some(_), successful) => {
            let inner = InnerTransactionResultPair {
                transaction_hash: Hash(inner_hash),
                result: InnerTransactionResult {
                    fee_charged: 0,
                    result: if successful {
                        InnerTransactionResultResult::TxSuccess(operations)
                    } else {
                        InnerTransactionResultResult::TxFailed(operations)
                    },
                    ext: InnerTransactionResultExt::V0,
                },
            };
            if successful {
                TransactionResultResult::TxFeeBumpInnerSuccess(inner)
            } else {
                TransactionResultResult::TxFeeBumpInnerFailed(inner)
            }
        }
    };
    TransactionResult { fee_charged: spec.fee_charged, result, ext: TransactionResultExt::V0 }
}

fn meta(ledger: &LedgerSpec, spec: &TransactionSpec, native: [u8; 32]) -> TransactionMeta {
    let before = changes(ledger.sequence, spec.source, BALANCE, BALANCE, spec.sequence_number);
    let emitted: &[EventSpec] = match &spec.action {
        Action::Call { events, .. } => events,
        Action::Pay(_) => &[],
    };
    let diagnostic_events = if spec.diagnostics.is_empty() {
        VecM::default()
    } else {
        list(
            spec.diagnostics
                .iter()
                .chain(emitted)
                .map(|item| DiagnosticEvent { in_successful_contract_call: spec.successful, event: event(item) }),
        )
    };
    let emitted = if spec.successful { emitted } else { &[] };
    let called = matches!(spec.action, Action::Call { .. });
    // Of a failed transaction no operation left a change.
    let operation_changes: Vec<LedgerEntryChanges> = match &spec.action {
        _ if !spec.successful => Vec::new(),
        Action::Call { .. } => vec![LedgerEntryChanges(VecM::default())],
        Action::Pay(payments) => payments
            .iter()
            .map(|(to, amount)| {
                let from = changes(ledger.sequence, spec.source, BALANCE, BALANCE - amount, spec.sequence_number);
                let to = changes(ledger.sequence, *to, BALANCE, BALANCE + amount, 0);
                LedgerEntryChanges(list(from.0.into_iter().chain(to.0)))
            })
            .collect(),
    };
    match ledger.era.transactions {
        TransactionForm::V3 => TransactionMeta::V3(TransactionMetaV3 {
            ext: ExtensionPoint::V0,
            tx_changes_before: before,
            operations: list(operation_changes.into_iter().map(|changes| OperationMeta { changes })),
            tx_changes_after: LedgerEntryChanges(VecM::default()),
            soroban_meta: called.then(|| SorobanTransactionMeta {
                ext: SorobanTransactionMetaExt::V0,
                events: list(emitted.iter().map(event)),
                return_value: ScVal::Void,
                diagnostic_events,
            }),
        }),
        TransactionForm::V4 => TransactionMeta::V4(TransactionMetaV4 {
            ext: ExtensionPoint::V0,
            tx_changes_before: before,
            operations: list(operation_changes.into_iter().enumerate().map(|(index, changes)| OperationMetaV2 {
                ext: ExtensionPoint::V0,
                changes,
                events: match &spec.action {
                    Action::Call { .. } => list(emitted.iter().map(event)),
                    Action::Pay(payments) => list([transfer(native, spec.source, payments[index])]),
                },
            })),
            tx_changes_after: LedgerEntryChanges(VecM::default()),
            soroban_meta: called.then_some(SorobanTransactionMetaV2 {
                ext: SorobanTransactionMetaExt::V0,
                return_value: Some(ScVal::Void),
            }),
            events: list(fee_events(spec, native)),
            diagnostic_events,
        }),
    }
}

/// What CAP-67 tells about fees: the charge before everything, and a refund as a negative fee.
fn fee_events(spec: &TransactionSpec, native: [u8; 32]) -> Vec<TransactionEvent> {
    let payer = spec.fee_bump.unwrap_or(spec.source);
    let refund = spec.refund.map_or(0, |(_, amount)| amount);
    let fee = |stage, amount: i64| TransactionEvent {
        stage: match stage {
            Stage::BeforeAllTransactions => TransactionEventStage::BeforeAllTxs,
            Stage::AfterTransaction => TransactionEventStage::AfterTx,
            Stage::AfterAllTransactions => TransactionEventStage::AfterAllTxs,
        },
        event: contract_event(
            Some(native),
            ContractEventType::Contract,
            vec![ScVal::Symbol(symbol("fee")), ScVal::Address(account_address(payer))],
            ScVal::from(i128::from(amount)),
        ),
    };
    let mut events = vec![fee(Stage::BeforeAllTransactions, spec.fee_charged + refund)];
    events.extend(spec.refund.map(|(stage, amount)| fee(stage, -amount)));
    events
}

fn transfer(native: [u8; 32], from: [u8; 32], (to, amount): ([u8; 32], i64)) -> ContractEvent {
    let topics = vec![
        ScVal::Symbol(symbol("transfer")),
        ScVal::Address(account_address(from)),
        ScVal::Address(account_address(to)),
        ScVal::String(ScString("native".try_into().expect(FITS))),
    ];
    contract_event(Some(native), ContractEventType::Contract, topics, ScVal::from(i128::from(amount)))
}

/// The XDR of a value.
fn xdr_bytes(value: &impl WriteXdr) -> Vec<u8> {
    // Fails only on a failing writer, a limit, or a length above 2^32, which no built value has.
    value.to_xdr(Limits::none()).expect("a value in memory encodes")
}

fn event(spec: &EventSpec) -> ContractEvent {
    let kind = match spec.kind {
        EventKind::Contract => ContractEventType::Contract,
        EventKind::System => ContractEventType::System,
        EventKind::Diagnostic => ContractEventType::Diagnostic,
    };
    contract_event(spec.contract, kind, spec.topics.iter().map(value).collect(), value(&spec.data))
}

fn contract_event(
    contract: Option<[u8; 32]>,
    type_: ContractEventType,
    topics: Vec<ScVal>,
    data: ScVal,
) -> ContractEvent {
    ContractEvent {
        ext: ExtensionPoint::V0,
        contract_id: contract.map(|id| ContractId(Hash(id))),
        type_,
        body: ContractEventBody::V0(ContractEventV0 { topics: list(topics), data }),
    }
}

fn value(spec: &super::Value) -> ScVal {
    use super::Value;
    match spec {
        Value::Void => ScVal::Void,
        Value::Bool(truth) => ScVal::Bool(*truth),
        Value::U32(number) => ScVal::U32(*number),
        Value::U64(number) => ScVal::U64(*number),
        Value::I64(number) => ScVal::I64(*number),
        Value::I128(number) => ScVal::from(*number),
        Value::U256([hi_hi, hi_lo, lo_hi, lo_lo]) => {
            ScVal::U256(UInt256Parts { hi_hi: *hi_hi, hi_lo: *hi_lo, lo_hi: *lo_hi, lo_lo: *lo_lo })
        }
        Value::Time(seconds) => ScVal::Timepoint(TimePoint(*seconds)),
        Value::Symbol(text) => ScVal::Symbol(symbol(text)),
        Value::Text(text) => ScVal::String(ScString(text.as_str().try_into().expect(FITS))),
        Value::Bytes(bytes) => ScVal::Bytes(ScBytes(bytes.as_slice().try_into().expect(FITS))),
        Value::Account(id) => ScVal::Address(account_address(*id)),
        Value::Contract(id) => ScVal::Address(contract_address(*id)),
        Value::List(values) => ScVal::Vec(Some(ScVec(list(values.iter().map(value))))),
        Value::Map(entries) => {
            let entries =
                entries.iter().map(|(key, val)| ScMapEntry { key: ScVal::Symbol(symbol(key)), val: value(val) });
            ScVal::Map(Some(ScMap(list(entries))))
        }
    }
}

/// An account before and after, as the ledger saw it change.
fn changes(ledger: u32, account: [u8; 32], before: i64, after: i64, sequence_number: i64) -> LedgerEntryChanges {
    let entry = |last_modified_ledger_seq, balance| LedgerEntry {
        last_modified_ledger_seq,
        data: LedgerEntryData::Account(AccountEntry {
            account_id: AccountId(public_key(account)),
            balance,
            seq_num: SequenceNumber(sequence_number),
            num_sub_entries: 0,
            inflation_dest: None,
            flags: 0,
            home_domain: String32::default(),
            thresholds: Thresholds([1, 0, 0, 0]),
            signers: VecM::default(),
            ext: AccountEntryExt::V0,
        }),
        ext: LedgerEntryExt::V0,
    };
    let state = LedgerEntryChange::State(entry(ledger.saturating_sub(1), before));
    LedgerEntryChanges(list([state, LedgerEntryChange::Updated(entry(ledger, after))]))
}

/// The keys of a temporary entry of the contract and of its TTL.
fn evicted_keys(contract: &[u8; 32]) -> [LedgerKey; 2] {
    let data = LedgerKey::ContractData(LedgerKeyContractData {
        contract: contract_address(*contract),
        key: ScVal::Symbol(symbol("nonce")),
        durability: ContractDataDurability::Temporary,
    });
    let ttl = LedgerKey::Ttl(LedgerKeyTtl { key_hash: Hash(sha256(&xdr_bytes(&data))) });
    [data, ttl]
}

/// The id of the contract that stands for lumens: a hash of the network and the asset.
pub(super) fn native_contract(network_id: [u8; 32]) -> [u8; 32] {
    sha256(&xdr_bytes(&HashIdPreimage::ContractId(HashIdPreimageContractId {
        network_id: Hash(network_id),
        contract_id_preimage: ContractIdPreimage::Asset(Asset::Native),
    })))
}

fn list<T, const MAX: u32>(items: impl IntoIterator<Item = T>) -> VecM<T, MAX> {
    items.into_iter().collect::<Vec<_>>().try_into().expect(FITS)
}

fn symbol(text: &str) -> ScSymbol {
    ScSymbol(text.try_into().expect("a symbol has at most 32 bytes"))
}

fn public_key(key: [u8; 32]) -> PublicKey {
    PublicKey::PublicKeyTypeEd25519(Uint256(key))
}

fn account_address(account: [u8; 32]) -> ScAddress {
    ScAddress::Account(AccountId(public_key(account)))
}

fn contract_address(contract: [u8; 32]) -> ScAddress {
    ScAddress::Contract(ContractId(Hash(contract)))
}

/// 64 bytes where a signature would stand.
fn filler_signature(seed: &[u8; 32]) -> Signature {
    let half = sha256(seed);
    Signature([half, sha256(&half)].concat().try_into().expect(FITS))
}

fn filler_decorated_signature(signer: &[u8; 32]) -> DecoratedSignature {
    let hint = signer.last_chunk().copied().expect("32 bytes have a last four");
    DecoratedSignature { hint: SignatureHint(hint), signature: filler_signature(signer) }
}
