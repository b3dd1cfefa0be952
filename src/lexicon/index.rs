//! The look-up structures: one hash look-up a token, and a trie of words for entries of several.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::entries::{PronounKind, Verb};
use crate::model::{Class, Classes, Gender, WordId};

/// A hasher for keys that are hashes already.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 29;
    }
}

type Map<K, V> = HashMap<K, V, BuildHasherDefault<Mixed>>;

/// The hash of a word's lower-cased text, with typographic apostrophes made straight (FNV-1a over its characters).
///
/// ```
/// use whosaid::lexicon::word_hash;
/// assert_eq!(word_hash("Don’t"), word_hash("don't"));
/// ```
pub fn word_hash(word: &str) -> u64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let step = |hash: u64, value: u32| (hash ^ u64::from(value)).wrapping_mul(PRIME);
    let mut hash = BASIS;
    for c in word.chars() {
        if c.is_ascii() {
            hash = step(hash, u32::from(c.to_ascii_lowercase()));
        } else if c == '’' {
            hash = step(hash, u32::from('\''));
        } else {
            for lower in c.to_lowercase() {
                hash = step(hash, u32::from(lower));
            }
        }
    }
    hash
}

/// What the lexicons know of one word.
#[derive(Debug, Clone, Default)]
pub struct WordInfo {
    /// The word, as first entered.
    pub text: String,
    /// Its classes, however it is written.
    pub classes: Classes,
    /// Its further classes when written with a capital.
    pub capital_classes: Classes,
    /// Its entry in `verbs.tsv`.
    pub verb: Option<u32>,
    /// Its entry in `nouns.tsv`.
    pub noun: Option<u32>,
    /// Its entry in `adjectives.tsv`.
    pub adjective: Option<u32>,
    /// Its entry in `titles.tsv`.
    pub title: Option<u32>,
    /// Its entry in `groups.tsv`.
    pub group: Option<u32>,
    /// Its entry in `places.tsv`, as the place.
    pub place: Option<u32>,
    /// Its entry in `places.tsv`, as a demonym.
    pub demonym: Option<u32>,
    /// Its entry in `organisations.tsv`.
    pub organisation: Option<u32>,
    /// Its entry in `abbreviations.tsv` (the word with its full stop).
    pub abbreviation: Option<u32>,
    /// Which pronoun it is a form of.
    pub pronoun: Option<PronounKind>,
    /// Its entry in `calendar.tsv`.
    pub calendar: Option<u32>,
    /// Whose given name it is.
    pub gender: Gender,
    /// Whether entries of several words begin with it.
    pub begins: bool,
    /// The hash of its lower-cased text.
    pub hash: u64,
}

/// Which entry a run of several words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MultiWord {
    /// An entry of `phrases.tsv`.
    Phrase(u32),
    /// An entry of `titles.tsv`.
    Title(u32),
    /// An entry of `groups.tsv`.
    Group(u32),
    /// An entry of `works.tsv`.
    Work(u32),
    /// An entry of `places.tsv`, the place.
    Place(u32),
    /// An entry of `places.tsv`, a demonym.
    Demonym(u32),
    /// An entry of `metonyms.tsv`.
    Metonym(u32),
    /// An entry of `organisations.tsv`.
    Organisation(u32),
    /// A run of words with a class and nothing else.
    Class(Class),
}

#[derive(Debug)]
pub(super) struct Index {
    words: Map<u64, WordId>,
    infos: Vec<WordInfo>,
    edges: Map<(u32, u32), u32>,
    ends: Vec<Vec<MultiWord>>,
}

impl Default for Index {
    fn default() -> Self {
        Self {
            words: Map::default(),
            infos: vec![WordInfo::default()],
            edges: Map::default(),
            ends: vec![Vec::new()],
        }
    }
}

impl Index {
    pub(super) fn find(&self, hash: u64) -> WordId {
        self.words.get(&hash).copied().unwrap_or(WordId::UNKNOWN)
    }

