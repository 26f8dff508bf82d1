//! The definitions as the emitters need them: what is reachable, what has a fixed size, what is recursive, how deep
//! reading nests.
//!
//! Depth is counted as the stellar-xdr crate counts it: one level for a structure, union, enumeration, typedef, list,
//! array, option and box, one for a number or fixed opaque, and one more for the length, flag, discriminant or value
//! that is read inside of them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::names::{snake, upper_camel};

/// A type expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Type {
    U32,
    I32,
    U64,
    I64,
    Bool,
    Opaque(usize),
    Bytes {
        max: u32,
        text: bool,
    },
    List {
        of: Box<Type>,
        max: u32,
    },
    Array {
        of: Box<Type>,
        len: usize,
    },
    Optional(Box<Type>),
    /// Behind a pointer of stellar-xdr, which costs a level of depth.
    Boxed(Box<Type>),
    Ref(String),
}

#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) of: Type,
}

#[derive(Debug)]
pub(crate) struct Arm {
    /// Values of the discriminant and the Rust names of their variants.
    pub(crate) cases: Vec<(i32, String)>,
    pub(crate) name: Option<String>,
    pub(crate) of: Option<Type>,
}

#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) xdr: String,
    pub(crate) rust: String,
    pub(crate) value: i32,
}

#[derive(Debug)]
pub(crate) enum Kind {
    Enum(Vec<Member>),
    Struct(Vec<Field>),
    Union { discriminant: String, of: Option<String>, arms: Vec<Arm> },
    Typedef(Type),
}

#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) xdr: String,
    pub(crate) rust: String,
    pub(crate) snake: String,
    pub(crate) kind: Kind,
    pub(crate) source: String,
}

/// A value of fixed size: its bytes, and words that must have one of some values.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fixed {
    pub(crate) size: usize,
    pub(crate) words: Vec<(usize, Vec<i32>)>,
}

#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) definitions: BTreeMap<String, Definition>,
    /// Recursive types that cut every cycle: they check the depth as they are entered.
    pub(crate) heads: BTreeSet<String>,
    pub(crate) landmarks: Vec<String>,
}

impl Model {
    pub(crate) fn new(json: &Value, root: &str, landmarks: &[&str]) -> Result<Self, String> {
        let all = json["definitions"].as_array().ok_or("no list of definitions")?;
        let by_name: BTreeMap<&str, &Value> =
            all.iter().filter_map(|value| Some((value["name"].as_str()?, value))).collect();
        let mut model = Self { definitions: BTreeMap::new(), heads: BTreeSet::new(), landmarks: Vec::new() };
        let mut open = vec![root.to_owned()];
        while let Some(name) = open.pop() {
            if model.definitions.contains_key(&name) {
                continue;
            }
            let value = by_name.get(name.as_str()).ok_or_else(|| format!("{name} is not defined"))?;
            let definition = definition(&name, value, &by_name).map_err(|error| format!("{name}: {error}"))?;
            open.extend(references(&definition.kind, true));
            model.definitions.insert(name, definition);
        }
        model.mark_boxes();
        model.find_heads();
        for landmark in landmarks {
            if !model.definitions.contains_key(*landmark) {
                return Err(format!("the landmark {landmark} is not reachable"));
            }
            model.landmarks.push((*landmark).to_owned());
        }
        for head in &model.heads {
            if model.has_landmarks(&Type::Ref(head.clone())) {
                return Err(format!("the recursive type {head} holds landmarks"));
            }
        }
        Ok(model)
    }

    pub(crate) fn get(&self, name: &str) -> &Definition {
        &self.definitions[name]
    }

    /// An option of a type that holds itself by value, not through a list, is boxed by stellar-xdr.
    fn mark_boxes(&mut self) {
        let names: Vec<String> = self.definitions.keys().cloned().collect();
        let inline: BTreeMap<String, Vec<String>> =
            names.iter().map(|name| (name.clone(), references(&self.get(name).kind, false))).collect();
        let reaches = |from: &str, to: &str| {
            let (mut open, mut seen) = (vec![from.to_owned()], BTreeSet::new());
            while let Some(name) = open.pop() {
                if name == to {
                    return true;
                }
                if seen.insert(name.clone()) {
                    open.extend(inline[&name].iter().cloned());
                }
            }
            false
        };
        for name in &names {
            let mark = |of: &mut Type| {
                if let Type::Optional(inner) = of
                    && let Type::Ref(target) = inner.as_ref()
                    && reaches(target, name)
                {
                    *inner = Box::new(Type::Boxed(inner.clone()));
                }
            };
            match &mut self.definitions.get_mut(name).expect("it is defined").kind {
                Kind::Enum(_) => {}
                Kind::Struct(fields) => fields.iter_mut().for_each(|field| mark(&mut field.of)),
                Kind::Union { arms, .. } => arms.iter_mut().filter_map(|arm| arm.of.as_mut()).for_each(mark),
                Kind::Typedef(of) => mark(of),
            }
        }
    }

