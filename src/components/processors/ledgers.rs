//! `Ledgers`: one row per ledger, from its header and the results of its transactions.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::types::{Int64Type, TimestampSecondType, UInt32Type};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::components::builders::{ColumnBuilder, Numbers, Texts};
use crate::components::registry::{BuiltProcessor, ProcessorEntry};
use crate::components::{
    Column, ColumnSet, ColumnType, ComponentError, ConfigError, DataTypes, Dataset, Descriptor, Extractor,
    ExtractorState, Kind, ProcessingMode, Processor, ResourceEstimates, StateKind, Wants,
};
use crate::diag::Code;
use crate::stellar::{EvictedKey, Ledger, push_hex};

/// Configuration of `Ledgers`: nothing but an optional network check.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Ledgers")]
pub struct Config {
    /// Passphrase of the network; must be the source's. The source's is taken without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    network_passphrase: Option<String>,
}

/// One row per ledger.
pub static DATASET: Dataset = Dataset {
    name: "ledgers",
    version: 1,
    doc: "One row per ledger.",
    key: &["ledger_sequence"],
    columns: &[
        Column::required("ledger_sequence", ColumnType::U32, "Sequence of the ledger."),
        Column::required("sequence", ColumnType::U32, "The same, under the name that stellar-etl gives it."),
        Column::required("id", ColumnType::I64, "TOID of the ledger (SEP-35)."),
        Column::required("ledger_hash", ColumnType::Text, "SHA-256 of the header, hex."),
        Column::required("previous_ledger_hash", ColumnType::Text, "Hash of the ledger before, hex."),
        Column::required("closed_at", ColumnType::Timestamp, "Close time, UTC."),
        Column::required("protocol_version", ColumnType::U32, "Protocol version the ledger closed under."),
        Column::required("transaction_count", ColumnType::U32, "Transactions that succeeded, as in stellar-etl."),
        Column::required("successful_transaction_count", ColumnType::U32, "Transactions that succeeded."),
        Column::required(
            "failed_transaction_count",
            ColumnType::U32,
            "Transactions that were charged a fee and failed.",
        ),
        Column::required("operation_count", ColumnType::U32, "Operations of transactions that succeeded."),
        Column::required("tx_set_operation_count", ColumnType::U32, "Operations of all transactions in the set."),
        Column::required("base_fee", ColumnType::U32, "Base fee in stroops."),
        Column::required("base_reserve", ColumnType::U32, "Base reserve in stroops."),
        Column::required(
            "max_tx_set_size",
            ColumnType::U32,
            "Most operations (before protocol 11: transactions) that a ledger takes.",
        ),
        Column::required("total_coins", ColumnType::I64, "Lumens in existence, in stroops."),
        Column::required("fee_pool", ColumnType::I64, "Fees collected so far, in stroops."),
        Column::optional(
            "soroban_fee_write_1kb",
            ColumnType::I64,
            "Fee for writing 1 KB of Soroban state, in stroops.",
        ),
        Column::optional(
            "total_byte_size_of_live_soroban_state",
            ColumnType::I64,
            "Bytes of live Soroban state (before protocol 23: of the bucket list).",
        ),
        Column::optional("node_id", ColumnType::Text, "Validator that signed the close value, as a G address."),
        Column::optional("signature", ColumnType::Text, "Its signature, base64."),
        Column::required(
            "evicted_ledger_keys_type",
            ColumnType::Json,
            "Types of the ledger keys evicted in this ledger, a JSON array.",
        ),
        Column::required(
            "evicted_ledger_keys_hash",
            ColumnType::Json,
            "Those keys as XDR, base64, a JSON array; stellar-etl gives them this name.",
        ),
        Column::required("ledger_header", ColumnType::Text, "The header as XDR, base64."),
    ],
};

/// What the component says about itself.
static DESCRIPTOR: Descriptor = Descriptor {
    id: "ledgers",
    kind: Kind::Processor,
    config_type: "Ledgers",
    aliases: &["LatestLedger"],
    name: "Ledgers",
    description: "One row per ledger: hashes, close time, counts, fees",
    version: "1.0.0",
    network_support: &["any"],
    stellar_version: "protocols 1-28",
    processing_mode: ProcessingMode::Streaming,
    data_types: DataTypes { input: &["ledgers-xdr"], output: &["ledgers"] },
    resource_estimates: ResourceEstimates { memory_mb: 8, cpu_cores: 1, throughput_tps: 4000 },
    state: Some(StateKind::None),
    delivery: None,
    example: "processors:\n  - type: Ledgers\n",
};

