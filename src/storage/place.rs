//! Where a store is: urls of all kinds of stores, read once into one shape.
//!
//! Invariant: a place holds no credentials; a url that does is refused.

use std::path::{Path, PathBuf};

use url::Url;

use super::{StoreError, StoreErrorKind};
use crate::net::shown_url;

/// The schemes that are read, for messages.
const SCHEMES: &str = "file://, s3://, gs://, az://, http:// and https://";

/// A kind of store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A local folder.
    Folder,
    /// Amazon S3 and what speaks its protocol.
    S3,
    /// Google Cloud Storage.
    Gcs,
    /// Azure Blob Storage.
    Azure,
    /// A plain web server, which cannot list.
    Web,
}

/// Where a store is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    kind: PlaceKind,
    /// Bucket or container; empty for folders and web servers.
    bucket: String,
    /// Below the bucket, without slashes at its ends.
    prefix: String,
    /// The storage account, when the url names it.
    account: Option<String>,
    /// The region, when the url names it.
    region: Option<String>,
    /// The url, without credentials and without a slash at its end.
    url: String,
    /// The folder of a local store.
    folder: PathBuf,
}

impl Place {
    /// A local folder, given by an absolute path.
    pub fn folder(path: &Path) -> Option<Self> {
        let url = Url::from_directory_path(path).ok()?;
        let url = url.as_str().trim_end_matches('/').to_owned();
        Some(Self { folder: path.to_owned(), ..Self::new(PlaceKind::Folder, "", "", url) })
    }

    fn new(kind: PlaceKind, bucket: &str, prefix: &str, url: String) -> Self {
        let (account, region) = (None, None);
        let (bucket, prefix) = (bucket.to_owned(), prefix.trim_matches('/').to_owned());
        Self { kind, bucket, prefix, account, region, url, folder: PathBuf::new() }
    }

    fn bucket(kind: PlaceKind, scheme: &str, bucket: &str, prefix: &str) -> Self {
        let prefix = prefix.trim_matches('/');
        let slash = if prefix.is_empty() { "" } else { "/" };
        Self::new(kind, bucket, prefix, format!("{scheme}://{bucket}{slash}{prefix}"))
    }

    /// Reads a url.
    pub fn parse(text: &str) -> Result<Self, StoreError> {
        let (scheme, rest) = text.split_once("://").ok_or_else(|| wrong("a url begins with scheme://"))?;
        let scheme = scheme.to_ascii_lowercase();
        match scheme.as_str() {
            "file" => {
                let url = Url::parse(text).ok().and_then(|url| url.to_file_path().ok());
                let path =
                    url.ok_or_else(|| wrong("a file url names an absolute path on this host: file:///folder"))?;
                Self::folder(&path).ok_or_else(|| wrong("a file url names an absolute path on this host"))
            }
            "s3" | "s3a" => bucket_url(PlaceKind::S3, "s3", rest),
            "gs" | "gcs" => bucket_url(PlaceKind::Gcs, "gs", rest),
            "az" | "azure" | "adl" => bucket_url(PlaceKind::Azure, "az", rest),
            "abfs" | "abfss" => abfs_url(rest),
            "http" | "https" => web_url(text),
            _ => Err(StoreError::new(
                StoreErrorKind::Scheme,
                format!("stores of scheme `{scheme}` are not read by this version"),
            )
            .fix(format!("{SCHEMES} are; copy the lake to one of these"))),
        }
    }

    /// What kind of store it is.
    pub const fn kind(&self) -> PlaceKind {
        self.kind
    }

    /// The url, without credentials.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether it is on this machine.
    pub fn is_local(&self) -> bool {
        self.kind == PlaceKind::Folder
    }

    /// The region that the url names.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The storage account that the url names.
    pub fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    /// Bucket or container; empty for folders and web servers.
    pub(super) fn bucket_name(&self) -> &str {
        &self.bucket
    }

    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    pub(super) fn path(&self) -> &Path {
        &self.folder
    }
}

fn wrong(message: &str) -> StoreError {
    StoreError::new(StoreErrorKind::Url, message)
}

fn holds_credentials(what: &str) -> StoreError {
    StoreError::new(StoreErrorKind::UrlCredentials, format!("{what} holds credentials"))
        .fix("take them out, and give them by reference: access_key_id and secret_access_key, access_key, or sas_token")
}

