//! Policy rules as text.

use std::fmt::Write as _;

use super::status::{plain_table, table_text};
use super::text::wrap;
use crate::policy::{PolicySettings, RULES, Rule};
use crate::wire::RuleLevel;

fn level(rule: &Rule, settings: &PolicySettings) -> &'static str {
    match (rule.level)(settings) {
        RuleLevel::Off => "off",
        RuleLevel::Warn => "warn",
        RuleLevel::Approve => "approve",
        RuleLevel::Deny => "deny",
    }
}

/// One line per rule, with the settings in force.
pub fn policy_table(settings: &PolicySettings) -> String {
    let mut table = plain_table(&["RULE", "CODE", "LEVEL", "SETTINGS"]);
    for rule in RULES {
        let limits: Vec<String> =
            rule.settings.iter().map(|setting| format!("{} {}", setting.name, (setting.value)(settings))).collect();
        table.add_row(vec![
            rule.name.to_owned(),
            rule.code.to_string(),
            level(rule, settings).to_owned(),
            limits.join(", "),
        ]);
    }
    table_text(&table)
}

/// A rule's documentation.
pub fn policy_text(rule: &Rule, settings: &PolicySettings) -> String {
    let mut out = format!("{}  {}  {}\n{}\n", rule.name, rule.code, level(rule, settings), wrap(rule.summary, ""));
    let docs = &rule.docs;
    for (label, text) in [("Checks", docs.checks), ("Why", docs.why), ("Fix", docs.fix)] {
        let _ = write!(out, "\n{label}\n{}\n", wrap(text, "  "));
    }
    let example: String = docs.example.lines().map(|line| format!("  {line}\n")).collect();
    let _ = write!(out, "\nExample that it finds fault with\n{example}");
    out.push_str("\nSettings (cdpctl.yaml, spec.policies)\n");
    for setting in rule.settings {
        let _ = writeln!(out, "  {:<18} {:<12} {}", setting.name, (setting.value)(settings), setting.summary);
    }
    out
}
