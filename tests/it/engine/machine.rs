//! Random sequences of operations against the model of [`super::model`]: after each the plan says what the model says and
//! writes nothing, an apply does what was planned and no more, and the rows in every target are those of fresh runs.
//!
//! `CDPCTL_MACHINE_SEQUENCES` sets how many sequences run, `CDPCTL_MACHINE_SEED` where they begin.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use cdpctl::model::{Address, LedgerRange};
use cdpctl::ops::{self, SavedPlan};
use cdpctl::plan::{Options, Restate};
use cdpctl::state;
use cdpctl::wire::{ActionKind, ExitStatus, IntervalClass, PipelinePlan, PlanDocument, PlanMode, Reason};

use super::model::{Key, Lock, Model, classes_of, selected, work_of};
use super::world::{
    CONSUMERS, COUNT, Config, Expected, FILTERS, FIRST, LAST, PART, PROCESSORS, Pipe, SLOTS, Sink, Start, World, apply,
    place,
};
use crate::runtime::Chance;
use crate::support::setting;

/// Steps of a sequence at most.
const STEPS: u64 = 14;

/// What a step does, and how often it is chosen.
const STEP_KINDS: &[(&str, u64)] = &[
    ("filter", 8),
    ("range", 8),
    ("open end", 4),
    ("lake grows", 4),
    ("hole", 4),
    ("forward only", 3),
    ("consumer", 4),
    ("processor", 4),
    ("pipeline", 4),
    ("noise", 3),
    ("apply", 16),
    ("apply a window", 6),
    ("apply some edges", 6),
    ("apply a budget", 6),
    ("apply a saved plan", 6),
    ("restate", 5),
    ("prune", 5),
    ("rename", 4),
    ("place", 4),
    ("target deleted", 4),
    ("target damaged", 4),
    ("intervals by hand", 4),
    ("export and import", 2),
    ("lockfile lost", 3),
    ("backup and restore", 5),
    ("destroy", 1),
    ("kill", 3),
];

/// A step: its kind and three numbers whose meaning depends on where it meets the world.
#[derive(Debug, Clone, Copy)]
struct Step(usize, [u64; 3]);

/// A difference between the program and the model.
type Verdict = Result<(), String>;

fn same<T: PartialEq + Debug>(what: &str, found: &T, wanted: &T) -> Verdict {
    if found == wanted { Ok(()) } else { Err(format!("{what}\n  found:  {found:?}\n  wanted: {wanted:?}")) }
}

fn must(holds: bool, what: impl FnOnce() -> String) -> Verdict {
    if holds { Ok(()) } else { Err(what()) }
}

/// Everything that a sequence works on.
struct Machine<'a> {
    expected: &'a Expected,
    world: World,
    config: Config,
    model: Model,
    /// The first of the two places that consumers of a slot may have beside their present one.
    places: u32,
    /// The lockfile as it was copied last.
    backup: Option<Lock>,
    /// Whether anything but noise changed since everything was applied.
    dirty: bool,
    log: Vec<String>,
}

impl<'a> Machine<'a> {
    fn new(lake: &Path, expected: &'a Expected) -> Self {
        let names = std::array::from_fn(|slot| vec![format!("p{slot}")]);
        let sink = Some(Sink { place: 0, forward_only: false });
        let pipe = |start, events| Pipe {
            start: Start::At(start),
            end: Some(FIRST + 11),
            ledgers: true,
            events,
            sinks: [sink; 2],
            noise: 0,
        };
        let pipes = [Some(pipe(FIRST, Some(0))), Some(pipe(FIRST + 3, Some(1))), None];
        let machine = Self {
            expected,
            world: World::new(lake, FIRST + 15),
            config: Config { pipes, names, moved: Vec::new() },
            model: Model::default(),
            places: 0,
            backup: None,
            dirty: true,
            log: Vec::new(),
        };
        machine.world.write(&machine.config);
        machine
    }

    /// Plans, and compares with the model; nothing may change by it.
    fn check_plan(&self, options: &Options) -> Result<PlanDocument, String> {
        let wanted = self.model.classes(&self.config, &self.world, options, self.expected);
        let before = self.world.tree();
        let outcome = ops::plan(&self.world.plan_request(options)).map_err(|error| format!("plan: {error:?}"))?;
        must(before == self.world.tree(), || "planning changed a file".to_owned())?;
        let found = classes_of(&self.config, &outcome.document);
        self.compare("plan", &found, &wanted)?;
        let mut sums = BTreeMap::new();
        for (class, ..) in found.values().flatten() {
            *sums.entry(*class).or_insert(0_u64) += 1;
        }
        let ledgers = outcome.document.summary.ledgers;
        let told = [ledgers.new, ledgers.gap, ledgers.reprocess, ledgers.blocked, ledgers.reuse];
        let classes = [
            IntervalClass::New,
            IntervalClass::Gap,
            IntervalClass::Reprocess,
            IntervalClass::Blocked,
            IntervalClass::Reuse,
        ];
        same("sums of the plan", &told.to_vec(), &classes.iter().map(|c| sums.get(c).copied().unwrap_or(0)).collect())?;
        same("status of the plan", &outcome.status, &ExitStatus::Ok)?;
        Ok(outcome.document)
    }

