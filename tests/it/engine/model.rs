//! What a lockfile, its targets and a plan must say, ledger by ledger, from the contract's definitions. Nothing of the
//! program's own set algebra is used here.

use std::collections::{BTreeMap, BTreeSet};

use cdpctl::plan::Options;
use cdpctl::wire::{ActionKind, IntervalClass, PipelinePlan, PlanDocument, Reason};

use super::world::{Config, Expected, FIRST, LAST, PART, SLOTS, Start, World};

/// Slot, processor, consumer.
pub type Key = (usize, usize, usize);
/// What rows are made under: the number of a filter.
pub type Print = usize;
/// A ledger with its class.
pub type Classed = (IntervalClass, Option<Reason>, u32);

/// Ledgers that are looked at: more than any lake holds.
const EVERY: std::ops::RangeInclusive<u32> = FIRST - 12..=LAST + 12;

/// What is recorded of one target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded {
    /// What is done, with what it was made under.
    pub done: BTreeMap<u32, Print>,
    /// What is to be done again.
    pub restated: BTreeSet<u32>,
    /// Hull of what was done before the target went.
    pub hull: Option<(u32, u32)>,
}

impl Recorded {
    fn keep_hull(&mut self) {
        let (first, last) = (self.done.keys().next(), self.done.keys().next_back());
        let (lo, hi) = self.hull.unwrap_or((u32::MAX, 0));
        let hull = first.zip(last).map(|(first, last)| (lo.min(*first), hi.max(*last)));
        self.hull = hull.or(self.hull);
    }

    /// Ledgers are not done any more, and are to be done again.
    pub fn forget(&mut self, ledgers: &BTreeSet<u32>) {
        self.keep_hull();
        for ledger in ledgers {
            if self.done.remove(ledger).is_some() {
                self.restated.insert(*ledger);
            }
        }
    }
}

/// What is recorded of a pipeline: the start that was fixed, and how it was written.
pub type Pin = Option<(u32, String)>;

/// The lockfile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    /// Pipelines by slot.
    pub pipelines: BTreeMap<usize, Pin>,
    /// Edges, by place.
    pub edges: BTreeMap<Key, BTreeMap<u32, Recorded>>,
}

/// One target as it lies there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// Whether there is a table, or a folder with a manifest.
    pub there: bool,
    /// Whose rows it holds, made under what.
    pub rows: BTreeMap<u32, Print>,
    /// What a database's own markers say.
    pub markers: BTreeMap<u32, Print>,
    /// Cells that the manifest names, by first ledger.
    pub cells: BTreeSet<u32>,
    /// Ledgers that the manifest misses.
    pub lost: BTreeSet<u32>,
}

/// Everything outside the configuration.
#[derive(Default)]
pub struct Model {
    /// The lockfile.
    pub lock: Lock,
    /// Targets by edge and place.
    pub targets: BTreeMap<(Key, u32), Target>,
}

/// First ledger of a cell.
fn cell(ledger: u32) -> u32 {
    ledger / PART * PART
}

fn ledgers_of(cell: u32) -> impl Iterator<Item = u32> {
    cell..cell + PART
}

impl Target {
    /// Cells that have a part file.
    pub fn files(&self, key: Key, expected: &Expected) -> BTreeSet<u32> {
        let with_rows =
            self.rows.iter().filter(|(ledger, print)| !expected.rows(key.1, **print, 1, **ledger).is_empty());
        with_rows.map(|(ledger, _)| cell(*ledger)).collect()
    }

    fn absent(&self, key: Key, expected: &Expected) -> bool {
        !self.there || (key.2 == 1 && !self.cells.is_empty() && self.files(key, expected).is_empty())
    }

    /// Ledgers whose rows somebody took away.
    fn missed(&self, key: Key, expected: &Expected) -> BTreeSet<u32> {
        let files = self.files(key, expected);
        let gone = self.cells.iter().filter(|cell| !files.contains(cell)).flat_map(|cell| ledgers_of(*cell));
        self.lost.iter().copied().chain(gone).collect()
    }

    /// A run opens it.
    fn open(&mut self, key: Key, expected: &Expected) {
        if !self.there {
            *self = Self { there: true, ..Self::default() };
        }
        if key.2 == 1 {
            let files = self.files(key, expected);
            if files.is_empty() && !self.cells.is_empty() {
                (self.cells, self.lost) = (BTreeSet::new(), BTreeSet::new());
            }
            self.cells.extend(files);
        }
    }

