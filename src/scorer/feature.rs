//! What a feature is: a template and its values, each as a hash.

/// A kind of feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Its name in the weights file.
    pub name: &'static str,
    pub(super) hash: u64,
}

impl Template {
    /// A template; names are lower-case ASCII.
    pub const fn new(name: &'static str) -> Self {
        Self { name, hash: name_hash(name) }
    }
}

/// Declares templates: a constant and its name in the weights file for each.
macro_rules! templates {
    ($($name:ident = $text:literal),+ $(,)?) => { $(const $name: Template = Template::new($text);)+ };
}
pub(crate) use templates;

/// The hash of an ASCII name: the same as [`crate::lexicon::word_hash`] gives, at compile time.
pub const fn name_hash(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i].to_ascii_lowercase() as u64).wrapping_mul(0x0000_0100_0000_01b3);
        i += 1;
    }
    hash
}

/// Hashes of the names "0" to "255".
const NUMBERS: [u64; 256] = {
    let mut table = [0; 256];
    let mut n = 0;
    while n < 256 {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        let mut scale = if n >= 100 {
            100
        } else if n >= 10 {
            10
        } else {
            1
        };
        while scale > 0 {
            hash = (hash ^ (b'0' as u64 + (n / scale % 10) as u64)).wrapping_mul(0x0000_0100_0000_01b3);
            scale /= 10;
        }
        table[n] = hash;
        n += 1;
    }
    table
};

/// A small number as a feature value; larger ones count as 255.
pub const fn number(n: usize) -> u64 {
    NUMBERS[if n > 255 { 255 } else { n }]
}

/// A distance in classes: 0 1 2 3 4 5-6 7-9 10-14 15-24 25-39 40 and more.
pub const fn distance(n: usize) -> usize {
    match n {
        0..=4 => n,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=39 => 9,
        _ => 10,
    }
}

/// The hash of a template with its values.
#[inline]
pub const fn feature_hash(template: u64, values: &[u64]) -> u64 {
    let mut hash = template;
    let mut i = 0;
    while i < values.len() {
        hash = (hash ^ values[i]).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^= hash >> 32;
        i += 1;
    }
    hash
}
