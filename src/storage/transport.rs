//! The bridge from `object_store`, which signs requests and reads listings, to our own HTTP client, which sends them.
//!
//! Invariant: every request of a store goes through [`ReadClient`]; what is no success comes back as a [`Fault`], whole.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService,
};
use url::Url;

use crate::net::{Answer, NetError, ReadClient, ReadRequest};

/// Largest answer that is no object: a page of a listing has some 500 KB.
const MAX_ANSWER_BYTES: u64 = 16 << 20;
/// Longest message of a store that is repeated.
const MAX_MESSAGE_CHARS: usize = 200;

/// How many bytes the answer to a request may have; travels with the request.
#[derive(Debug, Clone, Copy)]
pub(super) struct BodyCap(pub u64);

/// Sends the requests of `object_store`.
#[derive(Debug, Clone)]
pub(super) struct Transport(pub Arc<ReadClient>);

impl HttpConnector for Transport {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

impl HttpService for Transport {
    fn call<'a, 'b>(&'a self, request: HttpRequest) -> BoxFuture<'b, Result<HttpResponse, HttpError>>
    where
        'a: 'b,
        Self: 'b,
    {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let unknown = |what: &'static str| HttpError::new(HttpErrorKind::Unknown, std::io::Error::other(what));
            let url =
                Url::parse(&parts.uri.to_string()).map_err(|_| unknown("the store's url cannot be understood"))?;
            let body = body.as_bytes().cloned().ok_or_else(|| unknown("nothing is written to a store"))?;
            let cap = parts.extensions.get::<BodyCap>().map_or(MAX_ANSWER_BYTES, |cap| cap.0);
            let request = ReadRequest { method: parts.method, url, headers: parts.headers, body, cap };
            let answer = send(&self.0, request).await.map_err(|fault| HttpError::new(HttpErrorKind::Unknown, fault))?;
            let mut response = HttpResponse::new(HttpResponseBody::from(answer.body));
            *response.headers_mut() = answer.headers;
            if let Ok(status) = answer.status.try_into() {
                *response.status_mut() = status;
            }
            Ok(response)
        })
    }
}

/// Sends a request; anything but a success is a fault.
pub(super) async fn send(client: &ReadClient, request: ReadRequest) -> Result<Answer, Fault> {
    let host = request.url.host_str().unwrap_or_default().to_owned();
    match client.send(request).await {
        Ok(answer) if (200..300).contains(&answer.status) => Ok(answer),
        Ok(answer) => Err(Fault { host, what: What::Refused(Refusal::of(&answer)) }),
        Err(error) => Err(Fault { host, what: What::Net(error) }),
    }
}

/// A request without a success.
#[derive(Debug)]
pub(super) struct Fault {
    /// Who was asked.
    pub host: String,
    /// What came of it.
    pub what: What,
}

/// What came of a request.
#[derive(Debug)]
pub(super) enum What {
    /// No answer, or no whole one.
    Net(NetError),
    /// An answer that is no success.
    Refused(Refusal),
}

/// An answer that is no success, as far as it is of use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The status.
    pub status: u16,
    /// The store's own code, such as `NoSuchBucket`; empty when it gave none.
    pub code: String,
    /// What it says; empty when it says nothing.
    pub message: String,
    /// The region that it names.
    pub region: Option<String>,
    /// Where it redirects to.
    pub location: Option<String>,
    /// How long it asks to wait.
    pub retry_after: Option<Duration>,
}

impl Refusal {
    fn of(answer: &Answer) -> Self {
        let text = std::str::from_utf8(&answer.body).unwrap_or_default();
        let header = |name: &str| answer.header(name).map(str::to_owned);
        let element = |name: &str| between(text, &format!("<{name}>"), &format!("</{name}>"));
        // Token services answer in JSON.
        let json: serde_json::Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        let field = |name: &str| json.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
        let code = element("Code").or_else(|| header("x-ms-error-code")).or_else(|| field("error"));
        let message = element("Message").or_else(|| field("error_description")).unwrap_or_default();
        let message: String = message.lines().next().unwrap_or_default().chars().take(MAX_MESSAGE_CHARS).collect();
        Self {
            status: answer.status,
            code: code.filter(|code| is_word(code)).unwrap_or_default(),
            message,
            region: header("x-amz-bucket-region").or_else(|| element("Region")).filter(|region| is_word(region)),
            location: header("location")
                .and_then(|location| Url::parse(&location).ok())
                .map(|url| format!("{}://{}", url.scheme(), url.host_str().unwrap_or_default())),
            retry_after: answer.retry_after(),
        }
    }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.len() <= 80 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
}

fn between(text: &str, open: &str, close: &str) -> Option<String> {
    let (_, rest) = text.split_once(open)?;
    let (inner, _) = rest.split_once(close)?;
    Some(inner.trim().to_owned())
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            What::Net(error) => error.fmt(f),
            What::Refused(refusal) => {
                write!(f, "{} answered {}", self.host, refusal.status)?;
                for text in [&refusal.code, &refusal.message] {
                    if !text.is_empty() {
                        write!(f, " {text}")?;
                    }
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for Fault {}

/// A request of our own, for a web server.
pub(super) fn plain(method: crate::net::Method, url: Url, cap: u64) -> ReadRequest {
    ReadRequest { method, url, headers: crate::net::HeaderMap::new(), body: Bytes::new(), cap }
}
