//! A store for tests that speaks as much of S3 as is read: GET, HEAD, and pages of listings. A request without a signature is
//! answered too, so that the same one is a web server.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Bound::{Excluded, Included, Unbounded};
use std::sync::Arc;

use bytes::Bytes;

use crate::net::test_server::{Received, Reply, TestServer};

/// Names in one page, as stores have it.
const PAGE: usize = 1_000;
/// The bucket's name.
pub const BUCKET: &str = "lake";

/// An answer instead of the store's own, by request and its number.
pub type Fault = Box<dyn Fn(&Received, usize) -> Option<Reply> + Send + Sync>;

/// The store; stops when dropped.
pub struct TestStore {
    server: TestServer,
}

impl TestStore {
    /// Serves these objects under [`BUCKET`].
    pub fn start(objects: BTreeMap<String, Bytes>) -> Self {
        Self::faulty(objects, Box::new(|_, _| None))
    }

    /// The same, where some requests are answered otherwise.
    pub fn faulty(objects: BTreeMap<String, Bytes>, fault: Fault) -> Self {
        let objects = Arc::new(objects);
        let server =
            TestServer::answering(move |request, n| fault(request, n).unwrap_or_else(|| answer(request, &objects)));
        Self { server }
    }

    /// Its endpoint.
    pub fn endpoint(&self) -> String {
        self.server.url("")
    }

    /// Lines of the requests so far.
    pub fn requests(&self) -> Vec<String> {
        self.server.requests().into_iter().map(|request| request.line).collect()
    }

    /// What it got so far.
    pub fn received(&self) -> Vec<Received> {
        self.server.requests()
    }
}

/// Whether a request asks for a listing.
pub fn is_listing(request: &Received) -> bool {
    request.line.contains("list-type=2")
}

/// An error as S3 words it.
pub fn refusal(status: u16, code: &str) -> Reply {
    Reply::status(status)
        .body(format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>it says {code}</Message></Error>"))
}

fn answer(request: &Received, objects: &BTreeMap<String, Bytes>) -> Reply {
    let mut words = request.line.split(' ');
    let (method, target) = (words.next().unwrap(), words.next().unwrap());
    let url = url::Url::parse(&format!("http://x{target}")).unwrap();
    let path: String =
        url::form_urlencoded::parse(format!("p={}", url.path()).as_bytes()).next().unwrap().1.into_owned();
    let key = path.strip_prefix(&format!("/{BUCKET}")).map(|key| key.trim_start_matches('/'));
    let Some(key) = key else { return refusal(404, "NoSuchBucket") };
    if is_listing(request) {
        return listing(&url, objects);
    }
    match objects.get(key) {
        None => refusal(404, "NoSuchKey"),
        Some(bytes) => {
            let found =
                Reply::status(200).header("last-modified", "Tue, 01 Sep 2026 00:00:00 GMT").header("etag", "\"x\"");
            if method == "HEAD" { found.declaring(bytes.len()) } else { found.body(bytes.to_vec()) }
        }
    }
}

fn listing(url: &url::Url, objects: &BTreeMap<String, Bytes>) -> Reply {
    let asked: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
    let word = |name: &str| asked.get(name).cloned().unwrap_or_default();
    let (prefix, delimiter) = (word("prefix"), word("delimiter"));
    let after = asked.get("continuation-token").cloned().unwrap_or_else(|| word("start-after"));
    let (mut folders, mut contents) = (String::new(), String::new());
    let (mut count, mut truncated) = (0, false);
    // Names after this are still to be told.
    let mut last = after.clone();
    loop {
        let start = if last < prefix { Included(prefix.clone()) } else { Excluded(last.clone()) };
        let next = objects.range((start, Unbounded)).next();
        let Some((key, bytes)) = next.filter(|(key, _)| key.starts_with(&prefix)) else { break };
        if count == PAGE {
            truncated = true;
            break;
        }
        count += 1;
        if let Some((folder, _)) = key[prefix.len()..].split_once('/').filter(|_| !delimiter.is_empty()) {
            let _ = write!(folders, "<CommonPrefixes><Prefix>{prefix}{folder}/</Prefix></CommonPrefixes>");
            // All that lies in the folder is one entry; no name in a lake holds this character.
            last = format!("{prefix}{folder}/~");
        } else {
            let size = bytes.len();
            let _ = write!(
                contents,
                "<Contents><Key>{key}</Key><LastModified>2026-09-01T00:00:00.000Z</LastModified><ETag>&quot;x&quot;</ETag><Size>{size}</Size></Contents>"
            );
            last.clone_from(key);
        }
    }
    let token =
        if truncated { format!("<NextContinuationToken>{last}</NextContinuationToken>") } else { String::new() };
    Reply::status(200).body(format!("<?xml version=\"1.0\"?><ListBucketResult><Name>{BUCKET}</Name><Prefix>{prefix}</Prefix><KeyCount>{count}</KeyCount><IsTruncated>{truncated}</IsTruncated>{token}{contents}{folders}</ListBucketResult>"))
}
