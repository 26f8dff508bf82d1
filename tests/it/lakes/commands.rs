//! `cdpctl lake` over every kind of store: what is said of a lake, what is missing in it, copies of it.

use serde_json::{Value, json};

use super::faults::PASSING;
use super::{COUNT, LOW, PATIENT, RANGE, Reading, TIP, upload, wanted};
use crate::runtime::{Spec, fresh};
use crate::support::lake::{Form, MANIFEST};
use crate::support::proxy::{Fault, Kind, seeded};
use crate::support::servers::{self, Place, places, s3};

/// A command about the lake of the pipeline, as JSON.
#[track_caller]
fn about(reading: &Reading, arguments: &[&str], code: i32) -> Value {
    let arguments = [&["lake", arguments[0], "pipeline.p", "--json"], &arguments[1..]].concat();
    reading.run(&arguments).expect(code).json()
}

#[test]
fn a_lake_is_described_as_it_is_in_every_store_and_layout() {
    let old = Form { ending: "xdr.zstd", manifest: false, ..Form::new(4, 10) };
    for (form, says) in [(Form::new(64, 10), ""), (old, "ledgers_per_file: 4, files_per_partition: 10")] {
        for place in places() {
            let when = format!("{} {form:?}", place.store.name());
            upload(&place, &form);
            let found = about(&Reading::new(&place.access(), RANGE, says), &["check"], 0);
            assert_eq!((&found["sound"], &found["tip"]["ledger"]), (&true.into(), &TIP.into()), "{when}: {found:#}");
            let list = if place.store.name() == "http" { "impossible" } else { "allowed" };
            assert_eq!((&found["access"]["list"], &found["access"]["get"]), (&list.into(), &true.into()), "{when}");
            let layout = &found["layout"];
            let per_object = form.layout.ledgers_per_batch;
            assert_eq!(layout["ledgers_per_object"], per_object, "{when}: {layout}");
            assert_eq!(layout["objects_per_partition"], form.layout.batches_per_partition, "{when}: {layout}");
            assert_eq!(found["manifest"].is_object(), form.manifest, "{when}: {found:#}");
            let newest = &found["newest_object"];
            assert_eq!((&newest["start"], &newest["end"]), (&(TIP + 1 - per_object).into(), &TIP.into()), "{when}");
            assert_eq!(newest["key"], form.key(TIP), "{when}");
        }
    }
}

#[test]
fn holes_and_objects_are_found_also_where_nothing_can_be_listed() {
    for place in places() {
        let name = place.store.name();
        upload(&place, &Form::PUBLIC);
        for ledger in [(100..=102).collect::<Vec<u32>>(), vec![150]].concat() {
            place.remove(&Form::PUBLIC.key(ledger));
        }
        let reading = Reading::new(&place.access(), RANGE, "");
        let gaps = json!([{"start": 100, "end": 102}, {"start": 150, "end": 150}]);
        let found = about(&reading, &["gaps"], 12);
        assert_eq!((&found["scan_from"], &found["scan_to"]), (&LOW.into(), &TIP.into()), "{name}: {found:#}");
        assert_eq!(found["report"]["gaps"], gaps, "{name}");
        assert_eq!(found["report"]["total_ledgers_found"], COUNT - 4, "{name}");
        let found = about(&reading, &["gaps", "--from", "103", "--until", "149"], 0);
        assert_eq!(found["report"]["gaps"], json!([]), "{name}");
        let found = about(&reading, &["ls", "--range", "98:104"], 0);
        let there = [98, 99, 103, 104];
        let keys: Vec<String> = there.iter().map(|ledger| Form::PUBLIC.key(*ledger)).collect();
        let shown: Vec<_> = found["objects"].as_array().unwrap().iter().map(|object| object["key"].clone()).collect();
        assert_eq!(shown, keys, "{name}");
        let bytes: usize = keys.iter().map(|key| place.get(key).unwrap().len()).sum();
        assert_eq!(found["bytes"], bytes, "{name}");
    }
}

#[test]
fn a_copy_is_the_same_lake_whatever_happens_on_the_way() {
    for place in places() {
        let name = place.store.name();
        let missing = Form::PUBLIC.key(120);
        upload(&place, &Form::PUBLIC);
        let held = place.get(&missing).unwrap();
        place.remove(&missing);
        let proxy = place.proxy();
        let passing = seeded(5, 300, 3, PASSING.to_vec());
        proxy.plan(move |seen| {
            let damaged = seen.kind == Kind::Get && seen.target.contains("--77.");
            if damaged { Some(Fault::FlippedBit(12_345)) } else { passing(seen) }
        });
        let reading = Reading::new(&place.access_at(proxy.port()), RANGE, PATIENT);
        let (low, high) = RANGE;
        let range = format!("{low}:{high}");
        let fetch = ["fetch", "--range", range.as_str(), "--out", "copy"];
        let copied = about(&reading, &fetch, 10);
        let all = u64::from(high - low + 1);
        assert_eq!((&copied["copied"], &copied["undone"]), (&(all - 2).into(), &2.into()), "{name}: {copied:#}");
        let failures: Vec<_> = copied["failures"]
            .as_array()
            .unwrap()
            .iter()
            .map(|failure| (&failure["start"], &failure["code"]))
            .collect();
        assert_eq!(
            (failures.len(), failures[0].0, failures[1]),
            (2, &77.into(), (&120.into(), &"E405".into())),
            "{name}"
        );
        assert!(["E406", "E407"].contains(&failures[0].1.as_str().unwrap()), "{name}: {failures:?}");
        assert!(proxy.injected().values().sum::<usize>() > 50, "{name}: {:?}", proxy.injected());
        // The rest the next time; what is there stays.
        proxy.be_harmless();
        place.put(&missing, &held);
        let copied = about(&reading, &fetch, 0);
        assert_eq!((&copied["copied"], &copied["kept"]), (&2.into(), &(all - 2).into()), "{name}: {copied:#}");
        let copy = reading.bench.project.join("copy");
        for key in (low..=high).map(|ledger| Form::PUBLIC.key(ledger)).chain([MANIFEST.to_owned()]) {
            assert!(std::fs::read(copy.join(&key)).ok() == place.get(&key), "{name}: {key}");
        }
        fresh(&Spec::new(&copy, low, high)).must_equal(wanted(), name);
    }
}

#[test]
fn who_may_read_and_not_list_is_told_so() {
    let Some(store) = servers::s3() else { return };
    let place = Place::new(store, s3::PRIVATE);
    upload(&place, &Form::PUBLIC);
    let mut reader = place.access();
    reader.env[0].1 = s3::READER.to_owned();
    let found = about(&Reading::new(&reader, RANGE, ""), &["check"], 0);
    assert_eq!((&found["access"]["list"], &found["access"]["get"]), (&"refused".into(), &true.into()), "{found:#}");
    assert_eq!(found["diagnostics"][0]["code"], "E420", "{found:#}");
}
