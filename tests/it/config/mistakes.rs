//! Every mistake is told at once, each with its code and place.

use super::{SQLITE, found, minimal, validated};
use crate::support::Project;

#[test]
fn ten_mistakes_in_one_pipeline_are_ten_diagnostics_at_their_places() {
    let found = validated(
        "\
apiVersion: v1
kind: Pipeline
metadata:
  name: ten mistakes
  lables: {a: b}
spec:
  source:
    type: BufferedStorageSource
    config:
      path: lake
      network: manet
      start_leger: 2
      end_ledger: 0
      num_workers: \"many\"
  processors:
    - type: ContractEvnt
    - type: Ledgers
      config: {unknown: 1}
  consumers:
    - type: SaveToSQLite
      inputs: [ledgrs]
      config: {path: out.db}
    - type: WebhookNotifier
      config:
        url: https://example.com/hook
        headers: {Authorization: \"Bearer literal\"}
",
    );
    assert_eq!(
        found,
        [
            "a.pipeline.yaml:4:9 E330",
            "a.pipeline.yaml:5:3 E310",
            "a.pipeline.yaml:11:16 E345",
            "a.pipeline.yaml:12:7 E310",
            "a.pipeline.yaml:13:19 E340",
            "a.pipeline.yaml:14:20 E312",
            "a.pipeline.yaml:16:13 E314",
            "a.pipeline.yaml:18:16 E310",
            "a.pipeline.yaml:21:16 E333",
            "a.pipeline.yaml:26:34 E321",
        ]
    );
}

#[test]
fn every_mistake_has_words_a_snippet_and_a_remedy() {
    let project = Project::new("");
    project
        .write("a.pipeline.yaml", &minimal("    - type: ContractEvnt", SQLITE).replace("start_ledger", "start_leger"));
    let ran = project.run(&["validate", "--json"]).expect(3);
    let document = ran.json();
    let keys: Vec<&String> = document.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["format_version", "valid", "error_count", "warning_count", "diagnostics"]);
    assert_eq!((&document["valid"], &document["error_count"]), (&false.into(), &2.into()));
    for diagnostic in document["diagnostics"].as_array().unwrap() {
        let keys: Vec<&String> = diagnostic.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["severity", "code", "summary", "detail", "range", "related", "snippet", "fix"]);
        assert!(diagnostic["fix"].as_str().unwrap().starts_with("did you mean `"), "{diagnostic}");
        assert!(!diagnostic["snippet"].as_str().unwrap().is_empty());
    }
    // A byte offset leads to the very text.
    let text = std::fs::read_to_string(project.join("a.pipeline.yaml")).unwrap();
    let range = &document["diagnostics"][0]["range"];
    let byte = |end: &str| usize::try_from(range[end]["byte"].as_u64().unwrap()).unwrap();
    assert_eq!(&text[byte("start")..byte("end")], "start_leger");
}

#[test]
fn documents_of_other_tools_are_known_by_name() {
    for (text, tool) in [
        ("apiVersion: flowctl/v1\nkind: Pipeline\nmetadata: {name: x}\nspec: {sources: []}\n", "flowctl"),
        (
            "pipelines:\n  P:\n    source: {type: BufferedStorageSourceAdapter, config: {}}\n    processors: []\n",
            "cdp-pipeline-workflow",
        ),
    ] {
        let project = Project::new("");
        project.write("a.pipeline.yaml", text);
        let ran = project.run(&["validate", "--json"]).expect(3);
        assert_eq!(found(&ran).len(), 1, "one word, not buried: {}", ran.stdout);
        assert!(found(&ran)[0].ends_with("E305") && ran.stdout.contains(tool), "{}", ran.stdout);
    }
}

#[test]
fn what_is_no_document_of_ours_is_refused_by_code() {
    for (text, code) in [
        ("apiVersion: banana\nkind: Pipeline\nmetadata: {name: x}\nspec: {}\n", "E306"),
        ("apiVersion: v1\nkind: Pipelin\nmetadata: {name: x}\n", "E306"),
        ("apiVersion: v1\nmetadata: {name: x}\n", "E306"),
        ("a: [1, 2\n", "E301"),
        ("a: \"unclosed\n", "E301"),
        ("a: b: c\n", "E301"),
        ("apiVersion: v1\nkind: Pipeline\nkind: Pipeline\nmetadata: {name: x}\n", "E302"),
        ("? [complex]\n: key\n", "E304"),
        ("apiVersion: v1\nkind: Pipeline\nmetadata: {<<: {a: b}, name: x}\n", "E304"),
        ("apiVersion: v1\nkind: !custom Pipeline\nmetadata: {name: x}\n", "E304"),
    ] {
        let found = validated(text);
        assert!(found.iter().any(|place| place.ends_with(code)), "{text}: {found:?}");
    }
}

