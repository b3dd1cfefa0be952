//! `her claim that …`: a possessor and a noun that stands for a statement, wish or plan.

use super::reading::{Run, complement, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "possessive-noun-cue",
    doc: "a possessive or a name with ’s, a noun of saying, then what was said",
    fires: &[
        ("Her claim that the dam was safe is false.", "claim", "Her", "that the dam was safe is false"),
        ("Reporters noted Ann Lee’s promise to resign.", "promise", "Ann Lee’s", "to resign"),
    ],
    silent: &["The claim that the dam was safe is false.", "She claimed the dam was safe."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_noun() {
        return None;
    }
    let source = subject::possessor(cx.sequence, cx.cue.chunk)?;
    let content = complement::of_noun(cx).or_else(|| before(cx, &source))?;
    reading(Some(source), content)
}

/// *The tax is her proposal*: nothing behind the noun, something before it.
fn before(cx: &Context<'_>, source: &Run) -> Option<Vec<Run>> {
    let be = source.start.checked_sub(1).filter(|&at| cx.tag(at) == Tag::Be)?;
    let found = subject::before(cx.sequence, be)?;
    Some(vec![found])
}
