//! Sources: where ledgers come from. A source tells what it holds without listing everything, and fetches objects.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use super::{ComponentError, ErrorClass};
use crate::model::{LedgerRange, Network, RangeSet};
use crate::net::Backoff;

/// How often it is looked for an object that is not there yet: every half second on the average.
const POLL: Backoff = Backoff { first: Duration::from_millis(667), longest: Duration::from_millis(667) };

/// Two pipelines whose sources have the same identity read the same objects, and share the reading.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceIdentity {
    /// Where it is, without credentials.
    pub url: String,
    /// Endpoint or account, when the url alone does not say where it is.
    pub endpoint: Option<String>,
    /// The network's passphrase.
    pub passphrase: String,
}

/// How a SEP-54 lake cuts ledgers into objects and objects into partitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LakeLayout {
    /// Ledgers in one object; at least 1.
    pub ledgers_per_batch: u32,
    /// Objects in one partition; 1 means that there are no partitions.
    pub batches_per_partition: u32,
}

/// Who a ledger is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerHeaderFacts {
    /// Sequence.
    pub ledger: u32,
    /// Header hash, hex.
    pub hash: String,
    /// Hash of the ledger before it, hex.
    pub previous_hash: String,
    /// Close time, Unix seconds.
    pub closed_at: i64,
}

/// The newest ledger of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    /// Sequence.
    pub ledger: u32,
    /// Who it is, or why its object cannot be read.
    pub header: Result<LedgerHeaderFacts, ComponentError>,
}

/// What a source holds, as far as it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceFacts {
    /// Ledgers seen in a listing.
    pub listed: RangeSet,
    /// Ledgers not seen, in partitions that exist, or between ledgers that were tried one by one.
    pub assumed: RangeSet,
    /// The store gives objects and refuses to list them.
    pub listing_refused: bool,
    /// The newest ledger.
    pub tip: Option<Tip>,
    /// Compressed sizes of real objects: (first ledger of the object, bytes), ascending.
    pub sizes: Vec<(u32, u64)>,
    /// Ledgers in one object.
    pub ledgers_per_object: u32,
}

/// One object of a chunk: its bytes, or why it cannot be had.
#[derive(Debug)]
pub struct FetchedObject {
    /// The ledgers of the chunk that it holds.
    pub ledgers: LedgerRange,
    /// Its name, for messages.
    pub key: Arc<str>,
    /// Its bytes, or the error.
    pub bytes: Result<Bytes, ComponentError>,
}

/// A configured source of ledgers.
pub trait Source: Send + Sync {
    /// Where it is and which network.
    fn identity(&self) -> SourceIdentity;

    /// Region of the store, when it is known without asking.
    fn region(&self) -> Option<String> {
        None
    }

    /// The network.
    fn network(&self) -> &Network;

    /// How many threads may decode at a time; at least 1.
    fn workers(&self) -> usize;

    /// How many ledgers may be in flight between reading and delivery.
    fn buffered_ledgers(&self) -> u32;

    /// Whether transaction-set and result-set hashes are checked too.
    fn verify_full(&self) -> bool;

    /// Whether it is there and is what the configuration says: for a lake, reads the manifest and nothing more.
    fn check(&self) -> BoxFuture<'_, Result<(), ComponentError>>;

    /// What is there around the wanted ledgers: the tip, and what can be known without listing everything.
    /// `wanted` = `None` asks for the tip alone.
    fn probe(&self, wanted: Option<RangeSet>) -> BoxFuture<'_, Result<SourceFacts, ComponentError>>;

    /// Who a ledger is, from its object. `None` when the source lacks it.
    fn header(&self, ledger: u32) -> BoxFuture<'_, Result<Option<LedgerHeaderFacts>, ComponentError>>;

    /// Whether the object of a ledger is there now. One try.
    fn holds(&self, ledger: u32) -> BoxFuture<'_, Result<bool, ComponentError>>;

    /// Waits until the object of a ledger is there, however long that takes. What may go away by itself is tried again.
    fn wait_for(&self, ledger: u32) -> BoxFuture<'_, Result<(), ComponentError>> {
        Box::pin(async move {
            let mut failed = 0;
            loop {
                let wait = match self.holds(ledger).await {
                    Ok(true) => return Ok(()),
                    Ok(false) => {
                        failed = 0;
                        POLL.wait(0, None)
                    }
                    Err(error) if error.class == ErrorClass::Transient => {
                        failed += 1;
                        Backoff::default().wait(failed, error.retry_after)
                    }
                    Err(error) => return Err(error),
                };
                tokio::time::sleep(wait).await;
            }
        })
    }

    /// Gets the objects that hold a chunk's ledgers, in order.
    fn fetch(&self, chunk: LedgerRange) -> BoxFuture<'_, Vec<FetchedObject>>;
}
