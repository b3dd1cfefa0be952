//! Words that the lexicons may lack: verbs beside quotations, and titles before names.
//!
//! Only the place of a word speaks for it, so what is suggested is for a person to judge.

use std::collections::BTreeMap;

use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Class, Classes, EntityKind, Mention, MentionKind, QuoteRole, QuoteSpan, Shape, Span, Token, TokenKind,
};

/// How much of the text is shown before and behind a word, in characters.
const SHOWN: usize = 48;
/// The most words a speaker's name beside a verb is taken to have.
const NAME: usize = 4;

/// A word and where it was met first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// How often it was met.
    pub count: usize,
    /// The document of the example.
    pub document: String,
    /// The word with what stands around it.
    pub example: String,
}

/// What was met in any number of documents.
#[derive(Debug, Clone, Default)]
pub struct Suggestions {
    verbs: BTreeMap<String, Suggestion>,
    titles: BTreeMap<String, Suggestion>,
}

/// Words with their counts, the commonest first.
pub type Ranked<'a> = Vec<(&'a str, &'a Suggestion)>;

impl Suggestions {
    /// Looks through a document.
    pub fn add(&mut self, document: &str, text: &str, analysis: &Analysis, lexicon: &Lexicon) {
        let page = Page { document, text, tokens: &analysis.tokens, lexicon };
        let mut verbs: Vec<usize> = Vec::new();
        let speech = |quote: &&QuoteSpan| quote.role == QuoteRole::Speech && quote.depth == 0;
        for quote in analysis.quotes.iter().filter(speech) {
            let found = [page.verb_before(quote.outer), page.verb_behind(quote.outer)];
            for at in found.into_iter().flatten() {
                page.count(&mut self.verbs, at);
                verbs.push(at);
            }
        }
        let named = |mention: &&Mention| {
            mention.kind == MentionKind::Name && matches!(mention.entity_kind, EntityKind::Person | EntityKind::Unknown)
        };
        for mention in analysis.mentions.iter().filter(named) {
            if let Some(at) = page.title_before(mention.span).filter(|at| !verbs.contains(at)) {
                page.count(&mut self.titles, at);
            }
        }
    }

    /// Verbs beside quotations that no lexicon has.
    pub fn verbs(&self) -> Ranked<'_> {
        ranked(&self.verbs)
    }

    /// Words before names, as titles are, that no lexicon has.
    pub fn titles(&self) -> Ranked<'_> {
        ranked(&self.titles)
    }
}

fn ranked(words: &BTreeMap<String, Suggestion>) -> Ranked<'_> {
    let mut all: Ranked<'_> = words.iter().map(|(word, suggestion)| (word.as_str(), suggestion)).collect();
    all.sort_by_key(|(_, suggestion)| std::cmp::Reverse(suggestion.count));
    all
}

/// The start of a name or a pronoun as the subject beside a verb.
const SUBJECT: Classes = Classes::of(&[
    Class::SubjectPronoun,
    Class::It,
    Class::Article,
    Class::Possessive,
    Class::Courtesy,
    Class::Given,
    Class::Role,
]);

struct Page<'a> {
    document: &'a str,
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
}

