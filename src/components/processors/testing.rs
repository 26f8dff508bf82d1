//! Two processors for tests, one for each kind of state. They are in debug builds only, and only where `sys` is asked for them:
//! `TestCells` gives a row per cell, `TestRunning` a row per ledger with all that came before it.

use std::num::NonZeroU32;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::types::{Int64Type, UInt32Type};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::components::builders::{Numbers, Texts};
use crate::components::registry::{BuiltProcessor, ProcessorEntry};
use crate::components::{
    Column, ColumnSet, ColumnType, ComponentError, ConfigError, DataTypes, Dataset, Descriptor, Extractor,
    ExtractorState, Kind, ProcessingMode, Processor, ProcessorState, ResourceEstimates, StateKind, Wants,
};
use crate::diag::Code;
use crate::model::Fingerprint;
use crate::stellar::Ledger;

/// Configuration of `TestCells`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "TestCells")]
struct CellsConfig {
    /// Ledgers of a cell.
    #[schemars(extend("affects" = "data"))]
    ledgers: NonZeroU32,
    /// Whether a cell's row stands under its last ledger, not its first.
    #[serde(default)]
    #[schemars(extend("affects" = "data"))]
    at_last: bool,
}

/// Configuration of `TestRunning`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "TestRunning")]
struct RunningConfig {}

static CELLS: Dataset = Dataset {
    name: "test_cells",
    version: 1,
    doc: "One row per cell.",
    key: &["ledger_sequence"],
    columns: &[
        Column::required("ledger_sequence", ColumnType::U32, "First or last ledger of the cell."),
        Column::required("first", ColumnType::U32, "First ledger that was seen."),
        Column::required("last", ColumnType::U32, "Last ledger that was seen."),
        Column::required("transaction_count", ColumnType::I64, "Transactions of them."),
        Column::required("hash", ColumnType::Text, "A hash over the hashes of them, in order."),
    ],
};

static RUNNING: Dataset = Dataset {
    name: "test_running",
    version: 1,
    doc: "One row per ledger.",
    key: &["ledger_sequence"],
    columns: &[
        Column::required("ledger_sequence", ColumnType::U32, "The ledger."),
        Column::required("ledgers", ColumnType::I64, "Ledgers seen so far."),
        Column::required("transaction_count", ColumnType::I64, "Transactions of them."),
        Column::required("hash", ColumnType::Text, "A hash over the hashes of them, in order."),
    ],
};

const fn descriptor(
    id: &'static str,
    config_type: &'static str,
    state: StateKind,
    output: &'static [&'static str],
    example: &'static str,
) -> Descriptor {
    Descriptor {
        id,
        kind: Kind::Processor,
        config_type,
        aliases: &[],
        name: config_type,
        description: "For tests: one row per unit of its state",
        version: "1.0.0",
        network_support: &["any"],
        stellar_version: "protocols 1-28",
        processing_mode: ProcessingMode::Streaming,
        data_types: DataTypes { input: &["ledgers-xdr"], output },
        resource_estimates: ResourceEstimates { memory_mb: 8, cpu_cores: 1, throughput_tps: 4000 },
        state: Some(state),
        delivery: None,
        example,
    }
}

static CELLS_DESCRIPTOR: Descriptor = descriptor(
    "test-cells",
    "TestCells",
    StateKind::Grid,
    &["test_cells"],
    "processors:\n  - type: TestCells\n    config:\n      ledgers: 10\n",
);

static RUNNING_DESCRIPTOR: Descriptor = descriptor(
    "test-running",
    "TestRunning",
    StateKind::Ordered,
    &["test_running"],
    "processors:\n  - type: TestRunning\n",
);

/// The line of `TestCells` in the registry.
pub const CELLS_ENTRY: ProcessorEntry = ProcessorEntry {
    descriptor: &CELLS_DESCRIPTOR,
    dataset: Some(&CELLS),
    schema: || schemars::schema_for!(CellsConfig),
    build: build_cells,
};

/// The line of `TestRunning` in the registry.
pub const RUNNING_ENTRY: ProcessorEntry = ProcessorEntry {
    descriptor: &RUNNING_DESCRIPTOR,
    dataset: Some(&RUNNING),
    schema: || schemars::schema_for!(RunningConfig),
    build: build_running,
};

fn build_cells(config: Value) -> Result<BuiltProcessor, Vec<ConfigError>> {
    let config: CellsConfig = serde_json::from_value(config).map_err(|error| ConfigError::from_serde(&error))?;
    let mut canonical = json!({ "ledgers": config.ledgers });
    if config.at_last {
        canonical["at_last"] = json!(true);
    }
    Ok(BuiltProcessor {
        effective: serde_json::to_value(&config).expect("a config is plain data"),
        canonical,
        processor: Processor::Extract(Arc::new(Cells(config))),
        network_passphrase: None,
    })
}

