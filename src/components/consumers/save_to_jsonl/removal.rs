//! Removing a folder of part files. The manifest goes last, so that a removal which was interrupted can be gone on with.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::super::super::{ComponentError, EdgeContext};
use super::super::place::{Hold, folder_of, io_error, sync_folder};
use super::cell::count_lines;
use super::manifest::{Lookup, Manifest, NAME};
use super::{folder_words, parts};
use crate::diag::Code;
use crate::sys;

/// Removes the part files of an edge, what a run that died left, the manifest, and the folder when nothing else is in it. Gives
/// the number of lines.
pub(super) fn destroy(folder: &Path, shown: &str, edge: &EdgeContext) -> Result<u64, ComponentError> {
    let Lookup::Found(mut manifest) = Manifest::read(folder)? else { return Ok(0) };
    let hold = Hold::take(&folder_words(shown), &manifest.hold(), edge)?;
    if manifest.hold() != hold {
        // From here on no earlier run publishes anything.
        manifest.set_hold(hold);
        manifest.write(folder, &sys::new_id("w"), || Ok(()))?;
    }
    let remove_error = |e: io::Error| io_error(Code::E602, "cannot remove", folder, &e);
    let mut lines = 0;
    for cell in parts::cells(&parts::list(folder, manifest.grid())?, manifest.grid()) {
        let name = parts::name(cell);
        let path = folder.join(&name);
        let part = File::open(&path).map_err(|e| io_error(Code::E602, "cannot read", &path, &e))?;
        lines += count_lines(part, &path)?;
        parts::remove(folder, &name)?;
        sys::fail_point("in_target_commit");
    }
    parts::remove_spools(folder)?;
    sync_folder(folder).map_err(remove_error)?;
    parts::remove(folder, NAME)?;
    sync_folder(folder).map_err(remove_error)?;
    match fs::remove_dir(folder) {
        // Somebody keeps files of his own here.
        Err(e) if e.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(lines),
        Err(e) => Err(remove_error(e)),
        Ok(()) => {
            sync_folder(folder_of(folder)).map_err(remove_error)?;
            Ok(lines)
        }
    }
}
