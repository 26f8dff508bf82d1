//! A lake in a local folder: whoever wants an object reads its file, into room that is used again and again.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::layout::EXTENSIONS;
use super::reading::missing;
use crate::components::{ComponentError, LakeLayout, ObjectRoom, ObjectsAtHand};
use crate::diag::Code;
use crate::model::LedgerRange;

/// A lake in a local folder.
pub(super) struct LocalLake {
    /// The folder; ends with a slash.
    root: String,
    layout: LakeLayout,
    /// Largest object in bytes.
    largest: u64,
    /// Index of the ending that the last object had which was found.
    ending: AtomicUsize,
}

impl LocalLake {
    /// The lake in that folder; `None` when its path is no text, and cannot be put together as text.
    pub fn new(root: &Path, layout: LakeLayout, largest: u64) -> Option<Self> {
        let mut root = root.to_str()?.to_owned();
        if !root.ends_with('/') {
            root.push('/');
        }
        Some(Self { root, layout, largest, ending: AtomicUsize::new(0) })
    }

    /// Puts the name of the object under that ending into the room.
    fn name(&self, ledger: u32, ending: usize, room: &mut ObjectRoom) {
        room.key.clear();
        self.layout.push_object_stem(ledger, &mut room.key);
        room.key.push('.');
        room.key.push_str(EXTENSIONS[ending]);
    }

    /// Reads the named file; false, and nothing read, when it is too large.
    fn read_file(&self, room: &mut ObjectRoom) -> io::Result<bool> {
        room.scratch.clear();
        room.scratch.push_str(&self.root);
        room.scratch.push_str(&room.key);
        let mut file = File::open(&room.scratch)?;
        let size = file.metadata()?.len();
        let Some(size) = usize::try_from(size).ok().filter(|_| size <= self.largest) else { return Ok(false) };
        // What lies there is written over: only room that was never used has to be cleared.
        room.bytes.resize(size, 0);
        file.read_exact(&mut room.bytes)?;
        Ok(true)
    }
}

impl ObjectsAtHand for LocalLake {
    fn object_range(&self, ledger: u32) -> LedgerRange {
        self.layout.object_range(ledger)
    }

    fn read(&self, ledger: u32, room: &mut ObjectRoom) -> Result<(), ComponentError> {
        let known = self.ending.load(Ordering::Relaxed);
        for ending in [known, EXTENSIONS.len() - 1 - known] {
            self.name(ledger, ending, room);
            match self.read_file(room) {
                Ok(false) => {
                    let message = format!("object {} has more than {} bytes", room.key, self.largest);
                    return Err(ComponentError::bad_data(Code::E406, message));
                }
                Ok(true) => {
                    self.ending.store(ending, Ordering::Relaxed);
                    return Ok(());
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                // Waiting helps a local disk in nothing: it is tried by the next run.
                Err(error) => {
                    let message = format!("cannot read {}: {error}", room.scratch);
                    return Err(match error.kind() {
                        io::ErrorKind::PermissionDenied => ComponentError::permanent(Code::E401, message),
                        _ => ComponentError::transient(Code::E401, message),
                    });
                }
            }
        }
        self.name(ledger, 0, room);
        Err(missing(&room.key, &format!("file://{}", self.root.trim_end_matches('/'))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: LakeLayout = LakeLayout { ledgers_per_batch: 4, batches_per_partition: 10 };

    fn lake(objects: &[(&str, &[u8])]) -> (tempfile::TempDir, LocalLake) {
        let folder = tempfile::tempdir().unwrap();
        for (key, bytes) in objects {
            let path = folder.path().join(key);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let lake = LocalLake::new(folder.path(), LAYOUT, 5).unwrap();
        (folder, lake)
    }

    #[test]
    fn objects_are_read_under_either_ending_and_named_when_they_are_not_there() {
        let old = "FFFFFFFF--0-39/FFFFFFFF--0-3.xdr.zstd";
        let (_folder, lake) = lake(&[
            (old, b"old"),
            ("FFFFFFFF--0-39/FFFFFFFB--4-7.xdr.zst", b"new"),
            ("FFFFFFFF--0-39/FFFFFFF7--8-11.xdr.zst", b"large!"),
        ]);
        let mut room = ObjectRoom::default();
        for (ledger, bytes) in [(3, b"old"), (4, b"new"), (2, b"old")] {
            assert_eq!(lake.read(ledger, &mut room), Ok(()));
            assert_eq!(room.bytes, bytes);
        }
        assert_eq!(room.key, old);
        assert_eq!(lake.object_range(6), LedgerRange::inclusive(4, 7).unwrap());
        assert_eq!(lake.read(8, &mut room).unwrap_err().code, Code::E406);
        let error = lake.read(40, &mut room).unwrap_err();
        assert_eq!((error.code, room.key.as_str()), (Code::E405, "FFFFFFD7--40-79/FFFFFFD7--40-43.xdr.zst"));
    }

    #[test]
    fn reading_into_the_same_room_allocates_nothing() {
        let (_folder, lake) = lake(&[("FFFFFFFF--0-39/FFFFFFFF--0-3.xdr.zst", b"new")]);
        let mut room = ObjectRoom::default();
        lake.read(0, &mut room).unwrap();
        let info = allocation_counter::measure(|| lake.read(0, &mut room).unwrap());
        assert_eq!((info.count_total, room.bytes.as_slice()), (0, &b"new"[..]));
    }
}
