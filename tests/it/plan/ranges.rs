//! Every way to write a range, and what it means at the moment of the plan.

use super::{grow, planned, project, set, wanted};

#[test]
fn every_spelling_of_a_range_means_what_it_says() {
    let project = project("");
    // Tip 21; the demo's ledgers close every few seconds, so times come from the plan itself.
    for (range, meaning) in [
        ("start_ledger: 2, end_ledger: 4", (2, 4, 3)),
        ("start_ledger: 3, end_ledger: 3", (3, 3, 1)),
        ("start_ledger: 2, end_ledger: +9", (2, 11, 10)),
        ("start_ledger: 1_0, end_ledger: 1_2", (10, 12, 3)),
        ("start_ledger: \"5\", end_ledger: \"7\"", (5, 7, 3)),
        ("start_ledger: -5, end_ledger: latest", (16, 21, 6)),
        ("start_ledger: -5, end_ledger: -2", (16, 19, 4)),
        ("start_ledger: latest, end_ledger: +4", (21, 25, 5)),
        ("start_ledger: 2, end_ledger: 57_000", (2, 57_000, 56_999)),
        ("start_ledger: 2, end_ledger: 57K", (2, 57_000, 56_999)),
        ("start_ledger: 2, end_ledger: 0.9M", (2, 900_000, 899_999)),
        ("start_ledger: 20", (20, 21, 2)),
        ("", (21, 21, 1)),
    ] {
        set(&project, range);
        assert_eq!(wanted(&project, &[]), meaning, "{range}");
    }
}

#[test]
fn a_range_by_close_time_takes_the_ledgers_within() {
    let project = project("start_ledger: 2, end_ledger: 21");
    project.run(&["apply", "--auto-approve"]).expect(0);
    let rows = crate::support::targets::sqlite(&project.join("out.db"));
    let closed = |ledger: u32| -> i64 {
        let row =
            rows["ledgers"].iter().find(|row| row.contains(&format!("ledger_sequence=Integer({ledger})"))).unwrap();
        let text = row.split("closed_at=").nth(1).unwrap().split('|').next().unwrap();
        let quoted = text.split('"').nth(1).unwrap();
        cdpctl::stellar::parse_rfc3339(quoted).unwrap()
    };
    let written = |seconds: i64| cdpctl::stellar::rfc3339(seconds);
    let fresh = super::project("");
    for (from, until, meaning) in [
        (closed(5), closed(9), (5, 9, 5)),
        (closed(5) - 1, closed(9) + 1, (5, 9, 5)),
        (closed(5) + 1, closed(9) - 1, (6, 8, 3)),
        (closed(2) - 1_000, closed(4), (2, 4, 3)),
    ] {
        set(&fresh, &format!("start_ledger: \"@{}\", end_ledger: \"@{}\"", written(from), written(until)));
        assert_eq!(wanted(&fresh, &[]), meaning);
    }
}

#[test]
fn an_open_range_ends_at_the_tip_and_is_no_change_once_it_is_there() {
    let project = project("start_ledger: 15");
    let pipeline = planned(&project, &[]);
    assert_eq!(pipeline["follow"], true);
    project.run(&["apply", "--auto-approve"]).expect(0);
    project.run(&["plan", "--detailed-exitcode"]).expect(0);
    grow(&project, 26);
    project.run(&["plan", "--detailed-exitcode"]).expect(2);
    assert_eq!(wanted(&project, &[]), (22, 26, 5));
}

#[test]
fn a_start_that_was_pinned_does_not_slide() {
    for range in ["", "start_ledger: -5", "start_ledger: latest"] {
        let project = project(range);
        let first = wanted(&project, &[]).0;
        project.run(&["apply", "--auto-approve"]).expect(0);
        grow(&project, 41);
        assert_eq!(wanted(&project, &[]), (22, 41, 20), "{range}: only what is new");
        let edges = planned(&project, &[])["edges"][0].clone();
        let reused =
            edges["intervals"].as_array().unwrap().iter().find(|interval| interval["class"] == "reuse").unwrap();
        assert_eq!((reused["start"].as_u64(), reused["end"].as_u64()), (Some(first), Some(21)), "{range}");
    }
}

#[test]
fn without_a_start_the_first_apply_may_name_one() {
    let project = project("");
    assert_eq!(wanted(&project, &["--from", "10"]), (10, 21, 12));
    project.run(&["apply", "--auto-approve", "--from", "10", "--until", "12"]).expect(0);
    assert_eq!(wanted(&project, &[]), (13, 21, 9), "it started at 10 and goes on to the tip");
}

#[test]
fn from_and_until_narrow_and_make_no_orphans() {
    let project = project("start_ledger: 2, end_ledger: 21");
    project.run(&["apply", "--auto-approve"]).expect(0);
    let ran = project.run(&["plan", "--json", "--from", "5", "--until", "9", "--detailed-exitcode"]).expect(0).json();
    assert_eq!(ran["summary"]["ledgers"]["orphan"], 0);
    let project = super::project("start_ledger: 2, end_ledger: 21");
    assert_eq!(wanted(&project, &["--from", "5", "--until", "9"]), (5, 9, 5));
    assert_eq!(wanted(&project, &["--until", "1K"]), (2, 21, 20));
}

#[test]
fn a_bounded_range_is_not_clipped_at_the_tip() {
    let project = project("start_ledger: 20, end_ledger: 30");
    let pipeline = planned(&project, &[]);
    assert_eq!(pipeline["follow"], false);
    let intervals = pipeline["edges"][0]["intervals"].as_array().unwrap().clone();
    let shown: Vec<String> =
        intervals.iter().map(|i| format!("{} {}-{} {}", i["class"], i["start"], i["end"], i["reason"])).collect();
    assert_eq!(shown, ["\"new\" 20-21 null", "\"blocked\" 22-30 \"beyond_tip\""]);
    project.run(&["apply", "--auto-approve"]).expect(0);
    // Blocked behind the tip is neither work left undone nor a change.
    project.run(&["plan", "--detailed-exitcode"]).expect(0);
    project.run(&["apply", "--auto-approve"]).expect(0);
}

#[test]
fn a_shorter_range_keeps_what_is_done_as_orphans() {
    let project = project("start_ledger: 2, end_ledger: 21");
    project.run(&["apply", "--auto-approve"]).expect(0);
    set(&project, "start_ledger: 5, end_ledger: 10");
    let plan = project.run(&["plan", "--json"]).expect(0).json();
    let sums = &plan["summary"]["ledgers"];
    assert_eq!((&sums["reuse"], &sums["orphan"], &sums["new"]), (&6.into(), &14.into(), &0.into()));
}
