//! Bytes and numbers as text: hex for hashes, standard base64 (RFC 4648, padded) for XDR, decimal for numbers.
//!
//! Appends to a caller's buffer, so that rows can be written without an allocation per field. What is appended is ASCII.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The two digits of every byte.
const HEX_PAIRS: [[u8; 2]; 256] = {
    let digits = b"0123456789abcdef";
    let mut pairs = [[0; 2]; 256];
    let mut byte = 0;
    while byte < 256 {
        pairs[byte] = [digits[byte >> 4], digits[byte & 15]];
        byte += 1;
    }
    pairs
};

/// `bytes` as lower-case hex: the form of every hash in output and messages.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = Vec::new();
    push_hex(&mut text, bytes);
    ascii(text)
}

/// Appends `bytes` to `out` as lower-case hex.
pub fn push_hex(out: &mut Vec<u8>, bytes: &[u8]) {
    // Hashes have 32 bytes: all of one are appended at once.
    for part in bytes.chunks(32) {
        let mut pairs = [[0; 2]; 32];
        for (pair, byte) in pairs.iter_mut().zip(part) {
            *pair = HEX_PAIRS[usize::from(*byte)];
        }
        out.extend_from_slice(pairs[..part.len()].as_flattened());
    }
}

/// Appends `bytes` to `out` as base64 with padding.
pub fn push_base64(out: &mut Vec<u8>, bytes: &[u8]) {
    let before = out.len();
    out.resize(before + bytes.len().div_ceil(3) * 4, 0);
    let written = STANDARD.encode_slice(bytes, &mut out[before..]);
    debug_assert_eq!(written.ok(), Some(out.len() - before), "the room is what base64 takes");
}

/// Appends an integer in decimal.
pub fn push_integer(out: &mut Vec<u8>, number: impl itoa::Integer) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// Appends an integer in decimal with at least `WIDTH` digits, zeros before it.
pub(super) fn push_padded<const WIDTH: usize>(out: &mut Vec<u8>, number: u64) {
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(number).as_bytes();
    let zeros = const { &[b'0'; WIDTH] };
    out.extend_from_slice(&zeros[digits.len().min(WIDTH)..]);
    out.extend_from_slice(digits);
}

/// ASCII that this room wrote, as text.
pub(super) fn ascii(text: Vec<u8>) -> String {
    String::from_utf8(text).expect("what is written here is ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_follows_the_vectors_of_rfc_4648() {
        let vectors = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"];
        for (length, expected) in vectors.iter().enumerate() {
            let mut text = b"before".to_vec();
            push_base64(&mut text, &b"foobar"[..length]);
            assert_eq!(ascii(text), format!("before{expected}"));
        }
        let mut text = Vec::new();
        push_base64(&mut text, &[0xFB, 0xFF, 0xFE]);
        assert_eq!(text, b"+//+");
    }

    #[test]
    fn hex_is_lower_case_and_keeps_leading_zeros() {
        assert_eq!(hex(&[0x00, 0x0A, 0xFF]), "000aff");
    }

    #[test]
    fn padded_numbers_have_their_width_and_are_never_cut() {
        let padded = |number| {
            let mut text = Vec::new();
            push_padded::<3>(&mut text, number);
            ascii(text)
        };
        assert_eq!([0, 7, 999, 1_000, u64::MAX].map(padded), ["000", "007", "999", "1000", "18446744073709551615"]);
    }
}
