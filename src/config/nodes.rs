//! From a document's tree to a pipeline's nodes: types looked up, references expanded, raw scalars kept, places noted.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::pipeline::{NodeSpec, Place, Places};
use super::project::ProjectSpec;
use super::reference::{self, Resolver};
use super::schema::Checker;
use super::schemas::component_schema;
use super::tree::{self, Document, Entry, Node, NodeValue, Scalar};
use super::{did_you_mean, suggest};
use crate::components::{Descriptor, Kind, OnChange, registry};
use crate::diag::{Code, Diagnostic, Diagnostics, Range};

/// Puts the project's defaults for each node's type into the configuration of a pipeline's document, where the node does
/// not set the field itself.
pub(super) fn with_defaults(document: &Document, project: &ProjectSpec) -> Document {
    let mut document = document.clone();
    let NodeValue::Map(root) = &mut document.root.value else { return document };
    let spec = root.iter_mut().find(|entry| entry.key == "spec");
    let Some(NodeValue::Map(spec)) = spec.map(|entry| &mut entry.value.value) else { return document };
    for entry in spec {
        let kind = match entry.key.as_str() {
            "source" => Kind::Source,
            "processors" => Kind::Processor,
            "consumers" => Kind::Consumer,
            _ => continue,
        };
        match &mut entry.value.value {
            NodeValue::Seq(nodes) => nodes.iter_mut().for_each(|node| add_defaults(kind, node, project)),
            _ => add_defaults(kind, &mut entry.value, project),
        }
    }
    document
}

fn add_defaults(kind: Kind, node: &mut Node, project: &ProjectSpec) {
    let Some(name) = node.get("type") else { return };
    let span = name.span;
    let Some(descriptor) = name.as_str().and_then(|name| registry::find(kind, name)) else { return };
    let defaults: Vec<(&String, &Value)> =
        descriptor.spellings().filter_map(|name| project.defaults.get(name)).flatten().collect();
    let NodeValue::Map(fields) = &mut node.value else { return };
    if defaults.is_empty() {
        return;
    }
    if !fields.iter().any(|field| field.key == "config") {
        let value = Node::new(NodeValue::Map(Vec::new()), span);
        fields.push(Entry { key: "config".to_owned(), key_span: span, value });
    }
    let config = fields.iter_mut().find(|field| field.key == "config").map(|field| &mut field.value);
    let Some(config) = config else { return };
    if config.is_null() {
        config.value = NodeValue::Map(Vec::new());
    }
    if let NodeValue::Map(entries) = &mut config.value {
        for (key, value) in defaults {
            if !entries.iter().any(|entry| entry.key == *key) {
                entries.push(Entry { key: key.clone(), key_span: span, value: Node::from_json(value, span) });
            }
        }
    }
}

/// Reads nodes of one document.
pub(super) struct NodeReader<'a> {
    pub document: &'a Document,
    pub resolver: &'a dyn Resolver,
    /// Places of what the schema refused: nodes that hold one are not built.
    pub refused: &'a [Range],
    /// The components' schemas.
    pub schemas: &'a ComponentSchemas,
}

