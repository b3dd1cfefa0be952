//! The source phrase taken apart: its core, its coordination, and its words as written.

use std::ops::Range;

use crate::lexicon::entries::{CalendarKind, WordUse};
use crate::mention::{CLOSED, View};
use crate::model::{Class, Classes, Mention, MentionKind, TokenKind};

/// The most tokens of a source that are read.
const LONGEST: usize = 160;

/// A source phrase with the mentions inside it.
pub(super) struct Phrase<'a, 'b> {
    pub(super) view: &'b View<'a>,
    pub(super) mentions: &'b [Mention],
    /// The phrase's tokens.
    pub(super) tokens: Range<usize>,
    /// The mentions that begin inside it, as indices.
    pub(super) inside: Range<usize>,
}

impl<'a, 'b> Phrase<'a, 'b> {
    pub(super) fn new(view: &'b View<'a>, mentions: &'b [Mention], tokens: Range<usize>) -> Self {
        let mut tokens = tokens.start..tokens.end.min(tokens.start + LONGEST);
        while tokens.start < tokens.end && !is_wordlike(view, tokens.start) {
            tokens.start += 1;
        }
        while tokens.start < tokens.end && !is_wordlike(view, tokens.end - 1) && !view.is_possessive(tokens.end - 1) {
            tokens.end -= 1;
        }
        // A title or article that the span leaves out belongs to a mention that covers its start.
        let start = mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let end = mentions.partition_point(|mention| mention.tokens.start < tokens.end);
        Self { view, mentions, tokens, inside: start..end.max(start) }
    }

    pub(super) fn sub(&self, tokens: Range<usize>) -> Self {
        Self::new(self.view, self.mentions, tokens)
    }

    /// The mentions that begin inside, with their indices.
    pub(super) fn each(&self) -> impl Iterator<Item = (usize, &'b Mention)> + use<'a, 'b> {
        let first = self.inside.start;
        self.mentions[self.inside.clone()].iter().enumerate().map(move |(place, mention)| (first + place, mention))
    }

