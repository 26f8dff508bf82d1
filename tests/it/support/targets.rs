//! Everything that is in a target, for comparing with a fresh run.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::types::Value;

/// Rows of every table that is not ours, as texts, sorted: `{table: [row]}`.
pub fn sqlite(path: &Path) -> BTreeMap<String, Vec<String>> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let db = rusqlite::Connection::open_with_flags(path, flags)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let names: Vec<String> = db
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 1) <> '_' AND name NOT LIKE 'sqlite%'")
        .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
        .expect("tables");
    names
        .into_iter()
        .map(|name| {
            let mut statement = db.prepare(&format!("SELECT * FROM \"{name}\"")).expect("a table");
            let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
            let mut rows: Vec<String> = statement
                .query_map([], |row| {
                    let cells: Vec<String> = columns
                        .iter()
                        .enumerate()
                        .map(|(n, column)| Ok(format!("{column}={:?}", row.get::<_, Value>(n)?)))
                        .collect::<rusqlite::Result<_>>()?;
                    Ok(cells.join("|"))
                })
                .and_then(Iterator::collect)
                .expect("rows");
            rows.sort();
            (name, rows)
        })
        .collect()
}

/// Number of rows per table.
pub fn counts(tables: &BTreeMap<String, Vec<String>>) -> BTreeMap<&str, usize> {
    tables.iter().map(|(name, rows)| (name.as_str(), rows.len())).collect()
}

/// Lines of every part file below a folder, by path from it: `{ledgers/0-999.jsonl: [line]}`.
pub fn jsonl(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).unwrap_or_else(|error| panic!("{}: {error}", at.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "jsonl") {
                let text = std::fs::read_to_string(&path).expect("UTF-8");
                let name = path.strip_prefix(folder).expect("below").display().to_string();
                found.insert(name, text.lines().map(str::to_owned).collect());
            }
        }
    }
    found
}