impl Page<'_> {
    /// *Ann Lee tooted: “…”*
    fn verb_before(&self, quote: Span) -> Option<usize> {
        let mut at = self.tokens.partition_point(|token| token.span.start < quote.start).checked_sub(1)?;
        while self.is_mark(at, &[",", ":"]) {
            at = at.checked_sub(1)?;
        }
        (self.may_be_cue(at) && self.is_subject_end(at.checked_sub(1)?) && self.is_joined(at, quote.start))
            .then_some(at)
    }

    /// *“…,” tooted Ann Lee* or *“…,” Ann Lee tooted*
    fn verb_behind(&self, quote: Span) -> Option<usize> {
        let mut at = self.tokens.partition_point(|token| token.span.start < quote.end);
        while self.is_mark(at, &[","]) {
            at += 1;
        }
        let first = *self.tokens.get(at).filter(|token| !self.text[quote.end..token.span.start].contains('\n'))?;
        if self.may_be_cue(at) {
            return self.tokens.get(at + 1).is_some_and(is_subject).then_some(at);
        }
        if !is_subject(&first) {
            return None;
        }
        let end = (at + 1..=at + NAME).find(|&next| !self.tokens.get(next).is_some_and(Token::is_capitalised))?;
        self.is_unknown(end).then_some(end)
    }

    /// *harbourmaster Jon Vik*, or *Harbourmaster Jon Vik*, which was taken for a name of three words.
    fn title_before(&self, name: Span) -> Option<usize> {
        let first = self.tokens.partition_point(|token| token.span.start < name.start);
        let given = |at: usize| {
            let token = self.tokens.get(at)?;
            Some(self.lexicon.info(token.word).capital_classes.has(Class::Given) && token.is_capitalised())
        };
        let inside = name.slice(self.text).split_whitespace().count() > 2;
        if inside && given(first) == Some(false) && given(first + 1) == Some(true) {
            let own = &self.tokens[first];
            return (own.shape == Shape::Title && self.is_in_no_lexicon(own)).then_some(first);
        }
        let before = first.checked_sub(1)?;
        let verb = |word: &str| word.ends_with("ed") || word.ends_with("ing");
        let fits = given(first) == Some(true) && self.is_unknown(before) && self.is_joined(before, name.start);
        (fits && !verb(self.tokens[before].span.slice(self.text))).then_some(before)
    }

    fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| marks.contains(&token.span.slice(self.text)))
    }

    /// Whether a word in small letters stands in no lexicon, and is no adverb by its ending.
    fn is_unknown(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            let word = token.span.slice(self.text);
            let plain = token.kind == TokenKind::Word && token.shape == Shape::Lower;
            plain && word.len() > 2 && !word.ends_with("ly") && self.is_in_no_lexicon(token)
        })
    }

    /// Whether a word at the place of a verb of saying is unknown, or known as a verb and not as one of saying.
    fn may_be_cue(&self, at: usize) -> bool {
        let other = |token: &Token| token.classes.has(Class::OtherVerb) && !token.classes.has(Class::CueVerb);
        self.is_unknown(at) || self.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower && other(token))
    }

    /// Words that only stand inside entries of several words have no class.
    fn is_in_no_lexicon(&self, token: &Token) -> bool {
        let info = self.lexicon.info(token.word);
        info.classes.is_empty() && info.capital_classes.is_empty()
    }

    fn is_subject_end(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            (token.kind == TokenKind::Word && token.is_capitalised()) || token.classes.has(Class::SubjectPronoun)
        })
    }

    /// Whether no line ends between a token and a place behind it.
    fn is_joined(&self, at: usize, end: usize) -> bool {
        !self.text[self.tokens[at].span.end..end.max(self.tokens[at].span.end)].contains('\n')
    }

    fn count(&self, words: &mut BTreeMap<String, Suggestion>, at: usize) {
        let span = self.tokens[at].span;
        let suggestion = words.entry(span.slice(self.text).to_lowercase()).or_default();
        suggestion.count += 1;
        if suggestion.count == 1 {
            suggestion.document = self.document.to_owned();
            suggestion.example = self.around(span);
        }
    }

    fn around(&self, span: Span) -> String {
        let before: String = self.text[..span.start].chars().rev().take(SHOWN).collect();
        let before: String = before.chars().rev().collect();
        let behind: String = self.text[span.start..].chars().take(SHOWN).collect();
        format!("{before}{behind}").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn is_subject(token: &Token) -> bool {
    (token.kind == TokenKind::Word && token.is_capitalised()) || token.classes.any(SUBJECT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::Engine;

    fn suggested(text: &str) -> (Vec<String>, Vec<String>) {
        let engine = Engine::built_in();
        let mut all = Suggestions::default();
        all.add("a", text, &engine.analyse(text), engine.lexicon());
        let words = |ranked: Ranked<'_>| ranked.iter().map(|(word, _)| (*word).to_owned()).collect();
        (words(all.verbs()), words(all.titles()))
    }

    #[test]
    fn unknown_verbs_beside_quotations_are_suggested() {
        for text in [
            "“We won the cup,” zorbled Ann Lee.",
            "“We won the cup,” Ann Lee zorbled.",
            "“We won the cup,” she zorbled.",
            "Ann Lee zorbled: “We won the cup.”",
        ] {
            assert_eq!(suggested(text), (vec!["zorbled".to_owned()], Vec::new()), "{text}");
        }
        assert!(suggested("“We won the cup,” said Ann Lee. “Never,” she replied.").0.is_empty());
    }

    #[test]
    fn unknown_titles_before_names_are_suggested() {
        assert_eq!(suggested("Then zorbmaster Ann Lee said that she had won.").1, ["zorbmaster"]);
        assert_eq!(suggested("On Monday Zorbmaster Ann Lee said that she had won.").1, ["zorbmaster"]);
        assert!(suggested("On Monday Mayor Ann Lee said that she had won.").1.is_empty());
    }

    #[test]
    fn any_text_can_be_looked_through() {
        for text in ["", "“", "“a” b", "x “", "“Yes”", "Ann Lee", "\n“é” é É\n"] {
            let _ = suggested(text);
        }
    }
}
