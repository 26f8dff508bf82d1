//! Lockfiles that are lost, copied, damaged, old or too new.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{codes, done, refused};
use crate::runtime::{BOTH, Bench, FIRST, Spec, fresh, lake_of, said};

const LOCKFILE: &str = "state/cdpctl.lock";

fn export(bench: &Bench) -> String {
    bench.project.run(&["state", "export"]).expect(0).stdout
}

/// A project with a past: two targets, a hull, a filter that changed, something to do again.
fn eventful(lake: &Path) -> (Bench, Spec) {
    let spec = Spec::new(lake, FIRST, FIRST + 19);
    let bench = Bench::with(&spec.consumers(&BOTH.replace("out/rows", "out/old")));
    bench.project.run(&["apply", "--auto-approve", "--until", "109"]).expect(0);
    bench.write(&spec);
    bench.apply(0);
    fs::remove_file(bench.project.join("out/rows.db")).expect("a file");
    bench.apply(0);
    bench.project.run(&["intervals", "forget", "p/ledgers->save-to-jsonl", "--range", "105:106"]).expect(0);
    (bench, spec)
}

#[test]
fn a_lost_lockfile_is_made_anew_from_the_targets() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 19);
    let bench = Bench::with(&spec);
    bench.project.run(&["apply", "--auto-approve", "--until", "109"]).expect(0);
    let lineage = bench.project.run(&["state", "list", "--json"]).expect(0).json()["lineage"].clone();
    let lineage = lineage.as_str().expect("text");
    fs::remove_dir_all(bench.project.join("state")).expect("a folder");
    let ran = refused(bench.project.run(&["apply", "--auto-approve"]), 5, "E105");
    for words in [lineage, "pipeline.p/ledgers->save-to-sqlite", "cdpctl state adopt"] {
        assert!(said(&ran).contains(words), "{words}: {}", said(&ran));
    }
    refused(bench.project.run(&["state", "adopt"]), 6, "E106");
    let planned = bench.project.run(&["state", "adopt", "--auto-approve"]).expect(0);
    assert!(
        planned.stderr.contains("table ledgers in out/rows.db is this lockfile's from now on"),
        "{}",
        planned.stderr
    );
    assert!(planned.stdout.starts_with("Refreshed: run r-1 in "), "{}", planned.stdout);
    // SQLite says itself what is done; part files tell no more than whose they are, and are written again.
    assert_eq!(done(&bench, "p/ledgers->save-to-sqlite"), [(100, 109)]);
    assert_eq!(done(&bench, "p/ledgers->save-to-jsonl"), []);
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "adopted");
    // Another project's targets are not taken over by an apply, and not by adopting another pipeline.
    let other = Bench::with(&Spec { name: "q", ..spec });
    fs::create_dir_all(other.project.join("out")).expect("a folder");
    fs::copy(bench.project.join("out/rows.db"), other.project.join("out/rows.db")).expect("a copy");
    refused(other.project.run(&["apply", "--auto-approve"]), 5, "E105");
    refused(other.project.run(&["state", "adopt", "--auto-approve"]), 5, "E105");
}

