//! `was praised by NAME`: a verb in the passive, its subject the content, the source behind *by*.

use super::reading::{clause, reading, subject};
use super::{Context, Reading, Rule};
use crate::model::CueSource;
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "passive-by-source",
    doc: "a content, a verb in the passive, then by and the source",
    fires: &[
        ("The plan was praised by the mayor.", "praised", "the mayor", "The plan"),
        ("The deal had been rejected by Parliament on Monday.", "rejected", "Parliament", "The deal"),
    ],
    silent: &["The mayor praised the plan.", "The plan was praised."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    let verb = cx.head().is_cue_verb() || cx.head() == Tag::UnknownEd;
    if !verb || cx.cue.source == CueSource::Noun {
        return None;
    }
    let by = (cx.behind_words()..cx.behind_words() + 5).find(|&at| cx.tag(at) == Tag::By)?;
    if !(cx.behind_words()..by).all(|at| matches!(cx.tag(at), Tag::Adverb | Tag::UnknownLy | Tag::Calendar | Tag::Time))
    {
        return None;
    }
    let source = subject::inverted(cx.sequence, by + 1)?;
    let mut content = Vec::new();
    if let Some(found) = subject::before_cue(cx).filter(|found| cx.tag(found.start) != Tag::It) {
        content.push(found);
    }
    // Criticised by some for failing to act, described by aides as tired.
    let reason = cx.tag(source.end) == Tag::Preposition && cx.tag(source.end + 1) == Tag::VerbIng;
    if reason || matches!(cx.tag(source.end), Tag::As | Tag::To | Tag::That) {
        content.push(source.end..clause::object_end(cx, source.end));
    }
    reading(Some(source), content)
}
