//! Where a name begins, by the words right before it: without the month of a date, with the word before a letter.

use std::ops::Range;

use super::view::View;
use crate::model::Class;

/// A run without the month before a name: *In June Nadia Roe left*.
pub(super) fn undated(view: &View<'_>, mut run: Range<usize>) -> Range<usize> {
    let dated = run.start > 0 && view.has(run.start - 1, Class::Preposition);
    if dated && run.len() > 2 && view.has(run.start, Class::Calendar) && view.has(run.start + 1, Class::Given) {
        run.start += 1;
    }
    run
}

/// *Witness C*, *Mr E*: a letter that stands for a name, with the word before it, since many are called by that letter.
pub(super) fn with_letter(view: &View<'_>, title: &Range<usize>, name: &Range<usize>) -> Range<usize> {
    let letter = name.len() == 1 && view.is_capital(name.start) && view.word(name.start).chars().nth(1).is_none();
    let before = title.end == name.start && !title.is_empty() && view.is_capital(name.start - 1);
    name.start - usize::from(letter && before)..name.end
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::names;

    #[test]
    fn a_month_is_the_dates() {
        assert_eq!(names("In June Nadia Roe left."), ["Nadia Roe"]);
        assert_eq!(names("They met June Roe there."), ["June Roe"]);
    }

    #[test]
    fn a_letter_goes_with_the_word_before_it() {
        assert_eq!(names("They met Witness C and Mr E there."), ["Witness C", "Mr E"]);
        assert_eq!(names("They met Mr Quellor there."), ["Quellor"]);
    }
}
