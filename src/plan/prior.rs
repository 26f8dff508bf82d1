//! What the lockfile says was applied and done, as plain values.

use std::collections::BTreeMap;

use serde_json::Value;

use super::DoneSets;
use crate::model::{Address, EdgeId, Fingerprint, LedgerRange, Lineage, Move, RangeSet};

/// A ledger whose hash is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The ledger.
    pub ledger: u32,
    /// Its header hash, hex.
    pub hash: String,
}

/// What is recorded of one target of an edge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PriorTarget {
    /// The target in words.
    pub words: String,
    /// What is done in it.
    pub done: DoneSets,
    /// What of that somebody asked to have done again.
    pub restated: RangeSet,
    /// Ledgers that could not be read or processed, ascending.
    pub set_aside: Vec<SetAside>,
    /// Hull of what was done before the target was found gone.
    pub hull: Option<LedgerRange>,
    /// Recorded hashes, ascending: of the first and the last done ledger, the one before the first, and some between.
    pub anchors: Vec<Anchor>,
}

/// An edge as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorEdge {
    /// The edge.
    pub id: EdgeId,
    /// Canonical JSON of its present target; empty for a consumer without one.
    pub target: String,
    /// Fingerprint applied last.
    pub fingerprint: Fingerprint,
    /// What it is made of.
    pub parts: Value,
    /// The columns of its rows: `{name: type}`; null when they were not recorded yet.
    pub columns: Value,
    /// Whether the configuration applied last has it.
    pub active: bool,
    /// Addresses that it had before it was renamed: a target may still name one of them as its owner.
    pub former: Vec<String>,
    /// By target; the present one and those that it had before.
    pub targets: BTreeMap<String, PriorTarget>,
}

/// Ledgers that were tried in vain, and are not tried again until somebody asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The ledgers.
    pub range: LedgerRange,
    /// What they were tried under; under another fingerprint they are tried again.
    pub fingerprint: Fingerprint,
    /// Code of the error.
    pub code: String,
    /// The error in words, with the object's name.
    pub message: String,
    /// The run that tried.
    pub run: i64,
}

impl PriorTarget {
    /// Ledgers that were set aside under a fingerprint.
    pub fn quarantined(&self, fingerprint: &Fingerprint) -> RangeSet {
        self.set_aside.iter().filter(|aside| aside.fingerprint == *fingerprint).map(|aside| aside.range).collect()
    }
}

impl PriorEdge {
    /// What is recorded of a target.
    pub fn target(&self, target: &str) -> Option<&PriorTarget> {
        self.targets.get(target)
    }

    /// What is recorded of the present target.
    pub fn present(&self) -> Option<&PriorTarget> {
        self.target(&self.target)
    }

    /// The present target in words.
    pub fn target_words(&self) -> &str {
        self.present().map_or("", |target| target.words.as_str())
    }

    /// Everything done, in whatever target.
    pub fn done_anywhere(&self) -> RangeSet {
        self.targets.values().fold(RangeSet::new(), |all, target| all.union(&target.done.all()))
    }
}

/// A pipeline as applied last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorPipeline {
    /// JSON `[{id, kind, type, config}]`.
    pub nodes: Value,
    /// Whether it has no end.
    pub follow: bool,
    /// The start that its first apply fixed.
    pub pinned_start: Option<u32>,
    /// How that start was written.
    pub pinned_from: Option<String>,
    /// Unix milliseconds.
    pub applied_at: i64,
    /// The last run that had work for it.
    pub run: Option<i64>,
}

/// The lockfile at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Prior {
    /// Identity.
    pub lineage: Lineage,
    /// Structural serial.
    pub serial: u64,
    /// Pipelines by name.
    pub pipelines: BTreeMap<String, PriorPipeline>,
    /// Edges by id.
    pub edges: BTreeMap<EdgeId, PriorEdge>,
}

impl Prior {
    /// The edges of a pipeline.
    pub fn edges_of<'a>(&'a self, pipeline: &'a str) -> impl Iterator<Item = &'a PriorEdge> {
        let first = EdgeId {
            pipeline: pipeline.to_owned(),
            processor: String::new(),
            consumer: String::new(),
            network: String::new(),
        };
        self.edges.range(first..).map(|(_, edge)| edge).take_while(move |edge| edge.id.pipeline == pipeline)
    }

