//! The three rules that every project starts with.

use super::{LEDGERS, SQLITE, project, project_with, set, wanted};
use crate::support::{Project, Ran, lake, pipeline};

#[track_caller]
fn results(ran: &Ran) -> Vec<String> {
    let plan = ran.json();
    let results = plan["policy_results"].as_array().unwrap().iter();
    results
        .map(|r| {
            format!(
                "{} {}: {}",
                r["level"].as_str().unwrap(),
                r["code"].as_str().unwrap(),
                r["message"].as_str().unwrap()
            )
        })
        .collect()
}

#[test]
fn a_million_ledgers_pass_and_one_more_does_not_under_any_name_of_the_source() {
    let project = project("");
    for (end, count, code) in [(1_000_000, 999_999, 0), (1_000_001, 1_000_000, 0), (1_000_002, 1_000_001, 4)] {
        for name in ["BufferedStorageSourceAdapter", "BufferedStorageSource"] {
            let text = pipeline(
                "p",
                "lake".as_ref(),
                "standalone",
                &format!("start_ledger: 2, end_ledger: {end}"),
                LEDGERS,
                SQLITE,
            );
            project.write("p.pipeline.yaml", &text.replace("BufferedStorageSourceAdapter", name));
            let ran = project.run(&["plan", "--json"]).expect(code);
            assert_eq!(ran.json()["pipelines"][0]["ledger_range"]["count"], count, "{name}");
            let wanted: &[&str] =
                if code == 0 { &[] } else { &["deny P101: ledger range too large: 1000001 ledgers (max 1M)"] };
            assert_eq!(results(&ran), wanted, "{name}");
        }
    }
}

#[test]
fn a_denied_plan_is_not_applied() {
    let project = project("start_ledger: 2, end_ledger: 1_000_002");
    let ran = project.run(&["apply", "--auto-approve"]).expect(4);
    assert!(ran.stdout.contains("ledger range too large"), "{ran:?}");
    assert!(!project.join("out.db").exists() && !project.join("state").exists());
}

#[test]
fn the_remedy_of_a_range_that_is_too_large_works_when_it_is_followed() {
    let project = project_with("  policies: {max_ledger_range: {limit: 8}}\n", "start_ledger: 2, end_ledger: 21");
    let mut steps = 0;
    loop {
        let ran = project.run(&["plan", "--json"]);
        if ran.code == 0 {
            break;
        }
        assert_eq!(ran.code, 4, "{ran:?}");
        let fix = ran.json()["policy_results"][0]["fix"].as_str().unwrap().to_owned();
        let until =
            fix.split("--until ").nth(1).unwrap().split(|c: char| !c.is_ascii_digit()).next().unwrap().to_owned();
        project.run(&["plan", "--until", &until]).expect(0);
        project.run(&["apply", "--auto-approve", "--until", &until]).expect(0);
        steps += 1;
        assert!(steps < 5, "the steps lead nowhere");
    }
    project.run(&["apply", "--auto-approve"]).expect(0);
    project.run(&["plan", "--detailed-exitcode"]).expect(0);
    assert_eq!(steps, 2, "8 and 8 ledgers, then the last 4");
}

#[test]
fn an_open_range_is_judged_up_to_the_tip() {
    let project = project_with("  policies: {max_ledger_range: {limit: 10}}\n", "start_ledger: 12");
    project.run(&["plan"]).expect(0);
    set(&project, "start_ledger: 11");
    let ran = project.run(&["plan", "--json"]).expect(4);
    assert_eq!(results(&ran), ["deny P101: ledger range too large: 11 ledgers (max 10)"]);
}

#[test]
fn what_is_done_does_not_count() {
    let project = project_with("  policies: {max_ledger_range: {limit: 10}}\n", "start_ledger: 2, end_ledger: 11");
    project.run(&["apply", "--auto-approve"]).expect(0);
    set(&project, "start_ledger: 2, end_ledger: 21");
    project.run(&["plan"]).expect(0);
}

/// A project whose source claims to read mainnet; the rule judges the plan, so that the lake's ledgers do not matter.
fn mainnet(settings: &str, more: &str, name: &str, network: &str) -> Project {
    let project = Project::new(settings);
    std::fs::create_dir_all(project.join("lake")).unwrap();
    lake::write(&project.join("lake"), 2, 3);
    // The lake without its manifest says nothing about the network.
    std::fs::remove_file(project.join("lake/.config.json")).unwrap();
    let range = format!("start_ledger: 2, end_ledger: 4, ledgers_per_file: 1, files_per_partition: 64000{more}");
    let text = pipeline("p", "lake".as_ref(), network, &range, LEDGERS, SQLITE);
    project.write("p.pipeline.yaml", &text.replace("BufferedStorageSourceAdapter", name));
    project
}

