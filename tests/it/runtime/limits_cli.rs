//! Budgets, quarantine and following as a user meets them: through the binary.

use std::fs;
use std::io::{BufRead as _, BufReader, Lines};
use std::process::{Child, ChildStdout, Stdio};

use serde_json::{Value, json};

use super::kill::send;
use super::{Bench, FIRST, Spec, fresh, intervals, lake_of, said, undone};
use crate::support::{Project, lake, pipeline};

/// Many small chunks.
fn spec(lake: &std::path::Path, last: u32) -> Spec {
    Spec { source: "buffer_size: 10", ..Spec::new(lake, FIRST, last) }
}

#[test]
fn every_budget_stops_at_a_checkpoint_and_the_next_apply_goes_on() {
    let lake = lake_of(60);
    let spec = spec(lake.path(), FIRST + 59);
    let wanted = fresh(&spec);
    let bytes = fs::metadata(lake::object(lake.path(), FIRST)).expect("an object").len();
    for (budget, limit, most) in [
        ("ledgers", "15".to_owned(), 15),
        ("bytes", (15 * bytes).to_string(), 25),
        ("time", "0s".to_owned(), 0),
        // A dollar an object, and some for listing.
        ("cost", "15".to_owned(), 15),
    ] {
        let bench = Bench { project: Project::new("  prices: {local: {get_per_1000: 1000, list_per_1000: 0}}\n") };
        bench.write(&spec);
        let option = format!("--max-{budget}");
        let mut read = 0;
        for _ in 0..2 {
            let ran = bench.project.run(&["apply", "--auto-approve", "--json", &option, &limit]).expect(8);
            let summary: Value = serde_json::from_str(ran.stdout.lines().last().expect("lines")).expect("JSON");
            let receipt = &summary["receipt"];
            assert_eq!((&receipt["state"], &receipt["budget"]), (&json!("stopped"), &json!(budget)), "{summary}");
            assert_eq!(receipt["undone"], json!([]), "{budget}: what a budget leaves is no failure");
            let ledgers = receipt["ledgers"].as_u64().expect("a number");
            assert!(ledgers <= most && (ledgers > 0 || most == 0), "{budget}: {ledgers}");
            read += ledgers;
            assert_eq!(receipt["left_by_budget"], 60 - read, "{budget}: {receipt:#}");
            // A checkpoint: what was read is in every target and recorded, and nothing else.
            let done = if read == 0 { Vec::new() } else { vec![(u64::from(FIRST), u64::from(FIRST) + read - 1)] };
            for edge in ["/ledgers->save-to-sqlite", "/ledgers->save-to-jsonl", "event->save-to-sqlite"] {
                assert_eq!(intervals(&bench.plan(), edge, "reuse"), done, "{budget}: {edge}");
            }
            let rows = bench.query("out/rows.db", "SELECT count(*) FROM ledgers");
            assert_eq!(rows, [read.to_string()], "{budget}");
        }
        let text = said(&bench.project.run(&["apply", "--auto-approve", &option, &limit]));
        assert!(text.contains(&format!("The budget of {budget} is reached")), "{text}");
        bench.apply(0);
        bench.must_be_settled();
        bench.rows().must_equal(&wanted, budget);
    }
}