    fn compare<T: Ord + Debug>(
        &self,
        what: &str,
        found: &BTreeMap<Key, BTreeSet<T>>,
        wanted: &BTreeMap<Key, BTreeSet<T>>,
    ) -> Verdict {
        let none = BTreeSet::new();
        for key in found.keys().chain(wanted.keys()) {
            let (found, wanted) = (found.get(key).unwrap_or(&none), wanted.get(key).unwrap_or(&none));
            must(found == wanted, || {
                let too_many: Vec<_> = found.difference(wanted).collect();
                let lacking: Vec<_> = wanted.difference(found).collect();
                format!(
                    "{what} of {}\n  only found:  {too_many:?}\n  only wanted: {lacking:?}",
                    self.config.address(*key)
                )
            })?;
        }
        Ok(())
    }

    /// Rows of every target that the model knows.
    fn check_rows(&self) -> Verdict {
        for ((key, at), target) in &self.model.targets {
            let mut wanted = BTreeMap::new();
            for (ledger, print) in &target.rows {
                let rows = self.expected.rows(key.1, *print, key.2, *ledger);
                if !rows.is_empty() {
                    wanted.insert(*ledger, rows.to_vec());
                }
            }
            let found = self.world.rows(*key, *at);
            for ledger in found.keys().chain(wanted.keys()) {
                let what = || format!("rows of ledger {ledger} in place {at} of {}", self.config.address(*key));
                let (found, wanted) = (found.get(ledger), wanted.get(ledger));
                must(found == wanted, || format!("{}\n  found:  {found:?}\n  wanted: {wanted:?}", what()))?;
            }
        }
        Ok(())
    }

    fn by_key(&self, delivered: &[(String, u32, u32)]) -> Result<BTreeMap<Key, BTreeSet<u32>>, String> {
        let mut by_key: BTreeMap<Key, BTreeSet<u32>> = BTreeMap::new();
        for (edge, first, last) in delivered {
            let key = self.config.key_of(edge).ok_or_else(|| format!("{edge} was delivered"))?;
            for ledger in *first..=*last {
                must(by_key.entry(key).or_default().insert(ledger), || format!("{edge}: {ledger} came twice"))?;
            }
        }
        Ok(by_key)
    }

    /// What a document says is worked on.
    fn work(&self, document: &PlanDocument) -> BTreeMap<Key, BTreeSet<u32>> {
        let of = |key: Key| document.pipelines.iter().flat_map(|p| work_of(&self.config, p, key)).collect();
        self.config.edges().into_iter().map(|key| (key, of(key))).collect()
    }

    /// Applies, and compares with the model. Gives the plan's document.
    fn apply(
        &mut self,
        options: &Options,
        saved: Option<SavedPlan>,
        budget: Option<u64>,
    ) -> Result<PlanDocument, String> {
        let planned = self.model.classes(&self.config, &self.world, options, self.expected);
        let reviewed = saved.as_ref().map(|saved| self.work(&saved.document));
        let request = match &saved {
            Some(saved) => saved.plan_request(self.world.request()).map_err(|error| format!("{error:?}"))?,
            None => self.world.plan_request(options),
        };
        let (outcome, delivered) = apply(request, saved, budget).map_err(|error| format!("apply: {error:?}"))?;
        let document = outcome.plan.document;
        let work = self.work(&document);
        match &reviewed {
            None => self.compare("applied plan", &classes_of(&self.config, &document), &planned)?,
            Some(reviewed) => {
                let grown = work.iter().find(|(key, work)| !work.is_subset(&reviewed[key]));
                must(grown.is_none(), || format!("a saved plan grew: {grown:?}"))?;
            }
        }
        let delivered = self.by_key(&delivered)?;
        for (key, ledgers) in &delivered {
            let extra: Vec<_> = ledgers.difference(&work[key]).collect();
            must(extra.is_empty(), || format!("{} delivered more than planned: {extra:?}", self.config.address(*key)))?;
        }
        let intervals = document.pipelines.iter().flat_map(|p| &p.edges).flat_map(|edge| &edge.intervals);
        let held_up = intervals.into_iter().any(|interval| interval.reason == Some(Reason::Missing));
        let stopped = outcome.receipt.as_ref().is_some_and(|receipt| receipt.budget.is_some());
        let wanted = match (stopped, held_up) {
            (true, _) => ExitStatus::BudgetReached,
            (false, true) => ExitStatus::WorkUndone,
            (false, false) => ExitStatus::Ok,
        };
        let undone = outcome.receipt.as_ref().map(|receipt| receipt.undone.clone());
        same(&format!("status of the apply, undone {undone:?}"), &outcome.status, &wanted)?;
        must(budget.is_some() || !stopped, || "a budget that nobody gave".to_owned())?;
        if outcome.receipt.is_some() {
            self.model.applied(&self.config, self.world.tip, options, &document, &delivered, self.expected);
        } else {
            must(delivered.is_empty(), || "deliveries without a run".to_owned())?;
        }
        self.check_rows()?;
        if !stopped && reviewed.is_none() {
            let again = Options { restate: None, replace: Vec::new(), ..options.clone() };
            let left = self.model.classes(&self.config, &self.world, &again, self.expected);
            let work = [IntervalClass::New, IntervalClass::Gap, IntervalClass::Reprocess];
            let left: Vec<_> = left.values().flatten().filter(|(class, ..)| work.contains(class)).collect();
            must(left.is_empty(), || format!("work is left: {left:?}"))?;
        }
        Ok(document)
    }

