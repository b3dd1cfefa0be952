//! Weights: a hash table in memory, a tab-separated file on disk.
//!
//! The table is one run of bytes, so that a table made at build time is used where it lies in the binary: nothing is
//! parsed or copied at start. Weights count in thousandths, which is all that the files say; sums of them are exact.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::feature::{feature_hash, name_hash};
use crate::error::{Error, Result};
use crate::lexicon::word_hash;

/// Bytes of a feature's fingerprint.
const MARK: usize = 4;
/// Bytes before the pilots: how many buckets and how many slots there are.
const COUNTS: usize = 8;
/// Features of a bucket, on average, and slots for each ten features.
const BUCKET: usize = 3;
const ROOM: usize = 11;

/// The weights of a scorer with `N` outputs, by feature hash.
///
/// A perfect hash: features are parted into small buckets, and each bucket has a pilot, a byte chosen so that the features
/// of all buckets come to slots of their own (hash and displace; Belazzougui, Botelho and Dietzfelbinger 2009). So a
/// look-up reads one pilot and one slot, and branches on nothing: whether a feature has weights cannot be foretold, and a
/// wrong guess costs the processor more than the rest of the look-up. A slot holds a fingerprint (32 bits of the hash; 0 is
/// free) and the weights, all little-endian.
///
/// A feature without weights is taken for another about once in four thousand million look-ups.
///
/// The names behind the slots are not kept, so nothing can be put into a table that is made. What is to be added to its weights
/// stands in a second table, which is looked up where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<const N: usize> {
    bytes: Cow<'static, [u8]>,
    more: Option<Box<Self>>,
}

impl<const N: usize> Default for Table<N> {
    fn default() -> Self {
        Self::from_weights([])
    }
}

impl<const N: usize> Table<N> {
    /// Bytes of a slot.
    const SLOT: usize = MARK + 2 * N;

    /// A table laid out by [`Table::packed`].
    pub const fn from_packed(bytes: &'static [u8]) -> Self {
        Self { bytes: Cow::Borrowed(bytes), more: None }
    }

    /// The same table with the weights of another added to its own.
    pub fn plus(mut self, other: Self) -> Self {
        self.more = Some(Box::new(match self.more {
            Some(more) => more.plus(other),
            None => other,
        }));
        self
    }

    /// Its bytes, to be used by [`Table::from_packed`]; what is added to them is not among these.
    pub fn packed(&self) -> &[u8] {
        &self.bytes
    }

    /// A table of these features; where one comes twice, the last counts.
    pub fn from_weights(weights: impl IntoIterator<Item = (u64, [f32; N])>) -> Self {
        Self::lay_out(weights.into_iter().map(|(hash, weights)| (hash, weights.map(thousandths))).collect())
    }

    fn lay_out(mut rows: Vec<(u64, [i16; N])>) -> Self {
        rows.reverse();
        rows.sort_by_key(|(hash, _)| *hash);
        rows.dedup_by_key(|(hash, _)| *hash);
        let mut slots = rows.len() * ROOM / 10 + 1;
        loop {
            if let Some(bytes) = Self::try_lay_out(&rows, slots) {
                return Self { bytes: Cow::Owned(bytes), more: None };
            }
            slots += slots / 20 + 1;
        }
    }

    /// Lays the features out in so many slots; none where some bucket has no pilot that fits.
    fn try_lay_out(rows: &[(u64, [i16; N])], slots: usize) -> Option<Vec<u8>> {
        let buckets = rows.len() / BUCKET + 1;
        let mut members = vec![Vec::new(); buckets];
        rows.iter().for_each(|row| members[bucket(row.0, buckets)].push(row));
        let mut order: Vec<usize> = (0..buckets).collect();
        // Full ones first, while there is room.
        order.sort_by_key(|&bucket| std::cmp::Reverse(members[bucket].len()));
        let head = COUNTS + buckets;
        let mut bytes = vec![0; head + slots * Self::SLOT];
        bytes[..4].copy_from_slice(&u32::try_from(buckets).ok()?.to_le_bytes());
        bytes[4..COUNTS].copy_from_slice(&u32::try_from(slots).ok()?.to_le_bytes());
        let mut taken = vec![false; slots];
        let mut places = Vec::new();
        for bucket in order {
            let fits = |pilot: &u8| {
                places.clear();
                members[bucket].iter().all(|(hash, _)| {
                    let place = slot(*hash, *pilot, slots);
                    let is_free = !taken[place] && !places.contains(&place);
                    places.push(place);
                    is_free
                })
            };
            bytes[COUNTS + bucket] = (0..=u8::MAX).find(fits)?;
            for (&place, (hash, weights)) in places.iter().zip(&members[bucket]) {
                taken[place] = true;
                let slot = &mut bytes[head + place * Self::SLOT..][..Self::SLOT];
                slot[..MARK].copy_from_slice(&mark(*hash).to_le_bytes());
                let held = slot[MARK..].chunks_exact_mut(2);
                held.zip(weights).for_each(|(bytes, weight)| bytes.copy_from_slice(&weight.to_le_bytes()));
            }
        }
        Some(bytes)
    }

