//! Lakes on servers in this process: what is asked of them, how often, and what is made of the answers.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use serde_json::{Value, json};

use super::availability::mainnet_now;
use super::{ENTRY, LakeObject, LakeReader};
use crate::components::sources::SourceContext;
use crate::components::{ComponentError, ErrorClass, LakeLayout, Source, SourceFacts};
use crate::diag::Code;
use crate::model::{LedgerRange, Network, RangeSet};
use crate::net::test_server::{Received, Reply};
use crate::stellar::build::demo_ledgers;
use crate::storage::compress;
use crate::storage::test_store::{BUCKET, Fault, TestStore, is_listing, refusal};

const PUBLIC: LakeLayout = LakeLayout { ledgers_per_batch: 1, batches_per_partition: 64_000 };
/// Most requests of a search where nothing can be listed.
const MOST_SEARCHED: usize = 60;

fn network() -> Network {
    Network::from_name("testnet").unwrap()
}

/// A lake of these ledgers, of which the last three objects are real; with a manifest.
fn objects(layout: LakeLayout, first: u32, tip: u32) -> BTreeMap<String, Bytes> {
    let manifest = json!({
        "networkPassphrase": network().passphrase(), "version": "1.0", "compression": "zstd",
        "ledgersPerBatch": layout.ledgers_per_batch, "batchesPerPartition": layout.batches_per_partition,
    });
    let mut objects: BTreeMap<String, Bytes> = layout
        .objects(LedgerRange::inclusive(first, tip).unwrap())
        .map(|ledgers| (key(layout, ledgers.first()), Bytes::from_static(b"not read")))
        .collect();
    if layout.ledgers_per_batch == 1 {
        for ledger in demo_ledgers(&network(), tip - 2, 3) {
            objects.insert(key(layout, ledger.sequence), compress(&ledger.batch_xdr).into());
        }
    }
    objects.insert("pubnet/.config.json".to_owned(), manifest.to_string().into());
    objects
}

fn key(layout: LakeLayout, ledger: u32) -> String {
    format!("pubnet/{}.xdr.zst", layout.object_stem(ledger))
}

fn context() -> SourceContext {
    SourceContext {
        base: "/".into(),
        buckets: Arc::new(|_| None),
        secrets: Arc::new(|_| Err(ComponentError::permanent(Code::E321, "no secrets here"))),
        type_written: "BufferedStorageSourceAdapter".to_owned(),
        mainnet_worker_cap: None,
        mainnet_buffer_cap: None,
    }
}

fn s3(store: &TestStore) -> Value {
    json!({ "url": format!("s3://{BUCKET}/pubnet"), "endpoint": store.endpoint(), "anonymous": true, "network": "testnet",
            "retry_wait": 0, "read_timeout": 1 })
}

fn web(store: &TestStore) -> Value {
    json!({ "url": format!("{}/{BUCKET}/pubnet", store.endpoint()), "network": "testnet", "retry_wait": 0 })
}

fn source(config: Value) -> Arc<dyn Source> {
    let built = (ENTRY.build)(config, &context());
    built.unwrap_or_else(|errors| panic!("{errors:?}")).source
}

fn run<T>(doing: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(doing)
}

fn range(first: u32, last: u32) -> LedgerRange {
    LedgerRange::inclusive(first, last).unwrap()
}

fn probe(source: &Arc<dyn Source>, wanted: LedgerRange) -> SourceFacts {
    run(source.probe(Some(wanted.into()))).unwrap()
}

fn tip(facts: &SourceFacts) -> Option<u32> {
    facts.tip.as_ref().map(|tip| {
        assert_eq!(tip.header.as_ref().map(|header| header.ledger), Ok(tip.ledger));
        tip.ledger
    })
}

/// Ledgers known in any way.
fn known(facts: &SourceFacts) -> RangeSet {
    facts.listed.union(&facts.assumed)
}

