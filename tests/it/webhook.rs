//! Alerts to a receiver on this machine: exactly the records that match, each once, and what happens when it refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cdpctl::stellar::build::demo_contracts;
use cdpctl::stellar::contract_strkey;
use serde_json::Value as Json;

use crate::support::receiver::{Receiver, Request};
use crate::support::{Project, lake, pipeline, targets, test_data};

/// The template as users have it.
const TEMPLATE: &str = include_str!("../../templates/cdp/stellar-contract-monitoring.yaml");

/// The contract of lumens on mainnet.
const XLM: &str = "CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA";

/// A project with the template and an instance of it.
fn monitoring(lake: &Path, network: &str, contract: &str, url: &str) -> Project {
    let project = Project::new(&format!(
        "  buckets: {{stellar-{network}-ledgers: {{url: \"{}\"}}}}\n  network: {{allow_private: [\"127.0.0.1\"]}}\n",
        lake.display()
    ));
    project.write("templates/monitoring.yaml", TEMPLATE);
    project.write(
        "alerts.pipeline.yaml",
        &format!(
            "apiVersion: v1\nkind: Pipeline\nmetadata: {{name: alerts}}\nspec:\n  template:\n    name: stellar-contract-monitoring\n    values:\n      contract_id: {contract}\n      network: {network}\n      alert_webhook: {url}\n"
        ),
    );
    project
}

/// Bodies by idempotency key: each arrived once, and its key is the record's.
fn once_each(requests: &[Request]) -> BTreeMap<String, Json> {
    let mut found = BTreeMap::new();
    for request in requests {
        let body: Json = serde_json::from_str(&request.body).expect("JSON");
        let key = request.headers["idempotency-key"].clone();
        assert_eq!(body["event_id"], key.as_str());
        assert_eq!(request.headers["content-type"], "application/json");
        assert!(found.insert(key.clone(), body).is_none(), "{key} arrived twice");
    }
    found
}

/// Whether decimal text is above a million, without any arithmetic.
fn above_a_million(number: &str) -> bool {
    const MILLION: &str = "1000000";
    let digits = number.trim_start_matches('0');
    let longer = digits.len() > MILLION.len() || (digits.len() == MILLION.len() && digits > MILLION);
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) && longer
}

#[test]
fn the_template_alerts_for_exactly_the_real_events_above_the_threshold() {
    let goldens = test_data("goldens/contract-events/pubnet-63092982-63092991.jsonl.zst");
    let (Some(lake), Some(goldens)) = (test_data("lake/pubnet"), goldens) else { return };
    let mut decompressor = cdpctl::storage::Decompressor::new(1 << 30).expect("a context");
    let bytes = std::fs::read(goldens).expect("a file");
    let text = String::from_utf8(decompressor.decompress(&bytes).expect("zstd").to_vec()).expect("UTF-8");
    // (ledger, transaction, operation, value) -> how often, as the Go SDK has it.
    let mut expected: BTreeMap<(u64, String, i64, String), u32> = BTreeMap::new();
    for line in text.lines() {
        let event: Json = serde_json::from_str(line).expect("JSON");
        let amount =
            |data: &Json| data.as_array()?.iter().find(|pair| pair[0] == "amount")?[1].as_str().map(str::to_owned);
        let value = event["data"].as_str().map(str::to_owned).or_else(|| amount(&event["data"]));
        let Some(value) = value.filter(|value| event["contract"] == XLM && above_a_million(value)) else { continue };
        let (ledger, op) = (event["ledger"].as_u64().expect("a ledger"), event["op"].as_i64().expect("a number"));
        *expected.entry((ledger, event["tx"].as_str().expect("text").to_owned(), op, value)).or_default() += 1;
    }
    let receiver = Receiver::start(|_| 200);
    let project = monitoring(&lake, "mainnet", XLM, &receiver.url());
    let apply = ["apply", "--auto-approve", "--from", "63092982", "--until", "63092991"];
    project.run(&apply).expect(0);
    let mut found: BTreeMap<(u64, String, i64, String), u32> = BTreeMap::new();
    let arrived = once_each(&receiver.requests());
    for body in arrived.values() {
        assert_eq!(body["contract_id"], XLM);
        let key = (
            body["ledger_sequence"].as_u64().expect("a ledger"),
            body["transaction_hash"].as_str().expect("text").to_owned(),
            body["operation_index"].as_i64().unwrap_or(-1),
            body["value"].as_str().expect("text").to_owned(),
        );
        *found.entry(key).or_default() += 1;
    }
    assert!(expected.len() > 100, "{} events are no test", expected.len());
    assert_eq!(found, expected);
    // Nothing is sent again.
    project.run(&apply).expect(0);
    assert_eq!(receiver.requests().len(), arrived.len());
}

