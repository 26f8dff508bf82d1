//! Exact quantities, prices and amounts: integers with a fixed decimal point.

use std::borrow::Cow;
use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use crate::model::RawScalar;

/// A number of 0 or more with at most nine digits after the point: a quantity, or a price in dollars.
///
/// In documents it is written `0.0004`, `"0.0004"` or `1_000`, and read through [`RawScalar`], so that no float stands
/// between the text and the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Exact(u128);

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Digits after the point.
    const DIGITS: usize = 9;

    /// What 1 is stored as.
    const ONE: u128 = 1_000_000_000;

    /// Digits before the point that are accepted: enough for any price or limit, and products stay far from overflow.
    const MAX_WHOLE_DIGITS: usize = 12;

    /// Reads `12`, `0.0004`, `1_000`; `None` for signs, exponents, more than nine digits after the point or more than
    /// twelve before it.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return None,
            None => (text, ""),
        };
        if !whole.starts_with(|c: char| c.is_ascii_digit()) || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let whole: String = whole.chars().filter(|c| *c != '_').collect();
        let whole = if whole.len() > 1 { whole.trim_start_matches('0') } else { &whole };
        if whole.len() > Self::MAX_WHOLE_DIGITS
            || fraction.len() > Self::DIGITS
            || !whole.bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        format!("{whole}{fraction:0<width$}", width = Self::DIGITS).parse().ok().map(Self)
    }

    /// `count / unit`, rounded half up to a billionth.
    ///
    /// # Panics
    /// When `unit` is 0.
    pub fn ratio(count: u64, unit: u64) -> Self {
        let unit = u128::from(unit);
        Self((u128::from(count) * Self::ONE + unit / 2) / unit)
    }

    /// Whether it is 0.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// This many at that price each, rounded half up to a millionth of a dollar.
    #[must_use]
    pub fn at(self, unit_price: Self) -> Money {
        const STEP: u128 = Exact::ONE * Exact::ONE / Money::ONE;
        Money(self.0.saturating_mul(unit_price.0).saturating_add(STEP / 2) / STEP)
    }
}

impl Add for Exact {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Exact {
    /// Without needless zeros: `0.0004`, `240`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fixed(f, self.0, Self::DIGITS, 0)
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawScalar::deserialize(deserializer)?;
        Self::parse(&raw.0).ok_or_else(|| {
            D::Error::custom(format!(
                "`{raw}` is not a decimal number of 0 or more with at most nine digits after the point"
            ))
        })
    }
}

impl JsonSchema for Exact {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Exact".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = RawScalar::json_schema(generator);
        schema.insert("minimum".to_owned(), 0.into());
        schema.insert("pattern".to_owned(), r"^[0-9][0-9_]{0,14}(\.[0-9]{1,9})?$".into());
        schema
    }
}

/// An amount of US dollars, kept to a millionth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(u128);

impl Money {
    /// What a dollar is stored as.
    const ONE: u128 = 1_000_000;

    /// Two digits after the point, rounded half up: `22.40`.
    pub fn cents(self) -> String {
        let cents = self.rounded_cents();
        format!("{}.{:02}", cents / 100, cents % 100)
    }

    /// Whether it rounds to a cent or more.
    pub const fn shows(self) -> bool {
        self.rounded_cents() > 0
    }

    const fn rounded_cents(self) -> u128 {
        self.0.saturating_add(5_000) / 10_000
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

impl fmt::Display for Money {
    /// All that is known, with at least two digits after the point: `21.60`, `0.000004`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fixed(f, self.0, 6, 2)
    }
}

/// Writes `value / 10^digits` with at least `least` digits after the point and no zeros behind those.
fn write_fixed(f: &mut fmt::Formatter<'_>, value: u128, digits: usize, least: usize) -> fmt::Result {
    let text = format!("{value:0>width$}", width = digits + 1);
    let (whole, fraction) = text.split_at(text.len() - digits);
    let kept = fraction.trim_end_matches('0').len().max(least);
    if kept == 0 { f.write_str(whole) } else { write!(f, "{whole}.{}", &fraction[..kept]) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn numbers_are_read_exactly_and_written_without_needless_zeros() {
        for (text, written) in
            [("0.0004", "0.0004"), ("0.020", "0.02"), ("007.5", "7.5"), ("1_000", "1000"), ("0", "0")]
        {
            assert_eq!(exact(text).to_string(), written);
        }
        assert_eq!(exact("0.000000001").to_string(), "0.000000001");
        assert_eq!(exact("0000000000000001"), exact("1"));
    }

    #[test]
    fn what_is_no_plain_number_is_refused() {
        for bad in
            ["", "-1", "+1", "1e3", ".5", "5.", "1.0000000001", "1.2.3", "1._5", "_1", "1000000000000000", "$1", "NaN"]
        {
            assert_eq!(Exact::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn amounts_round_half_up_to_a_millionth_and_totals_to_a_cent() {
        assert_eq!(exact("0.001").at(exact("0.0005")).to_string(), "0.000001");
        assert_eq!(exact("0.001").at(exact("0.000499999")).to_string(), "0.00");
        assert_eq!(exact("240").at(exact("0.09")).to_string(), "21.60");
        for (amount, cents) in
            [("0.004999", "0.00"), ("0.005", "0.01"), ("0.014999", "0.01"), ("0.015", "0.02"), ("999.995", "1000.00")]
        {
            assert_eq!(exact(amount).at(exact("1")).cents(), cents, "{amount}");
        }
    }

    #[test]
    fn absurd_amounts_stay_large_instead_of_wrapping() {
        let most = Exact::ratio(u64::MAX, 1).at(exact("999999999999"));
        assert!(most > exact("999999999999").at(exact("1")));
        assert_eq!(most + most, [most, most].into_iter().sum());
    }

    #[test]
    fn prices_are_read_from_text_and_from_numbers() {
        for json in ["\"0.0004\"", "0.0004"] {
            assert_eq!(serde_json::from_str::<Exact>(json).unwrap(), exact("0.0004"));
        }
        assert_eq!(serde_json::from_str::<Exact>("1000").unwrap(), exact("1000"));
        assert!(serde_json::from_str::<Exact>("-1").unwrap_err().to_string().contains("`-1` is not a decimal number"));
        assert_eq!(serde_json::to_string(&exact("0.50")).unwrap(), "\"0.5\"");
    }

    proptest! {
        #[test]
        fn text_and_number_are_one(whole in 0u64..1_000_000_000_000, fraction in 0u32..1_000_000_000) {
            let value = exact(&format!("{whole}.{fraction:09}"));
            prop_assert_eq!(value, exact(&value.to_string()));
            prop_assert_eq!(value.0, u128::from(whole) * Exact::ONE + u128::from(fraction));
        }
    }
}
