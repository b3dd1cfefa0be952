//! A document as far as the search for days reads it.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::entries::LayoutKind;
use crate::model::{Classes, QuoteSpan, Sentence, Span, Token};

/// A document as far as it is read.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Its quotation spans.
    pub quotes: &'a [QuoteSpan],
    /// The lexicons.
    pub lexicon: &'a Lexicon,
}

impl<'a> Page<'a> {
    pub(super) fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    pub(super) fn any(&self, at: usize, classes: Classes) -> bool {
        self.tokens.get(at).is_some_and(|token| token.classes.any(classes))
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.slice(self.text))
    }

    /// Whether the lexicon of layout has this word as one of `kind`.
    pub(super) fn lays_out(&self, at: usize, kind: LayoutKind) -> bool {
        let word = self.word(at);
        self.lexicon.layout_words.iter().any(|entry| entry.kind == kind && entry.word.eq_ignore_ascii_case(word))
    }

    /// *in*, *at*, *to*: where or to whom something was said follows.
    pub(super) fn is_setting(&self, at: usize) -> bool {
        self.lays_out(at, LayoutKind::Setting) || self.lays_out(at, LayoutKind::TimePreposition)
    }
}
