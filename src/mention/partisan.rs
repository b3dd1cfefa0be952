//! People by party or seat and place: *the Texas Republican*, *the Tarn MP*. They are descriptions, not names.

use std::ops::Range;

use super::view::{CLOSED, View};
use crate::model::{Class, Classes};

/// Whether a run of capitals behind the definite article ends in a noun for one of a party or for who has a seat, and nothing
/// before it is a name by itself.
pub(super) fn is_partisan(view: &View<'_>, run: &Range<usize>) -> bool {
    let (last, behind) = (run.end - 1, run.end);
    let verb = Classes::of(&[Class::CueVerb, Class::OtherVerb, Class::Adverb, Class::Third, Class::Past]);
    let ends = !view.is_word(behind) || view.is_lower(behind) && view.any(behind, CLOSED.with(verb));
    let article = run.start.checked_sub(1).is_some_and(|before| view.has(before, Class::Article));
    let body = Classes::of(&[Class::OrganisationWord, Class::Media, Class::Body]);
    run.len() > 1
        && article
        && ends
        && (is_of_party(view, last) || has_seat(view, last))
        && !(run.start..last).any(|at| view.any(at, body))
}

/// *Republican*, *Tory*: a noun, for it has a plural.
fn is_of_party(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    let noun = || view.lexicon.affiliations.iter().any(|entry| entry.word == word && !entry.plural.is_empty());
    view.has(at, Class::Affiliation) && noun()
}

/// *MP*, *MSP*: the letters of an office that stand behind a name elsewhere.
fn has_seat(view: &View<'_>, at: usize) -> bool {
    view.has(at, Class::NameSuffix) && view.has(at, Class::Role)
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::names;

    #[test]
    fn a_party_or_a_seat_and_a_place_are_no_name() {
        assert_eq!(names("They asked the Tarn Valley Republican."), Vec::<String>::new());
        assert_eq!(names("They asked the Tarn MP about it."), Vec::<String>::new());
        assert_eq!(names("They asked Karen Tarn MP about it."), ["Karen Tarn"]);
        assert_eq!(names("They read the Tarn Daily Republican."), ["Tarn Daily Republican"]);
    }
}
