//! Stores against servers in this process that answer as real ones do, well and badly.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use bytes::Bytes;

use super::test_store::{BUCKET, Fault, TestStore, refusal};
use super::{Access, Place, Store, StoreError, StoreErrorKind};
use crate::diag::Code;
use crate::model::Secret;
use crate::net::ReadLimits;
use crate::net::test_server::{Reply, TestServer};

const CAP: u64 = 1_000;
const SECRET: &str = "hunter2hunter2";

fn limits() -> ReadLimits {
    ReadLimits { connect: Duration::from_secs(5), stall: Duration::from_millis(300), total: Duration::from_secs(5) }
}

fn objects(keys: &[&str]) -> BTreeMap<String, Bytes> {
    keys.iter().map(|key| ((*key).to_owned(), Bytes::from(format!("bytes of {key}")))).collect()
}

fn anonymous(endpoint: String) -> Access {
    Access { endpoint: Some(endpoint), anonymous: true, ..Access::default() }
}

fn signed(endpoint: String) -> Access {
    Access {
        endpoint: Some(endpoint),
        access_key_id: Some(Secret::new("AKIAEXAMPLE")),
        secret_access_key: Some(Secret::new(SECRET)),
        session_token: Some(Secret::new(SECRET)),
        ..Access::default()
    }
}

fn open(url: &str, access: &Access) -> Store {
    Store::open(&Place::parse(url).unwrap(), access, limits()).unwrap()
}

fn lake(access: &Access) -> Store {
    open(&format!("s3://{BUCKET}/pubnet"), access)
}

fn run<T>(doing: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(doing)
}

/// What comes of getting an object from a server that answers every request so.
fn refused_with(reply: Reply) -> StoreError {
    let server = TestServer::start(move |_| reply.clone());
    let error = run(lake(&signed(server.url(""))).get("x", CAP)).unwrap_err();
    assert!(!format!("{error:?}").contains(SECRET), "{error:?}");
    error
}

#[test]
fn objects_are_got_sized_and_listed_by_level() {
    let server =
        TestStore::start(objects(&["other/a", "pubnet/.config.json", "pubnet/P1/a", "pubnet/P1/b", "pubnet/P2/c"]));
    for access in [anonymous(server.endpoint()), signed(server.endpoint())] {
        let store = lake(&access);
        run(async {
            assert_eq!(store.get("P1/a", CAP).await.unwrap(), "bytes of pubnet/P1/a");
            assert_eq!(store.size("P1/b").await.unwrap(), Some(20));
            assert_eq!(store.size("P1/z").await.unwrap(), None);
            let missing = store.get("P1/z", CAP).await.unwrap_err();
            assert!(missing.is_missing() && !missing.is_transient(), "{missing:?}");
            let root = store.page("", None, None).await.unwrap();
            assert_eq!(root.folders, ["P1", "P2"]);
            assert_eq!(root.objects.iter().map(|object| object.key.as_str()).collect::<Vec<_>>(), [".config.json"]);
            let after = store.page("P1", Some("P1/a"), None).await.unwrap();
            assert_eq!(
                after.objects.iter().map(|object| (&*object.key, object.size)).collect::<Vec<_>>(),
                [("P1/b", 20)]
            );
            assert_eq!(store.get("P1/a", 3).await.unwrap_err().kind, StoreErrorKind::TooLarge);
        });
    }
    let (bare, with_keys): (Vec<_>, Vec<_>) =
        server.received().into_iter().partition(|request| request.header("authorization").is_none());
    assert_eq!(bare.len(), with_keys.len(), "the anonymous store signs nothing, the other everything");
    assert!(bare.iter().all(|request| request.header("user-agent").unwrap().starts_with("cdpctl/")));
    assert!(with_keys.iter().all(|request| request.header("x-amz-security-token") == Some(SECRET)));
}

