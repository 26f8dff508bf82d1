//! What is used, times what it costs.

use super::prices::{PriceTable, PriceTables, Tariff};
use super::route::{Route, Store};
use super::{Exact, Money};
use crate::wire::{CostLine, EstimatedCost};

/// What a piece of work uses, or has used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage<'a> {
    /// Objects read.
    pub objects: u64,
    /// Requests that list objects.
    pub lists: u64,
    /// Compressed bytes read.
    pub bytes: u64,
    /// Seconds times cores that are held.
    pub vcpu_seconds: u64,
    /// What stays in stores afterwards, as far as it is known.
    pub stored: &'a [Stored<'a>],
}

/// Bytes that stay in a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored<'a> {
    /// Where: a url, or a path.
    pub url: &'a str,
    /// How many.
    pub bytes: u64,
}

/// What a line of a cost is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    Requests,
    Egress,
    Compute,
    Storage,
}

impl Item {
    const fn name(self) -> &'static str {
        match self {
            Self::Requests => "requests",
            Self::Egress => "egress",
            Self::Compute => "compute",
            Self::Storage => "storage",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    item: Item,
    unit: &'static str,
    qty: Exact,
    unit_price: Exact,
    basis: String,
}

impl Line {
    fn amount(&self) -> Money {
        self.qty.at(self.unit_price)
    }

    fn is_like(&self, other: &Self) -> bool {
        (self.item, self.unit, self.unit_price, &self.basis) == (other.item, other.unit, other.unit_price, &other.basis)
    }
}

/// A cost, line by line. A total is the sum of its lines' amounts as they are written, so that it can be checked by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cost {
    lines: Vec<Line>,
}

impl Cost {
    /// What is paid once.
    pub fn now(&self) -> Money {
        self.sum_of(|item| item != Item::Storage)
    }

    /// What is paid every month for what stays.
    pub fn per_month(&self) -> Money {
        self.sum_of(|item| item == Item::Storage)
    }

    /// What is paid for bytes that leave the store.
    pub(super) fn egress(&self) -> Money {
        self.sum_of(|item| item == Item::Egress)
    }

    /// What is paid to the store for reading.
    pub(super) fn reading(&self) -> Money {
        self.sum_of(|item| matches!(item, Item::Requests | Item::Egress))
    }

    fn sum_of(&self, wanted: impl Fn(Item) -> bool) -> Money {
        self.lines.iter().filter(|line| wanted(line.item)).map(Line::amount).sum()
    }

    /// The cost as the plan document holds it: totals in cents, lines to a millionth of a dollar.
    pub fn to_document(&self) -> EstimatedCost {
        let line = |line: &Line| CostLine {
            item: line.item.name().to_owned(),
            qty: line.qty.to_string(),
            unit: line.unit.to_owned(),
            unit_price: line.unit_price.to_string(),
            amount: line.amount().to_string(),
            basis: line.basis.clone(),
        };
        EstimatedCost {
            currency: "USD".to_owned(),
            now: self.now().cents(),
            per_month: self.per_month().cents(),
            lines: self.lines.iter().map(line).collect(),
        }
    }

    fn add(&mut self, line: Line) {
        if line.qty.is_zero() {
            return;
        }
        match self.lines.iter_mut().find(|known| known.is_like(&line)) {
            Some(known) => known.qty = known.qty + line.qty,
            None => self.lines.push(line),
        }
    }
}

impl<'a> FromIterator<&'a Cost> for Cost {
    /// The sum of several costs: lines of one kind and price become one.
    fn from_iter<I: IntoIterator<Item = &'a Cost>>(costs: I) -> Self {
        let mut sum = Self::default();
        for line in costs.into_iter().flat_map(|cost| &cost.lines) {
            sum.add(line.clone());
        }
        sum
    }
}

