//! Following with a state: cells come when they are whole, and what reads in order goes on with what it carried.

use serde_json::Value;

use super::super::kill::send;
use super::super::limits_cli::{Following, Growing};
use super::{Bench, FIRST, THREE, bench, undone};
use crate::support::{lake, pipeline, targets};

const TABLE: &str = "    - {type: SaveToSQLite, config: {path: out/rows.db}}";

/// A pipeline over all of a lake, without an end.
fn open(lake: &Growing, from: u32) -> String {
    let range = format!("start_ledger: {from}, buffer_size: 10");
    pipeline("p", lake.folder.path(), "standalone", &range, THREE, TABLE)
}

/// The targets hold what a fresh run over the same lake writes.
#[track_caller]
fn is_as_fresh(bench: &Bench, yaml: &str, when: &str) {
    let fresh = super::bench();
    fresh.project.write("p.pipeline.yaml", yaml);
    fresh.apply(0);
    let rows = |bench: &Bench| targets::sqlite(&bench.project.join("out/rows.db"));
    assert_eq!(rows(bench), rows(&fresh), "{when}");
}

/// Waits until all three edges wait for new ledgers.
fn wait_for_tails(following: &mut Following) {
    let mut tails = 0;
    following.wait_for(|event| {
        tails += u32::from(event["type"] == "following");
        tails == 3
    });
}

fn delivered(event: &Value, edge: &str, first: u32, last: u32) -> bool {
    event["type"] == "delivered"
        && event["edge"].as_str().expect("text").contains(edge)
        && event["end"] == last
        && event["start"] == first
}

#[test]
fn a_cell_comes_when_its_last_ledger_has_come_or_the_run_ends() {
    let lake = Growing::new(60);
    lake.put(0..34);
    let bench = bench();
    let yaml = open(&lake, 103);
    bench.project.write("p.pipeline.yaml", &yaml);
    let mut following = Following::start(&bench, &[]);
    following.wait_for(|event| delivered(event, "test-cells", 130, 133));
    wait_for_tails(&mut following);
    for end in [36, 39, 40] {
        lake.put(34..end);
    }
    // The cell in which the tail began, from its beginning.
    following.wait_for(|event| delivered(event, "test-cells", 130, 139));
    lake.put(40..45);
    let (mut running, mut plain, mut read) = (false, false, 0);
    following.wait_for(|event| {
        assert!(
            event["type"] != "delivered" || !event["edge"].as_str().expect("text").contains("test-cells"),
            "{event}"
        );
        read += u32::from(event["type"] == "chunk_processed" && event["end"] == 144);
        let reached = event["type"] == "delivered" && event["end"] == 144;
        running |= reached && event["edge"].as_str().expect("text").contains("test-running");
        plain |= reached && event["edge"].as_str().expect("text").contains("/ledgers");
        running && plain && read == 3
    });
    send(&following.child, "INT");
    let summary = following.ends_with(130);
    assert_eq!(summary["receipt"]["undone"], Value::Array(Vec::new()), "{summary:#}");
    // 42 alone; 31 in cells and then 15 in the tail; 42 in order, read once.
    assert_eq!(summary["receipt"]["ledgers"], 42 + (31 + 15) + 42, "{summary:#}");
    bench.must_be_settled();
    is_as_fresh(&bench, &yaml, "after a signal");
    bench.project.run(&["verify"]).expect(0);
    lake.put(45..52);
    bench.apply(0);
    bench.must_be_settled();
    is_as_fresh(&bench, &yaml, "after one more apply");
}

#[test]
fn following_ends_inside_a_cell_at_until_and_at_a_budget() {
    let lake = Growing::new(60);
    lake.put(0..25);
    let bench = bench();
    let yaml = open(&lake, FIRST);
    bench.project.write("p.pipeline.yaml", &yaml);
    let following = Following::start(&bench, &["--until", "136"]);
    lake.put(25..40);
    let summary = following.ends_with(0);
    assert_eq!(summary["receipt"]["state"], "completed", "{summary:#}");
    let query = "SELECT first, last FROM test_cells ORDER BY 1";
    assert_eq!(bench.query("out/rows.db", query), ["100 109", "110 119", "120 129", "130 136"]);
    let running = "SELECT max(ledger_sequence), max(ledgers), count(*) FROM test_running";
    assert_eq!(bench.query("out/rows.db", running), ["136 37 37"]);
    bench.apply(0);
    bench.must_be_settled();
    is_as_fresh(&bench, &yaml, "after until");
    lake.put(40..60);
    bench.project.run(&["apply", "--follow", "--auto-approve", "--max-ledgers", "45"]).expect(8);
    bench.apply(0);
    bench.must_be_settled();
    is_as_fresh(&bench, &yaml, "after a budget");
}

#[test]
fn a_bad_ledger_at_the_tip_fails_its_cell_and_stops_what_reads_in_order() {
    let lake = Growing::new(60);
    lake.put(0..24);
    let bench = bench();
    let yaml = open(&lake, FIRST);
    bench.project.write("p.pipeline.yaml", &yaml);
    let mut following = Following::start(&bench, &[]);
    following.wait_for(|event| delivered(event, "test-cells", 120, 123));
    wait_for_tails(&mut following);
    let good = lake::chain("standalone", FIRST, 60)[27].1.clone();
    lake::put(lake.folder.path(), 127, &cdpctl::storage::compress(b"no ledger"));
    lake.put(24..27);
    lake.put(28..45);
    let (mut cells, mut plain) = (false, false);
    following.wait_for(|event| {
        cells |= delivered(event, "test-cells", 130, 139);
        plain |= event["type"] == "delivered" && event["end"] == 144;
        cells && plain
    });
    // What reads in order comes to the ledger by itself, and tells of it only at the end.
    std::thread::sleep(std::time::Duration::from_secs(1));
    send(&following.child, "TERM");
    let summary = following.ends_with(143);
    let undone = undone(&[summary]);
    let of = |edge: &str| -> Vec<(u64, u64, String)> {
        let mine = undone.iter().filter(|undone| undone.0.contains(edge));
        mine.map(|(_, first, last, code, _)| (*first, *last, code.clone())).collect()
    };
    let e = |first, last, code: &str| (first, last, code.to_owned());
    assert_eq!(of("/ledgers"), [e(127, 127, "E407")]);
    assert_eq!(of("test-cells"), [e(120, 126, "E502"), e(127, 127, "E407"), e(128, 129, "E502")]);
    assert_eq!(of("test-running"), [e(127, 127, "E407")]);
    lake::put(lake.folder.path(), 127, &good);
    bench.apply(0);
    bench.must_be_settled();
    is_as_fresh(&bench, &yaml, "mended");
}
