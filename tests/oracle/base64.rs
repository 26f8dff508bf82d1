//! Base64 (RFC 4648, padded), the plain way.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// `bytes` in base64.
pub fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, n| bits << 8 | u32::from(group.get(n).copied().unwrap_or(0)));
        for digit in 0..4 {
            let shift = 18 - 6 * digit;
            text.push(if digit <= group.len() { char::from(DIGITS[(bits >> shift & 63) as usize]) } else { '=' });
        }
    }
    text
}
