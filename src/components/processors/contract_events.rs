//! `ContractEvent`: contract, system and (when asked) diagnostic events, from every era that has them.
//!
//! The transaction-level fee events of protocol 23 and later are events too, those of failed transactions included.
//! Filters are decided before anything is rendered.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::types::{Int32Type, Int64Type, TimestampSecondType, UInt32Type};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::components::builders::{ColumnBuilder, Flags, Numbers, Texts};
use crate::components::registry::{BuiltProcessor, ProcessorEntry};
use crate::components::{
    Column, ColumnSet, ColumnType, ComponentError, ConfigError, DataTypes, Dataset, Descriptor, Extractor,
    ExtractorState, Kind, ProcessingMode, Processor, ResourceEstimates, StateKind, Wants,
};
use crate::diag::Code;
use crate::stellar::{
    Event, EventKind, EventPosition, Ledger, Toid, Transaction, contract_from_strkey, contract_strkey, push_hex,
};

/// Configuration of `ContractEvent`: which events are taken. Without any filter: all contract and system events.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "ContractEvent")]
pub struct Config {
    /// Passphrase of the network; must be the source's. The source's is taken without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    network_passphrase: Option<String>,
    /// Only events of this contract (a C address).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "data"))]
    contract_id: Option<String>,
    /// Only events of these contracts (C addresses).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(min = 1), extend("affects" = "data"))]
    contract_ids: Vec<String>,
    /// Which events: the types contract, system and diagnostic, or a first topic such as transfer. `*` stands for
    /// contract and system; diagnostic events come only when asked for by name.
    #[serde(default = "all_events")]
    #[schemars(length(min = 1), extend("affects" = "data"))]
    event_types: Vec<String>,
}

fn all_events() -> Vec<String> {
    vec!["*".to_owned()]
}

/// One row per event.
pub static DATASET: Dataset = Dataset {
    name: "contract_events",
    version: 1,
    doc: "One row per contract, system or diagnostic event.",
    key: &["event_id"],
    columns: &[
        Column::required("event_id", ColumnType::Text, "Id as Stellar RPC writes it; unique on the network."),
        Column::required("ledger_sequence", ColumnType::U32, "Ledger of the event."),
        Column::required("closed_at", ColumnType::Timestamp, "Close time of the ledger, UTC."),
        Column::required(
            "transaction_hash",
            ColumnType::Text,
            "Hash of the transaction, hex; of a fee bump the outer one.",
        ),
        Column::required("transaction_id", ColumnType::I64, "TOID of the transaction (SEP-35)."),
        Column::optional(
            "operation_id",
            ColumnType::I64,
            "TOID of the operation, which counts from 1; null for transaction-level events.",
        ),
        Column::optional(
            "operation_index",
            ColumnType::U32,
            "Index of the operation in its transaction, from 0; null for transaction-level events.",
        ),
        Column::required(
            "event_index",
            ColumnType::U32,
            "Index of the event at its position, from 0, counted before any filter.",
        ),
        Column::optional(
            "stage",
            ColumnType::Text,
            "For transaction-level events: before_all_txs, after_tx or after_all_txs; `diagnostic` for diagnostic events.",
        ),
        Column::required("successful", ColumnType::Bool, "Whether the transaction succeeded."),
        Column::required(
            "in_successful_contract_call",
            ColumnType::Bool,
            "Whether the contract call that raised the event succeeded.",
        ),
        Column::optional("contract_id", ColumnType::Text, "Contract that raised the event, a C address."),
        Column::required("type", ColumnType::I32, "Type of the event: 0 system, 1 contract, 2 diagnostic."),
        Column::required(
            "type_string",
            ColumnType::Text,
            "The same in words, as stellar-etl writes it: ContractEventTypeSystem, ContractEventTypeContract, ContractEventTypeDiagnostic.",
        ),
        Column::required("topics", ColumnType::Json, "Topics as XDR, base64, a JSON array."),
        Column::required("topics_decoded", ColumnType::Json, "Topics as XDR-JSON (SEP-51), a JSON array."),
        Column::required("data", ColumnType::Text, "Data as XDR, base64."),
        Column::required("data_decoded", ColumnType::Json, "Data as XDR-JSON (SEP-51)."),
        Column::optional(
            "value",
            ColumnType::Text,
            "The data when it is an integer, or its `amount` when it is a map that has one: an exact decimal.",
        ),
        Column::required(
            "contract_event_xdr",
            ColumnType::Text,
            "The whole event as XDR of a DiagnosticEvent, base64, as in stellar-etl.",
        ),
    ],
};