#[test]
fn a_key_that_stands_twice_names_both_places() {
    let project = Project::new("");
    let twice = minimal(
        "    - type: Ledgers",
        "    - type: SaveToSQLite\n      config:\n        path: a.db\n        path: b.db",
    );
    project.write("a.pipeline.yaml", &twice);
    let ran = project.run(&["validate", "--json"]).expect(3);
    let diagnostic = &ran.json()["diagnostics"][0];
    assert_eq!(diagnostic["code"], "E302");
    let (first, second) = (&diagnostic["related"][0]["range"]["start"]["line"], &diagnostic["range"]["start"]["line"]);
    assert_eq!(first.as_u64().unwrap() + 1, second.as_u64().unwrap(), "{diagnostic}");
}

#[test]
fn documents_that_would_exhaust_the_machine_are_refused_quickly() {
    let bomb: String = std::iter::once("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned())
        .chain((1..12).map(|n| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(", "))))
        .collect();
    let deep_flow = format!("a: {}{}\n", "[".repeat(20_000), "]".repeat(20_000));
    let deep_block: String = (0..20_000).map(|_| "- ").chain(["x\n"]).collect();
    let deep_map = format!("{}1{}\n", "{a: ".repeat(20_000), "}".repeat(20_000));
    for (name, text) in [("bomb", bomb), ("flow", deep_flow), ("block", deep_block), ("map", deep_map)] {
        let project = Project::new("");
        project.write("a.pipeline.yaml", &text);
        let started = std::time::Instant::now();
        let ran = project.run(&["validate", "--json"]).expect(3);
        assert!(found(&ran).iter().any(|place| place.ends_with("E303")), "{name}: {}", ran.stdout);
        assert!(started.elapsed().as_secs() < 5, "{name} took {:?}", started.elapsed());
        assert!(ran.stdout.len() < 20_000, "{name}: the answer is short");
    }
}

#[test]
fn a_hundred_megabytes_are_not_even_read() {
    let project = Project::new("");
    std::fs::File::create(project.join("a.pipeline.yaml")).unwrap().set_len(100 << 20).unwrap();
    let started = std::time::Instant::now();
    let ran = project.run(&["validate", "--json"]).expect(3);
    assert!(found(&ran)[0].ends_with("E303"), "{}", ran.stdout);
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
}

#[test]
fn range_fields_say_what_is_wrong_with_them() {
    for (range, code) in [
        ("start_ledger: 2, end_ledger: 0", "E340"),
        ("start_ledger: 0, end_ledger: 5", "E341"),
        ("start_ledger: +5, end_ledger: 9", "E341"),
        ("start_ledger: ten", "E341"),
        ("start_ledger: 2, end_ledger: 4294967296", "E341"),
        ("start_ledger: 9, end_ledger: 8", "E342"),
        ("start_ledger: \"@2026-13-01T00:00:00Z\"", "E341"),
        ("start_ledger: 1.5", "E341"),
    ] {
        let text = minimal("    - type: Ledgers", SQLITE).replace("start_ledger: 2, end_ledger: 4", range);
        let found = validated(&text);
        assert!(found.len() == 1 && found[0].ends_with(code), "{range}: {found:?}");
    }
}

#[test]
fn a_bucket_without_a_place_is_told_how_to_give_it_one() {
    let project = Project::new("");
    project.write(
        "a.pipeline.yaml",
        &minimal("    - type: Ledgers", SQLITE).replace("path: \"lake\"", "bucket_name: stellar-mainnet-ledgers"),
    );
    let ran = project.run(&["validate", "--json"]).expect(3);
    assert!(
        found(&ran)[0].ends_with("E343") && ran.stdout.contains("spec.buckets") && ran.stdout.contains("url"),
        "{}",
        ran.stdout
    );
}

#[test]
fn project_settings_are_checked_too() {
    for (settings, code) in [
        ("  polices: {}\n", "E310"),
        ("  policies: {max_ledger_rang: {limit: 1}}\n", "E310"),
        ("  policies: {max_ledger_range: {level: never}}\n", "E313"),
        ("  policies: {max_ledger_range: {limit: 0}}\n", "E313"),
        ("  buckets: {b: {uri: lake}}\n", "E310"),
        ("  defaults: {NoSuchType: {a: 1}}\n", "E314"),
    ] {
        let project = Project::new(settings);
        project.write("a.pipeline.yaml", &minimal("    - type: Ledgers", SQLITE));
        let found = found(&project.run(&["validate", "--json"]));
        assert!(
            found.iter().any(|place| place.starts_with("cdpctl.yaml:6:") && place.ends_with(code)),
            "{settings}: {found:?}"
        );
    }
}
