//! `It is believed that …`: a passive that names nobody.

use super::reading::{complement, is_break, quotes, reading, subject};
use super::{Context, Reading, Rule};
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "passive-impersonal",
    doc: "a verb in the passive without a source: the content is what follows it, with its subject where that is no it",
    fires: &[
        ("It is believed that the dam is safe.", "believed", "", "that the dam is safe"),
        ("The dam is said to be safe.", "said", "", "The dam … to be safe"),
        ("Asked whether he would run, Roe left.", "Asked", "", "whether he would run, Roe left"),
    ],
    silent: &["She said the dam was safe.", "The plan was praised by the mayor."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if !cx.is_passive() && !opens_sentence(cx) {
        return None;
    }
    let found = subject::before_cue(cx);
    let behind = cx.behind();
    if cx.tag(behind) == Tag::By {
        return None;
    }
    let adjective = cx.lexicon.info(cx.cue.word).adjective.is_some();
    let rest = complement::that_clause(cx)
        .or_else(|| complement::wh_clause(cx))
        .or_else(|| complement::quotation(cx))
        .or_else(|| complement::infinitive(cx))
        .or_else(|| complement::prepositional(cx).filter(|_| adjective || cx.tag(behind) != Tag::Preposition))
        .or_else(|| complement::own_prepositional(cx).filter(|_| cx.tells()))
        .or_else(|| {
            complement::object(cx).filter(|_| cx.is_passive() && !matches!(cx.tag(behind), Tag::Calendar | Tag::Time))
        })
        .unwrap_or_default();
    // He was asked about the deal: the one spoken to is no content. She is worried that: an adjective has its subject.
    if !rest.is_empty() && adjective {
        return reading(found, rest);
    }
    if !rest.is_empty() && cx.tells() {
        return reading(None, rest);
    }
    let empty = found.as_ref().is_some_and(|found| cx.tag(found.start) == Tag::It);
    let mut content = Vec::new();
    content.extend(found.filter(|_| !empty));
    content.extend(rest);
    reading(None, content)
}

/// *Asked whether he would resign, …*
fn opens_sentence(cx: &Context<'_>) -> bool {
    let before = cx.cue.chunk.checked_sub(1).map_or(Tag::ParagraphBreak, |before| cx.tag(before));
    let quoted = quotes::before(cx.sequence, cx.cue.chunk).is_some();
    is_break(before) && !quoted && matches!(cx.head(), Tag::SpeechPast | Tag::VerbPast | Tag::VerbParticiple)
}