    /// Rows of ledgers are put in the place of what was there; `None` removes them.
    fn replace(&mut self, key: Key, ledgers: &BTreeSet<u32>, print: Option<Print>, expected: &Expected) {
        let before = self.files(key, expected);
        for ledger in ledgers {
            self.rows.remove(ledger);
            self.markers.remove(ledger);
            if let Some(print) = print {
                self.rows.insert(*ledger, print);
                if key.2 == 0 {
                    self.markers.insert(*ledger, print);
                }
            }
        }
        if key.2 == 0 {
            return;
        }
        let after = self.files(key, expected);
        for cell in ledgers.iter().map(|ledger| cell(*ledger)).collect::<BTreeSet<_>>() {
            if !before.contains(&cell) && self.cells.remove(&cell) {
                self.lost.extend(ledgers_of(cell));
            }
            if after.contains(&cell) {
                self.cells.insert(cell);
            } else {
                self.cells.remove(&cell);
            }
        }
        self.lost.retain(|ledger| !ledgers.contains(ledger));
    }
}

/// An edge before a plan.
struct Looked {
    done: BTreeMap<u32, Print>,
    adopted: BTreeMap<u32, Print>,
    drift: BTreeSet<u32>,
    gone: bool,
}

impl Model {
    fn recorded(&self, key: Key, place: u32) -> Recorded {
        self.lock.edges.get(&key).and_then(|targets| targets.get(&place)).cloned().unwrap_or_default()
    }

    fn target(&self, key: Key, place: u32) -> Target {
        self.targets.get(&(key, place)).cloned().unwrap_or_default()
    }

    fn look(&self, key: Key, place: u32, expected: &Expected) -> Looked {
        let (recorded, target) = (self.recorded(key, place), self.target(key, place));
        let absent = target.absent(key, expected);
        let gone = absent && !recorded.done.is_empty();
        let (mut done, mut adopted, mut drift) = (recorded.done.clone(), BTreeMap::new(), BTreeSet::new());
        if !absent && key.2 == 0 {
            done.extend(target.markers.clone());
            adopted = target.markers.clone();
            adopted.retain(|ledger, print| {
                recorded.done.get(ledger) != Some(print) && !recorded.restated.contains(ledger)
            });
            drift.extend(recorded.done.keys().filter(|ledger| !target.markers.contains_key(ledger)));
        }
        if !absent && key.2 == 1 {
            drift = target.missed(key, expected);
            drift.retain(|ledger| recorded.done.contains_key(ledger));
        }
        Looked { done, adopted, drift, gone }
    }

    /// The ledgers that a pipeline wants.
    pub fn desired(&self, config: &Config, slot: usize, tip: u32) -> BTreeSet<u32> {
        let Some(pipe) = &config.pipes[slot] else { return BTreeSet::new() };
        let start = match pipe.start {
            Start::At(ledger) => ledger,
            Start::Back(back) => match self.lock.pipelines.get(&slot) {
                Some(Some((start, written))) if *written == pipe.start.text() => *start,
                _ => tip - back,
            },
        };
        EVERY.filter(|ledger| *ledger >= start && *ledger <= pipe.end.unwrap_or(tip)).collect()
    }

    /// Ledgers that a restatement asks for.
    fn asked(
        &self,
        config: &Config,
        key: Key,
        tip: u32,
        options: &Options,
        done: &BTreeMap<u32, Print>,
    ) -> BTreeSet<u32> {
        let mut asked = BTreeSet::new();
        if !selected(config, key, options) {
            return asked;
        }
        if options.replace.iter().any(|address| covers(config, &address.to_string(), key)) {
            asked.extend(done.keys());
        }
        let restate = options.restate.iter().filter(|restate| covers(config, &restate.address.to_string(), key));
        for restate in restate {
            asked.extend(done.keys().filter(|ledger| restate.range.contains(**ledger)));
        }
        let desired = self.desired(config, key.0, tip);
        asked.retain(|ledger| desired.contains(ledger));
        asked
    }

    /// Whether a wish to do ledgers again means any.
    pub fn asks(&self, config: &Config, world: &World, options: &Options, expected: &Expected) -> bool {
        config.edges().into_iter().any(|key| {
            let sink = config.pipes[key.0].as_ref().and_then(|pipe| pipe.sinks[key.2]).expect("a configured edge");
            let looked = self.look(key, sink.place, expected);
            !self.asked(config, key, world.tip, options, &looked.done).is_empty()
        })
    }

