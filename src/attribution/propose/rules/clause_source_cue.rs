//! `…, the president said.`: a clause, a comma, then subject and verb, either first.

use super::reading::{clause, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "clause-source-cue",
    doc: "a clause, a comma, then a subject and a verb, or a verb and its subject, that end the sentence",
    fires: &[
        ("Taxes would fall, the president said.", "said", "the president", "Taxes would fall"),
        ("The site is safe, said the head of the agency.", "said", "the head of the agency", "The site is safe"),
        ("Talks were a sham, he said on Monday.", "said", "he", "Talks were a sham"),
    ],
    silent: &["The president said taxes would fall.", "On Monday, he said no.", "“We won,” she said."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_active() || !matches!(cx.head(), Tag::SpeechPast | Tag::SpeechPresent | Tag::VerbPast | Tag::VerbPresent)
    {
        return None;
    }
    let start = cx.facts.group.start;
    let comma = start.checked_sub(1).filter(|&comma| cx.tag(comma) == Tag::Comma);
    let inverted = comma.and_then(|comma| Some((comma, subject::inverted(cx.sequence, cx.cue.chunk + 1)?)));
    let inverted = inverted.filter(|(_, source)| ends(cx, source.end));
    let (comma, source) = match inverted {
        Some(found) => found,
        None => {
            let source = subject::before_cue(cx)?;
            (source.start.checked_sub(1)?, source)
        }
    };
    if cx.tag(comma) != Tag::Comma || source.end <= cx.cue.chunk && !ends(cx, cx.behind()) {
        return None;
    }
    let content = clause::before(cx.sequence, comma)?;
    if content.len() < 3 || !clause::has_verb(cx.sequence, &content) || cx.sequence.chunks[content.start].is_break() {
        return None;
    }
    reading(Some(source), vec![content])
}

/// Whether nothing but an adjunct follows in the sentence.
fn ends(cx: &Context<'_>, from: usize) -> bool {
    for at in from..from + 16 {
        let tag = cx.tag(at);
        if matches!(tag, Tag::Stop | Tag::SentenceBreak | Tag::ParagraphBreak | Tag::Semicolon | Tag::SpeechIng) {
            return true;
        }
        let adjunct = tag.is_nominal()
            || matches!(
                tag,
                Tag::Preposition | Tag::To | Tag::Of | Tag::Object | Tag::Adverb | Tag::UnknownLy | Tag::Comma
            );
        if !adjunct || at == from && tag.is_nominal() && !matches!(tag, Tag::Calendar | Tag::Time) && !cx.tells() {
            return false;
        }
    }
    false
}
