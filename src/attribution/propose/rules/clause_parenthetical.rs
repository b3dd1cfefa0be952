//! `The dam, engineers warned, could fail`: an attribution inside its own content.

use super::reading::{Run, clause, reading, sentence_start, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "clause-parenthetical",
    doc: "a clause that a subject and verb between two commas interrupt",
    fires: &[
        ("The dam, engineers warned, could fail by May.", "warned", "engineers", "The dam … could fail by May"),
        ("The talks, the minister said on Monday, were a sham.", "said", "the minister", "The talks … were a sham"),
        ("The king can wait; the court, she noted, might not.", "noted", "she", "the court … might not"),
    ],
    silent: &["The dam could fail, engineers warned.", "Roe, who said he would run, won."],
    apply,
};

/// The most chunks before the attribution.
const LONGEST: usize = 40;

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let (open, source, behind) = attribution(cx)?;
    let close = (behind..behind + 9).find(|&at| !passes(cx.tag(at)))?;
    if cx.tag(close) != cx.tag(open)
        || cx.sequence.chunks.get(close + 1)?.is_break()
        || cx.sequence.chunks[close + 1].is_quote()
    {
        return None;
    }
    let start = sentence_start(cx.sequence, open);
    let semicolon = (start..open).rev().take(LONGEST).find(|&at| cx.tag(at) == Tag::Semicolon);
    let start = semicolon.map_or(start, |at| at + 1);
    let start = if matches!(cx.tag(start), Tag::And | Tag::But) { start + 1 } else { start };
    // A subordinate clause or an opening such as “On Monday,” is no content.
    let opening = matches!(cx.tag(start), Tag::Subordinator | Tag::If | Tag::As | Tag::Adverb | Tag::VerbIng)
        && !cx.tag(close + 1).is_finite();
    if opening
        || start >= open
        || open - start > LONGEST
        || matches!(cx.tag(close + 1), Tag::SpeechIng | Tag::And | Tag::But)
    {
        return None;
    }
    reading(Some(source), vec![start..open, close + 1..clause::end(cx, close + 1)])
}

/// The comma before it, the source, and the first chunk behind both source and cue, inverted or not.
fn attribution(cx: &Context<'_>) -> Option<(usize, Run, usize)> {
    let before = cx.facts.group.start.checked_sub(1)?;
    if cx.tag(before) == Tag::Comma
        && let Some(source) = subject::inverted(cx.sequence, cx.cue.chunk + 1)
    {
        // The comma that closes an apposition closes the attribution too.
        let end = if cx.tag(source.end) == Tag::Comma { source.end } else { cx.cue.chunk };
        return (end > cx.cue.chunk).then_some((before, source, end));
    }
    let source = subject::before_cue(cx)?;
    let open = source.start.checked_sub(1).filter(|&open| matches!(cx.tag(open), Tag::Comma | Tag::Dash))?;
    (cx.tag(source.start) != Tag::Relative).then(|| (open, source, cx.behind()))
}

fn passes(tag: Tag) -> bool {
    tag.is_nominal() || matches!(tag, Tag::Preposition | Tag::To | Tag::Of | Tag::Object | Tag::Adverb | Tag::UnknownLy)
}
