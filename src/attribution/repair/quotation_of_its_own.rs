//! Quotations of other paragraphs that do not go on from a quotation: behind *Ms Roe praised the plan.* a quotation in a
//! paragraph of its own is a statement of its own.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::sequence::{ChunkKind, Tag};

pub(super) const REPAIR: Repair = Repair {
    id: "quotation-of-its-own",
    doc: "without the quotations of other paragraphs: what stands beside its cue is none, so they do not go on from it",
    when: When::Standing,
    acts: &[
        ("Ruth Daly said so.\n\n“We will pay for it in May. We always have.”", "said", "Ruth Daly", "so"),
        ("Ben Dale said so.\n\n“We will pay for it in May. We always have.”", "said", "Ben Dale", "so"),
    ],
    rests: &[
        (
            "“It was cold,” Dale said.\n\n“We lost all we had.”",
            "said",
            "Dale",
            "“It was cold,” … “We lost all we had.”",
        ),
        (
            "Ruth Daly told the council:\n\n“We will pay for it in May.”",
            "told",
            "Ruth Daly",
            "“We will pay for it in May.”",
        ),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let (sequence, head, content) = (setting.sequence(), setting.cue(row).chunk, &mut row.proposal.content);
    let is_own = |chunk: usize| {
        let (from, to) = (chunk.min(head), chunk.max(head));
        !sequence.chunks[from..to].iter().any(|chunk| chunk.kind == ChunkKind::ParagraphBreak)
    };
    let (mut own, mut quotes) = (false, false);
    for &chunk in content.iter().filter(|chunk| is_own(**chunk)) {
        own = true;
        quotes |= sequence.chunks[chunk].is_quote() && sequence.chunks[chunk].tag != Tag::QuoteShort;
    }
    let before = content.len();
    if own && !quotes {
        content.retain(|&chunk| is_own(chunk));
    }
    content.len() < before
}
