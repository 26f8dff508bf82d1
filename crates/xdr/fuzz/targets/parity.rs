//! Any bytes, as any type, with any limit of depth: accepted and refused as stellar-xdr does, with the same values.

#![no_main]
#![expect(dead_code, reason = "the tests use all of what is shared")]

#[path = "../../tests/it/encode.rs"]
#[rustfmt::skip]
mod encode;
#[path = "../src/input.rs"]
mod input;
#[path = "../../tests/it/parity.rs"]
mod parity;
#[path = "../../tests/it/support.rs"]
mod support;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if let Some((definition, depth, bytes)) = input::input(data) {
        parity::agreed(definition.name, definition, bytes, depth);
    }
});