/// What the component says about itself.
static DESCRIPTOR: Descriptor = Descriptor {
    id: "contract-event",
    kind: Kind::Processor,
    config_type: "ContractEvent",
    aliases: &["ContractEvents"],
    name: "Contract events",
    description: "Contract, system and diagnostic events with topics and data decoded, fee events included",
    version: "1.0.0",
    network_support: &["any"],
    stellar_version: "protocols 1-28",
    processing_mode: ProcessingMode::Streaming,
    data_types: DataTypes { input: &["ledgers-xdr"], output: &["contract_events"] },
    resource_estimates: ResourceEstimates { memory_mb: 64, cpu_cores: 1, throughput_tps: 250 },
    state: Some(StateKind::None),
    delivery: None,
    example: "processors:\n  - type: ContractEvent\n    config:\n      contract_id: \
              CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA\n      event_types: [transfer]\n",
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
    let mut errors = Vec::new();
    let mut contracts = BTreeSet::new();
    let named = config.contract_id.iter().map(|id| (id, "/contract_id".to_owned()));
    let listed = config.contract_ids.iter().enumerate().map(|(n, id)| (id, format!("/contract_ids/{n}")));
    for (id, pointer) in named.chain(listed) {
        match contract_from_strkey(id) {
            Ok(contract) => {
                contracts.insert(contract);
            }
            Err(_) => errors.push(
                ConfigError::new(Code::E313, pointer, format!("`{}` is not a contract address", id.escape_debug()))
                    .fix("a contract address is 56 characters long and begins with C"),
            ),
        }
    }
    let mut selection = Selection { contracts, ..Selection::default() };
    for (n, name) in config.event_types.iter().enumerate() {
        match name.as_str() {
            "*" => (selection.contract, selection.system) = (true, true),
            "contract" => selection.contract = true,
            "system" => selection.system = true,
            "diagnostic" => selection.diagnostic = true,
            topic
                if !topic.is_empty()
                    && topic.len() <= 32
                    && topic.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') =>
            {
                selection.topics.insert(topic.to_owned());
            }
            other => errors.push(
                ConfigError::new(
                    Code::E313,
                    format!("/event_types/{n}"),
                    format!("`{}` is neither an event type nor a topic", other.escape_debug()),
                )
                .fix("use contract, system, diagnostic, * or a symbol of at most 32 letters, digits and underscores"),
            ),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    if selection.contract && selection.system {
        // Topics choose among contract and system events: with both kinds wanted they say nothing more.
        selection.topics.clear();
    }
    Ok(BuiltProcessor {
        canonical: selection.canonical(),
        processor: Processor::Extract(Arc::new(ContractEvents { selection: Arc::new(selection) })),
        effective: serde_json::to_value(&config).expect("a config is plain data"),
        network_passphrase: config.network_passphrase,
    })
}

/// Which events are taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Selection {
    /// Empty for every contract.
    contracts: BTreeSet<[u8; 32]>,
    contract: bool,
    system: bool,
    diagnostic: bool,
    topics: BTreeSet<String>,
}

impl Selection {
    fn takes(&self, event: Event<'_>) -> bool {
        if !self.contracts.is_empty() && !event.contract_id().is_some_and(|id| self.contracts.contains(&id)) {
            return false;
        }
        if event.is_diagnostic() {
            return self.diagnostic;
        }
        match event.kind() {
            EventKind::Contract if self.contract => true,
            EventKind::System if self.system => true,
            EventKind::Diagnostic => self.diagnostic,
            // There are few: going through them is faster than looking one up.
            _ => event
                .first_topic_symbol()
                .is_some_and(|symbol| self.topics.iter().any(|topic| topic.as_bytes() == symbol)),
        }
    }

    fn canonical(&self) -> Value {
        let mut canonical = serde_json::Map::new();
        if !self.contracts.is_empty() {
            canonical.insert("contract_ids".into(), self.contracts.iter().map(contract_strkey).collect());
        }
        let default = Self { contract: true, system: true, contracts: self.contracts.clone(), ..Self::default() };
        if *self != default {
            let kinds = [("contract", self.contract), ("diagnostic", self.diagnostic), ("system", self.system)];
            let names = kinds.into_iter().filter(|(_, wanted)| *wanted).map(|(name, _)| name);
            canonical
                .insert("event_types".into(), names.map(str::to_owned).chain(self.topics.iter().cloned()).collect());
        }
        Value::Object(canonical)
    }
}

struct ContractEvents {
    selection: Arc<Selection>,
}

impl Extractor for ContractEvents {
    fn dataset(&self) -> &'static Dataset {
        &DATASET
    }

    fn wants(&self) -> Wants {
        Wants { results: true }
    }

    fn start(&self, columns: &ColumnSet) -> Box<dyn ExtractorState> {
        Box::new(Rows::new(Arc::clone(&self.selection), columns))
    }
}

