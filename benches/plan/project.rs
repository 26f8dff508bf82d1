//! A project of many pipelines with a lake and a lockfile of many recorded intervals.
//!
//! The pipelines read one lake and send to a webhook, which keeps the rows of changed filters (`forward_only`): neighbouring
//! intervals of two fingerprints stay apart in the lockfile and are done all the same. Every second pipeline is an instance of
//! a template. The lake has the ledgers that planning reads: the first, the newest, and one in each partition between.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cdpctl::components::{LakeLayout, registry};
use cdpctl::model::{Fingerprint, Network};
use cdpctl::state::Lockfile;
use cdpctl::stellar::build::{BuiltLedger, demo_ledgers};
use cdpctl::storage::compress;
use rusqlite::{Connection, OpenFlags, params};
use serde_json::{Value, json};

use super::measure::Measurable;

const LAYOUT: LakeLayout = LakeLayout { ledgers_per_batch: 1, batches_per_partition: 1000 };
/// The first ledger that is wanted.
const FIRST: u32 = 990;
/// Ledgers of one interval.
const WIDTH: u32 = 60;
/// Ledgers at each end of the lake.
const END: u32 = 10;
const FOLDER: &str = "project";
const LOCKFILE: &str = "state/cdpctl.lock";

/// What is recorded of each edge.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Everything, in intervals of two fingerprints by turns: there is nothing to do.
    Settled,
    /// Every second interval: the others are gaps.
    Holes,
}

impl Shape {
    /// In the table.
    pub fn word(self) -> &'static str {
        match self {
            Self::Settled => "settled",
            Self::Holes => "holes",
        }
    }
}

/// A project in a folder.
pub struct Project {
    folder: PathBuf,
    pipelines: u32,
    shape: Shape,
    /// Ledgers that are missing, over all edges.
    missing: u64,
}

impl Project {
    /// Makes one with so many pipelines and recorded intervals. The intervals are spread evenly over the pipelines.
    pub fn make(folder: &Path, pipelines: u32, intervals: u32, shape: Shape) -> Self {
        let each = intervals / pipelines;
        let step = if shape == Shape::Holes { 2 * WIDTH } else { WIDTH };
        let last_start = FIRST + (each - 1) * step;
        // The last interval reaches into the newest partition of the lake, so that all before it is in older ones.
        let tip = (last_start / 1000 + 1) * 1000 + END - 1;
        let hashes = write_lake(&folder.join("lake"), tip);
        let project = folder.join(FOLDER);
        write_project(&project, pipelines, tip);
        let missing = u64::from(pipelines) * u64::from(each - 1) * u64::from(step - WIDTH);
        let made = Self { folder: project, pipelines, shape, missing };
        let stretches: Vec<(u32, u32)> = (0..each)
            .map(|n| (FIRST + n * step, if n + 1 == each { tip + 1 } else { FIRST + n * step + WIDTH }))
            .collect();
        made.record(&stretches, &hashes);
        made
    }

