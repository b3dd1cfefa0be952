//! `NAME called the plan “a mess”`: a subject, a verb, an object, and quoted words about it.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};

pub(super) const RULE: Rule = Rule {
    id: "source-cue-np-quote",
    doc: "a subject, a verb, an object, then quoted words about it",
    fires: &[
        ("She called the plan “a mess”.", "called", "She", "the plan “a mess”"),
        ("The mayor praised their “quiet courage” on Monday.", "praised", "The mayor", "their “quiet courage”"),
    ],
    silent: &["She said, “We won.”", "She backed the plan."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let content = complement::object_quote(cx)?;
    reading(Some(subject::before_cue(cx)?), content)
}
