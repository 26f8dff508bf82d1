//! A lake read by itself, without a pipeline: what it says of itself, which objects it holds, their bytes.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use serde_json::Value;

use super::availability::SeenObject;
use super::lake::{Lake, Opened, store_error};
use super::layout::EXTENSIONS;
use super::{configured, named_network};
use crate::components::sources::SourceContext;
use crate::components::{ComponentError, ConfigError, LakeLayout, LedgerHeaderFacts, SourceFacts};
use crate::diag::Code;
use crate::model::{LedgerRange, Network, RangeSet};
use crate::stellar::{Batch, Limits, hex};
use crate::storage::Decompressor;

/// Requests that are under way at a time.
const CONCURRENT: usize = 8;
/// Most objects that are asked for one by one where no listing is to be had.
const MOST_TRIED: u64 = 1_000;

/// A lake.
pub struct LakeReader(Lake);

/// What a lake says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LakeDescription {
    /// Its network, when the manifest or the configuration names it.
    pub network: Option<Network>,
    /// How it cuts ledgers into objects.
    pub layout: LakeLayout,
    /// The manifest as it is written.
    pub manifest: Option<Bytes>,
    /// Version of the layout that the manifest names.
    pub version: Option<String>,
    /// Where the credentials come from, in words; empty where none are needed.
    pub credentials: String,
    /// Whether there is such a thing as a listing of this kind of store.
    pub can_list: bool,
}

/// An object of a lake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LakeObject {
    /// Its name under the lake's root.
    pub key: String,
    /// The ledgers that its name promises.
    pub ledgers: LedgerRange,
    /// Compressed size.
    pub bytes: u64,
}

/// The first and the last ledger of an object whose headers were all checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadObject {
    /// The first.
    pub first: LedgerHeaderFacts,
    /// The last.
    pub last: LedgerHeaderFacts,
    /// Size when decompressed.
    pub raw_bytes: u64,
}

impl ReadObject {
    /// Decodes an object and checks that it holds the ledgers that its name promises, with headers that hash to what is said
    /// and follow one another.
    pub fn check(key: &str, ledgers: LedgerRange, bytes: &[u8]) -> Result<Self, ComponentError> {
        let wrong =
            |code, error: &dyn std::fmt::Display| ComponentError::bad_data(code, format!("object {key}: {error}"));
        let limits = Limits::default();
        let mut decompressor = Decompressor::new(limits.bytes).map_err(|error| wrong(Code::E406, &error))?;
        let raw = decompressor.decompress(bytes).map_err(|error| wrong(Code::E406, &error))?;
        let batch = Batch::decode(raw, limits).map_err(|error| wrong(Code::E407, &error))?;
        batch.check_range(ledgers.first(), ledgers.last()).map_err(|error| wrong(Code::E408, &error))?;
        let mut found: Option<Self> = None;
        for ledger in batch.ledgers() {
            ledger.verify_header().map_err(|error| wrong(Code::E409, &error))?;
            let header = LedgerHeaderFacts {
                ledger: ledger.sequence(),
                hash: hex(&ledger.hash()),
                previous_hash: hex(&ledger.previous_hash()),
                closed_at: ledger.closed_at(),
            };
            match &mut found {
                Some(found) if found.last.hash != header.previous_hash => {
                    let error = format!("ledger {} does not follow the one before it", header.ledger);
                    return Err(wrong(Code::E410, &error));
                }
                Some(found) => found.last = header,
                None => found = Some(Self { first: header.clone(), last: header, raw_bytes: raw.len() as u64 }),
            }
        }
        found.ok_or_else(|| wrong(Code::E408, &"it holds no ledger"))
    }
}

impl LakeReader {
    /// A lake by the configuration of a source, which here need not say a network. Nothing is sent.
    pub fn open(config: Value, context: &SourceContext) -> Result<Self, Vec<ConfigError>> {
        configured(config, context, named_network).map(|configured| Self(configured.lake))
    }

    /// The lake's root, without credentials.
    pub fn url(&self) -> &str {
        self.0.settings.place.url()
    }

    /// What it says of itself. Reads the manifest, once.
    pub async fn describe(&self) -> Result<LakeDescription, ComponentError> {
        let opened = self.0.opened().await?;
        Ok(LakeDescription {
            network: opened.network.clone(),
            layout: opened.layout,
            manifest: opened.manifest.as_ref().map(|(_, bytes)| bytes.clone()),
            version: opened.manifest.as_ref().and_then(|(manifest, _)| manifest.version.clone()),
            credentials: opened.store.credentials().to_owned(),
            can_list: opened.store.can_list(),
        })
    }

