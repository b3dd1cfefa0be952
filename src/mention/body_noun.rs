//! What kind of body a name tells by its words, and the nouns that take such a body up: *Oda Airways*, then *the airline*.

use std::ops::Range;

use super::view::View;
use crate::lexicon::entries::BodyNoun;
use crate::model::{Class, Classes};

/// How many lines of the file may differ in case alone.
const SPELLINGS: usize = 4;
/// A word that so many nouns take up tells only that it is a firm.
const GENERAL: usize = 5;

/// What the last word of a body’s name tells, or else the word that stands before *of* or *for* in it: *Airways*, *Bureau*.
pub(crate) fn body_noun<'a>(view: &View<'a>, name: Range<usize>) -> Option<&'a BodyNoun> {
    let entries = &view.lexicon.body_nouns;
    // The file is sorted without regard to case.
    let lower = |word: &'a str| word.chars().flat_map(char::to_lowercase);
    let entry = |at: usize| {
        let word = view.word(at);
        let (mut low, mut high) = (0, entries.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let before = entries.get(middle).is_some_and(|entry| lower(&entry.word).lt(lower(word)));
            if before { low = middle + 1 } else { high = middle }
        }
        (low..entries.len()).map_while(|place| entries.get(place)).take(SPELLINGS).find(|entry| entry.word == word)
    };
    let links = Classes::of(&[Class::Of, Class::Preposition]);
    let head = || (name.start..name.end).find(|&at| view.is_capital(at) && view.any(at + 1, links)).and_then(entry);
    let last = name.end.checked_sub(1).filter(|&last| name.len() > 1 && last >= name.start)?;
    let told = entry(last).or_else(head)?;
    // Oda Bank plc is a bank: a word that may stand behind any firm’s name tells less than the one before it.
    let before = || last.checked_sub(1).filter(|&at| at > name.start && view.is_capital(at)).and_then(entry);
    let general = told.nouns.len() >= GENERAL && told.word == view.word(last);
    before().filter(|before| general && before.kind == told.kind).or(Some(told))
}

#[cfg(test)]
mod tests {
    use super::body_noun;
    use crate::mention::testing::read;

    #[test]
    fn the_last_word_or_the_one_before_of_tells() {
        let told = |text: &str| {
            read(text, |view, mentions| {
                let noun = mentions.first().and_then(|name| body_noun(view, view.head(name)));
                noun.map(|noun| (noun.kind, noun.nouns.first().cloned().unwrap_or_default()))
            })
        };
        assert_eq!(told("Oda Airways left."), Some(("company", "airline".to_owned())));
        assert_eq!(told("Oda Airways Ltd left."), Some(("company", "airline".to_owned())));
        assert_eq!(told("The Bureau of Tides left."), Some(("government", "bureau".to_owned())));
        assert_eq!(told("Nadia Roe left."), None);
    }
}
