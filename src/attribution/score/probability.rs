//! How sure every row is: the sum of its weights, moved by the trees.

use super::features::{Rivals, features};
use super::measures::measure;
use super::relation::Relations;
use crate::attribution::row::Row;
use crate::attribution::weights::Weights;
use crate::cue::Around;
use crate::model::CueMatch;
use crate::scorer::{Sum, sigmoid};

/// What the weights of every row sum to, given its relation to its rivals.
pub fn scores(around: &Around<'_>, cues: &[CueMatch], rows: &[Row], rivals: &[Rivals], weights: &Weights) -> Vec<f32> {
    let score = |(rivals, row): (&Rivals, &Row)| {
        let mut sum = Sum::new(&weights.row);
        features(around, &cues[row.cue], row, *rivals, &mut sum);
        sum.total()[0]
    };
    rivals.iter().zip(rows).map(score).collect()
}

/// The probability of every row: its score, moved by the trees, which see its neighbours' scores too.
pub fn probabilities(
    around: &Around<'_>,
    cues: &[CueMatch],
    rows: &[Row],
    relations: &Relations,
    scores: &[f32],
    weights: &Weights,
) -> Vec<f32> {
    let measured = measure(around, cues, rows, relations, scores);
    measured.iter().zip(scores).map(|(measures, score)| sigmoid(score + weights.trees.sum(measures))).collect()
}
