//! From decompressed bytes to ledgers: the batches of a SEP-54 data lake and the frames of a metadata stream.
//!
//! One pass validates all bytes and finds where things are; what is asked for later is read where it stands.
//!
//! Invariants: an object is accepted as a whole or not at all; what is accepted holds exactly the ledgers it says it
//! holds; memory is bounded by the object's size, whatever lengths it claims. Hashes are not checked here (see
//! `verify`).

use cdpctl_xdr::{ErrorKind, LedgerCloseMetaBatchView, LedgerCloseMetaView, Limits as XdrLimits, View};

use super::index::Index;
use super::{Ledger, Toid};

/// Bounds on what [`Batch::decode`] and [`FramedLedgers`] take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How deep XDR types may nest; some are recursive, and the stack is finite.
    pub depth: u32,
    /// The size of a decompressed object, or of a stream, in bytes.
    pub bytes: usize,
}

impl Default for Limits {
    /// Depth 500, as stellar-core has it, and 1 GiB: several hundred of the largest ledgers known.
    fn default() -> Self {
        Self { depth: 500, bytes: 1 << 30 }
    }
}

/// Why bytes are not a batch or stream of ledgers.
///
/// Every `offset` counts bytes from the beginning of the decompressed object or stream.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The bytes end inside a value, or a length inside claims more than there is.
    #[error("decode ledgers: the object is truncated: its {length} bytes end inside a value")]
    Truncated {
        /// Where the bytes end.
        length: usize,
    },
    /// All ledgers were read and bytes are left.
    #[error("decode ledgers: {count} trailing bytes after the last ledger, from byte {offset}")]
    TrailingBytes {
        /// How many bytes are left.
        count: usize,
        /// Where they begin.
        offset: usize,
    },
    /// A version of `LedgerCloseMeta` that did not exist when this program was built.
    #[error(
        "decode ledgers: LedgerCloseMeta version {version} at byte {offset} is unknown: this cdpctl is too old for the \
         protocol of that ledger; upgrade cdpctl"
    )]
    UnknownLedgerVersion {
        /// The version found.
        version: i32,
        /// Where it stands.
        offset: usize,
    },
    /// A value that XDR does not allow there: an unknown enum value or union arm, a length above the type's bound,
    /// padding that is not zero.
    #[error(
        "decode ledgers: {what} at byte {offset}{}: the object is damaged, or of a newer protocol than this cdpctl knows",
        within(.path)
    )]
    Invalid {
        /// What is wrong.
        what: &'static str,
        /// Where it stands.
        offset: usize,
        /// In which part of the XDR, if it is in one: `LedgerCloseMetaBatch.ledgerCloseMetas[0].v2.txProcessing[3]`.
        path: String,
    },
    /// Types nest deeper than [`Limits::depth`].
    #[error("decode ledgers: values nest deeper than {limit} at byte {offset}")]
    TooDeep {
        /// The limit.
        limit: u32,
        /// Where it was passed.
        offset: usize,
    },
    /// The object is larger than [`Limits::bytes`].
    #[error("decode ledgers: {length} bytes are more than the limit of {limit}")]
    TooLarge {
        /// The object's size in bytes.
        length: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// The batch holds another number of ledgers than lie between its first and last sequence.
    #[error("decode ledgers: a batch of ledgers {start}-{end} holds {found} ledgers")]
    WrongCount {
        /// The first sequence the batch states.
        start: u32,
        /// The last sequence the batch states.
        end: u32,
        /// How many ledgers it holds.
        found: u32,
    },
    /// A ledger stands where another belongs.
    #[error("decode ledgers: wrong ledger inside: expected {expected}, found {found}")]
    WrongLedger {
        /// The sequence that belongs there.
        expected: u32,
        /// The sequence in the ledger's header.
        found: u32,
    },
    /// A sequence that has no place in a TOID (SEP-35), as no ledger of any network has.
    #[error("decode ledgers: ledger sequence {0} is above 2147483647")]
    SequenceOutOfRange(u32),
}

/// ` in PATH`, or nothing.
fn within(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!(" in {path}") }
}

/// The first ledger that an exporter can write: the one before it is the genesis ledger, which closed without a
/// network.
const FIRST_EXPORTED: u32 = 2;

/// The largest object there can be, whatever [`Limits::bytes`] says: offsets have 32 bits.
const MAX_BYTES: usize = 1 << 30;

