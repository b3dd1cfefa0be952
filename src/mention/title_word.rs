//! Which words are titles.

use std::ops::Range;

use super::view::{AUXILIARY, View};
use crate::lexicon::MultiWord;
use crate::lexicon::entries::{Title, TitleKind};
use crate::model::{Class, Classes, Gender};

/// The classes of words that may be a title.
pub(super) const TITLE: Classes = Classes::of(&[Class::Courtesy, Class::Role, Class::PersonNoun]);

/// *officials Smith* is no title.
pub(super) fn is_plural(view: &View<'_>, at: usize) -> bool {
    is_listed_plural(view, at) == Some(true)
}

/// Whether a title or a noun for people stands in the plural; none where the word is neither.
pub(super) fn is_listed_plural(view: &View<'_>, at: usize) -> Option<bool> {
    let (word, info) = (view.word(at), view.info(at));
    // Counsel is one or several: one, where nothing tells.
    let both = |title: &Title| title.plural.eq_ignore_ascii_case(&title.title);
    let title =
        info.title.map(|id| &view.lexicon.titles[id as usize]).map(|title| !both(title) && title.is_plural(word));
    let group = info.group.map(|id| view.lexicon.groups[id as usize].plural.eq_ignore_ascii_case(word));
    title.into_iter().chain(group).reduce(|title, group| title || group)
}

/// How many words the title of several words that begins at `at` has, if one does: *housing minister*.
pub(super) fn length(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let (length, entries) = view.longest(at, end)?;
    entries.iter().any(|entry| matches!(entry, MultiWord::Title(_))).then_some(length)
}

/// *would lead Ukraine*: a word behind an auxiliary or *to* is a verb.
pub(super) fn is_verb_here(view: &View<'_>, at: usize) -> bool {
    at > 0 && view.any(at, Classes::of(&[Class::Base])) && view.any(at - 1, AUXILIARY.with(Classes::of(&[Class::To])))
}

/// The entries of `titles.tsv` among the words.
pub(super) fn titles<'a>(view: &View<'a>, range: Range<usize>) -> impl Iterator<Item = &'a Title> {
    let lexicon = view.lexicon;
    let mut found: Vec<u32> = Vec::new();
    for at in range.clone() {
        if let Some((_, entries)) = view.longest(at, range.end) {
            found.extend(entries.iter().filter_map(|entry| match entry {
                MultiWord::Title(id) => Some(*id),
                _ => None,
            }));
        }
        found.extend(view.info(at).title);
    }
    found.into_iter().map(move |id| &lexicon.titles[id as usize])
}

/// The gender that a title tells of its bearer.
pub(crate) fn gender_told(view: &View<'_>, title: Range<usize>) -> Gender {
    telling(view, title).map(|entry| entry.gender).unwrap_or_default()
}

/// Whether an office tells it that may be called so whoever holds it: *Chairman Ida Roe*.
pub(crate) fn is_of_office(view: &View<'_>, title: Range<usize>) -> bool {
    telling(view, title).is_some_and(|entry| entry.kind == TitleKind::Office && entry.gender == Gender::Male)
}

/// The title that tells a gender.
fn telling<'a>(view: &View<'a>, title: Range<usize>) -> Option<&'a Title> {
    // Ms Roe’s widower Peter: the form of address is the owner’s, the word for a relative is the bearer’s.
    let owner = title.clone().rev().find(|&at| view.is_possessive(at));
    let own = owner.map_or(title.start, |at| at + 1)..title.end;
    // King County Executive: a place’s name, and nobody’s title.
    let names = |at: usize| view.is_capital(at) && view.is_capital(at + 1) && !view.any(at + 1, TITLE);
    let start = own.clone().rev().find(|&at| at + 1 < own.end && names(at)).map_or(own.start, |at| at + 1);
    titles(view, start..own.end)
        .filter(|entry| owner.is_some() || entry.kind != TitleKind::Family)
        .find(|entry| entry.gender != Gender::Unknown)
}
