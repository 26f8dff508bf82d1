//! One object store behind a url: whole objects, sizes, pages of listings.

use std::path::Path as FilePath;
use std::sync::Arc;

use bytes::Bytes;
use object_store::list::{PaginatedListOptions, PaginatedListStore};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{GetOptions, ListResult, ObjectStore, ObjectStoreExt};
use url::Url;

use super::access::{Access, Built};
use super::explain::About;
use super::place::{Place, PlaceKind};
use super::transport::{BodyCap, Transport, plain, send};
use super::{StoreError, StoreErrorKind};
use crate::net::{Method, ReadClient, ReadLimits};

/// An object seen in a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectInfo {
    /// Its name under the root.
    pub key: String,
    /// Compressed size in bytes.
    pub size: u64,
}

/// A page of one level of a listing, ascending by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Names of what looks like folders, under the root, without a trailing slash.
    pub folders: Vec<String>,
    /// Objects at this level.
    pub objects: Vec<ObjectInfo>,
    /// What to ask the next page with; `None` at the end.
    pub next: Option<String>,
}

/// An opened store.
#[derive(Debug, Clone)]
pub struct Store {
    backend: Backend,
    prefix: String,
    about: About,
}

#[derive(Clone)]
enum Backend {
    Folder(Arc<LocalFileSystem>),
    Objects { store: Arc<dyn ObjectStore>, pages: Arc<dyn PaginatedListStore> },
    Web { client: Arc<ReadClient>, root: Url },
}

impl std::fmt::Debug for Backend {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Folder(_) => "Folder",
            Self::Objects { .. } => "Objects",
            Self::Web { .. } => "Web",
        })
    }
}

impl Store {
    /// Opens a store. Nothing is sent; a local folder must be there.
    pub fn open(place: &Place, access: &Access, limits: ReadLimits) -> Result<Self, StoreError> {
        let client = Arc::new(ReadClient::new(limits));
        let transport = Transport(Arc::clone(&client));
        let mut about = About {
            kind: place.kind(),
            url: place.url().to_owned(),
            bucket: place.bucket_name().to_owned(),
            region: None,
            credentials: String::new(),
        };
        let backend = match place.kind() {
            PlaceKind::Folder => Backend::Folder(Arc::new(folder(place.path())?)),
            PlaceKind::S3 => objects(access.s3(place, transport)?, &mut about),
            PlaceKind::Gcs => objects(access.gcs(place, transport)?, &mut about),
            PlaceKind::Azure => objects(access.azure(place, transport)?, &mut about),
            PlaceKind::Web => {
                let root = Url::parse(&format!("{}/", place.url()))
                    .map_err(|error| StoreError::new(StoreErrorKind::Url, format!("not a url: {error}")))?;
                Backend::Web { client, root }
            }
        };
        Ok(Self { backend, prefix: place.prefix().to_owned(), about })
    }

    /// The root, without credentials.
    pub fn url(&self) -> &str {
        &self.about.url
    }

    /// Where the credentials come from, in words; empty where none are needed.
    pub fn credentials(&self) -> &str {
        &self.about.credentials
    }

    /// Whether it is on this machine, where asking costs nothing.
    pub fn is_local(&self) -> bool {
        matches!(self.backend, Backend::Folder(_))
    }

    /// Whether there is such a thing as a listing.
    pub fn can_list(&self) -> bool {
        !matches!(self.backend, Backend::Web { .. })
    }

    /// Gets a whole object of at most `cap` bytes. One try.
    pub async fn get(&self, key: &str, cap: u64) -> Result<Bytes, StoreError> {
        let store: &dyn ObjectStore = match &self.backend {
            Backend::Web { client, root } => {
                let request = plain(Method::GET, web_url(root, key)?, cap);
                return match send(client, request).await {
                    Ok(answer) => Ok(answer.body),
                    Err(fault) => Err(self.about.fault(key, &fault)),
                };
            }
            Backend::Folder(store) => store.as_ref(),
            Backend::Objects { store, .. } => store.as_ref(),
        };
        let mut options = GetOptions::default();
        options.extensions.insert(BodyCap(cap));
        let got = store.get_opts(&self.path(key), options).await.map_err(|error| self.about.explain(key, &error))?;
        if got.meta.size > cap {
            let message = format!("object {key} has {} bytes, more than the cap of {cap}", got.meta.size);
            return Err(StoreError::new(StoreErrorKind::TooLarge, message));
        }
        got.bytes().await.map_err(|error| self.about.explain(key, &error))
    }

