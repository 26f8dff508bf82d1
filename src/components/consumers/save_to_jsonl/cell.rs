//! The open cell: rows spooled to disk, then merged with the old part file and published in one step.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::super::super::ComponentError;
use super::super::place::{io_error, sync_folder};
use super::parts;
use crate::diag::Code;
use crate::model::{LedgerRange, RangeSet};
use crate::sys;

/// Ending of temporary files.
pub(super) const SPOOL_SUFFIX: &str = ".spool";
/// Ending of the merged file while it is written.
const MERGE_SUFFIX: &str = ".merge.spool";
/// Size of write and read buffers.
const BUFFER_BYTES: usize = 256 * 1024;

/// What is to become of the part file.
pub(super) struct Prepared {
    /// The step that remains.
    pub(super) step: Step,
    /// Whether there was a part file.
    pub(super) was_there: bool,
    /// Old lines that go; not counted when the whole cell is replaced by new ones.
    pub(super) removed: u64,
    /// The merged file; it goes when the step is not taken.
    _merged: Temporary,
}

/// One step that publishes.
pub(super) enum Step {
    /// It stays as it is, there or not.
    Keep,
    /// This file, which is durable, takes its place.
    Write(PathBuf),
    /// It goes, for want of rows.
    Remove,
}

/// What was delivered for one cell since it was opened.
pub(super) struct OpenCell {
    cell: LedgerRange,
    /// Tells the temporary files of two writers apart: one that was taken over may still be running.
    token: String,
    delivered: RangeSet,
    spool: Option<Spool>,
}

impl OpenCell {
    /// Opens a cell; makes no file yet.
    pub(super) fn new(cell: LedgerRange, token: &str) -> Self {
        Self { cell, token: token.to_owned(), delivered: RangeSet::new(), spool: None }
    }

    /// Opens a cell for removing ledgers: their rows are delivered as none.
    pub(super) fn without(cell: LedgerRange, ledgers: LedgerRange, token: &str) -> Self {
        Self { delivered: ledgers.into(), ..Self::new(cell, token) }
    }

    /// Its ledgers.
    pub(super) fn cell(&self) -> LedgerRange {
        self.cell
    }

    /// Whether a range can be appended: it lies in this cell and behind all that was delivered. Otherwise the cell has to be
    /// published first, and the range meets it as old lines.
    pub(super) fn takes(&self, range: LedgerRange) -> bool {
        self.cell.intersect(range) == Some(range)
            && self.delivered.hull().is_none_or(|delivered| delivered.hi() <= range.lo())
    }

    /// What was delivered.
    pub(super) fn delivered(&self) -> &RangeSet {
        &self.delivered
    }

    /// Spools the lines of a range that the cell [takes](Self::takes). On an error the cell is as it was before.
    pub(super) fn append(&mut self, folder: &Path, range: LedgerRange, lines: &[u8]) -> Result<(), ComponentError> {
        if !lines.is_empty() {
            let spool = match &mut self.spool {
                Some(spool) => spool,
                None => self.spool.insert(Spool::create(self.temporary(folder, SPOOL_SUFFIX))?),
            };
            spool.append(range, lines)?;
        }
        self.delivered.insert(range);
        Ok(())
    }

    /// Prepares the step that brings the part file to (its lines outside the delivered ranges) + (the spooled ones).
    pub(super) fn prepare(&mut self, folder: &Path) -> Result<Prepared, ComponentError> {
        let part = folder.join(parts::name(self.cell));
        let old = match File::open(&part) {
            Ok(old) => Some(old),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(io_error(Code::E602, "cannot read", &part, &e)),
        };
        let merged = Temporary(self.temporary(folder, MERGE_SUFFIX));
        let was_there = old.is_some();
        let (step, removed) = match (old, &mut self.spool) {
            (Some(old), spool) if !self.delivered.covers(self.cell) => {
                let (outcome, removed) = merge(old, &part, &self.delivered, spool.as_mut(), &merged.0)?;
                let step = match outcome {
                    Merged::Same => Step::Keep,
                    Merged::Empty => Step::Remove,
                    Merged::Rows => Step::Write(merged.0.clone()),
                };
                (step, removed)
            }
            (_, Some(spool)) => {
                spool.file.sync_all().map_err(|e| io_error(Code::E602, "cannot write", &spool.path, &e))?;
                (Step::Write(spool.path.clone()), 0)
            }
            (Some(old), None) => (Step::Remove, count_lines(old, &part)?),
            (None, None) => (Step::Keep, 0),
        };
        Ok(Prepared { step, was_there, removed, _merged: merged })
    }

    /// Takes the prepared step, durably.
    pub(super) fn publish(&self, folder: &Path, prepared: &Prepared) -> Result<(), ComponentError> {
        let part = folder.join(parts::name(self.cell));
        sys::fail_point("before_rename");
        let step = match &prepared.step {
            Step::Keep => return Ok(()),
            Step::Write(new) => fs::rename(new, &part),
            Step::Remove => fs::remove_file(&part),
        };
        step.and_then(|()| sync_folder(folder)).map_err(|e| io_error(Code::E602, "cannot write", &part, &e))?;
        sys::fail_point("after_rename");
        Ok(())
    }

    /// Path of a temporary file of the cell.
    fn temporary(&self, folder: &Path, suffix: &str) -> PathBuf {
        folder.join(format!(".{}-{}.{}{suffix}", self.cell.first(), self.cell.last(), self.token))
    }
}