/// Schemas of components' configurations, each made ready once.
#[derive(Default)]
pub(super) struct ComponentSchemas(RefCell<BTreeMap<&'static str, Rc<Checker>>>);

impl ComponentSchemas {
    fn of(&self, descriptor: &Descriptor) -> Rc<Checker> {
        let make = || Rc::new(Checker::new(&component_schema(descriptor)).expect("a component's schema is valid"));
        Rc::clone(self.0.borrow_mut().entry(descriptor.id).or_insert_with(make))
    }
}

impl NodeReader<'_> {
    /// The place of a value.
    pub fn place(&self, node: &Node) -> Place {
        as_place(self.document.place(Diagnostic::error(Code::E300, ""), node))
    }

    fn secret_place(&self, node: &Node) -> Place {
        as_place(self.document.place_secret(Diagnostic::error(Code::E300, ""), node))
    }

    /// Reads a source, processor or consumer. `None` when it is no mapping, which the schema has reported.
    pub fn node(&self, kind: Kind, node: &Node, diagnostics: &mut Diagnostics) -> Option<NodeSpec> {
        node.as_map()?;
        let descriptor = node.get("type").and_then(|name| self.descriptor(kind, name, diagnostics));
        let text = |key: &str| node.get(key).and_then(|value| Some((value.as_str()?.to_owned(), self.place(value))));
        let inputs = node.get("inputs").and_then(Node::as_seq).map(|inputs| {
            inputs.iter().filter_map(|input| Some((input.as_str()?.to_owned(), self.place(input)))).collect()
        });
        let on_change = node.get("on_change").and_then(Node::as_str).and_then(|word| match word {
            "reprocess" => Some(OnChange::Reprocess),
            "forward_only" => Some(OnChange::ForwardOnly),
            _ => None,
        });
        let mut spec = NodeSpec {
            id: text("id"),
            descriptor,
            type_written: node.get("type").and_then(Node::as_str).unwrap_or_default().to_owned(),
            config: None,
            broken: false,
            references: Vec::new(),
            inputs,
            on_change,
            place: self.place(node.get("type").unwrap_or(node)),
            places: Places::default(),
        };
        spec.places.0.insert(String::new(), spec.place.clone());
        if let Some(descriptor) = descriptor {
            self.config(descriptor, node, &mut spec, diagnostics);
        }
        Some(spec)
    }

    fn descriptor(&self, kind: Kind, name: &Node, diagnostics: &mut Diagnostics) -> Option<&'static Descriptor> {
        let name_text = name.as_str()?;
        let found = registry::find(kind, name_text);
        if found.is_none() {
            let known: Vec<&str> = registry::descriptors()
                .filter(|descriptor| descriptor.kind == kind)
                .flat_map(Descriptor::spellings)
                .collect();
            let elsewhere = registry::find_any(name_text).filter(|other| other.kind != kind);
            let fix = match (elsewhere, did_you_mean(name_text, known.iter().copied())) {
                (Some(other), _) => format!("`{}` is a {}", other.config_type, other.kind),
                (None, Some(near)) => format!("did you mean `{near}`?"),
                (None, None) => format!("known {kind}s: {}", suggest::list(&known)),
            };
            let summary = format!("unknown {kind} type `{}`", name_text.escape_debug());
            diagnostics.push(self.document.place(Diagnostic::error(Code::E314, summary).fix(fix), name));
        }
        found
    }

    fn config(&self, descriptor: &Descriptor, node: &Node, spec: &mut NodeSpec, diagnostics: &mut Diagnostics) {
        let written = node.get("config").filter(|config| !config.is_null()).cloned();
        let config = written.unwrap_or_else(|| Node::new(NodeValue::Map(Vec::new()), node.span));
        let checker = self.schemas.of(descriptor);
        let is_secret = |pointer: &str| checker.is_secret(pointer);
        self.note_places(&config, "", &is_secret, &mut spec.places.0);
        spec.references = reference::references(&config);
        let before = diagnostics.error_count();
        let (expanded, found) = reference::expand_node(self.document, &config, "", self.resolver, &is_secret);
        let unexpanded: Vec<Range> = found.iter().filter_map(|diagnostic| diagnostic.range.clone()).collect();
        diagnostics.extend(found);
        // What stood behind a reference has not been checked yet.
        if !spec.references.is_empty() && diagnostics.error_count() == before {
            let mut found = checker.check(self.document, &expanded, "config");
            found.0.retain(|diagnostic| !diagnostic.range.as_ref().is_some_and(|range| self.refused.contains(range)));
            diagnostics.extend(found);
        }
        let whole = self.place(node).range;
        let refused = self.refused.iter().any(|range| {
            range.filename == whole.filename
                && whole.start.byte <= range.start.byte
                && range.start.byte <= whole.end.byte
        });
        spec.broken = refused || diagnostics.error_count() > before;
        spec.config = self.without_refused(&expanded, &unexpanded).map(|config| raw_value(&config, checker.schema()));
    }

    /// The configuration without the values that are already reported, so that what is left can be checked further.
    /// A secret's reference stays, and so does a text that only looks like a reference once it is expanded.
    fn without_refused(&self, node: &Node, unexpanded: &[Range]) -> Option<Node> {
        let known = |range: &Range| {
            let reported = self.refused.iter().chain(unexpanded);
            reported.into_iter().any(|other| other.filename == range.filename && other.start == range.start)
        };
        if known(&self.document.range(node)) {
            return None;
        }
        let value = match &node.value {
            NodeValue::Scalar(_) => return Some(node.clone()),
            NodeValue::Seq(items) => {
                NodeValue::Seq(items.iter().filter_map(|item| self.without_refused(item, unexpanded)).collect())
            }
            NodeValue::Map(entries) => {
                let key = |entry: &Entry| self.document.source.range(entry.key_span);
                let kept = entries.iter().filter(|entry| !known(&key(entry)));
                NodeValue::Map(
                    kept.filter_map(|entry| {
                        Some(Entry { value: self.without_refused(&entry.value, unexpanded)?, ..entry.clone() })
                    })
                    .collect(),
                )
            }
        };
        Some(Node { value, ..node.clone() })
    }

    fn note_places(
        &self,
        node: &Node,
        pointer: &str,
        is_secret: &dyn Fn(&str) -> bool,
        places: &mut BTreeMap<String, Place>,
    ) {
        // A default of the project stands in no place of this document.
        let default =
            |node: &Node| places.get("").is_some_and(|whole| whole.range.start == self.document.range(node).start);
        if !pointer.is_empty() && !default(node) {
            let place = if is_secret(pointer) { self.secret_place(node) } else { self.place(node) };
            places.insert(pointer.to_owned(), place);
        }
        match &node.value {
            NodeValue::Scalar(_) => {}
            NodeValue::Seq(items) => {
                for (n, item) in items.iter().enumerate() {
                    self.note_places(item, &tree::join(pointer, &n.to_string()), is_secret, places);
                }
            }
            NodeValue::Map(entries) => {
                for entry in entries {
                    self.note_places(&entry.value, &tree::join(pointer, &entry.key), is_secret, places);
                }
            }
        }
    }
}

