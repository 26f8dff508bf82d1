//! The hashes a ledger header commits to, computed again.
//!
//! A reader can check three: the header's own, the transaction set's and the result set's. Nothing here says anything
//! about metadata (events, entry changes), and nothing about whether the network ever agreed on the header: for that,
//! compare [`Ledger::previous_hash`] along the chain with a hash known to be right.

use std::fmt;

use cdpctl_xdr::{LedgerCloseMetaArm, View as _};
use sha2::{Digest, Sha256};

use super::{Ledger, hex};

/// What a hash is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HashedPart {
    /// The ledger header; its hash is stated beside it.
    Header,
    /// The set of transactions; its hash is stated in the header.
    TransactionSet,
    /// The results of the transactions, in the order they were applied; their hash is stated in the header.
    Results,
}

impl fmt::Display for HashedPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header => "header",
            Self::TransactionSet => "transaction set",
            Self::Results => "result set",
        })
    }
}

/// A hash that is not what it should be: the ledger was damaged or altered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// The bytes hash to something else than is stated.
    #[error("verify ledger {sequence}: the {part} hashes to {}, stated is {}", hex(.computed), hex(.stated))]
    HashMismatch {
        /// The ledger's sequence.
        sequence: u32,
        /// What was hashed.
        part: HashedPart,
        /// The hash that is stated.
        stated: [u8; 32],
        /// The hash that the bytes have.
        computed: [u8; 32],
    },
}

/// SHA-256 of `bytes`.
pub(super) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The hash of a header is that of its XDR.
pub(super) fn header(ledger: Ledger<'_>) -> Result<(), VerifyError> {
    check(ledger, HashedPart::Header, ledger.hash(), sha256(ledger.header().span()))
}

/// A generalized set hashes as its XDR; the older one as its previous-ledger hash followed by each envelope's XDR.
pub(super) fn transaction_set(ledger: Ledger<'_>) -> Result<(), VerifyError> {
    let computed = match ledger.meta().arm() {
        LedgerCloseMetaArm::V0(meta) => {
            let mut hasher = Sha256::new();
            hasher.update(meta.tx_set().previous_ledger_hash());
            for envelope in ledger.envelope_spans() {
                hasher.update(envelope);
            }
            hasher.finalize().into()
        }
        LedgerCloseMetaArm::V1(meta) => sha256(meta.tx_set().span()),
        LedgerCloseMetaArm::V2(meta) => sha256(meta.tx_set().span()),
    };
    check(ledger, HashedPart::TransactionSet, ledger.tx_set_hash(), computed)
}

/// Results hash as the XDR of `TransactionResultSet`: their count, then each, in the order of application.
pub(super) fn results(ledger: Ledger<'_>) -> Result<(), VerifyError> {
    let results = ledger.result_spans();
    let mut hasher = Sha256::new();
    hasher.update(u32::try_from(results.len()).expect("XDR counts in u32").to_be_bytes());
    for result in results {
        hasher.update(result);
    }
    check(ledger, HashedPart::Results, ledger.result_set_hash(), hasher.finalize().into())
}

fn check(ledger: Ledger<'_>, part: HashedPart, stated: [u8; 32], computed: [u8; 32]) -> Result<(), VerifyError> {
    if stated == computed {
        return Ok(());
    }
    Err(VerifyError::HashMismatch { sequence: ledger.sequence(), part, stated, computed })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Network;
    use crate::stellar::build::demo_ledgers;
    use crate::stellar::{Batch, Limits};

    /// The part that fails to verify after the first `needle` in a demo ledger had a bit flipped `at` bytes into it.
    fn failing_part(needle: &[u8], at: usize) -> Option<HashedPart> {
        let built = demo_ledgers(&Network::from_name("testnet").expect("known"), 7, 1).remove(0);
        let mut xdr = built.batch_xdr;
        let index = xdr.windows(needle.len()).position(|window| window == needle).expect("present");
        xdr[index + at] ^= 1;
        let batch = Batch::decode(&xdr, Limits::default()).expect("still decodes");
        let ledger = batch.ledgers().next().expect("one");
        ledger.verify_full().err().map(|VerifyError::HashMismatch { part, .. }| part)
    }

    fn demo_ledger_parts() -> ([u8; 32], [u8; 32], Vec<u8>) {
        let built = demo_ledgers(&Network::from_name("testnet").expect("known"), 7, 1).remove(0);
        let batch = Batch::decode(&built.batch_xdr, Limits::default()).expect("valid");
        let ledger = batch.ledgers().next().expect("one");
        let first = ledger.transactions().next().expect("some");
        let envelope = ledger.envelope_spans().next().expect("some").to_vec();
        (ledger.bucket_list_hash(), first.hash(), envelope)
    }

    #[test]
    fn a_flipped_bit_is_found_in_whatever_the_header_commits_to() {
        let (bucket_list_hash, first_result, envelope) = demo_ledger_parts();
        assert_eq!(failing_part(&bucket_list_hash, 0), Some(HashedPart::Header));
        assert_eq!(failing_part(&envelope, 8), Some(HashedPart::TransactionSet));
        assert_eq!(failing_part(&first_result, 31), Some(HashedPart::Results));
    }

    #[test]
    fn metadata_is_covered_by_no_hash() {
        // The first topic of a contract's event (a symbol of eight letters): changed, it is believed.
        assert_eq!(failing_part(b"\0\0\0\x0F\0\0\0\x08transfer", 8), None);
    }

    #[test]
    fn the_error_names_both_hashes() {
        let error = VerifyError::HashMismatch {
            sequence: 5,
            part: HashedPart::Header,
            stated: [0x11; 32],
            computed: [0x22; 32],
        };
        let text = format!("verify ledger 5: the header hashes to {}, stated is {}", "22".repeat(32), "11".repeat(32));
        assert_eq!(error.to_string(), text);
    }
}
