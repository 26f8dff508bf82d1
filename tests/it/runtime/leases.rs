//! Two processes and one lockfile: who waits, who gives up, who may take over, and that a run which was taken over writes
//! nothing more.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use cdpctl::sys::{self, ProcessFacts};
use serde_json::{Value, json};

use super::kill::{send, until};
use super::{Bench, Chance, FIRST, Spec, fresh, lake_of, said};
use crate::support::{lake, pipeline, targets};

/// A process of the tests; killed when it is dropped, also while it is halted.
struct Running {
    child: Child,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may be over already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    /// Starts a command; what it says goes to `NAME.out` and `NAME.err`.
    fn start(bench: &Bench, name: &str, arguments: &[&str], env: &[(&str, &str)]) -> Self {
        let file = |end: &str| File::create(bench.project.join(&format!("{name}.{end}"))).expect("a file");
        let mut command = bench.project.command(arguments);
        command.envs(env.iter().copied()).stdout(file("out")).stderr(file("err"));
        Self { child: command.spawn().expect("the binary runs") }
    }

    /// Starts an apply and waits until it stands at a point.
    fn held(bench: &Bench, point: &str, passing: u32) -> Self {
        let file = bench.project.join("held").display().to_string();
        let setting = format!("{point}:{passing}:hold");
        let env = [("CDPCTL_FAIL_POINT", setting.as_str()), ("CDPCTL_FAIL_POINT_FILE", file.as_str())];
        let running = Self::start(bench, "held-run", &["apply", "--auto-approve", "--json"], &env);
        until(&setting, || bench.project.join("held").exists());
        running
    }

    /// Lets the one that stands at a point go on.
    fn release(bench: &Bench) {
        fs::remove_file(bench.project.join("held")).expect("it is held");
    }

    /// Halts it at a moment at which it is in the middle of no commit, and of no reading that would keep others from theirs.
    fn halt(&self, bench: &Bench) {
        let free = |file: &str| {
            let path = bench.project.join(file);
            if !path.exists() {
                return true;
            }
            let db = rusqlite::Connection::open(path).expect("a database");
            db.busy_timeout(Duration::ZERO).expect("a setting");
            db.execute_batch("BEGIN EXCLUSIVE; ROLLBACK").is_ok()
        };
        until("a moment between commits", || {
            send(&self.child, "STOP");
            until("every thread stands still", || self.stands_still());
            let between = free("state/cdpctl.lock") && free("out/rows.db");
            if !between {
                send(&self.child, "CONT");
            }
            between
        });
    }

    /// Whether each of its threads is stopped (state `T` in proc(5)): the signal is not there at once.
    fn stands_still(&self) -> bool {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.child.id())).expect("it lives");
        tasks.map(|task| fs::read_to_string(task.expect("a thread").path().join("stat")).expect("its facts")).all(
            |stat| {
                let (_, facts) = stat.rsplit_once(')').expect("a name in parentheses");
                facts.trim_start().starts_with('T')
            },
        )
    }

    fn ends_with(mut self, code: i32) {
        assert_eq!(self.child.wait().expect("it is ours").code(), Some(code));
    }

    fn is_running(&mut self) -> bool {
        self.child.try_wait().expect("it is ours").is_none()
    }
}

/// Both files of a process's words.
fn words(bench: &Bench, name: &str) -> String {
    ["out", "err"].map(|end| fs::read_to_string(bench.project.join(&format!("{name}.{end}"))).expect("text")).concat()
}

/// Many small chunks, so that a run is long enough to meet another.
fn spec(lake: &std::path::Path, last: u32) -> Spec {
    Spec { source: "buffer_size: 10", ..Spec::new(lake, FIRST, last) }
}

