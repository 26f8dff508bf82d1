//! A lake of any size that speaks S3 without being anywhere: listings are computed, objects made when they are read.

use cdpctl::model::Network;
use cdpctl::stellar::build::demo_ledgers;
use cdpctl::storage::compress;

use super::http::{Answer, Request};
use super::lake::{self, Form};
use super::proxy::Proxy;

/// Ledgers in a partition.
const PARTITION: u32 = 64_000;
/// As S3 has it.
const PAGE: usize = 1_000;

/// The bucket.
pub const BUCKET: &str = "big-lake";

/// Serves ledgers `first` to `tip` of the standalone network at `s3://big-lake/`, under the prefix.
pub fn serve(prefix: &'static str, first: u32, tip: u32) -> Proxy {
    Proxy::answering(move |request| answer(request, prefix, first, tip))
}

fn answer(request: &Request, prefix: &str, first: u32, tip: u32) -> Answer {
    if request.parameter("list-type").is_some() {
        return list(request, prefix, first, tip);
    }
    let Some(key) = request.path().strip_prefix(&format!("/{BUCKET}/{prefix}/")) else { return missing(request) };
    let body = if key == lake::MANIFEST {
        Form::PUBLIC.manifest_text("standalone").into_bytes()
    } else {
        match ledger_of(key).filter(|ledger| (first..=tip).contains(ledger)) {
            Some(ledger) => object(ledger),
            None => return missing(request),
        }
    };
    let length = body.len();
    let shown = if request.method == "HEAD" { Vec::new() } else { body };
    let answer = Answer::new(200, shown).header("Content-Length", length);
    answer.header("ETag", "\"0\"").header("Last-Modified", "Sat, 31 Jan 2026 23:59:59 GMT")
}

fn missing(request: &Request) -> Answer {
    let text = "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>";
    Answer::new(404, if request.method == "HEAD" { "" } else { text })
}

/// A ledger's object. It does not follow the one before it: planning reads single ledgers.
fn object(ledger: u32) -> Vec<u8> {
    let ledgers = demo_ledgers(&Network::from_name("standalone").unwrap(), ledger, 1);
    compress(&ledgers[0].batch_xdr)
}

fn key(ledger: u32) -> String {
    Form::PUBLIC.key(ledger)
}

fn ledger_of(key: &str) -> Option<u32> {
    let ledger = key.rsplit_once("--")?.1.strip_suffix(".xdr.zst")?.parse().ok()?;
    (self::key(ledger) == key).then_some(ledger)
}

/// A page of `ListObjectsV2`. Later ledgers stand before earlier ones, partitions likewise.
fn list(request: &Request, root: &str, first: u32, tip: u32) -> Answer {
    let asked = |name: &str| request.parameter(name).unwrap_or_default();
    let (prefix, delimiter) = (asked("prefix"), asked("delimiter"));
    let after = if asked("continuation-token").is_empty() { asked("start-after") } else { asked("continuation-token") };
    let page = request.parameter("max-keys").map_or(PAGE, |keys| keys.parse::<usize>().unwrap().min(PAGE));
    let inside = prefix.strip_prefix(&format!("{root}/")).unwrap_or_default();
    let partition = inside.strip_suffix('/').and_then(|name| name.split_once("--")?.1.split_once('-')?.0.parse().ok());
    let mut entries = vec![(format!("{root}/{}", lake::MANIFEST), false)];
    if delimiter == "/" && partition.is_none() {
        let name = |partition: u32| key(partition * PARTITION).split('/').next().unwrap().to_owned();
        let partitions = (first / PARTITION..=tip / PARTITION).rev();
        entries.extend(partitions.map(|partition| (format!("{root}/{}/", name(partition)), true)));
    } else {
        let (low, high) = partition.map_or((first, tip), |from: u32| (first.max(from), tip.min(from + PARTITION - 1)));
        let name = |ledger: u32| format!("{root}/{}", key(ledger));
        // The latest whose key is behind the one that the page begins behind.
        let (mut listed, mut left) = (low, high + 1);
        while listed < left {
            let middle = u32::midpoint(listed, left);
            if name(middle) > after { listed = middle + 1 } else { left = middle }
        }
        entries.extend((low..left).rev().take(page + 1).map(|ledger| (name(ledger), false)));
    }
    let mut rest = entries.into_iter().filter(|(key, _)| key.starts_with(&prefix) && *key > after);
    let shown: Vec<(String, bool)> = rest.by_ref().take(page).collect();
    let more = rest.next().is_some();
    let mut text = format!("<ListBucketResult><KeyCount>{}</KeyCount><IsTruncated>{more}</IsTruncated>", shown.len());
    if more {
        text.extend(["<NextContinuationToken>", &shown[shown.len() - 1].0, "</NextContinuationToken>"]);
    }
    for (key, folder) in &shown {
        if *folder {
            text.extend(["<CommonPrefixes><Prefix>", key, "</Prefix></CommonPrefixes>"]);
        } else {
            let rest = "<LastModified>2026-01-31T23:59:59.000Z</LastModified><ETag>0</ETag><Size>1500</Size>";
            text.extend(["<Contents><Key>", key, "</Key>", rest, "</Contents>"]);
        }
    }
    text.push_str("</ListBucketResult>");
    Answer::new(200, text).header("Content-Type", "application/xml")
}
