//! Changed configurations and ranges, targets that went away: afterwards the rows are those of a fresh run.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use super::{ALL, BOTH, Bench, Chance, FIRST, Rows, Spec, action, fresh, intervals, lake_of, said};
use crate::support::lake;

/// One event in six ledgers, so that part files come and go.
const RARE: &str = "    - type: Ledgers\n    - {type: ContractEvent, config: {event_types: [adjust]}}";
/// Token transfers.
const TRANSFERS: &str = "    - type: Ledgers\n    - {type: ContractEvent, config: {event_types: [transfer]}}";
/// Diagnostics too.
const MORE: &str = "    - type: Ledgers\n    - {type: ContractEvent, config: {event_types: [\"*\", diagnostic]}}";

/// Part files of three ledgers: narrow filters leave some of them without rows.
const FINE: &str = "    - {type: SaveToSQLite, config: {path: out/rows.db}}\n    - {type: SaveToJSONL, config: {path: out/rows, ledgers_per_part: 3}}";

#[test]
fn a_filter_narrowed_and_widened_leaves_the_rows_of_a_fresh_run() {
    let lake = lake_of(40);
    let spec = Spec::new(lake.path(), 102, 138).consumers(FINE);
    let bench = Bench::with(&spec);
    bench.apply(0);
    let all = bench.rows();
    for (processors, what) in
        [(RARE, "narrowed"), (MORE, "widened"), (TRANSFERS, "narrowed again"), (ALL, "as at first")]
    {
        let spec = spec.processors(processors);
        bench.write(&spec);
        let plan = bench.plan();
        for consumer in ["save-to-sqlite", "save-to-jsonl"] {
            let events = format!("contract-event->{consumer}");
            assert_eq!(intervals(&plan, &events, "reprocess"), [(102, 138)], "{what}");
            assert_eq!(action(&plan, &events), "update", "{what}");
            let ledgers = format!("/ledgers->{consumer}");
            assert_eq!(intervals(&plan, &ledgers, "reuse"), [(102, 138)], "{what}");
            assert_eq!(action(&plan, &ledgers), "no_op", "{what}");
        }
        bench.apply(0);
        bench.must_be_settled();
        bench.rows().must_equal(&fresh(&spec), what);
    }
    let rare = fresh(&spec.processors(RARE));
    assert!(rare.jsonl.len() < all.jsonl.len() && rare.jsonl != all.jsonl, "the narrow filter empties part files");
    bench.rows().must_equal(&all, "back where it began");
}

#[test]
fn a_range_extended_at_either_end_inside_a_cell_leaves_the_rows_of_a_fresh_run() {
    let lake = lake_of(40);
    let spec = Spec::new(lake.path(), 114, 120);
    let bench = Bench::with(&spec);
    bench.apply(0);
    // Cells of seven: 105-111, 112-118, 119-125, 126-132.
    let steps = [(114, 123, vec![(121, 123)]), (113, 123, vec![(113, 113)]), (107, 130, vec![(107, 112), (124, 130)])];
    for (first, last, wanted) in steps {
        let spec = spec.range(first, last);
        bench.write(&spec);
        let plan = bench.plan();
        for edge in ["/ledgers->save-to-sqlite", "contract-event->save-to-jsonl"] {
            assert_eq!(intervals(&plan, edge, "new"), wanted, "{first}-{last}");
        }
        bench.apply(0);
        bench.must_be_settled();
        bench.rows().must_equal(&fresh(&spec), &format!("{first}-{last}"));
    }
}

#[test]
fn a_range_that_shrank_keeps_its_rows_as_orphans() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), 104, 120);
    let bench = Bench::with(&spec);
    bench.apply(0);
    let before = bench.rows();
    bench.write(&spec.range(108, 115));
    let plan = bench.plan();
    for edge in ["/ledgers->save-to-sqlite", "contract-event->save-to-jsonl"] {
        assert_eq!(intervals(&plan, edge, "orphan"), [(104, 107), (116, 120)]);
        assert_eq!(intervals(&plan, edge, "reuse"), [(108, 115)]);
    }
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&before, "orphans stay");
    // What is wanted again is there already.
    bench.write(&spec);
    assert_eq!(intervals(&bench.plan(), "/ledgers->save-to-sqlite", "reuse"), [(104, 120)]);
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&before, "wanted again");
}

#[test]
fn ledgers_applied_one_at_a_time_and_backwards_leave_the_rows_of_a_fresh_run() {
    let lake = lake_of(20);
    let spec = Spec::new(lake.path(), 103, 114);
    let bench = Bench::with(&spec);
    let (forwards, backwards): (Vec<u32>, Vec<u32>) = ((103..109).collect(), (109..=114).rev().collect());
    for ledger in forwards.into_iter().chain(backwards) {
        let ledger = ledger.to_string();
        let ran = bench.project.run(&["apply", "--auto-approve", "--from", &ledger, "--until", &ledger]).expect(0);
        assert!(ran.stdout.contains(": 1 ledger read"), "{}", ran.stdout);
    }
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "one at a time");
}

