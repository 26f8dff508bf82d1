//! What `apply`, `status`, `show`, `graph`, `render`, `validate` and `init` print.

use insta::assert_snapshot;

use super::{EVENTS, LEDGERS, project, seen, transcript};
use crate::support::{Project, lake};

#[test]
fn apply_ends_with_what_was_written_and_how_to_look_at_it() {
    let project = project();
    project.write("ledgers.pipeline.yaml", LEDGERS);
    assert_snapshot!(transcript(&project, &["apply", "--auto-approve"]), @r#"
    exit 0
    --- stdout
    Applied run r-1 in TIME: 20 ledgers read, ##.# KB.
      events/contract-event -> save-to-sqlite  149 rows  exactly once
          table contract_events in out/events.db
      ledgers/ledgers -> save-to-jsonl          10 rows  idempotent
          files out/ledgers/ledgers/*.jsonl
    Estimated 1 s and $0.00; took TIME and $0.00.
    Look: sqlite3 out/events.db 'select count(*) from contract_events'
          head -n 3 out/ledgers/ledgers/*.jsonl
    --- stderr
    "#);
    assert_snapshot!(transcript(&project, &["apply", "--auto-approve"]), @r#"
    exit 0
    --- stdout
    cdpctl 0.1.0 · state state/cdpctl.lock  lineage ln_LINEAGE…  serial 1 · 2 pipelines
    Source   lake  file:///project/lake  standalone · tip 21 ######… · probed in TIME
    Policy   3 rules passed

    No changes. 2 pipelines are up to date (tip 21).
    --- stderr
    "#);
}

#[test]
fn apply_asks_before_it_changes_anything() {
    let project = project();
    assert_snapshot!(transcript(&project, &["apply"]), @r#"
    exit 6
    --- stdout
    cdpctl 0.1.0 · state state/cdpctl.lock (new) · 1 pipeline
    Source   lake  file:///project/lake  standalone · tip 21 ######… · probed in TIME

      # pipeline.events will be created                         events.pipeline.yaml:4
        ledgers 2 – 21
      + buffered-storage-source  BufferedStorageSourceAdapter   events.pipeline.yaml:7
          path               lake                               events.pipeline.yaml:9
          network            standalone                         events.pipeline.yaml:10
          start_ledger       2                                  events.pipeline.yaml:11
          end_ledger         21                                 events.pipeline.yaml:12
          read_timeout       20
          retry_limit        3
          retry_wait         5
          verify             header
      + contract-event  ContractEvent                           events.pipeline.yaml:14
          event_types        [*]
      + save-to-sqlite  SaveToSQLite  exactly once              events.pipeline.yaml:16
          path               out/events.db                      events.pipeline.yaml:18

    Ledgers  edge                              class         interval    ledgers
             contract-event -> save-to-sqlite  + new         2 – 21           20
             2 ▕████████████████████████████████████▏ 21  █ new

    Work     read  20 ledgers · 20 objects · ##.# KB           sizes of 20 objects
             time  1 s p50 · 3 s p90                           declared rates of the components
             cost  $0.00 now · $0.00 a month                   local folder, prices of 2026-11-01
    Policy   3 rules passed

    Plan: 1 to create, 0 to update, 0 to delete. Ledgers: 20 new, 0 gap, 0 reprocess, 0 blocked.
    Cost: $0.00 now, $0.00 a month.
    Next: cdpctl apply
    --- stderr
    error[E106]: this changes something, so it is asked for first, and there is no terminal to ask on
      = help: review the plan, then run the command again with --auto-approve
    "#);
    assert!(!project.join("state").exists() && !project.join("out").exists(), "nothing was touched");
}

#[test]
fn apply_names_what_it_left_undone() {
    let project = project();
    lake::put(&project.join("lake"), 9, b"not an object");
    assert_snapshot!(transcript(&project, &["apply", "--auto-approve"]), @r#"
    exit 10
    --- stdout
    Incomplete run r-1 in TIME: 19 ledgers read, ##.# KB.
      contract-event -> save-to-sqlite  147 rows  exactly once   table contract_events in out/events.db
    1 ledger left undone:
      contract-event -> save-to-sqlite  9  E406 bad_data
          object FFFFFFFF--0-63999/FFFFFFF6--9.xdr.zst: decompress: Unknown frame descriptor at byte 0
          of 13
    Look: sqlite3 out/events.db 'select count(*) from contract_events'
    Next: cdpctl apply (it does only what is missing)
    --- stderr
    E406 object FFFFFFFF--0-63999/FFFFFFF6--9.xdr.zst: decompress: Unknown frame descriptor at byte 0 of 13
    "#);
    assert_snapshot!(transcript(&project, &["status"]), @r#"
    exit 12
    --- stdout
    PIPELINE  STATE   DONE TO  TIP  LAG  EDGES   LAST RUN
    events    failed  8        21   1    0 of 1  r-1  failed  TIME ago
    --- stderr
    "#);
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
    assert_snapshot!(transcript(&project, &["status"]), @r#"
    exit 0
    --- stdout
    PIPELINE  STATE  DONE TO  TIP  LAG  EDGES   LAST RUN
    events    new    —        21   20   0 of 1  —
    ledgers   new    —        21   10   0 of 1  —
    --- stderr
    "#);
    project.run(&["apply", "--auto-approve", "--until", "9"]).expect(0);
    assert_snapshot!(transcript(&project, &["status"]), @r#"
    exit 0
    --- stdout
    PIPELINE  STATE   DONE TO  TIP  LAG  EDGES   LAST RUN
    events    behind  9        21   12   0 of 1  r-1  completed  TIME ago
    ledgers   behind  9        21   2    0 of 1  r-1  completed  TIME ago
    --- stderr
    "#);
    let status = project.run(&["status", "--json"]).expect(0).json();
    assert!(status["pipelines"].as_array().unwrap().len() == 2, "{status}");
}

#[test]
fn show_tells_what_the_lockfile_knows() {
    let project = project();
    assert_snapshot!(transcript(&project, &["show", "pipeline.events"]), @r#"
    exit 1
    --- stdout
    --- stderr
    error[E108]: nothing is known at `pipeline.events`
      = help: cdpctl status lists pipelines and their last runs
    "#);
    project.run(&["apply", "--auto-approve"]).expect(0);
    assert_snapshot!(transcript(&project, &["show", "pipeline.events"]), @r#"
    exit 0
    --- stdout
    pipeline.events
      applied   TIME in r-1
      source    buffered-storage-source  BufferedStorageSourceAdapter
      processor contract-event  ContractEvent
      consumer  save-to-sqlite  SaveToSQLite

      contract-event -> save-to-sqlite
        target       table contract_events in out/events.db
        fingerprint  ############
        done         20 ledgers, 149 rows
                     2 – 21
    --- stderr
    "#);
    assert_snapshot!(transcript(&project, &["show", "pipeline.events/contract-event->save-to-sqlite"]), @r#"
    exit 0
    --- stdout
    pipeline.events
      applied   TIME in r-1
      source    buffered-storage-source  BufferedStorageSourceAdapter
      processor contract-event  ContractEvent
      consumer  save-to-sqlite  SaveToSQLite

      contract-event -> save-to-sqlite
        target       table contract_events in out/events.db
        fingerprint  ############
        done         20 ledgers, 149 rows
                     2 – 21
    --- stderr
    "#);
    let run = project.run(&["show", "r-1", "--json"]).expect(0).json();
    assert!(run.to_string().contains("completed"), "{run}");
    seen(&project, project.run(&["show", "r-1"]).expect(0));
    assert_snapshot!(transcript(&project, &["show", "pipeline.nothing"]), @r#"
    exit 1
    --- stdout
    --- stderr
    error[E108]: nothing is known at `pipeline.nothing`
      = help: cdpctl status lists pipelines and their last runs
    "#);
}

#[test]
fn graph_prints_who_reads_whom() {
    let project = project();
    assert_snapshot!(transcript(&project, &["graph"]), @r#"
    exit 0
    --- stdout
    pipeline.events
      source    buffered-storage-source  BufferedStorageSourceAdapter
      processor contract-event  ContractEvent  <- buffered-storage-source
      consumer  save-to-sqlite  SaveToSQLite  <- contract-event (contract_events)
    --- stderr
    "#);
}

#[test]
fn validate_says_how_much_was_checked_and_what_is_wrong() {
    let project = project();
    assert_snapshot!(transcript(&project, &["validate"]), @r#"
    exit 0
    --- stdout
    Valid: 1 pipeline in 2 files.
    --- stderr
    "#);
    project.write("events.pipeline.yaml", &EVENTS.replace("start_ledger", "start_leger"));
    assert_snapshot!(transcript(&project, &["validate"]), @r#"
    exit 3
    --- stdout
    error[E310]: unknown field `start_leger`
      --> events.pipeline.yaml:11:7
       |
    11 |       start_leger: 2
       |       ^^^^^^^^^^^
       = note: not a field of BufferedStorageSourceAdapter
       = help: did you mean `start_ledger`?

    1 error, 0 warnings in 2 files. More on one: cdpctl explain E310
    --- stderr
    "#);
}

#[test]
fn render_prints_the_pipeline_as_it_runs() {
    assert_snapshot!(transcript(&project(), &["render"]), @r#"
    exit 0
    --- stdout
    # events.pipeline.yaml
    apiVersion: v1
    kind: Pipeline
    metadata:
      name: events
    spec:
      source:
        type: BufferedStorageSourceAdapter
        config:
          path: lake
          network: standalone
          start_ledger: 2
          end_ledger: 21
      processors:
        - type: ContractEvent
      consumers:
        - type: SaveToSQLite
          config:
            path: out/events.db
    --- stderr
    "#);
}

#[test]
fn init_writes_a_project_that_plans_and_applies() {
    let project = Project::empty();
    assert_snapshot!(transcript(&project, &["init"]), @r#"
    exit 0
    --- stdout
    wrote ./cdpctl.yaml
    wrote ./pipelines/quickstart.yaml
    wrote ./.cdpctl/project.schema.json
    wrote ./.cdpctl/pipeline.schema.json
    wrote ./lake/README.md
    wrote ./.gitignore
    wrote ./lake (120 synthetic ledgers)
    Next: cdpctl plan, then cdpctl apply
    --- stderr
    "#);
    project.run(&["plan", "--detailed-exitcode"]).expect(2);
    project.run(&["apply", "--auto-approve"]).expect(0);
    project.run(&["plan", "--detailed-exitcode"]).expect(0);
    assert!(std::fs::read_to_string(project.join(".gitignore")).unwrap().lines().any(|line| line == "state/"));
}

#[test]
fn init_overwrites_nothing() {
    let project = project();
    let before = std::fs::read_to_string(project.join("cdpctl.yaml")).unwrap();
    assert_snapshot!(transcript(&project, &["init"]), @r#"
    exit 1
    --- stdout
    --- stderr
    error[E300]: cdpctl.yaml is there already
      = help: run cdpctl init in an empty folder, or name one: cdpctl init FOLDER
    "#);
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
