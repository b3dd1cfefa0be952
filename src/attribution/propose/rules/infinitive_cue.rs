//! `declined to comment`, `went on to say`: an infinitive, its source the subject of the verb it hangs on.

use super::reading::{Run, complement, is_break, reading, subject};
use super::{Context, Reading, Rule};
use crate::cue::context::auxiliaries;
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "infinitive-cue",
    doc: "an infinitive that depends on a verb or adjective: its source is that one’s subject",
    fires: &[
        ("She went on to say that taxes would fall.", "say", "She", "that taxes would fall"),
        ("The firm declined to discuss the case.", "discuss", "The firm", "the case"),
    ],
    silent: &["She said taxes would fall.", "The dam is a mess."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.facts.group.to {
        return None;
    }
    let content = complement::any(cx)?;
    reading(source(cx).filter(|source| !subject::is_empty(cx.sequence, source)), content)
}

fn source(cx: &Context<'_>) -> Option<Run> {
    let mut at = cx.facts.group.start;
    // Back over what the infinitive hangs on, to the subject of its verb group.
    for _ in 0..4 {
        let before = at.checked_sub(1)?;
        let tag = cx.tag(before);
        if is_break(tag) || matches!(tag, Tag::Comma | Tag::Semicolon) {
            break;
        }
        let verb = tag.is_cue_verb()
            || matches!(
                tag,
                Tag::UnknownEd
                    | Tag::CueAdjective
                    | Tag::Be
                    | Tag::Have
                    | Tag::Lower
                    | Tag::UnknownS
                    | Tag::Particle
                    | Tag::UnknownIng
                    | Tag::OtherVerb
            );
        if !verb {
            break;
        }
        let start = auxiliaries(cx.sequence, before).start.min(before);
        if let Some(found) = subject::before(cx.sequence, start) {
            return Some(found);
        }
        at = start;
    }
    let start = cx.facts.group.start;
    subject::of_nearest_verb(cx.sequence, start).or_else(|| subject::of_main_clause(cx.sequence, start))
}
