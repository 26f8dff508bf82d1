//! Runs that are killed or told to stop: the next apply ends in the rows of an undisturbed run.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::{Bench, Chance, FIRST, Rows, Spec, fresh, intervals, lake_of};
use crate::support::receiver::Receiver;

/// Ledgers of the long lake.
const COUNT: u32 = 1_500;
/// The last of them.
const LAST: u32 = FIRST + COUNT - 1;
/// How many kills there must be.
const KILLS: u32 = 50;
/// Kills in one round, at most, before its run is let through.
const KILLS_A_ROUND: u32 = 6;

/// Every cell that a manifest names has its part file, at whatever moment a run died: none is taken for deleted by hand.
fn nothing_is_missed(bench: &Bench, when: &str) {
    for table in ["ledgers", "contract_events"] {
        let folder = bench.project.join("out/rows").join(table);
        let Ok(text) = std::fs::read(folder.join(".cdpctl.json")) else { continue };
        let manifest: serde_json::Value = serde_json::from_slice(&text).expect("a manifest");
        assert_eq!(manifest["lost"], serde_json::json!([]), "{when}: {table}");
        let grid = manifest["ledgers_per_part"].as_u64().expect("a number");
        for cells in manifest["cells"].as_array().expect("ranges") {
            let (lo, hi) = (cells["lo"].as_u64().expect("a ledger"), cells["hi"].as_u64().expect("a ledger"));
            for first in (lo..hi).step_by(usize::try_from(grid).expect("small")) {
                let part = folder.join(format!("{first}-{}.jsonl", first + grid - 1));
                assert!(part.exists(), "{when}: {} is named and not there", part.display());
            }
        }
    }
}

/// What an undisturbed run over the long lake writes, and how long it takes.
fn undisturbed(spec: &Spec) -> &'static (Rows, Duration) {
    static UNDISTURBED: OnceLock<(Rows, Duration)> = OnceLock::new();
    UNDISTURBED.get_or_init(|| {
        let bench = Bench::with(spec);
        let started = Instant::now();
        bench.apply(0);
        let took = started.elapsed();
        bench.must_be_settled();
        (bench.rows(), took)
    })
}

#[test]
fn fifty_kills_at_random_moments_neither_lose_nor_double_a_row() {
    let lake = lake_of(COUNT);
    let spec = Spec::new(lake.path(), FIRST, LAST);
    let (wanted, took) = undisturbed(&spec);
    let mut chance = Chance(20_260_101);
    let (mut kills, mut rounds, mut finished) = (0, 0, 0);
    while kills < KILLS {
        rounds += 1;
        assert!(
            rounds <= 4 * KILLS / KILLS_A_ROUND,
            "the kills come too late: {finished} of {rounds} rounds were through"
        );
        let bench = Bench::with(&spec);
        let (mut killed, mut runs) = (0, 0);
        while killed < KILLS_A_ROUND && runs < 2 * KILLS_A_ROUND {
            runs += 1;
            // A third of them in the first moments, where files and tables are made.
            let span = if chance.below(3) == 0 { 80 } else { u64::try_from(took.as_millis()).expect("short") / 3 };
            let mut child = apply(&bench, Stdio::null());
            std::thread::sleep(Duration::from_millis(chance.below(span.max(1))));
            child.kill().expect("it is ours");
            let status = child.wait().expect("it is ours");
            match status.signal() {
                Some(9) => {
                    killed += 1;
                    nothing_is_missed(&bench, &format!("round {rounds}, kill {killed}"));
                }
                _ => {
                    let said = std::fs::read_to_string(bench.project.join("stderr.txt")).expect("its words");
                    assert_eq!(status.code(), Some(0), "a run of round {rounds} failed by itself: {said}");
                    finished += 1;
                    break;
                }
            }
        }
        kills += killed;
        bench.apply(0);
        bench.rows().must_equal(wanted, &format!("round {rounds}, after {killed} kills"));
        bench.must_be_settled();
    }
    println!(
        "{kills} runs were killed in {rounds} rounds; {finished} were through before; an undisturbed one took {took:?}"
    );
}

