//! Labels that open a paragraph or sentence and say nothing themselves: *Interview: “I rest”*.

use crate::attribution::parts::Parts;
use crate::lexicon::entries::LayoutKind;
use crate::sequence::{ChunkKind, Tag};

/// Whether a colon stands behind a label that opens its paragraph or sentence, and that says nothing itself: *Interview: “I rest”*.
pub(in crate::attribution) fn is_behind_label(parts: &Parts<'_>, colon: usize) -> bool {
    /// The most words a label has.
    const LONGEST: usize = 4;
    let chunks = &parts.sequence.chunks;
    let Some(before) = chunks.get(..colon).filter(|_| chunks[colon].tag == Tag::Colon) else { return false };
    let length = before.iter().rev().take(LONGEST + 1).take_while(|chunk| chunk.kind == ChunkKind::Token).count();
    let first = colon - length;
    if first == colon || first > 0 && !chunks[first - 1].is_break() {
        return false;
    }
    let words = parts.tokens[chunks[first].start].span.hull(parts.tokens[chunks[colon - 1].end - 1].span);
    let mut labels = parts.lexicon.layout_words.iter().filter(|word| word.kind == LayoutKind::Label);
    labels.any(|label| label.word.eq_ignore_ascii_case(words.slice(parts.text)))
}
