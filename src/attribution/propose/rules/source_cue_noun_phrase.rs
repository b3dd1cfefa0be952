//! `NAME backed the bill`: a subject, a verb, then an object.

use super::reading::{complement, reading, subject};
use super::{Context, Reading, Rule};

pub(super) const RULE: Rule = Rule {
    id: "source-cue-noun-phrase",
    doc: "a subject, a verb, then an object, up to a comma or a day",
    fires: &[
        ("She backed the bill.", "backed", "She", "the bill"),
        ("The Senate rejected the plan on Monday.", "rejected", "The Senate", "the plan"),
    ],
    silent: &["She said that the dam was safe.", "“We won,” she said."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let content = complement::object(cx)?;
    reading(Some(subject::before_cue(cx)?), content)
}
