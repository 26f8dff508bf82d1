//! Doing ledgers again on request.

use super::{codes, delivered, done, killed_at, refused};
use crate::runtime::{Bench, FIRST, Spec, fresh, intervals, lake_of};
use crate::support::Project;
use crate::support::receiver::Receiver;

const RESTATE: [&str; 7] = ["restate", "p", "--range", "105:108", "--reason", "the fee was wrong", "--auto-approve"];

#[test]
fn exactly_the_named_ledgers_are_done_again() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 19);
    let bench = Bench::with(&spec);
    bench.apply(0);
    // What was delivered is wrong, inside the range and outside.
    bench.sql("out/rows.db", "UPDATE ledgers SET transaction_count = 999 WHERE ledger_sequence IN (106, 110)");
    let ran = bench.project.run(&RESTATE).expect(0);
    assert!(ran.stdout.starts_with("Done again: run r-2 in "), "{}", ran.stdout);
    assert!(ran.stderr.contains("done again: the fee was wrong"), "{}", ran.stderr);
    for (edge, ledgers) in delivered(&bench, "r-2") {
        assert_eq!(ledgers, 4, "{edge}");
    }
    let wrong = bench.query("out/rows.db", "SELECT ledger_sequence FROM ledgers WHERE transaction_count = 999");
    assert_eq!(wrong, ["110"]);
    bench.must_be_settled();
    assert_eq!(done(&bench, "p/ledgers->save-to-sqlite"), [(100, 119)]);
    let runs = bench.project.run(&["runs", "list", "--json"]).expect(0).json();
    assert_eq!((&runs["runs"][0]["operation"], &runs["runs"][1]["operation"]), (&"restate".into(), &"apply".into()));
    let logs = bench.project.run(&["runs", "logs", "r-2"]).expect(0).stdout;
    assert!(logs.contains("the fee was wrong"), "{logs}");

    bench.project.run(&["restate", "p/ledgers", "--range", "110:110", "--reason", "x", "--auto-approve"]).expect(0);
    bench.rows().must_equal(&fresh(&spec), "after both");
}

#[test]
fn an_interrupted_restatement_is_finished_by_the_next_apply() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 19);
    let wanted = fresh(&spec);
    for point in ["before_deliver", "after_deliver", "after_record"] {
        let bench = Bench::with(&spec);
        bench.apply(0);
        bench
            .sql("out/rows.db", "UPDATE ledgers SET transaction_count = 999 WHERE ledger_sequence BETWEEN 105 AND 108");
        killed_at(&bench, point, 1, &RESTATE);
        if point == "before_deliver" {
            // One edge stood still there. The others may have been through before the kill.
            let listed = |edge: &str| bench.project.run(&["intervals", "list", edge]).expect(0).stdout;
            let edges = [
                "p/ledgers->save-to-sqlite",
                "p/ledgers->save-to-jsonl",
                "p/contract-event->save-to-sqlite",
                "p/contract-event->save-to-jsonl",
            ];
            let edge = edges.into_iter().find(|edge| listed(edge).contains("to do again")).expect("an edge");
            let listed = listed(edge);
            let line = listed.lines().find(|line| line.contains("to do again")).expect("a line");
            assert!(line.contains("105 – 108") && line.contains("the fee was wrong (tester)"), "{line}");
            let plan = bench.plan();
            let (_, place) = edge.split_at(1);
            assert_eq!(intervals(&plan, place, "reprocess"), [(105, 108)]);
            let edges = plan["pipelines"][0]["edges"].as_array().expect("a list");
            let planned =
                edges.iter().find(|planned| planned["address"].as_str().is_some_and(|it| it.ends_with(place)));
            assert_eq!(planned.expect("the edge")["intervals"][0]["reason"], "restated");
        }
        bench.apply(0);
        bench.rows().must_equal(&wanted, point);
        bench.must_be_settled();
        let listed = bench.project.run(&["intervals", "list"]).expect(0).stdout;
        assert!(!listed.contains("to do again"), "{point}: {listed}");
    }
}

#[test]
fn a_webhook_gets_restated_ledgers_again_and_nothing_else() {
    let lake = lake_of(25);
    let receiver = Receiver::start(|_| 200);
    let hook = format!("    - {{type: WebhookNotifier, config: {{url: \"{}\"}}}}", receiver.url());
    let spec = Spec::new(lake.path(), FIRST, FIRST + 9).processors("    - type: Ledgers").consumers(&hook);
    let bench = Bench { project: Project::new("  network: {allow_private: [\"127.0.0.1\"]}\n") };
    bench.write(&spec);
    bench.apply(0);
    let first = receiver.requests();
    assert_eq!(first.len(), 10);
    bench.project.run(&RESTATE).expect(0);
    let all = receiver.requests();
    let keys = |requests: &[crate::support::receiver::Request]| -> std::collections::BTreeSet<String> {
        requests.iter().map(|request| request.headers["idempotency-key"].clone()).collect()
    };
    assert_eq!(all.len(), 14);
    assert!(keys(&all[10..]).is_subset(&keys(&first)) && keys(&all[10..]).len() == 4, "the same keys");
    bench.must_be_settled();
}

#[test]
fn what_cannot_be_restated_is_refused() {
    let lake = lake_of(25);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 9));
    bench.apply(0);
    let restate = |address: &str, range: &str| {
        bench.project.run(&["restate", address, "--range", range, "--reason", "x", "--auto-approve"])
    };
    let ran = refused(restate("p", "110:120"), 1, "E108");
    assert!(ran.stderr.contains("none of the ledgers 110-120 is wanted and done at pipeline.p"), "{}", ran.stderr);
    refused(restate("q", "105:106"), 64, "E108");
    restate("p", "106:105").expect(64);
    bench.project.run(&["restate", "p", "--range", "105:106", "--auto-approve"]).expect(64);
    // Nobody is there to say yes.
    let ran = bench.project.run(&["restate", "p", "--range", "105:106", "--reason", "x", "--json"]).expect(6);
    let last: serde_json::Value = serde_json::from_str(ran.stdout.lines().last().expect("a line")).expect("JSON");
    assert_eq!(codes(&last["diagnostics"]), ["E106"]);
    bench.must_be_settled();
}

#[test]
fn replace_does_everything_again_that_is_done_at_an_address() {
    let lake = lake_of(25);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 14);
    let bench = Bench::with(&spec);
    bench.apply(0);
    bench.sql("out/rows.db", "UPDATE ledgers SET transaction_count = 999");
    let plan = bench.project.run(&["plan", "--replace", "p/ledgers->save-to-sqlite", "--json"]).expect(0).json();
    assert_eq!(intervals(&plan, "/ledgers->save-to-sqlite", "reprocess"), [(100, 114)]);
    assert_eq!(intervals(&plan, "/ledgers->save-to-jsonl", "reprocess"), []);
    assert_eq!(plan["next_actions"][0]["command"], "cdpctl apply --replace 'pipeline.p/ledgers->save-to-sqlite'");
    bench.project.run(&["apply", "--auto-approve", "--replace", "p/ledgers->save-to-sqlite"]).expect(0);
    assert_eq!(delivered(&bench, "r-2"), [("p/ledgers->save-to-sqlite".to_owned(), 15)]);
    bench.rows().must_equal(&fresh(&spec), "replaced");
}
