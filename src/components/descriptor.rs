//! What a component says about itself: the one record that listings, schemas, reference pages and tool cards come from.

use std::fmt;

use serde::Serialize;

use super::Guarantee;

/// The three kinds of components.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Reads ledgers.
    Source,
    /// Turns ledgers or records into records.
    Processor,
    /// Delivers records.
    Consumer,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Source => "source",
            Self::Processor => "processor",
            Self::Consumer => "consumer",
        })
    }
}

/// How a component works through its input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ProcessingMode {
    /// Over bounded ranges only.
    Batch,
    /// Over bounded ranges and at the live tip.
    Streaming,
}

/// What the rows of a processor depend on besides their ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StateKind {
    /// Nothing: it takes any chunk alone.
    None,
    /// The ledgers of its cell: it takes whole cells.
    Grid,
    /// All wanted ledgers before it: it takes them in order, from the first.
    Ordered,
    /// What it reads: an operator keeps nothing itself.
    Inherited,
}

impl StateKind {
    /// As written in listings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Grid => "grid",
            Self::Ordered => "ordered",
            Self::Inherited => "inherited",
        }
    }
}

/// What goes in and comes out: `ledgers-xdr`, names of datasets, or `any` dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DataTypes {
    /// Taken.
    #[serde(rename = "in")]
    pub input: &'static [&'static str],
    /// Given.
    #[serde(rename = "out")]
    pub output: &'static [&'static str],
}

/// What a component needs, for planning. Measured on a two-core machine with mainnet ledgers of 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ResourceEstimates {
    /// Memory in MiB at the default settings.
    pub memory_mb: u32,
    /// Cores kept busy at full speed.
    pub cpu_cores: u32,
    /// For sources and processors: busy mainnet ledgers per second and core; for consumers: records per second.
    pub throughput_tps: u32,
}

/// A component's description. The JSON names are part of the interface of `components list|show --json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Descriptor {
    /// Stable id in kebab-case; the default node id.
    pub id: &'static str,
    /// Source, processor or consumer.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The canonical `type:` in a pipeline.
    pub config_type: &'static str,
    /// Other spellings of `type:`, resolved to the canonical one before anything else.
    pub aliases: &'static [&'static str],
    /// For people.
    pub name: &'static str,
    /// One line.
    pub description: &'static str,
    /// Version of the component's logic. It is part of the fingerprint: raise it when the output changes.
    pub version: &'static str,
    /// Networks it works on; `any` for all.
    pub network_support: &'static [&'static str],
    /// Stellar protocol versions it understands.
    pub stellar_version: &'static str,
    /// Batch or streaming.
    pub processing_mode: ProcessingMode,
    /// What goes in and comes out.
    pub data_types: DataTypes,
    /// What it needs.
    pub resource_estimates: ResourceEstimates,
    /// For processors: what rows depend on besides their ledger.
    pub state: Option<StateKind>,
    /// For consumers: what is promised about rows lost or doubled.
    pub delivery: Option<Guarantee>,
    /// A YAML snippet that works.
    pub example: &'static str,
}

impl Descriptor {
    /// Every spelling of `type:`, the canonical one first.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.config_type).chain(self.aliases.iter().copied())
    }
}

/// What a configuration field affects when it changes; written as `affects` in the component's schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Affects {
    /// The rows: part of the fingerprint. What declares nothing is this.
    Data,
    /// The columns.
    Schema,
    /// Where rows go: another target.
    Target,
    /// How rows are sent, not which.
    Delivery,
    /// Nothing that can be seen afterwards: workers, buffers, retries.
    None,
}

impl Affects {
    /// Reads the annotation; an unknown or absent one is [`Affects::Data`].
    pub fn parse(text: Option<&str>) -> Self {
        match text {
            Some("schema") => Self::Schema,
            Some("target") => Self::Target,
            Some("delivery") => Self::Delivery,
            Some("none") => Self::None,
            _ => Self::Data,
        }
    }

    /// As written in schemas and plans.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Schema => "schema",
            Self::Target => "target",
            Self::Delivery => "delivery",
            Self::None => "none",
        }
    }
}
