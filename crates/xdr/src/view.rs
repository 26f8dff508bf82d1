//! Views: what borrows validated bytes and reads parts of them where they are asked for.

use std::fmt;
use std::iter::FusedIterator;
use std::marker::PhantomData;

use crate::landmarks::Marks;
use crate::{Definition, Error, ErrorKind, Landmarks};

/// How much a value may ask of its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Levels of nesting, counted as the stellar-xdr crate counts them. More than [`MAX_DEPTH`](Self::MAX_DEPTH) count
    /// as that many, so that no input can exhaust the stack.
    pub depth: u32,
}

impl Limits {
    /// The greatest depth.
    pub const MAX_DEPTH: u32 = 1_000;

    pub(crate) fn effective_depth(self) -> u32 {
        self.depth.min(Self::MAX_DEPTH)
    }
}

/// 500 levels: far more than the network's own limits allow.
impl Default for Limits {
    fn default() -> Self {
        Self { depth: 500 }
    }
}

/// What an accessor can give: a number, bytes, an enumeration, a view, a list or an option of such.
pub trait Value<'a>: Copy {
    /// The least number of bytes that a value takes.
    #[doc(hidden)]
    const LEAST: usize;

    /// Reads the value that begins at `bytes`, which are validated. Others give values without meaning.
    #[doc(hidden)]
    fn read(bytes: &'a [u8]) -> Self;

    /// The bytes after the value that begins at `bytes`.
    #[doc(hidden)]
    fn after(bytes: &'a [u8]) -> Option<&'a [u8]>;
}

/// A view of a structure, a union or a named list: it borrows the bytes from where the value begins.
pub trait View<'a>: Value<'a> {
    /// The XDR definition.
    const DEFINITION: &'static Definition;

    /// Levels of depth that reading needs, when it is known to need no more.
    #[doc(hidden)]
    const DEPTH: u32;

    /// The strict pass over one value.
    #[doc(hidden)]
    fn check<L: Landmarks>(bytes: &'a [u8], depth: u32, marks: &mut Marks<'_, L>) -> Option<&'a [u8]>;

    /// A view of exactly these bytes, which are validated with the [default limits](Limits::default).
    fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        Self::parse_with(bytes, Limits::default(), &mut ())
    }

    /// A view of exactly these bytes, which are validated. The landmarks on the way are reported.
    fn parse_with<L: Landmarks>(bytes: &'a [u8], limits: Limits, landmarks: &mut L) -> Result<Self, Error> {
        let depth = limits.effective_depth();
        if depth < Self::DEPTH {
            return Self::DEFINITION.walk(bytes, limits, Some(landmarks)).map(|()| Self::read(bytes));
        }
        match Self::check(bytes, depth, &mut Marks { total: bytes.len(), to: landmarks }) {
            Some([]) => Ok(Self::read(bytes)),
            _ => Err(explain(Self::DEFINITION, bytes, limits)),
        }
    }

    /// A view of bytes that are known to be valid: the span of another view, or what a
    /// [landmark](Landmarks::leave) reported. More bytes may follow the value.
    ///
    /// Nothing is checked here. Views of other bytes give values without meaning, but do not panic, and their lists end
    /// with the bytes.
    #[inline]
    fn from_validated(bytes: &'a [u8]) -> Self {
        Self::read(bytes)
    }

    /// The bytes of the value, no more: for hashing, and for decoding with other crates. Found by going over it.
    fn span(self) -> &'a [u8];
}

/// Says what is wrong with bytes that the fast pass refused.
#[cold]
fn explain(definition: &Definition, bytes: &[u8], limits: Limits) -> Error {
    match definition.validate(bytes, limits) {
        Err(error) => error,
        Ok(()) => Error { kind: ErrorKind::Unexplained, offset: 0, path: definition.name.to_owned() },
    }
}

/// Bytes from an offset on.
#[inline]
pub(crate) fn at(bytes: &[u8], offset: usize) -> &[u8] {
    bytes.get(offset..).unwrap_or_default()
}

/// Reads a value of the type that is asked for.
#[inline]
pub(crate) fn read<'a, T: Value<'a>>(bytes: &'a [u8]) -> T {
    T::read(bytes)
}

