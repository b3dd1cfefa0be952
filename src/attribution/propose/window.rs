//! The window of chunks around a cue in which its source and content are looked for.

use std::ops::Range;

use crate::model::ParagraphKind;
use crate::sequence::{ChunkKind, Sequence, Tag};

/// How far a window goes inside the cue's sentence, in chunks.
const LEFT: usize = 70;
const RIGHT: usize = 110;
/// How far it goes where both ends lie farther off: a run of so many chunks without a break is no sentence that somebody
/// wrote, and must not take more time than one.
const UNBROKEN_LEFT: usize = 15;
const UNBROKEN_RIGHT: usize = 20;
/// How far the turn of a transcript goes, in chunks.
const TURN: usize = 400;
/// How far a window goes at most, in chunks.
pub(in crate::attribution) const FARTHEST: usize = TURN;
/// The longest label of a turn, in chunks: *SENATOR JANE DOE (D-VT):*.
const LABEL: usize = 10;
/// How many quotation sentences beyond the cue's own may be taken on a side.
const QUOTES_LEFT: usize = 2;
const QUOTES_RIGHT: usize = 4;

/// The window of the cue at chunk `head`: its sentence, and the quotation sentences that touch it. A turn's label
/// (*SMITH:*) has its whole paragraph.
pub fn window(sequence: &Sequence, head: usize) -> Range<usize> {
    let chunks = &sequence.chunks;
    let mut start = head;
    while start > 0 && head - start < LEFT && !chunks[start - 1].is_break() {
        start -= 1;
    }
    if is_turn(sequence, head) {
        return start..paragraph_end(sequence, head);
    }
    for _ in 0..QUOTES_LEFT {
        let quote_before = start >= 2 && chunks[start - 1].is_break() && chunks[start - 2].is_quote();
        if !quote_before {
            break;
        }
        start -= 2;
    }
    let mut end = head + 1;
    while end < chunks.len() && end - head < RIGHT && !chunks[end].is_break() {
        end += 1;
    }
    if head - start == LEFT && end - head == RIGHT {
        return head - UNBROKEN_LEFT..head + UNBROKEN_RIGHT;
    }
    for _ in 0..QUOTES_RIGHT {
        let quote_behind = end + 1 < chunks.len() && chunks[end].is_break() && chunks[end + 1].is_quote();
        if !quote_behind {
            break;
        }
        end += 2;
    }
    start..end
}

/// Whether the chunk is the colon of a label that opens a paragraph of running text.
pub fn is_turn(sequence: &Sequence, head: usize) -> bool {
    let chunks = &sequence.chunks;
    if chunks[head].tag != Tag::Colon || sequence.paragraphs[head] != ParagraphKind::Body {
        return false;
    }
    let label = chunks[..head].iter().rev().take(LABEL + 1).take_while(|chunk| !chunk.is_break()).count();
    let opens = head.checked_sub(label + 1).is_none_or(|before| chunks[before].kind == ChunkKind::ParagraphBreak);
    let ends = chunks.get(head + 1).is_none_or(|chunk| chunk.is_break() || chunk.is_quote());
    opens
        && !ends
        && (1..=LABEL).contains(&label)
        && !chunks[head - label..head].iter().any(|chunk| chunk.tag.is_finite())
}

fn paragraph_end(sequence: &Sequence, head: usize) -> usize {
    let chunks = &sequence.chunks[head..];
    let length = chunks.iter().take(TURN).position(|chunk| chunk.kind == ChunkKind::ParagraphBreak);
    head + length.unwrap_or(chunks.len().min(TURN))
}