/// The demo's token.
fn token() -> String {
    contract_strkey(&demo_contracts()[0])
}

/// Everything that the token says in a lake of 40 ledgers, as rows of SQLite: (ledger, event id, value).
fn token_events(lake: &Path, network: &str, first: u32, last: u32) -> Vec<(u32, String, Option<String>)> {
    let project = Project::new("");
    let range = format!("start_ledger: {first}, end_ledger: {last}");
    let text = pipeline(
        "p",
        lake,
        network,
        &range,
        "    - type: ContractEvent",
        "    - {type: SaveToSQLite, config: {path: x.db}}",
    );
    project.write("p.pipeline.yaml", &text);
    project.run(&["apply", "--auto-approve"]).expect(0);
    let db = rusqlite::Connection::open(project.join("x.db")).expect("a database");
    let sql = "SELECT ledger_sequence, event_id, value FROM contract_events WHERE contract_id = ?1 ORDER BY rowid";
    let mut statement = db.prepare(sql).expect("a table");
    let rows = statement.query_map([token()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    rows.and_then(Iterator::collect).expect("rows")
}

#[test]
fn the_template_alerts_for_exactly_the_synthetic_events_above_the_threshold() {
    let folder = tempfile::tempdir().expect("a folder");
    lake::write_for(folder.path(), "testnet", 100, 40);
    let receiver = Receiver::start(|_| 200);
    let project = monitoring(folder.path(), "testnet", &token(), &receiver.url());
    project.run(&["apply", "--auto-approve", "--from", "100"]).expect(0);
    let above = |value: &Option<String>| value.as_deref().is_some_and(above_a_million);
    let all = token_events(folder.path(), "testnet", 100, 139);
    let expected: BTreeSet<&str> = all.iter().filter(|event| above(&event.2)).map(|event| event.1.as_str()).collect();
    assert!(expected.len() > 10 && expected.len() < all.len() - 10, "{} of {}", expected.len(), all.len());
    let arrived = once_each(&receiver.requests());
    assert_eq!(arrived.keys().map(String::as_str).collect::<BTreeSet<_>>(), expected);
    for event in &all {
        let Some(body) = arrived.get(&event.1) else { continue };
        assert_eq!((&body["ledger_sequence"], body["value"].as_str()), (&event.0.into(), event.2.as_deref()));
    }
    let ledgers: Vec<u64> = receiver
        .requests()
        .iter()
        .map(|r| serde_json::from_str::<Json>(&r.body).expect("JSON")["ledger_sequence"].as_u64().expect("a ledger"))
        .collect();
    assert!(ledgers.is_sorted(), "alerts come in ledger order: {ledgers:?}");
    // Up to date, and then there are new ledgers.
    project.run(&["apply", "--auto-approve"]).expect(0);
    project.run(&["plan", "--detailed-exitcode"]).expect(0);
    assert_eq!(receiver.requests().len(), expected.len());
}

/// A bench over the first `count` ledgers of one synthetic lake: the token's events to a receiver, without a filter.
struct Bench {
    project: Project,
    lake: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let lake = tempfile::tempdir().expect("a folder");
        lake::write(lake.path(), 100, 40);
        Self { project: Project::new("  network: {allow_private: [\"127.0.0.1\"]}\n"), lake }
    }

    fn write(&self, last: u32, filter: &str, consumer: &str) {
        let range = format!("start_ledger: 100, end_ledger: {last}");
        let processors = format!("    - {{type: ContractEvent, config: {{{filter}}}}}");
        let consumers = format!("    - {{type: WebhookNotifier, config: {{{consumer}}}}}");
        self.project
            .write("p.pipeline.yaml", &pipeline("p", self.lake.path(), "standalone", &range, &processors, &consumers));
    }

    fn token_to(&self, last: u32, url: &str, more: &str) {
        self.write(last, &format!("contract_id: {}", token()), &format!("url: \"{url}\"{more}"));
    }

    fn events(&self, last: u32) -> Vec<(u32, String, Option<String>)> {
        token_events(self.lake.path(), "standalone", 100, last)
    }
}

fn keys(requests: &[Request]) -> Vec<String> {
    requests.iter().map(|request| request.headers["idempotency-key"].clone()).collect()
}

#[test]
fn what_the_receiver_fails_at_for_the_moment_is_tried_again() {
    let bench = Bench::new();
    let receiver = Receiver::start(|n| match n {
        3 => 500,
        6 => 503,
        7 => 429,
        _ => 200,
    });
    bench.token_to(106, &receiver.url(), "");
    let events: Vec<String> = bench.events(106).into_iter().map(|event| event.1).collect();
    bench.project.run(&["apply", "--auto-approve"]).expect(0);
    let sent = keys(&receiver.requests());
    // The third once more; the fifth, which is the sixth request, twice more.
    let mut expected = events.clone();
    expected.insert(3, events[2].clone());
    for _ in 0..2 {
        expected.insert(5, events[4].clone());
    }
    assert_eq!(sent, expected);
    let requests = receiver.requests();
    assert_eq!(requests[2], requests[3], "the same body under the same key");
    bench.project.run(&["plan", "--detailed-exitcode"]).expect(0);
}

#[test]
fn what_the_receiver_refuses_is_not_tried_again_and_the_rest_is_sent_once_it_is_mended() {
    let bench = Bench::new();
    let mended = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&mended);
    let receiver = Receiver::start(move |n| if n == 9 && !flag.load(Ordering::Acquire) { 400 } else { 200 });
    bench.token_to(112, &receiver.url(), "");
    let events = bench.events(112);
    let ran = bench.project.run(&["apply", "--auto-approve"]).expect(10);
    let said = format!("{}{}", ran.stdout, ran.stderr);
    let refused = &events[8];
    assert!(said.contains("E604") && said.contains("400") && said.contains(&refused.1), "{said}");
    let all: Vec<String> = events.iter().map(|event| event.1.clone()).collect();
    assert_eq!(keys(&receiver.requests()), all[..9], "nothing is sent behind what was refused, and it is sent once");
    // The ledgers before are done.
    let plan = bench.project.run(&["plan", "--json"]).expect(0).json();
    let left = &plan["pipelines"][0]["ledger_range"];
    assert_eq!((&left["start"], &left["end"]), (&refused.0.into(), &112.into()));
    mended.store(true, Ordering::Release);
    bench.project.run(&["apply", "--auto-approve"]).expect(0);
    // A ledger is done when all of its records were taken: the one that was refused begins anew.
    let rest: Vec<String> = events.iter().filter(|event| event.0 >= refused.0).map(|event| event.1.clone()).collect();
    assert!(rest.len() < all.len());
    assert_eq!(keys(&receiver.requests())[9..], rest);
    bench.project.run(&["apply", "--auto-approve"]).expect(0);
    assert_eq!(receiver.requests().len(), 9 + rest.len(), "nothing is sent again");
}

