//! Counts over documents, and the measures made of them.

use std::collections::BTreeSet;
use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::sets;
use super::side::{Page, Pair, Side, overlap, source_is_right};
use super::words::shared;
use crate::model::{ContentType, Span};

/// The groups of attributions that are measured apart, by the class of their content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Every one.
    All,
    /// Quoted.
    Direct,
    /// Quoted in part.
    Mixed,
    /// Not quoted.
    Indirect,
    /// Direct and mixed.
    Quote,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::All, Self::Direct, Self::Mixed, Self::Indirect, Self::Quote];

    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
            Self::Quote => "quote",
        }
    }

    fn has(self, kind: ContentType) -> bool {
        match self {
            Self::All => true,
            Self::Direct => kind == ContentType::Direct,
            Self::Mixed => kind == ContentType::Mixed,
            Self::Indirect => kind == ContentType::Indirect,
            Self::Quote => kind != ContentType::Indirect,
        }
    }
}

/// A count on the gold side and on the found side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both {
    /// Over gold ones: for recall.
    pub gold: usize,
    /// Over found ones: for precision.
    pub pred: usize,
}

/// Precision, recall and their harmonic mean.
///
/// ```
/// use whosaid::eval::{Both, Score};
/// let score = Score::new(Both { gold: 1, pred: 1 }, Both { gold: 2, pred: 1 });
/// assert_eq!((score.P, score.R), (1.0, 0.5));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[allow(non_snake_case)]
pub struct Score {
    /// Precision.
    pub P: f64,
    /// Recall.
    pub R: f64,
    /// F1.
    pub F1: f64,
}

impl Score {
    /// Of hits among all; nothing among nothing is 0.
    pub fn new(hits: Both, all: Both) -> Self {
        let share = |hit: usize, of: usize| if of == 0 { 0.0 } else { hit as f64 / of as f64 };
        let (p, r) = (share(hits.pred, all.pred), share(hits.gold, all.gold));
        Self { P: p, R: r, F1: if p > 0.0 && r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 } }
    }
}

/// How many of a number of cases: a rate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rate {
    /// Right ones.
    pub right: usize,
    /// All.
    pub of: usize,
}

impl Rate {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    /// As a share; none of nothing.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.right as f64 / self.of as f64)
    }
}

/// The counts of one group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GroupTally {
    /// Attributions.
    pub all: Both,
    /// Those paired.
    pub matched: Both,
    /// Those paired with exactly the same words.
    pub exact: Both,
    /// Those paired whose source is right.
    pub attr: Both,
    /// Words of contents.
    pub tokens: Both,
    /// Those words that are in a content of the other side.
    pub token_hits: Both,
    /// Of pairs whose gold has a cue: a word of the cue is shared.
    pub cue: Rate,
    /// Of pairs whose gold has a source: the same words but for articles.
    pub source_strict: Rate,
    /// A content word is shared.
    pub source_overlap: Rate,
    /// The sources overlap, or the found one has the last name of the gold one.
    pub source_chain: Rate,
}

/// The counts of documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    groups: [GroupTally; 5],
    /// Exactly equal spans of sources, cues and contents.
    spans: [(Both, Both); 3],
}

/// The roles whose spans are counted, in order.
pub const ROLES: [&str; 3] = ["source", "cue", "content"];

impl Tally {
    /// The counts of one document.
    pub fn of(page: &Page<'_>, gold: &[Side], found: &[Side], pairs: &[Pair]) -> Self {
        let mut tally = Self::default();
        tally.count_words(gold, found);
        for (index, _) in ROLES.iter().enumerate() {
            let (mine, theirs) = (distinct(gold, index), distinct(found, index));
            let hits = mine.intersection(&theirs).count();
            tally.spans[index] = (Both { gold: hits, pred: hits }, Both { gold: mine.len(), pred: theirs.len() });
        }
        for pair in pairs {
            tally.count_pair(page, &gold[pair.gold], &found[pair.found], pair.jaccard);
        }
        tally
    }

    /// The counts of a group.
    pub fn group(&self, group: Group) -> &GroupTally {
        &self.groups[group as usize]
    }

    /// The score of exactly equal spans of a role of [`ROLES`].
    pub fn spans(&self, role: usize) -> Score {
        let (hits, all) = self.spans[role];
        Score::new(hits, all)
    }

    fn groups_of(&mut self, kind: ContentType, mut change: impl FnMut(&mut GroupTally)) {
        for group in Group::ALL.into_iter().filter(|group| group.has(kind)) {
            change(&mut self.groups[group as usize]);
        }
    }

