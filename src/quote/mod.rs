//! Quotation spans: which runs of text stand between quotation marks, and what the marks are for.
//!
//! Marks are read paragraph by paragraph, so a wrong or missing one costs only its own paragraph. Two passes over a
//! paragraph's marks: `marks` says of each whether it could open or close, `pair` pairs them with a stack. Then
//! `role` tells speech from scare quotes and titles of works. After Newman et al.'s and CoreNLP's conventions for
//! quotations over several paragraphs: marks re-opened at a paragraph's start go on from the paragraph before.

mod marks;
mod pair;
mod role;

pub use role::NAMING;

use crate::lexicon::Lexicon;
use crate::model::{Paragraph, QuoteId, QuoteSpan, Token, TokenKind};

/// The quotation spans of a document, in order of their opening marks.
pub fn find_quotes(text: &str, paragraphs: &[Paragraph], tokens: &[Token], lexicon: &Lexicon) -> Vec<QuoteSpan> {
    let styles = marks::Styles::new(lexicon);
    let mut quotes: Vec<QuoteSpan> = Vec::new();
    // The last top-level span of the paragraph before, when its marks were left open.
    let mut open: Option<QuoteId> = None;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let range = paragraph.tokens.clone();
        if !tokens[range.clone()].iter().any(|token| token.kind == TokenKind::Mark) {
            open = None;
            continue;
        }
        let found = marks::read(text, tokens, range.clone(), &styles);
        let first = quotes.len();
        // Single marks are apostrophes too: one left open is a mark only where the next paragraph opens again.
        let reopened =
            paragraphs.get(index + 1).is_some_and(|next| marks::opens_single(text, tokens, next.tokens.start, &styles));
        let reopened = reopened || marks::opens_for_good(text, tokens, range.clone(), &found, &styles);
        let beside = pair::Beside { carried: open.is_some(), reopened };
        pair::pair(text, tokens, range.clone(), &found, &styles, beside, &mut quotes);
        if let Some(before) = open
            && let Some(now) = quotes.get_mut(first)
            && now.tokens.start == range.start
        {
            now.continues = Some(before);
            quotes[before.0].closed = true;
        }
        open = last_left_open(&quotes, first);
    }
    role::assign(text, tokens, paragraphs, lexicon, &mut quotes);
    quotes
}

fn last_left_open(quotes: &[QuoteSpan], first: usize) -> Option<QuoteId> {
    let last = quotes[first..].iter().rposition(|quote| quote.depth == 0)? + first;
    (!quotes[last].closed).then_some(QuoteId(last))
}
