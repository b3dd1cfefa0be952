//! `reportedly`: an adverb of hearsay, its content the clause around it, its source unnamed.

use super::reading::{clause, reading, sentence_start};
use super::{Context, Reading, Rule};
use crate::model::CueSource;
use crate::sequence::Tag;

pub(super) const RULE: Rule = Rule {
    id: "reportedly",
    doc: "an adverb of hearsay: nobody is named, the content is the clause around it",
    fires: &[
        ("The firm reportedly lost millions.", "reportedly", "", "The firm … lost millions"),
        ("Allegedly, the dam was old.", "Allegedly", "", "the dam was old"),
    ],
    silent: &["The report said the dam was old.", "She openly lied."],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    if cx.cue.source != CueSource::Adverb {
        return None;
    }
    let at = cx.cue.chunk;
    let start = sentence_start(cx.sequence, at);
    let start = (start..at)
        .rev()
        .find(|&before| matches!(cx.tag(before), Tag::Semicolon | Tag::Subordinator))
        .map_or(start, |before| before + 1);
    let behind = if cx.tag(at + 1) == Tag::Comma { at + 2 } else { at + 1 };
    reading(None, vec![start..clause::trim(cx.sequence, start, at), behind..clause::end(cx, behind)])
}
