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
        all.extend([&format!("$ cdpctl {} --help\n", command.join(" ")), &help(&project, command), "\n"]);
    }
    assert_snapshot!(all, @r#"
    $ cdpctl  --help
    exit 0
    --- stdout
    Plan and apply Stellar ledger pipelines from a repository of YAML

    A pipeline reads a range of ledgers from a data lake, extracts records, and delivers them without
    losing or doubling a row. `plan` shows what would be done, how long it takes and what it costs;
    `apply` does exactly that and remembers it in a lockfile.

    Exit codes: cdpctl schema exit-codes.

    Usage: cdpctl [OPTIONS] <COMMAND>

    Commands:
      init        Write a project that runs, with a demo lake of synthetic ledgers
      render      Print pipelines as they are after templates are rendered
      validate    Check the configuration and report everything that is wrong with it
      plan        Show what apply would do: changes, ledgers, volume, time, cost, policy
      apply       Do what plan shows, and record what was delivered
      status      Show how far every pipeline is, and how its last run ended
      show        Show what the lockfile knows about a pipeline, an edge or a run
      graph       Show which node reads which
      components  List the sources, processors and consumers of this binary
      schema      Print a JSON Schema or a table for machines
      policy      List the policy rules and the settings in force
      explain     Explain an error code, offline
      version     Print the version
      help        Print this message or the help of the given subcommand(s)

    Options:
          --no-color
              Write no colour, also on a terminal

      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version
    --- stderr

    $ cdpctl init --help
    exit 0
    --- stdout
    Write a project that runs, with a demo lake of synthetic ledgers

    Usage: cdpctl init [OPTIONS] [FOLDER]

    Arguments:
      [FOLDER]  Folder to write into [default: .]

    Options:
          --no-color  Write no colour, also on a terminal
      -h, --help      Print help
    --- stderr

    $ cdpctl render --help
    exit 0
    --- stdout
    Print pipelines as they are after templates are rendered

    Usage: cdpctl render [OPTIONS] [PATH]...

    Arguments:
      [PATH]...  Pipeline files, a project's folder, or - for standard input; without any: the project
                 around the current folder

    Options:
          --no-color          Write no colour, also on a terminal
          --var <NAME=VALUE>  Set a project variable, used as ${var.NAME}
          --state <FILE>      Lockfile to use instead of state/cdpctl.lock beside the project file [env:
                              CDPCTL_STATE]
      -h, --help              Print help
    --- stderr

    $ cdpctl validate --help
    exit 0
    --- stdout
    Check the configuration and report everything that is wrong with it

    Looks at no source and no target. Exit code 3 when there are errors.

    Usage: cdpctl validate [OPTIONS] [PATH]...

    Arguments:
      [PATH]...
              Pipeline files, a project's folder, or - for standard input; without any: the project
              around the current folder

    Options:
          --no-color
              Write no colour, also on a terminal

          --var <NAME=VALUE>
              Set a project variable, used as ${var.NAME}

          --state <FILE>
              Lockfile to use instead of state/cdpctl.lock beside the project file [env: CDPCTL_STATE]

          --json
              Print one JSON document

      -h, --help
              Print help (see a summary with '-h')
    --- stderr

    $ cdpctl plan --help
    exit 0
    --- stdout
    Show what apply would do: changes, ledgers, volume, time, cost, policy

    Changes nothing: no target, no lockfile, no file of the project. Exit codes: 0, or 2 with
    --detailed-exitcode when there is something to do; 3 configuration invalid; 4 denied by policy; 5
    another chain or another owner; 11 source unreachable.

    Usage: cdpctl plan [OPTIONS] [PATH]...

    Arguments:
      [PATH]...
              Pipeline files, a project's folder, or - for standard input; without any: the project
              around the current folder

    Options:
          --no-color
              Write no colour, also on a terminal

          --var <NAME=VALUE>
              Set a project variable, used as ${var.NAME}

          --state <FILE>
              Lockfile to use instead of state/cdpctl.lock beside the project file [env: CDPCTL_STATE]

          --from <LEDGER>
              Do no ledger before this one; also where a pipeline without start_ledger starts at its
              first apply

          --until <LEDGER>
              Do no ledger after this one

          --json
              Print one JSON document

          --json-into <FILE>
              Write the JSON document into a file as well

          --detailed-exitcode
              Exit with 2 when there is something to do

          --concise
              Print headers, tables and the summary only

          --diff
              Print each changed pipeline as a line diff too

      -h, --help
              Print help (see a summary with '-h')
    --- stderr

    $ cdpctl apply --help
    exit 0
    --- stdout
    Do what plan shows, and record what was delivered

    Asks before anything is changed. Ends by itself; stopped by a signal it finishes what is on its way,
    and the next apply goes on from there. Exit codes: 0; 4 denied by policy; 6 not approved; 7 locked
    by another run; 10 something left undone; 11 nothing could start; 130 or 143 stopped by a signal.

    Usage: cdpctl apply [OPTIONS] [PATH]...

    Arguments:
      [PATH]...
              Pipeline files, a project's folder, or - for standard input; without any: the project
              around the current folder

    Options:
          --no-color
              Write no colour, also on a terminal

          --var <NAME=VALUE>
              Set a project variable, used as ${var.NAME}

          --state <FILE>
              Lockfile to use instead of state/cdpctl.lock beside the project file [env: CDPCTL_STATE]

          --from <LEDGER>
              Do no ledger before this one; also where a pipeline without start_ledger starts at its
              first apply

          --until <LEDGER>
              Do no ledger after this one

          --auto-approve
              Do not ask

          --json
              Print events as NDJSON, one object a line

          --lock-timeout <TIME>
              How long to wait while another run holds a pipeline: 30s, 5m

              [default: 0s]

      -h, --help
              Print help (see a summary with '-h')
    --- stderr

    $ cdpctl status --help
    exit 0
    --- stdout
    Show how far every pipeline is, and how its last run ended

    Exit code 12 when a pipeline is unhealthy: failed, or more than 1,000 ledgers behind.

    Usage: cdpctl status [OPTIONS] [PATH]...

    Arguments:
      [PATH]...
              Pipeline files, a project's folder, or - for standard input; without any: the project
              around the current folder

    Options:
          --no-color
              Write no colour, also on a terminal

          --var <NAME=VALUE>
              Set a project variable, used as ${var.NAME}

          --state <FILE>
              Lockfile to use instead of state/cdpctl.lock beside the project file [env: CDPCTL_STATE]

          --json
              Print one JSON document

      -h, --help
              Print help (see a summary with '-h')
    --- stderr

    $ cdpctl show --help
    exit 0
    --- stdout
    Show what the lockfile knows about a pipeline, an edge or a run

    Usage: cdpctl show [OPTIONS] <ADDRESS> [PATH]...

    Arguments:
      <ADDRESS>  Address of a pipeline (pipeline.NAME, or its name), an edge
                 (pipeline.NAME/PROCESSOR->CONSUMER) or a run (r-7)
      [PATH]...  Pipeline files, a project's folder, or - for standard input; without any: the project
                 around the current folder

    Options:
          --no-color          Write no colour, also on a terminal
          --var <NAME=VALUE>  Set a project variable, used as ${var.NAME}
          --state <FILE>      Lockfile to use instead of state/cdpctl.lock beside the project file [env:
                              CDPCTL_STATE]
          --json              Print one JSON document
      -h, --help              Print help
    --- stderr

    $ cdpctl graph --help
    exit 0
    --- stdout
    Show which node reads which

    Usage: cdpctl graph [OPTIONS] [PATH]...

    Arguments:
      [PATH]...  Pipeline files, a project's folder, or - for standard input; without any: the project
                 around the current folder

    Options:
          --no-color          Write no colour, also on a terminal
          --var <NAME=VALUE>  Set a project variable, used as ${var.NAME}
          --state <FILE>      Lockfile to use instead of state/cdpctl.lock beside the project file [env:
                              CDPCTL_STATE]
          --json              Print one JSON document
      -h, --help              Print help
    --- stderr

    $ cdpctl components --help
    exit 0
    --- stdout
    List the sources, processors and consumers of this binary

    Usage: cdpctl components [OPTIONS] <COMMAND>

    Commands:
      list  List all components
      show  Show one component: what it takes, field by field, and what it gives
      help  Print this message or the help of the given subcommand(s)

    Options:
          --no-color  Write no colour, also on a terminal
      -h, --help      Print help
    --- stderr

    $ cdpctl components list --help
    exit 0
    --- stdout
    List all components

    Usage: cdpctl components list [OPTIONS]

    Options:
          --kind <KIND>  Only sources, processors or consumers [possible values: source, processor,
                         consumer]
          --no-color     Write no colour, also on a terminal
          --json         Print one JSON document
      -h, --help         Print help
    --- stderr

    $ cdpctl components show --help
    exit 0
    --- stdout
    Show one component: what it takes, field by field, and what it gives

    Usage: cdpctl components show [OPTIONS] <TYPE>

    Arguments:
      <TYPE>  Its type, an alias or its id

    Options:
          --json      Print one JSON document
          --no-color  Write no colour, also on a terminal
      -h, --help      Print help
    --- stderr

    $ cdpctl schema --help
    exit 0
    --- stdout
    Print a JSON Schema or a table for machines

    Names: pipeline, template, project, exit-codes, codes, datasets, or a component type. Without a
    name: all names.

    Usage: cdpctl schema [OPTIONS] [NAME]

    Arguments:
      [NAME]
              Which one

    Options:
          --json
              Print JSON; the default for everything but the list of names and the exit codes

          --no-color
              Write no colour, also on a terminal

      -h, --help
              Print help (see a summary with '-h')
    --- stderr

    $ cdpctl policy --help
    exit 0
    --- stdout
    List the policy rules and the settings in force

    Usage: cdpctl policy [OPTIONS] <COMMAND>

    Commands:
      list  List all rules with the settings of the project
      show  Show one rule: what it checks, why, an example, the fix
      help  Print this message or the help of the given subcommand(s)

    Options:
          --no-color  Write no colour, also on a terminal
      -h, --help      Print help
    --- stderr

    $ cdpctl policy list --help
    exit 0
    --- stdout
    List all rules with the settings of the project

    Usage: cdpctl policy list [OPTIONS] [PATH]...

    Arguments:
      [PATH]...  Pipeline files, a project's folder, or - for standard input; without any: the project
                 around the current folder

    Options:
          --no-color          Write no colour, also on a terminal
          --var <NAME=VALUE>  Set a project variable, used as ${var.NAME}
          --state <FILE>      Lockfile to use instead of state/cdpctl.lock beside the project file [env:
                              CDPCTL_STATE]
          --json              Print one JSON document
      -h, --help              Print help
    --- stderr

    $ cdpctl policy show --help
    exit 0
    --- stdout
    Show one rule: what it checks, why, an example, the fix

    Usage: cdpctl policy show [OPTIONS] <RULE> [PATH]...

    Arguments:
      <RULE>     Its name or code
      [PATH]...  Pipeline files, a project's folder, or - for standard input; without any: the project
                 around the current folder

    Options:
          --no-color          Write no colour, also on a terminal
          --var <NAME=VALUE>  Set a project variable, used as ${var.NAME}
          --state <FILE>      Lockfile to use instead of state/cdpctl.lock beside the project file [env:
                              CDPCTL_STATE]
      -h, --help              Print help
    --- stderr

    $ cdpctl explain --help
    exit 0
    --- stdout
    Explain an error code, offline

    Usage: cdpctl explain [OPTIONS] [CODE]

    Arguments:
      [CODE]  The code, such as E310; without one: all codes

    Options:
          --no-color  Write no colour, also on a terminal
      -h, --help      Print help
    --- stderr

    $ cdpctl version --help
    exit 0
    --- stdout
    Print the version

    Usage: cdpctl version [OPTIONS]

    Options:
          --json      Print one JSON document
          --no-color  Write no colour, also on a terminal
      -h, --help      Print help
    --- stderr
    "#);
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
    assert_snapshot!(transcript(&project, &["plan", "--detailed-exit-code"]), @r#"
        exit 64
        --- stdout
        --- stderr
        error: unexpected argument '--detailed-exit-code' found

          tip: a similar argument exists: '--detailed-exitcode'

        Usage: cdpctl plan --detailed-exitcode [PATH]...

        For more information, try '--help'.
        "#);
}
