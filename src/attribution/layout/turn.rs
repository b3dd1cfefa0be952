//! A turn of a transcript or an interview.

use super::floating;
use crate::attribution::parts::Parts;
use crate::attribution::propose::rules;
use crate::model::Attribution;

/// A turn: the first chunk of its label, the label's colon, one past its last chunk.
#[derive(Debug, Clone, Copy)]
pub struct Turn {
    pub(super) start: usize,
    pub(super) colon: usize,
    pub(super) end: usize,
    /// Whether a colon follows the label; else its `colon` is the label itself.
    pub(super) has_colon: bool,
    /// How surely it is the label's.
    pub(super) probability: f32,
}

impl Turn {
    /// One past the label's last chunk.
    pub(super) fn label_end(&self) -> usize {
        self.colon + usize::from(!self.has_colon)
    }
}

/// Whether a chunk lies in one of the turns.
pub(in crate::attribution) fn holds(turns: &[Turn], chunk: usize) -> bool {
    let behind = turns.partition_point(|turn| turn.start <= chunk);
    behind > 0 && chunk < turns[behind - 1].end
}

/// The row of a turn; none where nothing is said.
pub(super) fn attribution(parts: &Parts<'_>, turn: &Turn) -> Option<Attribution> {
    let words = |range: std::ops::Range<usize>| range.filter(|&at| !parts.sequence.chunks[at].is_break()).collect();
    let content: Vec<usize> = words(turn.colon + 1..turn.end);
    let colon = [turn.colon];
    (!content.is_empty()).then(|| Attribution {
        source: parts.spans(&words(turn.start..turn.label_end())),
        cue: parts.spans(if turn.has_colon { &colon } else { &[] }),
        content: parts.spans(&content),
        rule: rules::LABEL,
        confidence: turn.probability,
        row_confidence: turn.probability,
        ..floating::attribution(parts, turn.colon + 1)
    })
}