    /// Applies everything; the same again does nothing.
    fn apply_all(&mut self) -> Verdict {
        let document = self.apply(&Options::default(), None, None)?;
        self.check_plan(&Options::default())?;
        self.dirty = false;
        let before = self.world.tree();
        let again = apply(self.world.plan_request(&Options::default()), None, None);
        let (again, _) = again.map_err(|error| format!("apply again: {error:?}"))?;
        let held_up = again.status == ExitStatus::WorkUndone;
        let words = || format!("an apply without work ran: {:?} after {:?}", again.plan.document, document.pipelines);
        must(again.receipt.is_none(), words)?;
        must(before == self.world.tree(), || "an apply without work changed a file".to_owned())?;
        must(held_up || again.status == ExitStatus::Ok, || format!("{:?}", again.status))
    }

    fn carry_out(&mut self, options: &Options) -> Result<PlanDocument, String> {
        let applied = apply(self.world.plan_request(options), None, None);
        let (outcome, delivered) = applied.map_err(|error| format!("{:?}: {error:?}", options.mode))?;
        let undone = outcome.receipt.as_ref().map(|receipt| receipt.undone.clone());
        same(&format!("status of {:?}, undone {undone:?}", options.mode), &outcome.status, &ExitStatus::Ok)?;
        must(delivered.is_empty(), || format!("{:?} delivered", options.mode))?;
        self.dirty = true;
        Ok(outcome.plan.document)
    }

    fn refresh(&mut self, take_over: bool) -> Verdict {
        let options = Options { mode: PlanMode::RefreshOnly, take_over, ..Options::default() };
        let wanted = self.model.drift(&self.config, self.expected);
        let document = self.carry_out(&options)?;
        let mut found = classes_of(&self.config, &document);
        for found in found.values_mut() {
            found.retain(|(class, ..)| *class == IntervalClass::Gap);
        }
        found.retain(|_, found| !found.is_empty());
        let found = found.into_iter().map(|(key, found)| (key, found.into_iter().map(|(.., l)| l).collect())).collect();
        self.compare("forgotten by a refresh", &found, &wanted)?;
        self.model.refreshed(&self.config, take_over, &document, self.expected);
        self.check_rows()
    }

    fn remove(&mut self, options: Options) -> Verdict {
        self.carry_out(&options)?;
        let everything = options.mode == PlanMode::Destroy;
        self.model.removed(&self.config, &self.world, &options, everything, self.expected);
        self.check_rows()
    }

    fn wait() -> Duration {
        Duration::ZERO
    }

    /// The name under which a slot is recorded.
    fn recorded_name(&self, slot: usize) -> Option<String> {
        let prior = state::read_prior(&self.world.lockfile()).ok()??;
        let names = prior.pipelines.keys().cloned().chain(prior.edges.into_keys().map(|edge| edge.pipeline));
        names.into_iter().find(|name| self.config.slot_of(name) == Some(slot))
    }

    fn address(&self, key: Key, [_, b, c]: [u64; 3]) -> Address {
        let name = format!("pipeline.{}", self.config.name(key.0));
        let (p, k) = (PROCESSORS[key.1], CONSUMERS[key.2]);
        let text = [name.clone(), format!("{name}/{p}"), format!("{name}/{k}"), format!("{name}/{p}->{k}")];
        text[usize::try_from((b ^ c) % 4).expect("small")].parse().expect("an address")
    }

