//! Targets that cannot be written or are somebody else's, lockfiles that are lost, old or held by another run.

use std::collections::BTreeSet;
use std::fs;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::kill::until;
use super::{BOTH, Bench, FIRST, Spec, fresh, intervals, lake_of, said, undone};
use crate::support::Project;
use crate::support::receiver::Receiver;

/// The last ledger of the ranges here.
const LAST: u32 = FIRST + 24;

/// Edges that delivered something.
fn delivering(events: &[serde_json::Value]) -> BTreeSet<&str> {
    let delivered = events.iter().filter(|event| event["type"] == "delivered");
    delivered.map(|event| event["edge"].as_str().expect("text")).collect()
}

#[test]
fn one_unwritable_consumer_leaves_the_other_complete_and_is_done_alone_once_mended() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, LAST);
    let wanted = fresh(&spec);
    for (broken, whole) in [("sqlite", "jsonl"), ("jsonl", "sqlite")] {
        let bench = Bench::with(&spec);
        let (in_the_way, rest) = if broken == "sqlite" {
            fs::create_dir_all(bench.project.join("out/rows.db")).expect("a folder where the file should be");
            ("out/rows.db", "out/rows")
        } else {
            bench.project.write("out/rows", "a file where the folder should be");
            ("out/rows", "out/rows.db")
        };
        let plan = bench.project.run(&["plan", "--json"]).expect(0).json();
        assert_eq!(plan["errored"], false, "{broken}: a consumer that cannot be asked is a warning");
        let events = bench.apply_events(10);
        let edges = |consumer: &str| {
            BTreeSet::from([
                format!("pipeline.p/contract-event->save-to-{consumer}"),
                format!("pipeline.p/ledgers->save-to-{consumer}"),
            ])
        };
        let undone: BTreeSet<(String, u64, u64, String)> =
            undone(&events).into_iter().map(|(edge, first, last, code, _)| (edge, first, last, code)).collect();
        let expected: BTreeSet<_> =
            edges(broken).into_iter().map(|edge| (edge, FIRST.into(), LAST.into(), "E601".to_owned())).collect();
        assert_eq!(undone, expected, "{broken}");
        assert_eq!(delivering(&events), edges(whole).iter().map(String::as_str).collect(), "{broken}");
        let path = bench.project.join(rest);
        let written = || {
            if path.is_dir() { crate::support::targets::jsonl(&path) } else { crate::support::targets::sqlite(&path) }
        };
        assert_eq!(
            written(),
            if broken == "sqlite" { wanted.jsonl.clone() } else { wanted.sqlite.clone() },
            "{broken}"
        );
        // Still broken: what is left has no edge that can start, and nothing is done twice.
        assert_eq!(delivering(&bench.apply_events(11)), BTreeSet::new(), "{broken}");

        let path = bench.project.join(in_the_way);
        if path.is_dir() { fs::remove_dir(&path) } else { fs::remove_file(&path) }.expect("mended");
        let events = bench.apply_events(0);
        assert_eq!(delivering(&events), edges(broken).iter().map(String::as_str).collect(), "{broken}");
        bench.must_be_settled();
        bench.rows().must_equal(&wanted, broken);
    }
}

#[test]
fn a_consumer_that_fails_in_the_middle_leaves_the_other_complete() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, LAST);
    let bench = Bench::with(&spec.range(115, 116));
    bench.apply(0);
    // A part file that somebody edited is kept, so its cell cannot be extended.
    let part = bench.project.join("out/rows/ledgers/112-118.jsonl");
    let good = fs::read(&part).expect("a part file");
    fs::write(&part, "edited by hand\n").expect("a part file");
    bench.write(&spec);
    let undone = undone(&bench.apply_events(10));
    assert!(undone.iter().all(|u| u.0 == "pipeline.p/ledgers->save-to-jsonl" && u.3 == "E109"), "{undone:#?}");
    assert!(undone.iter().any(|u| u.4.contains("112-118.jsonl")), "{undone:#?}");
    assert_eq!(fs::read(&part).expect("a part file"), b"edited by hand\n");
    let plan = bench.plan();
    for edge in ["/ledgers->save-to-sqlite", "contract-event->save-to-sqlite", "contract-event->save-to-jsonl"] {
        assert_eq!(intervals(&plan, edge, "reuse"), [(FIRST.into(), LAST.into())], "{edge}");
    }
    fs::write(&part, good).expect("mended");
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "mended");
}

