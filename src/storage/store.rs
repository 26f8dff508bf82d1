//! One object store behind a url: today local folders, through the same `object_store` interface as every other scheme.

use std::path::Path as FilePath;
use std::sync::Arc;

use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use url::Url;

/// Why a store does not give what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No such object.
    #[error("no object {key}")]
    NotFound {
        /// Its name under the root.
        key: String,
    },
    /// The root is not there.
    #[error("no folder {path}")]
    NoRoot {
        /// The folder.
        path: String,
    },
    /// A scheme that this binary does not read.
    #[error("stores of scheme `{scheme}` are not read by this version; local folders (file:///…, path) are")]
    Scheme {
        /// The scheme, without the colon.
        scheme: String,
    },
    /// Not a url.
    #[error("`{url}` is not a url: {reason}")]
    Url {
        /// What was given, without credentials.
        url: String,
        /// Why not.
        reason: String,
    },
    /// Access refused.
    #[error("access to {key} is refused")]
    Refused {
        /// Its name under the root.
        key: String,
    },
    /// An object larger than any ledger object.
    #[error("object {key} has {size} bytes, more than the cap of {cap}")]
    TooLarge {
        /// Its name under the root.
        key: String,
        /// Its size.
        size: u64,
        /// The cap.
        cap: u64,
    },
    /// Anything else the store says.
    #[error("read {key}: {reason}")]
    Other {
        /// Its name under the root.
        key: String,
        /// In the store's words.
        reason: String,
    },
}

impl StoreError {
    /// Whether it may go away by itself.
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Other { .. })
    }
}

/// An object seen in a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectInfo {
    /// Its name under the root.
    pub key: String,
    /// Compressed size in bytes.
    pub size: u64,
}

/// One level of a listing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// Names of what looks like folders, under the root, without a trailing slash.
    pub folders: Vec<String>,
    /// Objects at this level.
    pub objects: Vec<ObjectInfo>,
}

/// An opened store.
#[derive(Debug, Clone)]
pub struct Store {
    inner: Arc<dyn ObjectStore>,
    url: String,
}

impl Store {
    /// Whether this version reads stores of that scheme.
    pub fn reads(scheme: &str) -> bool {
        scheme == "file"
    }

    /// Opens `file:///folder`. Relative paths are taken from `base` before this.
    pub fn open(url: &Url) -> Result<Self, StoreError> {
        match url.scheme() {
            "file" => {
                let path = url.to_file_path().map_err(|()| StoreError::Url {
                    url: url.to_string(),
                    reason: "a file url names an absolute path on this host".to_owned(),
                })?;
                Self::folder(&path)
            }
            scheme => Err(StoreError::Scheme { scheme: scheme.to_owned() }),
        }
    }

    /// Opens a local folder.
    pub fn folder(path: &FilePath) -> Result<Self, StoreError> {
        if !path.is_dir() {
            return Err(StoreError::NoRoot { path: path.display().to_string() });
        }
        let inner = LocalFileSystem::new_with_prefix(path)
            .map_err(|error| StoreError::Other { key: path.display().to_string(), reason: error.to_string() })?;
        Ok(Self { inner: Arc::new(inner), url: format!("file://{}", path.display()) })
    }

    /// The root, without credentials.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Gets a whole object of at most `cap` bytes.
    pub async fn get(&self, key: &str, cap: u64) -> Result<Vec<u8>, StoreError> {
        let got = self.inner.get(&Path::from(key)).await.map_err(|error| translate(key, &error))?;
        if got.meta.size > cap {
            return Err(StoreError::TooLarge { key: key.to_owned(), size: got.meta.size, cap });
        }
        let bytes = got.bytes().await.map_err(|error| translate(key, &error))?;
        Ok(bytes.into())
    }

    /// Whether there is an object of that name.
    pub async fn holds(&self, key: &str) -> Result<bool, StoreError> {
        match self.inner.head(&Path::from(key)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(translate(key, &error)),
        }
    }

    /// Lists one level under `folder` (empty for the root).
    pub async fn list(&self, folder: &str) -> Result<Listing, StoreError> {
        let prefix = (!folder.is_empty()).then(|| Path::from(folder));
        let result =
            self.inner.list_with_delimiter(prefix.as_ref()).await.map_err(|error| translate(folder, &error))?;
        Ok(Listing {
            folders: result.common_prefixes.iter().map(ToString::to_string).collect(),
            objects: result
                .objects
                .into_iter()
                .map(|meta| ObjectInfo { key: meta.location.to_string(), size: meta.size })
                .collect(),
        })
    }
}

fn translate(key: &str, error: &object_store::Error) -> StoreError {
    let key = if key.is_empty() { "the store's root".to_owned() } else { key.to_owned() };
    match error {
        object_store::Error::NotFound { .. } => StoreError::NotFound { key },
        object_store::Error::PermissionDenied { .. } | object_store::Error::Unauthenticated { .. } => {
            StoreError::Refused { key }
        }
        other => StoreError::Other { key, reason: other.to_string() },
    }
}
