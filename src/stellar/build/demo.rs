//! The demo chain: a few accounts and contracts that do a little of everything.
//!
//! What a ledger holds depends on its place in the chain alone, so that a longer chain begins as a shorter one does
//! (but for the protocol, which changes halfway).

use super::super::verify::sha256;
use super::super::{EventKind, Stage};
use super::{Action, BuiltLedger, Era, EventSpec, LedgerSpec, TransactionSpec, Value};
use crate::model::Network;

/// When the first demo ledger closes: 2026-01-01T00:00:00Z, in Unix seconds.
pub const DEMO_FIRST_CLOSE: u64 = 1_767_225_600;

const ACCOUNTS: u64 = 8;

/// The contracts of the demo: a token, a vault, a pool and an oracle. The same on every network.
pub fn demo_contracts() -> [[u8; 32]; 4] {
    ["token", "vault", "pool", "oracle"].map(|name| sha256(format!("cdpctl demo contract: {name}").as_bytes()))
}

/// `count` consecutive ledgers from `first`, in a chain: the first half as written under protocol 22, the rest under
/// 23.
///
/// Every kind of thing a reader must cope with is there after a dozen ledgers of each half: payments of one and several
/// operations, contract events with small, large, negative and very large amounts, amounts in maps, numbers of 256
/// bits, fee bumps that work and fail, failed payments and calls, system events, diagnostics, evictions, and (from
/// protocol 23) fees charged and refunded in each stage.
pub fn demo_ledgers(network: &Network, first: u32, count: u32) -> Vec<BuiltLedger> {
    let mut previous_hash = sha256(b"cdpctl demo: what was before");
    let mut closed_at = DEMO_FIRST_CLOSE;
    let mut fee_pool = 0;
    let mut built = Vec::new();
    for index in 0..count {
        let mut chance = Chance::new(index);
        let era = if index < count.div_ceil(2) { Era::PROTOCOL_22 } else { Era::PROTOCOL_23 };
        let sequence = first + index;
        let mut spec = LedgerSpec { closed_at, era, ..LedgerSpec::new(sequence, previous_hash) };
        spec.transactions = transactions(index, sequence, &mut chance);
        fee_pool += spec.transactions.iter().map(|tx| tx.fee_charged).sum::<i64>();
        spec.fee_pool = fee_pool;
        if index % 16 == 7 {
            spec.evicted_contracts = demo_contracts()[..2].to_vec();
        }
        let ledger = spec.build(network);
        previous_hash = ledger.hash;
        closed_at += 5 + chance.below(2);
        built.push(ledger);
    }
    built
}

fn transactions(index: u32, sequence: u32, chance: &mut Chance) -> Vec<TransactionSpec> {
    let [token, vault, pool, oracle] = demo_contracts();
    let mut transactions = vec![sent(pay(1 + u64::from(index % 3), chance), chance)];

    let transfers = (0..=chance.below(2)).map(|_| transfer(token, chance)).collect();
    let mut call = sent(invoke(token, "transfer", transfers), chance);
    call.refund =
        Some((if index.is_multiple_of(2) { Stage::AfterTransaction } else { Stage::AfterAllTransactions }, 1_200));
    transactions.push(call);

    if index % 2 == 1 {
        transactions.push(sent(invoke(vault, "deposit", vec![deposit(vault, chance)]), chance));
    }
    if index.is_multiple_of(3) {
        transactions.push(sent(invoke(pool, "swap", vec![transfer(token, chance), swap(pool, chance)]), chance));
    }
    if index % 4 == 2 {
        let mut bumped = sent(invoke(token, "transfer", vec![transfer(token, chance)]), chance);
        bumped.fee_bump = Some(account(chance));
        // Every third of them fails inside.
        bumped.successful = index % 12 != 2;
        bumped.refund = Some((Stage::AfterAllTransactions, 300));
        transactions.push(bumped);
    }
    if index % 3 == 1 {
        let action = if index.is_multiple_of(2) {
            pay(1, chance)
        } else {
            invoke(vault, "withdraw", vec![deposit(vault, chance)])
        };
        transactions.push(TransactionSpec { successful: false, ..sent(action, chance) });
    }
    if index % 5 == 3 {
        transactions.push(sent(invoke(oracle, "update", oracle_events(oracle, chance)), chance));
    }
    if index % 6 == 4 {
        transactions.push(sent(invoke(token, "adjust", vec![adjustment(token, index, chance)]), chance));
    }

    for (nth, transaction) in (1..).zip(&mut transactions) {
        // The sequence number of an account is its last ledger, then a counter: unique here by construction.
        transaction.sequence_number = i64::from(sequence) << 32 | nth;
        if let Action::Call { contract, function, .. } = &transaction.action
            && (index.is_multiple_of(4) || !transaction.successful)
        {
            transaction.diagnostics = vec![function_call(*contract, function)];
        }
    }
    transactions
}

