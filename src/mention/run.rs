//! Runs of capitalised words that may hold a name, with the small words inside them.

use std::ops::Range;

use super::body;
use super::casing::Casing;
use super::office;
use super::title_word;
use super::told::Told;
use super::view::{AUXILIARY, CLOSED, FINITE, View};
use crate::lexicon::MultiWord;
use crate::lexicon::entries::WordUse;
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

    /// Whether a run starts at this capital.
    fn starts(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        if view.is_capital(at) && view.is_for(at, WordUse::Capital) {
            return false;
        }
        if self.begins_known(at, end) || self.is_surname(at, end) {
            return true;
        }
        if view.has(at, Class::Possessive) && !view.is_initial(at) && !view.is_headline(at) {
            // Our Principles PAC
            return view.tokens[at].shape == Shape::Title && self.goes_on(at + 1, end);
        }
        if view.any(at, CLOSED) || view.has(at, Class::Quantifier) {
            // Will Smith, Don Bell: a given name before another capital.
            let name = view.has(at, Class::Given) || self.is_pronoun_name(at);
            // All Hallows Trust
            let body = || view.has(at, Class::Quantifier) && self.is_closed_body(at, end);
            return (name && self.goes_on(at + 1, end) || body()) && !view.is_headline(at);
        }
        if view.has(at, Class::Calendar) && !(view.has(at, Class::Given) && self.leads_on(at + 1, end)) {
            return false;
        }
        if view.is_headline(at) {
            return self.is_known(at);
        }
        if view.is_initial(at) {
            return self.starts_initial(at, end);
        }
        !view.has(at, Class::Time) || self.goes_on(at + 1, end)
    }

    /// A body’s name that nothing but a verb, an owner’s ending or a bracket closes: *All Hallows Trust said*.
    fn is_closed_body(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let last = (at + 1..end.min(at + 6)).take_while(|&place| self.goes_on(place, end)).last();
        last.is_some_and(|last| {
            let behind = last + 1;
            let verb = view.is_lower(behind) && view.any(behind, FINITE);
            view.has(last, Class::OrganisationWord)
                && (verb || view.is_possessive(behind) || matches!(view.word(behind), "(" | ","))
        })
    }

    /// A surname that is a common word too, where its full name stands elsewhere: *Peter Field* … *Field says*.
    fn is_surname(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let word = view.tokens[at].shape == Shape::Title && self.told[view.words.number(at)].common;
        if !word || view.is_headline(at) || view.has(at, Class::SubjectPronoun) || self.goes_on(at + 1, end) {
            return false;
        }
        let speaks = view.has(at + 1, Class::CueVerb) && view.any(at + 1, FINITE) || view.is_possessive(at + 1);
        let spoken = at > 0 && view.has(at - 1, Class::CueVerb) && view.any(at - 1, FINITE);
        if view.has(at, Class::Article) {
            // An says, but an added charge.
            let word = view.is_lower(at + 2) && !view.any(at + 2, CLOSED);
            return view.has(at + 1, Class::CueVerb)
                && (view.has(at + 1, Class::Third) || view.has(at + 1, Class::Past) && !word)
                || spoken && !view.is_lower(at + 1);
        }
        if view.any(at, CLOSED.with(Classes::of(&[Class::Calendar]))) {
            return speaks || spoken && view.word(at + 1) != "," && !view.is_number(at + 1);
        }
        // With colleagues: Best and her team.
        let joined = view.has(at + 1, Class::And) && view.any(at + 2, Classes::of(&[Class::Possessive, Class::Group]));
        !view.is_initial(at) || speaks || joined || view.any(at + 1, AUXILIARY)
    }

    /// *He Jiankun*, *An Hao*: no pronoun and no article stands before a capital like this.
    fn is_pronoun_name(&self, at: usize) -> bool {
        let view = self.view;
        let title = |place: usize| view.tokens.get(place).is_some_and(|token| token.shape == Shape::Title);
        let word = view.has(at, Class::SubjectPronoun)
            || view.has(at, Class::Article) && view.word(at).len() == 2 && !view.is_initial(at);
        let other = Classes::of(&[Class::CueVerb, Class::OtherVerb, Class::Demonym, Class::Affiliation, Class::Place]);
        word && title(at) && title(at + 1) && !view.any(at + 1, other)
    }

    /// Whether a name goes on at `at`, perhaps over its particles: *van der Heijden*.
    fn leads_on(&self, at: usize, end: usize) -> bool {
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

    /// *Lakshmipriya, a geneticist at the institute,*: one word that an apposition makes a person's name.
    fn is_introduced(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let article = view.has(at + 2, Class::Article) && view.word(at + 2).len() < 3;
        view.word(at + 1) == ","
            && article
            && (at + 3..end.min(at + 8))
                .take_while(|&place| view.word(place) != "," && !view.any(place, CLOSED))
                .any(|place| view.any(place, Classes::of(&[Class::Role, Class::PersonNoun])))
    }

    /// A capital that may be the sentence's own.
    fn starts_initial(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let particle = view.has(at, Class::NameParticle) && self.goes_on(at + 1, end);
        if particle || view.any(at, NAMING) || self.casing.is_name(view, at) || view.tokens[at].shape != Shape::Title {
            return !self.is_plain_adverb(at) && !self.is_no_given_here(at, end);
        }
        if view.any(at, Classes::of(&[Class::Adverb, Class::Hearsay, Class::Subordinator])) {
            return false;
        }
        let next = self.leads_on(at + 1, end);
        // Health and Care Board, Public Health Agency; Marks & Spencer, Universities Oda
        let field = view.has(at, Class::Field) || next && view.has(at + 1, Class::Field);
        let fronts = field && !view.any(at, Classes::of(&[Class::Demonstrative])) && body::fronts_body(view, at, end);
        // Statistics Norway, Universities Scotland
        let sport = view.any(at, Classes::of(&[Class::Base, Class::Ing])) && view.has(at + 2, Class::CueVerb);
        let thing = Classes::of(&[Class::Field, Class::Document, Class::Media, Class::OrganisationWord]);
        let country = next
            && (view.any(at, thing) || sport)
            && view.has(at + 1, Class::Place)
            && !view.has(at + 1, Class::Given)
            && (view.is_lower(at + 2) && view.any(at + 2, FINITE)
                || view.is_possessive(at + 2)
                || view.word(at + 2) == ",");
        let fronts = fronts || country;
        let signed = view.word(at + 1) == "&" && self.goes_on(at + 2, end);
        if fronts || signed || self.casing.is_front(view, at) {
            return true;
        }
        if next && view.any(at + 1, Classes::of(&[Class::Given, Class::Courtesy])) && self.goes_on(at + 2, end) {
            // Wherever Hillary Clinton goes, Cosmochemist Marit Holm: before a name that is whole without it. Basanta Raj Sharma: a
            // word that no lexicon holds and that looks like no English one is the first of the names.
            let first = at == view.bounds(at).start;
            let foreign = first && view.tokens[at].classes.is_empty() && !looks_english(view.word(at));
            return foreign && !self.casing.is_common(view, at)
                || view.any(at, Classes::of(&[Class::Role, Class::RoleModifier]));
        }
        if next && view.any(at, Classes::of(&[Class::Role, Class::RoleModifier, Class::OrganisationWord])) {
            return true;
        }
        if self.casing.is_common(view, at) {
            return false;
        }
        // An unknown word before another name, a verb, a comma or a possessive.
        next || view.is_possessive(at + 1)
            || view.has(at + 1, Class::StrongVerb) && !view.is_quoted(at)
            || view.word(at + 1) == "("
            || self.is_introduced(at, end)
    }

    /// *Innocent bystanders*, *Long lines*: a given name that is a common word too, with neither a name nor a verb behind it.
    fn is_no_given_here(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let other = NAMING.without(Classes::of(&[Class::Given]));
        view.has(at, Class::Given)
            && !view.any(at, other)
            && view.any(at, Classes::of(&[Class::RoleModifier, Class::Adverb, Class::Participle]))
            && !self.casing.is_name(view, at)
            && !self.told[view.words.number(at)].given
            && !self.leads_on(at + 1, end)
            && !view.any(at + 1, FINITE)
            && !view.is_possessive(at + 1)
    }

    fn is_plain_adverb(&self, at: usize) -> bool {
        self.view.has(at, Class::Adverb) && !self.view.any(at, NAMING) && !self.casing.is_name(self.view, at)
    }

    /// A name of several words that the lexicons hold, with its capitals.
    fn begins_known(&self, at: usize, end: usize) -> bool {
        self.view.longest(at, end).is_some_and(|(length, entries)| {
            entries
                .iter()
                .any(|entry| matches!(entry, MultiWord::Organisation(_) | MultiWord::Place(_) | MultiWord::Metonym(_)))
                && (self.view.is_capital(at + length - 1) || self.view.is_number(at + length - 1))
                // A paper called The National is not the front of The National Research Foundation.
                && !(self.view.has(at, Class::Article) && self.goes_on(at + length, end))
        })
    }

    /// In a headline capitals tell nothing: only words known to be names count.
    fn is_known(&self, at: usize) -> bool {
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

    fn goes_on(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        at < end
            && view.is_capital(at)
            && view.tokens[at].spaced
            && (!view.any(at, CLOSED) || view.tokens[at].shape == Shape::Upper && !view.is_for(at, WordUse::Capital))
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
        if view.has(at, Class::NameParticle) && view.is_word(at) {
            let mut after = at + 1;
            while after < end && view.has(after, Class::NameParticle) && view.is_lower(after) {
                after += 1;
            }
            return self.goes_on(after, end).then_some(after + 1);
        }
        if view.word(at) == "&" && self.goes_on(at + 1, end) {
            return (!self.joins_people(start, at, end)).then_some(at + 2);
        }
        if let Some(after) = self.dutch(at, end) {
            return Some(after);
        }
        if view.word(at) == "," {
            let heads = (start..at).any(|place| self.heads_body(place, place + 1) && view.is_lower(place + 1));
            if heads && body::is_list_of_fields(view, at, end) {
                return Some(at + 2);
            }
            return body::list_before_body(view, start, at, end);
        }
        if view.is_possessive(at) && body::is_owned(view, start, at, end) {
            return Some(at + 2);
        }
        if view.is_mark(at) {
            return self.nickname(at, end);
        }
        self.connector(start, at, end)
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
            return (view.has(at - 1, Class::Given) || unknown()) && !view.is_number(at + 1);
        }
        if view.is_capital(at) && view.is_for(at, WordUse::Capital)
            || view.any(at, CLOSED)
                && view.tokens[at].shape == Shape::Title
                && !self.is_middle(at)
                && !self.is_titled(start, at, end)
                && !self.is_word_surname(start, at)
        {
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
        view.any(at, Classes::of(&[Class::Preposition])) && !view.is_initial(start) && self.goes_on(at + 1, end)
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
        let heads = (start..at).any(|place| self.heads_body(place, at));
        let inner = (start..at).any(|place| view.any(place, Classes::of(&[Class::Of, Class::Preposition])));
        let field = view.has(after, Class::Field) || !view.has(after, Class::Given);
        let listed = heads && inner && after == at + 1 && field;
        // Union Minister | for Coal
        let office = !inner && view.has(at - 1, Class::Role) && !title_word::is_plural(view, at - 1);
        let one = || body::is_one(view, start, at, end) || office::is_one(view, start, at, end);
        let taken = if joins { heads && !office } else { listed || after == at + 1 && one() };
        taken.then(|| self.behind(after, end))
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
        let whole = headed && !place && (acts || field) || body::is_spelled_on(view, start, at, end);
        whole.then_some(after + 1)
    }

    /// Whether the word at `place` heads a body's name: *Ministry*, *University*, *Department*.
    fn heads_body(&self, place: usize, at: usize) -> bool {
        let view = self.view;
        view.is_capital(place)
            && !view.has(place, Class::Role)
            && (view.any(place, Classes::of(&[Class::OrganisationWord, Class::Body]))
                || view
                    .lexicon
                    .longest(view.tokens[place].word, |ahead| (ahead == 1).then(|| view.tokens[at].word))
                    .is_some())
    }
}

/// Whether a word ends as those for people, things and qualities do in English: *cosmochemist*, *cellist*, *rebuttal*.
fn looks_english(word: &str) -> bool {
    const ENDINGS: [&str; 22] = [
        "al", "ant", "ary", "cian", "ed", "ent", "er", "ess", "ful", "ic", "ing", "ist", "ive", "less", "ly", "man",
        "ment", "or", "ous", "sion", "tion", "woman",
    ];
    let small = word.to_lowercase();
    word.len() < 3 || small.contains('-') || ENDINGS.iter().any(|ending| small.ends_with(ending))
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
        assert_eq!(names("Basanta Raj Sharma left."), ["Basanta Raj Sharma"]);
        assert_eq!(names("Cosmochemist Marit Holm left."), ["Marit Holm"]);
        assert!(names("Researchers said nothing. Yesterday was quiet.").is_empty());
        assert_eq!(names("Wherever Ida Quist goes, rain follows."), ["Ida Quist"]);
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
    fn a_field_and_a_country_are_a_body() {
        assert_eq!(names("Statistics Norway said little."), ["Statistics Norway"]);
        assert_eq!(names("Yesterday Norway said little."), ["Norway"]);
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
