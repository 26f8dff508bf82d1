//! The lake itself: manifest, availability, objects.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::{FutureExt, StreamExt, stream};
use tokio::sync::OnceCell;
use url::Url;

use super::at_hand::LocalLake;
use super::layout::{EXTENSIONS, MANIFEST_KEY, Manifest, parse_key, parse_name};
use crate::components::{
    ComponentError, ErrorClass, FetchedObject, LakeLayout, LedgerHeaderFacts, ObjectsAtHand, Source, SourceFacts,
    SourceIdentity, Tip,
};
use crate::diag::Code;
use crate::model::{LedgerRange, Network, RangeSet};
use crate::net::Backoff;
use crate::stellar::{Batch, Limits, hex};
use crate::storage::{Decompressor, ObjectInfo, Store, StoreError};

/// Largest compressed object: a thousand of the largest ledgers known.
const MAX_OBJECT_BYTES: u64 = 256 << 20;
/// Largest manifest; real ones have some 200 bytes.
const MAX_MANIFEST_BYTES: u64 = 64 << 10;
/// Objects of one chunk that are read at a time.
const CONCURRENT_READS: usize = 8;
/// What lakes use unless they say otherwise.
const DEFAULT_LAYOUT: LakeLayout = LakeLayout { ledgers_per_batch: 1, batches_per_partition: 64_000 };

/// What the configuration says.
pub(super) struct Settings {
    pub url: Url,
    pub network: Network,
    /// Ledgers in one object and objects in one partition, where the configuration says so.
    pub said: (Option<u32>, Option<u32>),
    pub workers: usize,
    pub buffered_ledgers: u32,
    pub retry_limit: u32,
    pub retry_wait_secs: u32,
    pub verify_full: bool,
}

/// A SEP-54 lake.
pub(super) struct Lake {
    settings: Settings,
    opened: OnceCell<Opened>,
}

/// A lake whose store and manifest were read.
struct Opened {
    store: Store,
    layout: LakeLayout,
}

impl Lake {
    pub fn new(settings: Settings) -> Self {
        Self { settings, opened: OnceCell::new() }
    }

    async fn opened(&self) -> Result<&Opened, ComponentError> {
        self.opened.get_or_try_init(|| self.open()).await
    }

    async fn open(&self) -> Result<Opened, ComponentError> {
        let store = Store::open(&self.settings.url).map_err(store_error)?;
        let layout = match self.retried(|| store.get(MANIFEST_KEY, MAX_MANIFEST_BYTES)).await {
            Ok(bytes) => self.adopt(store.url(), &bytes)?,
            Err(StoreError::NotFound { .. }) => self.layout(None, None),
            Err(error) => return Err(store_error(error)),
        };
        Ok(Opened { store, layout })
    }

    /// Takes the manifest's word, and refuses a configuration that contradicts it.
    fn adopt(&self, url: &str, bytes: &[u8]) -> Result<LakeLayout, ComponentError> {
        let manifest: Manifest = serde_json::from_slice(bytes).map_err(|error| {
            ComponentError::permanent(Code::E403, format!("manifest {url}/{MANIFEST_KEY}: {error}"))
        })?;
        let lake = Network::from_passphrase(&manifest.network_passphrase);
        if lake != self.settings.network {
            return Err(ComponentError::permanent(
                Code::E402,
                format!(
                    "the lake {url} belongs to {} (\"{}\"), the pipeline wants {} (\"{}\")",
                    lake.name(),
                    lake.passphrase(),
                    self.settings.network.name(),
                    self.settings.network.passphrase()
                ),
            )
            .fix("correct the source's network, or point it at the right lake"));
        }
        if let Some(other) = manifest.compression.filter(|name| name != "zstd") {
            return Err(ComponentError::permanent(
                Code::E403,
                format!("the lake {url} is compressed with `{other}`, not zstd"),
            ));
        }
        let layout = self.layout(manifest.ledgers_per_batch, manifest.batches_per_partition);
        if layout.ledgers_per_batch == 0 || layout.batches_per_partition == 0 {
            return Err(ComponentError::permanent(Code::E403, format!("manifest {url}/{MANIFEST_KEY}: a size of 0")));
        }
        let (batch, partition) = self.settings.said;
        if batch.is_some_and(|said| said != layout.ledgers_per_batch)
            || partition.is_some_and(|said| said != layout.batches_per_partition)
        {
            return Err(ComponentError::permanent(
                Code::E403,
                format!(
                    "the lake's manifest says ledgers per file: {}, files per partition: {}; the configuration says otherwise",
                    layout.ledgers_per_batch, layout.batches_per_partition
                ),
            )
            .fix("leave ledgers_per_file and files_per_partition out: the manifest is adopted"));
        }
        Ok(layout)
    }

