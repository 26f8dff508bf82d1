//! Lakes of many objects, made from a few real ledgers: each copy is a ledger of its own, with the next sequence number, a
//! later close time and a header that hashes to what stands beside it. Transactions, results and events are those of the
//! original.

use std::path::{Path, PathBuf};

use cdpctl::components::LakeLayout;
use cdpctl::model::Network;
use cdpctl::stellar::{FramedLedgers, Limits};
use cdpctl::storage::{Decompressor, compress};
use sha2::{Digest, Sha256};
use stellar_xdr::{
    Hash, LedgerCloseMeta, LedgerCloseMetaBatch, LedgerHeaderHistoryEntry, Limits as XdrLimits, ReadXdr, TimePoint,
    WriteXdr,
};

/// The first ledger of every lake.
pub const FIRST: u32 = 70_000_000;
const LAYOUT: LakeLayout = LakeLayout { ledgers_per_batch: 1, batches_per_partition: 64_000 };
/// Seconds from ledger to ledger.
const CLOSE_EVERY: u64 = 6;

/// Which ledgers a lake repeats.
#[derive(Clone, Copy)]
pub struct Kind {
    /// In the table.
    pub name: &'static str,
    /// What it repeats, for the table's legend.
    pub about: &'static str,
    /// Objects under `lake/pubnet` of the test data, or a stream.
    from: From,
    /// How a pipeline names its network.
    pub network: &'static str,
    passphrase: &'static str,
    /// Whether its ledgers have contract events: those before protocol 23 have them only where contracts are called.
    pub has_events: bool,
}

#[derive(Clone, Copy)]
enum From {
    /// Ledgers of mainnet, the first and the last.
    Mainnet(u32, u32),
    /// A stream of stellar-core's load generator.
    Stream(&'static str),
}

const MAINNET: &str = "Public Global Stellar Network ; September 2015";

/// The lakes.
pub const KINDS: [Kind; 3] = [
    Kind {
        name: "quiet",
        about: "mainnet 53312000",
        from: From::Mainnet(53_312_000, 53_312_000),
        network: "network: mainnet",
        passphrase: MAINNET,
        has_events: false,
    },
    Kind {
        name: "busy",
        about: "mainnet 63092982-63092991",
        from: From::Mainnet(63_092_982, 63_092_991),
        network: "network: mainnet",
        passphrase: MAINNET,
        has_events: true,
    },
    Kind {
        name: "soroban",
        about: "stellar-core apply-load, protocol 28",
        from: From::Stream("apply-load-p28.framed.xdr.zst"),
        network: "network_passphrase: Apply Load",
        passphrase: "Apply Load",
        has_events: true,
    },
];

/// A lake on disk.
pub struct Lake {
    /// What it repeats.
    pub kind: Kind,
    /// Its folder.
    pub folder: PathBuf,
}

impl Lake {
    /// Makes a lake of so many ledgers in a folder; one that is there already is taken as it is.
    pub fn make(kind: Kind, data: &Path, folder: &Path, count: u32) -> Self {
        let lake = Self { kind, folder: folder.join(format!("{}-{count}", kind.name)) };
        let manifest = lake.folder.join(".config.json");
        if manifest.is_file() {
            return lake;
        }
        let originals = kind.originals(data);
        let mut previous = Hash([0; 32]);
        for n in 0..count {
            let mut meta = originals[n as usize % originals.len()].clone();
            let entry = header_of(&mut meta);
            let opened = entry.header.scp_value.close_time.0;
            entry.header.ledger_seq = FIRST + n;
            entry.header.previous_ledger_hash = previous;
            entry.header.scp_value.close_time = TimePoint(opened + CLOSE_EVERY * u64::from(n));
            entry.hash = Hash(Sha256::digest(xdr(&entry.header)).into());
            previous = entry.hash.clone();
            let batch = LedgerCloseMetaBatch {
                start_sequence: FIRST + n,
                end_sequence: FIRST + n,
                ledger_close_metas: vec![meta].try_into().expect("one ledger"),
            };
            let path = lake.object(FIRST + n);
            std::fs::create_dir_all(path.parent().expect("a partition")).expect("room for a lake");
            std::fs::write(path, compress(&xdr(&batch))).expect("room for a lake");
        }
        let text = serde_json::json!({
            "networkPassphrase": Network::from_passphrase(kind.passphrase).passphrase(), "version": "1.0",
            "compression": "zstd", "ledgersPerBatch": 1, "batchesPerPartition": 64_000,
        });
        // It comes last: a lake that was not finished is made again.
        std::fs::write(manifest, text.to_string()).expect("room for a manifest");
        lake
    }

    /// The file of a ledger.
    pub fn object(&self, ledger: u32) -> PathBuf {
        self.folder.join(format!("{}.xdr.zst", LAYOUT.object_stem(ledger)))
    }
}

impl Kind {
    fn originals(self, data: &Path) -> Vec<LedgerCloseMeta> {
        let limits = |xdr: &[u8]| XdrLimits { depth: 500, len: xdr.len() };
        match self.from {
            From::Mainnet(first, last) => (first..=last)
                .flat_map(|ledger| {
                    let path = data.join("lake/pubnet").join(format!("{}.xdr.zst", LAYOUT.object_stem(ledger)));
                    let xdr = decompress(&path);
                    LedgerCloseMetaBatch::from_xdr(&xdr, limits(&xdr)).expect("a batch").ledger_close_metas.to_vec()
                })
                .collect(),
            From::Stream(name) => {
                let stream = decompress(&data.join("streams").join(name));
                let mut rest = stream.as_slice();
                let mut metas = Vec::new();
                while let Some((mark, after)) = rest.split_first_chunk() {
                    let (meta, after) = after.split_at((u32::from_be_bytes(*mark) & !(1 << 31)) as usize);
                    metas.push(LedgerCloseMeta::from_xdr(meta, limits(meta)).expect("a ledger"));
                    rest = after;
                }
                // The generator's first ledgers only prepare its load.
                let events = FramedLedgers::new(&stream, Limits::default()).map(|batch| {
                    let batch = batch.expect("a ledger");
                    batch.ledgers().flat_map(cdpctl::stellar::Ledger::transactions).map(|tx| tx.events().count()).sum()
                });
                let events: Vec<usize> = events.collect();
                let most = events.iter().max().copied().unwrap_or_default();
                metas.into_iter().zip(events).filter(|(_, events)| events * 2 >= most).map(|(meta, _)| meta).collect()
            }
        }
    }
}

fn decompress(path: &Path) -> Vec<u8> {
    let object = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Decompressor::new(1 << 30).expect("a context").decompress(&object).expect("a good object").to_vec()
}

fn xdr(value: &impl WriteXdr) -> Vec<u8> {
    value.to_xdr(XdrLimits::none()).expect("it has an encoding")
}

fn header_of(meta: &mut LedgerCloseMeta) -> &mut LedgerHeaderHistoryEntry {
    match meta {
        LedgerCloseMeta::V0(meta) => &mut meta.ledger_header,
        LedgerCloseMeta::V1(meta) => &mut meta.ledger_header,
        LedgerCloseMeta::V2(meta) => &mut meta.ledger_header,
    }
}
