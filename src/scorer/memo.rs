//! Sums of many things at once, which keep the sums of groups of features for the next time the same group comes.

use super::feature::{Template, feature_hash};
use super::sink::{Cells, Key, Sink};
use super::table::{self, Table};

/// A group kept.
#[derive(Debug, Clone)]
struct Slot<const N: usize> {
    key: Key,
    sum: [i32; N],
}

/// How many features of a group are looked up together.
const BATCH: usize = 32;

/// How many blocks of cells of their own are kept.
const BLOCKS: usize = 256;

/// What [`Grouped`] keeps from one use to the next. A later group of a place takes that of an earlier one, so its size
/// is fixed.
///
/// Sums are exact, so whether a sum is kept or made anew makes no difference but in time. A memo belongs to one table
/// of weights.
#[derive(Debug, Clone)]
pub struct Memo<const N: usize> {
    slots: Vec<Slot<N>>,
    /// The sums of the groups of numbers, the first of each raised by [`KNOWN`]; zeros where there is none yet, so that memory which
    /// no group needs is never touched. Behind those that belong to all the blocks of [`Sink::own`].
    cells: Vec<[i32; N]>,
    /// Where the blocks begin, how long each is, and to whom each belongs.
    first: usize,
    length: usize,
    owners_of_blocks: Vec<[u64; 2]>,
}

/// What is added to the first number of a cell that is known: more than any sum.
const KNOWN: i32 = 1 << 30;

impl<const N: usize> Memo<N> {
    /// Nothing yet, with room for so many cells, and for blocks of so many.
    pub fn new(cells: usize, block: usize) -> Self {
        Self {
            slots: vec![Slot { key: Key::NONE, sum: [0; N] }; Key::SLOTS],
            cells: vec![[0; N]; cells + block * BLOCKS],
            first: cells,
            length: block,
            owners_of_blocks: vec![[0; 2]; BLOCKS],
        }
    }

    /// The first cell of the block that belongs to `owner`.
    fn block(&mut self, owner: [u64; 2]) -> usize {
        let mixed = (owner[0] ^ owner[1].wrapping_mul(0xd6e8_feb8_6659_fd93)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let place = (mixed >> 40) as usize % BLOCKS;
        let start = self.first + place * self.length;
        if self.owners_of_blocks[place] != owner {
            self.owners_of_blocks[place] = owner;
            self.cells[start..start + self.length].fill([0; N]);
        }
        start
    }
}

/// Sums the weights of the features of one thing after the other, and keeps the sums of groups. A group may hold others.
///
/// The features of a group are collected and looked up together, because one after the other each would wait for its
/// line of the table to come from memory.
#[derive(Debug)]
pub struct Grouped<'a, const N: usize> {
    view: table::View<'a, N>,
    memo: &'a mut Memo<N>,
    /// The first of the cells of its own.
    block: usize,
    /// The sum of the thing or group begun last, as far as it is known, its first number raised by [`KNOWN`] for each of so many
    /// cells.
    sum: [i32; N],
    raised: i32,
    /// The features that wait to be looked up.
    hashes: [u64; BATCH],
    count: usize,
}

impl<'a, const N: usize> Grouped<'a, N> {
    /// No thing yet. `memo` is used with this table only; `owner` is all that the features of [`Sink::own`] depend on beside
    /// their numbers.
    pub fn new(table: &'a Table<N>, memo: &'a mut Memo<N>, owner: [u64; 2]) -> Self {
        let block = memo.block(owner);
        Self { view: table.view(), memo, block, sum: [0; N], raised: 0, hashes: [0; BATCH], count: 0 }
    }

    /// The same for things to come whose features depend on another `owner`.
    pub fn belongs_to(&mut self, owner: [u64; 2]) {
        self.block = self.memo.block(owner);
    }

    /// The sum of the features put in by `add`.
    #[inline]
    pub fn thing(&mut self, add: impl FnOnce(&mut Self)) -> [f32; N] {
        self.sum_of(add).map(table::from_thousandths)
    }

    /// The sum of what `add` puts in, which is not added to what was put in before.
    #[inline(always)]
    fn sum_of(&mut self, add: impl FnOnce(&mut Self)) -> [i32; N] {
        let (outer, raised, start) = (self.sum, self.raised, self.count);
        (self.sum, self.raised) = ([0; N], 0);
        add(self);
        if self.count > start {
            self.view_up(start);
        }
        let mut sum = std::mem::replace(&mut self.sum, outer);
        sum[0] = sum[0].wrapping_sub(std::mem::replace(&mut self.raised, raised).wrapping_mul(KNOWN));
        sum
    }

    /// Adds a sum that is known to the thing or group begun last.
    #[inline(always)]
    fn add_known(&mut self, sum: [i32; N]) {
        self.sum.iter_mut().zip(sum).for_each(|(total, part)| *total = total.wrapping_add(part));
    }

