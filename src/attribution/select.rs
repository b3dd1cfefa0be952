//! Chooses the rows that stand: surest first, none that takes what another has.

use super::accept::{Rivals, Row, features};
use super::neighbours::measure;
use super::relation::Relations;
use super::weights::Weights;
use crate::cue::Around;
use crate::model::CueMatch;
use crate::scorer::{Sum, sigmoid};

/// Rows less sure than this do not stand. Half the F1 that is reached, where F1 is best (Lipton, Elkan and Naryanaswamy
/// 2014).
pub const LEAST: f32 = 0.36;
/// Two rows may share at most this part of the shorter one's content.
const SHARED: f32 = 0.34;

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

/// The rows that stand, as indices in text order, given each row's probability.
pub fn select(rows: &[Row], probabilities: &[f32], chunks: usize, least: f32) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rows.len()).filter(|&at| probabilities[at] >= least).collect();
    order.sort_by(|&a, &b| probabilities[b].total_cmp(&probabilities[a]).then(a.cmp(&b)));
    // Which row took each chunk for its content.
    let mut taken: Vec<Option<usize>> = vec![None; chunks];
    let mut chosen = Vec::new();
    for at in order {
        let content = &rows[at].proposal.content;
        if content.is_empty() {
            continue;
        }
        let mut shared = 0;
        let mut shorter = content.len();
        for &chunk in content {
            if let Some(other) = taken[chunk] {
                shared += 1;
                shorter = shorter.min(rows[other].proposal.content.len());
            }
        }
        if shared as f32 > SHARED * shorter as f32 {
            continue;
        }
        for &chunk in content {
            taken[chunk].get_or_insert(at);
        }
        chosen.push(at);
    }
    chosen.sort_unstable();
    chosen
}
