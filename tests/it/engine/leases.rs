//! Who works on what: a pipeline is one run's at a time.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::{codes, refused};
use crate::runtime::{Bench, FIRST, Spec, fresh, lake_of};

/// An apply that waits in the middle.
struct Holder {
    child: Child,
}

impl Holder {
    fn start(bench: &Bench) -> Self {
        let reached = bench.project.join("reached");
        let mut command = bench.project.command(&["apply", "--auto-approve"]);
        command.env("CDPCTL_FAIL_POINT", "after_deliver:1:pause");
        command.env("CDPCTL_FAIL_POINT_FILE", &reached).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().expect("the binary runs");
        let started = Instant::now();
        while !reached.exists() {
            assert!(started.elapsed() < Duration::from_secs(60), "it never delivered");
            std::thread::sleep(Duration::from_millis(5));
        }
        Self { child }
    }

    fn pid(&self) -> String {
        self.child.id().to_string()
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        // It may have ended; nobody minds.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_pipeline_that_is_held_is_left_alone() {
    let lake = lake_of(40);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 29);
    let bench = Bench::with(&spec);
    let shown = bench.project.run(&["lock", "show"]).expect(0).stdout;
    assert_eq!(shown, "Nobody holds a pipeline.\n");
    let holder = Holder::start(&bench);
    let commands: [&[&str]; 6] = [
        &["apply", "--auto-approve"],
        &["destroy", "--auto-approve"],
        &["state", "mv", "p", "q"],
        &["state", "rm", "p"],
        &["intervals", "forget", "p", "--range", "100:101"],
        &["intervals", "mark-done", "p", "--range", "100:101"],
    ];
    for command in commands {
        let ran = refused(bench.project.run(command), 7, "E103");
        assert!(
            ran.stderr.contains(&format!("pipeline.p is locked by apply (pid {} on ", holder.pid())),
            "{}",
            ran.stderr
        );
    }
    let json = bench.project.run(&["apply", "--auto-approve", "--json"]).expect(7);
    let last: serde_json::Value = serde_json::from_str(json.stdout.lines().last().expect("a line")).expect("JSON");
    assert_eq!((&last["type"], codes(&last["diagnostics"])), (&"summary".into(), vec!["E103"]));
    let locks = bench.project.run(&["lock", "show", "--json"]).expect(0).json();
    let lock = &locks["locks"][0];
    assert_eq!(
        (&locks["kind"], &lock["scope"], &lock["state"]),
        (&"cdpctl.locks".into(), &"pipeline.p".into(), &"held".into())
    );
    for key in ["id", "operation", "who", "host", "boot_id", "pid", "pid_started", "created", "heartbeat", "fencing"] {
        assert!(!lock[key].is_null(), "{key}: {lock:#}");
    }
    assert_eq!((&lock["operation"], &lock["who"]), (&"apply".into(), &"tester".into()));
    let shown = bench.project.run(&["lock", "show"]).expect(0).stdout;
    assert!(shown.contains("held") && shown.contains(&format!("tester pid {}", holder.pid())), "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= 100), "{shown}");
    // Planning takes no lease.
    bench.project.run(&["plan"]).expect(0);
    // What a run that died held is free.
    drop(holder);
    let shown = bench.project.run(&["lock", "show"]).expect(0).stdout;
    assert!(shown.contains("dead"), "{shown}");
    bench.apply(0);
    bench.rows().must_equal(&fresh(&spec), "after the holder died");
    assert_eq!(bench.project.run(&["lock", "show"]).expect(0).stdout, "Nobody holds a pipeline.\n");
}

#[test]
fn a_lease_can_be_ended_by_hand_and_plans_are_stale_then() {
    let lake = lake_of(40);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 29);
    let bench = Bench::with(&spec);
    bench.project.run(&["apply", "--auto-approve", "--until", "104"]).expect(0);
    bench.project.run(&["plan", "--out", "p.plan"]).expect(0);
    refused(bench.project.run(&["lock", "break", "p"]), 1, "E108");
    let holder = Holder::start(&bench);
    let said = bench.project.run(&["lock", "break", "pipeline.p"]).expect(0).stdout;
    assert!(said.starts_with(&format!("Ended the lease of pipeline.p, held by apply (pid {}", holder.pid())), "{said}");
    assert_eq!(bench.project.run(&["lock", "show"]).expect(0).stdout, "Nobody holds a pipeline.\n");
    refused(bench.project.run(&["apply", "p.plan"]), 5, "E123");
    // The next one goes on while the other still hangs.
    bench.apply(0);
    bench.rows().must_equal(&fresh(&spec), "taken over");
    bench.must_be_settled();
    drop(holder);
    bench.must_be_settled();
}
