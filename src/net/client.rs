//! A blocking HTTP client for one URL, for plain threads.

use std::error::Error as StdError;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{DATE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Client, RequestBuilder, Response};
use tokio::runtime::{Builder, Runtime};
use url::{Host, Url};

use super::redaction::shown_url;
use super::retry::{Backoff, parse_retry_after};
use super::{AddressPolicy, NetError};
use crate::model::Secret;

/// How often the stop flag is looked at while waiting.
const STOP_STEP: Duration = Duration::from_millis(50);
/// How long a request that is under way may go on once the stop flag is set: its answer saves sending it again.
const STOP_GRACE: Duration = Duration::from_secs(5);
/// Idle connections are closed early: servers close theirs after about this time, unnoticed until the next request.
pub(super) const IDLE_TIMEOUT: Duration = Duration::from_secs(4);
/// At most so much of an answer's body is read, to be able to use the connection again.
const BODY_CAP_BYTES: usize = 64 * 1024;
/// At most so long the rest of an answer is waited for.
const BODY_TIMEOUT: Duration = Duration::from_secs(1);

/// Bounds of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HttpSettings {
    /// For connecting, resolution and TLS handshake included.
    pub connect_timeout: Duration,
    /// For a whole request, connecting included.
    pub timeout: Duration,
    /// How often a request is tried again after a transient failure.
    pub retry_limit: u32,
}

/// Sends requests to one URL over kept-alive connections. Needs no async runtime around it, and must not have one.
pub struct HttpClient {
    client: Client,
    /// Drives the requests. `None` only while dropping.
    runtime: Option<Runtime>,
    url: Url,
    place: String,
    settings: HttpSettings,
}

impl HttpClient {
    /// A client for `url`, with headers that go with every request. Sends nothing.
    ///
    /// # Errors
    /// A URL that names a refused address by itself, a header that cannot be sent, no root certificates for https.
    pub fn new(
        url: Url,
        policy: AddressPolicy,
        headers: &[(String, Secret)],
        settings: HttpSettings,
    ) -> Result<Self, NetError> {
        let place = shown_url(&url);
        if let Some(address) = policy.refused_literal(&url) {
            return Err(NetError::PrivateAddress { place, address });
        }
        let mut default_headers = HeaderMap::new();
        for (name, value) in headers {
            let bad = || NetError::BadHeader { name: name.clone() };
            let mut value = HeaderValue::from_str(value.expose()).map_err(|_| bad())?;
            value.set_sensitive(true);
            default_headers.insert(HeaderName::from_bytes(name.as_bytes()).map_err(|_| bad())?, value);
        }
        let port = url.port_or_known_default().unwrap_or_default();
        let mut builder = Client::builder()
            .user_agent(concat!("cdpctl/", env!("CARGO_PKG_VERSION")))
            .default_headers(default_headers)
            .dns_resolver(GuardedResolver { policy: Arc::new(policy), port })
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .no_proxy()
            .connect_timeout(settings.connect_timeout)
            .timeout(settings.timeout)
            .pool_idle_timeout(IDLE_TIMEOUT)
            .pool_max_idle_per_host(1);
        if url.scheme() == "http" {
            // The system's root certificates are not needed, so their absence must not matter.
            builder = builder.tls_certs_only([]);
        }
        let setup =
            |error: &(dyn StdError + 'static)| NetError::Setup { place: place.clone(), reason: innermost(error) };
        let client = builder.build().map_err(|error| setup(&error))?;
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|error| setup(&error))?;
        Ok(Self { client, runtime: Some(runtime), url, place, settings })
    }

    /// POSTs a body. Transient failures are tried again, up to the limit; the last one is returned.
    ///
    /// # Errors
    /// Every answer but 2xx; [`NetError::Stopped`] once `stop` is set, in which case the request may have arrived.
    pub fn post(&self, headers: &[(&str, &str)], body: &[u8], stop: &AtomicBool) -> Result<(), NetError> {
        let mut attempt = 0;
        loop {
            if stop.load(Ordering::Relaxed) {
                return Err(self.stopped());
            }
            // A user and password in the URL become basic authentication here.
            let mut request = self.client.post(self.url.clone()).body(body.to_owned());
            for (name, value) in headers {
                let bad = || NetError::BadHeader { name: (*name).to_owned() };
                let value = HeaderValue::from_str(value).map_err(|_| bad())?;
                request = request.header(HeaderName::from_bytes(name.as_bytes()).map_err(|_| bad())?, value);
            }
            match self.send(request, stop) {
                Err(error) if error.is_transient() && attempt < self.settings.retry_limit => {
                    self.wait(Backoff::default().wait(attempt, error.retry_after()), stop)?;
                    attempt += 1;
                }
                outcome => return outcome,
            }
        }
    }