    /// A command on the project.
    pub fn command(&self, arguments: &[&str]) -> Measurable<'_> {
        let arguments = arguments.iter().map(Into::into).collect();
        Measurable { program: env!("CARGO_BIN_EXE_cdpctl").into(), arguments, folder: &self.folder }
    }

    /// Reading the lockfile's intervals with plain SQL.
    pub fn sql(&self) -> Measurable<'_> {
        let program = std::env::current_exe().expect("this program").into();
        let arguments = vec![SQL.into(), self.folder.join(LOCKFILE).into()];
        Measurable { program, arguments, folder: &self.folder }
    }

    /// Fails when a command does not say what it should of the project.
    pub fn check(&self, arguments: &[&str]) {
        let text = self.output(arguments);
        match (arguments, self.shape) {
            (["plan", "--json"], _) => {
                let plan: Value = serde_json::from_str(&text).expect("JSON");
                let ledgers = &plan["summary"]["ledgers"];
                let none = json!([0, self.missing, 0, 0]);
                assert_eq!(json!([ledgers["new"], ledgers["gap"], ledgers["reprocess"], ledgers["blocked"]]), none);
                assert_eq!(plan["pipelines"].as_array().map(Vec::len), usize::try_from(self.pipelines).ok());
            }
            (["plan"] | ["apply", ..], Shape::Settled) => assert!(text.contains("No changes"), "{text}"),
            _ => assert!(!text.contains("No changes"), "{text}"),
        }
    }

    fn output(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).command().output().expect("the program runs");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Records all pipelines as applied, and the stretches of ledgers as done.
    fn record(&self, stretches: &[(u32, u32)], hashes: &BTreeMap<u32, [u8; 32]>) {
        let plan: Value = serde_json::from_str(&self.output(&["plan", "--json"])).expect("JSON");
        let path = self.folder.join(LOCKFILE);
        Lockfile::open(&path).expect("a lockfile");
        let mut connection = Connection::open(&path).expect("a lockfile");
        connection.pragma_update(None, "synchronous", "OFF").expect("a setting");
        let tx = connection.transaction().expect("a transaction");
        let hash = |ledger: u32| {
            let known = hashes.get(&ledger).copied();
            known.unwrap_or_else(|| *Fingerprint::of_bytes(&ledger.to_be_bytes()).as_bytes())
        };
        let former = Fingerprint::of_bytes(b"a former filter");
        let number = |fingerprint: &str| -> i64 {
            tx.execute("INSERT OR IGNORE INTO fingerprints (hash) VALUES (?1)", [fingerprint]).expect("a fingerprint");
            tx.query_row("SELECT id FROM fingerprints WHERE hash = ?1", [fingerprint], |row| row.get(0))
                .expect("it was put in")
        };
        let former = number(&former.to_string());
        tx.execute("INSERT INTO targets (target, words) VALUES ('', 'webhook')", []).expect("a target");
        let target = tx.last_insert_rowid();
        let mut interval = tx
            .prepare("INSERT INTO intervals VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1)")
            .expect("the table is there");
        for pipeline in plan["pipelines"].as_array().expect("pipelines") {
            let name = pipeline["address"].as_str().expect("an address").trim_start_matches("pipeline.");
            tx.execute(
                "INSERT INTO pipelines (name, nodes, follow, applied_at, run) VALUES (?1, ?2, 0, 0, 1)",
                params![name, nodes(pipeline).to_string()],
            )
            .expect("a pipeline");
            for edge in pipeline["edges"].as_array().expect("edges") {
                let actions = pipeline["actions"].as_array().expect("actions");
                let action = actions.iter().find(|action| action["address"] == edge["address"]).expect("an edge");
                let fingerprint = action["fingerprint"]["after"].as_str().expect("a fingerprint");
                let (_, ends) = edge["address"].as_str().and_then(|edge| edge.split_once('/')).expect("an edge");
                let (processor, consumer) = ends.split_once("->").expect("an edge");
                tx.execute(
                    "INSERT INTO edges (pipeline, processor, consumer, network, target, fingerprint, parts, active)
                     VALUES (?1, ?2, ?3, 'standalone', '', ?4, '{}', 1)",
                    params![name, processor, consumer, fingerprint],
                )
                .expect("an edge");
                let edge = tx.last_insert_rowid();
                let present = number(fingerprint);
                for (n, (lo, hi)) in stretches.iter().enumerate() {
                    let made_by = if self.shape == Shape::Settled && n % 2 == 0 { former } else { present };
                    let (before, first, last) = (hash(lo - 1), hash(*lo), hash(hi - 1));
                    let rows = i64::from(hi - lo);
                    interval
                        .execute(params![edge, target, lo, hi, made_by, before, first, last, rows])
                        .expect("an interval");
                }
            }
        }
        drop(interval);
        tx.commit().expect("recorded");
    }
}

/// The nodes of a pipeline as the lockfile has them.
fn nodes(pipeline: &Value) -> Value {
    let nodes = pipeline["nodes"].as_array().expect("nodes");
    let node = |node: &Value| {
        let component = node["type"].as_str().and_then(registry::find_any).expect("a known type");
        let (_, id) = node["address"].as_str().and_then(|address| address.split_once('/')).expect("a node");
        json!({ "id": id, "kind": component.kind, "type": node["type"], "config": node["config"] })
    };
    nodes.iter().map(node).collect()
}

