//! Lakes of synthetic ledgers, and ways to break them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use cdpctl::components::LakeLayout;
use cdpctl::model::Network;
use cdpctl::stellar::build::demo_ledgers;
use cdpctl::storage::compress;

/// The layout of test lakes: one ledger in an object, as the public lake.
pub const LAYOUT: LakeLayout = LakeLayout { ledgers_per_batch: 1, batches_per_partition: 64_000 };

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
    let network = Network::from_name(network).expect("known");
    std::fs::create_dir_all(folder).expect("a folder");
    let manifest = serde_json::json!({
        "networkPassphrase": network.passphrase(), "version": "1.0", "compression": "zstd",
        "ledgersPerBatch": 1, "batchesPerPartition": 64_000,
    });
    std::fs::write(folder.join(".config.json"), manifest.to_string()).expect("a manifest");
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
