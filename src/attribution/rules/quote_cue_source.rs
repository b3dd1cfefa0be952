//! `“…,” said NAME`: a quotation, a verb of saying, then its subject.

use super::{Context, Reading, Rule};
use crate::cue::context::noun_phrase_end;
use crate::flow::Tag;

pub(super) const RULE: Rule = Rule {
    id: "quote-cue-source",
    doc: "a quotation, then a verb of saying in the past or present, then its subject",
    fires: &[
        ("“We won,” said Ann Lee.", "said", "Ann Lee", "“We won,”"),
        ("“Why now?” asked the minister.", "asked", "the minister", "“Why now?”"),
    ],
    silent: &["“We won,” she said.", "The banner said “We won.”"],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    let at = cx.cue.unit;
    let quote = at.checked_sub(1).filter(|&before| cx.flow.units[before].is_quote())?;
    if !matches!(cx.flow.units[at].tag, Tag::SpeechPast | Tag::SpeechPresent | Tag::VerbPast | Tag::VerbPresent) {
        return None;
    }
    let end = noun_phrase_end(cx.flow, at + 1);
    (end > at + 1).then(|| Reading { source: Some(at + 1..end), content: vec![quote..quote + 1] })
}