/// One or more consecutive ledgers, validated: their bytes, and where things are in them.
pub struct Batch<'a> {
    xdr: &'a [u8],
    start: u32,
    index: Index,
}

impl<'a> Batch<'a> {
    /// Reads a decompressed data lake object: XDR of `LedgerCloseMetaBatch` (SEP-54).
    ///
    /// # Errors
    /// Any [`DecodeError`]; nothing is skipped and nothing may be left over.
    pub fn decode(xdr: &'a [u8], limits: Limits) -> Result<Self, DecodeError> {
        Self::decode_with(xdr, limits, Index::default())
    }

    /// The same in the room of an index that is not needed any more.
    ///
    /// # Errors
    /// As for [`Batch::decode`].
    pub fn decode_with(xdr: &'a [u8], limits: Limits, mut index: Index) -> Result<Self, DecodeError> {
        index.clear();
        check_size(xdr, limits)?;
        let [start, end, found] = numbers(xdr)?;
        if end.checked_sub(start).and_then(|more| more.checked_add(1)) != Some(found) {
            return Err(DecodeError::WrongCount { start, end, found });
        }
        let xdr_limits = XdrLimits { depth: limits.depth };
        LedgerCloseMetaBatchView::parse_with(xdr, xdr_limits, &mut index)
            .map_err(|error| explain(&error, xdr, 0, limits))?;
        let batch = Self { xdr, start, index };
        for (expected, ledger) in (start..=end).zip(batch.ledgers()) {
            check_sequence(ledger, Some(expected))?;
        }
        Ok(batch)
    }

    /// The room of its index, for the next batch.
    pub fn into_index(self) -> Index {
        self.index
    }

    /// The first ledger's sequence.
    pub fn start(&self) -> u32 {
        self.start
    }

    /// The last ledger's sequence, inclusive.
    pub fn end(&self) -> u32 {
        // A batch has at least one ledger, and as many as lie between two u32 sequences.
        self.start + u32::try_from(self.index.ledgers.len()).expect("counted by u32 sequences") - 1
    }

    /// Checks that the batch holds exactly the ledgers `start` to `end` (inclusive) that its name promised.
    ///
    /// The first batch of a chain may begin at ledger 2 though its name begins at 0: batches lie on a grid counted from
    /// 0, and no ledger before 2 is ever exported.
    ///
    /// # Errors
    /// [`DecodeError::WrongLedger`] or [`DecodeError::WrongCount`].
    pub fn check_range(&self, start: u32, end: u32) -> Result<(), DecodeError> {
        if self.start != start && !(start < FIRST_EXPORTED && self.start == FIRST_EXPORTED) {
            return Err(DecodeError::WrongLedger { expected: start, found: self.start });
        }
        if self.end() != end {
            let found = self.end() - self.start + 1;
            return Err(DecodeError::WrongCount { start, end, found });
        }
        Ok(())
    }

    /// The ledgers, in sequence.
    pub fn ledgers(&self) -> impl ExactSizeIterator<Item = Ledger<'_>> + DoubleEndedIterator {
        self.index.ledgers.iter().map(|spans| Ledger::new(self.xdr, &self.index, spans))
    }
}

impl std::fmt::Debug for Batch<'_> {
    /// Names the ledgers only: their contents are megabytes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Batch({}-{})", self.start, self.end())
    }
}

/// The three numbers that a batch begins with.
fn numbers(xdr: &[u8]) -> Result<[u32; 3], DecodeError> {
    let bytes: &[u8; 12] = xdr.first_chunk().ok_or(DecodeError::Truncated { length: xdr.len() })?;
    let number = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    Ok([number(0), number(4), number(8)])
}

fn check_size(xdr: &[u8], limits: Limits) -> Result<(), DecodeError> {
    let limit = limits.bytes.min(MAX_BYTES);
    if xdr.len() > limit { Err(DecodeError::TooLarge { length: xdr.len(), limit }) } else { Ok(()) }
}

fn check_sequence(ledger: Ledger<'_>, expected: Option<u32>) -> Result<(), DecodeError> {
    let found = ledger.sequence();
    match expected {
        Some(expected) if expected != found => Err(DecodeError::WrongLedger { expected, found }),
        _ if found > Toid::MAX_LEDGER => Err(DecodeError::SequenceOutOfRange(found)),
        _ => Ok(()),
    }
}

