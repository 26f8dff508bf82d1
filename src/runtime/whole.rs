//! Work that carries something from ledger to ledger: cells that are delivered as a whole, and an edge that reads in order.
//!
//! Invariants: of a cell with a ledger that failed nothing is delivered; an edge that reads in order gets nothing behind a
//! ledger that failed; what is held back so is named, with the ledger that it waits for.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::group::Group;
use super::sequence::Reported;
use super::worker::{EdgeRows, Failure, LedgerHashes, ProcessedChunk, Segment, Worker};
use crate::components::{ComponentError, DeliveryMode, ProcessorState};
use crate::diag::Code;
use crate::model::{LedgerRange, RangeSet};

/// What is known of what is carried from chunk to chunk.
#[derive(Default)]
pub(super) struct Carried {
    /// The cell that is being read.
    cell: Option<OpenCell>,
    /// The ledgers at which an edge that reads in order stopped, and why.
    pub stopped: Option<(LedgerRange, ComponentError)>,
}

/// A cell as far as it was read.
struct OpenCell {
    range: LedgerRange,
    edges: Arc<[(usize, DeliveryMode)]>,
    /// The object of its first ledger.
    object: Arc<str>,
    hashes: Vec<LedgerHashes>,
    failures: Vec<Failure>,
}

impl Group<'_, '_> {
    /// Takes a chunk of ledgers that cannot be done alone.
    pub(super) fn take_whole(&mut self, processed: ProcessedChunk, grows: bool, reported: &mut Reported) {
        if self.state == ProcessorState::Ordered {
            self.take_in_order(processed, grows, reported);
        } else {
            self.take_of_cell(processed, grows, reported);
        }
    }

    /// Keeps what workers carry for what is read next. A cell at which a tail ends is delivered as far as it was read.
    pub(super) fn keep(&mut self, mut workers: Vec<Worker>, grows: bool) {
        match self.state {
            ProcessorState::None => {}
            ProcessorState::Ordered => self.workers = workers,
            ProcessorState::Grid(_) => {
                let Some(mut cell) = self.carried.cell.take() else { return };
                if grows {
                    let rest = workers.pop().map_or(Ok(None), |worker| worker.rest(&cell.edges));
                    let rows = rest.unwrap_or_else(|error| {
                        cell.failures.push(Failure { ledgers: cell.range, object: Arc::clone(&cell.object), error });
                        None
                    });
                    self.end_cell(cell, rows, grows, &mut Reported::new(grows));
                } else {
                    // The rest of it was not read: it is left undone like all that was not.
                    for failure in &cell.failures {
                        for (edge, _) in cell.edges.iter() {
                            self.sides[*edge].note_failure(failure.ledgers, &failure.error);
                        }
                    }
                }
            }
        }
    }

    fn take_of_cell(&mut self, processed: ProcessedChunk, grows: bool, reported: &mut Reported) {
        let ProcessedChunk { chunk, segments, failures, rows, .. } = processed;
        let mut cell = match self.carried.cell.take() {
            Some(cell) => OpenCell {
                range: LedgerRange::new(cell.range.lo(), chunk.range.hi()).unwrap_or(cell.range),
                edges: Arc::clone(&chunk.edges),
                ..cell
            },
            None => OpenCell {
                range: chunk.range,
                edges: Arc::clone(&chunk.edges),
                object: segments.first().map(|segment| Arc::clone(&segment.object)).unwrap_or_default(),
                hashes: Vec::new(),
                failures: Vec::new(),
            },
        };
        let known = cell.failures.len();
        cell.failures.extend(failures);
        for segment in segments {
            match self.chain.take(&segment, &self.anchors) {
                Ok(()) => cell.hashes.extend(segment.hashes),
                Err((error, recorded)) => {
                    self.chain_broken |= recorded;
                    cell.failures.push(Failure { ledgers: segment.range, object: segment.object, error });
                }
            }
        }
        for failure in &cell.failures[known..] {
            self.tell(failure);
            for (edge, _) in chunk.edges.iter() {
                self.set_aside(*edge, failure);
            }
        }
        if chunk.ends() {
            self.end_cell(cell, rows, grows, reported);
        } else {
            self.carried.cell = Some(cell);
        }
    }

