//! What the servers and the proxy of these tests do is what they say.

use std::path::Path;
use std::time::{Duration, Instant};

use super::process::Running;
use super::{Place, SECRET, azure, base64, civil, hmac, places, s3};
use crate::support::big_lake;
use crate::support::http::{Client, Request};
use crate::support::lake;
use crate::support::proxy::{Fault, Kind, Proxy, seeded};

#[test]
fn hmac_base64_and_dates_are_the_standard_ones() {
    // RFC 4231, test case 2; RFC 4648.
    let hex: String = hmac(b"Jefe", b"what do ya want for nothing?").iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
        assert_eq!(base64(bytes.as_bytes()), text);
    }
    for (days, date) in [(0, (1970, 1, 1)), (11_016, (2000, 2, 29)), (20_484, (2026, 1, 31)), (-1, (1969, 12, 31))] {
        assert_eq!(civil(days), date, "{days}");
    }
}

#[test]
fn every_server_gives_back_what_was_uploaded() {
    let lake = tempfile::tempdir().unwrap();
    lake::write(lake.path(), 100, 12);
    for place in places() {
        let name = place.store.name();
        assert_eq!(place.upload(lake.path()), 13, "{name}");
        for ledger in [100, 111] {
            let path = lake::object(Path::new(""), ledger);
            let wanted = std::fs::read(lake::object(lake.path(), ledger)).unwrap();
            assert!(place.get(path.to_str().unwrap()) == Some(wanted), "{name}: {ledger}");
        }
        let gone = lake::object(Path::new(""), 105);
        let gone = gone.to_str().unwrap();
        place.remove(gone);
        assert_eq!(place.get(gone), None, "{name}");
        assert_eq!(Place::new(place.store, place.bucket).get(gone), None, "{name}: another place");
    }
}

#[test]
fn keys_and_open_buckets_let_in_whom_they_should() {
    let status = |port: u16, target: &str| Client::new(port).ask(&Request::new("GET", target)).unwrap().status;
    if let Some(s3) = s3() {
        use super::Store as _;
        s3.put(s3::PRIVATE, "access/a", b"a");
        s3.put(s3::OPEN, "access/a", b"a");
        let asked = |target: &str| status(s3.port(), target);
        assert_eq!(asked(&format!("/{}/access/a", s3::PRIVATE)), 403);
        assert_eq!(asked(&format!("/{}?list-type=2", s3::PRIVATE)), 403);
        assert_eq!(asked(&format!("/{}/access/a", s3::OPEN)), 200);
        assert_eq!(asked(&format!("/{}?list-type=2", s3::OPEN)), 200);
    }
    if let Some(azure) = azure() {
        use super::Store as _;
        azure.put(azure::PRIVATE, "access/a", b"a");
        azure.put(azure::OPEN, "access/a", b"a");
        let at = |container: &str, rest: &str| status(azure.port(), &format!("/{}/{container}{rest}", azure::ACCOUNT));
        // Azure says of what is not public that it is not there.
        assert!([403, 404].contains(&at(azure::PRIVATE, "/access/a")));
        assert!([403, 404].contains(&at(azure::PRIVATE, "?restype=container&comp=list")));
        assert_eq!(at(azure::OPEN, "/access/a"), 200);
        assert_eq!(at(azure::OPEN, "?restype=container&comp=list"), 200);
    }
    for place in places() {
        let fields = place.access().fields;
        assert!(!fields.contains(SECRET) && !fields.contains(&azure::key()), "{fields}");
    }
}

