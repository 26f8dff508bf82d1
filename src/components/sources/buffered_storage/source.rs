//! The lake as a pipeline's source.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::lake::Lake;
use crate::components::{ComponentError, FetchedObject, LedgerHeaderFacts, Source, SourceFacts, SourceIdentity};
use crate::model::{LedgerRange, Network, RangeSet};

/// A lake of a network.
pub(super) struct LakeSource {
    pub lake: Lake,
    pub network: Network,
}

impl Source for LakeSource {
    fn identity(&self) -> SourceIdentity {
        let access = &self.lake.settings.access;
        let endpoint = access.endpoint.as_ref().map(|endpoint| endpoint.trim_end_matches('/').to_owned());
        let account = access.account.clone().or_else(|| self.lake.settings.place.account().map(str::to_owned));
        SourceIdentity {
            url: self.lake.settings.place.url().to_owned(),
            endpoint: endpoint.or(account).filter(|_| !self.lake.settings.place.is_local()),
            passphrase: self.network.passphrase().to_owned(),
        }
    }

    fn region(&self) -> Option<String> {
        self.lake.settings.access.region.clone().or_else(|| self.lake.settings.place.region().map(str::to_owned))
    }

    fn network(&self) -> &Network {
        &self.network
    }

    fn workers(&self) -> usize {
        self.lake.settings.workers
    }

    fn buffered_ledgers(&self) -> u32 {
        self.lake.settings.buffered_ledgers
    }

    fn verify_full(&self) -> bool {
        self.lake.settings.verify_full
    }

    fn check(&self) -> BoxFuture<'_, Result<(), ComponentError>> {
        async { self.lake.opened().await.map(|_| ()) }.boxed()
    }

    fn probe(&self, wanted: Option<RangeSet>) -> BoxFuture<'_, Result<SourceFacts, ComponentError>> {
        self.lake.facts(wanted).boxed()
    }

    fn header(&self, ledger: u32) -> BoxFuture<'_, Result<Option<LedgerHeaderFacts>, ComponentError>> {
        async move { self.lake.header_of(self.lake.opened().await?, ledger).await }.boxed()
    }

    fn holds(&self, ledger: u32) -> BoxFuture<'_, Result<bool, ComponentError>> {
        self.lake.is_there(ledger).boxed()
    }

    fn fetch(&self, chunk: LedgerRange) -> BoxFuture<'_, Vec<FetchedObject>> {
        self.lake.read(chunk).boxed()
    }
}
