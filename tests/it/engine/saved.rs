//! Saved plans: what is reviewed is what is done, or less, or nothing.

use std::path::Path;

use cdpctl::ops::SavedPlan;

use super::{delivered, done, killed_at, refused, serial};
use crate::runtime::{Bench, FIRST, Spec, fresh, lake_of};
use crate::support::{lake, pipeline};

/// A project with a lake and a plan of it in `p.plan`.
fn planned(spec: &Spec) -> Bench {
    let bench = Bench::with(spec);
    bench.project.run(&["plan", "--out", "p.plan"]).expect(0);
    bench
}

#[test]
fn a_saved_plan_is_applied_without_a_question_and_only_once() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 19);
    let bench = planned(&spec);
    let ran = bench.project.run(&["apply", "p.plan"]).expect(0);
    assert!(ran.stdout.starts_with("Applied run r-1 in "), "{}", ran.stdout);
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "a saved plan");
    refused(bench.project.run(&["apply", "p.plan"]), 5, "E125");
}

#[test]
fn a_saved_plan_is_shown_as_it_was_planned() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 19);
    let bench = Bench::with(&spec);
    let planned = bench.project.run(&["plan", "--out", "p.plan"]).expect(0);
    let id = SavedPlan::read(&bench.project.join("p.plan")).expect("a plan").document.plan_id;
    assert!(planned.stdout.contains(&format!("Plan {id} in p.plan, valid until serial 1 or 20")), "{}", planned.stdout);
    assert!(planned.stdout.ends_with("Next: cdpctl apply p.plan\n"), "{}", planned.stdout);
    // What is configured and recorded now has no say in it.
    bench.project.write("p.pipeline.yaml", "broken");
    let shown = bench.project.run(&["show", "p.plan"]).expect(0);
    let without_times =
        |text: &str| text.lines().filter(|line| !line.starts_with("Source")).collect::<Vec<_>>().join("\n");
    assert_eq!(without_times(&shown.stdout), without_times(&planned.stdout));
    let document = bench.project.run(&["show", "p.plan", "--json"]).expect(0).json();
    assert_eq!((&document["kind"], &document["plan_id"]), (&"cdpctl.plan".into(), &id.as_str().into()));
    assert_eq!(document["next_actions"][0]["command"], "cdpctl apply p.plan");
    bench.project.run(&["show", "p.plan", "--detailed-exitcode"]).expect(2);

    bench.write(&spec);
    bench.apply(0);
    bench.project.run(&["plan", "--out", "nothing.plan"]).expect(0);
    bench.project.run(&["show", "nothing.plan", "--detailed-exitcode"]).expect(0);
    bench.project.run(&["apply", "nothing.plan"]).expect(0);
}

#[test]
fn a_file_that_is_no_plan_or_was_changed_is_refused() {
    let lake = lake_of(25);
    let bench = planned(&Spec::new(lake.path(), FIRST, FIRST + 9));
    let text = std::fs::read_to_string(bench.project.join("p.plan")).expect("a plan");
    let half = &text[..text.len() / 2];
    let newer = text.replacen("\"format_version\":\"1.0\"", "\"format_version\":\"2.0\"", 1);
    let other = text.replacen("\"end\":109", "\"end\":108", 1);
    let kind = text.replacen("cdpctl.planfile", "cdpctl.planfilf", 1);
    assert!(newer != text && other != text && kind != text);
    let files = [
        ("no plan", "kind: Pipeline\n"),
        ("cut off", half),
        ("a newer format", &newer),
        ("one byte changed", &other),
        ("another kind", &kind),
        ("empty", ""),
    ];
    for (what, text) in files {
        bench.project.write("bad.plan", text);
        for command in [["apply", "bad.plan"], ["show", "bad.plan"]] {
            let ran = refused(bench.project.run(&command), 5, "E120");
            assert!(ran.stderr.contains("bad.plan: "), "{what}: {}", ran.stderr);
        }
    }
    assert!(!bench.project.join("state").exists(), "a refused plan leaves nothing");
    // Its name does not matter: it is told by how it begins.
    bench.project.write("plan", half);
    refused(bench.project.run(&["apply", "plan"]), 5, "E120");
    bench.project.write("plan", &text);
    bench.project.run(&["apply", "plan"]).expect(0);
}

