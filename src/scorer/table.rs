//! Weights: a hash table in memory, a tab-separated file on disk.
//!
//! The table is one run of bytes, so that a table made at build time is used where it lies in the binary: nothing is
//! parsed or copied at start. Weights count in thousandths, which is all that the files say; sums of them are exact.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{feature_hash, name_hash};
use crate::error::{Error, Result};
use crate::lexicon::word_hash;

/// Bytes of a line of the table: a cache line.
const LINE: usize = 64;
/// Bytes of a line that hold features; the others are its spill bits.
const HELD: usize = 60;
/// Bytes of a feature's fingerprint.
const MARK: usize = 4;

/// The weights of a scorer with `N` outputs, by feature hash.
///
/// A feature belongs to one line of 64 bytes, which holds the fingerprints of some features (32 bits of their hashes;
/// 0 is free) and behind them their weights, all little-endian. A look-up compares all fingerprints of a line and
/// branches on none of them: whether a feature has weights cannot be foretold, and a wrong guess costs the processor
/// more than the rest of the look-up. A feature that finds its line full goes into the next, and sets one of the 32
/// spill bits of the line that it should be in.
///
/// A feature without weights is taken for another about once in a thousand million look-ups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<const N: usize> {
    lines: Cow<'static, [u8]>,
}

impl<const N: usize> Default for Table<N> {
    fn default() -> Self {
        Self::from_weights([])
    }
}

impl<const N: usize> Table<N> {
    /// Features in a line.
    const SLOTS: usize = HELD / (MARK + 2 * N);

    /// A table laid out by [`Table::packed`].
    pub const fn from_packed(lines: &'static [u8]) -> Self {
        Self { lines: Cow::Borrowed(lines) }
    }

    /// Its bytes, to be used by [`Table::from_packed`].
    pub fn packed(&self) -> &[u8] {
        &self.lines
    }

    /// A table of these features; where one comes twice, the last counts.
    pub fn from_weights(weights: impl IntoIterator<Item = (u64, [f32; N])>) -> Self {
        let rows: Vec<_> = weights.into_iter().map(|(hash, weights)| (hash, weights.map(thousandths))).collect();
        Self::lay_out(&rows)
    }

    fn lay_out(rows: &[(u64, [i16; N])]) -> Self {
        // Nine of ten slots taken: small, and few features lie far from their line.
        let count = rows.len() * 10 / (9 * Self::SLOTS) + 1;
        let mut lines = vec![0; count * LINE];
        for (hash, weights) in rows {
            let Place { mut line, mark, bit } = Place::of(*hash, count);
            loop {
                let bytes = &mut lines[line * LINE..(line + 1) * LINE];
                if let Some(slot) = (0..Self::SLOTS).find(|slot| [0, mark].contains(&read_mark(bytes, *slot))) {
                    bytes[slot * MARK..][..MARK].copy_from_slice(&mark.to_le_bytes());
                    let held = bytes[Self::SLOTS * MARK + slot * 2 * N..].chunks_exact_mut(2);
                    held.zip(weights).for_each(|(bytes, weight)| bytes.copy_from_slice(&weight.to_le_bytes()));
                    break;
                }
                let spilled = read_u32(bytes, HELD) | bit;
                bytes[HELD..].copy_from_slice(&spilled.to_le_bytes());
                line = (line + 1) % count;
            }
        }
        Self { lines: Cow::Owned(lines) }
    }

    /// How many features have weights. Counts them.
    pub fn len(&self) -> usize {
        let taken = |line: &&[u8; LINE]| (0..Self::SLOTS).filter(|slot| read_mark(*line, *slot) != 0).count();
        self.view().lines.iter().map(|line| taken(&line)).sum()
    }

    /// Whether none has.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The weights of a feature; zeros where it has none.
    pub fn get(&self, hash: u64) -> [f32; N] {
        let mut total = [0; N];
        self.view().add_all(&[hash], &mut total);
        total.map(from_thousandths)
    }

