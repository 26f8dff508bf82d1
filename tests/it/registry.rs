//! What holds for every component and every dataset of the registry, whoever adds one.

use cdpctl::components::{Descriptor, Kind, registry};
use serde_json::{Value, json};

use crate::support::{Project, lake, pipeline, yaml};

/// JSON names of a component, in order: part of the interface.
const NAMES: &[&str] = &[
    "id",
    "type",
    "config_type",
    "aliases",
    "name",
    "description",
    "version",
    "network_support",
    "stellar_version",
    "processing_mode",
    "data_types",
    "resource_estimates",
    "state",
    "delivery",
    "example",
];

#[test]
fn components_have_the_json_names_that_users_know() {
    let project = Project::empty();
    let list = project.run(&["components", "list", "--json"]).expect(0).json();
    let list = list.as_array().unwrap();
    assert_eq!(list[0]["id"], "buffered-storage-source");
    assert_eq!(list[0]["config_type"], "BufferedStorageSourceAdapter");
    assert_eq!(list.len(), registry::descriptors().count());
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for component in list {
        assert_eq!(keys(component), NAMES, "{}", component["id"]);
        assert_eq!(keys(&component["data_types"]), ["in", "out"]);
        assert_eq!(keys(&component["resource_estimates"]), ["memory_mb", "cpu_cores", "throughput_tps"]);
        let kind = component["type"].as_str().unwrap();
        assert!(["source", "processor", "consumer"].contains(&kind), "{kind}");
        assert!(["batch", "streaming"].contains(&component["processing_mode"].as_str().unwrap()));
        assert_eq!(component["delivery"].is_string(), kind == "consumer", "consumers promise something about delivery");
        assert_eq!(component["state"].is_string(), kind == "processor", "processors say what their rows depend on");
        for name in names(component) {
            let shown = project.run(&["components", "show", &name, "--json"]).expect(0).json();
            assert_eq!(&shown, component, "components show {name} shows the same component");
        }
    }
}

#[test]
fn every_component_says_what_it_takes_and_gives() {
    let known: Vec<&str> = registry::datasets().map(|dataset| dataset.name).chain(["ledgers-xdr", "any"]).collect();
    for descriptor in registry::descriptors() {
        let id = descriptor.id;
        let (takes, gives) = (descriptor.data_types.input, descriptor.data_types.output);
        assert!(!takes.is_empty(), "{id}");
        match descriptor.kind {
            Kind::Source => assert_eq!(gives, ["ledgers-xdr"], "{id}"),
            Kind::Processor => assert!(takes.iter().chain(gives).all(|name| known.contains(name)), "{id}"),
            Kind::Consumer => assert!(takes == ["any"] && gives.is_empty(), "{id}: a consumer takes every dataset"),
        }
        let costs = descriptor.resource_estimates;
        assert!(costs.memory_mb > 0 && costs.cpu_cores > 0 && costs.throughput_tps > 0, "{id}: {costs:?}");
        assert!(!descriptor.description.ends_with('.') && descriptor.description.len() < 120, "{id}: one line");
    }
}

#[test]
fn every_example_runs_in_a_pipeline() {
    for descriptor in registry::descriptors() {
        let project = Project::new("");
        lake::write(&project.join("lake"), 2, 3);
        let mut parts = yaml::parse(descriptor.example);
        let parts = parts.as_object_mut().unwrap_or_else(|| panic!("{}: {}", descriptor.id, descriptor.example));
        let role = match descriptor.kind {
            Kind::Source => "source",
            Kind::Processor => "processors",
            Kind::Consumer => "consumers",
        };
        assert!(parts.contains_key(role), "{}: the example shows it", descriptor.id);
        let mut spec = json!({
            "source": {"type": "BufferedStorageSourceAdapter", "config": {"path": "lake", "network": "standalone", "start_ledger": 2, "end_ledger": 4}},
            "processors": [{"type": "Ledgers"}],
            "consumers": [{"type": "SaveToJSONL", "config": {"path": "out"}}],
        });
        spec.as_object_mut().unwrap().append(parts);
        // A bucket of the example leads to the lake of this test.
        let bucket = spec["source"]["config"]["bucket_name"].as_str().unwrap_or("none").to_owned();
        let settings =
            format!("  buckets: {{{bucket}: {{url: lake}}}}\n  network: {{allow_private: [\"127.0.0.1\"]}}\n");
        project.write("cdpctl.yaml", &format!("apiVersion: v1\nkind: Project\nmetadata: {{name: t}}\nspec:\n  pipelines: [\"*.pipeline.yaml\"]\n{settings}"));
        let document = json!({"apiVersion": "v1", "kind": "Pipeline", "metadata": {"name": "example"}, "spec": spec});
        project.write("example.pipeline.yaml", &document.to_string());
        // Secrets of examples are references: set whatever they name.
        let env: Vec<(String, String)> =
            references(descriptor.example).into_iter().map(|name| (name, "x".to_owned())).collect();
        let env: Vec<(&str, &str)> = env.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let ran = project.run_with(&["validate", "--json"], &env);
        assert_eq!(ran.code, 0, "{}: {}", descriptor.id, ran.stdout);
        assert_eq!(ran.json()["warning_count"], 0, "{}: {}", descriptor.id, ran.stdout);
    }
}