/// A transaction of some account, at the usual price.
fn sent(action: Action, chance: &mut Chance) -> TransactionSpec {
    let fee_charged = match &action {
        Action::Pay(payments) => 100 * i64::try_from(payments.len()).expect("few"),
        Action::Call { .. } => 20_000 + i64::try_from(chance.below(30_000)).expect("small"),
    };
    TransactionSpec { fee_charged, ..TransactionSpec::new(account(chance), 0, action) }
}

fn pay(operations: u64, chance: &mut Chance) -> Action {
    let payment = |chance: &mut Chance| {
        let to = account(chance);
        (to, i64::try_from(1 + chance.below(500_000_000)).expect("small"))
    };
    Action::Pay((0..operations).map(|_| payment(chance)).collect())
}

fn invoke(contract: [u8; 32], function: &str, events: Vec<EventSpec>) -> Action {
    Action::Call { contract, function: function.to_owned(), events }
}

/// A token's transfer. Half of the amounts are above a million, half below.
fn transfer(token: [u8; 32], chance: &mut Chance) -> EventSpec {
    let amount = match chance.below(4) {
        0 | 1 => 1 + chance.below(1_000_000),
        2 => 1_000_001 + chance.below(1_000_000_000),
        _ => 1_000_000_000_000 + chance.below(1_000_000_000_000_000),
    };
    let topics = vec![Value::symbol("transfer"), Value::Account(account(chance)), Value::Account(account(chance))];
    EventSpec::of_contract(token, topics, Value::I128(amount.into()))
}

/// A deposit, its amount in a map.
fn deposit(vault: [u8; 32], chance: &mut Chance) -> EventSpec {
    let depositor = account(chance);
    let data = Value::Map(vec![
        ("amount".to_owned(), Value::I128((1 + chance.below(4_000_000)).into())),
        ("depositor".to_owned(), Value::Account(depositor)),
        ("memo".to_owned(), Value::Text("\"salut\", ça va?\n".to_owned())),
    ]);
    EventSpec::of_contract(vault, vec![Value::symbol("deposit"), Value::Account(depositor)], data)
}

/// A swap: several numbers, so no single value.
fn swap(pool: [u8; 32], chance: &mut Chance) -> EventSpec {
    let [token, ..] = demo_contracts();
    let data = Value::List(vec![
        Value::I128((1 + chance.below(1_000_000_000)).into()),
        Value::I128((1 + chance.below(1_000_000_000)).into()),
        Value::Bool(chance.below(2) == 0),
    ]);
    let topics = vec![Value::symbol("swap"), Value::Contract(token), Value::Account(account(chance))];
    EventSpec::of_contract(pool, topics, data)
}

/// A price of 256 bits, one of 64, when it was set, and the host's word that the oracle's code was replaced.
fn oracle_events(oracle: [u8; 32], chance: &mut Chance) -> Vec<EventSpec> {
    let price = Value::U256([0, chance.below(1_000), chance.next(), chance.next()]);
    let code = |chance: &mut Chance| Value::Bytes(sha256(&chance.next().to_be_bytes()).to_vec());
    let update = EventSpec {
        contract: Some(oracle),
        kind: EventKind::System,
        topics: vec![Value::symbol("executable_update"), code(chance), code(chance)],
        data: Value::List(Vec::new()),
    };
    vec![
        EventSpec::of_contract(oracle, vec![Value::symbol("price"), Value::Text("XLM/USD".to_owned())], price),
        EventSpec::of_contract(oracle, vec![Value::symbol("price"), Value::U32(7)], Value::U64(chance.next())),
        EventSpec::of_contract(oracle, vec![Value::symbol("set_at")], Value::Time(DEMO_FIRST_CLOSE)),
        update,
    ]
}

/// A correction by a negative amount, by one at the edges of 128 bits, or by none.
fn adjustment(token: [u8; 32], index: u32, chance: &mut Chance) -> EventSpec {
    let data = match index / 6 % 4 {
        0 => Value::I128(-1 - i128::from(chance.below(5_000_000))),
        1 => Value::I128(i128::MAX),
        2 => Value::I128(i128::MIN),
        _ => Value::Void,
    };
    EventSpec::of_contract(token, vec![Value::symbol("adjust"), Value::Account(account(chance))], data)
}

/// What the host notes when a contract is called.
fn function_call(contract: [u8; 32], function: &str) -> EventSpec {
    EventSpec {
        contract: None,
        kind: EventKind::Diagnostic,
        topics: vec![Value::symbol("fn_call"), Value::Bytes(contract.to_vec()), Value::symbol(function)],
        data: Value::Void,
    }
}

fn account(chance: &mut Chance) -> [u8; 32] {
    sha256(format!("cdpctl demo account {}", chance.below(ACCOUNTS)).as_bytes())
}

/// Pseudo-random numbers (splitmix64): the same for the same seed, everywhere.
struct Chance(u64);

impl Chance {
    fn new(index: u32) -> Self {
        Self(0xC0DE_57E1_1A12_0000 ^ u64::from(index))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    /// A number below `bound`. (Slightly uneven, which does not matter here.)
    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::stellar::{Batch, EventPosition, Limits, contract_strkey, rfc3339};

    fn network() -> Network {
        Network::from_name("testnet").expect("known")
    }

    fn decode(ledgers: &[BuiltLedger]) -> Vec<Batch<'_>> {
        ledgers.iter().map(|built| Batch::decode(&built.batch_xdr, Limits::default()).expect("decodes")).collect()
    }