#[test]
fn workers_and_buffers_on_mainnet_have_limits_under_every_name() {
    for (more, finding) in [
        ("", None),
        (", num_workers: 10", None),
        (", num_workers: 11", Some("deny P102: mainnet limited to 10 workers")),
        (", num_workers: \"11\"", Some("")),
        (", buffer_size: 1000", None),
        (", buffer_size: 1001", Some("deny P102: mainnet buffer size limited to 1000")),
    ] {
        for (name, network) in [
            ("BufferedStorageSourceAdapter", "mainnet"),
            ("BufferedStorageSource", "pubnet"),
            ("BufferedStorageSource", "public"),
        ] {
            let project = mainnet("", more, name, network);
            let ran = project.run(&["plan", "--json"]);
            match finding {
                None => assert_eq!((ran.code, results(&ran)), (0, vec![]), "{more}"),
                Some("") => assert_eq!(ran.code, 3, "a text is no number: {more}"),
                Some(message) => assert_eq!((ran.code, results(&ran)), (4, vec![message.to_owned()]), "{more}"),
            }
        }
    }
}

#[test]
fn the_network_may_be_given_by_its_passphrase_alone() {
    let project = mainnet("", ", num_workers: 11", "BufferedStorageSource", "mainnet");
    let text = std::fs::read_to_string(project.join("p.pipeline.yaml")).unwrap();
    project.write(
        "p.pipeline.yaml",
        &text.replace("network: mainnet", "network_passphrase: \"Public Global Stellar Network ; September 2015\""),
    );
    project.run(&["plan"]).expect(4);
}

#[test]
fn both_findings_are_told_at_once() {
    let project = mainnet("", ", num_workers: 64, buffer_size: 5000", "BufferedStorageSource", "mainnet");
    assert_eq!(results(&project.run(&["plan", "--json"]).expect(4)).len(), 2);
}

#[test]
fn a_default_number_of_workers_never_trips_the_rule() {
    let project = mainnet(
        "  policies: {mainnet_resource_limits: {max_workers: 1, max_buffer_size: 5}}\n",
        "",
        "BufferedStorageSource",
        "mainnet",
    );
    let plan = project.run(&["plan", "--json"]).expect(0).json();
    let config = &plan["pipelines"][0]["nodes"][0]["config"];
    for key in ["num_workers", "buffer_size"] {
        assert!(config[key].is_null() || config[key].as_u64().unwrap() <= 5, "{config}");
    }
}

#[test]
fn other_networks_have_no_such_limits() {
    let project = project("start_ledger: 2, end_ledger: 4, num_workers: 64, buffer_size: 5000");
    project.run(&["plan"]).expect(0);
}

#[test]
fn a_rule_can_be_off_warn_or_ask() {
    for (level, plan_code, apply_code) in [("off", 0, 0), ("warn", 0, 0), ("approve", 0, 6), ("deny", 4, 4)] {
        let settings = format!("  policies: {{max_ledger_range: {{limit: 5, level: {level}}}}}\n");
        let project = project_with(&settings, "start_ledger: 2, end_ledger: 21");
        let ran = project.run(&["plan", "--json"]).expect(plan_code);
        let found = results(&ran);
        match level {
            "off" => assert!(found.is_empty(), "{found:?}"),
            level => assert_eq!(found, [format!("{level} P101: ledger range too large: 20 ledgers (max 5)")]),
        }
        let text = project.run(&["plan"]).expect(plan_code).stdout;
        assert_eq!(text.contains("ledger range too large"), level != "off", "{text}");
        // Without a terminal and without --auto-approve nothing is applied.
        let ran = project.run(&["apply"]);
        assert_eq!(ran.code, if level == "deny" { 4 } else { 6 }, "{level}: {ran:?}");
        assert!(!project.join("out.db").exists());
        if level != "approve" {
            project.run(&["apply", "--auto-approve"]).expect(apply_code);
        }
    }
}

#[test]
fn a_cost_above_the_limit_is_denied() {
    let project = project_with("  policies: {cost_limit: {limit: 0.01}}\n", "start_ledger: 2, end_ledger: 21");
    // Reading a folder costs nothing.
    project.run(&["plan"]).expect(0);
    let rules = project.run(&["policy", "list", "--json"]).expect(0).json();
    assert_eq!(rules[2]["settings"]["limit"], "0.01");
}

#[test]
fn a_pipeline_that_is_denied_does_not_hide_another() {
    let project = project_with("  policies: {max_ledger_range: {limit: 5}}\n", "start_ledger: 2, end_ledger: 21");
    let text = pipeline(
        "q",
        "lake".as_ref(),
        "standalone",
        "start_ledger: 2, end_ledger: 8",
        LEDGERS,
        &SQLITE.replace("out.db", "q.db"),
    );
    project.write("q.pipeline.yaml", &text);
    let ran = project.run(&["plan", "--json"]).expect(4);
    assert_eq!(results(&ran).len(), 2, "{}", ran.stdout);
    assert_eq!(wanted_of(&ran), ["pipeline.p", "pipeline.q"]);
    assert_eq!(ran.json()["applyable"], false);
}

fn wanted_of(ran: &Ran) -> Vec<String> {
    ran.json()["policy_results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["address"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_limit_is_read_as_people_write_it() {
    let project = project_with("  policies: {max_ledger_range: {limit: 2K}}\n", "start_ledger: 2, end_ledger: 2_001");
    assert_eq!(wanted(&project, &[]).2, 2_000);
    set(&project, "start_ledger: 2, end_ledger: 2_002");
    let ran = project.run(&["plan", "--json"]).expect(4);
    assert_eq!(results(&ran), ["deny P101: ledger range too large: 2001 ledgers (max 2K)"]);
}
