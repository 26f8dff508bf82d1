//! What the configuration says, as plain data with places: the input of `resolve`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::components::{Descriptor, OnChange};
use crate::diag::{Diagnostic, Range, Related};

/// A place in the user's files that diagnostics and plans can point at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where; in rendered text this is the template's line.
    pub range: Range,
    /// The line there, secrets masked.
    pub snippet: String,
    /// Further places, such as the instance of the template.
    pub related: Vec<Related>,
}

impl Place {
    /// Points a diagnostic at the place.
    #[must_use]
    pub fn mark(&self, mut diagnostic: Diagnostic) -> Diagnostic {
        diagnostic.range = Some(self.range.clone());
        diagnostic.snippet = Some(self.snippet.clone());
        diagnostic.related.extend(self.related.iter().cloned());
        diagnostic
    }
}

/// Places of the values of a node's configuration by JSON pointer; the empty pointer is the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places(pub BTreeMap<String, Place>);

impl Places {
    /// The place of a pointer, or of the nearest value around it that was written down.
    pub fn nearest(&self, pointer: &str) -> Option<&Place> {
        let mut pointer = pointer;
        loop {
            if let Some(place) = self.0.get(pointer) {
                return Some(place);
            }
            pointer = &pointer[..pointer.rfind('/')?];
        }
    }
}

/// A source, processor or consumer as written, checked against its schema.
#[derive(Debug, Clone)]
pub struct NodeSpec {
    /// `id:` as written, with its place.
    pub id: Option<(String, Place)>,
    /// Which component it is; `None` when the type is unknown, which is already reported.
    pub descriptor: Option<&'static Descriptor>,
    /// `type:` as written, which may be an alias.
    pub type_written: String,
    /// Its configuration with references expanded (secrets apart), raw scalars as written, without the values that are
    /// already reported as wrong; `None` when nothing is left.
    pub config: Option<Value>,
    /// Whether something of the configuration is already reported as wrong: the component is built only to find more.
    pub broken: bool,
    /// Pointers of scalars that hold references, with the text as written.
    pub references: Vec<(String, String)>,
    /// `inputs:` as written, with places; `None` when left out.
    pub inputs: Option<Vec<(String, Place)>>,
    /// `on_change:` of a consumer.
    pub on_change: Option<OnChange>,
    /// Place of the node.
    pub place: Place,
    /// Places inside its configuration.
    pub places: Places,
}

/// Where a pipeline came from when a template made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateOrigin {
    /// Name of the template.
    pub template: String,
}

/// One pipeline as written or rendered.
#[derive(Debug, Clone)]
pub struct PipelineSpec {
    /// `metadata.name`.
    pub name: String,
    /// Place of the name.
    pub name_place: Place,
    /// Where the document begins: of an instance, the instance's file.
    pub range: Range,
    /// The template behind it.
    pub origin: Option<TemplateOrigin>,
    /// The source; `None` when there is none, which is already reported.
    pub source: Option<NodeSpec>,
    /// The processors, in order.
    pub processors: Vec<NodeSpec>,
    /// The consumers, in order.
    pub consumers: Vec<NodeSpec>,
    /// Whether ledgers that cannot be read are set aside: `on_bad_data: quarantine`.
    pub quarantine: bool,
}
