//! Offices with what they are for, left of a name: *director of public health*, *Cabinet Secretary (CS) for Interior*.

use std::ops::Range;

use super::body;
use super::title_word::{TITLE, is_plural, is_verb_here, titles};
use super::view::{CLOSED, View};
use crate::lexicon::MultiWord;
use crate::lexicon::entries::{TitleKind, WordUse};
use crate::model::{Class, Classes, Shape};

/// The most tokens from an office’s head to the name.
const LONGEST: usize = 16;

/// Where the head of an office stands whose field ends before `end`; `begun` where words of the field stand behind `end`
/// already. *minister | of water affairs and sanitation*: the field holds nouns, *and*, and the commas before it.
pub(super) fn head_left(view: &View<'_>, end: usize, begun: bool) -> Option<usize> {
    let end = if begun { end } else { behind_acronym(view, end) };
    let floor = view.bounds(end).start.max(end.saturating_sub(LONGEST));
    if !begun && (end == floor || !ends_field(view, end - 1, end)) {
        return None;
    }
    let mut at = end;
    let mut joined = false;
    while at > floor {
        let before = at - 1;
        let filled = begun || at < end;
        if is_link(view, before) {
            if !filled {
                return None;
            }
            let head = behind_acronym(view, before);
            if head > floor && is_head(view, head - 1) {
                return Some(head - 1);
            }
        } else if view.has(before, Class::And) {
            if !filled {
                return None;
            }
            joined = true;
        } else if view.word(before) == "," {
            if !joined {
                return None;
            }
        } else if view.is_the(before) {
            // Minister of Finance and the Public Service
            if !(before > floor && (is_link(view, before - 1) || begun && view.has(before - 1, Class::And))) {
                return None;
            }
        } else if !is_field_word(view, before) {
            return None;
        }
        at = before;
    }
    None
}

/// *of*, *for*, *to*, *in*, *at*, *on*, *without*
fn is_link(view: &View<'_>, at: usize) -> bool {
    view.is_lower(at)
        && (view.has(at, Class::Of)
            || view.any(at, Classes::of(&[Class::Preposition, Class::To])) && view.is_for(at, WordUse::OfficeLink))
}

/// The end of what stands before a bracket that goes with an office and ends at `at`, else `at`: *Cabinet Secretary | (CS)*,
/// *Superintendent of Police | (Rural)*, *Lt Gen | (retd)*.
pub(super) fn behind_acronym(view: &View<'_>, at: usize) -> usize {
    const INSIDE: usize = 5;
    if at < 4 || view.word(at - 1) != ")" {
        return at;
    }
    let floor = view.bounds(at - 1).start.max(at.saturating_sub(INSIDE + 2));
    let Some(open) = (floor..at - 1).rev().find(|&place| view.word(place) == "(") else { return at };
    let acronym = open + 3 == at && view.tokens[at - 2].shape == Shape::Upper;
    let inside = |place: usize| {
        (view.is_word(place) || view.word(place) == "&")
            && !view.has(place, Class::Given)
            && !(view.is_lower(place) && view.has(place, Class::StrongVerb))
    };
    let words = open + 1 < at - 1 && (open + 1..at - 1).all(inside);
    let before = open.saturating_sub(1);
    let head = |place: usize| view.any(place, TITLE) && !is_plural(view, place);
    let office = head(before) || before > 1 && is_link(view, before - 1) && head(before - 2);
    if acronym || words && open > floor && office { open } else { at }
}

/// A role that may be of something, and of no family: a mother of somebody has no office.
fn is_head(view: &View<'_>, at: usize) -> bool {
    // Economists at the University of Tarn hold no office.
    let role = view.any(at, TITLE) && !is_plural(view, at) && !is_verb_here(view, at);
    role && titles(view, at..at + 1).all(|title| title.kind != TitleKind::Family)
}

/// The last word of a field, right before a name: no role and no firm that goes by the name itself (*owner of charity
/// Tarn Trust*).
fn ends_field(view: &View<'_>, at: usize, end: usize) -> bool {
    let people = Classes::of(&[Class::Role, Class::PersonNoun, Class::Group]);
    if view.is_capital(at) {
        let other = Classes::of(&[Class::Given, Class::Calendar]);
        return (!view.any(at, people) || view.has(at, Class::Field)) && !view.any(at, other);
    }
    let body = Classes::of(&[Class::Body, Class::Media]);
    is_field_word(view, at)
        && (view.has(at, Class::Field) || !view.any(at, people))
        && (!view.any(at, body) || view.has(at, Class::Field) || view.has(end, Class::Courtesy))
}

