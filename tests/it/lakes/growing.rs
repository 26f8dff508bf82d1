//! Lakes that grow while they are followed.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use serde_json::Value;

use super::{COUNT, LOW, PATIENT, Reading, everywhere};
use crate::support::lake::Form;
use crate::support::proxy::{Fault, seeded};
use crate::support::servers::{Access, Place};

/// Follows from the backlog of 40 ledgers to the last one while the rest is uploaded in bursts; every ledger comes once.
fn follows(place: &Place, access: &Access, when: &str) {
    let objects = Form::PUBLIC.objects(LOW, COUNT);
    let put = |ledgers: std::ops::Range<usize>| {
        for (key, bytes) in &objects[ledgers] {
            place.put(key, bytes);
        }
    };
    // The manifest and 40 ledgers.
    put(0..41);
    // What is written at once, not after a while at the tip.
    let consumer = "    - {type: SaveToSQLite, config: {path: out/rows.db}}";
    let reading = Reading::into(access, "standalone", &[&format!("start_ledger: {LOW}"), PATIENT], consumer);
    let until = (LOW + 99).to_string();
    let mut command =
        reading.bench.project.command(&["apply", "--follow", "--auto-approve", "--json", "--until", &until]);
    let mut child =
        command.envs(reading.env()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let mut delivered: Vec<(String, u64, u64)> = Vec::new();
    let mut last = Value::Null;
    // Bursts of different sizes, each once the one before is delivered.
    let mut written: u32 = 40;
    for burst in [1, 2, 1, 20, 1, 35] {
        let so_far = u64::from(LOW + written - 1);
        let mut reached = 0;
        for line in lines.by_ref() {
            last = serde_json::from_str(&line.expect("a line")).expect("JSON");
            if last["type"] == "delivered" {
                let edge = last["edge"].as_str().unwrap().to_owned();
                let number = |key: &str| last[key].as_u64().unwrap();
                delivered.push((edge, number("start"), number("end")));
                reached += usize::from(number("end") == so_far);
            }
            // Each of the two edges.
            if reached == 2 {
                break;
            }
        }
        assert_eq!(reached, 2, "{when}: it ended at {so_far}: {last:#}");
        put(written as usize + 1..(written + burst) as usize + 1);
        written += burst;
    }
    for line in lines {
        last = serde_json::from_str(&line.expect("a line")).expect("JSON");
        if last["type"] == "delivered" {
            let number = |key: &str| last[key].as_u64().unwrap();
            delivered.push((last["edge"].as_str().unwrap().to_owned(), number("start"), number("end")));
        }
    }
    let output = child.wait_with_output().expect("it is ours");
    assert_eq!(output.status.code(), Some(0), "{when}: {last:#} {}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(last["receipt"]["ledgers"], 100, "{when}: {last:#}");
    delivered.sort();
    for edge in delivered.chunk_by(|a, b| a.0 == b.0) {
        let ledgers: Vec<u64> = edge.iter().flat_map(|(_, start, end)| *start..=*end).collect();
        let all: Vec<u64> = (u64::from(LOW)..u64::from(LOW) + 100).collect();
        assert_eq!(ledgers, all, "{when}: {}", edge[0].0);
    }
    assert_eq!(reading.ledgers(), format!("100 100 {LOW} {}", LOW + 99), "{when}");
}

#[test]
fn a_lake_that_grows_is_followed_in_every_store() {
    everywhere(|place| {
        follows(&place, &place.access(), place.store.name());
    });
}

#[test]
fn trouble_on_the_way_neither_ends_nor_doubles_what_is_followed() {
    everywhere(|place| {
        let proxy = place.proxy();
        let faults = vec![
            Fault::Status(503, Some(0)),
            Fault::Status(500, None),
            Fault::NoAnswer,
            Fault::HeadOnly,
            Fault::CutBody,
        ];
        proxy.plan(seeded(11, 250, 3, faults));
        let when = format!("{} with faults", place.store.name());
        follows(&place, &place.access_at(proxy.port()), &when);
        let injected = proxy.injected();
        assert!(injected.values().sum::<usize>() > 20, "{when}: {injected:?}");
    });
}
