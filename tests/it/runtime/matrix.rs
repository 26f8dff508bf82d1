//! The crash matrix: kills at every boundary, inside every commit and at random moments, over real ledgers, into SQLite and
//! JSONL at once. Whatever was killed, and however often: one undisturbed command later the targets and the state are those
//! of a history without kills.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use cdpctl::sys::FAIL_POINTS;
use serde_json::Value;

use super::{Bench, Chance, FIRST, Rows, Spec, lake_of};
use crate::support::{targets, test_data};

/// Points that a run passes once.
const ONCE: [&str; 3] = ["before_begin", "after_begin", "before_finish"];

/// Ledgers that the histories read.
struct Ground {
    spec: Spec,
    /// In words.
    source: &'static str,
    /// Where synthetic ledgers are, until it is dropped.
    _lake: Option<tempfile::TempDir>,
}

/// Real ledgers when they are here, else synthetic ones.
fn ground(lake: &str, network: &'static str, first: u32, last: u32, grid: u32) -> Ground {
    let consumers = format!(
        "    - {{type: SaveToSQLite, config: {{path: out/rows.db}}}}\n    - {{type: SaveToJSONL, config: {{path: out/rows, ledgers_per_part: {grid}}}}}"
    );
    // The window is divided by the buffer: chunks are single ledgers, so that there are many commits.
    let small = |spec: Spec| Spec { source: "buffer_size: 10", ..spec }.consumers(&consumers);
    match test_data(lake) {
        Some(path) => {
            let spec = Spec { network, ..small(Spec::new(&path, first, last)) };
            Ground { spec, source: "real ledgers", _lake: None }
        }
        None => {
            let lake = lake_of(last - first + 1);
            let spec = small(Spec::new(lake.path(), FIRST, FIRST + last - first));
            Ground { spec, source: "synthetic ledgers", _lake: Some(lake) }
        }
    }
}

/// How a process is killed.
#[derive(Debug, Clone)]
enum Kill {
    /// While it stands at a point, on its n-th passing.
    At(&'static str, u64),
    /// So many microseconds after it passed a point: other threads commit meanwhile.
    After(&'static str, u64, u64),
    /// So many microseconds after its start.
    Random(u64),
}

/// Runs a command until it is killed; whether it was, and not through before.
fn strike(bench: &Bench, arguments: &[&str], kill: &Kill) -> bool {
    let reached = bench.project.join("reached");
    // It may not be there; a leftover would kill the next one too early.
    let _ = std::fs::remove_file(&reached);
    let mut command: Command = bench.project.command(arguments);
    match kill {
        Kill::At(point, n) => command.env("CDPCTL_FAIL_POINT", format!("{point}:{n}:pause")),
        Kill::After(point, n, _) => command.env("CDPCTL_FAIL_POINT", format!("{point}:{n}:mark")),
        Kill::Random(_) => &mut command,
    };
    let file = |name: &str| File::create(bench.project.join(name)).expect("a file");
    command.env("CDPCTL_FAIL_POINT_FILE", &reached).stdout(file("stdout.txt")).stderr(file("stderr.txt"));
    let mut child = command.spawn().expect("the binary runs");
    let started = Instant::now();
    let over = loop {
        let due = match kill {
            Kill::Random(after) => started.elapsed() >= Duration::from_micros(*after),
            _ => reached.exists(),
        };
        if due {
            break None;
        }
        if let Some(status) = child.try_wait().expect("it is ours") {
            break Some(status);
        }
        assert!(started.elapsed() < Duration::from_mins(1), "{kill:?} is waited for in vain");
        std::thread::sleep(Duration::from_micros(200));
    };
    if let (None, Kill::After(_, _, delay)) = (over, kill) {
        std::thread::sleep(Duration::from_micros(*delay));
    }
    let status = over.unwrap_or_else(|| {
        child.kill().expect("it is ours");
        child.wait().expect("it is ours")
    });
    let Some(code) = status.code() else { return true };
    let said = std::fs::read_to_string(bench.project.join("stderr.txt")).expect("its words");
    assert_eq!(code, 0, "{kill:?}: it failed by itself: {said}");
    false
}

/// The state without what differs between any two histories: runs, times, and rows that nobody counted.
fn state(bench: &Bench) -> Value {
    let mut document = bench.project.run(&["state", "export"]).expect(0).json();
    let fields = document.as_object_mut().expect("an object");
    for field in ["lineage", "runs", "plans", "serial"] {
        fields.remove(field).expect(field);
    }
    for pipeline in document["pipelines"].as_array_mut().expect("a list") {
        for field in ["applied_at", "run"] {
            pipeline.as_object_mut().expect("an object").remove(field).expect(field);
        }
    }
    for edge in document["edges"].as_array_mut().expect("a list") {
        for target in edge["targets"].as_array_mut().expect("a list") {
            for interval in target["intervals"].as_array_mut().expect("a list") {
                // How many rows were adopted is not counted; how many were delivered is.
                for field in ["run", "rows"] {
                    interval.as_object_mut().expect("an object").remove(field).expect(field);
                }
            }
        }
    }
    document
}

/// Fails at the first place where two documents differ.
fn must_be(ours: &Value, wanted: &Value, at: &str) {
    match (ours, wanted) {
        (Value::Object(a), Value::Object(b)) => {
            assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>(), "{at}");
            a.iter().for_each(|(key, value)| must_be(value, &b[key], &format!("{at}.{key}")));
        }
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len(), "{at}: {ours} is not {wanted}");
            a.iter().zip(b).enumerate().for_each(|(n, (a, b))| must_be(a, b, &format!("{at}[{n}]")));
        }
        _ => assert_eq!(ours, wanted, "{at}"),
    }
}

