//! Rows on their way to a target: as columns, or in the bytes that the target takes.

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use bytes::Bytes;

use super::{ComponentError, LEDGER_COLUMN};

/// Turns rows into the bytes that a target takes. Called where the rows are made, by many workers at a time, so that the one
/// thread which delivers has only to write.
pub trait Encoder: Send + Sync {
    /// Appends the rows of a batch to `out`, in order, and says where each ledger's end.
    fn encode(&self, batch: &RecordBatch, out: &mut Vec<u8>) -> Result<Vec<EncodedLedger>, ComponentError>;
}

/// The rows of one ledger among encoded ones: they begin where those of the ledger before end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodedLedger {
    /// The ledger.
    pub ledger: u32,
    /// Number of its rows.
    pub rows: u64,
    /// Where their bytes end.
    pub end: usize,
}

/// Encoded rows.
#[derive(Debug, Clone)]
pub struct Encoded {
    /// The bytes of all of them.
    pub bytes: Bytes,
    /// The ledgers that have rows, ascending.
    pub ledgers: Vec<EncodedLedger>,
}

/// Rows of an edge, in ledger order.
#[derive(Debug, Clone)]
pub enum Rows {
    /// Columns.
    Batch(RecordBatch),
    /// What the consumer's [`Encoder`] made of them.
    Encoded(Encoded),
}

impl Rows {
    /// Bytes that they take in memory.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Batch(batch) => batch.get_array_memory_size(),
            Self::Encoded(encoded) => encoded.bytes.len(),
        }
    }

    /// The ledgers that have rows, ascending, and how many each has.
    pub fn ledgers(&self) -> Vec<(u32, u64)> {
        match self {
            Self::Batch(batch) => {
                ledgers_of(batch).chunk_by(|a, b| a == b).map(|rows| (rows[0], rows.len() as u64)).collect()
            }
            Self::Encoded(encoded) => encoded.ledgers.iter().map(|ledger| (ledger.ledger, ledger.rows)).collect(),
        }
    }
}

/// The ledger of each row of a batch, ascending.
///
/// # Panics
/// For a batch of no dataset: every dataset has that column.
pub fn ledgers_of(batch: &RecordBatch) -> &[u32] {
    let column = batch.column_by_name(LEDGER_COLUMN).expect("every dataset has it");
    column.as_primitive::<UInt32Type>().values()
}
