//! Names behind which stands what somebody is.

use std::ops::Range;

use super::view::{CLOSED, View};
use crate::lexicon::entries::TitleKind;
use crate::model::{Class, Classes};

/// *Lakshmipriya, a geneticist at the institute,*; *London, a Republican who left,*; *Thanet Tantipiriyakul, president of the council*:
/// what somebody is stands behind.
pub(super) fn is_introduced(view: &View<'_>, name: &Range<usize>) -> bool {
    /// How many words the apposition is read.
    const WORDS: usize = 5;
    let people = Classes::of(&[Class::Role, Class::PersonNoun, Class::Affiliation]);
    let words = name.end + 1..view.bounds(name.start).end.min(name.end + 2 + WORDS);
    // Dessie Dale, the Rovers’ chairman; Dessie Dale, Tarn Council’s leader
    let owns = |at: usize| view.is_possessive(at) && view.is_capital(at - 1);
    let office = |at: usize| {
        let title = view.info(at).title.map(|id| view.lexicon.titles[id as usize].kind);
        view.is_lower(at) && title == Some(TitleKind::Office)
    };
    let mut owner = words.clone().skip_while(|&at| view.is_capital(at) || view.is_the(at));
    let owned = owner.next().is_some_and(|at| owns(at) && office(at + 1));
    let mut near = words.skip(1).take_while(|&at| view.is_word(at) && !view.any(at, CLOSED));
    let article = view.has(name.end + 1, Class::Article);
    let bare = name.len() > 1 && view.has(name.end + 1, Class::Role) && view.is_lower(name.end + 1);
    view.word(name.end) == "," && (article && near.any(|at| view.any(at, people)) || bare || owned)
}