/// Lines of a command's output that tell of adoption.
fn adopted(output: &str) -> usize {
    output.lines().filter(|line| line.contains("\"type\":\"adopted\"")).count()
}

/// After the last command of a history nothing stands in the way of another: no damage, and no lease but one of a process that
/// is dead, where the last command had nothing to do.
fn must_be_tidy(bench: &Bench, when: &str) {
    let leases = bench.project.run(&["lock", "show", "--json"]).expect(0).json();
    let locks = leases["locks"].as_array().expect("a list");
    assert!(locks.iter().all(|lock| lock["state"] == "dead"), "{when}: {leases}");
    bench.project.run(&["state", "check"]).expect(0);
}

/// What was counted.
#[derive(Debug, Default)]
struct Counts {
    histories: usize,
    kills: usize,
    /// Killed commands and last ones that adopted something.
    adopted: usize,
    /// Kills by point; those at random moments under their own name.
    by_point: BTreeMap<&'static str, usize>,
}

impl Counts {
    fn count(&mut self, kill: &Kill) {
        self.kills += 1;
        let (Kill::At(point, _) | Kill::After(point, ..)) = kill else {
            *self.by_point.entry("random").or_default() += 1;
            return;
        };
        *self.by_point.entry(point).or_default() += 1;
    }
}

const APPLY: &[&str] = &["apply", "--auto-approve", "--json"];

/// A kill that may hit anywhere.
fn any_kill(chance: &mut Chance, millis: u64) -> Kill {
    let point = FAIL_POINTS[usize::try_from(chance.below(FAIL_POINTS.len() as u64)).expect("small")];
    match chance.below(3) {
        0 => Kill::At(point, 1 + chance.below(4)),
        1 => Kill::After(point, 1 + chance.below(6), chance.below(4_000)),
        _ => Kill::Random(chance.below(1_000 * millis)),
    }
}

/// One lake, and what an undisturbed run over it leaves.
struct Field<'a> {
    ground: &'a Ground,
    rows: Rows,
    recorded: Value,
    counts: Counts,
}