/// Says what is wrong with `xdr`, which begins at byte `base` of the object or stream.
fn explain(error: &cdpctl_xdr::Error, xdr: &[u8], base: usize, limits: Limits) -> DecodeError {
    let offset = base + error.offset();
    let invalid = |what| DecodeError::Invalid { what, offset, path: error.path().to_owned() };
    match error.kind() {
        ErrorKind::Truncated => DecodeError::Truncated { length: base + xdr.len() },
        ErrorKind::Trailing => DecodeError::TrailingBytes { count: xdr.len() - error.offset(), offset },
        ErrorKind::UnknownValue(version) if is_ledger_version(error.path()) => {
            DecodeError::UnknownLedgerVersion { version, offset }
        }
        ErrorKind::UnknownValue(_) => invalid("an unknown value"),
        ErrorKind::TooLong { .. } => invalid("a length above its bound"),
        ErrorKind::Padding => invalid("padding that is not zero"),
        ErrorKind::TooDeep => DecodeError::TooDeep { limit: limits.depth, offset },
        _ => invalid("a value that is not valid"),
    }
}

/// Whether a path is that of a ledger's version.
fn is_ledger_version(path: &str) -> bool {
    let Some(ledger) = path.strip_suffix(".v") else { return false };
    let element = ledger.strip_prefix("LedgerCloseMetaBatch.ledgerCloseMetas[").and_then(|rest| rest.strip_suffix(']'));
    ledger == "LedgerCloseMeta" || element.is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit()))
}

/// The ledgers of a metadata stream as stellar-core writes it: each an XDR `LedgerCloseMeta` behind a 4-byte big-endian
/// length whose top bit is set (record marking of RFC 5531, one fragment to a record).
///
/// Yields each ledger as a [`Batch`] of one; after an error, nothing more.
pub struct FramedLedgers<'a> {
    stream: &'a [u8],
    offset: usize,
    limits: Limits,
}

/// The bit of a record mark that says "last fragment of the record".
const LAST_FRAGMENT: u32 = 1 << 31;
/// The size of a record mark in bytes.
const MARK_BYTES: usize = 4;

impl<'a> FramedLedgers<'a> {
    /// Reads `stream` from its beginning. [`Limits::bytes`] bounds each ledger.
    pub fn new(stream: &'a [u8], limits: Limits) -> Self {
        Self { stream, offset: 0, limits }
    }

    fn read(&mut self) -> Result<Batch<'a>, DecodeError> {
        let truncated = DecodeError::Truncated { length: self.stream.len() };
        let rest = &self.stream[self.offset..];
        let (mark, rest) = rest.split_first_chunk::<MARK_BYTES>().ok_or_else(|| truncated.clone())?;
        let mark = u32::from_be_bytes(*mark);
        if mark & LAST_FRAGMENT == 0 {
            let what = "a record of several fragments";
            return Err(DecodeError::Invalid { what, offset: self.offset, path: String::new() });
        }
        let length = (mark & !LAST_FRAGMENT) as usize;
        let xdr = rest.get(..length).ok_or(truncated)?;
        check_size(xdr, self.limits)?;
        let mut index = Index::default();
        let base = self.offset + MARK_BYTES;
        LedgerCloseMetaView::parse_with(xdr, XdrLimits { depth: self.limits.depth }, &mut index)
            .map_err(|error| explain(&error, xdr, base, self.limits))?;
        let mut batch = Batch { xdr, start: 0, index };
        for ledger in batch.ledgers() {
            check_sequence(ledger, None)?;
        }
        let start = batch.ledgers().next().map_or(0, Ledger::sequence);
        batch.start = start;
        self.offset = base + length;
        Ok(batch)
    }
}

