//! Trees to typed values: a serde deserializer over [`Node`].
//!
//! Invariants: an error names the innermost value it arose at; types are never coerced (a string is not a number); a
//! [`RawScalar`](crate::model::RawScalar) gets the text as written.

use std::{fmt, sync::Arc};

use serde::{
    Deserializer,
    de::{
        self, DeserializeOwned, DeserializeSeed, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
        VariantAccess, Visitor,
        value::{BorrowedStrDeserializer, StrDeserializer},
    },
    forward_to_deserialize_any,
};

use super::tree::{Document, Entry, Given, Node, NodeValue, ScalarValue};
use crate::{
    diag::{Code, Diagnostic, Span},
    model::RawScalar,
};

/// Why a tree does not become a typed value, and where.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{message}")]
pub struct NodeError {
    message: String,
    place: Option<(Span, Option<Arc<Given>>)>,
}

impl NodeError {
    /// Where the value stands in its document's source.
    pub fn span(&self) -> Option<Span> {
        self.place.as_ref().map(|(span, _)| *span)
    }

    /// The finding (E313), placed in the document that the tree belongs to.
    pub fn diagnostic(&self, document: &Document) -> Diagnostic {
        let diagnostic = Diagnostic::error(Code::E313, self.message.clone());
        let Some((span, given)) = &self.place else { return diagnostic };
        let diagnostic = document.place_span(diagnostic, *span);
        match given {
            Some(given) => diagnostic.related(given.message, given.range()),
            None => diagnostic,
        }
    }

    fn at(mut self, node: &Node) -> Self {
        if self.place.is_none() {
            self.place = Some((node.span, node.given.clone()));
        }
        self
    }
}

impl de::Error for NodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), place: None }
    }
}

/// The typed value of a tree.
pub fn from_node<T: DeserializeOwned>(node: &Node) -> Result<T, NodeError> {
    T::deserialize(node)
}

