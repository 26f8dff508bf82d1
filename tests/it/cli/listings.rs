//! Commands that need no project: components, policies, schemas, codes, version.

use insta::assert_snapshot;

use super::transcript;
use crate::support::Project;

#[test]
fn components_are_listed_and_shown() {
    let project = Project::empty();
    assert_snapshot!(transcript(&project, &["components", "list"]), @r#"
    exit 0
    --- stdout
    TYPE                          KIND       DELIVERY       DESCRIPTION
    BufferedStorageSourceAdapter  source                    Ledgers from a SEP-54 data lake, as Galex…
    AlertFilter                   processor                 Keeps the records for which all condition…
    ContractEvent                 processor                 Contract, system and diagnostic events wi…
    Ledgers                       processor                 One row per ledger: hashes, close time, c…
    SaveToJSONL                   consumer   idempotent     Writes a folder of .jsonl part files per …
    SaveToSQLite                  consumer   exactly once   Writes a table per dataset into a SQLite …
    WebhookNotifier               consumer   at least once  Sends each record as JSON to a URL, with …
    --- stderr
    "#);
    assert_snapshot!(transcript(&project, &["components", "show", "ContractEvents"]), @r#"
    exit 0
    --- stdout
    ContractEvent  processor
    Contract, system and diagnostic events with topics and data decoded, fee events included

      id         contract-event
      aliases    ContractEvents
      version    1.0.0
      networks   any
      protocols  protocols 1-28
      takes      ledgers-xdr
      gives      contract_events
      state      none

    Configuration
      network_passphrase  string  affects none
          Passphrase of the network; must be the source's. The source's is taken without it.
      contract_id  string  affects data
          Only events of this contract (a C address).
      contract_ids  list of string  affects data
          Only events of these contracts (C addresses).
      event_types  list of string  ["*"]  affects data
          Which events: the types contract, system and diagnostic, or a first topic such as transfer.
          `*` stands for contract and system; diagnostic events come only when asked for by name.

    Beside the configuration
      id  string
          Id of the node; without it the component's id, numbered when taken.
      inputs  list of string
          Nodes that it reads. Without: a processor that takes ledgers reads the source, one that takes
          records the nearest processor before it that has its columns; a consumer reads every processor
          that no other processor reads.

    Dataset contract_events (version 1), key event_id
      event_id                               text
          Id as Stellar RPC writes it; unique on the network.
      ledger_sequence                        u32
          Ledger of the event.
      closed_at                              timestamp
          Close time of the ledger, UTC.
      transaction_hash                       text
          Hash of the transaction, hex; of a fee bump the outer one.
      transaction_id                         i64
          TOID of the transaction (SEP-35).
      operation_id                           i64?
          TOID of the operation, which counts from 1; null for transaction-level events.
      operation_index                        u32?
          Index of the operation in its transaction, from 0; null for transaction-level events.
      event_index                            u32
          Index of the event at its position, from 0, counted before any filter.
      stage                                  text?
          For transaction-level events: before_all_txs, after_tx or after_all_txs; `diagnostic` for
          diagnostic events.
      successful                             bool
          Whether the transaction succeeded.
      in_successful_contract_call            bool
          Whether the contract call that raised the event succeeded.
      contract_id                            text?
          Contract that raised the event, a C address.
      type                                   i32
          Type of the event: 0 system, 1 contract, 2 diagnostic.
      type_string                            text
          The same in words, as stellar-etl writes it: ContractEventTypeSystem,
          ContractEventTypeContract, ContractEventTypeDiagnostic.
      topics                                 json
          Topics as XDR, base64, a JSON array.
      topics_decoded                         json
          Topics as XDR-JSON (SEP-51), a JSON array.
      data                                   text
          Data as XDR, base64.
      data_decoded                           json
          Data as XDR-JSON (SEP-51).
      value                                  text?
          The data when it is an integer, or its `amount` when it is a map that has one: an exact
          decimal.
      contract_event_xdr                     text
          The whole event as XDR of a DiagnosticEvent, base64, as in stellar-etl.

    Example
      processors:
        - type: ContractEvent
          config:
            contract_id: CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA
            event_types: [transfer]
    --- stderr
    "#);
    assert_snapshot!(transcript(&project, &["components", "show", "Nothing"]), @r#"
    exit 1
    --- stdout
    --- stderr
    error[E314]: there is no component `Nothing`
      = help: cdpctl components list shows all
    "#);
}

#[test]
fn components_can_be_listed_by_kind() {
    let project = Project::empty();
    let list = project.run(&["components", "list", "--kind", "processor", "--json"]).expect(0).json();
    let kinds: Vec<&str> =
        list.as_array().unwrap().iter().map(|component| component["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["processor"; 3]);
}

#[test]
fn policies_are_listed_with_the_settings_in_force() {
    let project = Project::empty();
    assert_snapshot!(transcript(&project, &["policy", "list"]), @r#"
    exit 0
    --- stdout
    RULE                     CODE  LEVEL  SETTINGS
    max_ledger_range         P101  deny   limit 1000000
    mainnet_resource_limits  P102  deny   max_workers 10, max_buffer_size 1000
    cost_limit               P103  deny   limit 1000
    --- stderr
    "#);
    assert_snapshot!(transcript(&project, &["policy", "show", "max_ledger_range"]), @r#"
    exit 0
    --- stdout
    max_ledger_range  P101  deny
    a pipeline wants at most so many ledgers in one plan

    Checks
      The ledgers that a pipeline wants and has not (ledger_range.count of the plan): new, missing, to
      be processed again, and not yet at the source. A range without an end counts up to the tip of this
      plan.

    Why
      A wrong start_ledger is one digit away from years of ledgers. Work in steps can be looked at
      between steps.

    Fix
      Go in steps: plan and apply with the --until that the finding names, then again. Or raise
      spec.policies.max_ledger_range.limit in cdpctl.yaml.

    Example that it finds fault with
      source:
        type: BufferedStorageSourceAdapter
        config: {start_ledger: 5000000, end_ledger: 57999999}

    Settings (cdpctl.yaml, spec.policies)
      limit              1000000      most ledgers, inclusive
    --- stderr
    "#);
    let project = Project::new("  policies: {max_ledger_range: {limit: 2M, level: warn}, cost_limit: {limit: 12.5}}\n");
    let rules = project.run(&["policy", "list", "--json"]).expect(0).json();
    assert_eq!(rules[0]["name"], "max_ledger_range");
    assert_eq!((&rules[0]["level"], &rules[0]["settings"]["limit"]), (&"warn".into(), &"2000000".into()));
    assert_eq!(rules[2]["settings"]["limit"], "12.5");
    project.run(&["policy", "show", "nothing"]).expect(64);
}

#[test]
fn exit_codes_are_printed_for_people_and_machines() {
    let project = Project::empty();
    assert_snapshot!(transcript(&project, &["schema", "exit-codes"]), @r#"
    exit 0
    --- stdout
       0  ok, or no changes
       1  failed before any work, or unclassified
       2  only with --detailed-exitcode: changes present
       3  configuration invalid (a lake of another network than said included)
       4  policy denied
       5  plan stale or mismatched; another chain; target owned by another
       6  apply: approval required and none given
       7  state locked
       8  budget reached, stopped at a checkpoint
       9  timeout
      10  apply: wanted work left undone (failed, missing, quarantined); consistent, resumable
      11  no edge can start: source or consumers unreachable, or not authorised
      12  checks or tests failed; status unhealthy
      64  wrong usage of the command line
      70  internal error: a bug in cdpctl
     130  stopped by SIGINT after a clean stop
     143  stopped by SIGTERM after a clean stop
    --- stderr
    "#);
    let codes = project.run(&["schema", "exit-codes", "--json"]).expect(0).json();
    let codes: Vec<u64> = codes.as_array().unwrap().iter().map(|entry| entry["code"].as_u64().unwrap()).collect();
    assert_eq!(codes, [70, 130, 143, 64, 3, 11, 4, 5, 7, 6, 8, 9, 10, 12, 1, 2, 0]);
}

#[test]
fn every_schema_that_is_listed_is_printed() {
    let project = Project::empty();
    let names = project.run(&["schema"]).expect(0).stdout;
    assert!(names.lines().count() >= 13, "{names}");
    for name in names.lines() {
        assert!(!project.run(&["schema", name, "--json"]).expect(0).json().is_null(), "{name}");
    }
    project.run(&["schema", "nothing"]).expect(64);
}

#[test]
fn codes_are_explained() {
    let project = Project::empty();
    assert_snapshot!(transcript(&project, &["explain", "e310"]), @r#"
    exit 0
    --- stdout
    E310: unknown field

    The schema has no field of that name. Unknown fields are errors, since a misspelt option would
    silently run with its default.
    --- stderr
    "#);
    assert_snapshot!(transcript(&project, &["explain", "E399"]), @r#"
    exit 64
    --- stdout
    --- stderr
    there is no code `E399`; cdpctl explain lists all codes
    "#);
}

#[test]
fn the_version_is_told() {
    let project = Project::empty();
    let ran = project.run(&["version"]).expect(0);
    assert_eq!(ran.stdout.lines().next(), Some(concat!("cdpctl ", env!("CARGO_PKG_VERSION"))));
    let _: serde_json::Value = project.run(&["version", "--json"]).expect(0).json();
}
