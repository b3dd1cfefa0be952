//! Sums of many things at once, which keep the sums of groups of features for the next time the same group comes.

use super::feature::{Template, feature_hash};
use super::sink::{Cells, Key, Sink};
use super::table::{self, Table};

/// A group kept.
#[derive(Debug, Clone)]
struct Slot<const N: usize> {
    key: Key,
    /// Its place among those that wait and one; 0 where its sum is known.
    waits: usize,
    sum: [i32; N],
}

/// How many features are looked up together.
const BATCH: usize = 256;

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
    /// The features that wait to be looked up, each with its group's place among those that wait.
    hashes: Box<[u64; BATCH]>,
    owners: Box<[u16; BATCH]>,
    count: usize,
    /// The group that features now belong to, and the one of those that belong to no other; [`CLOSED`] where it has to be begun.
    open: usize,
    loose: usize,
    /// The slots or cells of the groups that wait, and their sums.
    waiting: Vec<Home>,
    sums: Vec<[i32; N]>,
    /// Which thing a group that waits is part of. A group may be part of several.
    uses: Vec<(usize, usize)>,
    totals: Vec<[i32; N]>,
}

/// Where the sum of a group is kept.
#[derive(Debug, Clone, Copy)]
enum Home {
    Slot(usize),
    Cell(usize),
    Nowhere,
}

/// What is added to the first number of a cell that is known: more than any sum.
const KNOWN: i32 = 1 << 30;
/// No group's place.
const CLOSED: usize = usize::MAX;

