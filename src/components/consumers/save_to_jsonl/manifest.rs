//! The file that says whose a folder of part files is, what it holds and on which grid.
//!
//! Its name begins with a dot and does not end like a part file's, so that no `*.jsonl` takes it for one.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::super::{ComponentError, Dataset, Owner};
use super::super::place::{Hold, io_error, sync_folder, unknown_shape};
use super::cell::{SPOOL_SUFFIX, Temporary};
use crate::diag::Code;
use crate::model::{LedgerRange, RangeSet};

/// Name of the file.
pub(super) const NAME: &str = ".cdpctl.json";
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
    /// Under which lease. Folders of the first releases have none.
    #[serde(default)]
    fencing: u64,
    /// Whether there are part files. It tells a folder that holds no rows from one whose parts were deleted, also where the
    /// first releases wrote it, which name no cells.
    has_rows: bool,
    /// The ledgers of the cells that have a part file. Neighbours are one range, so that a long run keeps one.
    #[serde(default)]
    cells: RangeSet,
    /// Ledgers of a cell whose part file was gone when other ledgers of it were published: no file says any more that these
    /// are missing.
    #[serde(default)]
    lost: RangeSet,
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
    pub(super) fn new(dataset: &Dataset, ledgers_per_part: u32, hold: Hold) -> Self {
        Self {
            format_version: FORMAT_VERSION,
            dataset: dataset.name.to_owned(),
            dataset_version: dataset.version,
            ledgers_per_part,
            owner: hold.owner,
            fencing: hold.fencing,
            has_rows: false,
            cells: RangeSet::new(),
            lost: RangeSet::new(),
        }
    }

    /// Who writes here, under which lease.
    pub(super) fn hold(&self) -> Hold {
        Hold { owner: self.owner.clone(), fencing: self.fencing }
    }

    /// Sets who writes here.
    pub(super) fn set_hold(&mut self, hold: Hold) {
        (self.owner, self.fencing) = (hold.owner, hold.fencing);
    }

    /// The grid that the part files lie on.
    pub(super) fn grid(&self) -> u32 {
        self.ledgers_per_part.max(1)
    }

    /// Whether there are part files, or were before somebody deleted them.
    pub(super) fn holds_rows(&self) -> bool {
        self.has_rows
    }

    /// The cells that have a part file.
    pub(super) fn cells(&self) -> &RangeSet {
        &self.cells
    }

    /// Ledgers whose rows somebody took away, when those part files are `there`.
    pub(super) fn lost(&self, there: &RangeSet) -> RangeSet {
        self.lost.union(&self.cells.subtract(there))
    }

    /// All part files were deleted, and what is recorded of them with them: the folder is an empty one.
    pub(super) fn clear(&mut self) {
        (self.cells, self.lost, self.has_rows) = (RangeSet::new(), RangeSet::new(), false);
    }

    /// Enters cells that have a part file.
    pub(super) fn enter(&mut self, cells: &RangeSet) {
        self.cells = self.cells.union(cells);
        self.has_rows = !self.cells.is_empty();
    }

    /// Strikes out a cell whose part file is about to go.
    pub(super) fn strike(&mut self, cell: LedgerRange) {
        self.cells = self.cells.subtract(&cell.into());
        self.has_rows = !self.cells.is_empty();
    }

    /// Notes that the part file of a cell is gone, before a new one is made that does not hold all of its ledgers.
    pub(super) fn lose(&mut self, cell: LedgerRange) {
        self.strike(cell);
        self.lost.insert(cell);
    }

    /// Ledgers that were delivered or removed: nothing of them is missing any more.
    pub(super) fn settle(&mut self, ledgers: &RangeSet) {
        self.lost = self.lost.subtract(ledgers);
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

    /// Writes it durably, in one step. `look` can call it off right before that step; `token` tells the temporary files of two
    /// writers apart.
    pub(super) fn write(
        &self,
        folder: &Path,
        token: &str,
        look: impl FnOnce() -> Result<(), ComponentError>,
    ) -> Result<(), ComponentError> {
        let path = folder.join(NAME);
        let temporary = Temporary(folder.join(format!("{NAME}.{token}{SPOOL_SUFFIX}")));
        let mut text = serde_json::to_vec_pretty(self).expect("a manifest is plain JSON");
        text.push(b'\n');
        let write_error = |e: io::Error| io_error(Code::E601, "cannot write", &path, &e);
        File::create(&temporary.0)
            .and_then(|mut file| file.write_all(&text).and_then(|()| file.sync_all()))
            .map_err(write_error)?;
        look()?;
        fs::rename(&temporary.0, &path).and_then(|()| sync_folder(folder)).map_err(write_error)
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
