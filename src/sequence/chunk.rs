//! A chunk of the sequence.

use super::tag::Tag;
use crate::model::QuoteId;

/// What a chunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChunkKind {
    /// A word, number or sign outside of quotations.
    Token,
    /// A quotation span, or several that go on from each other.
    Quote(QuoteId),
    /// The end of a sentence.
    SentenceBreak,
    /// The end of a paragraph.
    ParagraphBreak,
}

/// A chunk of the sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// First token.
    pub start: usize,
    /// One past its last token; equal to `start` for breaks.
    pub end: usize,
    /// Its word class in this place.
    pub tag: Tag,
    /// The hash that stands for its word in features: the word of a closed class or a cue, else its tag.
    pub word: u64,
}

impl Chunk {
    /// Whether it is a quotation.
    pub fn is_quote(&self) -> bool {
        matches!(self.kind, ChunkKind::Quote(_))
    }

    /// Whether it is the end of a sentence or paragraph.
    pub fn is_break(&self) -> bool {
        matches!(self.kind, ChunkKind::SentenceBreak | ChunkKind::ParagraphBreak)
    }
}