    #[test]
    fn a_demo_chain_passes_every_check_a_reader_makes() {
        let built = demo_ledgers(&network(), 1_000, 100);
        let batches = decode(&built);
        let mut previous = None;
        for (batch, (built, sequence)) in batches.iter().zip(built.iter().zip(1_000..)) {
            let ledger = batch.ledgers().next().expect("one");
            ledger.verify_full().expect("honest hashes");
            assert_eq!((ledger.sequence(), built.sequence), (sequence, sequence));
            assert_eq!(ledger.hash(), built.hash);
            if let Some((hash, closed_at)) = previous {
                assert_eq!(ledger.previous_hash(), hash);
                assert!((5..=6).contains(&(ledger.closed_at() - closed_at)));
            }
            previous = Some((ledger.hash(), ledger.closed_at()));
        }
        let first = batches[0].ledgers().next().expect("one");
        assert_eq!(rfc3339(first.closed_at()), "2026-01-01T00:00:00Z");
    }

    #[test]
    fn the_same_chain_comes_out_every_time() {
        assert_eq!(demo_ledgers(&network(), 5, 30), demo_ledgers(&network(), 5, 30));
        let other = Network::from_name("mainnet").expect("known");
        assert_ne!(demo_ledgers(&network(), 5, 1), demo_ledgers(&other, 5, 1));
    }

    #[test]
    fn a_chain_of_a_hundred_has_everything_a_reader_must_cope_with() {
        let chain = demo_ledgers(&network(), 1_000, 100);
        let batches = decode(&chain);
        let mut seen = BTreeSet::new();
        let mut ids = BTreeSet::new();
        let (mut events, mut above_a_million) = (0, 0);
        for ledger in batches.iter().flat_map(Batch::ledgers) {
            seen.insert(format!("protocol {} ledger V{}", ledger.protocol_version(), ledger.meta_version()));
            seen.insert(format!("evicted {}", ledger.evicted_keys().count()));
            seen.extend(ledger.evicted_keys().map(|key| key.type_name().to_owned()));
            for transaction in ledger.transactions() {
                let code = transaction.result_code();
                assert_eq!(code.ends_with("SUCCESS"), transaction.successful());
                seen.insert(format!("V{} {code} {:?}", transaction.meta_version(), transaction.inner_result_code()));
                for event in transaction.events() {
                    assert!(ids.insert(event.event_id()), "{} twice", event.event_id());
                    let place = match event.position() {
                        EventPosition::Transaction { stage, .. } => stage.name(),
                        EventPosition::Operation { .. } => "operation",
                        EventPosition::Diagnostic { .. } => "diagnostics",
                    };
                    seen.insert(format!("{:?} in {place} of V{}", event.kind(), transaction.meta_version()));
                    let mut value = Vec::new();
                    if event.push_value(&mut value) {
                        events += 1;
                        above_a_million += u32::from(
                            str::from_utf8(&value)
                                .expect("digits")
                                .parse::<i128>()
                                .is_ok_and(|number| number > 1_000_000),
                        );
                        seen.insert(format!("{} digits", value.len()));
                    } else {
                        assert!(value.is_empty());
                        seen.insert("no value".to_owned());
                    }
                }
            }
        }
        for expected in [
            "protocol 22 ledger V1",
            "protocol 23 ledger V2",
            "evicted 4",
            "LedgerEntryTypeContractData",
            "LedgerEntryTypeTtl",
            "V3 txSUCCESS None",
            "V3 txFAILED None",
            "V3 txFEE_BUMP_INNER_SUCCESS Some(\"txSUCCESS\")",
            "V3 txFEE_BUMP_INNER_FAILED Some(\"txFAILED\")",
            "V4 txSUCCESS None",
            "V4 txFAILED None",
            "V4 txFEE_BUMP_INNER_SUCCESS Some(\"txSUCCESS\")",
            "V4 txFEE_BUMP_INNER_FAILED Some(\"txFAILED\")",
            "Contract in operation of V3",
            "System in operation of V3",
            "Diagnostic in diagnostics of V3",
            "Contract in operation of V4",
            "System in operation of V4",
            "Diagnostic in diagnostics of V4",
            "Contract in diagnostics of V4",
            "Contract in before_all_txs of V4",
            "Contract in after_tx of V4",
            "Contract in after_all_txs of V4",
            "40 digits",
            "no value",
        ] {
            assert!(seen.contains(expected), "{expected} is missing from {seen:#?}");
        }
        assert!(above_a_million * 5 > events && above_a_million * 2 < events, "{above_a_million} of {events}");
    }

    #[test]
    fn lumens_have_the_contract_id_that_the_network_gives_them() {
        let mainnet = Network::from_name("mainnet").expect("known");
        let id = super::super::assemble::native_contract(sha256(mainnet.passphrase().as_bytes()));
        assert_eq!(contract_strkey(&id), "CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA");
    }
}
