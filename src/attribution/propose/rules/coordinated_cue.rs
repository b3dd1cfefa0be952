//! `praised A and urged B`: a verb joined to an earlier one, whose subject it shares.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "coordinated-cue",
    doc: "a verb right behind and, but or a comma: its source is the subject of the verb before",
    fires: &[
        ("She praised Lee and urged the city to wait.", "urged", "She", "the city to wait"),
        ("The mayor met the board and said taxes would fall.", "said", "The mayor", "taxes would fall"),
    ],
    silent: &["She urged the city to wait.", "Lee and Roe said taxes would fall."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    let before = cx.facts.group.start.checked_sub(1)?;
    if !cx.is_active() || !matches!(cx.tag(before), Tag::And | Tag::But | Tag::Comma | Tag::Semicolon) {
        return None;
    }
    // Lee and Roe said: the cue has a subject of its own.
    let content = complement::any(cx)?;
    reading(Some(subject::of_main_clause(cx.sequence, before)?), content)
}
