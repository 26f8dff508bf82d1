//! Generated files are current: `schemas/`, and the demo lake of `examples/quickstart`. With `UPDATE=1` they are written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cdpctl::ops;
use serde_json::{Value, json};

use crate::support::Project;

const SCHEMAS: &[&str] = &["pipeline", "project", "template"];

#[test]
fn the_published_schemas_are_those_of_the_code() {
    let folder = root("schemas");
    for name in SCHEMAS {
        let document = ops::schema(name).unwrap_or_else(|| panic!("no schema {name}"));
        let wanted = format!("{}\n", serde_json::to_string_pretty(&document.value).unwrap());
        current(&folder.join(format!("{name}.schema.json")), wanted.as_bytes(), <[u8]>::to_vec);
    }
    let wanted: Vec<PathBuf> = SCHEMAS.iter().map(|name| format!("{name}.schema.json").into()).collect();
    assert_eq!(files(&folder), wanted, "schemas/ holds exactly the generated files");
}

#[test]
fn the_demo_lake_is_the_one_that_the_code_makes() {
    let lake = root("examples/quickstart/lake");
    let wanted: BTreeMap<String, Vec<u8>> = ops::demo_lake().into_iter().collect();
    assert!(wanted.len() > 100, "a hundred or so ledgers");
    for (key, bytes) in &wanted {
        // Another release of zstd may pack the same bytes otherwise.
        current(
            &lake.join(key),
            bytes,
            if Path::new(key).extension().is_some_and(|extension| extension == "zst") {
                unpacked
            } else {
                <[u8]>::to_vec
            },
        );
    }
    let mut names: Vec<PathBuf> = wanted.keys().map(PathBuf::from).chain([PathBuf::from("README.md")]).collect();
    names.sort();
    assert_eq!(files(&lake), names, "the lake holds its manifest, its objects and README.md, nothing else");
    assert!(std::fs::read_to_string(lake.join("README.md")).unwrap().contains("synthetic"), "it is labelled synthetic");
}

#[test]
fn init_writes_the_quickstart_example() {
    let project = Project::empty();
    project.run(&["init"]).expect(0);
    let (example, made) = (root("examples/quickstart"), project.path());
    for name in ["cdpctl.yaml", "pipelines/quickstart.yaml", "lake/README.md", "lake/.config.json"] {
        let read = |folder: &Path| {
            let text = std::fs::read_to_string(folder.join(name)).unwrap();
            // A project of its own has the schemas elsewhere than this repository.
            text.lines()
                .filter(|line| !line.starts_with("# yaml-language-server:"))
                .map(|line| format!("{line}\n"))
                .collect::<String>()
        };
        assert_eq!(read(made), read(&example), "{name}");
    }
    for (name, line) in
        [("cdpctl.yaml", "$schema=.cdpctl/project."), ("pipelines/quickstart.yaml", "$schema=../.cdpctl/pipeline.")]
    {
        assert!(std::fs::read_to_string(made.join(name)).unwrap().contains(line), "{name} leads editors to its schema");
    }
    for name in ["project", "pipeline"] {
        let written = std::fs::read(made.join(format!(".cdpctl/{name}.schema.json"))).unwrap();
        assert_eq!(written, std::fs::read(root(&format!("schemas/{name}.schema.json"))).unwrap());
    }
    assert_eq!(files(&made.join("lake")), files(&example.join("lake")));
}

#[test]
fn published_schemas_are_valid_draft_2020_12_and_say_what_every_field_is_for() {
    let mut wrong = Vec::new();
    for name in SCHEMAS {
        let schema = ops::schema(name).unwrap().value;
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        jsonschema::meta::validate(&schema)
            .unwrap_or_else(|error| panic!("{name}: {error} at {}", error.instance_path()));
        jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
        undescribed(&schema, name, &mut wrong);
    }
    assert!(wrong.is_empty(), "without a description:\n{}", wrong.join("\n"));
}