    pub(super) fn info(&self, word: WordId) -> &WordInfo {
        self.infos.get(word.0 as usize).unwrap_or(&self.infos[0])
    }

    /// Enters a word and lets `change` add to what is known of it. Words with a space inside are left alone: they go
    /// through [`Index::add_multi`].
    pub(super) fn add(&mut self, word: &str, change: impl FnOnce(&mut WordInfo)) {
        if word.contains(' ') {
            return;
        }
        let id = self.intern(word);
        change(&mut self.infos[id.0 as usize]);
    }

    /// Enters a word or a run of words of a class; `capital` for classes that only capitalised words have.
    pub(super) fn add_phrase(&mut self, text: &str, class: Class, capital: bool, multi: Option<MultiWord>) {
        let words: Vec<&str> = text.split(' ').collect();
        if words.len() > 1 {
            self.add_multi(&words, multi.unwrap_or(MultiWord::Class(class)));
        } else {
            self.add(text, |info| {
                if capital { info.capital_classes.insert(class) } else { info.classes.insert(class) }
            });
        }
    }

    pub(super) fn add_multi(&mut self, words: &[&str], entry: MultiWord) {
        if words.len() < 2 {
            return;
        }
        let mut node = 0;
        for (place, word) in words.iter().enumerate() {
            let id = self.intern(word);
            if place == 0 {
                self.infos[id.0 as usize].begins = true;
            }
            let fresh = self.ends.len() as u32;
            node = *self.edges.entry((node, id.0)).or_insert(fresh);
            if node == fresh {
                self.ends.push(Vec::new());
            }
        }
        let ends = &mut self.ends[node as usize];
        if !ends.contains(&entry) {
            ends.push(entry);
        }
    }

    pub(super) fn longest(
        &self,
        first: WordId,
        next: impl Fn(usize) -> Option<WordId>,
    ) -> Option<(usize, &[MultiWord])> {
        if !self.info(first).begins {
            return None;
        }
        let mut node = *self.edges.get(&(0, first.0))?;
        let mut found = None;
        for length in 2.. {
            let Some(word) = next(length - 1) else { break };
            let Some(&deeper) = self.edges.get(&(node, word.0)) else { break };
            node = deeper;
            if !self.ends[node as usize].is_empty() {
                found = Some((length, self.ends[node as usize].as_slice()));
            }
        }
        found
    }

    fn intern(&mut self, word: &str) -> WordId {
        let hash = word_hash(word);
        if let Some(&id) = self.words.get(&hash) {
            return id;
        }
        let id = WordId(self.infos.len() as u32);
        self.words.insert(hash, id);
        self.infos.push(WordInfo { text: word.to_owned(), hash, ..WordInfo::default() });
        id
    }
}

/// The word runs a phrase stands for: each starred verb in all its forms.
pub(super) fn expand_phrase<'a>(phrase: &'a str, verbs: &'a [Verb]) -> Vec<Vec<&'a str>> {
    let mut runs: Vec<Vec<&str>> = vec![Vec::new()];
    for word in phrase.split(' ') {
        let forms: Vec<&str> = match word.strip_suffix('*') {
            Some(lemma) => forms_of(lemma, verbs),
            None => vec![word],
        };
        runs = runs
            .iter()
            .flat_map(|run| {
                forms.iter().map(move |form| {
                    let mut longer = run.clone();
                    longer.push(form);
                    longer
                })
            })
            .collect();
    }
    runs
}

fn forms_of<'a>(lemma: &'a str, verbs: &'a [Verb]) -> Vec<&'a str> {
    let found = verbs.binary_search_by(|verb| super::table::key_order(&verb.lemma, lemma));
    let Ok(place) = found else { return vec![lemma] };
    let mut forms: Vec<&str> = verbs[place].forms.iter().flatten().map(String::as_str).collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}
