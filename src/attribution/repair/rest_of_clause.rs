//! Contents that are only the subject of a clause: *said the step, though, was no breach*. Behind what stands between commas
//! the clause's verb follows.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::sequence::Tag;

pub(super) const REPAIR: Repair = Repair {
    id: "rest-of-clause",
    doc: "drawn on to its clause’s end: it was only the subject, and the verb follows behind what stands between commas",
    when: When::Beside,
    acts: &[
        (
            "Dale denies the step, though, was no breach of the law.",
            "denies",
            "Dale",
            "the step, though, was no breach of the law",
        ),
        ("Dale denies the plan, once his own, is dead.", "denies", "Dale", "the plan, once his own, is dead"),
    ],
    rests: &[(
        "Ruth Daly said the step, though, was no breach of the law.",
        "said",
        "Ruth Daly",
        "the step, though, was no breach of the law",
    )],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    /// The longest aside between the commas, and how far a content is drawn on, in chunks.
    const ASIDE: usize = 14;
    const REACH: usize = 60;
    let (sequence, taken, head) = (setting.sequence(), setting.taken, setting.cue(row).chunk);
    let content = &mut row.proposal.content;
    let chunks = &sequence.chunks;
    let tag = |at: usize| sequence.tag(at as isize);
    let (Some(&first), Some(&last)) = (content.first(), content.last()) else { return false };
    let whole = first > head && last - first + 1 == content.len();
    if !whole || content.iter().any(|&at| tag(at).is_finite() || chunks[at].is_quote()) || tag(last + 1) != Tag::Comma {
        return false;
    }
    let is_free = |at: &usize| !taken.get(*at).copied().unwrap_or(true) && !chunks[*at].is_break();
    let close = (last + 2..last + 2 + ASIDE).take_while(is_free).find(|&at| tag(at) == Tag::Comma);
    let Some(mut verb) = close.map(|close| close + 1) else { return false };
    while matches!(tag(verb), Tag::Adverb | Tag::UnknownLy) {
        verb += 1;
    }
    if !tag(verb).is_finite() {
        return false;
    }
    let ends = |at: &usize| matches!(tag(*at), Tag::Stop | Tag::Ask | Tag::Semicolon);
    let end = (verb..verb + REACH).take_while(|at| is_free(at) && !ends(at)).last();
    content.extend(last + 1..end.map_or(verb, |end| end + 1));
    true
}
