//! Paraphrases that likely report a statement: by its speaker, at about the same time, with most of its telling words.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::kept::{hash, mixed};
use super::row::{JOINT, NONE, Row, Saying};
use super::speaker::is_same;
use super::{Coverage, day};
use crate::lexicon::Lexicon;
use crate::verify::{Words, stem};

/// A paraphrase shares at least so many telling words, and at least half of those of the shorter of the two.
const LEAST: usize = 3;
/// A speaker who has said something with a word so often is not known by it.
const COMMON: usize = 100;

/// A paraphrase and the statement that it reports.
#[derive(Debug, Clone, Copy)]
pub(super) struct Report {
    pub(super) row: u32,
    /// The first row of the statement.
    pub(super) statement: u32,
    /// The share of telling words, of the one of the two that has fewer.
    pub(super) share: f32,
}

/// Who may have said something: a hash of the last word of the name.
type Who = u64;

/// The paraphrases that report a statement, in the order of their rows. `statements` gives for each row the first row of its
/// statement, and none for a paraphrase.
pub(super) fn reports(coverage: &Coverage, statements: &[u32], lexicon: &Lexicon) -> Vec<Report> {
    let said = |row: &Row| row.saying() == Saying::Reported && row.is_named();
    let asked: FxHashSet<Who> =
        coverage.rows.iter().filter(|row| said(row)).flat_map(|row| who(coverage.speaker(row))).collect();
    let index = Index::new(coverage, statements, &asked, lexicon);
    let rows = coverage.rows.iter().enumerate().filter(|(_, row)| said(row));
    rows.filter_map(|(at, row)| index.report(at, row)).collect()
}

fn who(speaker: &str) -> impl Iterator<Item = Who> {
    let last = |name: &str| name.split_whitespace().next_back().map(|word| hash(&word.to_lowercase()));
    speaker.split(JOINT).filter_map(last)
}

/// The first letters of the telling words of a text, as hashes.
fn stems(text: &str, lexicon: &Lexicon) -> BTreeSet<u64> {
    let words = Words::new(text);
    (0..words.len()).filter_map(|word| stem(words.word(word), lexicon)).map(|stem| hash(&stem)).collect()
}

/// Which statements of whom have which telling words.
struct Index<'a> {
    coverage: &'a Coverage,
    lexicon: &'a Lexicon,
    /// Speaker and word in one hash, then the place in `known`; sorted.
    entries: Vec<(u64, u32)>,
    known: Vec<Known>,
}

/// A statement that somebody could report.
struct Known {
    /// Its first row.
    first: u32,
    /// The row with its fullest wording.
    full: u32,
    telling: u32,
}

impl<'a> Index<'a> {
    fn new(coverage: &'a Coverage, statements: &[u32], asked: &FxHashSet<Who>, lexicon: &'a Lexicon) -> Self {
        let mut found: FxHashMap<u32, (u32, Vec<Who>)> = FxHashMap::default();
        let length = |row: u32| coverage.runs.get(coverage.rows[row as usize].words).len();
        for (at, (row, &first)) in coverage.rows.iter().zip(statements).enumerate() {
            if first == NONE || !row.is_named() {
                continue;
            }
            for speaker in who(coverage.speaker(row)).filter(|who| asked.contains(who)) {
                let (full, speakers) = found.entry(first).or_insert((at as u32, Vec::new()));
                if length(at as u32) > length(*full) {
                    *full = at as u32;
                }
                if !speakers.contains(&speaker) {
                    speakers.push(speaker);
                }
            }
        }
        let mut found: Vec<(u32, (u32, Vec<Who>))> = found.into_iter().collect();
        found.sort_unstable_by_key(|(first, _)| *first);
        let (mut entries, mut known) = (Vec::new(), Vec::new());
        for (first, (full, speakers)) in found {
            let stems = stems(coverage.texts.text(coverage.rows[full as usize].wording), lexicon);
            for speaker in speakers {
                entries.extend(stems.iter().map(|stem| (mixed(speaker ^ stem), known.len() as u32)));
            }
            known.push(Known { first, full, telling: stems.len() as u32 });
        }
        entries.sort_unstable();
        Self { coverage, lexicon, entries, known }
    }

    /// The statement that a row reports, if any: the one with which it shares most.
    fn report(&self, at: usize, row: &Row) -> Option<Report> {
        let speaker = self.coverage.speaker(row);
        let stems = stems(self.coverage.texts.text(row.wording), self.lexicon);
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        for who in who(speaker) {
            for stem in &stems {
                let key = mixed(who ^ stem);
                let start = self.entries.partition_point(|entry| entry.0 < key);
                let same = self.entries[start..].iter().take_while(|entry| entry.0 == key);
                let same: Vec<u32> = same.take(COMMON + 1).map(|entry| entry.1).collect();
                if same.len() <= COMMON {
                    same.into_iter().for_each(|statement| *shared.entry(statement).or_default() += 1);
                }
            }
        }
        let share = |(&known, &count): (&u32, &usize)| {
            let fewer = stems.len().min(self.known[known as usize].telling as usize);
            (count >= LEAST && 2 * count >= fewer).then(|| (count as f32 / fewer as f32, known))
        };
        let mut likely: Vec<(f32, u32)> = shared.iter().filter_map(share).collect();
        likely.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (share, known) = likely.into_iter().find(|(_, known)| {
            let full = &self.coverage.rows[self.known[*known as usize].full as usize];
            is_same(speaker, self.coverage.speaker(full), self.lexicon)
                && day::is_soon(self.coverage.date(row), self.coverage.date(full))
        })?;
        Some(Report { row: at as u32, statement: self.known[known as usize].first, share: share.min(1.0) })
    }
}
