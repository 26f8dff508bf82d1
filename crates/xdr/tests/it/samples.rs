//! Real ledgers.

use std::path::{Path, PathBuf};

/// A real value: where it is from, and its bytes.
pub struct Sample {
    /// The file, with the frame's number in a stream.
    pub name: String,
    /// `LedgerCloseMetaBatch` or `LedgerCloseMeta`.
    pub kind: &'static str,
    /// The XDR.
    pub bytes: Vec<u8>,
}

/// Every ledger of the test data; nothing, said aloud, when it is absent.
pub fn samples() -> Vec<Sample> {
    let root = root();
    if !root.is_dir() {
        println!("skipped: {} is not here", root.display());
        return Vec::new();
    }
    let mut files = Vec::new();
    for folder in ["lake", "originals", "streams"] {
        walk(&root.join(folder), &mut files);
    }
    files.sort();
    let mut samples = Vec::new();
    for path in files {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        let raw = std::fs::read(&path).unwrap();
        let zstd = raw.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]);
        let bytes = if zstd { unpack(&raw) } else { raw };
        if name.starts_with("streams") {
            let mut rest = bytes.as_slice();
            for frame in 0.. {
                let Some((head, body)) = rest.split_first_chunk::<4>() else { break };
                let length = usize::try_from(u32::from_be_bytes(*head) & 0x7fff_ffff).unwrap();
                samples.push(Sample {
                    name: format!("{name}#{frame}"),
                    kind: "LedgerCloseMeta",
                    bytes: body[..length].to_vec(),
                });
                rest = &body[length..];
            }
        } else {
            samples.push(Sample { name, kind: "LedgerCloseMetaBatch", bytes });
        }
    }
    samples
}

fn unpack(raw: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut zstd::stream::read::Decoder::new(raw).unwrap(), &mut bytes).unwrap();
    bytes
}

fn root() -> PathBuf {
    #[expect(clippy::disallowed_methods, reason = "where the tests' data is")]
    std::env::var_os("CDPCTL_TEST_DATA")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if !["json", "md"].iter().any(|end| path.extension().is_some_and(|extension| extension == *end)) {
            files.push(path);
        }
    }
}
