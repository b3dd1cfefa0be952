//! The learned choice among the candidates: a log-linear ranking, whose weights are in `weights/en/antecedent.tsv`; for *he* and
//! *she*, of which there are examples enough, a small network, whose weights are in `weights/en/pronoun.tsv`.

use super::anaphor::Anaphor;
use super::candidate::Candidate;
use super::features::{CELLS, Field, features};
use super::lesson::Lesson;
use super::pronoun::values;
use crate::scorer::{Grouped, Memo, Net, Record, Table};

/// A choice and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice {
    pub(super) referent: usize,
    pub(super) confidence: f32,
}

/// The candidate that was chosen, by its place, and its probability among them all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ranked {
    pub(super) place: usize,
    pub(super) probability: f32,
}

/// The sums that the ranking keeps from one mention to the next, and from one document to the next.
#[derive(Debug, Clone)]
pub struct Kept(Memo<1>);

impl Default for Kept {
    fn default() -> Self {
        Self(Memo::new(CELLS, 0))
    }
}

/// The weights of the choices.
#[derive(Debug, Clone, Copy)]
pub struct Choices<'a> {
    /// The log-linear ranking.
    pub ranking: &'a Table<1>,
    /// The network for *he* and *she*.
    pub pronouns: &'a Net,
}

/// Weights, and a lesson while they are learned.
#[derive(Debug)]
pub(super) struct Ranker<'a> {
    pub(super) choices: Choices<'a>,
    pub(super) kept: &'a mut Kept,
    pub(super) lesson: Option<&'a mut Lesson>,
}

impl Ranker<'_> {
    /// The best of the candidates; of equals the first.
    pub(super) fn choose(&mut self, mention: usize, asked: &Anaphor, candidates: &[Candidate]) -> Option<Ranked> {
        if candidates.len() == 1 && self.lesson.is_none() {
            return Some(Ranked { place: 0, probability: 1.0 });
        }
        let best_head = candidates.iter().map(|candidate| candidate.head).max().unwrap_or(0);
        let field = Field {
            best_head,
            rivals: candidates.iter().filter(|one| one.referent.is_some() && one.head == best_head).count(),
            salience: candidates
                .iter()
                .filter(|candidate| candidate.count > 0)
                .map(|candidate| candidate.salience)
                .fold(f32::NEG_INFINITY, f32::max),
            is_told: candidates.iter().any(|candidate| matches!(candidate.gender, 2 | 3)),
            behind: candidates.iter().filter(|candidate| candidate.count > 0).count(),
        };
        let scores: Vec<f32> = if asked.is_person() {
            let score = |candidate: &Candidate| self.choices.pronouns.score(&values(asked, candidate, field));
            candidates.iter().map(score).collect()
        } else {
            let mut sums = Grouped::new(self.choices.ranking, &mut self.kept.0, [0; 2]);
            let mut score = |candidate: &Candidate| sums.thing(|sink| features(sink, asked, candidate, field))[0];
            candidates.iter().map(&mut score).collect()
        };
        let mut best = 0;
        for (place, score) in scores.iter().enumerate() {
            if *score > scores[best] {
                best = place;
            }
        }
        let top = *scores.get(best)?;
        let whole: f32 = scores.iter().map(|score| (score - top).exp()).sum();
        if let Some(lesson) = &mut self.lesson
            && let Some(right) = lesson.right(mention, candidates)
        {
            if lesson.leads {
                best = right.iter().position(|&right| right).unwrap_or(best);
            }
            if asked.is_person() {
                let values = candidates.iter().map(|candidate| values(asked, candidate, field));
                lesson.pronouns.push(values.zip(right.iter().copied()).collect());
            }
            // What the ranking learns of these, too, tells it what counts for all.
            let record = |candidate: &Candidate| {
                let mut record = Record::default();
                features(&mut record, asked, candidate, field);
                record
            };
            lesson.decisions.push(candidates.iter().map(record).zip(right).collect());
        }
        Some(Ranked { place: best, probability: (scores[best] - top).exp() / whole })
    }
}