#[test]
fn an_export_imported_elsewhere_is_the_same_state() {
    let lake = lake_of(30);
    let (bench, _) = eventful(lake.path());
    bench.project.run(&["plan", "--out", "p.plan"]).expect(0);
    bench.project.run(&["apply", "p.plan"]).expect(0);
    let state = export(&bench);
    let document: Value = serde_json::from_str(&state).expect("JSON");
    let edges = document["edges"].as_array().expect("edges");
    let targets: Vec<&Value> = edges.iter().flat_map(|edge| edge["targets"].as_array().expect("targets")).collect();
    assert!(targets.len() > edges.len(), "former targets are in it");
    assert!(targets.iter().any(|target| !target["hull"].is_null()), "hulls are in it");
    assert_eq!(document["plans"].as_array().expect("plans").len(), 1);

    let empty = crate::support::Project::empty();
    empty.write("state.json", &state);
    let said = empty.run(&["state", "import", "state.json"]).expect(0).stdout;
    assert!(said.starts_with("Imported lineage ln_") && said.ends_with(": 4 edges.\n"), "{said}");
    assert!(empty.run(&["state", "export"]).expect(0).stdout == state, "it is the same, byte for byte");

    // Over what is recorded: its own, not older; another lineage only by force.
    bench.project.write("state.json", &state);
    bench.project.run(&["state", "import", "state.json"]).expect(0);
    assert!(export(&bench) == state);
    bench.must_be_settled();
    let other = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 9));
    other.apply(0);
    let before = export(&other);
    other.project.write("state.json", &state);
    refused(other.project.run(&["state", "import", "state.json"]), 1, "E115");
    assert!(export(&other) == before, "a refusal changes nothing");
    other.project.run(&["state", "import", "state.json", "--force"]).expect(0);
    assert!(export(&other) == state);
    // An older state of the same lineage would undo what is known since.
    bench.project.run(&["intervals", "forget", "p/ledgers", "--range", "101:101"]).expect(0);
    refused(bench.project.run(&["state", "import", "state.json"]), 1, "E115");
    for (what, text) in [
        ("no JSON", "kind: state".to_owned()),
        ("another kind", state.replacen("cdpctl.state", "cdpctl.plan", 1)),
        ("a newer format", state.replacen("\"format_version\": \"1.0\"", "\"format_version\": \"9.0\"", 1)),
        ("an overlap", {
            let mut state = document.clone();
            let target = &mut state["edges"][0]["targets"][0];
            let again = target["intervals"][0].clone();
            target["intervals"].as_array_mut().expect("intervals").push(again);
            state.to_string()
        }),
    ] {
        bench.project.write("state.json", &text);
        let before = export(&bench);
        let ran = refused(bench.project.run(&["state", "import", "state.json", "--force"]), 1, "E115");
        assert!(export(&bench) == before, "{what}: {}", ran.stderr);
    }
}

#[test]
fn a_backup_is_the_same_state() {
    let lake = lake_of(30);
    let (bench, _) = eventful(lake.path());
    let said = bench.project.run(&["state", "backup", "copy.lock"]).expect(0).stdout;
    assert_eq!(said, "Copied to copy.lock.\n");
    let copied = bench.project.run(&["state", "export", "--state", "copy.lock"]).expect(0).stdout;
    assert!(copied == export(&bench));
    bench.project.run(&["state", "check", "--state", "copy.lock"]).expect(0);
    let before = fs::read(bench.project.join("copy.lock")).expect("a copy");
    refused(bench.project.run(&["state", "backup", "copy.lock"]), 1, "E107");
    assert!(fs::read(bench.project.join("copy.lock")).expect("a copy") == before, "nothing is overwritten");
    let none = crate::support::Project::empty();
    refused(none.run(&["state", "backup", "copy.lock"]), 1, "E108");
}