    fn step(&mut self, Step(kind, numbers): Step) -> Verdict {
        let [a, b, c] = numbers;
        let small = |number: u64, bound: usize| usize::try_from(number).expect("small") % bound;
        let ledger = |number: u64| FIRST + u32::try_from(number).expect("small") % COUNT;
        let slot = small(a, SLOTS);
        let keys = self.config.edges();
        let key = keys.get(small(a, keys.len().max(1))).copied();
        let name = STEP_KINDS[kind].0;
        self.log.push(format!("{name} {numbers:?}"));
        let edits = self.edit(name, slot, numbers);
        if edits {
            self.dirty |= name != "noise";
            self.world.write(&self.config);
            if name == "noise" && !self.dirty {
                let outcome = ops::plan(&self.world.plan_request(&Options::default()));
                let outcome = outcome.map_err(|error| format!("{error:?}"))?;
                // Ledgers that are missing at the source are no news of the words.
                let changed: Vec<&PipelinePlan> =
                    outcome.document.pipelines.iter().filter(|p| p.action != ActionKind::NoOp).collect();
                must(changed.is_empty(), || format!("noise is a change: {changed:?}"))?;
            }
        }
        match name {
            "lake grows" => {
                let tip = (self.world.tip + 1 + u32::try_from(b % 3).expect("small")).min(LAST);
                self.world.grow(tip);
                self.dirty = true;
            }
            "hole" => {
                let at = ledger(b);
                self.dirty = true;
                if !self.world.holes.is_empty() && c.is_multiple_of(2) {
                    self.world.mend();
                } else if at < self.world.tip && !self.world.holes.contains(&at) {
                    self.world.dig(at);
                }
            }
            "apply" => self.apply_all()?,
            "apply a window" => {
                let (from, until) = (ledger(a).min(ledger(b)), ledger(a).max(ledger(b)));
                let options = Options {
                    from: (c % 3 > 0).then_some(from),
                    until: (c % 3 < 2).then_some(until),
                    ..Options::default()
                };
                self.check_plan(&options)?;
                self.apply(&options, None, None)?;
            }
            "apply some edges" => {
                if let Some(key) = key {
                    let address = vec![self.address(key, numbers)];
                    let mut options = Options::default();
                    if a.is_multiple_of(2) {
                        options.target = address;
                    } else {
                        options.exclude = address;
                    }
                    self.check_plan(&options)?;
                    self.apply(&options, None, None)?;
                }
            }
            "apply a budget" => drop(self.apply(&Options::default(), None, Some(b % 9))?),
            "apply a saved plan" => self.saved(numbers)?,
            "restate" => {
                if let Some(key) = key {
                    let (first, last) = (ledger(b).min(ledger(c)), ledger(b).max(ledger(c)));
                    let address = self.address(key, numbers);
                    let range = LedgerRange::inclusive(first, last).expect("ordered");
                    let restate = Some(Restate { address, range, reason: "a test".to_owned() });
                    let options = Options { restate, ..Options::default() };
                    if !self.model.asks(&self.config, &self.world, &options, self.expected) {
                        let refused = ops::plan(&self.world.plan_request(&options)).err();
                        let refused = refused.is_some_and(|error| format!("{error:?}").contains("E108"));
                        return must(refused, || "nothing that is done was to be done again".to_owned());
                    }
                    self.check_plan(&options)?;
                    self.apply(&options, None, (c.is_multiple_of(3)).then_some(a % 5))?;
                }
            }
            "prune" => {
                let target = if c.is_multiple_of(3) { key.map(|key| self.address(key, numbers)) } else { None };
                let target = target.into_iter().collect();
                self.remove(Options { mode: PlanMode::Prune, target, ..Options::default() })?;
            }
            "destroy" => {
                let target = key.into_iter().map(|key| self.address(key, numbers)).collect();
                self.remove(Options { mode: PlanMode::Destroy, target, ..Options::default() })?;
            }
            "rename" => self.rename(slot, b)?,
            "target deleted" => key.map_or(Ok(()), |key| self.delete(key, b))?,
            "target damaged" => key.map_or(Ok(()), |key| self.damage(key, numbers))?,
            "intervals by hand" => {
                if let Some(key) = key {
                    let (first, last) = (ledger(b).min(ledger(c)), ledger(b).max(ledger(c)));
                    self.intervals(key, first, last, (b ^ c).is_multiple_of(2))?;
                }
            }
            "export and import" if self.world.lockfile().exists() => {
                let exported = ops::state_export(&self.world.lockfile()).map_err(|error| format!("{error:?}"))?;
                let text = serde_json::to_string(&exported).expect("plain data");
                ops::state_import(&self.world.lockfile(), &text, true).map_err(|error| format!("{error:?}"))?;
                let again = ops::state_export(&self.world.lockfile()).map_err(|error| format!("{error:?}"))?;
                same("what was imported", &again, &exported)?;
            }
            "lockfile lost" => self.lose()?,
            "backup and restore" => {
                let copy = self.world.join("backup.lock");
                if let (true, Some(lock)) = (b.is_multiple_of(2), self.backup.clone()) {
                    std::fs::copy(&copy, self.world.lockfile()).expect("a copy");
                    self.model.lock = lock;
                    self.dirty = true;
                } else if self.world.lockfile().exists() {
                    let _ = std::fs::remove_file(&copy);
                    ops::state_backup(&self.world.lockfile(), &copy).map_err(|error| format!("{error:?}"))?;
                    self.backup = Some(self.model.lock.clone());
                }
            }
            "kill" => self.kill(b, c)?,
            _ => {}
        }
        self.check_plan(&Options::default())?;
        Ok(())
    }

