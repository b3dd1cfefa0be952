//! Names of bodies that begin with a word of the language, where a verb of saying right behind their capitals tells that all of
//! them are one name: *Castaway Resorts Ltd said*, *Met Xanu said*, *Save Our Kelp said*. No verb and no bare noun opens an English
//! sentence before a subject of another kind.

use super::run::{NAMING, Runs};
use super::title_word::is_listed_plural;
use super::view::CLOSED;
use crate::model::{Class, Classes, Shape};

/// The most words of such a name.
const WORDS: usize = 6;

/// What may stand before a subject without being part of it.
const APART: Classes = CLOSED.with(Classes::of(&[
    Class::Adverb,
    Class::Hearsay,
    Class::Subordinator,
    Class::Ing,
    Class::Time,
    Class::Calendar,
    Class::Number,
    Class::Quantifier,
    Class::RoleModifier,
    Class::Demonym,
    Class::Courtesy,
]));

/// Words for people.
const PEOPLE: Classes = Classes::of(&[Class::Role, Class::PersonNoun, Class::Group, Class::Affiliation]);

impl Runs<'_, '_> {
    /// Whether the capital that opens a sentence at `at` belongs to the capitals behind it.
    pub(super) fn is_spoken(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let goes_on = |place: usize| {
            self.goes_on(place, end) || view.has(place, Class::Possessive) && view.tokens[place].shape == Shape::Title
        };
        let last = (at + 1..end.min(at + WORDS)).take_while(|&place| goes_on(place)).last();
        let Some(last) = last.filter(|_| view.tokens[at].shape == Shape::Title && !view.any(at, APART)) else {
            return false;
        };
        let verb = last + 1;
        // Met Xanu said, Met Xanu has warned
        let speaks = view.is_lower(verb)
            && (view.has(verb, Class::StrongVerb) && view.any(verb, Classes::of(&[Class::Past, Class::Third]))
                || view.has(verb, Class::Have) && view.has(verb + 1, Class::Participle));
        // Customer Nadia Roe said
        let person =
            view.is_given(at + 1) && last > at + 1 || view.any(at + 1, PEOPLE.with(Classes::of(&[Class::Courtesy])));
        speaks && !person && self.is_one_body(at, last)
    }

    /// Whether nothing tells that the words behind the first are a name without it.
    fn is_one_body(&self, at: usize, last: usize) -> bool {
        let view = self.view;
        let body = view.has(last, Class::OrganisationWord);
        if view.any(at, PEOPLE) {
            // Castaway Resorts Ltd; but Retailer Xanu Ltd
            let kind = view.lexicon.general_body_hash(view.words.hash(at)).is_some();
            return body && last > at + 1 && !kind && is_listed_plural(view, at) != Some(true);
        }
        // Fears Xanu said
        let reported = view.any(at, Classes::of(&[Class::CueNoun, Class::Document])) && last == at + 1;
        if reported && !body {
            return false;
        }
        // Stunned Oman said; but Keep Oman Tidy said
        let known = self.begins_known(at + 1, last + 1) || view.any(at + 1, NAMING);
        let quality = view.any(at, Classes::of(&[Class::Participle, Class::CueAdjective]));
        let whole = if known { !quality && (body || view.has(at, Class::Base)) } else { true };
        whole && !self.casing.is_apart(view, at + 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::names;

    #[test]
    fn a_verb_behind_the_capitals_makes_them_one_name() {
        assert_eq!(names("Met Xanu said little."), ["Met Xanu"]);
        assert_eq!(names("Met Xanu has said little."), ["Met Xanu"]);
        assert_eq!(names("Castaway Resorts Oman Ltd said little."), ["Castaway Resorts Oman Ltd"]);
        assert_eq!(names("Save Our Kelp said little."), ["Save Our Kelp"]);
    }

    #[test]
    fn what_stands_before_another_subject_stays_apart() {
        assert_eq!(names("Rival Oman said little."), ["Oman"]);
        assert_eq!(names("Fears Xanu said little."), ["Xanu"]);
        assert_eq!(names("Customer Nadia Roe said little."), ["Nadia Roe"]);
        assert_eq!(names("Stunned Oman said little."), ["Oman"]);
        assert_eq!(names("They read Xanu there. Met Xanu said little."), ["Xanu", "Xanu"]);
        assert_eq!(names("Meet Xanu at noon."), ["Xanu"]);
    }
}
