//! `As NAME said, …`: a clause with *as* that names the source, beside its content.

use super::reading::{clause, reading, sentence_start, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "as-source-cue-clause",
    doc: "as, a subject and a verb, then a comma and the content; or the content first",
    fires: &[
        ("As the minister said, the dam is safe.", "said", "the minister", "the dam is safe"),
        ("The dam is safe, as she said.", "said", "she", "The dam is safe"),
    ],
    silent: &["She said the dam was safe.", "As a doctor, she left."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let source = subject::before_cue(cx)?;
    let opener = source.start.checked_sub(1).filter(|&at| cx.tag(at) == Tag::As)?;
    let start = sentence_start(cx.sequence, opener);
    let content = if opener <= start + 1 {
        let comma =
            (cx.behind()..cx.behind() + 14).find(|&at| matches!(cx.tag(at), Tag::Comma | Tag::SentenceBreak))?;
        if cx.tag(comma) != Tag::Comma {
            return None;
        }
        comma + 1..clause::end(cx, comma + 1)
    } else {
        if cx.tag(opener - 1) != Tag::Comma || super::reading::break_at(cx.sequence, cx.behind()).is_none() {
            return None;
        }
        clause::before(cx.sequence, opener)?
    };
    reading(Some(source), vec![content])
}
