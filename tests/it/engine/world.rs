//! A project that changes by the step: what is configured, what the lake holds, what lies in the targets.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use cdpctl::config::Inputs;
use cdpctl::ops::{self, ApplyOutcome, ApplyRequest, OpsError, PlanRequest, Request, RunLimits, SavedPlan};
use cdpctl::plan::Options;
use cdpctl::wire::{EventRecord, RunEvent};

use super::model::Key;
use crate::support::{lake, targets};

/// First ledger that a lake can hold: inside a part file.
pub const FIRST: u32 = 102;
/// Ledgers that a lake can hold.
pub const COUNT: u32 = 24;
/// Last ledger that a lake can hold.
pub const LAST: u32 = FIRST + COUNT - 1;
/// Ledgers in a part file.
pub const PART: u32 = 5;
/// Pipelines at most.
pub const SLOTS: usize = 3;
/// Filters of contract events.
pub const FILTERS: [&str; 4] =
    ["", "event_types: [transfer]", "event_types: [adjust]", "event_types: [\"*\", diagnostic]"];
/// Ids of the two processors.
pub const PROCESSORS: [&str; 2] = ["ledgers", "contract-event"];
/// Ids of the two consumers.
pub const CONSUMERS: [&str; 2] = ["save-to-sqlite", "save-to-jsonl"];
/// Their tables.
const TABLES: [&str; 2] = ["ledgers", "contract_events"];

/// Where a pipeline starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// At this ledger.
    At(u32),
    /// So many before the tip of the first apply.
    Back(u32),
}

impl Start {
    /// As written.
    pub fn text(self) -> String {
        match self {
            Self::At(ledger) => ledger.to_string(),
            Self::Back(count) => format!("-{count}"),
        }
    }
}

/// A consumer of a pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sink {
    /// Which of its places.
    pub place: u32,
    /// Whether done ledgers keep their rows when a filter changes.
    pub forward_only: bool,
}

/// A pipeline as configured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pipe {
    /// Where it starts.
    pub start: Start,
    /// Its last ledger; `None` for one without an end.
    pub end: Option<u32>,
    /// Whether ledgers are wanted.
    pub ledgers: bool,
    /// Which contract events are.
    pub events: Option<usize>,
    /// Both consumers.
    pub sinks: [Option<Sink>; 2],
    /// What changes nothing: bits for a comment, a label, the order of keys, an explicit default.
    pub noise: u32,
}

impl Pipe {
    /// What an edge makes its rows under; `None` when there is no such edge.
    pub fn print(&self, processor: usize, consumer: usize) -> Option<usize> {
        self.sinks[consumer]?;
        if processor == 0 { self.ledgers.then_some(0) } else { self.events }
    }
}

/// What is configured.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Pipelines by slot.
    pub pipes: [Option<Pipe>; SLOTS],
    /// Names that each slot had, the present one last.
    pub names: [Vec<String>; SLOTS],
    /// Renames, oldest first.
    pub moved: Vec<(String, String)>,
}

impl Config {
    /// The present name of a slot.
    pub fn name(&self, slot: usize) -> &str {
        self.names[slot].last().expect("every slot has a name")
    }

    /// The slot of a name.
    pub fn slot_of(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|names| names.iter().any(|known| known == name))
    }

    /// Every edge that is configured.
    pub fn edges(&self) -> Vec<Key> {
        let all = (0..SLOTS).flat_map(|slot| (0..2).flat_map(move |p| (0..2).map(move |c| (slot, p, c))));
        all.filter(|(slot, p, c)| self.pipes[*slot].as_ref().is_some_and(|pipe| pipe.print(*p, *c).is_some())).collect()
    }

    /// The edge of an address in a document.
    pub fn key_of(&self, address: &str) -> Option<Key> {
        let (name, edge) = address.strip_prefix("pipeline.")?.split_once('/')?;
        let (processor, consumer) = edge.split_once("->")?;
        let at = |ids: &[&str], id: &str| ids.iter().position(|known| *known == id);
        Some((self.slot_of(name)?, at(&PROCESSORS, processor)?, at(&CONSUMERS, consumer)?))
    }

    /// The address of an edge.
    pub fn address(&self, (slot, processor, consumer): Key) -> String {
        format!("pipeline.{}/{}->{}", self.name(slot), PROCESSORS[processor], CONSUMERS[consumer])
    }
}

/// Rows by ledger, sorted within each.
pub type Rows = BTreeMap<u32, Vec<String>>;

/// The project and its lake on disk.
pub struct World {
    folder: tempfile::TempDir,
    lake: PathBuf,
    /// The newest ledger of the lake.
    pub tip: u32,
    /// Ledgers at or before it that are not there.
    pub holes: BTreeSet<u32>,
}

