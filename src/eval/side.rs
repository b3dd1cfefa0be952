//! Attributions as a measure sees them: sets of words.

use super::mask::Mask;
use super::words::{Words, shared};
use crate::model::{ContentType, Span};

/// The spans of an attribution, whoever marked it, in bytes of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// The words that stand for the speaker.
    pub source: Vec<Span>,
    /// The words that signal it.
    pub cue: Vec<Span>,
    /// The words attributed.
    pub content: Vec<Span>,
}

/// A text with what is needed to measure attributions in it.
#[derive(Debug)]
pub struct Page<'a> {
    /// Its words.
    pub words: Words<'a>,
    mask: Mask,
}

/// An attribution with the words of its parts.
#[derive(Debug, Clone)]
pub struct Side {
    /// Which of the attributions given it is.
    pub index: usize,
    /// Its spans.
    pub marked: Marked,
    /// The words of the content.
    pub content: Vec<usize>,
    /// The words of the source.
    pub source: Vec<usize>,
    /// The words of the cue.
    pub cue: Vec<usize>,
    /// direct where all words of the content stand inside marks of the text, mixed where some do, else indirect.
    pub kind: ContentType,
}

impl<'a> Page<'a> {
    /// Prepares a text.
    pub fn new(text: &'a str) -> Self {
        Self { words: Words::new(text), mask: Mask::new(text) }
    }

    /// The attributions that have a word in their content.
    pub fn sides(&self, marked: &[Marked]) -> Vec<Side> {
        let sides = marked.iter().enumerate().map(|(index, marked)| self.side(index, marked.clone()));
        sides.filter(|side| !side.content.is_empty()).collect()
    }

    fn side(&self, index: usize, mut marked: Marked) -> Side {
        for spans in [&mut marked.source, &mut marked.cue, &mut marked.content] {
            spans.sort_unstable();
        }
        let content = self.words.covered(&marked.content);
        let quoted = content.iter().filter(|&&word| self.mask.has(self.words.spans()[word].start)).count();
        let kind = match quoted {
            0 => ContentType::Indirect,
            n if n == content.len() => ContentType::Direct,
            _ => ContentType::Mixed,
        };
        let (source, cue) = (self.words.covered(&marked.source), self.words.covered(&marked.cue));
        Side { index, marked, content, source, cue, kind }
    }
}

/// A pair of attributions, by their places in the lists given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// How many of the words of either content are in both.
    pub jaccard: f64,
    /// In the gold ones.
    pub gold: usize,
    /// In the found ones.
    pub found: usize,
}

/// Pairs gold with found attributions one to one, the likest contents first; those that share less than half of their
/// words are no pair.
pub fn pairs(gold: &[Side], found: &[Side]) -> Vec<Pair> {
    let mut all = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in found.iter().enumerate() {
            let both = shared(&g.content, &p.content);
            let either = g.content.len() + p.content.len() - both;
            if both > 0 && 2 * both >= either {
                all.push(Pair { jaccard: both as f64 / either as f64, gold: i, found: j });
            }
        }
    }
    all.sort_by(|a, b| b.jaccard.total_cmp(&a.jaccard).then((a.gold, a.found).cmp(&(b.gold, b.found))));
    let (mut gold_free, mut found_free) = (vec![true; gold.len()], vec![true; found.len()]);
    all.retain(|pair| {
        let free = gold_free[pair.gold] && found_free[pair.found];
        if free {
            (gold_free[pair.gold], found_free[pair.found]) = (false, false);
        }
        free
    });
    all
}

/// Whether two lists of spans share a character.
pub(super) fn overlap(a: &[Span], b: &[Span]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.overlaps(*y)))
}

/// Whether the source of a found attribution is right: the two overlap, or neither has one.
pub fn source_is_right(gold: &Side, found: &Side) -> bool {
    let (g, p) = (&gold.marked.source, &found.marked.source);
    if g.is_empty() || p.is_empty() { g.is_empty() && p.is_empty() } else { overlap(g, p) }
}
