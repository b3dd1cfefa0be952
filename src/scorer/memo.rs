//! Sums of many things at once, which keep the sums of groups of features for the next time the same group comes.

use super::{Sink, Table, Template, feature_hash, table};

/// What a group of features is known by: equal keys must mean equal features.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Key {
    scope: u64,
    place: u64,
    slot: usize,
}

/// How many kinds of groups there may be of those that depend on small numbers, and how many of each are kept.
const KINDS: usize = 4;
const KIND: usize = 128;
/// How many groups are kept that depend on a place.
const PLACES: usize = 1 << 10;

impl Key {
    /// The key of a group that depends on some small numbers within a scope, a hash of all else it depends on. `kind`,
    /// below 4, tells groups apart: of each kind and last number one is kept. All numbers are below 256; there are at
    /// most eight.
    #[inline]
    pub fn new<const K: usize>(kind: usize, scope: u64, numbers: [usize; K]) -> Self {
        const { assert!(K <= 8) };
        debug_assert!(kind < KINDS && numbers.iter().all(|&number| number < 256));
        let place = numbers.iter().fold(0, |place, &number| place << 8 | number as u64);
        let slot = PLACES + kind * KIND + numbers.last().map_or(0, |number| number % KIND);
        Self { scope, place, slot }
    }

    /// The key of a group that depends on a place of a document and a number below 4; `document` is not 0.
    #[inline]
    pub fn at(document: u64, place: usize, number: usize) -> Self {
        debug_assert!(document > 0 && number < 4);
        let place = place << 2 | number;
        Self { scope: document, place: place as u64, slot: place % PLACES }
    }
}

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

/// What [`Grouped`] keeps from one use to the next. A later group takes the place of an earlier one, so its size is
/// fixed.
///
/// Sums are exact, so whether a sum is kept or made anew makes no difference but in time. A memo belongs to one table
/// of weights.
#[derive(Debug, Clone)]
pub struct Memo<const N: usize> {
    slots: Vec<Slot<N>>,
    /// The features that wait to be looked up, each with its group's place among those that wait.
    hashes: Box<[u64; BATCH]>,
    owners: Box<[u16; BATCH]>,
    count: usize,
    /// The group that features now belong to, and the one of those that belong to no other.
    open: usize,
    loose: usize,
    /// The slots of the groups that wait, and their sums.
    waiting: Vec<usize>,
    sums: Vec<[i32; N]>,
    /// Which thing a group that waits is part of. A group may be part of several.
    uses: Vec<(usize, usize)>,
    totals: Vec<[i32; N]>,
}

impl<const N: usize> Default for Memo<N> {
    fn default() -> Self {
        // No key has this slot.
        let none = Key { slot: usize::MAX, ..Key::default() };
        Self {
            slots: vec![Slot { key: none, waits: 0, sum: [0; N] }; PLACES + KINDS * KIND],
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
        self.open(Key { slot: usize::MAX, ..Key::default() });
        self.memo.loose = self.memo.open;
    }

    /// The sums of all things, in order.
    pub fn totals(mut self) -> Vec<[f32; N]> {
        self.look_up();
        self.memo.totals.iter().map(|sums| sums.map(table::from_thousandths)).collect()
    }

    /// Begins a group of the thing begun last.
    #[inline]
    fn open(&mut self, key: Key) {
        let memo = &mut *self.memo;
        memo.uses.push((memo.waiting.len(), memo.totals.len() - 1));
        memo.open = memo.waiting.len();
        memo.waiting.push(key.slot);
        if let Some(slot) = memo.slots.get_mut(key.slot) {
            slot.key = key;
            slot.waits = memo.waiting.len();
        }
    }

    /// Looks up all that waits.
    #[inline(never)]
    fn look_up(&mut self) {
        let memo = &mut *self.memo;
        memo.sums.clear();
        memo.sums.resize(memo.waiting.len(), [0; N]);
        self.view.add_each(&memo.hashes[..memo.count], &memo.owners, &mut memo.sums);
        for (group, thing) in memo.uses.drain(..) {
            for (total, part) in memo.totals[thing].iter_mut().zip(&memo.sums[group]) {
                *total += part;
            }
        }
        for (group, slot) in memo.waiting.drain(..).enumerate() {
            if let Some(slot) = memo.slots.get_mut(slot).filter(|slot| slot.waits == group + 1) {
                slot.waits = 0;
                slot.sum = memo.sums[group];
            }
        }
        memo.count = 0;
    }

    /// Looks up all that waits while a group is open, which then is not kept, since its sum is not whole.
    #[cold]
    fn look_up_amid(&mut self) {
        let Some(slot) = self.memo.waiting.last().copied() else { return };
        self.look_up();
        if let Some(slot) = self.memo.slots.get_mut(slot) {
            slot.key.slot = usize::MAX;
        }
        self.begin_loose();
    }
}

impl<const N: usize> Sink for Grouped<'_, N> {
    #[inline]
    fn add<const M: usize>(&mut self, template: Template, values: [u64; M]) {
        if self.memo.count == BATCH {
            self.look_up_amid();
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
        match memo.slots.get(key.slot) {
            Some(kept) if kept.key == key && kept.waits == 0 => {
                memo.totals[thing].iter_mut().zip(kept.sum).for_each(|(total, part)| *total += part);
            }
            Some(kept) if kept.key == key => memo.uses.push((kept.waits - 1, thing)),
            _ => {
                self.open(key);
                add(self);
                self.memo.open = self.memo.loose;
            }
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

    /// Groups of many sizes, some longer than a batch, some met again.
    fn put<S: Sink>(round: usize, sink: &mut S) {
        sink.add(A, [number(round)]);
        for size in [1, 3, 30, 70, 130, 2] {
            sink.group(Key::new(1, 7, [size]), |sink| (0..size).for_each(|n| sink.add(A, [number(n)])));
            sink.add(A, [number(size)]);
        }
    }

    #[test]
    fn a_sum_with_memory_is_the_sum_without() {
        let table = table();
        let mut memo = Memo::default();
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
    fn equal_numbers_of_other_scopes_and_kinds_are_other_keys() {
        let keys = [
            Key::new(0, 1, [2]),
            Key::new(0, 2, [2]),
            Key::new(1, 1, [2]),
            Key::new(0, 1, [2, 0]),
            Key::at(1, 0, 2),
            Key::at(1, 2, 0),
            Key::at(2, 0, 2),
        ];
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[..at].contains(key));
        }
    }
}
