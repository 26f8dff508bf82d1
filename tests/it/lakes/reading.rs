//! Every store and every layout: rows, tip, what is there, what is missing, the manifest.

use serde_json::{Value, json};

use super::{COUNT, LOW, PATIENT, RANGE, Reading, TIP, upload, wanted, words};
use crate::runtime::{intervals, undone};
use crate::support::lake::{Form, MANIFEST};
use crate::support::servers::places;

/// A form of lake that is read.
struct Read {
    form: Form,
    /// What the source has to say where the manifest does not.
    says: &'static str,
    /// The ledgers of [`RANGE`] that lie in partitions between those at its ends, which nobody lists.
    between: Option<(u32, u32)>,
}

fn forms() -> [Read; 5] {
    let old = Form { ending: "xdr.zstd", manifest: false, ..Form::new(4, 10) };
    [
        Read { form: Form::PUBLIC, says: "", between: None },
        Read { form: Form::new(64, 10), says: "", between: None },
        // No partitions.
        Read { form: Form::new(1, 1), says: "", between: None },
        Read { form: old, says: "ledgers_per_file: 4, files_per_partition: 10", between: Some((80, 199)) },
        // Many small partitions, the ending that older exporters wrote.
        Read { form: Form { ending: "xdr.zstd", ..Form::new(2, 3) }, says: "", between: Some((72, 197)) },
    ]
}

/// What is there of [`RANGE`], and how that is known.
fn available(between: Option<(u32, u32)>, lists: bool) -> Value {
    let part = |start: u32, end: u32, basis: &str| json!({"start": start, "end": end, "basis": basis});
    match between {
        _ if !lists => json!([part(RANGE.0, RANGE.1, "assumed")]),
        None => json!([part(RANGE.0, RANGE.1, "listed")]),
        Some((low, high)) => {
            json!([part(RANGE.0, low - 1, "listed"), part(low, high, "assumed"), part(high + 1, RANGE.1, "listed")])
        }
    }
}

#[test]
fn every_layout_in_every_store_gives_the_rows_of_a_local_folder() {
    for Read { form, says, between } in forms() {
        for place in places() {
            let when = format!("{} {form:?}", place.store.name());
            upload(&place, &form);
            let reading = Reading::new(&place.access(), RANGE, says);
            let plan = reading.plan();
            assert_eq!(plan["sources"][0]["tip"]["ledger"], TIP, "{when}: {:#}", plan["sources"]);
            let lists = place.store.name() != "http";
            assert_eq!(plan["sources"][0]["available"], available(between, lists), "{when}");
            for class in ["blocked", "gap", "reprocess"] {
                assert_eq!(plan["summary"]["ledgers"][class], 0, "{when}: {class}");
            }
            // Two processors into two consumers.
            assert_eq!(plan["summary"]["ledgers"]["new"], 4 * (RANGE.1 - RANGE.0 + 1), "{when}");
            let access = format!("{when}: {}", plan["sources"][0]["url"]);
            reading.must_read_all(&access);
        }
    }
}

#[test]
fn an_open_range_ends_at_the_tip_and_what_lies_beyond_it_is_blocked() {
    for place in places() {
        let name = place.store.name();
        upload(&place, &Form::PUBLIC);
        let open = Reading::with(&place.access(), &[&format!("start_ledger: {}", TIP - 20)]);
        let plan = open.plan();
        let range = &plan["pipelines"][0]["ledger_range"];
        assert_eq!((&range["start"], &range["end"]), (&(TIP - 20).into(), &TIP.into()), "{name}: {range}");
        assert_eq!(plan["pipelines"][0]["follow"], true, "{name}");
        open.apply(0);
        open.must_be_settled();
        assert_eq!(open.ledgers(), format!("21 21 {} {TIP}", TIP - 20), "{name}");

        let beyond = Reading::new(&place.access(), (TIP - 9, TIP + 40), "");
        let plan = beyond.plan();
        let edge = "/ledgers->save-to-sqlite";
        let (tip, last) = (u64::from(TIP), u64::from(TIP) + 40);
        assert_eq!(intervals(&plan, edge, "new"), [(tip - 9, tip)], "{name}");
        assert_eq!(intervals(&plan, edge, "blocked"), [(tip + 1, last)], "{name}");
        beyond.apply(0);
        assert_eq!(beyond.ledgers(), format!("10 10 {} {TIP}", TIP - 9), "{name}");
    }
}

