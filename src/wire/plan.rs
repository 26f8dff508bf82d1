//! The plan document: `cdpctl plan --json`, what policies judge, what views print.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diag::{Diagnostic, Range};
use crate::model::{Fingerprint, LedgerRange};

/// The whole plan. Same inputs and facts give the same bytes apart from `plan_id`, `created_at` and `expires_at`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanDocument {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.plan`.
    pub kind: String,
    /// Version of the binary that planned.
    pub cdpctl_version: String,
    /// Unique id of this plan.
    pub plan_id: String,
    /// `sha256:` of what would be done: edges, fingerprints before and after, intervals.
    pub digest: String,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// RFC 3339, UTC: when a saved plan stops being applicable.
    pub expires_at: String,
    /// What kind of plan.
    pub mode: PlanMode,
    /// Whether `apply` would have something to do and may do it.
    pub applyable: bool,
    /// Whether all pipelines of the project are covered and all facts were had.
    pub complete: bool,
    /// Whether an error stopped part of the planning.
    pub errored: bool,
    /// What the plan rests on.
    pub base: Base,
    /// What was found at the sources.
    pub sources: Vec<SourceFactsDoc>,
    /// One entry per pipeline, by address.
    pub pipelines: Vec<PipelinePlan>,
    /// Sums.
    pub summary: SummaryDoc,
    /// What the policies said.
    pub policy_results: Vec<PolicyResult>,
    /// Differences between what is recorded and what a target holds.
    pub drift: Vec<Diagnostic>,
    /// Warnings and errors of planning.
    pub diagnostics: Vec<Diagnostic>,
    /// Commands that make sense next.
    pub next_actions: Vec<NextAction>,
    /// `--from` and `--until`, inclusive; null where not given.
    pub narrowed: Narrowed,
    /// Renames that applying would record.
    #[serde(default)]
    pub moves: Vec<PlannedMove>,
}

/// A rename.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedMove {
    /// The address so far.
    pub from: String,
    /// The address from now on.
    pub to: String,
}

impl PlanDocument {
    /// Whether applying would change or try anything, as far as the document tells.
    pub fn has_changes(&self) -> bool {
        let pipelines = &self.summary.pipelines;
        self.applyable || !self.moves.is_empty() || pipelines.create + pipelines.update + pipelines.delete > 0
    }
}

/// What the command line narrowed a plan to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Narrowed {
    /// No ledger before this one.
    pub from: Option<u32>,
    /// No ledger after this one.
    pub until: Option<u32>,
}

/// What kind of plan a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanMode {
    /// Brings targets to what the configuration wants.
    #[default]
    Normal,
    /// Brings the lockfile to what the targets say; no target is touched.
    RefreshOnly,
    /// Removes rows that nobody wants any more.
    Prune,
    /// Removes everything that was delivered, and forgets it.
    Destroy,
}

/// What the plan rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// Identity of the lockfile; null before the first apply.
    pub lineage: Option<String>,
    /// Structural serial of the lockfile; 0 before the first apply.
    pub serial: u64,
    /// `sha256:` of the rendered configuration.
    pub config_hash: String,
    /// `sha256:` of the policy settings.
    pub policy_hash: String,
    /// `sha256:` of the template packs that took part.
    pub packs_hash: String,
    /// Commit of the project's repository, when it is one: `{commit, branch}`; null otherwise.
    pub git: Option<Value>,
}

/// How a figure or a fact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Seen in a listing.
    Listed,
    /// Not seen, but between things that were.
    Assumed,
    /// From real objects around the range.
    Sampled,
    /// From the table of average sizes per era.
    EraTable,
    /// From the components' declared throughput.
    Declared,
    /// Nothing to do, nothing to estimate.
    None,
}

/// Facts of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFactsDoc {
    /// Short name of the source in this document: `lake`, `lake-2`.
    pub id: String,
    /// Where it is, without credentials.
    pub url: String,
    /// Canonical network name.
    pub network: String,
    /// What it holds near the wanted ranges, inclusive.
    pub available: Vec<Available>,
    /// Its newest ledger; null for an empty or unreachable source.
    pub tip: Option<TipDoc>,
}

/// A stretch of ledgers at a source, inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Available {
    /// First ledger.
    pub start: u32,
    /// Last ledger.
    pub end: u32,
    /// How it is known: `listed` or `assumed`.
    pub basis: Basis,
}

/// The newest ledger of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipDoc {
    /// Sequence.
    pub ledger: u32,
    /// Header hash, 64 hex digits; null when its object cannot be read.
    pub hash: Option<String>,
    /// RFC 3339, UTC; null when its object cannot be read.
    pub closed_at: Option<String>,
}

/// What happens to a pipeline, a node or an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// `+`
    Create,
    /// `~`
    Update,
    /// `-/+`: another target; the old one stays as it is.
    Replace,
    /// `-`
    Delete,
    /// Nothing.
    NoOp,
}

