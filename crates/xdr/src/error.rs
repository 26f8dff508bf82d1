//! Why bytes are not a valid value.

use std::fmt;

/// What is wrong with the bytes, where, and in which part of the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    pub(crate) kind: ErrorKind,
    pub(crate) offset: usize,
    pub(crate) path: String,
}

/// What is wrong with the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The bytes end before the value does.
    Truncated,
    /// A discriminant, an enumeration's value or an option's flag that is not defined.
    UnknownValue(i32),
    /// A list, string or opaque value longer than its bound.
    TooLong {
        /// The length it says it has.
        length: u32,
        /// The greatest length allowed.
        bound: u32,
    },
    /// Padding that is not zero.
    Padding,
    /// Values nested deeper than the limit.
    TooDeep,
    /// Bytes after the end of the value.
    Trailing,
    /// The fast pass refused what the tables accept: a fault of this crate, not of the bytes.
    Unexplained,
}

impl Error {
    /// What is wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Where, in bytes from the start.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// In which part of the value: the type's name, then fields and arms by their XDR names and elements of lists by
    /// index, as in `LedgerCloseMetaBatch.ledgerCloseMetas[0].v2.txProcessing[3]`.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ErrorKind::Truncated => f.write_str("the bytes end too early")?,
            ErrorKind::UnknownValue(value) => write!(f, "the value {value} is not defined")?,
            ErrorKind::TooLong { length, bound } => write!(f, "the length {length} is above its bound of {bound}")?,
            ErrorKind::Padding => f.write_str("padding is not zero")?,
            ErrorKind::TooDeep => f.write_str("values are nested too deeply")?,
            ErrorKind::Trailing => f.write_str("bytes follow the value")?,
            ErrorKind::Unexplained => f.write_str("the value is not valid")?,
        }
        write!(f, " at byte {} in {}", self.offset, self.path)
    }
}

impl std::error::Error for Error {}
