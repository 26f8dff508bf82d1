//! Bytes that nobody validated: views of them neither panic nor loop, and end with the bytes.

use std::time::Instant;

use cdpctl_xdr::Definition;

use crate::encode;
use crate::values::{Maker, Random, Recipe, damage};

#[test]
fn views_of_bytes_that_are_not_valid_end() {
    let maker = Maker::new();
    let mut random = Random(3);
    let begun = Instant::now();
    for definition in Definition::all() {
        for round in 0..60 {
            let bytes = if round % 2 == 0 {
                let mut recipe =
                    Recipe { random: &mut random, levels: 8, size: 800, faults: 20, nest: None, out: Vec::new() };
                maker.make(definition, &mut recipe);
                let mut bytes = recipe.out;
                (0..4).for_each(|_| damage(&mut bytes, &mut random));
                bytes
            } else {
                // Small words look like discriminants, flags and lengths.
                (0..random.below(60)).flat_map(|_| (random.word() % 24).to_be_bytes()).collect()
            };
            let out = encode::walked_unchecked(definition.name, &bytes);
            assert!(out.is_none_or(|length| length <= 64 * 1_024 * 1_024), "{}: {bytes:02x?}", definition.name);
        }
    }
    println!("{:?}", begun.elapsed());
}
