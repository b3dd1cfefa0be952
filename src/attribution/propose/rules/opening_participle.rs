//! `Speaking …, NAME`, `After saying …, NAME`: a participle at the start of a sentence, its source behind the comma.

use super::reading::{Run, clause, complement, reading, sentence_start, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "opening-participle",
    doc: "a participle that opens its sentence, its content up to the comma, then the source",
    fires: &[
        ("After calling for a vote, Ms Roe left.", "calling", "Ms Roe", "a vote"),
        ("Citing high costs, the board closed the ward.", "Citing", "the board", "high costs"),
    ],
    silent: &["She left, calling for a vote.", "She is calling for a vote."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_participle() && !cx.facts.group.to || !opens(cx) {
        return None;
    }
    let at = cx.cue.chunk;
    let mut content = complement::any(cx)?;
    let first = content.first()?.start;
    let comma = comma(cx, first)?;
    content.retain(|run| run.start < comma);
    let last = content.last_mut()?;
    last.end = last.end.min(comma);
    let source = subject::inverted(cx.sequence, comma + 1).map(|run| run.start..short(cx, &run));
    reading(source, content).filter(|_| comma > at)
}

/// Whether only a preposition, a conjunction or an adverb stands before the participle in its sentence.
fn opens(cx: &Context<'_>) -> bool {
    let start = sentence_start(cx.sequence, cx.facts.group.start);
    (start..cx.facts.group.start).all(|at| {
        matches!(cx.tag(at), Tag::Preposition | Tag::By | Tag::Subordinator | Tag::Adverb | Tag::UnknownLy | Tag::But)
            || matches!(cx.tag(at), Tag::And | Tag::If | Tag::To | Tag::Interrogative | Tag::Time)
    })
}

/// The comma behind the content that a subject follows.
fn comma(cx: &Context<'_>, from: usize) -> Option<usize> {
    let end = (from..from + 40).find(|&at| super::reading::is_break(cx.tag(at)))?;
    (from..end).find(|&at| {
        let next = cx.tag(at + 1);
        cx.tag(at) == Tag::Comma
            && (next == Tag::Subject || next == Tag::It || next.is_nominal() && clause::meets_verb(cx.sequence, at + 1))
    })
}

/// The source without what follows its first comma.
fn short(cx: &Context<'_>, run: &Run) -> usize {
    (run.clone()).find(|&at| cx.tag(at) == Tag::Comma).unwrap_or(run.end)
}
