//! The words of a document, numbered, so that what is known of a word stands in a table at its number.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::lexicon::{Lexicon, word_hash};
use crate::model::{Token, WordId};

/// A map by words' hashes, or by small numbers.
pub(crate) type WordMap<K, V> = HashMap<K, V, BuildHasherDefault<Mix>>;

/// A set of the same.
pub(crate) type WordSet<K> = HashSet<K, BuildHasherDefault<Mix>>;

/// Mixes keys that are hashes or numbers already. The standard hasher withstands keys chosen to collide, which takes longer
/// than all else that is done with a word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.write_u64(u64::from_le_bytes(*eight));
        }
        self.write_u64(rest.iter().fold(0, |sum, &byte| sum << 8 | u64::from(byte)));
    }

    #[inline]
    fn write_u8(&mut self, value: u8) {
        self.write_u64(u64::from(value));
    }

    #[inline]
    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    #[inline]
    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    #[inline]
    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    /// The upper bits are the better mixed ones, and a table looks at the lowest first.
    #[inline]
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

/// The words of a document's tokens. Two tokens have one number where [`word_hash`] takes them for one word.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// By token.
    numbers: Vec<u32>,
    /// By number.
    hashes: Vec<u64>,
    by_hash: WordMap<u64, u32>,
}

impl Words {
    pub(super) fn new(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Self {
        let mut words = Self { numbers: Vec::with_capacity(tokens.len()), ..Self::default() };
        for token in tokens {
            // The lexicons have found the word by its hash.
            let hash = match token.word {
                WordId::UNKNOWN => word_hash(token.span.slice(text)),
                known => lexicon.info(known).hash,
            };
            let number = *words.by_hash.entry(hash).or_insert_with(|| {
                words.hashes.push(hash);
                words.hashes.len() as u32 - 1
            });
            words.numbers.push(number);
        }
        words
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// The number of the word at a token.
    pub(crate) fn number(&self, at: usize) -> usize {
        self.numbers[at] as usize
    }

    /// The [`word_hash`] of the word at a token.
    pub(crate) fn hash(&self, at: usize) -> u64 {
        self.hashes[self.number(at)]
    }

    /// The number of a word, if a token is it.
    pub(crate) fn find(&self, word: &str) -> Option<usize> {
        self.by_hash.get(&word_hash(word)).map(|&number| number as usize)
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::word_hash;
    use crate::mention::testing::read;

    #[test]
    fn one_number_for_one_word() {
        read("Kelp grows. They said kelp’s old, Ödön said.", |look, _| {
            let words = &look.words;
            let at = |word: &str| (0..look.tokens.len()).find(|&at| look.word(at) == word).expect("a token");
            assert_eq!(words.number(at("Kelp")), words.number(at("kelp")));
            assert_eq!(words.find("KELP"), Some(words.number(at("kelp"))));
            assert_eq!(words.find("weed"), None);
            assert!((0..look.tokens.len()).all(|at| words.hash(at) == word_hash(look.word(at))));
            assert!(words.len() < look.tokens.len());
        });
    }
}