/// `bucket/prefix`.
fn bucket_url(kind: PlaceKind, scheme: &str, rest: &str) -> Result<Place, StoreError> {
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    if bucket.contains('@') {
        return Err(holds_credentials("the url"));
    }
    if rest.contains('?') {
        return Err(holds_credentials("the url's query"));
    }
    if bucket.is_empty() || bucket.contains([':', '#', ' ', '%']) {
        return Err(wrong(&format!("the url names no bucket: write {scheme}://BUCKET/PREFIX")));
    }
    Ok(Place::bucket(kind, scheme, bucket, prefix))
}

/// `container@account.dfs.core.windows.net/prefix`, as Hadoop writes it.
fn abfs_url(rest: &str) -> Result<Place, StoreError> {
    let Some((container, rest)) = rest.split_once('@') else { return bucket_url(PlaceKind::Azure, "az", rest) };
    let (host, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let account = host.split('.').next().unwrap_or_default();
    if container.contains(':') || prefix.contains('?') {
        return Err(holds_credentials("the url"));
    }
    if container.is_empty() || account.is_empty() {
        return Err(wrong("write abfss://CONTAINER@ACCOUNT.dfs.core.windows.net/PREFIX"));
    }
    let place = Place::bucket(PlaceKind::Azure, "az", container, prefix);
    Ok(Place { account: Some(account.to_owned()), ..place })
}

/// A web server's url, or one of those under which the clouds' stores are web servers.
fn web_url(text: &str) -> Result<Place, StoreError> {
    let url = Url::parse(text).map_err(|error| wrong(&format!("not a url: {error}")))?;
    check_bare(&url, "the url")?;
    let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
    let path = url.path().trim_matches('/');
    let (first, below) = path.split_once('/').unwrap_or((path, ""));
    if let Some((bucket, region)) = s3_host(&host) {
        let place = match bucket {
            Some(bucket) => Place::bucket(PlaceKind::S3, "s3", bucket, path),
            None if first.is_empty() => return Err(wrong("the url names no bucket")),
            None => Place::bucket(PlaceKind::S3, "s3", first, below),
        };
        return Ok(Place { region: region.map(str::to_owned), ..place });
    }
    if host == "storage.googleapis.com" && !first.is_empty() {
        return Ok(Place::bucket(PlaceKind::Gcs, "gs", first, below));
    }
    if let Some(bucket) = host.strip_suffix(".storage.googleapis.com") {
        return Ok(Place::bucket(PlaceKind::Gcs, "gs", bucket, path));
    }
    let account = [".blob.core.windows.net", ".dfs.core.windows.net"].iter().find_map(|end| host.strip_suffix(end));
    if let Some(account) = account.filter(|_| !first.is_empty()) {
        let place = Place::bucket(PlaceKind::Azure, "az", first, below);
        return Ok(Place { account: Some(account.to_owned()), ..place });
    }
    Ok(Place::new(PlaceKind::Web, "", "", url.as_str().trim_end_matches('/').to_owned()))
}

/// Bucket and region of a host of Amazon S3: `[bucket.]s3[.region].amazonaws.com`, also with a dash before the region.
fn s3_host(host: &str) -> Option<(Option<&str>, Option<&str>)> {
    let host = host.strip_suffix(".amazonaws.com").or_else(|| host.strip_suffix(".amazonaws.com.cn"))?;
    let region_of = |rest: &'_ str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if let Some(bucket) = host.strip_suffix(".s3") {
        return Some((Some(bucket), None));
    }
    if host == "s3" {
        return Some((None, None));
    }
    for separator in ["s3.", "s3-"] {
        if let Some(region) = host.strip_prefix(separator).filter(|region| region_of(region)) {
            return Some((None, Some(region)));
        }
        let between = format!(".{separator}");
        if let Some((bucket, region)) = host.rsplit_once(&between).filter(|(_, region)| region_of(region)) {
            return Some((Some(bucket), Some(region)));
        }
    }
    None
}

/// Refuses a url with anything that may be a credential.
fn check_bare(url: &Url, what: &str) -> Result<(), StoreError> {
    if !url.username().is_empty() || url.password().is_some() || url.query().is_some() {
        return Err(holds_credentials(what));
    }
    match url.fragment() {
        Some(_) => Err(wrong(&format!("{what} has a fragment (#…), which means nothing here"))),
        None => Ok(()),
    }
}

