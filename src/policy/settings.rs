//! `spec.policies` of the project file: the level and the limits of every rule.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserializer, Error};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use crate::cost::Exact;
use crate::model::RawScalar;
use crate::wire::RuleLevel;

/// Levels and limits of the rules that plans are judged by. A rule that is not named keeps its defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PolicySettings {
    /// How many ledgers a pipeline may want in one plan.
    #[schemars(extend("affects" = "none"))]
    pub max_ledger_range: MaxLedgerRangeSettings,
    /// How much a source on mainnet may take.
    #[schemars(extend("affects" = "none"))]
    pub mainnet_resource_limits: MainnetResourceLimitsSettings,
    /// How much a plan may cost.
    #[schemars(extend("affects" = "none"))]
    pub cost_limit: CostLimitSettings,
}

impl PolicySettings {
    /// The most workers a source on mainnet may be given by default: a default is capped by the rule and never trips it.
    /// `None` when the rule is off.
    pub fn mainnet_worker_cap(&self) -> Option<u32> {
        let limits = &self.mainnet_resource_limits;
        (limits.level != RuleLevel::Off).then_some(limits.max_workers)
    }

    /// The largest buffer a source on mainnet may be given by default, in ledgers. `None` when the rule is off.
    pub fn mainnet_buffer_cap(&self) -> Option<u32> {
        let limits = &self.mainnet_resource_limits;
        (limits.level != RuleLevel::Off).then_some(limits.max_buffer_size)
    }
}

/// Settings of the rule `max_ledger_range`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MaxLedgerRangeSettings {
    /// What a range above the limit means: deny stops the plan, approve asks, warn only says so, off turns the rule off.
    #[schemars(with = "Level", extend("affects" = "none"))]
    pub level: RuleLevel,
    /// Most ledgers, inclusive: a number such as 1000000, `1_000_000`, 500K or 1M.
    #[schemars(extend("affects" = "none"))]
    pub limit: LedgerCount,
}

impl Default for MaxLedgerRangeSettings {
    fn default() -> Self {
        Self { level: RuleLevel::Deny, limit: LedgerCount(1_000_000) }
    }
}

/// Settings of the rule `mainnet_resource_limits`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MainnetResourceLimitsSettings {
    /// What a source above a limit means: deny stops the plan, approve asks, warn only says so, off turns the rule off.
    #[schemars(with = "Level", extend("affects" = "none"))]
    pub level: RuleLevel,
    /// Most workers of one source, inclusive.
    #[schemars(range(min = 1), extend("affects" = "none"))]
    pub max_workers: u32,
    /// Largest buffer of one source in ledgers, inclusive.
    #[schemars(range(min = 1), extend("affects" = "none"))]
    pub max_buffer_size: u32,
}

impl Default for MainnetResourceLimitsSettings {
    fn default() -> Self {
        Self { level: RuleLevel::Deny, max_workers: 10, max_buffer_size: 1_000 }
    }
}

/// Settings of the rule `cost_limit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CostLimitSettings {
    /// What a cost above the limit means: deny stops the plan, approve asks, warn only says so, off turns the rule off.
    #[schemars(with = "Level", extend("affects" = "none"))]
    pub level: RuleLevel,
    /// Most that a plan may cost at once, in US dollars, inclusive.
    #[schemars(extend("affects" = "none"))]
    pub limit: Exact,
}

impl Default for CostLimitSettings {
    fn default() -> Self {
        Self { level: RuleLevel::Deny, limit: Exact::ratio(1_000, 1) }
    }
}

/// Schema of [`RuleLevel`].
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "snake_case")]
#[expect(dead_code, reason = "it only stands for the level in schemas, so that wire needs none of its own")]
enum Level {
    Off,
    Warn,
    Approve,
    Deny,
}

/// A number of ledgers above 0, also written `1_000_000`, `500K` or `1M`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LedgerCount(u64);

impl LedgerCount {
    /// Reads a count as users write it; `None` for 0 and for anything that is no count.
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, unit) = match text.trim() {
            text if text.ends_with(['K', 'k']) => (&text[..text.len() - 1], 1_000),
            text if text.ends_with(['M', 'm']) => (&text[..text.len() - 1], 1_000_000),
            text => (text, 1),
        };
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let digits: String = digits.chars().filter(|c| *c != '_').collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.parse::<u64>().ok()?.checked_mul(unit).filter(|count| *count > 0).map(Self)
    }

    /// The count; at least 1.
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl fmt::Display for LedgerCount {
    /// As short as it is exact: `1M`, `500K`, `1234`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            n if n.is_multiple_of(1_000_000) => write!(f, "{}M", n / 1_000_000),
            n if n.is_multiple_of(1_000) => write!(f, "{}K", n / 1_000),
            n => write!(f, "{n}"),
        }
    }
}