    /// Edits the configuration; false when there was nothing to edit.
    fn edit(&mut self, name: &str, slot: usize, [_, b, c]: [u64; 3]) -> bool {
        let bit = |number: u64| usize::from(number % 2 == 1);
        let offset = |number: u64| FIRST + u32::try_from(number).expect("small") % COUNT;
        let (filter, sink) = (usize::try_from(b).expect("small") % FILTERS.len(), self.places);
        if name == "pipeline" {
            let sinks = [
                Some(Sink { place: sink, forward_only: c.is_multiple_of(5) }),
                Some(Sink { place: sink, forward_only: false }),
            ];
            self.config.pipes[slot] = match self.config.pipes[slot].take() {
                Some(_) if self.config.pipes.iter().flatten().count() > 0 => None,
                Some(pipe) => Some(pipe),
                None => Some(Pipe {
                    start: Start::At(offset(c)),
                    end: None,
                    ledgers: b % 3 > 0,
                    events: Some(filter),
                    sinks,
                    noise: 0,
                }),
            };
            return true;
        }
        let places = self.places;
        let Some(pipe) = &mut self.config.pipes[slot] else { return false };
        match name {
            "filter" => {
                pipe.events = match pipe.events {
                    None => return false,
                    Some(_) => Some(filter),
                }
            }
            "range" => {
                let (first, last) = (offset(b).min(offset(c)), offset(b).max(offset(c)));
                pipe.start = Start::At(first);
                pipe.end = pipe.end.map(|_| last + u32::try_from(c % 2).expect("small") * 4);
            }
            "open end" => {
                pipe.start = match (b % 3, pipe.start) {
                    (0, _) => Start::Back(u32::try_from(c % 9).expect("small")),
                    (_, Start::Back(_)) => Start::At(FIRST),
                    (_, start) => start,
                };
                let Start::At(start) = pipe.start else {
                    pipe.end = None;
                    return true;
                };
                pipe.end = if pipe.end.is_none() { Some(start + 6) } else { None };
            }
            "forward only" => {
                let Some(sink) = &mut pipe.sinks[bit(b)] else { return false };
                sink.forward_only = !sink.forward_only;
            }
            "consumer" => {
                let (one, other) = (bit(b), 1 - bit(b));
                pipe.sinks[one] = match pipe.sinks[one] {
                    Some(sink) if pipe.sinks[other].is_none() => Some(sink),
                    Some(_) => None,
                    None => Some(Sink { place: places, forward_only: false }),
                };
            }
            "processor" => match (b % 2, pipe.ledgers, pipe.events) {
                (0, ledgers, Some(_)) => pipe.ledgers = !ledgers,
                (1, true, Some(_)) => pipe.events = None,
                (1, _, None) => pipe.events = Some(usize::try_from(c).expect("small") % FILTERS.len()),
                _ => return false,
            },
            "noise" => pipe.noise ^= [1, 2, 4, 16][usize::try_from(b).expect("small") % 4],
            "place" => {
                let Some(sink) = &mut pipe.sinks[bit(b)] else { return false };
                sink.place = places + u32::try_from(c % 2).expect("small");
            }
            _ => return false,
        }
        true
    }

    fn saved(&mut self, [a, b, c]: [u64; 3]) -> Verdict {
        let until = (a.is_multiple_of(2)).then_some(FIRST + u32::try_from(b).expect("small") % COUNT);
        let options = Options { until, ..Options::default() };
        let request = self.world.plan_request(&options);
        let outcome = ops::plan(&request).map_err(|error| format!("{error:?}"))?;
        let file = self.world.join("saved.plan");
        SavedPlan::of(&outcome, &request).write(&file).map_err(|error| format!("{error:?}"))?;
        let read = || SavedPlan::read(&file).map_err(|error| format!("{error:?}"));
        let changes = outcome.has_changes();
        if c.is_multiple_of(3) {
            // What came since is not in it.
            self.world.grow((self.world.tip + 2).min(LAST));
        }
        if c % 3 == 1 {
            self.apply(&options, Some(read()?), Some(b % 4))?;
        }
        let other = c % 4 == 1 && changes;
        if other {
            self.apply(&Options::default(), None, Some(1 + b % 4))?;
        }
        let applied = self.apply(&options, Some(read()?), None);
        match applied {
            Ok(_) => {}
            Err(error) if (other || c % 3 == 1) && ["E122", "E123", "E125"].iter().any(|code| error.contains(code)) => {
            }
            Err(error) => return Err(error),
        }
        self.dirty = true;
        std::fs::remove_file(file).map_err(|error| error.to_string())
    }

