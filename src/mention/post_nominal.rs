//! What stands behind a name and does not belong to it: *KC*, *, Ph.D.,*, *(D-N.M.)*, *, R-Tex.,*.

use std::ops::Range;

use super::view::{FINITE, View};
use crate::model::{Class, Classes};

/// Letters before the hyphen of a party label: *D*, *Lab*, *Ind*.
const PARTY: usize = 4;

/// The bare name of a name’s words, without the degrees, honours and offices at its end: *Karen Holt* of *Karen Holt KC*.
/// What tells two people of one name apart stays: *Jr.*, *III*.
pub(super) fn bare(view: &View<'_>, mut name: Range<usize>) -> Range<usize> {
    while name.len() > 1 && is_post_nominal(view, name.end - 1) {
        // May MC, Li MA: two capitals of which the first is no whole name.
        if name.len() == 2 && !view.any(name.start, Classes::of(&[Class::Given])) && is_short(view, name.start) {
            break;
        }
        name.end -= 1;
    }
    name
}

/// Where the post-nominals between commas end that stand behind a name: *Ann Pohl, MBE, JP, said*.
pub(super) fn behind(view: &View<'_>, end: usize, limit: usize) -> usize {
    let mut last = end;
    while last + 1 < limit
        && view.word(last) == ","
        && is_post_nominal(view, last + 1)
        && is_closed(view, last + 2, limit)
    {
        last += 2;
        while last < limit && is_post_nominal(view, last) {
            last += 1;
        }
    }
    last
}

fn is_closed(view: &View<'_>, at: usize, limit: usize) -> bool {
    at >= limit
        || matches!(view.word(at), "," | "." | ")" | ";" | ":")
        || view.any(at, FINITE.with(Classes::of(&[Class::CueVerb])))
        || view.has(at, Class::NameSuffix) && is_closed(view, at + 1, limit.min(at + 3))
}

/// A degree, an honour or an office in its very spelling (*MA*, not *Ma*), which tells nobody apart.
fn is_post_nominal(view: &View<'_>, at: usize) -> bool {
    view.has(at, Class::NameSuffix) && {
        let word = view.word(at);
        view.lexicon.name_suffixes.iter().any(|entry| entry.suffix == word && entry.generation.is_empty())
    }
}

fn is_short(view: &View<'_>, at: usize) -> bool {
    view.word(at).chars().count() < 3
}

/// *(R-TX)*, *(D)*, *(Lab, Tarnby)* and *, D-N.Y.,* behind a name.
pub(super) fn is_party_label(view: &View<'_>, name: &Range<usize>) -> bool {
    let Some(before) = name.start.checked_sub(1) else { return false };
    let word = view.word(name.start);
    let letter = name.len() == 1 && word.chars().count() == 1 && view.word(name.end) == ")";
    let bracket = view.word(before) == "(";
    let apposed = view.word(before) == "," && before > 0 && view.is_capital(before - 1);
    bracket && (letter || is_label(word, PARTY) || is_party_short(view, name.start))
        || apposed && is_label(word, 1) && matches!(view.word(name.end), "," | "." | ")" | ";")
}

/// *D-N.M.*: a party’s letters, a hyphen, a place.
fn is_label(word: &str, letters: usize) -> bool {
    let parts = word.split_once(['-', '‐', '‑', '–']);
    parts.is_some_and(|(front, place)| {
        (1..=letters).contains(&front.chars().count())
            && front.starts_with(char::is_uppercase)
            && place.starts_with(char::is_uppercase)
    })
}

/// *(Lab, Tarnby)*: a party written short, its seat behind a comma.
fn is_party_short(view: &View<'_>, at: usize) -> bool {
    view.has(at, Class::Affiliation) && view.word(at).chars().count() <= PARTY && view.word(at + 1) == ","
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::names;

    #[test]
    fn honours_and_degrees_are_left_out() {
        assert_eq!(names("They met Karen Holt KC there."), ["Karen Holt"]);
        assert_eq!(names("They met Karen Holt CBE JP there."), ["Karen Holt"]);
        assert_eq!(names("Ann Pohl, Ph.D., left."), ["Ann Pohl"]);
        assert_eq!(names("Ann Pohl, MBE, JP, left."), ["Ann Pohl"]);
        assert_eq!(names("They met Karl Holt Jr. there."), ["Karl Holt Jr."]);
        assert_eq!(names("They met Andrew Ma there."), ["Andrew Ma"]);
    }

    #[test]
    fn a_party_and_a_seat_are_no_name() {
        assert_eq!(names("They met Sen. Paul Drew (D-N.M.) there."), ["Paul Drew"]);
        assert_eq!(names("Rep. Ann Cole, D-N.Y., left."), ["Ann Cole"]);
        assert_eq!(names("They met Senator Ida Quist, R-Tex., there."), ["Ida Quist"]);
    }
}
