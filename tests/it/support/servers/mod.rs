//! Real object stores for the tests: installed from ordinary packages, started once in a process, each on free ports of
//! this machine and in a temporary folder, gone with the process. See `docs/testing.md`.
//!
//! `CDPCTL_TEST_SERVERS` is `all` (the default: a server that does not run fails the tests that need it) or `none`.

pub mod azure;
pub mod gcs;
mod install;
mod process;
pub mod s3;
#[cfg(test)]
mod tests;
pub mod web;

use std::fmt::Debug;
use std::io;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use sha2::{Digest as _, Sha256};

use super::http::Answer;
use super::proxy::Proxy;
use install::{Absent, say};

/// The secret of all keys. It must show nowhere.
pub const SECRET: &str = "planted+secret/that+must+not+show+0001";

/// A running store, to put objects into as its owner does. Failing to is a failed test.
pub trait Store: Debug + Send + Sync {
    /// The name of its kind.
    fn name(&self) -> &'static str;
    /// Where it listens.
    fn port(&self) -> u16;
    /// Writes an object.
    fn put(&self, bucket: &str, key: &str, bytes: &[u8]);
    /// Removes an object.
    fn remove(&self, bucket: &str, key: &str);
    /// Reads an object; `None` when it is not there.
    fn get(&self, bucket: &str, key: &str) -> Option<Vec<u8>>;
    /// What `Host` has to say, where the store insists on it.
    fn host(&self) -> Option<String> {
        None
    }
    /// How a pipeline reads a lake there, when the store is reached at `endpoint` (`http://host:port`).
    fn access(&self, bucket: &str, prefix: &str, endpoint: &str) -> Access;
}

/// How a pipeline reads a lake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Fields of the source's configuration, as they stand between the braces of a YAML mapping.
    pub fields: String,
    /// The environment that they refer to.
    pub env: Vec<(&'static str, String)>,
}

/// The place of one test's lake in a store: a bucket, and a prefix that nobody else has.
#[derive(Debug, Clone)]
pub struct Place {
    /// The store.
    pub store: &'static dyn Store,
    /// The bucket.
    pub bucket: &'static str,
    /// The prefix, without a slash at its end.
    pub prefix: String,
}

impl Place {
    /// A place in a bucket where nothing is yet.
    pub fn new(store: &'static dyn Store, bucket: &'static str) -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(1);
        let prefix = format!("test-{}/v1.1/ledgers", MADE.fetch_add(1, Ordering::Relaxed));
        Self { store, bucket, prefix }
    }

    /// Writes an object, by its key in the lake.
    pub fn put(&self, key: &str, bytes: &[u8]) {
        self.store.put(self.bucket, &format!("{}/{key}", self.prefix), bytes);
    }

    /// Removes an object.
    pub fn remove(&self, key: &str) {
        self.store.remove(self.bucket, &format!("{}/{key}", self.prefix));
    }

    /// Reads an object.
    pub fn get(&self, key: &str) -> Option<Vec<u8>> {
        self.store.get(self.bucket, &format!("{}/{key}", self.prefix))
    }

    /// Writes every file below a folder; gives their number.
    pub fn upload(&self, folder: &Path) -> usize {
        let (mut count, mut folders) = (0, vec![folder.to_owned()]);
        while let Some(at) = folders.pop() {
            for entry in std::fs::read_dir(&at).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let key = path.strip_prefix(folder).unwrap().to_str().unwrap();
                self.put(key, &std::fs::read(&path).unwrap());
                count += 1;
            }
        }
        count
    }

    /// How a pipeline reads it from the store itself.
    pub fn access(&self) -> Access {
        self.access_at(self.store.port())
    }

    /// How a pipeline reads it through a proxy, or from whatever else listens on a port.
    pub fn access_at(&self, port: u16) -> Access {
        self.store.access(self.bucket, &self.prefix, &format!("http://127.0.0.1:{port}"))
    }

    /// A proxy in front of the store.
    pub fn proxy(&self) -> Proxy {
        Proxy::before(self.store.port(), self.store.host())
    }
}

