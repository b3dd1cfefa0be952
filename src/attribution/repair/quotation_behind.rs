//! Quotations behind a content in its sentence that nobody has: the words in the marks are somebody's, and this row's speaker
//! is the only one in sight.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::sequence::Tag;

pub(super) const REPAIR: Repair = Repair {
    id: "quotation-behind",
    doc: "drawn on to a quotation behind it in its sentence, which no other row has",
    when: When::Beside,
    acts: &[
        (
            "Roe attacked the plan, a “waste of money that no one in this town will ever pay for”.",
            "attacked",
            "Roe",
            "the plan, a “waste of money that no one in this town will ever pay for”",
        ),
        (
            "Dale criticised the budget, a “betrayal of everyone who has worked in this town for years”.",
            "criticised",
            "Dale",
            "the budget, a “betrayal of everyone who has worked in this town for years”",
        ),
    ],
    rests: &[
        (
            "Ruth Daly said the bridge was a danger to the town and “a waste of money for all of us”.",
            "said",
            "Ruth Daly",
            "the bridge was a danger to the town and “a waste of money for all of us”",
        ),
        ("Dale praised the plan.\n\n“It is the best in years. We will build it.”", "praised", "Dale", "the plan"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let (parts, taken, head) = (setting.parts, setting.taken, setting.cue(row).chunk);
    let content = &mut row.proposal.content;
    let chunks = &parts.sequence.chunks;
    let Some(&last) = content.last().filter(|&&last| last > head) else { return false };
    let mut end = None;
    for at in last + 1..chunks.len().min(last + REACH) {
        if chunks[at].is_break() || taken[at] || chunks[at].tag == Tag::Semicolon {
            break;
        }
        if parts.is_spoken(at) {
            end = Some(at);
        }
    }
    let Some(quote) = end else { return false };
    // On to the end of the clause that the quotation stands in.
    let mut stop = quote + 1;
    while stop < chunks.len() && !ends_clause(chunks[stop].tag) && !taken[stop] {
        stop += 1;
    }
    content.extend(last + 1..stop);
    true
}

/// How far a content is drawn on, in chunks.
const REACH: usize = 60;

fn ends_clause(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Stop | Tag::Ask | Tag::Semicolon | Tag::Comma | Tag::Dash | Tag::SentenceBreak | Tag::ParagraphBreak
    )
}
