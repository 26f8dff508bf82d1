//! The open cell: rows spooled to disk, then merged with the old part file and published in one step.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::super::super::ComponentError;
use super::super::json_rows::JsonRows;
use super::super::place::{io_error, sync_folder};
use super::PART_SUFFIX;
use crate::diag::Code;
use crate::model::{LedgerRange, RangeSet};
use crate::sys;

/// Ending of temporary files.
pub(super) const SPOOL_SUFFIX: &str = ".spool";
/// Ending of the merged file while it is written.
const MERGE_SUFFIX: &str = ".merge.spool";
/// Size of write and read buffers.
const BUFFER_BYTES: usize = 256 * 1024;

/// What became of the part file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Published {
    /// It holds rows.
    Written,
    /// It was there and is gone, for want of rows.
    Removed,
    /// It was not there and is not.
    Nothing,
}

/// What was delivered for one cell since it was opened.
pub(super) struct OpenCell {
    cell: LedgerRange,
    delivered: RangeSet,
    spool: Option<Spool>,
}

impl OpenCell {
    /// Opens a cell; makes no file yet.
    pub(super) fn new(cell: LedgerRange) -> Self {
        Self { cell, delivered: RangeSet::new(), spool: None }
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

    /// Whether rows were delivered.
    pub(super) fn has_rows(&self) -> bool {
        self.spool.is_some()
    }

    /// Spools the rows of a range that the cell [takes](Self::takes). On an error the cell is as it was before.
    pub(super) fn append(
        &mut self,
        folder: &Path,
        range: LedgerRange,
        rows: Range<usize>,
        json: &JsonRows<'_>,
    ) -> Result<(), ComponentError> {
        if !rows.is_empty() {
            let spool = match &mut self.spool {
                Some(spool) => spool,
                None => self.spool.insert(Spool::create(folder.join(self.file_name(".", SPOOL_SUFFIX)))?),
            };
            spool.append(range, rows, json)?;
        }
        self.delivered.insert(range);
        Ok(())
    }

    /// Brings the part file to (its lines outside the delivered ranges) + (the spooled ones), durably and in one step.
    pub(super) fn publish(&mut self, folder: &Path) -> Result<Published, ComponentError> {
        let part = folder.join(self.file_name("", PART_SUFFIX));
        let old = match File::open(&part) {
            Ok(old) => Some(old),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(io_error(Code::E602, "cannot read", &part, &e)),
        };
        let merged = Temporary(folder.join(self.file_name(".", MERGE_SUFFIX)));
        let new = match (old, &mut self.spool) {
            (Some(old), spool) if !self.delivered.covers(self.cell) => {
                match merge(old, &part, &self.delivered, spool.as_mut(), &merged.0)? {
                    Merged::Same => return Ok(Published::Written),
                    Merged::Empty => None,
                    Merged::Rows => Some(&merged.0),
                }
            }
            (_, Some(spool)) => {
                spool.file.sync_all().map_err(|e| io_error(Code::E602, "cannot write", &spool.path, &e))?;
                Some(&spool.path)
            }
            (Some(_), None) => None,
            (None, None) => return Ok(Published::Nothing),
        };
        sys::fail_point("before_rename");
        let (step, published) = match new {
            Some(new) => (fs::rename(new, &part), Published::Written),
            None => (fs::remove_file(&part), Published::Removed),
        };
        step.and_then(|()| sync_folder(folder)).map_err(|e| io_error(Code::E602, "cannot write", &part, &e))?;
        sys::fail_point("after_rename");
        Ok(published)
    }

    /// `<first>-<last>` of the cell, with something before and behind it.
    fn file_name(&self, before: &str, behind: &str) -> String {
        format!("{before}{}-{}{behind}", self.cell.first(), self.cell.last())
    }
}

/// A file that goes with its owner, unless it was renamed.
struct Temporary(PathBuf);

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
    /// Text on its way to the file.
    buffer: String,
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
        Ok(Self { path, file, len: 0, segments: Vec::new(), buffer: String::with_capacity(BUFFER_BYTES) })
    }

    fn append(&mut self, range: LedgerRange, rows: Range<usize>, json: &JsonRows<'_>) -> Result<(), ComponentError> {
        let bytes = match self.write(rows, json) {
            Ok(bytes) => bytes,
            Err(e) => {
                // What was written of this range lies behind `len`, and is written over by the next one.
                let _ = self.file.set_len(self.len);
                return Err(io_error(Code::E602, "cannot write", &self.path, &e));
            }
        };
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

    /// Writes rows behind the complete deliveries; gives their bytes.
    fn write(&mut self, rows: Range<usize>, json: &JsonRows<'_>) -> io::Result<u64> {
        self.file.seek(SeekFrom::Start(self.len))?;
        let mut bytes = 0;
        self.buffer.clear();
        for row in rows {
            json.push_row(row, &mut self.buffer);
            self.buffer.push('\n');
            if self.buffer.len() >= BUFFER_BYTES {
                bytes += self.buffer.len() as u64;
                self.file.write_all(self.buffer.as_bytes())?;
                self.buffer.clear();
            }
        }
        self.file.write_all(self.buffer.as_bytes())?;
        Ok(bytes + self.buffer.len() as u64)
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

/// Writes the old lines outside `delivered` and the spooled rows to `target`, in ledger order.
fn merge(
    old: File,
    old_path: &Path,
    delivered: &RangeSet,
    spool: Option<&mut Spool>,
    target: &Path,
) -> Result<Merged, ComponentError> {
    let read_error = |e: io::Error| io_error(Code::E602, "cannot read", old_path, &e);
    let write_error = |e: io::Error| io_error(Code::E602, "cannot write", target, &e);
    let mut out = BufWriter::with_capacity(BUFFER_BYTES, File::create(target).map_err(write_error)?);
    let (mut same, mut empty) = (spool.is_none(), spool.is_none());
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
            same = false;
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
    if same {
        return Ok(Merged::Same);
    }
    if empty {
        return Ok(Merged::Empty);
    }
    out.into_inner().map_err(|e| write_error(e.into_error()))?.sync_all().map_err(write_error)?;
    Ok(Merged::Rows)
}

/// The ledger that a line belongs to; `None` for what is not one of our lines.
fn ledger_of(line: &[u8]) -> Option<u32> {
    #[derive(Deserialize)]
    struct Line {
        ledger_sequence: u32,
    }

    serde_json::from_slice::<Line>(line).ok().map(|line| line.ledger_sequence)
}

fn changed_by_hand(path: &Path, line: u64) -> ComponentError {
    let message = format!("line {line} of {} is not a row that cdpctl wrote", path.display());
    ComponentError::permanent(Code::E109, message)
        .fix("restore the file, or remove the folder and apply again to have all of it written anew")
}
