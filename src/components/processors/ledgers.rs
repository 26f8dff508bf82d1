//! `Ledgers`: one row per ledger, from its header and the results of its transactions.

use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder, TimestampSecondBuilder, UInt32Builder};
use arrow_array::{ArrayRef, RecordBatch};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::components::registry::{BuiltProcessor, ProcessorEntry};
use crate::components::{
    Column, ColumnType, ComponentError, ConfigError, DataTypes, Dataset, Descriptor, Extractor, ExtractorState, Kind,
    ProcessingMode, Processor, ResourceEstimates, StateKind, Wants,
};
use crate::diag::Code;
use crate::stellar::{EvictedKey, Ledger, hex};

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
        Wants { results: true, ..Wants::default() }
    }

    fn start(&self) -> Box<dyn ExtractorState> {
        Box::new(Rows::default())
    }
}

#[derive(Default)]
struct Rows {
    ledger_sequence: UInt32Builder,
    sequence: UInt32Builder,
    id: Int64Builder,
    ledger_hash: StringBuilder,
    previous_ledger_hash: StringBuilder,
    closed_at: TimestampSecondBuilder,
    protocol_version: UInt32Builder,
    transaction_count: UInt32Builder,
    successful_transaction_count: UInt32Builder,
    failed_transaction_count: UInt32Builder,
    operation_count: UInt32Builder,
    tx_set_operation_count: UInt32Builder,
    base_fee: UInt32Builder,
    base_reserve: UInt32Builder,
    max_tx_set_size: UInt32Builder,
    total_coins: Int64Builder,
    fee_pool: Int64Builder,
    soroban_fee_write_1kb: Int64Builder,
    live_state_bytes: Int64Builder,
    node_id: StringBuilder,
    signature: StringBuilder,
    evicted_types: StringBuilder,
    evicted_hashes: StringBuilder,
    ledger_header: StringBuilder,
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
        let types: Vec<&str> = ledger.evicted_keys().map(EvictedKey::type_name).collect();
        let keys: Vec<String> = ledger.evicted_keys().map(EvictedKey::xdr_base64).collect();
        self.ledger_sequence.append_value(ledger.sequence());
        self.sequence.append_value(ledger.sequence());
        self.id.append_value(ledger.toid().value());
        self.ledger_hash.append_value(hex(&ledger.hash()));
        self.previous_ledger_hash.append_value(hex(&ledger.previous_hash()));
        self.closed_at.append_value(ledger.closed_at());
        self.protocol_version.append_value(ledger.protocol_version());
        self.transaction_count.append_value(succeeded);
        self.successful_transaction_count.append_value(succeeded);
        self.failed_transaction_count.append_value(failed);
        self.operation_count.append_value(operations);
        self.tx_set_operation_count.append_value(in_set);
        self.base_fee.append_value(ledger.base_fee());
        self.base_reserve.append_value(ledger.base_reserve());
        self.max_tx_set_size.append_value(ledger.max_tx_set_size());
        self.total_coins.append_value(ledger.total_coins());
        self.fee_pool.append_value(ledger.fee_pool());
        self.soroban_fee_write_1kb.append_option(ledger.soroban_fee_write_1kb());
        self.live_state_bytes.append_option(state_bytes);
        self.node_id.append_option(ledger.node_id());
        self.signature.append_option(ledger.close_signature_base64());
        self.evicted_types.append_value(json!(types).to_string());
        self.evicted_hashes.append_value(json!(keys).to_string());
        self.ledger_header.append_value(ledger.header_xdr_base64());
        Ok(())
    }

    fn take(&mut self) -> Result<RecordBatch, ComponentError> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.ledger_sequence.finish()),
            Arc::new(self.sequence.finish()),
            Arc::new(self.id.finish()),
            Arc::new(self.ledger_hash.finish()),
            Arc::new(self.previous_ledger_hash.finish()),
            Arc::new(self.closed_at.finish().with_timezone("UTC")),
            Arc::new(self.protocol_version.finish()),
            Arc::new(self.transaction_count.finish()),
            Arc::new(self.successful_transaction_count.finish()),
            Arc::new(self.failed_transaction_count.finish()),
            Arc::new(self.operation_count.finish()),
            Arc::new(self.tx_set_operation_count.finish()),
            Arc::new(self.base_fee.finish()),
            Arc::new(self.base_reserve.finish()),
            Arc::new(self.max_tx_set_size.finish()),
            Arc::new(self.total_coins.finish()),
            Arc::new(self.fee_pool.finish()),
            Arc::new(self.soroban_fee_write_1kb.finish()),
            Arc::new(self.live_state_bytes.finish()),
            Arc::new(self.node_id.finish()),
            Arc::new(self.signature.finish()),
            Arc::new(self.evicted_types.finish()),
            Arc::new(self.evicted_hashes.finish()),
            Arc::new(self.ledger_header.finish()),
        ];
        DATASET.batch(columns)
    }
}

fn too_large(what: &str) -> ComponentError {
    ComponentError::bad_data(Code::E501, format!("{what} does not fit its column"))
}
