//! A worker: takes fetched chunks, gives rows. Owns its decompression context and builders; nothing is shared but the queue.

use std::sync::Arc;
use std::time::Instant;

use arrow_array::RecordBatch;

use super::chunks::Chunk;
use super::task::{Stream, StreamInput};
use crate::components::{ColumnSet, ComponentError, ExtractorState, FetchedObject, Tally, Wants};
use crate::diag::Code;
use crate::model::LedgerRange;
use crate::stellar::{Batch, Index, Ledger, Limits};
use crate::storage::Decompressor;
use crate::sys;

/// A chunk whose objects were fetched.
pub(super) struct FetchedChunk {
    /// Place in the order of delivery.
    pub index: usize,
    /// Its ledgers and who wants them.
    pub chunk: Chunk,
    /// Its objects.
    pub objects: Vec<FetchedObject>,
    /// Which streams the chunk's edges read.
    pub streams: Vec<bool>,
    /// Microseconds it took.
    pub fetch_us: u64,
}

/// A chunk turned into rows.
pub(super) struct ProcessedChunk {
    /// Place in the order of delivery.
    pub index: usize,
    /// Its ledgers and who wants them.
    pub chunk: Chunk,
    /// Contiguous stretches of good ledgers, ascending.
    pub segments: Vec<Segment>,
    /// What could not be had.
    pub failures: Vec<Failure>,
    /// What it took.
    pub stats: ChunkStats,
}

/// A contiguous stretch of good ledgers with their rows.
pub(super) struct Segment {
    /// The ledgers.
    pub range: LedgerRange,
    /// The object of the first of them.
    pub object: Arc<str>,
    /// Who each of them is.
    pub hashes: Vec<LedgerHashes>,
    /// Rows per stream; `None` for streams that nobody reads here.
    pub batches: Vec<Option<(RecordBatch, Tally)>>,
}

/// A ledger's place in the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LedgerHashes {
    /// Hash of the ledger before, as its header states it.
    pub previous: [u8; 32],
    /// Its own hash, checked against its header.
    pub own: [u8; 32],
}

/// Ledgers that cannot be read or processed.
#[derive(Debug, Clone)]
pub(super) struct Failure {
    /// Which.
    pub ledgers: LedgerRange,
    /// The object they are in.
    pub object: Arc<str>,
    /// Why.
    pub error: ComponentError,
}

/// What a chunk took.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ChunkStats {
    pub objects: u64,
    pub bytes: u64,
    pub raw_bytes: u64,
    pub transactions_ok: u64,
    pub transactions_failed: u64,
    pub fetch_us: u64,
    pub decode_us: u64,
    pub process_us: u64,
}

/// Contexts and builders of one thread.
pub(super) struct Worker {
    decompressor: Decompressor,
    index: Index,
    limits: Limits,
    extraction: Extraction,
}

/// What is made of ledgers.
struct Extraction {
    streams: Arc<[Stream]>,
    states: Vec<Option<Box<dyn ExtractorState>>>,
    verify_full: bool,
}

impl Worker {
    pub fn new(streams: Arc<[Stream]>, verify_full: bool) -> Result<Self, ComponentError> {
        let limits = Limits::default();
        let decompressor = Decompressor::new(limits.bytes)
            .map_err(|error| ComponentError::permanent(Code::E406, error.to_string()))?;
        let states = streams
            .iter()
            .map(|stream| match &stream.input {
                StreamInput::Ledgers(extractor) => Some(extractor.start(&ColumnSet::all(extractor.dataset()))),
                StreamInput::Stream(..) => None,
            })
            .collect();
        Ok(Self {
            decompressor,
            index: Index::default(),
            limits,
            extraction: Extraction { streams, states, verify_full },
        })
    }

    /// Turns a fetched chunk into rows.
    pub fn process(&mut self, fetched: FetchedChunk) -> ProcessedChunk {
        let needed = self.extraction.needed(&fetched.streams);
        let mut done = ProcessedChunk {
            index: fetched.index,
            chunk: fetched.chunk,
            segments: Vec::new(),
            failures: Vec::new(),
            stats: ChunkStats { fetch_us: fetched.fetch_us, ..ChunkStats::default() },
        };
        let mut open = OpenSegment::default();
        for object in fetched.objects {
            let result = match object.bytes {
                Err(error) => Err(error),
                Ok(bytes) => {
                    done.stats.objects += 1;
                    done.stats.bytes += bytes.len() as u64;
                    self.object(object.ledgers, &object.key, &bytes, &needed, &mut open, &mut done)
                }
            };
            if let Err(error) = result {
                self.extraction.close(&mut open, &needed, &mut done);
                done.failures.push(Failure { ledgers: object.ledgers, object: object.key, error });
            }
        }
        self.extraction.close(&mut open, &needed, &mut done);
        sys::fail_point("after_process");
        done
    }

