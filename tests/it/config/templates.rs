//! Templates: the built-in pack, a project's own, values that stay values.

use serde_json::{Value, json};

use super::found;
use crate::support::{Project, yaml};

const CONTRACT: &str = "CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA";

/// A project whose only pipeline is an instance of a template with these values.
fn instance(template: &str, values: Value) -> Project {
    let project = Project::new(
        "  buckets: {stellar-mainnet-ledgers: {url: lake}, stellar-testnet-ledgers: {url: lake}}\n  network: {allow_private: [\"127.0.0.1\"]}\n",
    );
    let document = json!({"apiVersion": "v1", "kind": "Pipeline", "metadata": {"name": "i"}, "spec": {"template": {"name": template, "values": values}}});
    project.write("i.pipeline.yaml", &document.to_string());
    project
}

fn monitoring(values: Value) -> Project {
    instance("stellar-contract-monitoring", values)
}

#[track_caller]
fn rendered(project: &Project) -> Value {
    yaml::parse(&project.run(&["render"]).expect(0).stdout)
}

fn monitored() -> Value {
    json!({"contract_id": CONTRACT, "alert_webhook": "http://127.0.0.1:8080/hook"})
}

#[test]
fn the_built_in_template_renders_and_validates_verbatim() {
    let project = monitoring(monitored());
    project.run(&["validate"]).expect(0);
    let wanted = json!({
        "apiVersion": "v1",
        "kind": "Pipeline",
        "metadata": {"name": "contract-monitor-CAS3J7GY"},
        "spec": {
            "source": {"type": "BufferedStorageSourceAdapter", "config": {
                "bucket_name": "stellar-mainnet-ledgers", "network": "mainnet", "num_workers": 4, "buffer_size": 100}},
            "processors": [
                {"type": "ContractEvent", "config": {
                    "network_passphrase": "Public Global Stellar Network ; September 2015",
                    "contract_id": CONTRACT, "event_types": ["*"]}},
                {"type": "AlertFilter", "config": {"conditions": [{"field": "value", "operator": ">", "threshold": 1_000_000}]}},
            ],
            "consumers": [{"type": "WebhookNotifier", "config": {"url": "http://127.0.0.1:8080/hook", "format": "json"}}],
        },
    });
    assert_eq!(rendered(&project), wanted);
}

