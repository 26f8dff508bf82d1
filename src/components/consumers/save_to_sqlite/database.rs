//! Opening the file, for writing and for looking, and what its errors mean.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use super::super::super::ComponentError;
use super::super::place::{Place, io_error, make_folder, unknown_shape};
use crate::diag::Code;

/// How long a writer waits for others: several edges, and other programs, may write to one file.
const WRITE_PATIENCE: Duration = Duration::from_secs(30);
/// How long a look waits for a writer that is committing.
const READ_PATIENCE: Duration = Duration::from_secs(5);
/// So much of the file says in which journal mode it is.
const HEADER_BYTES: usize = 20;
/// Page cache of a writer, so that a large chunk does not spill before its commit.
const CACHE_KIB: i64 = 8 * 1024;

/// Closing any descriptor of a file drops all POSIX locks that the process has on it, the database's own included
/// (<https://www.sqlite.org/howtocorrupt.html>, section 2.2). So the header is read only while no connection of ours is at work.
static LOCKS: RwLock<()> = RwLock::new(());

/// To be held while a connection reads or writes.
pub(super) fn at_work() -> RwLockReadGuard<'static, ()> {
    LOCKS.read().unwrap_or_else(PoisonError::into_inner)
}

/// Opens the file for writing and makes what is missing. An interrupted transaction is rolled back.
///
/// The journal mode is left as it is: DELETE for a file that we make, one file and no more; WAL where somebody chose that.
pub(super) fn open_for_writing(place: &Place) -> Result<Connection, ComponentError> {
    let path = place.full();
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    let open = || {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags)?;
        db.busy_timeout(WRITE_PATIENCE)?;
        // EXTRA is FULL and makes the removal of the journal durable, too: with FULL alone a power cut right after a commit
        // can bring the journal back, and take back what was acknowledged.
        db.pragma_update(None, "synchronous", "EXTRA")?;
        db.pragma_update(None, "cache_size", -CACHE_KIB)?;
        db.pragma_update(None, "trusted_schema", false)?;
        Ok(db)
    };
    open().map_err(|e| sqlite_error("cannot open", place, &e))
}

/// What looking for the file found.
pub(super) enum Reading {
    /// A database, or an empty file, which is an empty database; to be read while the guard is held.
    Open(Connection, RwLockReadGuard<'static, ()>),
    /// No file.
    Absent,
}

/// Opens the file for looking: makes and changes nothing, no recovery either.
///
/// # Errors
/// Transient when a run that died left work to recover, which the next writer does; until then nobody can say what is there.
pub(super) fn open_for_reading(place: &Place) -> Result<Reading, ComponentError> {
    let path = place.full();
    let uri = match access(path).map_err(|e| io_error(Code::E601, "cannot read", path, &e))? {
        Access::Absent => return Ok(Reading::Absent),
        Access::Unrecovered => return Err(unrecovered(place)),
        Access::ReadOnly => file_uri(path, "mode=ro&readonly_shm=1"),
        Access::Immutable => file_uri(path, "immutable=1"),
    };
    let guard = at_work();
    let open = || {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(uri, flags)?;
        db.busy_timeout(READ_PATIENCE)?;
        // The first read meets a journal that was left behind, or a file that is no database.
        db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(db)
    };
    open().map(|db| Reading::Open(db, guard)).map_err(|e: rusqlite::Error| sqlite_error("cannot read", place, &e))
}

/// How a file can be looked at without touching anything.
enum Access {
    /// It is not there.
    Absent,
    /// Read-only, the shared memory of WAL mode, too.
    ReadOnly,
    /// As a file that nobody changes: nobody has it open.
    Immutable,
    /// Not at all.
    Unrecovered,
}

/// Reading a file in WAL mode makes the files beside it when they are not there. So it is read only while they are, or as
/// immutable when nobody has it open and there is no log to recover.
fn access(path: &Path) -> io::Result<Access> {
    if !path.try_exists()? {
        return Ok(Access::Absent);
    }
    if beside(path, "-shm").exists() {
        return Ok(Access::ReadOnly);
    }
    if fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0) {
        return Ok(Access::Unrecovered);
    }
    let _alone = LOCKS.write().unwrap_or_else(PoisonError::into_inner);
    let mut header = Vec::with_capacity(HEADER_BYTES);
    File::open(path)?.take(HEADER_BYTES as u64).read_to_end(&mut header)?;
    // Bytes 18 and 19 are 2 in WAL mode (https://www.sqlite.org/fileformat2.html, section 1.3).
    Ok(if header.get(18..20) == Some(&[2, 2]) { Access::Immutable } else { Access::ReadOnly })
}

/// The path of a file that the database keeps beside its own.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// A `file:` URI (<https://www.sqlite.org/uri.html>) of a path.
fn file_uri(path: &Path, query: &str) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-~".contains(byte) {
            uri.push(char::from(*byte));
        } else {
            write!(uri, "%{byte:02X}").expect("writing to a String cannot fail");
        }
    }
    format!("{uri}?{query}")
}

fn unrecovered(place: &Place) -> ComponentError {
    let message = format!("{} has a transaction that was interrupted; the next apply recovers it", place.path());
    ComponentError::transient(Code::E601, message)
}

/// What an error of the database means.
pub(super) fn sqlite_error(doing: &str, place: &Place, error: &rusqlite::Error) -> ComponentError {
    let path = place.path();
    let message = format!("{doing} {path}: {error}");
    let extended = error.sqlite_error().map_or(0, |e| e.extended_code);
    if extended == ffi::SQLITE_READONLY_ROLLBACK || extended == ffi::SQLITE_READONLY_RECOVERY {
        return unrecovered(place);
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            ComponentError::transient(Code::E602, format!("{path} is locked by another program"))
        }
        Some(ErrorCode::DiskFull) => {
            ComponentError::permanent(Code::E602, format!("{message}; make room on the disk and apply again"))
        }
        Some(ErrorCode::NotADatabase) => unknown_shape(format!("{path} is not a SQLite database")),
        Some(ErrorCode::DatabaseCorrupt) => {
            unknown_shape(format!("{path} is damaged")).fix("restore the file, or move it away and apply again")
        }
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            ComponentError::permanent(Code::E601, message)
        }
        _ => ComponentError::permanent(Code::E602, message),
    }
}
