//! Where a person’s name begins: behind what says where somebody is from, of what party, in what office.

use std::ops::Range;

use super::name::Namer;
use super::view::THING;
use crate::lexicon::MultiWord;
use crate::model::{Class, Classes, Shape};

impl Namer<'_, '_> {
    /// Takes demonyms, parties and places off the front of a person's name: *Republican Whit Ayres*.
    pub(super) fn trim(&self, mut name: Range<usize>) -> Range<usize> {
        let view = self.view;
        // Liberal Democrat Ann Roe
        let party = |entry: &MultiWord| matches!(entry, MultiWord::Class(Class::Affiliation) | MultiWord::Demonym(_));
        if let Some((length, entries)) = view.longest(name.start, name.end)
            && entries.iter().any(party)
            && name.len() > length + 1
            && view.has(name.start + length, Class::Given)
            && !self.ends_as_body(&name)
        {
            name.start += length;
        }
        // the pressure group White Rose Voice
        let called = name.start > view.bounds(name.start).start
            && view.is_lower(name.start - 1)
            && view.has(name.start - 1, Class::Body);
        // the NGO Tarn Watch
        let letters = view.tokens.get(name.start).is_some_and(|token| token.shape == Shape::Upper);
        if name.len() > 2 && letters && view.has(name.start, Class::Body) && !view.has(name.start, Class::Organisation)
        {
            name.start += 1;
        }
        // Senior Nadia Roe; but Sami Ben Roe
        let apart = |at: usize| {
            let origin = view.any(at, Classes::of(&[Class::Demonym, Class::Affiliation]));
            let named = view.has(at, Class::Given) && view.has(at + 1, Class::NameParticle);
            origin && !named || view.has(at, Class::RoleModifier) && !view.has(at, Class::Given)
        };
        while name.len() > 2
            && apart(name.start)
            && view.has(name.start + 1, Class::Given)
            && !(called || self.ends_as_body(&name))
        {
            name.start += 1;
        }
        // Minister for Coal Peat | Ida Quist, who is Ida Quist elsewhere: the word between belongs to the office.
        let link = Classes::of(&[Class::Of, Class::Preposition]);
        let office = |name: &Range<usize>| {
            let floor = view.bounds(name.start).start.max(name.start.saturating_sub(4));
            (floor..name.start).any(|at| view.has(at, Class::Role) && view.any(at + 1, link))
        };
        let number = |at: usize| view.words.number(at);
        if name.len() == 3
            && !view.has(name.start, Class::Given)
            && self.pairs.contains(&(number(name.start + 1), number(name.end - 1)))
            && office(&name)
        {
            name.start += 1;
        }
        // Minister of Indigenous Peoples | Ida Quist
        let many = view.tokens.get(name.start).is_some_and(|token| token.classes.is_empty());
        if name.len() > 2
            && many
            && view.word(name.start).ends_with('s')
            && view.is_given(name.start + 1)
            && office(&name)
        {
            name.start += 1;
        }
        // Belgian Vanderlinden, whose full name stands elsewhere; the Bulgarian Vesela Dobreva
        let unknown = |at: usize| view.tokens[at].classes.is_empty();
        let known = name.len() == 2 && self.told(name.end - 1).surname;
        let whole = name.len() == 3 && self.has_article(&name) && (name.start + 1..name.end).all(unknown);
        // Australian Lorvik Quist, of whom Mr Quist says more
        let addressed = name.len() == 3
            && self.told(name.end - 1).addressed
            && view.is_capital(name.start + 1)
            && !view.any(name.start + 1, THING);
        if (known || whole || addressed) && view.has(name.start, Class::Demonym) && !view.has(name.start, Class::Given)
        {
            name.start += 1;
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::names;

    #[test]
    fn what_says_whose_or_from_where_somebody_is_stays_apart() {
        assert_eq!(names("Republican Whit Dale left."), ["Whit Dale"]);
        assert_eq!(names("They met Senior Nadia Roe there."), ["Nadia Roe"]);
        assert_eq!(names("They met Sami Ben Roe there."), ["Sami Ben Roe"]);
        assert_eq!(names("They met the pressure group White Rose Watch there."), ["White Rose Watch"]);
    }

    #[test]
    fn an_office_ends_before_a_given_name() {
        assert_eq!(names("They met Minister of Indigenous Peoples Ida Quist there."), ["Ida Quist"]);
    }
}
