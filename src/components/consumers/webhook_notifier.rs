//! `WebhookNotifier`: POSTs records as JSON to a URL, in ledger order.
//!
//! One request carries one record as an object, or with `batch_size` above 1 an array of up to so many records of one chunk.
//! `Idempotency-Key` is the record's natural key (`FIRST..LAST` for an array), the same whenever the record is sent again.
//!
//! Invariants:
//! - A ledger is acknowledged only when all of its records were answered with 2xx. What is sent cannot be taken back: a crash,
//!   or an answer that got lost, makes records arrive twice, under the same key.
//! - The URL's query and password and the headers' values show in no error, no plan and no log.
//! - A private address is connected to only when the project allows it; redirects are not followed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use arrow_array::RecordBatch;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::super::registry::{BuiltConsumer, ConsumerEntry};
use super::super::{
    Comparison, ComponentError, ConfigError, Consumer, ConsumerContext, DataTypes, Dataset, Delivery, Descriptor,
    EdgeContext, EdgeWriter, Guarantee, Kind, Marker, OnChange, ProcessingMode, ResourceEstimates, TargetFacts,
    TargetState,
};
use super::columns::Columns;
use super::json_rows::JsonRows;
use crate::diag::Code;
use crate::model::{LedgerRange, RangeSet, Secret};
use crate::net::{HttpClient, HttpSettings, NetError, Url, shown_url};

/// For connecting; the whole request has its own, configured limit.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// A header whose name holds one of these carries a credential.
const CREDENTIAL_WORDS: [&str; 7] = ["authorization", "cookie", "key", "password", "secret", "signature", "token"];
/// Headers that the request itself sets.
const OWN_HEADERS: [&str; 6] =
    ["connection", "content-length", "host", "idempotency-key", "transfer-encoding", "upgrade"];

/// Sends each record as JSON to a URL.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "WebhookNotifier")]
pub struct Config {
    /// Where records are sent by POST, http or https. A private address needs an entry in `spec.network.allow_private` of
    /// cdpctl.yaml.
    #[schemars(
        regex(pattern = "^[Hh][Tt][Tt][Pp][Ss]?://"),
        extend("affects" = "delivery", "words" = "an http or https url")
    )]
    pub url: String,
    /// How records are written.
    #[serde(default)]
    #[schemars(extend("affects" = "delivery"))]
    pub format: Format,
    /// Headers that go with every request. Those that carry credentials (Authorization, Cookie, X-Api-Key, any name with key,
    /// password, secret, signature or token in it) take only a reference: `${NAME}` or `{file: PATH}`, which stands for the
    /// whole value.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(schema_with = "headers_schema", extend("affects" = "delivery"))]
    pub headers: BTreeMap<String, HeaderValue>,
    /// Seconds that one request may take.
    #[serde(default = "timeout")]
    #[schemars(range(min = 1, max = 3600), extend("affects" = "none"))]
    pub timeout: u32,
    /// Records in one request. With 1 the body is the record as an object, above 1 an array of records.
    #[serde(default = "batch_size")]
    #[schemars(range(min = 1, max = 10_000), extend("affects" = "delivery"))]
    pub batch_size: u32,
    /// How often a request is tried again when the receiver cannot be reached, does not answer in time, or answers 408, 425,
    /// 429 or 5xx. A Retry-After of the receiver is honoured.
    #[serde(default = "retry_limit")]
    #[schemars(range(max = 100), extend("affects" = "none"))]
    pub retry_limit: u32,
}

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// JSON: an object a record, its keys the dataset's columns.
    #[default]
    Json,
}

/// The value of a header.
#[derive(Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum HeaderValue {
    /// The value itself, or `${NAME}`.
    Text(String),
    /// The value is the content of a file.
    File {
        /// Path of the file.
        file: String,
    },
}

impl std::fmt::Debug for HeaderValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(sensitive)")
    }
}

fn timeout() -> u32 {
    30
}