    fn rename(&mut self, slot: usize, how: u64) -> Verdict {
        if self.config.pipes[slot].is_none() {
            return Ok(());
        }
        let to = format!("p{slot}-{}", self.config.names[slot].len());
        let from = self.config.name(slot).to_owned();
        if how.is_multiple_of(2) {
            let Some(recorded) = self.recorded_name(slot) else { return Ok(()) };
            let address = |name: &str| Address::Pipeline(name.to_owned());
            ops::state_mv(&self.world.lockfile(), &address(&recorded), &address(&to), Self::wait())
                .map_err(|error| format!("{error:?}"))?;
        }
        self.config.moved.push((from, to.clone()));
        self.config.names[slot].push(to);
        self.world.write(&self.config);
        self.dirty = true;
        Ok(())
    }

    fn at(&self, key: Key) -> u32 {
        self.config.pipes[key.0].as_ref().and_then(|pipe| pipe.sinks[key.2]).expect("a configured edge").place
    }

    /// Somebody deletes a target: a table or a folder, or the whole file with both tables.
    fn delete(&mut self, key: Key, how: u64) -> Verdict {
        let at = self.at(key);
        if !self.model.targets.get(&(key, at)).is_some_and(|target| target.there) {
            return Ok(());
        }
        let path = self.world.join(&place(key.0, key.2, at));
        let both = how.is_multiple_of(2);
        if key.2 == 1 {
            let folder = if both { path } else { path.join(World::table(key.1)) };
            std::fs::remove_dir_all(folder).map_err(|error| error.to_string())?;
        } else if both {
            std::fs::remove_file(path).map_err(|error| error.to_string())?;
        } else {
            self.sql(key, &format!("DROP TABLE {}", World::table(key.1)))?;
        }
        for processor in 0..2 {
            if both || processor == key.1 {
                self.model.targets.remove(&((key.0, processor, key.2), at));
            }
        }
        self.dirty = true;
        Ok(())
    }

    fn sql(&self, key: Key, statement: &str) -> Verdict {
        let path = self.world.join(&place(key.0, key.2, self.at(key)));
        let db = rusqlite::Connection::open(path).map_err(|error| error.to_string())?;
        db.execute_batch(statement).map_err(|error| format!("{statement}: {error}"))
    }

    /// Somebody deletes a part file, or rows with their markers; a refresh finds out.
    fn damage(&mut self, key: Key, [_, b, _]: [u64; 3]) -> Verdict {
        let at = self.at(key);
        let Some(target) = self.model.targets.get_mut(&(key, at)).filter(|target| target.there) else { return Ok(()) };
        if key.2 == 1 {
            let files: Vec<u32> = target.files(key, self.expected).into_iter().collect();
            let Some(cell) = files.get(usize::try_from(b).expect("small") % files.len().max(1)).copied() else {
                return Ok(());
            };
            target.rows.retain(|ledger, _| ledger / PART * PART != cell);
            let name = format!("{}/{cell}-{}.jsonl", World::table(key.1), cell + PART - 1);
            let path = self.world.join(&place(key.0, key.2, at)).join(name);
            std::fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        } else {
            let from = FIRST + u32::try_from(b).expect("small") % COUNT;
            target.markers.retain(|ledger, _| *ledger < from);
            target.rows.retain(|ledger, _| *ledger < from);
            let table = World::table(key.1);
            self.sql(key, &format!(
                "DELETE FROM _cdpctl_markers WHERE table_name = '{table}' AND lo >= {from}; UPDATE _cdpctl_markers SET hi = {from} WHERE table_name = '{table}' AND hi > {from};"
            ))?;
            self.sql(key, &format!("DELETE FROM {table} WHERE ledger_sequence >= {from}"))?;
        }
        self.check_plan(&Options::default())?;
        self.refresh(false)
    }

    fn intervals(&mut self, key: Key, first: u32, last: u32, forgets: bool) -> Verdict {
        let at = self.at(key);
        let range = LedgerRange::inclusive(first, last).expect("ordered");
        let Some(name) = self.recorded_name(key.0).filter(|name| name == self.config.name(key.0)) else {
            return Ok(());
        };
        let address = Address::Edge(name, PROCESSORS[key.1].to_owned(), CONSUMERS[key.2].to_owned());
        let print = self.config.pipes[key.0].as_ref().and_then(|pipe| pipe.print(key.1, key.2)).expect("configured");
        let done = if forgets {
            ops::forget_intervals(&self.world.lockfile(), &address, Some(range), Self::wait())
        } else {
            ops::mark_done(&self.world.request(), &address, range, Self::wait())
        };
        // What is not recorded cannot be forgotten, and what has no present target cannot be marked.
        let Ok(changed) = done else { return Ok(()) };
        let edge = self.model.lock.edges.get_mut(&key).ok_or("an edge that is not recorded was changed")?;
        for changed in changed {
            let recorded = edge.get_mut(&at).ok_or("a target that is not recorded was changed")?;
            let ledgers: BTreeSet<u32> = (changed.start..=changed.end).collect();
            if forgets {
                let unknown = ledgers.iter().find(|ledger| !recorded.done.contains_key(ledger));
                must(unknown.is_none(), || format!("{unknown:?} was not done"))?;
                recorded.forget(&ledgers);
                continue;
            }
            for ledger in ledgers {
                recorded.restated.remove(&ledger);
                recorded.done.insert(ledger, print);
            }
        }
        self.dirty = true;
        Ok(())
    }