impl World {
    /// An empty project over a lake up to `tip`, in a folder that is used again and again.
    pub fn new(lake: &Path, tip: u32) -> Self {
        let folder = tempfile::Builder::new().prefix("cdpctl-machine-").tempdir().expect("a folder");
        let _ = std::fs::remove_dir_all(lake);
        lake::write_manifest(lake, "standalone");
        let mut world = Self { folder, lake: lake.to_owned(), tip: FIRST - 1, holes: BTreeSet::new() };
        world.grow(tip);
        world
    }

    /// A path inside the project.
    pub fn join(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The lockfile.
    pub fn lockfile(&self) -> PathBuf {
        self.join("state/cdpctl.lock")
    }

    fn put(&self, ledger: u32) {
        let chain = lake::chain("standalone", FIRST, COUNT);
        let (_, bytes) = chain.iter().find(|(found, _)| *found == ledger).expect("a ledger of the chain");
        lake::put(&self.lake, ledger, bytes);
    }

    /// Lets the lake grow.
    pub fn grow(&mut self, tip: u32) {
        for ledger in self.tip + 1..=tip {
            self.put(ledger);
        }
        self.tip = self.tip.max(tip);
    }

    /// Takes a ledger out of the lake.
    pub fn dig(&mut self, ledger: u32) {
        std::fs::remove_file(lake::object(&self.lake, ledger)).expect("an object");
        self.holes.insert(ledger);
    }

    /// Puts all of them back.
    pub fn mend(&mut self) {
        for ledger in std::mem::take(&mut self.holes) {
            self.put(ledger);
        }
    }

    /// Writes the configuration.
    pub fn write(&self, config: &Config) {
        let mut project = "apiVersion: v1\nkind: Project\nmetadata: {name: test}\nspec:\n  pipelines: [\"*.pipeline.yaml\"]\n  moved:\n".to_owned();
        if config.moved.is_empty() {
            project = project.replace("  moved:\n", "");
        }
        for (from, to) in &config.moved {
            let _ = writeln!(project, "    - {{from: pipeline.{from}, to: pipeline.{to}}}");
        }
        std::fs::write(self.join("cdpctl.yaml"), project).expect("a file");
        for (slot, pipe) in config.pipes.iter().enumerate() {
            // The file's name says nothing: noise moves the pipeline from one to the other.
            let (plain, other) =
                (self.join(&format!("{slot}.pipeline.yaml")), self.join(&format!("x{slot}.pipeline.yaml")));
            let _ = std::fs::remove_file(&plain);
            let _ = std::fs::remove_file(&other);
            if let Some(pipe) = pipe {
                let path = if pipe.noise & 16 == 0 { plain } else { other };
                std::fs::write(path, self.yaml(slot, config.name(slot), pipe)).expect("a file");
            }
        }
    }

    fn yaml(&self, slot: usize, name: &str, pipe: &Pipe) -> String {
        let noise = |bit: u32, text: &str| if pipe.noise & bit == 0 { String::new() } else { text.to_owned() };
        let end = pipe.end.map(|end| format!(", end_ledger: {end}")).unwrap_or_default();
        let range = format!("start_ledger: {}{end}", pipe.start.text());
        let lake = format!("path: \"{}\", network: standalone", self.lake.display());
        let source = if pipe.noise & 4 == 0 { format!("{lake}, {range}") } else { format!("{range}, {lake}") };
        let mut text = format!(
            "{}apiVersion: v1\nkind: Pipeline\nmetadata: {{name: {name}{}}}\nspec:\n  source:\n    type: BufferedStorageSourceAdapter\n    config: {{{source}}}\n  processors:\n",
            noise(1, "# Nothing to see.\n"),
            noise(2, ", labels: {team: data}"),
        );
        if pipe.ledgers {
            text += "    - type: Ledgers\n";
        }
        if let Some(filter) = pipe.events {
            let _ = writeln!(text, "    - {{type: ContractEvent, config: {{{}}}}}", FILTERS[filter]);
        }
        text += "  consumers:\n";
        for (consumer, sink) in pipe.sinks.iter().enumerate() {
            let Some(sink) = sink else { continue };
            let place = place(slot, consumer, sink.place);
            let rule = if sink.forward_only { "on_change: forward_only, " } else { "" };
            let config = match consumer {
                0 => format!("{{type: SaveToSQLite, {rule}config: {{path: {place}}}}}"),
                _ => format!("{{type: SaveToJSONL, {rule}config: {{path: {place}, ledgers_per_part: {PART}}}}}"),
            };
            let _ = writeln!(text, "    - {config}");
        }
        text
    }

    /// A request for the project.
    pub fn request(&self) -> Request {
        let inputs = Inputs { paths: Vec::new(), current: self.folder.path().to_owned(), stdin: None };
        Request { inputs, vars: Vec::new(), state: None }
    }

    /// A request for a plan.
    pub fn plan_request(&self, options: &Options) -> PlanRequest {
        PlanRequest { request: self.request(), options: options.clone(), offline: false }
    }

    /// The rows of a target.
    pub fn rows(&self, (slot, processor, consumer): Key, at: u32) -> Rows {
        let path = self.join(&place(slot, consumer, at));
        let mut rows = Rows::new();
        let mut add = |ledger: u32, row: String| rows.entry(ledger).or_default().push(row);
        if !path.exists() {
            return rows;
        }
        if consumer == 0 {
            for row in targets::sqlite(&path).remove(TABLES[processor]).unwrap_or_default() {
                let (_, rest) = row.split_once("ledger_sequence=Integer(").expect("every row names its ledger");
                add(rest.split(')').next().and_then(|n| n.parse().ok()).expect("a ledger"), row.clone());
            }
        } else {
            for (name, lines) in targets::jsonl(&path) {
                if !name.starts_with(&format!("{}/", TABLES[processor])) {
                    continue;
                }
                for line in lines {
                    let json: serde_json::Value = serde_json::from_str(&line).expect("a line of JSON");
                    let ledger = json["ledger_sequence"].as_u64().expect("every row names its ledger");
                    add(u32::try_from(ledger).expect("a ledger"), line);
                }
            }
        }
        for rows in rows.values_mut() {
            rows.sort();
        }
        rows
    }

    /// The table of a SQLite target, as a statement meets it.
    pub fn table(processor: usize) -> &'static str {
        TABLES[processor]
    }

