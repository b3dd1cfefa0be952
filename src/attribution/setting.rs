//! What a repair or a filter may look at beside its row.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::layout::Layout;
use super::parts::Parts;
use super::row::Row;
use crate::cue::Around;
use crate::model::CueMatch;
use crate::sequence::Sequence;

/// The rows that stand, as a filter asks for them.
#[derive(Debug, Default)]
pub struct Standing {
    /// The chunks of their cues, in text order.
    pub heads: Vec<usize>,
    /// The words of their sources, each with how many sources it stands in.
    pub sources: FxHashMap<u64, usize>,
}

impl Standing {
    /// Of `rows`, those at the places `chosen`.
    pub(super) fn new(parts: &Parts<'_>, rows: &[Row], chosen: &[usize]) -> Self {
        let heads = chosen.iter().map(|&at| parts.cues[rows[at].cue].chunk).collect();
        let mut sources = FxHashMap::default();
        for &at in chosen {
            let hash = |&at: &usize| parts.tokens[parts.sequence.chunks[at].start].hash;
            let words: FxHashSet<u64> = rows[at].proposal.source.iter().map(hash).collect();
            words.into_iter().for_each(|word| *sources.entry(word).or_default() += 1);
        }
        Self { heads, sources }
    }
}

/// What stands around a row. Who fills it in tells in [`super::attribute`] what is known by then.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The document.
    pub parts: &'a Parts<'a>,
    /// What is known around its cues.
    pub around: &'a Around<'a>,
    /// What the layout says.
    pub layout: &'a Layout,
    /// The chunks of the phrases that refuse, in text order.
    pub refusals: &'a [Range<usize>],
    /// What is known of the rows that stand; nothing before rows are chosen.
    pub standing: &'a Standing,
    /// For each chunk, whether a row that stands has it; empty before rows are chosen.
    pub taken: &'a [bool],
}

impl<'a> Setting<'a> {
    /// The chunks of the document.
    pub fn sequence(&self) -> &'a Sequence {
        self.parts.sequence
    }

    /// The cue of a row.
    pub fn cue(&self, row: &Row) -> &'a CueMatch {
        &self.parts.cues[row.cue]
    }
}
