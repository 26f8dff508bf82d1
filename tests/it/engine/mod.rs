//! The operations beside plan and apply, through the binary: saved plans, restating, removing, selecting, refreshing, renaming,
//! lost and damaged lockfiles, intervals by hand, verifying, planning offline, leases; and random sequences of all of them
//! against a plain model.

mod by_hand;
mod columns;
mod drift;
mod fingerprints;
mod found;
mod leases;
mod machine;
mod model;
mod moving;
mod offline;
mod portable;
mod removing;
mod restating;
mod runs;
mod saved;
mod selecting;
mod verifying;
mod world;

use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::runtime::{Bench, said};
use crate::support::Ran;

/// Fails unless a command ended with that exit code and its errors name that code.
#[track_caller]
pub fn refused(ran: Ran, exit: i32, code: &str) -> Ran {
    let ran = ran.expect(exit);
    let said = said(&ran);
    assert!(said.contains(&format!("error[{code}]")), "{code} is not named:\n{said}");
    assert!(said.contains("= help:"), "it does not say what to do:\n{said}");
    ran
}

/// Runs a command until it has passed a fail point that often, and kills it there.
#[track_caller]
pub fn killed_at(bench: &Bench, point: &str, passing: u32, arguments: &[&str]) {
    let reached = bench.project.join("reached");
    let mut command = bench.project.command(arguments);
    command.env("CDPCTL_FAIL_POINT", format!("{point}:{passing}:pause"));
    command.env("CDPCTL_FAIL_POINT_FILE", &reached).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the binary runs");
    let started = Instant::now();
    while !reached.exists() {
        let ended = child.try_wait().expect("it is ours");
        assert!(ended.is_none(), "it ended before it came to {point}: {ended:?}");
        assert!(started.elapsed() < Duration::from_mins(1), "it never came to {point}");
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().expect("it is ours");
    child.wait().expect("it is ours");
    std::fs::remove_file(reached).expect("the mark");
}

/// Ledgers that a run acknowledged, by edge, from its receipt.
#[track_caller]
pub fn delivered(bench: &Bench, run: &str) -> Vec<(String, u64)> {
    let shown = bench.project.run(&["runs", "show", run, "--json"]).expect(0).json();
    let edges = shown["receipt"]["edges"].as_array().unwrap_or_else(|| panic!("no receipt in {shown:#}"));
    let mut edges: Vec<(String, u64)> = edges
        .iter()
        .map(|edge| {
            let address = edge["edge"].as_str().expect("text").trim_start_matches("pipeline.").to_owned();
            (address, edge["ledgers"].as_u64().expect("a number"))
        })
        .collect();
    edges.sort();
    edges
}

/// The structural serial.
#[track_caller]
pub fn serial(bench: &Bench) -> u64 {
    bench.project.run(&["state", "list", "--json"]).expect(0).json()["serial"].as_u64().expect("a number")
}

/// Intervals of an edge that `intervals list` shows as done: `(first, last)`.
#[track_caller]
pub fn done(bench: &Bench, edge: &str) -> Vec<(u64, u64)> {
    let listed = bench.project.run(&["intervals", "list", edge, "--json"]).expect(0).json();
    let edges = listed["edges"].as_array().expect("edges");
    let present = edges.iter().filter(|edge| edge["present"] == true);
    let intervals = present.flat_map(|edge| edge["done"].as_array().expect("intervals"));
    intervals.map(span).collect()
}

/// First and last ledger of an object that has them.
#[track_caller]
pub fn span(interval: &Value) -> (u64, u64) {
    (interval["start"].as_u64().expect("a ledger"), interval["end"].as_u64().expect("a ledger"))
}

/// Codes of a list of diagnostics.
pub fn codes(diagnostics: &Value) -> Vec<&str> {
    diagnostics.as_array().expect("a list").iter().map(|found| found["code"].as_str().expect("a code")).collect()
}