impl Serialize for LedgerCount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.0)
    }
}

impl<'de> Deserialize<'de> for LedgerCount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawScalar::deserialize(deserializer)?;
        Self::parse(&raw.0).ok_or_else(|| {
            D::Error::custom(format!("`{raw}` is not a number of ledgers above 0, such as 1000000, 500K or 1M"))
        })
    }
}

impl JsonSchema for LedgerCount {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "LedgerCount".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = RawScalar::json_schema(generator);
        schema.insert("minimum".to_owned(), 1.into());
        schema.insert("pattern".to_owned(), "^[1-9][0-9_]{0,14}[KkMm]?$".into());
        schema
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(value: Value) -> Result<PolicySettings, String> {
        serde_json::from_value(value).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_left_out_keeps_its_default() {
        let settings = read(json!({"max_ledger_range": {"limit": "2M"}, "cost_limit": {"limit": 50.5}})).unwrap();
        assert_eq!(
            settings.max_ledger_range,
            MaxLedgerRangeSettings { level: RuleLevel::Deny, limit: LedgerCount(2_000_000) }
        );
        assert_eq!(settings.cost_limit.limit.to_string(), "50.5");
        assert_eq!(settings.mainnet_resource_limits, MainnetResourceLimitsSettings::default());
        assert_eq!(read(json!({})), Ok(PolicySettings::default()));
    }

    #[test]
    fn what_is_written_is_what_is_read_again() {
        let settings = read(json!({"max_ledger_range": {"level": "warn", "limit": "1_500K"}})).unwrap();
        let written = serde_json::to_value(&settings).unwrap();
        assert_eq!(written["max_ledger_range"], json!({"level": "warn", "limit": 1_500_000}));
        assert_eq!(read(written), Ok(settings));
    }

    #[test]
    fn mistakes_are_refused_by_name() {
        for (value, word) in [
            (json!({"max_ledger_rang": {}}), "max_ledger_rang"),
            (json!({"max_ledger_range": {"limt": 1}}), "limt"),
            (json!({"max_ledger_range": {"limit": 0}}), "`0` is not a number of ledgers"),
            (json!({"max_ledger_range": {"level": "never"}}), "never"),
            (json!({"cost_limit": {"limit": "-1"}}), "`-1`"),
        ] {
            let error = read(value).unwrap_err();
            assert!(error.contains(word), "{error}");
        }
    }

    #[test]
    fn counts_are_read_and_shown_as_people_write_them() {
        for (text, count, shown) in [
            ("1000000", 1_000_000, "1M"),
            ("1_000_000", 1_000_000, "1M"),
            ("1M", 1_000_000, "1M"),
            ("500k", 500_000, "500K"),
            ("1500000", 1_500_000, "1500K"),
            ("999999", 999_999, "999999"),
        ] {
            let read = LedgerCount::parse(text).unwrap();
            assert_eq!((read.get(), read.to_string().as_str()), (count, shown));
        }
        for bad in ["", "0", "0M", "M", "-1", "1.5M", "1G", "_1", "99999999999999999999", "99999999999999999M", "ééM"]
        {
            assert_eq!(LedgerCount::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn defaults_of_a_source_are_capped_unless_the_rule_is_off() {
        let settings = read(json!({"mainnet_resource_limits": {"max_workers": 2, "max_buffer_size": 50}})).unwrap();
        assert_eq!((settings.mainnet_worker_cap(), settings.mainnet_buffer_cap()), (Some(2), Some(50)));
        let off = read(json!({"mainnet_resource_limits": {"level": "off"}})).unwrap();
        assert_eq!((off.mainnet_worker_cap(), off.mainnet_buffer_cap()), (None, None));
    }

    #[test]
    fn the_schema_documents_every_field_with_its_default() {
        let schema = schemars::schema_for!(PolicySettings).to_value();
        let rules = schema["$defs"].as_object().unwrap();
        assert_eq!(rules.len(), 3);
        let fields = rules.values().flat_map(|rule| rule["properties"].as_object().unwrap());
        for (name, field) in fields.chain(schema["properties"].as_object().unwrap()) {
            assert!(field["description"].is_string() && field["affects"] == "none", "{name}: {field}");
            assert!(!field["default"].is_null(), "{name}: {field}");
        }
        let level = &rules["CostLimitSettings"]["properties"]["level"];
        assert_eq!(level["enum"], json!(["off", "warn", "approve", "deny"]));
    }
}
