//! The contract events of lake objects, one a line: `cargo run --release --example events -- FILE.xdr.zst...`.
//!
//! One pass validates the ledger and notes where its events are; views are made of these places afterwards, without a
//! second walk and without decoding anything else.

#![expect(clippy::print_stdout, reason = "it reports to its user")]

use cdpctl_xdr::{
    ContractEventBodyArm, ContractEventView, Landmark, Landmarks, LedgerCloseMetaBatchView, Limits, ScValArm,
    ScValView, View,
};

/// Where events begin and end.
#[derive(Default)]
struct Events(Vec<(usize, usize)>);

impl Landmarks for Events {
    fn leave(&mut self, landmark: Landmark, start: usize, end: usize) {
        match landmark {
            Landmark::ContractEvent => self.0.push((start, end)),
            // The event of a diagnosis was left just before it, and is none of the contract's.
            Landmark::DiagnosticEvent => drop(self.0.pop()),
            _ => {}
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut events = Events::default();
    for file in std::env::args().skip(1) {
        let object = std::fs::File::open(&file)?;
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut zstd::stream::read::Decoder::new(object)?, &mut bytes)?;
        events.0.clear();
        let batch = LedgerCloseMetaBatchView::parse_with(&bytes, Limits::default(), &mut events)?;
        println!("{file}: ledgers {} to {}", batch.start_sequence(), batch.end_sequence());
        for (start, end) in &events.0 {
            println!("  {}", line(ContractEventView::from_validated(&bytes[*start..*end])));
        }
    }
    Ok(())
}

fn line(event: ContractEventView) -> String {
    let contract = event.contract_id().map_or("-".to_owned(), |id| hex(id));
    let ContractEventBodyArm::V0(body) = event.body().arm();
    // By convention the first topic is a symbol that says what happened.
    let name = match body.topics().first().map(ScValView::arm) {
        Some(ScValArm::Symbol(name)) => String::from_utf8_lossy(name).into_owned(),
        _ => "-".to_owned(),
    };
    format!("{contract} {name}: {} topics, {} bytes of data", body.topics().len(), body.data().span().len())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
