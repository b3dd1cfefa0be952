//! `NAME fired back at …`: a subject, a verb, then a preposition that the lexicon does not know it with.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};

pub(super) const RULE: Rule = Rule {
    id: "source-cue-other-preposition",
    doc: "a subject, a verb, then a preposition the lexicon does not know it with, and what it is about",
    fires: &[
        ("She argued into the night.", "argued", "She", "the night"),
        ("The board voted without debate.", "voted", "The board", "debate"),
    ],
    silent: &["She called for a vote.", "She backed the bill."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() || complement::own_prepositional(cx).is_some() {
        return None;
    }
    let content = complement::prepositional(cx)?;
    reading(Some(subject::before_cue(cx)?), content)
}
