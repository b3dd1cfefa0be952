//! Which words are titles.

use std::ops::Range;

use super::view::{AUXILIARY, View};
use crate::lexicon::MultiWord;
use crate::lexicon::entries::Title;
use crate::model::{Class, Classes};

/// The classes of words that may be a title.
pub(super) const TITLE: Classes = Classes::of(&[Class::Courtesy, Class::Role, Class::PersonNoun]);

/// *officials Smith* is no title.
pub(super) fn is_plural(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    let info = view.info(at);
    let plural = |form: &str| form.eq_ignore_ascii_case(word);
    info.title.is_some_and(|id| plural(&view.lexicon.titles[id as usize].plural))
        || info.group.is_some_and(|id| plural(&view.lexicon.groups[id as usize].plural))
}

/// *would lead Ukraine*: a word behind an auxiliary or *to* is a verb.
pub(super) fn is_verb_here(view: &View<'_>, at: usize) -> bool {
    at > 0 && view.any(at, Classes::of(&[Class::Base])) && view.any(at - 1, AUXILIARY.with(Classes::of(&[Class::To])))
}

/// The entries of `titles.tsv` among the words.
pub(crate) fn titles<'a>(view: &View<'a>, range: Range<usize>) -> impl Iterator<Item = &'a Title> {
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
