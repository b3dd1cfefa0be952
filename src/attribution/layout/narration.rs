//! Paragraphs between the turns of an interview in which the writer takes the word: *Roe is less playful on money. She says …*

use std::ops::Range;

use super::person::is_of_others;
use super::turn::Turn;
use crate::attribution::parts::Parts;
use crate::sequence::{ChunkKind, Tag};

/// Whether a paragraph without a label tells of people instead of being more of the turn before it: nobody is *I*, *we* or *you* in it, and
/// it names the one whose turn it was, or says who said something.
pub(super) fn is_told(parts: &Parts<'_>, paragraph: &Range<usize>, turn: &Turn) -> bool {
    let chunks = &parts.sequence.chunks;
    let plain = |at: &usize| chunks[*at].kind == ChunkKind::Token;
    let tells = |at: usize| is_label(parts, at, turn) || is_said(parts, paragraph, at);
    is_of_others(parts, paragraph) && paragraph.clone().filter(plain).any(tells)
}

/// Whether a chunk is a name from the turn's label.
fn is_label(parts: &Parts<'_>, at: usize, turn: &Turn) -> bool {
    let chunks = &parts.sequence.chunks;
    let word = |at: usize| parts.tokens[chunks[at].start].span.slice(parts.text);
    chunks[at].tag.is_name() && (turn.start..turn.label_end).any(|of| chunks[of].tag.is_name() && word(of) == word(at))
}

/// Whether a chunk is a verb of speech with somebody right before it.
fn is_said(parts: &Parts<'_>, paragraph: &Range<usize>, at: usize) -> bool {
    let chunks = &parts.sequence.chunks;
    if !matches!(chunks[at].tag, Tag::SpeechPast | Tag::SpeechPresent) || at == paragraph.start {
        return false;
    }
    let before = chunks[at - 1].tag;
    before.is_name() || before.is_pronoun() || matches!(before, Tag::Role | Tag::PersonNoun)
}