    /// What a plan must say of each edge.
    pub fn classes(
        &self,
        config: &Config,
        world: &World,
        options: &Options,
        expected: &Expected,
    ) -> BTreeMap<Key, BTreeSet<Classed>> {
        let mut classes: BTreeMap<Key, BTreeSet<Classed>> = BTreeMap::new();
        for key in config.edges().into_iter().filter(|key| plans(config, key.0, options)) {
            let found = self.of_edge(config, world, options, expected, key);
            classes.insert(key, found);
        }
        for (key, targets) in &self.lock.edges {
            let configured = config.edges().contains(key);
            let recorded = self.lock.pipelines.contains_key(&key.0) || config.pipes[key.0].is_some();
            if configured || !recorded || !plans(config, key.0, options) {
                continue;
            }
            let done = targets.values().flat_map(|recorded| recorded.done.keys());
            let orphans = done.map(|ledger| (IntervalClass::Orphan, Some(Reason::EdgeRemoved), *ledger));
            classes.insert(*key, orphans.collect());
        }
        classes.retain(|_, found| !found.is_empty());
        classes
    }

    fn of_edge(
        &self,
        config: &Config,
        world: &World,
        options: &Options,
        expected: &Expected,
        key: Key,
    ) -> BTreeSet<Classed> {
        let pipe = config.pipes[key.0].as_ref().expect("a configured edge");
        let sink = pipe.sinks[key.2].expect("a configured edge");
        let print = pipe.print(key.1, key.2).expect("a configured edge");
        let (recorded, looked) = (self.recorded(key, sink.place), self.look(key, sink.place, expected));
        let desired = self.desired(config, key.0, world.tip);
        let asked = self.asked(config, key, world.tip, options, &looked.done);
        let inside = |ledger: u32| {
            let known = looked.done.keys().copied().chain(recorded.hull.iter().flat_map(|(lo, hi)| [*lo, *hi]));
            let (lo, hi) = known.fold((u32::MAX, 0), |(lo, hi), known| (lo.min(known), hi.max(known)));
            lo <= ledger && ledger <= hi
        };
        let gone = looked.gone.then_some(Reason::TargetGone);
        let mut found = BTreeSet::new();
        for ledger in EVERY {
            let restated = recorded.restated.contains(&ledger) || asked.contains(&ledger);
            let done = looked.done.get(&ledger).filter(|_| !looked.gone);
            let current = done.is_some_and(|under| (sink.forward_only || *under == print) && !restated);
            let there = ledger >= FIRST && ledger <= world.tip && !world.holes.contains(&ledger);
            let class = match (desired.contains(&ledger), done.is_some()) {
                (false, false) => continue,
                (false, true) => (IntervalClass::Orphan, Some(Reason::OutOfRange)),
                (true, _) if current => (IntervalClass::Reuse, None),
                (true, _) if !there && ledger > world.tip => (IntervalClass::Blocked, Some(Reason::BeyondTip)),
                (true, _) if !there => (IntervalClass::Blocked, Some(Reason::Missing)),
                (true, true) if restated => (IntervalClass::Reprocess, Some(Reason::Restated)),
                (true, true) => (IntervalClass::Reprocess, Some(Reason::FingerprintChanged)),
                (true, false) if inside(ledger) => (IntervalClass::Gap, gone),
                (true, false) => (IntervalClass::New, None),
            };
            let narrowed = ledger >= options.from.unwrap_or(0) && ledger <= options.until.unwrap_or(u32::MAX);
            if class.0 == IntervalClass::Orphan || (narrowed && selected(config, key, options)) {
                found.insert((class.0, class.1, ledger));
            }
        }
        for (_, former) in self.lock.edges.get(&key).into_iter().flatten().filter(|(place, _)| **place != sink.place) {
            let ledgers = former.done.keys();
            found.extend(ledgers.map(|ledger| (IntervalClass::Orphan, Some(Reason::FormerTarget), *ledger)));
        }
        found
    }

