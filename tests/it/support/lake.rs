//! Lakes of synthetic ledgers, and ways to break them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use cdpctl::components::LakeLayout;
use cdpctl::model::Network;
use cdpctl::stellar::build::{demo_ledgers, join};
use cdpctl::storage::compress;

/// The layout of test lakes: one ledger in an object, as the public lake.
pub const LAYOUT: LakeLayout = LakeLayout { ledgers_per_batch: 1, batches_per_partition: 64_000 };

/// Key of the manifest.
pub const MANIFEST: &str = ".config.json";

/// Writes a lake of `count` synthetic ledgers from `first` on, of the standalone network.
pub fn write(folder: &Path, first: u32, count: u32) {
    write_for(folder, "standalone", first, count);
}

/// The same for a network by name.
pub fn write_for(folder: &Path, network: &str, first: u32, count: u32) {
    write_manifest(folder, network);
    for (ledger, bytes) in chain(network, first, count).iter() {
        put(folder, *ledger, bytes);
    }
}

/// Writes the manifest of a lake.
pub fn write_manifest(folder: &Path, network: &str) {
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join(MANIFEST), Form::PUBLIC.manifest_text(network)).expect("a manifest");
}

/// Ledgers with their objects, ascending.
type Chain = Arc<Vec<(u32, Vec<u8>)>>;
/// Chains by network, first ledger and count; each made by the first who asks.
type Chains = BTreeMap<(String, u32, u32), Arc<OnceLock<Chain>>>;

/// A chain of synthetic ledgers, compressed. Made once in a process: many tests read the same one.
pub fn chain(network: &str, first: u32, count: u32) -> Chain {
    static MADE: Mutex<Chains> = Mutex::new(BTreeMap::new());
    let cell = {
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(made.entry((network.to_owned(), first, count)).or_default())
    };
    let made = cell.get_or_init(|| {
        let ledgers = demo_ledgers(&Network::from_name(network).expect("known"), first, count);
        Arc::new(ledgers.iter().map(|ledger| (ledger.sequence, compress(&ledger.batch_xdr))).collect())
    });
    Arc::clone(made)
}

/// Path of a ledger's object.
pub fn object(folder: &Path, ledger: u32) -> PathBuf {
    folder.join(format!("{}.xdr.zst", LAYOUT.object_stem(ledger)))
}

/// Writes a ledger's object, in one step as stores do: who reads meanwhile sees all of it or nothing.
pub fn put(folder: &Path, ledger: u32, bytes: &[u8]) {
    let path = object(folder, ledger);
    std::fs::create_dir_all(path.parent().expect("a partition")).expect("a folder");
    let beside = folder.with_extension(format!("{ledger}.put"));
    std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path)).expect("an object");
}

/// Decompressed bytes of a ledger's object.
pub fn raw(folder: &Path, ledger: u32) -> Vec<u8> {
    let bytes = std::fs::read(object(folder, ledger)).expect("an object");
    let mut decompressor = cdpctl::storage::Decompressor::new(1 << 30).expect("a context");
    decompressor.decompress(&bytes).expect("a good object").to_vec()
}

/// How a lake lies in a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// How ledgers are cut into objects, and objects into partitions.
    pub layout: LakeLayout,
    /// Ending of its objects' names.
    pub ending: &'static str,
    /// Whether it has a manifest.
    pub manifest: bool,
}

impl Form {
    /// That of the public lake.
    pub const PUBLIC: Self = Self { layout: LAYOUT, ending: "xdr.zst", manifest: true };

    /// A form with a manifest and today's ending.
    pub const fn new(ledgers_per_batch: u32, batches_per_partition: u32) -> Self {
        Self { layout: LakeLayout { ledgers_per_batch, batches_per_partition }, ..Self::PUBLIC }
    }

    /// Key of the object that holds a ledger.
    pub fn key(&self, ledger: u32) -> String {
        format!("{}.{}", self.layout.object_stem(ledger), self.ending)
    }

    /// The manifest of a network's lake.
    pub fn manifest_text(&self, network: &str) -> String {
        let network = Network::from_name(network).expect("known");
        let manifest = serde_json::json!({
            "networkPassphrase": network.passphrase(), "version": "1.0", "compression": "zstd",
            "ledgersPerBatch": self.layout.ledgers_per_batch,
            "batchesPerPartition": self.layout.batches_per_partition,
        });
        manifest.to_string()
    }

    /// Keys and bytes of a lake of synthetic ledgers of the standalone network, ascending; the manifest first.
    ///
    /// # Panics
    /// Unless the ledgers fill whole objects.
    pub fn objects(&self, first: u32, count: u32) -> Vec<(String, Vec<u8>)> {
        let manifest = self.manifest.then(|| (MANIFEST.to_owned(), self.manifest_text("standalone").into_bytes()));
        let mut objects: Vec<_> = manifest.into_iter().collect();
        if self.layout.ledgers_per_batch == 1 {
            let chain = chain("standalone", first, count);
            objects.extend(chain.iter().map(|(ledger, bytes)| (self.key(*ledger), bytes.clone())));
            return objects;
        }
        let ledgers = demo_ledgers(&Network::from_name("standalone").expect("known"), first, count);
        for batch in ledgers.chunks(self.layout.ledgers_per_batch as usize) {
            let whole = self.layout.object_range(batch[0].sequence);
            assert_eq!((whole.first(), whole.count()), (batch[0].sequence, batch.len() as u64), "a whole object");
            objects.push((self.key(batch[0].sequence), compress(&join(batch))));
        }
        objects
    }
}