#[test]
fn a_hole_is_reported_until_it_is_mended_and_then_filled() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), 102, 125);
    let wanted = fresh(&spec);
    let hole = lake::object(lake.path(), 110);
    let bytes = std::fs::read(&hole).expect("an object");
    std::fs::remove_file(&hole).expect("an object");
    let bench = Bench::with(&spec);
    let ran = bench.apply(10);
    assert!(ran.stdout.contains("no object for ledgers 110"), "{}", ran.stdout);
    let plan = bench.plan();
    for edge in ["/ledgers->save-to-sqlite", "contract-event->save-to-jsonl"] {
        assert_eq!(intervals(&plan, edge, "blocked"), [(110, 110)]);
        assert_eq!(intervals(&plan, edge, "reuse"), [(102, 109), (111, 125)]);
    }
    // It is wanted work, and it is not done: a second apply must not call that success.
    bench.project.run(&["plan", "--detailed-exitcode"]).expect(2);
    bench.apply(10);
    std::fs::write(&hole, bytes).expect("mended");
    let plan = bench.plan();
    for edge in ["/ledgers->save-to-sqlite", "contract-event->save-to-jsonl"] {
        assert_eq!(intervals(&plan, edge, "gap"), [(110, 110)]);
    }
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&wanted, "mended");
}

#[test]
fn another_path_is_another_target_and_the_old_one_is_not_touched() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), 103, 120);
    let bench = Bench::with(&spec);
    bench.apply(0);
    let before = (files(&bench.project.join("out")), bench.rows());
    let moved = BOTH.replace("out/rows", "new/rows");
    // Another filter at the same time: the old rows must not be redone under it.
    bench.write(&spec.consumers(&moved).processors(TRANSFERS));
    let plan = bench.plan();
    for edge in ["/ledgers->save-to-sqlite", "contract-event->save-to-sqlite", "contract-event->save-to-jsonl"] {
        assert_eq!(action(&plan, edge), "replace");
        assert_eq!(intervals(&plan, edge, "new"), [(103, 120)], "{edge}");
        assert_eq!(intervals(&plan, edge, "orphan"), [(103, 120)], "{edge}");
    }
    bench.apply(0);
    bench.must_be_settled();
    assert_eq!(files(&bench.project.join("out")), before.0, "the old targets");
    let wanted = fresh(&spec.processors(TRANSFERS));
    let new = Rows {
        sqlite: crate::support::targets::sqlite(&bench.project.join("new/rows.db")),
        jsonl: crate::support::targets::jsonl(&bench.project.join("new/rows")),
    };
    new.must_equal(&wanted, "the new targets");
    // Back again: what was done there is known still.
    bench.write(&spec);
    assert_eq!(intervals(&bench.plan(), "contract-event->save-to-sqlite", "reuse"), [(103, 120)]);
    bench.apply(0);
    bench.must_be_settled();
    assert_eq!(files(&bench.project.join("out")), before.0, "the old targets, wanted again");
}

#[test]
fn another_table_or_grid_is_another_target() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), 103, 120).processors("    - type: ContractEvent");
    let bench = Bench::with(&spec);
    bench.apply(0);
    let before = files(&bench.project.join("out/rows"));
    let rows = bench.rows();
    // Another grid in the same folder would mix two sets of part files.
    bench.write(&spec.consumers(&BOTH.replace("ledgers_per_part: 7", "ledgers_per_part: 5")));
    let refused = said(&bench.apply(5));
    assert!(refused.contains("E111") && refused.contains("part files of 7 ledgers"), "{refused}");
    assert_eq!(files(&bench.project.join("out/rows")), before);
    let tables = "    - {type: SaveToSQLite, config: {path: out/rows.db, table: alerts}}\n    - {type: SaveToJSONL, config: {path: out/rows, table: alerts, ledgers_per_part: 5}}";
    bench.write(&spec.consumers(tables));
    bench.apply(0);
    bench.must_be_settled();
    let after = bench.rows();
    assert_eq!(after.sqlite["contract_events"], rows.sqlite["contract_events"]);
    assert_eq!(after.sqlite["alerts"], rows.sqlite["contract_events"]);
    let lines = |rows: &Rows, table: &str| -> Vec<String> {
        let of_table = rows.jsonl.iter().filter(|(name, _)| name.starts_with(table));
        let mut lines: Vec<String> = of_table.flat_map(|(_, lines)| lines.clone()).collect();
        lines.sort();
        lines
    };
    assert_eq!(lines(&after, "alerts/"), lines(&rows, "contract_events/"));
    assert_eq!(lines(&after, "contract_events/"), lines(&rows, "contract_events/"));
}

