//! Lakes of synthetic ledgers, and ways to break them.

use std::path::{Path, PathBuf};

use cdpctl::components::LakeLayout;
use cdpctl::model::Network;
use cdpctl::stellar::build::demo_ledgers;
use cdpctl::storage::compress;

/// The layout of test lakes: one ledger in an object, as the public lake.
pub const LAYOUT: LakeLayout = LakeLayout { ledgers_per_batch: 1, batches_per_partition: 64_000 };

/// Writes a lake of `count` synthetic ledgers from `first` on, of the standalone network.
pub fn write(folder: &Path, first: u32, count: u32) {
    let network = Network::from_name("standalone").expect("known");
    std::fs::create_dir_all(folder).expect("a folder");
    let manifest = serde_json::json!({
        "networkPassphrase": network.passphrase(), "version": "1.0", "compression": "zstd",
        "ledgersPerBatch": 1, "batchesPerPartition": 64_000,
    });
    std::fs::write(folder.join(".config.json"), manifest.to_string()).expect("a manifest");
    for ledger in demo_ledgers(&network, first, count) {
        put(folder, ledger.sequence, &compress(&ledger.batch_xdr));
    }
}

/// Path of a ledger's object.
pub fn object(folder: &Path, ledger: u32) -> PathBuf {
    folder.join(format!("{}.xdr.zst", LAYOUT.object_stem(ledger)))
}

/// Writes a ledger's object.
pub fn put(folder: &Path, ledger: u32, bytes: &[u8]) {
    let path = object(folder, ledger);
    std::fs::create_dir_all(path.parent().expect("a partition")).expect("a folder");
    std::fs::write(path, bytes).expect("an object");
}

/// Decompressed bytes of a ledger's object.
pub fn raw(folder: &Path, ledger: u32) -> Vec<u8> {
    let bytes = std::fs::read(object(folder, ledger)).expect("an object");
    let mut decompressor = cdpctl::storage::Decompressor::new(1 << 30).expect("a context");
    decompressor.decompress(&bytes).expect("a good object").to_vec()
}
