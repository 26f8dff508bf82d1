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

/// Reads nodes of one document.
pub(super) struct NodeReader<'a> {
    pub document: &'a Document,
    pub project: &'a ProjectSpec,
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
        let written = node.get("config").filter(|config| !config.is_null());
        let config = self.with_defaults(descriptor, written, node);
        let checker = self.schemas.of(descriptor);
        let is_secret = |pointer: &str| checker.is_secret(pointer);
        self.note_places(&config, "", &is_secret, &mut spec.places.0);
        spec.references = reference::references(&config);
        let before = diagnostics.error_count();
        let (expanded, found) = reference::expand_node(self.document, &config, "", self.resolver, &is_secret);
        diagnostics.extend(found);
        // What stood behind a reference has not been checked yet.
        if !spec.references.is_empty() && diagnostics.error_count() == before {
            diagnostics.extend(checker.check(self.document, &expanded, "config"));
        }
        let whole = self.place(node).range;
        let refused = self.refused.iter().any(|range| {
            range.filename == whole.filename
                && whole.start.byte <= range.start.byte
                && range.start.byte <= whole.end.byte
        });
        spec.broken = refused || diagnostics.error_count() > before;
        spec.config = self.without_refused(&expanded).map(|config| raw_value(&config, checker.schema()));
    }

    /// The configuration without the values that are already reported, so that what is left can be checked further.
    fn without_refused(&self, node: &Node) -> Option<Node> {
        let known = |range: &Range| {
            self.refused.iter().any(|refused| refused.filename == range.filename && refused.start == range.start)
        };
        if known(&self.document.range(node)) || reference::holds_reference(node) && node.as_scalar().is_some() {
            return None;
        }
        let value = match &node.value {
            NodeValue::Scalar(_) => return Some(node.clone()),
            NodeValue::Seq(items) => {
                NodeValue::Seq(items.iter().filter_map(|item| self.without_refused(item)).collect())
            }
            NodeValue::Map(entries) => {
                let key = |entry: &Entry| self.document.source.range(entry.key_span);
                let kept = entries.iter().filter(|entry| !known(&key(entry)));
                NodeValue::Map(
                    kept.filter_map(|entry| {
                        Some(Entry { value: self.without_refused(&entry.value)?, ..entry.clone() })
                    })
                    .collect(),
                )
            }
        };
        Some(Node { value, ..node.clone() })
    }

    /// The node's configuration with the project's defaults for its type where it does not set them.
    fn with_defaults(&self, descriptor: &Descriptor, written: Option<&Node>, node: &Node) -> Node {
        let mut config = written.cloned().unwrap_or_else(|| Node::new(NodeValue::Map(Vec::new()), node.span));
        if let NodeValue::Map(entries) = &mut config.value {
            for (key, value) in descriptor.spellings().filter_map(|name| self.project.defaults.get(name)).flatten() {
                if !entries.iter().any(|entry| entry.key == *key) {
                    let value = Node::from_json(value, node.span);
                    entries.push(Entry { key: key.clone(), key_span: node.span, value });
                }
            }
        }
        config
    }

    fn note_places(
        &self,
        node: &Node,
        pointer: &str,
        is_secret: &dyn Fn(&str) -> bool,
        places: &mut BTreeMap<String, Place>,
    ) {
        if !pointer.is_empty() {
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