    fn send(&self, request: RequestBuilder, stop: &AtomicBool) -> Result<(), NetError> {
        let exchange = async {
            let response = request.send().await.map_err(|error| self.failure(&error))?;
            let outcome = self.judge(&response);
            // The outcome stands; what is left of the answer only decides whether the connection can be used again.
            let _ = tokio::time::timeout(BODY_TIMEOUT, drain(response)).await;
            outcome
        };
        let runtime = self.runtime.as_ref().expect("the runtime lives as long as the client");
        runtime.block_on(async {
            let mut exchange = std::pin::pin!(exchange);
            let mut stopped_at = None;
            loop {
                if let Ok(outcome) = tokio::time::timeout(STOP_STEP, &mut exchange).await {
                    return outcome;
                }
                if stop.load(Ordering::Relaxed) && stopped_at.get_or_insert_with(Instant::now).elapsed() >= STOP_GRACE {
                    return Err(self.stopped());
                }
            }
        })
    }

    fn judge(&self, response: &Response) -> Result<(), NetError> {
        let status = response.status();
        if status.is_success() {
            return Ok(());
        }
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
        Err(NetError::Status {
            place: self.place.clone(),
            status: status.as_u16(),
            reason: status.canonical_reason().unwrap_or_default(),
            retry_after: header(RETRY_AFTER).and_then(|value| parse_retry_after(value, header(DATE))),
        })
    }

    fn failure(&self, error: &reqwest::Error) -> NetError {
        let place = self.place.clone();
        if let Some(refused) = chain(error).find_map(|error| error.downcast_ref::<RefusedAddress>()) {
            return NetError::PrivateAddress { place, address: refused.0 };
        }
        if error.is_timeout() {
            let after = if error.is_connect() { self.settings.connect_timeout } else { self.settings.timeout };
            return NetError::TimedOut { place, after };
        }
        NetError::Unreachable { place, reason: innermost(error) }
    }

    fn wait(&self, wait: Duration, stop: &AtomicBool) -> Result<(), NetError> {
        let start = Instant::now();
        loop {
            if stop.load(Ordering::Relaxed) {
                return Err(self.stopped());
            }
            let left = wait.saturating_sub(start.elapsed());
            if left.is_zero() {
                return Ok(());
            }
            thread::sleep(left.min(STOP_STEP));
        }
    }

    fn stopped(&self) -> NetError {
        NetError::Stopped { place: self.place.clone() }
    }
}

impl Drop for HttpClient {
    fn drop(&mut self) {
        // Dropping a runtime waits for its blocking tasks; a name that does not resolve would hold the caller up.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl fmt::Debug for HttpClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpClient")
            .field("place", &self.place)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// Resolves by the system and passes on only what the policy permits: the connector connects to exactly these addresses, so
/// that a name cannot lead elsewhere between check and use. Address literals do not come here; they are checked at creation.
struct GuardedResolver {
    policy: Arc<AddressPolicy>,
    port: u16,
}

/// A name led to refused addresses only; this is one of them.
#[derive(Debug, thiserror::Error)]
#[error("{0} is a private address")]
struct RefusedAddress(IpAddr);

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (policy, port) = (Arc::clone(&self.policy), self.port);
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), port)).await?;
            let host = Host::Domain(name.as_str());
            let (permitted, refused): (Vec<SocketAddr>, Vec<SocketAddr>) =
                found.partition(|address| policy.permits(&host, address.ip(), port));
            match (permitted.is_empty(), refused.first()) {
                (true, Some(address)) => Err(RefusedAddress(address.ip()).into()),
                _ => Ok(Box::new(permitted.into_iter()) as Addrs),
            }
        })
    }
}

