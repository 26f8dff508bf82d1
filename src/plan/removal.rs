//! What `prune` and `destroy` remove: rows in targets, and with them what the lockfile records of those.

use std::collections::{BTreeMap, BTreeSet};

use super::widen::shared;
use super::{Options, Prior, PriorEdge};
use crate::components::ProcessorState;
use crate::model::{EdgeId, Fingerprint, RangeSet};
use crate::resolve::ResolvedPipeline;
use crate::wire::PlanMode;

/// Why rows go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemovalReason {
    /// The pipeline or edge is no longer configured.
    EdgeRemoved,
    /// The edge has another target now.
    FormerTarget,
    /// Outside the wanted range.
    OutOfRange,
    /// Everything goes.
    Destroyed,
}

/// Rows of one target that go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// Whose they are.
    pub edge: EdgeId,
    /// The target: canonical JSON.
    pub target: String,
    /// The same in words.
    pub words: String,
    /// The ledgers.
    pub ledgers: RangeSet,
    /// Whether the target goes as a whole.
    pub whole: bool,
    /// Why.
    pub reason: RemovalReason,
}

/// Everything that a plan to remove removes, by edge and target. `configured` names all configured pipelines, `pipelines` are
/// those that the plan looks at, and `ranges` gives the wanted ledgers of each of these; `None` where they are not known, and
/// then nothing of its range counts as unwanted.
pub fn removals(
    prior: &Prior,
    pipelines: &[ResolvedPipeline],
    configured: &[String],
    ranges: &[Option<RangeSet>],
    whole_project: bool,
    options: &Options,
) -> Vec<Removal> {
    let configured: BTreeSet<&str> = configured.iter().map(String::as_str).collect();
    let by_name: BTreeMap<&str, (&ResolvedPipeline, &Option<RangeSet>)> =
        pipelines.iter().zip(ranges).map(|(pipeline, range)| (pipeline.name.as_str(), (pipeline, range))).collect();
    let mut found = Vec::new();
    for record in prior.edges.values().filter(|record| options.selects(&record.id)) {
        let looked_at = by_name.get(record.id.pipeline.as_str());
        let wanted = looked_at.and_then(|(pipeline, range)| {
            let edge = pipeline.edges.iter().find(|edge| edge.id == record.id)?;
            Some(Wanted {
                target: &edge.target,
                range: range.as_ref(),
                state: pipeline.state(edge),
                fingerprint: edge.fingerprint,
            })
        });
        // Files that were not named on the command line say nothing about their pipelines.
        let unknown = !configured.contains(record.id.pipeline.as_str()) && !whole_project;
        if unknown && options.target.is_empty() {
            continue;
        }
        of_edge(record, wanted, options, &mut found);
    }
    found.retain(|removal| removal.whole || !removal.ledgers.is_empty());
    found
}

/// What a configured edge wants.
struct Wanted<'a> {
    /// Its present target.
    target: &'a str,
    /// The ledgers; `None` where they are not known.
    range: Option<&'a RangeSet>,
    state: ProcessorState,
    fingerprint: Fingerprint,
}

