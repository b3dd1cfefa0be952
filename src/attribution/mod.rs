//! Attribution: for each cue its source and content, and which of all those rows stand.

pub mod decode;
pub mod features;
pub mod lattice;
mod window;

pub use window::window;

use crate::flow::Flow;
use crate::model::CueMatch;

/// For each unit of the flow, the class of its surety of being a cue: 0 below 0.1, 1 below 0.3, 2 below 0.6, 3 above.
pub fn mark_cues(flow: &Flow, cues: &[CueMatch], surety: impl Fn(usize) -> f32) -> Vec<u8> {
    let mut marks = vec![0; flow.units.len()];
    for (index, cue) in cues.iter().enumerate() {
        let score = surety(index);
        marks[cue.unit] = [0.1, 0.3, 0.6].iter().filter(|bound| score >= **bound).count() as u8;
    }
    marks
}
