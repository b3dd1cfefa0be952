//! `Mayor: We rebuild`, `‘We rebuild’: mayor`: a headline in which a colon parts source and content.

use std::ops::Range;

use super::reading::{clause, one, reading, sentence_start};
use super::{Context, Reading, Rule};
use crate::model::{Class, Token};
use crate::sequence::{Sequence, Tag};

pub(super) const RULE: Rule = Rule {
    id: "headline-colon",
    doc: "in a headline: a source, a colon, then what it says; or a quotation, a colon, then who said it",
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
        (
            "‘We rebuild’: Mayor speaks on flood

The mayor spoke on Monday about the flood that hit the town last week.",
            ":",
            "Mayor",
            "‘We rebuild’",
        ),
        (
            "‘It felt like theft’: pensioners lose savings

A number of pensioners spoke on Monday about the firm that took their money last week.",
            ":",
            "pensioners",
            "‘It felt like theft’",
        ),
    ],
    silent: &[
        "She said: “We won.”",
        "The mayor spoke on Monday about the flood: nobody was hurt in the town last week.",
    ],
    apply,
};

fn apply(cx: &Context<'_>) -> Option<Reading> {
    let at = cx.cue.chunk;
    if !cx.is_mark(Tag::Colon) || !cx.sequence.is_headline(at) {
        return None;
    }
    let start = sentence_start(cx.sequence, at);
    if start == at || at - start > 8 {
        return None;
    }
    if start + 1 == at && cx.sequence.chunks[start].is_quote() {
        let name = name(cx.sequence, cx.tokens, at + 1).len();
        return reading((name > 0).then_some(at + 1..at + 1 + name), one(start..at));
    }
    reading(Some(start..at), one(at + 1..clause::end(cx, at + 1)))
}

/// The name that begins at a chunk of a headline, up to a verb: in *pensioners lose savings* the base form of one follows a
/// plural.
pub fn name(sequence: &Sequence, tokens: &[Token], start: usize) -> Range<usize> {
    let is_verb = |at: usize| {
        let classes = tokens[sequence.chunks[at].start].classes;
        // Up to here all is nominal.
        let noun_before = at > start && !opens(sequence.chunks[at - 1].tag);
        noun_before
            && sequence.chunks[at].tag == Tag::Lower
            && classes.has(Class::OtherVerb)
            && classes.has(Class::Base)
    };
    let end = (start..sequence.chunks.len()).find(|&at| !sequence.chunks[at].tag.is_nominal() || is_verb(at));
    start..end.unwrap_or(sequence.chunks.len())
}

/// Whether a noun follows a word of this tag.
fn opens(tag: Tag) -> bool {
    matches!(tag, Tag::Article | Tag::Possessive | Tag::Demonstrative | Tag::RoleModifier | Tag::Demonym)
}