#[test]
fn a_signal_stops_cleanly_and_the_next_apply_does_the_rest() {
    for (signal, code) in [("TERM", 143), ("INT", 130)] {
        let lake = lake_of(COUNT);
        let spec = Spec::new(lake.path(), FIRST, LAST);
        let bench = Bench::with(&spec);
        let (mut child, mut lines) = started(&bench);
        send(&child, signal);
        let rest: Vec<serde_json::Value> =
            lines.by_ref().map(|line| serde_json::from_str(&line.expect("a line")).expect("JSON")).collect();
        assert_eq!(child.wait().expect("it is ours").code(), Some(code), "{signal}");
        let summary = rest.last().expect("a summary");
        assert_eq!((&summary["type"], &summary["exit_code"]), (&"summary".into(), &code.into()), "{signal}: {summary}");
        assert_eq!(summary["receipt"]["state"], "stopped", "{signal}");
        // What was under way was delivered and recorded, and nothing else is in the targets.
        let plan = bench.plan();
        for (edge, table) in
            [("/ledgers->save-to-sqlite", "ledgers"), ("contract-event->save-to-sqlite", "contract_events")]
        {
            let done = intervals(&plan, edge, "reuse");
            let [(first, last)] = done[..] else { panic!("{signal}: {edge}: {done:?}") };
            assert!(first == u64::from(FIRST) && last < u64::from(LAST), "{signal}: {edge}: {done:?}");
            let there =
                bench.query("out/rows.db", &format!("SELECT min(ledger_sequence), max(ledger_sequence) FROM {table}"));
            assert_eq!(there, [format!("{first} {last}")], "{signal}: {edge}");
        }
        let parts = intervals(&plan, "/ledgers->save-to-jsonl", "reuse");
        let lines: usize =
            crate::support::targets::jsonl(&bench.project.join("out/rows/ledgers")).values().map(Vec::len).sum();
        assert_eq!(
            parts.iter().map(|(first, last)| last - first + 1).sum::<u64>(),
            lines as u64,
            "{signal}: {parts:?}"
        );
        let shown = bench.project.run(&["show", "r-1", "--json"]).expect(0).json();
        assert_eq!(shown["state"], "stopped", "{signal}");
        assert_eq!(shown["receipt"]["ledgers"], summary["receipt"]["ledgers"], "{signal}");
        let status = bench.project.run(&["status", "--json"]).json();
        assert_eq!(status["pipelines"][0]["last_run_state"], "stopped", "{signal}: {status}");

        bench.apply(0);
        bench.must_be_settled();
        bench.rows().must_equal(&undisturbed(&spec).0, signal);
    }
}

#[test]
fn a_run_that_was_killed_is_shown_as_interrupted() {
    let lake = lake_of(COUNT);
    let spec = Spec::new(lake.path(), FIRST, LAST);
    let bench = Bench::with(&spec);
    let (mut child, _lines) = started(&bench);
    child.kill().expect("it is ours");
    child.wait().expect("it is ours");
    let state = |run: &str| bench.project.run(&["show", run, "--json"]).expect(0).json()["state"].clone();
    assert_eq!(state("r-1"), "interrupted");
    // Failed, or behind with a last run that was interrupted: never `running`.
    let status = bench.project.run(&["status", "--json"]).expect(12).json();
    assert_eq!(status["pipelines"][0]["last_run_state"], "interrupted", "{status}");
    bench.apply(0);
    bench.must_be_settled();
    assert_eq!((state("r-1"), state("r-2")), ("interrupted".into(), "completed".into()));
    let status = bench.project.run(&["status", "--json"]).expect(0).json();
    assert_eq!(
        (&status["pipelines"][0]["state"], &status["pipelines"][0]["last_run"]),
        (&"synced".into(), &"r-2".into())
    );
    bench.rows().must_equal(&undisturbed(&spec).0, "after the kill");
}

#[test]
fn a_second_signal_ends_a_run_at_once() {
    // A receiver that does not answer: a run that drains has to wait for it.
    let receiver = Receiver::start(|_| {
        std::thread::sleep(Duration::from_secs(30));
        200
    });
    let lake = lake_of(20);
    let hook = format!("    - {{type: WebhookNotifier, config: {{url: \"{}\"}}}}", receiver.url());
    let spec = Spec::new(lake.path(), FIRST, FIRST + 5).processors("    - type: Ledgers").consumers(&hook);
    let bench = Bench { project: crate::support::Project::new("  network: {allow_private: [\"127.0.0.1\"]}\n") };
    bench.write(&spec);
    let mut child = apply(&bench, Stdio::null());
    until("the first request", || !receiver.requests().is_empty());
    send(&child, "INT");
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().expect("it is ours").is_none(), "the first signal waits for the answer");
    let asked = Instant::now();
    send(&child, "TERM");
    assert_eq!(child.wait().expect("it is ours").code(), Some(143));
    assert!(asked.elapsed() < Duration::from_secs(2), "{:?}", asked.elapsed());
}