    /// What an apply of a normal plan did: `delivered` are the ledgers of each edge.
    pub fn applied(
        &mut self,
        config: &Config,
        tip: u32,
        options: &Options,
        document: &PlanDocument,
        delivered: &BTreeMap<Key, BTreeSet<u32>>,
        expected: &Expected,
    ) {
        for pipeline in &document.pipelines {
            let name = pipeline.address.trim_start_matches("pipeline.");
            let slot = config.slot_of(name).expect("a known pipeline");
            let Some(pipe) = &config.pipes[slot] else {
                self.lock.pipelines.remove(&slot);
                continue;
            };
            let keys: Vec<Key> = config.edges().into_iter().filter(|key| key.0 == slot).collect();
            let place = |key: &Key| pipe.sinks[key.2].expect("a configured edge").place;
            let looked: Vec<Looked> = keys.iter().map(|key| self.look(*key, place(key), expected)).collect();
            let adopts = keys
                .iter()
                .zip(&looked)
                .any(|(key, looked)| selected(config, *key, options) && !looked.adopted.is_empty());
            if pipeline.action == ActionKind::NoOp && !is_held_up(pipeline) && !adopts && pipeline.moved_from.is_none()
            {
                continue;
            }
            let pin = self.lock.pipelines.entry(slot).or_default();
            if pipeline.pins_start {
                let start = pipeline.desired.map_or(0, |span| span.start);
                *pin = Some((start, pipe.start.text()));
            }
            for (key, looked) in keys.iter().zip(looked) {
                if !selected(config, *key, options) {
                    continue;
                }
                let asked = self.asked(config, *key, tip, options, &looked.done);
                let recorded = self.lock.edges.entry(*key).or_default().entry(place(key)).or_default();
                if looked.gone {
                    recorded.keep_hull();
                    recorded.done.clear();
                    recorded.restated.clear();
                }
                recorded.restated.extend(asked);
                let work = work_of(config, pipeline, *key);
                let target = self.targets.entry((*key, place(key))).or_default();
                if !work.is_empty() || !looked.adopted.is_empty() {
                    target.open(*key, expected);
                    for (ledger, print) in looked.adopted {
                        if !recorded.restated.contains(&ledger) {
                            recorded.done.insert(ledger, print);
                        }
                    }
                }
                let print = pipe.print(key.1, key.2).expect("a configured edge");
                let ledgers = delivered.get(key).cloned().unwrap_or_default();
                target.replace(*key, &ledgers, Some(print), expected);
                for ledger in ledgers {
                    recorded.done.insert(ledger, print);
                    recorded.restated.remove(&ledger);
                }
            }
        }
    }

    /// What `--refresh-only` did.
    pub fn refreshed(&mut self, config: &Config, take_over: bool, document: &PlanDocument, expected: &Expected) {
        let place_of =
            |key: Key| config.pipes[key.0].as_ref().and_then(|pipe| pipe.sinks[key.2]).expect("configured").place;
        // A pipeline of which anything is taken in is recorded whole.
        let mut taken_in: BTreeSet<usize> = BTreeSet::new();
        for key in config.edges() {
            let place = place_of(key);
            let there = self.targets.get(&(key, place)).is_some_and(|target| target.there);
            let unknown = !self.lock.edges.contains_key(&key) && !self.look(key, place, expected).adopted.is_empty();
            if (take_over && there) || unknown {
                taken_in.insert(key.0);
            }
        }
        for key in config.edges() {
            let place = place_of(key);
            let looked = self.look(key, place, expected);
            let there = self.targets.get(&(key, place)).is_some_and(|target| target.there);
            if taken_in.contains(&key.0) {
                let pin = self.lock.pipelines.entry(key.0).or_default();
                let address = format!("pipeline.{}", config.name(key.0));
                let planned = document.pipelines.iter().find(|pipeline| pipeline.address == address);
                if let Some(planned) = planned.filter(|planned| planned.pins_start) {
                    let written = config.pipes[key.0].as_ref().expect("configured").start.text();
                    *pin = Some((planned.desired.map_or(0, |span| span.start), written));
                }
                self.lock.edges.entry(key).or_default().entry(place).or_default();
            }
            if take_over && there {
                self.targets.get_mut(&(key, place)).expect("looked at").open(key, expected);
            }
            let Some(recorded) = self.lock.edges.get_mut(&key).and_then(|targets| targets.get_mut(&place)) else {
                continue;
            };
            recorded.forget(&looked.drift);
            for (ledger, print) in looked.adopted {
                if !recorded.restated.contains(&ledger) {
                    recorded.done.insert(ledger, print);
                }
            }
        }
    }

    /// Ledgers that targets lack although they are recorded.
    pub fn drift(&self, config: &Config, expected: &Expected) -> BTreeMap<Key, BTreeSet<u32>> {
        let place = |key: &Key| config.pipes[key.0].as_ref().and_then(|p| p.sinks[key.2]).expect("configured").place;
        let all = config.edges().into_iter().map(|key| (key, self.look(key, place(&key), expected).drift));
        all.filter(|(_, drift)| !drift.is_empty()).collect()
    }