/// Reads the rest of an answer, up to the cap.
async fn drain(mut response: Response) {
    let mut left = BODY_CAP_BYTES;
    while let Ok(Some(chunk)) = response.chunk().await {
        if chunk.len() > left {
            return;
        }
        left -= chunk.len();
    }
}

pub(super) fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error: &&'a (dyn StdError + 'static)| (*error).source())
}

/// The words of the error at the root of the chain, which names no URL.
pub(super) fn innermost(error: &(dyn StdError + 'static)) -> String {
    chain(error).last().unwrap_or(error).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::test_server::{Reply, TestServer};
    use super::*;

    fn settings(retry_limit: u32) -> HttpSettings {
        HttpSettings { connect_timeout: Duration::from_secs(5), timeout: Duration::from_millis(700), retry_limit }
    }

    fn client(url: &str, retry_limit: u32) -> HttpClient {
        let policy = AddressPolicy::new(["127.0.0.1"]).unwrap();
        HttpClient::new(Url::parse(url).unwrap(), policy, &[], settings(retry_limit)).unwrap()
    }

    fn post(client: &HttpClient) -> Result<(), NetError> {
        client.post(&[("x-n", "1")], b"body", &AtomicBool::new(false))
    }

    #[test]
    fn requests_share_a_connection_and_say_who_sends_them() {
        let server = TestServer::start(|_| Reply::status(204));
        let client = client(&server.url("/hook?q=1"), 0);
        for _ in 0..3 {
            post(&client).unwrap();
        }
        let requests = server.requests();
        assert_eq!(requests.len(), 3);
        assert_eq!(server.connections(), 1);
        assert_eq!(requests[0].line, "POST /hook?q=1 HTTP/1.1");
        assert_eq!(requests[0].header("user-agent"), Some(concat!("cdpctl/", env!("CARGO_PKG_VERSION"))));
        assert_eq!((requests[0].header("x-n"), requests[0].body.as_str()), (Some("1"), "body"));
    }

    #[test]
    fn a_user_and_password_in_the_url_are_sent_as_basic_authentication() {
        let server = TestServer::start(|_| Reply::status(204));
        let client = client(&server.url("/").replace("//", "//user:pw@"), 0);
        post(&client).unwrap();
        assert_eq!(server.requests()[0].header("authorization"), Some("Basic dXNlcjpwdw=="));
        assert!(!format!("{client:?}").contains("pw"));
    }

    #[test]
    fn transient_answers_are_tried_again_and_retry_after_is_honoured() {
        let server = TestServer::start(|n| match n {
            0 => Reply::status(503).header("Retry-After", "1"),
            1 => Reply::status(429)
                .header("Date", "Sun, 06 Nov 1994 08:49:37 GMT")
                .header("Retry-After", "Sun, 06 Nov 1994 08:49:38 GMT"),
            _ => Reply::status(200),
        });
        let start = Instant::now();
        post(&client(&server.url("/"), 2)).unwrap();
        assert_eq!(server.requests().len(), 3);
        assert!(start.elapsed() >= Duration::from_secs(2), "{:?}", start.elapsed());
    }

    #[test]
    fn the_last_of_all_tries_is_returned_and_permanent_answers_are_not_tried_again() {
        let server = TestServer::start(|_| Reply::status(500).header("Retry-After", "0"));
        let error = post(&client(&server.url("/h?secret"), 2)).unwrap_err();
        assert_eq!(server.requests().len(), 3);
        assert_eq!(error.to_string(), format!("{} answered 500 Internal Server Error", server.url("/h")));
        for status in [301, 302, 307, 400, 401, 404, 410] {
            let server = TestServer::start(move |_| Reply::status(status).header("Location", "http://127.0.0.1:1/"));
            let error = post(&client(&server.url("/"), 5)).unwrap_err();
            assert!(matches!(error, NetError::Status { status: got, .. } if got == status), "{error}");
            assert!(!error.is_transient());
            assert_eq!(server.requests().len(), 1);
        }
    }

    #[test]
    fn a_server_that_hangs_times_out_and_one_that_is_gone_is_unreachable() {
        let server = TestServer::start(|_| Reply::hang());
        let error = post(&client(&server.url("/"), 0)).unwrap_err();
        assert_eq!(error.to_string(), format!("{} did not answer within 0.7 s", server.url("/")));
        assert!(error.is_transient());
        let gone = TestServer::start(|_| Reply::status(200)).url("/x?token");
        let error = post(&client(&gone, 0)).unwrap_err();
        assert!(matches!(error, NetError::Unreachable { .. }) && error.is_transient(), "{error}");
        assert!(!error.to_string().contains("token"), "{error}");
    }

    #[test]
    fn a_dropped_answer_is_transient() {
        let server = TestServer::start(|n| if n == 0 { Reply::drop_connection() } else { Reply::status(200) });
        post(&client(&server.url("/"), 1)).unwrap();
        assert_eq!(server.requests().len(), 2);
    }

    #[test]
    fn an_idle_connection_that_the_server_closed_is_not_an_error() {
        let server = TestServer::start(|_| Reply::status(200).header("Connection", "keep-alive").then_close());
        // Whether the close is seen before the next request is sent or while it is sent is a matter of microseconds; in the
        // second case it costs one of the retries.
        let client = client(&server.url("/"), 1);
        for _ in 0..5 {
            post(&client).unwrap();
            thread::sleep(Duration::from_millis(30));
        }
        assert_eq!(server.requests().len(), 5);
    }

    #[test]
    fn a_wait_ends_soon_after_the_stop_flag_is_set() {
        let server = TestServer::start(|_| Reply::status(503).header("Retry-After", "60"));
        let client = client(&server.url("/"), 9);
        let stop = Arc::new(AtomicBool::new(false));
        let setter = Arc::clone(&stop);
        let start = Instant::now();
        let thread = thread::spawn(move || {
            thread::sleep(Duration::from_millis(200));
            setter.store(true, Ordering::Relaxed);
        });
        let error = client.post(&[], b"", &stop).unwrap_err();
        thread.join().unwrap();
        assert!(matches!(error, NetError::Stopped { .. }));
        assert!(start.elapsed() < Duration::from_millis(600), "{:?}", start.elapsed());
    }

    #[test]
    fn private_addresses_are_refused_before_and_after_resolution() {
        let server = TestServer::start(|_| Reply::status(200));
        let port = server.port();
        let refuse =
            |url: String| HttpClient::new(Url::parse(&url).unwrap(), AddressPolicy::default(), &[], settings(3));
        let error = refuse(format!("http://127.0.0.1:{port}/")).unwrap_err();
        assert!(matches!(error, NetError::PrivateAddress { .. }) && !error.is_transient());

        // A name that is not refused by its spelling, but leads to the loopback address: the resolver decides.
        let resolver =
            |allowed: &[&str]| GuardedResolver { policy: Arc::new(AddressPolicy::new(allowed).unwrap()), port };
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let resolve = |resolver: GuardedResolver| runtime.block_on(resolver.resolve("localhost".parse().unwrap()));
        let error = resolve(resolver(&[])).err().unwrap();
        assert!(error.downcast_ref::<RefusedAddress>().is_some(), "{error}");
        let allowed: Vec<_> = resolve(resolver(&["127.0.0.1"])).ok().unwrap().collect();
        assert!(allowed.iter().all(|address| address.ip().is_loopback()) && !allowed.is_empty());
        assert!(resolve(resolver(&["localhost:1"])).is_err());
        assert_eq!(server.requests().len(), 0);
    }

    #[test]
    fn a_refused_resolution_is_not_tried_again() {
        let mut client = client("http://localhost:9/", 9);
        client.client = Client::builder()
            .dns_resolver(GuardedResolver { policy: Arc::new(AddressPolicy::default()), port: 9 })
            .no_proxy()
            .build()
            .unwrap();
        let error = post(&client).unwrap_err();
        assert!(matches!(error, NetError::PrivateAddress { .. }), "{error}");
    }

    #[test]
    fn a_header_that_cannot_be_sent_is_named_without_its_value() {
        let headers = [("X-Key".to_owned(), Secret::new("hunter2\r\nX: y"))];
        let url = Url::parse("https://example.com/").unwrap();
        let error = HttpClient::new(url, AddressPolicy::default(), &headers, settings(0)).unwrap_err();
        assert!(error.to_string().contains("X-Key") && !error.to_string().contains("hunter2"), "{error}");
    }
}
