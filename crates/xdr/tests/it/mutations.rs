//! Damaged ledgers: accepted and refused as stellar-xdr does. `CDPCTL_XDR_MUTATIONS` asks for more of them.

use cdpctl_xdr::{Landmark, Landmarks, LedgerCloseMetaBatchView, LedgerCloseMetaView, Limits, View};

use crate::parity::agreed;
use crate::samples::samples;
use crate::values::{Random, damage};

/// As many as the bar asks for, and some.
const MUTATIONS: usize = 90_000;

/// Parts of ledgers, to be damaged one at a time.
#[derive(Default)]
struct Parts(Vec<(Landmark, usize, usize)>);

impl Landmarks for Parts {
    fn leave(&mut self, landmark: Landmark, start: usize, end: usize) {
        self.0.push((landmark, start, end));
    }
}

#[test]
fn damaged_ledgers_are_taken_as_stellar_xdr_takes_them() {
    let samples = samples();
    if samples.is_empty() {
        return;
    }
    #[expect(clippy::disallowed_methods, reason = "a test's own switch")]
    let wanted = std::env::var("CDPCTL_XDR_MUTATIONS").ok().map_or(MUTATIONS, |number| number.parse().unwrap());
    let all = cdpctl_xdr::Definition::all();
    let definition = |name: &str| *all.iter().find(|definition| definition.name == name).unwrap();
    // Small ledgers whole; of all of them the parts that are not too big to be decoded many times.
    let mut values: Vec<(&'static cdpctl_xdr::Definition, &[u8])> = Vec::new();
    for sample in &samples {
        let mut parts = Parts::default();
        if sample.kind == "LedgerCloseMeta" {
            LedgerCloseMetaView::parse_with(&sample.bytes, Limits::default(), &mut parts).unwrap();
        } else {
            LedgerCloseMetaBatchView::parse_with(&sample.bytes, Limits::default(), &mut parts).unwrap();
        }
        if sample.bytes.len() < 12_000 {
            values.push((definition(sample.kind), &sample.bytes));
        }
        let small = parts.0.iter().filter(|(_, start, end)| (16..6_000).contains(&(end - start)));
        // Few of each ledger, so that none of them counts for more than the others.
        let step = 1 + small.clone().count() / 200;
        values.extend(small.step_by(step).map(|(part, start, end)| (part.definition(), &sample.bytes[*start..*end])));
    }
    let mut random = Random(wanted as u64);
    let (mut accepted, mut refused) = (0_usize, 0_usize);
    for _ in 0..wanted {
        let (definition, bytes) = *random.one_of(&values);
        let mut bytes = bytes.to_vec();
        for _ in 0..=random.below(2) {
            damage(&mut bytes, &mut random);
        }
        if agreed(definition.name, definition, &bytes, 500) { accepted += 1 } else { refused += 1 }
    }
    println!(
        "{wanted} damaged values of {} parts: {accepted} accepted, {refused} refused, as stellar-xdr",
        values.len()
    );
    assert!(accepted > wanted / 20 && refused > wanted / 5, "{accepted} accepted, {refused} refused");
}
