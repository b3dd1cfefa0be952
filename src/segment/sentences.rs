//! Tokens into sentences, paragraph by paragraph.
//!
//! A stop, exclamation or question mark ends a sentence when what follows could begin one. Closing marks and brackets
//! behind the stop stay with it. *“So what?” said Harlow* goes on, because *said* cannot begin a sentence.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::entries::{AbbreviationKind, WordUse};
use crate::model::{Class, Classes, Sentence, Token, TokenKind};

/// Words that often begin a sentence, so that an abbreviation before them ends one.
const OPENERS: Classes = Classes::of(&[
    Class::Article,
    Class::Possessive,
    Class::SubjectPronoun,
    Class::It,
    Class::Demonstrative,
    Class::Preposition,
    Class::Subordinator,
    Class::But,
    Class::And,
    Class::Interrogative,
    Class::Adverb,
    Class::There,
]);

/// Appends the sentences of a paragraph's tokens.
pub(super) fn split(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    paragraph: usize,
    lexicon: &Lexicon,
    out: &mut Vec<Sentence>,
) {
    let mut start = range.start;
    let mut at = range.start;
    let mut push = |first: usize, end: usize| {
        if first < end {
            let span = tokens[first].span.hull(tokens[end - 1].span);
            out.push(Sentence { span, tokens: first..end, paragraph });
        }
    };
    while at < range.end {
        let stop = may_stop(text, &tokens[at], lexicon);
        at += 1;
        if stop == Stop::No {
            continue;
        }
        let end = skip_closers(text, tokens, at, range.end);
        if end < range.end && begins(text, tokens, lexicon, end..range.end, stop) {
            push(start, end);
            start = end;
        }
        at = end;
    }
    push(start, range.end);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    No,
    /// An abbreviation behind which a sentence may end.
    Perhaps,
    Yes,
}

fn may_stop(text: &str, token: &Token, lexicon: &Lexicon) -> Stop {
    let word = &text.as_bytes()[token.span.range()];
    match token.kind {
        TokenKind::Punct if matches!(word[0], b'.' | b'!' | b'?') || word.starts_with("…".as_bytes()) => Stop::Yes,
        TokenKind::Word if word.ends_with(b".") => {
            let info = lexicon.info(token.word);
            match info.abbreviation.map(|id| lexicon.abbreviations[id as usize].kind) {
                Some(AbbreviationKind::MayEnd) => Stop::Perhaps,
                Some(_) => Stop::No,
                // An initial (J.) goes on; U.N.-like spellings may end.
                None if word.len() > 2 => Stop::Perhaps,
                None => Stop::No,
            }
        }
        _ => Stop::No,
    }
}

fn skip_closers(text: &str, tokens: &[Token], mut at: usize, end: usize) -> usize {
    while at < end {
        let token = &tokens[at];
        let sign = token.span.slice(text);
        let closes = match token.kind {
            TokenKind::Mark => match sign {
                "”" | "’" | "»" | "›" => true,
                _ => !token.spaced && !opens_word(tokens, at, end),
            },
            TokenKind::Punct => matches!(sign.as_bytes()[0], b')' | b']' | b'.' | b'!' | b'?') && !token.spaced,
            _ => false,
        };
        if !closes {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a word stands close behind the mark at `at`, as it does behind an opening one.
fn opens_word(tokens: &[Token], at: usize, end: usize) -> bool {
    at + 1 < end && !tokens[at + 1].spaced && matches!(tokens[at + 1].kind, TokenKind::Word | TokenKind::Number)
}

fn begins(text: &str, tokens: &[Token], lexicon: &Lexicon, within: Range<usize>, stop: Stop) -> bool {
    let (mut at, end) = (within.start, within.end);
    if tokens[at].kind == TokenKind::Punct && matches!(tokens[at].span.slice(text), "," | ";" | ":" | ")" | "—" | "–")
    {
        return false;
    }
    let mut marked = false;
    while at < end && tokens[at].kind == TokenKind::Mark {
        marked = true;
        at += 1;
    }
    let Some(token) = tokens[..end].get(at) else { return false };
    match token.kind {
        TokenKind::Word if stop == Stop::Perhaps => {
            token.is_capitalised()
                && (marked || token.classes.any(OPENERS) || lexicon.is_for(token.hash, WordUse::Capital))
        }
        TokenKind::Word => token.is_capitalised() || marked,
        TokenKind::Number => stop == Stop::Yes,
        TokenKind::Punct => stop == Stop::Yes,
        _ => false,
    }
}
