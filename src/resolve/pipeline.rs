//! A pipeline made ready: components built, nodes wired, edges with fingerprints and targets.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::masked::MaskedSource;
use super::range::{BoundError, RangeSpec, parse_bound};
use super::wiring::{Input, node_ids, wire};
use crate::components::registry::{self, BuiltProcessor, BuiltSource};
use crate::components::sources::SourceContext;
use crate::components::{ConfigError, Consumer, ConsumerContext, Dataset, Descriptor, OnChange, Processor, Source};
use crate::config::{NodeSpec, PipelineSpec, Places, TemplateOrigin};
use crate::diag::{Code, Diagnostic, Diagnostics, Range};
use crate::model::{Canonical, EdgeId, Fingerprint, Network, RawScalar};

/// The parts that a fingerprint is made of, as JSON, so that a change can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FingerprintParts(pub Value);

impl FingerprintParts {
    /// The hash over all parts.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.0)
    }

    /// Names of the parts that differ from `before`: parameters by name, `logic version`, `network`, `component`, and
    /// `upstream: PART` for those of what it reads.
    pub fn changed_since(&self, before: &Value) -> Vec<String> {
        let mut changed = Vec::new();
        differing(before, &self.0, "", &mut changed);
        changed
    }
}

fn differing(before: &Value, after: &Value, prefix: &str, changed: &mut Vec<String>) {
    for (key, words) in [("component", "component"), ("version", "logic version"), ("network", "network")] {
        if before.get(key) != after.get(key) {
            changed.push(format!("{prefix}{words}"));
        }
    }
    let empty = serde_json::Map::new();
    let parameters = |value: &Value| value.get("parameters").and_then(Value::as_object).unwrap_or(&empty).clone();
    let (old, new) = (parameters(before), parameters(after));
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    names.sort();
    names.dedup();
    changed.extend(
        names.into_iter().filter(|name| old.get(*name) != new.get(*name)).map(|name| format!("{prefix}{name}")),
    );
    match (before.get("upstream"), after.get("upstream")) {
        (Some(old), Some(new)) if old != new => differing(old, new, &format!("{prefix}upstream: "), changed),
        (old, new) if old != new => changed.push(format!("{prefix}upstream")),
        _ => {}
    }
}

/// Shortest value that is masked.
const SHORTEST_MASK: usize = 4;

/// Values that came from references, with the references as written: what is shown, stored or sent as a message has the
/// reference. Longest value first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Masks(pub Vec<(String, String)>);

impl Masks {
    fn of(node: &NodeSpec) -> Self {
        let expanded = |pointer: &str| node.config.as_ref()?.pointer(pointer)?.as_str().map(str::to_owned);
        let masks = node.references.iter().filter_map(|(pointer, written)| Some((expanded(pointer)?, written.clone())));
        Self::new(masks)
    }

    fn new(masks: impl Iterator<Item = (String, String)>) -> Self {
        // A value of a few characters stands in many words by chance, and is no secret to anybody.
        let mut masks: Vec<_> =
            masks.filter(|(value, written)| value.len() >= SHORTEST_MASK && value != written).collect();
        masks.sort_by_key(|(value, _)| std::cmp::Reverse(value.len()));
        Self(masks)
    }

