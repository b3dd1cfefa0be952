//! `NAME denied doing …`: a subject, a verb, then a gerund.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};

pub(super) const RULE: Rule = Rule {
    id: "source-cue-ing",
    doc: "a subject, a verb, then a gerund",
    fires: &[
        ("She denied taking money.", "denied", "She", "taking money"),
        ("The union suggested meeting the board.", "suggested", "The union", "meeting the board"),
    ],
    silent: &["She denied the claim.", "She called for a vote."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let content = complement::ing_phrase(cx)?;
    reading(Some(subject::before_cue(cx)?), content)
}
