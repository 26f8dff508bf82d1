//! How a SEP-54 lake names its objects, and its manifest.
//!
//! Source: SEP-0054 "Ledger Metadata Storage". Objects hold L ledgers, partitions hold F objects; both are counted from
//! ledger 0. Names begin with `0xFFFFFFFF - first ledger` in upper-case hex, so that a listing gives the newest first.

use serde::{Deserialize, Serialize};

use crate::components::LakeLayout;
use crate::model::LedgerRange;

/// Name of the manifest at the lake's root.
pub(super) const MANIFEST_KEY: &str = ".config.json";

/// Endings of object names: today's, and the one older exporters wrote.
pub(super) const EXTENSIONS: [&str; 2] = ["xdr.zst", "xdr.zstd"];

/// The manifest `.config.json`. Fields that are not understood are ignored: other versions add some.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Manifest {
    /// Passphrase of the lake's network.
    pub network_passphrase: String,
    /// Version of the layout: `1.0`, `0.1.0` ...
    pub version: Option<String>,
    /// Always `zstd` so far.
    pub compression: Option<String>,
    /// L.
    #[serde(alias = "ledgersPerFile")]
    pub ledgers_per_batch: Option<u32>,
    /// F.
    #[serde(alias = "filesPerPartition")]
    pub batches_per_partition: Option<u32>,
}

impl LakeLayout {
    /// Ledgers in one partition; at most all that a u32 can number.
    fn partition_ledgers(self) -> u32 {
        self.ledgers_per_batch.saturating_mul(self.batches_per_partition)
    }

    /// The ledgers of the object that holds `ledger`.
    pub fn object_range(self, ledger: u32) -> LedgerRange {
        LedgerRange::cell(ledger, self.ledgers_per_batch)
    }

    /// The ledgers of the partition that holds `ledger`.
    pub fn partition_range(self, ledger: u32) -> LedgerRange {
        LedgerRange::cell(ledger, self.partition_ledgers())
    }

    /// The ledgers of each object that holds some of a range, ascending.
    pub fn objects(self, range: LedgerRange) -> impl Iterator<Item = LedgerRange> {
        let first = self.object_range(range.first());
        let next = move |object: &LedgerRange| (object.last() < range.last()).then(|| self.object_range(object.hi()));
        std::iter::successors(Some(first), next)
    }

    /// Folder of the partition that holds `ledger`; `None` when the lake has no partitions.
    pub fn partition_name(self, ledger: u32) -> Option<String> {
        (self.batches_per_partition > 1).then(|| {
            let range = self.partition_range(ledger);
            format!("{:08X}--{}-{}", u32::MAX - range.first(), range.first(), range.last())
        })
    }

    /// Name of the object that holds `ledger`, without its ending.
    pub fn object_stem(self, ledger: u32) -> String {
        let range = self.object_range(ledger);
        let name = if self.ledgers_per_batch == 1 {
            format!("{:08X}--{}", u32::MAX - range.first(), range.first())
        } else {
            format!("{:08X}--{}-{}", u32::MAX - range.first(), range.first(), range.last())
        };
        match self.partition_name(ledger) {
            Some(folder) => format!("{folder}/{name}"),
            None => name,
        }
    }
}

/// Ledgers that a partition's folder or an object's name (without ending) speaks of, when it is such a name.
pub(super) fn parse_name(name: &str) -> Option<LedgerRange> {
    let (hex, numbers) = name.split_once("--")?;
    let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
    let range = LedgerRange::inclusive(decimal(first)?, decimal(last)?)?;
    let upper = hex.len() == 8 && hex.bytes().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b));
    (upper && u32::from_str_radix(hex, 16) == Ok(u32::MAX - range.first())).then_some(range)
}

/// Ledgers of an object by its key under the lake's root, and the ending that its name has.
pub(super) fn parse_key(key: &str) -> Option<(LedgerRange, &'static str)> {
    let name = key.rsplit('/').next()?;
    let (stem, ending) = name.split_once('.')?;
    let ending = EXTENSIONS.into_iter().find(|known| *known == ending)?;
    Some((parse_name(stem)?, ending))
}

fn decimal(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLIC: LakeLayout = LakeLayout { ledgers_per_batch: 1, batches_per_partition: 64_000 };

    #[test]
    fn keys_are_those_of_the_sep() {
        assert_eq!(PUBLIC.object_stem(62_026_937), "FC4DB5FF--62016000-62079999/FC4D8B46--62026937");
        assert_eq!(PUBLIC.object_stem(2), "FFFFFFFF--0-63999/FFFFFFFD--2");
        let batched = LakeLayout { ledgers_per_batch: 64, batches_per_partition: 1 };
        assert_eq!(batched.object_stem(130), "FFFFFF7F--128-191");
        let both = LakeLayout { ledgers_per_batch: 64, batches_per_partition: 10 };
        assert_eq!(both.object_stem(700), "FFFFFD7F--640-1279/FFFFFD7F--640-703");
    }

    #[test]
    fn names_are_read_back_and_others_are_not() {
        let key = "FC4DB5FF--62016000-62079999/FC4D8B46--62026937.xdr.zst";
        assert_eq!(parse_key(key), Some((LedgerRange::single(62_026_937), "xdr.zst")));
        assert_eq!(parse_name("FC4DB5FF--62016000-62079999"), LedgerRange::inclusive(62_016_000, 62_079_999));
        for bad in
            ["FC4D8B47--62026937.xdr.zst", "fc4d8b46--62026937.xdr.zst", "FC4D8B46--62026937.tmp", "x", ".config.json"]
        {
            assert_eq!(parse_key(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_manifest_of_either_vocabulary_is_understood() {
        let sep = r#"{"networkPassphrase":"P","version":"0.1.0","compression":"zstd","ledgersPerBatch":2,"batchesPerPartition":8,"x":1}"#;
        let old = r#"{"networkPassphrase":"P","version":"1.0","ledgersPerFile":2,"filesPerPartition":8}"#;
        for text in [sep, old] {
            let manifest: Manifest = serde_json::from_str(text).unwrap();
            assert_eq!((manifest.ledgers_per_batch, manifest.batches_per_partition), (Some(2), Some(8)));
        }
    }
}
