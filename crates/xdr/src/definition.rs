//! XDR definitions as tables, and the slow walk over values by them.
//!
//! The slow walk says what is wrong with a value and where: it is taken when the fast pass has refused one. It also
//! decides close to the limit of depth, where the fast pass does not count exactly.

use crate::generated::definitions;
use crate::landmarks::{Landmark, Landmarks};
use crate::{Error, ErrorKind, Limits};

/// A named XDR type.
#[derive(Debug)]
pub struct Definition {
    /// Its XDR name.
    pub name: &'static str,
    /// How the pass reports it, if it does.
    pub landmark: Option<Landmark>,
    /// What it is made of.
    pub shape: Shape,
}

/// What a named type is made of.
#[derive(Debug)]
pub enum Shape {
    /// One of some values.
    Enum(&'static [Member]),
    /// Fields, one after the other.
    Struct(&'static [Field]),
    /// A discriminant, and what it says.
    Union {
        /// Name of the discriminant.
        discriminant: &'static str,
        /// Its enumeration; without one it is an `int`.
        of: Option<&'static Definition>,
        /// What follows it.
        arms: &'static [Arm],
    },
    /// Another name.
    Typedef(Type),
}

/// A type without a name of its own.
#[derive(Debug)]
pub enum Type {
    /// `unsigned int`
    U32,
    /// `int`
    I32,
    /// `unsigned hyper`
    U64,
    /// `hyper`
    I64,
    /// `bool`; as stellar-xdr reads it, any value is one, and all but 1 are false.
    Bool,
    /// `opaque` of fixed size.
    Opaque(usize),
    /// `opaque` of at most so many bytes.
    Bytes(u32),
    /// `string` of at most so many bytes.
    Text(u32),
    /// A list of at most so many elements.
    List(&'static Type, u32),
    /// Exactly so many elements.
    Array(&'static Type, usize),
    /// An option.
    Optional(&'static Type),
    /// Behind a pointer of stellar-xdr, which counts as a level of depth.
    Boxed(&'static Type),
    /// A named type.
    Defined(&'static Definition),
}

/// A member of an enumeration.
#[derive(Debug)]
pub struct Member {
    /// Its XDR name.
    pub name: &'static str,
    /// Its value.
    pub value: i32,
}

/// A field of a structure.
#[derive(Debug)]
pub struct Field {
    /// Its XDR name.
    pub name: &'static str,
    /// Its type.
    pub of: Type,
}

/// An arm of a union.
#[derive(Debug)]
pub struct Arm {
    /// Values of the discriminant that choose it.
    pub cases: &'static [i32],
    /// Its XDR name, empty for `void`.
    pub name: &'static str,
    /// Its type; without one it is `void`.
    pub of: Option<Type>,
}

impl Definition {
    /// All types that are reached from `LedgerCloseMetaBatch`, by name. The four names of plain numbers (`uint32`,
    /// `int32`, `uint64`, `int64`) are not among them.
    pub fn all() -> &'static [&'static Self] {
        definitions::ALL
    }

    /// Whether the bytes are exactly one value of this type. Slower than [`View::parse`](crate::View::parse), and for
    /// types without views too.
    pub fn validate(&self, bytes: &[u8], limits: Limits) -> Result<(), Error> {
        self.walk(bytes, limits, None)
    }

    pub(crate) fn walk(
        &self,
        bytes: &[u8],
        limits: Limits,
        landmarks: Option<&mut dyn Landmarks>,
    ) -> Result<(), Error> {
        let mut walker = Walker { bytes, at: 0, landmarks };
        let end = walker.defined(self, limits.effective_depth()).and_then(|()| {
            if walker.at == bytes.len() { Ok(()) } else { Err(Fault::new(ErrorKind::Trailing, walker.at)) }
        });
        end.map_err(|fault| fault.named(self.name))
    }
}

/// Goes over one value and gives the bytes after it, where the depth is too close to its limit for the fast pass.
#[cold]
#[inline(never)]
pub(crate) fn descend<'a>(definition: &Definition, bytes: &'a [u8], depth: u32) -> Option<&'a [u8]> {
    let mut walker = Walker { bytes, at: 0, landmarks: None };
    walker.defined(definition, depth).ok()?;
    bytes.get(walker.at..)
}

struct Walker<'a, 'l> {
    bytes: &'a [u8],
    at: usize,
    landmarks: Option<&'l mut dyn Landmarks>,
}

/// A step of a path to what is wrong.
enum Step {
    Name(&'static str),
    Index(u32),
}

/// What is wrong; the path is gathered from the inside out.
struct Fault {
    kind: ErrorKind,
    offset: usize,
    steps: Vec<Step>,
}

impl Fault {
    fn new(kind: ErrorKind, offset: usize) -> Self {
        Self { kind, offset, steps: Vec::new() }
    }

    fn under(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    fn named(self, root: &str) -> Error {
        let mut path = root.to_owned();
        for step in self.steps.iter().rev() {
            match step {
                Step::Name(name) => path.extend([".", name]),
                Step::Index(index) => path.extend(["[", &index.to_string(), "]"]),
            }
        }
        Error { kind: self.kind, offset: self.offset, path }
    }
}

type Walk<T = ()> = Result<T, Fault>;

impl Walker<'_, '_> {
    /// One level of depth less, if there is one.
    fn deeper(&self, depth: u32) -> Walk<u32> {
        depth.checked_sub(1).ok_or_else(|| Fault::new(ErrorKind::TooDeep, self.at))
    }

    fn take(&mut self, length: usize) -> Walk<&[u8]> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        match rest.get(..length) {
            Some(taken) => {
                self.at += length;
                Ok(taken)
            }
            None => Err(Fault::new(ErrorKind::Truncated, self.bytes.len())),
        }
    }

    fn word(&mut self, depth: u32) -> Walk<u32> {
        self.deeper(depth)?;
        let bytes = self.take(4)?;
        Ok(bytes.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)))
    }

    fn signed(&mut self, depth: u32) -> Walk<i32> {
        self.word(depth).map(u32::cast_signed)
    }

    fn defined(&mut self, definition: &Definition, depth: u32) -> Walk {
        let start = self.at;
        if let (Some(landmark), Some(to)) = (definition.landmark, &mut self.landmarks) {
            to.enter(landmark, start);
        }
        let depth = self.deeper(depth)?;
        match &definition.shape {
            Shape::Enum(members) => {
                let value = self.signed(depth)?;
                if !members.iter().any(|member| member.value == value) {
                    return Err(Fault::new(ErrorKind::UnknownValue(value), start));
                }
            }
            Shape::Struct(fields) => {
                for field in *fields {
                    self.any(&field.of, depth).map_err(|fault| fault.under(Step::Name(field.name)))?;
                }
            }
            Shape::Union { discriminant, of, arms } => {
                // An enumeration is a level of its own.
                let inner = if of.is_some() { self.deeper(depth) } else { Ok(depth) };
                let value = inner
                    .and_then(|depth| self.signed(depth))
                    .map_err(|fault| fault.under(Step::Name(discriminant)))?;
                let Some(arm) = arms.iter().find(|arm| arm.cases.contains(&value)) else {
                    let fault = Fault::new(ErrorKind::UnknownValue(value), start);
                    return Err(fault.under(Step::Name(discriminant)));
                };
                if let Some(of) = &arm.of {
                    self.any(of, depth).map_err(|fault| fault.under(Step::Name(arm.name)))?;
                }
            }
            Shape::Typedef(of) => self.any(of, depth)?,
        }
        if let (Some(landmark), Some(to)) = (definition.landmark, &mut self.landmarks) {
            to.leave(landmark, start, self.at);
        }
        Ok(())
    }

    fn any(&mut self, of: &Type, depth: u32) -> Walk {
        match of {
            Type::Defined(definition) => return self.defined(definition, depth),
            Type::U32 | Type::I32 => return self.word(depth).map(drop),
            _ => {}
        }
        let depth = self.deeper(depth)?;
        match of {
            Type::U32 | Type::I32 | Type::Defined(_) => Ok(()),
            Type::U64 | Type::I64 => self.take(8).map(drop),
            Type::Bool => self.word(depth).map(drop),
            Type::Opaque(length) => {
                self.take(*length)?;
                self.padding(*length)
            }
            Type::Bytes(bound) | Type::Text(bound) => {
                let length = self.length(*bound, depth)?;
                // A length that no address space holds is longer than the bytes.
                let length = usize::try_from(length).unwrap_or(usize::MAX);
                self.take(length)?;
                self.padding(length)
            }
            Type::List(of, bound) => {
                let length = self.length(*bound, depth)?;
                (0..length).try_for_each(|index| self.any(of, depth).map_err(|fault| fault.under(Step::Index(index))))
            }
            Type::Array(of, length) => (0..*length).try_for_each(|index| {
                let index = u32::try_from(index).unwrap_or(u32::MAX);
                self.any(of, depth).map_err(|fault| fault.under(Step::Index(index)))
            }),
            Type::Optional(of) => {
                let at = self.at;
                match self.signed(depth)? {
                    0 => Ok(()),
                    1 => self.any(of, depth),
                    other => Err(Fault::new(ErrorKind::UnknownValue(other), at)),
                }
            }
            Type::Boxed(of) => self.any(of, depth),
        }
    }

    fn length(&mut self, bound: u32, depth: u32) -> Walk<u32> {
        let at = self.at;
        let length = self.word(depth)?;
        if length > bound { Err(Fault::new(ErrorKind::TooLong { length, bound }, at)) } else { Ok(length) }
    }

    fn padding(&mut self, length: usize) -> Walk {
        let at = self.at;
        let padding = self.take((4 - length % 4) % 4)?;
        match padding.iter().position(|byte| *byte != 0) {
            Some(index) => Err(Fault::new(ErrorKind::Padding, at + index)),
            None => Ok(()),
        }
    }
}
