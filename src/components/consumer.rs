//! Consumers: deliver batches of an edge into a target, and tell read-only what is already there.
//!
//! The contract every consumer keeps, and the conformance test checks:
//! - a range is acknowledged only when its rows are durable in the target;
//! - `Replace` leaves exactly the delivered rows for that range, whatever was there, in one step with the acknowledgement;
//! - a table or file set has one [`Owner`]; another one is refused, never overwritten;
//! - `inspect` touches nothing.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use arrow_array::RecordBatch;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ComponentError, Dataset};
use crate::model::{EdgeId, Fingerprint, LedgerRange, Lineage, RangeSet, Secret};
use crate::net::AddressPolicy;

/// What is promised about rows lost or doubled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guarantee {
    /// Rows and a marker commit together in the target: exactly once.
    Transactional,
    /// Replay overwrites the same keys or the same file.
    Idempotent,
    /// Nothing is lost; a crash can repeat what was on its way, with the same keys.
    AtLeastOnce,
}

impl Guarantee {
    /// As stored in documents.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Transactional => "transactional",
            Self::Idempotent => "idempotent",
            Self::AtLeastOnce => "at_least_once",
        }
    }

    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Transactional => "exactly once",
            Self::Idempotent => "idempotent",
            Self::AtLeastOnce => "at least once",
        }
    }
}

/// What happens to done intervals when the fingerprint changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OnChange {
    /// They are done again.
    Reprocess,
    /// They stay as they are; only new ledgers get the new rows.
    ForwardOnly,
}

/// Who writes a table or file set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// The lockfile.
    pub lineage: Lineage,
    /// `pipeline.NAME/PROCESSOR->CONSUMER`.
    pub edge: String,
    /// Canonical network name, or passphrase.
    pub network: String,
}

/// An interval that a target itself says was committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker {
    /// The ledgers.
    pub range: LedgerRange,
    /// The fingerprint they were made under.
    pub fingerprint: Fingerprint,
}

/// Whether a target is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetState {
    /// It holds what was delivered, or may.
    Present,
    /// Nothing of it is left (or it was never made).
    Absent,
    /// It cannot hold anything: a webhook.
    Stateless,
}

/// What a target says, read-only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetFacts {
    /// Whether it is there.
    pub state: TargetState,
    /// Its owner, when it names one.
    pub owner: Option<Owner>,
    /// What it says was committed; `None` when it keeps no markers.
    pub markers: Option<Vec<Marker>>,
}

/// Reads a secret when it is needed: `${NAME}` from the environment, `{file: PATH}` from a file.
pub type SecretReader = Arc<dyn Fn(&Value) -> Result<Secret, ComponentError> + Send + Sync>;

/// What a consumer needs to know of its surroundings.
#[derive(Clone)]
pub struct ConsumerContext {
    /// Folder that relative paths start from.
    pub base: PathBuf,
    /// Which private addresses may be reached.
    pub addresses: AddressPolicy,
    /// Reads secrets; called only when the target is opened or inspected.
    pub secrets: SecretReader,
}

/// What a consumer needs to know of an edge.
#[derive(Debug, Clone)]
pub struct EdgeContext {
    /// The edge.
    pub edge: EdgeId,
    /// The lockfile's identity; `None` while planning before the first apply.
    pub lineage: Option<Lineage>,
    /// What the edge carries.
    pub dataset: &'static Dataset,
    /// The fingerprint of what is delivered now.
    pub fingerprint: Fingerprint,
    /// Set when the run is asked to stop: a writer that takes long looks at it between records.
    pub stop: Arc<AtomicBool>,
}

impl EdgeContext {
    /// The owner that this edge writes into its target. `None` before there is a lineage.
    pub fn owner(&self) -> Option<Owner> {
        let lineage = self.lineage.clone()?;
        Some(Owner { lineage, edge: self.edge.to_string(), network: self.edge.network.clone() })
    }
}

/// How a chunk meets what is in the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryMode {
    /// The target holds nothing of that range.
    Append,
    /// The target may hold rows of that range: they go, in the same step.
    Replace,
}

/// A chunk for one edge.
#[derive(Debug)]
pub struct Delivery<'a> {
    /// How it meets what is there.
    pub mode: DeliveryMode,
    /// The ledgers it stands for, rows or not.
    pub range: LedgerRange,
    /// Their rows, in ledger order; may be empty.
    pub batch: &'a RecordBatch,
}

/// A configured consumer.
pub trait Consumer: Send + Sync {
    /// Where a dataset goes, as canonical JSON of the fields that affect the target; relative paths stay relative.
    /// `None` for a consumer without target fields: it has one target for ever.
    fn target(&self, dataset: &Dataset) -> Option<Value>;

    /// The same in words: `table contract_events in out.db`. No secrets.
    fn target_words(&self, dataset: &Dataset) -> String;

    /// A command to look at the result, with full paths, when there is one.
    fn look(&self, dataset: &Dataset) -> Option<String>;

    /// Cells of that many ledgers, aligned, that a chunk must not cross.
    fn grid(&self) -> Option<u32> {
        None
    }

    /// What happens to done intervals when the fingerprint changes, unless the node says otherwise.
    fn default_on_change(&self) -> OnChange {
        OnChange::Reprocess
    }

    /// Looks at the target without touching anything.
    fn inspect(&self, edge: &EdgeContext) -> Result<TargetFacts, ComponentError>;

    /// Opens the target for writing: makes what is missing, checks the owner.
    fn open(&self, edge: EdgeContext) -> Result<Box<dyn EdgeWriter>, ComponentError>;
}

/// The open target of one edge. Used by one thread.
pub trait EdgeWriter: Send {
    /// What the target says was committed, when it keeps markers.
    fn markers(&mut self) -> Result<Option<Vec<Marker>>, ComponentError>;

    /// Delivers one chunk. Ranges whose rows are durable are added to `acked`, also when an error follows.
    fn deliver(&mut self, delivery: &Delivery<'_>, acked: &mut RangeSet) -> Result<(), ComponentError>;

    /// Makes everything delivered so far durable and adds it to `acked`. Called at the end.
    fn flush(&mut self, acked: &mut RangeSet) -> Result<(), ComponentError>;
}
