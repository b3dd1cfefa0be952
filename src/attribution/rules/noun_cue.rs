//! `the claim that …`, `support for …`: a noun that stands for a statement, its possessor unnamed or behind *of*.

use super::reading::{clause, complement, reading, subject};
use super::{Context, Reading, Rule};
use crate::flow::Tag;

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
    if !cx.is_noun() || subject::possessor(cx.flow, cx.cue.unit).is_some() {
        return None;
    }
    if cx.tag(cx.cue.unit + 1) == Tag::By {
        let source = subject::inverted(cx.flow, cx.cue.unit + 2)?;
        let opens = matches!(cx.tag(source.end), Tag::That | Tag::To | Tag::Preposition | Tag::Of);
        let content = source.end..clause::end(cx, source.end);
        return reading(Some(source), vec![content]).filter(|_| opens);
    }
    let content = complement::that_clause(cx)
        .or_else(|| complement::infinitive(cx))
        .or_else(|| complement::prepositional(cx))
        .or_else(|| complement::quotation(cx))?;
    let source = subject::of_main_clause(cx.flow, cx.cue.unit).filter(|source| cx.tag(source.start) != Tag::Relative);
    reading(source, content)
}
