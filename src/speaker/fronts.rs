//! Whose office it is, where what stands before it looks like somebody else: *Rail, Ferry and Bus Union secretary Ida Quist*,
//! *Platform for Clean Votes (PCV) director Ida Quist*.

use std::ops::Range;

use super::joint::speaks_for_itself;
use super::phrase::Phrase;
use crate::mention::View;
use crate::model::{Class, Classes, EntityKind, Mention, MentionKind};

/// The name behind an office, where nothing but a body’s name stands before that: capitals, with the small words, commas and
/// letters in brackets that such a name has.
pub(super) fn holder(phrase: &Phrase<'_, '_>) -> Option<usize> {
    let view = phrase.view;
    let person = |mention: &Mention| mention.kind == MentionKind::Name && mention.entity_kind == EntityKind::Person;
    let (id, name) = phrase.each().find(|(_, mention)| person(mention))?;
    let head = view.head(name);
    let office = name.title.map(|title| view.tokens_in(title)).filter(|title| title.end <= head.start)?;
    let is_office = |at: usize| view.has(at, Class::Role) && !view.has(at, Class::Courtesy);
    let role = office.clone().rev().find(|&at| is_office(at))?;
    let front = phrase.tokens.start..office.start.max(phrase.tokens.start);
    let whole = head.len() > 1 || office.end - role > 1;
    (whole && is_front(phrase, front)).then_some(id)
}

/// Whether the words are a body’s name, or several joined, that do not speak for themselves.
fn is_front(phrase: &Phrase<'_, '_>, front: Range<usize>) -> bool {
    let view = phrase.view;
    let (mut joined, mut comma) = (false, false);
    let small = Classes::of(&[Class::Of, Class::Preposition]);
    for at in front.clone() {
        joined |= view.has(at, Class::And) || view.word(at) == "&";
        comma |= view.word(at) == ",";
        let fits = view.is_capital(at)
            || view.has(at, Class::And)
            || view.is_lower(at) && view.any(at, small)
            || matches!(view.word(at), "," | "&" | "(" | ")")
            || view.is_possessive(at);
        if !fits || view.any(at, Classes::of(&[Class::Courtesy, Class::Relative])) {
            return false;
        }
    }
    let linked = front.clone().skip(1).any(|at| view.is_lower(at) || view.word(at) == "(") || joined;
    let begins =
        view.is_capital(front.start) && !view.any(front.start, Classes::of(&[Class::Article, Class::Preposition]));
    linked && begins && (joined || !comma) && !(joined && is_of_two(phrase, front))
}

/// Whether what *and* joins is two: a country or somebody with a name of his own stands before it, or two bodies that are known.
fn is_of_two(phrase: &Phrase<'_, '_>, front: Range<usize>) -> bool {
    let view = phrase.view;
    let Some(and) = front.clone().rev().find(|&at| view.has(at, Class::And) || view.word(at) == "&") else {
        return false;
    };
    let first = front.start..and;
    let known = |at: usize| view.has(at, Class::Organisation) && !view.has(at, Class::Field);
    let bodies = known(and - 1) && (and + 1..front.end).any(known);
    first.is_empty() || speaks_for_itself(phrase, first.clone()) || bodies || holds_role(view, first)
}

fn holds_role(view: &View<'_>, mut words: Range<usize>) -> bool {
    words.any(|at| view.any(at, Classes::of(&[Class::Role, Class::PersonNoun])))
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::speaker;

    fn by(source: &str) -> String {
        speaker(&format!("{source} said it would rain."), source, "said", "rain")
    }

    #[test]
    fn what_stands_before_an_office_is_nobody() {
        assert_eq!(by("Rail, Ferry and Bus Union state secretary Ida Quist"), "Ida Quist");
        assert_eq!(by("Platform for Clean Votes (PCV) director Ida Quist"), "Ida Quist");
        assert_eq!(by("Association of Kelp and Tide Workers president Ida Quist"), "Ida Quist");
    }

    #[test]
    fn two_who_are_joined_are_two() {
        assert_eq!(by("Rail and Bus Union secretary Ida Quist and mayor Nadia Roe"), "Ida Quist | Nadia Roe");
        assert_eq!(by("Nadia Roe and union secretary Ida Quist"), "Nadia Roe | Ida Quist");
        assert_eq!(by("China and US president Ida Quist"), "China | Ida Quist");
    }
}
