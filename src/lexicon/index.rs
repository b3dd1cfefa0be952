//! The look-up structures: one hash look-up a token, and a trie of words for entries of several.
//!
//! An index is one run of bytes, made by [`super::builder`] and read where it lies: the built-in one is made with the
//! program, so that a start costs nothing.

use std::borrow::Cow;
use std::ops::Range;

use super::bytes::{self, u32_at, u64_at};
use super::kind::PronounKind;
use crate::model::{Class, Classes, Gender, WordId};

/// What the lexicons know of one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordInfo<'a> {
    /// The word, as first entered.
    pub text: &'a str,
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

impl MultiWord {
    /// As one number: the kind in its highest four bits.
    pub(super) fn pack(self) -> u32 {
        let (kind, id) = match self {
            Self::Phrase(id) => (0, id),
            Self::Title(id) => (1, id),
            Self::Group(id) => (2, id),
            Self::Work(id) => (3, id),
            Self::Place(id) => (4, id),
            Self::Demonym(id) => (5, id),
            Self::Metonym(id) => (6, id),
            Self::Organisation(id) => (7, id),
            Self::Class(class) => (8, class as u32),
        };
        kind << KIND | id & MOST_ENTRIES
    }

    fn unpack(packed: u32) -> Self {
        let id = packed & MOST_ENTRIES;
        match packed >> KIND {
            0 => Self::Phrase(id),
            1 => Self::Title(id),
            2 => Self::Group(id),
            3 => Self::Work(id),
            4 => Self::Place(id),
            5 => Self::Demonym(id),
            6 => Self::Metonym(id),
            7 => Self::Organisation(id),
            _ => Self::Class(Class::ALL.get(id as usize).copied().unwrap_or(Class::Adverb)),
        }
    }
}

/// Where the kind of an entry lies in its packed number, and the bits below, which tell the entry: more than there are words
/// for (see [`MOST_WORDS`]).
const KIND: u32 = 28;
const MOST_ENTRIES: u32 = (1 << KIND) - 1;

const GENDERS: [Gender; 3] = [Gender::Female, Gender::Male, Gender::Unknown];
const PRONOUNS: [PronounKind; 7] = [
    PronounKind::He,
    PronounKind::She,
    PronounKind::It,
    PronounKind::They,
    PronounKind::I,
    PronounKind::We,
    PronounKind::You,
];

/// Bytes that a word takes up in an index: its hash, where its text, its further numbers and its traits lie, which
/// numbers it has, and the text's length.
const RECORD: usize = 24;
/// Bytes of traits, which many words share: their classes, those with a capital, pronoun, gender.
const TRAITS: usize = 18;
/// The further number that is a node, where the runs of words lie that a word begins; those before it are entries.
const NODE: usize = 10;

/// Where the parts of a word lie in an index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    /// The word's text.
    pub(super) text: u32,
    /// The first of its further numbers.
    pub(super) number: u32,
    /// Its traits.
    pub(super) traits: u32,
    /// The node of the runs of words that it begins; 0 where it begins none.
    pub(super) node: u32,
}

impl WordInfo<'_> {
    /// What it shares with other words, as the bytes of an index.
    pub(super) fn traits(&self) -> [u8; TRAITS] {
        let mut out = [0; TRAITS];
        out[..8].copy_from_slice(&self.classes.bits().to_le_bytes());
        out[8..16].copy_from_slice(&self.capital_classes.bits().to_le_bytes());
        out[16] =
            self.pronoun.and_then(|kind| PRONOUNS.iter().position(|&one| one == kind)).map_or(0, |at| at as u8 + 1);
        out[17] = GENDERS.iter().position(|&one| one == self.gender).unwrap_or(2) as u8;
        out
    }

    /// Its record in an index, and its further numbers.
    pub(super) fn pack(&self, at: Places) -> ([u8; RECORD], Vec<u32>) {
        let node = (at.node != 0).then_some(at.node);
        let entries = [
            self.verb,
            self.noun,
            self.adjective,
            self.title,
            self.group,
            self.place,
            self.demonym,
            self.organisation,
            self.abbreviation,
            self.calendar,
            node,
        ];
        let had =
            (0..).zip(entries).filter(|(_, number)| number.is_some()).fold(0_u16, |had, (kind, _)| had | 1 << kind);
        let mut out = [0; RECORD];
        out[..8].copy_from_slice(&self.hash.to_le_bytes());
        for (place, number) in [at.text, at.number, at.traits].into_iter().enumerate() {
            out[8 + 4 * place..12 + 4 * place].copy_from_slice(&number.to_le_bytes());
        }
        out[20..22].copy_from_slice(&had.to_le_bytes());
        out[22..].copy_from_slice(&(self.text.len() as u16).to_le_bytes());
        (out, entries.into_iter().flatten().collect())
    }
}

