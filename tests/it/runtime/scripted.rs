//! Runs through the library: real lakes, real processors and a real lockfile, with consumers that do what a test says.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use cdpctl::components::sources::SourceContext;
use cdpctl::components::{
    ColumnSet, ComponentError, Delivery, DeliveryMode, EdgeWriter, Guarantee, Marker, Processor, ProcessorState,
    Source, registry,
};
use cdpctl::model::{EdgeId, Fingerprint, LedgerRange, RangeSet};
use cdpctl::resolve::Masks;
use cdpctl::runtime::{
    EdgeTask, Outcome, Pace, ReadGroup, Recorder, RunSettings, Stream, StreamInput, Tail, WorkInterval, run,
};
use cdpctl::state::{AppliedEdge, AppliedPipeline, Lockfile, RunOrder, Structure, read_prior};
use cdpctl::wire::RunEvent;
use serde_json::json;

use crate::support::lake;

/// How long something that must come is waited for before a test fails.
const PATIENCE: Duration = Duration::from_mins(1);

/// A list that grows, and that can be waited for.
pub struct Log<T> {
    entries: Mutex<Vec<T>>,
    changed: Condvar,
}

impl<T: Clone> Log<T> {
    pub fn new() -> Arc<Self> {
        Arc::new(Self { entries: Mutex::new(Vec::new()), changed: Condvar::new() })
    }

    pub fn push(&self, entry: T) {
        self.entries.lock().unwrap().push(entry);
        self.changed.notify_all();
    }

    pub fn all(&self) -> Vec<T> {
        self.entries.lock().unwrap().clone()
    }

    /// Waits until the list is as it must become.
    #[track_caller]
    pub fn wait_until(&self, what: &str, is: impl Fn(&[T]) -> bool) {
        let entries = self.entries.lock().unwrap();
        let (_guard, out) = self.changed.wait_timeout_while(entries, PATIENCE, |entries| !is(entries)).unwrap();
        assert!(!out.timed_out(), "waited in vain: {what}");
    }
}

/// Deliveries that went through: edge and ledgers, in the order in which they did.
pub type Deliveries = Log<(usize, LedgerRange)>;

/// How many ledgers an edge got.
pub fn count(deliveries: &[(usize, LedgerRange)], edge: usize) -> u64 {
    deliveries.iter().filter(|(of, _)| *of == edge).map(|(_, range)| range.count()).sum()
}

/// What an edge got. Fails when a ledger came twice or out of order.
#[track_caller]
pub fn got(deliveries: &Deliveries, edge: usize) -> RangeSet {
    let ranges: Vec<LedgerRange> =
        deliveries.all().into_iter().filter(|(of, _)| *of == edge).map(|(_, range)| range).collect();
    for pair in ranges.windows(2) {
        assert!(pair[0].hi() <= pair[1].lo(), "edge {edge}: {} after {}", pair[1], pair[0]);
    }
    ranges.into_iter().collect()
}

/// What a consumer does with a delivery before it takes it.
pub type Act = Box<dyn FnMut(LedgerRange) -> Result<(), ComponentError> + Send>;

/// A consumer that takes everything.
pub fn willing() -> Act {
    Box::new(|_| Ok(()))
}

struct Writer {
    edge: usize,
    act: Act,
    deliveries: Arc<Deliveries>,
    /// Acknowledges only what is flushed.
    buffers: bool,
    buffered: RangeSet,
}

impl EdgeWriter for Writer {
    fn markers(&mut self) -> Result<Option<Vec<Marker>>, ComponentError> {
        Ok(None)
    }

    fn deliver(&mut self, delivery: &Delivery<'_>, acked: &mut RangeSet) -> Result<(), ComponentError> {
        (self.act)(delivery.range)?;
        assert_eq!(
            delivery.batch().expect("no encoder was asked for").num_rows() as u64,
            delivery.range.count(),
            "one row a ledger"
        );
        self.deliveries.push((self.edge, delivery.range));
        let taken = if self.buffers { &mut self.buffered } else { acked };
        taken.insert(delivery.range);
        Ok(())
    }