#[test]
fn damage_is_found_with_a_remedy() {
    let lake = lake_of(30);
    let (bench, _) = eventful(lake.path());
    let said = bench.project.run(&["state", "check"]).expect(0).stdout;
    assert!(said.ends_with("cdpctl.lock is sound.\n"), "{said}");
    let sound = fs::read(bench.project.join(LOCKFILE)).expect("the lockfile");
    assert_eq!(bench.project.run(&["state", "check", "--json"]).expect(0).json()["sound"], true);
    let check = |what: &str| {
        let document = bench.project.run(&["state", "check", "--json"]).expect(12).json();
        assert_eq!(document["sound"], false, "{what}");
        let found = document["diagnostics"].as_array().expect("a list");
        assert!(!found.is_empty(), "{what}");
        for diagnostic in found {
            assert_eq!(diagnostic["code"], "E102", "{what}: {diagnostic}");
            let fix = diagnostic["fix"].as_str().unwrap_or_default();
            assert!(fix.contains("state backup") && fix.contains("state adopt"), "{what}: {diagnostic}");
        }
        document["diagnostics"].to_string()
    };
    let damages: [(&str, &dyn Fn(&mut Vec<u8>)); 4] = [
        ("random bytes in the middle", &|bytes| {
            let middle = bytes.len() / 2;
            let mut chance = crate::runtime::Chance(7);
            for byte in &mut bytes[middle..middle + 6000] {
                *byte = u8::try_from(chance.below(256)).expect("a byte");
            }
        }),
        ("half of it", &|bytes| bytes.truncate(bytes.len() / 2)),
        ("no database", &|bytes| bytes[..16].copy_from_slice(b"SQLite forma 3\0\0")),
        ("its first page", &|bytes| bytes[100..2000].fill(0x5a)),
    ];
    for (what, damage) in damages {
        let mut bytes = sound.clone();
        damage(&mut bytes);
        fs::write(bench.project.join(LOCKFILE), &bytes).expect("the lockfile");
        check(what);
        assert!(
            fs::read(bench.project.join(LOCKFILE)).expect("the lockfile") == bytes,
            "{what}: checking changes nothing"
        );
    }
    fs::write(bench.project.join(LOCKFILE), &sound).expect("the lockfile");
    bench.sql(LOCKFILE, "INSERT INTO intervals SELECT edge, target, lo + 3, hi, fingerprint, NULL, NULL, NULL, NULL, run FROM intervals WHERE hi - lo = 20 LIMIT 1");
    let found = check("an overlap");
    assert!(found.contains("intervals 100-119 and 103-119 overlap"), "{found}");
    assert!(found.contains("pipeline.p/"), "it names the edge: {found}");
    fs::write(bench.project.join(LOCKFILE), &sound).expect("the lockfile");
    bench.sql(LOCKFILE, "UPDATE meta SET value = 'x' WHERE key = 'serial'");
    check("a serial that is no number");
    // Where there is nothing, nothing can be checked.
    fs::remove_dir_all(bench.project.join("state")).expect("a folder");
    let said = bench.project.run(&["state", "check"]).expect(0).stdout;
    assert!(said.starts_with("There is no lockfile "), "{said}");
}

/// Writes a lockfile of format 1 with everything that another one records.
fn as_format_1(bench: &Bench, from: &str, to: &str) {
    let db = rusqlite::Connection::open(bench.project.join(to)).expect("a database");
    db.execute_batch(include_str!("../../../state/0001_lockfile.sql")).expect("format 1");
    let from = bench.project.join(from).display().to_string();
    db.execute("ATTACH ?1 AS now", [from]).expect("the other one");
    db.execute_batch(
        "PRAGMA application_id = 1667526755; PRAGMA user_version = 1;
         INSERT INTO main.meta SELECT * FROM now.meta;
         INSERT INTO main.pipelines SELECT name, nodes, follow, pinned_start, pinned_from, applied_at, run FROM now.pipelines;
         INSERT INTO main.edges SELECT e.id, pipeline, processor, consumer, network, e.target, words, fingerprint, parts, active
           FROM now.edges AS e JOIN now.targets AS t ON t.target = e.target;
         INSERT INTO main.fingerprints SELECT * FROM now.fingerprints;
         INSERT INTO main.intervals SELECT edge, t.target, lo, hi, fingerprint, lower(hex(previous_hash)),
             lower(hex(first_hash)), lower(hex(last_hash)), rows, run
           FROM now.intervals AS i JOIN now.targets AS t ON t.id = i.target;
         UPDATE main.intervals SET previous_hash = nullif(previous_hash, ''), first_hash = nullif(first_hash, ''),
           last_hash = nullif(last_hash, '');
         INSERT INTO main.hulls SELECT edge, t.target, lo, hi FROM now.hulls AS h JOIN now.targets AS t ON t.id = h.target;
         INSERT INTO main.runs SELECT id, state, pipelines, process, started_at, ended_at, receipt FROM now.runs;
         INSERT INTO main.run_events SELECT * FROM now.run_events;",
    )
    .expect("the same content");
}