    /// What the lockfile says once the renames that it has not seen yet are done, and which those are. A rename whose new
    /// address is taken, or whose old one is unknown, changes nothing: it was done by an earlier apply.
    pub fn moved(mut self, moves: &[Move]) -> (Self, Vec<Move>) {
        let mut done = Vec::new();
        for step in moves {
            let renamed: Vec<(EdgeId, EdgeId)> =
                self.edges.keys().filter_map(|edge| Some((edge.clone(), step.apply(edge)?))).collect();
            let pipeline = match (&step.from, &step.to) {
                (Address::Pipeline(from), Address::Pipeline(to)) => {
                    self.pipelines.contains_key(from).then(|| (from.clone(), to.clone()))
                }
                _ => None,
            };
            let taken = renamed.iter().any(|(_, to)| self.edges.contains_key(to))
                || pipeline.as_ref().is_some_and(|(_, to)| self.pipelines.contains_key(to));
            if taken || (renamed.is_empty() && pipeline.is_none()) {
                continue;
            }
            for (from, to) in renamed {
                let mut edge = self.edges.remove(&from).expect("taken from the keys");
                edge.former.push(from.to_string());
                edge.id = to.clone();
                self.edges.insert(to, edge);
            }
            if let Some((from, to)) = pipeline {
                let record = self.pipelines.remove(&from).expect("looked for above");
                self.pipelines.insert(to, record);
            }
            done.push(step.clone());
        }
        (self, done)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// An edge that can be told from every other by what is done in it.
    fn edge(n: u32, pipeline: u32, processor: u32, consumer: u32) -> PriorEdge {
        let id = EdgeId {
            pipeline: format!("p{pipeline}"),
            processor: format!("n{processor}"),
            consumer: format!("n{consumer}"),
            network: "testnet".to_owned(),
        };
        let fingerprint = Fingerprint::of_bytes(&n.to_be_bytes());
        let done = [(LedgerRange::single(n + 1), fingerprint)].into_iter().collect();
        let target = PriorTarget { done, ..PriorTarget::default() };
        PriorEdge {
            id,
            target: "t".to_owned(),
            fingerprint,
            parts: json!(null),
            columns: json!(null),
            active: true,
            former: Vec::new(),
            targets: [("t".to_owned(), target)].into_iter().collect(),
        }
    }

    fn prior_of(edges: &[(u32, u32, u32)]) -> Prior {
        let edges: Vec<PriorEdge> = (0..).zip(edges).map(|(n, (p, a, b))| edge(n, *p, *a, *b)).collect();
        let pipeline = |edge: &PriorEdge| {
            let record = PriorPipeline {
                nodes: json!([edge.id.pipeline]),
                follow: false,
                pinned_start: None,
                pinned_from: None,
                applied_at: 0,
                run: None,
            };
            (edge.id.pipeline.clone(), record)
        };
        Prior {
            lineage: Lineage("l".to_owned()),
            serial: 0,
            pipelines: edges.iter().map(pipeline).collect(),
            edges: edges.into_iter().map(|edge| (edge.id.clone(), edge)).collect(),
        }
    }

    /// What is recorded under the addresses of now, whatever they are called.
    fn contents(prior: &Prior) -> Vec<&BTreeMap<String, PriorTarget>> {
        let mut all: Vec<_> = prior.edges.values().map(|edge| &edge.targets).collect();
        all.sort_by_key(|targets| targets["t"].done.all().to_string());
        all
    }

    /// A rename of something that there may be, into a name that nothing had before.
    fn moves_of(steps: &[(u8, u32, u32, bool)]) -> Vec<Move> {
        let mut moves: Vec<Move> = Vec::new();
        for (n, (kind, pipeline, node, chained)) in steps.iter().enumerate() {
            let (pipeline, node, fresh) = (format!("p{pipeline}"), format!("n{node}"), format!("new{n}"));
            let (mut from, mut to) = match kind {
                0 => (Address::Pipeline(pipeline), Address::Pipeline(fresh)),
                1 => (Address::Node(pipeline.clone(), node), Address::Node(pipeline, fresh)),
                _ => (
                    Address::Edge(pipeline.clone(), node, "n0".to_owned()),
                    Address::Edge(pipeline, fresh, "n0".to_owned()),
                ),
            };
            // What was renamed before may be renamed again.
            if let Some(Move { to: Address::Pipeline(before), .. }) = moves.last().filter(|_| *chained) {
                (from, to) = (Address::Pipeline(before.clone()), Address::Pipeline(format!("new{n}")));
            }
            moves.push(Move { from, to });
        }
        moves
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn renames_keep_every_interval_and_are_done_once(
            edges in proptest::collection::btree_set((0_u32..3, 0_u32..3, 0_u32..3), 0..8),
            steps in proptest::collection::vec((0_u8..3, 0_u32..4, 0_u32..4, any::<bool>()), 0..5),
        ) {
            let before = prior_of(&edges.into_iter().collect::<Vec<_>>());
            let moves = moves_of(&steps);
            let (after, done) = before.clone().moved(&moves);
            prop_assert_eq!(contents(&after), contents(&before), "what is recorded");
            prop_assert_eq!(after.pipelines.len(), before.pipelines.len());
            for (id, edge) in &after.edges {
                prop_assert_eq!(id, &edge.id);
                let was = before.edges.values().find(|was| was.targets == edge.targets).unwrap();
                // Replayed one by one: where the edge came from, and what it was called on the way.
                let (mut at, mut former) = (was.id.clone(), Vec::new());
                for step in &done {
                    if let Some(to) = step.apply(&at) {
                        former.push(at.to_string());
                        at = to;
                    }
                }
                prop_assert_eq!((&at, &former), (id, &edge.former));
            }
            let (again, none) = after.clone().moved(&moves);
            prop_assert!(none.is_empty(), "renamed again: {:?}", none);
            prop_assert_eq!(again, after);
        }

        #[test]
        fn nothing_is_renamed_over_something_else(
            edges in proptest::collection::btree_set((0_u32..2, 0_u32..2, 0_u32..2), 1..8), from in 0_u32..2, to in 0_u32..2,
        ) {
            let before = prior_of(&edges.into_iter().collect::<Vec<_>>());
            let (from, to) = (format!("p{from}"), format!("p{to}"));
            let there = |name: &String| before.pipelines.contains_key(name);
            let moves = [Move { from: Address::Pipeline(from.clone()), to: Address::Pipeline(to.clone()) }];
            let (after, done) = before.clone().moved(&moves);
            prop_assert_eq!(done.len(), usize::from(there(&from) && !there(&to)));
            prop_assert_eq!(contents(&after), contents(&before));
            if done.is_empty() {
                prop_assert_eq!(after, before);
            }
        }
    }
}
