//! `lake fetch`: a part of a lake as a local lake of the same layout.

use std::io;
use std::path::Path;

use futures_util::{StreamExt, stream};
use serde::Serialize;

use super::{FIRST_LEDGER, LakeFetchRequest, OpenLake, block_on};
use crate::components::sources::buffered_storage::{LakeReader, ReadObject};
use crate::components::{ComponentError, ErrorClass};
use crate::diag::{Code, Diagnostic};
use crate::model::{LedgerRange, RangeSet};
use crate::ops::OpsError;
use crate::wire::{ExitStatus, FORMAT_VERSION};

/// Objects that are read at a time.
const CONCURRENT: usize = 16;
/// Failures that are named one by one.
const MOST_FAILURES: usize = 100;
/// Name of the manifest at a lake's root.
const MANIFEST: &str = ".config.json";

/// How far a copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LakeCopyProgress {
    /// Objects done with.
    pub objects: u64,
    /// All objects.
    pub of: u64,
    /// Bytes copied.
    pub bytes: u64,
}

/// Why an object was not copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LakeCopyFailure {
    /// First ledger.
    pub start: u32,
    /// Last ledger.
    pub end: u32,
    /// The error's code.
    pub code: String,
    /// In words.
    pub message: String,
}

/// What `lake fetch` did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LakeCopy {
    /// Version of the document's shape.
    pub format_version: String,
    /// Always `cdpctl.lake_fetch`.
    pub kind: String,
    /// The lake's root.
    pub url: String,
    /// Folder of the copy.
    pub out: String,
    /// First ledger asked for.
    pub start: u32,
    /// Last ledger asked for.
    pub end: u32,
    /// Objects copied now.
    pub copied: u64,
    /// Objects that were there already, whole.
    pub kept: u64,
    /// Bytes copied now.
    pub bytes: u64,
    /// Whether the manifest is there now.
    pub manifest: bool,
    /// Ledgers that were not copied.
    pub undone: u64,
    /// Why; at most a hundred.
    pub failures: Vec<LakeCopyFailure>,
}

/// What became of one object.
enum Done {
    Copied(u64),
    Kept,
    Failed(ComponentError),
}

/// Copies the objects that hold a range. What is there already and whole stays; every object is checked before it shows.
pub fn lake_fetch(
    request: &LakeFetchRequest,
    mut progress: impl FnMut(LakeCopyProgress),
) -> Result<LakeCopy, OpsError> {
    let lake = request.lake.open()?;
    let out = request.lake.request.inputs.current.join(&request.out);
    let range = LedgerRange::new(request.range.lo().max(FIRST_LEDGER), request.range.hi()).ok_or_else(|| {
        let summary = format!("the first ledger that lakes hold is {FIRST_LEDGER}");
        OpsError::new(ExitStatus::Usage, Diagnostic::error(Code::E342, summary))
    })?;
    block_on(async {
        let said = lake.reader.describe().await.map_err(|error| lake.failed(&error))?;
        let mut copy = LakeCopy {
            format_version: FORMAT_VERSION.to_owned(),
            kind: "cdpctl.lake_fetch".to_owned(),
            url: lake.url(),
            out: request.out.display().to_string(),
            start: range.first(),
            end: range.last(),
            copied: 0,
            kept: 0,
            bytes: 0,
            manifest: said.manifest.is_some(),
            undone: 0,
            failures: Vec::new(),
        };
        if let Some(manifest) = &said.manifest {
            keep_manifest(&out, manifest)?;
        }
        let first = said.layout.object_range(range.first());
        let last = said.layout.object_range(range.last());
        let of = u64::from(last.first() - first.first()) / u64::from(said.layout.ledgers_per_batch) + 1;
        let mut undone = RangeSet::new();
        let mut objects = stream::iter(said.layout.objects(range))
            .map(|ledgers| {
                let (lake, out) = (&lake, &out);
                async move { (ledgers, one(&lake.reader, out, ledgers).await) }
            })
            .buffered(CONCURRENT);
        let (mut n, mut silent) = (0, 0);
        while let Some((ledgers, done)) = objects.next().await {
            match done? {
                Done::Copied(bytes) => {
                    silent = 0;
                    copy.copied += 1;
                    copy.bytes += bytes;
                }
                Done::Kept => copy.kept += 1,
                Done::Failed(error) => {
                    silent = if error.class == ErrorClass::Transient { silent + 1 } else { 0 };
                    // Who may not read one object may not read the others, and a store that went away is not asked for all.
                    let refused = matches!(error.code, Code::E413 | Code::E414 | Code::E415 | Code::E416 | Code::E417);
                    if refused || silent >= CONCURRENT {
                        return Err(lake.failed(&error));
                    }
                    undone.extend(ledgers.intersect(range));
                    if copy.failures.len() < MOST_FAILURES {
                        copy.failures.push(failure(&lake, ledgers, &error));
                    }
                }
            }
            n += 1;
            progress(LakeCopyProgress { objects: n, of, bytes: copy.bytes });
        }
        copy.undone = undone.count();
        Ok(copy)
    })
}