    /// Takes, from each set of types that hold each other, the one that most of them name, until no cycle is left.
    fn find_heads(&mut self) {
        loop {
            let edges: BTreeMap<&String, BTreeSet<String>> = self
                .definitions
                .iter()
                .map(|(name, definition)| {
                    let targets = references(&definition.kind, true);
                    (name, targets.into_iter().filter(|target| !self.heads.contains(target)).collect())
                })
                .collect();
            let reach = |from: &String| {
                let (mut open, mut seen) = (vec![from], BTreeSet::new());
                while let Some(name) = open.pop() {
                    for target in &edges[name] {
                        if seen.insert(target) {
                            open.push(target);
                        }
                    }
                }
                seen
            };
            let cyclic: BTreeMap<&String, BTreeSet<&String>> =
                edges.keys().map(|name| (*name, reach(name))).filter(|(name, seen)| seen.contains(name)).collect();
            let head = cyclic
                .keys()
                .max_by_key(|name| cyclic.keys().filter(|other| edges[**other].contains(**name)).count())
                .map(|name| (*name).clone());
            match head {
                Some(head) => self.heads.insert(head),
                None => return,
            };
        }
    }

    /// The size and checks of a type whose values all have one size.
    pub(crate) fn fixed(&self, of: &Type) -> Option<Fixed> {
        let plain = |size| Some(Fixed { size, words: Vec::new() });
        match of {
            Type::U32 | Type::I32 | Type::Bool => plain(4),
            Type::U64 | Type::I64 => plain(8),
            Type::Opaque(len) if len % 4 == 0 => plain(*len),
            Type::Array { of, len } => {
                let one = self.fixed(of)?;
                (0..*len).try_fold(Fixed::default(), |sum, _| Some(sum.then(&one)))
            }
            Type::Opaque(_) | Type::Bytes { .. } | Type::List { .. } | Type::Optional(_) => None,
            Type::Boxed(of) => self.fixed(of),
            Type::Ref(name) if self.heads.contains(name) || self.landmarks.contains(name) => None,
            Type::Ref(name) => match &self.get(name).kind {
                Kind::Enum(members) => {
                    Some(Fixed { size: 4, words: vec![(0, members.iter().map(|member| member.value).collect())] })
                }
                Kind::Typedef(of) => self.fixed(of),
                Kind::Struct(fields) => {
                    fields.iter().try_fold(Fixed::default(), |sum, field| Some(sum.then(&self.fixed(&field.of)?)))
                }
                Kind::Union { arms, .. } => {
                    let values = arms.iter().flat_map(|arm| arm.cases.iter().map(|case| case.0)).collect();
                    let tag = Fixed { size: 4, words: vec![(0, values)] };
                    let bodies: Option<Vec<Fixed>> = arms
                        .iter()
                        .map(|arm| arm.of.as_ref().map_or(Some(Fixed::default()), |of| self.fixed(of)))
                        .collect();
                    let bodies = bodies?;
                    let first = bodies.first()?;
                    let same = bodies.iter().all(|body| body.size == first.size && body.words.is_empty());
                    (bodies.len() == 1 || same).then(|| tag.then(first))
                }
            },
        }
    }

    /// The least number of bytes of a value.
    pub(crate) fn least(&self, of: &Type) -> usize {
        match of {
            Type::U32 | Type::I32 | Type::Bool | Type::Bytes { .. } | Type::List { .. } | Type::Optional(_) => 4,
            Type::U64 | Type::I64 => 8,
            Type::Opaque(len) => len.next_multiple_of(4),
            Type::Array { of, len } => self.least(of) * len,
            Type::Boxed(of) => self.least(of),
            Type::Ref(name) => match &self.get(name).kind {
                Kind::Enum(_) => 4,
                Kind::Typedef(of) => self.least(of),
                Kind::Struct(fields) => fields.iter().map(|field| self.least(&field.of)).sum(),
                Kind::Union { arms, .. } => {
                    4 + arms.iter().map(|arm| arm.of.as_ref().map_or(0, |of| self.least(of))).min().unwrap_or(0)
                }
            },
        }
    }