/// Reads an endpoint: `http://host:port` or `https://host`, with a path where the store lies below one.
pub fn parse_endpoint(text: &str) -> Result<String, StoreError> {
    let url = Url::parse(text).map_err(|error| {
        wrong(&format!("the endpoint is not a url: {error}")).fix("write it as https://HOST or http://HOST:PORT")
    })?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(wrong("the endpoint begins with neither https:// nor http://")
            .fix("write it as https://HOST, or http://HOST:PORT for a store without TLS"));
    }
    check_bare(&url, "the endpoint")?;
    debug_assert!(!shown_url(&url).contains('@'), "credentials were refused above");
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (PlaceKind, String, Option<String>, Option<String>) {
        let place = Place::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        (place.kind, place.url, place.account, place.region)
    }

    #[test]
    fn every_spelling_of_a_store_is_understood() {
        let some = |text: &str| Some(text.to_owned());
        for (text, kind, url, account, region) in [
            ("file:///data/lake/", PlaceKind::Folder, "file:///data/lake", None, None),
            ("s3://b", PlaceKind::S3, "s3://b", None, None),
            ("S3A://b/v1.1/x/", PlaceKind::S3, "s3://b/v1.1/x", None, None),
            ("https://b.s3.us-east-2.amazonaws.com/x", PlaceKind::S3, "s3://b/x", None, some("us-east-2")),
            ("https://a.b.s3-eu-west-1.amazonaws.com/x", PlaceKind::S3, "s3://a.b/x", None, some("eu-west-1")),
            ("https://s3.us-east-2.amazonaws.com/b/x/y", PlaceKind::S3, "s3://b/x/y", None, some("us-east-2")),
            ("https://b.s3.amazonaws.com", PlaceKind::S3, "s3://b", None, None),
            ("gs://b/x", PlaceKind::Gcs, "gs://b/x", None, None),
            ("gcs://b/x", PlaceKind::Gcs, "gs://b/x", None, None),
            ("https://storage.googleapis.com/b/x", PlaceKind::Gcs, "gs://b/x", None, None),
            ("az://c/x", PlaceKind::Azure, "az://c/x", None, None),
            ("abfss://c@acme.dfs.core.windows.net/x", PlaceKind::Azure, "az://c/x", some("acme"), None),
            ("https://acme.blob.core.windows.net/c/x", PlaceKind::Azure, "az://c/x", some("acme"), None),
            ("http://127.0.0.1:8080/lake/", PlaceKind::Web, "http://127.0.0.1:8080/lake", None, None),
            (
                "https://amazonaws.com.evil.example/b",
                PlaceKind::Web,
                "https://amazonaws.com.evil.example/b",
                None,
                None,
            ),
        ] {
            assert_eq!(parsed(text), (kind, url.to_owned(), account, region), "{text}");
        }
    }

    #[test]
    fn urls_with_credentials_are_refused_and_not_repeated() {
        for text in [
            "s3://AKIA:hunter2@bucket/x",
            "https://user:hunter2@lake.example/x",
            "https://acme.blob.core.windows.net/c/x?sv=1&sig=hunter2",
            "s3://bucket/x?X-Amz-Signature=hunter2",
            "abfss://c:hunter2@acme.dfs.core.windows.net/x",
        ] {
            let error = Place::parse(text).unwrap_err();
            assert_eq!(error.kind, StoreErrorKind::UrlCredentials, "{text}: {error}");
            assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
        }
        let error = parse_endpoint("http://user:hunter2@127.0.0.1:9000").unwrap_err();
        assert!(error.kind == StoreErrorKind::UrlCredentials && !format!("{error:?}").contains("hunter2"));
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for text in ["ftp://x/y", "s3://", "gs:///x", "file://host/x", "x", "http://", "s3://a b/x", "az:///c"] {
            assert!(Place::parse(text).is_err(), "{text}");
        }
        for text in ["minio:9000", "127.0.0.1:9000", "ftp://x", ""] {
            assert!(parse_endpoint(text).is_err(), "{text}");
        }
        assert_eq!(parse_endpoint("http://127.0.0.1:9000/").unwrap(), "http://127.0.0.1:9000");
    }
}
