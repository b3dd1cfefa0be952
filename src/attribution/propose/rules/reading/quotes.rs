//! Quotations beside a cue, and those of the sentences that follow.

use super::{Run, is_break, one};
use crate::sequence::{Sequence, Tag};

/// How many sentences that are quotations go with the one beside the cue.
const FOLLOWING: usize = 4;

/// The quotation that ends right before the chunk `at`; a comma outside of its marks is passed over, and so is a break
/// that cuts a quotation from its cue.
pub fn before(sequence: &Sequence, at: usize) -> Option<usize> {
    let last = at.checked_sub(1)?;
    let chunk = &sequence.chunks[last];
    if chunk.is_quote() {
        return Some(last);
    }
    let quote = last.checked_sub(1).filter(|&quote| sequence.chunks[quote].is_quote())?;
    let cut = is_break(chunk.tag) && matches!(sequence.chunks[quote].tag, Tag::QuoteComma | Tag::QuoteAsk);
    (chunk.tag == Tag::Comma || cut).then_some(quote)
}

/// The quotations that stand as sentences of their own right behind the end of the sentence at `at`.
pub fn following(sequence: &Sequence, at: usize) -> Vec<Run> {
    let mut out = Vec::new();
    let Some(mut stop) = super::break_at(sequence, at) else { return out };
    while out.len() < FOLLOWING {
        let quote = stop + 1;
        let whole = sequence.chunks.get(quote).is_some_and(|chunk| chunk.is_quote() && chunk.tag != Tag::QuoteComma);
        let Some(next) = super::break_at(sequence, quote + 1).filter(|_| whole) else { break };
        out.push(quote..quote + 1);
        stop = next;
    }
    out
}

/// The quotation that the chunk `at` leads to: at once, behind a comma or colon, or as the next sentence behind a colon.
pub fn at(sequence: &Sequence, at: usize) -> Option<usize> {
    let quote = |at: usize| sequence.chunks.get(at).is_some_and(|chunk| chunk.is_quote());
    if quote(at) {
        return Some(at);
    }
    let mark = sequence.tag(at as isize);
    let marked = matches!(mark, Tag::Comma | Tag::Colon | Tag::Dash);
    if marked && quote(at + 1) {
        return Some(at + 1);
    }
    let broken = mark == Tag::Colon && is_break(sequence.tag(at as isize + 1));
    (broken && quote(at + 2)).then_some(at + 2)
}

/// A quotation, and what follows it as sentences of their own where it ends its sentence.
pub fn with_following(sequence: &Sequence, quote: usize) -> Vec<Run> {
    let mut out = one(quote..quote + 1);
    out.extend(following(sequence, quote + 1));
    out
}
