//! From a cue to the row it proposes: the chain model's best labelling of its window.

use super::features::{Frame, edge_features, unit_features};
use super::lattice::{Label, Scores};
use crate::scorer::{Sum, Table};

/// What a cue proposes: units of its source, cue and content, with the model's score.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proposal {
    /// Units of the source; empty where there is none.
    pub source: Vec<usize>,
    /// Units of the cue.
    pub cue: Vec<usize>,
    /// Units of the content, breaks left out.
    pub content: Vec<usize>,
    /// Log-probability of the labelling per unit of the window.
    pub fit: f32,
}

/// Scores the window of a frame.
pub fn score(frame: &Frame<'_>, units: &Table<3>, edges: &Table<4>) -> Scores {
    let unit_scores = frame
        .window
        .clone()
        .map(|at| {
            let mut sum = Sum::new(units);
            unit_features(frame, at, &mut sum);
            sum.total()
        })
        .collect();
    let edge_scores = (frame.window.start..=frame.window.end)
        .map(|at| {
            let mut sum = Sum::new(edges);
            edge_features(frame, at, &mut sum);
            sum.total()
        })
        .collect();
    Scores { units: unit_scores, edges: edge_scores, head: frame.head - frame.window.start }
}

/// The best labelling of a frame, as units of the flow.
pub fn propose(frame: &Frame<'_>, scores: &Scores) -> Proposal {
    let (labels, best) = scores.best();
    let pick = |label| {
        frame
            .window
            .clone()
            .zip(&labels)
            .filter(|(at, found)| **found == label && !frame.flow.units[*at].is_break())
            .map(|(at, _)| at)
            .collect()
    };
    Proposal {
        source: pick(Label::Source),
        cue: pick(Label::Cue),
        content: pick(Label::Content),
        fit: best - scores.log_sum(),
    }
}
