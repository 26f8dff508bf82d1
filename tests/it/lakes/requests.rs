//! How few requests are made: of a lake that exists nowhere, as large as the public one.

use super::{LOW, RANGE, Reading, TIP, upload};
use crate::support::big_lake;
use crate::support::lake::Form;
use crate::support::proxy::Kind;
use crate::support::servers::{self, Access, Place, places};

/// Ledgers of the big lake: 899 partitions, the newest nearly full, so that paging through it would take 63 pages.
const FIRST: u32 = 2;
const LAST: u32 = 899 * 64_000 - 700;

fn big(range: &str) -> (crate::support::proxy::Proxy, Reading) {
    let lake = big_lake::serve("v1.1/ledgers", FIRST, LAST);
    let fields = format!(
        "url: \"s3://{}/v1.1/ledgers\", region: us-east-1, endpoint: \"http://127.0.0.1:{}\", anonymous: true",
        big_lake::BUCKET,
        lake.port()
    );
    let reading = Reading::with(&Access { fields, env: Vec::new() }, &[range]);
    let project = std::fs::read_to_string(reading.bench.project.join("cdpctl.yaml")).unwrap();
    let policies = "  policies: {max_ledger_range: {limit: 100_000_000}}\n";
    reading.bench.project.write("cdpctl.yaml", &(project + policies));
    (lake, reading)
}

/// The plan of a range makes no more requests than that; it is as it should be.
#[track_caller]
fn costs(range: &str, wants: (u32, u32), most: usize) {
    let (lake, reading) = big(range);
    let plan = reading.plan();
    let requests = lake.requests();
    assert_eq!(plan["sources"][0]["tip"]["ledger"], LAST, "{range}");
    let wanted = &plan["pipelines"][0]["ledger_range"];
    assert_eq!((&wanted["start"], &wanted["end"]), (&wants.0.into(), &wants.1.into()), "{range}: {wanted}");
    assert_eq!(plan["summary"]["ledgers"]["blocked"], 0, "{range}");
    let seen: Vec<_> = lake.seen().into_iter().map(|seen| (seen.kind, seen.target)).collect();
    assert!(requests.all() <= most && requests.lists > 0, "{range}: {requests:?} {seen:#?}");
}

#[test]
fn a_plan_of_the_public_lake_takes_few_requests() {
    // Near the tip, in the middle of partitions, and over everything.
    costs(&format!("start_ledger: {}, end_ledger: {}", LAST - 99, LAST), (LAST - 99, LAST), 12);
    costs("start_ledger: 30_031_000, end_ledger: 30_032_000", (30_031_000, 30_032_000), 12);
    costs("start_ledger: 30_031_000, end_ledger: 31_032_000", (30_031_000, 31_032_000), 14);
    costs("start_ledger: 2, end_ledger: 57_000_000", (2, 57_000_000), 14);
    costs("start_ledger: 30_031_000", (30_031_000, LAST), 14);
    costs("start_ledger: -1000", (LAST - 1_000, LAST), 14);
}

#[test]
fn a_start_by_date_takes_a_search_and_no_more() {
    let (lake, reading) = big("start_ledger: \"@2026-01-01T00:00:00Z\"");
    let ran = reading.run(&["plan", "--json"]);
    let requests = lake.requests();
    assert!(requests.all() <= 60, "{requests:?} {}", super::words(&ran));
}

#[test]
fn the_tip_behind_a_plain_web_server_is_searched_politely() {
    let Some(store) = servers::web() else { return };
    let place = Place::new(store, "");
    upload(&place, &Form::PUBLIC);
    let proxy = place.proxy();
    let reading = Reading::new(&place.access_at(proxy.port()), RANGE, "");
    let plan = reading.plan();
    assert_eq!(plan["sources"][0]["tip"]["ledger"], TIP);
    let bases: Vec<&str> =
        plan["sources"][0]["available"].as_array().unwrap().iter().map(|a| a["basis"].as_str().unwrap()).collect();
    assert!(bases.contains(&"assumed") || bases.is_empty(), "{bases:?}");
    let requests = proxy.requests();
    assert!(requests.heads > 0 && requests.all() <= 60, "{requests:?} {:#?}", proxy.seen());
    // A big lake that cannot be listed: the search grows with the logarithm of its size.
    let lake = big_lake::serve("v1.1/ledgers", FIRST, LAST);
    let url = format!("url: \"http://127.0.0.1:{}/{}/v1.1/ledgers\"", lake.port(), big_lake::BUCKET);
    let range = "start_ledger: 30_031_000, end_ledger: 30_032_000";
    let reading = Reading::with(&Access { fields: url, env: Vec::new() }, &[range]);
    let plan = reading.plan();
    assert_eq!(plan["sources"][0]["tip"]["ledger"], LAST);
    let requests = lake.requests();
    assert!(requests.lists == 0 && requests.all() <= 70, "{requests:?}");
}

#[test]
fn a_run_reads_each_object_once() {
    for place in places() {
        let name = place.store.name();
        upload(&place, &Form::PUBLIC);
        let proxy = place.proxy();
        let reading = Reading::new(&place.access_at(proxy.port()), RANGE, "");
        reading.must_read_all(name);
        let seen = proxy.seen();
        let gets = |ledger: u32| {
            let object = format!("--{ledger}.xdr.zst");
            seen.iter()
                .filter(|seen| seen.kind == Kind::Get && seen.target.split('?').next().unwrap().ends_with(&object))
                .count()
        };
        for ledger in RANGE.0..=RANGE.1 {
            // Borders are read for the checks of plans too.
            let most = if [RANGE.0, RANGE.1, TIP].contains(&ledger) { 12 } else { 1 };
            assert!((1..=most).contains(&gets(ledger)), "{name}: {ledger} was read {} times", gets(ledger));
        }
        let outside = (LOW..RANGE.0).chain(RANGE.1 + 1..TIP).map(gets).sum::<usize>();
        assert!(outside <= 8, "{name}: {outside} objects outside of the range were read");
    }
}
