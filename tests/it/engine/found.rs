//! Mistakes that random sequences found, and some that stood beside them.

use crate::runtime::{Bench, FIRST, Spec, fresh, intervals, lake_of, said};

const SQLITE: &str = "    - {type: SaveToSQLite, config: {path: out/rows.db}}";

/// Removing orphans from a target that is gone must not make it anew: nobody would miss the rest any more.
#[test]
fn pruning_does_not_make_a_deleted_target_anew() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, 115);
    let bench = Bench::with(&spec);
    bench.apply(0);
    std::fs::remove_dir_all(bench.project.join("out")).unwrap();
    let narrower = spec.range(FIRST, 110);
    bench.write(&narrower);
    bench.project.run(&["prune", "--auto-approve"]).expect(0);
    assert!(!bench.project.join("out").exists());
    for edge in ["/ledgers->save-to-sqlite", "contract-event->save-to-jsonl"] {
        assert_eq!(intervals(&bench.plan(), edge, "gap"), [(100, 110)], "{edge}");
    }
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&narrower), "built anew");
}

/// What was asked for again stays so when the run ends early, also for ledgers that only the target knew to be done.
#[test]
fn adopting_does_not_undo_a_restatement() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, 115).processors("    - type: Ledgers").consumers(SQLITE);
    let bench = Bench::with(&spec);
    bench.project.run(&["apply", "--auto-approve", "--until", "105"]).expect(0);
    let saved = std::fs::read(bench.project.join("state/cdpctl.lock")).unwrap();
    bench.apply(0);
    std::fs::write(bench.project.join("state/cdpctl.lock"), saved).unwrap();
    let again = ["apply", "--auto-approve", "--replace", "pipeline.p", "--max-ledgers", "2"];
    let ran = bench.project.run(&again);
    assert!(ran.code == 8, "{}", said(&ran));
    assert_eq!(intervals(&bench.plan(), "/ledgers->save-to-sqlite", "reprocess"), [(102, 115)]);
    bench.apply(0);
    bench.must_be_settled();
}

/// An older lockfile may lack an edge that its target knows.
#[test]
fn an_edge_that_the_lockfile_lacks_is_left_alone_or_recorded_as_asked() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, 110).consumers(SQLITE);
    let bench = Bench::with(&spec.processors("    - type: Ledgers"));
    bench.apply(0);
    let saved = std::fs::read(bench.project.join("state/cdpctl.lock")).unwrap();
    bench.write(&spec);
    bench.apply(0);
    let whole = bench.query("out/rows.db", "SELECT count(*) FROM contract_events");
    let restore = || std::fs::write(bench.project.join("state/cdpctl.lock"), &saved).unwrap();
    let recorded = "SELECT processor FROM edges ORDER BY 1";
    restore();
    bench.project.run(&["apply", "--auto-approve", "--exclude", "pipeline.p/contract-event"]).expect(0);
    assert_eq!(bench.query("state/cdpctl.lock", recorded), ["ledgers"]);
    restore();
    bench.project.run(&["apply", "--auto-approve", "--refresh-only"]).expect(0);
    assert_eq!(bench.query("state/cdpctl.lock", recorded), ["contract-event", "ledgers"]);
    assert_eq!(intervals(&bench.plan(), "contract-event->save-to-sqlite", "reuse"), [(100, 110)]);
    restore();
    bench.apply(0);
    bench.must_be_settled();
    assert_eq!(bench.query("out/rows.db", "SELECT count(*) FROM contract_events"), whole);
}

/// What is left out of a refresh is not forgotten by it.
#[test]
fn a_refresh_forgets_only_what_it_is_about() {
    let lake = lake_of(30);
    let jsonl = "    - {type: SaveToJSONL, config: {path: out/rows, ledgers_per_part: 5}}";
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, 114).consumers(jsonl));
    bench.apply(0);
    for table in ["ledgers", "contract_events"] {
        std::fs::remove_file(bench.project.join(&format!("out/rows/{table}/105-109.jsonl"))).unwrap();
    }
    bench.project.run(&["apply", "--auto-approve", "--refresh-only", "--target", "pipeline.p/ledgers"]).expect(0);
    let plan = bench.plan();
    assert_eq!(intervals(&plan, "/ledgers->save-to-jsonl", "gap"), [(105, 109)]);
    assert_eq!(intervals(&plan, "contract-event->save-to-jsonl", "reuse"), [(100, 114)]);
}

/// A folder whose part files were all deleted still says whose it is: it is taken over with the rest.
#[test]
fn an_emptied_folder_of_a_lost_lockfile_is_taken_over() {
    let lake = lake_of(30);
    let jsonl = "    - {type: SaveToJSONL, config: {path: out/rows, ledgers_per_part: 50}}";
    let spec = Spec::new(lake.path(), FIRST, 114).consumers(jsonl);
    let bench = Bench::with(&spec);
    bench.apply(0);
    let before = crate::support::targets::jsonl(&bench.project.join("out/rows"));
    std::fs::remove_file(bench.project.join("out/rows/ledgers/100-149.jsonl")).unwrap();
    std::fs::remove_file(bench.project.join("state/cdpctl.lock")).unwrap();
    let refused = said(&bench.project.run(&["plan"]).expect(5));
    assert!(refused.contains("belongs to pipeline.p/ledgers->save-to-jsonl"), "{refused}");
    bench.project.run(&["state", "adopt", "--auto-approve"]).expect(0);
    bench.apply(0);
    bench.must_be_settled();
    assert_eq!(crate::support::targets::jsonl(&bench.project.join("out/rows")), before);
}

/// What was not to be had when a plan was reviewed is not done by it, also when it is to be had by now.
#[test]
fn a_saved_plan_does_not_do_what_was_missing_when_it_was_made() {
    let lake = lake_of(30);
    let hole = crate::support::lake::object(lake.path(), 105);
    let object = std::fs::read(&hole).unwrap();
    std::fs::remove_file(&hole).unwrap();
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, 110).consumers(SQLITE));
    bench.project.run(&["plan", "--out", "saved.plan"]).expect(0);
    std::fs::write(&hole, object).unwrap();
    bench.project.run(&["apply", "saved.plan"]);
    for edge in ["/ledgers->save-to-sqlite", "contract-event->save-to-sqlite"] {
        let plan = bench.plan();
        assert_eq!(intervals(&plan, edge, "reuse"), [(100, 104), (106, 110)], "{edge}");
        assert_eq!(intervals(&plan, edge, "gap"), [(105, 105)], "{edge}");
    }
    bench.apply(0);
    bench.must_be_settled();
}
