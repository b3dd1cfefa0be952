//! Quotations in paragraphs behind a sentence that does not announce them by a colon: they float.

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::sequence::{Chunk, ChunkKind, Tag};

pub(super) const FILTER: Filter = Filter {
    id: "quotation-apart",
    doc: "its quotation stands in another paragraph, which the cue’s sentence does not announce by a colon",
    when: When::Chosen,
    drops: &[
        ("The chief responded on Monday.\n\n“We will pay for it in May.”", "responded"),
        ("The mayor replied.\n\n“We will pay for it in May. We always have.”", "replied"),
    ],
    keeps: &[
        ("Ruth Daly told the council:\n\n“We will pay for it in May.”", "told"),
        ("Ruth Daly was clear.\n\n“We will pay for it in May,” read the letter.", "read"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    let (sequence, head, content) = (setting.sequence(), setting.cue(row).chunk, &row.proposal.content);
    let Some(&first) = content.first().filter(|&&first| first > head) else { return false };
    let breaks = |chunk: &Chunk| chunk.kind == ChunkKind::ParagraphBreak;
    let Some(end) = sequence.chunks[head..first].iter().position(breaks) else { return false };
    content.iter().all(|&at| sequence.chunks[at].is_quote()) && sequence.tag((head + end) as isize - 1) != Tag::Colon
}