#[test]
fn a_server_ends_and_takes_its_folder_away_when_nobody_holds_its_input() {
    let start = || {
        Running::start(
            1,
            |ports, _| {
                let mut command = std::process::Command::new("sh");
                let say = "echo ready; exec sleep 1000";
                command.args(["-c", say]).env("PORT", ports[0].to_string());
                Ok(command)
            },
            |_| true,
        )
    };
    let running = start().unwrap();
    let pid_file = running.folder.join("pid");
    let begun = Instant::now();
    while std::fs::read_to_string(&pid_file).unwrap_or_default().trim().is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(30), "it was not started");
        std::thread::sleep(Duration::from_millis(10));
    }
    let pid = std::fs::read_to_string(&pid_file).unwrap();
    let process = Path::new("/proc").join(pid.trim());
    let (folder, watch) = (running.folder.clone(), running.watch());
    assert!(Path::new("/proc").join(watch.to_string()).exists() || !Path::new("/proc/self").exists());
    drop(running);
    assert!(!folder.exists() && !process.exists());

    let failed = Running::start(
        1,
        |_, _| {
            let mut command = std::process::Command::new("sh");
            command.args(["-c", "echo the reason >&2; exit 3"]);
            Ok(command)
        },
        |_| false,
    );
    assert!(failed.unwrap_err().contains("the reason"));
}

/// A server of one object, `/object`, of 1,000 bytes.
fn thousand() -> Proxy {
    Proxy::answering(|request| {
        let (status, body) = if request.path() == "/object" { (200, vec![7; 1_000]) } else { (404, Vec::new()) };
        super::super::http::Answer::new(status, body).header("ETag", "\"good\"")
    })
}

#[test]
fn the_proxy_does_the_harm_that_it_says() {
    let behind = thousand();
    let proxy = Proxy::before(behind.port(), None);
    let get = || Client::new(proxy.port()).ask(&Request::new("GET", "/object"));
    let good = get().unwrap();
    assert_eq!((good.status, good.body.len()), (200, 1_000));
    let with = |fault: Fault| {
        proxy.plan(move |_| Some(fault));
        get()
    };
    for status in [503, 500, 429, 403, 404] {
        let answer = with(Fault::Status(status, Some(2))).unwrap();
        assert_eq!((answer.status, answer.headers.get("retry-after")), (status, Some("2")));
        assert_eq!(with(Fault::Status(status, None)).unwrap().headers.get("retry-after"), None);
    }
    for fault in [Fault::NoAnswer, Fault::HeadOnly, Fault::CutBody, Fault::Stall(Duration::from_millis(20))] {
        with(fault).unwrap_err();
    }
    let flipped = with(Fault::FlippedBit(8_003)).unwrap();
    let wrong: Vec<_> = flipped.body.iter().enumerate().filter(|(_, byte)| **byte != 7).collect();
    assert_eq!((flipped.body.len(), wrong), (1_000, vec![(0, &(7 ^ 8))]));
    assert_eq!(with(Fault::Trickle(Duration::from_millis(40))).unwrap(), good);
    let etag = with(Fault::WrongEtag).unwrap();
    assert!(etag.body == good.body && etag.headers.get("etag") != good.headers.get("etag"));
    assert_eq!(proxy.given_up(), 0);
    assert_eq!(proxy.injected().values().sum::<usize>(), 17);
    assert_eq!(proxy.injected()["503"], 1);
    assert_eq!(proxy.injected()["503 with Retry-After"], 1);
    // Who does not wait is noticed.
    proxy.plan(|_| Some(Fault::Stall(Duration::from_mins(2))));
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", proxy.port())).unwrap();
    std::io::Write::write_all(&mut stream, b"GET /object HTTP/1.1\r\n\r\n").unwrap();
    std::io::Read::read_exact(&mut stream, &mut [0; 100]).unwrap();
    drop(stream);
    let begun = Instant::now();
    while proxy.given_up() == 0 {
        assert!(begun.elapsed() < Duration::from_mins(1), "it was not noticed");
        std::thread::sleep(Duration::from_millis(5));
    }
    // What has no body cannot be cut.
    proxy.plan(|_| Some(Fault::CutBody));
    assert_eq!(Client::new(proxy.port()).ask(&Request::new("HEAD", "/object")).unwrap().status, 200);
    proxy.be_harmless();
    assert_eq!(get().unwrap(), good);
    let requests = proxy.requests();
    assert_eq!((requests.gets, requests.heads, requests.lists, requests.all()), (20, 1, 0, 21));
    assert_eq!(proxy.seen().last().unwrap().before, 19);
    proxy.forget();
    assert_eq!((proxy.requests().all(), proxy.seen()), (0, Vec::new()));
}

