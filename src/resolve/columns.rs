//! The columns of an edge's rows: which of them its consumer takes, and how they differ from those that were recorded.
//!
//! Columns that a dataset gains are no part of a fingerprint and break nothing; those that a consumer takes are its edge's own.

use serde_json::Value;

use crate::components::{ColumnSet, Dataset};
use crate::config::NodeSpec;
use crate::diag::{Code, Diagnostic, Diagnostics};

/// The columns of a dataset that a consumer takes: all, or those that it names and those that tell rows apart.
pub(super) fn taken(node: &NodeSpec, dataset: &'static Dataset) -> ColumnSet {
    match &node.columns {
        None => ColumnSet::all(dataset),
        Some(named) => {
            let named = named.iter().map(|(name, _)| name.as_str());
            ColumnSet::of(dataset, named).union(ColumnSet::of(dataset, dataset.identifying()))
        }
    }
}

/// What a consumer names must be a column of something that it reads.
pub(super) fn check_taken(node: &NodeSpec, id: &str, datasets: &[&'static Dataset], diagnostics: &mut Diagnostics) {
    let known = || datasets.iter().flat_map(|dataset| dataset.columns).map(|column| column.name);
    for (name, place) in node.columns.iter().flatten() {
        if known().any(|column| column == name) {
            continue;
        }
        let of: Vec<&str> = datasets.iter().map(|dataset| dataset.name).collect();
        let fix = match crate::config::did_you_mean(name, known()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("columns of {}: {}", of.join(" and "), known().collect::<Vec<_>>().join(", ")),
        };
        let summary = format!(
            "`{id}` takes the column `{}`, which {} {} not have",
            name.escape_debug(),
            of.join(" and "),
            if of.len() == 1 { "does" } else { "do" },
        );
        diagnostics.push(place.mark(Diagnostic::error(Code::E336, summary).fix(fix)));
    }
}

/// How columns differ from those that were recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnsChanged {
    /// Names of new columns.
    pub added: Vec<String>,
    /// Names of columns that went, or have another type now.
    pub broken: Vec<String>,
}

/// Compares `{name: type}` recorded with those of now. Nothing differs from what was never recorded.
pub fn columns_changed(before: Option<&Value>, now: &Value) -> ColumnsChanged {
    let (Some(before), Some(now)) = (before.and_then(Value::as_object), now.as_object()) else {
        return ColumnsChanged::default();
    };
    ColumnsChanged {
        added: now.keys().filter(|name| !before.contains_key(*name)).cloned().collect(),
        broken: before
            .iter()
            .filter(|(name, kind)| now.get(*name) != Some(kind))
            .map(|(name, _)| name.clone())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_went_or_changed_its_type_breaks() {
        let before = json!({"id": "text", "fee": "u32", "gone": "bool"});
        let now = json!({"fee": "i64", "id": "text", "new": "json"});
        let changed = columns_changed(Some(&before), &now);
        assert_eq!(
            (changed.added, changed.broken),
            (vec!["new".to_owned()], vec!["fee".to_owned(), "gone".to_owned()])
        );
        assert_eq!(columns_changed(Some(&Value::Null), &now), ColumnsChanged::default());
        assert_eq!(columns_changed(Some(&now), &now), ColumnsChanged::default());
    }
}