#[test]
fn the_tip_of_a_large_lake_takes_four_requests() {
    let store = TestStore::start(objects(PUBLIC, 2, 150_000));
    let source = source(s3(&store));
    let facts = run(source.probe(None)).unwrap();
    assert_eq!((tip(&facts), facts.ledgers_per_object), (Some(150_000), 1));
    let lines = store.requests();
    assert_eq!(lines.len(), 4, "{lines:#?}");
    assert!(
        lines[0].contains("/.config.json") && lines[1].contains("delimiter") && lines[2].contains("128000"),
        "{lines:#?}"
    );
    assert!(lines[3].starts_with("GET") && lines[3].contains("--150000.xdr.zst"), "{lines:#?}");
}

#[test]
fn availability_takes_a_few_pages_at_the_ends_of_what_is_wanted() {
    let mut there = objects(PUBLIC, 2, 300_000);
    for gone in [1_000, 1_001, 199_990] {
        there.remove(&key(PUBLIC, gone));
    }
    let store = TestStore::start(there);
    let source = source(s3(&store));
    let facts = probe(&source, range(900, 200_000));
    assert!(store.requests().len() <= 10, "{:#?}", store.requests());
    let near = |ledger: u32| (facts.listed.contains(ledger), facts.assumed.contains(ledger));
    assert_eq!(near(900), (true, false));
    assert_eq!((near(1_000), near(1_001), near(199_990)), ((false, false), (false, false), (false, false)), "holes");
    assert_eq!((near(199_991), near(200_000)), ((true, false), (true, false)));
    assert_eq!(near(100_000), (false, true), "nobody looked there");
    assert!(known(&facts).covers(range(1_002, 199_989)));
    assert!(facts.sizes.len() > 1_000 && facts.sizes.is_sorted());
    // A moment later the ends are still known.
    let before = store.requests().len();
    probe(&source, range(300_000, 300_000));
    assert_eq!(store.requests().len(), before);
}

#[test]
fn every_layout_is_found() {
    for (ledgers_per_batch, batches_per_partition) in [(1, 1), (64, 1), (64, 10), (1, 100), (100, 64_000)] {
        let layout = LakeLayout { ledgers_per_batch, batches_per_partition };
        let last = layout.object_range(7_000).last();
        let store = TestStore::start(objects(layout, 2, last));
        // Objects of several ledgers are not real here, so that only who has the tip's number is told.
        for config in [s3(&store), web(&store)] {
            let facts = probe(&source(config), range(100, 6_500));
            assert_eq!(facts.tip.as_ref().map(|tip| tip.ledger), Some(last), "{layout:?}");
            assert!(known(&facts).covers(range(100, 6_500)), "{layout:?}: {}", known(&facts));
            assert_eq!(facts.ledgers_per_object, ledgers_per_batch);
        }
    }
}

#[test]
fn where_listing_is_refused_single_objects_are_tried() {
    let refusing: fn(&Received, usize) -> Option<Reply> =
        |request, _| is_listing(request).then(|| refusal(403, "AccessDenied"));
    let store = TestStore::faulty(objects(PUBLIC, 70_002, 150_000), Box::new(refusing));
    let mut config = s3(&store);
    config["start_ledger"] = json!("70_002");
    let facts = probe(&source(config), range(70_002, 100_000));
    assert!(facts.listing_refused && facts.listed.is_empty());
    assert_eq!(tip(&facts), Some(150_000));
    assert!(facts.assumed.covers(range(70_002, 100_000)));
    assert!(store.requests().len() <= MOST_SEARCHED, "{}", store.requests().len());
}

#[test]
fn a_store_that_refuses_everything_is_an_error_that_says_so() {
    let store = TestStore::faulty(BTreeMap::new(), Box::new(|_, _| Some(refusal(403, "AccessDenied"))));
    let error = run(source(s3(&store)).probe(None)).unwrap_err();
    assert_eq!((error.code, error.class), (Code::E413, ErrorClass::Permanent), "{error:?}");
    assert_eq!(store.requests().len(), 1, "what is refused is not asked again");
}

#[test]
fn a_web_server_is_searched_politely() {
    let store = TestStore::start(objects(PUBLIC, 2, 150_000));
    for (start, most) in [(None, MOST_SEARCHED), (Some("149_000"), 40)] {
        let before = store.requests().len();
        let mut config = web(&store);
        if let Some(start) = start {
            config["start_ledger"] = json!(start);
        }
        let facts = probe(&source(config), range(140_000, 149_500));
        assert_eq!(tip(&facts), Some(150_000));
        assert!(facts.assumed.covers(range(140_000, 149_500)) && facts.listed.is_empty());
        let asked = store.requests().len() - before;
        assert!(asked <= most, "{asked}");
    }
    assert!(!store.requests().iter().any(|line| line.contains("list-type")));
}