struct Rows {
    selection: Arc<Selection>,
    /// Whether the last row is of the same transaction as the next one.
    same_transaction: bool,
    event_id: Texts,
    ledger_sequence: Numbers<UInt32Type>,
    closed_at: Numbers<TimestampSecondType>,
    transaction_hash: Texts,
    transaction_id: Numbers<Int64Type>,
    operation_id: Numbers<Int64Type>,
    operation_index: Numbers<UInt32Type>,
    event_index: Numbers<UInt32Type>,
    stage: Texts,
    successful: Flags,
    in_successful_contract_call: Flags,
    contract_id: Texts,
    kind: Numbers<Int32Type>,
    kind_name: Texts,
    topics: Texts,
    topics_decoded: Texts,
    data: Texts,
    data_decoded: Texts,
    value: Texts,
    contract_event_xdr: Texts,
}

impl Rows {
    fn new(selection: Arc<Selection>, columns: &ColumnSet) -> Self {
        Self {
            selection,
            same_transaction: false,
            event_id: Texts::new("event_id", columns),
            ledger_sequence: Numbers::new("ledger_sequence", columns),
            closed_at: Numbers::new("closed_at", columns),
            transaction_hash: Texts::new("transaction_hash", columns),
            transaction_id: Numbers::new("transaction_id", columns),
            operation_id: Numbers::new("operation_id", columns),
            operation_index: Numbers::new("operation_index", columns),
            event_index: Numbers::new("event_index", columns),
            stage: Texts::new("stage", columns),
            successful: Flags::new("successful", columns),
            in_successful_contract_call: Flags::new("in_successful_contract_call", columns),
            contract_id: Texts::new("contract_id", columns),
            kind: Numbers::new("type", columns),
            kind_name: Texts::new("type_string", columns),
            topics: Texts::new("topics", columns),
            topics_decoded: Texts::new("topics_decoded", columns),
            data: Texts::new("data", columns),
            data_decoded: Texts::new("data_decoded", columns),
            value: Texts::new("value", columns),
            contract_event_xdr: Texts::new("contract_event_xdr", columns),
        }
    }

