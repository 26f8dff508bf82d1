//! `max_ledger_range`: how many ledgers a pipeline may want in one plan.

use crate::diag::{Code, Range};
use crate::model::{LedgerRange, RangeSet};
use crate::policy::{Docs, Finding, PolicySettings, Rule, Setting, changed_at};
use crate::wire::{IntervalClass, PipelinePlan, PlanDocument};

/// The rule.
pub static RULE: Rule = Rule {
    name: "max_ledger_range",
    code: Code::P101,
    summary: "a pipeline wants at most so many ledgers in one plan",
    docs: Docs {
        checks: "The ledgers that a pipeline wants and has not (ledger_range.count of the plan): new, missing, to be \
                 processed again, and not yet at the source. A range without an end counts up to the tip of this plan.",
        why: "A wrong start_ledger is one digit away from years of ledgers. Work in steps can be looked at between steps.",
        example: "source:\n  type: BufferedStorageSourceAdapter\n  config: {start_ledger: 5000000, end_ledger: 57999999}",
        fix: "Go in steps: plan and apply with the --until that the finding names, then again. Or raise \
              spec.policies.max_ledger_range.limit in cdpctl.yaml.",
    },
    level: |settings| settings.max_ledger_range.level,
    settings: &[Setting {
        name: "limit",
        summary: "most ledgers, inclusive",
        value: |settings| settings.max_ledger_range.limit.get().to_string(),
    }],
    check,
};

fn check(plan: &PlanDocument, settings: &PolicySettings) -> Vec<Finding> {
    let limit = settings.max_ledger_range.limit;
    let finding = |pipeline: &PipelinePlan| {
        let count = pipeline.ledger_range.count;
        let raise = "raise spec.policies.max_ledger_range.limit in cdpctl.yaml";
        Finding {
            address: pipeline.address.clone(),
            message: format!("ledger range too large: {count} ledgers (max {limit})"),
            observed: count.to_string(),
            limit: limit.get().to_string(),
            range: place(pipeline),
            fix: match last_within(pipeline, limit.get()) {
                Some(until) => format!("go in steps: --until {until} now, the rest later; or {raise}"),
                None => raise.to_owned(),
            },
        }
    };
    plan.pipelines.iter().filter(|pipeline| pipeline.ledger_range.count > limit.get()).map(finding).collect()
}

/// Where the range is written: at the change of one of its ends, else at the pipeline.
fn place(pipeline: &PipelinePlan) -> Option<Range> {
    let ends = ["end_ledger", "start_ledger"].into_iter();
    ends.flat_map(|end| pipeline.nodes.iter().map(move |node| (node, end)))
        .find_map(|(node, end)| changed_at(pipeline, &node.address, end))
        .or_else(|| pipeline.range.clone())
}

