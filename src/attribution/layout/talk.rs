//! Whether labels at the heads of paragraphs are those of a talk: they come again or name people, and sentences follow them.
//! Lists of charges, scores, prices and credits have labels too.

use super::person::is_of_others;
use super::turn::Turn;
use crate::attribution::parts::Parts;
use crate::model::{Class, Classes};
use crate::sequence::{ChunkKind, Tag};

/// How surely a turn is its label's, where labels come again; where each stands once but names somebody.
pub(super) const AGAIN: f32 = 0.9;
const ONCE: f32 = 0.7;

/// How surely labelled paragraphs are the turns of a talk; none where they are something else.
pub(super) fn probability(parts: &Parts<'_>, turns: &[Turn]) -> Option<f32> {
    let people = turns.iter().filter(|turn| names_somebody(parts, turn)).count();
    let sentences = turns.iter().filter(|turn| holds_sentence(parts, turn)).count();
    if 2 * sentences < turns.len() {
        return None;
    }
    if are_labels(parts, turns) {
        Some(AGAIN)
    } else {
        (3 * people >= 2 * turns.len() && 3 * sentences >= 2 * turns.len()).then_some(ONCE)
    }
}

/// Whether labels are what each piece of news in a row of them is about, or where it comes from: *NADI: Pilots will vote next
/// week.* None comes again, and in most pieces nobody is *I*, *we* or *you*, nor is anything quoted at once.
pub(super) fn are_headings(parts: &Parts<'_>, turns: &[Turn]) -> bool {
    const FEWEST: usize = 3;
    // Such a piece tells of others and is nobody's words.
    let is_told = |turn: &&Turn| !parts.is_spoken(turn.said) && is_of_others(parts, &(turn.said..turn.end));
    turns.len() >= FEWEST && !are_labels(parts, turns) && 3 * turns.iter().filter(is_told).count() >= 2 * turns.len()
}

/// Whether one of the labels comes again, or is known to be that of whoever asks or answers.
fn are_labels(parts: &Parts<'_>, turns: &[Turn]) -> bool {
    let mut labels: Vec<&str> = turns.iter().map(|turn| label(parts, turn)).collect();
    labels.sort_unstable();
    let known = |label: &&str| parts.lexicon.labels.iter().any(|known| known.label == **label);
    labels.windows(2).any(|pair| pair[0] == pair[1]) || labels.iter().any(known)
}

fn label<'a>(parts: &Parts<'a>, turn: &Turn) -> &'a str {
    let chunks = &parts.sequence.chunks;
    let last = turn.label_end.max(turn.start + 1) - 1;
    parts.tokens[chunks[turn.start].start].span.hull(parts.tokens[chunks[last].end - 1].span).slice(parts.text)
}

/// *Ann Roe*, *SEN. DOE*, *Chair*
fn names_somebody(parts: &Parts<'_>, turn: &Turn) -> bool {
    const PEOPLE: Classes = Classes::of(&[Class::Given, Class::Courtesy, Class::Role, Class::PersonNoun]);
    let label = &parts.sequence.chunks[turn.start..turn.label_end];
    label.iter().any(|chunk| parts.tokens[chunk.start].classes.any(PEOPLE))
}

/// Whether a finite verb with a subject right before it stands in a turn, or a question.
fn holds_sentence(parts: &Parts<'_>, turn: &Turn) -> bool {
    let chunks = &parts.sequence.chunks;
    (turn.said..turn.end).any(|at| {
        let before = chunks[at - 1].tag;
        let subject =
            before.is_nominal() || before.is_pronoun() || matches!(before, Tag::There | Tag::Adverb | Tag::Clitic);
        chunks[at].tag == Tag::Ask || at > turn.said && subject && chunks[at].tag.is_finite() || chunks[at].is_quote()
    })
}

/// How many chunks a label without a colon has at `at`, if there is one, and whether the one who asks speaks behind it: *Q.*
pub(super) fn bare_label(parts: &Parts<'_>, at: usize) -> Option<(usize, bool)> {
    let span = |at: usize| {
        let chunk = parts.sequence.chunks.get(at).filter(|chunk| chunk.kind == ChunkKind::Token)?;
        Some(parts.tokens[chunk.start].span)
    };
    let known = |word: &str| parts.lexicon.labels.iter().find(|label| word.ends_with('.') && label.label == word);
    let first = span(at)?;
    if let Some(label) = known(first.slice(parts.text)) {
        return Some((1, label.asks));
    }
    let second = span(at + 1).filter(|second| second.start == first.end)?;
    known(first.hull(second).slice(parts.text)).map(|label| (2, label.asks))
}
