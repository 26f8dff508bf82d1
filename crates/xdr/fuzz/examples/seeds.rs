//! Writes what the fuzzers start from: `cargo run --release --example seeds -- FOLDER`. Small parts of real ledgers, and
//! random values of every type.

#![expect(dead_code, reason = "the tests use all of what is shared")]

#[path = "../src/input.rs"]
mod input;
#[path = "../../tests/it/samples.rs"]
mod samples;
#[path = "../../tests/it/values.rs"]
mod values;

use std::path::Path;

use cdpctl_xdr::{Definition, Landmark, Landmarks, LedgerCloseMetaBatchView, LedgerCloseMetaView, Limits, View};

#[derive(Default)]
struct Parts(Vec<(Landmark, usize, usize)>);

impl Landmarks for Parts {
    fn leave(&mut self, landmark: Landmark, start: usize, end: usize) {
        self.0.push((landmark, start, end));
    }
}

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).expect("a folder");
    let mut count = 0;
    let mut write = |index: usize, bytes: &[u8]| {
        let index = u16::try_from(index).expect("less than 65,536 types");
        let mut seed = index.to_be_bytes().to_vec();
        seed.resize(input::HEAD, 0);
        seed.extend(bytes);
        std::fs::write(folder.join(format!("seed-{count:05}")), seed).expect("a file");
        count += 1;
    };
    let all = Definition::all();
    let index = |name: &str| all.iter().position(|definition| definition.name == name).expect("a type");
    for (number, sample) in samples::samples().iter().enumerate() {
        let mut parts = Parts::default();
        if sample.kind == "LedgerCloseMeta" {
            LedgerCloseMetaView::parse_with(&sample.bytes, Limits::default(), &mut parts).expect("valid");
        } else {
            LedgerCloseMetaBatchView::parse_with(&sample.bytes, Limits::default(), &mut parts).expect("valid");
        }
        let small: Vec<_> = parts.0.iter().filter(|(_, start, end)| (16..2_000).contains(&(end - start))).collect();
        for (part, start, end) in small.iter().step_by(1 + small.len() / 10) {
            write(index(part.definition().name), &sample.bytes[*start..*end]);
        }
        if sample.bytes.len() < 4_000 && number % 8 == 0 {
            write(index(sample.kind), &sample.bytes);
        }
    }
    let maker = values::Maker::new();
    let mut random = values::Random(1);
    for (index, definition) in all.iter().enumerate() {
        for levels in [0, 6, 12] {
            let mut recipe =
                values::Recipe { random: &mut random, levels, size: 600, faults: 0, nest: None, out: Vec::new() };
            maker.make(definition, &mut recipe);
            write(index, &recipe.out);
        }
    }
    println!("{count} seeds");
}
