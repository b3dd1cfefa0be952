//! What the later stages ask of the earlier ones: a document's tokens with their words, classes and places.

use std::ops::Range;

use super::words::{WordSet, Words};
use crate::lexicon::entries::WordUse;
use crate::lexicon::{Lexicon, MultiWord, WordInfo};
use crate::model::{
    Class, Classes, Gender, Mention, Paragraph, ParagraphKind, QuoteRole, QuoteSpan, Sentence, Shape, Span, Token,
    TokenKind,
};

/// What a body, a place or a treaty may be called by, behind its own name: *Paris Agreement*, *Austin Police*.
pub(super) const THING: Classes =
    Classes::of(&[Class::Document, Class::Group, Class::Body, Class::Media, Class::OrganisationWord, Class::CueNoun]);

/// Classes of closed words, which begin no name and end every noun phrase.
pub(crate) const CLOSED: Classes = Classes::of(&[
    Class::Article,
    Class::Possessive,
    Class::SubjectPronoun,
    Class::ObjectPronoun,
    Class::It,
    Class::Demonstrative,
    Class::Relative,
    Class::Interrogative,
    Class::That,
    Class::To,
    Class::Preposition,
    Class::Of,
    Class::By,
    Class::As,
    Class::And,
    Class::But,
    Class::Subordinator,
    Class::If,
    Class::Be,
    Class::Have,
    Class::Do,
    Class::Modal,
    Class::Negation,
    Class::There,
]);

/// Auxiliaries: what follows a subject for certain.
pub(crate) const AUXILIARY: Classes = Classes::of(&[Class::Be, Class::Have, Class::Do, Class::Modal]);

/// Forms that agree with a subject.
pub(crate) const FINITE: Classes =
    Classes::of(&[Class::Third, Class::Past, Class::Base, Class::Be, Class::Have, Class::Do, Class::Modal]);

/// Words that open a noun phrase.
pub(crate) const DETERMINER: Classes =
    Classes::of(&[Class::Article, Class::Possessive, Class::Demonstrative, Class::Quantifier, Class::Number]);

/// A document as far as the earlier stages have read it.
#[derive(Debug)]
pub struct View<'a> {
    pub(crate) text: &'a str,
    pub(crate) paragraphs: &'a [Paragraph],
    pub(crate) sentences: &'a [Sentence],
    pub(crate) tokens: &'a [Token],
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) words: Words,
    sentence_of: Vec<u32>,
    quoted: Vec<bool>,
    headline: Vec<bool>,
    /// The words in capitals, once each.
    capitals: WordSet<&'a str>,
}

impl<'a> View<'a> {
    /// Puts the stages' outputs side by side.
    pub fn new(
        text: &'a str,
        paragraphs: &'a [Paragraph],
        sentences: &'a [Sentence],
        tokens: &'a [Token],
        quotes: &[QuoteSpan],
        lexicon: &'a Lexicon,
    ) -> Self {
        let mut sentence_of = vec![0; tokens.len()];
        for (index, sentence) in sentences.iter().enumerate() {
            sentence_of[sentence.tokens.clone()].fill(index as u32);
        }
        let mut quoted = vec![false; tokens.len()];
        for quote in quotes.iter().filter(|quote| quote.role == QuoteRole::Speech && quote.depth == 0) {
            quoted[quote.tokens.clone()].fill(true);
        }
        let headline = paragraphs
            .iter()
            .map(|paragraph| is_headline(text, paragraph, &tokens[paragraph.tokens.clone()]))
            .collect();
        let words = Words::new(tokens);
        let upper = tokens.iter().filter(|token| token.shape == Shape::Upper);
        let capitals = upper.map(|token| token.span.slice(text)).collect();
        Self { text, paragraphs, sentences, tokens, lexicon, words, sentence_of, quoted, headline, capitals }
    }

    /// Whether the document writes `word` in capitals somewhere.
    pub(super) fn has_in_capitals(&self, word: &str) -> bool {
        self.capitals.contains(word)
    }

