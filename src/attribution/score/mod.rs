//! The second room: how sure each proposed row is, and which of them stand.
//!
//! | file | gives |
//! | --- | --- |
//! | [`relation`] | which rows hold, overlap and share what |
//! | [`features`] | what the weights see of a row and its rivals |
//! | [`measures`] | what the trees see of it beside its neighbours |
//! | [`probability`] | how sure it is |
//! | [`coordinated`] | where one row ends because its speaker goes on with another cue |
//! | [`select`] | the rows that stand: surest first, none that takes what another has |
//! | [`nested`] | those inside of others' contents |

pub mod coordinated;
pub mod features;
pub mod measures;
pub mod nested;
pub mod probability;
pub mod relation;
pub mod select;

use super::row::Row;
use super::weights::Weights;
use crate::cue::Around;
use crate::model::CueMatch;
use crate::scorer::{Kept, Memo};
use features::Rivals;
use relation::Relations;

/// How rows stand to each other.
#[derive(Debug)]
pub struct Scored {
    /// Which holds which.
    pub relations: Relations,
    /// Each row's rivals.
    pub rivals: Vec<Rivals>,
}

/// What scoring begins with.
pub fn kept(weights: &Weights) -> Kept {
    Kept { sums: Memo::new(features::LAST_CELLS.end(), 0), trees: weights.trees.questions() }
}

/// Gives each row its probability.
pub fn score(around: &Around<'_>, cues: &[CueMatch], rows: &mut [Row], weights: &Weights, kept: &mut Kept) -> Scored {
    let relations = Relations::new(rows, cues);
    let rivals = features::rivals(rows, cues, &relations);
    let scores = probability::scores(around, cues, rows, &rivals, weights, kept);
    let probabilities = probability::probabilities(around, cues, rows, &relations, &scores, kept);
    rows.iter_mut().zip(probabilities).for_each(|(row, probability)| row.probability = probability);
    Scored { relations, rivals }
}
