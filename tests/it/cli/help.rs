//! Help and wrong usage.

use insta::assert_snapshot;

use super::{help, transcript};
use crate::support::Project;

const COMMANDS: &[&[&str]] = &[
    &[],
    &["init"],
    &["render"],
    &["validate"],
    &["plan"],
    &["apply"],
    &["status"],
    &["show"],
    &["graph"],
    &["components"],
    &["components", "list"],
    &["components", "show"],
    &["schema"],
    &["policy"],
    &["policy", "list"],
    &["policy", "show"],
    &["explain"],
    &["version"],
];

#[test]
fn every_command_has_help() {
    let project = Project::empty();
    let mut all = String::new();
    for command in COMMANDS {
        all += &format!(
            "$ cdpctl {} --help\n{}\n",
            command.join(" "),
            help(&project, command)
        );
    }
    assert_snapshot!(all, @"");
}

#[test]
fn help_names_every_command() {
    let project = Project::empty();
    let text = project.run(&["--help"]).expect(0).stdout;
    let listed: Vec<&str> = text
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .map(|line| line.split_whitespace().next().unwrap())
        .filter(|name| *name != "help")
        .collect();
    let known: Vec<&str> = COMMANDS.iter().filter(|command| command.len() == 1).map(|command| command[0]).collect();
    assert_eq!(listed, known);
}

#[test]
fn wrong_usage_is_64_and_never_2() {
    let project = Project::empty();
    for arguments in [
        &[][..],
        &["nonsense"],
        &["plan", "--no-such-flag"],
        &["plan", "--from"],
        &["plan", "--from", "ten"],
        &["plan", "--from", "+5"],
        &["plan", "--until", "0"],
        &["plan", "--from", "9", "--until", "8"],
        &["plan", "--var", "novalue"],
        &["plan", "--var", "=x"],
        &["apply", "--lock-timeout", "soon"],
        &["components"],
        &["components", "list", "--kind", "thing"],
        &["show"],
        &["explain", "E399"],
    ] {
        let ran = project.run(arguments);
        assert_eq!(ran.code, 64, "{arguments:?}: {ran:?}");
        assert!(
            ran.stdout.is_empty() && !ran.stderr.is_empty(),
            "{arguments:?}: words of an error go to standard error: {ran:?}"
        );
    }
}

#[test]
fn a_wrong_flag_is_answered_with_the_right_one() {
    let project = Project::empty();
    assert_snapshot!(transcript(&project, &["plan", "--detailed-exit-code"]), @"");
}