#[test]
fn where_a_lake_on_a_web_server_begins_is_found() {
    let store = TestStore::start(objects(PUBLIC, 70_123, 150_000));
    let mut config = web(&store);
    config["end_ledger"] = json!("100_000");
    let facts = probe(&source(config), range(60_000, 100_000));
    assert_eq!(known(&facts).hull().map(LedgerRange::first), Some(70_123));
    assert!(store.requests().len() <= MOST_SEARCHED, "{}", store.requests().len());
}

#[test]
fn a_lake_of_mainnet_is_found_from_where_its_tip_should_be() {
    // Some hours behind, with the ledgers of a day.
    let last = mainnet_now() - 3_000;
    let mut there = objects(PUBLIC, last - 15_000, last);
    there.remove("pubnet/.config.json");
    let store = TestStore::start(there);
    let config = json!({ "url": format!("{}/{BUCKET}/pubnet", store.endpoint()), "network": "mainnet" });
    let facts = run(source(config).probe(None)).unwrap();
    assert_eq!(tip(&facts), Some(last));
    assert!(store.requests().len() <= MOST_SEARCHED, "{}", store.requests().len());
}

#[test]
fn a_lake_without_ledgers_has_no_tip() {
    for config in [s3, web] {
        let store = TestStore::start(BTreeMap::new());
        let facts = run(source(config(&store)).probe(Some(range(2, 100).into()))).unwrap();
        assert_eq!((facts.tip, facts.listed.is_empty(), facts.assumed.is_empty()), (None, true, true));
    }
}

/// Answers otherwise the first `times` that an object is asked for.
fn at_first(times: usize, reply: Reply) -> Fault {
    let asked = AtomicUsize::new(0);
    Box::new(move |request, _| {
        let counts = request.line.contains(".xdr.zst ") && asked.fetch_add(1, Ordering::Relaxed) < times;
        counts.then(|| reply.clone())
    })
}

#[test]
fn what_passes_is_tried_again_as_often_as_configured() {
    let there = || objects(PUBLIC, 2, 10);
    let ledger = range(10, 10);
    for reply in [
        refusal(503, "SlowDown"),
        refusal(429, "TooManyRequests").header("Retry-After", "0"),
        Reply::drop_connection(),
        Reply::status(200).header("last-modified", "Tue, 01 Sep 2026 00:00:00 GMT").body(vec![1; 90]).cut_after(50),
        Reply::hang(),
    ] {
        let store = TestStore::faulty(there(), at_first(3, reply.clone()));
        let fetched = run(source(s3(&store)).fetch(ledger));
        assert!(fetched[0].bytes.is_ok(), "{reply:?}: {:?}", fetched[0].bytes);
        let store = TestStore::faulty(there(), at_first(usize::MAX, reply.clone()));
        let mut config = s3(&store);
        config["retry_limit"] = json!(1);
        let fetched = run(source(config).fetch(ledger));
        assert_eq!(fetched[0].bytes.as_ref().unwrap_err().class, ErrorClass::Transient, "{reply:?}");
        assert_eq!(store.requests().iter().filter(|line| line.contains("--10.xdr.zst ")).count(), 2, "{reply:?}");
    }
}

#[test]
fn a_retry_comes_no_sooner_than_the_store_asks() {
    let store =
        TestStore::faulty(objects(PUBLIC, 2, 10), at_first(1, refusal(503, "SlowDown").header("Retry-After", "2")));
    let source = source(s3(&store));
    run(async {
        source.check().await.unwrap();
        let asking = source.fetch(range(10, 10));
        let waiting = tokio::time::timeout(std::time::Duration::from_millis(500), asking).await;
        assert!(waiting.is_err(), "it waits although retry_wait is 0");
    });
    assert_eq!(store.requests().len(), 2, "the manifest, and one try");
}