#[test]
fn a_long_level_comes_in_pages() {
    let keys: Vec<String> = (0..2_500).map(|n| format!("pubnet/P/{n:05}")).collect();
    let server = TestStore::start(objects(&keys.iter().map(String::as_str).collect::<Vec<_>>()));
    let store = lake(&anonymous(server.endpoint()));
    let mut seen = Vec::new();
    let mut token = None;
    loop {
        let page = run(store.page("P", None, token)).unwrap();
        seen.extend(page.objects.into_iter().map(|object| format!("pubnet/{}", object.key)));
        token = page.next;
        if token.is_none() {
            break;
        }
    }
    assert_eq!(seen, keys);
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn what_may_pass_is_told_from_what_stays() {
    use StoreErrorKind::{Clock, Credentials, Denied, NoBucket, NotFound, Other, Passing, WrongRegion};
    for (status, code, kind, number) in [
        (500, "InternalError", Passing, Code::E401),
        (502, "", Passing, Code::E401),
        (503, "SlowDown", Passing, Code::E401),
        (429, "TooManyRequests", Passing, Code::E401),
        (408, "", Passing, Code::E401),
        (400, "RequestTimeout", Passing, Code::E401),
        (400, "InvalidArgument", Other, Code::E401),
        (400, "ExpiredToken", Credentials, Code::E416),
        (401, "", Credentials, Code::E416),
        (403, "AccessDenied", Denied, Code::E413),
        (403, "", Denied, Code::E413),
        (403, "InvalidAccessKeyId", Credentials, Code::E416),
        (403, "SignatureDoesNotMatch", Credentials, Code::E416),
        (403, "RequestTimeTooSkewed", Clock, Code::E417),
        (404, "NoSuchBucket", NoBucket, Code::E414),
        (404, "NoSuchKey", NotFound, Code::E405),
        (301, "PermanentRedirect", WrongRegion, Code::E415),
        (400, "AuthorizationHeaderMalformed", WrongRegion, Code::E415),
    ] {
        let error = refused_with(refusal(status, code));
        assert_eq!((error.kind, error.code()), (kind, number), "{status} {code}: {error}");
        assert_eq!(error.is_transient(), kind == Passing, "{status} {code}");
    }
}

#[test]
fn a_store_says_how_long_to_wait() {
    let error = refused_with(refusal(503, "SlowDown").header("Retry-After", "7"));
    assert_eq!((error.is_transient(), error.retry_after), (true, Some(Duration::from_secs(7))));
}

#[test]
fn who_asked_and_what_to_do_are_told() {
    let denied = refused_with(refusal(403, "AccessDenied"));
    assert!(denied.message.contains("with the configured access key"), "{denied}");
    assert!(denied.fix.unwrap().contains("s3:GetObject"));
    let server = TestServer::start(|_| refusal(403, "AccessDenied"));
    let denied = run(lake(&anonymous(server.url(""))).get("x", CAP)).unwrap_err();
    assert!(denied.message.contains("anonymous"), "{denied}");
    let elsewhere = refused_with(refusal(301, "PermanentRedirect").header("x-amz-bucket-region", "eu-west-1"));
    assert!(elsewhere.message.contains("eu-west-1"), "{elsewhere}");
    assert_eq!(elsewhere.fix.as_deref(), Some("write `region: eu-west-1`"));
}

#[test]
fn an_answer_that_ends_early_is_no_short_object() {
    let whole = Reply::status(200).header("last-modified", "Tue, 01 Sep 2026 00:00:00 GMT").body(vec![7; 600]);
    for (reply, words) in [
        (whole.clone().cut_after(599), "cut off"),
        (whole.clone().cut_after(0), "cut off"),
        (whole.clone().stall_after(300), "did not answer within"),
        (Reply::hang(), "did not answer within"),
        (Reply::drop_connection(), "cannot be reached"),
    ] {
        let error = refused_with(reply);
        assert!(error.is_transient() && error.message.contains(words), "{error}");
    }
    let server = TestServer::start(move |_| whole.clone());
    assert_eq!(run(lake(&signed(server.url(""))).get("x", CAP)).unwrap().len(), 600);
}

#[test]
fn a_store_that_is_not_there_may_come_back_and_one_without_tls_does_not_get_it() {
    let gone = TestServer::start(|_| Reply::status(200)).url("");
    assert!(run(lake(&anonymous(gone)).get("x", CAP)).unwrap_err().is_transient());
    let plain = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("https://{}", plain.local_addr().unwrap());
    let answering = thread::spawn(move || {
        let (mut stream, _) = plain.accept().unwrap();
        stream.read(&mut [0; 100]).and_then(|_| stream.write_all(b"HTTP/1.1 400 no\r\n\r\n"))
    });
    let error = run(lake(&anonymous(endpoint)).get("x", CAP)).unwrap_err();
    answering.join().unwrap().unwrap();
    assert_eq!((error.kind, error.is_transient()), (StoreErrorKind::Tls, false), "{error}");
    let unknown = anonymous("http://no-such-host.invalid".to_owned());
    let error = run(lake(&unknown).get("x", CAP)).unwrap_err();
    assert!(error.message.contains("no-such-host.invalid") && error.message.contains("is not found"), "{error}");
}

#[test]
fn no_request_is_repeated_here() {
    let server = TestServer::start(|_| refusal(503, "SlowDown"));
    let store = lake(&signed(server.url("")));
    run(async {
        store.get("x", CAP).await.unwrap_err();
        store.size("x").await.unwrap_err();
        store.page("", None, None).await.unwrap_err();
    });
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn one_store_serves_one_runtime_after_another() {
    let server = TestStore::start(objects(&["pubnet/a"]));
    let store = lake(&anonymous(server.endpoint()));
    for _ in 0..3 {
        assert_eq!(run(store.get("a", CAP)).unwrap(), "bytes of pubnet/a");
    }
}

#[test]
fn a_web_server_gives_objects_and_no_listing() {
    let server = TestStore::start(objects(&["pubnet/P1/a"]));
    let store = open(&format!("{}/{BUCKET}/pubnet/", server.endpoint()), &Access::default());
    run(async {
        assert_eq!(store.get("P1/a", CAP).await.unwrap(), "bytes of pubnet/P1/a");
        assert_eq!((store.size("P1/a").await.unwrap(), store.size("b").await.unwrap()), (Some(20), None));
        assert_eq!(store.page("", None, None).await.unwrap_err().kind, StoreErrorKind::Denied);
    });
    assert!(!store.can_list());
    assert_eq!(server.requests().len(), 3);
    let elsewhere = TestServer::start(|_| Reply::status(302).header("Location", "https://other.example/x?token=1"));
    let store = open(&elsewhere.url("/lake"), &Access::default());
    let error = run(store.get("a", CAP)).unwrap_err();
    assert!(error.message.contains("https://other.example") && !error.message.contains("token"), "{error}");
}

#[test]
fn google_and_azure_are_read_through_the_same_client() {
    let fault: Fault = Box::new(|_, _| Some(refusal(403, "AccessDenied")));
    let server = TestStore::faulty(BTreeMap::new(), fault);
    let google = open("gs://lake/pubnet", &anonymous(server.endpoint()));
    let account = format!("{}/devstoreaccount1", server.endpoint());
    let azure = open("az://lake/pubnet", &anonymous(account));
    for store in [google, azure] {
        let denied = run(store.get("a", CAP)).unwrap_err();
        assert_eq!(denied.kind, StoreErrorKind::Denied, "{denied}");
    }
    let lines = server.requests();
    assert_eq!(lines, ["GET /lake/pubnet%2Fa HTTP/1.1", "GET /devstoreaccount1/lake/pubnet/a HTTP/1.1"]);
}