#[test]
fn an_expired_plan_is_refused() {
    let lake = lake_of(25);
    let bench = planned(&Spec::new(lake.path(), FIRST, FIRST + 9));
    let path = bench.project.join("p.plan");
    let mut plan = SavedPlan::read(&path).expect("a plan");
    plan.document.expires_at = "2026-01-01T00:00:00Z".to_owned();
    plan.write(&path).expect("a plan");
    let ran = refused(bench.project.run(&["apply", "p.plan"]), 5, "E121");
    assert!(ran.stderr.contains("expired at 2026-01-01T00:00:00Z"), "{}", ran.stderr);
    assert!(!bench.project.join("out").exists());
}

#[test]
fn a_plan_of_another_lockfile_is_refused() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 9);
    let bench = Bench::with(&spec);
    bench.apply(0);
    bench.write(&spec.range(FIRST, FIRST + 14));
    bench.project.run(&["plan", "--out", "p.plan"]).expect(0);
    for path in ["state", "out"] {
        std::fs::remove_dir_all(bench.project.join(path)).expect("a folder");
    }
    refused(bench.project.run(&["apply", "p.plan"]), 5, "E122");
    bench.write(&spec);
    bench.apply(0);
    bench.write(&spec.range(FIRST, FIRST + 14));
    refused(bench.project.run(&["apply", "p.plan"]), 5, "E122");
    assert_eq!(done(&bench, "p/ledgers->save-to-sqlite"), [(100, 109)]);
}

#[test]
fn a_structural_change_makes_a_plan_stale() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 9);
    // Made before anything was recorded.
    let bench = planned(&spec);
    bench.apply(0);
    refused(bench.project.run(&["apply", "p.plan"]), 5, "E123");

    let wider = spec.range(FIRST, FIRST + 14);
    let restate = ["restate", "p", "--range", "101:102", "--reason", "x", "--auto-approve"];
    let forget = ["intervals", "forget", "p", "--range", "103:104"];
    let removes = ["prune", "--auto-approve"];
    for change in [&restate[..], &forget, &removes] {
        let bench = Bench::with(&spec);
        bench.apply(0);
        bench.write(&spec.range(FIRST + 1, FIRST + 14));
        bench.project.run(&["plan", "--out", "p.plan"]).expect(0);
        bench.project.run(change).expect(0);
        let ran = refused(bench.project.run(&["apply", "p.plan"]), 5, "E123");
        assert!(
            ran.stderr.contains("saved plan is stale: it was made at serial 1, the state is at "),
            "{}",
            ran.stderr
        );
    }
    // Another configuration was applied in between, and is there no more.
    let bench = Bench::with(&spec);
    bench.apply(0);
    bench.write(&wider);
    bench.project.run(&["plan", "--out", "p.plan"]).expect(0);
    bench.write(&spec.processors("    - type: Ledgers"));
    bench.apply(0);
    bench.write(&wider);
    refused(bench.project.run(&["apply", "p.plan"]), 5, "E123");
}

/// What somebody does on disk after a plan was saved.
type Change<'a> = &'a dyn Fn(&Bench);

