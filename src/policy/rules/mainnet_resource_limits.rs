//! `mainnet_resource_limits`: how many workers and how large a buffer a source on mainnet may have.

use serde_json::Value;

use crate::diag::Code;
use crate::model::Network;
use crate::policy::{Docs, Finding, PolicySettings, Rule, Setting, changed_at};
use crate::wire::PlanDocument;

/// The rule.
pub static RULE: Rule = Rule {
    name: "mainnet_resource_limits",
    code: Code::P102,
    summary: "a source on mainnet has at most so many workers and so large a buffer",
    docs: Docs {
        checks: "num_workers and buffer_size in the effective configuration of sources that read mainnet, whatever alias of \
                 the type or of the network was written. A number of workers that is not written is capped, not judged.",
        why: "Mainnet ledgers are large: workers and buffers multiply memory, and parallel requests multiply load on a lake \
              that others read too.",
        example: "source: {type: BufferedStorageSourceAdapter, config: {network: mainnet, num_workers: 64}}",
        fix: "Lower num_workers or buffer_size. Or raise max_workers or max_buffer_size under \
              spec.policies.mainnet_resource_limits in cdpctl.yaml.",
    },
    level: |settings| settings.mainnet_resource_limits.level,
    settings: &[
        Setting {
            name: "max_workers",
            summary: "most workers of one source, inclusive",
            value: |settings| settings.mainnet_resource_limits.max_workers.to_string(),
        },
        Setting {
            name: "max_buffer_size",
            summary: "largest buffer of one source in ledgers, inclusive",
            value: |settings| settings.mainnet_resource_limits.max_buffer_size.to_string(),
        },
    ],
    check,
};

fn check(plan: &PlanDocument, settings: &PolicySettings) -> Vec<Finding> {
    let limits = &settings.mainnet_resource_limits;
    let (workers, buffer) = (limits.max_workers, limits.max_buffer_size);
    let rules = [
        ("num_workers", "max_workers", workers, format!("mainnet limited to {workers} workers")),
        ("buffer_size", "max_buffer_size", buffer, format!("mainnet buffer size limited to {buffer}")),
    ];
    let mut findings = Vec::new();
    for pipeline in &plan.pipelines {
        for node in pipeline.nodes.iter().filter(|node| reads_mainnet(&node.config)) {
            for (key, setting, limit, message) in &rules {
                let Some(observed) = whole_number(&node.config[*key]).filter(|observed| *observed > u64::from(*limit))
                else {
                    continue;
                };
                findings.push(Finding {
                    address: node.address.clone(),
                    message: message.clone(),
                    observed: observed.to_string(),
                    limit: limit.to_string(),
                    range: changed_at(pipeline, &node.address, key).or_else(|| pipeline.range.clone()),
                    fix: format!(
                        "set {key} to {limit} or less; or raise spec.policies.mainnet_resource_limits.{setting} in cdpctl.yaml"
                    ),
                });
            }
        }
    }
    findings
}

/// Whether a node's configuration names mainnet, by name or by passphrase.
fn reads_mainnet(config: &Value) -> bool {
    let named = config["network"].as_str().and_then(Network::from_name);
    named
        .or_else(|| config["network_passphrase"].as_str().map(Network::from_passphrase))
        .is_some_and(|n| n.is_mainnet())
}

/// A number of 0 or more, also when it came as text (from an environment variable).
fn whole_number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::policy::fixture;

    fn judged(source: &[(&str, Value)], settings: Value) -> Vec<Finding> {
        let mut pipeline = fixture::pipeline("a", 1, 10);
        for (key, value) in source {
            fixture::set(&mut pipeline, key, value.clone());
        }
        let settings = serde_json::from_value(json!({"mainnet_resource_limits": settings})).unwrap();
        check(&fixture::plan(vec![pipeline]), &settings)
    }

    #[test]
    fn the_limits_are_inclusive_and_the_messages_the_known_ones() {
        assert_eq!(judged(&[("num_workers", json!(10)), ("buffer_size", json!(1_000))], json!({})), []);
        let findings = judged(&[("num_workers", json!(11)), ("buffer_size", json!(1_001))], json!({}));
        let seen: Vec<_> = findings.iter().map(|f| [&f.message, &f.observed, &f.limit].map(String::as_str)).collect();
        assert_eq!(
            seen,
            [["mainnet limited to 10 workers", "11", "10"], ["mainnet buffer size limited to 1000", "1001", "1000"]]
        );
        assert_eq!(findings[0].address, "pipeline.a/buffered-storage-source");
        assert_eq!(findings[0].range, Some(fixture::line(4)));
        assert!(findings[0].fix.contains("set num_workers to 10 or less"), "{}", findings[0].fix);
        assert!(findings[1].fix.contains("mainnet_resource_limits.max_buffer_size"), "{}", findings[1].fix);
    }

    #[test]
    fn limits_are_settable() {
        let settings = json!({"max_workers": 32, "max_buffer_size": 50});
        let findings = judged(&[("num_workers", json!(32)), ("buffer_size", json!("51"))], settings);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].message, "mainnet buffer size limited to 50");
    }

    #[test]
    fn mainnet_is_recognised_by_every_name_and_by_its_passphrase() {
        let many = ("num_workers", json!(11));
        for name in ["mainnet", "pubnet", "public", "PUBNET"] {
            assert_eq!(judged(&[many.clone(), ("network", json!(name))], json!({})).len(), 1, "{name}");
        }
        let passphrase = json!("Public Global Stellar Network ; September 2015");
        let by_passphrase = [many.clone(), ("network", Value::Null), ("network_passphrase", passphrase)];
        assert_eq!(judged(&by_passphrase, json!({})).len(), 1);
        assert_eq!(judged(&[many, ("network", json!("testnet"))], json!({})), []);
    }

    #[test]
    fn what_is_not_there_is_not_judged() {
        assert_eq!(judged(&[("buffer_size", Value::Null)], json!({"max_workers": 1, "max_buffer_size": 1})), []);
    }
}
