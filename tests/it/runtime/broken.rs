//! Objects that are damaged, false or not there: each fails alone, by name, and is done once it is mended.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cdpctl::components::LakeLayout;
use cdpctl::model::Network;
use cdpctl::stellar::build::{demo_ledgers, join};
use cdpctl::stellar::{Batch, HashedPart, Limits, VerifyError, hex};
use cdpctl::storage::compress;

use super::{Bench, FIRST, Rows, Spec, fresh, intervals, lake_of, said, undone};
use crate::support::lake;

/// Ledgers in the lakes of these tests.
const COUNT: u32 = 30;
/// The last of them.
const LAST: u32 = FIRST + COUNT - 1;
/// The one that is broken.
const BROKEN: u32 = 113;

/// Whole edges, as events name them.
const EDGES: [&str; 4] = [
    "pipeline.p/contract-event->save-to-jsonl",
    "pipeline.p/contract-event->save-to-sqlite",
    "pipeline.p/ledgers->save-to-jsonl",
    "pipeline.p/ledgers->save-to-sqlite",
];

/// Breaks one ledger's object, applies, mends, applies: what is reported, what is done, what is there in the end.
fn breaks(what: &str, codes: &[&str], ledger: u32, object: impl FnOnce(&Path) -> Vec<u8>) {
    let lake = lake_of(COUNT);
    let spec = Spec::new(lake.path(), FIRST, LAST);
    let good = fs::read(lake::object(lake.path(), ledger)).expect("an object");
    let broken = object(lake.path());
    assert_ne!(broken, good, "{what}: nothing is broken");
    lake::put(lake.path(), ledger, &broken);
    fails_alone(what, codes, ledger, &spec);
    let bench = Bench::with(&spec);
    bench.apply(10);
    lake::put(lake.path(), ledger, &good);
    let events = bench.apply_events(0);
    assert_eq!(events.last().expect("a summary")["receipt"]["ledgers"], 1, "{what}: only the mended ledger is read");
    bench.must_be_settled();
    bench.rows().must_equal(&sound(), what);
}

/// The rows of the lake before anything was broken.
fn sound() -> Rows {
    static SOUND: std::sync::OnceLock<Rows> = std::sync::OnceLock::new();
    let make = || {
        let lake = lake_of(COUNT);
        fresh(&Spec::new(lake.path(), FIRST, LAST))
    };
    SOUND.get_or_init(make).clone()
}

/// Applies a broken lake: one ledger is left undone, on every edge, for the right reason, by name.
fn fails_alone(what: &str, codes: &[&str], ledger: u32, spec: &Spec) {
    let bench = Bench::with(spec);
    let events = bench.apply_events(10);
    let name = lake::object(Path::new(""), ledger);
    let name = name.file_name().expect("a name").to_str().expect("UTF-8");
    let mut undone = undone(&events);
    undone.sort();
    assert_eq!(undone.len(), EDGES.len(), "{what}: {undone:#?}");
    for (edge, (found, first, last, code, message)) in EDGES.iter().zip(&undone) {
        assert_eq!((found.as_str(), *first, *last), (*edge, u64::from(ledger), u64::from(ledger)), "{what}: {message}");
        assert!(codes.contains(&code.as_str()), "{what}: {code} {message}");
        assert!(message.contains(name), "{what}: the object is not named: {message}");
    }
    let failed: Vec<_> = events.iter().filter(|event| event["type"] == "ledger_failed").collect();
    assert_eq!(failed.len(), 1, "{what}: {failed:#?}");
    assert_eq!((&failed[0]["ledger"], &failed[0]["last"]), (&ledger.into(), &ledger.into()), "{what}");
    assert!(failed[0]["object"].as_str().expect("text").ends_with(name), "{what}: {}", failed[0]);
    // All the others are in both targets.
    let (rows, sound) = (bench.rows(), sound());
    let column = format!("ledger_sequence=Integer({ledger})|");
    let key = format!("\"ledger_sequence\":{ledger},");
    let without = Rows {
        sqlite: filtered(&sound.sqlite, |row| !format!("{row}|").contains(&column)),
        jsonl: filtered(&sound.jsonl, |line| !line.contains(&key)),
    };
    assert_ne!(without, sound, "{what}");
    rows.must_equal(&without, what);
    // The text says it too, and a second apply of the broken lake is no success either. By then the neighbours of a ledger
    // of another chain are recorded, and it contradicts them.
    let again = if codes == ["E410"] { 5 } else { 10 };
    let text = said(&bench.apply(again));
    assert!(text.contains(&ledger.to_string()), "{what}: {text}");
    assert!(again == 5 || text.contains(name), "{what}: {text}");
    bench.rows().must_equal(&without, what);
}