    /// What `prune` or `destroy` removed.
    pub fn removed(
        &mut self,
        config: &Config,
        world: &World,
        options: &Options,
        everything: bool,
        expected: &Expected,
    ) {
        let edges = self.lock.edges.clone();
        for (key, targets) in edges {
            if !selected(config, key, options) {
                continue;
            }
            let present = config.edges().contains(&key).then(|| config.pipes[key.0].as_ref()?.sinks[key.2]).flatten();
            for (place, recorded) in targets {
                let kept = self.lock.edges.get_mut(&key).expect("a known edge");
                if everything || present.is_none_or(|sink| sink.place != place) {
                    self.targets.remove(&(key, place));
                    kept.remove(&place);
                    continue;
                }
                let desired = self.desired(config, key.0, world.tip);
                let known = recorded.done.keys().chain(&recorded.restated).copied();
                let orphans: BTreeSet<u32> = known.filter(|l| !desired.contains(l)).collect();
                if orphans.is_empty() {
                    continue;
                }
                let kept = self.lock.edges.get_mut(&key).and_then(|kept| kept.get_mut(&place)).expect("a known target");
                kept.done.retain(|ledger, _| !orphans.contains(ledger));
                kept.restated.retain(|ledger| !orphans.contains(ledger));
                let target = self.targets.entry((key, place)).or_default();
                if !target.absent(key, expected) {
                    target.open(key, expected);
                    target.replace(key, &orphans, None, expected);
                }
            }
            if present.is_none() || everything {
                self.lock.edges.remove(&key);
                if !self.lock.edges.keys().any(|left| left.0 == key.0) {
                    self.lock.pipelines.remove(&key.0);
                }
            }
        }
    }
}

/// Whether an address of a pipeline, a node or an edge covers an edge.
fn covers(config: &Config, address: &str, key: Key) -> bool {
    let (processor, consumer) = (super::world::PROCESSORS[key.1], super::world::CONSUMERS[key.2]);
    match address.trim_start_matches("pipeline.").split_once('/') {
        None => address == format!("pipeline.{}", config.name(key.0)),
        Some((name, part)) => {
            name == config.name(key.0)
                && (part == processor || part == consumer || part == format!("{processor}->{consumer}"))
        }
    }
}

/// Whether an edge is worked on.
pub fn selected(config: &Config, key: Key, options: &Options) -> bool {
    let named = |list: &[cdpctl::model::Address]| list.iter().any(|address| covers(config, &address.to_string(), key));
    (options.target.is_empty() || named(&options.target)) && !named(&options.exclude)
}

/// Whether a plan looks at a pipeline at all.
fn plans(config: &Config, slot: usize, options: &Options) -> bool {
    assert!(slot < SLOTS);
    let name = format!("pipeline.{}", config.name(slot));
    let of = |address: &cdpctl::model::Address| address.to_string().split('/').next() == Some(name.as_str());
    (options.target.is_empty() || options.target.iter().any(of))
        && !options.exclude.iter().any(|address| address.to_string() == name)
}

fn is_held_up(pipeline: &PipelinePlan) -> bool {
    pipeline.edges.iter().flat_map(|edge| &edge.intervals).any(|interval| interval.reason == Some(Reason::Missing))
}

/// The classes that a document says, and whether its counts are right.
pub fn classes_of(config: &Config, document: &PlanDocument) -> BTreeMap<Key, BTreeSet<Classed>> {
    let mut classes: BTreeMap<Key, BTreeSet<Classed>> = BTreeMap::new();
    for edge in document.pipelines.iter().flat_map(|pipeline| &pipeline.edges) {
        let key = config.key_of(&edge.address).unwrap_or_else(|| panic!("{} is unknown", edge.address));
        let found = classes.entry(key).or_default();
        for interval in &edge.intervals {
            assert_eq!(interval.ledgers, interval.end - interval.start + 1, "{edge:?}");
            found.extend((interval.start..=interval.end).map(|ledger| (interval.class, interval.reason, ledger)));
        }
    }
    classes.retain(|_, found| !found.is_empty());
    classes
}

/// Ledgers of an edge that a plan works on.
pub fn work_of(config: &Config, pipeline: &PipelinePlan, key: Key) -> BTreeSet<u32> {
    let edge = pipeline.edges.iter().find(|edge| config.key_of(&edge.address) == Some(key));
    let work = [IntervalClass::New, IntervalClass::Gap, IntervalClass::Reprocess];
    let intervals = edge.into_iter().flat_map(|edge| &edge.intervals).filter(|found| work.contains(&found.class));
    intervals.flat_map(|interval| interval.start..=interval.end).collect()
}