#[test]
fn a_receiver_that_is_not_there_leaves_everything_undone() {
    let bench = Bench::new();
    let receiver = Receiver::start(|_| 200);
    let url = receiver.url();
    // A port that was just free: nobody listens there.
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    bench.token_to(104, &format!("http://{nobody}/hook"), ", retry_limit: 1");
    let ran = bench.project.run(&["apply", "--auto-approve"]).expect(10);
    assert!(ran.stdout.contains("E601") || ran.stderr.contains("E601"), "{}{}", ran.stdout, ran.stderr);
    // Another url is no other target: what was not sent is sent there.
    bench.token_to(104, &url, "");
    bench.project.run(&["apply", "--auto-approve"]).expect(0);
    assert_eq!(keys(&receiver.requests()), bench.events(104).into_iter().map(|event| event.1).collect::<Vec<_>>());
    let other = Receiver::start(|_| 200);
    bench.token_to(104, &other.url(), "");
    bench.project.run(&["apply", "--auto-approve"]).expect(0);
    assert_eq!(other.requests().len(), 0, "a new url is no reason to send again");
}

#[test]
fn a_private_address_is_refused_unless_the_project_allows_it() {
    let bench = Bench::new();
    let receiver = Receiver::start(|_| 200);
    bench.project.write(
        "cdpctl.yaml",
        "apiVersion: v1\nkind: Project\nmetadata: {name: t}\nspec: {pipelines: [\"*.pipeline.yaml\"]}\n",
    );
    for url in [
        receiver.url(),
        receiver.url().replace("127.0.0.1", "localhost"),
        receiver.url().replace("127.0.0.1", "[::ffff:127.0.0.1]"),
    ] {
        bench.token_to(104, &url, "");
        for arguments in [&["validate"][..], &["plan"], &["apply", "--auto-approve"]] {
            let ran = bench.project.run(arguments).expect(3);
            let said = format!("{}{}", ran.stdout, ran.stderr);
            assert!(said.contains("E603") && said.contains("allow_private"), "{url}: {said}");
        }
    }
    assert_eq!(receiver.requests().len(), 0);
}