    /// Every file of the project and the lake with its bytes and the time of its last change.
    pub fn tree(&self) -> BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)> {
        let (mut found, mut folders) = (BTreeMap::new(), vec![self.folder.path().to_owned(), self.lake.clone()]);
        while let Some(at) = folders.pop() {
            for entry in std::fs::read_dir(&at).expect("a folder") {
                let path = entry.expect("an entry").path();
                let about = path.symlink_metadata().expect("it is there");
                let bytes = if about.is_dir() { Vec::new() } else { std::fs::read(&path).expect("a file") };
                found.insert(path.clone(), (bytes, about.modified().expect("a time")));
                if about.is_dir() {
                    folders.push(path);
                }
            }
        }
        found
    }
}

/// Applies, and gives what was delivered: edge, first and last ledger.
#[expect(clippy::type_complexity, reason = "the outcome and the deliveries of one call")]
pub fn apply(
    plan: PlanRequest,
    saved: Option<SavedPlan>,
    max_ledgers: Option<u64>,
) -> Result<(ApplyOutcome, Vec<(String, u32, u32)>), OpsError> {
    let delivered = std::sync::Mutex::new(Vec::new());
    let emit = |record: EventRecord| {
        if let RunEvent::Delivered { edge, start, end, .. } = record.event {
            delivered.lock().expect("nobody panics here").push((edge, start, end));
        }
    };
    let outcome = ops::apply(ApplyRequest {
        plan,
        saved,
        expect_digest: None,
        limits: RunLimits { max_ledgers, ..RunLimits::default() },
        lock_timeout: std::time::Duration::ZERO,
        approve: &mut |_| Ok(true),
        emit: &emit,
    })?;
    Ok((outcome, delivered.into_inner().expect("nobody panicked")))
}

/// Where a consumer of a slot writes.
pub fn place(slot: usize, consumer: usize, at: u32) -> String {
    if consumer == 0 { format!("out/{slot}-{at}.db") } else { format!("out/{slot}-{at}") }
}

/// The rows of every ledger by processor, filter and consumer, from fresh runs.
pub struct Expected(BTreeMap<(usize, usize, usize), Rows>);

impl Expected {
    /// Runs each filter once over the whole lake.
    pub fn new(lake: &Path) -> Self {
        let mut expected = BTreeMap::new();
        for filter in 0..FILTERS.len() {
            let world = World::new(lake, LAST);
            let sink = Some(Sink { place: 0, forward_only: false });
            let pipe = Pipe {
                start: Start::At(FIRST),
                end: Some(LAST),
                ledgers: true,
                events: Some(filter),
                sinks: [sink; 2],
                noise: 0,
            };
            let config = Config {
                pipes: [Some(pipe), None, None],
                names: [vec!["fresh".to_owned()], vec!["-".to_owned()], vec!["-".to_owned()]],
                moved: Vec::new(),
            };
            world.write(&config);
            let applied = apply(world.plan_request(&Options::default()), None, None);
            applied.unwrap_or_else(|error| panic!("{error:?}"));
            for consumer in 0..2 {
                expected.insert((1, filter, consumer), world.rows((0, 1, consumer), 0));
                expected.insert((0, 0, consumer), world.rows((0, 0, consumer), 0));
            }
        }
        assert!(expected.values().all(|rows| !rows.is_empty()), "every filter has rows");
        Self(expected)
    }

    /// The rows of a ledger.
    pub fn rows(&self, processor: usize, print: usize, consumer: usize, ledger: u32) -> &[String] {
        self.0[&(processor, print, consumer)].get(&ledger).map_or(&[], Vec::as_slice)
    }
}
