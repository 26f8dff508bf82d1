//! `AlertFilter`: keeps the records for which all conditions hold. An operator on any dataset.
//!
//! Numbers are compared exactly, as decimals of any length, never as text and never as floats. A record that has no number
//! where one is compared does not match, and is counted.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type, TimestampSecondType, UInt32Type};
use arrow_array::{Array, BooleanArray, RecordBatch};
use arrow_schema::DataType;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::components::registry::{BuiltProcessor, ProcessorEntry};
use crate::components::{
    ComponentError, ConfigError, DataTypes, Descriptor, Kind, Operator, ProcessingMode, Processor, ResourceEstimates,
    StateKind, Tally,
};
use crate::diag::Code;
use crate::model::{Decimal, RawScalar};
use crate::stellar::rfc3339;

/// Configuration of `AlertFilter`: conditions that must all hold.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "AlertFilter")]
pub struct Config {
    /// Conditions; a record passes when all of them hold.
    #[schemars(length(min = 1), extend("affects" = "data"))]
    conditions: Vec<Condition>,
}

/// One comparison of a column with a threshold.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "condition", inline)]
struct Condition {
    /// Column of the input, such as value.
    #[schemars(extend("affects" = "data"))]
    field: String,
    /// How to compare. `> >= < <=` compare numbers; `== !=` numbers where both are, else text; `contains` looks for a text
    /// in the column; `in` looks for the column's value in a list.
    #[schemars(extend("affects" = "data"))]
    operator: Comparison,
    /// What to compare with; a list for `in`.
    #[schemars(extend("affects" = "data"))]
    threshold: Threshold,
}

/// How a column is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
enum Comparison {
    #[serde(rename = ">")]
    Greater,
    #[serde(rename = ">=")]
    GreaterOrEqual,
    #[serde(rename = "<")]
    Less,
    #[serde(rename = "<=")]
    LessOrEqual,
    #[serde(rename = "==")]
    Equal,
    #[serde(rename = "!=")]
    NotEqual,
    #[serde(rename = "contains")]
    Contains,
    #[serde(rename = "in")]
    In,
}

impl Comparison {
    fn is_ordering(self) -> bool {
        matches!(self, Self::Greater | Self::GreaterOrEqual | Self::Less | Self::LessOrEqual)
    }
}

/// One value, or a list of them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum Threshold {
    One(RawScalar),
    Many(Vec<RawScalar>),
}

impl JsonSchema for Threshold {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Threshold".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let scalar = ["string", "integer", "number", "boolean"];
        json_schema!({
            "type": ["string", "integer", "number", "boolean", "array"],
            "raw": true,
            "items": { "type": scalar, "raw": true },
            "minItems": 1,
        })
    }
}

/// What the component says about itself.
static DESCRIPTOR: Descriptor = Descriptor {
    id: "alert-filter",
    kind: Kind::Processor,
    config_type: "AlertFilter",
    aliases: &[],
    name: "Alert filter",
    description: "Keeps the records for which all conditions hold, comparing exact decimals",
    version: "1.0.0",
    network_support: &["any"],
    stellar_version: "protocols 1-28",
    processing_mode: ProcessingMode::Streaming,
    data_types: DataTypes { input: &["any"], output: &["any"] },
    resource_estimates: ResourceEstimates { memory_mb: 4, cpu_cores: 1, throughput_tps: 4000 },
    state: Some(StateKind::Inherited),
    delivery: None,
    example: "processors:\n  - type: ContractEvent\n  - type: AlertFilter\n    config:\n      conditions:\n        - field: \
              value\n          operator: \">\"\n          threshold: 1000000\n",
};

/// The component's line in the registry.
pub const ENTRY: ProcessorEntry =
    ProcessorEntry { descriptor: &DESCRIPTOR, dataset: None, schema: || schemars::schema_for!(Config), build };

