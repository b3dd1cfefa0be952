//! Tells speech from marks that hold no speech: scare quotes, nicknames, titles of works.

use crate::lexicon::Lexicon;
use crate::model::{Class, Classes, Paragraph, QuoteRole, QuoteSpan, Shape, Token, TokenKind};

/// The longest run of words that may be a scare quote.
const LONGEST_SCARE: usize = 3;
/// The longest run of words that may be a title of a work.
const LONGEST_WORK: usize = 12;

/// Why a run of marks holds a name or a word as such: it says nothing, so it is never quoted speech.
pub const NAMING: &str = "a name or word as such";

/// Why a run of text without an opening mark is taken for a quotation.
pub(super) const UNOPENED: &str = "the opening mark is missing";

/// Sets `role` and `why` of each span.
pub(super) fn assign(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Paragraph],
    lexicon: &Lexicon,
    quotes: &mut [QuoteSpan],
) {
    let mut paragraph = 0;
    for quote in quotes {
        while paragraphs[paragraph].tokens.end < quote.tokens.end {
            paragraph += 1;
        }
        let bounds = &paragraphs[paragraph].tokens;
        let view = View { text, tokens, lexicon, start: bounds.start, end: bounds.end, quote };
        let (role, why) = view.role();
        quote.role = role;
        if quote.why.is_empty() {
            quote.why = why;
        }
    }
}

struct View<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    start: usize,
    end: usize,
    quote: &'a QuoteSpan,
}

impl View<'_> {
    fn role(&self) -> (QuoteRole, &'static str) {
        let words = self.words();
        if words == 0 {
            return (QuoteRole::Scare, "no word inside");
        }
        if !self.quote.closed || self.quote.why == UNOPENED || self.whole_paragraph() || self.ends_like_speech() {
            return (QuoteRole::Speech, "");
        }
        let before = self.before(1);
        if let Some(info) = before.filter(|token| token.classes.has(Class::Work))
            && words <= LONGEST_WORK
        {
            let is_work = self.names_work(info);
            if is_work && self.is_capitalised_title() {
                return (QuoteRole::Work, "title of a work behind its kind");
            }
            if !is_work && words <= LONGEST_SCARE + 2 {
                return (QuoteRole::Scare, NAMING);
            }
        }
        if words <= LONGEST_WORK && words > 1 && self.is_capitalised_title() && !self.beside_comma() {
            return (QuoteRole::Work, "capitalised like a title");
        }
        if words <= LONGEST_SCARE && !self.beside_comma() && self.inside_noun_phrase() {
            return (QuoteRole::Scare, "a word or two inside a noun phrase");
        }
        (QuoteRole::Speech, "")
    }

    fn inner(&self) -> &[Token] {
        let range = self.quote.tokens.clone();
        &self.tokens[range.start + 1..range.end.max(range.start + 2) - usize::from(self.quote.closed)]
    }

    fn words(&self) -> usize {
        self.inner().iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count()
    }

    fn whole_paragraph(&self) -> bool {
        self.quote.tokens.start == self.start && self.quote.tokens.end == self.end
    }

    /// A comma, stop, question or exclamation mark before the closing mark.
    fn ends_like_speech(&self) -> bool {
        self.inner().last().is_some_and(|token| matches!(token.span.slice(self.text), "," | "!" | "?" | "."))
            && (self.words() > LONGEST_SCARE || self.starts_sentence())
    }

    fn starts_sentence(&self) -> bool {
        self.quote.tokens.start == self.start
            || self.before(1).is_some_and(|token| matches!(token.span.slice(self.text), "," | ":" | "." | "!" | "?"))
    }

    fn before(&self, back: usize) -> Option<&Token> {
        let place = self.quote.tokens.start.checked_sub(back)?;
        (place >= self.start).then(|| &self.tokens[place])
    }

    fn after(&self) -> Option<&Token> {
        (self.quote.tokens.end < self.end).then(|| &self.tokens[self.quote.tokens.end])
    }

    fn beside_comma(&self) -> bool {
        let comma = |token: Option<&Token>| token.is_some_and(|t| matches!(t.span.slice(self.text), "," | ":"));
        comma(self.before(1)) || comma(self.inner().last())
    }

    fn names_work(&self, token: &Token) -> bool {
        let word = &self.lexicon.info(token.word).text;
        self.lexicon.works.iter().any(|work| work.is_work && work.word == *word)
    }

    /// All longer words begin with a capital.
    fn is_capitalised_title(&self) -> bool {
        let mut first = true;
        self.inner().iter().filter(|token| token.kind == TokenKind::Word).all(|token| {
            let small = token.classes.any(SMALL) && !first;
            first = false;
            small || matches!(token.shape, Shape::Title | Shape::Upper | Shape::Mixed)
        })
    }

    /// A determiner, adjective or preposition before, and a noun behind: the marks stand inside a noun phrase.
    fn inside_noun_phrase(&self) -> bool {
        let before = self.before(1).is_some_and(|token| {
            token.classes.any(Classes::of(&[
                Class::Article,
                Class::Possessive,
                Class::Demonstrative,
                Class::Quantifier,
                Class::ApostropheS,
                Class::Preposition,
            ]))
        });
        let behind = self.after().is_some_and(|token| {
            token.kind == TokenKind::Word && !token.classes.any(SMALL) && !token.classes.has(Class::CueVerb)
        });
        before && behind
    }
}

/// Words that titles write small.
const SMALL: Classes = Classes::of(&[
    Class::Article,
    Class::Preposition,
    Class::And,
    Class::But,
    Class::To,
    Class::Of,
    Class::As,
    Class::By,
    Class::That,
    Class::Be,
    Class::Modal,
]);
