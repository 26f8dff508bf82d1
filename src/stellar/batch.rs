//! From decompressed bytes to ledgers: the batches of a SEP-54 data lake and the frames of a metadata stream.
//!
//! Invariants: an object is accepted as a whole or not at all; what is accepted holds exactly the ledgers it says it
//! holds; memory is bounded by the object's size, whatever lengths it claims. Hashes are not checked here (see
//! `verify`).

use std::io::Cursor;

use stellar_xdr::{Error as XdrError, LedgerCloseMeta, Limited, Limits as XdrLimits, ReadXdr};

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
        "decode ledgers: {what} at byte {offset}: the object is damaged, or of a newer protocol than this cdpctl knows"
    )]
    Invalid {
        /// What is wrong.
        what: &'static str,
        /// Where it stands.
        offset: usize,
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

/// The first ledger that an exporter can write: the one before it is the genesis ledger, which closed without a
/// network.
const FIRST_EXPORTED: u32 = 2;

/// One or more consecutive ledgers, decoded and owned.
pub struct Batch {
    start: u32,
    ledgers: Vec<LedgerCloseMeta>,
}

impl Batch {
    /// Decodes a decompressed data lake object: XDR of `LedgerCloseMetaBatch` (SEP-54).
    ///
    /// # Errors
    /// Any [`DecodeError`]; nothing is skipped and nothing may be left over.
    pub fn decode(xdr: &[u8], limits: Limits) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(xdr, 0, limits)?;
        let start: u32 = reader.read()?;
        let end: u32 = reader.read()?;
        let found: u32 = reader.read()?;
        if end.checked_sub(start).and_then(|more| more.checked_add(1)) != Some(found) {
            return Err(DecodeError::WrongCount { start, end, found });
        }
        // No capacity is taken from the count: it may claim anything.
        let mut ledgers = Vec::new();
        for expected in start..=end {
            ledgers.push(reader.read_ledger(Some(expected))?);
        }
        reader.finish()?;
        Ok(Self { start, ledgers })
    }

    /// The first ledger's sequence.
    pub fn start(&self) -> u32 {
        self.start
    }

    /// The last ledger's sequence, inclusive.
    pub fn end(&self) -> u32 {
        // A batch has at least one ledger, and as many as lie between two u32 sequences.
        self.start + u32::try_from(self.ledgers.len()).expect("counted by u32 sequences") - 1
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
        self.ledgers.iter().map(Ledger::new)
    }
}

impl std::fmt::Debug for Batch {
    /// Names the ledgers only: their contents are megabytes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Batch({}-{})", self.start, self.end())
    }
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

    fn read(&mut self) -> Result<Batch, DecodeError> {
        let truncated = DecodeError::Truncated { length: self.stream.len() };
        let rest = &self.stream[self.offset..];
        let (mark, rest) = rest.split_first_chunk::<MARK_BYTES>().ok_or_else(|| truncated.clone())?;
        let mark = u32::from_be_bytes(*mark);
        if mark & LAST_FRAGMENT == 0 {
            return Err(DecodeError::Invalid { what: "a record of several fragments", offset: self.offset });
        }
        let length = (mark & !LAST_FRAGMENT) as usize;
        let body = rest.get(..length).ok_or(truncated)?;
        let mut reader = Reader::new(body, self.offset + MARK_BYTES, self.limits)?;
        let ledger = reader.read_ledger(None)?;
        reader.finish()?;
        self.offset += MARK_BYTES + length;
        Ok(Batch { start: Ledger::new(&ledger).sequence(), ledgers: vec![ledger] })
    }
}

impl Iterator for FramedLedgers<'_> {
    type Item = Result<Batch, DecodeError>;

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

/// Reads values off a slice and knows where it stands.
struct Reader<'a> {
    xdr: &'a [u8],
    /// Where `xdr` begins in the whole object.
    base: usize,
    depth: u32,
    limited: Limited<Cursor<&'a [u8]>>,
}

impl<'a> Reader<'a> {
    fn new(xdr: &'a [u8], base: usize, limits: Limits) -> Result<Self, DecodeError> {
        if xdr.len() > limits.bytes {
            return Err(DecodeError::TooLarge { length: xdr.len(), limit: limits.bytes });
        }
        // No value in the object can be longer than the object: that bounds what a forged length can make us allocate.
        let bounds = XdrLimits { depth: limits.depth, len: xdr.len() };
        Ok(Self { xdr, base, depth: limits.depth, limited: Limited::new(Cursor::new(xdr), bounds) })
    }

    fn position(&self) -> usize {
        usize::try_from(self.limited.inner.position()).map_or(self.xdr.len(), |position| position.min(self.xdr.len()))
    }

    fn read<T: ReadXdr>(&mut self) -> Result<T, DecodeError> {
        T::read_xdr(&mut self.limited).map_err(|error| self.explain(&error))
    }

    fn read_ledger(&mut self, expected: Option<u32>) -> Result<LedgerCloseMeta, DecodeError> {
        let position = self.position();
        if let Some(version) = self.xdr[position..].first_chunk().copied().map(i32::from_be_bytes)
            && !(0..=2).contains(&version)
        {
            return Err(DecodeError::UnknownLedgerVersion { version, offset: self.base + position });
        }
        let ledger: LedgerCloseMeta = self.read()?;
        let found = Ledger::new(&ledger).sequence();
        match expected {
            Some(expected) if expected != found => Err(DecodeError::WrongLedger { expected, found }),
            _ if found > Toid::MAX_LEDGER => Err(DecodeError::SequenceOutOfRange(found)),
            _ => Ok(ledger),
        }
    }

    fn finish(&self) -> Result<(), DecodeError> {
        let position = self.position();
        match self.xdr.len() - position {
            0 => Ok(()),
            count => Err(DecodeError::TrailingBytes { count, offset: self.base + position }),
        }
    }

    fn explain(&self, error: &XdrError) -> DecodeError {
        // What is refused is a word of four bytes that was just read.
        let offset = self.base + self.position().saturating_sub(4);
        match error {
            XdrError::Io(_) | XdrError::LengthLimitExceeded => {
                DecodeError::Truncated { length: self.base + self.xdr.len() }
            }
            XdrError::DepthLimitExceeded => DecodeError::TooDeep { limit: self.depth, offset },
            XdrError::LengthExceedsMax => DecodeError::Invalid { what: "a length above its bound", offset },
            XdrError::NonZeroPadding => DecodeError::Invalid { what: "padding that is not zero", offset },
            _ => DecodeError::Invalid { what: "an unknown value", offset },
        }
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

    fn decode(xdr: &[u8]) -> Result<Batch, DecodeError> {
        Batch::decode(xdr, Limits::default())
    }

    #[test]
    fn a_batch_of_several_ledgers_is_read_in_sequence() {
        let batch = decode(&join(&ledgers(4))).expect("valid");
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
        let batch = decode(&join(&built)).expect("valid");
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
        let batch = decode(&nested(deepest)).expect("valid");
        let mut json = Vec::new();
        for event in batch.ledgers().flat_map(Ledger::transactions).flat_map(Transaction::events) {
            event.push_data_decoded_json(&mut json);
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
        assert_eq!(decode(&xdr).expect_err("arm 9"), DecodeError::Invalid { what: "an unknown value", offset: 16 });
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
                    event.push_topics_decoded_json(&mut text);
                    event.push_data_decoded_json(&mut text);
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
        let error = DecodeError::Invalid { what: "a record of several fragments", offset: 0 };
        assert_eq!(read(&stream), [Err(error)]);
        assert_eq!(read(&[]), []);
    }
}
