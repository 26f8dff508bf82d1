//! Reading objects: under either ending, tried again where that may help, several at a time.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, stream};

use super::lake::{Lake, Opened, store_error};
use super::layout::EXTENSIONS;
use crate::components::{ComponentError, FetchedObject, LedgerHeaderFacts};
use crate::diag::Code;
use crate::model::LedgerRange;
use crate::net::Backoff;
use crate::stellar::{Batch, Limits, hex};
use crate::storage::{Decompressor, StoreError, StoreErrorKind};

/// Largest compressed object: a thousand of the largest ledgers known.
const MAX_OBJECT_BYTES: u64 = 256 << 20;
/// Objects of one chunk that are read at a time.
const CONCURRENT_READS: usize = 8;

impl Lake {
    /// Tries again what may go away by itself, no sooner than the store asks.
    pub(super) async fn retried<T, F>(&self, attempt: impl Fn() -> F) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, StoreError>>,
    {
        let first = Duration::from_secs(u64::from(self.settings.retry_wait_secs));
        let backoff = Backoff { first, longest: Duration::from_mins(1) };
        for tried in 0..self.settings.retry_limit {
            match attempt().await {
                Err(error) if error.is_transient() => {
                    tokio::time::sleep(backoff.wait(tried, error.retry_after)).await;
                }
                done => return done,
            }
        }
        attempt().await
    }

    /// The endings in the order in which they are tried: that of the last object which was found goes first.
    fn endings(&self) -> [usize; EXTENSIONS.len()] {
        let known = self.ending.load(Ordering::Relaxed);
        [known, EXTENSIONS.len() - 1 - known]
    }

    /// Whether an error means that the object is not there: a store that may not be listed does not tell such objects from
    /// those that it refuses.
    fn means_missing(&self, error: &StoreError) -> bool {
        error.is_missing() || (error.kind == StoreErrorKind::Denied && self.listing_refused.load(Ordering::Relaxed))
    }

    /// Size of the object that holds `ledger`, under one ending. One try.
    pub(super) async fn size_under(
        &self,
        opened: &Opened,
        ledger: u32,
        ending: usize,
    ) -> Result<Option<u64>, StoreError> {
        let key = format!("{}.{}", opened.layout.object_stem(ledger), EXTENSIONS[ending]);
        match opened.store.size(&key).await {
            Err(error) if self.means_missing(&error) => Ok(None),
            Ok(Some(size)) => {
                self.ending.store(ending, Ordering::Relaxed);
                Ok(Some(size))
            }
            other => other,
        }
    }

    /// Gets the object that holds `ledger`, under either ending. An object of another name is not looked for.
    pub(super) async fn object(&self, opened: &Opened, ledger: u32) -> (Arc<str>, Result<Bytes, ComponentError>) {
        let stem = opened.layout.object_stem(ledger);
        for ending in self.endings() {
            let key = format!("{stem}.{}", EXTENSIONS[ending]);
            match self.retried(|| opened.store.get(&key, MAX_OBJECT_BYTES)).await {
                Ok(bytes) => {
                    self.ending.store(ending, Ordering::Relaxed);
                    return (key.into(), Ok(bytes));
                }
                Err(error) if self.means_missing(&error) => {}
                Err(error) => return (key.into(), Err(store_error(error))),
            }
        }
        let key = format!("{stem}.{}", EXTENSIONS[0]);
        let error = ComponentError::permanent(Code::E405, format!("no object {key} in {}", opened.store.url()))
            .fix("export the missing ledgers into the lake, then apply again");
        (key.into(), Err(error))
    }

    /// Who a ledger is.
    pub(super) async fn header_of(
        &self,
        opened: &Opened,
        ledger: u32,
    ) -> Result<Option<LedgerHeaderFacts>, ComponentError> {
        if ledger < 2 {
            return Ok(None);
        }
        let (key, bytes) = self.object(opened, ledger).await;
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) if error.code == Code::E405 => return Ok(None),
            Err(error) => return Err(error),
        };
        let object =
            |error: &dyn std::fmt::Display, code| ComponentError::bad_data(code, format!("object {key}: {error}"));
        let limits = Limits::default();
        let mut decompressor = Decompressor::new(limits.bytes).map_err(|error| object(&error, Code::E406))?;
        let raw = decompressor.decompress(&bytes).map_err(|error| object(&error, Code::E406))?;
        let batch = Batch::decode(raw, limits).map_err(|error| object(&error, Code::E407))?;
        let found = batch.ledgers().find(|candidate| candidate.sequence() == ledger).map(|found| LedgerHeaderFacts {
            ledger,
            hash: hex(&found.hash()),
            previous_hash: hex(&found.previous_hash()),
            closed_at: found.closed_at(),
        });
        found
            .map(Some)
            .ok_or_else(|| ComponentError::bad_data(Code::E408, format!("object {key} does not hold ledger {ledger}")))
    }

    /// Gets the objects of a chunk, several at a time, in order.
    pub(super) async fn read(&self, chunk: LedgerRange) -> Vec<FetchedObject> {
        let opened = match self.opened().await {
            Ok(opened) => opened,
            Err(error) => {
                let key = Arc::from(self.settings.place.url());
                return vec![FetchedObject { ledgers: chunk, key, bytes: Err(error) }];
            }
        };
        let mut parts = Vec::new();
        let mut next = chunk.lo();
        while let Some(part) = LedgerRange::new(next, chunk.hi().min(opened.layout.object_range(next).hi())) {
            parts.push(part);
            next = part.hi();
        }
        stream::iter(parts)
            .map(|part| async move {
                let (key, bytes) = self.object(opened, part.first()).await;
                FetchedObject { ledgers: part, key, bytes }
            })
            .buffered(CONCURRENT_READS)
            .collect()
            .await
    }
}
