//! Price tables: dated list prices in `prices/*.json`, and what a project sets in their place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Exact;
use super::route::{Distance, Provider, Store};

/// List prices of one provider or kind of place, in US dollars. A GB is 10^9 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceTable {
    /// Name under `spec.prices`: `aws`.
    pub name: String,
    /// Name of the store in the basis of a cost line.
    pub title: String,
    /// Name of the machine in the basis of a cost line; empty where nothing runs.
    pub machine: String,
    /// Day on which the prices were taken down, `2026-11-01`.
    pub date: String,
    /// Where they are from, in words.
    pub source: String,
    /// 1,000 requests that read an object.
    pub get_per_1000: Exact,
    /// 1,000 requests that list objects.
    pub list_per_1000: Exact,
    /// A GB that leaves the provider's network.
    pub egress_per_gb: Exact,
    /// A GB to another region of the provider.
    pub egress_cross_region_per_gb: Exact,
    /// A GB within a region.
    pub egress_same_region_per_gb: Exact,
    /// A GB kept for a month.
    pub storage_per_gb_month: Exact,
    /// A vCPU for an hour.
    pub compute_per_vcpu_hour: Exact,
    /// What the project sets in place of the list.
    #[serde(skip)]
    overrides: PriceOverride,
}

/// Something that has a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tariff {
    Get,
    List,
    Egress(Distance),
    Storage,
    Compute,
}

/// A price and where it is from.
pub(super) struct UnitPrice {
    pub(super) usd: Exact,
    pub(super) basis: String,
}

impl PriceTable {
    pub(super) fn price(&self, tariff: Tariff) -> UnitPrice {
        let set = &self.overrides;
        let (list, set) = match tariff {
            Tariff::Get => (self.get_per_1000, set.get_per_1000),
            Tariff::List => (self.list_per_1000, set.list_per_1000),
            Tariff::Egress(Distance::Internet) => (self.egress_per_gb, set.egress_per_gb),
            Tariff::Egress(Distance::CrossRegion) => (self.egress_cross_region_per_gb, set.egress_cross_region_per_gb),
            Tariff::Egress(Distance::SameRegion) => (self.egress_same_region_per_gb, set.egress_same_region_per_gb),
            Tariff::Storage => (self.storage_per_gb_month, set.storage_per_gb_month),
            Tariff::Compute => (self.compute_per_vcpu_hour, set.compute_per_vcpu_hour),
        };
        let whose = match tariff {
            Tariff::Compute => &self.machine,
            _ => &self.title,
        };
        let basis = match set {
            Some(_) => format!("{whose}, price set in cdpctl.yaml"),
            None => format!("{whose}, prices of {}", self.date),
        };
        UnitPrice { usd: set.unwrap_or(list), basis }
    }
}

/// The tables that estimates are made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceTables {
    aws: PriceTable,
    gcp: PriceTable,
    public: PriceTable,
    local: PriceTable,
    other: PriceTable,
}

impl PriceTables {
    /// The tables in the binary, with the project's own prices in place of theirs.
    pub fn new(overrides: &PriceOverrides) -> Self {
        let table = |json: &str, set: &Option<PriceOverride>| {
            let table: PriceTable = serde_json::from_str(json).expect("the price tables in the binary are well formed");
            PriceTable { overrides: set.clone().unwrap_or_default(), ..table }
        };
        Self {
            aws: table(include_str!("prices/aws.json"), &overrides.aws),
            gcp: table(include_str!("prices/gcp.json"), &overrides.gcp),
            public: table(include_str!("prices/public.json"), &overrides.public),
            local: table(include_str!("prices/local.json"), &overrides.local),
            other: table(include_str!("prices/other.json"), &overrides.other),
        }
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &PriceTable> {
        [&self.aws, &self.gcp, &self.local, &self.other, &self.public].into_iter()
    }

    /// The prices of a place.
    pub const fn of_store(&self, store: Store) -> &PriceTable {
        match store {
            Store::Aws => &self.aws,
            Store::Gcp => &self.gcp,
            Store::PublicLake => &self.public,
            Store::Local => &self.local,
            Store::Other => &self.other,
        }
    }

    /// The prices of the machine that cdpctl runs on; `None` is one of the user's own.
    pub const fn of_machine(&self, provider: Option<Provider>) -> &PriceTable {
        match provider {
            Some(Provider::Aws) => &self.aws,
            Some(Provider::Gcp) => &self.gcp,
            None => &self.local,
        }
    }
}

impl Default for PriceTables {
    fn default() -> Self {
        Self::new(&PriceOverrides::default())
    }
}

/// Prices of the project's own, in place of the list prices that cdpctl ships.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceOverrides {
    /// Buckets and machines at AWS (`s3://`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    pub aws: Option<PriceOverride>,
    /// Buckets and machines at Google Cloud (`gs://`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    pub gcp: Option<PriceOverride>,
    /// Folders and machines of one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    pub local: Option<PriceOverride>,
    /// The public AWS lake, whose readers pay nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    pub public: Option<PriceOverride>,
    /// All other stores: web servers, S3-compatible ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    pub other: Option<PriceOverride>,
}

