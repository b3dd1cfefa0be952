//! Linear scorers over named features, with readable weights.
//!
//! A feature is a template and up to four values, each value the hash of its name; a weights file holds the names, so
//! that people can read and change it, and the hashes are made from them when it is loaded. Scoring a thing is a sum of
//! look-ups.

mod memo;
mod table;
pub mod trees;

pub use memo::{Cells, Grouped, Key, Memo};
pub use table::{Table, WeightRow, read_weights, write_weights};
pub use trees::{Trees, read_trees, write_trees};

/// A kind of feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Its name in the weights file.
    pub name: &'static str,
    hash: u64,
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

/// Takes features in: to score them, to learn from them, or to name them.
pub trait Sink {
    /// One feature that is present.
    fn add<const N: usize>(&mut self, template: Template, values: [u64; N]);

    /// The features that `add` puts in, which depend on nothing but `key`: a sink may know their sum already.
    #[inline]
    fn group(&mut self, key: Key, add: impl FnOnce(&mut Self)) {
        let _ = key;
        add(self);
    }

    /// The same for features that depend on nothing but some small numbers.
    #[inline]
    fn cell<const K: usize>(&mut self, cells: &Cells<K>, numbers: [usize; K], add: impl FnOnce(&mut Self)) {
        let _ = (cells, numbers);
        add(self);
    }
}

/// How many features are looked up together.
const BATCH: usize = 64;

/// Sums the weights of the features put in.
///
/// Features are kept and looked up together, because one after the other each would wait for its line of the table to
/// come from memory.
#[derive(Debug)]
pub struct Sum<'a, const N: usize> {
    view: table::View<'a, N>,
    hashes: [u64; BATCH],
    count: usize,
    thousandths: [i32; N],
}

impl<'a, const N: usize> Sum<'a, N> {
    /// An empty sum.
    pub fn new(table: &'a Table<N>) -> Self {
        Self { view: table.view(), hashes: [0; BATCH], count: 0, thousandths: [0; N] }
    }

    /// The sum so far.
    pub fn total(&mut self) -> [f32; N] {
        self.view_up();
        self.thousandths.map(table::from_thousandths)
    }

    fn view_up(&mut self) {
        self.view.add_all(&self.hashes[..self.count], &mut self.thousandths);
        self.count = 0;
    }
}

impl<const N: usize> Sink for Sum<'_, N> {
    #[inline]
    fn add<const M: usize>(&mut self, template: Template, values: [u64; M]) {
        if self.count == BATCH {
            self.view_up();
        }
        self.hashes[self.count] = feature_hash(template.hash, &values);
        self.count += 1;
    }
}

/// Keeps each feature's hash, template and values, for learning and for explanations.
#[derive(Debug, Default, Clone)]
pub struct Record {
    /// The features put in, in order.
    pub features: Vec<Feature>,
}

/// A feature as it was put in.
#[derive(Debug, Clone, Copy)]
pub struct Feature {
    /// Its hash.
    pub hash: u64,
    /// Its template's name.
    pub template: &'static str,
    /// Its values' hashes; the first `arity` count.
    pub values: [u64; 4],
    /// How many values it has.
    pub arity: usize,
}

impl Sink for Record {
    fn add<const M: usize>(&mut self, template: Template, values: [u64; M]) {
        let mut kept = [0; 4];
        kept[..M].copy_from_slice(&values);
        self.features.push(Feature {
            hash: feature_hash(template.hash, &values),
            template: template.name,
            values: kept,
            arity: M,
        });
    }
}

/// The logistic function.
pub fn sigmoid(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
