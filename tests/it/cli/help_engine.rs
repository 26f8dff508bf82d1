//! Help of the commands that change or look at what is recorded, and what holds for the help of every command.

use insta::assert_snapshot;

use super::help;
use crate::support::Project;

/// Commands of the first level that are not in the other list.
pub const COMMANDS: &[&str] = &["restate", "prune", "destroy", "verify", "runs", "intervals", "lake", "state", "lock"];

#[test]
fn every_command_of_the_engine_has_help() {
    let project = Project::empty();
    let mut all = String::new();
    for command in COMMANDS {
        all.extend([&format!("$ cdpctl {command} --help\n"), &help(&project, &[command]), "\n"]);
    }
    assert_snapshot!(all, @r#"
    $ cdpctl restate --help
    exit 0
    --- stdout
    Do ledgers again that are done already

    Shows the plan, asks, marks the ledgers, and delivers them again: their rows are replaced. Stopped
    in between, the next apply does the rest. Use it when what was delivered is wrong although nothing
    of the configuration changed.

    Usage: cdpctl restate [OPTIONS] --range <FIRST:LAST> --reason <TEXT> <ADDRESS>

    Arguments:
      <ADDRESS>
              Address of a pipeline, node or edge

    Options:
          --no-color
              Write no colour, also on a terminal

          --range <FIRST:LAST>
              Ledgers, inclusive: FIRST:LAST

          --reason <TEXT>
              Why: kept in the state beside the ledgers

          --var <NAME=VALUE>
              Set a project variable, used as ${var.NAME}

          --var-file <FILE>
              Read project variables from a YAML file of names and values; --var goes before it

          --state <FILE>
              Lockfile to use instead of state/cdpctl.lock beside the project file [env: CDPCTL_STATE]

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

    $ cdpctl prune --help
    exit 0
    --- stdout
    Remove rows that nobody wants any more

    Those outside of a pipeline's range, in targets that an edge had before, and of pipelines and edges
    that are no longer configured. Shows them and asks first.

    Usage: cdpctl prune [OPTIONS] [PATH]...

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

          --target <ADDRESS>
              Only of this pipeline, node or edge; may be repeated

          --exclude <ADDRESS>
              Not of this pipeline, node or edge; may be repeated

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

    $ cdpctl destroy --help
    exit 0
    --- stdout
    Remove everything that was delivered, and forget it

    Tables, part files and what is recorded of them, of all pipelines or of those that --target names.
    What a consumer cannot take back, such as a webhook, is only forgotten. Shows what goes and asks
    first.

    Usage: cdpctl destroy [OPTIONS] [PATH]...

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

          --target <ADDRESS>
              Only of this pipeline, node or edge; may be repeated

          --exclude <ADDRESS>
              Not of this pipeline, node or edge; may be repeated

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

    $ cdpctl verify --help
    exit 0
    --- stdout
    Read done ledgers again, compute their rows, and compare with what the targets hold

    Changes nothing. Exit code 12 when a hash or a row is not what was recorded and delivered.

    Usage: cdpctl verify [OPTIONS] [PATH]...

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

          --sample <COUNT>
              Only that many random slices of 64 ledgers for each edge

          --seed <NUMBER>
              Choose the same slices again: the seed that an earlier verify printed

          --from <LEDGER>
              No ledger before this one

          --until <LEDGER>
              No ledger after this one

          --target <ADDRESS>
              Only this pipeline, node or edge; may be repeated

          --exclude <ADDRESS>
              Not this pipeline, node or edge; may be repeated

          --json
              Print one JSON document

      -h, --help
              Print help (see a summary with '-h')
    --- stderr

    $ cdpctl runs --help
    exit 0
    --- stdout
    List runs, look at one, stop one, take up what one left undone

    Usage: cdpctl runs [OPTIONS] <COMMAND>

    Commands:
      list    List the runs, newest first
      show    Show what a run did
      logs    Print the milestones of a run, one JSON object a line
      cancel  Ask a run to stop; it finishes what is on its way
      resume  Do what a run left undone, ledgers that it set aside included
      help    Print this message or the help of the given subcommand(s)

    Options:
          --no-color  Write no colour, also on a terminal
      -h, --help      Print help
    --- stderr

    $ cdpctl intervals --help
    exit 0
    --- stdout
    List which ledgers are done, find holes, correct the record by hand

    Usage: cdpctl intervals [OPTIONS] <COMMAND>

    Commands:
      list       List what is recorded as done, to be done again, or set aside
      gaps       Find holes in what is done; exit code 12 when there are any
      mark-done  Record ledgers as done without delivering them: their rows are in the target already
      forget     Forget that ledgers are done: the next apply delivers them again. Rows are not touched
      help       Print this message or the help of the given subcommand(s)

    Options:
          --no-color  Write no colour, also on a terminal
      -h, --help      Print help
    --- stderr

    $ cdpctl lake --help
    exit 0
    --- stdout
    Check, list and copy data lakes, and find holes in them

    A lake is named by its url (s3://, gs://, az://, https://, file://), by a folder, or by the address
    of a pipeline, whose source is meant.

    Usage: cdpctl lake [OPTIONS] <COMMAND>

    Commands:
      check  Read the manifest and the newest object, and say what worked
      gaps   Find holes in a lake; exit code 12 when there are any
      ls     List the objects that hold some ledgers, with their sizes
      fetch  Copy the objects that hold some ledgers into a folder, as a lake of the same layout
      help   Print this message or the help of the given subcommand(s)

    Options:
          --no-color
              Write no colour, also on a terminal

      -h, --help
              Print help (see a summary with '-h')
    --- stderr

    $ cdpctl state --help
    exit 0
    --- stdout
    List, rename, drop, copy and check what is recorded

    Usage: cdpctl state [OPTIONS] <COMMAND>

    Commands:
      list    List the edges that are recorded, with what is done
      show    Show a pipeline or edge as recorded
      mv      Rename a pipeline, node or edge: nothing is done again
      rm      Drop what is recorded of a pipeline, node or edge; its rows stay where they are
      adopt   Take over targets whose lockfile was lost: what they say was committed counts as done
      export  Print everything that is recorded as one canonical JSON document
      import  Put an exported document in the place of everything that is recorded
      check   Look for damage; exit code 12 when there is any
      backup  Write a copy of the lockfile, consistent whatever is going on
      help    Print this message or the help of the given subcommand(s)

    Options:
          --no-color  Write no colour, also on a terminal
      -h, --help      Print help
    --- stderr

    $ cdpctl lock --help
    exit 0
    --- stdout
    Show who works on which pipeline, and end a lease by hand

    Usage: cdpctl lock [OPTIONS] <COMMAND>

    Commands:
      show   Show the leases that were not given back
      break  End the lease of a pipeline: its holder can record and deliver nothing more
      help   Print this message or the help of the given subcommand(s)

    Options:
          --no-color  Write no colour, also on a terminal
      -h, --help      Print help
    --- stderr
    "#);
}

/// Names under `Commands:` in a help text.
pub fn subcommands(text: &str) -> Vec<&str> {
    let listed = text.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    listed.map(|line| line.split_whitespace().next().expect("a name")).filter(|name| *name != "help").collect()
}

#[test]
fn the_help_of_every_command_is_complete_and_narrow() {
    let project = Project::empty();
    let mut left: Vec<Vec<String>> = vec![Vec::new()];
    let mut seen = 0;
    while let Some(command) = left.pop() {
        let arguments: Vec<&str> = command.iter().map(String::as_str).chain(["--help"]).collect();
        let text = project.run(&arguments).expect(0).stdout;
        seen += 1;
        for name in subcommands(&text) {
            left.push(command.iter().cloned().chain([name.to_owned()]).collect());
        }
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{command:?}: {text}");
        let first = text.lines().next().expect("a line");
        assert!(first.chars().next().is_some_and(char::is_uppercase) && !first.ends_with('.'), "{command:?}: {first}");
        // An option is described on its own line, or below it.
        let lines: Vec<&str> = text.lines().collect();
        for (n, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("      --")) {
            let beside = line.trim().contains("  ");
            let below = lines.get(n + 1).is_some_and(|next| next.starts_with("          "));
            assert!(beside || below, "{command:?}: {line} says nothing");
        }
    }
    assert!(seen > 40, "{seen} commands were found");
}
