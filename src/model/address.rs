//! Names and addresses: `pipeline.NAME`, `pipeline.NAME/NODE`, `pipeline.NAME/PROCESSOR->CONSUMER`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a name is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing there.
    #[error("a name must not be empty")]
    Empty,
    /// More than 63 characters.
    #[error("a name holds at most 63 characters")]
    TooLong,
    /// A character outside letters, digits, dot, underscore, dash, or a first one that is no letter or digit.
    #[error("a name starts with a letter or digit and holds only letters, digits, '.', '_' and '-'")]
    BadCharacter,
}

/// Checks a pipeline's name or a node's id: `^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$`.
pub fn check_name(name: &str) -> Result<(), NameError> {
    let bytes = name.as_bytes();
    let first = bytes.first().ok_or(NameError::Empty)?;
    if !first.is_ascii_alphanumeric() || !bytes.iter().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(b)) {
        return Err(NameError::BadCharacter);
    }
    if bytes.len() > 63 { Err(NameError::TooLong) } else { Ok(()) }
}

/// One stream into one target. Progress, fingerprints and delivery belong to edges.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EdgeId {
    /// The pipeline's name.
    pub pipeline: String,
    /// The node whose records are delivered.
    pub processor: String,
    /// The node that delivers them.
    pub consumer: String,
    /// The canonical name of the network, or its passphrase when it has no name.
    pub network: String,
}

impl EdgeId {
    /// `PROCESSOR->CONSUMER`, without the pipeline.
    pub fn short(&self) -> String {
        format!("{}->{}", self.processor, self.consumer)
    }
}

impl fmt::Display for EdgeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "pipeline.{}/{}->{}", self.pipeline, self.processor, self.consumer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_documented_pattern() {
        for good in ["a", "contract-monitor-CAS3J7GY", "9.x_y", &"a".repeat(63)] {
            assert_eq!(check_name(good), Ok(()), "{good}");
        }
        assert_eq!(check_name(""), Err(NameError::Empty));
        assert_eq!(check_name(&"a".repeat(64)), Err(NameError::TooLong));
        for bad in ["-a", ".a", "a b", "a/b", "é", "a\n"] {
            assert_eq!(check_name(bad), Err(NameError::BadCharacter), "{bad}");
        }
    }
}
