//! The three sorted lists of components. Listings, schemas, reference pages and conformance tests all come from here.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde_json::Value;

use super::config_error::ConfigError;
use super::consumers::{save_to_jsonl, save_to_sqlite, webhook_notifier};
use super::processors::{alert_filter, contract_events, ledgers};
use super::sources::{SourceContext, buffered_storage};
use super::{Consumer, ConsumerContext, Dataset, Descriptor, Kind, Processor, Source};

/// A source built from its configuration.
pub struct BuiltSource {
    /// The source.
    pub source: Arc<dyn Source>,
    /// Configuration with defaults filled in, secrets as references.
    pub effective: Value,
    /// Where it is, as written, when that came from a named bucket with references in its url.
    pub place_written: Option<String>,
    /// Other values of a named bucket that came from references, with the references.
    pub bucket_written: Vec<(String, String)>,
}

/// A processor built from its configuration.
pub struct BuiltProcessor {
    /// The processor.
    pub processor: Processor,
    /// Configuration with defaults filled in.
    pub effective: Value,
    /// The parameters that shape its rows, in one canonical spelling with defaults left out: equal meaning, equal value.
    pub canonical: Value,
    /// The network that the configuration names, when it names one; it must be the source's.
    pub network_passphrase: Option<String>,
}

/// A consumer built from its configuration.
pub struct BuiltConsumer {
    /// The consumer.
    pub consumer: Arc<dyn Consumer>,
    /// Configuration with defaults filled in, secrets as references.
    pub effective: Value,
}

/// A source in the list.
pub struct SourceEntry {
    /// What it says about itself.
    pub descriptor: &'static Descriptor,
    /// JSON Schema of its configuration.
    pub schema: fn() -> schemars::Schema,
    /// Makes one. The value satisfies the schema and has no references left (secrets apart).
    pub build: fn(Value, &SourceContext) -> Result<BuiltSource, Vec<ConfigError>>,
}

/// A processor in the list.
pub struct ProcessorEntry {
    /// What it says about itself.
    pub descriptor: &'static Descriptor,
    /// What it emits; `None` for an operator, which emits what it takes.
    pub dataset: Option<&'static Dataset>,
    /// JSON Schema of its configuration.
    pub schema: fn() -> schemars::Schema,
    /// Makes one.
    pub build: fn(Value) -> Result<BuiltProcessor, Vec<ConfigError>>,
}

/// A consumer in the list.
pub struct ConsumerEntry {
    /// What it says about itself.
    pub descriptor: &'static Descriptor,
    /// JSON Schema of its configuration.
    pub schema: fn() -> schemars::Schema,
    /// Makes one. Secret fields are still references (`${NAME}`, `{file: PATH}`); `secrets` of the context reads them.
    pub build: fn(Value, &ConsumerContext) -> Result<BuiltConsumer, Vec<ConfigError>>,
}

/// All sources, sorted by id.
pub static SOURCES: &[SourceEntry] = &[buffered_storage::ENTRY];

/// All processors, sorted by id.
pub static PROCESSORS: &[ProcessorEntry] = &[alert_filter::ENTRY, contract_events::ENTRY, ledgers::ENTRY];

/// All consumers, sorted by id.
pub static CONSUMERS: &[ConsumerEntry] = &[save_to_jsonl::ENTRY, save_to_sqlite::ENTRY, webhook_notifier::ENTRY];

/// Every descriptor: sources, processors, consumers, each sorted by id.
pub fn descriptors() -> impl Iterator<Item = &'static Descriptor> {
    SOURCES
        .iter()
        .map(|entry| entry.descriptor)
        .chain(PROCESSORS.iter().map(|entry| entry.descriptor))
        .chain(CONSUMERS.iter().map(|entry| entry.descriptor))
}

/// The descriptor of a component of one kind by what `type:` says: its canonical type or an alias.
pub fn find(kind: Kind, name: &str) -> Option<&'static Descriptor> {
    descriptors().find(|descriptor| descriptor.kind == kind && descriptor.spellings().any(|known| known == name))
}

/// The descriptor of a component of any kind by its canonical type, an alias, or its id; case does not matter.
pub fn find_any(name: &str) -> Option<&'static Descriptor> {
    let known = |descriptor: &Descriptor| {
        descriptor.id == name || descriptor.spellings().any(|known| known.eq_ignore_ascii_case(name))
    };
    descriptors().find(|descriptor| known(descriptor))
}

/// JSON Schema of a component's configuration, as generated from its type.
pub fn config_schema(descriptor: &Descriptor) -> &'static Value {
    // Generating one takes longer than planning the node that it is needed for.
    static SCHEMAS: LazyLock<BTreeMap<(Kind, &str), Value>> = LazyLock::new(|| {
        let sources = SOURCES.iter().map(|entry| (entry.descriptor, entry.schema));
        let processors = PROCESSORS.iter().map(|entry| (entry.descriptor, entry.schema));
        let consumers = CONSUMERS.iter().map(|entry| (entry.descriptor, entry.schema));
        let all = sources.chain(processors).chain(consumers);
        all.map(|(descriptor, schema)| ((descriptor.kind, descriptor.id), schema().to_value())).collect()
    });
    SCHEMAS.get(&(descriptor.kind, descriptor.id)).expect("a descriptor comes from one of the three lists")
}

/// Every dataset that some processor emits.
pub fn datasets() -> impl Iterator<Item = &'static Dataset> {
    PROCESSORS.iter().filter_map(|entry| entry.dataset)
}

/// The dataset that a recorded fingerprint is about: what its processor emits, or what an operator takes from upstream.
/// `parts` are those of a fingerprint: `{component, upstream, ...}`.
pub fn dataset_of(parts: &Value) -> Option<&'static Dataset> {
    let id = parts.get("component")?.as_str()?;
    let entry = PROCESSORS.iter().find(|entry| entry.descriptor.id == id)?;
    entry.dataset.or_else(|| dataset_of(parts.get("upstream")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_names_are_unique() {
        let mut seen = std::collections::BTreeSet::new();
        let mut last = (Kind::Source, "");
        for descriptor in descriptors() {
            assert!((descriptor.kind, descriptor.id) > last, "{} is out of order", descriptor.id);
            last = (descriptor.kind, descriptor.id);
            for name in descriptor.spellings() {
                assert!(seen.insert((descriptor.kind, name.to_ascii_lowercase())), "{name} is taken");
            }
        }
    }
}
