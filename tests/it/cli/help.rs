//! Help and wrong usage.

use insta::assert_snapshot;

use super::{help, help_engine, transcript};
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
      restate     Do ledgers again that are done already
      prune       Remove rows that nobody wants any more
      destroy     Remove everything that was delivered, and forget it
      status      Show how far every pipeline is, and how its last run ended
      verify      Read done ledgers again, compute their rows, and compare with what the targets hold
      show        Show a saved plan, or what the lockfile knows about a pipeline, an edge or a run
      runs        List runs, look at one, stop one, take up what one left undone
      intervals   List which ledgers are done, find holes, correct the record by hand
      lake        Check, list and copy data lakes, and find holes in them
      state       List, rename, drop, copy and check what is recorded
      lock        Show who works on which pipeline, and end a lease by hand
      graph       Show which node reads which
      components  List the sources, processors and consumers of this binary
      schema      Print a JSON Schema or a table for machines
      policy      List the policy rules and the settings in force
      explain     Explain an error code, or what shapes the rows of an edge
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
          --var-file <FILE>   Read project variables from a YAML file of names and values; --var goes
                              before it
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

          --var-file <FILE>
              Read project variables from a YAML file of names and values; --var goes before it

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

          --var-file <FILE>
              Read project variables from a YAML file of names and values; --var goes before it

          --state <FILE>
              Lockfile to use instead of state/cdpctl.lock beside the project file [env: CDPCTL_STATE]

          --from <LEDGER>
              Do no ledger before this one; also where a pipeline without start_ledger starts at its
              first apply

          --until <LEDGER>
              Do no ledger after this one

          --target <ADDRESS>
              Work only on this pipeline, node or edge; may be repeated

          --exclude <ADDRESS>
              Leave this pipeline, node or edge as it is; may be repeated

          --replace <ADDRESS>
              Do everything again that is done for this pipeline, node or edge; may be repeated

          --refresh-only
              Only bring the lockfile to what the targets say: deliver nothing

          --json
              Print one JSON document

          --json-into <FILE>
              Write the JSON document into a file as well

          --detailed-exitcode
              Exit with 2 when there is something to do

          --out <FILE>
              Save the plan for apply: what is reviewed is what is done

          --destroy
              Plan the removal of everything that was delivered, as destroy does

          --offline
              Ask no source and no target: plan with what was learnt before

          --lock-timeout <TIME>
              Taken for the sake of scripts: planning takes no lock, and never waits

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

    Takes pipelines as plan does, or a plan that plan --out saved: that one is not asked about, does
    what was reviewed or less, and is refused when anything else was applied since. Otherwise asks
    before anything is changed. Stopped by a signal it finishes what is on its way, and the next apply
    goes on from there. Exit codes: 0; 4 denied by policy; 5 saved plan stale or another chain; 6 not
    approved; 7 locked by another run; 8 a budget was reached; 10 something left undone; 11 nothing
    could start; 130 or 143 stopped by a signal.

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

          --var-file <FILE>
              Read project variables from a YAML file of names and values; --var goes before it

          --state <FILE>
              Lockfile to use instead of state/cdpctl.lock beside the project file [env: CDPCTL_STATE]

          --from <LEDGER>
              Do no ledger before this one; also where a pipeline without start_ledger starts at its
              first apply

          --until <LEDGER>
              Do no ledger after this one

          --target <ADDRESS>
              Work only on this pipeline, node or edge; may be repeated

          --exclude <ADDRESS>
              Leave this pipeline, node or edge as it is; may be repeated

          --replace <ADDRESS>
              Do everything again that is done for this pipeline, node or edge; may be repeated

          --refresh-only
              Only bring the lockfile to what the targets say: deliver nothing

          --auto-approve
              Do not ask

          --json
              Print events as NDJSON, one object a line

          --lock-timeout <TIME>
              How long to wait while another run holds a pipeline: 30s, 5m

              [default: 0s]

          --expect-digest <DIGEST>
              Apply only when the plan has this digest, the one that was reviewed

          --follow
              Go on with new ledgers as they come, until a signal or --until

          --parallelism <COUNT>
              Decode on that many threads, instead of as many as the sources say

          --max-ledgers <COUNT>
              Stop after that many ledgers

          --max-bytes <BYTES>
              Stop before more than that is read: 500M, 20G, or a number of bytes

          --max-time <TIME>
              Stop reading after that time: 90s, 30m, 2h

          --max-cost <AMOUNT>
              Stop before it costs more than that, in the currency of the price tables: 2.50

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

          --var-file <FILE>
              Read project variables from a YAML file of names and values; --var goes before it

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
    Show a saved plan, or what the lockfile knows about a pipeline, an edge or a run

    Usage: cdpctl show [OPTIONS] <FILE|ADDRESS> [PATH]...

    Arguments:
      <FILE|ADDRESS>  A file that plan --out wrote, or the address of a pipeline (pipeline.NAME, or its
                      name), an edge (pipeline.NAME/PROCESSOR->CONSUMER) or a run (r-7)
      [PATH]...       Pipeline files, a project's folder, or - for standard input; without any: the
                      project around the current folder

    Options:
          --no-color           Write no colour, also on a terminal
          --var <NAME=VALUE>   Set a project variable, used as ${var.NAME}
          --var-file <FILE>    Read project variables from a YAML file of names and values; --var goes
                               before it
          --state <FILE>       Lockfile to use instead of state/cdpctl.lock beside the project file
                               [env: CDPCTL_STATE]
          --json               Print one JSON document; of a saved plan the one that plan --json printed
          --detailed-exitcode  Of a saved plan: exit with 2 when it has something to do
      -h, --help               Print help
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
          --var-file <FILE>   Read project variables from a YAML file of names and values; --var goes
                              before it
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
          --var-file <FILE>   Read project variables from a YAML file of names and values; --var goes
                              before it
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
          --var-file <FILE>   Read project variables from a YAML file of names and values; --var goes
                              before it
          --state <FILE>      Lockfile to use instead of state/cdpctl.lock beside the project file [env:
                              CDPCTL_STATE]
      -h, --help              Print help
    --- stderr

    $ cdpctl explain --help
    exit 0
    --- stdout
    Explain an error code, or what shapes the rows of an edge

    cdpctl explain E310 works offline. cdpctl explain fingerprint pipeline.NAME/PROCESSOR->CONSUMER
    prints what the edge's fingerprint is made of, and which part changed since it was applied: that
    part is why ledgers are done again.

    Usage: cdpctl explain [OPTIONS] [CODE] [ADDRESS]

    Arguments:
      [CODE]
              The code, such as E310, or the word fingerprint; without: all codes

      [ADDRESS]
              With fingerprint: the pipeline, node or edge

    Options:
          --json
              With fingerprint: print one JSON document

          --no-color
              Write no colour, also on a terminal

          --var <NAME=VALUE>
              Set a project variable, used as ${var.NAME}

          --var-file <FILE>
              Read project variables from a YAML file of names and values; --var goes before it

          --state <FILE>
              Lockfile to use instead of state/cdpctl.lock beside the project file [env: CDPCTL_STATE]

      -h, --help
              Print help (see a summary with '-h')
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
    let mut listed = help_engine::subcommands(&text);
    listed.sort_unstable();
    let known = COMMANDS.iter().filter(|command| command.len() == 1).map(|command| command[0]);
    let mut known: Vec<&str> = known.chain(help_engine::COMMANDS.iter().copied()).collect();
    known.sort_unstable();
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
