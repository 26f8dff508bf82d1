//! Object stores and what lies in them: listing, getting, size-capped decompression.
//!
//! Invariants: nothing is written; an object is never read past its cap; a listing never descends below the level it was
//! asked for; every request is one try, through the one HTTP client; no credential stands in a message.

mod access;
mod aws_profile;
mod decompress;
mod error;
mod explain;
mod place;
mod store;
#[cfg(test)]
pub mod test_store;
#[cfg(test)]
mod tests;
mod transport;

pub use access::Access;
pub use decompress::{DecompressError, Decompressor, compress, is_whole};
pub use error::{StoreError, StoreErrorKind};
pub use place::{Place, PlaceKind, parse_endpoint};
pub use store::{ObjectInfo, Page, Store};