fn filtered(
    all: &std::collections::BTreeMap<String, Vec<String>>,
    keep: impl Fn(&str) -> bool,
) -> std::collections::BTreeMap<String, Vec<String>> {
    let kept = |rows: &Vec<String>| rows.iter().filter(|row| keep(row)).cloned().collect();
    all.iter().map(|(name, rows)| (name.clone(), kept(rows))).collect()
}

#[test]
fn truncated_zstd_fails_alone() {
    breaks("truncated", &["E406"], BROKEN, |lake| {
        let bytes = fs::read(lake::object(lake, BROKEN)).expect("an object");
        bytes[..bytes.len() / 2].to_vec()
    });
}

#[test]
fn an_empty_object_fails_alone() {
    breaks("empty", &["E406", "E407"], BROKEN, |_| Vec::new());
}

#[test]
fn what_is_no_zstd_fails_alone() {
    breaks("no zstd", &["E406"], BROKEN, |_| b"<html>404 not found</html>".to_vec());
}

#[test]
fn bytes_behind_the_zstd_frame_fail_alone() {
    breaks("trailing compressed bytes", &["E406", "E407"], BROKEN, |lake| {
        let mut bytes = fs::read(lake::object(lake, BROKEN)).expect("an object");
        bytes.extend(b"tail");
        bytes
    });
}

#[test]
fn bytes_behind_the_xdr_fail_alone() {
    breaks("trailing bytes", &["E407"], BROKEN, |lake| {
        let mut raw = lake::raw(lake, BROKEN);
        raw.extend([0; 4]);
        compress(&raw)
    });
}

#[test]
fn a_bit_flipped_in_the_header_fails_alone() {
    for byte in [header_at, coins_at] {
        breaks("flipped bit", &["E409"], BROKEN, |lake| {
            let mut raw = lake::raw(lake, BROKEN);
            let at = byte(&raw);
            raw[at] ^= 1;
            compress(&raw)
        });
    }
}

/// Where the header states the hash of the ledger before.
fn header_at(raw: &[u8]) -> usize {
    let previous = decode(raw).ledgers().next().expect("one").previous_hash();
    find(raw, &previous)
}

/// Where the header says how many lumens there are.
fn coins_at(raw: &[u8]) -> usize {
    let coins = decode(raw).ledgers().next().expect("one").total_coins();
    find(raw, &coins.to_be_bytes()) + 7
}

#[test]
fn a_wrong_ledger_inside_fails_alone() {
    breaks("wrong ledger", &["E408"], BROKEN, |lake| fs::read(lake::object(lake, BROKEN + 1)).expect("an object"));
}

#[test]
fn an_unknown_version_of_the_metadata_fails_alone() {
    breaks("unknown version", &["E407"], BROKEN, |lake| {
        let mut raw = lake::raw(lake, BROKEN);
        // First and last sequence, number of ledgers, then the version of the first.
        raw[15] = 9;
        compress(&raw)
    });
}

#[test]
fn a_broken_object_fails_alone_wherever_it_stands() {
    for ledger in [FIRST, 112, LAST] {
        breaks("truncated", &["E406"], ledger, |lake| {
            let bytes = fs::read(lake::object(lake, ledger)).expect("an object");
            bytes[..bytes.len() / 2].to_vec()
        });
    }
}

#[test]
fn a_ledger_of_another_chain_fails_alone_wherever_it_stands() {
    // Cells of seven begin at 112, and chunks there and elsewhere: the neighbour must not be blamed at any border.
    for ledger in FIRST + 5..FIRST + 20 {
        breaks(&format!("another chain at {ledger}"), &["E410"], ledger, |_| {
            let foreign = lake::chain("standalone", ledger, 1);
            foreign[0].1.clone()
        });
    }
}