    #[inline]
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.slice(self.text))
    }

    /// Inlined, so that only what is asked for is unpacked.
    #[inline(always)]
    pub(crate) fn info(&self, at: usize) -> WordInfo<'a> {
        let word = self.tokens.get(at).map(|token| token.word).unwrap_or_default();
        self.lexicon.info(word)
    }

    #[inline]
    pub(crate) fn has(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.classes.has(class))
    }

    #[inline]
    pub(crate) fn any(&self, at: usize, classes: Classes) -> bool {
        self.tokens.get(at).is_some_and(|token| token.classes.any(classes))
    }

    /// Whether the word at `at` has a use, in small letters or not.
    pub(crate) fn is_for(&self, at: usize, wanted: WordUse) -> bool {
        self.tokens.get(at).is_some_and(|token| self.lexicon.is_for(token.hash, wanted))
    }

    /// Behind a word at `start` that only tells how many: *several* **residents**, but *several of them*, *several who left*.
    pub(crate) fn behind_amount(&self, start: usize, end: usize) -> usize {
        let next = start + 1;
        // Several hundred residents, several other residents
        let other = CLOSED.with(Classes::of(&[Class::Quantifier, Class::Number]));
        let noun = next < end && (self.is_word(next) && !self.any(next, other) || self.is_number(next));
        start + usize::from(noun && self.is_for(start, WordUse::Amount))
    }

    /// Whether an article is the definite one: neither *a* nor *an*.
    pub(crate) fn is_the(&self, at: usize) -> bool {
        self.has(at, Class::Article) && self.word(at).len() > 2
    }

    #[inline]
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    #[inline]
    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    #[inline]
    pub(crate) fn is_mark(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    #[inline]
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.tokens[at].is_capitalised()
    }

    /// *Now*, *Al*: a short word in small letters that is a body’s only in capitals (*NOW*, *AL*). Longer ones are said as words:
    /// *Nato*, *Fifa*.
    pub(super) fn is_small_acronym(&self, at: usize) -> bool {
        const SHORT: usize = 3;
        let word = self.word(at);
        self.tokens[at].shape == Shape::Title && word.chars().nth(SHORT).is_none() && {
            let entry = self.info(at).organisation.map(|id| &self.lexicon.organisations[id as usize]);
            let small = |acronym: &str| acronym != word && acronym.eq_ignore_ascii_case(word);
            entry.is_some_and(|entry| entry.name != word && entry.acronym.split('|').any(small))
        }
    }

    #[inline]
    pub(crate) fn is_lower(&self, at: usize) -> bool {
        self.is_word(at) && self.tokens[at].shape == Shape::Lower
    }

    /// Whether a possessive ending stands at `at`: *’s*, or the bare apostrophe behind a word in *s*.
    pub(crate) fn is_possessive(&self, at: usize) -> bool {
        if self.has(at, Class::ApostropheS) {
            return true;
        }
        self.is_mark(at)
            && at > 0
            && !self.tokens[at].spaced
            && matches!(self.word(at), "'" | "’")
            && self.word(at - 1).ends_with(['s', 'S'])
    }

    #[inline]
    pub(crate) fn sentence(&self, at: usize) -> usize {
        self.sentence_of.get(at).map_or(0, |&index| index as usize)
    }

    /// The tokens of the sentence that `at` stands in.
    pub(crate) fn bounds(&self, at: usize) -> Range<usize> {
        self.sentences.get(self.sentence(at)).map_or(0..0, |sentence| sentence.tokens.clone())
    }

    pub(crate) fn paragraph(&self, at: usize) -> usize {
        self.sentences.get(self.sentence(at)).map_or(0, |sentence| sentence.paragraph)
    }

    /// Whether `at` stands between quotation marks that hold speech.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        self.quoted.get(at).copied().unwrap_or(false)
    }

    /// Whether nearly every word of the paragraph is capitalised, so that capitals tell nothing.
    pub(crate) fn is_headline(&self, at: usize) -> bool {
        self.headline.get(self.paragraph(at)).copied().unwrap_or(false)
    }

    /// Whether `at` stands in the article’s headline.
    pub(crate) fn is_title(&self, at: usize) -> bool {
        self.paragraphs.get(self.paragraph(at)).is_some_and(|paragraph| paragraph.kind == ParagraphKind::Title)
    }

    /// Whether a capital at `at` may come from its place alone: first in a sentence, a quotation, behind a colon.
    pub(crate) fn is_initial(&self, at: usize) -> bool {
        let bounds = self.bounds(at);
        let mut before = at;
        while before > bounds.start && self.is_mark(before - 1) {
            before -= 1;
        }
        before == bounds.start
            || before < at
            || matches!(self.word(before - 1), ":" | "—" | "–" | "--" | "•" | "*" | ";" | "…" | "..." | ")" | "]" | "|")
    }

    /// The longest entry of several words at `at`, not beyond `end`.
    pub(crate) fn longest(&self, at: usize, end: usize) -> Option<(usize, &'a [MultiWord])> {
        let first = self.tokens.get(at)?.word;
        self.lexicon.longest(first, |ahead| (at + ahead < end).then(|| self.tokens[at + ahead].word))
    }

    /// Whether a word and the small one behind it head a body’s name together: *Embassy in*.
    pub(super) fn is_head_with(&self, at: usize, small: usize) -> bool {
        let entry = self.longest(at, small + 1);
        entry.is_some_and(|(length, entries)| {
            length == 2 && entries.contains(&MultiWord::Class(Class::OrganisationWord))
        })
    }

    /// How many words the name of a place has that begins at `at`, where it has several.
    pub(super) fn place(&self, at: usize, end: usize) -> Option<usize> {
        let (length, entries) = self.longest(at, end)?;
        entries.iter().any(|entry| matches!(entry, MultiWord::Place(_))).then_some(length)
    }

    /// Whether a word is a given name as such a name is written: AMA is a body, Ama is none.
    pub(super) fn is_given(&self, at: usize) -> bool {
        self.has(at, Class::Given) && self.tokens[at].shape == Shape::Title
    }

    /// Whether a name may begin with the word as with a given name: it is one, or the front of a double one is (*Nadia-Rose*).
    pub(super) fn begins_given(&self, at: usize) -> bool {
        self.has(at, Class::Given) || self.front_given(at).is_some()
    }

    /// The front of a double given name.
    pub(super) fn front_given(&self, at: usize) -> Option<WordInfo<'a>> {
        let token = self.tokens.get(at).filter(|token| token.classes.is_empty() && token.is_capitalised())?;
        let (front, rest) = token.span.slice(self.text).split_once('-')?;
        let front = self.lexicon.info(self.lexicon.find(front));
        (rest.starts_with(char::is_uppercase) && front.capital_classes.has(Class::Given)).then_some(front)
    }

    /// The gender of a given name, or of the front of a double one.
    pub(super) fn given_gender(&self, at: usize) -> Gender {
        let own = if self.has(at, Class::Given) { Some(self.info(at)) } else { self.front_given(at) };
        own.map(|info| info.gender).unwrap_or_default()
    }

    /// Where a title of several words begins that ends at `end`, from `floor` on: *superintendent of police*.
    pub(super) fn title_that_ends(&self, floor: usize, end: usize) -> Option<usize> {
        self.entry_that_ends(floor, end, |entry| matches!(entry, MultiWord::Title(_)))
    }

    /// Where an entry of several words begins that ends at `end`, from `floor` on.
    pub(super) fn entry_that_ends(
        &self,
        floor: usize,
        end: usize,
        is_it: impl Fn(&MultiWord) -> bool,
    ) -> Option<usize> {
        (floor..end.saturating_sub(1)).find(|&first| {
            let entry = self.longest(first, end);
            entry.is_some_and(|(length, entries)| first + length == end && entries.iter().any(&is_it))
        })
    }

    /// From the first token's first byte to the last one's last.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), self.tokens.get(tokens.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if !tokens.is_empty() => first.span.hull(last.span),
            _ => Span::default(),
        }
    }

    /// The tokens of a mention’s head. Only what follows a name without belonging to it stands behind: *Karen Holt KC*.
    pub(crate) fn head(&self, mention: &Mention) -> Range<usize> {
        let mut end = mention.tokens.end;
        while end > mention.tokens.start && self.tokens[end - 1].span.start >= mention.head.end {
            end -= 1;
        }
        let mut start = end;
        while start > mention.tokens.start && self.tokens[start - 1].span.start >= mention.head.start {
            start -= 1;
        }
        start..end
    }

    /// The tokens that lie in `span`.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }
}

