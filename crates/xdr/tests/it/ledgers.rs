//! Every real ledger: accepted, and given back byte for byte by the accessors.

use crate::encode;
use crate::support::samples;

#[test]
fn real_ledgers_are_accepted_and_given_back_by_their_accessors() {
    for sample in samples() {
        let back = encode::written_back(sample.kind, &sample.bytes, 500).unwrap();
        let back = back.unwrap_or_else(|error| panic!("{}: {error}", sample.name));
        assert!(back == sample.bytes, "{}: the accessors give other bytes", sample.name);
        assert!(encode::oracle(sample.kind, &sample.bytes, 500), "{}: stellar-xdr refuses it", sample.name);
    }
}
