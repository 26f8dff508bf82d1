//! The columns of an edge's rows, apart from its fingerprint: columns that are only added break nothing.

use serde_json::Value;

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