/// The bytes after a value.
#[inline]
pub(crate) fn after<'a, T: Value<'a>>(bytes: &'a [u8]) -> &'a [u8] {
    T::after(bytes).unwrap_or_default()
}

/// The bytes of a value.
#[inline]
pub(crate) fn span<'a, T: Value<'a>>(bytes: &'a [u8]) -> &'a [u8] {
    let rest = T::after(bytes).map_or(0, <[u8]>::len);
    bytes.get(..bytes.len() - rest).unwrap_or_default()
}

macro_rules! numbers {
    ($($number:ident),*) => {$(
        impl<'a> Value<'a> for $number {
            const LEAST: usize = size_of::<$number>();

            #[inline]
            fn read(bytes: &'a [u8]) -> Self {
                bytes.first_chunk().map_or(0, |bytes| $number::from_be_bytes(*bytes))
            }

            #[inline]
            fn after(bytes: &'a [u8]) -> Option<&'a [u8]> {
                bytes.get(size_of::<$number>()..)
            }
        }
    )*};
}

numbers!(u32, i32, u64, i64);

impl<'a> Value<'a> for bool {
    const LEAST: usize = 4;

    #[inline]
    fn read(bytes: &'a [u8]) -> Self {
        u32::read(bytes) == 1
    }

    #[inline]
    fn after(bytes: &'a [u8]) -> Option<&'a [u8]> {
        u32::after(bytes)
    }
}

/// Opaque bytes of fixed size.
impl<'a, const N: usize> Value<'a> for &'a [u8; N] {
    const LEAST: usize = N.next_multiple_of(4);

    #[inline]
    fn read(bytes: &'a [u8]) -> Self {
        bytes.first_chunk().unwrap_or(const { &[0; N] })
    }

    #[inline]
    fn after(bytes: &'a [u8]) -> Option<&'a [u8]> {
        bytes.get(Self::LEAST..)
    }
}

/// Opaque bytes, and strings: XDR does not say how they are encoded.
impl<'a> Value<'a> for &'a [u8] {
    const LEAST: usize = 4;

    #[inline]
    fn read(bytes: &'a [u8]) -> Self {
        let body = at(bytes, 4);
        let length = usize::try_from(u32::read(bytes)).unwrap_or(usize::MAX);
        body.get(..length).unwrap_or(body)
    }

    #[inline]
    fn after(bytes: &'a [u8]) -> Option<&'a [u8]> {
        crate::scan::bytes::<{ u32::MAX }>(bytes)
    }
}

impl<'a, T: Value<'a>> Value<'a> for Option<T> {
    const LEAST: usize = 4;

    #[inline]
    fn read(bytes: &'a [u8]) -> Self {
        (u32::read(bytes) == 1).then(|| T::read(at(bytes, 4)))
    }

    #[inline]
    fn after(bytes: &'a [u8]) -> Option<&'a [u8]> {
        crate::scan::optional(bytes, T::after)
    }
}

impl<'a, T: Value<'a>, const N: usize> Value<'a> for [T; N] {
    const LEAST: usize = T::LEAST * N;

    #[inline]
    fn read(mut bytes: &'a [u8]) -> Self {
        std::array::from_fn(|_| {
            let value = T::read(bytes);
            bytes = after::<T>(bytes);
            value
        })
    }

    #[inline]
    fn after(bytes: &'a [u8]) -> Option<&'a [u8]> {
        (0..N).try_fold(bytes, |bytes, _| T::after(bytes))
    }
}

/// A view of a list. Elements have no common size, so they are reached in order.
#[derive(Clone, Copy)]
pub struct ListView<'a, T> {
    bytes: &'a [u8],
    of: PhantomData<fn() -> T>,
}

impl<'a, T: Value<'a>> ListView<'a, T> {
    /// How many elements it has.
    #[inline]
    pub fn len(self) -> usize {
        let length = usize::try_from(u32::read(self.bytes)).unwrap_or(usize::MAX);
        // Never binds on validated bytes. On others it keeps loops short.
        length.min(at(self.bytes, 4).len() / T::LEAST)
    }

    /// Whether it has no element.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The first element.
    #[inline]
    pub fn first(self) -> Option<T> {
        (!self.is_empty()).then(|| T::read(at(self.bytes, 4)))
    }

    /// Its elements, in order.
    #[inline]
    pub fn iter(self) -> ListIter<'a, T> {
        ListIter { bytes: at(self.bytes, 4), left: self.len(), begun: false, of: PhantomData }
    }

    /// The bytes from its length on. What follows the list may follow here too: unlike for [`ListView::span`] nobody looks for
    /// its end.
    #[inline]
    pub fn start(self) -> &'a [u8] {
        self.bytes
    }

    /// The bytes of the list with its length, no more. Found by going over it.
    #[inline]
    pub fn span(self) -> &'a [u8] {
        span::<Self>(self.bytes)
    }
}

impl<'a, T: Value<'a>> Value<'a> for ListView<'a, T> {
    const LEAST: usize = 4;

    #[inline]
    fn read(bytes: &'a [u8]) -> Self {
        Self { bytes, of: PhantomData }
    }

    fn after(bytes: &'a [u8]) -> Option<&'a [u8]> {
        crate::scan::list::<{ u32::MAX }>(bytes, T::after)
    }
}

impl<'a, T: Value<'a>> IntoIterator for ListView<'a, T> {
    type Item = T;
    type IntoIter = ListIter<'a, T>;