#[test]
fn with_a_batch_size_a_request_carries_an_array() {
    let bench = Bench::new();
    let receiver = Receiver::start(|_| 200);
    bench.token_to(120, &receiver.url(), ", batch_size: 4");
    bench.project.run(&["apply", "--auto-approve"]).expect(0);
    let mut all = Vec::new();
    for request in receiver.requests() {
        let body: Json = serde_json::from_str(&request.body).expect("JSON");
        let ids: Vec<String> = body
            .as_array()
            .expect("an array")
            .iter()
            .map(|record| record["event_id"].as_str().expect("text").to_owned())
            .collect();
        assert!((1..=4).contains(&ids.len()), "{}", ids.len());
        assert_eq!(request.headers["idempotency-key"], format!("{}..{}", ids[0], ids[ids.len() - 1]));
        all.extend(ids);
    }
    assert!(receiver.requests().iter().any(|request| request.body.matches("\"event_id\"").count() == 4));
    assert_eq!(all, bench.events(120).into_iter().map(|event| event.1).collect::<Vec<_>>());
}

#[test]
fn a_secret_header_arrives_and_is_shown_nowhere() {
    const KEY: &str = "s3cr3t-k3y-0f-th3-h00k";
    const TOKEN: &str = "t0k3n-fr0m-a-f1l3";
    let bench = Bench::new();
    let receiver = Receiver::start(|n| if n == 2 { 400 } else { 200 });
    let headers = ", headers: {X-Api-Key: \"${HOOK_KEY}\", Authorization: {file: hook.token}, X-Plain: shown}";
    bench.token_to(104, &receiver.url(), headers);
    bench.project.write("hook.token", &format!("{TOKEN}\n"));
    let mut printed = String::new();
    let mut run = |arguments: &[&str], code: i32| {
        let ran = bench.project.run_with(arguments, &[("HOOK_KEY", KEY)]).expect(code);
        printed.push_str(&ran.stdout);
        printed.push_str(&ran.stderr);
    };
    run(&["validate", "--json"], 0);
    run(&["render", "p.pipeline.yaml"], 0);
    run(&["plan", "--diff"], 0);
    run(&["plan", "--json"], 0);
    run(&["apply", "--auto-approve", "--json"], 10);
    run(&["apply", "--auto-approve"], 0);
    run(&["show", "pipeline.p", "--json"], 0);
    run(&["show", "r-1"], 0);
    run(&["status", "--json"], 0);
    run(&["graph"], 0);
    assert!(printed.contains("X-Plain") && printed.contains("HOOK_KEY"), "the reference is shown");
    for secret in [KEY, TOKEN] {
        assert!(!printed.contains(secret), "{secret} was printed");
        let state = std::fs::read(bench.project.join("state/cdpctl.lock")).expect("the lockfile");
        assert!(!state.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret} is in the lockfile");
    }
    let requests = receiver.requests();
    assert!(requests.len() > 5);
    for request in requests {
        let headers = ["x-api-key", "authorization", "x-plain"].map(|name| request.headers[name].as_str());
        assert_eq!(headers, [KEY, TOKEN, "shown"]);
    }
}

