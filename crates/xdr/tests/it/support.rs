//! stellar-xdr as the oracle, and the way back from views to bytes.

use cdpctl_xdr::{Error, Limits, ListView, Value, View};
use stellar_xdr::{ReadXdr, WriteXdr};

/// Where views are written to.
#[derive(Default)]
pub struct Out {
    /// The XDR.
    pub bytes: Vec<u8>,
    /// Takes the fields of a structure all at once, where that is offered.
    pub at_once: bool,
}

/// What an accessor gave, written as XDR.
pub trait Encode {
    /// Appends the bytes.
    fn encode(self, out: &mut Out);
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Encode for $number {
            fn encode(self, out: &mut Out) {
                out.bytes.extend(self.to_be_bytes());
            }
        }
    )*};
}

numbers!(u32, i32, u64, i64);

impl Encode for bool {
    fn encode(self, out: &mut Out) {
        u32::from(self).encode(out);
    }
}

impl<const N: usize> Encode for &[u8; N] {
    fn encode(self, out: &mut Out) {
        out.bytes.extend(self);
        out.bytes.resize(out.bytes.len().next_multiple_of(4), 0);
    }
}

impl Encode for &[u8] {
    fn encode(self, out: &mut Out) {
        u32::try_from(self.len()).unwrap().encode(out);
        out.bytes.extend(self);
        out.bytes.resize(out.bytes.len() + (4 - self.len() % 4) % 4, 0);
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(self, out: &mut Out) {
        u32::from(self.is_some()).encode(out);
        if let Some(value) = self {
            value.encode(out);
        }
    }
}

impl<T: Encode, const N: usize> Encode for [T; N] {
    fn encode(self, out: &mut Out) {
        for value in self {
            value.encode(out);
        }
    }
}

impl<'a, T: Encode + Value<'a>> Encode for ListView<'a, T> {
    fn encode(self, out: &mut Out) {
        u32::try_from(self.len()).unwrap().encode(out);
        assert_eq!(self.first().is_none(), self.is_empty());
        self.iter().for_each(|value| value.encode(out));
    }
}

/// What stellar-xdr decodes, encoded by it.
pub fn decoded<T: ReadXdr + WriteXdr>(bytes: &[u8], depth: u32) -> Option<Vec<u8>> {
    let limits = stellar_xdr::Limits { depth, len: bytes.len() };
    let value = T::from_xdr(bytes, limits.clone()).ok()?;
    Some(value.to_xdr(limits).unwrap())
}

/// The bytes as the view of them gives them back.
pub fn encoded<'a, V: View<'a> + Encode>(bytes: &'a [u8], depth: u32) -> Result<Vec<u8>, Error> {
    let view = V::parse_with(bytes, Limits { depth }, &mut ())?;
    assert_eq!(view.span(), bytes, "the span of a parsed view");
    let [out, again] = [false, true].map(|at_once| {
        let mut out = Out { bytes: Vec::with_capacity(bytes.len()), at_once };
        view.encode(&mut out);
        out.bytes
    });
    assert!(out == again, "fields one by one and at once");
    Ok(out)
}

/// The length of what a view of bytes that nobody looked at gives.
pub fn walked<'a, V: View<'a> + Encode>(bytes: &'a [u8]) -> usize {
    let view = V::from_validated(bytes);
    assert!(view.span().len() <= bytes.len());
    [false, true].map(|at_once| {
        let mut out = Out { bytes: Vec::new(), at_once };
        view.encode(&mut out);
        out.bytes.len()
    })[0]
}
