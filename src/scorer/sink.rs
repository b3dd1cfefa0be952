//! Where features are put in, and by what a sink may know a group of them again.

use super::feature::Template;

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

/// What a group of features that stand at a place is known by: equal keys must mean equal features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    document: u64,
    place: usize,
}

/// How many groups are kept that depend on a place.
pub(super) const PLACES: usize = 1 << 10;

impl Key {
    /// The key of a group that depends on a place of a document and a number below 4; `document` is not 0.
    #[inline]
    pub fn at(document: u64, place: usize, number: usize) -> Self {
        debug_assert!(document > 0 && number < 4);
        Self { document, place: place << 2 | number }
    }

    /// No group's key.
    pub(super) const NONE: Self = Self { document: 0, place: 0 };

    pub(super) fn slot(self) -> usize {
        self.place % PLACES
    }
}

/// Places for the sums of groups that depend on `K` small numbers and on nothing else: one for each way they may come
/// together, so that a group is summed once and then found without a search.
#[derive(Debug, Clone, Copy)]
pub struct Cells<const K: usize> {
    start: usize,
    sizes: [usize; K],
}

impl<const K: usize> Cells<K> {
    /// The first cells of a memo. Each number is below its size.
    pub const fn first(sizes: [usize; K]) -> Self {
        Self { start: 0, sizes }
    }

    /// The cells behind others.
    pub const fn behind<const L: usize>(other: &Cells<L>, sizes: [usize; K]) -> Self {
        Self { start: other.end(), sizes }
    }

    /// One past the last: how many cells a memo needs.
    pub const fn end(&self) -> usize {
        let (mut count, mut at) = (1, 0);
        while at < K {
            count *= self.sizes[at];
            at += 1;
        }
        self.start + count
    }

    /// The cell of these numbers.
    #[inline]
    pub fn of(&self, numbers: [usize; K]) -> usize {
        debug_assert!(numbers.iter().zip(self.sizes).all(|(number, size)| *number < size));
        self.start + numbers.iter().zip(self.sizes).fold(0, |cell, (number, size)| cell * size + number)
    }
}
