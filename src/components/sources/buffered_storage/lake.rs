//! The lake itself: opened once, its manifest adopted.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::{Mutex, OnceCell};

use super::availability::Known;
use super::layout::{EXTENSIONS, MANIFEST_KEY, Manifest};
use crate::components::sources::StoreAccess;
use crate::components::{ComponentError, LakeLayout, SecretReader};
use crate::diag::Code;
use crate::model::Network;
use crate::net::ReadLimits;
use crate::storage::{Place, Store, StoreError, StoreErrorKind};

/// Largest manifest; real ones have some 200 bytes.
const MAX_MANIFEST_BYTES: u64 = 64 << 10;
/// What lakes use unless they say otherwise.
const DEFAULT_LAYOUT: LakeLayout = LakeLayout { ledgers_per_batch: 1, batches_per_partition: 64_000 };
/// For connecting to a store.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// For one whole object, however slowly it trickles.
const OBJECT_TIMEOUT: Duration = Duration::from_mins(5);
/// One in so many looks for the next object tries the ending that the lake does not use.
const OTHER_ENDING_EVERY: usize = 10;

/// What the configuration says.
pub(super) struct Settings {
    pub place: Place,
    pub access: StoreAccess,
    pub secrets: SecretReader,
    /// Folder that relative paths start from.
    pub base: PathBuf,
    /// Ledgers that the configuration names, near which the lake has some.
    pub near: Vec<u32>,
    /// Network that the lake must be of; `None` for whichever it is.
    pub network: Option<Network>,
    /// Ledgers in one object and objects in one partition, where the configuration says so.
    pub said: (Option<u32>, Option<u32>),
    pub workers: usize,
    pub buffered_ledgers: u32,
    /// Between two bytes.
    pub read_timeout: Duration,
    pub retry_limit: u32,
    pub retry_wait_secs: u32,
    pub verify_full: bool,
}

/// A SEP-54 lake.
pub(super) struct Lake {
    pub(super) settings: Settings,
    opened: OnceCell<Opened>,
    /// Index of the ending that the last object had which was found.
    pub(super) ending: AtomicUsize,
    /// The store gives objects and refuses to list them; one that is not there it refuses too.
    pub(super) listing_refused: AtomicBool,
    /// How often the next object was looked for.
    looks: AtomicUsize,
    /// What was found out about the ends of the lake a moment ago.
    pub(super) known: Mutex<Option<Known>>,
}

/// A lake whose store and manifest were read.
pub(super) struct Opened {
    pub store: Store,
    pub layout: LakeLayout,
    /// Whose ledgers they are, as the manifest or else the configuration says.
    pub network: Option<Network>,
    /// The manifest as it is written.
    pub manifest: Option<(Manifest, Bytes)>,
}

impl Lake {
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            opened: OnceCell::new(),
            ending: AtomicUsize::new(0),
            listing_refused: AtomicBool::new(false),
            looks: AtomicUsize::new(0),
            known: Mutex::new(None),
        }
    }

    pub(super) async fn opened(&self) -> Result<&Opened, ComponentError> {
        self.opened.get_or_try_init(|| self.open()).await
    }

    async fn open(&self) -> Result<Opened, ComponentError> {
        let access = self.settings.access.read(&self.settings.secrets, &self.settings.base)?;
        let limits = ReadLimits { connect: CONNECT_TIMEOUT, stall: self.settings.read_timeout, total: OBJECT_TIMEOUT };
        let store = Store::open(&self.settings.place, &access, limits).map_err(store_error)?;
        match self.retried(|| store.get(MANIFEST_KEY, MAX_MANIFEST_BYTES)).await {
            Ok(bytes) => self.adopt(store, bytes),
            Err(error) if error.is_missing() => {
                let (layout, network) = (self.layout(None, None), self.settings.network.clone());
                Ok(Opened { store, layout, network, manifest: None })
            }
            Err(error) => Err(store_error(error)),
        }
    }

    /// Takes the manifest's word, and refuses a configuration that contradicts it.
    fn adopt(&self, store: Store, bytes: Bytes) -> Result<Opened, ComponentError> {
        let url = store.url();
        let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|error| {
            ComponentError::permanent(Code::E403, format!("manifest {url}/{MANIFEST_KEY}: {error}"))
        })?;
        let lake = Network::from_passphrase(&manifest.network_passphrase);
        if let Some(wanted) = self.settings.network.as_ref().filter(|wanted| **wanted != lake) {
            return Err(ComponentError::permanent(
                Code::E402,
                format!(
                    "the lake {url} belongs to {} (\"{}\"), the pipeline wants {} (\"{}\")",
                    lake.name(),
                    lake.passphrase(),
                    wanted.name(),
                    wanted.passphrase()
                ),
            )
            .fix("correct the source's network, or point it at the right lake"));
        }
        if let Some(other) = manifest.compression.as_deref().filter(|name| *name != "zstd") {
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
        Ok(Opened { store, layout, network: Some(lake), manifest: Some((manifest, bytes)) })
    }

    /// What the manifest says, else the configuration, else what lakes use.
    fn layout(&self, batch: Option<u32>, partition: Option<u32>) -> LakeLayout {
        let (said_batch, said_partition) = self.settings.said;
        LakeLayout {
            ledgers_per_batch: batch.or(said_batch).unwrap_or(DEFAULT_LAYOUT.ledgers_per_batch),
            batches_per_partition: partition.or(said_partition).unwrap_or(DEFAULT_LAYOUT.batches_per_partition),
        }
    }

    /// Whether the object of a ledger is there now; looks for the ending that the lake uses, and now and then for the other.
    pub(super) async fn is_there(&self, ledger: u32) -> Result<bool, ComponentError> {
        let opened = self.opened().await?;
        let known = self.ending.load(Ordering::Relaxed);
        let looks = self.looks.fetch_add(1, Ordering::Relaxed);
        for ending in [known, EXTENSIONS.len() - 1 - known] {
            let skipped = ending != known && !opened.store.is_local() && !looks.is_multiple_of(OTHER_ENDING_EVERY);
            if !skipped && self.size_under(opened, ledger, ending).await.map_err(store_error)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// A store's error as a component's.
pub(super) fn store_error(error: StoreError) -> ComponentError {
    let code = error.code();
    let mut found = match error.kind {
        StoreErrorKind::Passing => ComponentError::transient(code, error.message),
        StoreErrorKind::TooLarge => ComponentError::bad_data(code, error.message),
        _ => ComponentError::permanent(code, error.message),
    };
    found.fix = error.fix;
    found.retry_after = error.retry_after;
    found
}