impl Field<'_> {
    /// Kills one apply after the other until one is through, lets a last one end, and compares. Whether the first was killed.
    fn history(&mut self, kills: Vec<Kill>) -> bool {
        let bench = Bench::with(&self.ground.spec);
        let mut killed = Vec::new();
        for kill in kills {
            let died = strike(&bench, APPLY, &kill);
            let output = std::fs::read_to_string(bench.project.join("stdout.txt")).expect("its output");
            self.counts.adopted += usize::from(adopted(&output) > 0);
            if !died {
                break;
            }
            self.counts.count(&kill);
            killed.push(kill);
        }
        let when = format!("{}, after {killed:?}", self.ground.source);
        let last = bench.project.run(APPLY).expect(0);
        self.counts.adopted += usize::from(adopted(&last.stdout) > 0);
        bench.rows().must_equal(&self.rows, &when);
        must_be(&state(&bench), &self.recorded, &when);
        bench.must_be_settled();
        must_be_tidy(&bench, &when);
        self.counts.histories += 1;
        !killed.is_empty()
    }
}

/// Histories that begin at every point and passing, each with further kills behind it, and then some of kills at random
/// moments alone, until there were at least 110 kills.
#[expect(clippy::print_stdout, reason = "how many kills there were is said")]
fn matrix(ground: &Ground, seed: u64, most_passing: u64) {
    let mut chance = Chance(seed);
    let undisturbed = Bench::with(&ground.spec);
    let started = Instant::now();
    undisturbed.apply(0);
    let took = u64::try_from(started.elapsed().as_millis()).expect("short").max(1);
    let (rows, recorded) = (undisturbed.rows(), state(&undisturbed));
    let mut field = Field { ground, rows, recorded, counts: Counts::default() };
    for point in FAIL_POINTS {
        let once = ONCE.contains(point);
        let (later, delay) = (3 + chance.below(most_passing - 2), chance.below(4_000));
        let firsts = [
            Kill::At(point, 1),
            Kill::At(point, if once { 1 } else { 2 }),
            Kill::At(point, if once { 1 } else { later }),
            Kill::After(point, 1 + chance.below(2), delay),
        ];
        for first in firsts {
            let must_hit = matches!(first, Kill::At(_, 1 | 2));
            let mut kills = vec![first];
            kills.extend((0..=chance.below(2)).map(|_| any_kill(&mut chance, took)));
            let hit = field.history(kills);
            assert!(hit || !must_hit, "{point} was never reached");
        }
    }
    let mut more = 0;
    while field.counts.kills < 110 {
        more += 1;
        assert!(more < 60, "the kills come too late: {:?}", field.counts);
        field.history((0..4).map(|_| Kill::Random(chance.below(1_000 * took))).collect());
    }
    let counts = field.counts;
    println!("{}: {counts:?}; an undisturbed apply took {took} ms", ground.source);
    assert!(counts.adopted > 0, "no marker was ever adopted");
}

#[test]
fn any_history_of_kills_over_ledgers_with_many_events_ends_as_an_undisturbed_run() {
    let ground = ground("lake/pubnet", "mainnet", 63_092_984, 63_092_989, 3);
    matrix(&ground, 20_261_124, 5);
}

#[test]
fn any_history_of_kills_over_many_ledgers_ends_as_an_undisturbed_run() {
    let ground = ground("lake/testnet", "testnet", 1_410_050, 1_410_069, 7);
    matrix(&ground, 42, 12);
}

/// Everything in the targets and the names of all files there, also when no table or part file is left.
fn everything(bench: &Bench) -> (Rows, Vec<String>) {
    let database = bench.project.join("out/rows.db");
    let folder = bench.project.join("out/rows");
    let rows = Rows {
        sqlite: if database.exists() { targets::sqlite(&database) } else { BTreeMap::default() },
        jsonl: if folder.exists() { targets::jsonl(&folder) } else { BTreeMap::default() },
    };
    let mut files = Vec::new();
    let mut folders = vec![bench.project.join("out")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path.strip_prefix(bench.project.path()).expect("below").display().to_string());
            }
        }
    }
    files.sort();
    (rows, files)
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &name);
        } else {
            std::fs::copy(&path, &name).expect("a copy");
        }
    }
}