    /// The mention of a name that covers the token, if one does.
    pub(super) fn name_over(&self, at: usize) -> Option<&'b Mention> {
        self.each()
            .map(|(_, mention)| mention)
            .find(|mention| mention.kind == MentionKind::Name && mention.tokens.start <= at && at < mention.tokens.end)
    }

    /// Where the core ends: before the first comma, bracket, preposition, relative pronoun or participle clause.
    pub(super) fn core_end(&self) -> usize {
        let mut at = self.tokens.start;
        while at < self.tokens.end {
            if let Some(name) = self.name_over(at) {
                at = name.tokens.end.max(at + 1);
                continue;
            }
            if self.ends_core(at) {
                return at;
            }
            at += 1;
        }
        self.tokens.end
    }

    fn ends_core(&self, at: usize) -> bool {
        let view = self.view;
        if at == self.tokens.start {
            return false;
        }
        if view.tokens[at].kind == TokenKind::Punct {
            if self.holds_short_name(at) {
                return false;
            }
            let dash = view.word(at) == "-" && view.tokens[at].spaced;
            return dash || !matches!(view.word(at), "/" | "-" | "%" | "$" | "&" | "'");
        }
        if view.is_mark(at) {
            return false;
        }
        if view.any(at, Classes::of(&[Class::Calendar])) || view.has(at, Class::Time) && !view.any(at + 1, NOUN) {
            return true;
        }
        if view.any(at, Classes::of(&[Class::Relative, Class::Preposition, Class::Of, Class::To, Class::By])) {
            // more than six in 10: a number goes on.
            return true;
        }
        self.is_participle_clause(at)
    }

    /// The bracket at `at` opens or closes such a short name.
    fn holds_short_name(&self, at: usize) -> bool {
        self.short_name_inside(at) || self.view.word(at) == ")" && self.short_name_inside(at.saturating_sub(2))
    }

    /// *the Tarn Unity Party (TUP) information chief*: the bracket at `at` holds the letters of the name before it, and the noun
    /// phrase goes on behind.
    fn short_name_inside(&self, at: usize) -> bool {
        let view = self.view;
        let behind = at + 3;
        view.word(at) == "("
            && at + 2 < self.tokens.end
            && view.word(at + 2) == ")"
            && view.is_capital(at + 1)
            && behind < self.tokens.end
            && view.is_word(behind)
            && !view.any(behind, CLOSED)
            && !view.any(behind, Classes::of(&[Class::StrongVerb]))
    }

    /// *a study published Wednesday*, *voters polled last week*, *an aide close to the mayor*
    fn is_participle_clause(&self, at: usize) -> bool {
        let view = self.view;
        let verb = view.is_lower(at) && view.any(at, Classes::of(&[Class::Participle, Class::Ing]));
        let noun_before = view.is_word(at - 1)
            && !view.any(at - 1, CLOSED)
            && view.any(at - 1, NOUN)
            && !view.any(at - 1, Classes::of(&[Class::RoleModifier]));
        let behind = at + 1;
        let complement = behind >= self.tokens.end
            || view.any(
                behind,
                CLOSED.with(Classes::of(&[Class::Calendar, Class::Time, Class::Adverb, Class::Quantifier])),
            )
            || view.is_number(behind);
        // An aide close to the mayor: an adjective behind its noun.
        let adjective = view.is_lower(at)
            && view.has(at, Class::RoleModifier)
            && view.any(behind, Classes::of(&[Class::To, Class::Preposition, Class::Of]));
        (verb && complement || adjective) && noun_before && !view.any(at, NOUN)
    }

    /// *on Sunday night*, *today*, *earlier this year*: when something was said tells nobody apart.
    fn tells_time(&self, at: usize) -> bool {
        let view = self.view;
        let end = self.tokens.end;
        let day = Classes::of(&[Class::Calendar]);
        let alone = at + 1 >= end || !view.is_word(at + 1) || view.any(at + 1, CLOSED.with(day));
        if view.is_lower(at) && view.any(at, Classes::of(&[Class::Preposition])) {
            return view.any(at + 1, day);
        }
        // today; Monday
        view.any(at, day) && (alone || view.has(at + 1, Class::Time))
            || view.has(at, Class::Time) && alone && {
                let entry = view.info(at).calendar.map(|id| view.lexicon.calendar[id as usize].kind);
                entry == Some(CalendarKind::Day)
            }
    }

    /// The phrase’s words as written, from the core’s start to where the identifying words end, without its article.
    ///
    /// A participle clause belongs to people (*two people briefed on it*), not to documents (*a study published Monday*).
    pub(super) fn written(&self, document: bool) -> Range<usize> {
        let view = self.view;
        let mut start = self.tokens.start;
        // Even critics, but nearly all critics: an adverb goes with a quantity, not with people.
        let amount = Classes::of(&[Class::Quantifier, Class::Number]);
        let noun = amount.with(NOUN).with(Classes::of(&[Class::RoleModifier, Class::Demonym]));
        let aside = |at: usize| {
            let alone = !view.is_word(at + 1) || view.is_possessive(at + 1);
            // Only 24 percent; but early findings and monthly data: a word of time tells them apart.
            view.is_for(at, WordUse::Focus) && (!alone || view.is_number(at + 1))
                || view.has(at, Class::Adverb)
                    && !alone
                    && !view.any(at, noun)
                    && view.info(at).calendar.is_none()
                    && !view.any(at + 1, amount)
                    && !view.is_number(at + 1)
        };
        while start + 1 < self.tokens.end
            && (view.has(start, Class::Article) || start == self.tokens.start && aside(start))
        {
            start += 1;
        }
        // Several residents, but One Nation
        if self.name_over(start).is_none() && self.name_over(start + 1).is_none_or(|name| name.title.is_none()) {
            start = view.behind_amount(start, self.tokens.end);
        }
        // Mayor Ann Roe’s office is Ann Roe’s.
        if let Some(owner) = self.name_over(start).filter(|name| name.title.is_some()) {
            let head = view.head(owner);
            if view.is_possessive(owner.tokens.end) && head.end < self.tokens.end && head.len() > 1 {
                start = head.start;
            }
        }
        let link = Classes::of(&[Class::Of, Class::Preposition]);
        let mut end = start;
        while end < self.tokens.end {
            if let Some(name) = self.name_over(end) {
                end = name.tokens.end.max(end + 1);
                continue;
            }
            let sign = view.word(end);
            let dash = sign == "-" && view.tokens[end].spaced;
            let joins = matches!(sign, "/" | "-" | "%" | "$" | "&" | "'") && !dash;
            let there = end > start && end + 1 == self.tokens.end && view.has(end, Class::There);
            let stop = there || view.tokens[end].kind == TokenKind::Punct && !joins && !self.holds_short_name(end);
            let relative = end > start
                && view.any(end, Classes::of(&[Class::Relative]))
                && !view.has(start, Class::Demonstrative)
                // the owner of that room
                && !(view.has(end, Class::Demonstrative) && view.any(end - 1, link));
            // a man who goes by “Patch”
            let relative = relative && !(end..self.tokens.end).any(|at| view.is_mark(at) && !view.is_possessive(at));
            // Officers interviewed at the gate: how their words were come by tells nobody apart.
            let met = |at: usize| view.is_lower(at) && view.is_for(at, WordUse::Met) && self.is_participle_clause(at);
            let met = end + 1 < self.tokens.end && met(end) && !view.has(start, Class::Demonstrative);
            let aside = || relative || met || self.tells_time(end) || document && self.is_participle_clause(end);
            if end > start && (stop || aside()) {
                break;
            }
            end += 1;
        }
        let mut end = end.min(self.tokens.end);
        // a note on which
        let small = Classes::of(&[Class::ApostropheS]);
        let small = if end < self.tokens.end { small.with(link) } else { small };
        while end > start + 1 && view.any(end - 1, small) && self.name_over(end - 1).is_none() {
            end -= 1;
        }
        // With the mark that closes what it holds.
        if view.is_mark(end) && !view.tokens[end].spaced && (start..end).any(|at| view.is_mark(at)) {
            end += 1;
        }
        start..end
    }
}

