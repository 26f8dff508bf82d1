//! A kill at every fail point: the next apply ends in the rows of an undisturbed run. Only debug builds have fail points.

use std::process::Stdio;

use cdpctl::sys::FAIL_POINTS;

use super::kill::until;
use super::{Bench, FIRST, Spec, fresh, lake_of};

#[test]
fn a_kill_at_any_boundary_neither_loses_nor_doubles_a_row() {
    let lake = lake_of(40);
    let spec = Spec::new(lake.path(), FIRST, FIRST + 29);
    let wanted = fresh(&spec);
    for point in FAIL_POINTS {
        for passing in [1, 3] {
            if matches!(*point, "before_begin" | "after_begin" | "before_finish") && passing > 1 {
                continue;
            }
            let when = format!("{point}, passing {passing}");
            let bench = Bench::with(&spec);
            let reached = bench.project.join("reached");
            let mut command = bench.project.command(&["apply", "--auto-approve"]);
            command.env("CDPCTL_FAIL_POINT", format!("{point}:{passing}:pause"));
            command.env("CDPCTL_FAIL_POINT_FILE", &reached).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().expect("the binary runs");
            until(&when, || reached.exists());
            child.kill().expect("it is ours");
            child.wait().expect("it is ours");
            bench.apply(0);
            bench.rows().must_equal(&wanted, &when);
            bench.must_be_settled();
        }
    }
}

#[test]
fn a_mark_is_left_in_passing() {
    let lake = lake_of(20);
    let bench = Bench::with(&Spec::new(lake.path(), FIRST, FIRST + 9));
    let reached = bench.project.join("reached");
    let file = reached.display().to_string();
    let env = [("CDPCTL_FAIL_POINT", "after_record:1:mark"), ("CDPCTL_FAIL_POINT_FILE", file.as_str())];
    bench.project.run_with(&["apply", "--auto-approve"], &env).expect(0);
    assert_eq!(std::fs::read_to_string(reached).expect("the mark"), "after_record");
    bench.must_be_settled();
}