fn batch_size() -> u32 {
    1
}

fn retry_limit() -> u32 {
    5
}

/// What the component says about itself.
pub static DESCRIPTOR: Descriptor = Descriptor {
    id: "webhook-notifier",
    kind: Kind::Consumer,
    config_type: "WebhookNotifier",
    aliases: &[],
    name: "Webhook",
    description: "Sends each record as JSON to a URL, with its natural key as Idempotency-Key",
    version: "1.0.0",
    network_support: &["any"],
    stellar_version: "any",
    processing_mode: ProcessingMode::Streaming,
    data_types: DataTypes { input: &["any"], output: &[] },
    resource_estimates: ResourceEstimates { memory_mb: 4, cpu_cores: 1, throughput_tps: 500 },
    state: None,
    delivery: Some(Guarantee::AtLeastOnce),
    example: "consumers:\n  - type: WebhookNotifier\n    config:\n      url: https://example.com/hook\n",
};

/// The component in the list.
pub const ENTRY: ConsumerEntry =
    ConsumerEntry { descriptor: &DESCRIPTOR, schema: || schemars::schema_for!(Config), build };

/// Headers by name; the names that carry credentials are told apart by pattern, and their values marked secret.
fn headers_schema(_: &mut SchemaGenerator) -> Schema {
    let mut credentials = json_schema!({
        "type": ["string", "object"],
        "properties": { "file": { "type": "string", "minLength": 1, "description": "File that holds the value." } },
        "required": ["file"],
        "additionalProperties": false,
    });
    credentials.insert("description".to_owned(), json!("A reference to the value: ${NAME} or {file: PATH}."));
    credentials.insert("secret".to_owned(), json!(true));
    json_schema!({
        "type": "object",
        "propertyNames": { "pattern": "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" },
        "patternProperties": { credential_pattern(): credentials },
        "additionalProperties": { "type": "string" },
        "default": {},
    })
}

/// [`CREDENTIAL_WORDS`] as a pattern in which case does not matter; JSON Schema's patterns have no flag for that.
fn credential_pattern() -> String {
    let any_case = |word: &&str| -> String {
        word.chars().flat_map(|letter| ['[', letter.to_ascii_uppercase(), letter, ']']).collect()
    };
    CREDENTIAL_WORDS.iter().map(any_case).collect::<Vec<_>>().join("|")
}

fn build(config: Value, context: &ConsumerContext) -> Result<BuiltConsumer, Vec<ConfigError>> {
    let config: Config = serde_json::from_value(config).map_err(|error| ConfigError::from_serde(&error))?;
    let mut errors = Vec::new();
    let url = check_url(&config.url, context).map_err(|error| errors.push(error)).ok();
    for (name, value) in &config.headers {
        errors.extend(check_header(name, value));
    }
    let Some(url) = url.filter(|_| errors.is_empty()) else { return Err(errors) };
    let mut effective = serde_json::to_value(&config).expect("a configuration is plain JSON");
    // What looks like a credential (user, password, query, a token in the path) is not shown where it was written down.
    if !url.username().is_empty() || url.password().is_some() || url.query().is_some() {
        effective["url"] = json!(format!("{}?(sensitive)", shown_url(&url)));
    } else if shown_url(&url) != url.as_str() && shown_url(&url).contains('…') {
        effective["url"] = json!(shown_url(&url));
    }
    let consumer = WebhookNotifier { url, config, context: context.clone() };
    Ok(BuiltConsumer { consumer: Arc::new(consumer), effective })
}

fn check_url(text: &str, context: &ConsumerContext) -> Result<Url, ConfigError> {
    let wrong = |message: String| ConfigError::new(Code::E313, "/url", message).fix("write it as https://host/path");
    let url = Url::parse(text).map_err(|error| wrong(format!("the url cannot be understood: {error}")))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(wrong(format!("the url begins with {}, not with http or https", url.scheme())));
    }
    if let Some(address) = context.addresses.refused_literal(&url) {
        let host = url.host_str().unwrap_or_default();
        let message = format!("{} leads to {address}, which is a private address", shown_url(&url));
        let fix = format!("when that is meant, allow it in cdpctl.yaml: spec.network.allow_private: [\"{host}\"]");
        return Err(ConfigError::new(Code::E603, "/url", message).fix(fix));
    }
    Ok(url)
}

