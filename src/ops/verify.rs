//! `verify`: reads ledgers again that are recorded as done, computes their rows, and compares with what the targets hold.
//!
//! Evidence, not trust: hashes are compared with the recorded ones, rows cell by cell. Nothing is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::plan::{PlanOutcome, PlanRequest, plan};
use super::probe::looking;
use super::project::OpsError;
use super::work::stream;
use crate::components::{Comparison, ComponentError, ProcessorState};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{LedgerRange, RangeSet};
use crate::resolve::{ResolvedEdge, ResolvedPipeline};
use crate::runtime::{Recomputation, Stream};
use crate::state;
use crate::sys;
use crate::wire::{ExitStatus, FORMAT_VERSION};

/// Ledgers of one slice, where any ledger can be done alone.
const SLICE: u32 = 64;

/// What is verified.
pub struct VerifyRequest {
    /// Files and what narrows them: `--target`, `--exclude`, `--from`, `--until`.
    pub plan: PlanRequest,
    /// Random slices of each edge; `None` = everything that is done.
    pub sample: Option<u32>,
    /// Seed of the random choice; `None` = another one each time.
    pub seed: Option<u64>,
}

/// What was found for one edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerifiedEdge {
    /// Its address.
    pub address: String,
    /// Its target in words.
    pub target: String,
    /// Ledgers compared.
    pub ledgers: u64,
    /// Slices, inclusive, of at most 64 ledgers, or of a whole cell where the processor takes whole cells: `[first, last]`.
    pub slices: Vec<[u32; 2]>,
    /// Rows beside rows; null for a consumer that keeps nothing to compare, such as a webhook.
    pub comparison: Option<Comparison>,
    /// Slices that could not be read, or whose hashes are not those that are recorded.
    pub failures: Vec<String>,
}