#[test]
fn what_changed_on_disk_since_the_review_is_refused() {
    let lake = lake_of(25);
    let template = |event: &str| {
        let text = pipeline(
            "p",
            lake.path(),
            "standalone",
            "start_ledger: 100, end_ledger: 109",
            &format!("    - {{type: ContractEvent, config: {{event_types: [{event}]}}}}"),
            "    - {type: SaveToSQLite, config: {path: out/rows.db}}",
        );
        let body = text.lines().map(|line| format!("    {line}\n")).collect::<String>();
        format!("apiVersion: v1\nkind: PipelineTemplate\nmetadata: {{name: t}}\nspec:\n  template: |\n{body}")
    };
    let instance = "apiVersion: v1\nkind: Pipeline\nmetadata: {name: i}\nspec: {template: {name: t, values: {}}}\n";
    let changes: [(&str, Change<'_>); 3] = [
        ("pipelines", &|bench| {
            bench.write(&Spec {
                name: "q",
                ..Spec::new(lake.path(), FIRST, FIRST + 4)
                    .consumers("    - {type: SaveToSQLite, config: {path: out/q.db}}")
            });
        }),
        ("policies", &|bench| {
            let text = std::fs::read_to_string(bench.project.join("cdpctl.yaml")).expect("a project");
            bench.project.write("cdpctl.yaml", &format!("{text}  policies: {{max_ledger_range: {{limit: 5000}}}}\n"));
        }),
        ("templates", &|bench| bench.project.write("templates/t.yaml", &template("transfer"))),
    ];
    for (what, change) in changes {
        let bench = Bench::new();
        bench.project.write("templates/t.yaml", &template("\"*\""));
        bench.project.write("i.pipeline.yaml", instance);
        bench.project.run(&["plan", "--out", "p.plan"]).expect(0);
        change(&bench);
        bench.project.run(&["plan"]).expect(0);
        let ran = refused(bench.project.run(&["apply", "p.plan"]), 5, "E124");
        assert!(ran.stderr.contains(what), "{what}: {}", ran.stderr);
        assert!(!bench.project.join("out").exists(), "{what}");
    }
}

#[test]
fn an_environment_value_that_shapes_rows_must_be_the_one_that_was_planned() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 9)
        .processors("    - {type: ContractEvent, config: {event_types: [\"${KIND}\"]}}");
    let bench = Bench::with(&spec);
    bench.project.run_with(&["plan", "--out", "p.plan"], &[("KIND", "transfer")]).expect(0);
    let ran = refused(bench.project.run_with(&["apply", "p.plan"], &[("KIND", "mint")]), 5, "E124");
    assert!(ran.stderr.contains("what shapes its rows is not what was planned"), "{}", ran.stderr);
    assert!(!bench.project.join("out").exists());
    bench.project.run_with(&["apply", "p.plan"], &[("KIND", "transfer")]).expect(0);
}

#[test]
fn planning_flags_are_refused_beside_a_saved_plan() {
    let lake = lake_of(25);
    let bench = planned(&Spec::new(lake.path(), FIRST, FIRST + 9));
    bench.project.write("vars.yaml", "a: 1\n");
    let flags: [&[&str]; 9] = [
        &["--from", "101"],
        &["--until", "105"],
        &["--target", "p"],
        &["--exclude", "p"],
        &["--replace", "p"],
        &["--refresh-only"],
        &["--var", "a=1"],
        &["--var-file", "vars.yaml"],
        &["--follow"],
    ];
    for flag in flags {
        let arguments: Vec<&str> = ["apply", "p.plan"].into_iter().chain(flag.iter().copied()).collect();
        let ran = refused(bench.project.run(&arguments), 64, "E120");
        assert!(ran.stderr.contains(&format!("{} cannot be given with it", flag[0])), "{}", ran.stderr);
    }
    assert!(!bench.project.join("state").exists());
}

#[test]
fn a_saved_plan_holds_no_value_of_the_environment() {
    let lake = lake_of(25);
    let secret = "hunter2_swordfish";
    let consumers = "    - {type: SaveToSQLite, config: {path: out/rows.db}}\n    - {type: WebhookNotifier, config: {url: \"http://127.0.0.1:9/${TOKEN}\", headers: {authorization: \"${TOKEN}\"}}}";
    let spec = Spec::new(lake.path(), FIRST, FIRST + 9)
        .processors("    - {type: ContractEvent, config: {event_types: [\"${TOKEN}\", \"*\"]}}")
        .consumers(consumers);
    let bench = Bench { project: crate::support::Project::new("  network: {allow_private: [\"127.0.0.1\"]}\n") };
    bench.write(&spec);
    bench.project.run_with(&["plan", "--out", "p.plan"], &[("TOKEN", secret)]).expect(0);
    let text = std::fs::read_to_string(bench.project.join("p.plan")).expect("a plan");
    assert!(text.contains("${TOKEN}") && !text.contains(secret));
}

#[test]
fn progress_leaves_a_plan_valid_and_what_is_done_is_not_done_again() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 24);
    let bench = Bench::with(&spec);
    bench.project.run(&["apply", "--auto-approve", "--until", "104"]).expect(0);
    bench.project.run(&["plan", "--out", "p.plan"]).expect(0);
    let before = serial(&bench);
    bench.project.run(&["apply", "--auto-approve", "--until", "111"]).expect(0);
    assert_eq!(serial(&bench), before, "progress is not structural");
    bench.project.run(&["apply", "p.plan"]).expect(0);
    for (edge, ledgers) in delivered(&bench, "r-3") {
        assert_eq!(ledgers, 13, "{edge}: only 112 to 124 were left");
    }
    bench.must_be_settled();
    bench.rows().must_equal(&fresh(&spec), "the rest");
}

