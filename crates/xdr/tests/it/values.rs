//! Random values of any type, as bytes, made from the definitions; and ways to damage them.

use std::collections::BTreeMap;

use cdpctl_xdr::{Definition, Shape, Type};

/// Random numbers from a seed (SplitMix64).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `bound`, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }

    pub fn word(&mut self) -> u32 {
        u32::try_from(self.next() >> 32).unwrap()
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn one_of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// Makes values. Knows for every type how few levels end it, and which types it can hold.
pub struct Maker {
    heights: BTreeMap<&'static str, u32>,
    holds: BTreeMap<&'static str, Vec<&'static str>>,
}

/// How a value is made.
pub struct Recipe<'r> {
    pub random: &'r mut Random,
    /// Levels of nesting before values are ended as soon as they can be.
    pub levels: u32,
    /// Bytes after which lists and bytes are kept short.
    pub size: usize,
    /// Once in so many places something is not as it should be: 0 for never.
    pub faults: usize,
    /// The type that is to be nested, and how often yet.
    pub nest: Option<(&'static str, u32)>,
    pub out: Vec<u8>,
}

impl Maker {
    pub fn new() -> Self {
        let all = Definition::all();
        let mut heights = BTreeMap::new();
        // Heights settle from the leaves up.
        while heights.len() < all.len() {
            let before = heights.len();
            for definition in all {
                if !heights.contains_key(definition.name)
                    && let Some(height) = height(definition, &heights)
                {
                    heights.insert(definition.name, height);
                }
            }
            assert!(heights.len() > before, "types that never end");
        }
        let direct: BTreeMap<&str, Vec<&'static str>> =
            all.iter().map(|definition| (definition.name, direct(definition))).collect();
        let holds = all.iter().map(|definition| {
            let (mut open, mut seen) = (direct[definition.name].clone(), Vec::new());
            while let Some(name) = open.pop() {
                if !seen.contains(&name) {
                    seen.push(name);
                    open.extend(&direct[name]);
                }
            }
            (definition.name, seen)
        });
        Self { heights, holds: holds.collect() }
    }

    /// Types that can hold themselves.
    pub fn recursive(&self) -> Vec<&'static Definition> {
        Definition::all().iter().copied().filter(|one| self.holds[one.name].contains(&one.name)).collect()
    }

    /// Whether a value of `of` can hold one of `wanted`, or is one.
    fn leads(&self, of: &Type, wanted: &str) -> bool {
        match of {
            Type::Defined(one) => one.name == wanted || self.holds[one.name].contains(&wanted),
            Type::List(of, _) | Type::Array(of, _) | Type::Optional(of) | Type::Boxed(of) => self.leads(of, wanted),
            _ => false,
        }
    }

    pub fn make(&self, definition: &'static Definition, recipe: &mut Recipe) {
        let levels = recipe.levels;
        recipe.levels = levels.saturating_sub(1);
        if let Some((name, left)) = &mut recipe.nest
            && *name == definition.name
        {
            match left.checked_sub(1) {
                Some(less) => *left = less,
                None => recipe.nest = None,
            }
        }
        match &definition.shape {
            Shape::Enum(members) => {
                let value = recipe.random.one_of(members).value;
                recipe.value(value);
            }
            Shape::Struct(fields) => fields.iter().for_each(|field| self.of(&field.of, recipe)),
            Shape::Union { arms, .. } => {
                let mut open: Vec<_> = arms.iter().collect();
                if let Some((name, _)) = recipe.nest
                    && open.iter().any(|arm| arm.of.as_ref().is_some_and(|of| self.leads(of, name)))
                {
                    open.retain(|arm| arm.of.as_ref().is_some_and(|of| self.leads(of, name)));
                } else if levels == 0 {
                    let of = |of: &Type| of_height(of, &self.heights).unwrap();
                    let least = open.iter().map(|arm| arm.of.as_ref().map_or(0, of)).min().unwrap();
                    open.retain(|arm| arm.of.as_ref().map_or(0, of) == least);
                }
                let arm = *recipe.random.one_of(&open);
                let value = *recipe.random.one_of(arm.cases);
                recipe.value(value);
                if let Some(of) = &arm.of {
                    self.of(of, recipe);
                }
            }
            Shape::Typedef(of) => self.of(of, recipe),
        }
        recipe.levels = levels;
    }

    fn of(&self, of: &'static Type, recipe: &mut Recipe) {
        let leads = recipe.nest.is_some_and(|(name, _)| self.leads(of, name));
        let ends = !leads && (recipe.levels == 0 || recipe.out.len() > recipe.size);
        match of {
            Type::U32 | Type::I32 => {
                let word = recipe.any_word();
                recipe.word(word);
            }
            Type::U64 | Type::I64 => (0..2).for_each(|_| {
                let word = recipe.any_word();
                recipe.word(word);
            }),
            Type::Bool => {
                let mut value = u32::from(recipe.random.once_in(2));
                if recipe.fault() {
                    value = recipe.random.word();
                }
                recipe.word(value);
            }
            Type::Opaque(length) => recipe.body(*length),
            Type::Bytes(bound) | Type::Text(bound) => {
                let most = if ends { 4 } else { 40 };
                let length = recipe.length(*bound, most);
                recipe.word(length);
                recipe.body(length.try_into().unwrap());
            }
            Type::List(of, bound) => {
                let mut length = if ends { 0 } else { recipe.length(*bound, 3) };
                if leads {
                    length = length.max(1);
                }
                recipe.word(length);
                for _ in 0..length {
                    self.of(of, recipe);
                }
            }
            Type::Array(of, length) => (0..*length).for_each(|_| self.of(of, recipe)),
            Type::Optional(of) => {
                let some = leads || (!ends && recipe.random.once_in(2));
                recipe.value(i32::from(some));
                if some {
                    self.of(of, recipe);
                }
            }
            Type::Boxed(of) => self.of(of, recipe),
            Type::Defined(definition) => self.make(definition, recipe),
        }
    }
}