    /// What the manifest says, else the configuration, else what lakes use.
    fn layout(&self, batch: Option<u32>, partition: Option<u32>) -> LakeLayout {
        let (said_batch, said_partition) = self.settings.said;
        LakeLayout {
            ledgers_per_batch: batch.or(said_batch).unwrap_or(DEFAULT_LAYOUT.ledgers_per_batch),
            batches_per_partition: partition.or(said_partition).unwrap_or(DEFAULT_LAYOUT.batches_per_partition),
        }
    }

    /// Tries again what may go away by itself.
    async fn retried<T, F>(&self, attempt: impl Fn() -> F) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, StoreError>>,
    {
        let first = Duration::from_secs(u64::from(self.settings.retry_wait_secs));
        let backoff = Backoff { first, longest: Duration::from_mins(1) };
        for tried in 0..self.settings.retry_limit {
            match attempt().await {
                Err(error) if error.is_transient() => {}
                done => return done,
            }
            tokio::time::sleep(backoff.wait(tried, None)).await;
        }
        attempt().await
    }

    /// Gets the object that holds `ledger`, under either ending. An object of another name is not looked for.
    async fn object(&self, opened: &Opened, ledger: u32) -> (Arc<str>, Result<Vec<u8>, ComponentError>) {
        let stem = opened.layout.object_stem(ledger);
        for ending in EXTENSIONS {
            let key = format!("{stem}.{ending}");
            match self.retried(|| opened.store.get(&key, MAX_OBJECT_BYTES)).await {
                Ok(bytes) => return (key.into(), Ok(bytes)),
                Err(StoreError::NotFound { .. }) => {}
                Err(error) => return (key.into(), Err(store_error(error))),
            }
        }
        let key = format!("{stem}.{}", EXTENSIONS[0]);
        let error = missing(&key, opened.store.url());
        (key.into(), Err(error))
    }

    /// Partitions that exist, ascending; a lake without partitions has one that holds everything.
    async fn partitions(&self, opened: &Opened) -> Result<Vec<LedgerRange>, ComponentError> {
        if opened.layout.batches_per_partition == 1 {
            return Ok(LedgerRange::new(0, u32::MAX).into_iter().collect());
        }
        let listing = self.retried(|| opened.store.list("")).await.map_err(store_error)?;
        let mut found: Vec<LedgerRange> = listing
            .folders
            .iter()
            .filter_map(|folder| parse_name(folder.trim_end_matches('/')))
            .filter(|range| opened.layout.partition_range(range.first()) == *range)
            .collect();
        found.sort_unstable();
        Ok(found)
    }

    async fn list_partition(
        &self,
        opened: &Opened,
        partition: LedgerRange,
    ) -> Result<Vec<(LedgerRange, u64)>, ComponentError> {
        let folder = opened.layout.partition_name(partition.first()).unwrap_or_default();
        let listing = self.retried(|| opened.store.list(&folder)).await.map_err(store_error)?;
        let mut objects: Vec<(LedgerRange, u64)> = listing
            .objects
            .iter()
            .filter_map(|ObjectInfo { key, size }| Some((parse_key(key)?.0, *size)))
            .filter(|(range, _)| opened.layout.object_range(range.first()) == *range)
            .collect();
        objects.sort_unstable();
        objects.dedup_by_key(|(range, _)| *range);
        Ok(objects)
    }

    async fn probe(&self, wanted: Option<RangeSet>) -> Result<SourceFacts, ComponentError> {
        let opened = self.opened().await?;
        let partitions = self.partitions(opened).await?;
        let mut facts = SourceFacts { ledgers_per_object: opened.layout.ledgers_per_batch, ..SourceFacts::default() };
        let mut listed: Vec<LedgerRange> = Vec::new();
        let mut tip = None;
        for partition in partitions.iter().rev() {
            let objects = self.list_partition(opened, *partition).await?;
            listed.push(*partition);
            note(&mut facts, &objects);
            if let Some((last, _)) = objects.last() {
                tip = Some(last.last());
                break;
            }
        }
        let Some(tip) = tip else { return Ok(facts) };
        let header = match self.header_of(opened, tip).await {
            Ok(Some(header)) => Ok(header),
            Ok(None) => {
                Err(ComponentError::transient(Code::E405, format!("the object of ledger {tip} was listed and is gone")))
            }
            // A damaged object is one ledger's trouble, not the lake's.
            Err(error) if error.class == ErrorClass::BadData => Err(error),
            Err(error) => return Err(error),
        };
        facts.tip = Some(Tip { ledger: tip, header });
        for range in wanted.iter().flat_map(RangeSet::ranges) {
            let inside: Vec<LedgerRange> =
                partitions.iter().copied().filter(|partition| partition.intersect(*range).is_some()).collect();
            for (n, partition) in inside.iter().enumerate() {
                if n != 0 && n + 1 != inside.len() {
                    facts.assumed.insert(*partition);
                } else if !listed.contains(partition) {
                    listed.push(*partition);
                    note(&mut facts, &self.list_partition(opened, *partition).await?);
                }
            }
        }
        // What was listed is known; an assumption about the same partition says nothing more.
        let known: RangeSet = listed.into_iter().collect();
        facts.assumed = facts.assumed.subtract(&known);
        facts.sizes.sort_unstable();
        Ok(facts)
    }