fn build(config: Value) -> Result<BuiltProcessor, Vec<ConfigError>> {
    let config: Config = serde_json::from_value(config).map_err(|error| ConfigError::from_serde(&error))?;
    let mut errors = Vec::new();
    let mut tests = Vec::new();
    for (n, condition) in config.conditions.iter().enumerate() {
        match Test::new(condition) {
            Ok(test) => tests.push(test),
            Err(message) => errors.push(ConfigError::new(Code::E313, format!("/conditions/{n}/threshold"), message)),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let canonical: BTreeSet<String> = tests.iter().map(Test::canonical).collect();
    Ok(BuiltProcessor {
        processor: Processor::Operate(Arc::new(AlertFilter { tests })),
        effective: serde_json::to_value(&config).expect("a config is plain data"),
        canonical: json!({ "conditions": canonical }),
        network_passphrase: None,
    })
}

/// A condition made ready.
struct Test {
    field: String,
    comparison: Comparison,
    wanted: Vec<Wanted>,
}

struct Wanted {
    text: String,
    number: Option<Decimal>,
}

impl Test {
    fn new(condition: &Condition) -> Result<Self, String> {
        let wanted = |raw: &RawScalar| Wanted { text: raw.0.clone(), number: Decimal::parse(&raw.0) };
        let wanted = match (&condition.threshold, condition.operator) {
            (Threshold::Many(all), Comparison::In) => all.iter().map(wanted).collect(),
            (Threshold::One(_), Comparison::In) => return Err("operator `in` needs a list of values".to_owned()),
            (Threshold::Many(_), _) => return Err("only the operator `in` takes a list".to_owned()),
            (Threshold::One(one), operator) => {
                let one = wanted(one);
                if operator.is_ordering() && one.number.is_none() {
                    return Err(format!("`{}` is not a number", one.text.escape_debug()));
                }
                vec![one]
            }
        };
        Ok(Self { field: condition.field.clone(), comparison: condition.operator, wanted })
    }

    fn canonical(&self) -> String {
        let wanted: BTreeSet<String> =
            self.wanted.iter().map(|w| w.number.as_ref().map_or_else(|| w.text.clone(), ToString::to_string)).collect();
        json!([self.field, self.comparison, wanted]).to_string()
    }

    /// Whether a value passes; `None` when it cannot be judged.
    fn holds(&self, value: &str) -> Option<bool> {
        let first = self.wanted.first()?;
        if self.comparison == Comparison::Contains {
            return Some(value.contains(&first.text));
        }
        let number = Decimal::parse(value);
        if self.comparison.is_ordering() {
            let order = number?.cmp(first.number.as_ref()?);
            return Some(match self.comparison {
                Comparison::Greater => order == Ordering::Greater,
                Comparison::GreaterOrEqual => order != Ordering::Less,
                Comparison::Less => order == Ordering::Less,
                _ => order != Ordering::Greater,
            });
        }
        let equal = |wanted: &Wanted| match (&number, &wanted.number) {
            (Some(number), Some(wanted)) => number == wanted,
            _ => value == wanted.text,
        };
        let any = self.wanted.iter().any(equal);
        Some(if self.comparison == Comparison::NotEqual { !any } else { any })
    }
}

struct AlertFilter {
    tests: Vec<Test>,
}

impl Operator for AlertFilter {
    fn columns(&self) -> Vec<&str> {
        self.tests.iter().map(|test| test.field.as_str()).collect()
    }

    fn apply(&self, batch: &RecordBatch) -> Result<(RecordBatch, Tally), ComponentError> {
        let columns: Vec<Cells<'_>> =
            self.tests.iter().map(|test| Cells::new(batch, &test.field)).collect::<Result<_, _>>()?;
        let mut tally = Tally::default();
        let mut text = String::new();
        let mut judge = |row: usize| {
            let mut passes = true;
            for (test, cells) in self.tests.iter().zip(&columns) {
                text.clear();
                let verdict = if cells.write(row, &mut text) { test.holds(&text) } else { None };
                match verdict {
                    Some(true) => {}
                    Some(false) => passes = false,
                    None => {
                        tally.unjudged += 1;
                        return false;
                    }
                }
            }
            passes
        };
        let keep: BooleanArray = (0..batch.num_rows()).map(|row| Some(judge(row))).collect();
        let kept = arrow_select::filter::filter_record_batch(batch, &keep)
            .map_err(|error| ComponentError::permanent(Code::E501, format!("filter records: {error}")))?;
        Ok((kept, tally))
    }
}

/// A column whose cells are read as text.
struct Cells<'a> {
    array: &'a dyn Array,
}

impl<'a> Cells<'a> {
    fn new(batch: &'a RecordBatch, name: &str) -> Result<Self, ComponentError> {
        let array = batch
            .column_by_name(name)
            .ok_or_else(|| ComponentError::permanent(Code::E336, format!("the input has no column {name}")))?;
        Ok(Self { array: array.as_ref() })
    }

    /// Writes the cell; false when it is null or of a type without a text form.
    fn write(&self, row: usize, out: &mut String) -> bool {
        if self.array.is_null(row) {
            return false;
        }
        match self.array.data_type() {
            DataType::Utf8 => out.push_str(self.array.as_string::<i32>().value(row)),
            DataType::Int64 => out.push_str(&self.array.as_primitive::<Int64Type>().value(row).to_string()),
            DataType::Int32 => out.push_str(&self.array.as_primitive::<Int32Type>().value(row).to_string()),
            DataType::UInt32 => out.push_str(&self.array.as_primitive::<UInt32Type>().value(row).to_string()),
            DataType::Boolean => out.push_str(if self.array.as_boolean().value(row) { "true" } else { "false" }),
            DataType::Timestamp(..) => {
                out.push_str(&rfc3339(self.array.as_primitive::<TimestampSecondType>().value(row)));
            }
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::{ArrayRef, StringArray, UInt32Array};

    use super::*;

    fn passing(conditions: &Value, values: &[Option<&str>]) -> (Vec<u32>, u64) {
        let rows: ArrayRef = Arc::new((0..u32::try_from(values.len()).unwrap()).collect::<UInt32Array>());
        let values: ArrayRef = Arc::new(values.iter().copied().collect::<StringArray>());
        let batch = RecordBatch::try_from_iter_with_nullable([("row", rows, false), ("value", values, true)]).unwrap();
        let Processor::Operate(filter) = build(json!({ "conditions": conditions })).map_err(|_| ()).unwrap().processor
        else {
            panic!("an operator")
        };
        let (kept, tally) = filter.apply(&batch).unwrap();
        (kept.column(0).as_primitive::<UInt32Type>().values().to_vec(), tally.unjudged)
    }

    fn one(operator: &str, threshold: &str) -> Value {
        json!([{ "field": "value", "operator": operator, "threshold": threshold }])
    }

    #[test]
    fn numbers_are_compared_exactly_and_not_as_text() {
        let values = [
            Some("9"),
            Some("10"),
            Some("1000000"),
            Some("1000001"),
            Some("-5"),
            Some("170141183460469231731687303715884105727"),
        ];
        assert_eq!(passing(&one(">", "1000000"), &values), (vec![3, 5], 0));
        assert_eq!(passing(&one("<=", "9.5"), &values), (vec![0, 4], 0));
        assert_eq!(passing(&one("==", "10.0"), &values), (vec![1], 0));
        assert_eq!(passing(&one("!=", "1e1"), &values), (vec![0, 2, 3, 4, 5], 0));
        assert_eq!(passing(&one(">", "170141183460469231731687303715884105726.5"), &values), (vec![5], 0));
    }

    #[test]
    fn what_has_no_number_does_not_match_and_is_counted() {
        assert_eq!(passing(&one(">", "1"), &[None, Some("abc"), Some(""), Some("2")]), (vec![3], 3));
        assert_eq!(passing(&one("!=", "1"), &[None, Some("abc")]), (vec![1], 1));
    }

    #[test]
    fn all_conditions_hold_and_lists_and_texts_work() {
        let both = json!([
            { "field": "value", "operator": ">", "threshold": "1" },
            { "field": "row", "operator": "in", "threshold": [0, "2.0"] },
        ]);
        assert_eq!(passing(&both, &[Some("5"), Some("5"), Some("5"), Some("0")]), (vec![0, 2], 0));
        assert_eq!(passing(&one("contains", "an"), &[Some("banana"), Some("pear")]), (vec![0], 0));
    }

    #[test]
    fn thresholds_that_cannot_be_compared_are_refused() {
        for (operator, threshold) in [(">", json!("much")), ("in", json!("1")), ("<", json!(["1"]))] {
            let config = json!({ "conditions": [{ "field": "value", "operator": operator, "threshold": threshold }] });
            assert_eq!(build(config).err().unwrap()[0].pointer, "/conditions/0/threshold");
        }
    }

    #[test]
    fn spelling_a_number_otherwise_changes_no_canonical_form() {
        let canonical = |threshold: Value| {
            let config = json!({ "conditions": [{ "field": "value", "operator": ">", "threshold": threshold }] });
            build(config).map_err(|_| ()).unwrap().canonical
        };
        assert_eq!(canonical(json!("1_000.0")), canonical(json!(1000)));
    }
}
