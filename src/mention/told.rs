//! What the full names of a document tell of its words.

use std::ops::Range;

use super::casing::{COMMON, Casing};
use super::introduced::is_introduced;
use super::title_name::is_korean;
use super::view::{CLOSED, FINITE, THING, View};
use crate::model::{Class, Classes, Shape};

/// What people’s full names tell of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// One of them ends with it.
    pub(super) surname: bool,
    /// That, and it is a common word or a place too.
    pub(super) common: bool,
    /// It stands alone behind a form of address: *Mr Quellor*.
    pub(super) addressed: bool,
    /// One of them begins with it.
    pub(super) given: bool,
}

/// Notes the last words of names that begin with a given name, and those of them that are common words or places too.
pub(super) fn tell_surnames(view: &View<'_>, casing: &Casing, runs: &[Range<usize>], told: &mut [Told]) {
    for run in runs.iter().filter(|run| run.len() > 1 && !only_modifies(view, run)) {
        // Peter Dale Jr.
        let suffix = run.len() > 2 && view.has(run.end - 1, Class::NameSuffix);
        let last = run.end - 1 - usize::from(suffix);
        if run.len() == 2 && view.has(run.start, Class::Courtesy) {
            told[view.words.number(last)].addressed = true;
        }
        if run.len() == 2 && view.has(run.start, Class::Article) && view.word(run.start).len() == 2 {
            // An Hao, of whom An says more.
            let word = &mut told[view.words.number(run.start)];
            (word.surname, word.common) = (true, true);
            continue;
        }
        if run.len() == 2 && is_korean(view, run.start, run.end) && !view.any(run.start, CLOSED) {
            // Park Min-ji, of whom Park says more.
            let other = view.any(run.start, COMMON.with(Classes::of(&[Class::Place, Class::Affiliation])));
            let word = &mut told[view.words.number(run.start)];
            word.surname = true;
            word.common |= other || casing.is_common(view, run.start);
            continue;
        }
        // Xanu Roe Jr.: whatever his name is, his surname stands before that.
        let given = (run.start..last).rev().find(|&at| view.begins_given(at)).or(suffix.then_some(run.start));
        let Some(given) = given else { continue };
        if run.end - given > 4 || view.has(last, Class::OrganisationWord) {
            continue;
        }
        let word = &mut told[view.words.number(last)];
        word.surname = true;
        let titled = (run.start..given).all(|at| view.any(at, Classes::of(&[Class::Courtesy, Class::Role])));
        let whole = titled && (given + 1..last).all(|at| is_initial_letter(view, at));
        let name = Classes::of(&[
            Class::Calendar,
            Class::Place,
            Class::Courtesy,
            Class::Demonym,
            Class::Affiliation,
            Class::Field,
        ]);
        let other = view.any(last, COMMON.with(name));
        if whole && !view.is_headline(last) && (other || casing.is_common(view, last)) {
            word.common = true;
        }
    }
}

/// Notes the first words of names that begin with a given name and end with no word for a thing.
pub(super) fn tell_given(view: &View<'_>, runs: &[Range<usize>], told: &mut [Told]) {
    for run in runs.iter().filter(|run| run.len() > 1 && !view.any(run.end - 1, THING) && !only_modifies(view, run)) {
        let first = run.clone().find(|&at| view.begins_given(at)).or_else(|| behind_role(view, run));
        let first = first.or_else(|| is_of_somebody(view, run).then_some(run.start));
        if let Some(at) = first.filter(|&at| at + 1 < run.end) {
            told[view.words.number(at)].given = true;
        }
    }
}

/// *Zhuang Lihua, a trader,*: two words that are no thing’s, behind which stands what somebody is.
fn is_of_somebody(view: &View<'_>, run: &Range<usize>) -> bool {
    let other = THING.with(Classes::of(&[Class::Field, Class::Role, Class::Courtesy, Class::Organisation]));
    run.len() == 2 && !run.clone().any(|at| view.any(at, other)) && is_introduced(view, run)
}

/// *skateboarder* **Sky** *Brown*: the first of two words behind what somebody is.
fn behind_role(view: &View<'_>, run: &Range<usize>) -> Option<usize> {
    let before = run.start.checked_sub(1)?;
    let role = Classes::of(&[Class::Role, Class::PersonNoun]);
    let other = THING.with(Classes::of(&[Class::Field, Class::Role, Class::Courtesy, Class::NameParticle]));
    let title = |at: usize| view.tokens[at].shape == Shape::Title;
    let person = view.is_lower(before) && view.any(before, role) && !view.any(before, THING);
    let name = run.len() == 2 && run.clone().all(|at| title(at) && !view.any(at, other));
    (person && name).then_some(run.start)
}

/// *a signed Pele Brazil shirt*, *the Mercedes Smart brand*: two names that stand before a noun, of which one is a place’s or a
/// firm’s, are nobody’s full name.
fn only_modifies(view: &View<'_>, run: &Range<usize>) -> bool {
    let verb =
        CLOSED.with(FINITE).with(Classes::of(&[Class::CueVerb, Class::OtherVerb, Class::Adverb, Class::Preposition]));
    let other = Classes::of(&[Class::Place, Class::Organisation]);
    let noun = view.is_lower(run.end) && !view.any(run.end, verb);
    noun && run.len() == 2 && [run.start, run.start + 1].iter().any(|&at| view.any(at, other))
}

/// *J.*
fn is_initial_letter(view: &View<'_>, at: usize) -> bool {
    view.word(at).chars().count() <= 2
}