/// The files of the targets, byte by byte.
fn target_files(bench: &Bench) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![bench.project.join("out")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.display().to_string(), fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

/// What is recorded of pipelines and edges.
fn recorded(bench: &Bench) -> Value {
    let mut document = bench.project.run(&["state", "export"]).expect(0).json();
    document.as_object_mut().expect("an object").remove("runs");
    document
}

fn run_state(bench: &Bench, run: &str) -> String {
    let document = bench.project.run(&["runs", "list", "--json"]).expect(0).json();
    let runs = document["runs"].as_array().expect("a list");
    let found = runs.iter().find(|found| found["run"] == run).unwrap_or_else(|| panic!("no {run} in {document}"));
    found["state"].as_str().expect("text").to_owned()
}

#[test]
fn of_two_applies_at_once_one_waits_and_one_gives_up() {
    let lake = lake_of(30);
    let spec = spec(lake.path(), FIRST + 29);
    let bench = Bench::with(&spec);
    let first = Running::held(&bench, "before_deliver", 3);
    let refused = said(&bench.apply(7));
    for word in ["E103", "pipeline.p", &format!("pid {}", first.child.id()), "--lock-timeout"] {
        assert!(refused.contains(word), "{word} is not in {refused}");
    }
    let mut waiting = Running::start(&bench, "waiting", &["apply", "--auto-approve", "--lock-timeout", "60s"], &[]);
    // Looking is nobody's business.
    bench.project.run(&["status", "--json"]);
    bench.project.run(&["plan", "--json"]).expect(0);
    assert!(waiting.is_running(), "it waits");
    Running::release(&bench);
    first.ends_with(0);
    waiting.ends_with(0);
    bench.rows().must_equal(&fresh(&spec), "two applies");
    bench.must_be_settled();
}

/// Runs that start at the same moment: each ends in order, and together they do what one does.
#[test]
fn applies_that_race_leave_the_rows_of_one() {
    let lake = lake_of(30);
    let spec = spec(lake.path(), FIRST + 29);
    let wanted = fresh(&spec);
    for round in 0..4 {
        let bench = Bench::with(&spec);
        let arguments = ["apply", "--auto-approve", "--lock-timeout", "60s"];
        let names = ["a", "b", "c"];
        let racing: Vec<Running> = names.iter().map(|name| Running::start(&bench, name, &arguments, &[])).collect();
        for (mut racing, name) in racing.into_iter().zip(names) {
            let code = racing.child.wait().expect("it is ours").code();
            assert_eq!(code, Some(0), "round {round}: {}", words(&bench, name));
        }
        bench.rows().must_equal(&wanted, "a race");
        bench.must_be_settled();
    }
}

#[test]
fn a_pipeline_that_follows_blocks_no_other_and_stops_at_a_signal() {
    let folder = tempfile::tempdir().expect("a folder");
    lake::write_manifest(folder.path(), "standalone");
    let chain = lake::chain("standalone", FIRST, 40);
    let put = |ledgers: std::ops::Range<usize>| {
        chain[ledgers].iter().for_each(|(ledger, bytes)| lake::put(folder.path(), *ledger, bytes));
    };
    put(0..20);
    let bench = Bench::new();
    let sqlite = "    - {type: SaveToSQLite, config: {path: out/f.db}}";
    let range = format!("start_ledger: {FIRST}");
    let open = pipeline("f", folder.path(), "standalone", &range, "    - type: Ledgers", sqlite);
    bench.project.write("f.pipeline.yaml", &open);
    let other = Spec { name: "b", ..Spec::new(folder.path(), FIRST, FIRST + 19) };
    bench.write(&other);
    let mut command = bench.project.command(&["apply", "--follow", "--auto-approve", "--json", "f.pipeline.yaml"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the binary runs");
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let following = Running { child };
    let mut wait_for = |what: &dyn Fn(&Value) -> bool| loop {
        let line = lines.next().expect("it follows on").expect("a line");
        let event: Value = serde_json::from_str(&line).expect("JSON");
        if what(&event) {
            break event;
        }
    };
    wait_for(&|event| event["type"] == "following");
    bench.project.run(&["apply", "--auto-approve", "b.pipeline.yaml"]).expect(0);
    // The whole project would work on the one that follows, too, if that had anything to do.
    let refused =
        bench.project.run(&["apply", "--auto-approve", "--replace", "pipeline.f", "f.pipeline.yaml"]).expect(7);
    assert!(said(&refused).contains("E103"), "{}", said(&refused));
    put(20..33);
    wait_for(&|event| event["type"] == "delivered" && event["end"] == FIRST + 32);
    send(&following.child, "TERM");
    let summary = wait_for(&|event| event["type"] == "summary");
    assert_eq!((&summary["exit_code"], &summary["receipt"]["state"]), (&143.into(), &"stopped".into()), "{summary}");
    following.ends_with(143);
    assert_eq!(
        bench.query("out/f.db", "SELECT count(*), max(ledger_sequence) FROM ledgers"),
        [format!("33 {}", FIRST + 32)]
    );
    assert_eq!(targets::sqlite(&bench.project.join("out/rows.db"))["ledgers"].len(), 20);
    bench.must_be_settled();
}

/// Halted at some step, the lease ended, another run through, and then continued.
#[test]
fn a_run_that_was_halted_and_taken_over_writes_nothing_more() {
    let lake = lake_of(30);
    let spec = spec(lake.path(), FIRST + 29);
    let wanted = fresh(&spec);
    for (point, passing) in
        [("after_fetch", 4), ("before_deliver", 6), ("before_rename", 2), ("after_deliver", 5), ("after_ack", 2)]
    {
        let bench = Bench::with(&spec);
        let halted = Running::held(&bench, point, passing);
        halted.halt(&bench);
        assert!(said(&bench.apply(7)).contains("E103"), "{point}");
        bench.project.run(&["lock", "break", "pipeline.p"]).expect(0);
        bench.apply(0);
        bench.rows().must_equal(&wanted, point);
        let (files, state) = (target_files(&bench), recorded(&bench));
        Running::release(&bench);
        send(&halted.child, "CONT");
        let code = { halted }.child.wait().expect("it is ours").code();
        let said = words(&bench, "held-run");
        assert!(code.is_some_and(|code| code != 0), "{point}: {code:?}: {said}");
        assert!(said.contains("E103") && said.contains("taken over by another"), "{point}: {said}");
        assert_eq!(run_state(&bench, "r-1"), "failed", "{point}");
        assert!(target_files(&bench) == files, "{point}: it wrote into the targets");
        assert_eq!(recorded(&bench), state, "{point}: it wrote into the state");
        bench.must_be_settled();
    }
}

/// Halted inside a commit of the target: the lock of the database keeps everybody out until it goes on, and nothing is lost.
#[test]
fn a_run_that_was_halted_inside_a_commit_loses_nothing() {
    let lake = lake_of(30);
    let spec = spec(lake.path(), FIRST + 29);
    let bench = Bench::with(&spec);
    let halted = Running::held(&bench, "in_target_commit", 5);
    std::thread::sleep(Duration::from_millis(300));
    send(&halted.child, "STOP");
    bench.project.run(&["lock", "break", "pipeline.p"]).expect(0);
    Running::release(&bench);
    let taking_over = Running::start(&bench, "second", &["apply", "--auto-approve"], &[]);
    std::thread::sleep(Duration::from_millis(500));
    send(&halted.child, "CONT");
    let code = { halted }.child.wait().expect("it is ours").code();
    assert!(code.is_some_and(|code| code != 0), "{code:?}");
    assert!(words(&bench, "held-run").contains("E103"), "{}", words(&bench, "held-run"));
    taking_over.ends_with(0);
    bench.rows().must_equal(&fresh(&spec), "halted inside a commit");
    bench.must_be_settled();
}

/// Halted at any moment at all, also inside commits of the lockfile and while fsync runs.
#[test]
fn runs_that_are_halted_at_random_moments_and_taken_over_lose_nothing() {
    let lake = lake_of(300);
    let spec = spec(lake.path(), FIRST + 299);
    let started = Instant::now();
    let wanted = fresh(&spec);
    // Two plans and a run: more than an apply takes, so that some halts come too late.
    let took = u64::try_from(started.elapsed().as_millis()).expect("short");
    let mut chance = Chance(99);
    let (mut over, mut refused) = (0, 0);
    for round in 0..60 {
        if round >= 12 && over >= 3 && refused >= 3 {
            break;
        }
        let bench = Bench::with(&spec);
        let mut halted = Running::start(&bench, "held-run", &["apply", "--auto-approve", "--json"], &[]);
        std::thread::sleep(Duration::from_millis(chance.below(took.max(2))));
        if !halted.is_running() {
            continue;
        }
        send(&halted.child, "STOP");
        let broken = bench.project.join("state/cdpctl.lock").exists() && {
            let mut breaking = Running::start(&bench, "break", &["lock", "break", "pipeline.p"], &[]);
            // When it stands inside a commit of the lockfile, nobody can write there until it goes on.
            (0..200).any(|_| {
                std::thread::sleep(Duration::from_millis(5));
                !breaking.is_running()
            }) && breaking.child.wait().expect("it is ours").success()
        };
        let mut second = broken.then(|| Running::start(&bench, "second", &["apply", "--auto-approve"], &[]));
        if let Some(second) = &mut second {
            (0..200).any(|_| {
                std::thread::sleep(Duration::from_millis(5));
                !second.is_running()
            });
        }
        send(&halted.child, "CONT");
        let first = { halted }.child.wait().expect("it is ours").code();
        let second = second.map(|mut second| second.child.wait().expect("it is ours").code());
        over += u32::from(second == Some(Some(0)));
        refused += u32::from(first != Some(0));
        let all = format!("{round}: {first:?} {second:?}: {}", words(&bench, "held-run"));
        assert!(first == Some(0) || words(&bench, "held-run").contains("E103"), "{all}");
        bench.apply(0);
        bench.rows().must_equal(&wanted, &all);
        bench.must_be_settled();
    }
    println!("{over} runs took over at once, {refused} halted ones were refused");
    assert!(over > 0 && refused > 0, "{over} {refused}");
}

/// A lease in the lockfile of a process that is `process`, left by a run that died.
fn left_by(bench: &Bench, process: &ProcessFacts) {
    let died = Running::held(bench, "before_deliver", 3);
    drop(died);
    fs::remove_file(bench.project.join("held")).expect("it was held");
    let text = serde_json::to_string(process).expect("plain data");
    let db = rusqlite::Connection::open(bench.project.join("state/cdpctl.lock")).expect("a lockfile");
    assert_eq!(db.execute("UPDATE leases SET process = ?1", [text]).expect("the lease"), 1);
}

fn lease(bench: &Bench) -> Value {
    bench.project.run(&["lock", "show", "--json"]).expect(0).json()["locks"][0].clone()
}

#[test]
fn a_lease_of_another_boot_is_taken_over_by_itself() {
    let lake = lake_of(20);
    let spec = spec(lake.path(), FIRST + 19);
    let bench = Bench::with(&spec);
    // Its number is that of a process which lives, as it may be after a reboot.
    left_by(&bench, &ProcessFacts { boot_id: "an-earlier-boot".to_owned(), ..sys::this_process() });
    assert_eq!(lease(&bench)["state"], "dead");
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "after a reboot");
}

#[test]
fn a_lease_of_another_host_is_taken_over_when_it_ran_out_or_was_broken() {
    let lake = lake_of(20);
    let spec = spec(lake.path(), FIRST + 19);
    let wanted = fresh(&spec);
    for by_hand in [false, true] {
        let bench = Bench::with(&spec);
        left_by(&bench, &ProcessFacts { host: "elsewhere".to_owned(), ..sys::this_process() });
        assert_eq!((&lease(&bench)["state"], &lease(&bench)["host"]), (&"held".into(), &"elsewhere".into()));
        let refused = said(&bench.apply(7));
        assert!(refused.contains("E103") && refused.contains("on elsewhere"), "{refused}");
        if by_hand {
            let broken = said(&bench.project.run(&["lock", "break", "p"]).expect(0));
            assert!(broken.contains("pipeline.p") && broken.contains("on elsewhere"), "{broken}");
        } else {
            bench.sql("state/cdpctl.lock", "UPDATE leases SET expires = heartbeat");
            assert_eq!(lease(&bench)["state"], "expired");
        }
        bench.apply(0);
        bench.must_be_settled();
        bench.rows().must_equal(&wanted, "another host");
    }
}

#[test]
fn a_run_that_is_cancelled_stops_in_order_and_the_next_apply_finishes() {
    let lake = lake_of(200);
    let spec = spec(lake.path(), FIRST + 199);
    let bench = Bench::with(&spec);
    let running = Running::held(&bench, "after_fetch", 20);
    assert_eq!(run_state(&bench, "r-1"), "running");
    bench.project.run(&["runs", "cancel", "r-1"]).expect(0);
    Running::release(&bench);
    running.ends_with(10);
    assert_eq!(run_state(&bench, "r-1"), "stopped");
    let shown = bench.project.run(&["show", "r-1", "--json"]).expect(0).json();
    let undone = shown["receipt"]["undone"].as_array().expect("a list");
    assert!(!undone.is_empty() && undone.iter().all(|undone| undone["class"] == "cancelled"), "{undone:?}");
    // What is recorded is there, and nothing else.
    let count =
        |table: &str| bench.query("out/rows.db", &format!("SELECT count(DISTINCT ledger_sequence) FROM {table}"));
    let done = "SELECT sum(hi - lo) FROM intervals JOIN edges ON edges.id = edge WHERE consumer = 'save-to-sqlite' AND processor = 'ledgers'";
    assert_eq!(bench.query("state/cdpctl.lock", done), count("ledgers"));
    let again = bench.project.run(&["runs", "cancel", "r-1"]).expect(1);
    assert!(said(&again).contains("E116") && said(&again).contains("stopped"), "{}", said(&again));
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "after it was cancelled");
}

#[test]
fn a_run_that_was_killed_is_listed_as_interrupted_with_its_milestones() {
    let lake = lake_of(20);
    let bench = Bench::with(&spec(lake.path(), FIRST + 19));
    drop(Running::held(&bench, "after_record", 2));
    assert_eq!(run_state(&bench, "r-1"), "interrupted");
    let logs = bench.project.run(&["runs", "logs", "r-1"]).expect(0).stdout;
    let events: Vec<Value> = logs.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(events.first().map(|event| &event["type"]), Some(&json!("run_started")), "{logs}");
    assert_eq!(events[0]["ledgers"], 20, "{logs}");
    let again = bench.project.run(&["runs", "cancel", "r-1"]).expect(1);
    assert!(said(&again).contains("interrupted"), "{}", said(&again));
    bench.project.run(&["runs", "resume", "r-1", "--auto-approve"]).expect(0);
    bench.must_be_settled();
}

/// A process that is halted inside a commit of the lockfile is waited for, and then told from damage.
#[test]
fn a_lockfile_that_somebody_is_writing_is_not_called_damaged() {
    let lake = lake_of(20);
    let spec = spec(lake.path(), FIRST + 19);
    let bench = Bench::with(&spec);
    let halted = Running::held(&bench, "in_state_commit", 6);
    let refused = said(&bench.project.run(&["lock", "break", "p"]).expect(7));
    assert!(refused.contains("E103") && refused.contains("cdpctl.lock") && refused.contains("halted"), "{refused}");
    Running::release(&bench);
    halted.ends_with(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "a lockfile in use");
}
