//! Names and addresses: `pipeline.NAME`, `pipeline.NAME/NODE`, `pipeline.NAME/PROCESSOR->CONSUMER`.

use std::fmt;
use std::str::FromStr;

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

/// What a command or flag names: a pipeline, one of its nodes, or one of its edges.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Address {
    /// `pipeline.NAME`: all of its edges.
    Pipeline(String),
    /// `pipeline.NAME/NODE`: the edges that begin or end at the node.
    Node(String, String),
    /// `pipeline.NAME/PROCESSOR->CONSUMER`.
    Edge(String, String, String),
}

/// A text that is no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no address; write pipeline.NAME, pipeline.NAME/NODE or pipeline.NAME/PROCESSOR->CONSUMER")]
pub struct BadAddress(pub String);

impl Address {
    /// The name of the pipeline.
    pub fn pipeline(&self) -> &str {
        match self {
            Self::Pipeline(name) | Self::Node(name, _) | Self::Edge(name, ..) => name,
        }
    }

    /// Whether an edge is meant.
    pub fn covers(&self, edge: &EdgeId) -> bool {
        self.pipeline() == edge.pipeline
            && match self {
                Self::Pipeline(_) => true,
                Self::Node(_, node) => *node == edge.processor || *node == edge.consumer,
                Self::Edge(_, processor, consumer) => *processor == edge.processor && *consumer == edge.consumer,
            }
    }
}

impl FromStr for Address {
    type Err = BadAddress;

    /// The word `pipeline.` may be left out, unless the name itself begins with it.
    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let wrong = || BadAddress(text.escape_debug().to_string());
        let named = |name: &str| check_name(name).map(|()| name.to_owned()).map_err(|_| wrong());
        let rest = text.strip_prefix("pipeline.").unwrap_or(text);
        let Some((pipeline, part)) = rest.split_once('/') else { return named(rest).map(Self::Pipeline) };
        match part.split_once("->") {
            Some((processor, consumer)) => {
                Ok(Self::Edge(named(pipeline)?, named(processor.trim())?, named(consumer.trim())?))
            }
            None => Ok(Self::Node(named(pipeline)?, named(part)?)),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pipeline(name) => write!(f, "pipeline.{name}"),
            Self::Node(name, node) => write!(f, "pipeline.{name}/{node}"),
            Self::Edge(name, processor, consumer) => write!(f, "pipeline.{name}/{processor}->{consumer}"),
        }
    }
}

/// A rename: what was known at one address is known at another from now on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Move {
    /// The address so far.
    pub from: Address,
    /// The address from now on, of the same kind.
    pub to: Address,
}

impl Move {
    /// The edge under its new address; `None` when it is not meant.
    pub fn apply(&self, edge: &EdgeId) -> Option<EdgeId> {
        if !self.from.covers(edge) {
            return None;
        }
        let mut moved = edge.clone();
        self.to.pipeline().clone_into(&mut moved.pipeline);
        match (&self.from, &self.to) {
            (Address::Node(_, from), Address::Node(_, to)) => {
                if moved.processor == *from {
                    to.clone_into(&mut moved.processor);
                }
                if moved.consumer == *from {
                    to.clone_into(&mut moved.consumer);
                }
            }
            (Address::Edge(..), Address::Edge(_, processor, consumer)) => {
                processor.clone_into(&mut moved.processor);
                consumer.clone_into(&mut moved.consumer);
            }
            _ => {}
        }
        (moved != *edge).then_some(moved)
    }

    /// Whether both ends are of one kind.
    pub fn is_of_one_kind(&self) -> bool {
        std::mem::discriminant(&self.from) == std::mem::discriminant(&self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_they_are_written() {
        for text in ["pipeline.a", "pipeline.a/ledgers", "pipeline.a/ledgers->save-to-jsonl"] {
            assert_eq!(text.parse::<Address>().unwrap().to_string(), text);
            assert_eq!(text.strip_prefix("pipeline.").unwrap().parse::<Address>(), text.parse());
        }
        for bad in ["", "pipeline.", "a/", "/a", "a/b->", "a b", "a/b->c/d"] {
            assert!(bad.parse::<Address>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_move_renames_what_it_covers_and_nothing_else() {
        let edge = |pipeline: &str, processor: &str, consumer: &str| EdgeId {
            pipeline: pipeline.into(),
            processor: processor.into(),
            consumer: consumer.into(),
            network: "testnet".into(),
        };
        let moved = |from: &str, to: &str| Move { from: from.parse().unwrap(), to: to.parse().unwrap() };
        assert_eq!(moved("a", "b").apply(&edge("a", "p", "c")), Some(edge("b", "p", "c")));
        assert_eq!(moved("a", "b").apply(&edge("c", "p", "c")), None);
        assert_eq!(moved("a/p", "a/q").apply(&edge("a", "p", "c")), Some(edge("a", "q", "c")));
        assert_eq!(moved("a/c", "b/d").apply(&edge("a", "p", "c")), Some(edge("b", "p", "d")));
        assert_eq!(moved("a/p->c", "a/q->d").apply(&edge("a", "p", "c")), Some(edge("a", "q", "d")));
        assert_eq!(moved("a/p->c", "a/q->d").apply(&edge("a", "p", "e")), None);
        assert!(!moved("a", "a/q").is_of_one_kind());
    }

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
