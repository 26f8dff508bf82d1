//! Consumers: deliver batches of an edge into a target, and tell read-only what is already there.
//!
//! The contract every consumer keeps, and the conformance test checks:
//! - a range is acknowledged only when its rows are durable in the target;
//! - `Replace` leaves exactly the delivered rows for that range, whatever was there, in one step with the acknowledgement;
//! - a table or file set has one [`Owner`]; another one is refused, never overwritten;
//! - it has one writer: the one that was opened last under the latest lease; an earlier one is refused before it changes
//!   anything;
//! - `inspect` touches nothing.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use arrow_array::RecordBatch;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ComponentError, Dataset, Encoded, Encoder, Rows};
use crate::diag::Code;
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
    /// Ledgers whose rows it held and that somebody took away. Some of them may have had no rows, or may never have been
    /// delivered: only those that the lockfile records as done are missing. They stay in it until they are delivered or
    /// removed. Empty when the target cannot tell.
    pub lost: RangeSet,
}

impl TargetFacts {
    /// Nothing is there.
    pub const fn absent() -> Self {
        Self { state: TargetState::Absent, owner: None, markers: None, lost: RangeSet::new() }
    }
}

/// How many [examples](Comparison::examples) a comparison gives.
pub const MAX_EXAMPLES: usize = 10;

/// The rows that a target holds for some ledgers beside those that are computed for them now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Rows that are the same.
    pub rows: u64,
    /// Rows that were computed and are not in the target.
    pub missing: u64,
    /// Rows in the target that were not computed, or stand there twice.
    pub extra: u64,
    /// Rows under the same key with another value in some column.
    pub differing: u64,
    /// The first differences, at most [`MAX_EXAMPLES`].
    pub examples: Vec<RowDifference>,
}

impl Comparison {
    /// Whether the target holds exactly the computed rows.
    pub const fn is_equal(&self) -> bool {
        self.missing == 0 && self.extra == 0 && self.differing == 0
    }
}

/// A row that is not the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowDifference {
    /// The ledger and the natural key in words: `ledger_sequence 7, id 7-1`.
    pub key: String,
    /// What is wrong with it.
    pub difference: Difference,
}

/// How a row differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// It was computed and is not in the target.
    Missing,
    /// It is in the target and was not computed, or stands there twice.
    Extra,
    /// A column has another value; the first such column.
    Value {
        /// Name of the column; `line` when the columns say the same and only their spelling is another.
        column: String,
        /// What is in the target; `None` for NULL.
        stored: Option<String>,
        /// What was computed; `None` for NULL.
        computed: Option<String>,
    },
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
    /// Number of the lease under which the writer works; it grows with every lease of the pipeline. 0 when nobody writes:
    /// while looking, and in tests.
    pub fencing: u64,
    /// Addresses (`pipeline.NAME/PROCESSOR->CONSUMER`) that this edge had before it was renamed: a target that still names one
    /// of them is this edge's own, and gets the present one when it is opened.
    pub former: Vec<String>,
    /// Whether a target that another lockfile wrote for this edge is taken over when it is opened: that lockfile is lost.
    pub take_over: bool,
    /// Set when the run is asked to stop: a writer that takes long looks at it between records.
    pub stop: Arc<AtomicBool>,
}

impl EdgeContext {
    /// The owner that this edge writes into its target. `None` before there is a lineage.
    pub fn owner(&self) -> Option<Owner> {
        let lineage = self.lineage.clone()?;
        Some(Owner { lineage, edge: self.edge.to_string(), network: self.edge.network.clone() })
    }

    /// Whether a target with that owner is this edge's own: same lockfile, same network, and this edge's address or one that
    /// it had before.
    pub fn owns(&self, owner: &Owner) -> bool {
        self.lineage.as_ref() == Some(&owner.lineage) && self.is_named_by(owner)
    }

    /// Whether this edge may write into a target with that owner: it is its own, or another lockfile's for this very edge, and
    /// the user said to take it over.
    pub fn may_write(&self, owner: &Owner) -> bool {
        self.owns(owner) || (self.take_over && self.is_named_by(owner))
    }

    /// Whether the owner is this edge on this network, in whatever lockfile.
    fn is_named_by(&self, owner: &Owner) -> bool {
        owner.network == self.edge.network && (owner.edge == self.edge.to_string() || self.former.contains(&owner.edge))
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
    /// Their rows, in ledger order; may be none. Encoded exactly when the writer has an [encoder](EdgeWriter::encoder).
    pub rows: &'a Rows,
}

impl Delivery<'_> {
    /// The rows as columns.
    ///
    /// # Errors
    /// They are encoded: they were meant for another consumer.
    pub fn batch(&self) -> Result<&RecordBatch, ComponentError> {
        match self.rows {
            Rows::Batch(batch) => Ok(batch),
            Rows::Encoded(_) => Err(ComponentError::permanent(Code::E602, "internal error: the rows are encoded")),
        }
    }

    /// The rows as the consumer's encoder wrote them.
    ///
    /// # Errors
    /// They are not encoded: they were meant for another consumer.
    pub fn encoded(&self) -> Result<&Encoded, ComponentError> {
        match self.rows {
            Rows::Encoded(encoded) => Ok(encoded),
            Rows::Batch(_) => Err(ComponentError::permanent(Code::E602, "internal error: the rows are not encoded")),
        }
    }
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

    /// Compares what the target holds for the ledgers of a range with the rows computed for them. Reads only. `None` for a
    /// consumer that keeps nothing which could be compared.
    fn compare(
        &self,
        edge: &EdgeContext,
        range: LedgerRange,
        batch: &RecordBatch,
    ) -> Result<Option<Comparison>, ComponentError>;

    /// Removes the whole target of an edge, durably, and gives the number of rows that went. Checks owner and lease as `open`
    /// does. What is not of this edge stays, also inside its folder or file. A target that is not there is no error.
    fn destroy(&self, edge: EdgeContext) -> Result<u64, ComponentError>;

    /// Opens the target for writing: makes what is missing, checks the owner, takes the target for this lease. A writer of an
    /// earlier lease, opened before, makes no further change: it fails with [`Code::E103`](crate::diag::Code::E103).
    fn open(&self, edge: EdgeContext) -> Result<Box<dyn EdgeWriter>, ComponentError>;
}

/// The open target of one edge. Used by one thread.
pub trait EdgeWriter: Send {
    /// What the target says was committed, when it keeps markers.
    fn markers(&mut self) -> Result<Option<Vec<Marker>>, ComponentError>;

    /// What turns rows into the bytes that are [delivered](Rows::Encoded). Without it they are delivered as batches.
    fn encoder(&self) -> Option<Arc<dyn Encoder>> {
        None
    }

    /// Delivers one chunk. Ranges whose rows are durable are added to `acked`, also when an error follows.
    fn deliver(&mut self, delivery: &Delivery<'_>, acked: &mut RangeSet) -> Result<(), ComponentError>;

    /// Makes everything delivered so far durable and adds it to `acked`. Called at the end.
    fn flush(&mut self, acked: &mut RangeSet) -> Result<(), ComponentError>;

    /// Removes rows and markers of a range, durably when it returns, and gives the number of rows that went. What is not there
    /// any more counts as removed. Of the range nothing that was delivered before is acknowledged any more. A consumer that
    /// cannot take back what it delivered does nothing and gives 0.
    fn remove(&mut self, range: LedgerRange) -> Result<u64, ComponentError>;
}