#[test]
fn the_built_in_template_is_the_one_that_users_know() {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/cdp/stellar-contract-monitoring.yaml"))
            .unwrap();
    let template = yaml::parse(&text);
    let parameters = template["spec"]["parameters"].as_array().unwrap();
    let names: Vec<&str> = parameters.iter().map(|parameter| parameter["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["contract_id", "event_types", "network", "alert_webhook"]);
    for spelling in [
        "name: contract-monitor-{{ .Values.contract_id | trunc 8 }}",
        "bucket_name: stellar-{{ .Values.network }}-ledgers",
        "network_passphrase: {{ .Values.network | networkPassphrase }}",
        "event_types: {{ .Values.event_types | toJson }}",
        "url: {{ .Values.alert_webhook }}",
    ] {
        assert!(text.contains(spelling), "{spelling}");
    }
}

#[test]
fn a_project_template_wins_over_the_built_in_one_unless_the_pack_is_named() {
    let project = monitoring(monitored());
    let own =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/cdp/stellar-contract-monitoring.yaml"))
            .unwrap();
    project.write("templates/monitoring.yaml", &own.replace("contract-monitor-{{", "mine-{{"));
    assert_eq!(rendered(&project)["metadata"]["name"], "mine-CAS3J7GY");
    let mut document: Value =
        serde_json::from_str(&std::fs::read_to_string(project.join("i.pipeline.yaml")).unwrap()).unwrap();
    document["spec"]["template"]["pack"] = json!("cdp");
    project.write("i.pipeline.yaml", &document.to_string());
    assert_eq!(rendered(&project)["metadata"]["name"], "contract-monitor-CAS3J7GY");
    document["spec"]["template"]["pack"] = json!("other");
    project.write("i.pipeline.yaml", &document.to_string());
    let ran = project.run(&["validate", "--json"]).expect(3);
    assert!(found(&ran)[0].ends_with("E207"), "{}", ran.stdout);
}

const ECHO: &str = "\
apiVersion: v1
kind: PipelineTemplate
metadata: {name: echo}
spec:
  parameters: [{name: value, type: string, required: true}, {name: absent, type: string}]
  template: |
    apiVersion: v1
    kind: Pipeline
    metadata:
      name: echo
      labels:
        plain: {{ .Values.value }}
        quoted: \"<{{ .Values.value }}>\"
        single: '{{ .Values.value }}'
        inside: a {{ .Values.value }} b
        {{- if .Values.absent }}
        absent: there
        {{- end }}
        folded: >-
          {{ .Values.value }}
    spec:
      source: {type: BufferedStorageSourceAdapter, config: {path: lake, network: standalone, start_ledger: 2, end_ledger: 4}}
      processors: [{type: Ledgers}]
      consumers: [{type: SaveToSQLite, config: {path: out.db}}]
";

#[test]
fn no_text_of_a_value_changes_the_structure_of_the_document() {
    for hostile in [
        "x\n  evil: 1",
        "x\nevil: 1",
        "x\n        evil: \"1\"\nspec: {}",
        "a: b",
        "# comment",
        "x # no comment",
        "\"",
        "'",
        "x\" evil: \"1",
        "*alias",
        "&anchor x",
        "!!int 1",
        "{evil: 1}",
        "[evil]",
        "- x",
        "---",
        "x\n---\nkind: Pipeline",
        "| x",
        "{{ .Values.absent }}",
        "{% for x in range(9) %}",
        "%YAML 1.2",
        "true",
        "12",
        "~",
        "",
        " lead and trail ",
        "\ttab",
        "\\n\\\"",
        "\u{feff}bom",
        "日本\u{2028}",
    ] {
        let project = instance("echo", json!({"value": hostile}));
        project.write("templates/echo.yaml", ECHO);
        let labels = &rendered(&project)["metadata"]["labels"];
        let wanted = json!({
            "plain": hostile, "quoted": format!("<{hostile}>"), "single": hostile, "inside": format!("a {hostile} b"), "folded": hostile,
        });
        assert_eq!(labels, &wanted, "{hostile:?}");
    }
}

#[test]
fn a_contract_id_with_a_line_break_stays_one_text_and_is_refused_as_such() {
    let evil = "x\n  evil: 1";
    let project = monitoring(json!({"contract_id": evil, "alert_webhook": "http://127.0.0.1:8080/hook"}));
    assert_eq!(rendered(&project)["spec"]["processors"][0]["config"]["contract_id"], evil);
    let ran = project.run(&["validate", "--json"]).expect(3);
    assert!(!ran.stdout.contains("unknown field"), "{}", ran.stdout);
}

#[test]
fn values_keep_their_types_where_a_whole_scalar_is_asked_for() {
    let list = json!(["transfer", "b: c", "*"]);
    let condition = json!({"field": "value", "operator": ">", "threshold": "0x\ny"});
    let project = instance("typed", json!({"count": 7, "list": list, "flag": true, "map": condition, "text": "007"}));
    project.write(
        "templates/typed.yaml",
        "\
apiVersion: v1
kind: PipelineTemplate
metadata: {name: typed}
spec:
  parameters:
    - {name: count, type: integer}
    - {name: list, type: array}
    - {name: flag, type: boolean}
    - {name: map, type: object}
    - {name: text, type: string}
    - {name: given, type: integer, default: 11}
  template: |
    apiVersion: v1
    kind: Pipeline
    metadata:
      name: typed-{{ .Values.text }}
      labels:
        text: {{ .Values.text }}
        number: {{ .Values.count | quote }}
        {{ if .Values.flag }}yes{{ else }}no{{ end }}: {{ .Values.network | default \"none\" | upper }}
    spec:
      source:
        type: BufferedStorageSourceAdapter
        config: {path: lake, network: standalone, num_workers: {{ .Values.count }}, retry_limit: {{ .Values.given }}}
      processors:
        - type: ContractEvent
          config:
            event_types: {{ .Values.list | toJson }}
        - id: other
          type: ContractEvent
          config:
            event_types:
              {{- range .Values.list }}
              - {{ . }}
              {{- end }}
        - type: AlertFilter
          inputs: [other]
          config:
            conditions:
              - {{- .Values.map | toYaml | nindent 16 }}
      consumers: [{type: SaveToSQLite, config: {path: out.db}}]
",
    );
    let shown = rendered(&project);
    assert_eq!(
        shown["metadata"],
        json!({"name": "typed-007", "labels": {"text": "007", "number": "7", "yes": "NONE"}})
    );
    let source = &shown["spec"]["source"]["config"];
    assert_eq!((&source["num_workers"], &source["retry_limit"]), (&json!(7), &json!(11)));
    let processors = &shown["spec"]["processors"];
    assert_eq!((&processors[0]["config"]["event_types"], &processors[1]["config"]["event_types"]), (&list, &list));
    assert_eq!(processors[2]["config"]["conditions"], json!([condition]));
}

#[test]
fn mistakes_in_values_are_all_told_at_once_with_their_places() {
    let project = Project::new("");
    project.write(
        "i.pipeline.yaml",
        "\
apiVersion: v1
kind: Pipeline
metadata:
  name: alerts
spec:
  template:
    name: stellar-contract-monitoring
    values:
      contract_id: 12
      event_types: transfer
      network: mainet
      alert_webhok: http://127.0.0.1/
",
    );
    let ran = project.run(&["validate", "--json"]).expect(3);
    assert_eq!(
        found(&ran),
        [
            "i.pipeline.yaml:7:11 E205",
            "i.pipeline.yaml:9:20 E206",
            "i.pipeline.yaml:10:20 E206",
            "i.pipeline.yaml:11:16 E206",
            "i.pipeline.yaml:12:7 E204",
        ],
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("did you mean `mainnet`?") && ran.stdout.contains("did you mean `alert_webhook`?"),
        "{}",
        ran.stdout
    );
}

#[test]
fn a_mistake_in_rendered_text_names_the_template_line_and_the_instance_line() {
    let project = monitoring(json!({"contract_id": "CAS3J7GY", "alert_webhook": "no url"}));
    project.write(
        "i.pipeline.yaml",
        "\
apiVersion: v1
kind: Pipeline
metadata: {name: alerts}
spec:
  template:
    name: mine
    values:
      contract: CNOTACONTRACT
",
    );
    project.write(
        "templates/mine.yaml",
        "\
apiVersion: v1
kind: PipelineTemplate
metadata: {name: mine}
spec:
  parameters: [{name: contract, type: string, required: true}]
  template: |
    apiVersion: v1
    kind: Pipeline
    metadata: {name: mine}
    spec:
      source: {type: BufferedStorageSourceAdapter, config: {path: lake, network: standalone}}
      processors:
        - type: ContractEvent
          config:
            contract_id: {{ .Values.contract }}
            event_tipes: [transfer]
      consumers: [{type: SaveToSQLite, config: {path: out.db}}]
",
    );
    let ran = project.run(&["validate", "--json"]).expect(3);
    assert_eq!(found(&ran), ["templates/mine.yaml:15:26 E313", "templates/mine.yaml:16:13 E310"], "{}", ran.stdout);
    let related = |n: usize| {
        let related = ran.json()["diagnostics"][n]["related"].clone();
        let places = related.as_array().unwrap().iter();
        places
            .map(|place| {
                format!("{}:{}", place["range"]["filename"].as_str().unwrap(), place["range"]["start"]["line"])
            })
            .collect::<Vec<_>>()
    };
    assert!(related(0).contains(&"i.pipeline.yaml:8".to_owned()), "the value's line: {:?}", related(0));
    assert!(related(1).contains(&"i.pipeline.yaml:6".to_owned()), "the instance's line: {:?}", related(1));
    let text = project.run(&["validate"]).expect(3).stdout;
    assert!(text.contains("templates/mine.yaml:15:26") && text.contains("i.pipeline.yaml:8"), "{text}");
}

#[test]
fn go_constructs_that_are_not_supported_are_refused_with_their_place() {
    for (construct, code) in [
        ("{{ define \"x\" }}{{ end }}", "E203"),
        ("{{ $x := .Values.a }}", "E203"),
        ("{{ template \"x\" . }}", "E203"),
        ("{{ .Values.a | nosuchfilter }}", "E203"),
        ("{{ .Values.a", "E201"),
        ("{{ if .Values.a }}", "E201"),
        ("{{ .Values.absent }}", "E202"),
    ] {
        let project = instance("bad", json!({"a": "b"}));
        project.write(
            "templates/bad.yaml",
            &format!("apiVersion: v1\nkind: PipelineTemplate\nmetadata: {{name: bad}}\nspec:\n  syntax: go\n  parameters: [{{name: a, type: string}}, {{name: absent, type: string}}]\n  template: |\n    kind: Pipeline\n    x: {construct}\n"),
        );
        let ran = project.run(&["validate", "--json"]).expect(3);
        let found = found(&ran);
        assert!(
            found.iter().any(|place| place.starts_with("templates/bad.yaml:9:") && place.ends_with(code)),
            "{construct}: {found:?}"
        );
    }
}

#[test]
fn a_template_that_loops_too_long_is_stopped_quickly() {
    let project = instance("loop", json!({}));
    project.write(
        "templates/loop.yaml",
        "apiVersion: v1\nkind: PipelineTemplate\nmetadata: {name: loop}\nspec:\n  syntax: jinja\n  template: |\n    kind: Pipeline\n    x: {% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}\n",
    );
    let started = std::time::Instant::now();
    let ran = project.run(&["validate", "--json"]).expect(3);
    assert!(found(&ran)[0].ends_with("E208"), "{}", ran.stdout);
    assert!(started.elapsed().as_secs() < 20);
}

#[test]
fn jinja_is_the_other_spelling() {
    let project = instance("j", json!({"network": "testnet", "contract": CONTRACT}));
    project.write(
        "templates/j.yaml",
        "\
apiVersion: v1
kind: PipelineTemplate
metadata: {name: j}
spec:
  parameters: [{name: network, type: string}, {name: contract, type: string}]
  template: |
    apiVersion: v1
    kind: Pipeline
    metadata: {name: \"j-{{ Values.contract | trunc(4) | lower }}\"}
    spec:
      source: {type: BufferedStorageSourceAdapter, config: {path: lake, network: {{ Values.network }}}}
      processors: [{type: ContractEvent, config: {network_passphrase: {{ Values.network | networkPassphrase }}}}]
      consumers: [{type: SaveToSQLite, config: {path: out.db}}]
",
    );
    let shown = rendered(&project);
    assert_eq!(shown["metadata"]["name"], "j-cas3");
    assert_eq!(shown["spec"]["processors"][0]["config"]["network_passphrase"], "Test SDF Network ; September 2015");
}
