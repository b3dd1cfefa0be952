//! How sure every row is: the sum of its weights, moved by the trees.

use super::features::{Rivals, features};
use super::measures::measure;
use super::relation::Relations;
use crate::attribution::row::Row;
use crate::attribution::weights::Weights;
use crate::cue::Around;
use crate::model::CueMatch;
use crate::scorer::{Grouped, Kept, sigmoid};

/// What the weights of every row sum to, given its relation to its rivals.
pub fn scores(
    around: &Around<'_>,
    cues: &[CueMatch],
    rows: &[Row],
    rivals: &[Rivals],
    weights: &Weights,
    kept: &mut Kept,
) -> Vec<f32> {
    let mut sums = Grouped::new(&weights.row, &mut kept.sums, [0; 2]);
    let score =
        |(rivals, row): (&Rivals, &Row)| sums.thing(|sink| features(around, &cues[row.cue], row, *rivals, sink))[0];
    rivals.iter().zip(rows).map(score).collect()
}

/// The probability of every row: its score, moved by the trees, which see its neighbours' scores too.
pub fn probabilities(
    around: &Around<'_>,
    cues: &[CueMatch],
    rows: &[Row],
    relations: &Relations,
    scores: &[f32],
    kept: &Kept,
) -> Vec<f32> {
    let measured = measure(around, cues, rows, relations, scores);
    measured.iter().zip(scores).map(|(measures, score)| sigmoid(score + kept.trees.sum(measures))).collect()
}