/// One pipeline of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PipelinePlan {
    /// `pipeline.NAME`.
    pub address: String,
    /// What happens to it as a whole.
    pub action: ActionKind,
    /// Why, in words; null when there is nothing to say.
    pub action_reason: Option<String>,
    /// Whether it has no end and follows the tip under `apply --follow`.
    pub follow: bool,
    /// Where it is written; null for a pipeline that is no longer in the project.
    pub range: Option<Range>,
    /// Its nodes with effective configuration: defaults filled in, secrets as references.
    pub nodes: Vec<NodeConfig>,
    /// What it wants and has not: new + gap + reprocess + blocked, each ledger once (hull and count).
    pub ledger_range: PipelineRange,
    /// What this plan would read for it.
    pub data_volume: DataVolume,
    /// How long that takes.
    pub processing_time: ProcessingTime,
    /// What that costs.
    pub estimated_cost: EstimatedCost,
    /// Edits that would make it cheaper or faster; only true ones.
    pub optimizations: Vec<Optimization>,
    /// Changes of nodes and edges.
    pub actions: Vec<Action>,
    /// Ledger intervals per edge.
    pub edges: Vec<EdgeIntervals>,
    /// Its whole range as resolved, inclusive; null when there is nothing to want yet.
    pub desired: Option<LedgerSpan>,
    /// Whether its start is fixed by this apply, since it would mean another ledger later.
    pub pins_start: bool,
    /// The address it had when it was applied last, when a rename brought it here; null otherwise.
    pub moved_from: Option<String>,
}

/// A node with its effective configuration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NodeConfig {
    /// `pipeline.NAME/NODE`.
    pub address: String,
    /// Canonical component type (`BufferedStorageSourceAdapter`), whatever alias was written.
    #[serde(rename = "type")]
    pub component: String,
    /// Effective configuration.
    pub config: Value,
    /// The columns that a consumer takes; absent when it takes all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<String>>,
}

/// Hull and number of ledgers; all null or zero when there are none. Inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PipelineRange {
    /// First ledger.
    pub start: Option<u32>,
    /// Last ledger.
    pub end: Option<u32>,
    /// How many ledgers, each counted once.
    pub count: u64,
}

/// An inclusive stretch of ledgers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerSpan {
    /// First ledger.
    pub start: u32,
    /// Last ledger.
    pub end: u32,
}

impl From<LedgerRange> for LedgerSpan {
    fn from(range: LedgerRange) -> Self {
        Self { start: range.first(), end: range.last() }
    }
}

/// What would be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataVolume {
    /// Ledgers, each once; and once more for each edge that reads them by itself.
    pub ledgers: u64,
    /// Objects to get.
    pub objects: u64,
    /// Compressed bytes.
    pub bytes: u64,
    /// How the bytes are known.
    pub basis: Basis,
}

/// How long it takes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ProcessingTime {
    /// Seconds, as likely above as below.
    pub p50_seconds: u64,
    /// Seconds, nine times in ten below.
    pub p90_seconds: u64,
    /// How it is known.
    pub basis: Basis,
}

/// Money. Amounts are exact decimal texts with as many digits as the currency needs (`"22.40"`), never floats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimatedCost {
    /// ISO 4217, `USD`.
    pub currency: String,
    /// For this plan.
    pub now: String,
    /// For what stays, such as storage.
    pub per_month: String,
    /// What it consists of.
    pub lines: Vec<CostLine>,
}

/// One line of a cost estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostLine {
    /// `requests`, `egress`, `compute`, `storage`.
    pub item: String,
    /// How much of the unit, exact decimal.
    pub qty: String,
    /// What is counted: `1,000 GET`, `GB`, `vCPU-hour`, `GB-month`.
    pub unit: String,
    /// Price of one unit, exact decimal.
    pub unit_price: String,
    /// qty × `unit_price`, exact decimal.
    pub amount: String,
    /// Where the price is from: name and date of the table.
    pub basis: String,
}

/// An edit that would save something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Optimization {
    /// Stable name.
    pub id: String,
    /// One line.
    pub title: String,
    /// The exact edit.
    pub edit: String,
    /// What it saves.
    pub saves: String,
    /// `high`, `medium` or `low`.
    pub confidence: String,
}

/// A change of a node or an edge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Action {
    /// Address of the node or edge.
    pub address: String,
    /// What happens.
    pub action: ActionKind,
    /// Why, in words.
    pub reason: Option<String>,
    /// The configuration before and after.
    pub change: Change,
    /// Fingerprints; null for nodes that have none.
    pub fingerprint: Option<FingerprintChange>,
    /// Where the node is written; null for edges and for what is gone.
    pub range: Option<Range>,
}

/// Configuration before and after. Secrets are masked on both sides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// As applied last; null when new.
    pub before: Value,
    /// As wanted; null when it goes.
    pub after: Value,
    /// Which values differ; of something new, each of its fields.
    pub paths: Vec<PathChange>,
    /// Paths whose values are not shown.
    pub sensitive_paths: Vec<String>,
}

/// One differing value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PathChange {
    /// Dotted path inside the node: `event_types`, `conditions.0.threshold`.
    pub path: String,
    /// Old value; null when it was not there.
    pub before: Value,
    /// New value; null when it is gone.
    pub after: Value,
    /// `data`, `schema`, `target`, `delivery` or `none`.
    pub affects: String,
    /// Where the new value is written; null for a default.
    pub range: Option<Range>,
}

