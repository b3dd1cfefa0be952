//! What a rule is, what it may look at, and what it reads.

use std::ops::Range;

use crate::cue::Facts;
use crate::lexicon::Lexicon;
use crate::model::{CueMatch, Token};
use crate::scorer::name_hash;
use crate::sequence::Sequence;

/// What a rule may look at. No rule sees another.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The chunks of the document.
    pub sequence: &'a Sequence,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its lexicons.
    pub lexicon: &'a Lexicon,
    /// The cue.
    pub cue: &'a CueMatch,
    /// What is known around the cue.
    pub facts: &'a Facts,
}

/// What a rule reads: chunks of the sequence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The source; none where the pattern has none.
    pub source: Option<Range<usize>>,
    /// The content's runs of chunks, in text order.
    pub content: Vec<Range<usize>>,
}

/// A rule with what it reads of a cue.
#[derive(Debug)]
pub struct Read {
    /// The rule.
    pub rule: &'static Rule,
    /// Its place in the list, by which sums are kept in memory. No weight knows it.
    pub place: usize,
    /// What it reads.
    pub reading: Reading,
}

/// A pattern of attribution. Two of one id are the same.
#[derive(Debug)]
pub struct Rule {
    /// Its name: the pattern, left to right; the same as its file's.
    pub id: &'static str,
    /// The pattern in words, for `explain`.
    pub doc: &'static str,
    /// Texts in which it reads a cue: text, cue, source, content (pieces joined by ` … `).
    pub fires: &'static [(&'static str, &'static str, &'static str, &'static str)],
    /// Texts in which it reads no cue.
    pub silent: &'static [&'static str],
    /// Reads the cue, or not.
    pub apply: fn(&Context<'_>) -> Option<Reading>,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// What stands for no rule in features.
pub const NONE: &str = "none";

/// A rule as a feature's value: the hash of its id, so that the list may grow anywhere and the weights stay true.
pub fn value(rule: Option<&Rule>) -> u64 {
    name_hash(rule.map_or(NONE, |rule| rule.id))
}