#[test]
fn an_interrupted_saved_plan_goes_on_until_it_is_through() {
    let lake = lake_of(40);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 29);
    let wanted = fresh(&spec);
    for point in ["after_deliver", "after_record", "before_finish"] {
        let bench = planned(&spec);
        killed_at(&bench, point, 1, &["apply", "p.plan"]);
        // The plan's own structural change makes it no stale plan.
        bench.project.run(&["apply", "p.plan"]).expect(0);
        bench.must_be_settled();
        bench.rows().must_equal(&wanted, point);
        if point != "before_finish" {
            refused(bench.project.run(&["apply", "p.plan"]), 5, "E125");
        }
    }
}

#[test]
fn a_saved_plan_does_not_follow_a_source_that_grows() {
    let lake = tempfile::tempdir().expect("a folder");
    let ledgers = lake::chain("standalone", FIRST, 40);
    lake::write_manifest(lake.path(), "standalone");
    let put = |range: std::ops::Range<usize>| {
        for (ledger, bytes) in &ledgers[range] {
            lake::put(lake.path(), *ledger, bytes);
        }
    };
    put(0..15);
    let text = pipeline(
        "p",
        lake.path(),
        "standalone",
        "start_ledger: 100",
        "    - type: Ledgers",
        "    - {type: SaveToSQLite, config: {path: out/rows.db}}",
    );
    let bench = Bench::new();
    bench.project.write("p.pipeline.yaml", &text);
    bench.project.run(&["plan", "--out", "p.plan"]).expect(0);
    put(15..30);
    bench.project.run(&["apply", "p.plan"]).expect(0);
    assert_eq!(done(&bench, "p/ledgers->save-to-sqlite"), [(100, 114)], "the tip is the one that was pinned");
    bench.apply(0);
    assert_eq!(done(&bench, "p/ledgers->save-to-sqlite"), [(100, 129)]);
}

#[test]
fn policies_judge_a_saved_plan_again() {
    let lake = lake_of(25);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 9));
    let text = std::fs::read_to_string(bench.project.join("cdpctl.yaml")).expect("a project");
    bench.project.write("cdpctl.yaml", &format!("{text}  policies: {{max_ledger_range: {{limit: 5}}}}\n"));
    bench.project.run(&["plan", "--out", "p.plan"]).expect(4);
    bench.project.run(&["apply", "p.plan"]).expect(4);
    assert!(!bench.project.join("out").exists());
}

#[test]
fn a_digest_stands_for_what_would_be_done() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 9);
    let bench = Bench::with(&spec);
    let digest = |bench: &Bench| bench.plan()["digest"].as_str().expect("text").to_owned();
    let reviewed = digest(&bench);
    assert_eq!(reviewed, digest(&bench), "planning twice gives one digest");
    assert_eq!(reviewed, digest(&Bench::with(&spec)), "also in another project");
    let expecting = |digest: &str| bench.project.run(&["apply", "--auto-approve", "--expect-digest", digest]);
    bench.write(&spec.range(FIRST, FIRST + 10));
    assert_ne!(reviewed, digest(&bench));
    let ran = refused(expecting(&reviewed), 5, "E126");
    assert!(ran.stderr.contains(&reviewed), "{}", ran.stderr);
    assert!(!Path::new(&bench.project.join("out")).exists());
    bench.write(&spec);
    expecting(&reviewed).expect(0);
    refused(expecting(&reviewed), 5, "E126");
}

#[test]
fn removals_can_be_saved_too_and_remove_no_more_than_was_reviewed() {
    let lake = lake_of(30);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 24);
    let bench = Bench::with(&spec);
    bench.project.run(&["apply", "--auto-approve", "--until", "110"]).expect(0);
    let planned = bench.project.run(&["plan", "--destroy", "--out", "d.plan"]).expect(0);
    assert!(planned.stdout.ends_with("Next: cdpctl apply d.plan\n"), "{}", planned.stdout);
    bench.project.run(&["apply", "--auto-approve", "--until", "117"]).expect(0);
    bench.project.run(&["apply", "d.plan"]).expect(0);
    assert_eq!(
        bench.query("out/rows.db", "SELECT min(ledger_sequence), max(ledger_sequence) FROM ledgers"),
        ["111 117"]
    );
    assert_eq!(done(&bench, "p/ledgers->save-to-sqlite"), [(111, 117)]);
    bench.apply(0);
    bench.rows().must_equal(&fresh(&spec), "after a part was destroyed");
}
