//! What is read: a project, a folder, a file, several files, standard input.

use std::io::Write;
use std::process::Stdio;

use super::{SQLITE, found, minimal};
use crate::support::{Project, lake};

fn named(name: &str) -> String {
    minimal("    - type: Ledgers", &SQLITE.replace("out.db", &format!("{name}.db")))
        .replace("name: p}", &format!("name: {name}}}"))
}

#[track_caller]
fn pipelines(project: &Project, arguments: &[&str]) -> Vec<String> {
    let graph = project.run(&[&["graph"], arguments].concat()).expect(0).stdout;
    graph.lines().filter_map(|line| line.strip_prefix("pipeline.")).map(str::to_owned).collect()
}

#[test]
fn a_project_is_found_around_the_current_folder() {
    let project = Project::new("");
    project.write("a.pipeline.yaml", &named("a"));
    project.write("deep/inside/note.txt", "");
    let output = project.command(&["validate"]).current_dir(project.join("deep/inside")).output().unwrap();
    assert!(output.status.success() && String::from_utf8(output.stdout).unwrap().contains("1 pipeline"));
}

#[test]
fn a_folder_a_file_or_several_files_can_be_named() {
    let project = Project::new("");
    for name in ["a", "b", "c"] {
        project.write(&format!("{name}.pipeline.yaml"), &named(name));
    }
    assert_eq!(pipelines(&project, &[]), ["a", "b", "c"]);
    assert_eq!(pipelines(&project, &["."]), ["a", "b", "c"]);
    assert_eq!(pipelines(&project, &["b.pipeline.yaml"]), ["b"]);
    assert_eq!(pipelines(&project, &["c.pipeline.yaml", "a.pipeline.yaml"]).len(), 2);
}

#[test]
fn one_file_may_hold_several_documents() {
    let project = Project::new("");
    project.write("all.pipeline.yaml", &format!("{}---\n{}", named("a"), named("b")));
    assert_eq!(pipelines(&project, &[]), ["a", "b"]);
}

#[test]
fn a_pipeline_file_needs_no_project() {
    let project = Project::empty();
    project.write("sub/p.yaml", &named("alone"));
    lake::write(&project.join("sub/lake"), 2, 3);
    project.run(&["apply", "--auto-approve", "sub/p.yaml"]).expect(0);
    // Paths and the lockfile start at the file's folder.
    assert!(project.join("sub/alone.db").exists() && project.join("sub/state/cdpctl.lock").exists());
}

#[test]
fn standard_input_is_a_file_called_stdin() {
    let project = Project::empty();
    lake::write(&project.join("lake"), 2, 3);
    let with_input = |arguments: &[&str], text: &str| {
        let mut child = project
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, text) = with_input(&["plan", "-"], &named("piped"));
    assert!(code == Some(0) && text.contains("pipeline.piped will be created"), "{text}");
    let (code, text) = with_input(&["validate", "-"], &named("piped").replace("Ledgers", "Legders"));
    assert!(code == Some(3) && text.contains("<stdin>:9:13") && text.contains("did you mean `Ledgers`?"), "{text}");
}

#[test]
fn two_pipelines_of_one_name_are_refused_with_both_places() {
    let project = Project::new("");
    project.write("a.pipeline.yaml", &named("same"));
    project.write("b.pipeline.yaml", &named("same").replace("same.db", "other.db"));
    let ran = project.run(&["validate", "--json"]).expect(3);
    assert!(
        found(&ran).iter().any(|place| place.starts_with("b.pipeline.yaml:3:") && place.ends_with("E331")),
        "{}",
        ran.stdout
    );
    assert_eq!(ran.json()["diagnostics"][0]["related"][0]["range"]["filename"], "a.pipeline.yaml");
}

#[test]
fn what_is_not_there_or_no_text_is_an_error() {
    let project = Project::empty();
    project.run(&["validate"]).expect(3);
    let ran = project.run(&["validate", "--json", "nothing.yaml"]).expect(3);
    assert!(found(&ran)[0].ends_with("E300"), "{}", ran.stdout);
    std::fs::write(project.join("latin.yaml"), b"a: \xe9\n").unwrap();
    let ran = project.run(&["validate", "--json", "latin.yaml"]).expect(3);
    assert!(found(&ran)[0].ends_with("E300"), "{}", ran.stdout);
}

#[test]
fn a_project_without_pipelines_says_so() {
    let project = Project::new("");
    let ran = project.run(&["validate"]).expect(0);
    assert!(ran.stdout.contains("warning[E350]"), "{}", ran.stdout);
}
