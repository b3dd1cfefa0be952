//! `NAME described X as Y`: a subject, a verb, an object, and what it is said to be.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};

pub(super) const RULE: Rule = Rule {
    id: "source-cue-np-as",
    doc: "a subject, a verb, an object, then as and what the object is said to be",
    fires: &[
        ("She described the plan as a mess.", "described", "She", "the plan as a mess"),
        ("Critics dismissed the report as spin.", "dismissed", "Critics", "the report as spin"),
    ],
    silent: &["She described the plan.", "As she said, the dam held."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let content = complement::object_as(cx)?;
    reading(Some(subject::before_cue(cx)?), content)
}
