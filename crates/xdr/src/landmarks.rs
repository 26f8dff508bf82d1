//! What the pass reports as it goes, so that a caller can make an index of a ledger without a second walk.

use crate::generated::definitions;

macro_rules! landmarks {
    ($($name:ident = $table:ident),* $(,)?) => {
        /// A type whose values the pass reports. Named like the XDR type.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Landmark {
            $(
                #[doc = concat!("`", stringify!($name), "`.")]
                $name,
            )*
        }

        impl Landmark {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The definition of the type.
            pub fn definition(self) -> &'static crate::Definition {
                match self {
                    $(Self::$name => &definitions::$table,)*
                }
            }
        }
    };
}

landmarks! {
    LedgerCloseMeta = LEDGER_CLOSE_META,
    LedgerHeaderHistoryEntry = LEDGER_HEADER_HISTORY_ENTRY,
    TransactionEnvelope = TRANSACTION_ENVELOPE,
    TransactionResultMeta = TRANSACTION_RESULT_META,
    TransactionResultMetaV1 = TRANSACTION_RESULT_META_V1,
    TransactionResultPair = TRANSACTION_RESULT_PAIR,
    LedgerEntryChanges = LEDGER_ENTRY_CHANGES,
    TransactionMeta = TRANSACTION_META,
    OperationMeta = OPERATION_META,
    OperationMetaV2 = OPERATION_META_V2,
    ContractEvent = CONTRACT_EVENT,
    TransactionEvent = TRANSACTION_EVENT,
    DiagnosticEvent = DIAGNOSTIC_EVENT,
}

/// Takes what the pass reports. Offsets are in bytes from the start of what is validated.
///
/// Reports are in the order of the bytes: a value is entered before what it holds and left after it. They come while
/// the pass is under way: when it fails in the end, they mean nothing.
pub trait Landmarks {
    /// A value begins at `start`.
    #[inline]
    fn enter(&mut self, landmark: Landmark, start: usize) {
        let _ = (landmark, start);
    }

    /// A value that began at `start` ends before `end`: these bytes are it, for [`View::from_validated`](crate::View::from_validated).
    #[inline]
    fn leave(&mut self, landmark: Landmark, start: usize, end: usize) {
        let _ = (landmark, start, end);
    }
}

/// Nothing is reported: the calls are compiled away.
impl Landmarks for () {}

/// The receiver of reports, and what makes offsets of remaining bytes.
pub struct Marks<'l, L> {
    /// Bytes of the whole.
    pub(crate) total: usize,
    pub(crate) to: &'l mut L,
}

impl<L: Landmarks> Marks<'_, L> {
    #[inline]
    pub(crate) fn enter(&mut self, landmark: Landmark, from: &[u8]) {
        self.to.enter(landmark, self.total - from.len());
    }

    #[inline]
    pub(crate) fn leave(&mut self, landmark: Landmark, from: &[u8], rest: &[u8]) {
        self.to.leave(landmark, self.total - from.len(), self.total - rest.len());
    }
}