    fn event(&mut self, ledger: Ledger<'_>, transaction: Transaction<'_>, event: Event<'_>) {
        self.event_id.push_with(|out| event.push_event_id(out));
        self.ledger_sequence.push(ledger.sequence());
        self.closed_at.push(ledger.closed_at());
        if std::mem::replace(&mut self.same_transaction, true) {
            self.transaction_hash.repeat();
        } else {
            self.transaction_hash.push_with(|out| push_hex(out, &transaction.hash()));
        }
        self.transaction_id.push(transaction.toid().value());
        self.operation_id.push_option(event.operation_toid().map(Toid::value));
        let (operation, stage) = match event.position() {
            EventPosition::Operation { operation, .. } => (Some(operation), None),
            EventPosition::Transaction { stage, .. } => (None, Some(stage.name())),
            EventPosition::Diagnostic { .. } => (None, Some("diagnostic")),
        };
        self.operation_index.push_option(operation);
        self.event_index.push(event.index());
        self.stage.push_option(stage);
        self.successful.push(transaction.successful());
        self.in_successful_contract_call.push(event.in_successful_contract_call());
        self.contract_id.push_some(|out| event.push_contract_strkey(out));
        self.kind.push_with(|| match event.kind() {
            EventKind::System => 0,
            EventKind::Contract => 1,
            EventKind::Diagnostic => 2,
        });
        self.kind_name.push_with(|out| out.extend_from_slice(event.type_name().as_bytes()));
        self.topics.push_with(|out| event.push_topics_xdr_json(out));
        let mut content = event.content();
        self.topics_decoded.push_with(|out| content.push_topics_json(out));
        self.data.push_with(|out| event.push_data_xdr_base64(out));
        self.data_decoded.push_with(|out| content.push_data_json(out));
        self.value.push_some(|out| event.push_value(out));
        self.contract_event_xdr.push_with(|out| event.push_diagnostic_event_xdr_base64(out));
    }
}

impl ExtractorState for Rows {
    fn ledger(&mut self, ledger: Ledger<'_>) -> Result<(), ComponentError> {
        for transaction in ledger.transactions() {
            self.same_transaction = false;
            for event in transaction.events() {
                if self.selection.takes(event) {
                    self.event(ledger, transaction, event);
                }
            }
        }
        Ok(())
    }

    fn take(&mut self) -> Result<RecordBatch, ComponentError> {
        let columns: [&mut dyn ColumnBuilder; 20] = [
            &mut self.event_id,
            &mut self.ledger_sequence,
            &mut self.closed_at,
            &mut self.transaction_hash,
            &mut self.transaction_id,
            &mut self.operation_id,
            &mut self.operation_index,
            &mut self.event_index,
            &mut self.stage,
            &mut self.successful,
            &mut self.in_successful_contract_call,
            &mut self.contract_id,
            &mut self.kind,
            &mut self.kind_name,
            &mut self.topics,
            &mut self.topics_decoded,
            &mut self.data,
            &mut self.data_decoded,
            &mut self.value,
            &mut self.contract_event_xdr,
        ];
        DATASET.take(columns)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const XLM: &str = "CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA";

    fn canonical(config: Value) -> Value {
        build(config).map(|built| built.canonical).unwrap()
    }

    #[test]
    fn equal_selections_have_equal_canonical_forms() {
        assert_eq!(canonical(json!({})), json!({}));
        assert_eq!(canonical(json!({"event_types": ["system", "contract", "transfer"]})), json!({}));
        assert_eq!(canonical(json!({"contract_id": XLM})), canonical(json!({"contract_ids": [XLM, XLM]})));
        assert_eq!(
            canonical(json!({"event_types": ["mint", "burn", "mint"]})),
            json!({"event_types": ["burn", "mint"]})
        );
        assert_ne!(canonical(json!({"event_types": ["*", "diagnostic"]})), json!({}));
    }

    #[test]
    fn every_wrong_value_is_named_at_its_place() {
        let Err(errors) =
            build(json!({"contract_id": "x\n  evil: 1", "contract_ids": [XLM, "C"], "event_types": ["a b"]}))
        else {
            panic!("accepted")
        };
        let places: Vec<_> = errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!(places, ["/contract_id", "/contract_ids/1", "/event_types/0"]);
    }
}
