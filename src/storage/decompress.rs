//! Zstandard decompression into a reused buffer, with a cap on the output.
//!
//! The frame's checksum is checked when it has one (RFC 8878); a frame without one is not protected by anything here.

use zstd::stream::raw::{Decoder, InBuffer, Operation, OutBuffer};

/// Why an object cannot be decompressed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecompressError {
    /// Not a zstd frame, or a damaged one (checksum included).
    #[error("decompress: {reason} at byte {offset} of {length}")]
    Damaged {
        /// What zstd says.
        reason: String,
        /// Where in the compressed object.
        offset: usize,
        /// Compressed size in bytes.
        length: usize,
    },
    /// The object ends inside a frame.
    #[error("decompress: the object is truncated: it ends after {length} bytes, inside a zstd frame")]
    Truncated {
        /// Compressed size in bytes.
        length: usize,
    },
    /// More output than allowed.
    #[error("decompress: the object holds more than {cap} bytes")]
    TooLarge {
        /// The cap in bytes.
        cap: usize,
    },
    /// Nothing in it.
    #[error("decompress: the object is empty")]
    Empty,
}

/// A decompression context with its output buffer, reused from object to object.
pub struct Decompressor {
    decoder: Decoder<'static>,
    output: Vec<u8>,
    cap: usize,
}

impl Decompressor {
    /// First size of the buffer; a busy mainnet ledger of 2026 fits.
    const FIRST_BYTES: usize = 2 << 20;

    /// A context whose output never exceeds `cap` bytes.
    pub fn new(cap: usize) -> Result<Self, DecompressError> {
        let decoder = Decoder::new().map_err(|error| DecompressError::Damaged {
            reason: error.to_string(),
            offset: 0,
            length: 0,
        })?;
        Ok(Self { decoder, output: Vec::new(), cap })
    }

    /// Decompresses a whole object: one or more zstd frames and nothing else.
    pub fn decompress(&mut self, object: &[u8]) -> Result<&[u8], DecompressError> {
        if object.is_empty() {
            return Err(DecompressError::Empty);
        }
        let damaged = |error: &std::io::Error, offset| DecompressError::Damaged {
            reason: error.to_string(),
            offset,
            length: object.len(),
        };
        self.decoder.reinit().map_err(|error| damaged(&error, 0))?;
        self.output.clear();
        self.output.reserve(Self::FIRST_BYTES.min(self.cap));
        let mut input = InBuffer::around(object);
        loop {
            if self.output.len() == self.output.capacity() {
                // One byte past the cap is enough to know that there is more.
                let more = self.output.capacity().min((self.cap + 1).saturating_sub(self.output.len()));
                if more == 0 {
                    return Err(DecompressError::TooLarge { cap: self.cap });
                }
                self.output.reserve_exact(more);
            }
            let (read_before, written_before) = (input.pos(), self.output.len());
            let hint = {
                let mut output = OutBuffer::around_pos(&mut self.output, written_before);
                self.decoder.run(&mut input, &mut output).map_err(|error| damaged(&error, read_before))?
            };
            if self.output.len() > self.cap {
                return Err(DecompressError::TooLarge { cap: self.cap });
            }
            if hint == 0 {
                if input.pos() == object.len() {
                    return Ok(&self.output);
                }
                self.decoder.reinit().map_err(|error| damaged(&error, input.pos()))?;
                continue;
            }
            if input.pos() == object.len() && self.output.len() < self.output.capacity() {
                return Err(DecompressError::Truncated { length: object.len() });
            }
        }
    }
}

/// Whether an object ends with a frame, by its block headers alone: one that is still being written does not.
pub fn is_whole(mut object: &[u8]) -> bool {
    let whole = !object.is_empty();
    while !object.is_empty() {
        match zstd::zstd_safe::find_frame_compressed_size(object) {
            Ok(length) if length <= object.len() => object = &object[length..],
            _ => return false,
        }
    }
    whole
}

/// Compresses an object as lakes hold it: one zstd frame with its size and checksum.
///
/// # Panics
/// When there is no memory left.
pub fn compress(data: &[u8]) -> Vec<u8> {
    let pack = || {
        let mut compressor = zstd::bulk::Compressor::new(3)?;
        compressor.include_checksum(true)?;
        compressor.compress(data)
    };
    pack().expect("compressing into memory fails only for want of it")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(data: &[u8]) -> Vec<u8> {
        compress(data)
    }

    #[test]
    fn objects_of_any_size_and_several_frames_come_back() {
        let mut context = Decompressor::new(64 << 20).unwrap();
        for size in [0, 1, 4096, 2 << 20, (2 << 20) + 1, 9_000_000] {
            let data: Vec<u8> = (0..size).map(|n: u32| n.wrapping_mul(2_654_435_761).to_le_bytes()[2]).collect();
            assert_eq!(context.decompress(&pack(&data)).unwrap(), data, "{size} bytes");
            let mut two = pack(&data);
            two.extend(pack(b"tail"));
            assert_eq!(context.decompress(&two).unwrap(), [&data[..], b"tail"].concat());
        }
    }

    #[test]
    fn an_object_that_is_still_being_written_is_not_whole() {
        let object = pack(&(0..20_000u32).flat_map(u32::to_le_bytes).collect::<Vec<u8>>());
        assert!(is_whole(&object) && is_whole(&[&object[..], &pack(b"tail")].concat()));
        for end in [0, 1, 3, 7, object.len() / 2, object.len() - 1] {
            assert!(!is_whole(&object[..end]), "{end} bytes");
        }
    }

    #[test]
    fn damage_is_named_and_the_context_can_go_on() {
        let mut context = Decompressor::new(1 << 20).unwrap();
        let good = pack(&[7; 5000]);
        assert_eq!(context.decompress(b""), Err(DecompressError::Empty));
        assert!(matches!(context.decompress(&good[..good.len() - 1]), Err(DecompressError::Truncated { .. })));
        assert!(matches!(context.decompress(b"not zstd at all"), Err(DecompressError::Damaged { .. })));
        let mut flipped = good.clone();
        *flipped.last_mut().unwrap() ^= 1;
        assert!(matches!(context.decompress(&flipped), Err(DecompressError::Damaged { .. })));
        let mut trailing = good.clone();
        trailing.extend(b"garbage");
        assert!(matches!(context.decompress(&trailing), Err(DecompressError::Damaged { .. })));
        assert_eq!(context.decompress(&good).unwrap(), [7; 5000]);
    }

    #[test]
    fn a_bomb_stops_at_the_cap() {
        let mut context = Decompressor::new(1 << 20).unwrap();
        assert_eq!(context.decompress(&pack(&vec![0; 1 << 20])).map(<[u8]>::len), Ok(1 << 20));
        let bomb = pack(&vec![0; (1 << 20) + 1]);
        assert_eq!(context.decompress(&bomb), Err(DecompressError::TooLarge { cap: 1 << 20 }));
    }
}
