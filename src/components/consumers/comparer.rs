//! Comparing the rows of a target with computed ones, whatever the target is.
//!
//! Invariant: each stored row and each computed one is counted exactly once; the order in which they come does not matter.

use std::collections::BTreeMap;

use super::super::{Comparison, Dataset, Difference, MAX_EXAMPLES, RowDifference};
use super::columns::{Columns, Values, key_columns};
use crate::stellar::rfc3339;

/// The key of a row: the texts of its [`key_columns`].
pub(super) type Key = Vec<String>;

/// Takes the stored rows one by one.
pub(super) struct Comparer<'a> {
    columns: &'a Columns<'a>,
    dataset: &'static Dataset,
    /// Computed rows that were not met yet; the first of a key last.
    waiting: BTreeMap<Key, Vec<usize>>,
    found: Comparison,
}

impl<'a> Comparer<'a> {
    /// For the computed rows of a batch.
    pub(super) fn new(columns: &'a Columns<'a>, dataset: &'static Dataset) -> Self {
        let mut waiting: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for row in (0..columns.rows()).rev() {
            let key = key_columns(dataset).map(|name| key_text(columns, name, row)).collect();
            waiting.entry(key).or_default().push(row);
        }
        Self { columns, dataset, waiting, found: Comparison::default() }
    }

    /// Takes a stored row. `differs` compares it with the computed row of that number, which has the same key.
    pub(super) fn take(&mut self, key: &Key, differs: impl FnOnce(&Columns<'_>, usize) -> Option<Difference>) {
        let row = self.waiting.get_mut(key).and_then(Vec::pop);
        match row.map(|row| differs(self.columns, row)) {
            None => {
                self.found.extra += 1;
                self.example(key, Difference::Extra);
            }
            Some(Some(difference)) => {
                self.found.differing += 1;
                self.example(key, difference);
            }
            Some(None) => self.found.rows += 1,
        }
    }

    /// The outcome, when all stored rows were taken.
    pub(super) fn finish(mut self) -> Comparison {
        let waiting = std::mem::take(&mut self.waiting);
        let mut missing: Vec<(usize, Key)> =
            waiting.into_iter().flat_map(|(key, rows)| rows.into_iter().map(move |row| (row, key.clone()))).collect();
        missing.sort_unstable();
        self.found.missing = missing.len() as u64;
        for (_, key) in missing.iter().take(MAX_EXAMPLES) {
            self.example(key, Difference::Missing);
        }
        self.found
    }

    fn example(&mut self, key: &Key, difference: Difference) {
        if self.found.examples.len() < MAX_EXAMPLES {
            let parts = key_columns(self.dataset).zip(key).map(|(name, text)| format!("{name} {text}"));
            let key = parts.collect::<Vec<_>>().join(", ");
            self.found.examples.push(RowDifference { key, difference });
        }
    }
}

/// The first column of a computed row whose text is not the stored one. `stored` has a text for each column of the dataset,
/// in order; `None` for NULL.
pub(super) fn first_difference(columns: &Columns<'_>, row: usize, stored: &[Option<String>]) -> Option<Difference> {
    columns.columns.iter().zip(stored).find_map(|((column, values), stored)| {
        let computed = text(values, row);
        (computed != *stored).then(|| Difference::Value {
            column: column.name.to_owned(),
            stored: stored.clone(),
            computed,
        })
    })
}

fn key_text(columns: &Columns<'_>, name: &str, row: usize) -> String {
    columns.values(name).and_then(|values| text(values, row)).unwrap_or_default()
}

/// A value as text; `None` for null.
fn text(values: &Values<'_>, row: usize) -> Option<String> {
    if values.is_null(row) {
        return None;
    }
    Some(match values {
        Values::U32(array) => array.value(row).to_string(),
        Values::I32(array) => array.value(row).to_string(),
        Values::I64(array) => array.value(row).to_string(),
        Values::Bool(array) => array.value(row).to_string(),
        Values::Text(array) | Values::Json(array) => array.value(row).to_owned(),
        Values::Timestamp(array) => rfc3339(array.value(row)),
    })
}

#[cfg(test)]
mod tests {
    use super::super::conformance::{Row, WIDE, batch};
    use super::*;

    #[test]
    fn each_row_is_counted_once_in_any_order_and_examples_are_few() {
        let batch = batch(&WIDE, &(0..40).map(|ledger| Row::plain(ledger, 0)).collect::<Vec<_>>());
        let columns = Columns::of(&batch, &WIDE).unwrap();
        let mut comparer = Comparer::new(&columns, &WIDE);
        let key = |ledger: u32| vec![ledger.to_string(), format!("{ledger}:0")];
        for ledger in [3, 1, 1, 50] {
            comparer.take(&key(ledger), |_, row| {
                assert_eq!(row, ledger as usize);
                None
            });
        }
        let found = comparer.finish();
        assert_eq!((found.rows, found.extra, found.missing, found.differing), (2, 2, 38, 0));
        assert_eq!(found.examples.len(), MAX_EXAMPLES);
        let shown: Vec<_> = found.examples.iter().take(4).map(|e| (e.key.as_str(), &e.difference)).collect();
        assert_eq!(
            shown,
            [
                ("ledger_sequence 1, id 1:0", &Difference::Extra),
                ("ledger_sequence 50, id 50:0", &Difference::Extra),
                ("ledger_sequence 0, id 0:0", &Difference::Missing),
                ("ledger_sequence 2, id 2:0", &Difference::Missing),
            ]
        );
    }
}
