//! A scalar exactly as it was written.
//!
//! Invariant: reading a document keeps every character (`+10000`, `57_000_000`, `0.10`); nothing is turned into a binary
//! number on the way, so range spellings and decimal amounts can be read from the text.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Visitor},
};

/// The raw text of a YAML or JSON scalar that may be a string or a number.
///
/// From another format than a YAML document (JSON), numbers arrive in their canonical spelling. Its JSON Schema carries
/// `"raw": true`: whoever turns YAML into JSON for such a field passes the text as written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawScalar(pub String);

impl RawScalar {
    /// The name of newtype by which a deserializer of documents knows that the raw text is wanted.
    pub const NEWTYPE: &'static str = "$cdpctl::RawScalar";

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RawScalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<T: Into<String>> From<T> for RawScalar {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl Serialize for RawScalar {
    /// A canonical decimal that fits 64 bits becomes a number, everything else a string.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(number) = self.0.parse::<u64>().ok().filter(|number| number.to_string() == self.0) {
            return serializer.serialize_u64(number);
        }
        match self.0.parse::<i64>().ok().filter(|number| number.to_string() == self.0) {
            Some(number) => serializer.serialize_i64(number),
            None => serializer.serialize_str(&self.0),
        }
    }
}

impl<'de> Deserialize<'de> for RawScalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(Self::NEWTYPE, RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawScalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a number")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawScalar, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<RawScalar, E> {
        Ok(text.into())
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<RawScalar, E> {
        Ok(RawScalar(text))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<RawScalar, E> {
        Ok(RawScalar(number.to_string()))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<RawScalar, E> {
        Ok(RawScalar(number.to_string()))
    }

    fn visit_u128<E: de::Error>(self, number: u128) -> Result<RawScalar, E> {
        Ok(RawScalar(number.to_string()))
    }

    fn visit_i128<E: de::Error>(self, number: i128) -> Result<RawScalar, E> {
        Ok(RawScalar(number.to_string()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<RawScalar, E> {
        Ok(RawScalar(number.to_string()))
    }
}

impl JsonSchema for RawScalar {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "RawScalar".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "integer", "number"], "raw": true})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_strings_and_numbers_are_taken() {
        let read = |json: &str| serde_json::from_str::<RawScalar>(json).map(|raw| raw.0).ok();
        assert_eq!(read("\"+10000\"").as_deref(), Some("+10000"));
        assert_eq!(read("57000000").as_deref(), Some("57000000"));
        assert_eq!(read("-5").as_deref(), Some("-5"));
        assert_eq!(read("0.5").as_deref(), Some("0.5"));
        assert_eq!(read("[1]"), None);
        assert_eq!(read("true"), None);
    }

    #[test]
    fn only_canonical_decimals_are_written_as_numbers() {
        let written = |text: &str| serde_json::to_string(&RawScalar::from(text)).expect("serialises");
        for (text, json) in [
            ("57000000", "57000000"),
            ("-5", "-5"),
            ("18446744073709551615", "18446744073709551615"),
            ("+5", "\"+5\""),
            ("007", "\"007\""),
            ("57M", "\"57M\""),
            ("0.10", "\"0.10\""),
        ] {
            assert_eq!(written(text), json);
        }
    }
}
