//! Whether what is read chains: every ledger states the hash of the one before it.
//!
//! Segments are judged in order, each against the last one that was taken, the last one that was refused, and the ledgers
//! that are recorded beside the work. What continues a refused chain is refused too.

use std::collections::HashMap;

use super::worker::Segment;
use crate::components::ComponentError;
use crate::diag::Code;
use crate::stellar::hex;

/// How far the ledgers of this run chain.
#[derive(Default)]
pub(super) struct Chain {
    /// The last ledger that was taken, with its hash.
    taken: Option<(u32, [u8; 32])>,
    /// Ledgers from which edges go on that fell behind, with their hashes.
    resumed: HashMap<u32, [u8; 32]>,
    /// The last ledger that was refused, with its hash and why: what chains with it is of the same other chain.
    refused: Option<(u32, [u8; 32], ComponentError, bool)>,
}

impl Chain {
    /// What follows that ledger is read again, and must chain with it as it did.
    pub fn resume(&mut self, ledger: u32, hash: [u8; 32]) {
        self.resumed.insert(ledger, hash);
    }

    /// Checks a segment against the ledgers before it in this run and against what is recorded beside it. The flag of an
    /// error says that what is recorded was contradicted.
    pub fn take(&mut self, segment: &Segment, anchors: &HashMap<u32, String>) -> Result<(), (ComponentError, bool)> {
        let Some(end) = segment.hashes.last().map(|hashes| hashes.own) else { return Ok(()) };
        let end = (segment.range.last(), end);
        match self.judge(segment, anchors) {
            Ok(()) => {
                (self.taken, self.refused) = (Some(end), None);
                Ok(())
            }
            Err((error, recorded)) => {
                self.refused = Some((end.0, end.1, error.clone(), recorded));
                Err((error, recorded))
            }
        }
    }

    fn judge(&self, segment: &Segment, anchors: &HashMap<u32, String>) -> Result<(), (ComponentError, bool)> {
        let (Some(first), Some(end)) = (segment.hashes.first(), segment.hashes.last()) else { return Ok(()) };
        let before = segment.range.first().wrapping_sub(1);
        let follows = |ledger: u32| ledger == before;
        let resumed = self.resumed.get(&before).map(|own| (before, *own));
        let known = self.taken.filter(|(ledger, _)| follows(*ledger)).or(resumed);
        if let Some((ledger, own)) = known.filter(|(_, own)| *own != first.previous) {
            let message = format!(
                "object {}: ledger {} states {} as the hash of ledger {ledger}, which is {}",
                segment.object,
                segment.range.first(),
                hex(&first.previous),
                hex(&own)
            );
            return Err((ComponentError::bad_data(Code::E410, message), false));
        }
        let of_the_same = self.refused.as_ref().filter(|(ledger, own, ..)| follows(*ledger) && *own == first.previous);
        if let Some((ledger, _, error, recorded)) = of_the_same {
            let message = format!(
                "object {}: ledger {} continues the chain that was refused at ledger {ledger}",
                segment.object,
                segment.range.first()
            );
            return Err((ComponentError { message, ..error.clone() }, *recorded));
        }
        let known = [(before, first.previous), (segment.range.first(), first.own), (segment.range.last(), end.own)];
        for (ledger, found) in known {
            if let Some(recorded) = anchors.get(&ledger).filter(|recorded| **recorded != hex(&found)) {
                let object = &segment.object;
                let message = if ledger == before {
                    let first = segment.range.first();
                    format!(
                        "object {object}: ledger {first} states {} as the hash of ledger {ledger}, recorded is {recorded}",
                        hex(&found)
                    )
                } else {
                    format!(
                        "object {object}: ledger {ledger} was recorded with hash {recorded}, the source says {}",
                        hex(&found)
                    )
                };
                let (code, fix) = if ledger == before {
                    (
                        Code::E112,
                        "restore this object at the source, or point the source at the lake of the recorded chain",
                    )
                } else {
                    (
                        Code::E104,
                        "point the source at the lake of the recorded chain; for the new chain delete the targets, or name others",
                    )
                };
                let error = ComponentError::permanent(code, message).fix(fix);
                return Err((error, true));
            }
        }
        Ok(())
    }
}