    /// The text with the references in the places of the values.
    pub fn apply(&self, text: &str) -> String {
        // In one pass: a value that stands in a reference already put in is not looked for there.
        let mut shown = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let found = self.0.iter().find(|(value, _)| rest.starts_with(value.as_str()));
            if let Some((value, written)) = found {
                shown.push_str(written);
                rest = &rest[value.len()..];
            } else {
                shown.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
        shown
    }
}

/// The source of a pipeline.
#[derive(Clone)]
pub struct ResolvedSource {
    /// Node id.
    pub id: String,
    /// Its component.
    pub descriptor: &'static Descriptor,
    /// The source.
    pub source: Arc<dyn Source>,
    /// Effective configuration as shown: defaults filled in, references as written.
    pub shown: Value,
    /// Where it is as shown: with references as written.
    pub url_shown: String,
    /// Values of its configuration that came from references, with the references as written.
    pub masks: Masks,
    /// The range as written.
    pub range: RangeSpec,
    /// The start as written; empty when it is left out.
    pub start_written: String,
    /// Places of its configuration.
    pub places: Places,
}

/// A processor of a pipeline.
#[derive(Clone)]
pub struct ResolvedProcessor {
    /// Node id.
    pub id: String,
    /// Its component.
    pub descriptor: &'static Descriptor,
    /// The processor.
    pub processor: Processor,
    /// Effective configuration as shown.
    pub shown: Value,
    /// What it reads.
    pub input: Input,
    /// What it emits.
    pub dataset: &'static Dataset,
    /// What its fingerprint is made of.
    pub parts: FingerprintParts,
    /// Places of its configuration.
    pub places: Places,
}

/// A consumer of a pipeline.
#[derive(Clone)]
pub struct ResolvedConsumer {
    /// Node id.
    pub id: String,
    /// Its component.
    pub descriptor: &'static Descriptor,
    /// The consumer.
    pub consumer: Arc<dyn Consumer>,
    /// Effective configuration as shown.
    pub shown: Value,
    /// What happens to done intervals when the fingerprint changes.
    pub on_change: OnChange,
    /// Indices of the processors it reads.
    pub inputs: Vec<usize>,
    /// Values of its configuration that came from references, with the references as written.
    pub masks: Masks,
    /// Places of its configuration.
    pub places: Places,
}

/// One stream into one target.
#[derive(Clone)]
pub struct ResolvedEdge {
    /// The edge.
    pub id: EdgeId,
    /// Index of its processor.
    pub processor: usize,
    /// Index of its consumer.
    pub consumer: usize,
    /// What shapes its rows.
    pub fingerprint: Fingerprint,
    /// Where its rows go, canonical JSON text; empty for a consumer without target fields.
    pub target: String,
}

/// A pipeline made ready.
#[derive(Clone)]
pub struct ResolvedPipeline {
    /// Its name.
    pub name: String,
    /// Where it is written.
    pub range: Range,
    /// The template behind it.
    pub origin: Option<TemplateOrigin>,
    /// The network of its source.
    pub network: Network,
    /// The source.
    pub source: ResolvedSource,
    /// The processors, in order.
    pub processors: Vec<ResolvedProcessor>,
    /// The consumers, in order.
    pub consumers: Vec<ResolvedConsumer>,
    /// The edges, by consumer, then processor.
    pub edges: Vec<ResolvedEdge>,
    /// Whether ledgers that cannot be read are set aside, not tried again by every apply.
    pub quarantine: bool,
}

impl ResolvedPipeline {
    /// `pipeline.NAME`.
    pub fn address(&self) -> String {
        format!("pipeline.{}", self.name)
    }

    /// `pipeline.NAME/NODE`.
    pub fn node_address(&self, node: &str) -> String {
        format!("pipeline.{}/{node}", self.name)
    }

    /// Where an edge's rows go, in words, with references where they were written.
    pub fn target_words(&self, edge: &ResolvedEdge) -> String {
        let node = &self.consumers[edge.consumer];
        node.masks.apply(&node.consumer.target_words(self.dataset(edge)))
    }

    /// The dataset that an edge carries.
    pub fn dataset(&self, edge: &ResolvedEdge) -> &'static Dataset {
        self.processors[edge.processor].dataset
    }
}

