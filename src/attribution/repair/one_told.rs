//! The one who was told: in *“Go,” Dale was told* he has the ear, not the word.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::attribution::speech_act;
use crate::sequence::{ChunkKind, Sequence};

pub(super) const REPAIR: Repair = Repair {
    id: "one-told",
    doc: "without the one who was told it",
    when: When::Standing,
    acts: &[
        ("“The road is shut,” members were warned on Monday.", "warned", "", "“The road is shut,”"),
        ("“The bridge is shut,” members were warned on Friday.", "warned", "", "“The bridge is shut,”"),
    ],
    rests: &[
        ("“The road is shut,” she told Dale.", "told", "she", "“The road is shut,”"),
        ("The court was told by Ruth Daly that the bridge was unsafe.", "told", "Ruth Daly", "the bridge was unsafe"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    if !row.facts.group.be || !speech_act::tells_object(setting.parts.lexicon, setting.cue(row)) {
        return false;
    }
    let before = row.proposal.content.len() + row.proposal.source.len();
    leave_out_before(setting.sequence(), row);
    leave_out_behind(setting.sequence(), row);
    row.proposal.content.len() + row.proposal.source.len() < before
}

/// *Dale was told there was a risk*: where the content follows the verb, what stands before it heard it.
fn leave_out_before(sequence: &Sequence, row: &mut Row) {
    let head = row.facts.group.start;
    let content = &mut row.proposal.content;
    let is_plain = |at: &usize| sequence.chunks[*at].kind == ChunkKind::Token;
    if content.iter().any(|&at| at > head) && content.iter().filter(|at| **at < head).all(is_plain) {
        content.retain(|&at| at > head);
    }
}

/// *“It is over,” Dale was told*: so did what stands between a quotation and the verb.
fn leave_out_behind(sequence: &Sequence, row: &mut Row) {
    let head = row.facts.group.start;
    let content = &mut row.proposal.content;
    let Some(quote) = content.iter().rposition(|&at| at < head && sequence.chunks[at].is_quote()) else { return };
    let behind = content[quote] + 1..head;
    if sequence.chunks[behind.clone()].iter().all(|chunk| chunk.tag.is_nominal()) {
        content.retain(|at| !behind.contains(at));
        row.proposal.source.retain(|at| !behind.contains(at));
    }
}