    fn object(
        &mut self,
        wanted: LedgerRange,
        key: &Arc<str>,
        bytes: &[u8],
        needed: &[bool],
        open: &mut OpenSegment,
        done: &mut ProcessedChunk,
    ) -> Result<(), ComponentError> {
        let started = Instant::now();
        let about =
            |error: &dyn std::fmt::Display, code| ComponentError::bad_data(code, format!("object {key}: {error}"));
        let raw = self.decompressor.decompress(bytes).map_err(|error| about(&error, Code::E406))?;
        done.stats.raw_bytes += raw.len() as u64;
        let batch = Batch::decode_with(raw, self.limits, std::mem::take(&mut self.index))
            .map_err(|error| about(&error, code_of(&error)))?;
        done.stats.decode_us += micros(started);
        sys::fail_point("after_decode");
        // The first object of a chain is named from ledger 0 on and begins with ledger 2.
        let absent = LedgerRange::new(wanted.lo(), wanted.hi().min(2)).filter(|_| batch.start() == 2);
        if let Some(ledgers) = absent {
            let error =
                ComponentError::permanent(Code::E405, format!("object {key}: the first ledger that lakes hold is 2"));
            done.failures.push(Failure { ledgers, object: Arc::clone(key), error });
        }
        if batch.start() > wanted.first().max(absent.map_or(0, |_| 2)) || batch.end() < wanted.last() {
            let found = format!("it holds ledgers {}-{}, its name promises {wanted}", batch.start(), batch.end());
            return Err(about(&found, Code::E408));
        }
        for ledger in batch.ledgers().filter(|ledger| wanted.contains(ledger.sequence())) {
            if let Err(error) = self.extraction.ledger(ledger, key, needed, open, done) {
                self.extraction.close(open, needed, done);
                let ledgers = LedgerRange::single(ledger.sequence());
                done.failures.push(Failure { ledgers, object: Arc::clone(key), error });
            }
        }
        self.index = batch.into_index();
        Ok(())
    }
}

impl Extraction {
    /// Streams that must be computed: those that are read, and those that they read.
    fn needed(&self, read: &[bool]) -> Vec<bool> {
        let mut needed = read.to_vec();
        for (n, stream) in self.streams.iter().enumerate().rev() {
            if let (true, StreamInput::Stream(input, _)) = (needed[n], &stream.input) {
                needed[*input] = true;
            }
        }
        needed
    }

    fn ledger(
        &mut self,
        ledger: Ledger<'_>,
        key: &Arc<str>,
        needed: &[bool],
        open: &mut OpenSegment,
        done: &mut ProcessedChunk,
    ) -> Result<(), ComponentError> {
        let started = Instant::now();
        let verified = if self.verify_full { ledger.verify_full() } else { ledger.verify_header() };
        verified.map_err(|error| ComponentError::bad_data(Code::E409, format!("object {key}: {error}")))?;
        let hashes = LedgerHashes { previous: ledger.previous_hash(), own: ledger.hash() };
        // Which side of a break is wrong shows only with what stands before: the sequencer judges, segment by segment.
        if open.hashes.last().is_some_and(|before| before.own != hashes.previous) {
            self.close(open, needed, done);
        }
        let mut wants =
            self.streams.iter().zip(needed).filter(|(_, needed)| **needed).map(|(stream, _)| match &stream.input {
                StreamInput::Ledgers(extractor) => extractor.wants(),
                StreamInput::Stream(..) => Wants::default(),
            });
        if wants.any(|wants| wants.results) {
            for transaction in ledger.transactions() {
                if transaction.successful() {
                    done.stats.transactions_ok += 1;
                } else {
                    done.stats.transactions_failed += 1;
                }
            }
        }
        for (state, _) in self.states.iter_mut().zip(needed).filter(|(_, needed)| **needed) {
            if let Some(state) = state {
                state.ledger(ledger).map_err(|error| ComponentError {
                    message: format!("ledger {}: {}", ledger.sequence(), error.message),
                    ..error
                })?;
            }
        }
        open.first.get_or_insert_with(|| (ledger.sequence(), Arc::clone(key)));
        open.hashes.push(hashes);
        done.stats.process_us += micros(started);
        Ok(())
    }

    /// Ends the open segment: takes its rows and runs the operators over them.
    fn close(&mut self, open: &mut OpenSegment, needed: &[bool], done: &mut ProcessedChunk) {
        let Some((first, object)) = open.first.take() else { return };
        let started = Instant::now();
        let hashes = std::mem::take(&mut open.hashes);
        let count = u32::try_from(hashes.len()).expect("a chunk counts its ledgers in u32");
        let range = LedgerRange::new(first, first + count).expect("an open segment has a ledger");
        match self.rows(needed) {
            Ok(batches) => done.segments.push(Segment { range, object, hashes, batches }),
            Err(error) => done.failures.push(Failure { ledgers: range, object, error }),
        }
        done.stats.process_us += micros(started);
    }

    fn rows(&mut self, needed: &[bool]) -> Result<Vec<Option<(RecordBatch, Tally)>>, ComponentError> {
        let mut batches: Vec<Option<(RecordBatch, Tally)>> = Vec::with_capacity(self.streams.len());
        for (n, stream) in self.streams.iter().enumerate() {
            let batch = match (&stream.input, &mut self.states[n]) {
                _ if !needed[n] => None,
                (StreamInput::Ledgers(_), Some(state)) => Some((state.take()?, Tally::default())),
                (StreamInput::Stream(input, operator), _) => {
                    let (rows, _) = batches[*input].as_ref().expect("streams come after what they read");
                    Some(operator.apply(rows)?)
                }
                (StreamInput::Ledgers(_), None) => unreachable!("every extractor has its state"),
            };
            batches.push(batch);
        }
        Ok(batches)
    }
}

/// The stretch of good ledgers that is being filled.
#[derive(Default)]
struct OpenSegment {
    /// The first ledger and its object.
    first: Option<(u32, Arc<str>)>,
    hashes: Vec<LedgerHashes>,
}

/// The code for what a decoder says.
fn code_of(error: &crate::stellar::DecodeError) -> Code {
    use crate::stellar::DecodeError::{WrongCount, WrongLedger};
    if matches!(error, WrongLedger { .. } | WrongCount { .. }) { Code::E408 } else { Code::E407 }
}

fn micros(started: Instant) -> u64 {
    u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX)
}
