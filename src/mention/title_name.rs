//! Words that are titles elsewhere and somebody’s name in their place: *Elizabeth Bishop Smith*, *Ma Dong-hyun*.

use std::ops::Range;

use super::office;
use super::title_word::{TITLE, is_plural, is_verb_here, titles};
use super::view::View;
use crate::lexicon::MultiWord;
use crate::lexicon::entries::TitleKind;
use crate::model::{Class, Classes, Shape};

/// *San San Chu*, *Ko Ko Lay*: a title said twice is a name.
pub(super) fn is_doubled(view: &View<'_>, run: &Range<usize>, at: usize) -> bool {
    let same = |other: usize| run.contains(&other) && view.word(other) == view.word(at);
    same(at + 1) || at > run.start && same(at - 1)
}

/// *Elizabeth Bishop Smith*, *Dean Heller*: a role word that is a name in its place.
pub(super) fn is_name_here(view: &View<'_>, run: &Range<usize>, at: usize) -> bool {
    if view.has(at, Class::Courtesy) {
        // Jeffrey M. Jones, M. S. Iyer: an initial, though M. is also a courtesy title.
        let initial = |place: usize| view.word(place).chars().count() == 2 && view.word(place).ends_with('.');
        // Earl Wexler, but Earl Charles
        // Rep. Don Bakker
        let office = |at: usize| !view.has(at, Class::Courtesy) || view.lexicon.is_short_title(view.words.hash(at));
        let first = at == run.start || view.any(at - 1, TITLE) && office(at - 1);
        let given = view.has(at, Class::Given) && first && run.end - at == 2 && !view.has(at + 1, Class::Given);
        // Wong Hon Keong
        let syllable = |place: usize| office::is_syllable(view, place) && !view.word(place).ends_with('.');
        let middle = at > run.start
            && run.end - at == 2
            && view.tokens[at - 1].classes.is_empty()
            && (at - 1..run.end).all(syllable);
        // Paul St John
        let behind = at > run.start
            && view.has(at - 1, Class::Given)
            && !view.any(at - 1, TITLE)
            && !is_place_before(view, run, at);
        // Advocate-General M. Sulochana
        let titled = at > run.start && view.any(at - 1, Classes::of(&[Class::Role]));
        // binti Haji Tuah, and chief executive Natasya Haji Murni
        let particle = at > run.start && view.is_lower(at - 1) && view.has(at - 1, Class::NameParticle);
        // Datuk Shahrizan Awang Yahya, Lt. Gen. Saw San Aung
        let unknown = at > run.start && {
            let behind = if at > run.start + 1 { view.any(at - 2, TITLE) } else { is_role_before(view, run.start) };
            let plain = view.tokens[at - 1].classes.is_empty() || view.has(at - 1, Class::NameParticle);
            behind && plain && view.is_capital(at - 1)
        };
        // M. Radhika Rao, and not M. Emmanuel Macron where both may be: more people of the world’s news have initials.
        let lettered = initial(at) && (initial(at + 1) || titled || run.end - at > 2);
        return lettered || behind || given || middle || particle || unknown || is_korean(view, at, run.end);
    }
    // German Chancellor Ann Roe, NATO Secretary General Ann Roe: whoever is called German or Nato is not meant.
    // Fine Gael TD Ann Roe
    let party = |entry: &MultiWord| {
        matches!(entry, MultiWord::Class(Class::Affiliation) | MultiWord::Organisation(_) | MultiWord::Demonym(_))
    };
    let origin = |at: usize| {
        let several = || view.entry_that_ends(run.start, at + 1, party).is_some();
        view.has(at, Class::Demonym)
            || view.has(at, Class::Organisation) && view.tokens[at].shape == Shape::Upper
            || several()
    };
    // Panchayat Raj Minister Anil Rao, KASA Administrator Ann Roe: a whole name behind a role that is nobody’s given name.
    let whole = run.end - at > 2 && (!view.has(at, Class::Given) || at > run.start && origin(at - 1));
    let behind_given = at > run.start
        && view.has(at - 1, Class::Given)
        && view.tokens[at - 1].shape == Shape::Title
        && !view.any(at - 1, TITLE)
        && !whole;
    let given = view.is_given(at) && run.end - at == 2;
    (behind_given || given) && !is_place_before(view, run, at)
        || is_surname_too(view, at) && is_korean(view, at, run.end)
}

/// Whether a word for a relative may be a surname: *Son*; nobody is called *Coach*.
fn is_surname_too(view: &View<'_>, at: usize) -> bool {
    titles(view, at..at + 1).any(|title| title.kind == TitleKind::Family)
}

/// *Ma Dong-hyun*, *Son Jae-hyuk*: a surname that is a title too, before the two syllables of a given name.
pub(super) fn is_korean(view: &View<'_>, at: usize, end: usize) -> bool {
    /// The most letters of a surname, and of a syllable.
    const LETTERS: usize = 6;
    let short = |part: &str| (2..=LETTERS).contains(&part.chars().count());
    let syllables = view.word(at + 1).split_once('-');
    let given = |(first, rest): (&str, &str)| short(first) && short(rest) && rest.chars().all(char::is_lowercase);
    end == at + 2
        && !view.any(at + 1, TITLE)
        && view.is_capital(at + 1)
        && short(view.word(at))
        && syllables.is_some_and(given)
}

/// *Charlotte Mayor Ann Roe*, *South Dakota Gov. Craig Lindahl*: the given name before the role is a place’s where a whole
/// name stands behind the role.
fn is_place_before(view: &View<'_>, run: &Range<usize>, at: usize) -> bool {
    let single = at == run.start + 1 && view.has(run.start, Class::Place);
    let is_place = |entry: &MultiWord| matches!(entry, MultiWord::Place(_));
    (single && run.end - at > 2) || view.entry_that_ends(run.start, at, is_place).is_some()
}

/// Whether a role in the singular stands right before, and is no verb there: *director* **Ann Roe**.
pub(super) fn is_role_before(view: &View<'_>, at: usize) -> bool {
    at > 0 && view.tokens[at].spaced && view.is_word(at - 1) && {
        let small = view.is_lower(at - 1) || view.is_capital(at - 1);
        let plural = is_plural(view, at - 1);
        small
            && view.any(at - 1, TITLE)
            // many Ministers; one Oda trader
            && !view.any(at - 1, Classes::of(&[Class::Quantifier, Class::Number]))
            && !plural
            && !is_verb_here(view, at - 1)
    }
}
