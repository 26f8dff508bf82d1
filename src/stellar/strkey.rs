//! Strkeys: the text form of account and contract ids (SEP-23), with a kind letter and a checksum.

use stellar_strkey::{Contract, Strkey, ed25519::PublicKey};

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

/// The strkey of an account: 56 characters beginning with `G`.
pub fn account_strkey(public_key: &[u8; 32]) -> String {
    PublicKey(*public_key).to_string().as_str().to_owned()
}

/// The strkey of a contract: 56 characters beginning with `C`.
pub fn contract_strkey(contract_id: &[u8; 32]) -> String {
    Contract(*contract_id).to_string().as_str().to_owned()
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
