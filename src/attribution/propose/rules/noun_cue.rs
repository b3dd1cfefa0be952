//! `the claim that …`, `support for …`: a noun that stands for a statement, its possessor unnamed or behind *of*.

use super::reading::{Run, clause, complement, reading, subject};
use super::{Context, Reading, Rule};
use crate::cue::context::{auxiliaries, preposition};
use crate::lexicon::vocabulary::Complement;
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "noun-cue",
    doc: "a noun of saying, then what was said; the source is the subject of the verb it is the object of, if any",
    fires: &[
        ("She rejected the claim that the dam was safe.", "claim", "She", "that the dam was safe"),
        ("The mayor has a plan to close the port.", "plan", "The mayor", "to close the port"),
    ],
    silent: &["Her claim that the dam was safe is false.", "She claimed the dam was safe."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_noun() || subject::possessor(cx.sequence, cx.cue.chunk).is_some() {
        return None;
    }
    if cx.tag(cx.cue.chunk + 1) == Tag::By || is_from(cx, cx.cue.chunk + 1) {
        let source = subject::inverted(cx.sequence, cx.cue.chunk + 2)?;
        let opens = matches!(cx.tag(source.end), Tag::That | Tag::To | Tag::Preposition | Tag::Of);
        let content = source.end..clause::end(cx, source.end);
        return reading(Some(source), vec![content]).filter(|_| opens);
    }
    let content = complement::of_noun(cx)?;
    let source = owner(cx);
    reading(source.filter(|source| !subject::is_empty(cx.sequence, source)), content)
}

/// *criticism from the union*
fn is_from(cx: &Context<'_>, at: usize) -> bool {
    cx.tag(at) == Tag::Preposition && preposition(cx.sequence.word(at as isize)) == Complement::From
}

/// The subject of the verb that the noun is the object of: *the mayor has a plan*.
fn owner(cx: &Context<'_>) -> Option<Run> {
    let noun = cx.cue.chunk;
    let verb = (noun.saturating_sub(6)..noun).rev().find(|&at| !in_phrase(cx.tag(at)))?;
    let tag = cx.tag(verb);
    let start = auxiliaries(cx.sequence, verb).start;
    (tag.is_finite() || matches!(tag, Tag::VerbParticiple | Tag::UnknownEd))
        .then(|| subject::before(cx.sequence, start))
        .flatten()
}

fn in_phrase(tag: Tag) -> bool {
    tag.is_nominal() && tag != Tag::UnknownEd || matches!(tag, Tag::Adverb | Tag::UnknownLy | Tag::Negation)
}