/// Builds, wires and checks one pipeline. Everything that is wrong is reported, also beside nodes that could not be built.
pub fn resolve(
    spec: &PipelineSpec,
    sources: &SourceContext,
    consumers: &ConsumerContext,
    diagnostics: &mut Diagnostics,
) -> Option<ResolvedPipeline> {
    let before = diagnostics.error_count();
    let ids = node_ids(spec, diagnostics);
    let range = spec.source.as_ref().and_then(|node| range(node, diagnostics));
    let source = spec.source.as_ref().and_then(|node| {
        let written = SourceContext { type_written: node.type_written.clone(), ..sources.clone() };
        build(node, diagnostics, |id, config| {
            let entry = registry::SOURCES.iter().find(|entry| entry.descriptor.id == id);
            (entry.expect("the descriptor comes from this list").build)(config, &written)
        })
    });
    let processors: Vec<_> = spec
        .processors
        .iter()
        .map(|node| {
            build(node, diagnostics, |id, config| {
                let entry = registry::PROCESSORS.iter().find(|entry| entry.descriptor.id == id);
                (entry.expect("the descriptor comes from this list").build)(config)
            })
        })
        .collect();
    let built_consumers: Vec<_> = spec
        .consumers
        .iter()
        .map(|node| {
            build(node, diagnostics, |id, config| {
                let entry = registry::CONSUMERS.iter().find(|entry| entry.descriptor.id == id);
                (entry.expect("the descriptor comes from this list").build)(config, consumers)
            })
        })
        .collect();
    let source_node = spec.source.as_ref();
    let kinds: Vec<Option<Processor>> =
        processors.iter().map(|built| built.as_ref().map(|built| built.processor.clone())).collect();
    let wiring = wire(spec, &ids, &kinds, diagnostics);
    if let Some(source) = &source {
        check_networks(spec, &processors, source.source.network(), diagnostics);
    }
    let (source, source_node, wiring) = (source?, source_node?, wiring?);
    let descriptor = |node: &NodeSpec| node.descriptor.expect("a node that was built has a descriptor");
    let processors: Vec<_> = processors.into_iter().collect::<Option<_>>()?;
    let built_consumers: Vec<_> = built_consumers.into_iter().collect::<Option<_>>()?;
    let network = source.source.network().clone();
    let wired: Vec<(Input, &'static Dataset)> = wiring
        .processors
        .iter()
        .map(|(input, dataset)| dataset.map(|dataset| (*input, dataset)))
        .collect::<Option<_>>()?;
    let order = fingerprint_order(&wired);
    let mut by_index: BTreeMap<usize, FingerprintParts> = BTreeMap::new();
    for n in order {
        let upstream = match wired[n].0 {
            Input::Source => Value::Null,
            Input::Processor(input) => by_index[&input].0.clone(),
        };
        by_index.insert(
            n,
            FingerprintParts(json!({
                "component": descriptor(&spec.processors[n]).id,
                "version": descriptor(&spec.processors[n]).version,
                "parameters": hashed(&processors[n].canonical),
                "network": network.passphrase(),
                "upstream": upstream,
            })),
        );
    }
    let parts: Vec<FingerprintParts> = by_index.into_values().collect();
    let resolved_processors: Vec<ResolvedProcessor> = processors
        .into_iter()
        .enumerate()
        .map(|(n, built)| ResolvedProcessor {
            id: ids.processors[n].clone(),
            descriptor: descriptor(&spec.processors[n]),
            processor: built.processor,
            shown: shown(built.effective, &spec.processors[n].references),
            input: wired[n].0,
            dataset: wired[n].1,
            parts: parts[n].clone(),
            places: spec.processors[n].places.clone(),
        })
        .collect();
    let resolved_consumers: Vec<ResolvedConsumer> = built_consumers
        .into_iter()
        .enumerate()
        .map(|(n, built)| ResolvedConsumer {
            id: ids.consumers[n].clone(),
            descriptor: descriptor(&spec.consumers[n]),
            on_change: spec.consumers[n].on_change.unwrap_or_else(|| built.consumer.default_on_change()),
            consumer: built.consumer,
            shown: shown(built.effective, &spec.consumers[n].references),
            inputs: wiring.consumers[n].clone(),
            masks: Masks::of(&spec.consumers[n]),
            places: spec.consumers[n].places.clone(),
        })
        .collect();
    let edges = edges(&spec.name, &network, &resolved_processors, &resolved_consumers);
    own_targets(spec, &edges, &resolved_consumers, diagnostics);
    let range = range?;
    let source_masks = source_masks(source_node, &source);
    (diagnostics.error_count() == before).then(|| ResolvedPipeline {
        name: spec.name.clone(),
        range: spec.range.clone(),
        origin: spec.origin.clone(),
        network,
        source: ResolvedSource {
            id: ids.source.clone(),
            descriptor: descriptor(source_node),
            shown: masked(shown(source.effective, &source_node.references), &source_masks),
            url_shown: source_masks.apply(&source.source.identity().url),
            source: MaskedSource::wrap(source.source, &source_masks),
            masks: source_masks,
            range,
            start_written: written_start(source_node),
            places: source_node.places.clone(),
        },
        processors: resolved_processors,
        consumers: resolved_consumers,
        edges,
        quarantine: spec.quarantine,
    })
}

/// Two pipelines of a project that would write to one target: every such pair is an error.
pub fn shared_targets(pipelines: &[ResolvedPipeline], diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, (&ResolvedPipeline, &ResolvedEdge)> = BTreeMap::new();
    for pipeline in pipelines {
        for edge in pipeline.edges.iter().filter(|edge| !edge.target.is_empty()) {
            if let Some((_, first)) = seen.get(edge.target.as_str()).filter(|(other, _)| other.name != pipeline.name) {
                let consumer = &pipeline.consumers[edge.consumer];
                let words = pipeline.target_words(edge);
                let diagnostic =
                    Diagnostic::error(Code::E337, format!("{} and {} would share {words}", first.id, edge.id))
                        .fix("give one of them its own path or table");
                diagnostics.push(at(&consumer.places, "", diagnostic));
            }
            seen.insert(&edge.target, (pipeline, edge));
        }
    }
}

/// Builds a node's component, when its type is known. One whose configuration is already reported as wrong is built to find
/// what else is wrong with it, and not used.
fn build<T>(
    node: &NodeSpec,
    diagnostics: &mut Diagnostics,
    make: impl FnOnce(&str, Value) -> Result<T, Vec<ConfigError>>,
) -> Option<T> {
    let (descriptor, config) = (node.descriptor?, node.config.clone()?);
    match make(descriptor.id, config) {
        Ok(built) => (!node.broken).then_some(built),
        Err(mut errors) => {
            if node.broken {
                // That a required value is missing says nothing new: it was taken out because it is wrong.
                errors.retain(|error| !error.pointer.is_empty());
            }
            report(node, errors, diagnostics);
            None
        }
    }
}

/// A processor that names a network names the source's.
fn check_networks(
    spec: &PipelineSpec,
    processors: &[Option<BuiltProcessor>],
    network: &Network,
    diagnostics: &mut Diagnostics,
) {
    for (node, built) in spec.processors.iter().zip(processors) {
        let said = built.as_ref().and_then(|built| built.network_passphrase.as_ref());
        if said.is_some_and(|said| said != network.passphrase()) {
            let summary = format!("network_passphrase is not that of the source's network, {}", network.name());
            let diagnostic = Diagnostic::error(Code::E344, summary).fix("leave it out: the source's network is taken");
            diagnostics.push(at(&node.places, "/network_passphrase", diagnostic));
        }
    }
}

/// Parameters by name with hashes for values: a change can be named, and a value from the environment is stored nowhere.
fn hashed(parameters: &Value) -> Value {
    let fields = parameters.as_object().into_iter().flatten();
    fields
        .map(|(name, value)| (name.clone(), Value::String(Fingerprint::of(value).to_string())))
        .collect::<Map<_, _>>()
        .into()
}

fn written_start(node: &NodeSpec) -> String {
    let written = node.config.as_ref().and_then(|config| config.get("start_ledger"));
    written.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).unwrap_or_default()
}