#[test]
fn an_unset_secret_is_named_by_apply_and_nothing_is_sent() {
    let bench = Bench::new();
    let receiver = Receiver::start(|_| 200);
    bench.token_to(104, &receiver.url(), ", headers: {X-Api-Key: \"${HOOK_KEY}\"}");
    bench.project.run(&["plan"]).expect(0);
    let ran = bench.project.run(&["apply", "--auto-approve"]);
    assert!(ran.code == 3 || ran.code == 11, "{}: {}{}", ran.code, ran.stdout, ran.stderr);
    assert!(format!("{}{}", ran.stdout, ran.stderr).contains("HOOK_KEY"), "{}{}", ran.stdout, ran.stderr);
    assert_eq!(receiver.requests().len(), 0);
    bench.project.run_with(&["apply", "--auto-approve"], &[("HOOK_KEY", "k")]).expect(0);
    assert_eq!(receiver.requests().len(), bench.events(104).len());
}

#[test]
fn another_filter_sends_nothing_again_and_holds_for_new_ledgers() {
    let bench = Bench::new();
    let receiver = Receiver::start(|_| 200);
    bench.token_to(110, &receiver.url(), "");
    bench.project.run(&["apply", "--auto-approve"]).expect(0);
    let before = receiver.requests().len();
    assert!(before > 10);
    let vault = contract_strkey(&demo_contracts()[1]);
    let url = format!("url: \"{}\"", receiver.url());
    bench.write(110, &format!("contract_id: {vault}"), &url);
    let plan = bench.project.run(&["plan", "--json"]).expect(0).json();
    assert_eq!(plan["summary"]["ledgers"]["reprocess"], 0);
    bench.project.run(&["apply", "--auto-approve"]).expect(0);
    assert_eq!(receiver.requests().len(), before, "what was sent is not sent again under another filter");
    bench.project.run(&["plan", "--detailed-exitcode"]).expect(0);
    bench.write(120, &format!("contract_id: {vault}"), &url);
    bench.project.run(&["apply", "--auto-approve"]).expect(0);
    let new: Vec<Json> = receiver.requests()[before..]
        .iter()
        .map(|request| serde_json::from_str(&request.body).expect("JSON"))
        .collect();
    assert!(new.len() > 2, "{}", new.len());
    assert!(
        new.iter().all(|body| body["contract_id"] == vault.as_str() && body["ledger_sequence"].as_u64() > Some(110))
    );
    // Asked for, it is sent again.
    bench.write(120, "event_types: [deposit]", &url);
    let file = bench.project.join("p.pipeline.yaml");
    let text = std::fs::read_to_string(&file).expect("the file");
    let asked = text.replace("{type: WebhookNotifier,", "{type: WebhookNotifier, on_change: reprocess,");
    assert_ne!(text, asked);
    std::fs::write(&file, asked).expect("the file");
    let before = receiver.requests().len();
    bench.project.run(&["apply", "--auto-approve"]).expect(0);
    let ledgers: BTreeSet<u64> = receiver.requests()[before..]
        .iter()
        .map(|request| {
            serde_json::from_str::<Json>(&request.body).expect("JSON")["ledger_sequence"].as_u64().expect("a ledger")
        })
        .collect();
    assert!(ledgers.first() < Some(&105) && ledgers.last() > Some(&115), "{ledgers:?}");
}

/// A webhook beside a database: one that fails does not hold the other back.
#[test]
fn a_receiver_that_refuses_does_not_stop_the_database() {
    let bench = Bench::new();
    let receiver = Receiver::start(|_| 410);
    let range = "start_ledger: 100, end_ledger: 130";
    let consumers = format!(
        "    - {{type: WebhookNotifier, config: {{url: \"{}\"}}}}\n    - {{type: SaveToSQLite, config: {{path: x.db}}}}",
        receiver.url()
    );
    let text = pipeline("p", bench.lake.path(), "standalone", range, "    - type: Ledgers", &consumers);
    bench.project.write("p.pipeline.yaml", &text);
    bench.project.run(&["apply", "--auto-approve"]).expect(10);
    assert_eq!(targets::counts(&targets::sqlite(&bench.project.join("x.db")))["ledgers"], 31);
    assert_eq!(receiver.requests().len(), 1);
}
