//! `Mayor: We rebuild`: a headline in which a colon parts source and content.

use super::reading::{clause, one, reading, sentence_start};
use super::{Context, Reading, Rule};
use crate::flow::Tag;
use crate::model::ParagraphKind;

pub(super) const RULE: Rule = Rule {
    id: "headline-colon",
    doc: "in a headline: a source, a colon, then what it says",
    fires: &[
        (
            "Mayor: ‘We rebuild’

The mayor spoke on Monday about the flood that hit the town last week.",
            ":",
            "Mayor",
            "‘We rebuild’",
        ),
        (
            "Union chief: talks a sham

The head of the union spoke on Monday about the talks with the board.",
            ":",
            "Union chief",
            "talks a sham",
        ),
    ],
    silent: &[
        "She said: “We won.”",
        "The mayor spoke on Monday about the flood: nobody was hurt in the town last week.",
    ],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    let at = cx.cue.unit;
    if !cx.is_mark(Tag::Colon) || !matches!(cx.flow.paragraphs[at], ParagraphKind::Title | ParagraphKind::Heading) {
        return None;
    }
    let start = sentence_start(cx.flow, at);
    if start == at || at - start > 8 {
        return None;
    }
    reading(Some(start..at), one(at + 1..clause::end(cx, at + 1)))
}