    /// The tip, and what can be known of the wanted ledgers with few requests.
    pub async fn facts(&self, wanted: Option<RangeSet>) -> Result<SourceFacts, ComponentError> {
        self.0.facts(wanted).await
    }

    /// The first ledger that is there; lists the oldest partition where that is possible.
    pub async fn first(&self) -> Result<Option<u32>, ComponentError> {
        let opened = self.0.opened().await?;
        // Asks for the tip, and finds out with that whether the store can be listed.
        let Some(tip) = self.facts(None).await?.tip else { return Ok(None) };
        if !self.lists(opened) {
            let everything = LedgerRange::inclusive(2, tip.ledger).map(RangeSet::from);
            return Ok(self.facts(everything).await?.assumed.hull().map(LedgerRange::first));
        }
        for partition in self.0.partitions(opened).await.map_err(store_error)? {
            let seen = self.0.seen(opened, partition, partition, usize::MAX).await.map_err(store_error)?;
            if let Some(object) = seen.objects.first() {
                return Ok(Some(object.ledgers.first().max(2)));
            }
        }
        Ok(None)
    }

    /// Tells of every object that holds ledgers of the range, in order: from listings of their partitions, or where there is
    /// none by asking for each.
    pub async fn each_object(
        &self,
        range: LedgerRange,
        mut tell: impl FnMut(LakeObject),
    ) -> Result<(), ComponentError> {
        let opened = self.0.opened().await?;
        // Finds out whether the store can be listed.
        self.facts(None).await?;
        if !self.lists(opened) {
            return self.each_tried(opened, range, tell).await;
        }
        let partitions = self.0.partitions(opened).await.map_err(store_error)?;
        let parts = partitions.into_iter().filter_map(|partition| Some((partition, partition.intersect(range)?)));
        let mut listed = stream::iter(parts)
            .map(|(partition, part)| async move { self.0.seen(opened, partition, part, usize::MAX).await })
            .buffered(CONCURRENT / 2);
        while let Some(seen) = listed.try_next().await.map_err(store_error)? {
            for SeenObject { ledgers, bytes, ending } in seen.objects {
                if ledgers.intersect(range).is_some() {
                    let key = format!("{}.{ending}", opened.layout.object_stem(ledgers.first()));
                    tell(LakeObject { key, ledgers, bytes });
                }
            }
        }
        Ok(())
    }

    async fn each_tried(
        &self,
        opened: &Opened,
        range: LedgerRange,
        mut tell: impl FnMut(LakeObject),
    ) -> Result<(), ComponentError> {
        let objects = range.count().div_ceil(opened.layout.ledgers_per_batch.into());
        if objects > MOST_TRIED {
            let message =
                format!("{} cannot be listed, and {objects} objects are too many to ask for one by one", self.url());
            return Err(ComponentError::permanent(Code::E420, message)
                .fix(format!("ask for at most {MOST_TRIED} objects, or give access that may list")));
        }
        let mut found = stream::iter(opened.layout.objects(range))
            .map(|ledgers| async move {
                for (ending, name) in EXTENSIONS.iter().enumerate() {
                    let found = self.0.retried(|| self.0.size_under(opened, ledgers.first(), ending)).await?;
                    if let Some(bytes) = found {
                        let key = format!("{}.{name}", opened.layout.object_stem(ledgers.first()));
                        return Ok(Some(LakeObject { key, ledgers, bytes }));
                    }
                }
                Ok(None)
            })
            .buffered(CONCURRENT);
        while let Some(found) = found.try_next().await.map_err(store_error)? {
            found.into_iter().for_each(&mut tell);
        }
        Ok(())
    }

    fn lists(&self, opened: &Opened) -> bool {
        opened.store.can_list() && !self.0.listing_refused.load(Ordering::Relaxed)
    }

    /// The names that the object of a ledger may have: the usual one first.
    pub async fn names(&self, ledger: u32) -> Result<[String; EXTENSIONS.len()], ComponentError> {
        let stem = self.0.opened().await?.layout.object_stem(ledger);
        Ok(EXTENSIONS.map(|ending| format!("{stem}.{ending}")))
    }

    /// The object that holds a ledger.
    pub async fn object(&self, ledger: u32) -> Result<(Arc<str>, Bytes), ComponentError> {
        let (key, bytes) = self.0.object(self.0.opened().await?, ledger).await;
        bytes.map(|bytes| (key, bytes))
    }
}