fn build_running(config: Value) -> Result<BuiltProcessor, Vec<ConfigError>> {
    let config: RunningConfig = serde_json::from_value(config).map_err(|error| ConfigError::from_serde(&error))?;
    Ok(BuiltProcessor {
        effective: serde_json::to_value(&config).expect("a config is plain data"),
        canonical: json!({}),
        processor: Processor::Extract(Arc::new(Running)),
        network_passphrase: None,
    })
}

struct Cells(CellsConfig);

impl Extractor for Cells {
    fn dataset(&self) -> &'static Dataset {
        &CELLS
    }

    fn wants(&self) -> Wants {
        Wants { results: true }
    }

    fn state(&self) -> ProcessorState {
        ProcessorState::Grid(self.0.ledgers)
    }

    fn start(&self, columns: &ColumnSet) -> Box<dyn ExtractorState> {
        Box::new(OpenCell {
            at_last: self.0.at_last,
            seen: Seen::default(),
            sequence: Numbers::new("ledger_sequence", columns),
            first: Numbers::new("first", columns),
            last: Numbers::new("last", columns),
            transactions: Numbers::new("transaction_count", columns),
            hash: Texts::new("hash", columns),
        })
    }
}

struct Running;

impl Extractor for Running {
    fn dataset(&self) -> &'static Dataset {
        &RUNNING
    }

    fn wants(&self) -> Wants {
        Wants { results: true }
    }

    fn state(&self) -> ProcessorState {
        ProcessorState::Ordered
    }

    fn start(&self, columns: &ColumnSet) -> Box<dyn ExtractorState> {
        Box::new(RunningState {
            seen: Seen::default(),
            sequence: Numbers::new("ledger_sequence", columns),
            ledgers: Numbers::new("ledgers", columns),
            transactions: Numbers::new("transaction_count", columns),
            hash: Texts::new("hash", columns),
        })
    }
}

/// What was seen so far.
#[derive(Default)]
struct Seen {
    bounds: Option<(u32, u32)>,
    ledgers: i64,
    transactions: i64,
    hash: Option<Fingerprint>,
}

impl Seen {
    fn add(&mut self, ledger: Ledger<'_>) -> Result<(), ComponentError> {
        let sequence = ledger.sequence();
        if self.bounds.is_some_and(|(_, last)| last + 1 != sequence) {
            let message = format!("ledger {sequence} does not follow what was seen before it");
            return Err(ComponentError::permanent(Code::E501, message));
        }
        self.bounds = Some((self.bounds.map_or(sequence, |(first, _)| first), sequence));
        self.ledgers += 1;
        self.transactions += i64::try_from(ledger.transactions().count())
            .map_err(|_| ComponentError::bad_data(Code::E501, "too many transactions"))?;
        let mut bytes = self.hash.map(|hash| hash.as_bytes().to_vec()).unwrap_or_default();
        bytes.extend(ledger.hash());
        self.hash = Some(Fingerprint::of_bytes(&bytes));
        Ok(())
    }

    fn hash_text(&self) -> String {
        self.hash.map(|hash| hash.to_string()).unwrap_or_default()
    }
}

struct OpenCell {
    at_last: bool,
    seen: Seen,
    sequence: Numbers<UInt32Type>,
    first: Numbers<UInt32Type>,
    last: Numbers<UInt32Type>,
    transactions: Numbers<Int64Type>,
    hash: Texts,
}

impl ExtractorState for OpenCell {
    fn ledger(&mut self, ledger: Ledger<'_>) -> Result<(), ComponentError> {
        self.seen.add(ledger)
    }

    fn take(&mut self) -> Result<RecordBatch, ComponentError> {
        let seen = std::mem::take(&mut self.seen);
        if let Some((first, last)) = seen.bounds {
            self.sequence.push(if self.at_last { last } else { first });
            self.first.push(first);
            self.last.push(last);
            self.transactions.push(seen.transactions);
            self.hash.push(&seen.hash_text());
        }
        CELLS.take([&mut self.sequence, &mut self.first, &mut self.last, &mut self.transactions, &mut self.hash])
    }
}

struct RunningState {
    seen: Seen,
    sequence: Numbers<UInt32Type>,
    ledgers: Numbers<Int64Type>,
    transactions: Numbers<Int64Type>,
    hash: Texts,
}

impl ExtractorState for RunningState {
    fn ledger(&mut self, ledger: Ledger<'_>) -> Result<(), ComponentError> {
        self.seen.add(ledger)?;
        self.sequence.push(ledger.sequence());
        self.ledgers.push(self.seen.ledgers);
        self.transactions.push(self.seen.transactions);
        self.hash.push(&self.seen.hash_text());
        Ok(())
    }

    fn take(&mut self) -> Result<RecordBatch, ComponentError> {
        RUNNING.take([&mut self.sequence, &mut self.ledgers, &mut self.transactions, &mut self.hash])
    }
}