fn is_field_word(view: &View<'_>, at: usize) -> bool {
    if view.is_possessive(at) {
        return true;
    }
    if view.has(at, Class::Field) || view.is_capital(at) {
        return true;
    }
    let other = CLOSED.with(Classes::of(&[Class::Calendar, Class::Time, Class::Quantifier, Class::Hearsay]));
    let verb = view.any(at, Classes::of(&[Class::Past, Class::Third])) && !view.any(at, Classes::of(&[Class::Body]));
    view.is_lower(at) && !view.any(at, other) && !verb && !view.any(at, Classes::of(&[Class::StrongVerb]))
}

/// Whether a word is short enough for a name of syllables: *Chia Hong Teck*.
pub(super) fn is_syllable(view: &View<'_>, at: usize) -> bool {
    /// The most letters of such a word.
    const LETTERS: usize = 6;
    view.word(at).chars().count() <= LETTERS
}

/// Whether *and* at `and` parts two fields of one office before a name: *Chief Medical* **and** *Health Officer Dr Nadia Roe*.
pub(super) fn is_one(view: &View<'_>, start: usize, and: usize, end: usize) -> bool {
    const WORDS: usize = 4;
    let field = |at: usize| {
        let known = Classes::of(&[Class::Field, Class::RoleModifier, Class::OrganisationWord, Class::Place]);
        view.is_capital(at) && view.any(at, known) && !view.has(at, Class::Given)
    };
    let role = (and + 1..end.min(and + 1 + WORDS)).find(|&at| !field(at));
    let Some(role) = role.filter(|&role| role > and + 1) else { return false };
    let held = view.is_capital(role) && view.has(role, Class::Role) && !is_plural(view, role);
    held && view.has(and - 1, Class::Field)
        && view.has(and + 1, Class::Field)
        && (start..and).all(field)
        && role + 1 < end
        && view.is_capital(role + 1)
}

/// Where the name begins in a run of capitals that goes on from an office: *Finance | Tariq Afridi* behind *Minister for*.
pub(super) fn behind_field(view: &View<'_>, run: &Range<usize>) -> Option<usize> {
    let office = run.len() > 2 && !body::is_body_word(view, run.end - 1) && head_left(view, run.start, true).is_some();
    // Conservator of Forests (Tarn Range) | Mashiur Rahman
    let bracket = run.start.checked_sub(1).is_some_and(|before| view.word(before) == ")");
    if !office || bracket {
        return None;
    }
    let field = Classes::of(&[
        Class::Field,
        Class::OrganisationWord,
        Class::Organisation,
        Class::Body,
        Class::Demonym,
        Class::Place,
        Class::Document,
        Class::Group,
        Class::CueNoun,
    ]);
    let ends = |&at: &usize| view.has(at, Class::Field) || body::is_body_word(view, at);
    let mut known = true;
    let mut unknown = None;
    let mut at = run.start;
    while at + 1 < run.end {
        if let Some((length, entries)) = view.longest(at, run.end)
            && entries.iter().any(|entry| matches!(entry, MultiWord::Organisation(_) | MultiWord::Place(_)))
        {
            at += length;
            continue;
        }
        let given = view.is_given(at) && !view.has(at, Class::Field);
        let before = at > run.start && (!view.has(at - 1, Class::Given) || view.any(at - 1, field));
        if given && before && !view.any(at, Classes::of(&[Class::OrganisationWord, Class::Organisation])) {
            // Minister for Transport | Chia Hong Teck, Superintendent of Police | Vikash Kumar Marbaniang: one word that no lexicon
            // holds, right behind the field, is the first of the name.
            let first = unknown.filter(|&first| first + 1 == at && ends(&(first - 1)));
            return first.or(Some(at));
        }
        if known && at > run.start && unknown.is_none() && !view.any(at, field.with(CLOSED)) {
            unknown = Some(at);
        }
        known &= view.any(at, field) || !view.is_capital(at);
        at += 1;
    }
    // Minister for Coal | Zorvik Blaan: no given name is known, but the field is.
    let whole = |at: &usize| {
        (2..=4).contains(&(run.end - at))
            && (*at..run.end).all(|place| view.is_capital(place) && !view.any(place, field.with(CLOSED)))
    };
    // Minister of Basic Education | Zorvik Blaan
    let last = run.clone().rev().find(ends).map(|at| at + 1);
    unknown.filter(whole).or_else(|| last.filter(whole))
}

