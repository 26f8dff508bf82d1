//! Fingerprints: SHA-256 over a canonical form, so that equal meaning gives equal hashes.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A SHA-256 that stands for everything that shapes the rows of an edge.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Hash of a value in canonical form (see [`Canonical`]).
    pub fn of(value: &Value) -> Self {
        Self::of_text(Canonical(value))
    }

    /// Hash of what a value prints. The text is hashed as it comes, and is nowhere as a whole.
    pub fn of_text(text: impl fmt::Display) -> Self {
        let mut hash = Hash(Sha256::new());
        write!(hash, "{text}").expect("a hash takes every text, and canonical forms print without errors");
        Self(hash.0.finalize().into())
    }

    /// Hash of bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The raw hash.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first six hex digits, for people.
    pub fn short(&self) -> String {
        self.to_string()[..6].to_owned()
    }
}

/// A hash that is written to.
struct Hash(Sha256);

impl fmt::Write for Hash {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

/// A text that is not 64 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint is 64 hex digits")]
pub struct BadFingerprint;

impl FromStr for Fingerprint {
    type Err = BadFingerprint;

    fn from_str(text: &str) -> Result<Self, BadFingerprint> {
        let digit = |b: u8| char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok()).ok_or(BadFingerprint);
        let bytes = text.as_bytes();
        let mut out = [0; 32];
        if bytes.len() != 64 {
            return Err(BadFingerprint);
        }
        for (slot, pair) in out.iter_mut().zip(bytes.chunks(2)) {
            *slot = digit(pair[0])? * 16 + digit(pair[1])?;
        }
        Ok(Self(out))
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Identity of one state file, given at its birth: owners in targets are told apart by it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lineage(pub String);

impl fmt::Display for Lineage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Prints JSON in one canonical way: keys sorted, no white space. Numbers print as `serde_json` holds them.
#[derive(Debug, Clone, Copy)]
pub struct Canonical<'a>(pub &'a Value);

impl fmt::Display for Canonical<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Object(map) => {
                let mut keys: Vec<&String> = map.keys().collect();
                keys.sort();
                f.write_str("{")?;
                for (n, key) in keys.into_iter().enumerate() {
                    if n > 0 {
                        f.write_str(",")?;
                    }
                    write!(f, "{}:{}", Value::String(key.clone()), Canonical(&map[key]))?;
                }
                f.write_str("}")
            }
            Value::Array(items) => {
                f.write_str("[")?;
                for (n, item) in items.iter().enumerate() {
                    if n > 0 {
                        f.write_str(",")?;
                    }
                    write!(f, "{}", Canonical(item))?;
                }
                f.write_str("]")
            }
            scalar => write!(f, "{scalar}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn key_order_changes_nothing_and_values_change_everything() {
        let a = Fingerprint::of(&json!({"b": [1, {"y": 2, "x": "é"}], "a": null}));
        assert_eq!(a, Fingerprint::of(&json!({"a": null, "b": [1, {"x": "é", "y": 2}]})));
        assert_ne!(a, Fingerprint::of(&json!({"a": null, "b": [1, {"x": "é", "y": "2"}]})));
        assert_eq!(a.to_string().parse(), Ok(a));
        assert_eq!("12".parse::<Fingerprint>(), Err(BadFingerprint));
    }
}