fn write(path: &Path, text: impl AsRef<[u8]>) {
    std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

/// Writes the lake, up to its newest ledger. Returns the hashes of what is in it.
fn write_lake(folder: &Path, tip: u32) -> BTreeMap<u32, [u8; 32]> {
    let network = Network::from_name("standalone").expect("known");
    let manifest = json!({
        "networkPassphrase": network.passphrase(), "version": "1.0", "compression": "zstd",
        "ledgersPerBatch": LAYOUT.ledgers_per_batch, "batchesPerPartition": LAYOUT.batches_per_partition,
    });
    write(&folder.join(".config.json"), manifest.to_string());
    let between = (FIRST / 1000 + 1..tip / 1000).map(|partition| demo_ledgers(&network, partition * 1000, 1));
    let ends = [demo_ledgers(&network, FIRST, END), demo_ledgers(&network, tip + 1 - END, END)];
    let ledgers: Vec<BuiltLedger> = between.chain(ends).flatten().collect();
    for ledger in &ledgers {
        let path = folder.join(format!("{}.xdr.zst", LAYOUT.object_stem(ledger.sequence)));
        write(&path, compress(&ledger.batch_xdr));
    }
    ledgers.into_iter().map(|ledger| (ledger.sequence, ledger.hash)).collect()
}

fn write_project(folder: &Path, pipelines: u32, tip: u32) {
    write(
        &folder.join("cdpctl.yaml"),
        "apiVersion: v1\nkind: Project\nmetadata: {name: bench}\nspec:\n  network: {allow_private: [\"127.0.0.1\"]}\n",
    );
    let source = |indent: &str| {
        let config =
            format!("path: ../lake, network: standalone, start_ledger: {FIRST}, end_ledger: {tip}, num_workers: 2");
        format!("{indent}source:\n{indent}  type: BufferedStorageSourceAdapter\n{indent}  config: {{{config}}}\n")
    };
    write(
        &folder.join("templates/events.yaml"),
        format!(
            "apiVersion: v1\nkind: PipelineTemplate\nmetadata: {{name: events}}\nspec:\n  parameters:\n    \
             - {{name: name, type: string, required: true}}\n    - {{name: contract, type: string, required: true}}\n  \
             template: |\n    apiVersion: v1\n    kind: Pipeline\n    metadata: {{name: {{{{ .Values.name }}}}}}\n    \
             spec:\n{}      processors:\n        - type: ContractEvent\n          config:\n            \
             contract_id: {{{{ .Values.contract }}}}\n        - type: AlertFilter\n          config:\n            \
             conditions:\n              - {{field: value, operator: \">\", threshold: 1000000}}\n      \
             consumers:\n        - type: WebhookNotifier\n          \
             config: {{url: \"http://127.0.0.1:8080/{{{{ .Values.name }}}}\"}}\n",
            source("      "),
        ),
    );
    for n in 0..pipelines {
        let name = format!("p{n:04}");
        let text = if n % 2 == 0 {
            format!(
                "spec:\n{}  processors:\n    - type: Ledgers\n  consumers:\n    - type: WebhookNotifier\n      \
                 config:\n        url: http://127.0.0.1:8080/{name}\n",
                source("  "),
            )
        } else {
            let contract = cdpctl::stellar::contract_strkey(Fingerprint::of_bytes(name.as_bytes()).as_bytes());
            format!("spec:\n  template:\n    name: events\n    values: {{name: {name}, contract: {contract}}}\n")
        };
        let head = format!("apiVersion: v1\nkind: Pipeline\nmetadata: {{name: {name}}}\n");
        write(&folder.join(format!("pipelines/{name}.yaml")), head + &text);
    }
}

/// Reads all intervals of the lockfile that follows.
pub const SQL: &str = "--sql";

/// The process that planning is compared with: reads every row that planning reads, and adds up what it read.
pub fn plain_sql(lockfile: &Path) {
    let connection = Connection::open_with_flags(lockfile, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a lockfile");
    let mut statement =
        connection.prepare("SELECT edge, target, lo, hi, fingerprint FROM intervals").expect("the table is there");
    let mut rows = statement.query([]).expect("it can be read");
    let mut sum = 0_i64;
    while let Some(row) = rows.next().expect("it can be read") {
        for column in 0..5 {
            sum = sum.wrapping_add(row.get::<_, i64>(column).expect("a number"));
        }
    }
    println!("{sum}");
}