impl<const N: usize> Memo<N> {
    /// Nothing yet, with room for so many cells, and for blocks of so many.
    pub fn new(cells: usize, block: usize) -> Self {
        Self {
            slots: vec![Slot { key: Key::NONE, waits: 0, sum: [0; N] }; Key::SLOTS],
            cells: vec![[0; N]; cells + block * BLOCKS],
            first: cells,
            length: block,
            owners_of_blocks: vec![[0; 2]; BLOCKS],
            hashes: Box::new([0; BATCH]),
            owners: Box::new([0; BATCH]),
            count: 0,
            open: CLOSED,
            loose: CLOSED,
            waiting: Vec::new(),
            sums: Vec::new(),
            uses: Vec::new(),
            totals: Vec::new(),
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

/// Sums the weights of the features of one thing after the other, and keeps the sums of groups.
///
/// Features are collected and looked up together, across things, because one after the other each would wait for its
/// line of the table to come from memory.
#[derive(Debug)]
pub struct Grouped<'a, const N: usize> {
    view: table::View<'a, N>,
    memo: &'a mut Memo<N>,
    /// The first of the cells of its own.
    block: usize,
    /// The sum of the thing begun last, as far as it is known.
    sum: [i32; N],
}

impl<'a, const N: usize> Grouped<'a, N> {
    /// No thing yet. `memo` is used with this table only; `owner` is all that the features of [`Sink::own`] depend on beside
    /// their numbers.
    pub fn new(table: &'a Table<N>, memo: &'a mut Memo<N>, owner: [u64; 2]) -> Self {
        memo.totals.clear();
        let block = memo.block(owner);
        Self { view: table.view(), memo, block, sum: [0; N] }
    }

    /// The features put in by `add` are those of the next thing.
    #[inline]
    pub fn thing(&mut self, add: impl FnOnce(&mut Self)) {
        (self.memo.open, self.memo.loose) = (CLOSED, CLOSED);
        self.sum = [0; N];
        add(self);
        self.memo.totals.push(self.sum);
    }

    /// The sums of all things, in order.
    pub fn totals(mut self) -> Vec<[f32; N]> {
        self.view_up();
        self.memo.totals.iter().map(|sums| sums.map(table::from_thousandths)).collect()
    }

    /// Begins a group of the thing begun last.
    #[inline]
    fn open(&mut self, home: Home) {
        let memo = &mut *self.memo;
        memo.uses.push((memo.waiting.len(), memo.totals.len()));
        memo.open = memo.waiting.len();
        memo.waiting.push(home);
    }

    /// Adds a sum that is known to the thing begun last.
    #[inline]
    fn add_known(&mut self, sum: [i32; N]) {
        self.sum.iter_mut().zip(sum).for_each(|(total, part)| *total += part);
    }

    /// Looks up all that waits.
    #[inline(never)]
    fn view_up(&mut self) {
        let memo = &mut *self.memo;
        memo.sums.clear();
        memo.sums.resize(memo.waiting.len(), [0; N]);
        self.view.add_each(&memo.hashes[..memo.count], &memo.owners[..], &mut memo.sums);
        for (group, thing) in memo.uses.drain(..) {
            let total = memo.totals.get_mut(thing).unwrap_or(&mut self.sum);
            for (total, part) in total.iter_mut().zip(&memo.sums[group]) {
                *total += part;
            }
        }
        for (group, home) in memo.waiting.drain(..).enumerate() {
            match home {
                Home::Slot(slot) if memo.slots[slot].waits == group + 1 => {
                    memo.slots[slot].waits = 0;
                    memo.slots[slot].sum = memo.sums[group];
                }
                Home::Cell(cell) => {
                    memo.cells[cell] = memo.sums[group];
                    memo.cells[cell][0] += KNOWN;
                }
                _ => {}
            }
        }
        memo.count = 0;
    }

    /// Looks up all that waits while a group is open, which then is not kept, since its sum is not whole.
    #[cold]
    fn view_up_amid(&mut self) {
        let last = self.memo.waiting.last().copied();
        self.view_up();
        match last {
            Some(Home::Slot(slot)) => self.memo.slots[slot].key = Key::NONE,
            Some(Home::Cell(cell)) => self.memo.cells[cell] = [0; N],
            Some(Home::Nowhere) | None => {}
        }
        (self.memo.open, self.memo.loose) = (CLOSED, CLOSED);
    }

    #[inline]
    fn at_cell(&mut self, cell: usize, add: impl FnOnce(&mut Self)) {
        match self.memo.cells.get(cell) {
            Some(&(mut sum)) if sum[0] != 0 => {
                sum[0] -= KNOWN;
                self.add_known(sum);
            }
            Some(_) => {
                self.open(Home::Cell(cell));
                add(self);
                self.memo.open = self.memo.loose;
            }
            None => add(self),
        }
    }
}

impl<const N: usize> Sink for Grouped<'_, N> {
    #[inline]
    fn add<const M: usize>(&mut self, template: Template, values: [u64; M]) {
        if self.memo.count == BATCH {
            self.view_up_amid();
        }
        if self.memo.open == CLOSED {
            self.open(Home::Nowhere);
            self.memo.loose = self.memo.open;
        }
        let memo = &mut *self.memo;
        let at = memo.count % BATCH;
        memo.hashes[at] = feature_hash(template.hash, &values);
        memo.owners[at] = memo.open as u16;
        memo.count = at + 1;
    }

    #[inline]
    fn group(&mut self, key: Key, add: impl FnOnce(&mut Self)) {
        let memo = &mut *self.memo;
        let slot = key.slot();
        let kept = &mut memo.slots[slot];
        if kept.key != key {
            (kept.key, kept.waits) = (key, memo.waiting.len() + 1);
            self.open(Home::Slot(slot));
            add(self);
            self.memo.open = self.memo.loose;
        } else if kept.waits == 0 {
            let sum = kept.sum;
            self.add_known(sum);
        } else {
            memo.uses.push((kept.waits - 1, memo.totals.len()));
        }
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
            sink.own(&OWN, [round % 5], |sink| sink.add(A, [number(owner + round % 5)]));
        }
    }

    #[test]
    fn a_sum_with_cache_is_the_sum_without() {
        let table = table();
        let mut memo = Memo::new(CELLS.end(), OWN.end());
        for (rounds, owner) in [(1, 3), (9, 3), (2, 4), (4, 1000), (3, 3)] {
            let mut grouped = Grouped::new(&table, &mut memo, [owner as u64, 1]);
            let mut expected = Vec::new();
            for round in 0..rounds {
                let mut plain = Sum::new(&table);
                put(owner, round, &mut plain);
                expected.push(plain.total());
                grouped.thing(|sink| put(owner, round, sink));
            }
            assert_eq!(grouped.totals(), expected);
        }
    }

    #[test]
    fn other_places_and_documents_are_other_keys() {
        let keys = [Key::at(1, 0, 2), Key::at(1, 2, 0), Key::at(2, 0, 2), Key::NONE, Key::of([1, 2]), Key::of([2, 1])];
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
