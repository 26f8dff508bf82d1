//! Harm between cdpctl and a store: a run goes on, ends with the rows of an undisturbed one, or says what is wrong.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::time::Duration;

use super::{LOW, PATIENT, RANGE, Reading, TIP, everywhere, upload, wanted};
use crate::runtime::{BOTH, Spec, fresh, undone};
use crate::support::lake::{self, Form};
use crate::support::proxy::{Fault, Kind, Proxy, seeded};
use crate::support::servers::{Place, places};
use crate::support::{setting, test_data};

/// What may go away by itself.
pub(super) const PASSING: [Fault; 11] = [
    Fault::Status(503, Some(0)),
    Fault::Status(503, None),
    Fault::Status(500, None),
    Fault::Status(502, None),
    Fault::Status(429, Some(0)),
    Fault::Status(429, None),
    Fault::NoAnswer,
    Fault::HeadOnly,
    Fault::CutBody,
    Fault::Trickle(Duration::from_millis(60)),
    Fault::WrongEtag,
];

/// Says past the capture of the harness what was injected.
fn report(what: &str, injected: &BTreeMap<String, usize>) {
    let all: usize = injected.values().sum();
    let kinds: Vec<String> = injected.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    // Nobody is there to hear that it failed.
    let _ = writeln!(std::io::stderr(), "faults: {what}: {all}: {}", kinds.join(", "));
}

/// A place with a lake, and a proxy before it.
fn lake_behind_proxy(place: &Place) -> Proxy {
    upload(place, &Form::PUBLIC);
    place.proxy()
}

#[test]
fn hundreds_of_faults_in_one_run_leave_no_trace_in_its_rows() {
    const LEDGERS: u32 = 640;
    let seed = setting("CDPCTL_FAULTS_SEED").unwrap_or(1);
    let folder = tempfile::tempdir().unwrap();
    lake::write(folder.path(), LOW, LEDGERS);
    let undisturbed = fresh(&Spec::new(folder.path(), LOW, LOW + LEDGERS - 1));
    everywhere(|place| {
        let name = place.store.name();
        place.upload(folder.path());
        let proxy = place.proxy();
        proxy.plan(seeded(seed, 550, 3, PASSING.to_vec()));
        let reading = Reading::new(&place.access_at(proxy.port()), (LOW, LOW + LEDGERS - 1), PATIENT);
        reading.apply(0);
        let injected = proxy.injected();
        report(&format!("{name}, seed {seed}"), &injected);
        assert!(injected.values().sum::<usize>() >= 500, "{name}: {injected:?}");
        for fault in PASSING {
            assert!(injected.get(&fault.name()).is_some_and(|count| *count >= 10), "{name}: {fault:?}: {injected:?}");
        }
        proxy.be_harmless();
        reading.must_be_settled();
        reading.rows().must_equal(&undisturbed, name);
    });
}

#[test]
fn each_kind_of_fault_that_passes_is_outlived_by_planning_and_applying() {
    everywhere(|place| {
        let name = place.store.name();
        let proxy = lake_behind_proxy(&place);
        for fault in PASSING.into_iter().chain([Fault::Status(503, Some(1)), Fault::Stall(Duration::from_millis(300))])
        {
            let when = format!("{name} {}", fault.name());
            proxy.forget();
            let before = proxy.injected().get(&fault.name()).copied().unwrap_or_default();
            // The first answer to everything that is asked, but for what takes a second each.
            let only = |target: &str| target.contains("--133.");
            let slow = fault == Fault::Status(503, Some(1));
            proxy.plan(move |seen| (seen.before == 0 && (!slow || only(&seen.target))).then_some(fault));
            let reading = Reading::new(&place.access_at(proxy.port()), (120, 140), PATIENT);
            reading.plan();
            reading.apply(0);
            reading.must_be_settled();
            assert_eq!(reading.ledgers(), "21 21 120 140", "{when}");
            assert!(proxy.injected()[&fault.name()] > before, "{when}: nothing was injected");
        }
        report(name, &proxy.injected());
    });
}

#[test]
fn a_body_that_stalls_is_not_waited_for() {
    everywhere(|place| {
        let name = place.store.name();
        let proxy = lake_behind_proxy(&place);
        // The first listing, and one object in the middle.
        proxy.plan(|seen| {
            let chosen = seen.kind == Kind::List || seen.target.contains("--133.");
            (chosen && seen.before == 0).then_some(Fault::Stall(Duration::from_mins(2)))
        });
        let reading = Reading::new(&place.access_at(proxy.port()), (130, 140), "read_timeout: 1, retry_wait: 0");
        reading.apply(0);
        reading.must_be_settled();
        assert_eq!(reading.ledgers(), "11 11 130 140", "{name}");
        let stalls = proxy.injected()["stall"];
        // Where there is a listing.
        assert!(stalls > usize::from(name != "http"), "{name}: {stalls}");
        assert_eq!(proxy.given_up(), stalls, "{name}");
    });
}

