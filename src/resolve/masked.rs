//! A source whose words hold references where its configuration did.
//!
//! Invariant: no error of a wrapped source shows a value that came from a reference.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::Masks;
use crate::components::{ComponentError, FetchedObject, LedgerHeaderFacts, Source, SourceFacts, SourceIdentity, Tip};
use crate::model::{LedgerRange, Network, RangeSet};

/// A source with the masks of its configuration.
pub(super) struct MaskedSource {
    inner: Arc<dyn Source>,
    masks: Masks,
}

impl MaskedSource {
    /// The source, wrapped where there is something to mask.
    pub fn wrap(inner: Arc<dyn Source>, masks: &Masks) -> Arc<dyn Source> {
        if masks.0.is_empty() { inner } else { Arc::new(Self { inner, masks: masks.clone() }) }
    }

    fn masked(&self, error: ComponentError) -> ComponentError {
        let fix = error.fix.as_ref().map(|fix| self.masks.apply(fix));
        ComponentError { message: self.masks.apply(&error.message), fix, ..error }
    }
}

impl Source for MaskedSource {
    fn identity(&self) -> SourceIdentity {
        self.inner.identity()
    }

    fn region(&self) -> Option<String> {
        self.inner.region()
    }

    fn network(&self) -> &Network {
        self.inner.network()
    }

    fn workers(&self) -> usize {
        self.inner.workers()
    }

    fn buffered_ledgers(&self) -> u32 {
        self.inner.buffered_ledgers()
    }

    fn verify_full(&self) -> bool {
        self.inner.verify_full()
    }

    fn check(&self) -> BoxFuture<'_, Result<(), ComponentError>> {
        async { self.inner.check().await.map_err(|error| self.masked(error)) }.boxed()
    }

    fn probe(&self, wanted: Option<RangeSet>) -> BoxFuture<'_, Result<SourceFacts, ComponentError>> {
        async {
            let facts = self.inner.probe(wanted).await.map_err(|error| self.masked(error))?;
            let tip = facts.tip.map(|tip| Tip { header: tip.header.map_err(|error| self.masked(error)), ..tip });
            Ok(SourceFacts { tip, ..facts })
        }
        .boxed()
    }

    fn header(&self, ledger: u32) -> BoxFuture<'_, Result<Option<LedgerHeaderFacts>, ComponentError>> {
        async move { self.inner.header(ledger).await.map_err(|error| self.masked(error)) }.boxed()
    }

    fn holds(&self, ledger: u32) -> BoxFuture<'_, Result<bool, ComponentError>> {
        async move { self.inner.holds(ledger).await.map_err(|error| self.masked(error)) }.boxed()
    }

    fn fetch(&self, chunk: LedgerRange) -> BoxFuture<'_, Vec<FetchedObject>> {
        async move {
            let mut objects = self.inner.fetch(chunk).await;
            for object in &mut objects {
                if let Err(error) = &object.bytes {
                    object.bytes = Err(self.masked(error.clone()));
                }
            }
            objects
        }
        .boxed()
    }
}
