//! Attribution: for each cue its source and content, and which of all those rows stand.

pub mod accept;
pub mod decode;
pub mod features;
pub mod lattice;
pub mod rules;
pub mod select;
pub mod weights;
mod window;

pub use window::window;

use accept::Row;
use features::Frame;
use weights::Weights;

use crate::cue::facts;
use crate::flow::Flow;
use crate::lexicon::Lexicon;
use crate::model::{CueMatch, Token};

/// For each unit of the flow, the class of its surety of being a cue: 0 below 0.1, 1 below 0.3, 2 below 0.6, 3 above.
pub fn mark_cues(flow: &Flow, cues: &[CueMatch], surety: impl Fn(usize) -> f32) -> Vec<u8> {
    let mut marks = vec![0; flow.units.len()];
    for (index, cue) in cues.iter().enumerate() {
        let score = surety(index);
        marks[cue.unit] = [0.1, 0.3, 0.6].iter().filter(|bound| score >= **bound).count() as u8;
    }
    marks
}

/// The rows that the cues propose.
pub fn propose(flow: &Flow, tokens: &[Token], lexicon: &Lexicon, cues: &[CueMatch], weights: &Weights) -> Vec<Row> {
    /// Cues less sure than this propose nothing.
    const LEAST: f32 = 0.08;
    let marks = mark_cues(flow, cues, |index| cues[index].score);
    cues.iter()
        .enumerate()
        .filter(|(_, cue)| cue.score >= LEAST)
        .map(|(index, cue)| {
            let facts = facts(flow, tokens, lexicon, cue);
            let frame = Frame::new(flow, cue, &facts, &marks);
            let scores = decode::score(&frame, &weights.unit, &weights.edge);
            let proposal = decode::propose(&frame, &scores);
            Row { cue: index, facts, proposal, rule: 0 }
        })
        .collect()
}