    /// For many look-ups.
    pub(super) fn view(&self) -> View<'_, N> {
        View { lines: self.lines.as_chunks().0 }
    }
}

/// The lines of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a, const N: usize> {
    lines: &'a [[u8; LINE]],
}

impl<const N: usize> View<'_, N> {
    /// Adds the weights of features, in thousandths, to `total`.
    pub(super) fn add_all(self, hashes: &[u64], total: &mut [i32; N]) {
        for hashes in hashes.chunks(super::BATCH) {
            self.add_each(hashes, &[0; super::BATCH], std::array::from_mut(total));
        }
    }

    /// Adds the weights of at most `B` features, each to the total whose place `owners` tells. They gain from each
    /// other: a first pass asks for all lines, so that the second need not wait for any.
    pub(super) fn add_each<const B: usize>(self, hashes: &[u64], owners: &[u16; B], totals: &mut [[i32; N]]) {
        let mut spills = [0; B];
        for (spill, hash) in spills.iter_mut().zip(hashes) {
            *spill = self.lines.get(self.place(*hash).line).map_or(0, |line| read_u32(line, HELD));
        }
        for ((spill, hash), owner) in spills.iter().zip(hashes).zip(owners) {
            let Place { line, mark, bit } = self.place(*hash);
            let (Some(bytes), Some(total)) = (self.lines.get(line), totals.get_mut(usize::from(*owner))) else {
                return;
            };
            add_from(bytes, mark, total);
            if spill & bit != 0 {
                self.add_spilled(line, mark, bit, total);
            }
        }
    }

    #[inline]
    fn place(self, hash: u64) -> Place {
        Place::of(hash, self.lines.len())
    }

    /// The same from the lines that features of `line` spilled into.
    #[cold]
    fn add_spilled(self, mut line: usize, mark: u32, bit: u32, total: &mut [i32; N]) {
        loop {
            line = if line + 1 == self.lines.len() { 0 } else { line + 1 };
            let Some(bytes) = self.lines.get(line) else { return };
            add_from(bytes, mark, total);
            if read_u32(bytes, HELD) & bit == 0 {
                return;
            }
        }
    }
}

/// Adds the weights that a line holds for a fingerprint; nothing where it holds none.
#[inline]
fn add_from<const N: usize>(line: &[u8; LINE], mark: u32, total: &mut [i32; N]) {
    // All words of the line, whether they are fingerprints or not: so many at once cost no more than one.
    let mut equal = 0_u32;
    for (place, word) in line.as_chunks().0.iter().enumerate().take(Table::<N>::SLOTS.next_multiple_of(4)) {
        equal |= u32::from(u32::from_le_bytes(*word) == mark) << place;
    }
    let slot = equal.trailing_zeros() as usize;
    if slot < Table::<N>::SLOTS
        && let Some(weights) = line[Table::<N>::SLOTS * MARK..].chunks_exact(2 * N).nth(slot)
    {
        for (total, bytes) in total.iter_mut().zip(weights.as_chunks().0) {
            *total += i32::from(i16::from_le_bytes(*bytes));
        }
    }
}

/// Where a feature is looked for.
struct Place {
    line: usize,
    /// Its fingerprint, never 0.
    mark: u32,
    /// Its spill bit.
    bit: u32,
}

impl Place {
    #[inline]
    const fn of(hash: u64, lines: usize) -> Self {
        let line = (((hash & 0xffff_ffff) * lines as u64) >> 32) as usize;
        Self { line, mark: (hash >> 32) as u32 | 1, bit: 1 << (hash >> 59) }
    }
}