/// The range that a source's configuration asks for. The two fields are the same in every source.
fn range(node: &NodeSpec, diagnostics: &mut Diagnostics) -> Option<RangeSpec> {
    let field = |name: &str| {
        let written = node.config.as_ref().and_then(|config| config.get(name)).filter(|value| !value.is_null());
        written.and_then(|value| serde_json::from_value::<RawScalar>(value.clone()).ok())
    };
    let (start, end) = (field("start_ledger"), field("end_ledger"));
    let mut bound = |raw: Option<RawScalar>, is_end: bool| {
        let Some(raw) = raw else { return Some(None) };
        match parse_bound(&raw, is_end) {
            Ok(bound) => Some(Some(bound)),
            Err(error) => {
                let (code, fix) = match &error {
                    BoundError::ZeroEnd => (Code::E340, "leave end_ledger out"),
                    _ => (
                        Code::E341,
                        "write 57000000, 57_000_000, 57M, -1000, \"@2026-01-01T00:00:00Z\", latest or, as an end, +10000",
                    ),
                };
                let pointer = if is_end { "/end_ledger" } else { "/start_ledger" };
                diagnostics.push(at(&node.places, pointer, Diagnostic::error(code, error.to_string()).fix(fix)));
                None
            }
        }
    };
    let (start, end) = (bound(start, false), bound(end, true));
    let range = RangeSpec { start: start?, end: end? };
    if let (Some(super::Bound::At(start)), Some(super::Bound::At(end))) = (range.start, range.end)
        && end < start
    {
        let diagnostic =
            Diagnostic::error(Code::E342, format!("the range ends at ledger {end}, before it starts at {start}"))
                .fix("ranges are inclusive: a range of one ledger has equal ends");
        diagnostics.push(at(&node.places, "/end_ledger", diagnostic));
        return None;
    }
    Some(range)
}

fn report(node: &NodeSpec, errors: Vec<ConfigError>, diagnostics: &mut Diagnostics) {
    let masks = Masks::of(node);
    for error in errors {
        let mut diagnostic = Diagnostic::error(error.code, masks.apply(&error.message));
        diagnostic.fix = error.fix.map(|fix| masks.apply(&fix));
        diagnostics.push(at(&node.places, &error.pointer, diagnostic));
    }
}

fn at(places: &Places, pointer: &str, diagnostic: Diagnostic) -> Diagnostic {
    match places.nearest(pointer) {
        Some(place) => place.mark(diagnostic),
        None => diagnostic,
    }
}

