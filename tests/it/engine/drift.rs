//! Targets that hold something else than what is recorded: reported, and followed only when asked.

use super::{codes, done};
use crate::runtime::{Bench, FIRST, Spec, fresh, intervals, lake_of};

#[test]
fn what_a_target_lost_is_reported_then_forgotten_then_done_again() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 24);
    let bench = Bench::with(&spec);
    bench.apply(0);
    // Markers of the last ledgers and of some in the middle, with their rows still there; one part file.
    bench.sql("out/rows.db", "UPDATE _cdpctl_markers SET hi = 120 WHERE table_name = 'ledgers'");
    bench.sql("out/rows.db", "UPDATE _cdpctl_markers SET hi = 110 WHERE table_name = 'contract_events'");
    bench.sql(
        "out/rows.db",
        "INSERT INTO _cdpctl_markers (table_name, lo, hi, fingerprint)
         SELECT table_name, 115, 125, fingerprint FROM _cdpctl_markers WHERE table_name = 'contract_events'",
    );
    std::fs::remove_file(bench.project.join("out/rows/ledgers/112-118.jsonl")).expect("a part file");
    let plan = bench.plan();
    assert_eq!(codes(&plan["drift"]), ["E109", "E109", "E109"]);
    let words: Vec<&str> = plan["drift"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|found| found["summary"].as_str().expect("text"))
        .collect();
    assert_eq!(
        words,
        [
            "pipeline.p/ledgers->save-to-sqlite: table ledgers in out/rows.db lacks ledgers 120-124",
            "pipeline.p/contract-event->save-to-sqlite: table contract_events in out/rows.db lacks ledgers 110-114",
            "pipeline.p/ledgers->save-to-jsonl: files out/rows/ledgers/*.jsonl lacks ledgers 112-118",
        ]
    );
    // It is no change: nothing is redone that somebody may have taken away on purpose.
    let said = bench.project.run(&["plan", "--detailed-exitcode"]).expect(0).stdout;
    assert!(said.contains("Not all targets hold what is recorded: see above."), "{said}");
    assert!(said.ends_with("Next: cdpctl apply --refresh-only\n"), "{said}");
    bench.apply(0);
    assert!(!bench.project.join("out/rows/ledgers/112-118.jsonl").exists());

    let planned = bench.project.run(&["plan", "--refresh-only", "--detailed-exitcode"]).expect(2).stdout;
    assert!(planned.contains("+ gap         112 – 118          7  not in the target"), "{planned}");
    assert!(planned.contains("Plan: 0 ledgers to take as done, 17 to forget, 0 targets to take over."), "{planned}");
    assert!(planned.ends_with("Next: cdpctl apply --refresh-only\n"), "{planned}");
    let ran = bench.project.run(&["apply", "--refresh-only", "--auto-approve"]).expect(0);
    assert!(ran.stdout.starts_with("Refreshed: run r-"), "{}", ran.stdout);
    assert!(
        ran.stderr
            .contains("ledgers->save-to-jsonl: ledgers 112-118 are gone from the target: the next apply delivers them"),
        "{}",
        ran.stderr
    );
    assert_eq!(done(&bench, "p/ledgers->save-to-jsonl"), [(100, 111), (119, 124)]);
    assert!(!bench.project.join("out/rows/ledgers/112-118.jsonl").exists(), "refreshing delivers nothing");
    let settled = bench.project.run(&["plan", "--refresh-only", "--detailed-exitcode"]).expect(0).stdout;
    assert!(settled.contains("No changes. What is recorded is what the targets say."), "{settled}");

    let plan = bench.plan();
    assert_eq!(codes(&plan["drift"]), [""; 0]);
    assert_eq!(intervals(&plan, "/ledgers->save-to-sqlite", "gap"), [(120, 124)]);
    assert_eq!(intervals(&plan, "/contract-event->save-to-sqlite", "gap"), [(110, 114)]);
    assert_eq!(intervals(&plan, "/ledgers->save-to-jsonl", "gap"), [(112, 118)]);
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "done again");
}

#[test]
fn refreshing_adopts_what_targets_committed_and_delivers_nothing() {
    let lake = lake_of(30);
    let spec =
        Spec::new(lake.path(), FIRST, FIRST + 24).consumers("    - {type: SaveToSQLite, config: {path: out/rows.db}}");
    let bench = Bench::with(&spec);
    bench.project.run(&["apply", "--auto-approve", "--until", "112"]).expect(0);
    let lockfile = std::fs::read(bench.project.join("state/cdpctl.lock")).expect("the lockfile");
    bench.project.run(&["apply", "--auto-approve", "--until", "119"]).expect(0);
    std::fs::write(bench.project.join("state/cdpctl.lock"), lockfile).expect("the lockfile");
    assert_eq!(done(&bench, "p/ledgers->save-to-sqlite"), [(100, 112)]);
    let planned = bench.project.run(&["plan", "--refresh-only"]).expect(0).stdout;
    assert!(planned.contains("= reuse       113 – 119          7  by the target"), "{planned}");
    assert!(planned.contains("Plan: 14 ledgers to take as done, 0 to forget, 0 targets to take over."), "{planned}");
    bench.project.run(&["apply", "--refresh-only", "--auto-approve"]).expect(0);
    assert_eq!(done(&bench, "p/ledgers->save-to-sqlite"), [(100, 119)]);
    assert_eq!(bench.query("out/rows.db", "SELECT max(ledger_sequence) FROM ledgers"), ["119"]);
    bench.apply(0);
    bench.must_be_settled();
    assert_eq!(bench.query("out/rows.db", "SELECT count(*), count(DISTINCT ledger_sequence) FROM ledgers"), ["25 25"]);
}