/// The component's line in the registry.
pub const ENTRY: ProcessorEntry = ProcessorEntry {
    descriptor: &DESCRIPTOR,
    dataset: Some(&DATASET),
    schema: || schemars::schema_for!(Config),
    build,
};

fn build(config: Value) -> Result<BuiltProcessor, Vec<ConfigError>> {
    let config: Config = serde_json::from_value(config).map_err(|error| ConfigError::from_serde(&error))?;
    Ok(BuiltProcessor {
        processor: Processor::Extract(Arc::new(Ledgers)),
        effective: serde_json::to_value(&config).expect("a config is plain data"),
        canonical: json!({}),
        network_passphrase: config.network_passphrase,
    })
}

struct Ledgers;

impl Extractor for Ledgers {
    fn dataset(&self) -> &'static Dataset {
        &DATASET
    }

    fn wants(&self) -> Wants {
        Wants { results: true }
    }

    fn start(&self, columns: &ColumnSet) -> Box<dyn ExtractorState> {
        Box::new(Rows::new(columns))
    }
}

struct Rows {
    ledger_sequence: Numbers<UInt32Type>,
    sequence: Numbers<UInt32Type>,
    id: Numbers<Int64Type>,
    ledger_hash: Texts,
    previous_ledger_hash: Texts,
    closed_at: Numbers<TimestampSecondType>,
    protocol_version: Numbers<UInt32Type>,
    transaction_count: Numbers<UInt32Type>,
    successful_transaction_count: Numbers<UInt32Type>,
    failed_transaction_count: Numbers<UInt32Type>,
    operation_count: Numbers<UInt32Type>,
    tx_set_operation_count: Numbers<UInt32Type>,
    base_fee: Numbers<UInt32Type>,
    base_reserve: Numbers<UInt32Type>,
    max_tx_set_size: Numbers<UInt32Type>,
    total_coins: Numbers<Int64Type>,
    fee_pool: Numbers<Int64Type>,
    soroban_fee_write_1kb: Numbers<Int64Type>,
    live_state_bytes: Numbers<Int64Type>,
    node_id: Texts,
    signature: Texts,
    evicted_types: Texts,
    evicted_hashes: Texts,
    ledger_header: Texts,
}

impl Rows {
    fn new(columns: &ColumnSet) -> Self {
        Self {
            ledger_sequence: Numbers::new("ledger_sequence", columns),
            sequence: Numbers::new("sequence", columns),
            id: Numbers::new("id", columns),
            ledger_hash: Texts::new("ledger_hash", columns),
            previous_ledger_hash: Texts::new("previous_ledger_hash", columns),
            closed_at: Numbers::new("closed_at", columns),
            protocol_version: Numbers::new("protocol_version", columns),
            transaction_count: Numbers::new("transaction_count", columns),
            successful_transaction_count: Numbers::new("successful_transaction_count", columns),
            failed_transaction_count: Numbers::new("failed_transaction_count", columns),
            operation_count: Numbers::new("operation_count", columns),
            tx_set_operation_count: Numbers::new("tx_set_operation_count", columns),
            base_fee: Numbers::new("base_fee", columns),
            base_reserve: Numbers::new("base_reserve", columns),
            max_tx_set_size: Numbers::new("max_tx_set_size", columns),
            total_coins: Numbers::new("total_coins", columns),
            fee_pool: Numbers::new("fee_pool", columns),
            soroban_fee_write_1kb: Numbers::new("soroban_fee_write_1kb", columns),
            live_state_bytes: Numbers::new("total_byte_size_of_live_soroban_state", columns),
            node_id: Texts::new("node_id", columns),
            signature: Texts::new("signature", columns),
            evicted_types: Texts::new("evicted_ledger_keys_type", columns),
            evicted_hashes: Texts::new("evicted_ledger_keys_hash", columns),
            ledger_header: Texts::new("ledger_header", columns),
        }
    }
}

