//! Quotation sentences that follow in the same paragraph and that no row has: *“No,” she said. “Not now.” “Never.”*

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::sequence::{Chunk, ChunkKind, Tag};

pub(super) const REPAIR: Repair = Repair {
    id: "quotations-that-follow",
    doc: "with the quotations that follow in its paragraph, which no other row has",
    when: When::Beside,
    acts: &[
        (
            "“It is too much for us all to pay,” said Hugh Roe. “It is a waste of all our money.” “It is a scandal for the whole town.” “It is a shame on all of us here.” “It is over for the old bridge.” “It is time for us to say so.”",
            "said",
            "Hugh Roe",
            "“It is too much for us all to pay,” … “It is a waste of all our money.” “It is a scandal for the whole town.” “It is a shame on all of us here.” “It is over for the old bridge.” “It is time for us to say so.”",
        ),
        (
            "“We lost the house,” said Mia Dent. “We lost the car.” “We lost the dog.” “We lost the boat.” “We lost the shed.” “We lost the hens.” “We lost it all.”",
            "said",
            "Mia Dent",
            "“We lost the house,” … “We lost the car.” “We lost the dog.” “We lost the boat.” “We lost the shed.” “We lost the hens.” “We lost it all.”",
        ),
    ],
    rests: &[
        ("“No,” Ruth Daly said. “Not now.”", "said", "Ruth Daly", "“No,” … “Not now.”"),
        (
            "“It was cold,” Dale said.\n\n“We lost all we had.”",
            "said",
            "Dale",
            "“It was cold,” … “We lost all we had.”",
        ),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let (parts, taken, content) = (setting.parts, setting.taken, &mut row.proposal.content);
    let chunks = &parts.sequence.chunks;
    let quotes_only = content.iter().all(|&chunk| chunks[chunk].is_quote());
    let Some(&last) = content.last().filter(|_| quotes_only) else { return false };
    // Behind the last quotation its attribution may stand.
    let before = content.len();
    let mut at = last + 1;
    while at < chunks.len() && !chunks[at].is_break() && taken[at] {
        at += 1;
    }
    if chunks.get(at).is_some_and(|chunk| chunk.tag == Tag::Stop) {
        at += 1;
    }
    while chunks.get(at).is_some_and(|chunk| chunk.kind == ChunkKind::SentenceBreak) {
        let next = at + 1;
        let alone = chunks.get(next + 1).is_none_or(Chunk::is_break);
        if !alone || !chunks.get(next).is_some_and(|chunk| chunk.is_quote()) || taken[next] || !parts.is_speech(next) {
            break;
        }
        content.push(next);
        at = next + 1;
    }
    content.len() > before
}
