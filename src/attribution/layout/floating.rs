//! Quotations that no cue speaks for, and that stand as sentences of their own.

use super::label;
use crate::attribution::parts::Parts;
use crate::model::{Attribution, ContentType, Evidence, Polarity};
use crate::sequence::{Chunk, Tag};

/// The name of rows made of a quotation without a cue.
pub const FLOATING: &str = "floating-quotation";

/// Whether a quotation stands as a sentence of its own.
pub(super) fn floats(parts: &Parts<'_>, at: usize) -> bool {
    let chunks = &parts.sequence.chunks;
    let is_sentence = || parts.text[..parts.tokens[chunks[at].end - 1].span.start].ends_with(['.', '!', '?', '…']);
    (parts.is_speech(at) || chunks[at].tag == Tag::QuoteShort && parts.is_spoken(at) && is_sentence())
        && at.checked_sub(1).is_some_and(|before| chunks[before].is_break() || label::is_behind_label(parts, before))
        && chunks.get(at + 1).is_none_or(Chunk::is_break)
}

/// The row of a quotation without a cue.
pub(super) fn attribution(parts: &Parts<'_>, chunk: usize) -> Attribution {
    /// How surely such a quotation is somebody's statement; its speaker is another matter.
    const PROBABILITY: f32 = 0.5;
    Attribution {
        kind: ContentType::Direct,
        source: Vec::new(),
        cue: Vec::new(),
        content: parts.spans(&[chunk]),
        quotes: parts.quoted(&[chunk]),
        cue_id: None,
        act: "state".to_owned(),
        polarity: Polarity::Said,
        addressee: None,
        when: None,
        rule: FLOATING,
        confidence: PROBABILITY,
        row_confidence: PROBABILITY,
        evidence: Evidence::default(),
        nested: false,
        continues: None,
    }
}