/// Prices in US dollars that stand in place of a table's; what is left out keeps its list price. A GB is 10^9 bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceOverride {
    /// Price of 1,000 requests that read an object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    pub get_per_1000: Option<Exact>,
    /// Price of 1,000 requests that list objects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    pub list_per_1000: Option<Exact>,
    /// Price of a GB that leaves the provider's network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    pub egress_per_gb: Option<Exact>,
    /// Price of a GB to another region of the provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    pub egress_cross_region_per_gb: Option<Exact>,
    /// Price of a GB within a region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    pub egress_same_region_per_gb: Option<Exact>,
    /// Price of a GB kept for a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    pub storage_per_gb_month: Option<Exact>,
    /// Price of a vCPU for an hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("affects" = "none"))]
    pub compute_per_vcpu_hour: Option<Exact>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_in_the_binary_is_dated_and_sourced() {
        let tables = PriceTables::default();
        let names: Vec<_> = tables.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["aws", "gcp", "local", "other", "public"]);
        for table in tables.iter() {
            let date: Vec<_> = table.date.split('-').map(str::len).collect();
            assert_eq!(date, [4, 2, 2], "{}", table.name);
            assert!(table.source.len() > 20, "{}", table.name);
        }
    }

    #[test]
    fn the_project_sets_single_prices_and_the_basis_says_so() {
        let overrides: PriceOverrides =
            serde_json::from_str(r#"{"aws": {"egress_per_gb": "0.05", "get_per_1000": 0.0003}}"#).unwrap();
        let tables = PriceTables::new(&overrides);
        let aws = tables.of_store(Store::Aws);
        let egress = aws.price(Tariff::Egress(Distance::Internet));
        assert_eq!(
            (egress.usd.to_string(), egress.basis.as_str()),
            ("0.05".into(), "AWS S3, price set in cdpctl.yaml")
        );
        assert_eq!(aws.price(Tariff::Get).usd.to_string(), "0.0003");
        let kept = aws.price(Tariff::Storage);
        assert_eq!((kept.usd.to_string(), kept.basis.as_str()), ("0.023".into(), "AWS S3, prices of 2026-11-01"));
        assert_eq!(aws.price(Tariff::Compute).basis, "AWS Fargate, prices of 2026-11-01");
    }

    #[test]
    fn a_misspelt_price_is_refused() {
        let error = serde_json::from_str::<PriceOverrides>(r#"{"aws": {"egres_per_gb": 1}}"#).unwrap_err();
        assert!(error.to_string().contains("egres_per_gb"), "{error}");
    }

    #[test]
    fn the_schema_documents_every_field_and_admits_only_exact_prices() {
        let schema = schemars::schema_for!(PriceOverrides).to_value();
        let fields = &schema["$defs"]["PriceOverride"]["properties"];
        for (name, field) in fields.as_object().unwrap() {
            assert!(field["description"].is_string() && field["affects"] == "none", "{name}: {field}");
            assert!(field["pattern"].is_string(), "{name}: {field}");
        }
        assert_eq!(fields.as_object().unwrap().len(), 7);
    }
}
