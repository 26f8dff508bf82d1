//! Lakes in real object stores: read as a local one, whatever the store, the layout and the trouble on the way.
//!
//! The measure is that of the other tests of runs: what is in the targets equals what a run over a local folder writes.

mod access;
mod commands;
mod faults;
mod growing;
mod reading;
mod requests;
mod secrets;

use std::sync::OnceLock;

use serde_json::Value;

use crate::runtime::{ALL, BOTH, Bench, Rows, Spec, fresh};
use crate::support::lake::{self, Form};
use crate::support::servers::{Access, Place, places};
use crate::support::{Ran, targets};

/// First ledger of the lakes here: where objects of 64 and of 4 begin.
const LOW: u32 = 64;
/// Ledgers in them.
const COUNT: u32 = 192;
/// The last one.
const TIP: u32 = LOW + COUNT - 1;
/// What most pipelines here read: it begins and ends inside objects.
const RANGE: (u32, u32) = (70, 200);

/// Does something in a new place of each store, in all at the same time: most of it is waiting.
fn everywhere(what: impl Fn(Place) + Sync) {
    std::thread::scope(|scope| {
        for place in places() {
            let what = &what;
            scope.spawn(move || what(place));
        }
    });
}

/// Writes a lake of a form to a new place.
fn upload(place: &Place, form: &Form) {
    for (key, bytes) in form.objects(LOW, COUNT) {
        place.put(&key, &bytes);
    }
}

/// The rows of [`RANGE`], as a run over a local folder writes them.
fn wanted() -> &'static Rows {
    static ROWS: OnceLock<Rows> = OnceLock::new();
    ROWS.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        lake::write(folder.path(), LOW, COUNT);
        fresh(&Spec::new(folder.path(), RANGE.0, RANGE.1))
    })
}

/// Retries that cost no time, and more of them than faults happen to one object.
const PATIENT: &str = "retry_limit: 10, retry_wait: 0";

/// A project with one pipeline over a lake in a store.
struct Reading {
    bench: Bench,
    env: Vec<(&'static str, String)>,
    network: &'static str,
    consumers: &'static str,
}

impl Reading {
    /// [`ALL`] of a range into [`BOTH`], with more fields of the source such as [`PATIENT`].
    fn new(access: &Access, range: (u32, u32), more: &str) -> Self {
        let range = format!("start_ledger: {}, end_ledger: {}", range.0, range.1);
        Self::with(access, &[&range, more])
    }

    /// The same with whatever range is among the fields.
    fn with(access: &Access, more: &[&str]) -> Self {
        Self::into(access, "standalone", more, BOTH)
    }

    /// The same of a network, into other consumers.
    fn into(access: &Access, network: &'static str, more: &[&str], consumers: &'static str) -> Self {
        let reading = Self { bench: Bench::new(), env: access.env.clone(), network, consumers };
        reading.configure(&access.fields, more);
        reading
    }

    /// Writes the pipeline anew with these fields of the source.
    fn configure(&self, fields: &str, more: &[&str]) {
        let more: Vec<&str> = more.iter().copied().filter(|more| !more.is_empty()).collect();
        let network = format!("network: {}", self.network);
        let config = [&[fields, &network], &more[..]].concat().join(", ");
        let text = format!(
            "apiVersion: v1\nkind: Pipeline\nmetadata: {{name: p}}\nspec:\n  source:\n    type: BufferedStorageSourceAdapter\n    config: {{{config}}}\n  processors:\n{ALL}\n  consumers:\n{}\n",
            self.consumers
        );
        self.bench.project.write("p.pipeline.yaml", &text);
    }

    fn env(&self) -> Vec<(&str, &str)> {
        self.env.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.bench.project.run_with(arguments, &self.env())
    }

    #[track_caller]
    fn plan(&self) -> Value {
        self.run(&["plan", "--json"]).expect(0).json()
    }

    /// Applies; the exit code must be that.
    #[track_caller]
    fn apply(&self, code: i32) -> Ran {
        self.run(&["apply", "--auto-approve"]).expect(code)
    }

    /// Applies with events; the exit code must be that.
    #[track_caller]
    fn apply_events(&self, code: i32) -> Vec<Value> {
        let ran = self.run(&["apply", "--auto-approve", "--json"]).expect(code);
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
    }

    #[track_caller]
    fn must_be_settled(&self) {
        self.run(&["plan", "--detailed-exitcode"]).expect(0);
    }

    /// Applies and settles, with the rows of [`RANGE`].
    #[track_caller]
    fn must_read_all(&self, when: &str) {
        self.apply(0);
        self.must_be_settled();
        self.rows().must_equal(wanted(), when);
    }

    fn rows(&self) -> Rows {
        self.bench.rows()
    }

    /// How many ledgers the table has: all, different ones, the first, the last.
    fn ledgers(&self) -> String {
        let query =
            "SELECT count(*), count(DISTINCT ledger_sequence), min(ledger_sequence), max(ledger_sequence) FROM ledgers";
        self.bench.query("out/rows.db", query).remove(0)
    }
}

/// Whether a target was made at all.
fn wrote(reading: &Reading) -> bool {
    let path = reading.bench.project.join("out/rows.db");
    path.exists() && targets::sqlite(&path).values().any(|rows| !rows.is_empty())
}

/// What a command printed, with its line breaks taken out: long lines are broken between words.
fn words(ran: &Ran) -> String {
    crate::runtime::said(ran).split_whitespace().collect::<Vec<_>>().join(" ")
}
