//! Rules that a plan must keep: which ranges, resources and costs are fine, which need approval, which are denied.
//!
//! Invariants: pure; a rule judges the plan document that users read (`plan --json`), never anything behind it, so what a
//! rule saw can always be shown. Component types there are canonical and configuration is effective, so an alias or a left
//! out key never escapes a rule. Rules are run in the order of one list; a rule that is off is not run and not counted.

mod rules;
mod settings;

#[cfg(test)]
mod fixture;

pub use rules::RULES;
pub use settings::{
    CostLimitSettings, LedgerCount, MainnetResourceLimitsSettings, MaxLedgerRangeSettings, PolicySettings,
};

use crate::diag::{Code, Range};
use crate::wire::{PipelinePlan, PlanDocument, PolicyResult, PolicySums, RuleLevel};

/// One rule: what it is, how it is set, and how it judges.
#[derive(Debug)]
pub struct Rule {
    /// Its name under `spec.policies`.
    pub name: &'static str,
    /// Its permanent code.
    pub code: Code,
    /// One line.
    pub summary: &'static str,
    /// For people.
    pub docs: Docs,
    /// How its findings count under these settings.
    pub level: fn(&PolicySettings) -> RuleLevel,
    /// Its settings besides the level.
    pub settings: &'static [Setting],
    /// What it finds; nothing when the plan keeps it.
    pub check: fn(&PlanDocument, &PolicySettings) -> Vec<Finding>,
}

/// A rule in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Docs {
    /// What it looks at.
    pub checks: &'static str,
    /// Why it is there.
    pub why: &'static str,
    /// A configuration that it finds fault with.
    pub example: &'static str,
    /// What to do about it.
    pub fix: &'static str,
}

/// One setting of a rule. Its default is its value under `PolicySettings::default()`.
#[derive(Debug)]
pub struct Setting {
    /// Its name under the rule.
    pub name: &'static str,
    /// One line.
    pub summary: &'static str,
    /// Its value under these settings, as it would be written.
    pub value: fn(&PolicySettings) -> String,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about: a pipeline's or node's address, or `plan`.
    pub address: String,
    /// In words, with figures.
    pub message: String,
    /// The figure found.
    pub observed: String,
    /// The figure allowed.
    pub limit: String,
    /// Where it is written.
    pub range: Option<Range>,
    /// What to do.
    pub fix: String,
}

/// Judges a plan: the findings in the order of the rules, and how many there are of each level. `passed` counts the rules
/// that found nothing.
pub fn judge(plan: &PlanDocument, settings: &PolicySettings) -> (Vec<PolicyResult>, PolicySums) {
    let mut results = Vec::new();
    let mut sums = PolicySums::default();
    for rule in RULES {
        let level = (rule.level)(settings);
        if level == RuleLevel::Off {
            continue;
        }
        let findings = (rule.check)(plan, settings);
        let counted = match level {
            _ if findings.is_empty() => {
                sums.passed += 1;
                continue;
            }
            RuleLevel::Off | RuleLevel::Warn => &mut sums.warn,
            RuleLevel::Approve => &mut sums.approve,
            RuleLevel::Deny => &mut sums.deny,
        };
        *counted += findings.len() as u64;
        results.extend(findings.into_iter().map(|finding| PolicyResult {
            code: rule.code,
            level,
            rule: rule.name.to_owned(),
            address: finding.address,
            message: finding.message,
            observed: finding.observed,
            limit: finding.limit,
            range: finding.range,
            fix: Some(finding.fix),
        }));
    }
    (results, sums)
}

/// Where a key of a node is changed, as far as the plan knows.
fn changed_at(pipeline: &PipelinePlan, node: &str, key: &str) -> Option<Range> {
    let changes =
        pipeline.actions.iter().filter(|action| action.address == node).flat_map(|action| &action.change.paths);
    changes.filter(|change| change.path == key).find_map(|change| change.range.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::fixture;

    #[test]
    fn a_plan_that_keeps_all_rules_passes_them_all() {
        let plan = fixture::plan(vec![fixture::pipeline("a", 10, 20)]);
        let (results, sums) = judge(&plan, &PolicySettings::default());
        assert_eq!(results, []);
        assert_eq!(sums, PolicySums { passed: RULES.len() as u64, ..PolicySums::default() });
    }

    #[test]
    fn findings_carry_their_rule_and_level_in_the_order_of_the_rules() {
        let mut big = fixture::pipeline("a", 1, 1_000_001);
        fixture::set(&mut big, "num_workers", 11.into());
        fixture::set(&mut big, "buffer_size", 1001.into());
        let mut plan = fixture::plan(vec![big, fixture::pipeline("b", 1, 2_000_000)]);
        fixture::cost(&mut plan, "1234.00");
        let settings: PolicySettings = serde_json::from_value(serde_json::json!({
            "max_ledger_range": {"level": "approve"}, "cost_limit": {"level": "warn"},
        }))
        .unwrap();
        let (results, sums) = judge(&plan, &settings);
        assert_eq!(sums, PolicySums { passed: 0, warn: 1, approve: 2, deny: 2 });
        let seen: Vec<_> =
            results.iter().map(|r| (r.code.as_str(), r.level, r.rule.as_str(), r.address.as_str())).collect();
        assert_eq!(
            seen,
            [
                ("P101", RuleLevel::Approve, "max_ledger_range", "pipeline.a"),
                ("P101", RuleLevel::Approve, "max_ledger_range", "pipeline.b"),
                ("P102", RuleLevel::Deny, "mainnet_resource_limits", "pipeline.a/buffered-storage-source"),
                ("P102", RuleLevel::Deny, "mainnet_resource_limits", "pipeline.a/buffered-storage-source"),
                ("P103", RuleLevel::Warn, "cost_limit", "plan"),
            ]
        );
        assert!(results.iter().all(|r| r.fix.is_some()));
    }

    #[test]
    fn a_rule_that_is_off_is_neither_run_nor_counted() {
        let plan = fixture::plan(vec![fixture::pipeline("a", 1, 5_000_000)]);
        let settings: PolicySettings =
            serde_json::from_value(serde_json::json!({"max_ledger_range": {"level": "off"}})).unwrap();
        let (results, sums) = judge(&plan, &settings);
        assert_eq!((results.len(), sums.passed), (0, RULES.len() as u64 - 1));
    }
}