/// A store that starts when the first test asks for it.
type Slot<T> = OnceLock<Result<T, Absent>>;

/// SeaweedFS. `None` here and below: it is not to run, which was said; whoever asked has nothing to test.
#[track_caller]
pub fn s3() -> Option<&'static s3::S3> {
    static SLOT: Slot<s3::S3> = OnceLock::new();
    get("SeaweedFS (s3)", &SLOT, s3::S3::start)
}

/// fake-gcs-server.
#[track_caller]
pub fn gcs() -> Option<&'static gcs::Gcs> {
    static SLOT: Slot<gcs::Gcs> = OnceLock::new();
    get("fake-gcs-server (gcs)", &SLOT, gcs::Gcs::start)
}

/// Azurite.
#[track_caller]
pub fn azure() -> Option<&'static azure::Azure> {
    static SLOT: Slot<azure::Azure> = OnceLock::new();
    get("Azurite (azure)", &SLOT, azure::Azure::start)
}

/// nginx.
#[track_caller]
pub fn web() -> Option<&'static web::Web> {
    static SLOT: Slot<web::Web> = OnceLock::new();
    get("nginx (http)", &SLOT, web::Web::start)
}

/// A new place in each store that runs, where access is as it mostly is.
#[track_caller]
pub fn places() -> Vec<Place> {
    let mut places = Vec::new();
    places.extend(s3().map(|store| Place::new(store, s3::PRIVATE)));
    places.extend(gcs().map(|store| Place::new(store, gcs::BUCKET)));
    places.extend(azure().map(|store| Place::new(store, azure::PRIVATE)));
    places.extend(web().map(|store| Place::new(store, "")));
    places
}

#[track_caller]
fn get<T>(name: &str, slot: &'static Slot<T>, start: impl FnOnce() -> Result<T, Absent>) -> Option<&'static T> {
    let made = slot.get_or_init(|| {
        let made = if wanted() { start() } else { Err(Absent::Client("CDPCTL_TEST_SERVERS is `none`".to_owned())) };
        if let Err(Absent::Client(why)) = &made {
            say(&format!("skipped: whatever needs {name}: {why}"));
        }
        made
    });
    match made {
        Ok(store) => Some(store),
        Err(Absent::Client(_)) => None,
        Err(Absent::Failed(why)) => panic!("{name} does not run (CDPCTL_TEST_SERVERS=none leaves it out): {why}"),
    }
}

#[expect(clippy::disallowed_methods, reason = "the tests' own setting, not the program's")]
fn wanted() -> bool {
    match std::env::var("CDPCTL_TEST_SERVERS").as_deref() {
        Err(_) | Ok("all" | "") => true,
        Ok("none") => false,
        Ok(other) => panic!("CDPCTL_TEST_SERVERS is `all` or `none`, not `{other}`"),
    }
}

/// Whether an answer has one of these statuses, with what it says else.
fn must(answer: &io::Result<Answer>, statuses: &[u16]) -> Result<(), String> {
    match answer {
        Ok(answer) if statuses.contains(&answer.status) => Ok(()),
        Ok(answer) => Err(format!("{} {}", answer.status, answer.text())),
        Err(error) => Err(error.to_string()),
    }
}

/// HMAC-SHA256.
fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    assert!(key.len() <= 64, "longer keys would be hashed first");
    let pad = |byte: u8| -> Vec<u8> { (0..64).map(|n| key.get(n).copied().unwrap_or(0) ^ byte).collect() };
    let inner = Sha256::digest([&pad(0x36), message].concat());
    Sha256::digest([&pad(0x5C)[..], &inner[..]].concat()).into()
}

/// Standard Base64 with padding.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = char::from(ALPHABET[bits >> (18 - 6 * at) & 63]);
            text.push(if at <= three.len() { letter } else { '=' });
        }
    }
    text
}

/// Days since 1970 as year, month and day.
fn civil(days: i64) -> (i64, i64, i64) {
    // Years that begin in March, so that a leap day is their last; eras of 400 of them.
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day)
}