fn failure(lake: &OpenLake, ledgers: LedgerRange, error: &ComponentError) -> LakeCopyFailure {
    LakeCopyFailure {
        start: ledgers.first(),
        end: ledgers.last(),
        code: error.code.to_string(),
        message: lake.masks.apply(&error.message),
    }
}

fn unwritable(path: &Path, error: &io::Error) -> OpsError {
    let summary = format!("cannot write {}: {error}", path.display());
    OpsError::new(ExitStatus::Failed, Diagnostic::error(Code::E300, summary))
}

/// Writes the manifest, unless the same one is there. Two lakes are not mixed.
fn keep_manifest(out: &Path, manifest: &[u8]) -> Result<(), OpsError> {
    let path = out.join(MANIFEST);
    let known = match std::fs::read(&path) {
        Ok(known) => known,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return publish(&path, manifest).map_err(|error| unwritable(&path, &error));
        }
        Err(error) => return Err(unwritable(&path, &error)),
    };
    let parsed = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).ok();
    if known == manifest || (parsed(manifest).is_some() && parsed(&known) == parsed(manifest)) {
        return Ok(());
    }
    let summary = format!("{} is the manifest of another lake", path.display());
    Err(OpsError::new(ExitStatus::Invalid, Diagnostic::error(Code::E403, summary).fix("copy into an empty folder")))
}

/// Copies an object, unless it is there and whole.
async fn one(reader: &LakeReader, out: &Path, ledgers: LedgerRange) -> Result<Done, OpsError> {
    let names = match reader.names(ledgers.last()).await {
        Ok(names) => names,
        Err(error) => return Ok(Done::Failed(error)),
    };
    for name in names {
        let there = std::fs::read(out.join(&name));
        if there.is_ok_and(|bytes| ReadObject::check(&name, ledgers, &bytes).is_ok()) {
            return Ok(Done::Kept);
        }
    }
    let checked = async {
        let (key, bytes) = reader.object(ledgers.last()).await?;
        ReadObject::check(&key, ledgers, &bytes)?;
        Ok((key, bytes))
    };
    match checked.await {
        Ok((key, bytes)) => {
            let path = out.join(&*key);
            publish(&path, &bytes).map_err(|error| unwritable(&path, &error))?;
            Ok(Done::Copied(bytes.len() as u64))
        }
        Err(error) => Ok(Done::Failed(error)),
    }
}

/// Writes beside and renames, so that a reader sees all of it or nothing.
fn publish(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)?;
    let mut beside = path.as_os_str().to_owned();
    beside.push(".partial");
    std::fs::write(&beside, bytes)?;
    std::fs::rename(&beside, path)
}