impl Recipe<'_> {
    fn fault(&mut self) -> bool {
        self.faults != 0 && self.random.once_in(self.faults)
    }

    fn word(&mut self, word: u32) {
        self.out.extend(word.to_be_bytes());
    }

    fn any_word(&mut self) -> u32 {
        if self.random.once_in(2) { self.random.word() } else { self.random.word() % 4 }
    }

    /// A value that is looked at: with a fault, another one.
    fn value(&mut self, mut value: i32) {
        if self.fault() {
            value = match self.random.below(3) {
                0 => value.wrapping_add(1),
                1 => value.wrapping_sub(1),
                _ => self.random.word().cast_signed(),
            };
        }
        self.word(value.cast_unsigned());
    }

    /// A length, mostly small, at times at its bound; with a fault above it.
    fn length(&mut self, bound: u32, most: u32) -> u32 {
        let small = self.random.word() % (most + 1);
        if bound > 200 {
            return small;
        }
        if self.fault() {
            bound + 1
        } else if self.random.once_in(6) && (self.out.len() < self.size || most > 3) {
            bound
        } else {
            small.min(bound)
        }
    }

    fn body(&mut self, length: usize) {
        for _ in 0..length {
            let byte = u8::try_from(self.random.below(256)).unwrap();
            self.out.push(byte);
        }
        let padding = (4 - length % 4) % 4;
        self.out.extend(&[0; 3][..padding]);
        if padding > 0 && self.fault() {
            let at = self.out.len() - 1 - self.random.below(padding);
            self.out[at] = 1 << self.random.below(8);
        }
    }
}

/// Damages bytes in one of the ways in which bytes get damaged.
pub fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
    const WORDS: &[u32] =
        &[0, 1, 2, 3, 4, 5, 6, 7, 20, 32, 33, 64, 65, 100, 101, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0, 0xffff_ffff];
    if bytes.is_empty() {
        bytes.push(0);
    }
    let at = random.below(bytes.len());
    let aligned = at & !3;
    match random.below(9) {
        0 | 1 => bytes[at] ^= 1 << random.below(8),
        2 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
        3 | 4 => {
            if let Some(word) = bytes.get_mut(aligned..aligned + 4) {
                word.copy_from_slice(&random.one_of(WORDS).to_be_bytes());
            }
        }
        5 => {
            if let Some(word) = bytes.get_mut(aligned..aligned + 4) {
                let old = u32::from_be_bytes(word.try_into().unwrap());
                let new = if random.once_in(2) { old.wrapping_add(1) } else { old.wrapping_sub(1) };
                word.copy_from_slice(&new.to_be_bytes());
            }
        }
        6 => bytes.truncate(if random.once_in(2) { aligned } else { at }),
        7 => {
            let word = random.one_of(WORDS).to_be_bytes();
            bytes.splice(aligned..aligned, word);
        }
        _ => {
            let other = random.below(bytes.len()) & !3;
            for index in 0..4 {
                if aligned + index < bytes.len() && other + index < bytes.len() {
                    bytes.swap(aligned + index, other + index);
                }
            }
        }
    }
}

fn direct(definition: &'static Definition) -> Vec<&'static str> {
    fn collect(of: &'static Type, names: &mut Vec<&'static str>) {
        match of {
            Type::Defined(one) => names.push(one.name),
            Type::List(of, _) | Type::Array(of, _) | Type::Optional(of) | Type::Boxed(of) => collect(of, names),
            _ => {}
        }
    }
    let mut names = Vec::new();
    match &definition.shape {
        Shape::Enum(_) => {}
        Shape::Struct(fields) => fields.iter().for_each(|field| collect(&field.of, &mut names)),
        Shape::Union { arms, .. } => {
            arms.iter().filter_map(|arm| arm.of.as_ref()).for_each(|of| collect(of, &mut names));
        }
        Shape::Typedef(of) => collect(of, &mut names),
    }
    names
}

/// The least number of named types on the way to where a value can end, once it is known.
fn height(definition: &Definition, known: &BTreeMap<&str, u32>) -> Option<u32> {
    match &definition.shape {
        Shape::Enum(_) => Some(1),
        Shape::Struct(fields) => fields
            .iter()
            .map(|field| of_height(&field.of, known))
            .try_fold(0, |most, one| Some(most.max(one?)))
            .map(|h| h + 1),
        Shape::Union { arms, .. } => arms
            .iter()
            .filter_map(|arm| arm.of.as_ref().map_or(Some(0), |of| of_height(of, known)))
            .min()
            .map(|height| height + 1),
        Shape::Typedef(of) => of_height(of, known).map(|height| height + 1),
    }
}

fn of_height(of: &Type, known: &BTreeMap<&str, u32>) -> Option<u32> {
    match of {
        Type::Defined(one) => known.get(one.name).copied(),
        Type::Array(of, _) | Type::Boxed(of) => of_height(of, known),
        _ => Some(0),
    }
}
