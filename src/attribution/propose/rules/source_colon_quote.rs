//! `Her message was clear: “…”`: a sentence that a colon ends, then a quotation.

use super::reading::{quotes, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "source-colon-quote",
    doc: "a clause, a colon, then a quotation: the source is the subject of the clause",
    fires: &[
        ("The mayor had a message: “We rebuild.”", ":", "The mayor", "“We rebuild.”"),
        ("She left no doubt: “It is over.” “We go.”", ":", "She", "“It is over.” … “We go.”"),
    ],
    silent: &["The reason is plain: nobody came.", "She won 3:1 on Monday."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_mark(Tag::Colon) {
        return None;
    }
    let quote = quotes::at(cx.sequence, cx.cue.chunk)?;
    let source = subject::of_main_clause(cx.sequence, cx.cue.chunk);
    reading(source, quotes::with_following(cx.sequence, quote))
}