fn is_headline(text: &str, paragraph: &Paragraph, tokens: &[Token]) -> bool {
    let (mut long, mut capital) = (0, 0);
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word && token.span.len() > 3) {
        long += 1;
        capital += usize::from(token.is_capitalised());
    }
    // A whole sentence in capitals tells as little as a headline, whatever it ends with.
    let mut words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    if long >= 3 && words.all(|token| token.shape == Shape::Upper) {
        return true;
    }
    let title = matches!(paragraph.kind, ParagraphKind::Title | ParagraphKind::Heading);
    let sentence = paragraph.span.slice(text).ends_with(['.', '”', '"', '?', '!', ':', ',']);
    long >= 3 && if title { capital * 10 >= long * 6 } else { !sentence && capital * 4 >= long * 3 }
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::read;

    #[test]
    fn a_bare_apostrophe_is_a_possessive_only_behind_s() {
        read("The officials' plan and 'the other' plan.", |view, _| {
            let found: Vec<usize> = (0..view.tokens.len()).filter(|&at| view.is_possessive(at)).collect();
            assert_eq!(found, [2]);
        });
    }

    #[test]
    fn headlines_tell_nothing_by_capitals() {
        read("Mayor Opens New Bridge After Long Delay\n\nThe bridge is open now, and people use it.", |view, _| {
            assert!(view.is_headline(0));
            assert!(!view.is_headline(view.tokens.len() - 1));
        });
    }
}
