//! The client that reads: whole answers, bounded in size and time, for many hosts and from any runtime.
//!
//! Nothing is tried again here: whoever asks knows what a failure means and how often to try.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{CONTENT_LENGTH, DATE, RETRY_AFTER};
use reqwest::{Client, Request, Response};
use url::{Host, Url};

use super::NetError;
use super::client::{IDLE_TIMEOUT, chain, innermost};
use super::retry::parse_retry_after;

pub use reqwest::Method;
pub use reqwest::header::HeaderMap;

/// Idle connections that are kept to one host: as many as requests are under way at a time.
const IDLE_CONNECTIONS: usize = 32;
/// A cloud's metadata service answers at once or is not there.
const METADATA_PATIENCE: Duration = Duration::from_secs(2);
/// Name of Google Cloud's metadata service.
const METADATA_NAME: &str = "metadata.google.internal";
/// The room that is made for a body of unknown length.
const FIRST_BYTES: u64 = 64 * 1024;

/// How long things may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadLimits {
    /// For connecting, resolution and TLS handshake included.
    pub connect: Duration,
    /// Between two bytes, the first one included.
    pub stall: Duration,
    /// For a whole answer.
    pub total: Duration,
}

/// What is asked.
#[derive(Debug)]
pub struct ReadRequest {
    /// GET, HEAD, or POST for tokens.
    pub method: Method,
    /// Where.
    pub url: Url,
    /// Headers.
    pub headers: HeaderMap,
    /// Body; empty for most.
    pub body: Bytes,
    /// Most bytes that the answer's body may have.
    pub cap: u64,
}

/// What was answered, of whatever status.
#[derive(Debug)]
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
}

impl Answer {
    /// The text of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// How long the server asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        parse_retry_after(self.header(RETRY_AFTER.as_str())?, self.header(DATE.as_str()))
    }
}

/// Reads over kept-alive connections.
pub struct ReadClient {
    limits: ReadLimits,
    /// For http, which needs no root certificates.
    plain: OnceLock<Result<Client, String>>,
    /// For https.
    secure: OnceLock<Result<Client, String>>,
}

impl ReadClient {
    /// A client. Nothing is opened yet.
    pub fn new(limits: ReadLimits) -> Self {
        Self { limits, plain: OnceLock::new(), secure: OnceLock::new() }
    }

    /// Sends a request and reads the whole answer.
    ///
    /// # Errors
    /// No answer, or no whole one; a status is none.
    pub async fn send(&self, request: ReadRequest) -> Result<Answer, NetError> {
        let place = origin(&request.url);
        if is_metadata_service(&request.url) {
            let patience = METADATA_PATIENCE;
            let answer = tokio::time::timeout(patience, self.exchange(request, &place)).await;
            return answer.unwrap_or(Err(NetError::TimedOut { place, after: patience }));
        }
        self.exchange(request, &place).await
    }

    async fn exchange(&self, request: ReadRequest, place: &str) -> Result<Answer, NetError> {
        let started = Instant::now();
        let cap = request.cap;
        let client = self.client(&request.url, place)?;
        let mut sent = Request::new(request.method, request.url);
        *sent.headers_mut() = request.headers;
        if !request.body.is_empty() {
            *sent.body_mut() = Some(request.body.into());
        }
        let is_head = sent.method() == Method::HEAD;
        let failure = |error: &reqwest::Error| self.failure(error, place, started);
        let mut response = client.execute(sent).await.map_err(|error| failure(&error))?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let body = if is_head { Bytes::new() } else { read_body(&mut response, cap, place, &failure).await? };
        Ok(Answer { status, headers, body })
    }

    fn client(&self, url: &Url, place: &str) -> Result<&Client, NetError> {
        let cell = if url.scheme() == "http" { &self.plain } else { &self.secure };
        let made = cell.get_or_init(|| {
            let mut builder = Client::builder()
                .user_agent(concat!("cdpctl/", env!("CARGO_PKG_VERSION")))
                .dns_resolver(SystemResolver)
                .redirect(reqwest::redirect::Policy::none())
                .retry(reqwest::retry::never())
                .referer(false)
                .no_proxy()
                .connect_timeout(self.limits.connect)
                .read_timeout(self.limits.stall)
                .timeout(self.limits.total)
                .pool_idle_timeout(IDLE_TIMEOUT)
                .pool_max_idle_per_host(IDLE_CONNECTIONS);
            if url.scheme() == "http" {
                builder = builder.tls_certs_only([]);
            }
            builder.build().map_err(|error| innermost(&error))
        });
        made.as_ref().map_err(|reason| NetError::Setup { place: place.to_owned(), reason: reason.clone() })
    }

