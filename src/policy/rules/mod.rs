//! The rules, one file each.

mod cost_limit;
mod mainnet_resource_limits;
mod max_ledger_range;

use super::Rule;

/// Every rule, by code.
pub static RULES: &[&Rule] = &[&max_ledger_range::RULE, &mainnet_resource_limits::RULE, &cost_limit::RULE];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::PolicySettings;
    use crate::wire::RuleLevel;

    #[test]
    fn rules_are_sorted_by_code_and_named_as_their_code_says() {
        assert!(RULES.is_sorted_by(|a, b| a.code < b.code));
        for rule in RULES {
            assert_eq!(rule.name, rule.code.title());
            assert_eq!((rule.level)(&PolicySettings::default()), RuleLevel::Deny, "{}", rule.name);
        }
    }

    #[test]
    fn every_rule_is_documented_and_every_setting_is_one_of_the_project_file() {
        let written = serde_json::to_value(PolicySettings::default()).unwrap();
        for rule in RULES {
            let docs = &rule.docs;
            assert!([rule.summary, docs.checks, docs.why, docs.example, docs.fix].iter().all(|text| text.len() > 20));
            let fields = written[rule.name].as_object().unwrap();
            assert_eq!(fields.len(), rule.settings.len() + 1, "{} and its level", rule.name);
            for setting in rule.settings {
                assert!(fields.contains_key(setting.name) && !setting.summary.is_empty(), "{}", setting.name);
                assert!(!(setting.value)(&PolicySettings::default()).is_empty());
            }
        }
    }
}