    /// Levels of depth that reading a value may need, without what heads need: they look for themselves.
    pub(crate) fn depth(&self, of: &Type) -> u32 {
        match of {
            Type::Ref(name) if self.heads.contains(name) => 0,
            Type::Ref(name) => self.body_depth(name),
            Type::U32 | Type::I32 | Type::U64 | Type::I64 | Type::Opaque(_) => 1,
            Type::Bool | Type::Bytes { .. } => 2,
            Type::List { of, .. } | Type::Optional(of) => 1 + self.depth(of).max(1),
            Type::Array { of, .. } | Type::Boxed(of) => 1 + self.depth(of),
        }
    }

    /// The same, of a named type that may be a head.
    pub(crate) fn body_depth(&self, name: &str) -> u32 {
        match &self.get(name).kind {
            Kind::Enum(_) => 2,
            Kind::Typedef(of) => 1 + self.depth(of),
            Kind::Struct(fields) => 1 + fields.iter().map(|field| self.depth(&field.of)).max().unwrap_or(0),
            Kind::Union { of, arms, .. } => {
                let tag = if of.is_some() { 2 } else { 1 };
                let body = arms.iter().filter_map(|arm| arm.of.as_ref()).map(|of| self.depth(of)).max();
                1 + tag.max(body.unwrap_or(0))
            }
        }
    }

    /// Whether values may hold a head, so that their check needs the depth that is left.
    pub(crate) fn has_heads(&self, of: &Type) -> bool {
        self.holds(of, &|name| self.heads.contains(name))
    }

    /// Whether values may hold or be a landmark.
    pub(crate) fn has_landmarks(&self, of: &Type) -> bool {
        self.holds(of, &|name| self.landmarks.iter().any(|landmark| landmark == name))
    }

    fn holds(&self, of: &Type, wanted: &dyn Fn(&str) -> bool) -> bool {
        let (mut open, mut seen) = (Vec::new(), BTreeSet::new());
        collect(of, true, &mut open);
        while let Some(name) = open.pop() {
            if wanted(&name) {
                return true;
            }
            let targets = references(&self.get(&name).kind, true);
            if seen.insert(name) {
                open.extend(targets);
            }
        }
        false
    }

    /// The structures, unions and named lists: what has a view of its own.
    pub(crate) fn viewed(&self) -> impl Iterator<Item = &Definition> {
        self.definitions.values().filter(|definition| match &definition.kind {
            Kind::Enum(_) => false,
            Kind::Struct(_) | Kind::Union { .. } => true,
            Kind::Typedef(of) => matches!(of, Type::List { .. }),
        })
    }
}

impl Fixed {
    /// This, and the other after it.
    pub(crate) fn then(mut self, other: &Self) -> Self {
        let start = self.size;
        self.words.extend(other.words.iter().map(|(at, values)| (start + at, values.clone())));
        self.size += other.size;
        self
    }
}

/// Named types that a type names; with `lists` also those it names as elements of lists.
fn references(kind: &Kind, lists: bool) -> Vec<String> {
    let mut found = Vec::new();
    match kind {
        Kind::Enum(_) => {}
        Kind::Typedef(of) => collect(of, lists, &mut found),
        Kind::Struct(fields) => fields.iter().for_each(|field| collect(&field.of, lists, &mut found)),
        Kind::Union { of, arms, .. } => {
            found.extend(of.clone());
            arms.iter().filter_map(|arm| arm.of.as_ref()).for_each(|of| collect(of, lists, &mut found));
        }
    }
    found
}

fn collect(of: &Type, lists: bool, found: &mut Vec<String>) {
    match of {
        Type::Ref(name) => found.push(name.clone()),
        Type::List { of, .. } if lists => collect(of, lists, found),
        Type::Array { of, .. } | Type::Optional(of) | Type::Boxed(of) => collect(of, lists, found),
        _ => {}
    }
}