impl Node {
    fn visit<'de, V: Visitor<'de>>(&'de self, visitor: V) -> Result<V::Value, NodeError> {
        match &self.value {
            NodeValue::Scalar(scalar) => match scalar.value {
                ScalarValue::Null => visitor.visit_unit(),
                ScalarValue::Bool(value) => visitor.visit_bool(value),
                ScalarValue::Int(value) => match (u64::try_from(value), i64::try_from(value)) {
                    (Ok(value), _) => visitor.visit_u64(value),
                    (_, Ok(value)) => visitor.visit_i64(value),
                    _ => visitor.visit_i128(value),
                },
                ScalarValue::Float(value) => visitor.visit_f64(value),
                ScalarValue::Text => visitor.visit_borrowed_str(&scalar.raw),
            },
            NodeValue::Seq(items) => visitor.visit_seq(Items { items: items.iter() }),
            NodeValue::Map(entries) => visitor.visit_map(Entries { entries: entries.iter(), open: None }),
        }
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = NodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NodeError> {
        self.visit(visitor).map_err(|error| error.at(self))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NodeError> {
        let value = if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) };
        value.map_err(|error: NodeError| error.at(self))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, NodeError> {
        let value = match self.as_scalar() {
            Some(scalar)
                if name == RawScalar::NEWTYPE && !matches!(scalar.value, ScalarValue::Null | ScalarValue::Bool(_)) =>
            {
                visitor.visit_borrowed_str(&scalar.raw)
            }
            _ if name == RawScalar::NEWTYPE => {
                Err(NodeError::custom(format!("{} where a string or a number is expected", self.kind())))
            }
            _ => visitor.visit_newtype_struct(self),
        };
        value.map_err(|error| error.at(self))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NodeError> {
        let variant = match &self.value {
            NodeValue::Map(entries) => match entries.as_slice() {
                [entry] => Ok(Variant { name: &entry.key, content: Some(&entry.value) }),
                _ => Err(NodeError::custom("a mapping with exactly one key is expected")),
            },
            NodeValue::Scalar(scalar) => Ok(Variant { name: &scalar.raw, content: None }),
            NodeValue::Seq(_) => Err(NodeError::custom("a list where a word is expected")),
        };
        variant.and_then(|variant| visitor.visit_enum(variant)).map_err(|error| error.at(self))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NodeError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier
    }
}

struct Items<'de> {
    items: std::slice::Iter<'de, Node>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = NodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, NodeError> {
        self.items.next().map(|item| seed.deserialize(item).map_err(|error| error.at(item))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

struct Entries<'de> {
    entries: std::slice::Iter<'de, Entry>,
    open: Option<&'de Entry>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = NodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, NodeError> {
        let Some(entry) = self.entries.next() else { return Ok(None) };
        self.open = Some(entry);
        // an unknown key is pointed at itself, not at its value
        let key = seed.deserialize(BorrowedStrDeserializer::new(&entry.key)).map_err(|mut error: NodeError| {
            error.place.get_or_insert_with(|| (entry.key_span, entry.value.given.clone()));
            error
        });
        key.map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, NodeError> {
        let entry = self.open.take().expect("serde asks for a value only after its key");
        seed.deserialize(&entry.value).map_err(|error| error.at(&entry.value))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

struct Variant<'de> {
    name: &'de str,
    content: Option<&'de Node>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = NodeError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), NodeError> {
        let name: StrDeserializer<'_, NodeError> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> Variant<'de> {
    fn content(&self) -> Result<&'de Node, NodeError> {
        self.content.ok_or_else(|| NodeError::custom(format!("`{}` needs a value", self.name)))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = NodeError;

    fn unit_variant(self) -> Result<(), NodeError> {
        match self.content {
            Some(content) if !content.is_null() => {
                Err(NodeError::custom(format!("`{}` takes no value", self.name)).at(content))
            }
            _ => Ok(()),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, NodeError> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, NodeError> {
        self.content()?.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, NodeError> {
        self.content()?.deserialize_any(visitor)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::{config::yaml, diag::SourceText};

    fn document(text: &str) -> Document {
        let (mut documents, diagnostics) = yaml::parse(&Arc::new(SourceText::new("a.yaml", text)));
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        documents.remove(0)
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Config {
        start: RawScalar,
        end: Option<RawScalar>,
        #[serde(default)]
        thresholds: Vec<RawScalar>,
        workers: Option<u8>,
        rate: Option<f64>,
        mode: Option<Mode>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "snake_case")]
    enum Mode {
        Fast,
        Every(u32),
        Named { name: String },
    }

    fn config(text: &str) -> Result<Config, NodeError> {
        from_node(&document(text).root)
    }

    #[test]
    fn raw_scalars_keep_what_was_written() {
        let read =
            config("start: +10000\nend: 57_000_000\nthresholds: [1000000, 0.10, \"57M\", 0x10, 1e3]\n").expect("fits");
        assert_eq!(read.start.0, "+10000");
        assert_eq!(read.end, Some("57_000_000".into()));
        assert_eq!(read.thresholds, ["1000000", "0.10", "57M", "0x10", "1e3"].map(RawScalar::from));
    }

    #[test]
    fn enums_options_and_numbers_are_read() {
        let mode = |text: &str| config(&format!("start: 1\nmode: {text}\n")).map(|c| c.mode);
        assert_eq!(mode("fast"), Ok(Some(Mode::Fast)));
        assert_eq!(mode("{every: 5}"), Ok(Some(Mode::Every(5))));
        assert_eq!(mode("{named: {name: x}}"), Ok(Some(Mode::Named { name: "x".to_owned() })));
        assert_eq!(mode(""), Ok(None));
        assert_eq!(config("start: 1\nrate: 2\n").map(|c| c.rate), Ok(Some(2.0)));
    }

    #[test]
    fn errors_point_at_the_innermost_value() {
        let line = |text: &str| {
            let error = config(text).expect_err("wrong");
            let place = error.diagnostic(&document(text)).range.expect("placed").start;
            (place.line, place.column)
        };
        assert_eq!(line("start: 1\nworkers: 300\n"), (2, 10));
        assert_eq!(line("start: 1\nworkers: x\n"), (2, 10));
        assert_eq!(line("start: 1\nthresholds:\n  - 1\n  - [2]\n"), (4, 5));
        assert_eq!(line("start: 1\nwrokers: 3\n"), (2, 1));
        assert_eq!(line("start: true\n"), (1, 8));
        assert_eq!(line("start: 1\nmode: {named: {name: 5}}\n"), (2, 22));
        assert_eq!(line("end: 1\n"), (1, 1));
    }
}
