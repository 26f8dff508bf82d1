//! Who reads whom, and what cannot be wired.

use super::{SQLITE, minimal, validated};
use crate::support::Project;

#[track_caller]
fn graph(processors: &str, consumers: &str) -> Vec<String> {
    let project = Project::new("");
    project.write("a.pipeline.yaml", &minimal(processors, consumers));
    let text = project.run(&["graph"]).expect(0).stdout;
    text.lines()
        .filter_map(|line| {
            line.split_once("<- ").map(|(node, inputs)| {
                let id = node.split_whitespace().nth(1).unwrap();
                format!("{id} <- {inputs}")
            })
        })
        .collect()
}

#[test]
fn without_inputs_the_rule_wires() {
    assert_eq!(
        graph(
            "    - type: Ledgers\n    - type: ContractEvent\n    - type: AlertFilter\n      config: {conditions: [{field: value, operator: \">\", threshold: 1}]}",
            SQLITE,
        ),
        [
            "ledgers <- buffered-storage-source",
            "contract-event <- buffered-storage-source",
            "alert-filter <- contract-event (contract_events)",
            "save-to-sqlite <- ledgers (ledgers), alert-filter (contract_events)",
        ]
    );
}

#[test]
fn an_operator_reads_the_nearest_processor_that_has_its_columns() {
    assert_eq!(
        graph(
            "    - type: Ledgers\n    - type: ContractEvent\n    - type: AlertFilter\n      config: {conditions: [{field: base_fee, operator: \">\", threshold: 1}]}",
            SQLITE,
        )[2],
        "alert-filter <- ledgers (ledgers)"
    );
}

#[test]
fn with_inputs_exactly_what_is_written_runs() {
    assert_eq!(
        graph(
            "    - type: ContractEvent\n    - {id: big, type: AlertFilter, inputs: [contract-event], config: {conditions: [{field: value, operator: \">\", threshold: 9}]}}\n    - {id: small, type: AlertFilter, inputs: [contract-event], config: {conditions: [{field: value, operator: \"<\", threshold: 9}]}}",
            "    - {id: first, type: SaveToSQLite, inputs: [big], config: {path: a.db}}\n    - {id: second, type: SaveToJSONL, inputs: [small], config: {path: out}}",
        ),
        [
            "contract-event <- buffered-storage-source",
            "big <- contract-event (contract_events)",
            "small <- contract-event (contract_events)",
            "first <- big (contract_events)",
            "second <- small (contract_events)",
        ]
    );
}

#[test]
fn the_graph_as_json_holds_the_same() {
    let project = Project::new("");
    project.write("a.pipeline.yaml", &minimal("    - type: Ledgers", SQLITE));
    let graph = project.run(&["graph", "--json"]).expect(0).json().to_string();
    assert!(graph.contains("buffered-storage-source") && graph.contains("save-to-sqlite"), "{graph}");
}

#[test]
fn ids_come_from_the_canonical_type_whatever_alias_is_written() {
    assert_eq!(graph("    - type: LatestLedger", SQLITE), graph("    - type: Ledgers", SQLITE));
    let two = graph(
        "    - type: Ledgers",
        "    - {type: SaveToSQLite, config: {path: a.db}}\n    - {type: SaveToSQLite, config: {path: b.db}}",
    );
    assert!(two[1].starts_with("save-to-sqlite <-") && two[2].starts_with("save-to-sqlite-2 <-"), "{two:?}");
}

