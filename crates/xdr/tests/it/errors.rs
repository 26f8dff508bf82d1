//! What is said of bytes that are not valid: what is wrong, where, and in which part of the value.

use cdpctl_xdr::{Error, ErrorKind, LedgerCloseMetaBatchView, ScValView, TransactionEnvelopeView, View};

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

fn refused<'a, V: View<'a>>(bytes: &'a [u8]) -> (ErrorKind, usize, String) {
    let error: Error = V::parse(bytes).err().unwrap();
    (error.kind(), error.offset(), error.path().to_owned())
}

#[test]
fn errors_say_what_where_and_in_which_part() {
    let cases: &[(&[u32], ErrorKind, usize, &str)] = &[
        (&[], ErrorKind::Truncated, 0, "SCVal.type"),
        (&[99], ErrorKind::UnknownValue(99), 0, "SCVal.type"),
        (&[3], ErrorKind::Truncated, 4, "SCVal.u32"),
        (&[3, 7, 7], ErrorKind::Trailing, 8, "SCVal"),
        (&[16, 2], ErrorKind::UnknownValue(2), 4, "SCVal.vec"),
        (&[16, 1, 2, 1, 15, 33], ErrorKind::TooLong { length: 33, bound: 32 }, 20, "SCVal.vec[1].sym"),
        (&[13, 1, 0x0000_0100], ErrorKind::Padding, 10, "SCVal.bytes"),
        (&[17, 1, 1, 1, 18, 9], ErrorKind::UnknownValue(9), 20, "SCVal.map[0].val.address.type"),
        (&[13, 0xffff_fffe, 0], ErrorKind::Truncated, 12, "SCVal.bytes"),
    ];
    for (bytes, kind, offset, path) in cases {
        assert_eq!(refused::<ScValView>(&words(bytes)), (*kind, *offset, (*path).to_owned()), "{bytes:?}");
    }
    let batch = words(&[2, 2, 1, 2, 1]);
    let path = "LedgerCloseMetaBatch.ledgerCloseMetas[0].v2.ext.v1.ext.v";
    assert_eq!(refused::<LedgerCloseMetaBatchView>(&batch), (ErrorKind::Truncated, 20, path.to_owned()));
}

#[test]
fn messages_are_for_people() {
    let error = TransactionEnvelopeView::parse(&words(&[4])).unwrap_err();
    assert_eq!(error.to_string(), "the value 4 is not defined at byte 0 in TransactionEnvelope.type");
}