#[test]
fn when_no_consumer_can_be_written_nothing_starts() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, LAST);
    let bench = Bench::with(&spec);
    bench.project.write("out", "a file where the folder should be");
    let ran = bench.apply(11);
    assert!(said(&ran).contains("E601"), "{}", said(&ran));
    fs::remove_file(bench.project.join("out")).expect("mended");
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "mended");
}

#[test]
fn a_table_or_folder_of_somebody_else_is_refused_and_left_alone() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, LAST);
    let bench = Bench::with(&spec);
    fs::create_dir_all(bench.project.join("out")).expect("a folder");
    bench.sql("out/rows.db", "CREATE TABLE contract_events (mine TEXT)");
    bench.sql("out/rows.db", "INSERT INTO contract_events VALUES ('precious')");
    let before = fs::read(bench.project.join("out/rows.db")).expect("the file");
    for arguments in [&["plan"][..], &["apply", "--auto-approve"]] {
        let ran = bench.project.run(arguments).expect(5);
        assert!(said(&ran).contains("E111") && said(&ran).contains("contract_events"), "{}", said(&ran));
    }
    assert!(fs::read(bench.project.join("out/rows.db")).expect("the file") == before, "the file changed");

    let bench = Bench::with(&spec);
    bench.project.write("out/rows/ledgers/mine.jsonl", "{\"precious\":1}\n");
    let ran = bench.apply(5);
    assert!(said(&ran).contains("E111"), "{}", said(&ran));
    let kept = crate::support::targets::jsonl(&bench.project.join("out/rows/ledgers"));
    assert_eq!(kept.into_iter().collect::<Vec<_>>(), [("mine.jsonl".to_owned(), vec!["{\"precious\":1}".to_owned()])]);

    let bench = Bench::with(&spec);
    bench
        .project
        .write("out/rows.db", "this is no database, but a text of some length, for a header to be read from it");
    let before = fs::read(bench.project.join("out/rows.db")).expect("the file");
    bench.apply(5);
    assert!(fs::read(bench.project.join("out/rows.db")).expect("the file") == before, "the file changed");
}

#[test]
fn a_target_has_one_lockfile() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, LAST);
    let bench = Bench::with(&spec);
    bench.project.run(&["apply", "--auto-approve", "--state", "a.lock"]).expect(0);
    let before = (bench.rows(), fs::read(bench.project.join("out/rows.db")).expect("the file"));
    let lineage = bench.query("a.lock", "SELECT value FROM meta WHERE key = 'lineage'").remove(0);
    let refused = |arguments: &[&str]| {
        let ran = said(&bench.project.run(arguments).expect(5));
        assert!(ran.contains("E105") && ran.contains("pipeline.p/ledgers->save-to-sqlite"), "{ran}");
        assert!(ran.contains(&lineage), "the owner's lineage is not named: {ran}");
    };
    refused(&["plan", "--state", "b.lock"]);
    refused(&["apply", "--auto-approve", "--state", "b.lock"]);
    // One that has a lineage of its own already is another owner as well.
    let other = Spec { name: "q", ..spec.consumers(&BOTH.replace("out/rows", "out/q")) };
    let apart = Bench::with(&other);
    apart.apply(0);
    fs::copy(apart.project.join("state/cdpctl.lock"), bench.project.join("b.lock")).expect("a copy");
    refused(&["apply", "--auto-approve", "--state", "b.lock"]);
    // A lockfile that was lost is as good as another one.
    refused(&["apply", "--auto-approve"]);
    assert!(!bench.project.join("state/cdpctl.lock").exists(), "a refused apply makes no lockfile");
    assert!(fs::read(bench.project.join("out/rows.db")).expect("the file") == before.1, "the file changed");
    bench.rows().must_equal(&before.0, "refused");
    bench.project.run(&["plan", "--detailed-exitcode", "--state", "a.lock"]).expect(0);
}