    async fn header_of(&self, opened: &Opened, ledger: u32) -> Result<Option<LedgerHeaderFacts>, ComponentError> {
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
}

fn note(facts: &mut SourceFacts, objects: &[(LedgerRange, u64)]) {
    // An object may be named from ledger 0 on; the first ledger that lakes hold is 2.
    facts.listed.extend(objects.iter().filter_map(|(range, _)| LedgerRange::new(range.lo().max(2), range.hi())));
    facts.sizes.extend(objects.iter().map(|(range, size)| (range.first(), *size)));
}

impl Source for Lake {
    fn identity(&self) -> SourceIdentity {
        SourceIdentity {
            url: self.settings.url.to_string().trim_end_matches('/').to_owned(),
            passphrase: self.settings.network.passphrase().to_owned(),
        }
    }

    fn network(&self) -> &Network {
        &self.settings.network
    }

    fn workers(&self) -> usize {
        self.settings.workers
    }

    fn buffered_ledgers(&self) -> u32 {
        self.settings.buffered_ledgers
    }

    fn verify_full(&self) -> bool {
        self.settings.verify_full
    }

    fn check(&self) -> BoxFuture<'_, Result<(), ComponentError>> {
        async { self.opened().await.map(|_| ()) }.boxed()
    }

    fn probe(&self, wanted: Option<RangeSet>) -> BoxFuture<'_, Result<SourceFacts, ComponentError>> {
        self.probe(wanted).boxed()
    }

    fn header(&self, ledger: u32) -> BoxFuture<'_, Result<Option<LedgerHeaderFacts>, ComponentError>> {
        async move { self.header_of(self.opened().await?, ledger).await }.boxed()
    }

    fn holds(&self, ledger: u32) -> BoxFuture<'_, Result<bool, ComponentError>> {
        async move {
            let opened = self.opened().await?;
            let stem = opened.layout.object_stem(ledger);
            for ending in EXTENSIONS {
                if opened.store.holds(&format!("{stem}.{ending}")).await.map_err(store_error)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        .boxed()
    }

    fn at_hand(&self) -> BoxFuture<'_, Option<Arc<dyn ObjectsAtHand>>> {
        async {
            let layout = self.opened().await.ok()?.layout;
            let root = self.settings.url.to_file_path().ok().filter(|_| self.settings.url.scheme() == "file")?;
            Some(Arc::new(LocalLake::new(root, layout, MAX_OBJECT_BYTES)?) as Arc<dyn ObjectsAtHand>)
        }
        .boxed()
    }

    fn fetch(&self, chunk: LedgerRange) -> BoxFuture<'_, Vec<FetchedObject>> {
        async move {
            let opened = match self.opened().await {
                Ok(opened) => opened,
                Err(error) => {
                    let key = Arc::from(self.settings.url.as_str());
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
        .boxed()
    }
}

/// The lake lacks an object.
pub(super) fn missing(key: &str, url: &str) -> ComponentError {
    ComponentError::permanent(Code::E405, format!("no object {key} in {url}"))
        .fix("export the missing ledgers into the lake, then apply again")
}

fn store_error(error: StoreError) -> ComponentError {
    let text = error.to_string();
    match error {
        StoreError::NotFound { .. } => ComponentError::permanent(Code::E405, text),
        StoreError::NoRoot { .. } => {
            ComponentError::permanent(Code::E401, text).fix("check the source's path, url or spec.buckets entry")
        }
        StoreError::Scheme { .. } | StoreError::Url { .. } => ComponentError::permanent(Code::E404, text),
        StoreError::Refused { .. } => ComponentError::permanent(Code::E401, text),
        StoreError::TooLarge { .. } => ComponentError::bad_data(Code::E406, text),
        StoreError::Other { .. } => ComponentError::transient(Code::E401, text),
    }
}
