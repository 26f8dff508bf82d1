//! The exit code says what happened, the same for every reader.

use super::{project, set};
use crate::support::{Project, lake};

#[test]
fn changes_are_2_only_when_that_is_asked_for() {
    let project = project("start_ledger: 2, end_ledger: 9");
    project.run(&["plan"]).expect(0);
    project.run(&["plan", "--detailed-exitcode"]).expect(2);
    project.run(&["apply", "--auto-approve"]).expect(0);
    project.run(&["plan", "--detailed-exitcode"]).expect(0);
    set(&project, "start_ledger: 2, end_ledger: 9, num_workers: 1");
    project.run(&["apply", "--auto-approve"]).expect(0);
    project.run(&["plan", "--detailed-exitcode"]).expect(0);
    set(&project, "start_ledger: 2, end_ledger: 10");
    project.run(&["plan", "--detailed-exitcode"]).expect(2);
}

#[test]
fn an_invalid_configuration_is_3_everywhere() {
    let project = project("start_leger: 2");
    for command in ["validate", "plan", "graph"] {
        project.run(&[command]).expect(3);
    }
    project.run(&["apply", "--auto-approve"]).expect(3);
}

#[test]
fn invalid_outranks_denied_and_denied_outranks_changes() {
    let project = project("start_ledger: 2, end_ledger: 2_000_000");
    project.run(&["plan", "--detailed-exitcode"]).expect(4);
    set(&project, "start_ledger: 2, end_ledger: 2_000_000, nonsense: 1");
    project.run(&["plan", "--detailed-exitcode"]).expect(3);
}

#[test]
fn a_lake_of_another_network_is_3_before_any_ledger_is_read() {
    let project = project("start_ledger: 2, end_ledger: 9");
    // Objects that cannot be read would show if one was opened.
    for ledger in 2..22 {
        lake::put(&project.join("lake"), ledger, b"broken");
    }
    let text = std::fs::read_to_string(project.join("p.pipeline.yaml")).unwrap();
    project.write("p.pipeline.yaml", &text.replace("network: standalone", "network: testnet"));
    for arguments in [&["plan"][..], &["apply", "--auto-approve"]] {
        let ran = project.run(arguments).expect(3);
        let all = format!("{}{}", ran.stdout, ran.stderr);
        assert!(
            all.contains("E402") && all.contains("Standalone Network ; February 2017") && !all.contains("E406"),
            "{ran:?}"
        );
    }
    assert!(!project.join("out.db").exists());
}

#[test]
fn a_target_of_another_owner_is_5() {
    let project = project("start_ledger: 2, end_ledger: 9");
    project.run(&["apply", "--auto-approve"]).expect(0);
    // The lockfile is lost: a new lineage is another owner.
    std::fs::remove_dir_all(project.join("state")).unwrap();
    for arguments in [&["plan"][..], &["apply", "--auto-approve"]] {
        let ran = project.run(arguments).expect(5);
        assert!(format!("{}{}", ran.stdout, ran.stderr).contains("E105"), "{arguments:?}: {ran:?}");
    }
}

#[test]
fn another_chain_under_the_same_numbers_is_5() {
    let project = project("start_ledger: 2, end_ledger: 9");
    project.run(&["apply", "--auto-approve"]).expect(0);
    // The network was reset: the same numbers, other ledgers.
    std::fs::remove_dir_all(project.join("lake")).unwrap();
    lake::write(&project.join("lake"), 1, 21);
    let ran = project.run(&["plan"]).expect(5);
    assert!(format!("{}{}", ran.stdout, ran.stderr).contains("E104"), "{ran:?}");
    project.run(&["apply", "--auto-approve"]).expect(5);
}

#[test]
fn a_lake_that_is_not_there_is_11_and_stops_only_its_own_pipelines() {
    let project = Project::new("");
    set(&project, "start_ledger: 2, end_ledger: 9");
    for arguments in [&["plan"][..], &["plan", "--json"], &["apply", "--auto-approve"]] {
        let ran = project.run(arguments).expect(11);
        assert!(format!("{}{}", ran.stdout, ran.stderr).contains("E401"), "{ran:?}");
    }
}

#[test]
fn an_open_range_over_an_empty_lake_cannot_start() {
    let project = Project::new("");
    std::fs::create_dir(project.join("lake")).unwrap();
    set(&project, "start_ledger: 2");
    let ran = project.run(&["plan"]).expect(11);
    assert!(format!("{}{}", ran.stdout, ran.stderr).contains("E411"), "{ran:?}");
    // A bounded one waits for its ledgers.
    set(&project, "start_ledger: 2, end_ledger: 9");
    assert_eq!(project.run(&["plan", "--json"]).expect(0).json()["summary"]["ledgers"]["blocked"], 8);
}

#[test]
fn approval_is_asked_for_and_6_without_one() {
    let project = project("start_ledger: 2, end_ledger: 9");
    project.run(&["apply"]).expect(6);
    project.run(&["apply", "--json"]).expect(6);
    project.run(&["apply", "--auto-approve"]).expect(0);
    // Nothing to do needs no approval.
    project.run(&["apply"]).expect(0);
}

#[test]
fn a_lockfile_of_a_newer_version_is_left_alone() {
    let project = project("start_ledger: 2, end_ledger: 9");
    project.run(&["apply", "--auto-approve"]).expect(0);
    let path = project.join("state/cdpctl.lock");
    let db = rusqlite::Connection::open(&path).unwrap();
    db.pragma_update(None, "user_version", 9_999).unwrap();
    drop(db);
    let before = std::fs::read(&path).unwrap();
    for arguments in [&["plan"][..], &["apply", "--auto-approve"], &["status"]] {
        let ran = project.run(arguments);
        assert!(ran.code == 1 && ran.stderr.contains("E101"), "{arguments:?}: {ran:?}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
    std::fs::write(&path, "no database").unwrap();
    let ran = project.run(&["plan"]);
    assert!(ran.code == 1 && ran.stderr.contains("E102"), "{ran:?}");
}
