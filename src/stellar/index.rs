//! Where things are in a batch: found on the one pass that validates it, so that nothing is walked over twice.
//!
//! An index is nothing but offsets. Its room is kept from batch to batch.

use cdpctl_xdr::{Landmark, Landmarks};

/// A stretch of a batch's bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    fn new(start: usize, end: usize) -> Self {
        // Batches are bounded to 1 GiB before they are validated.
        let offset = |at| u32::try_from(at).expect("an offset below 1 GiB");
        Self { start: offset(start), end: offset(end) }
    }

    /// Its bytes.
    pub fn of(self, xdr: &[u8]) -> &[u8] {
        xdr.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// Some of the elements of a list of the index.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Slice {
    from: u32,
    to: u32,
}

impl Slice {
    fn new(from: usize, to: usize) -> Self {
        // Each element stands for bytes of its own.
        let place = |at| u32::try_from(at).expect("fewer elements than bytes");
        Self { from: place(from), to: place(to) }
    }

    /// Its elements.
    pub fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.from as usize..self.to as usize).unwrap_or_default()
    }
}

/// A ledger: `LedgerCloseMeta`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct LedgerSpans {
    /// All of it.
    pub whole: Span,
    /// `LedgerHeaderHistoryEntry`.
    pub header: Span,
    /// Its transaction set, in [`Index::envelopes`].
    pub envelopes: Slice,
    /// In [`Index::transactions`].
    pub transactions: Slice,
    /// What follows the last transaction, if there is any transaction.
    pub after_transactions: Option<Span>,
}

/// A transaction that was applied.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TransactionSpans {
    /// `TransactionResultPair`.
    pub result: Span,
    /// `TransactionMeta`.
    pub meta: Span,
    /// Events of its operations, in [`Index::events`].
    pub of_operations: Slice,
    /// Events of itself: `TransactionEvent`.
    pub of_transaction: Slice,
    /// `DiagnosticEvent`.
    pub diagnostics: Slice,
}

/// An event.
#[derive(Debug, Clone, Copy)]
pub(super) struct EventSpans {
    /// `ContractEvent`.
    pub event: Span,
    /// What it stands in: `TransactionEvent`, `DiagnosticEvent`, else itself.
    pub outer: Span,
    /// The operation it is of, counted from 0.
    pub operation: u32,
}

/// Where things are in a batch.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) ledgers: Vec<LedgerSpans>,
    pub(super) transactions: Vec<TransactionSpans>,
    pub(super) events: Vec<EventSpans>,
    pub(super) envelopes: Vec<Span>,
    open: Open,
}

/// What was begun and not ended.
#[derive(Debug, Default)]
struct Open {
    header: Span,
    first_envelope: usize,
    first_transaction: usize,
    after_transactions: Option<usize>,
    result: Span,
    /// Operations that ended, and events of each kind, of the open transaction.
    operations: u32,
    first_event: usize,
    of_transaction: usize,
    diagnostics: usize,
}

impl Index {
    /// Forgets what was found, and keeps the room.
    pub(super) fn clear(&mut self) {
        self.ledgers.clear();
        self.transactions.clear();
        self.events.clear();
        self.envelopes.clear();
        self.open = Open::default();
    }

    fn end_transaction(&mut self, meta: Span) {
        let all = self.events.len();
        // Metadata holds them in this order, and older versions lack the later kinds.
        let diagnostics = all - self.open.diagnostics;
        let of_transaction = diagnostics - self.open.of_transaction;
        self.transactions.push(TransactionSpans {
            result: self.open.result,
            meta,
            of_operations: Slice::new(self.open.first_event, of_transaction),
            of_transaction: Slice::new(of_transaction, diagnostics),
            diagnostics: Slice::new(diagnostics, all),
        });
        (self.open.operations, self.open.of_transaction, self.open.diagnostics) = (0, 0, 0);
        self.open.first_event = all;
    }

    fn end_ledger(&mut self, start: usize, end: usize) {
        self.ledgers.push(LedgerSpans {
            whole: Span::new(start, end),
            header: self.open.header,
            envelopes: Slice::new(self.open.first_envelope, self.envelopes.len()),
            transactions: Slice::new(self.open.first_transaction, self.transactions.len()),
            after_transactions: self.open.after_transactions.map(|after| Span::new(after, end)),
        });
        self.open.first_envelope = self.envelopes.len();
        self.open.first_transaction = self.transactions.len();
        self.open.after_transactions = None;
    }
}

impl Landmarks for Index {
    #[inline]
    fn leave(&mut self, landmark: Landmark, start: usize, end: usize) {
        match landmark {
            Landmark::ContractEvent => {
                let event = Span::new(start, end);
                self.events.push(EventSpans { event, outer: event, operation: self.open.operations });
            }
            Landmark::OperationMetaV2 => self.open.operations += 1,
            Landmark::TransactionEvent => {
                self.open.of_transaction += 1;
                if let Some(last) = self.events.last_mut() {
                    last.outer = Span::new(start, end);
                }
            }
            Landmark::DiagnosticEvent => {
                self.open.diagnostics += 1;
                if let Some(last) = self.events.last_mut() {
                    last.outer = Span::new(start, end);
                }
            }
            Landmark::TransactionEnvelope => self.envelopes.push(Span::new(start, end)),
            Landmark::TransactionResultPair => self.open.result = Span::new(start, end),
            Landmark::TransactionMeta => self.end_transaction(Span::new(start, end)),
            Landmark::TransactionResultMeta | Landmark::TransactionResultMetaV1 => {
                self.open.after_transactions = Some(end);
            }
            Landmark::LedgerHeaderHistoryEntry => self.open.header = Span::new(start, end),
            Landmark::LedgerCloseMeta => self.end_ledger(start, end),
            _ => {}
        }
    }
}
