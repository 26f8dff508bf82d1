//! The names of part files, and what else lies in their folder.

use std::fs;
use std::path::Path;

use super::super::super::ComponentError;
use super::super::place::io_error;
use super::cell::SPOOL_SUFFIX;
use crate::diag::Code;
use crate::model::{LedgerRange, RangeSet};

/// Ending of part files.
pub(super) const PART_SUFFIX: &str = ".jsonl";

/// Name of the part file of a cell.
pub(super) fn name(cell: LedgerRange) -> String {
    format!("{}-{}{PART_SUFFIX}", cell.first(), cell.last())
}

/// The cell whose part file has that name; `None` for a file that is not of this grid.
pub(super) fn cell(file_name: &str, grid: u32) -> Option<LedgerRange> {
    let first = file_name.strip_suffix(PART_SUFFIX)?.split_once('-')?.0.parse().ok()?;
    let cell = LedgerRange::cell(first, grid);
    (cell.contains(first) && name(cell) == file_name).then_some(cell)
}

/// The cells that have a part file.
pub(super) fn list(folder: &Path, grid: u32) -> Result<RangeSet, ComponentError> {
    let found = names(folder)?.iter().filter_map(|name| cell(name, grid)).collect();
    Ok(found)
}

/// The cells that ledgers lie in, one by one.
pub(super) fn cells(ledgers: &RangeSet, grid: u32) -> impl Iterator<Item = LedgerRange> {
    let mut past = 0;
    ledgers.ranges().iter().flat_map(move |range| {
        let mut next = range.lo().max(past);
        past = LedgerRange::cell(range.last(), grid).hi();
        let hi = range.hi();
        std::iter::from_fn(move || {
            let cell = (next < hi).then(|| LedgerRange::cell(next, grid))?;
            next = cell.hi();
            Some(cell)
        })
    })
}

/// Whether there is any file that looks like a part file.
pub(super) fn any_alike(folder: &Path) -> Result<bool, ComponentError> {
    let found = names(folder)?.iter().any(|name| name.ends_with(PART_SUFFIX));
    Ok(found)
}

/// Removes what a run that died left behind. The folder has one writer at a time, so they are nobody's.
pub(super) fn remove_spools(folder: &Path) -> Result<(), ComponentError> {
    for name in names(folder)? {
        if name.starts_with('.') && name.ends_with(SPOOL_SUFFIX) {
            remove(folder, &name)?;
        }
    }
    Ok(())
}

/// Removes a file; one that is gone already is no error.
pub(super) fn remove(folder: &Path, name: &str) -> Result<(), ComponentError> {
    let path = folder.join(name);
    match fs::remove_file(&path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(io_error(Code::E601, "cannot remove", &path, &e)),
        _ => Ok(()),
    }
}

/// The names in a folder that are UTF-8: ours are.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, ComponentError> {
    let error = |e| io_error(Code::E601, "cannot list the folder", folder, &e);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(error)? {
        names.extend(entry.map_err(error)?.file_name().into_string());
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::super::super::conformance::range;
    use super::*;

    #[test]
    fn only_names_on_the_grid_are_part_files() {
        assert_eq!(cell("20-29.jsonl", 10), Some(range(20, 30)));
        for other in
            ["20-30.jsonl", "21-30.jsonl", "020-29.jsonl", "20-29.json", "mine.jsonl", ".20-29.jsonl", "+20-29.jsonl"]
        {
            assert_eq!(cell(other, 10), None, "{other}");
        }
    }

    #[test]
    fn each_cell_of_some_ledgers_is_named_once() {
        let ledgers: RangeSet = [range(3, 4), range(8, 22), range(39, 41), range(45, 46)].into_iter().collect();
        let found: Vec<u32> = cells(&ledgers, 10).map(LedgerRange::lo).collect();
        assert_eq!(found, [0, 10, 20, 30, 40]);
    }
}
