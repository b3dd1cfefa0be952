//! The words of a document, numbered, so that what is known of a word stands in a table at its number.

use rustc_hash::FxHashMap;

use crate::lexicon::word_hash;
use crate::model::Token;

/// A map by words' hashes, or by small numbers. The standard hasher withstands keys chosen to collide, which takes longer
/// than all else that is done with a word.
pub(crate) type WordMap<K, V> = FxHashMap<K, V>;

/// A set of the same.
pub(crate) type WordSet<K> = rustc_hash::FxHashSet<K>;

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
    pub(super) fn new(tokens: &[Token]) -> Self {
        let mut words = Self { numbers: Vec::with_capacity(tokens.len()), ..Self::default() };
        for token in tokens {
            let number = *words.by_hash.entry(token.hash).or_insert_with(|| {
                words.hashes.push(token.hash);
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
        read("Kelp grows. They said kelp’s old, Ödön said.", |view, _| {
            let words = &view.words;
            let at = |word: &str| (0..view.tokens.len()).find(|&at| view.word(at) == word).expect("a token");
            assert_eq!(words.number(at("Kelp")), words.number(at("kelp")));
            assert_eq!(words.find("KELP"), Some(words.number(at("kelp"))));
            assert_eq!(words.find("weed"), None);
            assert!((0..view.tokens.len()).all(|at| words.hash(at) == word_hash(view.word(at))));
            assert!(words.len() < view.tokens.len());
        });
    }
}
