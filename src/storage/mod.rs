//! Object stores and what lies in them: listing, getting, size-capped decompression.
//!
//! Invariants: nothing is written; an object is never read past its cap; a listing never descends below the prefix it was
//! asked for.

mod decompress;
mod store;

pub use decompress::{DecompressError, Decompressor, compress, is_whole};
pub use store::{Listing, ObjectInfo, Store, StoreError};
