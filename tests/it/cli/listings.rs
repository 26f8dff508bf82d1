//! Commands that need no project: components, policies, schemas, codes, version.

use insta::assert_snapshot;

use super::transcript;
use crate::support::Project;

#[test]
fn components_are_listed_and_shown() {
    let project = Project::empty();
    assert_snapshot!(transcript(&project, &["components", "list"]), @"");
    assert_snapshot!(transcript(&project, &["components", "show", "BufferedStorageSource"]), @"");
    assert_snapshot!(transcript(&project, &["components", "show", "ledgers"]), @"");
    assert_snapshot!(transcript(&project, &["components", "show", "WebhookNotifier"]), @"");
    assert_snapshot!(transcript(&project, &["components", "show", "Nothing"]), @"");
}

#[test]
fn components_can_be_listed_by_kind() {
    let project = Project::empty();
    let list = project.run(&["components", "list", "--kind", "processor", "--json"]).expect(0).json();
    let kinds: Vec<&str> =
        list.as_array().unwrap().iter().map(|component| component["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["processor"; 3]);
}

#[test]
fn policies_are_listed_with_the_settings_in_force() {
    let project = Project::empty();
    assert_snapshot!(transcript(&project, &["policy", "list"]), @"");
    assert_snapshot!(transcript(&project, &["policy", "show", "max_ledger_range"]), @"");
    let project = Project::new("  policies: {max_ledger_range: {limit: 2M, level: warn}, cost_limit: {limit: 12.5}}\n");
    let rules = project.run(&["policy", "list", "--json"]).expect(0).json();
    assert_eq!(rules[0]["name"], "max_ledger_range");
    assert_eq!((&rules[0]["level"], &rules[0]["settings"]["limit"]), (&"warn".into(), &"2000000".into()));
    assert_eq!(rules[2]["settings"]["limit"], "12.5");
    project.run(&["policy", "show", "nothing"]).expect(1);
}

#[test]
fn exit_codes_are_printed_for_people_and_machines() {
    let project = Project::empty();
    assert_snapshot!(transcript(&project, &["schema", "exit-codes"]), @"");
    let codes = project.run(&["schema", "exit-codes", "--json"]).expect(0).json();
    let codes: Vec<u64> = codes.as_array().unwrap().iter().map(|entry| entry["code"].as_u64().unwrap()).collect();
    assert_eq!(codes, [70, 130, 143, 64, 3, 11, 4, 5, 7, 6, 8, 9, 10, 12, 1, 2, 0]);
}

#[test]
fn every_schema_that_is_listed_is_printed() {
    let project = Project::empty();
    let names = project.run(&["schema"]).expect(0).stdout;
    assert!(names.lines().count() >= 13, "{names}");
    for name in names.lines() {
        assert!(!project.run(&["schema", name, "--json"]).expect(0).json().is_null(), "{name}");
    }
    project.run(&["schema", "nothing"]).expect(1);
}

#[test]
fn codes_are_explained() {
    let project = Project::empty();
    assert_snapshot!(transcript(&project, &["explain", "e310"]), @"");
    assert_snapshot!(transcript(&project, &["explain", "E399"]), @"");
}

#[test]
fn the_version_is_told() {
    let project = Project::empty();
    let ran = project.run(&["version"]).expect(0);
    assert_eq!(ran.stdout.lines().next(), Some(concat!("cdpctl ", env!("CARGO_PKG_VERSION"))));
    let _: serde_json::Value = project.run(&["version", "--json"]).expect(0).json();
}
