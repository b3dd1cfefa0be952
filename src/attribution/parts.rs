//! What the rooms of attribution work on, and what each of them asks about chunks.

use std::ops::Range;

use super::propose::rules::Rule;
use crate::lexicon::Lexicon;
use crate::model::{ContentType, CueMatch, QuoteId, QuoteRole, QuoteSpan, Span, Token, TokenKind};
use crate::quote::NAMING;
use crate::sequence::{ChunkKind, Sequence, Tag};

/// What rows are made from.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The document's text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its quotation spans.
    pub quotes: &'a [QuoteSpan],
    /// Its sequence.
    pub sequence: &'a Sequence,
    /// The cues.
    pub cues: &'a [CueMatch],
    /// The lexicons.
    pub lexicon: &'a Lexicon,
    /// The rules that read cues, in the order in which they are tried.
    pub rules: &'static [&'static Rule],
}

impl Parts<'_> {
    /// The spans of some chunks: neighbours, and chunks with only a break between, make one span.
    pub fn spans(&self, chunks: &[usize]) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        let mut before: Option<usize> = None;
        for &at in chunks {
            let chunk = &self.sequence.chunks[at];
            let span = self.tokens[chunk.start].span.hull(self.tokens[chunk.end - 1].span);
            let touches =
                before.is_some_and(|before| (before + 1..at).all(|between| self.sequence.chunks[between].is_break()));
            match out.last_mut() {
                Some(last) if touches => *last = last.hull(span),
                _ => out.push(span),
            }
            before = Some(at);
        }
        out
    }

    /// Whether the words of some chunks stand in quotation marks.
    pub(super) fn content_type(&self, chunks: &[usize]) -> ContentType {
        let (mut inside, mut outside) = (false, false);
        for &at in chunks {
            let chunk = &self.sequence.chunks[at];
            match chunk.kind {
                ChunkKind::Quote(_) => inside = true,
                _ => outside |= matches!(self.tokens[chunk.start].kind, TokenKind::Word | TokenKind::Number),
            }
        }
        match (inside, outside) {
            (true, false) => ContentType::Direct,
            (true, true) => ContentType::Mixed,
            _ => ContentType::Indirect,
        }
    }

    /// Whether a chunk holds a word or number.
    pub(super) fn has_words(&self, at: usize) -> bool {
        let chunk = &self.sequence.chunks[at];
        let is_word = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
        self.tokens[chunk.start..chunk.end].iter().any(is_word)
    }

    /// Whether a chunk is one of the signs by which plain text sets words in bold or italics: an asterisk, an underline.
    pub(super) fn is_emphasis(&self, at: usize) -> bool {
        let chunk = &self.sequence.chunks[at];
        chunk.kind == ChunkKind::Token && matches!(self.tokens[chunk.start].span.slice(self.text), "*" | "_")
    }

    /// The paragraphs, as runs of chunks without the breaks between them.
    pub(super) fn paragraphs(&self) -> Vec<Range<usize>> {
        let chunks = &self.sequence.chunks;
        let breaks = (0..chunks.len()).filter(|&at| chunks[at].kind == ChunkKind::ParagraphBreak);
        let mut start = 0;
        let mut out = Vec::new();
        for end in breaks.chain([chunks.len()]) {
            if end > start {
                out.push(start..end);
            }
            start = end + 1;
        }
        out
    }

    /// Whether a chunk is a quotation that holds speech.
    pub(super) fn is_spoken(&self, at: usize) -> bool {
        matches!(self.sequence.chunks[at].kind, ChunkKind::Quote(id) if self.quotes[id.0].role == QuoteRole::Speech)
    }

    /// Whether a chunk is a quotation of some length that holds speech.
    pub(super) fn is_speech(&self, at: usize) -> bool {
        self.is_spoken(at) && self.sequence.chunks[at].tag != Tag::QuoteShort
    }

    /// The quotation spans among some chunks that hold somebody's words.
    pub(super) fn quoted(&self, chunks: &[usize]) -> Vec<QuoteId> {
        let mut out = Vec::new();
        for &at in chunks {
            let ChunkKind::Quote(QuoteId(first)) = self.sequence.chunks[at].kind else { continue };
            let depth = self.quotes[first].depth;
            for (index, quote) in self.quotes.iter().enumerate().skip(first) {
                if quote.tokens.start >= self.sequence.chunks[at].end {
                    break;
                }
                if quote.depth == depth && (quote.role == QuoteRole::Speech || quote.why != NAMING) {
                    out.push(QuoteId(index));
                }
            }
        }
        out.retain(|id| self.quotes[id.0].role != QuoteRole::Work);
        out
    }
}
