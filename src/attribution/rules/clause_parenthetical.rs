//! `The dam, engineers warned, could fail`: an attribution inside its own content.

use super::reading::{clause, reading, sentence_start, subject};
use super::{Context, Reading, Rule};
use crate::flow::Tag;

pub(super) const RULE: Rule = Rule {
    id: "clause-parenthetical",
    doc: "a clause that a subject and verb between two commas interrupt",
    fires: &[
        ("The dam, engineers warned, could fail by May.", "warned", "engineers", "The dam … could fail by May"),
        ("The talks, the minister said on Monday, were a sham.", "said", "the minister", "The talks … were a sham"),
    ],
    silent: &["The dam could fail, engineers warned.", "Roe, who said he would run, won."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let source = subject::before_cue(cx)?;
    let open = source.start.checked_sub(1).filter(|&open| matches!(cx.tag(open), Tag::Comma | Tag::Dash))?;
    if cx.tag(source.start) == Tag::Relative {
        return None;
    }
    let close = (cx.behind()..cx.behind() + 9).find(|&at| !passes(cx.tag(at)))?;
    if cx.tag(close) != cx.tag(open) || cx.flow.units.get(close + 1)?.is_break() || cx.flow.units[close + 1].is_quote() {
        return None;
    }
    let start = sentence_start(cx.flow, open);
    let start = if matches!(cx.tag(start), Tag::And | Tag::But) { start + 1 } else { start };
    // A subordinate clause or an opening such as “On Monday,” is no content.
    let opening = matches!(cx.tag(start), Tag::Subordinator | Tag::If | Tag::As | Tag::Adverb | Tag::VerbIng);
    if opening || start >= open || open - start > 40 || matches!(cx.tag(close + 1), Tag::SpeechIng | Tag::And | Tag::But) {
        return None;
    }
    reading(Some(source), vec![start..open, close + 1..clause::end(cx, close + 1)])
}

fn passes(tag: Tag) -> bool {
    tag.is_nominal() || matches!(tag, Tag::Preposition | Tag::To | Tag::Of | Tag::Object | Tag::Adverb | Tag::UnknownLy)
}