#[test]
fn what_is_quarantined_is_told_everywhere_and_tried_again_only_when_asked() {
    let lake = lake_of(30);
    let ledger = FIRST + 12;
    let good = fs::read(lake::object(lake.path(), ledger)).expect("an object");
    lake::put(lake.path(), ledger, b"broken");
    let spec = spec(lake.path(), FIRST + 29);
    let bench = Bench::new();
    let yaml = |bench: &Bench| {
        bench.write(&spec);
        let file = bench.project.join("p.pipeline.yaml");
        let text =
            fs::read_to_string(&file).expect("the file").replace("spec:\n", "spec:\n  on_bad_data: quarantine\n");
        fs::write(file, text).expect("the file");
    };
    yaml(&bench);
    let hole = u64::from(ledger);
    let told = |events: &[Value], when: &str| {
        let undone = undone(events);
        assert_eq!(undone.len(), 4, "{when}: {undone:#?}");
        for (_, first, last, code, message) in undone {
            assert_eq!((first, last, code.as_str()), (hole, hole, "E406"), "{when}");
            assert!(message.contains(&format!("--{ledger}.xdr.zst")), "{when}: {message}");
        }
        let receipt = &events.last().expect("events")["receipt"];
        assert_eq!((&receipt["quarantined"], &receipt["state"]), (&json!(4), &json!("completed")), "{when}");
    };
    let set_aside_by = |run: i64| {
        let listed = bench.project.run(&["intervals", "list", "--json"]).expect(0).json();
        for edge in listed["edges"].as_array().expect("a list") {
            let aside = edge["quarantined"].as_array().expect("a list");
            assert_eq!(aside.len(), 1, "{edge:#}");
            let found = (&aside[0]["start"], &aside[0]["end"], &aside[0]["code"], &aside[0]["run"]);
            assert_eq!(found, (&json!(ledger), &json!(ledger), &json!("E406"), &json!(run)), "{edge:#}");
        }
    };
    let reasons = || {
        let plan = bench.plan();
        let edges = plan["pipelines"][0]["edges"].as_array().expect("a list").clone();
        let intervals = edges.iter().flat_map(|edge| edge["intervals"].as_array().expect("a list").clone());
        intervals.filter(|i| i["class"] == "blocked").map(|i| i["reason"].as_str().expect("text").to_owned()).collect()
    };
    told(&bench.apply_events(10), "the first apply");
    set_aside_by(1);
    let blocked: Vec<String> = reasons();
    assert_eq!(blocked, ["quarantined"; 4]);

    // Not tried again by an apply, which says so, also when there is something else to do.
    let text = said(&bench.apply(10));
    assert!(text.contains("set aside") && text.contains("cdpctl runs resume"), "{text}");
    let runs = bench.project.run(&["runs", "list", "--json"]).expect(0).json();
    assert_eq!(runs["runs"].as_array().expect("a list").len(), 1, "nothing was run: {runs}");

    // Still broken: set aside again, by the run that tried.
    let again = said(&bench.project.run(&["runs", "resume", "r-1", "--auto-approve"]).expect(10));
    assert!(again.contains("E406") && again.contains("cdpctl runs resume r-2"), "{again}");
    set_aside_by(2);

    lake::put(lake.path(), ledger, &good);
    bench.apply(10);
    bench.project.run(&["runs", "resume", "r-2", "--auto-approve"]).expect(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "mended");
    let listed = said(&bench.project.run(&["intervals", "list"]).expect(0));
    assert!(!listed.contains("quarantined"), "{listed}");
}

/// A lake that grows.
pub(super) struct Growing {
    pub(super) folder: tempfile::TempDir,
    count: u32,
}

impl Growing {
    pub(super) fn new(count: u32) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        lake::write_manifest(folder.path(), "standalone");
        Self { folder, count }
    }

    /// Puts ledgers, counted from the first.
    pub(super) fn put(&self, ledgers: std::ops::Range<usize>) {
        let chain = lake::chain("standalone", FIRST, self.count);
        chain[ledgers].iter().for_each(|(ledger, bytes)| lake::put(self.folder.path(), *ledger, bytes));
    }

    /// A pipeline over it without an end.
    fn open(&self, name: &str, processor: &str, consumer: &str) -> String {
        let range = format!("start_ledger: {FIRST}");
        let processor = format!("    - type: {processor}");
        pipeline(name, self.folder.path(), "standalone", &range, &processor, &format!("    - {consumer}"))
    }
}

