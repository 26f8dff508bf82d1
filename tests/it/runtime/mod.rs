//! Applying, changing, breaking, killing: through the binary, over lakes of synthetic ledgers, into SQLite and JSONL.
//!
//! The measure is always the same: what is in the targets equals what a fresh run of the present configuration writes.

mod broken;
mod changes;
mod failing;
mod follow;
mod kill;
#[cfg(debug_assertions)]
mod leases;
mod limits;
mod limits_cli;
#[cfg(debug_assertions)]
mod matrix;
#[cfg(debug_assertions)]
mod points;
mod scripted;
mod situations;
mod slow;
#[cfg(debug_assertions)]
mod states;
mod traps;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{Project, Ran, lake, pipeline, targets};

/// First ledger of the lakes here: inside a cell of every grid in use, and below 1,000, where no separator is printed.
pub const FIRST: u32 = 100;

/// Both processors, unfiltered.
pub const ALL: &str = "    - type: Ledgers\n    - type: ContractEvent";
/// Both consumers, part files of seven ledgers.
pub const BOTH: &str = "    - {type: SaveToSQLite, config: {path: out/rows.db}}\n    - {type: SaveToJSONL, config: {path: out/rows, ledgers_per_part: 7}}";

/// A pipeline as these tests write it.
#[derive(Debug, Clone)]
pub struct Spec {
    /// Its name.
    pub name: &'static str,
    /// Where its ledgers are.
    pub lake: PathBuf,
    /// Of which network.
    pub network: &'static str,
    /// First ledger.
    pub first: u32,
    /// Last ledger.
    pub last: u32,
    /// More of the source's configuration, such as `verify: full`.
    pub source: &'static str,
    /// YAML list items.
    pub processors: String,
    /// YAML list items.
    pub consumers: String,
}

impl Spec {
    /// [`ALL`] of a range into [`BOTH`].
    pub fn new(lake: &Path, first: u32, last: u32) -> Self {
        Self {
            name: "p",
            lake: lake.to_owned(),
            network: "standalone",
            first,
            last,
            source: "",
            processors: ALL.to_owned(),
            consumers: BOTH.to_owned(),
        }
    }

    /// The same with other processors.
    pub fn processors(&self, processors: &str) -> Self {
        Self { processors: processors.to_owned(), ..self.clone() }
    }

    /// The same with other consumers.
    pub fn consumers(&self, consumers: &str) -> Self {
        Self { consumers: consumers.to_owned(), ..self.clone() }
    }

    /// The same over another range.
    pub fn range(&self, first: u32, last: u32) -> Self {
        Self { first, last, ..self.clone() }
    }

    fn yaml(&self) -> String {
        let comma = if self.source.is_empty() { "" } else { ", " };
        let range = format!("start_ledger: {}, end_ledger: {}{comma}{}", self.first, self.last, self.source);
        pipeline(self.name, &self.lake, self.network, &range, &self.processors, &self.consumers)
    }
}

/// Everything in the targets of a [`Spec`]: rows by table, lines by part file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// Of `out/rows.db`.
    pub sqlite: BTreeMap<String, Vec<String>>,
    /// Of `out/rows`.
    pub jsonl: BTreeMap<String, Vec<String>>,
}

impl Rows {
    /// Fails with the first difference, not with all rows.
    #[track_caller]
    pub fn must_equal(&self, wanted: &Self, when: &str) {
        for (what, ours, wanted) in [("table", &self.sqlite, &wanted.sqlite), ("part", &self.jsonl, &wanted.jsonl)] {
            let names: Vec<_> = ours.keys().collect();
            assert_eq!(names, wanted.keys().collect::<Vec<_>>(), "{when}: names of {what}s");
            for (name, rows) in ours {
                let wanted = &wanted[name];
                let differing = rows.iter().zip(wanted).find(|(a, b)| a != b);
                assert_eq!(differing, None, "{when}: {what} {name}");
                assert_eq!(rows.len(), wanted.len(), "{when}: rows of {what} {name}");
            }
        }
    }
}

/// A project with the pipelines that are written into it.
pub struct Bench {
    /// The project.
    pub project: Project,
}

impl Bench {
    /// A project without a pipeline.
    pub fn new() -> Self {
        Self { project: Project::new("") }
    }

    /// A project with a pipeline.
    pub fn with(spec: &Spec) -> Self {
        let bench = Self::new();
        bench.write(spec);
        bench
    }

    /// Writes a pipeline, or writes it anew.
    pub fn write(&self, spec: &Spec) {
        self.project.write(&format!("{}.pipeline.yaml", spec.name), &spec.yaml());
    }

    /// Applies; the exit code must be that.
    #[track_caller]
    pub fn apply(&self, code: i32) -> Ran {
        self.project.run(&["apply", "--auto-approve"]).expect(code)
    }

    /// Applies with events; the exit code must be that.
    #[track_caller]
    pub fn apply_events(&self, code: i32) -> Vec<Value> {
        let ran = self.project.run(&["apply", "--auto-approve", "--json"]).expect(code);
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
    }

    /// The plan as a document.
    #[track_caller]
    pub fn plan(&self) -> Value {
        self.project.run(&["plan", "--json"]).expect(0).json()
    }