#[inline]
fn read_u32(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

#[inline]
fn read_mark(line: &[u8], slot: usize) -> u32 {
    read_u32(line, slot * MARK)
}

/// A weight in thousandths; one out of range takes the nearest.
fn thousandths(weight: f32) -> i16 {
    (weight * 1000.0).round() as i16
}

/// A sum of thousandths as a number.
pub(super) fn from_thousandths(sum: i32) -> f32 {
    sum as f32 / 1000.0
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

/// Reads a weights file: comments (`#`), a section `[template]` for each kind of feature, and under it a line
/// `values⇥weights` for each feature, both parted by spaces. Weights are whole thousandths.
///
/// # Errors
/// The first fault, with path and line.
pub fn read_weights<const N: usize>(path: &str, text: &str) -> Result<Table<N>> {
    let mut rows = Vec::with_capacity(text.len() / 25);
    let mut template = None;
    for (index, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') && !line.contains('\t') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            template = Some(name_hash(name));
            continue;
        }
        let row = template.and_then(|template| read_line(template, line)).ok_or_else(|| {
            let expected = format!(
                "expected a section [template], then values⇥{N} whole weights between -32000 and 32000, found “{line}”"
            );
            Error::data(path, index + 1, 0, expected)
        })?;
        rows.push(row);
    }
    Ok(Table::lay_out(&rows))
}

fn read_line<const N: usize>(template: u64, line: &str) -> Option<(u64, [i16; N])> {
    let (values, numbers) = line.split_once('\t')?;
    let mut hashes = [0; 4];
    let mut arity = 0;
    for value in values.split(' ').filter(|value| !value.is_empty()) {
        *hashes.get_mut(arity)? = word_hash(value);
        arity += 1;
    }
    let mut weights = [0; N];
    let mut count = 0;
    for number in numbers.split(' ') {
        *weights.get_mut(count)? = number.parse().ok().filter(|weight: &i16| weight.unsigned_abs() <= 32_000)?;
        count += 1;
    }
    (count == N).then(|| (feature_hash(template, &hashes[..arity]), weights))
}

/// Writes a weights file, `header` as its comment; rows are sorted, so the same weights give the same bytes.
pub fn write_weights<const N: usize>(header: &str, rows: &mut [WeightRow<N>]) -> String {
    rows.sort_by(|a, b| (&a.template, &a.values).cmp(&(&b.template, &b.values)));
    let mut out = String::new();
    for line in header.lines() {
        let _ = writeln!(out, "# {line}");
    }
    let mut section = "";
    for row in rows {
        if row.template != section {
            section = &row.template;
            let _ = writeln!(out, "[{section}]");
        }
        let weights = row.weights.map(|weight| thousandths(weight).to_string());
        let _ = writeln!(out, "{}\t{}", row.values.join(" "), weights.join(" "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_put_in_is_found_and_no_other() {
        let hash = |n: u64| feature_hash(name_hash("some"), &[n, 3]);
        let table: Table<2> = Table::from_weights((0..5000).map(|n| (hash(n), [n as f32 / 1000.0, -0.5])));
        assert_eq!(table.len(), 5000);
        assert!((0..5000).all(|n| table.get(hash(n)) == [n as f32 / 1000.0, -0.5]));
        assert!((5000..50_000).all(|n| table.get(hash(n)) == [0.0, 0.0]));
    }

    #[test]
    fn an_empty_table_knows_nothing() {
        assert!(Table::<3>::default().is_empty());
        assert_eq!(Table::<3>::default().get(7), [0.0; 3]);
    }

    #[test]
    fn of_two_lines_of_one_feature_the_last_counts() {
        let table: Table<1> = read_weights("w.tsv", "# a file\n[bias]\n\t500\n\t-250\n").expect("right");
        assert_eq!(table.get(feature_hash(name_hash("bias"), &[])), [-0.25]);
        assert_eq!(table.len(), 1);
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = read_weights::<1>("w.tsv", "# a file\n[bias]\n\t500 100\n").expect_err("two weights for one");
        assert!(error.to_string().starts_with("w.tsv:3:"), "{error}");
        let error = read_weights::<1>("w.tsv", "[bias]\n\t99000\n").expect_err("too large");
        assert!(error.to_string().starts_with("w.tsv:2:"), "{error}");
    }
}
