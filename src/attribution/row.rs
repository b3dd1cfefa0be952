//! A row on its way: what a cue proposes, and what has become of it since.

use std::ops::Range;

use super::propose::rules::Rule;
use crate::cue::Facts;

/// What a cue proposes: chunks of its source, cue and content, with the model's score.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proposal {
    /// Chunks of the source; empty where there is none.
    pub source: Vec<usize>,
    /// Chunks of the cue.
    pub cue: Vec<usize>,
    /// Chunks of the content, breaks left out.
    pub content: Vec<usize>,
    /// Log-probability of the labelling per chunk of the window.
    pub fit: f32,
}

/// A cue, what is known around it, and the row it proposes.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its cue's place in the list of cues.
    pub cue: usize,
    /// What is known around the cue.
    pub facts: Facts,
    /// The chunks it takes.
    pub proposal: Proposal,
    /// The rule that reads its cue.
    pub read: Option<&'static Rule>,
    /// The same where its reading is the proposal's.
    pub rule: Option<&'static Rule>,
    /// How surely it is right; 0 until it is scored.
    pub probability: f32,
    /// The repairs that changed it, by their ids, in order.
    pub repairs: Vec<&'static str>,
}

impl Row {
    /// From its first chunk to one past its last.
    pub fn hull(&self) -> Range<usize> {
        let parts = [&self.proposal.source, &self.proposal.cue, &self.proposal.content];
        let first = parts.iter().filter_map(|part| part.first()).min().copied().unwrap_or(0);
        let last = parts.iter().filter_map(|part| part.last()).max().copied().unwrap_or(0);
        first..last + 1
    }
}

/// Where the chunks of a part stand: 0 none, 1 left of the cue, 2 right of it, 3 both.
pub(super) fn side(chunks: &[usize], head: usize) -> usize {
    match (chunks.first(), chunks.last()) {
        (Some(&first), Some(&last)) => usize::from(first < head) + 2 * usize::from(last > head),
        _ => 0,
    }
}

/// Whether two sorted lists share an item.
pub(super) fn shares(a: &[usize], b: &[usize]) -> bool {
    let (Some(first), Some(last)) = (b.first(), b.last()) else { return false };
    a.iter().skip_while(|item| *item < first).take_while(|item| *item <= last).any(|item| b.binary_search(item).is_ok())
}