    /// The size of an object, when it is there. One try.
    pub async fn size(&self, key: &str) -> Result<Option<u64>, StoreError> {
        let found = match &self.backend {
            Backend::Web { client, root } => send(client, plain(Method::HEAD, web_url(root, key)?, 0))
                .await
                .map(|answer| answer.header("content-length").and_then(|size| size.parse().ok()).unwrap_or(0))
                .map_err(|fault| self.about.fault(key, &fault)),
            Backend::Folder(store) => self.head(store.as_ref(), key).await,
            Backend::Objects { store, .. } => self.head(store.as_ref(), key).await,
        };
        match found {
            Ok(size) => Ok(Some(size)),
            Err(error) if error.is_missing() => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn head(&self, store: &dyn ObjectStore, key: &str) -> Result<u64, StoreError> {
        let found = store.head(&self.path(key)).await;
        found.map(|meta| meta.size).map_err(|error| self.about.explain(key, &error))
    }

    /// One page of the level under `folder` (empty for the root): names after `after`, where that is given, and from the
    /// page that `token` names. A store may give names up to `after` all the same. One try.
    ///
    /// # Errors
    /// Also for a store that cannot list.
    pub async fn page(&self, folder: &str, after: Option<&str>, token: Option<String>) -> Result<Page, StoreError> {
        let (result, next) = match &self.backend {
            Backend::Web { .. } => {
                return Err(StoreError::new(StoreErrorKind::Denied, format!("{} cannot be listed", self.url())));
            }
            Backend::Folder(store) => {
                let prefix = (!folder.is_empty()).then(|| Path::from(folder));
                (store.list_with_delimiter(prefix.as_ref()).await, None)
            }
            Backend::Objects { pages, .. } => {
                let full =
                    |key: &str| if self.prefix.is_empty() { key.to_owned() } else { format!("{}/{key}", self.prefix) };
                let prefix = if folder.is_empty() { full("") } else { full(&format!("{folder}/")) };
                let options = PaginatedListOptions {
                    offset: after.map(full),
                    delimiter: Some("/".into()),
                    page_token: token,
                    ..PaginatedListOptions::default()
                };
                let prefix = Some(prefix.as_str()).filter(|prefix| !prefix.is_empty());
                match pages.list_paginated(prefix, options).await {
                    Ok(page) => (Ok(page.result), page.page_token),
                    Err(error) => (Err(error), None),
                }
            }
        };
        let found = result.map_err(|error| self.about.explain(folder, &error))?;
        Ok(self.page_of(found, after, next))
    }

    fn page_of(&self, found: ListResult, after: Option<&str>, next: Option<String>) -> Page {
        let name = |path: &Path| {
            let full = path.as_ref();
            let below = full.strip_prefix(&self.prefix).unwrap_or(full).trim_start_matches('/');
            Some(below.to_owned()).filter(|name| after.is_none_or(|after| name.as_str() > after))
        };
        let mut page = Page {
            folders: found.common_prefixes.iter().filter_map(name).collect(),
            objects: found
                .objects
                .iter()
                .filter_map(|meta| Some(ObjectInfo { key: name(&meta.location)?, size: meta.size }))
                .collect(),
            next,
        };
        page.folders.sort_unstable();
        page.objects.sort_unstable_by(|a, b| a.key.cmp(&b.key));
        page
    }

    fn path(&self, key: &str) -> Path {
        if self.prefix.is_empty() { Path::from(key) } else { Path::from(format!("{}/{key}", self.prefix)) }
    }
}

fn folder(path: &FilePath) -> Result<LocalFileSystem, StoreError> {
    if !path.is_dir() {
        return Err(StoreError::new(StoreErrorKind::NoRoot, format!("no folder {}", path.display()))
            .fix("check the source's path, url or spec.buckets entry"));
    }
    LocalFileSystem::new_with_prefix(path)
        .map_err(|error| StoreError::new(StoreErrorKind::Passing, format!("open {}: {error}", path.display())))
}

fn objects<T: ObjectStore + PaginatedListStore>(built: Built<T>, about: &mut About) -> Backend {
    about.region = built.region;
    about.credentials = built.credentials;
    let store = Arc::new(built.store);
    Backend::Objects { store: Arc::clone(&store) as Arc<dyn ObjectStore>, pages: store }
}

fn web_url(root: &Url, key: &str) -> Result<Url, StoreError> {
    root.join(key).map_err(|error| StoreError::new(StoreErrorKind::Url, format!("{key}: {error}")))
}