    /// The lockfile is lost: nothing is touched until its targets are taken over.
    fn lose(&mut self) -> Verdict {
        // A target names the address that its edge had when it was opened last.
        if !self.world.lockfile().exists() || self.config.names.iter().any(|names| names.len() > 1) {
            return Ok(());
        }
        std::fs::remove_file(self.world.lockfile()).map_err(|error| error.to_string())?;
        self.model.lock = Lock::default();
        self.backup = None;
        self.places += 2;
        let there = self
            .config
            .edges()
            .into_iter()
            .any(|key| self.model.targets.get(&(key, self.at(key))).is_some_and(|target| target.there));
        if there {
            let before = self.world.tree();
            let refused = apply(self.world.plan_request(&Options::default()), None, None);
            let status = refused.map_or_else(|error| error.status, |(outcome, _)| outcome.status);
            same("an apply into another lockfile's targets", &status, &ExitStatus::Stale)?;
            must(before == self.world.tree(), || "a refused apply changed a file".to_owned())?;
        }
        self.refresh(true)
    }

    /// An apply is killed at one of its fail points, and another brings it to the end.
    fn kill(&mut self, at: u64, passing: u64) -> Verdict {
        let points = cdpctl::sys::FAIL_POINTS;
        let point = points[usize::try_from(at).expect("small") % points.len()];
        let options = Options::default();
        let document = self.check_plan(&options)?;
        let reached = self.world.join("reached");
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cdpctl"));
        command.args(["apply", "--auto-approve"]).current_dir(&self.world.request().inputs.current).env_clear();
        command.env("CDPCTL_FAIL_POINT", format!("{point}:{}:pause", 1 + passing % 3)).stdin(Stdio::null());
        command.env("CDPCTL_FAIL_POINT_FILE", &reached).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the binary runs");
        while !reached.exists() && child.try_wait().expect("a child").is_none() {
            std::thread::sleep(Duration::from_millis(2));
        }
        child.kill().expect("it is ours");
        child.wait().expect("it is ours");
        let _ = std::fs::remove_file(reached);
        let applied = apply(self.world.plan_request(&options), None, None);
        let (outcome, delivered) = applied.map_err(|error| format!("apply after a kill: {error:?}"))?;
        let (work, delivered) = (self.work(&document), self.by_key(&delivered)?);
        let extra = delivered.iter().find(|(key, ledgers)| !ledgers.is_subset(&work[key]));
        must(extra.is_none(), || format!("more than planned after a kill: {extra:?}"))?;
        must(matches!(outcome.status, ExitStatus::Ok | ExitStatus::WorkUndone), || format!("{:?}", outcome.status))?;
        self.model.applied(&self.config, self.world.tip, &options, &document, &work, self.expected);
        self.check_rows()?;
        self.apply_all()
    }

    /// Everything settles: the rows of every edge are those of a fresh run, and nothing else is there.
    fn finish(&mut self) -> Verdict {
        self.log.push("the end".to_owned());
        self.world.mend();
        self.world.grow(LAST);
        for sink in self.config.pipes.iter_mut().flatten().flat_map(|pipe| &mut pipe.sinks).flatten() {
            sink.forward_only = false;
        }
        self.world.write(&self.config);
        self.refresh(false)?;
        self.apply_all()?;
        // Somebody's word, or an older lockfile, may stand against what lies in files that keep no markers.
        let mut replace: Vec<Address> = Vec::new();
        for key in self.config.edges() {
            let recorded = self.model.lock.edges.get(&key).and_then(|edge| edge.get(&self.at(key)));
            let rows = self.model.targets.get(&(key, self.at(key))).map(|target| &target.rows);
            let address: Address = self.config.address(key).parse().expect("an address");
            let options = Options { replace: vec![address.clone()], ..Options::default() };
            let differs = recorded.map(|recorded| &recorded.done) != rows;
            if differs && self.model.asks(&self.config, &self.world, &options, self.expected) {
                replace.push(address);
            }
        }
        self.apply(&Options { replace, ..Options::default() }, None, None)?;
        self.remove(Options { mode: PlanMode::Prune, ..Options::default() })?;
        self.apply_all()?;
        for key in self.config.edges() {
            let pipe = self.config.pipes[key.0].as_ref().expect("configured");
            let print = pipe.print(key.1, key.2).expect("configured");
            let desired = self.model.desired(&self.config, key.0, self.world.tip);
            let mut wanted: BTreeMap<u32, Vec<String>> = BTreeMap::new();
            for ledger in desired.into_iter().filter(|ledger| (FIRST..=LAST).contains(ledger)) {
                let rows = self.expected.rows(key.1, print, key.2, ledger);
                if !rows.is_empty() {
                    wanted.insert(ledger, rows.to_vec());
                }
            }
            must(selected(&self.config, key, &Options::default()), || "everything is selected".to_owned())?;
            // Lines that no lockfile knows any more stay where they are.
            let recorded = self.model.lock.edges.get(&key).and_then(|edge| edge.get(&self.at(key)));
            let mut found = self.world.rows(key, self.at(key));
            let known = |ledger: &u32| recorded.is_some_and(|recorded| recorded.done.contains_key(ledger));
            found.retain(|ledger, _| key.2 == 0 || wanted.contains_key(ledger) || known(ledger));
            same(&format!("rows of {} at the end", self.config.address(key)), &found, &wanted)?;
        }
        Ok(())
    }
}

