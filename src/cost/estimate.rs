//! Volume, time and cost of reading a set of ledgers.

use super::bill::{Cost, Stored, Usage, price};
use super::prices::PriceTables;
use super::route::{Route, Store};
use super::sizes::{self, Sizes};
use crate::model::{Network, RangeSet};
use crate::wire::{Basis, DataVolume, ProcessingTime};

/// Compressed bytes of a busy mainnet ledger of 2026, the one that components declare their throughput for.
const BUSY_LEDGER_BYTES: u128 = 142_000;

const NANOS_PER_SECOND: u128 = 1_000_000_000;

/// What the work of one pipeline is estimated from.
#[derive(Debug, Clone, Copy)]
pub struct CostInput<'a> {
    /// Where the ledgers are and where they go.
    pub route: Route<'a>,
    /// The network, whose table of sizes holds when no object was seen.
    pub network: &'a Network,
    /// Ledgers to read, each once.
    pub work: &'a RangeSet,
    /// Sizes of objects of the lake, those near the work among them; may be empty.
    pub sizes: &'a Sizes,
    /// Declared throughput of the source and of every processor, in busy ledgers per second and core. A ledger passes all of
    /// them on one core. 0 declares nothing.
    pub rates: &'a [u32],
    /// Cores that work on it; 0 counts as 1.
    pub cores: u32,
    /// Requests that list objects, made while reading.
    pub lists: u64,
    /// What will stay in stores, as far as anybody can tell.
    pub stored: &'a [Stored<'a>],
}

/// What the work takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// Ledgers, objects, bytes.
    pub volume: DataVolume,
    /// Seconds.
    pub time: ProcessingTime,
    /// Money.
    pub cost: Cost,
}

/// Estimates the work of one pipeline.
pub fn estimate(input: &CostInput<'_>, prices: &PriceTables) -> Estimate {
    let volume = sizes::volume(input.work, input.sizes, input.network);
    let time = time(&volume, input.rates, input.cores, input.route.store());
    let usage = Usage {
        objects: volume.objects,
        lists: if volume.objects == 0 { 0 } else { input.lists },
        bytes: volume.bytes,
        vcpu_seconds: time.p50_seconds.saturating_mul(u64::from(input.cores.max(1))),
        stored: input.stored,
    };
    Estimate { volume, time, cost: price(&input.route, &usage, prices) }
}

/// Seconds for a volume. The work on a ledger is linear in its size, so a busy ledger's declared rate holds for all; to it
/// comes what an object costs whatever its size, which is what counts in the small ledgers of early years.
fn time(volume: &DataVolume, rates: &[u32], cores: u32, store: Store) -> ProcessingTime {
    /// What a run takes besides ledgers when things go badly: slow openings, one retry.
    const P90_EXTRA_NANOS: u128 = 2 * NANOS_PER_SECOND;
    if volume.objects == 0 {
        return ProcessingTime { p50_seconds: 0, p90_seconds: 0, basis: Basis::None };
    }
    // CPU of one object besides its bytes: a TLS request was measured at 96 µs; opening and reading a file takes less.
    let object_nanos: u128 = if store == Store::Local { 20_000 } else { 100_000 };
    let busy_nanos: u128 =
        rates.iter().filter(|rate| **rate > 0).map(|rate| NANOS_PER_SECOND / u128::from(*rate)).sum();
    let cpu = u128::from(volume.bytes) * busy_nanos / BUSY_LEDGER_BYTES + u128::from(volume.objects) * object_nanos;
    let p50 = cpu / u128::from(cores.max(1));
    let p90 = p50 * 8 / 5 + P90_EXTRA_NANOS;
    let seconds = |nanos: u128| u64::try_from(nanos.div_ceil(NANOS_PER_SECOND)).unwrap_or(u64::MAX).max(1);
    ProcessingTime { p50_seconds: seconds(p50), p90_seconds: seconds(p90), basis: Basis::Declared }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LedgerRange;

    fn estimated(url: &str, first: u32, last: u32, sizes: &[(u32, u64)]) -> Estimate {
        let work = RangeSet::from(LedgerRange::inclusive(first, last));
        let network = Network::from_name("mainnet").expect("known");
        let input = CostInput {
            route: Route { url, endpoint: None, region: None, runs_in: None },
            network: &network,
            work: &work,
            sizes: &Sizes::new(1, sizes),
            rates: &[400, 0, 2_000],
            cores: 2,
            lists: 3,
            stored: &[],
        };
        estimate(&input, &PriceTables::default())
    }

    #[test]
    fn ten_ledgers_of_a_local_folder_take_a_moment_and_no_money() {
        let sizes: Vec<_> = (63_092_982..63_092_992).map(|ledger| (ledger, 142_000)).collect();
        let e = estimated("file:///data/lake/pubnet", 63_092_982, 63_092_991, &sizes);
        assert_eq!((e.volume.objects, e.volume.bytes, e.volume.basis), (10, 1_420_000, Basis::Listed));
        assert_eq!((e.time.p50_seconds, e.time.p90_seconds, e.time.basis), (1, 3, Basis::Declared));
        let cost = e.cost.to_document();
        assert_eq!((cost.now.as_str(), cost.per_month.as_str()), ("0.00", "0.00"));
        assert!(cost.lines.iter().all(|line| line.amount == "0.00" && line.basis.starts_with("local ")), "{cost:?}");
    }

    #[test]
    fn nothing_to_do_takes_nothing() {
        let e = estimated("s3://acme-lake", 10, 9, &[(10, 100)]);
        assert_eq!((e.volume.basis, e.time.basis), (Basis::None, Basis::None));
        assert_eq!((e.time.p50_seconds, e.time.p90_seconds), (0, 0));
        assert!(e.cost.to_document().lines.is_empty());
    }

    #[test]
    fn time_is_linear_in_bytes_and_in_objects() {
        // 2.5 ms + 0.5 ms a busy ledger and 20 µs an object on two cores: 1.51 s for 1,000.
        let busy = estimated("lake", 63_000_000, 63_000_999, &[(63_000_000, 142_000)]).time;
        assert_eq!((busy.p50_seconds, busy.p90_seconds), (2, 5));
        let many = estimated("lake", 62_000_000, 62_999_999, &[(63_000_000, 142_000)]).time;
        assert_eq!((many.p50_seconds, many.p90_seconds), (1_510, 2_418));
        // A million empty ledgers still are a million requests.
        assert_eq!(estimated("s3://lake", 1_000_000, 1_999_999, &[(1, 0)]).time.p50_seconds, 50);
    }

    #[test]
    fn figures_of_any_size_do_not_overflow() {
        let e = estimated("s3://lake", 1, u32::MAX - 1, &[(1, u64::MAX)]);
        assert_eq!(e.volume.bytes, u64::MAX);
        assert!(e.time.p90_seconds > e.time.p50_seconds);
        assert!(e.cost.now().shows());
    }
}
