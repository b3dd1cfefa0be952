//! Contents whose second clause has a *that* of its own: *said the pump was old, but that it would be mended*. Such a clause can
//! depend on nothing but the cue.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::sequence::Tag;

pub(super) const REPAIR: Repair = Repair {
    id: "second-that-clause",
    doc: "drawn on over a second clause, joined to the first and with a that of its own",
    when: When::Beside,
    acts: &[
        (
            "The board said the mayor “was party to a fraud”, but that the case was closed.",
            "said",
            "The board",
            "the mayor “was party to a fraud”, but that the case was closed",
        ),
        (
            "The board said Roe “lied”, but that the police did nothing.",
            "said",
            "The board",
            "Roe “lied”, but that the police did nothing",
        ),
    ],
    rests: &[
        ("“It was old,” Ruth Daly said, and that was the end of it.", "said", "Ruth Daly", "“It was old,”"),
        ("Ruth Daly said that it was old.", "said", "Ruth Daly", "it was old"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    /// How far a content is drawn on, in chunks.
    const REACH: usize = 60;
    let (sequence, taken, head) = (setting.sequence(), setting.taken, setting.cue(row).chunk);
    let chunks = &sequence.chunks;
    let content = &mut row.proposal.content;
    let tag = |at: usize| sequence.tag(at as isize);
    let (Some(&first), Some(&last)) = (content.first(), content.last()) else { return false };
    if first < head || !content.iter().any(|&at| tag(at).is_finite() || chunks[at].is_quote()) {
        return false;
    }
    let and = last + 1 + usize::from(tag(last + 1) == Tag::Comma);
    let that = and + 1;
    let joins = matches!(tag(and), Tag::And | Tag::But) && tag(that) == Tag::That;
    // And that was the end of it.
    if !joins || tag(that + 1).is_finite() {
        return false;
    }
    let is_free = |at: &usize| {
        !taken.get(*at).copied().unwrap_or(true)
            && !chunks[*at].is_break()
            && !matches!(tag(*at), Tag::Stop | Tag::Ask | Tag::Semicolon)
    };
    let end = (last + 1..that + REACH).take_while(is_free).last().unwrap_or(last);
    if end <= that {
        return false;
    }
    content.extend(last + 1..=end);
    true
}
