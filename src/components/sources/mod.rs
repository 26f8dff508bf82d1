//! Where ledgers come from. One file or folder each.

pub mod buffered_storage;

use std::path::PathBuf;
use std::sync::Arc;

/// A named place of ledgers, from `spec.buckets` of the project file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Where it is: `file:///…`, `s3://…`, or a path.
    pub url: String,
    /// The store's region, when it has one.
    pub region: Option<String>,
    /// Whether it is read without credentials.
    pub anonymous: bool,
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
    /// Most workers that a default may ask for on mainnet.
    pub mainnet_worker_cap: Option<u32>,
    /// Largest buffer that a default may ask for on mainnet.
    pub mainnet_buffer_cap: Option<u32>,
}
