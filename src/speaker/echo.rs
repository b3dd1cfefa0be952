//! A quotation in a headline whose speaker only the article tells: *Flood inquiry: ‘Nobody warned us’* over *Nobody warned us
//! that night, Ann Lee said*. What stands before the colon may be a topic; who says the same words below is the speaker.

use super::namer::Namer;
use super::turn::is_headline;
use crate::mention::CLOSED;
use crate::model::{Attribution, Naming};

/// How many rows below the headline are looked at.
const ROWS: usize = 200;
/// How surely the one who says so below is the one whom the headline quotes.
const SURE: f32 = 0.85;

/// Gives quotations in headlines behind a colon, or without a cue, the speaker who says the same words in the article.
pub(super) fn name_quotations_of_headlines(namer: &Namer<'_, '_>, attributions: &[Attribution], done: &mut [Naming]) {
    for at in 0..attributions.len() {
        let words = match attributions.get(at) {
            Some(own) if is_headline(namer, own) && !has_verb(namer, own) => quoted_words(namer, own),
            _ => continue,
        };
        if words.is_empty() {
            continue;
        }
        let later =
            || (at + 1..attributions.len()).take(ROWS).filter(|&other| !is_headline(namer, &attributions[other]));
        let says = |other: &usize| !done[*other].speakers.is_empty() && holds(namer, &attributions[*other], &words);
        let Some(first) = later().find(says) else { continue };
        // Whom the headline names says so himself.
        if later().filter(says).any(|other| done[other].speakers == done[at].speakers) {
            continue;
        }
        let confidence = done[first].confidence * SURE;
        done[at] = Naming { why: "says so in the article", confidence, ..done[first].clone() };
    }
}

/// Whether its cue is more than a colon.
fn has_verb(namer: &Namer<'_, '_>, own: &Attribution) -> bool {
    own.cue.iter().any(|span| namer.view.tokens_in(*span).any(|at| namer.view.is_word(at)))
}

/// The words between its marks that are no small words, each by its number.
fn quoted_words(namer: &Namer<'_, '_>, own: &Attribution) -> Vec<u64> {
    let view = namer.view;
    let tokens = own.content.iter().flat_map(|span| view.tokens_in(*span));
    let mut words: Vec<u64> = tokens
        .filter(|&at| view.is_quoted(at) && view.is_word(at) && !view.any(at, CLOSED))
        .map(|at| view.words.hash(at))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether a row's content holds most of the words: three in five.
fn holds(namer: &Namer<'_, '_>, row: &Attribution, words: &[u64]) -> bool {
    let view = namer.view;
    let mut found = vec![false; words.len()];
    for at in row.content.iter().flat_map(|span| view.tokens_in(*span)) {
        if let Ok(place) = words.binary_search(&view.words.hash(at)) {
            found[place] = true;
        }
    }
    5 * found.iter().filter(|&&found| found).count() >= 3 * words.len()
}

#[cfg(test)]
mod tests {
    use crate::speaker::testing::namings;

    #[test]
    fn the_one_who_says_so_below() {
        let text = "Flood inquiry: ‘Nobody warned us’\n\nThe inquiry met on Monday in the old town hall of Tarn.\n\n“Nobody warned us that night,” said Nadia Roe.";
        let rows =
            [("Flood inquiry", ":", "‘Nobody warned us’"), ("Nadia Roe", "said", "“Nobody warned us that night,”")];
        assert_eq!(namings(text, &rows)[0].speakers, ["Nadia Roe"]);
    }

    #[test]
    fn who_says_so_himself_keeps_it() {
        let text = "Nadia Roe: ‘Nobody warned us’\n\nThe inquiry met on Monday in the old town hall of Tarn.\n\n“Nobody warned us,” said Peter Dale. “Nobody warned us,” said Nadia Roe.";
        let rows = [
            ("Nadia Roe", ":", "‘Nobody warned us’"),
            ("Peter Dale", "said", "“Nobody warned us,”"),
            ("Nadia Roe", "said", "“Nobody warned us,” said Nadia"),
        ];
        assert_eq!(namings(text, &rows)[0].speakers, ["Nadia Roe"]);
    }

    #[test]
    fn a_verb_names_its_own_subject() {
        let text = "Peter Dale regrets ‘dark night’\n\nThe inquiry met on Monday in the old town hall of Tarn.\n\n“A dark night,” said Nadia Roe.";
        let rows = [("Peter Dale", "regrets", "‘dark night’"), ("Nadia Roe", "said", "“A dark night,”")];
        assert_eq!(namings(text, &rows)[0].speakers, ["Peter Dale"]);
    }
}