fn as_place(diagnostic: Diagnostic) -> Place {
    Place {
        range: diagnostic.range.expect("it was just placed"),
        snippet: diagnostic.snippet.unwrap_or_default(),
        related: diagnostic.related,
    }
}

/// The JSON value of an expanded configuration; where the schema says `raw`, scalars are texts as written.
fn raw_value(node: &Node, schema: &Value) -> Value {
    let inner = |schema: &Value| match schema.get("anyOf").and_then(Value::as_array) {
        // The first branch is the real one, the second admits references.
        Some(branches) if !branches.is_empty() => branches[0].clone(),
        _ => schema.clone(),
    };
    let schema = inner(schema);
    match &node.value {
        NodeValue::Scalar(Scalar { raw, .. }) if schema.get("raw").and_then(Value::as_bool) == Some(true) => {
            Value::String(raw.clone())
        }
        NodeValue::Scalar(_) => node.to_json(),
        NodeValue::Seq(items) => {
            let item_schema = schema.get("items").unwrap_or(&Value::Null);
            items.iter().map(|item| raw_value(item, item_schema)).collect()
        }
        NodeValue::Map(entries) => {
            let field = |key: &str| {
                let known = schema.get("properties").and_then(|properties| properties.get(key));
                known.or_else(|| schema.get("additionalProperties")).unwrap_or(&Value::Null)
            };
            Value::Object(
                entries
                    .iter()
                    .filter(|entry| !entry.value.is_null())
                    .map(|entry| (entry.key.clone(), raw_value(&entry.value, field(&entry.key))))
                    .collect::<Map<_, _>>(),
            )
        }
    }
}
