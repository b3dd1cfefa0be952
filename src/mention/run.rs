//! Runs of capitalised words that may hold a name, with the small words inside them.

use std::ops::Range;

use super::body;
use super::casing::{COMMON, Casing};
use super::office;
use super::title_word;
use super::told::Told;
use super::view::{CLOSED, FINITE, View};
use crate::lexicon::MultiWord;
use crate::lexicon::entries::WordUse;
use crate::model::{Class, Classes, Sentence, Shape, TokenKind};

/// The most words a name may have.
const LONGEST: usize = 14;

/// Classes that say that a capitalised word is part of a name, whatever else it may be.
pub(super) const NAMING: Classes = Classes::of(&[
    Class::Given,
    Class::Courtesy,
    Class::Place,
    Class::Demonym,
    Class::Organisation,
    Class::Affiliation,
]);

/// Finds the runs of a document.
pub(super) struct Runs<'a, 'b> {
    pub(super) view: &'b View<'a>,
    pub(super) casing: &'b Casing,
    /// What the full names in the document tell of each word, as far as they are known.
    pub(super) told: &'b [Told],
}

impl Runs<'_, '_> {
    /// The runs of capitalised words, in text order; none crosses a sentence.
    pub(super) fn find(&self) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        for sentence in self.view.sentences {
            self.read(sentence, &mut out);
        }
        out
    }

    /// The same, where they are known already but for the sentences that hold a word with news.
    pub(super) fn find_again(&self, known: &[Range<usize>], news: &[bool]) -> Vec<Range<usize>> {
        let mut out = Vec::with_capacity(known.len());
        let mut known = known.iter().peekable();
        for sentence in self.view.sentences {
            let own = std::iter::from_fn(|| known.next_if(|run| run.start < sentence.tokens.end));
            if sentence.tokens.clone().any(|at| news[self.view.words.number(at)]) {
                own.for_each(drop);
                self.read(sentence, &mut out);
            } else {
                out.extend(own.cloned());
            }
        }
        out
    }

    fn read(&self, sentence: &Sentence, out: &mut Vec<Range<usize>>) {
        let body = self.view.paragraphs[sentence.paragraph].body;
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if self.view.is_capital(at)
                && self.view.tokens[at].span.start >= body
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

    /// Whether a name goes on at `at`, perhaps over its particles: *van der Heijden*.
    pub(super) fn leads_on(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let mut after = at;
        while after < end
            && view.has(after, Class::NameParticle)
            && view.is_lower(after)
            && !view.any(after, CLOSED.with(Classes::of(&[Class::Number])))
        {
            after += 1;
        }
        self.goes_on(after, end)
    }

    /// A name of several words that the lexicons hold, with its capitals.
    pub(super) fn begins_known(&self, at: usize, end: usize) -> bool {
        self.view.longest(at, end).is_some_and(|(length, entries)| {
            entries
                .iter()
                .any(|entry| matches!(entry, MultiWord::Organisation(_) | MultiWord::Place(_) | MultiWord::Metonym(_)))
                && (self.view.is_capital(at + length - 1) || self.view.is_number(at + length - 1))
                // A paper called The National is not the front of The National Research Foundation, nor The City that of the
                // City of Oda.
                && !(self.view.has(at, Class::Article)
                    && (self.goes_on(at + length, end) || self.view.has(at + length, Class::Of)))
        })
    }

    /// In a headline capitals tell nothing: only words known to be names count.
    pub(super) fn is_known(&self, at: usize) -> bool {
        let view = self.view;
        if self.casing.is_name(view, at) || view.any(at, NAMING) && !self.casing.is_common(view, at) {
            return true;
        }
        let upper = view.tokens[at].shape == Shape::Upper && !view.any(at, CLOSED);
        // ROE SAID: among capitals a word that no lexicon has, before a verb of saying.
        upper && (!self.shouts(at) || view.has(at + 1, Class::StrongVerb) && !self.casing.is_common(view, at))
    }

    fn shouts(&self, at: usize) -> bool {
        let upper = |place: usize| self.view.tokens.get(place).is_some_and(|token| token.shape == Shape::Upper);
        upper(at + 1) || at > 0 && upper(at - 1)
    }

    pub(super) fn goes_on(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        at < end
            && view.is_capital(at)
            && view.tokens[at].spaced
            // Mine Workers
            && (!view.any(at, CLOSED)
                || view.has(at, Class::Field)
                || view.tokens[at].shape == Shape::Upper && !view.is_for(at, WordUse::Capital))
            && !view.has(at, Class::Calendar)
    }

    fn extend(&self, start: usize, limit: usize) -> usize {
        let end = limit.min(start + LONGEST);
        let mut at = start + 1;
        if let Some((length, _)) = self.view.longest(start, end).filter(|_| self.begins_known(start, end)) {
            at = start + length;
        } else if let Some(length) = self.title_with_number(start, end) {
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

    /// *Sgt. 1st Class*: a title of which the middle is no capital.
    fn title_with_number(&self, start: usize, end: usize) -> Option<usize> {
        let view = self.view;
        let (length, entries) = view.longest(start, end)?;
        let title = entries.iter().any(|entry| matches!(entry, MultiWord::Title(_)));
        let number = (start + 1..start + length).any(|at| view.word(at).starts_with(|c: char| c.is_ascii_digit()));
        (title && number && view.is_capital(start + length - 1)).then_some(length)
    }

    /// Where the run goes on to from `at`.
    fn step(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let view = self.view;
        if view.is_capital(at) {
            return self.takes_capital(start, at, end).then(|| self.behind(at, end));
        }
        // London’s Docklands saw Tarnco’s profits: but Saw Quellor
        let verb = view.is_lower(at) && view.has(at, Class::Past);
        if view.has(at, Class::NameParticle) && view.is_word(at) && !verb {
            let mut after = at + 1;
            while after < end && view.has(after, Class::NameParticle) && view.is_lower(after) {
                after += 1;
            }
            return self.goes_on(after, end).then_some(after + 1);
        }
        if view.word(at) == "&" && self.goes_on(at + 1, end) {
            return (!self.joins_people(start, at, end)).then_some(at + 2);
        }
        // Association of British insurers
        let origin = || view.has(at - 1, Class::Demonym) && view.has(at - 2, Class::Of);
        let many = || title_word::is_plural(view, at) || view.has(at, Class::Group);
        if at >= start + 3 && view.is_lower(at) && origin() && many() && self.heads_body(at - 3, at - 2) {
            return Some(at + 1);
        }
        if let Some(after) = self.signed(start, at, end) {
            return Some(after);
        }
        if let Some(after) = self.dutch(at, end) {
            return Some(after);
        }
        // Ida 3000, but Sydney 2000
        if view.is_number(at) && at == start + 1 && view.is_given(start) && !view.has(start, Class::Place) {
            let digits = view.word(at).len() == 4 && view.word(at).bytes().all(|byte| byte.is_ascii_digit());
            let year = view.word(at).starts_with(['1', '2']);
            let counts = view.is_word(at + 1) && !view.any(at + 1, CLOSED) && !view.any(at + 1, FINITE);
            if digits && !year && !counts && !view.has(start, Class::Calendar) {
                return Some(at + 1);
            }
        }
        if view.word(at) == "," {
            // Kelp Co., Ltd.; Kelp, Inc.
            let form = view.is_capital(at - 1)
                && view.has(at + 1, Class::OrganisationWord)
                && view.word(at + 1).ends_with('.');
            if form && at + 1 < end && view.is_capital(at + 1) && !view.is_capital(at + 2) && !view.is_headline(at) {
                return Some(at + 2);
            }
            let heads = (start..at).any(|place| self.heads_body(place, place + 1) && view.is_lower(place + 1));
            if heads && body::is_list_of_fields(view, at, end) {
                return Some(at + 2);
            }
            return body::list_before_body(view, start, at, end);
        }
        // Eastern Aqua Lanka (Pvt) Ltd
        if view.word(at) == "(" && view.word(at + 2) == ")" && self.goes_on(at + 3, end) {
            let form = view.is_capital(at + 1) && view.tokens[at + 1].shape == Shape::Title;
            return (form && view.has(at + 3, Class::OrganisationWord)).then_some(at + 4);
        }
        if view.is_possessive(at) && body::is_owned(view, start, at, end) {
            return Some(at + 2);
        }
        if view.is_mark(at) {
            return self.nickname(at, end);
        }
        self.connector(start, at, end)
    }

    /// *KelpSea/TDR*, *Kelp + Tide UK*, *Lumora+*: a sign that a firm or a charity has in its name. Of two that are known by
    /// themselves each is one.
    fn signed(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let view = self.view;
        if at != start + 1 || view.is_headline(at) {
            return None;
        }
        let apart = view.tokens[at].spaced;
        if view.word(at) == "+" {
            let joins = if apart {
                self.goes_on(at + 1, end)
            } else {
                view.tokens.get(at + 1).is_none_or(|next| next.spaced || next.kind == TokenKind::Punct)
            };
            return joins.then(|| at + 1 + usize::from(apart));
        }
        let after =
            (at..end.min(at + 2)).take_while(|&place| view.word(place) == "/" && !view.tokens[place].spaced).last()?
                + 1;
        let known =
            CLOSED.with(NAMING).with(Classes::of(&[Class::Role, Class::Calendar, Class::Group, Class::PersonNoun]));
        let whole = |place: usize| !view.any(place, known);
        // Two surnames are two: a firm’s sign stands beside letters or a capital inside of a word.
        let made =
            [start, after].iter().any(|&place| view.tokens.get(place).is_some_and(|word| word.shape != Shape::Title));
        (made && after < end && view.is_capital(after) && !view.tokens[after].spaced && whole(start) && whole(after))
            .then_some(after + 1)
    }

    /// *Nadia Roe & Peter Dale* are two, each whole; *Marks & Parker*, *Peter Dale & Sons* are one.
    fn joins_people(&self, start: usize, at: usize, end: usize) -> bool {
        let given = |place: usize| self.view.has(place, Class::Given);
        let whole = self.goes_on(at + 2, end) && !self.goes_on(at + 3, end);
        whole && at >= start + 2 && (start..at - 1).any(given) && given(at + 1)
    }

    fn takes_capital(&self, start: usize, at: usize, end: usize) -> bool {
        let view = self.view;
        if !view.tokens[at].spaced && view.tokens[at - 1].kind != TokenKind::Word {
            return false;
        }
        if view.has(at, Class::Calendar) {
            // Egbert Jan Lumey
            let unknown =
                || view.tokens[at - 1].classes.is_empty() && view.has(at, Class::Given) && self.goes_on(at + 1, end);
            // Mrs May
            let addressed = at == start + 1 && view.has(start, Class::Courtesy);
            return (addressed || view.has(at - 1, Class::Given) || unknown()) && !view.is_number(at + 1);
        }
        if view.is_capital(at) && view.is_for(at, WordUse::Capital)
            || view.any(at, CLOSED)
                && view.tokens[at].shape == Shape::Title
                && !self.is_middle(at)
                && !self.is_letter(start, at, end)
                && !self.is_titled(start, at, end)
                && !self.is_word_surname(start, at)
        {
            return false;
        }
        // By analysts Quellor More than one: a sentence whose full stop is missing.
        let amount = view.has(at, Class::Quantifier) && view.is_lower(at + 1) && view.any(at + 1, CLOSED);
        if amount && !view.has(at - 1, Class::Given) {
            return false;
        }
        if view.is_headline(at) && !self.is_known(at) {
            // A surname behind a given name, an organisation's last word.
            return view.has(at - 1, Class::Given)
                && at == start + 1
                && !self.casing.is_common(view, at)
                && !self.casing.is_name(view, at - 1)
                || view.has(at, Class::OrganisationWord) && self.casing.is_name(view, at - 1);
        }
        at < end
    }

    /// *Relief Without Walls*: a small word with a capital between capitals.
    fn is_titled(&self, start: usize, at: usize, end: usize) -> bool {
        let view = self.view;
        // Oda Mine Workers Union, not Her Majesty
        let address = Classes::of(&[Class::Courtesy, Class::Role]);
        let pronoun = Classes::of(&[Class::ObjectPronoun, Class::Possessive]);
        let held = view.any(at + 1, address) && !title_word::is_plural(view, at + 1);
        let own = view.any(at, pronoun) && !held && !view.any(at - 1, address);
        let small = own || view.any(at, Classes::of(&[Class::Preposition]));
        // Department for Levelling Up, Housing and Towns
        let listed = || {
            let heads = (start..at).any(|place| self.heads_body(place, place + 1) && view.is_lower(place + 1));
            heads && view.word(at + 1) == "," && body::is_list_of_fields(view, at + 1, end)
        };
        let begun = || !view.is_initial(start) || own && self.is_spoken(start, end);
        small && (self.goes_on(at + 1, end) && begun() || listed())
    }

    /// *Jonathon How*: a small word with a capital right behind a given name.
    fn is_word_surname(&self, start: usize, at: usize) -> bool {
        let view = self.view;
        let before = at - 1;
        let pronoun = Classes::of(&[Class::SubjectPronoun, Class::Article, Class::And]);
        let given = view.has(before, Class::Given)
            && (before == start || view.any(before - 1, title_word::TITLE) && !view.any(at, pronoun));
        // Mr Over, not Dr. He
        let titled = before == start && view.has(before, Class::Courtesy) && !view.any(at, pronoun);
        (given || titled) && !view.any(before, CLOSED) && !view.is_headline(at) && !view.is_capital(at + 1)
    }

    /// *Charles A Holm*: the letter of a second name, between a given name and a surname.
    fn is_letter(&self, start: usize, at: usize, end: usize) -> bool {
        let view = self.view;
        view.word(at).len() == 1
            && at == start + 1
            && view.is_given(start)
            && self.goes_on(at + 1, end)
            && !view.any(at + 1, COMMON)
            && !view.is_headline(at)
    }

    /// *La*, *Van*, *Al*: particles with capitals.
    fn is_middle(&self, at: usize) -> bool {
        self.view.has(at, Class::NameParticle)
    }

    /// *Sophie in ’t Veld*: a small word, an apostrophe and its letter.
    fn dutch(&self, at: usize, end: usize) -> Option<usize> {
        let view = self.view;
        let mark = if view.is_lower(at) { at + 1 } else { at };
        let short = view.is_mark(mark) && view.is_lower(mark + 1) && !view.tokens[mark + 1].spaced;
        let particle = short && {
            let word = format!("'{}", view.word(mark + 1));
            view.lexicon.info(view.lexicon.find(&word)).classes.has(Class::NameParticle)
        };
        (particle && self.goes_on(mark + 2, end)).then_some(mark + 3)
    }

    /// *Earvin “Magic” Johnson*
    fn nickname(&self, at: usize, end: usize) -> Option<usize> {
        let view = self.view;
        let close = (at + 2..(at + 4).min(end)).find(|&place| view.is_mark(place))?;
        let opens = view.tokens[at].spaced && !view.tokens[at + 1].spaced && !view.is_possessive(at);
        // “Lulo” da Costa: the particle is the next step’s.
        let particle = view.is_lower(close + 1) && self.leads_on(close + 1, end);
        (opens && view.is_capital(at + 1) && (particle || self.goes_on(close + 1, end)))
            .then_some(close + 2 - usize::from(particle))
    }

    /// *of*, *for*, *and* inside an organisation's name.
    fn connector(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let view = self.view;
        let joins = view.has(at, Class::Of)
            || view.has(at, Class::Preposition) && view.is_lower(at) && view.is_for(at, WordUse::NameLink);
        let and = view.has(at, Class::And);
        if view.is_headline(at) {
            return None;
        }
        // campaign group Living with Floods
        let other = Classes::of(&[Class::Given, Class::Organisation, Class::Place, Class::Calendar, Class::Courtesy]);
        let small = view.is_lower(at) && view.has(at, Class::Preposition);
        if small
            && at == start + 1
            && self.goes_on(at + 1, end)
            && !view.any(at + 1, other)
            && self.is_called_by_words(start)
        {
            return Some(at + 2);
        }
        if !joins && !and {
            return self.links_body(start, at, end);
        }
        let mut after = at + 1;
        if view.has(after, Class::Article) {
            after += 1;
        }
        // Department of Justice, not of Justice Roe
        let polite = view.has(after, Class::Courtesy) && self.goes_on(after + 1, end);
        if !self.goes_on(after, end) || polite {
            return None;
        }
        // Member of Parliament | for Boteti East
        let floor = start.saturating_sub(2).max(view.bounds(start).start);
        let member = || view.title_that_ends(floor, at);
        if joins && member().is_some_and(|first| first < start && view.is_for(first, WordUse::Seat)) {
            return None;
        }
        let called = || {
            let whole = Classes::of(&[Class::Given, Class::Organisation]);
            joins && !view.any(after, whole) && self.is_called(start, at)
        };
        let heads = (start..at).any(|place| self.heads_body(place, at)) || called();
        let inner = (start..at).any(|place| view.any(place, Classes::of(&[Class::Of, Class::Preposition])));
        let field = view.has(after, Class::Field) || !view.has(after, Class::Given);
        let listed = heads && inner && after == at + 1 && field;
        // Union Minister | for Coal
        let office = !inner && view.has(at - 1, Class::Role) && !title_word::is_plural(view, at - 1);
        let one = || body::is_one(view, start, at, end) || office::is_one(view, start, at, end);
        let taken = if joins { heads && !office } else { listed || after == at + 1 && one() };
        taken.then(|| self.behind(after, end))
    }

    /// *the charity Tarn Action* **on** *Asbestos*, *pressure group Home Owners* **of** *Oman*: a name of several words behind a
    /// noun for a body.
    fn is_called(&self, start: usize, at: usize) -> bool {
        let view = self.view;
        let before = start.wrapping_sub(1);
        let noun = start > view.bounds(start).start && view.is_lower(before) && view.has(before, Class::Body);
        noun && at > start + 1 && (start..at).all(|place| view.is_capital(place)) && !view.has(start, Class::Given)
    }

    /// *advocacy group* **Living** *with Floods*: behind a noun for a body a word that the language has, and that is nobody’s name.
    fn is_called_by_words(&self, start: usize) -> bool {
        let view = self.view;
        let before = start.wrapping_sub(1);
        let noun = start > view.bounds(start).start && view.is_lower(before) && view.has(before, Class::Body);
        let known = NAMING.with(CLOSED).with(Classes::of(&[
            Class::OrganisationWord,
            Class::Metonym,
            Class::Media,
            Class::Role,
        ]));
        noun && !view.tokens[start].classes.is_empty() && !view.any(start, known)
    }

    /// Where the capital at `at` ends, with what goes on a place of several words: *Hampshire and* **Isle of Wight**.
    fn behind(&self, at: usize, end: usize) -> usize {
        at + self.view.place(at, end).unwrap_or(1)
    }

    /// *Committee* **to** *Protect Reporters*, *Office for Standards* **in** *Education*, *Bahr Brotherhood* **in the**
    /// *Mozambique Channel (BBMC)*: other small words, where what they join is one body for certain.
    fn links_body(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let view = self.view;
        let link = Classes::of(&[Class::Preposition, Class::To]);
        if !view.is_lower(at) || !view.any(at, link) {
            return None;
        }
        let after = at + 1 + usize::from(view.is_the(at + 1));
        // Coalition to Save Kelp: though *save* is a small word too.
        let saves = view.has(at, Class::To) && view.has(after, Class::Base) && view.is_capital(after) && after < end;
        if !(saves || self.goes_on(after, end)) || view.any(after, Classes::of(&[Class::Courtesy])) {
            return None;
        }
        let headed = (start..at).any(|place| self.heads_body(place, at));
        let inner = (start..at).any(|place| view.any(place, Classes::of(&[Class::Of, Class::Preposition])));
        let place = view.any(after, Classes::of(&[Class::Place, Class::Given, Class::Calendar]));
        let acts = view.has(at, Class::To)
            && after == at + 1
            && view.has(after, Class::Base)
            && view.any(at - 1, Classes::of(&[Class::OrganisationWord, Class::Body]));
        let field = inner && after == at + 1 && view.is_for(at, WordUse::FieldLink) && view.has(after, Class::Field);
        // Society for the Prevention of Cruelty to Animals
        let other =
            Classes::of(&[Class::Organisation, Class::OrganisationWord, Class::Role, Class::Courtesy, Class::Metonym]);
        let toward = view.has(at, Class::To)
            && after == at + 1
            && at > start + 2
            && view.has(at - 2, Class::Of)
            // But the Department of Health to Zorvik: of a field or a place nothing goes on.
            && !view.any(at - 1, Classes::of(&[Class::Field, Class::Place]))
            && !view.any(after, other);
        // Oman Embassy in Paris: those that a lexicon holds with their small word
        let seated = view.is_for(at, WordUse::Where) && view.is_capital(after) && view.is_head_with(at - 1, at);
        let whole =
            headed && !place && (acts || field || toward) || seated || body::is_spelled_on(view, start, at, end);
        whole.then_some(after + 1)
    }

    /// Whether the word at `place` heads a body's name: *Ministry*, *University*, *Department*.
    fn heads_body(&self, place: usize, at: usize) -> bool {
        let view = self.view;
        view.is_capital(place)
            && !view.has(place, Class::Role)
            && (view.any(place, Classes::of(&[Class::OrganisationWord, Class::Body]))
                // Carly Kind of Tarn: kind of is no body.
                || view
                    .lexicon
                    .longest(view.tokens[place].word, |ahead| (ahead == 1).then(|| view.tokens[at].word))
                    .is_some_and(|(_, entries)| entries.iter().any(|entry| *entry != MultiWord::Class(Class::Adverb))))
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
    fn a_nickname_in_marks_stays_inside() {
        assert_eq!(names("They met Harold “Duke” Renner there."), ["Harold “Duke” Renner"]);
    }

    #[test]
    fn a_surname_may_be_a_small_word() {
        assert_eq!(names("They met Mr Over and Jonathon How there."), ["Over", "Jonathon How"]);
        assert_eq!(names("They met forecaster Gareth Over there."), ["Gareth Over"]);
    }

    #[test]
    fn other_small_words_inside_a_body() {
        assert_eq!(names("They met the Committee to Protect Reporters there."), ["Committee to Protect Reporters"]);
        assert_eq!(names("They sent the Committee to Oman."), ["Committee", "Oman"]);
        assert_eq!(names("They met the Office for Standards in Care there."), ["Office for Standards in Care"]);
    }

    #[test]
    fn a_body_called_by_words_of_the_language() {
        assert_eq!(names("They met the advocacy group Living with Floods there."), ["Living with Floods"]);
        assert_eq!(names("They met the advocacy group Quellor with Ida Quist."), ["Quellor", "Ida Quist"]);
    }

    #[test]
    fn a_small_plural_behind_an_origin() {
        assert_eq!(names("They met the Association of Omani insurers there."), ["Association of Omani insurers"]);
        assert_eq!(names("They met Quellor of Omani insurers there."), ["Quellor"]);
    }

    #[test]
    fn signs_inside_a_firms_name() {
        assert_eq!(names("They met analysts KelpSea/TDR there."), ["KelpSea/TDR"]);
        assert_eq!(names("They met Kelp + Tide UK there."), ["Kelp + Tide UK"]);
        assert_eq!(names("They met Ida/Omar and Oman/Peru there."), ["Ida", "Omar", "Oman", "Peru"]);
        assert_ne!(names("They read the Quellor/Tarnov plan there."), ["Quellor/Tarnov"]);
        assert_ne!(names("The court gave Ida 5000 euros."), ["Ida 5000"]);
    }

    #[test]
    fn the_form_of_a_firm_behind_a_comma() {
        assert_eq!(names("They met Quellor Co., Ltd. there."), ["Quellor Co., Ltd."]);
        assert_eq!(names("They met Quellor, Oman, there."), ["Quellor", "Oman"]);
        assert_eq!(names("The City of Holm left."), ["City of Holm"]);
    }

    #[test]
    fn a_letter_between_two_names_and_a_verb_that_looks_like_a_particle() {
        assert_eq!(names("They met Charles A Quellor there."), ["Charles A Quellor"]);
        assert_eq!(names("They say Holm saw Quellor there."), ["Holm", "Quellor"]);
        assert_eq!(names("They asked analysts Quellor More than one left."), ["Quellor"]);
    }

    #[test]
    fn a_form_of_address_before_a_particle() {
        assert_eq!(names("They met Mr de Quellor and Sultan bin Nasser there."), ["de Quellor", "Sultan bin Nasser"]);
    }

    #[test]
    fn a_month_behind_a_form_of_address_is_a_surname() {
        assert_eq!(names("Mrs May left in May. They met Mr March there."), ["May", "March"]);
    }

    #[test]
    fn small_words_join_only_bodies() {
        assert_eq!(names("They asked the Ministry of Health and Welfare."), ["Ministry of Health and Welfare"]);
        assert_eq!(names("They asked Nadia Roe and Peter Dale."), ["Nadia Roe", "Peter Dale"]);
    }
}
