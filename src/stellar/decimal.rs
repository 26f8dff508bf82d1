//! 256-bit integers as exact decimal text. (Up to 128 bits the standard library does it.)

use super::encoding::{push_integer, push_padded};

/// Ten to the nineteenth: the greatest power of ten in 64 bits.
const CHUNK: u128 = 10_000_000_000_000_000_000;

/// Appends an unsigned 256-bit integer, given as 64-bit words from the highest, in decimal.
pub(super) fn push_u256(out: &mut Vec<u8>, mut words: [u64; 4]) {
    // Remainders of 19 decimal digits each, lowest first; 2^256 has 78 digits, hence at most 5.
    let mut chunks = [0_u64; 5];
    let mut used = 0;
    while words != [0; 4] {
        let mut remainder = 0_u128;
        for word in &mut words {
            let dividend = remainder << 64 | u128::from(*word);
            // Both fit in 64 bits: the remainder carried in is below CHUNK.
            *word = low_word(dividend / CHUNK);
            remainder = dividend % CHUNK;
        }
        chunks[used] = low_word(remainder);
        used += 1;
    }
    let (highest, lower) = chunks[..used].split_last().unwrap_or((&0, &[]));
    push_integer(out, *highest);
    for chunk in lower.iter().rev() {
        push_padded::<19>(out, *chunk);
    }
}

/// Appends a signed 256-bit integer in two's complement, given as 64-bit words from the highest, in decimal.
pub(super) fn push_i256(out: &mut Vec<u8>, words: [u64; 4]) {
    if words[0] >> 63 == 0 {
        return push_u256(out, words);
    }
    out.push(b'-');
    let mut negated = words.map(|word| !word);
    for word in negated.iter_mut().rev() {
        let carry;
        (*word, carry) = word.overflowing_add(1);
        if !carry {
            break;
        }
    }
    push_u256(out, negated);
}

#[expect(clippy::cast_possible_truncation, reason = "the low word is what is asked for")]
fn low_word(value: u128) -> u64 {
    value as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unsigned(words: [u64; 4]) -> String {
        let mut text = Vec::new();
        push_u256(&mut text, words);
        String::from_utf8(text).expect("digits")
    }

    fn signed(words: [u64; 4]) -> String {
        let mut text = Vec::new();
        push_i256(&mut text, words);
        String::from_utf8(text).expect("digits")
    }

    #[test]
    fn edges_of_256_bits_are_exact() {
        const MAX: u64 = u64::MAX;
        const TOP: u64 = 1 << 63;
        assert_eq!(unsigned([0; 4]), "0");
        assert_eq!(unsigned([0, 0, 0, 1]), "1");
        assert_eq!(unsigned([0, 0, 1, 0]), "18446744073709551616");
        assert_eq!(unsigned([0, 1, 0, 0]), "340282366920938463463374607431768211456");
        let all = "115792089237316195423570985008687907853269984665640564039457584007913129639935";
        assert_eq!(unsigned([MAX; 4]), all);
        let half = "57896044618658097711785492504343953926634992332820282019728792003956564819967";
        assert_eq!(signed([TOP - 1, MAX, MAX, MAX]), half);
        let least = "-57896044618658097711785492504343953926634992332820282019728792003956564819968";
        assert_eq!(signed([TOP, 0, 0, 0]), least);
        assert_eq!(signed([MAX; 4]), "-1");
        assert_eq!(signed([MAX, MAX, MAX, 0]), "-18446744073709551616");
    }

    #[test]
    fn zeros_inside_a_number_are_kept() {
        // 10^38 = 5421010862427522170 * 2^64 + 687399551400673280
        assert_eq!(
            unsigned([0, 0, 5_421_010_862_427_522_170, 687_399_551_400_673_280]),
            format!("1{}", "0".repeat(38))
        );
    }

    #[test]
    fn agrees_with_128_bit_arithmetic() {
        let mut value = 1_u128;
        for step in 0..2_000_u128 {
            value = value.wrapping_mul(0x2545_F491_4F6C_DD1D_9E37_79B9_7F4A_7C15).wrapping_add(step);
            let cut = value >> (step % 128);
            assert_eq!(unsigned([0, 0, low_word(cut >> 64), low_word(cut)]), cut.to_string());
            let negative = i128::try_from(cut >> 1).expect("one bit was shifted out").wrapping_neg();
            let fill = if negative < 0 { u64::MAX } else { 0 };
            let bits = negative.cast_unsigned();
            assert_eq!(signed([fill, fill, low_word(bits >> 64), low_word(bits)]), negative.to_string());
        }
    }
}