/// Whether what stands behind a field reads as a person’s name: with a given name, an initial, or behind a known field.
pub(super) fn is_person(view: &View<'_>, name: &Range<usize>) -> bool {
    let initial = view.word(name.start).ends_with('.');
    let field = name.start > 0 && view.has(name.start - 1, Class::Field);
    (2..=5).contains(&name.len())
        && !body::is_body_word(view, name.end - 1)
        && (view.has(name.start, Class::Given) || initial || field && !view.any(name.start, CLOSED))
}

/// Takes a further title that *and* joins into the one that begins at `start`: *founder and* **chief executive**.
pub(super) fn joined_left(
    view: &View<'_>,
    start: usize,
    floor: usize,
    belongs: impl Fn(usize) -> bool,
) -> Option<usize> {
    let head = start.checked_sub(2).filter(|&at| at >= floor)?;
    if !view.has(start - 1, Class::And) || !view.any(head, TITLE) || is_plural(view, head) {
        return None;
    }
    let mut at = head;
    while at > floor && belongs(at - 1) {
        at -= 1;
    }
    // The mayor and Senator Ann Roe are two.
    let determined = at > floor && view.any(at - 1, super::view::DETERMINER);
    (!determined || view.is_lower(start)).then_some(at)
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::read;
    use crate::model::MentionKind;

    /// The titles and bare names of the text.
    fn titled(text: &str) -> Vec<(String, String)> {
        read(text, |_, mentions| {
            let names = mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
            let words = |span: crate::model::Span| span.slice(text).to_owned();
            names.map(|name| (name.title.map_or(String::new(), words), words(name.head))).collect()
        })
    }

    #[test]
    fn an_office_with_its_field() {
        let cases = [
            ("They met Minister for Finance Tariq Afridi there.", "Minister for Finance", "Tariq Afridi"),
            ("They met Union Minister for Coal Zorvik Blaan there.", "Union Minister for Coal", "Zorvik Blaan"),
            ("They met director of public health Valerie White there.", "director of public health", "Valerie White"),
            ("They met Cabinet Secretary (CS) Kip Murk there.", "Cabinet Secretary (CS)", "Kip Murk"),
            (
                "They met the shadow minister of water affairs and sanitation Lena Dube there.",
                "shadow minister of water affairs and sanitation",
                "Lena Dube",
            ),
            (
                "They met Cabinet Secretary (CS) for Interior Kip Murk there.",
                "Cabinet Secretary (CS) for Interior",
                "Kip Murk",
            ),
            (
                "They met Minister for Children, Disability and Youth Ronan Keel there.",
                "Minister for Children, Disability and Youth",
                "Ronan Keel",
            ),
            (
                "They met Deputy Minister for Climate Change Leah Waters there.",
                "Deputy Minister for Climate Change",
                "Leah Waters",
            ),
            ("They met Minister for Transport Chia Hong Teck there.", "Minister for Transport", "Chia Hong Teck"),
            ("They met Minister for Women Ida Quist there.", "Minister for Women", "Ida Quist"),
            ("They met Special Adviser on Media Ida Quist there.", "Special Adviser on Media", "Ida Quist"),
            ("They met MEC for Health Dr Nomsa Dlude there.", "MEC for Health Dr", "Nomsa Dlude"),
            ("They met founder and chief executive Ann Roe there.", "founder and chief executive", "Ann Roe"),
        ];
        for (text, title, name) in cases {
            assert_eq!(titled(text), [(title.to_owned(), name.to_owned())], "{text}");
        }
    }

    #[test]
    fn whom_somebody_works_for_has_no_office() {
        assert_eq!(
            titled("They met a spokesman for Hillary Quist there."),
            [(String::new(), "Hillary Quist".to_owned())]
        );
        assert_eq!(titled("They met the mother of Ann Roe there."), [(String::new(), "Ann Roe".to_owned())]);
        let found = titled("They met a lawyer for former mayor Ann Roe there.");
        assert_eq!(found, [("former mayor".to_owned(), "Ann Roe".to_owned())]);
    }
}
