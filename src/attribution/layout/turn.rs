//! A turn of a transcript or an interview.

use super::floating;
use crate::attribution::parts::Parts;
use crate::attribution::propose::rules;
use crate::model::{Attribution, Polarity};

/// A turn, as chunks.
#[derive(Debug, Clone, Copy)]
pub struct Turn {
    /// The first chunk of its label.
    pub(super) start: usize,
    /// One past the label's last chunk; the label of a question in bold is empty.
    pub(super) label_end: usize,
    /// The label's colon, where it has one.
    pub(super) colon: Option<usize>,
    /// The first chunk that is said.
    pub(super) said: usize,
    /// One past its last chunk.
    pub(super) end: usize,
    /// Whether it is known to be a question that an interviewer without a label puts.
    pub(super) asks: bool,
    /// How surely it is the label's.
    pub(super) probability: f32,
}

/// Whether a chunk lies in one of the turns.
pub(in crate::attribution) fn holds(turns: &[Turn], chunk: usize) -> bool {
    let behind = turns.partition_point(|turn| turn.start <= chunk);
    behind > 0 && chunk < turns[behind - 1].end
}

/// The row of a turn; none where nothing is said.
pub(super) fn attribution(parts: &Parts<'_>, turn: &Turn) -> Option<Attribution> {
    let words = |range: std::ops::Range<usize>| range.filter(|&at| !parts.sequence.chunks[at].is_break()).collect();
    let mut content: Vec<usize> = words(turn.said..turn.end);
    while content.last().is_some_and(|&last| parts.is_emphasis(last)) {
        content.pop();
    }
    let colon: Vec<usize> = turn.colon.into_iter().collect();
    let polarity = if turn.asks { Polarity::Asked } else { Polarity::Said };
    (!content.is_empty()).then(|| Attribution {
        source: parts.spans(&words(turn.start..turn.label_end)),
        cue: parts.spans(&colon),
        content: parts.spans(&content),
        rule: rules::LABEL,
        polarity,
        confidence: turn.probability,
        row_confidence: turn.probability,
        ..floating::attribution(parts, turn.said)
    })
}