/// The parts of an index, in order; the words' texts, and the entries of
/// several words (4 bytes each, by node), are taken out at start.
#[derive(Debug)]
struct Parts {
    /// Slots of 4 bytes: a word's number, and in the highest byte a fingerprint of its hash; open addressing, 0 is free.
    slots: Run<4>,
    /// Records of words; the first is that of no word.
    words: Run<RECORD>,
    /// What words share, once each.
    traits: Run<TRAITS>,
    /// The further numbers of words, one behind the other.
    numbers: Run<4>,
    /// For each node of the trie its first edge and first entry, 4 bytes each; one more node than there are.
    nodes: Run<8>,
    /// The word of each edge, sorted within a node. Edge n leads to node n + 1.
    edges: Run<4>,
}

/// A run of records of so many bytes.
type Run<const N: usize> = Cow<'static, [[u8; N]]>;

#[derive(Debug)]
pub(super) struct Index {
    bytes: Cow<'static, [u8]>,
    parts: Parts,
    /// The texts of the words.
    texts: Cow<'static, str>,
    /// The entries of several words, by node.
    ends: Vec<MultiWord>,
}

impl Index {
    /// An index made by [`super::builder::Builder::pack`].
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Self {
        let [slots, words, traits, numbers, texts, nodes, edges, ends] = bytes::parts(&bytes);
        let unpacked =
            bytes[ends].as_chunks().0.iter().map(|end| MultiWord::unpack(u32::from_le_bytes(*end))).collect();
        let texts = match &bytes {
            Cow::Borrowed(bytes) => Cow::Borrowed(str::from_utf8(&bytes[texts]).unwrap_or("")),
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes[texts]).into_owned()),
        };
        let parts = match &bytes {
            Cow::Borrowed(bytes) => Parts {
                slots: Cow::Borrowed(bytes[slots].as_chunks().0),
                words: Cow::Borrowed(bytes[words].as_chunks().0),
                traits: Cow::Borrowed(bytes[traits].as_chunks().0),
                numbers: Cow::Borrowed(bytes[numbers].as_chunks().0),
                nodes: Cow::Borrowed(bytes[nodes].as_chunks().0),
                edges: Cow::Borrowed(bytes[edges].as_chunks().0),
            },
            Cow::Owned(bytes) => Parts {
                slots: bytes[slots].as_chunks().0.to_vec().into(),
                words: bytes[words].as_chunks().0.to_vec().into(),
                traits: bytes[traits].as_chunks().0.to_vec().into(),
                numbers: bytes[numbers].as_chunks().0.to_vec().into(),
                nodes: bytes[nodes].as_chunks().0.to_vec().into(),
                edges: bytes[edges].as_chunks().0.to_vec().into(),
            },
        };
        Self { parts, texts, ends: unpacked, bytes }
    }

    /// Its bytes.
    pub(super) fn packed(&self) -> &[u8] {
        &self.bytes
    }

    #[inline]
    pub(super) fn find(&self, hash: u64) -> WordId {
        let slots = &*self.parts.slots;
        let (mut at, mark) = slot_of(hash, slots.len());
        while let Some(slot) = slots.get(at) {
            let slot = u32::from_le_bytes(*slot);
            if slot == 0 {
                break;
            }
            let word = WordId(slot & MOST_WORDS);
            if slot & !MOST_WORDS == mark && u64_at(self.record(word), 0) == hash {
                return word;
            }
            at = if at + 1 == slots.len() { 0 } else { at + 1 };
        }
        WordId::UNKNOWN
    }

    #[inline]
    fn record(&self, word: WordId) -> &[u8; RECORD] {
        const NOTHING: &[u8; RECORD] = &[0; RECORD];
        self.parts.words.get(word.0 as usize).unwrap_or(NOTHING)
    }

    #[inline]
    fn traits(&self, record: &[u8; RECORD]) -> &[u8; TRAITS] {
        const NOTHING: &[u8; TRAITS] = &[0; TRAITS];
        self.parts.traits.get(u32_at(record, 16) as usize).unwrap_or(NOTHING)
    }

    /// One of the further numbers of a word.
    #[inline(always)]
    fn number(&self, record: &[u8; RECORD], kind: usize) -> Option<u32> {
        let had = u16::from_le_bytes([record[20], record[21]]);
        if had & 1 << kind == 0 {
            return None;
        }
        let before = (had & ((1 << kind) - 1)).count_ones();
        self.parts.numbers.get((u32_at(record, 12) + before) as usize).map(|number| u32::from_le_bytes(*number))
    }

    #[inline(always)]
    pub(super) fn info(&self, word: WordId) -> WordInfo<'_> {
        let record = self.record(word);
        let traits = self.traits(record);
        let entry = |kind| self.number(record, kind);
        let text = u32_at(record, 8) as usize;
        let length = usize::from(u16::from_le_bytes([record[22], record[23]]));
        WordInfo {
            text: self.texts.get(text..text + length).unwrap_or(""),
            classes: Classes::from_bits(u64_at(traits, 0)),
            capital_classes: Classes::from_bits(u64_at(traits, 8)),
            verb: entry(0),
            noun: entry(1),
            adjective: entry(2),
            title: entry(3),
            group: entry(4),
            place: entry(5),
            demonym: entry(6),
            organisation: entry(7),
            abbreviation: entry(8),
            calendar: entry(9),
            pronoun: traits[16].checked_sub(1).and_then(|at| PRONOUNS.get(usize::from(at)).copied()),
            gender: GENDERS.get(usize::from(traits[17])).copied().unwrap_or_default(),
            begins: entry(NODE).is_some(),
            hash: u64_at(record, 0),
        }
    }

    /// Its classes, and its further classes when written with a capital.
    #[inline]
    pub(super) fn classes(&self, word: WordId) -> [Classes; 2] {
        let traits = self.traits(self.record(word));
        [0, 8].map(|at| Classes::from_bits(u64_at(traits, at)))
    }

    #[inline]
    pub(super) fn longest(
        &self,
        first: WordId,
        next: impl Fn(usize) -> Option<WordId>,
    ) -> Option<(usize, &[MultiWord])> {
        self.longest_from(self.number(self.record(first), NODE)?, next)
    }

    /// The longest of the entries that begin with the word of a node.
    fn longest_from(&self, mut node: u32, next: impl Fn(usize) -> Option<WordId>) -> Option<(usize, &[MultiWord])> {
        let ends = self.bounds(node, 4);
        let mut found = if ends.is_empty() { None } else { self.ends.get(ends).map(|entries| (1, entries)) };
        for length in 2.. {
            let Some(word) = next(length - 1) else { break };
            let Some(deeper) = self.step(node, word) else { break };
            node = deeper;
            let ends = self.bounds(node, 4);
            if !ends.is_empty() {
                found = self.ends.get(ends).map(|entries| (length, entries));
            }
        }
        found
    }

    /// The edges (`offset` 0) or entries (`offset` 4) of a node.
    fn bounds(&self, node: u32, offset: usize) -> Range<usize> {
        let at = |node: usize| self.parts.nodes.get(node).map_or(0, |node| u32_at(node, offset) as usize);
        at(node as usize)..at(node as usize + 1)
    }

    /// The node that `word` leads to.
    fn step(&self, node: u32, word: WordId) -> Option<u32> {
        let bounds = self.bounds(node, 0);
        let edges = self.parts.edges.get(bounds.clone())?;
        let place = edges.binary_search_by_key(&word.0, |edge| u32::from_le_bytes(*edge)).ok()?;
        Some((bounds.start + place) as u32 + 1)
    }
}

/// The most words that an index holds, as the bits of a slot that tell the word; the others are its fingerprint’s.
pub(super) const MOST_WORDS: u32 = 0x00ff_ffff;

/// The first slot of a hash among `size`, and its fingerprint, where it lies in a slot.
#[inline]
pub(super) const fn slot_of(hash: u64, size: usize) -> (usize, u32) {
    let mixed = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((((mixed >> 32) * size as u64) >> 32) as usize, mixed as u32 & !MOST_WORDS)
}
