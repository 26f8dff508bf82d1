//! What every processor makes of the demo lake, pinned by hash: rows that change without a new version of the processor's
//! logic would leave half of a target made under the old logic, and nobody would know.

use cdpctl::components::registry;
use sha2::{Digest, Sha256};

use crate::support::{Project, lake, targets};

/// `(processor, version of its logic, configuration and inputs, SHA-256 of the rows)`.
const GOLDEN: &[(&str, &str, &str, &str)] = &[
    (
        "alert-filter",
        "1.0.0",
        "    - {type: ContractEvent}\n    - {type: AlertFilter, config: {conditions: [{field: value, operator: \">\", threshold: 1000000}]}}",
        "d033a61032dd6f4c4803f648c8ad87fa5c8b056e03dfe39e5339a96e3301622c",
    ),
    (
        "contract-event",
        "1.0.0",
        "    - {type: ContractEvent, config: {event_types: [\"*\", diagnostic]}}",
        "23d0248757a0ff5fd8d5e28b96885d9ce81ee753fb97ae488add483af50aecac",
    ),
    ("ledgers", "1.0.0", "    - {type: Ledgers}", "0c6980508b743a913e3d4d587a2eedb2174884df8f3e2442f12eb0bdc5d047ed"),
];

#[test]
fn rows_change_only_with_the_version_of_the_logic() {
    let project = Project::new("");
    lake::write(&project.join("lake"), 2, 120);
    let mut wrong = Vec::new();
    for entry in registry::PROCESSORS {
        let (id, version) = (entry.descriptor.id, entry.descriptor.version);
        let Some((_, _, processors, golden)) = GOLDEN.iter().find(|row| row.0 == id && row.1 == version) else {
            wrong.push(format!("{id} {version} has no golden rows here: add a line"));
            continue;
        };
        let consumers = format!("    - {{type: SaveToJSONL, config: {{path: {id}}}}}");
        let lake = project.join("lake");
        let range = "start_ledger: 2, end_ledger: 121";
        let text = crate::support::pipeline(id, &lake, "standalone", range, processors, &consumers);
        project.write("one.pipeline.yaml", &text);
        project.run(&["apply", "--auto-approve", "one.pipeline.yaml"]).expect(0);
        let mut hash = Sha256::new();
        for (name, lines) in targets::jsonl(&project.join(id)) {
            hash.update(format!("{name}\n{}\n", lines.join("\n")));
        }
        let found: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        if found != *golden {
            wrong.push(format!("the rows of {id} {version} changed: raise the version and pin {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
