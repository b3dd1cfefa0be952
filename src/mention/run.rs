//! Runs of capitalised words that may hold a name, with the small words inside them.

use std::ops::Range;

use super::casing::Casing;
use super::look::{AUXILIARY, CLOSED, FINITE, Look};
use super::name::Told;
use crate::lexicon::MultiWord;
use crate::model::{Class, Classes, Sentence, Shape, TokenKind};

/// The most words a name may have.
const LONGEST: usize = 14;

/// Classes that say that a capitalised word is part of a name, whatever else it may be.
const NAMING: Classes = Classes::of(&[
    Class::Given,
    Class::Courtesy,
    Class::Place,
    Class::Demonym,
    Class::Organisation,
    Class::Affiliation,
]);

/// Finds the runs of a document.
pub(super) struct Runs<'a, 'b> {
    pub(super) look: &'b Look<'a>,
    pub(super) casing: &'b Casing,
    /// What the full names in the document tell of each word, as far as they are known.
    pub(super) told: &'b [Told],
}

impl Runs<'_, '_> {
    /// The runs of capitalised words, in text order; none crosses a sentence.
    pub(super) fn find(&self) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        for sentence in self.look.sentences {
            self.read(sentence, &mut out);
        }
        out
    }

    /// The same, where they are known already but for the sentences that hold a word with news.
    pub(super) fn find_again(&self, known: &[Range<usize>], news: &[bool]) -> Vec<Range<usize>> {
        let mut out = Vec::with_capacity(known.len());
        let mut known = known.iter().peekable();
        for sentence in self.look.sentences {
            let own = std::iter::from_fn(|| known.next_if(|run| run.start < sentence.tokens.end));
            if sentence.tokens.clone().any(|at| news[self.look.words.number(at)]) {
                own.for_each(drop);
                self.read(sentence, &mut out);
            } else {
                out.extend(own.cloned());
            }
        }
        out
    }

    fn read(&self, sentence: &Sentence, out: &mut Vec<Range<usize>>) {
        let body = self.look.paragraphs[sentence.paragraph].body;
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if self.look.is_capital(at)
                && self.look.tokens[at].span.start >= body
                && self.starts(at, sentence.tokens.end)
            {
                let end = self.extend(at, sentence.tokens.end);
                out.push(at..end);
                at = end;
            } else {
                at += 1;
            }
        }
    }

    /// Whether a run starts at this capital.
    fn starts(&self, at: usize, end: usize) -> bool {
        let look = self.look;
        if look.word(at) == "I" {
            return false;
        }
        if self.begins_known(at, end) || self.is_surname(at, end) {
            return true;
        }
        if look.has(at, Class::Possessive) && !look.is_initial(at) && !look.is_headline(at) {
            // Our Principles PAC
            return look.tokens[at].shape == Shape::Title && self.goes_on(at + 1, end);
        }
        if look.any(at, CLOSED) || look.has(at, Class::Quantifier) {
            // Will Smith, Don Bell: a given name before another capital.
            let name = look.has(at, Class::Given) || self.is_pronoun_name(at);
            return name && self.goes_on(at + 1, end) && !look.is_headline(at);
        }
        if look.has(at, Class::Calendar) && !(look.has(at, Class::Given) && self.leads_on(at + 1, end)) {
            return false;
        }
        if look.is_headline(at) {
            return self.is_known(at);
        }
        if look.is_initial(at) {
            return self.starts_initial(at, end);
        }
        !look.has(at, Class::Time) || self.goes_on(at + 1, end)
    }

    /// A surname that is a common word too, where its full name stands elsewhere: *Peter Field* … *Field says*.
    fn is_surname(&self, at: usize, end: usize) -> bool {
        let look = self.look;
        let word = look.tokens[at].shape == Shape::Title && self.told[look.words.number(at)].common;
        if !word || look.is_headline(at) || look.has(at, Class::SubjectPronoun) || self.goes_on(at + 1, end) {
            return false;
        }
        let speaks = look.has(at + 1, Class::CueVerb) && look.any(at + 1, FINITE) || look.is_possessive(at + 1);
        let spoken = at > 0 && look.has(at - 1, Class::CueVerb) && look.any(at - 1, FINITE);
        if look.has(at, Class::Article) {
            // An says, but an added charge.
            let word = look.is_lower(at + 2) && !look.any(at + 2, CLOSED);
            return look.has(at + 1, Class::CueVerb)
                && (look.has(at + 1, Class::Third) || look.has(at + 1, Class::Past) && !word)
                || spoken && !look.is_lower(at + 1);
        }
        if look.any(at, CLOSED.with(Classes::of(&[Class::Calendar]))) {
            return speaks || spoken && look.word(at + 1) != "," && !look.is_number(at + 1);
        }
        // With colleagues: Best and her team.
        let joined = look.has(at + 1, Class::And) && look.any(at + 2, Classes::of(&[Class::Possessive, Class::Group]));
        !look.is_initial(at) || speaks || joined || look.any(at + 1, AUXILIARY)
    }

    /// *He Jiankun*, *An Hao*: no pronoun and no article stands before a capital like this.
    fn is_pronoun_name(&self, at: usize) -> bool {
        let look = self.look;
        let title = |place: usize| look.tokens.get(place).is_some_and(|token| token.shape == Shape::Title);
        let word = look.has(at, Class::SubjectPronoun)
            || look.has(at, Class::Article) && look.word(at).len() == 2 && !look.is_initial(at);
        let other = Classes::of(&[Class::CueVerb, Class::OtherVerb, Class::Demonym, Class::Affiliation, Class::Place]);
        word && title(at) && title(at + 1) && !look.any(at + 1, other)
    }

    /// Whether a name goes on at `at`, perhaps over its particles: *van der Heijden*.
    fn leads_on(&self, at: usize, end: usize) -> bool {
        let look = self.look;
        let mut after = at;
        while after < end
            && look.has(after, Class::NameParticle)
            && look.is_lower(after)
            && !look.any(after, CLOSED.with(Classes::of(&[Class::Number])))
        {
            after += 1;
        }
        self.goes_on(after, end)
    }

    /// *Lakshmipriya, a geneticist at the institute,*: one word that an apposition makes a person's name.
    fn is_introduced(&self, at: usize, end: usize) -> bool {
        let look = self.look;
        let article = look.has(at + 2, Class::Article) && look.word(at + 2).len() < 3;
        look.word(at + 1) == ","
            && article
            && (at + 3..end.min(at + 8))
                .take_while(|&place| look.word(place) != "," && !look.any(place, CLOSED))
                .any(|place| look.any(place, Classes::of(&[Class::Role, Class::PersonNoun])))
    }

    /// A capital that may be the sentence's own.
    fn starts_initial(&self, at: usize, end: usize) -> bool {
        let look = self.look;
        let particle = look.has(at, Class::NameParticle) && self.goes_on(at + 1, end);
        if particle || look.any(at, NAMING) || self.casing.is_name(look, at) || look.tokens[at].shape != Shape::Title {
            return !self.is_plain_adverb(at);
        }
        if look.any(at, Classes::of(&[Class::Adverb, Class::Hearsay, Class::Subordinator])) {
            return false;
        }
        let next = self.leads_on(at + 1, end);
        if next && look.any(at + 1, Classes::of(&[Class::Given, Class::Courtesy])) && self.goes_on(at + 2, end) {
            // Wherever Hillary Clinton goes, Cosmochemist Marit Holm: before a name that is whole without it.
            return look.any(at, Classes::of(&[Class::Role, Class::RoleModifier]));
        }
        if next && look.any(at, Classes::of(&[Class::Role, Class::RoleModifier, Class::OrganisationWord])) {
            return true;
        }
        if self.casing.is_common(look, at) {
            return false;
        }
        // An unknown word before another name, a verb, a comma or a possessive.
        next || look.is_possessive(at + 1)
            || look.has(at + 1, Class::StrongVerb) && !look.is_quoted(at)
            || look.word(at + 1) == "("
            || self.is_introduced(at, end)
    }

    fn is_plain_adverb(&self, at: usize) -> bool {
        self.look.has(at, Class::Adverb) && !self.look.any(at, NAMING) && !self.casing.is_name(self.look, at)
    }

    /// A name of several words that the lexicons hold, with its capitals.
    fn begins_known(&self, at: usize, end: usize) -> bool {
        self.look.longest(at, end).is_some_and(|(length, entries)| {
            entries
                .iter()
                .any(|entry| matches!(entry, MultiWord::Organisation(_) | MultiWord::Place(_) | MultiWord::Metonym(_)))
                && self.look.is_capital(at + length - 1)
                // A paper called The National is not the front of The National Research Foundation.
                && !(self.look.has(at, Class::Article) && self.goes_on(at + length, end))
        })
    }

    /// In a headline capitals tell nothing: only words known to be names count.
    fn is_known(&self, at: usize) -> bool {
        let look = self.look;
        if self.casing.is_name(look, at) || look.any(at, NAMING) && !self.casing.is_common(look, at) {
            return true;
        }
        look.tokens[at].shape == Shape::Upper && !self.shouts(at) && !look.any(at, CLOSED)
    }

    fn shouts(&self, at: usize) -> bool {
        let upper = |place: usize| self.look.tokens.get(place).is_some_and(|token| token.shape == Shape::Upper);
        upper(at + 1) || at > 0 && upper(at - 1)
    }

    fn goes_on(&self, at: usize, end: usize) -> bool {
        let look = self.look;
        at < end
            && look.is_capital(at)
            && look.tokens[at].spaced
            && (!look.any(at, CLOSED) || look.tokens[at].shape == Shape::Upper && look.word(at) != "I")
            && !look.has(at, Class::Calendar)
    }

    fn extend(&self, start: usize, limit: usize) -> usize {
        let end = limit.min(start + LONGEST);
        let mut at = start + 1;
        if let Some((length, _)) = self.look.longest(start, end).filter(|_| self.begins_known(start, end)) {
            at = start + length;
        }
        while at < end {
            match self.step(start, at, end) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Where the run goes on to from `at`.
    fn step(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let look = self.look;
        if look.is_capital(at) {
            return self.takes_capital(start, at, end).then_some(at + 1);
        }
        if look.has(at, Class::NameParticle) && look.is_word(at) {
            let mut after = at + 1;
            while after < end && look.has(after, Class::NameParticle) && look.is_lower(after) {
                after += 1;
            }
            return self.goes_on(after, end).then_some(after + 1);
        }
        if look.word(at) == "&" && self.goes_on(at + 1, end) {
            return Some(at + 2);
        }
        if let Some(after) = self.dutch(at, end) {
            return Some(after);
        }
        if look.is_mark(at) {
            return self.nickname(at, end);
        }
        self.connector(start, at, end)
    }

    fn takes_capital(&self, start: usize, at: usize, end: usize) -> bool {
        let look = self.look;
        if !look.tokens[at].spaced && look.tokens[at - 1].kind != TokenKind::Word {
            return false;
        }
        if look.has(at, Class::Calendar) {
            return look.has(at - 1, Class::Given) && !look.is_number(at + 1);
        }
        if look.word(at) == "I"
            || look.any(at, CLOSED)
                && look.tokens[at].shape == Shape::Title
                && !self.is_middle(at)
                && !self.is_titled(start, at, end)
        {
            return false;
        }
        if look.is_headline(at) && !self.is_known(at) {
            // A surname behind a given name, an organisation's last word.
            return look.has(at - 1, Class::Given)
                && at == start + 1
                && !self.casing.is_common(look, at)
                && !self.casing.is_name(look, at - 1)
                || look.has(at, Class::OrganisationWord) && self.casing.is_name(look, at - 1);
        }
        at < end
    }

    /// *Relief Without Walls*: a small word with a capital between capitals.
    fn is_titled(&self, start: usize, at: usize, end: usize) -> bool {
        let look = self.look;
        look.any(at, Classes::of(&[Class::Preposition])) && !look.is_initial(start) && self.goes_on(at + 1, end)
    }

    /// *La*, *Van*, *Al*: particles with capitals.
    fn is_middle(&self, at: usize) -> bool {
        self.look.has(at, Class::NameParticle)
    }

    /// *Sophie in ’t Veld*: a small word, an apostrophe and its letter.
    fn dutch(&self, at: usize, end: usize) -> Option<usize> {
        let look = self.look;
        let mark = if look.is_lower(at) { at + 1 } else { at };
        let short = look.is_mark(mark) && look.is_lower(mark + 1) && !look.tokens[mark + 1].spaced;
        let particle = short && {
            let word = format!("'{}", look.word(mark + 1));
            look.lexicon.info(look.lexicon.find(&word)).classes.has(Class::NameParticle)
        };
        (particle && self.goes_on(mark + 2, end)).then_some(mark + 3)
    }

    /// *Earvin “Magic” Johnson*
    fn nickname(&self, at: usize, end: usize) -> Option<usize> {
        let look = self.look;
        let close = (at + 2..(at + 4).min(end)).find(|&place| look.is_mark(place))?;
        let opens = look.tokens[at].spaced && !look.tokens[at + 1].spaced && !look.is_possessive(at);
        (opens && look.is_capital(at + 1) && self.goes_on(close + 1, end)).then_some(close + 2)
    }

    /// *of*, *for*, *and* inside an organisation's name.
    fn connector(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let look = self.look;
        let joins =
            look.has(at, Class::Of) || look.has(at, Class::Preposition) && matches!(look.word(at), "for" | "on");
        let and = look.has(at, Class::And) || look.word(at) == "and";
        if !joins && !and || look.is_headline(at) {
            return None;
        }
        let mut after = at + 1;
        if look.has(after, Class::Article) {
            after += 1;
        }
        if !self.goes_on(after, end) || look.any(after, Classes::of(&[Class::Courtesy])) {
            return None;
        }
        let heads = (start..at).any(|place| self.heads_body(place, at));
        let inner = (start..at).any(|place| look.any(place, Classes::of(&[Class::Of, Class::Preposition])));
        let taken = if joins { heads } else { heads && inner && after == at + 1 && !look.has(after, Class::Given) };
        taken.then_some(after + 1)
    }

    /// Whether the word at `place` heads a body's name: *Ministry*, *University*, *Department*.
    fn heads_body(&self, place: usize, at: usize) -> bool {
        let look = self.look;
        look.is_capital(place)
            && !look.has(place, Class::Role)
            && (look.any(place, Classes::of(&[Class::OrganisationWord, Class::Body]))
                || look
                    .lexicon
                    .longest(look.tokens[place].word, |ahead| (ahead == 1).then(|| look.tokens[at].word))
                    .is_some())
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::names;

    #[test]
    fn particles_initials_and_hyphens_stay_inside() {
        assert_eq!(names("They met Khalid bin Nasser al-Marzouq there."), ["Khalid bin Nasser al-Marzouq"]);
        assert_eq!(names("It was J. R. van der Berg who spoke."), ["J. R. van der Berg"]);
        assert_eq!(names("They saw Marie in 't Hout and Jean-Luc Amiot."), ["Marie in 't Hout", "Jean-Luc Amiot"]);
    }

    #[test]
    fn a_name_may_begin_like_a_sentence() {
        assert_eq!(names("They met He Jiankun and An Hao there."), ["He Jiankun", "An Hao"]);
        assert_eq!(names("Ewine van Dijken left."), ["Ewine van Dijken"]);
        assert_eq!(names("Lakshmipriya, a chemist, left."), ["Lakshmipriya"]);
        assert_eq!(names("He said little. An aide said more."), Vec::<String>::new());
    }

    #[test]
    fn a_surname_that_is_a_word_is_a_name_once_the_full_name_is_known() {
        let text = "They met Brian Best and Robert May there. Best and her team left. In May it rained, May said.";
        assert_eq!(names(text), ["Brian Best", "Robert May", "Best", "May"]);
        assert_eq!(names("They met him there. Best of all, it rained in May."), Vec::<String>::new());
        assert_eq!(names("They met An Hao. An says it rained. An added charge came."), ["An Hao", "An"]);
    }

    #[test]
    fn a_nickname_in_marks_stays_inside() {
        assert_eq!(names("They met Harold “Duke” Renner there."), ["Harold “Duke” Renner"]);
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name() {
        assert!(names("Researchers said nothing. Yesterday was quiet.").is_empty());
        assert_eq!(names("Wherever Ida Quist goes, rain follows."), ["Ida Quist"]);
    }

    #[test]
    fn small_words_join_only_bodies() {
        assert_eq!(names("They asked the Ministry of Health and Welfare."), ["Ministry of Health and Welfare"]);
        assert_eq!(names("They asked Nadia Roe and Peter Dale."), ["Nadia Roe", "Peter Dale"]);
    }

    #[test]
    fn days_and_months_are_no_names() {
        assert!(names("The vote on Monday was moved to October.").is_empty());
    }
}