#[test]
fn what_cannot_be_wired_is_refused_by_code() {
    let filter = |id: &str, input: &str| {
        format!(
            "    - {{id: {id}, type: AlertFilter, inputs: [{input}], config: {{conditions: [{{field: value, operator: \">\", threshold: 1}}]}}}}"
        )
    };
    for (what, processors, consumers, code) in [
        ("a cycle", format!("{}\n{}", filter("a", "b"), filter("b", "a")), SQLITE.to_owned(), "E334"),
        ("a node that reads itself", filter("a", "a"), SQLITE.to_owned(), "E334"),
        ("a dangling input", filter("a", "nothing"), SQLITE.to_owned(), "E333"),
        ("a consumer as input", filter("a", "save-to-sqlite"), SQLITE.to_owned(), "E333"),
        ("ledgers from a processor", "    - {type: ContractEvent}\n    - {type: Ledgers, inputs: [contract-event]}".to_owned(), SQLITE.to_owned(), "E333"),
        ("records from the source", filter("a", "buffered-storage-source"), SQLITE.to_owned(), "E333"),
        ("an operator alone", "    - {type: AlertFilter, config: {conditions: [{field: value, operator: \">\", threshold: 1}]}}".to_owned(), SQLITE.to_owned(), "E333"),
        ("an unread processor", "    - type: Ledgers\n    - type: ContractEvent".to_owned(), "    - {type: SaveToSQLite, inputs: [ledgers], config: {path: a.db}}".to_owned(), "E335"),
        ("a column that is not there", "    - type: Ledgers\n    - {type: AlertFilter, config: {conditions: [{field: valu, operator: \">\", threshold: 1}]}}".to_owned(), SQLITE.to_owned(), "E336"),
        ("two inputs in one table", format!("    - type: ContractEvent\n{}\n{}", filter("a", "contract-event"), filter("b", "contract-event")), SQLITE.to_owned(), "E337"),
        ("two consumers in one table", "    - type: Ledgers".to_owned(), "    - {type: SaveToSQLite, config: {path: a.db}}\n    - {type: SaveToSQLite, config: {path: ./a.db}}".to_owned(), "E337"),
        ("two nodes of one id", "    - {id: x, type: Ledgers}\n    - {id: x, type: ContractEvent}".to_owned(), SQLITE.to_owned(), "E332"),
        ("an id that is no name", "    - {id: \"a/b\", type: Ledgers}".to_owned(), SQLITE.to_owned(), "E330"),
        ("another network", "    - {type: ContractEvent, config: {network_passphrase: \"Test SDF Network ; September 2015\"}}".to_owned(), SQLITE.to_owned(), "E344"),
    ] {
        let found = validated(&minimal(&processors, &consumers));
        assert!(found.iter().any(|place| place.ends_with(code)), "{what}: {found:?}");
        assert!(found.iter().all(|place| place.starts_with("a.pipeline.yaml:")), "{what}: {found:?}");
    }
}

#[test]
fn two_pipelines_cannot_write_to_one_table() {
    let project = Project::new("");
    let text = minimal("    - type: Ledgers", SQLITE);
    project.write("a.pipeline.yaml", &text);
    project.write("b.pipeline.yaml", &text.replace("name: p}", "name: q}"));
    let ran = project.run(&["validate", "--json"]).expect(3);
    assert!(super::found(&ran)[0].ends_with("E337"), "{}", ran.stdout);
}

#[test]
fn columns_are_those_of_what_a_consumer_reads() {
    let of = |processors: &str, columns: &str| {
        let consumers = format!("    - {{type: SaveToSQLite, columns: {columns}, config: {{path: out.db}}}}");
        let project = Project::new("");
        project.write("a.pipeline.yaml", &minimal(processors, &consumers));
        let ran = project.run(&["validate", "--json"]);
        let document = ran.json();
        let found = document["diagnostics"].as_array().unwrap().iter();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let told: Vec<[String; 3]> = found
            .map(|found| {
                let start = found["range"]["start"]["column"].as_u64().unwrap();
                let line = text(&found["snippet"]);
                let at: String = line.chars().skip(usize::try_from(start).unwrap() - 1).collect();
                let at = at.split([',', ']']).next().unwrap_or_default().to_owned();
                [text(&found["code"]), at, format!("{} | {}", text(&found["summary"]), text(&found["fix"]))]
            })
            .collect();
        told
    };
    let both = "    - type: Ledgers\n    - type: ContractEvent";
    // A column of one of the datasets is enough.
    assert_eq!(of(both, "[base_fee, value, closed_at]"), [] as [[String; 3]; 0]);
    let told = of("    - type: Ledgers", "[base_fee, value, bse_fee]");
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0][..2], ["E336", "value"], "{told:?}");
    assert!(told[0][2].contains("`save-to-sqlite` takes the column `value`, which ledgers does not have"), "{told:?}");
    assert!(told[0][2].contains("columns of ledgers: ledger_sequence, sequence"), "{told:?}");
    assert_eq!(told[1][..2], ["E336", "bse_fee"], "{told:?}");
    assert!(told[1][2].ends_with("did you mean `base_fee`?"), "{told:?}");
    let told = of(both, "[valu]");
    assert!(told[0][2].contains("which ledgers and contract_events do not have | did you mean `value`?"), "{told:?}");
    let told = of(both, "[]");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0][..2], ["E313", "["], "{told:?}");
    assert!(told[0][2].contains("columns"), "{told:?}");
    // A processor that cannot be built tells no columns.
    let told = of("    - {type: ContractEvent, config: {contract_id: X}}", "[nothing]");
    assert_eq!(told.iter().map(|told| told[0].as_str()).collect::<Vec<_>>(), ["E313"], "{told:?}");
}
