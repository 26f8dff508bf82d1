//! YAML to JSON by another road than the program's own, for reading back what it prints.

use granit_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};

/// The one document of a text. Fails on anything but plain YAML without aliases.
#[track_caller]
pub fn parse(text: &str) -> Value {
    let events = Parser::new_from_str(text).map(|event| event.unwrap_or_else(|error| panic!("{error}\n{text}")).0);
    let mut events = events.filter(|event| !matches!(event, Event::Comment(..)));
    let mut root = None;
    while let Some(event) = events.next() {
        match event {
            Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd => {}
            event => assert!(root.replace(value(event, &mut events)).is_none(), "one document is expected:\n{text}"),
        }
    }
    root.unwrap_or(Value::Null)
}

fn value<'t>(event: Event<'t>, events: &mut impl Iterator<Item = Event<'t>>) -> Value {
    match event {
        Event::Scalar(raw, ScalarStyle::Plain, ..) => match &*raw {
            "" | "~" | "null" => Value::Null,
            text => serde_json::from_str(text)
                .ok()
                .filter(|value: &Value| !value.is_string())
                .unwrap_or_else(|| text.into()),
        },
        Event::Scalar(raw, ..) => raw.into_owned().into(),
        Event::SequenceStart(..) => {
            let mut items = Vec::new();
            loop {
                match events.next().expect("the list ends") {
                    Event::SequenceEnd => return items.into(),
                    event => items.push(value(event, events)),
                }
            }
        }
        Event::MappingStart(..) => {
            let mut entries = Map::new();
            loop {
                let key = match events.next().expect("the mapping ends") {
                    Event::MappingEnd => return entries.into(),
                    Event::Scalar(key, ..) => key.into_owned(),
                    other => panic!("a key is a scalar, not {other:?}"),
                };
                let next = events.next().expect("a key has a value");
                assert!(entries.insert(key.clone(), value(next, events)).is_none(), "`{key}` stands twice");
            }
        }
        other => panic!("unexpected {other:?}"),
    }
}