/// The ledger at which a plan with `--until` holds as many wanted ledgers as the limit allows.
fn last_within(pipeline: &PipelinePlan, limit: u64) -> Option<u32> {
    use IntervalClass::{Blocked, Gap, New, Reprocess};
    let wanted: RangeSet = pipeline
        .edges
        .iter()
        .flat_map(|edge| &edge.intervals)
        .filter(|interval| matches!(interval.class, New | Gap | Reprocess | Blocked))
        .filter_map(|interval| LedgerRange::inclusive(interval.start, interval.end))
        .collect();
    if wanted.count() != pipeline.ledger_range.count {
        // Without the intervals: no stretch of that length holds more ledgers than its length.
        return pipeline.ledger_range.start?.checked_add(u32::try_from(limit - 1).ok()?);
    }
    let mut left = limit;
    for range in wanted.ranges() {
        if left <= range.count() {
            return u32::try_from(left - 1).ok().map(|more| range.first() + more);
        }
        left -= range.count();
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::policy::fixture;
    use crate::wire::{Action, ActionKind, Change, PathChange};

    fn judged(pipeline: PipelinePlan, settings: Value) -> Vec<Finding> {
        let settings = serde_json::from_value(json!({"max_ledger_range": settings})).unwrap();
        check(&fixture::plan(vec![pipeline]), &settings)
    }

    #[test]
    fn the_limit_is_inclusive() {
        for (count, found) in [(999_999, 0), (1_000_000, 0), (1_000_001, 1)] {
            let findings = judged(fixture::pipeline("a", 63_000_000, 63_000_000 + count - 1), json!({}));
            assert_eq!(findings.len(), found, "{count}");
        }
    }

    #[test]
    fn the_message_is_the_known_one_and_the_remedy_makes_it_pass() {
        let findings = judged(fixture::pipeline("a", 63_000_001, 64_000_001), json!({}));
        let finding = &findings[0];
        assert_eq!(finding.message, "ledger range too large: 1000001 ledgers (max 1M)");
        assert_eq!((finding.observed.as_str(), finding.limit.as_str()), ("1000001", "1000000"));
        assert!(finding.fix.contains("--until 64000000 now"), "{}", finding.fix);
        assert!(finding.fix.contains("spec.policies.max_ledger_range.limit"), "{}", finding.fix);
        assert_eq!(finding.range, Some(fixture::line(4)));
        assert_eq!(judged(fixture::pipeline("a", 63_000_001, 64_000_000), json!({})), []);
    }

    #[test]
    fn the_limit_is_shown_as_short_as_it_is_exact() {
        for (limit, shown) in [(json!("500K"), "(max 500K)"), (json!(1_234), "(max 1234)"), (json!("2M"), "(max 2M)")] {
            let findings = judged(fixture::pipeline("a", 1, 3_000_000), json!({"limit": limit}));
            assert!(findings[0].message.ends_with(shown), "{}", findings[0].message);
        }
    }

    #[test]
    fn the_remedy_counts_only_ledgers_that_are_wanted() {
        let mut pipeline = fixture::pipeline("a", 1, 100);
        pipeline.edges[0].intervals = vec![
            fixture::interval(IntervalClass::New, 91, 100),
            fixture::interval(IntervalClass::Reprocess, 1, 10),
            fixture::interval(IntervalClass::Reuse, 11, 90),
        ];
        pipeline.ledger_range.count = 20;
        let fix = |limit: u32| judged(pipeline.clone(), json!({"limit": limit}))[0].fix.clone();
        assert!(fix(10).contains("--until 10 "), "{}", fix(10));
        assert!(fix(15).contains("--until 95 "), "{}", fix(15));
        assert_eq!(judged(pipeline, json!({"limit": 20})), []);
    }

    #[test]
    fn without_intervals_the_remedy_is_still_within_the_limit() {
        let mut pipeline = fixture::pipeline("a", 1_000, 2_999);
        pipeline.edges.clear();
        let findings = judged(pipeline.clone(), json!({"limit": 500}));
        assert!(findings[0].fix.contains("--until 1499 "), "{}", findings[0].fix);
        pipeline.ledger_range.start = None;
        assert!(judged(pipeline, json!({"limit": 500}))[0].fix.starts_with("raise "));
    }

    #[test]
    fn the_finding_points_at_the_changed_end_when_there_is_one() {
        let mut pipeline = fixture::pipeline("a", 1, 2_000_000);
        let path = PathChange {
            path: "end_ledger".into(),
            before: json!(10),
            after: json!(2_000_000),
            affects: "none".into(),
            range: Some(fixture::line(9)),
        };
        pipeline.actions.push(Action {
            address: pipeline.nodes[0].address.clone(),
            action: ActionKind::Update,
            reason: None,
            change: Change { before: json!({}), after: json!({}), paths: vec![path], sensitive_paths: Vec::new() },
            fingerprint: None,
            range: None,
        });
        assert_eq!(judged(pipeline, json!({}))[0].range, Some(fixture::line(9)));
    }

    #[test]
    fn a_pipeline_that_wants_nothing_passes() {
        let mut pipeline = fixture::pipeline("a", 1, 2_000_000);
        pipeline.ledger_range = crate::wire::PipelineRange::default();
        assert_eq!(judged(pipeline, json!({})), []);
    }
}
