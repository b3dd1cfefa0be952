//! In what a statement differs from the text where all its words are the same.

use std::collections::BTreeSet;

use super::finding::Note;
use super::passage::Passage;
use super::statement::Statement;
use super::words::is_apostrophe;

/// What differs in the writing of words that are the same (pairs of places in statement and text), and between them.
pub(super) fn notes(statement: &Statement, passage: &Passage<'_>, same: &[(usize, usize)]) -> BTreeSet<Note> {
    let mut out = BTreeSet::new();
    let own = |at: usize| statement.spans[at];
    let text = |at: usize| passage.words.span(at);
    for &(a, b) in same {
        let (given, found) = (own(a).slice(&statement.text), text(b).slice(passage.text));
        let straight = |word: &str| word.replace(is_apostrophe, "'");
        let (bare, found_bare) = (straight(given).replace(['[', ']'], ""), straight(found));
        if given.replace(['[', ']'], "").contains(is_apostrophe) && given != found && bare == found_bare {
            out.insert(Note::Marks);
        }
        if bare != found_bare || given.contains('[') {
            out.insert(Note::Case);
        }
    }
    for pair in same.windows(2) {
        let [(a, b), (next_a, next_b)] = [pair[0], pair[1]];
        if next_a != a + 1 || next_b != b + 1 || statement.is_parted(next_a) {
            continue;
        }
        let given = &statement.text[own(a).end..own(next_a).start];
        let found = &passage.text[text(b).end..text(next_b).start];
        out.extend(between(given, found));
    }
    out
}

/// In what two stretches without words differ.
fn between(given: &str, found: &str) -> Option<Note> {
    if given == found {
        return None;
    }
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if squeezed(given) == squeezed(found) {
        return Some(Note::Space);
    }
    // A hyphen and dashes are alike; quotation marks are nothing.
    let one = |c: char| match c {
        '“' | '”' | '„' | '‟' | '"' | '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '\'' | '`' | '´' => {
            None
        }
        '–' | '—' | '―' | '‐' | '‑' | '−' => Some('-'),
        c => Some(c),
    };
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).filter_map(one).collect::<String>();
    Some(if plain(given) == plain(found) { Note::Marks } else { Note::Punctuation })
}