const NOUN: Classes = Classes::of(&[
    Class::Role,
    Class::PersonNoun,
    Class::Group,
    Class::Body,
    Class::Media,
    Class::Document,
    Class::CueNoun,
]);

fn is_wordlike(view: &View<'_>, at: usize) -> bool {
    matches!(view.tokens[at].kind, TokenKind::Word | TokenKind::Number | TokenKind::Clitic)
        || view.is_mark(at) && !view.is_possessive(at) && view.tokens.get(at + 1).is_some_and(|next| !next.spaced)
}

#[cfg(test)]
mod tests {
    use super::Phrase;
    use crate::mention::testing::read;
    use crate::speaker::testing::speaker;

    fn core(text: &str) -> String {
        read(text, |view, mentions| {
            let phrase = Phrase::new(view, &mentions, 0..view.tokens.len());
            view.span(phrase.tokens.start..phrase.core_end()).slice(text).to_owned()
        })
    }

    #[test]
    fn a_word_that_weighs_is_left_out_and_one_of_time_stays() {
        let by = |source: &str| speaker(&format!("{source} said it would rain."), source, "said", "rain");
        assert_eq!(by("Only 24 percent of voters"), "24 percent of voters");
        assert_eq!(by("Even critics"), "critics");
        assert_eq!(by("Nearly 300 farmers"), "Nearly 300 farmers");
        assert_eq!(by("Early findings"), "Early findings");
        assert_eq!(by("Several residents"), "residents");
        assert_eq!(by("one Oda trader"), "Oda trader");
        assert_eq!(by("Several hundred residents"), "Several hundred residents");
        assert_eq!(by("An official there"), "official");
        assert_eq!(by("Two drivers reached by this paper"), "Two drivers");
        assert_eq!(by("Those interviewed at the gate"), "Those interviewed at the gate");
        assert_eq!(by("Mayor Nadia Roe’s office"), "Nadia Roe’s office");
        assert_eq!(by("Several of the residents"), "Several of the residents");
    }

    #[test]
    fn the_core_ends_before_what_only_explains() {
        assert_eq!(core("Hugh Dale, a surgeon,"), "Hugh Dale");
        assert_eq!(core("the head of the night shift"), "the head");
        assert_eq!(core("a study published Monday"), "a study");
        assert_eq!(core("An aide close to the mayor"), "An aide");
        assert_eq!(core("the Tarn Unity Party (TUP) chief"), "the Tarn Unity Party (TUP) chief");
        assert_eq!(core("the Ministry of Health in Muscat and all its many smaller offices"), "the Ministry of Health");
    }
}