/// Runs steps; on a difference the number of the step, what was done so far and the difference.
fn run(lake: &Path, expected: &Expected, steps: &[Step]) -> Result<(), (usize, Vec<String>, String)> {
    let mut machine = Machine::new(lake, expected);
    for (n, step) in steps.iter().enumerate() {
        let verdict = catch_unwind(AssertUnwindSafe(|| machine.step(*step)));
        let verdict = verdict.unwrap_or_else(|_| Err("it panicked".to_owned()));
        verdict.map_err(|difference| (n, machine.log.clone(), difference))?;
    }
    let verdict = catch_unwind(AssertUnwindSafe(|| machine.finish()));
    let verdict = verdict.unwrap_or_else(|_| Err("it panicked".to_owned()));
    verdict.map_err(|difference| (steps.len(), machine.log.clone(), difference))
}

/// Leaves out steps as long as it still fails.
fn shrink(lake: &Path, expected: &Expected, steps: &[Step]) -> (Vec<String>, String) {
    let mut steps = steps.to_vec();
    let mut shown = (Vec::new(), String::new());
    if let Err((failed, log, difference)) = run(lake, expected, &steps) {
        steps.truncate(failed + 1);
        shown = (log, difference);
    }
    let mut n = steps.len();
    while n > 0 {
        n -= 1;
        let mut fewer = steps.clone();
        fewer.remove(n);
        if let Err((failed, log, difference)) = run(lake, expected, &fewer) {
            fewer.truncate(failed + 1);
            shown = (log, difference);
            n = n.min(fewer.len());
            steps = fewer;
        }
    }
    shown
}

fn sequence(seed: u64, kills: bool) -> Vec<Step> {
    let mut chance = Chance(seed);
    let count = 3 + chance.below(STEPS - 2);
    let known = &STEP_KINDS[..STEP_KINDS.len() - usize::from(!kills)];
    let total: u64 = known.iter().map(|(_, weight)| weight).sum();
    let mut steps = Vec::new();
    for _ in 0..count {
        let mut at = chance.below(total);
        let mut kind = 0;
        while at >= known[kind].1 {
            at -= known[kind].1;
            kind += 1;
        }
        steps.push(Step(kind, std::array::from_fn(|_| chance.below(1 << 16))));
    }
    steps
}

#[expect(clippy::print_stdout, reason = "what was tried is said")]
fn sequences(what: &str, seed: u64, count: u64, kills: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let lake = folder.path().join("lake");
    let expected = Expected::new(&lake);
    let mut kinds: BTreeMap<&str, u64> = BTreeMap::new();
    let mut total = 0;
    for n in 0..count {
        let steps = sequence(seed + n, kills);
        if run(&lake, &expected, &steps).is_err() {
            let (log, difference) = shrink(&lake, &expected, &steps);
            panic!("seed {}: after\n  {}\n{difference}", seed + n, log.join("\n  "));
        }
        total += steps.len();
        for step in steps {
            *kinds.entry(STEP_KINDS[step.0].0).or_default() += 1;
        }
    }
    println!("{what}: {count} sequences of {total} steps from seed {seed}: {kinds:?}");
}

#[test]
fn any_sequence_of_operations_does_what_the_model_says() {
    let count = setting("CDPCTL_MACHINE_SEQUENCES").unwrap_or(30);
    sequences("operations", setting("CDPCTL_MACHINE_SEED").unwrap_or(1), count, false);
}

#[cfg(debug_assertions)]
#[test]
fn a_kill_in_any_sequence_changes_nothing_of_that() {
    let count = setting("CDPCTL_MACHINE_SEQUENCES").unwrap_or(12);
    sequences("operations and kills", setting("CDPCTL_MACHINE_SEED").unwrap_or(100_000), count, true);
}
