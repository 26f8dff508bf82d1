//! Consumers that take some of the columns alone: what they get, and what a changed set does. Through the binary.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::refused;
use crate::runtime::{Bench, action, fresh, intervals, lake_of, said};
use crate::support::receiver::Receiver;
use crate::support::{Project, pipeline, targets};

/// Ledgers of the pipelines here.
const RANGE: &str = "start_ledger: 102, end_ledger: 140";
const WANTED: (u64, u64) = (102, 140);
const EVENTS: &str = "    - {type: ContractEvent}";
/// Events, and those of them with a value above 10.
const ALERTS: &str = "    - {type: ContractEvent}
    - {type: AlertFilter, inputs: [contract-event], config: {conditions: [{field: value, operator: \">\", threshold: 10}]}}";

/// A project whose webhooks may be on this machine, with a pipeline over the lake.
fn bench(lake: &Path, processors: &str, consumers: &str) -> Bench {
    let bench = Bench { project: Project::new("  network: {allow_private: [\"127.0.0.1\"]}\n") };
    write(&bench, lake, "p", processors, consumers);
    bench
}

fn write(bench: &Bench, lake: &Path, name: &str, processors: &str, consumers: &str) {
    let text = pipeline(name, lake, "standalone", RANGE, processors, consumers);
    bench.project.write(&format!("{name}.pipeline.yaml"), &text);
}

/// Events into the files and the table of two consumers, each with what is put behind its type.
fn two(sqlite: &str, jsonl: &str) -> String {
    format!(
        "    - {{id: a, type: SaveToSQLite{sqlite}, config: {{path: out/a.db}}}}\n    - {{id: b, type: SaveToJSONL{jsonl}, config: {{path: out/b}}}}"
    )
}

/// The rows of a table, in order.
fn table(bench: &Bench, columns: &str) -> Vec<String> {
    bench.query("out/a.db", &format!("SELECT {columns} FROM contract_events ORDER BY ledger_sequence, event_id"))
}

/// The lines of all part files below a folder, in order.
fn lines(bench: &Bench, folder: &str) -> Vec<String> {
    targets::jsonl(&bench.project.join(folder)).into_values().flatten().collect()
}

/// A row of JSON with these columns of it alone, in the order that it has them.
fn only(row: &str, columns: &[&str]) -> String {
    let mut row: Map<String, Value> = serde_json::from_str(row).expect("a row");
    assert!(columns.iter().all(|column| row.contains_key(*column)), "{columns:?} of {row:?}");
    row.retain(|name, _| columns.contains(&name.as_str()));
    json!(row).to_string()
}

fn kept(rows: &[String], columns: &[&str]) -> Vec<String> {
    assert!(rows.len() > 20, "{} rows say little", rows.len());
    rows.iter().map(|row| only(row, columns)).collect()
}

fn bodies(receiver: &Receiver) -> Vec<String> {
    let mut bodies: Vec<String> = receiver.requests().into_iter().map(|request| request.body).collect();
    bodies.sort();
    bodies
}

#[test]
fn each_consumer_gets_its_own_columns_of_the_rows_of_a_full_run() {
    let lake = lake_of(50);
    let (all, some) = (Receiver::start(|_| 200), Receiver::start(|_| 200));
    let consumers = |url: &str, a: &str, b: &str, c: &str, d: &str| {
        format!(
            "    - {{id: a, type: SaveToSQLite, inputs: [contract-event]{a}, config: {{path: out/a.db}}}}
    - {{id: b, type: SaveToJSONL, inputs: [contract-event]{b}, config: {{path: out/b}}}}
    - {{id: c, type: SaveToJSONL, inputs: [alert-filter]{c}, config: {{path: out/c}}}}
    - {{id: d, type: WebhookNotifier, inputs: [alert-filter]{d}, config: {{url: \"{url}\"}}}}"
        )
    };
    let full = bench(lake.path(), ALERTS, &consumers(&all.url(), "", "", "", ""));
    full.apply(0);
    let part = consumers(
        &some.url(),
        ", columns: [value, transaction_hash, topics_decoded]",
        ", columns: [type_string, contract_id]",
        // What the filter looks at is not among them.
        ", columns: [successful]",
        ", columns: [contract_id, closed_at]",
    );
    let part = bench(lake.path(), ALERTS, &part);
    part.apply(0);
    part.must_be_settled();

    let columns = "event_id, ledger_sequence, transaction_hash, topics_decoded, value";
    let names = part.query("out/a.db", "SELECT name FROM pragma_table_info('contract_events') ORDER BY cid");
    assert_eq!(names.join(", "), columns);
    assert_eq!(table(&part, "*"), table(&full, columns));
    let of_b = ["event_id", "ledger_sequence", "contract_id", "type_string"];
    assert_eq!(lines(&part, "out/b"), kept(&lines(&full, "out/b"), &of_b));
    assert!(lines(&part, "out/c").len() < lines(&part, "out/b").len(), "the filter keeps some");
    let of_c = ["event_id", "ledger_sequence", "successful"];
    assert_eq!(lines(&part, "out/c"), kept(&lines(&full, "out/c"), &of_c));
    let of_d = ["event_id", "ledger_sequence", "closed_at", "contract_id"];
    assert_eq!(bodies(&some), kept(&bodies(&all), &of_d));

    let verified = part.project.run(&["verify", "--json"]).expect(0).json();
    assert_eq!(verified["sound"], true, "{verified:#}");
    let rows = |n: usize| verified["edges"][n]["comparison"]["rows"].clone();
    let counts = [lines(&part, "out/c").len(), table(&part, "1").len(), lines(&part, "out/b").len()];
    assert_eq!(json!([rows(0), rows(2), rows(3)]), json!(counts));
    // Verifying compares what the edge takes.
    part.sql("out/a.db", "UPDATE contract_events SET transaction_hash = 'x' WHERE ledger_sequence = 120");
    let verified = part.project.run(&["verify", "--json"]).expect(12).json();
    let differing = &verified["edges"][2]["comparison"]["differing"];
    assert!(differing.as_u64() > Some(0), "{verified:#}");
}

#[test]
fn pipelines_that_share_a_stream_get_their_own_columns_of_it() {
    let lake = lake_of(50);
    let into =
        |folder: &str, columns: &str| format!("    - {{type: SaveToJSONL{columns}, config: {{path: out/{folder}}}}}");
    let bench = bench(lake.path(), EVENTS, &into("p", ", columns: [type]"));
    write(&bench, lake.path(), "q", EVENTS, &into("q", ", columns: [data, topics]"));
    write(&bench, lake.path(), "r", ALERTS, &into("r", ", columns: [stage, operation_id]"));
    write(&bench, lake.path(), "s", ALERTS, &into("s", ""));
    write(&bench, lake.path(), "t", EVENTS, &into("t", ""));
    bench.apply(0);
    let (alerts, events) = (lines(&bench, "out/s"), lines(&bench, "out/t"));
    assert_eq!(lines(&bench, "out/p"), kept(&events, &["event_id", "ledger_sequence", "type"]));
    assert_eq!(lines(&bench, "out/q"), kept(&events, &["event_id", "ledger_sequence", "topics", "data"]));
    let of_r = ["event_id", "ledger_sequence", "operation_id", "stage"];
    assert_eq!(lines(&bench, "out/r"), kept(&alerts, &of_r));
    assert!(alerts.len() < events.len());
}

#[test]
fn other_words_for_the_same_columns_are_no_change() {
    let lake = lake_of(50);
    let bench = bench(lake.path(), EVENTS, &two(", columns: [value, type]", ""));
    bench.apply(0);
    let shown = bench.project.run(&["schema", "datasets"]).expect(0).json();
    let dataset = shown.as_array().expect("datasets").iter().find(|dataset| dataset["name"] == "contract_events");
    let columns = dataset.expect("events")["columns"].as_array().expect("columns");
    let mut all: Vec<&str> = columns.iter().map(|column| column["name"].as_str().expect("a name")).collect();
    all.reverse();
    let all = format!(", columns: [{}]", all.join(", "));
    for (a, b) in [
        (", columns: [type, value]", ""),
        (", columns: [value, type, value]", ""),
        (", columns: [ledger_sequence, type, value, event_id]", ""),
        (", columns: [value, type]", all.as_str()),
    ] {
        write(&bench, lake.path(), "p", EVENTS, &two(a, b));
        bench.must_be_settled();
    }
}

#[test]
fn a_changed_set_redoes_its_own_edge_and_a_table_takes_what_is_new() {
    let lake = lake_of(50);
    let bench = bench(lake.path(), EVENTS, &two(", columns: [value]", ""));
    bench.apply(0);
    let more = two(", columns: [value, transaction_hash, closed_at, operation_id]", "");
    write(&bench, lake.path(), "p", EVENTS, &more);
    let plan = bench.plan();
    assert_eq!(intervals(&plan, "/contract-event->a", "reprocess"), [WANTED]);
    assert_eq!(intervals(&plan, "/contract-event->b", "reuse"), [WANTED]);
    assert_eq!(
        (action(&plan, "/contract-event->a"), action(&plan, "/contract-event->b")),
        ("update".into(), "no_op".into())
    );
    assert_eq!((action(&plan, "p/a"), action(&plan, "p/contract-event")), ("update".into(), "no_op".into()));
    let actions = plan["pipelines"][0]["actions"].as_array().expect("actions");
    let of = |address: &str| actions.iter().find(|action| action["address"] == address).expect("an action");
    assert_eq!(of("pipeline.p/contract-event->a")["fingerprint"]["changed"], json!(["columns"]));
    let change = &of("pipeline.p/a")["change"]["paths"][0];
    assert_eq!(change["before"], json!(["event_id", "ledger_sequence", "value"]));
    let now = ["event_id", "ledger_sequence", "closed_at", "transaction_hash", "operation_id", "value"];
    assert_eq!((&change["after"], &change["affects"]), (&json!(now), &json!("data")));
    let nodes = plan["pipelines"][0]["nodes"].as_array().expect("nodes");
    assert_eq!(nodes[2]["columns"], json!(now));
    assert_eq!(nodes[3].get("columns"), None);
    let text = bench.project.run(&["plan"]).expect(0).stdout;
    assert!(text.contains("~ columns"), "{text}");
    let explained = bench.project.run(&["explain", "fingerprint", "p/a", "--json"]).expect(0).json();
    let edge = &explained["edges"][0];
    let sorted = ["closed_at", "event_id", "ledger_sequence", "operation_id", "transaction_hash", "value"];
    assert_eq!((&edge["columns"], &edge["changed"]), (&json!(sorted), &json!(["columns"])));
    let explained = bench.project.run(&["explain", "fingerprint", "p"]).expect(0).stdout;
    assert_eq!(explained.matches("  columns: closed_at, event_id").count(), 1, "{explained}");
    let graph = bench.project.run(&["graph"]).expect(0).stdout;
    assert!(graph.contains("columns: event_id, ledger_sequence, closed_at,"), "{graph}");

    // `transaction_hash` and `closed_at` are never null in the dataset.
    bench.apply(0);
    bench.must_be_settled();
    bench.project.run(&["verify"]).expect(0);
    let fresh = self::bench(lake.path(), EVENTS, &more);
    fresh.apply(0);
    assert_eq!(table(&bench, &now.join(", ")), table(&fresh, "*"));
    // All of them.
    write(&bench, lake.path(), "p", EVENTS, &two("", ""));
    assert_eq!(intervals(&bench.plan(), "/contract-event->a", "reprocess"), [WANTED]);
    bench.apply(0);
    bench.must_be_settled();
    bench.project.run(&["verify"]).expect(0);
}

#[test]
fn files_take_new_columns_and_nothing_gives_columns_up() {
    let lake = lake_of(50);
    let bench = bench(lake.path(), EVENTS, &two(", columns: [type, value]", ", columns: [type]"));
    bench.apply(0);
    let more = two(", columns: [type, value]", ", columns: [type, data]");
    write(&bench, lake.path(), "p", EVENTS, &more);
    assert_eq!(intervals(&bench.plan(), "/contract-event->b", "reprocess"), [WANTED]);
    bench.apply(0);
    bench.must_be_settled();
    bench.project.run(&["verify"]).expect(0);
    let before = (table(&bench, "*"), lines(&bench, "out/b"));
    let fresh = self::bench(lake.path(), EVENTS, &more);
    fresh.apply(0);
    assert_eq!(before, (table(&fresh, "*"), lines(&fresh, "out/b")));
    // Fewer.
    let fewer = two(", columns: [value]", ", columns: [data]");
    write(&bench, lake.path(), "p", EVENTS, &fewer);
    for command in [&["plan"][..], &["apply", "--auto-approve"]] {
        let text = said(&refused(bench.project.run(command), 5, "E119"));
        let leaves_out = "contract-event->a leaves out columns that are in table contract_events in out/a.db: type";
        assert!(text.contains(leaves_out) && text.contains("--> p.pipeline.yaml:11:"), "{text}");
        assert!(text.contains("name them in columns, too; or use another table or path"), "{text}");
    }
    assert_eq!(before, (table(&bench, "*"), lines(&bench, "out/b")));
    // What it says helps: another place, or none of the old.
    write(&bench, lake.path(), "p", EVENTS, &fewer.replace("out/b", "out/c"));
    let destroy = ["destroy", "--target", "pipeline.p/contract-event->a", "--auto-approve"];
    bench.project.run(&destroy).expect(0);
    bench.apply(0);
    bench.must_be_settled();
    bench.project.run(&["verify"]).expect(0);
    let fresh = self::bench(lake.path(), EVENTS, &fewer);
    fresh.apply(0);
    assert_eq!((table(&bench, "*"), lines(&bench, "out/c")), (table(&fresh, "*"), lines(&fresh, "out/b")));
    // The files of before are removed as what they are.
    bench.project.run(&["prune", "--auto-approve"]).expect(0);
    assert!(!bench.project.join("out/b/contract_events").exists());
}

#[test]
fn forward_only_has_new_columns_in_new_ledgers_alone() {
    let lake = lake_of(50);
    let forward = |columns: &str| two(&format!(", on_change: forward_only, columns: [{columns}]"), "");
    let bench = bench(lake.path(), EVENTS, &forward("value"));
    bench.apply(0);
    let text = pipeline("p", lake.path(), "standalone", RANGE, EVENTS, &forward("value, transaction_hash"));
    bench.project.write("p.pipeline.yaml", &text.replace("end_ledger: 140", "end_ledger: 145"));
    assert_eq!(intervals(&bench.plan(), "/contract-event->a", "new"), [(141, 145)]);
    bench.apply(0);
    bench.must_be_settled();
    let of = |which: &str| {
        format!("SELECT count(*) > 0 FROM contract_events WHERE transaction_hash IS {which} AND ledger_sequence")
    };
    let says = |query: String| bench.query("out/a.db", &query);
    assert_eq!(says(of("NULL") + " <= 140"), ["1"]);
    assert_eq!(says(of("NOT NULL") + " <= 140"), ["0"]);
    assert_eq!((says(of("NULL") + " > 140"), says(of("NOT NULL") + " > 140")), (vec!["0".into()], vec!["1".into()]));
    bench.project.run(&["verify"]).expect(0);
}

#[test]
fn a_table_of_some_columns_is_pruned_and_removed_as_any_other() {
    let lake = lake_of(50);
    let bench = bench(lake.path(), EVENTS, &two(", columns: [value]", ""));
    bench.apply(0);
    let text = pipeline("p", lake.path(), "standalone", RANGE, EVENTS, &two(", columns: [value]", ""));
    bench.project.write("p.pipeline.yaml", &text.replace("end_ledger: 140", "end_ledger: 120"));
    bench.apply(0);
    bench.project.run(&["prune", "--auto-approve"]).expect(0);
    assert_eq!(bench.query("out/a.db", "SELECT count(*) FROM contract_events WHERE ledger_sequence > 120"), ["0"]);
    let names = "SELECT name FROM pragma_table_info('contract_events') ORDER BY cid";
    assert_eq!(bench.query("out/a.db", names), ["event_id", "ledger_sequence", "value"]);
    // No longer configured, it is known by what is recorded.
    let other = two("", "").lines().skip(1).collect::<Vec<_>>().join("\n");
    write(&bench, lake.path(), "p", EVENTS, &other);
    bench.apply(0);
    bench.project.run(&["prune", "--auto-approve"]).expect(0);
    assert!(!bench.project.join("out/a.db").exists());
}

#[test]
fn both_datasets_of_a_consumer_are_narrowed() {
    let lake = lake_of(50);
    let spec = crate::runtime::Spec::new(lake.path(), 102, 140);
    let columns = ", columns: [base_fee, closed_at, value]";
    let both = crate::runtime::BOTH;
    let narrowed = both.replace("SaveToSQLite", &format!("SaveToSQLite{columns}"));
    let narrowed = narrowed.replace("SaveToJSONL", &format!("SaveToJSONL{columns}"));
    assert_ne!(narrowed, both);
    let (full, part) = (fresh(&spec), fresh(&spec.consumers(&narrowed)));
    for (name, lines) in &full.jsonl {
        let columns: &[&str] = if name.starts_with("ledgers") {
            &["ledger_sequence", "closed_at", "base_fee"]
        } else {
            &["event_id", "ledger_sequence", "closed_at", "value"]
        };
        let lines: Vec<String> = lines.iter().map(|line| only(line, columns)).collect();
        assert_eq!(part.jsonl[name], lines, "{name}");
    }
    let first = |rows: &[String]| {
        rows[0].split('|').map(|cell| cell.split('=').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(first(&part.sqlite["ledgers"]), ["ledger_sequence", "closed_at", "base_fee"]);
    assert_eq!(first(&part.sqlite["contract_events"]), ["event_id", "ledger_sequence", "closed_at", "value"]);
}