impl ExtractorState for Rows {
    fn ledger(&mut self, ledger: Ledger<'_>) -> Result<(), ComponentError> {
        let (mut succeeded, mut failed, mut operations) = (0u32, 0u32, 0u32);
        for transaction in ledger.transactions() {
            if transaction.successful() {
                succeeded += 1;
                operations += transaction.operation_count();
            } else {
                failed += 1;
            }
        }
        let in_set = u32::try_from(ledger.tx_set_operation_count()).map_err(|_| too_large("tx_set_operation_count"))?;
        let state_bytes = ledger
            .live_soroban_state_bytes()
            .map(i64::try_from)
            .transpose()
            .map_err(|_| too_large("total_byte_size_of_live_soroban_state"))?;
        self.ledger_sequence.push(ledger.sequence());
        self.sequence.push(ledger.sequence());
        self.id.push(ledger.toid().value());
        self.ledger_hash.push_with(|out| push_hex(out, &ledger.hash()));
        self.previous_ledger_hash.push_with(|out| push_hex(out, &ledger.previous_hash()));
        self.closed_at.push(ledger.closed_at());
        self.protocol_version.push(ledger.protocol_version());
        self.transaction_count.push(succeeded);
        self.successful_transaction_count.push(succeeded);
        self.failed_transaction_count.push(failed);
        self.operation_count.push(operations);
        self.tx_set_operation_count.push(in_set);
        self.base_fee.push(ledger.base_fee());
        self.base_reserve.push(ledger.base_reserve());
        self.max_tx_set_size.push(ledger.max_tx_set_size());
        self.total_coins.push(ledger.total_coins());
        self.fee_pool.push(ledger.fee_pool());
        self.soroban_fee_write_1kb.push_option(ledger.soroban_fee_write_1kb());
        self.live_state_bytes.push_option(state_bytes);
        self.node_id.push_some(|out| ledger.push_node_id(out));
        self.signature.push_some(|out| ledger.push_close_signature_base64(out));
        self.evicted_types.push_with(|out| {
            push_list(out, ledger.evicted_keys(), |out, key| out.extend_from_slice(key.type_name().as_bytes()));
        });
        self.evicted_hashes.push_with(|out| push_list(out, ledger.evicted_keys(), |out, key| key.push_xdr_base64(out)));
        self.ledger_header.push_with(|out| ledger.push_header_xdr_base64(out));
        Ok(())
    }

    fn take(&mut self) -> Result<RecordBatch, ComponentError> {
        let columns: [&mut dyn ColumnBuilder; 24] = [
            &mut self.ledger_sequence,
            &mut self.sequence,
            &mut self.id,
            &mut self.ledger_hash,
            &mut self.previous_ledger_hash,
            &mut self.closed_at,
            &mut self.protocol_version,
            &mut self.transaction_count,
            &mut self.successful_transaction_count,
            &mut self.failed_transaction_count,
            &mut self.operation_count,
            &mut self.tx_set_operation_count,
            &mut self.base_fee,
            &mut self.base_reserve,
            &mut self.max_tx_set_size,
            &mut self.total_coins,
            &mut self.fee_pool,
            &mut self.soroban_fee_write_1kb,
            &mut self.live_state_bytes,
            &mut self.node_id,
            &mut self.signature,
            &mut self.evicted_types,
            &mut self.evicted_hashes,
            &mut self.ledger_header,
        ];
        DATASET.take(columns)
    }
}

/// Appends a JSON array of texts that need no escaping.
fn push_list<'a>(
    out: &mut Vec<u8>,
    keys: impl Iterator<Item = EvictedKey<'a>>,
    push: impl Fn(&mut Vec<u8>, EvictedKey<'a>),
) {
    out.push(b'[');
    for (n, key) in keys.enumerate() {
        out.extend_from_slice(if n == 0 { b"\"" } else { b",\"" });
        push(out, key);
        out.push(b'"');
    }
    out.push(b']');
}

fn too_large(what: &str) -> ComponentError {
    ComponentError::bad_data(Code::E501, format!("{what} does not fit its column"))
}