#[test]
fn seeded_harm_is_the_same_each_time_and_ends() {
    let plan = seeded(7, 300, 2, vec![Fault::NoAnswer, Fault::FlippedBit(0), Fault::Status(503, None)]);
    let harm = |prefix: &str| -> Vec<Option<Fault>> {
        let asked = (0..1_000).flat_map(|object| (0..4).map(move |before| (object, before)));
        asked
            .map(|(object, before)| {
                plan(&super::super::proxy::Seen { kind: Kind::Get, target: format!("{prefix}/{object}"), before })
            })
            .collect()
    };
    let first = harm("/bucket/a");
    assert_eq!(first, harm("/bucket/b"));
    assert!(first.chunks(4).all(|tries| tries[2..] == [None, None]));
    let count = first.iter().flatten().count();
    assert!((500..700).contains(&count), "{count} of 2,000");
}

#[test]
fn requests_are_known_by_what_they_ask_for_in_every_store() {
    for place in places() {
        let proxy = place.proxy();
        place.put("a", b"abc");
        let key = format!("{}/a", place.prefix);
        let (bucket, account) = (place.bucket, azure::ACCOUNT);
        let (get, list) = match place.store.name() {
            "s3" => (format!("/{bucket}/{key}"), Some(format!("/{bucket}?list-type=2&prefix=x"))),
            "gcs" => (format!("/{bucket}/{key}"), Some(format!("/storage/v1/b/{bucket}/o?prefix=x"))),
            "azure" => {
                let list = format!("/{account}/{bucket}?restype=container&comp=list&prefix=x");
                (format!("/{account}/{bucket}/{key}"), Some(list))
            }
            _ => (format!("/{key}"), None),
        };
        let client = Client::new(proxy.port());
        let gets = client.ask(&Request::new("GET", &get)).unwrap();
        client.ask(&Request::new("HEAD", &get)).unwrap();
        if let Some(list) = &list {
            client.ask(&Request::new("GET", list)).unwrap();
        }
        let lists = usize::from(list.is_some());
        let requests = proxy.requests();
        assert_eq!((requests.gets, requests.heads, requests.lists), (1, 1, lists), "{}", place.store.name());
        if place.store.name() == "gcs" || place.store.name() == "http" {
            assert_eq!((gets.status, gets.text().as_str()), (200, "abc"));
        }
    }
}

#[test]
fn the_big_lake_lists_as_s3_does() {
    let lake = big_lake::serve("v1/ledgers", 64_000 * 3 + 5, 64_000 * 900 + 1_234);
    let client = Client::new(lake.port());
    let list = |query: &str| {
        let target = format!("/{}?list-type=2&{query}", big_lake::BUCKET);
        client.ask(&Request::new("GET", &target)).unwrap().text()
    };
    let partitions = list("prefix=v1/ledgers/&delimiter=/");
    assert_eq!(partitions.matches("<CommonPrefixes>").count(), 898);
    assert!(partitions.contains("v1/ledgers/.config.json") && partitions.contains("<IsTruncated>false"));
    let newest = partitions.split("<CommonPrefixes><Prefix>").nth(1).unwrap();
    assert!(newest.contains("--57600000-57663999/<"), "{newest}");
    let stem = lake::LAYOUT.object_stem(57_536_000);
    let whole = format!("prefix=v1/ledgers/{}/", stem.split('/').next().unwrap());
    let (mut pages, mut keys, mut token) = (0, Vec::new(), String::new());
    loop {
        let text = list(&format!("{whole}{token}"));
        pages += 1;
        keys.extend(text.split("<Key>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()));
        let Some((_, next)) = text.split_once("<NextContinuationToken>") else { break };
        token = format!("&continuation-token={}", next.split('<').next().unwrap());
    }
    assert_eq!((pages, keys.len()), (64, 64_000));
    assert!(keys.is_sorted() && keys[0].ends_with("--57599999.xdr.zst"), "{}", keys[0]);
    let object = client.ask(&Request::new("GET", &format!("/{}/{}", big_lake::BUCKET, keys[0]))).unwrap();
    assert_eq!(object.status, 200);
    assert_eq!(lake.requests().lists, 65);
}
