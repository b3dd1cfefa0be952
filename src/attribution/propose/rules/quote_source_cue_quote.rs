//! `“…,” NAME said, “…”`: a quotation that its own attribution interrupts.

use super::reading::{is_speech, one, quotes, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "quote-source-cue-quote",
    doc: "a quotation, its subject and verb or verb and subject, then the rest of the quotation in the same sentence",
    fires: &[
        ("“If we wait,” she said, “we lose.”", "said", "she", "“If we wait,” … “we lose.”"),
        ("“The dam,” said Ann Lee, “is old.”", "said", "Ann Lee", "“The dam,” … “is old.”"),
        (
            "“We asked twice,” Ms Roe added on Monday, “and got no answer.”",
            "added",
            "Ms Roe",
            "“We asked twice,” … “and got no answer.”",
        ),
    ],
    silent: &["“We won,” she said.", "She said, “We won,” and left."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() {
        return None;
    }
    let (source, first, end) = source_between(cx)?;
    // A day or a place may stand between the attribution and the comma.
    let comma = (end..end + 12).find(|&at| !passes(cx.tag(at)))?;
    let second = comma + 1;
    if !matches!(cx.tag(comma), Tag::Comma | Tag::Colon | Tag::Dash) || !cx.sequence.chunks.get(second)?.is_quote() {
        return None;
    }
    let mut content = one(first..first + 1);
    content.extend(quotes::with_following(cx.sequence, second));
    reading(Some(source), content)
}

/// The source, the quotation before it, and the first chunk behind both source and cue.
fn source_between(cx: &Context<'_>) -> Option<(std::ops::Range<usize>, usize, usize)> {
    if let Some(quote) = quotes::before(cx.sequence, cx.facts.group.start) {
        let source = subject::inverted(cx.sequence, cx.cue.chunk + 1)?;
        let end = source.end;
        return Some((source, quote, end));
    }
    let source = subject::before_cue(cx)?;
    let quote = quotes::before(cx.sequence, source.start)?;
    Some((source, quote, cx.behind()))
}

fn passes(tag: Tag) -> bool {
    !is_speech(tag)
        && (tag.is_nominal()
            || matches!(tag, Tag::Preposition | Tag::To | Tag::Of | Tag::Object | Tag::Adverb | Tag::UnknownLy))
}