    fn failure(&self, error: &reqwest::Error, place: &str, started: Instant) -> NetError {
        let place = place.to_owned();
        if let Some(unknown) = chain(error).find_map(|error| error.downcast_ref::<UnknownName>()) {
            return NetError::UnknownHost { place, reason: unknown.reason.clone(), passing: unknown.passing };
        }
        if error.is_timeout() {
            let after = match started.elapsed() {
                elapsed if elapsed >= self.limits.total => self.limits.total,
                _ if error.is_connect() => self.limits.connect,
                _ => self.limits.stall,
            };
            return NetError::TimedOut { place, after };
        }
        if error.is_connect()
            && let Some(refused) = chain(error).find_map(is_tls)
        {
            return NetError::Tls { place, reason: refused };
        }
        NetError::Unreachable { place, reason: innermost(error) }
    }
}

impl fmt::Debug for ReadClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadClient").field("limits", &self.limits).finish_non_exhaustive()
    }
}

/// Reads a body of at most `cap` bytes, and no less than its headers promise.
async fn read_body(
    response: &mut Response,
    cap: u64,
    place: &str,
    failure: &(dyn Fn(&reqwest::Error) -> NetError + Sync),
) -> Result<Bytes, NetError> {
    let promised: Option<u64> =
        response.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    let too_large = |size| NetError::TooLarge { place: place.to_owned(), size, cap };
    if let Some(size) = promised.filter(|size| *size > cap) {
        return Err(too_large(size));
    }
    let room = promised.unwrap_or(FIRST_BYTES).min(cap);
    let mut body = BytesMut::with_capacity(usize::try_from(room).unwrap_or_default());
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => {
                let size = body.len() as u64 + chunk.len() as u64;
                if size > cap {
                    return Err(too_large(size));
                }
                // A body that came in one piece is passed on as it is.
                if body.is_empty() && promised == Some(size) {
                    return Ok(chunk);
                }
                body.extend_from_slice(&chunk);
            }
            Ok(None) => break,
            Err(error) => {
                return Err(match failure(&error) {
                    NetError::Unreachable { place, reason } => {
                        let got = body.len();
                        let of = promised.map(|promised| format!(" of {promised}")).unwrap_or_default();
                        NetError::CutOff { place, reason: format!("after {got}{of} bytes: {reason}") }
                    }
                    other => other,
                });
            }
        }
    }
    match promised.filter(|promised| *promised != body.len() as u64) {
        Some(promised) => Err(NetError::CutOff {
            place: place.to_owned(),
            reason: format!("after {} of {promised} bytes", body.len()),
        }),
        None => Ok(body.freeze()),
    }
}

/// `scheme://host[:port]`: paths may be long, and the asker names the object in its own words.
fn origin(url: &Url) -> String {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}://{}{port}", url.scheme(), url.host_str().unwrap_or_default())
}

/// Whether a url leads to the service by which a cloud tells its machines who they are.
pub(super) fn is_metadata_service(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_link_local(),
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case(METADATA_NAME),
        _ => false,
    }
}

/// The words of an error of the TLS library, which comes as an input-output error of invalid data, perhaps inside another one.
fn is_tls(error: &(dyn StdError + 'static)) -> Option<String> {
    let error = error.downcast_ref::<io::Error>()?;
    if error.kind() == io::ErrorKind::InvalidData {
        return Some(innermost(error));
    }
    // The source of an input-output error is that of what it holds, so what it holds is looked at apart.
    is_tls(error.get_ref()?)
}

/// Resolves by the system, and says so when a name is not known.
struct SystemResolver;

/// A name that the system could not resolve.
#[derive(Debug, thiserror::Error)]
#[error("{reason}")]
struct UnknownName {
    reason: String,
    passing: bool,
}

impl Resolve for SystemResolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            match tokio::net::lookup_host((name.as_str(), 0)).await {
                Ok(found) => Ok(Box::new(found.collect::<Vec<SocketAddr>>().into_iter()) as Addrs),
                Err(error) => {
                    let reason = error.to_string();
                    // The system tells the two apart by their words alone.
                    let passing = reason.contains("Temporary failure") || reason.contains("try again");
                    Err(UnknownName { reason, passing }.into())
                }
            }
        })
    }
}
