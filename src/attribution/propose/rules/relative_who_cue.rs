//! `who said …`: a verb whose subject is a relative pronoun.

use super::reading::{complement, is_break, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "relative-who-cue",
    doc: "a relative pronoun as subject, a verb, and any complement",
    fires: &[
        ("Roe, who said he would run, was late.", "said", "who", "he would run"),
        ("Voters who backed the bill cheered.", "backed", "who", "the bill cheered"),
    ],
    silent: &["Roe said he would run.", "They asked who won."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let source = subject::before_cue(cx).filter(|source| {
        matches!(cx.tag(source.start), Tag::Relative | Tag::That) && source.len() == 1 && !at_start(cx, source)
    })?;
    reading(Some(source), complement::any(cx)?)
}

/// *That suggests*: at a sentence's start it is no relative.
fn at_start(cx: &Context<'_>, source: &std::ops::Range<usize>) -> bool {
    source.start.checked_sub(1).is_none_or(|before| is_break(cx.tag(before)))
}
