//! `cost_limit`: how much a plan may cost.

use crate::cost::Exact;
use crate::diag::Code;
use crate::policy::{Docs, Finding, PolicySettings, Rule, Setting};
use crate::wire::PlanDocument;

/// The rule.
pub static RULE: Rule = Rule {
    name: "cost_limit",
    code: Code::P103,
    summary: "a plan costs at most so much",
    docs: Docs {
        checks: "The estimated cost of the whole plan, paid once (summary.estimated_cost.now), in US dollars. Storage by the \
                 month is not part of it.",
        why: "Reading years of ledgers out of a bucket across the internet is paid by the gigabyte.",
        example: "source: {type: BufferedStorageSourceAdapter, config: {url: \"s3://acme-lake/pubnet\", end_ledger: 64000000}}",
        fix: "Narrow the plan with --from and --until, read a lake that costs less, or raise \
              spec.policies.cost_limit.limit in cdpctl.yaml.",
    },
    level: |settings| settings.cost_limit.level,
    settings: &[Setting {
        name: "limit",
        summary: "most US dollars, inclusive",
        value: |settings| settings.cost_limit.limit.to_string(),
    }],
    check,
};

fn check(plan: &PlanDocument, settings: &PolicySettings) -> Vec<Finding> {
    let limit = settings.cost_limit.limit;
    let Some(cost) = &plan.summary.estimated_cost else { return Vec::new() };
    // A plan is always written with an exact amount; one that cannot be read is not waved through.
    if Exact::parse(&cost.now).is_some_and(|now| now <= limit) {
        return Vec::new();
    }
    vec![Finding {
        address: "plan".to_owned(),
        message: format!("estimated cost ${} exceeds limit", cost.now),
        observed: cost.now.clone(),
        limit: limit.to_string(),
        range: None,
        fix: format!(
            "narrow the plan with --from and --until; or raise spec.policies.cost_limit.limit (${limit}) in cdpctl.yaml"
        ),
    }]
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::policy::fixture;

    fn judged(now: &str, limit: Value) -> Vec<Finding> {
        let mut plan = fixture::plan(vec![fixture::pipeline("a", 1, 10)]);
        fixture::cost(&mut plan, now);
        check(&plan, &serde_json::from_value(json!({"cost_limit": {"limit": limit}})).unwrap())
    }

    #[test]
    fn the_limit_is_inclusive_and_compared_exactly() {
        assert_eq!(judged("1000.00", json!(1000)), []);
        assert_eq!(judged("1000.01", json!("1000")).len(), 1);
        assert_eq!(judged("999.99", json!(1000)), [], "not compared as text");
        assert_eq!(judged("0.10", json!("0.1")), []);
        assert_eq!(judged("0.00", json!(0)), []);
    }

    #[test]
    fn the_message_is_the_known_one() {
        let findings = judged("1234.00", json!(1000));
        let finding = &findings[0];
        assert_eq!(finding.message, "estimated cost $1234.00 exceeds limit");
        assert_eq!([&finding.address, &finding.observed, &finding.limit], ["plan", "1234.00", "1000"]);
    }

    #[test]
    fn a_plan_without_an_estimate_passes_and_an_unreadable_one_does_not() {
        assert_eq!(check(&fixture::plan(Vec::new()), &PolicySettings::default()), []);
        assert_eq!(judged("lots", json!(1000)).len(), 1);
    }
}