    fn count_words(&mut self, gold: &[Side], found: &[Side]) {
        for (mine, other, is_gold) in [(gold, found, true), (found, gold, false)] {
            let theirs = words_of(other.iter());
            for group in Group::ALL {
                let own = words_of(mine.iter().filter(|side| group.has(side.kind)));
                let hits = own.intersection(&theirs).count();
                let counts = &mut self.groups[group as usize];
                let (tokens, token_hits) = (&mut counts.tokens, &mut counts.token_hits);
                if is_gold {
                    (tokens.gold, token_hits.gold) = (own.len(), hits);
                } else {
                    (tokens.pred, token_hits.pred) = (own.len(), hits);
                }
            }
            for side in mine {
                self.groups_of(side.kind, |counts| if is_gold { counts.all.gold += 1 } else { counts.all.pred += 1 });
            }
        }
    }

    fn count_pair(&mut self, page: &Page<'_>, gold: &Side, found: &Side, jaccard: f64) {
        let (exact, attr) = (jaccard >= 1.0, source_is_right(gold, found));
        self.groups_of(gold.kind, |counts| {
            counts.matched.gold += 1;
            counts.exact.gold += usize::from(exact);
            counts.attr.gold += usize::from(attr);
        });
        self.groups_of(found.kind, |counts| {
            counts.matched.pred += 1;
            counts.exact.pred += usize::from(exact);
            counts.attr.pred += usize::from(attr);
        });
        if !gold.marked.cue.is_empty() {
            let right = meet(&gold.cue, &found.cue, &gold.marked.cue, &found.marked.cue);
            self.groups_of(gold.kind, |counts| counts.cue.count(right));
        }
        if !gold.marked.source.is_empty() {
            let (strict, overlap, chain) = compare_sources(page, gold, found);
            self.groups_of(gold.kind, |counts| {
                counts.source_strict.count(strict);
                counts.source_overlap.count(overlap);
                counts.source_chain.count(chain);
            });
        }
    }
}

fn words_of<'a>(sides: impl Iterator<Item = &'a Side>) -> BTreeSet<usize> {
    sides.flat_map(|side| side.content.iter().copied()).collect()
}

/// The different sets of words that a role has.
fn distinct(sides: &[Side], role: usize) -> BTreeSet<&[usize]> {
    sides.iter().map(|side| role_words(side, role)).filter(|words| !words.is_empty()).collect()
}

fn role_words(side: &Side, role: usize) -> &[usize] {
    match role {
        0 => &side.source,
        1 => &side.cue,
        _ => &side.content,
    }
}

/// Whether two sets of words meet; a gold span without words (a colon) goes by its place.
fn meet(gold: &[usize], found: &[usize], gold_spans: &[Span], found_spans: &[Span]) -> bool {
    if gold.is_empty() { overlap(gold_spans, found_spans) } else { shared(gold, found) > 0 }
}

/// Whether the source has the same words, shares a content word, or a name.
fn compare_sources(page: &Page<'_>, gold: &Side, found: &Side) -> (bool, bool, bool) {
    let without = |words: &[usize], set: &sets::Set| -> Vec<usize> {
        words.iter().copied().filter(|&word| !set.has(page.words.word(word))).collect()
    };
    let bare = [gold, found].map(|side| without(&side.source, sets::articles()));
    let heads = [0, 1].map(|side| {
        let heads = without(&bare[side], sets::function_words());
        if heads.is_empty() { bare[side].clone() } else { heads }
    });
    let (g, p) = (&gold.marked.source, &found.marked.source);
    let strict = if bare[0].is_empty() { g == p } else { bare[0] == bare[1] };
    let name = names(page, &gold.source).pop();
    let chain = overlap(g, p) || name.is_some_and(|name| names(page, &found.source).contains(&name));
    (strict, meet(&heads[0], &heads[1], g, p), chain)
}

/// The words with a capital that may be part of a name, without their *'s*.
fn names<'a>(page: &Page<'a>, words: &[usize]) -> Vec<&'a str> {
    let words = words.iter().map(|&word| page.words.word(word));
    let names =
        words.filter(|word| word.chars().next().is_some_and(char::is_uppercase) && !sets::not_names().has(word));
    names.map(|word| word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)).collect()
}

impl AddAssign<&Tally> for Tally {
    fn add_assign(&mut self, other: &Tally) {
        for (mine, theirs) in self.groups.iter_mut().zip(&other.groups) {
            *mine += *theirs;
        }
        for (mine, theirs) in self.spans.iter_mut().zip(&other.spans) {
            mine.0 += theirs.0;
            mine.1 += theirs.1;
        }
    }
}

impl AddAssign for GroupTally {
    fn add_assign(&mut self, other: Self) {
        self.all += other.all;
        self.matched += other.matched;
        self.exact += other.exact;
        self.attr += other.attr;
        self.tokens += other.tokens;
        self.token_hits += other.token_hits;
        self.cue += other.cue;
        self.source_strict += other.source_strict;
        self.source_overlap += other.source_overlap;
        self.source_chain += other.source_chain;
    }
}

impl AddAssign for Both {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.pred += other.pred;
    }
}

impl AddAssign for Rate {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }
}
