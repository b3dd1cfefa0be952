//! `“…,” said NAME`: a quotation, a verb of saying, then its subject.

use super::reading::{one, quotes, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "quote-cue-source",
    doc: "a quotation, then a verb of saying in the past or present, then its subject",
    fires: &[
        ("“We won,” said Ann Lee.", "said", "Ann Lee", "“We won,”"),
        ("“Why now?” asked the minister.", "asked", "the minister", "“Why now?”"),
        (
            "“No,” said the head of the port authority, Lee Grant.",
            "said",
            "the head of the port authority, Lee Grant",
            "“No,”",
        ),
    ],
    silent: &["“We won,” she said.", "The banner said “We won.”"],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    let at = cx.cue.chunk;
    if !matches!(cx.head(), Tag::SpeechPast | Tag::SpeechPresent | Tag::VerbPast | Tag::VerbPresent) {
        return None;
    }
    let quote = quotes::before(cx.sequence, cx.facts.group.start)?;
    let source = subject::inverted(cx.sequence, at + 1)?;
    let mut content = one(quote..quote + 1);
    // What is left of the sentence may be an adjunct; a quotation that follows it is still the same voice.
    let end = (source.end..source.end + 20).find(|&end| super::reading::break_at(cx.sequence, end).is_some());
    content.extend(end.map(|end| quotes::following(cx.sequence, end)).unwrap_or_default());
    reading(Some(source), content)
}
