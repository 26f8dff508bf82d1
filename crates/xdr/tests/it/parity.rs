//! The fast pass, the slow walk, the views and stellar-xdr against each other.

use cdpctl_xdr::{Definition, ErrorKind, Limits};

use crate::encode;

/// What both say of some bytes: whether they are accepted. Everything that can be compared is.
pub fn agreed(name: &'static str, definition: &Definition, bytes: &[u8], depth: u32) -> bool {
    let oracle = encode::oracle(name, bytes, depth);
    let slow = definition.validate(bytes, Limits { depth });
    let show = || format!("{name}, depth {depth}, {} bytes: {bytes:02x?}", bytes.len());
    assert_eq!(slow.is_ok(), oracle.is_some(), "the slow walk: {slow:?} of {}", show());
    if let Some(fast) = encode::written_back(name, bytes, depth) {
        match fast {
            Ok(back) => assert!(Some(back) == oracle, "the fast pass accepts other values of {}", show()),
            Err(error) => {
                assert!(oracle.is_none(), "the fast pass: {error} of {}", show());
                assert_ne!(error.kind(), ErrorKind::Unexplained, "{}", show());
                assert_eq!(slow, Err(error), "of {}", show());
            }
        }
    }
    oracle.is_some()
}