    /// Fails unless there is nothing to do.
    #[track_caller]
    pub fn must_be_settled(&self) {
        self.project.run(&["plan", "--detailed-exitcode"]).expect(0);
    }

    /// What is in the targets; nothing but part files and the manifest may lie among them.
    #[track_caller]
    pub fn rows(&self) -> Rows {
        for folder in std::fs::read_dir(self.project.join("out/rows")).expect("a folder of part files") {
            for file in std::fs::read_dir(folder.expect("an entry").path()).expect("a table's folder") {
                let name = file.expect("an entry").file_name().into_string().expect("UTF-8");
                let part = Path::new(&name).extension().is_some_and(|extension| extension == "jsonl");
                assert!(part || name == ".cdpctl.json", "{name} was left behind");
            }
        }
        Rows {
            sqlite: targets::sqlite(&self.project.join("out/rows.db")),
            jsonl: targets::jsonl(&self.project.join("out/rows")),
        }
    }

    /// Runs a statement in a SQLite file of the project.
    #[track_caller]
    pub fn sql(&self, file: &str, statement: &str) -> usize {
        let db = rusqlite::Connection::open(self.project.join(file)).expect("a database");
        db.execute(statement, []).expect(statement)
    }

    /// The rows of a query in a SQLite file of the project, each as text.
    #[track_caller]
    pub fn query(&self, file: &str, query: &str) -> Vec<String> {
        let db = rusqlite::Connection::open(self.project.join(file)).expect("a database");
        let mut statement = db.prepare(query).expect(query);
        let columns = statement.column_count();
        statement
            .query_map([], |row| {
                let cells = (0..columns).map(|n| match row.get(n)? {
                    rusqlite::types::Value::Text(text) => Ok(text),
                    rusqlite::types::Value::Integer(number) => Ok(number.to_string()),
                    other => Ok(format!("{other:?}")),
                });
                Ok(cells.collect::<rusqlite::Result<Vec<_>>>()?.join(" "))
            })
            .and_then(Iterator::collect)
            .expect(query)
    }
}

/// What a fresh run of a configuration writes.
#[track_caller]
pub fn fresh(spec: &Spec) -> Rows {
    let bench = Bench::with(spec);
    bench.apply(0);
    bench.must_be_settled();
    let rows = bench.rows();
    assert!(rows.sqlite.values().any(|rows| !rows.is_empty()), "a fresh run wrote nothing");
    rows
}

/// A lake of `count` ledgers from [`FIRST`] on, gone when dropped.
pub fn lake_of(count: u32) -> tempfile::TempDir {
    let folder = tempfile::Builder::new().prefix("cdpctl-lake-").tempdir().expect("a folder");
    lake::write(folder.path(), FIRST, count);
    folder
}

/// Intervals of a class in a plan, for the edge whose address ends so: `(first, last)`.
#[track_caller]
pub fn intervals(plan: &Value, edge: &str, class: &str) -> Vec<(u64, u64)> {
    let edges =
        plan["pipelines"].as_array().expect("pipelines").iter().flat_map(|p| p["edges"].as_array().expect("edges"));
    let mut found = edges.filter(|found| found["address"].as_str().expect("text").ends_with(edge));
    let edge_found = found.next().unwrap_or_else(|| panic!("no edge {edge} in {plan:#}"));
    assert!(found.next().is_none(), "{edge} names several edges");
    let of_class =
        edge_found["intervals"].as_array().expect("a list").iter().filter(|interval| interval["class"] == class);
    of_class.map(|i| (i["start"].as_u64().expect("a ledger"), i["end"].as_u64().expect("a ledger"))).collect()
}

/// What happens to an edge or node in a plan.
#[track_caller]
pub fn action(plan: &Value, address: &str) -> String {
    let actions =
        plan["pipelines"].as_array().expect("pipelines").iter().flat_map(|p| p["actions"].as_array().expect("actions"));
    let mut found = actions.filter(|action| action["address"].as_str().expect("text").ends_with(address));
    let action = found.next().unwrap_or_else(|| panic!("nothing is said about {address} in {plan:#}"));
    action["action"].as_str().expect("text").to_owned()
}

/// What a run left undone, from its last event: `(edge, first, last, code, message)`.
#[track_caller]
pub fn undone(events: &[Value]) -> Vec<(String, u64, u64, String, String)> {
    let summary = events.last().expect("events");
    let undone = summary["receipt"]["undone"].as_array().unwrap_or_else(|| panic!("no receipt in {summary:#}"));
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let ledger = |value: &Value| value.as_u64().expect("a ledger");
    undone
        .iter()
        .map(|u| {
            let span = &u["ledgers"];
            (text(&u["address"]), ledger(&span["start"]), ledger(&span["end"]), text(&u["code"]), text(&u["message"]))
        })
        .collect()
}

/// Everything that a command printed.
pub fn said(ran: &Ran) -> String {
    format!("{}{}", ran.stdout, ran.stderr)
}

/// A seeded generator (splitmix64).
pub struct Chance(pub u64);

impl Chance {
    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ mixed >> 31) % bound
    }
}