#[test]
fn a_lake_of_another_network_is_refused_by_its_manifest() {
    for place in places() {
        let name = place.store.name();
        upload(&place, &Form::PUBLIC);
        place.put(MANIFEST, Form::PUBLIC.manifest_text("testnet").as_bytes());
        let reading = Reading::new(&place.access(), RANGE, "");
        for arguments in [&["plan"][..], &["apply", "--auto-approve"]] {
            let text = words(&reading.run(arguments).expect(3));
            assert!(text.contains("E402") && text.contains("testnet"), "{name}: {text}");
        }
        assert!(!super::wrote(&reading), "{name}");
        place.put(MANIFEST, b"{\"networkPassphrase\": 7");
        let text = words(&reading.run(&["plan"]));
        assert!(text.contains("E403") && text.contains(MANIFEST), "{name}: {text}");
        place.put(MANIFEST, Form::PUBLIC.manifest_text("standalone").as_bytes());
        reading.must_read_all(name);
    }
}

#[test]
fn an_object_that_is_missing_fails_alone_until_it_is_there() {
    for place in places() {
        let name = place.store.name();
        upload(&place, &Form::PUBLIC);
        let (key, ledger) = (Form::PUBLIC.key(133), 133);
        let bytes = place.get(&key).unwrap();
        place.remove(&key);
        let reading = Reading::new(&place.access(), RANGE, PATIENT);
        let undone = undone(&reading.apply_events(10));
        assert_eq!(undone.len(), 4, "{name}: {undone:#?}");
        for (edge, first, last, code, message) in &undone {
            assert_eq!((*first, *last, code.as_str()), (ledger, ledger, "E405"), "{name}: {edge} {message}");
            assert!(message.contains("133"), "{name}: {message}");
        }
        let again = words(&reading.apply(10));
        assert!(again.contains("133"), "{name}: {again}");
        place.put(&key, &bytes);
        let events = reading.apply_events(0);
        assert_eq!(events.last().unwrap()["receipt"]["ledgers"], 1, "{name}: only the missing one is read");
        reading.must_be_settled();
        reading.rows().must_equal(wanted(), name);
    }
}

#[test]
fn a_lake_without_ledgers_is_said_to_be_so() {
    for place in places() {
        let name = place.store.name();
        let reading = Reading::new(&place.access(), RANGE, "");
        place.put(MANIFEST, Form::PUBLIC.manifest_text("standalone").as_bytes());
        let ran = reading.run(&["plan"]);
        let text = words(&ran);
        assert!(text.contains("E411") || text.contains("blocked"), "{name}: {text}");
        reading.run(&["apply", "--auto-approve"]);
        assert!(!super::wrote(&reading), "{name}");
    }
}

#[test]
fn a_range_across_partitions_is_read_in_order_with_holes_between_them_told() {
    for place in places() {
        let name = place.store.name();
        let form = Form::new(1, 16);
        upload(&place, &form);
        // A whole partition, 112 to 127, is not there.
        for ledger in 112..128 {
            place.remove(&form.key(ledger));
        }
        let reading = Reading::new(&place.access(), (LOW, LOW + COUNT - 1), PATIENT);
        let events = reading.apply_events(10);
        let failed: std::collections::BTreeSet<u64> =
            undone(&events).iter().flat_map(|(_, first, last, ..)| *first..=*last).collect();
        assert_eq!(failed, (112..128).collect(), "{name}");
        assert_eq!(reading.ledgers(), format!("{} {0} {LOW} {TIP}", COUNT - 16), "{name}");
    }
}