fn check_header(name: &str, value: &HeaderValue) -> Option<ConfigError> {
    let pointer = format!("/headers/{}", name.replace('~', "~0").replace('/', "~1"));
    let lower = name.to_ascii_lowercase();
    if OWN_HEADERS.contains(&lower.as_str()) {
        return Some(ConfigError::new(Code::E313, pointer, format!("the header {name} is set by the request itself")));
    }
    let HeaderValue::Text(text) = value else { return None };
    if is_reference(text) {
        return None;
    }
    if CREDENTIAL_WORDS.iter().any(|word| lower.contains(word)) {
        let message = format!("the header {name} carries a credential, and its value is written in the file");
        let fix =
            "put the whole value into an environment variable and write ${NAME}, or into a file and write {file: PATH}";
        return Some(ConfigError::new(Code::E321, pointer, message).fix(fix));
    }
    let sendable = text.chars().all(|c| c == '\t' || (' '..='~').contains(&c));
    (!sendable).then(|| {
        ConfigError::new(Code::E313, pointer, format!("the header {name} holds characters that a header cannot carry"))
    })
}

/// Whether a text is `${NAME}` and nothing else.
fn is_reference(text: &str) -> bool {
    let name = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')).unwrap_or_default();
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

struct WebhookNotifier {
    url: Url,
    config: Config,
    context: ConsumerContext,
}

impl WebhookNotifier {
    /// Headers of every request, secrets read.
    fn headers(&self) -> Result<Vec<(String, Secret)>, ComponentError> {
        let mut headers = vec![("content-type".to_owned(), Secret::new("application/json"))];
        for (name, value) in &self.config.headers {
            let value = match value {
                HeaderValue::Text(text) if !is_reference(text) => Secret::new(text),
                reference => {
                    let reference = serde_json::to_value(reference).expect("a header's value is plain JSON");
                    (self.context.secrets)(&reference)?
                }
            };
            // A later one of the same name, in any case, takes the place of an earlier one.
            headers.push((name.to_ascii_lowercase(), value));
        }
        Ok(headers)
    }
}

impl Consumer for WebhookNotifier {
    fn target(&self, _dataset: &Dataset) -> Option<Value> {
        None
    }

    fn target_words(&self, _dataset: &Dataset) -> String {
        format!("POST {}", shown_url(&self.url))
    }

    fn look(&self, _dataset: &Dataset) -> Option<String> {
        None
    }

    fn default_on_change(&self) -> OnChange {
        OnChange::ForwardOnly
    }

    fn inspect(&self, _edge: &EdgeContext) -> Result<TargetFacts, ComponentError> {
        // A secret that is not set is worth knowing before anything is sent; nobody is asked anything.
        self.headers()?;
        Ok(TargetFacts { state: TargetState::Stateless, owner: None, markers: None, lost: RangeSet::new() })
    }

    /// The receiver is not asked what it kept.
    fn compare(
        &self,
        _edge: &EdgeContext,
        _range: LedgerRange,
        _batch: &RecordBatch,
    ) -> Result<Option<Comparison>, ComponentError> {
        Ok(None)
    }

    /// There is nothing here to remove; what was sent stays with the receiver.
    fn destroy(&self, _edge: EdgeContext) -> Result<u64, ComponentError> {
        Ok(0)
    }

    /// The lease's number stands nowhere: two runs at a time send the same records under the same keys.
    fn open(&self, edge: EdgeContext) -> Result<Box<dyn EdgeWriter>, ComponentError> {
        let settings = HttpSettings {
            connect_timeout: CONNECT_TIMEOUT,
            timeout: Duration::from_secs(self.config.timeout.into()),
            retry_limit: self.config.retry_limit,
        };
        let client = HttpClient::new(self.url.clone(), self.context.addresses.clone(), &self.headers()?, settings)
            .map_err(component_error)?;
        let batch_size = usize::try_from(self.config.batch_size.max(1)).unwrap_or(usize::MAX);
        Ok(Box::new(Writer { client, batch_size, edge }))
    }
}

struct Writer {
    client: HttpClient,
    batch_size: usize,
    edge: EdgeContext,
}

impl EdgeWriter for Writer {
    fn markers(&mut self) -> Result<Option<Vec<Marker>>, ComponentError> {
        Ok(None)
    }

    /// Append and Replace are the same here: what was sent before cannot be taken back, and carries the same keys.
    fn deliver(&mut self, delivery: &Delivery<'_>, acked: &mut RangeSet) -> Result<(), ComponentError> {
        let columns = Columns::of(delivery.batch()?, self.edge.dataset)?;
        let json = JsonRows::new(&columns);
        let (mut body, mut key) = (Vec::new(), String::new());
        let mut sent = 0;
        loop {
            // All ledgers before that of the next record are complete.
            let complete = columns.ledgers.get(sent).map_or(delivery.range.hi(), |ledger| *ledger);
            acked.extend(LedgerRange::new(delivery.range.lo(), complete));
            if sent == columns.rows() {
                return Ok(());
            }
            let end = columns.rows().min(sent + self.batch_size);
            self.compose(&json, sent..end, &mut body, &mut key);
            self.client.post(&[("idempotency-key", &key)], &body, &self.edge.stop).map_err(|error| {
                let error = component_error(error);
                ComponentError { message: format!("record {key}: {}", error.message), ..error }
            })?;
            sent = end;
        }
    }

    fn flush(&mut self, _acked: &mut RangeSet) -> Result<(), ComponentError> {
        // Every record was answered before the next one was sent.
        Ok(())
    }

    /// What was sent cannot be taken back.
    fn remove(&mut self, _range: LedgerRange) -> Result<u64, ComponentError> {
        Ok(0)
    }
}

impl Writer {
    /// Writes the body and the idempotency key of a request for some rows.
    fn compose(&self, json: &JsonRows<'_>, rows: std::ops::Range<usize>, body: &mut Vec<u8>, key: &mut String) {
        body.clear();
        let (first, last) = (rows.start, rows.end - 1);
        if self.batch_size == 1 {
            json.push_row(first, body);
        } else {
            for row in rows {
                body.push(if row == first { b'[' } else { b',' });
                json.push_row(row, body);
            }
            body.push(b']');
        }
        let mut plain = Vec::new();
        json.push_key(self.edge.dataset.key, first, &mut plain);
        if last != first {
            plain.extend_from_slice(b"..");
            json.push_key(self.edge.dataset.key, last, &mut plain);
        }
        key.clear();
        push_header_text(&plain, key);
    }
}

/// Appends a text to a header's value; what is not visible ASCII, and `%`, is percent-encoded.
fn push_header_text(text: &[u8], out: &mut String) {
    for &byte in text {
        if byte.is_ascii_graphic() && byte != b'%' {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a String cannot fail");
        }
    }
}

fn component_error(error: NetError) -> ComponentError {
    let message = error.to_string();
    match error {
        NetError::PrivateAddress { .. } => ComponentError::permanent(Code::E603, message)
            .fix("when that is meant, allow the host in cdpctl.yaml under spec.network.allow_private"),
        NetError::Unreachable { .. }
        | NetError::TimedOut { .. }
        | NetError::UnknownHost { .. }
        | NetError::CutOff { .. } => ComponentError::transient(Code::E601, message),
        NetError::Status { retry_after, .. } if error.is_transient() => {
            ComponentError { retry_after, ..ComponentError::transient(Code::E602, message) }
        }
        NetError::Status { .. } => ComponentError::permanent(Code::E604, message),
        NetError::BadHeader { .. } | NetError::Setup { .. } | NetError::Tls { .. } | NetError::TooLarge { .. } => {
            ComponentError::permanent(Code::E601, message)
        }
        NetError::Stopped { .. } => ComponentError::cancelled(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::atomic::Ordering;

    use super::super::super::{DeliveryMode, ErrorClass};
    use super::super::conformance::{self, Row, WIDE, edge, range, shown};
    use super::*;
    use crate::net::AddressPolicy;
    use crate::net::test_server::{Reply, TestServer};

    fn consumer(config: Value) -> Arc<dyn Consumer> {
        conformance::build(&ENTRY, config, Path::new("/nowhere")).consumer
    }

    fn errors(config: Value) -> Vec<ConfigError> {
        let mut context = conformance::context(Path::new("/nowhere"));
        context.addresses = AddressPolicy::default();
        (ENTRY.build)(config, &context).err().unwrap_or_default()
    }

    fn send(config: Value, range: LedgerRange, rows: &[Row]) -> (Result<(), ComponentError>, RangeSet) {
        let mut acked = RangeSet::new();
        let mut writer = consumer(config).open(edge(&WIDE, 1)).unwrap();
        let outcome = conformance::deliver(&mut *writer, DeliveryMode::Append, range, rows, &mut acked);
        (outcome, acked)
    }

    #[test]
    fn each_record_is_one_request_under_its_natural_key() {
        let server = TestServer::start(|_| Reply::status(202));
        let rows = [Row::extreme(1), Row::plain(3, 0)];
        let (outcome, acked) = send(json!({"url": server.url("/hook?x=1")}), range(0, 9), &rows);
        outcome.unwrap();
        assert_eq!(acked, RangeSet::from(range(0, 9)));
        let requests = server.requests();
        assert_eq!(requests.len(), 2);
        for (request, row) in requests.iter().zip(&rows) {
            assert_eq!(request.line, "POST /hook?x=1 HTTP/1.1");
            assert_eq!(request.header("content-type"), Some("application/json"));
            assert_eq!(serde_json::from_str::<Value>(&request.body).unwrap(), shown(row));
        }
        assert_eq!(requests[0].header("idempotency-key"), Some("1:\"\\%C3%A9%0A%01%F0%9F%98%80"));
        assert_eq!(requests[1].header("idempotency-key"), Some("3:0"));
    }

    #[test]
    fn batches_are_arrays_that_never_cross_a_chunk() {
        let server = TestServer::start(|_| Reply::status(200));
        let mut acked = RangeSet::new();
        let mut writer = consumer(json!({"url": server.url("/"), "batch_size": 2})).open(edge(&WIDE, 1)).unwrap();
        let rows: Vec<Row> = (1..4).map(|ledger| Row::plain(ledger, 0)).collect();
        for chunk in [range(1, 4), range(4, 6)] {
            let rows = if chunk.lo() == 1 { &rows[..] } else { &[] };
            conformance::deliver(&mut *writer, DeliveryMode::Replace, chunk, rows, &mut acked).unwrap();
        }
        assert_eq!(acked, RangeSet::from(range(1, 6)));
        let requests = server.requests();
        let sizes: Vec<usize> =
            requests.iter().map(|r| serde_json::from_str::<Vec<Value>>(&r.body).unwrap().len()).collect();
        assert_eq!(sizes, [2, 1]);
        assert_eq!(requests[0].header("idempotency-key"), Some("1:0..2:0"));
        assert_eq!(requests[1].header("idempotency-key"), Some("3:0"));
    }

    #[test]
    fn ledgers_that_were_sent_whole_are_acknowledged_also_when_an_error_follows() {
        let server = TestServer::start(|n| Reply::status(if n < 3 { 200 } else { 400 }));
        let rows: Vec<Row> = [5, 5, 6, 6, 7]
            .into_iter()
            .enumerate()
            .map(|(n, ledger)| Row { id: format!("{ledger}:{n}"), ..Row::plain(ledger, 0) })
            .collect();
        let (outcome, acked) = send(json!({"url": server.url("/h?token=abc")}), range(4, 10), &rows);
        let error = outcome.unwrap_err();
        assert_eq!((error.code, error.class), (Code::E604, ErrorClass::Permanent));
        assert_eq!(error.message, format!("record 6:3: {} answered 400 Bad Request", server.url("/h")));
        assert_eq!(acked, RangeSet::from(range(4, 6)));
        assert_eq!(server.requests().len(), 4);
    }

    #[test]
    fn transient_failures_are_tried_again_and_keep_what_the_server_asked_for() {
        let server =
            TestServer::start(
                |n| if n < 2 { Reply::status(503).header("Retry-After", "0") } else { Reply::status(200) },
            );
        send(json!({"url": server.url("/")}), range(1, 2), &[Row::plain(1, 0)]).0.unwrap();
        let keys: Vec<_> = server.requests().iter().map(|r| r.header("idempotency-key").unwrap().to_owned()).collect();
        assert_eq!(keys, ["1:0"; 3]);
        let server = TestServer::start(|_| Reply::status(429).header("Retry-After", "7"));
        let (outcome, acked) =
            send(json!({"url": server.url("/"), "retry_limit": 0}), range(1, 2), &[Row::plain(1, 0)]);
        let error = outcome.unwrap_err();
        assert_eq!((error.code, error.class), (Code::E602, ErrorClass::Transient));
        assert_eq!((error.retry_after, acked.is_empty()), (Some(Duration::from_secs(7)), true));
        let server = TestServer::start(|_| Reply::hang());
        let config = json!({"url": server.url("/"), "retry_limit": 0, "timeout": 1});
        let error = send(config, range(1, 2), &[Row::plain(1, 0)]).0.unwrap_err();
        assert_eq!((error.code, error.class), (Code::E601, ErrorClass::Transient));
    }

    #[test]
    fn a_run_that_is_asked_to_stop_keeps_what_was_sent() {
        let context = edge(&WIDE, 1);
        let stop = Arc::clone(&context.stop);
        let server = TestServer::start(move |n| {
            stop.store(n == 1, Ordering::Relaxed);
            Reply::status(200)
        });
        let mut acked = RangeSet::new();
        let mut writer = consumer(json!({"url": server.url("/")})).open(context).unwrap();
        let rows: Vec<Row> = (1..9).map(|ledger| Row::plain(ledger, 0)).collect();
        let error =
            conformance::deliver(&mut *writer, DeliveryMode::Append, range(1, 9), &rows, &mut acked).unwrap_err();
        assert_eq!(error.class, ErrorClass::Cancelled);
        assert_eq!((acked, server.requests().len()), (RangeSet::from(range(1, 3)), 2));
    }

    #[test]
    fn headers_are_sent_and_secrets_are_read_from_their_references() {
        let server = TestServer::start(|_| Reply::status(200));
        let headers = json!({
            "Authorization": "${HOOK_TOKEN}", "X-Api-Key": {"file": "key.txt"}, "X-Team": "a b", "Content-Type": "application/x",
        });
        let built =
            conformance::build(&ENTRY, json!({"url": server.url("/?a=b"), "headers": headers}), Path::new("/nowhere"));
        assert_eq!(built.effective["headers"], headers);
        assert_eq!(built.effective["url"], format!("{}?(sensitive)", server.url("/")));
        assert_eq!(built.consumer.target_words(&WIDE), format!("POST {}", server.url("/")));
        let mut writer = built.consumer.open(edge(&WIDE, 1)).unwrap();
        let mut acked = RangeSet::new();
        conformance::deliver(&mut *writer, DeliveryMode::Append, range(1, 2), &[Row::plain(1, 0)], &mut acked).unwrap();
        let request = &server.requests()[0];
        assert_eq!(request.header("authorization"), Some("secret of \"${HOOK_TOKEN}\""));
        assert_eq!(request.header("x-api-key"), Some("secret of {\"file\":\"key.txt\"}"));
        assert_eq!((request.header("x-team"), request.header("content-type")), (Some("a b"), Some("application/x")));
    }

    #[test]
    fn all_mistakes_of_a_configuration_are_told_and_no_secret_is() {
        let found = errors(json!({
            "url": "http://127.0.0.1:8080/hook?token=hunter2",
            "headers": {
                "AUTHORIZATION": "Bearer hunter2", "My-Signature": "hunter2", "X-Token": "${T:-hunter2}", "Host": "x",
                "X-Line": "a\r\nb", "X-Fine": "plain ${x", "Cookie": "${COOKIE}",
            },
        }));
        let mut told: Vec<_> = found.iter().map(|e| (e.code, e.pointer.as_str())).collect();
        told.sort();
        let mut expected = vec![
            (Code::E603, "/url"),
            (Code::E321, "/headers/AUTHORIZATION"),
            (Code::E321, "/headers/My-Signature"),
            (Code::E321, "/headers/X-Token"),
            (Code::E313, "/headers/Host"),
            (Code::E313, "/headers/X-Line"),
        ];
        expected.sort();
        assert_eq!(told, expected);
        assert!(!format!("{found:?}").contains("hunter2"));
        assert!(found.iter().any(|e| e.fix.as_ref().is_some_and(|fix| fix.contains("allow_private: [\"127.0.0.1\"]"))));
        for url in ["ftp://example.com/", "https://", "http://[::1", "https:// x/"] {
            assert_eq!(errors(json!({"url": url}))[0].code, Code::E313, "{url}");
        }
        assert_eq!(errors(json!({"url": "https://example.com/"})), []);
    }

    #[test]
    fn the_schema_marks_credentials_and_takes_what_is_documented() {
        let schema = (ENTRY.schema)().to_value();
        let validator = jsonschema::validator_for(&schema).unwrap();
        assert!(validator.is_valid(&json!({"url": "https://x/", "headers": {"x-api-KEY": {"file": "a"}, "X": "1"}})));
        for wrong in [
            json!({"url": "ftp://x/"}),
            json!({"url": "https://x/", "headers": {"X": {"file": "a"}}}),
            json!({"url": "https://x/", "headers": {"a b": "1"}}),
            json!({"url": "https://x/", "batch_size": 0}),
            json!({"url": "https://x/", "format": "xml"}),
            json!({"url": "https://x/", "retries": 1}),
            json!({}),
        ] {
            assert!(!validator.is_valid(&wrong), "{wrong}");
        }
        let patterns = schema["properties"]["headers"]["patternProperties"].as_object().unwrap();
        assert!(patterns.values().all(|schema| schema["secret"] == true));
        for (field, property) in schema["properties"].as_object().unwrap() {
            assert!(property["affects"].is_string() && property["description"].is_string(), "{field}: {property}");
        }
    }

    #[test]
    fn a_webhook_has_no_target_and_keeps_nothing() {
        let consumer = consumer(json!({"url": "https://user:pw@example.com/hook"}));
        assert_eq!((consumer.target(&WIDE), consumer.default_on_change()), (None, OnChange::ForwardOnly));
        assert_eq!(consumer.inspect(&edge(&WIDE, 1)).unwrap().state, TargetState::Stateless);
        assert_eq!(consumer.target_words(&WIDE), "POST https://example.com/hook");
        let batch = conformance::batch(&WIDE, &[Row::plain(1, 0)]);
        assert_eq!(consumer.compare(&edge(&WIDE, 1), range(1, 2), &batch).unwrap(), None);
        assert_eq!(consumer.destroy(edge(&WIDE, 1)).unwrap(), 0);
        assert_eq!(consumer.open(edge(&WIDE, 1)).unwrap().remove(range(1, 2)).unwrap(), 0);
    }
}
