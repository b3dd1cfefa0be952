//! The learned choice: a log-linear ranking of the candidates, whose weights are in `weights/en/antecedent.tsv`.

use super::anaphor::Anaphor;
use super::candidate::Candidate;
use super::features::{CELLS, Field, features};
use super::lesson::Lesson;
use crate::scorer::{Grouped, Memo, Record, Table};

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

/// Weights, and a lesson while they are learned.
#[derive(Debug)]
pub(super) struct Ranker<'a> {
    pub(super) weights: &'a Table<1>,
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
        let mut sums = Grouped::new(self.weights, &mut self.kept.0, [0; 2]);
        let mut score = |candidate: &Candidate| sums.thing(|sink| features(sink, asked, candidate, field))[0];
        let scores: Vec<f32> = candidates.iter().map(&mut score).collect();
        let mut best = 0;
        for (place, score) in scores.iter().enumerate() {
            if *score > scores[best] {
                best = place;
            }
        }
        let top = *scores.get(best)?;
        let whole: f32 = scores.iter().map(|score| (score - top).exp()).sum();
        if let Some(lesson) = &mut self.lesson {
            let record = |candidate: &Candidate| {
                let mut record = Record::default();
                features(&mut record, asked, candidate, field);
                record
            };
            best = lesson.take(mention, candidates, record).unwrap_or(best);
        }
        Some(Ranked { place: best, probability: (scores[best] - top).exp() / whole })
    }
}
