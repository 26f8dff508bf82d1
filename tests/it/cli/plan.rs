//! The plan's text in each of its situations.

use insta::assert_snapshot;

use super::{EVENTS, LEDGERS, project, seen, transcript};
use crate::support::lake;

#[test]
fn a_first_plan_shows_what_will_be_created() {
    assert_snapshot!(transcript(&project(), &["plan"]), @r#"
    exit 0
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
    "#);
}

#[test]
fn a_plan_after_apply_says_that_nothing_changes() {
    let project = project();
    project.run(&["apply", "--auto-approve"]).expect(0);
    assert_snapshot!(transcript(&project, &["plan"]), @r#"
    exit 0
    --- stdout
    cdpctl 0.1.0 · state state/cdpctl.lock  lineage ln_LINEAGE…  serial 1 · 1 pipeline
    Source   lake  file:///project/lake  standalone · tip 21 ######… · probed in TIME
    Policy   3 rules passed

    No changes. 1 pipeline is up to date (tip 21).
    --- stderr
    "#);
}

#[test]
fn a_changed_filter_and_range_are_shown_with_their_lines() {
    let project = project();
    project.write("events.pipeline.yaml", &EVENTS.replace("end_ledger: 21", "end_ledger: 15"));
    project.run(&["apply", "--auto-approve"]).expect(0);
    let changed =
        EVENTS.replace("type: ContractEvent\n", "type: ContractEvent\n      config: {event_types: [transfer]}\n");
    project.write("events.pipeline.yaml", &changed);
    assert_snapshot!(transcript(&project, &["plan"]), @r#"
    exit 0
    --- stdout
    cdpctl 0.1.0 · state state/cdpctl.lock  lineage ln_LINEAGE…  serial 1 · 1 pipeline
    Source   lake  file:///project/lake  standalone · tip 21 ######… · probed in TIME

      # pipeline.events will be updated                         events.pipeline.yaml:4
        ledgers 2 – 21
      ~ buffered-storage-source  BufferedStorageSourceAdapter   events.pipeline.yaml:7
          ~ end_ledger       15 -> 21                           events.pipeline.yaml:12
      ~ contract-event  ContractEvent                           events.pipeline.yaml:14
          ~ event_types      [*] -> [transfer]  affects data    events.pipeline.yaml:15
      ! contract-event -> save-to-sqlite  fingerprint ###### -> ######  event_types

    Ledgers  edge                              class         interval    ledgers
             contract-event -> save-to-sqlite  + new         16 – 21           6
                                               -/+ reprocess 2 – 15           14
             2 ▕▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒██████████▏ 21  █ new  ▒ reprocess

    Work     read  20 ledgers · 20 objects · ##.# KB           sizes of 20 objects
             time  1 s p50 · 3 s p90                           declared rates of the components
             cost  $0.00 now · $0.00 a month                   local folder, prices of 2026-11-01
    Policy   3 rules passed

    Plan: 0 to create, 1 to update, 0 to delete. Ledgers: 6 new, 0 gap, 14 reprocess, 0 blocked.
    Cost: $0.00 now, $0.00 a month.
    Next: cdpctl apply
    --- stderr
    "#);
    assert_snapshot!(transcript(&project, &["plan", "--diff"]), @r#"
    exit 0
    --- stdout
    cdpctl 0.1.0 · state state/cdpctl.lock  lineage ln_LINEAGE…  serial 1 · 1 pipeline
    Source   lake  file:///project/lake  standalone · tip 21 ######… · probed in TIME

      # pipeline.events will be updated                         events.pipeline.yaml:4
        ledgers 2 – 21
      ~ buffered-storage-source  BufferedStorageSourceAdapter   events.pipeline.yaml:7
          ~ end_ledger       15 -> 21                           events.pipeline.yaml:12
      ~ contract-event  ContractEvent                           events.pipeline.yaml:14
          ~ event_types      [*] -> [transfer]  affects data    events.pipeline.yaml:15
      ! contract-event -> save-to-sqlite  fingerprint ###### -> ######  event_types
        @@ -5,7 +5,7 @@
             path: lake
             network: standalone
             start_ledger: 2
        -    end_ledger: 15
        +    end_ledger: 21
             read_timeout: 20
             retry_limit: 3
             retry_wait: 5
        @@ -15,7 +15,7 @@
           type: ContractEvent
           config:
             event_types:
        -      - "*"
        +      - transfer
         - id: save-to-sqlite
           kind: consumer
           type: SaveToSQLite

    Ledgers  edge                              class         interval    ledgers
             contract-event -> save-to-sqlite  + new         16 – 21           6
                                               -/+ reprocess 2 – 15           14
             2 ▕▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒██████████▏ 21  █ new  ▒ reprocess

    Work     read  20 ledgers · 20 objects · ##.# KB           sizes of 20 objects
             time  1 s p50 · 3 s p90                           declared rates of the components
             cost  $0.00 now · $0.00 a month                   local folder, prices of 2026-11-01
    Policy   3 rules passed

    Plan: 0 to create, 1 to update, 0 to delete. Ledgers: 6 new, 0 gap, 14 reprocess, 0 blocked.
    Cost: $0.00 now, $0.00 a month.
    Next: cdpctl apply
    --- stderr
    "#);
}

#[test]
fn unchanged_pipelines_are_one_line_among_changed_ones() {
    let project = project();
    project.write("ledgers.pipeline.yaml", LEDGERS);
    project.run(&["apply", "--auto-approve"]).expect(0);
    project.write("ledgers.pipeline.yaml", &LEDGERS.replace("path: out/ledgers", "path: out/elsewhere"));
    assert_snapshot!(transcript(&project, &["plan"]), @r#"
    exit 0
    --- stdout
    cdpctl 0.1.0 · state state/cdpctl.lock  lineage ln_LINEAGE…  serial 1 · 2 pipelines
    Source   lake  file:///project/lake  standalone · tip 21 ######… · probed in TIME

      # pipeline.ledgers will be updated                        ledgers.pipeline.yaml:4
        ledgers 2 – 11
      ~ save-to-jsonl  SaveToJSONL  idempotent                  ledgers.pipeline.yaml:12
          ~ path                                                ledgers.pipeline.yaml:13
            out/ledgers -> out/elsewhere affects target
      -/+ ledgers -> save-to-jsonl
          target was files out/ledgers/ledgers/*.jsonl; it stays as it is

      (1 pipeline unchanged)

    Ledgers  edge                      class         interval    ledgers
             ledgers -> save-to-jsonl  + new         2 – 11           10
                                       o orphan      2 – 11           10  former target
             2 ▕████████████████████████████████████▏ 11  █ new

    Work     read  10 ledgers · 10 objects · ##.# KB           sizes of 10 objects
             time  1 s p50 · 3 s p90                           declared rates of the components
             cost  $0.00 now · $0.00 a month                   local folder, prices of 2026-11-01
    Policy   3 rules passed

    Plan: 0 to create, 1 to update, 0 to delete. Ledgers: 10 new, 0 gap, 0 reprocess, 0 blocked.
    Cost: $0.00 now, $0.00 a month.
    Next: cdpctl apply
    --- stderr
    "#);
}

#[test]
fn a_pipeline_that_is_gone_is_deleted_and_its_rows_stay() {
    let project = project();
    project.write("ledgers.pipeline.yaml", LEDGERS);
    project.run(&["apply", "--auto-approve"]).expect(0);
    std::fs::remove_file(project.join("ledgers.pipeline.yaml")).unwrap();
    assert_snapshot!(transcript(&project, &["plan"]), @r#"
    exit 0
    --- stdout
    cdpctl 0.1.0 · state state/cdpctl.lock  lineage ln_LINEAGE…  serial 1 · 1 pipeline, 1 gone
    Source   lake  file:///project/lake  standalone · tip 21 ######… · probed in TIME

    - # pipeline.ledgers will be unregistered
        no longer configured; its rows stay

      (1 pipeline unchanged)

    Ledgers  edge                      class         interval    ledgers
             ledgers -> save-to-jsonl  o orphan      2 – 11           10
    Policy   3 rules passed

    Plan: 0 to create, 0 to update, 1 to delete. Ledgers: 0 new, 0 gap, 0 reprocess, 0 blocked.
    Cost: $0.00 now, $0.00 a month.
    Next: cdpctl apply
    --- stderr
    "#);
}

#[test]
fn blocked_ledgers_are_named_with_their_reason() {
    let project = project();
    std::fs::remove_file(lake::object(&project.join("lake"), 9)).unwrap();
    project.write("events.pipeline.yaml", &EVENTS.replace("end_ledger: 21", "end_ledger: 30"));
    assert_snapshot!(transcript(&project, &["plan"]), @r#"
    exit 0
    --- stdout
    cdpctl 0.1.0 · state state/cdpctl.lock (new) · 1 pipeline
    Source   lake  file:///project/lake  standalone · tip 21 ######… · probed in TIME

      # pipeline.events will be created                         events.pipeline.yaml:4
        ledgers 2 – 30
      + buffered-storage-source  BufferedStorageSourceAdapter   events.pipeline.yaml:7
          path               lake                               events.pipeline.yaml:9
          network            standalone                         events.pipeline.yaml:10
          start_ledger       2                                  events.pipeline.yaml:11
          end_ledger         30                                 events.pipeline.yaml:12
          read_timeout       20
          retry_limit        3
          retry_wait         5
          verify             header
      + contract-event  ContractEvent                           events.pipeline.yaml:14
          event_types        [*]
      + save-to-sqlite  SaveToSQLite  exactly once              events.pipeline.yaml:16
          path               out/events.db                      events.pipeline.yaml:18

    Ledgers  edge                              class         interval    ledgers
             contract-event -> save-to-sqlite  + new         2 – 8             7
                                                             10 – 21          12
                                               ? blocked     9                 1  missing
                                                             22 – 30           9  beyond the tip
             2 ▕█████████x███████████████xxxxxxxxxxx▏ 30  █ new  x blocked

    Work     read  19 ledgers · 19 objects · ##.# KB           sizes of 19 objects
             time  1 s p50 · 3 s p90                           declared rates of the components
             cost  $0.00 now · $0.00 a month                   local folder, prices of 2026-11-01
    Policy   3 rules passed

    Plan: 1 to create, 0 to update, 0 to delete. Ledgers: 19 new, 0 gap, 0 reprocess, 10 blocked.
    Cost: $0.00 now, $0.00 a month.
    Next: cdpctl apply
    --- stderr
    "#);
}

#[test]
fn a_denied_plan_names_the_rule_and_the_way_out() {
    let project = project();
    project.write("events.pipeline.yaml", &EVENTS.replace("end_ledger: 21", "end_ledger: 1_000_002"));
    assert_snapshot!(transcript(&project, &["plan"]), @r#"
    exit 4
    --- stdout
    cdpctl 0.1.0 · state state/cdpctl.lock (new) · 1 pipeline
    Source   lake  file:///project/lake  standalone · tip 21 ######… · probed in TIME

      # pipeline.events will be created                         events.pipeline.yaml:4
        ledgers 2 – 1,000,002
      + buffered-storage-source  BufferedStorageSourceAdapter   events.pipeline.yaml:7
          path               lake                               events.pipeline.yaml:9
          network            standalone                         events.pipeline.yaml:10
          start_ledger       2                                  events.pipeline.yaml:11
          end_ledger         1_000_002                          events.pipeline.yaml:12
          read_timeout       20
          retry_limit        3
          retry_wait         5
          verify             header
      + contract-event  ContractEvent                           events.pipeline.yaml:14
          event_types        [*]
      + save-to-sqlite  SaveToSQLite  exactly once              events.pipeline.yaml:16
          path               out/events.db                      events.pipeline.yaml:18

    Ledgers  edge                              class         interval          ledgers
             contract-event -> save-to-sqlite  + new         2 – 21                 20
                                               ? blocked     22 – 1,000,002    999,981  beyond the tip
             2 ▕xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx▏ 1.00M  x blocked

    Work     read  20 ledgers · 20 objects · ##.# KB           sizes of 20 objects
             time  1 s p50 · 3 s p90                           declared rates of the components
             cost  $0.00 now · $0.00 a month                   local folder, prices of 2026-11-01
    Policy   deny     P101  ledger range too large: 1000001 ledgers (max 1M)
                      pipeline.events  events.pipeline.yaml:12
                      help: go in steps: --until 1000001 now, the rest later; or raise
                      spec.policies.max_ledger_range.limit in cdpctl.yaml
             2 rules passed

    Plan: 1 to create, 0 to update, 0 to delete. Ledgers: 20 new, 0 gap, 0 reprocess, 999,981 blocked.
    Cost: $0.00 now, $0.00 a month.
    Next: cdpctl policy show max_ledger_range
    --- stderr
    "#);
}

#[test]
fn a_narrowed_plan_and_a_hole_show_their_classes() {
    let project = project();
    project.run(&["apply", "--auto-approve", "--from", "2", "--until", "5"]).expect(0);
    project.run(&["apply", "--auto-approve", "--from", "10"]).expect(0);
    assert_snapshot!(transcript(&project, &["plan", "--until", "8"]), @r#"
    exit 0
    --- stdout
    cdpctl 0.1.0 · state state/cdpctl.lock  lineage ln_LINEAGE…  serial 1 · 1 pipeline
    Source   lake  file:///project/lake  standalone · tip 21 ######… · probed in TIME

      # pipeline.events has ledgers to do                       events.pipeline.yaml:4
        ledgers 2 – 21 (narrowed by --until)

    Ledgers  edge                              class         interval    ledgers
             contract-event -> save-to-sqlite  + gap         6 – 8             3
                                               = reuse       2 – 5             4
             2 ▕░░░░░░░░░░░░░░░░░░░░░!!!!!!!!!!!!!!!▏ 8  ! gap  ░ reuse

    Work     read  3 ledgers · 3 objects · #.# KB              sizes of 3 objects
             time  1 s p50 · 3 s p90                           declared rates of the components
             cost  $0.00 now · $0.00 a month                   local folder, prices of 2026-11-01
    Policy   3 rules passed

    Plan: 0 to create, 1 to update, 0 to delete. Ledgers: 0 new, 3 gap, 0 reprocess, 0 blocked.
    Cost: $0.00 now, $0.00 a month.
    Next: cdpctl apply --until 8
    --- stderr
    "#);
}

#[test]
fn long_names_and_values_never_pass_100_columns() {
    let project = project();
    let long = "x".repeat(63);
    let text = EVENTS.replace("name: events", &format!("name: {long}")).replace(
        "type: ContractEvent\n",
        &format!(
            "type: ContractEvent\n      id: {}\n      config: {{contract_ids: [{}]}}\n",
            "y".repeat(63),
            [CONTRACT; 5].join(", ")
        ),
    );
    let text = text.replace("path: out/events.db", &format!("path: {}/{}.db", "out".repeat(40), "z".repeat(90)));
    project.write("events.pipeline.yaml", &text);
    for arguments in [&["plan"][..], &["plan", "--concise"]] {
        let text = seen(&project, project.run(arguments).expect(0));
        assert!(text.contains("xxxxxxx"));
    }
    project.run(&["apply", "--auto-approve"]).expect(0);
    seen(&project, project.run(&["plan"]).expect(0));
}

#[test]
fn no_color_changes_nothing_in_a_pipe() {
    let project = project();
    let plain = seen(&project, project.run(&["plan"]).expect(0));
    assert_eq!(seen(&project, project.run_with(&["plan"], &[("NO_COLOR", "1")])), plain);
    assert_eq!(seen(&project, project.run(&["plan", "--no-color"])), plain);
    assert_eq!(
        seen(&project, project.run_with(&["plan"], &[("TERM", "xterm-256color"), ("CLICOLOR_FORCE", "1")])),
        plain
    );
}

#[test]
fn two_plans_as_json_differ_in_id_and_times_alone() {
    let project = project();
    project.write("ledgers.pipeline.yaml", LEDGERS);
    for _ in 0..2 {
        let plan = || {
            let ran = project.run(&["plan", "--json"]).expect(0);
            assert_eq!(ran.stderr, "");
            ran.stdout
        };
        let (first, second) = (plan(), plan());
        let own = |line: &&str| {
            ["\"plan_id\"", "\"created_at\"", "\"expires_at\""].iter().any(|key| line.starts_with(&format!("  {key}")))
        };
        let same = |text: &str| text.lines().filter(|line| !own(line)).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(first.lines().count() - same(&first).len(), 3);
        assert_eq!(same(&first), same(&second));
        // The same holds for a plan with history behind it.
        project.run(&["apply", "--auto-approve", "--until", "9"]).expect(0);
    }
}

#[test]
fn the_keys_of_the_plan_document_stand_in_the_documented_order() {
    let project = project();
    project.write("events.pipeline.yaml", &EVENTS.replace("end_ledger: 21", "end_ledger: 30"));
    project.run(&["apply", "--auto-approve", "--until", "9"]).expect(0);
    let changed =
        EVENTS.replace("type: ContractEvent\n", "type: ContractEvent\n      config: {event_types: [transfer]}\n");
    project.write("events.pipeline.yaml", &changed);
    let plan = project.run(&["plan", "--json"]).expect(0).json();
    let keys = |pointer: &str| {
        let found = plan.pointer(pointer).unwrap_or_else(|| panic!("no {pointer} in {plan:#}"));
        found.as_object().unwrap().keys().map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    for (pointer, wanted) in [
        (
            "",
            "format_version kind cdpctl_version plan_id digest created_at expires_at mode applyable complete errored base sources \
             pipelines summary policy_results drift diagnostics next_actions narrowed moves",
        ),
        ("/base", "lineage serial config_hash policy_hash packs_hash git"),
        ("/sources/0", "id url network available tip"),
        ("/sources/0/available/0", "start end basis"),
        ("/sources/0/tip", "ledger hash closed_at"),
        (
            "/pipelines/0",
            "address action action_reason follow range nodes ledger_range data_volume processing_time estimated_cost \
             optimizations actions edges desired pins_start moved_from",
        ),
        ("/pipelines/0/range", "filename start end"),
        ("/pipelines/0/nodes/0", "address type config"),
        ("/pipelines/0/ledger_range", "start end count"),
        ("/pipelines/0/data_volume", "ledgers objects bytes basis"),
        ("/pipelines/0/processing_time", "p50_seconds p90_seconds basis"),
        ("/pipelines/0/estimated_cost", "currency now per_month lines"),
        ("/pipelines/0/actions/0", "address action reason change fingerprint range"),
        ("/pipelines/0/actions/0/change", "before after paths sensitive_paths"),
        ("/pipelines/0/edges/0", "address intervals"),
        ("/pipelines/0/edges/0/intervals/0", "class reason start end ledgers"),
        ("/summary", "pipelines ledgers policy estimated_cost data_volume processing_time"),
        ("/summary/pipelines", "create update delete no_op"),
        ("/summary/ledgers", "new gap reprocess blocked reuse orphan"),
        ("/summary/policy", "passed warn approve deny"),
    ] {
        assert_eq!(keys(pointer), wanted, "{pointer}");
    }
    let fingerprint =
        plan["pipelines"][0]["actions"].as_array().unwrap().iter().find_map(|action| action["fingerprint"].as_object());
    assert_eq!(fingerprint.unwrap().keys().collect::<Vec<_>>(), ["before", "after", "changed"]);
    assert_eq!(plan["kind"], "cdpctl.plan");
    assert_eq!(plan["mode"], "normal");
}

#[test]
fn json_into_a_file_is_the_document_of_standard_output() {
    let project = project();
    let ran = project.run(&["plan", "--json", "--json-into", "plan.json"]).expect(0);
    assert_eq!(std::fs::read_to_string(project.join("plan.json")).unwrap(), ran.stdout);
    let text = project.run(&["plan", "--json-into", "plan.json"]).expect(0);
    assert!(text.stdout.contains("Plan: 1 to create"));
    project.run(&["plan", "--json-into", "no/such/folder.json"]).expect(1);
}

const CONTRACT: &str = "CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA";
