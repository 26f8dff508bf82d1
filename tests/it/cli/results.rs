//! What `apply`, `status`, `show`, `graph`, `render`, `validate` and `init` print.

use insta::assert_snapshot;

use super::{EVENTS, LEDGERS, project, seen, transcript};
use crate::support::{Project, lake};

#[test]
fn apply_ends_with_what_was_written_and_how_to_look_at_it() {
    let project = project();
    project.write("ledgers.pipeline.yaml", LEDGERS);
    assert_snapshot!(transcript(&project, &["apply", "--auto-approve"]), @"");
    assert_snapshot!(transcript(&project, &["apply", "--auto-approve"]), @"");
}

#[test]
fn apply_asks_before_it_changes_anything() {
    let project = project();
    assert_snapshot!(transcript(&project, &["apply"]), @"");
    assert!(!project.join("state").exists() && !project.join("out").exists(), "nothing was touched");
}

#[test]
fn apply_names_what_it_left_undone() {
    let project = project();
    lake::put(&project.join("lake"), 9, b"not an object");
    assert_snapshot!(transcript(&project, &["apply", "--auto-approve"]), @"");
    assert_snapshot!(transcript(&project, &["status"]), @"");
}

#[test]
fn apply_as_json_is_one_object_a_line_from_version_to_summary() {
    let project = project();
    let ran = project.run(&["apply", "--auto-approve", "--json"]).expect(0);
    let events: Vec<serde_json::Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(events[0]["type"], "version");
    let last = events.last().unwrap();
    assert_eq!(last["type"], "summary", "{last}");
    assert!(events.iter().all(|event| event["type"].is_string()));
}

#[test]
fn status_before_and_after_an_apply() {
    let project = project();
    project.write("ledgers.pipeline.yaml", LEDGERS);
    assert_snapshot!(transcript(&project, &["status"]), @"");
    project.run(&["apply", "--auto-approve", "--until", "9"]).expect(0);
    assert_snapshot!(transcript(&project, &["status"]), @"");
    let status = project.run(&["status", "--json"]).expect(0).json();
    assert!(status["pipelines"].as_array().unwrap().len() == 2, "{status}");
}

#[test]
fn show_tells_what_the_lockfile_knows() {
    let project = project();
    assert_snapshot!(transcript(&project, &["show", "pipeline.events"]), @"");
    project.run(&["apply", "--auto-approve"]).expect(0);
    assert_snapshot!(transcript(&project, &["show", "pipeline.events"]), @"");
    assert_snapshot!(transcript(&project, &["show", "pipeline.events/contract-event->save-to-sqlite"]), @"");
    let run = project.run(&["show", "r-1", "--json"]).expect(0).json();
    assert!(run.to_string().contains("completed"), "{run}");
    seen(&project, project.run(&["show", "r-1"]).expect(0));
    assert_snapshot!(transcript(&project, &["show", "pipeline.nothing"]), @"");
}

#[test]
fn graph_prints_who_reads_whom() {
    let project = project();
    assert_snapshot!(transcript(&project, &["graph"]), @"");
}

#[test]
fn validate_says_how_much_was_checked_and_what_is_wrong() {
    let project = project();
    assert_snapshot!(transcript(&project, &["validate"]), @"");
    project.write("events.pipeline.yaml", &EVENTS.replace("start_ledger", "start_leger"));
    assert_snapshot!(transcript(&project, &["validate"]), @"");
}

#[test]
fn render_prints_the_pipeline_as_it_runs() {
    assert_snapshot!(transcript(&project(), &["render"]), @"");
}

#[test]
fn init_writes_a_project_that_plans_and_applies() {
    let project = Project::empty();
    assert_snapshot!(transcript(&project, &["init"]), @"");
    project.run(&["plan", "--detailed-exitcode"]).expect(2);
    project.run(&["apply", "--auto-approve"]).expect(0);
    project.run(&["plan", "--detailed-exitcode"]).expect(0);
    assert!(std::fs::read_to_string(project.join(".gitignore")).unwrap().lines().any(|line| line == "state/"));
}

#[test]
fn init_overwrites_nothing() {
    let project = project();
    let before = std::fs::read_to_string(project.join("cdpctl.yaml")).unwrap();
    assert_snapshot!(transcript(&project, &["init"]), @"");
    assert_eq!(std::fs::read_to_string(project.join("cdpctl.yaml")).unwrap(), before);
    assert!(!project.join("pipelines").exists() && !project.join(".gitignore").exists());
}

#[test]
fn init_keeps_what_a_gitignore_already_says() {
    let project = Project::empty();
    project.write("sub/.gitignore", "node_modules\n");
    project.run(&["init", "sub"]).expect(0);
    let text = std::fs::read_to_string(project.join("sub/.gitignore")).unwrap();
    assert!(text.starts_with("node_modules\n") && text.contains("\nstate/\n"), "{text}");
}
