//! `the plan she backed`, `what he said`: a content, then the source and the verb of a relative clause without a pronoun.

use super::reading::{Run, complement, one, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "np-source-cue",
    doc: "a noun phrase or what, then a subject and a verb behind which no content stands",
    fires: &[
        ("The plan she backed on Monday failed.", "backed", "she", "The plan"),
        ("That is what the mayor said.", "said", "the mayor", "what"),
    ],
    silent: &["She backed the plan.", "“We won,” she said."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() || cx.facts.group.do_ {
        return None;
    }
    if complement::any(cx)
        .is_some_and(|_| complement::own_prepositional(cx).is_some() || complement::prepositional(cx).is_none())
    {
        return None;
    }
    let source = subject::before_cue(cx)?;
    let before = source.start.checked_sub(1)?;
    let content = match cx.tag(before) {
        Tag::Interrogative | Tag::Relative => before..before + 1,
        // Only a pronoun, an article or a possessive shows where the source begins.
        tag if tag.is_nominal() && begins_phrase(cx.tag(source.start)) => noun_phrase(cx, source.start)?,
        _ => return None,
    };
    reading(Some(source), one(content))
}

fn begins_phrase(tag: Tag) -> bool {
    matches!(tag, Tag::Subject | Tag::Article | Tag::Possessive | Tag::Courtesy | Tag::Demonstrative)
}

fn noun_phrase(cx: &Context<'_>, end: usize) -> Option<Run> {
    subject::phrase_before(cx.sequence, end).filter(|run| run.len() < 12)
}
