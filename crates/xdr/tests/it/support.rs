//! Real ledgers, stellar-xdr as the oracle, and the way back from views to bytes.

use std::path::{Path, PathBuf};

use cdpctl_xdr::{Error, Limits, ListView, Value, View};
use stellar_xdr::ReadXdr;

/// What an accessor gave, written as XDR.
pub trait Encode {
    /// Appends the bytes.
    fn encode(self, out: &mut Vec<u8>);
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Encode for $number {
            fn encode(self, out: &mut Vec<u8>) {
                out.extend(self.to_be_bytes());
            }
        }
    )*};
}

numbers!(u32, i32, u64, i64);

impl Encode for bool {
    fn encode(self, out: &mut Vec<u8>) {
        u32::from(self).encode(out);
    }
}

impl<const N: usize> Encode for &[u8; N] {
    fn encode(self, out: &mut Vec<u8>) {
        out.extend(self);
        out.resize(out.len().next_multiple_of(4), 0);
    }
}

impl Encode for &[u8] {
    fn encode(self, out: &mut Vec<u8>) {
        u32::try_from(self.len()).unwrap().encode(out);
        out.extend(self);
        out.resize(out.len() + (4 - self.len() % 4) % 4, 0);
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(self, out: &mut Vec<u8>) {
        u32::from(self.is_some()).encode(out);
        if let Some(value) = self {
            value.encode(out);
        }
    }
}

impl<T: Encode, const N: usize> Encode for [T; N] {
    fn encode(self, out: &mut Vec<u8>) {
        self.into_iter().for_each(|value| value.encode(out));
    }
}

impl<'a, T: Encode + Value<'a>> Encode for ListView<'a, T> {
    fn encode(self, out: &mut Vec<u8>) {
        u32::try_from(self.len()).unwrap().encode(out);
        assert_eq!(self.iter().len(), self.iter().count());
        assert_eq!(self.first().is_none(), self.is_empty());
        self.iter().for_each(|value| value.encode(out));
    }
}

/// Whether stellar-xdr decodes the bytes.
pub fn decodes<T: ReadXdr>(bytes: &[u8], depth: u32) -> bool {
    T::from_xdr(bytes, stellar_xdr::Limits { depth, len: bytes.len() }).is_ok()
}

/// The bytes as the view of them gives them back.
pub fn encoded<'a, V: View<'a> + Encode>(bytes: &'a [u8], depth: u32) -> Result<Vec<u8>, Error> {
    let view = V::parse_with(bytes, Limits { depth }, &mut ())?;
    assert_eq!(view.span(), bytes, "the span of a parsed view");
    let mut out = Vec::new();
    view.encode(&mut out);
    Ok(out)
}

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
