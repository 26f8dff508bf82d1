//! Strkeys: the text form of account and contract ids (SEP-23), with a kind letter and a checksum.

use std::cell::RefCell;

use stellar_strkey::{Contract, Strkey};

use super::encoding;

/// Why a text is not a contract id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StrkeyError {
    /// Not a strkey at all: wrong alphabet, length, checksum or kind letter.
    #[error("read contract id: not a strkey (56 characters A-Z2-7 with a checksum, beginning with C)")]
    Malformed,
    /// A valid strkey, but of something else.
    #[error("read contract id: that is {0}; a contract id begins with C")]
    OtherKind(&'static str),
}

/// What a strkey names: the first byte of what is encoded (SEP-23), which gives its first letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `G`: an ed25519 public key of 32 bytes.
    Account = 6 << 3,
    /// `M`: a public key and an id of 8 bytes.
    MuxedAccount = 12 << 3,
    /// `C`: a contract id of 32 bytes.
    Contract = 2 << 3,
    /// `B`: one byte 0 for the version and the id of 32 bytes.
    ClaimableBalance = 1 << 3,
    /// `L`: a pool id of 32 bytes.
    LiquidityPool = 11 << 3,
    /// `W`: a contract id and an id of 8 bytes.
    MuxedContract = 22 << 3,
}

/// Base32 of RFC 4648: the two digits of ten bits.
const BASE32_PAIRS: [[u8; 2]; 1024] = {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut pairs = [[0; 2]; 1024];
    let mut bits = 0;
    while bits < 1024 {
        pairs[bits] = [digits[bits >> 5], digits[bits & 31]];
        bits += 1;
    }
    pairs
};
/// CRC-16/XMODEM (the polynomial 0x1021, highest bit first) of every byte, and of every byte that a zero follows.
const CRC16: [[u16; 256]; 2] = {
    let mut tables = [[0; 256]; 2];
    let mut byte = 0;
    while byte < 256 {
        let mut crc = byte << 8;
        let mut bit = 0;
        while bit < 16 {
            crc = if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 };
            bit += 1;
            if bit == 8 {
                tables[0][byte as usize] = crc;
            }
        }
        tables[1][byte as usize] = crc;
        byte += 1;
    }
    tables
};

/// Strkeys of 32 bytes that a thread wrote lately, by their first bits: the same accounts and contracts come again and again,
/// and a checksum takes longer than looking here.
type Recent = [Known; RECENT_KEYS];

/// As many as fit into a processor's nearest caches.
const RECENT_KEYS: usize = 512;

thread_local! {
    static RECENT: RefCell<Recent> = const { RefCell::new([Known { kind: 0, payload: [0; 32], text: [[0; 8]; 7] }; RECENT_KEYS]) };
}

/// A strkey that was written; none has the kind 0.
#[derive(Clone, Copy)]
struct Known {
    kind: u8,
    payload: [u8; 32],
    text: [[u8; 8]; 7],
}

/// Appends the strkey of a payload: base32 of kind, payload and checksum, without padding.
///
/// # Panics
/// For a payload longer than that of a muxed account.
pub(super) fn push_strkey(out: &mut Vec<u8>, kind: Kind, payload: &[u8]) {
    let Ok(payload) = <&[u8; 32]>::try_from(payload) else {
        // One byte more makes nine groups, the id of a muxed account eight bytes more.
        let text = encoded::<9>(kind, payload);
        out.extend_from_slice(&text.as_flattened()[..((1 + payload.len() + 2) * 8).div_ceil(5)]);
        return;
    };
    RECENT.with_borrow_mut(|recent| {
        let place = usize::from(u16::from_le_bytes([payload[0], payload[1]])) % recent.len();
        let known = &mut recent[place];
        if known.kind != kind as u8 || known.payload != *payload {
            *known = Known { kind: kind as u8, payload: *payload, text: encoded(kind, payload) };
        }
        out.extend_from_slice(known.text.as_flattened());
    });
}

/// The strkey of a payload in groups of eight digits for five bytes; behind it are zeros in base32.
fn encoded<const GROUPS: usize>(kind: Kind, payload: &[u8]) -> [[u8; 8]; GROUPS] {
    let mut raw = [[0; 5]; GROUPS];
    let bytes = raw.as_flattened_mut();
    bytes[0] = kind as u8;
    bytes[1..=payload.len()].copy_from_slice(payload);
    bytes[1 + payload.len()..][..2].copy_from_slice(&checksum(kind, payload).to_le_bytes());
    raw.map(|[a, b, c, d, e]| {
        let bits = u64::from_be_bytes([0, 0, 0, a, b, c, d, e]);
        let mut digits = [0; 8];
        for (n, pair) in digits.as_chunks_mut().0.iter_mut().enumerate() {
            *pair = BASE32_PAIRS[(bits >> (30 - 10 * n) & 1023) as usize];
        }
        digits
    })
}

