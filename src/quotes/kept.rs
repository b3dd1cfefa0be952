//! Runs of things, each kept once and known by its number: words of a text, letters of a name.

use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHasher};

/// Runs that are kept once, end to end in one place.
#[derive(Debug)]
pub(super) struct Kept<T> {
    items: Vec<T>,
    ends: Vec<usize>,
    places: FxHashMap<u64, u32>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { items: Vec::new(), ends: Vec::new(), places: FxHashMap::default() }
    }
}

impl<T: Copy + Eq + Hash> Kept<T> {
    /// The number of a run, which is kept if it is new.
    pub(super) fn add(&mut self, run: &[T]) -> u32 {
        let mut key = hash(run);
        // Two runs of one hash are as good as never met; the next key is then tried.
        while let Some(&number) = self.places.get(&key) {
            if self.get(number) == run {
                return number;
            }
            key = key.wrapping_add(0x9e37_79b9_7f4a_7c15);
        }
        let number = self.ends.len() as u32;
        self.items.extend_from_slice(run);
        self.ends.push(self.items.len());
        self.places.insert(key, number);
        number
    }

    pub(super) fn get(&self, number: u32) -> &[T] {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.items[start..self.ends[number]]
    }
}

impl Kept<u8> {
    pub(super) fn add_text(&mut self, text: &str) -> u32 {
        self.add(text.as_bytes())
    }

    pub(super) fn text(&self, number: u32) -> &str {
        // Only whole texts are added.
        std::str::from_utf8(self.get(number)).unwrap_or_default()
    }
}

/// A number that is as good as different for different things, and the same in every run.
pub(super) fn hash<T: Hash + ?Sized>(thing: &T) -> u64 {
    use std::hash::Hasher;
    let mut hasher = FxHasher::default();
    thing.hash(&mut hasher);
    mixed(hasher.finish())
}

/// Every bit of a number spread over all of them (the last step of MurmurHash3).
pub(super) const fn mixed(mut number: u64) -> u64 {
    number ^= number >> 33;
    number = number.wrapping_mul(0xff51_afd7_ed55_8ccd);
    number ^= number >> 33;
    number = number.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    number ^ (number >> 33)
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn a_run_is_kept_once() {
        let mut kept = Kept::default();
        assert_eq!(["", "a", "bc", "a", "", "bc"].map(|text| kept.add_text(text)), [0, 1, 2, 1, 0, 2]);
        assert_eq!([0, 1, 2].map(|number| kept.text(number).to_owned()), ["", "a", "bc"]);
    }
}
