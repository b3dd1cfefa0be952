//! Sums of many things at once, which keep the sums of groups of features for the next time the same group comes.

use super::feature::{Template, feature_hash};
use super::sink::{Cells, Key, PLACES, Sink};
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

/// What [`Grouped`] keeps from one use to the next. A later group of a place takes that of an earlier one, so its size
/// is fixed.
///
/// Sums are exact, so whether a sum is kept or made anew makes no difference but in time. A memo belongs to one table
/// of weights.
#[derive(Debug, Clone)]
pub struct Memo<const N: usize> {
    slots: Vec<Slot<N>>,
    /// The sums of the groups of numbers; [`UNKNOWN`] where there is none yet.
    cells: Vec<[i32; N]>,
    /// The features that wait to be looked up, each with its group's place among those that wait.
    hashes: Box<[u64; BATCH]>,
    owners: Box<[u16; BATCH]>,
    count: usize,
    /// The group that features now belong to, and the one of those that belong to no other.
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

/// No sum is as small.
const UNKNOWN: i32 = i32::MIN;

impl<const N: usize> Memo<N> {
    /// Nothing yet, with room for so many cells.
    pub fn new(cells: usize) -> Self {
        Self {
            slots: vec![Slot { key: Key::NONE, waits: 0, sum: [0; N] }; PLACES],
            cells: vec![[UNKNOWN; N]; cells],
            hashes: Box::new([0; BATCH]),
            owners: Box::new([0; BATCH]),
            count: 0,
            open: 0,
            loose: 0,
            waiting: Vec::new(),
            sums: Vec::new(),
            uses: Vec::new(),
            totals: Vec::new(),
        }
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
}

impl<'a, const N: usize> Grouped<'a, N> {
    /// No thing yet. `memo` is used with this table only.
    pub fn new(table: &'a Table<N>, memo: &'a mut Memo<N>) -> Self {
        memo.totals.clear();
        Self { view: table.view(), memo }
    }

    /// Begins the next thing.
    #[inline]
    pub fn begin(&mut self) {
        self.memo.totals.push([0; N]);
        self.begin_loose();
    }

    fn begin_loose(&mut self) {
        self.open(Home::Nowhere);
        self.memo.loose = self.memo.open;
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
        memo.uses.push((memo.waiting.len(), memo.totals.len() - 1));
        memo.open = memo.waiting.len();
        memo.waiting.push(home);
    }

    /// Looks up all that waits.
    #[inline(never)]
    fn view_up(&mut self) {
        let memo = &mut *self.memo;
        memo.sums.clear();
        memo.sums.resize(memo.waiting.len(), [0; N]);
        self.view.add_each(&memo.hashes[..memo.count], &memo.owners, &mut memo.sums);
        for (group, thing) in memo.uses.drain(..) {
            for (total, part) in memo.totals[thing].iter_mut().zip(&memo.sums[group]) {
                *total += part;
            }
        }
        for (group, home) in memo.waiting.drain(..).enumerate() {
            match home {
                Home::Slot(slot) if memo.slots[slot].waits == group + 1 => {
                    memo.slots[slot].waits = 0;
                    memo.slots[slot].sum = memo.sums[group];
                }
                Home::Cell(cell) => memo.cells[cell] = memo.sums[group],
                _ => {}
            }
        }
        memo.count = 0;
    }

    /// Looks up all that waits while a group is open, which then is not kept, since its sum is not whole.
    #[cold]
    fn view_up_amid(&mut self) {
        let Some(home) = self.memo.waiting.last().copied() else { return };
        self.view_up();
        match home {
            Home::Slot(slot) => self.memo.slots[slot].key = Key::NONE,
            Home::Cell(cell) => self.memo.cells[cell] = [UNKNOWN; N],
            Home::Nowhere => {}
        }
        self.begin_loose();
    }
}

impl<const N: usize> Sink for Grouped<'_, N> {
    #[inline]
    fn add<const M: usize>(&mut self, template: Template, values: [u64; M]) {
        if self.memo.count == BATCH {
            self.view_up_amid();
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
        let thing = memo.totals.len() - 1;
        let kept = &mut memo.slots[key.slot()];
        if kept.key != key {
            (kept.key, kept.waits) = (key, memo.waiting.len() + 1);
            self.open(Home::Slot(key.slot()));
            add(self);
            self.memo.open = self.memo.loose;
        } else if kept.waits == 0 {
            memo.totals[thing].iter_mut().zip(kept.sum).for_each(|(total, part)| *total += part);
        } else {
            memo.uses.push((kept.waits - 1, thing));
        }
    }

    #[inline]
    fn cell<const K: usize>(&mut self, cells: &Cells<K>, numbers: [usize; K], add: impl FnOnce(&mut Self)) {
        let memo = &mut *self.memo;
        let cell = cells.of(numbers);
        match memo.cells.get(cell) {
            Some(sum) if sum[0] != UNKNOWN => {
                let total = memo.totals.last_mut().into_iter().flatten();
                total.zip(sum).for_each(|(total, part)| *total += part);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scorer::{Sum, number};

    const A: Template = Template::new("a");

    fn table() -> Table<2> {
        Table::from_weights((0..200).map(|n| (feature_hash(A.hash, &[number(n)]), [n as f32, -0.5])))
    }

    const CELLS: Cells<2> = Cells::first([3, 200]);

    /// Groups of many sizes, some longer than a batch, some met again.
    fn put<S: Sink>(round: usize, sink: &mut S) {
        sink.add(A, [number(round)]);
        for size in [1, 3, 30, 70, 130, 2] {
            sink.group(Key::at(7, size, 2), |sink| (0..size).for_each(|n| sink.add(A, [number(n)])));
            sink.add(A, [number(size)]);
            sink.cell(&CELLS, [round % 3, size], |sink| {
                (0..size).for_each(|n| sink.add(A, [number(n + round % 3)]));
            });
        }
    }

    #[test]
    fn a_sum_with_cache_is_the_sum_without() {
        let table = table();
        let mut memo = Memo::new(CELLS.end());
        for rounds in [1, 9, 2] {
            let mut grouped = Grouped::new(&table, &mut memo);
            let mut expected = Vec::new();
            for round in 0..rounds {
                let mut plain = Sum::new(&table);
                put(round, &mut plain);
                expected.push(plain.total());
                grouped.begin();
                put(round, &mut grouped);
            }
            assert_eq!(grouped.totals(), expected);
        }
    }

    #[test]
    fn other_places_and_documents_are_other_keys() {
        let keys = [Key::at(1, 0, 2), Key::at(1, 2, 0), Key::at(2, 0, 2), Key::NONE];
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