/// A process that follows, with its events.
pub(super) struct Following {
    pub(super) child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Drop for Following {
    fn drop(&mut self) {
        // It may be over already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Following {
    pub(super) fn start(bench: &Bench, more: &[&str]) -> Self {
        let arguments = [&["apply", "--follow", "--auto-approve", "--json"], more].concat();
        let mut command = bench.project.command(&arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the binary runs");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        Self { child, lines }
    }

    /// The next event that is so.
    pub(super) fn wait_for(&mut self, mut what: impl FnMut(&Value) -> bool) -> Value {
        loop {
            let line = self.lines.next().expect("it follows on").expect("a line");
            let event: Value = serde_json::from_str(&line).expect("JSON");
            if what(&event) {
                return event;
            }
        }
    }

    /// Waits until edges delivered up to a ledger.
    pub(super) fn wait_until_delivered(&mut self, edges: usize, to: u32) {
        let mut reached = std::collections::BTreeSet::new();
        while reached.len() < edges {
            let event = self.wait_for(|event| event["type"] == "delivered" && event["end"] == to);
            reached.insert(event["edge"].as_str().expect("text").to_owned());
        }
    }

    pub(super) fn ends_with(mut self, code: i32) -> Value {
        let summary = self.wait_for(|event| event["type"] == "summary");
        assert_eq!(summary["exit_code"], code, "{summary}");
        assert_eq!(self.child.wait().expect("it is ours").code(), Some(code));
        summary
    }
}

const EVENTS: &str = "{type: SaveToSQLite, config: {path: out/a.db}}";
const LEDGERS: &str = "{type: SaveToSQLite, config: {path: out/b.db}}";

/// The sequences of a table are those of `count` ledgers, each once.
fn holds(bench: &Bench, count: u32) {
    let query =
        "SELECT count(*), count(DISTINCT ledger_sequence), min(ledger_sequence), max(ledger_sequence) FROM ledgers";
    assert_eq!(bench.query("out/b.db", query), [format!("{count} {count} {FIRST} {}", FIRST + count - 1)]);
}

#[test]
fn two_pipelines_follow_a_lake_that_grows_until_a_signal() {
    let lake = Growing::new(80);
    lake.put(0..30);
    let bench = Bench::new();
    bench.project.write("a.pipeline.yaml", &lake.open("a", "ContractEvent", EVENTS));
    bench.project.write("b.pipeline.yaml", &lake.open("b", "Ledgers", LEDGERS));
    let mut following = Following::start(&bench, &[]);
    // It grows while the backlog is worked on: nothing is left out between the two.
    following.wait_for(|event| event["type"] == "chunk_processed");
    lake.put(30..45);
    following.wait_until_delivered(2, FIRST + 44);
    let status = bench.project.run(&["status", "--json"]).expect(0).json();
    for pipeline in status["pipelines"].as_array().expect("a list") {
        assert!(["following", "running"].contains(&pipeline["state"].as_str().expect("text")), "{status:#}");
        assert_eq!((&pipeline["tip"], &pipeline["lag"]), (&json!(FIRST + 44), &json!(0)), "{status:#}");
    }
    for end in [46, 47, 60, 61] {
        lake.put(45..end as usize);
        following.wait_until_delivered(2, FIRST + end - 1);
    }
    send(&following.child, "INT");
    let summary = following.ends_with(130);
    assert_eq!(summary["receipt"]["ledgers"], 61, "{summary:#}");
    bench.must_be_settled();
    holds(&bench, 61);
    // Caught up, and then a little behind: healthy both times, and the next apply is short.
    assert_eq!(bench.project.run(&["status", "--json"]).expect(0).json()["healthy"], true);
    lake.put(61..70);
    let status = bench.project.run(&["status", "--json"]).expect(0).json();
    assert_eq!((&status["pipelines"][1]["lag"], &status["pipelines"][1]["state"]), (&json!(9), &json!("behind")));
    bench.apply(0);
    holds(&bench, 70);
    let fresh = Bench::new();
    fresh.project.write("a.pipeline.yaml", &lake.open("a", "ContractEvent", EVENTS));
    fresh.apply(0);
    let rows = |bench: &Bench| crate::support::targets::sqlite(&bench.project.join("out/a.db"));
    assert!(rows(&bench) == rows(&fresh), "the events are those of one run");
}

#[test]
fn following_ends_at_until_and_keeps_a_budget() {
    let lake = Growing::new(60);
    lake.put(0..20);
    let bench = Bench::new();
    bench.project.write("b.pipeline.yaml", &lake.open("b", "Ledgers", LEDGERS));
    let last = (FIRST + 29).to_string();
    let mut following = Following::start(&bench, &["--until", &last]);
    following.wait_for(|event| event["type"] == "following");
    lake.put(20..35);
    let summary = following.ends_with(0);
    assert_eq!(summary["receipt"]["state"], "completed", "{summary:#}");
    holds(&bench, 30);
    let mut following = Following::start(&bench, &["--max-ledgers", "12"]);
    following.wait_for(|event| event["type"] == "following");
    lake.put(35..60);
    let summary = following.ends_with(8);
    assert_eq!(summary["receipt"]["budget"], "ledgers", "{summary:#}");
    holds(&bench, 42);
    bench.apply(0);
    holds(&bench, 60);
}

#[test]
fn a_pipeline_without_an_end_is_unhealthy_far_behind_its_tip() {
    let lake = lake_of(1_030);
    let bench = Bench::new();
    let range = format!("start_ledger: {FIRST}");
    let text = pipeline("b", lake.path(), "standalone", &range, "    - type: Ledgers", &format!("    - {LEDGERS}"));
    bench.project.write("b.pipeline.yaml", &text);
    for (until, lag, healthy) in [(FIRST + 9, 1_020, false), (FIRST + 29, 1_000, true)] {
        bench.project.run(&["apply", "--auto-approve", "--until", &until.to_string()]).expect(0);
        let status = bench.project.run(&["status", "--json"]).expect(if healthy { 0 } else { 12 }).json();
        assert_eq!((&status["healthy"], &status["pipelines"][0]["lag"]), (&json!(healthy), &json!(lag)), "{status:#}");
        assert_eq!(status["pipelines"][0]["tip"], FIRST + 1_029, "{status:#}");
    }
}