impl<'a> Iterator for FramedLedgers<'a> {
    type Item = Result<Batch<'a>, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.offset >= self.stream.len() {
            return None;
        }
        let batch = self.read();
        if batch.is_err() {
            self.offset = self.stream.len();
        }
        Some(batch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Network;
    use crate::stellar::Transaction;
    use crate::stellar::build::{
        Action, BuiltLedger, EventSpec, LedgerSpec, TransactionSpec, Value, demo_ledgers, join,
    };

    fn ledgers(count: u32) -> Vec<BuiltLedger> {
        demo_ledgers(&Network::from_name("testnet").expect("known"), 1_000, count)
    }

    fn decode(xdr: &[u8]) -> Result<Batch<'_>, DecodeError> {
        Batch::decode(xdr, Limits::default())
    }

    #[test]
    fn a_batch_of_several_ledgers_is_read_in_sequence() {
        let xdr = join(&ledgers(4));
        let batch = decode(&xdr).expect("valid");
        assert_eq!((batch.start(), batch.end()), (1_000, 1_003));
        assert_eq!(batch.ledgers().map(Ledger::sequence).collect::<Vec<_>>(), [1_000, 1_001, 1_002, 1_003]);
        assert_eq!(batch.check_range(1_000, 1_003), Ok(()));
        assert_eq!(batch.check_range(999, 1_002), Err(DecodeError::WrongLedger { expected: 999, found: 1_000 }));
        assert_eq!(
            batch.check_range(1_000, 1_000),
            Err(DecodeError::WrongCount { start: 1_000, end: 1_000, found: 4 })
        );
    }

    #[test]
    fn the_first_batch_of_a_chain_may_begin_at_ledger_two() {
        let built = demo_ledgers(&Network::from_name("testnet").expect("known"), 2, 2);
        let xdr = join(&built);
        let batch = decode(&xdr).expect("valid");
        assert_eq!(batch.check_range(0, 3), Ok(()));
        assert_eq!(batch.check_range(2, 3), Ok(()));
        assert_eq!(batch.check_range(0, 7), Err(DecodeError::WrongCount { start: 0, end: 7, found: 2 }));
    }

    #[test]
    fn nesting_is_read_to_the_limit_and_refused_beyond_without_harm_to_the_stack() {
        let nested = |levels: u32| {
            let data = (0..levels).fold(Value::Void, |inner, _| Value::List(vec![inner]));
            let event = EventSpec::of_contract([1; 32], Vec::new(), data);
            let action = Action::Call { contract: [1; 32], function: "deep".to_owned(), events: vec![event] };
            let mut spec = LedgerSpec::new(10, [0; 32]);
            spec.transactions.push(TransactionSpec::new([2; 32], 1, action));
            spec.build(&Network::from_name("testnet").expect("known")).batch_xdr
        };
        let deepest =
            (1..500).take_while(|levels| decode(&nested(*levels)).is_ok()).last().expect("some depth is fine");
        assert!((100..200).contains(&deepest), "{deepest}");
        let xdr = nested(deepest);
        let batch = decode(&xdr).expect("valid");
        let mut json = Vec::new();
        for event in batch.ledgers().flat_map(Ledger::transactions).flat_map(Transaction::events) {
            event.content().push_data_json(&mut json);
        }
        assert_eq!(String::from_utf8(json).expect("UTF-8").matches("vec").count() as u64, u64::from(deepest));
        assert!(matches!(decode(&nested(deepest + 1)), Err(DecodeError::TooDeep { limit: 500, .. })));
    }

    #[test]
    fn every_cut_is_an_error_and_never_a_panic() {
        let xdr = &ledgers(1)[0].batch_xdr;
        for length in 0..xdr.len() {
            let error = decode(&xdr[..length]).expect_err("cut");
            assert_eq!(error, DecodeError::Truncated { length }, "cut to {length}");
        }
    }

    #[test]
    fn trailing_bytes_are_counted_and_placed() {
        let mut xdr = ledgers(1)[0].batch_xdr.clone();
        let offset = xdr.len();
        xdr.extend([0; 7]);
        assert_eq!(decode(&xdr).expect_err("longer"), DecodeError::TrailingBytes { count: 7, offset });
    }

    #[test]
    fn an_unknown_ledger_version_says_that_this_program_is_too_old() {
        let mut xdr = ledgers(1)[0].batch_xdr.clone();
        xdr[15] = 3;
        let error = decode(&xdr).expect_err("version 3");
        assert_eq!(error, DecodeError::UnknownLedgerVersion { version: 3, offset: 12 });
        assert!(error.to_string().contains("version 3 at byte 12 is unknown: this cdpctl is too old for the protocol"));
    }

    #[test]
    fn an_unknown_union_arm_is_placed() {
        let mut xdr = ledgers(1)[0].batch_xdr.clone();
        // The extension of LedgerCloseMetaV1 follows the version.
        xdr[19] = 9;
        assert_eq!(
            decode(&xdr).expect_err("arm 9"),
            DecodeError::Invalid {
                what: "an unknown value",
                offset: 16,
                path: "LedgerCloseMetaBatch.ledgerCloseMetas[0].v1.ext.v".to_owned()
            }
        );
    }

    #[test]
    fn a_batch_must_hold_what_its_frame_says() {
        let good = &ledgers(1)[0].batch_xdr;
        let mut shifted = good.clone();
        shifted[3] += 1;
        shifted[7] += 1;
        assert_eq!(decode(&shifted).expect_err("shifted"), DecodeError::WrongLedger { expected: 1_001, found: 1_000 });
        let mut wide = good.clone();
        wide[7] += 1;
        assert_eq!(
            decode(&wide).expect_err("one missing"),
            DecodeError::WrongCount { start: 1_000, end: 1_001, found: 1 }
        );
        let mut backwards = good.clone();
        backwards[7] -= 1;
        assert_eq!(
            decode(&backwards).expect_err("backwards"),
            DecodeError::WrongCount { start: 1_000, end: 999, found: 1 }
        );
        assert_eq!(decode(&[0; 12]).expect_err("empty"), DecodeError::WrongCount { start: 0, end: 0, found: 0 });
        let all = [[0; 4], [0xFF; 4], [0xFF; 4]].concat();
        assert!(decode(&all).is_err());
    }

    #[test]
    fn a_forged_count_does_not_allocate() {
        let mut xdr = ledgers(1)[0].batch_xdr.clone();
        xdr[4..8].copy_from_slice(&(1_000_u32 + (1 << 30) - 1).to_be_bytes());
        xdr[8..12].copy_from_slice(&(1_u32 << 30).to_be_bytes());
        let length = xdr.len();
        assert_eq!(decode(&xdr).expect_err("forged"), DecodeError::Truncated { length });
    }

    #[test]
    fn limits_are_kept() {
        let xdr = &ledgers(1)[0].batch_xdr;
        let limits = Limits { bytes: xdr.len() - 1, ..Limits::default() };
        assert_eq!(
            Batch::decode(xdr, limits).expect_err("too large"),
            DecodeError::TooLarge { length: xdr.len(), limit: xdr.len() - 1 }
        );
        let limits = Limits { depth: 5, ..Limits::default() };
        assert!(matches!(Batch::decode(xdr, limits), Err(DecodeError::TooDeep { limit: 5, .. })));
    }

    #[test]
    fn no_flipped_bit_makes_the_decoder_panic() {
        let xdr = &ledgers(1)[0].batch_xdr;
        for index in 0..xdr.len() {
            let mut damaged = xdr.clone();
            damaged[index] ^= 1 << (index % 8);
            // Accepted or not, it must come back; and what is accepted must be readable to the last event.
            if let Ok(batch) = decode(&damaged) {
                let mut text = Vec::new();
                for event in batch.ledgers().flat_map(Ledger::transactions).flat_map(Transaction::events) {
                    event.content().push_topics_json(&mut text);
                    event.content().push_data_json(&mut text);
                    event.push_value(&mut text);
                }
            }
        }
    }

    #[test]
    fn a_framed_stream_gives_each_ledger_and_stops_at_damage() {
        let built = ledgers(3);
        let mut stream = Vec::new();
        for ledger in &built {
            let meta = &ledger.batch_xdr[12..];
            let mark = u32::try_from(meta.len()).expect("small") | LAST_FRAGMENT;
            stream.extend(mark.to_be_bytes());
            stream.extend(meta);
        }
        let read = |stream: &[u8]| {
            FramedLedgers::new(stream, Limits::default()).map(|batch| batch.map(|b| b.start())).collect::<Vec<_>>()
        };
        assert_eq!(read(&stream), [Ok(1_000), Ok(1_001), Ok(1_002)]);
        let cut = stream.len() - 1;
        assert_eq!(read(&stream[..cut]), [Ok(1_000), Ok(1_001), Err(DecodeError::Truncated { length: cut })]);
        stream[0] = 0;
        let error = DecodeError::Invalid { what: "a record of several fragments", offset: 0, path: String::new() };
        assert_eq!(read(&stream), [Err(error)]);
        assert_eq!(read(&[]), []);
    }
}
