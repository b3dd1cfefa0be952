//! A statement beside the place of a text that holds most of it: what is the same, and what was done to it.

use std::collections::BTreeSet;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::finding::{Change, Piece, PieceKind};
use super::passage::Passage;
use super::statement::{Statement, holds_ellipsis};
use super::tiles::{Chain, Tile};
use crate::lexicon::Lexicon;
use crate::model::{Class, Classes, Shape, Span};

/// Longer stretches than this, in words, are not compared word by word.
const LONGEST: usize = 400;
/// So many words more than the statement has are looked at before its first and behind its last word found.
const MARGIN: usize = 2;

/// What came of laying a statement beside a text.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    /// Pairs of the same words: in the statement, in the text.
    pub(super) same: Vec<(usize, usize)>,
    /// The words of the text that stand elsewhere in the statement.
    pub(super) moved: BTreeSet<usize>,
    pub(super) changes: BTreeSet<Change>,
    pub(super) diff: Vec<Piece>,
    /// Whether words that nobody said stand between the pieces.
    pub(super) split: bool,
    /// Whether an ellipsis stands where nothing that was said is left out.
    pub(super) idle_ellipsis: bool,
}

pub(super) fn align(statement: &Statement, chain: &Chain, passage: &Passage<'_>, lexicon: &Lexicon) -> Alignment {
    let moved = |tile: &Tile| (tile.text..tile.text_end(), tile.statement..tile.statement_end());
    let (in_text, in_statement): (Vec<Range<usize>>, Vec<Range<usize>>) = chain.moved.iter().map(moved).unzip();
    let mut aligner = Aligner {
        statement,
        passage,
        lexicon,
        moved_text: in_text.into_iter().flatten().collect(),
        moved_statement: in_statement.into_iter().flatten().collect(),
        out: Alignment::default(),
    };
    let (Some(first), Some(last)) = (chain.tiles.first(), chain.tiles.last()) else { return aligner.out };
    aligner.single_words(chain);
    aligner.head(first.statement, first.text);
    for (at, tile) in chain.tiles.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|before| chain.tiles[before]) {
            aligner.gap(before.statement_end()..tile.statement, before.text_end()..tile.text);
        }
        aligner.same(tile.statement..tile.statement_end(), tile.text);
    }
    aligner.tail(last.statement_end(), last.text_end());
    aligner.out.moved = aligner.moved_text;
    aligner.out
}

struct Aligner<'a> {
    statement: &'a Statement,
    passage: &'a Passage<'a>,
    lexicon: &'a Lexicon,
    moved_text: BTreeSet<usize>,
    moved_statement: BTreeSet<usize>,
    out: Alignment,
}