#[test]
fn every_field_of_a_component_says_what_it_affects_and_describes_itself() {
    let words = ["data", "schema", "target", "delivery", "none"];
    let mut wrong = Vec::new();
    for descriptor in cdpctl::components::registry::descriptors() {
        let schema = ops::schema(descriptor.config_type).unwrap().value;
        jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{}: {error}", descriptor.id));
        undescribed(&schema, descriptor.id, &mut wrong);
        let fields = schema["properties"].as_object().unwrap_or_else(|| panic!("{} has no fields", descriptor.id));
        for (name, field) in fields {
            if !field["affects"].as_str().is_some_and(|affects| words.contains(&affects)) {
                wrong.push(format!("{}: {name} affects {}", descriptor.id, field["affects"]));
            }
        }
        assert_eq!(schema["additionalProperties"], json!(false), "{} refuses unknown fields", descriptor.id);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_published_schemas_accept_the_examples_and_refuse_what_is_misspelt() {
    let check = |name: &str, file: &str| {
        let text = std::fs::read_to_string(root(file)).unwrap();
        let document = crate::support::yaml::parse(&text);
        let schema: Value =
            serde_json::from_slice(&std::fs::read(root(&format!("schemas/{name}.schema.json"))).unwrap()).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let found: Vec<String> =
            validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(found, Vec::<String>::new(), "{file}");
        let mut misspelt = document;
        misspelt["spec"]["souce"] = json!({});
        assert!(!validator.is_valid(&misspelt), "{name} lets an unknown field through");
    };
    for (name, file) in [
        ("project", "examples/quickstart/cdpctl.yaml"),
        ("pipeline", "examples/quickstart/pipelines/quickstart.yaml"),
        ("project", "examples/public-lake/cdpctl.yaml"),
        ("pipeline", "examples/public-lake/pipelines/transfers.yaml"),
        ("project", "examples/contract-alerts/cdpctl.yaml"),
        ("pipeline", "examples/contract-alerts/pipelines/alerts.yaml"),
        ("template", "templates/cdp/stellar-contract-monitoring.yaml"),
    ] {
        check(name, file);
    }
}

/// Properties without a description, at any depth; `if` and `then` of node rules only choose among described ones.
fn undescribed(schema: &Value, at: &str, wrong: &mut Vec<String>) {
    match schema {
        Value::Object(object) => {
            for (key, inner) in object {
                if key == "if" {
                    continue;
                }
                if key == "properties" {
                    for (name, property) in inner.as_object().expect("properties are an object") {
                        let said = property["description"].as_str().is_some_and(|text| !text.trim().is_empty());
                        if !said && property.get("$ref").is_none() {
                            wrong.push(format!("{at}.{name}"));
                        }
                        undescribed(property, &format!("{at}.{name}"), wrong);
                    }
                } else {
                    undescribed(inner, &if key == "$defs" { at.to_owned() } else { format!("{at}/{key}") }, wrong);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| undescribed(item, at, wrong)),
        _ => {}
    }
}

/// Compares a file with what it has to be, or writes it under `UPDATE=1`.
#[track_caller]
fn current(path: &Path, wanted: &[u8], compared: fn(&[u8]) -> Vec<u8>) {
    #[expect(clippy::disallowed_methods, reason = "the tests' own setting, not the program's")]
    let update = std::env::var("UPDATE").is_ok_and(|value| value == "1");
    let found = std::fs::read(path).ok();
    let same = found.as_ref().is_some_and(|found| compared(found) == compared(wanted));
    if !same && update {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, wanted).unwrap();
        return;
    }
    assert!(found.is_some(), "{} is missing; UPDATE=1 cargo test writes it", path.display());
    assert!(same, "{} is not current; UPDATE=1 cargo test writes it", path.display());
}

fn unpacked(object: &[u8]) -> Vec<u8> {
    zstd::bulk::decompress(object, 1 << 24).expect("a good object")
}

/// Paths of all files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path.strip_prefix(folder).unwrap().to_owned()) }
        }
    }
    found.sort();
    found
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