fn of_edge(record: &PriorEdge, wanted: Option<Wanted<'_>>, options: &Options, found: &mut Vec<Removal>) {
    for (target, recorded) in &record.targets {
        // Of what was forgotten rows may be there, too.
        let done = recorded.done.all().union(&recorded.restated);
        let (ledgers, whole, reason) = match &wanted {
            _ if options.mode == PlanMode::Destroy => (done, true, RemovalReason::Destroyed),
            None => (done, true, RemovalReason::EdgeRemoved),
            Some(wanted) if wanted.target != target => (done, true, RemovalReason::FormerTarget),
            Some(Wanted { range: Some(range), state, fingerprint, .. }) => {
                let current = recorded.done.under(fingerprint).subtract(&recorded.restated);
                (done.subtract(range).subtract(&shared(*state, &current, range)), false, RemovalReason::OutOfRange)
            }
            Some(Wanted { range: None, .. }) => continue,
        };
        // Rows that came after the review are nothing that was agreed on: the target does not go as a whole then.
        let (ledgers, whole) = match &options.reviewed {
            Some(reviewed) => {
                let promised = reviewed.edges.get(&record.id.to_string());
                let promised = promised.map(|edge| edge.orphans.clone()).unwrap_or_default();
                (ledgers.intersect(&promised), whole && ledgers.subtract(&promised).is_empty())
            }
            None => (ledgers, whole),
        };
        let (edge, words) = (record.id.clone(), recorded.words.clone());
        found.push(Removal { edge, target: target.clone(), words, ledgers, whole, reason });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::{DoneSets, PriorTarget, Reviewed, ReviewedEdge};
    use super::*;
    use crate::model::LedgerRange;

    fn set_of(cells: &[bool]) -> RangeSet {
        (1..).zip(cells).filter(|(_, cell)| **cell).map(|(ledger, _)| LedgerRange::single(ledger)).collect()
    }

    fn record_of(present: &RangeSet, former: &RangeSet) -> PriorEdge {
        let id = EdgeId {
            pipeline: "p".to_owned(),
            processor: "a".to_owned(),
            consumer: "b".to_owned(),
            network: "testnet".to_owned(),
        };
        let target = |done: &RangeSet| {
            let mut sets = DoneSets::new();
            sets.set(done, Fingerprint::of_bytes(b"x"));
            PriorTarget { done: sets, ..PriorTarget::default() }
        };
        PriorEdge {
            id,
            target: "present".to_owned(),
            fingerprint: Fingerprint::of_bytes(b"x"),
            parts: serde_json::Value::Null,
            columns: serde_json::Value::Null,
            active: true,
            former: Vec::new(),
            targets: [("present".to_owned(), target(present)), ("former".to_owned(), target(former))]
                .into_iter()
                .collect(),
        }
    }

    fn ledgers(count: usize) -> impl Strategy<Value = Vec<bool>> {
        proptest::collection::vec(any::<bool>(), count)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        /// Orphans go, and nothing that is wanted; a saved plan removes what it promised or less.
        #[test]
        fn what_is_removed_is_exactly_what_nobody_wants(
            present in ledgers(30), former in ledgers(30), range in proptest::option::of(ledgers(30)),
            configured: bool, destroys: bool, promised in proptest::option::of(ledgers(30)),
        ) {
            let record = record_of(&set_of(&present), &set_of(&former));
            let reviewed = promised.as_ref().map(|promised| {
                let edge = ReviewedEdge { orphans: set_of(promised), ..ReviewedEdge::default() };
                Arc::new(Reviewed { edges: [(record.id.to_string(), edge)].into_iter().collect(), ..Reviewed::default() })
            });
            let mode = if destroys { PlanMode::Destroy } else { PlanMode::Prune };
            let options = Options { mode, reviewed, ..Options::default() };
            let wanted = range.as_ref().map(|range| set_of(range));
            let mut found = Vec::new();
            let wanted = Wanted {
                target: "present",
                range: wanted.as_ref(),
                state: ProcessorState::None,
                fingerprint: record.fingerprint,
            };
            of_edge(&record, configured.then_some(wanted), &options, &mut found);
            for (target, done) in [("present", &present), ("former", &former)] {
                let whole = destroys || !configured || target == "former";
                let of_target: Vec<&Removal> = found.iter().filter(|removal| removal.target == target).collect();
                prop_assert!(of_target.len() <= 1);
                for (ledger, done) in (1_u32..).zip(done) {
                    let at = ledger as usize - 1;
                    let unwanted = whole || range.as_ref().is_some_and(|range| !range[at]);
                    let goes = *done && unwanted && promised.as_ref().is_none_or(|promised| promised[at]);
                    let found = of_target.iter().any(|removal| removal.ledgers.contains(ledger));
                    prop_assert_eq!(found, goes, "{} {}", target, ledger);
                }
                // What came after the review keeps the target from going as a whole.
                let promised = promised.as_ref();
                let agreed =
                    promised.is_none_or(|promised| done.iter().zip(promised).all(|(done, promised)| !done || *promised));
                prop_assert!(of_target.iter().all(|removal| removal.whole == (whole && agreed)));
            }
        }
    }
}