/// Fingerprints of an edge before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FingerprintChange {
    /// The one recorded last; null when nothing was.
    pub before: Option<Fingerprint>,
    /// The one wanted; null when the edge goes.
    pub after: Option<Fingerprint>,
    /// Which parts changed: `event_types`, `network`, `logic version` ...
    pub changed: Vec<String>,
}

/// Class of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntervalClass {
    /// Never done.
    New,
    /// A hole inside what was done, or a target that is gone.
    Gap,
    /// Done under an old fingerprint.
    Reprocess,
    /// Wanted, but not at the source.
    Blocked,
    /// Done, nothing to do.
    Reuse,
    /// Done, no longer wanted; kept.
    Orphan,
}

/// Why an interval is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Behind the newest ledger of the source.
    BeyondTip,
    /// The source lacks it.
    Missing,
    /// The target's rows are gone.
    TargetGone,
    /// The fingerprint changed.
    FingerprintChanged,
    /// Somebody asked to have it done again.
    Restated,
    /// It was tried in vain, and set aside by `on_bad_data: quarantine`.
    Quarantined,
    /// It waits for ledgers that are missing, set aside or left out: its processor takes whole cells, or ledgers in order.
    HeldBack,
    /// Done, and done again with the rest of its cell.
    WholeCell,
    /// Done, and done again behind an earlier ledger: its processor takes ledgers in order.
    InOrder,
    /// Belongs to an earlier target of the edge.
    FormerTarget,
    /// Outside the wanted range.
    OutOfRange,
    /// The edge is no longer in the configuration.
    EdgeRemoved,
    /// Everything goes.
    Destroyed,
    /// The target says that it was committed, and the lockfile does not know.
    Adopted,
    /// It is recorded as done, and the target says that it is not there.
    Lost,
}

/// Intervals of one edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EdgeIntervals {
    /// `pipeline.NAME/PROCESSOR->CONSUMER`.
    pub address: String,
    /// Ascending within each class; classes in the order of [`IntervalClass`].
    pub intervals: Vec<Interval>,
}

/// A stretch of ledgers of one class, inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// The class.
    pub class: IntervalClass,
    /// Why, where the class alone does not say.
    pub reason: Option<Reason>,
    /// First ledger.
    pub start: u32,
    /// Last ledger.
    pub end: u32,
    /// Number of ledgers.
    pub ledgers: u32,
}

/// Sums over the plan.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SummaryDoc {
    /// Pipelines by action.
    pub pipelines: PipelineSums,
    /// Ledgers by class, summed over edges.
    pub ledgers: LedgerSums,
    /// Policy results by level.
    pub policy: PolicySums,
    /// Cost of the whole plan. What several pipelines read from one source is read once.
    pub estimated_cost: Option<EstimatedCost>,
    /// What the whole plan reads, each object once.
    pub data_volume: Option<DataVolume>,
    /// How long the whole plan takes.
    pub processing_time: Option<ProcessingTime>,
}

/// Pipelines by action; a replaced one counts as updated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PipelineSums {
    /// New ones.
    pub create: u64,
    /// Changed ones, and those that only have ledgers to do.
    pub update: u64,
    /// Gone ones.
    pub delete: u64,
    /// Unchanged ones.
    pub no_op: u64,
}

/// Ledgers by class, summed over edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LedgerSums {
    /// See [`IntervalClass::New`].
    pub new: u64,
    /// See [`IntervalClass::Gap`].
    pub gap: u64,
    /// See [`IntervalClass::Reprocess`].
    pub reprocess: u64,
    /// See [`IntervalClass::Blocked`].
    pub blocked: u64,
    /// See [`IntervalClass::Reuse`].
    pub reuse: u64,
    /// See [`IntervalClass::Orphan`].
    pub orphan: u64,
}

/// Policy results by level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PolicySums {
    /// Rules that found nothing.
    pub passed: u64,
    /// Warnings.
    pub warn: u64,
    /// Approvals needed.
    pub approve: u64,
    /// Denials.
    pub deny: u64,
}

/// How a rule's finding counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleLevel {
    /// The rule is not run.
    Off,
    /// Shown, nothing more.
    Warn,
    /// Needs approval.
    Approve,
    /// Stops the plan: exit 4.
    Deny,
}

/// One finding of one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyResult {
    /// `P101`.
    pub code: crate::diag::Code,
    /// How it counts.
    pub level: RuleLevel,
    /// Name of the rule: `max_ledger_range`.
    pub rule: String,
    /// What it is about: a pipeline's or node's address, or `plan`.
    pub address: String,
    /// In words, with figures.
    pub message: String,
    /// The figure found, as text.
    pub observed: String,
    /// The figure allowed, as text.
    pub limit: String,
    /// Where it is written.
    pub range: Option<Range>,
    /// What to do.
    pub fix: Option<String>,
}

/// A command that makes sense next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextAction {
    /// The command line.
    pub command: String,
    /// What it does.
    pub why: String,
}
