//! Exact decimal numbers of any length, for comparing: chain amounts reach 78 digits and are never floats.

use std::cmp::Ordering;
use std::fmt;

/// An exact decimal number. Built by parsing, compared by value (`1.50` equals `1.5`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal {
    negative: bool,
    /// Digits before the point, without leading zeros.
    whole: String,
    /// Digits after the point, without trailing zeros.
    fraction: String,
}

impl Decimal {
    /// Largest power of ten that an exponent may shift by; larger ones are refused, not expanded.
    const MAX_SHIFT: usize = 400;

    /// Reads `-12`, `+3`, `0.10`, `1_000`, `1e6`, `2.5E-3`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, text) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = |part: &str| -> Option<String> {
            part.chars().filter(|c| *c != '_').map(|c| c.is_ascii_digit().then_some(c)).collect()
        };
        if !whole.starts_with(|c: char| c.is_ascii_digit()) && !fraction.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (mut whole, mut fraction) = (digits(whole)?, digits(fraction)?);
        let shift = usize::try_from(exponent.unsigned_abs()).ok().filter(|shift| *shift <= Self::MAX_SHIFT)?;
        if exponent > 0 {
            let moved = shift.min(fraction.len());
            whole.extend(fraction.drain(..moved));
            whole.extend(std::iter::repeat_n('0', shift - moved));
        } else if shift > 0 {
            let padded = format!("{}{whole}", "0".repeat(shift.saturating_sub(whole.len())));
            let at = padded.len() - shift;
            fraction.insert_str(0, &padded[at..]);
            whole.clear();
            whole.push_str(&padded[..at]);
        }
        let whole = whole.trim_start_matches('0').to_owned();
        let fraction = fraction.trim_end_matches('0').to_owned();
        let negative = negative && !(whole.is_empty() && fraction.is_empty());
        Some(Self { negative, whole, fraction })
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let magnitude = || {
            self.whole
                .len()
                .cmp(&other.whole.len())
                .then_with(|| self.whole.cmp(&other.whole))
                .then_with(|| self.fraction.cmp(&other.fraction))
        };
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => magnitude(),
            (true, true) => magnitude().reverse(),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negative { "-" } else { "" };
        let whole = if self.whole.is_empty() { "0" } else { &self.whole };
        if self.fraction.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{}", self.fraction) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn numbers_are_compared_by_value_not_as_text() {
        assert!(d("9") < d("10"));
        assert!(d("-9") > d("-10"));
        assert_eq!(d("1.50"), d("01.5"));
        assert_eq!(d("-0"), d("0.000"));
        assert_eq!(d("1e6"), d("1_000_000"));
        assert_eq!(d("2.5E-3"), d("0.0025"));
        assert!(d("0.09") < d("0.1"));
        assert!(d("115792089237316195423570985008687907853269984665640564039457584007913129639935") > d("1e77"));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in ["", "-", ".", "e5", "1e", "0x10", "NaN", "1.2.3", "1 2", "_1", "1e999999"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn order_agrees_with_integers(a in any::<i128>(), b in any::<i128>()) {
            prop_assert_eq!(d(&a.to_string()).cmp(&d(&b.to_string())), a.cmp(&b));
            prop_assert_eq!(d(&a.to_string()).to_string(), a.to_string());
        }
    }
}