impl VerifiedEdge {
    /// Whether everything is as it was recorded.
    pub fn is_sound(&self) -> bool {
        self.failures.is_empty() && self.comparison.as_ref().is_none_or(Comparison::is_equal)
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VerifyDocument {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.verify`.
    pub kind: String,
    /// Whether every edge is as it was recorded.
    pub sound: bool,
    /// Seed of the random choice: the same one chooses the same slices of the same record. Null when everything was read.
    pub seed: Option<String>,
    /// By address.
    pub edges: Vec<VerifiedEdge>,
    /// What stood in the way, and what was found.
    pub diagnostics: Diagnostics,
}

/// Verifies; changes nothing.
pub fn verify(request: &VerifyRequest) -> Result<VerifyDocument, OpsError> {
    let outcome = plan(&request.plan)?;
    if !matches!(outcome.status, ExitStatus::Ok | ExitStatus::Denied) {
        return Err(OpsError { diagnostics: Diagnostics(outcome.document.diagnostics), status: outcome.status });
    }
    let seed = request.seed.unwrap_or_else(|| u64::from_be_bytes(sys::random()));
    let mut chance = Chance(seed);
    let mut edges = Vec::new();
    for pipeline in &outcome.workspace.pipelines {
        for edge in pipeline.edges.iter().filter(|edge| request.plan.options.selects(&edge.id)) {
            edges.extend(verify_edge(&outcome, pipeline, edge, request, &mut chance)?);
        }
    }
    edges.sort_by(|a, b| a.address.cmp(&b.address));
    let mut diagnostics = Diagnostics::new();
    for edge in edges.iter().filter(|edge| !edge.is_sound()) {
        diagnostics.push(finding(edge));
    }
    Ok(VerifyDocument {
        format_version: FORMAT_VERSION.to_owned(),
        kind: "cdpctl.verify".to_owned(),
        sound: diagnostics.0.is_empty(),
        seed: request.sample.map(|_| seed.to_string()),
        edges,
        diagnostics,
    })
}

fn finding(edge: &VerifiedEdge) -> Diagnostic {
    let mut words: Vec<String> = edge.failures.clone();
    if let Some(found) = edge.comparison.as_ref().filter(|found| !found.is_equal()) {
        words.push(format!("{} rows missing, {} too many, {} different", found.missing, found.extra, found.differing));
    }
    Diagnostic::error(Code::E118, format!("{}: {} is not what its ledgers give", edge.address, edge.target))
        .detail(words.join("; "))
        .fix(format!("cdpctl restate {} --range FIRST:LAST --reason TEXT delivers ledgers again", edge.address))
}

/// `None` for an edge of which nothing is done under the fingerprint that is configured.
fn verify_edge(
    outcome: &PlanOutcome,
    pipeline: &ResolvedPipeline,
    edge: &ResolvedEdge,
    request: &VerifyRequest,
    chance: &mut Chance,
) -> Result<Option<VerifiedEdge>, OpsError> {
    let recorded = outcome.prior.as_ref().and_then(|prior| prior.edges.get(&edge.id)?.target(&edge.target));
    let Some(recorded) = recorded else { return Ok(None) };
    let window = request.plan.options.window();
    let current = recorded.done.under(&edge.fingerprint).subtract(&recorded.restated);
    let done = current.intersect(&window);
    if done.is_empty() {
        return Ok(None);
    }
    let state = pipeline.state(edge);
    let mut slices = slices(&done, request.sample, chance);
    if let ProcessorState::Grid(cell) = state {
        // Rows of a cell are made over all of it that was done, whatever the window is.
        let wholes = state.cells(&slices.iter().copied().collect()).intersect(&current);
        slices = wholes.ranges().iter().flat_map(|range| cells_of(*range, cell.get())).collect();
    }
    let mut streams: Vec<Stream> = Vec::new();
    let columns = pipeline.columns(edge);
    let number = stream(pipeline, edge.processor, columns, &mut streams, &mut BTreeMap::new());
    let streams: Arc<[Stream]> = streams.into();
    let (source, consumer) = (&pipeline.source.source, &pipeline.consumers[edge.consumer]);
    let context = looking(edge, outcome.prior.as_ref());
    let mut verified = VerifiedEdge {
        address: edge.id.to_string(),
        target: pipeline.target_words(edge),
        ledgers: 0,
        slices: slices.iter().map(|slice| [slice.first(), slice.last()]).collect(),
        comparison: None,
        failures: Vec::new(),
    };
    let near: RangeSet = slices.iter().copied().collect();
    let anchors = state::read_anchors(&outcome.workspace.state_path, &edge.id, &edge.target, &near)?;
    let masked = |error: &ComponentError| format!("{} {}", error.code, consumer.masks.apply(&error.message));
    let first = current.hull().map_or(0, LedgerRange::first);
    let mut computing = match Recomputation::new(source, &streams, number, state, first, &anchors) {
        Ok(computing) => computing,
        Err(error) => {
            verified.failures.push(masked(&error));
            return Ok(Some(verified));
        }
    };
    for slice in slices {
        let computed = computing.rows(slice);
        let compared =
            computed.and_then(|batch| consumer.consumer.compare(&context, slice, &edge.dataset.select(&batch)));
        verified.ledgers += slice.count();
        match compared {
            Ok(Some(found)) => add(verified.comparison.get_or_insert_with(Comparison::default), found),
            Ok(None) => {}
            Err(error) => verified.failures.push(masked(&error)),
        }
    }
    Ok(Some(verified))
}

fn add(sum: &mut Comparison, found: Comparison) {
    sum.rows += found.rows;
    sum.missing += found.missing;
    sum.extra += found.extra;
    sum.differing += found.differing;
    let room = crate::components::MAX_EXAMPLES.saturating_sub(sum.examples.len());
    sum.examples.extend(found.examples.into_iter().take(room));
}

/// A range cut at the bounds of cells.
fn cells_of(range: LedgerRange, size: u32) -> Vec<LedgerRange> {
    let mut cells = Vec::new();
    let mut lo = range.lo();
    while let Some(cell) = LedgerRange::new(lo, LedgerRange::cell(lo, size).hi().min(range.hi())) {
        cells.push(cell);
        lo = cell.hi();
    }
    cells
}

/// Everything in slices, or so many that begin at random ledgers.
fn slices(done: &RangeSet, sample: Option<u32>, chance: &mut Chance) -> Vec<LedgerRange> {
    let mut slices = Vec::new();
    let Some(sample) = sample else {
        for range in done.ranges() {
            let mut lo = range.lo();
            while let Some(slice) = LedgerRange::new(lo, lo.saturating_add(SLICE).min(range.hi())) {
                slices.push(slice);
                lo = slice.hi();
            }
        }
        return slices;
    };
    let mut chosen = RangeSet::new();
    for _ in 0..sample {
        // The n-th done ledger, and what follows it without a hole.
        let mut nth = chance.below(done.count());
        for range in done.ranges() {
            if nth < range.count() {
                let lo = range.lo() + u32::try_from(nth).unwrap_or(0);
                chosen.extend(LedgerRange::new(lo, lo.saturating_add(SLICE).min(range.hi())));
                break;
            }
            nth -= range.count();
        }
    }
    slices.extend(chosen.ranges().iter().copied());
    slices
}

/// A seeded generator (splitmix64): the choice can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }
}