#[test]
fn an_alias_plans_as_its_canonical_type() {
    let mut tried = 0;
    for descriptor in registry::descriptors() {
        for alias in descriptor.aliases {
            tried += 1;
            let (canonical, aliased) = (plan_with(descriptor, descriptor.config_type), plan_with(descriptor, alias));
            assert_eq!(canonical, aliased, "{alias} of {}", descriptor.config_type);
            assert!(canonical.contains(descriptor.config_type) && !aliased.contains(&format!("\"{alias}\"")));
        }
    }
    assert!(tried >= 3, "BufferedStorageSource, ContractEvents, LatestLedger");
}

#[test]
fn every_dataset_is_documented_and_keyed() {
    let project = Project::empty();
    let shown = project.run(&["schema", "datasets"]).expect(0).json();
    assert_eq!(shown.as_array().unwrap().len(), registry::datasets().count());
    for dataset in registry::datasets() {
        let name = dataset.name;
        assert!(dataset.version >= 1 && !dataset.doc.is_empty(), "{name}");
        let sequence = dataset.column("ledger_sequence").unwrap_or_else(|| panic!("{name} lacks ledger_sequence"));
        assert!(!sequence.nullable, "{name}");
        assert!(!dataset.key.is_empty(), "{name} has a natural key");
        for key in dataset.key {
            let column = dataset.column(key).unwrap_or_else(|| panic!("{name} lacks its key column {key}"));
            assert!(!column.nullable, "{name}: the key column {key} can be null");
        }
        let mut seen = std::collections::BTreeSet::new();
        for column in dataset.columns {
            assert!(seen.insert(column.name), "{name}.{} stands twice", column.name);
            assert!(column.doc.len() > 3 && !column.doc.contains('\n'), "{name}.{} has one line of doc", column.name);
            let snake = column.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
            assert!(snake, "{name}.{} is not snake case", column.name);
        }
    }
}

#[test]
fn an_unknown_component_is_not_found_but_its_neighbour_is_named() {
    let project = Project::empty();
    let ran = project.run(&["components", "show", "ContractEvnt"]).expect(1);
    assert!(ran.stdout.is_empty() && ran.stderr.contains("did you mean `ContractEvent`?"), "{}", ran.stderr);
}

/// Names under which a component is found.
fn names(component: &Value) -> Vec<String> {
    let aliases = component["aliases"].as_array().unwrap().iter();
    [&component["id"], &component["config_type"]]
        .into_iter()
        .chain(aliases)
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

/// Names in `${NAME}` references.
fn references(text: &str) -> Vec<String> {
    text.split("${").skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.split(":-").next()?.to_owned())).collect()
}

/// The plan of a pipeline in which that component is written as `written`, without what differs from plan to plan.
fn plan_with(descriptor: &Descriptor, written: &str) -> String {
    let project = Project::new("");
    lake::write(&project.join("lake"), 2, 3);
    let (processors, consumers) = match descriptor.kind {
        Kind::Processor => {
            (format!("    - type: {written}"), "    - {type: SaveToSQLite, config: {path: out.db}}".to_owned())
        }
        Kind::Consumer => {
            ("    - type: Ledgers".to_owned(), format!("    - {{type: {written}, config: {{path: out}}}}"))
        }
        Kind::Source => {
            ("    - type: Ledgers".to_owned(), "    - {type: SaveToSQLite, config: {path: out.db}}".to_owned())
        }
    };
    let mut text = pipeline(
        "p",
        std::path::Path::new("lake"),
        "standalone",
        "start_ledger: 2, end_ledger: 4",
        &processors,
        &consumers,
    );
    if descriptor.kind == Kind::Source {
        text = text.replace("BufferedStorageSourceAdapter", written);
    }
    project.write("a.pipeline.yaml", &text);
    let root = project.path().canonicalize().unwrap().display().to_string();
    let mut plan = project.run(&["plan", "--json"]).expect(0).json();
    for key in ["plan_id", "created_at", "expires_at"] {
        plan.as_object_mut().unwrap().remove(key);
    }
    // The rendered configuration is the text as written, and so are its hash and all places.
    plan["base"]["config_hash"].take();
    without_places(&mut plan);
    plan.to_string().replace(&root, "/project").replace(&project.path().display().to_string(), "/project")
}

/// Takes all places in the text away.
fn without_places(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, inner| inner.get("filename").is_none());
            fields.values_mut().for_each(without_places);
        }
        Value::Array(items) => items.iter_mut().for_each(without_places),
        _ => {}
    }
}