#[test]
fn several_broken_objects_fail_and_everything_between_is_done() {
    let lake = lake_of(COUNT);
    let spec = Spec::new(lake.path(), FIRST, LAST);
    let kept: Vec<(u32, Vec<u8>)> = [104, 105, 111, 112, 120]
        .map(|ledger| (ledger, fs::read(lake::object(lake.path(), ledger)).expect("an object")))
        .to_vec();
    fs::write(lake::object(lake.path(), 104), "x").expect("broken");
    fs::write(lake::object(lake.path(), 105), &kept[0].1).expect("another ledger");
    fs::remove_file(lake::object(lake.path(), 111)).expect("missing");
    fs::write(lake::object(lake.path(), 112), "").expect("empty");
    lake::put(lake.path(), 120, &kept[4].1[..40]);
    let bench = Bench::with(&spec);
    bench.apply(10);
    let plan = bench.plan();
    for edge in ["/ledgers->save-to-sqlite", "contract-event->save-to-jsonl"] {
        let done = [(FIRST.into(), 103), (106, 110), (113, 119), (121, LAST.into())];
        assert_eq!(intervals(&plan, edge, "reuse"), done, "{edge}");
        assert_eq!(intervals(&plan, edge, "blocked"), [(111, 111)], "{edge}");
        assert_eq!(intervals(&plan, edge, "gap"), [(104, 105), (112, 112), (120, 120)], "{edge}");
    }
    // Mended one after the other, in any order.
    for (n, (ledger, bytes)) in kept.iter().enumerate().rev() {
        lake::put(lake.path(), *ledger, bytes);
        bench.apply(if n == 0 { 0 } else { 10 });
    }
    bench.must_be_settled();
    bench.rows().must_equal(&sound(), "all mended");
}

/// A lake of four ledgers to an object: a range may begin and end inside one, and what is broken in one is cut as small as
/// it can be.
#[test]
fn objects_of_several_ledgers_give_the_same_rows_and_fail_as_little_as_possible() {
    const LAYOUT: LakeLayout = LakeLayout { ledgers_per_batch: 4, batches_per_partition: 10 };
    let single = lake_of(COUNT);
    let wanted = fresh(&Spec::new(single.path(), 102, 125));
    let lake = tempfile::tempdir().expect("a folder");
    let manifest = std::fs::read_to_string(single.path().join(".config.json")).expect("a manifest");
    let manifest = manifest.replace("\"ledgersPerBatch\":1", "\"ledgersPerBatch\":4").replace("64000", "10");
    fs::write(lake.path().join(".config.json"), manifest).expect("a manifest");
    let object = |ledger: u32| lake.path().join(format!("{}.xdr.zst", LAYOUT.object_stem(ledger)));
    let ledgers = demo_ledgers(&Network::from_name("standalone").expect("known"), FIRST, COUNT);
    for four in ledgers.chunks_exact(4) {
        let path = object(four[0].sequence);
        fs::create_dir_all(path.parent().expect("a partition")).expect("a folder");
        fs::write(path, compress(&join(four))).expect("an object");
    }
    let spec = Spec::new(lake.path(), 102, 125);
    fresh(&spec).must_equal(&wanted, "four ledgers to an object");

    // One header in 108-111, and all of 116-119.
    let four = &ledgers[8..12];
    let mut raw = join(four);
    let at = coins_at(&four[1].batch_xdr) + four[0].batch_xdr.len() - 12;
    raw[at] ^= 1;
    fs::write(object(108), compress(&raw)).expect("a broken object");
    let whole = fs::read(object(116)).expect("an object");
    fs::write(object(116), &whole[..100]).expect("a broken object");
    let bench = Bench::with(&spec);
    let undone = undone(&bench.apply_events(10));
    let undone: BTreeSet<(u64, u64, &str)> = undone.iter().map(|u| (u.1, u.2, u.3.as_str())).collect();
    assert_eq!(undone, BTreeSet::from([(109, 109, "E409"), (116, 119, "E406")]));
    fs::write(object(108), compress(&join(four))).expect("mended");
    fs::write(object(116), whole).expect("mended");
    bench.apply(0);
    bench.must_be_settled();
    bench.rows().must_equal(&wanted, "mended");
}

#[test]
fn only_verify_full_sees_a_bit_flipped_in_results_or_transactions() {
    for part in [HashedPart::Results, HashedPart::TransactionSet] {
        let lake = lake_of(COUNT);
        let raw = flipped(&lake::raw(lake.path(), BROKEN), part);
        lake::put(lake.path(), BROKEN, &compress(&raw));
        let spec = Spec::new(lake.path(), FIRST, LAST);
        Bench::with(&spec).apply(0);
        fails_alone(&format!("{part:?}"), &["E409"], BROKEN, &Spec { source: "verify: full", ..spec });
    }
    // And it has nothing to say about sound ledgers.
    let lake = lake_of(COUNT);
    let spec = Spec { source: "verify: full", ..Spec::new(lake.path(), FIRST, LAST) };
    fresh(&spec).must_equal(&sound(), "verified in full");
}

