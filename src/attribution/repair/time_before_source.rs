//! A time at the head of a sentence: *Last night Kay Malik said*, *On Monday trade minister Nadia Roe*.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::model::Token;
use crate::sequence::Tag;

pub(super) const REPAIR: Repair = Repair {
    id: "time-before-source",
    doc: "without the time that stands before its source",
    when: When::Standing,
    acts: &[
        ("This week officials said that the plan was dead.", "said", "officials", "the plan was dead"),
        ("This morning officials said the plan was dead.", "said", "officials", "the plan was dead"),
    ],
    rests: &[
        ("On Friday town officials said the plan was dead.", "said", "town officials", "the plan was dead"),
        ("Monday’s report said the bridge was shut.", "said", "Monday’s report", "the bridge was shut"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let (parts, source) = (setting.parts, &mut row.proposal.source);
    let chunks = &parts.sequence.chunks;
    let &[first, second, ..] = source.as_slice() else { return false };
    if !first.checked_sub(1).is_some_and(|before| chunks[before].is_break()) {
        return false;
    }
    let tag = |place: usize| source.get(place).map(|&at| chunks[at].tag);
    let goes_on = |tag: &Tag| matches!(tag, Tag::Calendar | Tag::Number | Tag::Time);
    let length = match (chunks[first].tag, chunks[second].tag) {
        (Tag::Preposition, Tag::Calendar) => 2 + (2..).map_while(tag).take_while(goes_on).count(),
        (Tag::Preposition, Tag::Number) if is_year(parts.text, &parts.tokens[chunks[second].start]) => 2,
        (before, Tag::Time) if !matches!(before, Tag::Article | Tag::Possessive) => 2,
        _ => return false,
    };
    let Some(next) = tag(length) else { return false };
    let is_time = next.is_name()
        || matches!(next, Tag::Article | Tag::Role)
        || chunks[first].tag == Tag::Preposition && next.is_nominal();
    if is_time {
        source.drain(..length);
    }
    is_time
}

/// *2019*.
fn is_year(text: &str, token: &Token) -> bool {
    let word = token.span.slice(text);
    word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit())
}