    /// Looks up what waits from the place `start` on.
    #[inline(never)]
    fn view_up(&mut self, start: usize) {
        self.view.add_all(&self.hashes[start..self.count], &mut self.sum);
        self.count = start;
    }

    #[inline(always)]
    fn at_cell(&mut self, cell: usize, add: impl FnOnce(&mut Self)) {
        match self.memo.cells.get(cell) {
            Some(&sum) if sum[0] != 0 => {
                self.add_known(sum);
                self.raised += 1;
            }
            Some(_) => {
                let sum = self.sum_of(add);
                self.add_known(sum);
                self.memo.cells[cell] = sum;
                self.memo.cells[cell][0] += KNOWN;
            }
            None => add(self),
        }
    }
}

impl<const N: usize> Sink for Grouped<'_, N> {
    #[inline]
    fn add<const M: usize>(&mut self, template: Template, values: [u64; M]) {
        let hash = feature_hash(template.hash, &values);
        match self.hashes.get_mut(self.count) {
            Some(place) => {
                *place = hash;
                self.count += 1;
            }
            None => self.view.add_all(&[hash], &mut self.sum),
        }
    }

    #[inline]
    fn group(&mut self, key: Key, add: impl FnOnce(&mut Self)) {
        let slot = key.slot();
        let kept = &self.memo.slots[slot];
        let sum = if kept.key == key {
            kept.sum
        } else {
            let sum = self.sum_of(add);
            self.memo.slots[slot] = Slot { key, sum };
            sum
        };
        self.add_known(sum);
    }

    #[inline]
    fn cell<const K: usize>(&mut self, cells: &Cells<K>, numbers: [usize; K], add: impl FnOnce(&mut Self)) {
        self.at_cell(cells.of(numbers), add);
    }

    #[inline]
    fn own<const K: usize>(&mut self, cells: &Cells<K>, numbers: [usize; K], add: impl FnOnce(&mut Self)) {
        debug_assert!(cells.of(numbers) < self.memo.length);
        self.at_cell(self.block + cells.of(numbers), add);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scorer::{Sum, number};

    const A: Template = Template::new("a");

    fn table() -> Table<2> {
        Table::from_weights((0..200).map(|n| (feature_hash(A.hash, &[number(n)]), [n as f32, -0.5])))
    }

    const CELLS: Cells<2> = Cells::first([3, 200]);
    const INSIDE: Cells<1> = Cells::behind(&CELLS, [4]);
    const OWN: Cells<1> = Cells::first([5]);

    /// Groups of many sizes, some longer than a batch, some met again.
    fn put<S: Sink>(owner: usize, round: usize, sink: &mut S) {
        sink.add(A, [number(round)]);
        for size in [1, 3, 30, 70, 130, 2] {
            sink.group(Key::at(7, size, 2), |sink| (0..size).for_each(|n| sink.add(A, [number(n)])));
            sink.add(A, [number(size)]);
            sink.cell(&CELLS, [round % 3, size], |sink| {
                (0..size).for_each(|n| sink.add(A, [number(n + round % 3)]));
            });
            sink.group(Key::of([size, 9]), |sink| (0..size / 2).for_each(|n| sink.add(A, [number(n)])));
            sink.group(Key::word(size as u64, 1), |sink| {
                sink.add(A, [number(size)]);
                sink.cell(&INSIDE, [size % 4], |sink| sink.add(A, [number(size % 4)]));
                sink.add(A, [number(size / 2)]);
            });
            sink.own(&OWN, [round % 5], |sink| sink.add(A, [number(owner + round % 5)]));
        }
    }

    #[test]
    fn a_sum_with_cache_is_the_sum_without() {
        let table = table();
        let mut memo = Memo::new(INSIDE.end(), OWN.end());
        for (rounds, owner) in [(1, 3), (9, 3), (2, 4), (4, 1000), (3, 3)] {
            let mut grouped = Grouped::new(&table, &mut memo, [owner as u64, 1]);
            for round in 0..rounds {
                let mut plain = Sum::new(&table);
                put(owner, round, &mut plain);
                assert_eq!(grouped.thing(|sink| put(owner, round, sink)), plain.total());
            }
        }
    }

    #[test]
    fn other_places_and_documents_are_other_keys() {
        let keys = [
            Key::at(1, 0, 2),
            Key::at(1, 2, 0),
            Key::at(2, 0, 2),
            Key::NONE,
            Key::of([1, 2]),
            Key::of([2, 1]),
            Key::word(1, 2),
            Key::word(2, 1),
        ];
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[..at].contains(key));
        }
    }

    #[test]
    fn other_numbers_have_other_cells() {
        let more = Cells::behind(&Cells::first([2, 3]), [4]);
        let mut cells: Vec<usize> = (0..6).map(|n| Cells::first([2, 3]).of([n / 3, n % 3])).collect();
        cells.extend((0..4).map(|n| more.of([n])));
        assert_eq!(cells, (0..more.end()).collect::<Vec<_>>());
    }
}