/// The batch with one bit flipped that breaks just the hash of that part.
fn flipped(raw: &[u8], part: HashedPart) -> Vec<u8> {
    let begin = header_at(raw) + 32;
    for at in (begin..raw.len()).step_by(3) {
        let mut broken = raw.to_vec();
        broken[at] ^= 1;
        let Ok(batch) = Batch::decode(&broken, Limits::default()) else { continue };
        let ledger = batch.ledgers().next().expect("one");
        if ledger.verify_header().is_ok()
            && matches!(ledger.verify_full(), Err(VerifyError::HashMismatch { part: found, .. }) if found == part)
        {
            return broken;
        }
    }
    panic!("no bit of {part:?} was found")
}

#[test]
fn another_chain_at_recorded_ledgers_stops_everything() {
    let lake = lake_of(COUNT);
    let spec = Spec::new(lake.path(), FIRST, LAST - 5);
    let bench = Bench::with(&spec);
    bench.apply(0);
    let before = bench.rows();
    let state = bench.query("state/cdpctl.lock", "SELECT edge, lo, hi, fingerprint FROM intervals ORDER BY edge, lo");
    let old = hash(lake.path(), LAST - 5);
    // The network was reset: the same numbers, other ledgers.
    for (ledger, bytes) in lake::chain("standalone", FIRST - 7, COUNT + 7).iter() {
        lake::put(lake.path(), *ledger, bytes);
    }
    let new = hash(lake.path(), LAST - 5);
    assert_ne!(old, new);
    for changed in [
        spec.clone(),
        spec.range(FIRST, LAST),
        spec.processors("    - type: Ledgers\n    - {type: ContractEvent, config: {event_types: [transfer]}}"),
    ] {
        bench.write(&changed);
        let plan = bench.project.run(&["plan", "--detailed-exitcode"]).expect(5);
        assert!(said(&plan).contains(&old) && said(&plan).contains(&new), "{}", said(&plan));
        let applied = said(&bench.apply(5));
        assert!(applied.contains(&old) && applied.contains(&new), "{applied}");
        bench.rows().must_equal(&before, "nothing is overwritten");
    }
    let intervals =
        bench.query("state/cdpctl.lock", "SELECT edge, lo, hi, fingerprint FROM intervals ORDER BY edge, lo");
    assert_eq!(intervals, state);
}

/// The recorded border ledger is the same, what comes behind it is not: it is read, and none of it is delivered.
#[test]
fn another_chain_behind_recorded_ledgers_is_not_delivered() {
    let lake = lake_of(COUNT);
    // Cells of seven: what follows is several chunks, and only the first of them touches what is recorded.
    let spec = Spec::new(lake.path(), FIRST, 113);
    let bench = Bench::with(&spec);
    bench.apply(0);
    let before = bench.rows();
    let recorded = hash(lake.path(), 113);
    for (ledger, bytes) in lake::chain("standalone", FIRST - 7, COUNT + 7).iter().filter(|(ledger, _)| *ledger > 113) {
        lake::put(lake.path(), *ledger, bytes);
    }
    bench.write(&spec.range(FIRST, LAST));
    let undone = undone(&bench.apply_events(5));
    let at_the_border = |u: &(String, u64, u64, String, String)| u.1 == 114 && u.4.contains(&recorded);
    assert_eq!(undone.iter().filter(|u| at_the_border(u)).count(), EDGES.len(), "{undone:#?}");
    bench.rows().must_equal(&before, "nothing was delivered");
}

/// What would be read before recorded ledgers must lead up to them: the plan looks at the ledger next to the border.
#[test]
fn another_chain_before_recorded_ledgers_is_refused_before_anything_is_read() {
    let lake = lake_of(COUNT);
    let spec = Spec::new(lake.path(), 110, 118);
    let bench = Bench::with(&spec);
    bench.apply(0);
    let before = bench.rows();
    let recorded = hash(lake.path(), 109);
    for (ledger, bytes) in lake::chain("standalone", FIRST - 7, COUNT + 7).iter().filter(|(ledger, _)| *ledger < 110) {
        lake::put(lake.path(), *ledger, bytes);
    }
    bench.write(&spec.range(104, 118));
    let text = said(&bench.apply(5));
    assert!(text.contains("E104") && text.contains(&recorded), "{text}");
    assert!(text.contains(&hash(lake.path(), 109)), "{text}");
    bench.rows().must_equal(&before, "nothing was delivered");
}

/// The hash of a ledger in a lake, hex.
fn hash(folder: &Path, ledger: u32) -> String {
    let raw = lake::raw(folder, ledger);
    hex(&decode(&raw).ledgers().next().expect("one").hash())
}

fn decode(raw: &[u8]) -> Batch<'_> {
    Batch::decode(raw, Limits::default()).expect("a sound batch")
}

fn find(raw: &[u8], wanted: &[u8]) -> usize {
    raw.windows(wanted.len()).position(|window| window == wanted).expect("it is there")
}
