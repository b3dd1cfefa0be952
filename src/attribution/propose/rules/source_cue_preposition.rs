//! `NAME called for …`: a subject, a verb, then a preposition that belongs to the cue.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};

pub(super) const RULE: Rule = Rule {
    id: "source-cue-preposition",
    doc: "a subject, a verb and its preposition, then what it is about",
    fires: &[
        ("She called for a vote.", "called", "She", "a vote"),
        ("The head of the union warned against delay.", "warned", "The head of the union", "delay"),
    ],
    silent: &["She called the plan “a mess”.", "She backed the bill."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let content = complement::own_prepositional(cx)?;
    reading(Some(subject::before_cue(cx)?), content)
}
