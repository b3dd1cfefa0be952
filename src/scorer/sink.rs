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

    /// The same for features that depend on what all things have in common, too: a sink that knows of that has cells of its own.
    #[inline]
    fn own<const K: usize>(&mut self, cells: &Cells<K>, numbers: [usize; K], add: impl FnOnce(&mut Self)) {
        let _ = (cells, numbers);
        add(self);
    }
}

/// What a group of features is known by: equal keys must mean equal features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    document: u64,
    place: usize,
}

/// How many groups are kept that depend on a place, how many that depend on some numbers, and how many on a word.
const PLACES: usize = 1 << 10;
const KEPT: usize = 1 << 12;
const WORDS: usize = 1 << 12;

impl Key {
    /// The key of a group that depends on a place of a document and a number below 4; `document` is not 0.
    #[inline]
    pub fn at(document: u64, place: usize, number: usize) -> Self {
        debug_assert!(document > 0 && number < 4);
        Self { document, place: place << 2 | number }
    }

    /// The key of a group that depends on small numbers and on nothing else, which are too many for [`Cells`]; no other group
    /// of a memo has such keys.
    #[inline]
    pub fn of<const K: usize>(numbers: [usize; K]) -> Self {
        debug_assert!(K <= 8 && numbers.iter().all(|&number| number < 256));
        Self { document: u64::MAX, place: numbers.iter().fold(0, |place, number| place << 8 | number) }
    }

    /// The key of a group that depends on a word, by its hash, and a number below 16. A document's key never has such a place.
    #[inline]
    pub fn word(word: u64, number: usize) -> Self {
        debug_assert!(number < 16);
        Self { document: word, place: usize::MAX - number }
    }

    /// No group's key.
    pub(super) const NONE: Self = Self { document: 0, place: 0 };
    /// How many groups are kept.
    pub(super) const SLOTS: usize = PLACES + KEPT + WORDS;

    #[inline]
    pub(super) const fn slot(self) -> usize {
        if self.document == u64::MAX {
            let mixed = (self.place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            PLACES + (mixed >> 32) as usize % KEPT
        } else if self.place > usize::MAX - 16 {
            let mixed = (self.document ^ self.place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            PLACES + KEPT + (mixed >> 32) as usize % WORDS
        } else {
            self.place % PLACES
        }
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
