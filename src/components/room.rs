//! Memory that is used again: fresh memory would have to be cleared first, which takes longer than writing.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

/// Room that was used, and waits to be used again.
#[derive(Debug, Clone, Default)]
pub struct SpareRoom(Arc<Mutex<Vec<Vec<u8>>>>);

impl SpareRoom {
    /// Bytes are made about as fast as they are used: more than these lie around only by chance.
    const MOST: usize = 2;

    /// Empty room: some that was used before, or room for so many bytes.
    pub fn take(&self, bytes: usize) -> Vec<u8> {
        let spare = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        spare.unwrap_or_else(|| Vec::with_capacity(bytes))
    }

    /// What was written, to be shared; its room comes back when the last reader is done.
    pub fn lend(&self, written: Vec<u8>) -> Bytes {
        Bytes::from_owner(Lent { written, spare: self.clone() })
    }

    /// Takes back room that is not needed.
    fn put(&self, mut room: Vec<u8>) {
        room.clear();
        let mut spare = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if spare.len() < Self::MOST {
            spare.push(room);
        }
    }
}

/// Bytes whose room goes back to where it came from.
struct Lent {
    written: Vec<u8>,
    spare: SpareRoom,
}

impl AsRef<[u8]> for Lent {
    fn as_ref(&self) -> &[u8] {
        &self.written
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.spare.put(std::mem::take(&mut self.written));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_comes_back_when_its_last_reader_is_done() {
        let spare = SpareRoom::default();
        let mut room = spare.take(100);
        room.extend_from_slice(b"abc");
        let place = room.as_ptr();
        let written = spare.lend(room);
        let reader = written.clone();
        drop(written);
        let other = spare.take(1);
        assert_ne!(other.as_ptr(), place, "somebody reads it still");
        assert_eq!(&reader[..], b"abc");
        drop(reader);
        let again = spare.take(1);
        assert_eq!((again.as_ptr(), again.len()), (place, 0));
    }
}
