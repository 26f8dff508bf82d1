//! The file that says whose a folder of part files is, what it holds and on which grid.
//!
//! Its name begins with a dot and does not end like a part file's, so that no `*.jsonl` takes it for one.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::super::{ComponentError, Dataset, Owner};
use super::super::place::{io_error, sync_folder, unknown_shape};
use crate::diag::Code;

/// Name of the file.
const NAME: &str = ".cdpctl.json";
/// Name while it is written.
const TEMPORARY_NAME: &str = ".cdpctl.json.spool";
/// Version of the format.
const FORMAT_VERSION: u32 = 1;

/// Content of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Version of this format.
    format_version: u32,
    /// Name of the dataset.
    dataset: String,
    /// Its version.
    dataset_version: u32,
    /// The grid.
    ledgers_per_part: u32,
    /// Who writes here.
    pub(super) owner: Owner,
    /// Whether there are part files, or may be. It tells a folder that holds no rows from one whose parts were deleted.
    pub(super) has_rows: bool,
}

/// What is there.
pub(super) enum Lookup {
    /// A manifest.
    Found(Manifest),
    /// No folder, or none with a manifest.
    Absent,
}

impl Manifest {
    /// The manifest of a new folder.
    pub(super) fn new(dataset: &Dataset, ledgers_per_part: u32, owner: Owner) -> Self {
        Self {
            format_version: FORMAT_VERSION,
            dataset: dataset.name.to_owned(),
            dataset_version: dataset.version,
            ledgers_per_part,
            owner,
            has_rows: false,
        }
    }

    /// Reads the folder's manifest. Touches nothing.
    pub(super) fn read(folder: &Path) -> Result<Lookup, ComponentError> {
        #[derive(Deserialize)]
        struct Format {
            format_version: u32,
        }

        let path = folder.join(NAME);
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Lookup::Absent),
            Err(e) => return Err(io_error(Code::E601, "cannot read", &path, &e)),
        };
        let damaged = |e: serde_json::Error| unknown_shape(format!("{} is damaged: {e}", path.display()));
        // The version first: a newer format may differ in everything else.
        let format: Format = serde_json::from_slice(&text).map_err(damaged)?;
        if format.format_version > FORMAT_VERSION {
            return Err(unknown_shape(format!("{} was written by a newer cdpctl", path.display())));
        }
        serde_json::from_slice(&text).map_err(damaged).map(Lookup::Found)
    }

    /// Writes it durably, in one step.
    pub(super) fn write(&self, folder: &Path) -> Result<(), ComponentError> {
        let path = folder.join(NAME);
        let temporary = folder.join(TEMPORARY_NAME);
        let mut text = serde_json::to_vec_pretty(self).expect("a manifest is plain JSON");
        text.push(b'\n');
        let written = File::create(&temporary)
            .and_then(|mut file| file.write_all(&text).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&temporary, &path))
            .and_then(|()| sync_folder(folder));
        written.map_err(|e| io_error(Code::E601, "cannot write", &path, &e))
    }

    /// Whether the folder can take those rows on that grid.
    pub(super) fn check(&self, shown: &str, dataset: &Dataset, grid: u32) -> Result<(), ComponentError> {
        if (self.dataset.as_str(), self.dataset_version) != (dataset.name, dataset.version) {
            return Err(unknown_shape(format!(
                "the folder {shown} holds {} version {}, not {} version {}",
                self.dataset, self.dataset_version, dataset.name, dataset.version
            )));
        }
        if self.ledgers_per_part != grid {
            return Err(unknown_shape(format!(
                "the folder {shown} holds part files of {} ledgers, not {grid}",
                self.ledgers_per_part
            )));
        }
        Ok(())
    }
}

/// Part files without a manifest.
pub(super) fn foreign_parts(shown: &str) -> ComponentError {
    unknown_shape(format!("the folder {shown} holds .jsonl files that were not made by cdpctl, or lost their {NAME}"))
}