    #[inline]
    fn into_iter(self) -> ListIter<'a, T> {
        self.iter()
    }
}

impl<'a, T: Value<'a> + fmt::Debug> fmt::Debug for ListView<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Elements of a list, in order.
#[derive(Clone)]
pub struct ListIter<'a, T> {
    /// From the element that was given last, or from the first one.
    bytes: &'a [u8],
    left: usize,
    begun: bool,
    of: PhantomData<fn() -> T>,
}

impl<'a, T: Value<'a>> Iterator for ListIter<'a, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        if self.left == 0 {
            return None;
        }
        // An element is gone over only when the next one is wanted: the last one never is.
        if self.begun {
            let Some(rest) = T::after(self.bytes) else {
                self.left = 0;
                return None;
            };
            self.bytes = rest;
        }
        self.begun = true;
        self.left -= 1;
        Some(T::read(self.bytes))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<'a, T: Value<'a>> ExactSizeIterator for ListIter<'a, T> {}

impl<'a, T: Value<'a>> FusedIterator for ListIter<'a, T> {}

/// Declares the view of a structure, union or named list, with the strict pass over it.
macro_rules! view {
    ($(#[$doc:meta])* $name:ident, $table:ident, least $least:literal, depth $depth:literal,
     |$b:ident, $d:ident, $l:ident| $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name<'a> {
            bytes: &'a [u8],
        }

        impl<'a> crate::Value<'a> for $name<'a> {
            const LEAST: usize = $least;

            #[inline]
            fn read(bytes: &'a [u8]) -> Self {
                Self { bytes }
            }

            #[inline]
            fn after(bytes: &'a [u8]) -> Option<&'a [u8]> {
                let marks = &mut Marks { total: bytes.len(), to: &mut () };
                <Self as crate::View<'a>>::check(bytes, crate::Limits::MAX_DEPTH, marks)
            }
        }

        impl<'a> crate::View<'a> for $name<'a> {
            const DEFINITION: &'static crate::Definition = &definitions::$table;
            const DEPTH: u32 = $depth;

            #[inline]
            fn check<L: crate::Landmarks>($b: &'a [u8], $d: u32, $l: &mut Marks<'_, L>) -> Option<&'a [u8]> {
                let _ = ($d, &$l);
                $check
            }

            #[inline]
            fn span(self) -> &'a [u8] {
                crate::view::span::<Self>(self.bytes)
            }
        }

        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({} bytes)", stringify!($name), crate::View::span(*self).len())
            }
        }
    };
}
pub(crate) use view;

/// Gives the view of a named list what a list has.
macro_rules! named_list {
    ($name:ident, $element:ty) => {
        impl<'a> $name<'a> {
            /// The list.
            #[inline]
            pub fn list(self) -> ListView<'a, $element> {
                read(self.bytes)
            }

            /// How many elements it has.
            #[inline]
            pub fn len(self) -> usize {
                self.list().len()
            }

            /// Whether it has no element.
            #[inline]
            pub fn is_empty(self) -> bool {
                self.list().is_empty()
            }

            /// The first element.
            #[inline]
            pub fn first(self) -> Option<$element> {
                self.list().first()
            }

            /// Its elements, in order.
            #[inline]
            pub fn iter(self) -> crate::ListIter<'a, $element> {
                self.list().iter()
            }
        }

        impl<'a> IntoIterator for $name<'a> {
            type Item = $element;
            type IntoIter = crate::ListIter<'a, $element>;

            #[inline]
            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }
    };
}
pub(crate) use named_list;

/// Declares an enumeration.
macro_rules! enumeration {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$about:meta])* $member:ident = $value:literal, $xdr:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(i32)]
        pub enum $name {
            $($(#[$about])* $member = $value,)*
        }

        impl $name {
            /// All of its members.
            pub const ALL: &'static [Self] = &[$(Self::$member),*];

            /// Its value in XDR.
            #[inline]
            pub fn value(self) -> i32 {
                self as i32
            }

            /// The member with a value in XDR.
            #[inline]
            pub fn from_value(value: i32) -> Option<Self> {
                match value {
                    $($value => Some(Self::$member),)*
                    _ => None,
                }
            }

            /// Its name in XDR.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$member => $xdr,)*
                }
            }
        }

        impl<'a> crate::Value<'a> for $name {
            const LEAST: usize = 4;

            #[inline]
            fn read(bytes: &'a [u8]) -> Self {
                // Bytes that are not validated may give the first member.
                Self::from_value(crate::view::read(bytes)).unwrap_or(Self::ALL[0])
            }

            #[inline]
            fn after(bytes: &'a [u8]) -> Option<&'a [u8]> {
                bytes.get(4..)
            }
        }
    };
}
pub(crate) use enumeration;