/// CRC-16/XMODEM of kind and payload, two bytes at a time.
fn checksum(kind: Kind, payload: &[u8]) -> u16 {
    let (pairs, rest) = payload.as_chunks();
    let crc = pairs.iter().fold(CRC16[0][kind as usize], |crc, pair| {
        let [high, low] = (crc ^ u16::from_be_bytes(*pair)).to_be_bytes();
        CRC16[1][usize::from(high)] ^ CRC16[0][usize::from(low)]
    });
    rest.iter().fold(crc, |crc, byte| crc << 8 ^ CRC16[0][usize::from(crc.to_be_bytes()[0] ^ byte)])
}

/// The strkey of an account: 56 characters beginning with `G`.
pub fn account_strkey(public_key: &[u8; 32]) -> String {
    strkey(Kind::Account, public_key)
}

/// The strkey of a contract: 56 characters beginning with `C`.
pub fn contract_strkey(contract_id: &[u8; 32]) -> String {
    strkey(Kind::Contract, contract_id)
}

fn strkey(kind: Kind, payload: &[u8]) -> String {
    let mut text = Vec::new();
    push_strkey(&mut text, kind, payload);
    encoding::ascii(text)
}

/// The contract id that a `C...` strkey names.
///
/// # Errors
/// [`StrkeyError::Malformed`] when it is no strkey, [`StrkeyError::OtherKind`] when it names something other than a
/// contract.
pub fn contract_from_strkey(text: &str) -> Result<[u8; 32], StrkeyError> {
    let other = match Strkey::from_string(text).map_err(|_| StrkeyError::Malformed)? {
        Strkey::Contract(Contract(id)) => return Ok(id),
        Strkey::PublicKeyEd25519(_) => "an account (G)",
        Strkey::MuxedAccountEd25519(_) => "a muxed account (M)",
        Strkey::PreAuthTx(_) => "a pre-authorized transaction hash (T)",
        Strkey::HashX(_) => "a hash signer (X)",
        Strkey::SignedPayloadEd25519(_) => "a signed payload (P)",
        Strkey::LiquidityPool(_) => "a liquidity pool (L)",
        Strkey::ClaimableBalance(_) => "a claimable balance (B)",
        Strkey::MuxedContract(_) => "a muxed contract (W)",
    };
    Err(StrkeyError::OtherKind(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTRACT: &str = "CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA";
    const ACCOUNT: &str = "GALBXHEXWKNYGITAV2VCHOBXL6ZIIA243LUVJROFSGB7L6BIDMU32EW6";

    #[test]
    fn contract_ids_survive_both_ways() {
        let id = contract_from_strkey(CONTRACT).expect("valid");
        assert_eq!(contract_strkey(&id), CONTRACT);
        assert_eq!(account_strkey(&[0; 32]), format!("G{}WHF", "A".repeat(52)));
    }

    #[test]
    fn every_kind_is_written_as_the_reference_writes_it() {
        use stellar_strkey::ed25519::{MuxedAccount, PublicKey};
        use stellar_strkey::{ClaimableBalance, LiquidityPool};
        for seed in 0..=255_u8 {
            let key: [u8; 32] = std::array::from_fn(|n| seed.wrapping_mul(31).wrapping_add((n * n).to_le_bytes()[0]));
            let id = u64::from(seed) << 56 | u64::from(seed);
            let muxed = [&key[..], &id.to_be_bytes()].concat();
            let balance = [&[0], &key[..]].concat();
            assert_eq!(strkey(Kind::Account, &key), PublicKey(key).to_string().as_str());
            assert_eq!(strkey(Kind::Contract, &key), Contract(key).to_string().as_str());
            assert_eq!(strkey(Kind::MuxedAccount, &muxed), MuxedAccount { ed25519: key, id }.to_string().as_str());
            assert_eq!(strkey(Kind::ClaimableBalance, &balance), ClaimableBalance::V0(key).to_string().as_str());
            assert_eq!(strkey(Kind::LiquidityPool, &key), LiquidityPool(key).to_string().as_str());
        }
    }

    #[test]
    fn a_mistyped_letter_breaks_the_checksum() {
        assert_eq!(contract_from_strkey(&CONTRACT.replace('7', "5")), Err(StrkeyError::Malformed));
        for text in ["", "C", "*", "hello", &CONTRACT.to_lowercase(), &CONTRACT[..55]] {
            assert_eq!(contract_from_strkey(text), Err(StrkeyError::Malformed), "{text:?}");
        }
    }

    #[test]
    fn another_kind_is_named() {
        assert_eq!(contract_from_strkey(ACCOUNT), Err(StrkeyError::OtherKind("an account (G)")));
    }
}