fn definition(name: &str, value: &Value, all: &BTreeMap<&str, &Value>) -> Result<Definition, String> {
    let list = |key: &str| value[key].as_array().ok_or_else(|| format!("no {key}"));
    let kind = match value["kind"].as_str() {
        Some("enum") => {
            let prefix = value["member_prefix"].as_str().unwrap_or("");
            let member = |member: &Value| {
                let xdr = text(&member["name"])?;
                Ok(Member { rust: member_name(&xdr, prefix), xdr, value: number(&member["value"])? })
            };
            Kind::Enum(list("members")?.iter().map(member).collect::<Result<_, String>>()?)
        }
        Some("struct") => {
            let field = |field: &Value| Ok(Field { name: text(&field["name"])?, of: type_of(&field["type"])? });
            Kind::Struct(list("fields")?.iter().map(field).collect::<Result<_, String>>()?)
        }
        Some("union") => {
            let discriminant = &value["discriminant"];
            let of = match discriminant["type"]["kind"].as_str() {
                Some("int") => None,
                Some("ref") => Some(text(&discriminant["type"]["name"])?),
                _ => return Err(format!("a discriminant of type {}", discriminant["type"])),
            };
            let prefix = of
                .as_ref()
                .and_then(|of| all.get(of.as_str()))
                .and_then(|of| of["member_prefix"].as_str())
                .unwrap_or("");
            let arm = |arm: &Value| {
                let case = |case: &Value| {
                    let value = number(&case["value"])?;
                    Ok((value, case["name"].as_str().map_or_else(|| format!("V{value}"), |n| member_name(n, prefix))))
                };
                let cases = arm["cases"].as_array().ok_or("an arm without cases")?;
                let of = if arm["type"].is_null() { None } else { Some(type_of(&arm["type"])?) };
                Ok(Arm {
                    cases: cases.iter().map(case).collect::<Result<_, String>>()?,
                    name: arm["name"].as_str().map(str::to_owned),
                    of,
                })
            };
            Kind::Union {
                discriminant: text(&discriminant["name"])?,
                of,
                arms: list("arms")?.iter().map(arm).collect::<Result<_, String>>()?,
            }
        }
        Some("typedef") => Kind::Typedef(type_of(&value["type"])?),
        other => return Err(format!("a definition of kind {other:?}")),
    };
    Ok(Definition {
        xdr: name.to_owned(),
        rust: upper_camel(name),
        snake: snake(name),
        kind,
        source: text(&value["source"])?,
    })
}

/// A member's name without the prefix of its enumeration.
fn member_name(xdr: &str, prefix: &str) -> String {
    let short = xdr.strip_prefix(prefix).filter(|short| short.starts_with(|c: char| c.is_ascii_alphabetic()));
    upper_camel(short.unwrap_or(xdr))
}

fn type_of(value: &Value) -> Result<Type, String> {
    let max = |key: &str| match &value[key] {
        Value::Null => Ok(u32::MAX),
        max => u32::try_from(max.as_u64().ok_or("a bound that is not a number")?).map_err(|e| e.to_string()),
    };
    let len = |key: &str| {
        let len = value[key].as_u64().ok_or_else(|| format!("no {key}"))?;
        usize::try_from(len).map_err(|error| error.to_string())
    };
    let of = || type_of(&value["element"]).map(Box::new);
    Ok(match value["kind"].as_str() {
        Some("int") => Type::I32,
        Some("unsigned_int") => Type::U32,
        Some("hyper") => Type::I64,
        Some("unsigned_hyper") => Type::U64,
        Some("bool") => Type::Bool,
        Some("opaque_fixed") => Type::Opaque(len("size")?),
        Some("opaque_var") => Type::Bytes { max: max("max_size")?, text: false },
        Some("string") => Type::Bytes { max: max("max_size")?, text: true },
        Some("var_array") => Type::List { of: of()?, max: max("max_count")? },
        Some("array") => Type::Array { of: of()?, len: len("count")? },
        Some("optional") => Type::Optional(of()?),
        // These four typedefs are Rust's numbers themselves in stellar-xdr and cost no depth.
        Some("ref") => match text(&value["name"])?.as_str() {
            "uint32" => Type::U32,
            "int32" => Type::I32,
            "uint64" => Type::U64,
            "int64" => Type::I64,
            name => Type::Ref(name.to_owned()),
        },
        other => return Err(format!("a type of kind {other:?}")),
    })
}

fn text(value: &Value) -> Result<String, String> {
    value.as_str().map(str::to_owned).ok_or_else(|| format!("{value} where text is expected"))
}

fn number(value: &Value) -> Result<i32, String> {
    value
        .as_i64()
        .and_then(|value| i32::try_from(value).ok())
        .ok_or_else(|| format!("{value} where a number is expected"))
}