/// What a usage costs on a route: before a run with estimated figures, after it with those of the run. What is not used
/// has no line; what is used and costs nothing has one that says why.
pub fn price(route: &Route<'_>, usage: &Usage<'_>, prices: &PriceTables) -> Cost {
    const BYTES_PER_GB: u64 = 1_000_000_000;
    let store = prices.of_store(route.store());
    let machine = prices.of_machine(route.runs_in.map(|region| region.provider));
    let mut cost = Cost::default();
    let mut line = |item, unit, qty, table: &PriceTable, tariff| {
        let price = table.price(tariff);
        cost.add(Line { item, unit, qty, unit_price: price.usd, basis: price.basis });
    };
    line(Item::Requests, "1,000 GET", Exact::ratio(usage.objects, 1000), store, Tariff::Get);
    line(Item::Requests, "1,000 LIST", Exact::ratio(usage.lists, 1000), store, Tariff::List);
    let egress = Tariff::Egress(route.distance());
    line(Item::Egress, "GB", Exact::ratio(usage.bytes, BYTES_PER_GB), store, egress);
    line(Item::Compute, "vCPU-hour", Exact::ratio(usage.vcpu_seconds, 3600), machine, Tariff::Compute);
    for stored in usage.stored {
        let table = prices.of_store(Store::of(stored.url, None));
        line(Item::Storage, "GB-month", Exact::ratio(stored.bytes, BYTES_PER_GB), table, Tariff::Storage);
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::super::{PriceOverrides, Provider, Region};
    use super::*;

    fn route(url: &str) -> Route<'_> {
        Route { url, endpoint: None, region: None, runs_in: None }
    }

    fn reading(objects: u64, bytes: u64) -> Usage<'static> {
        Usage { objects, bytes, ..Usage::default() }
    }

    #[test]
    fn two_million_objects_of_120_kb_cost_what_the_price_list_says() {
        let usage = reading(2_000_000, 2_000_000 * 120_000);
        let cost = price(&route("s3://acme-lake/pubnet"), &usage, &PriceTables::default()).to_document();
        assert_eq!((cost.now.as_str(), cost.per_month.as_str(), cost.currency.as_str()), ("22.40", "0.00", "USD"));
        let lines: Vec<_> = cost
            .lines
            .iter()
            .map(|l| [&l.item, &l.qty, &l.unit, &l.unit_price, &l.amount, &l.basis].map(String::as_str))
            .collect();
        assert_eq!(
            lines,
            [
                ["requests", "2000", "1,000 GET", "0.0004", "0.80", "AWS S3, prices of 2026-11-01"],
                ["egress", "240", "GB", "0.09", "21.60", "AWS S3, prices of 2026-11-01"],
            ]
        );
    }

    #[test]
    fn distance_decides_the_price_of_egress() {
        let here = Region { provider: Provider::Aws, name: "us-east-2".into() };
        let usage = reading(0, 240_000_000_000);
        let cost = |url, region, runs_in| {
            price(&Route { url, endpoint: None, region, runs_in }, &usage, &PriceTables::default()).now().cents()
        };
        assert_eq!(cost("s3://lake", Some("us-east-2"), Some(&here)), "0.00");
        assert_eq!(cost("s3://lake", Some("eu-west-1"), Some(&here)), "4.80");
        assert_eq!(cost("gs://lake", None, Some(&here)), "28.80");
    }

    #[test]
    fn a_local_folder_and_the_public_lake_cost_nothing_and_say_why() {
        let usage = Usage { vcpu_seconds: 7200, ..reading(1000, 142_000_000) };
        for (url, basis) in [
            ("file:///data/lake", "local folder, prices of 2026-11-01"),
            (
                "s3://aws-public-blockchain/v1.1/stellar/ledgers/pubnet",
                "public AWS lake, paid by its sponsor, prices of 2026-11-01",
            ),
        ] {
            let cost = price(&route(url), &usage, &PriceTables::default()).to_document();
            assert_eq!((cost.now.as_str(), cost.per_month.as_str()), ("0.00", "0.00"));
            assert_eq!(cost.lines[0].basis, basis);
            let compute = cost.lines.last().unwrap();
            assert_eq!(
                [&compute.qty, &compute.unit, &compute.basis],
                ["2", "vCPU-hour", "local machine, prices of 2026-11-01"]
            );
        }
    }

    #[test]
    fn what_stays_is_paid_by_the_month() {
        let stored =
            [Stored { url: "s3://acme/rows", bytes: 3_000_000_000 }, Stored { url: "out.db", bytes: 5_000_000 }];
        let cost = price(&route("lake"), &Usage { stored: &stored, ..Usage::default() }, &PriceTables::default());
        assert_eq!((cost.now().cents(), cost.per_month().cents()), ("0.00".into(), "0.07".into()));
    }

    #[test]
    fn a_project_can_price_its_own_machine() {
        let overrides: PriceOverrides = serde_json::from_str(r#"{"local": {"compute_per_vcpu_hour": 0.25}}"#).unwrap();
        let usage = Usage { vcpu_seconds: 3 * 3600, ..Usage::default() };
        assert_eq!(price(&route("lake"), &usage, &PriceTables::new(&overrides)).now().cents(), "0.75");
    }

    #[test]
    fn a_sum_joins_lines_of_one_price_and_rounds_once() {
        let tables = PriceTables::default();
        // A third of a cent each: no cent alone, one cent together.
        let one = price(&route("s3://a"), &reading(0, 37_037_037), &tables);
        assert_eq!(one.now().cents(), "0.00");
        let sum: Cost = [&one, &one, &price(&route("gs://b"), &reading(1000, 0), &tables)].into_iter().collect();
        assert_eq!(sum.now().cents(), "0.01");
        assert_eq!(sum.to_document().lines.len(), 2);
        assert_eq!(std::iter::empty::<&Cost>().collect::<Cost>().to_document().now, "0.00");
    }

    #[test]
    fn nothing_used_has_no_lines() {
        let cost = price(&route("s3://a"), &Usage::default(), &PriceTables::default()).to_document();
        assert!(cost.lines.is_empty() && cost.now == "0.00");
    }
}
