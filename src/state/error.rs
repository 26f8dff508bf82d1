//! What can go wrong with a lockfile.

use std::path::PathBuf;

use super::LeaseHolder;
use crate::diag::{Code, Diagnostic};
use crate::model::LedgerRange;

/// Failures of the lockfile.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// Its format is newer than this binary knows.
    #[error("read lockfile {path}: it has format {found}, this cdpctl knows up to {known}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: i64,
        /// The newest known.
        known: i64,
    },
    /// Not a lockfile, or a damaged one.
    #[error("read lockfile {path}: {reason}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// In words.
        reason: String,
    },
    /// It, or the copy that reading needs of it, cannot be read.
    #[error("read lockfile {path}: {reason}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// In words.
        reason: String,
    },
    /// Another process has been in the middle of a commit for so long that it is probably halted.
    #[error("lockfile {path} is in use: another process has been in the middle of writing it for a while")]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// It cannot be created or written.
    #[error("write lockfile {path}: {reason}")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// In words.
        reason: String,
    },
    /// Another process holds a pipeline.
    #[error("{scope} is locked by {holder}")]
    Locked {
        /// What is locked.
        scope: String,
        /// By whom.
        holder: Box<LeaseHolder>,
    },
    /// The lease was taken over while this process was paused.
    #[error("the lease of {scope} was taken over by another process")]
    LeaseLost {
        /// What was locked.
        scope: String,
    },
    /// Something is recorded at an address that is to be given to something else.
    #[error("move to {address}: something is recorded there already")]
    Taken {
        /// The address.
        address: String,
    },
    /// It lies where locks are not kept.
    #[error("open lockfile {path}: it lies on a network file system ({kind}), where locks are not kept")]
    NetworkFileSystem {
        /// The file.
        path: PathBuf,
        /// Kind of the file system.
        kind: String,
    },
    /// A state document is of another lockfile, or older than what is here.
    #[error("import the state: it is of lineage {lineage} at serial {serial}, which does not follow on what is here")]
    NotOurs {
        /// The document's lineage.
        lineage: String,
        /// The document's serial.
        serial: u64,
    },
    /// A state document that cannot be taken.
    #[error("import the state: {reason}")]
    BadDocument {
        /// In words.
        reason: String,
    },
    /// An interval does not chain with its neighbour.
    #[error("record {range}: its ledgers do not chain with those recorded beside it")]
    ChainBroken {
        /// The interval.
        range: LedgerRange,
    },
}

impl StateError {
    /// The error as a diagnostic with its remedy.
    pub fn diagnostic(&self) -> Diagnostic {
        let (code, fix) = match self {
            Self::Newer { .. } => (Code::E101, "use the newer cdpctl, or another lockfile with --state PATH"),
            Self::Damaged { .. } => (
                Code::E102,
                "restore it from a copy (cdpctl state backup makes them), or move it away and take the targets over with cdpctl state adopt",
            ),
            Self::Unreadable { .. } => {
                (Code::E102, "make the file readable and the temporary folder (TMPDIR) writable for this user")
            }
            Self::Busy { .. } => (
                Code::E103,
                "wait for that process; one that is halted must go on or be ended (cdpctl lock show names the runs)",
            ),
            Self::Unwritable { .. } => (
                Code::E107,
                "make room on its disk or its folder writable, or pass --state PATH; then apply again: what was committed is adopted",
            ),
            Self::Locked { .. } => {
                (Code::E103, "wait for that run, or pass --lock-timeout 60s; cdpctl lock show tells more")
            }
            Self::LeaseLost { .. } => {
                (Code::E103, "run cdpctl apply again: what was committed is recorded or will be adopted")
            }
            Self::Taken { .. } => (Code::E114, "choose another name, or remove what is there with cdpctl state rm"),
            Self::NetworkFileSystem { .. } => {
                (Code::E113, "put the lockfile on a local disk with --state PATH or CDPCTL_STATE")
            }
            Self::NotOurs { .. } => (Code::E115, "pass --force when this state is really to be replaced by that one"),
            Self::BadDocument { .. } => (Code::E115, "take a document as cdpctl state export writes it"),
            Self::ChainBroken { .. } => (Code::E112, "check that the source is the lake of this pipeline's network"),
        };
        Diagnostic::error(code, self.to_string()).fix(fix)
    }
}
