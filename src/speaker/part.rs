//! The words that tell what of a document is meant: *a copy of* **the letter**.

use super::phrase::Phrase;
use crate::lexicon::entries::WordUse;
use crate::model::Class;

/// How many tokens may stand before the word for the part: *a leaked copy of the letter*.
const BEFORE: usize = 3;

/// The document of which a phrase is a part, if it is one.
pub(super) fn without_part<'a, 'b>(phrase: &Phrase<'a, 'b>) -> Option<Phrase<'a, 'b>> {
    let view = phrase.view;
    let tokens = phrase.tokens.clone();
    let of = (tokens.start..tokens.end).take(BEFORE + 1).find(|&at| view.is_for(at, WordUse::Part))? + 1;
    let holds = of + 1 < tokens.end && view.has(of, Class::Of) && !view.has(of + 1, Class::ObjectPronoun);
    holds.then(|| phrase.sub(of + 1..tokens.end))
}
