//! References and secrets: `${NAME}`, `${var.NAME}`, what never shows.

use super::{SQLITE, found, minimal};
use crate::support::{Project, lake, receiver::Receiver};

const PLANTED: &str = "pl4nted-s3cret-v4lue";

/// A project that alerts a receiver with a secret header.
fn alerting(url: &str, headers: &str) -> Project {
    let project = Project::new("  network: {allow_private: [\"127.0.0.1\"]}\n");
    lake::write(&project.join("lake"), 2, 3);
    let consumers = format!("    - {{type: WebhookNotifier, config: {{url: \"{url}\", headers: {headers}}}}}");
    project.write("a.pipeline.yaml", &minimal("    - type: Ledgers", &consumers));
    project
}

/// Everything that a command printed and that is in the project's folder, as bytes.
fn everything(project: &Project, ran: &crate::support::Ran) -> Vec<(String, Vec<u8>)> {
    let mut all = vec![
        ("stdout".to_owned(), ran.stdout.clone().into_bytes()),
        ("stderr".to_owned(), ran.stderr.clone().into_bytes()),
    ];
    let mut folders = vec![project.path().to_owned()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all.push((path.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    all
}

#[test]
fn a_secret_reaches_its_receiver_and_nothing_else() {
    let receiver = Receiver::start(|_| 200);
    let project = alerting(&receiver.url(), "{Authorization: \"${TOKEN}\", X-Plain: seen}");
    let token = format!("Bearer {PLANTED}");
    let env = [("TOKEN", token.as_str())];
    for arguments in [
        &["validate"][..],
        &["validate", "--json"],
        &["render"],
        &["plan"],
        &["plan", "--diff"],
        &["plan", "--json", "--json-into", "plan.json"],
        &["graph"],
        &["apply", "--auto-approve", "--json"],
        &["status", "--json"],
        &["show", "pipeline.p", "--json"],
        &["plan"],
        &["show", "r-1"],
    ] {
        let ran = project.run_with(arguments, &env).expect(0);
        for (place, bytes) in everything(&project, &ran) {
            let hit = bytes.windows(PLANTED.len()).any(|window| window == PLANTED.as_bytes());
            assert!(!hit, "{arguments:?}: the secret is in {place}");
        }
    }
    let requests = receiver.requests();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|request| request.headers["authorization"] == format!("Bearer {PLANTED}")));
}

#[test]
fn a_receiver_that_refuses_does_not_make_the_secret_show() {
    let receiver = Receiver::start(|_| 401);
    let project = alerting(&receiver.url(), "{Authorization: \"${TOKEN}\"}");
    let ran = project.run_with(&["apply", "--auto-approve"], &[("TOKEN", PLANTED)]);
    assert_ne!(ran.code, 0);
    for (place, bytes) in everything(&project, &ran) {
        assert!(!String::from_utf8_lossy(&bytes).contains(PLANTED), "the secret is in {place}");
    }
}

#[test]
fn a_literal_secret_is_refused_and_masked_in_the_answer() {
    for literal in [
        PLANTED.to_owned(),
        format!("\"Bearer {PLANTED}\""),
        format!("\"{PLANTED} ${{TOKEN}}\""),
        format!("[{PLANTED}]"),
    ] {
        let project = alerting("https://example.com/hook", &format!("{{Authorization: {literal}}}"));
        for arguments in
            [&["validate"][..], &["validate", "--json"], &["plan"], &["apply", "--auto-approve"], &["plan", "--json"]]
        {
            let ran = project.run(arguments).expect(3);
            assert!(!ran.stdout.contains(PLANTED) && !ran.stderr.contains(PLANTED), "{arguments:?}: {ran:?}");
        }
        let codes = found(&project.run(&["validate", "--json"]));
        assert!(codes.len() == 1 && (codes[0].ends_with("E321") || codes[0].ends_with("E312")), "{codes:?}");
    }
}

#[test]
fn a_secret_that_is_not_set_stops_apply_and_not_plan() {
    let receiver = Receiver::start(|_| 200);
    let project = alerting(&receiver.url(), "{Authorization: \"${TOKEN}\"}");
    project.run(&["validate"]).expect(0);
    let plan = project.run(&["plan"]).expect(0);
    assert!(format!("{}{}", plan.stdout, plan.stderr).contains("TOKEN"), "plan warns by the variable's name: {plan:?}");
    let ran = project.run(&["apply", "--auto-approve"]);
    assert!(ran.code != 0 && ran.stderr.contains("E320") && ran.stderr.contains("TOKEN"), "{ran:?}");
    assert!(receiver.requests().is_empty());
}

#[test]
fn an_unset_variable_is_an_error_with_its_place_and_a_default_is_none() {
    let text = minimal("    - type: Ledgers", SQLITE);
    let project = Project::new("");
    project.write("a.pipeline.yaml", &text.replace("path: \"lake\"", "path: \"${LAKE}\""));
    let ran = project.run(&["validate", "--json"]).expect(3);
    assert_eq!(found(&ran), ["a.pipeline.yaml:7:20 E320"]);
    assert!(ran.stdout.contains("LAKE"));
    project.run_with(&["validate"], &[("LAKE", "lake")]).expect(0);
    project.write("a.pipeline.yaml", &text.replace("path: \"lake\"", "path: \"${LAKE:-lake}\""));
    project.run(&["validate"]).expect(0);
    project.write("a.pipeline.yaml", &text.replace("path: \"lake\"", "path: \"${LAKE\""));
    assert_eq!(found(&project.run(&["validate", "--json"]).expect(3)), ["a.pipeline.yaml:7:20 E323"]);
}

#[test]
fn a_reference_is_typed_after_it_is_expanded_and_cannot_break_out() {
    let project = Project::new("");
    lake::write(&project.join("lake"), 2, 3);
    let text = minimal("    - type: Ledgers", SQLITE)
        .replace(
        "    config: {path: \"lake\", network: standalone, start_ledger: 2, end_ledger: 4}",
        "    config:\n      path: lake\n      network: standalone\n      start_ledger: 2\n      end_ledger: ${END}\n      num_workers: ${WORKERS:-2}",
    );
    project.write("a.pipeline.yaml", &text);
    project.run_with(&["plan"], &[("END", "4")]).expect(0);
    let ran = project.run_with(&["validate", "--json"], &[("END", "4, evil: 1")]).expect(3);
    assert!(!ran.stdout.contains("unknown field"), "{}", ran.stdout);
    let ran = project.run_with(&["validate", "--json"], &[("END", "4"), ("WORKERS", "many")]).expect(3);
    assert_eq!(found(&ran), ["a.pipeline.yaml:12:20 E312"], "{}", ran.stdout);
}

#[test]
fn an_escaped_reference_is_text() {
    let project = Project::new("");
    project.write(
        "a.pipeline.yaml",
        &minimal("    - type: Ledgers", "    - {type: SaveToJSONL, config: {path: \"out-$${X}\"}}"),
    );
    lake::write(&project.join("lake"), 2, 3);
    project.run(&["apply", "--auto-approve"]).expect(0);
    assert!(project.join("out-${X}/ledgers").is_dir());
}

#[test]
fn project_variables_are_set_in_the_file_and_on_the_command_line() {
    let project = Project::new("  variables: {last: 4}\n");
    lake::write(&project.join("lake"), 2, 5);
    let text = minimal("    - type: Ledgers", SQLITE);
    project.write("a.pipeline.yaml", &text.replace("end_ledger: 4", "end_ledger: \"${var.last}\""));
    let last = |ran: crate::support::Ran| ran.expect(0).json()["pipelines"][0]["ledger_range"]["end"].clone();
    assert_eq!(last(project.run(&["plan", "--json"])), 4);
    assert_eq!(last(project.run(&["plan", "--json", "--var", "last=6"])), 6);
    project.write("a.pipeline.yaml", &text.replace("end_ledger: 4", "end_ledger: \"${var.lst}\""));
    let ran = project.run(&["validate", "--json"]).expect(3);
    assert!(
        found(&ran) == ["a.pipeline.yaml:7:78 E322"] && ran.stdout.contains("did you mean `last`?"),
        "{}",
        ran.stdout
    );
}

#[test]
fn project_defaults_fill_what_a_node_leaves_open() {
    let project = Project::new(
        "  defaults:\n    BufferedStorageSource: {num_workers: 3, retry_limit: 9}\n    SaveToSQLite: {path: fallback.db}\n",
    );
    lake::write(&project.join("lake"), 2, 3);
    let text = minimal("    - type: Ledgers", "    - {type: SaveToSQLite}")
        .replace("end_ledger: 4", "end_ledger: 4, retry_limit: 1");
    project.write("a.pipeline.yaml", &text);
    let plan = project.run(&["plan", "--json"]).expect(0).json();
    let nodes = &plan["pipelines"][0]["nodes"];
    assert_eq!((&nodes[0]["config"]["num_workers"], &nodes[0]["config"]["retry_limit"]), (&3.into(), &1.into()));
    assert_eq!(nodes[2]["config"]["path"], "fallback.db");
}

#[test]
fn a_secret_file_is_read_at_apply_and_shown_as_a_reference() {
    let receiver = Receiver::start(|_| 200);
    let project = alerting(&receiver.url(), "{Authorization: {file: token.txt}}");
    project.run(&["plan"]).expect(0);
    let ran = project.run(&["apply", "--auto-approve"]);
    assert!(ran.code != 0 && ran.stderr.contains("E324"), "{ran:?}");
    project.write("token.txt", "from-a-file\n");
    project.run(&["apply", "--auto-approve"]).expect(0);
    assert_eq!(receiver.requests()[0].headers["authorization"], "from-a-file");
}