    fn flush(&mut self, acked: &mut RangeSet) -> Result<(), ComponentError> {
        acked.extend(std::mem::take(&mut self.buffered).ranges().iter().copied());
        Ok(())
    }

    fn remove(&mut self, _: LedgerRange) -> Result<u64, ComponentError> {
        Ok(0)
    }
}

/// Lakes, a lockfile, and what happened.
pub struct World {
    pub folder: tempfile::TempDir,
    pub deliveries: Arc<Deliveries>,
    pub events: Arc<Log<RunEvent>>,
    emit: Box<dyn Fn(RunEvent) + Sync + Send>,
}

impl World {
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("cdpctl-runtime-").tempdir().unwrap();
        let events = Log::new();
        let kept = Arc::clone(&events);
        Self { folder, deliveries: Log::new(), events, emit: Box::new(move |event| kept.push(event)) }
    }

    /// A lake of ledgers, of one chain from `first` on whatever is written when.
    pub fn lake(&self, name: &str, ledgers: LedgerRange) -> PathBuf {
        let path = self.folder.path().join(name);
        lake::write_manifest(&path, "standalone");
        add(&path, ledgers.lo()..ledgers.hi());
        path
    }

    /// A group of edges that want the same ledgers; their consumers act so.
    pub fn group(&self, lake: &Path, work: Option<LedgerRange>, first_edge: usize, acts: Vec<Act>) -> ReadGroup {
        let edges = acts.into_iter().enumerate().map(|(n, act)| {
            let edge = first_edge + n;
            let writer = Writer {
                edge,
                act,
                deliveries: Arc::clone(&self.deliveries),
                buffers: false,
                buffered: RangeSet::new(),
            };
            EdgeTask {
                id: edge_id(edge),
                target: format!("{{\"n\":{edge}}}"),
                target_words: format!("target {edge}"),
                fingerprint: Fingerprint::of_bytes(&[1]),
                guarantee: Guarantee::Idempotent,
                grid: None,
                quarantine: false,
                stream: 0,
                dataset: registry::datasets().find(|dataset| dataset.name == "ledgers").unwrap(),
                work: work.iter().map(|range| WorkInterval { range: *range, mode: DeliveryMode::Replace }).collect(),
                masks: Masks::default(),
                writer: Ok(Box::new(writer)),
            }
        });
        ReadGroup {
            source: source(lake),
            name: lake.display().to_string(),
            streams: vec![ledgers()],
            edges: edges.collect(),
            state: ProcessorState::None,
            warm_up: RangeSet::new(),
            tail: None,
            ledger_bytes: 1,
            object_ledgers: 1,
            workers: 2,
            buffered_ledgers: 12,
            verify_full: false,
            anchors: HashMap::new(),
        }
    }

    /// A consumer that acknowledges only what is flushed.
    pub fn buffering(&self, edge: usize) -> Box<dyn EdgeWriter> {
        let deliveries = Arc::clone(&self.deliveries);
        Box::new(Writer { edge, act: willing(), deliveries, buffers: true, buffered: RangeSet::new() })
    }

    /// Runs groups of so many edges in all.
    pub fn run<'a>(&'a self, groups: Vec<ReadGroup>, settings: impl FnOnce(&mut RunSettings<'a>)) -> Outcome {
        let mut lockfile = Lockfile::open(&self.lockfile()).unwrap();
        let held = lockfile.acquire(&["p".to_owned()], "test", Duration::ZERO).unwrap();
        let edges = groups.iter().flat_map(|group| &group.edges).map(|edge| AppliedEdge {
            id: edge.id.clone(),
            target: edge.target.clone(),
            target_words: edge.target_words.clone(),
            fingerprint: edge.fingerprint,
            parts: json!({}),
            columns: json!({}),
            target_gone: false,
            restate: RangeSet::new(),
            selected: true,
        });
        let pipeline = AppliedPipeline {
            name: "p".to_owned(),
            nodes: json!([]),
            follow: false,
            pin_start: None,
            edges: edges.collect(),
            removed: Vec::new(),
            has_work: true,
        };
        let structure = Structure { pipelines: vec![pipeline], ..Structure::default() };
        let run_id = lockfile.begin(&structure, &RunOrder::default(), &held).unwrap();
        let mut recorder = Recorder { lockfile, held, run: run_id, milestones: Arc::new(Vec::new) };
        let mut with = RunSettings::new(&*self.emit, cdpctl::sys::StopSignal::default());
        settings(&mut with);
        let outcome = run(groups, &mut recorder, &with);
        recorder.lockfile.release(&recorder.held).unwrap();
        outcome
    }

    fn lockfile(&self) -> PathBuf {
        self.folder.path().join("cdpctl.lock")
    }

    /// What the lockfile says was done for an edge.
    pub fn recorded(&self, edge: usize) -> RangeSet {
        let prior = read_prior(&self.lockfile()).unwrap().unwrap();
        prior.edges[&edge_id(edge)].done_anywhere()
    }

    /// Events that a test looks for.
    pub fn events<T>(&self, found: impl Fn(&RunEvent) -> Option<T>) -> Vec<T> {
        self.events.all().iter().filter_map(found).collect()
    }
}

