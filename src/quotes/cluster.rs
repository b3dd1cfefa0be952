//! Quotations that are one statement.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::Coverage;
use super::alike::{Likeness, likeness};
use super::day;
use super::kept::mixed;
use super::leaders::{Candidate, Leaders};
use super::row::{FEW, NONE, Row, Saying};
use super::speaker::{is_same, may_agree};
use crate::lexicon::Lexicon;

/// Words in a run.
const RUN: usize = 3;
/// Fewer words in common are chance, unless it is one speaker within some days, or one story.
const TELLING: usize = 6;
/// Fewer words in common may be a phrase that everybody uses, unless speakers agree.
const SURE: usize = 16;

/// Quotations of the same words that cannot be told apart: by one speaker, where they are not many words.
#[derive(Debug, Clone, Copy)]
struct Unit {
    words: u32,
    /// The speaker of all of them where that matters; that of the first else.
    speaker: u32,
    named: bool,
    story: u32,
    /// The first row.
    row: usize,
}

/// For each row the first row of the statement that it belongs to; none for paraphrases. `stories` gives each document's.
pub(super) fn statements(coverage: &Coverage, stories: &[u32], lexicon: &Lexicon) -> Vec<u32> {
    let (units, unit_of) = units(coverage, stories);
    let length = |unit: &Unit| coverage.runs.get(unit.words).len();
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by_key(|&unit| (Reverse(length(&units[unit])), units[unit].row));
    let long = order.partition_point(|&unit| length(&units[unit]) >= FEW);
    let mut leaders = Leaders::new(long, |rank, take| {
        let words = coverage.runs.get(units[order[rank]].words);
        words.windows(RUN).map(shingle).for_each(take);
    });
    let mut leader: Vec<usize> = (0..units.len()).collect();
    let judge = Judge { coverage, units: &units, order: &order, lexicon };
    for rank in 0..long {
        let found = leaders.candidates(rank);
        let best = judge.best(rank, &found, leaders.shared(rank));
        match best.or_else(|| judge.best(rank, &leaders.common_candidates(rank), 0)) {
            Some(one) => leader[order[rank]] = order[one],
            None => leaders.lead(rank),
        }
    }
    let mut first = vec![NONE; units.len()];
    let of_row = |unit: &u32| (*unit != NONE).then(|| leader[*unit as usize]);
    for (row, unit) in unit_of.iter().enumerate() {
        if let Some(leader) = of_row(unit) {
            first[leader] = first[leader].min(row as u32);
        }
    }
    unit_of.iter().map(|unit| of_row(unit).map_or(NONE, |leader| first[leader])).collect()
}

/// A hash of words that stand one after the other.
fn shingle(words: &[u32]) -> u32 {
    words.iter().fold(0, |hash: u64, word| mixed(hash << 1 ^ u64::from(*word))) as u32
}

fn units(coverage: &Coverage, stories: &[u32]) -> (Vec<Unit>, Vec<u32>) {
    let mut places: FxHashMap<(u32, u32, u64), u32> = FxHashMap::default();
    let mut units = Vec::new();
    let mut unit_of = Vec::with_capacity(coverage.rows.len());
    for (index, row) in coverage.rows.iter().enumerate() {
        if row.saying() == Saying::Reported {
            unit_of.push(NONE);
            continue;
        }
        let length = coverage.runs.get(row.words).len();
        let story = stories[row.document as usize];
        let speaker = if length < SURE { row.speaker } else { NONE };
        let occasion = if length < FEW { occasion(coverage, row, story) } else { 0 };
        let next = units.len() as u32;
        let unit = *places.entry((row.words, speaker, occasion)).or_insert(next);
        if unit == next {
            units.push(Unit { words: row.words, speaker: row.speaker, named: row.is_named(), story, row: index });
        }
        unit_of.push(unit);
    }
    (units, unit_of)
}

/// On what occasion a few words were said: the day, for a speaker with a name, else the story.
fn occasion(coverage: &Coverage, row: &Row, story: u32) -> u64 {
    match day::number(coverage.date(row)) {
        Some(day) if row.is_named() => u64::from(day.cast_unsigned()) << 1 | 1,
        _ => u64::from(story) << 1,
    }
}

/// Tells whether a quotation is one before it.
struct Judge<'a> {
    coverage: &'a Coverage,
    units: &'a [Unit],
    /// Units by their length.
    order: &'a [usize],
    lexicon: &'a Lexicon,
}

impl Judge<'_> {
    /// Of the leaders that share runs of words with a unit the one that it is. `shared` is how many of its runs any
    /// other has.
    fn best(&self, rank: usize, candidates: &[Candidate], shared: usize) -> Option<usize> {
        let own = &self.units[self.order[rank]];
        let mut best: Option<(Likeness, bool, Reverse<u32>)> = None;
        for &(leader, count) in candidates {
            // A word in six may be another, and takes three runs with it.
            if (count as usize) * 8 < shared && best.is_some() {
                break;
            }
            let other = &self.units[self.order[leader as usize]];
            let Some(found) = self.alike(own, other) else { continue };
            let rank = (found, own.story == other.story, Reverse(leader));
            if best.is_none_or(|best| rank > best) {
                best = Some(rank);
            }
        }
        best.map(|(_, _, leader)| leader.0 as usize)
    }

    fn alike(&self, own: &Unit, other: &Unit) -> Option<Likeness> {
        let found = likeness(self.coverage.runs.get(own.words), self.coverage.runs.get(other.words))?;
        let name = |unit: &Unit| if unit.named { self.coverage.texts.text(unit.speaker) } else { "" };
        let one_story = own.story == other.story;
        let agreed = match found.matched {
            ..TELLING => one_story || is_same(name(own), name(other), self.lexicon) && self.is_soon(own, other),
            TELLING..SURE => may_agree(name(own), name(other), self.lexicon),
            _ => one_story || found.matched >= 2 * SURE || may_agree(name(own), name(other), self.lexicon),
        };
        agreed.then_some(found)
    }

    fn is_soon(&self, own: &Unit, other: &Unit) -> bool {
        let date = |unit: &Unit| self.coverage.date(&self.coverage.rows[unit.row]);
        day::is_soon(date(own), date(other))
    }
}