#[test]
fn a_deleted_target_is_a_gap_and_done_again() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), 103, 120);
    let bench = Bench::with(&spec);
    bench.apply(0);
    let before = bench.rows();
    let gone = |bench: &Bench, edges: &[&str]| {
        let plan = bench.plan();
        for edge in [
            "/ledgers->save-to-sqlite",
            "contract-event->save-to-sqlite",
            "/ledgers->save-to-jsonl",
            "contract-event->save-to-jsonl",
        ] {
            let class = if edges.contains(&edge) { "gap" } else { "reuse" };
            assert_eq!(intervals(&plan, edge, class), [(103, 120)], "{edge}");
        }
        bench.apply(0);
        bench.must_be_settled();
        bench.rows().must_equal(&before, "done again");
    };
    std::fs::remove_file(bench.project.join("out/rows.db")).expect("the file");
    gone(&bench, &["/ledgers->save-to-sqlite", "contract-event->save-to-sqlite"]);
    bench.sql("out/rows.db", "DROP TABLE ledgers");
    gone(&bench, &["/ledgers->save-to-sqlite"]);
    std::fs::remove_dir_all(bench.project.join("out/rows/contract_events")).expect("the folder");
    gone(&bench, &["contract-event->save-to-jsonl"]);
    std::fs::remove_dir_all(bench.project.join("out")).expect("the folder");
    let all = [
        "/ledgers->save-to-sqlite",
        "contract-event->save-to-sqlite",
        "/ledgers->save-to-jsonl",
        "contract-event->save-to-jsonl",
    ];
    gone(&bench, &all);
}

#[test]
fn a_second_processor_does_only_its_own_edges() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), 103, 120);
    let bench = Bench::with(&spec.processors("    - type: Ledgers"));
    bench.apply(0);
    let parts = times(&bench.project.join("out/rows/ledgers"));
    let recorded = |bench: &Bench| bench.query("state/cdpctl.lock", INTERVALS);
    let before = recorded(&bench);
    assert_eq!(before.len(), 2, "{before:?}");
    bench.write(&spec);
    let plan = bench.plan();
    for consumer in ["save-to-sqlite", "save-to-jsonl"] {
        assert_eq!(intervals(&plan, &format!("/ledgers->{consumer}"), "reuse"), [(103, 120)]);
        assert_eq!(action(&plan, &format!("/ledgers->{consumer}")), "no_op");
        assert_eq!(intervals(&plan, &format!("contract-event->{consumer}"), "new"), [(103, 120)]);
    }
    bench.apply(0);
    bench.must_be_settled();
    assert_eq!(times(&bench.project.join("out/rows/ledgers")), parts, "part files of the first processor");
    let after = recorded(&bench);
    assert_eq!(after.len(), 4, "{after:?}");
    assert!(before.iter().all(|interval| after.contains(interval)), "{before:?} {after:?}");
    bench.rows().must_equal(&fresh(&spec), "both processors");
}

#[test]
fn a_consumer_that_is_added_gets_everything_and_the_others_nothing() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), 103, 120);
    let (sqlite, jsonl) = BOTH.split_once('\n').expect("two items");
    let bench = Bench::with(&spec.consumers(sqlite));
    bench.apply(0);
    let before = std::fs::read(bench.project.join("out/rows.db")).expect("the file");
    bench.write(&spec);
    let plan = bench.plan();
    assert_eq!(intervals(&plan, "/ledgers->save-to-sqlite", "reuse"), [(103, 120)]);
    assert_eq!(intervals(&plan, "contract-event->save-to-jsonl", "new"), [(103, 120)]);
    bench.apply(0);
    bench.must_be_settled();
    assert!(std::fs::read(bench.project.join("out/rows.db")).expect("the file") == before, "the database changed");
    bench.rows().must_equal(&fresh(&spec), "both consumers");
    // And taken away again: its rows stay.
    bench.write(&spec.consumers(jsonl));
    let plan = bench.plan();
    assert_eq!(action(&plan, "contract-event->save-to-sqlite"), "delete");
    assert_eq!(intervals(&plan, "contract-event->save-to-sqlite", "orphan"), [(103, 120)]);
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "one consumer taken away");
}