/// A file that goes with its owner, unless it was renamed.
pub(super) struct Temporary(pub(super) PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        // When it cannot be removed now, the next run that opens the folder does it.
        let _ = fs::remove_file(&self.0);
    }
}

/// Rows of the open cell on disk.
struct Spool {
    path: PathBuf,
    file: File,
    /// Bytes that belong to complete deliveries.
    len: u64,
    /// Rows of neighbouring ranges, ascending.
    segments: Vec<Segment>,
}

/// Rows that no old line comes between: `bytes` long, of ledgers from `lo` on.
struct Segment {
    lo: u32,
    hi: u32,
    bytes: u64,
}

impl Spool {
    fn create(path: PathBuf) -> Result<Self, ComponentError> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(&path);
        let file = file.map_err(|e| io_error(Code::E602, "cannot write", &path, &e))?;
        Ok(Self { path, file, len: 0, segments: Vec::new() })
    }

    /// Writes lines behind the complete deliveries.
    fn append(&mut self, range: LedgerRange, lines: &[u8]) -> Result<(), ComponentError> {
        let written = self.file.seek(SeekFrom::Start(self.len)).and_then(|_| self.file.write_all(lines));
        if let Err(e) = written {
            // What was written of this range lies behind `len`, and is written over by the next one.
            let _ = self.file.set_len(self.len);
            return Err(io_error(Code::E602, "cannot write", &self.path, &e));
        }
        let bytes = lines.len() as u64;
        self.len += bytes;
        match self.segments.last_mut() {
            Some(last) if last.hi == range.lo() => {
                last.hi = range.hi();
                last.bytes += bytes;
            }
            _ => self.segments.push(Segment { lo: range.lo(), hi: range.hi(), bytes }),
        }
        Ok(())
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        // It was published, or its rows are delivered again; when it cannot be removed now, the next run does it.
        let _ = fs::remove_file(&self.path);
    }
}

/// Outcome of a merge.
enum Merged {
    /// The old file is what it should be.
    Same,
    /// No row is left.
    Empty,
    /// The merged file is written and durable.
    Rows,
}

/// Writes the old lines outside `delivered` and the spooled rows to `target`, in ledger order. Also says how many old lines
/// went.
fn merge(
    old: File,
    old_path: &Path,
    delivered: &RangeSet,
    spool: Option<&mut Spool>,
    target: &Path,
) -> Result<(Merged, u64), ComponentError> {
    let read_error = |e: io::Error| io_error(Code::E602, "cannot read", old_path, &e);
    let write_error = |e: io::Error| io_error(Code::E602, "cannot write", target, &e);
    let mut out = BufWriter::with_capacity(BUFFER_BYTES, File::create(target).map_err(write_error)?);
    let (no_rows, mut empty) = (spool.is_none(), spool.is_none());
    let mut removed = 0;
    let (mut rows, segments) = match spool {
        Some(Spool { file, segments, .. }) => {
            file.rewind().map_err(write_error)?;
            (Some(file), segments.as_slice())
        }
        None => (None, &[][..]),
    };
    let mut segments = segments.iter().peekable();
    let mut copy = |segment: &Segment, out: &mut BufWriter<File>| -> Result<(), ComponentError> {
        let rows = rows.as_mut().expect("segments come with a file");
        io::copy(&mut rows.take(segment.bytes), out).map(drop).map_err(write_error)
    };
    let mut reader = BufReader::with_capacity(BUFFER_BYTES, old);
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        if reader.read_until(b'\n', &mut line).map_err(read_error)? == 0 {
            break;
        }
        let ledger = ledger_of(&line).ok_or_else(|| changed_by_hand(old_path, number))?;
        if delivered.contains(ledger) {
            removed += 1;
            continue;
        }
        while let Some(segment) = segments.next_if(|segment| segment.lo < ledger) {
            copy(segment, &mut out)?;
        }
        if line.last() != Some(&b'\n') {
            line.push(b'\n');
        }
        out.write_all(&line).map_err(write_error)?;
        empty = false;
    }
    for segment in segments {
        copy(segment, &mut out)?;
    }
    if no_rows && removed == 0 {
        return Ok((Merged::Same, 0));
    }
    if empty {
        return Ok((Merged::Empty, removed));
    }
    out.into_inner().map_err(|e| write_error(e.into_error()))?.sync_all().map_err(write_error)?;
    Ok((Merged::Rows, removed))
}

/// Number of lines of a part file.
pub(super) fn count_lines(part: File, path: &Path) -> Result<u64, ComponentError> {
    let mut reader = BufReader::with_capacity(BUFFER_BYTES, part);
    let (mut lines, mut line) = (0, Vec::new());
    loop {
        line.clear();
        match reader.read_until(b'\n', &mut line) {
            Ok(0) => return Ok(lines),
            Ok(_) => lines += 1,
            Err(e) => return Err(io_error(Code::E602, "cannot read", path, &e)),
        }
    }
}

/// The ledger that a line belongs to; `None` for what is not one of our lines.
pub(super) fn ledger_of(line: &[u8]) -> Option<u32> {
    #[derive(Deserialize)]
    struct Line {
        ledger_sequence: u32,
    }

    serde_json::from_slice::<Line>(line).ok().map(|line| line.ledger_sequence)
}

/// A line that we did not write.
pub(super) fn changed_by_hand(path: &Path, line: u64) -> ComponentError {
    let message = format!("line {line} of {} is not a row that cdpctl wrote", path.display());
    ComponentError::permanent(Code::E109, message)
        .fix("restore the file, or remove the folder and apply again to have all of it written anew")
}
