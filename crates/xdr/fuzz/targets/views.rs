//! Views of any bytes: nothing panics, landmarks are properly nested, and what is accepted comes back from the accessors.

#![no_main]
#![expect(dead_code, reason = "the tests use all of what is shared")]

#[path = "../../tests/it/encode.rs"]
#[rustfmt::skip]
mod encode;
#[path = "../src/input.rs"]
mod input;
#[path = "../../tests/it/support.rs"]
mod support;

use cdpctl_xdr::{Landmark, Landmarks, LedgerCloseMetaBatchView, LedgerCloseMetaView, Limits, View};

#[derive(Default)]
struct Nested {
    open: Vec<(Landmark, usize)>,
    at: usize,
}

impl Landmarks for Nested {
    fn enter(&mut self, landmark: Landmark, start: usize) {
        assert!(start >= self.at);
        self.at = start;
        self.open.push((landmark, start));
    }

    fn leave(&mut self, landmark: Landmark, start: usize, end: usize) {
        assert_eq!(self.open.pop(), Some((landmark, start)));
        assert!(end >= self.at);
        self.at = end;
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((definition, depth, bytes)) = input::input(data) else { return };
    let limits = Limits { depth };
    let mut nested = Nested::default();
    let accepted = match definition.name {
        "LedgerCloseMetaBatch" => LedgerCloseMetaBatchView::parse_with(bytes, limits, &mut nested).is_ok(),
        "LedgerCloseMeta" => LedgerCloseMetaView::parse_with(bytes, limits, &mut nested).is_ok(),
        _ => false,
    };
    assert!(!accepted || nested.open.is_empty());
    if let Some(Ok(back)) = encode::written_back(definition.name, bytes, depth) {
        // A bool is any word: all but 1 are false, and come back as 0.
        assert_eq!(back.len(), bytes.len());
    }
    encode::walked_unchecked(definition.name, bytes);
});
