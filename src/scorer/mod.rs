//! Linear scorers over named features, with readable weights.
//!
//! A feature is a template and up to four values, each value the hash of its name; a weights file holds the names, so
//! that people can read and change it, and the hashes are made from them when it is loaded. Scoring a thing is a sum of
//! look-ups.

mod feature;
mod memo;
pub mod net;
mod pronoun;
mod sink;
mod table;
pub mod trees;

pub(crate) use feature::templates;
pub use feature::{Template, distance, feature_hash, name_hash, number};
pub use memo::{Grouped, Memo};
pub use net::{Net, read_net, write_net};
pub use pronoun::PRONOUN;
pub use sink::{Cells, Key, Sink};
pub use table::{Table, WeightRow, read_weights, write_weights};
pub use trees::{Kept, Questions, Trees, read_trees, write_trees};

/// How many features of a sum are looked up together.
const BATCH: usize = 32;

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

    #[inline(never)]
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
        self.hashes[self.count % BATCH] = feature_hash(template.hash, &values);
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

impl Record {
    /// The sum of their weights.
    pub fn sum<const N: usize>(&self, table: &Table<N>) -> [f32; N] {
        let mut thousandths = [0; N];
        let hashes: Vec<u64> = self.features.iter().map(|feature| feature.hash).collect();
        table.view().add_all(&hashes, &mut thousandths);
        thousandths.map(table::from_thousandths)
    }
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
