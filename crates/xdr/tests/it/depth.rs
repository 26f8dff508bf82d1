//! The limit of depth is counted as stellar-xdr counts it, level by level.

use std::collections::BTreeSet;

use cdpctl_xdr::{Definition, Error, ErrorKind, Limits, ScValView, View};

use crate::parity::agreed;
use crate::values::{Maker, Random, Recipe};

#[test]
fn every_type_needs_the_levels_it_needs_in_stellar_xdr() {
    let maker = Maker::new();
    for definition in Definition::all() {
        let mut random = Random(7);
        for levels in [0, 3, 8] {
            let mut recipe = Recipe { random: &mut random, levels, size: 300, faults: 0, nest: None, out: Vec::new() };
            maker.make(definition, &mut recipe);
            let bytes = recipe.out;
            let needed = (0..=60).find(|depth| agreed(definition.name, definition, &bytes, *depth));
            let needed = needed.unwrap_or_else(|| panic!("{} needs more than 60 levels", definition.name));
            for more in 1..4 {
                assert!(agreed(definition.name, definition, &bytes, needed + more), "{}", definition.name);
            }
        }
    }
}

#[test]
fn deep_values_are_accepted_up_to_the_level_where_stellar_xdr_stops() {
    let maker = Maker::new();
    let recursive = maker.recursive();
    let names: Vec<&str> = recursive.iter().map(|definition| definition.name).collect();
    assert!(["SCVal", "ClaimPredicate", "SCPQuorumSet"].iter().all(|name| names.contains(name)), "{names:?}");
    let mut complete = 0;
    for definition in recursive {
        let mut random = Random(500);
        let mut nested = |times: u32| {
            let nest = Some((definition.name, times));
            let mut recipe = Recipe { random: &mut random, levels: 0, size: 0, faults: 0, nest, out: Vec::new() };
            maker.make(definition, &mut recipe);
            let needed = needed(definition, &recipe.out);
            (recipe.out, needed)
        };
        let average = (0..20).map(|_| nested(50).1).sum::<u32>() / 20;
        let usual = 500 * 50 / average;
        let mut seen = BTreeSet::new();
        let at_limit = |seen: &BTreeSet<u32>| [499, 500, 501].into_iter().filter(|depth| seen.contains(depth)).count();
        for (round, times) in (usual * 94 / 100..=usual * 108 / 100).cycle().take(500).enumerate() {
            if round >= 100 && at_limit(&seen) == 3 {
                break;
            }
            let (bytes, needed) = nested(times);
            for depth in [needed - 2, needed - 1, needed, needed + 1] {
                assert_eq!(agreed(definition.name, definition, &bytes, depth), depth >= needed);
            }
            agreed(definition.name, definition, &bytes, 500);
            seen.insert(needed);
        }
        // Those that nest in one way only do not come to every number of levels.
        let around = at_limit(&seen);
        println!("{}: {} depths, {around} of 499, 500 and 501", definition.name, seen.len());
        assert!(seen.first() < Some(&499) && seen.last() > Some(&501), "{}: {seen:?}", definition.name);
        complete += usize::from(around == 3);
    }
    assert!(complete >= 4, "only {complete} types came to the limit and to both sides of it");
}

/// Levels that a value needs.
fn needed(definition: &Definition, bytes: &[u8]) -> u32 {
    let (mut low, mut high) = (0, Limits::MAX_DEPTH);
    while high - low > 1 {
        let middle = u32::midpoint(low, high);
        let fits = definition.validate(bytes, Limits { depth: middle }).is_ok();
        if fits { high = middle } else { low = middle }
    }
    high
}

#[test]
fn no_depth_exhausts_the_stack() {
    // A list that holds a list that holds a list: four words a level.
    let bytes: Vec<u8> = [16_u32, 1, 1].repeat(1_000_000).into_iter().flat_map(u32::to_be_bytes).collect();
    for depth in [500, u32::MAX] {
        let error: Error = ScValView::parse_with(&bytes, Limits { depth }, &mut ()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooDeep);
        assert!(error.path().starts_with("SCVal.vec[0].vec[0].vec[0]"), "{:.60}", error.path());
    }
    // Bytes that were not validated.
    assert!(ScValView::from_validated(&bytes).span().len() <= bytes.len());
}