#[test]
fn a_renamed_node_is_a_new_edge_that_may_not_take_over_the_old_ones_table() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), 103, 120).processors("    - type: ContractEvent");
    let bench = Bench::with(&spec);
    bench.apply(0);
    let before = (files(&bench.project.join("out")), bench.rows());
    bench.write(&spec.processors("    - {id: events, type: ContractEvent}"));
    let refused = said(&bench.apply(5));
    assert!(refused.contains("belongs to pipeline.p/contract-event->save-to-sqlite"), "{refused}");
    assert_eq!(files(&bench.project.join("out")), before.0);
    let renamed =
        spec.processors("    - {id: events, type: ContractEvent}").consumers(&BOTH.replace("out/rows", "new/rows"));
    bench.write(&renamed);
    let plan = bench.plan();
    assert_eq!(intervals(&plan, "/events->save-to-sqlite", "new"), [(103, 120)]);
    assert_eq!(intervals(&plan, "contract-event->save-to-sqlite", "orphan"), [(103, 120)]);
    assert_eq!(action(&plan, "contract-event->save-to-jsonl"), "delete");
    bench.apply(0);
    bench.must_be_settled();
    assert_eq!(files(&bench.project.join("out")), before.0, "rows of the old edges");
    let new = crate::support::targets::sqlite(&bench.project.join("new/rows.db"));
    assert_eq!(new, before.1.sqlite);
}

#[test]
fn a_pipeline_that_is_removed_leaves_its_rows_as_orphans() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), 103, 120);
    let other = Spec { name: "q", ..spec.consumers("    - {type: SaveToSQLite, config: {path: out/q.db}}") };
    let bench = Bench::with(&spec);
    bench.write(&other);
    bench.apply(0);
    let before = files(&bench.project.join("out"));
    std::fs::remove_file(bench.project.join("p.pipeline.yaml")).expect("the file");
    // A plan of one file is not the whole project, and removes nothing.
    let part = bench.project.run(&["plan", "--json", "q.pipeline.yaml"]).expect(0).json();
    assert_eq!(part["summary"]["pipelines"]["delete"], 0);
    let plan = bench.plan();
    assert_eq!(plan["summary"]["pipelines"]["delete"], 1);
    assert_eq!(intervals(&plan, "pipeline.p/contract-event->save-to-jsonl", "orphan"), [(103, 120)]);
    assert_eq!(intervals(&plan, "pipeline.q/contract-event->save-to-sqlite", "reuse"), [(103, 120)]);
    bench.apply(0);
    bench.must_be_settled();
    assert_eq!(files(&bench.project.join("out")), before);
    // It comes back to what it had done.
    bench.write(&spec);
    let plan = bench.plan();
    assert_eq!(intervals(&plan, "pipeline.p/contract-event->save-to-jsonl", "reuse"), [(103, 120)]);
    bench.apply(0);
    bench.must_be_settled();
    assert_eq!(files(&bench.project.join("out")), before);
}

/// Filters change and parts of the range are applied in any order, mixed, before the whole is: the rows are those of a
/// fresh run every time the whole was applied.
#[test]
fn any_sequence_of_changes_ends_in_the_rows_of_a_fresh_run() {
    const STEPS: usize = 8;
    let lake = lake_of(40);
    let whole = Spec::new(lake.path(), 117, 121);
    let bench = Bench::new();
    let mut chance = Chance(3);
    let (mut first, mut last, mut known) = (117, 121, BTreeMap::new());
    for step in 0..STEPS {
        first = first.max(FIRST + 3) - u32::try_from(chance.below(4)).expect("small");
        last = (last + u32::try_from(chance.below(4)).expect("small")).min(FIRST + 39);
        let processors = [ALL, RARE, TRANSFERS, MORE][usize::try_from(chance.below(4)).expect("small")];
        let spec = whole.range(first, last).processors(processors);
        bench.write(&spec);
        let from = first + u32::try_from(chance.below(u64::from(last - first + 1))).expect("small");
        bench.project.run(&["apply", "--auto-approve", "--from", &from.to_string()]).expect(0);
        if chance.below(3) == 0 {
            continue; // The next filter meets a mixed range.
        }
        bench.apply(0);
        bench.must_be_settled();
        let wanted = known.entry((first, last, processors)).or_insert_with(|| fresh(&spec));
        bench.rows().must_equal(wanted, &format!("step {step}: {first}-{last}"));
    }
    assert!(known.len() >= STEPS / 2, "{} comparisons", known.len());
}

/// Intervals of the lockfile, with the run that delivered them.
const INTERVALS: &str = "SELECT processor, consumer, lo, hi, run FROM intervals JOIN edges ON edges.id = intervals.edge \
    ORDER BY processor, consumer, lo";

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walk(folder, |path| std::fs::read(path).expect("a file"))
}

/// Every file below a folder with the time of its last change.
fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    walk(folder, |path| std::fs::metadata(path).and_then(|metadata| metadata.modified()).expect("a file"))
}

fn walk<T>(folder: &Path, of: impl Fn(&Path) -> T + Copy) -> BTreeMap<String, T> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(walk(&path, of));
        } else {
            found.insert(path.display().to_string(), of(&path));
        }
    }
    assert!(!found.is_empty(), "{} is empty", folder.display());
    found
}
