//! Steps of the strict pass. Each takes the bytes from a value on and gives those after it, or nothing when the value is
//! not valid: what is wrong is found by a second walk.

/// Bytes of fixed size that need no look.
#[inline]
pub(crate) fn skip<const N: usize>(b: &[u8]) -> Option<&[u8]> {
    b.get(N..)
}

/// Bytes of fixed size, and the rest.
#[inline]
pub(crate) fn chunk<const N: usize>(b: &[u8]) -> Option<(&[u8; N], &[u8])> {
    b.split_first_chunk()
}

/// The word at an offset of a chunk.
#[inline]
pub(crate) fn word<const N: usize>(c: &[u8; N], at: usize) -> u32 {
    u32::from_be_bytes([c[at], c[at + 1], c[at + 2], c[at + 3]])
}

/// A discriminant, and the rest.
#[inline]
pub(crate) fn tag(b: &[u8]) -> Option<(i32, &[u8])> {
    let (tag, b) = b.split_first_chunk()?;
    Some((i32::from_be_bytes(*tag), b))
}

/// A length of at most `MAX`, and the rest.
#[inline]
fn length<const MAX: u32>(b: &[u8]) -> Option<(usize, &[u8])> {
    let (length, b) = b.split_first_chunk()?;
    let length = u32::from_be_bytes(*length);
    if length > MAX {
        return None;
    }
    Some((usize::try_from(length).ok()?, b))
}

/// Opaque bytes or a string: its length, its bytes, zeros up to a multiple of four.
#[inline]
pub(crate) fn bytes<const MAX: u32>(b: &[u8]) -> Option<&[u8]> {
    let (length, body) = length::<MAX>(b)?;
    if length > body.len() {
        return None;
    }
    // Cannot overflow: a slice has at most `isize::MAX` bytes.
    let padded = length.next_multiple_of(4);
    let (whole, rest) = b.split_at_checked(4 + padded)?;
    // The last word of the whole is padding, bytes and padding, bytes, or the length 0: the mask leaves the padding.
    let (_, last) = whole.split_last_chunk()?;
    let padding = u32::from_be_bytes(*last) & ((1 << (8 * (padded - length))) - 1);
    (padding == 0).then_some(rest)
}

/// A list: its length, then its elements.
#[inline]
pub(crate) fn list<'a, const MAX: u32>(
    b: &'a [u8],
    mut element: impl FnMut(&'a [u8]) -> Option<&'a [u8]>,
) -> Option<&'a [u8]> {
    let (length, mut b) = length::<MAX>(b)?;
    for _ in 0..length {
        b = element(b)?;
    }
    Some(b)
}

/// A list of elements of fixed size that need no look.
#[inline]
pub(crate) fn plain_list<const SIZE: usize, const MAX: u32>(b: &[u8]) -> Option<&[u8]> {
    let (length, b) = length::<MAX>(b)?;
    b.get(length.checked_mul(SIZE)?..)
}

/// An option: 0, or 1 and a value.
#[inline]
pub(crate) fn optional<'a>(b: &'a [u8], value: impl FnOnce(&'a [u8]) -> Option<&'a [u8]>) -> Option<&'a [u8]> {
    match tag(b)? {
        (0, b) => Some(b),
        (1, b) => value(b),
        _ => None,
    }
}