    /// Whether anything is added to it.
    pub fn has_more(&self) -> bool {
        self.more.is_some()
    }

    /// How many features have weights, those that are added apart. Counts them.
    pub fn len(&self) -> usize {
        self.view().slots.chunks_exact(Self::SLOT).filter(|slot| slot[..MARK] != [0; MARK]).count()
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
        let count = |at: usize| self.bytes.get(at..at + 4).map_or(0, |bytes| read_u32(bytes) as usize);
        let (pilots, slots) =
            self.bytes.get(COUNTS..).and_then(|rest| rest.split_at_checked(count(0))).unwrap_or_default();
        View { pilots, slots, count: count(4), more: self.more.as_deref() }
    }
}

/// The parts of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a, const N: usize> {
    pilots: &'a [u8],
    slots: &'a [u8],
    count: usize,
    /// What is added.
    more: Option<&'a Table<N>>,
}

/// How many places are found before their weights are read: enough that the processor waits for all of them at once.
const STEP: usize = 8;

impl<const N: usize> View<'_, N> {
    /// Adds the weights of features, in thousandths, to `total`.
    pub(super) fn add_all(self, hashes: &[u64], total: &mut [i32; N]) {
        let mut sum = *total;
        for hashes in hashes.chunks(STEP) {
            let places = self.places(hashes);
            for (place, hash) in places.iter().zip(hashes) {
                self.add_at(*place, *hash, &mut sum);
            }
        }
        *total = sum;
        if let Some(more) = self.more {
            more.view().add_all(hashes, total);
        }
    }

    /// Where the slots of at most [`STEP`] features begin.
    #[inline(always)]
    fn places(&self, hashes: &[u64]) -> [usize; STEP] {
        let mut places = [0; STEP];
        for (place, hash) in places.iter_mut().zip(hashes) {
            let pilot = self.pilots.get(bucket(*hash, self.pilots.len())).copied().unwrap_or(0);
            *place = slot(*hash, pilot, self.count) * Table::<N>::SLOT;
        }
        places
    }

    /// Adds the weights that stand in a slot, if they are those of the feature.
    #[inline(always)]
    fn add_at(&self, place: usize, hash: u64, total: &mut [i32; N]) {
        let Some(slot) = self.slots.get(place..place + Table::<N>::SLOT) else { return };
        // A mask, since nobody can foretell which features have weights.
        let mask = i32::from(read_u32(slot) != mark(hash)) - 1;
        for (total, bytes) in total.iter_mut().zip(slot[MARK..].as_chunks().0) {
            *total = total.wrapping_add(i32::from(i16::from_le_bytes(*bytes)) & mask);
        }
    }
}

/// The bucket of a feature, of so many.
#[inline]
const fn bucket(hash: u64, buckets: usize) -> usize {
    part(hash & 0xffff_ffff, buckets)
}

/// The slot of a feature whose bucket has this pilot, of so many.
#[inline]
const fn slot(hash: u64, pilot: u8, slots: usize) -> usize {
    let hash = hash ^ (pilot as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    part(hash.wrapping_mul(0xd6e8_feb8_6659_fd93) >> 32, slots)
}

/// A number of 32 bits as one of so many parts of their range.
#[inline]
const fn part(number: u64, parts: usize) -> usize {
    ((number * parts as u64) >> 32) as usize
}

/// The fingerprint of a feature, never 0.
#[inline]
const fn mark(hash: u64) -> u32 {
    (hash >> 32) as u32 | 1
}

#[inline]
fn read_u32(bytes: &[u8]) -> u32 {
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
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
    Ok(Table::lay_out(rows))
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
    fn what_is_added_adds() {
        let table = |text: &str| read_weights::<1>("w.tsv", text).expect("right");
        let base = table("[bias]\n\t500\n[word]\nsaid\t-20\n");
        let more = table("[bias]\n\t-100\n[word]\ntold\t7\n[nothing is called so]\n\t9\n");
        let plus = base.clone().plus(more.clone());
        let hash = |name: &str, words: &[&str]| {
            feature_hash(name_hash(name), &words.iter().map(|word| word_hash(word)).collect::<Vec<_>>())
        };
        let [bias, said, told, other] =
            [hash("bias", &[]), hash("word", &["said"]), hash("word", &["told"]), hash("word", &["is"])];
        assert_eq!([bias, said, told, other].map(|hash| plus.get(hash)), [[0.4], [-0.02], [0.007], [0.0]]);
        assert_eq!(plus.clone().plus(more).get(bias), [0.3], "what is added twice adds twice");
        assert_eq!((base.get(bias), plus.len()), ([0.5], base.len()), "the table itself is as it was");
        let mut total = [0_i32; 1];
        plus.view().add_all(&[bias, said, told], &mut total);
        assert_eq!(total, [387]);
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
