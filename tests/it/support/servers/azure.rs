//! Azurite: Azure's blob service, with one account and its shared key.

use std::process::Command;

use super::process::Running;
use super::{Absent, Access, Store, base64, civil, hmac, install, must};
use crate::support::http::{Answer, Client, Request};

/// The newest that runs on Node 20.
const VERSION: &str = "3.35.0";
/// What it needs is taken as it was on this day.
const DAY: &str = "2026-10-01";

/// The account.
pub const ACCOUNT: &str = "cdpctltest";
/// The container that only the account's key opens.
pub const PRIVATE: &str = "lakes";
/// The container that everybody can read and list.
pub const OPEN: &str = "open-lakes";

/// The account's key before it is encoded.
const KEY: &[u8] = b"cdpctl-planted-azure-account-key";

/// The running store.
#[derive(Debug)]
pub struct Azure {
    running: Running,
    client: Client,
}

/// The account's key, as it is configured.
pub fn key() -> String {
    base64(KEY)
}

/// A signature that lets read and list everything in the account until the year 2099.
pub fn sas() -> String {
    let (version, end) = ("2019-12-12", "2099-01-01T00:00:00Z");
    let text = format!("{ACCOUNT}\nrl\nb\nsco\n\n{end}\n\n\n{version}\n");
    let signature = base64(&hmac(KEY, text.as_bytes())).replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    format!("sv={version}&ss=b&srt=sco&sp=rl&se={end}&sig={signature}")
}

impl Azure {
    /// Installs and starts it, with its two containers.
    pub fn start() -> Result<Self, Absent> {
        let blob = install::npm("azurite", VERSION, DAY)?.join("node_modules/.bin/azurite-blob");
        let running = Running::start(
            1,
            |ports, _| {
                let mut command = Command::new(&blob);
                command.args(["--silent", "--skipApiVersionCheck", "--inMemoryPersistence", "--disableTelemetry"]);
                command.args(["--blobHost", "127.0.0.1", "--blobPort", &ports[0].to_string()]);
                command.env("AZURITE_ACCOUNTS", format!("{ACCOUNT}:{}", key()));
                Ok(command)
            },
            |ports| Client::new(ports[0]).ask(&Request::new("GET", "/")).is_ok(),
        )?;
        let client = Client::new(running.ports[0]);
        let store = Self { running, client };
        for (container, open) in [(PRIVATE, false), (OPEN, true)] {
            let request = Request::new("PUT", &format!("/{ACCOUNT}/{container}?restype=container"));
            let headers: &[_] = if open { &[("x-ms-blob-public-access", "container")] } else { &[] };
            must(&store.ask(request, headers), &[201])?;
        }
        Ok(store)
    }

    fn ask(&self, mut request: Request, headers: &[(&str, &str)]) -> std::io::Result<Answer> {
        for (name, value) in headers {
            request.headers.set(name, value);
        }
        sign(&mut request, &http_date(cdpctl::sys::now_ms() / 1_000));
        self.client.ask(&request)
    }
}

impl Store for Azure {
    fn name(&self) -> &'static str {
        "azure"
    }

    fn port(&self) -> u16 {
        self.running.ports[0]
    }

    fn put(&self, bucket: &str, key: &str, bytes: &[u8]) {
        let request = Request { body: bytes.to_vec(), ..Request::new("PUT", &format!("/{ACCOUNT}/{bucket}/{key}")) };
        must(&self.ask(request, &[("x-ms-blob-type", "BlockBlob")]), &[201]).unwrap();
    }

    fn remove(&self, bucket: &str, key: &str) {
        must(&self.ask(Request::new("DELETE", &format!("/{ACCOUNT}/{bucket}/{key}")), &[]), &[202]).unwrap();
    }

    fn get(&self, bucket: &str, key: &str) -> Option<Vec<u8>> {
        let answer = self.ask(Request::new("GET", &format!("/{ACCOUNT}/{bucket}/{key}")), &[]);
        must(&answer, &[200, 404]).unwrap();
        answer.ok().filter(|answer| answer.status == 200).map(|answer| answer.body)
    }

    fn access(&self, bucket: &str, prefix: &str, endpoint: &str) -> Access {
        let place = format!("url: \"az://{bucket}/{prefix}\", account: {ACCOUNT}, endpoint: \"{endpoint}/{ACCOUNT}\"");
        if bucket == OPEN {
            return Access { fields: format!("{place}, anonymous: true"), env: Vec::new() };
        }
        Access { fields: format!("{place}, access_key: \"${{LAKE_KEY}}\""), env: vec![("LAKE_KEY", key())] }
    }
}

/// Signs a request with the account's key (Shared Key). Paths here need no escaping.
fn sign(request: &mut Request, now: &str) {
    request.headers.set("x-ms-date", now);
    request.headers.set("x-ms-version", "2021-12-02");
    let mut headers: Vec<String> = request.headers.0.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
    headers.sort();
    let length = if request.body.is_empty() { String::new() } else { request.body.len().to_string() };
    let query = if request.target.contains('?') { "\nrestype:container" } else { "" };
    let text = format!(
        "{}\n\n\n{length}\n\n\n\n\n\n\n\n\n{}/{ACCOUNT}{}{query}",
        request.method,
        headers.concat(),
        request.path()
    );
    request.headers.set("Authorization", format!("SharedKey {ACCOUNT}:{}", base64(&hmac(KEY, text.as_bytes()))));
}

/// Seconds since 1970 as `Sat, 31 Jan 2026 23:59:59 GMT`.
fn http_date(seconds: i64) -> String {
    let days = seconds.div_euclid(86_400);
    let (year, month, day) = civil(days);
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][usize::try_from(days.rem_euclid(7)).unwrap()];
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = months[usize::try_from(month - 1).unwrap()];
    let of_day = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}

#[test]
fn dates_are_written_as_http_wants_them() {
    assert_eq!(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
    assert_eq!(http_date(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
}
