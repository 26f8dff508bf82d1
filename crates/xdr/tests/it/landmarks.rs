//! Landmarks: those that the views find, in order, properly nested, and nothing else.

use cdpctl_xdr::{
    Landmark, Landmarks, LedgerCloseMetaArm, LedgerCloseMetaBatchView, LedgerCloseMetaView, Limits, ListView,
    TransactionMetaArm, TransactionMetaView, TransactionResultMetaV1View, TransactionResultMetaView, Value, View,
};

use crate::encode;
use crate::samples::samples;

#[derive(Default)]
struct Seen {
    open: Vec<(Landmark, usize)>,
    closed: Vec<(Landmark, usize, usize)>,
    at: usize,
}

impl Landmarks for Seen {
    fn enter(&mut self, landmark: Landmark, start: usize) {
        assert!(start >= self.at);
        self.at = start;
        self.open.push((landmark, start));
    }

    fn leave(&mut self, landmark: Landmark, start: usize, end: usize) {
        assert_eq!(self.open.pop(), Some((landmark, start)));
        assert!(end > start && end >= self.at);
        self.at = end;
        self.closed.push((landmark, start, end));
    }
}

impl Seen {
    fn spans(&self, wanted: Landmark) -> Vec<(usize, usize)> {
        self.closed.iter().filter(|(landmark, ..)| *landmark == wanted).map(|(_, start, end)| (*start, *end)).collect()
    }
}

fn metas_of<'a, T: Value<'a>>(
    list: ListView<'a, T>,
    meta: fn(T) -> TransactionMetaView<'a>,
) -> Vec<TransactionMetaView<'a>> {
    list.iter().map(meta).collect()
}

fn place(whole: &[u8], span: &[u8]) -> (usize, usize) {
    let start = span.as_ptr() as usize - whole.as_ptr() as usize;
    (start, start + span.len())
}

#[test]
fn landmarks_are_the_values_that_the_views_find() {
    for sample in
        samples().iter().filter(|sample| !sample.name.contains("testnet") || sample.name.ends_with("0.xdr.zst"))
    {
        let whole = sample.bytes.as_slice();
        let mut seen = Seen::default();
        let ledgers: Vec<LedgerCloseMetaView> = if sample.kind == "LedgerCloseMetaBatch" {
            let batch = LedgerCloseMetaBatchView::parse_with(whole, Limits::default(), &mut seen).unwrap();
            batch.ledger_close_metas().iter().collect()
        } else {
            vec![LedgerCloseMetaView::parse_with(whole, Limits::default(), &mut seen).unwrap()]
        };
        assert!(seen.open.is_empty());
        let found: Vec<_> = ledgers.iter().map(|ledger| place(whole, ledger.span())).collect();
        assert_eq!(seen.spans(Landmark::LedgerCloseMeta), found, "{}", sample.name);
        let metas: Vec<TransactionMetaView> = ledgers
            .iter()
            .flat_map(|ledger| match ledger.arm() {
                LedgerCloseMetaArm::V0(v0) => {
                    metas_of(v0.tx_processing(), TransactionResultMetaView::tx_apply_processing)
                }
                LedgerCloseMetaArm::V1(v1) => {
                    metas_of(v1.tx_processing(), TransactionResultMetaView::tx_apply_processing)
                }
                LedgerCloseMetaArm::V2(v2) => {
                    metas_of(v2.tx_processing(), TransactionResultMetaV1View::tx_apply_processing)
                }
            })
            .collect();
        let found: Vec<_> = metas.iter().map(|meta| place(whole, meta.span())).collect();
        assert_eq!(seen.spans(Landmark::TransactionMeta), found, "{}", sample.name);
        let operations: Vec<_> = metas
            .iter()
            .flat_map(|meta| match meta.arm() {
                TransactionMetaArm::V4(v4) => {
                    v4.operations().iter().map(|operation| place(whole, operation.span())).collect()
                }
                _ => Vec::new(),
            })
            .collect();
        assert_eq!(seen.spans(Landmark::OperationMetaV2), operations, "{}", sample.name);
        // Each is a value by itself.
        for (landmark, start, end) in seen.closed.iter().step_by(1 + seen.closed.len() / 500) {
            let name = landmark.definition().name;
            let bytes = &whole[*start..*end];
            assert!(encode::written_back(name, bytes, 500).unwrap().unwrap() == bytes, "{name} of {}", sample.name);
        }
    }
}

#[test]
fn what_decides_near_the_limit_of_depth_reports_the_same() {
    for sample in samples().iter().filter(|sample| sample.name.contains("standalone")) {
        let [shallow, deep] = [(0..500).find_map(|depth| seen(&sample.bytes, depth)), seen(&sample.bytes, 500)];
        assert!(shallow.unwrap().closed == deep.unwrap().closed, "{}", sample.name);
    }
}

fn seen(bytes: &[u8], depth: u32) -> Option<Seen> {
    let mut seen = Seen::default();
    // Reports of a pass that fails mean nothing.
    let parsed = LedgerCloseMetaView::parse_with(bytes, Limits { depth }, &mut seen);
    parsed.is_ok().then_some(seen)
}
