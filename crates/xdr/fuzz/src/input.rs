//! What the bytes of a fuzzer mean: a type, a limit of depth, and bytes to be read as the type.

use cdpctl_xdr::Definition;

/// Bytes before those to be read.
pub const HEAD: usize = 4;

/// The type, the depth, and what is to be read.
pub fn input(data: &[u8]) -> Option<(&'static Definition, u32, &[u8])> {
    let ([high, low, _, depth], bytes) = data.split_first_chunk::<HEAD>()?;
    let all = Definition::all();
    let definition = all.get(usize::from(u16::from_be_bytes([*high, *low])) % all.len())?;
    // The default mostly, else few levels.
    let depth = if *depth < 128 { 500 } else { u32::from(*depth) - 128 };
    Some((definition, depth, bytes))
}
