//! Edits that would make a plan cheaper, offered only when they are true of it.

use super::Cost;
use super::route::{Route, Store};
use crate::model::{LedgerRange, Network};
use crate::wire::Optimization;

/// The public lake of mainnet: full history, one ledger an object, read without credentials.
const PUBLIC_LAKE: &str = "s3://aws-public-blockchain/v1.1/stellar/ledgers/pubnet";
const PUBLIC_LAKE_REGION: &str = "us-east-2";

/// Newest ledger that the public lake was seen to hold, on 2026-08-29. It grows; what it holds beyond is likely, not known.
const PUBLIC_LAKE_SEEN_TO: u32 = 64_191_999;

/// What could be edited to save money, best first; empty when there is nothing.
///
/// `work` is the hull of the ledgers to read; `cost` is what reading them on that route costs.
pub fn optimizations(
    route: &Route<'_>,
    network: &Network,
    work: Option<LedgerRange>,
    cost: &Cost,
) -> Vec<Optimization> {
    let Some(work) = work else { return Vec::new() };
    let saves = cost.reading();
    if !network.is_mainnet() || route.store() == Store::PublicLake || !cost.egress().shows() {
        return Vec::new();
    }
    let confidence = if work.last() <= PUBLIC_LAKE_SEEN_TO { "high" } else { "medium" };
    vec![Optimization {
        id: "public-lake".to_owned(),
        title: "the public AWS lake holds the same ledgers, and its sponsor pays for requests and egress".to_owned(),
        edit: format!("source.config: {{url: \"{PUBLIC_LAKE}\", region: {PUBLIC_LAKE_REGION}}}"),
        saves: format!("${}", saves.cents()),
        confidence: confidence.to_owned(),
    }]
}

#[cfg(test)]
mod tests {
    use super::super::{PriceTables, Usage, price};
    use super::*;

    fn offered(url: &str, network: &str, last: u32, bytes: u64) -> Vec<Optimization> {
        let route = Route { url, endpoint: None, region: None, runs_in: None };
        let usage = Usage { objects: 2_000_000, bytes, ..Usage::default() };
        let cost = price(&route, &usage, &PriceTables::default());
        let network = Network::from_name(network).expect("known");
        optimizations(&route, &network, LedgerRange::inclusive(57_000_000, last), &cost)
    }

    #[test]
    fn paid_egress_of_mainnet_is_offered_the_public_lake() {
        let found = offered("s3://acme-lake/pubnet", "mainnet", 58_999_999, 240_000_000_000);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].saves.as_str(), found[0].confidence.as_str()), ("$22.40", "high"));
        assert!(found[0].edit.contains(PUBLIC_LAKE));
        assert_eq!(offered("gs://acme", "mainnet", 70_000_000, 240_000_000_000)[0].confidence, "medium");
    }

    #[test]
    fn nothing_is_offered_that_saves_nothing_or_is_not_true() {
        let bytes = 240_000_000_000;
        assert_eq!(offered("file:///lake", "mainnet", 58_999_999, bytes), []);
        assert_eq!(offered(PUBLIC_LAKE, "mainnet", 58_999_999, bytes), []);
        assert_eq!(offered("s3://acme-lake/testnet", "testnet", 58_999_999, bytes), []);
        assert_eq!(offered("s3://acme-lake/pubnet", "mainnet", 58_999_999, 1_000), []);
        assert_eq!(offered("s3://acme-lake/pubnet", "mainnet", 1, bytes), [], "no work");
    }
}