    /// Delivers a cell, or names all of it as undone.
    fn end_cell(&mut self, cell: OpenCell, rows: Option<Vec<EdgeRows>>, grows: bool, reported: &mut Reported) {
        let OpenCell { range, edges, object, hashes, mut failures } = cell;
        if let (Some(rows), true) = (rows, failures.is_empty()) {
            return self.hand_over(Segment { range, object, hashes, rows }, grows, reported);
        }
        failures.sort_by_key(|failure| failure.ledgers);
        let Some(first) = failures.first() else { return };
        let held = held_back(first.ledgers, &first.error);
        let mut undone: Vec<(LedgerRange, &ComponentError)> = Vec::new();
        let mut rest = RangeSet::from(range);
        for failure in &failures {
            undone
                .extend(rest.intersect(&failure.ledgers.into()).ranges().iter().map(|range| (*range, &failure.error)));
            rest = rest.subtract(&failure.ledgers.into());
        }
        undone.extend(rest.ranges().iter().map(|range| (*range, &held)));
        undone.sort_by_key(|(range, _)| *range);
        for (edge, _) in edges.iter() {
            // An edge that gave up follows no more; of its work it lacks this too.
            if grows && !self.queues.takes(*edge) {
                continue;
            }
            for (range, error) in &undone {
                self.sides[*edge].note_failure(*range, error);
            }
            if grows {
                self.grow(*edge, range);
            }
        }
    }

    fn take_in_order(&mut self, processed: ProcessedChunk, grows: bool, reported: &mut Reported) {
        let ProcessedChunk { segments, failures, .. } = processed;
        let mut parts: Vec<(LedgerRange, Result<Segment, Failure>)> =
            segments.into_iter().map(|segment| (segment.range, Ok(segment))).collect();
        parts.extend(failures.into_iter().map(|failure| (failure.ledgers, Err(failure))));
        parts.sort_by_key(|(range, _)| *range);
        for (_, part) in parts {
            // What comes behind a ledger that failed is not processed; what was on its way is let go.
            if self.carried.stopped.is_some() {
                return;
            }
            let judged = part.and_then(|segment| match self.chain.take(&segment, &self.anchors) {
                Ok(()) => Ok(segment),
                Err((error, recorded)) => {
                    self.chain_broken |= recorded;
                    Err(Failure { ledgers: segment.range, object: segment.object, error })
                }
            });
            match judged {
                Ok(segment) => self.hand_over(segment, grows, reported),
                Err(failure) => self.stop_at(failure, grows),
            }
        }
    }

    /// Ends the work of the group at a ledger that failed: nothing behind it can be done.
    fn stop_at(&mut self, failure: Failure, grows: bool) {
        self.tell(&failure);
        let held = held_back(failure.ledgers, &failure.error);
        let failed = RangeSet::from(failure.ledgers);
        let behind = RangeSet::from(LedgerRange::new(failure.ledgers.hi(), u32::MAX));
        for edge in 0..self.sides.len() {
            self.set_aside(edge, &failure);
            if grows {
                self.grow(edge, failure.ledgers);
            }
            let side = &mut self.sides[edge];
            let wanted = side.wanted.clone();
            for range in wanted.intersect(&failed).ranges() {
                side.note_failure(*range, &failure.error);
            }
            for range in wanted.intersect(&behind).ranges() {
                side.note_failure(*range, &held);
            }
        }
        self.carried.stopped = Some((failure.ledgers, failure.error));
        self.ending.deserted.store(true, Ordering::Release);
    }
}

/// Why ledgers are undone that wait for others.
fn held_back(ledgers: LedgerRange, error: &ComponentError) -> ComponentError {
    let words = if ledgers.count() > 1 { "ledgers" } else { "ledger" };
    let message = format!("held back by {words} {ledgers}: {} {}", error.code, error.message);
    ComponentError { code: Code::E502, message, ..error.clone() }
}