/// A run that never waits long.
pub fn impatient() -> Pace {
    Pace { edge_queue_bytes: 1, detach_after: Duration::ZERO, ..Pace::default() }
}

/// Address of an edge.
pub fn edge_id(edge: usize) -> EdgeId {
    EdgeId {
        pipeline: "p".to_owned(),
        processor: "ledgers".to_owned(),
        consumer: format!("c{edge}"),
        network: "standalone".to_owned(),
    }
}

/// The ledgers of one chain that tests write to their lakes.
const CHAIN: u32 = 100;

/// Adds ledgers to a lake in that order, each at once whole.
pub fn add(lake: &Path, ledgers: impl IntoIterator<Item = u32>) {
    let chain = lake::chain("standalone", super::FIRST, CHAIN);
    for ledger in ledgers {
        let (sequence, bytes) = &chain[(ledger - super::FIRST) as usize];
        assert_eq!(*sequence, ledger);
        let path = lake::object(lake, ledger);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let unfinished = path.with_extension("unfinished");
        std::fs::write(&unfinished, bytes).unwrap();
        std::fs::rename(&unfinished, &path).unwrap();
    }
}

/// A range from [`super::FIRST`] on: the ledgers `from..to` of the chain.
pub fn range(from: u32, to: u32) -> LedgerRange {
    LedgerRange::new(super::FIRST + from, super::FIRST + to).unwrap()
}

/// The object of one ledger of that chain.
pub fn object(ledger: u32) -> Vec<u8> {
    lake::chain("standalone", super::FIRST, CHAIN)[(ledger - super::FIRST) as usize].1.clone()
}

/// The tail of all edges behind `from` ledgers of the chain, up to `until` of them.
pub fn tail(from: u32, until: Option<u32>, edges: usize) -> Tail {
    let until = until.map(|until| super::FIRST + until - 1);
    Tail { from: super::FIRST + from, until, edges: (0..edges).collect() }
}

fn source(lake: &Path) -> Arc<dyn Source> {
    let context = SourceContext {
        base: lake.to_owned(),
        buckets: Arc::new(|_| None),
        secrets: Arc::new(|_| panic!("a folder has no secrets")),
        type_written: String::new(),
        mainnet_worker_cap: None,
        mainnet_buffer_cap: None,
    };
    let config = json!({"path": lake.display().to_string(), "network": "standalone"});
    let built = (registry::SOURCES[0].build)(config, &context);
    built.unwrap_or_else(|errors| panic!("{} errors", errors.len())).source
}

fn ledgers() -> Stream {
    let entry = registry::PROCESSORS.iter().find(|entry| entry.descriptor.id == "ledgers").unwrap();
    let built = (entry.build)(json!({})).unwrap_or_else(|errors| panic!("{} errors", errors.len()));
    let Processor::Extract(extractor) = built.processor else { panic!("it takes ledgers") };
    let columns = ColumnSet::all(extractor.dataset());
    Stream { fingerprint: Fingerprint::of_bytes(&[1]), input: StreamInput::Ledgers(extractor), columns }
}
