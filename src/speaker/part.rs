//! The words that tell what part is meant: *54% of* **companies**, *most of* **the farmers**, *a copy of* **the letter**.

use super::phrase::Phrase;
use crate::lexicon::entries::WordUse;
use crate::lexicon::word_hash;
use crate::mention::CLOSED;
use crate::model::{Class, Classes, TokenKind};

/// How many tokens may tell what share it is: *nearly three-quarters (72%)*.
const LONGEST: usize = 12;
/// The sign of a share.
const SIGN: &str = "%";

/// What a phrase is a share of, if it is one.
pub(super) fn without_share<'a, 'b>(phrase: &Phrase<'a, 'b>) -> Option<Phrase<'a, 'b>> {
    share(phrase).filter(|&end| end < phrase.tokens.end).and_then(|end| whole(phrase, end))
}

/// Where the words end that tell the share, if the phrase begins with such: at *of*, or with the phrase.
pub(super) fn share(phrase: &Phrase<'_, '_>) -> Option<usize> {
    let view = phrase.view;
    let tokens = phrase.tokens.clone();
    let end = tokens.end.min(tokens.start + LONGEST);
    let amount = Classes::of(&[Class::Number, Class::Quantifier, Class::Article]);
    let is_share = |at: usize| {
        // three-quarters
        let last = view.word(at).rsplit('-').next().unwrap_or_default();
        view.is_for(at, WordUse::Share) || view.lexicon.is_for(word_hash(last), WordUse::Share)
    };
    let tells = |at: usize| {
        let aside = view.has(at, Class::Adverb) || view.is_for(at, WordUse::Focus) || view.is_for(at, WordUse::Amount);
        view.is_number(at) || view.any(at, amount) || is_share(at) || aside
    };
    let mark = |at: usize| view.tokens[at].kind == TokenKind::Punct && view.word(at) != ",";
    // more than eight in 10
    let links = |at: usize| {
        let link = view.any(at, Classes::of(&[Class::Preposition, Class::Particle])) && !view.has(at, Class::Of);
        link && at > tokens.start && at + 1 < end && (tells(at + 1) || view.has(at + 1, Class::Of))
    };
    let past = (tokens.start..end).find(|&at| !(tells(at) || mark(at) || links(at))).unwrap_or(end);
    let parts = || tokens.start..past;
    let sign = parts().any(|at| view.word(at) == SIGN) || past == tokens.end && view.word(past) == SIGN;
    if past == tokens.end {
        // Many and most stand for themselves.
        let things = Classes::of(&[Class::Quantifier, Class::Document, Class::CueNoun]);
        let alone = |at: usize| is_share(at) && !view.any(at, things);
        return (sign || parts().any(alone)).then_some(past);
    }
    // Eight in 10 of the voters, but two of them
    let in_number = parts().any(|at| links(at) && (view.is_number(at + 1) || view.has(at + 1, Class::Number)));
    (view.has(past, Class::Of) && (sign || in_number || parts().any(is_share))).then_some(past)
}

/// What stands behind *of*, without its own number: *of the 1,000* **people asked**; nothing where a pronoun does.
pub(super) fn whole<'a, 'b>(phrase: &Phrase<'a, 'b>, of: usize) -> Option<Phrase<'a, 'b>> {
    let view = phrase.view;
    let count = |at: usize| view.is_number(at) || view.any(at, Classes::of(&[Class::Article, Class::Number]));
    let start = (of + 1..phrase.tokens.end).find(|&at| !count(at))?;
    let stands = Classes::of(&[Class::Relative, Class::Demonstrative, Class::Quantifier, Class::Possessive]);
    let pronoun = view.any(start, CLOSED) && !view.any(start, stands)
        || view.has(start, Class::Demonstrative) && start + 1 == phrase.tokens.end;
    (!pronoun).then(|| phrase.sub(start..phrase.tokens.end))
}
