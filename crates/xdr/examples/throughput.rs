//! How fast ledgers are validated: `cargo run --release --example throughput -- FILE...`.
//!
//! Files are zstd objects of a lake, streams of framed ledgers, or XDR. With `--once decode|validate|landmarks` each
//! ledger is gone over once by one method and nothing is timed: for counting instructions under callgrind.

use std::hint::black_box;
use std::time::Instant;

use cdpctl_xdr::{Landmark, Landmarks, LedgerCloseMetaBatchView, LedgerCloseMetaView, Limits, View};
use stellar_xdr::{LedgerCloseMeta, LedgerCloseMetaBatch, ReadXdr};

/// An index such as a reader would keep.
#[derive(Default)]
struct Index(Vec<(Landmark, usize, usize)>);

impl Landmarks for Index {
    fn leave(&mut self, landmark: Landmark, start: usize, end: usize) {
        self.0.push((landmark, start, end));
    }
}

/// One value to go over.
struct Unit {
    batch: bool,
    bytes: Vec<u8>,
}

fn validate(unit: &Unit) {
    if unit.batch {
        black_box(LedgerCloseMetaBatchView::parse(&unit.bytes).expect("valid"));
    } else {
        black_box(LedgerCloseMetaView::parse(&unit.bytes).expect("valid"));
    }
}

fn landmarks(unit: &Unit, index: &mut Index) {
    index.0.clear();
    if unit.batch {
        black_box(LedgerCloseMetaBatchView::parse_with(&unit.bytes, Limits::default(), index).expect("valid"));
    } else {
        black_box(LedgerCloseMetaView::parse_with(&unit.bytes, Limits::default(), index).expect("valid"));
    }
}

fn decode(unit: &Unit) {
    let limits = stellar_xdr::Limits { depth: 500, len: unit.bytes.len() };
    if unit.batch {
        black_box(LedgerCloseMetaBatch::from_xdr(&unit.bytes, limits).expect("valid"));
    } else {
        black_box(LedgerCloseMeta::from_xdr(&unit.bytes, limits).expect("valid"));
    }
}

fn main() {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let once =
        (files.first().map(String::as_str) == Some("--once")).then(|| files.drain(..2).nth(1).unwrap_or_default());
    let units: Vec<Unit> = files.iter().flat_map(|file| read(file)).collect();
    let mut index = Index(Vec::with_capacity(1 << 20));
    if let Some(method) = once {
        for unit in &units {
            match method.as_str() {
                "decode" => decode(unit),
                "validate" => validate(unit),
                "landmarks" => landmarks(unit, &mut index),
                "nothing" => {}
                other => panic!("{other}: decode, validate, landmarks or nothing"),
            }
        }
        return;
    }
    let bytes: usize = units.iter().map(|unit| unit.bytes.len()).sum();
    println!("{} values, {bytes} bytes", units.len());
    time("validate", bytes, || units.iter().for_each(validate));
    time("validate with landmarks", bytes, || units.iter().for_each(|unit| landmarks(unit, &mut index)));
    time("stellar-xdr decode", bytes, || units.iter().for_each(decode));
}

/// Repeats for a second at least and says what the best repetition did.
fn time(what: &str, bytes: usize, mut run: impl FnMut()) {
    let begun = Instant::now();
    let mut best = f64::MAX;
    while begun.elapsed().as_secs() < 1 {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{what:24} {:10.1} µs {:8.2} GB/s", best * 1e6, bytes as f64 / best / 1e9);
}

fn read(file: &str) -> Vec<Unit> {
    let raw = std::fs::read(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut bytes = Vec::new();
    if raw.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        let mut decoder = zstd::stream::read::Decoder::new(raw.as_slice()).expect("a zstd frame");
        std::io::Read::read_to_end(&mut decoder, &mut bytes).expect("zstd");
    } else {
        bytes = raw;
    }
    if bytes.first().is_none_or(|first| first & 0x80 == 0) {
        return vec![Unit { batch: true, bytes }];
    }
    let mut units = Vec::new();
    let mut rest = bytes.as_slice();
    while let Some((head, body)) = rest.split_first_chunk::<4>() {
        let length = (u32::from_be_bytes(*head) & 0x7fff_ffff) as usize;
        units.push(Unit { batch: false, bytes: body[..length].to_vec() });
        rest = &body[length..];
    }
    units
}
