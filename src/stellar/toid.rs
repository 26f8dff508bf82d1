//! Total-order ids (TOID, SEP-35): one signed 64-bit number that orders everything in the history of a network.
//!
//! Layout, from the highest bit: 32 bits ledger sequence, 20 bits transaction order, 12 bits operation index.

use std::fmt;

/// The place of a ledger, transaction or operation in history (SEP-35:
/// <https://github.com/stellar/stellar-protocol/blob/master/ecosystem/sep-0035.md>).
///
/// Order is that of the number itself. Displays as the plain number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Toid(i64);

impl Toid {
    /// The greatest ledger sequence with a TOID: one bit is lost to the sign.
    pub const MAX_LEDGER: u32 = 0x7FFF_FFFF;
    /// The greatest transaction order, which Stellar RPC also uses for events after all transactions.
    pub const MAX_TRANSACTION: u32 = 0xF_FFFF;
    /// The greatest operation index, which Stellar RPC also uses for events after a transaction's operations.
    pub const MAX_OPERATION: u32 = 0xFFF;

    /// The id of `operation` of `transaction` of `ledger`; 0 stands for "the ledger itself" and "the transaction
    /// itself".
    ///
    /// Numbers beyond their width are cut to the greatest that fits: no ledger of any Stellar network comes near, and a
    /// [`Batch`](super::Batch) refuses a ledger above [`Toid::MAX_LEDGER`].
    pub fn new(ledger: u32, transaction: u32, operation: u32) -> Self {
        let ledger = i64::from(ledger.min(Self::MAX_LEDGER));
        let transaction = i64::from(transaction.min(Self::MAX_TRANSACTION));
        let operation = i64::from(operation.min(Self::MAX_OPERATION));
        Self(ledger << 32 | transaction << 12 | operation)
    }

    /// The number.
    pub fn value(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Toid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_ledger_transaction_and_operation() {
        assert_eq!(Toid::new(30_822_015, 0, 0).value(), 132_379_546_421_821_440);
        assert_eq!(Toid::new(30_822_015, 15, 1).value(), 132_379_546_421_882_881);
        assert_eq!(Toid::new(1, 1_048_575, 4095).value(), (2 << 32) - 1);
    }

    #[test]
    fn order_is_that_of_history() {
        let ids = [(5, 0, 0), (5, 1, 0), (5, 1, 1), (5, 2, 0), (5, 1_048_575, 0), (6, 0, 0)];
        let ids = ids.map(|(ledger, transaction, operation)| Toid::new(ledger, transaction, operation));
        assert!(ids.is_sorted());
    }

    #[test]
    fn stays_positive_at_the_edges() {
        assert_eq!(Toid::new(u32::MAX, u32::MAX, u32::MAX).value(), i64::MAX);
    }
}