/// A change of what was applied, by one command.
struct Change {
    name: &'static str,
    /// The pipeline as it is written before the command.
    spec: Spec,
    command: Vec<String>,
    /// A statement on the target before the command: what it breaks, the command mends.
    breaks: Option<&'static str>,
}

impl Change {
    /// A copy of what was applied, changed as far as the command.
    fn begin(&self, applied: &Bench) -> Bench {
        let bench = Bench::new();
        copy(applied.project.path(), bench.project.path());
        bench.write(&self.spec);
        if let Some(statement) = self.breaks {
            assert!(bench.sql("out/rows.db", statement) > 0, "{statement} changes nothing");
        }
        bench
    }

    fn arguments(&self) -> Vec<&str> {
        self.command.iter().map(String::as_str).collect()
    }

    /// The command that ends what was killed: the same again, or for a restatement that is recorded already, an apply.
    fn finish(&self, bench: &Bench) {
        let document = bench.project.run(&["state", "export"]).expect(0).json();
        let mut runs = document["runs"].as_array().expect("a list").iter();
        if self.name == "restate" && runs.any(|run| run["operation"] == "restate") {
            bench.apply(0);
        } else {
            bench.project.run(&self.arguments()).expect(0);
        }
    }
}

#[test]
fn changes_removals_and_restatements_that_were_killed_are_finished_by_the_next_command() {
    let ground = ground("lake/pubnet", "mainnet", 63_092_988, 63_092_991, 3);
    let spec = &ground.spec;
    let (first, last) = (spec.first, spec.last);
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut restate = words("restate pipeline.p --auto-approve --json --reason drill --range");
    restate.push(format!("{}:{}", first + 1, last - 1));
    let changes = [
        Change {
            name: "filter",
            spec: spec
                .processors("    - type: Ledgers\n    - {type: ContractEvent, config: {event_types: [transfer]}}"),
            command: words("apply --auto-approve --json"),
            breaks: None,
        },
        Change {
            name: "restate",
            spec: spec.clone(),
            command: restate,
            breaks: Some("DELETE FROM ledgers WHERE ledger_sequence % 4 = 1"),
        },
        Change {
            name: "prune",
            spec: spec.range(first + 1, last - 1),
            command: words("prune --auto-approve --json"),
            breaks: None,
        },
        Change { name: "destroy", spec: spec.clone(), command: words("destroy --auto-approve --json"), breaks: None },
    ];
    let applied = Bench::with(spec);
    applied.apply(0);
    let mut chance = Chance(7);
    for change in changes {
        let undisturbed = change.begin(&applied);
        let started = Instant::now();
        undisturbed.project.run(&change.arguments()).expect(0);
        let took = u64::try_from(started.elapsed().as_millis()).expect("short").max(1);
        let (wanted, recorded) = (everything(&undisturbed), state(&undisturbed));
        assert!(wanted != everything(&change.begin(&applied)), "{} changes nothing", change.name);
        let mut counts = Counts::default();
        let mut kills: Vec<Kill> = Vec::new();
        for point in FAIL_POINTS {
            kills.push(Kill::At(point, 1));
            if !ONCE.contains(point) {
                kills.push(Kill::At(point, 2 + chance.below(4)));
                kills.push(Kill::After(point, 1 + chance.below(4), chance.below(4_000)));
            }
        }
        kills.extend((0..10).map(|_| Kill::Random(chance.below(1_000 * took))));
        for kill in kills {
            let bench = change.begin(&applied);
            let when = format!("{}: {kill:?}", change.name);
            if !strike(&bench, &change.arguments(), &kill) {
                continue;
            }
            counts.count(&kill);
            change.finish(&bench);
            let (rows, files) = everything(&bench);
            rows.must_equal(&wanted.0, &when);
            assert_eq!(files, wanted.1, "{when}");
            must_be(&state(&bench), &recorded, &when);
            must_be_tidy(&bench, &when);
            counts.histories += 1;
        }
        println!("{}, {}: {counts:?}; undisturbed it took {took} ms", ground.source, change.name);
        assert!(counts.kills >= 8, "{}: {counts:?}", change.name);
    }
}
