//! Headlines that a quotation opens or ends, with what the article is about beside it: *‘They took the queens’: hive thefts sting
//! growers*, *Rivals share hall: ‘It was the tea that did it’*. Papers put words there of those whom the article quotes.

use super::floating;
use crate::attribution::parts::Parts;
use crate::attribution::propose::rules;
use crate::model::{Attribution, TokenKind};
use crate::sequence::{Chunk, Tag};

/// Fewer words are a label more often than somebody's.
const WORDS: usize = 2;

/// The row of a quotation that opens or ends a headline so.
pub(super) fn attribution(parts: &Parts<'_>, at: usize) -> Option<Attribution> {
    let chunks = &parts.sequence.chunks;
    if !chunks[at].is_quote() || !parts.sequence.is_headline(at) {
        return None;
    }
    let tag = |at: usize| chunks.get(at).map(|chunk| chunk.tag);
    let begins = at == 0 || chunks[at - 1].is_break();
    let opens = begins && matches!(tag(at + 1), Some(Tag::Colon | Tag::Dash));
    let ends = chunks.get(at + 1).is_none_or(Chunk::is_break) && at > 0 && tag(at - 1) == Some(Tag::Colon);
    let words = parts.tokens[chunks[at].start..chunks[at].end].iter().filter(|token| token.kind == TokenKind::Word);
    if !(opens || ends) || words.count() < WORDS {
        return None;
    }
    let source = if opens { who(parts, at + 2) } else { Vec::new() };
    Some(Attribution { source: parts.spans(&source), ..floating::attribution(parts, at) })
}

/// Who stands right behind the mark, with no article or number before: *Coach shrugs off the shootout*. Somebody else
/// (*the village told it is lost*) is whom the article is about as often as who says so.
fn who(parts: &Parts<'_>, start: usize) -> Vec<usize> {
    let chunks = &parts.sequence.chunks;
    if chunks.get(start).is_none_or(|chunk| matches!(chunk.tag, Tag::Article | Tag::Number | Tag::Quantifier)) {
        return Vec::new();
    }
    let name = rules::headline_colon::name(parts.sequence, parts.tokens, start);
    let is_somebody = |at: usize| {
        let tag = chunks[at].tag;
        tag.is_name() && tag != Tag::Place || matches!(tag, Tag::Role | Tag::PersonNoun | Tag::Group | Tag::Body)
    };
    name.clone().last().filter(|&last| is_somebody(last)).map(|_| name.collect()).unwrap_or_default()
}