#[test]
fn a_chunk_comes_in_order_with_what_is_missing_named() {
    let mut there = objects(PUBLIC, 63_990, 64_010);
    there.remove(&key(PUBLIC, 64_003));
    let old = there.remove(&key(PUBLIC, 64_005)).unwrap();
    there.insert(format!("pubnet/{}.xdr.zstd", PUBLIC.object_stem(64_005)), old);
    let store = TestStore::start(there);
    let fetched = run(source(s3(&store)).fetch(range(63_995, 64_010)));
    let firsts: Vec<u32> = fetched.iter().map(|object| object.ledgers.first()).collect();
    assert_eq!(firsts, (63_995..=64_010).collect::<Vec<_>>());
    for object in &fetched {
        match &object.bytes {
            Ok(bytes) => assert!(!bytes.is_empty()),
            Err(error) => {
                assert_eq!((object.ledgers.first(), error.code), (64_003, Code::E405));
                assert!(error.message.contains("64003.xdr.zst in s3://lake/pubnet"), "{error:?}");
            }
        }
    }
    assert_eq!(fetched.iter().filter(|object| object.bytes.is_err()).count(), 1);
}

#[test]
fn the_next_object_is_waited_for_through_trouble() {
    let looks = AtomicUsize::new(0);
    let store = TestStore::faulty(
        objects(PUBLIC, 2, 10),
        Box::new(move |request, _| {
            let look = request.line.starts_with("HEAD").then(|| looks.fetch_add(1, Ordering::Relaxed))?;
            match look {
                0 => Some(refusal(404, "NoSuchKey")),
                2 => Some(refusal(503, "SlowDown").header("Retry-After", "0")),
                3 => Some(Reply::drop_connection()),
                _ if look < 3 => Some(refusal(404, "NoSuchKey")),
                _ => None,
            }
        }),
    );
    let source = source(s3(&store));
    run(source.wait_for(10)).unwrap();
    assert!(run(source.holds(10)).unwrap() && !run(source.holds(11)).unwrap());
    let denied = TestStore::faulty(
        objects(PUBLIC, 2, 10),
        Box::new(|request, _| request.line.starts_with("HEAD").then(|| refusal(403, "AccessDenied"))),
    );
    let error = run(super::tests::source(s3(&denied)).wait_for(10)).unwrap_err();
    assert_eq!(error.code, Code::E413);
}

#[test]
fn a_lake_of_another_network_is_refused_and_read_by_itself_it_says_its_own() {
    let store = TestStore::start(objects(PUBLIC, 2, 10));
    let mut config = s3(&store);
    config["network"] = json!("mainnet");
    let error = run(source(config.clone()).check()).unwrap_err();
    assert_eq!(error.code, Code::E402);
    config.as_object_mut().unwrap().remove("network");
    let reader = LakeReader::open(config, &context()).unwrap();
    let said = run(reader.describe()).unwrap();
    assert_eq!((said.network, said.layout, said.can_list), (Some(network()), PUBLIC, true));
    assert!(said.credentials.contains("anonymous"));
}

#[test]
fn objects_of_a_range_are_told_in_order_with_their_sizes() {
    let mut there = objects(PUBLIC, 60_000, 130_000);
    there.remove(&key(PUBLIC, 64_000));
    let store = TestStore::start(there);
    let told = |config: Value, wanted: LedgerRange| {
        let reader = LakeReader::open(config, &context()).unwrap();
        let mut found: Vec<LakeObject> = Vec::new();
        run(reader.each_object(wanted, |object| found.push(object))).map(|()| found)
    };
    for config in [s3(&store), web(&store)] {
        let found = told(config, range(63_998, 64_002)).unwrap();
        let ledgers: Vec<u32> = found.iter().map(|object| object.ledgers.first()).collect();
        assert_eq!(ledgers, [63_998, 63_999, 64_001, 64_002]);
        assert!(
            found.iter().all(|object| object.bytes == 8 && key(PUBLIC, object.ledgers.first()).ends_with(&object.key))
        );
    }
    assert_eq!(told(s3(&store), range(1, u32::MAX - 1)).unwrap().len(), 70_000);
    let error = told(web(&store), range(1, 5_000)).unwrap_err();
    assert_eq!(error.code, Code::E420);
    assert_eq!(run(LakeReader::open(s3(&store), &context()).unwrap().first()).unwrap(), Some(60_000));
}