impl Aligner<'_> {
    /// Where runs have moved, single words between them (*and*) have moved along.
    fn single_words(&mut self, chain: &Chain) {
        if chain.moved.is_empty() {
            return;
        }
        let tiles = || chain.tiles.iter().chain(&chain.moved);
        let (from, to) = tiles().fold((usize::MAX, 0), |(a, b), tile| (a.min(tile.text), b.max(tile.text_end())));
        let held = |tile: &Tile, word: usize| (tile.text..tile.text_end()).contains(&word);
        let mut free: Vec<usize> = (from..to).filter(|word| !tiles().any(|tile| held(tile, *word))).collect();
        for own in 0..self.statement.words.len() {
            if tiles().any(|tile| (tile.statement..tile.statement_end()).contains(&own)) {
                continue;
            }
            let same = |word: &usize| self.passage.words.word(*word) == self.statement.words[own];
            if let Some(at) = free.iter().position(same) {
                self.moved_text.insert(free.remove(at));
                self.moved_statement.insert(own);
            }
        }
    }

    fn same(&mut self, own: Range<usize>, text: usize) {
        // An ellipsis or brackets inside of a run: nothing of the text is missing there, unless the text has one as well.
        let in_text = |at: usize| {
            let (before, behind) = (text + at - own.start - 1, text + at - own.start);
            let (before, behind) = (self.passage.words.span(before), self.passage.words.span(behind));
            holds_ellipsis(&self.passage.text[before.end..behind.start])
        };
        let idle = |at: &&usize| own.start < **at && **at < own.end && !in_text(**at);
        self.out.idle_ellipsis |= self.statement.ellipses.iter().find(idle).is_some();
        let mut from = own.start;
        let cuts: Vec<usize> = self.statement.insertions.iter().map(|(at, _)| *at).collect();
        for cut in cuts.into_iter().filter(|at| own.start < *at && *at < own.end) {
            self.run(from..cut, text + from - own.start);
            self.inserted(cut, cut);
            from = cut;
        }
        self.run(from..own.end, text + from - own.start);
    }

    fn run(&mut self, own: Range<usize>, text: usize) {
        if own.is_empty() {
            return;
        }
        let words = text..text + own.len();
        self.out.same.extend(own.zip(words.clone()));
        self.text_piece(PieceKind::Same, words);
    }

    /// What stands before the first word found. Words of the text count only where the statement has others for them.
    fn head(&mut self, own: usize, text: usize) {
        self.out.idle_ellipsis |= self.statement.has_ellipsis(0, 0);
        let unit = self.passage.unit(text);
        let from = text.saturating_sub(own + MARGIN).max(unit.start.min(text));
        if own == 0 {
            self.inserted(0, 0);
            return;
        }
        let mut ops = self.compare(0..own, &(from..text).collect::<Vec<_>>());
        if let Some(first) = ops.first_mut() {
            let extra = first.1.len().saturating_sub(first.0.len());
            first.1.drain(..extra);
        }
        self.ops(ops, 0, own);
    }

    fn tail(&mut self, own: usize, text: usize) {
        let end = self.statement.words.len();
        self.out.idle_ellipsis |= self.statement.has_ellipsis(end, end);
        if own == end {
            self.inserted(end, end);
            return;
        }
        let unit = self.passage.unit(text - 1);
        let to = (text + end - own + MARGIN).min(unit.end.max(text)).min(self.passage.words.len());
        let mut ops = self.compare(own..end, &(text..to).collect::<Vec<_>>());
        if let Some(last) = ops.last_mut() {
            last.1.truncate(last.0.len());
        }
        self.ops(ops, own, end);
    }

    fn gap(&mut self, own: Range<usize>, text: Range<usize>) {
        let between = self.passage.between_said(text.start, text.end);
        let words: Vec<usize> = text.clone().filter(|word| !between || self.passage.is_said(*word)).collect();
        if words.len() < text.len() {
            self.out.split = true;
            self.out.diff.push(Piece { kind: PieceKind::Between, text: String::new() });
        }
        if words.is_empty() && own.is_empty() {
            self.out.idle_ellipsis |= self.statement.has_ellipsis(own.start, own.end);
            self.inserted(own.start, own.end);
            return;
        }
        let ops = self.compare(own.clone(), &words);
        self.ops(ops, own.start, own.end);
    }

    /// The two stretches as pairs of words of the statement and words of the text; those that are the same come as pairs
    /// of equal length marked so.
    fn compare(&self, own: Range<usize>, text: &[usize]) -> Vec<(Vec<usize>, Vec<usize>, bool)> {
        if own.len() > LONGEST || text.len() > LONGEST {
            return vec![(own.collect(), text.to_vec(), false)];
        }
        let old: Vec<&str> = text.iter().map(|word| self.passage.words.word(*word)).collect();
        let new: Vec<&str> = self.statement.words[own.clone()].iter().map(String::as_str).collect();
        let part = |op: DiffOp| {
            let (_, old, new) = op.as_tag_tuple();
            let own = (own.start + new.start..own.start + new.end).collect();
            (own, text[old].to_vec(), matches!(op, DiffOp::Equal { .. }))
        };
        capture_diff_slices(Algorithm::Myers, &old, &new).into_iter().map(part).collect()
    }

    /// Takes over what a comparison found between two places of the statement.
    fn ops(&mut self, ops: Vec<(Vec<usize>, Vec<usize>, bool)>, from: usize, to: usize) {
        let ellipsis = self.statement.has_ellipsis(from, to);
        let brackets = self.statement.inserted(from, to).next().is_some();
        for (own, text, same) in ops {
            if same {
                self.out.same.extend(own.into_iter().zip(text.iter().copied()));
                self.text_pieces(PieceKind::Same, &text);
                continue;
            }
            let is_moved = own.iter().any(|word| self.moved_statement.contains(word))
                || text.iter().any(|word| self.moved_text.contains(word));
            let left = text.iter().filter(|word| !self.moved_text.contains(word)).count();
            let added = own.iter().filter(|word| !self.moved_statement.contains(word)).count();
            let change = match (left > 0, added > 0) {
                (false, false) => None,
                (true, true) => Some(Change::Words),
                (false, true) => Some(Change::Added),
                (true, false) if brackets => None,
                (true, false) if ellipsis => Some(Change::Ellipsis),
                (true, false) => Some(Change::LeftOut),
            };
            self.out.changes.extend(change);
            if (brackets || ellipsis) && self.hides_negation(&own, &text) {
                self.out.changes.insert(Change::Negation);
            }
            self.out.changes.extend(is_moved.then_some(Change::Order));
            self.text_pieces(PieceKind::Out, &text);
            if let (Some(first), Some(last)) = (own.first(), own.last()) {
                let span = self.statement.spans[*first].hull(self.statement.spans[*last]);
                self.piece(PieceKind::In, span.slice(&self.statement.text).to_owned());
            }
        }
        self.inserted(from, to);
    }

    /// Whether a *not* is gone with what was left out or put in: the statement may say the opposite then. Whole sentences
    /// may go with theirs.
    fn hides_negation(&self, own: &[usize], text: &[usize]) -> bool {
        let left: Vec<usize> = text.iter().copied().filter(|word| !self.moved_text.contains(word)).collect();
        let (Some(first), Some(last)) = (left.first(), left.last()) else { return false };
        let negates = |word: &str| {
            self.lexicon.classes(self.lexicon.find(word), Shape::Lower).any(Classes::of(&[Class::Negation]))
        };
        left.iter().any(|word| negates(self.passage.words.word(*word)))
            && !own.iter().any(|word| negates(&self.statement.words[*word]))
            && !(self.passage.begins_sentence(*first) && self.passage.begins_sentence(last + 1))
    }

    /// What the statement has in brackets here.
    fn inserted(&mut self, from: usize, to: usize) {
        let words: Vec<String> = self.statement.inserted(from, to).map(|words| format!("[{words}]")).collect();
        for words in words {
            self.out.changes.insert(Change::Brackets);
            self.piece(PieceKind::In, words);
        }
    }

    /// Words of the text that may lie apart.
    fn text_pieces(&mut self, kind: PieceKind, words: &[usize]) {
        for run in words.chunk_by(|a, b| a + 1 == *b) {
            if let (Some(first), Some(last)) = (run.first(), run.last()) {
                self.text_piece(kind, *first..last + 1);
            }
        }
    }

    fn text_piece(&mut self, kind: PieceKind, words: Range<usize>) {
        let span: Span = self.passage.words.span(words.start).hull(self.passage.words.span(words.end - 1));
        self.piece(kind, span.slice(self.passage.text).to_owned());
    }

    fn piece(&mut self, kind: PieceKind, text: String) {
        if !text.is_empty() {
            self.out.diff.push(Piece { kind, text });
        }
    }
}