#[test]
fn large_real_ledgers_come_whole_whatever_happens_in_the_middle_of_them() {
    const REAL: (u32, u32) = (63_092_982, 63_092_991);
    let Some(lake) = test_data("lake/pubnet") else { return };
    let wanted = fresh(&Spec { network: "mainnet", ..Spec::new(&lake, REAL.0, REAL.1) });
    everywhere(|place| {
        let name = place.store.name();
        place.upload(&lake);
        let proxy = place.proxy();
        proxy.plan(|seen| {
            let faults = [Fault::CutBody, Fault::Stall(Duration::from_millis(50)), Fault::HeadOnly];
            let object = seen.kind == Kind::Get && seen.target.contains(".xdr.zst");
            faults.get(seen.before as usize).copied().filter(|_| object)
        });
        let range = format!("start_ledger: {}, end_ledger: {}", REAL.0, REAL.1);
        let access = place.access_at(proxy.port());
        let reading = Reading::into(&access, "mainnet", &[&range, PATIENT, "verify: full"], BOTH);
        reading.apply(0);
        for (kind, count) in proxy.injected() {
            assert!(count >= 10, "{name}: {kind} {count}");
        }
        proxy.be_harmless();
        reading.must_be_settled();
        reading.rows().must_equal(&wanted, name);
    });
}

#[test]
fn an_object_that_shows_up_late_is_read_or_told_and_read_the_next_time() {
    for place in places() {
        let name = place.store.name();
        let proxy = lake_behind_proxy(&place);
        proxy.plan(|seen| {
            let object = seen.target.split('?').next().unwrap_or_default();
            let late = seen.kind == Kind::Get && seen.before == 0 && object.ends_with("--133.xdr.zst");
            late.then_some(Fault::Status(404, None))
        });
        let reading = Reading::new(&place.access_at(proxy.port()), RANGE, PATIENT);
        let ran = reading.run(&["apply", "--auto-approve", "--json"]);
        if ran.code != 0 {
            let events: Vec<_> = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            ran.expect(10);
            assert!(undone(&events).iter().all(|undone| (undone.1, undone.3.as_str()) == (133, "E405")), "{name}");
            reading.apply(0);
        }
        assert_eq!(proxy.injected().values().sum::<usize>(), 1);
        reading.must_be_settled();
        reading.rows().must_equal(wanted(), name);
    }
}

#[test]
fn a_flipped_bit_is_bad_data_by_name_and_the_next_apply_mends_it() {
    for place in places() {
        let name = place.store.name();
        let proxy = lake_behind_proxy(&place);
        // Wherever in the object it is.
        proxy.plan(|seen| {
            let ledger = (100..130).step_by(3).find(|ledger| seen.target.contains(&format!("--{ledger}.")))?;
            (seen.kind == Kind::Get).then_some(Fault::FlippedBit(ledger * 7_919))
        });
        let reading = Reading::new(&place.access_at(proxy.port()), RANGE, PATIENT);
        let events = reading.apply_events(10);
        let undone = undone(&events);
        let broken: Vec<u64> = (100..130).step_by(3).collect();
        assert_eq!(undone.len(), 4 * broken.len(), "{name}: {undone:#?}");
        for (edge, first, last, code, message) in &undone {
            assert!(first == last && broken.contains(first), "{name}: {edge} {first}-{last} {message}");
            assert!(["E406", "E407"].contains(&code.as_str()), "{name}: {code} {message}");
            assert!(message.contains(&format!("--{first}.xdr.zst")), "{name}: the object is not named: {message}");
        }
        assert!(proxy.injected()["flipped bit"] >= broken.len(), "{name}");
        proxy.be_harmless();
        let events = reading.apply_events(0);
        assert_eq!(events.last().unwrap()["receipt"]["ledgers"], broken.len(), "{name}: only these are read");
        reading.must_be_settled();
        reading.rows().must_equal(wanted(), name);
    }
}

#[test]
fn what_does_not_pass_is_given_up_in_order_and_gone_on_with() {
    everywhere(|place| {
        let name = place.store.name();
        let proxy = lake_behind_proxy(&place);
        for fault in [
            Fault::Status(503, None),
            Fault::Status(500, None),
            Fault::Status(403, None),
            Fault::CutBody,
            Fault::NoAnswer,
        ] {
            let when = format!("{name} {}", fault.name());
            // From ledger 150 on, for good.
            proxy.plan(move |seen| {
                let gone = (150..=TIP).any(|ledger| seen.target.contains(&format!("--{ledger}.")));
                (gone && seen.kind == Kind::Get).then_some(fault)
            });
            let reading = Reading::new(&place.access_at(proxy.port()), RANGE, "retry_limit: 2, retry_wait: 0");
            let ran = reading.run(&["apply", "--auto-approve", "--json"]);
            assert!([10, 11].contains(&ran.code), "{when}: {} {}{}", ran.code, ran.stdout, ran.stderr);
            proxy.be_harmless();
            reading.must_read_all(&when);
        }
    });
}

#[test]
fn everything_refused_at_once_starts_nothing_and_later_everything() {
    everywhere(|place| {
        let name = place.store.name();
        let proxy = lake_behind_proxy(&place);
        for fault in [Fault::Status(403, None), Fault::Status(503, None), Fault::NoAnswer] {
            proxy.plan(move |_| Some(fault));
            let reading = Reading::new(&place.access_at(proxy.port()), RANGE, "retry_limit: 2, retry_wait: 0");
            for arguments in [&["plan"][..], &["apply", "--auto-approve"]] {
                let ran = reading.run(arguments).expect(11);
                assert!(ran.stderr.contains("E4") || ran.stdout.contains("E4"), "{name}: {}{}", ran.stdout, ran.stderr);
            }
            assert!(!super::wrote(&reading), "{name}");
            proxy.be_harmless();
            reading.must_read_all(name);
        }
    });
}
