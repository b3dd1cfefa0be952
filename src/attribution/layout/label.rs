//! Labels that open a paragraph or sentence and say nothing themselves: *Interview: “I rest”*, *On the referee: “He was late”*.

use std::ops::Range;

use crate::attribution::parts::Parts;
use crate::lexicon::entries::{LayoutKind, WordUse};
use crate::sequence::{ChunkKind, Tag};

/// Whether a colon stands behind a label that opens its paragraph or sentence, and that says nothing itself: *Interview: “I rest”*;
/// or a word inside of one that tells what the quotation behind it is about.
pub(in crate::attribution) fn is_behind_label(parts: &Parts<'_>, colon: usize) -> bool {
    /// The most words a label has.
    const LONGEST: usize = 4;
    if topic(parts, colon).is_some() {
        return true;
    }
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

/// What no label of a topic holds.
const CLAUSE: [Tag; 10] = [
    Tag::Comma,
    Tag::Subject,
    Tag::SpeechPast,
    Tag::SpeechPresent,
    Tag::VerbPast,
    Tag::VerbPresent,
    Tag::Be,
    Tag::Have,
    Tag::Modal,
    Tag::Relative,
];

/// The label that a chunk belongs to, with its colon, where it tells what the quotation behind it is about: *On the referee:*, *[on
/// Nadia Roe]:*, *Asked about next week:*.
fn topic(parts: &Parts<'_>, chunk: usize) -> Option<Range<usize>> {
    /// The most words such a label has.
    const LONGEST: usize = 12;
    let chunks = &parts.sequence.chunks;
    let colon = (chunk..chunks.len().min(chunk + LONGEST)).find(|&at| chunks[at].tag == Tag::Colon)?;
    let quoted = chunks.get(colon + 1).is_some_and(|next| next.is_quote());
    let label = chunks[..colon].iter().rev().take(LONGEST).take_while(|chunk| chunk.kind == ChunkKind::Token).count();
    let first = colon - label;
    let opens = quoted && label > 1 && (first == 0 || chunks[first - 1].is_break());
    let bracket = usize::from(opens && parts.tokens[chunks[first].start].span.slice(parts.text) == "[");
    let is_topic = |at: usize| parts.lexicon.is_for(parts.tokens[chunks[at].start].hash, WordUse::Topic);
    // On Monday she told reporters: a clause of its own, or one that another goes on with
    let words = first + bracket + 1..colon;
    // On what comes next
    let asks = chunks.get(words.start).is_some_and(|chunk| chunk.tag == Tag::Interrogative);
    let acts = |at: usize| CLAUSE.contains(&chunks[at].tag) && !(asks && chunks[at].tag != Tag::Comma);
    (opens && first <= chunk && !words.is_empty() && is_topic(words.start - 1) && !words.into_iter().any(acts))
        .then_some(first..colon + 1)
}