/// A project whose first pipeline hangs in its delivery until it is let go.
struct Held {
    bench: Bench,
    spec: Spec,
    receiver: Receiver,
    go: Arc<AtomicBool>,
    _lake: tempfile::TempDir,
}

impl Held {
    fn new() -> Self {
        let go = Arc::new(AtomicBool::new(false));
        let gate = Arc::clone(&go);
        let receiver = Receiver::start(move |_| {
            until("the gate", || gate.load(Ordering::Acquire));
            200
        });
        let lake = lake_of(25);
        let hook = format!("    - {{type: WebhookNotifier, config: {{url: \"{}\"}}}}", receiver.url());
        let spec = Spec::new(lake.path(), FIRST, FIRST + 4).processors("    - type: Ledgers").consumers(&hook);
        let bench = Bench { project: Project::new("  network: {allow_private: [\"127.0.0.1\"]}\n") };
        bench.write(&spec);
        Self { bench, spec, receiver, go, _lake: lake }
    }

    fn start(&self, more: &[&str]) -> std::process::Child {
        let mut command = self.bench.project.command(&[&["apply", "--auto-approve"], more].concat());
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the binary runs")
    }
}

#[test]
fn two_applies_of_one_pipeline_wait_or_give_up_and_another_pipeline_goes_on() {
    let held = Held::new();
    let mut first = held.start(&[]);
    until("the first request", || !held.receiver.requests().is_empty());
    let refused = held.bench.apply(7);
    let holder = format!("pid {}", first.id());
    assert!(said(&refused).contains("E103") && said(&refused).contains(&holder), "{}", said(&refused));
    // Another pipeline of the project is nobody's business.
    let other = Spec { name: "q", ..held.spec.consumers("    - {type: SaveToSQLite, config: {path: out/q.db}}") };
    held.bench.write(&other);
    held.bench.project.run(&["apply", "--auto-approve", "q.pipeline.yaml"]).expect(0);
    fs::remove_file(held.bench.project.join("q.pipeline.yaml")).expect("the file");

    let mut waiting = held.start(&["--lock-timeout", "60s", "p.pipeline.yaml"]);
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert!(waiting.try_wait().expect("it is ours").is_none(), "it does not wait");
    held.go.store(true, Ordering::Release);
    assert_eq!(first.wait().expect("it is ours").code(), Some(0));
    assert_eq!(waiting.wait().expect("it is ours").code(), Some(0), "what waited for the lock goes on when it is free");
    let keys: BTreeSet<String> =
        held.receiver.requests().iter().map(|r| r.headers["idempotency-key"].clone()).collect();
    assert_eq!((held.receiver.requests().len(), keys.len()), (5, 5), "each ledger was sent once");
}

#[test]
fn the_lease_of_a_process_that_was_killed_is_taken_over() {
    let held = Held::new();
    let mut first = held.start(&[]);
    until("the first request", || !held.receiver.requests().is_empty());
    held.bench.apply(7);
    first.kill().expect("it is ours");
    first.wait().expect("it is ours");
    held.go.store(true, Ordering::Release);
    held.bench.apply(0);
    held.bench.must_be_settled();
    let state = held.bench.project.run(&["show", "r-1", "--json"]).expect(0).json();
    assert_eq!(state["state"], "interrupted");
}