/// What a kill leaves between making the lockfile and filling it, and in the middle of filling it.
#[test]
fn a_lockfile_that_was_not_filled_is_a_new_one() {
    let lake = lake_of(20);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 9);
    let wanted = fresh(&spec);
    for half_filled in [false, true] {
        let bench = Bench::with(&spec);
        bench.project.write("state/cdpctl.lock", "");
        if half_filled {
            interrupt_commit(&bench, "state/cdpctl.lock");
        }
        let before = std::fs::read(bench.project.join("state/cdpctl.lock")).expect("the lockfile");
        assert_eq!(before.is_empty(), !half_filled);
        bench.project.run(&["plan", "--detailed-exitcode"]).expect(2);
        assert!(
            std::fs::read(bench.project.join("state/cdpctl.lock")).expect("the lockfile") == before,
            "plan wrote it"
        );
        bench.apply(0);
        bench.must_be_settled();
        bench.rows().must_equal(&wanted, "a lockfile that was not filled");
    }
}

/// What a kill leaves in the middle of a commit, of the target and of the lockfile.
#[test]
fn interrupted_commits_are_rolled_back_and_everything_is_settled_by_one_apply() {
    let lake = lake_of(40);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 29);
    let wanted = fresh(&spec);
    for database in ["out/rows.db", "state/cdpctl.lock"] {
        let bench = Bench::with(&spec);
        bench.project.run(&["apply", "--auto-approve", "--until", "112"]).expect(0);
        let lockfile = std::fs::read(bench.project.join("state/cdpctl.lock")).expect("the lockfile");
        bench.apply(0);
        // The lockfile of before: the target has committed more than was recorded.
        std::fs::write(bench.project.join("state/cdpctl.lock"), lockfile).expect("the lockfile");
        interrupt_commit(&bench, database);
        bench.project.run(&["plan", "--json"]).expect(0);
        assert!(bench.project.join(&format!("{database}-journal")).exists(), "a plan recovers nothing");
        bench.apply(0);
        bench.rows().must_equal(&wanted, database);
        bench.must_be_settled();
    }
}

/// A removal recovers its target as an apply does: the one before may have been killed in the middle of a commit.
#[test]
fn rows_are_removed_from_a_target_in_which_a_commit_was_interrupted() {
    let lake = lake_of(40);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 29));
    bench.apply(0);
    let narrowed = Spec::new(lake.path(), FIRST, FIRST + 19);
    bench.write(&narrowed);
    interrupt_commit(&bench, "out/rows.db");
    bench.project.run(&["prune", "--auto-approve"]).expect(0);
    bench.rows().must_equal(&fresh(&narrowed), "pruned");
    // The configuration is another one: that is recorded, and nothing else is left to do.
    bench.apply(0);
    bench.must_be_settled();
}

/// Leaves a database and its journal as they are when the process dies while a transaction is being written.
fn interrupt_commit(bench: &Bench, file: &str) {
    let path = bench.project.join(file);
    let journal = bench.project.join(&format!("{file}-journal"));
    let mut db = rusqlite::Connection::open(&path).expect("a database");
    db.pragma_update(None, "cache_size", 1).expect("a setting");
    let transaction = db.transaction().expect("a transaction");
    transaction.execute_batch("CREATE TABLE half (x)").expect("a table");
    for _ in 0..200 {
        transaction.execute("INSERT INTO half VALUES (zeroblob(4000))", []).expect("a row");
    }
    transaction.cache_flush().expect("pages on disk");
    let (half, saved) = (std::fs::read(&path).expect("the file"), std::fs::read(&journal).expect("a journal"));
    drop(transaction);
    drop(db);
    std::fs::write(&path, half).expect("the file");
    std::fs::write(&journal, saved).expect("the journal");
}

/// Starts an apply.
fn apply(bench: &Bench, stdout: Stdio) -> Child {
    let mut command = bench.project.command(&["apply", "--auto-approve", "--json"]);
    let words = std::fs::File::create(bench.project.join("stderr.txt")).expect("a file");
    command.stdout(stdout).stderr(words).spawn().expect("the binary runs")
}

type Lines = std::io::Lines<BufReader<ChildStdout>>;

/// Starts an apply and waits until every edge has delivered something.
fn started(bench: &Bench) -> (Child, Lines) {
    let mut child = apply(bench, Stdio::piped());
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let mut delivered = std::collections::BTreeSet::new();
    while delivered.len() < 4 {
        let line = lines.next().expect("the run ended too early").expect("a line");
        let event: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        if event["type"] == "delivered" {
            delivered.insert(event["edge"].as_str().expect("text").to_owned());
        }
    }
    (child, lines)
}

/// Sends a signal.
pub(super) fn send(child: &Child, signal: &str) {
    let pid = child.id().to_string();
    let status = Command::new("kill").args([format!("-{signal}"), pid]).status().expect("kill runs");
    assert!(status.success(), "{signal} was not sent");
}

/// Waits for something, not for ever.
pub(super) fn until(what: &str, mut done: impl FnMut() -> bool) {
    let started = Instant::now();
    while !done() {
        assert!(started.elapsed() < Duration::from_secs(20), "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
