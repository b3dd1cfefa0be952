//! Verbs that only have a work for their object: *She sang “Blue Door” twice*.

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::model::QuoteRole;
use crate::sequence::ChunkKind;

pub(super) const FILTER: Filter = Filter {
    id: "performed-work",
    doc: "its verb has a work for its object, and seldom speaks of what is in one",
    when: When::Proposed,
    drops: &[("She sang “Blue Door” twice.", "sang"), ("Ruth Daly read “The Blue Door” aloud.", "read")],
    keeps: &[
        ("Ruth Daly wrote “The Blue Door” in 2004.", "wrote"),
        ("“Our bridge is shut for the year,” the sign at the door read.", "read"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    /// Verbs that are cues more often than this class says speak of what is in the work.
    const RARELY: usize = 5;
    let parts = setting.parts;
    let content = &row.proposal.content;
    let is_work = |at: usize| {
        let ChunkKind::Quote(id) = parts.sequence.chunks[at].kind else { return false };
        parts.quotes[id.0].role == QuoteRole::Work
    };
    let head = setting.cue(row).chunk;
    row.facts.rate <= RARELY && content.first() == Some(&(head + 1)) && is_work(head + 1)
}