/// Puts references back where the effective configuration holds what they stand for.
fn shown(mut effective: Value, references: &[(String, String)]) -> Value {
    for (pointer, text) in references {
        if let Some(value) = effective.pointer_mut(pointer) {
            *value = Value::String(text.clone());
        }
    }
    effective
}

/// What a source's configuration got from references, and its place, which is one spelling of that.
fn source_masks(node: &NodeSpec, built: &BuiltSource) -> Masks {
    let of_place = |pointer: &str| node.references.iter().find(|(known, _)| known == pointer).map(|(_, text)| text);
    let written = built.place_written.as_ref().or_else(|| of_place("/url")).or_else(|| of_place("/path"));
    let url = built.source.identity().url;
    let folder = url.strip_prefix("file://").map(str::to_owned);
    let place = written.into_iter().flat_map(|written| {
        let spellings = [Some(url.clone()), folder.clone()];
        spellings.into_iter().flatten().map(|spelling| (spelling, written.clone())).collect::<Vec<_>>()
    });
    let other = Masks::of(node).0.into_iter().chain(built.bucket_written.iter().cloned());
    let other: Vec<_> =
        other.flat_map(|(value, written)| host_of(&value, &written).into_iter().chain([(value, written)])).collect();
    Masks::new(place.chain(other))
}

/// The host of a value that is a web server's url: messages name who did not answer.
fn host_of(value: &str, written: &str) -> Option<(String, String)> {
    let rest = ["http://", "https://"].iter().find_map(|scheme| value.strip_prefix(scheme))?;
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    Some((host.to_owned(), written.to_owned()))
}

/// A configuration with its texts masked, apart from the references in it: a text may hold a value that another field got from
/// the environment.
fn masked(mut shown: Value, masks: &Masks) -> Value {
    for (_, value) in shown.as_object_mut().into_iter().flatten() {
        if let Value::String(text) = value
            && !text.contains("${")
        {
            *text = masks.apply(text);
        }
    }
    shown
}

/// Processors so that each comes after what it reads; the wiring has no cycles.
fn fingerprint_order(wired: &[(Input, &'static Dataset)]) -> Vec<usize> {
    let depth = |mut n: usize| {
        let mut depth = 0;
        while let Input::Processor(input) = wired[n].0 {
            n = input;
            depth += 1;
        }
        depth
    };
    let mut order: Vec<usize> = (0..wired.len()).collect();
    order.sort_by_key(|n| depth(*n));
    order
}

fn edges(
    pipeline: &str,
    network: &Network,
    processors: &[ResolvedProcessor],
    consumers: &[ResolvedConsumer],
) -> Vec<ResolvedEdge> {
    let network = if network.name() == "custom" { network.passphrase() } else { network.name() };
    let mut edges = Vec::new();
    for (c, consumer) in consumers.iter().enumerate() {
        for p in &consumer.inputs {
            let processor = &processors[*p];
            let target = consumer.consumer.target(processor.dataset);
            edges.push(ResolvedEdge {
                id: EdgeId {
                    pipeline: pipeline.to_owned(),
                    processor: processor.id.clone(),
                    consumer: consumer.id.clone(),
                    network: network.to_owned(),
                },
                processor: *p,
                consumer: c,
                fingerprint: processor.parts.fingerprint(),
                // Two kinds of consumers never share a target, even where their fields are the same.
                target: target
                    .map(|target| {
                        Canonical(&json!({ "consumer": consumer.descriptor.id, "place": target })).to_string()
                    })
                    .unwrap_or_default(),
            });
        }
    }
    edges
}

/// Two edges of one pipeline with one target.
fn own_targets(
    spec: &PipelineSpec,
    edges: &[ResolvedEdge],
    consumers: &[ResolvedConsumer],
    diagnostics: &mut Diagnostics,
) {
    for (n, edge) in edges.iter().enumerate() {
        let twin = edges[..n].iter().find(|other| !edge.target.is_empty() && other.target == edge.target);
        if let Some(twin) = twin {
            let consumer = &consumers[edge.consumer];
            let diagnostic = Diagnostic::error(
                Code::E337,
                format!("{} and {} of pipeline {} would share one table", twin.id.short(), edge.id.short(), spec.name),
            )
            .fix("give the inputs their own consumers, with another table or path each");
            diagnostics.push(at(&consumer.places, "/table", diagnostic));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_is_not_looked_for_in_a_reference_that_was_put_in() {
        let masks = Masks(vec![("longest".into(), "${B}".into()), ("${B}".into(), "${C}".into())]);
        assert_eq!(masks.apply("a longest, ${B} or ü"), "a ${B}, ${C} or ü");
    }
}
