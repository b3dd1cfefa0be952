//! Offices of which nobody holds two: *the chancellor* is not *the prime minister*, and neither is her shadow.

use std::ops::Range;

use super::role::Change;
use crate::lexicon::entries::WordUse;
use crate::lexicon::word_hash;
use crate::mention::{CLOSED, View};
use crate::model::Class;

/// The most words of an office's name.
const LONGEST: usize = 4;

/// An office, and whether a word before it makes it another: *shadow chancellor*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SoleOffice {
    office: u64,
    other: bool,
}

impl SoleOffice {
    /// Whether nobody has both. A deputy may have an office of his own, but not that of the one whose deputy he is.
    fn is_rival(self, held: Self) -> bool {
        match (self.office == held.office, self.other || held.other) {
            (true, _) => self.other != held.other,
            (false, other) => !other,
        }
    }

    /// Whether somebody who holds these offices may hold this one.
    pub(super) fn may_go_with(self, held: &[Self]) -> bool {
        held.contains(&self) || !held.iter().any(|&held| self.is_rival(held))
    }
}

/// The offices that the words of a role tell, but for those that somebody had before.
pub(super) fn sole_offices(view: &View<'_>, words: Range<usize>) -> impl Iterator<Item = SoleOffice> {
    // The prime minister's office, the home secretary's aide
    let end = words.end;
    let ends = move |at: usize| {
        let behind = at + 1;
        behind >= end
            || !view.is_possessive(behind)
                && (!view.is_word(behind) || view.any(behind, CLOSED) || view.has(behind, Class::Courtesy))
    };
    let named = |first: usize, last: usize| {
        let hash = word_hash(view.span(first..last + 1).slice(view.text));
        view.lexicon.sole_offices.iter().find(|entry| entry.hash == hash).map(|entry| (first, entry.office))
    };
    words.clone().filter(move |&at| view.has(at, Class::Role) && ends(at)).filter_map(move |last| {
        let floor = words.start.max((last + 1).saturating_sub(LONGEST));
        let (first, office) = (floor..=last).find_map(|first| named(first, last))?;
        let change = (floor.min(first)..first).map(|at| change(view, at)).max().unwrap_or_default();
        (change != Change::Past).then_some(SoleOffice { office, other: change == Change::Other })
    })
}

/// What a word makes of the office behind it; the first part of one with a hyphen: *ex-Labour chancellor*.
fn change(view: &View<'_>, at: usize) -> Change {
    let first = view.word(at).split('-').next().unwrap_or_default();
    match Change::of(view, at) {
        Change::Same if view.lexicon.is_for(word_hash(first), WordUse::PastOffice) => Change::Past,
        change => change,
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::whose_last;

    #[test]
    fn nobody_holds_two_offices() {
        let text = "Home Secretary Ida Quist met Peter Dale. Quist spoke. The prime minister smiled.";
        assert_eq!(whose_last(text, "The prime minister"), "Peter Dale");
    }

    #[test]
    fn a_deputy_may_have_an_office_of_his_own() {
        let text = "Justice Secretary Ida Quist met Peter Dale. Dale left. Quist, the deputy prime minister, smiled. \
                    The deputy prime minister was late.";
        assert_eq!(whose_last(text, "The deputy prime minister"), "Ida Quist");
        let text = "Shadow Chancellor Ida Quist met Peter Dale. Quist spoke. The chancellor smiled.";
        assert_ne!(whose_last(text, "The chancellor"), "Ida Quist");
    }
}
