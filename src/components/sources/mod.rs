//! Where ledgers come from. One file or folder each.

pub mod buffered_storage;
mod store_access;

use std::path::PathBuf;
use std::sync::Arc;

pub use store_access::{SecretReference, StoreAccess};

use super::SecretReader;

/// A named place of ledgers, from `spec.buckets` of the project file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Where it is: `file:///…`, `s3://…`, or a path.
    pub url: String,
    /// How it is reached.
    pub access: StoreAccess,
    /// The url as written, when it holds references.
    pub url_written: Option<String>,
    /// Values of its other fields that came from references, with the references.
    pub written: Vec<(String, String)>,
}

/// Looks a bucket's name up.
pub type BucketLookup = Arc<dyn Fn(&str) -> Option<Bucket> + Send + Sync>;

/// What a source needs to know of its surroundings.
#[derive(Clone)]
pub struct SourceContext {
    /// Folder that relative paths start from.
    pub base: PathBuf,
    /// Looks a bucket's name up in the project file.
    pub buckets: BucketLookup,
    /// Reads secrets; called only when a store is opened.
    pub secrets: SecretReader,
    /// `type:` as written: aliases may say which kind of store a bare bucket name means.
    pub type_written: String,
    /// Most workers that a default may ask for on mainnet.
    pub mainnet_worker_cap: Option<u32>,
    /// Largest buffer that a default may ask for on mainnet.
    pub mainnet_buffer_cap: Option<u32>,
}