#[test]
fn a_lockfile_of_format_1_is_read_as_it_is_and_migrated_by_apply_without_loss() {
    let lake = lake_of(40);
    let (bench, spec) = eventful(lake.path());
    bench.apply(0);
    bench.must_be_settled();
    let before: Value = serde_json::from_str(&export(&bench)).expect("JSON");
    as_format_1(&bench, LOCKFILE, "old.lock");
    fs::rename(bench.project.join("old.lock"), bench.project.join(LOCKFILE)).expect("a rename");
    let old = fs::read(bench.project.join(LOCKFILE)).expect("the lockfile");
    bench.must_be_settled();
    for command in [&["status"][..], &["state", "list"], &["intervals", "list"], &["runs", "list"], &["state", "check"]]
    {
        bench.project.run(command).expect(0);
    }
    assert!(fs::read(bench.project.join(LOCKFILE)).expect("the lockfile") == old, "reading writes nothing");
    assert_eq!(bench.query(LOCKFILE, "PRAGMA user_version"), ["1"]);
    let read: Value = serde_json::from_str(&export(&bench)).expect("JSON");
    let stripped = |state: &Value| {
        let mut state = state.clone();
        for edge in state["edges"].as_array_mut().expect("edges") {
            // Format 1 did not know the columns; former targets had no words.
            edge["columns"] = Value::Null;
            for target in edge["targets"].as_array_mut().expect("targets") {
                target["words"] = Value::Null;
            }
        }
        for run in state["runs"].as_array_mut().expect("runs") {
            run["who"] = "".into();
            run["operation"] = "apply".into();
        }
        state
    };
    assert!(stripped(&read) == stripped(&before), "hashes, hulls, runs: nothing is lost");
    let wider = spec.range(FIRST, FIRST + 24);
    bench.write(&wider);
    bench.apply(0);
    assert_eq!(bench.query(LOCKFILE, "PRAGMA user_version"), ["2"]);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&wider), "migrated");
    bench.project.run(&["state", "check"]).expect(0);
    bench.project.run(&["prune", "--auto-approve"]).expect(0);
    assert!(!bench.project.join("out/old.db").exists(), "former targets are known as before");
}

#[test]
fn a_lockfile_of_a_newer_format_is_refused_and_left_as_it_is() {
    let lake = lake_of(30);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 9));
    bench.apply(0);
    bench.write(&Spec::new(lake.path(), FIRST, FIRST + 14));
    let db = rusqlite::Connection::open(bench.project.join(LOCKFILE)).expect("the lockfile");
    db.pragma_update(None, "user_version", 99).expect("a setting");
    drop(db);
    let newer = fs::read(bench.project.join(LOCKFILE)).expect("the lockfile");
    let commands: [&[&str]; 10] = [
        &["plan"],
        &["apply", "--auto-approve"],
        &["destroy", "--auto-approve"],
        &["state", "list"],
        &["state", "export"],
        &["state", "mv", "p", "q"],
        &["state", "rm", "p"],
        &["intervals", "forget", "p"],
        &["lock", "break", "p"],
        &["runs", "list"],
    ];
    for command in commands {
        let ran = refused(bench.project.run(command), 1, "E101");
        assert!(ran.stderr.contains("it has format 99, this cdpctl knows up to 2"), "{command:?}: {}", ran.stderr);
    }
    assert_eq!(codes(&bench.project.run(&["state", "check", "--json"]).expect(12).json()["diagnostics"]), ["E101"]);
    assert!(fs::read(bench.project.join(LOCKFILE)).expect("the lockfile") == newer);
}
