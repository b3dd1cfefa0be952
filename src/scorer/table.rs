//! Weights: a hash table in memory, a tab-separated file on disk.

use std::fmt::Write as _;

use super::{feature_hash, name_hash};
use crate::error::{Error, Result};
use crate::lexicon::word_hash;

/// The weights of a scorer with `N` outputs, by feature hash. Open addressing: one cache line a look-up.
#[derive(Debug, Clone)]
pub struct Table<const N: usize> {
    slots: Vec<(u64, [f32; N])>,
    mask: usize,
    len: usize,
}

impl<const N: usize> Default for Table<N> {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

impl<const N: usize> Table<N> {
    /// An empty table with room for `capacity` features.
    pub fn with_capacity(capacity: usize) -> Self {
        let size = (capacity * 2).next_power_of_two().max(16);
        Self { slots: vec![(0, [0.0; N]); size], mask: size - 1, len: 0 }
    }

    /// How many features have weights.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether none has.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The weights of a feature.
    #[inline]
    pub fn get(&self, hash: u64) -> Option<&[f32; N]> {
        let key = hash | 1;
        let mut at = (hash >> 20) as usize & self.mask;
        loop {
            let slot = &self.slots[at];
            if slot.0 == key {
                return Some(&slot.1);
            }
            if slot.0 == 0 {
                return None;
            }
            at = (at + 1) & self.mask;
        }
    }

    /// Sets the weights of a feature.
    pub fn set(&mut self, hash: u64, weights: [f32; N]) {
        if (self.len + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let key = hash | 1;
        let mut at = (hash >> 20) as usize & self.mask;
        while self.slots[at].0 != 0 && self.slots[at].0 != key {
            at = (at + 1) & self.mask;
        }
        self.len += usize::from(self.slots[at].0 == 0);
        self.slots[at] = (key, weights);
    }

    fn grow(&mut self) {
        let mut larger = Self::with_capacity(self.slots.len());
        for (key, weights) in self.slots.iter().filter(|slot| slot.0 != 0) {
            larger.set_key(*key, *weights);
        }
        *self = larger;
    }

    fn set_key(&mut self, key: u64, weights: [f32; N]) {
        let mut at = (key >> 20) as usize & self.mask;
        while self.slots[at].0 != 0 {
            at = (at + 1) & self.mask;
        }
        self.slots[at] = (key, weights);
        self.len += 1;
    }
}

/// A line of a weights file: template, values, weights.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightRow<const N: usize> {
    /// The template's name.
    pub template: String,
    /// The values' names.
    pub values: Vec<String>,
    /// One weight an output.
    pub weights: [f32; N],
}

/// Reads a weights file: comments (`#`), then `template⇥values⇥weights` a line, values and weights parted by spaces.
///
/// # Errors
/// The first fault, with path and line.
pub fn read_weights<const N: usize>(path: &str, text: &str) -> Result<Table<N>> {
    let lines = text.lines().count();
    let mut table = Table::with_capacity(lines);
    for (index, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (hash, weights) = read_line(line).ok_or_else(|| {
            Error::data(path, index + 1, 0, format!("expected template⇥values⇥{N} weights, found “{line}”"))
        })?;
        table.set(hash, weights);
    }
    Ok(table)
}

fn read_line<const N: usize>(line: &str) -> Option<(u64, [f32; N])> {
    let mut cells = line.split('\t');
    let (template, values, numbers) = (cells.next()?, cells.next()?, cells.next()?);
    let mut hashes = [0; 4];
    let mut arity = 0;
    for value in values.split(' ').filter(|value| !value.is_empty()) {
        *hashes.get_mut(arity)? = word_hash(value);
        arity += 1;
    }
    let mut weights = [0.0; N];
    let mut count = 0;
    for number in numbers.split(' ') {
        *weights.get_mut(count)? = number.parse().ok()?;
        count += 1;
    }
    (count == N).then(|| (feature_hash(name_hash(template), &hashes[..arity]), weights))
}

/// Writes a weights file, `header` as its comment; rows are sorted, so the same weights give the same bytes.
pub fn write_weights<const N: usize>(header: &str, rows: &mut [WeightRow<N>]) -> String {
    rows.sort_by(|a, b| (&a.template, &a.values).cmp(&(&b.template, &b.values)));
    let mut out = String::new();
    for line in header.lines() {
        let _ = writeln!(out, "# {line}");
    }
    for row in rows {
        let _ = write!(out, "{}\t{}\t", row.template, row.values.join(" "));
        for (place, weight) in row.weights.iter().enumerate() {
            // Three decimals: less noise in a diff, and no more is known.
            let rounded = (weight * 1000.0).round() / 1000.0 + 0.0;
            let _ = write!(out, "{}{rounded}", if place > 0 { " " } else { "" });
        }
        out.push('\n');
    }
    out
}