#[test]
fn what_the_target_committed_is_adopted_by_an_older_lockfile() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, LAST).consumers("    - {type: SaveToSQLite, config: {path: out/rows.db}}");
    let bench = Bench::with(&spec);
    bench.project.run(&["apply", "--auto-approve", "--until", "108"]).expect(0);
    let older = fs::read(bench.project.join("state/cdpctl.lock")).expect("the lockfile");
    bench.apply(0);
    let rows = crate::support::targets::sqlite(&bench.project.join("out/rows.db"));
    fs::write(bench.project.join("state/cdpctl.lock"), older).expect("the lockfile");

    let plan = bench.plan();
    for edge in ["/ledgers->save-to-sqlite", "contract-event->save-to-sqlite"] {
        assert_eq!(intervals(&plan, edge, "reuse"), [(FIRST.into(), LAST.into())], "{edge}");
    }
    let events = bench.apply_events(0);
    let adopted: BTreeSet<(&str, u64, u64)> = events
        .iter()
        .filter(|event| event["type"] == "adopted")
        .map(|e| {
            (
                e["edge"].as_str().expect("text"),
                e["start"].as_u64().expect("a ledger"),
                e["end"].as_u64().expect("a ledger"),
            )
        })
        .collect();
    let expected = [
        ("pipeline.p/contract-event->save-to-sqlite", 109, LAST.into()),
        ("pipeline.p/ledgers->save-to-sqlite", 109, LAST.into()),
    ];
    assert_eq!(adopted, BTreeSet::from(expected), "{events:#?}");
    assert_eq!(delivering(&events), BTreeSet::new());
    bench.must_be_settled();
    assert!(crate::support::targets::sqlite(&bench.project.join("out/rows.db")) == rows, "the target changed");
    // Recorded for good: without the markers it is known still.
    assert_eq!(
        bench.query("state/cdpctl.lock", "SELECT lo, hi FROM intervals"),
        vec![format!("{FIRST} {}", LAST + 1); 2]
    );

    // All of it lost, and under another filter now: adopted under the old fingerprint, so done again under the new one.
    bench.sql("state/cdpctl.lock", "DELETE FROM intervals");
    let narrow = spec.processors("    - type: Ledgers\n    - {type: ContractEvent, config: {event_types: [transfer]}}");
    bench.write(&narrow);
    let plan = bench.plan();
    assert_eq!(intervals(&plan, "/ledgers->save-to-sqlite", "reuse"), [(FIRST.into(), LAST.into())]);
    assert_eq!(intervals(&plan, "contract-event->save-to-sqlite", "reprocess"), [(FIRST.into(), LAST.into())]);
    bench.apply(0);
    bench.must_be_settled();
    let narrowed = crate::support::targets::sqlite(&bench.project.join("out/rows.db"));
    assert_eq!(narrowed["ledgers"], rows["ledgers"]);
    assert!(
        !narrowed["contract_events"].is_empty() && narrowed["contract_events"].len() < rows["contract_events"].len()
    );
    assert_eq!(narrowed, fresh(&narrow.consumers(BOTH)).sqlite);
}

#[test]
fn an_older_lockfile_does_files_again_and_doubles_nothing() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, LAST);
    let bench = Bench::with(&spec);
    bench.project.run(&["apply", "--auto-approve", "--until", "108"]).expect(0);
    let older = fs::read(bench.project.join("state/cdpctl.lock")).expect("the lockfile");
    bench.apply(0);
    let rows = bench.rows();
    fs::write(bench.project.join("state/cdpctl.lock"), older).expect("the lockfile");
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&rows, "an older lockfile");
}

#[test]
fn markers_that_are_gone_are_reported_as_drift_and_not_redone() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, LAST);
    for (statement, lacking) in [
        ("UPDATE _cdpctl_markers SET hi = 110 WHERE table_name = 'ledgers'", "110-124"),
        ("DELETE FROM _cdpctl_markers WHERE table_name = 'ledgers'", "100-124"),
    ] {
        let bench = Bench::with(&spec);
        bench.apply(0);
        let rows = bench.rows();
        assert_eq!(bench.sql("out/rows.db", statement), 1);
        let plan = bench.plan();
        let drift = plan["drift"].as_array().expect("a list");
        assert_eq!(drift.len(), 1, "{drift:#?}");
        let words = drift[0].to_string();
        assert!(
            drift[0]["code"] == "E109" && words.contains("ledgers->save-to-sqlite") && words.contains(lacking),
            "{words}"
        );
        assert!(said(&bench.project.run(&["plan"]).expect(0)).contains(lacking), "the text does not say it");
        assert_eq!(intervals(&plan, "/ledgers->save-to-sqlite", "reuse"), [(FIRST.into(), LAST.into())], "{statement}");
        bench.must_be_settled();
        bench.sql("out/rows.db", "DELETE FROM ledgers WHERE ledger_sequence = 115");
        bench.apply(0);
        assert_eq!(
            bench.rows().sqlite["ledgers"].len(),
            rows.sqlite["ledgers"].len() - 1,
            "{statement}: it was redone"
        );
    }
}
